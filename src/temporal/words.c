// SPDX-License-Identifier: MIT

#include "temporal/words.h"

#include "base/try.h"

static const struct {
  td_vocab list;
  td_cal_kind kind;
} LISTS[] = {
    {TD_TID_Month, TD_CAL_MONTH},
    {TD_TID_Weekday, TD_CAL_WEEKDAY},
    {TD_TID_PartOfDay, TD_CAL_PART_OF_DAY},
    {TD_TID_Season, TD_CAL_SEASON},
    {TD_TID_TimeUnit, TD_CAL_UNIT},
    {TD_TID_RelativeTimeWord, TD_CAL_RELATIVE},
    {TD_TID_TimeShift, TD_CAL_SHIFT},
    {TD_TID_TimeDirection, TD_CAL_DIRECTION},
    {TD_TID_VagueTime, TD_CAL_VAGUE},
    {TD_TID_SetWord, TD_CAL_SET},
    {TD_TID_TimeModifier, TD_CAL_MODIFIER},
    {TD_TID_ClockWord, TD_CAL_CLOCK},
    {TD_TID_TimeZone, TD_CAL_ZONE},
    {TD_TID_Holiday, TD_CAL_HOLIDAY},
    {TD_TID_NumberWord, TD_CAL_NUMBER},
    {TD_TID_Multiplier, TD_CAL_MULTIPLIER},
    {TD_TID_Ordinal, TD_CAL_ORDINAL},
    {TD_TID_Quantifier, TD_CAL_QUANTIFIER},
    {TD_TID_Approximator, TD_CAL_APPROXIMATOR},
    {TD_TID_DecadeWord, TD_CAL_DECADE},
    {TD_TID_Quarter, TD_CAL_QUARTER},
    {TD_TID_PeriodWord, TD_CAL_PERIOD},
    {TD_TID_PeriodShift, TD_CAL_PERIOD_SHIFT},
    {TD_TID_Fraction, TD_CAL_FRACTION},
    {TD_TID_RangeWord, TD_CAL_RANGE},
    {TD_TID_TimePreposition, TD_CAL_PREPOSITION},
    {TD_TID_AheadWord, TD_CAL_AHEAD},
    {TD_TID_SightWord, TD_CAL_SIGHT},
    {TD_TID_LengthWord, TD_CAL_LONG},
    {TD_TID_AgeWord, TD_CAL_AGE},
    {TD_TID_Modal, TD_CAL_MODAL},
};

// "--12-25" as 1225.
static long month_day(td_slice text) {
  long number = 0;
  for (size_t i = 0; i < text.length; i++) {
    const char c = text.data[i];
    number = c >= '0' && c <= '9' ? number * 10 + (c - '0') : number;
  }
  return number;
}

static long small_number(const td_know *know, td_term entry, td_vocab property,
                         long otherwise) {
  const td_slice text = td_know_text(know, td_know_get(know, entry, property));
  long number = 0;
  const bool is_negative = text.length && text.data[0] == '-';
  for (size_t i = is_negative; i < text.length; i++) {
    if (text.data[i] < '0' || text.data[i] > '9' || number > 10000) {
      return otherwise;
    }
    number = number * 10 + (text.data[i] - '0');
  }
  return text.length == 0 ? otherwise : is_negative ? -number : number;
}

static long number_of(const td_know *know, td_term entry, td_cal_kind kind) {
  switch (kind) {
  case TD_CAL_RELATIVE:
    return small_number(know, entry, TD_TID_offset, 0);
  case TD_CAL_SHIFT:
  case TD_CAL_DIRECTION:
  case TD_CAL_PERIOD_SHIFT:
    return small_number(know, entry, TD_TID_direction, 0);
  case TD_CAL_HOLIDAY:
    return month_day(
        td_know_text(know, td_know_get(know, entry, TD_TID_monthDay)));
  case TD_CAL_MODAL:
    return td_know_has(know, entry, TD_TID_givesStatus,
                       td_know_vocab(know, TD_TID_Planned));
  default:
    return td_know_value(know, entry, 0);
  }
}

_Static_assert(TD_N_CAL <= 32, "a bit for each kind");

// Where in the openings the first word of `text` is, in whatever case: what
// stands before a blank, a hyphen or an apostrophe.
static unsigned opening_of(td_slice text) {
  uint32_t hash = 2166136261U;
  for (size_t i = 0; i < text.length; i++) {
    const unsigned char c = (unsigned char)text.data[i];
    if (c == ' ' || c == '-' || c == '\'' || c >= 0x80) {
      break;
    }
    // Case is one bit of a letter.
    hash = (hash ^ (c | 0x20U)) * 16777619U;
  }
  return (hash ^ hash >> 16) % TD_CAL_OPENINGS;
}

uint32_t td_cal_openings(const td_cal *cal, td_slice word) {
  return td_slice_is(word, "-") ? UINT32_MAX // a blank before a form
                                : cal->openings[opening_of(word)];
}

bool td_cal_opens(const td_cal *cal, td_slice word, td_cal_kind kind) {
  return td_cal_openings(cal, word) >> kind & 1;
}

static td_status load_entry(td_cal *cal, td_term entry, td_cal_kind kind) {
  const td_know *know = cal->know;
  const td_term property = td_know_vocab(know, TD_TID_form);
  if (!property) {
    return TD_OK;
  }
  td_cal_word word = {.kind = kind};
  word.number = number_of(know, entry, kind);
  word.value = td_know_text(know, td_know_get(know, entry, TD_RDF_value));
  const td_term anchor = td_know_get(know, entry, TD_TID_anchor);
  word.is_from_reference =
      anchor && anchor == td_know_vocab(know, TD_TID_ReferenceTime);
  const td_fact_run forms = td_know_objects(know, entry, property);
  for (const td_fact *f = forms.begin; f < forms.end; f++) {
    td_cal_word *place = TD_PUSH(cal->arena, &cal->words);
    if (!place) {
      return TD_ERR_NO_MEM;
    }
    word.next = cal->first[f->o];
    *place = word;
    cal->openings[opening_of(td_know_text(know, f->o))] |= 1U << kind;
    cal->first[f->o] = cal->words.count;
  }
  return TD_OK;
}

td_status td_cal_load(td_cal *cal) {
  cal->n_terms = td_know_count(cal->know);
  cal->first = TD_ARENA_ARRAY(cal->arena, uint32_t, (size_t)cal->n_terms + 1);
  if (!cal->first) {
    return TD_ERR_NO_MEM;
  }
  const td_term type = td_know_vocab(cal->know, TD_RDF_type);
  for (size_t i = 0; type && i < sizeof(LISTS) / sizeof(LISTS[0]); i++) {
    const td_term list = td_know_vocab(cal->know, LISTS[i].list);
    if (!list) {
      continue;
    }
    const td_fact_run run = td_know_subjects(cal->know, type, list);
    for (const td_fact *f = run.begin; f < run.end; f++) {
      TD_TRY(load_entry(cal, f->s, LISTS[i].kind));
    }
  }
  return TD_OK;
}

const td_cal_word *td_cal_find(const td_cal *cal, td_term form,
                               td_cal_kind kind) {
  uint32_t at = form && form <= cal->n_terms ? cal->first[form] : 0;
  while (at) {
    const td_cal_word *word = &cal->words.items[at - 1];
    if (word->kind == kind) {
      return word;
    }
    at = word->next;
  }
  return NULL;
}
