// SPDX-License-Identifier: MIT

#include "base/buffer.h"
#include "base/calendar.h"
#include "base/try.h"
#include "doc/iri.h"
#include "import/import_private.h"

#include <jansson.h>

// https://www.popoloproject.com/ , as EveryPolitician has it: persons,
// organizations and memberships, whose terms may be events of their own.

#define MAX_BYTES ((size_t)256 << 20)
#define KEY_DIGITS 8

typedef struct {
  td_import *import;
  json_t *root;
  json_t *by_id; ///< id -> IRI, of persons and organizations
} reading;

static td_slice string_of(const json_t *object, const char *name) {
  const json_t *value = json_object_get(object, name);
  return json_is_string(value)
             ? (td_slice){json_string_value(value), json_string_length(value)}
             : (td_slice){0};
}

static void bad_thing(reading *r, const char *list, size_t at,
                      const char *problem) {
  r->import->counts->n_bad++;
  td_error_send(r->import->errors, TD_ERR_BAD_SYNTAX,
                td_source_name(r->import->source), 0, "%s %zu %s", list, at + 1,
                problem);
}

// The title of the page that a link leads to; empty.
static td_slice title_of(td_import *import, const json_t *thing) {
  size_t i;
  const json_t *link;
  json_array_foreach(json_object_get(thing, "links"), i, link) {
    const td_slice title = td_import_title(import, string_of(link, "url"));
    if (title.length) {
      return title;
    }
  }
  return (td_slice){0};
}

// entity/TITLE, or entity/NAME~KEY: a name alone may be of several.
static td_slice thing_iri(td_import *import, const json_t *thing,
                          td_slice title) {
  if (title.length) {
    return td_import_entity(import, title);
  }
  const td_slice name = string_of(thing, "name");
  td_buffer text = {0};
  td_buffer_add(&text, name);
  td_buffer_add_char(&text, '~');
  td_iri_digest(string_of(thing, "id"), KEY_DIGITS, &text);
  const td_slice iri =
      text.failed ? (td_slice){0}
                  : td_import_entity(import, td_buffer_as_slice(&text));
  td_buffer_clear(&text);
  return iri;
}

// The number of the item in Wikidata; empty.
static td_slice same_as(td_import *import, const json_t *thing) {
  size_t i;
  const json_t *identifier;
  json_array_foreach(json_object_get(thing, "identifiers"), i, identifier) {
    if (td_slice_is(string_of(identifier, "scheme"), "wikidata")) {
      return td_import_iri(import, TD_PREFIX_wd,
                           string_of(identifier, "identifier"));
    }
  }
  return (td_slice){0};
}

static td_status add_other_names(td_import *import, const json_t *thing,
                                 td_import_entry *entry) {
  size_t i;
  const json_t *other;
  json_array_foreach(json_object_get(thing, "other_names"), i, other) {
    const td_slice name = string_of(other, "name");
    const td_slice language = string_of(other, "lang");
    if (name.length && (!language.data || td_slice_is(language, "en")) &&
        !td_import_add_name(import, &entry->other_names, name)) {
      return TD_ERR_NO_MEM;
    }
  }
  return TD_OK;
}

static td_status say_thing(reading *r, const json_t *thing,
                           td_import_entry *entry) {
  td_import *import = r->import;
  entry->name = string_of(thing, "name");
  entry->iri = thing_iri(import, thing, title_of(import, thing));
  entry->same_as = same_as(import, thing);
  entry->country = import->country;
  TD_TRY(add_other_names(import, thing, entry));
  json_t *iri =
      entry->iri.data ? json_stringn(entry->iri.data, entry->iri.length) : NULL;
  if (!iri || json_object_set_new(
                  r->by_id, json_string_value(json_object_get(thing, "id")),
                  iri) != 0) {
    return TD_ERR_NO_MEM;
  }
  const td_status status = td_import_say_entry(import, entry);
  td_arena_reset(import->arena);
  return status;
}

static bool has_id_and_name(const json_t *thing) {
  return string_of(thing, "id").length && string_of(thing, "name").length;
}

static td_status say_persons(reading *r) {
  const td_know *know = r->import->know;
  size_t i;
  const json_t *person;
  json_array_foreach(json_object_get(r->root, "persons"), i, person) {
    td_import_entry entry = {.kind = td_know_vocab(know, TD_SCHEMA_Person),
                             .family_name = string_of(person, "family_name"),
                             .gender = string_of(person, "gender")};
    if (!has_id_and_name(person)) {
      bad_thing(r, "person", i, "has no id or no name");
    } else {
      TD_TRY(say_thing(r, person, &entry));
    }
  }
  return TD_OK;
}

// The entry of import.ttl for a word such as "party"; without one any body.
static td_term kind_of(const td_know *know, td_slice word) {
  const td_term words = td_know_text_term(know, word);
  const td_fact_run run =
      words ? td_know_subjects(know, td_know_vocab(know, TD_TID_featureCode),
                               words)
            : (td_fact_run){0};
  return run.begin < run.end ? run.begin->s
                             : td_know_vocab(know, TD_SCHEMA_Organization);
}

