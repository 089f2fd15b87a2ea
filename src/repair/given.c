// SPDX-License-Identifier: MIT

#include "repair/repair_private.h"

#include "segment/words.h"

static bool is_capital(td_slice form) {
  return form.length && form.data[0] >= 'A' && form.data[0] <= 'Z';
}

// "Minister | Per | Holm": a preposition with a capital inside a sentence and
// before a name is a given name, if there is such a one.
void td_repair_given_names(const td_words *w) {
  for (uint32_t i = w->begin + 1; !w->is_title && i + 1 < w->end; i++) {
    td_token *t = &w->tokens[i];
    if (t->upos == TD_UPOS_ADP && is_capital(t->form) &&
        w->tokens[i + 1].upos == TD_UPOS_PROPN &&
        td_word_entry(w->know, t->form, TD_TID_GivenName)) {
      t->upos = TD_UPOS_PROPN;
      t->xpos = TD_SLICE("NNP");
      t->feats = TD_SLICE("Number=Sing");
      t->lemma = t->form;
    }
  }
}

// Joins the name behind it, of which it was read as the preposition, and what
// belongs to that, to the title before.
static void join(const td_words *w, uint32_t i) {
  const uint32_t name = i + 1;
  const uint32_t title = i - 1;
  const bool has_title = w->tokens[title].upos == TD_UPOS_PROPN;
  if (!has_title) {
    td_token_attach(&w->tokens[i], w->tokens[name].head,
                    (td_rel)w->tokens[name].rel);
  }
  const uint32_t head = has_title ? title : i;
  for (uint32_t t = w->begin; t < w->end; t++) {
    if (w->tokens[t].head == name && t != i) {
      w->tokens[t].head = head;
    }
  }
  td_token_attach(&w->tokens[has_title ? i : name], head, TD_REL_FLAT);
  td_token_attach(&w->tokens[name], head, TD_REL_FLAT);
}

void td_repair_named_persons(const td_words *w) {
  for (uint32_t i = w->begin + 1; !w->is_title && i + 1 < w->end; i++) {
    if (w->tokens[i].upos == TD_UPOS_PROPN && w->tokens[i].rel == TD_REL_CASE &&
        w->tokens[i].head == i + 1 && w->tokens[i + 1].upos == TD_UPOS_PROPN &&
        w->tokens[i + 1].head != i - 1 &&
        td_word_entry(w->know, w->tokens[i].form, TD_TID_GivenName)) {
      join(w, i);
    }
  }
}
