// SPDX-License-Identifier: MIT

// What a name's place in the sentence says of it: does it act (then a capital
// is its state), or is it where something happens?

#include "link/link_private.h"

static bool has_list(const td_linking *l, uint32_t t, td_vocab list) {
  return td_know_word(l->know, l->tokens[t].form_term, list) != 0;
}

// The mention's head; of a coordination the first conjunct's.
static uint32_t governing_conjunct(const td_linking *l, uint32_t token) {
  for (int depth = 0; depth < 8; depth++) {
    const td_token *t = &l->tokens[token];
    if (td_rel_base(t->rel) != TD_REL_CONJ || t->head == TD_NONE) {
      break;
    }
    token = t->head;
  }
  return token;
}

static uint32_t preposition_of(const td_linking *l, uint32_t token) {
  const uint32_t c = td_document_child(l->document, token, TD_REL_CASE);
  return c != TD_NONE && c < token ? c : TD_NONE;
}

bool td_link_is_in_place(const td_linking *l, const td_mention *m) {
  const uint32_t head = governing_conjunct(l, m->head);
  const uint32_t preposition = preposition_of(l, head);
  return preposition != TD_NONE &&
         has_list(l, preposition, TD_TID_PlacePreposition);
}

static bool is_place_noun(const td_linking *l, uint32_t token) {
  return td_know_word(l->know, l->tokens[token].lemma_term, TD_TID_PlaceNoun);
}

static bool is_agent_noun(const td_linking *l, uint32_t token) {
  td_term entry = 0;
  const td_term class = td_link_noun_class(l, token, &entry);
  return td_know_is_subclass(l->know, class,
                             td_know_vocab(l->know, TD_SCHEMA_Person)) ||
         td_know_is_subclass(l->know, class,
                             td_know_vocab(l->know, TD_SCHEMA_Organization));
}

// "Moscow's demand": a noun that the lexicon has, or a plan, a policy.
static bool is_act_noun(const td_linking *l, uint32_t token) {
  const td_term lemma = l->tokens[token].lemma_term;
  const td_fact_run entries =
      td_know_subjects(l->know, td_know_vocab(l->know, TD_TID_lemma), lemma);
  return (entries.begin < entries.end ||
          td_know_word(l->know, lemma, TD_TID_EventAnaphor)) &&
         !is_place_noun(l, token);
}

static bool has_child(const td_linking *l, uint32_t token, td_rel rel) {
  return td_document_child(l->document, token, rel) != TD_NONE;
}

// Whether the lexicon or the list of reporting verbs has what `token` does:
// cities grow, but states demand.
static bool is_act(const td_linking *l, uint32_t token) {
  const td_term lemma = l->tokens[token].lemma_term;
  if (l->tokens[token].upos != TD_UPOS_VERB) {
    return true;
  }
  const td_fact_run entries =
      td_know_subjects(l->know, td_know_vocab(l->know, TD_TID_lemma), lemma);
  return entries.begin < entries.end ||
         td_know_word(l->know, lemma, TD_TID_ReportingVerb) ||
         td_document_child(l->document, token, TD_REL_CCOMP) != TD_NONE ||
         td_document_child(l->document, token, TD_REL_XCOMP) != TD_NONE;
}

// "is a city" is said of a place, "is ready" of its government too.
// A predicate without a copula is a verb, however it is tagged; "is on track"
// is said of who acts.
static bool subject_acts(const td_linking *l, uint32_t predicate) {
  const uint8_t upos = l->tokens[predicate].upos;
  return !has_child(l, predicate, TD_REL_COP) ||
         (upos == TD_UPOS_ADJ && (has_child(l, predicate, TD_REL_XCOMP) ||
                                  has_child(l, predicate, TD_REL_CCOMP) ||
                                  has_child(l, predicate, TD_REL_ADVCL) ||
                                  has_child(l, predicate, TD_REL_OBL))) ||
         (upos == TD_UPOS_NOUN && has_child(l, predicate, TD_REL_CASE) &&
          !is_place_noun(l, predicate));
}

