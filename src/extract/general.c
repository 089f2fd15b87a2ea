// SPDX-License-Identifier: MIT

#include "extract/general.h"

#include "grammar/clause.h"
#include "grammar/deep.h"

#define MAX_DEPTH 12 // clauses and phrases above an event

// ------------------------------------------------------------------- kinds

// "Attacks", "kidnapping": no certain one.
static bool is_kind(const td_analysis *x, uint32_t token) {
  return x->tokens[token].upos == TD_UPOS_NOUN &&
         !td_has_child(x, token, TD_REL_DET) &&
         !td_has_child(x, token, TD_REL_NUMMOD) &&
         td_child_exact(x, token, TD_REL_NMOD_POSS) == TD_NONE;
}

static bool has_kind_adverb(const td_analysis *x, uint32_t verb) {
  for (uint32_t c = x->tokens[verb].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (x->tokens[c].rel == TD_REL_ADVMOD &&
        td_listed_word(x, c, TD_TID_KindWord)) {
      return true;
    }
  }
  return false;
}

// "Attacks on trains are rare", "sanctions seldom work".
static bool is_of_kind(const td_analysis *x, uint32_t token) {
  const uint32_t head = x->tokens[token].head;
  if (head == TD_NONE || !is_kind(x, token) ||
      td_rel_base((td_rel)x->tokens[token].rel) != TD_REL_NSUBJ ||
      !td_is_present(x, head)) {
    return false;
  }
  return td_has_child(x, head, TD_REL_COP)
             ? td_listed_word(x, head, TD_TID_KindWord) != 0
             : !td_is_progressive(x, head) && has_kind_adverb(x, head);
}

// ------------------------------------------------------------------- rules

// "Under the constitution": the noun of a rule that is neither told as a new
// one ("a law") nor by what happened to it ("the law passed in May").
static bool is_rule(const td_analysis *x, uint32_t token) {
  if (!td_listed_word(x, token, TD_TID_RuleNoun) ||
      td_rel_base((td_rel)x->tokens[token].rel) != TD_REL_OBL ||
      (td_has_child(x, token, TD_REL_DET) && !td_is_definite(x, token)) ||
      td_has_child(x, token, TD_REL_ACL) ||
      td_child_exact(x, token, TD_REL_ACL_RELCL) != TD_NONE) {
    return false;
  }
  const uint32_t preposition =
      td_document_child(x->document, token, TD_REL_CASE);
  return preposition != TD_NONE &&
         td_listed_word(x, preposition, TD_TID_RulePreposition);
}

static bool has_rule(const td_analysis *x, uint32_t verb) {
  for (uint32_t c = x->tokens[verb].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (is_rule(x, c)) {
      return true;
    }
  }
  return false;
}

// Whether the clause is in the plain present. What may or must be done by a
// rule is Possible or Requested, which says enough.
static bool is_timeless(const td_analysis *x, uint32_t verb) {
  return td_is_present(x, verb) && !td_is_progressive(x, verb);
}

// "Under the constitution, the president, who is elected by the people,
// appoints the judges": all that the clause tells, but what it tells of the
// past.
static bool is_by_rule(const td_analysis *x, uint32_t token) {
  for (unsigned depth = 0; token != TD_NONE && depth < MAX_DEPTH; depth++) {
    if (td_is_finite(x, token)) {
      if (!is_timeless(x, token)) {
        return false;
      }
      if (has_rule(x, token)) {
        return true;
      }
    }
    token = x->tokens[token].head;
  }
  return false;
}

bool td_is_general(const td_analysis *x, const td_event *e) {
  const bool has_time = e->begin != TD_NO_DAY || e->end != TD_NO_DAY;
  return is_of_kind(x, e->token) || (!has_time && is_by_rule(x, e->token));
}
