// SPDX-License-Identifier: MIT

#include "grammar/holder.h"

#include "grammar/fits.h"
#include "grammar/govern.h"
#include "grammar/quantity.h"
#include "grammar/subject.h"

// Whether what stands at `noun` is what somebody keeps from happening: "foiled
// a plot to kill".
static bool is_averted(const td_analysis *x, uint32_t noun) {
  const td_word *word = td_operator_above(x, noun, TD_WORD_IMPLICATIVE);
  return word && word->status == TD_DID_NOT_HAPPEN;
}

// "SDF operations to free it", "the Iraqi mission to free it".
uint32_t td_describing_actor(const td_analysis *x, uint32_t noun) {
  for (uint32_t c = x->tokens[noun].first_child; c != TD_NONE && c < noun;
       c = x->tokens[c].next_sibling) {
    const td_rel rel = (td_rel)x->tokens[c].rel;
    if ((rel == TD_REL_COMPOUND || rel == TD_REL_AMOD) &&
        td_entity_at(x, c) != TD_NONE && td_is_actor(x, c)) {
      return c;
    }
  }
  return TD_NONE;
}

// "A plea by the nuns | for Oman to pay": the phrase may hang on the one before
// it.
static uint32_t named_below(const td_analysis *x, uint32_t phrase,
                            uint32_t infinitive) {
  for (uint32_t c = x->tokens[phrase].first_child;
       c != TD_NONE && c < infinitive; c = x->tokens[c].next_sibling) {
    if (c > phrase && x->tokens[c].rel == TD_REL_NMOD && td_is_actor(x, c) &&
        td_has_mark(x, c, TD_MARK_AIM) &&
        td_document_subtree(x->document, c).end ==
            td_document_subtree(x->document, infinitive).begin) {
      return c;
    }
  }
  return TD_NONE;
}

// "The need for Oman to pay".
static uint32_t named_for(const td_analysis *x, uint32_t noun,
                          uint32_t infinitive) {
  for (uint32_t c = x->tokens[noun].first_child; c != TD_NONE && c < infinitive;
       c = x->tokens[c].next_sibling) {
    if (c > noun && x->tokens[c].rel == TD_REL_NMOD && td_is_actor(x, c) &&
        td_has_mark(x, c, TD_MARK_AIM)) {
      return c;
    }
    const uint32_t below = c > noun && x->tokens[c].rel == TD_REL_NMOD
                               ? named_below(x, c, infinitive)
                               : TD_NONE;
    if (below != TD_NONE) {
      return below;
    }
  }
  return TD_NONE;
}

// Whether the noun says how real what its infinitive tells is: "a decision to",
// "the right to".
bool td_has_content(const td_analysis *x, uint32_t noun) {
  static const td_word_kind kinds[] = {TD_WORD_INTENTION, TD_WORD_DESIRE,
                                       TD_WORD_TRIAL, TD_WORD_IMPLICATIVE};
  for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
    if (td_is_noun(x, noun) && td_token_word(x, noun, kinds[k])) {
      return true;
    }
  }
  return false;
}

// Whether two follow the preposition of `phrase`: "between Oman and Mali".
bool td_is_of_two(const td_analysis *x, uint32_t phrase) {
  const uint32_t preposition =
      td_document_child(x->document, phrase, TD_REL_CASE);
  return preposition != TD_NONE &&
         td_know_word(x->know, x->tokens[preposition].form_term,
                      TD_TID_PairPreposition);
}

// "Her role | in arming them": whether the noun has a part in what the gerund
// behind `mark` tells.
static bool is_part_of_act(const td_analysis *x, uint32_t noun, uint32_t mark) {
  const td_slice word = td_know_text(x->know, x->tokens[mark].form_term);
  const td_word *part = td_token_word(x, noun, TD_WORD_PART);
  return part && part->n_complements &&
         td_path_matches(part->complements[0], TD_PATH_NMOD, word);
}

