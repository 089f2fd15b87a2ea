// SPDX-License-Identifier: MIT

#include "segment/segment.h"

#include "base/buffer.h"
#include "base/memory.h"
#include "fixture.h"
#include "suite.h"

#include <stdio.h>

typedef struct {
  const char *text;
  const char *wanted; // tokens; multiword tokens with +; " / " between
                      // sentences, " // " between paragraphs; datelines in <>
} example;

static void describe(const td_document *d, td_buffer *out) {
  for (uint32_t s = 0; s < d->sentences.count; s++) {
    const td_sentence *sentence = &d->sentences.items[s];
    if (s) {
      td_buffer_add_string(out, sentence->begins_paragraph ? " // " : " / ");
    }
    td_buffer_add_string(out, sentence->is_dateline ? "<" : "");
    uint32_t range_end = 0;
    for (uint32_t i = 0; i < sentence->n_tokens; i++) {
      const td_token *token = &d->tokens.items[sentence->first_token + i];
      if (i) {
        td_buffer_add_char(out, i < range_end ? '+' : ' ');
      }
      range_end = token->n_words > 1 ? i + token->n_words : range_end;
      td_buffer_add(out, token->form);
    }
    td_buffer_add_string(out, sentence->is_dateline ? ">" : "");
  }
}

// Spans give the forms, tokens and sentences cover the text in order.
static bool is_sound(const td_document *d) {
  uint32_t end = 0;
  uint32_t token = 0;
  for (uint32_t s = 0; s < d->sentences.count; s++) {
    const td_sentence *sentence = &d->sentences.items[s];
    if (sentence->first_token != token || sentence->n_tokens == 0) {
      return false;
    }
    token += sentence->n_tokens;
  }
  for (uint32_t i = 0; i < d->tokens.count; i++) {
    const td_token *t = &d->tokens.items[i];
    const td_sentence *sentence = &d->sentences.items[t->sentence];
    end = i && d->tokens.items[i - 1].sentence == t->sentence ? end : 0;
    if (t->span.begin < end || t->span.end <= t->span.begin ||
        t->span.begin < sentence->span.begin ||
        t->span.end > sentence->span.end ||
        !td_slice_equal(td_document_text(d, sentence->part, t->span),
                        t->form)) {
      return false;
    }
    end = t->span.end;
  }
  return token == d->tokens.count;
}

static td_document *segment(const td_know *know, td_slice text) {
  td_document *d = td_document_new(0);
  td_segmenter *segmenter = td_segmenter_new(know);
  CU_ASSERT_EQUAL_FATAL(td_document_set_text(d, TD_BODY, text), TD_OK);
  CU_ASSERT_EQUAL_FATAL(td_segmenter_run(segmenter, d), TD_OK);
  td_segmenter_free(segmenter);
  CU_ASSERT_TRUE(is_sound(d));
  return d;
}

static void check(const example *examples, size_t n) {
  td_know *know = fixture_open();
  CU_ASSERT_PTR_NOT_NULL_FATAL(know);
  for (size_t i = 0; i < n; i++) {
    td_document *d = segment(know, td_slice_of(examples[i].text));
    td_buffer found = {0};
    td_buffer_add_string(&found, "");
    describe(d, &found);
    if (!td_slice_is(td_buffer_as_slice(&found), examples[i].wanted)) {
      printf("\n    wanted %s\n    found  %s\n", examples[i].wanted,
             found.data ? found.data : "");
      CU_FAIL("tokens differ");
    }
    td_buffer_clear(&found);
    td_document_free(d);
  }
  td_know_close(know);
}

#define CHECK(examples) check(examples, sizeof(examples) / sizeof(examples[0]))

