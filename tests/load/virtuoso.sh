#!/bin/sh
# SPDX-License-Identifier: MIT
# Loading into Virtuoso: all of a graph and nothing else, whatever happens.
set -u
LC_ALL=C
export LC_ALL
srcdir=${srcdir:-.}
TIDINGS_DATA=$PWD/data
export TIDINGS_DATA
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
start_virtuoso "$scratch/v" || {
  echo "virtuoso.sh: needs virtuoso-t (package virtuoso-opensource-7-bin)"
  [ "${CI:-}" = true ] && exit 1
  exit 77
}
# shellcheck source=tests/load/checks.sh
. "$srcdir/tests/load/checks.sh"
store=$virtuoso/sparql-graph-crud-auth
update=$virtuoso/sparql-auth
TIDINGS_USER=dba
TIDINGS_PASSWORD=dba
export TIDINGS_USER TIDINGS_PASSWORD

fetch() {
  http_get "$virtuoso/sparql-graph-crud?graph=$1" >"$scratch/fetched.nt" &&
    $rdfcat -s ntriples "$scratch/fetched.nt" >"$scratch/got"
}

slow_down() {
  : # it is slow enough
}

make_graphs
load "one graph" 0 -G http://g/a "$scratch/small.ttl" "$store"
says 'statements of 1 graphs loaded, the store counts the same'
holds http://g/a "$scratch/small.nt"
load "the same again" 0 -G http://g/a "$scratch/small.ttl" "$store"
holds http://g/a "$scratch/small.nt"
load "another graph in its place" 0 -G http://g/a "$scratch/other.nt" "$store"
holds http://g/a "$scratch/other.nt"
load "updates" 0 -u -B 500 -G http://g/u "$scratch/small.ttl" "$update"
holds http://g/u "$scratch/small.nt"
load "updates in its place" 0 -u -G http://g/u "$scratch/other.nt" "$update"
holds http://g/u "$scratch/other.nt"
load "a graph without a name" 3 "$scratch/other.nt" "$store"
says 'takes nothing for its default graph \(501\); name a graph with --graph'
check_datasets "$store"
check_awkward "$store" "$update"

# What Virtuoso's updates reject is told with its reason, the rest is there.
{
  sed 5q "$scratch/other.nt"
  echo '<http://e/s> <http://e/p> "abc"^^<http://www.w3.org/2001/XMLSchema#integer> .'
  sed -n '6,$p' "$scratch/other.nt"
} >"$scratch/bad.nt"
load "a value that is none" 1 -u -G http://g/r "$scratch/bad.nt" "$update"
says "rejects a statement .400: .*Invalid integer value converting 'abc'"
says ', 1 rejected, the store counts the same'
holds http://g/r "$scratch/other.nt"

check_blanks "$store"
check_kill "$store" "$update"
TIDINGS_PASSWORD=wrong
load "a wrong password" 3 -G http://g/p "$scratch/other.nt" "$store"
says '401: .*; check TIDINGS_USER and TIDINGS_PASSWORD'

finish_checks
