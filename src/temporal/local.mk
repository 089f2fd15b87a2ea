libtidings_core_la_SOURCES += \
  %D%/dates.c \
  %D%/direction.c \
  %D%/lengths.c \
  %D%/numbers.c \
  %D%/periods.c \
  %D%/read.c %D%/read.h \
  %D%/relative.c \
  %D%/temporal.c %D%/temporal.h \
  %D%/value.c %D%/value.h \
  %D%/words.c %D%/words.h
