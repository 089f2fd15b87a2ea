// SPDX-License-Identifier: MIT

/// @file know/classes.h
/// All classes above a class, gathered once for the frozen file, so that
/// whether one is of the kind of another costs no walk along its facts.

#ifndef TD_KNOW_CLASSES_H
#define TD_KNOW_CLASSES_H

#include "base/array.h"
#include "know/source.h"

typedef struct {
  uint32_t *starts; ///< [n_iris + 2]: where the classes above an IRI begin
  TD_ARRAY(td_term) above;
} td_classes;

/// What rdfs:subClassOf entails (RDF Schema 1.1, 3.4: it is transitive) up to
/// 32 levels, each class above once, the near ones first; also where classes
/// are in a circle. Errors: TD_ERR_NO_MEM; TD_ERR_LIMIT beyond 4 million pairs.
TD_MUST_CHECK td_status td_classes_make(td_arena *arena,
                                        const td_fact_source *source,
                                        td_classes *out);

#endif
