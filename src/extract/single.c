// SPDX-License-Identifier: MIT

#include "extract/single.h"

#include "grammar/fits.h"

#define DROPPED (-1000) // the score of a match that is gone

// Another sense of the word fits best: "the striker attacked".
static bool tells_of_nothing(const td_analysis *x, const td_lexeme *lexeme) {
  return lexeme->classes[0] == td_know_vocab(x->know, TD_TID_NoEvent);
}

static bool is_constraint_of(const td_match *match, uint32_t token) {
  for (uint32_t i = 0; i < match->n_fills; i++) {
    if (match->fills[i].role == TD_SLOT_CONSTRAINT &&
        match->fills[i].token == token) {
      return true;
    }
  }
  return false;
}

// "withdrawal decision" tells of the withdrawal, "strike zone" of no strike.
static bool is_idle_modifier(const td_analysis *x, uint32_t token) {
  const td_rel rel = x->tokens[token].rel;
  if (!td_is_noun(x, token) || x->tokens[token].head == TD_NONE ||
      (rel != TD_REL_COMPOUND && rel != TD_REL_FLAT &&
       rel != TD_REL_NMOD_DESC)) {
    return false;
  }
  const uint32_t head = x->tokens[token].head;
  return !td_token_word(x, head, TD_WORD_INTENTION) &&
         !td_token_word(x, head, TD_WORD_ATTEMPT) &&
         !td_token_word(x, head, TD_WORD_REQUEST);
}

// "The club visited the museum after rebels attacked", "police were called to a
// riot", "a walkout hit flights": a clause, what stands behind a preposition or
// the subject, of which the frame names no word, tells what it tells, whatever
// the verb beside it means; so does a mishap: "a crash blocked the road".
static bool is_mishap(const td_analysis *x, const td_match *match) {
  return !match->is_loose &&
         td_know_is_subclass(x->know, match->lexeme->classes[0],
                             td_know_vocab(x->know, TD_TID_Disaster));
}

static bool is_beside(const td_analysis *x, const td_match *match,
                      const td_match *other) {
  const uint32_t place = td_measure_of(x, match->token);
  const td_rel rel = (td_rel)x->tokens[place].rel;
  if (x->tokens[match->token].upos != TD_UPOS_VERB &&
      td_rel_base(rel) != TD_REL_OBL && rel != TD_REL_NSUBJ) {
    return false;
  }
  if (rel == TD_REL_NSUBJ && is_mishap(x, match)) {
    return true;
  }
  for (uint32_t i = 0; i < other->n_fills; i++) {
    const uint32_t filler = other->fills[i].token;
    if (other->fills[i].is_named &&
        (filler == place || filler == match->token)) {
      return false;
    }
  }
  return true;
}

// "In what the army called | a raid": the noun is told of, whatever the verb
// that only names it means.
static bool is_only_called(const td_analysis *x, const td_match *match,
                           const td_match *verb) {
  const uint32_t head = x->tokens[verb->token].head;
  const td_rel rel = (td_rel)x->tokens[match->token].rel;
  return x->tokens[verb->token].rel == TD_REL_ACL_RELCL && head != TD_NONE &&
         td_slice_is(x->tokens[head].xpos, "WP") &&
         td_is_noun(x, match->token) &&
         (rel == TD_REL_OBJ || rel == TD_REL_XCOMP) &&
         x->tokens[match->token].head == verb->token;
}

// "War | games ended": a word of its own phrase tells what the noun means.
static bool is_told_by_word(const td_analysis *x, const td_match *match) {
  for (uint32_t i = 0; i < match->n_fills; i++) {
    const td_fill *fill = &match->fills[i];
    if (fill->role == TD_SLOT_CONSTRAINT && fill->is_named &&
        x->tokens[fill->token].rel == TD_REL_COMPOUND &&
        x->tokens[fill->token].head == match->token) {
      return td_is_noun(x, match->token) && !match->is_loose;
    }
  }
  return false;
}

