# Command-line tests: each list of tests is one log, each test counts.
TEST_EXTENSIONS = .test
TEST_LOG_COMPILER = $(srcdir)/%D%/run
TEST_LOG_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) \
  $(top_srcdir)/build-aux/tap-driver.sh
cli_tests = %D%/bad-input.test %D%/documents.test \
  %D%/events.test %D%/explain.test \
  %D%/import.test %D%/own-data.test \
  %D%/program.test %D%/query.test
cli_tests += %D%/export.test %D%/language.test %D%/one-event.test \
  %D%/order.test %D%/place.test
TESTS += $(cli_tests)
dist_check_SCRIPTS += %D%/run %D%/prefixed
EXTRA_DIST += $(cli_tests) %D%/README.md
