// SPDX-License-Identifier: MIT

/// @file extract/joint.h
/// What several states do together is another act than what one does.

#ifndef TD_EXTRACT_JOINT_H
#define TD_EXTRACT_JOINT_H

#include "grammar/context.h"

/// Give events whose actors are of two countries or more the class that their
/// entry evokes jointly (tid:evokesJointly): "Chile and Peru held exercises".
/// The roles of all events are filled already.
void td_joint_settle(const td_analysis *x);

#endif
