// SPDX-License-Identifier: MIT

#include "repair/repair_private.h"

#include "segment/words.h"

// "Nuns whom | rebels abducted | were freed": the tree gives the pronoun and
// the one who acts to the second verb, and makes the first a participle.

static bool is_before(const td_words *w, uint32_t i, uint32_t end) {
  return i >= w->begin && i < end;
}

/// What such a tree has.
typedef struct {
  uint32_t noun;    ///< "nuns", without a verb
  uint32_t pronoun; ///< "whom", "that"; TD_NONE
  uint32_t doer;    ///< "rebels"
  uint32_t inner;   ///< "abducted"
  uint32_t outer;   ///< "freed"
} clauses;

// The past form without an object or "by" that tells of the doer; TD_NONE.
static uint32_t inner_verb(const td_words *w, uint32_t doer, uint32_t end) {
  const uint32_t verb = td_words_child(w, doer + 1, end, doer, TD_REL_ACL);
  if (verb == TD_NONE || !td_token_is_past(&w->tokens[verb]) ||
      td_words_have_child(w, verb, TD_REL_OBJ) ||
      td_words_have_child(w, verb, TD_REL_AUX)) {
    return TD_NONE;
  }
  return td_tokens_have_agent(w->tokens, verb, end) ? TD_NONE : verb;
}

// Whether the noun heads a sentence, or what is told, without a verb.
static bool is_without_verb(const td_words *w, uint32_t noun) {
  const td_token *t = &w->tokens[noun];
  return (t->head == TD_NONE || t->rel == TD_REL_CCOMP ||
          t->rel == TD_REL_PARATAXIS) &&
         td_token_is_noun(t) && !td_words_have_child(w, noun, TD_REL_COP) &&
         !td_words_have_subject(w, noun);
}

// The pronoun right before the phrase of the doer; TD_NONE.
static uint32_t pronoun_before(const td_words *w, uint32_t first,
                               uint32_t outer) {
  const td_token *t = &w->tokens[first - 1];
  const bool is_pronoun =
      td_slice_has_prefix(t->xpos, TD_SLICE("W")) || t->upos == TD_UPOS_SCONJ;
  return is_pronoun && t->head == outer && t->rel == TD_REL_OBJ ? first - 1
                                                                : TD_NONE;
}

// Whether the doer's phrase stands right behind the noun's, but for the
// pronoun. Fragments without a pronoun are headlines.
static bool is_right_behind(const td_words *w, const clauses *c,
                            uint32_t first) {
  uint32_t last = (c->pronoun == TD_NONE ? first : c->pronoun) - 1;
  last -= c->pronoun != TD_NONE && td_token_is_comma(&w->tokens[last]);
  return last >= c->noun && td_words_hang_below(w, last, c->noun) &&
         !td_words_hang_below(w, last, c->outer) &&
         (c->pronoun != TD_NONE || !w->is_title);
}

// Fills `c` for the relative clause of the verb at `i`; false where it is not
// one that lacks another.
static bool find_clauses(const td_words *w, uint32_t i, clauses *c) {
  *c = (clauses){.noun = w->tokens[i].head, .outer = i};
  if (w->tokens[i].rel != TD_REL_ACL_RELCL || c->noun < w->begin ||
      c->noun >= i || !is_without_verb(w, c->noun)) {
    return false;
  }
  c->doer = td_words_child(w, c->noun + 1, i, i, TD_REL_NSUBJ);
  if (c->doer == TD_NONE) {
    return false;
  }
  const uint32_t first = td_words_begin_of(w, c->doer);
  c->pronoun = first > c->noun + 1 ? pronoun_before(w, first, i) : TD_NONE;
  c->inner = inner_verb(w, c->doer, i);
  return c->inner != TD_NONE && is_right_behind(w, c, first) &&
         !td_words_have_child(w, i, TD_REL_CCOMP) &&
         (td_words_have_tense(w, i) || td_words_have_child(w, i, TD_REL_COP));
}

static void part(const td_words *w, const clauses *c) {
  td_token_attach(&w->tokens[c->outer], w->tokens[c->noun].head,
                  (td_rel)w->tokens[c->noun].rel);
  for (uint32_t t = w->begin; t < w->end; t++) {
    if (w->tokens[t].head == c->noun && t > c->outer) {
      w->tokens[t].head = c->outer;
    }
  }
  td_token_attach(&w->tokens[c->noun], c->outer,
                  td_words_subject_rel(w, c->outer));
  td_token_attach(&w->tokens[c->inner], c->noun, TD_REL_ACL_RELCL);
  td_token_attach(&w->tokens[c->doer], c->inner, TD_REL_NSUBJ);
  if (c->pronoun != TD_NONE) {
    td_token_attach(&w->tokens[c->pronoun], c->inner, TD_REL_OBJ);
  }
  td_token_make_past(&w->tokens[c->inner]);
}

