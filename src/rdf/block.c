// SPDX-License-Identifier: MIT

#include "rdf/block.h"

#include "base/try.h"
#include "rdf/node.h"
#include "rdf/vocab.h"

#include <stdlib.h>

td_status td_block_init(td_block *block) {
  *block = (td_block){.arena = td_arena_new(0)};
  return block->arena ? TD_OK : TD_ERR_NO_MEM;
}

void td_block_clear(td_block *block) {
  td_arena_free(block->arena);
  td_buffer_clear(&block->keys[0]);
  td_buffer_clear(&block->keys[1]);
  *block = (td_block){0};
}

bool td_block_takes(const td_block *block, const td_statement *statement) {
  return block->subject.kind != TD_NODE_NONE &&
         td_node_equal(&block->subject, &statement->subject) &&
         td_node_equal(&block->graph, &statement->graph) &&
         td_arena_used_bytes(block->arena) < TD_BLOCK_MAX_BYTES;
}

static td_slice put(char **at, td_slice from) {
  const td_slice copy = {*at, from.length};
  if (from.length) {
    memcpy(*at, from.data, from.length);
  }
  *at += from.length;
  **at = '\0';
  *at += 1;
  return copy;
}

// The three texts in one piece.
static bool copy_node(td_arena *arena, const td_node *from, td_node *to) {
  char *at = td_arena_get(
      arena,
      from->text.length + from->datatype.length + from->language.length + 3, 1);
  if (!at) {
    return false;
  }
  to->kind = from->kind;
  to->text = put(&at, from->text);
  to->datatype = put(&at, from->datatype);
  to->language = put(&at, from->language);
  return true;
}

td_status td_block_begin(td_block *block, const td_statement *statement) {
  td_arena_reset(block->arena);
  block->subject = block->graph = (td_node){0};
  block->entries.items = NULL;
  block->entries.count = block->entries.capacity = 0;
  block->is_sorted = true;
  if (!statement) {
    return TD_OK;
  }
  const bool is_copied =
      copy_node(block->arena, &statement->subject, &block->subject) &&
      (statement->graph.kind == TD_NODE_NONE ||
       copy_node(block->arena, &statement->graph, &block->graph));
  return is_copied ? TD_OK : TD_ERR_NO_MEM;
}

// ------------------------------------------------------------------ order

// As bytes of <iri> would compare: an IRI ends in '>', which is greater than
// most of what may follow, but not than letters.
static int compare_iris(td_slice a, td_slice b) {
  const size_t n = a.length < b.length ? a.length : b.length;
  const int order = n ? memcmp(a.data, b.data, n) : 0;
  if (order || a.length == b.length) {
    return order;
  }
  return a.length < b.length ? '>' - (unsigned char)b.data[n]
                             : (unsigned char)a.data[n] - '>';
}

static int compare_objects(td_block *block, const td_node *a,
                           const td_node *b) {
  if (a->kind == TD_NODE_IRI && b->kind == TD_NODE_IRI) {
    return compare_iris(a->text, b->text);
  }
  if (a->kind != b->kind) { // '"' < '<' < '_'
    return a->kind == TD_NODE_LITERAL                           ? -1
           : a->kind == TD_NODE_IRI && b->kind == TD_NODE_BLANK ? -1
                                                                : 1;
  }
  td_buffer_rewind(&block->keys[0]);
  td_buffer_rewind(&block->keys[1]);
  td_node_add_ntriples(a, &block->keys[0]);
  td_node_add_ntriples(b, &block->keys[1]);
  block->failed |= block->keys[0].failed || block->keys[1].failed;
  return td_slice_compare(td_buffer_as_slice(&block->keys[0]),
                          td_buffer_as_slice(&block->keys[1]));
}

static int compare_entries(const void *left, const void *right, void *handle) {
  const td_block_entry *a = left;
  const td_block_entry *b = right;
  if (a->is_type != b->is_type) {
    return a->is_type ? -1 : 1;
  }
  if (a->predicate.data != b->predicate.data) {
    const int order = td_slice_compare(a->predicate, b->predicate);
    if (order) {
      return order;
    }
  }
  return compare_objects(handle, &a->object, &b->object);
}

td_status td_block_add(td_block *block, const td_statement *statement) {
  td_block_entry *e = TD_PUSH(block->arena, &block->entries);
  if (!e || !copy_node(block->arena, &statement->object, &e->object)) {
    return TD_ERR_NO_MEM;
  }
  const td_block_entry *last = block->entries.count > 1 ? e - 1 : NULL;
  if (last && td_slice_equal(last->predicate, statement->predicate.text)) {
    e->predicate = last->predicate;
    e->is_type = last->is_type;
  } else {
    e->predicate = td_arena_copy(block->arena, statement->predicate.text);
    e->is_type = td_slice_is(e->predicate, td_vocab_iri(TD_RDF_type));
  }
  if (!e->predicate.data) {
    return TD_ERR_NO_MEM;
  }
  block->is_sorted =
      block->is_sorted && (!last || compare_entries(last, e, block) < 0);
  return TD_OK;
}

td_status td_block_sort(td_block *block) {
  if (block->is_sorted) {
    return block->failed ? TD_ERR_NO_MEM : TD_OK;
  }
  td_block_entry *items = block->entries.items;
  qsort_r(items, block->entries.count, sizeof(*items), compare_entries, block);
  uint32_t n = 1;
  for (uint32_t i = 1; i < block->entries.count; i++) {
    if (compare_entries(&items[n - 1], &items[i], block) != 0) {
      items[n++] = items[i];
    }
  }
  block->entries.count = n;
  block->is_sorted = true;
  return block->failed ? TD_ERR_NO_MEM : TD_OK;
}
