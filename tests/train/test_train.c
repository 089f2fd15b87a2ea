// SPDX-License-Identifier: MIT

#include "base/source.h"
#include "doc/document.h"
#include "learn/modelfile_private.h"
#include "learn/random.h"
#include "parse/parse.h"
#include "parse/tree.h"
#include "suite.h"
#include "tag/tag.h"
#include "train/loss.h"
#include "train/train.h"

#include <math.h>
#include <stdio.h>

#define CORPUS TEST_BUILDDIR "/tests/train/corpus.conllu"
#define VECTORS TEST_BUILDDIR "/tests/train/vectors.txt"
#define BAD_CORPUS TEST_BUILDDIR "/tests/train/bad.conllu"
#define TEACHER TEST_BUILDDIR "/tests/train/teacher.bin"
#define MODEL TEST_BUILDDIR "/tests/train/model.bin"

static const td_error_sink quiet = {0};

static const char *const nouns[][3] = {{"soldier", "soldiers", "soldier"},
                                       {"village", "villages", "village"},
                                       {"minister", "ministers", "minister"},
                                       {"party", "parties", "party"},
                                       {"treaty", "treaties", "treaty"}};
static const char *const verbs[][2] = {{"attacked", "attack"},
                                       {"signed", "sign"},
                                       {"visited", "visit"},
                                       {"criticised", "criticise"}};

/// A noun phrase of two words whose head is word `id` + 1 of the sentence.
static void write_phrase(FILE *file, td_random *random, int id, int head,
                         const char *rel) {
  const uint32_t i = td_random_below(random, 5);
  const bool is_plural = td_random_below(random, 2) == 1;
  fprintf(file, "%d\t%s\tthe\tDET\tDT\tDefinite=Def\t%d\tdet\t_\t_\n", id,
          id == 1 ? "The" : "the", id + 1);
  fprintf(file, "%d\t%s\t%s\tNOUN\t%s\tNumber=%s\t%d\t%s\t_\t_\n", id + 1,
          nouns[i][is_plural], nouns[i][2], is_plural ? "NNS" : "NN",
          is_plural ? "Plur" : "Sing", head, rel);
}

/// A small language of sentences with subject, verb and object. In a share of
/// them subject and object are taken for each other.
static void write_trees(const char *path, float wrong) {
  FILE *file = fopen(path, "w");
  CU_ASSERT_PTR_NOT_NULL_FATAL(file);
  td_random random = {11};
  for (int i = 0; i < 240; i++) {
    const bool is_wrong = td_random_float(&random) < wrong;
    const uint32_t v = td_random_below(&random, 4);
    write_phrase(file, &random, 1, 3, is_wrong ? "obj" : "nsubj");
    fprintf(file, "3\t%s\t%s\tVERB\tVBD\tTense=Past\t0\troot\t_\t_\n",
            verbs[v][0], verbs[v][1]);
    write_phrase(file, &random, 4, 3, is_wrong ? "nsubj" : "obj");
    fputs("6\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_\n\n", file);
  }
  CU_ASSERT_EQUAL(fclose(file), 0);
}

static void write_corpus(void) { write_trees(CORPUS, 0); }

static void keep_report(void *handle, const td_train_report *report) {
  *(td_train_report *)handle = *report;
}

/// A small network on the small language, whose last round is reported.
static td_train_config small_config(uint32_t n_epochs, uint64_t seed) {
  static const char *const paths[] = {CORPUS};
  td_train_config config = td_train_config_default();
  config.paths = paths;
  config.n_paths = 1;
  config.dev_path = CORPUS;
  config.model_path = MODEL;
  config.n_epochs = n_epochs;
  config.n_dev_epochs = n_epochs;
  config.seed = seed;
  config.sizes = (td_network_sizes){32, 32, 32, 32, 32};
  config.report = keep_report;
  return config;
}

/// Train on the small language, with given vectors; what was reported last.
static td_train_report train_with(uint32_t n_epochs, uint64_t seed,
                                  const char *vectors) {
  td_train_report report = {0};
  td_train_config config = small_config(n_epochs, seed);
  config.vectors_path = vectors;
  config.handle = &report;
  CU_ASSERT_EQUAL_FATAL(td_train_run(&config, &quiet), TD_OK);
  return report;
}

static td_train_report train(uint32_t n_epochs, uint64_t seed) {
  return train_with(n_epochs, seed, NULL);
}

