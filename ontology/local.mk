# The ontology, and the vocabulary of the C code that is made from it.
# shapes.ttl is no part of what the program knows: it checks what it writes.
ontology_files = %D%/tidings.ttl %D%/plover.ttl %D%/lexicon.ttl \
  %D%/datatypes.ttl
knowledge_files += $(ontology_files)
EXTRA_DIST += $(ontology_files) %D%/shapes.ttl %D%/README.md \
  scripts/gen-vocab

nodist_libtidings_core_la_SOURCES += src/rdf/vocab.c src/rdf/vocab.h
BUILT_SOURCES += src/rdf/vocab.h src/rdf/vocab.c
CLEANFILES += src/rdf/vocab.h src/rdf/vocab.c src/rdf/vocab.stamp

# Only a vocabulary that changed is written again, so that a definition put in
# better words rebuilds nothing.
src/rdf/vocab.stamp: $(ontology_files) scripts/gen-vocab
	$(AM_V_GEN)$(MKDIR_P) src/rdf
	$(AM_V_at)for what in h c; do \
	  files=; for file in $(ontology_files); do \
	    files="$$files $(srcdir)/$$file"; done; \
	  sh $(srcdir)/scripts/gen-vocab $$what $$files \
	    >src/rdf/vocab.$$what.new || exit 1; \
	  if cmp -s src/rdf/vocab.$$what.new src/rdf/vocab.$$what; then \
	    rm -f src/rdf/vocab.$$what.new; \
	  else mv -f src/rdf/vocab.$$what.new src/rdf/vocab.$$what; fi; \
	done
	$(AM_V_at)touch $@

src/rdf/vocab.h src/rdf/vocab.c: src/rdf/vocab.stamp
	@test -f $@ || { rm -f src/rdf/vocab.stamp; \
	  $(MAKE) $(AM_MAKEFLAGS) src/rdf/vocab.stamp; }