// Another sense of a verb takes its nouns with it: in "struck a deal" between
// private people the deal is none either. A sense that asks for nothing ("the
// raids continued") says nothing about them.
static bool is_explained_away(const td_analysis *x, const td_match *match,
                              const td_match *other) {
  return tells_of_nothing(x, other->lexeme) && other->n_required > 0 &&
         match != other && !is_beside(x, match, other) &&
         !is_told_by_word(x, match) && !is_only_called(x, match, other) &&
         td_match_uses(other, td_measure_of(x, match->token));
}

static uint32_t actor_of(const td_match *match) {
  for (uint32_t i = 0; i < match->n_fills; i++) {
    if (match->fills[i].role == TD_ROLE_ACTOR && !match->fills[i].is_far) {
      return match->fills[i].token;
    }
  }
  return TD_NONE;
}

// "Held | on charges of fraud": why somebody was held is a proceeding of its
// own.
static bool is_proceeding(const td_analysis *x, uint32_t place,
                          const td_match *noun, const td_match *verb) {
  return td_is_noun(x, noun->token) && !noun->is_loose &&
         td_rel_base((td_rel)x->tokens[place].rel) == TD_REL_OBL &&
         td_lexicon_rule(x->lexicon, TD_TID_ProceedingRule,
                         noun->lexeme->classes[0]) &&
         td_lexicon_rule(x->lexicon, TD_TID_ProceedingRule,
                         verb->lexeme->classes[0]) &&
         !td_classes_meet(x->know, noun->lexeme->classes,
                          verb->lexeme->classes);
}

// "Released | without charge": what somebody is spared is told of besides.
static bool is_denied(const td_analysis *x, uint32_t place) {
  return td_text_word(x, td_marker(x, place, TD_REL_CASE), TD_WORD_NEGATOR) !=
         NULL;
}

// "Reached a deal | with Mali": who stands behind a preposition is the other
// side of what takes two.
static bool is_other_side(const td_analysis *x, const td_match *noun,
                          uint32_t actor) {
  const td_rel rel = (td_rel)x->tokens[actor].rel;
  return (rel == TD_REL_NMOD || td_rel_base(rel) == TD_REL_OBL) &&
         td_lexicon_rule(x->lexicon, TD_TID_SidesRule,
                         noun->lexeme->classes[0]);
}

// Whether another one does it than the verb's: "Peru welcomed Chile's support".
static bool is_done_by_another(const td_analysis *x, const td_match *noun,
                               const td_match *verb) {
  const uint32_t a = actor_of(noun);
  const uint32_t b = actor_of(verb);
  if (a == TD_NONE || b == TD_NONE || a == b || noun->support == verb->token ||
      is_other_side(x, noun, a)) {
    return false;
  }
  const uint32_t e = td_entity_at(x, a);
  return e == TD_NONE ? x->tokens[a].upos != TD_UPOS_PRON
                      : e != td_entity_at(x, b);
}

// Whether the noun only tells at what the verb's act was done: "died in the
// attacks", "lost seats in the election". What is said in a statement, or given
// in aid, is it.
static bool is_occasion(const td_analysis *x, uint32_t place,
                        const td_match *noun, const td_match *verb) {
  return td_rel_base((td_rel)x->tokens[place].rel) == TD_REL_OBL &&
         noun->lexeme->classes[0] != verb->lexeme->classes[0] &&
         td_know_is_subclass(x->know, verb->lexeme->classes[0],
                             noun->lexeme->classes[0]) &&
         !td_know_is_subclass(x->know, verb->lexeme->classes[0],
                              td_know_vocab(x->know, TD_TID_Statement)) &&
         !td_know_is_subclass(x->know, verb->lexeme->classes[0],
                              td_know_vocab(x->know, TD_TID_Aid));
}

// "The deal, reached on Monday": the participle tells of its noun.
static bool is_participle_of(const td_analysis *x, const td_match *verb,
                             uint32_t noun) {
  const td_token *t = &x->tokens[verb->token];
  return td_rel_base((td_rel)t->rel) == TD_REL_ACL && t->head == noun &&
         td_slice_is(t->xpos, "VBN") && td_match_uses(verb, noun);
}

