// SPDX-License-Identifier: MIT

// Nominals: what stands beside a name is what the name names; "the regime" is
// a state, "the ministry" a body named before, "the two Koreas" a list; the
// rest are groups of their own.

#include "link/link_private.h"

/// How much likelier than all else an antecedent must be.
#define SURE 2.0f
#define MAX_LOCAL_WORDS 6
#define MAX_LOCAL_BYTES 40
#define MAX_BACK 60   // mentions looked back for an antecedent
#define MAX_POSTS 200 // memberships looked back for "the minister"

static td_entity *entity_of(const td_linking *l, uint32_t id) {
  return &l->document->entities.items[id];
}

static bool is_class(const td_linking *l, td_term class, td_vocab super) {
  return td_know_is_subclass(l->know, class, td_know_vocab(l->know, super));
}

static bool denotes_state(const td_linking *l, td_term entry) {
  return td_slice_is(
      td_know_text(l->know, td_know_get(l->know, entry, TD_TID_denotesState)),
      "true");
}

// ------------------------------------------------------- beside a name

// "his counterpart | , | Jon Jong-su | ,": the name's entity whatever the tree
// says; TD_NONE.
static uint32_t name_behind_comma(const td_linking *l, uint32_t head) {
  const uint32_t end = td_link_sentence_end(l, head);
  if (head + 2 >= end || l->tokens[head + 1].upos != TD_UPOS_PUNCT ||
      !td_link_is_definite(l, head)) {
    return TD_NONE;
  }
  const uint32_t mention = l->inside[head + 2];
  if (mention == TD_NONE) {
    return TD_NONE;
  }
  const td_mention *m = &l->document->mentions.items[mention];
  const uint32_t behind = m->first_token + m->n_tokens;
  return m->first_token == head + 2 && m->type == TD_TYPE_PER &&
                 (behind >= end || l->tokens[behind].upos == TD_UPOS_PUNCT)
             ? m->entity
             : TD_NONE;
}

// "his counterpart, Jon Jong-su", "Zarif, the minister": the name's entity.
static uint32_t apposed(const td_linking *l, uint32_t head) {
  for (uint32_t c = l->tokens[head].first_child; c != TD_NONE;
       c = l->tokens[c].next_sibling) {
    const td_rel rel = td_rel_base(l->tokens[c].rel);
    const uint32_t mention = td_link_mention_at(l, c);
    if ((rel == TD_REL_APPOS || (rel == TD_REL_FLAT && c > head)) &&
        mention != TD_NONE &&
        l->document->mentions.items[mention].form == TD_FORM_NAME) {
      return l->document->mentions.items[mention].entity;
    }
  }
  const uint32_t beside = name_behind_comma(l, head);
  if (beside != TD_NONE) {
    return beside;
  }
  const uint32_t governor = l->tokens[head].head;
  if (td_rel_base(l->tokens[head].rel) == TD_REL_APPOS && governor != TD_NONE) {
    const uint32_t mention = td_link_mention_at(l, governor);
    return mention == TD_NONE ? TD_NONE
                              : l->document->mentions.items[mention].entity;
  }
  return TD_NONE;
}

// "the Hamas | movement": the body whose name stands right before a noun that
// says what it is; TD_NONE.
static uint32_t named_before(const td_linking *l, uint32_t head,
                             td_term entry) {
  if (!td_know_get(l->know, entry, TD_TID_namesBody) ||
      head == td_link_sentence_begin(l, head) ||
      td_link_noun_words(l, head) > 1) {
    return TD_NONE;
  }
  const uint32_t mention = l->inside[head - 1];
  const uint32_t entity = mention == TD_NONE
                              ? TD_NONE
                              : l->document->mentions.items[mention].entity;
  return entity != TD_NONE && entity_of(l, entity)->kind == TD_ENTITY_NAMED &&
                 td_link_is(l, entity_of(l, entity), TD_SCHEMA_Organization) &&
                 !td_link_is_state(l, entity_of(l, entity))
             ? entity
             : TD_NONE;
}

