// SPDX-License-Identifier: MIT

#include "grammar/unnamed.h"

#include "base/try.h"
#include "grammar/fits.h"
#include "grammar/quantity.h"
#include "grammar/relative.h"
#include "grammar/subject.h"

/// What the word lists say of a pronoun.
typedef struct {
  td_term entry;
  td_term gender;
  bool is_plural;
  bool is_animate;
  int person; ///< 1, 2, 3
} pronoun;

static bool is_true(const td_analysis *x, td_term entry, td_vocab property) {
  return td_slice_is(
      td_know_text(x->know, td_know_get(x->know, entry, property)), "true");
}

// "Several said so", "each blamed the other", "killing all on board", "called
// on both": people without a noun.
static bool is_some(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  const td_term entry = td_know_word(x->know, t->form_term, TD_TID_Determiner);
  if (!entry || t->head == TD_NONE || x->tokens[t->head].upos != TD_UPOS_VERB) {
    return false;
  }
  switch (td_rel_base((td_rel)t->rel)) {
  case TD_REL_NSUBJ: // "another", "each"
    return t->head > token &&
           (is_true(x, entry, TD_TID_isPlural) ||
            td_know_word(x->know, t->form_term, TD_TID_ShareWord) ||
            td_know_word(x->know, t->form_term, TD_TID_RestWord));
  case TD_REL_OBJ: // "fined each of them"
    return t->head < token &&
           (is_true(x, entry, TD_TID_isPlural) ||
            td_know_word(x->know, t->form_term, TD_TID_ShareWord));
  case TD_REL_OBL:
    return t->head < token && t->upos == TD_UPOS_DET &&
           td_has_child(x, token, TD_REL_CASE) &&
           is_true(x, entry, TD_TID_isPlural);
  default:
    return false;
  }
}

static bool is_participant(td_rel rel) {
  const td_rel base = td_rel_base(rel);
  return base == TD_REL_NSUBJ || base == TD_REL_OBJ || base == TD_REL_IOBJ ||
         base == TD_REL_OBL || base == TD_REL_NMOD;
}

// "The rich protested", "the wounded were flown out": what tells how people
// are stands for them. "The best", "the first" may be things.
static bool is_quality_as_noun(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  const uint32_t det = td_document_child(x->document, token, TD_REL_DET);
  const bool is_quality =
      (t->upos == TD_UPOS_ADJ && td_has_feature(x, token, "Degree=Pos")) ||
      (t->upos == TD_UPOS_VERB && td_slice_is(t->xpos, "VBN"));
  return is_quality && is_participant((td_rel)t->rel) && det != TD_NONE &&
         det < token && td_has_feature(x, det, "Definite=Def");
}

// "Two were jailed, a third was shot": one more of them. "A third of the houses
// burned" tells of a share.
static bool is_one_more(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  const uint32_t det = td_document_child(x->document, token, TD_REL_DET);
  return td_rel_base((td_rel)t->rel) == TD_REL_NSUBJ && t->head > token &&
         t->head != TD_NONE && x->tokens[t->head].upos == TD_UPOS_VERB &&
         td_know_word(x->know, t->form_term, TD_TID_Ordinal) &&
         det + 1 == token && td_has_feature(x, det, "Definite=Ind") &&
         !td_has_child(x, token, TD_REL_NMOD) &&
         !td_has_child(x, token, TD_REL_ADVMOD);
}

bool td_is_reciprocal(const td_analysis *x, uint32_t token) {
  const uint32_t second = td_child_exact(x, token, TD_REL_FIXED);
  return second == token + 1 && is_participant((td_rel)x->tokens[token].rel) &&
         td_know_word(x->know, x->tokens[second].form_term,
                      TD_TID_ReciprocalWord);
}

