// SPDX-License-Identifier: MIT

#include "extract/status.h"

#include "extract/deep.h"

#define MAX_DEPTH 12

// ---------------------------------------------------------------- negation

static bool is_negator(const td_extraction *x, uint32_t token) {
  return td_word_ending_at(x, token, TD_WORD_NEGATOR) != NULL;
}

// "no officials", "nobody", "none of them".
static bool is_negative_phrase(const td_extraction *x, uint32_t token) {
  const uint32_t det = td_document_child(x->document, token, TD_REL_DET);
  return (det != TD_NONE && is_negator(x, det)) ||
         (x->tokens[token].upos != TD_UPOS_NUM && is_negator(x, token));
}

static bool child_negates(const td_extraction *x, uint32_t token,
                          uint32_t child) {
  switch (td_rel_base(x->tokens[child].rel)) {
  case TD_REL_ADVMOD:
  case TD_REL_DET:
    return is_negator(x, child);
  case TD_REL_NSUBJ:
  case TD_REL_OBJ:
    return td_is_predicate(x, token) && is_negative_phrase(x, child);
  default:
    return false;
  }
}

bool td_is_negated(const td_extraction *x, uint32_t token) {
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (child_negates(x, token, c)) {
      return true;
    }
  }
  return td_text_word(x, td_marker(x, token, TD_REL_MARK), TD_WORD_NEGATOR) ||
         td_text_word(x, td_marker(x, token, TD_REL_CASE), TD_WORD_NEGATOR);
}

// -------------------------------------------------------- the clause itself

static const td_word *own_modal(const td_extraction *x, uint32_t token) {
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (x->tokens[c].rel == TD_REL_AUX && x->tokens[c].upos == TD_UPOS_AUX) {
      const td_word *modal =
          td_lexicon_word(x->lexicon, x->tokens[c].form_term, TD_WORD_MODAL, 0);
      // "have" and "need" are modals only with an infinitive below them.
      if (modal && modal->n_complements == 0) {
        return modal;
      }
    }
  }
  return NULL;
}

static bool shares_auxiliaries(const td_extraction *x, uint32_t token) {
  return x->tokens[token].rel == TD_REL_CONJ &&
         !td_has_child(x, token, TD_REL_NSUBJ) &&
         !td_has_child(x, token, TD_REL_AUX) &&
         td_is_predicate(x, x->tokens[token].head);
}

static const td_word *modal_of(const td_extraction *x, uint32_t token) {
  for (unsigned depth = 0; depth < MAX_DEPTH; depth++) {
    const td_word *modal = own_modal(x, token);
    if (modal || !shares_auxiliaries(x, token)) {
      return modal;
    }
    token = x->tokens[token].head;
  }
  return NULL;
}

// "has yet to leave": a modal of several words before the verb.
static const td_word *delay_before(const td_extraction *x, uint32_t token) {
  const td_sentence *s =
      &x->document->sentences.items[x->tokens[token].sentence];
  if (token == s->first_token || x->tokens[token].upos == TD_UPOS_NOUN) {
    return NULL;
  }
  uint32_t before = token - 1;
  while (before > s->first_token && x->tokens[before].head == token &&
         x->tokens[before].rel == TD_REL_AUX_PASS) {
    before--;
  }
  return td_word_ending_at(x, before, TD_WORD_DELAY);
}

// Adverbs and adjectives that say how sure it is.
static const td_word *attribute_of(const td_extraction *x, uint32_t token) {
  static const td_word_kind kinds[] = {TD_WORD_HEDGE, TD_WORD_ATTEMPT,
                                       TD_WORD_INTENTION, TD_WORD_ASPECT};
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const td_rel rel = td_rel_base(x->tokens[c].rel);
    if (rel != TD_REL_ADVMOD && rel != TD_REL_AMOD) {
      continue;
    }
    const td_word *hedge = td_word_ending_at(x, c, TD_WORD_HEDGE);
    if (hedge && hedge->upos == TD_UPOS_NONE) {
      return hedge;
    }
    for (size_t k = 1; rel == TD_REL_AMOD && k < 4; k++) {
      for (unsigned n = 0;; n++) {
        const td_word *word =
            td_lexicon_word(x->lexicon, x->tokens[c].form_term, kinds[k], n);
        if (!word) {
          break;
        }
        if (word->upos == TD_UPOS_ADJ &&
            (word->is_of_head || kinds[k] == TD_WORD_ATTEMPT)) {
          return word;
        }
      }
    }
  }
  return NULL;
}

