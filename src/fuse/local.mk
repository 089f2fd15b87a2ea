libtidings_core_la_SOURCES += \
  %D%/cluster.c \
  %D%/collect.c \
  %D%/compatible.c \
  %D%/fuse.c %D%/fuse.h \
  %D%/merge.c \
  %D%/participant.c \
  %D%/report.h \
  %D%/stories.c \
  %D%/story.c
