// SPDX-License-Identifier: MIT

/// @file fuse/report.h
/// What fusion remembers of a report, and how the files of fuse/ share it.
///
/// Texts are numbers of the fuser's interner, so records are small and equal
/// texts are equal numbers.

#ifndef TD_FUSE_REPORT_H
#define TD_FUSE_REPORT_H

#include "base/intern.h"
#include "fuse/fuse.h"

/// Who fills a role, as far as fusion compares it.
typedef struct {
  td_role role;
  td_role compared_as; ///< its role, or that of an act which results in it
  uint32_t iri;
  uint32_t name;    ///< for labels
  td_term known;    ///< gazetteer entry; 0
  td_term country;  ///< 0 unknown
  td_term gender;   ///< 0 unknown
  td_term sector;   ///< the first; 0
  bool is_official; ///< a state, a body of it, or somebody who acts for it
  bool is_group;
  bool is_plural;
  bool is_open;  ///< a pronoun that nobody knows what it means
  td_term type;  ///< class of the entity, or of what a group counts
  uint32_t head; ///< lemma of a group's head noun, last word of a name
  int64_t count; ///< of a group: exact; TD_NO_COUNT
} td_participant;

/// A report that this one points to.
typedef struct {
  td_role role;
  uint32_t report; ///< IRI
} td_link;

/// Words that a report gives for a role or says.
typedef struct {
  td_vocab property;
  uint32_t text;
} td_words;

/// Hashes of words, ascending.
typedef struct {
  const uint32_t *words;
  uint32_t n;
} td_word_set;

typedef struct {
  uint32_t iri;
  uint32_t mention; ///< IRI of the trigger
  uint32_t document;
  td_day article_day;
  uint32_t order; ///< code point offset of the trigger; headlines first
  td_term classes[TD_MAX_CLASSES];
  td_term cause;  ///< class of acts that result in it; 0
  uint32_t lemma; ///< of its trigger's head word
  td_term top;    ///< the class right below the event's kinds: what blocks
  td_event_status status;
  td_precision precision;
  td_day begin;
  td_day end;
  td_number numbers[TD_N_NUMBERS];
  uint32_t amount; ///< IRI of its money; 0
  uint16_t confidence;
  uint32_t same_as; ///< IRI of an earlier report of the article; 0
  bool is_new;      ///< see td_event
  td_word_set said; ///< of a statement: its sentence
  TD_ARRAY(td_participant) participants;
  TD_ARRAY(td_link) links;
  TD_ARRAY(td_words) words;
  TD_ARRAY(uint32_t) sources;
  TD_ARRAY(uint32_t) deniers;
  uint32_t cluster; ///< representative report, while and after clustering
} td_report;

/// An article, for counting independent sources, and what it is about.
typedef struct {
  uint32_t iri;
  td_day day;
  uint64_t fingerprint; ///< equal or near for copied text
  td_word_set words;    ///< what it begins with
  td_word_set names;    ///< those of them that are names
  uint32_t story;       ///< an article that stands for all of its story
} td_article;

struct td_fuser {
  const td_know *know;
  td_slice base;
  td_arena *arena;
  td_interner *texts;
  TD_ARRAY(td_report) reports;
  TD_ARRAY(td_article) articles;
  uint32_t *by_iri;   ///< [n_indexed + 1]: report + 1 of an IRI's number; 0
  uint32_t n_indexed; ///< texts there were when events began to be named
  uint32_t *events;   ///< [n_reports]: event IRI of each report's cluster
  uint32_t n_events;
};

/// For sorting: below, at or above 0.
static inline int td_compare_u32(uint32_t a, uint32_t b) {
  return (a > b) - (a < b);
}

/// What speaks for two reports that have words in common, but nobody.
#define TD_POINTS_OF_WORDS 1

/// Whether two reports may be one event: 0, or how much speaks for it.
unsigned td_reports_agree(const td_fuser *fuser, const td_report *a,
                          const td_report *b);

/// Whether some role of two reports has fillers that cannot be the same.
bool td_reports_contradict(const td_fuser *fuser, const td_report *a,
                           const td_report *b);

/// Whether one article tells the two as two: elsewhere, or with other things.
bool td_reports_exclude(const td_fuser *fuser, const td_report *a,
                        const td_report *b);

/// Keep the words that tell what `document` is about.
TD_MUST_CHECK td_status td_story_take(td_fuser *fuser,
                                      const td_document *document,
                                      td_article *article);

/// Keep the words of the sentence of a statement, without its speaker.
TD_MUST_CHECK td_status td_saying_take(td_fuser *fuser,
                                       const td_document *document,
                                       const td_event *event,
                                       td_word_set *words);

/// Whether an article is long enough to tell a story.
bool td_story_is_told(const td_word_set *words);

/// How alike two articles are in their names, and a little in their other
/// words, per thousand.
uint32_t td_article_likeness(const td_article *a, const td_article *b);

/// Sets `story` of every article. Articles of one story tell of the same
/// people, places and bodies within weeks: then "a man" of the one may be the
/// man of the other.
TD_MUST_CHECK td_status td_fuser_find_stories(td_fuser *fuser);

/// Whether two sentences have the same said.
bool td_saying_is_shared(const td_word_set *a, const td_word_set *b);

/// How sure it is that two fillers of one role are the same.
typedef enum {
  TD_NOT_SAME,
  TD_UNTOLD,      ///< nothing told of the two speaks for it or against it
  TD_MAY_BE_SAME, ///< what is told of the two fits together
  TD_SAME_WORDS,  ///< told alike, or one acts for the other
  TD_SAME_NAME
} td_likeness;

/// How alike two fillers of one role are; `in_story`: in two articles that
/// tell one story. TD_UNTOLD is only said in a story.
td_likeness td_participants_alike(const td_fuser *fuser,
                                  const td_participant *a,
                                  const td_participant *b, bool in_story);

/// Whether one of two places is or contains the other.
bool td_places_meet(const td_fuser *fuser, const td_participant *a,
                    const td_participant *b);

/// Whether a named source in one article says that it happened and another
/// that it did not.
bool td_reports_dispute(const td_report *a, const td_report *b);

/// Clusters by td_reports_agree, the strongest pairs first, as long as the
/// times of a whole cluster agree: sets `cluster` of every report to the first
/// report of its cluster.
TD_MUST_CHECK td_status td_fuser_cluster(td_fuser *fuser);

/// Order of reports: by article day, article IRI, offset; <0, 0, >0.
int td_report_compare(const td_fuser *fuser, const td_report *a,
                      const td_report *b);

/// Say the event of `n` reports (numbers, in order).
TD_MUST_CHECK td_status td_fuser_merge(td_fuser *fuser, const uint32_t *reports,
                                       uint32_t n, td_statement_sink sink);

static inline td_slice td_fuser_text(const td_fuser *fuser, uint32_t text) {
  return text ? td_interner_text(fuser->texts, text) : (td_slice){0};
}

#endif
