// SPDX-License-Identifier: MIT

// "Men dressed as soldiers | killed nine", "sailors held since May | were
// found", "tourists held in the desert | flew home": the parser takes the
// participle that tells of somebody for what he does, and what he does for a
// clause below it.

#include "repair/repair_private.h"

#include "segment/words.h"

static bool has_help(const td_words *d, uint32_t from, uint32_t verb) {
  return td_words_child(d, from, verb, verb, TD_REL_AUX) != TD_NONE ||
         td_words_child(d, from, verb, verb, TD_REL_COP) != TD_NONE;
}

// Whether the word at `t` tells how somebody looks or what he is taken for.
static bool is_guise(const td_words *d, uint32_t t) {
  return td_word_entry(d->know, d->tokens[t].lemma, TD_TID_GuiseWord) != 0;
}

// Whether the verb at `t` has an object other than what somebody is made
// ("held | hostage"): then it is active.
static bool has_object(const td_words *d, uint32_t t) {
  const uint32_t object = td_words_child(d, t, d->end, t, TD_REL_OBJ);
  return object != TD_NONE &&
         !td_word_entry(d->know, d->tokens[object].lemma, TD_TID_ResultNoun);
}

// Whether the word at `t` may be a participle that tells of somebody, or the
// verb of a relative clause that does.
static bool may_be_participle(const td_words *d, uint32_t t) {
  const td_token *w = &d->tokens[t];
  const bool is_verb =
      w->upos == TD_UPOS_VERB && !has_object(d, t) &&
      (td_slice_is(w->xpos, "VBN") || td_slice_is(w->xpos, "VBD") ||
       td_slice_is(w->xpos, "VBG"));
  return w->rel == TD_REL_ACL_RELCL ||
         ((is_verb || (w->upos == TD_UPOS_ADJ && is_guise(d, t)) ||
           td_rel_base((td_rel)w->rel) == TD_REL_ACL) &&
          !has_help(d, d->begin, t));
}

// Who is told of by the participle at `t`: its subject right before it, or the
// noun that it hangs on, where the sentence has no other verb; TD_NONE.
static uint32_t one_told_of(const td_words *d, uint32_t t) {
  const uint32_t head = d->tokens[t].head;
  if (td_rel_base((td_rel)d->tokens[t].rel) == TD_REL_ACL) {
    return head != TD_NONE && head < t && d->tokens[head].head == TD_NONE
               ? head
               : TD_NONE;
  }
  return td_words_child(d, d->begin, t, t, TD_REL_NSUBJ);
}

// Whether the verb at `v` is tensed, or was read as a participle where only a
// few verbs have one: "got him | freed", but "who waited to greet her | left".
static bool has_tense(const td_words *d, uint32_t v) {
  const td_token *w = &d->tokens[v];
  return td_slice_is(w->xpos, "VBD") ||
         (w->rel == TD_REL_XCOMP && td_slice_is(w->xpos, "VBN") &&
          !td_word_entry(d->know, d->tokens[w->head].lemma,
                         TD_TID_CausativeVerb) &&
          !has_help(d, w->head, v));
}

// Whether the verb at `v` stands below the participle at `t` as none can that
// has a tense: beside or as complement of it, or of what a relative clause
// tells.
static bool is_sunken(const td_words *d, uint32_t t, uint32_t v) {
  const td_token *w = &d->tokens[v];
  const td_rel rel = (td_rel)w->rel;
  const bool may_hang_deep = d->tokens[t].rel == TD_REL_ACL_RELCL &&
                             w->head != TD_NONE && w->head >= t &&
                             (rel == TD_REL_XCOMP || rel == TD_REL_ACL);
  return w->upos == TD_UPOS_VERB &&
         ((w->head == t &&
           (rel == TD_REL_ADVCL || rel == TD_REL_XCOMP ||
            rel == TD_REL_PARATAXIS) &&
           (td_token_is_tensed(w) || has_help(d, t, v))) ||
          (may_hang_deep && has_tense(d, v)));
}

