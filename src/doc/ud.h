// SPDX-License-Identifier: MIT

/// @file doc/ud.h
/// The tags and relations of Universal Dependencies 2.16, English.
///
/// https://universaldependencies.org/u/pos/ and .../u/dep/ ; the names are the
/// standard's, "nsubj:pass" is TD_REL_NSUBJ_PASS.

#ifndef TD_DOC_UD_H
#define TD_DOC_UD_H

#include "base/slice.h"

#include <stdint.h>

/// ITEM, since a parameter X would replace the tag X too.
// clang-format off
#define TD_UPOS_LIST(ITEM) \
  ITEM(ADJ) ITEM(ADP) ITEM(ADV) ITEM(AUX) ITEM(CCONJ) ITEM(DET) \
  ITEM(INTJ) ITEM(NOUN) ITEM(NUM) ITEM(PART) ITEM(PRON) ITEM(PROPN) \
  ITEM(PUNCT) ITEM(SCONJ) ITEM(SYM) ITEM(VERB) ITEM(X)
// clang-format on

typedef enum {
  TD_UPOS_NONE = 0,
#define X_(name) TD_UPOS_##name,
  TD_UPOS_LIST(X_)
#undef X_
      TD_N_UPOS
} td_upos;

#define TD_REL_LIST(X)                                                         \
  X(ACL, "acl", ACL)                                                           \
  X(ACL_RELCL, "acl:relcl", ACL)                                               \
  X(ADVCL, "advcl", ADVCL)                                                     \
  X(ADVCL_RELCL, "advcl:relcl", ADVCL)                                         \
  X(ADVMOD, "advmod", ADVMOD)                                                  \
  X(AMOD, "amod", AMOD)                                                        \
  X(APPOS, "appos", APPOS)                                                     \
  X(AUX, "aux", AUX)                                                           \
  X(AUX_PASS, "aux:pass", AUX)                                                 \
  X(CASE, "case", CASE)                                                        \
  X(CC, "cc", CC)                                                              \
  X(CC_PRECONJ, "cc:preconj", CC)                                              \
  X(CCOMP, "ccomp", CCOMP)                                                     \
  X(COMPOUND, "compound", COMPOUND)                                            \
  X(COMPOUND_PRT, "compound:prt", COMPOUND)                                    \
  X(CONJ, "conj", CONJ)                                                        \
  X(COP, "cop", COP)                                                           \
  X(CSUBJ, "csubj", CSUBJ)                                                     \
  X(CSUBJ_OUTER, "csubj:outer", CSUBJ)                                         \
  X(CSUBJ_PASS, "csubj:pass", CSUBJ)                                           \
  X(DEP, "dep", DEP)                                                           \
  X(DET, "det", DET)                                                           \
  X(DET_PREDET, "det:predet", DET)                                             \
  X(DISCOURSE, "discourse", DISCOURSE)                                         \
  X(DISLOCATED, "dislocated", DISLOCATED)                                      \
  X(EXPL, "expl", EXPL)                                                        \
  X(FIXED, "fixed", FIXED)                                                     \
  X(FLAT, "flat", FLAT)                                                        \
  X(GOESWITH, "goeswith", GOESWITH)                                            \
  X(IOBJ, "iobj", IOBJ)                                                        \
  X(LIST, "list", LIST)                                                        \
  X(MARK, "mark", MARK)                                                        \
  X(NMOD, "nmod", NMOD)                                                        \
  X(NMOD_DESC, "nmod:desc", NMOD)                                              \
  X(NMOD_POSS, "nmod:poss", NMOD)                                              \
  X(NMOD_UNMARKED, "nmod:unmarked", NMOD)                                      \
  X(NSUBJ, "nsubj", NSUBJ)                                                     \
  X(NSUBJ_OUTER, "nsubj:outer", NSUBJ)                                         \
  X(NSUBJ_PASS, "nsubj:pass", NSUBJ)                                           \
  X(NUMMOD, "nummod", NUMMOD)                                                  \
  X(OBJ, "obj", OBJ)                                                           \
  X(OBL, "obl", OBL)                                                           \
  X(OBL_AGENT, "obl:agent", OBL)                                               \
  X(OBL_UNMARKED, "obl:unmarked", OBL)                                         \
  X(ORPHAN, "orphan", ORPHAN)                                                  \
  X(PARATAXIS, "parataxis", PARATAXIS)                                         \
  X(PUNCT, "punct", PUNCT)                                                     \
  X(REPARANDUM, "reparandum", REPARANDUM)                                      \
  X(ROOT, "root", ROOT)                                                        \
  X(VOCATIVE, "vocative", VOCATIVE)                                            \
  X(XCOMP, "xcomp", XCOMP)

typedef enum {
  TD_REL_NONE = 0,
#define X_(name, text, base) TD_REL_##name,
  TD_REL_LIST(X_)
#undef X_
      TD_N_REL
} td_rel;

/// The standard's spelling; "_" for NONE. Never NULL.
const char *td_upos_string(td_upos upos);
const char *td_rel_string(td_rel rel);

/// NONE where the text is no tag of the list.
td_upos td_upos_parse(td_slice text);

/// An unknown subtype gives its base relation; NONE for an unknown base.
td_rel td_rel_parse(td_slice text);

/// The relation without its subtype: nmod for nmod:poss.
td_rel td_rel_base(td_rel rel);

#endif
