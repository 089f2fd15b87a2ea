// SPDX-License-Identifier: MIT

// Articles annotated with their events, as README.md beside this has them.

#ifndef TESTS_GOLD_H
#define TESTS_GOLD_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

/// The objects of a file of JSON Lines; ends the program, with the reason on
/// standard output, when it cannot be read. The caller releases them.
json_t *gold_read(const char *path);

/// The integer of a key.
long gold_number(const json_t *object, const char *key);
/// The string of a key, "-" for null and for none.
const char *gold_text(const json_t *object, const char *key);

/// Whether an annotated event only refers back to another.
bool gold_is_reference(const json_t *event);

/// Whether a span [begin, end) shares a character with begin .. end.
bool gold_overlaps(const json_t *span, long begin, long end);

/// Whether a span has its head where one that ends at `end` has: both end
/// there, but for a possessive mark, or `same` has them as names of one.
bool gold_same_head(const json_t *span, long begin, long end,
                    const json_t *same);

/// How many of so many, in hundredths; 0 of none.
double gold_percent(double part, double whole);
/// The harmonic mean.
double gold_f1(double precision, double recall);

#endif
