// SPDX-License-Identifier: MIT

/// @file pipeline/contact.h
/// Relative clauses without a pronoun whose subject was read as the head of
/// what they tell of: "a move | analysts said would fail".
///
/// Thread use: pure functions of the document.

#ifndef TD_PIPELINE_CONTACT_H
#define TD_PIPELINE_CONTACT_H

#include "doc/document.h"
#include "know/know.h"

/// Part people in the plural from a noun before them whose article is that of
/// one, and give them the verb behind.
void td_contact_restore(const td_know *know, td_document *document);

#endif
