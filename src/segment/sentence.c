// SPDX-License-Identifier: MIT

#include "segment/sentence.h"

#include "base/try.h"
#include "base/utf8.h"
#include "segment/chars.h"
#include "segment/words.h"

typedef struct {
  const td_know *know;
  td_document *document;
  td_part_id part;
  td_slice text;
  const td_token *tokens;
  uint32_t first;
  uint32_t end;
  size_t longest_line;
  uint32_t n_scanned; // tokens from `first` on that `is_quoted` knows of
  bool is_quoted;     // they opened a straight quotation mark
  bool is_title;
} paragraph;

typedef enum {
  MARK_NONE,
  MARK_STOP,
  MARK_CALL,
  MARK_DOTS,
  MARK_ABBREVIATION
} mark;

static uint32_t first_char(const td_token *token) {
  size_t n;
  return td_utf8_decode(token->form, 0, &n);
}

static mark mark_of(const td_token *token) {
  const td_slice form = token->form;
  const char last = form.data[form.length - 1];
  switch (first_char(token)) {
  case '.':
    return form.length == 1 ? MARK_STOP : last == '.' ? MARK_DOTS : MARK_NONE;
  case '!':
  case '?':
  case 0x3002: // ideographic full stop
  case 0xFF01:
  case 0xFF1F:
    return MARK_CALL;
  case 0x2026: // ellipsis
    return MARK_DOTS;
  default:
    return last == '.' ? MARK_ABBREVIATION : MARK_NONE;
  }
}

