// SPDX-License-Identifier: MIT

// What kind of thing a name or a noun is, from words and surroundings.

#include "detect/detect_private.h"
#include "know/fold.h"
#include "know/phrase.h"

td_name_type td_detect_type_of_class(const td_know *know, td_term class) {
  static const struct {
    td_vocab class;
    td_name_type type;
  } table[] = {
      {TD_SCHEMA_Person, TD_TYPE_PER}, {TD_SCHEMA_Place, TD_TYPE_LOC},
      {TD_TID_Facility, TD_TYPE_LOC},  {TD_SCHEMA_Organization, TD_TYPE_ORG},
      {TD_TID_Vehicle, TD_TYPE_MISC},  {TD_TID_Document, TD_TYPE_MISC},
      {TD_TID_Thing, TD_TYPE_MISC},
  };
  for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
    if (td_know_is_subclass(know, class, td_know_vocab(know, table[i].class))) {
      return table[i].type;
    }
  }
  return TD_TYPE_NONE;
}

td_term td_detect_noun_class(const td_detection *d, uint32_t token,
                             td_term *entry) {
  static const td_vocab lists[] = {TD_TID_AgentNoun, TD_TID_ThingNoun,
                                   TD_TID_PlaceNoun, TD_TID_NounList};
  const td_know *know = d->know;
  const uint32_t back = token - d->first < 3 ? token - d->first + 1 : 4;
  const td_slice *words = d->words + (token + 1 - back);
  const td_slice lemma = td_know_untenured(know, d->tokens[token].lemma);
  uint32_t most = 0;
  td_term class = 0;
  for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++) {
    td_term found = 0;
    const uint32_t n =
        td_know_phrase_to(know, words, back, lemma, lists[i], &found);
    // Poles are people before they are things.
    if (n > most &&
        !(lists[i] == TD_TID_NounList && d->marks[token] & TD_MARK_DEMONYM)) {
      most = n;
      *entry = found;
      class = td_know_get(know, found, TD_TID_class);
    }
  }
  td_term role = 0;
  const uint32_t n =
      td_know_phrase_to(know, words, back, lemma, TD_ORG_Role, &role);
  if (n > most) {
    *entry = role;
    class = td_know_vocab(know, TD_SCHEMA_Person);
  }
  return class;
}

static bool has_word(const td_detection *d, uint32_t t, td_vocab list) {
  return td_know_word(d->know, d->tokens[t].form_term, list) != 0;
}

// By a word of the name itself: "... Ministry", "Gulf of ...".
static td_name_type type_by_own_words(const td_detection *d, uint32_t begin,
                                      uint32_t end) {
  // The head of an English name stands last, or before "of".
  uint32_t last = end - 1;
  for (uint32_t t = begin + 1; t < end; t++) {
    if (d->tokens[t].upos == TD_UPOS_ADP) {
      last = t - 1;
      break;
    }
  }
  if (has_word(d, last, TD_TID_OrganizationWord)) {
    return TD_TYPE_ORG;
  }
  if (end - begin > 1 && has_word(d, last, TD_TID_PlaceWord)) {
    return TD_TYPE_LOC;
  }
  if (end - begin > 1 && (has_word(d, begin, TD_TID_GivenName) ||
                          has_word(d, last, TD_TID_NameSuffix))) {
    return TD_TYPE_PER;
  }
  td_term entry = 0;
  const td_term class =
      end - begin > 1 ? td_detect_noun_class(d, last, &entry) : 0;
  const td_name_type type = td_detect_type_of_class(d->know, class);
  return type == TD_TYPE_PER ? TD_TYPE_NONE : type;
}

static bool is_title_before(const td_detection *d, uint32_t begin) {
  if (begin == d->first) {
    return false;
  }
  const uint32_t t = begin - 1;
  td_term entry = 0;
  if (d->marks[t] & TD_MARK_TITLE || has_word(d, t, TD_TID_Honorific)) {
    return true;
  }
  return d->tokens[t].upos == TD_UPOS_NOUN &&
         td_detect_type_of_class(d->know, td_detect_noun_class(d, t, &entry)) ==
             TD_TYPE_PER;
}

bool td_detect_has_person_noun(const td_detection *d, uint32_t begin) {
  td_term entry = 0;
  return begin > d->first && d->tokens[begin - 1].upos == TD_UPOS_NOUN &&
         td_slice_find(d->tokens[begin - 1].feats, TD_SLICE("Number=Plur"),
                       0) >= d->tokens[begin - 1].feats.length &&
         td_detect_type_of_class(d->know,
                                 td_detect_noun_class(d, begin - 1, &entry)) ==
             TD_TYPE_PER;
}

