// SPDX-License-Identifier: MIT

#include "query/query.h"

#include "base/sink.h"
#include "base/source.h"
#include "base/try.h"
#include "pipeline/world.h"
#include "query/endpoint.h"
#include "query/question.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#define MAX_QUERY_BYTES ((size_t)1 << 20)
#define DEFAULT_SECONDS 300
#define MAX_HELD_BYTES ((uint64_t)2 << 30)

static td_status set_asking(tidings *t, const tidings_asking *asking,
                            td_query_request *request) {
  static const tidings_asking none = {0};
  asking = asking ? asking : &none;
  const char *format = asking->format ? asking->format : "csv";
  request->format = td_results_format_of(td_slice_of(format));
  if (request->format == TD_RESULTS_NONE) {
    return td_error_send(&t->errors, TD_ERR_BAD_ARG, NULL, 0,
                         "answers are table, csv, tsv, json or xml, not %s",
                         format);
  }
  request->limits = (td_sparql_limits){
      .seconds = asking->timeout > 0 ? asking->timeout : DEFAULT_SECONDS,
      .rows = asking->max_rows,
      .bytes = MAX_HELD_BYTES};
  request->is_union = asking->all_graphs != 0;
  return TD_OK;
}

static td_status read_query(tidings *t, const char *path,
                            td_query_request *request) {
  td_source *source;
  TD_TRY(td_source_open(path, &t->errors, &source));
  const td_status status = td_source_read_all(source, MAX_QUERY_BYTES, t->arena,
                                              &request->query.text);
  td_source_close(source);
  request->query.file = path;
  return status;
}

// A name that ends in ".rq", or a file that is there, is read; anything else
// is the query itself.
static td_status query_text(tidings *t, const char *query,
                            td_query_request *request) {
  const td_slice words = td_slice_of(query);
  if (!td_slice_has_suffix(words, TD_SLICE(".rq")) &&
      access(query, F_OK) != 0) {
    request->query.text = words;
    return TD_OK;
  }
  return read_query(t, query, request);
}

typedef td_status (*answer_func)(tidings *t, td_rdf_world *world,
                                 const void *asked, td_sink *sink);

// Let `answer` write to `output`, which appears whole or not at all.
static td_status write_answer(tidings *t, const char *output,
                              answer_func answer, const void *asked) {
  td_rdf_world *world;
  TD_TRY(td_world_rdf(t, &world));
  td_sink *sink;
  TD_TRY(td_sink_open(output, &t->errors, &sink));
  const td_status status = answer(t, world, asked, sink);
  if (status != TD_OK) {
    td_sink_drop(sink);
    return status;
  }
  return td_sink_close(sink);
}

static td_status answer_query(tidings *t, td_rdf_world *world,
                              const void *asked, td_sink *sink) {
  return td_query_run(world, asked, sink, &t->errors);
}

typedef struct {
  const td_query_request *request;
  const char *url;
} remote;

static td_status answer_remotely(tidings *t, td_rdf_world *world,
                                 const void *asked, td_sink *sink) {
  const remote *r = asked;
  return td_query_send(world, r->url, r->request, sink, &t->errors);
}

tidings_status tidings_query(tidings *t, const char *const *graphs,
                             size_t n_graphs, const char *query,
                             const char *output, const tidings_asking *asking) {
  td_query_request request = {.graphs = graphs, .n_graphs = n_graphs};
  td_status status = set_asking(t, asking, &request);
  if (status == TD_OK) {
    status = query_text(t, query, &request);
  }
  if (status == TD_OK && asking && asking->endpoint) {
    const remote r = {&request, asking->endpoint};
    status = write_answer(t, output, answer_remotely, &r);
  } else if (status == TD_OK) {
    status = write_answer(t, output, answer_query, &request);
  }
  return td_world_status(t, status);
}

// -------------------------------------------------------------- questions

static bool is_name(td_slice name) {
  for (size_t i = 0; i < name.length; i++) {
    const char c = name.data[i];
    if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-') {
      return false;
    }
  }
  return name.length > 0;
}

// A name of ours, or the path of a file.
static td_status read_question(tidings *t, const char *name,
                               td_query_request *request) {
  if (!is_name(td_slice_of(name))) {
    return read_query(t, name, request);
  }
  const td_slice file = td_arena_printf(t->arena, "queries/%s.rq", name);
  const char *path = file.data ? td_world_data_path(t, file.data) : NULL;
  if (!path) {
    return TD_ERR_NO_MEM;
  }
  if (access(path, F_OK) != 0) {
    return td_error_send(&t->errors, TD_ERR_BAD_ARG, NULL, 0,
                         "there is no question '%s'; 'tidings ask' lists them",
                         name);
  }
  return read_query(t, path, request);
}

typedef struct {
  td_query_request request;
  td_question question;
  const td_slice *values;
  size_t n_values;
} question_asked;