// "Was encouraged by the decision of the king | to leave": the noun right
// before whose content the infinitive tells, though it hangs on the verb;
// TD_NONE.
uint32_t td_content_noun(const td_analysis *x, uint32_t token) {
  const uint32_t mark = td_document_child(x->document, token, TD_REL_MARK);
  const uint32_t verb = x->tokens[token].head;
  const bool is_gerund = td_slice_is(x->tokens[token].xpos, "VBG");
  if (x->tokens[token].rel != TD_REL_ADVCL || verb == TD_NONE ||
      !(is_gerund || td_is_infinitive(x, token)) || mark == TD_NONE ||
      mark < verb + 2) {
    return TD_NONE;
  }
  for (uint32_t n = mark - 1; n != TD_NONE && n != verb && td_is_noun(x, n);
       n = x->tokens[n].head) {
    if (is_gerund ? is_part_of_act(x, n, mark)
                  : td_has_content(x, n) && !td_is_actor(x, n)) {
      return n;
    }
    const bool is_in_name = x->tokens[n].rel == TD_REL_FLAT; // "by Ann | Lee"
    if (!is_in_name && (x->tokens[n].rel != TD_REL_NMOD ||
                        (is_gerund && !td_has_mark(x, n, TD_MARK_GENITIVE)))) {
      break;
    }
  }
  return TD_NONE;
}

// "A plan by Oman to leave", "the decision of the king to leave", "a plot
// between two colonels to kill him".
static uint32_t named_behind(const td_analysis *x, uint32_t noun) {
  for (uint32_t c = x->tokens[noun].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (c > noun && x->tokens[c].rel == TD_REL_NMOD && td_is_actor(x, c) &&
        (td_has_mark(x, c, TD_MARK_AGENT) || td_is_of_two(x, c) ||
         (td_has_mark(x, c, TD_MARK_GENITIVE) &&
          (td_has_content(x, noun) || td_token_word(x, noun, TD_WORD_PART))))) {
      return c;
    }
  }
  return TD_NONE;
}

// "Government preparations to meet them".
static uint32_t body_before(const td_analysis *x, uint32_t noun) {
  const td_fits body = {TD_FITS_CLASS,
                        td_know_vocab(x->know, TD_SCHEMA_Organization)};
  const uint32_t before = noun == 0 ? TD_NONE : noun - 1;
  return before != TD_NONE && x->tokens[before].head == noun &&
                 x->tokens[before].rel == TD_REL_COMPOUND &&
                 td_fits_any(x, before, &body, 1) && td_has_content(x, noun)
             ? before
             : TD_NONE;
}

// "The launch of Kenyan operations | to free it": who is described before the
// noun that the infinitive belongs to, though it hangs on the one above.
static uint32_t described_below(const td_analysis *x, uint32_t noun,
                                uint32_t clause) {
  const uint32_t below = td_genitive_child(x, noun);
  return below != TD_NONE && td_is_infinitive(x, clause) &&
                 !td_is_actor(x, below) &&
                 td_document_subtree(x->document, below).end ==
                     td_document_subtree(x->document, clause).begin
             ? td_describing_actor(x, below)
             : TD_NONE;
}

// "The third phase of the effort": the noun that stands in the clause.
static uint32_t outer_noun(const td_analysis *x, uint32_t noun) {
  while (x->tokens[noun].rel == TD_REL_NMOD &&
         td_has_mark(x, noun, TD_MARK_GENITIVE) &&
         td_is_noun(x, x->tokens[noun].head)) {
    noun = x->tokens[noun].head;
  }
  return noun;
}

// Whether the object of `verb` is what others have in hand: "condemned a plot
// to kill", "discovered a plot to kill".
static bool is_of_others(const td_analysis *x, uint32_t verb) {
  return td_is_mostly(x, verb, TD_TID_OthersRule, TD_TID_OthersRule) ||
         td_know_word(x->know, x->tokens[verb].lemma_term, TD_TID_FindingVerb);
}

