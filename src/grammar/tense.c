// SPDX-License-Identifier: MIT

#include "grammar/tense.h"

#define MAX_DEPTH 12

bool td_has_form(const td_analysis *x, uint32_t token, const char *form) {
  return td_slice_is(x->tokens[token].xpos, form);
}

bool td_is_base_form(const td_analysis *x, uint32_t token) {
  return td_has_form(x, token, "VB") || td_has_form(x, token, "VBP");
}

// "could be jailed and the firm be fined": an infinitive without its modal.
static bool has_bare_be(const td_analysis *x, uint32_t token) {
  const uint32_t be = td_child_exact(x, token, TD_REL_AUX_PASS);
  return be != TD_NONE && td_has_form(x, be, "VB") &&
         td_child_exact(x, token, TD_REL_AUX) == TD_NONE &&
         !td_has_child(x, token, TD_REL_MARK);
}

bool td_is_auxiliary(const td_analysis *x, uint32_t child) {
  const td_rel rel = (td_rel)x->tokens[child].rel;
  return rel == TD_REL_AUX || rel == TD_REL_AUX_PASS || rel == TD_REL_COP;
}

bool td_has_auxiliary_form(const td_analysis *x, uint32_t token,
                           const char *form) {
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (td_is_auxiliary(x, c) && td_has_form(x, c, form)) {
      return true;
    }
  }
  return false;
}

// "Are said to have stormed the base | and freed the men", read as a past
// tense.
static bool continues_infinitive(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  return t->rel == TD_REL_CONJ && td_has_form(x, token, "VBD") &&
         !td_has_child(x, token, TD_REL_NSUBJ) &&
         !td_has_child(x, token, TD_REL_AUX) &&
         td_has_form(x, t->head, "VBN") && td_is_perfect_infinitive(x, t->head);
}

// A conjunct without subject and auxiliary of its own has those of the first,
// when its form goes with them.
bool td_shares_auxiliaries(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  if (td_is_gapped_passive(x, token) || td_is_gapped_active(x, token) ||
      continues_infinitive(x, token) ||
      (t->rel == TD_REL_CONJ && has_bare_be(x, token) &&
       td_is_predicate(x, t->head))) {
    return true;
  }
  if (t->rel != TD_REL_CONJ || td_has_child(x, token, TD_REL_NSUBJ) ||
      td_has_child(x, token, TD_REL_AUX) || !td_is_predicate(x, t->head) ||
      td_is_past_conjunct(x, token)) {
    return false;
  }
  if (x->tokens[t->head].upos != TD_UPOS_VERB) {
    return !td_has_form(x, token, "VBD") && !td_has_form(x, token, "VBZ");
  }
  return t->upos != TD_UPOS_VERB ||
         td_slice_equal(t->xpos, x->tokens[t->head].xpos) ||
         (td_is_base_form(x, token) && td_is_base_form(x, t->head));
}

static td_tense tense_of_form(td_slice xpos) {
  return td_slice_is(xpos, "VBZ") || td_slice_is(xpos, "VBP") ? TD_PRESENT
         : td_slice_is(xpos, "VBD")                           ? TD_PAST
         : td_slice_is(xpos, "MD")                            ? TD_MODAL
                                                              : TD_NO_TENSE;
}

// "stormed it and beat them", "youths who set it on fire": a form of both
// tenses is past in news, but beside a present one ("come and set it on fire").
static bool is_past_in_form(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  if (!td_has_form(x, token, "VBP")) {
    return td_is_past_conjunct(x, token);
  }
  const bool has_both =
      td_know_word(x->know, t->form_term, TD_TID_IrregularVerb) != 0;
  if (t->rel == TD_REL_CONJ && x->tokens[t->head].upos == TD_UPOS_VERB &&
      !td_has_child(x, token, TD_REL_NSUBJ)) {
    return td_has_form(x, t->head, "VBD") ||
           (has_both && is_past_in_form(x, t->head));
  }
  return has_both;
}

// The first word of a verb group has the tense.
td_tense td_tense_of(const td_analysis *x, uint32_t token) {
  for (unsigned depth = 0; depth < MAX_DEPTH; depth++) {
    for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
         c = x->tokens[c].next_sibling) {
      if (td_is_auxiliary(x, c)) {
        return td_is_infinitive(x, token) ? TD_NO_TENSE
                                          : tense_of_form(x->tokens[c].xpos);
      }
    }
    const bool has_tense =
        td_has_form(x, token, "VBZ") || td_has_form(x, token, "VBP") ||
        (td_has_form(x, token, "VBD") && !continues_infinitive(x, token));
    if (has_tense || !td_shares_auxiliaries(x, token)) {
      break;
    }
    token = x->tokens[token].head;
  }
  return is_past_in_form(x, token) ? TD_PAST
                                   : tense_of_form(x->tokens[token].xpos);
}

bool td_is_perfect(const td_analysis *x, uint32_t token) {
  for (unsigned depth = 0; depth < MAX_DEPTH; depth++) {
    // "has, he said, sent troops" reads as a past tense that has an auxiliary
    if (td_has_auxiliary_form(x, token, "VBN") ||
        ((td_has_form(x, token, "VBN") || td_has_form(x, token, "VBD")) &&
         td_has_child(x, token, TD_REL_AUX) &&
         td_child_exact(x, token, TD_REL_AUX_PASS) == TD_NONE)) {
      return true;
    }
    if (!td_has_form(x, token, "VBN") || !td_shares_auxiliaries(x, token)) {
      return false;
    }
    token = x->tokens[token].head;
  }
  return false;
}

bool td_is_progressive(const td_analysis *x, uint32_t token) {
  if (td_has_auxiliary_form(x, token, "VBG")) { // "is being held"
    return td_tense_of(x, token) != TD_NO_TENSE;
  }
  for (unsigned depth = 0; td_has_form(x, token, "VBG") && depth < MAX_DEPTH;
       depth++) {
    if (td_has_child(x, token, TD_REL_AUX) ||
        !td_shares_auxiliaries(x, token)) {
      return td_has_child(x, token, TD_REL_AUX);
    }
    token = x->tokens[token].head;
  }
  return false;
}

bool td_is_present(const td_analysis *x, uint32_t token) {
  return td_tense_of(x, token) == TD_PRESENT &&
         (!td_is_perfect(x, token) || td_is_progressive(x, token));
}

bool td_is_present_perfect(const td_analysis *x, uint32_t token) {
  return td_tense_of(x, token) == TD_PRESENT && td_is_perfect(x, token);
}

bool td_is_past(const td_analysis *x, uint32_t token) {
  return td_tense_of(x, token) == TD_PAST;
}

// "while being held", not "after having held".
bool td_is_being_done(const td_analysis *x, uint32_t token) {
  return td_has_auxiliary_form(x, token, "VBG") && !td_is_perfect(x, token) &&
         td_tense_of(x, token) == TD_NO_TENSE;
}

bool td_is_finite(const td_analysis *x, uint32_t token) {
  return td_tense_of(x, token) != TD_NO_TENSE;
}

// "may have left", "must have been warned": the perfect of an infinitive.
bool td_is_perfect_infinitive(const td_analysis *x, uint32_t token) {
  return td_has_auxiliary_form(x, token, "VB") && td_is_perfect(x, token);
}

bool td_is_bare_participle(const td_analysis *x, uint32_t token) {
  return td_slice_is(x->tokens[token].xpos, "VBG") &&
         !td_has_child(x, token, TD_REL_AUX) &&
         !td_has_child(x, token, TD_REL_NSUBJ);
}
