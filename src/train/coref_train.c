// SPDX-License-Identifier: MIT

#include "train/coref_train.h"

#include "base/try.h"
#include "coref/candidates.h"
#include "train/coref_gold.h"
#include "train/coref_pass.h"
#include "train/count.h"
#include "train/model_store.h"

/// Keys seen less often are unknown.
#define MIN_KEY 3
/// Step size of Adam at the beginning; it falls to nothing.
#define RATE 1.5e-3f

td_coref_train_config td_coref_train_config_default(void) {
  return (td_coref_train_config){.n_epochs = 12, .seed = 1, .n_hidden = 64};
}

/// Everything about one training.
typedef struct {
  const td_coref_train_config *config;
  const td_error_sink *errors;
  td_arena *arena;   ///< lives as long as the training
  td_arena *scratch; ///< of one text or step
  td_model_file *base;
  TD_ARRAY(td_coref_example) examples;
  td_counts counts;
  td_coref_learner learner;
  td_random random;
  uint32_t step;
  td_coref_report report;
} training;

// ------------------------------------------------------------------ examples

/// One text while its example is made.
typedef struct {
  training *t;
  const td_noun_phrases *p;
  const uint32_t *gold; ///< [phrases]
  td_chains chains;
  TD_ARRAY(uint32_t) keys;
  TD_ARRAY(td_coref_choice) choices;
  TD_ARRAY(uint16_t) rows;
} making;

static td_status add_choice(making *m, uint32_t phrase, bool is_right,
                            const td_pair_rows *rows) {
  td_coref_choice *choice = TD_PUSH(m->t->scratch, &m->choices);
  if (!choice) {
    return TD_ERR_NO_MEM;
  }
  *choice = (td_coref_choice){phrase, m->rows.count, rows->n, is_right};
  for (uint32_t i = 0; i < rows->n; i++) {
    uint16_t *row = TD_PUSH(m->t->scratch, &m->rows);
    if (!row) {
      return TD_ERR_NO_MEM;
    }
    *row = rows->rows[i];
  }
  return TD_OK;
}

/// The last phrase of the same gold chain before `phrase`; TD_NONE.
static uint32_t gold_antecedent(const making *m, uint32_t phrase) {
  if (m->gold[phrase] != TD_NONE) {
    for (uint32_t i = phrase; i-- > 0;) {
      if (m->gold[i] == m->gold[phrase]) {
        return i;
      }
    }
  }
  return TD_NONE;
}

static td_status add_choices(making *m, uint32_t phrase, td_coref_phrase *out) {
  td_candidate candidates[TD_MAX_CANDIDATES];
  td_pair_rows rows;
  const uint32_t n = td_candidates_find(m->p, &m->chains, phrase, candidates);
  bool is_new = true;
  for (uint32_t i = 0; i < n && m->gold[phrase] != TD_NONE; i++) {
    is_new = is_new && m->gold[candidates[i].phrase] != m->gold[phrase];
  }
  out->first_choice = m->choices.count;
  out->n_choices = n + 1;
  td_new_rows_make(m->p, phrase, &rows);
  TD_TRY(add_choice(m, TD_NONE, is_new, &rows));
  for (uint32_t i = 0; i < n; i++) {
    const uint32_t other = candidates[i].phrase;
    td_pair_rows_make(m->p, phrase, other,
                      &m->chains.chains[m->chains.chain_of[other]],
                      candidates[i].between, &rows);
    TD_TRY(add_choice(m, other,
                      m->gold[phrase] != TD_NONE &&
                          m->gold[other] == m->gold[phrase],
                      &rows));
  }
  td_chains_join(&m->chains, m->p, phrase, gold_antecedent(m, phrase));
  return TD_OK;
}

