// SPDX-License-Identifier: MIT

/// @file pipeline/aside.h
/// What somebody says or does about what was told before: "said the strike was
/// illegal, | a claim unions denied".

#ifndef TD_PIPELINE_ASIDE_H
#define TD_PIPELINE_ASIDE_H

#include "doc/document.h"
#include "know/know.h"

/// Part the noun that takes up what was told (tid:AsideNoun) from the subject
/// of the relative clause behind it, where the two were read as one.
void td_aside_restore(const td_know *know, td_document *document);

#endif
