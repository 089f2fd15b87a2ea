// SPDX-License-Identifier: MIT

/// @file pipeline/cache.h
/// Where the program keeps what it made for later runs.

#ifndef TD_PIPELINE_CACHE_H
#define TD_PIPELINE_CACHE_H

#include "base/buffer.h"
#include "pipeline/world.h"

/// Append $XDG_CACHE_HOME/tidings, made if it is not there. TD_ERR_IO, sent.
TD_MUST_CHECK td_status td_cache_folder(tidings *t, td_buffer *out);

#endif
