if HAVE_CUNIT
check_PROGRAMS += %D%/test_know
TESTS += %D%/test_know
%C%_test_know_SOURCES = %D%/test_know.c
%C%_test_know_CPPFLAGS = $(test_cflags)
%C%_test_know_LDADD = libtidings-core.la $(CUNIT_LIBS)
endif
