// SPDX-License-Identifier: MIT

#include "grammar/control.h"

#include "grammar/above.h"
#include "grammar/clause.h"
#include "grammar/fits.h"
#include "grammar/holder.h"
#include "grammar/quantity.h"
#include "grammar/relative.h"
#include "grammar/second.h"
#include "grammar/shared.h"
#include "grammar/subject.h"

static bool is_craft(const td_analysis *x, uint32_t object) {
  const td_fits craft = {TD_FITS_CLASS, td_know_vocab(x->know, TD_TID_Vehicle)};
  return td_fits_any(x, object, &craft, 1);
}

// "Used tear gas to disperse them": a thing that is no craft does nothing
// itself.
static bool is_means(const td_analysis *x, uint32_t object) {
  static const td_fits act = {TD_FITS_EVENT, 0};
  return td_is_noun(x, object) && x->time_of[object] == TD_NONE &&
         !td_is_actor(x, object) &&
         !td_is_actor(x, td_content_head(x, object)) && !is_craft(x, object) &&
         !td_fits_any(x, object, &act, 1);
}

// Whether the object of `verb` does what the infinitive `token` tells: "forced
// the envoy to leave", not "met the envoy to discuss aid".
static bool controls_by_object(const td_analysis *x, uint32_t verb,
                               uint32_t token) {
  const uint32_t subject = td_own_subject(x, verb);
  const bool is_of_gap = td_is_relative_clause(x, verb) &&
                         !(subject != TD_NONE && td_is_relative(x, subject));
  return !td_is_infinitive(x, token) || is_of_gap ||
         x->tokens[verb].upos != TD_UPOS_VERB ||
         td_token_word(x, verb, TD_WORD_REQUEST) ||
         td_know_word(x->know, x->tokens[verb].lemma_term,
                      TD_TID_ObjectControlVerb);
}

// Whether the object of `verb` is always who is asked: "urge", not "demand".
static bool asks_somebody(const td_analysis *x, uint32_t verb) {
  return td_token_word(x, verb, TD_WORD_REQUEST) &&
         td_know_word(x->know, x->tokens[verb].lemma_term,
                      TD_TID_ObjectControlVerb);
}

// "Called the winner to congratulate her": what is done to `who`, who does not
// do it then.
static bool is_done_to(const td_analysis *x, uint32_t token, uint32_t who) {
  const uint32_t object = td_document_child(x->document, token, TD_REL_OBJ);
  return object != TD_NONE && x->tokens[object].upos == TD_UPOS_PRON &&
         !td_know_word(x->know, x->tokens[x->tokens[token].head].lemma_term,
                       TD_TID_ObjectControlVerb) &&
         !td_has_feature(x, object, "Reflex=Yes") &&
         (x->noun_of[object] == who ||
          (td_entity_at(x, who) != TD_NONE &&
           td_entity_at(x, object) == td_entity_at(x, who)));
}

// "Asked donors for money | to help": who asks is to do it with that.
static bool is_for_thing(const td_analysis *x, uint32_t governor,
                         uint32_t token) {
  const td_fits money = {TD_FITS_CLASS, td_know_vocab(x->know, TD_TID_Money)};
  for (uint32_t c = x->tokens[governor].first_child; c != TD_NONE && c < token;
       c = x->tokens[c].next_sibling) {
    if (c > governor && x->tokens[c].rel == TD_REL_OBL &&
        td_is_infinitive(x, token) && td_has_mark(x, c, TD_MARK_AIM) &&
        !td_is_actor(x, c) && x->time_of[c] == TD_NONE &&
        (td_fits_any(x, c, &money, 1) || td_has_child(x, c, TD_REL_NUMMOD) ||
         td_know_word(x->know, x->tokens[c].lemma_term, TD_TID_GivenNoun))) {
      return true;
    }
  }
  return false;
}

