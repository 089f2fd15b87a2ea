// SPDX-License-Identifier: MIT

/// @file doc/document.h
/// One article: its text, and the layers that the stages add to it.
///
/// Stages know this file and nothing of one another. Each reads the layers
/// made before and adds its own:
///
///     ingest    uri, parts, headline, byline, day ...
///     segment   sentences, tokens (spans, forms)
///     tag       upos, xpos, feats, lemma        parse     head, rel, children
///     names     names                           temporal  times
///     detect    mentions            coref     speakers, phrases
///     link      entities, memberships, inner
///     extract   events, quotations
///
/// All of it lives in the document's arena and dies with it. Layers refer to
/// one another by index (TD_NONE: nothing), never by pointer, since arrays
/// move as they grow. Offsets are bytes, half open, in the text of one part;
/// they become code points only on the way out (td_document_codepoint).
/// `td_term` are terms of the knowledge (know/know.h); 0 is none.
///
/// Thread use: a document belongs to one thread at a time.

#ifndef TD_DOC_DOCUMENT_H
#define TD_DOC_DOCUMENT_H

#include "base/arena.h"
#include "base/array.h"
#include "base/calendar.h"
#include "base/slice.h"
#include "doc/ud.h"

#include <stdint.h>

#define TD_NONE UINT32_MAX

/// A term of the knowledge; 0 is none. The same type as in know/know.h.
typedef uint32_t td_term;

typedef struct {
  uint32_t begin;
  uint32_t end;
} td_span;

// ------------------------------------------------------------------- text

typedef enum { TD_HEADLINE, TD_BODY, TD_N_PARTS } td_part_id;

typedef struct {
  td_slice text;            ///< valid UTF-8 without a BOM; may be empty
  const uint32_t *cp_index; ///< code points before byte 64*i
} td_part;

typedef struct {
  td_part_id part;
  td_span span; ///< without white space at its ends
  uint32_t first_token;
  uint32_t n_tokens;
  bool begins_paragraph;
  bool is_dateline; ///< "SEOUL (Agency) -": not a sentence of the graph
} td_sentence;

/// A word of UD. Multiword tokens ("don't") are runs of words; in English each
/// word has a span of its own.
typedef struct {
  td_span span;
  td_slice form; ///< as written
  td_slice lemma;
  td_slice xpos;
  td_slice feats; ///< "Number=Plur|..." or empty
  uint32_t sentence;
  uint32_t head;         ///< index among all tokens; TD_NONE at the root
  uint32_t first_child;  ///< leftmost; TD_NONE if there is none
  uint32_t next_sibling; ///< to the right; TD_NONE at the last
  uint32_t mention;      ///< whose head this token is; TD_NONE
  td_term form_term;     ///< of the lower-cased form, as a literal; 0 unknown
  td_term lemma_term;
  uint8_t upos;    ///< td_upos
  uint8_t rel;     ///< td_rel
  uint8_t n_words; ///< words of the multiword token that begins here; else 0
  bool space_after;
} td_token;

// --------------------------------------------------------------- entities

typedef enum { TD_FORM_NAME, TD_FORM_NOMINAL, TD_FORM_PRONOUN } td_mention_form;

typedef enum {
  TD_TYPE_NONE,
  TD_TYPE_PER,
  TD_TYPE_ORG,
  TD_TYPE_LOC,
  TD_TYPE_MISC
} td_name_type;

typedef struct {
  td_part_id part;
  td_span span;
  uint32_t sentence;
  uint32_t first_token;
  uint32_t n_tokens;
  uint32_t head; ///< token
  td_mention_form form;
  td_name_type type;
  bool has_article; ///< of a name: its first word is an article before it
  td_term known;    ///< gazetteer entry that the name matched alone; 0
  uint32_t entity;  ///< TD_NONE while unresolved
} td_mention;

typedef enum {
  TD_ENTITY_NAMED, ///< has a name, known or not
  TD_ENTITY_GROUP, ///< unnamed: "two Chinese firms", "militants"
  TD_ENTITY_LIST   ///< stands for its members: "the two Koreas"
} td_entity_kind;

#define TD_NO_COUNT INT64_MIN
#define TD_MAX_SECTORS 4

