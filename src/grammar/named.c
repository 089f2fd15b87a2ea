// SPDX-License-Identifier: MIT

#include "grammar/named.h"

#include "grammar/clause.h"
#include "grammar/fits.h"

// "Said | were launch sites", which the parser may have hung on the verb around
// the clause.
static bool is_said_to_be(const td_analysis *x, uint32_t noun,
                          uint32_t naming) {
  return x->tokens[noun].rel == TD_REL_CCOMP &&
         td_document_child(x->document, noun, TD_REL_COP) == naming + 1 &&
         !td_has_child(x, noun, TD_REL_NSUBJ) &&
         !td_has_child(x, noun, TD_REL_MARK);
}

// "Called | a raid", "described | as a base".
static bool is_called(const td_analysis *x, uint32_t noun) {
  return x->tokens[noun].rel == TD_REL_XCOMP ||
         (x->tokens[noun].rel == TD_REL_OBL &&
          td_has_mark(x, noun, TD_MARK_QUALITY));
}

static uint32_t named_below(const td_analysis *x, uint32_t head,
                            uint32_t naming) {
  for (uint32_t c = x->tokens[head].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (c > naming && td_is_noun(x, c) &&
        (is_said_to_be(x, c, naming) || (head == naming && is_called(x, c)))) {
      return c;
    }
  }
  return TD_NONE;
}

uint32_t td_named_in_clause(const td_analysis *x, uint32_t token) {
  const uint32_t naming = td_slice_is(x->tokens[token].xpos, "WP")
                              ? td_child_exact(x, token, TD_REL_ACL_RELCL)
                              : TD_NONE;
  if (naming == TD_NONE || naming < token) {
    return TD_NONE;
  }
  const uint32_t above = x->tokens[token].head;
  const uint32_t noun = named_below(x, naming, naming);
  return noun != TD_NONE || above == TD_NONE ? noun
                                             : named_below(x, above, naming);
}