// Whether the word at `i` parts the clause of the participle at `t` from what
// follows: a comma, or "and" where that has a subject of its own.
static bool is_break(const td_words *d, uint32_t t, uint32_t i) {
  const td_token *w = &d->tokens[i];
  return (w->upos == TD_UPOS_PUNCT && !td_slice_is(w->form, "-")) ||
         (w->upos == TD_UPOS_CCONJ &&
          td_rel_base((td_rel)d->tokens[t].rel) != TD_REL_ACL);
}

// The tensed verb below the participle at `t`, nothing set off between;
// TD_NONE.
static uint32_t verb_below(const td_words *d, uint32_t t) {
  for (uint32_t v = t + 1; v < d->end && !is_break(d, t, v); v++) {
    if (is_sunken(d, t, v)) {
      return v;
    }
  }
  return TD_NONE;
}

// The noun behind "to be" right behind the participle at `t`; TD_NONE.
static uint32_t noun_to_be(const td_words *d, uint32_t t) {
  if (t + 3 >= d->end || !td_slice_is(d->tokens[t + 1].xpos, "TO") ||
      d->tokens[t + 2].rel != TD_REL_COP) {
    return TD_NONE;
  }
  const uint32_t head = d->tokens[t + 2].head;
  if (head == TD_NONE) {
    return TD_NONE;
  }
  const uint32_t noun = d->tokens[head].upos == TD_UPOS_VERB
                            ? td_words_child(d, t + 3, head, head, TD_REL_NSUBJ)
                            : head;
  return noun > t + 2 ? noun : TD_NONE;
}

// Whether the verb at `v` may be what the clause tells behind `noun`, which is
// said to be somebody: tensed or with an object, and no relative clause.
static bool may_be_told(const td_words *d, uint32_t noun, uint32_t v) {
  const td_token *w = &d->tokens[v];
  const uint32_t subject = td_words_child(d, d->begin, v, v, TD_REL_NSUBJ);
  const bool has_object =
      w->rel == TD_REL_ACL && w->head == noun && td_slice_is(w->xpos, "VBN") &&
      td_words_child(d, v, d->end, v, TD_REL_OBJ) != TD_NONE;
  return w->upos == TD_UPOS_VERB && w->rel != TD_REL_ACL_RELCL &&
         (subject == TD_NONE || subject == noun) &&
         (td_token_is_tensed(w) || has_help(d, noun, v) || has_object);
}

// The verb behind the `noun` that the one told of is said to be; TD_NONE.
static uint32_t verb_behind(const td_words *d, uint32_t noun) {
  for (uint32_t v = noun + 1; v < d->end; v++) {
    if (td_token_is_comma(&d->tokens[v])) {
      return TD_NONE;
    }
    if (may_be_told(d, noun, v)) {
      return v;
    }
  }
  return TD_NONE;
}

// Give the participle at `t` what was the subject of the verb behind its mark:
// "as soldiers".
static void give_guise(const td_words *d, uint32_t t, uint32_t verb) {
  const uint32_t noun = td_words_child(d, t, verb, verb, TD_REL_NSUBJ);
  if (noun != TD_NONE) {
    td_token_attach(&d->tokens[td_words_child(d, t, noun, verb, TD_REL_MARK)],
                    noun, TD_REL_CASE);
    td_token_attach(&d->tokens[noun], t, TD_REL_OBL);
  }
}

// The like of "to be rebels".
static void give_being(const td_words *d, uint32_t t, uint32_t noun) {
  td_token_attach(&d->tokens[noun], t, TD_REL_XCOMP);
  td_token_attach(&d->tokens[t + 1], noun, TD_REL_MARK);
  td_token_attach(&d->tokens[t + 2], noun, TD_REL_COP);
}

