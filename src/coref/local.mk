libtidings_core_la_SOURCES += \
  %D%/attributes.c %D%/attributes.h \
  %D%/candidates.c %D%/candidates.h \
  %D%/coref.c %D%/coref.h \
  %D%/features.c %D%/features.h \
  %D%/grammar.c %D%/grammar.h \
  %D%/network.c %D%/network.h \
  %D%/phrases.c %D%/phrases.h \
  %D%/speakers.c %D%/speakers.h
