// SPDX-License-Identifier: MIT

#include "http/http_private.h"

#include "base/try.h"

#include <stdlib.h>

typedef struct {
  td_http *http;
  const td_http_request *request;
  td_http_try *tried;
  size_t offset; ///< into a body that is given whole
} transfer;

static bool has_body(const td_http_request *request) {
  return request->body.give || request->body.bytes.data;
}

static size_t give(char *out, size_t size, size_t count, void *handle) {
  transfer *self = handle;
  const td_http_body *body = &self->request->body;
  const size_t capacity = size * count;
  size_t n = 0;
  self->tried->has_given = true;
  if (body->give) {
    self->tried->status = body->give(body->handle, out, capacity, &n);
    return self->tried->status == TD_OK ? n : CURL_READFUNC_ABORT;
  }
  const size_t left = body->bytes.length - self->offset;
  n = left < capacity ? left : capacity;
  if (n) {
    memcpy(out, body->bytes.data + self->offset, n);
  }
  self->offset += n;
  return n;
}

// libcurl goes back to the beginning when it must authenticate first.
static int seek(void *handle, curl_off_t offset, int origin) {
  transfer *self = handle;
  const td_http_body *body = &self->request->body;
  if (origin != SEEK_SET || offset != 0) {
    return CURL_SEEKFUNC_CANTSEEK;
  }
  self->offset = 0;
  if (!body->give) {
    return CURL_SEEKFUNC_OK;
  }
  if (!body->rewind) {
    return CURL_SEEKFUNC_CANTSEEK;
  }
  self->tried->status = body->rewind(body->handle);
  return self->tried->status == TD_OK ? CURL_SEEKFUNC_OK : CURL_SEEKFUNC_FAIL;
}

// Of an error the beginning is enough; an answer must be whole.
static td_status keep(transfer *self, td_slice bytes, bool is_error) {
  td_http *http = self->http;
  const size_t room = http->options.answer_bytes - http->body.length;
  if (bytes.length > room && !is_error) {
    return td_error_send(http->errors, TD_ERR_LIMIT, self->request->url, 0,
                         "the answer has more than %zu bytes",
                         http->options.answer_bytes);
  }
  bytes.length = bytes.length < room ? bytes.length : room;
  td_buffer_add(&http->body, bytes);
  return http->body.failed ? TD_ERR_NO_MEM : TD_OK;
}

static size_t take(char *data, size_t size, size_t count, void *handle) {
  transfer *self = handle;
  const td_slice bytes = {data, size * count};
  long code = 0;
  curl_easy_getinfo(self->http->curl, CURLINFO_RESPONSE_CODE, &code);
  const bool is_fine = code >= 200 && code < 300;
  self->tried->status = is_fine && self->request->take
                            ? self->request->take(self->request->handle, bytes)
                            : keep(self, bytes, !is_fine);
  return self->tried->status == TD_OK ? bytes.length : 0;
}

static bool add_header(struct curl_slist **headers, const char *name,
                       const char *value) {
  td_buffer line = {0};
  td_buffer_printf(&line, "%s: %s", name, value);
  struct curl_slist *longer =
      line.failed ? NULL : curl_slist_append(*headers, line.data);
  td_buffer_clear(&line);
  *headers = longer ? longer : *headers;
  return longer != NULL;
}

static bool make_headers(const transfer *self, struct curl_slist **headers) {
  const td_http_request *request = self->request;
  bool is_done = true;
  if (request->accept) {
    is_done &= add_header(headers, "Accept", request->accept);
  }
  if (request->type) {
    is_done &= add_header(headers, "Content-Type", request->type);
  }
  // "100-continue" saves sending a body for nothing while it is not known how
  // to authenticate, but costs a second where a server does not know it.
  if (self->http->ways != 0 && has_body(request)) {
    struct curl_slist *longer = curl_slist_append(*headers, "Expect:");
    is_done &= longer != NULL;
    *headers = longer ? longer : *headers;
  }
  return is_done;
}

