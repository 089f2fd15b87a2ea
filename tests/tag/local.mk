if HAVE_CUNIT
check_PROGRAMS += %D%/test_tag
TESTS += %D%/test_tag
%C%_test_tag_SOURCES = %D%/test_tag.c
%C%_test_tag_CPPFLAGS = $(test_cflags)
%C%_test_tag_LDADD = libtidings-core.la $(CUNIT_LIBS)
endif
