// SPDX-License-Identifier: MIT

// Names to entities. What a name can mean comes from the gazetteer; which of
// it is meant, rank.c tells, and from what the article has named in full.

#include "link/link_private.h"

#include "know/fold.h"

#define MAX_MEMBERS 40

// "Pa." behind a comma means one thing only.
static bool is_short_area(const td_linking *l, const td_mention *m) {
  return m->n_tokens == 1 && m->known &&
         td_know_word(l->know, l->tokens[m->head].form_term,
                      TD_TID_AbbreviatedArea) == m->known;
}

td_meanings td_link_meanings(const td_linking *l, const td_mention *m) {
  td_meanings meanings = {0};
  if (is_short_area(l, m)) {
    td_name_meaning *only =
        TD_ARENA_ARRAY(l->document->arena, td_name_meaning, 1);
    if (only) {
      *only = (td_name_meaning){m->known, TD_NAME_FULL};
      return (td_meanings){only, 1};
    }
  }
  const uint32_t end = m->first_token + m->n_tokens;
  for (uint32_t t = m->first_token; t < end; t++) {
    const uint32_t n = td_know_match_name(l->know, l->words + t, end - t,
                                          &meanings.items, &meanings.count);
    if (t + n == end) {
      return meanings;
    }
    // Only an article or what describes it may stand before a known name.
    const uint8_t upos = l->tokens[t].upos;
    if ((upos != TD_UPOS_DET && upos != TD_UPOS_NUM && upos != TD_UPOS_ADJ) ||
        (upos == TD_UPOS_ADJ && td_word_is_capitalised(l->words[t]))) {
      break;
    }
  }
  return (td_meanings){0};
}

uint32_t td_link_name_begin(const td_linking *l, const td_mention *m) {
  const uint32_t first = m->first_token;
  return m->n_tokens > 1 && l->tokens[first].upos == TD_UPOS_DET &&
                 (!td_word_is_capitalised(l->words[first]) ||
                  first == td_link_sentence_begin(l, first))
             ? m->first_token + 1
             : m->first_token;
}

// ------------------------------------------------------------ unknown names

static bool is_person_type(const td_linking *l, uint32_t entity) {
  return entity != TD_NONE &&
         td_link_is(l, &l->document->entities.items[entity], TD_SCHEMA_Person);
}

static void put_first(td_linking *l, td_link_table *table, uint64_t key,
                      uint32_t entity) {
  if (td_link_find(table, key) == TD_NONE) {
    td_link_put(l, table, key, entity);
  }
}

// Remember the words by which a person can be named again: the last; the
// first, which is the family name in East Asia; a given name. Of relatives
// whoever is named in full first keeps the family name: he is the subject.
static void put_parts(td_linking *l, uint32_t begin, uint32_t end,
                      uint32_t entity) {
  if (end - begin < 2) {
    return;
  }
  uint32_t last = end - 1;
  if (td_know_word(l->know, l->tokens[last].form_term, TD_TID_NameSuffix)) {
    last--;
  }
  const bool is_given =
      td_know_word(l->know, l->tokens[begin].form_term, TD_TID_GivenName) != 0;
  put_first(l, is_given ? &l->by_given : &l->by_part,
            td_link_key(l, begin, begin + 1), entity);
  put_first(l, &l->by_part, td_link_key(l, last, last + 1), entity);
}

static td_term class_of_type(const td_linking *l, td_name_type type) {
  switch (type) {
  case TD_TYPE_PER:
    return td_know_vocab(l->know, TD_SCHEMA_Person);
  case TD_TYPE_ORG:
    return td_know_vocab(l->know, TD_SCHEMA_Organization);
  case TD_TYPE_LOC:
    return td_know_vocab(l->know, TD_SCHEMA_Place);
  default:
    return 0;
  }
}

