// SPDX-License-Identifier: MIT

#include "know/names.h"

#include "base/array.h"
#include "base/intern.h"
#include "base/try.h"
#include "know/fold.h"
#include "know/marks.h"

#include <stdlib.h>

#define MAX_KEY_BYTES 512
#define MAX_KEY_WORDS 16
#define MAX_SPELLINGS 64 // keys of one name
#define NO_CAPITALS_YET 0xFFFF

typedef struct {
  uint32_t key; // number of the folded name
  td_name_meaning meaning;
} named;

// A word that is written in several ways; all of one class are the same.
typedef struct {
  td_slice word; // folded
  td_term class;
} spelling;

typedef struct {
  td_arena *arena;
  const td_fact_source *source;
  td_interner *keys; // folded names and their beginnings
  TD_ARRAY(spelling) spellings;
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

static td_status add_key(builder *b, td_slice key, uint16_t capitals,
                         td_name_meaning meaning) {
  TD_TRY(add_beginnings(b, key));
  uint32_t id;
  TD_TRY(push_key(b, key, &id));
  uint16_t *wanted = &b->capitals.items[id - 1];
  *wanted =
      *wanted == NO_CAPITALS_YET ? capitals : (uint16_t)(*wanted & capitals);
  named *n = TD_PUSH(b->arena, &b->named);
  if (!n) {
    return TD_ERR_NO_MEM;
  }
  *n = (named){id, meaning};
  return TD_OK;
}

// ---------------------------------------------------- words spelled otherwise

static td_term class_of(const builder *b, td_slice word) {
  for (uint32_t i = 0; i < b->spellings.count; i++) {
    if (td_slice_equal(b->spellings.items[i].word, word)) {
      return b->spellings.items[i].class;
    }
  }
  return 0;
}

// One name while its spellings are added.
typedef struct {
  td_slice words[MAX_KEY_WORDS];
  unsigned n_words;
  uint16_t capitals;
  td_name_meaning meaning;
  unsigned n_keys;
  char key[MAX_KEY_BYTES];
} spelled_name;

// Add the keys that begin with key[.. length] and go on with the words from
// `at` on, each in all its spellings.
static td_status add_spellings(builder *b, spelled_name *name, unsigned at,
                               size_t length) {
  if (at == name->n_words) {
    name->n_keys++;
    return add_key(b, (td_slice){name->key, length}, name->capitals,
                   name->meaning);
  }
  const td_slice own = name->words[at];
  const td_term class = class_of(b, own);
  for (uint32_t i = 0; i <= (class ? b->spellings.count : 0); i++) {
    const bool is_own = i == 0;
    const td_slice word = is_own ? own : b->spellings.items[i - 1].word;
    if (!is_own && (b->spellings.items[i - 1].class != class ||
                    td_slice_equal(word, own))) {
      continue;
    }
    if (length + word.length + 1 > MAX_KEY_BYTES ||
        name->n_keys == MAX_SPELLINGS) {
      break;
    }
    size_t end = length;
    if (at) {
      name->key[end++] = ' ';
    }
    memcpy(name->key + end, word.data, word.length);
    TD_TRY(add_spellings(b, name, at + 1, end + word.length));
  }
  return TD_OK;
}

static td_status add_folded(builder *b, td_slice key, uint16_t capitals,
                            td_name_meaning meaning) {
  spelled_name name = {.capitals = capitals, .meaning = meaning};
  td_slice rest = key;
  while (rest.length && name.n_words < MAX_KEY_WORDS) {
    name.words[name.n_words++] = td_slice_split(rest, ' ', &rest);
  }
  return rest.length ? add_key(b, key, capitals, meaning)
                     : add_spellings(b, &name, 0, 0);
}

// A comma is a word of its own, without a capital: "Eugene , Oregon".
static bool append_comma(char *key, size_t *length) {
  if (*length == 0 || *length + 2 > MAX_KEY_BYTES) {
    return false;
  }
  key[(*length)++] = ' ';
  key[(*length)++] = ',';
  return true;
}

// The key of `name`, with its commas or without; false if it is longer than
// any text will match, or empty, or has no comma though it should.
static bool make_key(td_slice name, bool with_commas, char *key, size_t *length,
                     uint16_t *capitals) {
  unsigned n_words = 0;
  bool has_comma = false;
  td_slice rest = name;
  *length = 0;
  *capitals = 0;
  while (rest.length) {
    const td_slice word = td_slice_split(rest, ' ', &rest);
    if (!append_word(word, key, length, &n_words, capitals)) {
      return false;
    }
    if (with_commas && rest.length && word.length &&
        word.data[word.length - 1] == ',') {
      has_comma = append_comma(key, length);
    }
  }
  return *length && has_comma == with_commas;
}

static td_status add_name(builder *b, td_term entity, td_slice name,
                          td_name_kind kind) {
  for (int with_commas = 0; with_commas <= 1; with_commas++) {
    char key[MAX_KEY_BYTES];
    size_t length;
    uint16_t capitals;
    if (make_key(name, with_commas, key, &length, &capitals)) {
      TD_TRY(add_folded(b, (td_slice){key, length}, capitals,
                        (td_name_meaning){entity, kind}));
    }
  }
  return TD_OK;
}

static td_status collect_spellings(builder *b) {
  const td_fact_source *in = b->source;
  const td_term property = in->vocab[TD_TID_spelling];
  for (uint32_t i = 0; property && i < in->n_facts; i++) {
    const td_fact *f = &in->facts[i];
    char folded[TD_FOLD_BYTES];
    if (f->p != property) {
      continue;
    }
    const size_t n = td_name_fold(in->terms[f->o], TD_FOLD_LOWER, folded);
    spelling *s = n != SIZE_MAX && n ? TD_PUSH(b->arena, &b->spellings) : NULL;
    if (!s) {
      return TD_ERR_NO_MEM;
    }
    *s = (spelling){td_arena_copy(b->arena, (td_slice){folded, n}), f->s};
    if (!s->word.data) {
      return TD_ERR_NO_MEM;
    }
  }
  return TD_OK;
}

// Whether the subject of fact `i`, its first one, is directly of `class`.
static bool is_of(const td_fact_source *in, uint32_t i, td_vocab class) {
  const td_term s = in->facts[i].s;
  const td_term wanted = in->vocab[class];
  for (; wanted && i < in->n_facts && in->facts[i].s == s; i++) {
    if (in->facts[i].p == in->vocab[TD_RDF_type] && in->facts[i].o == wanted) {
      return true;
    }
  }
  return false;
}

// The last word of a name of several; empty when it has one, or ends in an
// abbreviation ("Jr.").
static td_slice last_word(td_slice name) {
  size_t at = name.length;
  while (at > 0 && name.data[at - 1] != ' ') {
    at--;
  }
  return at > 0 && name.data[name.length - 1] != '.'
             ? td_slice_part(name, at, name.length)
             : (td_slice){0};
}

// Add the name that fact `f` gives its subject. A town's labels without its
// area, and the last word of a person's, are kinds of their own.
static td_status add_label(builder *b, const td_fact *f, td_name_kind kind,
                           bool is_town, bool is_person) {
  const td_slice name = b->source->terms[f->o];
  const bool is_full = kind == TD_NAME_FULL;
  const bool has_area = td_slice_find(name, TD_SLICE(","), 0) < name.length;
  TD_TRY(add_name(b, f->s, name,
                  is_town && is_full && !has_area ? TD_NAME_TOWN : kind));
  const td_slice last = is_person && is_full ? last_word(name) : (td_slice){0};
  return last.length ? add_name(b, f->s, last, TD_NAME_SURNAME) : TD_OK;
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
  const td_fact_source *in = b->source;
  bool is_town = false;
  bool is_person = false;
  for (uint32_t i = 0; i < in->n_facts; i++) {
    const td_fact *f = &in->facts[i];
    if (!td_slice_has_prefix(in->terms[f->s], entities)) {
      continue;
    }
    if (i == 0 || f->s != in->facts[i - 1].s) {
      is_town = is_of(in, i, TD_TID_Town);
      is_person = is_of(in, i, TD_SCHEMA_Person);
    }
    for (size_t k = 0; k < sizeof(name_properties) / sizeof(*name_properties);
         k++) {
      if (f->p == in->vocab[name_properties[k].property] && f->o > in->n_iris) {
        TD_TRY(add_label(b, f, name_properties[k].kind, is_town, is_person));
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

/// Bit 0 of a name's capitals is its first word's.
static void mark_opening(td_name_table *out, td_slice key, uint16_t capitals) {
  if (!(capitals & 1)) {
    td_edge_add(out->openings, td_first_part(key));
  }
}

static td_status place_names(builder *b, td_buffer *text, td_name_table *out) {
  out->n_names = td_interner_count(b->keys);
  out->n_slots = td_frozen_slots(out->n_names);
  out->names = TD_ARENA_ARRAY(b->arena, td_frozen_name, out->n_names);
  out->slots = TD_ARENA_ARRAY(b->arena, td_tagged_slot, out->n_slots);
  out->openings = TD_ARENA_ARRAY(b->arena, uint8_t, TD_EDGE_BYTES);
  if (!out->names || !out->slots || !out->openings) {
    return TD_ERR_NO_MEM;
  }
  for (uint32_t i = 0; i < out->n_names; i++) {
    const td_slice key = td_interner_text(b->keys, i + 1);
    const unsigned long long hash = td_slice_hash(key);
    uint32_t slot = (uint32_t)hash & (out->n_slots - 1);
    while (out->slots[slot].number) {
      slot = (slot + 1) & (out->n_slots - 1);
    }
    if (text->length > UINT32_MAX - key.length) {
      return TD_ERR_LIMIT;
    }
    out->slots[slot] = (td_tagged_slot){i + 1, td_frozen_tag(hash)};
    out->names[i] = (td_frozen_name){.offset = (uint32_t)text->length,
                                     .length = (uint32_t)key.length,
                                     .capitals = b->capitals.items[i]};
    mark_opening(out, key, b->capitals.items[i]);
    td_buffer_add(text, key);
  }
  return text->failed ? TD_ERR_NO_MEM : TD_OK;
}

td_status td_name_table_make(td_arena *arena, const td_fact_source *source,
                             td_buffer *text, td_name_table *out) {
  builder b = {.arena = arena, .source = source, .keys = td_interner_new()};
  td_status status = b.keys ? collect_spellings(&b) : TD_ERR_NO_MEM;
  if (status == TD_OK) {
    status = collect(&b);
  }
  if (status == TD_OK) {
    status = place_names(&b, text, out);
  }
  if (status == TD_OK) {
    status = place_meanings(&b, out);
  }
  td_interner_free(b.keys);
  return status;
}
