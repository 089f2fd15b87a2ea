# The program on whole articles, and what it gives.
check_PROGRAMS += %D%/offsets
%C%_offsets_SOURCES = %D%/offsets.c
%C%_offsets_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests
%C%_offsets_LDADD = libtidings-core.la
check_PROGRAMS += %D%/trees_alone
%C%_trees_alone_SOURCES = %D%/trees_alone.c
%C%_trees_alone_LDADD = libtidings-core.la
pipeline_tests = %D%/arm64 %D%/conforms %D%/exports %D%/questions %D%/read_back \
  %D%/same_bytes %D%/scores %D%/strings
dist_check_SCRIPTS += $(pipeline_tests)
TESTS += $(pipeline_tests)
EXTRA_DIST += %D%/exports.txt

# Run by distcheck too.
dist_check_SCRIPTS += %D%/installed
installcheck-local:
	bindir='$(bindir)' libdir='$(libdir)' mandir='$(mandir)' \
	  completiondir='$(completiondir)' CC='$(CC)' CFLAGS='$(SAN_FLAGS)' \
	  $(srcdir)/%D%/installed
if HAVE_CUNIT
check_PROGRAMS += %D%/test_batch %D%/test_trees
TESTS += %D%/test_batch %D%/test_trees
CLEANFILES += %D%/trees.txt %D%/headlines.jsonl %D%/trees.conllu
%C%_test_trees_SOURCES = %D%/test_trees.c
%C%_test_trees_CPPFLAGS = $(test_cflags)
%C%_test_trees_LDADD = libtidings-core.la $(CUNIT_LIBS)
%C%_test_batch_SOURCES = %D%/test_batch.c
%C%_test_batch_CPPFLAGS = $(test_cflags)
%C%_test_batch_LDADD = libtidings-core.la $(CUNIT_LIBS)
endif
# Sentences without an event.
quiet_tests = %D%/quiet/own %D%/quiet/corpora
dist_check_SCRIPTS += $(quiet_tests)
TESTS += $(quiet_tests)
EXTRA_DIST += %D%/quiet/quiet.tsv %D%/quiet/quiet-corpora.tsv