// "Signed an agreement", "ended the pact", "the treaty signed in May": the noun
// names what the verb's act is done to.
static bool is_object_of_act(const td_analysis *x, const td_match *noun,
                             uint32_t place, const td_match *verb) {
  if (!td_is_noun(x, noun->token) || !td_match_uses(verb, place) ||
      x->tokens[verb->token].upos != TD_UPOS_VERB ||
      (!is_participle_of(x, verb, place) &&
       (x->tokens[place].head != verb->token ||
        x->tokens[place].rel == TD_REL_NSUBJ))) {
    return false;
  }
  return td_lexicon_has_pair(x->lexicon, TD_TID_ObjectRule,
                             verb->lexeme->classes[0],
                             noun->lexeme->classes[0]);
}

// Whether the noun names what has a day of its own, other than what the verb
// that asks for it tells: "put off the visit", "ordered an election".
static bool stands_apart(const td_analysis *x, const td_match *noun,
                         const td_match *verb) {
  return td_is_noun(x, noun->token) &&
         td_lexicon_rule(x->lexicon, TD_TID_ArrangedRule,
                         noun->lexeme->classes[0]) &&
         !td_classes_meet(x->know, noun->lexeme->classes,
                          verb->lexeme->classes);
}

// "Fighting erupted | after the murder of a trader": what came before or after
// is another act, whatever its class.
static bool comes_apart(const td_analysis *x, uint32_t place) {
  const td_word *cue =
      td_rel_base((td_rel)x->tokens[place].rel) == TD_REL_OBL
          ? td_text_word(x, td_marker(x, place, TD_REL_CASE), TD_WORD_CUE)
          : NULL;
  return cue && (cue->relation == (int)TD_ROLE_AFTER ||
                 cue->relation == (int)TD_ROLE_BEFORE);
}

static bool is_part_of(const td_analysis *x, const td_match *match,
                       const td_match *other) {
  if (match == other || match->token == other->token ||
      is_only_called(x, match, other) ||
      (tells_of_nothing(x, other->lexeme) && is_beside(x, match, other))) {
    return false;
  }
  const uint32_t place = td_measure_of(x, match->token);
  if (is_object_of_act(x, match, place, other)) {
    return true;
  }
  if (is_constraint_of(other, place) || is_constraint_of(other, match->token)) {
    return !stands_apart(x, match, other) && !is_denied(x, place) &&
           !is_proceeding(x, place, match, other);
  }
  if (td_is_noun(x, match->token) && is_participle_of(x, other, place)) {
    return td_classes_meet(x->know, match->lexeme->classes,
                           other->lexeme->classes);
  }
  return td_is_noun(x, match->token) && x->tokens[place].head == other->token &&
         x->tokens[other->token].upos == TD_UPOS_VERB &&
         (x->tokens[place].rel == TD_REL_NSUBJ_PASS ||
          td_rel_base(x->tokens[place].rel) != TD_REL_NSUBJ) &&
         !is_done_by_another(x, match, other) &&
         !is_occasion(x, place, match, other) && !comes_apart(x, place) &&
         td_classes_meet(x->know, match->lexeme->classes,
                         other->lexeme->classes);
}

// What a verb matched only loosely asks for tells more than the verb: its noun,
// which needs nothing else, is the act.
static void yield_to(td_match *noun, td_match *verb) {
  td_match_merge(noun, verb);
  verb->score = DROPPED;
}

// "Are engaged in cleansing": a verb that lends the noun behind its preposition
// who does it tells nothing else, if it asks for no such noun; with what one
// has it is done: "was caught | with the help of".
static bool only_lends(const td_analysis *x, const td_match *noun,
                       const td_match *verb) {
  const td_word *word;
  return noun->support == verb->token && verb->token != noun->token &&
         td_support_verb(x, noun->token, &word) == verb->token &&
         td_rel_base((td_rel)x->tokens[noun->token].rel) == TD_REL_OBL &&
         td_is_passive(x, verb->token) && !td_match_uses(verb, noun->token);
}

