// SPDX-License-Identifier: MIT

#include "doc/document.h"

#include "base/utf8.h"

#include <assert.h>
#include <string.h>

#define MIN_LINE 4 // tokens of a line by itself that may be a headline
#define MAX_LINE 20

#define INDEX_STEP 64

const char *td_name_type_string(td_name_type type) {
  static const char *const names[] = {[TD_TYPE_NONE] = "",
                                      [TD_TYPE_PER] = "PER",
                                      [TD_TYPE_ORG] = "ORG",
                                      [TD_TYPE_LOC] = "LOC",
                                      [TD_TYPE_MISC] = "MISC"};
  return names[type];
}

td_document *td_document_new(size_t limit_bytes) {
  td_arena *arena = td_arena_new(limit_bytes);
  td_document *document = arena ? TD_ARENA_NEW(arena, td_document) : NULL;
  if (!document) {
    td_arena_free(arena);
    return NULL;
  }
  document->arena = arena;
  document->path = "";
  document->day = TD_NO_DAY;
  return document;
}

void td_document_free(td_document *document) {
  if (document) {
    td_arena_free(document->arena);
  }
}

td_status td_document_set_text(td_document *document, td_part_id part,
                               td_slice text) {
  if (text.length >= UINT32_MAX) {
    return TD_ERR_LIMIT;
  }
  const size_t n = text.length / INDEX_STEP + 1;
  uint32_t *index = TD_ARENA_ARRAY(document->arena, uint32_t, n);
  if (!index) {
    return TD_ERR_NO_MEM;
  }
  uint32_t count = 0;
  for (size_t i = 0; i < text.length; i++) {
    if (i % INDEX_STEP == 0) {
      index[i / INDEX_STEP] = count;
    }
    count += !td_utf8_is_continuation(text.data[i]);
  }
  if (text.length % INDEX_STEP == 0) {
    index[n - 1] = count;
  }
  document->parts[part] = (td_part){text, index};
  return TD_OK;
}

uint32_t td_document_codepoint(const td_document *document, td_part_id part,
                               uint32_t byte) {
  const td_part *p = &document->parts[part];
  assert(byte <= p->text.length);
  uint32_t count = p->cp_index[byte / INDEX_STEP];
  for (uint32_t i = byte - byte % INDEX_STEP; i < byte; i++) {
    count += !td_utf8_is_continuation(p->text.data[i]);
  }
  return count;
}

bool td_document_is_unnamed(const td_document *document, uint32_t entity) {
  const td_entity *e = &document->entities.items[entity];
  return e->kind == TD_ENTITY_GROUP && e->mention != TD_NONE &&
         document->mentions.items[e->mention].form == TD_FORM_PRONOUN;
}

td_span td_document_name_span(const td_document *document,
                              const td_mention *mention) {
  td_span span = mention->span;
  if (mention->has_article) {
    const uint32_t begin = mention->first_token + 1;
    span.begin = document->tokens.items[begin].span.begin;
  }
  return span;
}

void td_document_link_children(td_document *document, uint32_t sentence) {
  const td_sentence *s = &document->sentences.items[sentence];
  td_token *tokens = document->tokens.items;
  for (uint32_t i = 0; i < s->n_tokens; i++) {
    tokens[s->first_token + i].first_child = TD_NONE;
    tokens[s->first_token + i].next_sibling = TD_NONE;
  }
  // From right to left, so that each list of children runs left to right.
  for (uint32_t i = s->n_tokens; i-- > 0;) {
    const uint32_t token = s->first_token + i;
    const uint32_t head = tokens[token].head;
    if (head != TD_NONE) {
      tokens[token].next_sibling = tokens[head].first_child;
      tokens[head].first_child = token;
    }
  }
}

// "Who shot him?", "'They beat us'": what ends a headline beside a word.
static bool may_end_title(td_slice form) {
  static const char stops[] = ".!:;,-";
  return form.length != 1 || !strchr(stops, form.data[0]);
}

static bool is_closing_mark(td_slice form) {
  return td_slice_is(form, ";") || td_slice_is(form, "'") ||
         td_slice_is(form, "\"") || td_slice_is(form, "\xe2\x80\x99") ||
         td_slice_is(form, "\xe2\x80\x9d") || td_slice_is(form, ")");
}

