// SPDX-License-Identifier: MIT

#include "base/memory.h"

#include "base/size.h"

#include <stdlib.h>

// Set by tests only; one per thread, so it is no shared state.
static _Thread_local long allowed = -1;

static int may_allocate(void) {
  if (allowed < 0) {
    return 1;
  }
  if (allowed == 0) {
    return 0;
  }
  allowed--;
  return 1;
}

void *td_memory_new(size_t count, size_t size) {
  return may_allocate() ? calloc(count ? count : 1, size ? size : 1) : NULL;
}

void *td_memory_resize(void *old, size_t count, size_t size) {
  size_t bytes;
  if (!may_allocate() || !td_size_multiply(count, size, &bytes)) {
    return NULL;
  }
  return realloc(old, bytes ? bytes : 1);
}

void td_memory_free(void *memory) { free(memory); }

void td_memory_fail_after(long n) { allowed = n; }
