// SPDX-License-Identifier: MIT

#include "import/import_private.h"

#include "base/buffer.h"
#include "base/try.h"
#include "rdf/node.h"

#include <stdlib.h>

// ------------------------------------------------------------------- names

td_slice td_import_iri(td_import *import, unsigned prefix, td_slice name) {
  td_buffer text = {0};
  for (size_t i = 0; i < name.length; i++) {
    const char c = name.data[i];
    td_buffer_add_char(&text, c == ' ' ? '_' : c);
  }
  td_buffer iri = {0};
  td_buffer_add_string(&iri, td_vocab_prefixes[prefix].iri);
  td_node_encode_iri(td_buffer_as_slice(&text), &iri);
  const td_slice copy =
      text.failed || iri.failed
          ? (td_slice){0}
          : td_arena_copy(import->arena, td_buffer_as_slice(&iri));
  td_buffer_clear(&text);
  td_buffer_clear(&iri);
  return copy;
}

td_slice td_import_entity(td_import *import, td_slice name) {
  return td_import_iri(import, TD_PREFIX_ent, name);
}

// The bytes of percent escapes; a "%" that begins none stays.
static td_slice unescape(td_import *import, td_slice s) {
  td_buffer text = {0};
  for (size_t i = 0; i < s.length; i++) {
    unsigned value = 0;
    bool is_escape = s.data[i] == '%' && i + 2 < s.length;
    for (size_t k = 1; is_escape && k <= 2; k++) {
      const char c = s.data[i + k];
      const bool digit = c >= '0' && c <= '9';
      const char upper = (char)(c & ~0x20);
      is_escape = digit || (upper >= 'A' && upper <= 'F');
      value = value * 16 + (unsigned)(digit ? c - '0' : upper - 'A' + 10);
    }
    td_buffer_add_char(&text, is_escape ? (char)value : s.data[i]);
    i += is_escape ? 2 : 0;
  }
  const td_slice copy =
      text.failed ? (td_slice){0}
                  : td_arena_copy(import->arena, td_buffer_as_slice(&text));
  td_buffer_clear(&text);
  return td_node_is_text(copy) ? copy : s;
}

td_slice td_import_title(td_import *import, td_slice iri) {
  const td_know *know = import->know;
  const td_fact_run run =
      td_know_subjects(know, td_know_vocab(know, TD_RDF_type),
                       td_know_vocab(know, TD_TID_ImportSource));
  for (const td_fact *f = run.begin; f < run.end; f++) {
    const td_fact_run prefixes =
        td_know_objects(know, f->s, td_know_vocab(know, TD_TID_titlePrefix));
    for (const td_fact *p = prefixes.begin; p < prefixes.end; p++) {
      const td_slice prefix = td_know_text(know, p->o);
      if (td_slice_has_prefix(iri, prefix)) {
        return unescape(import, td_slice_part(iri, prefix.length, iri.length));
      }
    }
  }
  return (td_slice){0};
}

bool td_import_add_name(td_import *import, td_slice_array *names,
                        td_slice name) {
  for (uint32_t i = 0; i < names->count; i++) {
    if (td_slice_equal(names->items[i], name)) {
      return true;
    }
  }
  td_slice *added = TD_PUSH(import->arena, names);
  if (added) {
    *added = td_arena_copy(import->arena, name);
  }
  return added && added->data;
}

// ----------------------------------------------------------------- meanings

td_term td_import_country(const td_know *know, td_slice code) {
  const td_term words = code.length ? td_know_text_term(know, code) : 0;
  const td_vocab property = code.length == 2 ? TD_TID_iso2 : TD_TID_iso3;
  if (!words) {
    return 0;
  }
  const td_fact_run run =
      td_know_subjects(know, td_know_vocab(know, property), words);
  return run.begin < run.end ? run.begin->s : 0;
}

td_term td_import_meaning(const td_import *import, td_slice iri) {
  const td_term term = td_know_iri_term(import->know, iri);
  return term ? td_know_get(import->know, term, TD_TID_importsAs) : 0;
}

td_term td_import_class(const td_import *import, td_term kind) {
  const td_term of_entry = td_know_get(import->know, kind, TD_TID_class);
  return of_entry ? of_entry : kind;
}

