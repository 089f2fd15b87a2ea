// SPDX-License-Identifier: MIT

#include "train/train.h"
#include "pipeline/world.h"
#include "train/coref_train.h"
#include "train/name_train.h"

#include <stdio.h>

// What all networks are trained with.
typedef struct {
  const tidings_options *options;
  const tidings_training *training;
  td_error_sink errors;
  td_pipeline *pipeline; // that finds the phrases of chains
} teaching;

static void pass_error(void *handle, const td_error *error) {
  const tidings_options *options = ((const teaching *)handle)->options;
  if (options->on_error) {
    const tidings_error public_error = {error->file, error->line, error->text};
    options->on_error(options->handle, &public_error);
  }
}

static void tell_round(const teaching *t, const char *line) {
  if (t->training->on_round) {
    t->training->on_round(t->options->handle, line);
  }
}

static double percent(uint64_t part, uint64_t whole) {
  return whole ? 100.0 * (double)part / (double)whole : 0;
}

/// One line a round, since training takes minutes.
static void pass_report(void *handle, const td_train_report *report) {
  char text[200];
  const td_scores *s = &report->scores;
  if (s->n_words == 0) {
    snprintf(text, sizeof(text), "round %u: loss of tags %.4f, of moves %.4f",
             report->epoch, report->tag_loss, report->move_loss);
  } else {
    snprintf(text, sizeof(text),
             "round %u: UPOS %.2f, both tags %.2f, lemmas %.2f, UAS %.2f, "
             "LAS %.2f, with subtypes %.2f",
             report->epoch, percent(s->upos, s->n_words),
             percent(s->tags, s->n_words), percent(s->lemma, s->n_words),
             percent(s->head, s->n_words), percent(s->labelled, s->n_words),
             percent(s->full, s->n_words));
  }
  tell_round(handle, text);
}

static td_status train_trees(teaching *t, const char *output) {
  const tidings_training *training = t->training;
  td_train_config config = td_train_config_default();
  config.paths = training->treebanks;
  config.n_paths = training->n_treebanks;
  config.dev_path = training->treebank_dev;
  config.vectors_path = training->vectors;
  config.teachers = training->teachers;
  config.n_teachers = training->n_teachers;
  config.seed = training->seed ? training->seed : config.seed;
  config.sizes = training->large ? td_train_large() : config.sizes;
  config.model_path = output;
  config.report = pass_report;
  config.handle = t;
  return td_train_run(&config, &t->errors);
}

static void pass_name_report(void *handle, const td_name_report *report) {
  char text[200];
  const td_name_score *s = &report->score;
  snprintf(text, sizeof(text),
           "round %u: loss of names %.4f, F1 %.2f (PER %.2f, ORG %.2f, LOC "
           "%.2f, MISC %.2f)",
           report->epoch, report->loss,
           100 * td_name_score_f1(s, TD_TYPE_PER, TD_TYPE_LOC),
           100 * td_name_score_f1(s, TD_TYPE_PER, TD_TYPE_PER),
           100 * td_name_score_f1(s, TD_TYPE_ORG, TD_TYPE_ORG),
           100 * td_name_score_f1(s, TD_TYPE_LOC, TD_TYPE_LOC),
           100 * td_name_score_f1(s, TD_TYPE_MISC, TD_TYPE_MISC));
  tell_round(handle, text);
}

static td_status train_names(teaching *t, const char *base,
                             const char *output) {
  const tidings_training *training = t->training;
  tidings *world;
  td_name_train_config config = td_name_train_config_default();
  if (tidings_open(t->options, &world) != TIDINGS_OK) {
    return TD_ERR_IO;
  }
  td_status status = td_world_know(world, &config.know);
  if (status == TD_OK) {
    config.paths = training->names;
    config.n_paths = training->n_names;
    config.dev_path = training->names_dev;
    config.base_path = base;
    config.model_path = output;
    config.report = pass_name_report;
    config.handle = t;
    status = td_name_train_run(&config, &t->errors);
  }
  tidings_close(world);
  return status;
}

static td_status annotate(void *handle, td_document *document) {
  const teaching *t = handle;
  const td_pipeline_way way = {.mentions_only = true};
  return td_pipeline_run(t->pipeline, &way, document);
}

static void pass_coref_report(void *handle, const td_coref_report *r) {
  char text[200];
  snprintf(text, sizeof(text),
           "round %u: loss of chains %.4f, right %.2f; %u of %u gold phrases",
           r->epoch, r->loss, 100 * r->accuracy, r->n_found, r->n_gold);
  tell_round(handle, text);
}

static td_status train_coref(teaching *t, const char *base,
                             const char *output) {
  const tidings_training *training = t->training;
  tidings *world;
  td_coref_train_config config = td_coref_train_config_default();
  if (tidings_open(t->options, &world) != TIDINGS_OK) {
    return TD_ERR_IO;
  }
  td_status status = td_world_know(world, &config.know);
  if (status == TD_OK) {
    status = td_pipeline_open(config.know, base, &t->errors, &t->pipeline);
  }
  if (status == TD_OK) {
    config.paths = training->chains;
    config.n_paths = training->n_chains;
    config.base_path = base;
    config.model_path = output;
    config.annotate = annotate;
    config.report = pass_coref_report;
    config.handle = t;
    status = td_coref_train_run(&config, &t->errors);
  }
  td_pipeline_close(t->pipeline);
  tidings_close(world);
  return status;
}

tidings_status tidings_train(const tidings_options *options,
                             const tidings_training *training,
                             const char *output) {
  teaching t = {.options = options, .training = training};
  t.errors = (td_error_sink){pass_error, &t};
  td_status status = TD_OK;
  const char *base = training->model ? training->model : output;
  if (training->n_treebanks) {
    status = train_trees(&t, output);
    base = output;
  }
  if (status == TD_OK && training->n_names) {
    status = train_names(&t, base, output);
    base = output;
  }
  if (status == TD_OK && training->n_chains) {
    status = train_coref(&t, base, output);
  }
  return status == TD_OK ? TIDINGS_OK : TIDINGS_FAILED;
}
