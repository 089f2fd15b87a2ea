dist_check_SCRIPTS += %D%/vocab %D%/turtle
TESTS += %D%/vocab %D%/turtle