// The subject of the verb that has `noun` as object ("made a promise to
// leave"); in a phrase before the verb nobody needs to be meant ("despite steps
// to help, they died").
static uint32_t subject_above(const td_analysis *x, uint32_t noun,
                              unsigned depth) {
  const td_token *t = &x->tokens[noun];
  const td_rel base = td_rel_base(t->rel);
  return t->head != TD_NONE && td_is_predicate(x, t->head) &&
                 (base == TD_REL_OBJ ||
                  (base == TD_REL_OBL && t->head < noun)) &&
                 !(base == TD_REL_OBJ && is_averted(x, noun)) &&
                 !is_of_others(x, t->head)
             ? td_subject_within(x, t->head, depth)
             : TD_NONE;
}

// Whether a sense of the noun or adjective `asking` has the phrase of `token`
// for whom it is meant.
bool td_is_addressed(const td_analysis *x, uint32_t asking, uint32_t token) {
  const td_slice word = td_marker(x, token, TD_REL_CASE);
  const bool is_adjective = x->tokens[asking].upos == TD_UPOS_ADJ;
  const td_upos upos = is_adjective ? TD_UPOS_ADJ : TD_UPOS_NOUN;
  const td_path_kind path = is_adjective ? TD_PATH_OBL : TD_PATH_NMOD;
  for (const td_lexeme *l =
           td_lexicon_first(x->lexicon, x->tokens[asking].lemma_term);
       l && word.length; l = td_lexicon_next(x->lexicon, l)) {
    if (l->upos == upos &&
        td_lexeme_has_path(l, TD_ROLE_RECIPIENT, path, word)) {
      return true;
    }
  }
  return false;
}

// "Put pressure on Mali to leave", "gave Mali a chance to leave": who is to do
// what a noun that somebody has in hand asks for.
uint32_t td_addressee(const td_analysis *x, uint32_t noun, uint32_t clause) {
  const uint32_t verb = x->tokens[noun].head;
  const bool is_given = x->tokens[noun].rel == TD_REL_OBJ && verb != TD_NONE &&
                        verb < noun && !td_is_passive(x, verb);
  if (is_given && !td_token_word(x, noun, TD_WORD_INTENTION) &&
      td_has_child(x, verb, TD_REL_IOBJ)) {
    return td_document_child(x->document, verb, TD_REL_IOBJ);
  }
  const bool asks = td_token_word(x, noun, TD_WORD_REQUEST) != NULL;
  for (uint32_t t = noun + 1; asks && t < clause; t++) {
    const td_rel rel = td_rel_base((td_rel)x->tokens[t].rel);
    const uint32_t head = x->tokens[t].head;
    if ((rel == TD_REL_NMOD || rel == TD_REL_OBL) && td_is_actor(x, t) &&
        (head == noun || (is_given && head == verb)) &&
        td_is_addressed(x, noun, t)) {
      return t;
    }
  }
  return TD_NONE;
}

// "Rejected calls to resign", "resisted pressure to resign".
static bool is_heeded(const td_analysis *x, uint32_t noun) {
  const uint32_t verb = x->tokens[noun].head;
  return x->tokens[noun].rel == TD_REL_OBJ && verb != TD_NONE &&
         td_child_exact(x, noun, TD_REL_NMOD_POSS) == TD_NONE &&
         td_token_word(x, noun, TD_WORD_REQUEST) &&
         td_know_word(x->know, x->tokens[verb].lemma_term, TD_TID_HeedingVerb);
}

// "Faces calls to resign", "rejected calls to resign": what others want of
// somebody he is to do.
static uint32_t who_is_faced(const td_analysis *x, uint32_t noun,
                             uint32_t clause, unsigned depth) {
  const uint32_t verb = x->tokens[noun].head;
  const td_word *word = x->tokens[noun].rel == TD_REL_OBJ
                            ? td_token_word(x, verb, TD_WORD_SUPPORT)
                            : NULL;
  return is_heeded(x, noun) ||
                 (word && word->subject_role == (int)TD_ROLE_RECIPIENT)
             ? td_subject_within(x, verb, depth)
             : named_for(x, noun, clause);
}

