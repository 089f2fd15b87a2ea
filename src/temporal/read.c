// SPDX-License-Identifier: MIT

#include "temporal/read.h"

#define MAX_PHRASE 5

const td_cal_word *td_read_word(const td_reader *r, uint32_t at,
                                td_cal_kind kind) {
  if (at >= r->end) {
    return NULL;
  }
  const td_cal_word *word = td_cal_find(r->cal, r->tokens[at].form_term, kind);
  const bool is_name = kind == TD_CAL_MONTH || kind == TD_CAL_WEEKDAY;
  // "may", "march", "sat": names of the calendar have capitals.
  const char c = r->tokens[at].form.length ? r->tokens[at].form.data[0] : 'a';
  return word && is_name && !(c >= 'A' && c <= 'Z') ? NULL : word;
}

const td_cal_word *td_read_phrase(const td_reader *r, uint32_t at,
                                  td_cal_kind kind, uint32_t *n) {
  char joined[96];
  size_t length = 0;
  const td_cal_word *best = NULL;
  if (at >= r->end || !td_cal_opens(r->cal, r->tokens[at].form, kind)) {
    return NULL;
  }
  for (uint32_t i = at; i < r->end && i < at + MAX_PHRASE; i++) {
    const td_slice form = r->tokens[i].form;
    if (length + form.length + 1 > sizeof(joined)) {
      break;
    }
    // Clitics ("year's") are written onto the word before them; a hyphen is
    // as good as a blank ("third-quarter").
    const bool is_hyphen = td_slice_is(form, "-");
    if (i > at && (r->tokens[i - 1].space_after || is_hyphen)) {
      joined[length++] = ' ';
    }
    if (is_hyphen) {
      continue;
    }
    for (size_t k = 0; k < form.length; k++) {
      const char c = form.data[k];
      joined[length++] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a')
                         : c == '-'           ? ' '
                                              : c;
    }
    const td_term term =
        i == at && !memchr(form.data, '-', form.length)
            ? r->tokens[at].form_term
            : td_know_text_term(r->cal->know, (td_slice){joined, length});
    const td_cal_word *word = td_cal_find(r->cal, term, kind);
    if (word) {
      best = word;
      *n = i - at + 1;
    }
  }
  return best;
}

bool td_read_is(const td_reader *r, uint32_t at, const char *form) {
  return at < r->end && td_slice_is(r->tokens[at].form, form);
}

bool td_read_is_upos(const td_reader *r, uint32_t at, td_upos upos) {
  return at < r->end && r->tokens[at].upos == (uint8_t)upos;
}

bool td_read_is_definite(const td_reader *r, uint32_t at) {
  return td_read_is_upos(r, at, TD_UPOS_DET) &&
         td_slice_has_prefix(r->tokens[at].feats, TD_SLICE("Definite=Def"));
}

bool td_read_is_indefinite(const td_reader *r, uint32_t at) {
  return td_read_is_upos(r, at, TD_UPOS_DET) &&
         td_slice_has_prefix(r->tokens[at].feats, TD_SLICE("Definite=Ind"));
}

td_reading td_text_reading(uint32_t n, td_time_type type, const char *text) {
  return (td_reading){n, td_value_of_text(type, text)};
}

td_reading td_unresolved(uint32_t n, long direction) {
  return td_text_reading(n, TD_TIME_DATE,
                         direction < 0   ? "PAST_REF"
                         : direction > 0 ? "FUTURE_REF"
                                         : "PRESENT_REF");
}
