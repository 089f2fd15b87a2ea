// SPDX-License-Identifier: MIT

// replay FILE...: runs the target over each file, and over changes of it.

#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_BYTES (1U << 20)
#define N_CHANGES 300

// xorshift64*; the same changes in every run.
static uint64_t next_random(uint64_t *state) {
  *state ^= *state >> 12;
  *state ^= *state << 25;
  *state ^= *state >> 27;
  return *state * 2685821657736338717ULL;
}

// Flip, overwrite, remove or double a stretch; `bytes` has room for twice.
static size_t change(uint8_t *bytes, size_t size, uint64_t *state) {
  static const char signs[] =
      "\0\t\n\r \"'\\{}[]-_.,:/@#<>%&0123aZ\x80\xC3\xFF";
  if (size == 0) {
    return 0;
  }
  const size_t at = next_random(state) % size;
  size_t length = next_random(state) % 16 + 1;
  length = length < size - at ? length : size - at;
  switch (next_random(state) % 4) {
  case 0:
    bytes[at] ^= (uint8_t)(1U << (next_random(state) % 8));
    return size;
  case 1:
    bytes[at] = (uint8_t)signs[next_random(state) % (sizeof(signs) - 1)];
    return size;
  case 2:
    memmove(bytes + at, bytes + at + length, size - at - length);
    return size - length;
  default:
    memmove(bytes + at + length, bytes + at, size - at);
    return size + length;
  }
}

static void run(const uint8_t *bytes, size_t size) {
  // A copy of the exact size, so that a sanitizer sees reading past its end.
  uint8_t *exact = malloc(size ? size : 1);
  if (exact) {
    memcpy(exact, bytes, size);
    (void)LLVMFuzzerTestOneInput(exact, size);
  }
  free(exact);
}

static int replay(const char *path, uint8_t *bytes, uint8_t *changed) {
  FILE *file = fopen(path, "rb");
  if (!file) {
    perror(path);
    return 1;
  }
  const size_t size = fread(bytes, 1, MAX_BYTES, file);
  fclose(file);
  run(bytes, size);
  uint64_t state = 88172645463325252ULL;
  for (int i = 0; i < N_CHANGES; i++) {
    memcpy(changed, bytes, size);
    size_t n = size;
    for (uint64_t k = next_random(&state) % 6; k-- > 0 && n < MAX_BYTES;) {
      n = change(changed, n, &state);
    }
    run(changed, n);
  }
  return 0;
}

int main(int argc, char **argv) {
  uint8_t *bytes = malloc(MAX_BYTES);
  uint8_t *changed = malloc(2 * MAX_BYTES);
  int failed = !bytes || !changed;
  for (int i = 1; i < argc && !failed; i++) {
    failed = replay(argv[i], bytes, changed);
  }
  free(bytes);
  free(changed);
  return failed;
}
