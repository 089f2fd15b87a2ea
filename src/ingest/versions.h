// SPDX-License-Identifier: MIT

/// @file ingest/versions.h
/// Which of several versions of an article counts.
///
/// The newest by time stamp, then by version number, then by content, so that
/// the order of the inputs makes no difference. About 60 bytes an article;
/// articles are told apart by 128 bits of the SHA-256 of their IRI.

#ifndef TD_INGEST_VERSIONS_H
#define TD_INGEST_VERSIONS_H

#include "ingest/input.h"

typedef struct td_versions td_versions;

/// NULL without memory.
td_versions *td_versions_new(void);
void td_versions_free(td_versions *versions);

/// Count `candidate`, the `number`-th of all documents.
TD_MUST_CHECK td_status td_versions_add(td_versions *versions,
                                        const td_candidate *candidate,
                                        uint64_t number);

/// Whether the `number`-th document is the one that counts of its article.
bool td_versions_is_newest(const td_versions *versions,
                           const td_candidate *candidate, uint64_t number);

#endif
