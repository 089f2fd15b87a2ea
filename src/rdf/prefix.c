// SPDX-License-Identifier: MIT

#include "rdf/prefix.h"

#include "base/memory.h"
#include "base/utf8.h"

// Open addressing; n_slots is a power of two and at least twice the prefixes.
struct td_prefix_map {
  const td_vocab_prefix *prefixes;
  size_t n_prefixes;
  size_t n_slots;
  struct {
    const td_vocab_prefix *prefix; // NULL: free
    size_t length;                 // of its IRI
  } slots[];
};

// Namespaces differ in how long they are and how they end.
static size_t hash_end(td_slice space) {
  uint64_t end = 0;
  const size_t n = space.length < 8 ? space.length : 8;
  if (n) {
    memcpy(&end, space.data + space.length - n, n);
  }
  end = (end ^ space.length) * UINT64_C(0x9E3779B97F4A7C15);
  return (size_t)(end >> 40);
}

typedef struct {
  uint32_t first;
  uint32_t last;
} range;

// Turtle 1.1, PN_CHARS_BASE without ASCII.
static const range name_ranges[] = {
    {0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x2FF},    {0x370, 0x37D},
    {0x37F, 0x1FFF},  {0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF},
    {0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF},
};

static bool is_name_code_point(uint32_t c) {
  for (size_t i = 0; i < sizeof(name_ranges) / sizeof(name_ranges[0]); i++) {
    if (c <= name_ranges[i].last) {
      return c >= name_ranges[i].first;
    }
  }
  return false;
}

static bool is_word_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == '_';
}

static bool is_local_name(td_slice s) {
  size_t n_bytes;
  for (size_t i = 0; i < s.length; i += n_bytes) {
    const uint32_t c = td_utf8_decode(s, i, &n_bytes);
    if (c >= 0x80
            ? !is_name_code_point(c)
            : !is_word_char((char)c) && (i == 0 || (c != '-' && c != '.'))) {
      return false;
    }
  }
  return s.length > 0 && s.data[s.length - 1] != '.';
}

td_prefix_map *td_prefix_map_new(const td_vocab_prefix *prefixes,
                                 size_t n_prefixes) {
  if (!prefixes) {
    prefixes = td_vocab_prefixes;
    n_prefixes = TD_N_VOCAB_PREFIXES;
  }
  size_t n_slots = 8;
  while (n_slots < 2 * n_prefixes) {
    n_slots *= 2;
  }
  td_prefix_map *map =
      td_memory_new(1, sizeof(*map) + n_slots * sizeof(map->slots[0]));
  if (!map) {
    return NULL;
  }
  map->prefixes = prefixes;
  map->n_prefixes = n_prefixes;
  map->n_slots = n_slots;
  for (size_t i = 0; i < n_prefixes; i++) {
    const td_slice space = td_slice_of(prefixes[i].iri);
    size_t slot = hash_end(space) & (n_slots - 1);
    while (map->slots[slot].prefix) {
      slot = (slot + 1) & (n_slots - 1);
    }
    map->slots[slot].prefix = &prefixes[i];
    map->slots[slot].length = space.length;
  }
  return map;
}

void td_prefix_map_free(td_prefix_map *map) { td_memory_free(map); }

size_t td_prefix_map_count(const td_prefix_map *map) { return map->n_prefixes; }

const td_vocab_prefix *td_prefix_map_get(const td_prefix_map *map, size_t i) {
  return &map->prefixes[i];
}

// Namespaces end in what no local name holds, so there is one place to cut.
const td_vocab_prefix *td_prefix_map_find(const td_prefix_map *map,
                                          td_slice iri, td_slice *local) {
  size_t cut = iri.length;
  while (cut > 0) {
    const char c = iri.data[cut - 1];
    if ((unsigned char)c < 0x80 && !is_word_char(c) && c != '-' && c != '.') {
      break;
    }
    cut--;
  }
  const td_slice space = td_slice_part(iri, 0, cut);
  size_t slot = hash_end(space) & (map->n_slots - 1);
  for (; map->slots[slot].prefix; slot = (slot + 1) & (map->n_slots - 1)) {
    const td_vocab_prefix *prefix = map->slots[slot].prefix;
    if (map->slots[slot].length == cut &&
        memcmp(prefix->iri, space.data, cut) == 0) {
      *local = td_slice_part(iri, cut, iri.length);
      return is_local_name(*local) ? prefix : NULL;
    }
  }
  return NULL;
}
