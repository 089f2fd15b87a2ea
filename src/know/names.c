// SPDX-License-Identifier: MIT

#include "know/names.h"

#include "base/array.h"
#include "base/intern.h"
#include "base/try.h"
#include "know/fold.h"

#include <stdlib.h>

#define MAX_KEY_BYTES 512
#define NO_CAPITALS_YET 0xFFFF

typedef struct {
  uint32_t key; // number of the folded name
  td_name_meaning meaning;
} named;

typedef struct {
  td_arena *arena;
  const td_name_source *source;
  td_interner *keys;           // folded names and their beginnings
  TD_ARRAY(uint16_t) capitals; // [key - 1]; NO_CAPITALS_YET for a beginning
  TD_ARRAY(named) named;
} builder;

static td_status push_key(builder *b, td_slice text, uint32_t *key) {
  *key = td_interner_add(b->keys, text);
  if (*key == 0) {
    return TD_ERR_NO_MEM;
  }
  if (*key > b->capitals.count) {
    uint16_t *capitals = TD_PUSH(b->arena, &b->capitals);
    if (!capitals) {
      return TD_ERR_NO_MEM;
    }
    *capitals = NO_CAPITALS_YET;
  }
  return TD_OK;
}

// Append `word`, folded, to `key`; false when it does not fit.
static bool append_word(td_slice word, char *key, size_t *length,
                        unsigned *n_words, uint16_t *capitals) {
  char folded[TD_FOLD_BYTES];
  const size_t n = td_name_fold(word, TD_FOLD_AUTO, folded);
  if (n == SIZE_MAX || *length + n + 1 > MAX_KEY_BYTES) {
    return false;
  }
  if (n == 0) {
    return true;
  }
  if (*length) {
    key[(*length)++] = ' ';
  }
  memcpy(key + *length, folded, n);
  *length += n;
  // Of a hyphenated word ("Jong-un") only the first part needs its capital.
  if (*n_words < 15 && td_word_is_capitalised(word)) {
    *capitals = (uint16_t)(*capitals | (1U << *n_words));
  }
  *n_words += 1;
  for (size_t i = 0; i < n; i++) {
    *n_words += folded[i] == ' ';
  }
  return true;
}

static td_status add_beginnings(builder *b, td_slice key) {
  for (size_t i = 1; i < key.length; i++) {
    uint32_t beginning;
    if (key.data[i] == ' ') {
      TD_TRY(push_key(b, td_slice_part(key, 0, i), &beginning));
    }
  }
  return TD_OK;
}

static td_status add_name(builder *b, td_term entity, td_slice name,
                          td_name_kind kind) {
  char key[MAX_KEY_BYTES];
  size_t length = 0;
  unsigned n_words = 0;
  uint16_t capitals = 0;
  td_slice rest = name;
  while (rest.length) {
    const td_slice word = td_slice_split(rest, ' ', &rest);
    if (!append_word(word, key, &length, &n_words, &capitals)) {
      return TD_OK; // longer than any text will match
    }
  }
  if (length == 0) {
    return TD_OK;
  }
  TD_TRY(add_beginnings(b, (td_slice){key, length}));
  uint32_t id;
  TD_TRY(push_key(b, (td_slice){key, length}, &id));
  uint16_t *wanted = &b->capitals.items[id - 1];
  *wanted =
      *wanted == NO_CAPITALS_YET ? capitals : (uint16_t)(*wanted & capitals);
  named *n = TD_PUSH(b->arena, &b->named);
  if (!n) {
    return TD_ERR_NO_MEM;
  }
  *n = (named){id, {entity, kind}};
  return TD_OK;
}

