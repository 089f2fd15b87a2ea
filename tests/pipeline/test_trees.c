// SPDX-License-Identifier: MIT

// Words and trees of whole texts with the shipped model: of texts that are
// hard to read, in linear time, and the same on all processors.

#include "base/source.h"
#include "doc/conllu.h"
#include "learn/kernels.h"
#include "learn/random.h"
#include "parse/tree.h"
#include "suite.h"
#include "tidings/tidings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define TEXT TEST_BUILDDIR "/tests/pipeline/trees.txt"
#define HEADLINES TEST_BUILDDIR "/tests/pipeline/headlines.jsonl"
#define TREES TEST_BUILDDIR "/tests/pipeline/trees.conllu"
#define ARTICLES TEST_SRCDIR "/data/articles"

static const td_error_sink quiet = {0};
static tidings *reader;

static void open_reader(void) {
  tidings_options options = {.data_dir = TEST_BUILDDIR "/data", .jobs = 1};
  if (!reader) {
    CU_ASSERT_EQUAL_FATAL(tidings_open(&options, &reader), TIDINGS_OK);
  }
}

// The bytes of TREES, in `arena`.
static td_slice read_trees(td_arena *arena) {
  td_source *source;
  td_slice bytes = {0};
  CU_ASSERT_EQUAL_FATAL(td_source_open(TREES, &quiet, &source), TD_OK);
  CU_ASSERT_EQUAL_FATAL(
      td_source_read_all(source, (size_t)1 << 28, arena, &bytes), TD_OK);
  td_source_close(source);
  return bytes;
}

// Analyse `input`; the number of its words.
static size_t make_trees(const char *input) {
  tidings_progress progress = {0};
  open_reader();
  CU_ASSERT_EQUAL_FATAL(
      tidings_annotate(reader, &input, 1, TREES, "conllu", &progress),
      TIDINGS_OK);
  return progress.n_words;
}

// A text of `n` times `part`.
static void write_text(const char *part, size_t n, const char *end) {
  FILE *file = fopen(TEXT, "w");
  CU_ASSERT_PTR_NOT_NULL_FATAL(file);
  for (size_t i = 0; i < n; i++) {
    fputs(part, file);
  }
  fputs(end, file);
  CU_ASSERT_EQUAL(fclose(file), 0);
}

// Whether the words [first, first + n) are one tree, with tags and relations.
static bool is_sentence(const td_document *d, const td_sentence *s) {
  td_arena *arena = td_arena_new(0);
  const uint32_t n = s->n_tokens;
  uint32_t *heads = TD_ARENA_ARRAY(arena, uint32_t, 2 * (size_t)n + 1);
  bool is_good = true;
  uint32_t n_roots = 0;
  for (uint32_t i = 0; i < n; i++) {
    const td_token *t = &d->tokens.items[s->first_token + i];
    heads[i] = t->head == TD_NONE ? n : t->head - s->first_token;
    n_roots += t->head == TD_NONE;
    is_good = is_good && t->form.length && t->lemma.length &&
              (t->head == TD_NONE) == (t->rel == TD_REL_ROOT);
  }
  is_good = is_good && n_roots == 1 && td_tree_is_valid(heads, n, heads + n);
  td_arena_free(arena);
  return is_good;
}

// Whether all of TREES is well formed; how many sentences and words it has,
// and how many words the longest.
typedef struct {
  bool is_good;
  uint32_t n_sentences;
  uint32_t n_words;
  uint32_t longest;
} census;

static census count_trees(void) {
  census c = {.is_good = true};
  td_conllu_reader *in;
  td_source *source;
  CU_ASSERT_EQUAL_FATAL(td_source_open(TREES, &quiet, &source), TD_OK);
  in = td_conllu_reader_new(source, TD_CONLLU_DOCUMENTS, &quiet);
  CU_ASSERT_PTR_NOT_NULL_FATAL(in);
  td_document *d;
  td_status status;
  while ((status = td_conllu_read(in, &d)) == TD_OK) {
    for (uint32_t i = 0; i < d->sentences.count; i++) {
      const td_sentence *s = &d->sentences.items[i];
      c.n_sentences++;
      c.n_words += s->n_tokens;
      c.longest = s->n_tokens > c.longest ? s->n_tokens : c.longest;
      c.is_good = c.is_good && is_sentence(d, s);
    }
    td_document_free(d);
  }
  CU_ASSERT_EQUAL(status, TD_END);
  td_conllu_reader_free(in);
  td_source_close(source);
  return c;
}