bool td_is_those(const td_analysis *x, uint32_t token) {
  if (is_quality_as_noun(x, token) || td_is_reciprocal(x, token) ||
      is_one_more(x, token)) {
    return true;
  }
  const td_term entry =
      td_know_word(x->know, x->tokens[token].form_term, TD_TID_Demonstrative);
  const td_rel rel = td_rel_base((td_rel)x->tokens[token].rel);
  return is_some(x, token) || (rel != TD_REL_DET && rel != TD_REL_ADVMOD &&
                               is_true(x, entry, TD_TID_isPlural) &&
                               td_has_child(x, token, TD_REL_ACL));
}

bool td_is_some_of(const td_analysis *x, uint32_t token) {
  return x->tokens[token].upos == TD_UPOS_NUM || is_some(x, token) ||
         td_is_share(x, token);
}

// "Two were killed and | a third | was wounded": an ordinal that stands for one
// more, not for a share ("a third of the town"); 0.
static td_term one_more(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  const uint32_t det = td_document_child(x->document, token, TD_REL_DET);
  const bool is_bare = det != TD_NONE && det + 1 == token &&
                       t->first_child == det &&
                       x->tokens[det].next_sibling == TD_NONE &&
                       td_has_feature(x, det, "Definite=Ind");
  return is_bare && is_participant((td_rel)t->rel) &&
                 t->upos != TD_UPOS_PROPN && x->time_of[token] == TD_NONE
             ? td_know_word(x->know, t->form_term, TD_TID_Ordinal)
             : 0;
}

// A pronoun that can stand for somebody; no person where it cannot: "nobody",
// "which".
static pronoun read_pronoun(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  if (is_one_more(x, token)) {
    return (pronoun){.is_animate = true, .person = 3};
  }
  if (td_is_those(x, token)) {
    return (pronoun){.is_plural = true, .is_animate = true, .person = 3};
  }
  const td_term ordinal = one_more(x, token);
  if (ordinal) {
    return (pronoun){.entry = ordinal, .is_animate = true, .person = 3};
  }
  const td_term entry =
      t->upos == TD_UPOS_PRON
          ? td_know_word(x->know, t->form_term, TD_TID_Pronoun)
          : 0;
  const td_slice person =
      td_know_text(x->know, td_know_get(x->know, entry, TD_TID_person));
  const bool is_nobody = td_know_is_a(x->know, entry, TD_TID_Negator);
  return (pronoun){
      .entry = entry,
      .gender = td_know_get(x->know, entry, TD_SCHEMA_gender),
      .is_plural = is_true(x, entry, TD_TID_isPlural),
      .is_animate = is_true(x, entry, TD_TID_animate),
      .person = person.length == 1 && !is_nobody ? person.data[0] - '0' : 0};
}

bool td_is_somebody(const td_analysis *x, uint32_t token) {
  const pronoun p = read_pronoun(x, token);
  return p.entry && p.person == 3 && p.is_animate && !p.gender;
}

// ------------------------------------------------------------------ chains

static uint32_t chain_of(const td_analysis *x, uint32_t token) {
  const td_document *d = x->document;
  for (uint32_t i = 0; i < d->phrases.count; i++) {
    if (d->phrases.items[i].head == token && !d->phrases.items[i].is_list) {
      return d->phrases.items[i].first;
    }
  }
  return TD_NONE;
}

// "The storm hit the coast. It killed five": what begins the chain acts not.
// An "it" of no chain may be anything.
static bool is_of_thing(const td_analysis *x, uint32_t token, pronoun p) {
  const uint32_t chain = chain_of(x, token);
  if (chain == TD_NONE || p.is_animate || p.person != 3) {
    return p.person == 3 && !p.is_animate && !p.is_plural;
  }
  const uint32_t head = x->document->phrases.items[chain].head;
  return x->tokens[head].upos != TD_UPOS_PRON && !td_is_actor(x, head);
}

// ---------------------------------------------------------------- speakers

/// In whose words a pronoun stands.
typedef struct {
  uint32_t speaker; ///< entity; TD_NONE: not told
  uint32_t passage; ///< quoted; TD_NONE: the writer's own
} voice;

