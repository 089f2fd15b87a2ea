// SPDX-License-Identifier: MIT

#include "extract/owner.h"

#include "base/try.h"
#include "extract/role.h"
#include "extract/scene.h"
#include "grammar/conjuncts.h"
#include "grammar/deep.h"
#include "grammar/fits.h"
#include "grammar/govern.h"
#include "grammar/second.h"

static bool has_rule(const td_analysis *x, const td_event *e, td_vocab rule) {
  return td_lexicon_rule(x->lexicon, rule, e->classes[0]) != 0;
}

// "Talks with Mali": of two parties only the other is told.
static bool is_done_by_one(const td_event *e) {
  for (uint32_t i = 0; i < e->arguments.count; i++) {
    const td_argument *a = &e->arguments.items[i];
    if (a->role == TD_ROLE_ACTOR && !a->is_counterpart) {
      return true;
    }
  }
  return false;
}

static bool takes_part(const td_analysis *x, const td_event *e,
                       uint32_t token) {
  const uint32_t entity = td_entity_at(x, token);
  for (uint32_t i = 0; entity != TD_NONE && i < e->arguments.count; i++) {
    const td_argument *a = &e->arguments.items[i];
    if (a->filler == TD_FILLER_ENTITY && a->id == entity) {
      return true;
    }
  }
  return false;
}

// `token` if it acts and takes no part in the event yet; else TD_NONE.
static uint32_t if_other_actor(const td_analysis *x, const td_event *e,
                               uint32_t token) {
  return token != TD_NONE && td_is_actor(x, token) && !takes_part(x, e, token)
             ? token
             : TD_NONE;
}

// ------------------------------------------------------------- own phrases

// "The testimony of nine witnesses": who is behind the genitive said it.
static bool is_speaker(const td_analysis *x, const td_event *e,
                       const td_arc *arc) {
  static const td_fits act = {TD_FITS_EVENT, 0};
  return arc->kind == TD_PATH_OF && has_rule(x, e, TD_TID_GenitiveRule) &&
         !(x->tokens[arc->token].upos == TD_UPOS_NOUN &&
           td_fits_any(x, arc->token, &act, 1)) &&
         x->tokens[arc->token].head == e->token &&
         !td_is_only_where(x, e->classes[0], arc->token);
}

// "A threat from Oman": who is behind it makes it.
static bool is_sender(const td_analysis *x, const td_event *e,
                      const td_arc *arc) {
  return arc->kind == TD_PATH_NMOD &&
         td_is_mark(x, arc->word, TD_MARK_ORIGIN) &&
         has_rule(x, e, TD_TID_SenderRule) &&
         !td_is_only_where(x, e->classes[0], arc->token);
}

// "The court's acquittal | of the general": who owns what is done to another
// does it.
static bool is_own_deed(const td_analysis *x, const td_event *e) {
  return td_role_is_filled(e, TD_ROLE_RECIPIENT) &&
         !has_rule(x, e, TD_TID_BefallRule);
}

// "The attempt by two gunmen", "the Saudi-led war": what no frame asked for.
static uint32_t named_agent(const td_analysis *x, const td_event *e) {
  td_arcs arcs;
  td_deep_find(x, e->token, &arcs);
  for (uint32_t i = 0; i < arcs.count; i++) {
    const td_arc *arc = &arcs.items[i];
    const bool is_agent =
        (arc->kind == TD_PATH_NMOD &&
         td_is_mark(x, arc->word, TD_MARK_AGENT)) ||
        (arc->kind == TD_PATH_POSS && arc->token < e->token &&
         (x->tokens[arc->token].head != e->token || is_own_deed(x, e))) ||
        is_speaker(x, e, arc) || is_sender(x, e, arc);
    if (is_agent && !arc->is_far && td_is_actor(x, arc->token) &&
        !takes_part(x, e, arc->token)) {
      return arc->token;
    }
  }
  return TD_NONE;
}

// -------------------------------------------------------------- adjectives

