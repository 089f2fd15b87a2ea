libtidings_core_la_SOURCES += \
  %D%/address.c \
  %D%/chars.c %D%/chars.h \
  %D%/connector.c \
  %D%/contraction.c \
  %D%/dateline.c \
  %D%/line.c \
  %D%/segment.c %D%/segment.h \
  %D%/sentence.c %D%/sentence.h \
  %D%/stop.c \
  %D%/tokenizer.c %D%/tokenizer.h \
  %D%/words.c %D%/words.h
