if HAVE_CUNIT
check_PROGRAMS += %D%/test_coref
TESTS += %D%/test_coref
%C%_test_coref_SOURCES = %D%/test_coref.c
%C%_test_coref_CPPFLAGS = $(test_cflags)
%C%_test_coref_LDADD = libtidings-core.la $(CUNIT_LIBS)
endif
