// SPDX-License-Identifier: MIT

#include "rdf/terms.h"

#include "base/intern.h"
#include "base/memory.h"

enum { BLOCK_BYTES = 1 << 16, FIRST_SLOTS = 1024 };

// The lowest two bits of `form` are the kind; the others the number of the
// datatype or language among the tags, 0 for none.
typedef struct {
  const char *text;
  uint32_t length;
  uint32_t form;
} record;

#define LOCAL_TAG (UINT32_C(1) << 29) // a tag that the dictionary below lacks

struct td_terms {
  const td_terms *below;
  uint32_t first; // number of the last term below
  record *records;
  uint32_t *hashes;
  uint32_t count;
  uint32_t capacity;
  uint32_t *slots; // open addressing: index of the record, plus 1
  uint32_t n_slots;
  td_interner *tags; // "@en", "^http://..."
  td_slice *shown;   // [n_shown], by tag: the same as it was first written
  uint32_t n_shown;
  td_slice last_tag; // most literals have the tag of the one before
  bool last_is_language;
  uint32_t last_tag_id;
  void *blocks; // texts, packed; each block begins with the one before it
  char *free_text;
  size_t n_free;
  size_t n_bytes;
};

td_terms *td_terms_new(const td_terms *below) {
  td_terms *terms = td_memory_new(1, sizeof(*terms));
  if (!terms) {
    return NULL;
  }
  terms->below = below;
  terms->first = below ? td_terms_count(below) : 0;
  terms->n_slots = FIRST_SLOTS;
  terms->slots = td_memory_new(FIRST_SLOTS, sizeof(uint32_t));
  terms->tags = td_interner_new();
  if (!terms->slots || !terms->tags) {
    td_terms_free(terms);
    return NULL;
  }
  return terms;
}

void td_terms_free(td_terms *terms) {
  if (!terms) {
    return;
  }
  for (void *block = terms->blocks; block;) {
    void *before = *(void **)block;
    td_memory_free(block);
    block = before;
  }
  td_interner_free(terms->tags);
  td_memory_free(terms->shown);
  td_memory_free(terms->records);
  td_memory_free(terms->hashes);
  td_memory_free(terms->slots);
  td_memory_free(terms);
}

// ------------------------------------------------------------------- tags

static const char *keep_text(td_terms *terms, td_slice text) {
  if (text.length > terms->n_free || !terms->free_text) {
    const size_t size =
        text.length > BLOCK_BYTES / 4 ? text.length : (size_t)BLOCK_BYTES;
    char *block = td_memory_new(1, sizeof(void *) + size);
    if (!block) {
      return NULL;
    }
    *(void **)(void *)block = terms->blocks;
    terms->blocks = block;
    terms->free_text = block + sizeof(void *);
    terms->n_free = size;
    terms->n_bytes += sizeof(void *) + size;
  }
  char *kept = terms->free_text;
  if (text.length) {
    memcpy(kept, text.data, text.length);
  }
  terms->free_text += text.length;
  terms->n_free -= text.length;
  return kept;
}

// "@en" or "^http://..." into `out`, which has room. Languages are the same
// whatever their case (RDF 1.1, 3.3).
static size_t write_tag(const td_node *node, char *out) {
  const bool has_language = node->language.length > 0;
  const td_slice from = has_language ? node->language : node->datatype;
  out[0] = has_language ? '@' : '^';
  for (size_t i = 0; i < from.length; i++) {
    const char c = from.data[i];
    out[i + 1] =
        has_language && c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
  }
  return from.length + 1;
}

static uint32_t find_tag_of(const td_terms *terms, td_slice tag) {
  if (terms->below) {
    const uint32_t id = td_interner_find(terms->below->tags, tag);
    if (id) {
      return id;
    }
  }
  const uint32_t id = td_interner_find(terms->tags, tag);
  return id && terms->below ? id | LOCAL_TAG : id;
}

