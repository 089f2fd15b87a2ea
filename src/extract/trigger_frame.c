// SPDX-License-Identifier: MIT

// Whether the phrases round a word fill the slots of a frame.

#include "extract/trigger_private.h"

#include "extract/attribution.h"
#include "extract/listed.h"
#include "extract/scene.h"
#include "extract/state.h"
#include "grammar/clause.h"
#include "grammar/fits.h"

// Clauses below one another whose senses are asked for.
#define MAX_SENSE_DEPTH 2

enum {
  SCORE_REQUIRED = 3,
  SCORE_LEMMA = 8,
  SCORE_FITS = 2,
  SCORE_FILLED = 1,
  SCORE_ROLE = 1,
  SCORE_UNMET = -4
};

// A time, not a name that ends in one or a noun for somebody: "told the Mopti
// Weekly", "the weekly said".
static bool is_time(const td_analysis *x, uint32_t token) {
  const uint32_t mention = td_mention_at(x, token);
  const bool is_somebody =
      td_has_child(x, token, TD_REL_DET) &&
      td_know_word(x->know, x->tokens[token].lemma_term, TD_TID_AgentNoun);
  return x->time_of[token] != TD_NONE && !is_somebody &&
         (mention == TD_NONE || td_entity_at(x, token) == TD_NONE ||
          x->document->mentions.items[mention].form != TD_FORM_NAME);
}

static bool is_clause(td_path_kind kind) {
  return kind == TD_PATH_XCOMP || kind == TD_PATH_CCOMP ||
         kind == TD_PATH_ADVCL;
}

// Whether a clause without a sense of its own tells of what the slot asks for:
// not "promised to hold | elections", though one may hold people too.
static bool has_noun_sense(const td_analysis *x, const td_slot *slot,
                           uint32_t verb) {
  static const td_fits event = {TD_FITS_EVENT, 0};
  const uint32_t object = td_document_child(x->document, verb, TD_REL_OBJ);
  if (object == TD_NONE || !td_is_noun(x, object) ||
      !td_token_word(x, verb, TD_WORD_SUPPORT) ||
      !td_fits_any(x, object, &event, 1)) {
    return true;
  }
  for (uint32_t f = 0; f < slot->n_fits; f++) {
    if (slot->fits[f].kind != TD_FITS_CLASS ||
        td_evokes(x, object, slot->fits[f].term)) {
      return true;
    }
  }
  return false;
}

// Whether a sense of the verb that the slot asks for goes at least loosely with
// its phrases: "agreed to return | the bronzes" are no talks returned to.
static bool has_loose_sense(const td_analysis *x, const td_slot *slot,
                            uint32_t verb, const td_arcs *arcs,
                            unsigned depth) {
  const td_term lemma = x->tokens[verb].lemma_term;
  if (x->tokens[verb].upos != TD_UPOS_VERB) {
    return true;
  }
  for (const td_lexeme *l = td_lexicon_first(x->lexicon, lemma); l;
       l = td_lexicon_next(x->lexicon, l)) {
    td_match sense = {.lexeme = NULL, .is_loose = true, .depth = depth};
    if (td_evokes_asked(x, slot, l)) {
      td_trigger_try(x, verb, l, arcs, &sense);
    }
    if (sense.lexeme) {
      return true;
    }
  }
  return false;
}

// Whether the clause, where it has a sense by its own phrases, tells in that
// of an event that the slot asks for: "pledged to deliver" tanks, or a blow.
// Only of a clause right below, so that the trees are gone through downwards,
// and not far: each asks all senses of the next.
static bool has_sense(const td_analysis *x, const td_slot *slot,
                      const td_match *match, const td_arc *arc) {
  if (slot->n_fits == 0 || !is_clause(arc->kind) ||
      x->tokens[arc->token].head != match->token ||
      match->depth >= MAX_SENSE_DEPTH) {
    return true;
  }
  td_arcs arcs;
  td_deep_find(x, arc->token, &arcs);
  const td_match sense =
      td_trigger_best(x, arc->token, &arcs, false, match->depth + 1);
  if (sense.lexeme) {
    return td_evokes_asked(x, slot, sense.lexeme);
  }
  return has_noun_sense(x, slot, arc->token) &&
         has_loose_sense(x, slot, arc->token, &arcs, match->depth + 1);
}

