// SPDX-License-Identifier: MIT

/// @file extract/affected.h
/// Who is affected by an event without a recipient of its own.
///
/// "Oman condemned Iran's decision" is aimed at Iran, "Oman agreed to give aid
/// to Mali" at Mali: whoever stands behind the phrase that fills some function
/// of the trigger. Which functions, and where behind, is data: tid:AffectedRule
/// and tid:BehindRule. Nobody is looked for where the event only describes a
/// noun ("a law banning it"), nor found among people of no state, movement or
/// office, in what is one's own ("its troops") or in what only comes about by
/// it (tid:MakingWord: "set up a force"), nor far behind a phrase where nobody
/// of a state or movement stands ("refused to leave the church"); an event that
/// turns out to have no code loses who was found again (extract/record.h).
/// Likewise the armed craft of a state that are the subject act for it where
/// nobody else does (tid:WieldRule), and a body that somebody leaves is a
/// recipient beside being the origin (tid:LeaveRule).

#ifndef TD_EXTRACT_AFFECTED_H
#define TD_EXTRACT_AFFECTED_H

#include "grammar/context.h"

/// Give every event that has no recipient the one its rule finds, and some that
/// have no actor one. The roles of all events are filled already.
TD_MUST_CHECK td_status td_affected_fill(const td_analysis *x);

#endif
