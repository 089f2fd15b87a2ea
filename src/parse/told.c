// SPDX-License-Identifier: MIT

#include "parse/told.h"

#include "parse/tree.h"

/// The tokens of a sentence, from `begin` to before `end`.
typedef struct {
  td_token *tokens;
  uint32_t begin, end;
} words;

static bool has_child(const words *w, uint32_t i, td_rel rel) {
  return td_tree_has_child(w->tokens, w->begin, w->end, i, rel);
}

static bool is_tensed(const td_token *t) {
  return td_slice_is(t->xpos, "VBD") || td_slice_is(t->xpos, "VBZ") ||
         td_slice_is(t->xpos, "VBP") || td_slice_is(t->xpos, "MD");
}

// The first word of the clause of `i`: its own words stand right before it.
static uint32_t begin_of(const words *w, uint32_t i) {
  uint32_t first = i;
  while (first > w->begin && w->tokens[first - 1].head == i &&
         w->tokens[first - 1].rel != TD_REL_PUNCT) {
    first--;
  }
  return first;
}

// Whether the clause of `i`, which begins at `first`, has a tense, of its own
// or of what helps it. A bare past may be a participle, but for a clause that
// is told or that has an object.
static bool has_tense(const words *w, uint32_t first, uint32_t i) {
  for (uint32_t t = first; t < i; t++) {
    const td_rel rel = td_rel_base((td_rel)w->tokens[t].rel);
    if ((rel == TD_REL_AUX || rel == TD_REL_COP) && is_tensed(&w->tokens[t])) {
      return true;
    }
  }
  const td_token *t = &w->tokens[i];
  return t->upos == TD_UPOS_VERB && is_tensed(t) &&
         (t->rel == TD_REL_CCOMP || has_child(w, i, TD_REL_OBJ));
}

static bool lacks_subject(const words *w, uint32_t i) {
  const td_token *t = &w->tokens[i];
  return (t->rel == TD_REL_CCOMP || t->rel == TD_REL_ADVCL ||
          t->rel == TD_REL_PARATAXIS || t->rel == TD_REL_ACL) &&
         t->head >= w->begin && t->head < i &&
         w->tokens[t->head].upos == TD_UPOS_VERB &&
         !has_child(w, i, TD_REL_NSUBJ) && !has_child(w, i, TD_REL_CSUBJ) &&
         !has_child(w, i, TD_REL_EXPL);
}

// "If voted in", unlike "are to leave".
static bool has_conjunction(const words *w, uint32_t first, uint32_t i) {
  for (uint32_t t = first; t < i; t++) {
    if (w->tokens[t].rel == TD_REL_MARK &&
        !td_slice_is(w->tokens[t].xpos, "TO")) {
      return true;
    }
  }
  return false;
}

static bool may_be_subject(const td_token *t) {
  return td_tree_is_noun(t) || t->upos == TD_UPOS_NUM ||
         (t->upos == TD_UPOS_PRON && td_slice_is(t->xpos, "DT"));
}

// The object of the verb `verb` whose phrase ends right before `first`, unless
// that ends in an object of its own ("filed papers alleging he | lied");
// TD_NONE.
static uint32_t object_before(const words *w, uint32_t verb, uint32_t first) {
  uint32_t top = first - 1;
  for (uint32_t step = first;
       step > verb && w->tokens[top].head > verb &&
       w->tokens[top].head < first && w->tokens[top].rel != TD_REL_OBJ;
       step--) {
    top = w->tokens[top].head;
  }
  return top > verb && w->tokens[top].head == verb &&
                 w->tokens[top].rel == TD_REL_OBJ &&
                 may_be_subject(&w->tokens[top])
             ? top
             : TD_NONE;
}

// "Said dropping the case | would be a crime": the gerund between `verb` and
// `first`, read as what `verb` is about; TD_NONE.
static uint32_t gerund_before(const words *w, uint32_t verb, uint32_t first) {
  uint32_t top = first - 1;
  while (top > verb && w->tokens[top].head > verb &&
         w->tokens[top].head < top) {
    top = w->tokens[top].head;
  }
  return top > verb && w->tokens[top].head == verb &&
                 w->tokens[top].rel == TD_REL_XCOMP &&
                 td_slice_is(w->tokens[top].xpos, "VBG")
             ? top
             : TD_NONE;
}

// Whether another clause may begin between the object and the verb: "sanctions
// on Iran; Brazil | votes", or the one that tells of the object may go on: "a
// school that they had heard | was shut".
static bool is_parted(const words *w, uint32_t noun, uint32_t first) {
  for (uint32_t t = noun; t < first; t++) {
    if (td_slice_is(w->tokens[t].form, ";") ||
        td_slice_is(w->tokens[t].form, ":")) {
      return true;
    }
  }
  return w->tokens[first - 1].upos == TD_UPOS_VERB &&
         td_rel_base((td_rel)w->tokens[first - 1].rel) == TD_REL_ACL;
}

