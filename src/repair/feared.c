// SPDX-License-Identifier: MIT

#include "repair/repair_private.h"

// "Villagers, fearing the army | would burn their homes, | fled": the tree
// makes the army what they fear, and gives the villagers the verb of its
// clause.

/// What such a tree has.
typedef struct {
  uint32_t subject; ///< "villagers"
  uint32_t gerund;  ///< "fearing"
  uint32_t noun;    ///< "army"
  uint32_t inner;   ///< "burn"
  uint32_t outer;   ///< "fled"
} clauses;

// The first word that helps the verb and has a tense; TD_NONE.
static uint32_t first_help(const td_words *w, uint32_t verb) {
  const uint32_t aux =
      td_words_child(w, td_words_near(w, verb), verb, verb, TD_REL_AUX);
  return aux != TD_NONE && td_token_is_tensed(&w->tokens[aux]) ? aux : TD_NONE;
}

// The gerund behind a comma and the subject whose object is `noun`; TD_NONE.
static uint32_t gerund_above(const td_words *w, uint32_t noun,
                             uint32_t subject) {
  const uint32_t gerund = w->tokens[noun].head;
  return w->tokens[noun].rel == TD_REL_OBJ &&
                 td_token_is_within(gerund, subject + 2, noun) &&
                 td_slice_is(w->tokens[gerund].xpos, "VBG") &&
                 td_token_is_comma(&w->tokens[gerund - 1])
             ? gerund
             : TD_NONE;
}

// The verb behind a comma that was joined to `verb` though nothing joins them;
// TD_NONE.
static uint32_t verb_apart(const td_words *w, uint32_t verb) {
  for (uint32_t i = verb + 2; i < w->end && i - verb < TD_WORDS_REACH; i++) {
    const td_token *t = &w->tokens[i];
    if (t->head == verb && t->upos == TD_UPOS_VERB &&
        (t->rel == TD_REL_CONJ || t->rel == TD_REL_PARATAXIS)) {
      const uint32_t first = td_words_begin_of(w, i);
      return td_token_is_tensed(t) &&
                     td_token_is_comma(&w->tokens[first - 1]) &&
                     !td_words_have_child(w, i, TD_REL_CC) &&
                     !td_words_have_subject(w, i)
                 ? i
                 : TD_NONE;
    }
  }
  return TD_NONE;
}

static bool find_clauses(const td_words *w, uint32_t i, clauses *c) {
  const uint32_t help =
      w->tokens[i].upos == TD_UPOS_VERB ? first_help(w, i) : TD_NONE;
  *c = (clauses){.inner = i, .subject = td_words_subject(w, i)};
  if (help == TD_NONE || help == w->begin || c->subject == TD_NONE ||
      c->subject >= help) {
    return false;
  }
  c->noun = help - 1;
  c->gerund = gerund_above(w, c->noun, c->subject);
  c->outer = c->gerund == TD_NONE ? TD_NONE : verb_apart(w, i);
  return c->outer != TD_NONE;
}

static void part(const td_words *w, const clauses *c) {
  td_token_attach(&w->tokens[c->outer], w->tokens[c->inner].head,
                  (td_rel)w->tokens[c->inner].rel);
  for (uint32_t t = w->begin; t < w->end; t++) {
    if (w->tokens[t].head == c->inner && (t < c->gerund || t > c->outer)) {
      w->tokens[t].head = c->outer;
    }
  }
  td_token_attach(&w->tokens[c->subject], c->outer,
                  td_words_subject_rel(w, c->outer));
  td_token_attach(&w->tokens[c->gerund], c->subject, TD_REL_ACL);
  td_token_attach(&w->tokens[c->noun], c->inner,
                  td_words_subject_rel(w, c->inner));
  td_token_attach(&w->tokens[c->inner], c->gerund, TD_REL_CCOMP);
}

void td_repair_feared_clauses(const td_words *w) {
  for (uint32_t i = w->begin; i < w->end; i++) {
    clauses c;
    if (find_clauses(w, i, &c)) {
      part(w, &c);
    }
  }
}
