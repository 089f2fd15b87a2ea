// SPDX-License-Identifier: MIT

// States that act by an adjective: "the French decision", "Iranian attacks".

#include "link/link_private.h"

#include "base/array.h"

// Whether the lexicon has the noun as an event, and nobody as an agent: "a
// decision", not "an opposition".
static bool is_event_noun(const td_linking *l, uint32_t token) {
  const td_token *t = &l->tokens[token];
  const td_term lemma = td_know_vocab(l->know, TD_TID_lemma);
  if (t->upos != TD_UPOS_NOUN || !t->lemma_term || !lemma ||
      td_know_word(l->know, t->lemma_term, TD_TID_AgentNoun) ||
      td_know_word(l->know, t->form_term, TD_TID_AgentNoun)) {
    return false;
  }
  const td_term noun = td_know_vocab(l->know, TD_LEXINFO_noun);
  const td_fact_run run = td_know_subjects(l->know, lemma, t->lemma_term);
  for (const td_fact *f = run.begin; f < run.end; f++) {
    if (td_know_has(l->know, f->s, TD_LEXINFO_partOfSpeech, noun)) {
      return true;
    }
  }
  return false;
}

static bool is_attribute(td_rel rel) {
  return rel == TD_REL_AMOD || rel == TD_REL_COMPOUND ||
         rel == TD_REL_NMOD_DESC;
}

// What a hyphen joins to the adjective before it: "Saudi-led | strikes",
// "Israeli-Palestinian | talks".
static bool is_joined(const td_linking *l, uint32_t t, uint32_t head) {
  return head == t + 2 && td_slice_is(l->tokens[t + 1].form, "-") &&
         is_attribute((td_rel)l->tokens[head].rel) &&
         (l->nationality[head] || td_slice_is(l->tokens[head].xpos, "VBN"));
}

// The noun that the adjective at `t` belongs to; TD_NONE.
static uint32_t noun_of(const td_linking *l, uint32_t t) {
  const td_token *token = &l->tokens[t];
  if (token->rel == TD_REL_CONJ && token->head != TD_NONE &&
      l->nationality[token->head]) {
    token = &l->tokens[token->head]; // "the French and German decision"
  } else if (token->head != TD_NONE && is_joined(l, t, token->head)) {
    token = &l->tokens[token->head];
  }
  return is_attribute((td_rel)token->rel) ? token->head : TD_NONE;
}

// The end of the adjective that begins at `t`: "South Korean".
static uint32_t end_of(const td_linking *l, uint32_t t, uint32_t end) {
  uint32_t e = t + 1;
  while (e < end && l->nationality[e] == l->nationality[t] &&
         l->inside[e] == TD_NONE && l->tokens[e - 1].head == e) {
    e++;
  }
  return e;
}

static void add_mention(td_linking *l, uint32_t sentence, uint32_t begin,
                        uint32_t end) {
  td_document *d = l->document;
  const uint32_t id = d->mentions.count;
  td_mention *m = TD_PUSH(d->arena, &d->mentions);
  if (!m) {
    l->status = TD_ERR_NO_MEM;
    return;
  }
  *m = (td_mention){
      .part = d->sentences.items[sentence].part,
      .span = {l->tokens[begin].span.begin, l->tokens[end - 1].span.end},
      .sentence = sentence,
      .first_token = begin,
      .n_tokens = end - begin,
      .head = end - 1,
      .form = TD_FORM_NOMINAL,
      .entity = TD_NONE};
  const uint32_t entity = td_link_known(l, l->nationality[begin], id);
  d->mentions.items[id].entity = entity;
}

void td_link_adjectives(td_linking *l) {
  for (uint32_t s = 0; s < l->document->sentences.count; s++) {
    const td_sentence *sentence = &l->document->sentences.items[s];
    const uint32_t end = sentence->first_token + sentence->n_tokens;
    for (uint32_t t = sentence->first_token; t < end && l->status == TD_OK;) {
      if (!l->nationality[t] || l->inside[t] != TD_NONE) {
        t++;
        continue;
      }
      const uint32_t after = end_of(l, t, end);
      const uint32_t noun = noun_of(l, after - 1);
      if (noun != TD_NONE && noun >= after && is_event_noun(l, noun)) {
        add_mention(l, s, t, after);
      }
      t = after;
    }
  }
}
