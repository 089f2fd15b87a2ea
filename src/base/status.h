// SPDX-License-Identifier: MIT

/// @file base/status.h
/// What a function that can fail returns.
///
/// Detail (file, line, words) goes once to the error sink, where it is known;
/// callers above only pass the status on. See base/error.h.

#ifndef TD_BASE_STATUS_H
#define TD_BASE_STATUS_H

typedef enum {
  TD_OK = 0,          ///< done
  TD_END,             ///< nothing more; not an error
  TD_ERR_NO_MEM,      ///< out of memory
  TD_ERR_BAD_ARG,     ///< wrong use: an option, an argument
  TD_ERR_BAD_SYNTAX,  ///< text does not follow its format
  TD_ERR_BAD_TEXT,    ///< not UTF-8, or forbidden characters
  TD_ERR_NOT_FOUND,   ///< what was asked for does not exist
  TD_ERR_LIMIT,       ///< depth, size or time limit reached
  TD_ERR_IO,          ///< reading or writing failed
  TD_ERR_VERSION,     ///< made for another version or ontology
  TD_ERR_UNSUPPORTED, ///< understood, but not offered
  TD_ERR_INTERNAL     ///< a library failed in a way it should not
} td_status;

#define TD_MUST_CHECK __attribute__((warn_unused_result))

/// The words for `status`, in lower case without a full stop; never NULL.
const char *td_status_string(td_status status);

#endif
