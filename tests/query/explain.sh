#!/bin/sh
# SPDX-License-Identifier: MIT
# Explanations of an event, a report, an entity and triples, as explain.txt has
# them. To accept new ones: ACCEPT=1 tests/query/explain.sh
set -u
srcdir=${srcdir:-.}
folder=$srcdir/tests/query
got=$(mktemp) || exit 99
trap 'rm -f "$got"' EXIT

why() {
  printf '$ explain %s\n' "$*"
  tests/query/why "$folder/explain.ttl" "$@" 2>&1
  printf 'exit %d\n\n' $?
}

{
  why ev:2020-06-01-Recognize-000000000001
  why ev:2020-06-01-Recognize-000000000001 tid:recipient ent:Ruritania
  why ev:2020-06-01-Recognize-000000000001 sem:hasTimeStamp 2020-06-01
  why ev:2020-06-01-Recognize-000000000001 a tid:Support
  why '<urn:example:b#event=20,30>'
  why https://w3id.org/tidings/entity/Norway
  why ent:Norway tid:iso3 '"NOR"'
  why ent:Norway tid:iso3 '"SWE"'
  why ent:Sweden
  why Norway
} >"$got"
if [ "${ACCEPT:-}" ]; then
  cp "$got" "$folder/explain.txt"
fi
diff -u "$folder/explain.txt" "$got" && echo "10 passed, 0 failed"
