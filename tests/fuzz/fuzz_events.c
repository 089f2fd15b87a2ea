// SPDX-License-Identifier: MIT

// Events are found in any tree, at once, and point into their text. With bytes
// left over behind the last word the tree is first mended as those of the
// parser are, and stays one.
//
// Four bytes are a word: which lemma of the lexicon or function word (16 bits,
// of which the upper three also choose a verb's form), which relation, and
// where its head is: the top bit hangs it on the next word, else it hangs one
// to eight words back; four bits are its part of speech.

#include "doc/conllu.h"
#include "fuzz.h"
#include "parse/absolute.h"
#include "parse/among.h"
#include "parse/finite.h"
#include "parse/joined.h"
#include "parse/second.h"
#include "parse/told.h"
#include "parse/tree.h"
#include "pipeline/beside.h"
#include "pipeline/contact.h"
#include "pipeline/participle.h"
#include "pipeline/setoff.h"
#include "pipeline/teller.h"
#include "pipeline/weekday.h"
#include "pipeline/world.h"
#include "rdf/vocab.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define WORD_BYTES 4
#define MAX_WORDS 200
#define MAX_SECONDS 60

typedef struct {
  tidings *t;
  const td_know *know;
  td_pipeline *pipeline;
  td_slice *lemmas;
  size_t n_lemmas;
} world;

static void must(bool claim) {
  if (!claim) {
    abort();
  }
}

static void add_function_words(world *w) {
  static const char *const words[] = {"to",  "by",   "of",    "not", "that",
                                      "the", "will", "after", "for", "Chad",
                                      "two", "\"",   "he"};
  for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
    w->lemmas[w->n_lemmas++] = td_slice_of(words[i]);
  }
}

static td_slice first_word(td_slice lemma) {
  const char *end = memchr(lemma.data, ' ', lemma.length);
  return end ? (td_slice){lemma.data, (size_t)(end - lemma.data)} : lemma;
}

static void add_lemmas(world *w) {
  const td_know *know = w->know;
  for (td_term s = 1; s <= td_know_count(know); s++) {
    const td_term lemma = td_know_get(know, s, TD_TID_lemma);
    if (lemma) {
      w->lemmas[w->n_lemmas++] = first_word(td_know_text(know, lemma));
    }
  }
}

static void open_world(world *w) {
  const tidings_options options = {0};
  must(tidings_open(&options, &w->t) == TIDINGS_OK);
  must(td_world_know(w->t, &w->know) == TD_OK);
  must(td_world_pipeline(w->t, &w->pipeline) == TD_OK);
  w->lemmas = calloc(td_know_count(w->know) + 64, sizeof(*w->lemmas));
  must(w->lemmas);
  add_function_words(w);
  add_lemmas(w);
}

// From 1; 0 is the root. Words that hang on the next one hang nobody before
// them, so there are no circles.
static size_t head_of(const uint8_t *words, size_t n, size_t i) {
  if (words[i * WORD_BYTES + 3] & 0x80 && i + 1 < n) {
    return i + 2;
  }
  size_t back = words[i * WORD_BYTES + 3] & 7;
  for (size_t k = i; k-- > 0;) {
    if (!(words[k * WORD_BYTES + 3] & 0x80) && back-- == 0) {
      return k + 1;
    }
  }
  for (size_t k = 0; k < i; k++) {
    if (!(words[k * WORD_BYTES + 3] & 0x80)) {
      return k + 1;
    }
  }
  return 0;
}

static void add_word(td_buffer *out, const world *w, const uint8_t *words,
                     size_t n, size_t i) {
  static const char *const forms[] = {"VBD", "VBN", "VBG", "VB",
                                      "VBZ", "VBP", "VBD", "VBN"};
  const uint8_t *word = words + i * WORD_BYTES;
  const size_t number = word[0] | (size_t)word[1] << 8;
  const td_slice lemma = w->lemmas[number % w->n_lemmas];
  const td_upos upos = (td_upos)((word[3] >> 3 & 15) + 1);
  const size_t head = head_of(words, n, i);
  const td_rel rel =
      head ? (td_rel)(word[2] % (TD_N_REL - 1) + 1) : TD_REL_ROOT;
  td_buffer_printf(
      out, "%zu\t%.*s\t%.*s\t%s\t%s\t_\t%zu\t%s\t_\t_\n", i + 1,
      (int)lemma.length, lemma.data, (int)lemma.length, lemma.data,
      td_upos_string(upos), upos == TD_UPOS_VERB ? forms[word[1] >> 5] : "_",
      head, td_rel_string(head && rel == TD_REL_ROOT ? TD_REL_DEP : rel));
}