// ------------------------------------------------------------------ tests

static void one_word_is_a_sentence(void) {
  static const char *const texts[] = {"Yes", "Withdraw!", "42", "Seoul.",
                                      "\xED\x95\x9C\xEA\xB5\xAD"};
  for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
    write_text(texts[i], 1, "\n");
    (void)make_trees(TEXT);
    const census c = count_trees();
    CU_ASSERT(c.is_good);
    CU_ASSERT_EQUAL(c.n_sentences, 1);
    CU_ASSERT(c.n_words == 1 || c.n_words == 2);
  }
}

static void punctuation_alone_gets_a_tree(void) {
  static const char *const texts[] = {
      "!",
      "...",
      "?!?!",
      "- - -",
      "\"\"\"\"",
      "( [ { } ] )",
      ". . . . . . . .",
      "\xE2\x80\x95\xE2\x80\x95 \xE2\x80\xA6 \xE2\x80\x9C\xE2\x80\x9D"};
  for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
    write_text(texts[i], 40, "\n");
    (void)make_trees(TEXT);
    const census c = count_trees();
    CU_ASSERT(c.is_good);
    CU_ASSERT(c.n_words >= 1);
  }
}

// Lines without words part paragraphs and nothing else; a text of nothing but
// them is refused.
static void empty_lines_are_no_sentences(void) {
  static const char *const gaps[] = {"\n", " \t \n\n", "\xC2\xA0\n"};
  for (size_t i = 0; i < sizeof(gaps) / sizeof(*gaps); i++) {
    const char *input = TEXT;
    write_text(gaps[i], 3000, "He left.\n\n\n\nThey stayed.\n\n\n");
    CU_ASSERT_EQUAL(make_trees(TEXT), 6);
    const census c = count_trees();
    CU_ASSERT(c.is_good);
    CU_ASSERT_EQUAL(c.n_sentences, 2);
    write_text(gaps[i], 3000, "");
    CU_ASSERT_EQUAL(tidings_annotate(reader, &input, 1, TREES, "conllu", NULL),
                    TIDINGS_SOME_FAILED);
  }
}

// German, Russian, Arabic, Korean; what no language has.
static void other_languages_get_trees(void) {
  static const char *const texts[] = {
      "Der Minister hat den Vertrag am Montag in Berlin unterschrieben. ",
      "\xD0\x9C\xD0\xB8\xD0\xBD\xD0\xB8\xD1\x81\xD1\x82\xD1\x80 "
      "\xD0\xBF\xD0\xBE\xD0\xB4\xD0\xBF\xD0\xB8\xD1\x81\xD0\xB0\xD0\xBB. ",
      "\xD9\x88\xD8\xB2\xD9\x8A\xD8\xB1 \xD9\x85\xD8\xB5\xD8\xB1\xD8\x9F "
      "\xD9\x86\xD8\xB9\xD9\x85\xD8\x8C ",
      "\xEB\x82\xA8\xEB\xB6\x81 \xED\x9A\x8C\xEB\x8B\xB4. ",
      "\xF0\x9F\x98\x80\xF0\x9F\x98\x80 x\xCC\x81\xCC\x81\xCC\x81 ",
      "qwrtpsdfghjklzxcvbnmqwrtpsdfghjklzxcvbnm_/\\|@#~",
      "\x01\x02\x7F \xE2\x80\x8B\xE2\x80\xAE "};
  for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
    write_text(texts[i], 100, "\n");
    (void)make_trees(TEXT);
    const census c = count_trees();
    CU_ASSERT(c.is_good);
    CU_ASSERT(c.n_words >= 1);
  }
}

