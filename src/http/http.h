// SPDX-License-Identifier: MIT

/// @file http/http.h
/// One HTTP request and its answer; the only folder that includes libcurl.
///
/// Bodies are given whole or streamed; answers are kept up to a limit or
/// streamed. What may pass by itself (no connection, a time limit, 408, 425,
/// 429, 502, 503, 504) is tried again after a growing wait, as long as the body
/// can be given again. Credentials come from TIDINGS_USER and TIDINGS_PASSWORD,
/// else from the netrc file ($NETRC, else ~/.netrc); the server chooses digest
/// or basic, digest first. A URL with credentials in it is refused: command
/// lines and logs are no place for them. Redirects are followed for GET only.
///
/// A client keeps its connection; one thread.

#ifndef TD_HTTP_HTTP_H
#define TD_HTTP_HTTP_H

#include "base/buffer.h"
#include "base/error.h"
#include "base/source.h"

#include <stdint.h>

typedef struct td_http td_http;

/// Zero means the default, in brackets.
typedef struct {
  unsigned connect_seconds; ///< to be connected [10]
  unsigned stall_seconds;   ///< without a byte either way [120]
  unsigned total_seconds;   ///< for one try [none]
  unsigned tries;           ///< at most [6]
  unsigned wait_ms;         ///< before the second try, then doubled [500]
  size_t answer_bytes;      ///< kept of an answer at most [16 MiB]
  /// Told before a wait, in words ("cannot connect ..."); NULL: nobody.
  void (*on_retry)(void *handle, unsigned wait_ms, const char *reason);
  void *handle;
} td_http_options;

/// `errors` must outlive the client. TD_ERR_NO_MEM, TD_ERR_INTERNAL.
TD_MUST_CHECK td_status td_http_new(const td_http_options *options,
                                    const td_error_sink *errors, td_http **out);
void td_http_free(td_http *http);

/// A body that is made while it is sent. All zero: there is none.
typedef struct {
  td_slice bytes; ///< all of it, when `give` is NULL; sent if its data is not
                  ///< NULL, even if it is empty
  /// Up to `capacity` next bytes to `out`, their number to `*n`: 0 at the end.
  td_status (*give)(void *handle, char *out, size_t capacity, size_t *n);
  /// Begin again, for another try; NULL: there is only one.
  td_status (*rewind)(void *handle);
  void *handle;
  int64_t length; ///< of what `give` gives; negative: not known
} td_http_body;

/// The rest of `source`, which is read once and stays the caller's.
td_http_body td_http_body_of_source(td_source *source);

typedef struct {
  const char *method; ///< "GET", "PUT", "POST" ...
  const char *url;    ///< http or https
  const char *type;   ///< media type of the body; NULL: none is told
  const char *accept; ///< media types wanted; NULL: any
  td_http_body body;
  /// Takes an answer that is no error (2xx) as it comes; NULL: it is kept.
  td_status (*take)(void *handle, td_slice bytes);
  void *handle;
} td_http_request;

/// Borrowed from the client until its next request.
typedef struct {
  int code;        ///< 200, 404 ...; redirects are the last one's
  td_slice type;   ///< media type without parameters; may be empty
  td_slice body;   ///< empty where it was taken, and of HEAD
  bool is_partial; ///< an error's body that is longer than the limit
} td_http_answer;

/// Send `request`; TD_OK for every answer, whatever its code says.
/// Errors, sent: TD_ERR_BAD_ARG for a URL that is none, TD_ERR_IO when no
/// answer came after all tries, TD_ERR_LIMIT for one longer than kept; what
/// the body or the taker returned.
TD_MUST_CHECK td_status td_http_send(td_http *http,
                                     const td_http_request *request,
                                     td_http_answer *answer);

/// What the server says is wrong, in one line: its body without markup, else
/// the name of the code. At most `limit` bytes are appended to `out`.
void td_http_explain(const td_http_answer *answer, size_t limit,
                     td_buffer *out);

/// Send an error for an answer that is none of 2xx: method, URL, code, what
/// the server says and what to do. TD_OK for 2xx, else TD_ERR_IO.
TD_MUST_CHECK td_status td_http_check(td_http *http,
                                      const td_http_request *request,
                                      const td_http_answer *answer);

/// Append `text` as a part of a URL's query: %20 for a blank, and so on.
void td_http_add_escaped(td_slice text, td_buffer *out);

#endif