// Whether the word is an adjective of a state or people, not its name.
static bool is_demonym(const td_analysis *x, uint32_t token) {
  const uint32_t entity = td_entity_at(x, token);
  const td_term known =
      entity == TD_NONE ? 0 : x->document->entities.items[entity].known;
  const td_term property = td_know_vocab(x->know, TD_TID_demonym);
  if (!known || !property) {
    return false;
  }
  const td_fact_run run = td_know_objects(x->know, known, property);
  for (const td_fact *f = run.begin; f < run.end; f++) {
    if (td_slice_equal(td_know_text(x->know, f->o), x->tokens[token].form)) {
      return true;
    }
  }
  return false;
}

// "The Israeli-Palestinian conflict", "US-China talks": between the two.
static bool is_pair(const td_analysis *x, uint32_t state) {
  uint32_t states[TD_MAX_CONJUNCTS];
  return td_entity_at(x, state) != TD_NONE &&
         td_conjuncts(x, state, states) == 2 &&
         (states[1] + 2 == state || states[1] == state + 2);
}

// Whether a phrase behind the noun says where, or against whom: "the Soviet war
// | in Afghanistan"; without one a war is where the adjective says.
static bool is_elsewhere(const td_analysis *x, const td_event *e) {
  const uint32_t place = td_document_child(x->document, e->token, TD_REL_NMOD);
  return !td_event_is_below(x, e, TD_TID_Clash) ||
         (place != TD_NONE && place > e->token &&
          td_entity_at(x, place) != TD_NONE);
}

// Of which kind the body is that the word names: "Hezbollah", "the army".
static td_term kind_of_body(const td_analysis *x, uint32_t token) {
  const uint32_t entity = td_entity_at(x, token);
  const td_term known =
      entity == TD_NONE ? 0 : x->document->entities.items[entity].known;
  if (!known) {
    return td_know_get(
        x->know,
        td_know_word(x->know, x->tokens[token].lemma_term, TD_TID_AgentNoun),
        TD_TID_kindOfBody);
  }
  const td_term kind = td_know_get(x->know, known, TD_TID_kindOfBody);
  return kind ? kind : x->document->entities.items[entity].type;
}

// "A rebel ambush": those whose sector does such acts, not what it is called
// ("a terrorist attack").
static bool is_of_acting_sector(const td_analysis *x, const td_event *e,
                                uint32_t token) {
  const td_term rule =
      td_lexicon_rule(x->lexicon, TD_TID_SectorRule, e->classes[0]);
  const td_fact_run run =
      td_know_objects(x->know, rule, td_know_vocab(x->know, TD_TID_sector));
  const td_fits blame = {TD_FITS_CLASS,
                         td_know_vocab(x->know, TD_TID_Reproach)};
  const bool is_blame = td_fits_any(x, token, &blame, 1);
  for (const td_fact *f = run.begin; rule && !is_blame && f < run.end; f++) {
    const td_fits sector = {TD_FITS_SECTOR, f->o};
    if (td_fits_any(x, token, &sector, 1)) {
      return true;
    }
  }
  return false;
}

// "A police inquiry", "an army offensive": a body of a kind that does such
// acts.
static bool is_acting_body(const td_analysis *x, const td_event *e,
                           uint32_t token) {
  const td_term kind = kind_of_body(x, token);
  return x->tokens[token].rel == TD_REL_COMPOUND &&
         ((kind && td_lexicon_has_pair(x->lexicon, TD_TID_BodyRule,
                                       e->classes[0], kind)) ||
          is_of_acting_sector(x, e, token));
}

// "Russian criticism", "the French ban": the state or body before the noun.
static uint32_t describing_party(const td_analysis *x, const td_event *e) {
  const bool is_owned = has_rule(x, e, TD_TID_OwnedRule) && is_elsewhere(x, e);
  for (uint32_t c = x->tokens[e->token].first_child;
       c != TD_NONE && c < e->token; c = x->tokens[c].next_sibling) {
    const td_rel rel = (td_rel)x->tokens[c].rel;
    if ((rel == TD_REL_AMOD || rel == TD_REL_COMPOUND) &&
        (is_pair(x, c) || (is_owned && is_demonym(x, c)) ||
         is_acting_body(x, e, c)) &&
        !td_is_only_where(x, e->classes[0], c) && !takes_part(x, e, c)) {
      return c;
    }
  }
  return TD_NONE;
}

// ------------------------------------------------------------------ clause

