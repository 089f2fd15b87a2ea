// SPDX-License-Identifier: MIT

#include "segment/chars.h"
#include "segment/tokenizer.h"

#include "base/utf8.h"

#define MAX_LOCAL_BYTES 64U // RFC 5321, section 4.5.3.1
#define MAX_DOMAIN_BYTES 255U

static bool has_prefix_at(td_slice text, size_t at, td_slice prefix) {
  if (prefix.length > text.length - at) {
    return false;
  }
  for (size_t i = 0; i < prefix.length; i++) {
    const char c = text.data[at + i];
    const char lower = td_char_is_upper_ascii(c) ? (char)(c + 32) : c;
    if (lower != prefix.data[i]) {
      return false;
    }
  }
  return true;
}

static bool begins_url(td_slice text, size_t at) {
  return has_prefix_at(text, at, TD_SLICE("http://")) ||
         has_prefix_at(text, at, TD_SLICE("https://")) ||
         has_prefix_at(text, at, TD_SLICE("ftp://")) ||
         has_prefix_at(text, at, TD_SLICE("mailto:")) ||
         has_prefix_at(text, at, TD_SLICE("www."));
}

static bool ends_url(uint32_t c) {
  return td_utf8_is_blank(c) || c == '<' || c == '>' || c == '"' ||
         (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB;
}

// Punctuation at the end of an address belongs to the sentence; so does a
// bracket that the address did not open.
static size_t without_punctuation(td_slice text, size_t begin, size_t end) {
  while (end > begin) {
    const char c = text.data[end - 1];
    const bool is_bracket =
        (c == ')' && !memchr(text.data + begin, '(', end - begin)) ||
        (c == ']' && !memchr(text.data + begin, '[', end - begin));
    if (!is_bracket && !memchr(".,;:!?'", c, 7)) {
      break;
    }
    end--;
  }
  return end;
}

static size_t url_end(td_slice text, size_t at) {
  size_t end = at;
  while (end < text.length && end - at < TD_MAX_TOKEN_BYTES) {
    size_t n;
    if (ends_url(td_utf8_decode(text, end, &n))) {
      break;
    }
    end += n;
  }
  return without_punctuation(text, at, end);
}

static bool is_name_char(char c) {
  return td_char_is_upper_ascii(c) || td_char_is_lower_ascii(c) ||
         td_char_is_digit_ascii(c) || c == '.' || c == '-' || c == '_';
}

static size_t run_end(td_slice text, size_t at, size_t most, bool is_local) {
  size_t end = at;
  while (end < text.length && end - at < most &&
         (is_name_char(text.data[end]) ||
          (is_local && memchr("+%&", text.data[end], 3)))) {
    end++;
  }
  return end;
}

static size_t mail_end(td_slice text, size_t at) {
  const size_t sign = run_end(text, at, MAX_LOCAL_BYTES, true);
  if (sign == at || sign >= text.length || text.data[sign] != '@') {
    return at;
  }
  size_t end = run_end(text, sign + 1, MAX_DOMAIN_BYTES, false);
  end = without_punctuation(text, sign + 1, end);
  const bool has_dot =
      end > sign + 1 && memchr(text.data + sign + 1, '.', end - sign - 1);
  return has_dot ? end : at;
}

size_t td_address_end(td_slice text, size_t at) {
  if (begins_url(text, at)) {
    return url_end(text, at);
  }
  return mail_end(text, at);
}
