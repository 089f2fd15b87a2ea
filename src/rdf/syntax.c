// SPDX-License-Identifier: MIT

#include "rdf/syntax.h"

typedef struct {
  td_syntax syntax;
  char name[10];
  char ends[3][12];
} syntax_row;

static const syntax_row syntaxes[] = {
    {TD_SYNTAX_TURTLE, "turtle", {".ttl", ".turtle"}},
    {TD_SYNTAX_NTRIPLES, "ntriples", {".nt", ".ntriples"}},
    {TD_SYNTAX_NQUADS, "nquads", {".nq", ".nquads"}},
    {TD_SYNTAX_TRIG, "trig", {".trig"}},
    {TD_SYNTAX_RDFXML, "rdfxml", {".rdf", ".owl", ".xml"}},
    {TD_SYNTAX_JSONLD, "jsonld", {".jsonld"}},
};

enum { N_SYNTAXES = sizeof(syntaxes) / sizeof(syntaxes[0]) };

td_syntax td_syntax_of_name(td_slice name) {
  for (size_t i = 0; i < N_SYNTAXES; i++) {
    if (td_slice_is(name, syntaxes[i].name)) {
      return syntaxes[i].syntax;
    }
  }
  return TD_SYNTAX_NONE;
}

td_syntax td_syntax_of_file(td_slice path) {
  if (td_slice_has_suffix(path, TD_SLICE(".gz"))) {
    path.length -= 3;
  }
  for (size_t i = 0; i < N_SYNTAXES; i++) {
    for (size_t k = 0; k < 3 && syntaxes[i].ends[k][0]; k++) {
      if (td_slice_has_suffix(path, td_slice_of(syntaxes[i].ends[k]))) {
        return syntaxes[i].syntax;
      }
    }
  }
  return TD_SYNTAX_NONE;
}

bool td_syntax_has_graphs(td_syntax syntax) {
  return syntax == TD_SYNTAX_NQUADS || syntax == TD_SYNTAX_TRIG ||
         syntax == TD_SYNTAX_JSONLD;
}
