// SPDX-License-Identifier: MIT

// How many a noun phrase says there are: digits, number words, ranges, words
// that widen a number, words for many.

#include "link/link_private.h"

#include "know/phrase.h"

// Digits with commas, "1.5" cut at the point; -1 where it is no number.
static int64_t parse_digits(td_slice text) {
  int64_t value = 0;
  bool has_digit = false;
  for (size_t i = 0; i < text.length; i++) {
    const char c = text.data[i];
    if (c >= '0' && c <= '9' && value < INT64_MAX / 100) {
      value = value * 10 + (c - '0');
      has_digit = true;
    } else if (c != ',' || !has_digit) {
      return -1;
    }
  }
  return has_digit ? value : -1;
}

// The value of one word: "7", "seven", "twenty-five"; -1.
static int64_t word_value(const td_linking *l, uint32_t t) {
  const td_slice form = l->tokens[t].form;
  const int64_t digits = parse_digits(form);
  if (digits >= 0) {
    return digits;
  }
  const td_term word =
      td_know_word(l->know, l->tokens[t].form_term, TD_TID_NumberWord);
  if (word) {
    return td_know_value(l->know, word, -1);
  }
  // "twenty-five": the sum of its parts
  int64_t sum = 0;
  td_slice rest = form;
  while (rest.length) {
    const td_slice part = td_slice_split(rest, '-', &rest);
    const td_term term = td_know_phrase_term(l->know, &part, 1, (td_slice){0});
    const td_term entry = td_know_word(l->know, term, TD_TID_NumberWord);
    const int64_t value = entry ? td_know_value(l->know, entry, -1) : -1;
    if (value < 0) {
      return -1;
    }
    sum += value;
  }
  return sum;
}

// The number that the words of [begin, end) say together; -1.
static int64_t read_number(const td_linking *l, uint32_t begin, uint32_t end) {
  int64_t total = 0;
  int64_t current = -1;
  for (uint32_t t = begin; t < end; t++) {
    const td_term multiplier =
        td_know_word(l->know, l->tokens[t].lemma_term, TD_TID_Multiplier);
    const int64_t value = word_value(l, t);
    if (multiplier) {
      const int64_t factor = td_know_value(l->know, multiplier, 1);
      current = (current < 0 ? 1 : current) * factor;
      if (factor >= 1000) {
        total += current;
        current = 0;
      }
    } else if (value >= 0) {
      current = (current < 0 ? 0 : current) + value;
    }
  }
  return current < 0 && total == 0 ? -1 : total + (current < 0 ? 0 : current);
}

static bool is_number(const td_linking *l, uint32_t t) {
  return (l->tokens[t].upos == TD_UPOS_NUM && word_value(l, t) >= 0) ||
         td_know_word(l->know, l->tokens[t].form_term, TD_TID_NumberWord) ||
         td_know_word(l->know, l->tokens[t].form_term, TD_TID_Multiplier);
}

static bool is_joined(const td_linking *l, uint32_t t) {
  return !l->tokens[t].space_after;
}

// "15" of "15-year-old" counts years.
static bool is_in_compound(const td_linking *l, uint32_t t, uint32_t end) {
  return t + 2 < end && is_joined(l, t) && is_joined(l, t + 1) &&
         l->tokens[t + 1].form.length == 1 && !is_number(l, t + 2);
}

// "Twenty | - | two": whether a hyphen at `t` joins tens to ones.
static bool joins_tens(const td_linking *l, uint32_t t, uint32_t end) {
  if (t == 0 || t + 1 >= end || !is_joined(l, t - 1) || !is_joined(l, t)) {
    return false;
  }
  const int64_t tens = word_value(l, t - 1);
  const int64_t ones = word_value(l, t + 1);
  return tens >= 20 && tens < 100 && tens % 10 == 0 && ones > 0 && ones < 10;
}

// One past the numbers that follow each other from `t`.
static uint32_t run_end(const td_linking *l, uint32_t t, uint32_t end) {
  const uint32_t begin = t;
  while (t < end && (is_number(l, t) || (t > begin && joins_tens(l, t, end)))) {
    t++;
  }
  return t;
}

typedef struct {
  uint32_t begin;
  uint32_t end;
  int64_t first;
  int64_t second; ///< of a range; -1
  bool says_and;  ///< "and" joins the two
} number;

