// SPDX-License-Identifier: MIT

// Which of its meanings a name has in its context: points for what the grammar
// asks for, for the countries and places of the article, for offices held on
// its day.

#include "link/link_private.h"

#define MAX_MEANINGS 64

// Thousandths of tid:prominence; 500 where it is not given.
static int prominence(const td_linking *l, td_term entity) {
  const td_slice text =
      td_know_text(l->know, td_know_get(l->know, entity, TD_TID_prominence));
  int value = 0;
  int digits = -1;
  for (size_t i = 0; i < text.length && digits < 3; i++) {
    if (text.data[i] == '.') {
      digits = 0;
    } else if (text.data[i] >= '0' && text.data[i] <= '9') {
      value = value * 10 + (text.data[i] - '0');
      digits += digits >= 0;
    }
  }
  for (digits = digits < 0 ? 0 : digits; digits < 3; digits++) {
    value *= 10;
  }
  return text.length ? value : 500;
}

static bool is_capital(const td_linking *l, td_term city) {
  const td_fact_run run =
      td_know_subjects(l->know, td_know_vocab(l->know, TD_TID_capital), city);
  return run.begin < run.end;
}

// Points for an office that belongs to what is named: a state has a president,
// a region a governor.
static int score_office(const td_linking *l, const td_mention *m,
                        td_term entity) {
  const uint32_t noun = l->tokens[m->head].head;
  const td_rel rel = td_rel_base(l->tokens[m->head].rel);
  if (noun == TD_NONE || (rel != TD_REL_NMOD && rel != TD_REL_COMPOUND)) {
    return 0;
  }
  const td_term role = td_link_role(l, noun);
  const bool is_state = td_know_is_a(l->know, entity, TD_SCHEMA_Country);
  const td_fact_run bodies =
      td_know_objects(l->know, role, td_know_vocab(l->know, TD_TID_headOf));
  for (const td_fact *f = bodies.begin; role && f < bodies.end; f++) {
    const bool is_of_state = f->o == td_know_vocab(l->know, TD_TID_State) ||
                             f->o == td_know_vocab(l->know, TD_TID_Ministry);
    if (is_state ? is_of_state
                 : td_know_has(l->know, entity, TD_RDF_type, f->o)) {
      return 2500;
    }
  }
  return 0;
}

static bool is_city(const td_linking *l, td_term entity) {
  return td_know_is_a(l->know, entity, TD_SCHEMA_City);
}

// Points for the noun that says what the place is: "the island of X", "the
// city, X".
static int score_place_noun(const td_linking *l, const td_mention *m,
                            td_term entity) {
  const uint32_t noun = l->tokens[m->head].head;
  const td_rel rel = td_rel_base(l->tokens[m->head].rel);
  if (noun == TD_NONE || (rel != TD_REL_NMOD && rel != TD_REL_APPOS &&
                          rel != TD_REL_FLAT && rel != TD_REL_COMPOUND)) {
    return 0;
  }
  const td_term entry =
      td_know_word(l->know, l->tokens[noun].lemma_term, TD_TID_PlaceNoun);
  const td_term kind = td_know_get(l->know, entry, TD_TID_kindOfPlace);
  const uint32_t preposition =
      td_document_child(l->document, m->head, TD_REL_CASE);
  if (!kind || (preposition != TD_NONE &&
                !td_know_word(l->know, l->tokens[preposition].form_term,
                              TD_TID_RoleWord))) {
    return 0;
  }
  const td_fact_run types =
      td_know_objects(l->know, entity, td_know_vocab(l->know, TD_RDF_type));
  for (const td_fact *f = types.begin; f < types.end; f++) {
    if (td_know_is_subclass(l->know, f->o, kind)) {
      return 2500;
    }
  }
  return 0;
}

// "eastern X": more often a land than a city.
static int score_compass(const td_linking *l, const td_mention *m,
                         td_term entity) {
  const uint32_t first = m->first_token;
  const bool has_compass =
      first > td_link_sentence_begin(l, first) &&
      td_know_word(l->know, l->tokens[first - 1].form_term, TD_TID_CompassWord);
  return has_compass && !is_city(l, entity) &&
                 td_know_is_a(l->know, entity, TD_SCHEMA_AdministrativeArea)
             ? 2000
             : 0;
}

// Points for other places of the article that are in this one, or in what this
// one is in, below the country.
static int score_area(const td_linking *l, td_term entity) {
  const td_term in = td_know_get(l->know, entity, TD_SCHEMA_containedInPlace);
  const bool is_below = in && in != td_link_country_of(l, entity);
  return td_link_area_weight(l, entity) ||
                 (is_below && td_link_area_weight(l, in))
             ? 2000
             : 0;
}

