// SPDX-License-Identifier: MIT

#include "repair/repair_private.h"

#include "segment/words.h"

static bool is_capital(td_slice form) {
  return form.length && form.data[0] >= 'A' && form.data[0] <= 'Z';
}

static void make_name(td_token *t) {
  t->upos = TD_UPOS_PROPN;
  t->xpos = TD_SLICE("NNP");
  t->feats = TD_SLICE("Number=Sing");
  t->lemma = t->form;
}

// Whether the two words at `i` are the title of a post: "Under Secretary".
static bool begins_title(const td_words *w, uint32_t i) {
  const td_slice first = w->tokens[i].form, second = w->tokens[i + 1].form;
  char title[2 * TD_WORD_BYTES + 1];
  if (first.length > TD_WORD_BYTES || second.length > TD_WORD_BYTES) {
    return false;
  }
  memcpy(title, first.data, first.length);
  title[first.length] = ' ';
  memcpy(title + first.length + 1, second.data, second.length);
  return td_word_entry(w->know,
                       (td_slice){title, first.length + 1 + second.length},
                       TD_ORG_Role) != 0;
}

// "Minister | Per | Holm", "said | Under | Secretary Holm": a preposition with
// a capital inside a sentence and before a name is a given name, if there is
// such a one, or begins a title.
void td_repair_given_names(const td_words *w) {
  for (uint32_t i = w->begin + 1; !w->is_title && i + 1 < w->end; i++) {
    td_token *t = &w->tokens[i];
    if (t->upos == TD_UPOS_ADP && is_capital(t->form) &&
        w->tokens[i + 1].upos == TD_UPOS_PROPN &&
        (td_word_entry(w->know, t->form, TD_TID_GivenName) ||
         begins_title(w, i))) {
      make_name(t);
    }
  }
}

// The tagger saw another name in its place (td_repair_forms).
void td_repair_initials(const td_words *w) {
  for (uint32_t i = w->begin; i < w->end; i++) {
    td_token *t = &w->tokens[i];
    if (t->upos == TD_UPOS_PROPN &&
        td_word_entry(w->know, t->form, TD_TID_Initials)) {
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

// Makes the first word of a title, which was read as a preposition, a part of
// the phrase: "said | Under | Secretary Holm".
static void join_title(const td_words *w, uint32_t i) {
  const uint32_t name = w->tokens[i].head;
  td_token *t = &w->tokens[name];
  w->tokens[i].rel = TD_REL_COMPOUND;
  if (t->rel == TD_REL_OBL && t->head != TD_NONE && t->head + 1 == i &&
      !td_words_have_subject(w, t->head)) {
    t->rel = TD_REL_NSUBJ;
  }
}

void td_repair_named_persons(const td_words *w) {
  for (uint32_t i = w->begin + 1; !w->is_title && i + 1 < w->end; i++) {
    if (w->tokens[i].upos == TD_UPOS_PROPN && w->tokens[i].rel == TD_REL_CASE &&
        td_token_is_within(w->tokens[i].head, i + 1, w->end) &&
        begins_title(w, i)) {
      join_title(w, i);
      continue;
    }
    if (w->tokens[i].upos == TD_UPOS_PROPN && w->tokens[i].rel == TD_REL_CASE &&
        w->tokens[i].head == i + 1 && w->tokens[i + 1].upos == TD_UPOS_PROPN &&
        w->tokens[i + 1].head != i - 1 &&
        td_word_entry(w->know, w->tokens[i].form, TD_TID_GivenName)) {
      join(w, i);
    }
  }
}
