// SPDX-License-Identifier: MIT

#include "rdf/world.h"

#include "base/memory.h"
#include "rdf/world_private.h"

// Only the first error of a call is told: what follows it is its echo.
static void tell(td_rdf_world *world, const raptor_locator *locator,
                 const char *text) {
  if (world->n_errors++ > 0 || world->is_quiet) {
    return;
  }
  if (world->parser && (!locator || locator->line <= 0)) {
    locator = raptor_parser_get_locator(world->parser);
  }
  const int line = locator ? locator->line : 0;
  td_error_send(world->errors, TD_ERR_BAD_SYNTAX, world->file,
                line > 0 ? (size_t)line : 0, "%s", text);
}

static void take_log(void *handle, raptor_log_message *message) {
  if (message->level >= RAPTOR_LOG_LEVEL_ERROR) {
    tell(handle, message->locator, message->text);
  }
}

td_rdf_world *td_rdf_world_new(void) {
  td_rdf_world *world = td_memory_new(1, sizeof(*world));
  if (!world) {
    return NULL;
  }
  world->raptor = raptor_new_world();
  if (!world->raptor) {
    td_memory_free(world);
    return NULL;
  }
  raptor_world_set_log_handler(world->raptor, world, take_log);
  if (raptor_world_open(world->raptor)) {
    td_rdf_world_free(world);
    return NULL;
  }
  return world;
}

void td_rdf_world_free(td_rdf_world *world) {
  if (world) {
    raptor_free_world(world->raptor);
    td_memory_free(world);
  }
}

void td_rdf_world_begin(td_rdf_world *world, const td_error_sink *errors,
                        const char *file) {
  world->errors = errors;
  world->file = file;
  world->n_errors = 0;
}

void td_rdf_world_end(td_rdf_world *world) {
  world->errors = NULL;
  world->file = NULL;
  world->parser = NULL;
}