uint32_t td_controller(const td_analysis *x, uint32_t governor, uint32_t token,
                       unsigned depth) {
  const uint32_t beside = td_object_beside(x, governor);
  if (beside != TD_NONE && td_gap_governor(x, token) == governor) {
    return beside;
  }
  // "Pushed to leave", but "pushed Iran to leave".
  const bool is_intended =
      td_token_word(x, governor, TD_WORD_INTENTION) &&
      !td_know_word(x->know, x->tokens[governor].lemma_term,
                    TD_TID_ObjectControlVerb);
  if (td_is_passive(x, governor) || is_intended ||
      td_gap_governor(x, token) == governor) {
    return td_subject_within(x, governor, depth);
  }
  const uint32_t iobj = td_document_child(x->document, governor, TD_REL_IOBJ);
  const uint32_t obj = td_document_child(x->document, governor, TD_REL_OBJ);
  if (iobj == TD_NONE && obj != TD_NONE && td_is_relative(x, obj) &&
      td_is_relative_clause(x, governor)) {
    return td_relative_noun(x, governor); // "whom Oman forced to leave"
  }
  uint32_t who = iobj != TD_NONE ? iobj : obj;
  if (who == TD_NONE) {
    who = td_asked_one(x, token);
  } else if (!controls_by_object(x, governor, token) ||
             is_done_to(x, token, who) || is_for_thing(x, governor, token) ||
             (who == obj && td_is_infinitive(x, token) && is_means(x, obj) &&
              !asks_somebody(x, governor))) {
    who = TD_NONE;
  }
  return who != TD_NONE ? who : td_subject_within(x, governor, depth);
}

// Whether the gerund `token` tells what the object of its verb does or is said
// to do: "accused Oman of arming", "fined the bank for helping".
static bool is_of_object(const td_analysis *x, uint32_t token) {
  const uint32_t aux = td_document_child(x->document, token, TD_REL_AUX);
  return td_slice_is(x->tokens[aux == TD_NONE ? token : aux].xpos, "VBG") &&
         td_text_word(x, td_marker(x, token, TD_REL_MARK), TD_WORD_CONTROL);
}

// "The rebels | the army accused of arming them": the noun of the relative
// clause of `verb`, which has a subject of its own and no other object;
// TD_NONE.
static uint32_t noun_of_gap(const td_analysis *x, uint32_t verb) {
  const uint32_t subject = td_own_subject(x, verb);
  return td_is_relative_clause(x, verb) && !td_is_passive(x, verb) &&
                 subject != TD_NONE && !td_is_relative(x, subject) &&
                 td_document_subtree(x->document, subject).begin ==
                     td_document_subtree(x->document, verb).begin
             ? td_relative_noun(x, verb)
             : TD_NONE;
}

// "Is critical of Mali | for arming them": whom the adjective is about;
// TD_NONE.
static uint32_t object_of_adjective(const td_analysis *x, uint32_t adjective) {
  const uint32_t obl = td_document_child(x->document, adjective, TD_REL_OBL);
  return obl != TD_NONE && obl > adjective && td_is_actor(x, obl) &&
                 td_is_addressed(x, adjective, obl)
             ? obl
             : TD_NONE;
}

// Somebody who is the object of `verb`, or whom its object is about: "imposed
// sanctions on two colonels"; TD_NONE.
static uint32_t object_person(const td_analysis *x, uint32_t verb) {
  if (x->tokens[verb].upos == TD_UPOS_ADJ) {
    return object_of_adjective(x, verb);
  }
  const uint32_t iobj = td_document_child(x->document, verb, TD_REL_IOBJ);
  const uint32_t obj =
      iobj != TD_NONE ? iobj : td_document_child(x->document, verb, TD_REL_OBJ);
  if (obj == TD_NONE) {
    return noun_of_gap(x, verb);
  }
  if (td_is_passive(x, verb)) {
    return TD_NONE;
  }
  if (td_is_relative(x, obj) && td_is_relative_clause(x, verb)) {
    return td_relative_noun(x, verb); // "whom Oman accuses of arming"
  }
  if (td_is_actor(x, obj) || is_craft(x, obj) ||
      (x->tokens[obj].upos == TD_UPOS_PRON &&
       !td_has_feature(x, obj, "Reflex=Yes"))) {
    return obj;
  }
  const uint32_t obl = td_document_child(x->document, verb, TD_REL_OBL);
  const uint32_t nmod = td_document_child(x->document, obj, TD_REL_NMOD);
  return obl != TD_NONE && td_entity_at(x, obl) != TD_NONE &&
                 td_is_actor(x, obl) &&
                 !td_text_word(x, td_marker(x, obl, TD_REL_CASE), TD_WORD_PLACE)
             ? obl
         : nmod != TD_NONE && td_entity_at(x, nmod) != TD_NONE &&
                 td_is_actor(x, nmod)
             ? nmod
             : TD_NONE;
}

