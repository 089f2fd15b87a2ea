// SPDX-License-Identifier: MIT

/// @file sparql/vars.h
/// Sets of a query's variables. A variable is a number from 0; a query has at
/// most TD_VARS_MAX, those that stand for its blank nodes and for parts of its
/// paths and aggregates included.

#ifndef TD_SPARQL_VARS_H
#define TD_SPARQL_VARS_H

#include <stdbool.h>
#include <stdint.h>

enum { TD_VARS_MAX = 256, TD_VARS_WORDS = TD_VARS_MAX / 64 };

typedef uint16_t td_var;

typedef struct {
  uint64_t words[TD_VARS_WORDS];
} td_vars;

static inline void td_vars_add(td_vars *set, td_var v) {
  set->words[v / 64] |= UINT64_C(1) << v % 64;
}

static inline void td_vars_drop(td_vars *set, td_var v) {
  set->words[v / 64] &= ~(UINT64_C(1) << v % 64);
}

static inline bool td_vars_has(const td_vars *set, td_var v) {
  return set->words[v / 64] >> v % 64 & 1;
}

static inline void td_vars_join(td_vars *set, const td_vars *more) {
  for (int i = 0; i < TD_VARS_WORDS; i++) {
    set->words[i] |= more->words[i];
  }
}

static inline td_vars td_vars_common(const td_vars *a, const td_vars *b) {
  td_vars both;
  for (int i = 0; i < TD_VARS_WORDS; i++) {
    both.words[i] = a->words[i] & b->words[i];
  }
  return both;
}

static inline bool td_vars_within(const td_vars *part, const td_vars *whole) {
  for (int i = 0; i < TD_VARS_WORDS; i++) {
    if (part->words[i] & ~whole->words[i]) {
      return false;
    }
  }
  return true;
}

static inline bool td_vars_is_empty(const td_vars *set) {
  for (int i = 0; i < TD_VARS_WORDS; i++) {
    if (set->words[i]) {
      return false;
    }
  }
  return true;
}

#endif
