// SPDX-License-Identifier: MIT

#include "coref/coref.h"

#include "base/try.h"
#include "coref/candidates.h"
#include "coref/grammar.h"
#include "coref/network.h"
#include "coref/speakers.h"

struct td_resolver {
  td_arena *arena;
  const td_know *know;
  bool has_network;
  td_coref_network network;
};

td_status td_resolver_new(const td_model_file *model, const td_know *know,
                          td_resolver **out) {
  td_arena *arena = td_arena_new(0);
  td_resolver *resolver = arena ? TD_ARENA_NEW(arena, td_resolver) : NULL;
  if (!resolver) {
    td_arena_free(arena);
    return TD_ERR_NO_MEM;
  }
  resolver->arena = arena;
  resolver->know = know;
  resolver->has_network = model && td_coref_network_exists(model);
  const td_status status =
      resolver->has_network ? td_coref_network_read(model, &resolver->network)
                            : TD_OK;
  if (status != TD_OK) {
    td_arena_free(arena);
    return status;
  }
  *out = resolver;
  return TD_OK;
}

void td_resolver_free(td_resolver *resolver) {
  if (resolver) {
    td_arena_free(resolver->arena);
  }
}

/// The work on one document.
typedef struct {
  const td_coref_network *network;
  const td_noun_phrases *p;
  td_chains chains;
  uint32_t *antecedent; ///< [phrases]; TD_NONE
  float *margin;        ///< [phrases], of its chain over all else
  float *later;         ///< [phrases][n_hidden]
  float *earlier;
} work;

static td_status work_init(work *w, td_arena *arena) {
  const uint32_t n = w->p->items.count;
  const size_t n_hidden = w->network->n_hidden;
  w->antecedent = TD_ARENA_ARRAY(arena, uint32_t, (size_t)n + 1);
  w->margin = TD_ARENA_ARRAY(arena, float, (size_t)n + 1);
  w->later = td_floats_new(arena, (size_t)n + 1, n_hidden);
  w->earlier = td_floats_new(arena, (size_t)n + 1, n_hidden);
  if (!w->antecedent || !w->margin || !w->later || !w->earlier) {
    return TD_ERR_NO_MEM;
  }
  for (uint32_t i = 0; i < n; i++) {
    td_phrase_keys keys;
    td_phrase_keys_make(w->p, i, &keys);
    td_coref_network_embed(w->network, &keys, w->later + i * n_hidden,
                           w->earlier + i * n_hidden);
  }
  return td_chains_init(&w->chains, n, arena);
}

/// The best score but for those of the chain of candidate `best`.
static float second_best(const work *w, const td_candidate *candidates,
                         const float *scores, uint32_t n, uint32_t best,
                         float nothing) {
  const uint32_t *chain_of = w->chains.chain_of;
  float second = nothing;
  for (uint32_t i = 0; i < n; i++) {
    if (scores[i] > second &&
        chain_of[candidates[i].phrase] != chain_of[candidates[best].phrase]) {
      second = scores[i];
    }
  }
  return second;
}

/// "Canada said | it | was suspending the pact": whether the later phrase is a
/// thing that does something to another in a clause that the earlier tells.
static bool is_teller_of(const work *w, uint32_t phrase, uint32_t other) {
  const td_noun_phrase *a = &w->p->items.items[phrase];
  const td_noun_phrase *b = &w->p->items.items[other];
  const uint32_t verb = w->p->tokens[a->head].head;
  return a->kind == TD_PHRASE_THIRD && a->gender == TD_NO_PERSON &&
         a->number == TD_SINGULAR && td_phrase_is_subject(w->p, a) &&
         !a->is_possessive && verb != TD_NONE &&
         w->p->tokens[verb].rel == TD_REL_CCOMP &&
         td_document_child(w->p->document, verb, TD_REL_OBJ) != TD_NONE &&
         td_phrases_bond(w->p, a, b) == TD_OF_CLAUSE &&
         td_phrase_is_source(w->p, b) && b->gender != TD_MALE &&
         b->gender != TD_FEMALE && b->number != TD_PLURAL;
}

static bool is_day(const work *w, uint32_t phrase) {
  return td_know_word(w->p->know,
                      w->p->tokens[w->p->items.items[phrase].head].form_term,
                      TD_TID_Weekday);
}

/// Who tells that `phrase` does something, where else it took up nothing or a
/// day: the candidate; else `best`.
static uint32_t teller_or(const work *w, uint32_t phrase,
                          const td_candidate *candidates, uint32_t n,
                          uint32_t best) {
  for (uint32_t i = 0;
       (best == TD_NONE || is_day(w, candidates[best].phrase)) && i < n; i++) {
    if (is_teller_of(w, phrase, candidates[i].phrase)) {
      return i;
    }
  }
  return best;
}