// "Was accused by Sudan of arming": who accuses does not arm.
static bool is_of_agent(const td_analysis *x, uint32_t token, uint32_t noun) {
  return x->tokens[noun].rel == TD_REL_OBL_AGENT && is_of_object(x, token);
}

// Whether some sense of the verb takes a clause with the marker for a topic.
static bool takes_clause(const td_analysis *x, uint32_t verb, td_slice marker) {
  for (const td_lexeme *l =
           td_lexicon_first(x->lexicon, x->tokens[verb].lemma_term);
       l; l = td_lexicon_next(x->lexicon, l)) {
    if (td_lexeme_has_path(l, TD_ROLE_TOPIC, TD_PATH_ADVCL, marker)) {
      return true;
    }
  }
  return false;
}

// "Accused states with large armies | of threatening Mali": the clause may hang
// on a phrase behind the object that it tells of.
static uint32_t object_before(const td_analysis *x, uint32_t token,
                              uint32_t noun) {
  uint32_t top = noun;
  while (x->tokens[top].rel == TD_REL_NMOD &&
         !td_has_mark(x, top, TD_MARK_GENITIVE)) {
    top = x->tokens[top].head;
  }
  const uint32_t verb = x->tokens[top].head;
  if (verb == TD_NONE || verb > top || x->tokens[verb].upos != TD_UPOS_VERB ||
      td_is_passive(x, verb) ||
      !takes_clause(x, verb, td_marker(x, token, TD_REL_MARK))) {
    return noun;
  }
  const uint32_t object = td_document_child(x->document, verb, TD_REL_OBJ);
  return object != TD_NONE && object < noun && td_is_noun(x, object) &&
                 td_is_actor(x, object)
             ? object
         : td_is_actor(x, top) ? top
                               : noun;
}

// Whether what the noun does its owner or sender does: "Mali's plan offering
// talks", "sent a letter offering talks".
static bool speaks_for(const td_analysis *x, uint32_t noun) {
  const td_fits document = {TD_FITS_CLASS,
                            td_know_vocab(x->know, TD_TID_Document)};
  const uint32_t owner = td_child_exact(x, noun, TD_REL_NMOD_POSS);
  return td_token_word(x, noun, TD_WORD_REPORTING_NOUN) ||
         td_know_word(x->know, x->tokens[noun].lemma_term, TD_TID_Missive) ||
         (owner != TD_NONE && td_is_actor(x, owner) &&
          td_fits_any(x, noun, &document, 1));
}

// "Spent a night | in a cell | for asking": where the clause is, which does
// nothing.
static bool is_where(const td_analysis *x, uint32_t noun) {
  const uint32_t verb = x->tokens[noun].head;
  return td_rel_base((td_rel)x->tokens[noun].rel) == TD_REL_OBL &&
         verb != TD_NONE && td_is_predicate(x, verb) && td_is_place(x, noun) &&
         !td_is_actor(x, noun);
}

// Whether the noun is an object or adverbial of a verb, not its subject.
static bool is_phrase_of_verb(const td_analysis *x, uint32_t noun) {
  const td_rel rel = td_rel_base((td_rel)x->tokens[noun].rel);
  return (rel == TD_REL_OBJ || rel == TD_REL_OBL) &&
         td_is_predicate(x, x->tokens[noun].head);
}

