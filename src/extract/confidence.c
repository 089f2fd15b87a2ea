// SPDX-License-Identifier: MIT

#include "extract/confidence.h"

#include "extract/role.h"

#include <stdlib.h>

#define LONG_SENTENCE 25 // tokens
#define VERY_LONG_SENTENCE 40
#define FAR_AWAY 8 // tokens between a trigger and a filler

static const char *const NAMES[TD_N_GROUNDS] = {
    "base",       "noun",       "adjective",  "bare",          "support",
    "several",    "senses",     "needed",     "needed-2",      "far",
    "passive",    "embedded",   "quoted",     "long",          "very-long",
    "actor",      "actors",     "named",      "pronoun",       "actor-far",
    "no-subject", "recipient",  "recipients", "recipient-far", "thing",
    "statement",  "occurrence", "unreal",     "negated",       "repeated",
    "sourced",    "main"};

const char *td_ground_name(td_ground ground) { return NAMES[ground]; }

// --------------------------------------------------------------------- data

static td_ground ground_of(td_slice name) {
  td_ground g = 0;
  while (g < TD_N_GROUNDS && !td_slice_is(name, NAMES[g])) {
    g++;
  }
  return g;
}

static int number_of(td_slice text) {
  const bool is_negative = text.length && text.data[0] == '-';
  int value = 0;
  for (size_t i = is_negative; i < text.length; i++) {
    value = value * 10 + (text.data[i] - '0');
  }
  return is_negative ? -value : value;
}

td_status td_confidence_load(const td_know *know, const td_error_sink *errors,
                             td_confidence *out) {
  *out = (td_confidence){{0}};
  const td_term type = td_know_vocab(know, TD_RDF_type);
  const td_term class_term = td_know_vocab(know, TD_TID_Ground);
  if (!type || !class_term) {
    return TD_OK;
  }
  const td_fact_run run = td_know_subjects(know, type, class_term);
  for (const td_fact *f = run.begin; f < run.end; f++) {
    const td_slice name =
        td_know_text(know, td_know_get(know, f->s, TD_TID_ground));
    const td_ground g = ground_of(name);
    if (g == TD_N_GROUNDS) {
      return td_error_send(errors, TD_ERR_BAD_SYNTAX, NULL, 0,
                           "\"%.*s\" is no ground of confidence",
                           (int)name.length, name.data);
    }
    out->points[g] =
        number_of(td_know_text(know, td_know_get(know, f->s, TD_TID_points)));
  }
  return TD_OK;
}

// ----------------------------------------------------------- of the match

static uint32_t bit(td_ground ground, bool holds) {
  return holds ? UINT32_C(1) << ground : 0;
}

static bool has_senses(const td_extraction *x, const td_match *match) {
  const td_lexeme *lexeme = match->lexeme;
  const td_term lemma = x->tokens[match->token].lemma_term;
  unsigned n = 0;
  for (const td_lexeme *l = td_lexicon_first(x->lexicon, lemma); l;
       l = td_lexicon_next(x->lexicon, l)) {
    n += l->upos == lexeme->upos;
  }
  return n > 1;
}

static bool has_several_words(const td_lexeme *lexeme) {
  return lexeme->particle.length ||
         td_slice_find(lexeme->lemma, TD_SLICE(" "), 0) < lexeme->lemma.length;
}

static bool has_far_fill(const td_match *match) {
  for (uint32_t i = 0; i < match->n_fills; i++) {
    if (match->fills[i].is_far) {
      return true;
    }
  }
  return false;
}

void td_confidence_note(const td_extraction *x, const td_match *match,
                        td_event *event) {
  const td_lexeme *lexeme = match->lexeme;
  event->grounds = bit(TD_GROUND_NOUN, lexeme->upos == TD_UPOS_NOUN) |
                   bit(TD_GROUND_ADJECTIVE, lexeme->upos == TD_UPOS_ADJ) |
                   bit(TD_GROUND_BARE, match->is_bare) |
                   bit(TD_GROUND_SUPPORT, match->support != TD_NONE) |
                   bit(TD_GROUND_SEVERAL, has_several_words(lexeme)) |
                   bit(TD_GROUND_SENSES, has_senses(x, match)) |
                   bit(TD_GROUND_NEEDED, match->n_required > 0) |
                   bit(TD_GROUND_NEEDED_2, match->n_required > 1) |
                   bit(TD_GROUND_FAR, has_far_fill(match));
}

