libtidings_core_la_SOURCES += \
  %D%/annotate.c \
  %D%/aside.c %D%/aside.h \
  %D%/batch.c %D%/batch.h \
  %D%/beside.c %D%/beside.h \
  %D%/build.c \
  %D%/check.c \
  %D%/documents.c %D%/documents.h \
  %D%/eval.c \
  %D%/eval_names.c \
  %D%/examples.c %D%/examples.h \
  %D%/events.c \
  %D%/explain.c \
  %D%/import.c \
  %D%/knowledge.c %D%/knowledge.h \
  %D%/parallel.c %D%/parallel.h \
  %D%/pipeline.c %D%/pipeline.h \
  %D%/query.c \
  %D%/run.c %D%/run.h \
  %D%/saying.c %D%/saying.h \
  %D%/teller.c %D%/teller.h \
  %D%/weekday.c %D%/weekday.h \
  %D%/outcome.c %D%/outcome.h \
  %D%/participle.c %D%/participle.h \
  %D%/title.c %D%/title.h \
  %D%/train.c \
  %D%/world.c %D%/world.h \
  %D%/cache.c %D%/cache.h %D%/export.c %D%/load.c
