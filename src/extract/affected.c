// SPDX-License-Identifier: MIT

#include "extract/affected.h"

#include "base/try.h"
#include "extract/role.h"
#include "extract/scene.h"
#include "grammar/conjuncts.h"
#include "grammar/deep.h"
#include "grammar/fits.h"
#include "grammar/subject.h"

#define MAX_DEPTH 4

typedef struct {
  const td_analysis *x;
  const td_event *event; ///< whose recipient is looked for
} search;

static bool has_as(const td_event *event, td_role role, uint32_t entity) {
  for (uint32_t i = 0; i < event->arguments.count; i++) {
    const td_argument *a = &event->arguments.items[i];
    if (a->role == role && a->filler == TD_FILLER_ENTITY && a->id == entity) {
      return true;
    }
  }
  return false;
}

// Of an unnamed house, site or body the country only says where it is ("looted
// shops in Goma"), of troops and people whose they are.
static bool is_thing(const td_analysis *x, uint32_t entity) {
  const td_entity *e = &x->document->entities.items[entity];
  return e->kind == TD_ENTITY_GROUP && !e->nonstate &&
         !td_entity_is(x, entity, td_know_vocab(x->know, TD_SCHEMA_Person)) &&
         !td_entity_is(x, entity, td_know_vocab(x->know, TD_TID_ArmedForces));
}

// Its actor, or a thing of nobody that already is its theme.
static bool is_own(const search *s, uint32_t entity) {
  const td_entity *e = &s->x->document->entities.items[entity];
  const bool is_owned = (e->country || e->nonstate) && !is_thing(s->x, entity);
  for (uint32_t i = 0; e->kind == TD_ENTITY_LIST && i < e->n_members; i++) {
    if (has_as(s->event, TD_ROLE_ACTOR, e->members[i])) {
      return true;
    }
  }
  return has_as(s->event, TD_ROLE_ACTOR, entity) ||
         (!is_owned && has_as(s->event, TD_ROLE_THEME, entity));
}

// "A road", "the bridge": a thing in its place, nobody.
static bool is_facility(const td_analysis *x, uint32_t entity) {
  return td_entity_is(x, entity, td_know_vocab(x->know, TD_TID_Facility)) &&
         !td_entity_is(x, entity,
                       td_know_vocab(x->know, TD_SCHEMA_Organization));
}

// "An inquiry": what is done, by nobody that the word tells, even where it may
// tell of a body; "Syrian armed forces" are somebody's.
static bool is_act(const td_analysis *x, uint32_t token, uint32_t entity) {
  static const td_fits event = {TD_FITS_EVENT, 0};
  const td_entity *e = &x->document->entities.items[entity];
  return e->kind == TD_ENTITY_GROUP &&
         (!e->sectors[0] || (!e->country && !e->nonstate)) &&
         td_fits_any(x, token, &event, 1);
}

// "Called for a commission": a body that is not there yet or any one of its
// kind has done nothing.
static bool is_some_body(const td_analysis *x, uint32_t token, uint32_t entity,
                         td_behind behind) {
  const uint32_t article = td_child_exact(x, token, TD_REL_DET);
  return (behind == TD_BEHIND_AGENT || behind == TD_BEHIND_OWNER ||
          td_has_mark(x, token, TD_MARK_AIM)) &&
         x->document->entities.items[entity].kind == TD_ENTITY_GROUP &&
         article != TD_NONE && td_has_feature(x, article, "Definite=Ind") &&
         td_entity_is(x, entity,
                      td_know_vocab(x->know, TD_SCHEMA_Organization));
}

// Somebody unnamed of no state or movement ("the parties", "people") is no
// party that an act could be aimed at without saying so.
static bool is_anybody(const td_entity *e) {
  return e->kind == TD_ENTITY_GROUP && !e->country && !e->nonstate &&
         !e->sectors[0];
}

// "The nuns", "court": those that the article tells of.
static bool is_told(const td_analysis *x, uint32_t token) {
  const uint32_t article = td_child_exact(x, token, TD_REL_DET);
  return article == TD_NONE ? !td_has_feature(x, token, "Number=Plur")
                            : td_has_feature(x, article, "Definite=Def");
}

// "The Tasman Sea": a place where nobody lives.
static bool is_water(const td_analysis *x, uint32_t entity) {
  return td_entity_is(x, entity, td_know_vocab(x->know, TD_SCHEMA_BodyOfWater));
}

