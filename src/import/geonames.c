// SPDX-License-Identifier: MIT

#include "base/calendar.h"
#include "base/try.h"
#include "base/utf8.h"
#include "import/import_private.h"
#include "know/fold.h"
#include "rdf/node.h"

// The columns of cities*.txt, allCountries.txt and the files of one country,
// as the readme.txt beside them has it.
enum {
  COLUMN_ID,
  COLUMN_NAME,
  COLUMN_ASCII_NAME,
  COLUMN_OTHER_NAMES,
  COLUMN_LATITUDE,
  COLUMN_LONGITUDE,
  COLUMN_FEATURE_CLASS,
  COLUMN_FEATURE_CODE,
  COLUMN_COUNTRY,
  COLUMN_POPULATION = 14,
  N_COLUMNS = 19
};

#define MAX_OTHER_NAMES 24
#define LAST_LATIN 0x24F
#define NEAR 0.6 // degrees between two points of one place

static bool split(td_slice line, td_slice columns[N_COLUMNS]) {
  int n = 0;
  td_slice rest = line;
  for (; n < N_COLUMNS; n++) {
    const size_t end = td_slice_find(rest, TD_SLICE("\t"), 0);
    columns[n] = td_slice_part(rest, 0, end);
    if (end == rest.length) {
      return n + 1 == N_COLUMNS;
    }
    rest = td_slice_part(rest, end + 1, rest.length);
  }
  return false;
}

static long number_of(td_slice s) {
  long number = 0;
  for (size_t i = 0; i < s.length && number < 1000000000; i++) {
    if (s.data[i] < '0' || s.data[i] > '9') {
      return -1;
    }
    number = number * 10 + (s.data[i] - '0');
  }
  return number;
}

// The most exact entry for a feature: of "P.PPLC", else of "P".
static td_term find_kind(const td_import *import, td_slice class,
                         td_slice code) {
  const td_know *know = import->know;
  const td_term property = td_know_vocab(know, TD_TID_featureCode);
  const td_slice whole =
      td_arena_printf(import->arena, "%.*s.%.*s", (int)class.length, class.data,
                      (int)code.length, code.data);
  const td_slice tries[] = {whole, class};
  for (int i = 0; i < 2; i++) {
    const td_term words = td_know_text_term(know, tries[i]);
    const td_fact_run run =
        words ? td_know_subjects(know, property, words) : (td_fact_run){0};
    if (run.begin < run.end) {
      return run.begin->s;
    }
  }
  return 0;
}

// English has no names in other scripts; codes ("FNJ") and words in lower case
// are no names either.
static bool may_be_name(td_slice name) {
  size_t n_lower = 0;
  for (size_t i = 0, n; i < name.length; i += n) {
    const uint32_t c = td_utf8_decode(name, i, &n);
    if (c > LAST_LATIN || (c >= '0' && c <= '9')) {
      return false;
    }
    n_lower += (c >= 'a' && c <= 'z') || c >= 0xDF;
  }
  return name.length >= 3 && n_lower > 0 && td_word_is_capitalised(name);
}

static double number_at(const td_know *know, td_term s, td_vocab property) {
  const td_slice text = td_know_text(know, td_know_get(know, s, property));
  double value;
  return td_import_is_degrees(text, 180, &value) ? value : 1000;
}

static bool is_near(const td_know *know, td_term place,
                    const td_import_entry *entry, td_vocab property) {
  const bool is_latitude = property == TD_WGS84_lat;
  double value;
  if (!td_import_is_degrees(is_latitude ? entry->latitude : entry->longitude,
                            180, &value)) {
    return false;
  }
  const double apart = value - number_at(know, place, property);
  return apart > -NEAR && apart < NEAR;
}

