// SPDX-License-Identifier: MIT

// Names inside longer names: the state in "University of Michigan", the person
// in "Andy Warhol Foundation". They are no mentions that take part in anything,
// but the text names what they mean.

#include "link/link_private.h"

#include "know/fold.h"

// Whether names are looked for inside `m`. The parts of a person's name mean
// nobody else, and "New Mexico" or "Kansas City" nowhere else.
static bool may_hold_names(const td_linking *l, const td_mention *m) {
  if (m->form != TD_FORM_NAME || m->type == TD_TYPE_PER) {
    return false;
  }
  if (m->entity == TD_NONE) {
    return true;
  }
  const td_entity *e = &l->document->entities.items[m->entity];
  return e->kind == TD_ENTITY_NAMED && !td_link_is(l, e, TD_SCHEMA_Person) &&
         !td_link_is(l, e, TD_SCHEMA_AdministrativeArea);
}

static bool is_hyphen_joined(const td_linking *l, uint32_t t) {
  return t > 0 && !l->tokens[t - 1].space_after && l->words[t].length &&
         l->tokens[t].upos == TD_UPOS_PUNCT &&
         l->tokens[t - 1].span.end == l->tokens[t].span.begin;
}

// Whether the words [begin, end) stand free in the name [first, last): not
// joined by a hyphen to others, no family name behind a given name, and not
// what the words before them only describe ("Creative Commons").
static bool stands_free(const td_linking *l, uint32_t first, uint32_t begin,
                        uint32_t end, uint32_t last) {
  if (end < last && is_hyphen_joined(l, end)) {
    return false;
  }
  if (begin == first) {
    return true;
  }
  const td_token *before = &l->tokens[begin - 1];
  const bool is_described =
      end == last &&
      (before->upos == TD_UPOS_PROPN || before->upos == TD_UPOS_NOUN ||
       before->upos == TD_UPOS_ADJ || before->upos == TD_UPOS_NUM);
  return !is_described && !is_hyphen_joined(l, begin - 1) &&
         !td_know_word(l->know, before->form_term, TD_TID_GivenName);
}

// Those of `meanings` that are of one kind; they are sorted by it.
static td_meanings only(td_meanings meanings, td_name_kind kind) {
  while (meanings.count && meanings.items[0].kind < kind) {
    meanings.items++;
    meanings.count--;
  }
  uint32_t n = 0;
  while (n < meanings.count && meanings.items[n].kind == kind) {
    n++;
  }
  meanings.count = n;
  return meanings;
}

// Those that hold anywhere; else those of towns, which their context decides.
static td_meanings usable(td_meanings meanings) {
  const td_meanings full = only(meanings, TD_NAME_FULL);
  return full.count ? full : only(meanings, TD_NAME_TOWN);
}

static bool is_kind_word(const td_linking *l, uint32_t t) {
  const td_term form = l->tokens[t].form_term;
  return td_know_word(l->know, form, TD_TID_OrganizationWord) ||
         td_know_word(l->know, form, TD_TID_PlaceWord);
}

// Whether the article names the town, or its area. "University" is one too.
static bool is_town_here(const td_linking *l, td_term town, uint32_t token) {
  const td_term in = td_know_get(l->know, town, TD_SCHEMA_containedInPlace);
  return !is_kind_word(l, token) &&
         (td_link_find(&l->by_known, town) != TD_NONE ||
          (in != td_link_country_of(l, town) && td_link_area_weight(l, in)));
}

// A person or place that the article has named by the words [begin, end) or,
// of a person, by such a part of his name; TD_NONE.
static uint32_t named_before(const td_linking *l, uint32_t begin,
                             uint32_t end) {
  const uint64_t key = td_link_key(l, begin, end);
  uint32_t entity = td_link_find(&l->by_name, key);
  if (entity == TD_NONE) {
    entity = td_link_find(&l->by_part, key);
  }
  if (entity == TD_NONE || is_kind_word(l, begin)) {
    return TD_NONE;
  }
  const td_entity *e = &l->document->entities.items[entity];
  return td_link_is(l, e, TD_SCHEMA_Person) || td_link_is(l, e, TD_SCHEMA_Place)
             ? entity
             : TD_NONE;
}

// What the name `inner` means: what the gazetteer has, else as the article has
// named it; TD_NONE.
static uint32_t meant(td_linking *l, const td_mention *inner,
                      td_meanings meanings, uint32_t outer) {
  const uint32_t begin = inner->first_token;
  if (meanings.count == 0) {
    return named_before(l, begin, begin + inner->n_tokens);
  }
  const td_term entry = td_link_choose(l, inner, meanings);
  const bool is_town = meanings.items[0].kind == TD_NAME_TOWN;
  return entry && (!is_town || is_town_here(l, entry, begin))
             ? td_link_known(l, entry, outer)
             : TD_NONE;
}

static void add_inner(td_linking *l, const td_mention *inner, uint32_t entity) {
  td_mention *m = TD_PUSH(l->document->arena, &l->document->inner);
  if (!m) {
    l->status = TD_ERR_NO_MEM;
    return;
  }
  *m = *inner;
  m->type = TD_TYPE_NONE;
  m->entity = entity;
}

// The name at `t` inside mention `id`, which ends before `end`; how many words
// were looked at.
static uint32_t try_inner(td_linking *l, uint32_t id, uint32_t t,
                          uint32_t end) {
  const td_mention *outer = &l->document->mentions.items[id];
  const uint32_t first = td_link_name_begin(l, outer);
  td_meanings found = {0};
  // The whole is no part of itself.
  uint32_t n = td_know_match_name(l->know, l->words + t, end - t - (t == first),
                                  &found.items, &found.count);
  const td_meanings meanings = usable(found);
  n = n && meanings.count ? n : 1;
  if (!td_word_is_capitalised(l->words[t]) ||
      !stands_free(l, first, t, t + n, end)) {
    return n;
  }
  td_mention inner = *outer;
  inner.first_token = t;
  inner.n_tokens = n;
  inner.head = t + n - 1;
  inner.span =
      (td_span){l->tokens[t].span.begin, l->tokens[t + n - 1].span.end};
  inner.type = TD_TYPE_LOC; // what towns are asked for
  inner.has_article = false;
  inner.known = 0;
  const uint32_t entity = meant(l, &inner, meanings, id);
  if (entity != TD_NONE && entity != outer->entity) {
    add_inner(l, &inner, entity);
  }
  return n;
}

void td_link_inner_names(td_linking *l) {
  for (uint32_t id = 0; id < l->document->mentions.count; id++) {
    const td_mention *m = &l->document->mentions.items[id];
    const uint32_t end = m->first_token + m->n_tokens;
    uint32_t t = td_link_name_begin(l, m);
    if (end - t < 2 || !may_hold_names(l, m)) {
      continue;
    }
    while (t < end && l->status == TD_OK) {
      t += try_inner(l, id, t, end);
    }
  }
}