// "Ruled that they can be freed": what may be done is not asked for.
static bool is_only_allowed(const td_analysis *x, const td_match *match,
                            const td_arc *arc) {
  const td_word *modal =
      arc->kind == TD_PATH_CCOMP ? td_own_modal(x, arc->token) : NULL;
  return modal && modal->status == TD_POSSIBLE &&
         td_know_is_subclass(x->know, match->lexeme->classes[0],
                             td_know_vocab(x->know, TD_TID_Demand));
}

// "A press | statement": a word of the entry's own.
static bool is_own_word(const td_analysis *x, const td_match *match,
                        uint32_t token) {
  const td_slice lemma = match->lexeme->lemma;
  uint32_t n_before = 0;
  for (size_t i = 0; i < lemma.length; i++) {
    n_before += lemma.data[i] == ' ';
  }
  return td_is_noun(x, match->token) && token < match->token &&
         token + n_before >= match->token;
}

// "We must act": who speaks asks nothing of others.
static bool is_speaker(const td_analysis *x, const td_match *match,
                       const td_arc *arc) {
  return x->tokens[match->token].upos == TD_UPOS_AUX &&
         arc->kind == TD_PATH_SUBJ && td_is_first_person(x, arc->token);
}

// "Found fault | with the ruling": the phrase of the noun that makes up the
// idiom is the idiom's, where that asks for it.
static bool is_of_idiom(const td_analysis *x, const td_match *match,
                        uint32_t token) {
  for (uint32_t i = 0; i < match->n_fills; i++) {
    if (match->fills[i].role == TD_SLOT_CONSTRAINT &&
        match->fills[i].is_named &&
        match->fills[i].token == x->tokens[token].head) {
      return true;
    }
  }
  return false;
}

static bool accepts(const td_analysis *x, const td_slot *slot,
                    const td_match *match, const td_arc *arc) {
  if (slot->role == TD_ROLE_ACTOR &&
      td_is_only_where(x, match->lexeme->classes[0], arc->token)) {
    return false;
  }
  if (arc->is_far && slot->n_fits == 0 && slot->n_lemmas == 0 &&
      !(slot->is_required && is_of_idiom(x, match, arc->token))) {
    return false;
  }
  if (slot->n_lemmas == 0 && is_time(x, arc->token)) {
    return false;
  }
  return !td_match_uses(match, arc->token) &&
         !(slot->role == TD_ROLE_ACTOR && (is_own_word(x, match, arc->token) ||
                                           td_is_quality(x, arc->token))) &&
         td_is_listed(x, arc->token, slot) &&
         td_fits_any(x, arc->token, slot->fits, slot->n_fits) &&
         has_sense(x, slot, match, arc) && !is_only_allowed(x, match, arc) &&
         !is_speaker(x, match, arc);
}

// What the noun does, what is done with it and what it is part of only tell its
// sense, and so does its preposition: they are other words.
static void fill(td_match *match, const td_slot *slot, const td_arc *arc) {
  const bool is_beside =
      arc->kind == TD_PATH_DOES || arc->kind == TD_PATH_DONE ||
      arc->kind == TD_PATH_WHOLE || arc->kind == TD_PATH_CASE;
  if (!is_beside && match->n_fills < TD_MAX_FILLERS) {
    match->fills[match->n_fills++] =
        (td_fill){slot->role, arc->token, arc->is_far, slot->is_counterpart,
                  slot->n_lemmas > 0};
  }
}

static bool takes_several(td_path_kind kind) {
  return kind == TD_PATH_COMPOUND || kind == TD_PATH_AMOD ||
         kind == TD_PATH_OBJ_COMPOUND || kind == TD_PATH_OBJ_AMOD ||
         kind == TD_PATH_OF_COMPOUND || kind == TD_PATH_OF_AMOD;
}

// "Voted against the bill" and "voted against extending it": what an act is
// about a gerund may tell, unless it tells how ("angered him by leaving").
static bool stands_at(const td_analysis *x, const td_slot *slot, td_path path,
                      const td_arc *arc) {
  if (td_path_matches(path, arc->kind, arc->word)) {
    return true;
  }
  const td_path_kind phrase = arc->kind == TD_PATH_ADVCL ? TD_PATH_OBL
                              : arc->kind == TD_PATH_ACL ? TD_PATH_NMOD
                                                         : arc->kind;
  return phrase != arc->kind && slot->role == TD_ROLE_TOPIC &&
         td_slice_is(x->tokens[arc->token].xpos, "VBG") &&
         !td_is_mark(x, arc->word, TD_MARK_AGENT) &&
         td_path_matches(path, phrase, arc->word);
}

