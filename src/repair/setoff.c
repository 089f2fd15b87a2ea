// SPDX-License-Identifier: MIT

#include "repair/repair_private.h"

#include "segment/words.h"

/// "After Mali, backed by Chad, had quit": tokens of the clause.
typedef struct {
  uint32_t mark, subject, comma; // comma: the first behind the subject
  uint32_t first, verb;          // first: of the verb's own words
} clause;

// The first of the words right before the verb `i` that belong to it, if these
// or the verb have a tense and none is a subject or joins it to another;
// TD_NONE.
static uint32_t first_of(const td_words *w, uint32_t i) {
  bool has_tense = td_token_is_tensed(&w->tokens[i]);
  uint32_t first = i;
  while (first > w->begin && w->tokens[first - 1].head == i &&
         w->tokens[first - 1].upos != TD_UPOS_PUNCT) {
    first--;
    const td_rel rel = td_rel_base((td_rel)w->tokens[first].rel);
    if (rel != TD_REL_AUX && rel != TD_REL_ADVMOD) {
      return TD_NONE;
    }
    has_tense |= td_token_is_tensed(&w->tokens[first]);
  }
  return has_tense ? first : TD_NONE;
}

static bool lacks_subject(const td_words *w, uint32_t i) {
  return w->tokens[i].upos == TD_UPOS_VERB &&
         w->tokens[i].rel != TD_REL_ACL_RELCL && !td_words_have_subject(w, i) &&
         !td_words_have_child(w, i, TD_REL_MARK) &&
         !td_words_have_child(w, i, TD_REL_CC);
}

// Whether the words of (first, last) all hang on each other or on `top`.
static bool is_phrase(const td_words *w, uint32_t first, uint32_t end,
                      uint32_t top) {
  for (uint32_t t = first; t < end; t++) {
    if (t != top && (w->tokens[t].head < first || w->tokens[t].head >= end)) {
      return false;
    }
  }
  return true;
}

// Whether what stands between the commas may be said of the subject, unlike
// parts of a list: "after war, famine, fled".
static bool is_aside(const td_words *w, const clause *c) {
  for (uint32_t t = c->comma + 1; t + 1 < c->first; t++) {
    const td_token *p = &w->tokens[t];
    const bool is_top = p->head <= c->comma || p->head >= c->first;
    if (is_top && td_rel_base((td_rel)p->rel) == TD_REL_CONJ) {
      return false;
    }
    if (is_top && p->head == c->verb &&
        td_rel_base((td_rel)p->rel) == TD_REL_NSUBJ) {
      return false;
    }
  }
  return c->comma + 2 < c->first;
}

// The clause of the verb: a mark, the phrase behind it, what is said of that.
static bool find_clause(const td_words *w, clause *c) {
  const uint32_t least = td_words_near(w, c->verb);
  c->comma = TD_NONE;
  for (uint32_t t = c->first - 1; t-- > least;) {
    const td_token *p = &w->tokens[t];
    if (td_slice_is(p->form, ";") || td_slice_is(p->form, ":") ||
        (p->upos == TD_UPOS_CCONJ && p->head > c->verb)) {
      return false;
    }
    c->comma = td_token_is_comma(&w->tokens[t]) ? t : c->comma;
    if (c->comma != TD_NONE && p->rel == TD_REL_CASE && p->head > t &&
        p->head < c->comma &&
        td_word_entry(w->know, p->form, TD_TID_ClauseCue)) {
      c->mark = t;
      c->subject = p->head;
      return (td_token_is_noun(&w->tokens[p->head]) ||
              w->tokens[p->head].upos == TD_UPOS_NUM) &&
             is_phrase(w, t, c->comma, c->subject) && is_aside(w, c);
    }
  }
  return false;
}

// The verb that the phrase of the subject was hung below, before it; TD_NONE.
static uint32_t verb_above(const td_words *w, const clause *c) {
  uint32_t at = w->tokens[c->subject].head;
  while (at != TD_NONE && at >= w->begin && at < c->mark &&
         w->tokens[at].upos != TD_UPOS_VERB) {
    at = w->tokens[at].head;
  }
  return at != TD_NONE && at >= w->begin && at < c->mark ? at : TD_NONE;
}

static td_rel rel_to_subject(const td_words *w, uint32_t t) {
  const td_token *p = &w->tokens[t];
  if (p->upos == TD_UPOS_VERB) {
    return TD_REL_ACL;
  }
  return td_words_have_child(w, t, TD_REL_CASE) ? TD_REL_NMOD : TD_REL_APPOS;
}

static void join(const td_words *w, const clause *c, uint32_t above) {
  for (uint32_t t = c->comma + 1; t + 1 < c->first; t++) {
    if (w->tokens[t].head < c->mark && w->tokens[t].upos != TD_UPOS_PUNCT) {
      td_token_attach(&w->tokens[t], c->subject, rel_to_subject(w, t));
    }
  }
  if (above != TD_NONE) {
    td_token_attach(&w->tokens[c->verb], above, TD_REL_ADVCL);
  }
  td_token_attach(&w->tokens[c->subject], c->verb,
                  td_words_subject_rel(w, c->verb));
  td_token_attach(&w->tokens[c->mark], c->verb, TD_REL_MARK);
}

static void restore(const td_words *w, uint32_t i) {
  clause c = {.verb = i, .first = first_of(w, i)};
  if (c.first == TD_NONE || c.first < w->begin + 4 ||
      !td_token_is_comma(&w->tokens[c.first - 1]) || !find_clause(w, &c)) {
    return;
  }
  const uint32_t above = verb_above(w, &c);
  // What the clause hangs on must not hang in it.
  if (td_words_climb_through(w, above == TD_NONE ? w->tokens[i].head : above,
                             c.mark, i)) {
    return;
  }
  join(w, &c, above);
}

void td_repair_set_off(const td_words *w) {
  for (uint32_t i = w->begin + 4; i < w->end; i++) {
    if (lacks_subject(w, i)) {
      restore(w, i);
    }
  }
}
