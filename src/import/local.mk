libtidings_core_la_SOURCES += \
  %D%/entry.c \
  %D%/geonames.c \
  %D%/import.c %D%/import.h %D%/import_private.h \
  %D%/popolo.c \
  %D%/wikidata.c