// "In Paris, the envoy | landed in Lima": what stands behind the verb belongs
// to it more than what stands before its subject.
static bool is_fronted(const td_analysis *x, const td_match *match,
                       const td_arc *arc) {
  const uint32_t subject = td_own_subject(x, match->token);
  return arc->kind == TD_PATH_OBL && arc->token < match->token &&
         subject != TD_NONE && arc->token < subject;
}

// "In Paris, the guards | let in two convoys": such a place is nobody.
static bool is_only_scene(const td_analysis *x, const td_slot *slot,
                          const td_match *match, const td_arc *arc) {
  return slot->role == TD_ROLE_RECIPIENT && is_fronted(x, match, arc) &&
         td_is_place(x, arc->token);
}

static bool fill_by_path(const td_analysis *x, const td_slot *slot,
                         td_path path, const td_arcs *arcs, bool far,
                         td_match *match) {
  bool filled = false;
  for (int fronted = 0; fronted <= 1; fronted++) {
    for (uint32_t i = 0; i < arcs->count; i++) {
      const td_arc *arc = &arcs->items[i];
      if (arc->is_far == far && is_fronted(x, match, arc) == fronted &&
          stands_at(x, slot, path, arc) &&
          !is_only_scene(x, slot, match, arc) &&
          (!filled || takes_several(path.kind)) &&
          accepts(x, slot, match, arc)) {
        fill(match, slot, arc);
        filled = true;
      }
    }
  }
  return filled;
}

// "Announced the deaths", "called an election": nobody does such a thing.
static bool befalls(const td_analysis *x, const td_match *match) {
  return td_lexicon_rule(x->lexicon, TD_TID_BefallRule,
                         match->lexeme->classes[0]) != 0;
}

// "Lifted | the ban": who ends what the verb lends no subject to need not have
// begun it, unlike "lifted | the siege".
static bool is_ended_by_others(const td_analysis *x, const td_arcs *arcs,
                               const td_match *match) {
  const td_word *word = td_token_word(x, arcs->support, TD_WORD_SUPPORT);
  const td_fact_run run =
      word ? td_know_objects(x->know, word->iri,
                             td_know_vocab(x->know, TD_TID_exceptOf))
           : (td_fact_run){NULL, NULL};
  for (const td_fact *f = run.begin; f < run.end; f++) {
    if (td_know_is_subclass(x->know, match->lexeme->classes[0], f->o)) {
      return true;
    }
  }
  return false;
}

static bool lends_no_actor(const td_analysis *x, const td_arcs *arcs,
                           const td_match *match) {
  return befalls(x, match) || is_ended_by_others(x, arcs, match);
}

// The subject of a support verb is the event noun's actor.
static bool fill_by_support(const td_analysis *x, const td_slot *slot,
                            const td_arcs *arcs, td_match *match) {
  if (arcs->support == TD_NONE || slot->role != arcs->support_role ||
      slot->is_counterpart ||
      (slot->role == TD_ROLE_ACTOR && lends_no_actor(x, arcs, match))) {
    return false;
  }
  const td_path path = {TD_PATH_SUBJ, {NULL, 0}};
  return fill_by_path(x, slot, path, arcs, false, match);
}

// Who says it is looked for only when a frame asks.
static bool fill_by_speaker(const td_analysis *x, const td_slot *slot,
                            td_match *match) {
  if (slot->paths[0].kind != TD_PATH_SPEAKER) {
    return false;
  }
  const td_arc arc = {.kind = TD_PATH_SPEAKER,
                      .token = td_attribution_speaker(x, match->token)};
  if (arc.token == TD_NONE || !accepts(x, slot, match, &arc)) {
    return false;
  }
  fill(match, slot, &arc);
  return true;
}

