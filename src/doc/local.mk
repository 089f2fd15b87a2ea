libtidings_core_la_SOURCES += \
  %D%/document.c %D%/document.h \
  %D%/iri.c %D%/iri.h \
  %D%/ud.c %D%/ud.h