// "Tanks", "missiles": arms of nobody.
static bool is_arms(const td_analysis *x, uint32_t entity) {
  const td_entity *e = &x->document->entities.items[entity];
  return !e->country && !e->nonstate &&
         (td_entity_is(x, entity, td_know_vocab(x->know, TD_TID_Weapon)) ||
          td_entity_is(x, entity, td_know_vocab(x->know, TD_TID_Vehicle)));
}

// A town or region is where something is done, at most whom a blow or help
// reaches: "agreed to let aid into Idlib" is no agreement with Idlib. States
// and their capitals act.
static bool may_be(const search *s, uint32_t entity, td_behind behind) {
  const td_analysis *x = s->x;
  const bool is_only_place =
      td_entity_is(x, entity, td_know_vocab(x->know, TD_SCHEMA_Place)) &&
      !td_entity_is(x, entity, td_know_vocab(x->know, TD_SCHEMA_Country));
  return !is_own(s, entity) && !is_facility(x, entity) && !is_arms(x, entity) &&
         !is_water(x, entity) &&
         !is_anybody(&x->document->entities.items[entity]) &&
         ((behind != TD_BEHIND_AGENT && behind != TD_BEHIND_OWNER) ||
          !is_only_place);
}

static bool is_pronoun(const td_analysis *x, uint32_t token) {
  return token != TD_NONE && x->tokens[token].upos == TD_UPOS_PRON;
}

// A noun that tells of people by what they are to somebody: "partner".
static bool is_related(const td_analysis *x, uint32_t token, uint32_t entity) {
  const td_term entry =
      td_know_word(x->know, x->tokens[token].lemma_term, TD_TID_AgentNoun);
  return !td_know_get(x->know, entry, TD_TID_sector) &&
         td_entity_is(x, entity, td_know_vocab(x->know, TD_SCHEMA_Person));
}

// "Its troops", "its borders": to what somebody spoken of before has he does
// things himself as a rule; "its partners" are others.
static bool is_owned(const td_analysis *x, uint32_t token, uint32_t entity,
                     td_behind behind) {
  const uint32_t owner = td_child_exact(x, token, TD_REL_NMOD_POSS);
  return behind != TD_BEHIND_AGENT && behind != TD_BEHIND_OWNER &&
         is_pronoun(x, owner) && td_has_feature(x, owner, "Person=3") &&
         !is_related(x, token, entity);
}

static uint32_t actor_mention(const search *s, uint32_t token,
                              td_behind behind) {
  const uint32_t mention = td_mention_at(s->x, token);
  const uint32_t entity = td_entity_at(s->x, token);
  return mention != TD_NONE && entity != TD_NONE && may_be(s, entity, behind) &&
                 !is_owned(s->x, token, entity, behind) &&
                 !is_act(s->x, token, entity) &&
                 !is_some_body(s->x, token, entity, behind) &&
                 td_is_actor(s->x, token)
             ? mention
             : TD_NONE;
}

static uint32_t argument_mention(const search *s, const td_event *other,
                                 td_role role, td_behind behind) {
  for (uint32_t i = 0; i < other->arguments.count; i++) {
    const td_argument *a = &other->arguments.items[i];
    if (a->role == role && a->filler == TD_FILLER_ENTITY &&
        a->mention != TD_NONE && may_be(s, a->id, behind)) {
      return a->mention;
    }
  }
  return TD_NONE;
}

// "Marched over the dismissal of a judge": aimed at who does it, not at whom it
// is done to.
static bool is_of_doer(const search *s) {
  return td_lexicon_rule(s->x->lexicon, TD_TID_DoerRule,
                         s->event->classes[0]) != 0;
}

// Whether what `arc` leads to is only whom the event at `token` is done to.
static bool is_patient(const search *s, uint32_t token, const td_arc *arc) {
  const uint32_t id = s->x->event_of[token];
  const uint32_t entity = id == TD_NONE || arc->token == TD_NONE
                              ? TD_NONE
                              : td_entity_at(s->x, arc->token);
  return entity != TD_NONE && is_of_doer(s) &&
         has_as(&s->x->document->events.items[id], TD_ROLE_RECIPIENT, entity);
}

