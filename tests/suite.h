// SPDX-License-Identifier: MIT

/// @file suite.h
/// A test program is a table of named tests: SUITE_MAIN("base", tests).
/// Test names are sentences.

#ifndef TD_TESTS_SUITE_H
#define TD_TESTS_SUITE_H

#include <CUnit/Basic.h>

typedef struct {
  const char *name;
  CU_TestFunc run;
} td_test;

static inline int td_run_suite(const char *suite_name, const td_test *tests,
                               size_t n_tests) {
  if (CU_initialize_registry() != CUE_SUCCESS) {
    return 99;
  }
  CU_pSuite suite = CU_add_suite(suite_name, NULL, NULL);
  for (size_t i = 0; suite && i < n_tests; i++) {
    if (!CU_add_test(suite, tests[i].name, tests[i].run)) {
      suite = NULL;
    }
  }
  if (!suite) {
    CU_cleanup_registry();
    return 99;
  }
  CU_basic_set_mode(CU_BRM_VERBOSE);
  CU_basic_run_tests();
  const unsigned n_failed = CU_get_number_of_failures();
  CU_cleanup_registry();
  return n_failed ? 1 : 0;
}

#define SUITE_MAIN(suite_name, tests)                                          \
  int main(void) {                                                             \
    return td_run_suite(suite_name, tests, sizeof(tests) / sizeof(tests[0]));  \
  }

#endif
