// SPDX-License-Identifier: MIT

#include "extract/place.h"

#include "base/try.h"
#include "doc/terms.h"
#include "extract/role.h"
#include "extract/when.h"
#include "grammar/fits.h"

#define MAX_DEPTH 16

static bool is_argument(const td_event *event, uint32_t mention) {
  for (uint32_t i = 0; i < event->arguments.count; i++) {
    if (event->arguments.items[i].mention == mention &&
        event->arguments.items[i].role != TD_ROLE_PLACE) {
      return true;
    }
  }
  return false;
}

// Whether what fills `role` of `event` is where the event happens.
static bool happens_at(const td_analysis *x, const td_event *event,
                       td_role role) {
  const td_term property = td_know_vocab(x->know, td_role_property(role));
  td_term class_term = event->classes[0];
  for (unsigned depth = 0; class_term && depth < MAX_DEPTH; depth++) {
    if (td_know_has(x->know, class_term, TD_TID_happensAt, property)) {
      return true;
    }
    class_term = td_know_get(x->know, class_term, TD_RDFS_subClassOf);
  }
  return false;
}

// Where those are whom it happens to, those are who do it: "clashed with rebels
// near Goma", "soldiers in Goma shot him".
static bool holds_place(const td_analysis *x, const td_event *event,
                        td_role role) {
  return happens_at(x, event, role) ||
         (role == TD_ROLE_ACTOR && happens_at(x, event, TD_ROLE_RECIPIENT));
}

// The event of `sentence` that happens where its filler `token` is.
static uint32_t event_of_filler(const td_analysis *x, uint32_t token) {
  const td_document *d = x->document;
  for (uint32_t i = 0; i < d->events.count; i++) {
    const td_event *e = &d->events.items[i];
    for (uint32_t k = 0;
         e->sentence == x->tokens[token].sentence && k < e->arguments.count;
         k++) {
      const td_argument *a = &e->arguments.items[k];
      if (a->mention != TD_NONE &&
          d->mentions.items[a->mention].head == token &&
          holds_place(x, e, a->role)) {
        return i;
      }
    }
  }
  return TD_NONE;
}

static bool has_place_cue(const td_analysis *x, uint32_t token) {
  return td_text_word(x, td_marker(x, token, TD_REL_CASE), TD_WORD_PLACE) !=
         NULL;
}

// "In Turkey Minister Ellwood met": the place that opens the clause may have
// been read as a part of the name behind it.
static bool opens_name(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  return t->rel == TD_REL_COMPOUND && t->head > token &&
         td_has_child(x, token, TD_REL_CASE);
}

// "Conducted strikes in Mali": what happens where it hits happens where its
// object is.
static uint32_t event_of_object(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  const uint32_t event = t->rel == TD_REL_OBJ || t->rel == TD_REL_NSUBJ_PASS
                             ? x->event_of[t->head]
                             : TD_NONE;
  return event != TD_NONE && happens_at(x, &x->document->events.items[event],
                                        TD_ROLE_RECIPIENT)
             ? event
             : TD_NONE;
}

// "Killed in an attack in Mosul": what happens in the course of an act that is
// no event of its own.
static uint32_t event_of_course(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  return td_rel_base(t->rel) == TD_REL_OBL && has_place_cue(x, token) &&
                 td_evokes(x, token, td_know_vocab(x->know, TD_SEM_Event))
             ? td_event_here(x, t->head)
             : TD_NONE;
}

static uint32_t event_of_place(const td_analysis *x, uint32_t token,
                               uint32_t mention) {
  const uint32_t head = td_phrase_governor(x, token);
  if (head == TD_NONE) {
    return TD_NONE;
  }
  uint32_t event = td_event_here(x, head);
  // "last month in Hanoi": the place may hang on the time.
  if (event == TD_NONE && (td_is_predicate(x, head) || opens_name(x, token) ||
                           x->time_of[head] != TD_NONE)) {
    event = td_owner_of(x, head).event;
  }
  if (event == TD_NONE) {
    event = event_of_filler(x, head);
  }
  if (event == TD_NONE) {
    event = event_of_object(x, head);
  }
  if (event == TD_NONE) {
    event = event_of_course(x, head);
  }
  return event == TD_NONE
             ? td_event_ending_before(
                   x, x->document->mentions.items[mention].first_token)
             : event;
}

static bool is_of(const td_analysis *x, uint32_t token, td_vocab class_name) {
  const uint32_t entity = td_entity_at(x, token);
  return entity != TD_NONE &&
         td_entity_is(x, entity, td_know_vocab(x->know, class_name));
}

// "Goma" of "the town of Goma"; else `token`. A thing's owner is no place.
static uint32_t named_place(const td_analysis *x, uint32_t token) {
  if (x->tokens[token].upos != TD_UPOS_NOUN ||
      is_of(x, token, TD_TID_Facility)) {
    return token;
  }
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const uint32_t mention = td_mention_at(x, c);
    if (x->tokens[c].rel == TD_REL_NMOD && mention != TD_NONE &&
        x->document->mentions.items[mention].form == TD_FORM_NAME &&
        td_has_mark(x, c, TD_MARK_GENITIVE) &&
        (td_is_place(x, c) || is_of(x, token, TD_SCHEMA_City)) &&
        !is_of(x, c, TD_SCHEMA_Country)) {
      return c;
    }
  }
  return token;
}

