// SPDX-License-Identifier: MIT

/// @file parse/decode.h
/// From word vectors to a tree, move by move.
///
/// Greedy: the best allowed move is made. The result is always a tree with one
/// root (see parse/tree.h). Time: linear in the words.

#ifndef TD_PARSE_DECODE_H
#define TD_PARSE_DECODE_H

#include "parse/score.h"

/// The allowed move with the highest score, and its relation in `*rel`.
td_move td_best_move(const td_state *state, const float *scores, uint8_t *rel);

/// Parse `n` words (at least 1), of which `shares` come from
/// td_scorer_prepare. Heads (n: the root) and relations go to `head` and `rel`
/// [n].
TD_MUST_CHECK td_status td_decode(const td_scorer *scorer, const float *shares,
                                  uint32_t n, td_arena *scratch, uint32_t *head,
                                  uint8_t *rel);

#endif
