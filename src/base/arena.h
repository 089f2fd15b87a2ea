// SPDX-License-Identifier: MIT

/// @file base/arena.h
/// Memory that is freed together.
///
/// An arena hands out memory, zeroed, from blocks and takes it all back at
/// once. One belongs to a document, one to a run, one to a stage's scratch; an
/// arena is used by one thread at a time. `limit_bytes` bounds what hostile
/// input can make it hold: past it, allocation fails as if memory had run out.
///
/// Cost: a few instructions an allocation; 16 bytes of waste at most.

#ifndef TD_BASE_ARENA_H
#define TD_BASE_ARENA_H

#include "base/slice.h"
#include "base/status.h"

#include <stddef.h>

typedef struct td_arena td_arena;

/// A place to rewind to; valid until the arena is rewound before it.
typedef struct {
  void *block;
  size_t used;
  size_t total;
} td_arena_mark;

/// `limit_bytes` 0 means no limit. NULL without memory.
td_arena *td_arena_new(size_t limit_bytes);
void td_arena_free(td_arena *arena);

/// Free everything but keep the arena (and its first block).
void td_arena_reset(td_arena *arena);

/// Zeroed, 16-byte aligned memory for `count` things of `size` bytes; NULL
/// without memory, past the limit, or on overflow.
void *td_arena_get(td_arena *arena, size_t count, size_t size);

/// The same, not zeroed: for what is large and written before it is read.
void *td_arena_get_raw(td_arena *arena, size_t count, size_t size);

#define TD_ARENA_NEW(arena, type)                                              \
  ((type *)td_arena_get((arena), 1, sizeof(type)))
#define TD_ARENA_ARRAY(arena, type, count)                                     \
  ((type *)td_arena_get((arena), (count), sizeof(type)))

/// A copy of `s` with a NUL behind it; {NULL, 0} when memory ran out.
td_slice td_arena_copy(td_arena *arena, td_slice s);

/// printf into the arena, NUL-terminated; {NULL, 0} when memory ran out.
__attribute__((format(printf, 2, 3))) td_slice
td_arena_printf(td_arena *arena, const char *format, ...);

td_arena_mark td_arena_set_mark(const td_arena *arena);

/// Free all that was handed out since `mark`.
void td_arena_rewind(td_arena *arena, td_arena_mark mark);

/// Bytes handed out and not yet rewound.
size_t td_arena_used_bytes(const td_arena *arena);

#endif
