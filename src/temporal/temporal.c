// SPDX-License-Identifier: MIT

#include "temporal/temporal.h"

#include "base/memory.h"
#include "base/try.h"
#include "temporal/read.h"

struct td_temporal {
  td_cal cal;
};

td_temporal *td_temporal_new(const td_know *know) {
  td_temporal *temporal = td_memory_new(1, sizeof(*temporal));
  if (!temporal) {
    return NULL;
  }
  temporal->cal.know = know;
  temporal->cal.arena = td_arena_new(0);
  if (!temporal->cal.arena || td_cal_load(&temporal->cal) != TD_OK) {
    td_temporal_free(temporal);
    return NULL;
  }
  return temporal;
}

void td_temporal_free(td_temporal *temporal) {
  if (temporal) {
    td_arena_free(temporal->cal.arena);
    td_memory_free(temporal);
  }
}

static void try_patterns(const td_reader *r, const td_pattern *patterns,
                         uint32_t at, td_reading *best) {
  for (; *patterns; patterns++) {
    const td_reading found = (*patterns)(r, at);
    if (found.n > best->n) {
      *best = found;
    }
  }
}

// Kinds of words that stand within an expression or before it only.
#define NEVER_FIRST                                                            \
  (1U << TD_CAL_PREPOSITION | 1U << TD_CAL_RANGE | 1U << TD_CAL_LONG |         \
   1U << TD_CAL_AHEAD | 1U << TD_CAL_SIGHT | 1U << TD_CAL_AGE |                \
   1U << TD_CAL_MODAL)

// Every pattern begins with a number or another word of the lists.
static bool may_begin(const td_reader *r, uint32_t at) {
  const td_slice form = r->tokens[at].form;
  const char second = form.length > 2 ? form.data[1] : 'a';
  return (form.length && form.data[0] >= '0' && form.data[0] <= '9') ||
         (second >= '0' && second <= '9') || // "'80s"
         (td_cal_openings(r->cal, form) & ~NEVER_FIRST) != 0;
}

static td_reading read_at(const td_reader *r, uint32_t at) {
  td_reading best = td_no_reading();
  if (!may_begin(r, at)) {
    return best;
  }
  try_patterns(r, td_period_patterns, at, &best);
  try_patterns(r, td_date_patterns, at, &best);
  try_patterns(r, td_length_patterns, at, &best);
  try_patterns(r, td_relative_patterns, at, &best);
  // "in the past" gives way to "the past two months".
  if (best.n && r->tokens[at].upos == TD_UPOS_ADP && at + 1 < r->end &&
      read_at(r, at + 1).n >= best.n) {
    return td_no_reading();
  }
  return best;
}

// A preposition that opens the longest reading is no part of the expression.
static uint32_t without_preposition(const td_reader *r, uint32_t at,
                                    uint32_t n) {
  uint32_t words = 0; // "up to | 180 days"
  const bool is_approximator =
      td_read_phrase(r, at, TD_CAL_APPROXIMATOR, &words) && words > 1;
  return n > 1 && r->tokens[at].upos == TD_UPOS_ADP && !is_approximator;
}

static uint32_t head_of(const td_reader *r, uint32_t first, uint32_t n) {
  for (uint32_t t = first; t < first + n; t++) {
    const uint32_t head = r->tokens[t].head;
    if (head == TD_NONE || head < first || head >= first + n) {
      return t;
    }
  }
  return first + n - 1;
}

static td_status add_time(td_document *document, const td_reader *r,
                          uint32_t at, const td_reading *found) {
  const uint32_t skip = without_preposition(r, at, found->n);
  const uint32_t first = at + skip, n = found->n - skip;
  const td_token *t = &document->tokens.items[first];
  td_time *time = TD_PUSH(document->arena, &document->times);
  if (!time) {
    return TD_ERR_NO_MEM;
  }
  *time = (td_time){.part = document->sentences.items[t->sentence].part,
                    .span = {t->span.begin, r->tokens[first + n - 1].span.end},
                    .sentence = t->sentence,
                    .first_token = first,
                    .n_tokens = n,
                    .head = head_of(r, first, n),
                    .type = found->value.type,
                    .precision = found->value.precision,
                    .begin = found->value.begin,
                    .end = found->value.end};
  time->value = td_arena_copy(document->arena, td_slice_of(found->value.text));
  return time->value.data ? TD_OK : TD_ERR_NO_MEM;
}

