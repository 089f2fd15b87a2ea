// SPDX-License-Identifier: MIT

#include "extract/sift.h"

#include "base/try.h"
#include "extract/hints.h"
#include "extract/order.h"
#include "extract/state.h"
#include "grammar/fits.h"

#include <stdlib.h>
#include <string.h>

#define VERY_LONG_SENTENCE 40 // tokens
#define LEAD_SENTENCES 3
#define MAX_ROW 4 // verbs
// Least chances of an event, in thousandths: where the frame is all told, and
// where it is not.
#define FLOOR_TOLD 450
#define FLOOR_LOOSE 600
#define FLOOR_CONTENT 350 // of what is promised, refused or asked for
#define FLOOR_CAUSED 50   // of protests and fights that something brought about

static const char *const KINDS[TD_N_KINDS + 1] = {
    "typed-verb",      "typed-noun",      "statement-verb", "statement-noun",
    "occurrence-verb", "occurrence-noun", "other"};

static const char *const NAMES[TD_N_SIGNS] = {
    "base",          "loose",
    "bare",          "misfit",
    "lacks-actor",   "lacks-recipient",
    "lacks-thing",   "support",
    "several",       "senses",
    "needed",        "needed-2",
    "far",           "passive",
    "actor",         "actor-named",
    "actor-pronoun", "actor-public",
    "recipient",     "recipient-public",
    "thing",         "time",
    "place",         "definite",
    "indefinite",    "plural",
    "adjective",     "root",
    "subject",       "object",
    "oblique",       "in-noun",
    "conjunct",      "complement",
    "adverbial",     "relative",
    "infinitive",    "gerund",
    "past",          "modal",
    "negated",       "quoted",
    "counted",       "lead",
    "title",         "under-event",
    "over-event",    "alike",
    "very-long",     "public-sentence",
    "public-text"};

const char *td_sign_name(td_sign sign) { return NAMES[sign]; }

const char *td_kind_name(unsigned kind) { return KINDS[kind]; }

td_status td_sift_load(const td_know *know, const td_error_sink *errors,
                       td_sift *out) {
  static const td_points_table table = {
      .class_name = TD_TID_Sign,
      .columns = {TD_TID_sign, NAMES, TD_N_SIGNS},
      .rows = {TD_TID_signOf, KINDS, TD_N_KINDS}};
  return td_points_load(know, &table, errors, out->points[0]);
}

_Static_assert(TD_N_SIGNS <= 64, "a bit for each sign");

static uint64_t bit(unsigned sign, bool holds) {
  return holds ? UINT64_C(1) << sign : 0;
}

// ---------------------------------------------------------------- the word

static bool is_below(const td_analysis *x, const td_match *match,
                     td_vocab class_name) {
  return td_know_is_subclass(x->know, match->lexeme->classes[0],
                             td_know_vocab(x->know, class_name));
}

static uint64_t lack_signs(const td_match *match) {
  return bit(TD_SIGN_LACKS_ACTOR, match->lacks & TD_LACKS_ACTOR) |
         bit(TD_SIGN_LACKS_RECIPIENT, match->lacks & TD_LACKS_RECIPIENT) |
         bit(TD_SIGN_LACKS_THING, match->lacks & TD_LACKS_THING);
}

// Modals and adjectives ("must", "ready to") are told by their frames alone.
static unsigned kind_of(const td_analysis *x, const td_match *match) {
  const td_upos upos = match->lexeme->upos;
  if (upos != TD_UPOS_VERB && upos != TD_UPOS_NOUN) {
    return TD_KIND_OTHER;
  }
  const unsigned of_verb =
      is_below(x, match, TD_TID_Statement)    ? TD_KIND_STATEMENT_VERB
      : is_below(x, match, TD_TID_Occurrence) ? TD_KIND_OCCURRENCE_VERB
                                              : TD_KIND_TYPED_VERB;
  return of_verb + (upos == TD_UPOS_NOUN);
}