static void contractions_are_multiword_tokens(void) {
  static const example examples[] = {
      {"I can't go", "I ca+n't go"},
      {"She cannot, won’t, couldn't've",
       "She can+not , wo+n’t , could+n't+'ve"},
      {"It's the ministry's; they’re officers' tents",
       "It+'s the ministry+'s ; they+’re officers+' tents"},
      {"O'Neill in the 1930's and the '90s at ten o'clock",
       "O'Neill in the 1930's and the '90s at ten o'clock"},
      {"'The officers' he said, 'left.'",
       "' The officers ' he said , ' left . '"},
      {"the U.S.'s \"plan\"'s end", "the U.S.+'s \" plan \" 's end"},
  };
  CHECK(examples);
}

static void hyphens_divide_except_at_prefixes(void) {
  static const example examples[] = {
      {"an inter-Korean e-mail co-star re-opens in mid-1980s",
       "an inter-Korean e-mail co-star re-opens in mid-1980s"},
      {"Kim-Lee summit, twenty-five no-deal talks, al-Shabab",
       "Kim - Lee summit , twenty - five no - deal talks , al - Shabab"},
      {"call 713-555-3989 or 555-9945, 10-12 people, an F-16",
       "call 713-555-3989 or 555-9945 , 10 - 12 people , an F-16"},
  };
  CHECK(examples);
}

static void numbers_and_signs_part(void) {
  static const example examples[] = {
      {"$5 10% €2.5m US$1,000 5km #2 1/2 9:30pm 20th",
       "$ 5 10 % € 2.5 m US$ 1,000 5 km # 2 1/2 9:30 pm 20th"},
      {"and/or AT&T s/he 22/3/2019 A/B-testing",
       "and / or AT&T s/he 22/3/2019 A/B - testing"},
      {"wait... what?! -- no—yes (one)",
       "wait ... what ?! -- no — yes ( one )"},
      {"see http://example.org/a(b), www.example.com. Mail a.b@example.org!",
       "see http://example.org/a(b) , www.example.com . / "
       "Mail a.b@example.org !"},
  };
  CHECK(examples);
}

static void stops_of_abbreviations_end_no_sentence(void) {
  static const example examples[] = {
      {"Mr. Smith, Ph.D., met Gen. A. B. Jones of Acme Inc. on Jan. 5.",
       "Mr. Smith , Ph.D. , met Gen. A. B. Jones of Acme Inc. on Jan. 5 ."},
      {"It was the U.S. The move came at 5 p.m. Monday.",
       "It was the U.S. / The move came at 5 p.m. Monday ."},
      {"No. 5 said no. He came in. Then Acme Corp. fell.",
       "No. 5 said no . / He came in . / Then Acme Corp. fell ."},
      {"It was plan B. The end.", "It was plan B . / The end ."},
      {"J.K. Miller and John F. Miller left. U.S. President Lee stayed.",
       "J.K. Miller and John F. Miller left . / "
       "U.S. President Lee stayed ."},
  };
  CHECK(examples);
}

static void sentences_end_at_final_marks(void) {
  static const example examples[] = {
      {"\"Why?\" he asked. “Go!” She went.",
       "\" Why ? \" he asked . / “ Go ! ” / She went ."},
      {"It ended.The next began. (It did.) So [1] it went.[2] On.",
       "It ended . / The next began . / ( It did . ) / "
       "So [ 1 ] it went . [ 2 ] / On ."},
      {"\" Why ? \" She knew . \" Go . \" Then he went .\xE2\x80\x9C On.",
       "\" Why ? \" / She knew . / \" Go . \" / Then he went . \xE2\x80\x9C / "
       "On ."},
      {"the office .Decision comes", "the office . / Decision comes"},
      {"It fell 3.5 points. 20 people left.",
       "It fell 3.5 points . / 20 people left ."},
      {"Well... maybe. Well… Yes.", "Well ... maybe . / Well … / Yes ."},
      {"he left. she stayed! we did too.",
       "he left . / she stayed ! / we did too ."},
      {"He left Yahoo! for good. He did, i think. see www.a.org for it.",
       "He left Yahoo ! for good . / He did , i think . see www.a.org for it "
       "."},
      {"It is here. http://a.org/b. Is it? i know.",
       "It is here . / http://a.org/b . / Is it ? / i know ."},
  };
  CHECK(examples);
}