// By a noun beside the name in the tree: apposition or compound ("one vessel,
// the LUNIS"; "the LUNIS tanker").
static td_name_type type_by_noun(const td_detection *d, uint32_t begin,
                                 uint32_t end) {
  const uint32_t head = td_detect_head(d, begin, end);
  const td_token *token = &d->tokens[head];
  td_term entry = 0;
  const td_rel rel = td_rel_base(token->rel);
  if (token->head != TD_NONE &&
      (rel == TD_REL_APPOS || rel == TD_REL_FLAT || rel == TD_REL_NMOD ||
       (rel == TD_REL_COMPOUND && token->head > head)) &&
      (rel != TD_REL_NMOD || token->rel == TD_REL_NMOD_DESC)) {
    const td_term class = td_detect_noun_class(d, token->head, &entry);
    if (class && (rel != TD_REL_COMPOUND ||
                  td_detect_type_of_class(d->know, class) == TD_TYPE_MISC)) {
      return td_detect_type_of_class(d->know, class);
    }
  }
  for (uint32_t c = token->first_child; c != TD_NONE;
       c = d->tokens[c].next_sibling) {
    const td_rel child_rel = td_rel_base(d->tokens[c].rel);
    if ((child_rel == TD_REL_APPOS || d->tokens[c].rel == TD_REL_NMOD_DESC ||
         (child_rel == TD_REL_COMPOUND && c < begin)) &&
        (c < begin || c >= end)) {
      const td_term class = td_detect_noun_class(d, c, &entry);
      if (class) {
        return td_detect_type_of_class(d->know, class);
      }
    }
  }
  return TD_TYPE_NONE;
}

// "in X", "X, North Korea": places.
static bool is_in_place(const td_detection *d, uint32_t begin, uint32_t end) {
  const uint32_t head = td_detect_head(d, begin, end);
  const uint32_t preposition =
      td_document_child(d->document, head, TD_REL_CASE);
  if (preposition != TD_NONE && preposition < begin &&
      has_word(d, preposition, TD_TID_PlacePreposition)) {
    return true;
  }
  if (end + 1 < d->end && d->tokens[end].upos == TD_UPOS_PUNCT) {
    const td_name_meaning *meanings = NULL;
    uint32_t n = 0;
    if (td_know_match_name(d->know, d->words + end + 1, d->end - end - 1,
                           &meanings, &n) &&
        d->tokens[end + 1].head < end && d->tokens[end + 1].head >= begin) {
      return td_know_is_a(d->know, meanings[0].entity, TD_SCHEMA_Place);
    }
  }
  return false;
}

// The type of what stands at `token`, when the gazetteer knows it.
static td_name_type type_of_neighbour(const td_detection *d, uint32_t token) {
  const td_name_meaning *meanings = NULL;
  uint32_t n = 0;
  if (!td_know_match_name(d->know, d->words + token, d->end - token, &meanings,
                          &n) ||
      meanings[0].kind != TD_NAME_FULL) {
    return TD_TYPE_NONE;
  }
  const td_fact_run types = td_know_objects(
      d->know, meanings[0].entity, td_know_vocab(d->know, TD_RDF_type));
  return types.begin < types.end
             ? td_detect_type_of_class(d->know, types.begin->o)
             : TD_TYPE_NONE;
}

// What stands in a list is of the kind of its neighbours: "Victoria,
// Queensland and Tasmania".
static td_name_type type_by_list(const td_detection *d, uint32_t begin,
                                 uint32_t end) {
  const uint32_t head = td_detect_head(d, begin, end);
  const td_token *token = &d->tokens[head];
  if (td_rel_base(token->rel) == TD_REL_CONJ && token->head != TD_NONE) {
    const td_name_type type = type_of_neighbour(d, token->head);
    if (type != TD_TYPE_NONE) {
      return type;
    }
  }
  const uint32_t c = td_document_child(d->document, head, TD_REL_CONJ);
  return c == TD_NONE ? TD_TYPE_NONE : type_of_neighbour(d, c);
}

// "Soyuz TMA-08M", "Covid-19"
static bool has_digit(const td_detection *d, uint32_t begin, uint32_t end) {
  for (uint32_t t = begin; t < end; t++) {
    for (size_t i = 0; i < d->words[t].length; i++) {
      if (d->words[t].data[i] >= '0' && d->words[t].data[i] <= '9') {
        return true;
      }
    }
  }
  return false;
}

td_name_type td_detect_name_type(const td_detection *d, uint32_t begin,
                                 uint32_t end) {
  td_name_type type = type_by_own_words(d, begin, end);
  if (type != TD_TYPE_NONE) {
    return type;
  }
  if (is_title_before(d, begin)) {
    return TD_TYPE_PER;
  }
  type = type_by_noun(d, begin, end);
  if (type != TD_TYPE_NONE) {
    return type;
  }
  if (is_in_place(d, begin, end)) {
    return TD_TYPE_LOC;
  }
  type = type_by_list(d, begin, end);
  if (type != TD_TYPE_NONE) {
    return type;
  }
  const bool has_article =
      begin > d->first && d->tokens[begin - 1].upos == TD_UPOS_DET;
  if (end - begin == 1 && td_word_is_capitals(d->words[begin])) {
    return TD_TYPE_ORG;
  }
  if (has_article) {
    return end - begin > 1 ? TD_TYPE_ORG : TD_TYPE_MISC;
  }
  if (has_digit(d, begin, end)) {
    return TD_TYPE_MISC;
  }
  // Two or three plain words without an article: most often a person.
  const bool is_plain = td_rel_base(d->tokens[end - 1].rel) == TD_REL_FLAT;
  return is_plain || (end - begin > 1 && end - begin < 4) ? TD_TYPE_PER
                                                          : TD_TYPE_NONE;
}