static uint64_t word_signs(const td_analysis *x, const td_match *match) {
  return bit(TD_SIGN_BASE, true) | bit(TD_SIGN_LOOSE, match->is_loose) |
         bit(TD_SIGN_BARE, match->is_loose && match->n_fills == 0) |
         bit(TD_SIGN_MISFIT, match->has_misfit) | lack_signs(match) |
         bit(TD_SIGN_SUPPORT, match->support != TD_NONE) |
         bit(TD_SIGN_SEVERAL, td_match_has_words(match)) |
         bit(TD_SIGN_SENSES, td_match_has_senses(x, match)) |
         bit(TD_SIGN_NEEDED, match->n_required > 0) |
         bit(TD_SIGN_NEEDED_2, match->n_required > 1) |
         bit(TD_SIGN_PASSIVE, td_is_passive(x, match->token));
}

// ------------------------------------------------------------- the fillers

static bool is_public(const td_analysis *x, uint32_t mention) {
  const uint32_t entity = mention == TD_NONE
                              ? TD_NONE
                              : x->document->mentions.items[mention].entity;
  if (entity == TD_NONE) {
    return false;
  }
  const td_entity *e = &x->document->entities.items[entity];
  return e->country || e->nonstate || e->sectors[0];
}

static uint64_t filler_signs(const td_analysis *x, const td_fill *fill) {
  const uint32_t mention = td_mention_at(x, td_content_head(x, fill->token));
  const td_mention *m =
      mention == TD_NONE ? NULL : &x->document->mentions.items[mention];
  const bool is_counted = x->tokens[fill->token].upos == TD_UPOS_NUM ||
                          td_has_child(x, fill->token, TD_REL_NUMMOD);
  const uint64_t far =
      bit(TD_SIGN_FAR, fill->is_far) | bit(TD_SIGN_COUNTED, is_counted);
  switch (fill->role) {
  case TD_ROLE_ACTOR:
    return far | bit(TD_SIGN_ACTOR, true) |
           bit(TD_SIGN_ACTOR_NAMED, m && m->form == TD_FORM_NAME) |
           bit(TD_SIGN_ACTOR_PRONOUN, m && m->form == TD_FORM_PRONOUN) |
           bit(TD_SIGN_ACTOR_PUBLIC, is_public(x, mention));
  case TD_ROLE_RECIPIENT:
    return far | bit(TD_SIGN_RECIPIENT, true) |
           bit(TD_SIGN_RECIPIENT_PUBLIC, is_public(x, mention));
  case TD_ROLE_PLACE:
    return far | bit(TD_SIGN_PLACE, true);
  case TD_SLOT_CONSTRAINT:
    return far;
  default:
    return far | bit(TD_SIGN_THING, true);
  }
}

// -------------------------------------------------------------- the phrase

static uint64_t child_signs(const td_analysis *x, uint32_t c) {
  const td_rel rel = td_rel_base((td_rel)x->tokens[c].rel);
  const bool is_phrase = rel == TD_REL_OBL || rel == TD_REL_NMOD;
  return bit(TD_SIGN_TIME, x->time_of[c] != TD_NONE) |
         bit(TD_SIGN_PLACE, is_phrase && td_is_place(x, c)) |
         bit(TD_SIGN_ADJECTIVE, rel == TD_REL_AMOD) |
         bit(TD_SIGN_MODAL,
             rel == TD_REL_AUX && td_token_word(x, c, TD_WORD_MODAL) != NULL) |
         bit(TD_SIGN_NEGATED, td_token_word(x, c, TD_WORD_NEGATOR) != NULL) |
         bit(TD_SIGN_OVER_EVENT, x->event_of[c] != TD_NONE);
}

