// SPDX-License-Identifier: MIT

#include "base/source.h"
#include "names/features.h"
#include "names/label.h"
#include "names/names.h"
#include "segment/words.h"
#include "suite.h"
#include "train/name_train.h"

#include <stdio.h>

#define TEXTS TEST_BUILDDIR "/tests/names/names.jsonl"
#define MODEL TEST_BUILDDIR "/tests/names/model.bin"
#define BASE TEST_SRCDIR "/data/model/model.bin"
#define KNOW TEST_BUILDDIR "/data/tidings.know"

static const td_error_sink quiet = {0};

static td_know *open_knowledge(void) {
  td_know *know = NULL;
  CU_ASSERT_EQUAL_FATAL(td_know_open(KNOW, &quiet, &know), TD_OK);
  return know;
}

// ----------------------------------------------------------------- labels

static void labels_tell_type_and_place(void) {
  uint8_t expected = 1;
  for (int type = TD_TYPE_PER; type <= TD_TYPE_MISC; type++) {
    for (int place = TD_NAME_BEGIN; place < TD_N_NAME_PLACES; place++) {
      const uint8_t label =
          td_name_label((td_name_type)type, (td_name_place)place);
      CU_ASSERT_EQUAL(label, expected++);
      CU_ASSERT_EQUAL(td_name_label_type(label), (td_name_type)type);
      CU_ASSERT_EQUAL(td_name_label_place(label), (td_name_place)place);
    }
  }
  CU_ASSERT_EQUAL(td_name_label(TD_TYPE_NONE, TD_NAME_ONLY), 0);
  CU_ASSERT_EQUAL(expected, TD_NAME_LABELS);
}

/// Whether `labels` [n] are whole names.
static bool are_whole(const uint8_t *labels, uint32_t n) {
  td_name_type open = TD_TYPE_NONE;
  for (uint32_t i = 0; i < n; i++) {
    const td_name_type type = td_name_label_type(labels[i]);
    const td_name_place place = td_name_label_place(labels[i]);
    const bool begins = place == TD_NAME_BEGIN || place == TD_NAME_ONLY;
    if (type == TD_TYPE_NONE || begins) {
      if (open != TD_TYPE_NONE) {
        return false;
      }
      open = type && place == TD_NAME_BEGIN ? type : TD_TYPE_NONE;
    } else {
      if (open != type) {
        return false;
      }
      open = place == TD_NAME_INSIDE ? type : TD_TYPE_NONE;
    }
  }
  return open == TD_TYPE_NONE;
}

static void any_scores_give_whole_names(void) {
  td_random random = {3};
  td_arena *arena = td_arena_new(0);
  for (uint32_t n = 1; n < 40; n++) {
    float scores[40 * TD_NAME_LABELS];
    uint8_t labels[40];
    for (size_t i = 0; i < n * TD_NAME_LABELS; i++) {
      scores[i] = td_random_float(&random);
    }
    CU_ASSERT_EQUAL(td_name_decode(scores, TD_NAME_LABELS, n, arena, labels),
                    TD_OK);
    CU_ASSERT(are_whole(labels, n));
  }
  td_arena_free(arena);
}

static void clear_scores_are_followed(void) {
  const uint8_t wanted[5] = {td_name_label(TD_TYPE_PER, TD_NAME_BEGIN),
                             td_name_label(TD_TYPE_PER, TD_NAME_LAST), 0,
                             td_name_label(TD_TYPE_LOC, TD_NAME_ONLY), 0};
  float scores[5 * TD_NAME_LABELS] = {0};
  uint8_t labels[5];
  td_arena *arena = td_arena_new(0);
  for (size_t i = 0; i < 5; i++) {
    scores[i * TD_NAME_LABELS + wanted[i]] = 1;
  }
  CU_ASSERT_EQUAL(td_name_decode(scores, TD_NAME_LABELS, 5, arena, labels),
                  TD_OK);
  CU_ASSERT_EQUAL(memcmp(labels, wanted, 5), 0);
  td_arena_free(arena);
}

// --------------------------------------------------------------- features

/// A document of one sentence of the given words.
static td_document *make_document(const td_know *know, const char *const *words,
                                  uint32_t n) {
  td_document *document = td_document_new(0);
  td_sentence *sentence = TD_PUSH(document->arena, &document->sentences);
  sentence->n_tokens = n;
  for (uint32_t i = 0; i < n; i++) {
    td_token *token = TD_PUSH(document->arena, &document->tokens);
    token->form = td_slice_of(words[i]);
    token->form_term = td_word_term(know, token->form);
    token->upos = TD_UPOS_PROPN;
  }
  return document;
}

static bool has_row(const td_name_features *features, uint32_t row) {
  for (uint8_t i = 0; i < features->n; i++) {
    if (features->rows[i] == row) {
      return true;
    }
  }
  return false;
}

