// SPDX-License-Identifier: MIT

#include "extract/state.h"

#include "doc/terms.h"
#include "grammar/clause.h"

int td_state_kind(const td_analysis *x, uint32_t token) {
  const td_term entry = td_listed_word(x, token, TD_TID_StateWord);
  for (int kind = 0; entry && kind < TD_N_NUMBERS; kind++) {
    const td_vocab number = td_number_property((td_number_kind)kind);
    if (td_know_has(x->know, entry, TD_TID_counts,
                    td_know_vocab(x->know, number))) {
      return kind;
    }
  }
  return -1;
}

uint32_t td_state_behind(const td_analysis *x, uint32_t verb, uint32_t after) {
  const td_span range = td_document_subtree(x->document, verb);
  for (uint32_t t = after + 1; t < range.end; t++) {
    if (td_state_kind(x, t) >= 0) {
      return t;
    }
    if (td_is_tensed(x, t)) {
      return TD_NONE;
    }
  }
  return TD_NONE;
}

uint32_t td_state_bearer(const td_analysis *x, uint32_t token) {
  if (token == 0 ||
      x->tokens[token - 1].sentence != x->tokens[token].sentence) {
    return TD_NONE;
  }
  const uint32_t before = token - 1;
  const bool is_counted = x->tokens[before].upos == TD_UPOS_NUM ||
                          td_has_child(x, before, TD_REL_NUMMOD);
  return is_counted && x->time_of[before] == TD_NONE ? before : TD_NONE;
}

uint32_t td_state_told(const td_analysis *x, const td_match *match) {
  for (uint32_t i = 0; match->lexeme->tells_states && i < match->n_fills; i++) {
    if (match->fills[i].role == TD_SLOT_CONSTRAINT &&
        td_state_kind(x, match->fills[i].token) >= 0) {
      return match->fills[i].token;
    }
  }
  return TD_NONE;
}
