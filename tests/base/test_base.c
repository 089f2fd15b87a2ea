// SPDX-License-Identifier: MIT

#include "base/arena.h"
#include "base/array.h"
#include "base/buffer.h"
#include "base/calendar.h"
#include "base/memory.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "suite.h"

static void arena_memory_is_zeroed_again_after_a_rewind(void) {
  td_arena *arena = td_arena_new(0);
  const td_arena_mark mark = td_arena_set_mark(arena);
  memset(td_arena_get(arena, 10, 10), 7, 100);
  td_arena_rewind(arena, mark);
  const char *again = td_arena_get(arena, 10, 10);
  CU_ASSERT_EQUAL(again[0], 0);
  CU_ASSERT_EQUAL(again[99], 0);
  td_arena_free(arena);
}

static bool is_zero(const char *memory, size_t n) {
  return memory[0] == 0 && memcmp(memory, memory + 1, n - 1) == 0;
}

// Small, larger than a first block, and more than any block is made for.
static void arena_memory_is_zeroed_whatever_was_there(void) {
  static const size_t sizes[] = {100, 100000, 5000000};
  for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
    td_arena *arena = td_arena_new(0);
    const size_t n = sizes[i];
    td_arena_get_raw(arena, 1, 1);
    for (int round = 0; round < 3; round++) {
      const td_arena_mark mark = td_arena_set_mark(arena);
      char *first = td_arena_get(arena, n, 1);
      char *raw = td_arena_get_raw(arena, n, 1);
      char *last = td_arena_get(arena, n, 1);
      CU_ASSERT_TRUE(is_zero(first, n) && is_zero(last, n));
      memset(first, 7, n);
      memset(raw, 7, n);
      memset(last, 7, n);
      if (round == 1) {
        td_arena_reset(arena);
      } else {
        td_arena_rewind(arena, mark);
      }
    }
    td_arena_free(arena);
  }
}

static void arena_refuses_what_exceeds_its_limit(void) {
  td_arena *arena = td_arena_new(1000);
  CU_ASSERT_PTR_NOT_NULL(td_arena_get(arena, 1, 900));
  CU_ASSERT_PTR_NULL(td_arena_get(arena, 1, 200));
  CU_ASSERT_PTR_NULL(td_arena_get(arena, SIZE_MAX / 2, 4));
  td_arena_free(arena);
}

static void array_keeps_its_items_while_it_grows(void) {
  td_arena *arena = td_arena_new(0);
  TD_ARRAY(int) numbers = {0};
  for (int i = 0; i < 1000; i++) {
    *TD_PUSH(arena, &numbers) = i;
  }
  CU_ASSERT_EQUAL(numbers.count, 1000);
  CU_ASSERT_EQUAL(numbers.items[0], 0);
  CU_ASSERT_EQUAL(numbers.items[999], 999);
  td_arena_free(arena);
}

static void buffer_remembers_that_memory_ran_out(void) {
  td_buffer buffer = {0};
  td_buffer_add_string(&buffer, "abc");
  td_memory_fail_after(0);
  td_buffer_printf(&buffer, "%200s", "x");
  td_memory_fail_after(-1);
  CU_ASSERT_TRUE(buffer.failed);
  CU_ASSERT_TRUE(td_slice_is(td_buffer_as_slice(&buffer), "abc"));
  td_buffer_clear(&buffer);
}

static void utf8_refuses_what_rfc_3629_forbids(void) {
  static const char *const bad[] = {"\xC0\x80", "\xED\xA0\x80",
                                    "\xF4\x90\x80\x80", "\xE2\x82", "\xFF"};
  for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
    CU_ASSERT_EQUAL(td_utf8_validate(td_slice_of(bad[i])), 0);
  }
  CU_ASSERT_EQUAL(td_utf8_validate(TD_SLICE("a\xE2\x82\xAC\xF0\x9F\x98\x80")),
                  8);
  CU_ASSERT_EQUAL(td_utf8_count(TD_SLICE("a\xE2\x82\xAC\xF0\x9F\x98\x80")), 3);
}

