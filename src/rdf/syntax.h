// SPDX-License-Identifier: MIT

/// @file rdf/syntax.h
/// The ways to write a graph down, and how they are told from a file's name.

#ifndef TD_RDF_SYNTAX_H
#define TD_RDF_SYNTAX_H

#include "base/slice.h"

typedef enum {
  TD_SYNTAX_NONE, ///< not known, or still to be guessed
  TD_SYNTAX_TURTLE,
  TD_SYNTAX_NTRIPLES,
  TD_SYNTAX_NQUADS,
  TD_SYNTAX_TRIG,
  TD_SYNTAX_RDFXML, ///< written only
  TD_SYNTAX_JSONLD  ///< written only
} td_syntax;

/// Their names, for messages.
#define TD_SYNTAX_NAMES "turtle, trig, ntriples, nquads, rdfxml or jsonld"

/// By name: "turtle", "ntriples", "nquads", "trig", "rdfxml", "jsonld"; NONE if
/// unknown.
td_syntax td_syntax_of_name(td_slice name);

/// By the end of a file's name, .gz apart: .ttl .nt .nq .trig .rdf .jsonld;
/// NONE if unknown.
td_syntax td_syntax_of_file(td_slice path);

/// Whether it can hold named graphs.
bool td_syntax_has_graphs(td_syntax syntax);

#endif
