// SPDX-License-Identifier: MIT

// Nominals: noun phrases that may stand for an actor, a thing or a place. A
// noun counts when the word lists give its class, when it is a title without a
// name ("the prime minister") or a demonym used as a noun ("Iranians").

#include "base/try.h"
#include "detect/detect_private.h"
#include "know/fold.h"
#include "know/phrase.h"

#define MAX_BEFORE 12

static bool is_nominal_rel(uint8_t rel) {
  switch (td_rel_base(rel)) {
  case TD_REL_COMPOUND:
  case TD_REL_AMOD:
  case TD_REL_FLAT:
  case TD_REL_FIXED:
  case TD_REL_GOESWITH:
  case TD_REL_DET:
  case TD_REL_CASE:
  case TD_REL_COP:
  case TD_REL_AUX:
  case TD_REL_ADVMOD:
    return false;
  default:
    return rel != TD_REL_NMOD_DESC;
  }
}

static bool is_premodifier(uint8_t rel) {
  switch (td_rel_base(rel)) {
  case TD_REL_DET:
  case TD_REL_NUMMOD:
  case TD_REL_AMOD:
  case TD_REL_COMPOUND:
  case TD_REL_FLAT:
    return true;
  default:
    return rel == TD_REL_NMOD_POSS || rel == TD_REL_NMOD_DESC ||
           rel == TD_REL_NMOD;
  }
}

// "More than | a dozen" before a noun: where the number in it begins; TD_NONE.
static uint32_t number_below(const td_detection *d, uint32_t token) {
  const td_span tree = td_document_subtree(d->document, token);
  for (uint32_t t = tree.begin; t < tree.end; t++) {
    if (d->tokens[t].upos == TD_UPOS_NUM) {
      return t > tree.begin && d->tokens[t - 1].upos == TD_UPOS_DET ? t - 1 : t;
    }
  }
  return TD_NONE;
}

// "half | a million"
static bool begins_number_phrase(const td_detection *d, uint32_t t) {
  td_term entry;
  return td_know_phrase_from(d->know, d->words + t, d->end - t,
                             TD_TID_NumberWord, &entry) > 1;
}

// A preposition, or a comma, colon or dash that the parser hung on what is
// behind it: "| , a 23-year-old man"; quotation marks belong to the phrase.
static bool may_not_begin(const td_detection *d, uint32_t t) {
  const td_token *token = &d->tokens[t];
  return token->upos == TD_UPOS_ADP || td_slice_is(token->xpos, ",") ||
         td_slice_is(token->xpos, ":");
}

// The first word of the phrase of noun `head`: its determiner, number,
// possessor or adjective. Words that only widen a number stay outside.
static uint32_t phrase_begin(const td_detection *d, uint32_t head) {
  uint32_t begin = head;
  for (uint32_t c = d->tokens[head].first_child; c != TD_NONE && c < head;
       c = d->tokens[c].next_sibling) {
    if (!is_premodifier(d->tokens[c].rel)) {
      const uint32_t number = number_below(d, c);
      begin = number == TD_NONE ? head : number < begin ? number : begin;
      continue;
    }
    if (begin < c) {
      continue;
    }
    uint32_t from = td_document_subtree(d->document, c).begin;
    while (from < c && td_rel_base(d->tokens[c].rel) == TD_REL_NUMMOD &&
           d->tokens[from].upos != TD_UPOS_NUM &&
           !begins_number_phrase(d, from)) {
      from++;
    }
    // "more than | a dozen"
    from -= from > d->first && from < c + 1 &&
            td_rel_base(d->tokens[c].rel) == TD_REL_NUMMOD &&
            d->tokens[from - 1].upos == TD_UPOS_DET &&
            d->tokens[from - 1].head == c;
    begin = from;
  }
  while (begin < head && may_not_begin(d, begin)) {
    begin++;
  }
  return begin < d->first || head - begin > MAX_BEFORE ? head : begin;
}

// "dozens of people", "a group of militants", "two of the men": the noun
// behind a number or a collective; TD_NONE.
static uint32_t counted_noun(const td_detection *d, uint32_t t) {
  const td_token *token = &d->tokens[t];
  if (token->upos != TD_UPOS_NUM &&
      !td_know_word(d->know, token->form_term, TD_TID_Quantifier) &&
      !td_know_word(d->know, token->form_term, TD_TID_NumberWord) &&
      !td_know_word(d->know, token->lemma_term, TD_TID_NumberWord) &&
      !td_know_word(d->know, token->lemma_term, TD_TID_CollectiveNoun)) {
    return TD_NONE;
  }
  for (uint32_t c = token->first_child; c != TD_NONE;
       c = d->tokens[c].next_sibling) {
    const td_rel rel = td_rel_base(d->tokens[c].rel);
    const uint32_t preposition = td_document_child(d->document, c, TD_REL_CASE);
    if (c > t && (rel == TD_REL_NMOD || rel == TD_REL_OBL) &&
        preposition == t + 1 &&
        td_know_word(d->know, d->tokens[preposition].form_term,
                     TD_TID_RoleWord)) {
      return c;
    }
  }
  return TD_NONE;
}