// The entry of ours for the same place: of its name, class, country, nearby.
static td_term find_ours(const td_import *import,
                         const td_import_entry *entry) {
  const td_know *know = import->know;
  const td_term name = td_know_text_term(know, entry->name);
  static const td_vocab properties[] = {TD_SKOS_prefLabel, TD_SKOS_altLabel};
  for (int i = 0; name && i < 2; i++) {
    const td_fact_run run =
        td_know_subjects(know, td_know_vocab(know, properties[i]), name);
    for (const td_fact *f = run.begin; f < run.end; f++) {
      if (td_know_has(know, f->s, TD_RDF_type,
                      td_import_class(import, entry->kind)) &&
          td_know_get(know, f->s, TD_TID_country) == entry->country &&
          is_near(know, f->s, entry, TD_WGS84_lat) &&
          is_near(know, f->s, entry, TD_WGS84_long)) {
        return f->s;
      }
    }
  }
  return 0;
}

static td_status add_other_names(td_import *import, td_slice list,
                                 td_import_entry *entry) {
  while (list.length && entry->other_names.count < MAX_OTHER_NAMES) {
    const td_slice name = td_slice_split(list, ',', &list);
    if (may_be_name(name) &&
        !td_import_add_name(import, &entry->other_names, name)) {
      return TD_ERR_NO_MEM;
    }
  }
  return TD_OK;
}

static td_status say_place(td_import *import, const td_slice *columns,
                           td_import_entry *entry) {
  TD_TRY(add_other_names(import, columns[COLUMN_OTHER_NAMES], entry));
  const td_term ours = find_ours(import, entry);
  if (ours) { // only the names may be new
    entry->iri = td_know_text(import->know, ours);
    entry->kind = 0;
    entry->name = (td_slice){0};
    entry->country = 0;
    entry->latitude = entry->longitude = (td_slice){0};
  } else {
    const td_slice id = td_arena_printf(import->arena, "geonames-%.*s",
                                        (int)columns[COLUMN_ID].length,
                                        columns[COLUMN_ID].data);
    entry->iri = td_import_entity(import, id);
  }
  return entry->iri.data ? td_import_say_entry(import, entry) : TD_ERR_NO_MEM;
}

static td_status read_place(td_import *import, td_slice line) {
  td_slice columns[N_COLUMNS];
  if (!split(line, columns)) {
    td_import_bad_line(import,
                       "a line of GeoNames has %d columns, parted by "
                       "tabs",
                       N_COLUMNS);
    return TD_OK;
  }
  double value;
  if (!td_import_is_degrees(columns[COLUMN_LATITUDE], 90, &value) ||
      !td_import_is_degrees(columns[COLUMN_LONGITUDE], 180, &value)) {
    td_import_bad_line(import, "columns 5 and 6 are no latitude and longitude");
    return TD_OK;
  }
  const long population = number_of(columns[COLUMN_POPULATION]);
  if (columns[COLUMN_NAME].length == 0 || population < 0 ||
      number_of(columns[COLUMN_ID]) <= 0) {
    td_import_bad_line(import, "the number, the name or the population is "
                               "missing");
    return TD_OK;
  }
  td_import_entry entry = {
      .kind = find_kind(import, columns[COLUMN_FEATURE_CLASS],
                        columns[COLUMN_FEATURE_CODE]),
      .name = columns[COLUMN_NAME],
      .country = td_import_country(import->know, columns[COLUMN_COUNTRY]),
      .latitude = columns[COLUMN_LATITUDE],
      .longitude = columns[COLUMN_LONGITUDE]};
  const bool is_town = td_slice_is(columns[COLUMN_FEATURE_CLASS], "P");
  if (!entry.kind || (is_town && population < import->config->min_population)) {
    return TD_OK;
  }
  return say_place(import, columns, &entry);
}

td_status td_import_geonames(td_import *import) {
  td_slice line;
  td_status status;
  while ((status = td_import_read_line(import, &line)) == TD_OK) {
    if (line.length && line.data[0] != '#') {
      if (!td_node_is_text(line)) {
        td_import_bad_line(import, "not UTF-8");
        continue;
      }
      TD_TRY(read_place(import, line));
      td_arena_reset(import->arena);
    }
  }
  return status == TD_END ? TD_OK : status;
}
