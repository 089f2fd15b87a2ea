// SPDX-License-Identifier: MIT

/// @file learn/random.h
/// Random numbers that a seed determines, on every machine.
///
/// The generator is SplitMix64 (Steele, Lea and Flood 2014).

#ifndef TD_LEARN_RANDOM_H
#define TD_LEARN_RANDOM_H

#include <stddef.h>
#include <stdint.h>

typedef struct {
  uint64_t state;
} td_random;

static inline uint64_t td_random_bits(td_random *random) {
  random->state += 0x9E3779B97F4A7C15u;
  uint64_t z = random->state;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

/// Uniform in [0, 1).
static inline float td_random_float(td_random *random) {
  return (float)(td_random_bits(random) >> 40) * (1.0f / 16777216.0f);
}

/// Uniform in [0, n); n > 0.
static inline uint32_t td_random_below(td_random *random, uint32_t n) {
  return (uint32_t)(((td_random_bits(random) >> 32) * n) >> 32);
}

/// Put items[0, n) in random order.
void td_random_shuffle(td_random *random, uint32_t *items, size_t n);

#endif
