if HAVE_CUNIT
check_PROGRAMS += %D%/test_extract
TESTS += %D%/test_extract
%C%_test_extract_SOURCES = %D%/test_extract.c %D%/trees.h
%C%_test_extract_CPPFLAGS = $(test_cflags)
%C%_test_extract_LDADD = libtidings-core.la $(CUNIT_LIBS)
endif
# The program on the codebook's rules.
dist_check_SCRIPTS += %D%/types
TESTS += %D%/types
EXTRA_DIST += %D%/types.tsv
# The program on who does what to whom.
dist_check_SCRIPTS += %D%/roles
TESTS += %D%/roles
EXTRA_DIST += %D%/roles.tsv
# The program on each act of a sentence.
dist_check_SCRIPTS += %D%/acts
TESTS += %D%/acts
EXTRA_DIST += %D%/acts.tsv
# Who takes part in what nouns tell of.
dist_check_SCRIPTS += %D%/nominals
TESTS += %D%/nominals
EXTRA_DIST += %D%/nominals.tsv
# The same of headlines, given as such and as first lines.
dist_check_SCRIPTS += %D%/headlines %D%/firstlines
TESTS += %D%/headlines %D%/firstlines
EXTRA_DIST += %D%/headlines.tsv
# The program on who says what, and on whom events are attributed to.
dist_check_SCRIPTS += %D%/attributions %D%/sources
TESTS += %D%/attributions %D%/sources
EXTRA_DIST += %D%/attributions.tsv %D%/sources.tsv
# Where and when events happen.
dist_check_SCRIPTS += %D%/wherewhen
TESTS += %D%/wherewhen
EXTRA_DIST += %D%/wherewhen.tsv
# The numbers of reports.
dist_check_SCRIPTS += %D%/numbers
TESTS += %D%/numbers
EXTRA_DIST += %D%/numbers.tsv

# How real events are, by the rules of English.
dist_check_SCRIPTS += %D%/status
TESTS += %D%/status
EXTRA_DIST += %D%/status.tsv
# What the confidence of each report rests on, for scripts/confidence.
check_PROGRAMS += %D%/grounds
%C%_grounds_SOURCES = %D%/grounds.c
%C%_grounds_CPPFLAGS = $(AM_CPPFLAGS)
%C%_grounds_LDADD = libtidings-core.la
