#!/bin/sh
# SPDX-License-Identifier: MIT
# query --endpoint; see endpoint.mjs.
set -u
srcdir=${srcdir:-.}
modules=${TIDINGS_NPM:-tests/npm}
command -v node >/dev/null && [ -d "$modules/node_modules/oxigraph" ] || {
  echo "endpoint.sh: needs node and oxigraph: run scripts/npm-setup"
  [ "${CI:-}" = true ] && exit 1
  exit 77
}
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
export TIDINGS_DATA="$PWD/data"
./tidings build -q -o "$scratch/g.nt" "$srcdir/data/articles" || exit 1
node "$srcdir/tests/query/endpoint.mjs" ./tidings "$modules" "$scratch/g.nt"
