libtidings_core_la_SOURCES += \
  %D%/endpoint.c %D%/endpoint.h \
  %D%/explain.c %D%/explain.h %D%/explain_private.h \
  %D%/explain_graph.c %D%/explain_report.c \
  %D%/query.c %D%/query.h \
  %D%/question.c %D%/question.h \
  %D%/results.c %D%/results.h %D%/results_private.h \
  %D%/results_json.c %D%/results_sv.c %D%/results_table.c %D%/results_xml.c
