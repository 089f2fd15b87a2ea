// SPDX-License-Identifier: MIT

#include "coref/features.h"

#include "coref/grammar.h"
#include "learn/keys.h"

// ------------------------------------------------------------------ phrases

static uint64_t bit_of(uint32_t hash) { return 1ULL << (hash >> 26); }

static const td_noun_phrase *phrase_of(const td_noun_phrases *p, uint32_t i) {
  return &p->items.items[i];
}

static uint32_t mix(uint32_t a, uint32_t b) {
  uint32_t h = (a ^ 0x9E3779B9u) * 0x85EBCA6Bu;
  h = (h ^ (h >> 13) ^ b) * 0xC2B2AE35u;
  return h ^ (h >> 16);
}

static void add_key(td_phrase_keys *k, uint32_t kind, uint32_t value) {
  if (k->n < TD_MAX_PHRASE_KEYS) {
    k->keys[k->n++] = mix(kind, value);
  }
}

static uint32_t hash_text(td_slice text) {
  return td_key_of(2, text.data, text.length);
}

static uint32_t at_most(uint32_t n, uint32_t most) {
  return n < most ? n : most;
}

/// What hangs behind the head; bits.
static uint32_t behind_head(const td_noun_phrases *p, uint32_t head) {
  uint32_t bits = 0;
  for (uint32_t c = p->tokens[head].first_child; c != TD_NONE;
       c = p->tokens[c].next_sibling) {
    switch (td_rel_base(p->tokens[c].rel)) {
    case TD_REL_ACL:
      bits |= 1;
      break;
    case TD_REL_NMOD:
      bits |= c > head ? 2 : 0;
      break;
    case TD_REL_APPOS:
      bits |= 4;
      break;
    case TD_REL_AMOD:
    case TD_REL_COMPOUND:
      bits |= 8;
      break;
    case TD_REL_COP:
      bits |= 16;
      break;
    default:
      break;
    }
  }
  return bits;
}

/// The governor, its tag, the preposition.
static void add_place(const td_noun_phrases *p, const td_noun_phrase *a,
                      td_phrase_keys *k) {
  const td_token *token = &p->tokens[a->head];
  const uint32_t preposition =
      td_document_child(p->document, a->head, TD_REL_CASE);
  add_key(k, 20, token->rel);
  add_key(k, 21, mix(token->rel, a->kind));
  if (preposition != TD_NONE) {
    add_key(k, 22, hash_text(p->tokens[preposition].lemma));
  }
  if (token->head != TD_NONE) {
    const td_token *above = &p->tokens[token->head];
    add_key(k, 23, mix(above->upos, td_rel_base(above->rel)));
    add_key(k, 24, hash_text(above->lemma));
    add_key(k, 25, mix(hash_text(above->lemma), td_rel_base(token->rel)));
  }
}

/// Words on both sides.
static void add_neighbours(const td_noun_phrases *p, const td_noun_phrase *a,
                           td_phrase_keys *k) {
  const td_sentence *s = &p->document->sentences.items[a->sentence];
  const bool is_first = a->begin == s->first_token;
  const bool is_last = a->end == s->first_token + s->n_tokens;
  add_key(k, 30, is_first ? 1 : hash_text(p->tokens[a->begin - 1].lemma));
  add_key(k, 31, is_last ? 1 : hash_text(p->tokens[a->end].lemma));
  add_key(k, 32, is_last ? 99 : p->tokens[a->end].upos);
  add_key(k, 33, hash_text(p->tokens[a->begin].lemma));
}

void td_phrase_keys_make(const td_noun_phrases *p, uint32_t phrase,
                         td_phrase_keys *out) {
  const td_noun_phrase *a = phrase_of(p, phrase);
  const td_token *token = &p->tokens[a->head];
  out->n = 0;
  add_key(out, 1, a->kind);
  add_key(out, 2, mix(a->kind, a->determined));
  add_key(out, 3, mix(a->lemma, a->kind));
  add_key(out, 4, mix(a->lemma, a->determined));
  add_key(out, 5, hash_text(token->xpos));
  add_key(out, 6, mix(a->kind, a->number * 16u + a->gender));
  add_key(out, 7, mix(a->kind, a->type));
  add_key(out, 8, mix(a->kind, at_most(a->end - a->begin, 12)));
  add_key(out, 9, mix(a->kind, behind_head(p, a->head)));
  add_key(out, 10, mix(a->kind, a->quotation != 0));
  add_key(out, 11, mix(a->kind, at_most(a->sentence, 3)));
  add_key(out, 12, mix(a->kind, a->is_in_name + 2u * a->is_acronym));
  add_key(out, 13, mix(a->person, a->is_possessive + 2u * a->is_reflexive));
  if (a->form) {
    add_key(out, 14, mix(a->form, td_rel_base(token->rel)));
  }
  add_place(p, a, out);
  add_neighbours(p, a, out);
}