// Whether entity `e` may be what a noun of `class` stands beside.
static bool fits_class(const td_linking *l, const td_entity *e, td_term class) {
  if (!e->type || e->kind == TD_ENTITY_LIST) {
    return e->kind != TD_ENTITY_LIST;
  }
  if (td_link_is(l, e, TD_TID_Thing) &&
      is_class(l, class, TD_SCHEMA_Organization)) {
    return false; // "the Arabic-language news agency"
  }
  const bool is_person = td_link_is(l, e, TD_SCHEMA_Person);
  return is_person == is_class(l, class, TD_SCHEMA_Person);
}

// ---------------------------------------------------------------- bodies

// Below the broad classes of bodies and places.
static bool is_narrow(const td_linking *l, td_term class) {
  static const td_vocab broad[] = {TD_SCHEMA_Organization,
                                   TD_SCHEMA_GovernmentOrganization,
                                   TD_SCHEMA_Place, TD_TID_Facility};
  for (size_t i = 0; i < sizeof(broad) / sizeof(*broad); i++) {
    if (class == td_know_vocab(l->know, broad[i])) {
      return false;
    }
  }
  return is_class(l, class, TD_SCHEMA_Organization) ||
         is_class(l, class, TD_SCHEMA_Place);
}

static bool ends_with_word(td_slice name, td_slice word) {
  if (word.length == 0 || name.length < word.length) {
    return false;
  }
  for (size_t at = 0; at + word.length <= name.length; at++) {
    bool same = at == 0 || name.data[at - 1] == ' ';
    for (size_t i = 0; same && i < word.length; i++) {
      const char c = name.data[at + i];
      same = (c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c) == word.data[i];
    }
    const size_t end = at + word.length;
    if (same && (end == name.length || name.data[end] == ' ')) {
      return true;
    }
  }
  return false;
}

// Whether the words that describe the noun `head` were there already when
// `first` named it: "the sanctions" may be "new sanctions", not the reverse.
static bool says_no_more(const td_linking *l, uint32_t head,
                         const td_mention *first) {
  for (uint32_t c = l->tokens[head].first_child; c != TD_NONE && c < head;
       c = l->tokens[c].next_sibling) {
    const td_rel rel = td_rel_base(l->tokens[c].rel);
    if (rel != TD_REL_AMOD && rel != TD_REL_COMPOUND && rel != TD_REL_NMOD) {
      continue;
    }
    bool is_new = l->tokens[c].upos != TD_UPOS_PRON;
    for (uint32_t t = first->first_token;
         t < first->first_token + first->n_tokens; t++) {
      is_new =
          is_new && !td_slice_equal(l->tokens[t].lemma, l->tokens[c].lemma);
    }
    if (is_new) {
      return false;
    }
  }
  return true;
}

// Whether entity `e` can be taken up by the definite noun at `head`.
static bool is_taken_up(const td_linking *l, const td_entity *e, uint32_t head,
                        td_term class, td_term entry) {
  if (e->kind == TD_ENTITY_LIST || td_link_is_state(l, e)) {
    return false;
  }
  if (e->kind == TD_ENTITY_GROUP) {
    const td_mention *first = &l->document->mentions.items[e->mention];
    const uint32_t noun = first->first_token + first->n_tokens - 1;
    return td_slice_equal(l->tokens[noun].lemma, l->tokens[head].lemma) &&
           says_no_more(l, head, first);
  }
  if (is_class(l, class, TD_SCHEMA_Person)) {
    return false; // by titles, below
  }
  if (ends_with_word(e->name, l->tokens[head].lemma)) {
    return true;
  }
  const td_term kind = td_know_get(l->know, entry, TD_TID_kindOfBody);
  if (kind && e->known) {
    return td_know_has(l->know, e->known, TD_TID_kindOfBody, kind);
  }
  // "the vessel", "the party", "the city": classes that say enough.
  return class && e->type && td_know_is_subclass(l->know, e->type, class) &&
         (is_class(l, class, TD_TID_Vehicle) || is_narrow(l, class));
}

