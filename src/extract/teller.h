// SPDX-License-Identifier: MIT

/// @file extract/teller.h
/// What tells, asks or judges without being somebody: "the release said", "a
/// poll found", "almost half said"; and what hears it: "told the conference".

#ifndef TD_EXTRACT_TELLER_H
#define TD_EXTRACT_TELLER_H

#include "grammar/context.h"

/// Give events of saying (tid:TellRule), and of what texts do (tid:TextRule),
/// without an actor their subject as actor, whatever it is, and those of
/// telling without a recipient their object as recipient where what is told
/// stands beside it. Roles must have been filled. Errors: TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_teller_fill(const td_analysis *x);

#endif