static bool is_conditional(const td_extraction *x, uint32_t token) {
  const td_rel rel =
      x->tokens[token].upos == TD_UPOS_NOUN ? TD_REL_CASE : TD_REL_MARK;
  return td_text_word(x, td_marker(x, token, rel), TD_WORD_CONDITIONAL) != NULL;
}

static bool is_progressive(const td_extraction *x, uint32_t token) {
  return td_slice_is(x->tokens[token].xpos, "VBG") &&
         td_has_child(x, token, TD_REL_AUX);
}

static void apply_modal(const td_word *modal, bool negated, td_reality *r) {
  r->status = modal->status == TD_NO_STATUS ? r->status : modal->status;
  r->certainty = modal->certainty;
  r->is_future = modal->status == TD_PLANNED;
  if (negated) {
    r->status =
        modal->negated == TD_NO_STATUS ? TD_DID_NOT_HAPPEN : modal->negated;
  }
}

static void apply_attribute(const td_word *word, td_reality *r) {
  r->certainty = word->has_certainty ? word->certainty : r->certainty;
  if (word->status != TD_NO_STATUS &&
      (r->status != TD_DID_NOT_HAPPEN || word->status == TD_POSSIBLE)) {
    r->status = word->status;
    r->is_future |= word->status == TD_PLANNED;
  }
}

// "Withdraw your troops!": asked for, not done. A bare verb form without
// subject or auxiliary that heads a sentence is one, whatever its features.
static bool is_imperative(const td_extraction *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  if (td_has_child(x, token, TD_REL_NSUBJ)) {
    return false;
  }
  if (td_slice_find(t->feats, TD_SLICE("Mood=Imp"), 0) < t->feats.length) {
    return true;
  }
  const bool heads = t->head == TD_NONE || (t->rel == TD_REL_CONJ &&
                                            x->tokens[t->head].head == TD_NONE);
  return heads && t->upos == TD_UPOS_VERB && td_slice_is(t->xpos, "VB") &&
         !td_has_child(x, token, TD_REL_AUX) &&
         !td_has_child(x, token, TD_REL_MARK) &&
         (t->head == TD_NONE || is_imperative(x, t->head));
}

// What a question asks for is open.
static bool is_asked(const td_extraction *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  const td_sentence *s = &x->document->sentences.items[t->sentence];
  const bool heads = t->head == TD_NONE || (t->rel == TD_REL_CONJ &&
                                            x->tokens[t->head].head == TD_NONE);
  return heads && t->upos == TD_UPOS_VERB &&
         td_slice_is(x->tokens[s->first_token + s->n_tokens - 1].form, "?");
}

static td_reality own_reality(const td_extraction *x, uint32_t token) {
  td_reality r = {.status = TD_HAPPENED, .governor = TD_NONE};
  const bool negated = td_is_negated(x, token);
  const td_word *modal = modal_of(x, token);
  const td_word *attribute = attribute_of(x, token);
  if (is_progressive(x, token)) {
    r.status = TD_ONGOING;
  } else if (is_imperative(x, token)) {
    r.status = TD_REQUESTED;
    r.is_future = true;
  }
  if (modal) {
    apply_modal(modal, negated, &r);
  } else if (negated || delay_before(x, token)) {
    r.status = TD_DID_NOT_HAPPEN;
  }
  if (attribute) {
    apply_attribute(attribute, &r);
  }
  if (is_conditional(x, token) || is_asked(x, token)) {
    r.status = TD_POSSIBLE;
    r.certainty = TD_CERTAINTY_POSSIBLE;
  }
  return r;
}

