#!/bin/sh
# SPDX-License-Identifier: MIT
# What we write is read back as the same set of statements, by rapper, by serdi
# in strict mode, by ourselves, and where they are installed by Oxigraph, N3.js
# and jsonld.js; on about 250 awkward nodes.
set -u
LC_ALL=C
export LC_ALL
srcdir=${srcdir:-.}
rdfcat=tests/rdf/rdfcat
for tool in rapper serdi; do
  command -v $tool >/dev/null || {
    echo "round_trip.sh: $tool is missing (packages raptor2-utils, serdi)"
    [ "${CI:-}" = true ] && exit 1
    exit 77
  }
done
modules=${TIDINGS_NPM:-tests/npm}
has_npm=true
command -v node >/dev/null && [ -d "$modules/node_modules/jsonld" ] || {
  echo "round_trip.sh: without Oxigraph, N3.js, jsonld.js: run scripts/npm-setup"
  [ "${CI:-}" = true ] && exit 1
  has_npm=false
}
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
failed=0
passed=0

same() { # NAME EXPECTED GOT
  if cmp -s "$2" "$3"; then
    passed=$((passed + 1))
  else
    echo "FAILED: $1"
    diff "$2" "$3" | head -n 10
    failed=$((failed + 1))
  fi
}

# readers WANT FILE MEDIA-TYPE READER...: what readers of npm make of FILE.
readers() {
  want=$1 file=$2 type=$3
  shift 3
  $has_npm || return 0
  for reader; do
    node "$srcdir/tests/rdf/readers.mjs" "$modules" "$reader" "$type" "$file" \
      >"$scratch/npm.nq" 2>"$scratch/log" || head -n 5 "$scratch/log"
    $rdfcat -s nquads "$scratch/npm.nq" >"$scratch/got"
    same "$type read by $reader" "$want" "$scratch/got"
  done
}

# check FILE RDFCAT-SYNTAX ENDING RAPPER-SYNTAX SERDI-SYNTAX
check() {
  file=$1 out=$scratch/out.$3
  $rdfcat -s ntriples "$file" >"$scratch/want" || failed=$((failed + 1))
  $rdfcat "$2" "$file" >"$out" || failed=$((failed + 1))
  $rdfcat -s ntriples "$out" >"$scratch/got"
  same "$2 read by ourselves" "$scratch/want" "$scratch/got"
  if [ "$5" != - ]; then
    serdi -e -i "$5" -o ntriples "$out" >"$scratch/serdi.nt" 2>"$scratch/log" ||
      { cat "$scratch/log"; failed=$((failed + 1)); }
    $rdfcat -s ntriples "$scratch/serdi.nt" >"$scratch/got"
    same "$2 read by serdi" "$scratch/want" "$scratch/got"
  fi
  if [ "$4" != - ]; then
    rapper -q -i "$4" -o ntriples "$out" >"$scratch/rapper.nt" 2>"$scratch/log"
    $rdfcat -s ntriples "$scratch/rapper.nt" >"$scratch/got"
    same "$2 read by rapper" "$scratch/want" "$scratch/got"
  fi
}

awkward=$srcdir/tests/rdf/awkward.nt
check "$awkward" turtle ttl turtle turtle
readers "$scratch/want" "$scratch/out.ttl" text/turtle oxigraph n3
check "$awkward" ntriples nt ntriples ntriples
readers "$scratch/want" "$scratch/out.nt" application/n-triples oxigraph n3
check "$awkward" nquads nq nquads nquads
readers "$scratch/want" "$scratch/out.nq" application/n-quads oxigraph n3
check "$awkward" trig trig trig trig
readers "$scratch/want" "$scratch/out.trig" application/trig oxigraph n3
strict=$srcdir/tests/rdf/strict.nt
check "$strict" turtle ttl - turtle
# Readers may make language tags small, and these do.
sed -E 's/"@([A-Za-z0-9-]+)/"@\L\1/' "$strict" >"$scratch/small.nt"
$rdfcat -s ntriples "$scratch/small.nt" >"$scratch/want"
readers "$scratch/want" "$scratch/out.ttl" text/turtle oxigraph n3
check "$strict" ntriples nt - ntriples

