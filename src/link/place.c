// SPDX-License-Identifier: MIT

// Places that the words round their name tell from namesakes: "Paris, Texas",
// and waters that share the name of a land: "down the Niger".

#include "link/link_private.h"

#include "know/fold.h"

#define MAX_WORDS 12

// ------------------------------------------------------- behind a comma

// The mention of an area right behind "NAME," that is no further member of a
// list; TD_NONE.
static uint32_t area_behind(const td_linking *l, const td_mention *m) {
  const uint32_t end = td_link_sentence_end(l, m->head);
  const uint32_t comma = m->first_token + m->n_tokens;
  if (comma + 1 >= end || !td_slice_is(l->words[comma], ",") ||
      l->inside[comma + 1] == TD_NONE) {
    return TD_NONE;
  }
  const uint32_t area = l->inside[comma + 1];
  const td_mention *a = &l->document->mentions.items[area];
  const uint32_t next = a->first_token + a->n_tokens;
  if (td_rel_base(l->tokens[a->head].rel) == TD_REL_CONJ) {
    return TD_NONE;
  }
  if (a->first_token != comma + 1 || next >= end) {
    return a->first_token == comma + 1 ? area : TD_NONE;
  }
  const bool goes_on = l->tokens[next].upos == TD_UPOS_CCONJ ||
                       (td_slice_is(l->words[next], ",") && next + 1 < end &&
                        (l->inside[next + 1] != TD_NONE ||
                         l->tokens[next + 1].upos == TD_UPOS_CCONJ));
  return goes_on ? TD_NONE : area;
}

static bool is_in(const td_linking *l, td_term place, td_term area) {
  for (int depth = 0; place && depth < 6; depth++) {
    if (place == area) {
      return true;
    }
    place = td_know_get(l->know, place, TD_SCHEMA_containedInPlace);
  }
  return false;
}

// The state, province or country among the meanings of `m`; 0.
static td_term area_of(const td_linking *l, const td_mention *m) {
  const td_meanings meanings = td_link_meanings(l, m);
  for (uint32_t i = 0; i < meanings.count; i++) {
    const td_term entity = meanings.items[i].entity;
    if (meanings.items[i].kind == TD_NAME_FULL &&
        td_know_is_a(l->know, entity, TD_SCHEMA_AdministrativeArea) &&
        !td_know_is_a(l->know, entity, TD_SCHEMA_City)) {
      return entity;
    }
  }
  return 0;
}

// "Birmingham Alabama", as a gazetteer's title has it; 0.
static td_term titled(const td_linking *l, const td_mention *m,
                      const td_mention *area) {
  td_slice words[MAX_WORDS];
  uint32_t n = 0;
  const td_mention *const parts[] = {m, area};
  for (int i = 0; i < 2; i++) {
    const uint32_t begin = td_link_name_begin(l, parts[i]);
    const uint32_t end = parts[i]->first_token + parts[i]->n_tokens;
    for (uint32_t t = begin; t < end; t++) {
      if (n == MAX_WORDS) {
        return 0;
      }
      words[n++] = l->words[t];
    }
  }
  td_meanings found = {0};
  return td_know_match_name(l->know, words, n, &found.items, &found.count) == n
             ? found.items[0].entity
             : 0;
}

// A place that the gazetteer does not have, by its title: "Paris, Texas".
static uint32_t make_place(td_linking *l, uint32_t id, const td_mention *area,
                           td_term in) {
  const td_mention *m = &l->document->mentions.items[id];
  const uint32_t entity = td_link_add(l, TD_ENTITY_NAMED, id);
  if (entity == TD_NONE) {
    return TD_NONE;
  }
  td_entity *e = &l->document->entities.items[entity];
  const uint32_t begin = td_link_name_begin(l, m);
  const uint32_t last = area->first_token + area->n_tokens - 1;
  const td_span words = {l->tokens[begin].span.begin, l->tokens[last].span.end};
  e->name = td_document_text(l->document, m->part, words);
  e->type = td_know_vocab(l->know, TD_SCHEMA_Place);
  e->country = td_link_country_of(l, in);
  return entity;
}

