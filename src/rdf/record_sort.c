// SPDX-License-Identifier: MIT

#include "rdf/run_private.h"

enum { KEY_BYTES = 8, FEW = 12 };

static uint64_t key_at(const char *memory, const td_record *r, size_t depth) {
  uint64_t key = 0;
  for (size_t i = depth; i < depth + KEY_BYTES; i++) {
    const unsigned char c =
        i < r->length ? (unsigned char)memory[r->offset + i] : 0;
    key = key << 8 | c;
  }
  return key;
}

static void set_keys(const char *memory, td_record *records, size_t n,
                     size_t depth) {
  for (size_t i = 0; i < n; i++) {
    records[i].key = key_at(memory, &records[i], depth);
  }
}

static void swap(td_record *a, td_record *b) {
  const td_record kept = *a;
  *a = *b;
  *b = kept;
}

static int compare(const char *memory, const td_record *a, const td_record *b) {
  if (a->key != b->key) {
    return a->key < b->key ? -1 : 1;
  }
  return td_slice_compare((td_slice){memory + a->offset, a->length},
                          (td_slice){memory + b->offset, b->length});
}

static void sort_few(const char *memory, td_record *records, size_t n) {
  for (size_t i = 1; i < n; i++) {
    for (size_t k = i;
         k > 0 && compare(memory, &records[k - 1], &records[k]) > 0; k--) {
      swap(&records[k - 1], &records[k]);
    }
  }
}

// Any three places will do, as long as no input can be made to fit them.
static uint64_t pick_pivot(const td_record *records, size_t n,
                           uint64_t *random) {
  uint64_t keys[3];
  for (int i = 0; i < 3; i++) {
    *random = *random * 6364136223846793005U + 1442695040888963407U;
    keys[i] = records[(*random >> 33) % n].key;
  }
  const uint64_t low = keys[0] < keys[1] ? keys[0] : keys[1];
  const uint64_t high = keys[0] < keys[1] ? keys[1] : keys[0];
  return keys[2] < low ? low : keys[2] > high ? high : keys[2];
}

typedef struct {
  td_record *records;
  size_t n;
  size_t depth;
} part;

// Less, equal and greater parts; the equal ones go on eight bytes deeper, or
// are done when their texts have ended.
static void split(const char *memory, part whole, part parts[3],
                  uint64_t *random) {
  const uint64_t pivot = pick_pivot(whole.records, whole.n, random);
  size_t less = 0;
  size_t i = 0;
  size_t greater = whole.n;
  while (i < greater) {
    const uint64_t key = whole.records[i].key;
    if (key < pivot) {
      swap(&whole.records[less++], &whole.records[i++]);
    } else if (key > pivot) {
      swap(&whole.records[i], &whole.records[--greater]);
    } else {
      i++;
    }
  }
  const bool has_ended = (pivot & 0xFF) == 0;
  parts[0] = (part){whole.records, less, whole.depth};
  parts[1] = (part){whole.records + less, has_ended ? 0 : greater - less,
                    whole.depth + KEY_BYTES};
  parts[2] = (part){whole.records + greater, whole.n - greater, whole.depth};
  set_keys(memory, parts[1].records, parts[1].n, parts[1].depth);
}

// Recursion takes the two smaller parts, so its depth is logarithmic.
static void sort_part(const char *memory, part whole, uint64_t *random) {
  while (whole.n > FEW) {
    part parts[3];
    split(memory, whole, parts, random);
    int largest = 0;
    for (int i = 1; i < 3; i++) {
      largest = parts[i].n > parts[largest].n ? i : largest;
    }
    for (int i = 0; i < 3; i++) {
      if (i != largest) {
        sort_part(memory, parts[i], random);
      }
    }
    whole = parts[largest];
  }
  sort_few(memory, whole.records, whole.n);
}

void td_record_sort(const char *memory, td_record *records, size_t n) {
  uint64_t random = n;
  set_keys(memory, records, n, 0);
  sort_part(memory, (part){records, n, 0}, &random);
}
