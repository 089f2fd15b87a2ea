// SPDX-License-Identifier: MIT

/// @file pipeline/beside.h
/// Verbs of saying that belong beside the verb whose content they were hung on.

#ifndef TD_PIPELINE_BESIDE_H
#define TD_PIPELINE_BESIDE_H

#include "doc/document.h"
#include "know/know.h"

/// Hang verbs that tell or ask beside the verb of saying above the clause with
/// which they were coordinated, where that tells of a state: "The minister said
/// the vote was illegal | and urged voters to stay at home".
void td_beside_restore(const td_know *know, td_document *document);

#endif
