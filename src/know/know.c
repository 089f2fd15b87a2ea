// SPDX-License-Identifier: MIT

#include "know/know.h"

#include "base/memory.h"
#include "base/try.h"
#include "know/fold.h"
#include "know/layout.h"
#include "know/marks.h"

#include <assert.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_NAME_BYTES 512

struct td_know {
  const char *map;
  size_t size;
  const td_frozen_header *header;
  uint32_t n_terms;
  const td_frozen_term *terms;
  const td_tagged_slot *term_slots;
  uint32_t n_term_slots;
  const td_fact *spo;
  const uint32_t *subject_starts;
  const td_fact *ops;
  const uint32_t *object_starts;
  const uint32_t *class_starts;
  const td_term *above;
  const uint32_t *vocab;
  const uint64_t *lists;
  const uint8_t *edges;
  const uint8_t *openings;
  const td_frozen_name *names;
  const td_tagged_slot *name_slots;
  uint32_t n_name_slots;
  const td_name_meaning *meanings;
  const char *text;
};

#define SUM_PRIME 0x9E3779B97F4A7C15ULL

static uint64_t sum_word(uint64_t lane, const char *p) {
  uint64_t word;
  memcpy(&word, p, 8);
  lane = (lane ^ word) * SUM_PRIME;
  return lane ^ (lane >> 29);
}

// Eight bytes at a time in four lanes, so that a large file costs little.
uint64_t td_frozen_checksum(const void *data, size_t length) {
  uint64_t a = 1, b = 2, c = 3, d = 4;
  const char *p = data;
  size_t left = length / 8;
  for (; left >= 4; left -= 4, p += 32) {
    a = sum_word(a, p);
    b = sum_word(b, p + 8);
    c = sum_word(c, p + 16);
    d = sum_word(d, p + 24);
  }
  a = left > 0 ? sum_word(a, p) : a;
  b = left > 1 ? sum_word(b, p + 8) : b;
  c = left > 2 ? sum_word(c, p + 16) : c;
  uint64_t sum = length;
  const uint64_t lanes[4] = {a, b, c, d};
  for (int i = 0; i < 4; i++) {
    sum = (sum ^ lanes[i]) * SUM_PRIME;
    sum ^= sum >> 32;
  }
  return sum;
}

uint64_t td_frozen_sum(const td_frozen_header *header, const void *content) {
  td_frozen_header fields = *header;
  fields.checksum =
      td_frozen_checksum(content, (size_t)header->size - sizeof(*header));
  return td_frozen_checksum(&fields, sizeof(fields));
}

// ---------------------------------------------------------------- opening

static td_status map_file(const char *path, const td_error_sink *errors,
                          td_know *know) {
  const int fd = open(path, O_RDONLY | O_CLOEXEC);
  struct stat info;
  if (fd < 0 || fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
    if (fd >= 0) {
      close(fd);
    }
    return td_error_send(errors, TD_ERR_IO, path, 0,
                         "cannot read the compiled knowledge; is tidings "
                         "installed, or TIDINGS_DATA set?");
  }
  know->size = (size_t)info.st_size;
  void *map = know->size ? mmap(NULL, know->size, PROT_READ,
                                MAP_PRIVATE | MAP_POPULATE, fd, 0)
                         : MAP_FAILED;
  close(fd);
  if (map == MAP_FAILED) {
    return td_error_send(errors, TD_ERR_IO, path, 0,
                         "cannot map the compiled knowledge");
  }
  know->map = map;
  return TD_OK;
}

static size_t section_size(const td_frozen_header *h, td_section s) {
  return (size_t)(h->sections[s + 1] - h->sections[s]);
}

// Whether sections lie inside the file, in order, aligned.
static bool has_sound_header(const td_know *know) {
  const td_frozen_header *h = know->header;
  if (h->size != know->size || h->size % 8 != 0 ||
      h->sections[0] != sizeof(*h) || h->sections[TD_N_SECTIONS] != h->size) {
    return false;
  }
  for (int i = 0; i < TD_N_SECTIONS; i++) {
    if (h->sections[i] % 8 != 0 || h->sections[i] > h->sections[i + 1]) {
      return false;
    }
  }
  return true;
}