// ----------------------------------------------------------- of the fillers

static const td_mention *mention_of(const td_extraction *x,
                                    const td_argument *a) {
  return a->filler == TD_FILLER_ENTITY && a->mention != TD_NONE
             ? &x->document->mentions.items[a->mention]
             : NULL;
}

static bool is_far_away(const td_event *e, const td_mention *m) {
  return m && labs((long)m->head - (long)e->token) > FAR_AWAY;
}

static uint32_t actor_grounds(const td_extraction *x, const td_event *e) {
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

static uint32_t recipient_grounds(const td_extraction *x, const td_event *e) {
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

static bool is_below(const td_extraction *x, const td_event *e,
                     td_vocab class_name) {
  return td_know_is_subclass(x->know, e->classes[0],
                             td_know_vocab(x->know, class_name));
}

static bool has_source(const td_event *e) {
  for (uint32_t i = 0; i < e->attributions.count; i++) {
    if (e->attributions.items[i].source != TD_NONE) {
      return true;
    }
  }
  return false;
}

static uint32_t event_grounds(const td_extraction *x, const td_event *e) {
  const uint32_t n = x->document->sentences.items[e->sentence].n_tokens;
  const bool is_real = e->status == TD_HAPPENED || e->status == TD_ONGOING;
  const bool is_negated = e->status == TD_DID_NOT_HAPPEN;
  return bit(TD_GROUND_BASE, true) |
         bit(TD_GROUND_EMBEDDED, x->tokens[e->token].head != TD_NONE) |
         bit(TD_GROUND_QUOTED, x->quote_of[e->token] != TD_NONE) |
         bit(TD_GROUND_LONG, n > LONG_SENTENCE) |
         bit(TD_GROUND_VERY_LONG, n > VERY_LONG_SENTENCE) |
         bit(TD_GROUND_STATEMENT, is_below(x, e, TD_TID_Statement)) |
         bit(TD_GROUND_OCCURRENCE, is_below(x, e, TD_TID_Occurrence)) |
         bit(TD_GROUND_UNREAL, !is_real && !is_negated) |
         bit(TD_GROUND_NEGATED, is_negated) |
         bit(TD_GROUND_REPEATED, e->same_as != TD_NONE) |
         bit(TD_GROUND_SOURCED, has_source(e)) |
         bit(TD_GROUND_MAIN, e->is_main);
}

// -------------------------------------------------------------- probability

unsigned td_confidence_probability(int points) {
  // Of 0, 250, 500 ... thousandths of a logit; straight lines between.
  static const unsigned knots[] = {500, 562, 622, 679, 731, 777, 818, 852, 881,
                                   905, 924, 940, 953, 963, 971, 977, 982};
  static const unsigned step = 250;
  static const unsigned n_steps = sizeof(knots) / sizeof(knots[0]) - 1;
  const unsigned size = (unsigned)abs(points);
  const unsigned at = size / step;
  const unsigned p = at >= n_steps ? knots[n_steps]
                                   : knots[at] + (knots[at + 1] - knots[at]) *
                                                     (size % step) / step;
  return points < 0 ? 1000 - p : p;
}

void td_confidence_judge(const td_confidence *confidence,
                         const td_extraction *x) {
  for (uint32_t i = 0; i < x->document->events.count; i++) {
    td_event *e = &x->document->events.items[i];
    e->grounds |=
        actor_grounds(x, e) | recipient_grounds(x, e) | event_grounds(x, e);
    int points = 0;
    for (td_ground g = 0; g < TD_N_GROUNDS; g++) {
      points += e->grounds >> g & 1 ? confidence->points[g] : 0;
    }
    e->confidence = (uint16_t)td_confidence_probability(points);
  }
}
