// SPDX-License-Identifier: MIT

#include "base/utf8.h"
#include "ingest/input.h"

td_slice td_text_without_mark(td_slice text) {
  const td_slice mark = TD_SLICE("\xEF\xBB\xBF");
  return td_slice_has_prefix(text, mark)
             ? td_slice_part(text, mark.length, text.length)
             : text;
}

// Code points that Unicode keeps out of all text, and NUL.
static bool is_forbidden(uint32_t c) {
  return c == 0 || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

// The line of byte `at`: of the file, or of the document where that is a line.
static size_t line_at(const td_place *place, td_slice text, size_t at) {
  size_t line = 1;
  for (size_t i = 0; i < at; i++) {
    line += text.data[i] == '\n';
  }
  return place->line ? place->line : line;
}

static td_status bad_byte(const td_place *place, td_slice text, size_t at) {
  const bool is_utf16 = at == 0 && text.length > 1 &&
                        (memcmp(text.data, "\xFF\xFE", 2) == 0 ||
                         memcmp(text.data, "\xFE\xFF", 2) == 0);
  return td_error_send(place->errors, TD_ERR_BAD_TEXT, place->path,
                       line_at(place, text, at),
                       "byte %zu (0x%02X) is not UTF-8%s; convert the text to "
                       "UTF-8",
                       at + 1, (unsigned)(unsigned char)text.data[at],
                       is_utf16 ? " but looks like UTF-16" : "");
}

static td_status check(td_slice text, const td_place *place, bool *is_blank) {
  *is_blank = true;
  for (size_t at = 0; at < text.length;) {
    size_t n;
    const uint32_t c = td_utf8_decode(text, at, &n);
    if (c == UINT32_MAX) {
      return bad_byte(place, text, at);
    }
    if (is_forbidden(c)) {
      return td_error_send(place->errors, TD_ERR_BAD_TEXT, place->path,
                           line_at(place, text, at),
                           "byte %zu is U+%04X, which no text may hold; "
                           "remove it",
                           at + 1, (unsigned)c);
    }
    *is_blank = *is_blank && td_utf8_is_blank(c);
    at += n;
  }
  return TD_OK;
}

td_status td_text_set(td_document *document, td_part_id part, td_slice text,
                      const td_place *place) {
  if (text.length > TD_MAX_TEXT_BYTES) {
    return td_error_send(place->errors, TD_ERR_LIMIT, place->path, place->line,
                         "the text has %zu bytes, more than %zu; split it",
                         text.length, TD_MAX_TEXT_BYTES);
  }
  bool is_blank;
  const td_status checked = check(text, place, &is_blank);
  if (checked != TD_OK) {
    return checked;
  }
  if (is_blank && part == TD_BODY) {
    return td_error_send(place->errors, TD_ERR_BAD_TEXT, place->path,
                         place->line,
                         "the text has no words; there is nothing to read");
  }
  const td_status status = td_document_set_text(document, part, text);
  return status == TD_OK ? TD_OK
                         : td_error_send(place->errors, status, place->path,
                                         place->line, "out of memory");
}
