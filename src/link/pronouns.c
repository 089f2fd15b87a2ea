// SPDX-License-Identifier: MIT

// Pronouns: of the third person, what the stage coref has found, where it is
// sure and the entity agrees; of the first, the speaker. What they take up may
// be no entity: then the pronoun stays open.

#include "link/link_private.h"

/// How much likelier than all else an antecedent must be: a wrong "he" makes a
/// wrong fact.
#define SURE 2.0f

typedef struct {
  bool is_plural;
  bool is_animate;
  bool is_inanimate;
  bool is_possessive;
  bool is_reflexive;
  long person;
  td_term gender;
} pronoun;

static bool is_true(const td_linking *l, td_term entry, td_vocab property) {
  return td_slice_is(
      td_know_text(l->know, td_know_get(l->know, entry, property)), "true");
}

static pronoun read_pronoun(const td_linking *l, uint32_t token) {
  const td_term entry =
      td_know_word(l->know, l->tokens[token].form_term, TD_TID_Pronoun);
  const td_slice person =
      td_know_text(l->know, td_know_get(l->know, entry, TD_TID_person));
  const td_slice animate =
      td_know_text(l->know, td_know_get(l->know, entry, TD_TID_animate));
  return (pronoun){.is_plural = is_true(l, entry, TD_TID_isPlural),
                   .is_animate = td_slice_is(animate, "true"),
                   .is_inanimate = td_slice_is(animate, "false"),
                   .is_possessive = is_true(l, entry, TD_TID_possessive) ||
                                    l->tokens[token].rel == TD_REL_NMOD_POSS,
                   .is_reflexive = is_true(l, entry, TD_TID_reflexive),
                   .person = person.length == 1 ? person.data[0] - '0' : 0,
                   .gender = td_know_get(l->know, entry, TD_SCHEMA_gender)};
}

static bool agrees(const td_linking *l, const td_entity *e, pronoun p) {
  const bool is_person = td_link_is(l, e, TD_SCHEMA_Person);
  const bool is_many = e->is_plural || e->kind == TD_ENTITY_LIST;
  if (p.is_plural) {
    return is_many || td_link_is(l, e, TD_SCHEMA_Organization);
  }
  if (is_many) {
    return false;
  }
  if (p.is_animate) {
    return (is_person || !e->type) &&
           (!p.gender || !e->gender || p.gender == e->gender);
  }
  return !is_person;
}

// The entity that is subject of the pronoun's own verb; TD_NONE.
static uint32_t subject_of_verb(const td_linking *l, uint32_t token) {
  const uint32_t verb = l->tokens[token].head;
  const uint32_t subject =
      verb == TD_NONE ? TD_NONE
                      : td_document_child(l->document, verb, TD_REL_NSUBJ);
  const uint32_t mention = subject == TD_NONE || subject == token
                               ? TD_NONE
                               : td_link_mention_at(l, subject);
  return mention == TD_NONE ? TD_NONE
                            : l->document->mentions.items[mention].entity;
}

// "Trump offered Kim ... during their talks": the two persons, or states, that
// the sentence has named, when there are just two.
static uint32_t pair_before(td_linking *l, uint32_t id) {
  const td_mention *m = &l->document->mentions.items[id];
  uint32_t members[2][3]; // states, persons
  uint32_t n[2] = {0, 0};
  for (uint32_t back = 1; back <= id; back++) {
    const td_mention *other = &l->document->mentions.items[id - back];
    if (other->sentence != m->sentence) {
      break;
    }
    if (other->entity == TD_NONE || other->form != TD_FORM_NAME ||
        td_rel_base(l->tokens[other->head].rel) == TD_REL_COMPOUND) {
      continue;
    }
    const td_entity *e = &l->document->entities.items[other->entity];
    const bool is_person = td_link_is(l, e, TD_SCHEMA_Person);
    if (!is_person && !td_link_is_state(l, e)) {
      continue;
    }
    uint32_t *of_kind = members[is_person];
    uint32_t i = 0;
    while (i < n[is_person] && of_kind[i] != other->entity) {
      i++;
    }
    if (i == n[is_person] && i < 3) {
      of_kind[n[is_person]++] = other->entity;
    }
  }
  const int kind = n[1] > 0;
  return n[kind] == 2 ? td_link_list(l, members[kind], 2, id) : TD_NONE;
}