static uint64_t phrase_signs(const td_analysis *x, uint32_t token) {
  uint64_t signs = 0;
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    signs |= child_signs(x, c);
  }
  const bool is_definite = td_is_definite(x, token);
  const td_slice xpos = x->tokens[token].xpos;
  return signs | bit(TD_SIGN_DEFINITE, is_definite) |
         bit(TD_SIGN_INDEFINITE,
             !is_definite && td_has_child(x, token, TD_REL_DET)) |
         bit(TD_SIGN_PLURAL, td_slice_is(xpos, "NNS")) |
         bit(TD_SIGN_INFINITIVE, td_is_infinitive(x, token)) |
         bit(TD_SIGN_PAST,
             td_slice_is(xpos, "VBD") ||
                 (td_slice_is(xpos, "VBN") &&
                  (td_has_child(x, token, TD_REL_AUX) ||
                   td_child_exact(x, token, TD_REL_AUX_PASS) != TD_NONE))) |
         bit(TD_SIGN_GERUND,
             td_slice_is(xpos, "VBG") && !td_has_child(x, token, TD_REL_AUX));
}

// --------------------------------------------------------------- its place

static uint64_t relation_signs(td_rel rel) {
  switch (td_rel_base(rel)) {
  case TD_REL_ROOT:
    return bit(TD_SIGN_ROOT, true);
  case TD_REL_NSUBJ:
    return bit(TD_SIGN_SUBJECT, true);
  case TD_REL_OBJ:
    return bit(TD_SIGN_OBJECT, true);
  case TD_REL_OBL:
    return bit(TD_SIGN_OBLIQUE, true);
  case TD_REL_NMOD:
  case TD_REL_COMPOUND:
  case TD_REL_APPOS:
    return bit(TD_SIGN_IN_NOUN, true);
  case TD_REL_CONJ:
    return bit(TD_SIGN_CONJUNCT, true);
  case TD_REL_CCOMP:
  case TD_REL_XCOMP:
    return bit(TD_SIGN_COMPLEMENT, true);
  case TD_REL_ADVCL:
    return bit(TD_SIGN_ADVERBIAL, true);
  case TD_REL_ACL:
    return bit(TD_SIGN_RELATIVE, true);
  default:
    return 0;
  }
}

// A headline, or the first of several sentences, which may be one.
static bool is_first_line(const td_analysis *x, uint32_t sentence) {
  const td_document *d = x->document;
  return d->sentences.items[sentence].part == TD_HEADLINE ||
         (sentence == 0 && d->sentences.count > 1);
}

// How many sentences stand before it, the dateline aside.
static uint32_t place_of(const td_analysis *x, uint32_t sentence) {
  return sentence > 0 && x->document->sentences.items[0].is_dateline
             ? sentence - 1
             : sentence;
}

static uint64_t place_signs(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  const td_sentence *s = &x->document->sentences.items[t->sentence];
  return relation_signs((td_rel)t->rel) |
         bit(TD_SIGN_UNDER_EVENT,
             t->head != TD_NONE && x->event_of[t->head] != TD_NONE) |
         bit(TD_SIGN_QUOTED, td_is_in_marks(x, token)) |
         bit(TD_SIGN_LEAD, place_of(x, t->sentence) < LEAD_SENTENCES) |
         bit(TD_SIGN_TITLE, is_first_line(x, t->sentence)) |
         bit(TD_SIGN_VERY_LONG, s->n_tokens > VERY_LONG_SENTENCE);
}

// ------------------------------------------------------------ its company

/// What the whole text tells, gathered once.
typedef struct {
  bool *is_public; ///< [sentences] somebody with a sector is told of
  bool is_public_text;
  td_term *classes; ///< [n_classes] of surely matched words, sorted
  uint32_t n_classes;
} company;

static int compare_terms(const void *a, const void *b) {
  const td_term p = *(const td_term *)a;
  const td_term q = *(const td_term *)b;
  return (p > q) - (p < q);
}

static void find_public(const td_analysis *x, company *c) {
  const td_document *d = x->document;
  memset(c->is_public, 0, d->sentences.count * sizeof(*c->is_public));
  for (uint32_t m = 0; m < d->mentions.count; m++) {
    const td_mention *mention = &d->mentions.items[m];
    if (mention->entity != TD_NONE &&
        d->entities.items[mention->entity].sectors[0]) {
      c->is_public[x->tokens[mention->head].sentence] = true;
    }
  }
  uint32_t n = 0;
  for (uint32_t s = 0; s < d->sentences.count; s++) {
    n += c->is_public[s];
  }
  c->is_public_text = 2 * n >= place_of(x, d->sentences.count);
}

