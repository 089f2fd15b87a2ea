// SPDX-License-Identifier: MIT

/// @file extract/hints.h
/// What stands beside a word that matched an entry, as short texts of lemmas
/// and relations of UD: "under obj hold" says that it is the object of "hold",
/// "over nmod LOC" that it has a name of a place below it, "visit over nsubj"
/// that it is "visit" and has a subject, "visit with to" that it has "to" in a
/// phrase. Each may have points for or against the word telling of an event
/// (extract/sift.h), which are data.
///
/// Thread use: no state.

#ifndef TD_EXTRACT_HINTS_H
#define TD_EXTRACT_HINTS_H

#include "grammar/context.h"

/// Gets every hint, which lives only during the call.
typedef struct {
  void (*visit)(void *user, td_slice hint);
  void *user;
} td_hint_sink;

/// Send what stands beside `token`. Hints of more than 95 bytes are left out.
/// Time grows with the children of the word and theirs.
void td_hints_send(const td_analysis *x, uint32_t token,
                   const td_hint_sink *sink);

#endif
