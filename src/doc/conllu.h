// SPDX-License-Identifier: MIT

/// @file doc/conllu.h
/// Documents as CoNLL-U, the exchange format of Universal Dependencies.
///
/// https://universaldependencies.org/format.html : ten columns, multiword
/// tokens as n-m lines, "_" where a layer is missing. Beside the standard's
/// comments, "# part = headline" marks a sentence of the headline and
/// "# dateline = yes" a dateline; DEPS is never used, of MISC only
/// SpaceAfter=No.
///
/// Reading is for files from anywhere: every line is checked, and what is
/// wrong is told with its line. One document (or sentence) is in memory at a
/// time.

#ifndef TD_DOC_CONLLU_H
#define TD_DOC_CONLLU_H

#include "base/buffer.h"
#include "base/error.h"
#include "base/source.h"
#include "doc/document.h"

/// Append the sentences of `document` to `out`, which remembers a failure.
void td_conllu_write(const td_document *document, td_buffer *out);

typedef struct td_conllu_reader td_conllu_reader;

typedef enum {
  TD_CONLLU_DOCUMENTS, ///< one document for each "# newdoc"
  TD_CONLLU_SENTENCES  ///< one document for each sentence
} td_conllu_unit;

/// Read from `source`; both it and `errors` must outlive the reader. NULL
/// without memory.
td_conllu_reader *td_conllu_reader_new(td_source *source, td_conllu_unit unit,
                                       const td_error_sink *errors);
void td_conllu_reader_free(td_conllu_reader *reader);

/// The next document, which is then the caller's; TD_END after the last.
///
/// Its text is put together from the "# text" lines (from the words where they
/// are missing): sentences joined by a blank, paragraphs by an empty line. Its
/// uri is the id of "# newdoc" as it stands, empty without one. Heads are a
/// tree with one root, or missing throughout the sentence.
///
/// Errors, sent: TD_ERR_BAD_SYNTAX, TD_ERR_BAD_TEXT, TD_ERR_LIMIT, TD_ERR_IO,
/// TD_ERR_NO_MEM. After the first three the next call goes on with the next
/// document.
TD_MUST_CHECK td_status td_conllu_read(td_conllu_reader *reader,
                                       td_document **out);

#endif