// Whether what the noun wants is done by others than who has it in hand; by
// whom goes to `*who`.
static bool wants_others(const td_analysis *x, uint32_t noun, uint32_t clause,
                         unsigned depth, uint32_t *who) {
  *who = td_is_actor(x, noun) ? named_for(x, noun, clause) : TD_NONE;
  if (*who != TD_NONE) {
    return true; // "calls by the union | for the mayor to resign"
  }
  if (td_is_infinitive(x, clause) && !td_is_actor(x, noun)) {
    *who = td_addressee(x, noun, clause);
  }
  const uint32_t draft = x->tokens[noun].rel == TD_REL_NMOD &&
                                 td_token_word(x, x->tokens[noun].head,
                                               TD_WORD_DRAFT)
                             ? x->tokens[noun].head // "calls by the union"
                             : noun;
  if (*who != TD_NONE ||
      !(td_token_word(x, draft, TD_WORD_DRAFT) || is_heeded(x, draft))) {
    return *who != TD_NONE;
  }
  *who = who_is_faced(x, draft, clause, depth);
  return true;
}

// "A plot between two colonels and a banker | to kill him": the first of those
// that a preposition joins, where the clause hangs on the last; TD_NONE.
static uint32_t first_of_two(const td_analysis *x, uint32_t noun) {
  const uint32_t first =
      x->tokens[noun].rel == TD_REL_CONJ && x->tokens[noun].head < noun
          ? x->tokens[noun].head
          : noun;
  return x->tokens[first].rel == TD_REL_NMOD &&
                 x->tokens[first].head != TD_NONE && td_is_actor(x, first) &&
                 td_is_of_two(x, first) &&
                 td_has_content(x, x->tokens[first].head)
             ? first
             : TD_NONE;
}

// Whether the subject of the verb has its object from others: "got", "won".
static bool is_got(const td_analysis *x, uint32_t verb) {
  const td_word *support = td_token_word(x, verb, TD_WORD_SUPPORT);
  return (support && support->subject_role == (int)TD_ROLE_RECIPIENT) ||
         td_know_word(x->know, x->tokens[verb].lemma_term, TD_TID_HavingWord);
}

// "Sought French approval to buy it": who has leave to do it; who gives it does
// not.
static uint32_t who_is_permitted(const td_analysis *x, uint32_t noun,
                                 unsigned depth) {
  const uint32_t verb = x->tokens[noun].head;
  const uint32_t owner = td_child_exact(x, noun, TD_REL_NMOD_POSS);
  if (verb != TD_NONE &&
      (is_got(x, verb) || td_token_word(x, verb, TD_WORD_REQUEST))) {
    return subject_above(x, noun, depth);
  }
  const bool is_given =
      x->tokens[noun].rel == TD_REL_OBJ && !td_is_passive(x, verb) &&
      td_know_word(x->know, x->tokens[verb].lemma_term, TD_TID_DativeVerb);
  return is_given || owner != TD_NONE ? owner : subject_above(x, noun, depth);
}

// "Got a letter from the ministry | ordering him to leave": who sent it says
// so; who gets it does not.
static uint32_t who_sent(const td_analysis *x, uint32_t noun, unsigned depth) {
  const uint32_t owner = td_child_exact(x, noun, TD_REL_NMOD_POSS);
  for (uint32_t c = x->tokens[noun].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (c > noun && x->tokens[c].rel == TD_REL_NMOD && td_is_actor(x, c) &&
        (td_has_mark(x, c, TD_MARK_AGENT) ||
         td_has_mark(x, c, TD_MARK_ORIGIN))) {
      return c;
    }
  }
  const uint32_t verb = x->tokens[noun].head;
  const uint32_t describing = td_describing_actor(x, noun);
  if (owner != TD_NONE || describing != TD_NONE || verb == TD_NONE) {
    return owner != TD_NONE ? owner : describing;
  }
  return is_got(x, verb) ? TD_NONE : subject_above(x, noun, depth);
}

