// SPDX-License-Identifier: MIT

/// @file base/intern.h
/// Texts to small numbers and back: equal text, equal number.
///
/// Numbers count from 1 in the order of first use. Texts are copied into the
/// interner's own arena. One thread at a time. About 40 bytes a text plus the
/// text itself; a lookup is one hash and usually one comparison.

#ifndef TD_BASE_INTERN_H
#define TD_BASE_INTERN_H

#include "base/slice.h"

#include <stdint.h>

typedef struct td_interner td_interner;

/// NULL without memory.
td_interner *td_interner_new(void);
void td_interner_free(td_interner *interner);

/// The number of `text`, new if it was not there; 0 without memory.
uint32_t td_interner_add(td_interner *interner, td_slice text);

/// The number of `text`; 0 if it is not there.
uint32_t td_interner_find(const td_interner *interner, td_slice text);

/// The text of `id`, which must be from 1 to td_interner_count. Borrowed;
/// NUL-terminated.
td_slice td_interner_text(const td_interner *interner, uint32_t id);

uint32_t td_interner_count(const td_interner *interner);

#endif
