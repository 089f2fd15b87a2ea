// SPDX-License-Identifier: MIT

#include "know/freeze.h"

#include "base/array.h"
#include "base/buffer.h"
#include "base/intern.h"
#include "base/memory.h"
#include "base/try.h"
#include "know/layout.h"
#include "know/marks.h"
#include "know/names.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

// IRIs and words are interned apart, so that equal text stays two terms.
struct td_freezer {
  td_interner *iris;
  td_interner *words;
  td_arena *arena;
  TD_ARRAY(td_fact) facts; // numbers of the interners; see WORDS_BIT
};

#define WORDS_BIT 0x80000000U

td_freezer *td_freezer_new(void) {
  td_freezer *freezer = td_memory_new(1, sizeof(*freezer));
  if (!freezer) {
    return NULL;
  }
  freezer->iris = td_interner_new();
  freezer->words = td_interner_new();
  freezer->arena = td_arena_new(0);
  if (!freezer->iris || !freezer->words || !freezer->arena) {
    td_freezer_free(freezer);
    return NULL;
  }
  return freezer;
}

void td_freezer_free(td_freezer *freezer) {
  if (freezer) {
    td_interner_free(freezer->iris);
    td_interner_free(freezer->words);
    td_arena_free(freezer->arena);
    td_memory_free(freezer);
  }
}

static uint32_t intern(td_freezer *freezer, const td_node *node) {
  if (node->kind == TD_NODE_IRI) {
    return td_interner_add(freezer->iris, node->text);
  }
  const uint32_t id = td_interner_add(freezer->words, node->text);
  return id ? id | WORDS_BIT : 0;
}

static td_status add_fact(td_freezer *freezer, uint32_t s, uint32_t p,
                          uint32_t o) {
  td_fact *fact = s && p && o ? TD_PUSH(freezer->arena, &freezer->facts) : NULL;
  if (!fact) {
    return TD_ERR_NO_MEM;
  }
  *fact = (td_fact){s, p, o};
  return TD_OK;
}

// Lemmas of several words are found by their first word or their last, so both
// are terms, though no data may have them alone.
static bool add_ends(td_freezer *freezer, td_slice lemma) {
  size_t first = 0;
  while (first < lemma.length && lemma.data[first] != ' ') {
    first++;
  }
  size_t last = lemma.length;
  while (last > 0 && lemma.data[last - 1] != ' ') {
    last--;
  }
  return last == 0 ||
         (td_interner_add(freezer->words, td_slice_part(lemma, 0, first)) &&
          td_interner_add(freezer->words,
                          td_slice_part(lemma, last, lemma.length)));
}

static td_status add_statement(void *handle, const td_statement *st) {
  td_freezer *freezer = handle;
  if (st->subject.kind != TD_NODE_IRI || st->object.kind == TD_NODE_BLANK) {
    return TD_OK;
  }
  if (td_slice_is(st->predicate.text, td_vocab_iri(TD_TID_lemma)) &&
      !add_ends(freezer, st->object.text)) {
    return TD_ERR_NO_MEM;
  }
  return add_fact(freezer, intern(freezer, &st->subject),
                  intern(freezer, &st->predicate),
                  intern(freezer, &st->object));
}

td_statement_sink td_freezer_sink(td_freezer *freezer) {
  return (td_statement_sink){add_statement, freezer};
}

td_status td_freezer_add_frozen(td_freezer *freezer, const td_know *know) {
  const uint32_t n_terms = td_know_count(know);
  for (td_term s = 1; s <= n_terms; s++) {
    const td_fact_run run = td_know_facts(know, s);
    for (const td_fact *f = run.begin; f < run.end; f++) {
      td_statement st = {.subject = td_node_iri(td_know_text(know, f->s)),
                         .predicate = td_node_iri(td_know_text(know, f->p)),
                         .object = td_node_iri(td_know_text(know, f->o))};
      if (!td_know_is_iri(know, f->o)) {
        st.object.kind = TD_NODE_LITERAL;
      }
      TD_TRY(add_statement(freezer, &st));
    }
  }
  return TD_OK;
}

// ------------------------------------------------- numbers in byte order

typedef struct {
  td_slice text;
  uint32_t id;
} numbered;

static int compare_numbered(const void *a, const void *b) {
  return td_slice_compare(((const numbered *)a)->text,
                          ((const numbered *)b)->text);
}

