if HAVE_CUNIT
check_PROGRAMS += %D%/test_ingest
TESTS += %D%/test_ingest
%C%_test_ingest_SOURCES = %D%/test_ingest.c %D%/run.h
%C%_test_ingest_CPPFLAGS = $(test_cflags)
%C%_test_ingest_LDADD = libtidings-core.la $(CUNIT_LIBS) $(SUPPORT_LIBS)
endif