// The area between a place and its country; 0.
static td_term area_of(const td_linking *l, td_term place) {
  const td_term in = td_know_get(l->know, place, TD_SCHEMA_containedInPlace);
  return in == td_link_country_of(l, place) ? 0 : in;
}

// Points for how often the article names places of the town's area.
static int score_town(const td_linking *l, td_term town) {
  const td_term area = area_of(l, town);
  const uint32_t weight = area ? td_link_area_weight(l, area) : 0;
  return (int)(weight < 3 ? weight : 3) * 700;
}

// Points for what the grammar round the name asks for.
static int score_grammar(const td_linking *l, const td_mention *m,
                         td_term entity) {
  const bool is_person = td_know_is_a(l->know, entity, TD_SCHEMA_Person);
  const bool is_place = td_know_is_a(l->know, entity, TD_SCHEMA_Place);
  if (m->type == TD_TYPE_PER) {
    return is_person ? 2000 : 0;
  }
  if (td_link_is_in_place(l, m)) {
    return is_place ? 1500 : is_person ? -2000 : 0;
  }
  if (td_link_acts(l, m)) {
    const bool is_country = td_know_is_a(l->know, entity, TD_SCHEMA_Country);
    return is_country || is_capital(l, entity) ? 1000 : is_place ? -500 : 300;
  }
  return 0;
}

td_day td_link_day_of(const td_linking *l, td_term post, td_vocab property) {
  const td_term day = td_know_get(l->know, post, property);
  return day ? td_day_parse(td_know_text(l->know, day)) : TD_NO_DAY;
}

static bool is_day_in(const td_linking *l, td_term post) {
  const td_day day = l->document->day;
  const td_day begin = td_link_day_of(l, post, TD_TID_since);
  const td_day end = td_link_day_of(l, post, TD_TID_until);
  return day == TD_NO_DAY || ((begin == TD_NO_DAY || begin <= day) &&
                              (end == TD_NO_DAY || day < end));
}

// Points for a post that the person holds on the article's day; more for one
// at the head of a state's government.
static int score_posts(const td_linking *l, td_term person) {
  const td_term state = td_know_vocab(l->know, TD_TID_State);
  const td_term government = td_know_get(
      l->know, td_know_vocab(l->know, TD_SCHEMA_Country), TD_TID_sector);
  const td_fact_run posts =
      td_know_subjects(l->know, td_know_vocab(l->know, TD_ORG_member), person);
  int best = 0;
  for (const td_fact *f = posts.begin; f < posts.end; f++) {
    const td_term role = td_know_get(l->know, f->s, TD_ORG_role);
    const bool is_head = td_know_has(l->know, role, TD_TID_headOf, state) &&
                         td_know_has(l->know, role, TD_TID_sector, government);
    const int points =
        is_day_in(l, f->s) ? 1000 + (is_head ? 800 : 0) : (is_head ? 300 : 0);
    best = points > best ? points : best;
  }
  return best;
}

// The role that the title right before the name gives; 0.
static td_term title_role(const td_linking *l, const td_mention *m) {
  const uint32_t first = m->first_token;
  return first > td_link_sentence_begin(l, first) ? td_link_role(l, first - 1)
                                                  : 0;
}

// Whether the person has had such a post ever.
static bool has_had_post(const td_linking *l, td_term person, td_term role) {
  const td_fact_run posts =
      td_know_subjects(l->know, td_know_vocab(l->know, TD_ORG_member), person);
  for (const td_fact *f = posts.begin; f < posts.end; f++) {
    if (td_know_has(l->know, f->s, TD_ORG_role, role)) {
      return true;
    }
  }
  return false;
}

// Points for a title that the person has had.
static int score_title(const td_linking *l, const td_mention *m,
                       td_term person) {
  const td_term role = title_role(l, m);
  return !role ? 0 : has_had_post(l, person, role) ? 2000 : -1000;
}

static bool is_family(td_name_meaning meaning) {
  return meaning.kind == TD_NAME_FAMILY || meaning.kind == TD_NAME_SURNAME;
}

