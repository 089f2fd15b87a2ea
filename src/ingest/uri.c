// SPDX-License-Identifier: MIT

#include "base/buffer.h"
#include "base/utf8.h"
#include "doc/iri.h"
#include "ingest/ingest.h"

#define DIGEST_DIGITS 16

static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool is_hex(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// Bytes of the scheme and its colon (RFC 3986, section 3.1); 0 without one.
static size_t scheme_bytes(td_slice uri) {
  size_t i = 0;
  while (i < uri.length && (is_letter(uri.data[i]) ||
                            (i > 0 && (is_digit(uri.data[i]) ||
                                       memchr("+-.", uri.data[i], 3))))) {
    i++;
  }
  return i > 0 && i + 1 < uri.length && uri.data[i] == ':' ? i + 1 : 0;
}

// Where the authority ("//host:port") ends; `from` without one.
static size_t authority_end(td_slice uri, size_t from) {
  if (!td_slice_has_prefix(td_slice_part(uri, from, uri.length),
                           TD_SLICE("//"))) {
    return from;
  }
  size_t i = from + 2;
  while (i < uri.length && uri.data[i] != '/' && uri.data[i] != '?') {
    i++;
  }
  return i;
}

// RFC 3987, section 2.2: what stands for itself in an IRI.
static bool is_legal(td_slice uri, size_t at, uint32_t c, bool in_authority) {
  if (c >= 0x80) {
    return c >= 0xA0 && !(c >= 0xD800 && c <= 0xF8FF) &&
           !(c >= 0xFDD0 && c <= 0xFDEF) && (c & 0xFFFE) != 0xFFFE &&
           !(c >= 0xFFF0 && c <= 0xFFFD) && c < 0xE0000;
  }
  if (c == '%') {
    return at + 2 < uri.length && is_hex(uri.data[at + 1]) &&
           is_hex(uri.data[at + 2]);
  }
  if (c == '[' || c == ']') {
    return in_authority;
  }
  return c > 0x20 && c < 0x7F && !strchr("<>\"{}|\\^`", (int)c);
}

static void add_legal(td_buffer *out, td_slice uri, size_t authority) {
  for (size_t at = 0; at < uri.length;) {
    size_t n;
    const uint32_t c = td_utf8_decode(uri, at, &n);
    if (is_legal(uri, at, c, at < authority)) {
      td_buffer_add(out, td_slice_part(uri, at, at + n));
    } else {
      for (size_t i = 0; i < n; i++) {
        td_buffer_printf(out, "%%%02X",
                         (unsigned)(unsigned char)uri.data[at + i]);
      }
    }
    at += n;
  }
}

td_status td_ingest_set_uri(td_document *document, td_slice uri,
                            td_slice base) {
  td_slice fragment;
  const td_slice whole = td_slice_split(td_slice_trim(uri), '#', &fragment);
  const size_t scheme = scheme_bytes(whole);
  td_buffer out = {0};
  if (scheme) {
    add_legal(&out, whole, authority_end(whole, scheme));
  } else {
    td_buffer_add(&out, base);
    td_buffer_add_string(&out, "document/");
    td_iri_digest(document->parts[TD_BODY].text, DIGEST_DIGITS, &out);
  }
  if (!out.failed) {
    document->uri = td_arena_copy(document->arena, td_buffer_as_slice(&out));
  }
  const bool is_done = !out.failed && document->uri.data;
  td_buffer_clear(&out);
  return is_done ? TD_OK : TD_ERR_NO_MEM;
}
