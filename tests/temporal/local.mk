if HAVE_CUNIT
check_PROGRAMS += %D%/test_temporal
TESTS += %D%/test_temporal
%C%_test_temporal_SOURCES = %D%/test_temporal.c
%C%_test_temporal_CPPFLAGS = $(test_cflags)
%C%_test_temporal_LDADD = libtidings-core.la $(CUNIT_LIBS)
endif
# The program on times in sentences.
dist_check_SCRIPTS += %D%/values
TESTS += %D%/values
EXTRA_DIST += %D%/values.tsv