// "Issued a decree dissolving parliament", "held a rally demanding talks": what
// somebody makes he does by it; what a paper says it says itself.
static bool is_made(const td_analysis *x, uint32_t noun, uint32_t participle) {
  static const td_fits act = {TD_FITS_EVENT, 0};
  const uint32_t verb = x->tokens[noun].head;
  const td_word *support = x->tokens[noun].rel == TD_REL_OBJ &&
                                   !td_is_actor(x, noun) &&
                                   !td_is_passive(x, verb)
                               ? td_token_word(x, verb, TD_WORD_SUPPORT)
                               : NULL;
  return support && support->n_complements == 0 &&
         support->subject_role == (int)TD_ROLE_ACTOR &&
         td_slice_is(x->tokens[participle].xpos, "VBG") &&
         (td_fits_any(x, noun, &act, 1) || !td_tells_or_asks(x, participle));
}

// Whether some sense of the verb is about what its object did.
static bool may_charge(const td_analysis *x, uint32_t verb) {
  return td_may_be(x, verb, TD_UPOS_VERB, TD_TID_ChargingRule);
}

// "Blamed Mali for the failure | to leave": whether the infinitive tells of the
// noun what he who is charged with it does; "its failure" says whose it is.
static bool is_of_charge(const td_analysis *x, uint32_t token, uint32_t noun) {
  const uint32_t verb = x->tokens[noun].head;
  return td_is_infinitive(x, token) && may_charge(x, verb) &&
         !td_token_word(x, verb, TD_WORD_REQUEST) &&
         td_child_exact(x, noun, TD_REL_NMOD_POSS) == TD_NONE &&
         td_text_word(x, td_marker(x, noun, TD_REL_CASE), TD_WORD_CONTROL);
}

// "A letter to the pope | asking for talks": the missive, before whom it is to;
// else `noun`.
static uint32_t missive_before(const td_analysis *x, uint32_t token,
                               uint32_t noun) {
  const uint32_t missive = x->tokens[noun].head;
  return x->tokens[noun].rel == TD_REL_NMOD && missive < noun &&
                 td_has_mark(x, noun, TD_MARK_DATIVE) &&
                 td_slice_is(x->tokens[token].xpos, "VBG") &&
                 td_marker(x, token, TD_REL_MARK).length == 0 &&
                 td_know_word(x->know, x->tokens[missive].lemma_term,
                              TD_TID_Missive)
             ? missive
             : noun;
}

// Whether the gerund tells of the noun what he who is charged with it does: "on
// suspicion | of killing her".
static bool is_of_kind(const td_analysis *x, uint32_t token, uint32_t noun) {
  const uint32_t verb = x->tokens[noun].head;
  return is_of_object(x, token) &&
         (td_is_mostly(x, verb, TD_TID_ChargingRule, TD_TID_ChargingRule) ||
          (may_charge(x, verb) &&
           td_know_word(x->know, x->tokens[noun].lemma_term, TD_TID_KindNoun)));
}

// "Arrested him on suspicion | of killing her", "was sentenced to death | for
// killing her": the verb whose object is said to do what the gerund tells;
// TD_NONE.
static uint32_t charging_verb(const td_analysis *x, uint32_t token,
                              uint32_t noun) {
  const uint32_t verb = x->tokens[noun].head;
  return !td_is_actor(x, noun) &&
                 td_rel_base((td_rel)x->tokens[noun].rel) == TD_REL_OBL &&
                 verb != TD_NONE && verb < noun &&
                 (is_of_kind(x, token, noun) || is_of_charge(x, token, noun))
             ? verb
             : TD_NONE;
}

// Who is charged by `verb`; TD_NONE.
static uint32_t charged_one(const td_analysis *x, uint32_t verb,
                            unsigned depth) {
  return td_is_passive(x, verb) ? td_subject_within(x, verb, depth)
                                : object_person(x, verb);
}

