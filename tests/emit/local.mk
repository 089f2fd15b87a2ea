if HAVE_CUNIT
check_PROGRAMS += %D%/test_emit
TESTS += %D%/test_emit
%C%_test_emit_SOURCES = %D%/test_emit.c
%C%_test_emit_CPPFLAGS = $(test_cflags)
%C%_test_emit_LDADD = libtidings-core.la $(CUNIT_LIBS)
endif
