// SPDX-License-Identifier: MIT

#include "doc/conllu.h"

#include "base/memory.h"
#include "suite.h"

typedef struct {
  unsigned count;
  size_t line;
  td_status status;
} last_error;

static void keep(void *handle, const td_error *error) {
  last_error *last = handle;
  last->count++;
  last->line = error->line;
  last->status = error->status;
}

// The first document of `text`; NULL with `*last` set when that fails.
static td_document *read_first(const char *text, last_error *last) {
  *last = (last_error){0};
  const td_error_sink errors = {keep, last};
  td_source *source = NULL;
  td_document *document = NULL;
  CU_ASSERT_EQUAL_FATAL(
      td_source_open_memory(td_slice_of(text), "x.conllu", &errors, &source),
      TD_OK);
  td_conllu_reader *reader =
      td_conllu_reader_new(source, TD_CONLLU_DOCUMENTS, &errors);
  if (td_conllu_read(reader, &document) != TD_OK) {
    document = NULL;
  }
  td_conllu_reader_free(reader);
  td_source_close(source);
  return document;
}

#define ROW(id, form, head, rel)                                               \
  id "\t" form "\t" form "\tNOUN\tNN\t_\t" head "\t" rel "\t_\t_\n"

static const char two_sentences[] =
    "# newdoc id = urn:x:a\n"
    "# newpar\n"
    "# sent_id = urn:x:a#sentence=0,17\n"
    "# text = She didn't go, €5.\n"
    "1\tShe\tshe\tPRON\tPRP\tCase=Nom\t4\tnsubj\t_\t_\n"
    "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_\n"
    "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
    "4\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n"
    "5\t,\t,\tPUNCT\t,\t_\t6\tpunct\t_\t_\n"
    "6\t€\t€\tSYM\t$\t_\t4\tobl:unmarked\t_\tSpaceAfter=No\n"
    "7\t5\t5\tNUM\tCD\t_\t6\tnummod\t_\tSpaceAfter=No\n"
    "8\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n"
    "\n"
    "# newpar\n"
    "# sent_id = urn:x:a#sentence=21,25\n"
    "# text = Why?\n"
    "1\tWhy\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
    "2\t?\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "\n";

static void reads_layers_with_their_spans(void) {
  last_error last;
  td_document *d = read_first(two_sentences, &last);
  CU_ASSERT_PTR_NOT_NULL_FATAL(d);
  CU_ASSERT_TRUE(td_slice_is(d->uri, "urn:x:a"));
  CU_ASSERT_TRUE(
      td_slice_is(d->parts[TD_BODY].text, "She didn't go, €5.\n\nWhy?"));
  CU_ASSERT_EQUAL_FATAL(d->sentences.count, 2);
  CU_ASSERT_EQUAL_FATAL(d->tokens.count, 10);
  const td_token *t = d->tokens.items;
  CU_ASSERT_EQUAL(t[1].n_words, 2);
  CU_ASSERT_FALSE(t[1].space_after);
  CU_ASSERT_TRUE(t[2].space_after);
  CU_ASSERT_EQUAL(t[2].head, 3);
  CU_ASSERT_EQUAL(t[3].head, TD_NONE);
  CU_ASSERT_EQUAL(t[3].first_child, 0);
  CU_ASSERT_EQUAL(t[5].rel, TD_REL_OBL_UNMARKED);
  CU_ASSERT_EQUAL(t[8].rel, TD_REL_NONE);
  CU_ASSERT_EQUAL(t[8].head, TD_NONE);
  for (uint32_t i = 0; i < d->tokens.count; i++) {
    CU_ASSERT_TRUE(
        td_slice_equal(td_document_text(d, TD_BODY, t[i].span), t[i].form));
  }
  td_document_free(d);
}

static void writes_what_it_read(void) {
  last_error last;
  td_document *d = read_first(two_sentences, &last);
  CU_ASSERT_PTR_NOT_NULL_FATAL(d);
  td_buffer out = {0};
  td_conllu_write(d, &out);
  td_document_free(d);
  d = read_first(out.data, &last);
  CU_ASSERT_PTR_NOT_NULL_FATAL(d);
  td_buffer again = {0};
  td_conllu_write(d, &again);
  CU_ASSERT_STRING_EQUAL(out.data, again.data);
  CU_ASSERT_PTR_NOT_NULL(
      strstr(out.data, "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"));
  CU_ASSERT_PTR_NOT_NULL(
      strstr(out.data, "\n1\tWhy\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"));
  td_buffer_clear(&out);
  td_buffer_clear(&again);
  td_document_free(d);
}

