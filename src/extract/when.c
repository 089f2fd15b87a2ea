// SPDX-License-Identifier: MIT

#include "extract/when.h"

#include "base/try.h"
#include "extract/deep.h"
#include "extract/role.h"

#define MAX_CLIMB 8

// ------------------------------------------------------------------ owners

// The event noun that is the subject of a verb like "take place", "go on".
static uint32_t event_subject(const td_extraction *x, uint32_t verb) {
  for (uint32_t c = x->tokens[verb].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const td_word *word;
    if (x->event_of[c] != TD_NONE &&
        td_rel_base(x->tokens[c].rel) == TD_REL_NSUBJ &&
        (td_support_verb(x, c, &word) == verb ||
         td_token_word(x, verb, TD_WORD_ASPECT))) {
      return x->event_of[c];
    }
  }
  return TD_NONE;
}

uint32_t td_event_here(const td_extraction *x, uint32_t token) {
  const uint32_t event = x->event_of[token];
  return event != TD_NONE && x->document->events.items[event].confidence > 0
             ? event
             : TD_NONE;
}

td_owner td_owner_of(const td_extraction *x, uint32_t token) {
  for (unsigned i = 0; token != TD_NONE && i < MAX_CLIMB; i++) {
    if (td_event_here(x, token) != TD_NONE) {
      return (td_owner){td_event_here(x, token), token};
    }
    if (td_is_predicate(x, token)) {
      uint32_t event = td_event_at(x, token);
      event = event == TD_NONE ? event_subject(x, token) : event;
      return (td_owner){event, token};
    }
    token = x->tokens[token].head;
  }
  return (td_owner){TD_NONE, TD_NONE};
}

uint32_t td_phrase_governor(const td_extraction *x, uint32_t token) {
  uint32_t head = x->tokens[token].head;
  for (unsigned i = 0; head != TD_NONE && i < MAX_CLIMB; i++) {
    const uint32_t mark = td_document_child(x->document, head, TD_REL_MARK);
    if (mark == TD_NONE || mark < token || head < token) {
      break;
    }
    head = x->tokens[head].head;
  }
  return head;
}

uint32_t td_event_ending_before(const td_extraction *x, uint32_t token) {
  const td_sentence *s =
      &x->document->sentences.items[x->tokens[token].sentence];
  uint32_t before = token;
  while (before > s->first_token &&
         (before == token || x->tokens[before].upos == TD_UPOS_ADP ||
          x->time_of[before] != TD_NONE)) {
    before--;
  }
  for (unsigned i = 0; before != TD_NONE && i < MAX_CLIMB; i++) {
    const td_upos upos = (td_upos)x->tokens[before].upos;
    if (upos == TD_UPOS_VERB || upos == TD_UPOS_PUNCT) {
      return TD_NONE;
    }
    if (td_event_here(x, before) != TD_NONE) {
      return td_event_here(x, before);
    }
    before = x->tokens[before].head;
  }
  return TD_NONE;
}

// -------------------------------------------------------------------- time

static td_slice bound_of(const td_extraction *x, uint32_t token) {
  const td_term form =
      td_know_text_term(x->know, td_marker(x, token, TD_REL_CASE));
  const td_term entry = td_know_word(x->know, form, TD_TID_TimePreposition);
  return td_know_text(x->know, td_know_get(x->know, entry, TD_RDF_value));
}

static void set_time(const td_extraction *x, uint32_t event, uint32_t time,
                     td_slice bound) {
  td_event *e = &x->document->events.items[event];
  const td_time *t = &x->document->times.items[time];
  e->time = time;
  e->begin = t->begin;
  e->end = t->end;
  e->precision = t->precision;
  if (t->begin == TD_NO_DAY || td_slice_is(bound, "DURING") ||
      bound.length == 0) {
    return;
  }
  e->precision = TD_PRECISION_NONE;
  if (td_slice_is(bound, "BEGIN")) {
    e->end = TD_NO_DAY;
  } else if (td_slice_is(bound, "AFTER")) {
    e->begin = t->end;
    e->end = TD_NO_DAY;
  } else if (td_slice_is(bound, "END") || td_slice_is(bound, "BEFORE")) {
    e->end = t->end;
    e->begin = TD_NO_DAY;
  }
}