// "Bans on nine officials | it accuses of fraud": what tells of no verb tells
// of the noun right before it.
static void give_noun(const td_words *w, uint32_t i) {
  const uint32_t verb = w->tokens[i].head;
  const uint32_t first = td_words_begin_of(w, i);
  const bool is_contact =
      !td_slice_has_prefix(w->tokens[first].xpos, TD_SLICE("W"));
  if (w->tokens[i].rel == TD_REL_ACL_RELCL && is_contact &&
      is_before(w, verb, first) && w->tokens[verb].upos == TD_UPOS_VERB &&
      td_token_is_noun(&w->tokens[first - 1]) &&
      !td_words_hang_below(w, first - 1, i)) {
    w->tokens[i].head = first - 1;
  }
}

// ------------------------- "rebels whom | Kampala accuses Kigali of arming"

// The object of `verb` behind it; TD_NONE.
static uint32_t object_behind(const td_words *w, uint32_t verb) {
  const uint32_t object = td_words_child(w, verb + 1, w->end, verb, TD_REL_OBJ);
  return object != TD_NONE
             ? object
             : td_words_child(w, verb + 1, w->end, verb, TD_REL_IOBJ);
}

// The infinitive or gerund behind the `object` of `verb` that has no object:
// what somebody is asked or accused of; TD_NONE.
static uint32_t open_act(const td_words *w, uint32_t verb, uint32_t object) {
  for (uint32_t i = object + 1; i < w->end; i++) {
    const td_token *t = &w->tokens[i];
    const bool is_asked =
        t->head == verb && (t->rel == TD_REL_ADVCL || t->rel == TD_REL_XCOMP);
    const bool is_told = t->head == object && t->rel == TD_REL_ACL &&
                         !td_slice_is(t->xpos, "VBD");
    if (t->upos == TD_UPOS_VERB && (is_asked || is_told)) {
      return td_words_have_child(w, i, TD_REL_MARK) &&
                     !td_words_have_child(w, i, TD_REL_OBJ) &&
                     !td_words_have_subject(w, i)
                 ? i
                 : TD_NONE;
    }
  }
  return TD_NONE;
}

// The verb `i` of a relative clause has an object besides the pronoun: that is
// the act's.
static void give_act(const td_words *w, uint32_t i) {
  const uint32_t noun = w->tokens[i].head;
  const uint32_t object =
      w->tokens[i].rel == TD_REL_ACL_RELCL ? object_behind(w, i) : TD_NONE;
  const uint32_t pronoun = object != TD_NONE && is_before(w, noun, i)
                               ? td_words_child(w, noun + 1, i, i, TD_REL_OBJ)
                               : TD_NONE;
  const uint32_t act =
      pronoun != TD_NONE &&
              td_slice_has_prefix(w->tokens[pronoun].xpos, TD_SLICE("W"))
          ? open_act(w, i, object)
          : TD_NONE;
  if (act != TD_NONE) {
    td_token_attach(&w->tokens[pronoun], act, TD_REL_OBJ);
  }
}

// ---- "the men, whom | a court convicted, | he said", "men whom | rebels
// seized"

// The noun that the pronoun at `i` takes up, right before it or its comma:
// "the premier, Ali Omar, | whom"; TD_NONE.
static uint32_t noun_before(const td_words *w, uint32_t i) {
  uint32_t at = i > w->begin ? i - 1 : i;
  at -= at > w->begin && td_token_is_comma(&w->tokens[at]);
  for (uint32_t head = w->tokens[at].head;
       is_before(w, head, at) && td_token_is_noun(&w->tokens[head]) &&
       (w->tokens[at].rel == TD_REL_FLAT || w->tokens[at].rel == TD_REL_APPOS ||
        w->tokens[at].rel == TD_REL_COMPOUND);
       head = w->tokens[at].head) {
    at = head;
  }
  return at < i && td_token_is_noun(&w->tokens[at]) ? at : TD_NONE;
}