// -------------------------------------------------------- what governs it

// Where `token` stands as a complement of its head.
static td_path place_of(const td_extraction *x, uint32_t token) {
  const td_rel rel = (td_rel)x->tokens[token].rel;
  td_path path = {TD_N_PATHS, {NULL, 0}};
  switch (td_rel_base(rel)) {
  case TD_REL_XCOMP:
    path.kind = TD_PATH_XCOMP;
    break;
  case TD_REL_CCOMP:
  case TD_REL_CSUBJ:
    path.kind = TD_PATH_CCOMP;
    break;
  case TD_REL_OBJ:
    path.kind = TD_PATH_OBJ;
    break;
  case TD_REL_NSUBJ:
    path.kind = rel == TD_REL_NSUBJ_PASS ? TD_PATH_OBJ : TD_N_PATHS;
    break;
  case TD_REL_OBL:
    path = (td_path){TD_PATH_OBL, td_marker(x, token, TD_REL_CASE)};
    break;
  case TD_REL_ADVCL:
    path = td_is_complement(x, token)
               ? (td_path){TD_PATH_XCOMP, {NULL, 0}}
               : (td_path){TD_PATH_ADVCL, td_marker(x, token, TD_REL_MARK)};
    break;
  case TD_REL_ACL:
    path.kind = rel == TD_REL_ACL_RELCL ? TD_N_PATHS : TD_PATH_ACL;
    break;
  case TD_REL_NMOD:
    path = (td_path){TD_PATH_NMOD, td_marker(x, token, TD_REL_CASE)};
    break;
  case TD_REL_COMPOUND:
    path.kind = TD_PATH_COMPOUND;
    break;
  default:
    break;
  }
  return path;
}

// Without a list of places: the usual ones of its part of speech.
static bool is_usual_place(const td_word *word, td_path place) {
  switch (place.kind) {
  case TD_PATH_XCOMP:
  case TD_PATH_CCOMP:
  case TD_PATH_ACL:
  case TD_PATH_COMPOUND:
    return true;
  case TD_PATH_OBJ:
    return word->kind != TD_WORD_REPORTING && word->kind != TD_WORD_HEDGE &&
           word->kind != TD_WORD_DESIRE;
  case TD_PATH_NMOD:
    return word->upos == TD_UPOS_NOUN || word->kind == TD_WORD_REPORTING_NOUN;
  case TD_PATH_ADVCL:
    return word->kind == TD_WORD_INTENTION && td_slice_is(place.word, "to");
  default:
    return false;
  }
}

static bool governs(const td_word *word, td_path place) {
  if (word->n_complements == 0) {
    return !word->is_of_head && is_usual_place(word, place);
  }
  for (uint32_t i = 0; i < word->n_complements; i++) {
    const td_path path = word->complements[i];
    if (td_path_matches(path, place.kind, place.word) ||
        (word->upos == TD_UPOS_NOUN &&
         (place.kind == TD_PATH_COMPOUND ||
          (place.kind == TD_PATH_ACL && path.kind == TD_PATH_XCOMP))) ||
        (path.kind == TD_PATH_OF && place.kind == TD_PATH_NMOD &&
         td_slice_is(place.word, "of"))) {
      return true;
    }
  }
  return false;
}

static const td_word *operator_of_kind(const td_extraction *x,
                                       uint32_t governor, td_word_kind kind,
                                       td_path place) {
  const td_token *g = &x->tokens[governor];
  for (unsigned n = 0;; n++) {
    const td_word *word = td_lexicon_word(x->lexicon, g->lemma_term, kind, n);
    if (!word) {
      return NULL;
    }
    const td_upos upos = word->upos != TD_UPOS_NONE       ? word->upos
                         : kind == TD_WORD_REPORTING_NOUN ? TD_UPOS_NOUN
                                                          : TD_UPOS_VERB;
    const bool fits = upos == (td_upos)g->upos || kind == TD_WORD_HEDGE ||
                      (upos == TD_UPOS_ADJ && g->upos == TD_UPOS_VERB);
    if (fits && td_has_particle(x, governor, word->particle) &&
        governs(word, place)) {
      return word;
    }
  }
}

