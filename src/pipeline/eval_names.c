// SPDX-License-Identifier: MIT

#include "base/sink.h"
#include "base/source.h"
#include "base/try.h"
#include "pipeline/world.h"
#include "train/name_gold.h"

#include <stdio.h>

/// The mentions of `document` that are names of a type, in gold's offsets,
/// without the article before a name, as gold has them.
static td_status score_mentions(const td_document *document,
                                const td_named_text *gold, td_arena *scratch,
                                td_name_score *score) {
  const uint32_t n = document->mentions.count;
  uint32_t n_found = 0;
  td_gold_name *found = TD_ARENA_ARRAY(scratch, td_gold_name, (size_t)n + 1);
  if (!found) {
    return TD_ERR_NO_MEM;
  }
  for (uint32_t i = 0; i < n; i++) {
    const td_mention *m = &document->mentions.items[i];
    if (m->form == TD_FORM_NAME && m->type != TD_TYPE_NONE &&
        m->part == TD_BODY) {
      const td_span span = td_document_name_span(document, m);
      found[n_found++] = (td_gold_name){
          td_document_codepoint(document, TD_BODY, span.begin),
          td_document_codepoint(document, TD_BODY, span.end), m->type};
    }
  }
  return td_name_score_add(score, gold, found, n_found, scratch);
}

static td_status score_text(const td_pipeline *pipeline,
                            const td_named_text *gold, td_arena *scratch,
                            td_name_score *score) {
  td_document *document;
  TD_TRY(td_named_text_document(gold, &document));
  const td_pipeline_way way = {0};
  td_status status = td_pipeline_run(pipeline, &way, document);
  if (status == TD_OK) {
    status = score_mentions(document, gold, scratch, score);
  }
  td_document_free(document);
  return status;
}

static td_status score_file(tidings *t, const char *path,
                            td_name_score *score) {
  td_pipeline *pipeline;
  TD_TRY(td_world_pipeline(t, &pipeline));
  td_source *source;
  TD_TRY(td_source_open_input(path, &t->errors, &source));
  td_arena *scratch = td_arena_new(0);
  td_status status = scratch ? TD_OK : TD_ERR_NO_MEM;
  while (status == TD_OK) {
    td_named_text gold;
    td_arena_reset(scratch);
    status = td_named_text_read(source, &t->errors, scratch, &gold);
    if (status == TD_OK) {
      status = score_text(pipeline, &gold, scratch, score);
    }
  }
  td_arena_free(scratch);
  td_source_close(source);
  return status == TD_END ? TD_OK : status;
}

static void write_row(td_sink *sink, const char *label,
                      const td_name_score *score, td_name_type first,
                      td_name_type last) {
  char line[80];
  snprintf(line, sizeof(line), "%-12s %7.2f %7.2f %7.2f\n", label,
           100 * td_name_score_precision(score, first, last),
           100 * td_name_score_recall(score, first, last),
           100 * td_name_score_f1(score, first, last));
  td_sink_write_string(sink, line);
}

static void write_table(const td_name_score *score, td_sink *sink) {
  char line[80];
  snprintf(line, sizeof(line), "%-12s %7s %7s %7s\n", "type", "P", "R", "F1");
  td_sink_write_string(sink, line);
  write_row(sink, "PER", score, TD_TYPE_PER, TD_TYPE_PER);
  write_row(sink, "ORG", score, TD_TYPE_ORG, TD_TYPE_ORG);
  write_row(sink, "LOC", score, TD_TYPE_LOC, TD_TYPE_LOC);
  write_row(sink, "MISC", score, TD_TYPE_MISC, TD_TYPE_MISC);
  write_row(sink, "PER,ORG,LOC", score, TD_TYPE_PER, TD_TYPE_LOC);
  write_row(sink, "all", score, TD_TYPE_PER, TD_TYPE_MISC);
}

tidings_status tidings_eval_names(tidings *t, const char *gold,
                                  const char *output) {
  td_name_score score = {0};
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
