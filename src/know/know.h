// SPDX-License-Identifier: MIT

/// @file know/know.h
/// What is known before reading: ontology, gazetteer, lexicon, word lists.
///
/// All Turtle of ontology/ and data/ is frozen into one file, mapped at start:
/// a dictionary of terms, sorted (s,p,o) and (o,p,s) indexes over it, and a
/// matcher for names. Opening costs a map and a checksum; a lookup of a term is
/// one of a hash table, a step along an index a few nanoseconds.
///
/// A term is a number; 0 is none. Literals are terms too: their datatype and
/// language are kept but two literals with the same words are found by
/// td_know_text_term whatever their language. Read-only: any number of threads.

#ifndef TD_KNOW_KNOW_H
#define TD_KNOW_KNOW_H

#include "base/error.h"
#include "base/slice.h"
#include "rdf/vocab.h"

#include <stdbool.h>
#include <stdint.h>

typedef uint32_t td_term;
typedef struct td_know td_know;

typedef struct {
  td_term s;
  td_term p;
  td_term o;
} td_fact;

/// Neighbouring facts of an index; iterate `for (f = run.begin; f < run.end;)`.
typedef struct {
  const td_fact *begin;
  const td_fact *end;
} td_fact_run;

/// Map the frozen file at `path`.
/// Errors, sent to `errors`: TD_ERR_IO; TD_ERR_BAD_SYNTAX for a corrupt or
/// foreign file; TD_ERR_VERSION for one made with another ontology.
TD_MUST_CHECK td_status td_know_open(const char *path,
                                     const td_error_sink *errors,
                                     td_know **out);
void td_know_close(td_know *know);

/// The term of an IRI, or of a literal with these words; 0 if there is none.
td_term td_know_iri_term(const td_know *know, td_slice iri);
td_term td_know_text_term(const td_know *know, td_slice words);

/// The term of a name of the vocabulary; 0 if no data uses it.
td_term td_know_vocab(const td_know *know, td_vocab name);

/// IRI or words of a term; empty for 0. Borrowed from the map.
td_slice td_know_text(const td_know *know, td_term term);

/// Whether `term` is an IRI (else it is words, or 0).
bool td_know_is_iri(const td_know *know, td_term term);

/// How many terms there are: 1 to this number.
uint32_t td_know_count(const td_know *know);

/// A number that stands for the whole content.
uint64_t td_know_checksum(const td_know *know);

/// The part of an IRI after its namespace ("North_Korea").
td_slice td_know_local_name(const td_know *know, td_term term);

/// All facts with this subject.
td_fact_run td_know_facts(const td_know *know, td_term s);

/// Facts with this subject and property, resp. property and object. None for
/// the property 0, one that no data uses.
td_fact_run td_know_objects(const td_know *know, td_term s, td_term p);
td_fact_run td_know_subjects(const td_know *know, td_term p, td_term o);

/// First object of (s, p), in the order of their text; 0 if there is none.
td_term td_know_get(const td_know *know, td_term s, td_vocab p);
bool td_know_has(const td_know *know, td_term s, td_vocab p, td_term o);

/// Whether `s` is of class `c`, through rdf:type and rdfs:subClassOf.
bool td_know_is_a(const td_know *know, td_term s, td_vocab c);
/// Whether class `c` is `super` or below it.
bool td_know_is_subclass(const td_know *know, td_term c, td_term super);

/// The entry of word-list class `list` that has tid:form `form` (term of a
/// lower-cased word, see td_token.form_term); 0 if there is none.
td_term td_know_word(const td_know *know, td_term form, td_vocab list);

/// Whether `word`, in lower case, may be the first, resp. the last, of the
/// words of a tid:form; false is certain.
bool td_know_opens_phrase(const td_know *know, td_slice word);
bool td_know_closes_phrase(const td_know *know, td_slice word);

/// rdf:value of an entry as a number; `otherwise` if it has none.
long td_know_value(const td_know *know, td_term entry, long otherwise);

// ------------------------------------------------------------------ names

typedef enum {
  TD_NAME_FULL,    ///< prefLabel or altLabel
  TD_NAME_SHORT,   ///< tid:shortName: "the North"
  TD_NAME_LOCAL,   ///< tid:localName: "Foreign Ministry"
  TD_NAME_DEMONYM, ///< "North Korean"
  TD_NAME_METONYM, ///< "Kremlin"
  TD_NAME_FAMILY,  ///< schema:familyName
  TD_NAME_TOWN,    ///< label of a tid:Town without its area
  TD_NAME_SURNAME  ///< last word of a person's label
} td_name_kind;

typedef struct {
  td_term entity;
  td_name_kind kind;
} td_name_meaning;

/// The longest name that begins at words[0]; returns how many of the `n_words`
/// it takes (0: none) and its meanings in `*meanings`, `*n_meanings`
/// (borrowed from the map, sorted). Case, diacritics, hyphens and apostrophes
/// are folded as in td_name_fold; acronyms must be upper case in the text. Of a
/// name with the place it lies in ("Eugene, Oregon") only the words before the
/// comma are taken: the other is a name of its own. A
/// comma of the name may be in the text or not. Words of one tid:spelling are
/// the same word.
uint32_t td_know_match_name(const td_know *know, const td_slice *words,
                            uint32_t n_words, const td_name_meaning **meanings,
                            uint32_t *n_meanings);

#endif