// "Two | Chinese", "many | Congolese", "dozens of | Vietnamese": as many
// people.
static bool is_counted(const td_detection *d, uint32_t t) {
  for (uint32_t c = d->tokens[t].first_child; c != TD_NONE && c < t;
       c = d->tokens[c].next_sibling) {
    if (d->tokens[c].rel == TD_REL_NUMMOD ||
        (d->tokens[c].rel == TD_REL_AMOD &&
         td_know_word(d->know, d->tokens[c].form_term, TD_TID_Quantifier))) {
      return true;
    }
  }
  const uint32_t above = d->tokens[t].head;
  return d->tokens[t].rel == TD_REL_NMOD && above != TD_NONE && above < t &&
         counted_noun(d, above) == t;
}

static bool is_nominal_word(const td_detection *d, uint32_t t) {
  const td_token *token = &d->tokens[t];
  if (d->marks[t] & (TD_MARK_NAME | TD_MARK_COUNTED) ||
      !is_nominal_rel(token->rel)) {
    return false;
  }
  switch (token->upos) {
  case TD_UPOS_NOUN:
  case TD_UPOS_PROPN:
    return true;
  case TD_UPOS_ADJ:
  case TD_UPOS_VERB:
    // "the injured", "the accused", "nine Sudanese"
    return td_document_child(d->document, t, TD_REL_DET) != TD_NONE ||
           ((d->marks[t] & TD_MARK_DEMONYM) && is_counted(d, t));
  default:
    return false;
  }
}

// A title right before a name is part of what the name's mention stands for.
static bool is_title_of_name(const td_detection *d, uint32_t t) {
  for (uint32_t c = d->tokens[t].first_child; c != TD_NONE;
       c = d->tokens[c].next_sibling) {
    if (c == t + 1 && (d->marks[c] & TD_MARK_NAME) &&
        (td_rel_base(d->tokens[c].rel) == TD_REL_FLAT ||
         td_rel_base(d->tokens[c].rel) == TD_REL_APPOS)) {
      return true;
    }
  }
  return t + 1 < d->end && (d->marks[t + 1] & TD_MARK_NAME) &&
         (d->marks[t] & TD_MARK_TITLE);
}

static td_status add_nominal(td_detection *d, uint32_t begin, uint32_t end,
                             td_name_type type) {
  td_mention *m = td_detect_add(d, begin, end, TD_FORM_NOMINAL);
  if (!m) {
    return TD_ERR_NO_MEM;
  }
  m->type = type;
  return TD_OK;
}

// "the Chinese", "Iranians", "a German"; "in Korean" is a language.
static bool is_people(const td_detection *d, uint32_t t) {
  return (d->marks[t] & TD_MARK_DEMONYM) &&
         (td_document_child(d->document, t, TD_REL_DET) != TD_NONE ||
          is_counted(d, t) ||
          td_slice_find(d->tokens[t].feats, TD_SLICE("Number=Plur"), 0) <
              d->tokens[t].feats.length);
}

// "Thousands marched", "dozens were arrested": people, where nothing else is
// said.
static bool is_crowd(const td_detection *d, uint32_t t) {
  const td_rel rel = td_rel_base(d->tokens[t].rel);
  td_term entry = 0;
  const uint32_t n = td_know_phrase_from(d->know, d->words + t, d->end - t,
                                         TD_TID_Quantifier, &entry);
  const uint32_t of = td_document_child(d->document, t, TD_REL_NMOD);
  return n && td_know_value(d->know, entry, -1) > 0 &&
         d->tokens[t].upos != TD_UPOS_NUM &&
         (rel == TD_REL_NSUBJ || rel == TD_REL_OBJ) &&
         (of == TD_NONE ||
          (of < t + n && // "tens of thousands | fled"
           td_document_child(d->document, of, TD_REL_NMOD) == TD_NONE));
}

static bool is_person_name(const td_detection *d, uint32_t head) {
  for (uint32_t i = 0; i < d->found.count; i++) {
    const td_mention *m = &d->found.items[i];
    if (m->head == head && m->form == TD_FORM_NAME && m->type == TD_TYPE_PER) {
      return true;
    }
  }
  return false;
}

