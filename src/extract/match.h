// SPDX-License-Identifier: MIT

/// @file extract/match.h
/// A word that may tell of an event, with who and what fill its frame.

#ifndef TD_EXTRACT_MATCH_H
#define TD_EXTRACT_MATCH_H

#include "grammar/deep.h"

#define TD_MAX_FILLERS 24

typedef struct {
  int role; ///< td_role or TD_SLOT_CONSTRAINT
  uint32_t token;
  bool is_far;
  bool is_counterpart; ///< see td_argument
  bool is_named;       ///< the frame lists words, of which it is one
} td_fill;

/// What a loose match does not tell, as bits.
typedef enum {
  TD_LACKS_ACTOR = 1,
  TD_LACKS_RECIPIENT = 2,
  TD_LACKS_THING = 4 ///< any other role
} td_lack;

/// A word that matched.
typedef struct {
  uint32_t token;
  const td_lexeme *lexeme;
  int score;
  uint32_t n_required; ///< slots that had to be filled
  td_fill fills[TD_MAX_FILLERS];
  uint32_t n_fills;
  uint32_t support;    ///< support verb; TD_NONE
  bool is_loose;       ///< what its frames ask for is not all told
  bool has_misfit;     ///< of what they ask for something else is told
  unsigned lacks;      ///< of what they ask for is not told: of td_lack
  bool skips_particle; ///< a verb matched without its particle
  unsigned depth;      ///< clauses above that ask for its sense
  bool is_bare;        ///< no event, unless it takes up one told before
  bool is_held;        ///< part of what the match at `holder` tells
  uint32_t holder;     ///< token
  td_term coded_as;    ///< class whose code it has instead of its own; 0
} td_match;

typedef struct {
  TD_ARRAY(td_match) list;
} td_matches;

/// Whether `token` fills some slot.
bool td_match_uses(const td_match *match, uint32_t token);

/// Take over from `other` the fillers of the roles that `match` lacks, and of
/// its constraints, so that their nouns are seen to belong to the trigger.
void td_match_merge(td_match *match, const td_match *other);

/// Whether the word has several entries of its part of speech.
bool td_match_has_senses(const td_analysis *x, const td_match *match);

/// Whether the lemma of the entry has several words.
bool td_match_is_phrase(const td_match *match);

/// Whether the entry has several words: a particle or a compound.
bool td_match_has_words(const td_match *match);

/// Whether two classes are one of the other's kind.
bool td_classes_meet(const td_know *know, const td_term *a, const td_term *b);

/// Whether the entry evokes a class of events that the slot asks for, or the
/// slot asks for something else.
bool td_evokes_asked(const td_analysis *x, const td_slot *slot,
                     const td_lexeme *lexeme);

#endif