// Whether the adverbial behind "for" is what is asked for: "pushed for talks".
static bool is_asked_for(const td_analysis *x, uint32_t noun) {
  const uint32_t verb = x->tokens[noun].head;
  const uint32_t event = x->event_of[verb];
  return td_token_word(x, verb, TD_WORD_REQUEST) ||
         td_token_word(x, verb, TD_WORD_DESIRE) ||
         (event != TD_NONE &&
          td_event_is_below(x, &x->document->events.items[event],
                            TD_TID_Request));
}

// Whether the verb tells that what is its complement begins, goes on or ends,
// not that somebody else ends it: "halt", not "resolve".
static bool tells_own_course(const td_analysis *x, uint32_t verb) {
  const td_word *word = td_token_word(x, verb, TD_WORD_ASPECT);
  for (uint32_t i = 0; word && i < word->n_complements; i++) {
    if (word->complements[i].kind == TD_PATH_XCOMP) {
      return true;
    }
  }
  return false;
}

// "Cut short | a visit to Chad": whose visit it is.
static bool is_own_visit(const td_analysis *x, const td_event *e,
                         uint32_t verb) {
  const uint32_t other = x->event_of[verb];
  return td_event_is_below(x, e, TD_TID_Visit) && other != TD_NONE &&
         td_event_is_below(x, &x->document->events.items[other],
                           TD_TID_CancelMeeting);
}

// "Put the bank | under sanctions": who does so to whom undergoes them.
static uint32_t who_puts_under(const td_analysis *x, const td_event *e) {
  const uint32_t noun = td_measure_of(x, e->token);
  const uint32_t verb = x->tokens[noun].head;
  const uint32_t preposition =
      td_document_child(x->document, noun, TD_REL_CASE);
  if (td_rel_base((td_rel)x->tokens[noun].rel) != TD_REL_OBL ||
      preposition == TD_NONE || x->event_of[verb] != TD_NONE ||
      td_is_passive(x, verb) || !td_has_child(x, verb, TD_REL_OBJ) ||
      !td_know_word(x->know, x->tokens[preposition].form_term,
                    TD_TID_UndergoPreposition)) {
    return TD_NONE;
  }
  return if_other_actor(x, e, td_deep_subject(x, verb));
}

// "Planned | an inquiry", "called on both to halt |
// attacks", "agreed to end | the siege": whoever is to begin or stop does it;
// who stopped it may be another.
static uint32_t who_is_to_act(const td_analysis *x, const td_event *e) {
  const uint32_t noun = td_measure_of(x, e->token);
  const uint32_t verb = x->tokens[noun].head;
  if (x->tokens[noun].rel != TD_REL_OBJ ||
      td_event_is_below(x, e, TD_TID_Clash)) {
    return TD_NONE;
  }
  const bool is_own_course = has_rule(x, e, TD_TID_OwnCourseRule) &&
                             !td_is_passive(x, verb) &&
                             td_token_word(x, verb, TD_WORD_OWN_COURSE) != NULL;
  // Who wants talks is to hold them; who wants aid or an arrest is not.
  const bool is_wanted = td_know_word(x->know, x->tokens[verb].lemma_term,
                                      TD_TID_EitherControlVerb) &&
                         !td_event_is_below(x, e, TD_TID_Consult);
  const bool is_intended =
      is_own_course ||
      (td_token_word(x, verb, TD_WORD_INTENTION) && !is_wanted);
  const bool is_to_stop = tells_own_course(x, verb) &&
                          (td_operator_above(x, verb, TD_WORD_REQUEST) ||
                           td_operator_above(x, verb, TD_WORD_INTENTION) ||
                           td_event_is_below(x, e, TD_TID_Consult));
  if (!is_intended && !is_to_stop && !is_own_visit(x, e, verb)) {
    return TD_NONE;
  }
  return if_other_actor(x, e, td_deep_subject(x, verb));
}

// Who has in hand what the noun tells: "Oman's plan", "a promise by Oman",
// "Oman made an offer".
static uint32_t holder_of(const td_analysis *x, uint32_t noun) {
  td_arcs arcs;
  td_deep_find(x, noun, &arcs);
  const bool is_lent =
      arcs.support != TD_NONE && arcs.support_role == TD_ROLE_ACTOR;
  for (uint32_t i = 0; i < arcs.count; i++) {
    const td_arc *arc = &arcs.items[i];
    const bool is_agent =
        arc->kind == TD_PATH_NMOD && td_is_mark(x, arc->word, TD_MARK_AGENT);
    if (!arc->is_far && (arc->kind == TD_PATH_POSS || is_agent ||
                         (is_lent && arc->kind == TD_PATH_SUBJ))) {
      return arc->token;
    }
  }
  return td_describing_actor(x, noun);
}

