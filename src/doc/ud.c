// SPDX-License-Identifier: MIT

#include "doc/ud.h"

static const char *const upos_names[TD_N_UPOS] = {"_",
#define X_(name) #name,
                                                  TD_UPOS_LIST(X_)
#undef X_
};

static const char *const rel_names[TD_N_REL] = {"_",
#define X_(name, text, base) text,
                                                TD_REL_LIST(X_)
#undef X_
};

static const uint8_t rel_bases[TD_N_REL] = {TD_REL_NONE,
#define X_(name, text, base) TD_REL_##base,
                                            TD_REL_LIST(X_)
#undef X_
};

const char *td_upos_string(td_upos upos) {
  return (unsigned)upos < TD_N_UPOS ? upos_names[upos] : "_";
}

const char *td_rel_string(td_rel rel) {
  return (unsigned)rel < TD_N_REL ? rel_names[rel] : "_";
}

td_upos td_upos_parse(td_slice text) {
  for (unsigned i = 1; i < TD_N_UPOS; i++) {
    if (td_slice_is(text, upos_names[i])) {
      return (td_upos)i;
    }
  }
  return TD_UPOS_NONE;
}

static td_rel find_rel(td_slice text) {
  for (unsigned i = 1; i < TD_N_REL; i++) {
    if (td_slice_is(text, rel_names[i])) {
      return (td_rel)i;
    }
  }
  return TD_REL_NONE;
}

td_rel td_rel_parse(td_slice text) {
  const td_rel exact = find_rel(text);
  td_slice rest;
  return exact != TD_REL_NONE ? exact
                              : find_rel(td_slice_split(text, ':', &rest));
}

td_rel td_rel_base(td_rel rel) {
  return (unsigned)rel < TD_N_REL ? (td_rel)rel_bases[rel] : TD_REL_NONE;
}
