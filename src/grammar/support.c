// SPDX-License-Identifier: MIT

#include "grammar/support.h"

#include "grammar/fits.h"
#include "grammar/negation.h"
#include "grammar/subject.h"

static const td_support NO_SUPPORT = {TD_NONE, TD_NONE, TD_ROLE_ACTOR};

// ------------------------------------------------------------------- verbs

static bool governs_as_support(const td_word *word, td_rel rel,
                               td_slice preposition) {
  const td_rel base = td_rel_base(rel);
  for (uint32_t i = 0; i < word->n_complements; i++) {
    if (base == TD_REL_OBL &&
        td_path_matches(word->complements[i], TD_PATH_OBL, preposition)) {
      return true;
    }
  }
  if (word->n_complements) {
    return false;
  }
  return word->subject_role == TD_SLOT_CONSTRAINT
             ? base == TD_REL_NSUBJ
             : base == TD_REL_OBJ || rel == TD_REL_NSUBJ_PASS;
}

// "held a series of talks", "held talks and a dinner": the noun that hangs on
// the verb.
static uint32_t noun_of_clause(const td_analysis *x, uint32_t token) {
  token = td_measure_of(x, token);
  while (x->tokens[token].rel == TD_REL_CONJ &&
         x->tokens[token].head != TD_NONE) {
    token = x->tokens[token].head;
  }
  return token;
}

// A verb, or a participle that was read as an adjective: "is involved in".
static bool may_be_support(const td_analysis *x, uint32_t token) {
  return x->tokens[token].upos == TD_UPOS_VERB ||
         (x->tokens[token].upos == TD_UPOS_ADJ &&
          td_own_subject(x, token) != TD_NONE);
}

uint32_t td_support_verb(const td_analysis *x, uint32_t token,
                         const td_word **word) {
  const td_token *t = &x->tokens[noun_of_clause(x, token)];
  if (t->head == TD_NONE) {
    return TD_NONE;
  }
  const td_slice preposition =
      td_marker(x, td_measure_of(x, token), TD_REL_CASE);
  for (unsigned n = 0;; n++) {
    *word = td_lexicon_word(x->lexicon, x->tokens[t->head].lemma_term,
                            TD_WORD_SUPPORT, n);
    if (!*word) {
      return TD_NONE;
    }
    if (may_be_support(x, t->head) &&
        td_has_particle(x, t->head, (*word)->particle) &&
        governs_as_support(*word, (td_rel)t->rel, preposition)) {
      return t->head;
    }
  }
}

// Participles after the noun that are its support verb: "talks held by Oman".
static uint32_t supporting_participle(const td_analysis *x, uint32_t noun) {
  for (uint32_t c = x->tokens[noun].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const td_rel rel = (td_rel)x->tokens[c].rel;
    if ((rel == TD_REL_ACL || rel == TD_REL_ACL_RELCL) && td_is_passive(x, c) &&
        td_token_word(x, c, TD_WORD_SUPPORT)) {
      return c;
    }
  }
  return TD_NONE;
}

uint32_t td_support_leader(const td_analysis *x, uint32_t participle) {
  static const td_fits event = {TD_FITS_EVENT, 0};
  if (!td_slice_is(x->tokens[participle].xpos, "VBN") ||
      !td_token_word(x, participle, TD_WORD_SUPPORT) ||
      !td_fits_any(x, x->tokens[participle].head, &event, 1)) {
    return TD_NONE;
  }
  for (uint32_t c = x->tokens[participle].first_child;
       c != TD_NONE && c < participle; c = x->tokens[c].next_sibling) {
    if (td_is_noun(x, c) || x->tokens[c].upos == TD_UPOS_ADJ) {
      return c;
    }
  }
  return TD_NONE;
}

// -------------------------------------------------------------- predicates

// "Is | under attack", "is | in custody": a predicate that its subject
// undergoes.
static bool is_undergone(const td_analysis *x, uint32_t noun,
                         uint32_t preposition) {
  const td_token *p = &x->tokens[preposition];
  if (td_know_word(x->know, p->form_term, TD_TID_UndergoPreposition)) {
    // "Under the deal he left": as it was agreed.
    return !td_evokes(x, noun, td_know_vocab(x->know, TD_TID_Agree));
  }
  const td_term word =
      td_know_word(x->know, x->tokens[noun].lemma_term, TD_TID_UndergoNoun);
  const td_term only =
      word ? td_know_get(x->know, word, TD_TID_contentPath) : 0;
  td_path path;
  // "On trial", not "in the trial".
  return word && (!only || (td_path_parse(td_know_text(x->know, only), &path) &&
                            td_path_matches(path, path.kind, p->form)));
}

