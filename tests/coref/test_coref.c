// SPDX-License-Identifier: MIT

// Chains of phrases with the shipped model: what the phrases are, which take
// up what, and who speaks.

#include "base/memory.h"
#include "coref/candidates.h"
#include "coref/network.h"
#include "learn/modelfile_write.h"
#include "pipeline/pipeline.h"
#include "suite.h"

#include <string.h>

static const td_error_sink silent = {0};
static td_know *know;
static td_pipeline *pipeline;

static td_document *read_text(const char *text) {
  static const td_pipeline_way way = {.mentions_only = true};
  td_document *d = td_document_new(0);
  CU_ASSERT_PTR_NOT_NULL_FATAL(d);
  CU_ASSERT_EQUAL_FATAL(td_document_set_text(d, TD_HEADLINE, (td_slice){"", 0}),
                        TD_OK);
  CU_ASSERT_EQUAL_FATAL(td_document_set_text(d, TD_BODY, td_slice_of(text)),
                        TD_OK);
  CU_ASSERT_EQUAL_FATAL(td_pipeline_run(pipeline, &way, d), TD_OK);
  return d;
}

// The phrase that is the `nth` occurrence (from 1) of `words`; TD_NONE.
static uint32_t find(const td_document *d, const char *words, uint32_t nth) {
  for (uint32_t i = 0; i < d->phrases.count; i++) {
    const td_phrase *p = &d->phrases.items[i];
    if (td_slice_is(td_document_text(d, p->part, p->span), words) &&
        --nth == 0) {
      return i;
    }
  }
  return TD_NONE;
}

static bool is_same(const char *text, const char *a, const char *b) {
  td_document *d = read_text(text);
  const uint32_t at_a = find(d, a, 1);
  const uint32_t at_b = find(d, b, 1);
  const bool same =
      at_a != TD_NONE && at_b != TD_NONE &&
      d->phrases.items[at_a].first == d->phrases.items[at_b].first;
  td_document_free(d);
  return same;
}

static void pronouns_take_up_what_agrees(void) {
  static const char *const text =
      "Maria Santos met the farmers on Friday. She told them that the bridge "
      "was unsafe because it had not been repaired.";
  CU_ASSERT_TRUE(is_same(text, "Maria Santos", "She"));
  CU_ASSERT_TRUE(is_same(text, "the farmers", "them"));
  CU_ASSERT_TRUE(is_same(text, "the bridge", "it"));
  CU_ASSERT_FALSE(is_same(text, "the farmers", "She"));
}

static void names_and_nouns_take_up_names(void) {
  static const char *const text =
      "The Harbour Workers' Union called a strike on Monday. Peter Okafor, who "
      "leads the union, spoke to reporters. Okafor said the strike would last "
      "a week.";
  CU_ASSERT_TRUE(is_same(text, "a strike", "the strike"));
  CU_ASSERT_FALSE(is_same(text, "a strike", "Okafor"));
}

static void only_a_reflexive_takes_up_its_own_subject(void) {
  CU_ASSERT_FALSE(
      is_same("Anna saw a stranger. Anna greeted her.", "Anna", "her"));
  CU_ASSERT_TRUE(
      is_same("Anna was tired. Anna blamed herself.", "Anna", "herself"));
}

static void pronouns_in_a_clause_take_up_its_noun(void) {
  CU_ASSERT_TRUE(is_same("Hamas, which lost its leader in May, met the envoy.",
                         "Hamas, which lost its leader in May", "its"));
  CU_ASSERT_TRUE(is_same("Turkey, which said it would leave, met the envoy.",
                         "Turkey, which said it would leave", "it"));
  CU_ASSERT_FALSE(is_same("The town that it shelled for weeks fell.",
                          "The town that it shelled for weeks", "it"));
}

static void phrases_are_whole_and_without_their_preposition(void) {
  static const char *const text =
      "Divers searched for the boat that sank in May. They found the boat on "
      "Sunday.";
  CU_ASSERT_TRUE(is_same(text, "the boat that sank in May", "the boat"));
  CU_ASSERT_TRUE(is_same(text, "Divers", "They"));
}

static void who_speaks_is_found(void) {
  td_document *d =
      read_text("\"I will not sign,\" said Elena Petrova on Tuesday.");
  const uint32_t speaker = d->speakers[1];
  CU_ASSERT_NOT_EQUAL_FATAL(speaker, TD_NONE);
  const td_mention *m = &d->mentions.items[speaker];
  CU_ASSERT_TRUE(
      td_slice_is(td_document_text(d, m->part, m->span), "Elena Petrova"));
  CU_ASSERT_EQUAL(d->speakers[d->tokens.count - 1], TD_NONE);
  td_document_free(d);
}

