libtidings_core_la_SOURCES += \
  %D%/features.c %D%/features.h \
  %D%/label.c %D%/label.h \
  %D%/namer.c %D%/names.h \
  %D%/network.c %D%/network.h
