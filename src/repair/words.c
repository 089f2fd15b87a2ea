// SPDX-License-Identifier: MIT

#include "repair/words.h"

#include "know/inflect.h"
#include "segment/words.h"

bool td_token_is_noun(const td_token *t) {
  return t->upos == TD_UPOS_NOUN || t->upos == TD_UPOS_PROPN;
}

bool td_token_is_finite(const td_token *t) {
  return t->upos == TD_UPOS_AUX || td_token_is_tensed(t);
}

bool td_token_is_tensed(const td_token *t) {
  return td_slice_is(t->xpos, "VBD") || td_slice_is(t->xpos, "VBZ") ||
         td_slice_is(t->xpos, "VBP") || td_slice_is(t->xpos, "MD");
}

bool td_token_is_past(const td_token *t) {
  return t->upos == TD_UPOS_VERB &&
         (td_slice_is(t->xpos, "VBN") || td_slice_is(t->xpos, "VBD"));
}

bool td_token_is_comma(const td_token *t) { return td_slice_is(t->form, ","); }

bool td_token_is_within(uint32_t i, uint32_t begin, uint32_t end) {
  return i != TD_NONE && i >= begin && i < end;
}

bool td_token_has_feature(const td_token *t, td_slice feature) {
  return td_slice_find(t->feats, feature, 0) < t->feats.length;
}

void td_token_make_past(td_token *token) {
  token->upos = TD_UPOS_VERB;
  token->xpos = TD_SLICE("VBD");
  token->feats = TD_SLICE("Mood=Ind|Tense=Past|VerbForm=Fin");
}

void td_token_make_participle(td_token *token) {
  token->upos = TD_UPOS_VERB;
  token->xpos = TD_SLICE("VBN");
  token->feats = TD_SLICE("Tense=Past|VerbForm=Part");
}

void td_token_make_plural(td_token *token) {
  token->upos = TD_UPOS_NOUN;
  token->xpos = TD_SLICE("NNS");
  token->feats = TD_SLICE("Number=Plur");
}

void td_token_attach(td_token *token, uint32_t head, td_rel rel) {
  token->head = head;
  token->rel = (uint8_t)rel;
}

// The first word of [begin, i) that is near `i`.
static uint32_t near_before(uint32_t begin, uint32_t i) {
  return i - begin > TD_WORDS_REACH ? i - TD_WORDS_REACH : begin;
}

uint32_t td_words_near(const td_words *w, uint32_t i) {
  return near_before(w->begin, i);
}

static bool is_child(const td_token *t, uint32_t head, td_rel rel) {
  return t->head == head && td_rel_base((td_rel)t->rel) == rel;
}

static uint32_t first_child(const td_token *tokens, uint32_t from, uint32_t to,
                            uint32_t head, td_rel rel) {
  for (uint32_t t = from; t < to; t++) {
    if (is_child(&tokens[t], head, rel)) {
      return t;
    }
  }
  return TD_NONE;
}

uint32_t td_tokens_last_child(const td_token *tokens, uint32_t from,
                              uint32_t to, uint32_t head, td_rel rel) {
  for (uint32_t t = to; t > from; t--) {
    if (is_child(&tokens[t - 1], head, rel)) {
      return t - 1;
    }
  }
  return TD_NONE;
}

bool td_tokens_have_child(const td_token *tokens, uint32_t begin, uint32_t end,
                          uint32_t i, td_rel rel) {
  const uint32_t first = near_before(begin, i);
  const uint32_t last =
      end > i && end - i > TD_WORDS_REACH ? i + TD_WORDS_REACH : end;
  return first_child(tokens, first, last, i, rel) != TD_NONE;
}

bool td_words_climb_through(const td_words *w, uint32_t i, uint32_t first,
                            uint32_t last) {
  for (uint32_t step = w->begin; step < w->end && i != TD_NONE; step++) {
    if (i >= first && i <= last) {
      return true;
    }
    i = w->tokens[i].head;
  }
  return false;
}

bool td_words_hang_below(const td_words *w, uint32_t i, uint32_t top) {
  return td_words_climb_through(w, i, top, top);
}

