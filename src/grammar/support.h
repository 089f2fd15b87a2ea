// SPDX-License-Identifier: MIT

/// @file grammar/support.h
/// Words that tell of the act of an event noun, and lend it who does it or to
/// whom it is done: "held talks", "talks held by", "is under attack", "the
/// target of the attack", "the US-led raid".

#ifndef TD_GRAMMAR_SUPPORT_H
#define TD_GRAMMAR_SUPPORT_H

#include "grammar/subject.h"

typedef struct {
  uint32_t word;   ///< TD_NONE: there is none
  uint32_t holder; ///< who takes part, where no phrase of a verb tells; TD_NONE
  int role;        ///< what he or the verb's subject is (td_role)
} td_support;

/// The support verb that governs event noun `token`, and its entry; TD_NONE.
uint32_t td_support_verb(const td_analysis *x, uint32_t token,
                         const td_word **word);

/// The verb that governs or follows the event noun `token`, the copula before
/// it, or the noun of a part in it.
td_support td_support_find(const td_analysis *x, uint32_t token);

/// Who carries out the act that the participle describes, by a verb of support:
/// "the US-led invasion"; TD_NONE.
uint32_t td_support_leader(const td_analysis *x, uint32_t participle);

/// Whether who takes up the event noun at `token` has it from others: "enjoys
/// the support of Iran", "with the help of Iran".
bool td_support_is_had(const td_analysis *x, uint32_t token);

#endif