static void puts_text_together_from_the_words(void) {
  last_error last;
  td_document *d = read_first("1\tNo\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
                              "2\t.\t_\t_\t_\t_\t_\t_\t_\t_\n\n"
                              "# part = headline\n"
                              "1\tHead\t_\t_\t_\t_\t_\t_\t_\t_\n\n"
                              "1\tYes\t_\t_\t_\t_\t_\t_\t_\t_",
                              &last);
  CU_ASSERT_PTR_NOT_NULL_FATAL(d);
  CU_ASSERT_TRUE(td_slice_is(d->parts[TD_BODY].text, "No. Yes"));
  CU_ASSERT_TRUE(td_slice_is(d->parts[TD_HEADLINE].text, "Head"));
  CU_ASSERT_TRUE(d->sentences.items[1].begins_paragraph);
  CU_ASSERT_FALSE(d->sentences.items[2].begins_paragraph);
  td_document_free(d);
}

static void refuses_what_is_no_tree(void) {
  static const struct {
    const char *text;
    size_t line;
  } cases[] = {
      {ROW("1", "a", "2", "dep") ROW("2", "b", "1", "dep") "\n", 3},
      {ROW("1", "a", "1", "dep") "\n", 2},
      {ROW("1", "a", "3", "dep") ROW("2", "b", "0", "root") "\n", 3},
      {ROW("1", "a", "0", "root") ROW("2", "b", "0", "root") "\n", 3},
      {ROW("1", "a", "0", "root") ROW("2", "b", "_", "_") "\n", 3},
      {ROW("1", "a", "99999999999", "dep"), 1},
      {ROW("1", "a", "-1", "dep"), 1},
      {ROW("1", "a", "0", "nosuch"), 1},
      {ROW("1", "a", "0", "conj") "\n", 2},
  };
  for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
    last_error last;
    CU_ASSERT_PTR_NULL(read_first(cases[i].text, &last));
    CU_ASSERT_EQUAL(last.count, 1);
    CU_ASSERT_EQUAL(last.status, TD_ERR_BAD_SYNTAX);
    CU_ASSERT_EQUAL(last.line, cases[i].line);
  }
}

static void refuses_broken_lines(void) {
  static const char *const cases[] = {
      "1\ta\n",
      "1\ta\t_\t_\t_\t_\t_\t_\t_\t_\t_\n",
      "1 a _ _ _ _ _ _ _ _\n",
      ROW("2", "a", "0", "root"),
      ROW("x", "a", "0", "root"),
      "1\t\t_\t_\t_\t_\t_\t_\t_\t_\n",
      "1-2\tab\t_\t_\t_\t_\t_\t_\t_\t_\n" ROW("1", "a", "0", "root") "\n",
      "2-1\tab\t_\t_\t_\t_\t_\t_\t_\t_\n",
      "1-900\tab\t_\t_\t_\t_\t_\t_\t_\t_\n",
      "# text = a c\n" ROW("1", "a", "0", "root")
          ROW("2", "b", "1", "dep") "\n",
      "# text = a b\n" ROW("1", "a", "0", "root") "\n",
      "1\t\xFF\t_\t_\t_\t_\t_\t_\t_\t_\n",
      "1\ta\t_\tNOSUCH\t_\t_\t_\t_\t_\t_\n",
  };
  for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
    last_error last;
    CU_ASSERT_PTR_NULL(read_first(cases[i], &last));
    CU_ASSERT_EQUAL(last.count, 1);
  }
}