static td_status add_keys(making *m, uint32_t phrase, td_coref_phrase *out) {
  td_phrase_keys keys;
  td_phrase_keys_make(m->p, phrase, &keys);
  out->first_key = m->keys.count;
  out->n_keys = keys.n;
  for (uint32_t i = 0; i < keys.n; i++) {
    uint32_t *key = TD_PUSH(m->t->scratch, &m->keys);
    if (!key) {
      return TD_ERR_NO_MEM;
    }
    *key = keys.keys[i];
    TD_TRY(td_counts_add(&m->t->counts, m->t->arena, *key, 0));
  }
  return TD_OK;
}

/// `n` items of `bytes` in the arena of the training; NULL without memory.
static void *copy(const training *t, const void *items, size_t n,
                  size_t bytes) {
  void *out = td_arena_get(t->arena, n + 1, bytes);
  if (out && n) {
    memcpy(out, items, n * bytes);
  }
  return out;
}

static td_status make_example(making *m, td_coref_example *out) {
  training *t = m->t;
  const uint32_t n = m->p->items.count;
  TD_TRY(td_chains_init(&m->chains, n, t->scratch));
  out->n_phrases = n;
  out->phrases = TD_ARENA_ARRAY(t->arena, td_coref_phrase, (size_t)n + 1);
  if (!out->phrases) {
    return TD_ERR_NO_MEM;
  }
  for (uint32_t i = 0; i < n; i++) {
    TD_TRY(add_keys(m, i, &out->phrases[i]));
    TD_TRY(add_choices(m, i, &out->phrases[i]));
  }
  out->n_keys = m->keys.count;
  out->keys = copy(t, m->keys.items, m->keys.count, sizeof(*out->keys));
  out->choices =
      copy(t, m->choices.items, m->choices.count, sizeof(*out->choices));
  out->rows = copy(t, m->rows.items, m->rows.count, sizeof(*out->rows));
  return out->keys && out->choices && out->rows ? TD_OK : TD_ERR_NO_MEM;
}

/// The gold chain of each phrase; TD_NONE.
static uint32_t *align(training *t, const td_document *document,
                       const td_noun_phrases *p, const td_coref_text *text) {
  const td_token *tokens = document->tokens.items;
  uint32_t *gold =
      TD_ARENA_ARRAY(t->scratch, uint32_t, (size_t)p->items.count + 1);
  for (uint32_t i = 0; gold && i < p->items.count; i++) {
    const td_noun_phrase *phrase = &p->items.items[i];
    gold[i] = td_coref_text_find(
        text,
        td_document_codepoint(document, TD_BODY,
                              tokens[phrase->begin].span.begin),
        td_document_codepoint(document, TD_BODY,
                              tokens[phrase->end - 1].span.end));
    t->report.n_found += gold[i] != TD_NONE;
  }
  t->report.n_gold += text->phrases.count;
  return gold;
}

static td_status learn_from(training *t, td_document *document,
                            const td_coref_text *text) {
  td_noun_phrases p;
  TD_TRY(td_document_set_text(document, TD_HEADLINE, (td_slice){"", 0}));
  TD_TRY(td_document_set_text(document, TD_BODY, text->text));
  TD_TRY(t->config->annotate(t->config->handle, document));
  TD_TRY(td_noun_phrases_find(t->config->know, document, t->scratch, &p));
  making m = {.t = t, .p = &p, .gold = align(t, document, &p, text)};
  td_coref_example *example = TD_PUSH(t->arena, &t->examples);
  return m.gold && example ? make_example(&m, example) : TD_ERR_NO_MEM;
}

static td_status read_texts(training *t, const char *path) {
  td_source *source;
  TD_TRY(td_source_open(path, t->errors, &source));
  td_status status = TD_OK;
  while (status == TD_OK) {
    td_coref_text text;
    td_arena_reset(t->scratch);
    status = td_coref_text_read(source, t->errors, t->scratch, &text);
    if (status == TD_OK) {
      td_document *document = td_document_new(0);
      status = document ? learn_from(t, document, &text) : TD_ERR_NO_MEM;
      td_document_free(document);
    }
  }
  td_source_close(source);
  return status == TD_END ? TD_OK : status;
}