// "Began joint drills": the noun that the verb asks for says already that what
// this tells was done by several.
static bool is_joint_form(const td_analysis *x, const td_match *noun,
                          const td_match *verb) {
  const td_term joint[TD_MAX_CLASSES] = {
      td_know_get(x->know, verb->lexeme->iri, TD_TID_evokesJointly)};
  return joint[0] && noun != verb && !noun->is_loose &&
         td_is_noun(x, noun->token) &&
         is_constraint_of(verb, td_measure_of(x, noun->token)) &&
         td_classes_meet(x->know, noun->lexeme->classes, joint) &&
         !td_classes_meet(x->know, noun->lexeme->classes,
                          verb->lexeme->classes);
}

// "They will not | attend": where the verb under the modal tells what is not
// done, that is the event, and the modal how it is coded.
static bool is_told_by_verb(const td_analysis *x, const td_matches *matches,
                            uint32_t first, const td_match *modal) {
  if (modal->lexeme->upos != TD_UPOS_AUX) {
    return false;
  }
  const uint32_t actor = actor_of(modal);
  for (uint32_t i = first; i < matches->list.count; i++) {
    td_match *verb = &matches->list.items[i];
    if (verb->token == x->tokens[modal->token].head && !verb->is_loose &&
        actor != TD_NONE && actor_of(verb) == actor &&
        !tells_of_nothing(x, verb->lexeme)) {
      verb->coded_as = modal->lexeme->classes[0];
      return true;
    }
  }
  return false;
}

// "Conducted | talks": should the verb tell of nothing, its noun may.
static bool hold(td_match *match, const td_match *other) {
  match->is_held = true;
  match->holder = other->token;
  return false;
}

// Whether it is gone. What is only part of another trigger is held by that, and
// what it found is the other's. A noun of several words ("hunger strike") tells
// more than the verb that asks for its last one ("launch a strike").
static bool absorb(const td_analysis *x, td_matches *matches, uint32_t first,
                   uint32_t i) {
  td_match *match = &matches->list.items[i];
  for (uint32_t j = first; j < matches->list.count; j++) {
    td_match *other = &matches->list.items[j];
    if (is_explained_away(x, match, other)) {
      return true;
    }
    if (only_lends(x, match, other)) {
      other->score = DROPPED;
      continue;
    }
    if (is_joint_form(x, match, other)) {
      if (other->is_loose) {
        yield_to(match, other);
        continue;
      }
      td_match_merge(other, match);
      other->lexeme = match->lexeme;
      return true;
    }
    if (!is_part_of(x, match, other)) {
      continue;
    }
    const bool is_one = td_classes_meet(x->know, match->lexeme->classes,
                                        other->lexeme->classes);
    const bool is_asked =
        is_constraint_of(other, td_measure_of(x, match->token));
    if (other->is_loose && !match->is_loose) {
      if (is_one && is_asked) {
        yield_to(match, other);
      }
      continue;
    }
    if (!is_one && td_match_is_phrase(match) && !td_match_is_phrase(other)) {
      other->score = DROPPED;
      continue;
    }
    if (is_one ||
        is_object_of_act(x, match, td_measure_of(x, match->token), other)) {
      td_match_merge(other, match);
    }
    return hold(match, other);
  }
  return false;
}

void td_single_keep(const td_analysis *x, td_matches *matches, uint32_t first) {
  // All are compared with all before any is gone.
  for (uint32_t i = first; i < matches->list.count; i++) {
    td_match *match = &matches->list.items[i];
    if (tells_of_nothing(x, match->lexeme) ||
        is_idle_modifier(x, match->token) ||
        is_told_by_verb(x, matches, first, match) ||
        absorb(x, matches, first, i)) {
      match->score = DROPPED;
    }
  }
  uint32_t kept = first;
  for (uint32_t i = first; i < matches->list.count; i++) {
    if (matches->list.items[i].score != DROPPED) {
      matches->list.items[kept++] = matches->list.items[i];
    }
  }
  matches->list.count = kept;
}
