// SPDX-License-Identifier: MIT

// Which state a noun for one means in its context: "Iran's government", "the
// regime", "the country".

#include "link/link_private.h"

#define MAX_STATE_SENTENCES 4
#define MAX_STATE_TOKENS 300
#define IN_PASSING 3 // times that another state is named more often

static td_entity *entity_of(const td_linking *l, uint32_t id) {
  return &l->document->entities.items[id];
}

// The verb of the clause that `token` is in; of "offered to pay" the offering.
static uint32_t clause_verb(const td_linking *l, uint32_t token) {
  uint32_t verb = l->tokens[token].head;
  while (verb != TD_NONE && l->tokens[verb].upos != TD_UPOS_VERB) {
    verb = l->tokens[verb].head;
  }
  while (verb != TD_NONE && td_rel_base(l->tokens[verb].rel) == TD_REL_XCOMP) {
    verb = l->tokens[verb].head;
  }
  return verb;
}

// The subject of a verb, or of the one that it is coordinated with; TD_NONE.
static uint32_t shared_subject(const td_linking *l, uint32_t verb) {
  const uint32_t own = td_document_child(l->document, verb, TD_REL_NSUBJ);
  return own == TD_NONE && td_rel_base(l->tokens[verb].rel) == TD_REL_CONJ
             ? td_document_child(l->document, l->tokens[verb].head,
                                 TD_REL_NSUBJ)
             : own;
}

// The mention that is the source of what `token` is in: the speaker of a
// quotation, or the subject of the reporting verb above; TD_NONE.
static uint32_t source_of(const td_linking *l, uint32_t token) {
  if (l->speaker[token] != TD_NONE) {
    return l->speaker[token];
  }
  for (uint32_t t = l->tokens[token].head; t != TD_NONE;
       t = l->tokens[t].head) {
    uint32_t clause = t; // of "went on to say" the going
    while (td_rel_base(l->tokens[clause].rel) == TD_REL_XCOMP ||
           (td_rel_base(l->tokens[clause].rel) == TD_REL_ADVCL &&
            td_document_child(l->document, clause, TD_REL_NSUBJ) == TD_NONE)) {
      clause = l->tokens[clause].head;
    }
    const uint32_t subject = shared_subject(l, clause);
    if (subject != TD_NONE &&
        !td_document_is_below(l->document, token, subject) &&
        td_know_word(l->know, l->tokens[t].lemma_term, TD_TID_ReportingVerb)) {
      return td_link_mention_at(l, subject);
    }
  }
  return TD_NONE;
}

// The state of whoever says "the government"; TD_NONE. A "regime" is always
// another's.
static uint32_t state_of_source(const td_linking *l, uint32_t token,
                                td_term entry) {
  const uint32_t source = source_of(l, token);
  const uint32_t who =
      source == TD_NONE ? TD_NONE : l->document->mentions.items[source].entity;
  if (who == TD_NONE || td_know_get(l->know, entry, TD_TID_saidOfOthers)) {
    return TD_NONE;
  }
  const td_term country = entity_of(l, who)->country;
  return country ? td_link_find(&l->by_known, country) : TD_NONE;
}

// The state at `token`: a demonym's, or that of a mention whose head it is.
static uint32_t state_at(td_linking *l, uint32_t token, uint32_t id) {
  if (l->nationality[token]) {
    return td_link_known(l, l->nationality[token], id);
  }
  const uint32_t mention = td_link_mention_at(l, token);
  const uint32_t entity = mention == TD_NONE
                              ? TD_NONE
                              : l->document->mentions.items[mention].entity;
  return entity != TD_NONE && entity_of(l, entity)->kind == TD_ENTITY_NAMED &&
                 td_link_is_state(l, entity_of(l, entity))
             ? entity
             : TD_NONE;
}

// The state named last that is not the subject of the same clause; TD_NONE.
static uint32_t last_state(td_linking *l, uint32_t id) {
  const td_mention *m = &l->document->mentions.items[id];
  const uint32_t subject =
      td_link_subject_of(l, clause_verb(l, m->head), m->head);
  uint32_t best = TD_NONE;
  uint32_t best_points = 0;
  for (uint32_t t = m->first_token;
       t-- > 0 && m->first_token - t < MAX_STATE_TOKENS;) {
    const uint32_t sentences = m->sentence - l->tokens[t].sentence;
    if (sentences > MAX_STATE_SENTENCES ||
        l->document->sentences.items[l->tokens[t].sentence].part != m->part) {
      break;
    }
    const uint32_t state = state_at(l, t, id);
    if (state == TD_NONE || state == subject) {
      continue;
    }
    const uint32_t weight = td_link_weight(l, entity_of(l, state)->known);
    const uint32_t distance = (m->first_token - t) / 3;
    const uint32_t points = 30 * (MAX_STATE_SENTENCES - sentences) + 20 -
                            (distance < 20 ? distance : 20) +
                            (weight < 10 ? weight : 10);
    if (points > best_points) {
      best = state;
      best_points = points;
    }
  }
  return best;
}

// "state of war", "country of origin": no state.
static bool has_other_sense(const td_linking *l, uint32_t head) {
  for (uint32_t c = l->tokens[head].first_child; c != TD_NONE;
       c = l->tokens[c].next_sibling) {
    const uint32_t preposition = td_document_child(l->document, c, TD_REL_CASE);
    if (c > head && td_rel_base(l->tokens[c].rel) == TD_REL_NMOD &&
        preposition != TD_NONE && l->inside[c] == TD_NONE &&
        td_know_word(l->know, l->tokens[preposition].form_term,
                     TD_TID_RoleWord)) {
      return true;
    }
  }
  return false;
}

// Whether the article is about `main` and names `state` in passing, so that
// "the government" is not that of `state`. A "regime" is another's.
static bool is_in_passing(const td_linking *l, uint32_t state, td_term main,
                          td_term entry) {
  return !td_know_get(l->know, entry, TD_TID_saidOfOthers) &&
         IN_PASSING * td_link_weight(l, entity_of(l, state)->known) <
             td_link_weight(l, main);
}

uint32_t td_link_state(td_linking *l, uint32_t id, td_term entry) {
  const td_mention *m = &l->document->mentions.items[id];
  const td_term country = td_link_phrase_country(l, m->head);
  if (has_other_sense(l, m->head)) {
    return TD_NONE;
  }
  if (country) {
    return td_link_known(l, country, id);
  }
  // Headlines have no articles: "new sanctions on regime".
  if (!td_link_is_definite(l, m->head) && m->n_tokens > 1) {
    return TD_NONE;
  }
  const uint32_t own = state_of_source(l, m->head, entry);
  if (own != TD_NONE) {
    return own;
  }
  const uint32_t last = last_state(l, id);
  const td_term main = td_link_main_country(l, TD_LINK_MOSTLY);
  return main && (last == TD_NONE || is_in_passing(l, last, main, entry))
             ? td_link_known(l, main, id)
             : last;
}
