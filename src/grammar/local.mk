libtidings_core_la_SOURCES += \
  %D%/arcs.h \
  %D%/clause.c %D%/clause.h \
  %D%/conjuncts.c %D%/conjuncts.h \
  %D%/context.c %D%/context.h \
  %D%/deep.c %D%/deep.h \
  %D%/far.c %D%/far.h \
  %D%/fits.c %D%/fits.h \
  %D%/govern.c %D%/govern.h \
  %D%/headline.c %D%/headline.h \
  %D%/holder.c %D%/holder.h \
  %D%/lost.c %D%/lost.h \
  %D%/named.c %D%/named.h \
  %D%/negation.c %D%/negation.h \
  %D%/noun.c %D%/noun.h \
  %D%/nounarcs.c %D%/nounarcs.h \
  %D%/question.c %D%/question.h \
  %D%/quantity.c %D%/quantity.h \
  %D%/relative.c %D%/relative.h \
  %D%/second.c %D%/second.h \
  %D%/shared.c %D%/shared.h \
  %D%/stranded.c %D%/stranded.h \
  %D%/subject.c %D%/subject.h \
  %D%/support.c %D%/support.h \
  %D%/tense.c %D%/tense.h \
  %D%/unnamed.c %D%/unnamed.h \
  %D%/verbarcs.c %D%/verbarcs.h
