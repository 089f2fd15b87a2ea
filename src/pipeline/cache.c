// SPDX-License-Identifier: MIT

#include "pipeline/cache.h"

#include "base/try.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

static td_status make_folder(tidings *t, const char *path) {
  if (mkdir(path, 0700) == 0 || errno == EEXIST) {
    return TD_OK;
  }
  return td_error_send(&t->errors, TD_ERR_IO, path, 0,
                       "cannot make the folder of the cache; set "
                       "XDG_CACHE_HOME to one that can be written");
}

td_status td_cache_folder(tidings *t, td_buffer *out) {
  const char *cache = getenv("XDG_CACHE_HOME");
  const char *home = getenv("HOME");
  if (cache && cache[0] == '/') {
    td_buffer_add_string(out, cache);
  } else if (home && home[0] == '/') {
    td_buffer_printf(out, "%s/.cache", home);
  } else {
    return td_error_send(&t->errors, TD_ERR_IO, NULL, 0,
                         "no folder for the cache; set XDG_CACHE_HOME");
  }
  if (out->failed) {
    return TD_ERR_NO_MEM;
  }
  TD_TRY(make_folder(t, out->data));
  td_buffer_add_string(out, "/tidings");
  return out->failed ? TD_ERR_NO_MEM : make_folder(t, out->data);
}
