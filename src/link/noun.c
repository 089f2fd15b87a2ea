// SPDX-License-Identifier: MIT

// What a noun phrase says: class, number, country, body, count.

#include "link/link_private.h"

#include "know/phrase.h"

uint32_t td_link_mention_at(const td_linking *l, uint32_t token) {
  return token == TD_NONE ? TD_NONE : l->tokens[token].mention;
}

uint32_t td_link_sentence_begin(const td_linking *l, uint32_t token) {
  return l->document->sentences.items[l->tokens[token].sentence].first_token;
}

uint32_t td_link_sentence_end(const td_linking *l, uint32_t token) {
  const td_sentence *s =
      &l->document->sentences.items[l->tokens[token].sentence];
  return s->first_token + s->n_tokens;
}

// The longest entry of the lists that ends at `token`; its words, 0: none.
static uint32_t longest_entry(const td_linking *l, uint32_t token,
                              td_vocab *list, td_term *entry) {
  static const td_vocab lists[] = {TD_TID_AgentNoun, TD_TID_ThingNoun,
                                   TD_TID_PlaceNoun, TD_ORG_Role,
                                   TD_TID_NounList};
  const uint32_t before = token - td_link_sentence_begin(l, token);
  const uint32_t n_words = before < 3 ? before + 1 : 4;
  const td_slice *words = l->words + (token + 1 - n_words);
  const td_slice lemma = td_know_untenured(l->know, l->tokens[token].lemma);
  uint32_t most = 0;
  for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++) {
    td_term found = 0;
    const uint32_t n =
        td_know_phrase_to(l->know, words, n_words, lemma, lists[i], &found);
    if (n > most) {
      most = n;
      *entry = found;
      *list = lists[i];
    }
  }
  return most;
}

uint32_t td_link_noun_words(const td_linking *l, uint32_t token) {
  td_vocab list = TD_ORG_Role;
  td_term entry = 0;
  const uint32_t n = longest_entry(l, token, &list, &entry);
  return n ? n : 1;
}

uint32_t td_link_title_words(const td_linking *l, uint32_t token) {
  td_term role = 0;
  const uint32_t n = td_know_phrase_from(l->know, l->words + token,
                                         td_link_sentence_end(l, token) - token,
                                         TD_ORG_Role, &role);
  return n > 1 && td_document_is_below(l->document, token + n - 1, token) ? n
                                                                          : 1;
}

td_term td_link_noun_class(const td_linking *l, uint32_t token,
                           td_term *entry) {
  td_vocab list = TD_ORG_Role;
  td_term class = 0;
  if (longest_entry(l, token, &list, entry)) {
    class = list == TD_ORG_Role ? td_know_vocab(l->know, TD_SCHEMA_Person)
                                : td_know_get(l->know, *entry, TD_TID_class);
  }
  // Poles are people before they are things.
  if (l->nationality[token] && (!class || list == TD_TID_NounList)) {
    class = td_know_vocab(l->know, TD_SCHEMA_Person);
  }
  return class;
}

td_term td_link_noun_tenure(const td_linking *l, uint32_t token) {
  const td_slice lemma = l->tokens[token].lemma;
  const size_t n = td_know_untenured(l->know, lemma).length;
  if (n == lemma.length) {
    return 0;
  }
  const td_slice prefix = td_slice_part(lemma, 0, lemma.length - n - 1);
  const td_term word =
      td_know_word(l->know, td_know_phrase_term(l->know, &prefix, 1, prefix),
                   TD_TID_TenureWord);
  const td_term tenure = td_know_get(l->know, word, TD_TID_tenure);
  return td_know_get(l->know, tenure, TD_TID_sector) ? tenure : 0;
}

td_term td_link_role(const td_linking *l, uint32_t token) {
  const uint32_t before = token - td_link_sentence_begin(l, token);
  const uint32_t n_words = before < 3 ? before + 1 : 4;
  td_term role = 0;
  td_know_phrase_to(l->know, l->words + (token + 1 - n_words), n_words,
                    l->tokens[token].lemma, TD_ORG_Role, &role);
  return role;
}

bool td_link_is_plural(const td_linking *l, uint32_t token) {
  const td_token *t = &l->tokens[token];
  if (td_slice_find(t->feats, TD_SLICE("Number=Plur"), 0) < t->feats.length) {
    return true;
  }
  return td_slice_is(t->xpos, "NNS") || td_slice_is(t->xpos, "NNPS");
}

bool td_link_is_definite(const td_linking *l, uint32_t token) {
  for (uint32_t c = l->tokens[token].first_child; c != TD_NONE && c < token;
       c = l->tokens[c].next_sibling) {
    const td_token *child = &l->tokens[c];
    if (child->rel == TD_REL_NMOD_POSS) {
      return true;
    }
    if (td_rel_base(child->rel) == TD_REL_DET &&
        (td_slice_find(child->feats, TD_SLICE("Definite=Def"), 0) <
             child->feats.length ||
         td_slice_find(child->feats, TD_SLICE("PronType=Dem"), 0) <
             child->feats.length)) {
      return true;
    }
  }
  return false;
}

void td_link_possessor(td_linking *l, uint32_t token) {
  for (uint32_t c = l->tokens[token].first_child; c != TD_NONE && c < token;
       c = l->tokens[c].next_sibling) {
    const uint32_t mention = td_link_mention_at(l, c);
    if (l->tokens[c].rel == TD_REL_NMOD_POSS && mention != TD_NONE &&
        l->document->mentions.items[mention].form == TD_FORM_PRONOUN) {
      td_link_pronoun(l, mention);
    }
  }
}

// How `c` belongs to the noun `token` that it stands before or behind.
typedef enum { BOND_NONE, BOND_FULL, BOND_PLACE } bond;

