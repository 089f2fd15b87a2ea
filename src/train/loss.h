// SPDX-License-Identifier: MIT

/// @file train/loss.h
/// Cross entropy of scores, with its gradient.

#ifndef TD_TRAIN_LOSS_H
#define TD_TRAIN_LOSS_H

#include <stdbool.h>
#include <stddef.h>

/// Replace `scores` [n, a multiple of 16] by the probabilities of those
/// allowed, 0 for the others; at least one is allowed.
void td_softmax(float *scores, size_t n, const bool *allowed);

/// Replace `scores` [n, a multiple of 16] by the gradient of
/// -log(sum of p over wanted), where p is the softmax over those allowed.
/// Returns the loss. `wanted` and `allowed` are [n]; at least one is wanted,
/// and those wanted are allowed.
float td_loss_softmax(float *scores, size_t n, const bool *allowed,
                      const bool *wanted);

/// The same towards a mixture: `share` of what `judged` [n], probabilities of
/// those allowed, says, the rest of what is wanted. The loss is of the latter.
float td_loss_taught(float *scores, size_t n, const bool *allowed,
                     const bool *wanted, const float *judged, float share);

#endif
