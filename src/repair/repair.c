// SPDX-License-Identifier: MIT

#include "repair/repair.h"

#include "repair/repair_private.h"

static td_repair *const of_tags[] = {
    td_repair_title_verbs, td_repair_participles, td_repair_second_presents,
    td_repair_given_names, td_repair_first_nouns, td_repair_joined_bases,
    td_repair_initials,
};

static td_repair *const of_trees[] = {
    td_repair_named_persons,   td_repair_joined_presents,
    td_repair_titles,          td_repair_finite_verbs,
    td_repair_told_clauses,    td_repair_second_verbs,
    td_repair_relatives,       td_repair_parts_named,
    td_repair_joined_words,    td_repair_absolutes,
    td_repair_title_sources,   td_repair_reduced_relatives,
    td_repair_gerunds,         td_repair_days,
    td_repair_tellers,         td_repair_set_off,
    td_repair_contact_clauses, td_repair_second_tellers,
    td_repair_outcomes,        td_repair_parallel_clauses,
    td_repair_asides,          td_repair_inverted,
    td_repair_harmed,          td_repair_phrases,
    td_repair_guises,          td_repair_title_clauses,
    td_repair_bare_pasts,      td_repair_called,
    td_repair_gapped,          td_repair_sequences,
    td_repair_comments,        td_repair_impersonal,
    td_repair_title_relatives, td_repair_wanted,
    td_repair_shifted_objects, td_repair_results,
    td_repair_feared_clauses,  td_repair_lost_verbs,
    td_repair_plural_subjects, td_repair_contents,
    td_repair_opened,          td_repair_shifted_objects,
    td_repair_series,          td_repair_below,
    td_repair_results,         td_repair_due,
    td_repair_counted,
};

static void repair(const td_know *know, td_document *document,
                   const td_sentence *sentence, td_repair *const *repairs,
                   size_t n) {
  const td_words words = {
      .know = know,
      .tokens = document->tokens.items,
      .begin = sentence->first_token,
      .end = sentence->first_token + sentence->n_tokens,
      .is_title = td_document_is_title(document, sentence),
      .is_headline = sentence->part == TD_HEADLINE,
  };
  for (size_t i = 0; i < n; i++) {
    repairs[i](&words);
  }
}

void td_repair_tags(const td_know *know, td_document *document) {
  for (uint32_t i = 0; i < document->sentences.count; i++) {
    repair(know, document, &document->sentences.items[i], of_tags,
           sizeof of_tags / sizeof of_tags[0]);
  }
}

void td_repair_trees(const td_know *know, td_document *document) {
  for (uint32_t i = 0; i < document->sentences.count; i++) {
    repair(know, document, &document->sentences.items[i], of_trees,
           sizeof of_trees / sizeof of_trees[0]);
    td_document_link_children(document, i);
  }
}