// A mark alone, "''" or "``"; no clitic.
static bool is_quotation_mark(const td_token *token) {
  size_t n;
  const uint32_t c = td_utf8_decode(token->form, 0, &n);
  const bool is_mark = c == '"' || c == '\'' || c == '`' ||
                       (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB ||
                       c == 0x2039 || c == 0x203A;
  return is_mark &&
         (token->form.length == n || td_slice_is(token->form, "''") ||
          td_slice_is(token->form, "``"));
}

// Tokens of a note's number, "[12]", written onto token `i` - 1.
static uint32_t note_tokens(const paragraph *p, uint32_t i) {
  const bool is_note =
      i + 2 < p->end && td_slice_is(p->tokens[i].form, "[") &&
      td_char_kind_of(first_char(&p->tokens[i + 1])) == TD_CHAR_DIGIT &&
      td_slice_is(p->tokens[i + 2].form, "]");
  return is_note ? 3 : 0;
}

static bool is_straight_mark(const td_token *token) {
  return td_slice_is(token->form, "\"");
}

// Whether a straight quotation mark is open before token `i`, which grows from
// call to call.
static bool is_quoted_before(paragraph *p, uint32_t i) {
  for (; p->first + p->n_scanned < i; p->n_scanned++) {
    p->is_quoted ^= is_straight_mark(&p->tokens[p->first + p->n_scanned]);
  }
  return p->is_quoted;
}

// Written onto the token before it, a mark closes, whatever its shape, unless
// it is written onto the next too. With blanks around, a straight one closes
// what is open.
static bool closes_quotation(paragraph *p, uint32_t i) {
  const td_token *token = &p->tokens[i];
  if (!is_quotation_mark(token)) {
    return false;
  }
  const bool opens = td_char_kind_of(first_char(token)) == TD_CHAR_OPENER;
  if (p->tokens[i - 1].space_after) {
    return is_straight_mark(token) && token->space_after &&
           is_quoted_before(p, i);
  }
  return !opens || token->space_after;
}

// How many of the tokens at `i` stand between a sentence's end and the next:
// marks that close, numbers of notes.
static uint32_t n_closing(paragraph *p, uint32_t i) {
  if (i >= p->end) {
    return 0;
  }
  if (closes_quotation(p, i)) {
    return 1;
  }
  if (p->tokens[i - 1].space_after) {
    return 0;
  }
  const bool is_bracket =
      td_char_kind_of(first_char(&p->tokens[i])) == TD_CHAR_CLOSER &&
      !is_quotation_mark(&p->tokens[i]);
  return is_bracket ? 1 : note_tokens(p, i);
}

// The first token from `i` on that is no opening mark.
static uint32_t behind_openers(const paragraph *p, uint32_t i) {
  const uint32_t from = i;
  while (i < p->end && i - from < 4) {
    const uint32_t c = first_char(&p->tokens[i]);
    if (!is_quotation_mark(&p->tokens[i]) &&
        td_char_kind_of(c) != TD_CHAR_OPENER) {
      break;
    }
    i++;
  }
  return i;
}

static bool is_opener_word(const paragraph *p, const td_token *token) {
  return td_char_is_capital_at(token->form, 0) &&
         td_know_word(p->know, token->form_term, TD_TID_SentenceOpener);
}

// Whether a sentence may begin at token `i`: with a capital, a number, or a
// letter of a script without case.
static bool may_begin(const paragraph *p, uint32_t i) {
  const uint32_t word = behind_openers(p, i);
  if (word >= p->end) {
    return word > i;
  }
  const td_token *token = &p->tokens[word];
  const td_char_kind kind = td_char_kind_of(first_char(token));
  if (kind == TD_CHAR_LETTER) {
    return !td_char_is_small_at(token->form, 0);
  }
  const uint32_t c = first_char(token);
  return kind == TD_CHAR_DIGIT || kind == TD_CHAR_CURRENCY || c == '#' ||
         c == '@' || c == '*' || (c >= 0x2010 && !td_char_is_dash(c));
}

// An abbreviation's stop ends a sentence too where what follows begins one
// for certain.
static bool abbreviation_ends(const paragraph *p, uint32_t i, uint32_t next) {
  const td_token *token = &p->tokens[i];
  const td_term entry =
      td_know_word(p->know, token->form_term, TD_TID_Abbreviation);
  const td_term is_never = td_know_get(p->know, entry, TD_TID_neverFinal);
  if (is_never || token->form.length <= 2) {
    return false;
  }
  const uint32_t word = behind_openers(p, next);
  return word < p->end && (word > next || is_opener_word(p, &p->tokens[word]));
}

// Whether a line end that is no fold stands behind token `i`.
static bool ends_line(const paragraph *p, uint32_t i) {
  const size_t begin = p->tokens[i].span.end;
  const size_t end = p->tokens[i + 1].span.begin;
  const char *found =
      end > begin ? memchr(p->text.data + begin, '\n', end - begin) : NULL;
  return found && td_line_is_hard(p->text, (size_t)(found - p->text.data),
                                  p->longest_line);
}

// Whether a sentence without a capital begins at token `next`, behind a mark
// and a blank: one of somebody who writes all of them so, as the sentence from
// `from` on shows, or with an address.
static bool begins_small(const paragraph *p, uint32_t from, uint32_t next) {
  const td_slice word = p->tokens[next].form;
  if (!p->tokens[next - 1].space_after) {
    return false;
  }
  if (td_slice_has_prefix(word, TD_SLICE("http")) ||
      td_slice_has_prefix(word, TD_SLICE("www."))) {
    return true;
  }
  return td_char_is_small_at(word, 0) &&
         (td_char_is_small_at(p->tokens[from].form, 0) ||
          td_slice_is(word, "i"));
}

// One past the last token of the sentence from `from` on, when it ends with
// token `i` and the marks behind it; 0 when it goes on.
static uint32_t end_at(paragraph *p, uint32_t from, uint32_t i) {
  if (i + 1 == p->end) {
    return p->end;
  }
  if (ends_line(p, i)) {
    return i + 1;
  }
  const mark m = mark_of(&p->tokens[i]);
  if (m == MARK_NONE) {
    const bool parts = p->is_title && td_slice_is(p->tokens[i].form, ";");
    return parts ? i + 1 : 0;
  }
  uint32_t next = i + 1;
  for (uint32_t n = 1; n; next += n) {
    n = n_closing(p, next);
  }
  if (next >= p->end) {
    return p->end;
  }
  if (m == MARK_ABBREVIATION) {
    return abbreviation_ends(p, i, next) ? next : 0;
  }
  const bool is_plain = next == i + 1 && m != MARK_DOTS;
  return may_begin(p, next) || (is_plain && begins_small(p, from, next)) ? next
                                                                         : 0;
}

static td_status add_sentence(paragraph *p, uint32_t from, uint32_t end,
                              bool is_dateline) {
  td_document *d = p->document;
  td_sentence *s = TD_PUSH(d->arena, &d->sentences);
  if (!s) {
    return TD_ERR_NO_MEM;
  }
  *s = (td_sentence){
      .part = p->part,
      .span = {p->tokens[from].span.begin, p->tokens[end - 1].span.end},
      .first_token = from,
      .n_tokens = end - from,
      .begins_paragraph = from == p->first,
      .is_dateline = is_dateline};
  for (uint32_t i = from; i < end; i++) {
    d->tokens.items[i].sentence = d->sentences.count - 1;
  }
  return TD_OK;
}

// A dateline stands at the beginning of a line.
static td_status add_dateline(paragraph *p, uint32_t *from) {
  if (*from > p->first && !ends_line(p, *from - 1)) {
    return TD_OK;
  }
  const uint32_t n = td_dateline_tokens(p->know, p->document, p->part, *from);
  if (n) {
    TD_TRY(add_sentence(p, *from, *from + n, true));
    *from += n;
  }
  return TD_OK;
}

// One past the last token of the sentence that begins at `from`.
static uint32_t sentence_end(paragraph *p, uint32_t from) {
  for (uint32_t i = from; i < p->end; i++) {
    const uint32_t end = end_at(p, from, i);
    if (end) {
      return end;
    }
    if (i + 1 - from >= TD_MAX_SENTENCE_TOKENS) {
      return i + 1;
    }
  }
  return p->end;
}

// Whether anything stands behind the paragraph.
static bool goes_on(const paragraph *p) {
  size_t n;
  size_t at = p->tokens[p->end - 1].span.end;
  while (at < p->text.length &&
         td_utf8_is_blank(td_utf8_decode(p->text, at, &n))) {
    at += n;
  }
  return at < p->text.length;
}

// "Rebels take port; UN to meet": a headline, or the first paragraph of several
// if it is short and without a final mark, says what it says in sentences that
// a semicolon parts.
static bool is_title(const paragraph *p) {
  const td_sentence *sentences = p->document->sentences.items;
  const uint32_t n = p->document->sentences.count;
  const bool is_first = n == 0 || sentences[n - 1].part != p->part;
  return is_first && p->end - p->first <= TD_MAX_TITLE_TOKENS &&
         mark_of(&p->tokens[p->end - 1]) == MARK_NONE &&
         (p->part == TD_HEADLINE || goes_on(p));
}

td_status td_sentences_add(const td_know *know, td_document *document,
                           td_part_id part, uint32_t first) {
  paragraph p = {.know = know,
                 .document = document,
                 .part = part,
                 .text = document->parts[part].text,
                 .tokens = document->tokens.items,
                 .first = first,
                 .end = document->tokens.count};
  if (first == p.end) {
    return TD_OK;
  }
  p.longest_line = td_longest_line(p.text, p.tokens[first].span.begin,
                                   p.tokens[p.end - 1].span.end);
  p.is_title = is_title(&p);
  uint32_t from = first;
  while (from < p.end) {
    TD_TRY(add_dateline(&p, &from));
    if (from == p.end) {
      break;
    }
    const uint32_t end = sentence_end(&p, from);
    TD_TRY(add_sentence(&p, from, end, false));
    from = end;
  }
  return TD_OK;
}
