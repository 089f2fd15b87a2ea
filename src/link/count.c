// SPDX-License-Identifier: MIT

// How many a noun phrase says there are (know/quantity.h).

#include "link/link_private.h"

#include "know/quantity.h"

#define MAX_WORDS 32
#define BEFORE 4 // words before the phrase that may widen its number

// The words of [begin, end); how many.
static uint32_t read_words(const td_linking *l, uint32_t begin, uint32_t end,
                           td_quantity_word words[MAX_WORDS]) {
  uint32_t n = 0;
  for (uint32_t t = begin; t < end && n < MAX_WORDS; t++) {
    const td_token *token = &l->tokens[t];
    words[n++] = (td_quantity_word){.form = token->form,
                                    .form_term = token->form_term,
                                    .lemma_term = token->lemma_term,
                                    .is_number = token->upos == TD_UPOS_NUM,
                                    .is_joiner = token->upos == TD_UPOS_CCONJ,
                                    .is_determiner = token->upos == TD_UPOS_DET,
                                    .is_sign = token->upos == TD_UPOS_SYM,
                                    .is_joined = !token->space_after};
  }
  return n;
}

td_number td_link_count(const td_linking *l, const td_mention *m) {
  td_quantity_word words[MAX_WORDS];
  const uint32_t first = td_link_sentence_begin(l, m->first_token);
  const uint32_t before =
      m->first_token - first < BEFORE ? m->first_token - first : BEFORE;
  const uint32_t begin = m->first_token - before;
  const uint32_t n = read_words(l, begin, m->first_token + m->n_tokens, words);
  for (uint32_t at = before; at < n; at++) {
    td_quantity q;
    // "the men of 2019": what hangs on the noun does not count it
    if (td_rel_base(l->tokens[begin + at].rel) != TD_REL_NMOD &&
        td_know_quantity(l->know, words, n, at, &q)) {
      // "7.1 magnitude" counts nothing.
      return (td_number){td_quantity_whole(q.value), td_quantity_whole(q.min),
                         td_quantity_whole(q.max)};
    }
  }
  return TD_UNCOUNTED;
}
