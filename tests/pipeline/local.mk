if HAVE_CUNIT
check_PROGRAMS += %D%/test_offsets
TESTS += %D%/test_offsets
%C%_test_offsets_SOURCES = %D%/test_offsets.c
%C%_test_offsets_CPPFLAGS = $(test_cflags)
%C%_test_offsets_LDADD = libtidings-core.la $(CUNIT_LIBS)
endif
