// SPDX-License-Identifier: MIT

#include "extract/same.h"

#include "extract/role.h"
#include "extract/trigger.h"

#define MAX_BACK 64   // events looked back at
#define TITLE_LINES 3 // sentences that tell what the title told

// -------------------------------------------------------------- agreement

// Whether an entity can act for its state: the state itself, a person or body
// of its government, its officials.
static bool acts_for_state(const td_analysis *x, const td_entity *e) {
  const td_term person = td_know_vocab(x->know, TD_SCHEMA_Person);
  if (e->kind == TD_ENTITY_NAMED &&
      td_know_is_subclass(x->know, e->type, person)) {
    return true;
  }
  for (int i = 0; i < TD_MAX_SECTORS && e->sectors[i]; i++) {
    if (td_slice_is(td_know_text(x->know, e->sectors[i]), "GOV")) {
      return true;
    }
  }
  return false;
}

static bool is_state(const td_entity *e) {
  return e->known && e->known == e->country;
}

// Two persons or two bodies of one country are two; a state and who acts for
// it are one.
static bool is_one_actor(const td_analysis *x, uint32_t a, uint32_t b) {
  if (a == b) {
    return true;
  }
  const td_entity *p = &x->document->entities.items[a];
  const td_entity *q = &x->document->entities.items[b];
  return p->country && p->country == q->country &&
         ((is_state(p) && acts_for_state(x, q)) ||
          (is_state(q) && acts_for_state(x, p)));
}

typedef enum { UNKNOWN, AGREES, DIFFERS } agreement;

static bool has_agreeing(const td_analysis *x, const td_event *event,
                         td_role role, uint32_t entity) {
  for (uint32_t i = 0; i < event->arguments.count; i++) {
    const td_argument *a = &event->arguments.items[i];
    if (a->role == role && a->filler == TD_FILLER_ENTITY &&
        is_one_actor(x, a->id, entity)) {
      return true;
    }
  }
  return false;
}

static bool has_entity(const td_event *event, td_role role) {
  for (uint32_t i = 0; i < event->arguments.count; i++) {
    if (event->arguments.items[i].role == role &&
        event->arguments.items[i].filler == TD_FILLER_ENTITY) {
      return true;
    }
  }
  return false;
}

// How many entities `a` has in `role`, and how many of them `b` has too.
static void count_agreeing(const td_analysis *x, const td_event *a,
                           const td_event *b, td_role role, uint32_t *n,
                           uint32_t *n_agree) {
  *n = *n_agree = 0;
  for (uint32_t i = 0; i < a->arguments.count; i++) {
    const td_argument *arg = &a->arguments.items[i];
    if (arg->role == role && arg->filler == TD_FILLER_ENTITY) {
      const bool agrees = has_agreeing(x, b, role, arg->id);
      // Who "they" are is not told: they may be anybody.
      *n += agrees || !td_document_is_unnamed(x->document, arg->id);
      *n_agree += agrees;
    }
  }
}

// Of two accounts with several parties, the shorter must be in the longer.
static agreement compare_role(const td_analysis *x, const td_event *a,
                              const td_event *b, td_role role) {
  uint32_t n_a, n_b, agree_a, agree_b;
  count_agreeing(x, a, b, role, &n_a, &agree_a);
  count_agreeing(x, b, a, role, &n_b, &agree_b);
  if (n_a == 0 || n_b == 0) {
    return UNKNOWN;
  }
  return agree_a == n_a || agree_b == n_b ? AGREES : DIFFERS;
}

static bool times_agree(const td_event *a, const td_event *b) {
  if (a->begin == TD_NO_DAY || b->begin == TD_NO_DAY || a->end == TD_NO_DAY ||
      b->end == TD_NO_DAY) {
    return true;
  }
  return a->begin <= b->end && b->begin <= a->end;
}

static bool is_real(td_event_status status) {
  return status == TD_HAPPENED || status == TD_ONGOING;
}

static bool statuses_agree(const td_event *a, const td_event *b) {
  return a->status == b->status || (is_real(a->status) && is_real(b->status)) ||
         (a->status != TD_DID_NOT_HAPPEN && b->status != TD_DID_NOT_HAPPEN &&
          is_real(a->status) == is_real(b->status));
}

// "A raid", "another raid", "two raids": in the first lines one may tell again
// what the title told, behind them it is told as one not told of before. What
// "was a raid" was told.
static bool is_new(const td_analysis *x, const td_event *e) {
  if (x->tokens[e->token].upos != TD_UPOS_NOUN || e->sentence < TITLE_LINES ||
      !is_real(e->status) || td_is_definite(x, e->token) ||
      td_has_child(x, e->token, TD_REL_COP)) {
    return false;
  }
  const uint32_t det = td_document_child(x->document, e->token, TD_REL_DET);
  return td_has_child(x, e->token, TD_REL_NUMMOD) ||
         (det != TD_NONE &&
          (td_slice_has_prefix(x->tokens[det].feats,
                               TD_SLICE("Definite=Ind")) ||
           td_know_word(x->know, x->tokens[det].form_term, TD_TID_RestWord)));
}

static const td_role COMPARED[] = {TD_ROLE_ACTOR, TD_ROLE_RECIPIENT,
                                   TD_ROLE_ORIGIN, TD_ROLE_THEME,
                                   TD_ROLE_DESTINATION};

// How many roles agree; -1 when one differs.
static int agreeing_roles(const td_analysis *x, const td_event *a,
                          const td_event *b) {
  int n = 0;
  for (size_t i = 0; i < sizeof(COMPARED) / sizeof(COMPARED[0]); i++) {
    const agreement found = compare_role(x, a, b, COMPARED[i]);
    if (found == DIFFERS) {
      return -1;
    }
    n += found == AGREES;
  }
  return n;
}

