// SPDX-License-Identifier: MIT

#include "rdf/node.h"

#include <serd/serd.h>

// serd wants terminated strings.
static bool parse(td_slice iri, td_buffer *text, SerdURI *uri) {
  td_buffer_add(text, iri);
  td_buffer_add_char(text, '\0');
  return !text->failed &&
         serd_uri_parse((const uint8_t *)text->data, uri) == SERD_SUCCESS;
}

bool td_node_resolve_iri(td_slice base, td_slice iri, td_buffer *out) {
  td_buffer texts[2] = {{0}, {0}};
  SerdURI base_uri;
  SerdURI uri;
  bool is_fine =
      parse(base, &texts[0], &base_uri) && parse(iri, &texts[1], &uri);
  if (is_fine) {
    SerdURI resolved;
    SerdURI made;
    serd_uri_resolve(&uri, &base_uri, &resolved);
    SerdNode node = serd_node_new_uri(&resolved, NULL, &made);
    td_buffer_add(out, (td_slice){(const char *)node.buf, node.n_bytes});
    is_fine = node.buf && !out->failed;
    serd_node_free(&node);
  }
  td_buffer_clear(&texts[0]);
  td_buffer_clear(&texts[1]);
  return is_fine;
}
