// SPDX-License-Identifier: MIT

#include "know/inflect.h"

#define MAX_LEMMA_BYTES 64

static bool is_object_of(const td_know *know, td_vocab property, td_term term) {
  const td_term p = td_know_vocab(know, property);
  if (!p || !term) {
    return false;
  }
  const td_fact_run run = td_know_subjects(know, p, term);
  return run.begin < run.end;
}

static bool is_word(const td_know *know, td_term term) {
  return is_object_of(know, TD_TID_lemma, term) ||
         is_object_of(know, TD_TID_form, term);
}

// The lemma that `form` has if it ends as `ending` (an entry) says; 0.
static td_term undo_ending(const td_know *know, td_slice form, td_term ending) {
  const td_slice from =
      td_know_text(know, td_know_get(know, ending, TD_TID_ending));
  const td_slice to =
      td_know_text(know, td_know_get(know, ending, TD_TID_lemmaEnding));
  char lemma[MAX_LEMMA_BYTES];
  if (!td_slice_has_suffix(form, from) || form.length <= from.length + 1) {
    return 0;
  }
  const size_t stem = form.length - from.length;
  if (stem + to.length > sizeof(lemma)) {
    return 0;
  }
  memcpy(lemma, form.data, stem);
  memcpy(lemma + stem, to.data, to.length);
  const td_term term =
      td_know_text_term(know, (td_slice){lemma, stem + to.length});
  return is_word(know, term) ? term : 0;
}

/// A form and what the lemmatizer thought, and the lists that know better.
typedef struct {
  td_slice form;
  td_term form_term;
  td_term lemma;
  td_vocab irregular; ///< forms with their lemma
  td_vocab endings;
} inflected;

static td_term find_lemma(const td_know *know, const inflected *w) {
  const td_term irregular = td_know_word(know, w->form_term, w->irregular);
  if (irregular) {
    return td_know_get(know, irregular, TD_TID_lemma);
  }
  const td_term type = td_know_vocab(know, TD_RDF_type);
  const td_term list = td_know_vocab(know, w->endings);
  if (is_word(know, w->lemma) || !type || !list) {
    return w->lemma;
  }
  const td_fact_run endings = td_know_subjects(know, type, list);
  for (const td_fact *f = endings.begin; f < endings.end; f++) {
    const td_term found = undo_ending(know, w->form, f->s);
    if (found) {
      return found;
    }
  }
  return w->lemma;
}

td_term td_know_verb_lemma(const td_know *know, td_slice form,
                           td_term form_term, td_term lemma) {
  return find_lemma(know,
                    &(inflected){form, form_term, lemma, TD_TID_IrregularVerb,
                                 TD_TID_VerbEnding});
}

td_term td_know_noun_lemma(const td_know *know, td_slice form,
                           td_term form_term, td_term lemma) {
  return find_lemma(know,
                    &(inflected){form, form_term, lemma, TD_TID_IrregularNoun,
                                 TD_TID_NounEnding});
}
