if HAVE_CUNIT
check_PROGRAMS += %D%/test_segment
TESTS += %D%/test_segment
%C%_test_segment_SOURCES = %D%/test_segment.c %D%/fixture.h
%C%_test_segment_CPPFLAGS = $(test_cflags)
%C%_test_segment_LDADD = libtidings-core.la $(CUNIT_LIBS)
endif