# JSON-LD; jsonld.js makes other doubles of ours.
$rdfcat -s ntriples "$awkward" >"$scratch/want"
$rdfcat jsonld "$awkward" >"$scratch/out.jsonld" || failed=$((failed + 1))
readers "$scratch/want" "$scratch/out.jsonld" application/ld+json oxigraph
grep -v '#double>' "$scratch/want" >"$scratch/no-doubles.nt"
$rdfcat jsonld "$scratch/no-doubles.nt" >"$scratch/out.jsonld"
readers "$scratch/no-doubles.nt" "$scratch/out.jsonld" application/ld+json jsonld

# Sorted, through many runs, and back from Turtle: the same bytes.
$rdfcat -s turtle "$awkward" >"$scratch/a.ttl"
sort -r "$awkward" >"$scratch/reversed.nt"
$rdfcat -m 20000 turtle "$scratch/reversed.nt" >"$scratch/b.ttl"
same "sorted output does not depend on order or memory" \
  "$scratch/a.ttl" "$scratch/b.ttl"
$rdfcat -s turtle "$scratch/a.ttl" >"$scratch/b.ttl"
same "our Turtle read and written again" "$scratch/a.ttl" "$scratch/b.ttl"

# Graphs keep their statements.
sed 's/ \.$//' "$awkward" |
  awk '{ print $0 (NR % 3 ? " <http://e/g" NR % 2 "> ." : " .") }' \
    >"$scratch/graphs.nq"
$rdfcat -s nquads "$scratch/graphs.nq" >"$scratch/want"
$rdfcat -s trig "$scratch/graphs.nq" >"$scratch/graphs.trig"
$rdfcat -s nquads "$scratch/graphs.trig" >"$scratch/got"
same "TriG read by ourselves" "$scratch/want" "$scratch/got"
serdi -e -i trig -o nquads "$scratch/graphs.trig" >"$scratch/serdi.nq"
$rdfcat -s nquads "$scratch/serdi.nq" >"$scratch/got"
same "TriG read by serdi" "$scratch/want" "$scratch/got"

$rdfcat -s jsonld "$scratch/graphs.nq" >"$scratch/graphs.jsonld"
readers "$scratch/want" "$scratch/graphs.jsonld" application/ld+json oxigraph
readers "$scratch/want" "$scratch/graphs.trig" application/trig oxigraph n3

# RDF/XML holds each statement as it is, or refuses it: what XML 1.0 has no
# character for, and what would be no element's name.
refused=0
: >"$scratch/xml.nt"
$rdfcat -s ntriples "$awkward" >"$scratch/want"
while IFS= read -r line; do
  printf '%s\n' "$line" >"$scratch/one.nt"
  if $rdfcat rdfxml "$scratch/one.nt" >"$scratch/one.rdf" 2>"$scratch/log"; then
    printf '%s\n' "$line" >>"$scratch/xml.nt"
  elif grep -q 'RDF/XML cannot hold' "$scratch/log"; then
    refused=$((refused + 1))
  else
    echo "FAILED: RDF/XML of $line"
    failed=$((failed + 1))
  fi
done <"$scratch/want"
echo "RDF/XML refuses $refused statements"
[ $refused -lt 15 ] || failed=$((failed + 1))
$rdfcat rdfxml "$scratch/xml.nt" >"$scratch/out.rdf" || failed=$((failed + 1))
rapper -q -i rdfxml -o ntriples "$scratch/out.rdf" >"$scratch/rapper.nt"
$rdfcat -s ntriples "$scratch/rapper.nt" >"$scratch/got"
same "RDF/XML read by rapper" "$scratch/xml.nt" "$scratch/got"
readers "$scratch/xml.nt" "$scratch/out.rdf" application/rdf+xml oxigraph

# Packed and unpacked.
gzip -c "$scratch/a.ttl" >"$scratch/packed.ttl.gz"
$rdfcat -s turtle "$scratch/packed.ttl.gz" >"$scratch/b.ttl"
same "Turtle packed by gzip" "$scratch/a.ttl" "$scratch/b.ttl"

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
