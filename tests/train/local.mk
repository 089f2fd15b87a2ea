if HAVE_CUNIT
check_PROGRAMS += %D%/test_train
TESTS += %D%/test_train
%C%_test_train_SOURCES = %D%/test_train.c
%C%_test_train_CPPFLAGS = $(test_cflags)
%C%_test_train_LDADD = libtidings-core.la $(CUNIT_LIBS)
CLEANFILES += %D%/vectors.txt %D%/corpus.conllu %D%/bad.conllu \
  %D%/model.bin %D%/teacher.bin
endif
TESTS += %D%/voted
EXTRA_DIST += %D%/voted
