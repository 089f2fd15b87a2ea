// SPDX-License-Identifier: MIT

#include "extract/mode.h"

static bool is_of(const td_analysis *x, const td_event *e, td_term class) {
  return td_know_is_subclass(x->know, e->classes[0], class);
}

static bool has_content(const td_analysis *x, td_term mode,
                        const td_event *content) {
  const td_fact_run run = td_know_objects(
      x->know, mode, td_know_vocab(x->know, TD_TID_contentClass));
  for (const td_fact *f = run.begin; f < run.end; f++) {
    if (is_of(x, content, f->o)) {
      return true;
    }
  }
  return false;
}

static td_term mode_in(const td_analysis *x, td_term class,
                       const td_event *content) {
  const td_fact_run run =
      td_know_subjects(x->know, td_know_vocab(x->know, TD_TID_modeOf), class);
  for (const td_fact *f = run.begin; f < run.end; f++) {
    if (has_content(x, f->s, content)) {
      return f->s;
    }
  }
  return 0;
}

void td_mode_give(const td_analysis *x, td_event *e, const td_event *content) {
  static const td_vocab classes[] = {TD_TID_Request, TD_TID_Reject,
                                     TD_TID_Threaten};
  for (size_t i = 0; i < sizeof(classes) / sizeof(*classes); i++) {
    const td_term class = td_know_vocab(x->know, classes[i]);
    if (!e->modes[0] && is_of(x, e, class)) {
      e->modes[0] = mode_in(x, class, content);
    }
  }
}

void td_mode_settle(const td_analysis *x) {
  td_event *events = x->document->events.items;
  for (uint32_t i = 0; i < x->document->events.count; i++) {
    for (uint32_t a = 0; a < events[i].arguments.count; a++) {
      const td_argument *argument = &events[i].arguments.items[a];
      if (argument->role == TD_ROLE_TOPIC &&
          argument->filler == TD_FILLER_EVENT) {
        td_mode_give(x, &events[i], &events[argument->id]);
      }
    }
  }
}
