dist_check_SCRIPTS += %D%/vocab %D%/turtle %D%/terms %D%/states %D%/owl
TESTS += %D%/vocab %D%/turtle %D%/terms %D%/states %D%/owl
EXTRA_DIST += %D%/owl.mjs
