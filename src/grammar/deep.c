// SPDX-License-Identifier: MIT

#include "grammar/deep.h"

#include "grammar/apart.h"
#include "grammar/clause.h"
#include "grammar/headline.h"
#include "grammar/named.h"
#include "grammar/nounarcs.h"
#include "grammar/relative.h"
#include "grammar/subject.h"
#include "grammar/verbarcs.h"

// "Their demand is the release of": who asks is not who is to do it.
static bool is_wanted_of_others(const td_analysis *x, uint32_t noun) {
  uint32_t said;
  const td_word *word = td_operator_naming(x, noun, &said);
  return word && word->status == TD_REQUESTED;
}

// The subject of a predicate noun, and its "be".
static void add_predicate_subject(const td_analysis *x, uint32_t noun,
                                  td_arcs *arcs) {
  td_arc_add(arcs, TD_PATH_COP, TD_NO_WORD,
             td_document_child(x->document, noun, TD_REL_COP), false);
  if (td_has_child(x, noun, TD_REL_COP) && arcs->support == TD_NONE &&
      !is_wanted_of_others(x, noun)) {
    const uint32_t own = td_own_subject(x, noun);
    // "Armenia, | which is at war"
    const bool is_relative = own != TD_NONE && td_is_relative(x, own) &&
                             td_is_relative_clause(x, noun);
    td_arc_add(arcs, TD_PATH_SUBJ, TD_NO_WORD,
               is_relative ? td_relative_noun(x, noun) : own, false);
  }
}

// A headline's "Oman lifts ban": what stands before is the subject.
static void find_headline_arcs(const td_analysis *x, uint32_t token,
                               td_arcs *arcs) {
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const td_rel rel = td_rel_base((td_rel)x->tokens[c].rel);
    if (c < token && (rel == TD_REL_COMPOUND || rel == TD_REL_AMOD)) {
      td_arc_add(arcs, TD_PATH_SUBJ, TD_NO_WORD, c, false);
    } else if (rel == TD_REL_NMOD) {
      td_arc_add(arcs, TD_PATH_OBL, td_marker(x, c, TD_REL_CASE), c, false);
    } else if (c > token && (rel == TD_REL_OBJ || rel == TD_REL_APPOS)) {
      td_arc_add(arcs, TD_PATH_OBJ, TD_NO_WORD, c, false);
    }
  }
  if (x->tokens[token].rel == TD_REL_NSUBJ) {
    td_arc_add(arcs, TD_PATH_OBJ, TD_NO_WORD, x->tokens[token].head, false);
  }
}

// "that the US cancel plans", "The envoy comments on the vote": a verb that was
// read as a noun, but has a subject, and an object or the ending of a verb.
static bool is_clause_of_noun(const td_analysis *x, uint32_t token) {
  const td_upos upos = (td_upos)x->tokens[token].upos;
  return (upos == TD_UPOS_NOUN || upos == TD_UPOS_PROPN) &&
         td_own_subject(x, token) != TD_NONE &&
         (td_has_child(x, token, TD_REL_OBJ) ||
          td_slice_is(x->tokens[token].xpos, "NNS")) &&
         !td_has_child(x, token, TD_REL_COP);
}

// "Are missing", "20 missing".
static void add_state(const td_analysis *x, uint32_t token, td_arcs *arcs) {
  const uint32_t cop = td_document_child(x->document, token, TD_REL_COP);
  const uint32_t aux = td_document_child(x->document, token, TD_REL_AUX);
  td_count_arcs(x, token, arcs);
  td_arc_add(arcs, TD_PATH_COP, TD_NO_WORD, cop == TD_NONE ? aux : cop, false);
  td_arc_add(arcs, TD_PATH_SELF, TD_NO_WORD, token, false);
}

// "Launched | what it called | an operation": what the clause names is
// launched.
static void name_fillers(const td_analysis *x, uint32_t token, td_arcs *arcs) {
  for (uint32_t i = 0; i < arcs->count; i++) {
    td_arc *arc = &arcs->items[i];
    const uint32_t named = x->tokens[arc->token].head == token
                               ? td_named_in_clause(x, arc->token)
                               : TD_NONE;
    arc->token = named == TD_NONE ? arc->token : named;
  }
}

void td_deep_find(const td_analysis *x, uint32_t token, td_arcs *arcs) {
  *arcs = (td_arcs){.count = 0, .support = TD_NONE};
  const td_upos upos = x->tokens[token].upos;
  if (td_is_headline_verb(x, token)) {
    find_headline_arcs(x, token, arcs);
  } else if (is_clause_of_noun(x, token)) {
    td_verb_arcs(x, token, arcs);
  } else if (upos == TD_UPOS_NOUN || upos == TD_UPOS_PROPN) {
    td_noun_arcs(x, token, arcs);
    add_predicate_subject(x, token, arcs);
  } else if (upos == TD_UPOS_AUX && x->tokens[token].head != TD_NONE) {
    // A modal has the functions of the predicate that it governs.
    td_verb_arcs(x, x->tokens[token].head, arcs);
    td_arc_add(arcs, TD_PATH_SELF, TD_NO_WORD, x->tokens[token].head, false);
  } else {
    td_verb_arcs(x, token, arcs);
    add_state(x, token, arcs);
  }
  name_fillers(x, token, arcs);
}