// "Faces charges | of bribing a judge", "is on trial on charges | of arming
// them": who is charged is said to have done it; TD_NONE.
static uint32_t one_charged(const td_analysis *x, uint32_t token, uint32_t noun,
                            unsigned depth) {
  const td_rel rel = td_rel_base((td_rel)x->tokens[noun].rel);
  const uint32_t verb = x->tokens[noun].head;
  if (!is_of_object(x, token) || verb == TD_NONE || verb > noun ||
      !td_may_be(x, noun, TD_UPOS_NOUN, TD_TID_ChargingRule) ||
      !td_is_predicate(x, verb)) {
    return TD_NONE;
  }
  const td_word *support = td_token_word(x, verb, TD_WORD_SUPPORT);
  const bool is_faced = rel == TD_REL_OBJ && support &&
                        support->subject_role == (int)TD_ROLE_RECIPIENT;
  const bool is_answered =
      rel == TD_REL_OBL && !td_has_child(x, verb, TD_REL_OBJ);
  if (is_faced || is_answered) {
    return td_subject_within(x, verb, depth);
  }
  // "filed charges of bribing a judge | against the mayor"
  const uint32_t end = td_document_subtree(x->document, verb).end;
  for (uint32_t t = token + 1; rel == TD_REL_OBJ && t < end; t++) {
    const uint32_t head = x->tokens[t].head;
    if ((head == verb || head == noun || head == token) && td_is_actor(x, t) &&
        td_is_addressed(x, noun, t)) {
      return t;
    }
  }
  return TD_NONE;
}

// "Wrote to both governments | requesting aid": who is written to does not ask.
static bool is_of_writer(const td_analysis *x, uint32_t token, uint32_t noun) {
  const uint32_t verb = x->tokens[noun].head;
  return td_rel_base((td_rel)x->tokens[noun].rel) == TD_REL_OBL &&
         verb < noun && td_is_predicate(x, verb) && td_is_actor(x, noun) &&
         td_has_mark(x, noun, TD_MARK_DATIVE) &&
         td_slice_is(x->tokens[token].xpos, "VBG") &&
         td_marker(x, token, TD_REL_MARK).length == 0 &&
         td_tells_or_asks(x, token) && td_tells_or_asks(x, verb);
}

// "Mali became the latest state | to send police", "was the first | to open
// fire": who is said to be the one that does it; TD_NONE.
static uint32_t one_to_do(const td_analysis *x, uint32_t token, uint32_t noun,
                          unsigned depth) {
  const td_upos upos = (td_upos)x->tokens[noun].upos;
  const bool is_one = upos == TD_UPOS_ADJ || upos == TD_UPOS_NUM ||
                      (td_is_noun(x, noun) && td_is_actor(x, noun));
  const uint32_t verb = x->tokens[noun].head;
  if (!is_one || !td_is_infinitive(x, token) || td_is_passive(x, token) ||
      !td_has_child(x, noun, TD_REL_DET)) {
    return TD_NONE;
  }
  const uint32_t who =
      td_has_child(x, noun, TD_REL_COP) ? td_own_subject(x, noun)
      : x->tokens[noun].rel == TD_REL_XCOMP && verb != TD_NONE && verb < noun &&
              !td_has_child(x, verb, TD_REL_OBJ)
          ? td_subject_within(x, verb, depth)
          : TD_NONE;
  return who != TD_NONE && td_is_actor(x, who) ? who : TD_NONE;
}

uint32_t td_acl_subject(const td_analysis *x, uint32_t token, unsigned depth) {
  uint32_t noun = missive_before(x, token, x->tokens[token].head);
  const uint32_t charging = charging_verb(x, token, noun);
  const uint32_t charged =
      charging == TD_NONE ? TD_NONE : charged_one(x, charging, depth);
  if (charged != TD_NONE) {
    return charged;
  }
  const uint32_t accused = one_charged(x, token, noun, depth);
  if (accused != TD_NONE) {
    return accused;
  }
  const uint32_t one = one_to_do(x, token, noun, depth);
  if (one != TD_NONE) {
    return one;
  }
  if (td_is_around_time(x, token)) {
    return td_controller(x, x->tokens[noun].head, token, depth);
  }
  if (is_of_writer(x, token, noun)) {
    return td_subject_within(x, x->tokens[noun].head, depth);
  }
  if (td_is_listed_past(x, token) && is_phrase_of_verb(x, noun)) {
    return td_subject_within(x, x->tokens[noun].head, depth);
  }
  if (is_of_agent(x, token, noun)) {
    return td_subject_within(x, x->tokens[noun].head, depth);
  }
  if (td_is_infinitive(x, token) && !td_is_passive(x, token)) {
    return td_holder(x, noun, token, depth);
  }
  if (is_of_object(x, token)) {
    noun = object_before(x, token, noun);
  }
  if (is_of_object(x, token) && td_entity_at(x, noun) != TD_NONE &&
      td_is_actor(x, noun)) {
    return noun;
  }
  if (is_of_object(x, token) && is_where(x, noun)) {
    return td_subject_within(x, x->tokens[noun].head, depth);
  }
  // "his idea of leaving"; "issued a statement condemning".
  if (td_marker(x, token, TD_REL_MARK).length ||
      (td_slice_is(x->tokens[token].xpos, "VBG") && speaks_for(x, noun))) {
    const uint32_t who = td_holder(x, noun, token, depth);
    return who == TD_NONE ? noun : who;
  }
  return is_made(x, noun, token)
             ? td_subject_within(x, x->tokens[noun].head, depth)
             : noun;
}

