// SPDX-License-Identifier: MIT

#include "extract/role.h"

#include "base/try.h"
#include "extract/same.h"
#include "grammar/conjuncts.h"
#include "grammar/deep.h"
#include "grammar/fits.h"
#include "grammar/quantity.h"
#include "grammar/relative.h"
#include "grammar/unnamed.h"

#define MAX_EVENT_DEPTH 4

bool td_role_is_filled(const td_event *event, td_role role) {
  for (uint32_t i = 0; i < event->arguments.count; i++) {
    if (event->arguments.items[i].role == role) {
      return true;
    }
  }
  return false;
}

static bool has_argument(const td_event *event, td_role role, td_filler filler,
                         uint32_t id) {
  for (uint32_t i = 0; i < event->arguments.count; i++) {
    const td_argument *a = &event->arguments.items[i];
    if (a->role == role && a->filler == filler && a->id == id) {
      return true;
    }
  }
  return false;
}

static td_status add_argument(const td_analysis *x, uint32_t event,
                              td_argument argument) {
  td_event *e = &x->document->events.items[event];
  if (argument.filler != TD_FILLER_TEXT &&
      has_argument(e, argument.role, argument.filler, argument.id)) {
    return TD_OK;
  }
  td_argument *place = TD_PUSH(x->document->arena, &e->arguments);
  if (!place) {
    return TD_ERR_NO_MEM;
  }
  *place = argument;
  return TD_OK;
}

static uint32_t find_known(const td_analysis *x, td_term known) {
  for (uint32_t i = 0; i < x->document->entities.count; i++) {
    if (x->document->entities.items[i].known == known) {
      return i;
    }
  }
  return TD_NONE;
}

// A collective that the article also names the members of is those.
static td_status add_members(const td_analysis *x, uint32_t event,
                             td_argument argument, uint32_t *n) {
  const td_term property = td_know_vocab(x->know, TD_TID_collectiveOf);
  const td_term known = x->document->entities.items[argument.id].known;
  *n = 0;
  if (!known || !property) {
    return TD_OK;
  }
  const td_fact_run run = td_know_objects(x->know, known, property);
  for (const td_fact *f = run.begin; f < run.end; f++) {
    argument.id = find_known(x, f->o);
    if (argument.id != TD_NONE) {
      TD_TRY(add_argument(x, event, argument));
      ++*n;
    }
  }
  return TD_OK;
}

td_status td_role_add_mention(const td_analysis *x, uint32_t event,
                              td_role role, uint32_t mention,
                              bool is_counterpart) {
  const td_mention *m = &x->document->mentions.items[mention];
  if (m->entity == TD_NONE) {
    return TD_OK;
  }
  const td_entity *e = &x->document->entities.items[m->entity];
  td_argument argument = {.role = role,
                          .filler = TD_FILLER_ENTITY,
                          .id = m->entity,
                          .mention = mention,
                          .part = m->part,
                          .span = m->span,
                          .is_counterpart = is_counterpart};
  if (e->kind != TD_ENTITY_LIST || e->n_members == 0) {
    uint32_t n;
    TD_TRY(add_members(x, event, argument, &n));
    return n ? TD_OK : add_argument(x, event, argument);
  }
  for (uint32_t i = 0; i < e->n_members; i++) {
    argument.id = e->members[i];
    TD_TRY(add_argument(x, event, argument));
  }
  return TD_OK;
}

// Who takes part, and where, is never an event.
static bool may_be_event(td_role role) {
  return role != TD_ROLE_ACTOR && role != TD_ROLE_RECIPIENT &&
         role != TD_ROLE_ORIGIN && role != TD_ROLE_DESTINATION &&
         role != TD_ROLE_PLACE;
}

td_status td_role_add_somebody(const td_analysis *x, uint32_t event,
                               td_role role, uint32_t token) {
  uint32_t mention = td_mention_at(x, token);
  if (mention == TD_NONE ||
      x->document->mentions.items[mention].entity == TD_NONE) {
    TD_TRY(td_unnamed_mention(x, token, &mention));
  }
  return mention == TD_NONE
             ? TD_OK
             : td_role_add_mention(x, event, role, mention, false);
}