// The noun beside a name that says what it is: "the vessel LUNIS", "one
// vessel, the LUNIS"; TD_NONE.
static uint32_t noun_beside(const td_linking *l, const td_mention *m) {
  const td_token *head = &l->tokens[m->head];
  const uint32_t end = m->first_token + m->n_tokens;
  const td_rel rel = td_rel_base(head->rel);
  if (head->head != TD_NONE &&
      (head->head < m->first_token || head->head >= end) &&
      (rel == TD_REL_APPOS || rel == TD_REL_FLAT ||
       head->rel == TD_REL_NMOD_DESC ||
       (rel == TD_REL_COMPOUND && head->head == end))) {
    return head->head;
  }
  for (uint32_t c = head->first_child; c != TD_NONE;
       c = l->tokens[c].next_sibling) {
    const td_rel child = td_rel_base(l->tokens[c].rel);
    if ((c < m->first_token || c >= end) &&
        (child == TD_REL_APPOS || l->tokens[c].rel == TD_REL_NMOD_DESC ||
         (child == TD_REL_COMPOUND && c + 1 == m->first_token))) {
      return c;
    }
  }
  return TD_NONE;
}

// From a given name, or from "Mr" before the name.
static td_term gender_of_words(const td_linking *l, const td_mention *m) {
  const uint32_t begin = td_link_name_begin(l, m);
  const td_term given =
      td_know_word(l->know, l->tokens[begin].form_term, TD_TID_GivenName);
  td_term gender = td_know_get(l->know, given, TD_SCHEMA_gender);
  if (!gender && begin > td_link_sentence_begin(l, begin)) {
    const td_term before =
        td_know_word(l->know, l->tokens[begin - 1].form_term, TD_TID_Honorific);
    gender = td_know_get(l->know, before, TD_SCHEMA_gender);
  }
  return gender;
}

// Class, country and sectors from the words of and beside the name.
static void describe(td_linking *l, uint32_t id, uint32_t entity) {
  const td_mention *m = &l->document->mentions.items[id];
  td_entity *e = &l->document->entities.items[entity];
  const uint32_t noun = noun_beside(l, m);
  td_term entry = 0;
  td_term class = noun == TD_NONE ? 0 : td_link_noun_class(l, noun, &entry);
  if (class && noun > m->head &&
      td_rel_base(l->tokens[m->head].rel) == TD_REL_COMPOUND &&
      td_know_is_subclass(l->know, class,
                          td_know_vocab(l->know, TD_SCHEMA_Person))) {
    class = 0; // "the Acme founder" is no Acme
  }
  if (class && (!e->type || td_know_is_subclass(l->know, class, e->type))) {
    e->type = class;
    const td_term tenure = td_link_noun_tenure(l, noun);
    td_link_add_sectors(l, e, tenure ? tenure : entry);
    e->country = e->country ? e->country : td_link_phrase_country(l, noun);
  }
  td_term own = 0;
  const td_term own_class =
      m->type == TD_TYPE_ORG ? td_link_noun_class(l, m->head, &own) : 0;
  if (own_class && td_know_is_subclass(l->know, own_class, e->type)) {
    e->type = own_class;
    td_link_add_sectors(l, e, own);
  }
  if (m->type == TD_TYPE_ORG) {
    e->nonstate = td_link_name_nonstate(l, td_link_name_begin(l, m),
                                        m->first_token + m->n_tokens);
  }
  if (!e->country && !e->nonstate && m->type != TD_TYPE_PER) {
    e->country =
        td_link_name_country(l, m->first_token, m->first_token + m->n_tokens);
  }
  if (!e->country && m->type != TD_TYPE_LOC) {
    e->country = td_link_phrase_country(l, m->head);
  }
  if (m->type == TD_TYPE_PER && !e->gender) {
    e->gender = gender_of_words(l, m);
  }
}

static uint32_t make_unknown(td_linking *l, uint32_t id) {
  const td_mention *m = &l->document->mentions.items[id];
  const uint32_t begin = td_link_name_begin(l, m);
  const uint32_t end = m->first_token + m->n_tokens;
  const uint32_t entity = td_link_add(l, TD_ENTITY_NAMED, id);
  if (entity == TD_NONE) {
    return TD_NONE;
  }
  td_entity *e = &l->document->entities.items[entity];
  const td_span words = {l->tokens[begin].span.begin,
                         l->tokens[end - 1].span.end};
  e->name = td_document_text(l->document, m->part, words);
  e->type = class_of_type(l, m->type);
  describe(l, id, entity);
  td_link_put(l, &l->by_name, td_link_key(l, begin, end), entity);
  if (is_person_type(l, entity)) {
    put_parts(l, begin, end, entity);
  }
  return entity;
}

