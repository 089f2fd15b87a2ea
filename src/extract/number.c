// SPDX-License-Identifier: MIT

#include "extract/number.h"

#include <inttypes.h>

#define MAX_NUMBER 1000000000000000LL

static td_term word_entry(const td_extraction *x, uint32_t token,
                          td_vocab list) {
  const td_token *t = &x->tokens[token];
  const td_term entry = td_know_word(x->know, t->form_term, list);
  return entry ? entry : td_know_word(x->know, t->lemma_term, list);
}

static td_term currency_at(const td_extraction *x, uint32_t token) {
  td_term entry = word_entry(x, token, TD_TID_Currency);
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE && !entry;
       c = x->tokens[c].next_sibling) {
    if (x->tokens[c].upos == TD_UPOS_SYM || x->tokens[c].upos == TD_UPOS_NOUN) {
      entry = word_entry(x, c, TD_TID_Currency);
    }
  }
  return entry;
}

static bool has_number(const td_extraction *x, uint32_t token) {
  return x->tokens[token].upos == TD_UPOS_NUM ||
         td_has_child(x, token, TD_REL_NUMMOD);
}

bool td_is_money(const td_extraction *x, uint32_t token) {
  return has_number(x, token) && currency_at(x, token);
}

bool td_is_count_word(const td_extraction *x, uint32_t token) {
  static const td_vocab lists[] = {TD_TID_NumberWord,     TD_TID_Multiplier,
                                   TD_TID_Quantifier,     TD_TID_Fraction,
                                   TD_TID_CollectiveNoun, TD_TID_Ordinal};
  for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
    if (word_entry(x, token, lists[i])) {
      return true;
    }
  }
  return false;
}

// ----------------------------------------------------------------- reading

// A decimal number as hundredths of units, exact: "1,200.5" is 120050.
static bool read_digits(td_slice s, int64_t *hundredths) {
  int64_t value = 0;
  int decimals = -1;
  bool any = false;
  for (size_t i = 0; i < s.length; i++) {
    const char c = s.data[i];
    if (c == ',' && decimals < 0) {
      continue;
    }
    if (c == '.' && decimals < 0) {
      decimals = 0;
      continue;
    }
    if (c < '0' || c > '9' || value > MAX_NUMBER) {
      return false;
    }
    any = true;
    if (decimals < 2) {
      value = value * 10 + (c - '0');
      decimals += decimals >= 0;
    }
  }
  for (int d = decimals < 0 ? 0 : decimals; d < 2; d++) {
    value *= 10;
  }
  *hundredths = value;
  return any;
}

static bool read_number(const td_extraction *x, uint32_t token,
                        int64_t *hundredths) {
  const td_term word = word_entry(x, token, TD_TID_NumberWord);
  if (word) {
    *hundredths = (int64_t)td_know_value(x->know, word, 0) * 100;
    return true;
  }
  return read_digits(x->tokens[token].form, hundredths);
}

// The number written around `token`: its own, its nummod's, with multipliers.
static bool number_at(const td_extraction *x, uint32_t token, int64_t *out) {
  bool found = false;
  int64_t value = 100, multiplier = 1;
  const td_span range = td_document_subtree(x->document, token);
  for (uint32_t t = range.begin; t < range.end; t++) {
    const bool belongs = t == token || x->tokens[t].upos == TD_UPOS_NUM;
    const td_term unit =
        belongs ? word_entry(x, t, TD_TID_Multiplier) : (td_term)0;
    if (unit && found) {
      multiplier *= td_know_value(x->know, unit, 1);
    } else if (belongs && !found) {
      found = read_number(x, t, &value);
    }
    if (multiplier > MAX_NUMBER) {
      return false;
    }
  }
  return found && !__builtin_mul_overflow(value, multiplier, out);
}

// ------------------------------------------------------------------ events

