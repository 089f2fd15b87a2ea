// SPDX-License-Identifier: MIT

#include "base/buffer.h"
#include "base/calendar.h"
#include "base/try.h"
#include "base/utf8.h"
#include "import/import_private.h"
#include "rdf/node.h"

// A dump has all lines about one item together: those of its number (Q42), of
// its statements (statement/Q42-...) and of the pages about it.

typedef struct {
  td_slice node; ///< IRI of the statement; empty for a truthy one
  td_slice role; ///< local name of the position: Q191954
  td_slice since;
  td_slice until;
  td_term body;
} position;

typedef struct {
  td_slice number; ///< Q42; empty before the first
  td_slice title;
  td_slice page; ///< IRI of the page that is about it
  td_import_entry entry;
  TD_ARRAY(position) positions;
} item;

typedef struct {
  td_import *import;
  td_slice base; ///< what item numbers stand behind
  item item;
  char number[24];
} reading;

// The number in the IRI of an item or of a statement about it; empty.
static td_slice number_in(const reading *r, td_slice iri) {
  if (!td_slice_has_prefix(iri, r->base)) {
    return (td_slice){0};
  }
  td_slice rest = td_slice_part(iri, r->base.length, iri.length);
  const td_slice statement = TD_SLICE("statement/");
  if (td_slice_has_prefix(rest, statement)) {
    rest = td_slice_part(rest, statement.length, rest.length);
  }
  size_t n = 1;
  while (n < rest.length && rest.data[n] >= '0' && rest.data[n] <= '9') {
    n++;
  }
  const bool is_item = rest.length > 1 && n > 1 && n < sizeof(r->number) &&
                       (rest.data[0] == 'Q' || rest.data[0] == 'q');
  return is_item ? td_slice_part(rest, 0, n) : (td_slice){0};
}

// -------------------------------------------------------------- one item done

static td_slice item_iri(reading *r) {
  const item *i = &r->item;
  if (i->title.length) {
    return td_import_entity(r->import, i->title);
  }
  const td_slice name = td_arena_printf(r->import->arena, "wikidata-%.*s",
                                        (int)i->number.length, i->number.data);
  return td_import_entity(r->import, name);
}

static td_slice role_iri(td_import *import, td_slice number) {
  const td_slice name = td_arena_printf(import->arena, "wikidata-%.*s",
                                        (int)number.length, number.data);
  return td_import_iri(import, TD_PREFIX_role, name);
}

// A statement with dates says more than the truthy one of the same position.
static bool is_repeated(const item *i, const position *p) {
  for (uint32_t k = 0; p->node.length == 0 && k < i->positions.count; k++) {
    if (i->positions.items[k].node.length &&
        td_slice_equal(i->positions.items[k].role, p->role)) {
      return true;
    }
  }
  return p->role.length == 0;
}

static td_status say_positions(reading *r) {
  td_import *import = r->import;
  const item *i = &r->item;
  for (uint32_t k = 0; k < i->positions.count; k++) {
    const position *p = &i->positions.items[k];
    const td_term body = p->body ? p->body : i->entry.country;
    if (!body || is_repeated(i, p)) {
      continue;
    }
    const td_import_post post = {.person = i->entry.iri,
                                 .role = role_iri(import, p->role),
                                 .body = td_know_text(import->know, body),
                                 .since = p->since,
                                 .until = p->until};
    TD_TRY(td_import_say_post(import, &post));
  }
  return TD_OK;
}

static td_status say_role(reading *r) {
  td_import *import = r->import;
  const td_slice name = r->item.entry.name;
  const td_slice iri = role_iri(import, r->item.number);
  td_buffer form = {0};
  for (size_t i = 0; i < name.length; i++) {
    const char c = name.data[i];
    td_buffer_add_char(&form, c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c);
  }
  td_say_term(&import->say, iri, TD_RDF_type, TD_ORG_Role);
  td_say_english(&import->say, iri, TD_SKOS_prefLabel, name);
  td_say_string(&import->say, iri, TD_TID_form, td_buffer_as_slice(&form));
  import->counts->n_entries++;
  const bool failed = form.failed;
  td_buffer_clear(&form);
  return failed ? TD_ERR_NO_MEM : import->say.status;
}

