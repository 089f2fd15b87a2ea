// SPDX-License-Identifier: MIT

#include "extract/order.h"

#include "base/try.h"
#include "extract/role.h"
#include "grammar/conjuncts.h"
#include "grammar/deep.h"
#include "grammar/fits.h"

#define MAX_CLIMB 6
#define MAX_CUE_WORDS 5
#define MAX_BACK 3 // sentences

// ------------------------------------------------------------------- words

// A cue in the text: its words and what it says.
typedef struct {
  const td_word *word; // NULL: none
  uint32_t first;      // token
} cue;

static bool fits_place(const td_word *word, td_path_kind kind,
                       td_slice marker) {
  for (uint32_t i = 0; i < word->n_complements; i++) {
    if (td_path_matches(word->complements[i], kind, marker)) {
      return true;
    }
  }
  return word->n_complements == 0;
}

// The longest cue whose last word is `last`, before what stands as `kind`.
static cue cue_ending_at(const td_analysis *x, uint32_t last,
                         td_path_kind kind) {
  for (unsigned n = MAX_CUE_WORDS; n > 0; n--) {
    const td_term term = td_words_ending_at(x, last, n);
    const td_word *word =
        term ? td_lexicon_word(x->lexicon, term, TD_WORD_CUE, 0) : NULL;
    if (word && fits_place(word, kind, td_know_text(x->know, term))) {
      return (cue){word, last + 1 - n};
    }
  }
  return (cue){NULL, TD_NONE};
}

static td_path_kind place_of(const td_analysis *x, uint32_t token) {
  switch (td_rel_base((td_rel)x->tokens[token].rel)) {
  case TD_REL_OBL:
    return TD_PATH_OBL;
  case TD_REL_NMOD:
    return TD_PATH_NMOD;
  case TD_REL_ADVCL:
  case TD_REL_ACL:
    return TD_PATH_ADVCL;
  default:
    return TD_N_PATHS;
  }
}

// The cue before the phrase or clause of `token`: ends with its last marker.
static cue cue_of(const td_analysis *x, uint32_t token) {
  const td_path_kind kind = place_of(x, token);
  uint32_t last = TD_NONE;
  for (uint32_t c = x->tokens[token].first_child;
       kind != TD_N_PATHS && c != TD_NONE && c < token;
       c = x->tokens[c].next_sibling) {
    const td_rel rel = td_rel_base((td_rel)x->tokens[c].rel);
    const bool is_perfect = rel == TD_REL_AUX && kind == TD_PATH_ADVCL;
    if (rel == TD_REL_CASE || rel == TD_REL_MARK || is_perfect) {
      const uint32_t end = td_document_subtree(x->document, c).end;
      last = end > 0 && end - 1 > c && end - 1 < token ? end - 1 : c;
      if (is_perfect) {
        break;
      }
    }
  }
  return last == TD_NONE ? (cue){NULL, TD_NONE} : cue_ending_at(x, last, kind);
}

// ------------------------------------------------------------------ events

// The event noun that is the subject of a verb without an object: "clashes
// broke out", "the talks came".
static uint32_t event_of_subject(const td_analysis *x, uint32_t verb) {
  const uint32_t subject = td_document_child(x->document, verb, TD_REL_NSUBJ);
  return subject == TD_NONE || td_has_child(x, verb, TD_REL_OBJ)
             ? TD_NONE
             : x->event_of[subject];
}

// "The demonstrators' attacks" are told here, not before.
static bool is_described(const td_analysis *x, uint32_t token) {
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const td_rel rel = td_rel_base((td_rel)x->tokens[c].rel);
    if (rel == TD_REL_NMOD || rel == TD_REL_COMPOUND || rel == TD_REL_ACL) {
      return true;
    }
  }
  return false;
}

