// SPDX-License-Identifier: MIT

/// @file pipeline/weekday.h
/// Days and lengths of time that stand bare beside a noun.

#ifndef TD_PIPELINE_WEEKDAY_H
#define TD_PIPELINE_WEEKDAY_H

#include "doc/document.h"
#include "know/know.h"

/// Give verbs back the subject that was read as part of a day, as wire agencies
/// have it: "An army official | Friday denied it", "Police | Thursday night
/// arrested two men". Not "Easter Monday", "Black Friday". And give them the
/// object that was read as part of a length of time: "Mali recalled its envoy |
/// hours after the vote".
void td_weekday_restore(const td_know *know, td_document *document);

#endif