// The person whose name ends in the words [begin, end), of whom another part
// is named too ("Javad Zarif" after "Mohammad Javad Zarif"); TD_NONE.
static uint32_t same_person(const td_linking *l, uint32_t begin, uint32_t end) {
  const uint32_t person =
      td_link_find(&l->by_part, td_link_key(l, end - 1, end));
  if (person == TD_NONE) {
    return TD_NONE;
  }
  const td_slice name = l->document->entities.items[person].name;
  for (uint32_t t = begin; t < end; t++) {
    if (td_slice_find(name, l->words[t], 0) >= name.length) {
      return TD_NONE;
    }
  }
  return person;
}

// --------------------------------------------------------------- two passes

// The members of what is a name for several; TD_NONE.
static uint32_t collective(td_linking *l, td_term entry, uint32_t id) {
  uint32_t members[MAX_MEMBERS];
  uint32_t n = 0;
  const td_fact_run run = td_know_objects(
      l->know, entry, td_know_vocab(l->know, TD_TID_collectiveOf));
  for (const td_fact *f = run.begin; f < run.end && n < MAX_MEMBERS; f++) {
    members[n] = td_link_known(l, f->o, id);
    n += members[n] != TD_NONE;
  }
  return n ? td_link_list(l, members, n, id) : TD_NONE;
}

static void set_known(td_linking *l, uint32_t id, td_term entry) {
  td_mention *m = &l->document->mentions.items[id];
  const uint32_t begin = td_link_name_begin(l, m);
  const uint32_t end = m->first_token + m->n_tokens;
  m->entity = collective(l, entry, id);
  if (m->entity != TD_NONE) {
    return;
  }
  const uint32_t entity = td_link_known(l, entry, id);
  m->entity = entity;
  td_link_put(l, &l->by_name, td_link_key(l, begin, end), entity);
  if (is_person_type(l, entity)) {
    put_parts(l, begin, end, entity);
  }
}

static bool has_kind(td_meanings m, td_name_kind kind) {
  for (uint32_t i = 0; i < m.count; i++) {
    if (m.items[i].kind == kind) {
      return true;
    }
  }
  return false;
}

// None where only towns or last names are meant, and none of them can be.
static td_meanings usable_meanings(const td_linking *l, const td_mention *m,
                                   td_meanings meanings) {
  return meanings.count && meanings.items[0].kind >= TD_NAME_TOWN &&
                 !td_link_choose(l, m, meanings)
             ? (td_meanings){0}
             : meanings;
}

// "Jordan" after "Michael Jordan": the person, unless a place is asked for.
static uint32_t person_before(const td_linking *l, const td_mention *m) {
  return m->n_tokens == 1 && !td_link_is_in_place(l, m)
             ? td_link_find(&l->by_part,
                            td_link_key(l, m->first_token, m->first_token + 1))
             : TD_NONE;
}

// Whether the article has named one of the meanings in full already.
static bool is_named(const td_linking *l, td_meanings meanings) {
  for (uint32_t i = 0; i < meanings.count; i++) {
    if (meanings.items[i].kind != TD_NAME_SURNAME &&
        td_link_find(&l->by_known, meanings.items[i].entity) != TD_NONE) {
      return true;
    }
  }
  return false;
}

// The person of the gazetteer whose name has no middle names: "Donald John
// Trump"; 0.
static td_term without_middle(const td_linking *l, uint32_t begin,
                              uint32_t end) {
  const td_slice words[] = {l->words[begin], l->words[end - 1]};
  td_meanings m = {0};
  if (end - begin < 3 ||
      !td_know_word(l->know, l->tokens[begin].form_term, TD_TID_GivenName) ||
      td_know_match_name(l->know, words, 2, &m.items, &m.count) != 2) {
    return 0;
  }
  return m.items[0].kind == TD_NAME_FULL &&
                 td_know_is_a(l->know, m.items[0].entity, TD_SCHEMA_Person)
             ? m.items[0].entity
             : 0;
}

