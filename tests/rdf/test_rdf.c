// SPDX-License-Identifier: MIT

#include "suite.h"

#include "base/buffer.h"
#include "rdf/node.h"
#include "rdf/reader.h"

#include <stdio.h>

// Statements as N-Triples lines, and the last error.
typedef struct {
  td_buffer lines;
  td_error error;
  char words[300];
  unsigned n_errors;
} catcher;

static td_status catch_statement(void *handle, const td_statement *statement) {
  catcher *self = handle;
  td_node_add_ntriples(&statement->subject, &self->lines);
  td_buffer_add_char(&self->lines, ' ');
  td_node_add_ntriples(&statement->predicate, &self->lines);
  td_buffer_add_char(&self->lines, ' ');
  td_node_add_ntriples(&statement->object, &self->lines);
  if (statement->graph.kind != TD_NODE_NONE) {
    td_buffer_add_char(&self->lines, ' ');
    td_node_add_ntriples(&statement->graph, &self->lines);
  }
  td_buffer_add_string(&self->lines, " .\n");
  return TD_OK;
}

static void catch_error(void *handle, const td_error *error) {
  catcher *self = handle;
  self->error = *error;
  snprintf(self->words, sizeof(self->words), "%s", error->text);
  self->n_errors++;
}

static td_status read_text(const char *text, td_syntax syntax, td_trust trust,
                           catcher *out) {
  *out = (catcher){0};
  td_rdf_world *world = td_rdf_world_new();
  const td_reader_input input = {.path = "text",
                                 .text = td_slice_of(text),
                                 .syntax = syntax,
                                 .trust = trust};
  const td_error_sink errors = {catch_error, out};
  const td_status status = td_reader_read(
      world, &input, (td_statement_sink){catch_statement, out}, &errors);
  td_rdf_world_free(world);
  return status;
}

#define P "@prefix e: <http://e/> .\n"

static void check_both(const char *text, const char *lines) {
  for (int trust = TD_TRUST_OUTSIDE; trust <= TD_TRUST_OURS; trust++) {
    catcher got;
    CU_ASSERT_EQUAL(read_text(text, TD_SYNTAX_TURTLE, (td_trust)trust, &got),
                    TD_OK);
    CU_ASSERT(td_slice_is(td_buffer_as_slice(&got.lines), lines));
    td_buffer_clear(&got.lines);
  }
}

static void reads_turtle_alike(void) {
  check_both(P "e:a a e:B ; e:p \"x\"@en , 3 , true , \"é\\n\" .",
             "<http://e/a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
             "<http://e/B> .\n"
             "<http://e/a> <http://e/p> \"x\"@en .\n"
             "<http://e/a> <http://e/p> "
             "\"3\"^^<http://www.w3.org/2001/XMLSchema#integer> .\n"
             "<http://e/a> <http://e/p> "
             "\"true\"^^<http://www.w3.org/2001/XMLSchema#boolean> .\n"
             "<http://e/a> <http://e/p> \"é\\n\" .\n");
}

static void makes_strings_plain(void) {
  check_both("<http://e/a> <http://e/p> "
             "\"x\"^^<http://www.w3.org/2001/XMLSchema#string> .",
             "<http://e/a> <http://e/p> \"x\" .\n");
}

static void check_fault(const char *text, td_syntax syntax, td_status status,
                        size_t line) {
  for (int trust = TD_TRUST_OUTSIDE; trust <= TD_TRUST_OURS; trust++) {
    catcher got;
    CU_ASSERT_EQUAL(read_text(text, syntax, (td_trust)trust, &got), status);
    CU_ASSERT_EQUAL(got.error.line, line);
    CU_ASSERT_EQUAL(got.n_errors, 1);
    CU_ASSERT_STRING_EQUAL(got.error.file, "text");
    td_buffer_clear(&got.lines);
  }
}