static voice voice_at(const td_analysis *x, uint32_t token) {
  const td_document *d = x->document;
  voice v = {TD_NONE, x->quote_of[token]};
  const uint32_t quotation =
      v.passage == TD_NONE ? TD_NONE : x->passages.items[v.passage].quotation;
  if (quotation != TD_NONE) {
    v.speaker = d->quotations.items[quotation].speaker;
  }
  const uint32_t mention = d->speakers ? d->speakers[token] : TD_NONE;
  if (v.speaker == TD_NONE && mention != TD_NONE) {
    v.speaker = d->mentions.items[mention].entity;
  }
  return v;
}

static bool is_same_voice(voice a, voice b) {
  return a.speaker != TD_NONE || b.speaker != TD_NONE ? a.speaker == b.speaker
                                                      : a.passage == b.passage;
}

// ---------------------------------------------------------------- entities

// Whether the pronouns at two tokens mean the same.
static bool is_same(const td_analysis *x, uint32_t a, uint32_t b) {
  const pronoun p = read_pronoun(x, a);
  const pronoun q = read_pronoun(x, b);
  if (p.person == 3 || q.person == 3) {
    const uint32_t chain = chain_of(x, a);
    return chain != TD_NONE && chain == chain_of(x, b);
  }
  return p.person == q.person && p.is_plural == q.is_plural &&
         is_same_voice(voice_at(x, a), voice_at(x, b));
}

static uint32_t find_made(const td_analysis *x, uint32_t token) {
  const td_document *d = x->document;
  for (uint32_t i = d->entities.count; i-- > 0;) {
    if (td_document_is_unnamed(d, i) &&
        is_same(x, d->mentions.items[d->entities.items[i].mention].head,
                token)) {
      return i;
    }
  }
  return TD_NONE;
}

static td_status add_entity(const td_analysis *x, uint32_t mention,
                            td_entity **out) {
  td_document *d = x->document;
  td_mention *m = &d->mentions.items[mention];
  td_entity *e = TD_PUSH(d->arena, &d->entities);
  if (!e) {
    return TD_ERR_NO_MEM;
  }
  *e = (td_entity){.kind = TD_ENTITY_GROUP,
                   .name = td_document_text(d, m->part, m->span),
                   .organization = TD_NONE,
                   .mention = mention,
                   .count = TD_NO_COUNT,
                   .count_min = TD_NO_COUNT,
                   .count_max = TD_NO_COUNT};
  m->entity = d->entities.count - 1;
  *out = e;
  return TD_OK;
}

// "We" are of the speaker's kind and country, "three of them" of theirs.
static void take_after(const td_analysis *x, td_entity *e, uint32_t other) {
  const td_entity *s = &x->document->entities.items[other];
  e->country = s->country;
  e->nonstate = s->nonstate;
  memcpy(e->sectors, s->sectors, sizeof(e->sectors));
}

static bool is_person(const td_analysis *x, uint32_t entity) {
  return td_entity_is(x, entity, td_know_vocab(x->know, TD_SCHEMA_Person));
}

// "I" is the speaker, and so is the "we" of several or of a body.
static bool is_speaker(const td_analysis *x, pronoun p, uint32_t speaker) {
  return p.person == 1 && speaker != TD_NONE &&
         (p.is_plural ? x->document->entities.items[speaker].is_plural ||
                            !is_person(x, speaker)
                      : is_person(x, speaker));
}

static td_status make_entity(const td_analysis *x, uint32_t mention,
                             pronoun p) {
  td_mention *m = &x->document->mentions.items[mention];
  const uint32_t speaker = voice_at(x, m->head).speaker;
  m->entity = is_speaker(x, p, speaker) ? speaker : find_made(x, m->head);
  if (m->entity != TD_NONE) {
    return TD_OK;
  }
  td_entity *e;
  TD_TRY(add_entity(x, mention, &e));
  e->is_plural = p.is_plural;
  e->gender = p.gender;
  if (p.is_animate) {
    e->type = td_know_vocab(x->know, TD_SCHEMA_Person);
  }
  if (p.person == 1 && speaker != TD_NONE) {
    take_after(x, e, speaker);
  }
  return TD_OK;
}