// Nor is a word of a state, or who is in it, looked for otherwise.
static bool fill_by_state(const td_analysis *x, const td_slot *slot,
                          td_match *match) {
  const td_path_kind kind = slot->paths[0].kind;
  if (kind != TD_PATH_STATE && kind != TD_PATH_STATE_OF) {
    return false;
  }
  for (uint32_t t = td_state_behind(x, match->token, match->token);
       t != TD_NONE; t = td_state_behind(x, match->token, t)) {
    const td_arc arc = {.kind = kind,
                        .token =
                            kind == TD_PATH_STATE ? t : td_state_bearer(x, t)};
    if (arc.token != TD_NONE && accepts(x, slot, match, &arc)) {
      fill(match, slot, &arc);
      return true;
    }
  }
  return false;
}

static bool fill_slot(const td_analysis *x, const td_slot *slot,
                      const td_arcs *arcs, td_match *match) {
  if (fill_by_speaker(x, slot, match) || fill_by_state(x, slot, match)) {
    return true;
  }
  for (int far = 0; far <= 1; far++) {
    for (uint32_t p = 0; p < slot->n_paths; p++) {
      if (fill_by_path(x, slot, slot->paths[p], arcs, far, match)) {
        return true;
      }
    }
    if (!far && fill_by_support(x, slot, arcs, match)) {
      return true;
    }
  }
  return false;
}

// "Set off | by remote control": who or what does it, or only how.
static bool is_by_phrase(const td_analysis *x, uint32_t token) {
  return td_rel_base((td_rel)x->tokens[token].rel) == TD_REL_OBL;
}

// Whether the subject may do what the slot asks another kind of actor for: one
// of a country, or known abroad ("Chad | froze the transfer").
static bool is_public_doer(const td_analysis *x, const td_slot *slot,
                           const td_arc *arc) {
  const uint32_t entity = td_entity_at(x, td_content_head(x, arc->token));
  if (slot->role != TD_ROLE_ACTOR || slot->is_counterpart ||
      arc->kind != TD_PATH_SUBJ || entity == TD_NONE) {
    return false;
  }
  const td_entity *e = &x->document->entities.items[entity];
  return e->country || e->nonstate;
}

// The own phrase of a free slot that cannot be what the frame means: then this
// is another sense of the word.
static bool is_contradicted(const td_analysis *x, const td_slot *slot,
                            const td_arcs *arcs) {
  for (uint32_t i = 0; i < arcs->count && slot->n_fits; i++) {
    const td_arc *arc = &arcs->items[i];
    const bool is_core =
        (arc->kind == TD_PATH_SUBJ && !is_by_phrase(x, arc->token)) ||
        arc->kind == TD_PATH_OBJ || arc->kind == TD_PATH_IOBJ;
    if (!is_core || arc->is_far || !td_is_known_kind(x, arc->token) ||
        is_public_doer(x, slot, arc) ||
        td_fits_any(x, arc->token, slot->fits, slot->n_fits)) {
      continue;
    }
    for (uint32_t p = 0; p < slot->n_paths; p++) {
      if (td_path_matches(slot->paths[p], arc->kind, arc->word)) {
        return true;
      }
    }
  }
  return false;
}

// Whether what stands for the doer is no actor: his means or another act of
// his, "the grant will support artists".
static bool is_told_by_thing(const td_analysis *x, const td_slot *slot,
                             const td_arcs *arcs) {
  if (slot->role != TD_ROLE_ACTOR || slot->is_counterpart) {
    return false;
  }
  bool found = false;
  for (uint32_t i = 0; i < arcs->count; i++) {
    const td_arc *arc = &arcs->items[i];
    if (arc->kind == TD_PATH_SUBJ && !arc->is_far) {
      if (td_rel_base((td_rel)x->tokens[arc->token].rel) == TD_REL_OBL ||
          td_is_actor(x, td_content_head(x, arc->token))) {
        return false;
      }
      found = true;
    }
  }
  return found;
}

// Whether a slot that had to be filled may stay open in a loose match: the
// participant is not told here. Words that make up an idiom must be there, and
// a phrase of another kind shows another sense.
static bool may_be_untold(const td_analysis *x, const td_slot *slot,
                          const td_arcs *arcs, const td_match *match) {
  return match->is_loose && slot->role != TD_SLOT_CONSTRAINT &&
         slot->n_lemmas == 0 && !slot->is_strict &&
         (!is_contradicted(x, slot, arcs) || is_told_by_thing(x, slot, arcs));
}

