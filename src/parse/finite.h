// SPDX-License-Identifier: MIT

/// @file parse/finite.h
/// Finite verbs that were read as something else.

#ifndef TD_PARSE_FINITE_H
#define TD_PARSE_FINITE_H

#include "doc/document.h"

/// Reread "The United States imposed sanctions" where no verb is finite and
/// "imposed" stands as an adjective before the root noun, right behind another
/// noun: the participle becomes the root, in the past tense, the noun before it
/// the subject, the old root the object. English joins a noun to a participle
/// after it by a hyphen, so that no noun phrase looks like this. Other
/// sentences stay. "Has imposed sanctions", where the participle was read as an
/// adjective of the object, becomes a perfect tense; a verb in the past tense
/// without auxiliary is no passive (headlines aside). The heads are set; child
/// links are not yet made. Linear time, but for mended verbs.
void td_finite_restore(td_document *document, const td_sentence *sentence);

#endif
