EXTRA_DIST += %D%/learn_tests.h
if HAVE_CUNIT
check_PROGRAMS += %D%/test_learn
TESTS += %D%/test_learn
%C%_test_learn_SOURCES = %D%/test_learn.c %D%/test_lstm.c %D%/test_matrix.c \
  %D%/test_modelfile.c %D%/test_words.c
%C%_test_learn_CPPFLAGS = $(test_cflags) -I$(top_srcdir)/tests/learn
%C%_test_learn_LDADD = libtidings-core.la $(CUNIT_LIBS) -lm
endif
