check_PROGRAMS += %D%/ask %D%/why
%C%_why_SOURCES = %D%/why.c
%C%_why_LDADD = libtidings-core.la
%C%_ask_SOURCES = %D%/ask.c
%C%_ask_LDADD = libtidings-core.la
dist_check_SCRIPTS += %D%/shapes.sh %D%/explain.sh %D%/differential.sh \
  %D%/questions.sh %D%/w3c.sh %D%/endpoint.sh
TESTS += %D%/shapes.sh %D%/explain.sh %D%/differential.sh %D%/questions.sh \
  %D%/w3c.sh %D%/endpoint.sh
EXTRA_DIST += %D%/explain.ttl %D%/explain.txt %D%/shapes.txt %D%/shapes.ttl %D%/generate.mjs \
  %D%/differential.mjs %D%/bench.mjs %D%/endpoint.mjs %D%/everyday.mjs %D%/questions.mjs \
  %D%/w3c.mjs
if HAVE_CUNIT
check_PROGRAMS += %D%/test_results
TESTS += %D%/test_results
%C%_test_results_SOURCES = %D%/test_results.c
%C%_test_results_CPPFLAGS = $(test_cflags)
%C%_test_results_LDADD = libtidings-core.la $(CUNIT_LIBS)
endif