static bool is_power_of_two(uint32_t n) { return n && (n & (n - 1)) == 0; }

// Sections hold what the numbers of terms and facts ask for. The checksum
// vouches for the rest: the content was written by td_know_freeze.
static bool find_sections(td_know *know) {
  const td_frozen_header *h = know->header;
  const char *at[TD_N_SECTIONS];
  for (int i = 0; i < TD_N_SECTIONS; i++) {
    at[i] = know->map + h->sections[i];
  }
  know->terms = (const void *)at[TD_SECTION_TERMS];
  know->term_slots = (const void *)at[TD_SECTION_TERM_SLOTS];
  know->spo = (const void *)at[TD_SECTION_SPO];
  know->subject_starts = (const void *)at[TD_SECTION_SUBJECT_STARTS];
  know->ops = (const void *)at[TD_SECTION_OPS];
  know->object_starts = (const void *)at[TD_SECTION_OBJECT_STARTS];
  know->class_starts = (const void *)at[TD_SECTION_CLASS_STARTS];
  know->above = (const void *)at[TD_SECTION_ABOVE];
  know->vocab = (const void *)at[TD_SECTION_VOCAB];
  know->lists = (const void *)at[TD_SECTION_LISTS];
  know->edges = (const void *)at[TD_SECTION_EDGES];
  know->openings = (const void *)at[TD_SECTION_OPENINGS];
  know->names = (const void *)at[TD_SECTION_NAMES];
  know->name_slots = (const void *)at[TD_SECTION_NAME_SLOTS];
  know->meanings = (const void *)at[TD_SECTION_MEANINGS];
  know->text = at[TD_SECTION_TEXT];
  const size_t n_entries =
      section_size(h, TD_SECTION_TERMS) / sizeof(td_frozen_term);
  know->n_name_slots = (uint32_t)(section_size(h, TD_SECTION_NAME_SLOTS) /
                                  sizeof(td_tagged_slot));
  know->n_term_slots = (uint32_t)(section_size(h, TD_SECTION_TERM_SLOTS) /
                                  sizeof(td_tagged_slot));
  know->n_terms = n_entries ? (uint32_t)(n_entries - 1) : 0;
  const size_t starts_bytes = ((size_t)know->n_terms + 2) * 4;
  return n_entries > 0 && h->n_iris <= know->n_terms &&
         section_size(h, TD_SECTION_SUBJECT_STARTS) >= starts_bytes &&
         section_size(h, TD_SECTION_OBJECT_STARTS) >= starts_bytes &&
         section_size(h, TD_SECTION_CLASS_STARTS) >=
             ((size_t)h->n_iris + 2) * 4 &&
         section_size(h, TD_SECTION_VOCAB) >= TD_N_VOCAB * 4 &&
         section_size(h, TD_SECTION_LISTS) >= n_entries * sizeof(uint64_t) &&
         section_size(h, TD_SECTION_EDGES) >= (size_t)2 * TD_EDGE_BYTES &&
         section_size(h, TD_SECTION_OPENINGS) >= TD_EDGE_BYTES &&
         is_power_of_two(know->n_name_slots) &&
         is_power_of_two(know->n_term_slots);
}

static td_status check_file(td_know *know, const char *path,
                            const td_error_sink *errors) {
  know->header = (const void *)know->map;
  if (know->size < sizeof(td_frozen_header) ||
      memcmp(know->header->magic, TD_KNOW_MAGIC, 8) != 0) {
    return td_error_send(errors, TD_ERR_BAD_SYNTAX, path, 0,
                         "not compiled knowledge of tidings");
  }
  if (know->header->version != TD_KNOW_VERSION ||
      know->header->vocab_hash != TD_VOCAB_HASH) {
    return td_error_send(errors, TD_ERR_VERSION, path, 0,
                         "compiled for another version or ontology; build it "
                         "again from its Turtle");
  }
  if (!has_sound_header(know) || !find_sections(know) ||
      know->header->checksum !=
          td_frozen_sum(know->header, know->map + sizeof(td_frozen_header))) {
    return td_error_send(errors, TD_ERR_BAD_SYNTAX, path, 0,
                         "the compiled knowledge is damaged; build it again "
                         "from its Turtle");
  }
  return TD_OK;
}

