// SPDX-License-Identifier: MIT

#include "learn/random.h"

void td_random_shuffle(td_random *random, uint32_t *items, size_t n) {
  for (size_t i = n; i > 1; i--) {
    const size_t j = td_random_below(random, (uint32_t)i);
    const uint32_t item = items[i - 1];
    items[i - 1] = items[j];
    items[j] = item;
  }
}