static bool is_better(const td_extraction *x, uint32_t event, uint32_t time) {
  const td_event *e = &x->document->events.items[event];
  return e->time == TD_NONE ||
         x->document->times.items[time].precision > e->precision;
}

// `clause_time`: [tokens of the sentence] time of a predicate without event.
static void give_time(const td_extraction *x, uint32_t time, uint32_t first,
                      uint32_t *clause_time) {
  const td_time *t = &x->document->times.items[time];
  if (t->type == TD_TIME_DURATION || t->type == TD_TIME_SET) {
    return;
  }
  td_owner o = td_owner_of(x, td_phrase_governor(x, t->head));
  if (o.event == TD_NONE) {
    o.event = td_event_ending_before(x, t->first_token);
  }
  if (o.event != TD_NONE && is_better(x, o.event, time)) {
    set_time(x, o.event, time, bound_of(x, t->head));
  }
  if (o.predicate != TD_NONE && clause_time[o.predicate - first] == TD_NONE) {
    clause_time[o.predicate - first] = time;
  }
}

static bool is_simultaneous(const td_extraction *x, uint32_t token) {
  if (x->tokens[token].rel != TD_REL_ADVCL &&
      x->tokens[token].rel != TD_REL_ADVCL_RELCL) {
    return false;
  }
  if (td_text_word(x, td_marker(x, token, TD_REL_MARK), TD_WORD_DURING)) {
    return true;
  }
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE && c < token;
       c = x->tokens[c].next_sibling) {
    if (x->tokens[c].rel == TD_REL_ADVMOD &&
        td_lexicon_word(x->lexicon, x->tokens[c].form_term, TD_WORD_DURING,
                        0)) {
      return true;
    }
  }
  return false;
}

// A clause without a time of its own takes that of the clause it is "when" of,
// and that which opens the sentence for all coordinated clauses.
static void inherit_time(const td_extraction *x, uint32_t token, uint32_t first,
                         const uint32_t *clause_time) {
  const uint32_t event = x->event_of[token];
  const uint32_t head = x->tokens[token].head;
  if (event == TD_NONE || head == TD_NONE ||
      x->document->events.items[event].time != TD_NONE) {
    return;
  }
  const uint32_t time = clause_time[head - first];
  if (time == TD_NONE) {
    return;
  }
  const td_time *t = &x->document->times.items[time];
  const bool opens = x->tokens[token].rel == TD_REL_CONJ &&
                     td_is_predicate(x, token) && t->first_token < head;
  if (opens || is_simultaneous(x, token)) {
    set_time(x, event, time, bound_of(x, t->head));
  }
}

td_status td_when_fill(const td_extraction *x, uint32_t sentence) {
  const td_sentence *s = &x->document->sentences.items[sentence];
  const td_arena_mark mark = td_arena_set_mark(x->scratch);
  uint32_t *clause_time = TD_ARENA_ARRAY(x->scratch, uint32_t, s->n_tokens);
  if (!clause_time) {
    return TD_ERR_NO_MEM;
  }
  memset(clause_time, 0xFF, s->n_tokens * sizeof(*clause_time));
  uint32_t last = TD_NONE;
  for (uint32_t i = 0; i < s->n_tokens; i++) {
    const uint32_t token = s->first_token + i;
    const uint32_t time = x->time_of[token];
    if (time != TD_NONE && time != last) {
      give_time(x, time, s->first_token, clause_time);
      last = time;
    }
  }
  for (uint32_t i = 0; i < s->n_tokens; i++) {
    const uint32_t token = s->first_token + i;
    inherit_time(x, token, s->first_token, clause_time);
  }
  td_arena_rewind(x->scratch, mark);
  return TD_OK;
}