bool td_import_is_degrees(td_slice s, double most, double *value) {
  char digits[24];
  if (s.length == 0 || s.length >= sizeof(digits)) {
    return false;
  }
  for (size_t i = 0; i < s.length; i++) {
    const char c = s.data[i];
    if (!(c >= '0' && c <= '9') && c != '.' && !(c == '-' && i == 0)) {
      return false;
    }
  }
  memcpy(digits, s.data, s.length);
  digits[s.length] = '\0';
  char *end;
  *value = strtod(digits, &end);
  return *end == '\0' && *value >= -most && *value <= most;
}

// ------------------------------------------------------------------- saying

// What an entry of import.ttl says of all things of its kind.
static void say_kind(td_import *import, td_slice iri, td_term kind) {
  const td_know *know = import->know;
  td_composer *say = &import->say;
  td_say_iri(say, iri, TD_RDF_type,
             td_know_text(know, td_import_class(import, kind)));
  if (td_know_get(know, kind, TD_TID_class)) {
    td_say_iri(say, iri, TD_TID_kindOfBody,
               td_know_text(know, td_know_get(know, kind, TD_TID_kindOfBody)));
    td_say_string(say, iri, TD_TID_sector,
                  td_know_text(know, td_know_get(know, kind, TD_TID_sector)));
  }
}

td_status td_import_say_entry(td_import *import, const td_import_entry *entry) {
  const td_know *know = import->know;
  td_composer *say = &import->say;
  const td_slice country = td_know_text(know, entry->country);
  if (entry->kind) {
    say_kind(import, entry->iri, entry->kind);
    const bool is_place =
        td_know_is_subclass(know, td_import_class(import, entry->kind),
                            td_know_vocab(know, TD_SCHEMA_Place));
    td_say_iri(say, entry->iri, TD_SCHEMA_containedInPlace,
               is_place ? country : (td_slice){0});
  }
  td_say_english(say, entry->iri, TD_SKOS_prefLabel, entry->name);
  for (uint32_t i = 0; i < entry->other_names.count; i++) {
    if (!td_slice_equal(entry->other_names.items[i], entry->name)) {
      td_say_english(say, entry->iri, TD_SKOS_altLabel,
                     entry->other_names.items[i]);
    }
  }
  td_say_string(say, entry->iri, TD_SCHEMA_familyName, entry->family_name);
  td_say_string(say, entry->iri, TD_SCHEMA_gender, entry->gender);
  td_say_iri(say, entry->iri, TD_TID_country, country);
  td_say_typed(say, entry->iri, TD_WGS84_lat, entry->latitude, TD_XSD_decimal);
  td_say_typed(say, entry->iri, TD_WGS84_long, entry->longitude,
               TD_XSD_decimal);
  td_say_iri(say, entry->iri, TD_OWL_sameAs, entry->same_as);
  import->counts->n_entries++;
  return say->status;
}

// The part of one of our IRIs after its namespace.
static td_slice local_part(td_slice iri, unsigned prefix) {
  const td_slice of = td_slice_of(td_vocab_prefixes[prefix].iri);
  return td_slice_has_prefix(iri, of)
             ? td_slice_part(iri, of.length, iri.length)
             : iri;
}

td_status td_import_say_post(td_import *import, const td_import_post *post) {
  td_composer *say = &import->say;
  const td_slice person = local_part(post->person, TD_PREFIX_ent);
  const td_slice role = local_part(post->role, TD_PREFIX_role);
  const td_slice body = local_part(post->body, TD_PREFIX_ent);
  const td_slice since = post->since.length ? post->since : TD_SLICE("undated");
  const td_slice iri = td_arena_printf(
      import->arena, "%s%.*s/%.*s/%.*s/%.*s",
      td_vocab_prefixes[TD_PREFIX_membership].iri, (int)person.length,
      person.data, (int)role.length, role.data, (int)body.length, body.data,
      (int)since.length, since.data);
  if (!iri.data) {
    return TD_ERR_NO_MEM;
  }
  td_say_term(say, iri, TD_RDF_type, TD_ORG_Membership);
  td_say_iri(say, iri, TD_ORG_member, post->person);
  td_say_iri(say, iri, TD_ORG_role, post->role);
  td_say_iri(say, iri, TD_ORG_organization, post->body);
  td_say_typed(say, iri, TD_TID_since, post->since, TD_XSD_date);
  td_say_typed(say, iri, TD_TID_until, post->until, TD_XSD_date);
  import->counts->n_posts++;
  return say->status;
}