// What has a country of its own does not take up what has none.
static bool countries_agree(td_term of_new, td_term of_old) {
  return !of_new || of_new == of_old;
}

static bool counts_agree(int64_t a, int64_t b) {
  return a == TD_NO_COUNT || b == TD_NO_COUNT || a == b;
}

// The last thing named before that the definite noun phrase takes up.
static uint32_t antecedent(const td_linking *l, uint32_t id, td_term class,
                           td_term entry) {
  const td_mention *m = &l->document->mentions.items[id];
  const td_term country = td_link_phrase_country(l, m->head);
  const bool is_plural = td_link_is_plural(l, m->head);
  const td_number count = td_link_count(l, m);
  for (uint32_t back = 1; back <= id && back < MAX_BACK; back++) {
    const td_mention *other = &l->document->mentions.items[id - back];
    if (other->entity == TD_NONE || other->form == TD_FORM_PRONOUN) {
      continue;
    }
    const td_entity *e = entity_of(l, other->entity);
    const bool is_name = e->kind == TD_ENTITY_NAMED && !e->country;
    if (is_plural == e->is_plural &&
        (is_name || countries_agree(country, e->country)) &&
        counts_agree(count.value, e->count) &&
        is_taken_up(l, e, m->head, class, entry)) {
      return other->entity;
    }
  }
  return TD_NONE;
}

// "the president", "the minister": whom the article has given that post last.
static uint32_t holder(const td_linking *l, uint32_t id, td_term role) {
  const td_mention *m = &l->document->mentions.items[id];
  const td_term country = td_link_phrase_country(l, m->head);
  uint32_t best = TD_NONE;
  const uint32_t n = l->document->memberships.count;
  for (uint32_t i = n < MAX_POSTS ? 0 : n - MAX_POSTS; i < n; i++) {
    const td_membership *held = &l->document->memberships.items[i];
    const td_term theirs = entity_of(l, held->member)->country;
    if (held->role != role || !countries_agree(country, theirs) ||
        held->tenure == TD_TENURE_FORMER) {
      continue;
    }
    if (best != TD_NONE && best != held->member) {
      return TD_NONE; // two presidents: which one is not told
    }
    best = held->member;
  }
  return best;
}

// ----------------------------------------------------------------- groups

// The noun that says what is counted: "diplomats" of "a group of diplomats".
static uint32_t content_noun(const td_linking *l, const td_mention *m) {
  const uint32_t last = m->first_token + m->n_tokens - 1;
  td_term entry = 0;
  return last != m->head && td_link_noun_class(l, last, &entry) ? last
                                                                : m->head;
}

// The country that the phrase gives. With a body of its own a place merely
// says where they are.
static td_term group_country(const td_linking *l, uint32_t head, uint32_t noun,
                             bool is_owned) {
  for (uint32_t t = noun;; t = head) {
    const td_term country =
        is_owned ? td_link_phrase_owner(l, t) : td_link_phrase_country(l, t);
    if (country || t == head) {
      return country;
    }
  }
}

// What stands behind the noun and owns it is resolved first: "members of | the
// Hamas movement".
static void resolve_behind(td_linking *l, uint32_t noun) {
  for (uint32_t c = l->tokens[noun].first_child; c != TD_NONE;
       c = l->tokens[c].next_sibling) {
    const uint32_t mention = td_link_mention_at(l, c);
    if (c > noun && mention != TD_NONE &&
        l->document->mentions.items[mention].form == TD_FORM_NOMINAL &&
        l->document->mentions.items[mention].entity == TD_NONE) {
      td_link_nominal(l, mention);
    }
  }
}

static void set_count(const td_linking *l, td_entity *e, const td_mention *m) {
  const td_number count = td_link_count(l, m);
  e->is_plural = td_link_is_plural(l, m->head) ||
                 (count.value != TD_NO_COUNT && count.value != 1);
  if (!is_class(l, e->type, TD_TID_Money)) { // a sum counts no members
    e->count = count.value;
    e->count_min = count.min;
    e->count_max = count.max;
  }
}