// Terms first .. in byte order to `terms`; `*order`: [id - 1] -> term.
static td_status sort_terms(td_arena *arena, const td_interner *interner,
                            uint32_t first, td_slice *terms, uint32_t **order) {
  const uint32_t n = td_interner_count(interner);
  numbered *sorted = TD_ARENA_ARRAY(arena, numbered, n);
  *order = TD_ARENA_ARRAY(arena, uint32_t, n);
  if (!sorted || !*order) {
    return TD_ERR_NO_MEM;
  }
  for (uint32_t i = 0; i < n; i++) {
    sorted[i] = (numbered){td_interner_text(interner, i + 1), i + 1};
  }
  qsort(sorted, n, sizeof(*sorted), compare_numbered);
  for (uint32_t i = 0; i < n; i++) {
    terms[first + i] = sorted[i].text;
    (*order)[sorted[i].id - 1] = first + i;
  }
  return TD_OK;
}

static int compare_numbers(uint32_t a, uint32_t b) { return (a > b) - (a < b); }

static int compare_spo(const void *a, const void *b) {
  const td_fact *x = a;
  const td_fact *y = b;
  const int s = compare_numbers(x->s, y->s);
  const int p = compare_numbers(x->p, y->p);
  return s ? s : p ? p : compare_numbers(x->o, y->o);
}

static int compare_ops(const void *a, const void *b) {
  const td_fact *x = a;
  const td_fact *y = b;
  const int o = compare_numbers(x->o, y->o);
  const int p = compare_numbers(x->p, y->p);
  return o ? o : p ? p : compare_numbers(x->s, y->s);
}

static uint32_t unique_facts(td_fact *facts, uint32_t n) {
  uint32_t n_kept = 0;
  for (uint32_t i = 0; i < n; i++) {
    if (n_kept == 0 || compare_spo(&facts[i], &facts[n_kept - 1]) != 0) {
      facts[n_kept++] = facts[i];
    }
  }
  return n_kept;
}

// ---------------------------------------------------------------- writing

// The sections while they are made; all memory is the freezer's arena.
typedef struct {
  uint32_t n_iris;
  uint32_t n_terms;
  td_slice *terms; // [n_terms + 1]
  td_tagged_slot *term_slots;
  uint32_t n_term_slots;
  td_fact *facts; // by s, p, o
  uint32_t n_facts;
  td_fact *ops;
  uint32_t *subject_starts;
  uint32_t *object_starts;
  uint32_t *vocab;
  td_classes classes;
  td_marks marks;
  td_frozen_term *frozen;
  td_buffer text;
  td_name_table names;
} sections;

static td_status number_terms(td_freezer *freezer, sections *out) {
  const uint32_t n_iris = td_interner_count(freezer->iris);
  const uint32_t n_words = td_interner_count(freezer->words);
  if (n_iris >= WORDS_BIT || n_words >= WORDS_BIT - n_iris) {
    return TD_ERR_LIMIT;
  }
  out->n_iris = n_iris;
  out->n_terms = n_iris + n_words;
  out->terms =
      TD_ARENA_ARRAY(freezer->arena, td_slice, (size_t)out->n_terms + 1);
  out->n_facts = freezer->facts.count;
  out->facts = TD_ARENA_ARRAY(freezer->arena, td_fact, out->n_facts);
  if (!out->terms || !out->facts) {
    return TD_ERR_NO_MEM;
  }
  uint32_t *iri_order;
  uint32_t *word_order;
  TD_TRY(sort_terms(freezer->arena, freezer->iris, 1, out->terms, &iri_order));
  TD_TRY(sort_terms(freezer->arena, freezer->words, n_iris + 1, out->terms,
                    &word_order));
  for (uint32_t i = 0; i < out->n_facts; i++) {
    const td_fact *f = &freezer->facts.items[i];
    const uint32_t o = f->o & WORDS_BIT ? word_order[(f->o & ~WORDS_BIT) - 1]
                                        : iri_order[f->o - 1];
    out->facts[i] = (td_fact){iri_order[f->s - 1], iri_order[f->p - 1], o};
  }
  return TD_OK;
}

