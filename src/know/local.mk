libtidings_core_la_SOURCES += \
  %D%/fold.c %D%/fold.h \
  %D%/freeze.c %D%/freeze.h \
  %D%/inflect.c %D%/inflect.h \
  %D%/know.c %D%/know.h \
  %D%/layout.h \
  %D%/marks.c %D%/marks.h \
  %D%/names.c %D%/names.h \
  %D%/phrase.c %D%/phrase.h \
  %D%/quantity.c %D%/quantity.h
