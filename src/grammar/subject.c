// SPDX-License-Identifier: MIT

#include "grammar/subject.h"

#include "grammar/clause.h"
#include "grammar/control.h"
#include "grammar/fits.h"
#include "grammar/lost.h"
#include "grammar/relative.h"
#include "grammar/second.h"
#include "grammar/unnamed.h"

#define MAX_DEPTH 12

uint32_t td_own_subject(const td_analysis *x, uint32_t token) {
  uint32_t subject = td_document_child(x->document, token, TD_REL_NSUBJ);
  if (subject == TD_NONE) {
    subject = td_document_child(x->document, token, TD_REL_CSUBJ);
  }
  return subject;
}

// "Admitted lapses, | told donors that he would pay, | and fled": whether a
// verb that the parser set beside the one before goes on with its clause, and
// does not tell who says so ("fled, | reported the radio").
static bool is_next_in_list(const td_analysis *x, uint32_t token) {
  const uint32_t head = x->tokens[token].head;
  if (head == TD_NONE || head + 1 >= token) {
    return false;
  }
  const uint32_t before =
      x->tokens[token - 1].upos == TD_UPOS_ADV ? token - 2 : token - 1;
  const bool is_listed =
      head < before && td_slice_is(x->tokens[before].form, ",") &&
      x->tokens[head].upos == TD_UPOS_VERB && td_is_tensed(x, token) &&
      td_slice_equal(x->tokens[head].xpos, x->tokens[token].xpos) &&
      x->quote_of[head] == x->quote_of[token];
  if (!is_listed || td_has_child(x, token, TD_REL_AUX)) {
    return false;
  }
  const uint32_t object = td_document_child(x->document, token, TD_REL_OBJ);
  const bool has_told = td_has_child(x, token, TD_REL_CCOMP) ||
                        td_has_child(x, token, TD_REL_XCOMP);
  return td_token_word(x, token, TD_WORD_REPORTING)
             ? object != TD_NONE && has_told
             : object != TD_NONE || has_told;
}

// "Looted homes | and raped women": the verb with which one that was read as a
// modifier of its object is coordinated; TD_NONE.
static uint32_t verb_of_lost(const td_analysis *x, uint32_t token) {
  if (!td_is_lost_conjunct(x, token)) {
    return TD_NONE;
  }
  uint32_t at = x->tokens[token].head;
  for (at = x->tokens[at].rel == TD_REL_CONJ ? x->tokens[at].head : TD_NONE;
       at != TD_NONE && at < token && td_is_noun(x, at);
       at = x->tokens[at].head) {
  }
  return at != TD_NONE && at < token && x->tokens[at].upos == TD_UPOS_VERB &&
                 td_is_past(x, at) && !td_is_passive(x, at)
             ? at
             : TD_NONE;
}

// "It is up to the court | to free her", "it is for Mali | to decide": on whom
// it rests; TD_NONE.
static uint32_t who_it_is_for(const td_analysis *x, uint32_t token) {
  const uint32_t who = x->tokens[token].head;
  return who < token && td_is_infinitive(x, token) && td_is_actor(x, who) &&
                 td_has_child(x, who, TD_REL_COP) &&
                 (td_has_mark(x, who, TD_MARK_DATIVE) ||
                  td_has_mark(x, who, TD_MARK_AIM))
             ? who
             : TD_NONE;
}

static uint32_t inherited_subject(const td_analysis *x, uint32_t token,
                                  unsigned depth) {
  const td_token *t = &x->tokens[token];
  if (t->head == TD_NONE || depth == 0) {
    return TD_NONE;
  }
  switch ((td_rel)t->rel) {
  case TD_REL_XCOMP:
    return td_controller(x, t->head, token, depth - 1);
  case TD_REL_CONJ:
  case TD_REL_PARATAXIS:
    return t->rel == TD_REL_PARATAXIS && !td_slice_is(t->xpos, "VBG") &&
                   !is_next_in_list(x, token)
               ? TD_NONE
           : td_is_predicate(x, td_coordinated_verb(x, token))
               ? td_subject_within(x, td_first_conjunct(x, token), depth - 1)
               : TD_NONE;
  case TD_REL_ADVCL:
    return td_advcl_subject(x, token, depth - 1);
  case TD_REL_OBL:
  case TD_REL_CCOMP:
    return td_subject_within(x, t->head, depth - 1);
  case TD_REL_CSUBJ:
    return who_it_is_for(x, token);
  case TD_REL_ACL_RELCL:
  case TD_REL_ADVCL_RELCL:
    // With a subject of its own the gap is elsewhere; the caller saw to that.
    return td_is_relative_clause(x, token) ? td_relative_noun(x, token)
                                           : TD_NONE;
  case TD_REL_ACL:
    return x->tokens[t->head].upos == TD_UPOS_VERB
               ? td_advcl_subject(x, token, depth - 1)
               : td_acl_subject(x, token, depth - 1);
  case TD_REL_AMOD:
  case TD_REL_APPOS: {
    const uint32_t first = verb_of_lost(x, token);
    if (first != TD_NONE) {
      return td_subject_within(x, first, depth - 1);
    }
    // "The colonel guilty of killing": what is told of the noun before.
    return t->head < token ? t->head : TD_NONE;
  }
  default:
    return TD_NONE;
  }
}

