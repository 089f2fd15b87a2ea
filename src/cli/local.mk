bin_PROGRAMS += tidings
tidings_SOURCES = \
  %D%/command.h \
  %D%/commands.c \
  %D%/export.c \
  %D%/help.c \
  %D%/load.c \
  %D%/main.c \
  %D%/parse.c
tidings_LDADD = libtidings.la

noinst_PROGRAMS += freeze-knowledge
freeze_knowledge_SOURCES = %D%/freeze.c
freeze_knowledge_LDADD = libtidings-core.la

# Both are made from the table of commands.
man1_MANS = tidings.1
completion_DATA = completions/tidings
CLEANFILES += tidings.1 completions/tidings
tidings.1: tidings$(EXEEXT)
	$(AM_V_GEN)./tidings$(EXEEXT) help man-page >$@.new && mv $@.new $@
completions/tidings: tidings$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) completions
	$(AM_V_at)./tidings$(EXEEXT) help bash-completion >$@.new && mv $@.new $@
