// SPDX-License-Identifier: MIT

#include "speech/passage.h"

#include "base/try.h"

#define MIN_CLAUSE_TOKENS 4

typedef enum { NO_MARK, OPENS, CLOSES, EITHER } mark;

static mark mark_of(td_slice form) {
  static const struct {
    const char *form;
    mark kind;
  } marks[] = {{"\"", EITHER},           {"\xE2\x80\x9C", OPENS},
               {"\xE2\x80\x9D", CLOSES}, {"``", OPENS},
               {"''", EITHER},           {"\xC2\xAB", OPENS},
               {"\xC2\xBB", CLOSES},     {"\xE2\x80\x9E", OPENS}};
  for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
    if (td_slice_is(form, marks[i].form)) {
      return marks[i].kind;
    }
  }
  return NO_MARK;
}

bool td_is_quotation_mark(const td_analysis *x, uint32_t token) {
  return mark_of(x->tokens[token].form) != NO_MARK;
}

static bool is_finite(const td_analysis *x, uint32_t token) {
  return td_is_tensed(x, token) || td_slice_is(x->tokens[token].xpos, "MD");
}

static td_status add_passage(td_analysis *x, uint32_t first, uint32_t end,
                             bool has_marks) {
  if (first >= end) {
    return TD_OK;
  }
  td_passage *p = TD_PUSH(x->scratch, &x->passages);
  if (!p) {
    return TD_ERR_NO_MEM;
  }
  *p = (td_passage){first, end - first, false, has_marks, TD_NONE};
  for (uint32_t t = first; t < end; t++) {
    x->quote_of[t] = x->passages.count - 1;
    p->is_clause |= p->n_tokens >= MIN_CLAUSE_TOKENS && is_finite(x, t);
  }
  return TD_OK;
}

// A mark of opening that is written where a closing one belongs.
static bool ends_word(const td_analysis *x, uint32_t token) {
  return token > 0 && !x->tokens[token - 1].space_after &&
         x->tokens[token].space_after &&
         x->tokens[token - 1].sentence == x->tokens[token].sentence;
}

// Where a passage is open, its first token; TD_NONE elsewhere.
static td_status pass_token(td_analysis *x, uint32_t token, uint32_t *open) {
  mark kind = mark_of(x->tokens[token].form);
  if (kind == EITHER || (kind == OPENS && ends_word(x, token))) {
    kind = *open == TD_NONE ? OPENS : CLOSES;
  }
  if (kind == NO_MARK) {
    return TD_OK;
  }
  td_status status = TD_OK;
  if (*open != TD_NONE) {
    status = add_passage(x, *open, token, true);
  }
  *open = kind == OPENS ? token + 1 : TD_NONE;
  return status;
}

// A quotation that goes on in the next paragraph opens there again.
static td_status end_paragraph(td_analysis *x, uint32_t next, uint32_t *open) {
  if (*open == TD_NONE) {
    return TD_OK;
  }
  const mark kind = mark_of(x->tokens[next].form);
  td_status status = TD_OK;
  if (kind == OPENS || kind == EITHER) {
    status = add_passage(x, *open, next, true);
  }
  *open = TD_NONE;
  return status;
}

// ------------------------------------------------ statements without marks

static bool has_mark(const td_analysis *x, const td_sentence *s) {
  for (uint32_t i = 0; i < s->n_tokens; i++) {
    if (td_is_quotation_mark(x, s->first_token + i)) {
      return true;
    }
  }
  return false;
}

static bool has_first_person(const td_analysis *x, const td_sentence *s) {
  for (uint32_t i = 0; i < s->n_tokens; i++) {
    const td_token *t = &x->tokens[s->first_token + i];
    if (t->upos == TD_UPOS_PRON &&
        td_slice_find(t->feats, TD_SLICE("Person=1"), 0) < t->feats.length) {
      return true;
    }
  }
  return false;
}

// Whether a paragraph ends in sentence `s` with "the minister said:".
static bool announces(const td_analysis *x, uint32_t s) {
  const td_sentence *sentence = &x->document->sentences.items[s];
  const uint32_t end = sentence->first_token + sentence->n_tokens;
  bool tells = false;
  for (uint32_t t = sentence->first_token; t < end; t++) {
    tells = tells || (x->tokens[t].upos == TD_UPOS_VERB &&
                      td_token_word(x, t, TD_WORD_REPORTING));
  }
  return tells && td_slice_is(x->tokens[end - 1].form, ":") &&
         !has_mark(x, sentence) && s + 1 < x->document->sentences.count &&
         x->document->sentences.items[s + 1].begins_paragraph &&
         x->document->sentences.items[s + 1].part == sentence->part;
}

// Whether nothing but a dateline stands before sentence `s` of its part.
static bool opens_text(const td_analysis *x, uint32_t s) {
  const td_sentence *items = x->document->sentences.items;
  return s == 0 || items[s - 1].part != items[s].part ||
         (items[s - 1].is_dateline && opens_text(x, s - 1));
}

