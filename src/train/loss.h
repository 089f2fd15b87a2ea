// SPDX-License-Identifier: MIT

/// @file train/loss.h
/// Cross entropy of scores, with its gradient.

#ifndef TD_TRAIN_LOSS_H
#define TD_TRAIN_LOSS_H

#include <stdbool.h>
#include <stddef.h>

/// Replace `scores` [n, a multiple of 16] by the gradient of
/// -log(sum of p over wanted), where p is the softmax over those allowed.
/// Returns the loss. `wanted` and `allowed` are [n]; at least one is wanted,
/// and those wanted are allowed.
float td_loss_softmax(float *scores, size_t n, const bool *allowed,
                      const bool *wanted);

#endif
