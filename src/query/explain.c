// SPDX-License-Identifier: MIT

#include "query/explain.h"

#include "base/try.h"
#include "query/explain_private.h"
#include "query/query.h"

enum { MAX_MENTIONS = 20 };

static td_node vocab(td_vocab name) {
  return td_node_iri(td_slice_of(td_vocab_iri(name)));
}

// The first line: what is asked of, and its name.
static td_status explain_head(td_explainer *self, td_node node) {
  td_node label;
  td_node_list classes;
  TD_TRY(td_explain_object(self, node, TD_RDFS_label, &label));
  if (label.kind == TD_NODE_NONE) {
    TD_TRY(td_explain_object(self, node, TD_SKOS_prefLabel, &label));
  }
  TD_TRY(td_explain_line(self, 0, "%N", &node));
  if (label.kind != TD_NODE_NONE) {
    TD_TRY(td_explain_line(self, 2, "\"%N\"", &label));
  }
  TD_TRY(td_explain_objects(self, node, TD_RDF_type, &classes));
  for (uint32_t i = 0; i < classes.count; i++) {
    TD_TRY(td_explain_line(self, 2, "is a %N", &classes.items[i]));
  }
  return TD_OK;
}

static td_status explain_reports(td_explainer *self,
                                 const td_node_list *reports,
                                 const char *words) {
  TD_TRY(td_explain_line(self, 0, "%S", words));
  for (uint32_t i = 0; i < reports->count; i++) {
    TD_TRY(td_explain_report(self, reports->items[i]));
  }
  return TD_OK;
}

static td_status explain_mentions(td_explainer *self, td_node node) {
  td_node_list mentions;
  TD_TRY(td_explain_objects(self, node, TD_GAF_denotedBy, &mentions));
  const uint32_t n =
      mentions.count < MAX_MENTIONS ? mentions.count : MAX_MENTIONS;
  if (n > 0) {
    TD_TRY(td_explain_line(self, 0, "mentioned%S",
                           n < mentions.count ? " (the first ones)" : ""));
  }
  for (uint32_t i = 0; i < n; i++) {
    TD_TRY(td_explain_line(self, 2, "%N", &mentions.items[i]));
    TD_TRY(td_explain_mention(self, 4, "words     ", mentions.items[i]));
    TD_TRY(td_explain_sentence(self, 4, mentions.items[i]));
  }
  return TD_OK;
}

static td_status write_statement(void *handle, const td_statement *statement) {
  td_explainer *self = handle;
  if (td_slice_is(statement->predicate.text, td_vocab_iri(TD_RDF_type)) ||
      td_slice_is(statement->predicate.text, td_vocab_iri(TD_GAF_denotedBy))) {
    return TD_OK; // shown before and after
  }
  return td_explain_line(self, 2, "%N %N", &statement->predicate,
                         &statement->object);
}

static td_status explain_node(td_explainer *self, td_node node) {
  td_node_list reports;
  bool is_report;
  const td_node type = vocab(TD_RDF_type);
  const td_node report_class = vocab(TD_TID_EventReport);
  TD_TRY(td_explain_has(self, &node, &type, &report_class, &is_report));
  if (is_report) {
    return td_explain_report(self, node);
  }
  TD_TRY(explain_head(self, node));
  TD_TRY(td_explain_objects(self, node, TD_TID_report, &reports));
  if (reports.count) {
    return explain_reports(self, &reports, "reported");
  }
  TD_TRY(td_explain_line(self, 0, "said of it"));
  TD_TRY(td_quads_each(self->quads, &node, NULL, NULL,
                       (td_statement_sink){write_statement, self}));
  TD_TRY(td_explain_article(self, 2, node));
  return explain_mentions(self, node);
}

// A triple of an event is a report's own, or made from its roles or class.
static td_status gives(td_explainer *self, td_node report,
                       const td_statement *triple, bool *yes) {
  TD_TRY(
      td_explain_has(self, &report, &triple->predicate, &triple->object, yes));
  return *yes ? TD_OK
              : td_explain_has(self, &report, NULL, &triple->object, yes);
}

static td_status explain_event_triple(td_explainer *self,
                                      const td_statement *triple,
                                      const td_node_list *reports) {
  td_node_list giving = {0};
  for (uint32_t i = 0; i < reports->count; i++) {
    bool yes;
    TD_TRY(gives(self, reports->items[i], triple, &yes));
    if (yes) {
      td_node *item = TD_PUSH(self->arena, &giving);
      if (!item) {
        return TD_ERR_NO_MEM;
      }
      *item = reports->items[i];
    }
  }
  return giving.count ? explain_reports(self, &giving, "given by the report")
                      : explain_reports(self, reports,
                                        "made from all reports of the event");
}

