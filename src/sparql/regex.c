// SPDX-License-Identifier: MIT

#include "sparql/regex.h"

#include "base/memory.h"
#include "base/try.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

enum { N_KEPT = 16, MAX_STEPS = 10000000 };

struct td_regex {
  td_buffer key; // flags, NUL, pattern
  pcre2_code *code;
  pcre2_match_data *match;
  pcre2_match_context *context; // the cache's
};

struct td_regex_cache {
  td_regex kept[N_KEPT];
  unsigned next; // to be replaced
  pcre2_match_context *context;
};

td_regex_cache *td_regex_cache_new(void) {
  td_regex_cache *cache = td_memory_new(1, sizeof(*cache));
  if (!cache) {
    return NULL;
  }
  cache->context = pcre2_match_context_create(NULL);
  if (!cache->context) {
    td_memory_free(cache);
    return NULL;
  }
  pcre2_set_match_limit(cache->context, MAX_STEPS);
  return cache;
}

static void clear(td_regex *regex) {
  pcre2_match_data_free(regex->match);
  pcre2_code_free(regex->code);
  td_buffer_clear(&regex->key);
  regex->match = NULL;
  regex->code = NULL;
}

void td_regex_cache_free(td_regex_cache *cache) {
  if (cache) {
    for (int i = 0; i < N_KEPT; i++) {
      clear(&cache->kept[i]);
    }
    pcre2_match_context_free(cache->context);
    td_memory_free(cache);
  }
}

static bool read_flags(td_slice flags, uint32_t *options) {
  *options = PCRE2_UTF | PCRE2_UCP | PCRE2_DOLLAR_ENDONLY |
             PCRE2_NEVER_BACKSLASH_C | PCRE2_NO_UTF_CHECK;
  bool is_literal = false;
  for (size_t i = 0; i < flags.length; i++) {
    switch (flags.data[i]) {
    case 'i':
      *options |= PCRE2_CASELESS;
      break;
    case 's':
      *options |= PCRE2_DOTALL;
      break;
    case 'm':
      *options |= PCRE2_MULTILINE;
      break;
    case 'x':
      *options |= PCRE2_EXTENDED;
      break;
    case 'q':
      is_literal = true;
      break;
    default:
      return false;
    }
  }
  if (is_literal) {
    *options = (*options & PCRE2_CASELESS) | PCRE2_UTF | PCRE2_LITERAL |
               PCRE2_NO_UTF_CHECK;
  }
  return true;
}

static bool compile(td_regex_cache *cache, td_regex *regex, td_slice pattern,
                    td_slice flags) {
  uint32_t options;
  int error;
  PCRE2_SIZE where;
  if (!read_flags(flags, &options)) {
    return false;
  }
  regex->code = pcre2_compile((PCRE2_SPTR)(pattern.length ? pattern.data : ""),
                              pattern.length, options, &error, &where, NULL);
  if (!regex->code) {
    return false;
  }
  pcre2_jit_compile(regex->code, PCRE2_JIT_COMPLETE); // or it is interpreted
  regex->match = pcre2_match_data_create_from_pattern(regex->code, NULL);
  regex->context = cache->context;
  return regex->match != NULL;
}

const td_regex *td_regex_get(td_regex_cache *cache, td_slice pattern,
                             td_slice flags) {
  td_buffer key = {0};
  td_buffer_add(&key, flags);
  td_buffer_add_char(&key, '\0');
  td_buffer_add(&key, pattern);
  for (int i = 0; i < N_KEPT; i++) {
    td_regex *regex = &cache->kept[i];
    if (regex->code && td_slice_equal(td_buffer_as_slice(&regex->key),
                                      td_buffer_as_slice(&key))) {
      td_buffer_clear(&key);
      return regex;
    }
  }
  td_regex *regex = &cache->kept[cache->next++ % N_KEPT];
  clear(regex);
  regex->key = key;
  if (key.failed || !compile(cache, regex, pattern, flags)) {
    clear(regex);
    return NULL;
  }
  return regex;
}

// The next match from `from`; *found false when there is none.
static td_status next_match(const td_regex *regex, td_slice text, size_t from,
                            bool *found) {
  const int n = pcre2_match(
      regex->code, (PCRE2_SPTR)(text.length ? text.data : ""), text.length,
      from, PCRE2_NO_UTF_CHECK, regex->match, regex->context);
  *found = n > 0;
  return n > 0 || n == PCRE2_ERROR_NOMATCH ? TD_OK : TD_ERR_LIMIT;
}

td_status td_regex_match(const td_regex *regex, td_slice text, bool *out) {
  return next_match(regex, text, 0, out);
}

static bool add_replacement(const td_regex *regex, td_slice text,
                            td_slice replacement, td_buffer *out) {
  const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(regex->match);
  const uint32_t n = pcre2_get_ovector_count(regex->match);
  for (size_t i = 0; i < replacement.length; i++) {
    const char c = replacement.data[i];
    const char next =
        i + 1 < replacement.length ? replacement.data[i + 1] : '\0';
    if (c == '\\') {
      if (next != '\\' && next != '$') {
        return false;
      }
      td_buffer_add_char(out, next);
      i++;
    } else if (c == '$') {
      if (next < '0' || next > '9') {
        return false;
      }
      const uint32_t group = (uint32_t)(next - '0');
      if (group < n && ends[2 * group] != PCRE2_UNSET) {
        td_buffer_add(
            out, td_slice_part(text, ends[2 * group], ends[2 * group + 1]));
      }
      i++;
    } else {
      td_buffer_add_char(out, c);
    }
  }
  return true;
}

td_status td_regex_replace(const td_regex *regex, td_slice text,
                           td_slice replacement, td_buffer *out) {
  bool found;
  size_t from = 0;
  TD_TRY(next_match(regex, (td_slice){0}, 0, &found));
  if (found) {
    return TD_ERR_BAD_ARG;
  }
  for (;;) {
    TD_TRY(next_match(regex, text, from, &found));
    if (!found) {
      break;
    }
    const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(regex->match);
    const size_t end = ends[1];
    td_buffer_add(out, td_slice_part(text, from, ends[0]));
    if (end == ends[0]) {
      return TD_ERR_BAD_ARG; // empty after all: a look around
    }
    if (!add_replacement(regex, text, replacement, out)) {
      return TD_ERR_BAD_ARG;
    }
    from = end;
  }
  td_buffer_add(out, td_slice_part(text, from, text.length));
  return out->failed ? TD_ERR_NO_MEM : TD_OK;
}
