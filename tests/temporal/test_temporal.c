// SPDX-License-Identifier: MIT

#include "extract/trees.h"
#include "temporal/temporal.h"

// A Friday.
#define ARTICLE_DAY "2019-03-22"

static td_know *know;
static td_temporal *temporal;

typedef struct {
  const char *words; ///< form/lemma/UPOS/XPOS/head/rel ...
  const char *text;  ///< the expression
  const char *value;
} expectation;

static td_document *read_one(const char *sentence, const char *day) {
  td_document *d = tree_document(know, &sentence, 1, day);
  CU_ASSERT_PTR_NOT_NULL_FATAL(d);
  CU_ASSERT_EQUAL(td_temporal_run(temporal, d), TD_OK);
  return d;
}

static bool has_time(const td_document *d, const char *text,
                     const char *value) {
  for (uint32_t i = 0; i < d->times.count; i++) {
    const td_time *t = &d->times.items[i];
    if (td_slice_is(td_document_text(d, t->part, t->span), text) &&
        td_slice_is(t->value, value)) {
      return true;
    }
  }
  return false;
}

static void check(const expectation *wanted, size_t n, const char *day) {
  for (size_t i = 0; i < n; i++) {
    td_document *d = read_one(wanted[i].words, day);
    if (!has_time(d, wanted[i].text, wanted[i].value)) {
      fprintf(stderr, "%s: wanted %s, got", wanted[i].text, wanted[i].value);
      for (uint32_t k = 0; k < d->times.count; k++) {
        const td_time *t = &d->times.items[k];
        const td_slice text = td_document_text(d, t->part, t->span);
        fprintf(stderr, " '%.*s' %.*s", (int)text.length, text.data,
                (int)t->value.length, t->value.data);
      }
      fprintf(stderr, "\n");
      CU_FAIL("value");
    }
    td_document_free(d);
  }
}

#define CHECK(wanted, day) check(wanted, sizeof(wanted) / sizeof(*wanted), day)
#define MET "Kenya/Kenya/PROPN/NNP/2/nsubj met/meet/VERB/VBD/0/root "
#define MEETS                                                                  \
  "Kenya/Kenya/PROPN/NNP/3/nsubj will/will/AUX/MD/3/aux "                      \
  "meet/meet/VERB/VB/0/root "

static void dates_are_read_in_all_spellings(void) {
  static const expectation wanted[] = {
      {"March/March/PROPN/NNP/0/root 5/5/NUM/CD/1/nummod ,/,/PUNCT/,/1/punct "
       "2018/2018/NUM/CD/1/nummod",
       "March 5 , 2018", "2018-03-05"},
      {"5/5/NUM/CD/2/nummod March/March/PROPN/NNP/0/root "
       "2018/2018/NUM/CD/2/nummod",
       "5 March 2018", "2018-03-05"},
      {"the/the/DET/DT/2/det 5th/5th/ADJ/JJ/0/root of/of/ADP/IN/4/case "
       "March/March/PROPN/NNP/2/nmod",
       "the 5th of March", "2019-03-05"},
      {"2018-03-05/2018-03-05/NUM/CD/0/root", "2018-03-05", "2018-03-05"},
      {"Sept./Sept./PROPN/NNP/0/root 3/3/NUM/CD/1/nummod", "Sept. 3",
       "2018-09-03"},
      {"May/May/PROPN/NNP/0/root 2016/2016/NUM/CD/1/nummod", "May 2016",
       "2016-05"},
      {"2015/2015/NUM/CD/0/root", "2015", "2015"},
      {"the/the/DET/DT/2/det 1990s/1990s/NOUN/NNS/0/root", "the 1990s", "199"},
  };
  CHECK(wanted, ARTICLE_DAY);
}

static void tense_says_which_weekday_is_meant(void) {
  static const expectation wanted[] = {
      {MET "on/on/ADP/IN/4/case Monday/Monday/PROPN/NNP/2/obl", "Monday",
       "2019-03-18"},
      {MEETS "on/on/ADP/IN/5/case Monday/Monday/PROPN/NNP/3/obl", "Monday",
       "2019-03-25"},
      {MET "on/on/ADP/IN/4/case Friday/Friday/PROPN/NNP/2/obl", "Friday",
       "2019-03-22"},
      {MET "last/last/ADJ/JJ/4/amod Friday/Friday/PROPN/NNP/2/obl:unmarked",
       "last Friday", "2019-03-15"},
      {MET "Friday/Friday/PROPN/NNP/4/compound "
           "morning/morning/NOUN/NN/2/obl:unmarked",
       "Friday morning", "2019-03-22TMO"},
      {MET "in/in/ADP/IN/4/case May/May/PROPN/NNP/2/obl", "May", "2018-05"},
      {MEETS "in/in/ADP/IN/5/case May/May/PROPN/NNP/3/obl", "May", "2019-05"},
  };
  CHECK(wanted, ARTICLE_DAY);
}