uint32_t td_words_begin_of(const td_words *w, uint32_t i) {
  uint32_t first = i;
  while (first > w->begin && w->tokens[first - 1].head == i &&
         w->tokens[first - 1].rel != TD_REL_PUNCT) {
    first--;
  }
  return first;
}

bool td_words_form_phrase(const td_words *w, uint32_t first, uint32_t i) {
  for (uint32_t t = first; t < i; t++) {
    if (w->tokens[t].head < first || w->tokens[t].head > i) {
      return false;
    }
  }
  return true;
}

bool td_tokens_have_agent(const td_token *tokens, uint32_t i, uint32_t end) {
  for (uint32_t t = i + 1; t < end && t < i + TD_WORDS_REACH; t++) {
    if (tokens[t].head == i && tokens[t].rel == TD_REL_OBL_AGENT) {
      return true;
    }
  }
  return false;
}

bool td_tokens_have_comma(const td_token *tokens, uint32_t from, uint32_t to) {
  for (uint32_t t = from; t < to; t++) {
    if (td_token_is_comma(&tokens[t])) {
      return true;
    }
  }
  return false;
}

bool td_words_have_child(const td_words *w, uint32_t i, td_rel rel) {
  return td_tokens_have_child(w->tokens, w->begin, w->end, i, rel);
}

uint32_t td_words_child(const td_words *w, uint32_t from, uint32_t to,
                        uint32_t head, td_rel rel) {
  return first_child(w->tokens, from, to, head, rel);
}

uint32_t td_words_child_before(const td_words *w, uint32_t i, td_rel rel) {
  return td_tokens_last_child(w->tokens, td_words_near(w, i), i, i, rel);
}

uint32_t td_words_subject(const td_words *w, uint32_t i) {
  return td_words_child(w, td_words_near(w, i), i, i, TD_REL_NSUBJ);
}

bool td_words_have_subject(const td_words *w, uint32_t i) {
  return td_words_have_child(w, i, TD_REL_NSUBJ) ||
         td_words_have_child(w, i, TD_REL_CSUBJ) ||
         td_words_have_child(w, i, TD_REL_EXPL);
}

bool td_words_have_tense(const td_words *w, uint32_t i) {
  return td_token_is_tensed(&w->tokens[i]) ||
         td_words_have_child(w, i, TD_REL_AUX);
}

bool td_words_are_passive(const td_words *w, uint32_t verb) {
  for (uint32_t t = td_words_near(w, verb); t < verb; t++) {
    if (w->tokens[t].head == verb && w->tokens[t].rel == TD_REL_AUX_PASS) {
      return true;
    }
  }
  return false;
}

td_rel td_words_subject_rel(const td_words *w, uint32_t verb) {
  return td_words_are_passive(w, verb) ? TD_REL_NSUBJ_PASS : TD_REL_NSUBJ;
}

bool td_words_say(const td_words *w, uint32_t i) {
  return td_word_entry(w->know, w->tokens[i].lemma, TD_TID_ReportingVerb) != 0;
}

// Whether an operator with this lemma, a noun's or else a verb's, leaves its
// content with the status.
static bool gives_status(const td_words *w, uint32_t i, td_vocab status,
                         bool is_noun) {
  const td_term given = td_know_vocab(w->know, status);
  const td_term noun = td_know_vocab(w->know, TD_LEXINFO_noun);
  const td_term verb = td_know_vocab(w->know, TD_LEXINFO_verb);
  const td_fact_run run =
      td_know_subjects(w->know, td_know_vocab(w->know, TD_TID_form),
                       td_word_term(w->know, w->tokens[i].lemma));
  for (const td_fact *f = run.begin; f < run.end; f++) {
    const td_term pos = td_know_get(w->know, f->s, TD_LEXINFO_partOfSpeech);
    if (td_know_is_a(w->know, f->s, TD_TID_Operator) &&
        (is_noun ? pos == noun : !pos || pos == verb) &&
        td_know_get(w->know, f->s, TD_TID_givesStatus) == given) {
      return true;
    }
  }
  return false;
}

