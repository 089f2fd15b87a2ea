libtidings_core_la_SOURCES += \
  %D%/annotation.c \
  %D%/article.c \
  %D%/codes.c \
  %D%/csv.c \
  %D%/emit.c %D%/emit.h \
  %D%/entity.c \
  %D%/json.c %D%/json.h %D%/json_private.h \
  %D%/json_write.c %D%/json_write.h \
  %D%/membership.c \
  %D%/mentions.c \
  %D%/private.h \
  %D%/record.c \
  %D%/report.c
