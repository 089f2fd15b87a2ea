libtidings_core_la_SOURCES += \
  %D%/cue.c %D%/cue.h \
  %D%/cueplace.c %D%/cueplace.h \
  %D%/cuewords.c %D%/cuewords.h \
  %D%/opinion.c %D%/opinion.h \
  %D%/passage.c %D%/passage.h