static bool is_taken_for_place(const td_linking *l, const td_mention *m,
                               td_meanings meanings) {
  for (uint32_t i = 0; i < meanings.count; i++) {
    const td_name_meaning meaning = meanings.items[i];
    if (meaning.kind == TD_NAME_TOWN
            ? m->type != TD_TYPE_PER
            : td_know_is_a(l->know, meaning.entity, TD_SCHEMA_Place)) {
      return true;
    }
  }
  return meanings.count == 0 && m->type == TD_TYPE_LOC;
}

uint32_t td_link_located(td_linking *l, uint32_t id, td_meanings meanings) {
  const td_mention *m = &l->document->mentions.items[id];
  const uint32_t begin = td_link_name_begin(l, m);
  const uint64_t key = td_link_key(l, begin, m->first_token + m->n_tokens);
  const uint32_t behind = area_behind(l, m);
  const td_mention *area =
      behind == TD_NONE ? NULL : &l->document->mentions.items[behind];
  const td_term in = area ? area_of(l, area) : 0;
  if (!in || !is_taken_for_place(l, m, meanings)) {
    return td_link_find(&l->by_place, key);
  }
  td_term known = titled(l, m, area);
  for (uint32_t i = 0; i < meanings.count && !known; i++) {
    known =
        meanings.items[i].entity != in && is_in(l, meanings.items[i].entity, in)
            ? meanings.items[i].entity
            : 0;
  }
  // Behind a comma a country may be another item of a list, and a region of
  // the known place's own country may be left out of the gazetteer.
  if (!known && td_know_is_a(l->know, in, TD_SCHEMA_Country)) {
    return TD_NONE;
  }
  for (uint32_t i = 0; i < meanings.count && !known; i++) {
    const td_term entity = meanings.items[i].entity;
    known = td_know_is_a(l->know, entity, TD_SCHEMA_City) &&
                    td_know_get(l->know, entity, TD_SCHEMA_containedInPlace) ==
                        td_link_country_of(l, in)
                ? entity
                : 0;
  }
  const uint32_t entity =
      known ? td_link_known(l, known, id) : make_place(l, id, area, in);
  td_link_put(l, &l->by_place, key, entity);
  return entity;
}

// ------------------------------------------------------------------ waters

static bool has_context_word(const td_linking *l, uint32_t token,
                             td_term class) {
  const uint32_t end = td_link_sentence_end(l, token);
  for (uint32_t t = td_link_sentence_begin(l, token); t < end; t++) {
    const td_term word =
        td_know_word(l->know, l->tokens[t].lemma_term, TD_TID_ContextWord);
    if (word && td_know_has(l->know, word, TD_TID_kindOfPlace, class)) {
      return true;
    }
  }
  return false;
}

// The water whose name is the word of `m` with "River" behind it; 0.
static td_term water_named(const td_linking *l, const td_mention *m) {
  const td_term list = td_know_vocab(l->know, TD_TID_WaterName);
  const td_fact_run names =
      td_know_subjects(l->know, td_know_vocab(l->know, TD_RDF_type), list);
  for (const td_fact *n = names.begin; n < names.end; n++) {
    const td_fact_run forms =
        td_know_objects(l->know, n->s, td_know_vocab(l->know, TD_TID_form));
    for (const td_fact *f = forms.begin; f < forms.end; f++) {
      char text[16];
      const td_slice form = td_know_text(l->know, f->o);
      td_meanings found = {0};
      if (form.length == 0 || form.length >= sizeof(text)) {
        continue;
      }
      memcpy(text, form.data, form.length);
      text[0] = (char)(text[0] - 'a' + 'A');
      const td_slice words[] = {l->words[m->head], {text, form.length}};
      if (td_know_match_name(l->know, words, 2, &found.items, &found.count) ==
          2) {
        return found.items[0].entity;
      }
    }
  }
  return 0;
}

td_term td_link_water(const td_linking *l, const td_mention *m,
                      td_meanings meanings) {
  const uint32_t begin = td_link_name_begin(l, m);
  const bool has_article =
      begin > m->first_token || (begin > td_link_sentence_begin(l, begin) &&
                                 l->tokens[begin - 1].upos == TD_UPOS_DET);
  if (!has_article || begin != m->head || meanings.count == 0 ||
      m->first_token + m->n_tokens != begin + 1) {
    return 0;
  }
  const td_term water = td_know_vocab(l->know, TD_SCHEMA_BodyOfWater);
  return has_context_word(l, m->head, water) ? water_named(l, m) : 0;
}