static uint32_t third_person(td_linking *l, uint32_t id, pronoun p) {
  const uint32_t head = l->document->mentions.items[id].head;
  const uint32_t subject = subject_of_verb(l, head);
  uint32_t entity = TD_NONE;
  if (!td_link_takes_up(l, id, SURE, &entity)) {
    entity = p.is_reflexive ? subject
             : p.is_plural  ? pair_before(l, id)
                            : TD_NONE;
  }
  const bool is_barred =
      entity == subject && !p.is_reflexive && !p.is_possessive;
  return entity != TD_NONE && !is_barred &&
                 agrees(l, &l->document->entities.items[entity], p)
             ? entity
             : TD_NONE;
}

// Whether who holds it speaks for his state: its head, a minister, or one of
// a government body.
static bool is_of_state(const td_linking *l, const td_membership *held) {
  const td_term heads[] = {td_know_vocab(l->know, TD_TID_State),
                           td_know_vocab(l->know, TD_TID_Ministry),
                           td_know_vocab(l->know, TD_TID_Government)};
  for (size_t i = 0; i < sizeof(heads) / sizeof(*heads); i++) {
    if (td_know_has(l->know, held->role, TD_TID_headOf, heads[i])) {
      return true;
    }
  }
  if (held->organization == TD_NONE) {
    return false;
  }
  const td_entity *body = &l->document->entities.items[held->organization];
  const td_term kind = td_know_get(l->know, body->known, TD_TID_kindOfBody);
  return td_link_is_state(l, body) ||
         (kind && kind != heads[0] && (kind == heads[1] || kind == heads[2]));
}

// "we" of an official speaks for his state.
static uint32_t state_of_speaker(td_linking *l, uint32_t speaker, uint32_t id) {
  const td_term government = td_know_get(
      l->know, td_know_vocab(l->know, TD_SCHEMA_Country), TD_TID_sector);
  for (uint32_t i = 0; i < l->document->memberships.count; i++) {
    const td_membership *held = &l->document->memberships.items[i];
    if (held->member == speaker && held->tenure != TD_TENURE_FORMER &&
        is_of_state(l, held) &&
        td_know_has(l->know, held->role, TD_TID_sector, government)) {
      const td_term country = l->document->entities.items[speaker].country;
      return country ? td_link_known(l, country, id) : TD_NONE;
    }
  }
  return TD_NONE;
}

static uint32_t first_person(td_linking *l, uint32_t id, pronoun p) {
  const td_mention *m = &l->document->mentions.items[id];
  const uint32_t mention = l->speaker[m->head];
  const uint32_t speaker = mention == TD_NONE
                               ? TD_NONE
                               : l->document->mentions.items[mention].entity;
  if (speaker == TD_NONE) {
    return TD_NONE;
  }
  const td_entity *e = &l->document->entities.items[speaker];
  const bool is_person = td_link_is(l, e, TD_SCHEMA_Person);
  if (!p.is_plural) {
    return is_person ? speaker : TD_NONE;
  }
  return e->is_plural || !is_person ? speaker
                                    : state_of_speaker(l, speaker, id);
}

void td_link_pronoun(td_linking *l, uint32_t id) {
  td_mention *m = &l->document->mentions.items[id];
  const pronoun p = read_pronoun(l, m->head);
  const td_slice xpos = l->tokens[m->head].xpos;
  if (m->entity != TD_NONE ||
      (xpos.length && !td_slice_has_prefix(xpos, TD_SLICE("PRP")))) {
    return; // done, or "anyone", "which"
  }
  if (p.person == 1) {
    m->entity = first_person(l, id, p);
  } else if (p.person == 3) {
    m->entity = third_person(l, id, p);
    if (m->entity != TD_NONE && p.gender) {
      td_entity *e = &l->document->entities.items[m->entity];
      e->gender = e->gender ? e->gender : p.gender;
    }
  }
}
