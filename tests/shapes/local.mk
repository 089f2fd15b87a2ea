# The SHACL shapes of ontology/ against graphs that conform and that do not.
dist_check_SCRIPTS += %D%/run
TESTS += %D%/run
EXTRA_DIST += %D%/validate.mjs %D%/good %D%/broken \
  tests/npm/package.json scripts/npm-setup
