// SPDX-License-Identifier: MIT

/// @file pipeline/guise.h
/// Verbs that were hung below the participle or relative clause of their
/// subject.

#ifndef TD_PIPELINE_GUISE_H
#define TD_PIPELINE_GUISE_H

#include "doc/document.h"
#include "know/know.h"

/// Make the verb that was hung below the participle, or in the relative clause,
/// that tells of somebody the head of what he does: "men dressed as soldiers |
/// killed nine", "sailors held since May | were found", "women whose sons had
/// vanished | marched home". Headlines stay as they are.
void td_guise_restore(const td_know *know, td_document *document);

#endif
