bin_PROGRAMS += tidings
tidings_SOURCES = %D%/main.c
tidings_LDADD = libtidings.la
