// SPDX-License-Identifier: MIT

#include "base/csv.h"
#include "base/try.h"
#include "export/export_private.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

enum { EVENTS, ENTITIES, EDGES, N_TABLES };

typedef struct {
  const char *name;
  td_vocab property;
} column;

static const char *const table_names[N_TABLES] = {"events", "entities",
                                                  "edges"};

static const column event_columns[] = {
    {"label", TD_RDFS_label},
    {"classes", TD_RDF_type},
    {"date", TD_SEM_hasTimeStamp},
    {"begin", TD_SEM_hasEarliestBeginTimeStamp},
    {"end", TD_SEM_hasLatestEndTimeStamp},
    {"status", TD_TID_status},
    {"actors", TD_TID_actor},
    {"recipients", TD_TID_recipient},
    {"themes", TD_TID_theme},
    {"places", TD_SEM_hasPlace},
    {"origins", TD_TID_origin},
    {"destinations", TD_TID_destination},
    {"topics", TD_TID_topic},
    {"reasons", TD_TID_reason},
    {"modes", TD_TID_mode},
    {"contexts", TD_TID_context},
    {"killed", TD_TID_killed},
    {"killed_min", TD_TID_killedMin},
    {"killed_max", TD_TID_killedMax},
    {"wounded", TD_TID_wounded},
    {"wounded_min", TD_TID_woundedMin},
    {"wounded_max", TD_TID_woundedMax},
    {"missing", TD_TID_missing},
    {"missing_min", TD_TID_missingMin},
    {"missing_max", TD_TID_missingMax},
    {"detained", TD_TID_detained},
    {"detained_min", TD_TID_detainedMin},
    {"detained_max", TD_TID_detainedMax},
    {"displaced", TD_TID_displaced},
    {"displaced_min", TD_TID_displacedMin},
    {"displaced_max", TD_TID_displacedMax},
    {"attributed_to", TD_TID_attributedTo},
    {"denied_by", TD_TID_deniedBy},
    {"confidence", TD_TID_confidence},
    {"source_count", TD_TID_sourceCount},
    {"articles", TD_PROV_wasDerivedFrom}};

static const column entity_columns[] = {
    {"label", TD_SKOS_prefLabel},
    {"other_labels", TD_SKOS_altLabel},
    {"description", TD_RDFS_label},
    {"classes", TD_RDF_type},
    {"country", TD_TID_country},
    {"iso3", TD_TID_iso3},
    {"sectors", TD_TID_sector},
    {"part_of", TD_ORG_subOrganizationOf},
    {"contained_in", TD_SCHEMA_containedInPlace},
    {"lat", TD_WGS84_lat},
    {"long", TD_WGS84_long},
    {"count", TD_TID_count},
    {"known", TD_TID_inGazetteer},
    {"same_as", TD_OWL_sameAs}};

static const column edge_columns[] = {
    {"classes", TD_RDF_type},
    {"date", TD_SEM_hasTimeStamp},
    {"begin", TD_SEM_hasEarliestBeginTimeStamp},
    {"end", TD_SEM_hasLatestEndTimeStamp},
    {"status", TD_TID_status},
    {"label", TD_RDFS_label}};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

typedef struct {
  td_prefix_map *prefixes;
  td_sink *sinks[N_TABLES]; ///< NULL: not wanted
  td_buffer cell;
  td_buffer row;
} tables;

static td_status write_row(tables *self, int table) {
  td_buffer_add_string(&self->row, "\r\n");
  if (self->row.failed || self->cell.failed) {
    return TD_ERR_NO_MEM;
  }
  td_sink_write(self->sinks[table], td_buffer_as_slice(&self->row));
  td_buffer_rewind(&self->row);
  return td_sink_status(self->sinks[table]);
}

static void add_node(tables *self, const td_node *node) {
  td_buffer_rewind(&self->cell);
  td_values_add_node(self->prefixes, node, &self->cell);
  td_csv_add_cell(td_buffer_as_slice(&self->cell), &self->row);
}

static void add_columns(tables *self, const td_block *block,
                        const column *columns, size_t n) {
  for (size_t i = 0; i < n; i++) {
    td_buffer_rewind(&self->cell);
    td_values_add(self->prefixes, block, columns[i].property, &self->cell);
    td_buffer_add_char(&self->row, ',');
    td_csv_add_cell(td_buffer_as_slice(&self->cell), &self->row);
  }
}

