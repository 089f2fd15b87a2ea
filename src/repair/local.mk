libtidings_core_la_SOURCES += \
  %D%/absolute.c \
  %D%/among.c \
  %D%/aside.c \
  %D%/beside.c \
  %D%/called.c \
  %D%/comment.c \
  %D%/contact.c \
  %D%/finite.c \
  %D%/forms.c \
  %D%/gapping.c \
  %D%/gerund.c \
  %D%/given.c \
  %D%/guise.c \
  %D%/impersonal.c \
  %D%/inverted.c \
  %D%/joined.c \
  %D%/outcome.c \
  %D%/parallel.c \
  %D%/part.c %D%/part.h \
  %D%/participle.c \
  %D%/present.c \
  %D%/repair.c %D%/repair.h %D%/repair_private.h \
  %D%/phrase.c \
  %D%/relative.c \
  %D%/second.c \
  %D%/sequence.c \
  %D%/setoff.c \
  %D%/teller.c \
  %D%/title.c \
  %D%/title_clauses.c \
  %D%/title_relative.c \
  %D%/title_source.c \
  %D%/title_verbs.c \
  %D%/told.c \
  %D%/wanted.c \
  %D%/weekday.c \
  %D%/words.c %D%/words.h