static td_status find_company(const td_analysis *x, const td_matches *matches,
                              company *c) {
  c->is_public =
      TD_ARENA_ARRAY(x->scratch, bool, x->document->sentences.count + 1);
  c->classes = TD_ARENA_ARRAY(x->scratch, td_term, matches->list.count + 1);
  if (!c->is_public || !c->classes) {
    return TD_ERR_NO_MEM;
  }
  find_public(x, c);
  c->n_classes = 0;
  for (uint32_t i = 0; i < matches->list.count; i++) {
    if (!matches->list.items[i].is_loose && !matches->list.items[i].is_held) {
      c->classes[c->n_classes++] = matches->list.items[i].lexeme->classes[0];
    }
  }
  qsort(c->classes, c->n_classes, sizeof(*c->classes), compare_terms);
  return TD_OK;
}

// Whether another word surely tells of an event of the class.
static bool has_alike(const company *c, const td_match *match) {
  const td_term class_term = match->lexeme->classes[0];
  const td_term *found = bsearch(&class_term, c->classes, c->n_classes,
                                 sizeof(*c->classes), compare_terms);
  if (!found || match->is_loose) {
    return found != NULL;
  }
  const td_term *end = c->classes + c->n_classes;
  return (found > c->classes && found[-1] == class_term) ||
         (found + 1 < end && found[1] == class_term);
}

static uint64_t company_signs(const td_analysis *x, const company *c,
                              const td_match *match) {
  return bit(TD_SIGN_PUBLIC_SENTENCE,
             c->is_public[x->tokens[match->token].sentence]) |
         bit(TD_SIGN_PUBLIC_TEXT, c->is_public_text) |
         bit(TD_SIGN_ALIKE, has_alike(c, match));
}

static uint64_t signs_of(const td_analysis *x, const company *c,
                         const td_match *match) {
  uint64_t signs = word_signs(x, match) | phrase_signs(x, match->token) |
                   place_signs(x, match->token) | company_signs(x, c, match);
  for (uint32_t f = 0; f < match->n_fills; f++) {
    signs |= filler_signs(x, &match->fills[f]);
  }
  return signs;
}

// --------------------------------------------------------------- judgement

typedef struct {
  const td_know *know;
  int points;
} sum;

static void add_hint(void *user, td_slice hint) {
  sum *s = user;
  const td_fact_run run =
      td_know_subjects(s->know, td_know_vocab(s->know, TD_TID_hint),
                       td_know_text_term(s->know, hint));
  if (run.begin < run.end) {
    s->points += td_points_get(s->know, run.begin->s, TD_TID_points);
  }
}

static unsigned chance(const td_sift *sift, const td_analysis *x,
                       const td_match *match, uint64_t signs) {
  const int *of_kind = sift->points[kind_of(x, match)];
  sum all = {x->know, match->lexeme->points +
                          (match->is_loose ? match->lexeme->loose_points : 0)};
  for (td_sign s = 0; s < TD_N_SIGNS; s++) {
    all.points += signs >> s & 1 ? of_kind[s] : 0;
  }
  const td_hint_sink sink = {add_hint, &all};
  td_hints_send(x, match->token, &sink);
  return td_points_probability(all.points);
}

// "Promised compensation", "asked for help": what one promises, announces or
// asks for by a verb that matched. While signs are gathered, the map of events
// has the matches.
static bool is_content(const td_analysis *x, const td_matches *matches,
                       const td_match *match) {
  const td_token *t = &x->tokens[match->token];
  const uint32_t at = t->head == TD_NONE ? TD_NONE : x->event_of[t->head];
  if (match->lexeme->upos != TD_UPOS_NOUN || at == TD_NONE ||
      x->tokens[t->head].upos != TD_UPOS_VERB) {
    return false;
  }
  const td_match *verb = &matches->list.items[at];
  const bool is_object = t->rel == TD_REL_OBJ || t->rel == TD_REL_NSUBJ_PASS;
  const bool is_asked = t->rel == TD_REL_OBL &&
                        td_has_mark(x, match->token, TD_MARK_AIM) &&
                        is_below(x, verb, TD_TID_Request);
  return (is_object || is_asked) && !verb->is_loose &&
         td_lexicon_rule(x->lexicon, TD_TID_ContentRule,
                         verb->lexeme->classes[0]);
}

