libtidings_core_la_SOURCES += \
  %D%/day.c \
  %D%/ingest.c %D%/ingest.h \
  %D%/input.c %D%/input.h \
  %D%/json.c \
  %D%/text.c \
  %D%/uri.c \
  %D%/versions.c %D%/versions.h
