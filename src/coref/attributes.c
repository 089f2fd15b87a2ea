// SPDX-License-Identifier: MIT

#include "coref/attributes.h"

#include "know/fold.h"
#include "learn/keys.h"

#define MAX_BYTES 64

static bool is_true(const td_know *know, td_term entry, td_vocab property) {
  return td_slice_is(td_know_text(know, td_know_get(know, entry, property)),
                     "true");
}

static bool has_feature(const td_token *token, const char *feature) {
  return td_slice_find(token->feats, td_slice_of(feature), 0) <
         token->feats.length;
}

/// Hash of a word in lower case.
static uint32_t hash_of(td_slice word) {
  char low[MAX_BYTES];
  const size_t n = word.length < MAX_BYTES ? word.length : MAX_BYTES;
  for (size_t i = 0; i < n; i++) {
    const char c = word.data[i];
    low[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
  }
  return td_key_of(1, low, n);
}

static td_gender_of gender_of_term(const td_know *know, td_term term) {
  const td_slice text = td_know_text(know, term);
  return td_slice_is(text, "male")     ? TD_MALE
         : td_slice_is(text, "female") ? TD_FEMALE
                                       : TD_ANY_GENDER;
}

static void describe_pronoun(const td_noun_phrases *p, td_noun_phrase *phrase) {
  const td_token *token = &p->tokens[phrase->head];
  const td_term entry = td_know_word(p->know, token->form_term, TD_TID_Pronoun);
  const td_slice person =
      td_know_text(p->know, td_know_get(p->know, entry, TD_TID_person));
  const td_slice animate =
      td_know_text(p->know, td_know_get(p->know, entry, TD_TID_animate));
  phrase->person = person.length == 1 ? (uint8_t)(person.data[0] - '0') : 0;
  phrase->form = (uint8_t)(1 + hash_of(token->form) % 63);
  phrase->is_reflexive = is_true(p->know, entry, TD_TID_reflexive);
  if (is_true(p->know, entry, TD_TID_isPlural) ||
      has_feature(token, "Number=Plur")) {
    phrase->number = TD_PLURAL;
  } else if (phrase->person != 2) {
    phrase->number = TD_SINGULAR;
  }
  phrase->gender = (uint8_t)gender_of_term(
      p->know, td_know_get(p->know, entry, TD_SCHEMA_gender));
  if (td_slice_is(animate, "false")) {
    phrase->gender = TD_NO_PERSON;
  } else if (td_slice_is(animate, "true")) {
    phrase->type = TD_TYPE_PER;
  }
}

/// The gender that a given name or an honorific shows.
static td_gender_of gender_of_words(const td_noun_phrases *p,
                                    const td_noun_phrase *phrase) {
  for (uint32_t t = phrase->begin; t <= phrase->head; t++) {
    const td_term term = p->tokens[t].form_term;
    td_term entry = td_know_word(p->know, term, TD_TID_Honorific);
    entry = entry ? entry : td_know_word(p->know, term, TD_TID_GivenName);
    const td_gender_of gender = gender_of_term(
        p->know, entry ? td_know_get(p->know, entry, TD_SCHEMA_gender) : 0);
    if (gender != TD_ANY_GENDER) {
      return gender;
    }
  }
  return TD_ANY_GENDER;
}

static void describe_name(const td_noun_phrases *p, td_noun_phrase *phrase) {
  const td_mention *m = &p->document->mentions.items[phrase->mention];
  phrase->known = m->known;
  phrase->type = (uint8_t)m->type;
  if (m->known && td_know_is_a(p->know, m->known, TD_SCHEMA_Country)) {
    phrase->type = TD_TYPE_STATE;
  }
  phrase->number = TD_SINGULAR;
  if (has_feature(&p->tokens[m->head], "Number=Plur") && !m->known) {
    phrase->number = TD_PLURAL;
  }
  if (m->type == TD_TYPE_PER) {
    phrase->gender = (uint8_t)gender_of_term(
        p->know,
        m->known ? td_know_get(p->know, m->known, TD_SCHEMA_gender) : 0);
    if (phrase->gender == TD_ANY_GENDER) {
      phrase->gender = (uint8_t)gender_of_words(p, phrase);
    }
  } else if (m->type != TD_TYPE_NONE) {
    phrase->gender = TD_NO_PERSON;
  }
}

static void describe_noun(const td_noun_phrases *p, td_noun_phrase *phrase) {
  const td_token *token = &p->tokens[phrase->head];
  const bool is_plural = has_feature(token, "Number=Plur") ||
                         td_slice_is(token->xpos, "NNS") ||
                         td_slice_is(token->xpos, "NNPS");
  const bool is_noun =
      token->upos == TD_UPOS_NOUN || token->upos == TD_UPOS_PROPN;
  phrase->number = (uint8_t)(is_plural ? TD_PLURAL
                             : is_noun ? TD_SINGULAR
                                       : TD_UNKNOWN);
  if (phrase->mention != TD_NONE) {
    phrase->type = (uint8_t)p->document->mentions.items[phrase->mention].type;
  }
  const td_term entry =
      td_know_word(p->know, token->lemma_term, TD_TID_AgentNoun);
  phrase->gender = (uint8_t)gender_of_term(
      p->know, entry ? td_know_get(p->know, entry, TD_SCHEMA_gender) : 0);
  if (phrase->type != TD_TYPE_NONE && phrase->type != TD_TYPE_PER) {
    phrase->gender = TD_NO_PERSON;
  }
}

static td_determined determined_by(const td_noun_phrases *p,
                                   const td_noun_phrase *phrase) {
  td_determined found = TD_DETERMINED_NOT;
  for (uint32_t c = p->tokens[phrase->head].first_child;
       c != TD_NONE && c < phrase->head; c = p->tokens[c].next_sibling) {
    const td_token *child = &p->tokens[c];
    if (child->rel == TD_REL_NMOD_POSS) {
      return child->upos == TD_UPOS_PRON ? TD_DETERMINED_POSSESSED
                                         : TD_DETERMINED_GENITIVE;
    }
    if (td_rel_base(child->rel) == TD_REL_DET) {
      return has_feature(child, "Definite=Def")   ? TD_DETERMINED_DEFINITE
             : has_feature(child, "Definite=Ind") ? TD_DETERMINED_INDEFINITE
             : has_feature(child, "PronType=Dem") ? TD_DETERMINED_DEMONSTRATIVE
                                                  : TD_DETERMINED_OTHERWISE;
    }
    if (td_rel_base(child->rel) == TD_REL_NUMMOD) {
      found = TD_DETERMINED_OTHERWISE;
    }
  }
  return found;
}

static uint64_t bit_of(uint32_t hash) { return 1ULL << (hash >> 26); }

/// The words that tell what the phrase is about.
static void describe_words(const td_noun_phrases *p, td_noun_phrase *phrase) {
  uint32_t words = 17;
  uint32_t initials = 17;
  uint32_t begin = phrase->begin;
  uint32_t end = phrase->end;
  if (phrase->kind == TD_PHRASE_NAME) { // without titles and what follows
    const td_mention *m = &p->document->mentions.items[phrase->mention];
    begin = m->first_token;
    end = begin + m->n_tokens;
  }
  if (p->tokens[begin].upos == TD_UPOS_DET && begin + 1 < end) {
    begin++;
  }
  if (td_slice_is(p->tokens[end - 1].xpos, "POS") && begin + 1 < end) {
    end--;
  }
  for (uint32_t t = begin; t < end; t++) {
    const td_token *token = &p->tokens[t];
    const uint32_t lemma = hash_of(token->lemma);
    words = words * 31 + hash_of(token->form);
    if (token->upos == TD_UPOS_NUM) {
      phrase->numbers |= bit_of(lemma);
    }
    if (token->upos == TD_UPOS_NOUN || token->upos == TD_UPOS_PROPN ||
        token->upos == TD_UPOS_ADJ || token->upos == TD_UPOS_NUM) {
      phrase->content |= bit_of(lemma);
      phrase->modifiers |= t < phrase->head || phrase->kind == TD_PHRASE_NAME
                               ? bit_of(lemma)
                               : 0;
    }
    if (td_word_is_capitalised(token->form)) {
      initials = initials * 31 + (unsigned char)token->form.data[0];
    }
  }
  phrase->words = words;
  phrase->initials = initials;
}

/// "NATO": its letters are hashed as initials would be.
static void describe_acronym(const td_noun_phrases *p, td_noun_phrase *phrase) {
  const td_slice form = p->tokens[phrase->head].form;
  uint32_t hash = 17;
  uint32_t n = 0;
  for (size_t i = 0; i < form.length; i++) {
    if (form.data[i] >= 'A' && form.data[i] <= 'Z') {
      hash = hash * 31 + (unsigned char)form.data[i];
      n++;
    } else if (form.data[i] != '.') {
      return;
    }
  }
  if (n >= 2 && n <= 8) {
    phrase->is_acronym = true;
    phrase->initials = hash;
  }
}

/// The word that a name is short for: a person's last, a body's head.
static uint32_t name_head(const td_noun_phrases *p,
                          const td_noun_phrase *phrase) {
  const td_mention *m = &p->document->mentions.items[phrase->mention];
  return m->type == TD_TYPE_PER ? m->first_token + m->n_tokens - 1 : m->head;
}

void td_noun_phrase_describe(const td_noun_phrases *p, td_noun_phrase *phrase) {
  const td_token *token = &p->tokens[phrase->head];
  phrase->lemma = hash_of(token->lemma);
  phrase->is_possessive = token->rel == TD_REL_NMOD_POSS;
  describe_words(p, phrase);
  switch ((td_phrase_kind)phrase->kind) {
  case TD_PHRASE_THIRD:
  case TD_PHRASE_SPOKEN:
  case TD_PHRASE_OTHER:
    describe_pronoun(p, phrase);
    return;
  case TD_PHRASE_NAME:
    phrase->lemma = hash_of(p->tokens[name_head(p, phrase)].form);
    describe_name(p, phrase);
    describe_acronym(p, phrase);
    break;
  case TD_PHRASE_LIST:
    phrase->number = TD_PLURAL;
    break;
  default:
    describe_noun(p, phrase);
    describe_acronym(p, phrase);
    break;
  }
  phrase->determined = (uint8_t)determined_by(p, phrase);
}
