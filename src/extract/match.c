// SPDX-License-Identifier: MIT

#include "extract/match.h"

bool td_match_uses(const td_match *match, uint32_t token) {
  for (uint32_t i = 0; i < match->n_fills; i++) {
    if (match->fills[i].token == token) {
      return true;
    }
  }
  return false;
}

// Whether some slot of `role` is filled.
static bool match_has_role(const td_match *match, int role) {
  for (uint32_t i = 0; i < match->n_fills; i++) {
    if (match->fills[i].role == role) {
      return true;
    }
  }
  return false;
}

void td_match_merge(td_match *match, const td_match *other) {
  const td_match before = *match;
  for (uint32_t i = 0; i < other->n_fills; i++) {
    const td_fill *fill = &other->fills[i];
    const bool is_new = fill->role == TD_SLOT_CONSTRAINT ||
                        !match_has_role(&before, fill->role);
    if (is_new && !td_match_uses(&before, fill->token) &&
        fill->token != match->token && match->n_fills < TD_MAX_FILLERS) {
      match->fills[match->n_fills++] = *fill;
    }
  }
}

bool td_match_is_phrase(const td_match *match) {
  return memchr(match->lexeme->lemma.data, ' ', match->lexeme->lemma.length);
}

bool td_match_has_words(const td_match *match) {
  return match->lexeme->particle.length || td_match_is_phrase(match);
}

bool td_match_has_senses(const td_analysis *x, const td_match *match) {
  unsigned n = 0;
  for (const td_lexeme *l =
           td_lexicon_first(x->lexicon, x->tokens[match->token].lemma_term);
       l; l = td_lexicon_next(x->lexicon, l)) {
    n += l->upos == match->lexeme->upos;
  }
  return n > 1;
}

bool td_classes_meet(const td_know *know, const td_term *a, const td_term *b) {
  for (int i = 0; i < TD_MAX_CLASSES && a[i]; i++) {
    for (int j = 0; j < TD_MAX_CLASSES && b[j]; j++) {
      if (td_know_is_subclass(know, a[i], b[j]) ||
          td_know_is_subclass(know, b[j], a[i])) {
        return true;
      }
    }
  }
  return false;
}

bool td_evokes_asked(const td_analysis *x, const td_slot *slot,
                     const td_lexeme *lexeme) {
  for (uint32_t f = 0; f < slot->n_fits; f++) {
    for (int i = 0; i < TD_MAX_CLASSES && lexeme->classes[i]; i++) {
      if (slot->fits[f].kind != TD_FITS_CLASS ||
          td_know_is_subclass(x->know, lexeme->classes[i],
                              slot->fits[f].term)) {
        return true;
      }
    }
  }
  return false;
}