// Of another event: who does it, or to whom it is done.
static uint32_t participant(const search *s, uint32_t token, td_behind behind) {
  static const td_role orders[TD_N_BEHIND][3] = {
      [TD_BEHIND_AGENT] = {TD_ROLE_ACTOR, TD_ROLE_RECIPIENT, TD_ROLE_RECIPIENT},
      [TD_BEHIND_SUBJECT] = {TD_ROLE_ACTOR, TD_ROLE_ACTOR, TD_ROLE_ACTOR},
      [TD_BEHIND_PATIENT] = {TD_ROLE_RECIPIENT, TD_ROLE_ORIGIN,
                             TD_ROLE_DESTINATION},
      [TD_BEHIND_VICTIM] = {TD_ROLE_RECIPIENT, TD_ROLE_ORIGIN,
                            TD_ROLE_DESTINATION}};
  const uint32_t id = s->x->event_of[token];
  const int n = behind == TD_BEHIND_AGENT && is_of_doer(s) ? 1 : 3;
  uint32_t found = TD_NONE;
  for (int i = 0; id != TD_NONE && found == TD_NONE && i < n; i++) {
    found = argument_mention(s, &s->x->document->events.items[id],
                             orders[behind][i], behind);
  }
  return found;
}

static uint32_t behind_paths(const search *s, uint32_t token,
                             const td_affected_rule *rule, unsigned depth);

// "The resignation of Chad's envoy" is done to nobody behind the envoy.
static bool is_own_phrase(const search *s, uint32_t token) {
  const uint32_t entity = td_entity_at(s->x, token);
  return entity != TD_NONE && has_as(s->event, TD_ROLE_ACTOR, entity);
}

// "Set up a force", "the deployment of a force": what only comes about by what
// `token` tells.
static bool is_made(const td_analysis *x, uint32_t token, const td_arc *arc) {
  return (arc->kind == TD_PATH_OBJ || arc->kind == TD_PATH_OF) &&
         td_know_word(x->know, x->tokens[token].lemma_term, TD_TID_MakingWord);
}

static bool has_actor(const td_analysis *x, uint32_t token) {
  const uint32_t id = x->event_of[token];
  return id != TD_NONE &&
         td_role_is_filled(&x->document->events.items[id], TD_ROLE_ACTOR);
}

// "Declined to comment on the attackers": what only is spoken of, but for what
// somebody did ("respond to a request from Chad").
static bool is_topic(const td_analysis *x, uint32_t token, uint32_t below) {
  const uint32_t id = has_actor(x, below) ? TD_NONE : x->event_of[token];
  const td_event *e = id == TD_NONE ? NULL : &x->document->events.items[id];
  const td_span span = x->tokens[below].span;
  for (uint32_t i = 0; e && i < e->arguments.count; i++) {
    const td_argument *a = &e->arguments.items[i];
    if (a->role == TD_ROLE_TOPIC && a->span.begin <= span.begin &&
        span.end <= a->span.end) {
      return td_event_is_below(x, e, TD_TID_Statement);
    }
  }
  return false;
}

// "Voiced its opposition to the sale": a body by the event's own word only.
static bool is_own_word(const search *s, uint32_t token) {
  const uint32_t event = s->x->word_of[token];
  return event != TD_NONE && &s->x->document->events.items[event] == s->event &&
         td_is_actor(s->x, token);
}

static bool is_barred(const search *s, uint32_t token) {
  return is_own_phrase(s, token) || is_own_word(s, token);
}

static uint32_t own_mention(const search *s, uint32_t token, td_behind behind) {
  return is_barred(s, token) ? TD_NONE : actor_mention(s, token, behind);
}

// "The Nairobi march turned violent": the town before the noun.
static bool is_town_of(const td_analysis *x, const td_event *e,
                       const td_affected_rule *rule, const td_arc *arc) {
  return arc->kind == TD_PATH_COMPOUND &&
         td_is_only_where(x, e->classes[0], arc->token) &&
         (rule == &x->lexicon->behind[TD_BEHIND_AGENT] ||
          !td_event_is_below(x, e, TD_TID_Assault));
}