// An event told before counts only if the last sentences told it.
static uint32_t event_near(const td_analysis *x, uint32_t token) {
  const uint32_t event = td_event_at(x, token);
  if (event == TD_NONE) {
    return TD_NONE;
  }
  const uint32_t sentence = x->document->events.items[event].sentence;
  const uint32_t here = x->tokens[token].sentence;
  return sentence == here ||
                 (sentence + MAX_BACK >= here && !is_described(x, token))
             ? event
             : TD_NONE;
}

static uint32_t event_told_at(const td_analysis *x, uint32_t token) {
  if (x->event_of[token] != TD_NONE) {
    return x->event_of[token];
  }
  uint32_t event = event_near(x, token);
  if (event == TD_NONE && td_is_predicate(x, token)) {
    event = event_of_subject(x, token);
  }
  const uint32_t content = td_content_head(x, token);
  return event == TD_NONE && content != token ? x->event_of[content] : event;
}

// The event of the clause or phrase that `token` hangs on; words from `first`
// to `token` are the cue's own. A reason is never so far as another clause.
static uint32_t event_above(const td_analysis *x, uint32_t token,
                            uint32_t first) {
  uint32_t at = x->tokens[token].head;
  for (unsigned i = 0; at != TD_NONE && i < MAX_CLIMB; i++) {
    const bool is_of_cue = at >= first && at < token;
    // "The strike was part of a campaign."
    if (is_of_cue && td_is_predicate(x, at)) {
      return event_of_subject(x, at);
    }
    if (!is_of_cue && x->event_of[at] != TD_NONE) {
      return x->event_of[at];
    }
    if (!is_of_cue && td_is_predicate(x, at)) {
      return event_told_at(x, at);
    }
    at = x->tokens[at].head;
  }
  return TD_NONE;
}

// --------------------------------------------------------------- relations

static bool is_known(const td_event *event, uint32_t other) {
  for (uint32_t i = 0; i < event->arguments.count; i++) {
    const td_argument *a = &event->arguments.items[i];
    if (a->filler == TD_FILLER_EVENT && a->id == other) {
      return true;
    }
  }
  return false;
}

// "Upon her death" after "the death" is the same one.
static bool is_repetition(const td_analysis *x, uint32_t a, uint32_t b) {
  const td_token *p = &x->tokens[x->document->events.items[a].token];
  const td_token *q = &x->tokens[x->document->events.items[b].token];
  return p->lemma_term && p->lemma_term == q->lemma_term &&
         p->upos == TD_UPOS_NOUN && q->upos == TD_UPOS_NOUN;
}

static uint32_t first_told(const td_analysis *x, uint32_t event) {
  const uint32_t same = x->document->events.items[event].same_as;
  return same == TD_NONE ? event : same;
}

// Say that `event` is before, after, a part of or because of `other`.
static td_status relate(const td_analysis *x, uint32_t event, td_role role,
                        uint32_t other) {
  td_event *events = x->document->events.items;
  if (event == TD_NONE || other == TD_NONE ||
      first_told(x, event) == first_told(x, other) ||
      is_repetition(x, event, other) || is_known(&events[event], other) ||
      is_known(&events[other], event)) {
    return TD_OK;
  }
  TD_TRY(td_role_add_event(x, event, role, other));
  if (role == TD_ROLE_AFTER || role == TD_ROLE_BEFORE) {
    return td_role_add_event(
        x, other, role == TD_ROLE_AFTER ? TD_ROLE_BEFORE : TD_ROLE_AFTER,
        event);
  }
  return TD_OK;
}

// Whether `event` is of a class that `property` of `word` has; `otherwise`
// where it has none.
static bool is_of_listed(const td_analysis *x, const td_word *word,
                         td_vocab property, uint32_t event, bool otherwise) {
  const td_fact_run run =
      td_know_objects(x->know, word->iri, td_know_vocab(x->know, property));
  for (const td_fact *f = run.begin; event != TD_NONE && f < run.end; f++) {
    const td_event *e = &x->document->events.items[event];
    if (td_know_is_subclass(x->know, e->classes[0], f->o)) {
      return true;
    }
  }
  return run.begin == run.end && otherwise;
}