// What the text calls it, with the whole title: "the secretary of state".
static td_slice phrase_text(const td_linking *l, const td_mention *m) {
  const uint32_t last = m->first_token + m->n_tokens - 1;
  td_span span = m->span;
  if (last == m->head) {
    span.end = l->tokens[last + td_link_title_words(l, last) - 1].span.end;
  }
  return td_document_text(l->document, m->part, span);
}

static uint32_t make_group(td_linking *l, uint32_t id, td_term class,
                           td_term entry) {
  const td_mention *m = &l->document->mentions.items[id];
  const uint32_t noun = content_noun(l, m);
  resolve_behind(l, noun);
  const uint32_t body = td_link_phrase_body(l, noun);
  const uint32_t group = td_link_add(l, TD_ENTITY_GROUP, id);
  if (group == TD_NONE) {
    return TD_NONE;
  }
  td_entity *e = entity_of(l, group);
  e->name = phrase_text(l, m);
  e->type = class;
  set_count(l, e, m);
  e->country = group_country(
      l, m->head, noun, body != TD_NONE || is_class(l, class, TD_TID_Thing));
  e->nonstate = td_know_get(l->know, entry, TD_TID_nonState);
  e->gender = td_know_get(l->know, entry, TD_SCHEMA_gender);
  td_link_phrase_sectors(l, e, noun, entry);
  if (!entry && is_class(l, class, TD_SCHEMA_Person)) { // "Iranians", "dozens"
    td_link_add_sectors(l, e, td_know_vocab(l->know, TD_TID_Group));
  }
  if (body != TD_NONE) {
    const td_entity *b = entity_of(l, body);
    e->country = e->country ? e->country : b->country;
    if (is_class(l, class, TD_SCHEMA_Person) ||
        is_class(l, class, TD_SCHEMA_Organization)) {
      e->organization = body;
      td_link_body_sectors(l, e, body,
                           td_link_takes_sector(l, noun, entry) ||
                               td_link_role(l, noun));
    }
  }
  return group;
}

// -------------------------------------------------------------- one nominal

static bool is_predicate(const td_linking *l, uint32_t head) {
  return td_document_child(l->document, head, TD_REL_COP) != TD_NONE;
}

// Match the words as they are, or else as a name would have them: "unification
// ministry" as "Unification Ministry".
static uint32_t match_local(const td_linking *l, uint32_t t, uint32_t end,
                            td_meanings *out) {
  char text[MAX_LOCAL_WORDS][MAX_LOCAL_BYTES];
  td_slice words[MAX_LOCAL_WORDS];
  uint32_t n = td_know_match_name(l->know, l->words + t, end - t, &out->items,
                                  &out->count);
  if (n == end - t || end - t > MAX_LOCAL_WORDS || end - t < 2) {
    return n;
  }
  for (uint32_t i = 0; i < end - t; i++) {
    const td_slice word = l->words[t + i];
    if (word.length == 0 || word.length > MAX_LOCAL_BYTES) {
      return 0;
    }
    memcpy(text[i], word.data, word.length);
    if (text[i][0] >= 'a' && text[i][0] <= 'z') {
      text[i][0] = (char)(text[i][0] - 'a' + 'A');
    }
    words[i] = (td_slice){text[i], word.length};
  }
  return td_know_match_name(l->know, words, end - t, &out->items, &out->count);
}

// A body named by local words: "its foreign ministry".
static uint32_t resolve_local_words(td_linking *l, uint32_t id) {
  const td_mention *m = &l->document->mentions.items[id];
  const uint32_t end = m->first_token + m->n_tokens;
  for (uint32_t t = m->first_token; t < end; t++) {
    td_meanings meanings = {0};
    const uint32_t n = match_local(l, t, end, &meanings);
    if (t + n != end || n == 0) {
      continue;
    }
    const td_term country = td_link_phrase_country(l, m->head);
    if (!country && !td_link_is_definite(l, m->head)) {
      return TD_NONE;
    }
    td_term body = country ? td_link_local_body(l, meanings, country) : 0;
    if (!body && !country && n > 1) {
      body = td_link_local_body(l, meanings,
                                td_link_main_country(l, TD_LINK_MOSTLY));
    }
    return body ? td_link_known(l, body, id) : TD_NONE;
  }
  return TD_NONE;
}