// "Condemned the attacks in Mali": where a blow fell is not whose it was.
static bool is_scene(const td_analysis *x, uint32_t token,
                     const td_affected_rule *rule, const td_arc *arc) {
  const uint32_t event = x->event_of[token];
  if (event != TD_NONE &&
      is_town_of(x, &x->document->events.items[event], rule, arc)) {
    return true;
  }
  return rule == &x->lexicon->behind[TD_BEHIND_AGENT] && event != TD_NONE &&
         arc->kind == TD_PATH_NMOD && td_is_place(x, arc->token) &&
         td_text_word(x, arc->word, TD_WORD_PLACE) &&
         td_event_is_below(x, &x->document->events.items[event],
                           TD_TID_Assault);
}

// "Marched after parliament passed it": a clause with a subject of its own
// tells of others, unless the step asks for just such a clause. "Came to blows,
// forcing the speaker to leave": what is no event has no victims.
static bool is_of_others(const td_analysis *x, const td_affected_step *step,
                         const td_arc *arc) {
  return arc->kind == TD_PATH_ADVCL &&
         ((!td_slice_equal(step->path.word, arc->word) &&
           td_own_subject(x, arc->token) != TD_NONE) ||
          (step->behind == TD_BEHIND_VICTIM &&
           x->event_of[arc->token] == TD_NONE));
}

// "Called the vote | a slap in the face of mothers": what it is called is no
// act that somebody is behind.
static bool is_quality(const td_analysis *x, uint32_t token,
                       const td_arc *arc) {
  const td_upos upos = (td_upos)x->tokens[arc->token].upos;
  return arc->kind == TD_PATH_XCOMP &&
         (upos == TD_UPOS_NOUN || upos == TD_UPOS_ADJ) &&
         x->tokens[arc->token].rel == TD_REL_XCOMP &&
         td_has_child(x, token, TD_REL_OBJ);
}

// "Shops in Goma were looted": where nobody does it, it is told of a thing, and
// what stands behind that only says which. Who is behind an act is another
// question ("the shelling by Oman was condemned").
static bool is_of_thing(const search *s, td_behind behind, const td_arc *arc) {
  return arc->kind == TD_PATH_OBJ && behind != TD_BEHIND_AGENT &&
         !td_role_is_filled(s->event, TD_ROLE_ACTOR);
}

static bool may_lead(const search *s, uint32_t token,
                     const td_affected_rule *rule, const td_affected_step *step,
                     const td_arcs *arcs, const td_arc *arc) {
  const bool lends = arc->kind == TD_PATH_SUBJ && arcs->support != TD_NONE &&
                     arcs->support_role == TD_ROLE_ACTOR;
  return !arc->is_far && !lends && arc->token != token &&
         arc->token != s->event->token &&
         td_path_matches(step->path, arc->kind, arc->word) &&
         !is_scene(s->x, token, rule, arc) && !is_of_others(s->x, step, arc) &&
         !is_quality(s->x, token, arc) && !is_topic(s->x, token, arc->token);
}

// Who has, does or gets what the phrase before him tells ("the nuns' plea",
// "the plea of the nuns"), in no place.
static bool is_close(const td_analysis *x, const td_arc *arc) {
  return arc->kind == TD_PATH_SUBJ || arc->kind == TD_PATH_POSS ||
         arc->kind == TD_PATH_OF ||
         (arc->kind == TD_PATH_NMOD &&
          !td_text_word(x, arc->word, TD_WORD_PLACE));
}

// "Refused to leave the | church", "praised the killing of | a nun": somebody
// of no state or movement behind the first phrase, unless he was spoken of and
// close to it, does what a clause tells, or would suffer what is threatened.
static bool is_vague(const search *s, uint32_t mention, td_behind behind,
                     const td_arc *arc) {
  const td_mention *m = &s->x->document->mentions.items[mention];
  const td_entity *e = &s->x->document->entities.items[m->entity];
  const bool may_be_told =
      m->head == arc->token
          ? is_close(s->x, arc)
          : behind == TD_BEHIND_SUBJECT || behind == TD_BEHIND_VICTIM ||
                td_event_is_below(s->x, s->event, TD_TID_Threaten);
  return e->kind == TD_ENTITY_GROUP && !e->country && !e->nonstate &&
         !(may_be_told && is_told(s->x, m->head));
}

