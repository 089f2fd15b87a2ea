// SPDX-License-Identifier: MIT

/// @file grammar/lost.h
/// Functions of a verb that parsers hang elsewhere, or call something else.
///
/// Each adds to `arcs` what it finds for the verb `token`; the caller asks only
/// where the function is not there already.
///
/// Thread use: pure functions of the analysis.

#ifndef TD_GRAMMAR_LOST_H
#define TD_GRAMMAR_LOST_H

#include "grammar/arcs.h"

/// The noun before a verb that is left without a subject.
void td_lost_subject(const td_analysis *x, uint32_t token, td_arcs *arcs);

/// The subject behind a verb of saying, read as its object: "..., say they".
bool td_lost_inversion(const td_analysis *x, uint32_t token, td_arcs *arcs);

/// Add who does what the passive `token` tells, where he hangs elsewhere.
void td_lost_agent(const td_analysis *x, uint32_t token, td_arcs *arcs);

/// Add who has it done: "the court had the editor arrested".
void td_lost_causer(const td_analysis *x, uint32_t token, td_arcs *arcs);

/// Whoever has something of his own taken or changed, as the owner of that:
/// "the clerics had their assets | frozen".
void td_lost_sufferer(const td_analysis *x, uint32_t token, td_arcs *arcs);

/// Of two objects the one to whom something is given.
void td_lost_dative(const td_analysis *x, uint32_t token, td_arcs *arcs);

/// The noun behind a verb without object.
void td_lost_object(const td_analysis *x, uint32_t token, td_arcs *arcs);

/// Whether `token` was read as a modifier of the object that it shares with the
/// verb before it: "killed and injured residents".
bool td_is_lost_conjunct(const td_analysis *x, uint32_t token);

/// "The jailed writer", "striking miners": a participle before its noun that
/// tells what was done to whom it describes, or what he does.
bool td_is_attribute(const td_analysis *x, uint32_t token);

/// What an attribute's noun is to it, and who did it: "a Swiss-brokered truce".
void td_lost_attribute(const td_analysis *x, uint32_t token, td_arcs *arcs);

/// What is asked for or allowed, hung into the object's relative clause.
void td_lost_infinitive(const td_analysis *x, uint32_t token, td_arcs *arcs);

/// What a verb of saying tells, where it stands in marks beside it.
void td_lost_quotation(const td_analysis *x, uint32_t token, td_arcs *arcs);

/// "Said no | to the plan", whose answer hangs on the phrase behind it.
void td_lost_answer(const td_analysis *x, uint32_t token, td_arcs *arcs);

#endif
