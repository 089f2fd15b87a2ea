#!/bin/sh
# SPDX-License-Identifier: MIT
# Loading into Oxigraph: all of a graph and nothing else, whatever happens.
set -u
LC_ALL=C
export LC_ALL
srcdir=${srcdir:-.}
TIDINGS_DATA=$PWD/data
export TIDINGS_DATA
unset TIDINGS_USER TIDINGS_PASSWORD
rdfcat=tests/rdf/rdfcat
scratch=$(mktemp -d) || exit 99
XDG_CACHE_HOME=$scratch/cache
NETRC=$scratch/netrc
export XDG_CACHE_HOME NETRC
mkdir "$XDG_CACHE_HOME"
: >"$NETRC"
# shellcheck source=tests/load/servers.sh
. "$srcdir/tests/load/servers.sh"
trap 'stop_servers; rm -rf "$scratch"' EXIT
start_oxigraph "$scratch/a" || {
  echo "oxigraph.sh: needs node and oxigraph: run scripts/npm-setup"
  [ "${CI:-}" = true ] && exit 1
  exit 77
}
# shellcheck source=tests/load/checks.sh
. "$srcdir/tests/load/checks.sh"
store=$oxigraph/store
update=$oxigraph/update

# fetch GRAPH: what the store has, sorted.
fetch() {
  http_get "$oxigraph/store?graph=$1" >"$scratch/fetched.nt" &&
    $rdfcat -s ntriples "$scratch/fetched.nt" >"$scratch/got"
}

slow_down() {
  http_post "$oxigraph/slow?ms=$1"
}

make_graphs
load "one graph" 0 -G http://g/a "$scratch/small.ttl" "$store"
says 'statements of 1 graphs loaded, the store counts the same'
holds http://g/a "$scratch/small.nt"
load "the same again" 0 -G http://g/a "$scratch/small.ttl" "$store"
holds http://g/a "$scratch/small.nt"
load "another graph in its place" 0 -G http://g/a "$scratch/other.nt" "$store"
holds http://g/a "$scratch/other.nt"
load "in small batches" 0 -B 100 -G http://g/a "$scratch/small.ttl" "$store"
holds http://g/a "$scratch/small.nt"
load "updates" 0 -u -B 300 -G http://g/u "$scratch/small.ttl" "$update"
says 'the store counts the same'
holds http://g/u "$scratch/small.nt"
load "updates in its place" 0 -u -G http://g/u "$scratch/other.nt" "$update"
holds http://g/u "$scratch/other.nt"
check_datasets "$store"
check_awkward "$store" "$update"

# It fails three times, then not any more.
for code in 503 429 0; do
  http_post "$oxigraph/fail?n=3&code=$code"
  load "a store that answers $code at first" 0 -G http://g/f \
    "$scratch/other.nt" "$store"
  says 'trying again in 0\.5 s'
  holds http://g/f "$scratch/other.nt"
done
# A batch is halved; what was told to fail is sent again.
http_post "$oxigraph/fail?n=2&code=500"
load "a store that fails for no reason" 0 -G http://g/f \
  "$scratch/small.ttl" "$store"
holds http://g/f "$scratch/small.nt"

check_blanks "$store"
check_kill "$store" "$update"

stop_servers
start_oxigraph "$scratch/b" ada:secret
store=$oxigraph/store
load "without a password" 3 -G http://g/p "$scratch/other.nt" "$store"
says '401: who are you; set TIDINGS_USER and TIDINGS_PASSWORD or write'
load "a password in the URL" 2 -G http://g/p "$scratch/other.nt" \
  "http://ada:secret@${store#http://}"
says 'a URL must not hold a user or a password'
echo "machine 127.0.0.1 login ada password secret" >"$NETRC"
load "a password of netrc" 0 -G http://g/p "$scratch/other.nt" "$store"
TIDINGS_USER=ada TIDINGS_PASSWORD=wrong
export TIDINGS_USER TIDINGS_PASSWORD
load "a wrong password" 3 -G http://g/p "$scratch/other.nt" "$store"
says '401: who are you; check TIDINGS_USER and TIDINGS_PASSWORD'
TIDINGS_PASSWORD=secret
load "a password of the environment" 0 -G http://g/p "$scratch/other.nt" \
  "$store"

finish_checks