// Quotation marks, brackets and a semicolon at its end aside.
static const td_token *last_token(const td_document *document,
                                  const td_sentence *sentence) {
  const td_token *first = &document->tokens.items[sentence->first_token];
  uint32_t n = sentence->n_tokens;
  while (n > 1 && is_closing_mark(first[n - 1].form)) {
    n--;
  }
  return &first[n - 1];
}

bool td_document_ends_in_word(const td_document *document,
                              const td_sentence *sentence) {
  return last_token(document, sentence)->upos != TD_UPOS_PUNCT;
}

// The first of the sentences that semicolons part in a title, of which
// `sentence` is one (segment/sentence.c).
static const td_sentence *first_of_title(const td_document *document,
                                         const td_sentence *sentence) {
  const td_token *tokens = document->tokens.items;
  while (sentence > document->sentences.items && !sentence->begins_paragraph &&
         sentence->first_token < TD_MAX_TITLE_TOKENS &&
         td_slice_is(tokens[sentence->first_token - 1].form, ";")) {
    sentence--;
  }
  return sentence;
}

static bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9');
}

// Headlines leave articles out; what has one is a sentence whose stop was lost.
static bool has_article(const td_document *document,
                        const td_sentence *sentence) {
  static const char article[] = "PronType=Art";
  const size_t n = sizeof article - 1;
  for (uint32_t i = 0; i < sentence->n_tokens; i++) {
    const td_slice feats =
        document->tokens.items[sentence->first_token + i].feats;
    if (feats.length >= n &&
        memcmp(feats.data + feats.length - n, article, n) == 0) {
      return true;
    }
  }
  return false;
}

// A short line without a stop, by itself: one of a list of headlines, or of
// what a live blog tells.
static bool is_own_line(const td_document *document,
                        const td_sentence *sentence) {
  const td_sentence *next = sentence + 1;
  const td_sentence *end =
      document->sentences.items + document->sentences.count;
  const td_slice last = last_token(document, sentence)->form;
  return sentence->begins_paragraph && !sentence->is_dateline &&
         (next == end || next->begins_paragraph || next->part != TD_BODY) &&
         sentence->n_tokens >= MIN_LINE && sentence->n_tokens <= MAX_LINE &&
         last.length && is_letter_or_digit(last.data[last.length - 1]) &&
         !has_article(document, sentence);
}

bool td_document_is_title(const td_document *document,
                          const td_sentence *sentence) {
  return sentence->part == TD_HEADLINE || is_own_line(document, sentence) ||
         (first_of_title(document, sentence) == document->sentences.items &&
          document->sentences.count > 1 &&
          may_end_title(last_token(document, sentence)->form));
}

td_span td_document_subtree(const td_document *document, uint32_t token) {
  const td_token *tokens = document->tokens.items;
  td_span span = {token, token + 1};
  // Depth first without recursion: down to the first child, else to the next
  // sibling of the nearest ancestor that has one.
  uint32_t at = tokens[token].first_child;
  while (at != TD_NONE) {
    span.begin = at < span.begin ? at : span.begin;
    span.end = at + 1 > span.end ? at + 1 : span.end;
    if (tokens[at].first_child != TD_NONE) {
      at = tokens[at].first_child;
      continue;
    }
    while (at != token && tokens[at].next_sibling == TD_NONE) {
      at = tokens[at].head;
    }
    at = at == token ? TD_NONE : tokens[at].next_sibling;
  }
  return span;
}

uint32_t td_document_child(const td_document *document, uint32_t token,
                           td_rel rel) {
  const td_token *tokens = document->tokens.items;
  for (uint32_t c = tokens[token].first_child; c != TD_NONE;
       c = tokens[c].next_sibling) {
    if (tokens[c].rel == rel || td_rel_base(tokens[c].rel) == rel) {
      return c;
    }
  }
  return TD_NONE;
}

bool td_document_is_below(const td_document *document, uint32_t token,
                          uint32_t ancestor) {
  while (token != TD_NONE && token != ancestor) {
    token = document->tokens.items[token].head;
  }
  return token == ancestor;
}
