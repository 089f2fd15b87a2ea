// SPDX-License-Identifier: MIT

// score KIND LIST.tsv GIVEN.jsonl LEAST: prints each line of the list that the
// program does not have right, and how many it has; fails below LEAST.
// README.md beside this says when a line of a kind is right.

#include "list.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Whether a line is right; when not, prints what the program says.
typedef bool (*judge)(const list *l, size_t line);

// ------------------------------------------------------------------- actors

// The longest mention that ends where the phrase does and begins before that.
static const json_t *mention_of_phrase(const json_t *given, long end) {
  const json_t *mentions =
      json_object_get(json_array_get(given, 0), "mentions");
  const json_t *best = NULL;
  const json_t *mention;
  size_t i;
  json_array_foreach(mentions, i, mention) {
    if (list_number(mention, "end") == end &&
        (!best || list_number(mention, "begin") < list_number(best, "begin"))) {
      best = mention;
    }
  }
  return best;
}

// Whether the mention has the first sector of an alternative, or none where
// the cell allows none.
static bool shares_primary(const json_t *mention, const char *cell) {
  const json_t *sectors = json_object_get(mention, "sectors");
  if (json_array_size(sectors) == 0) {
    return list_allows(cell, "-");
  }
  for (const char *at = cell; at; at = strchr(at, '|')) {
    at += *at == '|';
    const size_t n = strcspn(at, "|,");
    const json_t *sector;
    size_t i;
    json_array_foreach(sectors, i, sector) {
      if (json_string_length(sector) == n &&
          !strncmp(json_string_value(sector), at, n)) {
        return true;
      }
    }
  }
  return false;
}

static void print_mention(const json_t *mention) {
  if (!mention) {
    fputs("no mention", stdout);
    return;
  }
  json_dumpf(mention, stdout, JSON_COMPACT);
}

static bool is_actor_right(const list *l, size_t line) {
  const char *sentence = list_cell(l, line, "sentence");
  const char *phrase = list_cell(l, line, "phrase");
  const long begin = list_find(sentence, phrase);
  const json_t *mention =
      begin < 0
          ? NULL
          : mention_of_phrase(list_given(l, line), begin + list_length(phrase));
  if (mention &&
      list_allows(list_cell(l, line, "country"),
                  list_text(mention, "country")) &&
      list_allows(list_cell(l, line, "nonstate"),
                  list_text(mention, "nonstate")) &&
      shares_primary(mention, list_cell(l, line, "sectors"))) {
    return true;
  }
  printf("%s \"%s\" is %s %s %s, given ", l->lines[line].cells[0], phrase,
         list_cell(l, line, "country"), list_cell(l, line, "nonstate"),
         list_cell(l, line, "sectors"));
  print_mention(mention);
  return false;
}

// -------------------------------------------------------------------- names

// The shortest mention that covers the span.
static const json_t *mention_of_name(const json_t *given, long begin,
                                     long end) {
  const json_t *mentions =
      json_object_get(json_array_get(given, 0), "mentions");
  const json_t *best = NULL;
  const json_t *mention;
  size_t i;
  json_array_foreach(mentions, i, mention) {
    const long from = list_number(mention, "begin");
    const long to = list_number(mention, "end");
    if (from <= begin && to >= end &&
        (!best ||
         to - from < list_number(best, "end") - list_number(best, "begin"))) {
      best = mention;
    }
  }
  return best;
}

// The local name of the entity of the mention; NULL when it has none, or more
// than one, or no entity of the gazetteer's form (a group of the article).
static const char *entity_of(const json_t *mention) {
  const char *iri = json_string_value(json_object_get(mention, "entity"));
  const char *name = iri ? strstr(iri, "/entity/") : NULL;
  return name ? name + strlen("/entity/") : NULL;
}

static bool is_name_right(const list *l, size_t line) {
  const char *name = list_cell(l, line, "name");
  const char *expected = list_cell(l, line, "expected");
  const long begin = list_find(list_cell(l, line, "sentence"), name);
  const json_t *mention =
      mention_of_name(list_given(l, line), begin, begin + list_length(name));
  const char *entity = entity_of(mention);
  char said[300];
  if (entity && !strchr(entity, '~')) {
    snprintf(said, sizeof(said), "%s", entity);
  } else {
    snprintf(said, sizeof(said), "class:%s", list_text(mention, "class"));
  }
  if (begin >= 0 &&
      (list_allows(expected, said) ||
       (list_allows(expected, "none") && !strncmp(said, "class:", 6)))) {
    return true;
  }
  printf("%s \"%s\" is %s, given %s in: %s", l->lines[line].cells[0], name,
         expected, mention ? said : "no mention",
         list_cell(l, line, "sentence"));
  return false;
}

// -------------------------------------------------------------------- quiet

static bool is_quiet(const list *l, size_t line) {
  const json_t *record;
  size_t i;
  json_array_foreach(list_given(l, line), i, record) {
    if (json_is_string(json_object_get(record, "type"))) {
      printf("%s is nothing, given %s by \"%s\" in: %s",
             l->lines[line].cells[0], list_text(record, "type"),
             list_text(json_object_get(record, "trigger"), "text"),
             list_text(json_object_get(record, "sentence"), "text"));
      return false;
    }
  }
  return true;
}

// -------------------------------------------------------------------- types

// The main record; NULL when there is none.
static const json_t *main_record(const json_t *records) {
  const json_t *record;
  size_t i;
  json_array_foreach(records, i, record) {
    if (json_is_true(json_object_get(record, "main"))) {
      return record;
    }
  }
  return NULL;
}

static bool has_type(const json_t *records) {
  const json_t *record;
  size_t i;
  json_array_foreach(records, i, record) {
    if (json_is_string(json_object_get(record, "type"))) {
      return true;
    }
  }
  return false;
}

