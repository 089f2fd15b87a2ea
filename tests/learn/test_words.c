// SPDX-License-Identifier: MIT

#include "learn/keys.h"
#include "learn/pieces.h"
#include "learn/wordform.h"
#include "learn_tests.h"

#include <CUnit/CUnit.h>

void test_keys_find_what_was_put_in(void) {
  td_arena *arena = td_arena_new(0);
  uint32_t keys[500];
  for (uint32_t i = 0; i < 500; i++) {
    keys[i] = td_key_of(1, (const char *)&i, sizeof(i));
  }
  td_keys table;
  CU_ASSERT_EQUAL_FATAL(td_keys_init(&table, arena, keys, 500), TD_OK);
  for (uint32_t i = 0; i < 500; i++) {
    CU_ASSERT_EQUAL(td_keys_find(&table, keys[i]), i);
    CU_ASSERT_EQUAL(td_keys_find(&table, td_key_of(2, (const char *)&i, 4)),
                    UINT32_MAX);
  }
  const uint32_t wanted[] = {keys[3], td_key_of(2, "x", 1), keys[499]};
  uint32_t rows[3];
  td_keys_find_all(&table, wanted, 3, rows);
  CU_ASSERT(rows[0] == 3 && rows[1] == UINT32_MAX && rows[2] == 499);
  keys[499] = keys[3];
  CU_ASSERT_EQUAL(td_keys_init(&table, arena, keys, 500), TD_ERR_BAD_SYNTAX);
  CU_ASSERT_EQUAL(td_keys_init(&table, arena, keys, 0), TD_OK);
  CU_ASSERT_EQUAL(td_keys_find(&table, keys[0]), UINT32_MAX);
  td_arena_free(arena);
}

static bool becomes(const char *form, const char *plain) {
  char out[TD_WORDFORM_BYTES];
  const size_t n = td_wordform_plain(td_slice_of(form), out);
  return td_slice_is((td_slice){out, n}, plain);
}

void test_wordforms_are_plain(void) {
  CU_ASSERT(becomes("Türkiye", "Turkiye"));
  CU_ASSERT(becomes("\u201C", "\""));
  CU_ASSERT(becomes("``", "\""));
  CU_ASSERT(becomes("Korea\u2019s", "Korea's"));
  CU_ASSERT(becomes("\u2014", "-"));
  CU_ASSERT(becomes("1,985", "0,000"));
  CU_ASSERT(becomes("\u2026", "..."));
  CU_ASSERT(becomes("北", "~"));
  CU_ASSERT(becomes("\xFF\xC3", "~~"));
  CU_ASSERT(becomes("", "~"));
  CU_ASSERT(becomes("Donaudampfschifffahrtselektrizitaetenhauptbetriebswerk",
                    "Donaudampfschifffahrtselektrizitaetenhauptbetrie"));
}

void test_word_keys_tell_words_apart(void) {
  const td_word_keys upper = td_word_keys_of(TD_SLICE("March"), false);
  const td_word_keys lower = td_word_keys_of(TD_SLICE("march"), false);
  const td_word_keys other = td_word_keys_of(TD_SLICE("starch"), false);
  CU_ASSERT_EQUAL(upper.word, lower.word);
  CU_ASSERT_NOT_EQUAL(upper.parts[7], lower.parts[7]);
  CU_ASSERT_NOT_EQUAL(lower.word, other.word);
  CU_ASSERT_EQUAL(lower.parts[6], other.parts[6]);
  CU_ASSERT_EQUAL(lower.parts[7], other.parts[7]);
}

void test_pieces_cover_all_rows(void) {
  static const uint32_t lengths[] = {0, 3, 200, 1, 5000, 0, 2048, 7};
  td_arena *arena = td_arena_new(0);
  td_pieces pieces;
  CU_ASSERT_EQUAL_FATAL(td_pieces_init(&pieces, arena, lengths, 8), TD_OK);
  td_batch batch;
  uint32_t row;
  uint32_t n = 0;
  while (td_pieces_take(&pieces, &batch, &row)) {
    CU_ASSERT_EQUAL(row, n);
    const uint32_t n_rows = (uint32_t)td_batch_rows(&batch);
    CU_ASSERT(n_rows > 0 && n_rows <= pieces.most);
    CU_ASSERT(n_rows <= TD_BATCH_ROWS || batch.n_sequences == 1);
    n += n_rows;
  }
  CU_ASSERT_EQUAL(pieces.most, TD_PIECE_ROWS);
  CU_ASSERT_EQUAL(n, 3 + 200 + 1 + 5000 + 2048 + 7);
  td_arena_free(arena);
}
