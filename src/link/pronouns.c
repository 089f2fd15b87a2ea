// SPDX-License-Identifier: MIT

// Pronouns: of the third person, what the stage coref has found, where it is
// sure and the entity agrees; where it is not, what rules of distance and
// grammar find; of the first, the speaker. What they take up may be no entity:
// then the pronoun stays open.

#include "link/link_private.h"

/// How much likelier than all else an antecedent must be: a wrong "he" makes a
/// wrong fact.
#define SURE 2.0f
#define MAX_BACK 40
#define MAX_SENTENCES 2
#define MAX_RIVAL_TOKENS 150

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

static bool is_subject(const td_linking *l, uint32_t token) {
  return td_rel_base(l->tokens[token].rel) == TD_REL_NSUBJ;
}

// Whether the two are arguments of one verb, so that only a reflexive could
// take up the other.
static bool is_coargument(const td_linking *l, uint32_t token, uint32_t other) {
  const uint32_t a = l->tokens[token].head;
  return a != TD_NONE && (a == l->tokens[other].head || a == other ||
                          l->tokens[other].head == token);
}

// The token that the pronoun's clause has for a subject, also where that is
// understood: of "urged the North to send back its staff" the North, of "the
// North's promise to give up its arms" the North. TD_NONE.
static uint32_t local_subject(const td_linking *l, uint32_t token) {
  uint32_t verb = l->tokens[token].head;
  if (is_subject(l, token) && verb != TD_NONE) {
    verb = l->tokens[verb].head; // its own clause has it: the one above
  }
  for (int depth = 0; verb != TD_NONE && depth < 20; depth++) {
    const uint32_t subject = td_document_child(l->document, verb, TD_REL_NSUBJ);
    const uint32_t above = l->tokens[verb].head;
    const td_rel rel = td_rel_base(l->tokens[verb].rel);
    if (subject != TD_NONE && subject != token) {
      return subject;
    }
    uint32_t understood = TD_NONE;
    if (rel == TD_REL_XCOMP && above != TD_NONE) {
      understood = td_document_child(l->document, above, TD_REL_OBJ);
      understood = understood == TD_NONE
                       ? td_document_child(l->document, above, TD_REL_IOBJ)
                       : understood;
    } else if (rel == TD_REL_ACL && above != TD_NONE) {
      understood = td_document_child(l->document, above, TD_REL_NMOD_POSS);
    }
    if (understood != TD_NONE && understood != token) {
      return understood;
    }
    verb = above;
  }
  return TD_NONE;
}

static bool is_source(const td_linking *l, uint32_t token) {
  const uint32_t verb = l->tokens[token].head;
  return is_subject(l, token) && verb != TD_NONE &&
         td_know_word(l->know, l->tokens[verb].lemma_term,
                      TD_TID_ReportingVerb);
}

static int points(const td_linking *l, uint32_t token,
                  const td_mention *other) {
  const uint32_t sentences = l->tokens[token].sentence - other->sentence;
  int sum = 60 - 30 * (int)sentences;
  sum += is_source(l, token) && is_source(l, other->head) ? 12 : 0;
  sum += is_subject(l, other->head) ? 20 : 0;
  sum += td_rel_base(l->tokens[other->head].rel) == TD_REL_OBJ ? 8 : 0;
  sum += is_subject(l, token) && is_subject(l, other->head) ? 8 : 0;
  sum += other->form == TD_FORM_PRONOUN ? 10 : 0;
  sum -= l->tokens[other->head].rel == TD_REL_NMOD_POSS ? 5 : 0;
  // Nearer ones win among equals of one sentence.
  if (sentences == 0) {
    const uint32_t distance = token - other->head;
    sum -= (int)(distance > 30 ? 10 : distance / 3);
  }
  return sum;
}

// A subject that is no mention ("the decision ... it") rivals what is older.
static bool has_rival(const td_linking *l, uint32_t token,
                      const td_mention *chosen, bool is_plural) {
  uint32_t from = td_link_sentence_begin(l, token);
  if (chosen->sentence == l->tokens[token].sentence) {
    from = chosen->head + 1;
  }
  from = token - from > MAX_RIVAL_TOKENS ? token - MAX_RIVAL_TOKENS : from;
  for (uint32_t t = from; t < token; t++) {
    const td_token *other = &l->tokens[t];
    if (other->upos == TD_UPOS_NOUN && is_subject(l, t) &&
        other->mention == TD_NONE && td_link_is_plural(l, t) == is_plural &&
        !is_coargument(l, token, t)) {
      return true;
    }
  }
  return false;
}

// What hangs on another noun is seldom taken up by "it".
static bool is_embedded(const td_linking *l, uint32_t token, pronoun p) {
  const td_rel rel = td_rel_base(l->tokens[token].rel);
  return rel == TD_REL_COMPOUND ||
         (rel == TD_REL_NMOD && !p.is_animate && !p.is_plural &&
          l->tokens[token].rel != TD_REL_NMOD_POSS);
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

// The nearest antecedent that agrees, subjects before others. Where a better
// candidate is no mention, or two are as good, the pronoun stays open.
static uint32_t by_rules(td_linking *l, uint32_t id, pronoun p) {
  const td_mention *m = &l->document->mentions.items[id];
  const td_mention *best = NULL;
  int best_points = INT32_MIN;
  const uint32_t subject = local_subject(l, m->head);
  const uint32_t rival =
      p.is_possessive || p.is_reflexive
          ? TD_NONE
          : td_link_subject_of(l, l->tokens[m->head].head, m->head);
  for (uint32_t back = 1; back <= id && back < MAX_BACK; back++) {
    const td_mention *other = &l->document->mentions.items[id - back];
    if (m->part != other->part ||
        m->sentence - other->sentence > MAX_SENTENCES) {
      break;
    }
    if (other->entity == TD_NONE ||
        other->first_token + other->n_tokens > m->first_token ||
        (!p.is_possessive && !p.is_reflexive &&
         is_coargument(l, m->head, other->head)) ||
        !agrees(l, &l->document->entities.items[other->entity], p)) {
      continue;
    }
    const bool is_near = other->sentence == m->sentence;
    if (is_embedded(l, other->head, p) || other->entity == rival ||
        (!is_near && !p.is_animate && !is_subject(l, other->head))) {
      continue;
    }
    const int n = points(l, m->head, other) + (other->head == subject ? 25 : 0);
    if (n > best_points) {
      best = other;
      best_points = n;
    }
  }
  if (!best || (!p.is_animate && has_rival(l, m->head, best, p.is_plural))) {
    return TD_NONE;
  }
  return best->entity;
}

static uint32_t third_person(td_linking *l, uint32_t id, pronoun p) {
  const uint32_t head = l->document->mentions.items[id].head;
  const uint32_t subject = td_link_subject_of(l, l->tokens[head].head, head);
  uint32_t entity = TD_NONE;
  const bool takes = td_link_takes_up(l, id, SURE, &entity);
  if (takes && entity == TD_NONE && !td_link_is_sure(l, id, SURE)) {
    entity = by_rules(l, id, p); // a second opinion
  } else if (!takes) {
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
