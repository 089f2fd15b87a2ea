// SPDX-License-Identifier: MIT

#include "ingest/versions.h"

#include "base/memory.h"
#include "base/size.h"

#include <nettle/sha2.h>

#define KEY_BYTES 16
#define FIRST_SLOTS 64U

typedef struct {
  uint8_t key[KEY_BYTES];
  int64_t instant;  // INT64_MIN without a time stamp
  int64_t version;  // -1 without a number
  uint64_t content; // hash, to choose among equals
  uint64_t number;  // of the document, from 1; 0: the slot is free
} article;

struct td_versions {
  article *slots; // open addressing; a power of two of them
  size_t n_slots;
  size_t n_articles;
};

td_versions *td_versions_new(void) {
  td_versions *versions = td_memory_new(1, sizeof(*versions));
  article *slots = versions ? td_memory_new(FIRST_SLOTS, sizeof(*slots)) : NULL;
  if (!slots) {
    td_memory_free(versions);
    return NULL;
  }
  *versions = (td_versions){slots, FIRST_SLOTS, 0};
  return versions;
}

void td_versions_free(td_versions *versions) {
  if (versions) {
    td_memory_free(versions->slots);
    td_memory_free(versions);
  }
}

static void make_key(td_slice uri, uint8_t key[KEY_BYTES]) {
  struct sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, uri.length, (const uint8_t *)uri.data);
  sha256_digest(&context, KEY_BYTES, key);
}

// The slot of `key`, or the free one where it belongs.
static article *find(const td_versions *versions,
                     const uint8_t key[KEY_BYTES]) {
  uint64_t hash;
  memcpy(&hash, key, sizeof(hash));
  size_t i = (size_t)hash & (versions->n_slots - 1);
  while (versions->slots[i].number &&
         memcmp(versions->slots[i].key, key, KEY_BYTES) != 0) {
    i = (i + 1) & (versions->n_slots - 1);
  }
  return &versions->slots[i];
}

static td_status grow(td_versions *versions) {
  td_versions bigger = {.n_articles = versions->n_articles};
  if (!td_size_multiply(versions->n_slots, 2, &bigger.n_slots)) {
    return TD_ERR_NO_MEM;
  }
  bigger.slots = td_memory_new(bigger.n_slots, sizeof(*bigger.slots));
  if (!bigger.slots) {
    return TD_ERR_NO_MEM;
  }
  for (size_t i = 0; i < versions->n_slots; i++) {
    if (versions->slots[i].number) {
      *find(&bigger, versions->slots[i].key) = versions->slots[i];
    }
  }
  td_memory_free(versions->slots);
  *versions = bigger;
  return TD_OK;
}

static int64_t parse_number(td_slice s) {
  int64_t value = 0;
  for (size_t i = 0; i < s.length; i++) {
    if (s.data[i] < '0' || s.data[i] > '9' || value > INT64_MAX / 10 - 9) {
      return -1;
    }
    value = value * 10 + (s.data[i] - '0');
  }
  return s.length ? value : -1;
}

static uint64_t content_hash(const td_document *d) {
  const td_slice texts[] = {d->parts[TD_BODY].text, d->parts[TD_HEADLINE].text,
                            d->byline, d->version, d->language};
  uint64_t hash = 0;
  for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
    hash = hash * 1099511628211ULL + td_slice_hash(texts[i]);
  }
  return hash;
}

static bool is_newer(const article *a, const article *b) {
  if (a->instant != b->instant) {
    return a->instant > b->instant;
  }
  return a->version != b->version ? a->version > b->version
                                  : a->content > b->content;
}

td_status td_versions_add(td_versions *versions, const td_candidate *candidate,
                          uint64_t number) {
  if (versions->n_articles * 2 >= versions->n_slots) {
    const td_status status = grow(versions);
    if (status != TD_OK) {
      return status;
    }
  }
  const td_document *d = candidate->document;
  article a = {.instant = td_stamp_instant(d->version),
               .version = parse_number(candidate->number),
               .content = content_hash(d),
               .number = number + 1};
  make_key(d->uri, a.key);
  article *slot = find(versions, a.key);
  versions->n_articles += slot->number == 0;
  if (slot->number == 0 || is_newer(&a, slot)) {
    *slot = a;
  }
  return TD_OK;
}

bool td_versions_is_newest(const td_versions *versions,
                           const td_candidate *candidate, uint64_t number) {
  uint8_t key[KEY_BYTES];
  make_key(candidate->document->uri, key);
  const article *slot = find(versions, key);
  // What the first reading did not come to, for want of memory, counts.
  return slot->number == 0 || slot->number == number + 1;
}
