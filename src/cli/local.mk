bin_PROGRAMS += tidings
tidings_SOURCES = %D%/main.c
tidings_LDADD = libtidings.la

noinst_PROGRAMS += freeze-knowledge
freeze_knowledge_SOURCES = %D%/freeze.c
freeze_knowledge_LDADD = libtidings-core.la