static const struct {
  td_vocab class_name;
  td_number_kind kind;
} COUNTED[] = {
    {TD_TID_Kill, TD_NUMBER_KILLED},     {TD_TID_Die, TD_NUMBER_KILLED},
    {TD_TID_Wound, TD_NUMBER_WOUNDED},   {TD_TID_Arrest, TD_NUMBER_DETAINED},
    {TD_TID_Abduct, TD_NUMBER_DETAINED}, {TD_TID_Deport, TD_NUMBER_DISPLACED},
};

static bool entity_number(const td_extraction *x, uint32_t token,
                          td_number *number) {
  const uint32_t entity = td_entity_at(x, token);
  if (entity == TD_NONE) {
    return false;
  }
  const td_entity *e = &x->document->entities.items[entity];
  *number = (td_number){e->count, e->count_min, e->count_max};
  return e->kind == TD_ENTITY_GROUP &&
         (e->count != TD_NO_COUNT || e->count_min != TD_NO_COUNT ||
          e->count_max != TD_NO_COUNT);
}

bool td_number_read(const td_extraction *x, uint32_t token, int64_t *out) {
  int64_t hundredths;
  if (x->tokens[token].upos != TD_UPOS_NUM || td_is_money(x, token) ||
      !number_at(x, token, &hundredths)) {
    return false;
  }
  *out = hundredths / 100;
  return true;
}

static bool bare_number(const td_extraction *x, uint32_t token,
                        td_number *number) {
  *number = (td_number){TD_NO_COUNT, TD_NO_COUNT, TD_NO_COUNT};
  return td_number_read(x, token, &number->value);
}

static void count_fills(const td_extraction *x, const td_match *match, int role,
                        td_number *number) {
  for (uint32_t i = 0; i < match->n_fills; i++) {
    const td_fill *fill = &match->fills[i];
    td_number found;
    if (fill->role == role && (entity_number(x, fill->token, &found) ||
                               bare_number(x, fill->token, &found))) {
      *number = found;
      return;
    }
  }
}

static bool is_empty(const td_number *n) {
  return n->value == TD_NO_COUNT && n->min == TD_NO_COUNT &&
         n->max == TD_NO_COUNT;
}

static void fill_counts(const td_extraction *x, const td_match *match,
                        td_event *event) {
  for (size_t i = 0; i < sizeof(COUNTED) / sizeof(COUNTED[0]); i++) {
    const td_term wanted = td_know_vocab(x->know, COUNTED[i].class_name);
    bool is_such = false;
    for (int c = 0; c < TD_MAX_CLASSES && event->classes[c]; c++) {
      is_such |= td_know_is_subclass(x->know, event->classes[c], wanted);
    }
    if (!is_such) {
      continue;
    }
    td_number *number = &event->numbers[COUNTED[i].kind];
    count_fills(x, match, TD_ROLE_RECIPIENT, number);
    if (is_empty(number)) {
      count_fills(x, match, TD_ROLE_THEME, number);
    }
  }
}

static td_status fill_amount(const td_extraction *x, const td_match *match,
                             td_event *event) {
  for (uint32_t i = 0; i < match->n_fills; i++) {
    const uint32_t token = match->fills[i].token;
    int64_t hundredths;
    if (!td_is_money(x, token) || !number_at(x, token, &hundredths)) {
      continue;
    }
    event->amount =
        hundredths % 100
            ? td_arena_printf(x->document->arena, "%" PRId64 ".%02d",
                              hundredths / 100, (int)(hundredths % 100))
            : td_arena_printf(x->document->arena, "%" PRId64, hundredths / 100);
    event->amount_span = x->document->tokens.items[token].span;
    event->currency = td_know_get(x->know, currency_at(x, token), TD_TID_code);
    return event->amount.data ? TD_OK : TD_ERR_NO_MEM;
  }
  return TD_OK;
}

td_status td_number_fill(const td_extraction *x, const td_match *match,
                         td_event *event) {
  fill_counts(x, match, event);
  return fill_amount(x, match, event);
}
