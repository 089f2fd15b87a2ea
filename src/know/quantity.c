// SPDX-License-Identifier: MIT

#include "know/quantity.h"

#include "know/phrase.h"

#define UNIT 100 // hundredths
#define MAX_NUMBER 1000000000000000LL
#define MAX_SUM (INT64_MAX / 8) // hundredths: two sums fit into a third
#define MAX_BEFORE 3 // words that may stand between a bound and its number

int64_t td_quantity_whole(int64_t hundredths) {
  return hundredths == TD_NO_QUANTITY || hundredths % UNIT ? TD_NO_QUANTITY
                                                           : hundredths / UNIT;
}

typedef struct {
  const td_know *know;
  const td_quantity_word *words;
  uint32_t n;
} reading;

static td_term entry_at(const reading *r, uint32_t at, td_vocab list) {
  return td_know_word(r->know, r->words[at].form_term, list);
}

// The longest form of `list` that begins at `at`; its words, 0: none.
static uint32_t phrase_at(const reading *r, uint32_t at, td_vocab list,
                          td_term *entry) {
  td_slice forms[TD_MAX_PHRASE_WORDS];
  uint32_t n = 0;
  while (n < TD_MAX_PHRASE_WORDS && at + n < r->n) {
    forms[n] = r->words[at + n].form;
    n++;
  }
  return td_know_phrase_from(r->know, forms, n, list, entry);
}

// The longest form of `list` that ends before `end`.
static td_term phrase_before(const reading *r, uint32_t end, td_vocab list) {
  td_slice forms[TD_MAX_PHRASE_WORDS];
  const uint32_t n = end < TD_MAX_PHRASE_WORDS ? end : TD_MAX_PHRASE_WORDS;
  for (uint32_t i = 0; i < n; i++) {
    forms[i] = r->words[end - n + i].form;
  }
  td_term entry = 0;
  return n && td_know_phrase_to(r->know, forms, n, (td_slice){0}, list, &entry)
             ? entry
             : 0;
}

// ---------------------------------------------------------------- one word

// "1,200.5" is 120050; false where it is no number.
static bool parse_digits(td_slice text, int64_t *out) {
  int64_t value = 0;
  int decimals = -1;
  bool has_digit = false;
  for (size_t i = 0; i < text.length; i++) {
    const char c = text.data[i];
    if (c == '.' && has_digit && decimals < 0) {
      decimals = 0;
    } else if (c >= '0' && c <= '9' && value < MAX_NUMBER) {
      has_digit = true;
      value = decimals >= 2 ? value : value * 10 + (c - '0');
      decimals += decimals >= 0;
    } else if (c != ',' || !has_digit || decimals >= 0) {
      return false;
    }
  }
  for (int d = decimals < 0 ? 0 : decimals; d < 2; d++) {
    value *= 10;
  }
  *out = value;
  return has_digit && decimals != 0;
}

static bool word_of_list(const td_know *know, td_term form, int64_t *out) {
  const td_term entry = td_know_word(know, form, TD_TID_NumberWord);
  const long value = entry ? td_know_value(know, entry, -1) : -1;
  *out = (int64_t)value * UNIT;
  return value >= 0;
}

// "7", "seven", "twenty-five".
static bool word_value(const reading *r, uint32_t at, int64_t *out) {
  const td_quantity_word *word = &r->words[at];
  if (parse_digits(word->form, out) ||
      word_of_list(r->know, word->form_term, out)) {
    return true;
  }
  int64_t sum = 0;
  for (td_slice rest = word->form; rest.length;) {
    int64_t value;
    const td_slice part = td_slice_split(rest, '-', &rest);
    const td_term term = td_know_phrase_term(r->know, &part, 1, (td_slice){0});
    if (!word_of_list(r->know, term, &value)) {
      return false;
    }
    sum += value;
  }
  *out = sum;
  return word->form.length > 0;
}

