// SPDX-License-Identifier: MIT

/// @file lexicon/lexicon.h
/// Triggers with their frames, and the words that say how real something is,
/// gathered from the knowledge once, for quick search by lemma.
///
/// Read-only after td_lexicon_load: any number of threads.

#ifndef TD_LEXICON_LEXICON_H
#define TD_LEXICON_LEXICON_H

#include "lexicon/frame.h"

/// A sense of a word that evokes event classes.
typedef struct {
  td_term iri;
  td_slice lemma;    ///< one word or several
  td_slice particle; ///< empty: none
  td_upos upos;      ///< VERB, NOUN or ADJ
  td_term classes[TD_MAX_CLASSES];
  td_term modes[TD_MAX_MODES];
  unsigned counts;     ///< bits of td_number_kind: what its participants count
  bool counts_actor;   ///< those who do it are counted, too
  unsigned own_counts; ///< what a number of the noun itself counts
  bool tells_states;   ///< words of a state behind it say what is counted
  bool names_thing;    ///< a noun that is no event to other words
  int points;          ///< for telling of an event (extract/sift.h)
  int loose_points;    ///< besides, where its frame is not all told
  const td_frame *frames;
  uint32_t n_frames;
  uint32_t next; ///< lexeme with the same key word, plus one; 0 ends
} td_lexeme;

/// Whether tokens find the lexeme by the first word of its lemma, as verbs and
/// modals, or by the last, as nouns and adjectives.
bool td_lexeme_opens_with_key(const td_lexeme *lexeme);

/// Kinds of words that say something of another event.
typedef enum {
  TD_WORD_REPORTING,      ///< verbs of saying
  TD_WORD_REPORTING_NOUN, ///< "claim that"
  TD_WORD_IMPLICATIVE,
  TD_WORD_INTENTION,
  TD_WORD_DESIRE,
  TD_WORD_REQUEST, ///< operators that make their complement requested
  TD_WORD_TRIAL,   ///< "try": begun, whatever came of it
  TD_WORD_ATTEMPT, ///< other operators
  TD_WORD_ASPECT,
  TD_WORD_SUPPORT,
  TD_WORD_PART, ///< nouns of a part in an act: "target of", "role in"
  TD_WORD_ANAPHOR,
  TD_WORD_ATTITUDE, ///< verbs of holding and voicing an opinion
  TD_WORD_HOLD,     ///< verbs that have an opinion as their object: "have"
  TD_WORD_COURSE, ///< verbs that tell the course of the event at their subject
  TD_WORD_SERIES, ///< "a series of"
  TD_WORD_PHASE,  ///< nouns of an event's course: "the start of"
  TD_WORD_DRAFT,  ///< "a bill to ban it": who is to do it is open
  TD_WORD_OWN_COURSE, ///< "suspended aid": who does so gave it
  TD_WORD_TERM,       ///< plans and deals, and the verbs that tell their terms
  TD_WORD_LASTING,    ///< nouns of what goes on for some time
  TD_WORD_COUNT,      ///< verbs that give a noun its number: "rose to"
  TD_WORD_STATE,      ///< verbs that tell an opinion held, not voiced: "oppose"
  TD_WORD_ORDER,      ///< verbs between two events: "sparked"
  TD_WORD_HEDGE,      // from here on words of any part of speech
  TD_WORD_MODAL,
  TD_WORD_DELAY,
  TD_WORD_FUTILE, ///< "falsely", "in vain"
  TD_WORD_SPELL,  ///< "for", "since": how long
  TD_WORD_NEGATOR,
  TD_WORD_CONDITIONAL,
  TD_WORD_PURPOSE,
  TD_WORD_CONTROL,    ///< before what the object does: "accused X of"
  TD_WORD_CUE,        ///< before an event that another relates to: "after"
  TD_WORD_DURING,     ///< the same without an order: "while"
  TD_WORD_MEANS,      ///< "with", "through": by which something is done
  TD_WORD_MEANS_NOUN, ///< "by boat", "by telephone"
  TD_WORD_SOURCE,
  TD_WORD_PLACE,
  TD_N_WORD_KINDS
} td_word_kind;

/// Grammatical functions of which one word is the mark.
typedef enum {
  TD_MARK_GENITIVE, ///< "of"
  TD_MARK_AGENT,    ///< of a passive: "by"
  TD_MARK_AIM,      ///< "for"
  TD_MARK_INFINITIVE,
  TD_MARK_CONTENT, ///< of a clause: "that"
  TD_MARK_QUALITY, ///< "as"
  TD_MARK_LIMIT,   ///< "until"

  TD_MARK_DOUBT,  ///< of a clause that is a question: "whether"
  TD_MARK_DATIVE, ///< of whom something is told: "to"
  TD_MARK_CHOICE, ///< between what may be: "or"
  TD_MARK_ORIGIN, ///< of who sent it: "from"
  TD_N_MARKS
} td_mark;

#define TD_NO_STATUS TD_N_STATUS

