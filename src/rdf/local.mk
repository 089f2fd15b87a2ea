libtidings_core_la_SOURCES += \
  %D%/node.c %D%/node.h \
  %D%/reader.c %D%/reader.h %D%/reader_private.h \
  %D%/reader_raptor.c %D%/reader_serd.c \
  %D%/statement.h \
  %D%/syntax.c %D%/syntax.h \
  %D%/vocab_rdf.h \
  %D%/world.c %D%/world.h %D%/world_private.h
