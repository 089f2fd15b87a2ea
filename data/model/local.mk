# The trained networks: tags, lemmas, trees, names. README.md is their card.
pkgdata_DATA += %D%/model.bin
EXTRA_DIST += %D%/model.bin %D%/own.jsonl %D%/silver.trees.xz %D%/README.md

# Beside the compiled knowledge too, where a program that is not installed, and
# the tests, look for both.
noinst_DATA = data/model.bin
CLEANFILES += data/model.bin
data/model.bin: %D%/model.bin
	$(AM_V_GEN)$(MKDIR_P) data
	$(AM_V_at)cp $(srcdir)/%D%/model.bin $@.new && mv $@.new $@