// starts[t]: first fact of term t or later; one more at the end.
static uint32_t *index_starts(td_arena *arena, const sections *from,
                              bool by_object) {
  uint32_t *starts = TD_ARENA_ARRAY(arena, uint32_t, (size_t)from->n_terms + 2);
  uint32_t at = 0;
  for (uint32_t t = 0; starts && t <= from->n_terms + 1; t++) {
    while (at < from->n_facts &&
           (by_object ? from->ops[at].o : from->facts[at].s) < t) {
      at++;
    }
    starts[t] = at;
  }
  return starts;
}

static td_status index_facts(td_arena *arena, sections *out) {
  qsort(out->facts, out->n_facts, sizeof(td_fact), compare_spo);
  out->n_facts = unique_facts(out->facts, out->n_facts);
  out->ops = TD_ARENA_ARRAY(arena, td_fact, out->n_facts);
  if (!out->ops) {
    return TD_ERR_NO_MEM;
  }
  if (out->n_facts) {
    memcpy(out->ops, out->facts, out->n_facts * sizeof(td_fact));
  }
  qsort(out->ops, out->n_facts, sizeof(td_fact), compare_ops);
  out->subject_starts = index_starts(arena, out, false);
  out->object_starts = index_starts(arena, out, true);
  return out->subject_starts && out->object_starts ? TD_OK : TD_ERR_NO_MEM;
}

static td_status place_terms(td_arena *arena, sections *out) {
  out->n_term_slots = td_frozen_slots(out->n_terms);
  out->term_slots = TD_ARENA_ARRAY(arena, td_tagged_slot, out->n_term_slots);
  if (!out->term_slots) {
    return TD_ERR_NO_MEM;
  }
  for (uint32_t t = 1; t <= out->n_terms; t++) {
    const unsigned long long hash = td_slice_hash(out->terms[t]);
    uint32_t slot = (uint32_t)hash & (out->n_term_slots - 1);
    while (out->term_slots[slot].number) {
      slot = (slot + 1) & (out->n_term_slots - 1);
    }
    out->term_slots[slot] = (td_tagged_slot){t, td_frozen_tag(hash)};
  }
  return TD_OK;
}

static td_term find_iri(const sections *in, td_slice iri) {
  uint32_t slot = (uint32_t)td_slice_hash(iri) & (in->n_term_slots - 1);
  td_term term;
  while ((term = in->term_slots[slot].number) != 0) {
    if (term <= in->n_iris && td_slice_equal(in->terms[term], iri)) {
      return term;
    }
    slot = (slot + 1) & (in->n_term_slots - 1);
  }
  return 0;
}

static td_status resolve_vocab(td_arena *arena, sections *out) {
  out->vocab = TD_ARENA_ARRAY(arena, uint32_t, TD_N_VOCAB);
  if (!out->vocab) {
    return TD_ERR_NO_MEM;
  }
  for (unsigned v = 0; v < TD_N_VOCAB; v++) {
    out->vocab[v] = find_iri(out, td_slice_of(td_vocab_iri((td_vocab)v)));
  }
  return TD_OK;
}

static td_status write_terms(td_arena *arena, sections *out) {
  out->frozen = TD_ARENA_ARRAY(arena, td_frozen_term, (size_t)out->n_terms + 1);
  if (!out->frozen) {
    return TD_ERR_NO_MEM;
  }
  for (uint32_t t = 1; t <= out->n_terms; t++) {
    if (out->text.length > UINT32_MAX - out->terms[t].length) {
      return TD_ERR_LIMIT;
    }
    out->frozen[t] = (td_frozen_term){(uint32_t)out->text.length,
                                      (uint32_t)out->terms[t].length};
    td_buffer_add(&out->text, out->terms[t]);
  }
  return out->text.failed ? TD_ERR_NO_MEM : TD_OK;
}

static td_status make_sections(td_freezer *freezer, sections *out) {
  TD_TRY(number_terms(freezer, out));
  TD_TRY(index_facts(freezer->arena, out));
  TD_TRY(place_terms(freezer->arena, out));
  TD_TRY(resolve_vocab(freezer->arena, out));
  TD_TRY(write_terms(freezer->arena, out));
  const td_fact_source source = {out->terms, out->n_iris,  out->n_terms,
                                 out->facts, out->n_facts, out->subject_starts,
                                 out->vocab};
  TD_TRY(td_classes_make(freezer->arena, &source, &out->classes));
  TD_TRY(td_marks_make(freezer->arena, &source, &out->classes, &out->marks));
  return td_name_table_make(freezer->arena, &source, &out->text, &out->names);
}

