// SPDX-License-Identifier: MIT

/// @file coref/candidates.h
/// Which earlier phrases a phrase may take up, and the chains so far.

#ifndef TD_COREF_CANDIDATES_H
#define TD_COREF_CANDIDATES_H

#include "coref/features.h"

/// Most candidates of one phrase.
#define TD_MAX_CANDIDATES 80

/// Chains while phrases are taken in the order of the text. A phrase that
/// takes nothing up begins a chain.
typedef struct {
  uint32_t *chain_of; ///< [phrases]
  td_chain *chains;   ///< [phrases], the first n_chains in use
  uint32_t n_chains;
} td_chains;

TD_MUST_CHECK td_status td_chains_init(td_chains *chains, uint32_t n_phrases,
                                       td_arena *arena);

/// Put `phrase` into the chain of `antecedent`; TD_NONE: into a new one.
void td_chains_join(td_chains *chains, const td_noun_phrases *p,
                    uint32_t phrase, uint32_t antecedent);

typedef struct {
  uint32_t phrase;
  td_between between;
} td_candidate;

/// The candidates of `phrase` [TD_MAX_CANDIDATES], nearest first; returns how
/// many. `chains` has all phrases before it.
uint32_t td_candidates_find(const td_noun_phrases *p, const td_chains *chains,
                            uint32_t phrase, td_candidate *out);

#endif
