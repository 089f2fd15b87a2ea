libtidings_core_la_SOURCES += \
  %D%/among.c %D%/among.h \
  %D%/whose.c %D%/whose.h \
  %D%/absolute.c %D%/absolute.h \
  %D%/decode.c %D%/decode.h \
  %D%/finite.c %D%/finite.h \
  %D%/joined.c %D%/joined.h \
  %D%/oracle.c %D%/oracle.h \
  %D%/parse.h %D%/parser.c \
  %D%/part.c %D%/part.h \
  %D%/score.c %D%/score.h \
  %D%/second.c %D%/second.h \
  %D%/title.c %D%/title.h \
  %D%/told.c %D%/told.h \
  %D%/transition.c %D%/transition.h \
  %D%/tree.c %D%/tree.h