td_status td_know_open(const char *path, const td_error_sink *errors,
                       td_know **out) {
  td_know *know = td_memory_new(1, sizeof(*know));
  if (!know) {
    return TD_ERR_NO_MEM;
  }
  td_status status = map_file(path, errors, know);
  if (status == TD_OK) {
    status = check_file(know, path, errors);
  }
  if (status != TD_OK) {
    td_know_close(know);
    return status;
  }
  *out = know;
  return TD_OK;
}

void td_know_close(td_know *know) {
  if (know) {
    if (know->map) {
      munmap((void *)know->map, know->size);
    }
    td_memory_free(know);
  }
}

uint64_t td_know_checksum(const td_know *know) {
  return know->header->checksum;
}

uint32_t td_know_count(const td_know *know) { return know->n_terms; }

// ------------------------------------------------------------------ terms

td_slice td_know_text(const td_know *know, td_term term) {
  assert(term <= know->n_terms);
  const td_frozen_term *t = &know->terms[term];
  return (td_slice){know->text + t->offset, t->length};
}

bool td_know_is_iri(const td_know *know, td_term term) {
  return term && term <= know->header->n_iris;
}

static td_term search(const td_know *know, td_slice text, bool is_iri) {
  const uint32_t mask = know->n_term_slots - 1;
  const unsigned long long hash = td_slice_hash(text);
  const uint32_t tag = td_frozen_tag(hash);
  for (uint32_t slot = (uint32_t)hash & mask; know->term_slots[slot].number;
       slot = (slot + 1) & mask) {
    const td_term term = know->term_slots[slot].number;
    if (know->term_slots[slot].tag == tag &&
        td_know_is_iri(know, term) == is_iri &&
        td_slice_equal(td_know_text(know, term), text)) {
      return term;
    }
  }
  return 0;
}

td_term td_know_iri_term(const td_know *know, td_slice iri) {
  return search(know, iri, true);
}

td_term td_know_text_term(const td_know *know, td_slice words) {
  return search(know, words, false);
}

td_term td_know_vocab(const td_know *know, td_vocab name) {
  assert((unsigned)name < TD_N_VOCAB);
  return know->vocab[name];
}

td_slice td_know_local_name(const td_know *know, td_term term) {
  td_slice iri = td_know_text(know, term);
  // Entity IRIs may hold '/' or '#' after the namespace: cut at a known one.
  const td_slice entity = td_slice_of(td_vocab_prefixes[TD_PREFIX_ent].iri);
  if (td_slice_has_prefix(iri, entity)) {
    return td_slice_part(iri, entity.length, iri.length);
  }
  size_t cut = iri.length;
  while (cut && iri.data[cut - 1] != '/' && iri.data[cut - 1] != '#') {
    cut--;
  }
  return td_slice_part(iri, cut, iri.length);
}

// ------------------------------------------------------------------ facts

td_fact_run td_know_facts(const td_know *know, td_term s) {
  assert(s <= know->n_terms);
  return (td_fact_run){know->spo + know->subject_starts[s],
                       know->spo + know->subject_starts[s + 1]};
}

td_fact_run td_know_objects(const td_know *know, td_term s, td_term p) {
  td_fact_run run = td_know_facts(know, s);
  while (run.begin < run.end && run.begin->p < p) {
    run.begin++;
  }
  const td_fact *end = run.begin;
  while (end < run.end && end->p == p) {
    end++;
  }
  run.end = end;
  return run;
}