static void matches_show_where_a_word_stands(void) {
  static const char *const words[] = {"in", "North", "Korea", "today"};
  td_know *know = open_knowledge();
  td_document *document = make_document(know, words, 4);
  td_arena *arena = td_arena_new(0);
  td_name_features *f = NULL;
  CU_ASSERT_EQUAL_FATAL(td_name_features_make(know, document, arena, &f),
                        TD_OK);
  // Kind 1 is countries.
  const uint32_t country = TD_ROW_MATCH + TD_N_NAME_PLACES;
  CU_ASSERT(has_row(&f[1], country + TD_NAME_BEGIN));
  CU_ASSERT(has_row(&f[2], country + TD_NAME_LAST));
  for (uint32_t row = TD_ROW_MATCH; row < TD_ROW_LIST; row++) {
    CU_ASSERT(!has_row(&f[0], row) && !has_row(&f[3], row));
  }
  CU_ASSERT(has_row(&f[0], TD_ROW_TAG + TD_UPOS_PROPN));
  td_arena_free(arena);
  td_document_free(document);
  td_know_close(know);
}

// --------------------------------------------------------------- learning

/// Texts in which made-up people praise made-up firms.
static void write_texts(void) {
  static const char *const people[] = {"Anna Quorl", "Tem Vassik", "Oro Belk"};
  static const char *const firms[] = {"Zintec", "Urbalon Group"};
  FILE *file = fopen(TEXTS, "w");
  CU_ASSERT_PTR_NOT_NULL_FATAL(file);
  td_random random = {5};
  for (int i = 0; i < 120; i++) {
    const char *person = people[td_random_below(&random, 3)];
    const char *firm = firms[td_random_below(&random, 2)];
    const size_t end = strlen(person);
    fprintf(file,
            "{\"doc\": \"%d\", \"text\": \"%s praised %s.\", \"entities\": "
            "[{\"start\": 0, \"end\": %zu, \"type\": \"PER\"}, {\"start\": "
            "%zu, \"end\": %zu, \"type\": \"ORG\"}]}\n",
            i, person, firm, end, end + 9, end + 9 + strlen(firm));
  }
  CU_ASSERT_EQUAL(fclose(file), 0);
}

static void keep_report(void *handle, const td_name_report *report) {
  *(td_name_report *)handle = *report;
}

static td_name_report train(const td_know *know, uint32_t n_epochs,
                            uint64_t seed) {
  static const char *const paths[] = {TEXTS};
  td_name_report report = {0};
  td_name_train_config config = td_name_train_config_default();
  config.know = know;
  config.paths = paths;
  config.n_paths = 1;
  config.dev_path = TEXTS;
  config.base_path = BASE;
  config.model_path = MODEL;
  config.n_epochs = n_epochs;
  config.n_dev_epochs = n_epochs;
  config.seed = seed;
  config.sizes = (td_name_sizes){32, 16, 16, 32};
  config.report = keep_report;
  config.handle = &report;
  CU_ASSERT_EQUAL_FATAL(td_name_train_run(&config, &quiet), TD_OK);
  return report;
}

static td_slice read_file(const char *path, td_arena *arena) {
  td_source *source;
  td_slice bytes = {0};
  CU_ASSERT_EQUAL_FATAL(td_source_open(path, &quiet, &source), TD_OK);
  CU_ASSERT_EQUAL_FATAL(
      td_source_read_all(source, (size_t)1 << 26, arena, &bytes), TD_OK);
  td_source_close(source);
  return bytes;
}

static void made_up_names_are_learned(void) {
  td_know *know = open_knowledge();
  write_texts();
  const td_name_report report = train(know, 30, 1);
  CU_ASSERT_EQUAL(report.score.gold[TD_TYPE_PER], 120);
  CU_ASSERT_EQUAL(report.score.gold[TD_TYPE_ORG], 120);
  CU_ASSERT(td_name_score_f1(&report.score, TD_TYPE_PER, TD_TYPE_MISC) > 0.95);
  td_know_close(know);
}

static void same_seed_gives_the_same_bytes(void) {
  td_arena *arena = td_arena_new(0);
  td_know *know = open_knowledge();
  (void)train(know, 1, 5);
  const td_slice first = read_file(MODEL, arena);
  (void)train(know, 1, 5);
  const td_slice second = read_file(MODEL, arena);
  (void)train(know, 1, 6);
  const td_slice other = read_file(MODEL, arena);
  CU_ASSERT(first.length > 0 && td_slice_equal(first, second));
  CU_ASSERT(!td_slice_equal(first, other));
  td_know_close(know);
  td_arena_free(arena);
}