// ----------------------------------------------------- words that are no noun

// The word that a number or a "no" before `token` begins with.
static uint32_t first_word(const td_analysis *x, uint32_t token) {
  const uint32_t number = td_child_exact(x, token, TD_REL_NUMMOD);
  const uint32_t det = td_document_child(x->document, token, TD_REL_DET);
  uint32_t first = number != TD_NONE && number < token ? number : token;
  return det != TD_NONE && det < first ? det : first;
}

// The word that the phrase of numbers which begins with `token` ends with:
// "tens of | thousands", "eighty-| one".
static uint32_t last_word(const td_analysis *x, uint32_t token) {
  const uint32_t last = token + 2;
  if (td_is_reciprocal(x, token)) {
    return token + 1;
  }
  return last < x->document->tokens.count &&
                 x->tokens[last].sentence == x->tokens[token].sentence &&
                 x->tokens[last].head == token && td_is_count_word(x, token) &&
                 td_is_count_word(x, last) &&
                 (td_has_mark(x, last, TD_MARK_GENITIVE) ||
                  x->tokens[token + 1].upos == TD_UPOS_PUNCT)
             ? last
             : token;
}

// A mention of the word `token`, with a number or determiner of its own.
static td_status add_mention(const td_analysis *x, uint32_t token,
                             uint32_t *mention) {
  td_document *d = x->document;
  const td_token *t = &x->tokens[token];
  const uint32_t first = first_word(x, token);
  const uint32_t last = last_word(x, token);
  td_mention *m = TD_PUSH(d->arena, &d->mentions);
  if (!m) {
    return TD_ERR_NO_MEM;
  }
  *m = (td_mention){
      .part = d->sentences.items[t->sentence].part,
      .span = {x->tokens[first].span.begin, x->tokens[last].span.end},
      .sentence = t->sentence,
      .first_token = first,
      .n_tokens = last + 1 - first,
      .head = token,
      .form = TD_FORM_NOMINAL,
      .entity = TD_NONE};
  *mention = d->mentions.count - 1;
  x->mention_of[token] = *mention;
  return TD_OK;
}

// The mention at `token`, made where there is none.
static td_status find_mention(const td_analysis *x, uint32_t token,
                              uint32_t *mention) {
  *mention = td_mention_at(x, token);
  return *mention == TD_NONE ? add_mention(x, token, mention) : TD_OK;
}

// "Three of them": those of whom the number at `token` tells; TD_NONE.
static uint32_t whole_of(const td_analysis *x, uint32_t token) {
  const uint32_t of = td_child_exact(x, token, TD_REL_NMOD);
  if (of == TD_NONE || x->tokens[of].upos != TD_UPOS_PRON) {
    return TD_NONE;
  }
  const uint32_t clause = x->tokens[token].head;
  return td_entity_at(x, td_is_relative_pronoun(x, of) && clause != TD_NONE
                             ? td_relative_noun(x, clause)
                             : of);
}

// "Took nine lives", "cost lives": people, but not in "the lives of nuns",
// "his life".
static bool is_lives(const td_analysis *x, uint32_t token) {
  return td_know_word(x->know, x->tokens[token].lemma_term, TD_TID_LifeWord) &&
         td_has_feature(x, token, "Number=Plur") &&
         !td_has_child(x, token, TD_REL_NMOD_POSS) &&
         td_genitive_child(x, token) == TD_NONE;
}

