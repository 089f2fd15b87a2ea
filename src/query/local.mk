libtidings_core_la_SOURCES += \
  %D%/query.c %D%/query.h \
  %D%/results.c %D%/results.h %D%/results_private.h \
  %D%/results_json.c %D%/results_sv.c %D%/results_table.c %D%/results_xml.c
