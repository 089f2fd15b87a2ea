// SPDX-License-Identifier: MIT

#include "learn_tests.h"
#include "suite.h"

static const td_test tests[] = {
    {"a product is the plain sum, to the bit", test_product_is_the_plain_sum},
    {"a product of whole numbers is exact, with all kernels",
     test_whole_product_is_exact},
    {"sums of bytes are the plain sums, to the bit, with all kernels",
     test_bytes_are_the_plain_sum},
    {"the first of the greatest is found, with all kernels",
     test_greatest_is_the_first},
    {"an outer product is the plain sum", test_outer_is_the_plain_sum},
    {"exp and log are close to the true ones", test_functions_are_close},
    {"exp bears all numbers", test_functions_bear_all_numbers},
    {"random numbers are the same everywhere",
     test_random_is_the_same_everywhere},
    {"gradients of an LSTM match differences",
     test_lstm_gradients_match_differences},
    {"sequences do not touch each other",
     test_sequences_do_not_touch_each_other},
    {"a model file gives back its tables", test_model_file_gives_back_tables},
    {"a damaged model file is refused", test_model_file_refuses_damage},
    {"a foreign file is refused", test_model_file_refuses_foreign_files},
    {"any list of tables is borne", test_model_file_bears_any_entry},
    {"keys find what was put in", test_keys_find_what_was_put_in},
    {"forms become plain", test_wordforms_are_plain},
    {"keys tell words apart", test_word_keys_tell_words_apart},
    {"pieces cover all rows", test_pieces_cover_all_rows},
};

SUITE_MAIN("learn", tests)
