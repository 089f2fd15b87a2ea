// SPDX-License-Identifier: MIT

#include "base/utf8.h"
#include "segment/chars.h"
#include "segment/sentence.h"

// SEOUL, March 22 (Agency) --     Place (Agency/Agencies) –     WASHINGTON -
// SEOUL (Agency)_     SEOUL—     Doha:     QUETTA, March 22:     CAIRO - 3 May:
//
// Capitalised words, numbers, commas, slashes and one bracket, then a dash
// between blanks, and a date behind it. What makes sure of it: an agency in
// brackets, a month, a place that is known, or one in capitals; a heading in
// capitals is longer. A dash that is joined to a word, and a colon, need a
// place, and the colon a sentence behind it, not a headline.

#define MIN_LINE_BEHIND 4U // tokens of what an hour opens
#define MAX_TOKENS 24U
#define MAX_BRACKET_TOKENS 10U
#define MAX_DATE_TOKENS 8U
#define MAX_CAPITALS 2U // words of an unknown place, before a comma or the dash

typedef struct {
  const td_know *know;
  const td_token *tokens; // from the first of the paragraph on
  uint32_t n;             // how many are looked at
  uint32_t left;          // how many there are
  bool has_capitals;
  bool has_bracket;
  bool has_month;
} state;

static uint32_t first_char(const td_token *token) {
  size_t n;
  return td_utf8_decode(token->form, 0, &n);
}

typedef enum { END_NONE, END_FREE, END_JOINED, END_INSIDE, END_COLON } ending;

static bool is_dash(td_slice form, uint32_t c) {
  return td_char_is_dash(c) || td_slice_is(form, "-") ||
         td_slice_is(form, "--") || td_slice_is(form, "---") ||
         td_slice_is(form, "_");
}

static bool is_long_dash(td_slice form) {
  return td_slice_is(form, "\xe2\x80\x94") || td_slice_is(form, "--");
}

// How token `i` can end a dateline: "SEOUL -", "(Agency)_", "SEOUL— The",
// "SEOUL—The", "Doha: The".
static ending ending_at(const state *s, uint32_t i) {
  const td_token *t = &s->tokens[i];
  const bool is_last = i + 1 == s->left;
  if (i == 0) {
    return END_NONE;
  }
  if (td_slice_is(t->form, ":")) {
    return t->space_after ? END_COLON : END_NONE;
  }
  if (!is_dash(t->form, first_char(t))) {
    return END_NONE;
  }
  const bool has_blanks = t->space_after || is_last;
  if (has_blanks && (s->tokens[i - 1].space_after ||
                     td_slice_is(s->tokens[i - 1].form, ")"))) {
    return END_FREE;
  }
  if (is_last || !td_char_is_capital_at(s->tokens[i + 1].form, 0)) {
    return END_NONE;
  }
  return has_blanks              ? END_JOINED
         : is_long_dash(t->form) ? END_INSIDE
                                 : END_NONE;
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

// Whether the paragraph is of sentences and no heading.
static bool has_sentences(const state *s) {
  for (uint32_t i = s->left; i-- > 0 && i + 3 > s->left;) {
    if (td_slice_is(s->tokens[i].form, ".")) {
      return true;
    }
  }
  return false;
}

// Whether only headings, which end without a stop, stand before it.
static bool opens_text(const td_document *document, td_part_id part) {
  for (uint32_t i = document->sentences.count; i-- > 0;) {
    const td_sentence *before = &document->sentences.items[i];
    const td_token *last =
        &document->tokens.items[before->first_token + before->n_tokens - 1];
    if (before->part == part && td_slice_is(last->form, ".")) {
      return false;
    }
  }
  return true;
}

static bool is_sure(const state *s, uint32_t i, ending end, bool is_opening) {
  const bool is_capitals =
      s->has_capitals && n_place_tokens(s, i) <= MAX_CAPITALS;
  switch (end) {
  case END_FREE:
    return s->has_bracket || s->has_month || is_capitals ||
           begins_with_place(s, i);
  case END_JOINED:
    return is_capitals || begins_with_place(s, i);
  case END_COLON:
    return (is_capitals && (is_opening || s->has_bracket || s->has_month)) ||
           begins_with_place(s, i);
  default:
    return is_capitals;
  }
}

// One past the second dash or the date ("CAIRO - 3 May: The") behind the dash
// at `i`.
static uint32_t end_behind(const state *s, uint32_t i) {
  bool has_month = false;
  for (uint32_t t = i + 1; t + 1 < s->left && t < i + MAX_DATE_TOKENS; t++) {
    const td_token *token = &s->tokens[t];
    if (t == i + 1 && ending_at(s, t) == END_FREE) {
      return t + 1;
    }
    if (has_month && td_slice_is(token->form, ":")) {
      return t + 1;
    }
    const bool is_month =
        td_know_word(s->know, token->form_term, TD_TID_Month) != 0;
    has_month = has_month || is_month;
    if (!is_month && !td_slice_is(token->form, ",") &&
        td_char_kind_of(first_char(token)) != TD_CHAR_DIGIT) {
      break;
    }
  }
  return i + 1;
}

// "14:05", "9.30".
static bool is_clock(td_slice form) {
  size_t n_digits = 0, n_marks = 0;
  for (size_t i = 0; i < form.length; i++) {
    const char c = form.data[i];
    n_digits += c >= '0' && c <= '9';
    n_marks += (c == ':' || c == '.') && i > 0 && i + 3 == form.length;
  }
  return n_marks == 1 && n_digits + 1 == form.length && n_digits <= 4;
}

// "14:05 Police say ...": the hour of a live blog's line.
static bool opens_with_hour(const state *s, td_part_id part) {
  return part == TD_BODY && s->left > MIN_LINE_BEHIND &&
         is_clock(s->tokens[0].form) && s->tokens[0].space_after &&
         td_char_is_upper_ascii(s->tokens[1].form.data[0]);
}

uint32_t td_dateline_tokens(const td_know *know, const td_document *document,
                            td_part_id part, uint32_t first) {
  const uint32_t left = document->tokens.count - first;
  state s = {.know = know,
             .tokens = document->tokens.items + first,
             .n = left < MAX_TOKENS ? left : MAX_TOKENS,
             .left = left};
  if (opens_with_hour(&s, part)) {
    return 1;
  }
  for (uint32_t i = 0; i < s.n; i++) {
    const ending end = ending_at(&s, i);
    if (end == END_COLON && (part == TD_HEADLINE || !has_sentences(&s))) {
      return 0;
    }
    if (end != END_NONE) {
      return is_sure(&s, i, end, opens_text(document, part)) ? end_behind(&s, i)
                                                             : 0;
    }
    if (!s.has_bracket && td_slice_is(s.tokens[i].form, "(")) {
      const uint32_t close = bracket_end(&s, i);
      if (close == i) {
        return 0;
      }
      s.has_bracket = true;
      i = close;
    } else if (s.has_bracket || !accept(&s, i)) {
      return 0;
    }
  }
  return 0;
}
