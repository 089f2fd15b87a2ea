// SPDX-License-Identifier: MIT

#include "repair/repair_private.h"

// Whether the clause of `i`, which begins at `first`, has a tense, of its own
// or of what helps it. A bare past may be a participle, but for a clause that
// is told or that has an object.
static bool has_tense(const td_words *w, uint32_t first, uint32_t i) {
  for (uint32_t t = first; t < i; t++) {
    const td_rel rel = td_rel_base((td_rel)w->tokens[t].rel);
    if ((rel == TD_REL_AUX || rel == TD_REL_COP) &&
        td_token_is_tensed(&w->tokens[t])) {
      return true;
    }
  }
  const td_token *t = &w->tokens[i];
  return t->upos == TD_UPOS_VERB && td_token_is_tensed(t) &&
         (t->rel == TD_REL_CCOMP || td_words_have_child(w, i, TD_REL_OBJ));
}

static bool lacks_subject(const td_words *w, uint32_t i) {
  const td_token *t = &w->tokens[i];
  return (t->rel == TD_REL_CCOMP || t->rel == TD_REL_ADVCL ||
          t->rel == TD_REL_PARATAXIS || t->rel == TD_REL_ACL) &&
         t->head >= w->begin && t->head < w->end &&
         w->tokens[t->head].upos == TD_UPOS_VERB &&
         !td_words_have_subject(w, i);
}

// "If voted in", unlike "are to leave".
static bool has_conjunction(const td_words *w, uint32_t first, uint32_t i) {
  for (uint32_t t = first; t < i; t++) {
    if (w->tokens[t].rel == TD_REL_MARK &&
        !td_slice_is(w->tokens[t].xpos, "TO")) {
      return true;
    }
  }
  return false;
}

static bool may_be_subject(const td_token *t) {
  return td_token_is_noun(t) || t->upos == TD_UPOS_NUM ||
         (t->upos == TD_UPOS_PRON && td_slice_is(t->xpos, "DT"));
}

// "An attack that left six dead | was": the object of a relative clause that
// has its subject.
static bool ends_relative(const td_words *w, uint32_t top) {
  const uint32_t verb = w->tokens[top].head;
  return w->tokens[verb].rel == TD_REL_ACL_RELCL && verb < top &&
         td_words_have_subject(w, verb);
}

