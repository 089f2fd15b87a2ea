// SPDX-License-Identifier: MIT

// Who an actor is: the part of society that its words, titles and posts put it
// in, and the country that its words or else the whole article give it.

#include "link/link_private.h"

#define MAX_MODIFIERS 8

static td_entity *entity_of(const td_linking *l, uint32_t id) {
  return &l->document->entities.items[id];
}

static bool is_true(const td_linking *l, td_term entry, td_vocab property) {
  return td_slice_is(
      td_know_text(l->know, td_know_get(l->know, entry, property)), "true");
}

// ------------------------------------------------------------------ sectors

static void clear_sectors(td_entity *e) {
  memset(e->sectors, 0, sizeof(e->sectors));
}

// Whether `role` can be held in any organization, so that it says nothing of
// the part of society: "leader", "spokesman".
static bool is_of_any_body(const td_linking *l, td_term role) {
  const td_term any = td_know_vocab(l->know, TD_SCHEMA_Organization);
  return td_know_has(l->know, role, TD_TID_headOf, any) ||
         td_know_has(l->know, role, TD_TID_roleOf, any);
}

bool td_link_takes_sector(const td_linking *l, uint32_t head, td_term entry) {
  return is_true(l, entry, TD_TID_sectorOfBody) ||
         is_of_any_body(l, td_link_role(l, head));
}

// The agent noun at `token` that tells a sector, or an adjective where such
// count; 0.
static td_term modifier_at(const td_linking *l, uint32_t token,
                           bool with_adjectives) {
  static const td_vocab lists[] = {TD_TID_AgentNoun, TD_TID_SectorWord};
  const td_token *t = &l->tokens[token];
  const td_term forms[] = {t->lemma_term, t->form_term};
  for (size_t i = 0; i < (with_adjectives ? 2 : 1); i++) {
    for (size_t k = 0; k < sizeof(forms) / sizeof(*forms); k++) {
      const td_term entry = td_know_word(l->know, forms[k], lists[i]);
      if (td_know_get(l->know, entry, TD_TID_sector)) {
        return entry;
      }
    }
  }
  return 0;
}

// The same of several words that end at `token`, no adjectives: "the fire
// brigade's crew" is no army's. Their number is put into `n_words`.
static td_term phrase_at(const td_linking *l, uint32_t token,
                         uint32_t *n_words) {
  td_term entry = 0;
  *n_words = td_link_noun_words(l, token);
  if (*n_words > 1) {
    (void)td_link_noun_class(l, token, &entry);
  }
  if (!td_know_get(l->know, entry, TD_TID_sector)) {
    *n_words = 1;
    return 0;
  }
  return entry;
}

// Whether `token` stands in the phrase of the noun `head`, before it, or in a
// modifier of it: "health" of "senior public health officials".
static bool is_modifier(const td_linking *l, uint32_t token, uint32_t head) {
  for (int depth = 0; depth < 3; depth++) {
    const td_rel rel = td_rel_base(l->tokens[token].rel);
    const bool fits = rel == TD_REL_COMPOUND || rel == TD_REL_AMOD ||
                      rel == TD_REL_FLAT || rel == TD_REL_CONJ ||
                      l->tokens[token].rel == TD_REL_NMOD_POSS ||
                      l->tokens[token].rel == TD_REL_NMOD_DESC;
    token = l->tokens[token].head;
    if (!fits || token == TD_NONE) {
      return false;
    }
    if (token == head) {
      return true;
    }
  }
  return false;
}

// The words before `head` that tell a sector, but for those that the entry of
// `head` is itself made of.
static uint32_t read_modifiers(const td_linking *l, uint32_t head,
                               bool with_adjectives, td_term *out) {
  const uint32_t first = td_link_sentence_begin(l, head);
  const uint32_t n_own = td_link_noun_words(l, head);
  uint32_t n = 0;
  for (uint32_t t = head + 1 - n_own; t-- > first && n < MAX_MODIFIERS;) {
    if (!is_modifier(l, t, head)) {
      if (l->tokens[t].upos == TD_UPOS_PUNCT ||
          l->tokens[t].upos == TD_UPOS_CCONJ ||
          l->tokens[t].upos == TD_UPOS_PART) {
        continue;
      }
      break;
    }
    if (l->inside[t] != TD_NONE) {
      continue;
    }
    uint32_t n_words;
    const td_term phrase = phrase_at(l, t, &n_words);
    const td_term entry = phrase ? phrase : modifier_at(l, t, with_adjectives);
    if (entry) {
      out[n++] = entry;
    }
    t -= n_words - 1;
  }
  return n;
}