// "Five drowned", "nobody was hurt": so many people.
static td_status add_number(const td_analysis *x, uint32_t token, td_number n,
                            uint32_t *mention) {
  td_entity *e;
  TD_TRY(find_mention(x, token, mention));
  TD_TRY(add_entity(x, *mention, &e));
  e->type = td_know_vocab(x->know, TD_SCHEMA_Person);
  e->count = n.value;
  e->count_min = n.min;
  e->count_max = n.max;
  e->is_plural = n.value != 1;
  const uint32_t whole = whole_of(x, token);
  if (whole != TD_NONE && x->document->entities.items[whole].type) {
    e->type = x->document->entities.items[whole].type;
    take_after(x, e, whole);
  }
  return TD_OK;
}

static td_status add_lives(const td_analysis *x, uint32_t token,
                           uint32_t *mention) {
  const uint32_t number = td_child_exact(x, token, TD_REL_NUMMOD);
  td_number n = {TD_NO_COUNT, TD_NO_COUNT, TD_NO_COUNT};
  if (number == TD_NONE || !td_number_read(x, number, &n)) {
    n = (td_number){TD_NO_COUNT, TD_NO_COUNT, TD_NO_COUNT};
  }
  return add_number(x, token, n, mention);
}

// A place without a name may only be where it is done, and so may a
// state, unless the verb itself asks for it: "the widow sued the state".
static bool is_only_place(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  const td_term entry = td_know_word(x->know, t->lemma_term, TD_TID_AgentNoun);
  const td_rel rel = td_rel_base((td_rel)t->rel);
  const bool is_asked_for =
      (rel == TD_REL_NSUBJ || rel == TD_REL_OBJ || rel == TD_REL_IOBJ ||
       t->rel == TD_REL_OBL_AGENT) &&
      td_genitive_child(x, token) == TD_NONE; // "a state of emergency"
  return td_is_place(x, token) &&
         !(is_asked_for && is_true(x, entry, TD_TID_denotesState));
}

// "The others", "neither rebel": a noun for people of whom nothing else is
// known.
static bool is_agent(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  const bool is_told = td_has_feature(x, token, "Number=Plur") ||
                       td_has_child(x, token, TD_REL_DET) ||
                       td_has_child(x, token, TD_REL_NMOD_POSS) ||
                       td_is_share(x, token);
  const bool is_nominal =
      t->upos == TD_UPOS_NOUN ||
      // "the wounded"
      (t->upos == TD_UPOS_ADJ && td_has_child(x, token, TD_REL_DET));
  return is_nominal && t->rel != TD_REL_COMPOUND && is_told &&
         ((td_is_actor(x, token) && !is_only_place(x, token)) ||
          td_know_word(x->know, t->form_term, TD_TID_RestWord));
}

// The entry of an agent noun that only describes another: "a militant attack".
static td_term modifying_agent(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  if ((t->rel != TD_REL_COMPOUND && t->rel != TD_REL_AMOD) ||
      td_has_child(x, token, TD_REL_NUMMOD)) { // "six-party talks"
    return 0;
  }
  td_term entry = td_know_word(x->know, t->lemma_term, TD_TID_AgentNoun);
  entry = entry ? entry : td_know_word(x->know, t->form_term, TD_TID_AgentNoun);
  // An adjective without a sector is only that: "humanitarian aid".
  return t->rel == TD_REL_COMPOUND || td_know_get(x->know, entry, TD_TID_sector)
             ? entry
             : 0;
}

static void add_sectors(const td_analysis *x, td_term entry, td_entity *e) {
  const td_fact_run run =
      td_know_objects(x->know, entry, td_know_vocab(x->know, TD_TID_sector));
  int n = 0;
  for (const td_fact *f = run.begin; f < run.end && n < TD_MAX_SECTORS; f++) {
    e->sectors[n++] = f->o;
  }
}

// Somebody of whom the word list tells as much as `entry`, an agent noun, does.
static td_status add_agent(const td_analysis *x, uint32_t token, td_term entry,
                           uint32_t *mention) {
  td_entity *e;
  TD_TRY(find_mention(x, token, mention));
  TD_TRY(add_entity(x, *mention, &e));
  e->type = td_know_get(x->know, entry, TD_TID_class);
  e->nonstate = td_know_get(x->know, entry, TD_TID_nonState);
  e->is_plural =
      td_is_noun(x, token) && td_has_feature(x, token, "Number=Plur");
  add_sectors(x, entry, e);
  return TD_OK;
}

