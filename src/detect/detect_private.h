// SPDX-License-Identifier: MIT

/// @file detect/detect_private.h
/// What the files of this stage share.

#ifndef TD_DETECT_PRIVATE_H
#define TD_DETECT_PRIVATE_H

#include "doc/document.h"
#include "know/know.h"

/// What is known of a token; bits.
enum {
  TD_MARK_NAME = 1,    ///< inside a name
  TD_MARK_TITLE = 2,   ///< word of a title before a name
  TD_MARK_DEMONYM = 4, ///< "Iranian"
  TD_MARK_COUNTED = 8, ///< noun behind "dozens of": no mention of its own
};

/// The work on one document.
typedef struct {
  const td_know *know;
  td_document *document;
  td_token *tokens;
  td_slice *words;         ///< [n_tokens], the forms
  uint8_t *marks;          ///< [n_tokens]
  const uint32_t *name_of; ///< [n_tokens], 1 + index in document->names; or 0
  uint32_t first;          ///< tokens of the sentence: [first, end)
  uint32_t end;
  uint32_t sentence;
  bool is_title_case;         ///< most words of the sentence are capitalised
  TD_ARRAY(td_mention) found; ///< of the sentence, in any order
} td_detection;

/// The class of the noun at `token`, from the lists of agents, things, places
/// and roles (words before it are looked at: "prime minister"); 0: none. The
/// word-list entry goes to `*entry`.
td_term td_detect_noun_class(const td_detection *d, uint32_t token,
                             td_term *entry);

/// The name type of things of class `class`.
td_name_type td_detect_type_of_class(const td_know *know, td_term class);

/// The name of document->names that covers `token`; NULL.
static inline const td_name *td_detect_found_name(const td_detection *d,
                                                  uint32_t token) {
  const uint32_t i = d->name_of[token];
  return i ? &d->document->names.items[i - 1] : NULL;
}

/// The type of an unknown name [begin, end), from its words and what stands
/// round it. NONE where nothing shows it.
td_name_type td_detect_name_type(const td_detection *d, uint32_t begin,
                                 uint32_t end);

/// Whether a noun for one person stands right before `begin`: "the violinist".
bool td_detect_has_person_noun(const td_detection *d, uint32_t begin);

/// Part what the parser took for one phrase though its words make it two, in
/// the tree of the sentence.
void td_detect_split(td_detection *d);

/// Whether the noun at `t` tells of people or of a body that has some.
bool td_detect_is_somebody(const td_detection *d, uint32_t t);

/// Put an act at `t` beside the act that it is told with, not beside whom that
/// is done to. Whether it was moved.
bool td_detect_beside(td_detection *d, uint32_t t);

/// The token of [begin, end) that governs the others.
uint32_t td_detect_head(const td_detection *d, uint32_t begin, uint32_t end);

/// Add a mention of the tokens [begin, end) to those found. NULL without
/// memory.
td_mention *td_detect_add(td_detection *d, uint32_t begin, uint32_t end,
                          td_mention_form form);

TD_MUST_CHECK td_status td_detect_names(td_detection *d);
TD_MUST_CHECK td_status td_detect_nominals(td_detection *d);
TD_MUST_CHECK td_status td_detect_pronouns(td_detection *d);

#endif
