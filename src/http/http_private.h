// SPDX-License-Identifier: MIT

/// @file http/http_private.h
/// A client, and one try of a request.

#ifndef TD_HTTP_HTTP_PRIVATE_H
#define TD_HTTP_HTTP_PRIVATE_H

#include "http/http.h"

#include <curl/curl.h>

struct td_http {
  td_http_options options;
  const td_error_sink *errors;
  CURL *curl;
  const char *user; ///< of the environment; or NULL
  const char *password;
  long ways; ///< of authentication that the server takes; 0: not known yet
  char words[CURL_ERROR_SIZE];
  td_buffer type;
  td_buffer body;
};

/// How one try ended.
typedef struct {
  CURLcode result;
  td_status status;   ///< of the body's giver or the answer's taker, or a limit
  long code;          ///< 0 without an answer
  long after_seconds; ///< that the server asks to wait; 0: nothing said
  bool has_given;     ///< some of the body: another try must rewind it
} td_http_try;

/// Try once.
TD_MUST_CHECK td_status td_http_transfer(td_http *http,
                                         const td_http_request *request,
                                         td_http_try *tried);

#endif