static td_status say_organizations(reading *r) {
  const td_know *know = r->import->know;
  size_t i;
  const json_t *body;
  json_array_foreach(json_object_get(r->root, "organizations"), i, body) {
    td_import_entry entry = {
        .kind = kind_of(know, string_of(body, "classification"))};
    if (!has_id_and_name(body)) {
      bad_thing(r, "organization", i, "has no id or no name");
    } else {
      TD_TRY(say_thing(r, body, &entry));
    }
  }
  return TD_OK;
}

// -------------------------------------------------------------- memberships

// The day of `name`, of the thing itself or of the term that it belongs to.
static td_slice day_of(const json_t *own, const json_t *term,
                       const char *name) {
  const td_slice day = string_of(own, name);
  const td_slice found = day.data ? day : string_of(term, name);
  return found.length == 10 && td_day_parse(found) != TD_NO_DAY ? found
                                                                : (td_slice){0};
}

static const json_t *find_event(const reading *r, td_slice id) {
  size_t i;
  const json_t *event;
  json_array_foreach(json_object_get(r->root, "events"), i, event) {
    if (id.length && td_slice_equal(string_of(event, "id"), id)) {
      return event;
    }
  }
  return NULL;
}

// The role of ours with this word, else one of its own, said anew each time:
// it costs a line, and nothing has to be remembered.
static td_slice role_of(td_import *import, td_slice word) {
  const td_know *know = import->know;
  char form[64];
  if (word.length == 0 || word.length >= sizeof(form)) {
    return (td_slice){0};
  }
  for (size_t i = 0; i < word.length; i++) {
    const char c = word.data[i];
    form[i] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
  }
  const td_slice lower = {form, word.length};
  const td_term ours =
      td_know_word(know, td_know_text_term(know, lower), TD_ORG_Role);
  if (ours) {
    return td_know_text(know, ours);
  }
  const td_slice iri = td_import_iri(import, TD_PREFIX_role, lower);
  td_say_term(&import->say, iri, TD_RDF_type, TD_ORG_Role);
  td_say_english(&import->say, iri, TD_SKOS_prefLabel, lower);
  td_say_string(&import->say, iri, TD_TID_form, lower);
  return iri;
}

static td_status say_membership(reading *r, const json_t *membership,
                                size_t at) {
  td_import *import = r->import;
  const json_t *event =
      find_event(r, string_of(membership, "legislative_period_id"));
  const char *person =
      json_string_value(json_object_get(membership, "person_id"));
  const char *body =
      json_string_value(json_object_get(membership, "organization_id"));
  const char *person_iri =
      person ? json_string_value(json_object_get(r->by_id, person)) : NULL;
  const char *body_iri =
      body ? json_string_value(json_object_get(r->by_id, body)) : NULL;
  if (!person_iri || !body_iri) {
    bad_thing(r, "membership", at, "has no person or organization of the file");
    return TD_OK;
  }
  const td_import_post post = {
      .person = td_slice_of(person_iri),
      .role = role_of(import, string_of(membership, "role")),
      .body = td_slice_of(body_iri),
      .since = day_of(membership, event, "start_date"),
      .until = day_of(membership, event, "end_date")};
  const td_status status =
      post.role.length ? td_import_say_post(import, &post) : TD_OK;
  td_arena_reset(import->arena);
  return status;
}

static td_status say_all(reading *r) {
  TD_TRY(say_persons(r));
  TD_TRY(say_organizations(r));
  size_t i;
  const json_t *membership;
  json_array_foreach(json_object_get(r->root, "memberships"), i, membership) {
    TD_TRY(say_membership(r, membership, i));
  }
  return TD_OK;
}

static td_status parse(td_import *import, td_slice bytes, json_t **root) {
  json_error_t error;
  *root = json_loadb(bytes.data, bytes.length, JSON_REJECT_DUPLICATES, &error);
  if (!*root) {
    return td_error_send(
        import->errors, TD_ERR_BAD_SYNTAX, td_source_name(import->source),
        error.line > 0 ? (size_t)error.line : 0, "no JSON: %s", error.text);
  }
  if (json_is_array(json_object_get(*root, "persons"))) {
    return TD_OK;
  }
  return td_error_send(import->errors, TD_ERR_UNSUPPORTED,
                       td_source_name(import->source), 0,
                       "JSON without a list \"persons\" is no Popolo");
}

td_status td_import_popolo(td_import *import) {
  td_arena *arena = td_arena_new(0);
  reading r = {.import = import, .by_id = json_object()};
  td_slice bytes = {0};
  td_status status =
      arena && r.by_id
          ? td_source_read_all(import->source, MAX_BYTES, arena, &bytes)
          : TD_ERR_NO_MEM;
  if (status == TD_OK) {
    status = parse(import, bytes, &r.root);
  }
  if (status == TD_OK) {
    status = say_all(&r);
  }
  json_decref(r.root);
  json_decref(r.by_id);
  td_arena_free(arena);
  return status;
}
