// SPDX-License-Identifier: MIT

#include "base/try.h"
#include "ingest/input.h"

#include <jansson.h>

// The IPTC's ninjs, https://iptc.org/std/ninjs/ : 1.x has body_text and
// headline as strings; 2.x and 3.x arrays of objects, and camel case.

typedef struct {
  json_t *root;
  td_document *document;
  const td_place *place;
} ninjs;

#define FAIL(n, status, ...)                                                   \
  td_error_send((n)->place->errors, (status), (n)->place->path,                \
                (n)->place->line, __VA_ARGS__)

static td_slice string_of(const json_t *value) {
  return json_is_string(value)
             ? (td_slice){json_string_value(value), json_string_length(value)}
             : (td_slice){NULL, 0};
}

// The string at the first of the names that is there; empty without one.
static td_slice get_string(const json_t *object, const char *name,
                           const char *newer_name) {
  const td_slice found = string_of(json_object_get(object, name));
  return found.data || !newer_name
             ? found
             : string_of(json_object_get(object, newer_name));
}

static td_status keep(const ninjs *n, td_slice text, td_slice *out) {
  *out = td_arena_copy(n->document->arena, text);
  return out->data ? TD_OK : FAIL(n, TD_ERR_NO_MEM, "out of memory");
}

// Of 2.x's objects the first that is plain text; NULL without one.
static const json_t *find_plain(const json_t *array) {
  size_t i;
  json_t *item;
  json_array_foreach(array, i, item) {
    const td_slice type = get_string(item, "contenttype", "contentType");
    const bool is_plain =
        !type.data || td_slice_has_prefix(type, TD_SLICE("text/plain"));
    if (is_plain && json_is_string(json_object_get(item, "value"))) {
      return json_object_get(item, "value");
    }
  }
  return NULL;
}

static td_status find_body(const ninjs *n, const json_t **out) {
  const json_t *text = json_object_get(n->root, "body_text");
  if (text) {
    *out = text;
    return json_is_string(text)
               ? TD_OK
               : FAIL(n, TD_ERR_BAD_SYNTAX, "body_text is no string");
  }
  const json_t *bodies = json_object_get(n->root, "bodies");
  *out = find_plain(bodies);
  if (*out) {
    return TD_OK;
  }
  if (json_array_size(bodies) || json_object_get(n->root, "body_html") ||
      json_object_get(n->root, "body_xhtml")) {
    return FAIL(n, TD_ERR_UNSUPPORTED,
                "the body is not plain text, which alone is read; give "
                "body_text or a text/plain body");
  }
  return FAIL(n, TD_ERR_BAD_SYNTAX,
              "the object has no body_text (ninjs 1) or bodies (ninjs 2, 3); "
              "is it ninjs?");
}

static td_status set_part(const ninjs *n, td_part_id part, const json_t *text) {
  td_slice copy;
  TD_TRY(keep(n, string_of(text), &copy));
  return td_text_set(n->document, part, copy, n->place);
}

static td_status set_texts(const ninjs *n) {
  const json_t *body;
  TD_TRY(find_body(n, &body));
  TD_TRY(set_part(n, TD_BODY, body));
  const json_t *headline = json_object_get(n->root, "headline");
  return set_part(n, TD_HEADLINE,
                  headline ? headline
                           : find_plain(json_object_get(n->root, "headlines")));
}

static td_status set_facts(const ninjs *n) {
  td_document *d = n->document;
  TD_TRY(keep(n, get_string(n->root, "byline", "by"), &d->byline));
  TD_TRY(keep(n, get_string(n->root, "language", NULL), &d->language));
  const td_slice stamp =
      get_string(n->root, "versioncreated", "versionCreated");
  TD_TRY(keep(n, stamp, &d->version));
  d->day = td_stamp_day(stamp);
  d->has_time_stamp = d->day != TD_NO_DAY;
  return TD_OK;
}

// "version" is a string in 1.x; some write a number.
static td_status set_number(const ninjs *n, td_candidate *out) {
  const json_t *version = json_object_get(n->root, "version");
  if (!json_is_integer(version)) {
    return keep(n, string_of(version), &out->number);
  }
  out->number = td_arena_printf(n->document->arena, "%lld",
                                (long long)json_integer_value(version));
  return out->number.data ? TD_OK : FAIL(n, TD_ERR_NO_MEM, "out of memory");
}

static bool is_withdrawn(const ninjs *n) {
  const td_slice status = get_string(n->root, "pubstatus", "pubStatus");
  return td_slice_is(status, "canceled") || td_slice_is(status, "cancelled") ||
         td_slice_is(status, "withheld");
}

static td_status fill(const ninjs *n, td_candidate *out,
                      const td_ingest_options *options) {
  if (!json_is_object(n->root)) {
    return FAIL(n, TD_ERR_BAD_SYNTAX,
                "a JSON object is wanted, one for each document");
  }
  out->is_withdrawn = is_withdrawn(n);
  TD_TRY(set_number(n, out));
  TD_TRY(set_facts(n));
  if (!out->is_withdrawn) {
    TD_TRY(set_texts(n));
  }
  const td_status status = td_ingest_set_uri(
      n->document, get_string(n->root, "uri", NULL), options->base);
  return status == TD_OK ? TD_OK : FAIL(n, status, "out of memory");
}

bool td_json_is_whole(td_slice line) {
  json_t *root = json_loadb(line.data, line.length, 0, NULL);
  json_decref(root);
  return root != NULL;
}

td_status td_json_fill(td_candidate *out, td_slice json,
                       const td_ingest_options *options,
                       const td_place *place) {
  json_error_t error;
  ninjs n = {.document = out->document, .place = place};
  n.root = json_loadb(json.length ? json.data : "", json.length, 0, &error);
  if (!n.root) {
    td_place at = *place;
    at.line = place->line ? place->line : (size_t)error.line;
    return td_error_send(at.errors, TD_ERR_BAD_SYNTAX, at.path, at.line,
                         "broken JSON: %s, at column %d; correct it",
                         error.text, error.column);
  }
  const td_status status = fill(&n, out, options);
  json_decref(n.root);
  return status;
}
