// SPDX-License-Identifier: MIT

#include "rdf/vocab.h"
#include "rdf/world_private.h"

static td_slice iri_of(librdf_uri *iri) {
  size_t length = 0;
  const unsigned char *text = librdf_uri_as_counted_string(iri, &length);
  return (td_slice){(const char *)text, length};
}

static td_node literal_of(librdf_node *from) {
  td_node node = {.kind = TD_NODE_LITERAL};
  node.text.data =
      (const char *)librdf_node_get_literal_value_as_counted_string(
          from, &node.text.length);
  node.language = td_slice_of(librdf_node_get_literal_value_language(from));
  librdf_uri *datatype = librdf_node_get_literal_value_datatype_uri(from);
  if (datatype && !node.language.length) {
    node.datatype = iri_of(datatype);
    if (td_slice_is(node.datatype, td_vocab_iri(TD_XSD_string))) {
      node.datatype = (td_slice){0};
    }
  }
  return node;
}

td_node td_node_of_librdf(librdf_node *from) {
  if (!from) {
    return (td_node){0};
  }
  if (librdf_node_is_resource(from)) {
    return td_node_iri(iri_of(librdf_node_get_uri(from)));
  }
  if (librdf_node_is_literal(from)) {
    return literal_of(from);
  }
  td_node node = {.kind = TD_NODE_BLANK};
  node.text.data = (const char *)librdf_node_get_counted_blank_identifier(
      from, &node.text.length);
  return node;
}

static const unsigned char *text_of(td_slice s) {
  return (const unsigned char *)(s.data ? s.data : "");
}

librdf_node *td_node_to_librdf(td_rdf_world *world, const td_node *node) {
  switch (node->kind) {
  case TD_NODE_NONE:
    return NULL;
  case TD_NODE_IRI:
    return librdf_new_node_from_counted_uri_string(
        world->librdf, text_of(node->text), node->text.length);
  case TD_NODE_BLANK:
    return librdf_new_node_from_counted_blank_identifier(
        world->librdf, text_of(node->text), node->text.length);
  case TD_NODE_LITERAL:
    break;
  }
  librdf_uri *datatype = NULL;
  if (node->datatype.length) {
    datatype = librdf_new_uri2(world->librdf, text_of(node->datatype),
                               node->datatype.length);
    if (!datatype) {
      return NULL;
    }
  }
  librdf_node *made = librdf_new_node_from_typed_counted_literal(
      world->librdf, text_of(node->text), node->text.length,
      node->language.length ? node->language.data : NULL, node->language.length,
      datatype);
  if (datatype) {
    librdf_free_uri(datatype);
  }
  return made;
}