// "Oman's promise of | aid", "their plan for | an attack": who intends what is
// to be done.
static uint32_t who_intends(const td_analysis *x, const td_event *e) {
  const uint32_t noun = td_measure_of(x, e->token);
  const uint32_t plan = x->tokens[noun].head;
  if (x->tokens[noun].rel != TD_REL_NMOD || plan == TD_NONE ||
      !td_is_noun(x, plan) || td_token_word(x, plan, TD_WORD_DRAFT) ||
      !td_operator_above(x, noun, TD_WORD_INTENTION)) {
    return TD_NONE;
  }
  return if_other_actor(x, e, holder_of(x, plan));
}

// The clause that the event noun is an adverbial of: "signed it | after talks",
// also where it was read as part of the object; TD_NONE.
static uint32_t clause_around(const td_analysis *x, uint32_t noun) {
  const td_token *t = &x->tokens[noun];
  const td_slice word = td_marker(x, noun, TD_REL_CASE);
  if (t->head == TD_NONE || td_is_predicate(x, t->head)) {
    return t->rel == TD_REL_NMOD || td_rel_base((td_rel)t->rel) == TD_REL_OBL
               ? t->head
               : TD_NONE;
  }
  const bool tells_when = td_text_word(x, word, TD_WORD_CUE) ||
                          td_text_word(x, word, TD_WORD_DURING);
  const uint32_t object =
      t->rel == TD_REL_NMOD && tells_when ? t->head : TD_NONE;
  if (object == TD_NONE || x->tokens[object].head == TD_NONE) {
    return TD_NONE;
  }
  const td_rel rel = td_rel_base((td_rel)x->tokens[object].rel);
  const uint32_t verb = x->tokens[object].head;
  return (rel == TD_REL_OBJ || rel == TD_REL_OBL) && td_is_predicate(x, verb)
             ? verb
             : TD_NONE;
}

static bool is_attendance(const td_analysis *x, uint32_t token) {
  return td_know_word(x->know, x->tokens[token].form_term,
                      TD_TID_AttendancePreposition) != 0;
}

// The clause that tells who takes part in what is its adverbial: "at a
// meeting", "at the request of", "following talks"; TD_NONE.
static uint32_t clause_of_adverbial(const td_analysis *x, uint32_t noun) {
  const uint32_t preposition =
      td_document_child(x->document, noun, TD_REL_CASE);
  const uint32_t verb = x->tokens[noun].head;
  if (preposition != TD_NONE) {
    return is_attendance(x, preposition) ? clause_around(x, noun) : TD_NONE;
  }
  return x->tokens[noun].rel == TD_REL_OBJ && is_attendance(x, verb) &&
                 td_rel_base((td_rel)x->tokens[verb].rel) == TD_REL_ADVCL
             ? x->tokens[verb].head
             : TD_NONE;
}

// "In silent protest", not "in a protest", where others may be as well.
static bool is_bare(const td_analysis *x, uint32_t noun) {
  return td_slice_is(x->tokens[noun].xpos, "NN") &&
         !td_has_child(x, noun, TD_REL_DET);
}

// "At a meeting", "in support of"; what something is done for, if another
// party is told: "came for talks with Mali".
static bool is_attended(const td_analysis *x, const td_event *e,
                        uint32_t noun) {
  return clause_of_adverbial(x, noun) != TD_NONE && !td_is_definite(x, noun) &&
         (!td_event_is_below(x, e, TD_TID_Protest) || is_bare(x, noun)) &&
         (!td_has_mark(x, noun, TD_MARK_AIM) ||
          x->tokens[x->tokens[noun].head].upos == TD_UPOS_ADJ ||
          (e->arguments.count && !is_asked_for(x, noun)));
}