// "Quoted him as saying", "named him as having ordered it": what is told of the
// object.
static bool is_told_of_object(const td_analysis *x, uint32_t token) {
  const uint32_t aux = td_document_child(x->document, token, TD_REL_AUX);
  return td_slice_is(x->tokens[aux == TD_NONE ? token : aux].xpos, "VBG") &&
         (aux != TD_NONE || td_token_word(x, token, TD_WORD_REPORTING)) &&
         td_is_mark(x, td_marker(x, token, TD_REL_MARK), TD_MARK_QUALITY);
}

// "Announced the creation of a panel | to look into it": the body that the
// object `founding` of a verb says is founded; else the object itself.
static uint32_t founded_one(const td_analysis *x, uint32_t founding) {
  const uint32_t body = td_genitive_child(x, founding);
  return body != TD_NONE && !td_is_actor(x, founding) &&
                 td_evokes(x, founding,
                           td_know_vocab(x->know, TD_TID_Establish))
             ? body
             : founding;
}

// "Hired a lawyer to question her", "set up a panel to question her": who is
// sent or made to do what the infinitive `token` tells; TD_NONE.
static uint32_t sent_one(const td_analysis *x, uint32_t token) {
  const uint32_t verb = x->tokens[token].head;
  const uint32_t object = td_document_child(x->document, verb, TD_REL_OBJ);
  if (object == TD_NONE || object < verb || object > token ||
      !td_is_infinitive(x, token) || td_is_passive(x, verb)) {
    return TD_NONE;
  }
  const uint32_t sent = founded_one(x, object);
  // "Agreed to set up a patrol, | to share the cost": one thing after another.
  const uint32_t begin = td_document_subtree(x->document, token).begin;
  const bool is_listed =
      td_has_child(x, token, TD_REL_CC) ||
      td_slice_is(x->tokens[begin].form, ",") ||
      (begin > 0 && td_slice_is(x->tokens[begin - 1].form, ","));
  const bool is_made =
      sent != object ||
      td_know_word(x->know, x->tokens[verb].lemma_term, TD_TID_SendingVerb) ||
      (!is_listed &&
       td_evokes(x, verb, td_know_vocab(x->know, TD_TID_Establish)));
  return is_made && sent < token && td_is_noun(x, sent) && td_is_actor(x, sent)
             ? sent
             : TD_NONE;
}

// "Granted a visa to the envoy | to attend": to whom something is given right
// before an infinitive; TD_NONE.
static uint32_t one_given_to(const td_analysis *x, uint32_t token) {
  const uint32_t verb = x->tokens[token].head;
  const uint32_t object = td_document_child(x->document, verb, TD_REL_OBJ);
  if (object == TD_NONE || object < verb || object > token ||
      !td_is_infinitive(x, token) || td_is_passive(x, verb) ||
      td_is_actor(x, object) ||
      !td_know_word(x->know, x->tokens[verb].lemma_term, TD_TID_DativeVerb)) {
    return TD_NONE;
  }
  const uint32_t begin = td_document_subtree(x->document, token).begin;
  for (uint32_t c = object + 1; c < token; c++) {
    const uint32_t head = x->tokens[c].head;
    if ((head == object || head == verb) && td_is_actor(x, c) &&
        td_has_mark(x, c, TD_MARK_DATIVE) &&
        td_document_subtree(x->document, c).end == begin) {
      return c;
    }
  }
  return TD_NONE;
}

