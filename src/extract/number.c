// SPDX-License-Identifier: MIT

#include "extract/number.h"

#include "extract/state.h"
#include "grammar/conjuncts.h"
#include "grammar/deep.h"
#include "grammar/quantity.h"

// "Three soldiers and at least two guards": five at least.
static td_number sum(td_number a, td_number b) {
  const bool is_exact = a.value != TD_NO_COUNT && b.value != TD_NO_COUNT;
  const int64_t a_min = a.value != TD_NO_COUNT ? a.value : a.min;
  const int64_t b_min = b.value != TD_NO_COUNT ? b.value : b.min;
  const int64_t a_max = a.value != TD_NO_COUNT ? a.value : a.max;
  const int64_t b_max = b.value != TD_NO_COUNT ? b.value : b.max;
  td_number n = TD_UNCOUNTED;
  if (is_exact) {
    n.value = a.value + b.value;
    return n;
  }
  n.min = a_min == TD_NO_COUNT   ? b_min
          : b_min == TD_NO_COUNT ? a_min
                                 : a_min + b_min;
  n.max = a_max == TD_NO_COUNT || b_max == TD_NO_COUNT ? TD_NO_COUNT
                                                       : a_max + b_max;
  return n;
}

// The phrase of `token` and those coordinated with it, when one of them at
// least is counted.
static td_number count_conjuncts(const td_analysis *x, uint32_t token) {
  uint32_t tokens[TD_MAX_CONJUNCTS];
  const uint32_t n_tokens = td_conjuncts(x, token, tokens);
  td_number total = TD_UNCOUNTED;
  td_number singles = {0, TD_NO_COUNT, TD_NO_COUNT};
  for (uint32_t i = 0; i < n_tokens; i++) {
    const uint32_t of = td_genitive_child(x, tokens[i]);
    td_number n = td_people_at(x, tokens[i]);
    // "the lives of | 14 passengers"
    n = td_number_is_empty(n) && of != TD_NONE ? td_people_at(x, of) : n;
    if (!td_number_is_empty(n)) {
      total = td_number_is_empty(total) ? n : sum(total, n);
    } else {
      singles.value += td_is_one(x, tokens[i], true);
    }
  }
  return td_number_is_empty(total) || !singles.value ? total
                                                     : sum(total, singles);
}

static td_number count_role(const td_analysis *x, const td_match *match,
                            int role) {
  td_number n = TD_UNCOUNTED;
  for (uint32_t i = 0; i < match->n_fills && td_number_is_empty(n); i++) {
    if (match->fills[i].role == role) {
      n = count_conjuncts(x, match->fills[i].token);
    }
  }
  return n;
}

// ------------------------------------------------------------------- nouns

// What a verb says the noun at its subject or object has come to, or at least.
static td_number number_by_verb(const td_analysis *x, uint32_t noun) {
  const uint32_t token = td_number_come_to(x, noun);
  if (token == TD_NONE) {
    return TD_UNCOUNTED;
  }
  const td_number n = td_count_at(x, token);
  const td_word *word = td_token_word(x, x->tokens[token].head, TD_WORD_COUNT);
  const td_term bound = td_know_get(x->know, word->iri, TD_TID_bound);
  return n.value != TD_NO_COUNT &&
                 td_slice_is(td_know_text(x->know, bound), "min")
             ? (td_number){TD_NO_COUNT, n.value, TD_NO_COUNT}
             : n;
}

// "Three deaths", "no deaths", "a toll of 40", "the toll rose to 40".
static td_number number_of_noun(const td_analysis *x, uint32_t noun) {
  const uint32_t head = x->tokens[noun].head;
  const bool is_of = head != TD_NONE && td_has_mark(x, noun, TD_MARK_GENITIVE);
  // "no deaths", "no reports of deaths"
  if (td_is_nobody(x, noun) || (is_of && td_is_nobody(x, head))) {
    return (td_number){0, TD_NO_COUNT, TD_NO_COUNT};
  }
  td_number n = td_count_at(x, noun);
  const uint32_t of = td_genitive_child(x, noun);
  n = td_number_is_empty(n) && of != TD_NONE &&
              x->tokens[of].upos == TD_UPOS_NUM
          ? td_count_at(x, of)
          : n;
  n = td_number_is_empty(n) ? number_by_verb(x, noun) : n;
  return td_number_is_empty(n) && is_of ? number_by_verb(x, head) : n;
}

// "The number of | soldiers killed | rose to 40".
static td_number number_around(const td_analysis *x, const td_match *match) {
  for (uint32_t i = 0; i < match->n_fills; i++) {
    const td_fill *fill = &match->fills[i];
    const uint32_t head = x->tokens[fill->token].head;
    if (fill->role == TD_ROLE_RECIPIENT && head != TD_NONE &&
        td_has_mark(x, fill->token, TD_MARK_GENITIVE)) {
      return number_by_verb(x, head);
    }
  }
  return TD_UNCOUNTED;
}

