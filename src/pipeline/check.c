// SPDX-License-Identifier: MIT

#include "base/calendar.h"
#include "base/intern.h"
#include "base/memory.h"
#include "base/try.h"
#include "know/freeze.h"
#include "lexicon/frame.h"
#include "pipeline/examples.h"
#include "pipeline/world.h"
#include "rdf/reader.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct {
  tidings *t;
  const td_know *know;
  const char *file;      // for messages; NULL for our own data
  td_interner *subjects; // only these are checked; NULL: all
  td_arena *arena;
  size_t n_faults;
} checking;

__attribute__((format(printf, 3, 4))) static void
fault(checking *c, td_term subject, const char *format, ...) {
  char text[600];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(text, sizeof(text), format, arguments);
  va_end(arguments);
  const td_slice name = td_know_text(c->know, subject);
  td_error_send(&c->t->errors, TD_ERR_BAD_SYNTAX, c->file, 0, "%.*s: %s",
                (int)name.length, name.data, text);
  c->n_faults++;
}

static td_fact_run objects(const checking *c, td_term s, td_vocab p) {
  const td_term property = td_know_vocab(c->know, p);
  return property ? td_know_objects(c->know, s, property) : (td_fact_run){0};
}

static bool is_same(const checking *c, td_term one, td_term other,
                    td_vocab property) {
  return td_know_get(c->know, one, property) ==
         td_know_get(c->know, other, property);
}

// Whether a pair is to be told with `s`: each once, and those of ours with
// what is checked.
static bool is_partner(const checking *c, td_term s, td_term other) {
  return other != s &&
         (other > s ||
          (c->subjects &&
           !td_interner_find(c->subjects, td_know_text(c->know, other))));
}

// ------------------------------------------------------------ every subject

// Terms of RDF itself are declared nowhere in our files.
static bool is_declared(const checking *c, td_term term) {
  static const int elsewhere[] = {TD_PREFIX_rdf, TD_PREFIX_rdfs, TD_PREFIX_owl,
                                  TD_PREFIX_xsd};
  const td_slice iri = td_know_text(c->know, term);
  for (size_t i = 0; i < sizeof(elsewhere) / sizeof(*elsewhere); i++) {
    if (td_slice_has_prefix(iri,
                            td_slice_of(td_vocab_prefixes[elsewhere[i]].iri))) {
      return true;
    }
  }
  return td_know_get(c->know, term, TD_RDF_type) != 0;
}

static void check_terms(checking *c, td_term s) {
  const td_fact_run run = td_know_facts(c->know, s);
  const td_term type = td_know_vocab(c->know, TD_RDF_type);
  td_term last = 0;
  for (const td_fact *f = run.begin; f < run.end; f++) {
    if (f->p != last && !is_declared(c, f->p)) {
      const td_slice name = td_know_text(c->know, f->p);
      fault(c, s, "there is no property <%.*s>", (int)name.length, name.data);
    }
    if (f->p == type && !is_declared(c, f->o)) {
      const td_slice name = td_know_text(c->know, f->o);
      fault(c, s, "there is no class <%.*s>", (int)name.length, name.data);
    }
    last = f->p;
  }
}

// ------------------------------------------------------------------ lexicon

static void check_frames(checking *c, td_term s) {
  const td_fact_run run = objects(c, s, TD_TID_frame);
  for (const td_fact *f = run.begin; f < run.end; f++) {
    const td_arena_mark mark = td_arena_set_mark(c->arena);
    const td_slice text = td_know_text(c->know, f->o);
    td_frame frame;
    const char *problem = "out of memory";
    td_frame_reader reader = {.know = c->know, .arena = c->arena};
    if (td_frame_parse(&reader, text, &frame, &problem) != TD_OK) {
      fault(c, s, "frame \"%.*s\": %s", (int)text.length, text.data, problem);
    }
    td_arena_rewind(c->arena, mark);
  }
}