static void relative_times_hang_on_the_article_s_day(void) {
  static const expectation wanted[] = {
      {"yesterday/yesterday/NOUN/NN/0/root", "yesterday", "2019-03-21"},
      {"last/last/ADJ/JJ/2/amod month/month/NOUN/NN/0/root", "last month",
       "2019-02"},
      {"last/last/ADJ/JJ/2/amod year/year/NOUN/NN/0/root", "last year", "2018"},
      {"last/last/ADJ/JJ/2/amod September/September/PROPN/NNP/0/root",
       "last September", "2018-09"},
      {"last/last/ADJ/JJ/2/amod March/March/PROPN/NNP/0/root", "last March",
       "2018-03"},
      {"next/next/ADJ/JJ/2/amod week/week/NOUN/NN/0/root", "next week",
       "2019-W13"},
      {"two/two/NUM/CD/2/nummod days/day/NOUN/NNS/3/obl:unmarked "
       "ago/ago/ADV/RB/0/root",
       "two days ago", "2019-03-20"},
      {"earlier/early/ADV/RBR/0/root in/in/ADP/IN/4/case the/the/DET/DT/4/det "
       "day/day/NOUN/NN/1/obl",
       "earlier in the day", "2019-03-22"},
  };
  CHECK(wanted, ARTICLE_DAY);
}

static void lengths_and_recurring_times_have_no_day(void) {
  static const expectation wanted[] = {
      {"two/two/NUM/CD/2/nummod weeks/week/NOUN/NNS/0/root", "two weeks",
       "P2W"},
      {"less/less/ADJ/JJR/4/advmod than/than/ADP/IN/1/fixed a/a/DET/DT/4/det "
       "day/day/NOUN/NN/0/root",
       "less than a day", "P1D"},
      {"in/in/ADP/IN/3/case recent/recent/ADJ/JJ/3/amod "
       "weeks/week/NOUN/NNS/0/root",
       "recent weeks", "PXW"},
      {"every/every/DET/DT/2/det week/week/NOUN/NN/0/root", "every week",
       "P1W"},
  };
  CHECK(wanted, ARTICLE_DAY);
  td_document *d = read_one(wanted[0].words, ARTICLE_DAY);
  CU_ASSERT_EQUAL(d->times.items[0].begin, TD_NO_DAY);
  CU_ASSERT_EQUAL(d->times.items[0].type, TD_TIME_DURATION);
  td_document_free(d);
}

static void without_a_day_nothing_relative_is_guessed(void) {
  static const expectation wanted[] = {
      {"yesterday/yesterday/NOUN/NN/0/root", "yesterday", "PAST_REF"},
      {"last/last/ADJ/JJ/2/amod month/month/NOUN/NN/0/root", "last month",
       "PAST_REF"},
      {"Friday/Friday/PROPN/NNP/0/root", "Friday", "XXXX-WXX-5"},
      {"March/March/PROPN/NNP/0/root 5/5/NUM/CD/1/nummod", "March 5",
       "XXXX-03-05"},
  };
  CHECK(wanted, NULL);
  td_document *d = read_one(wanted[0].words, NULL);
  CU_ASSERT_EQUAL(d->times.items[0].begin, TD_NO_DAY);
  td_document_free(d);
}

static void names_of_the_calendar_have_capitals(void) {
  td_document *d = read_one("They/they/PRON/PRP/3/nsubj may/may/AUX/MD/3/aux "
                            "march/march/VERB/VB/0/root",
                            ARTICLE_DAY);
  CU_ASSERT_EQUAL(d->times.count, 0);
  td_document_free(d);
}

static const td_test tests[] = {
    {"dates are read in all spellings", dates_are_read_in_all_spellings},
    {"tense says which weekday is meant", tense_says_which_weekday_is_meant},
    {"relative times hang on the article's day",
     relative_times_hang_on_the_article_s_day},
    {"lengths and recurring times have no day",
     lengths_and_recurring_times_have_no_day},
    {"without a day nothing relative is guessed",
     without_a_day_nothing_relative_is_guessed},
    {"names of the calendar have capitals",
     names_of_the_calendar_have_capitals},
};

int main(void) {
  if (td_know_open(TEST_BUILDDIR "/data/tidings.know", NULL, &know) != TD_OK) {
    return 99;
  }
  temporal = td_temporal_new(know);
  const int status = temporal ? td_run_suite("temporal", tests,
                                             sizeof(tests) / sizeof(tests[0]))
                              : 99;
  td_temporal_free(temporal);
  td_know_close(know);
  return status;
}