typedef struct {
  td_entity_kind kind;
  td_slice name; ///< fullest name in the article; of a group its words
  td_term known; ///< gazetteer entry; 0
  td_term type;  ///< ontology class: schema:Person, tid:Group, ...; 0 unknown
  td_term country;
  uint32_t organization;           ///< entity; of a person the body; TD_NONE
  td_term sectors[TD_MAX_SECTORS]; ///< literals "GOV", ...; 0 ends
  td_term nonstate;                ///< literal "IGO", ...; 0
  td_term gender;                  ///< literal "male", "female"; 0
  bool is_plural;
  int64_t count; ///< exact; TD_NO_COUNT
  int64_t count_min;
  int64_t count_max;
  uint32_t mention;        ///< first mention; of a group the one that names it
  const uint32_t *members; ///< entities of a list
  uint32_t n_members;
} td_entity;

typedef enum {
  TD_TENURE_CURRENT,
  TD_TENURE_FORMER,
  TD_TENURE_ACTING,
  TD_TENURE_ELECT,
  TD_TENURE_DESIGNATE
} td_tenure;

/// A name as the words show it, before what is known is asked.
typedef struct {
  uint32_t first_token;
  uint32_t n_tokens;
  td_name_type type;
} td_name;

/// A phrase that means the same as another of the article. It runs over all
/// its words ("the ship that sank"), a mention only to the head.
typedef struct {
  td_part_id part;
  td_span span;
  uint32_t head;       ///< token
  uint32_t mention;    ///< whose head it has; TD_NONE
  uint32_t first;      ///< phrase that begins the chain
  uint32_t antecedent; ///< phrase that it takes up; TD_NONE at the first
  float margin;        ///< how far its chain scores above all else
  bool is_backed; ///< grammar says so too: the antecedent is the subject of
                  ///< its clause, or both are subjects one sentence apart
  bool is_list;   ///< "A and B"
  td_mention_form form;
} td_phrase;

/// A role that the article gives somebody.
typedef struct {
  td_part_id part;
  td_span span; ///< the title's words
  uint32_t sentence;
  uint32_t member;       ///< entity
  uint32_t organization; ///< entity; TD_NONE
  td_term role;          ///< org:Role; 0 when the title's head is unknown
  td_tenure tenure;
  uint32_t since; ///< td_time from which on the article says it is held
  uint32_t until; ///< td_time up to which; TD_NONE
} td_membership;

// ------------------------------------------------------------------- time

typedef enum {
  TD_TIME_DATE,
  TD_TIME_TIME,
  TD_TIME_DURATION,
  TD_TIME_SET
} td_time_type;

typedef enum {
  TD_PRECISION_NONE, ///< no calendar value, or only a vague one
  TD_PRECISION_YEAR,
  TD_PRECISION_MONTH,
  TD_PRECISION_DAY
} td_precision;

/// A time expression, with TIMEX3 semantics.
typedef struct {
  td_part_id part;
  td_span span;
  uint32_t sentence;
  uint32_t first_token;
  uint32_t n_tokens;
  uint32_t head; ///< token
  td_time_type type;
  td_slice value; ///< ISO 8601 ("2019-03-22", "P2D", "PAST_REF"); may be empty
  td_precision precision;
  td_day begin; ///< first and last possible day; TD_NO_DAY
  td_day end;
} td_time;

// ----------------------------------------------------------------- events

typedef enum {
  TD_ROLE_ACTOR,
  TD_ROLE_RECIPIENT,
  TD_ROLE_THEME,
  TD_ROLE_ORIGIN,
  TD_ROLE_DESTINATION,
  TD_ROLE_TOPIC,
  TD_ROLE_REASON,
  TD_ROLE_PLACE,
  TD_ROLE_CLAIMS, ///< of a statement: the event it asserts
  TD_ROLE_BEFORE,
  TD_ROLE_AFTER,
  TD_ROLE_PART_OF, ///< tid:subEventOf
  TD_N_ROLES
} td_role;

typedef enum { TD_FILLER_ENTITY, TD_FILLER_EVENT, TD_FILLER_TEXT } td_filler;

typedef struct {
  td_role role;
  td_filler filler;
  uint32_t id;      ///< entity or event; TD_NONE for text
  uint32_t mention; ///< of the entity; TD_NONE
  td_part_id part;
  td_span span;        ///< the filler's words
  bool is_counterpart; ///< actor of a reciprocal act with whom another does it:
                       ///< in the records its recipient
  bool is_behind;      ///< no phrase of the event's: who stands behind one
} td_argument;

typedef enum {
  TD_HAPPENED,
  TD_ONGOING,
  TD_PLANNED,
  TD_POSSIBLE,
  TD_REQUESTED,
  TD_DID_NOT_HAPPEN,
  TD_DISPUTED,
  TD_N_STATUS
} td_event_status;

