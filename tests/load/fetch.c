// SPDX-License-Identifier: MIT

// fetch METHOD URL ACCEPT: prints the answer to one request.

#include "http/http.h"

#include <stdio.h>

static void print_error(void *handle, const td_error *error) {
  (void)handle;
  fprintf(stderr, "fetch: %s: %s\n", error->file ? error->file : "",
          error->text);
}

static td_status print_bytes(void *handle, td_slice bytes) {
  (void)handle;
  return fwrite(bytes.data, 1, bytes.length, stdout) == bytes.length
             ? TD_OK
             : TD_ERR_IO;
}

int main(int argc, char **argv) {
  const td_error_sink errors = {print_error, NULL};
  td_http *http;
  td_http_answer answer;
  if (argc != 4 ||
      td_http_new(&(td_http_options){0}, &errors, &http) != TD_OK) {
    return 2;
  }
  const td_http_request request = {.method = argv[1],
                                   .url = argv[2],
                                   .accept = argv[3],
                                   .take = print_bytes};
  td_status status = td_http_send(http, &request, &answer);
  if (status == TD_OK) {
    status = td_http_check(http, &request, &answer);
  }
  td_http_free(http);
  return status == TD_OK ? 0 : 1;
}
