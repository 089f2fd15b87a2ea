// SPDX-License-Identifier: MIT

// Since when and until when somebody holds a post, where the words say so:
// "president since 2012", "served as minister from 1997 to 2007", "took office
// in May".

#include "link/link_private.h"

#define MAX_DEPTH 3

// What the preposition before time `t` makes of it: "BEGIN", "END", "DURING";
// empty without one.
static td_slice bound_of(const td_linking *l, const td_time *t) {
  const uint32_t first = t->first_token;
  if (first == td_link_sentence_begin(l, first)) {
    return (td_slice){0};
  }
  const td_term entry = td_know_word(l->know, l->tokens[first - 1].form_term,
                                     TD_TID_TimePreposition);
  return td_know_text(l->know, td_know_get(l->know, entry, TD_RDF_value));
}

static bool is_dated(const td_time *t) {
  return t->type == TD_TIME_DATE && t->precision != TD_PRECISION_NONE &&
         t->begin != TD_NO_DAY;
}

// Whether time `t` depends on `token`, or on what depends on it without a
// clause between them: "to 2007" of "from 1997 to 2007", "since 2012" of
// "president of Uganda since 2012".
static bool depends_on(const td_linking *l, const td_time *t, uint32_t token) {
  uint32_t above = l->tokens[t->head].head;
  for (int depth = 0; depth < MAX_DEPTH && above != TD_NONE; depth++) {
    if (above == token) {
      return true;
    }
    if (l->tokens[above].upos == TD_UPOS_VERB) {
      return false;
    }
    above = l->tokens[above].head;
  }
  return false;
}

// Whether the preposition of `t` stands right behind the phrase of `noun`,
// wherever the tree has it.
static bool follows(const td_linking *l, const td_time *t, uint32_t noun) {
  return noun != TD_NONE &&
         td_document_subtree(l->document, noun).end + 1 == t->first_token;
}

bool td_link_begins_post(const td_linking *l, uint32_t verb) {
  const td_term entry =
      verb == TD_NONE
          ? 0
          : td_know_word(l->know, l->tokens[verb].lemma_term, TD_TID_PostVerb);
  return td_know_get(l->know, entry, TD_TID_beginsPost) != 0;
}

// "She took office", "he was sworn in": the verb says nothing but that a term
// begins.
static bool begins_term(const td_linking *l, uint32_t verb) {
  if (!td_link_begins_post(l, verb) || l->tokens[verb].upos != TD_UPOS_VERB) {
    return false;
  }
  const uint32_t object = td_document_child(l->document, verb, TD_REL_OBJ);
  if (object != TD_NONE) {
    return td_know_word(l->know, l->tokens[object].lemma_term,
                        TD_TID_OfficeNoun) != 0;
  }
  const uint32_t subject = td_document_child(l->document, verb, TD_REL_NSUBJ);
  return subject != TD_NONE && l->tokens[subject].rel == TD_REL_NSUBJ_PASS &&
         td_document_child(l->document, verb, TD_REL_XCOMP) == TD_NONE;
}

// Whether the end `until` of a term is over on the article's day; where that is
// not known, whether the verb says so.
static bool has_ended(const td_linking *l, const td_time *until,
                      uint32_t verb) {
  if (l->document->day != TD_NO_DAY) {
    return until->end < l->document->day;
  }
  return verb != TD_NONE &&
         td_slice_find(l->tokens[verb].feats, TD_SLICE("Tense=Past"), 0) <
             l->tokens[verb].feats.length;
}

void td_link_read_term(const td_linking *l, td_membership *held, uint32_t noun,
                       uint32_t verb) {
  const bool begins = td_link_begins_post(l, verb);
  for (uint32_t i = 0; i < l->document->times.count; i++) {
    const td_time *t = &l->document->times.items[i];
    if (t->sentence != held->sentence || !is_dated(t) ||
        (!depends_on(l, t, noun) && !depends_on(l, t, verb) &&
         !follows(l, t, noun))) {
      continue;
    }
    const td_slice bound = bound_of(l, t);
    const bool is_at = bound.length == 0 || td_slice_is(bound, "DURING");
    if (td_slice_is(bound, "BEGIN") ||
        (is_at && begins && depends_on(l, t, verb))) {
      held->since = held->since == TD_NONE ? i : held->since;
    } else if (td_slice_is(bound, "END")) {
      held->until = held->until == TD_NONE ? i : held->until;
    }
  }
  if (held->until != TD_NONE && held->tenure == TD_TENURE_CURRENT &&
      has_ended(l, &l->document->times.items[held->until], verb)) {
    held->tenure = TD_TENURE_FORMER;
  }
}

void td_link_read_beginning(const td_linking *l, td_membership *held,
                            const td_mention *m) {
  const td_token *head = &l->tokens[m->head];
  if (td_rel_base(head->rel) == TD_REL_FLAT && head->head != TD_NONE) {
    head = &l->tokens[head->head]; // the title before the name
  }
  if (td_rel_base(head->rel) == TD_REL_NSUBJ && head->head != TD_NONE &&
      held->tenure == TD_TENURE_CURRENT && begins_term(l, head->head)) {
    td_link_read_term(l, held, TD_NONE, head->head);
  }
}