// The body in country `whose`, or below body `whose`, that the words
// [begin, end) name; 0.
static td_term body_of(const td_linking *l, td_term whose, uint32_t begin,
                       uint32_t end) {
  td_meanings m = {0};
  if (!whose || begin >= end ||
      td_know_match_name(l->know, l->words + begin, end - begin, &m.items,
                         &m.count) != end - begin) {
    return 0;
  }
  if (td_know_is_a(l->know, whose, TD_SCHEMA_Country)) {
    const td_term body = td_link_local_body(l, m, whose);
    return body && td_know_is_a(l->know, body, TD_SCHEMA_Organization) ? body
                                                                       : 0;
  }
  for (uint32_t i = 0; i < m.count; i++) {
    if (td_know_has(l->know, m.items[i].entity, TD_ORG_subOrganizationOf,
                    whose)) {
      return m.items[i].entity;
    }
  }
  return 0;
}

// "US | Census Bureau", "Saudi | Interior Ministry", "UN | World Food
// Programme": the known body whose name only has its owner before it; 0.
static td_term without_owner(const td_linking *l, uint32_t begin,
                             uint32_t end) {
  td_meanings m = {0};
  const uint32_t n = td_know_match_name(l->know, l->words + begin, end - begin,
                                        &m.items, &m.count);
  for (uint32_t i = 0; n && i < m.count; i++) {
    const bool may_own =
        m.items[i].kind == TD_NAME_FULL || m.items[i].kind == TD_NAME_DEMONYM;
    const td_term body =
        may_own ? body_of(l, m.items[i].entity, begin + n, end) : 0;
    if (body) {
      return body;
    }
  }
  return 0;
}

// A full name that no gazetteer has as it stands.
static void resolve_unlisted(td_linking *l, uint32_t id) {
  td_mention *m = &l->document->mentions.items[id];
  const uint32_t begin = td_link_name_begin(l, m);
  const uint32_t end = m->first_token + m->n_tokens;
  const uint64_t key = td_link_key(l, begin, end);
  const bool is_person = m->type == TD_TYPE_PER;
  uint32_t entity = td_link_find(&l->by_name, key);
  const td_term known = entity != TD_NONE ? 0
                        : is_person       ? without_middle(l, begin, end)
                                          : without_owner(l, begin, end);
  if (known) {
    set_known(l, id, known);
    return;
  }
  if (entity == TD_NONE && end - begin > 1 && is_person) {
    entity = same_person(l, begin, end);
  }
  if (entity == TD_NONE && !is_person) {
    entity = td_link_shortened(l, m);
  }
  if (entity == TD_NONE && end - begin > 1) {
    entity = make_unknown(l, id);
  } else if (entity != TD_NONE) {
    td_link_put(l, &l->by_name, key, entity);
  }
  m->entity = entity;
}

void td_link_full_names(td_linking *l) {
  const uint32_t n = l->document->mentions.count;
  for (uint32_t id = 0; id < n && l->status == TD_OK; id++) {
    td_mention *m = &l->document->mentions.items[id];
    if (m->form != TD_FORM_NAME || m->entity != TD_NONE) {
      continue;
    }
    const td_meanings all = td_link_meanings(l, m);
    const td_meanings meanings = usable_meanings(l, m, all);
    const uint32_t person = person_before(l, m);
    const uint32_t here = td_link_defined(l, id);
    const uint32_t defined = here == TD_NONE ? td_link_acronym(l, m) : here;
    const td_term water = td_link_water(l, m, meanings);
    const uint32_t located = td_link_located(l, id, all);
    if (td_know_is_a(l->know, m->known, TD_TID_Language)) {
      set_known(l, id, m->known);
    } else if (defined != TD_NONE) {
      m->entity = defined;
    } else if (located != TD_NONE) {
      m->entity = located;
    } else if (water) {
      set_known(l, id, water);
    } else if (person != TD_NONE && !is_named(l, meanings)) {
      m->entity = person;
    } else if (has_kind(meanings, TD_NAME_FULL) ||
               has_kind(meanings, TD_NAME_METONYM) ||
               has_kind(meanings, TD_NAME_TOWN)) {
      const td_term entry =
          td_link_stand_for(l, m, td_link_choose(l, m, meanings));
      if (entry) {
        set_known(l, id, entry);
      } else if (m->type == TD_TYPE_PER || m->type == TD_TYPE_ORG) {
        // "Queen Victoria" is no place, "Kenya's High Court" not Britain's
        m->entity = make_unknown(l, id);
      }
    } else if (meanings.count == 0) {
      resolve_unlisted(l, id);
    }
  }
}

