// SPDX-License-Identifier: MIT

#include "base/utf8.h"
#include "segment/chars.h"
#include "segment/sentence.h"

// SEOUL, March 22 (Agency) --     Place (Agency/Agencies) –     WASHINGTON -
//
// Capitalised words, numbers, commas, slashes and one bracket, then a dash
// between blanks. What makes sure of it: an agency in brackets, a month, a
// place that is known, or one in capitals; a heading in capitals is longer.

#define MAX_TOKENS 24U
#define MAX_BRACKET_TOKENS 10U
#define MAX_CAPITALS 2U // words of an unknown place, before a comma or the dash

typedef struct {
  const td_know *know;
  const td_token *tokens; // from the first of the paragraph on
  uint32_t n;             // how many are looked at
  bool has_capitals;
  bool has_bracket;
  bool has_month;
} state;

static uint32_t first_char(const td_token *token) {
  size_t n;
  return td_utf8_decode(token->form, 0, &n);
}

static bool is_dash(const state *s, uint32_t i) {
  const td_slice form = s->tokens[i].form;
  const bool is_one = td_char_is_dash(first_char(&s->tokens[i])) ||
                      td_slice_is(form, "-") || td_slice_is(form, "--") ||
                      td_slice_is(form, "---") || td_slice_is(form, "_");
  return is_one && i > 0 && s->tokens[i - 1].space_after &&
         s->tokens[i].space_after;
}

// A word in capitals alone, of three letters or more.
static bool is_in_capitals(td_slice form) {
  for (size_t i = 0; i < form.length; i++) {
    if (td_char_is_small_at(form, i)) {
      return false;
    }
    while (i + 1 < form.length && td_utf8_is_continuation(form.data[i + 1])) {
      i++;
    }
  }
  return form.length >= 3 && td_char_is_capital_at(form, 0);
}

static uint32_t bracket_end(const state *s, uint32_t i) {
  const uint32_t from = i;
  while (i < s->n && i - from <= MAX_BRACKET_TOKENS) {
    if (td_slice_is(s->tokens[i].form, ")")) {
      return i;
    }
    i++;
  }
  return from;
}

// Whether token `i` can stand in a dateline; notes what it proves.
static bool accept(state *s, uint32_t i) {
  const td_token *token = &s->tokens[i];
  const td_char_kind kind = td_char_kind_of(first_char(token));
  if (td_know_word(s->know, token->form_term, TD_TID_Month)) {
    s->has_month = true;
    return true;
  }
  if (kind == TD_CHAR_LETTER) {
    s->has_capitals =
        s->has_capitals || (i == 0 && is_in_capitals(token->form));
    return td_char_is_capital_at(token->form, 0);
  }
  return kind == TD_CHAR_DIGIT || td_slice_is(token->form, ",") ||
         td_slice_is(token->form, "/") ||
         (td_slice_is(token->form, "-") && !token->space_after);
}

static bool is_place(const td_know *know, td_term entry) {
  return td_know_is_a(know, entry, TD_SCHEMA_Place);
}

// Tokens before the first comma, bracket or the dash at `dash`.
static uint32_t n_place_tokens(const state *s, uint32_t dash) {
  uint32_t n = 0;
  while (n < dash && !td_slice_is(s->tokens[n].form, ",") &&
         !td_slice_is(s->tokens[n].form, "/") &&
         !td_slice_is(s->tokens[n].form, "(")) {
    n++;
  }
  return n;
}

// Whether the words before the date or agency are the name of a known place.
static bool begins_with_place(const state *s, uint32_t dash) {
  td_slice words[MAX_TOKENS];
  const uint32_t n = n_place_tokens(s, dash);
  for (uint32_t i = 0; i < n; i++) {
    words[i] = s->tokens[i].form;
  }
  const td_name_meaning *meanings = NULL;
  uint32_t n_meanings = 0;
  if (n == 0 ||
      td_know_match_name(s->know, words, n, &meanings, &n_meanings) != n) {
    return false;
  }
  for (uint32_t i = 0; i < n_meanings; i++) {
    if (meanings[i].kind == TD_NAME_FULL &&
        is_place(s->know, meanings[i].entity)) {
      return true;
    }
  }
  return false;
}

uint32_t td_dateline_tokens(const td_know *know, const td_document *document,
                            uint32_t first) {
  const uint32_t left = document->tokens.count - first;
  state s = {.know = know,
             .tokens = document->tokens.items + first,
             .n = left < MAX_TOKENS ? left : MAX_TOKENS};
  for (uint32_t i = 0; i < s.n; i++) {
    if (is_dash(&s, i)) {
      const bool is_sure =
          s.has_bracket || s.has_month || begins_with_place(&s, i) ||
          (s.has_capitals && n_place_tokens(&s, i) <= MAX_CAPITALS);
      return is_sure && i + 1 < left ? i + 1 : 0;
    }
    if (!s.has_bracket && td_slice_is(s.tokens[i].form, "(")) {
      const uint32_t end = bracket_end(&s, i);
      if (end == i) {
        return 0;
      }
      s.has_bracket = true;
      i = end;
    } else if (s.has_bracket || !accept(&s, i)) {
      return 0;
    }
  }
  return 0;
}
