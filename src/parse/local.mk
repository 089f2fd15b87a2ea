libtidings_core_la_SOURCES += \
  %D%/decode.c %D%/decode.h \
  %D%/oracle.c %D%/oracle.h \
  %D%/parse.h %D%/parser.c \
  %D%/score.c %D%/score.h \
  %D%/transition.c %D%/transition.h \
  %D%/tree.c %D%/tree.h