td_term td_link_local_body(const td_linking *l, td_meanings meanings,
                           td_term country) {
  td_term best = 0;
  for (uint32_t i = 0; i < meanings.count; i++) {
    const td_term body = meanings.items[i].entity;
    if (meanings.items[i].kind != TD_NAME_LOCAL &&
        meanings.items[i].kind != TD_NAME_FULL) {
      continue;
    }
    const td_term c = td_link_country_of(l, body);
    if (country ? c == country : c && td_link_weight(l, c)) {
      if (best && best != body) {
        return 0; // several fit
      }
      best = body;
    }
  }
  return best;
}

static uint32_t resolve_local(td_linking *l, uint32_t id,
                              td_meanings meanings) {
  const td_mention *m = &l->document->mentions.items[id];
  // One that the article has named before.
  for (uint32_t i = 0; i < meanings.count; i++) {
    const uint32_t known = td_link_find(&l->by_known, meanings.items[i].entity);
    if (known != TD_NONE && !td_link_phrase_country(l, m->head)) {
      return known;
    }
  }
  td_term country = td_link_phrase_country(l, m->head);
  td_term body = td_link_local_body(l, meanings, country);
  if (!body && !country) {
    country = td_link_main_country(l, TD_LINK_MOSTLY);
    body = country ? td_link_local_body(l, meanings, country) : 0;
  }
  if (body) {
    return td_link_known(l, body, id);
  }
  const uint32_t entity = make_unknown(l, id);
  if (entity != TD_NONE && country) {
    l->document->entities.items[entity].country = country;
  }
  return entity;
}

// "Mr Tedeschi" tells the gender of one named in full before.
static void learn_gender(td_linking *l, uint32_t id) {
  const td_mention *m = &l->document->mentions.items[id];
  if (is_person_type(l, m->entity)) {
    td_entity *e = &l->document->entities.items[m->entity];
    e->gender = e->gender ? e->gender : gender_of_words(l, m);
  }
}

// "The Nation", "our Country", written large: the article's own; 0.
static td_term own_country(const td_linking *l, const td_mention *m) {
  td_term entry = 0;
  return td_link_noun_class(l, m->head, &entry) ==
                     td_know_vocab(l->know, TD_SCHEMA_Country) &&
                 td_link_is_definite(l, m->head)
             ? td_link_main_country(l, TD_LINK_MOSTLY)
             : 0;
}

void td_link_short_name(td_linking *l, uint32_t id) {
  td_mention *m = &l->document->mentions.items[id];
  const td_meanings meanings = usable_meanings(l, m, td_link_meanings(l, m));
  const uint32_t begin = td_link_name_begin(l, m);
  const uint32_t end = m->first_token + m->n_tokens;
  const uint64_t key = td_link_key(l, begin, end);
  uint32_t entity = td_link_find(&l->by_name, key);
  if (entity == TD_NONE && end - begin == 1 && m->type != TD_TYPE_LOC) {
    entity = td_link_find(&l->by_part, key);
    if (entity == TD_NONE && meanings.count == 0) {
      entity = td_link_find(&l->by_given, key);
    }
  }
  if (entity == TD_NONE && meanings.count == 0 && m->type != TD_TYPE_PER) {
    entity = td_link_shortened(l, m);
  }
  if (entity == TD_NONE && has_kind(meanings, TD_NAME_LOCAL)) {
    entity = resolve_local(l, id, meanings);
  } else if (entity == TD_NONE && meanings.count) {
    const td_term entry = td_link_choose(l, m, meanings);
    if (entry) {
      set_known(l, id, entry);
      return;
    }
    if (has_kind(meanings, TD_NAME_SHORT)) {
      return; // "the South" of something else
    }
  }
  const td_term own = entity == TD_NONE ? own_country(l, m) : 0;
  if (own) {
    entity = td_link_known(l, own, id);
  }
  m->entity = entity == TD_NONE ? make_unknown(l, id) : entity;
  learn_gender(l, id);
}

void td_link_short_names(td_linking *l) {
  const uint32_t n = l->document->mentions.count;
  for (uint32_t id = 0; id < n && l->status == TD_OK; id++) {
    const td_mention *m = &l->document->mentions.items[id];
    if (m->form == TD_FORM_NAME && m->entity == TD_NONE) {
      td_link_short_name(l, id);
    }
  }
}