static void goes_on_after_a_bad_document(void) {
  static const char text[] =
      "# newdoc id = a\n" ROW("1", "a", "7", "dep") "\n" ROW(
          "1", "x", "0",
          "root") "\n# newdoc id = b\n" ROW("1", "b", "0",
                                            "root") "# newdoc id = "
                                                    "c\n" ROW(
                                                        "1", "c", "5",
                                                        "dep") "# "
                                                               "newd"
                                                               "oc "
                                                               "id "
                                                               "= "
                                                               "d"
                                                               "\n" ROW(
                                                                   "1", "d",
                                                                   "0", "root");
  last_error last = {0};
  const td_error_sink errors = {keep, &last};
  td_source *source;
  CU_ASSERT_EQUAL_FATAL(
      td_source_open_memory(td_slice_of(text), "x", &errors, &source), TD_OK);
  td_conllu_reader *reader =
      td_conllu_reader_new(source, TD_CONLLU_DOCUMENTS, &errors);
  static const char *const wanted[] = {NULL, "b", NULL, "d"};
  for (size_t i = 0; i < 4; i++) {
    td_document *d = NULL;
    const td_status status = td_conllu_read(reader, &d);
    CU_ASSERT_EQUAL(status, wanted[i] ? TD_OK : TD_ERR_BAD_SYNTAX);
    if (status == TD_OK) {
      CU_ASSERT_TRUE(wanted[i] && td_slice_is(d->uri, wanted[i]));
      td_document_free(d);
    }
  }
  td_document *none;
  CU_ASSERT_EQUAL(td_conllu_read(reader, &none), TD_END);
  CU_ASSERT_EQUAL(last.count, 2);
  td_conllu_reader_free(reader);
  td_source_close(source);
}

static void reads_sentence_by_sentence(void) {
  last_error last = {0};
  const td_error_sink errors = {keep, &last};
  td_source *source;
  CU_ASSERT_EQUAL_FATAL(
      td_source_open_memory(td_slice_of(two_sentences), "x", &errors, &source),
      TD_OK);
  td_conllu_reader *reader =
      td_conllu_reader_new(source, TD_CONLLU_SENTENCES, &errors);
  td_document *d;
  unsigned n = 0;
  while (td_conllu_read(reader, &d) == TD_OK) {
    CU_ASSERT_EQUAL(d->sentences.count, 1);
    CU_ASSERT_TRUE(td_slice_is(d->uri, "urn:x:a"));
    td_document_free(d);
    n++;
  }
  CU_ASSERT_EQUAL(n, 2);
  td_conllu_reader_free(reader);
  td_source_close(source);
}

static void reads_every_tag_that_it_writes(void) {
  for (unsigned i = 1; i < TD_N_UPOS; i++) {
    CU_ASSERT_EQUAL(td_upos_parse(td_slice_of(td_upos_string((td_upos)i))), i);
  }
  for (unsigned i = 1; i < TD_N_REL; i++) {
    CU_ASSERT_EQUAL(td_rel_parse(td_slice_of(td_rel_string((td_rel)i))), i);
  }
  CU_ASSERT_EQUAL(td_upos_parse(TD_SLICE("X")), TD_UPOS_X);
  CU_ASSERT_EQUAL(td_rel_parse(TD_SLICE("nmod:nosuch")), TD_REL_NMOD);
}

static td_status read_all(const char *text) {
  td_source *source;
  td_document *d;
  td_status status =
      td_source_open_memory(td_slice_of(text), "x", NULL, &source);
  if (status != TD_OK) {
    return status;
  }
  td_conllu_reader *reader =
      td_conllu_reader_new(source, TD_CONLLU_DOCUMENTS, NULL);
  status = reader ? td_conllu_read(reader, &d) : TD_ERR_NO_MEM;
  if (status == TD_OK) {
    td_buffer out = {0};
    td_conllu_write(d, &out);
    status = out.failed ? TD_ERR_NO_MEM : TD_OK;
    td_buffer_clear(&out);
    td_document_free(d);
  }
  td_conllu_reader_free(reader);
  td_source_close(source);
  return status;
}

// Fails every allocation in turn; the last run has enough.
static void memory_may_run_out_anywhere(void) {
  td_status status = TD_ERR_NO_MEM;
  long n = 0;
  for (; status == TD_ERR_NO_MEM && n < 1000; n++) {
    td_memory_fail_after(n);
    status = read_all(two_sentences);
    td_memory_fail_after(-1);
  }
  CU_ASSERT_EQUAL(status, TD_OK);
  CU_ASSERT_TRUE(n > 5);
}

static const td_test tests[] = {
    {"memory may run out anywhere", memory_may_run_out_anywhere},
    {"reads every tag that it writes", reads_every_tag_that_it_writes},
    {"reads layers with their spans", reads_layers_with_their_spans},
    {"writes what it read", writes_what_it_read},
    {"puts text together from the words", puts_text_together_from_the_words},
    {"refuses what is no tree", refuses_what_is_no_tree},
    {"refuses broken lines", refuses_broken_lines},
    {"goes on after a bad document", goes_on_after_a_bad_document},
    {"reads sentence by sentence", reads_sentence_by_sentence},
};

SUITE_MAIN("conllu", tests)
