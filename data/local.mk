# The data that the program is built from and installed with.
include data/language/local.mk
include data/lexicon/local.mk
include data/gazetteer/local.mk
include data/model/local.mk
include data/articles/local.mk
include data/queries/local.mk