static td_status end_item(reading *r) {
  item *i = &r->item;
  td_import *import = r->import;
  td_status status = TD_OK;
  if (i->entry.kind && i->entry.name.length) {
    const td_term class = td_import_class(import, i->entry.kind);
    if (class == td_know_vocab(import->know, TD_ORG_Role)) {
      status = say_role(r);
    } else {
      i->entry.iri = item_iri(r);
      i->entry.same_as =
          td_arena_printf(import->arena, "%.*s%.*s", (int)r->base.length,
                          r->base.data, (int)i->number.length, i->number.data);
      status = td_import_say_entry(import, &i->entry);
      if (status == TD_OK &&
          class == td_know_vocab(import->know, TD_SCHEMA_Person)) {
        status = say_positions(r);
      }
    }
  }
  td_arena_reset(import->arena);
  r->item = (item){0};
  return status;
}

// ------------------------------------------------------------- one statement

static position *position_of(reading *r, td_slice node) {
  item *i = &r->item;
  for (uint32_t k = 0; k < i->positions.count; k++) {
    if (node.length && td_slice_equal(i->positions.items[k].node, node)) {
      return &i->positions.items[k];
    }
  }
  position *p = TD_PUSH(r->import->arena, &i->positions);
  if (p && node.length) {
    p->node = td_arena_copy(r->import->arena, node);
  }
  return p;
}

// "Point(125.75 39.03)": longitude before latitude.
static void set_point(reading *r, td_slice words) {
  const size_t open = td_slice_find(words, TD_SLICE("("), 0);
  const size_t close = td_slice_find(words, TD_SLICE(")"), open);
  const size_t blank = td_slice_find(words, TD_SLICE(" "), open);
  if (open >= blank || blank >= close || close >= words.length) {
    return;
  }
  const td_slice longitude = td_slice_part(words, open + 1, blank);
  const td_slice latitude = td_slice_part(words, blank + 1, close);
  double value;
  if (td_import_is_degrees(longitude, 180, &value) &&
      td_import_is_degrees(latitude, 90, &value)) {
    r->item.entry.longitude = td_arena_copy(r->import->arena, longitude);
    r->item.entry.latitude = td_arena_copy(r->import->arena, latitude);
  }
}

// The day of "1993-01-20T00:00:00Z"; empty for a date of which only the year
// is known, or before our era.
static td_slice day_of(td_import *import, td_slice date) {
  const td_slice day = td_slice_part(date, 0, date.length < 10 ? 0 : 10);
  return td_day_parse(day) == TD_NO_DAY ? (td_slice){0}
                                        : td_arena_copy(import->arena, day);
}

// The country of ours that is the same as this item.
static td_term country_of(const td_import *import, td_slice iri) {
  const td_know *know = import->know;
  const td_term term = td_know_iri_term(know, iri);
  const td_fact_run run =
      term ? td_know_subjects(know, td_know_vocab(know, TD_OWL_sameAs), term)
           : (td_fact_run){0};
  return run.begin < run.end ? run.begin->s : 0;
}

static td_status set_position(reading *r, td_slice node, td_term meaning,
                              const td_node *object) {
  const td_know *know = r->import->know;
  position *p = position_of(r, node);
  if (!p) {
    return TD_ERR_NO_MEM;
  }
  if (meaning == td_know_vocab(know, TD_ORG_role)) {
    p->role = td_arena_copy(r->import->arena, number_in(r, object->text));
  } else if (meaning == td_know_vocab(know, TD_TID_since)) {
    p->since = day_of(r->import, object->text);
  } else if (meaning == td_know_vocab(know, TD_TID_until)) {
    p->until = day_of(r->import, object->text);
  } else if (meaning == td_know_vocab(know, TD_ORG_organization)) {
    p->body = country_of(r->import, object->text);
  }
  return TD_OK;
}

static td_status set_name(reading *r, td_term meaning, const td_node *object) {
  td_import_entry *entry = &r->item.entry;
  if (!td_slice_is(object->language, "en")) {
    return TD_OK;
  }
  if (meaning == td_know_vocab(r->import->know, TD_SKOS_prefLabel)) {
    entry->name = td_arena_copy(r->import->arena, object->text);
    return entry->name.data ? TD_OK : TD_ERR_NO_MEM;
  }
  return td_import_add_name(r->import, &entry->other_names, object->text)
             ? TD_OK
             : TD_ERR_NO_MEM;
}

