libtidings_core_la_SOURCES += \
  %D%/encoder.c %D%/encoder.h \
  %D%/keys.c %D%/keys.h \
  %D%/kernels.c %D%/kernels.h %D%/kernels_private.h \
  %D%/kernels_body.h %D%/kernels_whole.inc %D%/kernels_plain.c \
  %D%/kernels_128.c %D%/kernels_256.c %D%/kernels_512.c %D%/kernels_vnni.c \
  %D%/lstm.c %D%/lstm.h \
  %D%/lstm_train.c %D%/lstm_train.h \
  %D%/matrix.c %D%/matrix.h \
  %D%/modelfile.c %D%/modelfile.h %D%/modelfile_private.h \
  %D%/modelfile_write.c %D%/modelfile_write.h \
  %D%/param.c %D%/param.h \
  %D%/pieces.c %D%/pieces.h \
  %D%/random.c %D%/random.h \
  %D%/vmath.c %D%/vmath.h \
  %D%/wordform.c %D%/wordform.h
