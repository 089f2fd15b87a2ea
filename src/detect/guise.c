// SPDX-License-Identifier: MIT

// "Men dressed as soldiers | killed nine", "gunmen believed to be rebels |
// stormed a village": behind the participle that tells of somebody the parser
// takes what he is taken for as the subject of what he does.

#include "detect/detect_private.h"

static void attach(td_detection *d, uint32_t t, uint32_t head, td_rel rel) {
  d->tokens[t].head = head;
  d->tokens[t].rel = (uint8_t)rel;
}

static bool is_tensed(const td_token *t) {
  return td_slice_is(t->xpos, "VBD") || td_slice_is(t->xpos, "VBZ") ||
         td_slice_is(t->xpos, "VBP");
}

// The word in [from, to) that hangs on `head` by `rel` or a kind of it;
// TD_NONE.
static uint32_t part(const td_detection *d, uint32_t from, uint32_t to,
                     uint32_t head, td_rel rel) {
  for (uint32_t t = from; t < to; t++) {
    if (d->tokens[t].head == head &&
        td_rel_base((td_rel)d->tokens[t].rel) == rel) {
      return t;
    }
  }
  return TD_NONE;
}

static bool has_help(const td_detection *d, uint32_t from, uint32_t verb) {
  return part(d, from, verb, verb, TD_REL_AUX) != TD_NONE ||
         part(d, from, verb, verb, TD_REL_COP) != TD_NONE;
}

// Whether the word at `t` is a participle of how somebody looks or what he is
// taken for.
static bool is_guise(const td_detection *d, uint32_t t) {
  const td_token *w = &d->tokens[t];
  return (w->upos == TD_UPOS_VERB || w->upos == TD_UPOS_ADJ) &&
         td_know_word(d->know, w->lemma_term, TD_TID_GuiseWord) &&
         !has_help(d, d->first, t);
}

// Who is told of by the participle at `t`: its subject right before it, or the
// noun that it hangs on, where the sentence has no other verb; TD_NONE.
static uint32_t one_told_of(const td_detection *d, uint32_t t) {
  const uint32_t head = d->tokens[t].head;
  if (td_rel_base((td_rel)d->tokens[t].rel) == TD_REL_ACL) {
    return head != TD_NONE && head < t && d->tokens[head].head == TD_NONE
               ? head
               : TD_NONE;
  }
  return part(d, d->first, t, t, TD_REL_NSUBJ);
}

// The tensed verb below the participle at `t`, no comma between; TD_NONE.
static uint32_t verb_below(const td_detection *d, uint32_t t) {
  for (uint32_t v = t + 1; v < d->end; v++) {
    const td_rel rel = td_rel_base((td_rel)d->tokens[v].rel);
    if (td_slice_is(d->tokens[v].form, ",")) {
      return TD_NONE;
    }
    if (d->tokens[v].head == t && d->tokens[v].upos == TD_UPOS_VERB) {
      return (rel == TD_REL_ADVCL || rel == TD_REL_XCOMP) &&
                     (is_tensed(&d->tokens[v]) || has_help(d, t, v))
                 ? v
                 : TD_NONE;
    }
  }
  return TD_NONE;
}

// The noun behind "to be" right behind the participle at `t`; TD_NONE.
static uint32_t noun_to_be(const td_detection *d, uint32_t t) {
  if (t + 3 >= d->end || !td_slice_is(d->tokens[t + 1].xpos, "TO") ||
      d->tokens[t + 2].rel != TD_REL_COP) {
    return TD_NONE;
  }
  const uint32_t head = d->tokens[t + 2].head;
  if (head == TD_NONE) {
    return TD_NONE;
  }
  const uint32_t noun = d->tokens[head].upos == TD_UPOS_VERB
                            ? part(d, t + 3, head, head, TD_REL_NSUBJ)
                            : head;
  return noun > t + 2 ? noun : TD_NONE;
}

// Whether the verb at `v` may be what the clause tells behind `noun`, which is
// said to be somebody: tensed or with an object, and no relative clause.
static bool may_be_told(const td_detection *d, uint32_t noun, uint32_t v) {
  const td_token *w = &d->tokens[v];
  const uint32_t subject = part(d, d->first, v, v, TD_REL_NSUBJ);
  const bool has_object = w->rel == TD_REL_ACL && w->head == noun &&
                          td_slice_is(w->xpos, "VBN") &&
                          part(d, v, d->end, v, TD_REL_OBJ) != TD_NONE;
  return w->upos == TD_UPOS_VERB && w->rel != TD_REL_ACL_RELCL &&
         (subject == TD_NONE || subject == noun) &&
         (is_tensed(w) || has_help(d, noun, v) || has_object);
}