// "was arrested after the raid", "after being warned", "in response to".
static td_status relate_phrase(const td_analysis *x, uint32_t token) {
  const cue found = cue_of(x, token);
  if (!found.word) {
    return TD_OK;
  }
  const uint32_t event = event_above(x, token, found.first);
  // What people talk "over" is no reason.
  if (is_of_listed(x, found.word, TD_TID_exceptOf, event, false)) {
    return TD_OK;
  }
  uint32_t tokens[TD_MAX_CONJUNCTS];
  const uint32_t n = td_conjuncts(x, token, tokens);
  for (uint32_t i = 0; i < n; i++) {
    const uint32_t other = event_told_at(x, tokens[i]);
    if (is_of_listed(x, found.word, TD_TID_onlyBefore, other, true)) {
      TD_TRY(relate(x, event, (td_role)found.word->relation, other));
    }
  }
  return TD_OK;
}

// ------------------------------------------------------------------- verbs

// The event that stands first: the verb's subject, or for a participle the
// clause that it belongs to.
static uint32_t verb_subject(const td_analysis *x, uint32_t verb,
                             const td_arcs *arcs) {
  const td_rel rel = td_rel_base((td_rel)x->tokens[verb].rel);
  for (uint32_t i = 0; i < arcs->count; i++) {
    if (arcs->items[i].kind == TD_PATH_SUBJ && !arcs->items[i].is_far) {
      const uint32_t event = event_told_at(x, arcs->items[i].token);
      if (event != TD_NONE) {
        return event;
      }
    }
  }
  return rel == TD_REL_ADVCL && !td_has_child(x, verb, TD_REL_NSUBJ)
             ? event_above(x, verb, verb)
             : TD_NONE;
}

// Where the noun stands as a verb of two events has it.
static td_path_kind place_at_verb(const td_analysis *x, uint32_t token) {
  switch ((td_rel)x->tokens[token].rel) {
  case TD_REL_OBJ:
  case TD_REL_NSUBJ_PASS:
    return TD_PATH_OBJ;
  case TD_REL_OBL:
    return TD_PATH_OBL;
  default:
    return TD_PATH_SELF;
  }
}

bool td_order_is_caused(const td_analysis *x, uint32_t token) {
  const uint32_t verb = x->tokens[token].head;
  const td_path_kind kind = place_at_verb(x, token);
  const td_word *word = verb == TD_NONE || kind == TD_PATH_SELF
                            ? NULL
                            : td_token_word(x, verb, TD_WORD_ORDER);
  return word && word->is_inverse && word->n_complements > 0 &&
         x->tokens[verb].upos == TD_UPOS_VERB &&
         fits_place(word, kind, td_marker(x, token, TD_REL_CASE));
}

// "The ruling sparked protests", "..., prompting a walkout".
static td_status relate_verb(const td_analysis *x, uint32_t verb) {
  const td_word *word = td_token_word(x, verb, TD_WORD_ORDER);
  if (!word || x->event_of[verb] != TD_NONE ||
      (word->particle.length == 0 &&
       td_child_exact(x, verb, TD_REL_COMPOUND_PRT) != TD_NONE)) {
    return TD_OK;
  }
  td_arcs arcs;
  td_deep_find(x, verb, &arcs);
  const uint32_t subject = verb_subject(x, verb, &arcs);
  for (uint32_t i = 0; i < arcs.count; i++) {
    const td_arc *arc = &arcs.items[i];
    if (arc->is_far || !fits_place(word, arc->kind, arc->word)) {
      continue;
    }
    const uint32_t object = event_told_at(x, arc->token);
    TD_TRY(word->is_inverse
               ? relate(x, object, (td_role)word->relation, subject)
               : relate(x, subject, (td_role)word->relation, object));
  }
  return TD_OK;
}

td_status td_order_fill(const td_analysis *x) {
  for (uint32_t t = 0; t < x->document->tokens.count; t++) {
    TD_TRY(relate_phrase(x, t));
    TD_TRY(relate_verb(x, t));
  }
  return TD_OK;
}
