// SPDX-License-Identifier: MIT

#include "extract/confidence.h"

#include "extract/role.h"

#include <stdlib.h>

#define LONG_SENTENCE 25 // tokens
#define VERY_LONG_SENTENCE 40
#define FAR_AWAY 8 // tokens between a trigger and a filler

static const char *const NAMES[TD_N_GROUNDS] = {
    "base",       "noun",       "adjective",  "loose",         "support",
    "several",    "senses",     "needed",     "needed-2",      "far",
    "passive",    "embedded",   "quoted",     "long",          "very-long",
    "actor",      "actors",     "named",      "pronoun",       "actor-far",
    "no-subject", "recipient",  "recipients", "recipient-far", "thing",
    "statement",  "occurrence", "unreal",     "negated",       "repeated",
    "sourced",    "main"};

const char *td_ground_name(td_ground ground) { return NAMES[ground]; }

td_status td_confidence_load(const td_know *know, const td_error_sink *errors,
                             td_confidence *out) {
  static const td_points_table table = {
      .class_name = TD_TID_Ground,
      .columns = {TD_TID_ground, NAMES, TD_N_GROUNDS}};
  return td_points_load(know, &table, errors, out->points);
}

// ----------------------------------------------------------- of the match

static uint32_t bit(td_ground ground, bool holds) {
  return holds ? UINT32_C(1) << ground : 0;
}

static bool has_far_fill(const td_match *match) {
  for (uint32_t i = 0; i < match->n_fills; i++) {
    if (match->fills[i].is_far) {
      return true;
    }
  }
  return false;
}

void td_confidence_note(const td_analysis *x, const td_match *match,
                        td_event *event) {
  const td_lexeme *lexeme = match->lexeme;
  event->grounds = bit(TD_GROUND_NOUN, lexeme->upos == TD_UPOS_NOUN) |
                   bit(TD_GROUND_ADJECTIVE, lexeme->upos == TD_UPOS_ADJ) |
                   bit(TD_GROUND_LOOSE, match->is_loose) |
                   bit(TD_GROUND_SUPPORT, match->support != TD_NONE) |
                   bit(TD_GROUND_SEVERAL, td_match_has_words(match)) |
                   bit(TD_GROUND_SENSES, td_match_has_senses(x, match)) |
                   bit(TD_GROUND_NEEDED, match->n_required > 0) |
                   bit(TD_GROUND_NEEDED_2, match->n_required > 1) |
                   bit(TD_GROUND_FAR, has_far_fill(match));
}

// ----------------------------------------------------------- of the fillers

static const td_mention *mention_of(const td_analysis *x,
                                    const td_argument *a) {
  return a->filler == TD_FILLER_ENTITY && a->mention != TD_NONE
             ? &x->document->mentions.items[a->mention]
             : NULL;
}

static bool is_far_away(const td_event *e, const td_mention *m) {
  return m && labs((long)m->head - (long)e->token) > FAR_AWAY;
}

static uint32_t actor_grounds(const td_analysis *x, const td_event *e) {
  uint32_t grounds = 0;
  unsigned n = 0;
  for (uint32_t i = 0; i < e->arguments.count; i++) {
    const td_argument *a = &e->arguments.items[i];
    if (a->role != TD_ROLE_ACTOR) {
      continue;
    }
    n++;
    const td_mention *m = mention_of(x, a);
    grounds |= bit(TD_GROUND_ACTOR_NAMED, m && m->form == TD_FORM_NAME) |
               bit(TD_GROUND_ACTOR_PRONOUN, m && m->form == TD_FORM_PRONOUN) |
               bit(TD_GROUND_ACTOR_FAR, is_far_away(e, m));
  }
  const bool is_passive = td_is_passive(x, e->token);
  return grounds | bit(TD_GROUND_ACTOR, n > 0) | bit(TD_GROUND_ACTORS, n > 1) |
         bit(TD_GROUND_PASSIVE, is_passive) |
         bit(TD_GROUND_NO_SUBJECT,
             n == 0 && !is_passive && x->tokens[e->token].upos == TD_UPOS_VERB);
}

static uint32_t recipient_grounds(const td_analysis *x, const td_event *e) {
  uint32_t grounds = 0;
  unsigned n = 0;
  for (uint32_t i = 0; i < e->arguments.count; i++) {
    const td_argument *a = &e->arguments.items[i];
    if (a->role == TD_ROLE_RECIPIENT) {
      n++;
      grounds |= bit(TD_GROUND_RECIPIENT_FAR, is_far_away(e, mention_of(x, a)));
    }
  }
  return grounds | bit(TD_GROUND_RECIPIENT, n > 0) |
         bit(TD_GROUND_RECIPIENTS, n > 1) |
         bit(TD_GROUND_THING, td_role_is_filled(e, TD_ROLE_THEME) ||
                                  td_role_is_filled(e, TD_ROLE_ORIGIN) ||
                                  td_role_is_filled(e, TD_ROLE_DESTINATION));
}

// ------------------------------------------------------------- of the event

static bool has_source(const td_event *e) {
  for (uint32_t i = 0; i < e->attributions.count; i++) {
    if (e->attributions.items[i].source != TD_NONE) {
      return true;
    }
  }
  return false;
}

static uint32_t event_grounds(const td_analysis *x, const td_event *e) {
  const uint32_t n = x->document->sentences.items[e->sentence].n_tokens;
  const bool is_real = e->status == TD_HAPPENED || e->status == TD_ONGOING;
  const bool is_negated = e->status == TD_DID_NOT_HAPPEN;
  return bit(TD_GROUND_BASE, true) |
         bit(TD_GROUND_EMBEDDED, x->tokens[e->token].head != TD_NONE) |
         bit(TD_GROUND_QUOTED, td_is_in_marks(x, e->token)) |
         bit(TD_GROUND_LONG, n > LONG_SENTENCE) |
         bit(TD_GROUND_VERY_LONG, n > VERY_LONG_SENTENCE) |
         bit(TD_GROUND_STATEMENT, td_event_is_below(x, e, TD_TID_Statement)) |
         bit(TD_GROUND_OCCURRENCE, td_event_is_below(x, e, TD_TID_Occurrence)) |
         bit(TD_GROUND_UNREAL, !is_real && !is_negated) |
         bit(TD_GROUND_NEGATED, is_negated) |
         bit(TD_GROUND_REPEATED, e->same_as != TD_NONE) |
         bit(TD_GROUND_SOURCED, has_source(e)) |
         bit(TD_GROUND_MAIN, e->is_main);
}

// ---------------------------------------------------------------- judgement

void td_confidence_judge(const td_confidence *confidence,
                         const td_analysis *x) {
  for (uint32_t i = 0; i < x->document->events.count; i++) {
    td_event *e = &x->document->events.items[i];
    e->grounds |=
        actor_grounds(x, e) | recipient_grounds(x, e) | event_grounds(x, e);
    int points = 0;
    for (td_ground g = 0; g < TD_N_GROUNDS; g++) {
      points += e->grounds >> g & 1 ? confidence->points[g] : 0;
    }
    e->confidence = (uint16_t)td_points_probability(points);
  }
}