static void restore_told(const words *w, uint32_t i, uint32_t first) {
  const uint32_t verb = w->tokens[i].head;
  const uint32_t noun = object_before(w, verb, first);
  if (noun == TD_NONE || is_parted(w, noun, first)) {
    return;
  }
  const bool passive = w->tokens[first].rel == TD_REL_AUX_PASS ||
                       w->tokens[i - 1].rel == TD_REL_AUX_PASS;
  td_tree_attach(&w->tokens[noun], i,
                 passive ? TD_REL_NSUBJ_PASS : TD_REL_NSUBJ);
  td_tree_attach(&w->tokens[i], verb, TD_REL_CCOMP);
}

// Make the gerund before the clause of `i` its subject; whether there is one.
static bool restore_gerund(const words *w, uint32_t i, uint32_t first) {
  const uint32_t gerund = w->tokens[i].rel == TD_REL_CCOMP
                              ? gerund_before(w, w->tokens[i].head, first)
                              : TD_NONE;
  if (gerund == TD_NONE) {
    return false;
  }
  td_tree_attach(&w->tokens[gerund], i, TD_REL_CSUBJ);
  return true;
}

// The noun before the bare past `verb` that has an infinitive behind it and no
// object: "guards | ordered to leave"; TD_NONE.
static uint32_t noun_before(const words *w, uint32_t verb) {
  const td_token *t = &w->tokens[verb];
  if (t->upos != TD_UPOS_VERB || verb == w->begin || verb + 2 >= w->end ||
      (!td_slice_is(t->xpos, "VBD") && !td_slice_is(t->xpos, "VBN")) ||
      !td_slice_is(w->tokens[verb + 1].xpos, "TO") ||
      has_child(w, verb, TD_REL_AUX) || has_child(w, verb, TD_REL_OBJ)) {
    return TD_NONE;
  }
  for (uint32_t s = verb; s-- > w->begin && verb - s < TD_TREE_REACH;) {
    if (w->tokens[s].head == verb) {
      return td_rel_base((td_rel)w->tokens[s].rel) == TD_REL_NSUBJ &&
                     td_tree_is_noun(&w->tokens[s])
                 ? s
                 : TD_NONE;
    }
  }
  return TD_NONE;
}

static bool is_punctuated(const words *w, uint32_t from, uint32_t to) {
  for (uint32_t t = from; t < to; t++) {
    if (w->tokens[t].upos == TD_UPOS_PUNCT &&
        !td_slice_is(w->tokens[t].form, "-")) {
      return true;
    }
  }
  return false;
}

// "Hackers believed to work for Iran | broke in": a second tensed verb that has
// no subject leaves the first a participle of the noun before it.
static void restore_reduced(const words *w, uint32_t i, uint32_t first) {
  const uint32_t verb = w->tokens[i].head;
  const uint32_t noun = noun_before(w, verb);
  if (noun == TD_NONE || is_punctuated(w, noun, first)) {
    return;
  }
  const bool passive = td_tree_is_passive(w->tokens, w->begin, i);
  td_tree_attach(&w->tokens[i], w->tokens[verb].head,
                 (td_rel)w->tokens[verb].rel);
  for (uint32_t t = w->begin; t < w->end; t++) {
    if (w->tokens[t].head == verb && (t < noun || t > i)) {
      w->tokens[t].head = i;
    }
  }
  td_tree_attach(&w->tokens[noun], i,
                 passive ? TD_REL_NSUBJ_PASS : TD_REL_NSUBJ);
  td_tree_attach(&w->tokens[verb], noun, TD_REL_ACL);
  w->tokens[verb].xpos = TD_SLICE("VBN");
  w->tokens[verb].feats = TD_SLICE("Tense=Past|VerbForm=Part");
}

// The word of (from, to) that hangs on `head` by `rel`; TD_NONE.
static uint32_t part_of(const words *w, uint32_t from, uint32_t to,
                        uint32_t head, td_rel rel) {
  for (uint32_t t = from; t < to; t++) {
    if (w->tokens[t].head == head && w->tokens[t].rel == (uint8_t)rel) {
      return t;
    }
  }
  return TD_NONE;
}

// Give what stands before `noun` and hung on the verb `i` to the noun.
static void take_words(const words *w, uint32_t from, uint32_t noun,
                       uint32_t i) {
  for (uint32_t t = from; t < noun; t++) {
    if (w->tokens[t].head == i) {
      w->tokens[t].head = noun;
    }
  }
}

// "Men believed to be rebels | stormed it", "to work for Oman | stole it": the
// noun before a past tense, behind a preposition or an infinitive of "be", that
// was read as its subject, is what the men are or work for.
static void free_predicate(const words *w, uint32_t i) {
  const uint32_t verb = w->tokens[i].head;
  if (w->tokens[i].upos != TD_UPOS_VERB ||
      !td_slice_is(w->tokens[i].xpos, "VBD") || verb >= i || verb < w->begin ||
      noun_before(w, verb) == TD_NONE) {
    return;
  }
  const uint32_t noun = part_of(w, verb, i, i, TD_REL_NSUBJ);
  const uint32_t be = part_of(w, verb, i, i, TD_REL_COP);
  const uint32_t below = part_of(w, verb, i, verb, TD_REL_XCOMP);
  uint32_t mark = part_of(w, verb, i, i, TD_REL_CASE);
  mark = mark == TD_NONE && noun != TD_NONE
             ? part_of(w, verb, i, noun, TD_REL_CASE)
             : mark;
  if (noun == TD_NONE) {
    return;
  }
  if (be != TD_NONE && be < noun && td_slice_is(w->tokens[be].xpos, "VB")) {
    take_words(w, verb + 1, noun, i);
    td_tree_attach(&w->tokens[noun], verb, TD_REL_XCOMP);
  } else if (mark != TD_NONE && below != TD_NONE && below < mark &&
             mark < noun) {
    take_words(w, mark, noun, i);
    td_tree_attach(&w->tokens[noun], below, TD_REL_OBL);
  } else {
    return;
  }
  w->tokens[i].rel = TD_REL_ACL;
}

