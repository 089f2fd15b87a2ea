if HAVE_CUNIT
check_PROGRAMS += %D%/test_fuse
TESTS += %D%/test_fuse
%C%_test_fuse_SOURCES = %D%/test_fuse.c
%C%_test_fuse_CPPFLAGS = $(test_cflags)
%C%_test_fuse_LDADD = libtidings-core.la $(CUNIT_LIBS)
endif
