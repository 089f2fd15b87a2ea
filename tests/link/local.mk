EXTRA_DIST += %D%/fixture.ttl \
  %D%/actors.conllu %D%/actors.expected \
  %D%/coreference.conllu %D%/coreference.expected \
  %D%/counts.conllu %D%/counts.expected \
  %D%/groups.conllu %D%/groups.expected \
  %D%/metonymy.conllu %D%/metonymy.expected \
  %D%/namesakes.conllu %D%/namesakes.expected \
  %D%/names.conllu %D%/names.expected \
  %D%/places.conllu %D%/places.expected \
  %D%/posts.conllu %D%/posts.expected \
  %D%/shorts.conllu %D%/shorts.expected \
  %D%/titles.conllu %D%/titles.expected
if HAVE_CUNIT
check_PROGRAMS += %D%/test_link
TESTS += %D%/test_link
%C%_test_link_SOURCES = %D%/test_link.c
%C%_test_link_CPPFLAGS = $(test_cflags)
%C%_test_link_LDADD = libtidings-core.la $(CUNIT_LIBS)
endif
# The program on lists of phrases and names.
link_tests = %D%/actors %D%/ambiguous
dist_check_SCRIPTS += $(link_tests)
TESTS += $(link_tests)
EXTRA_DIST += %D%/actors.tsv %D%/ambiguous.tsv