static bool is_subject_of(const td_token *t, uint32_t verb) {
  return t->head == verb && td_rel_base((td_rel)t->rel) == TD_REL_NSUBJ;
}

// Whether the phrase that begins at `first` is the only one set off behind
// `from`: not the end of an aside ("Oman, which won, this time lost").
static bool is_only_comma(const words *w, uint32_t from, uint32_t first) {
  for (uint32_t t = from; t + 1 < first; t++) {
    if (td_slice_is(w->tokens[t].form, ",")) {
      return false;
    }
  }
  return td_slice_is(w->tokens[first - 1].form, ",");
}

// "Any firm that pays risks jail, | the envoy said": of two subjects the one
// behind the comma is the verb's; a name in apposition has one behind it too.
static void settle_subjects(const words *w, uint32_t i) {
  const uint32_t verb = w->tokens[i].head;
  if (!is_subject_of(&w->tokens[i], verb) || verb <= i || verb >= w->end ||
      !td_tree_is_noun(&w->tokens[i])) {
    return;
  }
  for (uint32_t t = i + 1; t < verb; t++) {
    if (is_subject_of(&w->tokens[t], verb) && td_tree_is_noun(&w->tokens[t]) &&
        is_only_comma(w, i, begin_of(w, t)) &&
        !td_slice_is(w->tokens[t + 1].form, ",") &&
        !td_slice_is(w->tokens[verb - 1].form, ",")) {
      w->tokens[i].rel = TD_REL_PARATAXIS;
      return;
    }
  }
}

// The subject of `verb` behind the noun `i` that "whose" owns, read as a second
// subject, an apposition without a comma, or what `i` is a part of; TD_NONE.
static uint32_t subject_behind(const words *w, uint32_t i, uint32_t verb) {
  for (uint32_t t = i + 1; t < verb; t++) {
    const td_token *p = &w->tokens[t];
    if (td_slice_is(p->form, ",")) {
      return TD_NONE;
    }
    if (is_subject_of(p, verb) ||
        (p->head == i && p->rel == TD_REL_APPOS && td_tree_is_noun(p))) {
      return t;
    }
  }
  return TD_NONE;
}

// "Israel, whose envoy | Mali expelled": who is owned suffers what the noun
// behind does.
static void restore_owned(const words *w, uint32_t pronoun) {
  const uint32_t noun = w->tokens[pronoun].head;
  if (w->tokens[pronoun].rel != TD_REL_NMOD_POSS || noun < pronoun ||
      noun >= w->end) {
    return;
  }
  const bool is_part = w->tokens[noun].rel == TD_REL_COMPOUND;
  const uint32_t top = is_part ? w->tokens[noun].head : noun;
  const uint32_t verb = top < w->end ? w->tokens[top].head : TD_NONE;
  if (verb == TD_NONE || verb >= w->end || verb < top ||
      !is_subject_of(&w->tokens[top], verb) ||
      w->tokens[verb].rel != TD_REL_ACL_RELCL ||
      w->tokens[verb].upos != TD_UPOS_VERB || has_child(w, verb, TD_REL_OBJ) ||
      td_tree_is_passive(w->tokens, w->begin, verb)) {
    return;
  }
  const uint32_t subject = subject_behind(w, noun, verb);
  if (subject != TD_NONE) {
    td_tree_attach(&w->tokens[noun], verb, TD_REL_OBJ);
    td_tree_attach(&w->tokens[subject], verb, TD_REL_NSUBJ);
  }
}

void td_told_restore(td_document *document, const td_sentence *sentence) {
  const uint32_t begin = sentence->first_token;
  const words w = {document->tokens.items, begin, begin + sentence->n_tokens};
  for (uint32_t i = begin + 1; i < w.end; i++) {
    settle_subjects(&w, i - 1);
    if (td_slice_is(w.tokens[i].xpos, "WP$")) {
      restore_owned(&w, i);
    }
    free_predicate(&w, i);
    const uint32_t first = begin_of(&w, i);
    if (lacks_subject(&w, i) && !has_conjunction(&w, first, i) &&
        has_tense(&w, first, i) && !restore_gerund(&w, i, first)) {
      // "A bank | that failed": what tells of a noun is told by no verb.
      if (w.tokens[i].rel != TD_REL_ACL) {
        restore_told(&w, i, first);
      }
      restore_reduced(&w, i, first);
    }
  }
}