static void add_section(td_buffer *file, td_frozen_header *header,
                        td_section section, td_slice content) {
  static const char zeros[8] = {0};
  header->sections[section] = file->length;
  td_buffer_add(file, content);
  td_buffer_add(file, (td_slice){zeros, (8 - content.length % 8) % 8});
  header->sections[section + 1] = file->length;
}

static td_slice bytes_of(const void *data, size_t count, size_t size) {
  return (td_slice){data, count * size};
}

static void lay_out(const sections *in, td_buffer *file) {
  td_frozen_header h = {.version = TD_KNOW_VERSION,
                        .n_iris = in->n_iris,
                        .vocab_hash = TD_VOCAB_HASH};
  memcpy(h.magic, TD_KNOW_MAGIC, sizeof(h.magic));
  td_buffer_add(file, bytes_of(&h, 1, sizeof(h)));
  const size_t n_starts = (size_t)in->n_terms + 2;
  const td_slice content[TD_N_SECTIONS] = {
      bytes_of(in->frozen, (size_t)in->n_terms + 1, sizeof(td_frozen_term)),
      bytes_of(in->term_slots, in->n_term_slots, sizeof(td_tagged_slot)),
      bytes_of(in->facts, in->n_facts, sizeof(td_fact)),
      bytes_of(in->subject_starts, n_starts, 4),
      bytes_of(in->ops, in->n_facts, sizeof(td_fact)),
      bytes_of(in->object_starts, n_starts, 4),
      bytes_of(in->classes.starts, (size_t)in->n_iris + 2, 4),
      bytes_of(in->classes.above.items, in->classes.above.count, 4),
      bytes_of(in->vocab, TD_N_VOCAB, 4),
      bytes_of(in->marks.lists, (size_t)in->n_terms + 1, sizeof(uint64_t)),
      bytes_of(in->marks.edges, 2, TD_EDGE_BYTES),
      bytes_of(in->names.names, in->names.n_names, sizeof(td_frozen_name)),
      bytes_of(in->names.openings, 1, TD_EDGE_BYTES),
      bytes_of(in->names.slots, in->names.n_slots, sizeof(td_tagged_slot)),
      bytes_of(in->names.meanings, in->names.n_meanings,
               sizeof(td_name_meaning)),
      td_buffer_as_slice(&in->text)};
  for (int i = 0; i < TD_N_SECTIONS; i++) {
    add_section(file, &h, (td_section)i, content[i]);
  }
  if (!file->failed) {
    h.size = file->length;
    h.checksum = td_frozen_sum(&h, file->data + sizeof(h));
    memcpy(file->data, &h, sizeof(h));
  }
}

static td_status write_file(const td_buffer *file, const char *path,
                            const td_error_sink *errors) {
  td_buffer temporary = {0};
  td_buffer_printf(&temporary, "%s.%ld.tmp", path, (long)getpid());
  if (temporary.failed) {
    return TD_ERR_NO_MEM;
  }
  FILE *out = fopen(temporary.data, "wb");
  bool written =
      out && fwrite(file->data, 1, file->length, out) == file->length;
  if (out && fclose(out) != 0) {
    written = false;
  }
  if (written && rename(temporary.data, path) != 0) {
    written = false;
  }
  if (!written && out) {
    unlink(temporary.data);
  }
  td_buffer_clear(&temporary);
  return written ? TD_OK
                 : td_error_send(errors, TD_ERR_IO, path, 0,
                                 "cannot write the compiled knowledge: %m");
}

td_status td_freezer_write(td_freezer *freezer, const char *path,
                           const td_error_sink *errors) {
  sections content = {0};
  td_buffer file = {0};
  td_status status = make_sections(freezer, &content);
  if (status == TD_OK) {
    lay_out(&content, &file);
    status = file.failed ? TD_ERR_NO_MEM : write_file(&file, path, errors);
  } else if (status == TD_ERR_LIMIT) {
    status = td_error_send(errors, status, path, 0,
                           "too many terms, names or classes above classes for "
                           "one file of compiled knowledge");
  }
  td_buffer_clear(&content.text);
  td_buffer_clear(&file);
  return status;
}
