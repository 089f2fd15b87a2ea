// SPDX-License-Identifier: MIT

#include "train/name_train.h"

#include "base/try.h"
#include "names/names.h"
#include "train/count.h"
#include "train/model_store.h"

/// Sentences of a batch.
#define BATCH 16
/// Parts of words seen less often are unknown.
#define MIN_PART 4
/// Step size of Adam at the beginning; it falls to nothing.
#define RATE 2e-3f

td_name_train_config td_name_train_config_default(void) {
  return (td_name_train_config){
      .n_epochs = 8,
      .n_dev_epochs = 1,
      .seed = 1,
      .sizes = {.part = 32, .feature = 32, .cells = 64}};
}

/// Everything about one training.
typedef struct {
  const td_name_train_config *config;
  const td_error_sink *errors;
  td_arena *arena;   ///< lives as long as the training
  td_arena *scratch; ///< of one step
  td_model_file *base;
  td_name_stages stages;
  td_name_corpus corpus;
  td_name_learner learner;
  td_random random;
  uint32_t step;
} training;

static td_status make_vocabulary(training *t) {
  td_counts parts = {0};
  uint32_t *part_counts;
  const td_arena_mark mark = td_arena_set_mark(t->scratch);
  for (uint32_t s = 0; s < t->corpus.sentences.count; s++) {
    const td_named_sentence *sentence = &t->corpus.sentences.items[s];
    for (uint32_t i = 0; i < sentence->n; i++) {
      const td_word_keys keys = td_word_keys_of(
          t->corpus.words.items[sentence->first + i].form, i == 0);
      for (size_t k = 0; k < TD_WORD_PARTS; k++) {
        TD_TRY(td_counts_add(&parts, t->scratch, keys.parts[k], 0));
      }
    }
  }
  TD_TRY(td_counts_index(&parts, MIN_PART, t->arena, &t->learner.parts,
                         &part_counts));
  td_arena_rewind(t->scratch, mark);
  return TD_OK;
}

/// The words of the base model, which the tagger has found good.
static td_status take_words(training *t) {
  const td_table *keys;
  td_name_learner *learner = &t->learner;
  TD_TRY(td_model_file_get(t->base, TD_ENCODER_T_WORD_KEYS, TD_TABLE_UINT32, 0,
                           1, &keys));
  TD_TRY(td_model_file_get(t->base, TD_ENCODER_T_WORDS, TD_TABLE_INT8,
                           (size_t)keys->n_rows + 1, 0, &learner->word_rows));
  learner->sizes.word = learner->word_rows->n_columns;
  if (learner->sizes.word % TD_LANES != 0) {
    return td_model_file_complain(t->base, TD_ENCODER_T_WORDS,
                                  "has rows of a bad size");
  }
  while ((learner->sizes.word + learner->sizes.part + learner->sizes.feature) %
         TD_PANEL) {
    learner->sizes.part += TD_LANES;
  }
  return td_keys_init(&learner->words, t->arena, keys->data, keys->n_rows);
}

static td_status prepare(training *t) {
  TD_TRY(
      td_model_open_base(t->config->base_path, t->arena, t->errors, &t->base));
  t->stages.know = t->config->know;
  t->stages.segmenter = td_segmenter_new(t->config->know);
  if (!t->stages.segmenter) {
    return TD_ERR_NO_MEM;
  }
  TD_TRY(td_tagger_new(t->base, &t->stages.tagger));
  t->corpus.arena = t->arena;
  for (size_t i = 0; i < t->config->n_paths; i++) {
    TD_TRY(td_name_corpus_read(&t->corpus, &t->stages, t->config->paths[i],
                               t->errors));
  }
  if (t->corpus.sentences.count == 0) {
    return td_error_send(t->errors, TD_ERR_BAD_ARG, NULL, 0,
                         "there are no texts to learn names from");
  }
  TD_TRY(make_vocabulary(t));
  t->learner.sizes = t->config->sizes;
  TD_TRY(take_words(t));
  return td_name_learner_init(&t->learner, t->arena, &t->random);
}

/// Step size: rises over the first steps, then falls along a line.
static float rate_at(const training *t) {
  const uint32_t n = t->corpus.sentences.count;
  const uint32_t per_epoch = (n + BATCH - 1) / BATCH;
  const float done =
      (float)t->step / ((float)per_epoch * (float)t->config->n_epochs);
  const float begin = t->step < 200 ? (float)(t->step + 1) / 200.0f : 1.0f;
  return RATE * begin * (1.02f - done);
}

