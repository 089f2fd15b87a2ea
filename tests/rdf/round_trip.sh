#!/bin/sh
# SPDX-License-Identifier: MIT
# What we write is read back as the same set of statements, by rapper, by serdi
# in strict mode, and by ourselves; on about 200 awkward nodes.
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
check "$awkward" ntriples nt ntriples ntriples
check "$awkward" nquads nq nquads nquads
check "$awkward" trig trig trig trig
check "$srcdir/tests/rdf/strict.nt" turtle ttl - turtle
check "$srcdir/tests/rdf/strict.nt" ntriples nt - ntriples

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

# RDF/XML: without what XML 1.0 cannot hold.
$rdfcat -s ntriples "$awkward" |
  grep -v '\\u00[01][0-9A-F]\|\\u007F\|<http://e/[1a]*\.*->\|<http://e/> <http://e/o>\|<http://e/p#>\|e/1> <\|ontology#1a\|<http://e/a\.>' >"$scratch/xml.nt"
$rdfcat rdfxml "$scratch/xml.nt" >"$scratch/out.rdf" || failed=$((failed + 1))
rapper -q -i rdfxml -o ntriples "$scratch/out.rdf" >"$scratch/rapper.nt"
$rdfcat -s ntriples "$scratch/rapper.nt" >"$scratch/got"
same "RDF/XML read by rapper" "$scratch/xml.nt" "$scratch/got"

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