// The copula before a noun with a preposition: "is | in talks".
static td_support of_predicate(const td_analysis *x, uint32_t token) {
  const uint32_t noun = noun_of_clause(x, token);
  const uint32_t cop = td_document_child(x->document, noun, TD_REL_COP);
  const uint32_t preposition =
      td_document_child(x->document, noun, TD_REL_CASE);
  if (cop == TD_NONE || preposition == TD_NONE) {
    return NO_SUPPORT;
  }
  const uint32_t subject = td_deep_subject(x, noun);
  if (is_undergone(x, token, preposition)) {
    return (td_support){cop, subject, TD_ROLE_RECIPIENT};
  }
  return td_know_word(x->know, x->tokens[preposition].form_term,
                      TD_TID_EngagePreposition)
             ? (td_support){cop, subject, TD_ROLE_ACTOR}
             : NO_SUPPORT;
}

// "In custody", "under arrest", not "from custody" or "for trial".
static bool is_state_preposition(const td_analysis *x, uint32_t preposition) {
  const td_term form = x->tokens[preposition].form_term;
  return td_know_word(x->know, form, TD_TID_UndergoPreposition) ||
         td_know_word(x->know, form, TD_TID_EngagePreposition);
}

// Whether the phrase of `noun`, which `token` heads, tells of the subject of
// the verb `head` also where that has an object: "under threat, he freed her",
// "freed her under pressure from Mali", unlike "put her under pressure".
static bool is_of_subject(const td_analysis *x, uint32_t token, uint32_t noun,
                          uint32_t head) {
  return noun < head ||
         (td_evokes(x, token, td_know_vocab(x->know, TD_TID_Request)) &&
          !td_token_word(x, head, TD_WORD_SUPPORT));
}

// Who undergoes what the phrase of `noun` at a verb tells: its object, else its
// subject.
static uint32_t undergoer_at(const td_analysis *x, uint32_t token,
                             uint32_t noun, uint32_t preposition) {
  const uint32_t head = x->tokens[noun].head;
  const uint32_t object = td_document_child(x->document, head, TD_REL_OBJ);
  // "Convicted nine men in a trial".
  if (object != TD_NONE && td_is_actor(x, object) &&
      !is_of_subject(x, token, noun, head)) {
    return object;
  }
  return is_undergone(x, token, preposition) ? td_deep_subject(x, head)
                                             : TD_NONE;
}

// "The mayor, under threat from gangs", "died in custody": who undergoes what
// a phrase tells.
static td_support of_phrase(const td_analysis *x, uint32_t token) {
  const uint32_t noun = noun_of_clause(x, token);
  const uint32_t head = x->tokens[noun].head;
  const uint32_t preposition =
      td_document_child(x->document, noun, TD_REL_CASE);
  if (head == TD_NONE || preposition == TD_NONE ||
      !(is_undergone(x, token, preposition) ||
        td_know_word(x->know, x->tokens[token].lemma_term,
                     TD_TID_UndergoNoun)) ||
      !is_state_preposition(x, preposition)) {
    return NO_SUPPORT;
  }
  uint32_t who = TD_NONE;
  if (x->tokens[noun].rel == TD_REL_NMOD) {
    who = is_undergone(x, token, preposition) ? head : TD_NONE;
  } else if (td_rel_base((td_rel)x->tokens[noun].rel) == TD_REL_OBL &&
             td_is_predicate(x, head)) {
    who = undergoer_at(x, token, noun, preposition);
  }
  return who != TD_NONE && td_is_actor(x, td_content_head(x, who))
             ? (td_support){preposition, who, TD_ROLE_RECIPIENT}
             : NO_SUPPORT;
}

// ------------------------------------------------------------------- parts