static bool is_statement(const td_analysis *x, const td_event *event) {
  return td_know_is_subclass(x->know, event->classes[0],
                             td_know_vocab(x->know, TD_TID_Statement));
}

static bool has_participants(const td_event *event) {
  for (size_t i = 0; i < sizeof(COMPARED) / sizeof(COMPARED[0]); i++) {
    if (has_entity(event, COMPARED[i])) {
      return true;
    }
  }
  return false;
}

// ------------------------------------------------------------------- nouns

static bool takes_up(const td_analysis *x, const td_word *word,
                     const td_event *event) {
  const td_term property = td_know_vocab(x->know, TD_TID_anaphorOf);
  if (!property) {
    return false;
  }
  const td_fact_run run = td_know_objects(x->know, word->iri, property);
  if (run.begin == run.end) {
    return true; // "the event" takes up any
  }
  for (const td_fact *f = run.begin; f < run.end; f++) {
    for (int c = 0; c < TD_MAX_CLASSES && event->classes[c]; c++) {
      if (td_know_is_subclass(x->know, event->classes[c], f->o)) {
        return true;
      }
    }
  }
  return false;
}

// Whether the phrase of the noun says nothing of its own: "the attack".
static bool is_unmodified(const td_analysis *x, uint32_t token) {
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const td_rel rel = td_rel_base((td_rel)x->tokens[c].rel);
    if (rel == TD_REL_NMOD || rel == TD_REL_AMOD || rel == TD_REL_COMPOUND ||
        rel == TD_REL_ACL || rel == TD_REL_NUMMOD) {
      return false;
    }
  }
  return true;
}

// "A blast killed two. ... The attack": the noun is of a list that takes up
// events of the kind, whatever its own entry evokes. A bare one, which may mean
// something else ("the campaign"), asks for more.
static bool may_take_up(const td_analysis *x, const td_event *earlier,
                        const td_event *later) {
  const td_word *word = td_token_word(x, later->token, TD_WORD_ANAPHOR);
  return word && later->confidence != 0 &&
         x->tokens[later->token].upos == TD_UPOS_NOUN &&
         td_is_definite(x, later->token) && is_unmodified(x, later->token) &&
         !has_participants(later) && takes_up(x, word, earlier);
}

// A bare noun (see td_match) repeats; it is not repeated.
static bool may_be_same(const td_analysis *x, const td_event *earlier,
                        const td_event *later) {
  return earlier->confidence != 0 && !later->is_new &&
         !is_statement(x, earlier) && !is_statement(x, later) &&
         earlier->sentence != later->sentence && times_agree(earlier, later) &&
         statuses_agree(earlier, later);
}

// Whether `later` is the same act as `earlier`.
static bool is_same(const td_analysis *x, const td_event *earlier,
                    const td_event *later) {
  if (!may_be_same(x, earlier, later) ||
      !td_classes_meet(x->know, earlier->classes, later->classes)) {
    return false;
  }
  const int n = agreeing_roles(x, earlier, later);
  if (n > 0) {
    return true;
  }
  const bool is_noun = x->tokens[later->token].upos == TD_UPOS_NOUN;
  return n == 0 && is_noun && !has_participants(later) &&
         earlier->classes[0] == later->classes[0] &&
         td_is_definite(x, later->token);
}

static uint32_t find_same(const td_analysis *x, uint32_t i, uint32_t lowest) {
  const td_event *events = x->document->events.items;
  for (uint32_t j = i; j-- > lowest;) {
    if (is_same(x, &events[j], &events[i])) {
      return j;
    }
  }
  return TD_NONE;
}

// Of the nearest sentence that tells what the noun may take up the first event:
// "attacked the town, killing nine. The raid".
static uint32_t find_taken_up(const td_analysis *x, uint32_t i,
                              uint32_t lowest) {
  const td_event *events = x->document->events.items;
  uint32_t found = TD_NONE;
  for (uint32_t j = i; j-- > lowest;) {
    if (found != TD_NONE && events[j].sentence != events[found].sentence) {
      break;
    }
    if (may_be_same(x, &events[j], &events[i]) &&
        may_take_up(x, &events[j], &events[i])) {
      found = j;
    }
  }
  return found;
}

void td_same_find(const td_analysis *x) {
  td_event *events = x->document->events.items;
  for (uint32_t i = 0; i < x->document->events.count; i++) {
    events[i].is_new = is_new(x, &events[i]);
    if (i == 0 || events[i].same_as != TD_NONE) {
      continue;
    }
    const uint32_t lowest = i > MAX_BACK ? i - MAX_BACK : 0;
    uint32_t j = find_same(x, i, lowest);
    j = j == TD_NONE ? find_taken_up(x, i, lowest) : j;
    if (j != TD_NONE) {
      events[i].same_as = events[j].same_as == TD_NONE ? j : events[j].same_as;
    }
  }
}

// ---------------------------------------------------------------- anaphora

uint32_t td_same_antecedent(const td_analysis *x, uint32_t token,
                            uint32_t n_events) {
  const td_word *word = td_token_word(x, token, TD_WORD_ANAPHOR);
  if (!word || !td_is_definite(x, token)) {
    return TD_NONE;
  }
  const uint32_t lowest = n_events > MAX_BACK ? n_events - MAX_BACK : 0;
  for (uint32_t j = n_events; j-- > lowest;) {
    const td_event *e = &x->document->events.items[j];
    if (e->sentence < x->tokens[token].sentence && !e->is_content &&
        e->confidence > 0 && !is_statement(x, e) && takes_up(x, word, e)) {
      return e->same_as == TD_NONE ? j : e->same_as;
    }
  }
  return TD_NONE;
}
