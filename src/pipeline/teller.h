// SPDX-License-Identifier: MIT

/// @file pipeline/teller.h
/// Who says it, where the tree of a clause with a verb of saying went wrong.

#ifndef TD_PIPELINE_TELLER_H
#define TD_PIPELINE_TELLER_H

#include "doc/document.h"
#include "know/know.h"

/// Give verbs of saying in parsed sentences the subject that was hung on
/// something else: "The rebels left the town, | Omar Haddad, a spokesman, |
/// said", "The strike goes on, added | the union", "The king, said | the
/// minister, has gone"; of "It said that ..." somebody is meant.
void td_teller_restore(const td_know *know, td_document *document);

#endif