// "Five days", "a week": so much time, without a preposition.
static bool is_length(const td_analysis *x, uint32_t token) {
  return td_know_word(x->know, x->tokens[token].lemma_term, TD_TID_TimeUnit) &&
         !td_has_child(x, token, TD_REL_CASE);
}

// "Gave the rebels until Friday | to leave", "gave the panel a week | to
// report": to whom the time is given; TD_NONE.
static uint32_t given_time(const td_analysis *x, uint32_t token) {
  const uint32_t verb = x->tokens[token].head;
  if (!td_is_infinitive(x, token) || td_is_passive(x, verb) ||
      !td_know_word(x->know, x->tokens[verb].lemma_term, TD_TID_DativeVerb)) {
    return TD_NONE;
  }
  bool has_limit = td_has_mark(x, token, TD_MARK_LIMIT);
  for (uint32_t c = x->tokens[verb].first_child; c != TD_NONE && c < token;
       c = x->tokens[c].next_sibling) {
    has_limit |= c > verb && (td_has_mark(x, c, TD_MARK_LIMIT) ||
                              (td_is_noun(x, c) && is_length(x, c)));
  }
  const uint32_t iobj = td_document_child(x->document, verb, TD_REL_IOBJ);
  const uint32_t who =
      iobj != TD_NONE ? iobj : td_document_child(x->document, verb, TD_REL_OBJ);
  return has_limit && who != TD_NONE && td_is_actor(x, who) ? who : TD_NONE;
}

// "Waits for the court | to free her": who is waited for; TD_NONE.
static uint32_t awaited_one(const td_analysis *x, uint32_t token) {
  const uint32_t verb = x->tokens[token].head;
  if (!td_is_infinitive(x, token) ||
      !td_know_word(x->know, x->tokens[verb].lemma_term, TD_TID_WaitingVerb)) {
    return TD_NONE;
  }
  for (uint32_t c = x->tokens[verb].first_child; c != TD_NONE && c < token;
       c = x->tokens[c].next_sibling) {
    if (c > verb && x->tokens[c].rel == TD_REL_OBL &&
        x->time_of[c] == TD_NONE && td_has_mark(x, c, TD_MARK_AIM)) {
      return c;
    }
  }
  return TD_NONE;
}

// "Visits her sons, who live in Oman, | after resigning", "sold plants that
// lost money | while buying others": the verb around the relative clause below
// which the gerund hangs that does not tell of its noun; TD_NONE.
static uint32_t verb_around_relative(const td_analysis *x, uint32_t token) {
  const uint32_t verb = x->tokens[token].head;
  const uint32_t mark = td_child_exact(x, token, TD_REL_MARK);
  const td_slice word = td_marker(x, token, TD_REL_MARK);
  const bool tells_when = (td_text_word(x, word, TD_WORD_CUE) ||
                           td_text_word(x, word, TD_WORD_DURING)) &&
                          !td_text_word(x, word, TD_WORD_CONTROL);
  if (x->tokens[verb].rel != TD_REL_ACL_RELCL ||
      x->tokens[verb].head == TD_NONE || verb > token || !tells_when ||
      mark == TD_NONE || mark <= verb ||
      !td_slice_is(x->tokens[token].xpos, "VBG")) {
    return TD_NONE;
  }
  const uint32_t noun = td_relative_noun(x, verb);
  uint32_t at = x->tokens[verb].head;
  while (at != TD_NONE && !td_is_finite(x, at)) {
    at = x->tokens[at].head;
  }
  return td_slice_is(x->tokens[mark - 1].form, ",") || !td_is_actor(x, noun)
             ? at
             : TD_NONE;
}