static bool is_number(const reading *r, uint32_t at) {
  int64_t value;
  return (r->words[at].is_number && word_value(r, at, &value)) ||
         entry_at(r, at, TD_TID_NumberWord) ||
         entry_at(r, at, TD_TID_Multiplier);
}

static long multiplier_at(const reading *r, uint32_t at) {
  const td_term entry =
      td_know_word(r->know, r->words[at].lemma_term, TD_TID_Multiplier);
  return entry ? td_know_value(r->know, entry, 1) : 0;
}

// ------------------------------------------------------------- one number

// "Twenty | - | two": whether a hyphen at `t` joins tens to ones.
static bool joins_tens(const reading *r, uint32_t t) {
  int64_t tens, ones;
  return t > 0 && t + 1 < r->n && r->words[t - 1].is_joined &&
         r->words[t].is_joined && word_value(r, t - 1, &tens) &&
         word_value(r, t + 1, &ones) && tens >= 20 * UNIT &&
         tens < 100 * UNIT && tens % (10 * UNIT) == 0 && ones > 0 &&
         ones < 10 * UNIT;
}

// One past the words of the number that begins at `t`.
static uint32_t run_end(const reading *r, uint32_t t) {
  const uint32_t begin = t;
  while (t < r->n && (is_number(r, t) || (t > begin && joins_tens(r, t)))) {
    t++;
  }
  return t;
}

// What the words of [begin, end) say together; false where it is too much.
static bool read_run(const reading *r, uint32_t begin, uint32_t end,
                     int64_t *out) {
  int64_t total = 0, current = 0;
  bool any = false;
  for (uint32_t t = begin; t < end; t++) {
    int64_t value;
    const long factor = multiplier_at(r, t);
    if (factor) {
      current = any && current ? current : UNIT;
      if (__builtin_mul_overflow(current, factor, &current) ||
          current > MAX_SUM) {
        return false;
      }
      total += factor >= 1000 ? current : 0;
      current = factor >= 1000 ? 0 : current;
      any = true;
    } else if (word_value(r, t, &value)) {
      current += value;
      any = true;
    }
    if (total > MAX_SUM || current > MAX_SUM) {
      return false;
    }
  }
  *out = total + current;
  return any;
}

// "15" of "15-year-old" counts years.
static bool is_in_compound(const reading *r, uint32_t t) {
  return t + 2 < r->n && r->words[t].is_joined && r->words[t + 1].is_joined &&
         r->words[t + 1].form.length == 1 && !is_number(r, t + 2);
}

// ------------------------------------------------------------------ ranges

typedef struct {
  uint32_t begin;
  uint32_t end;
  int64_t first;
  int64_t second; ///< of a range; 0
  bool says_and;  ///< "and" joins the two
} number;

// Where a second number begins behind "to", "or", "-" or "and"; 0.
static uint32_t second_begin(const reading *r, uint32_t joiner) {
  uint32_t t = joiner + 1;
  if (joiner >= r->n ||
      (!r->words[joiner].is_joiner && !entry_at(r, joiner, TD_TID_RangeWord))) {
    return 0;
  }
  t += t < r->n && r->words[t].is_sign && !is_number(r, t);
  return t < r->n && is_number(r, t) && !is_in_compound(r, t) ? t : 0;
}

// "10 million euros | and 15 million euros": behind the currency's word.
static uint32_t joiner_behind(const reading *r, uint32_t end) {
  return end < r->n && r->words[end].is_sign && second_begin(r, end + 1)
             ? end + 1
             : end;
}

static void add_second(const reading *r, number *n) {
  const uint32_t joiner = joiner_behind(r, n->end);
  const uint32_t begin = second_begin(r, joiner);
  const uint32_t end = begin ? run_end(r, begin) : 0;
  int64_t second;
  if (!begin || !read_run(r, begin, end, &second)) {
    return;
  }
  const bool is_range = entry_at(r, joiner, TD_TID_RangeWord) != 0;
  if (!is_range && n->first >= 100 * UNIT && second < 100 * UNIT) {
    n->first += second; // "two hundred and fifty"
    n->end = end;
    return;
  }
  const long last = multiplier_at(r, end - 1);
  int64_t scaled;
  if (last && n->end == n->begin + 1 && n->first < second / 10 &&
      !__builtin_mul_overflow(n->first, last, &scaled)) {
    n->first = scaled; // "two to three million"
  }
  if (second > n->first) {
    n->second = second;
    n->end = end;
    n->says_and = !is_range;
  }
}

