# What looks at the code instead of running it, and what measures it.
EXTRA_DIST += \
  %D%/bench \
  %D%/bench-load \
  %D%/bench-names \
  %D%/bench-query \
  %D%/bench-write \
  %D%/beside-spacy \
  %D%/big-graph \
  %D%/check-entries \
  %D%/check-layers \
  %D%/check-network \
  %D%/confidence \
  %D%/event-coreference \
  %D%/logistic.py \
  %D%/nouns \
  %D%/sift \
  %D%/smells \
  %D%/vote-trees

lint: lint-layers lint-entries lint-format lint-headers lint-shell
lint-layers:
	$(srcdir)/%D%/check-layers $(srcdir)

lint-entries:
	$(srcdir)/%D%/check-entries $(srcdir)

# The style of .clang-format.
lint-format:
	cd $(srcdir) && find src include tests examples -name '*.[ch]' | sort | \
	  xargs clang-format --dry-run -Werror

# A header needs nothing before it but what it includes itself.
lint-headers: $(BUILT_SOURCES)
	@failed=0; \
	for header in `cd $(srcdir) && find src include -name '*.h'`; do \
	  $(CC) $(AM_CPPFLAGS) $(AM_CFLAGS) $(CPPFLAGS) $(CFLAGS) -fsyntax-only \
	    -Wno-unused -x c $(srcdir)/$$header || failed=1; \
	done; exit $$failed

# Every script of ours; -S warning: what shellcheck only advises may stay.
lint-shell:
	cd $(srcdir) && { find quickstart autogen.sh .ci scripts tests -type f | \
	  xargs grep -lE '^#!/bin/(ba)?sh' | xargs shellcheck -x -S warning; }

smells:
	$(srcdir)/%D%/smells $(srcdir)
# The time of each stage; made by `make bench` only.
EXTRA_PROGRAMS += %D%/stages
CLEANFILES += %D%/stages
%C%_stages_SOURCES = %D%/stages.c
%C%_stages_LDADD = libtidings-core.la
bench: all %D%/stages tests/know/bench_names$(EXEEXT)
	$(srcdir)/%D%/bench $(BENCH)
	$(srcdir)/%D%/bench-names
.PHONY: lint lint-layers lint-entries lint-format lint-headers lint-shell smells bench