// "The premier, in talks with Oman, ...": whom the phrase is set beside.
static uint32_t somebody_described(const td_analysis *x, uint32_t noun) {
  const uint32_t head = x->tokens[noun].head;
  const uint32_t preposition =
      td_document_child(x->document, noun, TD_REL_CASE);
  return x->tokens[noun].rel == TD_REL_NMOD && preposition != TD_NONE &&
                 head < noun && td_is_actor(x, head) &&
                 !td_is_definite(x, noun) &&
                 td_know_word(x->know, x->tokens[preposition].form_term,
                              TD_TID_EngagePreposition)
             ? head
             : TD_NONE;
}

// Who undergoes what the clause tells, if it is a passive and somebody does:
// "soldiers were wounded | in clashes with"; else who does it: "signed by Oman
// | after talks with".
static uint32_t party_of_clause(const td_analysis *x, uint32_t verb) {
  td_arcs arcs;
  td_deep_find(x, verb, &arcs);
  for (uint32_t i = 0; td_is_passive(x, verb) && i < arcs.count; i++) {
    const td_arc *arc = &arcs.items[i];
    if (arc->kind == TD_PATH_OBJ && !arc->is_far &&
        td_is_actor(x, td_content_head(x, arc->token))) {
      return arc->token;
    }
  }
  const uint32_t agent = td_child_exact(x, verb, TD_REL_OBL_AGENT);
  return agent != TD_NONE ? agent : td_deep_subject(x, verb);
}

// "Helped Iraq | in the war on IS", "support for Mali in its fight": the help
// that somebody has in what the noun tells; TD_NONE.
static uint32_t help_in(const td_analysis *x, const td_event *e) {
  const uint32_t noun = td_measure_of(x, e->token);
  const uint32_t preposition =
      td_document_child(x->document, noun, TD_REL_CASE);
  if (preposition == TD_NONE ||
      !td_know_word(x->know, x->tokens[preposition].form_term,
                    TD_TID_EngagePreposition)) {
    return TD_NONE;
  }
  uint32_t at = x->tokens[noun].head;
  for (unsigned depth = 0; depth < 2 && at != TD_NONE; depth++) {
    const uint32_t id = x->event_of[at];
    if (id != TD_NONE) {
      const td_event *help = &x->document->events.items[id];
      return at < noun && td_role_is_filled(help, TD_ROLE_RECIPIENT) &&
                     !td_event_is_below(x, help, TD_TID_Rescue) &&
                     td_lexicon_has_pair(x->lexicon, TD_TID_HelpRule,
                                         help->classes[0], e->classes[0])
                 ? id
                 : TD_NONE;
    }
    at = x->tokens[at].head; // "support for Mali | in the fight"
  }
  return TD_NONE;
}

// "Helps the army | through air strikes": the help that somebody gives by what
// the noun tells; TD_NONE.
static uint32_t help_by(const td_analysis *x, const td_event *e) {
  const uint32_t first = x->tokens[e->token].rel == TD_REL_CONJ
                             ? td_first_conjunct(x, e->token)
                             : e->token;
  const uint32_t noun = td_measure_of(x, first);
  const uint32_t verb = x->tokens[noun].head;
  const uint32_t id = verb == TD_NONE ? TD_NONE : x->event_of[verb];
  return id != TD_NONE && verb < noun && !td_is_passive(x, verb) &&
                 td_rel_base((td_rel)x->tokens[noun].rel) == TD_REL_OBL &&
                 td_text_word(x, td_marker(x, noun, TD_REL_CASE),
                              TD_WORD_MEANS) &&
                 td_lexicon_has_pair(x->lexicon, TD_TID_MeansRule,
                                     x->document->events.items[id].classes[0],
                                     e->classes[0])
             ? id
             : TD_NONE;
}

// "Ended the talks | with a demand": who does something to something with words
// says them; TD_NONE.
static uint32_t who_adds_words(const td_analysis *x, const td_event *e) {
  const uint32_t noun = td_measure_of(x, e->token);
  const uint32_t verb = x->tokens[noun].head;
  const uint32_t det = td_document_child(x->document, noun, TD_REL_DET);
  const uint32_t object =
      verb == TD_NONE || x->tokens[verb].upos != TD_UPOS_VERB
          ? TD_NONE
          : td_document_child(x->document, verb, TD_REL_OBJ);
  if (object == TD_NONE || object < verb || object > noun || det == TD_NONE ||
      !td_has_feature(x, det, "Definite=Ind") || td_is_passive(x, verb) ||
      td_rel_base((td_rel)x->tokens[noun].rel) != TD_REL_OBL ||
      td_is_actor(x, object) || !has_rule(x, e, TD_TID_ConveyedRule) ||
      !td_text_word(x, td_marker(x, noun, TD_REL_CASE), TD_WORD_MEANS)) {
    return TD_NONE;
  }
  return if_other_actor(x, e, td_deep_subject(x, verb));
}