static void print_actors(const json_t *actors) {
  const json_t *actor;
  size_t i;
  json_array_foreach(actors, i, actor) {
    printf("%s%s", i ? "; " : "", list_text(actor, "text"));
  }
}

static void print_record(const list *l, size_t line, const json_t *record) {
  printf("%s is %s of %s to %s, given %s of ", l->lines[line].cells[0],
         list_cell(l, line, "type"), list_cell(l, line, "actors"),
         list_cell(l, line, "recipients"), list_text(record, "type"));
  print_actors(json_object_get(record, "actors"));
  fputs(" to ", stdout);
  print_actors(json_object_get(record, "recipients"));
  printf(" in: %s", list_cell(l, line, "sentence"));
}

static bool has_right_type(const list *l, size_t line) {
  const json_t *records = list_given(l, line);
  const char *type = list_cell(l, line, "type");
  return strcmp(type, "null")
             ? !strcmp(type, list_text(main_record(records), "type"))
             : !has_type(records);
}

static bool is_type_right(const list *l, size_t line) {
  if (has_right_type(l, line)) {
    return true;
  }
  print_record(l, line, main_record(list_given(l, line)));
  return false;
}

// -------------------------------------------------------------------- kinds

// Whether the record's mode is the one of the cell, none at "-".
static bool is_mode(const json_t *record, const char *cell) {
  const json_t *modes = json_object_get(record, "modes");
  const json_t *mode;
  size_t i;
  json_array_foreach(modes, i, mode) {
    if (!strcmp(json_string_value(mode), cell)) {
      return true;
    }
  }
  return !strcmp(cell, "*") || (!strcmp(cell, "-") && i == 0);
}

static bool is_class(const json_t *record, const char *cell) {
  return !strcmp(cell, "*") || !strcmp(cell, list_text(record, "class"));
}

static bool are_kinds_right(const list *l, size_t line) {
  const json_t *record = main_record(list_given(l, line));
  const char *class = list_cell(l, line, "class");
  const char *mode = list_cell(l, line, "mode");
  if (has_right_type(l, line) &&
      (!strcmp(list_cell(l, line, "type"), "null") ||
       (is_class(record, class) && is_mode(record, mode)))) {
    return true;
  }
  printf("%s is %s %s, given %s in: %s", l->lines[line].cells[0], class, mode,
         list_text(record, "class"), list_cell(l, line, "sentence"));
  return false;
}

// -------------------------------------------------------------------- roles

// Whether a word, from its begin to the end of the text, ends both texts.
static bool same_last_word(const char *a, size_t n_a, const char *b) {
  size_t n_b = strlen(b);
  while (n_a > 0 && n_b > 0 && a[n_a - 1] == b[n_b - 1]) {
    n_a--;
    n_b--;
    if (a[n_a] == ' ') {
      return true;
    }
  }
  return (n_a == 0 || a[n_a - 1] == ' ') && (n_b == 0 || b[n_b - 1] == ' ');
}

static bool has_actor(const json_t *actors, const char *text, size_t n) {
  const json_t *actor;
  size_t i;
  json_array_foreach(actors, i, actor) {
    if (same_last_word(text, n, list_text(actor, "text"))) {
      return true;
    }
  }
  return false;
}

// Whether these are the actors of the cell, each by its last word.
static bool are_actors(const json_t *actors, const char *cell) {
  if (!strcmp(cell, "*")) {
    return true;
  }
  size_t n = 0;
  for (const char *at = strcmp(cell, "-") ? cell : NULL; at;
       at = strchr(at, ';'), n++) {
    at += *at == ';';
    if (!has_actor(actors, at, strcspn(at, ";"))) {
      return false;
    }
  }
  return n == json_array_size(actors);
}

static bool are_roles_right(const list *l, size_t line) {
  const json_t *record = main_record(list_given(l, line));
  if (has_right_type(l, line) &&
      (!strcmp(list_cell(l, line, "type"), "null") ||
       (are_actors(json_object_get(record, "actors"),
                   list_cell(l, line, "actors")) &&
        are_actors(json_object_get(record, "recipients"),
                   list_cell(l, line, "recipients"))))) {
    return true;
  }
  print_record(l, line, record);
  return false;
}

// --------------------------------------------------------------------- main

static judge judge_of(const char *kind) {
  static const struct {
    const char *kind;
    judge judge;
  } judges[] = {{"actors", is_actor_right}, {"names", is_name_right},
                {"quiet", is_quiet},        {"types", is_type_right},
                {"kinds", are_kinds_right}, {"roles", are_roles_right}};
  for (size_t i = 0; i < sizeof(judges) / sizeof(*judges); i++) {
    if (!strcmp(kind, judges[i].kind)) {
      return judges[i].judge;
    }
  }
  return NULL;
}

int main(int argc, char **argv) {
  static list l;
  const judge is_right = argc == 5 ? judge_of(argv[1]) : NULL;
  if (!is_right) {
    fputs("usage: score actors|names|quiet|types|kinds|roles LIST.tsv "
          "GIVEN.jsonl "
          "LEAST\n",
          stderr);
    return 99;
  }
  if (!list_read(&l, argv[2], argv[3])) {
    return 99;
  }
  size_t right = 0;
  for (size_t i = 0; i < l.n_lines; i++) {
    if (is_right(&l, i)) {
      right++;
    } else {
      putchar('\n');
    }
  }
  const size_t least = strtoul(argv[4], NULL, 10);
  printf("%zu of %zu right, at least %zu wanted\n", right, l.n_lines, least);
  list_clear(&l);
  return l.n_lines == 0 || right < least;
}
