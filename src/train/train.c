// SPDX-License-Identifier: MIT

#include "train/train.h"

#include "base/try.h"
#include "train/count.h"
#include "train/labels.h"
#include "train/model_store.h"
#include "train/pass.h"
#include "train/teachers.h"

/// Sentences of a batch.
#define BATCH 16
/// Words and parts seen less often are unknown.
#define MIN_WORD 2
#define MIN_PART 3
/// Step size of Adam at the beginning; it falls to nothing.
#define RATE 2e-3f

td_train_config td_train_config_default(void) {
  return (td_train_config){
      .n_epochs = 12,
      .n_dev_epochs = 1,
      .seed = 1,
      .sizes = {
          .word = 64, .part = 64, .cells1 = 96, .cells2 = 128, .hidden = 96}};
}

td_network_sizes td_train_large(void) {
  return (td_network_sizes){
      .word = 64, .part = 64, .cells1 = 160, .cells2 = 192, .hidden = 128};
}

/// Everything about one training.
typedef struct {
  const td_train_config *config;
  const td_error_sink *errors;
  td_arena *arena;   ///< lives as long as the training
  td_arena *scratch; ///< of one step
  td_corpus corpus;
  td_corpus dev;
  td_lines labels;
  td_network network;
  td_random random;
  td_teachers teachers;
  uint32_t step;
} training;

/// Read the given vectors, and count their words as seen often enough.
static td_status add_given(training *t, td_counts *words) {
  td_keys wanted;
  uint32_t *counts;
  if (!t->config->vectors_path) {
    return TD_OK;
  }
  td_vectors *given = &t->network.given;
  TD_TRY(td_counts_index(words, MIN_WORD, t->scratch, &wanted, &counts));
  TD_TRY(td_vectors_read(t->config->vectors_path, &wanted, t->arena, t->errors,
                         given));
  for (uint32_t i = 0; i < given->keys.n_keys; i++) {
    td_count *entry = TD_PUSH(t->scratch, words);
    if (!entry) {
      return TD_ERR_NO_MEM;
    }
    *entry = (td_count){.key = given->keys.keys[i], .count = MIN_WORD};
  }
  return TD_OK;
}

/// Note which words have a given vector, and take back what was counted more.
static td_status note_given(training *t) {
  td_network *net = &t->network;
  net->given_row =
      TD_ARENA_ARRAY(t->arena, uint32_t, (size_t)net->words.n_keys + 1);
  if (!net->given_row) {
    return TD_ERR_NO_MEM;
  }
  for (uint32_t i = 0; i < net->words.n_keys; i++) {
    net->given_row[i] = t->config->vectors_path
                            ? td_keys_find(&net->given.keys, net->words.keys[i])
                            : UINT32_MAX;
    net->word_counts[i] -= net->given_row[i] == UINT32_MAX ? 0 : MIN_WORD;
  }
  return TD_OK;
}

static td_status make_vocabulary(training *t) {
  td_counts words = {0};
  td_counts parts = {0};
  const td_arena_mark mark = td_arena_set_mark(t->scratch);
  for (uint32_t s = 0; s < t->corpus.sentences.count; s++) {
    const td_gold_sentence *sentence = &t->corpus.sentences.items[s];
    for (uint32_t i = 0; i < sentence->n; i++) {
      const td_word_keys keys = td_word_keys_of(
          t->corpus.words.items[sentence->first + i].form, i == 0);
      TD_TRY(td_counts_add(&words, t->scratch, keys.word, 0));
      for (size_t k = 0; k < TD_WORD_PARTS; k++) {
        TD_TRY(td_counts_add(&parts, t->scratch, keys.parts[k], 0));
      }
    }
  }
  uint32_t *part_counts;
  TD_TRY(add_given(t, &words));
  TD_TRY(td_counts_index(&words, MIN_WORD, t->arena, &t->network.words,
                         &t->network.word_counts));
  TD_TRY(note_given(t));
  TD_TRY(td_counts_index(&parts, MIN_PART, t->arena, &t->network.parts,
                         &part_counts));
  td_arena_rewind(t->scratch, mark);
  return TD_OK;
}

static td_status prepare(training *t) {
  t->corpus.arena = t->arena;
  t->dev.arena = t->arena;
  TD_TRY(td_teachers_open(t->config->teachers, t->config->n_teachers, t->arena,
                          t->errors, &t->teachers));
  for (size_t i = 0; i < t->config->n_paths; i++) {
    TD_TRY(td_corpus_read(&t->corpus, t->config->paths[i], t->errors));
  }
  if (t->corpus.sentences.count == 0) {
    return td_error_send(t->errors, TD_ERR_BAD_ARG, NULL, 0,
                         "there are no sentences to learn from");
  }
  if (t->config->dev_path) {
    TD_TRY(td_corpus_read(&t->dev, t->config->dev_path, t->errors));
  }
  TD_TRY(td_train_labels(&t->corpus, &t->labels));
  TD_TRY(td_corpus_index(&t->corpus));
  TD_TRY(make_vocabulary(t));
  t->network.sizes = t->config->sizes;
  t->network.n_labels = t->labels.count;
  return td_network_init(&t->network, t->arena, &t->random);
}

