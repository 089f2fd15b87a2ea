// SPDX-License-Identifier: MIT

#include "base/sink.h"
#include "base/source.h"
#include "base/try.h"
#include "doc/conllu.h"
#include "doc/score.h"
#include "pipeline/world.h"

#include <stdio.h>

// Analyse the raw text of `gold` and count how far the two agree.
static td_status score_document(td_pipeline *pipeline, const td_document *gold,
                                td_arena *scratch, td_score *score) {
  td_document *system = td_document_new(0);
  if (!system) {
    return TD_ERR_NO_MEM;
  }
  const td_pipeline_way way = {.trees_only = true};
  td_status status = TD_OK;
  for (td_part_id part = 0; part < TD_N_PARTS && status == TD_OK; part++) {
    status = td_document_set_text(system, part, gold->parts[part].text);
  }
  if (status == TD_OK) {
    status = td_pipeline_run(pipeline, &way, system);
  }
  if (status == TD_OK) {
    status = td_score_add(score, gold, system, scratch);
  }
  td_document_free(system);
  return status;
}

static td_status score_file(tidings *t, const char *path, td_score *score) {
  td_pipeline *pipeline;
  TD_TRY(td_world_pipeline(t, &pipeline));
  td_source *source;
  TD_TRY(td_source_open_input(path, &t->errors, &source));
  td_conllu_reader *reader =
      td_conllu_reader_new(source, TD_CONLLU_DOCUMENTS, &t->errors);
  td_arena *scratch = td_arena_new(0);
  td_status status = reader && scratch ? TD_OK : TD_ERR_NO_MEM;
  while (status == TD_OK) {
    td_document *gold;
    status = td_conllu_read(reader, &gold);
    if (status == TD_OK) {
      status = score_document(pipeline, gold, scratch, score);
      td_document_free(gold);
    }
  }
  td_arena_free(scratch);
  td_conllu_reader_free(reader);
  td_source_close(source);
  return status == TD_END ? TD_OK : status;
}

static void write_table(const td_score *score, td_sink *sink) {
  char line[80];
  snprintf(line, sizeof(line), "%-10s %7s %7s %7s\n", "metric", "P", "R", "F1");
  td_sink_write_string(sink, line);
  for (int m = 0; m < TD_N_SCORES; m++) {
    const td_score_metric metric = (td_score_metric)m;
    snprintf(line, sizeof(line), "%-10s %7.2f %7.2f %7.2f\n",
             td_score_name(metric), 100 * td_score_precision(score, metric),
             100 * td_score_recall(score, metric),
             100 * td_score_f1(score, metric));
    td_sink_write_string(sink, line);
  }
}

tidings_status tidings_eval(tidings *t, const char *gold, const char *output) {
  td_score score = {0};
  td_sink *sink = NULL;
  td_status status = score_file(t, gold, &score);
  if (status == TD_OK) {
    status = td_sink_open(output, &t->errors, &sink);
  }
  if (status == TD_OK) {
    write_table(&score, sink);
    status = td_sink_close(sink);
  }
  return td_world_status(t, status);
}