static void a_first_phrase_takes_nothing_up(void) {
  td_document *d =
      read_text("Omar lost his keys. He found his keys in the car.");
  for (uint32_t i = 0; i < d->phrases.count; i++) {
    const td_phrase *p = &d->phrases.items[i];
    CU_ASSERT_TRUE(p->first <= i);
    CU_ASSERT_EQUAL(p->antecedent == TD_NONE, p->first == i);
    if (p->antecedent != TD_NONE) {
      CU_ASSERT_TRUE(p->antecedent < i);
      CU_ASSERT_EQUAL(d->phrases.items[p->antecedent].first, p->first);
      CU_ASSERT_TRUE(p->margin >= 0);
    }
  }
  CU_ASSERT_TRUE(d->phrases.count >= 3);
  td_document_free(d);
}

static void texts_without_words_have_no_phrases(void) {
  static const char *const texts[] = {"", "...", "Rain."};
  for (size_t i = 0; i < 3; i++) {
    td_document *d = read_text(texts[i]);
    CU_ASSERT_EQUAL(d->phrases.count, 0);
    td_document_free(d);
  }
}

static void look_back_is_bounded(void) {
  td_buffer text = {0};
  for (int i = 0; i < 800; i++) {
    td_buffer_add_string(&text, "The pilot saw a ship near the coast. ");
  }
  td_document *d = read_text(td_buffer_as_slice(&text).data);
  td_noun_phrases p;
  td_arena *arena = td_arena_new(0);
  td_candidate candidates[TD_MAX_CANDIDATES];
  CU_ASSERT_EQUAL_FATAL(td_noun_phrases_find(know, d, arena, &p), TD_OK);
  CU_ASSERT_EQUAL(p.items.count, 2400);
  td_chains chains;
  CU_ASSERT_EQUAL_FATAL(td_chains_init(&chains, p.items.count, arena), TD_OK);
  for (uint32_t i = 0; i + 1 < p.items.count; i++) {
    td_chains_join(&chains, &p, i, TD_NONE);
  }
  const uint32_t n =
      td_candidates_find(&p, &chains, p.items.count - 1, candidates);
  CU_ASSERT_EQUAL(n, TD_MAX_CANDIDATES);
  td_arena_free(arena);
  td_document_free(d);
  td_buffer_clear(&text);
}

// A model whose network has the wrong number of rows is refused.
static void a_network_of_another_shape_is_refused(void) {
  static const float row[16] = {0};
  const uint32_t size = 16;
  const uint32_t key = 1;
  td_arena *arena = td_arena_new(0);
  td_buffer bytes = {0};
  td_model_writer *w = td_model_writer_new(arena);
  CU_ASSERT_EQUAL(td_model_writer_add_uint32(w, TD_COREF_T_SIZES, &size, 1, 1),
                  TD_OK);
  CU_ASSERT_EQUAL(td_model_writer_add_uint32(w, TD_COREF_T_KEYS, &key, 1, 1),
                  TD_OK);
  CU_ASSERT_EQUAL(td_model_writer_add_rounded(w, TD_COREF_T_LATER, row, 1, 16),
                  TD_OK);
  CU_ASSERT_EQUAL(
      td_model_writer_add_rounded(w, TD_COREF_T_EARLIER, row, 1, 16), TD_OK);
  CU_ASSERT_EQUAL(td_model_writer_add_rounded(w, TD_COREF_T_PAIRS, row, 1, 16),
                  TD_OK);
  CU_ASSERT_EQUAL(td_model_writer_finish(w, &bytes), TD_OK);
  td_model_file *file;
  CU_ASSERT_EQUAL_FATAL(td_model_file_open_memory(td_buffer_as_slice(&bytes),
                                                  "small", &silent, &file),
                        TD_OK);
  td_coref_network network;
  CU_ASSERT_TRUE(td_coref_network_exists(file));
  CU_ASSERT_EQUAL(td_coref_network_read(file, &network), TD_ERR_BAD_SYNTAX);
  td_model_file_close(file);
  td_buffer_clear(&bytes);
  td_arena_free(arena);
}

static const td_test tests[] = {
    {"pronouns take up what agrees", pronouns_take_up_what_agrees},
    {"names and nouns take up names", names_and_nouns_take_up_names},
    {"only a reflexive takes up its own subject",
     only_a_reflexive_takes_up_its_own_subject},
    {"pronouns in a clause take up its noun",
     pronouns_in_a_clause_take_up_its_noun},
    {"phrases are whole and without their preposition",
     phrases_are_whole_and_without_their_preposition},
    {"who speaks is found", who_speaks_is_found},
    {"a first phrase takes nothing up", a_first_phrase_takes_nothing_up},
    {"texts without words have no phrases",
     texts_without_words_have_no_phrases},
    {"look-back is bounded", look_back_is_bounded},
    {"a network of another shape is refused",
     a_network_of_another_shape_is_refused},
};

int main(void) {
  if (td_know_open(TEST_BUILDDIR "/data/tidings.know", &silent, &know) !=
          TD_OK ||
      td_pipeline_open(know, TEST_BUILDDIR "/data/model.bin", &silent,
                       &pipeline) != TD_OK) {
    return 99;
  }
  const int status =
      td_run_suite("coref", tests, sizeof(tests) / sizeof(tests[0]));
  td_pipeline_close(pipeline);
  td_know_close(know);
  return status;
}
