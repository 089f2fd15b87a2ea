// SPDX-License-Identifier: MIT

#include "lexicon/frame.h"

#include "base/try.h"

#define MAX_PARTS 32

static const char *const ROLE_NAMES[TD_N_ROLES] = {
    [TD_ROLE_ACTOR] = "actor",
    [TD_ROLE_RECIPIENT] = "recipient",
    [TD_ROLE_THEME] = "theme",
    [TD_ROLE_ORIGIN] = "origin",
    [TD_ROLE_DESTINATION] = "destination",
    [TD_ROLE_TOPIC] = "topic",
    [TD_ROLE_REASON] = "reason",
    [TD_ROLE_PLACE] = "place",
    [TD_ROLE_CLAIMS] = "claims",
    [TD_ROLE_BEFORE] = "before",
    [TD_ROLE_AFTER] = "after",
    [TD_ROLE_PART_OF] = "subEventOf",
};

static const struct {
  const char *name;
  td_path_kind kind;
  bool takes_word;
} PATH_NAMES[] = {
    {"subj", TD_PATH_SUBJ, false},
    {"obj", TD_PATH_OBJ, false},
    {"iobj", TD_PATH_IOBJ, false},
    {"obl", TD_PATH_OBL, true},
    {"xcomp", TD_PATH_XCOMP, false},
    {"ccomp", TD_PATH_CCOMP, false},
    {"advcl", TD_PATH_ADVCL, true},
    {"poss", TD_PATH_POSS, false},
    {"of", TD_PATH_OF, false},
    {"nmod", TD_PATH_NMOD, true},
    {"compound", TD_PATH_COMPOUND, false},
    {"amod", TD_PATH_AMOD, false},
    {"acl", TD_PATH_ACL, true},
    {"advmod", TD_PATH_ADVMOD, false},
    {"count", TD_PATH_COUNT, false},
    {"cop", TD_PATH_COP, false},
    {"self", TD_PATH_SELF, false},
    {"speaker", TD_PATH_SPEAKER, false},
    {"does", TD_PATH_DOES, false},
    {"done", TD_PATH_DONE, false},
    {"whole", TD_PATH_WHOLE, false},
    {"case", TD_PATH_CASE, false},
    {"state", TD_PATH_STATE, false},
};

// What follows the colon is no preposition.
static const struct {
  const char *name;
  td_path_kind kind;
} DOUBLE_PATHS[] = {
    {"subj:compound", TD_PATH_SUBJ_COMPOUND},
    {"xcomp:obj", TD_PATH_XCOMP_OBJ},
    {"ccomp:subj", TD_PATH_CCOMP_SUBJ},
    {"ccomp:wanted", TD_PATH_CCOMP_WANTED},
    {"obj:compound", TD_PATH_OBJ_COMPOUND},
    {"obj:amod", TD_PATH_OBJ_AMOD},
    {"obj:of", TD_PATH_OBJ_OF},
    {"obj:poss", TD_PATH_OBJ_POSS},
    {"obj:acl", TD_PATH_OBJ_ACL},
    {"nmod:of", TD_PATH_OF},
    {"of:compound", TD_PATH_OF_COMPOUND},
    {"of:amod", TD_PATH_OF_AMOD},
    {"state:of", TD_PATH_STATE_OF},
};

bool td_path_parse(td_slice text, td_path *out) {
  td_slice word;
  const td_slice name = td_slice_split(text, ':', &word);
  for (size_t i = 0; i < sizeof(DOUBLE_PATHS) / sizeof(DOUBLE_PATHS[0]); i++) {
    if (td_slice_is(text, DOUBLE_PATHS[i].name)) {
      *out = (td_path){DOUBLE_PATHS[i].kind, {NULL, 0}};
      return true;
    }
  }
  for (size_t i = 0; i < sizeof(PATH_NAMES) / sizeof(PATH_NAMES[0]); i++) {
    if (td_slice_is(name, PATH_NAMES[i].name)) {
      *out = (td_path){PATH_NAMES[i].kind, word};
      return word.length == 0 || PATH_NAMES[i].takes_word;
    }
  }
  return false;
}

bool td_path_matches(td_path path, td_path_kind kind, td_slice word) {
  if (path.kind != kind) {
    return false;
  }
  if (path.word.length == 0 || td_slice_equal(path.word, word)) {
    return true;
  }
  if (td_slice_is(path.word, "-")) {
    return word.length == 0; // a clause without a marker
  }
  // "from_within" is also a "from".
  return word.length > path.word.length && word.data[path.word.length] == '_' &&
         td_slice_has_prefix(word, path.word);
}

