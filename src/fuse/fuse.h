// SPDX-License-Identifier: MIT

/// @file fuse/fuse.h
/// Reports of many articles to what happened once.
///
/// Documents are added in any order and may be freed at once: the fuser keeps
/// a record of about 500 bytes for each report. td_fuser_run then decides
/// which reports are one event, and td_fuser_emit says the events. The result
/// depends on the set of documents only.
///
/// Two reports are one event when their classes agree (one is the other, above
/// it, or results in it), their times overlap, and their main participants
/// agree or one acts for the other; see compatible.c and participant.c.
///
/// Articles that share many names tell one story (stories.c). There a name may
/// be shorter in one of them, "a former employee" may be "the gunman", articles
/// without days are of one time, and two reports in words of one family
/// ("shot", "the shooting") are one unless something tells them apart.
///
/// Pairs join in the order of how much speaks for them, as long as the clusters
/// that they tie together agree on the whole, and no article tells two of their
/// reports as two (cluster.c). Only reports that share a class and a
/// participant's country or word, or a class and a story, are compared, so
/// the cost is linear in the reports times how many of those there are.
///
/// One thread.

#ifndef TD_FUSE_FUSE_H
#define TD_FUSE_FUSE_H

#include "doc/document.h"
#include "know/know.h"
#include "rdf/statement.h"

typedef struct td_fuser td_fuser;

/// `base` as in td_emit_config; both must outlive the fuser. NULL without
/// memory.
td_fuser *td_fuser_new(const td_know *know, td_slice base);
void td_fuser_free(td_fuser *fuser);

/// Take the reports of `document`. Errors: TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_fuser_add(td_fuser *fuser,
                                     const td_document *document);

/// Decide which reports are one event; once, after the last td_fuser_add.
TD_MUST_CHECK td_status td_fuser_run(td_fuser *fuser);

/// Events, after td_fuser_run.
uint32_t td_fuser_count(const td_fuser *fuser);

/// The IRI of the event that report `report` (an IRI) is one of; empty when
/// there is no such report. Borrowed from the fuser.
td_slice td_fuser_event(const td_fuser *fuser, td_slice report);

/// Say all events. Errors: those of the sink; TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_fuser_emit(td_fuser *fuser, td_statement_sink sink);

#endif
