# Lists of sentences with what they must give, and how many are right.
check_PROGRAMS += %D%/score %D%/excerpts
%C%_score_SOURCES = %D%/score.c %D%/list.c %D%/list.h
%C%_score_CPPFLAGS = $(AM_CPPFLAGS)
%C%_score_LDADD = libtidings-core.la
%C%_excerpts_SOURCES = %D%/excerpts.c %D%/list.c %D%/list.h
%C%_excerpts_CPPFLAGS = $(AM_CPPFLAGS)
%C%_excerpts_LDADD = libtidings-core.la
EXTRA_DIST += %D%/README.md
dist_check_SCRIPTS += %D%/documents %D%/run
