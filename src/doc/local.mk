libtidings_core_la_SOURCES += \
  %D%/conllu.h %D%/conllu_read.c %D%/conllu_write.c \
  %D%/score.c %D%/score.h \
  %D%/document.c %D%/document.h \
  %D%/iri.c %D%/iri.h \
  %D%/terms.c %D%/terms.h \
  %D%/ud.c %D%/ud.h