static bool find_role(td_slice name, int *out) {
  if (td_slice_is(name, "_")) {
    *out = TD_SLOT_CONSTRAINT;
    return true;
  }
  for (int r = 0; r < TD_N_ROLES; r++) {
    if (td_slice_is(name, ROLE_NAMES[r])) {
      *out = r;
      return true;
    }
  }
  return false;
}

static bool is_sector(td_slice name) {
  for (size_t i = 0; i < name.length; i++) {
    if (name.data[i] < 'A' || name.data[i] > 'Z') {
      return false;
    }
  }
  return name.length == 3;
}

static td_term find_name(const td_know *know, unsigned prefix, td_slice name) {
  char iri[160];
  const td_slice space = td_slice_of(td_vocab_prefixes[prefix].iri);
  if (space.length + name.length > sizeof(iri)) {
    return 0;
  }
  memcpy(iri, space.data, space.length);
  memcpy(iri + space.length, name.data, name.length);
  return td_know_iri_term(know, (td_slice){iri, space.length + name.length});
}

static td_term find_class(const td_know *know, td_slice name) {
  static const unsigned prefixes[] = {TD_PREFIX_tid, TD_PREFIX_schema,
                                      TD_PREFIX_sem, TD_PREFIX_org};
  td_term term = 0;
  for (size_t i = 0; !term && i < sizeof(prefixes) / sizeof(prefixes[0]); i++) {
    term = find_name(know, prefixes[i], name);
  }
  return term;
}

static bool find_fits(const td_know *know, td_slice name, td_fits *out) {
  if (is_sector(name)) {
    *out = (td_fits){TD_FITS_SECTOR, td_know_text_term(know, name)};
    return true;
  }
  // Local names of sem and tid that mean more than a class; schema has an
  // Event of its own.
  static const struct {
    const char *name;
    td_fits_kind kind;
  } special[] = {{"Actor", TD_FITS_ACTOR},
                 {"Event", TD_FITS_EVENT},
                 {"Thing", TD_FITS_THING},
                 {"Money", TD_FITS_MONEY},
                 {"Quoted", TD_FITS_QUOTED}};
  *out = (td_fits){TD_FITS_CLASS, find_class(know, name)};
  for (size_t i = 0; i < sizeof(special) / sizeof(special[0]); i++) {
    if (td_slice_is(name, special[i].name)) {
      out->kind = special[i].kind;
    }
  }
  return out->term != 0;
}

// What stands between `open` and `close` in `*text`, which is cut before it.
static td_slice take_bracket(td_slice *text, char open, char close) {
  const td_slice none = {NULL, 0};
  if (text->length == 0 || text->data[text->length - 1] != close) {
    return none;
  }
  size_t at = text->length;
  while (at > 0 && text->data[at - 1] != open) {
    at--;
  }
  if (at == 0) {
    return none;
  }
  const td_slice inside = td_slice_part(*text, at, text->length - 1);
  text->length = at - 1;
  return inside;
}

// A copy of what was read, no larger than it is: there are thousands.
static void *keep(td_arena *arena, const void *items, size_t n, size_t size) {
  void *copy = td_arena_get(arena, n, size);
  if (copy) {
    memcpy(copy, items, n * size);
  }
  return copy;
}

static td_status parse_paths(td_slice text, td_arena *arena, td_slot *slot) {
  td_path paths[MAX_PARTS];
  while (text.length && slot->n_paths < MAX_PARTS) {
    if (!td_path_parse(td_slice_split(text, '|', &text),
                       &paths[slot->n_paths++])) {
      return TD_ERR_BAD_SYNTAX;
    }
  }
  if (slot->n_paths == 0) {
    return TD_ERR_BAD_SYNTAX;
  }
  slot->paths = keep(arena, paths, slot->n_paths, sizeof(*paths));
  return slot->paths ? TD_OK : TD_ERR_NO_MEM;
}

// Writes the words that one item between braces stands for, if `out` is not
// NULL: itself, or with a colon before it those of the list of that name.
// Returns their number; 0 if there is no such list.
static uint32_t list_words(const td_know *know, td_slice item, td_slice *out) {
  if (item.length == 0 || item.data[0] != ':') {
    if (out) {
      *out = item;
    }
    return 1;
  }
  const td_term list =
      find_name(know, TD_PREFIX_lex, td_slice_part(item, 1, item.length));
  if (!td_know_is_a(know, list, TD_TID_WordList)) {
    return 0;
  }
  const td_fact_run forms =
      td_know_objects(know, list, td_know_vocab(know, TD_TID_form));
  for (uint32_t i = 0; out && forms.begin + i < forms.end; i++) {
    out[i] = td_know_text(know, forms.begin[i].o);
  }
  return (uint32_t)(forms.end - forms.begin);
}

