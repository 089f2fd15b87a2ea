// SPDX-License-Identifier: MIT

#include "train/loss.h"

#include "learn/kernels.h"
#include "learn/vmath.h"

float td_loss_softmax(float *scores, size_t n, const bool *allowed,
                      const bool *wanted) {
  float highest = -1e30f;
  for (size_t i = 0; i < n; i++) {
    highest = allowed[i] && scores[i] > highest ? scores[i] : highest;
  }
  for (size_t i = 0; i < n; i++) {
    scores[i] = allowed[i] ? scores[i] - highest : 0;
  }
  td_kernels_get()->exp_all(scores, n);
  float all = 0;
  float good = 0;
  for (size_t i = 0; i < n; i++) {
    scores[i] = allowed[i] ? scores[i] : 0;
    all += scores[i];
    good += wanted[i] ? scores[i] : 0;
  }
  // exp is clamped, so `good` is never 0.
  for (size_t i = 0; i < n; i++) {
    scores[i] = scores[i] / all - (wanted[i] ? scores[i] / good : 0);
  }
  return td_log(all) - td_log(good);
}