// ------------------------------------------------------------------- chains

void td_chain_begin(td_chain *chain, const td_noun_phrases *p,
                    uint32_t phrase) {
  *chain = (td_chain){.first = phrase, .name = TD_NONE};
  td_chain_add(chain, p, phrase);
}

// A set with one more value; 0 is unknown and no value.
static uint8_t with_bit(uint8_t set, unsigned value) {
  return (uint8_t)(value ? set | (1u << value) : set);
}

void td_chain_add(td_chain *chain, const td_noun_phrases *p, uint32_t phrase) {
  const td_noun_phrase *a = phrase_of(p, phrase);
  chain->size++;
  chain->last = phrase;
  chain->numbers = with_bit(chain->numbers, a->number);
  chain->genders = with_bit(chain->genders, a->gender);
  chain->types = with_bit(chain->types, a->type);
  if (a->kind == TD_PHRASE_NAME) {
    const td_noun_phrase *old =
        chain->has_name ? phrase_of(p, chain->name) : NULL;
    chain->has_name = true;
    chain->name_words |= a->content;
    if (!old || a->end - a->begin > old->end - old->begin) {
      chain->name = phrase;
    }
  }
  if (a->kind == TD_PHRASE_NAME || a->kind == TD_PHRASE_NOUN) {
    chain->lemmas |= bit_of(a->lemma);
    chain->modifiers |= a->modifiers;
  }
}

// -------------------------------------------------------------------- pairs

static bool is_pronoun(const td_noun_phrase *a) {
  return a->kind <= TD_PHRASE_OTHER;
}

bool td_pair_agrees(const td_noun_phrase *a, const td_noun_phrase *b) {
  const bool is_group = b->type == TD_TYPE_ORG || a->type == TD_TYPE_ORG;
  return (a->number == b->number || !a->number || !b->number || is_group) &&
         (a->gender == b->gender || !a->gender || !b->gender) &&
         (!a->type || !b->type ||
          (a->type == TD_TYPE_PER) == (b->type == TD_TYPE_PER));
}

static uint32_t distance_class(uint32_t n) {
  return n < 4 ? n : n < 6 ? 4 : n < 10 ? 5 : n < 20 ? 6 : 7;
}

static uint32_t phrases_class(uint32_t n) {
  return n < 5 ? n : n < 8 ? 5 : n < 12 ? 6 : n < 20 ? 7 : n < 40 ? 8 : 9;
}

/// How the words of the two are alike.
static uint32_t words_class(const td_noun_phrase *a, const td_noun_phrase *b) {
  if (a->words == b->words) {
    return 1;
  }
  if (a->is_acronym != b->is_acronym && a->initials == b->initials) {
    return 2;
  }
  if (a->lemma == b->lemma) {
    const bool adds = (a->content & ~b->content) != 0;
    const bool lacks = (b->content & ~a->content) != 0;
    return !adds && !lacks ? 3 : !adds ? 4 : !lacks ? 5 : 6;
  }
  return (b->content & bit_of(a->lemma)) && a->content == bit_of(a->lemma) ? 7
         : (a->content & b->content)                                       ? 8
                                                                           : 9;
}

static uint32_t names_class(const td_noun_phrase *a, const td_noun_phrase *b) {
  return !a->known || !b->known ? 0 : a->known == b->known ? 1 : 2;
}

/// Relations that matter, 0 to 11.
static uint32_t relation_class(uint8_t rel) {
  switch (td_rel_base(rel)) {
  case TD_REL_NSUBJ:
    return rel == TD_REL_NSUBJ_PASS ? 2 : 1;
  case TD_REL_OBJ:
    return 3;
  case TD_REL_IOBJ:
    return 4;
  case TD_REL_OBL:
    return 5;
  case TD_REL_NMOD:
    return rel == TD_REL_NMOD_POSS ? 7 : 6;
  case TD_REL_CONJ:
    return 8;
  case TD_REL_APPOS:
    return 9;
  case TD_REL_ROOT:
    return 10;
  case TD_REL_COMPOUND:
    return 11;
  default:
    return 0;
  }
}

