libtidings_core_la_SOURCES += \
  %D%/classes.c %D%/classes.h \
  %D%/fold.c %D%/fold.h \
  %D%/freeze.c %D%/freeze.h \
  %D%/inflect.c %D%/inflect.h \
  %D%/know.c %D%/know.h \
  %D%/layout.h \
  %D%/marks.c %D%/marks.h \
  %D%/names.c %D%/names.h \
  %D%/phrase.c %D%/phrase.h \
  %D%/quantity.c %D%/quantity.h \
  %D%/source.h
