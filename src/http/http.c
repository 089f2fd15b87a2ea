// SPDX-License-Identifier: MIT

#include "http/http.h"

#include "base/memory.h"
#include "base/try.h"
#include "http/http_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define MAX_WAIT_MS 60000U

static void set_defaults(td_http_options *o) {
  o->connect_seconds = o->connect_seconds ? o->connect_seconds : 10;
  o->stall_seconds = o->stall_seconds ? o->stall_seconds : 120;
  o->tries = o->tries ? o->tries : 6;
  o->wait_ms = o->wait_ms ? o->wait_ms : 500;
  o->answer_bytes = o->answer_bytes ? o->answer_bytes : (size_t)16 << 20;
}

td_status td_http_new(const td_http_options *options,
                      const td_error_sink *errors, td_http **out) {
  if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
    return TD_ERR_INTERNAL;
  }
  td_http *http = td_memory_new(1, sizeof(*http));
  CURL *curl = http ? curl_easy_init() : NULL;
  if (!curl) {
    td_memory_free(http);
    curl_global_cleanup();
    return TD_ERR_NO_MEM;
  }
  http->options = *options;
  set_defaults(&http->options);
  http->errors = errors;
  http->curl = curl;
  http->user = getenv("TIDINGS_USER");
  http->password = getenv("TIDINGS_PASSWORD");
  *out = http;
  return TD_OK;
}

void td_http_free(td_http *http) {
  if (http) {
    curl_easy_cleanup(http->curl);
    td_buffer_clear(&http->type);
    td_buffer_clear(&http->body);
    td_memory_free(http);
    curl_global_cleanup();
  }
}

static td_status give_source(void *handle, char *out, size_t capacity,
                             size_t *n) {
  return td_source_read(handle, out, capacity, n);
}

td_http_body td_http_body_of_source(td_source *source) {
  return (td_http_body){.give = give_source, .handle = source, .length = -1};
}

// ---------------------------------------------------------------- sending

static td_status check_url(const td_http *http, const char *url) {
  CURLU *parts = curl_url();
  char *user = NULL;
  char *scheme = NULL;
  if (!parts) {
    return TD_ERR_NO_MEM;
  }
  const bool is_url =
      curl_url_set(parts, CURLUPART_URL, url, 0) == CURLUE_OK &&
      curl_url_get(parts, CURLUPART_SCHEME, &scheme, 0) == CURLUE_OK &&
      strncmp(scheme, "http", 4) == 0;
  const bool has_user =
      is_url && curl_url_get(parts, CURLUPART_USER, &user, 0) == CURLUE_OK;
  curl_free(user);
  curl_free(scheme);
  curl_url_cleanup(parts);
  if (has_user) {
    return td_error_send(http->errors, TD_ERR_BAD_ARG, NULL, 0,
                         "a URL must not hold a user or a password; set "
                         "TIDINGS_USER and TIDINGS_PASSWORD or write them "
                         "into ~/.netrc");
  }
  return is_url ? TD_OK
                : td_error_send(http->errors, TD_ERR_BAD_ARG, url, 0,
                                "is no URL that begins with http:// or "
                                "https://");
}

static bool may_pass(const td_http_try *tried) {
  switch (tried->result) {
  case CURLE_OK:
    break;
  case CURLE_COULDNT_RESOLVE_HOST:
  case CURLE_COULDNT_CONNECT:
  case CURLE_OPERATION_TIMEDOUT:
  case CURLE_GOT_NOTHING:
  case CURLE_SEND_ERROR:
  case CURLE_RECV_ERROR:
  case CURLE_PARTIAL_FILE:
    return tried->status == TD_OK;
  default:
    return false;
  }
  return tried->code == 408 || tried->code == 425 || tried->code == 429 ||
         (tried->code >= 502 && tried->code <= 504);
}

static const char *words_of(const td_http *http, const td_http_try *tried) {
  return http->words[0] ? http->words : curl_easy_strerror(tried->result);
}

static void wait_ms(unsigned ms) {
  struct timespec left = {ms / 1000, (long)(ms % 1000) * 1000000};
  while (nanosleep(&left, &left) != 0) {
  }
}

static void wait_for(const td_http *http, const td_http_try *tried,
                     unsigned n_tries) {
  const td_http_options *o = &http->options;
  unsigned ms = o->wait_ms;
  for (unsigned i = 1; i < n_tries && ms < MAX_WAIT_MS; i++) {
    ms *= 2;
  }
  if (ms < (unsigned)tried->after_seconds * 1000) {
    ms = (unsigned)tried->after_seconds * 1000;
  }
  ms = ms < MAX_WAIT_MS ? ms : MAX_WAIT_MS;
  if (o->on_retry) {
    char code[40];
    snprintf(code, sizeof(code), "the server answered %ld", tried->code);
    o->on_retry(o->handle, ms,
                tried->result == CURLE_OK ? code : words_of(http, tried));
  }
  wait_ms(ms);
}

static bool can_rewind(const td_http_request *request,
                       const td_http_try *tried) {
  return !tried->has_given || !request->body.give || request->body.rewind;
}

