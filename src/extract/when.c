// SPDX-License-Identifier: MIT

#include "extract/when.h"

#include "base/try.h"
#include "extract/role.h"
#include "grammar/deep.h"

#define MAX_CLIMB 8

// ------------------------------------------------------------------ owners

// The event noun that is the subject of a verb like "take place", "go on", or
// that its relative clause tells of: "the attack, which happened in Sinjar".
static uint32_t event_subject(const td_analysis *x, uint32_t verb) {
  for (uint32_t c = x->tokens[verb].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const uint32_t noun =
        td_is_relative_pronoun(x, c) ? x->tokens[verb].head : c;
    const td_word *word;
    if (noun != TD_NONE && x->event_of[noun] != TD_NONE &&
        td_rel_base(x->tokens[c].rel) == TD_REL_NSUBJ &&
        (td_support_verb(x, noun, &word) == verb ||
         td_token_word(x, verb, TD_WORD_ASPECT) ||
         td_token_word(x, verb, TD_WORD_COURSE))) {
      return x->event_of[noun];
    }
  }
  return TD_NONE;
}

uint32_t td_event_here(const td_analysis *x, uint32_t token) {
  const uint32_t event = x->event_of[token];
  return event != TD_NONE && x->document->events.items[event].confidence > 0
             ? event
             : TD_NONE;
}