static void check_entry(checking *c, td_term s) {
  if (!td_know_get(c->know, s, TD_TID_lemma)) {
    fault(c, s, "a lexicon entry needs tid:lemma");
  }
  if (!td_know_get(c->know, s, TD_TID_evokes)) {
    fault(c, s, "a lexicon entry needs tid:evokes, the class of the event");
  }
  if (!td_know_get(c->know, s, TD_SKOS_example)) {
    fault(c, s, "a lexicon entry needs skos:example, a sentence that uses it");
  }
  const td_term event = td_know_vocab(c->know, TD_SEM_Event);
  const td_fact_run run = objects(c, s, TD_TID_evokes);
  for (const td_fact *f = run.begin; f < run.end; f++) {
    if (!td_know_is_subclass(c->know, f->o, event)) {
      const td_slice name = td_know_text(c->know, f->o);
      fault(c, s, "tid:evokes <%.*s>, which is no class of events",
            (int)name.length, name.data);
    }
  }
  check_frames(c, s);
}

// ---------------------------------------------------------------- gazetteer

// Towns of one name are told apart by their areas.
static bool is_in_other_area(const checking *c, td_term s, td_term other) {
  return td_know_has(c->know, s, TD_RDF_type,
                     td_know_vocab(c->know, TD_TID_Town)) &&
         !is_same(c, s, other, TD_SCHEMA_containedInPlace);
}

// Another entity of the same class and country under the same full name.
static void check_name(checking *c, td_term s, td_vocab property,
                       td_term name) {
  const td_fact_run run =
      td_know_subjects(c->know, td_know_vocab(c->know, property), name);
  const td_term country = td_know_get(c->know, s, TD_TID_country);
  for (const td_fact *f = run.begin; f < run.end; f++) {
    if (is_partner(c, s, f->s) && country && is_same(c, s, f->s, TD_RDF_type) &&
        is_same(c, s, f->s, TD_TID_country) && !is_in_other_area(c, s, f->s)) {
      const td_slice other = td_know_text(c->know, f->s);
      const td_slice words = td_know_text(c->know, name);
      fault(c, s, "has the name \"%.*s\", class and country of <%.*s>",
            (int)words.length, words.data, (int)other.length, other.data);
    }
  }
}

static void check_names(checking *c, td_term s) {
  static const td_vocab full[] = {TD_SKOS_prefLabel, TD_SKOS_altLabel};
  for (int own = 0; own < 2; own++) {
    const td_fact_run run = objects(c, s, full[own]);
    for (const td_fact *f = run.begin; f < run.end; f++) {
      check_name(c, s, TD_SKOS_prefLabel, f->o);
      check_name(c, s, TD_SKOS_altLabel, f->o);
    }
  }
}

// Places and bodies of government that lie in a state, or belong to one.
static bool needs_country(const checking *c, td_term s) {
  static const td_vocab classes[] = {TD_SCHEMA_City,
                                     TD_SCHEMA_GovernmentOrganization};
  for (size_t i = 0; i < sizeof(classes) / sizeof(*classes); i++) {
    if (td_know_is_a(c->know, s, classes[i])) {
      return true;
    }
  }
  return false;
}

static void check_entity(checking *c, td_term s) {
  const td_term name = td_know_get(c->know, s, TD_SKOS_prefLabel);
  if (!td_know_get(c->know, s, TD_RDF_type)) {
    fault(c, s, "an entity needs a class");
  }
  if (name) {
    check_names(c, s);
  } else {
    fault(c, s, "an entity needs skos:prefLabel");
  }
  if (needs_country(c, s) && !td_know_get(c->know, s, TD_TID_country)) {
    fault(c, s, "needs tid:country, the state that it is of");
  }
  const td_fact_run run = objects(c, s, TD_TID_country);
  for (const td_fact *f = run.begin; f < run.end; f++) {
    if (!td_know_get(c->know, f->o, TD_TID_iso3) &&
        !td_know_is_a(c->know, f->o, TD_SCHEMA_Country)) {
      const td_slice other = td_know_text(c->know, f->o);
      fault(c, s, "tid:country <%.*s>, which is no country of the gazetteer",
            (int)other.length, other.data);
    }
  }
}

static td_day day_of(const checking *c, td_term s, td_vocab property,
                     td_day otherwise) {
  const td_term day = td_know_get(c->know, s, property);
  return day ? td_day_parse(td_know_text(c->know, day)) : otherwise;
}

// The days in which a post is held for certain; open ends where none is said.
static bool is_together(const checking *c, td_term one, td_term other) {
  return day_of(c, one, TD_TID_since, INT32_MIN) <
             day_of(c, other, TD_TID_until, INT32_MAX) &&
         day_of(c, other, TD_TID_since, INT32_MIN) <
             day_of(c, one, TD_TID_until, INT32_MAX);
}

