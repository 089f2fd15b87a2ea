# Articles annotated with their events, and how the program does on them.
check_PROGRAMS += %D%/agree %D%/measure
%C%_agree_SOURCES = %D%/agree.c %D%/gold.c %D%/gold.h
%C%_agree_CPPFLAGS = $(AM_CPPFLAGS)
%C%_agree_LDADD = libtidings-core.la
%C%_measure_SOURCES = %D%/measure.c %D%/gold.c %D%/gold.h
%C%_measure_CPPFLAGS = $(AM_CPPFLAGS)
%C%_measure_LDADD = libtidings-core.la
annotated_tests = %D%/sound %D%/score %D%/texts
dist_check_SCRIPTS += $(annotated_tests)
TESTS += $(annotated_tests)
EXTRA_DIST += %D%/README.md %D%/a.jsonl %D%/b.jsonl %D%/agreed.jsonl \
  %D%/training.jsonl %D%/quiet.jsonl %D%/quiet.txt \
  %D%/fresh.jsonl %D%/own.jsonl.gz %D%/held.jsonl.gz \
  %D%/words.tsv
