// SPDX-License-Identifier: MIT

// The client against a server of this file: a thread on a loopback port that
// gives the answers of a list, one a connection, and keeps what it was sent.

#include "suite.h"

#include "http/http.h"

#include <arpa/inet.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MAX_REQUESTS = 8 };

typedef struct {
  int listener;
  unsigned port;
  const char *const *answers; ///< "" hangs up without one; NULL ends
  td_buffer requests[MAX_REQUESTS];
  unsigned n_requests;
  pthread_t thread;
} server;

static bool is_whole(const td_buffer *request) {
  const td_slice text = td_buffer_as_slice(request);
  const size_t head = td_slice_find(text, TD_SLICE("\r\n\r\n"), 0);
  if (head == text.length) {
    return false;
  }
  const size_t at = td_slice_find(text, TD_SLICE("Content-Length: "), 0);
  if (at < head) {
    return text.length - head - 4 >= strtoul(text.data + at + 16, NULL, 10);
  }
  return td_slice_find(text, TD_SLICE("chunked"), 0) >= head ||
         td_slice_has_suffix(text, TD_SLICE("0\r\n\r\n"));
}

// Whether the head has come and the client waits before it sends the body.
static bool wants_leave(const td_buffer *request) {
  const td_slice text = td_buffer_as_slice(request);
  return td_slice_find(text, TD_SLICE("100-continue"), 0) < text.length &&
         td_slice_has_suffix(text, TD_SLICE("\r\n\r\n"));
}

static void serve_one(server *self, int client, const char *answer) {
  td_buffer *request = &self->requests[self->n_requests++];
  static const char leave[] = "HTTP/1.1 100 Continue\r\n\r\n";
  bool is_asked = false;
  char bytes[4096];
  ssize_t n = 1;
  while (n > 0 && !is_whole(request)) {
    n = read(client, bytes, sizeof(bytes));
    if (n > 0) {
      td_buffer_add(request, (td_slice){bytes, (size_t)n});
    }
    if (!is_asked && wants_leave(request)) {
      is_asked = true;
      if (strstr(answer, " 401 ")) {
        break; // is answered before its body has come
      }
      CU_ASSERT(send(client, leave, strlen(leave), MSG_NOSIGNAL) > 0);
    }
  }
  const size_t length = strlen(answer);
  CU_ASSERT_EQUAL(send(client, answer, length, MSG_NOSIGNAL), (ssize_t)length);
}

static void *serve(void *handle) {
  server *self = handle;
  for (const char *const *answer = self->answers; *answer; answer++) {
    const int client = accept(self->listener, NULL, NULL);
    if (client < 0) {
      break;
    }
    serve_one(self, client, *answer);
    close(client);
  }
  close(self->listener);
  return NULL;
}

static void begin(server *self, const char *const *answers) {
  struct sockaddr_in address = {.sin_family = AF_INET};
  socklen_t size = sizeof(address);
  *self = (server){.answers = answers};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  self->listener = socket(AF_INET, SOCK_STREAM, 0);
  CU_ASSERT_EQUAL_FATAL(bind(self->listener, (struct sockaddr *)&address, size),
                        0);
  CU_ASSERT_EQUAL_FATAL(
      getsockname(self->listener, (struct sockaddr *)&address, &size), 0);
  CU_ASSERT_EQUAL_FATAL(listen(self->listener, 8), 0);
  self->port = ntohs(address.sin_port);
  CU_ASSERT_EQUAL_FATAL(pthread_create(&self->thread, NULL, serve, self), 0);
}

static void end(server *self) {
  pthread_join(self->thread, NULL);
  for (unsigned i = 0; i < MAX_REQUESTS; i++) {
    td_buffer_clear(&self->requests[i]);
  }
}

static bool has(const server *self, unsigned i, const char *words) {
  const td_slice text = td_buffer_as_slice(&self->requests[i]);
  return td_slice_find(text, td_slice_of(words), 0) < text.length;
}

static char error_text[1000];
static unsigned n_errors;

