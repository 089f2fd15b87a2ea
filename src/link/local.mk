libtidings_core_la_SOURCES += \
  %D%/link.c %D%/link.h %D%/link_private.h \
  %D%/actors.c %D%/adjectives.c %D%/chains.c %D%/context.c %D%/count.c \
  %D%/entity.c %D%/grammar.c %D%/inner.c %D%/lists.c %D%/metonymy.c \
  %D%/names.c %D%/nominals.c %D%/noun.c %D%/place.c %D%/pronouns.c \
  %D%/rank.c %D%/short.c %D%/states.c %D%/table.c %D%/terms.c %D%/titles.c