// Whether the noun at `head` names a post other than that of group `e`: a
// president is no governor.
static bool has_other_post(const td_linking *l, uint32_t head,
                           const td_entity *e) {
  const td_term role = td_link_role(l, head);
  return role && e->kind == TD_ENTITY_GROUP &&
         role != td_link_role(l, l->document->mentions.items[e->mention].head);
}

// What the stage coref has found; TD_NONE.
static uint32_t taken_up(const td_linking *l, uint32_t id, td_term class) {
  const uint32_t head = l->document->mentions.items[id].head;
  uint32_t entity;
  if (!td_link_takes_up(l, id, SURE, &entity) || entity == TD_NONE) {
    return TD_NONE;
  }
  const td_entity *e = entity_of(l, entity);
  const td_term country = td_link_phrase_country(l, head);
  return fits_class(l, e, class) && !has_other_post(l, head, e) &&
                 td_link_is_plural(l, head) == e->is_plural &&
                 (!e->country || countries_agree(country, e->country)) &&
                 counts_agree(
                     td_link_count(l, &l->document->mentions.items[id]).value,
                     e->count)
             ? entity
             : TD_NONE;
}

static uint32_t resolve(td_linking *l, uint32_t id, td_term class,
                        td_term entry) {
  const td_mention *m = &l->document->mentions.items[id];
  const bool is_plural = td_link_is_plural(l, m->head);
  uint32_t found = apposed(l, m->head);
  found = found == TD_NONE ? named_before(l, m->head, entry) : found;
  if (found != TD_NONE && !is_plural &&
      fits_class(l, entity_of(l, found), class)) {
    td_entity *named = entity_of(l, found);
    named->country =
        named->country ? named->country : td_link_phrase_country(l, m->head);
    return found;
  }
  found = TD_NONE;
  if (!is_plural && denotes_state(l, entry)) {
    return td_link_state(l, id, entry);
  }
  if (is_plural) {
    found = td_link_recent_list(l, id, class, denotes_state(l, entry));
  } else if (!is_class(l, class, TD_SCHEMA_Person)) {
    found = resolve_local_words(l, id);
  } else if (td_link_is_definite(l, m->head)) {
    const td_term role = td_link_role(l, m->head);
    found = role ? holder(l, id, role) : TD_NONE;
  }
  // "the Ugandan president" says whose: who holds the post by its dates.
  const bool is_post = !is_plural && td_link_role(l, m->head);
  if (found == TD_NONE && is_post && td_link_phrase_country(l, m->head)) {
    found = td_link_post_holder(l, id);
  }
  if (found == TD_NONE) {
    found = taken_up(l, id, class);
  }
  if (found == TD_NONE && td_link_is_definite(l, m->head)) {
    found = antecedent(l, id, class, entry);
  }
  return found == TD_NONE && is_post ? td_link_post_holder(l, id) : found;
}

// What a bare singular of is no thing of its own: "in law", "by decree".
static bool is_abstract(const td_linking *l, td_term class) {
  static const td_vocab classes[] = {TD_TID_Document, TD_TID_Measure,
                                     TD_TID_Law, TD_SCHEMA_Place};
  for (size_t i = 0; i < sizeof(classes) / sizeof(*classes); i++) {
    if (is_class(l, class, classes[i])) {
      return true;
    }
  }
  return false;
}

// The country that the words before the noun `head` give, from `begin` on.
static td_term country_from(const td_linking *l, uint32_t begin,
                            uint32_t head) {
  for (uint32_t t = begin; t < head; t++) {
    const td_term country = td_link_country_at(l, t);
    if (country) {
      return country;
    }
  }
  return 0;
}

