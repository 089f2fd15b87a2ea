# The library as another program uses it; make check runs it.
check_PROGRAMS += %D%/minimal
%C%_minimal_SOURCES = %D%/minimal.c
%C%_minimal_LDADD = libtidings.la
