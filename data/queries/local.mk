EXTRA_DIST += \
  %D%/offices.rq \
  %D%/planned.rq \
  %D%/who-did-what.rq