// The verb behind the `noun` that the one told of is said to be; TD_NONE.
static uint32_t verb_behind(const td_detection *d, uint32_t noun) {
  for (uint32_t v = noun + 1; v < d->end; v++) {
    if (td_slice_is(d->tokens[v].form, ",")) {
      return TD_NONE;
    }
    if (may_be_told(d, noun, v)) {
      return v;
    }
  }
  return TD_NONE;
}

static bool is_above(const td_detection *d, uint32_t above, uint32_t t) {
  for (uint32_t i = d->first; i < d->end && t != TD_NONE; i++) {
    if (t == above) {
      return true;
    }
    t = d->tokens[t].head;
  }
  return false;
}

// Give the participle at `t` what was the subject of the verb behind its mark:
// "as soldiers".
static void give_guise(td_detection *d, uint32_t t, uint32_t verb) {
  const uint32_t noun = part(d, t, verb, verb, TD_REL_NSUBJ);
  if (noun != TD_NONE) {
    attach(d, part(d, t, noun, verb, TD_REL_MARK), noun, TD_REL_CASE);
    attach(d, noun, t, TD_REL_OBL);
  }
}

// The like of "to be rebels".
static void give_being(td_detection *d, uint32_t t, uint32_t noun) {
  attach(d, noun, t, TD_REL_XCOMP);
  attach(d, t + 1, noun, TD_REL_MARK);
  attach(d, t + 2, noun, TD_REL_COP);
}

// Whether the verb begins with a mark right behind the participle and has a
// subject behind that; or with neither, in the past.
static bool has_lost_subject(const td_detection *d, uint32_t t, uint32_t verb) {
  const uint32_t noun = part(d, t, verb, verb, TD_REL_NSUBJ);
  const uint32_t mark = part(d, t, verb, verb, TD_REL_MARK);
  const uint32_t own = part(d, d->first, t, t, TD_REL_NSUBJ);
  // "Reported | before the net was cut"
  const bool tells = own != TD_NONE && d->tokens[own].rel == TD_REL_NSUBJ &&
                     d->tokens[t].upos == TD_UPOS_VERB;
  return noun == TD_NONE
             ? mark == TD_NONE && td_slice_is(d->tokens[verb].xpos, "VBD")
             : mark == t + 1 && mark < noun && !tells;
}

// Make `verb` what `who` does, in the place of the participle at `t` or of the
// noun alone.
static void raise_verb(td_detection *d, uint32_t t, uint32_t who,
                       uint32_t verb) {
  const uint32_t top = d->tokens[who].head == t ? t : who;
  attach(d, verb, d->tokens[top].head, (td_rel)d->tokens[top].rel);
  for (uint32_t i = d->first; i < d->end; i++) {
    if (d->tokens[i].head == top && i != verb &&
        (i > verb || (top == t && i < who))) {
      d->tokens[i].head = verb;
    }
  }
  const bool is_passive = part(d, t, verb, verb, TD_REL_AUX) != TD_NONE &&
                          d->tokens[verb - 1].rel == TD_REL_AUX_PASS;
  attach(d, who, verb, is_passive ? TD_REL_NSUBJ_PASS : TD_REL_NSUBJ);
  attach(d, t, who, TD_REL_ACL);
  if (td_slice_is(d->tokens[t].xpos, "VBD")) {
    d->tokens[t].xpos = TD_SLICE("VBN");
  }
}

static bool mend(td_detection *d, uint32_t t) {
  const uint32_t who = one_told_of(d, t);
  const uint32_t noun = who == TD_NONE ? TD_NONE : noun_to_be(d, t);
  const uint32_t verb = who == TD_NONE    ? TD_NONE
                        : noun == TD_NONE ? verb_below(d, t)
                                          : verb_behind(d, noun);
  if (verb == TD_NONE || is_above(d, verb, d->tokens[t].head) ||
      (noun == TD_NONE && !has_lost_subject(d, t, verb))) {
    return false;
  }
  if (noun == TD_NONE) {
    give_guise(d, t, verb);
  } else {
    give_being(d, t, noun);
  }
  raise_verb(d, t, who, verb);
  return true;
}

void td_detect_guise(td_detection *d) {
  bool has_raised = false;
  for (uint32_t t = d->first; t < d->end; t++) {
    has_raised |= is_guise(d, t) && mend(d, t);
  }
  if (has_raised) {
    td_document_link_children(d->document, d->sentence);
  }
}