// The object of the verb `verb` whose phrase ends right before `first`, unless
// that ends in an object of its own ("filed papers alleging he | lied");
// TD_NONE.
static uint32_t object_before(const td_words *w, uint32_t verb,
                              uint32_t first) {
  uint32_t top = first - 1;
  for (uint32_t step = first;
       step > verb && w->tokens[top].head > verb &&
       w->tokens[top].head < first &&
       (w->tokens[top].rel != TD_REL_OBJ || ends_relative(w, top));
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
static uint32_t gerund_before(const td_words *w, uint32_t verb,
                              uint32_t first) {
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
static bool is_parted(const td_words *w, uint32_t noun, uint32_t first) {
  for (uint32_t t = noun; t < first; t++) {
    if (td_slice_is(w->tokens[t].form, ";") ||
        td_slice_is(w->tokens[t].form, ":")) {
      return true;
    }
  }
  return w->tokens[first - 1].upos == TD_UPOS_VERB &&
         td_rel_base((td_rel)w->tokens[first - 1].rel) == TD_REL_ACL;
}

static void restore_told(const td_words *w, uint32_t i, uint32_t first) {
  const uint32_t verb = w->tokens[i].head;
  const uint32_t noun = object_before(w, verb, first);
  if (noun == TD_NONE || is_parted(w, noun, first)) {
    return;
  }
  const bool passive = w->tokens[first].rel == TD_REL_AUX_PASS ||
                       w->tokens[i - 1].rel == TD_REL_AUX_PASS;
  td_token_attach(&w->tokens[noun], i,
                  passive ? TD_REL_NSUBJ_PASS : TD_REL_NSUBJ);
  td_token_attach(&w->tokens[i], verb, TD_REL_CCOMP);
}

// Make the gerund before the clause of `i` its subject; whether there is one.
static bool restore_gerund(const td_words *w, uint32_t i, uint32_t first) {
  const uint32_t gerund = w->tokens[i].rel == TD_REL_CCOMP
                              ? gerund_before(w, w->tokens[i].head, first)
                              : TD_NONE;
  if (gerund == TD_NONE) {
    return false;
  }
  td_token_attach(&w->tokens[gerund], i, TD_REL_CSUBJ);
  return true;
}

// The noun before the bare past `verb` that has an infinitive behind it and no
// object: "guards | ordered to leave"; TD_NONE.
static uint32_t noun_before(const td_words *w, uint32_t verb) {
  const td_token *t = &w->tokens[verb];
  if (t->upos != TD_UPOS_VERB || verb == w->begin || verb + 2 >= w->end ||
      (!td_slice_is(t->xpos, "VBD") && !td_slice_is(t->xpos, "VBN")) ||
      !td_slice_is(w->tokens[verb + 1].xpos, "TO") ||
      td_words_have_child(w, verb, TD_REL_AUX) ||
      td_words_have_child(w, verb, TD_REL_OBJ)) {
    return TD_NONE;
  }
  for (uint32_t s = verb; s-- > w->begin && verb - s < TD_WORDS_REACH;) {
    if (w->tokens[s].head == verb) {
      return td_rel_base((td_rel)w->tokens[s].rel) == TD_REL_NSUBJ &&
                     td_token_is_noun(&w->tokens[s])
                 ? s
                 : TD_NONE;
    }
  }
  return TD_NONE;
}

static bool is_punctuated(const td_words *w, uint32_t from, uint32_t to) {
  for (uint32_t t = from; t < to; t++) {
    if (w->tokens[t].upos == TD_UPOS_PUNCT &&
        !td_slice_is(w->tokens[t].form, "-")) {
      return true;
    }
  }
  return false;
}

// The bare past before the tensed verb at `i` that may be a participle: above
// it, or told beside it by the same verb; TD_NONE.
static uint32_t past_before(const td_words *w, uint32_t i) {
  const uint32_t head = w->tokens[i].head;
  if (head < i) {
    return head;
  }
  for (uint32_t t = i; t-- > w->begin && t + TD_WORDS_REACH > i;) {
    if (w->tokens[t].head == head && w->tokens[t].rel == w->tokens[i].rel) {
      return t;
    }
  }
  return TD_NONE;
}

// The verb at `i` takes the place of the bare past and its subject.
static void make_reduced(const td_words *w, uint32_t noun, uint32_t verb,
                         uint32_t i) {
  const td_rel rel = td_words_subject_rel(w, i);
  td_token_attach(&w->tokens[i], w->tokens[verb].head,
                  (td_rel)w->tokens[verb].rel);
  for (uint32_t t = w->begin; t < w->end; t++) {
    if (w->tokens[t].head == verb && (t < noun || t > i)) {
      w->tokens[t].head = i;
    }
  }
  td_token_attach(&w->tokens[noun], i, rel);
  td_token_attach(&w->tokens[verb], noun, TD_REL_ACL);
  td_token_make_participle(&w->tokens[verb]);
}

// "Hackers believed to work for Iran | broke in": a second tensed verb that has
// no subject leaves the first a participle of the noun before it.
static void restore_reduced(const td_words *w, uint32_t i, uint32_t first) {
  const uint32_t verb = past_before(w, i);
  const uint32_t noun = verb == TD_NONE ? TD_NONE : noun_before(w, verb);
  if (noun != TD_NONE && !is_punctuated(w, noun, first)) {
    make_reduced(w, noun, verb, i);
  }
}

// "Gunmen believed to be rebels | stormed a hotel": between "to be" and its
// verb no subject stands, but what somebody is.
static void restore_predicate(const td_words *w, uint32_t i) {
  const uint32_t verb = w->tokens[i].head;
  const uint32_t what = td_words_child_before(w, i, TD_REL_NSUBJ);
  const uint32_t be = td_words_child_before(w, i, TD_REL_COP);
  const uint32_t mark = td_words_child_before(w, i, TD_REL_MARK);
  if (w->tokens[i].rel != TD_REL_XCOMP || !td_token_is_past(&w->tokens[i]) ||
      verb < w->begin || verb >= i || what == TD_NONE || be == TD_NONE ||
      mark == TD_NONE || be > what || mark > be ||
      !td_token_is_noun(&w->tokens[what])) {
    return;
  }
  const uint32_t noun = noun_before(w, verb);
  if (noun == TD_NONE) {
    return;
  }
  w->tokens[mark].head = what;
  w->tokens[be].head = what;
  td_token_attach(&w->tokens[what], verb, TD_REL_XCOMP);
  make_reduced(w, noun, verb, i);
  td_token_make_past(&w->tokens[i]);
}

static bool is_subject_of(const td_token *t, uint32_t verb) {
  return t->head == verb && td_rel_base((td_rel)t->rel) == TD_REL_NSUBJ;
}

// Whether the phrase that begins at `first` is the only one set off behind
// `from`: not the end of an aside ("Oman, which won, this time lost").
static bool is_only_comma(const td_words *w, uint32_t from, uint32_t first) {
  for (uint32_t t = from; t + 1 < first; t++) {
    if (td_token_is_comma(&w->tokens[t])) {
      return false;
    }
  }
  return td_token_is_comma(&w->tokens[first - 1]);
}

// "Two left, ten | called for talks, and the king agreed": the first of two
// subjects does what was read as a participle of its own, beside the verb
// before; whether there is one.
static bool give_participle(const td_words *w, uint32_t subject,
                            uint32_t second) {
  const td_token *verb = &w->tokens[w->tokens[subject].head];
  if (verb->rel != TD_REL_CONJ || verb->head >= subject ||
      verb->head < w->begin) {
    return false;
  }
  for (uint32_t t = subject + 1; t < second; t++) {
    if (w->tokens[t].head == subject && w->tokens[t].rel == TD_REL_ACL &&
        td_token_is_past(&w->tokens[t])) {
      td_token_attach(&w->tokens[t], verb->head, TD_REL_CONJ);
      td_token_attach(&w->tokens[subject], t, TD_REL_NSUBJ);
      td_token_make_past(&w->tokens[t]);
      return true;
    }
  }
  return false;
}

// Whether the clause of the subject at `t` begins with "and".
static bool is_joined(const td_words *w, uint32_t t) {
  const uint32_t first = td_words_begin_of(w, t);
  return first > w->begin + 1 && w->tokens[first - 1].upos == TD_UPOS_CCONJ &&
         td_token_is_comma(&w->tokens[first - 2]);
}

// Whether the noun at `i` hangs on a verb behind it as subjects do, or as no
// second part of anything does.
static bool may_be_subject_of(const td_words *w, uint32_t i, uint32_t verb) {
  return td_token_is_noun(&w->tokens[i]) && verb > i && verb < w->end &&
         (is_subject_of(&w->tokens[i], verb) ||
          w->tokens[i].rel == TD_REL_CONJ);
}

// "Any firm that pays risks jail, | the envoy said": of two subjects the one
// behind the comma is the verb's; a name in apposition has one behind it too.
static void settle_subjects(const td_words *w, uint32_t i) {
  const uint32_t verb = w->tokens[i].head;
  if (!may_be_subject_of(w, i, verb)) {
    return;
  }
  for (uint32_t t = i + 1; t < verb; t++) {
    if (!is_subject_of(&w->tokens[t], verb) ||
        !td_token_is_noun(&w->tokens[t])) {
      continue;
    }
    if (is_joined(w, t) && give_participle(w, i, t)) {
      return;
    }
    if (w->tokens[i].rel != TD_REL_CONJ &&
        is_only_comma(w, i, td_words_begin_of(w, t)) &&
        !td_token_is_comma(&w->tokens[t + 1]) &&
        !td_token_is_comma(&w->tokens[verb - 1])) {
      w->tokens[i].rel = TD_REL_PARATAXIS;
      return;
    }
  }
}

// The subject of `verb` behind the noun `i` that "whose" owns, read as a second
// subject, an apposition without a comma, or what `i` is a part of; TD_NONE.
static uint32_t subject_behind(const td_words *w, uint32_t i, uint32_t verb) {
  for (uint32_t t = i + 1; t < verb; t++) {
    const td_token *p = &w->tokens[t];
    if (td_token_is_comma(p)) {
      return TD_NONE;
    }
    if (is_subject_of(p, verb) ||
        (p->head == i && p->rel == TD_REL_APPOS && td_token_is_noun(p))) {
      return t;
    }
  }
  return TD_NONE;
}

// "Israel, whose envoy | Mali expelled": who is owned suffers what the noun
// behind does.
static void restore_owned(const td_words *w, uint32_t pronoun) {
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
      w->tokens[verb].upos != TD_UPOS_VERB ||
      td_words_have_child(w, verb, TD_REL_OBJ) ||
      td_words_are_passive(w, verb)) {
    return;
  }
  const uint32_t subject = subject_behind(w, noun, verb);
  if (subject != TD_NONE) {
    td_token_attach(&w->tokens[noun], verb, TD_REL_OBJ);
    td_token_attach(&w->tokens[subject], verb, TD_REL_NSUBJ);
  }
}

void td_repair_told_clauses(const td_words *w) {
  for (uint32_t i = w->begin + 1; i < w->end; i++) {
    settle_subjects(w, i - 1);
    restore_predicate(w, i);
    if (td_slice_is(w->tokens[i].xpos, "WP$")) {
      restore_owned(w, i);
    }
    const uint32_t first = td_words_begin_of(w, i);
    const uint32_t head = w->tokens[i].head;
    if (!lacks_subject(w, i) || has_conjunction(w, first, i) ||
        !has_tense(w, first, i)) {
      continue;
    }
    if (head < i && restore_gerund(w, i, first)) {
      continue;
    }
    // "A bank | that failed": what tells of a noun is told by no verb.
    if (head < i && w->tokens[i].rel != TD_REL_ACL) {
      restore_told(w, i, first);
    }
    restore_reduced(w, i, first);
  }
}
