// SPDX-License-Identifier: MIT

#include "extract/teller.h"

#include "base/try.h"
#include "extract/role.h"
#include "grammar/clause.h"
#include "grammar/conjuncts.h"
#include "grammar/deep.h"
#include "grammar/fits.h"
#include "grammar/subject.h"
#include "grammar/unnamed.h"

// Whether who stands at `token` takes part already: "drew criticism".
static bool is_taken(const td_analysis *x, const td_event *e, uint32_t token) {
  const uint32_t entity = td_entity_at(x, token);
  for (uint32_t i = 0; i < e->arguments.count; i++) {
    const td_argument *a = &e->arguments.items[i];
    if (a->filler == TD_FILLER_ENTITY && a->id == entity) {
      return true;
    }
  }
  return false;
}

// A noun that is no event, but for what is done to find out: "an inquiry
// found", not "the raid showed".
static bool may_tell(const td_analysis *x, const td_event *e, uint32_t token) {
  const uint32_t event = x->event_of[token];
  return x->time_of[token] == TD_NONE &&
         (event == TD_NONE ||
          td_event_is_below(x, &x->document->events.items[event],
                            TD_TID_Investigate)) &&
         !td_is_predicate(x, token) && !is_taken(x, e, token) &&
         (td_event_is_below(x, e, TD_TID_Statement) ||
          !td_role_is_topic(x, e, token));
}

static bool is_reflexive(const td_analysis *x, uint32_t token) {
  return td_has_feature(x, token, "Reflex=Yes");
}

// "It said": who tells is somebody, whatever the pronoun stands for.
static td_status add_one(const td_analysis *x, uint32_t event, td_role role,
                         uint32_t token) {
  const bool is_pronoun = role == TD_ROLE_ACTOR &&
                          td_slice_is(x->tokens[token].xpos, "PRP") &&
                          !is_reflexive(x, token);
  if (!td_is_noun(x, token) && !is_pronoun) {
    return td_role_add_somebody(x, event, role, token);
  }
  uint32_t mention;
  TD_TRY(td_unnamed_noun(x, token, &mention));
  return td_role_add_mention(x, event, role, mention, false);
}

static td_status add_all(const td_analysis *x, uint32_t event, td_role role,
                         uint32_t token) {
  uint32_t tokens[TD_MAX_CONJUNCTS];
  const uint32_t n = td_conjuncts(x, token, tokens);
  for (uint32_t i = 0; i < n; i++) {
    TD_TRY(add_one(x, event, role, tokens[i]));
  }
  return TD_OK;
}

// "The incident is under investigation", "faced criticism": what is told of an
// event noun does it only where a support verb says so.
static bool subject_acts(const td_analysis *x, uint32_t token,
                         const td_arcs *arcs) {
  return x->tokens[token].upos == TD_UPOS_VERB ||
         (td_own_subject(x, token) != TD_NONE &&
          !td_has_child(x, token, TD_REL_COP)) ||
         (arcs->support != TD_NONE && arcs->support_role == TD_ROLE_ACTOR);
}

static td_status find_teller(const td_analysis *x, uint32_t event) {
  const td_event *e = &x->document->events.items[event];
  const uint32_t token = e->token;
  td_arcs arcs;
  td_deep_find(x, token, &arcs);
  if (!subject_acts(x, token, &arcs)) {
    return TD_OK;
  }
  for (uint32_t i = 0; i < arcs.count; i++) {
    const td_arc *arc = &arcs.items[i];
    if (arc->kind == TD_PATH_SUBJ && !arc->is_far &&
        may_tell(x, e, arc->token) &&
        !td_role_is_mere_draft(x, e, arc->token)) {
      return add_all(x, event, TD_ROLE_ACTOR, arc->token);
    }
  }
  return TD_OK;
}

// "Told the conference that aid would rise", "'It is over,' she told the
// harbour's paper": with what is told beside it, the object is who hears.
static uint32_t hearer(const td_analysis *x, const td_event *e) {
  const td_token *t = &x->tokens[e->token];
  if (t->upos != TD_UPOS_VERB || td_is_passive(x, e->token) ||
      !td_lexicon_valency(x->lexicon, t->lemma_term).is_telling ||
      (t->rel != TD_REL_PARATAXIS &&
       !td_has_child(x, e->token, TD_REL_CCOMP))) {
    return TD_NONE;
  }
  const uint32_t iobj = td_document_child(x->document, e->token, TD_REL_IOBJ);
  const uint32_t who =
      iobj != TD_NONE ? iobj
                      : td_document_child(x->document, e->token, TD_REL_OBJ);
  return who != TD_NONE && who > e->token && td_is_noun(x, who) &&
                 x->time_of[who] == TD_NONE && !is_taken(x, e, who)
             ? who
             : TD_NONE;
}

// "Confided to a friend that she was tired", "complained to the ministry".
static uint32_t addressee(const td_analysis *x, const td_event *e) {
  for (uint32_t c = x->tokens[e->token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (c > e->token && td_rel_base((td_rel)x->tokens[c].rel) == TD_REL_OBL &&
        td_has_mark(x, c, TD_MARK_DATIVE) && td_is_actor(x, c) &&
        x->time_of[c] == TD_NONE && !is_taken(x, e, c)) {
      return c;
    }
  }
  return TD_NONE;
}

// "A letter | to the king": who the words of the noun go to; TD_NONE.
static uint32_t written_to(const td_analysis *x, const td_event *e,
                           uint32_t noun) {
  if (td_rel_base((td_rel)x->tokens[noun].rel) != TD_REL_OBL ||
      !td_know_word(x->know, x->tokens[noun].lemma_term, TD_TID_LetterWord)) {
    return TD_NONE;
  }
  for (uint32_t c = x->tokens[noun].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (c > noun && x->tokens[c].rel == TD_REL_NMOD &&
        td_has_mark(x, c, TD_MARK_DATIVE) && td_is_actor(x, c) &&
        !is_taken(x, e, c)) {
      return c;
    }
  }
  return TD_NONE;
}

// "In a letter to the king she asked for help".
static uint32_t reader(const td_analysis *x, const td_event *e) {
  for (uint32_t c = x->tokens[e->token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const uint32_t who = written_to(x, e, c);
    if (who != TD_NONE) {
      return who;
    }
  }
  return TD_NONE;
}

td_status td_teller_fill(const td_analysis *x) {
  for (uint32_t i = 0; i < x->document->events.count; i++) {
    const td_event *e = &x->document->events.items[i];
    const bool tells =
        td_lexicon_rule(x->lexicon, TD_TID_TellRule, e->classes[0]) != 0;
    // "The decree bans it", not "a decree banning it"
    const bool is_written =
        td_lexicon_rule(x->lexicon, TD_TID_TextRule, e->classes[0]) != 0 &&
        td_is_finite(x, e->token);
    if (!tells && !is_written) {
      continue;
    }
    if (!td_role_is_filled(e, TD_ROLE_ACTOR)) {
      TD_TRY(find_teller(x, i));
    }
    const bool is_open = tells && !td_role_is_filled(e, TD_ROLE_RECIPIENT);
    uint32_t who = is_open ? hearer(x, e) : TD_NONE;
    who = is_open && who == TD_NONE ? addressee(x, e) : who;
    who = is_open && who == TD_NONE ? reader(x, e) : who;
    if (who != TD_NONE) {
      TD_TRY(add_all(x, i, TD_ROLE_RECIPIENT, who));
    }
  }
  return TD_OK;
}