bool td_words_ask(const td_words *w, uint32_t i) {
  return gives_status(w, i, TD_TID_Requested, false);
}

bool td_words_request(const td_words *w, uint32_t i) {
  return gives_status(w, i, TD_TID_Requested, true);
}

bool td_words_intend(const td_words *w, uint32_t i) {
  return gives_status(w, i, TD_TID_Planned, false) ||
         gives_status(w, i, TD_TID_Possible, false);
}

bool td_words_tell_time(const td_words *w, uint32_t i) {
  static const td_vocab lists[] = {TD_TID_TimeUnit, TD_TID_Season,
                                   TD_TID_PartOfDay, TD_TID_Weekday,
                                   TD_TID_Month};
  return td_word_in_any(w->know, w->tokens[i].form, lists,
                        sizeof(lists) / sizeof(lists[0]));
}

bool td_words_tell_date(const td_words *w, uint32_t i) {
  static const td_vocab lists[] = {TD_TID_Weekday, TD_TID_Month};
  return td_word_in_any(w->know, w->tokens[i].form, lists,
                        sizeof(lists) / sizeof(lists[0]));
}

bool td_words_in_list(const td_words *w, uint32_t i, td_vocab list) {
  return i != TD_NONE && td_word_entry(w->know, w->tokens[i].form, list) != 0;
}

static bool lemma_is(const td_know *know, td_term lemma, td_vocab pos) {
  const td_term p = td_know_vocab(know, TD_TID_lemma);
  if (!p || !lemma) {
    return false;
  }
  const td_fact_run run = td_know_subjects(know, p, lemma);
  for (const td_fact *f = run.begin; f < run.end; f++) {
    const td_term found = td_know_get(know, f->s, TD_LEXINFO_partOfSpeech);
    if (found && found == td_know_vocab(know, pos)) {
      return true;
    }
  }
  return false;
}

bool td_lemma_is_verb(const td_know *know, td_term lemma) {
  return lemma_is(know, lemma, TD_LEXINFO_verb);
}

bool td_lemma_is_noun(const td_know *know, td_term lemma) {
  return lemma_is(know, lemma, TD_LEXINFO_noun);
}

bool td_verb_of_pair(const td_know *know, td_slice first, td_slice lemma) {
  char text[2 * TD_WORD_BYTES + 1];
  size_t n = td_word_lower(first, text);
  if (n == 0 || lemma.length >= TD_WORD_BYTES) {
    return false;
  }
  text[n++] = '-';
  for (size_t i = 0; i < lemma.length; i++) {
    text[n++] = lemma.data[i];
  }
  return td_lemma_is_verb(know, td_know_text_term(know, (td_slice){text, n}));
}

td_term td_past_lemma(const td_know *know, td_slice form) {
  char lower[TD_WORD_BYTES];
  if (form.length >= TD_WORD_BYTES) {
    return 0;
  }
  const td_slice word = {lower, td_word_lower(form, lower)};
  const td_term term = td_word_term(know, form);
  if (!td_slice_has_suffix(word, TD_SLICE("ed")) ||
      td_know_word(know, term, TD_TID_IrregularVerb)) {
    return 0;
  }
  const td_term lemma = td_know_verb_lemma(know, word, term, 0);
  return lemma != term && td_lemma_is_verb(know, lemma) ? lemma : 0;
}

bool td_lemma_is_adjective(const td_know *know, td_term lemma) {
  return lemma_is(know, lemma, TD_LEXINFO_adjective);
}

td_term td_present_lemma(const td_know *know, td_slice form, bool *is_plural) {
  char lower[TD_WORD_BYTES];
  const td_slice word = {lower, td_word_lower(form, lower)};
  const td_term term = td_word_term(know, form);
  *is_plural = td_lemma_is_verb(know, term);
  if (*is_plural) {
    return term;
  }
  if (!td_slice_has_suffix(word, TD_SLICE("s"))) {
    return 0;
  }
  const td_term lemma = td_know_verb_lemma(know, word, term, 0);
  return td_lemma_is_verb(know, lemma) ? lemma : 0;
}
