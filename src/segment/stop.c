// SPDX-License-Identifier: MIT

#include "segment/chars.h"
#include "segment/tokenizer.h"
#include "segment/words.h"

#include "base/utf8.h"

#define MAX_WORD_BYTES 64U

// The word that follows `at`, blanks skipped.
typedef struct {
  td_slice form; // letters; empty at the end or before another sign
  bool is_capital;
  bool is_small;
  bool is_digit;
  bool is_comma;
  bool is_initial; // one letter with a stop
  bool is_last;    // nothing follows
} follower;

static follower look_behind_stop(td_slice text, size_t at) {
  follower f = {.is_last = true};
  size_t n = 0;
  while (at < text.length && td_utf8_is_blank(td_utf8_decode(text, at, &n))) {
    at += n;
  }
  if (at >= text.length) {
    return f;
  }
  f.is_last = false;
  f.is_capital = td_char_is_capital_at(text, at);
  f.is_small = td_char_is_small_at(text, at);
  f.is_comma = text.data[at] == ',';
  f.is_digit = td_char_is_digit_ascii(text.data[at]);
  size_t end = at;
  while (end < text.length && end - at < MAX_WORD_BYTES &&
         td_char_kind_of(td_utf8_decode(text, end, &n)) == TD_CHAR_LETTER) {
    end += n;
  }
  f.form = td_slice_part(text, at, end);
  f.is_initial =
      f.form.length == 1 && end < text.length && text.data[end] == '.';
  return f;
}

static bool is_letters(td_slice word) {
  for (size_t i = 0; i < word.length; i++) {
    if (!td_char_is_upper_ascii(word.data[i]) &&
        !td_char_is_lower_ascii(word.data[i])) {
      return false;
    }
  }
  return word.length > 0;
}

// "U.S", "a.m": single letters with stops between them.
static bool is_acronym(td_slice word) {
  bool has_stop = false;
  for (size_t i = 0; i < word.length; i++) {
    const bool wants_stop = i % 2 == 1;
    if (wants_stop ? word.data[i] != '.'
                   : !is_letters((td_slice){word.data + i, 1})) {
      return false;
    }
    has_stop = has_stop || wants_stop;
  }
  return has_stop && word.length % 2 == 1;
}

static bool opens_sentence(const td_know *know, const follower *f) {
  return f->is_capital && !f->is_initial &&
         td_word_entry(know, f->form, TD_TID_SentenceOpener);
}

// The J of "Samuel J. Smith": a capital between capitals; and "(R., Ohio)".
static bool is_initial(const td_know *know, td_slice word, const follower *f,
                       bool after_capital) {
  return word.length == 1 && td_char_is_upper_ascii(word.data[0]) &&
         (f->is_comma ||
          (after_capital && f->is_capital && !opens_sentence(know, f)));
}

// No. 5, Sat. 3 pm, the Mass. governor: else the word ends a sentence.
static bool is_wordlike_abbreviation(const td_know *know, td_slice word,
                                     const follower *f) {
  if (f->is_digit) {
    return true;
  }
  return td_char_is_capital_at(word, 0) && !f->is_last &&
         !opens_sentence(know, f);
}

bool td_stop_belongs(const td_know *know, td_slice text, size_t begin,
                     size_t at, bool after_capital) {
  if (at - begin >= MAX_WORD_BYTES) {
    return false;
  }
  const td_slice word = td_slice_part(text, begin, at);
  if (is_acronym(word)) {
    return true;
  }
  const follower f = look_behind_stop(text, at + 1);
  if (is_initial(know, word, &f, after_capital)) {
    return true;
  }
  const td_slice with_stop = td_slice_part(text, begin, at + 1);
  const td_term form = td_word_term(know, with_stop);
  if (!td_know_word(know, form, TD_TID_Abbreviation)) {
    return false;
  }
  return td_know_word(know, form, TD_TID_WordLikeAbbreviation)
             ? is_wordlike_abbreviation(know, word, &f)
             : true;
}