td_owner td_owner_of(const td_analysis *x, uint32_t token) {
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

uint32_t td_phrase_governor(const td_analysis *x, uint32_t token) {
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

uint32_t td_event_ending_before(const td_analysis *x, uint32_t token) {
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

static td_slice bound_of(const td_analysis *x, uint32_t token) {
  const td_term form =
      td_know_text_term(x->know, td_marker(x, token, TD_REL_CASE));
  const td_term entry = td_know_word(x->know, form, TD_TID_TimePreposition);
  return td_know_text(x->know, td_know_get(x->know, entry, TD_RDF_value));
}

static void set_time(const td_analysis *x, uint32_t event, uint32_t time,
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

static td_slice bound_word(const td_analysis *x, uint32_t token) {
  const td_term entry =
      td_know_word(x->know, x->tokens[token].form_term, TD_TID_TimePreposition);
  return td_know_text(x->know, td_know_get(x->know, entry, TD_RDF_value));
}

// "between Monday | and Friday", "from May 2 | to May 9": the time that opens
// the stretch which `time` closes; NULL.
static const td_time *opening_time(const td_analysis *x, uint32_t time) {
  const td_time *t = &x->document->times.items[time];
  const td_time *before = time ? t - 1 : NULL;
  if (!before || before->sentence != t->sentence ||
      before->begin == TD_NO_DAY || t->begin < before->begin ||
      before->first_token + before->n_tokens + 1 != t->first_token ||
      before->first_token ==
          x->document->sentences.items[t->sentence].first_token) {
    return NULL;
  }
  const td_slice opens = bound_word(x, before->first_token - 1);
  const uint32_t link = t->first_token - 1;
  const bool is_between =
      td_slice_is(opens, "BETWEEN") && x->tokens[link].upos == TD_UPOS_CCONJ;
  return is_between || (td_slice_is(opens, "BEGIN") &&
                        td_slice_is(bound_word(x, link), "END"))
             ? before
             : NULL;
}

static void set_stretch(const td_analysis *x, uint32_t event, uint32_t time) {
  const td_time *first = opening_time(x, time);
  td_event *e = &x->document->events.items[event];
  if (first) {
    e->begin = first->begin;
    e->end = x->document->times.items[time].end;
    e->precision = TD_PRECISION_NONE;
  }
}

static bool is_better(const td_analysis *x, uint32_t event, uint32_t time) {
  const td_event *e = &x->document->events.items[event];
  return e->time == TD_NONE ||
         x->document->times.items[time].precision > e->precision;
}

// A length of whole days: "P2D", "P1W"; 0.
static td_day days_of(td_slice value) {
  td_day n = 0;
  size_t i = 1;
  for (; i < value.length && value.data[i] >= '0' && value.data[i] <= '9';
       i++) {
    n = n * 10 + (value.data[i] - '0');
  }
  if (n > 366 || i < 2 || i + 1 != value.length) {
    return 0;
  }
  return value.data[i] == 'D' ? n : value.data[i] == 'W' ? 7 * n : 0;
}

// The day behind a length of time and its "after", within the same phrase;
// NULL.
static const td_time *day_after(const td_analysis *x, const td_time *length) {
  const td_time *t = length + 1;
  const td_time *end = x->document->times.items + x->document->times.count;
  if (t >= end || t->sentence != length->sentence ||
      t->precision != TD_PRECISION_DAY) {
    return NULL;
  }
  for (uint32_t i = length->first_token; i < t->first_token; i++) {
    if (x->tokens[i].upos == TD_UPOS_PUNCT) {
      return NULL;
    }
  }
  return t;
}

// "A day after the vote on Sunday": on Monday.
static void give_counted_day(const td_analysis *x, uint32_t time) {
  const td_time *length = &x->document->times.items[time];
  const uint32_t next = length->first_token + length->n_tokens;
  const td_day days = days_of(length->value);
  const td_time *t = days ? day_after(x, length) : NULL;
  if (!t || next >= t->first_token) {
    return;
  }
  const td_slice bound = bound_word(x, next);
  const uint32_t event = td_owner_of(x, x->tokens[length->head].head).event;
  if (event == TD_NONE || !is_better(x, event, (uint32_t)(time + 1)) ||
      (!td_slice_is(bound, "AFTER") && !td_slice_is(bound, "BEFORE"))) {
    return;
  }
  td_event *e = &x->document->events.items[event];
  e->time = time;
  e->begin = t->begin + (td_slice_is(bound, "AFTER") ? days : -days);
  e->end = e->begin;
  e->precision = TD_PRECISION_DAY;
}

// `clause_time`: [tokens of the sentence] time of a predicate without event.
static void give_time(const td_analysis *x, uint32_t time, uint32_t first,
                      uint32_t *clause_time) {
  const td_time *t = &x->document->times.items[time];
  if (t->type == TD_TIME_DURATION || t->type == TD_TIME_SET) {
    give_counted_day(x, time);
    return;
  }
  td_owner o = td_owner_of(x, td_phrase_governor(x, t->head));
  if (o.event == TD_NONE) {
    o.event = td_event_ending_before(x, t->first_token);
  }
  if (o.event != TD_NONE && is_better(x, o.event, time)) {
    set_time(x, o.event, time, bound_of(x, t->head));
    set_stretch(x, o.event, time);
  }
  if (o.predicate != TD_NONE && clause_time[o.predicate - first] == TD_NONE) {
    clause_time[o.predicate - first] = time;
  }
}

static bool is_simultaneous(const td_analysis *x, uint32_t token) {
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

bool td_takes_toll(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  if (t->rel != TD_REL_NSUBJ || t->upos != TD_UPOS_NOUN || t->head == TD_NONE ||
      x->event_of[token] == TD_NONE || x->event_of[t->head] == TD_NONE) {
    return false;
  }
  const td_event *noun = &x->document->events.items[x->event_of[token]];
  const td_event *verb = &x->document->events.items[x->event_of[t->head]];
  return (td_event_is_below(x, verb, TD_TID_Kill) ||
          td_event_is_below(x, verb, TD_TID_Wound) ||
          td_event_is_below(x, verb, TD_TID_Die)) &&
         (td_event_is_below(x, noun, TD_TID_Assault) ||
          td_event_is_below(x, noun, TD_TID_Disaster));
}

// A clause without a time of its own takes that of the clause it is "when" of,
// and that which opens the sentence for all coordinated clauses.
static void inherit_time(const td_analysis *x, uint32_t token, uint32_t first,
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
  if (opens || is_simultaneous(x, token) || td_takes_toll(x, token)) {
    set_time(x, event, time, bound_of(x, t->head));
  }
}

td_status td_when_fill(const td_analysis *x, uint32_t sentence) {
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
