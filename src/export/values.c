// SPDX-License-Identifier: MIT

#include "export/export_private.h"

void td_values_add_node(const td_prefix_map *prefixes, const td_node *node,
                        td_buffer *out) {
  td_slice local;
  const td_vocab_prefix *prefix =
      node->kind == TD_NODE_IRI
          ? td_prefix_map_find(prefixes, node->text, &local)
          : NULL;
  if (prefix) {
    td_buffer_printf(out, "%s:", prefix->name);
    td_buffer_add(out, local);
    return;
  }
  td_buffer_add_string(out, node->kind == TD_NODE_BLANK ? "_:" : "");
  td_buffer_add(out, node->text);
}

// Every event is a sem:Event, every participant a sem:Actor: no news.
static bool is_told(td_vocab property, const td_node *node) {
  static const td_vocab untold[] = {TD_SEM_Event, TD_SEM_Actor, TD_SEM_Place};
  if (property != TD_RDF_type) {
    return true;
  }
  for (size_t i = 0; i < sizeof(untold) / sizeof(untold[0]); i++) {
    if (td_slice_is(node->text, td_vocab_iri(untold[i]))) {
      return false;
    }
  }
  return true;
}

const td_node *td_values_next(const td_block *block, td_vocab property,
                              uint32_t *i) {
  const td_slice iri = td_slice_of(td_vocab_iri(property));
  while (*i < block->entries.count) {
    const td_block_entry *e = &block->entries.items[(*i)++];
    if (td_slice_equal(e->predicate, iri)) {
      return &e->object;
    }
  }
  return NULL;
}

bool td_values_has(const td_block *block, td_vocab property) {
  uint32_t i = 0;
  return td_values_next(block, property, &i) != NULL;
}

void td_values_add(const td_prefix_map *prefixes, const td_block *block,
                   td_vocab property, td_buffer *out) {
  uint32_t i = 0;
  const size_t begin = out->length;
  for (const td_node *node = td_values_next(block, property, &i); node;
       node = td_values_next(block, property, &i)) {
    if (is_told(property, node)) {
      td_buffer_add_string(out, out->length > begin ? "; " : "");
      td_values_add_node(prefixes, node, out);
    }
  }
}

static bool has_type(const td_block *block, td_vocab type) {
  uint32_t i = 0;
  for (const td_node *node = td_values_next(block, TD_RDF_type, &i); node;
       node = td_values_next(block, TD_RDF_type, &i)) {
    if (td_slice_is(node->text, td_vocab_iri(type))) {
      return true;
    }
  }
  return false;
}

bool td_values_is_event(const td_block *block) {
  return has_type(block, TD_SEM_Event);
}

bool td_values_is_entity(const td_block *block) {
  return td_values_has(block, TD_TID_inGazetteer) ||
         has_type(block, TD_SEM_Actor) || has_type(block, TD_SEM_Place) ||
         has_type(block, TD_TID_Group);
}

td_status td_values_each_edge(const td_block *event, td_edge_func take,
                              void *handle) {
  const bool has_recipients = td_values_has(event, TD_TID_recipient);
  const td_vocab other = has_recipients ? TD_TID_recipient : TD_TID_actor;
  uint32_t i = 0;
  for (const td_node *actor = td_values_next(event, TD_TID_actor, &i); actor;
       actor = td_values_next(event, TD_TID_actor, &i)) {
    uint32_t k = has_recipients ? 0 : i;
    for (const td_node *to = td_values_next(event, other, &k); to;
         to = td_values_next(event, other, &k)) {
      const td_edge edge = {actor, to, has_recipients ? "acts" : "together"};
      const td_status status = take(handle, &edge, event);
      if (status != TD_OK) {
        return status;
      }
    }
  }
  return TD_OK;
}
