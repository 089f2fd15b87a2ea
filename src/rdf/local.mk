libtidings_core_la_SOURCES += \
  %D%/compose.c %D%/compose.h \
  %D%/model.c %D%/model.h %D%/model_private.h \
  %D%/node.c %D%/node.h %D%/node_librdf.c \
  %D%/prefix.c %D%/prefix.h \
  %D%/reader.c %D%/reader.h %D%/reader_private.h \
  %D%/reader_nesting.c %D%/reader_raptor.c %D%/reader_serd.c \
  %D%/record_sort.c %D%/run.c %D%/run_private.h \
  %D%/sorter.c %D%/sorter.h \
  %D%/sparql.c %D%/sparql.h %D%/sparql_private.h \
  %D%/sparql_check.c %D%/sparql_expression.c %D%/sparql_head.c \
  %D%/sparql_measure.c %D%/sparql_scan.c \
  %D%/statement.h \
  %D%/syntax.c %D%/syntax.h \
  %D%/world.c %D%/world.h %D%/world_private.h \
  %D%/writer.c %D%/writer.h %D%/writer_private.h \
  %D%/writer_blocks.c %D%/writer_lines.c %D%/writer_rdfxml.c
