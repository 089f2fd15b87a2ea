// SPDX-License-Identifier: MIT

/// @file fuzz/fuzz.h
/// A fuzz target is one function; it aborts on what must not be.
///
/// `make check` replays tests/fuzz/corpus and changes of it made with a fixed
/// seed (replay.c). For a real fuzzer, compile a target with
/// `clang -fsanitize=fuzzer,address,undefined` instead of with replay.c.

#ifndef TD_TESTS_FUZZ_H
#define TD_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>

/// libFuzzer's name.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
