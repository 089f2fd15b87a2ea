libtidings_core_la_SOURCES += \
  %D%/absolute.c \
  %D%/among.c \
  %D%/aside.c \
  %D%/beside.c \
  %D%/contact.c \
  %D%/finite.c \
  %D%/forms.c \
  %D%/gerund.c \
  %D%/guise.c \
  %D%/joined.c \
  %D%/outcome.c \
  %D%/parallel.c \
  %D%/part.c %D%/part.h \
  %D%/participle.c \
  %D%/repair.c %D%/repair.h %D%/repair_private.h \
  %D%/phrase.c \
  %D%/relative.c \
  %D%/result.c \
  %D%/second.c \
  %D%/setoff.c \
  %D%/shifted.c \
  %D%/teller.c \
  %D%/title.c \
  %D%/title_source.c \
  %D%/title_verbs.c \
  %D%/told.c \
  %D%/weekday.c \
  %D%/words.c %D%/words.h
