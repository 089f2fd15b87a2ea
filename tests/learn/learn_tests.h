// SPDX-License-Identifier: MIT

/// @file learn_tests.h
/// The tests of src/learn, by file.

#ifndef TD_TESTS_LEARN_TESTS_H
#define TD_TESTS_LEARN_TESTS_H

void test_product_is_the_plain_sum(void);
void test_whole_product_is_exact(void);
void test_greatest_is_the_first(void);
void test_bytes_are_the_plain_sum(void);
void test_outer_is_the_plain_sum(void);
void test_functions_are_close(void);
void test_functions_bear_all_numbers(void);
void test_random_is_the_same_everywhere(void);

void test_lstm_gradients_match_differences(void);
void test_sequences_do_not_touch_each_other(void);

void test_model_file_gives_back_tables(void);
void test_model_file_refuses_damage(void);
void test_model_file_refuses_foreign_files(void);
void test_model_file_bears_any_entry(void);

void test_keys_find_what_was_put_in(void);
void test_wordforms_are_plain(void);
void test_word_keys_tell_words_apart(void);
void test_pieces_cover_all_rows(void);

#endif
