#!/bin/sh
# SPDX-License-Identifier: MIT
# Every question of data/queries, of the graph of data/articles, with and
# without its parameters: as Oxigraph answers it. See everyday.mjs.
set -u
srcdir=${srcdir:-.}
modules=${TIDINGS_NPM:-tests/npm}
command -v node >/dev/null && [ -d "$modules/node_modules/oxigraph" ] || {
  echo "questions.sh: needs node and oxigraph: run scripts/npm-setup"
  [ "${CI:-}" = true ] && exit 1
  exit 77
}
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
export TIDINGS_DATA="$PWD/data"
./tidings build -q -o "$scratch/g.nq" "$srcdir/data/articles" || exit 1
node "$srcdir/tests/query/everyday.mjs" ./tidings "$modules" \
  "$srcdir/data/queries" "$scratch/g.nq"
