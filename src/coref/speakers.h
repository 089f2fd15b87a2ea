// SPDX-License-Identifier: MIT

/// @file coref/speakers.h
/// Who says what stands in quotation marks.

#ifndef TD_COREF_SPEAKERS_H
#define TD_COREF_SPEAKERS_H

#include "doc/document.h"
#include "know/know.h"

/// Make document->speakers. Errors: TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_speakers_find(const td_know *know,
                                         td_document *document);

#endif
