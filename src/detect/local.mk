libtidings_core_la_SOURCES += \
  %D%/detect.c %D%/detect.h %D%/detect_private.h \
  %D%/names.c %D%/nominals.c %D%/split.c %D%/types.c