static td_status run_epoch(training *t, uint32_t *order, double *loss) {
  const uint32_t n = t->corpus.sentences.count;
  const td_name_pass pass = {&t->learner, &t->corpus, &t->random, t->scratch};
  size_t n_all = 0;
  *loss = 0;
  td_random_shuffle(&t->random, order, n);
  for (uint32_t i = 0; i < n; i += BATCH) {
    td_name_pass_sums sums = {0};
    td_arena_reset(t->scratch);
    TD_TRY(td_name_pass_run(&pass, order + i, n - i < BATCH ? n - i : BATCH,
                            &sums));
    *loss += sums.loss;
    n_all += sums.n_words;
    const float rate = rate_at(t);
    if (sums.n_words > 0) {
      td_params_update(t->learner.params, TD_N_NAME_PARAMS, ++t->step, rate,
                       sums.n_words);
    }
  }
  td_arena_reset(t->scratch);
  *loss /= (double)(n_all + 1);
  return TD_OK;
}

static td_status write_model(training *t, td_buffer *out) {
  td_model_writer *writer;
  TD_TRY(td_model_copy_base(t->base, "name.", t->scratch, &writer));
  TD_TRY(td_name_learner_write(&t->learner, writer));
  return td_model_writer_finish(writer, out);
}

/// The names of `document`, in the offsets of gold.
static td_status score_document(const td_document *document,
                                const td_named_text *gold, td_arena *scratch,
                                td_name_score *out) {
  const uint32_t n = document->names.count;
  td_gold_name *found = TD_ARENA_ARRAY(scratch, td_gold_name, (size_t)n + 1);
  if (!found) {
    return TD_ERR_NO_MEM;
  }
  for (uint32_t i = 0; i < n; i++) {
    const td_name *name = &document->names.items[i];
    const td_token *first = &document->tokens.items[name->first_token];
    found[i] = (td_gold_name){
        td_document_codepoint(document, TD_BODY, first->span.begin),
        td_document_codepoint(document, TD_BODY,
                              first[name->n_tokens - 1].span.end),
        name->type};
  }
  return td_name_score_add(out, gold, found, n, scratch);
}

static td_status measure_text(const training *t, const td_namer *namer,
                              const td_named_text *gold, td_name_score *out) {
  td_document *document;
  TD_TRY(td_named_text_document(gold, &document));
  td_status status = td_name_stages_run(&t->stages, document);
  if (status == TD_OK) {
    status = td_namer_run(namer, document);
  }
  if (status == TD_OK) {
    status = score_document(document, gold, t->scratch, out);
  }
  td_document_free(document);
  return status;
}

static td_status measure_all(const training *t, const td_namer *namer,
                             td_name_score *out) {
  td_source *source;
  TD_TRY(td_source_open(t->config->dev_path, t->errors, &source));
  td_status status = TD_OK;
  while (status == TD_OK) {
    td_named_text gold;
    const td_arena_mark mark = td_arena_set_mark(t->scratch);
    status = td_named_text_read(source, t->errors, t->scratch, &gold);
    if (status == TD_OK) {
      status = measure_text(t, namer, &gold, out);
    }
    td_arena_rewind(t->scratch, mark);
  }
  td_source_close(source);
  return status == TD_END ? TD_OK : status;
}

static td_status measure(const training *t, const td_buffer *model,
                         td_name_score *out) {
  td_model_file *file;
  td_namer *namer = NULL;
  TD_TRY(td_model_file_open_memory(td_buffer_as_slice(model),
                                   t->config->model_path, t->errors, &file));
  td_status status = td_namer_new(file, t->config->know, &namer);
  if (status == TD_OK) {
    status = measure_all(t, namer, out);
  }
  td_namer_free(namer);
  td_model_file_close(file);
  return status;
}

static td_status end_epoch(training *t, td_name_report *report) {
  const td_name_train_config *config = t->config;
  if (report->epoch == config->n_epochs ||
      report->epoch % config->n_dev_epochs == 0) {
    td_buffer model = {0};
    td_status status = write_model(t, &model);
    if (status == TD_OK) {
      status = td_model_save(&model, t->config->model_path, t->errors);
    }
    if (status == TD_OK && config->dev_path) {
      status = measure(t, &model, &report->score);
    }
    td_buffer_clear(&model);
    TD_TRY(status);
  }
  if (config->report) {
    config->report(config->handle, report);
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
    td_name_report report = {.epoch = epoch};
    TD_TRY(run_epoch(t, order, &report.loss));
    TD_TRY(end_epoch(t, &report));
  }
  return TD_OK;
}

td_status td_name_train_run(const td_name_train_config *config,
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
  td_tagger_free(t.stages.tagger);
  td_segmenter_free(t.stages.segmenter);
  td_model_file_close(t.base);
  td_arena_free(t.scratch);
  td_arena_free(t.arena);
  return status;
}