// "The inventor, Ann Lee, said so": whatever the noun means, it is a person.
static bool is_named_person(const td_detection *d, uint32_t t) {
  const bool is_told =
      td_document_child(d->document, t, TD_REL_DET) != TD_NONE ||
      td_document_child(d->document, t, TD_REL_NMOD_POSS) != TD_NONE;
  const uint32_t name = td_document_child(d->document, t, TD_REL_APPOS);
  return is_told && name != TD_NONE && name > t &&
         td_slice_is(d->words[name - 1], ",") && is_person_name(d, name);
}

// "Hungarian and | Romanian officials": two groups. Where the second one's
// words begin, for the plural noun at `t`; TD_NONE.
static uint32_t second_nation(const td_detection *d, uint32_t t) {
  const td_slice feats = d->tokens[t].feats;
  if (td_slice_find(feats, TD_SLICE("Number=Plur"), 0) >= feats.length) {
    return TD_NONE;
  }
  const uint8_t either = TD_MARK_DEMONYM | TD_MARK_NAME;
  for (uint32_t c = d->tokens[t].first_child; c != TD_NONE && c < t;
       c = d->tokens[c].next_sibling) {
    const uint32_t other = td_document_child(d->document, c, TD_REL_CONJ);
    if (other != TD_NONE && other < t && (d->marks[c] & either) &&
        (d->marks[other] & either) &&
        ((d->marks[c] | d->marks[other]) & TD_MARK_DEMONYM) &&
        d->tokens[c].rel != TD_REL_NMOD_POSS) {
      uint32_t begin = other; // "South Korean" is two words
      while (begin > c + 1 && (d->marks[begin - 1] & either)) {
        begin--;
      }
      return begin;
    }
  }
  return TD_NONE;
}

// "In Korean", "speak French": what is a demonym elsewhere names a language
// where it stands alone, without an article. The language; 0.
static td_term language_at(const td_detection *d, uint32_t t) {
  const td_term language =
      td_know_word(d->know, d->tokens[t].form_term, TD_TID_Language);
  uint32_t top = t;
  if (!language || (d->marks[t] & TD_MARK_NAME) ||
      !td_word_is_capitalised(d->words[t]) || d->is_title_case ||
      td_document_child(d->document, t, TD_REL_DET) != TD_NONE ||
      is_counted(d, t)) {
    return 0;
  }
  while (td_rel_base(d->tokens[top].rel) == TD_REL_CONJ &&
         d->tokens[top].head != TD_NONE) {
    top = d->tokens[top].head;
  }
  const bool is_joined = t + 1 < d->end && !d->tokens[t].space_after &&
                         td_slice_is(d->words[t + 1], "-");
  return is_nominal_rel(d->tokens[top].rel) && !is_joined ? language : 0;
}

static td_status add_language(td_detection *d, uint32_t t, td_term language) {
  td_mention *m = td_detect_add(d, t, t + 1, TD_FORM_NAME);
  if (!m) {
    return TD_ERR_NO_MEM;
  }
  m->type = TD_TYPE_MISC;
  m->known = language;
  d->marks[t] |= TD_MARK_NAME;
  return TD_OK;
}

// "The | charge d'affaires": a title of two words whose last one the parser
// hung on the first; where it is headed.
static uint32_t title_head(const td_detection *d, uint32_t t) {
  td_term entry;
  return t > d->first && d->tokens[t].head == t - 1 &&
                 d->tokens[t - 1].upos == TD_UPOS_NOUN &&
                 td_know_phrase_from(d->know, d->words + t - 1, d->end - t + 1,
                                     TD_TID_AgentNoun, &entry) > 1
             ? t - 1
             : t;
}

static bool is_date(const td_detection *d, uint32_t t) {
  const td_term form = d->tokens[t].form_term;
  return td_know_word(d->know, form, TD_TID_Weekday) ||
         td_know_word(d->know, form, TD_TID_Month);
}

// "The Minister | of Foreign Affairs": where a title that is written as a name
// ends, the words of no other name behind its preposition, nor of a day:
// "Farmers | on Monday left".
static uint32_t written_end(const td_detection *d, uint32_t t) {
  if (d->is_title_case || !td_word_is_capitalised(d->words[t]) ||
      t + 2 >= d->end || d->tokens[t + 1].upos != TD_UPOS_ADP) {
    return t + 1;
  }
  const uint32_t last = d->tokens[t + 1].head;
  if (last == TD_NONE || last < t + 2 || last >= d->end ||
      d->tokens[last].head != t) {
    return t + 1;
  }
  for (uint32_t i = t + 2; i <= last; i++) {
    if (!td_word_is_capitalised(d->words[i]) || (d->marks[i] & TD_MARK_NAME) ||
        is_date(d, i)) {
      return t + 1;
    }
  }
  return last + 1;
}