// One person in one post twice at a time.
static void check_overlap(checking *c, td_term s, td_term member) {
  const td_fact_run run =
      td_know_subjects(c->know, td_know_vocab(c->know, TD_ORG_member), member);
  for (const td_fact *f = run.begin; f < run.end; f++) {
    if (is_partner(c, s, f->s) && is_same(c, s, f->s, TD_ORG_role) &&
        is_same(c, s, f->s, TD_ORG_organization) && is_together(c, s, f->s)) {
      const td_slice other = td_know_text(c->know, f->s);
      fault(c, s, "overlaps with <%.*s>", (int)other.length, other.data);
    }
  }
}

// Two persons at a time in a post that one holds; those whose first day is not
// known may be of any time.
static void check_holders(checking *c, td_term s, td_term body) {
  const td_term role = td_know_get(c->know, s, TD_ORG_role);
  const td_slice one =
      td_know_text(c->know, td_know_get(c->know, role, TD_TID_oneHolder));
  const td_fact_run run = td_know_subjects(
      c->know, td_know_vocab(c->know, TD_ORG_organization), body);
  if (!td_slice_is(one, "true") || !td_know_get(c->know, s, TD_TID_since)) {
    return;
  }
  for (const td_fact *f = run.begin; f < run.end; f++) {
    if (is_partner(c, s, f->s) && is_same(c, s, f->s, TD_ORG_role) &&
        !is_same(c, s, f->s, TD_ORG_member) &&
        td_know_get(c->know, f->s, TD_TID_since) && is_together(c, s, f->s)) {
      const td_slice other = td_know_text(c->know, f->s);
      fault(c, s, "one holds this post at a time, but <%.*s> overlaps",
            (int)other.length, other.data);
    }
  }
}

static void check_membership(checking *c, td_term s) {
  const td_term member = td_know_get(c->know, s, TD_ORG_member);
  if (!member || !td_know_get(c->know, member, TD_SKOS_prefLabel)) {
    fault(c, s, "org:member is missing or not in the gazetteer");
  }
  const td_term body = td_know_get(c->know, s, TD_ORG_organization);
  if (!body || !td_know_get(c->know, body, TD_SKOS_prefLabel)) {
    fault(c, s, "org:organization is missing or not in the gazetteer");
  }
  if (!td_know_is_a(c->know, td_know_get(c->know, s, TD_ORG_role),
                    TD_ORG_Role)) {
    fault(c, s, "org:role is missing or not in the gazetteer");
  }
  const td_day since = day_of(c, s, TD_TID_since, INT32_MIN + 1);
  const td_day until = day_of(c, s, TD_TID_until, INT32_MAX);
  if (since == TD_NO_DAY || until == TD_NO_DAY || since > until) {
    fault(c, s, "tid:since and tid:until are no days in order");
  }
  if (member) {
    check_overlap(c, s, member);
  }
  if (body) {
    check_holders(c, s, body);
  }
}

static void check_subject(checking *c, td_term s) {
  const td_slice entity = td_slice_of(td_vocab_prefixes[TD_PREFIX_ent].iri);
  check_terms(c, s);
  if (td_know_is_a(c->know, s, TD_ONTOLEX_LexicalEntry)) {
    check_entry(c, s);
  } else if (td_know_is_a(c->know, s, TD_ORG_Membership)) {
    check_membership(c, s);
  } else if (td_slice_has_prefix(td_know_text(c->know, s), entity)) {
    check_entity(c, s);
  }
}

static void check_subjects(checking *c) {
  const uint32_t n = td_know_count(c->know);
  for (td_term s = 1; s <= n && td_know_is_iri(c->know, s); s++) {
    const td_fact_run run = td_know_facts(c->know, s);
    if (run.begin < run.end &&
        (!c->subjects ||
         td_interner_find(c->subjects, td_know_text(c->know, s)))) {
      check_subject(c, s);
    }
  }
}

// ------------------------------------------------------------ a user's file

typedef struct {
  td_statement_sink freezer;
  td_interner *subjects;
} collecting;

