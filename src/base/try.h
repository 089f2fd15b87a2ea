// SPDX-License-Identifier: MIT

/// @file base/try.h
/// The two ways to pass a status on.

#ifndef TD_BASE_TRY_H
#define TD_BASE_TRY_H

#include "base/status.h"

/// Return from the calling function unless `expression` is TD_OK.
#define TD_TRY(expression)                                                     \
  do {                                                                         \
    const td_status td_try_status = (expression);                              \
    if (td_try_status != TD_OK) {                                              \
      return td_try_status;                                                    \
    }                                                                          \
  } while (0)

/// Return on errors only; TD_END passes as if it were TD_OK.
#define TD_TRY_ERRORS(expression)                                              \
  do {                                                                         \
    const td_status td_try_status = (expression);                              \
    if (td_try_status > TD_END) {                                              \
      return td_try_status;                                                    \
    }                                                                          \
  } while (0)

#endif