static void lines_are_folds_or_ends(void) {
  static const example examples[] = {
      {"A heading\n\nThe text of the story goes on over several lines that\n"
       "are folded where the page of the newspaper was too narrow\n"
       "for them.",
       "A heading // The text of the story goes on over several lines that "
       "are folded where the page of the newspaper was too narrow for them ."},
      {"By Jane Doe\nStaff writer\nNairobi\n\nText here.",
       "By Jane Doe / Staff writer / Nairobi // Text here ."},
      {"- one thing\n- another thing\n  of two lines\n",
       "- one thing / - another thing of two lines"},
      {"One\r\n \t\r\nTwo", "One // Two"},
      {"Rebels take port; UN to meet\n\nTalks failed; both left.",
       "Rebels take port ; / UN to meet // Talks failed ; both left ."},
      {"Talks failed; both left.\n\nOne; two",
       "Talks failed ; both left . // One ; two"},
  };
  CHECK(examples);
}

static void datelines_stand_apart(void) {
  static const example examples[] = {
      {"SEOUL, March 22 (Agency) -- Ministers met.",
       "<SEOUL , March 22 ( Agency ) --> / Ministers met ."},
      {"Seoul (Agency/Agencies) – Ministers met.",
       "<Seoul ( Agency / Agencies ) –> / Ministers met ."},
      {"WASHINGTON - Ministers met.", "<WASHINGTON -> / Ministers met ."},
      {"Nairobi — Ministers met.", "<Nairobi —> / Ministers met ."},
      {"(Agency) - Ministers met.", "<( Agency ) -> / Ministers met ."},
      {"NEW RULES FOR BANKS - They begin.",
       "NEW RULES FOR BANKS - They begin ."},
      {"Oil — which fell — rose. He met Kim — again.",
       "Oil — which fell — rose . / He met Kim — again ."},
      {"The minister (Smith) – said no.", "The minister ( Smith ) – said no ."},
  };
  CHECK(examples);
}

static void datelines_end_in_many_ways(void) {
  static const example examples[] = {
      {"LIMA (Agency) --\n\nMinisters met.",
       "<LIMA ( Agency ) --> // Ministers met ."},
      {"CUSCO, Peru (Agency)_ Ministers met.",
       "<CUSCO , Peru ( Agency ) _> / Ministers met ."},
      {"LIMA— Ministers met.", "<LIMA —> / Ministers met ."},
      {"Nairobi- The ministers met.", "<Nairobi -> / The ministers met ."},
      {"LIMA—Ministers met.", "<LIMA —> / Ministers met ."},
      {"Nairobi: Ministers met.", "<Nairobi :> / Ministers met ."},
      {"JULIACA: Ministers met.", "<JULIACA :> / Ministers met ."},
      {"JULIACA, May 3 (Agency): Ministers met.",
       "<JULIACA , May 3 ( Agency ) :> / Ministers met ."},
      {"LIMA - 3 March 2022: Ministers met.",
       "<LIMA - 3 March 2022 :> / Ministers met ."},
      {"Nairobi: ministers meet", "Nairobi : ministers meet"},
      {"He went.\n\nSMITH: Ministers met.",
       "He went . // SMITH : Ministers met ."},
      {"Nairobi—the capital—slept.", "Nairobi — the capital — slept ."},
      {"Peru—Chile talks failed.", "Peru — Chile talks failed ."},
  };
  CHECK(examples);
}

static void strange_blanks_part_words(void) {
  static const example examples[] = {
      {"a\xC2\xA0"
       "b\xE2\x80\x8B"
       "c\xE2\x80\xA9"
       "d",
       "a b c // d"},
      {" \n\n \t ", ""},
      {"", ""},
      {"\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD ok \xF0\x9F\x91\x8D",
       "\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD ok \xF0\x9F\x91\x8D"},
      {"Ångström’s Élan. Über", "Ångström+’s Élan . / Über"},
  };
  CHECK(examples);
}