// "Sparked protests", "led to clashes".
static bool is_caused(const td_analysis *x, const td_match *match) {
  return match->lexeme->upos == TD_UPOS_NOUN &&
         td_order_is_caused(x, match->token) &&
         td_lexicon_rule(x->lexicon, TD_TID_CausedRule,
                         match->lexeme->classes[0]);
}

// "Refused to sign, | seal or | pay": the first of a row of verbs.
static uint32_t first_of_row(const td_analysis *x, uint32_t token) {
  for (int i = 0; i < MAX_ROW && x->tokens[token].rel == TD_REL_CONJ &&
                  x->tokens[token].head < token;
       i++) {
    token = x->tokens[token].head;
  }
  return token;
}

// "Refused | to pay", "a threat | to leave", "flew in | to talk": an act that a
// word which matched tells to be wanted, though not all who take part are told.
static bool is_wanted(const td_analysis *x, const td_matches *matches,
                      const td_match *match) {
  const uint32_t first = first_of_row(x, match->token);
  const td_token *t = &x->tokens[first];
  const uint32_t at = t->head == TD_NONE ? TD_NONE : x->event_of[t->head];
  const td_rel rel = td_rel_base((td_rel)t->rel);
  const bool is_complement = rel == TD_REL_XCOMP || rel == TD_REL_CCOMP;
  const bool is_aim =
      (rel == TD_REL_ADVCL || rel == TD_REL_ACL) && td_is_infinitive(x, first);
  return match->lexeme->upos == TD_UPOS_VERB && at != TD_NONE &&
         (is_complement || is_aim) && !matches->list.items[at].is_loose &&
         td_lexicon_rule(x->lexicon, TD_TID_WantedRule,
                         matches->list.items[at].lexeme->classes[0]);
}

static unsigned least_chance(const td_analysis *x, const td_matches *matches,
                             const td_match *match) {
  return is_caused(x, match)             ? FLOOR_CAUSED
         : is_content(x, matches, match) ? FLOOR_CONTENT
         : is_wanted(x, matches, match)  ? FLOOR_CONTENT
         : match->is_loose               ? FLOOR_LOOSE
                                         : FLOOR_TOLD;
}

static bool tells(const td_sift *sift, const td_analysis *x,
                  const td_matches *matches, const td_match *match,
                  uint64_t signs) {
  if (kind_of(x, match) == TD_KIND_OTHER || match->coded_as) {
    return !match->is_loose;
  }
  return chance(sift, x, match, signs) >= least_chance(x, matches, match);
}

typedef struct {
  td_arena *arena;
  td_trigger *trigger;
  td_status status;
} notes;

static void note_hint(void *user, td_slice hint) {
  notes *n = user;
  td_slice *one = TD_PUSH(n->arena, &n->trigger->hints);
  char *copy = TD_ARENA_ARRAY(n->arena, char, hint.length);
  if (!one || !copy) {
    n->status = TD_ERR_NO_MEM;
    return;
  }
  memcpy(copy, hint.data, hint.length);
  *one = (td_slice){copy, hint.length};
}

static td_status note(const td_analysis *x, const td_match *match,
                      uint64_t signs) {
  td_document *d = x->document;
  if (!d->wants_triggers) {
    return TD_OK;
  }
  td_trigger *c = TD_PUSH(d->arena, &d->triggers);
  if (!c) {
    return TD_ERR_NO_MEM;
  }
  const uint32_t state = td_state_told(x, match);
  *c = (td_trigger){.token = state == TD_NONE ? match->token : state,
                    .entry = match->lexeme->iri,
                    .class_term = match->lexeme->classes[0],
                    .kind = kind_of(x, match),
                    .signs = signs};
  notes n = {d->arena, c, TD_OK};
  const td_hint_sink sink = {note_hint, &n};
  td_hints_send(x, match->token, &sink);
  return n.status;
}

