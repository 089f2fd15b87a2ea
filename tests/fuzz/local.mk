# Fuzz targets; `make check` replays their corpus.
check_PROGRAMS += %D%/fuzz_conllu %D%/fuzz_events %D%/fuzz_graph \
  %D%/fuzz_import %D%/fuzz_ingest %D%/fuzz_model %D%/fuzz_segment \
  %D%/fuzz_sparql
fuzz_cflags = $(AM_CPPFLAGS) -I$(top_srcdir)/tests -UNDEBUG \
  -DTEST_SRCDIR='"$(abs_top_srcdir)"'
%C%_fuzz_conllu_SOURCES = %D%/fuzz_conllu.c %D%/fuzz.h %D%/replay.c
%C%_fuzz_conllu_CPPFLAGS = $(fuzz_cflags)
%C%_fuzz_conllu_LDADD = libtidings-core.la
%C%_fuzz_events_SOURCES = %D%/fuzz_events.c %D%/fuzz.h %D%/replay.c
%C%_fuzz_events_CPPFLAGS = $(fuzz_cflags)
%C%_fuzz_events_LDADD = libtidings-core.la
%C%_fuzz_import_SOURCES = %D%/fuzz_import.c %D%/fuzz.h %D%/replay.c
%C%_fuzz_import_CPPFLAGS = $(fuzz_cflags)
%C%_fuzz_import_LDADD = libtidings-core.la
%C%_fuzz_ingest_SOURCES = %D%/fuzz_ingest.c %D%/fuzz.h %D%/replay.c
%C%_fuzz_ingest_CPPFLAGS = $(fuzz_cflags)
%C%_fuzz_ingest_LDADD = libtidings-core.la
%C%_fuzz_model_SOURCES = %D%/fuzz_model.c %D%/fuzz.h %D%/replay.c
%C%_fuzz_model_CPPFLAGS = $(fuzz_cflags)
%C%_fuzz_model_LDADD = libtidings-core.la
%C%_fuzz_segment_SOURCES = %D%/fuzz_segment.c %D%/fuzz.h %D%/replay.c
%C%_fuzz_segment_CPPFLAGS = $(fuzz_cflags)
%C%_fuzz_segment_LDADD = libtidings-core.la
%C%_fuzz_graph_SOURCES = %D%/fuzz_graph.c %D%/fuzz.h %D%/replay.c
%C%_fuzz_graph_CPPFLAGS = $(fuzz_cflags)
%C%_fuzz_graph_LDADD = libtidings-core.la
%C%_fuzz_sparql_SOURCES = %D%/fuzz_sparql.c %D%/fuzz.h %D%/replay.c
%C%_fuzz_sparql_CPPFLAGS = $(fuzz_cflags)
%C%_fuzz_sparql_LDADD = libtidings-core.la
dist_check_SCRIPTS += %D%/replay.sh
TESTS += %D%/replay.sh
EXTRA_DIST += %D%/corpus