// Sentences of hundreds and thousands of words: lists, clauses in clauses,
// brackets that never end.
static void long_sentences_get_a_tree(void) {
  static const char *const parts[] = {"the old envoy of the king and ",
                                      "who said that they knew that ", "( the ",
                                      "\" no , ", "red , "};
  for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
    for (size_t n = 150; n <= 1500; n *= 10) {
      write_text(parts[i], n, "he left.\n");
      (void)make_trees(TEXT);
      const census c = count_trees();
      CU_ASSERT(c.is_good);
      CU_ASSERT(c.longest >= 300);
    }
  }
}

// Articles whose headlines are words in any order.
static void write_headlines(size_t n) {
  static const char *const words[] = {
      "Mali",     "rebels", "police",   "says",  "say",        ",",
      ":",        "attack", "attacks",  "to",    "after",      "over",
      "as",       "feared", ", feared", "two",   ", says",     "killed",
      "in",       "bans",   "'s",       "and",   ", warns",    "free",
      "will",     "before", "jails",    "talks", "protesters", "set",
      "minister", "not",    "who",      "call",  "troops",     "for"};
  td_random random = {7};
  FILE *file = fopen(HEADLINES, "w");
  CU_ASSERT_PTR_NOT_NULL_FATAL(file);
  for (size_t i = 0; i < n; i++) {
    fprintf(file, "{\"uri\": \"urn:test:%zu\", \"headline\": \"Oman", i);
    for (uint64_t k = td_random_bits(&random) % 13; k > 0; k--) {
      const uint64_t at = td_random_bits(&random);
      fprintf(file, " %s", words[at % (sizeof(words) / sizeof(*words))]);
    }
    fputs("\", \"body_text\": \"None.\"}\n", file);
  }
  CU_ASSERT_EQUAL(fclose(file), 0);
}

// What headlines leave out is put back by rules, which may take no word from
// its tree.
static void made_headlines_get_a_tree(void) {
  write_headlines(8000);
  (void)make_trees(HEADLINES);
  const census c = count_trees();
  CU_ASSERT(c.is_good);
  CU_ASSERT(c.n_sentences >= 16000);
}

static double seconds_of(const char *part, size_t n) {
  double least = 1e9;
  write_text(part, n, "he left.\n");
  for (int i = 0; i < 3; i++) {
    const clock_t begin = clock();
    (void)make_trees(TEXT);
    const double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
    least = seconds < least ? seconds : least;
  }
  return least;
}

// Ten times the words take about ten times the processor's time, not a
// hundred times; what makes both run slowly cancels out.
static void time_grows_with_the_words(void) {
  static const char *const parts[] = {"the old envoy of the king and ",
                                      "who said that they knew that ", "( the ",
                                      "He left. ", "no\n\n"};
  for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
    const double few = seconds_of(parts[i], 300);
    const double many = seconds_of(parts[i], 3000);
    CU_ASSERT(many < 30 * few);
  }
}

// The whole of data/articles with each set of instructions that this processor
// has, and with the portable one.
static void all_instruction_sets_give_the_same_trees(void) {
  td_arena *arena = td_arena_new(0);
  (void)make_trees(ARTICLES);
  const td_slice usual = read_trees(arena);
  CU_ASSERT(usual.length > 10000);
  size_t n = 0;
  for (; td_kernels_each(n); n++) {
    td_kernels_use(td_kernels_each(n));
    (void)make_trees(ARTICLES);
    CU_ASSERT(td_slice_equal(usual, read_trees(arena)));
  }
  td_kernels_use(NULL);
  printf("%zu sets of kernels ... ", n);
  CU_ASSERT(n >= 1);
  td_arena_free(arena);
}

static void close_reader(void) {
  tidings_close(reader);
  reader = NULL;
}

static const td_test tests[] = {
    {"one word is a sentence", one_word_is_a_sentence},
    {"punctuation alone gets a tree", punctuation_alone_gets_a_tree},
    {"empty lines are no sentences", empty_lines_are_no_sentences},
    {"other languages get trees", other_languages_get_trees},
    {"long sentences get a tree", long_sentences_get_a_tree},
    {"made headlines get a tree", made_headlines_get_a_tree},
    {"time grows with the words", time_grows_with_the_words},
    {"all instruction sets give the same trees",
     all_instruction_sets_give_the_same_trees},
    {"the reader closes", close_reader},
};

SUITE_MAIN("trees", tests)
