// SPDX-License-Identifier: MIT

/// @file speech/opinion.h
/// Opinions told by a noun or an adjective: "criticism of the plan", "is wary
/// of it", "took aim at it". Each reader fills `cue`, whose token and words are
/// set where it is a verb's; false where there is none.

#ifndef TD_SPEECH_OPINION_H
#define TD_SPEECH_OPINION_H

#include "speech/cue.h"

/// "made a sharp attack on the plan", "took aim at it": a verb that only brings
/// in the noun that is its object.
bool td_opinion_read_verb(const td_analysis *x, td_cue *cue);

/// "the plan drew criticism from farmers", "the plan angered them": what is
/// told is the subject.
bool td_opinion_read_subject(const td_analysis *x, td_cue *cue);

/// "Oman's criticism of the plan", "fears that it fails".
bool td_opinion_read_noun(const td_analysis *x, td_cue *cue);

/// "is critical of the plan", "voters tired of it".
bool td_opinion_read_adjective(const td_analysis *x, td_cue *cue);

#endif
