# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2154
# What the tests of both stores share; sourced. They say how to `fetch` a graph.
passed=0
failed=0

good() {
  passed=$((passed + 1))
}

bad() {
  echo "FAILED: $*"
  failed=$((failed + 1))
}

# By our own client: curl is not everywhere.
http_get() {
  tests/load/fetch GET "$1" application/n-triples
}

http_post() {
  tests/load/fetch POST "$1" '*/*' >/dev/null
}

# load WORDS EXIT ARGUMENT...: runs `tidings load`.
load() {
  words=$1 wanted=$2
  shift 2
  ./tidings load "$@" 2>"$scratch/said"
  status=$?
  if [ $status -eq "$wanted" ]; then
    good
  else
    bad "$words: exit $status: $(cat "$scratch/said")"
  fi
}

# says PATTERN: the last load did.
says() {
  if grep -qE "$1" "$scratch/said"; then
    good
  else
    bad "$words: no '$1' in: $(cat "$scratch/said")"
  fi
}

# holds GRAPH FILE: the store's graph is that of the sorted N-Triples file.
holds() {
  if fetch "$1" && cmp -s "$2" "$scratch/got"; then
    good
  else
    bad "$words: <$1> is not $2"
    diff "$2" "$scratch/got" | head -n 5
  fi
}

# Stores keep values, not how they are spelt: decimals that end in 0 come back
# without it, and Oxigraph makes all integers xsd:integer.
make_graphs() {
  ./tidings build -q -f ntriples -o "$scratch/all.nt" \
    "$srcdir/data/articles" || bad "no graph"
  grep -v '0"^^<[^>]*#decimal>\|#nonNegativeInteger>' "$scratch/all.nt" |
    sed 2000q >"$scratch/small.nt"
  $rdfcat -s turtle "$scratch/small.nt" >"$scratch/small.ttl"
  sed -n '10,40p' "$scratch/small.nt" >"$scratch/other.nt"
  # Graphs with characters of their own in the name, and the default graph.
  awk '{
    sub(/ \.$/, "")
    print $0 " <http://g/set?x=" NR % 3 "&y=\303\251> ."
  }' "$scratch/small.nt" >"$scratch/set.nq"
}

# check_datasets STORE
check_datasets() {
  load "named graphs" 0 -B 700 "$scratch/set.nq" "$1"
  says '2000 statements of 3 graphs loaded, the store counts the same'
  for i in 0 1 2; do
    grep "x=$i&" "$scratch/set.nq" | sed 's/ <[^>]*> \.$/ ./' >"$scratch/want"
    holds "http%3A%2F%2Fg%2Fset%3Fx%3D$i%26y%3D%C3%A9" "$scratch/want"
  done
}

# check_awkward STORE UPDATE: awkward nodes come back as they were, values
# apart.
check_awkward() {
  grep -v '"^^<http://www\.w3\.org/2001' "$srcdir/tests/rdf/awkward.nt" \
    >"$scratch/awkward.nt"
  $rdfcat -s ntriples "$scratch/awkward.nt" >"$scratch/want"
  load "awkward nodes" 0 -G http://g/w "$scratch/awkward.nt" "$1"
  says 'the store counts the same'
  holds http://g/w "$scratch/want"
  load "awkward nodes in updates" 0 -u -G http://g/wu "$scratch/awkward.nt" "$2"
  says 'the store counts the same'
  holds http://g/wu "$scratch/want"
}

check_blanks() {
  echo '_:a <http://e/p> "x" .' >"$scratch/blank.nt"
  load "blank nodes" 3 -G http://g/b "$scratch/blank.nt" "$1"
  says 'the graph has blank nodes'
}

# kill_load ARGUMENT...: a load is killed in its middle, which its journal
# shows.
kill_load() {
  slow_down 20
  ./tidings load "$@" 2>"$scratch/said" &
  victim=$!
  for _ in $(seq 1500); do
    ! has_progress || break
    sleep 0.02
  done
  # The script of libtool has become the program itself.
  kill -9 $victim
  wait $victim 2>/dev/null
  slow_down 0
}

has_progress() {
  [ "$(cat "$XDG_CACHE_HOME"/tidings/load-* 2>/dev/null | wc -l)" -ge 10 ]
}

# check_kill STORE UPDATE
check_kill() {
  for way in store update; do
    if [ $way = store ]; then
      set -- "$1" "$2" -G http://g/k "$scratch/small.ttl" "$1"
    else
      set -- "$1" "$2" -u -G http://g/k "$scratch/small.ttl" "$2"
    fi
    store_url=$1 update_url=$2
    shift 2
    kill_load -B 10 "$@"
    words="killed ($way)"
    fetch http://g/k
    if cmp -s "$scratch/small.nt" "$scratch/got"; then
      bad "$words: it was complete before it was killed"
    else
      good
    fi
    load "resumed ($way)" 0 -B 10 "$@"
    says 'loaded \([0-9]+ by an earlier run\), the store counts the same'
    holds http://g/k "$scratch/small.nt"
    if ls "$XDG_CACHE_HOME"/tidings/load-* >/dev/null 2>&1; then
      bad "$words: a journal is left"
    fi
    # Somebody else changes the graph meanwhile.
    kill_load -B 10 "$@"
    ./tidings load -q -G http://g/k "$scratch/other.nt" "$store_url"
    load "resumed in a store that was changed ($way)" 0 -B 10 "$@"
    holds http://g/k "$scratch/small.nt"
    set -- "$store_url" "$update_url"
  done
}

finish_checks() {
  echo "$passed passed, $failed failed"
  [ $failed -eq 0 ]
}
