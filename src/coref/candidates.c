// SPDX-License-Identifier: MIT

#include "coref/candidates.h"

#include "coref/grammar.h"

/// Phrases looked back, by a pronoun and by others.
#define NEAR_PRONOUN 50
#define NEAR_OTHER 30
/// How far back the same words are looked for.
#define FAR 1000
/// Sentences that a phrase reaches back to one without a word in common.
#define MAX_SENTENCES 3
/// Sentences that a pronoun of the third person reaches back.
#define MAX_OF_THIRD 10

td_status td_chains_init(td_chains *chains, uint32_t n_phrases,
                         td_arena *arena) {
  chains->n_chains = 0;
  chains->chain_of = TD_ARENA_ARRAY(arena, uint32_t, (size_t)n_phrases + 1);
  chains->chains = TD_ARENA_ARRAY(arena, td_chain, (size_t)n_phrases + 1);
  return chains->chain_of && chains->chains ? TD_OK : TD_ERR_NO_MEM;
}

void td_chains_join(td_chains *chains, const td_noun_phrases *p,
                    uint32_t phrase, uint32_t antecedent) {
  if (antecedent == TD_NONE) {
    chains->chain_of[phrase] = chains->n_chains;
    td_chain_begin(&chains->chains[chains->n_chains++], p, phrase);
    return;
  }
  const uint32_t chain = chains->chain_of[antecedent];
  chains->chain_of[phrase] = chain;
  td_chain_add(&chains->chains[chain], p, phrase);
}

/// Whether one is part of the other, so that they cannot be one.
static bool overlap(const td_noun_phrase *a, const td_noun_phrase *b) {
  return a->begin < b->end && b->begin < a->end;
}

/// The chain of the subject of the phrase's own verb, which only a reflexive
/// could take up: not "she thanked her", but "she thanked her sister". TD_NONE.
static uint32_t barred_chain(const td_noun_phrases *p, const td_chains *chains,
                             uint32_t phrase) {
  const td_noun_phrase *a = &p->items.items[phrase];
  const uint32_t verb = p->tokens[a->head].head;
  if (a->kind != TD_PHRASE_THIRD || a->is_reflexive || a->is_possessive ||
      verb == TD_NONE) {
    return TD_NONE;
  }
  const uint32_t subject = td_document_child(p->document, verb, TD_REL_NSUBJ);
  const uint32_t other = subject == TD_NONE ? TD_NONE : p->phrase_at[subject];
  return other < phrase ? chains->chain_of[other] : TD_NONE;
}

/// Whether the words say that the two may be one however far apart.
static bool is_alike(const td_noun_phrase *a, const td_noun_phrase *b) {
  return b->kind >= TD_PHRASE_NAME &&
         (a->lemma == b->lemma || a->words == b->words ||
          (a->known && a->known == b->known) ||
          (a->is_acronym != b->is_acronym && a->initials == b->initials));
}

/// Whether a noun's determiner points back: "the", "this", "his".
static bool points_back(const td_noun_phrase *a) {
  return a->kind == TD_PHRASE_NOUN &&
         (a->determined == TD_DETERMINED_DEFINITE ||
          a->determined == TD_DETERMINED_DEMONSTRATIVE ||
          a->determined == TD_DETERMINED_POSSESSED);
}

/// Whether `a` may take `b` up at all. Without a word in common nothing does
/// from afar; only a noun that points back takes up another, and that a name:
/// "Iran ... the country"; and nouns do not take up pronouns. Of 3,290 links
/// that the network makes without this in 150 articles 47 are against it, of
/// 362,100 pairs 269,072.
static bool is_likely(const td_noun_phrase *a, const td_noun_phrase *b) {
  if (a->lemma == b->lemma || (a->content & b->content) || is_alike(a, b)) {
    return true;
  }
  if (a->sentence - b->sentence > MAX_SENTENCES) {
    return false;
  }
  if (a->kind <= TD_PHRASE_OTHER) {
    return true;
  }
  return b->kind <= TD_PHRASE_OTHER
             ? a->kind == TD_PHRASE_NAME
             : b->kind == TD_PHRASE_NAME && points_back(a);
}

uint32_t td_candidates_find(const td_noun_phrases *p, const td_chains *chains,
                            uint32_t phrase, td_candidate *out) {
  const td_noun_phrase *a = &p->items.items[phrase];
  const bool is_pronoun = a->kind <= TD_PHRASE_OTHER;
  const uint32_t near = is_pronoun ? NEAR_PRONOUN : NEAR_OTHER;
  const uint32_t barred = barred_chain(p, chains, phrase);
  td_between between = {0};
  uint32_t n = 0;
  for (uint32_t back = 1; back <= phrase && back < FAR; back++) {
    const td_noun_phrase *b = &p->items.items[phrase - back];
    if (n == TD_MAX_CANDIDATES || (is_pronoun && back > near) ||
        (a->kind == TD_PHRASE_THIRD &&
         a->sentence - b->sentence > MAX_OF_THIRD)) {
      break;
    }
    if ((overlap(a, b) && !td_phrase_is_retold(p, a, b)) ||
        chains->chain_of[phrase - back] == barred) {
      continue;
    }
    if (back <= near ? is_likely(a, b) : is_alike(a, b)) {
      between.all = back - 1;
      out[n++] = (td_candidate){phrase - back, between};
    }
    if (back <= near) {
      between.agreeing += td_pair_agrees(a, b);
      between.subjects += td_phrase_is_subject(p, b);
    }
  }
  return n;
}
