check_PROGRAMS += %D%/fetch
%C%_fetch_SOURCES = %D%/fetch.c
%C%_fetch_LDADD = libtidings-core.la
dist_check_SCRIPTS += %D%/oxigraph.sh %D%/virtuoso.sh
TESTS += %D%/oxigraph.sh %D%/virtuoso.sh
EXTRA_DIST += %D%/checks.sh %D%/servers.sh %D%/store.mjs