// The objects of the triple that the text of the third name may mean: any
// datatype and language, when it is given without.
typedef struct {
  td_explainer *self;
  td_slice text;
  td_node found;
} search;

static td_status take_same_text(void *handle, const td_statement *statement) {
  search *s = handle;
  if (statement->object.kind == TD_NODE_LITERAL &&
      td_slice_equal(statement->object.text, s->text)) {
    td_arena *arena = s->self->arena;
    s->found = statement->object;
    s->found.text = td_arena_copy(arena, s->found.text);
    s->found.datatype = td_arena_copy(arena, s->found.datatype);
    s->found.language = td_arena_copy(arena, s->found.language);
    return TD_END;
  }
  return TD_OK;
}

static td_status find_object(td_explainer *self, td_statement *triple) {
  if (triple->object.kind == TD_NODE_LITERAL &&
      !triple->object.datatype.length && !triple->object.language.length) {
    search s = {self, triple->object.text, {0}};
    TD_TRY_ERRORS(td_quads_each(self->quads, &triple->subject,
                                &triple->predicate, NULL,
                                (td_statement_sink){take_same_text, &s}));
    if (s.found.kind != TD_NODE_NONE) {
      triple->object = s.found;
    }
  }
  bool has;
  TD_TRY(td_explain_has(self, &triple->subject, &triple->predicate,
                        &triple->object, &has));
  return has ? TD_OK
             : td_error_send(self->errors, TD_ERR_NOT_FOUND, NULL, 0,
                             "the graph does not say this; see what it says "
                             "with: explain GRAPH %s",
                             self->request->names[0]);
}

static td_status explain_triple(td_explainer *self, td_statement *triple) {
  td_node_list reports;
  bool is_report;
  const td_node type = vocab(TD_RDF_type);
  const td_node report_class = vocab(TD_TID_EventReport);
  TD_TRY(find_object(self, triple));
  TD_TRY(td_explain_line(self, 0, "%N %N %N", &triple->subject,
                         &triple->predicate, &triple->object));
  TD_TRY(td_explain_objects(self, triple->subject, TD_TID_report, &reports));
  if (reports.count) {
    return explain_event_triple(self, triple, &reports);
  }
  TD_TRY(
      td_explain_has(self, &triple->subject, &type, &report_class, &is_report));
  if (is_report) {
    return td_explain_report(self, triple->subject);
  }
  td_node known;
  TD_TRY(td_explain_object(self, triple->subject, TD_TID_inGazetteer, &known));
  if (td_slice_is(known.text, "true")) {
    TD_TRY(td_explain_line(self, 0, "known from the gazetteer"));
  }
  TD_TRY(td_explain_article(self, 2, triple->subject));
  return explain_mentions(self, triple->subject);
}

static td_status check_known(td_explainer *self, td_node node) {
  bool is_subject;
  TD_TRY(td_explain_has(self, &node, NULL, NULL, &is_subject));
  return is_subject ? TD_OK
                    : td_error_send(self->errors, TD_ERR_NOT_FOUND, NULL, 0,
                                    "the graph says nothing of %s",
                                    self->request->names[0]);
}

static td_status explain(td_explainer *self) {
  td_statement triple = {0};
  td_node *places[] = {&triple.subject, &triple.predicate, &triple.object};
  const size_t n = self->request->n_names;
  if (n != 1 && n != 3) {
    return td_error_send(self->errors, TD_ERR_BAD_ARG, NULL, 0,
                         "give one IRI, or subject, predicate and object");
  }
  for (size_t i = 0; i < n; i++) {
    TD_TRY(td_explain_name(self, self->request->names[i], places[i]));
    if (i < 2 && places[i]->kind != TD_NODE_IRI) {
      return td_error_send(self->errors, TD_ERR_BAD_ARG, NULL, 0,
                           "%s is no IRI and no short name like ent:Iran",
                           self->request->names[i]);
    }
  }
  TD_TRY(check_known(self, triple.subject));
  return n == 1 ? explain_node(self, triple.subject)
                : explain_triple(self, &triple);
}

td_status td_explain(td_rdf_world *world, const td_explain_request *request,
                     td_sink *out, const td_error_sink *errors) {
  td_explainer self = {.request = request, .out = out, .errors = errors};
  TD_TRY(td_query_load(world, request->graphs, request->n_graphs, errors,
                       &self.quads));
  self.arena = td_arena_new(0);
  self.prefixes = td_prefix_map_new(request->prefixes, request->n_prefixes);
  const td_status status =
      self.arena && self.prefixes ? explain(&self) : TD_ERR_NO_MEM;
  td_prefix_map_free(self.prefixes);
  td_arena_free(self.arena);
  td_quads_free(self.quads);
  return status;
}