// Whether some phrase stands where the slot looks, though it does not fit.
static bool has_misfit(const td_slot *slot, const td_arcs *arcs) {
  for (uint32_t i = 0; i < arcs->count; i++) {
    for (uint32_t p = 0; p < slot->n_paths; p++) {
      if (!arcs->items[i].is_far &&
          td_path_matches(slot->paths[p], arcs->items[i].kind,
                          arcs->items[i].word)) {
        return true;
      }
    }
  }
  return false;
}

static td_lack lack_of(int role) {
  return role == TD_ROLE_ACTOR       ? TD_LACKS_ACTOR
         : role == TD_ROLE_RECIPIENT ? TD_LACKS_RECIPIENT
                                     : TD_LACKS_THING;
}

// "insisted that he go" is more than any clause of what is told.
static bool wants_mood(const td_slot *slot) {
  return slot->paths[0].kind == TD_PATH_CCOMP_WANTED;
}

bool td_trigger_match_frame(const td_analysis *x, const td_frame *frame,
                            const td_arcs *arcs, td_match *match) {
  bool is_by_thing = false;
  // Required slots first: they must not lose their filler to a free one.
  for (int required = 1; required >= 0; required--) {
    for (uint32_t s = 0; s < frame->n_slots; s++) {
      const td_slot *slot = &frame->slots[s];
      if (slot->is_required != (required != 0)) {
        continue;
      }
      const bool filled = fill_slot(x, slot, arcs, match);
      if (!filled && required && may_be_untold(x, slot, arcs, match)) {
        is_by_thing |= is_contradicted(x, slot, arcs);
        match->score += SCORE_UNMET;
        match->lacks |= lack_of(slot->role);
        match->has_misfit |= has_misfit(slot, arcs);
        continue;
      }
      if (!filled &&
          (required ||
           (!slot->is_free && is_contradicted(x, slot, arcs) &&
            !(match->is_loose && is_told_by_thing(x, slot, arcs))))) {
        return false;
      }
      match->n_required += slot->is_required;
      match->score +=
          filled *
          (SCORE_FILLED + required * SCORE_REQUIRED +
           (slot->role >= 0) * SCORE_ROLE + (slot->n_lemmas > 0) * SCORE_LEMMA +
           (slot->n_fits > 0) * SCORE_FITS + wants_mood(slot) * SCORE_FITS);
    }
  }
  return !is_by_thing || match->n_required > 0;
}

// Whether a phrase of the noun's own tells the actor, not only a word before
// it.
static bool has_own_actor(const td_analysis *x, const td_match *match) {
  const bool has_members = // "opened a meeting of the council"
      td_know_is_subclass(x->know, match->lexeme->classes[0],
                          td_know_vocab(x->know, TD_TID_Consult));
  for (uint32_t i = 0; i < match->n_fills; i++) {
    const td_fill *fill = &match->fills[i];
    const td_rel rel = (td_rel)x->tokens[fill->token].rel;
    const bool is_phrase =
        rel == TD_REL_NMOD_POSS ||
        (rel == TD_REL_NMOD &&
         !(has_members && td_has_mark(x, fill->token, TD_MARK_GENITIVE)));
    if (fill->role == TD_ROLE_ACTOR && is_phrase && !fill->is_counterpart &&
        !fill->is_far) {
      return true;
    }
  }
  return false;
}

void td_trigger_add_actor(const td_analysis *x, const td_arcs *arcs,
                          td_match *match) {
  if (arcs->support == TD_NONE || arcs->support_role == TD_SLOT_CONSTRAINT ||
      (arcs->support_role == TD_ROLE_ACTOR &&
       (lends_no_actor(x, arcs, match) || has_own_actor(x, match)))) {
    return;
  }
  for (uint32_t i = 0; i < arcs->count; i++) {
    const td_arc *arc = &arcs->items[i];
    if (arc->kind == TD_PATH_SUBJ && !td_match_uses(match, arc->token) &&
        td_is_actor(x, td_content_head(x, arc->token)) &&
        match->n_fills < TD_MAX_FILLERS) {
      match->fills[match->n_fills++] =
          (td_fill){arcs->support_role, arc->token, false, false, false};
      match->score += SCORE_FILLED;
    }
  }
}
