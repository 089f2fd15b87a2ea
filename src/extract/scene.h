// SPDX-License-Identifier: MIT

/// @file extract/scene.h
/// Which words before an event noun only say where it was.
#ifndef TD_EXTRACT_SCENE_H
#define TD_EXTRACT_SCENE_H

#include "grammar/context.h"

/// Whether `token` only says where an event of the class was: "the Geneva
/// talks", "the London attacks", "the embassy attacks". Capitals act otherwise,
/// but blows fall on them and crowds march there (tid:SceneRule).
bool td_is_only_where(const td_analysis *x, td_term event_class,
                      uint32_t token);

/// Whether `entity` is the capital of a state.
bool td_is_capital(const td_analysis *x, uint32_t entity);

#endif
