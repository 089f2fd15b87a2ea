// SPDX-License-Identifier: MIT

/// @file detect/detect.h
/// The stage that finds mentions: names, nominals, pronouns.
///
/// Reads sentences and trees; adds td_mention in the order of the text, each
/// with its span, head, form and, where the words show it, type. A name keeps
/// its article ("the United States") but no title and no possessor before it;
/// a nominal runs from determiner, number or possessor to its head noun, and a
/// second one inside it from the second nation of "Hungarian and Romanian
/// officials".
/// token.mention of a mention's head is set, and of a title that governs a
/// name in the tree. Entities are the business of the stage link.
///
/// Time: linear in the tokens. Memory: the document's arena.
/// Thread use: a detector is read-only after new; any threads may run it, each
/// on a document of its own.

#ifndef TD_DETECT_DETECT_H
#define TD_DETECT_DETECT_H

#include "doc/document.h"
#include "know/know.h"

typedef struct td_detector td_detector;

/// `know` is borrowed and must outlive the detector.
/// Errors: TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_detector_new(const td_know *know, td_detector **out);

/// Errors: TD_ERR_NO_MEM, also when the document's limit is reached.
TD_MUST_CHECK td_status td_detector_run(const td_detector *detector,
                                        td_document *document);

void td_detector_free(td_detector *detector);

#endif