// Who does what the clause around the noun tells; who was shot during rioting
// need not have rioted.
static uint32_t subject_of_clause(const td_analysis *x, const td_event *e) {
  const uint32_t noun = td_measure_of(x, e->token);
  if (!is_attended(x, e, noun)) {
    return if_other_actor(x, e, somebody_described(x, noun));
  }
  const uint32_t clause = clause_of_adverbial(x, noun);
  return td_event_is_below(x, e, TD_TID_Protest) && td_is_passive(x, clause)
             ? TD_NONE
             : if_other_actor(x, e, party_of_clause(x, clause));
}

// "Was found guilty of the murder": who the adjective says did it.
static uint32_t culprit(const td_analysis *x, const td_event *e) {
  const uint32_t noun = td_measure_of(x, e->token);
  const uint32_t adjective = x->tokens[noun].head;
  if (td_rel_base((td_rel)x->tokens[noun].rel) != TD_REL_OBL ||
      !td_know_word(x->know, x->tokens[adjective].lemma_term,
                    TD_TID_CulpritWord)) {
    return TD_NONE;
  }
  return if_other_actor(x, e, td_deep_subject(x, adjective));
}

static td_status add_actors(const td_analysis *x, uint32_t id, uint32_t owner) {
  uint32_t tokens[TD_MAX_CONJUNCTS];
  const uint32_t n = td_conjuncts(x, owner, tokens);
  for (uint32_t i = 0; i < n; i++) {
    TD_TRY(td_role_add_somebody(x, id, TD_ROLE_ACTOR, tokens[i]));
  }
  return TD_OK;
}

// "Pleaded guilty to the charges": who is guilty of those was charged.
static td_status fill_pleading(const td_analysis *x, uint32_t id) {
  const td_event *e = &x->document->events.items[id];
  const uint32_t who = has_rule(x, e, TD_TID_ChargingRule) &&
                               !td_role_is_filled(e, TD_ROLE_RECIPIENT)
                           ? culprit(x, e)
                           : TD_NONE;
  return who == TD_NONE ? TD_OK
                        : td_role_add_somebody(x, id, TD_ROLE_RECIPIENT, who);
}

static td_status find_owner(const td_analysis *x, uint32_t id) {
  const td_event *e = &x->document->events.items[id];
  uint32_t owner = named_agent(x, e);
  if (owner == TD_NONE) {
    owner = describing_party(x, e);
  }
  const uint32_t help = owner == TD_NONE ? help_in(x, e) : TD_NONE;
  if (help != TD_NONE && help != id) {
    return td_role_take_actors(x, id, help, TD_ROLE_RECIPIENT);
  }
  const uint32_t by = owner == TD_NONE ? help_by(x, e) : TD_NONE;
  if (by != TD_NONE && by != id) {
    return td_role_take_actors(x, id, by, TD_ROLE_ACTOR);
  }
  if (owner == TD_NONE && has_rule(x, e, TD_TID_AttendedRule)) {
    owner = subject_of_clause(x, e);
  }
  if (owner == TD_NONE) {
    owner = who_puts_under(x, e);
  }
  if (owner == TD_NONE) {
    owner = who_adds_words(x, e);
  }
  if (owner == TD_NONE && (has_rule(x, e, TD_TID_OwnedRule) ||
                           has_rule(x, e, TD_TID_OwnCourseRule))) {
    owner = who_is_to_act(x, e);
    owner = owner != TD_NONE ? owner : who_intends(x, e);
    owner = owner != TD_NONE || has_rule(x, e, TD_TID_ChargingRule)
                ? owner
                : culprit(x, e);
  }
  if (owner == TD_NONE) {
    return fill_pleading(x, id);
  }
  return add_actors(x, id, owner);
}

