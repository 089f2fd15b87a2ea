libtidings_core_la_SOURCES += \
  %D%/coref_gold.c %D%/coref_gold.h \
  %D%/coref_pass.c %D%/coref_pass.h \
  %D%/coref_train.c %D%/coref_train.h \
  %D%/corpus.c %D%/corpus.h \
  %D%/count.c %D%/count.h \
  %D%/evaluate.c %D%/evaluate.h \
  %D%/labels.c %D%/labels.h \
  %D%/lemmas.c \
  %D%/loss.c %D%/loss.h \
  %D%/model_store.c %D%/model_store.h \
  %D%/moves.c %D%/moves.h \
  %D%/name_corpus.c %D%/name_corpus.h \
  %D%/name_gold.c %D%/name_gold.h \
  %D%/name_pass.c %D%/name_pass.h \
  %D%/name_train.c %D%/name_train.h \
  %D%/network.c %D%/network.h \
  %D%/pass.c %D%/pass.h \
  %D%/sample.c %D%/sample.h \
  %D%/teachers.c %D%/teachers.h \
  %D%/train.c %D%/train.h \
  %D%/vectors.c %D%/vectors.h
