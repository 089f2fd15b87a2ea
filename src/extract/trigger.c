// SPDX-License-Identifier: MIT

#include "extract/trigger.h"

#include "extract/attribution.h"
#include "extract/listed.h"
#include "extract/scene.h"
#include "extract/single.h"
#include "extract/state.h"
#include "extract/verbal.h"
#include "grammar/clause.h"
#include "grammar/fits.h"
#include "grammar/headline.h"
#include "grammar/lost.h"

// Clauses below one another whose senses are asked for.
#define MAX_SENSE_DEPTH 2

enum {
  SCORE_REQUIRED = 3,
  SCORE_LEMMA = 8,
  SCORE_FITS = 2,
  SCORE_FILLED = 1,
  SCORE_ROLE = 1,
  SCORE_PARTICLE = 4,
  SCORE_WORD = 5,
  SCORE_UNMET = -4
};

// ---------------------------------------------------------- slots of a frame

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

static td_match best_match(const td_analysis *x, uint32_t token,
                           const td_arcs *arcs, bool loosely, unsigned depth);
static void try_lexeme(const td_analysis *x, uint32_t token,
                       const td_lexeme *lexeme, const td_arcs *arcs,
                       td_match *best);

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
      try_lexeme(x, verb, l, arcs, &sense);
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
      best_match(x, arc->token, &arcs, false, match->depth + 1);
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

