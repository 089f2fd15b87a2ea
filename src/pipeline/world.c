// SPDX-License-Identifier: MIT

#include "pipeline/world.h"

#include "base/memory.h"
#include "base/try.h"
#include "pipeline/knowledge.h"

#include <stdlib.h>
#include <unistd.h>

const char *tidings_version(void) { return PACKAGE_VERSION; }

static void pass_error(void *handle, const td_error *error) {
  const tidings *t = handle;
  if (t->options.on_error) {
    const tidings_error public_error = {error->file, error->line, error->text};
    t->options.on_error(t->options.handle, &public_error);
  }
}

// ---------------------------------------------------------------- opening

static const char *copy_string(td_arena *arena, const char *string,
                               bool *failed) {
  if (!string) {
    return NULL;
  }
  const td_slice copy = td_arena_copy(arena, td_slice_of(string));
  *failed |= copy.data == NULL;
  return copy.data;
}

static const char *const *copy_strings(td_arena *arena,
                                       const char *const *strings, size_t n,
                                       bool *failed) {
  const char **copies = TD_ARENA_ARRAY(arena, const char *, n + 1);
  for (size_t i = 0; copies && i < n; i++) {
    copies[i] = copy_string(arena, strings[i], failed);
  }
  *failed |= copies == NULL;
  return copies;
}

// ".../tidings/entity/" without "entity/", unless the user says otherwise.
static td_slice base_of(td_arena *arena, const char *wanted) {
  if (wanted) {
    const td_slice base = td_slice_of(wanted);
    return td_slice_has_suffix(base, TD_SLICE("/"))
               ? base
               : td_arena_printf(arena, "%s/", wanted);
  }
  const td_slice entity = td_slice_of(td_vocab_prefixes[TD_PREFIX_ent].iri);
  return td_slice_part(entity, 0, entity.length - strlen("entity/"));
}

static td_status check_options(tidings *t) {
  const tidings_options *o = &t->options;
  if (o->date && (strlen(o->date) != 10 ||
                  td_day_parse(td_slice_of(o->date)) == TD_NO_DAY)) {
    return td_error_send(&t->errors, TD_ERR_BAD_ARG, NULL, 0,
                         "--date takes a day as YYYY-MM-DD, not '%s'", o->date);
  }
  if (td_slice_find(t->base, TD_SLICE(":"), 0) == t->base.length) {
    return td_error_send(&t->errors, TD_ERR_BAD_ARG, NULL, 0,
                         "--base takes an absolute IRI, not '%s'", o->base);
  }
  return TD_OK;
}

tidings_status tidings_open(const tidings_options *options, tidings **out) {
  td_arena *arena = td_arena_new(0);
  tidings *t = arena ? TD_ARENA_NEW(arena, tidings) : NULL;
  if (!t) {
    td_arena_free(arena);
    return TIDINGS_FAILED;
  }
  bool failed = false;
  t->arena = arena;
  t->options = *options;
  t->errors = (td_error_sink){pass_error, t};
  t->options.data_dir = copy_string(arena, options->data_dir, &failed);
  t->options.base = copy_string(arena, options->base, &failed);
  t->options.date = copy_string(arena, options->date, &failed);
  t->options.gazetteers =
      copy_strings(arena, options->gazetteers, options->n_gazetteers, &failed);
  t->options.lexicons =
      copy_strings(arena, options->lexicons, options->n_lexicons, &failed);
  t->base = base_of(arena, t->options.base);
  const td_status status = failed ? TD_ERR_NO_MEM : check_options(t);
  if (status != TD_OK) {
    const tidings_status public_status = td_world_status(t, status);
    tidings_close(t);
    return public_status;
  }
  *out = t;
  return TIDINGS_OK;
}

void tidings_close(tidings *t) {
  if (t) {
    td_pipeline_close(t->pipeline);
    td_know_close(t->know);
    td_rdf_world_free(t->rdf);
    td_arena_free(t->arena);
  }
}

// ------------------------------------------------------- opened when needed

const char *td_world_data_path(tidings *t, const char *name) {
  const char *folder = t->options.data_dir;
  if (!folder) {
    folder = getenv("TIDINGS_DATA");
  }
  return td_arena_printf(t->arena, "%s/%s", folder ? folder : PKGDATADIR, name)
      .data;
}

td_status td_world_rdf(tidings *t, td_rdf_world **out) {
  if (!t->rdf) {
    t->rdf = td_rdf_world_new();
  }
  *out = t->rdf;
  return t->rdf ? TD_OK : TD_ERR_NO_MEM;
}

td_status td_world_know(tidings *t, const td_know **out) {
  if (!t->know) {
    TD_TRY(td_knowledge_open(t, &t->know));
  }
  *out = t->know;
  return TD_OK;
}

td_status td_world_pipeline(tidings *t, td_pipeline **out) {
  if (!t->pipeline) {
    const td_know *know;
    TD_TRY(td_world_know(t, &know));
    const char *model = td_world_data_path(t, "model.bin");
    TD_TRY(model ? td_pipeline_open(know, model, &t->errors, &t->pipeline)
                 : TD_ERR_NO_MEM);
  }
  *out = t->pipeline;
  return TD_OK;
}

tidings_status td_world_status(tidings *t, td_status status) {
  switch (status) {
  case TD_OK:
  case TD_END:
    return TIDINGS_OK;
  case TD_ERR_BAD_ARG:
    return TIDINGS_USAGE;
  case TD_ERR_NO_MEM:
  case TD_ERR_INTERNAL:
    td_error_send(&t->errors, status, NULL, 0, "%s", td_status_string(status));
    return TIDINGS_FAILED;
  default:
    return TIDINGS_FAILED;
  }
}