// "Agreed to talk in Oslo": the town in which something is done is no party.
static bool is_venue(const search *s, const td_arc *arc) {
  const td_analysis *x = s->x;
  const uint32_t entity = td_entity_at(x, arc->token);
  return entity != TD_NONE &&
         (arc->kind == TD_PATH_OBL || arc->kind == TD_PATH_NMOD) &&
         td_text_word(x, arc->word, TD_WORD_PLACE) &&
         td_entity_is(x, entity, td_know_vocab(x->know, TD_SCHEMA_Place)) &&
         !td_entity_is(x, entity, td_know_vocab(x->know, TD_SCHEMA_Country)) &&
         td_lexicon_rule(x->lexicon, TD_TID_VenueRule, s->event->classes[0]);
}

static uint32_t behind_arc(const search *s, uint32_t token,
                           const td_affected_rule *rule, td_behind behind,
                           const td_arc *arc, unsigned depth) {
  if (depth < MAX_DEPTH ? is_patient(s, token, arc)
                        : td_role_is_undergone(s->x, s->event, arc->token)) {
    return TD_NONE;
  }
  // A pronoun behind a phrase takes up who acts as a rule, but not whose house
  // somebody searches.
  const bool is_first = depth == MAX_DEPTH;
  const bool may_be_it = !is_made(s->x, token, arc) && !is_venue(s, arc) &&
                         (is_first || !is_pronoun(s->x, arc->token) ||
                          rule == &s->x->lexicon->behind[TD_BEHIND_OWNER]);
  uint32_t found = may_be_it ? own_mention(s, arc->token, behind) : TD_NONE;
  if (found != TD_NONE && (is_first || !is_vague(s, found, behind, arc))) {
    return found;
  }
  if (behind == TD_BEHIND_NOBODY || is_barred(s, arc->token) ||
      (is_first && is_of_thing(s, behind, arc))) {
    return TD_NONE;
  }
  found = participant(s, arc->token, behind);
  if (found != TD_NONE && !is_vague(s, found, behind, arc)) {
    return found;
  }
  return depth == 1 ? TD_NONE
                    : behind_paths(s, arc->token,
                                   &s->x->lexicon->behind[behind], depth - 1);
}

static uint32_t behind_paths(const search *s, uint32_t token,
                             const td_affected_rule *rule, unsigned depth) {
  td_arcs arcs;
  td_deep_find(s->x, token, &arcs);
  for (uint32_t p = 0; p < rule->n_steps; p++) {
    const td_affected_step *step = &rule->steps[p];
    for (uint32_t a = 0; a < arcs.count; a++) {
      const td_arc *arc = &arcs.items[a];
      if (!may_lead(s, token, rule, step, &arcs, arc)) {
        continue;
      }
      const uint32_t found =
          behind_arc(s, token, rule, step->behind, arc, depth);
      if (found != TD_NONE) {
        return found;
      }
    }
  }
  return TD_NONE;
}

// The one found, and those coordinated with it.
static td_status add_recipients(const td_analysis *x, uint32_t event,
                                uint32_t mention) {
  uint32_t tokens[TD_MAX_CONJUNCTS];
  const uint32_t n =
      td_conjuncts(x, x->document->mentions.items[mention].head, tokens);
  const uint32_t n_before = x->document->events.items[event].arguments.count;
  TD_TRY(td_role_add_mention(x, event, TD_ROLE_RECIPIENT, mention, false));
  const search s = {x, &x->document->events.items[event]};
  for (uint32_t i = 1; i < n; i++) {
    const uint32_t other = actor_mention(&s, tokens[i], TD_BEHIND_NOBODY);
    if (other != TD_NONE) {
      TD_TRY(td_role_add_mention(x, event, TD_ROLE_RECIPIENT, other, false));
    }
  }
  td_event *e = &x->document->events.items[event];
  for (uint32_t i = n_before; i < e->arguments.count; i++) {
    e->arguments.items[i].is_behind = true;
  }
  return TD_OK;
}

// Who does it: the subject, or what stands behind "by" in a noun's phrase.
static bool is_doer_arc(const td_analysis *x, const td_arc *arc) {
  return !arc->is_far && (arc->kind == TD_PATH_SUBJ ||
                          (arc->kind == TD_PATH_NMOD &&
                           td_is_mark(x, arc->word, TD_MARK_AGENT)));
}

