// SPDX-License-Identifier: MIT

#include "grammar/subject.h"

#include "grammar/clause.h"
#include "grammar/fits.h"
#include "grammar/govern.h"
#include "grammar/relative.h"
#include "grammar/second.h"
#include "grammar/unnamed.h"

#define MAX_DEPTH 12

uint32_t td_own_subject(const td_analysis *x, uint32_t token) {
  uint32_t subject = td_document_child(x->document, token, TD_REL_NSUBJ);
  if (subject == TD_NONE) {
    subject = td_document_child(x->document, token, TD_REL_CSUBJ);
  }
  return subject;
}

static uint32_t subject_of(const td_analysis *x, uint32_t token,
                           unsigned depth);

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
  return !td_is_infinitive(x, token) || td_is_relative_clause(x, verb) ||
         x->tokens[verb].upos != TD_UPOS_VERB ||
         td_token_word(x, verb, TD_WORD_REQUEST) ||
         td_know_word(x->know, x->tokens[verb].lemma_term,
                      TD_TID_ObjectControlVerb);
}

// Who controls the infinitive or participle `token` that complements
// `governor`.
static uint32_t controller(const td_analysis *x, uint32_t governor,
                           uint32_t token, unsigned depth) {
  // "Pushed to leave", but "pushed Iran to leave".
  const bool is_intended =
      td_token_word(x, governor, TD_WORD_INTENTION) &&
      !td_know_word(x->know, x->tokens[governor].lemma_term,
                    TD_TID_ObjectControlVerb);
  if (td_is_passive(x, governor) || is_intended) {
    return subject_of(x, governor, depth);
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
             (who == obj && td_is_infinitive(x, token) && is_means(x, obj))) {
    who = TD_NONE;
  }
  return who != TD_NONE ? who : subject_of(x, governor, depth);
}

// Whether the gerund `token` tells what the object of its verb does or is said
// to do: "accused Oman of arming", "fined the bank for helping".
static bool is_of_object(const td_analysis *x, uint32_t token) {
  const uint32_t aux = td_child_exact(x, token, TD_REL_AUX);
  return td_slice_is(x->tokens[aux == TD_NONE ? token : aux].xpos, "VBG") &&
         td_text_word(x, td_marker(x, token, TD_REL_MARK), TD_WORD_CONTROL);
}

// Somebody who is the object of `verb`, or whom its object is about: "imposed
// sanctions on two colonels"; TD_NONE.
static uint32_t object_person(const td_analysis *x, uint32_t verb) {
  const uint32_t iobj = td_document_child(x->document, verb, TD_REL_IOBJ);
  const uint32_t obj =
      iobj != TD_NONE ? iobj : td_document_child(x->document, verb, TD_REL_OBJ);
  if (obj == TD_NONE || td_is_passive(x, verb)) {
    return TD_NONE;
  }
  if (td_is_relative(x, obj) && td_is_relative_clause(x, verb)) {
    return td_relative_noun(x, verb); // "whom Oman accuses of arming"
  }
  if (td_is_actor(x, obj) || is_craft(x, obj) ||
      x->tokens[obj].upos == TD_UPOS_PRON) {
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

// "The need for Oman to pay".
static uint32_t named_for(const td_analysis *x, uint32_t noun,
                          uint32_t infinitive) {
  for (uint32_t c = x->tokens[noun].first_child; c != TD_NONE && c < infinitive;
       c = x->tokens[c].next_sibling) {
    if (c > noun && x->tokens[c].rel == TD_REL_NMOD && td_is_actor(x, c) &&
        td_has_mark(x, c, TD_MARK_AIM)) {
      return c;
    }
  }
  return TD_NONE;
}

// "A plan by Oman to leave".
static uint32_t named_by(const td_analysis *x, uint32_t noun) {
  for (uint32_t c = x->tokens[noun].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (c > noun && x->tokens[c].rel == TD_REL_NMOD && td_is_actor(x, c) &&
        td_has_mark(x, c, TD_MARK_AGENT)) {
      return c;
    }
  }
  return TD_NONE;
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
                 !is_averted(x, noun) && !is_of_others(x, t->head)
             ? subject_of(x, t->head, depth)
             : TD_NONE;
}

// Whether a sense of the noun `asking` has the phrase of `token` for whom it
// asks: "pressure on Mali", "an order to the army".
static bool is_addressed(const td_analysis *x, uint32_t asking,
                         uint32_t token) {
  const td_slice word = td_marker(x, token, TD_REL_CASE);
  for (const td_lexeme *l =
           td_lexicon_first(x->lexicon, x->tokens[asking].lemma_term);
       l && word.length; l = td_lexicon_next(x->lexicon, l)) {
    if (l->upos == TD_UPOS_NOUN &&
        td_lexeme_has_path(l, TD_ROLE_RECIPIENT, TD_PATH_NMOD, word)) {
      return true;
    }
  }
  return false;
}

// "Put pressure on Mali to leave", "gave Mali a chance to leave": who is to do
// what a noun that somebody has in hand asks for.
static uint32_t addressee(const td_analysis *x, uint32_t noun,
                          uint32_t clause) {
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
        is_addressed(x, noun, t)) {
      return t;
    }
  }
  return TD_NONE;
}

