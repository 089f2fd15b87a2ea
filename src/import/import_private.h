// SPDX-License-Identifier: MIT

/// @file import/import_private.h
/// What the readers of one format each share.

#ifndef TD_IMPORT_IMPORT_PRIVATE_H
#define TD_IMPORT_IMPORT_PRIVATE_H

#include "base/array.h"
#include "import/import.h"
#include "rdf/compose.h"

/// Longest line of a dump; longer ones are told and left out.
#define TD_IMPORT_LINE_BYTES ((size_t)16 << 20)

/// An import in work.
typedef struct {
  const td_import_config *config;
  const td_know *know;
  td_source *source;
  const td_error_sink *errors;
  td_import_counts *counts;
  td_composer say;
  td_arena *arena; ///< of the thing in work
  td_term country; ///< of config->country; 0
} td_import;

typedef TD_ARRAY(td_slice) td_slice_array;

/// A thing of the world, as far as it is known. Empty: not said.
typedef struct {
  td_slice iri;
  td_term kind; ///< the class, or an entry of import.ttl that has more of it
  td_slice name;
  td_slice_array other_names;
  td_slice family_name;
  td_slice gender;
  td_term country;
  td_slice latitude;
  td_slice longitude;
  td_slice same_as; ///< IRI
} td_import_entry;

typedef struct {
  td_slice person; ///< IRI
  td_slice role;   ///< IRI
  td_slice body;   ///< IRI
  td_slice since;  ///< YYYY-MM-DD; empty
  td_slice until;
} td_import_post;

/// The IRI of the entity with local name `name` (underscores for blanks, what
/// an IRI cannot hold escaped), in the arena; empty without memory.
td_slice td_import_entity(td_import *import, td_slice name);

/// The same below another namespace.
td_slice td_import_iri(td_import *import, unsigned prefix, td_slice name);

/// The title in `iri` when it is a page of the English Wikipedia; empty.
td_slice td_import_title(td_import *import, td_slice iri);

/// The country with this two- or three-letter code; 0.
td_term td_import_country(const td_know *know, td_slice code);

/// What import.ttl says that `iri` is of ours; 0.
td_term td_import_meaning(const td_import *import, td_slice iri);

/// The class of `kind`, which may be that class itself.
td_term td_import_class(const td_import *import, td_term kind);

/// Whether `s` is a decimal number from -most to most as xsd:decimal has it.
bool td_import_is_degrees(td_slice s, double most, double *value);

/// False without memory. A name that is there is not added again.
bool td_import_add_name(td_import *import, td_slice_array *names,
                        td_slice name);

td_status td_import_say_entry(td_import *import, const td_import_entry *entry);
td_status td_import_say_post(td_import *import, const td_import_post *post);

/// Tell that the line just read is bad; counts it.
__attribute__((format(printf, 2, 3))) void
td_import_bad_line(td_import *import, const char *format, ...);

/// The next line, counted; TD_END after the last. Too long ones are left out.
TD_MUST_CHECK td_status td_import_read_line(td_import *import, td_slice *line);

TD_MUST_CHECK td_status td_import_geonames(td_import *import);
TD_MUST_CHECK td_status td_import_wikidata(td_import *import);
TD_MUST_CHECK td_status td_import_popolo(td_import *import);

#endif
