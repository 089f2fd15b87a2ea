// SPDX-License-Identifier: MIT

/// @file learn/keys.h
/// From the hash of a string to its row in a table.
///
/// A table knows its strings by 32-bit hashes only, so a model holds no text
/// of the corpora it was trained on. An unknown string is taken for a known
/// one about once in 4 billion divided by the rows: noise, never an error.
///
/// Thread use: read-only after init.

#ifndef TD_LEARN_KEYS_H
#define TD_LEARN_KEYS_H

#include "base/arena.h"

#include <stdint.h>

typedef struct {
  uint32_t key;
  uint32_t row; ///< plus one; 0 where free
} td_key_slot;

typedef struct {
  const uint32_t *keys; ///< [n_keys], all different
  uint32_t n_keys;
  td_key_slot *slots; ///< [mask + 1]
  uint32_t mask;
} td_keys;

/// Index `keys` [n_keys], which must outlive the table. Memory: 16 to 32 bytes
/// a key.
/// Errors: TD_ERR_NO_MEM; TD_ERR_BAD_SYNTAX if a key occurs twice.
TD_MUST_CHECK td_status td_keys_init(td_keys *table, td_arena *arena,
                                     const uint32_t *keys, uint32_t n_keys);

/// The row of `key`, or UINT32_MAX.
uint32_t td_keys_find(const td_keys *table, uint32_t key);

/// The rows of `n` keys, UINT32_MAX for those that are not there: faster than
/// one by one, since memory is asked for all of them first.
void td_keys_find_all(const td_keys *table, const uint32_t *keys, uint32_t n,
                      uint32_t *rows);

/// Hash of `length` bytes; `kind` keeps strings of different meaning apart.
uint32_t td_key_of(uint32_t kind, const char *text, size_t length);

#endif
