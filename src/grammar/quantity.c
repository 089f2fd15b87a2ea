// SPDX-License-Identifier: MIT

#include "grammar/quantity.h"

#include "grammar/fits.h"
#include "know/phrase.h"
#include "know/quantity.h"

#define MAX_WORDS 32
#define BEFORE 5 // words before a number that may widen it

// Whether the sentence of `token` names somebody or some place of `country`.
static bool names_country(const td_analysis *x, uint32_t token,
                          td_term country) {
  const td_sentence *s =
      &x->document->sentences.items[x->tokens[token].sentence];
  for (uint32_t t = s->first_token; t < s->first_token + s->n_tokens; t++) {
    const uint32_t entity = td_entity_at(x, t);
    if (entity != TD_NONE &&
        x->document->entities.items[entity].country == country) {
      return true;
    }
  }
  return false;
}

// Of several currencies with one name ("pesos") that of a country which the
// sentence names, else the one that is meant where none is told.
static td_term meant_currency(const td_analysis *x, uint32_t token,
                              td_term form) {
  const td_fact_run run =
      td_know_subjects(x->know, td_know_vocab(x->know, TD_TID_form), form);
  td_term meant = 0;
  for (const td_fact *f = run.begin; f < run.end; f++) {
    if (!td_know_is_a(x->know, f->s, TD_TID_Currency)) {
      continue;
    }
    const td_fact_run countries =
        td_know_objects(x->know, f->s, td_know_vocab(x->know, TD_TID_country));
    for (const td_fact *c = countries.begin; c < countries.end; c++) {
      if (names_country(x, token, c->o)) {
        return f->s;
      }
    }
    meant = countries.begin == countries.end ? f->s : meant;
  }
  return meant;
}

static bool is_currency(const td_analysis *x, uint32_t token) {
  return td_listed_word(x, token, TD_TID_Currency) != 0;
}

// The word of a currency of the sum at `token`; TD_NONE.
static uint32_t currency_word(const td_analysis *x, uint32_t token) {
  uint32_t word = is_currency(x, token) ? token : TD_NONE;
  for (uint32_t c = x->tokens[token].first_child;
       c != TD_NONE && word == TD_NONE; c = x->tokens[c].next_sibling) {
    const td_upos upos = (td_upos)x->tokens[c].upos;
    const bool may_be =
        upos == TD_UPOS_SYM || (upos == TD_UPOS_NOUN && !td_is_noun(x, token));
    word = may_be && is_currency(x, c) ? c : TD_NONE;
  }
  return word;
}

// Its code; 0 where several are possible.
td_term td_currency_code(const td_analysis *x, uint32_t token) {
  const uint32_t word = currency_word(x, token);
  if (word == TD_NONE) {
    return 0;
  }
  td_term entry = meant_currency(x, word, x->tokens[word].form_term);
  entry = entry ? entry : meant_currency(x, word, x->tokens[word].lemma_term);
  return td_know_get(x->know, entry, TD_TID_code);
}

static bool has_number(const td_analysis *x, uint32_t token) {
  return x->tokens[token].upos == TD_UPOS_NUM ||
         td_has_child(x, token, TD_REL_NUMMOD);
}

uint32_t td_genitive_child(const td_analysis *x, uint32_t token) {
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (c > token && td_has_mark(x, c, TD_MARK_GENITIVE)) {
      return c;
    }
  }
  return TD_NONE;
}

// "Nine pounds of cocaine".
static bool is_weight(const td_analysis *x, uint32_t word) {
  if (!td_know_word(x->know, x->tokens[word].lemma_term, TD_TID_WeightNoun)) {
    return false;
  }
  return td_genitive_child(x, word) != TD_NONE;
}

bool td_is_money(const td_analysis *x, uint32_t token) {
  const uint32_t word =
      has_number(x, token) ? currency_word(x, token) : TD_NONE;
  return word != TD_NONE && !is_weight(x, word);
}