// "Failed for the second time | to free them", "failed on Friday | to": an
// infinitive that hangs on a time in the phrase of the verb that it belongs to.
bool td_is_around_time(const td_analysis *x, uint32_t token) {
  const uint32_t noun = x->tokens[token].head;
  return x->tokens[token].rel == TD_REL_ACL && noun != TD_NONE &&
         td_is_infinitive(x, token) && x->tokens[noun].rel == TD_REL_OBL &&
         x->tokens[noun].head < noun &&
         (x->time_of[noun] != TD_NONE ||
          (td_has_mark(x, noun, TD_MARK_AIM) &&
           td_know_word(x->know, x->tokens[noun].lemma_term,
                        TD_TID_TurnNoun))) &&
         td_is_predicate(x, x->tokens[noun].head);
}

// "Has no authority to act": what somebody has does nothing itself.
static bool is_had(const td_analysis *x, uint32_t noun) {
  return x->tokens[noun].rel == TD_REL_OBJ && x->tokens[noun].head != TD_NONE &&
         td_token_word(x, noun, TD_WORD_DESIRE) &&
         td_know_word(x->know, x->tokens[x->tokens[noun].head].lemma_term,
                      TD_TID_HavingWord);
}

// "Scheduled a news conference to tell of it": a meeting does nothing itself.
static bool is_held(const td_analysis *x, uint32_t noun) {
  static const td_fits act = {TD_FITS_EVENT, 0};
  return x->tokens[noun].rel == TD_REL_OBJ && td_fits_any(x, noun, &act, 1);
}

// Who carries out the "to ..." of a noun: who is asked to, who owns it or is to
// do it, itself, or who has it in hand.
uint32_t td_holder(const td_analysis *x, uint32_t noun, uint32_t clause,
                   unsigned depth) {
  const uint32_t owner = td_child_exact(x, noun, TD_REL_NMOD_POSS);
  const uint32_t subject = td_own_subject(x, noun);
  const uint32_t pair = first_of_two(x, noun);
  if (pair != TD_NONE) {
    return pair;
  }
  if (subject != TD_NONE && td_has_child(x, noun, TD_REL_CASE) &&
      (td_token_word(x, noun, TD_WORD_REQUEST) ||
       td_slice_is(x->tokens[clause].xpos, "VBG"))) {
    return subject; // "is under orders to leave", "on the verge of leaving"
  }
  uint32_t other;
  if (wants_others(x, noun, clause, depth, &other)) {
    return other;
  }
  if (subject != TD_NONE && !td_has_child(x, noun, TD_REL_COP)) {
    return subject; // a verb read as a noun: "Oman plans to leave"
  }
  if (td_is_actor(x, noun) && !is_had(x, noun) && !is_held(x, noun)) {
    // "She is the first judge to resign".
    return subject != TD_NONE ? subject : noun;
  }
  if (td_know_word(x->know, x->tokens[noun].lemma_term, TD_TID_Missive) &&
      !td_is_infinitive(x, clause) && !td_is_actor(x, noun)) {
    return who_sent(x, noun, depth);
  }
  if (td_is_infinitive(x, clause) &&
      td_know_word(x->know, x->tokens[noun].lemma_term, TD_TID_PermitNoun)) {
    return who_is_permitted(x, noun, depth);
  }
  uint32_t found = owner != TD_NONE ? owner : named_for(x, noun, clause);
  found = found != TD_NONE ? found : named_behind(x, noun);
  found = found != TD_NONE ? found : td_describing_actor(x, noun);
  found = found != TD_NONE ? found : body_before(x, noun);
  found = found != TD_NONE ? found : described_below(x, noun, clause);
  if (found == TD_NONE) {
    const bool is_aim = td_is_infinitive(x, clause);
    found = subject_above(x, is_aim ? outer_noun(x, noun) : noun, depth);
  }
  if (found == TD_NONE && td_entity_at(x, noun) != TD_NONE) {
    return noun;
  }
  return found != TD_NONE ? found
                          : td_document_child(x->document, noun, TD_REL_NMOD);
}