// "Israeli warplanes bombed the port": the craft and arms of a state that do it
// act for it, and aircraft that strike for whoever flies them.
static uint32_t wielding_mention(const td_analysis *x, const td_event *event) {
  td_arcs arcs;
  td_deep_find(x, event->token, &arcs);
  for (uint32_t i = 0; i < arcs.count; i++) {
    const td_arc *arc = &arcs.items[i];
    const uint32_t mention = td_mention_at(x, arc->token);
    const uint32_t entity = td_entity_at(x, arc->token);
    if (!is_doer_arc(x, arc) || mention == TD_NONE || entity == TD_NONE ||
        has_as(event, TD_ROLE_RECIPIENT, entity)) {
      continue;
    }
    const td_entity *e = &x->document->entities.items[entity];
    const bool is_armed =
        td_entity_is(x, entity, td_know_vocab(x->know, TD_TID_Weapon)) ||
        td_entity_is(x, entity, td_know_vocab(x->know, TD_TID_Vehicle));
    const bool is_somebodys =
        e->country || e->nonstate || e->sectors[0] ||
        (td_event_is_below(x, event, TD_TID_Assault) &&
         td_entity_is(x, entity, td_know_vocab(x->know, TD_TID_Aircraft)));
    if (e->kind == TD_ENTITY_GROUP && is_somebodys && is_armed) {
      return mention;
    }
  }
  return TD_NONE;
}

static td_status add_wielder(const td_analysis *x, uint32_t event) {
  const td_event *e = &x->document->events.items[event];
  if (td_role_is_filled(e, TD_ROLE_ACTOR) ||
      !td_lexicon_rule(x->lexicon, TD_TID_WieldRule, e->classes[0])) {
    return TD_OK;
  }
  const uint32_t mention = wielding_mention(x, e);
  return mention == TD_NONE
             ? TD_OK
             : td_role_add_mention(x, event, TD_ROLE_ACTOR, mention, false);
}

// The entities that fill `role` and of which `holds` says so are affected.
static td_status add_fillers(const td_analysis *x, uint32_t event, td_role role,
                             bool (*holds)(const td_analysis *,
                                           const td_event *, uint32_t)) {
  for (uint32_t i = 0; i < x->document->events.items[event].arguments.count;
       i++) {
    const td_event *e = &x->document->events.items[event];
    const td_argument a = e->arguments.items[i];
    if (a.role == role && a.filler == TD_FILLER_ENTITY &&
        a.mention != TD_NONE && holds(x, e, a.id)) {
      TD_TRY(
          td_role_add_mention(x, event, TD_ROLE_RECIPIENT, a.mention, false));
    }
  }
  return TD_OK;
}

static bool is_body(const td_analysis *x, const td_event *e, uint32_t entity) {
  (void)e;
  return td_entity_is(x, entity,
                      td_know_vocab(x->know, TD_SCHEMA_Organization));
}

// "Ayla left the party": the body that somebody leaves is affected.
static td_status add_left(const td_analysis *x, uint32_t event) {
  const td_event *e = &x->document->events.items[event];
  return td_lexicon_rule(x->lexicon, TD_TID_LeaveRule, e->classes[0])
             ? add_fillers(x, event, TD_ROLE_ORIGIN, is_body)
             : TD_OK;
}

// "The Malian envoy flew to Athens": a capital stands for its state, unless it
// is the guest's own.
static bool is_host(const td_analysis *x, const td_event *e, uint32_t entity) {
  const td_term country = x->document->entities.items[entity].country;
  for (uint32_t i = 0; i < e->arguments.count; i++) {
    const td_argument *a = &e->arguments.items[i];
    if (a->role == TD_ROLE_ACTOR && a->filler == TD_FILLER_ENTITY &&
        x->document->entities.items[a->id].country == country) {
      return false;
    }
  }
  return country && td_is_capital(x, entity);
}

static td_status add_host(const td_analysis *x, uint32_t event) {
  const td_event *e = &x->document->events.items[event];
  return td_lexicon_rule(x->lexicon, TD_TID_GuestRule, e->classes[0]) &&
                 !td_role_is_filled(e, TD_ROLE_RECIPIENT)
             ? add_fillers(x, event, TD_ROLE_DESTINATION, is_host)
             : TD_OK;
}

