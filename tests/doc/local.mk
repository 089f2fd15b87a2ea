if HAVE_CUNIT
check_PROGRAMS += %D%/test_iri
TESTS += %D%/test_iri
%C%_test_iri_SOURCES = %D%/test_iri.c
%C%_test_iri_CPPFLAGS = $(test_cflags)
%C%_test_iri_LDADD = libtidings-core.la $(CUNIT_LIBS)

check_PROGRAMS += %D%/test_conllu
TESTS += %D%/test_conllu
%C%_test_conllu_SOURCES = %D%/test_conllu.c
%C%_test_conllu_CPPFLAGS = $(test_cflags)
%C%_test_conllu_LDADD = libtidings-core.la $(CUNIT_LIBS)

check_PROGRAMS += %D%/test_score
TESTS += %D%/test_score
%C%_test_score_SOURCES = %D%/test_score.c
%C%_test_score_CPPFLAGS = $(test_cflags)
%C%_test_score_LDADD = libtidings-core.la $(CUNIT_LIBS)
endif