/// The model's bytes, in `arena`.
static td_slice read_model(td_arena *arena) {
  td_source *source;
  td_slice bytes = {0};
  CU_ASSERT_EQUAL_FATAL(td_source_open(MODEL, &quiet, &source), TD_OK);
  CU_ASSERT_EQUAL_FATAL(
      td_source_read_all(source, (size_t)1 << 26, arena, &bytes), TD_OK);
  td_source_close(source);
  return bytes;
}

static void small_language_is_learned(void) {
  write_corpus();
  const td_train_report report = train(40, 1);
  CU_ASSERT_EQUAL(report.scores.n_words, 240 * 6);
  CU_ASSERT(report.scores.upos * 100 > report.scores.n_words * 98);
  CU_ASSERT(report.scores.lemma * 100 > report.scores.n_words * 98);
  CU_ASSERT(report.scores.full * 100 > report.scores.n_words * 95);
}

static void same_seed_gives_the_same_bytes(void) {
  td_arena *arena = td_arena_new(0);
  (void)train(2, 5);
  const td_slice first = read_model(arena);
  (void)train(2, 5);
  const td_slice second = read_model(arena);
  (void)train(2, 6);
  const td_slice other = read_model(arena);
  CU_ASSERT(first.length > 0 && td_slice_equal(first, second));
  CU_ASSERT(!td_slice_equal(first, other));
  td_arena_free(arena);
}

static void write_vectors(const char *text) {
  FILE *file = fopen(VECTORS, "w");
  CU_ASSERT_PTR_NOT_NULL_FATAL(file);
  fputs(text, file);
  CU_ASSERT_EQUAL(fclose(file), 0);
}

/// The bytes of the row of `word` in the model, or NULL.
static const int8_t *find_row(const td_model_file *model, td_arena *arena,
                              const char *word) {
  const td_table *keys = td_model_file_find(model, "word.keys");
  const td_table *rows = td_model_file_find(model, "word.rows");
  td_keys index;
  CU_ASSERT_EQUAL_FATAL(td_keys_init(&index, arena, keys->data, keys->n_rows),
                        TD_OK);
  const uint32_t row =
      td_keys_find(&index, td_word_keys_of(td_slice_of(word), false).word);
  return row == UINT32_MAX ? NULL
                           : (const int8_t *)rows->data + row * rows->n_columns;
}

/// Words that the corpus lacks are known by their given vectors, and those of
/// the corpus have rows of their own as well. Of two lines for one word the
/// first counts.
static void given_vectors_make_words_known(void) {
  write_vectors("blorp 1 0 -0.5\nsoldier 1 0 -0.5\nplugh 1 0 -0.5\n"
                "grault 0 2e-1 0.5\nGrault 1 0 -0.5\n");
  td_arena *arena = td_arena_new(0);
  (void)train_with(2, 5, VECTORS);
  const td_slice first = read_model(arena);
  (void)train_with(2, 5, VECTORS);
  CU_ASSERT(td_slice_equal(first, read_model(arena)));
  td_model_file *model;
  CU_ASSERT_EQUAL_FATAL(td_model_file_open(MODEL, &quiet, &model), TD_OK);
  const int8_t *blorp = find_row(model, arena, "blorp");
  const int8_t *plugh = find_row(model, arena, "plugh");
  const int8_t *grault = find_row(model, arena, "grault");
  const int8_t *soldier = find_row(model, arena, "soldier");
  CU_ASSERT(find_row(model, arena, "village") != NULL);
  CU_ASSERT(find_row(model, arena, "xyzzy") == NULL);
  CU_ASSERT_FATAL(blorp && plugh && grault && soldier);
  CU_ASSERT_EQUAL(memcmp(blorp, plugh, 32), 0);
  CU_ASSERT_NOT_EQUAL(memcmp(blorp, grault, 32), 0);
  CU_ASSERT_NOT_EQUAL(memcmp(blorp, soldier, 32), 0);
  td_model_file_close(model);
  td_arena_free(arena);
}

static void bad_vectors_are_refused(void) {
  static const char *const texts[] = {"a\n", "a 1 2\nb 1\n", "a 1 2\nb 1 x\n",
                                      "a 1 2\nb 1 2 3\n", "a 1 nan\n"};
  static const char *const paths[] = {CORPUS};
  td_train_config config = td_train_config_default();
  config.paths = paths;
  config.n_paths = 1;
  config.vectors_path = VECTORS;
  config.model_path = MODEL;
  for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
    write_vectors(texts[i]);
    CU_ASSERT_EQUAL(td_train_run(&config, &quiet), TD_ERR_BAD_SYNTAX);
  }
}

