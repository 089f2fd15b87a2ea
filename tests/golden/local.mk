# Whole graphs, read line by line.
dist_check_SCRIPTS += %D%/run
TESTS += %D%/run
EXTRA_DIST += %D%/README.md \
  %D%/denial/expected.nq %D%/denial/first.json %D%/denial/second.json \
  %D%/expulsion/expected.nq %D%/expulsion/article.json \
  %D%/plan/expected.nq %D%/plan/article.json
