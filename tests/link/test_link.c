// SPDX-License-Identifier: MIT

// Trees in, entities out: each case is NAME.conllu, whose mentions, entities
// and memberships as words must be NAME.expected. Knowledge is fixture.ttl
// with the ontology and the word lists of names.
//
// test_link KNOW FILE.conllu prints what is found with other knowledge.

#include "base/source.h"
#include "base/try.h"
#include "coref/coref.h"
#include "detect/detect.h"
#include "doc/conllu.h"
#include "know/freeze.h"
#include "know/phrase.h"
#include "link/link.h"
#include "rdf/reader.h"
#include "suite.h"
#include "temporal/temporal.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void report(void *handle, const td_error *error) {
  (void)handle;
  fprintf(stderr, "%s:%zu: %s\n", error->file ? error->file : "", error->line,
          error->text);
}

static const td_error_sink errors = {report, NULL};

static td_know *make_knowledge(void) {
  static const char *const files[] = {
      "ontology/tidings.ttl",       "ontology/lexicon.ttl",
      "data/language/names.ttl",    "data/language/numbers.ttl",
      "data/language/titles.ttl",   "data/language/pronouns.ttl",
      "data/language/verbs.ttl",    "data/language/calendar.ttl",
      "data/language/anaphora.ttl", "data/language/connectives.ttl",
      "tests/link/fixture.ttl"};
  char frozen[] = "/tmp/tidings-link-XXXXXX";
  const int fd = mkstemp(frozen);
  td_rdf_world *world = td_rdf_world_new();
  td_freezer *freezer = td_freezer_new();
  for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++) {
    char path[1000];
    snprintf(path, sizeof(path), TEST_SRCDIR "/%s", files[i]);
    const td_reader_input input = {
        .path = path, .syntax = TD_SYNTAX_TURTLE, .trust = TD_TRUST_OURS};
    CU_ASSERT_EQUAL_FATAL(
        td_reader_read(world, &input, td_freezer_sink(freezer), &errors),
        TD_OK);
  }
  td_know *know = NULL;
  CU_ASSERT_EQUAL_FATAL(td_freezer_write(freezer, frozen, &errors), TD_OK);
  CU_ASSERT_EQUAL_FATAL(td_know_open(frozen, &errors, &know), TD_OK);
  td_freezer_free(freezer);
  td_rdf_world_free(world);
  close(fd);
  unlink(frozen);
  return know;
}

static void add_terms(const td_know *know, td_document *document) {
  for (uint32_t i = 0; i < document->tokens.count; i++) {
    td_token *t = &document->tokens.items[i];
    t->form_term = td_know_phrase_term(know, &t->form, 1, (td_slice){0});
    t->lemma_term = td_know_phrase_term(know, &t->lemma, 1, (td_slice){0});
  }
}

// --------------------------------------------------------------- as words

static void print_entity(const td_know *know, const td_document *d, uint32_t id,
                         td_buffer *out) {
  if (id == TD_NONE) {
    td_buffer_add_string(out, "-");
    return;
  }
  const td_entity *e = &d->entities.items[id];
  if (e->kind == TD_ENTITY_LIST) {
    for (uint32_t i = 0; i < e->n_members; i++) {
      td_buffer_add_string(out, i ? " + " : "");
      print_entity(know, d, e->members[i], out);
    }
  } else if (e->known) {
    td_buffer_add(out, td_know_local_name(know, e->known));
  } else {
    td_buffer_printf(out, "%s %u", e->kind == TD_ENTITY_GROUP ? "group" : "new",
                     (unsigned)id);
  }
}

static void print_mention(const td_know *know, const td_document *d,
                          const td_mention *m, td_buffer *out) {
  static const char *const forms[] = {"name", "nominal", "pronoun"};
  static const char *const types[] = {"-", "PER", "ORG", "LOC", "MISC"};
  td_buffer_add(out, td_document_text(d, m->part, m->span));
  td_buffer_printf(out, " | %s | %s | ", forms[m->form], types[m->type]);
  print_entity(know, d, m->entity, out);
  td_buffer_add_char(out, '\n');
}

// The names inside mention `m`, behind its line.
static void print_inner(const td_know *know, const td_document *d,
                        const td_mention *m, td_buffer *out) {
  for (uint32_t i = 0; i < d->inner.count; i++) {
    const td_mention *inner = &d->inner.items[i];
    if (inner->first_token >= m->first_token &&
        inner->first_token < m->first_token + m->n_tokens &&
        m->form == TD_FORM_NAME) {
      td_buffer_add_string(out, "  ");
      print_mention(know, d, inner, out);
    }
  }
}

