libtidings_core_la_SOURCES += \
  %D%/arena.c %D%/arena.h \
  %D%/array.c %D%/array.h \
  %D%/buffer.c %D%/buffer.h \
  %D%/calendar.c %D%/calendar.h \
  %D%/csv.c %D%/csv.h \
  %D%/error.c %D%/error.h \
  %D%/intern.c %D%/intern.h \
  %D%/memory.c %D%/memory.h \
  %D%/sink.c %D%/sink.h \
  %D%/size.h \
  %D%/slice.c %D%/slice.h \
  %D%/source.c %D%/source.h \
  %D%/status.c %D%/status.h \
  %D%/try.h \
  %D%/utf8.c %D%/utf8.h
