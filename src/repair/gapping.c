// SPDX-License-Identifier: MIT

#include "repair/repair_private.h"

#include "segment/words.h"

// "Urged Mali to free its prisoners and | Chad | to withdraw": the tree takes
// the second who is asked for part of what the first is to do.

/// What such a tree has.
typedef struct {
  uint32_t first;  ///< "Mali"
  uint32_t wanted; ///< "free"
  uint32_t second; ///< "Chad"
  uint32_t join;   ///< "and"; TD_NONE behind a comma
} parties;

static bool is_infinitive(const td_words *w, uint32_t i) {
  return i > w->begin && w->tokens[i].upos == TD_UPOS_VERB &&
         td_slice_is(w->tokens[i].xpos, "VB") &&
         td_slice_is(w->tokens[i - 1].xpos, "TO");
}

// "The ousted president's | followers".
static bool is_in_phrase(const td_token *t) {
  return td_token_is_noun(t) || t->upos == TD_UPOS_ADJ ||
         td_slice_is(t->xpos, "POS") ||
         (t->rel == TD_REL_AMOD && td_slice_is(t->xpos, "VBN"));
}

static bool is_body(const td_words *w, uint32_t i) {
  return td_word_entry(w->know, w->tokens[i].lemma, TD_TID_AgentNoun);
}

// Whom the verb asks, right before the infinitive `wanted`: a name, a pronoun,
// or somebody that the noun tells; TD_NONE.
static uint32_t asked_first(const td_words *w, uint32_t verb, uint32_t wanted) {
  for (uint32_t t = verb + 1; t < wanted; t++) {
    const td_token *word = &w->tokens[t];
    const td_rel rel = td_rel_base((td_rel)word->rel);
    const bool is_somebody = td_slice_is(word->xpos, "PRP") ||
                             word->upos == TD_UPOS_PROPN ||
                             (td_token_is_noun(word) && is_body(w, t));
    if (word->head == verb && is_somebody &&
        (rel == TD_REL_OBJ || rel == TD_REL_IOBJ || rel == TD_REL_OBL)) {
      return t;
    }
  }
  return TD_NONE;
}

// Whether `from` to `to` is a name, or a noun for somebody with an article, in
// the plural or with the preposition of the first, with a conjunction or a
// comma before it, which goes to `p`.
static bool opens_second(const td_words *w, uint32_t from, uint32_t to,
                         parties *p) {
  uint32_t at = from - 1;
  const bool is_definite = w->tokens[at].upos == TD_UPOS_DET ||
                           td_slice_is(w->tokens[at].xpos, "PRP$");
  at -= is_definite;
  const bool is_phrase =
      w->tokens[at].upos == TD_UPOS_ADP && p->first > w->begin &&
      td_rel_base((td_rel)w->tokens[p->first].rel) == TD_REL_OBL;
  at -= is_phrase;
  const bool is_joined = w->tokens[at].upos == TD_UPOS_CCONJ;
  const bool is_plural =
      td_token_has_feature(&w->tokens[to], TD_SLICE("Number=Plur"));
  p->join = is_joined ? at : TD_NONE;
  return at > p->wanted && (is_joined || td_token_is_comma(&w->tokens[at])) &&
         (w->tokens[to].upos == TD_UPOS_PROPN ||
          ((is_definite || is_phrase || is_plural) && is_body(w, to)));
}

// The infinitive before `i` that the verb above it asks somebody for; TD_NONE.
static uint32_t wanted_above(const td_words *w, uint32_t i) {
  uint32_t at = w->tokens[i].head;
  while (at != TD_NONE && at > w->begin && at < i) {
    const uint32_t verb = w->tokens[at].head;
    if (verb == TD_NONE || verb < w->begin || verb >= at) {
      return TD_NONE;
    }
    if (is_infinitive(w, at) && w->tokens[at].rel != TD_REL_CONJ &&
        (td_words_ask(w, verb) || td_word_entry(w->know, w->tokens[verb].lemma,
                                                TD_TID_ObjectControlVerb))) {
      return at;
    }
    at = verb;
  }
  return TD_NONE;
}

// "To free the monks and | the nuns | to show goodwill": the second may be of
// the object.
static bool is_of_object(const td_words *w, uint32_t second) {
  const uint32_t head = w->tokens[second].head;
  return w->tokens[second].upos == TD_UPOS_NOUN &&
         !td_words_have_child(w, second, TD_REL_CASE) && head != TD_NONE &&
         head > w->begin && head < second && is_body(w, head);
}

// Whether a second who is asked was found already.
static bool is_third(const td_words *w, const parties *p) {
  return td_words_child(w, p->wanted + 1, p->second, p->first, TD_REL_CONJ) !=
         TD_NONE;
}

// Fills `p` for the infinitive at `i`; false where it has no party of its own.
static bool find_parties(const td_words *w, uint32_t i, parties *p) {
  p->wanted = is_infinitive(w, i) ? wanted_above(w, i) : TD_NONE;
  if (p->wanted == TD_NONE || p->wanted + 3 >= i) {
    return false;
  }
  p->first = asked_first(w, w->tokens[p->wanted].head, p->wanted);
  uint32_t from = i - 1;
  while (from - 1 > p->wanted && is_in_phrase(&w->tokens[from - 1])) {
    from--;
  }
  if (p->first == TD_NONE || from == i - 1 || from <= p->wanted + 1 ||
      !opens_second(w, from, i - 2, p)) {
    return false;
  }
  p->second = i - 2; // the tree may still run in a circle
  for (uint32_t n = from; n < i && w->tokens[p->second].head >= from &&
                          w->tokens[p->second].head < i;
       n++) {
    p->second = w->tokens[p->second].head;
  }
  const td_rel rel = (td_rel)w->tokens[p->second].rel;
  return (rel == TD_REL_CONJ || rel == TD_REL_APPOS) &&
         (!is_of_object(w, p->second) || is_third(w, p));
}

void td_repair_gapped(const td_words *w) {
  for (uint32_t i = w->begin + 5; i < w->end; i++) {
    parties p;
    if (find_parties(w, i, &p)) {
      td_token_attach(&w->tokens[p.second], p.first, TD_REL_CONJ);
      td_token_attach(&w->tokens[i], p.wanted, TD_REL_CONJ);
      if (p.join != TD_NONE) {
        td_token_attach(&w->tokens[p.join], p.second, TD_REL_CC);
      }
    }
  }
}
