// SPDX-License-Identifier: MIT

/// @file extract/trigger.h
/// Which words tell of an event of the lexicon, and by which frame.
///
/// Every word whose lemma has entries is tried with all their frames; the most
/// constrained frame that is satisfied wins. A noun that only helps out another
/// trigger ("imposed sanctions") gives no event of its own.

#ifndef TD_EXTRACT_TRIGGER_H
#define TD_EXTRACT_TRIGGER_H

#include "extract/match.h"

/// Find the triggers of `sentence`, in the order of their tokens. `matches`
/// grows in the scratch arena.
TD_MUST_CHECK td_status td_trigger_find(const td_analysis *x, uint32_t sentence,
                                        td_matches *matches);

#endif
