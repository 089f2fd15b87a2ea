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

/// Whether `token` only says where an event of the class was: "the Geneva
/// talks", "the London attacks". Capitals act otherwise, but blows fall on them
/// and crowds march there (tid:SceneRule).
bool td_is_only_where(const td_analysis *x, td_term event_class,
                      uint32_t token);

/// Find the triggers of `sentence`, in the order of their tokens. `matches`
/// grows in the scratch arena.
TD_MUST_CHECK td_status td_trigger_find(const td_analysis *x, uint32_t sentence,
                                        td_matches *matches);

#endif
