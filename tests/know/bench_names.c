// SPDX-License-Identifier: MIT

// bench_names N TEXT_WORDS: compiles N made-up names, maps them, and matches a
// made-up text in which each tenth word begins one of the first ten thousand,
// so that the text is the same whatever N. Prints the number
// of names, milliseconds to open the file, and words a second. Run by
// scripts/bench-names.

#include "base/buffer.h"
#include "know/freeze.h"
#include "know/know.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#define NAMES_IN_TEXT 10000

// Of the processor, so that others on the machine do not count.
static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static uint64_t next(uint64_t *state) {
  *state = *state * 6364136223846793005ULL + 1442695040888963407ULL;
  return *state >> 33;
}

// A capitalised word of two to four syllables.
static void add_word(uint64_t *state, td_buffer *out) {
  static const char consonants[] = "bcdfghjklmnprstvwz";
  static const char vowels[] = "aeiou";
  const unsigned n = 2 + (unsigned)(next(state) % 3);
  for (unsigned i = 0; i < n; i++) {
    const char c = consonants[next(state) % (sizeof(consonants) - 1)];
    td_buffer_add_char(out, i == 0 ? (char)(c - 'a' + 'A') : c);
    td_buffer_add_char(out, vowels[next(state) % (sizeof(vowels) - 1)]);
  }
}

// The name with this number: one to three words.
static void add_name(uint64_t number, td_buffer *out) {
  uint64_t state = number * 0x9E3779B97F4A7C15ULL + 1;
  const unsigned n = 1 + (unsigned)(next(&state) % 3);
  for (unsigned i = 0; i < n; i++) {
    if (i) {
      td_buffer_add_char(out, ' ');
    }
    add_word(&state, out);
  }
}

static void must(bool claim, const char *what) {
  if (!claim) {
    fprintf(stderr, "bench_names: %s\n", what);
    exit(1);
  }
}

static void compile(uint64_t n_names, const char *path) {
  td_freezer *freezer = td_freezer_new();
  must(freezer, "no memory");
  const td_statement_sink sink = td_freezer_sink(freezer);
  td_buffer iri = {0};
  td_buffer name = {0};
  for (uint64_t i = 0; i < n_names; i++) {
    td_buffer_rewind(&iri);
    td_buffer_rewind(&name);
    td_buffer_printf(&iri, "%s%llu", td_vocab_prefixes[TD_PREFIX_ent].iri,
                     (unsigned long long)i);
    add_name(i, &name);
    const td_statement st = {
        .subject = td_node_iri(td_buffer_as_slice(&iri)),
        .predicate = td_node_iri(td_slice_of(td_vocab_iri(TD_SKOS_prefLabel))),
        .object = td_node_literal(td_buffer_as_slice(&name), (td_slice){0},
                                  TD_SLICE("en"))};
    must(sink.write(sink.handle, &st) == TD_OK, "no memory");
  }
  must(td_freezer_write(freezer, path, NULL) == TD_OK, "cannot write");
  td_buffer_clear(&iri);
  td_buffer_clear(&name);
  td_freezer_free(freezer);
}

// `n_words` words: names, each after nine common words.
static td_slice *make_text(uint32_t n_words, td_buffer *text) {
  static const char *const common[] = {"the",   "talks", "on", "trade", "and",
                                       "Peace", "began", "in", "May"};
  td_slice *words = calloc(n_words, sizeof(*words));
  must(words, "no memory");
  uint64_t state = 7;
  for (uint32_t n = 0; n < n_words; n++) {
    td_buffer_add_char(text, ' ');
    if (n % 10 < 9) {
      td_buffer_add_string(text, common[n % 10]);
    } else {
      add_name(next(&state) % NAMES_IN_TEXT, text);
    }
  }
  must(!text->failed, "no memory");
  td_slice rest = td_slice_trim(td_buffer_as_slice(text));
  for (uint32_t n = 0; n < n_words; n++) {
    words[n] = td_slice_split(rest, ' ', &rest);
  }
  return words;
}

static uint32_t match_all(const td_know *know, const td_slice *words,
                          uint32_t n_words) {
  uint32_t n_found = 0;
  for (uint32_t i = 0; i < n_words;) {
    const td_name_meaning *meanings;
    uint32_t n_meanings;
    const uint32_t n = td_know_match_name(know, words + i, n_words - i,
                                          &meanings, &n_meanings);
    n_found += n > 0;
    i += n ? n : 1;
  }
  return n_found;
}

int main(int argc, char **argv) {
  must(argc == 3, "usage: bench_names N TEXT_WORDS");
  const uint64_t n_names = strtoull(argv[1], NULL, 10);
  const uint32_t n_words = (uint32_t)strtoul(argv[2], NULL, 10);
  must(n_names >= NAMES_IN_TEXT && n_words, "N is ten thousand or more");
  char path[] = "/tmp/bench-names-XXXXXX";
  close(mkstemp(path));
  compile(n_names, path);
  td_buffer text = {0};
  td_slice *words = make_text(n_words, &text);
  const double begin = now();
  td_know *know = NULL;
  must(td_know_open(path, NULL, &know) == TD_OK, "cannot open");
  const double opened = now();
  uint32_t n_found = match_all(know, words, n_words);
  double best = 1e9;
  for (int run = 0; run < 5; run++) {
    const double start = now();
    n_found = match_all(know, words, n_words);
    const double seconds = now() - start;
    best = seconds < best ? seconds : best;
  }
  must(n_found >= n_words / 13, "a name was not found");
  printf("%llu %.1f %.0f\n", (unsigned long long)n_names,
         (opened - begin) * 1e3, n_words / best);
  td_know_close(know);
  unlink(path);
  free(words);
  td_buffer_clear(&text);
  return 0;
}
