// SPDX-License-Identifier: MIT

#include "pipeline/title.h"

#include "know/inflect.h"
#include "segment/words.h"

#define LONG_WORD 5 // letters of a word that Title Case never writes small
#define MIN_WORDS 3 // words that show how a headline is written

// ------------------------------------------------------------- known verbs

static bool is_verb_lemma(const td_know *know, td_term lemma) {
  const td_term p = td_know_vocab(know, TD_TID_lemma);
  if (!p || !lemma) {
    return false;
  }
  const td_fact_run run = td_know_subjects(know, p, lemma);
  for (const td_fact *f = run.begin; f < run.end; f++) {
    const td_term pos = td_know_get(know, f->s, TD_LEXINFO_partOfSpeech);
    if (pos && pos == td_know_vocab(know, TD_LEXINFO_verb)) {
      return true;
    }
  }
  return false;
}

// The lemma of a word that can be a verb's present tense; 0.
static td_term present_of(const td_know *know, td_slice form, bool *is_plural) {
  char lower[TD_WORD_BYTES];
  const td_slice word = {lower, td_word_lower(form, lower)};
  const td_term term = td_word_term(know, form);
  *is_plural = is_verb_lemma(know, term);
  if (*is_plural) {
    return term;
  }
  if (!td_slice_has_suffix(word, TD_SLICE("s"))) {
    return 0;
  }
  const td_term lemma = td_know_verb_lemma(know, word, term, 0);
  return is_verb_lemma(know, lemma) ? lemma : 0;
}

// -------------------------------------------------------------- Title Case

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
  return s->part == TD_HEADLINE && n > MIN_WORDS;
}

// Whether the lexicon has the word, and no list of given names.
static bool is_common(const td_know *know, td_slice form) {
  bool is_plural;
  return !td_know_word(know, td_word_term(know, form), TD_TID_GivenName) &&
         present_of(know, form, &is_plural);
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

td_slice *td_title_forms(const td_know *know, const td_document *document) {
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
  }
  return forms;
}

// ------------------------------------------------------- verbs read as nouns

static bool is_noun(const td_token *t) {
  return t->upos == TD_UPOS_NOUN || t->upos == TD_UPOS_PROPN;
}

// Whether the clause has a predicate that the tagger saw.
static bool has_predicate(const td_token *tokens, uint32_t begin,
                          uint32_t end) {
  for (uint32_t i = begin; i < end; i++) {
    const td_token *t = &tokens[i];
    if (t->upos == TD_UPOS_AUX || t->upos == TD_UPOS_PART ||
        (t->upos == TD_UPOS_VERB && !td_slice_is(t->xpos, "VB") &&
         !td_slice_is(t->xpos, "VBG"))) {
      return true;
    }
  }
  return false;
}

// Whether an object begins with the token.
static bool opens_object(const td_token *t) {
  return is_noun(t) || t->upos == TD_UPOS_ADJ || t->upos == TD_UPOS_NUM ||
         t->upos == TD_UPOS_DET || t->upos == TD_UPOS_PRON;
}

// "Rebels | attack", "Oman, Mali | sign": a plural stands before a base form,
// a singular before one in -s, which has an object.
static bool agrees(const td_token *tokens, uint32_t i, uint32_t end,
                   bool is_list, bool is_plural) {
  const td_token *before = &tokens[i - 1];
  if (!is_noun(before)) {
    return false;
  }
  const bool many = is_list || td_slice_is(before->xpos, "NNS") ||
                    td_slice_is(before->xpos, "NNPS");
  const bool has_object = i + 1 < end && opens_object(&tokens[i + 1]);
  return is_plural ? many && (has_object || i + 1 == end ||
                              tokens[i + 1].upos == TD_UPOS_ADP)
                   : !many && has_object;
}

static void make_verb(const td_know *know, td_token *t, td_term lemma,
                      bool is_plural) {
  t->upos = TD_UPOS_VERB;
  t->xpos = is_plural ? TD_SLICE("VBP") : TD_SLICE("VBZ");
  t->feats = TD_SLICE("Mood=Ind|Tense=Pres|VerbForm=Fin");
  t->lemma = td_know_text(know, lemma);
}

static void find_verb(const td_know *know, td_token *tokens, uint32_t begin,
                      uint32_t end) {
  if (has_predicate(tokens, begin, end)) {
    return;
  }
  bool is_list = false; // has a comma before the word
  for (uint32_t i = begin + 1; i < end; i++) {
    bool is_plural = false;
    is_list |= td_slice_is(tokens[i - 1].form, ",");
    const td_term lemma =
        is_noun(&tokens[i]) ? present_of(know, tokens[i].form, &is_plural) : 0;
    if (lemma && agrees(tokens, i, end, is_list, is_plural)) {
      make_verb(know, &tokens[i], lemma, is_plural);
      return;
    }
  }
}

// "Miners | march": what is like its lemma is in the present, but for irregular
// verbs.
static void settle_tense(const td_know *know, td_token *t) {
  const td_term form = td_word_term(know, t->form);
  if (td_slice_is(t->xpos, "VBD") && is_verb_lemma(know, form) &&
      !td_know_word(know, form, TD_TID_IrregularVerb)) {
    make_verb(know, t, form, true);
  }
}

void td_title_verbs(const td_know *know, td_document *document) {
  td_token *tokens = document->tokens.items;
  for (uint32_t k = 0; k < document->sentences.count; k++) {
    const td_sentence *s = &document->sentences.items[k];
    const uint32_t end = s->first_token + s->n_tokens;
    uint32_t begin = s->first_token;
    for (uint32_t i = begin; s->part == TD_HEADLINE && i < end; i++) {
      settle_tense(know, &tokens[i]);
    }
    for (uint32_t i = begin; s->part == TD_HEADLINE && i <= end; i++) {
      if (i == end || td_slice_is(tokens[i].form, ":")) {
        find_verb(know, tokens, begin, i);
        begin = i + 1;
      }
    }
  }
}
