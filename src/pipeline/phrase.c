// SPDX-License-Identifier: MIT

#include "pipeline/phrase.h"

#include "pipeline/saying.h"
#include "segment/words.h"

// The preposition of the noun `i`, before it; TD_NONE.
static uint32_t preposition_of(const td_words *w, uint32_t i) {
  const uint32_t from =
      i - w->begin > TD_TREE_REACH ? i - TD_TREE_REACH : w->begin;
  for (uint32_t t = from; t < i; t++) {
    if (w->tokens[t].head == i && w->tokens[t].rel == TD_REL_CASE &&
        w->tokens[t].upos == TD_UPOS_ADP) {
      return t;
    }
  }
  return TD_NONE;
}

static bool has_list(const td_words *w, uint32_t i, td_vocab list) {
  return i != TD_NONE && td_word_entry(w->know, w->tokens[i].form, list) != 0;
}

// Whether the words from `first` on, up to the noun `i`, all belong to it.
static bool is_phrase(const td_words *w, uint32_t first, uint32_t i) {
  for (uint32_t t = first; t < i; t++) {
    if (w->tokens[t].head < first || w->tokens[t].head > i) {
      return false;
    }
  }
  return true;
}

// One past the last word of the phrase of `top` whose words follow each other.
static uint32_t end_of(const td_words *w, uint32_t top) {
  uint32_t end = top + 1;
  while (end < w->end && w->tokens[end].head >= top &&
         w->tokens[end].head < end && w->tokens[end].rel != TD_REL_PUNCT) {
    end++;
  }
  return end;
}

// ------------------------------------------------------ "wounded | in clashes"

// A noun behind a verb with a preposition is no object; "a by-election" has
// none.
static bool settle_object(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  if (t->rel != TD_REL_OBJ || !td_tree_is_noun(t) || t->head == TD_NONE ||
      t->head >= i || w->tokens[t->head].upos != TD_UPOS_VERB) {
    return false;
  }
  const uint32_t mark = preposition_of(w, i);
  if (mark == TD_NONE || td_slice_is(w->tokens[mark + 1].xpos, "HYPH")) {
    return false;
  }
  t->rel = TD_REL_OBL;
  return true;
}

// ------------------------------------- "The army's shelling | the camp | hurt"

// Of two subjects the first, a gerund that somebody owns, has the second as its
// object.
static bool settle_gerund(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  if (td_rel_base((td_rel)t->rel) != TD_REL_NSUBJ || !td_tree_is_noun(t) ||
      t->head == TD_NONE || t->head < i) {
    return false;
  }
  uint32_t first = i;
  while (first > w->begin && w->tokens[first - 1].head == i) {
    first--;
  }
  const uint32_t gerund = first == w->begin ? TD_NONE : first - 1;
  if (gerund == TD_NONE || w->tokens[gerund].head != t->head ||
      td_rel_base((td_rel)w->tokens[gerund].rel) != TD_REL_NSUBJ ||
      !td_slice_is(w->tokens[gerund].xpos, "VBG") ||
      !td_words_have_child(w, gerund, TD_REL_NMOD_POSS)) {
    return false;
  }
  td_tree_attach(t, gerund, TD_REL_OBJ);
  return true;
}

// ------------------------------------ "The police | killing of a man | led to"

// A noun is no participle of the noun before it, which is a part of it.
static bool settle_noun(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  if (t->rel != TD_REL_ACL || !td_slice_is(t->xpos, "NN") || i == w->begin ||
      t->head != i - 1 || !td_tree_is_noun(&w->tokens[i - 1]) ||
      i + 1 >= w->end || !has_list(w, i + 1, TD_TID_GenitiveMark)) {
    return false;
  }
  td_token *part = &w->tokens[i - 1];
  td_tree_attach(t, part->head, (td_rel)part->rel);
  for (uint32_t k = w->begin; k < w->end; k++) {
    td_token *other = &w->tokens[k];
    if (other->head == i - 1) {
      other->head = i;
    }
    if (other->head == i && k > i && other->rel == TD_REL_OBL) {
      other->rel = TD_REL_NMOD;
    }
  }
  td_tree_attach(part, i, TD_REL_COMPOUND);
  t->upos = TD_UPOS_NOUN;
  return true;
}

// ------------------------------- "between | the Border Guard and | army units"

