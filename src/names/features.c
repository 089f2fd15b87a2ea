// SPDX-License-Identifier: MIT

#include "names/features.h"

#include "base/try.h"
#include "know/fold.h"
#include "learn/keys.h"
#include "learn/wordform.h"

_Static_assert(TD_NAME_ROWS <= 256, "a row is a byte");

/// What the article shows of a word, in whatever case; bits.
enum { SEEN_LOWER = 1, SEEN_CAPITAL = 2, SEEN_BEHIND_GIVEN = 4 };

typedef struct {
  uint32_t key;
  uint8_t seen;
} sighting;

typedef struct {
  const td_know *know;
  const td_document *document;
  const td_token *tokens;
  td_slice *words;     ///< [n_tokens]
  uint32_t *keys;      ///< [n_tokens], of the word in lower case
  bool *is_capital;    ///< [n_tokens]
  sighting *sightings; ///< [mask + 1]; key 0 with no bits: free
  uint32_t mask;
  td_name_features *features;
} work;

static sighting *find(const work *w, uint32_t key) {
  uint32_t at = key & w->mask;
  while (w->sightings[at].seen && w->sightings[at].key != key) {
    at = (at + 1) & w->mask;
  }
  w->sightings[at].key = key;
  return &w->sightings[at];
}

static void add(td_name_features *f, uint32_t row) {
  if (f->n < TD_MAX_NAME_ROWS) {
    f->rows[f->n++] = (uint8_t)row;
  }
}

static bool is_listed(const work *w, uint32_t t, td_vocab list) {
  return td_know_word(w->know, w->tokens[t].form_term, list) != 0;
}

static bool is_given_or_address(const work *w, uint32_t t) {
  return is_listed(w, t, TD_TID_GivenName) || is_listed(w, t, TD_TID_Honorific);
}

static void note_sightings(const work *w, const td_sentence *s) {
  const uint32_t end = s->first_token + s->n_tokens;
  for (uint32_t t = s->first_token; t < end; t++) {
    const char first = w->words[t].length ? w->words[t].data[0] : 0;
    if (!w->is_capital[t]) {
      if (first >= 'a' && first <= 'z') {
        find(w, w->keys[t])->seen |= SEEN_LOWER;
      }
    } else if (t > s->first_token) {
      uint8_t bits = w->is_capital[t - 1] ? 0 : SEEN_CAPITAL;
      if (w->is_capital[t - 1] && is_given_or_address(w, t - 1)) {
        bits |= SEEN_BEHIND_GIVEN;
      }
      if (bits) {
        find(w, w->keys[t])->seen |= bits;
      }
    }
  }
}

/// Kinds of full names.
enum {
  MATCH_PERSON,
  MATCH_COUNTRY,
  MATCH_PLACE,
  MATCH_BODY,
  MATCH_OTHER,
  MATCH_SHORT, ///< and the further kinds of td_name_kind
  MATCH_UNSURE = MATCH_SHORT + TD_NAME_FAMILY
};

_Static_assert(MATCH_UNSURE + 1 == TD_MATCH_KINDS, "kinds of matches");

static uint32_t kind_of(const td_know *know, const td_name_meaning *m) {
  static const struct {
    td_vocab class;
    uint32_t kind;
  } table[] = {{TD_SCHEMA_Person, MATCH_PERSON},
               {TD_SCHEMA_Country, MATCH_COUNTRY},
               {TD_SCHEMA_Place, MATCH_PLACE},
               {TD_SCHEMA_Organization, MATCH_BODY}};
  if (m->kind != TD_NAME_FULL) {
    return MATCH_SHORT + (uint32_t)m->kind - TD_NAME_SHORT;
  }
  for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
    if (td_know_is_a(know, m->entity, table[i].class)) {
      return table[i].kind;
    }
  }
  return MATCH_OTHER;
}

static td_name_place place_in(uint32_t i, uint32_t n) {
  return n == 1       ? TD_NAME_ONLY
         : i == 0     ? TD_NAME_BEGIN
         : i + 1 == n ? TD_NAME_LAST
                      : TD_NAME_INSIDE;
}

static void add_match(const work *w, uint32_t t, uint32_t n, uint32_t kind) {
  for (uint32_t i = 0; i < n; i++) {
    add(&w->features[t + i],
        TD_ROW_MATCH + kind * TD_N_NAME_PLACES + (uint32_t)place_in(i, n));
  }
}