static void keep_error(void *handle, const td_error *error) {
  (void)handle;
  n_errors++;
  snprintf(error_text, sizeof(error_text), "%s", error->text);
}

static const td_error_sink errors = {keep_error, NULL};

static unsigned n_waits;

static void count_wait(void *handle, unsigned wait_ms, const char *reason) {
  (void)handle;
  CU_ASSERT_NOT_EQUAL(wait_ms, 0);
  CU_ASSERT_NOT_EQUAL(reason[0], '\0');
  n_waits++;
}

typedef struct {
  td_http *http;
  char url[60];
} client;

static void open_client(client *self, const server *at) {
  const td_http_options options = {
      .tries = 3, .wait_ms = 1, .answer_bytes = 100, .on_retry = count_wait};
  n_errors = 0;
  n_waits = 0;
  snprintf(self->url, sizeof(self->url), "http://127.0.0.1:%u/a?b=c", at->port);
  CU_ASSERT_EQUAL_FATAL(td_http_new(&options, &errors, &self->http), TD_OK);
}

#define CLOSE "Connection: close\r\n"
static const char fine[] = "HTTP/1.1 200 OK\r\nContent-Type: text/plain; "
                           "charset=utf-8\r\n" CLOSE "\r\nhello";

static void test_get(void) {
  const char *const answers[] = {fine, NULL};
  server at;
  client self;
  td_http_answer answer;
  begin(&at, answers);
  open_client(&self, &at);
  const td_http_request request = {
      .method = "GET", .url = self.url, .accept = "text/csv"};
  CU_ASSERT_EQUAL(td_http_send(self.http, &request, &answer), TD_OK);
  CU_ASSERT_EQUAL(answer.code, 200);
  CU_ASSERT(td_slice_is(answer.type, "text/plain"));
  CU_ASSERT(td_slice_is(answer.body, "hello"));
  CU_ASSERT_EQUAL(td_http_check(self.http, &request, &answer), TD_OK);
  CU_ASSERT(has(&at, 0, "GET /a?b=c HTTP/1.1\r\n"));
  CU_ASSERT(has(&at, 0, "Accept: text/csv\r\n"));
  td_http_free(self.http);
  end(&at);
}

static void test_put(void) {
  const char *const answers[] = {fine, fine, NULL};
  server at;
  client self;
  td_http_answer answer;
  begin(&at, answers);
  open_client(&self, &at);
  td_http_request request = {.method = "PUT",
                             .url = self.url,
                             .type = "text/turtle",
                             .body = {.bytes = TD_SLICE("<a> <b> <c> .")}};
  CU_ASSERT_EQUAL(td_http_send(self.http, &request, &answer), TD_OK);
  CU_ASSERT(has(&at, 0, "PUT /a"));
  CU_ASSERT(has(&at, 0, "Content-Type: text/turtle\r\n"));
  CU_ASSERT(has(&at, 0, "\r\n\r\n<a> <b> <c> ."));
  request.body.bytes = TD_SLICE("");
  CU_ASSERT_EQUAL(td_http_send(self.http, &request, &answer), TD_OK);
  CU_ASSERT(has(&at, 1, "Content-Length: 0\r\n"));
  td_http_free(self.http);
  end(&at);
}

static void test_stream(void) {
  const char *const answers[] = {fine, NULL};
  server at;
  client self;
  td_http_answer answer;
  td_source *source;
  begin(&at, answers);
  open_client(&self, &at);
  CU_ASSERT_EQUAL_FATAL(
      td_source_open_memory(TD_SLICE("streamed"), "x", &errors, &source),
      TD_OK);
  const td_http_request request = {.method = "POST",
                                   .url = self.url,
                                   .type = "text/turtle",
                                   .body = td_http_body_of_source(source)};
  CU_ASSERT_EQUAL(td_http_send(self.http, &request, &answer), TD_OK);
  CU_ASSERT(has(&at, 0, "POST /a"));
  CU_ASSERT(has(&at, 0, "Transfer-Encoding: chunked\r\n"));
  CU_ASSERT(has(&at, 0, "\r\n8\r\nstreamed\r\n0\r\n\r\n"));
  td_source_close(source);
  td_http_free(self.http);
  end(&at);
}

