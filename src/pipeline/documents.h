// SPDX-License-Identifier: MIT

/// @file pipeline/documents.h
/// The documents of a run, one by one: articles, or trees made elsewhere.

#ifndef TD_PIPELINE_DOCUMENTS_H
#define TD_PIPELINE_DOCUMENTS_H

#include "pipeline/world.h"

typedef struct td_documents td_documents;

/// `inputs` must outlive the result. Errors, sent: TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_documents_open(tidings *t, const char *const *inputs,
                                          size_t n_inputs, td_documents **out);
void td_documents_close(td_documents *documents);

/// The next document, which is then the caller's; TD_END after the last. An
/// error was sent, and the next call goes on with the next document.
TD_MUST_CHECK td_status td_documents_read(td_documents *documents,
                                          td_document **out);

/// Failures that td_documents_read did not return as errors.
size_t td_documents_n_failed(const td_documents *documents);

#endif
