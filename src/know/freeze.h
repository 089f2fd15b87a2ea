// SPDX-License-Identifier: MIT

/// @file know/freeze.h
/// Turtle to the frozen file that know/know.h maps.
///
/// Statements are added in any order; the file depends only on their set, so
/// the same data gives the same bytes. Statements with blank nodes (class
/// expressions of the ontology) are left out: the program does not reason.
/// One thread. About 100 bytes of memory a statement.

#ifndef TD_KNOW_FREEZE_H
#define TD_KNOW_FREEZE_H

#include "base/error.h"
#include "know/know.h"
#include "rdf/statement.h"

typedef struct td_freezer td_freezer;

/// NULL without memory.
td_freezer *td_freezer_new(void);
void td_freezer_free(td_freezer *freezer);

/// A sink that adds what is written to it; valid as long as `freezer`. The
/// first and the last word of a lemma of several become terms.
td_statement_sink td_freezer_sink(td_freezer *freezer);

/// Add all that `know` holds: a user's own data goes on top of ours.
TD_MUST_CHECK td_status td_freezer_add_frozen(td_freezer *freezer,
                                              const td_know *know);

/// Write the frozen file at `path`, whole or not at all.
/// Errors, sent to `errors`: TD_ERR_IO, TD_ERR_NO_MEM, TD_ERR_LIMIT.
TD_MUST_CHECK td_status td_freezer_write(td_freezer *freezer, const char *path,
                                         const td_error_sink *errors);

#endif