static td_status collect(builder *b) {
  static const struct {
    td_vocab property;
    td_name_kind kind;
  } name_properties[] = {
      {TD_SKOS_prefLabel, TD_NAME_FULL},      {TD_SKOS_altLabel, TD_NAME_FULL},
      {TD_TID_shortName, TD_NAME_SHORT},      {TD_TID_localName, TD_NAME_LOCAL},
      {TD_TID_demonym, TD_NAME_DEMONYM},      {TD_TID_metonym, TD_NAME_METONYM},
      {TD_SCHEMA_familyName, TD_NAME_FAMILY},
  };
  const td_slice entities = td_slice_of(td_vocab_prefixes[TD_PREFIX_ent].iri);
  const td_name_source *in = b->source;
  for (uint32_t i = 0; i < in->n_facts; i++) {
    const td_fact *f = &in->facts[i];
    if (!td_slice_has_prefix(in->terms[f->s], entities)) {
      continue;
    }
    for (size_t k = 0; k < sizeof(name_properties) / sizeof(*name_properties);
         k++) {
      if (f->p == in->vocab[name_properties[k].property] && f->o > in->n_iris) {
        TD_TRY(add_name(b, f->s, in->terms[f->o], name_properties[k].kind));
      }
    }
  }
  return TD_OK;
}

static int compare_named(const void *a, const void *b) {
  const named *x = a;
  const named *y = b;
  if (x->key != y->key) {
    return x->key < y->key ? -1 : 1;
  }
  if (x->meaning.kind != y->meaning.kind) {
    return x->meaning.kind < y->meaning.kind ? -1 : 1;
  }
  return (x->meaning.entity > y->meaning.entity) -
         (x->meaning.entity < y->meaning.entity);
}

// Meanings in the order of their keys; each name is told where its own begin.
static td_status place_meanings(builder *b, td_name_table *out) {
  if (b->named.count) { // without items there is no array to sort
    qsort(b->named.items, b->named.count, sizeof(named), compare_named);
  }
  out->meanings = TD_ARENA_ARRAY(b->arena, td_name_meaning, b->named.count);
  if (!out->meanings) {
    return TD_ERR_NO_MEM;
  }
  for (uint32_t i = 0; i < b->named.count; i++) {
    const named *n = &b->named.items[i];
    if (i && compare_named(n, n - 1) == 0) {
      continue;
    }
    td_frozen_name *name = &out->names[n->key - 1];
    if (name->n_meanings == UINT16_MAX) {
      return TD_ERR_LIMIT;
    }
    if (name->n_meanings++ == 0) {
      name->first_meaning = out->n_meanings;
    }
    out->meanings[out->n_meanings++] = n->meaning;
  }
  return TD_OK;
}

static td_status place_names(builder *b, td_buffer *text, td_name_table *out) {
  out->n_names = td_interner_count(b->keys);
  out->n_slots = td_frozen_slots(out->n_names);
  out->names = TD_ARENA_ARRAY(b->arena, td_frozen_name, out->n_names);
  out->slots = TD_ARENA_ARRAY(b->arena, uint32_t, out->n_slots);
  if (!out->names || !out->slots) {
    return TD_ERR_NO_MEM;
  }
  for (uint32_t i = 0; i < out->n_names; i++) {
    const td_slice key = td_interner_text(b->keys, i + 1);
    uint32_t slot = td_frozen_slot(key, out->n_slots);
    while (out->slots[slot]) {
      slot = (slot + 1) & (out->n_slots - 1);
    }
    if (text->length > UINT32_MAX - key.length) {
      return TD_ERR_LIMIT;
    }
    out->slots[slot] = i + 1;
    out->names[i] = (td_frozen_name){.offset = (uint32_t)text->length,
                                     .length = (uint32_t)key.length,
                                     .capitals = b->capitals.items[i]};
    td_buffer_add(text, key);
  }
  return text->failed ? TD_ERR_NO_MEM : TD_OK;
}

td_status td_name_table_make(td_arena *arena, const td_name_source *source,
                             td_buffer *text, td_name_table *out) {
  builder b = {.arena = arena, .source = source, .keys = td_interner_new()};
  td_status status = b.keys ? collect(&b) : TD_ERR_NO_MEM;
  if (status == TD_OK) {
    status = place_names(&b, text, out);
  }
  if (status == TD_OK) {
    status = place_meanings(&b, out);
  }
  td_interner_free(b.keys);
  return status;
}