// The word that `part` is of a part somebody has in what stands behind it in a
// phrase of `kind` with the preposition of `noun`; NULL.
static const td_word *part_in(const td_analysis *x, uint32_t part,
                              td_path_kind kind, uint32_t noun) {
  const td_word *word =
      td_is_noun(x, part) ? td_token_word(x, part, TD_WORD_PART) : NULL;
  for (uint32_t i = 0; word && i < word->n_complements; i++) {
    if (td_path_matches(word->complements[i], kind,
                        td_marker(x, noun, TD_REL_CASE))) {
      return word;
    }
  }
  return NULL;
}

// The noun of a part somebody has in the act of `noun`: right above it ("the
// target of | attacks", "her role in | the coup"), or the object of the verb
// that has its phrase ("played a role | in the talks"); TD_NONE.
static uint32_t part_above(const td_analysis *x, uint32_t noun,
                           const td_word **word) {
  const td_token *t = &x->tokens[noun];
  *word = NULL;
  if (t->rel == TD_REL_NMOD) {
    const bool is_of = td_has_mark(x, noun, TD_MARK_GENITIVE);
    *word = part_in(x, t->head, is_of ? TD_PATH_OF : TD_PATH_NMOD, noun);
    return *word ? t->head : TD_NONE;
  }
  const uint32_t object =
      t->rel == TD_REL_OBL && td_is_predicate(x, t->head)
          ? td_document_child(x->document, t->head, TD_REL_OBJ)
          : TD_NONE;
  if (object != TD_NONE && object < noun && !td_is_actor(x, object)) {
    *word = part_in(x, object, TD_PATH_NMOD, noun);
  }
  return *word ? object : TD_NONE;
}

// Who is described before the noun of a part: "Iran's role", "the US role".
static uint32_t owner_of_part(const td_analysis *x, uint32_t part) {
  const uint32_t owner = td_child_exact(x, part, TD_REL_NMOD_POSS);
  return owner != TD_NONE ? owner : td_describing_actor(x, part);
}

// "Denied any role in it": who says that he had none.
static bool is_denied(const td_analysis *x, uint32_t part) {
  const uint32_t verb = x->tokens[part].head;
  return td_is_denial(x, verb) && !td_is_negated(x, verb);
}

// "Is the target", "became the target", "Ann Lee, the target", "had a hand".
static uint32_t holder_by_clause(const td_analysis *x, uint32_t part) {
  const td_token *t = &x->tokens[part];
  if (td_has_child(x, part, TD_REL_COP)) {
    return td_deep_subject(x, part);
  }
  switch ((td_rel)t->rel) {
  case TD_REL_XCOMP:
    return td_deep_subject(x, part);
  case TD_REL_APPOS:
    return t->head;
  case TD_REL_OBL: { // "arrested on suspicion of"
    if (td_is_actor(x, part)) {
      return TD_NONE; // "tribute to the victims of"
    }
    const uint32_t object = td_document_child(x->document, t->head, TD_REL_OBJ);
    return object != TD_NONE && td_is_actor(x, object)
               ? object
               : td_deep_subject(x, t->head);
  }
  case TD_REL_OBJ:
    return td_is_predicate(x, t->head) && !td_is_actor(x, part) &&
                   !is_denied(x, part)
               ? td_deep_subject(x, t->head)
               : TD_NONE;
  default:
    return TD_NONE;
  }
}

// "No group claimed responsibility".
static bool is_nobody(const td_analysis *x, uint32_t token) {
  const uint32_t det = td_document_child(x->document, token, TD_REL_DET);
  return det != TD_NONE &&
         td_know_word(x->know, x->tokens[det].form_term, TD_TID_NoneWord);
}

// Who has the part, and which: "was the target of an attack".
static td_support of_part(const td_analysis *x, uint32_t token) {
  const uint32_t noun = noun_of_clause(x, token);
  const td_word *word;
  const uint32_t above = part_above(x, noun, &word);
  if (above == TD_NONE) {
    return NO_SUPPORT;
  }
  const uint32_t part = noun_of_clause(x, above);
  uint32_t holder = owner_of_part(x, part);
  holder = holder == TD_NONE ? holder_by_clause(x, part) : holder;
  holder = holder == TD_NONE && td_is_actor(x, part) ? part : holder;
  return holder == TD_NONE || holder == token || is_nobody(x, holder) ||
                 !td_is_actor(x, holder)
             ? NO_SUPPORT
             : (td_support){part, holder, word->subject_role};
}

// ------------------------------------------------------------- what one has

