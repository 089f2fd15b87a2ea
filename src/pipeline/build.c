// SPDX-License-Identifier: MIT

#include "base/sink.h"
#include "base/try.h"
#include "doc/iri.h"
#include "fuse/fuse.h"
#include "pipeline/run.h"
#include "rdf/sorter.h"
#include "rdf/writer.h"

typedef struct {
  td_emit_config config;
  td_fuser *fuser;
  td_sorter *sorter;
} building;

static td_status take(void *handle, td_document *document) {
  building *b = handle;
  TD_TRY(td_fuser_add(b->fuser, document));
  return td_emit_document(&b->config, document,
                          (td_statement_sink){td_sorter_add, b->sorter});
}

static td_status choose_syntax(tidings *t, const char *output,
                               const char *format, td_syntax *out) {
  *out = format ? td_syntax_of_name(td_slice_of(format))
                : td_syntax_of_file(td_slice_of(output));
  if (*out == TD_SYNTAX_NONE && !format) {
    *out = TD_SYNTAX_TURTLE;
  }
  if (*out == TD_SYNTAX_NONE) {
    return td_error_send(&t->errors, TD_ERR_BAD_ARG, NULL, 0,
                         "build writes " TD_SYNTAX_NAMES ", not %s", format);
  }
  return TD_OK;
}

static td_status run(tidings *t, const char *const *inputs, size_t n_inputs,
                     building *b, tidings_progress *progress) {
  const td_run_job job = {.t = t,
                          .inputs = inputs,
                          .n_inputs = n_inputs,
                          .take = take,
                          .handle = b};
  TD_TRY(td_run_documents(&job, progress));
  TD_TRY(td_fuser_run(b->fuser));
  progress->n_events = td_fuser_count(b->fuser);
  return td_fuser_emit(b->fuser, (td_statement_sink){td_sorter_add, b->sorter});
}

// The prefixes of the vocabulary, those of our own IRIs moved to the base.
static td_status move_prefixes(const tidings *t,
                               td_vocab_prefix moved[TD_N_VOCAB_PREFIXES]) {
  const td_iri_maker maker = {.base = t->base};
  for (size_t i = 0; i < TD_N_VOCAB_PREFIXES; i++) {
    td_buffer iri = {0};
    td_iri_moved(&maker, td_slice_of(td_vocab_prefixes[i].iri), &iri);
    const td_slice kept =
        iri.failed ? (td_slice){0}
                   : td_arena_copy(t->arena, td_buffer_as_slice(&iri));
    td_buffer_clear(&iri);
    if (!kept.data) {
      return TD_ERR_NO_MEM;
    }
    moved[i] = (td_vocab_prefix){td_vocab_prefixes[i].name, kept.data};
  }
  return TD_OK;
}

static td_status write_graph(tidings *t, building *b, td_syntax syntax,
                             td_sink *sink) {
  td_vocab_prefix prefixes[TD_N_VOCAB_PREFIXES];
  TD_TRY(move_prefixes(t, prefixes));
  const td_writer_options options = {.syntax = syntax,
                                     .prefixes = prefixes,
                                     .n_prefixes = TD_N_VOCAB_PREFIXES};
  td_writer *writer;
  TD_TRY(td_writer_open(&options, sink, &t->errors, &writer));
  td_status status =
      td_sorter_finish(b->sorter, (td_statement_sink){td_writer_add, writer});
  if (status == TD_OK) {
    status = td_writer_finish(writer);
  }
  td_writer_free(writer);
  return status;
}

static td_status build(tidings *t, const char *const *inputs, size_t n_inputs,
                       td_syntax syntax, td_sink *sink,
                       tidings_progress *progress) {
  const td_know *know;
  TD_TRY(td_world_know(t, &know));
  building b = {.config = td_run_emit_config(t, td_syntax_has_graphs(syntax)),
                .fuser = td_fuser_new(know, t->base),
                .sorter = td_sorter_new(&(td_sorter_options){0}, &t->errors)};
  td_status status = b.fuser && b.sorter
                         ? run(t, inputs, n_inputs, &b, progress)
                         : TD_ERR_NO_MEM;
  if (status == TD_OK) {
    status = write_graph(t, &b, syntax, sink);
  }
  td_sorter_free(b.sorter);
  td_fuser_free(b.fuser);
  return status;
}

tidings_status tidings_build(tidings *t, const char *const *inputs,
                             size_t n_inputs, const char *output,
                             const char *format, tidings_progress *progress) {
  tidings_progress own = {0};
  progress = progress ? progress : &own;
  td_syntax syntax;
  td_sink *sink = NULL;
  td_status status = choose_syntax(t, output, format, &syntax);
  if (status == TD_OK) {
    status = td_sink_open(output, &t->errors, &sink);
  }
  if (status == TD_OK) {
    status = build(t, inputs, n_inputs, syntax, sink, progress);
    if (status == TD_OK) {
      status = td_sink_close(sink);
    } else {
      td_sink_drop(sink);
    }
  }
  return td_run_status(t, status, progress);
}
