if HAVE_CUNIT
check_PROGRAMS += %D%/test_rdf
TESTS += %D%/test_rdf
%C%_test_rdf_SOURCES = %D%/test_rdf.c
%C%_test_rdf_CPPFLAGS = $(test_cflags)
%C%_test_rdf_LDADD = libtidings-core.la $(CUNIT_LIBS)
endif
