// SPDX-License-Identifier: MIT

#include "base/arena.h"

#include "base/memory.h"
#include "base/size.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#define ALIGNMENT 16
#define FIRST_BLOCK_BYTES (64U * 1024)
#define MAX_BLOCK_BYTES (4U * 1024 * 1024)

// Blocks form a stack: the newest is in use, older ones are full. Bytes from
// `dirty` on are zero.
typedef struct block {
  struct block *older;
  size_t capacity;
  size_t used;
  size_t dirty;
  _Alignas(ALIGNMENT) char data[];
} block;

struct td_arena {
  block *newest;
  size_t total;
  size_t limit;
};

td_arena *td_arena_new(size_t limit_bytes) {
  td_arena *arena = td_memory_new(1, sizeof(*arena));
  if (arena) {
    arena->limit = limit_bytes ? limit_bytes : SIZE_MAX;
  }
  return arena;
}

static void drop_newest(td_arena *arena) {
  block *old = arena->newest;
  arena->newest = old->older;
  td_memory_free(old);
}

void td_arena_free(td_arena *arena) {
  if (!arena) {
    return;
  }
  while (arena->newest) {
    drop_newest(arena);
  }
  td_memory_free(arena);
}

// Take back what is handed out from `used` on.
static void use_until(block *b, size_t used) {
  b->dirty = b->dirty > b->used ? b->dirty : b->used;
  b->used = used;
}

void td_arena_reset(td_arena *arena) {
  while (arena->newest && arena->newest->older) {
    drop_newest(arena);
  }
  if (arena->newest) {
    use_until(arena->newest, 0);
  }
  arena->total = 0;
}

// Blocks double up to a size that keeps waste small beside the content. What
// is larger and must be zero is asked of the system as such: it often knows.
static block *add_block(td_arena *arena, size_t bytes, bool is_zero) {
  size_t capacity =
      arena->newest ? arena->newest->capacity * 2 : FIRST_BLOCK_BYTES;
  if (capacity > MAX_BLOCK_BYTES) {
    capacity = MAX_BLOCK_BYTES;
  }
  is_zero = is_zero && bytes > capacity;
  if (capacity < bytes) {
    capacity = bytes;
  }
  size_t size;
  if (!td_size_add(capacity, sizeof(block), &size)) {
    return NULL;
  }
  block *b = is_zero ? td_memory_new(1, size) : td_memory_resize(NULL, 1, size);
  if (b) {
    *b = (block){.older = arena->newest,
                 .capacity = capacity,
                 .dirty = is_zero ? 0 : capacity};
    arena->newest = b;
  }
  return b;
}

static void *get(td_arena *arena, size_t count, size_t size, bool is_zero) {
  size_t bytes;
  if (!td_size_multiply(count, size, &bytes) ||
      !td_size_add(bytes, ALIGNMENT - 1, &bytes)) {
    return NULL;
  }
  bytes &= ~(size_t)(ALIGNMENT - 1);
  if (bytes > arena->limit - arena->total) {
    return NULL;
  }
  block *b = arena->newest;
  if (!b || bytes > b->capacity - b->used) {
    b = add_block(arena, bytes, is_zero);
    if (!b) {
      return NULL;
    }
  }
  char *memory = b->data + b->used;
  if (is_zero && b->used < b->dirty) {
    const size_t n_dirty = b->dirty - b->used;
    memset(memory, 0, bytes < n_dirty ? bytes : n_dirty);
  }
  b->used += bytes;
  arena->total += bytes;
  return memory;
}

void *td_arena_get(td_arena *arena, size_t count, size_t size) {
  return get(arena, count, size, true);
}

void *td_arena_get_raw(td_arena *arena, size_t count, size_t size) {
  return get(arena, count, size, false);
}

td_slice td_arena_copy(td_arena *arena, td_slice s) {
  char *copy =
      s.length < SIZE_MAX ? td_arena_get(arena, s.length + 1, 1) : NULL;
  if (!copy) {
    return (td_slice){NULL, 0};
  }
  if (s.length) {
    memcpy(copy, s.data, s.length);
  }
  return (td_slice){copy, s.length};
}

td_slice td_arena_printf(td_arena *arena, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  const int length = vsnprintf(NULL, 0, format, arguments);
  va_end(arguments);
  char *text = length < 0 ? NULL : td_arena_get(arena, (size_t)length + 1, 1);
  if (!text) {
    return (td_slice){NULL, 0};
  }
  va_start(arguments, format);
  vsnprintf(text, (size_t)length + 1, format, arguments);
  va_end(arguments);
  return (td_slice){text, (size_t)length};
}

td_arena_mark td_arena_set_mark(const td_arena *arena) {
  return (td_arena_mark){arena->newest, arena->newest ? arena->newest->used : 0,
                         arena->total};
}

void td_arena_rewind(td_arena *arena, td_arena_mark mark) {
  while (arena->newest && arena->newest != mark.block) {
    drop_newest(arena);
  }
  assert(arena->newest == mark.block);
  if (arena->newest) {
    assert(arena->newest->used >= mark.used);
    use_until(arena->newest, mark.used);
  }
  arena->total = mark.total;
}

size_t td_arena_used_bytes(const td_arena *arena) { return arena->total; }