// "The attorney | general", "the ministry | of health": where a title or body
// ends whose first word heads it. A person's mention ends with the head, but
// for a title that is written as a name ("the Secretary of State").
static uint32_t title_end(const td_detection *d, uint32_t t,
                          td_name_type type) {
  static const td_vocab lists[] = {TD_ORG_Role, TD_TID_AgentNoun};
  uint32_t most = 1;
  for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++) {
    td_term entry = 0;
    const uint32_t n = td_know_phrase_from(d->know, d->words + t, d->end - t,
                                           lists[i], &entry);
    most = n > most ? n : most;
  }
  const uint32_t written = type == TD_TYPE_PER ? written_end(d, t) : t + 1;
  for (uint32_t i = t + 1; i < t + most; i++) {
    if ((d->marks[i] & TD_MARK_NAME) ||
        !td_document_is_below(d->document, i, t) ||
        (type == TD_TYPE_PER && d->tokens[i].upos == TD_UPOS_ADP &&
         !td_word_is_capitalised(d->words[t + most - 1]))) {
      return written;
    }
  }
  return t + most > written ? t + most : written;
}

// "Tens of | thousands": a crowd told by two words of number.
static td_status add_crowd(td_detection *d, uint32_t t) {
  TD_TRY(add_nominal(d, phrase_begin(d, t), t + 3, TD_TYPE_PER));
  d->found.items[d->found.count - 1].head = t;
  return TD_OK;
}

static td_status try_nominal(td_detection *d, uint32_t t) {
  td_term entry = 0;
  td_term class = td_detect_noun_class(d, t, &entry);
  if (!class && is_crowd(d, t) && counted_noun(d, t) == t + 2) {
    return add_crowd(d, t);
  }
  if (!class && (is_people(d, t) || is_crowd(d, t) || is_named_person(d, t))) {
    class = td_know_vocab(d->know, TD_SCHEMA_Person);
  }
  if (!class) {
    return TD_OK;
  }
  if (is_title_of_name(d, t)) {
    d->marks[t] |= TD_MARK_TITLE;
    return TD_OK;
  }
  const td_name_type type = td_detect_type_of_class(d->know, class);
  const uint32_t head = title_head(d, t);
  TD_TRY(add_nominal(d, phrase_begin(d, head), title_end(d, t, type), type));
  if (head != t) {
    d->found.items[d->found.count - 1].head = head;
  }
  const uint32_t second = second_nation(d, t);
  if (second != TD_NONE) {
    TD_TRY(add_nominal(d, second, t + 1, type));
    d->found.items[d->found.count - 1].head = t;
  }
  return TD_OK;
}

static td_status try_counted(td_detection *d, uint32_t t, bool *is_counted) {
  uint32_t noun = counted_noun(d, t);
  td_term entry = 0;
  *is_counted = false;
  if (noun != TD_NONE && counted_noun(d, noun) != TD_NONE) {
    d->marks[noun] |= TD_MARK_COUNTED;
    noun = counted_noun(d, noun); // "tens of thousands of soldiers"
  }
  if (noun == TD_NONE || (d->marks[noun] & TD_MARK_NAME)) {
    return TD_OK;
  }
  td_term class = td_detect_noun_class(d, noun, &entry);
  if (!class && d->marks[noun] & TD_MARK_DEMONYM) {
    class = td_know_vocab(d->know, TD_SCHEMA_Person);
  }
  if (!class) {
    return TD_OK;
  }
  *is_counted = true;
  d->marks[noun] |= TD_MARK_COUNTED;
  const uint32_t begin = phrase_begin(d, t);
  TD_TRY(
      add_nominal(d, begin, noun + 1, td_detect_type_of_class(d->know, class)));
  d->tokens[noun].mention = TD_NONE;
  return TD_OK;
}

td_status td_detect_nominals(td_detection *d) {
  for (uint32_t t = d->first; t < d->end; t++) {
    bool is_counted = false;
    const td_term language = language_at(d, t);
    if (language) {
      TD_TRY(add_language(d, t, language));
      continue;
    }
    if (!(d->marks[t] & (TD_MARK_NAME | TD_MARK_COUNTED))) {
      TD_TRY(try_counted(d, t, &is_counted));
    }
    if (!is_counted && is_nominal_word(d, t)) {
      TD_TRY(try_nominal(d, t));
    }
  }
  return TD_OK;
}
