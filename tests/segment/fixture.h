// SPDX-License-Identifier: MIT

/// @file segment/fixture.h
/// A small knowledge: the shipped word list of tokens, and what else the
/// segmenter asks for (abbreviations, months, a place), in few examples.

#ifndef TD_TESTS_SEGMENT_FIXTURE_H
#define TD_TESTS_SEGMENT_FIXTURE_H

#include "know/freeze.h"
#include "rdf/reader.h"

#include <stdlib.h>
#include <unistd.h>

static const char fixture_words[] =
    "@prefix ent: <https://w3id.org/tidings/entity/> .\n"
    "@prefix lex: <https://w3id.org/tidings/lexicon/> .\n"
    "@prefix tid: <https://w3id.org/tidings/ontology#> .\n"
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    "@prefix schema: <http://schema.org/> .\n"
    "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    "schema:City rdfs:subClassOf schema:Place .\n"
    "tid:WordLikeAbbreviation rdfs:subClassOf tid:Abbreviation .\n"
    "ent:Nairobi a schema:City ; skos:prefLabel \"Nairobi\"@en .\n"
    "lex:march a tid:Month ; tid:form \"march\" ; rdf:value 3 .\n"
    "lex:june a tid:Month ; tid:form \"june\" ; rdf:value 6 .\n"
    "lex:titles a tid:Abbreviation ; tid:neverFinal true ;\n"
    "  tid:form \"mr.\" , \"dr.\" , \"gen.\" , \"no.\" , \"sen.\" .\n"
    "lex:firms a tid:Abbreviation ; tid:form \"inc.\" , \"corp.\" , \"jan.\" "
    ",\n"
    "  \"ph.d.\" , \"etc.\" , \"u.s.\" , \"p.m.\" , \"sat.\" , \"in.\" .\n";

static inline td_status fixture_read(td_freezer *freezer, const char *path,
                                     const char *text) {
  td_rdf_world *world = td_rdf_world_new();
  const td_reader_input input = {.path = path,
                                 .text = td_slice_of(text),
                                 .syntax = TD_SYNTAX_TURTLE,
                                 .trust = TD_TRUST_OURS};
  const td_status status =
      td_reader_read(world, &input, td_freezer_sink(freezer), NULL);
  td_rdf_world_free(world);
  return status;
}

/// NULL when it cannot be made.
static inline td_know *fixture_open(void) {
  char path[] = "/tmp/tidings-words-XXXXXX";
  const int fd = mkstemp(path);
  td_freezer *freezer = td_freezer_new();
  td_know *know = NULL;
  if (fd < 0 || !freezer ||
      fixture_read(freezer, "fixture", fixture_words) != TD_OK ||
      fixture_read(freezer, TEST_SRCDIR "/data/language/tokens.ttl", NULL) !=
          TD_OK ||
      td_freezer_write(freezer, path, NULL) != TD_OK ||
      td_know_open(path, NULL, &know) != TD_OK) {
    know = NULL;
  }
  td_freezer_free(freezer);
  close(fd);
  unlink(path);
  return know;
}

#endif