// "Hungarian and Romanian officials": with the mention of the second nation's
// right behind, two groups instead of `group`.
static uint32_t part_nations(td_linking *l, uint32_t id, uint32_t group,
                             td_term class, td_term entry) {
  const uint32_t next = id + 1;
  const td_mention *m = &l->document->mentions.items[id];
  uint32_t other = next;
  while (other < l->document->mentions.count &&
         l->document->mentions.items[other].first_token < m->head &&
         l->document->mentions.items[other].sentence == m->sentence &&
         (l->document->mentions.items[other].head != m->head ||
          l->document->mentions.items[other].form != TD_FORM_NOMINAL)) {
    other++;
  }
  if (other >= l->document->mentions.count ||
      l->document->mentions.items[other].head != m->head ||
      l->document->mentions.items[other].form != TD_FORM_NOMINAL) {
    return group;
  }
  td_mention *second = &l->document->mentions.items[other];
  const uint32_t half = make_group(l, other, class, entry);
  if (half == TD_NONE) {
    return group;
  }
  entity_of(l, half)->country = country_from(l, second->first_token, m->head);
  entity_of(l, group)->country = country_from(l, m->first_token, m->head);
  second->entity = half;
  const uint32_t members[] = {group, half};
  const uint32_t list = td_link_list(l, members, 2, id);
  if (list != TD_NONE) {
    memcpy(entity_of(l, list)->sectors, entity_of(l, group)->sectors,
           sizeof(entity_of(l, list)->sectors));
  }
  return list;
}

// A group's mention begins with its number or whatever else describes it.
static void widen(td_linking *l, td_mention *m) {
  const uint32_t first = td_link_sentence_begin(l, m->first_token);
  uint32_t begin = m->first_token;
  while (begin > first && l->tokens[begin - 1].head == m->head &&
         (l->tokens[begin - 1].upos == TD_UPOS_NUM ||
          l->tokens[begin - 1].upos == TD_UPOS_ADJ ||
          l->nationality[begin - 1])) {
    begin--;
  }
  m->n_tokens += m->first_token - begin;
  m->first_token = begin;
  m->span.begin = l->tokens[begin].span.begin;
}

void td_link_people(td_linking *l, uint32_t id) {
  td_mention *m = &l->document->mentions.items[id];
  const td_entity *people = entity_of(l, m->entity);
  const td_term entry = people->known;
  if (!entry || people->country || !td_link_is(l, people, TD_TID_Group)) {
    return;
  }
  widen(l, m);
  const td_number count = td_link_count(l, m);
  if (td_link_phrase_country(l, m->head) || !td_number_is_empty(count)) {
    const uint32_t group =
        make_group(l, id, td_know_vocab(l->know, TD_SCHEMA_Person), entry);
    l->document->mentions.items[id].entity = group;
  }
}

void td_link_nominal(td_linking *l, uint32_t id) {
  const td_mention *m = &l->document->mentions.items[id];
  td_term entry = 0;
  if (m->form != TD_FORM_NOMINAL) {
    return;
  }
  const uint32_t head = m->head;
  td_term class = td_link_noun_class(l, content_noun(l, m), &entry);
  if (!class && m->type == TD_TYPE_PER) { // "dozens were arrested"
    class = td_know_vocab(l->know, TD_SCHEMA_Person);
  }
  if (is_predicate(l, head) && apposed(l, head) == TD_NONE) {
    td_link_predicate(l, id);
    return; // says something of its subject, takes part in nothing
  }
  td_link_possessor(l, head);
  td_link_predicate(l, id);
  uint32_t entity = resolve(l, id, class, entry);
  const bool is_bare =
      m->n_tokens == 1 && !td_link_is_plural(l, head) && is_abstract(l, class);
  const bool is_some_country =
      !td_link_is_plural(l, head) && is_class(l, class, TD_SCHEMA_Country);
  if (entity == TD_NONE && !is_bare && !is_some_country) {
    entity = make_group(l, id, class, entry);
    entity =
        entity == TD_NONE ? entity : part_nations(l, id, entity, class, entry);
  }
  l->document->mentions.items[id].entity = entity;
}