static td_status failed(const td_http *http, const td_http_request *request,
                        const td_http_try *tried, unsigned n_tries) {
  if (tried->status != TD_OK) {
    return tried->status;
  }
  return td_error_send(http->errors, TD_ERR_IO, request->url, 0,
                       "no answer to %s: %s%s", request->method,
                       words_of(http, tried),
                       n_tries > 1 ? " (tried several times)" : "");
}

static td_status try_all(td_http *http, const td_http_request *request,
                         td_http_try *tried) {
  for (unsigned n = 1;; n++) {
    TD_TRY(td_http_transfer(http, request, tried));
    if (!may_pass(tried) || n >= http->options.tries ||
        !can_rewind(request, tried)) {
      return tried->result == CURLE_OK ? TD_OK
                                       : failed(http, request, tried, n);
    }
    wait_for(http, tried, n);
    if (tried->has_given && request->body.give) {
      TD_TRY(request->body.rewind(request->body.handle));
    }
  }
}

td_status td_http_send(td_http *http, const td_http_request *request,
                       td_http_answer *answer) {
  td_http_try tried;
  TD_TRY(check_url(http, request->url));
  TD_TRY(try_all(http, request, &tried));
  *answer = (td_http_answer){.code = (int)tried.code,
                             .type = td_buffer_as_slice(&http->type),
                             .body = td_buffer_as_slice(&http->body),
                             .is_partial = http->body.length ==
                                           http->options.answer_bytes};
  return TD_OK;
}

// ---------------------------------------------------------------- reasons

static const char *name_of_code(int code) {
  switch (code) {
  case 400:
    return "bad request";
  case 401:
    return "not authorized";
  case 403:
    return "forbidden";
  case 404:
    return "not found";
  case 405:
    return "method not allowed";
  case 413:
    return "too large";
  case 415:
    return "media type not supported";
  case 500:
    return "internal error of the server";
  case 501:
    return "not implemented";
  case 503:
    return "not available";
  default:
    return "no reason given";
  }
}

static td_slice skip_element(td_slice text, const char *end) {
  const size_t at = td_slice_find(text, td_slice_of(end), 0);
  return td_slice_part(text, at < text.length ? at : text.length, text.length);
}

// Markup is dropped, white space made one blank.
void td_http_explain(const td_http_answer *answer, size_t limit,
                     td_buffer *out) {
  const bool is_html =
      td_slice_find(answer->type, TD_SLICE("html"), 0) < answer->type.length;
  const size_t begin = out->length;
  td_slice left = answer->body;
  bool has_blank = false;
  bool is_raw = false; // in <xmp>, where "<" is just that
  while (left.length && out->length - begin < limit) {
    const unsigned char c = (unsigned char)left.data[0];
    is_raw |= td_slice_has_prefix(left, TD_SLICE("<xmp>"));
    is_raw &= !td_slice_has_prefix(left, TD_SLICE("</xmp>"));
    if (is_html && c == '<' &&
        (!is_raw || td_slice_has_prefix(left, TD_SLICE("<xmp>")))) {
      left = td_slice_has_prefix(left, TD_SLICE("<style"))
                 ? skip_element(left, "</style")
             : td_slice_has_prefix(left, TD_SLICE("<head"))
                 ? skip_element(left, "</head")
                 : left;
      left = skip_element(left, ">");
      has_blank = true;
    } else if (c <= ' ' || c == 0x7F) {
      has_blank = true;
    } else {
      if (has_blank && out->length > begin) {
        td_buffer_add_char(out, ' ');
      }
      has_blank = false;
      td_buffer_add_char(out, (char)c);
    }
    left = left.length ? td_slice_part(left, 1, left.length) : left;
  }
  if (out->length == begin) {
    td_buffer_add_string(out, name_of_code(answer->code));
  }
}

static const char *advice_for(const td_http *http, int code) {
  if (code == 401) {
    return http->user ? "; check TIDINGS_USER and TIDINGS_PASSWORD"
                      : "; set TIDINGS_USER and TIDINGS_PASSWORD or write "
                        "them into ~/.netrc";
  }
  if (code == 403) {
    return "; the user may not do this, or the URL is for readers";
  }
  if (code == 404 || code == 405) {
    return "; check the URL";
  }
  return code >= 300 && code < 400 ? "; give the URL that it points to" : "";
}

td_status td_http_check(td_http *http, const td_http_request *request,
                        const td_http_answer *answer) {
  if (answer->code >= 200 && answer->code < 300) {
    return TD_OK;
  }
  td_buffer words = {0};
  td_http_explain(answer, 400, &words);
  const td_status status = td_error_send(
      http->errors, TD_ERR_IO, request->url, 0,
      "%s: the server answered %d: %s%s", request->method, answer->code,
      words.data ? words.data : "", advice_for(http, answer->code));
  td_buffer_clear(&words);
  return status;
}

void td_http_add_escaped(td_slice text, td_buffer *out) {
  for (size_t i = 0; i < text.length; i++) {
    const unsigned char c = (unsigned char)text.data[i];
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || c == '-' || c == '.' ||
                          c == '_' || c == '~';
    if (is_plain) {
      td_buffer_add_char(out, (char)c);
    } else {
      td_buffer_printf(out, "%%%02X", (unsigned)c);
    }
  }
}