static uint32_t quoted_class(const td_noun_phrase *a, const td_noun_phrase *b) {
  return !a->quotation && !b->quotation ? 0
         : !b->quotation                ? 1
         : !a->quotation                ? 2
         : a->quotation == b->quotation ? 3
         : a->speaker == b->speaker     ? 4
                                        : 5;
}

typedef struct {
  const td_noun_phrase *a; ///< the later
  const td_noun_phrase *b;
  uint32_t kinds; ///< of both
  td_pair_rows *out;
} pair;

static void put(const pair *q, uint32_t first, uint32_t value) {
  if (q->out->n < TD_MAX_PAIR_ROWS) {
    q->out->rows[q->out->n++] = (uint16_t)(first + value);
  }
}

/// A value that means something else for each two kinds.
static void put_kinds(const pair *q, uint32_t first, uint32_t value) {
  put(q, first, value * TD_N_PHRASE_KINDS * TD_N_PHRASE_KINDS + q->kinds);
}

static void put_agreement(const pair *q) {
  const td_noun_phrase *a = q->a;
  const td_noun_phrase *b = q->b;
  put_kinds(q, TD_PAIR_NUMBER, a->number * 3u + b->number);
  put_kinds(q, TD_PAIR_GENDER, a->gender * 4u + b->gender);
  put(q, TD_PAIR_TYPES, (a->type * 6u + b->type) * TD_N_PHRASE_KINDS + a->kind);
  if (is_pronoun(a) && !is_pronoun(b)) {
    put(q, TD_PAIR_FORM_TYPE,
        ((a->form * 6u + b->type) * 3 + b->number) * 4 + b->gender);
  }
  if (is_pronoun(a) && is_pronoun(b)) {
    const uint32_t persons = a->person * 4u + b->person;
    const uint32_t far = at_most(a->paragraph - b->paragraph, 4);
    const uint32_t forms = a->form * 64u + b->form;
    put(q, TD_PAIR_PERSONS, persons * 4 + at_most(quoted_class(a, b), 3));
    put(q, TD_PAIR_PARAGRAPHS, persons * 5 + far);
    put(q, far ? TD_PAIR_FORMS_APART : TD_PAIR_FORMS, forms);
  }
}

static void put_words(const pair *q) {
  const td_noun_phrase *a = q->a;
  const td_noun_phrase *b = q->b;
  if (is_pronoun(a) || is_pronoun(b)) {
    return;
  }
  const uint32_t words = words_class(a, b);
  const bool same = words >= 1 && words <= 6;
  put_kinds(q, TD_PAIR_WORDS, words);
  put_kinds(q, TD_PAIR_NAMES, names_class(a, b));
  put(q, TD_PAIR_DETERMINED,
      (a->determined * 7u + b->determined) * 4 + (words == 1) + same);
  if (same) {
    put_kinds(q, TD_PAIR_SAME_WORDS, phrases_class(a->sentence - b->sentence));
    put_kinds(q, TD_PAIR_MODIFIERS,
              ((a->modifiers & ~b->modifiers) != 0) +
                  (a->numbers != b->numbers ? 2u : 0u));
  }
}