// ------------------------------------------------------------------ bounds

// The word or words before the number, or behind it ("or more"), that widen it.
static td_slice bound_of(const reading *r, const number *n) {
  td_term entry = 0;
  uint32_t begin = n->begin;
  for (int i = 0; i < MAX_BEFORE && !entry; i++) {
    entry = phrase_before(r, begin, TD_TID_Approximator);
    // "more than | a dozen", "at least another | five", "over | $ 20"
    if (begin == 0 ||
        (!r->words[begin - 1].is_determiner && !r->words[begin - 1].is_sign)) {
      break;
    }
    begin--;
  }
  if (!entry && n->end < r->n &&
      phrase_at(r, n->end, TD_TID_Approximator, &entry) < 2) {
    entry = 0;
  }
  return td_know_text(r->know, td_know_get(r->know, entry, TD_TID_bound));
}

// "between | 20 and 30"
static bool is_opened(const reading *r, uint32_t begin) {
  begin -= begin > 0 && r->words[begin - 1].is_sign;
  return begin > 0 && entry_at(r, begin - 1, TD_TID_RangeOpening);
}

static td_quantity bounded(const reading *r, const number *n) {
  td_quantity q = {TD_NO_QUANTITY, TD_NO_QUANTITY, TD_NO_QUANTITY};
  const td_slice bound = bound_of(r, n);
  if (n->second && (!n->says_and || is_opened(r, n->begin))) {
    q.min = n->first;
    q.max = n->second;
  } else if (td_slice_is(bound, "min")) {
    q.min = n->first;
  } else if (td_slice_is(bound, "max")) {
    q.max = n->first;
  } else {
    q.value = n->first;
  }
  return q;
}

// A word for many, or for a number that several words say together.
static uint32_t read_phrase(const reading *r, uint32_t at, td_quantity *q) {
  td_term entry = 0;
  uint32_t n = phrase_at(r, at, TD_TID_Quantifier, &entry);
  if (n) {
    const long least = td_know_value(r->know, entry, -1);
    q->min = least < 0 ? TD_NO_QUANTITY : (int64_t)least * UNIT;
    return n;
  }
  n = phrase_at(r, at, TD_TID_NumberWord, &entry);
  if (n > 1) { // "half a dozen"
    int64_t value = (int64_t)td_know_value(r->know, entry, 0) * UNIT;
    const number said = {.begin = at, .end = at + n, .first = value};
    *q = bounded(r, &said);
    return n;
  }
  return 0;
}

uint32_t td_know_quantity(const td_know *know, const td_quantity_word *words,
                          uint32_t n_words, uint32_t at, td_quantity *out) {
  const reading r = {know, words, n_words};
  *out = (td_quantity){TD_NO_QUANTITY, TD_NO_QUANTITY, TD_NO_QUANTITY};
  // "some 20": a number behind what could be a word for many
  if (at + 1 < n_words && is_number(&r, at + 1) && !is_number(&r, at) &&
      entry_at(&r, at, TD_TID_Approximator)) {
    return 0;
  }
  const uint32_t n_phrase = read_phrase(&r, at, out);
  if (n_phrase) {
    return n_phrase;
  }
  number n = {.begin = at, .end = run_end(&r, at)};
  if (n.end == at || is_in_compound(&r, at) ||
      !read_run(&r, at, n.end, &n.first)) {
    return 0;
  }
  add_second(&r, &n);
  *out = bounded(&r, &n);
  return n.end - at;
}