// Whether the verb has no mark and no subject, in the past; or a mark and
// behind that what is none: a time, or right behind the participle what
// somebody is taken for.
static bool has_lost_subject(const td_words *d, uint32_t t, uint32_t verb) {
  const uint32_t noun = td_words_child(d, t, verb, verb, TD_REL_NSUBJ);
  const uint32_t mark = td_words_child(d, t, verb, verb, TD_REL_MARK);
  const uint32_t own = td_words_child(d, d->begin, t, t, TD_REL_NSUBJ);
  // "Reported | before the net was cut"
  const bool tells = own != TD_NONE && d->tokens[own].rel == TD_REL_NSUBJ &&
                     d->tokens[t].upos == TD_UPOS_VERB;
  if (noun == TD_NONE) {
    return mark == TD_NONE && has_tense(d, verb) &&
           td_words_child(d, d->begin, t, t, TD_REL_MARK) == TD_NONE &&
           td_words_child(d, t, verb, verb, TD_REL_ADVMOD) == TD_NONE;
  }
  return mark < noun && (td_words_tell_date(d, noun) ||
                         (mark == t + 1 && is_guise(d, t) && !tells));
}

// "Held | hostage": what somebody is made, not what he holds.
static void settle_result(const td_words *d, uint32_t t, uint32_t verb) {
  const uint32_t result = td_words_child(d, t, verb, t, TD_REL_OBJ);
  if (result != TD_NONE &&
      td_word_entry(d->know, d->tokens[result].lemma, TD_TID_ResultNoun)) {
    d->tokens[result].rel = TD_REL_XCOMP;
  }
}

// Make `verb` what `who` does, in the place of the participle at `t` or of the
// noun alone.
static void raise_verb(const td_words *d, uint32_t t, uint32_t who,
                       uint32_t verb) {
  const uint32_t top = d->tokens[who].head == t ? t : who;
  td_token_attach(&d->tokens[verb], d->tokens[top].head,
                  (td_rel)d->tokens[top].rel);
  for (uint32_t i = d->begin; i < d->end; i++) {
    if (d->tokens[i].head == top && i != verb &&
        (i > verb || (top == t && i < who))) {
      d->tokens[i].head = verb;
    }
  }
  const bool is_passive =
      td_words_child(d, t, verb, verb, TD_REL_AUX) != TD_NONE &&
      d->tokens[verb - 1].rel == TD_REL_AUX_PASS;
  td_token_attach(&d->tokens[who], verb,
                  is_passive ? TD_REL_NSUBJ_PASS : TD_REL_NSUBJ);
  if (d->tokens[t].rel != TD_REL_ACL_RELCL) {
    td_token_attach(&d->tokens[t], who, TD_REL_ACL);
  }
  if (d->tokens[t].rel != TD_REL_ACL_RELCL &&
      td_slice_is(d->tokens[t].xpos, "VBD")) {
    d->tokens[t].xpos = TD_SLICE("VBN");
  }
  if (!has_help(d, t, verb) && td_slice_is(d->tokens[verb].xpos, "VBN")) {
    d->tokens[verb].xpos = TD_SLICE("VBD");
  }
  settle_result(d, t, verb);
}

static void mend(const td_words *d, uint32_t t) {
  const uint32_t who = one_told_of(d, t);
  const uint32_t noun =
      who == TD_NONE || !is_guise(d, t) ? TD_NONE : noun_to_be(d, t);
  const uint32_t verb = who == TD_NONE    ? TD_NONE
                        : noun == TD_NONE ? verb_below(d, t)
                                          : verb_behind(d, noun);
  if (verb == TD_NONE || td_words_hang_below(d, d->tokens[t].head, verb) ||
      (noun == TD_NONE && !has_lost_subject(d, t, verb))) {
    return;
  }
  if (noun == TD_NONE) {
    give_guise(d, t, verb);
  } else {
    give_being(d, t, noun);
  }
  raise_verb(d, t, who, verb);
}

void td_repair_guises(const td_words *d) {
  for (uint32_t t = d->begin; t < d->end && !d->is_headline; t++) {
    if (may_be_participle(d, t)) {
      mend(d, t);
    }
  }
}