td_status td_role_add_event(const td_analysis *x, uint32_t event, td_role role,
                            uint32_t other) {
  const td_event *o = &x->document->events.items[other];
  if (other == event || !may_be_event(role)) {
    return TD_OK;
  }
  return add_argument(x, event,
                      (td_argument){.role = role,
                                    .filler = TD_FILLER_EVENT,
                                    .id = other,
                                    .mention = TD_NONE,
                                    .part = o->part,
                                    .span = o->span});
}

// ------------------------------------------------------------------ events

static bool leads_to_event(const td_analysis *x, uint32_t token) {
  static const td_word_kind kinds[] = {TD_WORD_INTENTION,   TD_WORD_ATTEMPT,
                                       TD_WORD_IMPLICATIVE, TD_WORD_REQUEST,
                                       TD_WORD_ASPECT,      TD_WORD_SUPPORT};
  for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
    if (td_token_word(x, token, kinds[i])) {
      return true;
    }
  }
  return false;
}

static uint32_t event_below(const td_analysis *x, uint32_t token,
                            unsigned depth) {
  if (x->event_of[token] != TD_NONE) {
    return x->event_of[token];
  }
  if (depth == 0 || !leads_to_event(x, token)) {
    return td_same_antecedent(x, token, x->document->events.count);
  }
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const td_rel rel = td_rel_base(x->tokens[c].rel);
    if (rel == TD_REL_XCOMP || rel == TD_REL_CCOMP || rel == TD_REL_OBJ ||
        rel == TD_REL_ACL || rel == TD_REL_COMPOUND) {
      const uint32_t event = event_below(x, c, depth - 1);
      if (event != TD_NONE) {
        return event;
      }
    }
  }
  return td_same_antecedent(x, token, x->document->events.count);
}

uint32_t td_event_at(const td_analysis *x, uint32_t token) {
  return event_below(x, token, MAX_EVENT_DEPTH);
}

// ------------------------------------------------------------------- roles

static bool takes_text(td_role role) {
  return role == TD_ROLE_TOPIC || role == TD_ROLE_REASON ||
         role == TD_ROLE_THEME;
}

// The words of the phrase or clause of `token`, without its preposition and
// those that say who says it: of a quoted clause what stands between the marks.
static td_span text_span(const td_analysis *x, uint32_t token) {
  td_span tokens = td_document_subtree(x->document, token);
  const uint32_t passage = x->quote_of[token];
  if (passage != TD_NONE && x->passages.items[passage].is_clause) {
    const td_passage *p = &x->passages.items[passage];
    const uint32_t end = p->first_token + p->n_tokens;
    tokens.begin =
        tokens.begin < p->first_token ? p->first_token : tokens.begin;
    tokens.end = tokens.end > end ? end : tokens.end;
  }
  const uint32_t preposition =
      td_document_child(x->document, token, TD_REL_CASE);
  if (preposition == tokens.begin && preposition < token) {
    tokens.begin++;
  }
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const uint32_t begin = td_document_subtree(x->document, c).begin;
    if (x->tokens[c].rel == TD_REL_PARATAXIS && begin > token &&
        begin < tokens.end) {
      tokens.end = begin;
    }
  }
  if (tokens.end > token + 1 &&
      td_slice_is(x->tokens[tokens.end - 1].form, ",")) {
    tokens.end--;
  }
  return (td_span){x->tokens[tokens.begin].span.begin,
                   x->tokens[tokens.end - 1].span.end};
}

static td_status add_text(const td_analysis *x, uint32_t event, td_role role,
                          uint32_t token) {
  const td_span span = text_span(x, token);
  return add_argument(
      x, event,
      (td_argument){.role = role,
                    .filler = TD_FILLER_TEXT,
                    .id = TD_NONE,
                    .mention = TD_NONE,
                    .part = x->document->events.items[event].part,
                    .span = span});
}

static bool takes_somebody(td_role role) {
  return role == TD_ROLE_ACTOR || role == TD_ROLE_RECIPIENT;
}

static bool is_entity(const td_analysis *x, uint32_t mention) {
  return mention != TD_NONE &&
         x->document->mentions.items[mention].entity != TD_NONE;
}

// "Three of them left", "two of whom left": not all those named before did.
static bool is_part_of(const td_analysis *x, uint32_t token, uint32_t whole) {
  return whole != token && td_is_some_of(x, token) &&
         x->tokens[whole].upos == TD_UPOS_PRON;
}

