// SPDX-License-Identifier: MIT

#include "grammar/apart.h"

#include "grammar/deep.h"
#include "grammar/govern.h"

static bool is_subject(const td_analysis *x, uint32_t token) {
  return td_rel_base((td_rel)x->tokens[token].rel) == TD_REL_NSUBJ;
}

static uint32_t subject_of(const td_analysis *x, uint32_t token) {
  return td_document_child(x->document, token, TD_REL_NSUBJ);
}

// ------------------------------------------------ what it is said to be

// "one of their demands": the demands.
static uint32_t counted(const td_analysis *x, uint32_t token) {
  if (token == TD_NONE || td_is_noun(x, token)) {
    return token;
  }
  const uint32_t of = td_document_child(x->document, token, TD_REL_NMOD);
  return of != TD_NONE && td_has_mark(x, of, TD_MARK_GENITIVE) &&
                 td_is_noun(x, of)
             ? of
             : TD_NONE;
}

// "Their demands | include his release".
static bool tells_terms(const td_analysis *x, uint32_t verb) {
  const td_word *word = td_token_word(x, verb, TD_WORD_TERM);
  return word && word->status == TD_NO_STATUS && !td_is_passive(x, verb);
}

// Not "the loan | is in danger". The noun that says what `token` is: "the
// demand | is his release", "among the aims | is a truce", "his release | is a
// condition", "the demands | include his release"; TD_NONE.
static uint32_t noun_of(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  if (td_has_child(x, token, TD_REL_COP)) {
    return counted(x, subject_of(x, token));
  }
  if (t->head == TD_NONE) {
    return TD_NONE;
  }
  if (is_subject(x, token) && td_has_child(x, t->head, TD_REL_COP) &&
      !(td_has_child(x, t->head, TD_REL_CASE) &&
        !td_slice_is(x->tokens[t->head].xpos, "NNS"))) {
    return counted(x, t->head);
  }
  return t->rel == TD_REL_OBJ && tells_terms(x, t->head)
             ? counted(x, subject_of(x, t->head))
             : TD_NONE;
}

// ------------------------------------------------------ said behind the verb

// "Calls grew | for an inquiry", "pressure is growing | on him to resign": the
// subject, which the verb parts from its content; TD_NONE.
static uint32_t subject_before(const td_analysis *x, uint32_t token,
                               td_path *place) {
  const td_token *t = &x->tokens[token];
  const bool is_clause = td_is_infinitive(x, token);
  const td_rel rel = td_rel_base((td_rel)t->rel);
  const bool may_be_noun =
      rel == TD_REL_OBL && (td_has_mark(x, token, TD_MARK_AIM) ||
                            td_has_mark(x, token, TD_MARK_GENITIVE));
  const bool is_behind =
      is_clause
          ? rel == TD_REL_ADVCL || rel == TD_REL_XCOMP || rel == TD_REL_CCOMP
          : may_be_noun;
  if (!is_behind || t->head == TD_NONE || t->head > token ||
      td_has_child(x, t->head, TD_REL_OBJ)) {
    return TD_NONE;
  }
  const uint32_t subject = subject_of(x, t->head);
  place->kind = is_clause ? TD_PATH_ACL : TD_PATH_NMOD;
  place->word =
      is_clause ? (td_slice){NULL, 0} : td_marker(x, token, TD_REL_CASE);
  return subject != TD_NONE && subject < t->head && td_is_noun(x, subject)
             ? subject
             : TD_NONE;
}

const td_word *td_operator_naming(const td_analysis *x, uint32_t token,
                                  uint32_t *governor) {
  const td_path said = {TD_PATH_COP, {NULL, 0}};
  const uint32_t noun = td_is_noun(x, token) ? noun_of(x, token) : TD_NONE;
  const td_word *word =
      noun == TD_NONE ? NULL : td_operator_of(x, token, noun, said);
  // "the raid is a danger": it is there.
  const bool is_other = noun != TD_NONE && noun == x->tokens[token].head &&
                        !td_has_child(x, noun, TD_REL_CASE);
  const bool names_it = word && word->upos == TD_UPOS_NOUN &&
                        !(is_other && word->kind == TD_WORD_DESIRE);
  *governor = names_it ? noun : *governor;
  return names_it ? word : NULL;
}

const td_word *td_operator_before(const td_analysis *x, uint32_t token,
                                  uint32_t *governor) {
  td_path place;
  const uint32_t subject = subject_before(x, token, &place);
  const td_word *word =
      subject == TD_NONE ? NULL : td_operator_of(x, token, subject, place);
  const bool has_it = word && word->upos == TD_UPOS_NOUN && word->n_complements;
  *governor = has_it ? subject : *governor;
  return has_it ? word : NULL;
}