bool td_is_share(const td_analysis *x, uint32_t token) {
  return x->tokens[token].upos == TD_UPOS_NOUN &&
         (x->time_of[token] == TD_NONE ||
          td_genitive_child(x, token) != TD_NONE) &&
         td_know_word(x->know, x->tokens[token].lemma_term, TD_TID_ShareNoun) &&
         (td_has_child(x, token, TD_REL_NUMMOD) ||
          td_has_child(x, token, TD_REL_DET));
}

bool td_is_count_word(const td_analysis *x, uint32_t token) {
  static const td_vocab lists[] = {TD_TID_NumberWord,     TD_TID_Multiplier,
                                   TD_TID_Quantifier,     TD_TID_Fraction,
                                   TD_TID_CollectiveNoun, TD_TID_Ordinal};
  for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
    if (td_listed_word(x, token, lists[i])) {
      return true;
    }
  }
  return false;
}

bool td_is_approximate(const td_analysis *x, uint32_t token) {
  const uint32_t num = td_child_exact(x, token, TD_REL_NUMMOD);
  const uint32_t at = num == TD_NONE || num > token ? token : num;
  const td_sentence *s =
      &x->document->sentences.items[x->tokens[token].sentence];
  for (uint32_t n = 1; n <= 3 && at >= s->first_token + n; n++) {
    td_slice words[3];
    for (uint32_t i = 0; i < n; i++) {
      words[i] = x->tokens[at - n + i].form;
    }
    td_term entry;
    if (td_know_phrase_from(x->know, words, n, TD_TID_Approximator, &entry) ==
        n) {
      return x->tokens[token].upos == TD_UPOS_SYM ||
             x->tokens[token].upos == TD_UPOS_NUM || num != TD_NONE;
    }
  }
  return false;
}

uint32_t td_counting_noun(const td_analysis *x, uint32_t token) {
  const uint32_t head = x->tokens[token].head;
  if (head == TD_NONE || x->tokens[token].rel != TD_REL_NMOD ||
      !td_has_mark(x, token, TD_MARK_GENITIVE)) {
    return TD_NONE;
  }
  const uint32_t det = td_document_child(x->document, head, TD_REL_DET);
  const bool is_none =
      det != TD_NONE &&
      td_know_word(x->know, x->tokens[det].form_term, TD_TID_NoneWord);
  return is_none || td_know_word(x->know, x->tokens[head].lemma_term,
                                 TD_TID_CountNoun)
             ? head
             : TD_NONE;
}

// Whether the entry of a verb has the number at `token` for what its noun has
// come to.
static bool is_come_to(const td_analysis *x, uint32_t token,
                       const td_word *word) {
  const td_rel rel = td_rel_base((td_rel)x->tokens[token].rel);
  const td_slice preposition = td_marker(x, token, TD_REL_CASE);
  const td_path_kind kind = rel == TD_REL_XCOMP  ? TD_PATH_XCOMP
                            : preposition.length ? TD_PATH_OBL
                                                 : TD_PATH_OBJ;
  if (x->tokens[token].upos != TD_UPOS_NUM ||
      (rel != TD_REL_OBJ && rel != TD_REL_OBL && rel != TD_REL_XCOMP)) {
    return false;
  }
  for (uint32_t p = 0; p < word->n_complements; p++) {
    if (td_path_matches(word->complements[p], kind, preposition)) {
      return true;
    }
  }
  return false;
}

uint32_t td_number_come_to(const td_analysis *x, uint32_t noun) {
  const uint32_t counting = td_counting_noun(x, noun);
  const uint32_t told = counting == TD_NONE ? noun : counting;
  const uint32_t verb = x->tokens[told].head;
  const td_rel rel = td_rel_base((td_rel)x->tokens[told].rel);
  const td_word *word =
      verb != TD_NONE && (rel == TD_REL_NSUBJ || rel == TD_REL_OBJ)
          ? td_token_word(x, verb, TD_WORD_COUNT)
          : NULL;
  for (uint32_t c = word ? x->tokens[verb].first_child : TD_NONE; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (c != told && is_come_to(x, c, word)) {
      return c;
    }
  }
  return TD_NONE;
}

