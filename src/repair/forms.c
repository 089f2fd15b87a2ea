// SPDX-License-Identifier: MIT

#include "know/fold.h"
#include "repair/repair.h"
#include "repair/words.h"
#include "segment/words.h"

#define LONG_WORD 5 // letters of a word that Title Case never writes small
#define MIN_WORDS 3 // words that show how a headline is written

static bool is_capital(td_slice form) {
  return form.length && form.data[0] >= 'A' && form.data[0] <= 'Z';
}

static bool is_small(td_slice form) {
  return form.length && form.data[0] >= 'a' && form.data[0] <= 'z';
}

static bool is_title_case(const td_document *document, const td_sentence *s) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < s->n_tokens; i++) {
    const td_slice form = document->tokens.items[s->first_token + i].form;
    if (is_small(form) && form.length >= LONG_WORD) {
      return false;
    }
    n += is_capital(form);
  }
  return td_document_is_title(document, s) && n > MIN_WORDS;
}

// Whether the lexicon has the word, and no list of given names.
static bool is_common(const td_know *know, td_slice form) {
  bool is_plural;
  return !td_know_word(know, td_word_term(know, form), TD_TID_GivenName) &&
         td_present_lemma(know, form, &is_plural);
}

static bool lower_words(const td_know *know, const td_document *document,
                        const td_sentence *s, td_slice *forms) {
  for (uint32_t i = s->first_token + 1; i < s->first_token + s->n_tokens; i++) {
    if (!is_capital(forms[i]) || !is_common(know, forms[i])) {
      continue;
    }
    char *lower = td_arena_get(document->arena, TD_WORD_BYTES, 1);
    if (!lower) {
      return false;
    }
    forms[i] = (td_slice){lower, td_word_lower(forms[i], lower)};
  }
  return true;
}

// "Nine dead - police", "Nine dead –police": a dash with a blank before it
// parts clauses as a colon does.
static bool is_free_dash(const td_document *document, uint32_t i) {
  const td_slice form = document->tokens.items[i].form;
  return i > 0 && document->tokens.items[i - 1].space_after &&
         (td_slice_is(form, "-") || td_slice_is(form, "--") ||
          td_slice_is(form, "\xe2\x80\x93") ||
          td_slice_is(form, "\xe2\x80\x94"));
}

static void part_clauses(const td_document *document, const td_sentence *s,
                         td_slice *forms) {
  for (uint32_t i = s->first_token + 1; i + 1 < s->first_token + s->n_tokens;
       i++) {
    forms[i] = is_free_dash(document, i) ? TD_SLICE(":") : forms[i];
  }
}

// ------------------------------------------------------------ "killed by IS"

// Whether a word beside the one at `i` is all in capitals, and none of two
// letters ("UN", "US"), so that this one may be for the same reason.
static bool is_among_loud(const td_slice *forms, uint32_t begin, uint32_t end,
                          uint32_t i) {
  return (i > begin && forms[i - 1].length > 2 &&
          td_word_is_capitals(forms[i - 1])) ||
         (i + 1 < end && forms[i + 1].length > 2 &&
          td_word_is_capitals(forms[i + 1]));
}

// "That | IS | so", "they | ARE | not": what only stresses the word stands
// between a pronoun and what is said of it.
static bool is_stressed(const td_know *know, const td_slice *forms,
                        uint32_t begin, uint32_t end, uint32_t i) {
  static const td_vocab before[] = {TD_TID_Pronoun, TD_TID_Demonstrative};
  static const td_vocab behind[] = {TD_TID_Determiner, TD_TID_Negator,
                                    TD_TID_Pronoun};
  return (i > begin && td_word_in_any(know, forms[i - 1], before,
                                      sizeof before / sizeof before[0])) ||
         (i + 1 < end && td_word_in_any(know, forms[i + 1], behind,
                                        sizeof behind / sizeof behind[0]));
}

// A word in capitals that is a name made of initials is shown as another name.
static void show_initials(const td_know *know, const td_sentence *s,
                          td_slice *forms) {
  const uint32_t begin = s->first_token, end = begin + s->n_tokens;
  if (s->n_tokens == 0 || td_slice_is(forms[end - 1], "?")) {
    return;
  }
  for (uint32_t i = begin; i < end; i++) {
    if (!td_word_is_capitals(forms[i])) {
      continue;
    }
    const td_term entry = td_word_entry(know, forms[i], TD_TID_Initials);
    if (entry && !is_among_loud(forms, begin, end, i) &&
        !is_stressed(know, forms, begin, end, i)) {
      forms[i] = td_know_text(know, td_know_get(know, entry, TD_TID_shownAs));
    }
  }
}

td_slice *td_repair_forms(const td_know *know, const td_document *document) {
  td_slice *forms =
      TD_ARENA_ARRAY(document->arena, td_slice, document->tokens.count);
  for (uint32_t i = 0; forms && i < document->tokens.count; i++) {
    forms[i] = document->tokens.items[i].form;
  }
  for (uint32_t i = 0; forms && i < document->sentences.count; i++) {
    const td_sentence *s = &document->sentences.items[i];
    if (is_title_case(document, s) && !lower_words(know, document, s, forms)) {
      return NULL;
    }
    if (td_document_is_title(document, s)) {
      part_clauses(document, s, forms);
    }
    show_initials(know, s, forms);
  }
  return forms;
}