// First fact of [begin, end), sorted by p, whose p is at least `p`.
static const td_fact *lower_bound(const td_fact *begin, const td_fact *end,
                                  td_term p) {
  while (begin < end) {
    const td_fact *middle = begin + (end - begin) / 2;
    if (middle->p < p) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  return begin;
}

td_fact_run td_know_subjects(const td_know *know, td_term p, td_term o) {
  assert(o <= know->n_terms);
  const td_fact *begin = know->ops + know->object_starts[o];
  const td_fact *end = know->ops + know->object_starts[o + 1];
  begin = lower_bound(begin, end, p);
  return (td_fact_run){begin, lower_bound(begin, end, p + 1)};
}

td_term td_know_get(const td_know *know, td_term s, td_vocab p) {
  const td_term property = td_know_vocab(know, p);
  if (!s || !property) {
    return 0;
  }
  const td_fact_run run = td_know_objects(know, s, property);
  return run.begin < run.end ? run.begin->o : 0;
}

bool td_know_has(const td_know *know, td_term s, td_vocab p, td_term o) {
  const td_term property = td_know_vocab(know, p);
  if (!s || !property || !o) {
    return false;
  }
  const td_fact_run run = td_know_objects(know, s, property);
  for (const td_fact *f = run.begin; f < run.end; f++) {
    if (f->o == o) {
      return true;
    }
  }
  return false;
}

bool td_know_is_subclass(const td_know *know, td_term c, td_term super) {
  if (c == super || !td_know_is_iri(know, c)) {
    return c == super && c;
  }
  for (uint32_t i = know->class_starts[c]; i < know->class_starts[c + 1]; i++) {
    if (know->above[i] == super) {
      return true;
    }
  }
  return false;
}

bool td_know_is_a(const td_know *know, td_term s, td_vocab c) {
  const td_term class_term = td_know_vocab(know, c);
  const td_term type = td_know_vocab(know, TD_RDF_type);
  if (!s || !class_term || !type) {
    return false;
  }
  const td_fact_run run = td_know_objects(know, s, type);
  for (const td_fact *f = run.begin; f < run.end; f++) {
    if (td_know_is_subclass(know, f->o, class_term)) {
      return true;
    }
  }
  return false;
}

td_term td_know_word(const td_know *know, td_term form, td_vocab list) {
  const td_term property = td_know_vocab(know, TD_TID_form);
  assert(form <= know->n_terms);
  if (!property || !(know->lists[form] & td_list_mark(list))) {
    return 0;
  }
  const td_fact_run run = td_know_subjects(know, property, form);
  for (const td_fact *f = run.begin; f < run.end; f++) {
    if (td_know_is_a(know, f->s, list)) {
      return f->s;
    }
  }
  return 0;
}

bool td_know_opens_phrase(const td_know *know, td_slice word) {
  return td_edge_is_marked(know->edges, td_first_part(word));
}

bool td_know_closes_phrase(const td_know *know, td_slice word) {
  return td_edge_is_marked(know->edges + TD_EDGE_BYTES, td_last_part(word));
}

long td_know_value(const td_know *know, td_term entry, long otherwise) {
  const td_term value = td_know_get(know, entry, TD_RDF_value);
  const td_slice text = td_know_text(know, value);
  char digits[24];
  if (!value || text.length == 0 || text.length >= sizeof(digits)) {
    return otherwise;
  }
  memcpy(digits, text.data, text.length);
  digits[text.length] = '\0';
  char *end;
  const long number = strtol(digits, &end, 10);
  return *end == '\0' ? number : otherwise;
}

// ------------------------------------------------------------------ names

static const td_frozen_name *find_name(const td_know *know, td_slice key) {
  const uint32_t mask = know->n_name_slots - 1;
  const unsigned long long hash = td_slice_hash(key);
  const uint32_t tag = td_frozen_tag(hash);
  for (uint32_t slot = (uint32_t)hash & mask; know->name_slots[slot].number;
       slot = (slot + 1) & mask) {
    const td_tagged_slot *s = &know->name_slots[slot];
    const td_frozen_name *name = &know->names[s->number - 1];
    if (s->tag == tag &&
        td_slice_equal(key,
                       (td_slice){know->text + name->offset, name->length})) {
      return name;
    }
  }
  return NULL;
}

// A walk along the names that begin with the words read so far.
typedef struct {
  char key[MAX_NAME_BYTES];
  size_t length;
  unsigned n_words;  // folded words in the key
  uint32_t capitals; // bit i: word i of the text is capitalised
} name_walk;

static bool is_comma(td_slice word) { return td_slice_is(word, ","); }

// `walk` one word on; NULL when no name goes on so.
static const td_frozen_name *step(const td_know *know, name_walk *walk,
                                  td_slice word, td_fold_mode mode) {
  char folded[TD_FOLD_BYTES];
  const bool comma = is_comma(word);
  const size_t n = comma ? 1 : td_name_fold(word, mode, folded);
  if (comma) {
    folded[0] = ',';
  }
  if (n == SIZE_MAX || n == 0 || walk->length + n + 1 > sizeof(walk->key)) {
    return NULL;
  }
  const size_t old_length = walk->length;
  if (walk->length) {
    walk->key[walk->length++] = ' ';
  }
  memcpy(walk->key + walk->length, folded, n);
  walk->length += n;
  const td_frozen_name *name =
      find_name(know, (td_slice){walk->key, walk->length});
  if (!name) {
    walk->length = old_length;
    return NULL;
  }
  // A hyphenated word counts as many as it has parts.
  const bool capitalised = td_word_is_capitalised(word);
  for (size_t i = 0; i <= n && !comma; i++) {
    if (i == n || folded[i] == ' ') {
      if (walk->n_words < 16) {
        walk->capitals |= (uint32_t)capitalised << walk->n_words;
      }
      walk->n_words++;
    }
  }
  return name;
}

// A hyphen or apostrophe alone: "-", "'", U+2010, U+2011, U+2013, U+2019.
static bool is_joint(td_slice word) {
  static const char *const joints[] = {
      "-", "'", "\xE2\x80\x90", "\xE2\x80\x91", "\xE2\x80\x93", "\xE2\x80\x99"};
  for (size_t i = 0; i < sizeof(joints) / sizeof(*joints); i++) {
    if (td_slice_is(word, joints[i])) {
      return true;
    }
  }
  return false;
}

// Whether a name may begin with `word` as it is written: most words of a text
// have no capital, and most names need one.
static bool may_open(const td_know *know, td_slice word) {
  char folded[TD_FOLD_BYTES];
  if (td_word_is_capitalised(word)) {
    return true;
  }
  const size_t n = td_name_fold(word, TD_FOLD_AUTO, folded);
  return n != SIZE_MAX && n > 0 &&
         td_edge_is_marked(know->openings,
                           td_first_part((td_slice){folded, n}));
}

// The longest name at words[0], whatever commas are in it.
static const td_frozen_name *find_longest(const td_know *know,
                                          const td_slice *words,
                                          uint32_t n_words,
                                          uint32_t *n_matched) {
  const td_frozen_name *longest = NULL;
  name_walk walk = {.length = 0};
  *n_matched = 0;
  if (n_words == 0 || !may_open(know, words[0])) {
    return NULL;
  }
  for (uint32_t i = 0; i < n_words; i++) {
    if (i > 0 && is_joint(words[i])) {
      continue;
    }
    const td_frozen_name *name = step(know, &walk, words[i], TD_FOLD_AUTO);
    if (!name && !is_comma(words[i])) {
      name = step(know, &walk, words[i], TD_FOLD_LOWER);
    }
    if (!name) {
      break;
    }
    if (name->n_meanings &&
        (name->capitals & walk.capitals) == name->capitals) {
      *n_matched = i + 1;
      longest = name;
    }
  }
  return longest;
}

// Of "Eugene, Oregon", where what follows the comma is a name of its own, the
// words before it; of "Tesla, Inc." all.
static uint32_t without_area(const td_know *know, const td_slice *words,
                             uint32_t n_words) {
  uint32_t at = 1;
  while (at + 1 < n_words && !is_comma(words[at])) {
    at++;
  }
  uint32_t n_rest = 0;
  const uint32_t n_after = n_words > at + 1 ? n_words - at - 1 : 0;
  const td_frozen_name *rest =
      n_after ? find_longest(know, words + at + 1, n_after, &n_rest) : NULL;
  return rest && n_rest == n_after &&
                 know->meanings[rest->first_meaning].kind != TD_NAME_TOWN
             ? at
             : n_words;
}

uint32_t td_know_match_name(const td_know *know, const td_slice *words,
                            uint32_t n_words, const td_name_meaning **meanings,
                            uint32_t *n_meanings) {
  uint32_t n_matched;
  const td_frozen_name *name = find_longest(know, words, n_words, &n_matched);
  if (!name) {
    return 0;
  }
  *meanings = &know->meanings[name->first_meaning];
  *n_meanings = name->n_meanings;
  return without_area(know, words, n_matched);
}