static void a_token_knows_its_form(void) {
  td_know *know = fixture_open();
  CU_ASSERT_PTR_NOT_NULL_FATAL(know);
  td_document *d = segment(know, TD_SLICE("In MARCH it’s"));
  CU_ASSERT_EQUAL_FATAL(d->tokens.count, 4);
  const td_token *t = d->tokens.items;
  CU_ASSERT_TRUE(td_know_word(know, t[1].form_term, TD_TID_Month));
  CU_ASSERT_TRUE(td_know_word(know, t[3].form_term, TD_TID_Clitic));
  CU_ASSERT_EQUAL(t[0].head, TD_NONE);
  CU_ASSERT_TRUE(t[0].space_after);
  CU_ASSERT_FALSE(t[2].space_after);
  CU_ASSERT_TRUE(t[3].space_after);
  td_document_free(d);
  td_know_close(know);
}

static void long_runs_are_cut_in_linear_time(void) {
  td_know *know = fixture_open();
  CU_ASSERT_PTR_NOT_NULL_FATAL(know);
  static const char *const units[] = {"a", "a.",   "a-", "1,",
                                      "'", "(",    "9-", "a@",
                                      ".", "www.", "a'", "\xC3\xA9"};
  const size_t length = 1000000;
  char *text = malloc(length);
  CU_ASSERT_PTR_NOT_NULL_FATAL(text);
  for (size_t u = 0; u < sizeof(units) / sizeof(units[0]); u++) {
    const size_t n = strlen(units[u]);
    for (size_t i = 0; i + n <= length; i += n) {
      memcpy(text + i, units[u], n);
    }
    td_document *d = segment(know, (td_slice){text, length - length % n});
    for (uint32_t i = 0; i < d->tokens.count; i++) {
      if (d->tokens.items[i].form.length > 1100) {
        CU_FAIL("a token is too long");
        break;
      }
    }
    td_document_free(d);
  }
  free(text);
  td_know_close(know);
}

// Fails every allocation in turn; the last run has enough.
static void memory_may_run_out_anywhere(void) {
  td_know *know = fixture_open();
  CU_ASSERT_PTR_NOT_NULL_FATAL(know);
  static char text[60000];
  for (size_t i = 0; i + 6 < sizeof(text); i += 6) {
    memcpy(text + i, "It's. ", 6);
  }
  td_status status = TD_ERR_NO_MEM;
  long n = 0;
  for (; status == TD_ERR_NO_MEM && n < 1000; n++) {
    td_memory_fail_after(n);
    td_document *d = td_document_new(0);
    td_segmenter *segmenter = td_segmenter_new(know);
    status = d && segmenter ? td_document_set_text(d, TD_BODY, TD_SLICE("x"))
                            : TD_ERR_NO_MEM;
    if (status == TD_OK) {
      d->parts[TD_BODY].text = td_slice_of(text);
      status = td_segmenter_run(segmenter, d);
    }
    td_memory_fail_after(-1);
    td_segmenter_free(segmenter);
    td_document_free(d);
  }
  CU_ASSERT_EQUAL(status, TD_OK);
  CU_ASSERT_TRUE(n > 5);
  td_know_close(know);
}

static const td_test tests[] = {
    {"contractions are multiword tokens", contractions_are_multiword_tokens},
    {"hyphens divide except at prefixes", hyphens_divide_except_at_prefixes},
    {"numbers and signs part", numbers_and_signs_part},
    {"stops of abbreviations end no sentence",
     stops_of_abbreviations_end_no_sentence},
    {"sentences end at final marks", sentences_end_at_final_marks},
    {"lines are folds or ends", lines_are_folds_or_ends},
    {"datelines stand apart", datelines_stand_apart},
    {"datelines end in many ways", datelines_end_in_many_ways},
    {"strange blanks part words", strange_blanks_part_words},
    {"a token knows its form", a_token_knows_its_form},
    {"memory may run out anywhere", memory_may_run_out_anywhere},
    {"long runs are cut in linear time", long_runs_are_cut_in_linear_time},
};

SUITE_MAIN("segment", tests)