// ----------------------------------------------------------------- reading

static td_quantity_word word_at(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  return (td_quantity_word){.form = t->form,
                            .form_term = t->form_term,
                            .lemma_term = t->lemma_term,
                            .is_number = t->upos == TD_UPOS_NUM,
                            .is_joiner = t->upos == TD_UPOS_CCONJ,
                            .is_determiner = t->upos == TD_UPOS_DET,
                            .is_sign =
                                t->upos != TD_UPOS_NUM &&
                                td_listed_word(x, token, TD_TID_Currency),
                            .is_joined = !t->space_after};
}

// The quantity whose words begin at `token`; how many words.
static uint32_t quantity_from(const td_analysis *x, uint32_t token,
                              td_quantity *out) {
  const td_sentence *s =
      &x->document->sentences.items[x->tokens[token].sentence];
  const uint32_t before =
      token - s->first_token < BEFORE ? token - s->first_token : BEFORE;
  const uint32_t end = s->first_token + s->n_tokens;
  td_quantity_word words[MAX_WORDS];
  uint32_t n = 0;
  for (uint32_t t = token - before; t < end && n < MAX_WORDS; t++) {
    words[n++] = word_at(x, t);
  }
  return td_know_quantity(x->know, words, n, before, out);
}

// Whether `token` counts the noun `head`: is it, or a number right below it.
static bool counts_head(const td_analysis *x, uint32_t head, uint32_t token) {
  for (int depth = 0; token != TD_NONE && depth < 3; depth++) {
    if (token == head) {
      return true;
    }
    const td_rel rel = td_rel_base((td_rel)x->tokens[token].rel);
    if (rel != TD_REL_NUMMOD && rel != TD_REL_COMPOUND && rel != TD_REL_DET &&
        rel != TD_REL_FLAT) {
      return false;
    }
    token = x->tokens[token].head;
  }
  return false;
}

// The quantity in the phrase of `token`.
bool td_quantity_at(const td_analysis *x, uint32_t token, td_quantity *out) {
  const td_span range = td_document_subtree(x->document, token);
  for (uint32_t t = range.begin; t < range.end; t++) {
    if (counts_head(x, token, t) && x->tokens[t].upos != TD_UPOS_SYM &&
        quantity_from(x, t, out)) {
      return true;
    }
  }
  return false;
}

static td_number number_of(td_quantity q) {
  return (td_number){td_quantity_whole(q.value), td_quantity_whole(q.min),
                     td_quantity_whole(q.max)};
}

// The number that ends right before `token`.
td_number td_number_before(const td_analysis *x, uint32_t token) {
  const td_sentence *s =
      &x->document->sentences.items[x->tokens[token].sentence];
  for (uint32_t back = 4; back > 0; back--) {
    td_quantity q;
    if (token >= s->first_token + back &&
        x->tokens[token - back].upos != TD_UPOS_DET &&
        quantity_from(x, token - back, &q) == back) {
      return number_of(q);
    }
  }
  return TD_UNCOUNTED;
}

// How many the phrase of `token` says there are.
td_number td_count_at(const td_analysis *x, uint32_t token) {
  td_quantity q;
  if (x->time_of[token] != TD_NONE || td_is_money(x, token)) {
    return TD_UNCOUNTED;
  }
  if (!td_quantity_at(x, token, &q)) {
    return td_is_noun(x, token) ? td_number_before(x, token) : TD_UNCOUNTED;
  }
  return number_of(q);
}

// ------------------------------------------------------------ participants

bool td_is_nobody(const td_analysis *x, uint32_t token) {
  if (td_know_word(x->know, x->tokens[token].form_term, TD_TID_NoneWord)) {
    return true;
  }
  const uint32_t det = td_document_child(x->document, token, TD_REL_DET);
  return det != TD_NONE &&
         td_know_word(x->know, x->tokens[det].form_term, TD_TID_NoneWord);
}