static void names_the_line_of_a_fault(void) {
  check_fault(P "\ne:a e:b e:c .\ne:a e:b", TD_SYNTAX_TURTLE, TD_ERR_BAD_SYNTAX,
              4);
  check_fault(P "e:a e:b 3 .\ne:a x:b 3 .\n", TD_SYNTAX_TURTLE,
              TD_ERR_BAD_SYNTAX, 3);
}

static void check_outside_fault(const char *text, size_t line) {
  catcher got;
  const td_status status =
      read_text(text, TD_SYNTAX_TURTLE, TD_TRUST_OUTSIDE, &got);
  CU_ASSERT(status == TD_ERR_BAD_TEXT || status == TD_ERR_BAD_SYNTAX);
  CU_ASSERT_EQUAL(got.error.line, line);
  CU_ASSERT_EQUAL(got.n_errors, 1);
  td_buffer_clear(&got.lines);
}

static void refuses_bad_text_from_outside(void) {
  check_outside_fault(P "e:a e:b \"caf\xE9 noir\" .", 2);
  check_outside_fault(P "e:a e:b \"\xC0\x80\" .", 2);
  check_outside_fault(P "\ne:a e:b \"\xED\xA0\x80\" .", 3);
  check_outside_fault(P "e:a e:b <relative> .", 2);
  check_outside_fault(P "e:a e:b <http://e/a b> .", 2);
  check_outside_fault(P "e:a e:b <http://e/a%zz> .", 2);
  check_outside_fault(P "e:a e:b <http://e/a#b#c> .", 2);
  check_outside_fault(P "e:a e:b \"x\"@en_US .", 2);
  check_outside_fault(P "e:a e:b \"x\\u0000y\" .", 2);
}

static void refuses_relative_iris(void) {
  check_fault(P "\n<a> e:b e:c .", TD_SYNTAX_TURTLE, TD_ERR_BAD_TEXT, 3);
}

static td_status read_nested(const char *open, const char *close, size_t n) {
  td_buffer text = {0};
  catcher got;
  td_buffer_add_string(&text, "<http://e/a> <http://e/p> \"((((\" , "
                              "\"\"\"[[[\" \\\" [\"\"\" , '' , '(' . # ((((\n");
  td_buffer_add_string(&text, "<http://e/a> <http://e/(((> ");
  for (size_t i = 0; i < n; i++) {
    td_buffer_add_string(&text, open);
  }
  td_buffer_add_string(&text, "1");
  for (size_t i = 0; i < n; i++) {
    td_buffer_add_string(&text, close);
  }
  td_buffer_add_string(&text, " .");
  td_buffer_add_char(&text, '\0');
  const td_status status =
      read_text(text.data, TD_SYNTAX_TURTLE, TD_TRUST_OUTSIDE, &got);
  td_buffer_clear(&got.lines);
  td_buffer_clear(&text);
  return status;
}

static void bounds_nesting(void) {
  CU_ASSERT_EQUAL(read_nested("( ", ") ", 990), TD_OK);
  CU_ASSERT_EQUAL(read_nested("[<http://e/p> ", "] ", 990), TD_OK);
  CU_ASSERT_EQUAL(read_nested("( ", ") ", 100000), TD_ERR_LIMIT);
  CU_ASSERT_EQUAL(read_nested("[<http://e/p> ", "] ", 100000), TD_ERR_LIMIT);
  CU_ASSERT_EQUAL(read_nested("( ", "", 100000), TD_ERR_LIMIT);
}

static const td_test tests[] = {
    {"both readers read Turtle alike", reads_turtle_alike},
    {"xsd:string is the same as no datatype", makes_strings_plain},
    {"an error names file and line, once", names_the_line_of_a_fault},
    {"bad text from outside is refused", refuses_bad_text_from_outside},
    {"brackets that nest too deep are refused", bounds_nesting},
    {"relative IRIs without a base are refused", refuses_relative_iris},
};

SUITE_MAIN("rdf", tests)
