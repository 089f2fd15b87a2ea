// SPDX-License-Identifier: MIT

// Short forms that an article makes itself: acronyms, with or without the
// brackets that define them, and beginnings or ends of the names of bodies.

#include "link/link_private.h"

#include "know/fold.h"

#define MAX_ENTITIES 400 // looked through for a short form
#define MAX_LETTERS 8

static char upper(char c) {
  return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

static bool is_acronym(td_slice word) {
  for (size_t i = 0; i < word.length; i++) {
    if (word.data[i] < 'A' || word.data[i] > 'Z') {
      return false;
    }
  }
  return word.length >= 2 && word.length <= MAX_LETTERS;
}

// Whether `letters` are the initials of the words of `name`, which may skip
// those written small.
static bool has_initials(td_slice name, td_slice letters) {
  size_t at = 0;
  while (name.length) {
    const td_slice word = td_slice_split(name, ' ', &name);
    if (word.length == 0) {
      continue;
    }
    const bool fits =
        at < letters.length && upper(word.data[0]) == letters.data[at];
    if (fits) {
      at++;
    } else if (td_word_is_capitalised(word)) {
      return false;
    }
  }
  return at == letters.length;
}

// ------------------------------------------------------ defined in brackets

// Whether the letters are found in order among the initials of the name.
static bool is_spelled(const td_linking *l, const td_mention *full,
                       td_slice letters) {
  size_t at = 0;
  for (uint32_t w = full->first_token;
       w < full->first_token + full->n_tokens && at < letters.length; w++) {
    at += l->words[w].length && l->words[w].data[0] == letters.data[at];
  }
  return at == letters.length && letters.length > 1;
}

// "Committee of the International Organization of Securities (IOSCO)": the
// letters may be those of a body that the name only ends with.
static bool may_be_of_end(const td_linking *l, const td_mention *full,
                          td_slice letters) {
  const uint32_t first = td_link_name_begin(l, full);
  const uint32_t end = full->first_token + full->n_tokens;
  bool is_inside = false;
  for (uint32_t w = first + 1; w + 1 < end; w++) {
    is_inside = is_inside || td_slice_is(l->tokens[w].xpos, "IN");
    if (is_inside && l->words[w].length &&
        l->words[w].data[0] == letters.data[0]) {
      return l->words[first].data[0] != letters.data[0];
    }
  }
  return false;
}

// Another language's or a stock exchange's letters of a body, which nothing
// else is called: "the Judicial Assistance Directorate (DAJ)".
static bool is_code_of(const td_linking *l, const td_mention *full,
                       const td_mention *m) {
  const uint32_t t = m->first_token;
  const td_slice letters = l->words[t];
  return full->type == TD_TYPE_ORG && full->n_tokens > 1 &&
         is_acronym(letters) && t + 1 < td_link_sentence_end(l, t) &&
         td_slice_is(l->words[t + 1], ")") &&
         td_link_meanings(l, m).count == 0 && !may_be_of_end(l, full, letters);
}

// The name before the bracket, where the letters in it are its own.
static uint32_t defined_by_name(td_linking *l, const td_mention *m) {
  const uint32_t t = m->first_token;
  const uint32_t before = l->inside[t - 2];
  if (before == TD_NONE) {
    return TD_NONE;
  }
  const td_mention *full = &l->document->mentions.items[before];
  if (!is_spelled(l, full, l->words[t]) && !is_code_of(l, full, m)) {
    return TD_NONE;
  }
  if (full->entity == TD_NONE && full->form == TD_FORM_NAME) {
    td_link_short_name(l, before);
  }
  return l->document->mentions.items[before].entity;
}

// "improvised explosive device (IED)": a name of the words before the bracket,
// as many as there are letters.
static uint32_t defined_by_words(td_linking *l, uint32_t id) {
  const td_mention *m = &l->document->mentions.items[id];
  const td_slice letters = l->words[m->first_token];
  const uint32_t end = m->first_token - 1;
  const uint32_t first = td_link_sentence_begin(l, m->first_token);
  if (!is_acronym(letters) || end < first + letters.length) {
    return TD_NONE;
  }
  const uint32_t begin = end - (uint32_t)letters.length;
  for (uint32_t t = begin; t < end; t++) {
    if (l->words[t].length < 2 || l->inside[t] != TD_NONE ||
        upper(l->words[t].data[0]) != letters.data[t - begin]) {
      return TD_NONE;
    }
  }
  const td_span span = {l->tokens[begin].span.begin,
                        l->tokens[end - 1].span.end};
  const td_slice words = td_document_text(l->document, m->part, span);
  char *name = TD_ARENA_ARRAY(l->document->arena, char, words.length);
  const uint32_t entity = td_link_add(l, TD_ENTITY_NAMED, id);
  if (!name || entity == TD_NONE) {
    l->status = TD_ERR_NO_MEM;
    return TD_NONE;
  }
  memcpy(name, words.data, words.length);
  name[0] = upper(name[0]);
  td_entity *e = &l->document->entities.items[entity];
  e->name = (td_slice){name, words.length};
  e->type = td_know_vocab(l->know, TD_TID_Thing);
  return entity;
}

uint32_t td_link_defined(td_linking *l, uint32_t id) {
  const td_mention *m = &l->document->mentions.items[id];
  const uint32_t t = m->first_token;
  if (m->n_tokens != 1 || t < td_link_sentence_begin(l, t) + 2 ||
      !td_slice_is(l->words[t - 1], "(")) {
    return TD_NONE;
  }
  uint32_t entity = defined_by_name(l, m);
  if (entity == TD_NONE && td_link_meanings(l, m).count == 0) {
    entity = defined_by_words(l, id);
  }
  if (entity != TD_NONE) {
    td_link_put(l, &l->by_name, td_link_key(l, t, t + 1), entity);
    if (is_acronym(l->words[t])) {
      td_link_put(l, &l->by_acronym, td_link_key(l, t, t + 1), entity);
    }
  }
  return entity;
}

uint32_t td_link_acronym(const td_linking *l, const td_mention *m) {
  const uint32_t t = td_link_name_begin(l, m);
  return t + 1 == m->first_token + m->n_tokens && is_acronym(l->words[t])
             ? td_link_find(&l->by_acronym, td_link_key(l, t, t + 1))
             : TD_NONE;
}

// --------------------------------------------------------------- shortened

// The part of `name` before or behind some of its words is `part`.
static bool is_end_of(td_slice name, td_slice part) {
  const size_t rest = name.length - part.length;
  return name.length > part.length && name.data[rest - 1] == ' ' &&
         td_slice_equal(td_slice_part(name, rest, name.length), part);
}

static bool is_beginning_of(td_slice name, td_slice part) {
  return name.length > part.length && name.data[part.length] == ' ' &&
         td_slice_equal(td_slice_part(name, 0, part.length), part);
}

uint32_t td_link_shortened(const td_linking *l, const td_mention *m) {
  const uint32_t begin = td_link_name_begin(l, m);
  const uint32_t last = m->first_token + m->n_tokens - 1;
  const td_span span = {l->tokens[begin].span.begin, l->tokens[last].span.end};
  const td_slice words = td_document_text(l->document, m->part, span);
  const uint32_t n = l->document->entities.count;
  for (uint32_t i = 0; i < n && i < MAX_ENTITIES; i++) {
    const td_entity *e = &l->document->entities.items[i];
    if (e->kind != TD_ENTITY_NAMED || td_link_is_state(l, e)) {
      continue;
    }
    const bool is_body = td_link_is(l, e, TD_SCHEMA_Organization);
    if (begin == last && is_acronym(words) && is_body
            ? has_initials(e->name, words)
            : is_body && m->type != TD_TYPE_LOC &&
                  (is_end_of(e->name, words) ||
                   is_beginning_of(e->name, words))) {
      return i;
    }
  }
  return TD_NONE;
}