/// Choose what `phrase` takes up.
static void resolve(work *w, uint32_t phrase) {
  const size_t n_hidden = w->network->n_hidden;
  const float *later = w->later + phrase * n_hidden;
  td_candidate candidates[TD_MAX_CANDIDATES];
  float scores[TD_MAX_CANDIDATES];
  td_pair_rows rows;
  const uint32_t n = td_candidates_find(w->p, &w->chains, phrase, candidates);
  td_new_rows_make(w->p, phrase, &rows);
  const float nothing = td_coref_network_score(w->network, later, NULL, &rows);
  uint32_t best = TD_NONE;
  for (uint32_t i = 0; i < n; i++) {
    const uint32_t other = candidates[i].phrase;
    td_pair_rows_make(w->p, phrase, other,
                      &w->chains.chains[w->chains.chain_of[other]],
                      candidates[i].between, &rows);
    scores[i] = td_coref_network_score(w->network, later,
                                       w->earlier + other * n_hidden, &rows);
    if (scores[i] > (best == TD_NONE ? nothing : scores[best])) {
      best = i;
    }
  }
  w->antecedent[phrase] = TD_NONE;
  best = teller_or(w, phrase, candidates, n, best);
  if (best != TD_NONE) {
    w->antecedent[phrase] = candidates[best].phrase;
    w->margin[phrase] =
        scores[best] - second_best(w, candidates, scores, n, best, nothing);
  }
  td_chains_join(&w->chains, w->p, phrase, w->antecedent[phrase]);
}

/// Whether grammar is for what `phrase` takes up, too.
static bool is_backed(const work *w, uint32_t phrase) {
  if (w->antecedent[phrase] == TD_NONE) {
    return false;
  }
  const td_noun_phrase *a = &w->p->items.items[phrase];
  const td_noun_phrase *b = &w->p->items.items[w->antecedent[phrase]];
  const td_phrase_bond bond = td_phrases_bond(w->p, a, b);
  return bond == TD_OF_CLAUSE || bond == TD_UNDERSTOOD ||
         (a->sentence == b->sentence + 1 && td_phrase_is_subject(w->p, a) &&
          td_phrase_is_subject(w->p, b));
}

/// The phrases of chains with more than one.
static td_status keep(const work *w, td_document *document) {
  const uint32_t n = w->p->items.count;
  const uint32_t *chain_of = w->chains.chain_of;
  uint32_t *at = TD_ARENA_ARRAY(w->p->arena, uint32_t, (size_t)n + 1);
  if (!at) {
    return TD_ERR_NO_MEM;
  }
  for (uint32_t i = 0; i < n; i++) {
    const td_noun_phrase *phrase = &w->p->items.items[i];
    const td_chain *chain = &w->chains.chains[chain_of[i]];
    if (chain->size < 2) {
      continue;
    }
    at[i] = document->phrases.count;
    td_phrase *out = TD_PUSH(document->arena, &document->phrases);
    if (!out) {
      return TD_ERR_NO_MEM;
    }
    const uint32_t before = w->antecedent[i];
    *out =
        (td_phrase){.part = document->sentences.items[phrase->sentence].part,
                    .span = {w->p->tokens[phrase->begin].span.begin,
                             w->p->tokens[phrase->end - 1].span.end},
                    .head = phrase->head,
                    .mention = phrase->mention,
                    .first = at[chain->first],
                    .antecedent = before == TD_NONE ? TD_NONE : at[before],
                    .margin = w->margin[i],
                    .is_backed = is_backed(w, i),
                    .is_list = phrase->kind == TD_PHRASE_LIST,
                    .form = phrase->kind <= TD_PHRASE_OTHER  ? TD_FORM_PRONOUN
                            : phrase->kind == TD_PHRASE_NAME ? TD_FORM_NAME
                                                             : TD_FORM_NOMINAL};
  }
  return TD_OK;
}

static td_status run(const td_resolver *resolver, td_document *document,
                     td_arena *scratch) {
  td_noun_phrases p;
  TD_TRY(td_noun_phrases_find(resolver->know, document, scratch, &p));
  work w = {.network = &resolver->network, .p = &p};
  TD_TRY(work_init(&w, scratch));
  for (uint32_t i = 0; i < p.items.count; i++) {
    resolve(&w, i);
  }
  return keep(&w, document);
}

td_status td_resolver_run(const td_resolver *resolver, td_document *document) {
  TD_TRY(td_speakers_find(resolver->know, document));
  if (!resolver->has_network || document->tokens.count == 0) {
    return TD_OK;
  }
  td_arena *scratch = td_arena_new(0);
  if (!scratch) {
    return TD_ERR_NO_MEM;
  }
  const td_status status = run(resolver, document, scratch);
  td_arena_free(scratch);
  return status;
}