// ------------------------------------------------------------------ learning

static td_status prepare(training *t) {
  uint32_t *numbers;
  TD_TRY(
      td_model_open_base(t->config->base_path, t->arena, t->errors, &t->base));
  for (size_t i = 0; i < t->config->n_paths; i++) {
    TD_TRY(read_texts(t, t->config->paths[i]));
  }
  if (t->examples.count == 0) {
    return td_error_send(t->errors, TD_ERR_BAD_ARG, NULL, 0,
                         "there are no texts to learn chains from");
  }
  TD_TRY(td_counts_index(&t->counts, MIN_KEY, t->arena, &t->learner.keys,
                         &numbers));
  for (uint32_t i = 0; i < t->examples.count; i++) {
    td_coref_example *example = &t->examples.items[i];
    for (uint32_t k = 0; k < example->n_keys; k++) {
      example->keys[k] = td_keys_find(&t->learner.keys, example->keys[k]);
    }
  }
  t->learner.n_hidden = t->config->n_hidden;
  return td_coref_learner_init(&t->learner, t->arena, &t->random);
}

/// Step size: rises over the first steps, then falls along a line.
static float rate_at(const training *t) {
  const float n = (float)t->examples.count * (float)t->config->n_epochs;
  const float begin = t->step < 50 ? (float)(t->step + 1) / 50.0f : 1.0f;
  return RATE * begin * (1.02f - (float)t->step / n);
}

static td_status run_epoch(training *t, uint32_t *order) {
  size_t n_right = 0;
  size_t n_all = 0;
  t->report.loss = 0;
  td_random_shuffle(&t->random, order, t->examples.count);
  for (uint32_t i = 0; i < t->examples.count; i++) {
    const td_coref_example *example = &t->examples.items[order[i]];
    td_arena_reset(t->scratch);
    TD_TRY(td_coref_pass_run(&t->learner, example, &t->random, t->scratch,
                             &t->report.loss, &n_right));
    n_all += example->n_phrases;
    const float rate = rate_at(t);
    if (example->n_phrases) {
      td_params_update(t->learner.params, TD_N_COREF_PARAMS, ++t->step, rate,
                       example->n_phrases);
    }
  }
  t->report.loss /= (double)(n_all + 1);
  t->report.accuracy = (double)n_right / (double)(n_all + 1);
  return TD_OK;
}

static td_status write_model(training *t) {
  td_arena_reset(t->scratch);
  td_model_writer *writer;
  TD_TRY(td_model_copy_base(t->base, "coref.", t->scratch, &writer));
  td_buffer model = {0};
  td_status status = td_coref_learner_write(&t->learner, writer);
  if (status == TD_OK) {
    status = td_model_writer_finish(writer, &model);
  }
  if (status == TD_OK) {
    status = td_model_save(&model, t->config->model_path, t->errors);
  }
  td_buffer_clear(&model);
  return status;
}

static td_status run_all(training *t) {
  TD_TRY(prepare(t));
  const uint32_t n = t->examples.count;
  uint32_t *order = TD_ARENA_ARRAY(t->arena, uint32_t, n);
  if (!order) {
    return TD_ERR_NO_MEM;
  }
  for (uint32_t i = 0; i < n; i++) {
    order[i] = i;
  }
  for (uint32_t epoch = 1; epoch <= t->config->n_epochs; epoch++) {
    t->report.epoch = epoch;
    TD_TRY(run_epoch(t, order));
    if (t->config->report) {
      t->config->report(t->config->handle, &t->report);
    }
  }
  return write_model(t);
}

td_status td_coref_train_run(const td_coref_train_config *config,
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
  td_model_file_close(t.base);
  td_arena_free(t.scratch);
  td_arena_free(t.arena);
  return status;
}