void td_link_phrase_sectors(td_linking *l, td_entity *e, uint32_t head,
                            td_term entry) {
  td_term modifiers[MAX_MODIFIERS];
  const bool takes = td_link_takes_sector(l, head, entry);
  const bool has_own = td_know_get(l->know, entry, TD_TID_sector) != 0;
  const uint32_t n = read_modifiers(l, head, takes || !has_own, modifiers);
  clear_sectors(e);
  const td_term tenure = td_link_noun_tenure(l, head);
  if (tenure || !n || !takes) {
    td_link_add_sectors(l, e, tenure ? tenure : entry);
  }
  for (uint32_t i = 0; i < n; i++) {
    td_link_add_sectors(l, e, modifiers[i]);
  }
}

void td_link_body_sectors(const td_linking *l, td_entity *e, uint32_t body,
                          bool takes) {
  const td_entity *b = entity_of(l, body);
  if (b->sectors[0] && !td_link_is_state(l, b) && (takes || !e->sectors[0])) {
    memcpy(e->sectors, b->sectors, sizeof(e->sectors));
  }
  // Who speaks or acts for a body of no state is of none himself.
  if (b->nonstate) {
    e->nonstate = b->nonstate;
    e->country = b->country;
  }
}

// What the words before a body's name add: "the opposition Congress party".
static void add_modifiers(td_linking *l, const td_mention *m) {
  td_entity *e = entity_of(l, m->entity);
  if (m->form != TD_FORM_NAME || e->kind != TD_ENTITY_NAMED ||
      !td_link_is(l, e, TD_SCHEMA_Organization) || td_link_is_state(l, e)) {
    return;
  }
  td_term modifiers[MAX_MODIFIERS];
  td_term old[TD_MAX_SECTORS];
  const uint32_t n = read_modifiers(l, m->head, false, modifiers);
  memcpy(old, e->sectors, sizeof(old));
  if (n) {
    clear_sectors(e);
    td_link_add_sectors(l, e, modifiers[0]);
    int to = 1;
    for (int i = 0; i < TD_MAX_SECTORS && to < TD_MAX_SECTORS; i++) {
      if (old[i] != e->sectors[0]) {
        e->sectors[to++] = old[i];
      }
    }
  }
}

// ------------------------------------------------------------ known persons

// How a post stands to the article's day.
typedef enum { POST_PAST, POST_COMING, POST_OPEN, POST_HELD } post_time;

static post_time time_of_post(const td_linking *l, td_term post) {
  const td_day day = l->document->day;
  const td_day since = td_link_day_of(l, post, TD_TID_since);
  const td_day until = td_link_day_of(l, post, TD_TID_until);
  if (day == TD_NO_DAY) {
    return POST_OPEN;
  }
  if (since != TD_NO_DAY && day < since) {
    return POST_COMING;
  }
  return until != TD_NO_DAY && day >= until ? POST_PAST : POST_HELD;
}

td_term td_link_holder_of(const td_linking *l, td_term body, td_term role) {
  const td_fact_run posts = td_know_subjects(
      l->know, td_know_vocab(l->know, TD_ORG_organization), body);
  td_term best = 0;
  for (const td_fact *f = posts.begin; f < posts.end; f++) {
    if (td_know_has(l->know, f->s, TD_ORG_role, role) &&
        time_of_post(l, f->s) == POST_HELD &&
        td_link_day_of(l, f->s, TD_TID_since) != TD_NO_DAY) {
      const td_term person = td_know_get(l->know, f->s, TD_ORG_member);
      if (best && best != person) {
        return 0;
      }
      best = person;
    }
  }
  return best;
}

// Higher posts first; of those as high the later.
static int rank_of_post(const td_linking *l, td_term post) {
  static const td_vocab kinds[] = {TD_TID_State, TD_TID_Ministry};
  const td_term role = td_know_get(l->know, post, TD_ORG_role);
  for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
    if (td_know_has(l->know, role, TD_TID_headOf,
                    td_know_vocab(l->know, kinds[i]))) {
      return 2 - (int)i;
    }
  }
  return 0;
}

static bool is_better_post(const td_linking *l, td_term a, td_term b) {
  const post_time time_a = time_of_post(l, a);
  const post_time time_b = time_of_post(l, b);
  if (time_a != time_b) {
    return time_a > time_b;
  }
  const int rank_a = rank_of_post(l, a);
  const int rank_b = rank_of_post(l, b);
  return rank_a != rank_b ? rank_a > rank_b
                          : td_link_day_of(l, a, TD_TID_since) >
                                td_link_day_of(l, b, TD_TID_since);
}

// The post that says most of what the person is on the article's day; 0.
static td_term best_post(const td_linking *l, td_term person) {
  const td_fact_run posts =
      td_know_subjects(l->know, td_know_vocab(l->know, TD_ORG_member), person);
  td_term best = 0;
  for (const td_fact *f = posts.begin; f < posts.end; f++) {
    if (!best || is_better_post(l, f->s, best)) {
      best = f->s;
    }
  }
  return best;
}

