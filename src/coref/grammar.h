// SPDX-License-Identifier: MIT

/// @file coref/grammar.h
/// What the trees say of two phrases.

#ifndef TD_COREF_GRAMMAR_H
#define TD_COREF_GRAMMAR_H

#include "coref/phrases.h"

bool td_phrase_is_subject(const td_noun_phrases *p, const td_noun_phrase *a);

/// Whether it is the subject of a verb of saying.
bool td_phrase_is_source(const td_noun_phrases *p, const td_noun_phrase *a);

/// The token that the clause of `token` has for a subject, or that of a clause
/// above, also where it is understood: of "urged the North to send back its
/// staff" the North, of "the North's promise to give up its arms" the North.
/// TD_NONE.
uint32_t td_grammar_subject(const td_noun_phrases *p, uint32_t token);

/// Whether the pronoun `a` stands in a clause of the noun of `b` where it may
/// stand for that: "Mali, which said *it* would leave", "rebels burying *their*
/// dead", but not "the town that *it* shelled".
bool td_phrase_is_retold(const td_noun_phrases *p, const td_noun_phrase *a,
                         const td_noun_phrase *b);

/// How two phrases of a sentence stand to one another.
typedef enum {
  TD_APART,         ///< of different sentences
  TD_APPOSED,       ///< the later is beside the earlier
  TD_BELOW,         ///< the later hangs on the earlier otherwise
  TD_PREDICATE,     ///< "X is a Y"
  TD_ABOVE,         ///< the earlier hangs on the later
  TD_CONJUNCTS,     ///< of one coordination
  TD_COARGUMENTS,   ///< of one verb or noun
  TD_OF_CLAUSE,     ///< the earlier is the subject of the later's clause
  TD_UNDERSTOOD,    ///< the earlier is its understood subject
  TD_COMMANDS,      ///< the later is below the earlier's governor
  TD_SAME_SENTENCE, ///< none of these
  TD_N_BONDS
} td_phrase_bond;

/// `a` comes later.
td_phrase_bond td_phrases_bond(const td_noun_phrases *p,
                               const td_noun_phrase *a,
                               const td_noun_phrase *b);

#endif
