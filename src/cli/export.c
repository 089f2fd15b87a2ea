// SPDX-License-Identifier: MIT

#include "cli/command.h"

const td_cli_option td_cli_export_options[] = {
    {'o', "output", "FILE", "for csv a folder; default: standard output"},
    {'f', "format", "csv|graphml|dot|turtle|trig|ntriples|nquads|rdfxml|jsonld",
     "default: by the name of the output"},
    {'T', "table", "events|entities|edges", "this table of csv alone"},
    {0, NULL, NULL, NULL}};

const char *const td_cli_export_examples[] = {
    "tidings export -f csv -o tables graph.ttl",
    "tables/events.csv, entities.csv and edges.csv",
    "tidings export -T edges graph.ttl > edges.csv",
    "one table",
    "tidings export -o graph.graphml graph.ttl",
    "a network for Gephi or Cytoscape",
    "tidings export -f dot graph.ttl | dot -Tsvg > graph.svg",
    "a drawing",
    "tidings export -o graph.jsonld.gz graph.trig",
    "another format of RDF, packed",
    NULL};

tidings_status td_cli_export(const td_cli_call *call) {
  tidings *t;
  tidings_status status = td_cli_open(call, &t);
  if (status == TIDINGS_OK) {
    status = tidings_export(t, call->arguments, call->n_arguments, call->output,
                            call->format, call->table);
    tidings_close(t);
  }
  return status;
}