typedef enum {
  TD_CERTAIN,
  TD_PROBABLE,
  TD_CERTAINTY_POSSIBLE,
  TD_UNDERSPECIFIED
} td_certainty;

/// What one source says of an event.
typedef struct {
  uint32_t source;  ///< entity; TD_NONE: the article itself
  uint32_t mention; ///< of the source; TD_NONE
  uint32_t via;     ///< entity that reports the source's words; TD_NONE
  td_certainty certainty;
  bool is_negative; ///< the source denies it
  bool is_future;
} td_attribution;

typedef enum {
  TD_NUMBER_KILLED,
  TD_NUMBER_WOUNDED,
  TD_NUMBER_MISSING,
  TD_NUMBER_DETAINED,
  TD_NUMBER_DISPLACED,
  TD_N_NUMBERS
} td_number_kind;

typedef struct {
  int64_t value; ///< TD_NO_COUNT where the text gives none
  int64_t min;
  int64_t max;
} td_number;

#define TD_UNCOUNTED ((td_number){TD_NO_COUNT, TD_NO_COUNT, TD_NO_COUNT})

static inline bool td_number_is_empty(td_number n) {
  return n.value == TD_NO_COUNT && n.min == TD_NO_COUNT && n.max == TD_NO_COUNT;
}

/// A sum of money, in hundredths of its unit; TD_NO_COUNT where the text gives
/// none.
typedef struct {
  int64_t value;
  int64_t min;
  int64_t max;
  td_term currency; ///< its code
  td_span span;     ///< where it stands; empty where there is no money
} td_money;

#define TD_MAX_CLASSES 3
#define TD_MAX_MODES 4

/// One report of an event.
typedef struct {
  td_part_id part;
  td_span span; ///< the trigger's words
  uint32_t sentence;
  uint32_t token;                  ///< the trigger's head
  td_term classes[TD_MAX_CLASSES]; ///< 0 ends
  td_term entry;                   ///< lexicon entry that evoked it
  td_term modes[TD_MAX_MODES];
  TD_ARRAY(td_argument) arguments;
  TD_ARRAY(td_attribution) attributions;
  td_event_status status;
  bool is_future;
  bool is_purpose; ///< what something else is done for
  bool is_new;     ///< told as one not told of before: "a second raid"
  uint32_t time;   ///< td_time whose words say when; TD_NONE
  td_precision precision;
  td_day begin; ///< its own time; TD_NO_DAY where the text gives none
  td_day end;
  uint32_t place_mention; ///< TD_NONE
  td_number numbers[TD_N_NUMBERS];
  td_money amount;
  uint32_t quotation;  ///< of a statement; TD_NONE
  uint32_t same_as;    ///< earlier event of the article that this repeats
  bool is_main;        ///< the record that a coder would choose
  bool is_content;     ///< content of a promise, request ...: coded with that
  bool is_open;        ///< possible as supposed or wanted, not as told
  bool is_coded;       ///< has a PLOVER type of its own in the records
  td_term coded_as;    ///< class whose type that is; 0 where it is its own
  uint32_t grounds;    ///< what confidence rests on (extract/confidence.h)
  uint16_t confidence; ///< thousandths
} td_event;

/// Words that somebody is said to have said.
typedef struct {
  td_part_id part;
  uint32_t sentence;
  td_span source; ///< empty where nobody is named
  td_span cue;
  td_span content;     ///< in quotation marks, or the clause
  td_span reported[2]; ///< all that is told of the source, with the words
                       ///< around a quotation; on both sides of an insertion
  uint32_t continues;  ///< the one that these are more words of; TD_NONE
  bool is_nested;      ///< told within what another tells
  bool is_said;        ///< by a verb of saying, or "according to": no attitude
  bool is_unsaid;      ///< "did not say": nobody holds it
  bool is_denial;      ///< "denied": held not to be so
  uint32_t speaker;    ///< entity; TD_NONE
  uint32_t speaker_mention; ///< TD_NONE
  uint32_t event;           ///< the statement; TD_NONE
  bool is_direct;           ///< in quotation marks
} td_quotation;

/// A verb or event noun that is no event of the document, and whether what it
/// tells is so; kept on demand only.
typedef struct {
  uint32_t token;
  td_event_status status;
} td_predicate;