static void put_place(const pair *q, const td_noun_phrases *p,
                      uint32_t n_phrases) {
  const td_noun_phrase *a = q->a;
  const td_noun_phrase *b = q->b;
  const td_token *at = &p->tokens[a->head];
  const td_token *bt = &p->tokens[b->head];
  put(q, TD_PAIR_KINDS, q->kinds);
  put_kinds(q, TD_PAIR_SENTENCES, distance_class(a->sentence - b->sentence));
  put_kinds(q, TD_PAIR_PHRASES, phrases_class(n_phrases));
  put_kinds(q, TD_PAIR_BOND, (uint32_t)td_phrases_bond(p, a, b));
  put_kinds(q, TD_PAIR_SOURCE,
            td_phrase_is_source(p, a) + 2u * td_phrase_is_source(p, b));
  put(q, TD_PAIR_RELATIONS,
      (relation_class(at->rel) * 12 + relation_class(bt->rel)) *
              TD_N_PHRASE_KINDS +
          a->kind);
  put_kinds(q, TD_PAIR_QUOTED, quoted_class(a, b));
  const bool is_speaker =
      a->speaker != TD_NONE && phrase_of(p, a->speaker) == b;
  const bool has_speaker =
      b->speaker != TD_NONE && phrase_of(p, b->speaker) == a;
  put_kinds(q, TD_PAIR_SPEAKER, is_speaker + 2u * has_speaker);
  if (at->head != TD_NONE && bt->head != TD_NONE) {
    const bool same =
        td_slice_equal(p->tokens[at->head].lemma, p->tokens[bt->head].lemma);
    put_kinds(q, TD_PAIR_GOVERNOR,
              same ? 1u + (td_rel_base(at->rel) == td_rel_base(bt->rel)) : 0u);
  }
  put(q, TD_PAIR_FIRST, at_most(b->sentence, 2) * TD_N_PHRASE_KINDS + a->kind);
  put_kinds(q, TD_PAIR_EMBEDDED, a->is_in_name + 2u * b->is_in_name);
}

static void put_chain(const pair *q, const td_noun_phrases *p,
                      const td_chain *chain) {
  const td_noun_phrase *a = q->a;
  const uint32_t size = chain->size;
  put_kinds(q, TD_PAIR_SIZE, size < 4 ? size - 1 : size < 8 ? 3 : 4);
  uint32_t name = 0;
  if (chain->has_name && a->kind == TD_PHRASE_NAME) {
    const td_noun_phrase *b = phrase_of(p, chain->name);
    name = (a->content & ~chain->name_words) == 0 ? 1
           : (b->content & ~a->content) == 0      ? 2
                                                  : 3;
  } else {
    name = chain->has_name;
  }
  put_kinds(q, TD_PAIR_CHAIN_NAME, name);
  if (!is_pronoun(a)) {
    put_kinds(q, TD_PAIR_CHAIN_WORDS,
              ((chain->lemmas & bit_of(a->lemma)) != 0) +
                  ((a->modifiers & ~chain->modifiers) != 0 ? 2u : 0u));
  }
  const uint32_t own_number = 1u << a->number;
  put_kinds(q, TD_PAIR_CHAIN_NUMBER,
            !a->number || !chain->numbers    ? 0
            : (chain->numbers & ~own_number) ? 2
                                             : 1);
  const uint32_t own_gender = 1u << a->gender;
  put_kinds(q, TD_PAIR_CHAIN_GENDER,
            !chain->genders                  ? 0
            : !a->gender                     ? 1
            : (chain->genders & ~own_gender) ? 3
                                             : 2);
}

void td_pair_rows_make(const td_noun_phrases *p, uint32_t anaphor,
                       uint32_t antecedent, const td_chain *chain,
                       td_between between, td_pair_rows *out) {
  const pair q = {.a = phrase_of(p, anaphor),
                  .b = phrase_of(p, antecedent),
                  .kinds = phrase_of(p, anaphor)->kind * TD_N_PHRASE_KINDS +
                           phrase_of(p, antecedent)->kind,
                  .out = out};
  out->n = 0;
  put_place(&q, p, between.all);
  put_agreement(&q);
  put_words(&q);
  put_chain(&q, p, chain);
  put_kinds(&q, TD_PAIR_BETWEEN, at_most(between.agreeing, 5));
  put_kinds(&q, TD_PAIR_SUBJECTS,
            at_most(between.subjects, 4) +
                (td_phrase_is_subject(p, q.b) ? 5u : 0u));
}

void td_new_rows_make(const td_noun_phrases *p, uint32_t anaphor,
                      td_pair_rows *out) {
  const td_noun_phrase *a = phrase_of(p, anaphor);
  const pair q = {.a = a, .b = a, .out = out};
  const uint32_t before = at_most(a->n_before, 2) + (a->n_same ? 1 : 0);
  out->n = 0;
  put(&q, TD_PAIR_NEW, a->kind);
  put(&q, TD_PAIR_NEW_BEFORE, before * TD_N_PHRASE_KINDS + a->kind);
  put(&q, TD_PAIR_NEW_DETERMINED, a->determined * 4u + before);
}