/// The matches of a sentence from left to right, each the longest.
static void add_matches(const work *w, const td_sentence *s) {
  const uint32_t end = s->first_token + s->n_tokens;
  for (uint32_t t = s->first_token; t < end;) {
    const td_name_meaning *meanings;
    uint32_t n_meanings = 0;
    const uint32_t n = td_know_match_name(w->know, w->words + t, end - t,
                                          &meanings, &n_meanings);
    // Names of towns and last names come last, and tell nothing.
    while (n_meanings && meanings[n_meanings - 1].kind >= TD_NAME_TOWN) {
      n_meanings--;
    }
    if (n_meanings > 0) {
      const uint32_t kind = kind_of(w->know, &meanings[0]);
      add_match(w, t, n, kind);
      if (n_meanings > 1 && kind_of(w->know, &meanings[1]) != kind) {
        add_match(w, t, n, MATCH_UNSURE);
      }
    }
    t += n && n_meanings ? n : 1;
  }
}

static void add_lists(const work *w, uint32_t t) {
  static const td_vocab lists[8] = {
      TD_TID_GivenName,    TD_TID_OrganizationWord,
      TD_TID_PlaceWord,    TD_TID_Honorific,
      TD_TID_NameParticle, TD_TID_Weekday,
      TD_TID_Month,        TD_ORG_Role};
  if (w->tokens[t].form_term == 0) {
    return;
  }
  for (uint32_t i = 0; i < 8; i++) {
    if (is_listed(w, t, lists[i])) {
      add(&w->features[t], TD_ROW_LIST + i);
    }
  }
}

static void add_article(const work *w, uint32_t t, bool is_first) {
  if (!w->is_capital[t]) {
    return;
  }
  const uint8_t seen = find(w, w->keys[t])->seen;
  uint32_t row = TD_ROW_ARTICLE;
  add(&w->features[t], row + (is_first ? 1 : 0));
  row += 2;
  for (uint32_t i = 0; i < 3; i++) {
    if (seen & (1u << i)) {
      add(&w->features[t], row + i);
    }
  }
}

static td_status prepare(work *w, td_arena *scratch) {
  const uint32_t n = w->document->tokens.count;
  w->mask = 15;
  while (w->mask < 2 * n) {
    w->mask = 2 * w->mask + 1;
  }
  w->words = TD_ARENA_ARRAY(scratch, td_slice, (size_t)n + 1);
  w->keys = TD_ARENA_ARRAY(scratch, uint32_t, (size_t)n + 1);
  w->is_capital = TD_ARENA_ARRAY(scratch, bool, (size_t)n + 1);
  w->sightings = TD_ARENA_ARRAY(scratch, sighting, (size_t)w->mask + 1);
  w->features = TD_ARENA_ARRAY(scratch, td_name_features, (size_t)n + 1);
  if (!w->words || !w->keys || !w->is_capital || !w->sightings ||
      !w->features) {
    return TD_ERR_NO_MEM;
  }
  for (uint32_t t = 0; t < n; t++) {
    char text[TD_WORDFORM_BYTES];
    w->words[t] = w->tokens[t].form;
    const size_t length = td_wordform_plain(w->words[t], text);
    td_wordform_lower(text, length);
    w->keys[t] = td_key_of(100, text, length);
    w->is_capital[t] = td_word_is_capitalised(w->words[t]);
  }
  return TD_OK;
}

td_status td_name_features_make(const td_know *know,
                                const td_document *document, td_arena *scratch,
                                td_name_features **out) {
  work w = {
      .know = know, .document = document, .tokens = document->tokens.items};
  TD_TRY(prepare(&w, scratch));
  const uint32_t n = document->sentences.count;
  for (uint32_t i = 0; i < n; i++) {
    note_sightings(&w, &document->sentences.items[i]);
  }
  for (uint32_t i = 0; i < n; i++) {
    const td_sentence *s = &document->sentences.items[i];
    for (uint32_t k = 0; k < s->n_tokens; k++) {
      const uint32_t t = s->first_token + k;
      add(&w.features[t], TD_ROW_TAG + w.tokens[t].upos);
      add_lists(&w, t);
      add_article(&w, t, k == 0);
    }
    add_matches(&w, s);
  }
  *out = w.features;
  return TD_OK;
}