/// A word that matched an entry of the lexicon, whether or not it tells of an
/// event, with the signs of that (extract/sift.h).
typedef struct {
  uint32_t token;
  td_term entry;
  td_term class_term;
  unsigned kind; ///< of class and word
  uint64_t signs;
  TD_ARRAY(td_slice) hints; ///< what stands beside it (extract/hints.h)
} td_trigger;

// --------------------------------------------------------------- document

typedef struct td_document {
  td_arena *arena;
  const char *path; ///< file it came from, for messages; never NULL
  size_t line;      ///< of that file; 0
  td_slice uri;     ///< absolute IRI without fragment
  td_slice byline;
  td_slice language;
  td_slice version;    ///< time stamp as written; empty
  td_slice provider;   ///< credit of a copied agency text; empty
  td_day day;          ///< the article's day; TD_NO_DAY
  bool has_time_stamp; ///< `day` comes from the time stamp
  td_part parts[TD_N_PARTS];

  TD_ARRAY(td_sentence) sentences;
  TD_ARRAY(td_token) tokens;
  const float *context;    ///< [tokens][context_width], words in their context
  uint32_t context_width;  ///< as the tagger saw them, for the parser; or NULL
  TD_ARRAY(td_name) names; ///< in order, without overlaps
  bool has_names;          ///< names were looked for by a network
  TD_ARRAY(td_mention) mentions;
  TD_ARRAY(td_mention)
  inner;                       ///< names inside those, without a type; they
                               ///< take part in nothing
  const uint32_t *speakers;    ///< [tokens], mention of who says it; TD_NONE
  TD_ARRAY(td_phrase) phrases; ///< of chains, in the order of the text
  TD_ARRAY(td_entity) entities;
  TD_ARRAY(td_membership) memberships;
  TD_ARRAY(td_time) times;
  TD_ARRAY(td_event) events;
  TD_ARRAY(td_quotation) quotations;
  bool wants_predicates; ///< fill `predicates`
  TD_ARRAY(td_predicate) predicates;
  bool wants_triggers; ///< fill `triggers`
  TD_ARRAY(td_trigger) triggers;
} td_document;

/// An empty document in an arena of its own, which holds at most
/// `limit_bytes` (0: no limit). NULL without memory.
td_document *td_document_new(size_t limit_bytes);
void td_document_free(td_document *document);

/// Give part `part` its text, which must be valid UTF-8 of less than 4 GiB and
/// live as long as the document (it is not copied).
/// Errors: TD_ERR_LIMIT, TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_document_set_text(td_document *document,
                                             td_part_id part, td_slice text);

/// The code point offset of byte offset `byte` in `part`. Constant time.
uint32_t td_document_codepoint(const td_document *document, td_part_id part,
                               uint32_t byte);

/// The words of `span`.
static inline td_slice td_document_text(const td_document *document,
                                        td_part_id part, td_span span) {
  return td_slice_part(document->parts[part].text, span.begin, span.end);
}

/// The words of `mention` without the article before a name: "United States" of
/// "the United States", but "The Hague".
td_span td_document_name_span(const td_document *document,
                              const td_mention *mention);

/// "PER", "ORG", "LOC" or "MISC"; empty for NONE. Never NULL.
const char *td_name_type_string(td_name_type type);

/// Whether all that is told of `entity` is a pronoun: "we", "they".
bool td_document_is_unnamed(const td_document *document, uint32_t entity);

/// Whether `sentence` has no stop at its end, whatever quotation marks,
/// brackets or semicolon close it.
bool td_document_ends_in_word(const td_document *document,
                              const td_sentence *sentence);

/// Make first_child and next_sibling of sentence `sentence` from its heads.
void td_document_link_children(td_document *document, uint32_t sentence);

/// A longer first line is no title.
#define TD_MAX_TITLE_TOKENS 40U

/// Whether `sentence` is a headline: given as one, or the first line of a text,
/// without a full stop; of several that semicolons part, any. Short lines by
/// themselves are headlines too.
bool td_document_is_title(const td_document *document,
                          const td_sentence *sentence);

/// First and one-past-last token of the subtree of `token` (by spans of the
/// tokens below it; for a projective tree exactly the subtree).
td_span td_document_subtree(const td_document *document, uint32_t token);

/// The first child of `token` with relation `rel` (subtype ignored where `rel`
/// is a base relation); TD_NONE.
uint32_t td_document_child(const td_document *document, uint32_t token,
                           td_rel rel);

/// Whether `token` is `ancestor` or below it.
bool td_document_is_below(const td_document *document, uint32_t token,
                          uint32_t ancestor);

#endif