// "A quarter of the members left": a share of several who have no name.
static bool is_share_of(const td_analysis *x, uint32_t token, uint32_t whole) {
  const uint32_t entity = td_entity_at(x, whole);
  return whole != token && td_is_share(x, token) && td_is_noun(x, whole) &&
         entity != TD_NONE &&
         x->document->entities.items[entity].kind == TD_ENTITY_GROUP &&
         x->document->entities.items[entity].is_plural;
}

// "The | last of", "59 | percent of": the first word that tells how many.
static uint32_t first_before(const td_analysis *x, uint32_t token) {
  uint32_t first = token;
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE && c < token;
       c = x->tokens[c].next_sibling) {
    const td_rel rel = td_rel_base((td_rel)x->tokens[c].rel);
    if (c < first && (rel == TD_REL_DET || rel == TD_REL_NUMMOD ||
                      rel == TD_REL_COMPOUND || rel == TD_REL_AMOD)) {
      first = c;
    }
  }
  return first;
}

// Whether the word at `token` belongs to `head` or to what that belongs to.
static bool hangs_with(const td_analysis *x, uint32_t token, uint32_t head) {
  return x->tokens[token].head == head ||
         x->tokens[token].head == x->tokens[head].head;
}

// "None | of them", "all of | the nuns": how many of those a mention tells of
// belongs to the words of the argument, and so does "more" behind a number.
static void take_share(const td_analysis *x, td_argument *argument,
                       uint32_t token) {
  const td_mention *m = &x->document->mentions.items[argument->mention];
  const uint32_t last = m->first_token + m->n_tokens;
  if (token < m->first_token && x->tokens[m->head].head == token &&
      x->tokens[m->head].rel == TD_REL_NMOD && token + 2 >= m->first_token) {
    argument->span.begin = x->tokens[first_before(x, token)].span.begin;
  } else if (last < x->document->tokens.count && m->head + 1 == last &&
             hangs_with(x, last, m->head) && td_is_count_word(x, m->head) &&
             td_know_word(x->know, x->tokens[last].form_term,
                          TD_TID_RestWord)) {
    argument->span.end = x->tokens[last].span.end;
  }
}

// "Shot down | a helicopter": what is nobody's is no party, only what it is
// done to; "an Iranian tanker" is somebody's.
static td_role role_of(const td_analysis *x, const td_event *event,
                       const td_fill *fill, uint32_t mention) {
  const td_entity *e =
      &x->document->entities.items[x->document->mentions.items[mention].entity];
  const bool is_thing = fill->role == TD_ROLE_RECIPIENT && !e->country &&
                        !e->nonstate &&
                        td_lexicon_has_pair(x->lexicon, TD_TID_ThingRule,
                                            event->classes[0], e->type);
  return is_thing ? TD_ROLE_THEME : (td_role)fill->role;
}

static td_status add_entity(const td_analysis *x, uint32_t event,
                            const td_fill *fill, uint32_t token,
                            uint32_t mention) {
  const td_role role =
      role_of(x, &x->document->events.items[event], fill, mention);
  const uint32_t n = x->document->events.items[event].arguments.count;
  TD_TRY(td_role_add_mention(x, event, role, mention, fill->is_counterpart));
  td_event *e = &x->document->events.items[event];
  for (uint32_t i = n; takes_somebody(role) && i < e->arguments.count; i++) {
    take_share(x, &e->arguments.items[i], token);
  }
  return TD_OK;
}