/// A document of one sentence of `n` words.
static td_document *make_document(uint32_t n) {
  td_document *document = td_document_new(0);
  td_sentence *sentence = TD_PUSH(document->arena, &document->sentences);
  sentence->n_tokens = n;
  for (uint32_t i = 0; i < n; i++) {
    td_token *token = TD_PUSH(document->arena, &document->tokens);
    token->form = td_slice_of(i % 7 == 6 ? "," : nouns[i % 5][i % 2]);
  }
  return document;
}

/// Tag and parse with whatever `model` holds; false if it was refused.
static bool run_model(const td_model_file *model, td_document *document) {
  td_tagger *tagger = NULL;
  td_parser *parser = NULL;
  const bool is_run = td_tagger_new(model, &tagger) == TD_OK &&
                      td_parser_new(model, &parser) == TD_OK &&
                      td_tagger_run(tagger, document) == TD_OK &&
                      td_parser_run(parser, document) == TD_OK;
  td_parser_free(parser);
  td_tagger_free(tagger);
  return is_run;
}

static bool is_tree(const td_document *document) {
  const uint32_t n = document->tokens.count;
  td_arena *arena = td_arena_new(0);
  uint32_t *heads = TD_ARENA_ARRAY(arena, uint32_t, 2 * (size_t)n);
  for (uint32_t i = 0; i < n; i++) {
    const uint32_t head = document->tokens.items[i].head;
    heads[i] = head == TD_NONE ? n : head;
  }
  const bool is_so = td_tree_is_valid(heads, n, heads + n);
  td_arena_free(arena);
  return is_so;
}

static void sentences_of_any_length_get_a_tree(void) {
  static const uint32_t lengths[] = {1, 2, 255, 2000, 2048, 2049, 7000};
  (void)train(2, 5);
  td_model_file *model;
  CU_ASSERT_EQUAL_FATAL(td_model_file_open(MODEL, &quiet, &model), TD_OK);
  for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++) {
    td_document *document = make_document(lengths[i]);
    CU_ASSERT(run_model(model, document));
    CU_ASSERT(is_tree(document));
    td_document_free(document);
  }
  td_document *empty = td_document_new(0);
  CU_ASSERT(run_model(model, empty));
  td_document_free(empty);
  td_model_file_close(model);
}

/// The parser needs no tags and no vectors of the tagger.
static void parser_runs_alone(void) {
  td_model_file *model;
  td_parser *parser;
  CU_ASSERT_EQUAL_FATAL(td_model_file_open(MODEL, &quiet, &model), TD_OK);
  CU_ASSERT_EQUAL_FATAL(td_parser_new(model, &parser), TD_OK);
  td_document *alone = make_document(40);
  td_document *both = make_document(40);
  CU_ASSERT(run_model(model, both));
  for (uint32_t i = 0; i < 40; i++) {
    alone->tokens.items[i].upos = both->tokens.items[i].upos;
  }
  CU_ASSERT_EQUAL(td_parser_run(parser, alone), TD_OK);
  for (uint32_t i = 0; i < 40; i++) {
    CU_ASSERT_EQUAL(alone->tokens.items[i].head, both->tokens.items[i].head);
    CU_ASSERT_EQUAL(alone->tokens.items[i].rel, both->tokens.items[i].rel);
  }
  td_document_free(alone);
  td_document_free(both);
  td_parser_free(parser);
  td_model_file_close(model);
}

/// Models with bytes changed and the checksum mended are refused or do their
/// work badly, but stay inside their memory (a checker watches).
static void changed_models_do_no_harm(void) {
  td_arena *arena = td_arena_new(0);
  const td_slice bytes = read_model(arena);
  td_random random = {13};
  for (int round = 0; round < 150; round++) {
    const td_arena_mark mark = td_arena_set_mark(arena);
    char *copy = td_arena_get(arena, bytes.length, 1);
    memcpy(copy, bytes.data, bytes.length);
    const uint32_t end = round % 2 ? (uint32_t)bytes.length : 2000;
    for (int i = 0; i < 1 + round % 20; i++) {
      copy[64 + td_random_below(&random, end - 64)] =
          (char)td_random_bits(&random);
    }
    td_model_header header;
    memcpy(&header, copy, sizeof(header));
    header.checksum = td_model_checksum(
        (td_slice){copy + sizeof(header), bytes.length - sizeof(header)});
    memcpy(copy, &header, sizeof(header));
    td_model_file *model;
    if (td_model_file_open_memory((td_slice){copy, bytes.length}, "changed",
                                  &quiet, &model) == TD_OK) {
      td_document *document = make_document(30);
      if (run_model(model, document)) {
        CU_ASSERT(is_tree(document));
      }
      td_document_free(document);
      td_model_file_close(model);
    }
    td_arena_rewind(arena, mark);
  }
  td_arena_free(arena);
}

