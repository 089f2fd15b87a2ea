#!/bin/sh
# SPDX-License-Identifier: MIT
# Our answers against Oxigraph's; see differential.mjs.
set -u
srcdir=${srcdir:-.}
modules=${TIDINGS_NPM:-tests/npm}
command -v node >/dev/null && [ -d "$modules/node_modules/oxigraph" ] || {
  echo "differential.sh: needs node and oxigraph: run scripts/npm-setup"
  [ "${CI:-}" = true ] && exit 1
  exit 77
}
# Rasqal itself loses terms of some queries, behind frames that the sanitizer
# cannot follow; leaks of ours are for the unit tests to find.
ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0
export ASAN_OPTIONS
exec node "$srcdir/tests/query/differential.mjs" tests/query/ask "$modules" \
  "${SEED:-1}" "${QUERIES:-6000}"