static bool has_tag(const td_node *node) {
  return node->kind == TD_NODE_LITERAL &&
         (node->language.length || node->datatype.length);
}

typedef uint32_t (*tag_func)(const td_terms *terms, td_slice tag);

static uint32_t with_tag(const td_terms *terms, const td_node *node,
                         tag_func use) {
  char small[256];
  const size_t need = node->language.length + node->datatype.length + 1;
  char *text = need <= sizeof(small) ? small : td_memory_new(need, 1);
  if (!text) {
    return 0;
  }
  const size_t length = write_tag(node, text);
  const uint32_t id = use(terms, (td_slice){text, length});
  if (text != small) {
    td_memory_free(text);
  }
  return id;
}

static uint32_t add_tag_of(const td_terms *terms, td_slice tag) {
  const uint32_t id = find_tag_of(terms, tag);
  if (id) {
    return id;
  }
  const uint32_t made = td_interner_add(terms->tags, tag);
  return made && terms->below ? made | LOCAL_TAG : made;
}

// How the tag was written when it was first met.
static bool keep_shown(td_terms *terms, uint32_t tag, td_slice name) {
  const uint32_t i = tag & ~LOCAL_TAG;
  if (i < terms->n_shown) {
    return true;
  }
  td_slice *grown =
      td_memory_resize(terms->shown, (size_t)i + 1, sizeof(td_slice));
  if (!grown) {
    return false;
  }
  terms->shown = grown;
  const char *text = keep_text(terms, name);
  grown[i] = (td_slice){text, name.length};
  terms->n_shown = i + 1;
  return text != NULL;
}

// 0 without memory.
static uint32_t get_tag(td_terms *terms, const td_node *node) {
  const bool has_language = node->language.length > 0;
  const td_slice name = has_language ? node->language : node->datatype;
  if (name.length == terms->last_tag.length &&
      has_language == terms->last_is_language &&
      memcmp(terms->last_tag.data, name.data, name.length) == 0) {
    return terms->last_tag_id;
  }
  const uint32_t id = with_tag(terms, node, add_tag_of);
  const bool is_own = !terms->below || (id & LOCAL_TAG);
  if (!id || (is_own && !keep_shown(terms, id, name))) {
    return 0;
  }
  const td_terms *owner = is_own ? terms : terms->below;
  terms->last_tag = owner->shown[id & ~LOCAL_TAG];
  terms->last_is_language = has_language;
  terms->last_tag_id = id;
  return id;
}

static void set_tag(const td_terms *terms, uint32_t tag, td_node *node) {
  const bool is_own = !terms->below || (tag & LOCAL_TAG);
  const td_terms *owner = is_own ? terms : terms->below;
  const uint32_t i = tag & ~LOCAL_TAG;
  const bool is_language = td_interner_text(owner->tags, i).data[0] == '@';
  *(is_language ? &node->language : &node->datatype) = owner->shown[i];
}

// ---------------------------------------------------------------- records

static uint32_t hash_of(td_slice text, uint32_t form) {
  const unsigned long long hash =
      (td_slice_hash(text) ^ form) * 0x9E3779B97F4A7C15ULL;
  return (uint32_t)(hash >> 32);
}

static td_term find_record(const td_terms *terms, td_slice text, uint32_t form,
                           uint32_t hash) {
  uint32_t slot = hash & (terms->n_slots - 1);
  for (; terms->slots[slot]; slot = (slot + 1) & (terms->n_slots - 1)) {
    const uint32_t i = terms->slots[slot] - 1;
    const record *r = &terms->records[i];
    if (terms->hashes[i] == hash && r->form == form &&
        td_slice_equal((td_slice){r->text, r->length}, text)) {
      return terms->first + i + 1;
    }
  }
  return TD_NO_TERM;
}

