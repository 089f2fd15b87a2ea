#!/bin/sh
# SPDX-License-Identifier: MIT
# Our answers against Oxigraph's; see differential.mjs. SEED and QUERIES ask
# others and more.
set -u
srcdir=${srcdir:-.}
modules=${TIDINGS_NPM:-tests/npm}
command -v node >/dev/null && [ -d "$modules/node_modules/oxigraph" ] || {
  echo "differential.sh: needs node and oxigraph: run scripts/npm-setup"
  [ "${CI:-}" = true ] && exit 1
  exit 77
}
exec node "$srcdir/tests/query/differential.mjs" tests/query/ask "$modules" \
  "${SEED:-1}" "${QUERIES:-1000}"