static bool describes(td_rel rel) {
  const td_rel base = td_rel_base(rel);
  return base == TD_REL_DET || base == TD_REL_AMOD || base == TD_REL_COMPOUND ||
         base == TD_REL_NUMMOD || base == TD_REL_NMOD;
}

// The first token of what describes the noun `token` before it.
static uint32_t first_of(const td_analysis *x, uint32_t token) {
  uint32_t first = token;
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE && c < token;
       c = x->tokens[c].next_sibling) {
    const uint32_t begin = td_document_subtree(x->document, c).begin;
    first =
        describes((td_rel)x->tokens[c].rel) && begin < first ? begin : first;
  }
  return first;
}

td_status td_unnamed_noun(const td_analysis *x, uint32_t token,
                          uint32_t *mention) {
  const td_token *t = &x->tokens[token];
  *mention = td_mention_at(x, token);
  if (*mention == TD_NONE) {
    TD_TRY(add_mention(x, token, mention));
    td_mention *m = &x->document->mentions.items[*mention];
    m->first_token = first_of(x, token);
    m->n_tokens = token + 1 - m->first_token;
    m->span.begin = x->tokens[m->first_token].span.begin;
  }
  if (x->document->mentions.items[*mention].entity != TD_NONE) {
    return TD_OK;
  }
  td_entity *e;
  TD_TRY(add_entity(x, *mention, &e));
  e->type = td_know_get(x->know,
                        td_know_word(x->know, t->lemma_term, TD_TID_ThingNoun),
                        TD_TID_class);
  return TD_OK;
}

td_status td_unnamed_share(const td_analysis *x, uint32_t token, uint32_t whole,
                           uint32_t *mention) {
  *mention = td_mention_at(x, token);
  if (*mention == TD_NONE) {
    TD_TRY(add_mention(x, token, mention));
    td_mention *m = &x->document->mentions.items[*mention];
    m->n_tokens = whole + 1 - m->first_token;
    m->span.end = x->tokens[whole].span.end;
  }
  if (x->document->mentions.items[*mention].entity != TD_NONE) {
    return TD_OK;
  }
  td_entity *e;
  TD_TRY(add_entity(x, *mention, &e));
  const uint32_t all = td_entity_at(x, whole);
  e->type = x->document->entities.items[all].type;
  e->is_plural = true;
  take_after(x, e, all);
  return TD_OK;
}

td_status td_unnamed_mention(const td_analysis *x, uint32_t token,
                             uint32_t *mention) {
  const uint32_t at = td_mention_at(x, token);
  const pronoun p = read_pronoun(x, token);
  const td_term entry = at == TD_NONE ? modifying_agent(x, token) : 0;
  td_number count;
  *mention = TD_NONE;
  if (entry) {
    return add_agent(x, token, entry, mention);
  }
  if ((at == TD_NONE || td_is_nobody(x, token)) &&
      x->time_of[token] == TD_NONE &&
      !td_has_child(x, token, TD_REL_FIXED) && // "one another"
      td_number_read(x, token, &count)) {
    return add_number(x, token, count, mention);
  }
  if (at == TD_NONE && is_lives(x, token)) {
    return add_lives(x, token, mention);
  }
  const td_term agent =
      td_know_word(x->know, x->tokens[token].lemma_term, TD_TID_AgentNoun);
  if (is_agent(x, token) && (agent || !is_quality_as_noun(x, token))) {
    return add_agent(x, token, agent, mention);
  }
  if (p.person == 0 || is_of_thing(x, token, p)) {
    return TD_OK;
  }
  *mention = at;
  if (at == TD_NONE) {
    TD_TRY(add_mention(x, token, mention));
    x->document->mentions.items[*mention].form = TD_FORM_PRONOUN;
  }
  return make_entity(x, *mention, p);
}