// "Protesters defied an order to | disperse": who heeds or defies what a noun
// asks for is asked; TD_NONE.
static uint32_t who_is_told(const td_analysis *x, uint32_t noun) {
  const uint32_t verb = x->tokens[noun].head;
  if (verb == TD_NONE ||
      !td_know_word(x->know, x->tokens[verb].lemma_term, TD_TID_HeedingVerb)) {
    return TD_NONE;
  }
  for (uint32_t c = x->tokens[noun].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (x->tokens[c].rel == TD_REL_ACL && td_is_infinitive(x, c)) {
      return td_deep_subject(x, c);
    }
  }
  return TD_NONE;
}

// "He flew home at the request of the court": who does it was asked.
static uint32_t who_was_asked(const td_analysis *x, const td_event *e) {
  const uint32_t noun = td_measure_of(x, e->token);
  const uint32_t owner = td_child_exact(x, noun, TD_REL_NMOD_POSS);
  const bool is_own = owner != TD_NONE && x->tokens[owner].upos == TD_UPOS_PRON;
  const uint32_t clause = is_own || !td_role_is_filled(e, TD_ROLE_ACTOR)
                              ? TD_NONE
                              : clause_of_adverbial(x, noun);
  return clause == TD_NONE ? who_is_told(x, noun) : td_deep_subject(x, clause);
}

static td_status fill_asked(const td_analysis *x, uint32_t id) {
  const td_event *e = &x->document->events.items[id];
  if (td_role_is_filled(e, TD_ROLE_RECIPIENT) ||
      !has_rule(x, e, TD_TID_AskedRule)) {
    return TD_OK;
  }
  const uint32_t who = who_was_asked(x, e);
  return who == TD_NONE || !td_is_actor(x, who) || takes_part(x, e, who)
             ? TD_OK
             : td_role_add_somebody(x, id, TD_ROLE_RECIPIENT, who);
}

// ------------------------------------------------------------- accusations

// Whether the noun of `act` tells what `e` accuses somebody of: its topic, or
// behind a preposition that tells neither when nor where.
static bool is_charge(const td_analysis *x, const td_event *e,
                      const td_event *act) {
  // "convicted of persecution, deportation and murder"
  uint32_t first = act->token;
  if (x->tokens[first].rel == TD_REL_CONJ) {
    first = td_first_conjunct(x, first);
    // "the attempted murder of a nun, | rape and arson"
    const uint32_t above = x->tokens[first].head;
    first = x->tokens[first].rel == TD_REL_NMOD && above < first &&
                    td_is_noun(x, above) && td_is_actor(x, first) &&
                    x->event_of[above] != TD_NONE
                ? above
                : first;
  }
  const uint32_t noun = td_measure_of(x, first);
  const td_slice word = td_marker(x, noun, TD_REL_CASE);
  const bool is_circumstance = td_text_word(x, word, TD_WORD_CUE) ||
                               td_text_word(x, word, TD_WORD_DURING) ||
                               td_text_word(x, word, TD_WORD_PLACE);
  return x->tokens[noun].head == e->token &&
         td_rel_base((td_rel)x->tokens[noun].rel) == TD_REL_OBL &&
         word.length && !td_is_mark(x, word, TD_MARK_AGENT) &&
         (!is_circumstance || td_text_word(x, word, TD_WORD_CONTROL));
}

static bool may_be_charged(const td_analysis *x, const td_event *act) {
  return td_is_noun(x, act->token) && !is_done_by_one(act) &&
         !has_rule(x, act, TD_TID_ChargingRule) &&
         (has_rule(x, act, TD_TID_OwnedRule) ||
          td_event_is_below(x, act, TD_TID_Statement));
}

// "Blamed the attack | on the rebels": who did it is not whom it was done to,
// though the phrase may be read with the noun.
static void spare_doers(td_event *act) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < act->arguments.count; i++) {
    const td_argument a = act->arguments.items[i];
    bool is_doer = false;
    for (uint32_t j = 0; a.role == TD_ROLE_RECIPIENT && a.mention != TD_NONE &&
                         j < act->arguments.count;
         j++) {
      const td_argument *other = &act->arguments.items[j];
      is_doer |= other->role == TD_ROLE_ACTOR && other->mention == a.mention;
    }
    if (!is_doer) {
      act->arguments.items[kept++] = a;
    }
  }
  act->arguments.count = kept;
}