static void add_post_sectors(td_linking *l, td_entity *e, td_term post) {
  const td_term role = td_know_get(l->know, post, TD_ORG_role);
  const td_term body = td_know_get(l->know, post, TD_ORG_organization);
  const bool is_state = td_know_is_a(l->know, body, TD_SCHEMA_Country);
  if (!is_state && is_of_any_body(l, role)) {
    td_link_add_sectors(l, e, body);
  }
  if (!e->sectors[0]) {
    td_link_add_sectors(l, e, role);
  }
  const td_term nonstate = td_know_get(l->know, body, TD_TID_nonState);
  if (nonstate) {
    e->nonstate = nonstate;
    e->country = td_link_country_of(l, body);
  }
}

static bool has_former_title(const td_linking *l, uint32_t person) {
  for (uint32_t i = 0; i < l->document->memberships.count; i++) {
    const td_membership *m = &l->document->memberships.items[i];
    if (m->member == person && m->tenure == TD_TENURE_FORMER) {
      return true;
    }
  }
  return false;
}

// What the article's titles leave open the gazetteer's posts tell.
static void settle_person(td_linking *l, uint32_t id) {
  td_entity *e = entity_of(l, id);
  if (e->sectors[0]) {
    return;
  }
  const td_term post = e->known ? best_post(l, e->known) : 0;
  const post_time time = post ? time_of_post(l, post) : POST_COMING;
  if (has_former_title(l, id) || time == POST_PAST) {
    td_link_add_sectors(l, e, td_know_vocab(l->know, TD_TID_Former));
  } else if (post && time != POST_COMING) {
    add_post_sectors(l, e, post);
  }
}

// ---------------------------------------------------------------- countries

// What the words match at `t`, within the name: of several meanings only
// those that share one country count.
static td_term country_of_words(const td_linking *l, uint32_t t, uint32_t end,
                                uint32_t *n_words) {
  td_meanings m = {0};
  *n_words =
      td_know_match_name(l->know, l->words + t, end - t, &m.items, &m.count);
  td_term best = 0;
  for (uint32_t i = 0; i < m.count; i++) {
    const td_term entity = m.items[i].entity;
    const td_term country = td_link_country_of(l, entity);
    const bool is_place = m.items[i].kind == TD_NAME_DEMONYM ||
                          (m.items[i].kind == TD_NAME_FULL &&
                           td_know_is_a(l->know, entity, TD_SCHEMA_Place));
    if (!is_place || !country || country == best) {
      continue;
    }
    // Of two the state itself, then the one that the article is about.
    const bool is_state = entity == country;
    if (!best || is_state ||
        td_link_weight(l, country) > td_link_weight(l, best)) {
      best = country;
    }
  }
  return best;
}

td_term td_link_name_country(const td_linking *l, uint32_t begin,
                             uint32_t end) {
  for (uint32_t t = begin; t < end;) {
    uint32_t n = 0;
    const bool may_be = t == begin || l->tokens[t].upos == TD_UPOS_ADJ ||
                        l->tokens[t - 1].upos == TD_UPOS_ADP ||
                        l->tokens[t - 1].upos == TD_UPOS_DET ||
                        l->nationality[t];
    const td_term country = may_be ? country_of_words(l, t, end, &n) : 0;
    if (country && n < end - begin) {
      return country;
    }
    t += n ? n : 1;
  }
  return 0;
}

td_term td_link_name_nonstate(const td_linking *l, uint32_t begin,
                              uint32_t end) {
  td_meanings m = {0};
  const uint32_t n = td_know_match_name(l->know, l->words + begin, end - begin,
                                        &m.items, &m.count);
  return n && n < end - begin
             ? td_know_get(l->know, m.items[0].entity, TD_TID_nonState)
             : 0;
}

// Whether `e` is one of those who are of the country that a whole article is
// about, when nothing else is said of them.
static bool is_homely(const td_linking *l, const td_entity *e) {
  if (e->country || e->nonstate || e->known || e->kind == TD_ENTITY_LIST ||
      !e->sectors[0]) {
    return false;
  }
  return td_link_is(l, e, TD_SCHEMA_Person) ||
         td_link_is(l, e, TD_SCHEMA_Organization);
}

void td_link_settle_actors(td_linking *l) {
  const td_term country = td_link_main_country(l, TD_LINK_ALONE);
  for (uint32_t i = 0; i < l->document->mentions.count; i++) {
    if (l->document->mentions.items[i].entity != TD_NONE) {
      add_modifiers(l, &l->document->mentions.items[i]);
    }
  }
  for (uint32_t id = 0; id < l->document->entities.count; id++) {
    td_entity *e = entity_of(l, id);
    if (e->kind == TD_ENTITY_NAMED && td_link_is(l, e, TD_SCHEMA_Person)) {
      settle_person(l, id);
    }
    if (country && is_homely(l, e)) {
      e->country = country;
    }
  }
}
