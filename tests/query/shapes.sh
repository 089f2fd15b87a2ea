#!/bin/sh
# SPDX-License-Identifier: MIT
# Each query of shapes.txt gives its answer, or ends with its error.
set -u
srcdir=${srcdir:-.}
ask=tests/query/ask
tab=$(printf '\t')
passed=0
failed=0
while IFS="$tab" read -r query want; do
  case $query in '#'* | '') continue ;; esac
  got=$($ask csv "$query" "$srcdir/tests/query/shapes.ttl" 2>&1)
  status=$?
  got=$(printf '%s' "$got" | tr '\n' '|')
  case $want in
  '#'*)
    words=${want#'# '}
    case $got in
    *": "*"$words"*) fine=$([ $status -eq 1 ] && echo yes) ;;
    *) fine= ;;
    esac
    ;;
  *) fine=$([ "$got" = "$want" ] && echo yes) ;;
  esac
  if [ "$fine" ]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf 'FAILED: %s\n  wanted %s\n  got    %s\n' "$query" "$want" "$got"
  fi
done <"$srcdir/tests/query/shapes.txt"
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
