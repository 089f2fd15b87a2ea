// SPDX-License-Identifier: MIT

// Whether a day without its week or year lies ahead of the article's day: by
// the tense of what governs it, and by words that speak of what is to come.

#include "temporal/read.h"

#define MAX_CLIMB 12

static bool is_ahead_word(const td_reader *r, uint32_t token) {
  return td_cal_find(r->cal, r->tokens[token].lemma_term, TD_CAL_AHEAD) != NULL;
}

// "as early as | Tuesday"
static bool is_opened_ahead(const td_reader *r, uint32_t at) {
  for (uint32_t n = 1; n <= 3 && at >= r->first + n; n++) {
    uint32_t length = 0;
    if (td_read_phrase(r, at - n, TD_CAL_AHEAD, &length) && length == n) {
      return true;
    }
  }
  return false;
}

static bool has_feature(const td_token *token, td_slice feature) {
  const td_slice feats = token->feats;
  for (size_t i = 0; i + feature.length <= feats.length; i++) {
    if (memcmp(feats.data + i, feature.data, feature.length) == 0) {
      return true;
    }
  }
  return false;
}

// What the auxiliaries of a predicate say of its time.
typedef struct {
  bool has_modal;     ///< of the future
  bool has_to;        ///< "to" of an infinitive
  bool has_auxiliary; ///< besides that of a passive and the copula
  bool has_passive;   ///< "is" of "is held"
  bool has_been;      ///< a participle among them: "has been"
  bool is_present;    ///< the finite one is in the present
} tense;

static tense tense_of(const td_reader *r, uint32_t predicate) {
  static const td_slice present = {"Tense=Pres", 10};
  tense t = {.is_present = has_feature(&r->tokens[predicate], present) &&
                           !td_slice_is(r->tokens[predicate].xpos, "VBG")};
  for (uint32_t c = r->tokens[predicate].first_child; c != TD_NONE;
       c = r->tokens[c].next_sibling) {
    const td_token *child = &r->tokens[c];
    if (child->upos == TD_UPOS_AUX) {
      const td_cal_word *modal =
          td_cal_find(r->cal, child->form_term, TD_CAL_MODAL);
      t.has_modal |= modal && modal->number;
      t.has_auxiliary |= child->rel == TD_REL_AUX;
      t.has_passive |= child->rel == TD_REL_AUX_PASS;
      t.has_been |= td_slice_is(child->xpos, "VBN");
      t.is_present |= has_feature(child, present);
    }
    t.has_to |= child->rel == TD_REL_MARK && child->upos == TD_UPOS_PART;
  }
  return t;
}

// "leaves", "is leaving", "is held": a present that a day is told of is
// planned, but neither "has left" nor what a headline tells so; nor what is
// told of as it was seen ("detain a man on Sunday").
static bool is_planned_present(const td_reader *r, uint32_t predicate,
                               const tense *t) {
  const td_token *token = &r->tokens[predicate];
  const td_sentence *s = &r->document->sentences.items[token->sentence];
  const bool is_perfect = t->has_been || (t->has_auxiliary && !t->has_passive &&
                                          !td_slice_is(token->xpos, "VBG"));
  return t->is_present && !is_perfect && token->upos == TD_UPOS_VERB &&
         s->part == TD_BODY && !td_document_ends_in_word(r->document, s) &&
         (td_slice_is(token->xpos, "VBG") ||
          !td_cal_find(r->cal, token->lemma_term, TD_CAL_SIGHT));
}

static bool points_ahead(const td_reader *r, uint32_t predicate,
                         bool possessed) {
  const tense t = tense_of(r, predicate);
  if (t.has_modal || is_ahead_word(r, predicate)) {
    return true;
  }
  // "to have met on Friday" lies behind; "to discuss Friday's ruling" too.
  return !possessed && ((t.has_to && !t.has_auxiliary) ||
                        is_planned_present(r, predicate, &t));
}

static bool is_predicate(const td_reader *r, uint32_t token) {
  if (r->tokens[token].upos == TD_UPOS_VERB ||
      r->tokens[token].upos == TD_UPOS_AUX) {
    return true;
  }
  for (uint32_t c = r->tokens[token].first_child; c != TD_NONE;
       c = r->tokens[c].next_sibling) {
    if (r->tokens[c].rel == TD_REL_COP) {
      return true;
    }
  }
  return false;
}

bool td_read_is_future(const td_reader *r, uint32_t at) {
  const bool possessed = r->tokens[at].rel == TD_REL_NMOD_POSS;
  if (is_opened_ahead(r, at)) {
    return true;
  }
  for (int i = 0; at != TD_NONE && i < MAX_CLIMB; i++) {
    if (is_predicate(r, at)) {
      return points_ahead(r, at, possessed);
    }
    // "The figures for January extended the gains."
    const bool is_subject = td_rel_base(r->tokens[at].rel) == TD_REL_NSUBJ;
    at = r->tokens[at].head;
    if (at != TD_NONE && is_subject && is_ahead_word(r, at)) {
      return false;
    }
  }
  return false;
}
