// SPDX-License-Identifier: MIT

#include "extract/joint.h"

static bool has_actors_of_two_countries(const td_analysis *x,
                                        const td_event *e) {
  td_term country = 0;
  for (uint32_t i = 0; i < e->arguments.count; i++) {
    const td_argument *a = &e->arguments.items[i];
    if (a->role != TD_ROLE_ACTOR || a->filler != TD_FILLER_ENTITY) {
      continue;
    }
    const td_term of = x->document->entities.items[a->id].country;
    if (of && country && of != country) {
      return true;
    }
    country = of ? of : country;
  }
  return false;
}

void td_joint_settle(const td_analysis *x) {
  for (uint32_t i = 0; i < x->document->events.count; i++) {
    td_event *e = &x->document->events.items[i];
    const td_term joint = td_know_get(x->know, e->entry, TD_TID_evokesJointly);
    if (joint && has_actors_of_two_countries(x, e)) {
      memset(e->classes, 0, sizeof(e->classes));
      e->classes[0] = joint;
    }
  }
}
