// SPDX-License-Identifier: MIT

// What the stage coref found, for entities: a mention takes up the entity of
// what its phrase takes up.

#include "link/link_private.h"

td_status td_link_read_chains(td_linking *l) {
  const uint32_t n = l->document->mentions.count;
  l->phrase_of = TD_ARENA_ARRAY(l->document->arena, uint32_t, (size_t)n + 1);
  if (!l->phrase_of) {
    return TD_ERR_NO_MEM;
  }
  memset(l->phrase_of, 0xFF, n * sizeof(*l->phrase_of));
  for (uint32_t i = 0; i < l->document->phrases.count; i++) {
    const td_phrase *phrase = &l->document->phrases.items[i];
    if (phrase->mention != TD_NONE && !phrase->is_list) {
      l->phrase_of[phrase->mention] = i;
    }
  }
  return TD_OK;
}

static uint32_t entity_at(const td_linking *l, uint32_t phrase) {
  const uint32_t mention = l->document->phrases.items[phrase].mention;
  return mention == TD_NONE ? TD_NONE
                            : l->document->mentions.items[mention].entity;
}

bool td_link_is_sure(const td_linking *l, uint32_t id, float least) {
  const uint32_t at = l->phrase_of[id];
  return at != TD_NONE && (l->document->phrases.items[at].is_backed ||
                           l->document->phrases.items[at].margin >= least);
}

bool td_link_takes_up(const td_linking *l, uint32_t id, float least,
                      uint32_t *entity) {
  const td_phrase *phrases = l->document->phrases.items;
  uint32_t at = l->phrase_of[id];
  *entity = TD_NONE;
  if (at == TD_NONE || phrases[at].antecedent == TD_NONE) {
    return false;
  }
  while (phrases[at].antecedent != TD_NONE && *entity == TD_NONE &&
         (phrases[at].is_backed || phrases[at].margin >= least)) {
    at = phrases[at].antecedent;
    *entity = entity_at(l, at);
  }
  return true;
}
