libtidings_core_la_SOURCES += \
  %D%/conllu.h %D%/conllu_read.c %D%/conllu_write.c \
  %D%/document.c %D%/document.h \
  %D%/iri.c %D%/iri.h \
  %D%/ud.c %D%/ud.h