static td_status parse_lemmas(const td_frame_reader *reader, td_slice text,
                              td_slot *slot) {
  uint32_t n = 0;
  for (td_slice rest = text; rest.length;) {
    const td_slice item = td_slice_trim(td_slice_split(rest, ',', &rest));
    const uint32_t more = list_words(reader->know, item, NULL);
    if (more == 0) {
      return TD_ERR_BAD_SYNTAX;
    }
    n += more;
  }
  if (n == 0) {
    return TD_OK;
  }
  td_slice *lemmas = TD_ARENA_ARRAY(reader->arena, td_slice, n);
  if (!lemmas) {
    return TD_ERR_NO_MEM;
  }
  while (text.length) {
    const td_slice item = td_slice_trim(td_slice_split(text, ',', &text));
    slot->n_lemmas += list_words(reader->know, item, lemmas + slot->n_lemmas);
  }
  slot->lemmas = lemmas;
  return TD_OK;
}

static td_status parse_fits(const td_know *know, td_slice text, td_arena *arena,
                            td_slot *slot) {
  td_fits fits[MAX_PARTS];
  while (text.length && slot->n_fits < MAX_PARTS) {
    if (!find_fits(know, td_slice_split(text, '|', &text),
                   &fits[slot->n_fits++])) {
      return TD_ERR_BAD_SYNTAX;
    }
  }
  if (slot->n_fits == 0) {
    return TD_OK;
  }
  slot->fits = keep(arena, fits, slot->n_fits, sizeof(*fits));
  return slot->fits ? TD_OK : TD_ERR_NO_MEM;
}

static td_status parse_slot(const td_frame_reader *reader, td_slice text,
                            td_slot *slot, const char **problem) {
  td_slice rest;
  const td_slice role = td_slice_split(text, '=', &rest);
  *problem = "the role of a slot is unknown";
  if (!find_role(role, &slot->role)) {
    return TD_ERR_BAD_SYNTAX;
  }
  const char last = rest.length ? rest.data[rest.length - 1] : '\0';
  slot->is_required = last == '!';
  slot->is_free = last == '?';
  rest.length -= last == '!' || last == '?';
  slot->is_strict =
      slot->is_required && rest.length > 0 && rest.data[rest.length - 1] == '!';
  rest.length -= slot->is_strict;
  const td_slice fits = take_bracket(&rest, '(', ')');
  const td_slice lemmas = take_bracket(&rest, '{', '}');
  *problem = "a class in ( ) is unknown";
  TD_TRY(parse_fits(reader->know, fits, reader->arena, slot));
  *problem = "a list in { } is unknown or has no words";
  TD_TRY(parse_lemmas(reader, lemmas, slot));
  *problem = "a path is unknown";
  return parse_paths(rest, reader->arena, slot);
}

static td_status read_slot(td_frame_reader *reader, td_slice text,
                           td_slot *slot, const char **problem) {
  *slot = (td_slot){0};
  if (!reader->texts) {
    return parse_slot(reader, text, slot, problem);
  }
  const uint32_t id = td_interner_add(reader->texts, text);
  if (id == 0) {
    return TD_ERR_NO_MEM;
  }
  if (id > reader->slots.count) {
    TD_TRY(parse_slot(reader, text, slot, problem));
    td_slot *kept = TD_PUSH(reader->arena, &reader->slots);
    if (!kept) {
      return TD_ERR_NO_MEM;
    }
    *kept = *slot;
  }
  *slot = reader->slots.items[id - 1];
  return TD_OK;
}

td_status td_frame_parse(td_frame_reader *reader, td_slice text, td_frame *out,
                         const char **problem) {
  td_slot slots[MAX_PARTS];
  uint32_t n = 0;
  bool has_actor = false;
  while (text.length) {
    const td_slice part = td_slice_split(text, ' ', &text);
    if (part.length == 0) {
      continue;
    }
    *problem = "too many slots";
    if (n == MAX_PARTS) {
      return TD_ERR_BAD_SYNTAX;
    }
    td_slot *slot = &slots[n++];
    TD_TRY(read_slot(reader, part, slot, problem));
    slot->is_counterpart = has_actor && slot->role == TD_ROLE_ACTOR;
    has_actor |= slot->role == TD_ROLE_ACTOR;
  }
  *problem = "a frame needs a slot";
  if (n == 0) {
    return TD_ERR_BAD_SYNTAX;
  }
  *out = (td_frame){keep(reader->arena, slots, n, sizeof(*slots)), n};
  return out->slots ? TD_OK : TD_ERR_NO_MEM;
}