// Roles of people and places prefer the entity; what is told prefers events.
static td_status add_filler(const td_analysis *x, uint32_t event,
                            const td_fill *fill, uint32_t token) {
  const td_role role = (td_role)fill->role;
  // "Met with each other": all of them do it, and nobody else.
  if (fill->is_counterpart && td_is_reciprocal(x, token)) {
    return TD_OK;
  }
  const uint32_t head = td_content_head(x, token);
  uint32_t mention = td_mention_at(x, token);
  if (takes_somebody(role) && is_share_of(x, token, head)) {
    TD_TRY(td_unnamed_share(x, token, head, &mention));
  }
  if (!is_entity(x, mention) &&
      !(takes_somebody(role) && is_part_of(x, token, head))) {
    mention = td_mention_at(x, head);
  }
  if (takes_somebody(role) && !is_entity(x, mention)) {
    mention = td_mention_at(x, td_measure_of(x, token));
  }
  if (takes_somebody(role) && !is_entity(x, mention)) {
    TD_TRY(td_unnamed_mention(x, token, &mention));
  }
  const bool has_entity = is_entity(x, mention);
  uint32_t other = td_event_at(x, token);
  if (other == TD_NONE) {
    other = td_event_at(x, td_measured_noun(x, token));
  }
  if (role == TD_ROLE_CLAIMS || (other != TD_NONE && !has_entity)) {
    return other == TD_NONE ? TD_OK : td_role_add_event(x, event, role, other);
  }
  if (has_entity) {
    return add_entity(x, event, fill, token, mention);
  }
  return takes_text(role) ? add_text(x, event, role, token) : TD_OK;
}

td_status td_role_take_actors(const td_analysis *x, uint32_t event,
                              uint32_t other, td_role role) {
  const td_event *o = &x->document->events.items[other];
  for (uint32_t i = 0; i < o->arguments.count; i++) {
    const td_argument *a = &o->arguments.items[i];
    if (a->role == role && a->filler == TD_FILLER_ENTITY &&
        a->mention != TD_NONE && !a->is_counterpart && !a->is_behind) {
      TD_TRY(td_role_add_mention(x, event, TD_ROLE_ACTOR, a->mention, false));
    }
  }
  return TD_OK;
}

bool td_role_is_mere_draft(const td_analysis *x, const td_event *event,
                           uint32_t token) {
  const uint32_t aux = td_document_child(x->document, event->token, TD_REL_AUX);
  return aux != TD_NONE && td_slice_is(x->tokens[aux].xpos, "MD") &&
         td_is_noun(x, token) && td_token_word(x, token, TD_WORD_DRAFT);
}

// "Ordered the banker | jailed": nothing else tells what is ordered, and the
// parser took it for what tells which banker.
static bool is_ordered_done(const td_analysis *x, const td_event *event,
                            uint32_t token) {
  const uint32_t act = td_document_child(x->document, token, TD_REL_ACL);
  return act != TD_NONE && act > token &&
         td_event_is_below(x, event, TD_TID_Demand) &&
         td_slice_is(x->tokens[act].xpos, "VBN") &&
         !td_has_child(x, act, TD_REL_XCOMP) &&
         !td_has_child(x, act, TD_REL_ADVCL) &&
         !td_has_child(x, event->token, TD_REL_CCOMP) &&
         !td_has_child(x, event->token, TD_REL_ADVCL);
}

bool td_role_is_undergone(const td_analysis *x, const td_event *event,
                          uint32_t token) {
  if (token < event->token || x->tokens[token].head != event->token ||
      x->tokens[token].rel != TD_REL_OBJ ||
      !td_event_is_below(x, event, TD_TID_Request)) {
    return false;
  }
  const uint32_t act =
      td_document_child(x->document, event->token, TD_REL_XCOMP);
  if (act == TD_NONE) {
    return is_ordered_done(x, event, token);
  }
  return act > token &&
         (td_is_passive(x, act) || td_slice_is(x->tokens[act].xpos, "VBD"));
}

// "The wounded soldiers and a nurse": what stands before the first of several
// tells nothing of one that has an article, number or owner of its own.
static uint32_t keep_described(const td_analysis *x, uint32_t trigger,
                               uint32_t n, uint32_t tokens[TD_MAX_CONJUNCTS]) {
  const bool describes = x->tokens[trigger].rel == TD_REL_AMOD &&
                         x->tokens[trigger].head == tokens[0] &&
                         trigger < tokens[0];
  uint32_t kept = 0;
  for (uint32_t i = 0; i < n; i++) {
    if (i == 0 || !describes ||
        (!td_has_child(x, tokens[i], TD_REL_DET) &&
         !td_has_child(x, tokens[i], TD_REL_NUMMOD) &&
         !td_has_child(x, tokens[i], TD_REL_NMOD_POSS))) {
      tokens[kept++] = tokens[i];
    }
  }
  return kept;
}

