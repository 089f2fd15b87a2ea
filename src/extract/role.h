// SPDX-License-Identifier: MIT

/// @file extract/role.h
/// Who and what fills the roles of an event.

#ifndef TD_EXTRACT_ROLE_H
#define TD_EXTRACT_ROLE_H

#include "extract/trigger.h"

/// Turn the fillers that `match` found into arguments of event `event`: each
/// conjunct by itself, lists by their members, other events as events.
TD_MUST_CHECK td_status td_role_fill(const td_analysis *x,
                                     const td_match *match, uint32_t event);

/// Make those who have `role` in event `other` actors of `event`, but for other
/// parties and those found behind the act.
TD_MUST_CHECK td_status td_role_take_actors(const td_analysis *x,
                                            uint32_t event, uint32_t other,
                                            td_role role);

/// Add the entity of `mention` in `role`, unless it is there.
TD_MUST_CHECK td_status td_role_add_mention(const td_analysis *x,
                                            uint32_t event, td_role role,
                                            uint32_t mention,
                                            bool is_counterpart);

/// Add who is meant at `token`, which may be a pronoun or modifier that nobody
/// else is found for.
TD_MUST_CHECK td_status td_role_add_somebody(const td_analysis *x,
                                             uint32_t event, td_role role,
                                             uint32_t token);

/// Add another event in `role`, unless it is there.
TD_MUST_CHECK td_status td_role_add_event(const td_analysis *x, uint32_t event,
                                          td_role role, uint32_t other);

/// The event that `token` tells of, or that hangs below it where it is only
/// the way there ("agreed on plans to meet"); TD_NONE.
uint32_t td_event_at(const td_analysis *x, uint32_t token);

/// Whether `token`, the doer of `event`, is not yet law and so does nothing:
/// "a *bill* that would ban them".
bool td_role_is_mere_draft(const td_analysis *x, const td_event *event,
                           uint32_t token);

/// Whether others are to do what `event` asks for to `token`, its object, who
/// so is asked for nothing: "ordered the *banker* jailed".
bool td_role_is_undergone(const td_analysis *x, const td_event *event,
                          uint32_t token);

/// Whether `event` has some argument in `role`.
bool td_role_is_filled(const td_event *event, td_role role);

/// "The decision drew criticism": whether `token`, before the event's own word,
/// stands in what the event is about. Roles must have been filled.
bool td_role_is_topic(const td_analysis *x, const td_event *event,
                      uint32_t token);

#endif
