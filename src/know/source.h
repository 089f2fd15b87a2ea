// SPDX-License-Identifier: MIT

/// @file know/source.h
/// What is frozen, for those who make tables of it: terms, and facts by
/// subject.

#ifndef TD_KNOW_SOURCE_H
#define TD_KNOW_SOURCE_H

#include "know/know.h"

typedef struct {
  const td_slice *terms; ///< [n_terms + 1]
  uint32_t n_iris;
  uint32_t n_terms;
  const td_fact *facts;
  uint32_t n_facts;
  const uint32_t *starts; ///< [n_terms + 2]: where a subject's facts begin
  const td_term *vocab;   ///< [TD_N_VOCAB]
} td_fact_source;

#endif