// Whether all that the noun by itself tells of is of a rule's classes.
static bool is_only_of(const td_analysis *x, uint32_t noun, td_vocab rule) {
  bool is_some = false;
  for (const td_lexeme *l =
           td_lexicon_first(x->lexicon, x->tokens[noun].lemma_term);
       l; l = td_lexicon_next(x->lexicon, l)) {
    if (l->upos != TD_UPOS_NOUN ||
        memchr(l->lemma.data, ' ', l->lemma.length) ||
        l->classes[0] == td_know_vocab(x->know, TD_TID_NoEvent)) {
      continue;
    }
    if (!td_lexicon_rule(x->lexicon, rule, l->classes[0])) {
      return false;
    }
    is_some = true;
  }
  return is_some;
}

// What others give: "support".
static bool is_given(const td_analysis *x, uint32_t noun) {
  return is_only_of(x, noun, TD_TID_GivenRule);
}

// "Applied | for asylum": for oneself.
static bool is_sought(const td_analysis *x, uint32_t noun, uint32_t verb) {
  return td_token_word(x, verb, TD_WORD_REQUEST) &&
         is_only_of(x, noun, TD_TID_SoughtRule);
}

// "Sought recognition of Israel | by Oman": its own doer is told.
static bool has_own_doer(const td_analysis *x, uint32_t noun) {
  for (uint32_t c = x->tokens[noun].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (x->tokens[c].rel == TD_REL_NMOD && td_has_mark(x, c, TD_MARK_AGENT) &&
        td_is_actor(x, c)) {
      return true;
    }
  }
  return false;
}

// "Has the support of Iran", "with the support of Iran": the verb that has it.
static uint32_t having_verb(const td_analysis *x, uint32_t token) {
  const uint32_t noun = noun_of_clause(x, token);
  const td_token *t = &x->tokens[noun];
  if (t->head == TD_NONE || !td_is_predicate(x, t->head) ||
      !is_given(x, token) || has_own_doer(x, token)) {
    return TD_NONE;
  }
  const uint32_t preposition =
      td_document_child(x->document, noun, TD_REL_CASE);
  const bool is_had =
      preposition == TD_NONE
          ? t->rel == TD_REL_OBJ &&
                td_know_word(x->know, x->tokens[t->head].lemma_term,
                             TD_TID_HavingWord)
          : td_rel_base((td_rel)t->rel) == TD_REL_OBL &&
                (td_know_word(x->know, x->tokens[preposition].form_term,
                              TD_TID_HavingWord) ||
                 td_know_word(x->know, x->tokens[t->head].lemma_term,
                              TD_TID_RelyingVerb));
  return is_had || is_sought(x, token, t->head) ? t->head : TD_NONE;
}

bool td_support_is_had(const td_analysis *x, uint32_t token) {
  const td_word *word;
  if (having_verb(x, token) != TD_NONE) {
    return true;
  }
  return td_support_verb(x, token, &word) != TD_NONE && is_given(x, token) &&
         word->subject_role == (int)TD_ROLE_RECIPIENT;
}

// Who has what `verb` or a phrase of it says he has: "was solved by |
// detectives with the help of".
static uint32_t haver_at(const td_analysis *x, uint32_t verb) {
  const uint32_t agent = td_child_exact(x, verb, TD_REL_OBL_AGENT);
  return agent != TD_NONE ? agent : td_deep_subject(x, verb);
}

td_support td_support_find(const td_analysis *x, uint32_t token) {
  const uint32_t having = having_verb(x, token);
  const uint32_t owner = having == TD_NONE ? TD_NONE : haver_at(x, having);
  if (owner != TD_NONE && td_is_actor(x, td_content_head(x, owner))) {
    return (td_support){having, owner, TD_ROLE_RECIPIENT};
  }
  const td_word *word;
  const uint32_t verb = td_support_verb(x, token, &word);
  if (verb != TD_NONE) {
    return (td_support){verb, TD_NONE, word->subject_role};
  }
  const uint32_t participle = supporting_participle(x, token);
  if (participle != TD_NONE) {
    return (td_support){participle, TD_NONE, TD_ROLE_ACTOR};
  }
  const td_support part = of_part(x, token);
  const td_support predicate =
      part.word == TD_NONE ? of_predicate(x, token) : part;
  return predicate.word == TD_NONE ? of_phrase(x, token) : predicate;
}
