// SPDX-License-Identifier: MIT

/// @file extract/status.h
/// How real it is: happened, planned, possible, requested, did not happen.
///
/// A clause has a status of its own (negation, modals, hedges, tense); what
/// governs it may change that ("failed to", "denied that", "plans to"). The
/// words that do so, and what they give, are data.

#ifndef TD_EXTRACT_STATUS_H
#define TD_EXTRACT_STATUS_H

#include "grammar/clause.h"

td_reality td_status_find(const td_analysis *x, uint32_t token);

#endif
