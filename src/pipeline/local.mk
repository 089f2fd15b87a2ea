libtidings_la_SOURCES += %D%/api.c
