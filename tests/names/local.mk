if HAVE_CUNIT
check_PROGRAMS += %D%/test_names
TESTS += %D%/test_names
%C%_test_names_SOURCES = %D%/test_names.c
%C%_test_names_CPPFLAGS = $(test_cflags)
%C%_test_names_LDADD = libtidings-core.la $(CUNIT_LIBS)
CLEANFILES += %D%/names.jsonl %D%/model.bin
endif
