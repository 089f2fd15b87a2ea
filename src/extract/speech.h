// SPDX-License-Identifier: MIT

/// @file extract/speech.h
/// One act of speech is one event, however many words tell of it.

#ifndef TD_EXTRACT_SPEECH_H
#define TD_EXTRACT_SPEECH_H

#include "grammar/context.h"

/// Take the confidence from statements that only say how or in what another
/// was made ("responding to the report, A said", "said in a speech", "cited B
/// as saying"). Quotations must be known; for td_record_prune.
void td_speech_merge(td_analysis *x);

#endif