// One past the last sentence of the paragraphs from `first` on that have no
// marks; 0 where nobody says "I" or "we" there, as in a speech somebody does.
static uint32_t speech_end(const td_analysis *x, uint32_t first) {
  const td_document *d = x->document;
  bool is_speech = false;
  uint32_t end = first;
  while (end < d->sentences.count && !has_mark(x, &d->sentences.items[end]) &&
         d->sentences.items[end].part == d->sentences.items[first].part &&
         !announces(x, end)) {
    is_speech = is_speech || has_first_person(x, &d->sentences.items[end]);
    end++;
  }
  return is_speech ? end : 0;
}

static uint32_t part_end(const td_analysis *x, uint32_t first) {
  const td_document *d = x->document;
  uint32_t end = first;
  while (end < d->sentences.count &&
         d->sentences.items[end].part == d->sentences.items[first].part) {
    end++;
  }
  return end;
}

// "The minister said:" and, in the paragraphs behind it, his statement as press
// offices give it: each sentence of it is a passage. Where a text begins so
// ("The Courier said in an editorial:"), all of it is.
static td_status find_statements(td_analysis *x) {
  const td_document *d = x->document;
  for (uint32_t s = 0; s < d->sentences.count; s++) {
    if (!announces(x, s)) {
      continue;
    }
    const uint32_t end =
        opens_text(x, s) ? part_end(x, s + 1) : speech_end(x, s + 1);
    for (uint32_t k = s + 1; k < end; k++) {
      const td_sentence *said = &d->sentences.items[k];
      if (!has_mark(x, said)) {
        TD_TRY(add_passage(x, said->first_token,
                           said->first_token + said->n_tokens, false));
      }
    }
  }
  return TD_OK;
}

td_status td_passages_find(td_analysis *x) {
  const td_document *d = x->document;
  uint32_t open = TD_NONE;
  for (uint32_t s = 0; s < d->sentences.count; s++) {
    const td_sentence *sentence = &d->sentences.items[s];
    const bool new_part =
        s > 0 && sentence->part != d->sentences.items[s - 1].part;
    if (new_part) {
      open = TD_NONE;
    } else if (sentence->begins_paragraph && sentence->n_tokens) {
      TD_TRY(end_paragraph(x, sentence->first_token, &open));
    }
    for (uint32_t i = 0; i < sentence->n_tokens; i++) {
      TD_TRY(pass_token(x, sentence->first_token + i, &open));
    }
  }
  return find_statements(x);
}

// -------------------------------------------------------------------- spans

static bool is_free_clause(const td_analysis *x, uint32_t passage) {
  return passage != TD_NONE && x->passages.items[passage].is_clause &&
         x->passages.items[passage].quotation == TD_NONE;
}

// Whether the mark at `token` is the one after a passage.
static bool closes(const td_analysis *x, uint32_t token) {
  return token > 0 && x->quote_of[token - 1] != TD_NONE &&
         x->quote_of[token] == TD_NONE;
}

td_span td_passage_span(const td_analysis *x, const td_passage *passage) {
  uint32_t end = passage->first_token + passage->n_tokens;
  if (passage->n_tokens > 1 && td_slice_is(x->tokens[end - 1].form, ",")) {
    end--;
  }
  return (td_span){x->tokens[passage->first_token].span.begin,
                   x->tokens[end - 1].span.end};
}

td_span td_with_marks(const td_analysis *x, uint32_t sentence, td_span span) {
  const td_sentence *s = &x->document->sentences.items[sentence];
  const uint32_t end = s->first_token + s->n_tokens;
  td_span wide = span;
  for (uint32_t t = s->first_token; t < end; t++) {
    const td_span here = x->tokens[t].span;
    const bool is_mark = td_is_quotation_mark(x, t);
    if (is_mark && t + 1 < end && x->tokens[t + 1].span.begin == span.begin) {
      wide.begin = here.begin;
    }
    const bool stops = x->tokens[t].upos == TD_UPOS_PUNCT &&
                       here.begin == wide.end && t + 1 < end &&
                       td_is_quotation_mark(x, t + 1) &&
                       x->quote_of[t] != TD_NONE;
    if (here.begin >= span.end &&
        (stops || (is_mark && here.begin == wide.end && closes(x, t)))) {
      wide.end = here.end;
    }
  }
  return wide;
}

uint32_t td_nearest_passage(const td_analysis *x, uint32_t token) {
  const td_sentence *s =
      &x->document->sentences.items[x->tokens[token].sentence];
  const uint32_t end = s->first_token + s->n_tokens;
  for (uint32_t t = token; t > s->first_token; t--) {
    if (is_free_clause(x, x->quote_of[t - 1])) {
      return x->quote_of[t - 1];
    }
  }
  for (uint32_t t = token + 1; t < end; t++) {
    if (is_free_clause(x, x->quote_of[t])) {
      return x->quote_of[t];
    }
  }
  return TD_NONE;
}
