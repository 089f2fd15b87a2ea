check_PROGRAMS += %D%/rdfcat
%C%_rdfcat_SOURCES = %D%/rdfcat.c
%C%_rdfcat_LDADD = libtidings-core.la
dist_check_SCRIPTS += %D%/round_trip.sh
TESTS += %D%/round_trip.sh
EXTRA_DIST += %D%/awkward.nt %D%/readers.mjs %D%/strict.nt
if HAVE_CUNIT
check_PROGRAMS += %D%/test_rdf
TESTS += %D%/test_rdf
%C%_test_rdf_SOURCES = %D%/test_rdf.c
%C%_test_rdf_CPPFLAGS = $(test_cflags)
%C%_test_rdf_LDADD = libtidings-core.la $(CUNIT_LIBS)
check_PROGRAMS += %D%/test_quads
TESTS += %D%/test_quads
%C%_test_quads_SOURCES = %D%/test_quads.c
%C%_test_quads_CPPFLAGS = $(test_cflags)
%C%_test_quads_LDADD = libtidings-core.la $(CUNIT_LIBS)
check_PROGRAMS += %D%/test_writer
TESTS += %D%/test_writer
%C%_test_writer_SOURCES = %D%/test_writer.c
%C%_test_writer_CPPFLAGS = $(test_cflags)
%C%_test_writer_LDADD = libtidings-core.la $(CUNIT_LIBS)
check_PROGRAMS += %D%/test_sorter
TESTS += %D%/test_sorter
%C%_test_sorter_SOURCES = %D%/test_sorter.c
%C%_test_sorter_CPPFLAGS = $(test_cflags)
%C%_test_sorter_LDADD = libtidings-core.la $(CUNIT_LIBS)
endif
