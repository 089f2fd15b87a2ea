// SPDX-License-Identifier: MIT

#include "repair/repair_private.h"

// ", among them two mayors," and ", three of them women," name some of those
// told of before, or all: whoever is told of is told already, and the verbs
// behind go on from what stood before.

/// Tokens of such an aside.
typedef struct {
  uint32_t comma;   ///< before it
  uint32_t first;   ///< behind that
  uint32_t pronoun; ///< "them"
  uint32_t end;     ///< the comma or stop behind it
  uint32_t host;    ///< who is told of right before; TD_NONE
} aside;

#define MAX_QUANTITY 4 // "at least three of | them"

static bool is_within(const aside *a, uint32_t i) {
  return td_token_is_within(i, a->first, a->end);
}

static bool is_stop(const td_token *t) {
  return t->upos == TD_UPOS_PUNCT && !td_slice_is(t->xpos, "HYPH") &&
         !td_slice_is(t->form, "\"");
}

// The pronoun that ends ", among them" or ", three of them", not ", much of
// it"; TD_NONE.
static uint32_t pronoun_behind(const td_words *w, uint32_t comma) {
  const uint32_t last = comma + MAX_QUANTITY + 2;
  for (uint32_t p = comma + 2; p <= last && p < w->end; p++) {
    const td_token *pronoun = &w->tokens[p];
    if (td_slice_is(pronoun->xpos, "PRP")) {
      return w->tokens[p - 1].upos == TD_UPOS_ADP &&
                     td_token_has_feature(pronoun, TD_SLICE("Number=Plur"))
                 ? p
                 : TD_NONE;
    }
    const td_token *t = &w->tokens[p - 1];
    if (t->upos == TD_UPOS_VERB || t->upos == TD_UPOS_PUNCT) {
      return TD_NONE;
    }
  }
  return TD_NONE;
}

// The comma or stop that ends what is said of the pronoun, where no verb with
// a tense comes before: "two of them | fled" is a clause; TD_NONE.
static uint32_t end_of(const td_words *w, uint32_t pronoun) {
  for (uint32_t e = pronoun + 1; e < w->end; e++) {
    const td_token *t = &w->tokens[e];
    if (is_stop(t)) {
      return e > pronoun + 1 ? e : TD_NONE;
    }
    if (td_token_is_tensed(t) || t->upos == TD_UPOS_AUX) {
      return TD_NONE;
    }
  }
  return TD_NONE;
}

// Who is told of right before the comma: the noun or number on top there.
static uint32_t host_of(const td_words *w, const aside *a) {
  uint32_t at = a->comma - 1;
  for (uint32_t n = 0; n < TD_WORDS_REACH; n++) {
    const uint32_t above = w->tokens[at].head;
    if (!td_token_is_within(above, w->begin, a->comma) ||
        !td_token_is_noun(&w->tokens[above])) {
      break;
    }
    at = above;
  }
  const bool may_be =
      td_token_is_noun(&w->tokens[at]) || w->tokens[at].upos == TD_UPOS_NUM;
  return may_be ? at : TD_NONE;
}

static bool find_aside(const td_words *w, uint32_t comma, aside *a) {
  *a = (aside){.comma = comma, .first = comma + 1};
  if (!td_token_is_comma(&w->tokens[comma])) {
    return false;
  }
  a->pronoun = pronoun_behind(w, comma);
  a->end = a->pronoun == TD_NONE ? TD_NONE : end_of(w, a->pronoun);
  a->host = a->end == TD_NONE ? TD_NONE : host_of(w, a);
  return a->end != TD_NONE;
}

// --------------------------------------------------------------- what is
// behind

// The verb behind the aside, its helpers right before it: ", | were killed";
// TD_NONE.
static uint32_t verb_behind(const td_words *w, const aside *a) {
  for (uint32_t v = a->end + 1; v < w->end; v++) {
    const td_token *t = &w->tokens[v];
    if (t->upos == TD_UPOS_VERB) {
      return td_token_is_past(t) || td_token_is_finite(t) ? v : TD_NONE;
    }
    if (t->upos != TD_UPOS_AUX && t->upos != TD_UPOS_ADV &&
        t->upos != TD_UPOS_PART) {
      return TD_NONE;
    }
  }
  return TD_NONE;
}

// The verb before the aside that one of the form of `verb` goes on from, or
// else the nearest; TD_NONE.
static uint32_t verb_above(const td_words *w, const aside *a, uint32_t verb) {
  uint32_t nearest = TD_NONE;
  uint32_t at = w->tokens[a->host].head;
  for (uint32_t n = 0;
       td_token_is_within(at, w->begin, a->comma) && n < TD_WORDS_REACH; n++) {
    if (w->tokens[at].upos == TD_UPOS_VERB) {
      if (td_slice_equal(w->tokens[at].xpos, w->tokens[verb].xpos)) {
        return at;
      }
      nearest = nearest == TD_NONE ? at : nearest;
    }
    at = w->tokens[at].head;
  }
  return nearest;
}

static bool is_subject(const td_token *t) {
  return td_rel_base((td_rel)t->rel) == TD_REL_NSUBJ;
}