// "Wrote to the bishop | asking for help", "a letter to her | asking": the
// words beside which the same speaker asks; TD_NONE.
static uint32_t words_beside(const td_analysis *x, uint32_t token) {
  uint32_t t = token;
  for (int i = 0; i < 2 && t != TD_NONE; i++) {
    const td_rel rel = td_rel_base((td_rel)x->tokens[t].rel);
    const bool is_beside = rel == TD_REL_ADVCL || rel == TD_REL_ACL ||
                           (i > 0 && (rel == TD_REL_OBL || rel == TD_REL_NMOD));
    t = is_beside && td_own_subject(x, t) == TD_NONE ? x->tokens[t].head
                                                     : TD_NONE;
    if (t != TD_NONE && x->event_of[t] != TD_NONE) {
      return t < token ? x->event_of[t] : TD_NONE;
    }
  }
  return TD_NONE;
}

static td_status add_addressee(const td_analysis *x, uint32_t event) {
  const td_event *e = &x->document->events.items[event];
  const uint32_t words = td_role_is_filled(e, TD_ROLE_RECIPIENT)
                             ? TD_NONE
                             : words_beside(x, e->token);
  if (words == TD_NONE ||
      !td_lexicon_has_pair(x->lexicon, TD_TID_AddressRule, e->classes[0],
                           x->document->events.items[words].classes[0])) {
    return TD_OK;
  }
  for (uint32_t i = 0; i < x->document->events.items[words].arguments.count;
       i++) {
    const td_argument a = x->document->events.items[words].arguments.items[i];
    if (a.role == TD_ROLE_RECIPIENT && a.mention != TD_NONE) {
      TD_TRY(
          td_role_add_mention(x, event, TD_ROLE_RECIPIENT, a.mention, false));
    }
  }
  return TD_OK;
}

// A noun that only describes `token` and tells who has it: "rebel positions".
static uint32_t describing_agent(const td_analysis *x, uint32_t token) {
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE && c < token;
       c = x->tokens[c].next_sibling) {
    const td_rel rel = (td_rel)x->tokens[c].rel;
    const td_term entry =
        rel == TD_REL_COMPOUND || rel == TD_REL_AMOD
            ? td_know_word(x->know, x->tokens[c].lemma_term, TD_TID_AgentNoun)
            : 0;
    if (entry && td_know_get(x->know, entry, TD_TID_sector) &&
        !td_know_get(x->know, entry, TD_TID_kindOfBody) &&
        td_mention_at(x, c) == TD_NONE) {
      return c;
    }
  }
  return TD_NONE;
}

// "Launched strikes against rebel bases".
static bool is_in_object(const td_analysis *x, uint32_t token, uint32_t verb) {
  const uint32_t object = x->tokens[token].head;
  return object != TD_NONE && x->tokens[object].rel == TD_REL_OBJ &&
         x->tokens[object].head == verb;
}

// What a blow falls on has somebody without a name.
static td_status add_holder(const td_analysis *x, uint32_t event,
                            const td_affected_rule *rule) {
  const td_event *e = &x->document->events.items[event];
  td_arcs arcs;
  td_deep_find(x, e->token, &arcs);
  for (uint32_t i = 0; i < rule->n_steps * arcs.count; i++) {
    const td_affected_step *step = &rule->steps[i / arcs.count];
    const td_arc *arc = &arcs.items[i % arcs.count];
    if (step->behind != TD_BEHIND_VICTIM || arc->token == e->token ||
        (arc->is_far && !is_in_object(x, arc->token, e->token)) ||
        !td_path_matches(step->path, arc->kind, arc->word)) {
      continue;
    }
    const uint32_t agent = describing_agent(x, arc->token);
    if (agent != TD_NONE) {
      return td_role_add_somebody(x, event, TD_ROLE_RECIPIENT, agent);
    }
  }
  return TD_OK;
}

// Whether the actors may be those that a pronoun like `owner` takes up: both
// are several.
static bool is_of_actors(const td_analysis *x, const td_event *e,
                         uint32_t owner) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < e->arguments.count; i++) {
    const td_argument *a = &e->arguments.items[i];
    if (a->role == TD_ROLE_ACTOR && a->filler == TD_FILLER_ENTITY) {
      n += x->document->entities.items[a->id].is_plural ? 2 : 1;
    }
  }
  return n > 1 && td_has_feature(x, owner, "Number=Plur");
}

