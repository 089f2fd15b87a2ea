#!/bin/sh
# SPDX-License-Identifier: MIT
# Replay the corpus of each fuzz target. Run by make check in the build folder.
set -eu
# Leaks of libraries are known by the whole stack only (tests/leaks.supp).
ASAN_OPTIONS=fast_unwind_on_malloc=0
TIDINGS_DATA=$PWD/data
export ASAN_OPTIONS TIDINGS_DATA
corpus=${srcdir:-.}/tests/fuzz/corpus
for target in conllu events graph import ingest model segment sparql; do
  echo "fuzz_$target: $(ls "$corpus/$target" | wc -l) files"
  tests/fuzz/fuzz_$target "$corpus/$target"/*
done
