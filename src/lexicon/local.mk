libtidings_core_la_SOURCES += \
  %D%/frame.c %D%/frame.h \
  %D%/lexicon.c %D%/lexicon.h \
  %D%/points.c %D%/points.h