// A fact of the item itself, by what its property means to us.
static td_status set_fact(reading *r, td_term meaning, const td_node *object) {
  const td_know *know = r->import->know;
  td_import_entry *entry = &r->item.entry;
  if (object->kind == TD_NODE_LITERAL) {
    if (meaning == td_know_vocab(know, TD_WGS84_lat)) {
      set_point(r, object->text);
      return TD_OK;
    }
    return set_name(r, meaning, object);
  }
  if (meaning == td_know_vocab(know, TD_RDF_type)) {
    const td_term kind = td_import_meaning(r->import, object->text);
    entry->kind = entry->kind ? entry->kind : kind;
  } else if (meaning == td_know_vocab(know, TD_TID_country)) {
    const td_term country = country_of(r->import, object->text);
    entry->country = entry->country ? entry->country : country;
  } else if (meaning == td_know_vocab(know, TD_SCHEMA_gender)) {
    const td_term value = td_know_iri_term(know, object->text);
    entry->gender = td_know_text(know, td_know_get(know, value, TD_RDF_value));
  } else if (meaning == td_know_vocab(know, TD_ORG_role)) {
    return set_position(r, (td_slice){0}, meaning, object);
  }
  return TD_OK;
}

static td_status begin_item(reading *r, td_slice number) {
  char upper[sizeof(r->number)];
  memcpy(upper, number.data, number.length);
  upper[0] = 'Q';
  number.data = upper;
  if (td_slice_equal(r->item.number, number)) {
    return TD_OK;
  }
  TD_TRY(end_item(r));
  memcpy(r->number, upper, number.length);
  r->item.number = (td_slice){r->number, number.length};
  return TD_OK;
}

// A page about an item: its title is the name of the IRI.
static td_status take_page(reading *r, const td_statement *st) {
  const td_slice number = number_in(r, st->object.text);
  if (number.length) {
    TD_TRY(begin_item(r, number));
    const td_slice title = td_import_title(r->import, st->subject.text);
    r->item.title = title.length ? title : r->item.title;
  }
  return TD_OK;
}

static td_status take(reading *r, const td_statement *st) {
  const td_know *know = r->import->know;
  const td_term meaning = td_import_meaning(r->import, st->predicate.text);
  if (!meaning) {
    return TD_OK;
  }
  if (meaning == td_know_vocab(know, TD_OWL_sameAs)) {
    return take_page(r, st);
  }
  const td_slice number = number_in(r, st->subject.text);
  if (number.length == 0) {
    return TD_OK;
  }
  TD_TRY(begin_item(r, number));
  const bool is_item =
      st->subject.text.length == r->base.length + number.length;
  return is_item ? set_fact(r, meaning, &st->object)
                 : set_position(r, st->subject.text, meaning, &st->object);
}

// ------------------------------------------------------------------- lines

// What stands in <...>; false for anything else.
static bool read_iri(td_slice s, td_node *out) {
  const bool is_iri =
      s.length > 2 && s.data[0] == '<' && s.data[s.length - 1] == '>';
  if (is_iri) {
    *out = td_node_iri(td_slice_part(s, 1, s.length - 1));
  }
  return is_iri;
}

static bool read_hex(td_slice digits, uint32_t *value) {
  *value = 0;
  for (size_t i = 0; i < digits.length; i++) {
    const char c = digits.data[i];
    const bool is_digit = c >= '0' && c <= '9';
    const char lower = (char)(c | 0x20);
    if (!is_digit && (lower < 'a' || lower > 'f')) {
      return false;
    }
    *value = *value * 16 + (uint32_t)(is_digit ? c - '0' : lower - 'a' + 10);
  }
  return true;
}