// The pronoun that tells whose the object at `arc` is, where the step asks for
// its owner, taking up nobody that the article is sure to name; TD_NONE.
static uint32_t open_owner_at(const td_analysis *x, const td_event *event,
                              const td_affected_step *step, const td_arc *arc) {
  const bool leads = step->behind == TD_BEHIND_OWNER &&
                     arc->kind == TD_PATH_OBJ && !arc->is_far &&
                     td_path_matches(step->path, arc->kind, arc->word);
  const uint32_t owner =
      leads ? td_child_exact(x, arc->token, TD_REL_NMOD_POSS) : TD_NONE;
  return is_pronoun(x, owner) && td_entity_at(x, owner) == TD_NONE &&
                 !is_of_actors(x, event, owner)
             ? owner
             : TD_NONE;
}

// The first such pronoun: "praised | her nerve"; TD_NONE.
static uint32_t open_owner(const td_analysis *x, const td_event *event,
                           const td_affected_rule *rule) {
  td_arcs arcs;
  td_deep_find(x, event->token, &arcs);
  uint32_t owner = TD_NONE;
  for (uint32_t i = 0; i < rule->n_steps && owner == TD_NONE; i++) {
    for (uint32_t a = 0; a < arcs.count && owner == TD_NONE; a++) {
      owner = open_owner_at(x, event, &rule->steps[i], &arcs.items[a]);
    }
  }
  return owner;
}

// Whoever a pronoun that is left open has what is praised or searched: no
// actor of the event.
static td_status add_open_owner(const td_analysis *x, uint32_t event,
                                const td_affected_rule *rule) {
  const uint32_t owner = open_owner(x, &x->document->events.items[event], rule);
  const uint32_t n = x->document->events.items[event].arguments.count;
  if (owner == TD_NONE) {
    return TD_OK;
  }
  TD_TRY(td_role_add_somebody(x, event, TD_ROLE_RECIPIENT, owner));
  td_event *e = &x->document->events.items[event];
  if (e->arguments.count > n &&
      has_as(e, TD_ROLE_ACTOR, e->arguments.items[n].id)) {
    e->arguments.count = n;
  }
  return TD_OK;
}

// What only describes a noun is aimed at nobody unless it says so itself, by
// its object: "those who criticised | the judge".
static bool may_be_aimed(const td_analysis *x, const td_event *e,
                         uint32_t mention) {
  const uint32_t head = x->document->mentions.items[mention].head;
  return td_rel_base((td_rel)x->tokens[e->token].rel) != TD_REL_ACL ||
         (x->tokens[head].head == e->token &&
          x->tokens[head].rel == TD_REL_OBJ);
}

// Those of a side are joined: "the UK and Oman".
static bool is_side(const td_analysis *x, const td_argument *a) {
  return a->role == TD_ROLE_ACTOR && a->mention != TD_NONE &&
         x->tokens[x->document->mentions.items[a->mention].head].rel !=
             TD_REL_CONJ;
}

// "Clashed with police on the streets of Goma": what two sides do to each other
// is aimed at nobody else.
static bool is_mutual(const td_analysis *x, const td_event *e) {
  unsigned n = 0;
  for (uint32_t i = 0; i < e->arguments.count; i++) {
    n += is_side(x, &e->arguments.items[i]);
  }
  return n > 1 && td_lexicon_rule(x->lexicon, TD_TID_SidesRule, e->classes[0]);
}

td_status td_affected_fill(const td_analysis *x) {
  for (uint32_t i = 0; i < x->document->events.count; i++) {
    TD_TRY(add_wielder(x, i));
    TD_TRY(add_left(x, i));
    TD_TRY(add_host(x, i));
    TD_TRY(add_addressee(x, i));
    const td_event *e = &x->document->events.items[i];
    const td_affected_rule *rule =
        td_lexicon_affected(x->lexicon, e->classes[0]);
    if (!rule || td_role_is_filled(e, TD_ROLE_RECIPIENT) || is_mutual(x, e)) {
      continue;
    }
    const search s = {x, e};
    const uint32_t mention = behind_paths(&s, e->token, rule, MAX_DEPTH);
    if (mention != TD_NONE && may_be_aimed(x, e, mention)) {
      TD_TRY(add_recipients(x, i, mention));
    } else if (td_rel_base((td_rel)x->tokens[e->token].rel) != TD_REL_ACL) {
      TD_TRY(add_holder(x, i, rule));
    }
    if (!td_role_is_filled(&x->document->events.items[i], TD_ROLE_RECIPIENT)) {
      TD_TRY(add_open_owner(x, i, rule));
    }
  }
  return TD_OK;
}
