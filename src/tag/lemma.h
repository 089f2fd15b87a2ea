// SPDX-License-Identifier: MIT

/// @file tag/lemma.h
/// From a form and its label to the lemma, by learned rules of endings.
///
/// A rule says which letters to begin with (the form in lower case or as
/// written), how many letters to take off the end and what to add: "l3y" makes
/// "parties" into "party", "l*be" any form into "be". Which rule a word takes
/// is looked up by label and the longest ending that the table knows, the
/// whole word first; so the table is both a lexicon of exceptions and a rule
/// for words never seen.
///
/// Thread use: read-only after reading.

#ifndef TD_TAG_LEMMA_H
#define TD_TAG_LEMMA_H

#include "learn/keys.h"
#include "learn/modelfile.h"
#include "learn/wordform.h"

/// Endings of 0 to 6 letters, then the whole word.
#define TD_LEMMA_LEVELS 8

typedef struct {
  td_keys keys;
  const uint32_t *rule_of; ///< [keys.n_keys], index in rules
  const td_slice *rules;
  uint32_t n_rules;
} td_lemmas;

/// Take the table from `file`.
TD_MUST_CHECK td_status td_lemmas_read(const td_model_file *file,
                                       td_arena *arena, td_lemmas *out);

/// The lines of text table `name` as slices (the last may lack a newline).
TD_MUST_CHECK td_status td_lines_read(const td_model_file *file,
                                      const char *name, td_arena *arena,
                                      const td_slice **lines, uint32_t *n);

/// Key of the ending of level `level` (0..TD_LEMMA_LEVELS - 1) of a plain
/// lower-case word under label number `label`; false if the word is shorter.
bool td_lemma_key(uint32_t label, size_t level, td_slice plain, uint32_t *key);

/// `form` with plain quotes and dashes, in `arena`: what rules work on.
/// {NULL, 0} without memory.
td_slice td_lemma_tidy(td_slice form, td_arena *arena);

/// The lemma of tidy `form` by `rule`, in `arena` or `form` itself;
/// {NULL, 0} without memory. Never empty unless the form is.
td_slice td_lemma_apply(td_slice rule, td_slice form, td_arena *arena);

/// The lemma of `form` with label number `label`, in `arena`; {NULL, 0}
/// without memory.
td_slice td_lemmas_find(const td_lemmas *lemmas, uint32_t label, td_slice form,
                        td_arena *arena);

#endif