const td_word *td_operator_above(const td_extraction *x, uint32_t token,
                                 td_word_kind kind) {
  const td_path place = place_of(x, token);
  const uint32_t governor = x->tokens[token].head;
  return governor == TD_NONE || place.kind == TD_N_PATHS
             ? NULL
             : operator_of_kind(x, governor, kind, place);
}

static const td_word *find_operator(const td_extraction *x, uint32_t token) {
  static const td_word_kind to_do[] = {
      TD_WORD_REQUEST,  TD_WORD_IMPLICATIVE, TD_WORD_INTENTION,
      TD_WORD_ATTEMPT,  TD_WORD_ASPECT,      TD_WORD_MODAL,
      TD_WORD_HEDGE,    TD_WORD_DESIRE,      TD_WORD_REPORTING_NOUN,
      TD_WORD_REPORTING};
  static const td_word_kind that[] = {
      TD_WORD_REPORTING, TD_WORD_REPORTING_NOUN, TD_WORD_IMPLICATIVE,
      TD_WORD_HEDGE,     TD_WORD_REQUEST,        TD_WORD_INTENTION,
      TD_WORD_DESIRE,    TD_WORD_ATTEMPT,        TD_WORD_ASPECT,
      TD_WORD_MODAL};
  const td_path place = place_of(x, token);
  const uint32_t governor = x->tokens[token].head;
  if (governor == TD_NONE || place.kind == TD_N_PATHS) {
    return NULL;
  }
  const td_word_kind *order = place.kind == TD_PATH_CCOMP ? that : to_do;
  for (size_t k = 0; k < sizeof(that) / sizeof(that[0]); k++) {
    const td_word *word = operator_of_kind(x, governor, order[k], place);
    if (word) {
      return word;
    }
  }
  return NULL;
}

// ---------------------------------------------------------------- together

// The status of a complement whose own is `own`, under a word that gives
// `given` and is itself as real as `governor`.
static td_event_status combine(const td_word *word, td_event_status own,
                               td_event_status governor) {
  td_event_status given = word->status;
  if (governor == TD_DID_NOT_HAPPEN && word->kind != TD_WORD_REPORTING) {
    given = word->negated == TD_NO_STATUS ? TD_DID_NOT_HAPPEN : word->negated;
    governor = TD_HAPPENED;
  } else if (governor == TD_DID_NOT_HAPPEN && word->negated != TD_NO_STATUS) {
    given = word->negated;
  }
  const bool is_said =
      word->kind == TD_WORD_REPORTING || word->kind == TD_WORD_REPORTING_NOUN;
  switch (given) {
  case TD_NO_STATUS:
    return is_said || governor == TD_HAPPENED ? own : governor;
  case TD_HAPPENED:
    return own != TD_HAPPENED || is_said ? own : governor;
  case TD_ONGOING:
    return own == TD_DID_NOT_HAPPEN  ? own
           : governor == TD_HAPPENED ? TD_ONGOING
                                     : governor;
  case TD_DID_NOT_HAPPEN:
    return own == TD_DID_NOT_HAPPEN  ? TD_POSSIBLE
           : governor == TD_POSSIBLE ? TD_POSSIBLE
                                     : TD_DID_NOT_HAPPEN;
  default:
    return own == TD_DID_NOT_HAPPEN ? own : given;
  }
}

static td_reality reality(const td_extraction *x, uint32_t token,
                          unsigned depth);