static bond bond_of(const td_linking *l, uint32_t token, uint32_t c) {
  const td_rel rel = td_rel_base(l->tokens[c].rel);
  if (c < token) {
    return rel == TD_REL_AMOD || rel == TD_REL_COMPOUND || rel == TD_REL_NMOD
               ? BOND_FULL
               : BOND_NONE;
  }
  const uint32_t preposition =
      rel == TD_REL_NMOD ? td_document_child(l->document, c, TD_REL_CASE)
                         : TD_NONE;
  if (preposition == TD_NONE) {
    return BOND_NONE;
  }
  const td_term form = l->tokens[preposition].form_term;
  if (td_know_word(l->know, form, TD_TID_RoleWord)) {
    return BOND_FULL;
  }
  return td_know_word(l->know, form, TD_TID_PlacePreposition) ||
                 td_know_word(l->know, form, TD_TID_PathPreposition)
             ? BOND_PLACE
             : BOND_NONE;
}

bool td_link_is_backer(const td_linking *l, uint32_t token) {
  const uint32_t end = td_link_sentence_end(l, token);
  const bool is_inside = l->inside[token] != TD_NONE;
  uint32_t t = token + 1;
  while (is_inside && t < end && l->inside[t] == l->inside[token]) {
    t++;
  }
  return t + 1 < end && !l->tokens[t - 1].space_after &&
         !l->tokens[t].space_after && l->tokens[t].upos == TD_UPOS_PUNCT &&
         td_know_word(l->know, l->tokens[t + 1].form_term, TD_TID_BackerWord);
}

// The country of what stands at `token`; with `place_only` it must be a place.
static td_term country_at(const td_linking *l, uint32_t token,
                          bool place_only) {
  if (td_link_is_backer(l, token)) {
    return 0;
  }
  if (l->nationality[token]) {
    return l->nationality[token];
  }
  uint32_t mention = td_link_mention_at(l, token);
  mention = mention == TD_NONE ? l->inside[token] : mention;
  const uint32_t entity = mention == TD_NONE
                              ? TD_NONE
                              : l->document->mentions.items[mention].entity;
  if (entity == TD_NONE) {
    return 0;
  }
  const td_entity *e = &l->document->entities.items[entity];
  const bool is_place = td_link_is_state(l, e) ||
                        (e->known && td_link_is(l, e, TD_SCHEMA_Place) &&
                         !td_link_is(l, e, TD_SCHEMA_Organization));
  return place_only && !is_place ? 0 : e->country;
}

td_term td_link_country_at(const td_linking *l, uint32_t token) {
  return country_at(l, token, false);
}

// The demonym or possessor before the noun that is counted, or before another
// modifier: "dozens of Afghan women", "the Malian opposition leader".
static td_term country_of_modifiers(const td_linking *l, uint32_t noun) {
  for (uint32_t c = l->tokens[noun].first_child; c != TD_NONE;
       c = l->tokens[c].next_sibling) {
    const bool is_bound =
        l->nationality[c] || (c < noun && bond_of(l, noun, c) == BOND_FULL);
    const td_term country = is_bound ? country_at(l, c, false) : 0;
    if (country) {
      return country;
    }
  }
  return 0;
}

static td_term read_country(const td_linking *l, uint32_t token,
                            bool with_places) {
  if (l->nationality[token]) {
    return l->nationality[token];
  }
  // "his North Korean counterpart": the adjective before the possessor.
  for (uint32_t c = l->tokens[token].first_child; c != TD_NONE && c < token;
       c = l->tokens[c].next_sibling) {
    if (l->nationality[c] && l->tokens[c].rel != TD_REL_NMOD_POSS &&
        !td_link_is_backer(l, c)) {
      return l->nationality[c];
    }
  }
  td_term behind = 0;
  for (uint32_t c = l->tokens[token].first_child; c != TD_NONE;
       c = l->tokens[c].next_sibling) {
    const uint32_t other = td_document_child(l->document, c, TD_REL_CONJ);
    if (other != TD_NONE && country_at(l, c, false) &&
        country_at(l, other, false) &&
        country_at(l, other, false) != country_at(l, c, false)) {
      return 0; // "the leaders of Ethiopia and Eritrea"
    }
    const bond b = bond_of(l, token, c);
    td_term country = b == BOND_NONE || (b == BOND_PLACE && !with_places)
                          ? 0
                          : country_at(l, c, b == BOND_PLACE);
    if (!country && b == BOND_FULL) {
      country = country_of_modifiers(l, c);
    }
    if (country && c < token) {
      return country;
    }
    behind = behind ? behind : country;
  }
  return behind;
}

td_term td_link_phrase_country(const td_linking *l, uint32_t token) {
  return read_country(l, token, true);
}

td_term td_link_phrase_owner(const td_linking *l, uint32_t token) {
  return read_country(l, token, false);
}

uint32_t td_link_phrase_body(const td_linking *l, uint32_t token) {
  for (uint32_t c = l->tokens[token].first_child; c != TD_NONE;
       c = l->tokens[c].next_sibling) {
    if (bond_of(l, token, c) != BOND_FULL) {
      continue;
    }
    uint32_t mention = td_link_mention_at(l, c);
    mention = mention == TD_NONE ? l->inside[c] : mention;
    const uint32_t entity = mention == TD_NONE
                                ? TD_NONE
                                : l->document->mentions.items[mention].entity;
    if (entity != TD_NONE) {
      const td_entity *e = &l->document->entities.items[entity];
      if (td_link_is(l, e, TD_SCHEMA_Organization) && !td_link_is_state(l, e)) {
        return entity;
      }
    }
  }
  return TD_NONE;
}
