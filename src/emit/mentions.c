// SPDX-License-Identifier: MIT

// Mentions as JSON: those of the document, and the phrases of chains that are
// no mention of their own. Where the stage link left a mention open, its chain
// says which entity it is of; a chain without an entity is named after its
// first phrase.

#include "emit/json_private.h"

#include <stdlib.h>

#define MAX_DEPTH 16

/// What is written as one mention.
typedef struct {
  td_part_id part;
  td_span span;
  uint32_t mention; ///< behind the last one, of those inside; TD_NONE
  uint32_t phrase;  ///< TD_NONE
} shown;

typedef struct {
  td_json_maker *maker;
  const td_document *d;
  shown *items;
  uint32_t n;
  uint32_t *phrase_of; ///< [mentions]
  uint32_t *entity_of; ///< [phrases], at the first of a chain; TD_NONE
} listing;

static void add_members(td_json_maker *maker, uint32_t entity, unsigned depth) {
  const td_entity *e = &maker->document->entities.items[entity];
  if (e->kind != TD_ENTITY_LIST) {
    td_json_text(&maker->json, td_json_entity_iri(maker, entity));
    return;
  }
  for (uint32_t i = 0; depth && i < e->n_members; i++) {
    add_members(maker, e->members[i], depth - 1);
  }
}

static void put_entity(td_json_maker *maker, uint32_t entity) {
  td_json_key(&maker->json, "entity");
  if (maker->document->entities.items[entity].kind != TD_ENTITY_LIST) {
    td_json_text(&maker->json, td_json_entity_iri(maker, entity));
    return;
  }
  td_json_open(&maker->json, '[');
  add_members(maker, entity, MAX_DEPTH);
  td_json_close(&maker->json, ']');
}

/// The name of a chain without an entity.
static td_slice chain_iri(td_json_maker *maker, uint32_t first) {
  const td_phrase *phrase = &maker->document->phrases.items[first];
  td_buffer_rewind(&maker->scratch);
  td_iri_phrase(&maker->iris, phrase->part, phrase->span, &maker->scratch);
  return td_buffer_as_slice(&maker->scratch);
}

static int rank_of(const listing *l, uint32_t entity) {
  return l->d->entities.items[entity].kind == TD_ENTITY_NAMED ? 2
         : td_document_is_unnamed(l->d, entity)               ? 0
                                                              : 1;
}

/// The entities of chains: the first that has a name, else the first.
static void find_entities(listing *l) {
  for (uint32_t i = 0; i < l->d->phrases.count; i++) {
    const td_phrase *phrase = &l->d->phrases.items[i];
    if (phrase->mention == TD_NONE || phrase->is_list) {
      continue;
    }
    l->phrase_of[phrase->mention] = i;
    const uint32_t entity = l->d->mentions.items[phrase->mention].entity;
    uint32_t *known = &l->entity_of[phrase->first];
    if (entity != TD_NONE &&
        (*known == TD_NONE || rank_of(l, entity) > rank_of(l, *known))) {
      *known = entity;
    }
  }
}

static int three_way(uint32_t a, uint32_t b) { return (a > b) - (a < b); }

static int by_place(const void *pa, const void *pb) {
  const shown *a = pa;
  const shown *b = pb;
  const int by_begin = three_way(a->span.begin, b->span.begin);
  const int by_end = three_way(b->span.end, a->span.end);
  return by_begin ? by_begin
         : by_end ? by_end
                  : three_way(a->mention, b->mention);
}

/// A name keeps its own words, other mentions get those of their phrase.
static void add_mention(listing *l, uint32_t id) {
  const td_mention *m = &l->d->mentions.items[id];
  const uint32_t phrase = l->phrase_of[id];
  const td_span own = td_document_name_span(l->d, m);
  const td_span whole =
      phrase == TD_NONE ? own : l->d->phrases.items[phrase].span;
  const bool is_name = m->form == TD_FORM_NAME;
  l->items[l->n++] = (shown){m->part, is_name ? own : whole, id, phrase};
  if (is_name && (whole.begin != own.begin || whole.end != own.end)) {
    l->items[l->n++] = (shown){m->part, whole, TD_NONE, phrase};
  }
}

static void add_mentions(listing *l) {
  for (uint32_t i = 0; i < l->d->mentions.count; i++) {
    if (l->d->mentions.items[i].part == TD_BODY) {
      add_mention(l, i);
    }
  }
}

