libtidings_core_la_SOURCES += \
  %D%/block.c %D%/block.h \
  %D%/compose.c %D%/compose.h \
  %D%/node.c %D%/node.h \
  %D%/prefix.c %D%/prefix.h \
  %D%/reader.c %D%/reader.h %D%/reader_private.h \
  %D%/reader_lines.c %D%/reader_nesting.c %D%/reader_raptor.c %D%/reader_serd.c \
  %D%/record_sort.c %D%/run.c %D%/run_private.h \
  %D%/sorter.c %D%/sorter.h \
  %D%/quads.c %D%/quads.h \
  %D%/resolve.c \
  %D%/statement.h \
  %D%/syntax.c %D%/syntax.h \
  %D%/terms.c %D%/terms.h \
  %D%/world.c %D%/world.h %D%/world_private.h \
  %D%/writer.c %D%/writer.h %D%/writer_private.h \
  %D%/writer_jsonld.c %D%/writer_lines.c %D%/writer_rdfxml.c \
  %D%/writer_turtle.c
