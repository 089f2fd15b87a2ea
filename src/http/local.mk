libtidings_core_la_SOURCES += \
  %D%/http.c %D%/http.h %D%/http_private.h %D%/http_transfer.c