// "urged Pyongyang to disarm", "told Paris that"; a place is "visited".
static bool object_acts(const td_linking *l, uint32_t verb) {
  return has_child(l, verb, TD_REL_XCOMP) || has_child(l, verb, TD_REL_CCOMP) ||
         td_know_word(l->know, l->tokens[verb].lemma_term,
                      TD_TID_ReportingVerb);
}

// With a preposition that is none of place: "talks with Beijing", "sanctions
// against Moscow", "give an assurance to Tehran", but "flew to Tehran".
static bool oblique_acts(const td_linking *l, uint32_t head) {
  const td_token *token = &l->tokens[head];
  if (token->head == TD_NONE) {
    return false;
  }
  if (td_rel_base(token->rel) == TD_REL_OBL) {
    const uint32_t preposition = preposition_of(l, head);
    return token->rel == TD_REL_OBL_AGENT ||
           l->tokens[token->head].upos == TD_UPOS_ADJ ||
           (preposition != TD_NONE &&
            !has_list(l, preposition, TD_TID_PathPreposition)) ||
           has_child(l, token->head, TD_REL_OBJ);
  }
  // "the ambassador of Moscow", "a message to Tehran"; but "the growth of
  // Athens", "a day's trip from Athens".
  const uint32_t preposition = preposition_of(l, head);
  const bool is_loose = preposition != TD_NONE &&
                        !has_list(l, preposition, TD_TID_RoleWord) &&
                        !has_list(l, preposition, TD_TID_PathPreposition);
  return !is_place_noun(l, token->head) &&
         (is_loose || is_agent_noun(l, token->head) ||
          is_act_noun(l, token->head));
}

bool td_link_acts(const td_linking *l, const td_mention *m) {
  const uint32_t head = governing_conjunct(l, m->head);
  const td_token *token = &l->tokens[head];
  if (token->head == TD_NONE || td_link_is_in_place(l, m)) {
    return false;
  }
  switch (td_rel_base(token->rel)) {
  case TD_REL_NSUBJ:
    if (token->rel == TD_REL_NSUBJ_PASS) {
      return object_acts(l, token->head);
    }
    return subject_acts(l, token->head) && is_act(l, token->head);
  case TD_REL_IOBJ:
    return true;
  case TD_REL_OBJ:
    return object_acts(l, token->head);
  case TD_REL_OBL:
    return oblique_acts(l, head);
  case TD_REL_NMOD:
    return token->rel == TD_REL_NMOD_POSS
               ? is_agent_noun(l, token->head) || is_act_noun(l, token->head)
               : oblique_acts(l, head);
  case TD_REL_COMPOUND:
    return is_agent_noun(l, token->head);
  default:
    return false;
  }
}

bool td_link_acts_surely(const td_linking *l, const td_mention *m) {
  const uint32_t head = governing_conjunct(l, m->head);
  const td_token *token = &l->tokens[head];
  switch (td_rel_base(token->rel)) {
  case TD_REL_NSUBJ:
  case TD_REL_IOBJ:
  case TD_REL_OBJ:
    return td_link_acts(l, m);
  default:
    return token->rel == TD_REL_OBL_AGENT ||
           (token->rel == TD_REL_NMOD_POSS && td_link_acts(l, m));
  }
}

bool td_link_speaks(const td_linking *l, const td_mention *m) {
  const td_token *token = &l->tokens[governing_conjunct(l, m->head)];
  if (token->rel == TD_REL_NSUBJ && token->head != TD_NONE) {
    return l->tokens[token->head].upos == TD_UPOS_VERB &&
           object_acts(l, token->head);
  }
  return td_link_acts_surely(l, m);
}

uint32_t td_link_subject_of(const td_linking *l, uint32_t verb,
                            uint32_t token) {
  const uint32_t subject =
      verb == TD_NONE ? TD_NONE
                      : td_document_child(l->document, verb, TD_REL_NSUBJ);
  const uint32_t mention = subject == TD_NONE || subject == token
                               ? TD_NONE
                               : td_link_mention_at(l, subject);
  return mention == TD_NONE ? TD_NONE
                            : l->document->mentions.items[mention].entity;
}