/// All tables of the older model but those of names.
static void other_tables_stay_as_they_are(void) {
  td_model_file *base;
  td_model_file *model;
  const td_table *table;
  CU_ASSERT_EQUAL_FATAL(td_model_file_open(BASE, &quiet, &base), TD_OK);
  CU_ASSERT_EQUAL_FATAL(td_model_file_open(MODEL, &quiet, &model), TD_OK);
  for (uint32_t i = 0; (table = td_model_file_each(base, i)); i++) {
    if (strncmp(table->name, "name.", 5) == 0) {
      continue;
    }
    const td_table *same = td_model_file_find(model, table->name);
    CU_ASSERT_PTR_NOT_NULL_FATAL(same);
    const size_t n = (size_t)table->n_rows * table->n_columns;
    const size_t item =
        table->kind == TD_TABLE_UINT32 || table->kind == TD_TABLE_FLOAT ? 4 : 1;
    CU_ASSERT(same->kind == table->kind && same->n_rows == table->n_rows &&
              same->n_columns == table->n_columns);
    CU_ASSERT_EQUAL(memcmp(same->data, table->data, n * item), 0);
    CU_ASSERT(table->kind != TD_TABLE_INT8 ||
              memcmp(same->scales, table->scales, table->n_rows * 4) == 0);
  }
  td_model_file_close(model);
  td_model_file_close(base);
}

// ---------------------------------------------------------------- scoring

static void exact_names_count(void) {
  static const char line[] =
      "{\"text\": \"\\u00c9lan met Bo in Zurich\", \"entities\": ["
      "{\"start\": 0, \"end\": 4, \"type\": \"ORG\"}, "
      "{\"start\": 9, \"end\": 11, \"type\": \"PER\"}, "
      "{\"start\": 15, \"end\": 21, \"type\": \"LOC\"}, "
      "{\"start\": 5, \"end\": 8, \"type\": \"EVENT\"}]}\n";
  static const td_gold_name found[] = {{0, 4, TD_TYPE_PER},
                                       {9, 11, TD_TYPE_PER},
                                       {15, 21, TD_TYPE_LOC},
                                       {15, 21, TD_TYPE_LOC}};
  td_arena *arena = td_arena_new(0);
  td_source *source;
  td_named_text gold;
  td_name_score score = {0};
  const td_slice bytes = {line, sizeof(line) - 1};
  CU_ASSERT_EQUAL_FATAL(td_source_open_memory(bytes, "gold", &quiet, &source),
                        TD_OK);
  CU_ASSERT_EQUAL_FATAL(td_named_text_read(source, &quiet, arena, &gold),
                        TD_OK);
  CU_ASSERT_EQUAL(gold.names.count, 3);
  CU_ASSERT_EQUAL(td_name_score_add(&score, &gold, found, 4, arena), TD_OK);
  CU_ASSERT_EQUAL(score.found[TD_TYPE_PER], 2);
  CU_ASSERT_EQUAL(score.right[TD_TYPE_PER], 1);
  CU_ASSERT_EQUAL(score.found[TD_TYPE_LOC], 1);
  CU_ASSERT_DOUBLE_EQUAL(td_name_score_f1(&score, TD_TYPE_PER, TD_TYPE_LOC),
                         2.0 / 3, 1e-9);
  CU_ASSERT_DOUBLE_EQUAL(
      td_name_score_precision(&score, TD_TYPE_PER, TD_TYPE_PER), 0.5, 1e-9);
  CU_ASSERT_DOUBLE_EQUAL(td_name_score_recall(&score, TD_TYPE_ORG, TD_TYPE_ORG),
                         0, 1e-9);
  CU_ASSERT_EQUAL(td_named_text_read(source, &quiet, arena, &gold), TD_END);
  td_source_close(source);
  td_arena_free(arena);
}

static void faulty_gold_is_refused(void) {
  static const char *const lines[] = {
      "nonsense\n", "{\"text\": 1, \"entities\": []}\n", "{\"text\": \"a\"}\n",
      "{\"text\": \"a\", \"entities\": [{\"start\": 0, \"end\": 2, \"type\": "
      "\"PER\"}]}\n",
      "{\"text\": \"a\", \"entities\": [{\"start\": -1, \"end\": 1, \"type\": "
      "\"PER\"}]}\n"};
  for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
    td_arena *arena = td_arena_new(0);
    td_source *source;
    td_named_text gold;
    CU_ASSERT_EQUAL_FATAL(
        td_source_open_memory(td_slice_of(lines[i]), "gold", &quiet, &source),
        TD_OK);
    CU_ASSERT_EQUAL(td_named_text_read(source, &quiet, arena, &gold),
                    TD_ERR_BAD_SYNTAX);
    td_source_close(source);
    td_arena_free(arena);
  }
}

static const td_test tests[] = {
    {"labels tell type and place", labels_tell_type_and_place},
    {"any scores give whole names", any_scores_give_whole_names},
    {"clear scores are followed", clear_scores_are_followed},
    {"matches show where a word stands", matches_show_where_a_word_stands},
    {"made-up names are learned", made_up_names_are_learned},
    {"the same seed gives the same bytes", same_seed_gives_the_same_bytes},
    {"other tables stay as they are", other_tables_stay_as_they_are},
    {"exact names count", exact_names_count},
    {"faulty gold is refused", faulty_gold_is_refused},
};

SUITE_MAIN("names", tests)