// "Mali says | arrested nine": a headline leaves out who is the same.
static bool is_of_teller(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  return t->rel == TD_REL_CCOMP && t->head + 1 == token &&
         td_slice_is(t->xpos, "VBD") &&
         x->document->sentences.items[t->sentence].part == TD_HEADLINE &&
         td_token_word(x, t->head, TD_WORD_REPORTING);
}

// A finite clause has its own subject; only parsers lose it.
static bool may_inherit(const td_analysis *x, uint32_t token) {
  const td_rel rel = x->tokens[token].rel;
  if (rel != TD_REL_CCOMP && rel != TD_REL_ADVCL) {
    return true;
  }
  const td_slice xpos = x->tokens[token].xpos;
  if (td_is_quoted_order(x, token)) {
    return false;
  }
  if (rel == TD_REL_ADVCL && !td_has_child(x, token, TD_REL_MARK) &&
      is_next_in_list(x, token)) {
    return true;
  }
  return td_slice_is(xpos, "VBG") || td_slice_is(xpos, "VBN") ||
         td_slice_is(xpos, "VB") || td_is_infinitive(x, token) ||
         is_of_teller(x, token);
}

// "Left, | each blaming the other": a word that only tells how many of those
// named before do what the participle tells; "with many blaming him" tells of
// anybody.
static bool is_share(const td_analysis *x, uint32_t token, uint32_t own) {
  return own != TD_NONE && own < token &&
         x->tokens[token].rel == TD_REL_ADVCL &&
         td_slice_is(x->tokens[token].xpos, "VBG") &&
         x->tokens[own].first_child == TD_NONE &&
         td_know_word(x->know, x->tokens[own].form_term, TD_TID_ShareWord) &&
         !(td_marker(x, token, TD_REL_MARK).length &&
           td_know_word(x->know, x->tokens[own].form_term, TD_TID_SomeWord));
}

// "The ministry, asked for its view, | replied".
static uint32_t lent_subject(const td_analysis *x, uint32_t token) {
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE && c < token;
       c = x->tokens[c].next_sibling) {
    if (td_lends_subject(x, c)) {
      return td_child_exact(x, c, TD_REL_NSUBJ);
    }
  }
  return TD_NONE;
}

// "A militia (that) experts say | killed nine": what is told of in the relative
// clause of somebody else's verb; TD_NONE.
static uint32_t told_of(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  if (t->rel != TD_REL_CCOMP || t->head > token ||
      !td_is_relative_clause(x, t->head) || td_is_passive(x, t->head) ||
      td_is_infinitive(x, token) || td_has_child(x, token, TD_REL_MARK) ||
      (td_slice_is(t->xpos, "VBG") && !td_has_child(x, token, TD_REL_AUX))) {
    return TD_NONE;
  }
  const uint32_t teller = td_own_subject(x, t->head);
  return teller != TD_NONE && !td_is_relative(x, teller)
             ? td_relative_noun(x, t->head)
             : TD_NONE;
}

uint32_t td_subject_within(const td_analysis *x, uint32_t token,
                           unsigned depth) {
  const uint32_t lent = lent_subject(x, token);
  const uint32_t own = lent == TD_NONE ? td_own_subject(x, token) : lent;
  const uint32_t gap = own == TD_NONE ? told_of(x, token) : TD_NONE;
  if (gap != TD_NONE) {
    return gap;
  }
  if (own == TD_NONE || is_share(x, token, own)) {
    return may_inherit(x, token) ? inherited_subject(x, token, depth) : TD_NONE;
  }
  return td_is_relative(x, own) && !td_is_some_of(x, own) &&
                 td_is_relative_clause(x, token)
             ? td_relative_noun(x, token)
             : own;
}

uint32_t td_deep_subject(const td_analysis *x, uint32_t token) {
  return td_subject_within(x, token, MAX_DEPTH);
}