// ------------------------------------------------------------------ states

// "Four were killed and 13 wounded", "five dead, 20 missing".
static void count_other_states(const td_analysis *x, td_event *event) {
  for (uint32_t c = x->tokens[event->token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const int kind = x->event_of[c] == TD_NONE ? td_state_kind(x, c) : -1;
    if (kind >= 0 && td_number_is_empty(event->numbers[kind])) {
      event->numbers[kind] = td_number_before(x, c);
    }
  }
}

// "Left 11 people dead and 52 wounded": each word of a state has its number
// before it, or that of the noun before it.
static void count_states(const td_analysis *x, td_event *event) {
  const td_span range = td_document_subtree(x->document, event->token);
  td_number last = TD_UNCOUNTED;
  for (uint32_t t = event->token + 1; t < range.end; t++) {
    const int kind = td_state_kind(x, t);
    if (kind < 0) {
      const td_number n = td_is_noun(x, t) ? td_people_at(x, t) : TD_UNCOUNTED;
      last = td_number_is_empty(n) ? last : n;
      continue;
    }
    const td_number own = td_number_before(x, t);
    if (td_number_is_empty(event->numbers[kind])) {
      event->numbers[kind] = td_number_is_empty(own) ? last : own;
    }
  }
}

// ------------------------------------------------------------------ events

static td_number count_event(const td_analysis *x, const td_match *match) {
  td_number n = number_by_verb(x, match->token);
  n = td_number_is_empty(n) ? count_role(x, match, TD_ROLE_RECIPIENT) : n;
  n = td_number_is_empty(n) ? count_role(x, match, TD_ROLE_THEME) : n;
  if (td_number_is_empty(n) && match->lexeme->counts_actor) {
    n = count_role(x, match, TD_ROLE_ACTOR); // "2,000 people fled"
  }
  return td_number_is_empty(n) ? number_around(x, match) : n;
}

static void fill_counts(const td_analysis *x, const td_match *match,
                        td_event *event) {
  const td_lexeme *lexeme = match->lexeme;
  const td_number n = lexeme->counts && !lexeme->tells_states
                          ? count_event(x, match)
                          : TD_UNCOUNTED;
  const td_number own =
      lexeme->own_counts ? number_of_noun(x, match->token) : TD_UNCOUNTED;
  const bool has_several = (lexeme->own_counts & (lexeme->own_counts - 1)) != 0;
  for (int kind = 0; kind < TD_N_NUMBERS; kind++) {
    td_number *number = &event->numbers[kind];
    *number = lexeme->counts >> kind & 1 ? n : TD_UNCOUNTED;
    if (lexeme->own_counts >> kind & 1 && td_number_is_empty(*number) &&
        (!has_several || own.value == 0)) {
      *number = own;
    }
  }
  if (lexeme->tells_states) {
    count_states(x, event);
  } else if (lexeme->counts) {
    count_other_states(x, event);
  }
}

// ------------------------------------------------------------------- money

// Money in the phrase of `token`: itself, or what a thing is worth: "a loan of
// two million dollars", "a $3 billion loan", "assets worth 20 million euros".
static uint32_t money_in(const td_analysis *x, uint32_t token) {
  if (td_is_money(x, token)) {
    return token;
  }
  uint32_t found = TD_NONE;
  for (uint32_t c = x->tokens[token].first_child;
       c != TD_NONE && found == TD_NONE; c = x->tokens[c].next_sibling) {
    const td_rel rel = (td_rel)x->tokens[c].rel;
    const bool belongs =
        rel == TD_REL_COMPOUND || rel == TD_REL_NUMMOD ||
        rel == TD_REL_NMOD_UNMARKED || rel == TD_REL_OBL_UNMARKED ||
        rel == TD_REL_AMOD ||
        (rel == TD_REL_NMOD && td_has_mark(x, c, TD_MARK_GENITIVE));
    found = belongs && td_is_money(x, c) ? c : TD_NONE;
  }
  return found;
}

static bool read_sum(const td_analysis *x, uint32_t token, td_event *event) {
  td_quantity q;
  const uint32_t at = money_in(x, token);
  if (at == TD_NONE || !td_quantity_at(x, at, &q)) {
    return false;
  }
  event->amount = (td_money){q.value, q.min, q.max, td_currency_code(x, at),
                             x->tokens[at].span};
  return true;
}

static void fill_amount(const td_analysis *x, const td_match *match,
                        td_event *event) {
  bool is_found = false;
  for (uint32_t i = 0; i < match->n_fills && !is_found; i++) {
    is_found = read_sum(x, match->fills[i].token, event);
  }
  if (!is_found && td_is_noun(x, match->token)) {
    read_sum(x, match->token, event);
  }
}

void td_number_fill(const td_analysis *x, const td_match *match,
                    td_event *event) {
  fill_counts(x, match, event);
  fill_amount(x, match, event);
}
