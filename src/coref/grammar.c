// SPDX-License-Identifier: MIT

#include "coref/grammar.h"

/// Clauses gone up.
#define MAX_DEPTH 20

bool td_phrase_is_subject(const td_noun_phrases *p, const td_noun_phrase *a) {
  return td_rel_base(p->tokens[a->head].rel) == TD_REL_NSUBJ;
}

bool td_phrase_is_source(const td_noun_phrases *p, const td_noun_phrase *a) {
  const uint32_t verb = p->tokens[a->head].head;
  return td_phrase_is_subject(p, a) && verb != TD_NONE &&
         td_know_word(p->know, p->tokens[verb].lemma_term,
                      TD_TID_ReportingVerb);
}

/// Who is understood to do what `verb` says, by what governs it; TD_NONE.
static uint32_t understood_subject(const td_noun_phrases *p, uint32_t verb) {
  const td_document *d = p->document;
  const uint32_t above = p->tokens[verb].head;
  const td_rel rel = td_rel_base(p->tokens[verb].rel);
  if (above != TD_NONE && rel == TD_REL_XCOMP) {
    const uint32_t object = td_document_child(d, above, TD_REL_OBJ);
    return object == TD_NONE ? td_document_child(d, above, TD_REL_IOBJ)
                             : object;
  }
  if (above != TD_NONE && rel == TD_REL_ACL) {
    return td_document_child(d, above, TD_REL_NMOD_POSS);
  }
  return TD_NONE;
}

static bool is_relative_pronoun(const td_noun_phrases *p, uint32_t token) {
  return td_slice_has_prefix(p->tokens[token].xpos, TD_SLICE("W"));
}

static bool is_relative(const td_noun_phrases *p, uint32_t verb) {
  return p->tokens[verb].rel == TD_REL_ACL_RELCL;
}

/// Whether the noun above the clause of `verb` is its subject, or owns that:
/// "Mali, which left", "Mali, whose king left", "rebels holding a town".
static bool has_noun_for_subject(const td_noun_phrases *p, uint32_t verb) {
  const uint32_t subject = td_document_child(p->document, verb, TD_REL_NSUBJ);
  if (subject == TD_NONE || !is_relative(p, verb)) {
    return subject == TD_NONE && p->tokens[verb].rel == TD_REL_ACL &&
           p->tokens[verb].upos == TD_UPOS_VERB &&
           td_document_child(p->document, verb, TD_REL_MARK) == TD_NONE;
  }
  const uint32_t owner =
      td_document_child(p->document, subject, TD_REL_NMOD_POSS);
  return is_relative_pronoun(p, subject) ||
         (owner != TD_NONE && is_relative_pronoun(p, owner));
}

bool td_phrase_is_retold(const td_noun_phrases *p, const td_noun_phrase *a,
                         const td_noun_phrase *b) {
  uint32_t verb = a->head;
  for (int i = 0;
       i < MAX_DEPTH && verb != TD_NONE && p->tokens[verb].head != b->head;
       i++) {
    verb = p->tokens[verb].head;
  }
  return a->kind == TD_PHRASE_THIRD && verb != TD_NONE && verb != a->head &&
         verb > b->head && has_noun_for_subject(p, verb) &&
         (a->is_possessive || a->is_reflexive ||
          p->tokens[a->head].head != verb);
}

static uint32_t find_subject(const td_noun_phrases *p, uint32_t token,
                             bool *is_understood) {
  uint32_t verb = p->tokens[token].head;
  *is_understood = false;
  if (verb != TD_NONE && td_rel_base(p->tokens[token].rel) == TD_REL_NSUBJ) {
    verb = p->tokens[verb].head; // its own clause has it: the one above
  }
  for (int depth = 0; verb != TD_NONE && depth < MAX_DEPTH; depth++) {
    const uint32_t subject = td_document_child(p->document, verb, TD_REL_NSUBJ);
    if (subject != TD_NONE && subject != token) {
      return is_relative(p, verb) && is_relative_pronoun(p, subject)
                 ? p->tokens[verb].head
                 : subject;
    }
    const uint32_t understood = understood_subject(p, verb);
    if (understood != TD_NONE && understood != token) {
      *is_understood = true;
      return understood;
    }
    verb = p->tokens[verb].head;
  }
  return TD_NONE;
}

uint32_t td_grammar_subject(const td_noun_phrases *p, uint32_t token) {
  bool is_understood;
  return find_subject(p, token, &is_understood);
}

/// The head of the coordination that `token` is in.
static uint32_t first_conjunct(const td_noun_phrases *p, uint32_t token) {
  for (int i = 0; i < MAX_DEPTH && p->tokens[token].head != TD_NONE &&
                  td_rel_base(p->tokens[token].rel) == TD_REL_CONJ;
       i++) {
    token = p->tokens[token].head;
  }
  return token;
}

td_phrase_bond td_phrases_bond(const td_noun_phrases *p,
                               const td_noun_phrase *a,
                               const td_noun_phrase *b) {
  if (a->sentence != b->sentence) {
    return TD_APART;
  }
  const uint32_t above_b = p->tokens[b->head].head;
  if (p->tokens[a->head].head == b->head) {
    return td_rel_base(p->tokens[a->head].rel) == TD_REL_APPOS ? TD_APPOSED
                                                               : TD_BELOW;
  }
  if (above_b == a->head) {
    return td_phrase_is_subject(p, b) ? TD_PREDICATE : TD_ABOVE;
  }
  const uint32_t first_a = first_conjunct(p, a->head);
  const uint32_t first_b = first_conjunct(p, b->head);
  if (first_a == first_b) {
    return TD_CONJUNCTS;
  }
  if (p->tokens[first_a].head != TD_NONE &&
      p->tokens[first_a].head == p->tokens[first_b].head) {
    return TD_COARGUMENTS;
  }
  bool is_understood;
  if (find_subject(p, a->head, &is_understood) == b->head) {
    return is_understood ? TD_UNDERSTOOD : TD_OF_CLAUSE;
  }
  return above_b != TD_NONE &&
                 td_document_is_below(p->document, a->head, above_b)
             ? TD_COMMANDS
             : TD_SAME_SENTENCE;
}