// "Another" alone: one; -1 where it takes a number to tell.
static long rest_value(const td_analysis *x, uint32_t token) {
  const td_term entry =
      td_know_word(x->know, x->tokens[token].form_term, TD_TID_RestWord);
  return entry ? td_know_value(x->know, entry, -1) : -1;
}

bool td_is_only_number(const td_analysis *x, uint32_t token) {
  switch (x->tokens[token].upos) {
  case TD_UPOS_NUM:
    return !td_is_money(x, token);
  case TD_UPOS_PRON:
    return td_is_nobody(x, token);
  default:
    return td_rel_base((td_rel)x->tokens[token].rel) != TD_REL_DET &&
           (td_has_child(x, token, TD_REL_NUMMOD) ||
            rest_value(x, token) > 0) &&
           td_know_word(x->know, x->tokens[token].form_term, TD_TID_RestWord);
  }
}

static bool is_person(const td_analysis *x, uint32_t token) {
  static const td_vocab classes[] = {TD_SCHEMA_Person, TD_TID_Group,
                                     TD_SCHEMA_Organization};
  const uint32_t entity = td_entity_at(x, token);
  if (entity == TD_NONE || !x->document->entities.items[entity].type) {
    return true; // nothing else is known
  }
  for (size_t i = 0; i < sizeof(classes) / sizeof(classes[0]); i++) {
    if (td_entity_is(x, entity, td_know_vocab(x->know, classes[i]))) {
      return true;
    }
  }
  return false;
}

// "A soldier", "himself", "the envoy": one.
bool td_is_one(const td_analysis *x, uint32_t token, bool with_definite) {
  const td_token *t = &x->tokens[token];
  const uint32_t entity = td_entity_at(x, token);
  const td_term person = td_know_vocab(x->know, TD_SCHEMA_Person);
  if (!td_has_feature(x, token, "Number=Sing") ||
      (t->upos != TD_UPOS_PRON &&
       (entity == TD_NONE || !td_entity_is(x, entity, person)))) {
    return false;
  }
  const uint32_t det = td_document_child(x->document, token, TD_REL_DET);
  return with_definite ||
         (det != TD_NONE &&
          td_slice_has_prefix(x->tokens[det].feats, TD_SLICE("Definite=Ind")));
}

// "Families": each is some people.
static bool is_of_several(const td_analysis *x, uint32_t token) {
  const uint32_t head = td_content_head(x, token);
  const td_term entry = td_listed_word(x, head, TD_TID_AgentNoun);
  return td_slice_is(
      td_know_text(x->know, td_know_get(x->know, entry, TD_TID_bound)), "min");
}

static td_number entity_number(const td_analysis *x, uint32_t token) {
  const uint32_t entity = td_entity_at(x, token);
  const td_entity *e =
      entity == TD_NONE ? NULL : &x->document->entities.items[entity];
  return e && e->kind == TD_ENTITY_GROUP
             ? (td_number){e->count, e->count_min, e->count_max}
             : TD_UNCOUNTED;
}

td_number td_people_at(const td_analysis *x, uint32_t token) {
  if (td_is_nobody(x, token)) {
    return (td_number){0, TD_NO_COUNT, TD_NO_COUNT};
  }
  if (!is_person(x, token)) {
    return TD_UNCOUNTED;
  }
  td_number n = entity_number(x, token);
  n = td_number_is_empty(n) ? td_count_at(x, token) : n;
  if (td_number_is_empty(n) &&
      (td_is_one(x, token, false) || rest_value(x, token) == 1)) {
    n.value = 1;
  }
  if (is_of_several(x, token) && n.value != TD_NO_COUNT) {
    n = (td_number){TD_NO_COUNT, n.value, TD_NO_COUNT};
  }
  return n;
}

bool td_number_read(const td_analysis *x, uint32_t token, td_number *out) {
  const bool is_number = x->tokens[token].upos == TD_UPOS_NUM;
  *out = is_number                     ? td_count_at(x, token)
         : td_is_only_number(x, token) ? td_people_at(x, token)
                                       : TD_UNCOUNTED;
  return !td_number_is_empty(*out);
}