static td_reality under_operator(const td_extraction *x, uint32_t token,
                                 const td_word *word, td_reality own,
                                 unsigned depth) {
  const uint32_t governor = x->tokens[token].head;
  const td_reality g = reality(x, governor, depth - 1);
  own.status = combine(word, own.status, g.status);
  own.certainty = word->has_certainty ? word->certainty : own.certainty;
  own.is_future |= own.status == TD_PLANNED || own.status == TD_REQUESTED;
  own.operator_ = word;
  own.governor = governor;
  return own;
}

static bool is_bare_participle(const td_extraction *x, uint32_t token) {
  return td_slice_is(x->tokens[token].xpos, "VBG") &&
         !td_has_child(x, token, TD_REL_AUX) &&
         !td_has_child(x, token, TD_REL_NSUBJ);
}

static td_reality inherit(const td_extraction *x, uint32_t head, td_reality own,
                          unsigned depth) {
  const td_reality g = reality(x, head, depth - 1);
  if (own.status == TD_HAPPENED) {
    own.status = g.status;
    own.certainty = g.certainty;
    own.is_future = g.is_future;
  } else if (g.status == TD_DID_NOT_HAPPEN || g.status == TD_POSSIBLE) {
    own.status = g.status;
  }
  return own;
}

static bool is_purpose(const td_extraction *x, uint32_t token) {
  const td_slice mark = td_marker(x, token, TD_REL_MARK);
  return td_text_word(x, mark, TD_WORD_PURPOSE) != NULL ||
         (mark.length == 0 && td_is_infinitive(x, token));
}

static td_reality under_clause(const td_extraction *x, uint32_t token,
                               td_reality own, unsigned depth) {
  const td_token *t = &x->tokens[token];
  switch ((td_rel)t->rel) {
  case TD_REL_XCOMP:
    return inherit(x, t->head, own, depth);
  case TD_REL_CONJ: {
    if (!td_is_predicate(x, token) || !td_is_predicate(x, t->head)) {
      return own;
    }
    // The first conjunct's place in the sentence is also this one's.
    const td_word *word = find_operator(x, t->head);
    return word ? under_operator(x, t->head, word, own, depth) : own;
  }
  case TD_REL_ADVCL:
  case TD_REL_ACL:
    if (own.status == TD_HAPPENED && is_purpose(x, token)) {
      own.status = TD_PLANNED;
      own.is_future = true;
    } else if (t->rel == TD_REL_ADVCL && is_bare_participle(x, token) &&
               own.status == TD_HAPPENED) {
      own = inherit(x, td_clause_governor(x, token), own, depth);
    }
    return own;
  default:
    return own;
  }
}

// "achieve the withdrawal": as real as the achieving. But what events are
// about ("discussed the attack") is real or not by itself.
static bool is_object_of_plain_verb(const td_extraction *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  return t->rel == TD_REL_OBJ && t->head != TD_NONE &&
         x->tokens[t->head].upos == TD_UPOS_VERB &&
         x->event_of[t->head] == TD_NONE;
}

static td_reality reality(const td_extraction *x, uint32_t token,
                          unsigned depth) {
  td_reality own = own_reality(x, token);
  if (x->tokens[token].head == TD_NONE || depth == 0) {
    return own;
  }
  const td_word *support_word;
  const bool is_noun = x->tokens[token].upos == TD_UPOS_NOUN ||
                       x->tokens[token].upos == TD_UPOS_PROPN;
  const td_word *word = find_operator(x, token);
  if (is_noun &&
      (!word || word->status == TD_NO_STATUS || word->kind == TD_WORD_ASPECT)) {
    const uint32_t verb = td_support_verb(x, token, &support_word);
    if (verb != TD_NONE || is_object_of_plain_verb(x, token)) {
      const uint32_t above = verb == TD_NONE ? x->tokens[token].head : verb;
      return inherit(x, above, own, depth);
    }
  }
  if (word) {
    return under_operator(x, token, word, own, depth);
  }
  return under_clause(x, token, own, depth);
}

td_reality td_status_find(const td_extraction *x, uint32_t token) {
  return reality(x, token, MAX_DEPTH);
}