static bool grow_slots(td_terms *terms) {
  const uint32_t n = terms->n_slots * 2;
  uint32_t *slots = td_memory_new(n, sizeof(uint32_t));
  if (!slots) {
    return false;
  }
  for (uint32_t i = 0; i < terms->count; i++) {
    uint32_t slot = terms->hashes[i] & (n - 1);
    while (slots[slot]) {
      slot = (slot + 1) & (n - 1);
    }
    slots[slot] = i + 1;
  }
  td_memory_free(terms->slots);
  terms->slots = slots;
  terms->n_slots = n;
  return true;
}

static bool grow_records(td_terms *terms) {
  const uint32_t capacity =
      terms->capacity ? terms->capacity + terms->capacity / 2 : 512;
  record *records = td_memory_resize(terms->records, capacity, sizeof(record));
  if (!records) {
    return false;
  }
  terms->records = records;
  uint32_t *hashes =
      td_memory_resize(terms->hashes, capacity, sizeof(uint32_t));
  if (!hashes) {
    return false;
  }
  terms->hashes = hashes;
  terms->capacity = capacity;
  return true;
}

static bool find_form(const td_terms *terms, const td_node *node,
                      uint32_t *form) {
  const uint32_t tag = has_tag(node) ? with_tag(terms, node, find_tag_of) : 0;
  *form = (uint32_t)node->kind | tag << 2;
  return tag || !has_tag(node);
}

td_term td_terms_find(const td_terms *terms, const td_node *node) {
  if (terms->below) {
    const td_term term = td_terms_find(terms->below, node);
    if (term) {
      return term;
    }
  }
  uint32_t form;
  return find_form(terms, node, &form)
             ? find_record(terms, node->text, form, hash_of(node->text, form))
             : TD_NO_TERM;
}

static td_term add_record(td_terms *terms, td_slice text, uint32_t form,
                          uint32_t hash) {
  if ((terms->count == terms->capacity && !grow_records(terms)) ||
      (terms->count >= terms->n_slots / 3 * 2 && !grow_slots(terms)) ||
      text.length > UINT32_MAX || terms->first + terms->count == UINT32_MAX) {
    return TD_NO_TERM;
  }
  const char *kept = keep_text(terms, text);
  if (!kept) {
    return TD_NO_TERM;
  }
  uint32_t slot = hash & (terms->n_slots - 1);
  while (terms->slots[slot]) {
    slot = (slot + 1) & (terms->n_slots - 1);
  }
  terms->records[terms->count] = (record){kept, (uint32_t)text.length, form};
  terms->hashes[terms->count] = hash;
  terms->slots[slot] = ++terms->count;
  return terms->first + terms->count;
}

td_term td_terms_add(td_terms *terms, const td_node *node) {
  if (terms->below) {
    const td_term term = td_terms_find(terms->below, node);
    if (term) {
      return term;
    }
  }
  const uint32_t tag = has_tag(node) ? get_tag(terms, node) : 0;
  if (has_tag(node) && !tag) {
    return TD_NO_TERM;
  }
  const uint32_t form = (uint32_t)node->kind | tag << 2;
  const uint32_t hash = hash_of(node->text, form);
  const td_term term = find_record(terms, node->text, form, hash);
  return term ? term : add_record(terms, node->text, form, hash);
}

td_node td_terms_get(const td_terms *terms, td_term term) {
  if (term <= terms->first) {
    return td_terms_get(terms->below, term);
  }
  const record *r = &terms->records[term - terms->first - 1];
  td_node node = {(td_node_kind)(r->form & 3), {r->text, r->length}, {0}, {0}};
  if (r->form >> 2) {
    set_tag(terms, r->form >> 2, &node);
  }
  return node;
}

uint32_t td_terms_count(const td_terms *terms) {
  return terms->first + terms->count;
}

size_t td_terms_bytes(const td_terms *terms) {
  return terms->n_bytes + terms->capacity * (sizeof(record) + 4) +
         terms->n_slots * sizeof(uint32_t);
}
