// SPDX-License-Identifier: MIT

#include "train/train.h"

#include "pipeline/world.h"

#include <stdio.h>

static void tell(const tidings_options *options, const char *file, size_t line,
                 const char *text) {
  if (options->on_error) {
    const tidings_error public_error = {file, line, text};
    options->on_error(options->handle, &public_error);
  }
}

static void pass_error(void *handle, const td_error *error) {
  tell(handle, error->file, error->line, error->text);
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
  tell(handle, NULL, 0, text);
}

tidings_status tidings_train(const tidings_options *options,
                             const char *const *train, size_t n_train,
                             const char *dev, const char *output) {
  tidings_options copy = *options;
  const td_error_sink errors = {pass_error, &copy};
  td_train_config config = td_train_config_default();
  config.paths = train;
  config.n_paths = n_train;
  config.dev_path = dev;
  config.model_path = output;
  config.report = pass_report;
  config.handle = &copy;
  return td_train_run(&config, &errors) == TD_OK ? TIDINGS_OK : TIDINGS_FAILED;
}
