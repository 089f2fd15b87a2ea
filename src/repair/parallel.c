// SPDX-License-Identifier: MIT

#include "repair/repair_private.h"

#include "segment/words.h"

static bool is_past(const td_token *t) {
  return t->upos == TD_UPOS_VERB && td_slice_is(t->xpos, "VBD");
}

// ------------------ "gunmen stormed the office | and police arrested two"

// Whether a verb may tell a clause without "that": "said", "urged", "feared".
static bool takes_clause(const td_words *w, uint32_t verb) {
  const td_slice lemma = w->tokens[verb].lemma;
  return td_words_say(w, verb) || td_words_ask(w, verb) ||
         td_word_entry(w->know, lemma, TD_TID_AttitudeVerb) ||
         td_word_entry(w->know, lemma, TD_TID_Implicative) ||
         td_word_entry(w->know, lemma, TD_TID_Desirer);
}

// The one noun coordinated with `first` whose phrase ends right before `verb`,
// and the word that joins the two; TD_NONE.
static uint32_t second_before(const td_words *w, uint32_t first, uint32_t verb,
                              uint32_t *joining) {
  uint32_t second = TD_NONE;
  for (uint32_t t = first + 1; t < verb; t++) {
    const td_token *word = &w->tokens[t];
    if (word->head == first && word->rel == TD_REL_CONJ) {
      if (second != TD_NONE) {
        return TD_NONE;
      }
      second = t;
    }
    *joining = word->upos == TD_UPOS_CCONJ ? t : *joining;
  }
  return second != TD_NONE && td_token_is_noun(&w->tokens[second]) &&
                 *joining != TD_NONE && w->tokens[*joining].head == second
             ? second
             : TD_NONE;
}

// Give the object that was read as the subject of the clause behind it back to
// its verb.
static void part_object(const td_words *w, uint32_t verb) {
  const uint32_t above = w->tokens[verb].head;
  const uint32_t first = td_words_child_before(w, verb, TD_REL_NSUBJ);
  if (first == TD_NONE || first < above ||
      !td_token_is_noun(&w->tokens[first]) || !is_past(&w->tokens[above]) ||
      !is_past(&w->tokens[verb]) || takes_clause(w, above) ||
      td_words_have_child(w, above, TD_REL_OBJ) ||
      td_words_have_child(w, verb, TD_REL_MARK)) {
    return;
  }
  uint32_t joining = TD_NONE;
  const uint32_t second = second_before(w, first, verb, &joining);
  if (second == TD_NONE) {
    return;
  }
  td_token_attach(&w->tokens[first], above, TD_REL_OBJ);
  td_token_attach(&w->tokens[second], verb, TD_REL_NSUBJ);
  td_token_attach(&w->tokens[joining], verb, TD_REL_CC);
  td_token_attach(&w->tokens[verb], above, TD_REL_CONJ);
}

// ------------ "said he would stay, | while his rival urged a boycott"

// Whether the clause of `verb` begins with a contrast behind a comma and has a
// subject of its own.
static bool is_contrast(const td_words *w, uint32_t verb) {
  const uint32_t subject = td_words_child_before(w, verb, TD_REL_NSUBJ);
  if (subject == TD_NONE || !td_token_is_noun(&w->tokens[subject])) {
    return false;
  }
  for (uint32_t t = subject; t-- > w->begin + 1;) {
    if (w->tokens[t].head == verb && w->tokens[t].rel == TD_REL_MARK) {
      return td_token_is_comma(&w->tokens[t - 1]) &&
             td_word_entry(w->know, w->tokens[t].form, TD_TID_ContrastCue);
    }
  }
  return false;
}

// What somebody else says is no part of what the one before says.
static void part_contrast(const td_words *w, uint32_t verb) {
  const uint32_t told = w->tokens[verb].head;
  const uint32_t telling = w->tokens[told].head;
  const bool is_below = telling != TD_NONE && telling >= w->begin &&
                        telling < told && is_past(&w->tokens[telling]);
  // "urged him to stay, | while his rival called for a boycott"
  const bool is_told =
      is_below &&
      ((w->tokens[told].rel == TD_REL_CCOMP && td_words_say(w, telling)) ||
       (w->tokens[told].rel == TD_REL_XCOMP && td_words_ask(w, telling)));
  // "called on both" may be read as a participle
  const bool has_tense = td_token_is_past(&w->tokens[verb]) &&
                         !td_words_have_child(w, verb, TD_REL_AUX) &&
                         !td_words_are_passive(w, verb);
  if (!is_told || !has_tense ||
      !(td_words_say(w, verb) || td_words_ask(w, verb) ||
        td_word_entry(w->know, w->tokens[verb].lemma, TD_TID_CallingVerb)) ||
      !is_contrast(w, verb)) {
    return;
  }
  w->tokens[verb].head = telling;
}

void td_repair_parallel_clauses(const td_words *w) {
  for (uint32_t i = w->begin + 2; i < w->end; i++) {
    const td_token *t = &w->tokens[i];
    if (t->upos != TD_UPOS_VERB || t->head == TD_NONE || t->head >= i ||
        t->head < w->begin) {
      continue;
    }
    if (t->rel == TD_REL_CCOMP) {
      part_object(w, i);
    } else if (t->rel == TD_REL_ADVCL) {
      part_contrast(w, i);
    }
  }
}