// "Faces calls to resign": what others want of somebody he is to do.
static uint32_t who_is_faced(const td_analysis *x, uint32_t noun,
                             uint32_t clause, unsigned depth) {
  const uint32_t verb = x->tokens[noun].head;
  const td_word *word = x->tokens[noun].rel == TD_REL_OBJ
                            ? td_token_word(x, verb, TD_WORD_SUPPORT)
                            : NULL;
  return word && word->subject_role == (int)TD_ROLE_RECIPIENT
             ? subject_of(x, verb, depth)
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
    *who = addressee(x, noun, clause);
  }
  const uint32_t draft = x->tokens[noun].rel == TD_REL_NMOD &&
                                 td_token_word(x, x->tokens[noun].head,
                                               TD_WORD_DRAFT)
                             ? x->tokens[noun].head // "calls by the union"
                             : noun;
  if (*who != TD_NONE || !td_token_word(x, draft, TD_WORD_DRAFT)) {
    return *who != TD_NONE;
  }
  *who = who_is_faced(x, draft, clause, depth);
  return true;
}

// Who carries out the "to ..." of a noun: who is asked to, who owns it or is to
// do it, itself, or who has it in hand.
static uint32_t noun_controller(const td_analysis *x, uint32_t noun,
                                uint32_t clause, unsigned depth) {
  const uint32_t owner = td_child_exact(x, noun, TD_REL_NMOD_POSS);
  const uint32_t subject = td_own_subject(x, noun);
  uint32_t other;
  if (wants_others(x, noun, clause, depth, &other)) {
    return other;
  }
  if (subject != TD_NONE && !td_has_child(x, noun, TD_REL_COP)) {
    return subject; // a verb read as a noun: "Oman plans to leave"
  }
  if (td_is_actor(x, noun)) { // "she is the first judge to resign"
    return subject != TD_NONE ? subject : noun;
  }
  if (subject != TD_NONE && td_has_child(x, noun, TD_REL_CASE) &&
      td_token_word(x, noun, TD_WORD_REQUEST)) {
    return subject; // "is under orders to leave"
  }
  uint32_t found = owner != TD_NONE ? owner : named_for(x, noun, clause);
  found = found != TD_NONE ? found : named_by(x, noun);
  found = found != TD_NONE ? found : td_describing_actor(x, noun);
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

// "Issued a decree dissolving parliament": what somebody makes he does by it;
// what it says it says itself.
static bool is_made(const td_analysis *x, uint32_t noun, uint32_t participle) {
  const uint32_t verb = x->tokens[noun].head;
  const td_word *support = x->tokens[noun].rel == TD_REL_OBJ &&
                                   !td_is_actor(x, noun) &&
                                   !td_is_passive(x, verb)
                               ? td_token_word(x, verb, TD_WORD_SUPPORT)
                               : NULL;
  return support && support->n_complements == 0 &&
         support->subject_role == (int)TD_ROLE_ACTOR &&
         td_slice_is(x->tokens[participle].xpos, "VBG") &&
         !td_tells_or_asks(x, participle);
}

static uint32_t acl_subject(const td_analysis *x, uint32_t token,
                            unsigned depth) {
  uint32_t noun = x->tokens[token].head;
  if (td_is_listed_past(x, token) && is_phrase_of_verb(x, noun)) {
    return subject_of(x, x->tokens[noun].head, depth);
  }
  if (is_of_agent(x, token, noun)) {
    return subject_of(x, x->tokens[noun].head, depth);
  }
  if (td_is_infinitive(x, token) && !td_is_passive(x, token)) {
    return noun_controller(x, noun, token, depth);
  }
  if (is_of_object(x, token)) {
    noun = object_before(x, token, noun);
  }
  if (is_of_object(x, token) && td_entity_at(x, noun) != TD_NONE &&
      td_is_actor(x, noun)) {
    return noun;
  }
  if (is_of_object(x, token) && is_where(x, noun)) {
    return subject_of(x, x->tokens[noun].head, depth);
  }
  // "his idea of leaving"; "issued a statement condemning".
  if (td_marker(x, token, TD_REL_MARK).length ||
      (td_slice_is(x->tokens[token].xpos, "VBG") && speaks_for(x, noun))) {
    const uint32_t who = noun_controller(x, noun, token, depth);
    return who == TD_NONE ? noun : who;
  }
  return is_made(x, noun, token) ? subject_of(x, x->tokens[noun].head, depth)
                                 : noun;
}

// "Quoted him as saying": what is told of the object.
static bool is_words_of_object(const td_analysis *x, uint32_t token) {
  return td_slice_is(x->tokens[token].xpos, "VBG") &&
         td_token_word(x, token, TD_WORD_REPORTING) &&
         td_is_mark(x, td_marker(x, token, TD_REL_MARK), TD_MARK_QUALITY);
}

// "Hired a lawyer to question her": who is sent to do what the infinitive
// `token` tells; TD_NONE.
static uint32_t sent_one(const td_analysis *x, uint32_t token) {
  const uint32_t verb = x->tokens[token].head;
  const uint32_t sent = td_document_child(x->document, verb, TD_REL_OBJ);
  return sent != TD_NONE && verb < sent && sent < token &&
                 td_is_infinitive(x, token) && !td_is_passive(x, verb) &&
                 td_is_noun(x, sent) && td_is_actor(x, sent) &&
                 td_know_word(x->know, x->tokens[verb].lemma_term,
                              TD_TID_SendingVerb)
             ? sent
             : TD_NONE;
}

static uint32_t advcl_subject(const td_analysis *x, uint32_t token,
                              unsigned depth) {
  const uint32_t head = x->tokens[token].head;
  const uint32_t given = td_document_child(x->document, head, TD_REL_OBJ);
  uint32_t asked = given != TD_NONE && given < token && head < given &&
                           td_is_infinitive(x, token) && td_is_noun(x, given)
                       ? addressee(x, given, token)
                       : TD_NONE;
  asked = asked == TD_NONE ? sent_one(x, token) : asked;
  if (asked != TD_NONE) {
    return asked;
  }
  const bool has_object =
      td_has_child(x, head, TD_REL_OBJ) || td_has_child(x, head, TD_REL_IOBJ);
  if (td_is_complement(x, token) || is_words_of_object(x, token) ||
      td_asked_one(x, token) != TD_NONE ||
      (has_object && td_is_infinitive(x, token) &&
       td_token_word(x, head, TD_WORD_REQUEST))) {
    return controller(x, head, token, depth);
  }
  const uint32_t person =
      is_of_object(x, token) ? object_person(x, head) : TD_NONE;
  return person != TD_NONE ? person
                           : subject_of(x, td_clause_governor(x, token), depth);
}

static uint32_t inherited_subject(const td_analysis *x, uint32_t token,
                                  unsigned depth) {
  const td_token *t = &x->tokens[token];
  if (t->head == TD_NONE || depth == 0) {
    return TD_NONE;
  }
  switch ((td_rel)t->rel) {
  case TD_REL_XCOMP:
    return controller(x, t->head, token, depth - 1);
  case TD_REL_CONJ:
  case TD_REL_PARATAXIS:
    return t->rel == TD_REL_PARATAXIS && !td_slice_is(t->xpos, "VBG") ? TD_NONE
           : td_is_predicate(x, td_coordinated_verb(x, token))
               ? subject_of(x, td_first_conjunct(x, token), depth - 1)
               : TD_NONE;
  case TD_REL_ADVCL:
    return advcl_subject(x, token, depth - 1);
  case TD_REL_OBL:
  case TD_REL_CCOMP:
    return subject_of(x, t->head, depth - 1);
  case TD_REL_ACL_RELCL:
  case TD_REL_ADVCL_RELCL:
    // With a subject of its own the gap is elsewhere; the caller saw to that.
    return td_is_relative_clause(x, token) ? td_relative_noun(x, token)
                                           : TD_NONE;
  case TD_REL_ACL:
    return x->tokens[t->head].upos == TD_UPOS_VERB
               ? advcl_subject(x, token, depth - 1)
               : acl_subject(x, token, depth - 1);
  case TD_REL_AMOD:
  case TD_REL_APPOS:
    // "The colonel guilty of killing": what is told of the noun before.
    return t->head < token ? t->head : TD_NONE;
  default:
    return TD_NONE;
  }
}

static bool is_set_off(const td_analysis *x, uint32_t token) {
  return token > 0 && td_slice_is(x->tokens[token - 1].form, ",");
}

// "Ordered the envoys to leave, | accusing them": what an object is asked to
// do.
static bool is_ordered(const td_analysis *x, uint32_t token) {
  const uint32_t head = x->tokens[token].head;
  return (x->tokens[token].rel == TD_REL_XCOMP || td_is_complement(x, token)) &&
         td_is_infinitive(x, token) && !td_is_passive(x, head) &&
         td_token_word(x, head, TD_WORD_REQUEST) &&
         (td_has_child(x, head, TD_REL_OBJ) ||
          td_has_child(x, head, TD_REL_IOBJ));
}

uint32_t td_clause_governor(const td_analysis *x, uint32_t token) {
  const uint32_t head = x->tokens[token].head;
  if (head == TD_NONE || !td_slice_is(x->tokens[token].xpos, "VBG") ||
      !(td_token_word(x, token, TD_WORD_REPORTING) ||
        (x->tokens[token].rel == TD_REL_ADVCL && td_is_speaking(x, token)))) {
    return head;
  }
  for (uint32_t at = head; at != TD_NONE && x->tokens[at].head != TD_NONE;
       at = x->tokens[at].head) {
    const uint32_t above = x->tokens[at].head;
    if (x->quote_of[above] != x->quote_of[token]) {
      return head;
    }
    if ((x->tokens[at].rel == TD_REL_CCOMP &&
         td_token_word(x, above, TD_WORD_REPORTING)) ||
        td_asked_one(x, at) != TD_NONE ||
        (is_set_off(x, token) && is_ordered(x, at))) {
      return above;
    }
  }
  return head;
}

// A finite clause has its own subject; only parsers lose it.
static bool may_inherit(const td_analysis *x, uint32_t token) {
  const td_rel rel = x->tokens[token].rel;
  if (rel != TD_REL_CCOMP && rel != TD_REL_ADVCL) {
    return true;
  }
  const td_slice xpos = x->tokens[token].xpos;
  return td_slice_is(xpos, "VBG") || td_slice_is(xpos, "VBN") ||
         td_slice_is(xpos, "VB") || td_is_infinitive(x, token);
}

// "Left, | each blaming the other": a word that only tells how many of those
// named before do what the participle tells.
static bool is_share(const td_analysis *x, uint32_t token, uint32_t own) {
  return own != TD_NONE && own < token &&
         x->tokens[token].rel == TD_REL_ADVCL &&
         td_slice_is(x->tokens[token].xpos, "VBG") &&
         x->tokens[own].first_child == TD_NONE &&
         td_know_word(x->know, x->tokens[own].form_term, TD_TID_ShareWord);
}

// "The ministry, asked for its view, | replied".
static uint32_t lent_subject(const td_analysis *x, uint32_t token) {
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE && c < token;
       c = x->tokens[c].next_sibling) {
    if (td_lends_subject(x, c)) {
      return td_child_exact(x, c, TD_REL_NSUBJ);
    }
  }
  return TD_NONE;
}

static uint32_t subject_of(const td_analysis *x, uint32_t token,
                           unsigned depth) {
  const uint32_t lent = lent_subject(x, token);
  const uint32_t own = lent == TD_NONE ? td_own_subject(x, token) : lent;
  if (own == TD_NONE || is_share(x, token, own)) {
    return may_inherit(x, token) ? inherited_subject(x, token, depth) : TD_NONE;
  }
  return td_is_relative(x, own) && !td_is_some_of(x, own) &&
                 td_is_relative_clause(x, token)
             ? td_relative_noun(x, token)
             : own;
}

uint32_t td_deep_subject(const td_analysis *x, uint32_t token) {
  return subject_of(x, token, MAX_DEPTH);
}