// All that `fill` says takes part: of coordinated ones each.
static td_status fill_role(const td_analysis *x, uint32_t event,
                           const td_fill *fill) {
  uint32_t tokens[TD_MAX_CONJUNCTS];
  if (fill->role == TD_ROLE_ACTOR &&
      td_role_is_mere_draft(x, &x->document->events.items[event],
                            fill->token)) {
    return TD_OK;
  }
  uint32_t n = td_conjuncts(x, fill->token, tokens);
  if (n == 1 && takes_somebody((td_role)fill->role)) {
    n = td_conjuncts_behind(x, fill->token, tokens);
  }
  // In a clause that tells of one of them the others are not meant.
  const uint32_t trigger = x->document->events.items[event].token;
  if (fill->role == TD_ROLE_ACTOR) {
    n = td_conjuncts_asked(x, trigger, n, tokens);
  }
  n = keep_described(x, trigger, n, tokens);
  if (!td_document_is_below(x->document, trigger, fill->token)) {
    n = td_conjuncts_repeated(x, fill->token, n, tokens);
  }
  for (uint32_t t = 0; t < n; t++) {
    TD_TRY(add_filler(x, event, fill, tokens[t]));
  }
  return TD_OK;
}

// "Who leaked it?", "they burned it": whoever a pronoun stands for does what a
// verb of deeds tells, also where it was taken up from a thing; "it killed
// nine" tells of a thing as well.
static bool stands_for_doer(const td_analysis *x, uint32_t event,
                            uint32_t token) {
  const td_slice xpos = x->tokens[token].xpos;
  return td_slice_is(xpos, "WP")
             ? !td_is_relative(x, token)
             : td_slice_is(xpos, "PRP") &&
                   !td_has_feature(x, token, "Reflex=Yes") &&
                   !td_event_is_below(x, &x->document->events.items[event],
                                      TD_TID_Assault) &&
                   x->tokens[token].rel == TD_REL_NSUBJ &&
                   x->tokens[token].head ==
                       x->document->events.items[event].token;
}

// "Prosecutors are holding him", where the frame expects policemen: who does
// what the verb tells is its actor, of whatever kind. Nobody where the lexeme
// asks for no such actor, or a slot took the subject.
static td_status fill_left_out(const td_analysis *x, const td_match *match,
                               uint32_t event) {
  if (x->tokens[match->token].upos != TD_UPOS_VERB ||
      td_role_is_filled(&x->document->events.items[event], TD_ROLE_ACTOR) ||
      !td_lexeme_has_path(match->lexeme, TD_ROLE_ACTOR, TD_PATH_SUBJ,
                          (td_slice){0})) {
    return TD_OK;
  }
  td_arcs arcs;
  td_deep_find(x, match->token, &arcs);
  for (uint32_t i = 0; i < arcs.count; i++) {
    const td_arc *arc = &arcs.items[i];
    if (arc->kind == TD_PATH_SUBJ && !arc->is_far &&
        x->tokens[arc->token].upos != TD_UPOS_NUM &&
        !td_match_uses(match, arc->token) &&
        (td_is_actor(x, arc->token) || stands_for_doer(x, event, arc->token))) {
      const td_fill fill = {TD_ROLE_ACTOR, arc->token, false, false, false};
      return fill_role(x, event, &fill);
    }
  }
  return TD_OK;
}

td_status td_role_fill(const td_analysis *x, const td_match *match,
                       uint32_t event) {
  for (uint32_t i = 0; i < match->n_fills; i++) {
    const td_fill *fill = &match->fills[i];
    if (fill->role == TD_SLOT_CONSTRAINT) {
      x->word_of[fill->token] = event;
      continue;
    }
    if (fill->role == TD_ROLE_RECIPIENT &&
        td_role_is_undergone(x, &x->document->events.items[event],
                             fill->token)) {
      continue;
    }
    TD_TRY(fill_role(x, event, fill));
  }
  return fill_left_out(x, match, event);
}

bool td_role_is_topic(const td_analysis *x, const td_event *event,
                      uint32_t token) {
  const td_span span = x->tokens[token].span;
  for (uint32_t i = 0; i < event->arguments.count; i++) {
    const td_argument *a = &event->arguments.items[i];
    if (a->role == TD_ROLE_TOPIC && a->span.begin <= span.begin &&
        span.end <= a->span.end && a->span.end <= event->span.begin) {
      return true;
    }
  }
  return false;
}
