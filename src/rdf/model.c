// SPDX-License-Identifier: MIT

#include "rdf/model.h"

#include "base/memory.h"
#include "base/try.h"
#include "rdf/model_private.h"

struct td_model {
  td_rdf_world *world;
  td_model_kind kind;
  const td_error_sink *errors;
  librdf_storage *storage;
  librdf_model *librdf;
  size_t size;
  bool has_big_numbers;
  bool has_blanks;
  bool has_non_ascii;
};

td_status td_model_new(td_rdf_world *world, td_model_kind kind,
                       const td_error_sink *errors, td_model **out) {
  TD_TRY(td_rdf_world_need_librdf(world));
  td_model *model = td_memory_new(1, sizeof(*model));
  if (!model) {
    return TD_ERR_NO_MEM;
  }
  model->world = world;
  model->kind = kind;
  model->errors = errors;
  const bool has_graphs = kind == TD_MODEL_NAMED_GRAPHS;
  model->storage = librdf_new_storage(
      world->librdf, has_graphs ? "hashes" : "trees", NULL,
      has_graphs ? "hash-type='memory',contexts='yes'" : NULL);
  model->librdf = model->storage
                      ? librdf_new_model(world->librdf, model->storage, NULL)
                      : NULL;
  if (!model->librdf) {
    td_model_free(model);
    return TD_ERR_NO_MEM;
  }
  *out = model;
  return TD_OK;
}

void td_model_free(td_model *model) {
  if (!model) {
    return;
  }
  if (model->librdf) {
    librdf_free_model(model->librdf);
  }
  if (model->storage) {
    librdf_free_storage(model->storage);
  }
  td_memory_free(model);
}

static librdf_statement *statement_of(td_model *model, const td_node *subject,
                                      const td_node *predicate,
                                      const td_node *object) {
  return librdf_new_statement_from_nodes(
      model->world->librdf,
      subject ? td_node_to_librdf(model->world, subject) : NULL,
      predicate ? td_node_to_librdf(model->world, predicate) : NULL,
      object ? td_node_to_librdf(model->world, object) : NULL);
}

static td_status add_quad(td_model *model, librdf_statement *triple,
                          const td_node *graph) {
  librdf_node *context = td_node_to_librdf(model->world, graph);
  if (!context) {
    return TD_ERR_NO_MEM;
  }
  const int failed =
      librdf_model_context_add_statement(model->librdf, context, triple);
  librdf_free_node(context);
  return failed ? TD_ERR_NO_MEM : TD_OK;
}

static td_status check_limit(const td_model *model) {
  const bool has_graphs = model->kind == TD_MODEL_NAMED_GRAPHS;
  const size_t limit =
      has_graphs ? TD_MODEL_MAX_QUADS : TD_MODEL_MAX_STATEMENTS;
  if (model->size < limit) {
    return TD_OK;
  }
  return td_error_send(model->errors, TD_ERR_LIMIT, NULL, 0,
                       "the graph has more than %zu statements%s; load it "
                       "into a triple store and ask there",
                       limit, has_graphs ? " in named graphs" : "");
}

// Of integers and the types made from them, which have no point or letters.
static bool is_big_number(const td_node *node) {
  if (node->kind != TD_NODE_LITERAL || node->text.length < 10 ||
      !node->datatype.length) {
    return false;
  }
  for (size_t i = 0; i < node->text.length; i++) {
    const char c = node->text.data[i];
    if ((c < '0' || c > '9') && !(i == 0 && (c == '-' || c == '+'))) {
      return false;
    }
  }
  return true;
}

static bool is_ascii(td_slice text) {
  for (size_t i = 0; i < text.length; i++) {
    if ((unsigned char)text.data[i] >= 0x80) {
      return false;
    }
  }
  return true;
}

static void note_kinds(td_model *model, const td_statement *statement) {
  model->has_big_numbers |= is_big_number(&statement->object);
  model->has_blanks |= statement->subject.kind == TD_NODE_BLANK ||
                       statement->object.kind == TD_NODE_BLANK;
  model->has_non_ascii |=
      !is_ascii(statement->object.text) || !is_ascii(statement->subject.text);
}

td_status td_model_add(void *handle, const td_statement *statement) {
  td_model *model = handle;
  const bool is_named = statement->graph.kind != TD_NODE_NONE;
  if ((model->kind == TD_MODEL_DEFAULT_GRAPH && is_named) ||
      (model->kind == TD_MODEL_NAMED_GRAPHS && !is_named)) {
    return TD_OK;
  }
  TD_TRY(check_limit(model));
  librdf_statement *triple = statement_of(
      model, &statement->subject, &statement->predicate, &statement->object);
  if (!triple || !librdf_statement_is_complete(triple)) {
    if (triple) {
      librdf_free_statement(triple);
    }
    return TD_ERR_NO_MEM;
  }
  td_status status = TD_OK;
  if (model->kind == TD_MODEL_NAMED_GRAPHS) {
    status = add_quad(model, triple, &statement->graph);
  } else if (librdf_model_add_statement(model->librdf, triple)) {
    status = TD_ERR_NO_MEM;
  }
  librdf_free_statement(triple);
  model->size += status == TD_OK;
  note_kinds(model, statement);
  return status;
}

size_t td_model_size(const td_model *model) {
  const int size = librdf_model_size(model->librdf);
  return size < 0 ? model->size : (size_t)size;
}

static td_status send_all(librdf_stream *stream, td_statement_sink sink) {
  for (; !librdf_stream_end(stream); librdf_stream_next(stream)) {
    librdf_statement *triple = librdf_stream_get_object(stream);
    const td_statement statement = {
        td_node_of_librdf(librdf_statement_get_subject(triple)),
        td_node_of_librdf(librdf_statement_get_predicate(triple)),
        td_node_of_librdf(librdf_statement_get_object(triple)),
        {0}};
    TD_TRY(sink.write(sink.handle, &statement));
  }
  return TD_OK;
}

td_status td_model_each(td_model *model, const td_node *subject,
                        const td_node *predicate, const td_node *object,
                        td_statement_sink sink) {
  librdf_statement *pattern = statement_of(model, subject, predicate, object);
  if (!pattern) {
    return TD_ERR_NO_MEM;
  }
  librdf_stream *stream = librdf_model_find_statements(model->librdf, pattern);
  librdf_free_statement(pattern);
  if (!stream) {
    return TD_ERR_NO_MEM;
  }
  const td_status status = send_all(stream, sink);
  librdf_free_stream(stream);
  return status;
}

librdf_model *td_model_as_librdf(td_model *model) { return model->librdf; }

bool td_model_has_big_numbers(const td_model *model) {
  return model->has_big_numbers;
}

bool td_model_has_blanks(const td_model *model) { return model->has_blanks; }

bool td_model_has_graph(td_model *model, td_slice name) {
  if (!name.length || model->size == 0) {
    return model->size > 0;
  }
  const td_node node = td_node_iri(name);
  librdf_node *context = td_node_to_librdf(model->world, &node);
  const bool has =
      context && librdf_model_contains_context(model->librdf, context);
  if (context) {
    librdf_free_node(context);
  }
  return has;
}

bool td_model_has_non_ascii(const td_model *model) {
  return model->has_non_ascii;
}