static int score(const td_linking *l, const td_mention *m,
                 td_name_meaning meaning) {
  static const int of_kind[] = {
      [TD_NAME_FULL] = 3000, [TD_NAME_SHORT] = 1500,   [TD_NAME_LOCAL] = 1000,
      [TD_NAME_DEMONYM] = 0, [TD_NAME_METONYM] = 2000, [TD_NAME_FAMILY] = 1000,
      [TD_NAME_TOWN] = -500, [TD_NAME_SURNAME] = 500,
  };
  int sum = of_kind[meaning.kind] + 2 * prominence(l, meaning.entity);
  sum += score_grammar(l, m, meaning.entity) +
         score_office(l, m, meaning.entity) +
         score_place_noun(l, m, meaning.entity) +
         score_compass(l, m, meaning.entity) +
         (meaning.kind == TD_NAME_TOWN ? score_town(l, meaning.entity)
                                       : score_area(l, meaning.entity));
  const td_term country = td_link_country_of(l, meaning.entity);
  uint32_t weight = country ? td_link_weight(l, country) : 0;
  // A place does not vouch for itself.
  weight -= weight && country != meaning.entity && m->known == meaning.entity;
  if (is_family(meaning)) {
    sum += score_posts(l, meaning.entity) + score_title(l, m, meaning.entity);
  }
  sum += weight ? 2000 + (int)(weight < 10 ? weight : 10) * 150 : 0;
  if (td_link_find(&l->by_known, meaning.entity) != TD_NONE) {
    sum += 2500;
  }
  if (meaning.kind == TD_NAME_METONYM && td_link_is_in_place(l, m)) {
    sum -= 3000;
  }
  return sum;
}

// Whether the network or the grammar takes it for a place. Towns have no
// article.
static bool is_placelike(const td_linking *l, const td_mention *m) {
  return !m->has_article &&
         (m->type == TD_TYPE_LOC ||
          (m->type != TD_TYPE_PER && td_link_is_in_place(l, m)));
}

// A short name ("the North") counts when its state, or the state's pair, is
// named in the article; a family name when its person's country is, or when he
// holds the post that stands before it, another last name only then; a town's
// name when its area is, or its country and nothing else has the name.
static bool is_usable(const td_linking *l, const td_mention *m,
                      td_name_meaning meaning, bool is_only) {
  const td_term country = td_link_country_of(l, meaning.entity);
  const td_term pair = td_know_get(l->know, meaning.entity, TD_TID_pair);
  switch (meaning.kind) {
  case TD_NAME_SHORT:
    return (country && td_link_weight(l, country)) ||
           (pair && td_link_weight(l, pair)) ||
           td_link_find(&l->by_known, meaning.entity) != TD_NONE;
  case TD_NAME_FAMILY:
    return (country && td_link_weight(l, country)) ||
           (title_role(l, m) && score_title(l, m, meaning.entity) > 0 &&
            score_posts(l, meaning.entity) >= 1000);
  case TD_NAME_SURNAME:
    return title_role(l, m) && score_title(l, m, meaning.entity) > 0 &&
           score_posts(l, meaning.entity) >= 1000;
  case TD_NAME_TOWN:
    return is_placelike(l, m) &&
           (td_link_area_weight(l, area_of(l, meaning.entity)) ||
            td_link_find(&l->by_known, meaning.entity) != TD_NONE ||
            (is_only && td_link_weight(l, country)));
  case TD_NAME_LOCAL:
  case TD_NAME_DEMONYM:
    return false;
  default:
    return true;
  }
}

// Whether a form of address or a given name makes it a person's name, though
// it could be a place's: "Queen Victoria".
static bool is_person_only(const td_linking *l, const td_mention *m,
                           td_meanings meanings) {
  const uint32_t first = m->first_token;
  return meanings.count && m->type == TD_TYPE_PER &&
         first > td_link_sentence_begin(l, first) &&
         td_know_word(l->know, l->tokens[first - 1].form_term,
                      TD_TID_Honorific);
}

// "Kenya's High Court" is no court of another state.
static bool is_of_another(const td_linking *l, td_term owner, td_term entity) {
  const td_term country = td_link_country_of(l, entity);
  return owner && country && country != owner &&
         td_know_is_a(l->know, entity, TD_SCHEMA_GovernmentOrganization);
}

td_term td_link_choose(const td_linking *l, const td_mention *m,
                       td_meanings meanings) {
  const bool wants_person = is_person_only(l, m, meanings);
  const td_term owner = td_link_phrase_owner(l, m->head);
  td_term best = 0;
  int best_score = INT32_MIN;
  bool is_tie = false;
  bool best_is_family = false;
  for (uint32_t i = 0; i < meanings.count && i < MAX_MEANINGS; i++) {
    const td_name_meaning meaning = meanings.items[i];
    if (!is_usable(l, m, meaning, meanings.count == 1) ||
        meaning.entity == best || is_of_another(l, owner, meaning.entity) ||
        (wants_person &&
         !td_know_is_a(l->know, meaning.entity, TD_SCHEMA_Person))) {
      continue;
    }
    const int s = score(l, m, meaning);
    is_tie = s == best_score || (is_tie && s < best_score);
    if (s > best_score) {
      best = meaning.entity;
      best_score = s;
      best_is_family = is_family(meaning);
    }
  }
  // Namesakes with equal evidence: nobody rather than anybody.
  return best_is_family && is_tie ? 0 : best;
}