// Further on, a text that named a quarter speaks of something else.
#define MAX_QUARTER_SENTENCES 8

// So does one that told a date.
#define MAX_DATE_SENTENCES 4

/// What the text told last.
typedef struct {
  td_day quarter; ///< its first day; TD_NO_DAY
  uint32_t quarter_sentence;
  td_day date; ///< first of a day, month or year; TD_NO_DAY
  td_precision precision;
  uint32_t date_sentence;
} told;

static bool is_date(const td_value *value) {
  return value->type == TD_TIME_DATE && value->begin != TD_NO_DAY &&
         (value->precision == TD_PRECISION_DAY ||
          value->precision == TD_PRECISION_MONTH ||
          value->precision == TD_PRECISION_YEAR);
}

// One that was over on the article's day: what is compared lies behind, not
// what is foreseen ("an impact on fourth-quarter results").
static bool is_quarter(const td_value *value, td_day today) {
  return value->begin != TD_NO_DAY && value->end < today &&
         strlen(value->text) == 7 && value->text[5] == 'Q';
}

// A reader of the sentence that knows what was told shortly before.
static td_reader reader_of(const td_temporal *temporal,
                           const td_document *document, uint32_t sentence,
                           const told *last) {
  const td_sentence *s = &document->sentences.items[sentence];
  td_reader r = {.cal = &temporal->cal,
                 .document = document,
                 .tokens = document->tokens.items,
                 .first = s->first_token,
                 .end = s->first_token + s->n_tokens,
                 .day = document->day,
                 .reference = TD_NO_DAY,
                 .quarter = TD_NO_DAY,
                 .told = TD_NO_DAY};
  if (sentence - last->quarter_sentence <= MAX_QUARTER_SENTENCES) {
    r.quarter = last->quarter;
  }
  if (sentence - last->date_sentence <= MAX_DATE_SENTENCES) {
    r.told = last->date;
    r.told_precision = last->precision;
  }
  return r;
}

// Note what others of the sentence and of those after it may refer to.
static void note(td_reader *r, const td_value *value, uint32_t sentence,
                 told *last) {
  if (value->precision == TD_PRECISION_DAY) {
    r->reference = value->begin;
  }
  if (is_date(value)) {
    last->date = r->told = value->begin;
    last->precision = r->told_precision = value->precision;
    last->date_sentence = sentence;
  }
  if (is_quarter(value, r->day)) {
    if (r->quarter == TD_NO_DAY || value->begin > r->quarter) {
      r->quarter = value->begin;
    }
    last->quarter = r->quarter;
    last->quarter_sentence = sentence;
  }
}

static td_status read_sentence(const td_temporal *temporal,
                               td_document *document, uint32_t sentence,
                               told *last) {
  td_reader r = reader_of(temporal, document, sentence, last);
  for (uint32_t at = r.first; at < r.end;) {
    const td_reading best = read_at(&r, at);
    if (best.n == 0) {
      at++;
      continue;
    }
    TD_TRY(add_time(document, &r, at, &best));
    note(&r, &best.value, sentence, last);
    at += best.n;
  }
  return TD_OK;
}

td_status td_temporal_run(const td_temporal *temporal, td_document *document) {
  told last = {.quarter = TD_NO_DAY, .date = TD_NO_DAY};
  for (uint32_t i = 0; i < document->sentences.count; i++) {
    TD_TRY(read_sentence(temporal, document, i, &last));
  }
  return TD_OK;
}