// "Opened a case against him | for inciting a mutiny": against whom something
// is brought for what he did; TD_NONE.
static uint32_t one_proceeded_against(const td_analysis *x, uint32_t token) {
  const uint32_t verb = x->tokens[token].head;
  const uint32_t brought =
      td_is_passive(x, verb) ? td_own_subject(x, verb)
                             : td_document_child(x->document, verb, TD_REL_OBJ);
  if (verb > token || brought == TD_NONE || td_is_actor(x, brought) ||
      !may_charge(x, verb) || !is_of_object(x, token)) {
    return TD_NONE;
  }
  for (uint32_t c = token; --c > verb;) {
    if (x->tokens[c].head == verb && x->tokens[c].rel == TD_REL_OBL) {
      return x->time_of[c] == TD_NONE && td_is_actor(x, c) &&
                     td_text_word(x, td_marker(x, c, TD_REL_CASE),
                                  TD_WORD_CONTROL)
                 ? c
                 : TD_NONE;
    }
  }
  return TD_NONE;
}

static uint32_t advcl_subject(const td_analysis *x, uint32_t token,
                              unsigned depth) {
  const uint32_t head = x->tokens[token].head;
  const uint32_t accused = one_proceeded_against(x, token);
  if (accused != TD_NONE) {
    return accused;
  }
  if (td_is_passive(x, head) && td_slice_is(x->tokens[token].xpos, "VBG") &&
      td_is_mark(x, td_marker(x, token, TD_REL_MARK), TD_MARK_AGENT)) {
    return TD_NONE; // "the road was blocked by burning tyres"
  }
  const uint32_t around = verb_around_relative(x, token);
  if (around != TD_NONE) {
    return td_subject_within(x, around, depth);
  }
  const uint32_t content = td_content_noun(x, token);
  if (content != TD_NONE) {
    const uint32_t holder = td_holder(x, content, token, depth);
    if (holder != TD_NONE) {
      return holder;
    }
  }
  const uint32_t given = td_document_child(x->document, head, TD_REL_OBJ);
  uint32_t asked = given != TD_NONE && given < token && head < given &&
                           td_is_infinitive(x, token) && td_is_noun(x, given)
                       ? td_addressee(x, given, token)
                       : TD_NONE;
  asked = asked == TD_NONE ? sent_one(x, token) : asked;
  asked = asked == TD_NONE ? given_time(x, token) : asked;
  asked = asked == TD_NONE ? one_given_to(x, token) : asked;
  asked = asked == TD_NONE ? awaited_one(x, token) : asked;
  if (asked != TD_NONE) {
    return asked;
  }
  const bool has_object =
      td_has_child(x, head, TD_REL_OBJ) || td_has_child(x, head, TD_REL_IOBJ);
  if (td_is_complement(x, token) || is_told_of_object(x, token) ||
      td_asked_one(x, token) != TD_NONE ||
      (has_object && td_is_infinitive(x, token) &&
       td_token_word(x, head, TD_WORD_REQUEST))) {
    return td_controller(x, head, token, depth);
  }
  const uint32_t person =
      is_of_object(x, token) ? object_person(x, head) : TD_NONE;
  return person != TD_NONE
             ? person
             : td_subject_within(x, td_clause_governor(x, token), depth);
}

// "The rebels were surrounded by the army, | forcing them to yield": what is
// done to who undergoes the passive `head` is done by who does that.
static uint32_t doer_apart(const td_analysis *x, uint32_t token, uint32_t who) {
  const uint32_t head = x->tokens[token].head;
  if (who == TD_NONE || !td_slice_is(x->tokens[token].xpos, "VBG") ||
      !td_is_passive(x, head)) {
    return who;
  }
  const uint32_t agent = td_child_exact(x, head, TD_REL_OBL_AGENT);
  // "The claim was rejected by the judge, | saying that it came too late"
  const bool is_said = agent != TD_NONE && agent < token &&
                       td_is_actor(x, agent) && !td_is_actor(x, who) &&
                       td_marker(x, token, TD_REL_MARK).length == 0 &&
                       td_tells_or_asks(x, token);
  return is_said || is_done_to(x, token, who) ? agent : who;
}

uint32_t td_advcl_subject(const td_analysis *x, uint32_t token,
                          unsigned depth) {
  return doer_apart(x, token, advcl_subject(x, token, depth));
}
