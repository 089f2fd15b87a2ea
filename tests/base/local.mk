if HAVE_CUNIT
check_PROGRAMS += %D%/test_base
TESTS += %D%/test_base
%C%_test_base_SOURCES = %D%/test_base.c
%C%_test_base_CPPFLAGS = $(test_cflags)
%C%_test_base_LDADD = libtidings-core.la $(CUNIT_LIBS)
endif