// "A statement said", "the release adds": what tells is no event besides what
// it tells; nor is a body named by what it does ("the prosecution says"). While
// signs are gathered, the map of events has the matches.
static bool is_teller(const td_analysis *x, const td_matches *matches,
                      const td_match *match) {
  const uint32_t verb = x->tokens[match->token].head;
  const uint32_t at = verb == TD_NONE ? TD_NONE : x->event_of[verb];
  const bool is_of_nobody = match->is_loose && match->n_fills == 0;
  if (match->lexeme->upos != TD_UPOS_NOUN || at == TD_NONE ||
      !(is_of_nobody || is_below(x, match, TD_TID_Statement))) {
    return false;
  }
  const td_match *other = &matches->list.items[at];
  for (uint32_t f = 0; f < other->n_fills; f++) {
    if (other->fills[f].role == TD_ROLE_ACTOR &&
        other->fills[f].token == match->token) {
      return is_below(x, other, TD_TID_Statement) &&
             x->tokens[verb].upos == TD_UPOS_VERB;
    }
  }
  return false;
}

// A definite noun may take up an event told before, unless its frames ask for
// certain words beside it ("good offices").
static bool may_repeat(const td_analysis *x, const td_match *match) {
  return match->lexeme->upos == TD_UPOS_NOUN && match->is_loose &&
         td_is_definite(x, match->token);
}

/// What was found of a match.
typedef struct {
  bool is_teller;
  bool is_told; ///< that it tells of an event
  bool is_judged;
} verdict;

// Whether a word is free to tell of an event by itself: no other holds it, or
// none that does.
static bool is_free(const td_analysis *x, const td_match *match,
                    const verdict *verdicts) {
  const uint32_t at = match->is_held ? x->event_of[match->holder] : TD_NONE;
  return !match->is_held || (at != TD_NONE && !verdicts[at].is_told);
}

static td_status judge(const td_sift *sift, const td_analysis *x,
                       const td_matches *matches, verdict *verdicts) {
  company c;
  TD_TRY(find_company(x, matches, &c));
  for (int held = 0; held <= 1; held++) {
    for (uint32_t i = 0; i < matches->list.count; i++) {
      const td_match *match = &matches->list.items[i];
      if (match->is_held != held || !is_free(x, match, verdicts)) {
        continue;
      }
      const uint64_t signs = signs_of(x, &c, match);
      verdicts[i].is_teller = is_teller(x, matches, match);
      verdicts[i].is_told = tells(sift, x, matches, match, signs);
      verdicts[i].is_judged = true;
      TD_TRY(note(x, match, signs));
    }
  }
  return TD_OK;
}

td_status td_sift_run(const td_sift *sift, const td_analysis *x,
                      td_matches *matches) {
  verdict *verdicts =
      TD_ARENA_ARRAY(x->scratch, verdict, matches->list.count + 1);
  if (!verdicts) {
    return TD_ERR_NO_MEM;
  }
  // Meanwhile the map of events says what is a trigger.
  for (uint32_t i = 0; i < matches->list.count; i++) {
    verdicts[i] = (verdict){false, false, false};
    if (!matches->list.items[i].is_held) {
      x->event_of[matches->list.items[i].token] = i;
    }
  }
  TD_TRY(judge(sift, x, matches, verdicts));
  uint32_t kept = 0;
  for (uint32_t i = 0; i < matches->list.count; i++) {
    td_match *match = &matches->list.items[i];
    x->event_of[match->token] = TD_NONE;
    match->is_bare = verdicts[i].is_teller || !verdicts[i].is_told;
    const bool is_body =
        verdicts[i].is_teller && !is_below(x, match, TD_TID_Statement);
    if (verdicts[i].is_judged &&
        (!match->is_bare || (may_repeat(x, match) && !is_body))) {
      matches->list.items[kept++] = *match;
    }
  }
  matches->list.count = kept;
  return TD_OK;
}