static bool accepts(const td_analysis *x, const td_slot *slot,
                    const td_match *match, const td_arc *arc) {
  if (slot->role == TD_ROLE_ACTOR &&
      td_is_only_where(x, match->lexeme->classes[0], arc->token)) {
    return false;
  }
  if (arc->is_far && slot->n_fits == 0 && slot->n_lemmas == 0) {
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

// What the noun does only tells its sense: that verb is another word.
static void fill(td_match *match, const td_slot *slot, const td_arc *arc) {
  if (arc->kind != TD_PATH_DOES && match->n_fills < TD_MAX_FILLERS) {
    match->fills[match->n_fills++] =
        (td_fill){slot->role, arc->token, arc->is_far, slot->is_counterpart,
                  slot->n_lemmas > 0};
  }
}

static bool takes_several(td_path_kind kind) {
  return kind == TD_PATH_COMPOUND || kind == TD_PATH_AMOD ||
         kind == TD_PATH_OBJ_COMPOUND || kind == TD_PATH_OBJ_AMOD;
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

static bool fill_by_path(const td_analysis *x, const td_slot *slot,
                         td_path path, const td_arcs *arcs, bool far,
                         td_match *match) {
  bool filled = false;
  for (uint32_t i = 0; i < arcs->count; i++) {
    const td_arc *arc = &arcs->items[i];
    if (arc->is_far == far && stands_at(x, slot, path, arc) &&
        (!filled || takes_several(path.kind)) && accepts(x, slot, match, arc)) {
      fill(match, slot, arc);
      filled = true;
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

static bool match_frame(const td_analysis *x, const td_frame *frame,
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

// A support verb's subject that no slot took is still the actor, if no phrase
// of the noun's own tells another: "announced the release of six by rebels".
static void add_support_actor(const td_analysis *x, const td_arcs *arcs,
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

// ------------------------------------------------------------ words, senses

static bool word_is(const td_analysis *x, uint32_t token, td_slice word) {
  const td_token *t = &x->tokens[token];
  return td_slice_equal(td_know_text(x->know, t->lemma_term), word) ||
         td_slice_equal(td_know_text(x->know, t->form_term), word);
}

// Whether the words around `token` make up the lexeme's lemma.
static bool has_all_words(const td_analysis *x, uint32_t token,
                          const td_lexeme *lexeme, unsigned *n_words) {
  td_slice words[8];
  unsigned n = 0;
  for (td_slice rest = lexeme->lemma; rest.length && n < 8;) {
    words[n++] = td_slice_split(rest, ' ', &rest);
  }
  *n_words = n;
  const td_sentence *s =
      &x->document->sentences.items[x->tokens[token].sentence];
  const uint32_t key = td_lexeme_opens_with_key(lexeme) ? 0 : n - 1;
  if (token < s->first_token + key ||
      token - key + n > s->first_token + s->n_tokens) {
    return n == 1;
  }
  for (uint32_t i = 0; i < n; i++) {
    if (i != key && !word_is(x, token - key + i, words[i])) {
      return false;
    }
  }
  return true;
}

static bool is_name(const td_analysis *x, uint32_t token) {
  const uint32_t mention = x->tokens[token].mention;
  return mention != TD_NONE &&
         x->document->mentions.items[mention].form == TD_FORM_NAME;
}

static bool has_part_of_speech(const td_analysis *x, uint32_t token,
                               td_upos upos) {
  const td_token *t = &x->tokens[token];
  if (td_is_written_as_name(x, token)) {
    return false;
  }
  switch (upos) {
  case TD_UPOS_VERB:
    return (t->upos == TD_UPOS_VERB && t->rel != TD_REL_AMOD &&
            t->rel != TD_REL_COMPOUND) ||
           td_is_lost_conjunct(x, token) || td_is_attribute(x, token) ||
           td_is_headline_verb(x, token) || td_verbal_lemma(x, token);
  case TD_UPOS_NOUN:
    return (t->upos == TD_UPOS_NOUN || t->upos == TD_UPOS_PROPN) &&
           (!is_name(x, token) || td_is_headline_noun(x, token));
  case TD_UPOS_AUX: // "must have left" is a guess
    return t->upos == TD_UPOS_AUX && t->rel == TD_REL_AUX &&
           !td_is_perfect_infinitive(x, t->head);
  case TD_UPOS_ADJ:
    return (t->upos == TD_UPOS_ADJ || t->upos == TD_UPOS_VERB) &&
           (t->rel != TD_REL_AMOD || td_is_attribute(x, token));
  default:
    return false;
  }
}

static void match_lexeme(const td_analysis *x, const td_lexeme *lexeme,
                         const td_arcs *arcs, const td_match *empty,
                         td_match *best) {
  *best = (td_match){.lexeme = NULL};
  td_match others[4];
  uint32_t n_others = 0;
  for (uint32_t f = 0; f < lexeme->n_frames || f == 0; f++) {
    td_match match = *empty;
    if (f < lexeme->n_frames &&
        !match_frame(x, &lexeme->frames[f], arcs, &match)) {
      continue;
    }
    if (best->lexeme && match.score <= best->score) {
      others[n_others] = match;
      n_others += n_others < 3;
      continue;
    }
    if (best->lexeme) {
      others[n_others] = *best;
      n_others += n_others < 3;
    }
    *best = match;
  }
  for (uint32_t i = 0; best->lexeme && i < n_others; i++) {
    td_match_merge(best, &others[i]);
  }
}

// The particle may have been read as a preposition: "handed over a paper",
// "pulled out of the mission".
static void undo_particle(td_slice particle, const td_arcs *arcs,
                          td_arcs *out) {
  *out = *arcs;
  for (uint32_t i = 0; i < arcs->count; i++) {
    const td_arc *arc = &arcs->items[i];
    if (arc->kind != TD_PATH_OBL || !td_slice_has_prefix(arc->word, particle)) {
      continue;
    }
    td_arc reread = *arc;
    if (arc->word.length == particle.length) {
      reread.kind = TD_PATH_OBJ;
      reread.word.length = 0;
    } else if (arc->word.data[particle.length] == '_') {
      reread.word =
          td_slice_part(arc->word, particle.length + 1, arc->word.length);
    } else {
      continue;
    }
    if (out->count < TD_MAX_ARCS) {
      out->items[out->count++] = reread;
    }
  }
}

// A preposition ("died in custody") does not tell of the act, only of who.
static uint32_t supporting_word(const td_analysis *x, const td_arcs *arcs) {
  return arcs->support != TD_NONE &&
                 x->tokens[arcs->support].upos == TD_UPOS_ADP
             ? TD_NONE
             : arcs->support;
}

// "Take in" is not "take": whether the verb and its particle are an entry.
static bool is_particle_verb(const td_analysis *x, uint32_t token) {
  if (td_document_child(x->document, token, TD_REL_COMPOUND_PRT) == TD_NONE) {
    return false;
  }
  for (const td_lexeme *l =
           td_lexicon_first(x->lexicon, x->tokens[token].lemma_term);
       l; l = td_lexicon_next(x->lexicon, l)) {
    if (l->particle.length && td_has_particle(x, token, l->particle)) {
      return true;
    }
  }
  return false;
}

static void try_lexeme(const td_analysis *x, uint32_t token,
                       const td_lexeme *lexeme, const td_arcs *arcs,
                       td_match *best) {
  unsigned n_words;
  if (!lexeme->particle.length && !best->skips_particle &&
      is_particle_verb(x, token)) {
    return;
  }
  if (!has_part_of_speech(x, token, lexeme->upos) ||
      !has_all_words(x, token, lexeme, &n_words) ||
      !td_has_particle(x, token, lexeme->particle)) {
    return;
  }
  td_arcs reread;
  if (lexeme->particle.length) {
    undo_particle(lexeme->particle, arcs, &reread);
    arcs = &reread;
  }
  const td_match empty = {.token = token,
                          .lexeme = lexeme,
                          .support = supporting_word(x, arcs),
                          .is_loose = best->is_loose,
                          .skips_particle = best->skips_particle,
                          .depth = best->depth,
                          .score =
                              (lexeme->particle.length > 0) * SCORE_PARTICLE +
                              (int)(n_words - 1) * SCORE_WORD};
  td_match match;
  match_lexeme(x, lexeme, arcs, &empty, &match);
  if (!match.lexeme) {
    return;
  }
  add_support_actor(x, arcs, &match);
  if (!best->lexeme || match.score > best->score) {
    *best = match;
  }
}

// Another sense of the word fits best: "the striker attacked".
static bool tells_of_nothing(const td_analysis *x, const td_lexeme *lexeme) {
  return lexeme->classes[0] == td_know_vocab(x->know, TD_TID_NoEvent);
}

static bool has_blank(const td_lexeme *lexeme) {
  return memchr(lexeme->lemma.data, ' ', lexeme->lemma.length) != NULL;
}

static void try_all(const td_analysis *x, uint32_t token, td_term key,
                    const td_arcs *arcs, td_match *best) {
  const td_token *t = &x->tokens[token];
  const bool is_lemma =
      key == t->lemma_term || !td_lexicon_first(x->lexicon, t->lemma_term);
  for (const td_lexeme *l = td_lexicon_first(x->lexicon, key); l;
       l = td_lexicon_next(x->lexicon, l)) {
    if ((is_lemma || has_blank(l)) &&
        (!best->is_loose || !tells_of_nothing(x, l))) {
      try_lexeme(x, token, l, arcs, best);
    }
  }
}

// The best match of all entries of the word, strictly or loosely: those of its
// lemma, and those of several words that are written with the form ("round of
// talks").
static td_match best_match(const td_analysis *x, uint32_t token,
                           const td_arcs *arcs, bool loosely, unsigned depth) {
  const td_token *t = &x->tokens[token];
  td_match best = {.lexeme = NULL, .is_loose = loosely, .depth = depth};
  try_all(x, token, t->lemma_term, arcs, &best);
  if (t->form_term != t->lemma_term) {
    try_all(x, token, t->form_term, arcs, &best);
  }
  if (!best.lexeme && loosely && is_particle_verb(x, token)) {
    // "Threw food up": no sense of the two, but one of the verb alone.
    best = (td_match){.lexeme = NULL, .skips_particle = true, .depth = depth};
    try_all(x, token, t->lemma_term, arcs, &best);
  }
  return best;
}

// "The charge d'affaires": a word of somebody's title.
static bool is_in_title(const td_analysis *x, uint32_t token) {
  const uint32_t mention = x->mention_of[token];
  return td_is_noun(x, token) && mention != TD_NONE &&
         token + 1 < x->document->tokens.count &&
         x->tokens[token + 1].head == token &&
         td_know_word(x->know, td_words_ending_at(x, token + 1, 2),
                      TD_TID_AgentNoun);
}

// "The severing of ties by Oman": by the entries of the verb, none loosely.
static td_match match_verbal(const td_analysis *x, uint32_t token) {
  td_match best = {.lexeme = NULL};
  const td_term verb = td_verbal_lemma(x, token);
  if (verb) {
    td_arcs arcs;
    td_deep_find(x, token, &arcs);
    td_verbal_arcs(x, &arcs);
    try_all(x, token, verb, &arcs, &best);
  }
  return best;
}

static td_match match_at(const td_analysis *x, uint32_t token) {
  td_arcs arcs;
  td_deep_find(x, token, &arcs);
  const td_match best = best_match(x, token, &arcs, false, 0);
  return best.lexeme ? best : best_match(x, token, &arcs, true, 0);
}

static td_status find_at(const td_analysis *x, uint32_t token,
                         td_matches *matches) {
  const td_token *t = &x->tokens[token];
  const bool has_entry = td_lexicon_first(x->lexicon, t->lemma_term) ||
                         td_lexicon_first(x->lexicon, t->form_term);
  if (x->time_of[token] != TD_NONE || is_in_title(x, token)) {
    return TD_OK;
  }
  const td_match best = has_entry ? match_at(x, token) : match_verbal(x, token);
  if (!best.lexeme) {
    return TD_OK;
  }
  td_match *place = TD_PUSH(x->scratch, &matches->list);
  if (!place) {
    return TD_ERR_NO_MEM;
  }
  *place = best;
  return TD_OK;
}

td_status td_trigger_find(const td_analysis *x, uint32_t sentence,
                          td_matches *matches) {
  const td_sentence *s = &x->document->sentences.items[sentence];
  const uint32_t first = matches->list.count;
  for (uint32_t i = 0; i < s->n_tokens; i++) {
    const td_status status = find_at(x, s->first_token + i, matches);
    if (status != TD_OK) {
      return status;
    }
  }
  td_single_keep(x, matches, first);
  return TD_OK;
}