static td_document *read_tree(td_slice text) {
  td_source *source = NULL;
  td_document *d = NULL;
  must(td_source_open_memory(text, "fuzz", NULL, &source) == TD_OK);
  td_conllu_reader *reader =
      td_conllu_reader_new(source, TD_CONLLU_DOCUMENTS, NULL);
  const td_status status = td_conllu_read(reader, &d);
  must(status == TD_OK || status == TD_ERR_BAD_SYNTAX);
  td_conllu_reader_free(reader);
  td_source_close(source);
  return status == TD_OK ? d : NULL;
}

static void check_trees(const td_document *d) {
  uint32_t heads[MAX_WORDS], scratch[MAX_WORDS];
  for (uint32_t k = 0; k < d->sentences.count; k++) {
    const td_sentence *s = &d->sentences.items[k];
    must(s->n_tokens <= MAX_WORDS);
    for (uint32_t i = 0; i < s->n_tokens; i++) {
      const uint32_t head = d->tokens.items[s->first_token + i].head;
      heads[i] = head == TD_NONE ? s->n_tokens : head - s->first_token;
    }
    must(td_tree_is_valid(heads, s->n_tokens, scratch));
  }
}

static void mend(const td_know *know, td_document *d) {
  for (uint32_t k = 0; k < d->sentences.count; k++) {
    const td_sentence *s = &d->sentences.items[k];
    td_finite_restore(d, s);
    td_told_restore(d, s);
    td_second_restore(d, s);
    td_among_restore(d, s);
    td_joined_restore(d, s);
    td_absolute_restore(d, s);
    td_document_link_children(d, k);
  }
  check_trees(d);
  td_participle_hang(know, d);
  check_trees(d);
  td_weekday_restore(know, d);
  check_trees(d);
  td_teller_restore(know, d);
  check_trees(d);
  td_setoff_restore(know, d);
  check_trees(d);
  td_contact_restore(know, d);
  check_trees(d);
  td_beside_restore(know, d);
  check_trees(d);
}

static void check_span(const td_document *d, td_part_id part, td_span span) {
  must(span.begin <= span.end && span.end <= d->parts[part].text.length);
}

static void check_argument(const td_document *d, const td_argument *a) {
  check_span(d, a->part, a->span);
  must(a->filler != TD_FILLER_ENTITY || a->id < d->entities.count);
  must(a->filler != TD_FILLER_EVENT || a->id < d->events.count);
  must(a->mention == TD_NONE || a->mention < d->mentions.count);
}

static void check(const td_document *d) {
  for (uint32_t i = 0; i < d->events.count; i++) {
    const td_event *e = &d->events.items[i];
    check_span(d, e->part, e->span);
    must(e->token < d->tokens.count && e->classes[0]);
    must(e->same_as == TD_NONE || e->same_as < i);
    must(e->confidence <= 1000 && e->status < TD_N_STATUS);
    for (uint32_t k = 0; k < e->arguments.count; k++) {
      check_argument(d, &e->arguments.items[k]);
    }
    for (uint32_t k = 0; k < e->attributions.count; k++) {
      const td_attribution *a = &e->attributions.items[k];
      must(a->source == TD_NONE || a->source < d->entities.count);
    }
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static world w; // opened once: a fuzzer runs this many times
  if (!w.t) {
    open_world(&w);
  }
  size_t n = size / WORD_BYTES;
  n = n < MAX_WORDS ? n : MAX_WORDS;
  td_buffer text = {0};
  for (size_t i = 0; i < n; i++) {
    add_word(&text, &w, data, n, i);
  }
  td_buffer_add_char(&text, '\n');
  must(!text.failed);
  td_document *d = n ? read_tree(td_buffer_as_slice(&text)) : NULL;
  if (d) {
    if (size % WORD_BYTES) {
      mend(w.know, d);
    }
    const td_pipeline_way way = {.has_trees = true};
    (void)alarm(MAX_SECONDS); // a search that blows up ends here
    must(td_pipeline_run(w.pipeline, &way, d) == TD_OK);
    (void)alarm(0);
    check(d);
  }
  td_document_free(d);
  td_buffer_clear(&text);
  return 0;
}
