libtidings_core_la_SOURCES += \
  %D%/count.c %D%/journal.c %D%/load.c %D%/load.h %D%/load_private.h \
  %D%/send.c