static td_status ask_loaded(tidings *t, td_rdf_world *world,
                            const question_asked *asked, const td_quads *quads,
                            td_sink *sink) {
  td_query_request request = asked->request;
  td_sparql_binding *bindings;
  const td_slice entities = td_arena_printf(t->arena, "%.*sentity/",
                                            (int)t->base.length, t->base.data);
  if (!entities.data) {
    return TD_ERR_NO_MEM;
  }
  const td_question_values values = {asked->values, asked->n_values, quads,
                                     entities};
  TD_TRY(td_question_bind(&asked->question, &values, t->arena, &t->errors,
                          &bindings, &request.query.n_bindings));
  request.query.bindings = bindings;
  return td_query_ask(world, &request, quads, sink, &t->errors);
}

static td_status answer_question(tidings *t, td_rdf_world *world,
                                 const void *handle, td_sink *sink) {
  const question_asked *asked = handle;
  td_quads *quads;
  TD_TRY(td_query_load(world, asked->request.graphs, asked->request.n_graphs,
                       &t->errors, &quads));
  const td_status status = ask_loaded(t, world, asked, quads, sink);
  td_quads_free(quads);
  return status;
}

static td_status ask(tidings *t, const char *name, question_asked *asked,
                     const char *const *values, const char *output) {
  td_slice *slices = TD_ARENA_ARRAY(t->arena, td_slice, asked->n_values + 1);
  if (!slices) {
    return TD_ERR_NO_MEM;
  }
  for (size_t i = 0; i < asked->n_values; i++) {
    slices[i] = td_slice_of(values[i]);
  }
  asked->values = slices;
  asked->request.is_union = true;
  TD_TRY(read_question(t, name, &asked->request));
  TD_TRY(td_question_parse(asked->request.query.text, asked->request.query.file,
                           t->arena, &t->errors, &asked->question));
  return write_answer(t, output, answer_question, asked);
}

tidings_status tidings_ask(tidings *t, const char *name,
                           const char *const *graphs, size_t n_graphs,
                           const char *output, const tidings_asking *asking) {
  question_asked asked = {.request = {.graphs = graphs, .n_graphs = n_graphs},
                          .n_values = asking ? asking->n_values : 0};
  td_status status = set_asking(t, asking, &asked.request);
  if (status == TD_OK) {
    status = ask(t, name, &asked, asking ? asking->values : NULL, output);
  }
  return td_world_status(t, status);
}

static int compare_names(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static td_status list_names(tidings *t, const char *folder, const char ***out,
                            size_t *n) {
  DIR *dir = opendir(folder);
  struct {
    const char **items;
    uint32_t count, capacity;
  } names = {0};
  if (!dir) {
    return td_error_send(&t->errors, TD_ERR_IO, folder, 0, "%s",
                         strerror(errno));
  }
  td_status status = TD_OK;
  for (struct dirent *entry; status == TD_OK && (entry = readdir(dir));) {
    const td_slice file = td_slice_of(entry->d_name);
    if (td_slice_has_suffix(file, TD_SLICE(".rq"))) {
      const char **place = TD_PUSH(t->arena, &names);
      const td_slice name =
          td_arena_copy(t->arena, td_slice_part(file, 0, file.length - 3));
      status = place && name.data ? TD_OK : TD_ERR_NO_MEM;
      if (status == TD_OK) {
        *place = name.data;
      }
    }
  }
  closedir(dir);
  if (names.count) {
    qsort(names.items, names.count, sizeof(*names.items), compare_names);
  }
  *out = names.items;
  *n = names.count;
  return status;
}

static td_status describe_question(tidings *t, const char *name, bool is_long,
                                   td_buffer *text) {
  td_query_request request = {0};
  td_question question;
  TD_TRY(read_question(t, name, &request));
  TD_TRY(td_question_parse(request.query.text, request.query.file, t->arena,
                           &t->errors, &question));
  td_buffer_printf(text, "%-18s %.*s\n", name, (int)question.title.length,
                   question.title.data);
  for (uint32_t i = 0; is_long && i < question.parameters.count; i++) {
    const td_parameter *p = &question.parameters.items[i];
    td_buffer_printf(text, "  %.*s=%s  %.*s", (int)p->name.length, p->name.data,
                     p->is_required ? "" : "  (optional)", (int)p->words.length,
                     p->words.data);
    if (p->fallback.length) {
      td_buffer_printf(text, "; else %.*s", (int)p->fallback.length,
                       p->fallback.data);
    }
    td_buffer_add_char(text, '\n');
  }
  return TD_OK;
}

static td_status list_questions(tidings *t, const char *name,
                                const char *output) {
  td_buffer text = {0};
  td_status status = TD_OK;
  if (name) {
    status = describe_question(t, name, true, &text);
  } else {
    const char **names = NULL;
    size_t n = 0;
    status = list_names(t, td_world_data_path(t, "queries"), &names, &n);
    for (size_t i = 0; i < n && status == TD_OK; i++) {
      status = describe_question(t, names[i], false, &text);
    }
  }
  td_sink *sink;
  if (status == TD_OK) {
    status =
        text.failed ? TD_ERR_NO_MEM : td_sink_open(output, &t->errors, &sink);
  }
  if (status == TD_OK) {
    td_sink_write(sink, td_buffer_as_slice(&text));
    status = td_sink_close(sink);
  }
  td_buffer_clear(&text);
  return status;
}

tidings_status tidings_list_questions(tidings *t, const char *name,
                                      const char *output) {
  return td_world_status(t, list_questions(t, name, output));
}