/// Step size: rises over the first steps, then falls along a line.
static float rate_at(const training *t) {
  const uint32_t n_sentences = t->corpus.sentences.count;
  const uint32_t per_epoch = (n_sentences + BATCH - 1) / BATCH;
  const float done =
      (float)t->step / ((float)per_epoch * (float)t->config->n_epochs);
  const float begin = t->step < 200 ? (float)(t->step + 1) / 200.0f : 1.0f;
  return RATE * begin * (1.02f - done);
}

static td_status run_batch(training *t, const uint32_t *order, size_t n,
                           float follow, td_pass_sums *sums) {
  const td_pass pass = {.network = &t->network,
                        .options = {.drop_input = 0.12f,
                                    .drop_first = 0.2f,
                                    .drop_second = 0.2f,
                                    .drop_part = 0.03f,
                                    .rare = 0.3f,
                                    .only_given = 1.0f,
                                    .follow = follow,
                                    .taught = 0.7f},
                        .random = &t->random,
                        .scratch = t->scratch,
                        .sums = sums,
                        .teachers =
                            t->teachers.count > 0 ? &t->teachers : NULL};
  td_sample samples[BATCH];
  size_t n_rows = 0;
  for (size_t i = 0; i < n; i++) {
    TD_TRY(td_sample_make(&t->corpus, order[i], &t->random, t->scratch,
                          &samples[i]));
    n_rows += samples[i].n;
  }
  TD_TRY(td_pass_run(&pass, samples, n));
  const float rate = rate_at(t);
  td_network_update(&t->network, ++t->step, rate, n_rows);
  return TD_OK;
}

static td_status run_epoch(training *t, uint32_t *order, uint32_t epoch,
                           td_pass_sums *sums) {
  const uint32_t n = t->corpus.sentences.count;
  td_random_shuffle(&t->random, order, n);
  for (uint32_t i = 0; i < n; i += BATCH) {
    td_arena_reset(t->scratch);
    TD_TRY(run_batch(t, order + i, n - i < BATCH ? n - i : BATCH,
                     epoch == 1 ? 0.0f : 0.9f, sums));
  }
  td_arena_reset(t->scratch);
  return TD_OK;
}

static td_status write_model(training *t, td_buffer *out) {
  td_model_writer *writer = td_model_writer_new(t->scratch);
  if (!writer) {
    return TD_ERR_NO_MEM;
  }
  TD_TRY(td_network_write(&t->network, writer, t->scratch));
  TD_TRY(td_lines_write(&t->labels, "label.names", writer));
  TD_TRY(td_train_feats(&t->corpus, t->labels.count, t->scratch, writer));
  TD_TRY(td_train_lemmas(&t->corpus, t->scratch, writer));
  return td_model_writer_finish(writer, out);
}

static td_status measure(const training *t, const td_buffer *model,
                         td_scores *out) {
  td_model_file *file;
  TD_TRY(td_model_file_open_memory(td_buffer_as_slice(model),
                                   t->config->model_path, t->errors, &file));
  const td_status status = td_evaluate(file, &t->dev, out);
  td_model_file_close(file);
  return status;
}

static td_status end_epoch(training *t, uint32_t epoch,
                           const td_pass_sums *sums) {
  td_train_report report = {
      .epoch = epoch,
      .tag_loss = sums->tag_loss / (double)(sums->n_words + 1),
      .move_loss = sums->move_loss / (double)(sums->n_moves + 1)};
  const bool is_last = epoch == t->config->n_epochs;
  if (is_last || epoch % t->config->n_dev_epochs == 0) {
    td_buffer model = {0};
    td_status status = write_model(t, &model);
    if (status == TD_OK) {
      status = td_model_save(&model, t->config->model_path, t->errors);
    }
    if (status == TD_OK && t->config->dev_path) {
      status = measure(t, &model, &report.scores);
    }
    td_buffer_clear(&model);
    TD_TRY(status);
  }
  if (t->config->report) {
    t->config->report(t->config->handle, &report);
  }
  return TD_OK;
}

static td_status run_all(training *t) {
  TD_TRY(prepare(t));
  const uint32_t n = t->corpus.sentences.count;
  uint32_t *order = TD_ARENA_ARRAY(t->arena, uint32_t, n);
  if (!order) {
    return TD_ERR_NO_MEM;
  }
  for (uint32_t i = 0; i < n; i++) {
    order[i] = i;
  }
  for (uint32_t epoch = 1; epoch <= t->config->n_epochs; epoch++) {
    td_pass_sums sums = {0};
    TD_TRY(run_epoch(t, order, epoch, &sums));
    TD_TRY(end_epoch(t, epoch, &sums));
  }
  return TD_OK;
}

td_status td_train_run(const td_train_config *config,
                       const td_error_sink *errors) {
  training t = {.config = config,
                .errors = errors,
                .arena = td_arena_new(0),
                .scratch = td_arena_new(0),
                .random = {config->seed}};
  td_status status = TD_ERR_NO_MEM;
  if (t.arena && t.scratch) {
    status = run_all(&t);
  }
  td_teachers_close(&t.teachers);
  td_arena_free(t.scratch);
  td_arena_free(t.arena);
  return status;
}
