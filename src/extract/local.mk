libtidings_core_la_SOURCES += \
  %D%/accident.c %D%/accident.h \
  %D%/affected.c %D%/affected.h \
  %D%/attribution.c %D%/attribution.h \
  %D%/context.c %D%/context.h \
  %D%/deep.c %D%/deep.h \
  %D%/extract.c %D%/extract.h \
  %D%/fits.c %D%/fits.h \
  %D%/frame.c %D%/frame.h \
  %D%/lexicon.c %D%/lexicon.h \
  %D%/number.c %D%/number.h \
  %D%/quotation.c %D%/quotation.h \
  %D%/record.c %D%/record.h \
  %D%/role.c %D%/role.h \
  %D%/same.c %D%/same.h \
  %D%/status.c %D%/status.h \
  %D%/trigger.c %D%/trigger.h \
  %D%/when.c %D%/when.h