// The acts that `id` accuses somebody of, if nobody is told to have done them:
// who is accused, arrested or convicted did it ("charged with the murder of").
static td_status fill_accused(const td_analysis *x, uint32_t id) {
  const td_event *e = &x->document->events.items[id];
  for (uint32_t i = 0; i < e->arguments.count; i++) {
    const td_argument a = e->arguments.items[i];
    // "Delivery to the camps has been suspended": what ends is no charge.
    if (a.filler == TD_FILLER_EVENT && a.role != TD_ROLE_THEME &&
        may_be_charged(x, &x->document->events.items[a.id])) {
      TD_TRY(td_role_take_actors(x, a.id, id, TD_ROLE_RECIPIENT));
      spare_doers(&x->document->events.items[a.id]);
    }
  }
  // Events are in the order of their sentences.
  uint32_t first = id;
  while (first > 0 &&
         x->document->events.items[first - 1].sentence == e->sentence) {
    first--;
  }
  for (uint32_t i = first; i < x->document->events.count; i++) {
    const td_event *act = &x->document->events.items[i];
    if (act->sentence != e->sentence) {
      break;
    }
    if (is_charge(x, e, act) && may_be_charged(x, act)) {
      TD_TRY(td_role_take_actors(x, i, id, TD_ROLE_RECIPIENT));
      spare_doers(&x->document->events.items[i]);
    }
  }
  return TD_OK;
}

// ------------------------------------------------------------- proceedings

// The step of a case in whose phrase the noun of `e` stands: "was jailed after
// a trial", "held on charges", "her arrest on charges of fraud"; TD_NONE.
static uint32_t step_around(const td_analysis *x, const td_event *e) {
  const uint32_t noun = td_measure_of(x, e->token);
  const uint32_t clause =
      td_has_child(x, noun, TD_REL_CASE) ? clause_around(x, noun) : TD_NONE;
  const uint32_t head = x->tokens[noun].rel == TD_REL_NMOD &&
                                !td_has_mark(x, noun, TD_MARK_GENITIVE)
                            ? x->tokens[noun].head
                            : TD_NONE;
  const uint32_t word = clause != TD_NONE ? clause : head;
  const uint32_t step = word == TD_NONE ? TD_NONE : x->event_of[word];
  return step != TD_NONE && has_rule(x, &x->document->events.items[step],
                                     TD_TID_ProceedingRule)
             ? step
             : TD_NONE;
}

// Those to whom the step around it is done, where the noun tells nobody.
static td_status fill_proceeding(const td_analysis *x, uint32_t id) {
  const td_event *e = &x->document->events.items[id];
  const bool is_open = td_is_noun(x, e->token) &&
                       has_rule(x, e, TD_TID_ProceedingRule) &&
                       !td_role_is_filled(e, TD_ROLE_RECIPIENT);
  const uint32_t step = is_open ? step_around(x, e) : TD_NONE;
  if (step == TD_NONE || step == id) {
    return TD_OK;
  }
  const td_event *s = &x->document->events.items[step];
  for (uint32_t i = 0; i < s->arguments.count; i++) {
    const td_argument *a = &s->arguments.items[i];
    if (a->role == TD_ROLE_RECIPIENT && a->filler == TD_FILLER_ENTITY &&
        a->mention != TD_NONE) {
      TD_TRY(td_role_add_mention(x, id, TD_ROLE_RECIPIENT, a->mention, false));
    }
  }
  return TD_OK;
}

td_status td_owner_fill(const td_analysis *x) {
  for (uint32_t i = 0; i < x->document->events.count; i++) {
    const td_event *e = &x->document->events.items[i];
    if (td_is_noun(x, e->token) && !is_done_by_one(e)) {
      TD_TRY(find_owner(x, i));
    }
    if (td_is_noun(x, e->token)) {
      TD_TRY(fill_asked(x, i));
    }
  }
  for (uint32_t i = 0; i < x->document->events.count; i++) {
    if (has_rule(x, &x->document->events.items[i], TD_TID_ChargingRule)) {
      TD_TRY(fill_accused(x, i));
    }
    TD_TRY(fill_proceeding(x, i));
  }
  return TD_OK;
}