static td_status add_place(const td_analysis *x, uint32_t event,
                           uint32_t mention) {
  td_event *e = &x->document->events.items[event];
  if (e->place_mention != TD_NONE) {
    return TD_OK;
  }
  e->place_mention = mention;
  return td_role_add_mention(x, event, TD_ROLE_PLACE, mention, false);
}

static td_status give_place(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  const td_rel rel = td_rel_base(t->rel);
  const uint32_t mention = td_mention_at(x, named_place(x, token));
  if (mention == TD_NONE || t->head == TD_NONE ||
      (rel != TD_REL_OBL && rel != TD_REL_NMOD && !opens_name(x, token)) ||
      !td_is_place(x, token) || !has_place_cue(x, token)) {
    return TD_OK;
  }
  const uint32_t event = event_of_place(x, token, mention);
  return event == TD_NONE ||
                 is_argument(&x->document->events.items[event], mention)
             ? TD_OK
             : add_place(x, event, mention);
}

// "Visited Oslo", "shelled the town": the filler is the place.
static td_status give_filler(const td_analysis *x, uint32_t event) {
  const td_event *e = &x->document->events.items[event];
  for (uint32_t i = 0; i < e->arguments.count; i++) {
    const td_argument *a = &e->arguments.items[i];
    if (a->filler != TD_FILLER_ENTITY || a->mention == TD_NONE ||
        a->role == TD_ROLE_ACTOR || e->place_mention != TD_NONE ||
        !happens_at(x, e, a->role)) {
      continue;
    }
    const uint32_t head = x->document->mentions.items[a->mention].head;
    if (td_is_place(x, head) && !is_of(x, head, TD_TID_Vessel)) {
      const uint32_t named = td_mention_at(x, named_place(x, head));
      return add_place(x, event, named == TD_NONE ? a->mention : named);
    }
  }
  return TD_OK;
}

// The place that a frame gives, by its name: "the town of Goma".
static void name_frame_places(const td_analysis *x, td_event *event) {
  for (uint32_t i = 0; i < event->arguments.count; i++) {
    td_argument *a = &event->arguments.items[i];
    if (a->role != TD_ROLE_PLACE || a->mention == TD_NONE) {
      continue;
    }
    const uint32_t head = x->document->mentions.items[a->mention].head;
    const uint32_t named = td_mention_at(x, named_place(x, head));
    if (named != TD_NONE && named != a->mention &&
        x->document->mentions.items[named].entity != TD_NONE) {
      const td_mention *m = &x->document->mentions.items[named];
      a->mention = named;
      a->id = m->entity;
      a->part = m->part;
      a->span = m->span;
    }
  }
}

// A frame's own place, where no phrase of place was found.
static void keep_frame_place(td_event *event) {
  for (uint32_t i = 0; i < event->arguments.count; i++) {
    const td_argument *a = &event->arguments.items[i];
    if (a->role == TD_ROLE_PLACE && event->place_mention == TD_NONE) {
      event->place_mention = a->mention;
    }
  }
}

td_status td_place_fill(const td_analysis *x, uint32_t sentence) {
  const td_sentence *s = &x->document->sentences.items[sentence];
  for (uint32_t i = 0; i < s->n_tokens; i++) {
    const uint32_t event = x->event_of[s->first_token + i];
    if (event != TD_NONE) {
      name_frame_places(x, &x->document->events.items[event]);
    }
  }
  for (uint32_t i = 0; i < s->n_tokens; i++) {
    TD_TRY(give_place(x, s->first_token + i));
  }
  for (uint32_t i = 0; i < s->n_tokens; i++) {
    const uint32_t event = x->event_of[s->first_token + i];
    if (event != TD_NONE) {
      keep_frame_place(&x->document->events.items[event]);
      TD_TRY(give_filler(x, event));
    }
  }
  return TD_OK;
}

// The event in whose course event `i` happens, "injured in clashes in Lima", or
// whose toll it is, or that is coordinated with it behind a place: "Near Mosul,
// jets hit a post and destroyed it". TD_NONE.
static uint32_t event_at_its_place(const td_analysis *x, uint32_t i) {
  const td_event *events = x->document->events.items;
  const td_token *t = &x->tokens[events[i].token];
  for (uint32_t c = t->first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (td_rel_base(x->tokens[c].rel) == TD_REL_OBL && has_place_cue(x, c) &&
        td_event_here(x, c) != TD_NONE) {
      return td_event_here(x, c);
    }
  }
  if (td_takes_toll(x, events[i].token)) {
    return x->event_of[t->head];
  }
  const uint32_t first =
      t->rel == TD_REL_CONJ ? td_event_here(x, t->head) : TD_NONE;
  const bool is_behind =
      first != TD_NONE && events[first].place_mention != TD_NONE &&
      x->document->mentions.items[events[first].place_mention].head < t->head;
  return is_behind ? first : TD_NONE;
}

td_status td_place_inherit(const td_analysis *x) {
  td_event *events = x->document->events.items;
  for (uint32_t i = 0; i < x->document->events.count; i++) {
    const uint32_t at = event_at_its_place(x, i);
    if (at != TD_NONE && events[at].place_mention != TD_NONE) {
      TD_TRY(add_place(x, i, events[at].place_mention));
    }
    for (uint32_t k = 0; k < events[i].arguments.count; k++) {
      const td_argument a = events[i].arguments.items[k];
      if (a.role == TD_ROLE_PART_OF && a.filler == TD_FILLER_EVENT &&
          events[a.id].place_mention != TD_NONE) {
        TD_TRY(add_place(x, i, events[a.id].place_mention));
      }
    }
  }
  return TD_OK;
}
