// SPDX-License-Identifier: MIT

#include "grammar/shared.h"

#include "grammar/relative.h"
#include "grammar/subject.h"

// "The speech in which she urged Oman to pay", "raids in Chad, where it urged
// them to": the noun is in the clause already.
static bool has_oblique_relative(const td_analysis *x, uint32_t token) {
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const bool is_phrase = x->tokens[c].rel == TD_REL_OBL &&
                           td_is_relative(x, c) &&
                           td_has_child(x, c, TD_REL_CASE);
    const bool is_adverb = c < token && x->tokens[c].rel == TD_REL_ADVMOD &&
                           td_slice_is(x->tokens[c].xpos, "WRB");
    if (is_phrase || is_adverb) {
      return true;
    }
  }
  return false;
}

// "Qatar, whose emir told reporters that ...": the noun owns who does it, and
// is in the clause already.
static bool has_own_relative(const td_analysis *x, uint32_t subject) {
  const uint32_t owner = td_child_exact(x, subject, TD_REL_NMOD_POSS);
  return owner != TD_NONE && td_is_relative_pronoun(x, owner);
}

uint32_t td_object_beside(const td_analysis *x, uint32_t verb) {
  uint32_t relative = TD_NONE, other = TD_NONE;
  for (uint32_t c = x->tokens[verb].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const td_rel rel = (td_rel)x->tokens[c].rel;
    if (rel == TD_REL_OBJ || rel == TD_REL_IOBJ) {
      *(td_is_relative(x, c) ? &relative : &other) = c;
    }
  }
  return relative != TD_NONE && td_is_relative_clause(x, verb) ? other
                                                               : TD_NONE;
}

// "The preacher whom Oman wants | to deport": whether the infinitive lacks the
// object that it must have; the parser may have found no pronoun in "that".
// "The minister whom Oman wants to leave" does so himself.
static bool lacks_object(const td_analysis *x, uint32_t verb, uint32_t token) {
  const td_valency valency =
      td_lexicon_valency(x->lexicon, x->tokens[token].lemma_term);
  const td_term governor = x->tokens[verb].lemma_term;
  if (td_object_beside(x, verb) != TD_NONE) {
    return valency.is_transitive;
  }
  return td_know_word(x->know, governor, TD_TID_EitherControlVerb)
             ? valency.needs_object
             : valency.is_transitive &&
                   !td_know_word(x->know, governor, TD_TID_ObjectControlVerb);
}

// "Bankers that the court hopes to try".
static bool is_relative_that(const td_analysis *x, uint32_t object) {
  return td_is_relative(x, object) || x->tokens[object].upos == TD_UPOS_SCONJ;
}

uint32_t td_gap_governor(const td_analysis *x, uint32_t token) {
  const uint32_t verb = x->tokens[token].head;
  if (x->tokens[token].rel != TD_REL_XCOMP || verb > token ||
      x->tokens[token].upos != TD_UPOS_VERB || !td_is_infinitive(x, token) ||
      td_has_child(x, token, TD_REL_OBJ) || td_is_passive(x, token) ||
      !td_is_relative_clause(x, verb) || td_is_passive(x, verb) ||
      !lacks_object(x, verb, token)) {
    return TD_NONE;
  }
  const uint32_t subject = td_own_subject(x, verb);
  const uint32_t object = td_document_child(x->document, verb, TD_REL_OBJ);
  return subject != TD_NONE && !td_is_relative(x, subject) &&
                 (object == TD_NONE || is_relative_that(x, object)) &&
                 !has_oblique_relative(x, verb)
             ? verb
             : TD_NONE;
}

bool td_gives_gap(const td_analysis *x, uint32_t token) {
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (td_gap_governor(x, c) == token) {
      return true;
    }
  }
  return false;
}

uint32_t td_gap_object(const td_analysis *x, uint32_t token) {
  const uint32_t verb = td_gap_governor(x, token);
  if (verb != TD_NONE) {
    return td_relative_noun(x, verb);
  }
  const uint32_t subject = td_own_subject(x, token);
  if (!td_is_relative_clause(x, token) || subject == TD_NONE ||
      td_gives_gap(x, token) || td_is_relative(x, subject) ||
      has_own_relative(x, subject) || has_oblique_relative(x, token)) {
    return TD_NONE;
  }
  const uint32_t noun = td_relative_noun(x, token);
  return td_deep_subject(x, token) == noun ? TD_NONE : noun;
}

// Whether only the verb's own adverbs stand between it and what is coordinated
// with it, and it demands an object: "discussed | and then approved the plan",
// but "stayed with her and wrote a letter", "marched and burned tyres".
static bool has_its_object(const td_analysis *x, uint32_t token,
                           uint32_t conjunct) {
  for (uint32_t t = token + 1; t < conjunct; t++) {
    const td_upos upos = (td_upos)x->tokens[t].upos;
    if (upos != TD_UPOS_CCONJ && upos != TD_UPOS_ADV && upos != TD_UPOS_PUNCT) {
      return false;
    }
  }
  return td_lexicon_valency(x->lexicon, x->tokens[token].lemma_term)
      .is_transitive;
}

bool td_is_complete_before(const td_analysis *x, uint32_t token,
                           uint32_t conjunct) {
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE && c < conjunct;
       c = x->tokens[c].next_sibling) {
    const td_rel rel = td_rel_base((td_rel)x->tokens[c].rel);
    if (c > token && (rel == TD_REL_OBL || rel == TD_REL_ADVCL)) {
      return true;
    }
  }
  return false;
}

void td_shared_object(const td_analysis *x, uint32_t token, td_arcs *arcs) {
  const uint32_t first = x->tokens[token].head;
  const bool has_clause = td_has_child(x, token, TD_REL_XCOMP) ||
                          td_has_child(x, token, TD_REL_CCOMP);
  if (x->tokens[token].rel == TD_REL_CONJ &&
      td_own_subject(x, token) == TD_NONE && !td_is_passive(x, first)) {
    const uint32_t object = td_document_child(x->document, first, TD_REL_OBJ);
    const uint32_t gap = object == TD_NONE ? td_gap_object(x, first) : TD_NONE;
    const bool is_behind = object != TD_NONE && object > token;
    td_arc_add(arcs, TD_PATH_OBJ, TD_NO_WORD, is_behind ? object : gap,
               !is_behind && (has_clause || !has_its_object(x, first, token)));
  }
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE && !has_clause;
       c = x->tokens[c].next_sibling) {
    // "Frees, then rearrests an editor", read as two sentences.
    const bool is_second =
        x->tokens[c].rel == TD_REL_CONJ ||
        (x->tokens[c].rel == TD_REL_PARATAXIS && c > token &&
         td_slice_equal(x->tokens[c].xpos, x->tokens[token].xpos) &&
         has_its_object(x, token, c));
    if (is_second && !td_is_passive(x, c) && td_own_subject(x, c) == TD_NONE &&
        !td_is_complete_before(x, token, c)) {
      td_arc_add(arcs, TD_PATH_OBJ, TD_NO_WORD,
                 td_document_child(x->document, c, TD_REL_OBJ),
                 !has_its_object(x, token, c));
    }
  }
}