static void test_retry(void) {
  const char *const answers[] = {"", "HTTP/1.1 503 Busy\r\n" CLOSE "\r\nlater",
                                 fine, NULL};
  server at;
  client self;
  td_http_answer answer;
  begin(&at, answers);
  open_client(&self, &at);
  const td_http_request request = {
      .method = "PUT", .url = self.url, .body = {.bytes = TD_SLICE("again")}};
  CU_ASSERT_EQUAL(td_http_send(self.http, &request, &answer), TD_OK);
  CU_ASSERT_EQUAL(answer.code, 200);
  CU_ASSERT_EQUAL(n_waits, 2);
  CU_ASSERT(has(&at, 2, "\r\n\r\nagain"));
  td_http_free(self.http);
  end(&at);
}

static void test_no_answer(void) {
  const char *const answers[] = {"", "", "", NULL};
  server at;
  client self;
  td_http_answer answer;
  begin(&at, answers);
  open_client(&self, &at);
  const td_http_request request = {.method = "GET", .url = self.url};
  CU_ASSERT_EQUAL(td_http_send(self.http, &request, &answer), TD_ERR_IO);
  CU_ASSERT_EQUAL(n_waits, 2);
  CU_ASSERT_EQUAL(n_errors, 1);
  CU_ASSERT_PTR_NOT_NULL(strstr(error_text, "no answer to GET"));
  td_http_free(self.http);
  end(&at);
}

static void test_refusal(void) {
  const char *const answers[] = {
      "HTTP/1.1 400 Bad\r\nContent-Type: text/html\r\n" CLOSE
      "\r\n<html><head><title>x</title></head><body><h1>line 3:</h1>\n no "
      "such\tthing</body></html>",
      NULL};
  server at;
  client self;
  td_http_answer answer;
  begin(&at, answers);
  open_client(&self, &at);
  const td_http_request request = {.method = "DELETE", .url = self.url};
  CU_ASSERT_EQUAL(td_http_send(self.http, &request, &answer), TD_OK);
  CU_ASSERT_EQUAL(td_http_check(self.http, &request, &answer), TD_ERR_IO);
  CU_ASSERT_PTR_NOT_NULL(strstr(error_text, "400: line 3: no such thing"));
  CU_ASSERT(has(&at, 0, "DELETE /a"));
  td_http_free(self.http);
  end(&at);
}

static void test_limit(void) {
  char longer[300];
  snprintf(longer, sizeof(longer), "HTTP/1.1 200 OK\r\n" CLOSE "\r\n%0120d", 0);
  const char *const answers[] = {longer, NULL};
  server at;
  client self;
  td_http_answer answer;
  begin(&at, answers);
  open_client(&self, &at);
  const td_http_request request = {.method = "GET", .url = self.url};
  CU_ASSERT_EQUAL(td_http_send(self.http, &request, &answer), TD_ERR_LIMIT);
  CU_ASSERT_EQUAL(n_errors, 1);
  td_http_free(self.http);
  end(&at);
}

