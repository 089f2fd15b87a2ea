// SPDX-License-Identifier: MIT

/// @file extract/same.h
/// Events that the article names again: "the move", "the attack", the nominal
/// of a verb told before, headline and body.

#ifndef TD_EXTRACT_SAME_H
#define TD_EXTRACT_SAME_H

#include "grammar/context.h"

/// Set same_as of the document's events, which are in the order of the text;
/// headline first.
void td_same_find(const td_analysis *x);

/// The event that anaphoric noun `token` ("the move") takes up, among those
/// before it; TD_NONE.
uint32_t td_same_antecedent(const td_analysis *x, uint32_t token,
                            uint32_t n_events);

#endif
