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

// The noun or adjective of "to | be | rebels" behind the verb; TD_NONE. Where a
// verb behind it took the noun for its subject, the noun gets its "be" back.
static uint32_t state_behind(const words *w, uint32_t verb) {
  const uint32_t be = verb + 2;
  const uint32_t top = be < w->end ? w->tokens[be].head : TD_NONE;
  if (top == TD_NONE || top <= be || top >= w->end ||
      !td_slice_is(w->tokens[be].xpos, "VB") ||
      w->tokens[be].rel != TD_REL_COP) {
    return TD_NONE;
  }
  if (w->tokens[top].upos != TD_UPOS_VERB) {
    return top;
  }
  for (uint32_t t = be + 1; t < top; t++) {
    if (w->tokens[t].head == top &&
        td_rel_base((td_rel)w->tokens[t].rel) == TD_REL_NSUBJ) {
      td_tree_attach(&w->tokens[t], verb, TD_REL_XCOMP);
      w->tokens[be].head = t;
      w->tokens[verb + 1].head = t;
      return t;
    }
  }
  return TD_NONE;
}

// The verb behind `state` that has an object and no subject or helper, in the
// same clause: of "rebels | stormed a post" that of the post; TD_NONE.
static uint32_t verb_behind(const words *w, uint32_t verb, uint32_t state) {
  for (uint32_t i = state + 1; i < w->end; i++) {
    const td_token *t = &w->tokens[i];
    if (t->upos == TD_UPOS_PUNCT || t->rel == TD_REL_CC) {
      return TD_NONE;
    }
    if (t->upos == TD_UPOS_VERB && t->rel != TD_REL_AMOD) {
      const bool is_free = (t->head == verb || t->head == state) &&
                           !has_child(w, i, TD_REL_NSUBJ) &&
                           !has_child(w, i, TD_REL_MARK) &&
                           !td_slice_is(t->xpos, "VBG");
      return is_free && has_child(w, i, TD_REL_OBJ) ? i : TD_NONE;
    }
  }
  return TD_NONE;
}

// "Gunmen believed to be rebels | stormed a post": as what somebody is believed
// to be he has a verb of his own.
static void restore_believed(const words *w, uint32_t verb) {
  const uint32_t noun = noun_before(w, verb);
  const uint32_t state = noun == TD_NONE ? TD_NONE : state_behind(w, verb);
  const uint32_t i = state == TD_NONE ? TD_NONE : verb_behind(w, verb, state);
  if (i == TD_NONE || is_punctuated(w, noun, i)) {
    return;
  }
  w->tokens[i].head = verb;
  restore_reduced(w, i, i);
  if (!is_tensed(&w->tokens[i])) {
    w->tokens[i].xpos = TD_SLICE("VBD");
    w->tokens[i].feats = TD_SLICE("Mood=Ind|Tense=Past|VerbForm=Fin");
  }
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

void td_told_restore(td_document *document, const td_sentence *sentence) {
  const uint32_t begin = sentence->first_token;
  const words w = {document->tokens.items, begin, begin + sentence->n_tokens};
  for (uint32_t i = begin + 1; i < w.end; i++) {
    settle_subjects(&w, i - 1);
    restore_believed(&w, i);
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
