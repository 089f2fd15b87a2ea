// SPDX-License-Identifier: MIT

/// @file extract/status_private.h
/// What the files of extract/status.h share: the ways down from an event to its
/// status. `depth` is how many words above one another may still be looked at,
/// at least 1 but for td_status_to_depth; `own` is what the event tells by
/// itself. Pure functions.

#ifndef TD_EXTRACT_STATUS_PRIVATE_H
#define TD_EXTRACT_STATUS_PRIVATE_H

#include "grammar/clause.h"

/// How real the word at `token` is by itself and what it hangs on, up to
/// `depth` words above.
td_reality td_status_to_depth(const td_analysis *x, uint32_t token,
                              unsigned depth);

/// How real it is below `head`: as that is where it only says that it happened;
/// what is denied or only possible above is so below.
td_reality td_status_inherit(const td_analysis *x, uint32_t head,
                             td_reality own, unsigned depth);

/// How real what stands at `place` is below the operator `word`, which is that
/// of the token `governor`: "plans to", "failed to".
td_reality td_status_under_operator(const td_analysis *x, uint32_t place,
                                    uint32_t governor, const td_word *word,
                                    td_reality own, unsigned depth);

/// How real what the noun at `token` tells of is: status_noun.c.
td_reality td_status_of_noun(const td_analysis *x, uint32_t token,
                             td_reality own, unsigned depth);

#endif