static void utf8_encodes_what_it_decodes(void) {
  static const uint32_t points[] = {0x41, 0x7FF, 0x800, 0xFFFD, 0x10FFFF};
  for (size_t i = 0; i < sizeof(points) / sizeof(points[0]); i++) {
    char bytes[4];
    const size_t n = td_utf8_encode(points[i], bytes);
    size_t n_read;
    CU_ASSERT_EQUAL(td_utf8_decode((td_slice){bytes, n}, 0, &n_read),
                    points[i]);
    CU_ASSERT_EQUAL(n_read, n);
  }
}

static void calendar_agrees_with_counting_days_one_by_one(void) {
  td_date date = {1600, 1, 1};
  td_day day = td_day_of(date);
  CU_ASSERT_EQUAL(td_day_of((td_date){1970, 1, 1}), 0);
  for (int i = 0; i < 300000; i++, day++) {
    const td_date found = td_date_of(day);
    if (found.year != date.year || found.month != date.month ||
        found.day != date.day || td_day_of(date) != day) {
      CU_FAIL("a day is wrong");
      return;
    }
    if (++date.day > td_month_days(date.year, date.month)) {
      date.day = 1;
      date.month = date.month % 12 + 1;
      date.year += date.month == 1;
    }
  }
}

static void calendar_knows_weekdays_and_refuses_false_dates(void) {
  CU_ASSERT_EQUAL(td_day_weekday(td_day_parse(TD_SLICE("2019-03-22"))), 5);
  CU_ASSERT_EQUAL(td_day_weekday(td_day_parse(TD_SLICE("1969-12-28"))), 7);
  CU_ASSERT_EQUAL(td_day_parse(TD_SLICE("2019-02-29")), TD_NO_DAY);
  CU_ASSERT_EQUAL(td_day_parse(TD_SLICE("2019-3-22")), TD_NO_DAY);
  char text[TD_DATE_BYTES];
  td_day_format(td_day_add_months(td_day_parse(TD_SLICE("2020-03-31")), -1),
                text);
  CU_ASSERT_STRING_EQUAL(text, "2020-02-29");
}

static void slices_split_trim_and_find(void) {
  td_slice rest;
  const td_slice first = td_slice_split(TD_SLICE("a:b:c"), ':', &rest);
  CU_ASSERT_TRUE(td_slice_is(first, "a"));
  CU_ASSERT_TRUE(td_slice_is(rest, "b:c"));
  CU_ASSERT_TRUE(td_slice_is(td_slice_trim(TD_SLICE(" \t x \n")), "x"));
  CU_ASSERT_EQUAL(td_slice_find(TD_SLICE("banana"), TD_SLICE("an"), 2), 3);
  CU_ASSERT_EQUAL(td_slice_find(TD_SLICE("banana"), TD_SLICE("x"), 0), 6);
  CU_ASSERT_TRUE(
      td_slice_equal_caseless(TD_SLICE("Truce-1"), TD_SLICE("tRUCE-1")));
  CU_ASSERT_FALSE(td_slice_equal_caseless(TD_SLICE("[@"), TD_SLICE("{`")));
  CU_ASSERT_FALSE(
      td_slice_equal_caseless(TD_SLICE("truce"), TD_SLICE("truces")));
}

static const td_test tests[] = {
    {"arena memory is zeroed again after a rewind",
     arena_memory_is_zeroed_again_after_a_rewind},
    {"arena memory is zeroed, whatever was there",
     arena_memory_is_zeroed_whatever_was_there},
    {"arena refuses what exceeds its limit",
     arena_refuses_what_exceeds_its_limit},
    {"array keeps its items while it grows",
     array_keeps_its_items_while_it_grows},
    {"buffer remembers that memory ran out",
     buffer_remembers_that_memory_ran_out},
    {"utf8 refuses what RFC 3629 forbids", utf8_refuses_what_rfc_3629_forbids},
    {"utf8 encodes what it decodes", utf8_encodes_what_it_decodes},
    {"calendar agrees with counting days one by one",
     calendar_agrees_with_counting_days_one_by_one},
    {"calendar knows weekdays and refuses false dates",
     calendar_knows_weekdays_and_refuses_false_dates},
    {"slices split, trim and find", slices_split_trim_and_find},
};

SUITE_MAIN("base", tests)
