// SPDX-License-Identifier: MIT

#include "emit/json_write.h"

#include <stdio.h>

static void begin_value(td_json_writer *w) {
  if (w->has_key) {
    w->has_key = false;
    return;
  }
  if (w->is_later) {
    td_buffer_add(w->out, TD_SLICE(", "));
  }
  w->is_later = true;
}

void td_json_open(td_json_writer *w, char bracket) {
  begin_value(w);
  td_buffer_add_char(w->out, bracket);
  w->is_later = false;
}

void td_json_close(td_json_writer *w, char bracket) {
  td_buffer_add_char(w->out, bracket);
  w->is_later = true;
}

void td_json_key(td_json_writer *w, const char *key) {
  begin_value(w);
  td_buffer_add_char(w->out, '"');
  td_buffer_add_string(w->out, key);
  td_buffer_add(w->out, TD_SLICE("\": "));
  w->has_key = true;
}

static void add_word(td_json_writer *w, td_slice word) {
  begin_value(w);
  td_buffer_add(w->out, word);
}

void td_json_null(td_json_writer *w) { add_word(w, TD_SLICE("null")); }

void td_json_bool(td_json_writer *w, bool value) {
  add_word(w, value ? TD_SLICE("true") : TD_SLICE("false"));
}

void td_json_integer(td_json_writer *w, int64_t value) {
  char digits[24];
  size_t at = sizeof(digits);
  uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;
  do {
    digits[--at] = (char)('0' + rest % 10);
    rest /= 10;
  } while (rest);
  if (value < 0) {
    digits[--at] = '-';
  }
  add_word(w, (td_slice){digits + at, sizeof(digits) - at});
}

void td_json_decimal(td_json_writer *w, td_slice digits) {
  add_word(w, digits);
}

void td_json_real(td_json_writer *w, double value) {
  char digits[32];
  const int length = snprintf(digits, sizeof(digits), "%.6g", value);
  const td_slice text = {digits, (size_t)length};
  add_word(w, text);
  if (td_slice_find(text, TD_SLICE("."), 0) == text.length) {
    td_buffer_add(w->out, TD_SLICE(".0"));
  }
}

static bool is_plain(char c) {
  return c != '"' && c != '\\' && (unsigned char)c >= 0x20;
}

static void add_escape(td_buffer *out, char c) {
  static const char letters[] = "\"\"\\\\\bb\ff\nn\rr\tt";
  for (size_t i = 0; i + 1 < sizeof(letters); i += 2) {
    if (letters[i] == c) {
      const char escape[] = {'\\', letters[i + 1]};
      td_buffer_add(out, (td_slice){escape, 2});
      return;
    }
  }
  td_buffer_printf(out, "\\u%04X", (unsigned)(unsigned char)c);
}

void td_json_text(td_json_writer *w, td_slice text) {
  if (text.length == 0) {
    td_json_null(w);
    return;
  }
  begin_value(w);
  td_buffer_add_char(w->out, '"');
  for (size_t i = 0; i < text.length;) {
    size_t end = i;
    while (end < text.length && is_plain(text.data[end])) {
      end++;
    }
    td_buffer_add(w->out, td_slice_part(text, i, end));
    if (end < text.length) {
      add_escape(w->out, text.data[end++]);
    }
    i = end;
  }
  td_buffer_add_char(w->out, '"');
}
