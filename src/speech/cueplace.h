// SPDX-License-Identifier: MIT

/// @file speech/cueplace.h
/// Cues read by where words stand, where trees fail: "A left, said B".

#ifndef TD_SPEECH_CUEPLACE_H
#define TD_SPEECH_CUEPLACE_H

#include "speech/cue.h"

/// "Life, X says, is short": between commas.
bool td_cue_read_set_off(const td_analysis *x, td_cue *cue);

/// Whom a verb of opinion without a subject is of: what stands right before a
/// verb with a tense; nobody where it has none. False where it is no opinion.
bool td_cue_find_source(const td_analysis *x, td_cue *cue);

/// "A left, said B": the subject behind it.
bool td_cue_read_inverted(const td_analysis *x, td_cue *cue);

/// "told the BBC last week that A left": what follows "that".
bool td_cue_read_that(const td_analysis *x, td_cue *cue);

/// "polls show Oman ahead": all that follows, where nothing else is told.
bool td_cue_read_rest(const td_analysis *x, td_cue *cue);

#endif
