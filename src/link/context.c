// SPDX-License-Identifier: MIT

// What the article as a whole tells: nationalities and the countries it is
// about.

#include "link/link_private.h"

#include "know/fold.h"

td_term td_link_country_of(const td_linking *l, td_term entry) {
  return td_know_is_a(l->know, entry, TD_SCHEMA_Country)
             ? entry
             : td_know_get(l->know, entry, TD_TID_country);
}

uint32_t td_link_weight(const td_linking *l, td_term country) {
  for (uint32_t i = 0; i < l->weights.count; i++) {
    if (l->weights.items[i].country == country) {
      return l->weights.items[i].weight;
    }
  }
  return 0;
}

void td_link_add_weight(td_linking *l, td_term country, uint32_t weight) {
  if (!country) {
    return;
  }
  for (uint32_t i = 0; i < l->weights.count; i++) {
    if (l->weights.items[i].country == country) {
      l->weights.items[i].weight += weight;
      return;
    }
  }
  td_country_weight *w = TD_PUSH(l->document->arena, &l->weights);
  if (!w) {
    l->status = TD_ERR_NO_MEM;
    return;
  }
  *w = (td_country_weight){country, weight};
}

uint32_t td_link_area_weight(const td_linking *l, td_term area) {
  for (uint32_t i = 0; i < l->areas.count; i++) {
    if (l->areas.items[i].country == area) {
      return l->areas.items[i].weight;
    }
  }
  return 0;
}

static void add_area(td_linking *l, td_term area) {
  for (uint32_t i = 0; i < l->areas.count; i++) {
    if (l->areas.items[i].country == area) {
      l->areas.items[i].weight++;
      return;
    }
  }
  td_country_weight *w = TD_PUSH(l->document->arena, &l->areas);
  if (!w) {
    l->status = TD_ERR_NO_MEM;
    return;
  }
  *w = (td_country_weight){area, 1};
}

// The areas between a place and its country; an area is one of them.
static void add_areas_of(td_linking *l, td_term place) {
  const td_term country = td_link_country_of(l, place);
  if (place != country && !td_know_is_a(l->know, place, TD_SCHEMA_City) &&
      td_know_is_a(l->know, place, TD_SCHEMA_AdministrativeArea)) {
    add_area(l, place);
  }
  for (int depth = 0; depth < 4; depth++) {
    place = td_know_get(l->know, place, TD_SCHEMA_containedInPlace);
    if (!place || place == country) {
      return;
    }
    add_area(l, place);
  }
}

td_term td_link_main_country(const td_linking *l, uint32_t percent) {
  uint32_t sum = 0;
  const td_country_weight *best = NULL;
  for (uint32_t i = 0; i < l->weights.count; i++) {
    const td_country_weight *w = &l->weights.items[i];
    sum += w->weight;
    if (!best || w->weight > best->weight) {
      best = w;
    }
  }
  return best && best->weight * 100 >= sum * percent ? best->country : 0;
}

// The one country of all meanings; 0 when they disagree.
static td_term common_country(const td_linking *l, td_meanings m) {
  td_term country = 0;
  for (uint32_t i = 0; i < m.count; i++) {
    const td_name_kind kind = m.items[i].kind;
    if (kind == TD_NAME_SHORT || kind == TD_NAME_LOCAL) {
      return 0;
    }
    if (kind >= TD_NAME_TOWN) {
      break; // the last ones; they do not tell of their country
    }
    const td_term c = td_link_country_of(l, m.items[i].entity);
    if (!c || (country && c != country)) {
      return 0;
    }
    country = c;
  }
  return country;
}

static void read_name(td_linking *l, uint32_t id) {
  const td_mention *m = &l->document->mentions.items[id];
  for (uint32_t t = m->first_token; t < m->first_token + m->n_tokens; t++) {
    l->inside[t] = id;
  }
  const td_meanings meanings = td_link_meanings(l, m);
  const td_term country = common_country(l, meanings);
  if (country && !td_link_is_backer(l, m->first_token)) {
    const bool is_itself = meanings.items[0].entity == country;
    td_link_add_weight(l, country, is_itself ? 2 : 1);
  }
  if (meanings.count && meanings.items[0].kind < TD_NAME_TOWN &&
      (meanings.count == 1 || meanings.items[1].kind >= TD_NAME_TOWN)) {
    add_areas_of(l, meanings.items[0].entity);
  }
}

// A demonym may belong to a country, and as well to a people or a language.
static td_term demonym_country(const td_linking *l, td_meanings m) {
  td_term country = 0;
  for (uint32_t i = 0; i < m.count; i++) {
    if (m.items[i].kind != TD_NAME_DEMONYM) {
      continue;
    }
    const td_term c = td_link_country_of(l, m.items[i].entity);
    if (c && country && c != country) {
      // Of two the article's own, if only one is.
      const uint32_t old = td_link_weight(l, country);
      const uint32_t new = td_link_weight(l, c);
      if ((old == 0) == (new == 0)) {
        return 0;
      }
      country = new ? c : country;
    } else if (c) {
      country = c;
    }
  }
  return country;
}

static uint32_t read_demonym(td_linking *l, uint32_t t, uint32_t end) {
  td_meanings m = {0};
  uint32_t n =
      td_know_match_name(l->know, l->words + t, end - t, &m.items, &m.count);
  td_slice word = l->words[t];
  if (n == 0 && word.length > 3 && word.data[word.length - 1] == 's') {
    word.length--; // "Iranians"
    n = td_know_match_name(l->know, &word, 1, &m.items, &m.count);
  }
  if (n == 0) {
    return 1;
  }
  const td_term country = demonym_country(l, m);
  for (uint32_t i = t; country && i < t + n; i++) {
    l->nationality[i] = country;
  }
  if (!td_link_is_backer(l, t + n - 1)) {
    td_link_add_weight(l, country, 1);
  }
  return n;
}

void td_link_read_context(td_linking *l) {
  for (uint32_t i = 0; i < l->document->mentions.count; i++) {
    if (l->document->mentions.items[i].form == TD_FORM_NAME) {
      read_name(l, i);
    }
  }
  for (uint32_t s = 0; s < l->document->sentences.count; s++) {
    const td_sentence *sentence = &l->document->sentences.items[s];
    const uint32_t end = sentence->first_token + sentence->n_tokens;
    for (uint32_t t = sentence->first_token; t < end;) {
      const bool may_be = l->inside[t] == TD_NONE && !sentence->is_dateline &&
                          td_word_is_capitalised(l->words[t]);
      t += may_be ? read_demonym(l, t, end) : 1;
    }
  }
}
