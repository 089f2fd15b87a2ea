// SPDX-License-Identifier: MIT

/// @file rdf/run_private.h
/// The sorter's parts: sorting records in memory, and sorted runs in files.

#ifndef TD_RDF_RUN_PRIVATE_H
#define TD_RDF_RUN_PRIVATE_H

#include "base/slice.h"
#include "base/status.h"

#include <stdint.h>

/// A record in the sorter's memory; no record holds a NUL byte.
typedef struct {
  uint64_t key; ///< of the sort: eight bytes at the depth it has reached
  uint32_t offset;
  uint32_t length;
} td_record;

/// Sort records by their bytes. Multikey quicksort with cached keys (Bentley
/// and Sedgewick; Ng and Kakehi): a byte is looked at about once a level, which
/// matters as all our IRIs begin alike.
void td_record_sort(const char *memory, td_record *records, size_t n);

typedef td_status (*td_record_func)(void *handle, td_slice record);

typedef struct td_run td_run;

/// The folder where runs go when a caller names none.
const char *td_run_folder(const char *folder);

/// An empty run in a file without a name; NULL, with errno set, on failure.
td_run *td_run_new(const char *folder);
void td_run_free(td_run *run);

/// Append a record, which must not come before the last one; false, with errno
/// set, on failure.
bool td_run_write(td_run *run, td_slice record);

/// Send the records of all runs in order, each once. Runs are read from their
/// beginnings. TD_ERR_IO without words; what `write` returns.
TD_MUST_CHECK td_status td_run_merge(td_run **runs, unsigned n,
                                     td_record_func write, void *handle);

#endif
