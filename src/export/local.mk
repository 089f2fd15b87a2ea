libtidings_core_la_SOURCES += \
  %D%/export.c %D%/export.h %D%/export_private.h \
  %D%/network.c %D%/network_write.c %D%/table.c %D%/values.c
