#!/bin/sh
# SPDX-License-Identifier: MIT
# Replay the corpus of each fuzz target. Run by make check in the build folder.
set -eu
corpus=${srcdir:-.}/tests/fuzz/corpus
for target in conllu graph ingest model segment sparql; do
  echo "fuzz_$target: $(ls "$corpus/$target" | wc -l) files"
  tests/fuzz/fuzz_$target "$corpus/$target"/*
done