static void add_inner(listing *l) {
  for (uint32_t i = 0; i < l->d->inner.count; i++) {
    const td_mention *m = &l->d->inner.items[i];
    if (m->part == TD_BODY) {
      l->items[l->n++] =
          (shown){m->part, m->span, l->d->mentions.count + i, TD_NONE};
    }
  }
}

/// NULL where only a phrase is shown.
static const td_mention *mention_of(const listing *l, const shown *s) {
  const uint32_t n_mentions = l->d->mentions.count;
  return s->mention == TD_NONE ? NULL
         : s->mention < n_mentions
             ? &l->d->mentions.items[s->mention]
             : &l->d->inner.items[s->mention - n_mentions];
}

static void add_phrases(listing *l) {
  for (uint32_t i = 0; i < l->d->phrases.count; i++) {
    const td_phrase *phrase = &l->d->phrases.items[i];
    if (phrase->part == TD_BODY &&
        (phrase->mention == TD_NONE || phrase->is_list)) {
      l->items[l->n++] = (shown){phrase->part, phrase->span, TD_NONE, i};
    }
  }
}

/// What is of no entity, but may be of a chain.
static void put_nothing(td_json_maker *maker, uint32_t first) {
  static const td_entity nothing;
  td_json_put(maker, "entity",
              first == TD_NONE ? (td_slice){0} : chain_iri(maker, first));
  td_json_put(maker, "class", (td_slice){0});
  td_json_put(maker, "country", (td_slice){0});
  td_json_put(maker, "nonstate", (td_slice){0});
  td_json_put_sectors(maker, &nothing);
}

static void put_whom(const listing *l, const shown *s) {
  td_json_maker *maker = l->maker;
  const td_mention *m = mention_of(l, s);
  uint32_t entity = m ? m->entity : TD_NONE;
  const uint32_t first =
      s->phrase == TD_NONE ? TD_NONE : l->d->phrases.items[s->phrase].first;
  // What the chain knows is more than that somebody says "we".
  const bool is_open =
      entity == TD_NONE || td_document_is_unnamed(l->d, entity);
  if (is_open && first != TD_NONE && l->entity_of[first] != TD_NONE) {
    entity = l->entity_of[first];
  }
  if (entity == TD_NONE) {
    put_nothing(maker, first);
    return;
  }
  const td_entity *e = &l->d->entities.items[entity];
  put_entity(maker, entity);
  td_json_put(maker, "class", td_know_local_name(maker->config->know, e->type));
  td_json_put_country(maker, e->country);
  td_json_put_term(maker, "nonstate", e->nonstate);
  td_json_put_sectors(maker, e);
}

static void put(const listing *l, const shown *s) {
  static const char *const forms[] = {"name", "nominal", "pronoun"};
  const td_mention *m = mention_of(l, s);
  const unsigned form = m ? m->form : l->d->phrases.items[s->phrase].form;
  td_json_open(&l->maker->json, '{');
  td_json_put_span(l->maker, s->part, s->span);
  td_json_put(l->maker, "type",
              td_slice_of(td_name_type_string(m ? m->type : TD_TYPE_NONE)));
  td_json_put(l->maker, "form", td_slice_of(forms[form]));
  put_whom(l, s);
  td_json_close(&l->maker->json, '}');
}

static bool begin(listing *l) {
  td_arena *arena = l->d->arena;
  const uint32_t n_mentions = l->d->mentions.count;
  const uint32_t n_phrases = l->d->phrases.count;
  l->items = TD_ARENA_ARRAY(
      arena, shown, (size_t)n_mentions + l->d->inner.count + 2 * n_phrases + 1);
  l->phrase_of = TD_ARENA_ARRAY(arena, uint32_t, (size_t)n_mentions + 1);
  l->entity_of = TD_ARENA_ARRAY(arena, uint32_t, (size_t)n_phrases + 1);
  if (!l->items || !l->phrase_of || !l->entity_of) {
    return false;
  }
  memset(l->phrase_of, 0xFF, n_mentions * sizeof(*l->phrase_of));
  memset(l->entity_of, 0xFF, n_phrases * sizeof(*l->entity_of));
  return true;
}

td_status td_json_mentions(td_json_maker *maker) {
  listing l = {.maker = maker, .d = maker->document};
  if (!begin(&l)) {
    return TD_ERR_NO_MEM;
  }
  find_entities(&l);
  add_mentions(&l);
  add_inner(&l);
  add_phrases(&l);
  qsort(l.items, l.n, sizeof(*l.items), by_place);
  td_json_open(&maker->json, '[');
  for (uint32_t i = 0; i < l.n; i++) {
    put(&l, &l.items[i]);
  }
  td_json_close(&maker->json, ']');
  return TD_OK;
}
