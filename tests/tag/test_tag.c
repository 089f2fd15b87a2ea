// SPDX-License-Identifier: MIT

#include "learn/modelfile_write.h"
#include "suite.h"
#include "tag/label.h"
#include "tag/lemma.h"

static const td_error_sink quiet = {0};

static bool makes(const char *rule, const char *form, const char *lemma) {
  td_arena *arena = td_arena_new(0);
  const td_slice tidy = td_lemma_tidy(td_slice_of(form), arena);
  const bool is_so =
      td_slice_is(td_lemma_apply(td_slice_of(rule), tidy, arena), lemma);
  td_arena_free(arena);
  return is_so;
}

static void rules_make_lemmas(void) {
  CU_ASSERT(makes("l3y", "Parties", "party"));
  CU_ASSERT(makes("k1", "Koreas", "Korea"));
  CU_ASSERT(makes("l*be", "Was", "be"));
  CU_ASSERT(makes("l2ot", "n't", "not"));
  CU_ASSERT(makes("l2ot", "n\u2019t", "not"));
  CU_ASSERT(makes("l0", "\u2019s", "'s"));
  CU_ASSERT(makes("k1", "Caf\u00E9", "Caf"));
}

static void rules_that_do_not_fit_do_no_harm(void) {
  CU_ASSERT(makes("", "word", "word"));
  CU_ASSERT(makes("l4", "word", "word"));
  CU_ASSERT(makes("l9", "word", "word"));
  CU_ASSERT(makes("l99999999999999999999x", "word", "x"));
  CU_ASSERT(makes("l1", "\xC3", "\xC3"));
  CU_ASSERT(makes("l1", "a\x80\x80", "a\x80\x80"));
}

/// Tables for two labels; `rows` is what the two words' rules are.
static td_buffer make_tables(const uint32_t rows[2]) {
  td_arena *arena = td_arena_new(0);
  td_model_writer *writer = td_model_writer_new(arena);
  td_buffer file = {0};
  uint32_t keys[2];
  const uint32_t usual[2] = {0, 1};
  const uint32_t was = td_label_key(1, TD_SLICE("was"));
  const uint32_t third = 2;
  CU_ASSERT(td_lemma_key(1, 2, TD_SLICE("tested"), &keys[0]));
  CU_ASSERT(td_lemma_key(1, 7, TD_SLICE("was"), &keys[1]));
  const bool is_made =
      td_model_writer_add_bytes(writer, "label.names",
                                TD_SLICE("NOUN|NN\nVERB|VBD\n")) == TD_OK &&
      td_model_writer_add_bytes(writer, "feats.names",
                                TD_SLICE("Number=Sing\nTense=Past\n"
                                         "Person=3|Tense=Past\n")) == TD_OK &&
      td_model_writer_add_uint32(writer, "feats.usual", usual, 2, 1) == TD_OK &&
      td_model_writer_add_uint32(writer, "feats.keys", &was, 1, 1) == TD_OK &&
      td_model_writer_add_uint32(writer, "feats.rows", &third, 1, 1) == TD_OK &&
      td_model_writer_add_bytes(writer, "lemma.rules",
                                TD_SLICE("l2\nl*be\n")) == TD_OK &&
      td_model_writer_add_uint32(writer, "lemma.keys", keys, 2, 1) == TD_OK &&
      td_model_writer_add_uint32(writer, "lemma.rows", rows, 2, 1) == TD_OK &&
      td_model_writer_finish(writer, &file) == TD_OK;
  CU_ASSERT_FATAL(is_made);
  td_arena_free(arena);
  return file;
}

static void longest_ending_gives_the_lemma(void) {
  static const uint32_t rows[2] = {0, 1};
  td_buffer bytes = make_tables(rows);
  td_arena *arena = td_arena_new(0);
  td_model_file *file;
  td_lemmas lemmas = {0};
  td_labels labels = {0};
  const bool is_read =
      td_model_file_open_memory(td_buffer_as_slice(&bytes), "test", &quiet,
                                &file) == TD_OK &&
      td_lemmas_read(file, arena, &lemmas) == TD_OK &&
      td_labels_read(file, arena, &labels) == TD_OK;
  CU_ASSERT_FATAL(is_read);
  CU_ASSERT(td_slice_is(td_lemmas_find(&lemmas, 1, TD_SLICE("Attacked"), arena),
                        "attack"));
  CU_ASSERT(
      td_slice_is(td_lemmas_find(&lemmas, 1, TD_SLICE("Was"), arena), "be"));
  CU_ASSERT(
      td_slice_is(td_lemmas_find(&lemmas, 0, TD_SLICE("Was"), arena), "Was"));
  CU_ASSERT(
      td_slice_is(td_labels_feats(&labels, 1, TD_SLICE("went")), "Tense=Past"));
  CU_ASSERT(td_slice_is(td_labels_feats(&labels, 1, TD_SLICE("Was")),
                        "Person=3|Tense=Past"));
  CU_ASSERT_EQUAL(labels.labels[1].upos, TD_UPOS_VERB);
  CU_ASSERT(td_slice_is(labels.labels[1].xpos, "VBD"));
  td_model_file_close(file);
  td_arena_free(arena);
  td_buffer_clear(&bytes);
}

static void tables_that_point_outside_are_refused(void) {
  static const uint32_t rows[2] = {0, 2};
  td_buffer bytes = make_tables(rows);
  td_arena *arena = td_arena_new(0);
  td_model_file *file;
  td_lemmas lemmas;
  CU_ASSERT_EQUAL_FATAL(td_model_file_open_memory(td_buffer_as_slice(&bytes),
                                                  "test", &quiet, &file),
                        TD_OK);
  CU_ASSERT_EQUAL(td_lemmas_read(file, arena, &lemmas), TD_ERR_BAD_SYNTAX);
  td_model_file_close(file);
  td_arena_free(arena);
  td_buffer_clear(&bytes);
}

static const td_test tests[] = {
    {"rules make lemmas of forms", rules_make_lemmas},
    {"rules that do not fit do no harm", rules_that_do_not_fit_do_no_harm},
    {"the longest known ending gives the lemma",
     longest_ending_gives_the_lemma},
    {"tables that point outside are refused",
     tables_that_point_outside_are_refused},
};

SUITE_MAIN("tag", tests)
