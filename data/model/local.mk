# The trained networks: tags, lemmas, trees. README.md is their card.
pkgdata_DATA += %D%/model.bin
EXTRA_DIST += %D%/model.bin %D%/README.md