// ", among them two boys, | the mayor told reporters": who told is somebody
// else, read as one of them; or those before, where nobody else can be.
static uint32_t subject_for(const td_words *w, const aside *a, uint32_t verb) {
  for (uint32_t t = a->end + 1; t < verb; t++) {
    if (td_token_is_noun(&w->tokens[t]) && is_within(a, w->tokens[t].head) &&
        w->tokens[t].rel != TD_REL_CONJ &&
        !td_words_have_child(w, t, TD_REL_CASE)) {
      return t;
    }
  }
  const uint32_t head = w->tokens[a->host].head;
  return verb_behind(w, a) == verb || is_within(a, head) || head == verb
             ? a->host
             : TD_NONE;
}

// ---------------------------------------------------------------- what is done

static uint32_t subject_before(const td_words *w, const aside *a,
                               uint32_t verb) {
  for (uint32_t t = a->host; t-- > w->begin;) {
    if (w->tokens[t].head == verb && is_subject(&w->tokens[t])) {
      return t;
    }
  }
  return TD_NONE;
}

// The word of the aside was read as who does what is told behind it.
static bool give_subject(const td_words *w, const aside *a, uint32_t top) {
  const uint32_t verb = w->tokens[top].head;
  const uint32_t subject = subject_for(w, a, verb);
  if (subject == TD_NONE || td_words_hang_below(w, verb, subject)) {
    return false;
  }
  const uint32_t whole =
      subject == a->host ? subject_before(w, a, verb) : TD_NONE;
  if (whole != TD_NONE) { // "three of the rebels, all of them Chadians, fled"
    td_token_attach(&w->tokens[subject], whole, TD_REL_NMOD);
  } else {
    td_token_attach(&w->tokens[subject], verb, (td_rel)w->tokens[top].rel);
  }
  return true;
}

// The word of the aside was read as a verb's: "three, all of them | Serbs, were
// killed". What stands before is the verb's behind it.
static bool give_verb(const td_words *w, const aside *a, uint32_t top) {
  const uint32_t verb = verb_behind(w, a);
  const uint32_t above = w->tokens[top].head;
  if (verb == TD_NONE || td_words_have_subject(w, verb) ||
      (above != TD_NONE && td_words_hang_below(w, above, verb))) {
    return false;
  }
  td_token_attach(&w->tokens[verb], above, (td_rel)w->tokens[top].rel);
  for (uint32_t t = w->begin; t < a->comma; t++) {
    td_token *part = &w->tokens[t];
    if (part->head == top) {
      td_token_attach(part, verb,
                      is_subject(part) ? td_words_subject_rel(w, verb)
                                       : (td_rel)part->rel);
    }
  }
  return true;
}

static bool is_of_clause(td_rel rel) {
  return rel == TD_REL_ACL_RELCL || rel == TD_REL_CCOMP ||
         rel == TD_REL_ADVCL || rel == TD_REL_ROOT;
}

// Hang what stands at the top of the aside on those told of before.
static void hang_tops(const td_words *w, const aside *a) {
  for (uint32_t t = a->first; t < a->end; t++) {
    const td_token *top = &w->tokens[t];
    if (is_within(a, top->head)) {
      continue;
    }
    const bool is_behind =
        is_subject(top) && td_token_is_within(top->head, a->end, w->end);
    if ((is_behind && !give_subject(w, a, t)) ||
        (is_of_clause((td_rel)top->rel) && !give_verb(w, a, t)) ||
        td_words_hang_below(w, a->host, t)) {
      continue;
    }
    td_token_attach(&w->tokens[t], a->host, TD_REL_PARATAXIS);
  }
}

// ", among them two boys, | and burning the huts": what was read as going on
// from the boys goes on from the verb before.
static void raise_verbs(const td_words *w, const aside *a) {
  for (uint32_t t = a->end; t < w->end; t++) {
    const td_token *verb = &w->tokens[t];
    if (verb->upos != TD_UPOS_VERB || verb->rel != TD_REL_CONJ ||
        !is_within(a, verb->head)) {
      continue;
    }
    const uint32_t above = verb_above(w, a, t);
    if (above != TD_NONE) {
      td_token_attach(&w->tokens[t], above, TD_REL_CONJ);
    }
  }
}

static bool is_object(const td_token *t) {
  return t->rel == TD_REL_OBJ || t->rel == TD_REL_OBL_UNMARKED;
}

// "Nine were held, | among them two boys |": no object, a passive has none.
static void part_object(const td_words *w, const aside *a) {
  uint32_t top = TD_NONE;
  for (uint32_t t = a->first; t < a->end && top == TD_NONE; t++) {
    const uint32_t verb = w->tokens[t].head;
    if (is_object(&w->tokens[t]) &&
        td_token_is_within(verb, w->begin, a->comma) &&
        td_words_are_passive(w, verb)) {
      td_token_attach(&w->tokens[t], verb, TD_REL_PARATAXIS);
      top = t;
    }
  }
  if (top != TD_NONE && !is_within(a, w->tokens[a->pronoun].head)) {
    td_token_attach(&w->tokens[a->pronoun], top, TD_REL_NMOD);
  }
}

void td_repair_parts_named(const td_words *w) {
  for (uint32_t i = w->begin + 1; i < w->end; i++) {
    aside a;
    if (!find_aside(w, i, &a)) {
      continue;
    }
    if (a.host == TD_NONE) {
      part_object(w, &a);
    } else {
      raise_verbs(w, &a);
      hang_tops(w, &a);
    }
  }
}
