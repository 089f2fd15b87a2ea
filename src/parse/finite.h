// SPDX-License-Identifier: MIT

/// @file parse/finite.h
/// Sentences whose only verb was read as an adjective of its object.

#ifndef TD_PARSE_FINITE_H
#define TD_PARSE_FINITE_H

#include "doc/document.h"

/// Reread "The United States imposed sanctions" where no verb is finite and
/// "imposed" stands as an adjective before the root noun, right behind another
/// noun: the participle becomes the root, in the past tense, the noun before it
/// the subject, the old root the object. English joins a noun to a participle
/// after it by a hyphen, so that no noun phrase looks like this. Other
/// sentences stay. The heads are set; child links are not yet made. Linear
/// time.
void td_finite_restore(td_document *document, const td_sentence *sentence);

#endif
