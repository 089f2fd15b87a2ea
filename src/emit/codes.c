// SPDX-License-Identifier: MIT

#include "emit/private.h"

static void add_code(td_term code, td_term *codes, unsigned *n) {
  for (unsigned i = 0; i < *n; i++) {
    if (codes[i] == code) {
      return;
    }
  }
  if (code && *n < TD_MAX_CODES) {
    codes[(*n)++] = code;
  }
}

unsigned td_event_codes(const td_know *know, const td_event *event,
                        td_vocab property, td_term codes[TD_MAX_CODES]) {
  unsigned n = 0;
  if (property == TD_TID_mode) {
    for (int i = 0; i < TD_MAX_MODES; i++) {
      add_code(event->modes[i], codes, &n);
    }
  }
  const td_term term = td_know_vocab(know, property);
  for (int i = 0; term && i < TD_MAX_CLASSES && event->classes[i]; i++) {
    const td_fact_run run = td_know_objects(know, event->classes[i], term);
    for (const td_fact *f = run.begin; f < run.end; f++) {
      add_code(f->o, codes, &n);
    }
  }
  return n;
}
