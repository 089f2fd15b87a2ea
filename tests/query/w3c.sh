#!/bin/sh
# SPDX-License-Identifier: MIT
# The W3C's tests of queries, where they are: W3C_TESTS is the folder that has
# sparql10 and sparql11 of github.com/w3c/rdf-tests in it. See w3c.mjs.
set -u
srcdir=${srcdir:-.}
modules=${TIDINGS_NPM:-tests/npm}
[ -d "${W3C_TESTS:-}/sparql11" ] || {
  echo "w3c.sh: skipped: W3C_TESTS is no folder with sparql10 and sparql11"
  exit 77
}
command -v node >/dev/null && [ -d "$modules/node_modules/oxigraph" ] || {
  echo "w3c.sh: needs node and oxigraph: run scripts/npm-setup"
  [ "${CI:-}" = true ] && exit 1
  exit 77
}
exec node "$srcdir/tests/query/w3c.mjs" tests/query/ask "$modules" "$W3C_TESTS"
