if HAVE_CUNIT
check_PROGRAMS += %D%/test_http
TESTS += %D%/test_http
%C%_test_http_SOURCES = %D%/test_http.c
%C%_test_http_CPPFLAGS = $(test_cflags)
%C%_test_http_LDADD = libtidings-core.la $(CUNIT_LIBS)
endif