// The body is sent once the server has said how to authenticate, and then at
// once.
static void test_digest(void) {
  static const char asks[] =
      "HTTP/1.1 401 Who\r\nWWW-Authenticate: Basic realm=\"r\"\r\n"
      "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\", qop=\"auth\"\r\n"
      "Content-Length: 0\r\n" CLOSE "\r\n";
  const char *const answers[] = {asks, fine, fine, NULL};
  server at;
  client self;
  td_http_answer answer;
  begin(&at, answers);
  setenv("TIDINGS_USER", "dba", 1);
  setenv("TIDINGS_PASSWORD", "secret", 1);
  open_client(&self, &at);
  const td_http_request request = {
      .method = "PUT", .url = self.url, .body = {.bytes = TD_SLICE("body")}};
  CU_ASSERT_EQUAL(td_http_send(self.http, &request, &answer), TD_OK);
  CU_ASSERT_EQUAL(answer.code, 200);
  CU_ASSERT(has(&at, 1, "Authorization: Digest username=\"dba\""));
  CU_ASSERT(has(&at, 1, "\r\n\r\nbody"));
  CU_ASSERT_EQUAL(td_http_send(self.http, &request, &answer), TD_OK);
  CU_ASSERT(has(&at, 2, "Authorization: Digest"));
  for (unsigned i = 0; i < 3; i++) {
    CU_ASSERT_FALSE(has(&at, i, "secret"));
  }
  unsetenv("TIDINGS_USER");
  unsetenv("TIDINGS_PASSWORD");
  td_http_free(self.http);
  end(&at);
}

static void test_netrc(void) {
  static const char asks[] =
      "HTTP/1.1 401 Who\r\nWWW-Authenticate: Basic realm=\"r\"\r\n"
      "Content-Length: 0\r\n" CLOSE "\r\n";
  const char *const answers[] = {asks, fine, NULL};
  char path[] = "/tmp/test_http.XXXXXX";
  static const char text[] = "machine 127.0.0.1 login ada password byron\n";
  const int file = mkstemp(path);
  CU_ASSERT_EQUAL_FATAL(write(file, text, sizeof(text) - 1), sizeof(text) - 1);
  close(file);
  setenv("NETRC", path, 1);
  server at;
  client self;
  td_http_answer answer;
  begin(&at, answers);
  open_client(&self, &at);
  const td_http_request request = {.method = "GET", .url = self.url};
  CU_ASSERT_EQUAL(td_http_send(self.http, &request, &answer), TD_OK);
  CU_ASSERT_EQUAL(answer.code, 200);
  CU_ASSERT(has(&at, 1, "Authorization: Basic YWRhOmJ5cm9u\r\n"));
  td_http_free(self.http);
  unsetenv("NETRC");
  unlink(path);
  end(&at);
}

static void test_bad_url(void) {
  static const char *const urls[] = {"", "file:///etc/passwd", "ftp://h/",
                                     "http://ada:byron@127.0.0.1/"};
  td_http *http;
  td_http_answer answer;
  n_errors = 0;
  CU_ASSERT_EQUAL_FATAL(td_http_new(&(td_http_options){0}, &errors, &http),
                        TD_OK);
  for (unsigned i = 0; i < 4; i++) {
    const td_http_request request = {.method = "GET", .url = urls[i]};
    CU_ASSERT_EQUAL(td_http_send(http, &request, &answer), TD_ERR_BAD_ARG);
    CU_ASSERT_PTR_NULL(strstr(error_text, "byron"));
  }
  CU_ASSERT_EQUAL(n_errors, 4);
  td_http_free(http);
}

static void test_escapes(void) {
  td_buffer out = {0};
  td_http_add_escaped(TD_SLICE("http://e/a b?\xC3\xA9&c=d-._~"), &out);
  CU_ASSERT(td_slice_is(td_buffer_as_slice(&out),
                        "http%3A%2F%2Fe%2Fa%20b%3F%C3%A9%26c%3Dd-._~"));
  td_buffer_clear(&out);
}

static const td_test tests[] = {
    {"an answer has a code, a type and a body", test_get},
    {"a body is sent whole, an empty one as well", test_put},
    {"a body can be streamed from a source", test_stream},
    {"what may pass by itself is tried again", test_retry},
    {"after the last try the reason is told", test_no_answer},
    {"the server's words come without markup", test_refusal},
    {"an answer longer than the limit is refused", test_limit},
    {"digest is preferred, and no password is sent", test_digest},
    {"credentials are read from a netrc file", test_netrc},
    {"URLs of other kinds or with passwords are refused", test_bad_url},
    {"text is escaped for a URL", test_escapes},
};

SUITE_MAIN("http", tests)
