// SPDX-License-Identifier: MIT

#include "base/try.h"
#include "base/utf8.h"
#include "query/explain_private.h"
#include "query/results_private.h"
#include "rdf/node.h"

#include <stdarg.h>
#include <stdlib.h>

typedef struct {
  td_arena *arena;
  td_node_list *list;
  bool takes_subjects;
} collector;

static td_status take(void *handle, const td_statement *statement) {
  const collector *self = handle;
  const td_node *from =
      self->takes_subjects ? &statement->subject : &statement->object;
  td_node *to = TD_PUSH(self->arena, self->list);
  if (!to) {
    return TD_ERR_NO_MEM;
  }
  *to = (td_node){from->kind, td_arena_copy(self->arena, from->text),
                  td_arena_copy(self->arena, from->datatype),
                  td_arena_copy(self->arena, from->language)};
  return to->text.data && to->datatype.data && to->language.data
             ? TD_OK
             : TD_ERR_NO_MEM;
}

// Where a digit is met on both sides, the smaller number comes first, so that
// char=9,12 stands before char=13,20.
static int compare_text(td_slice a, td_slice b) {
  size_t i = 0;
  while (i < a.length && i < b.length && a.data[i] == b.data[i]) {
    i++;
  }
  size_t lengths[2] = {0, 0};
  const td_slice sides[] = {a, b};
  for (int k = 0; k < 2; k++) {
    size_t end = i;
    while (end < sides[k].length && sides[k].data[end] >= '0' &&
           sides[k].data[end] <= '9') {
      end++;
    }
    lengths[k] = end - i;
  }
  if (lengths[0] != lengths[1]) {
    return lengths[0] < lengths[1] ? -1 : 1;
  }
  return td_slice_compare(a, b);
}

static int compare_nodes(const void *left, const void *right) {
  const td_node *a = left;
  const td_node *b = right;
  if (a->kind != b->kind) {
    return a->kind < b->kind ? -1 : 1;
  }
  const int order = compare_text(a->text, b->text);
  return order ? order : td_slice_compare(a->language, b->language);
}

static td_status collect(td_explainer *self, const td_node *subject,
                         const td_node *predicate, const td_node *object,
                         td_node_list *out) {
  *out = (td_node_list){0};
  collector to = {self->arena, out, subject == NULL};
  TD_TRY(td_quads_each(self->quads, subject, predicate, object,
                       (td_statement_sink){take, &to}));
  if (out->count > 1) {
    qsort(out->items, out->count, sizeof(td_node), compare_nodes);
  }
  return TD_OK;
}

td_status td_explain_objects(td_explainer *self, td_node subject,
                             td_vocab predicate, td_node_list *out) {
  const td_node p = td_node_iri(td_slice_of(td_vocab_iri(predicate)));
  return collect(self, &subject, &p, NULL, out);
}

td_status td_explain_subjects(td_explainer *self, td_node predicate,
                              td_node object, td_node_list *out) {
  return collect(self, NULL, &predicate, &object, out);
}

td_status td_explain_object(td_explainer *self, td_node subject,
                            td_vocab predicate, td_node *out) {
  td_node_list list;
  TD_TRY(td_explain_objects(self, subject, predicate, &list));
  *out = list.count ? list.items[0] : (td_node){0};
  return TD_OK;
}

static td_status note(void *handle, const td_statement *statement) {
  (void)statement;
  *(bool *)handle = true;
  return TD_END;
}

td_status td_explain_has(td_explainer *self, const td_node *subject,
                         const td_node *predicate, const td_node *object,
                         bool *has) {
  *has = false;
  TD_TRY_ERRORS(td_quads_each(self->quads, subject, predicate, object,
                              (td_statement_sink){note, has}));
  return TD_OK;
}

td_status td_explain_line(td_explainer *self, int indent, const char *format,
                          ...) {
  td_buffer line = {0};
  va_list arguments;
  va_start(arguments, format);
  for (int i = 0; i < indent; i++) {
    td_buffer_add_char(&line, ' ');
  }
  for (const char *c = format; *c; c++) {
    if (c[0] == '%' && c[1] == 'N') {
      td_results_add_shown(self->prefixes, va_arg(arguments, const td_node *),
                           &line);
      c++;
    } else if (c[0] == '%' && c[1] == 'S') {
      td_buffer_add_string(&line, va_arg(arguments, const char *));
      c++;
    } else {
      td_buffer_add_char(&line, *c);
    }
  }
  va_end(arguments);
  td_buffer_add_char(&line, '\n');
  td_sink_write(self->out, td_buffer_as_slice(&line));
  const bool failed = line.failed;
  td_buffer_clear(&line);
  return failed ? TD_ERR_NO_MEM : td_sink_status(self->out);
}

static td_status bad_name(td_explainer *self, const char *name) {
  return td_error_send(self->errors, TD_ERR_BAD_ARG, NULL, 0,
                       "cannot tell what \"%s\" is; give an IRI, a short name "
                       "like ent:Iran, or a text in quotes",
                       name);
}

// prefix:local, with a known prefix.
static td_slice expand(td_explainer *self, td_slice name) {
  td_slice local;
  const td_slice prefix = td_slice_split(name, ':', &local);
  for (size_t i = 0; i < td_prefix_map_count(self->prefixes); i++) {
    const td_vocab_prefix *known = td_prefix_map_get(self->prefixes, i);
    if (prefix.length < name.length && td_slice_is(prefix, known->name)) {
      return td_arena_printf(self->arena, "%s%.*s", known->iri,
                             (int)local.length, local.data);
    }
  }
  return (td_slice){0};
}

static td_status literal_of(td_explainer *self, const char *name, td_slice text,
                            td_node *out) {
  size_t end = text.length - 1;
  while (end > 0 && text.data[end] != '"') {
    end--;
  }
  if (end == 0) {
    return bad_name(self, name);
  }
  *out = td_node_literal(td_slice_part(text, 1, end), (td_slice){0},
                         (td_slice){0});
  const td_slice rest = td_slice_part(text, end + 1, text.length);
  if (td_slice_has_prefix(rest, TD_SLICE("@"))) {
    out->language = td_slice_part(rest, 1, rest.length);
  } else if (td_slice_has_prefix(rest, TD_SLICE("^^"))) {
    td_node datatype;
    TD_TRY(td_explain_name(self, rest.data + 2, &datatype));
    out->datatype = datatype.text;
  }
  return TD_OK;
}

td_status td_explain_name(td_explainer *self, const char *name, td_node *out) {
  const td_slice text = td_slice_of(name);
  if (text.length == 0 || td_utf8_validate(text) != text.length) {
    return bad_name(self, name);
  }
  if (td_slice_is(text, "a")) {
    *out = td_node_iri(td_slice_of(td_vocab_iri(TD_RDF_type)));
    return TD_OK;
  }
  if (text.data[0] == '"') {
    return literal_of(self, name, text, out);
  }
  td_slice iri = expand(self, text);
  if (!iri.data && text.data[0] == '<' && text.data[text.length - 1] == '>') {
    iri = td_slice_part(text, 1, text.length - 1);
  } else if (!iri.data) {
    iri = text;
  }
  if (td_node_is_iri(iri)) {
    *out = td_node_iri(iri);
  } else {
    *out = td_node_literal(text, (td_slice){0}, (td_slice){0});
  }
  return TD_OK;
}