/// What td_loss_taught() goes down along: the entropy of the wanted moves and
/// that of the teachers', by their shares.
static double mixed_loss(const float *scores, const bool *wanted,
                         const float *judged, double share) {
  double all = 0;
  double good = 0;
  double said = 0;
  for (size_t i = 0; i < 16; i++) {
    all += exp((double)scores[i]);
    good += wanted[i] ? exp((double)scores[i]) : 0;
  }
  for (size_t i = 0; i < 16; i++) {
    said -= (double)judged[i] * ((double)scores[i] - log(all));
  }
  return share * said - (1 - share) * log(good / all);
}

static void gradient_goes_down_the_mixed_loss(void) {
  const bool allowed[16] = {true, true, true, true};
  const bool wanted[16] = {true, false, true};
  const float judged[16] = {0.1f, 0.6f, 0.2f, 0.1f};
  // Those not allowed have no part in it.
  float scores[16] = {0.5f, -1, 2, 0.25f};
  for (size_t i = 4; i < 16; i++) {
    scores[i] = -60;
  }
  float gradient[16];
  memcpy(gradient, scores, sizeof(scores));
  (void)td_loss_taught(gradient, 16, allowed, wanted, judged, 0.7f);
  for (size_t i = 0; i < 4; i++) {
    const float kept = scores[i];
    scores[i] = kept + 0.01f;
    const double above = mixed_loss(scores, wanted, judged, 0.7);
    scores[i] = kept - 0.01f;
    const double below = mixed_loss(scores, wanted, judged, 0.7);
    scores[i] = kept;
    CU_ASSERT_DOUBLE_EQUAL(gradient[i], (above - below) / 0.02, 1e-3);
  }
  CU_ASSERT_EQUAL(gradient[9], 0);
}

/// Arcs of the small language that a pupil gets right who has seen trees most
/// of which are wrong, alone or with a teacher.
static uint64_t right_arcs(const char *teacher) {
  static const char *const paths[] = {BAD_CORPUS};
  td_train_report report = {0};
  td_train_config config = small_config(20, 3);
  config.paths = paths;
  config.teachers = &teacher;
  config.n_teachers = teacher ? 1 : 0;
  config.handle = &report;
  CU_ASSERT_EQUAL_FATAL(td_train_run(&config, &quiet), TD_OK);
  return report.scores.full;
}

static void teachers_know_better_than_bad_trees(void) {
  write_corpus();
  write_trees(BAD_CORPUS, 0.7f);
  (void)train(40, 1);
  CU_ASSERT_EQUAL_FATAL(rename(MODEL, TEACHER), 0);
  const uint64_t alone = right_arcs(NULL);
  const uint64_t taught = right_arcs(TEACHER);
  // Subject and object are two of six words.
  CU_ASSERT(alone * 100 < (uint64_t)240 * 6 * 90);
  CU_ASSERT(taught * 100 > (uint64_t)240 * 6 * 95);
}

static void missing_teachers_are_an_error(void) {
  static const char *const teachers[] = {"no such file"};
  write_corpus();
  td_train_config config = small_config(1, 1);
  config.teachers = teachers;
  config.n_teachers = 1;
  CU_ASSERT_EQUAL(td_train_run(&config, &quiet), TD_ERR_IO);
}

static void nothing_to_learn_from_is_an_error(void) {
  static const char *const paths[] = {"no such file"};
  td_train_config config = td_train_config_default();
  config.paths = paths;
  config.n_paths = 1;
  config.model_path = MODEL;
  CU_ASSERT_EQUAL(td_train_run(&config, &quiet), TD_ERR_IO);
  config.n_paths = 0;
  CU_ASSERT_EQUAL(td_train_run(&config, &quiet), TD_ERR_BAD_ARG);
}

static const td_test tests[] = {
    {"a small language is learned", small_language_is_learned},
    {"the same seed gives the same bytes", same_seed_gives_the_same_bytes},
    {"given vectors make words known", given_vectors_make_words_known},
    {"bad vectors are refused", bad_vectors_are_refused},
    {"sentences of any length get a tree", sentences_of_any_length_get_a_tree},
    {"the parser runs alone", parser_runs_alone},
    {"changed models do no harm", changed_models_do_no_harm},
    {"the gradient goes down the mixed loss",
     gradient_goes_down_the_mixed_loss},
    {"teachers know better than bad trees",
     teachers_know_better_than_bad_trees},
    {"missing teachers are an error", missing_teachers_are_an_error},
    {"nothing to learn from is an error", nothing_to_learn_from_is_an_error},
};

SUITE_MAIN("train", tests)
