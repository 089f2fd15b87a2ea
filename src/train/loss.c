// SPDX-License-Identifier: MIT

#include "train/loss.h"

#include "learn/kernels.h"
#include "learn/vmath.h"

void td_softmax(float *scores, size_t n, const bool *allowed) {
  float highest = -1e30f;
  for (size_t i = 0; i < n; i++) {
    highest = allowed[i] && scores[i] > highest ? scores[i] : highest;
  }
  for (size_t i = 0; i < n; i++) {
    scores[i] = allowed[i] ? scores[i] - highest : 0;
  }
  td_kernels_get()->exp_all(scores, n);
  float all = 0;
  for (size_t i = 0; i < n; i++) {
    scores[i] = allowed[i] ? scores[i] : 0;
    all += scores[i];
  }
  for (size_t i = 0; i < n; i++) {
    scores[i] /= all;
  }
}

float td_loss_taught(float *scores, size_t n, const bool *allowed,
                     const bool *wanted, const float *judged, float share) {
  td_softmax(scores, n, allowed);
  float good = 0;
  for (size_t i = 0; i < n; i++) {
    good += wanted[i] ? scores[i] : 0;
  }
  // exp is clamped, so `good` is never 0.
  for (size_t i = 0; i < n; i++) {
    const float aim = wanted[i] ? scores[i] / good : 0;
    const float said = judged ? judged[i] : 0;
    scores[i] -= aim + share * (said - aim);
  }
  return -td_log(good);
}

float td_loss_softmax(float *scores, size_t n, const bool *allowed,
                      const bool *wanted) {
  return td_loss_taught(scores, n, allowed, wanted, NULL, 0);
}