/// An entry of a word list.
typedef struct {
  td_term iri;
  td_word_kind kind;
  td_upos upos; ///< part of speech it must have; NONE: see kind
  td_slice particle;
  const td_path *complements; ///< where its complement stands
  uint32_t n_complements;     ///< 0: anywhere
  bool is_of_head;            ///< an attribute: gives its head the status
  td_event_status status;     ///< given to the complement; TD_NO_STATUS
  td_event_status negated;    ///< when it is itself negated; TD_NO_STATUS
  td_event_status in_past;    ///< of a modal in the past
  td_event_status supposed;   ///< of a modal, to what is only supposed
  td_event_status to_others;  ///< to what others are to do: "wants them to"
  td_event_status of_perfect; ///< of a modal, to a perfect after it
  td_certainty certainty;
  bool has_certainty;
  int subject_role; ///< of a support verb: what its subject is (td_role)
  int relation;     ///< of a cue or verb of order: what it says (td_role)
  bool is_inverse;  ///< it says so of its object: "prompted"
} td_word;

/// Whom of those behind a phrase a step leads to.
typedef enum {
  TD_BEHIND_NOBODY, ///< the phrase itself must be an actor
  TD_BEHIND_AGENT,
  TD_BEHIND_PATIENT,
  TD_BEHIND_VICTIM,  ///< as a patient, but of a blow, which falls in a place
  TD_BEHIND_SUBJECT, ///< who does what a clause tells, or owns that subject
  TD_BEHIND_DOER,    ///< an event whose actors do this one too (extract/doer.h)
  TD_BEHIND_OWNER,   ///< whose a thing or act is
  TD_N_BEHIND
} td_behind;

typedef struct {
  td_path path;
  td_behind behind;
} td_affected_step;

/// Steps to try, in this order (extract/affected.h).
typedef struct {
  td_term class; ///< of the events it is for; 0: of those behind a phrase
  const td_affected_step *steps;
  uint32_t n_steps;
} td_affected_rule;

typedef struct {
  uint32_t word;
  uint32_t next; ///< plus one; 0 ends
} td_word_link;

typedef struct {
  const td_know *know;
  td_arena *arena;
  uint32_t n_terms;
  uint32_t *first_lexeme; ///< [n_terms + 1] by key word: lexeme plus one
  uint32_t *first_word;   ///< [n_terms + 1] by form: link plus one
  TD_ARRAY(td_lexeme) lexemes;
  TD_ARRAY(td_word) words;
  TD_ARRAY(td_word_link) links;
  TD_ARRAY(td_affected_rule) affected;
  td_affected_rule behind[TD_N_BEHIND];
  td_slice marks[TD_N_MARKS]; ///< the words; empty where no data has one
} td_lexicon;

/// Fill `lexicon`, which is zeroed but for `know` and `arena`.
/// Errors: TD_ERR_NO_MEM; TD_ERR_BAD_SYNTAX for a bad frame, sent to `errors`.
TD_MUST_CHECK td_status td_lexicon_load(td_lexicon *lexicon,
                                        const td_error_sink *errors);

/// Lexemes whose key word is `lemma`: iterate
/// `for (l = td_lexicon_first(x, t); l; l = td_lexicon_next(x, l))`.
const td_lexeme *td_lexicon_first(const td_lexicon *lexicon, td_term lemma);
const td_lexeme *td_lexicon_next(const td_lexicon *lexicon,
                                 const td_lexeme *lexeme);

/// Whether a frame of the lexeme looks for a filler of `role` at the path.
bool td_lexeme_has_path(const td_lexeme *lexeme, int role, td_path_kind kind,
                        td_slice word);

/// What the frames of the verb `lemma` say of its object.
typedef struct {
  bool is_intransitive; ///< most demand none
  bool is_transitive;   ///< most demand one
  bool needs_object;    ///< all do
  bool is_naming;       ///< one takes what the object is made beside it
  bool is_telling;      ///< none takes a clause without a hearer as object
  bool is_giving;       ///< one takes somebody to whom beside it
} td_valency;

td_valency td_lexicon_valency(const td_lexicon *lexicon, td_term lemma);

/// The word of kind `kind` with this form; NULL if there is none. The n-th,
/// from 0, for forms with several entries.
const td_word *td_lexicon_word(const td_lexicon *lexicon, td_term form,
                               td_word_kind kind, unsigned n);

/// The rule of the most specific class that `event_class` is or is below; NULL.
const td_affected_rule *td_lexicon_affected(const td_lexicon *lexicon,
                                            td_term event_class);

/// The rule of kind `kind` (TD_TID_PublicRule ...) that names `event_class` or
/// a class above it, or this class alone (tid:exactClass); 0 where there is
/// none.
td_term td_lexicon_rule(const td_lexicon *lexicon, td_vocab kind,
                        td_term event_class);

/// Whether a rule of kind `kind` (TD_TID_ObjectRule, TD_TID_ApartRule) names
/// the class `act` and, for what the act is done to or for, `object`.
bool td_lexicon_has_pair(const td_lexicon *lexicon, td_vocab kind, td_term act,
                         td_term object);

#endif