// The verb that the noun at `doer` is the subject of or that was read as its
// participle, or that stands right behind it; TD_NONE.
static uint32_t verb_of(const td_words *w, uint32_t doer) {
  const uint32_t above = w->tokens[doer].head;
  if (td_token_is_within(above, doer + 1, w->end) &&
      td_rel_base((td_rel)w->tokens[doer].rel) == TD_REL_NSUBJ) {
    return w->tokens[above].upos == TD_UPOS_VERB ? above : TD_NONE;
  }
  const uint32_t verb = inner_verb(w, doer, w->end);
  const uint32_t next = doer + 1;
  return verb != TD_NONE ? verb
         : next < w->end && w->tokens[next].upos == TD_UPOS_VERB &&
                 td_words_have_tense(w, next) && !td_words_have_subject(w, next)
             ? next
             : TD_NONE;
}

// Who acts behind the pronoun at `i`, which was read as a subject: a noun that
// it was given to as if that were a verb, or one before the verb's own subject;
// TD_NONE.
static uint32_t doer_behind(const td_words *w, uint32_t i) {
  const uint32_t head = w->tokens[i].head;
  if (td_token_is_noun(&w->tokens[head])) {
    return td_words_have_child(w, head, TD_REL_COP) ? TD_NONE : head;
  }
  const uint32_t own = td_words_child(w, i + 1, head, head, TD_REL_NSUBJ);
  for (uint32_t t = i + 1; own != TD_NONE && t < own; t++) {
    if (w->tokens[t].head == head && td_token_is_noun(&w->tokens[t])) {
      return t;
    }
  }
  return TD_NONE;
}

// What tells of all this at the end stands above it: "..., | the king said".
static void raise_main(const td_words *w, uint32_t main, uint32_t noun) {
  if (w->tokens[main].rel != TD_REL_ACL_RELCL ||
      !td_words_hang_below(w, main, noun)) {
    return;
  }
  uint32_t top = noun;
  while (w->tokens[top].head != TD_NONE) {
    top = w->tokens[top].head;
  }
  const bool is_told = td_words_have_subject(w, top);
  td_token_attach(&w->tokens[main], TD_NONE, TD_REL_ROOT);
  td_token_attach(&w->tokens[top], main, is_told ? TD_REL_CCOMP : TD_REL_ADVCL);
  for (uint32_t t = main + 1; t < w->end; t++) {
    w->tokens[t].head = w->tokens[t].head == top ? main : w->tokens[t].head;
  }
}

// No noun acts between a pronoun that does and its verb: the pronoun is whom
// that acts on.
static void give_object(const td_words *w, uint32_t i) {
  const td_token *t = &w->tokens[i];
  if (t->rel != TD_REL_NSUBJ || !td_slice_is(t->xpos, "WP") ||
      !td_token_is_within(t->head, i + 1, w->end)) {
    return;
  }
  const uint32_t main = t->head;
  const uint32_t noun = noun_before(w, i);
  const uint32_t doer = noun == TD_NONE ? TD_NONE : doer_behind(w, i);
  const uint32_t verb = doer == TD_NONE ? TD_NONE : verb_of(w, doer);
  if (verb == TD_NONE || td_words_have_child(w, verb, TD_REL_OBJ) ||
      td_words_hang_below(w, noun, doer) ||
      td_words_hang_below(w, noun, verb)) {
    return;
  }
  if (!td_token_is_noun(&w->tokens[main])) {
    raise_main(w, main, noun);
  }
  td_token_attach(&w->tokens[verb], noun, TD_REL_ACL_RELCL);
  td_token_attach(&w->tokens[doer], verb, TD_REL_NSUBJ);
  td_token_attach(&w->tokens[i], verb, TD_REL_OBJ);
  if (!td_words_have_tense(w, verb)) {
    td_token_make_past(&w->tokens[verb]);
  }
}

// "The union, | whom | he has promised talks": beside another object the
// pronoun is who gets that; but "nuns | whom | they call agents".
static void give_goal(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  if (t->rel != TD_REL_OBJ || !td_slice_is(t->xpos, "WP") ||
      !td_token_is_within(t->head, i + 1, w->end)) {
    return;
  }
  const uint32_t given =
      td_words_child(w, t->head + 1, w->end, t->head, TD_REL_OBJ);
  if (given != TD_NONE &&
      !td_word_entry(w->know, w->tokens[given].lemma, TD_TID_AgentNoun)) {
    t->rel = TD_REL_IOBJ;
  }
}

void td_repair_relatives(const td_words *w) {
  for (uint32_t i = w->begin; i < w->end; i++) {
    give_noun(w, i);
    give_act(w, i);
    give_object(w, i);
    give_goal(w, i);
    clauses c;
    if (find_clauses(w, i, &c)) {
      part(w, &c);
    }
  }
}