// What a person of the gazetteer is on the day.
static void print_known(const td_know *know, const td_document *d, uint32_t id,
                        td_buffer *out) {
  const td_entity *e = &d->entities.items[id];
  if (!e->known || !e->sectors[0] ||
      !td_know_is_a(know, e->known, TD_SCHEMA_Person)) {
    return;
  }
  print_entity(know, d, id, out);
  td_buffer_add_string(out, " |");
  for (int i = 0; i < TD_MAX_SECTORS && e->sectors[i]; i++) {
    td_buffer_add_char(out, ' ');
    td_buffer_add(out, td_know_text(know, e->sectors[i]));
  }
  td_buffer_add_char(out, '\n');
}

static void print_new(const td_know *know, const td_document *d, uint32_t id,
                      td_buffer *out) {
  const td_entity *e = &d->entities.items[id];
  if (e->known || e->kind == TD_ENTITY_LIST) {
    return;
  }
  print_entity(know, d, id, out);
  td_buffer_add_string(out, " = ");
  td_buffer_add(out, e->name);
  td_buffer_add_string(out, " |");
  const td_term terms[] = {e->type, e->country, e->nonstate, e->gender};
  for (size_t i = 0; i < sizeof(terms) / sizeof(*terms); i++) {
    if (terms[i]) {
      td_buffer_add_char(out, ' ');
      td_buffer_add(out, td_know_local_name(know, terms[i]));
    }
  }
  for (int i = 0; i < TD_MAX_SECTORS && e->sectors[i]; i++) {
    td_buffer_add_char(out, ' ');
    td_buffer_add(out, td_know_text(know, e->sectors[i]));
  }
  const int64_t counts[] = {e->count, e->count_min, e->count_max};
  static const char *const names[] = {"count", "min", "max"};
  for (int i = 0; i < 3; i++) {
    if (counts[i] != TD_NO_COUNT) {
      td_buffer_printf(out, " %s=%lld", names[i], (long long)counts[i]);
    }
  }
  if (e->organization != TD_NONE) {
    td_buffer_add_string(out, " of ");
    print_entity(know, d, e->organization, out);
  }
  td_buffer_add_char(out, '\n');
}

static void print_membership(const td_know *know, const td_document *d,
                             const td_membership *m, td_buffer *out) {
  static const char *const tenures[] = {"current", "former", "acting", "elect",
                                        "designate"};
  td_buffer_add_string(out, "* ");
  td_buffer_add(out, td_document_text(d, m->part, m->span));
  td_buffer_add_string(out, " | ");
  print_entity(know, d, m->member, out);
  td_buffer_add_string(out, " | ");
  td_buffer_add(out, td_know_local_name(know, m->role));
  td_buffer_printf(out, " | %s | ", tenures[m->tenure]);
  print_entity(know, d, m->organization, out);
  const uint32_t ends[] = {m->since, m->until};
  static const char *const names[] = {"since", "until"};
  for (int i = 0; i < 2; i++) {
    if (ends[i] != TD_NONE) {
      td_buffer_printf(out, " | %s ", names[i]);
      td_buffer_add(out, d->times.items[ends[i]].value);
    }
  }
  td_buffer_add_char(out, '\n');
}

static void print_document(const td_know *know, const td_document *d,
                           td_buffer *out) {
  uint32_t sentence = TD_NONE;
  for (uint32_t i = 0; i < d->mentions.count; i++) {
    const td_mention *m = &d->mentions.items[i];
    if (m->sentence != sentence) {
      sentence = m->sentence;
      const td_sentence *s = &d->sentences.items[sentence];
      td_buffer_add_string(out, "# ");
      td_buffer_add(out, td_document_text(d, s->part, s->span));
      td_buffer_add_char(out, '\n');
    }
    print_mention(know, d, m, out);
    print_inner(know, d, m, out);
  }
  for (uint32_t i = 0; i < d->entities.count; i++) {
    print_new(know, d, i, out);
    print_known(know, d, i, out);
  }
  for (uint32_t i = 0; i < d->memberships.count; i++) {
    print_membership(know, d, &d->memberships.items[i], out);
  }
}

// ------------------------------------------------------------------ running

typedef struct {
  td_model_file *model;
  td_detector *detector;
  td_resolver *resolver;
  td_linker *linker;
  td_temporal *temporal;
} stages;

