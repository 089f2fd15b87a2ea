// SPDX-License-Identifier: MIT

/// @file pipeline/participle.h
/// Past forms of irregular verbs that look like nouns.

#ifndef TD_PIPELINE_PARTICIPLE_H
#define TD_PIPELINE_PARTICIPLE_H

#include "doc/document.h"
#include "know/know.h"

/// Tag as a verb what was read as a noun where no noun stands: right behind a
/// noun for a person, with a preposition or an adjective behind it ("a man |
/// shot by guards", "a clerk | shot dead"), behind an auxiliary ("were | spat
/// at"), a subject ("who | shot"), or an "and" that goes on from a verb ("bound
/// and | shot").
void td_participle_restore(const td_know *know, td_document *document);

/// Hang such a participle on its noun where the parser made the noun a part of
/// it: what stands before is the noun's, what stands behind its own. What only
/// tells of the noun before it is a participle, also where it was tagged as a
/// past tense or a noun: "the deal | reached in Doha", "ministers, | meeting in
/// Doha".
void td_participle_hang(const td_know *know, td_document *document);

#endif
