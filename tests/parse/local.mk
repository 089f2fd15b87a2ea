if HAVE_CUNIT
check_PROGRAMS += %D%/test_parse
TESTS += %D%/test_parse
%C%_test_parse_SOURCES = %D%/test_parse.c
%C%_test_parse_CPPFLAGS = $(test_cflags)
%C%_test_parse_LDADD = libtidings-core.la $(CUNIT_LIBS)
endif
