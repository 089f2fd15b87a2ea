libtidings_core_la_SOURCES += \
  %D%/document.c %D%/document.h \
  %D%/ud.c %D%/ud.h