static td_status make_stages(const td_know *know, stages *out) {
  TD_TRY(td_model_file_open(TEST_SRCDIR "/data/model/model.bin", &errors,
                            &out->model));
  out->temporal = td_temporal_new(know);
  if (!out->temporal) {
    return TD_ERR_NO_MEM;
  }
  TD_TRY(td_detector_new(know, &out->detector));
  TD_TRY(td_resolver_new(out->model, know, &out->resolver));
  return td_linker_new(know, &out->linker);
}

static void free_stages(stages *s) {
  td_linker_free(s->linker);
  td_temporal_free(s->temporal);
  td_resolver_free(s->resolver);
  td_detector_free(s->detector);
  td_model_file_close(s->model);
}

static td_status run_stages(const stages *s, td_document *document) {
  TD_TRY(td_temporal_run(s->temporal, document));
  TD_TRY(td_detector_run(s->detector, document));
  TD_TRY(td_resolver_run(s->resolver, document));
  return td_linker_run(s->linker, document);
}

static td_status run_file(const td_know *know, const char *path,
                          td_buffer *out) {
  td_source *source = NULL;
  stages s = {0};
  td_status status = td_source_open(path, &errors, &source);
  if (status != TD_OK) {
    return status;
  }
  TD_TRY(make_stages(know, &s));
  td_conllu_reader *reader =
      td_conllu_reader_new(source, TD_CONLLU_DOCUMENTS, &errors);
  td_document *document = NULL;
  while ((status = td_conllu_read(reader, &document)) == TD_OK) {
    add_terms(know, document);
    document->day = td_day_parse(TD_SLICE("2019-05-02"));
    status = run_stages(&s, document);
    if (status == TD_OK) {
      print_document(know, document, out);
    }
    td_document_free(document);
    if (status != TD_OK) {
      break;
    }
  }
  td_conllu_reader_free(reader);
  free_stages(&s);
  td_source_close(source);
  return status == TD_END ? TD_OK : status;
}

static void expect(const char *name) {
  static char expected[1 << 16];
  char path[1000];
  td_buffer out = {0};
  td_know *know = make_knowledge();
  snprintf(path, sizeof(path), TEST_SRCDIR "/tests/link/%s.conllu", name);
  CU_ASSERT_EQUAL(run_file(know, path, &out), TD_OK);
  snprintf(path, sizeof(path), TEST_SRCDIR "/tests/link/%s.expected", name);
  FILE *file = fopen(path, "r");
  CU_ASSERT_PTR_NOT_NULL_FATAL(file);
  const size_t length = fread(expected, 1, sizeof(expected), file);
  fclose(file);
  const bool same =
      td_slice_equal(td_buffer_as_slice(&out), (td_slice){expected, length});
  CU_ASSERT_TRUE(same);
  if (!same) {
    printf("\n--- found for %s\n%.*s\n", name, (int)out.length, out.data);
  }
  td_buffer_clear(&out);
  td_know_close(know);
}

static void test_names(void) { expect("names"); }
static void test_groups(void) { expect("groups"); }
static void test_titles(void) { expect("titles"); }
static void test_metonymy(void) { expect("metonymy"); }
static void test_namesakes(void) { expect("namesakes"); }
static void test_coreference(void) { expect("coreference"); }

static void test_posts(void) { expect("posts"); }
static void test_places(void) { expect("places"); }
static void test_shorts(void) { expect("shorts"); }
static void test_actors(void) { expect("actors"); }
static void test_counts(void) { expect("counts"); }

static const td_test tests[] = {
    {"names are found, typed and told apart", test_names},
    {"groups have counts, countries and sectors", test_groups},
    {"titles give people their posts", test_titles},
    {"a capital that acts is its state", test_metonymy},
    {"namesakes are told apart by office and person", test_namesakes},
    {"posts are said of subjects and held on a day", test_posts},
    {"places are told from their namesakes", test_places},
    {"short forms mean what they shorten", test_shorts},
    {"actors are what their words say", test_actors},
    {"counts are exact, least, most or a range", test_counts},
    {"nominals and pronouns take up what is named", test_coreference},
};

int main(int argc, char **argv) {
  if (argc != 3) {
    return td_run_suite("link", tests, sizeof(tests) / sizeof(tests[0]));
  }
  td_know *know = NULL;
  td_buffer out = {0};
  if (td_know_open(argv[1], &errors, &know) != TD_OK ||
      run_file(know, argv[2], &out) != TD_OK) {
    return 1;
  }
  fwrite(out.data, 1, out.length, stdout);
  td_buffer_clear(&out);
  td_know_close(know);
  return 0;
}