// The escape after the backslash at text[i]; its length, 0 for none.
static size_t read_escape(td_slice text, size_t i, td_buffer *out) {
  static const char plain[] = "tnrbf\"'\\";
  static const char means[] = "\t\n\r\b\f\"'\\";
  const char c = i + 1 < text.length ? text.data[i + 1] : '\0';
  const char *found = c ? strchr(plain, c) : NULL;
  if (found) {
    td_buffer_add_char(out, means[found - plain]);
    return 2;
  }
  const size_t n = c == 'u' ? 4 : c == 'U' ? 8 : 0;
  uint32_t point;
  if (n == 0 || text.length - i < n + 2 ||
      !read_hex(td_slice_part(text, i + 2, i + 2 + n), &point) ||
      point > 0x10FFFF) {
    return 0;
  }
  char bytes[4];
  td_buffer_add(out, (td_slice){bytes, td_utf8_encode(point, bytes)});
  return n + 2;
}

// `text` without its escapes, in `scratch` if it has any.
static bool read_words(td_slice text, td_buffer *scratch, td_slice *out) {
  *out = text;
  if (!text.length || !memchr(text.data, '\\', text.length)) {
    return true;
  }
  td_buffer_rewind(scratch);
  size_t n;
  for (size_t i = 0; i < text.length; i += n) {
    n = 1;
    if (text.data[i] != '\\') {
      td_buffer_add_char(scratch, text.data[i]);
    } else if ((n = read_escape(text, i, scratch)) == 0) {
      return false;
    }
  }
  *out = td_buffer_as_slice(scratch);
  return !scratch->failed;
}

// An IRI, or words with nothing, a language or a datatype behind them.
static bool read_object(td_slice s, td_buffer *scratch, td_node *out) {
  if (s.length < 2 || s.data[0] != '"') {
    return read_iri(s, out);
  }
  size_t quote = s.length - 1;
  while (s.data[quote] != '"') {
    quote--;
  }
  const td_slice rest = td_slice_part(s, quote + 1, s.length);
  td_slice words;
  if (quote == 0 || !read_words(td_slice_part(s, 1, quote), scratch, &words)) {
    return false;
  }
  td_node datatype = {0};
  if (rest.length > 1 && rest.data[0] == '@') {
    *out = td_node_literal(words, (td_slice){0},
                           td_slice_part(rest, 1, rest.length));
    return true;
  }
  if (rest.length &&
      (!td_slice_has_prefix(rest, TD_SLICE("^^")) ||
       !read_iri(td_slice_part(rest, 2, rest.length), &datatype))) {
    return false;
  }
  *out = td_node_literal(words, datatype.text, (td_slice){0});
  return true;
}

// The triple of a line; false where there is none. Of blank nodes, which say
// that something is not known, `*is_known` is false.
static bool parse(td_slice line, td_buffer *scratch, td_statement *st,
                  bool *is_known) {
  td_slice rest;
  const td_slice s = td_slice_split(line, ' ', &rest);
  const td_slice p = td_slice_split(rest, ' ', &rest);
  rest = td_slice_trim(rest);
  if (rest.length < 2 || rest.data[rest.length - 1] != '.') {
    return false;
  }
  const td_slice o = td_slice_trim(td_slice_part(rest, 0, rest.length - 1));
  const td_slice blank = TD_SLICE("_:");
  *is_known = !td_slice_has_prefix(s, blank) && !td_slice_has_prefix(o, blank);
  return !*is_known ||
         (read_iri(s, &st->subject) && read_iri(p, &st->predicate) &&
          read_object(o, scratch, &st->object) && !td_statement_find_fault(st));
}

static td_status read_lines(reading *r) {
  td_slice line;
  td_status status;
  td_buffer scratch = {0};
  while ((status = td_import_read_line(r->import, &line)) == TD_OK) {
    line = td_slice_trim(line);
    if (line.length == 0 || line.data[0] == '#') {
      continue;
    }
    td_statement st = {0};
    bool is_known;
    td_buffer_rewind(&scratch);
    if (!parse(line, &scratch, &st, &is_known)) {
      td_import_bad_line(r->import, "no triple of N-Triples");
    } else if (is_known && (status = take(r, &st)) != TD_OK) {
      break;
    }
  }
  td_buffer_clear(&scratch);
  return status == TD_END ? TD_OK : status;
}

td_status td_import_wikidata(td_import *import) {
  reading r = {.import = import,
               .base = td_slice_of(td_vocab_prefixes[TD_PREFIX_wd].iri)};
  TD_TRY(read_lines(&r));
  return end_item(&r);
}
