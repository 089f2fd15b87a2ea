if HAVE_CUNIT
check_PROGRAMS += %D%/test_know
TESTS += %D%/test_know
%C%_test_know_SOURCES = %D%/test_know.c
%C%_test_know_CPPFLAGS = $(test_cflags)
%C%_test_know_LDADD = libtidings-core.la $(CUNIT_LIBS)
endif
EXTRA_PROGRAMS += %D%/bench_names
%C%_bench_names_SOURCES = %D%/bench_names.c
%C%_bench_names_CPPFLAGS = $(AM_CPPFLAGS) -UNDEBUG
%C%_bench_names_LDADD = libtidings-core.la
CLEANFILES += %D%/bench_names$(EXEEXT)