// What stands on either side of the conjunction, read as two parts of the last
// noun: the first a name of several words, the second a common noun.
static bool settle_pair(const td_words *w, uint32_t i) {
  const td_token *t = &w->tokens[i];
  const uint32_t first = t->head, noun = i + 1;
  if (t->rel != TD_REL_CONJ || t->upos != TD_UPOS_NOUN || noun >= w->end ||
      first < w->begin || first >= i ||
      w->tokens[first].upos != TD_UPOS_PROPN ||
      w->tokens[first].rel != TD_REL_COMPOUND ||
      w->tokens[first].head != noun || w->tokens[noun].upos != TD_UPOS_NOUN ||
      !has_list(w, preposition_of(w, noun), TD_TID_PairPreposition)) {
    return false;
  }
  td_tree_attach(&w->tokens[first], w->tokens[noun].head,
                 (td_rel)w->tokens[noun].rel);
  for (uint32_t k = w->begin; k < w->end; k++) {
    if (w->tokens[k].head == noun && k < first) {
      w->tokens[k].head = first;
    } else if (w->tokens[k].rel == TD_REL_CC && w->tokens[k].head == i) {
      w->tokens[k].head = noun;
    }
  }
  td_tree_attach(&w->tokens[noun], first, TD_REL_CONJ);
  td_tree_attach(&w->tokens[i], noun, TD_REL_COMPOUND);
  return true;
}

// ------------------------- "A call by the nuns | for the state to free the
// men"

// The infinitive of a noun farther before whose "to" follows the phrase of the
// noun `i` at once; TD_NONE.
static uint32_t infinitive_behind(const td_words *w, uint32_t i,
                                  uint32_t preposition) {
  const uint32_t to = end_of(w, i);
  const uint32_t verb = to < w->end ? w->tokens[to].head : TD_NONE;
  return verb != TD_NONE && verb > to && verb < w->end &&
                 w->tokens[to].rel == TD_REL_MARK &&
                 td_slice_is(w->tokens[to].xpos, "TO") &&
                 w->tokens[verb].rel == TD_REL_ACL &&
                 w->tokens[verb].head != i &&
                 w->tokens[verb].head < preposition &&
                 !td_words_have_child(w, verb, TD_REL_NSUBJ)
             ? verb
             : TD_NONE;
}

static bool may_act(const td_words *w, uint32_t i) {
  return w->tokens[i].upos == TD_UPOS_PROPN ||
         td_word_entry(w->know, w->tokens[i].lemma, TD_TID_AgentNoun);
}

static bool settle_wish(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  if (t->rel != TD_REL_NMOD || t->head >= i || !may_act(w, i)) {
    return false;
  }
  const uint32_t mark = preposition_of(w, i);
  const uint32_t verb = has_list(w, mark, TD_TID_AimMark)
                            ? infinitive_behind(w, i, mark)
                            : TD_NONE;
  if (verb == TD_NONE) {
    return false;
  }
  td_tree_attach(t, verb, TD_REL_NSUBJ);
  td_tree_attach(&w->tokens[mark], verb, TD_REL_MARK);
  return true;
}

// ------------------- "announced the release of two men | by the rebels"

static bool is_time(const td_words *w, uint32_t i) {
  return has_list(w, i, TD_TID_Weekday) || has_list(w, i, TD_TID_Month);
}

// The object of the verb right behind whose phrase the one that begins at
// `first` stands; TD_NONE.
static uint32_t object_before(const td_words *w, uint32_t verb,
                              uint32_t first) {
  for (uint32_t i = verb + 1; i < first; i++) {
    if (w->tokens[i].head == verb && w->tokens[i].rel == TD_REL_OBJ) {
      return w->tokens[i].upos == TD_UPOS_NOUN && end_of(w, i) >= first
                 ? i
                 : TD_NONE;
    }
  }
  return TD_NONE;
}

// No agent belongs to a verb that is no passive: it is the object's.
static bool settle_agent(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  const uint32_t verb = t->head;
  const uint32_t mark = td_rel_base((td_rel)t->rel) == TD_REL_OBL && verb < i &&
                                may_act(w, i) &&
                                w->tokens[verb].upos == TD_UPOS_VERB
                            ? preposition_of(w, i)
                            : TD_NONE;
  if (!has_list(w, mark, TD_TID_AgentMark) || is_time(w, i) ||
      !is_phrase(w, mark, i) || td_tree_is_passive(w->tokens, w->begin, verb) ||
      !td_words_have_child(w, verb, TD_REL_NSUBJ)) {
    return false;
  }
  const uint32_t object = object_before(w, verb, mark);
  if (object == TD_NONE) {
    return false;
  }
  td_tree_attach(t, object, TD_REL_NMOD);
  return true;
}

void td_phrase_restore(const td_know *know, td_document *document) {
  for (uint32_t k = 0; k < document->sentences.count; k++) {
    const td_sentence *s = &document->sentences.items[k];
    const td_words w = {know, document->tokens.items, s->first_token,
                        s->first_token + s->n_tokens};
    bool is_changed = false;
    for (uint32_t i = w.begin; i < w.end; i++) {
      is_changed = settle_object(&w, i) || settle_gerund(&w, i) ||
                   settle_noun(&w, i) || settle_pair(&w, i) ||
                   settle_wish(&w, i) || settle_agent(&w, i) || is_changed;
    }
    if (is_changed) {
      td_document_link_children(document, k);
    }
  }
}