// The number at `t`, with the second one of a range ("20 to 30").
static number read_range(const td_linking *l, uint32_t t, uint32_t end) {
  number n = {.begin = t, .second = -1};
  n.end = run_end(l, t, end);
  n.first = read_number(l, t, n.end);
  if (n.end + 1 >= end || !is_number(l, n.end + 1)) {
    return n;
  }
  const bool is_and = l->tokens[n.end].upos == TD_UPOS_CCONJ;
  if (!is_and &&
      !td_know_word(l->know, l->tokens[n.end].form_term, TD_TID_RangeWord)) {
    return n;
  }
  const uint32_t behind = run_end(l, n.end + 1, end);
  const int64_t second = read_number(l, n.end + 1, behind);
  const td_term last = td_know_word(l->know, l->tokens[behind - 1].lemma_term,
                                    TD_TID_Multiplier);
  if (is_and && n.first >= 100 && second < 100) {
    n.first += second; // "two hundred and fifty"
    n.end = behind;
    return n;
  }
  if (last && n.end == t + 1 && n.first * 10 < second) {
    n.first *= td_know_value(l->know, last, 1); // "two to three million"
  }
  if (second > n.first) {
    n.second = second;
    n.end = behind;
    n.says_and = is_and && !td_know_word(l->know, l->tokens[t + 1].form_term,
                                         TD_TID_RangeWord);
  }
  return n;
}

// The word or words right before the number that widen it; 0.
static td_slice bound_before(const td_linking *l, uint32_t token) {
  const uint32_t first = td_link_sentence_begin(l, token);
  const uint32_t back = token - first < 3 ? token - first : 3;
  td_term entry = 0;
  if (back == 0 ||
      !td_know_phrase_to(l->know, l->words + (token - back), back,
                         (td_slice){0}, TD_TID_Approximator, &entry)) {
    return (td_slice){0};
  }
  return td_know_text(l->know, td_know_get(l->know, entry, TD_TID_bound));
}

// "between | 20 and 30"
static bool is_opened(const td_linking *l, uint32_t token) {
  return token > td_link_sentence_begin(l, token) &&
         td_know_word(l->know, l->tokens[token - 1].form_term,
                      TD_TID_RangeOpening);
}

static td_link_number bounded(const td_linking *l, const td_mention *m,
                              number read) {
  td_link_number n = {TD_NO_COUNT, TD_NO_COUNT, TD_NO_COUNT};
  // "more than | a dozen"
  const bool has_article = l->tokens[m->first_token].upos == TD_UPOS_DET &&
                           m->first_token < read.begin;
  const td_slice bound =
      bound_before(l, has_article ? m->first_token : read.begin);
  if (read.second >= 0 && (!read.says_and || is_opened(l, read.begin))) {
    n.min = read.first;
    n.max = read.second;
  } else if (td_slice_is(bound, "min")) {
    n.min = read.first;
  } else if (td_slice_is(bound, "max")) {
    n.max = read.first;
  } else {
    n.exact = read.first;
  }
  return n;
}

// A word for many, or for a number that several words say together.
static bool read_quantity(const td_linking *l, uint32_t t, uint32_t end,
                          td_link_number *n) {
  td_term entry = 0;
  if (td_know_phrase_from(l->know, l->words + t, end - t, TD_TID_Quantifier,
                          &entry)) {
    const long least = td_know_value(l->know, entry, -1);
    n->min = least < 0 ? TD_NO_COUNT : least;
    return true;
  }
  if (td_know_phrase_from(l->know, l->words + t, end - t, TD_TID_NumberWord,
                          &entry) > 1) {
    n->exact = td_know_value(l->know, entry, TD_NO_COUNT); // "half a dozen"
    return true;
  }
  return false;
}

td_link_number td_link_count(const td_linking *l, const td_mention *m) {
  td_link_number n = {TD_NO_COUNT, TD_NO_COUNT, TD_NO_COUNT};
  const uint32_t end = m->first_token + m->n_tokens;
  for (uint32_t t = m->first_token; t < end; t++) {
    td_term range = 0;
    // "some 20": a number behind what could be a word for many
    if (t + 1 < end && is_number(l, t + 1) && !is_number(l, t) &&
        td_know_phrase_from(l->know, l->words + t, 1, TD_TID_Approximator,
                            &range)) {
      continue;
    }
    if (read_quantity(l, t, end, &n)) {
      return n;
    }
    if (is_number(l, t) && !is_in_compound(l, t, end) &&
        td_rel_base(l->tokens[t].rel) != TD_REL_NMOD) {
      return bounded(l, m, read_range(l, t, end));
    }
  }
  return n;
}
