// SPDX-License-Identifier: MIT

#include "base/status.h"

const char *td_status_string(td_status status) {
  static const char *const words[] = {
      "done",
      "nothing more",
      "out of memory",
      "wrong argument",
      "bad syntax",
      "bad text",
      "not found",
      "limit reached",
      "input or output failed",
      "made for another version",
      "not supported",
      "internal error",
  };
  const unsigned n = sizeof(words) / sizeof(words[0]);
  return (unsigned)status < n ? words[status] : "unknown status";
}
