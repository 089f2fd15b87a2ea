libtidings_core_la_SOURCES += \
  %D%/label.c %D%/label.h \
  %D%/lemma.c %D%/lemma.h \
  %D%/tag.h %D%/tagger.c