static void set_body(transfer *self) {
  CURL *curl = self->http->curl;
  const td_http_body *body = &self->request->body;
  const int64_t length =
      body->give ? body->length : (int64_t)body->bytes.length;
  curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE,
                   (curl_off_t)(length < 0 ? -1 : length));
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
  curl_easy_setopt(curl, CURLOPT_READDATA, self);
  curl_easy_setopt(curl, CURLOPT_SEEKFUNCTION, seek);
  curl_easy_setopt(curl, CURLOPT_SEEKDATA, self);
}

static void set_credentials(const td_http *http) {
  CURL *curl = http->curl;
  const long both = (long)(CURLAUTH_BASIC | CURLAUTH_DIGEST);
  curl_easy_setopt(curl, CURLOPT_HTTPAUTH, http->ways ? http->ways : both);
  if (http->user) {
    curl_easy_setopt(curl, CURLOPT_USERNAME, http->user);
    curl_easy_setopt(curl, CURLOPT_PASSWORD,
                     http->password ? http->password : "");
    return;
  }
  const char *file = getenv("NETRC");
  curl_easy_setopt(curl, CURLOPT_NETRC, (long)CURL_NETRC_OPTIONAL);
  if (file && *file) {
    curl_easy_setopt(curl, CURLOPT_NETRC_FILE, file);
  }
}

static void set_limits(const td_http *http) {
  CURL *curl = http->curl;
  const td_http_options *o = &http->options;
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)o->connect_seconds);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)o->total_seconds);
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, (long)o->stall_seconds);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_MAXREDIRS, 5L);
  curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
}

static void set_request(transfer *self) {
  CURL *curl = self->http->curl;
  const td_http_request *request = self->request;
  // Not curl_easy_reset, which would forget the server's challenge.
  curl_easy_setopt(curl, CURLOPT_HTTPGET, 1L);
  curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, NULL);
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_URL, request->url);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, self->http->words);
  curl_easy_setopt(curl, CURLOPT_USERAGENT, "tidings/" PACKAGE_VERSION);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, self);
  if (has_body(request)) {
    set_body(self);
  } else if (strcmp(request->method, "GET") == 0) {
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
  } else if (strcmp(request->method, "HEAD") == 0) {
    curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);
  }
  if (strcmp(request->method, "GET") != 0) {
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request->method);
  }
}

static void read_answer(td_http *http, td_http_try *tried) {
  curl_off_t after = 0;
  long offered = 0;
  const char *type = NULL;
  curl_easy_getinfo(http->curl, CURLINFO_RESPONSE_CODE, &tried->code);
  curl_easy_getinfo(http->curl, CURLINFO_RETRY_AFTER, &after);
  curl_easy_getinfo(http->curl, CURLINFO_HTTPAUTH_AVAIL, &offered);
  curl_easy_getinfo(http->curl, CURLINFO_CONTENT_TYPE, &type);
  tried->after_seconds = (long)(after < 3600 ? after : 3600);
  if (offered & (long)CURLAUTH_DIGEST) {
    http->ways = (long)CURLAUTH_DIGEST;
  } else if (offered & (long)CURLAUTH_BASIC) {
    http->ways = (long)CURLAUTH_BASIC;
  }
  td_buffer_rewind(&http->type);
  if (type) {
    td_slice rest;
    td_buffer_add(&http->type,
                  td_slice_trim(td_slice_split(td_slice_of(type), ';', &rest)));
  }
}

td_status td_http_transfer(td_http *http, const td_http_request *request,
                           td_http_try *tried) {
  transfer self = {.http = http, .request = request, .tried = tried};
  struct curl_slist *headers = NULL;
  *tried = (td_http_try){0};
  td_buffer_rewind(&http->body);
  http->words[0] = '\0';
  set_limits(http);
  set_credentials(http);
  set_request(&self);
  if (!make_headers(&self, &headers)) {
    curl_slist_free_all(headers);
    return TD_ERR_NO_MEM;
  }
  curl_easy_setopt(http->curl, CURLOPT_HTTPHEADER, headers);
  tried->result = curl_easy_perform(http->curl);
  read_answer(http, tried);
  curl_slist_free_all(headers);
  return TD_OK;
}