static td_status collect(void *handle, const td_statement *st) {
  collecting *c = handle;
  return td_interner_add(c->subjects, st->subject.text)
             ? c->freezer.write(c->freezer.handle, st)
             : TD_ERR_NO_MEM;
}

// Compile `file` on top of ours at `path`; its subjects in `c->subjects`.
static td_status compile_file(checking *c, const td_know *ours,
                              const char *path) {
  td_rdf_world *world;
  TD_TRY(td_world_rdf(c->t, &world));
  td_freezer *freezer = td_freezer_new();
  td_status status =
      freezer ? td_freezer_add_frozen(freezer, ours) : TD_ERR_NO_MEM;
  if (status == TD_OK) {
    collecting both = {td_freezer_sink(freezer), c->subjects};
    const td_reader_input input = {.path = c->file, .trust = TD_TRUST_OUTSIDE};
    status = td_reader_read(world, &input, (td_statement_sink){collect, &both},
                            &c->t->errors);
  }
  if (status == TD_OK) {
    status = td_freezer_write(freezer, path, &c->t->errors);
  }
  td_freezer_free(freezer);
  return status;
}

static td_status check_file(checking *c, const td_know *ours) {
  char path[] = "/tmp/tidings-check-XXXXXX";
  const int fd = mkstemp(path);
  if (fd < 0) {
    return td_error_send(&c->t->errors, TD_ERR_IO, path, 0,
                         "cannot make a temporary file: %m");
  }
  close(fd);
  c->subjects = td_interner_new();
  td_status status = c->subjects ? compile_file(c, ours, path) : TD_ERR_NO_MEM;
  td_know *know = NULL;
  if (status == TD_OK) {
    status = td_know_open(path, &c->t->errors, &know);
  }
  if (status == TD_OK) {
    c->know = know;
    check_subjects(c);
  }
  td_know_close(know);
  td_interner_free(c->subjects);
  c->subjects = NULL;
  unlink(path);
  return status;
}

// ----------------------------------------------------------------- examples

static void bad_example(void *handle, td_term entry, const char *problem,
                        td_slice sentence) {
  fault(handle, entry, "%s: %.*s", problem, (int)sentence.length,
        sentence.data);
}

tidings_status tidings_check_examples(tidings *t) {
  td_pipeline *pipeline;
  td_status status = td_world_pipeline(t, &pipeline);
  checking c = {.t = t, .know = t->know};
  td_example_counts counts = {0};
  const uint32_t n = status == TD_OK ? td_know_count(t->know) : 0;
  for (td_term s = 1; status == TD_OK && s <= n && td_know_is_iri(t->know, s);
       s++) {
    if (td_know_is_a(t->know, s, TD_ONTOLEX_LexicalEntry)) {
      status = td_examples_run(pipeline, s, (td_example_sink){bad_example, &c},
                               &counts);
    }
  }
  if (status == TD_OK) {
    td_error_send(&t->errors, TD_OK, NULL, 0,
                  "%zu of %zu examples fire, %zu of %zu counter-examples do "
                  "not",
                  counts.n_examples - counts.n_silent, counts.n_examples,
                  counts.n_counter_examples - counts.n_false,
                  counts.n_counter_examples);
  }
  const tidings_status public_status = td_world_status(t, status);
  return public_status == TIDINGS_OK && c.n_faults ? TIDINGS_SOME_FAILED
                                                   : public_status;
}

tidings_status tidings_check(tidings *t, const char *const *files,
                             size_t n_files) {
  checking c = {.t = t, .arena = td_arena_new(0)};
  td_status status = c.arena ? td_world_know(t, &c.know) : TD_ERR_NO_MEM;
  const td_know *ours = c.know;
  if (status == TD_OK && n_files == 0) {
    check_subjects(&c);
  }
  size_t n_unreadable = 0;
  for (size_t i = 0; status == TD_OK && i < n_files; i++) {
    c.file = files[i];
    const td_status read = check_file(&c, ours);
    n_unreadable += read != TD_OK;
    status = read == TD_ERR_NO_MEM ? read : TD_OK;
  }
  td_arena_free(c.arena);
  const tidings_status public_status = td_world_status(t, status);
  return public_status == TIDINGS_OK && c.n_faults + n_unreadable
             ? TIDINGS_SOME_FAILED
             : public_status;
}