static td_status add_edge(void *handle, const td_edge *edge,
                          const td_block *event) {
  tables *self = handle;
  add_node(self, edge->source);
  td_buffer_add_char(&self->row, ',');
  add_node(self, edge->target);
  td_buffer_printf(&self->row, ",%s,", edge->kind);
  add_node(self, &event->subject);
  add_columns(self, event, edge_columns, COUNT(edge_columns));
  return write_row(self, EDGES);
}

static td_status take(void *handle, const td_block *block) {
  tables *self = handle;
  const bool is_event = td_values_is_event(block);
  if (is_event && self->sinks[EVENTS]) {
    add_node(self, &block->subject);
    add_columns(self, block, event_columns, COUNT(event_columns));
    TD_TRY(write_row(self, EVENTS));
  }
  if (is_event && self->sinks[EDGES]) {
    TD_TRY(td_values_each_edge(block, add_edge, self));
  }
  if (!is_event && self->sinks[ENTITIES] && td_values_is_entity(block)) {
    add_node(self, &block->subject);
    add_columns(self, block, entity_columns, COUNT(entity_columns));
    TD_TRY(write_row(self, ENTITIES));
  }
  return TD_OK;
}

static td_status write_head(tables *self, int table, const char *first,
                            const column *columns, size_t n) {
  if (!self->sinks[table]) {
    return TD_OK;
  }
  td_buffer_add_string(&self->row, first);
  for (size_t i = 0; i < n; i++) {
    td_buffer_printf(&self->row, ",%s", columns[i].name);
  }
  return write_row(self, table);
}

static td_status write_heads(tables *self) {
  TD_TRY(
      write_head(self, EVENTS, "event", event_columns, COUNT(event_columns)));
  TD_TRY(write_head(self, ENTITIES, "entity", entity_columns,
                    COUNT(entity_columns)));
  return write_head(self, EDGES, "source,target,kind,event", edge_columns,
                    COUNT(edge_columns));
}

// ---------------------------------------------------------------- outputs

static td_status open_one(tables *self, const td_export_request *request,
                          const td_error_sink *errors) {
  for (int i = 0; i < N_TABLES; i++) {
    if (strcmp(request->table, table_names[i]) == 0) {
      return td_sink_open(request->output, errors, &self->sinks[i]);
    }
  }
  return td_error_send(errors, TD_ERR_BAD_ARG, NULL, 0,
                       "--table takes events, entities or edges, not '%s'",
                       request->table);
}

static td_status open_all(tables *self, const td_export_request *request,
                          const td_error_sink *errors) {
  if (strcmp(request->output, "-") == 0) {
    return td_error_send(errors, TD_ERR_BAD_ARG, NULL, 0,
                         "CSV has three tables; give --output FOLDER for all, "
                         "or --table events, entities or edges for one");
  }
  if (mkdir(request->output, 0777) != 0 && errno != EEXIST) {
    return td_error_send(errors, TD_ERR_IO, request->output, 0,
                         "the folder cannot be made: %s", strerror(errno));
  }
  for (int i = 0; i < N_TABLES; i++) {
    td_buffer path = {0};
    td_buffer_printf(&path, "%s/%s.csv", request->output, table_names[i]);
    const td_status status =
        path.failed ? TD_ERR_NO_MEM
                    : td_sink_open(path.data, errors, &self->sinks[i]);
    td_buffer_clear(&path);
    TD_TRY(status);
  }
  return TD_OK;
}

static td_status close_sinks(tables *self, td_status status) {
  for (int i = 0; i < N_TABLES; i++) {
    if (self->sinks[i] && status == TD_OK) {
      status = td_sink_close(self->sinks[i]);
    } else {
      td_sink_drop(self->sinks[i]);
    }
  }
  return status;
}

td_status td_export_tables(const td_export_request *request,
                           const td_error_sink *errors) {
  tables self = {.prefixes = td_prefix_map_new(NULL, 0)};
  td_status status = self.prefixes ? TD_OK : TD_ERR_NO_MEM;
  if (status == TD_OK) {
    status = request->table ? open_one(&self, request, errors)
                            : open_all(&self, request, errors);
  }
  if (status == TD_OK) {
    status = write_heads(&self);
  }
  if (status == TD_OK) {
    status = td_export_read(request, errors, (td_block_sink){take, &self});
  }
  status = close_sinks(&self, status);
  td_prefix_map_free(self.prefixes);
  td_buffer_clear(&self.cell);
  td_buffer_clear(&self.row);
  return status;
}
