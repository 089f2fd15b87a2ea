// SPDX-License-Identifier: MIT

#include "doc/conllu.h"

#include "base/memory.h"
#include "base/try.h"
#include "base/utf8.h"

#include <assert.h>

#define MAX_LINE_BYTES (1U << 20)
#define MAX_WORDS 4096U // of a sentence; what is read off chains is quadratic
#define MAX_TEXT_BYTES (64U << 20)
#define N_COLUMNS 10

enum { ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC };

struct td_conllu_reader {
  td_source *source;
  const td_error_sink *errors;
  td_conllu_unit unit;
  td_buffer id;     // of the "# newdoc" read last
  bool must_skip;   // an error: the rest of this document is not wanted
  bool is_finished; // the source has ended
};

// A surface token: one word, or the words of an n-m line.
typedef struct {
  td_slice form;
  uint32_t first; // word, from 0 in the sentence
  uint32_t n_words;
  bool space_after;
} surface;

// The document being read, and its sentence being read.
typedef struct {
  td_conllu_reader *reader;
  td_document *document;
  td_buffer texts[TD_N_PARTS];
  TD_ARRAY(surface) surfaces;
  uint32_t first_token;
  uint32_t range_end; // words below this belong to the last n-m line
  uint32_t n_heads;   // words whose HEAD is given
  size_t first_line;
  td_slice text; // of "# text"; data NULL without one
  td_part_id part;
  bool begins_paragraph;
  bool is_dateline;
  bool at_boundary; // the line read last ended the document
} builder;

td_conllu_reader *td_conllu_reader_new(td_source *source, td_conllu_unit unit,
                                       const td_error_sink *errors) {
  td_conllu_reader *reader = td_memory_new(1, sizeof(*reader));
  if (reader) {
    *reader =
        (td_conllu_reader){.source = source, .errors = errors, .unit = unit};
  }
  return reader;
}

void td_conllu_reader_free(td_conllu_reader *reader) {
  if (reader) {
    td_buffer_clear(&reader->id);
    td_memory_free(reader);
  }
}

#define FAIL(b, status, ...)                                                   \
  td_error_send((b)->reader->errors, (status),                                 \
                td_source_name((b)->reader->source),                           \
                td_source_line((b)->reader->source), __VA_ARGS__)

#define NO_MEMORY(b) FAIL(b, TD_ERR_NO_MEM, "out of memory")

static uint32_t n_words(const builder *b) {
  return b->document->tokens.count - b->first_token;
}

// ---------------------------------------------------------------- columns

// A decimal number below 2^31 and nothing else; false otherwise.
static bool parse_number(td_slice s, uint32_t *out) {
  uint32_t value = 0;
  for (size_t i = 0; i < s.length; i++) {
    if (s.data[i] < '0' || s.data[i] > '9' || value > 100000000) {
      return false;
    }
    value = value * 10 + (uint32_t)(s.data[i] - '0');
  }
  *out = value;
  return s.length > 0;
}

static bool is_missing(td_slice column) { return td_slice_is(column, "_"); }

static bool has_space_after(td_slice misc) {
  while (misc.length) {
    if (td_slice_is(td_slice_split(misc, '|', &misc), "SpaceAfter=No")) {
      return false;
    }
  }
  return true;
}

static td_status add_surface(builder *b, td_slice form, uint32_t count,
                             bool space_after) {
  surface *s = TD_PUSH(b->document->arena, &b->surfaces);
  if (!s) {
    return NO_MEMORY(b);
  }
  *s = (surface){form, n_words(b), count, space_after};
  return TD_OK;
}

static td_status add_range(builder *b, const td_slice *columns) {
  td_slice rest;
  const td_slice from = td_slice_split(columns[ID], '-', &rest);
  uint32_t first;
  uint32_t last;
  if (!parse_number(from, &first) || !parse_number(rest, &last) ||
      first != n_words(b) + 1 || first <= b->range_end || last <= first ||
      last - first >= UINT8_MAX) {
    return FAIL(b, TD_ERR_BAD_SYNTAX,
                "the range '%.*s' does not begin at the next word, or is empty "
                "or too long; correct the ID",
                (int)columns[ID].length, columns[ID].data);
  }
  b->range_end = last;
  const td_slice form = td_arena_copy(b->document->arena, columns[FORM]);
  return add_surface(b, form, last - first + 1, has_space_after(columns[MISC]));
}

// Texts of the columns, copied; false without memory.
static bool copy_texts(builder *b, const td_slice *columns, td_token *token) {
  td_arena *arena = b->document->arena;
  token->form = td_arena_copy(arena, columns[FORM]);
  const bool has_lemma =
      !is_missing(columns[LEMMA]) ||
      (is_missing(columns[FORM]) && !is_missing(columns[UPOS]));
  token->lemma =
      td_arena_copy(arena, has_lemma ? columns[LEMMA] : TD_SLICE(""));
  token->xpos = td_arena_copy(arena, is_missing(columns[XPOS]) ? TD_SLICE("")
                                                               : columns[XPOS]);
  token->feats = td_arena_copy(
      arena, is_missing(columns[FEATS]) ? TD_SLICE("") : columns[FEATS]);
  return token->form.data && token->lemma.data && token->xpos.data &&
         token->feats.data;
}

static td_status read_grammar(builder *b, const td_slice *columns,
                              td_token *token) {
  token->upos = (uint8_t)td_upos_parse(columns[UPOS]);
  if (token->upos == TD_UPOS_NONE && !is_missing(columns[UPOS])) {
    return FAIL(b, TD_ERR_BAD_SYNTAX, "'%.*s' is no part of speech of UD",
                (int)columns[UPOS].length, columns[UPOS].data);
  }
  token->head = TD_NONE;
  token->rel = TD_REL_NONE;
  if (is_missing(columns[HEAD])) {
    return TD_OK;
  }
  b->n_heads++;
  token->rel = (uint8_t)td_rel_parse(columns[DEPREL]);
  if (token->rel == TD_REL_NONE) {
    return FAIL(b, TD_ERR_BAD_SYNTAX, "'%.*s' is no relation of UD",
                (int)columns[DEPREL].length, columns[DEPREL].data);
  }
  // As written, until the whole sentence is known: 0 is the root.
  if (!parse_number(columns[HEAD], &token->head)) {
    return FAIL(b, TD_ERR_BAD_SYNTAX, "the head '%.*s' is no number",
                (int)columns[HEAD].length, columns[HEAD].data);
  }
  return TD_OK;
}

static td_status add_word(builder *b, const td_slice *columns) {
  uint32_t id;
  if (!parse_number(columns[ID], &id) || id != n_words(b) + 1) {
    return FAIL(b, TD_ERR_BAD_SYNTAX, "the ID '%.*s' should be %u",
                (int)columns[ID].length, columns[ID].data, n_words(b) + 1);
  }
  if (id > MAX_WORDS) {
    return FAIL(b, TD_ERR_LIMIT, "a sentence has more than %u words; split it",
                MAX_WORDS);
  }
  if (b->document->tokens.count == 0) {
    b->document->uri =
        td_arena_copy(b->document->arena, td_buffer_as_slice(&b->reader->id));
  }
  td_token word = {.sentence = b->document->sentences.count,
                   .first_child = TD_NONE,
                   .next_sibling = TD_NONE,
                   .mention = TD_NONE};
  TD_TRY(read_grammar(b, columns, &word));
  if (!copy_texts(b, columns, &word)) {
    return NO_MEMORY(b);
  }
  if (id > b->range_end) {
    TD_TRY(add_surface(b, word.form, 1, has_space_after(columns[MISC])));
  }
  td_token *token = TD_PUSH(b->document->arena, &b->document->tokens);
  if (!token) {
    return NO_MEMORY(b);
  }
  *token = word;
  return TD_OK;
}

static size_t skip_blanks(td_slice text, size_t at) {
  while (at < text.length) {
    size_t n;
    if (!td_utf8_is_blank(td_utf8_decode(text, at, &n))) {
      break;
    }
    at += n;
  }
  return at;
}

// `column` without blanks at its ends, of which the text knows nothing.
static td_slice trim_blanks(td_slice column) {
  const size_t begin = skip_blanks(column, 0);
  size_t end = begin;
  for (size_t at = begin; at < column.length;) {
    size_t n;
    const bool is_blank = td_utf8_is_blank(td_utf8_decode(column, at, &n));
    at += n;
    end = is_blank ? end : at;
  }
  return td_slice_part(column, begin, end);
}

static td_status read_row(builder *b, td_slice line) {
  td_slice columns[N_COLUMNS];
  td_slice rest = line;
  unsigned n = 0;
  for (const char *stop = line.data; stop; n++) {
    stop = rest.length ? memchr(rest.data, '\t', rest.length) : NULL;
    const td_slice column = trim_blanks(td_slice_split(rest, '\t', &rest));
    if (n < N_COLUMNS) {
      columns[n] = column;
    }
    if (column.length == 0) {
      return FAIL(b, TD_ERR_BAD_SYNTAX, "column %u is empty; write _", n + 1);
    }
  }
  if (n != N_COLUMNS) {
    return FAIL(b, TD_ERR_BAD_SYNTAX,
                "the line has %u columns where 10 are wanted, with tabs "
                "between them",
                n);
  }
  if (memchr(columns[ID].data, '-', columns[ID].length)) {
    return add_range(b, columns);
  }
  // Empty nodes (8.1) belong to enhanced graphs, which are not used.
  return memchr(columns[ID].data, '.', columns[ID].length)
             ? TD_OK
             : add_word(b, columns);
}

// --------------------------------------------------------------- sentence

// Heads from numbers to tokens. A walk up from each word that meets a word of
// the same walk is a cycle; marks keep the whole linear.
static td_status link_heads(builder *b) {
  const uint32_t n = n_words(b);
  td_token *words = b->document->tokens.items + b->first_token;
  uint32_t n_roots = 0;
  for (uint32_t i = 0; i < n; i++) {
    if (words[i].head > n) {
      return FAIL(b, TD_ERR_BAD_SYNTAX,
                  "the head %u of word %u is outside its sentence",
                  words[i].head, i + 1);
    }
    if (words[i].head == 0 && words[i].rel != TD_REL_ROOT) {
      return FAIL(b, TD_ERR_BAD_SYNTAX,
                  "word %u has no head, but is not called root", i + 1);
    }
    n_roots += words[i].head == 0;
    words[i].head =
        words[i].head == 0 ? TD_NONE : b->first_token + words[i].head - 1;
  }
  uint32_t *walks = TD_ARENA_ARRAY(b->document->arena, uint32_t, n);
  if (!walks) {
    return NO_MEMORY(b);
  }
  for (uint32_t i = 0; i < n; i++) {
    uint32_t at = i;
    while (at != TD_NONE && walks[at] == 0) {
      walks[at] = i + 1;
      const uint32_t head = words[at].head;
      at = head == TD_NONE ? TD_NONE : head - b->first_token;
    }
    if (at != TD_NONE && walks[at] == i + 1) {
      return FAIL(b, TD_ERR_BAD_SYNTAX, "the heads above word %u are a circle",
                  at + 1);
    }
  }
  if (n_roots != 1) {
    return FAIL(b, TD_ERR_BAD_SYNTAX,
                "the sentence has %u roots where it should have one", n_roots);
  }
  return TD_OK;
}

// Where the words of a surface token lie: side by side where they spell it,
// else each on the whole of it.
static void place_words(builder *b, const surface *s, uint32_t begin) {
  td_token *words = b->document->tokens.items + b->first_token + s->first;
  const uint32_t end = begin + (uint32_t)s->form.length;
  size_t total = 0;
  for (uint32_t i = 0; i < s->n_words; i++) {
    total += words[i].form.length;
  }
  const bool is_spelt = total == s->form.length;
  uint32_t at = begin;
  for (uint32_t i = 0; i < s->n_words; i++) {
    const uint32_t next = at + (uint32_t)words[i].form.length;
    words[i].span = is_spelt ? (td_span){at, next} : (td_span){begin, end};
    words[i].space_after = i + 1 == s->n_words && s->space_after;
    at = next;
  }
  words[0].n_words = s->n_words > 1 ? (uint8_t)s->n_words : 0;
}

static void add_separator(builder *b, td_buffer *text) {
  if (text->length) {
    td_buffer_add_string(text, b->begins_paragraph ? "\n\n" : " ");
  }
}

static td_status place_by_text(builder *b, td_buffer *out) {
  const td_slice text = td_slice_trim(b->text);
  const size_t base = out->length;
  td_buffer_add(out, text);
  size_t at = 0;
  for (uint32_t i = 0; i < b->surfaces.count; i++) {
    const surface *s = &b->surfaces.items[i];
    if (!td_slice_has_prefix(td_slice_part(text, at, text.length), s->form)) {
      at = skip_blanks(text, at);
    }
    if (!td_slice_has_prefix(td_slice_part(text, at, text.length), s->form)) {
      return FAIL(b, TD_ERR_BAD_SYNTAX,
                  "the words do not spell '# text' from '%.*s' on",
                  (int)s->form.length, s->form.data);
    }
    place_words(b, s, (uint32_t)(base + at));
    at += s->form.length;
  }
  if (skip_blanks(text, at) != text.length) {
    return FAIL(b, TD_ERR_BAD_SYNTAX, "'# text' goes on after the last word");
  }
  return TD_OK;
}

static td_status place_by_forms(builder *b, td_buffer *out) {
  for (uint32_t i = 0; i < b->surfaces.count; i++) {
    const surface *s = &b->surfaces.items[i];
    place_words(b, s, (uint32_t)out->length);
    td_buffer_add(out, s->form);
    if (s->space_after && i + 1 < b->surfaces.count) {
      td_buffer_add_char(out, ' ');
    }
  }
  return TD_OK;
}

static td_status place_sentence(builder *b) {
  td_buffer *out = &b->texts[b->part];
  size_t longest = b->text.length;
  for (uint32_t i = 0; i < b->surfaces.count; i++) {
    longest += b->surfaces.items[i].form.length + 1;
  }
  if (longest + out->length > MAX_TEXT_BYTES) {
    return FAIL(b, TD_ERR_LIMIT, "the document has more than %u bytes",
                MAX_TEXT_BYTES);
  }
  b->begins_paragraph = b->begins_paragraph || out->length == 0;
  add_separator(b, out);
  TD_TRY(b->text.data ? place_by_text(b, out) : place_by_forms(b, out));
  return out->failed ? NO_MEMORY(b) : TD_OK;
}

static void begin_sentence(builder *b) {
  b->surfaces.count = 0;
  b->first_token = b->document->tokens.count;
  b->range_end = 0;
  b->n_heads = 0;
  b->text = (td_slice){NULL, 0};
  b->part = TD_BODY;
  b->begins_paragraph = false;
  b->is_dateline = false;
}

static td_status end_sentence(builder *b) {
  const uint32_t n = n_words(b);
  if (n == 0) {
    return TD_OK; // comments alone; they count for the next sentence
  }
  if (b->range_end > n) {
    return FAIL(b, TD_ERR_BAD_SYNTAX, "the last range ends at word %u of %u",
                b->range_end, n);
  }
  if (b->n_heads != 0 && b->n_heads != n) {
    return FAIL(b, TD_ERR_BAD_SYNTAX, "%u of %u words have no head",
                n - b->n_heads, n);
  }
  TD_TRY(place_sentence(b));
  if (b->n_heads) {
    TD_TRY(link_heads(b));
  }
  td_sentence *s = TD_PUSH(b->document->arena, &b->document->sentences);
  if (!s) {
    return NO_MEMORY(b);
  }
  const td_token *words = b->document->tokens.items + b->first_token;
  *s = (td_sentence){.part = b->part,
                     .span = {words[0].span.begin, words[n - 1].span.end},
                     .first_token = b->first_token,
                     .n_tokens = n,
                     .begins_paragraph = b->begins_paragraph,
                     .is_dateline = b->is_dateline};
  td_document_link_children(b->document, b->document->sentences.count - 1);
  begin_sentence(b);
  return TD_OK;
}

// --------------------------------------------------------------- document

// The value of "# name = value"; data NULL for another comment.
static td_slice comment_value(td_slice line, const char *name) {
  td_slice value;
  td_slice key =
      td_slice_split(td_slice_part(line, 1, line.length), '=', &value);
  const bool is_it = td_slice_is(td_slice_trim(key), name);
  return is_it ? td_slice_trim(value) : (td_slice){NULL, 0};
}

static bool is_comment(td_slice line, td_slice name) {
  return line.length && line.data[0] == '#' &&
         td_slice_has_prefix(td_slice_trim(td_slice_part(line, 1, line.length)),
                             name);
}

static td_status read_comment(builder *b, td_slice line) {
  const td_slice text = comment_value(line, "text");
  if (text.data) {
    b->text = td_arena_copy(b->document->arena, text);
    return b->text.data ? TD_OK : NO_MEMORY(b);
  }
  if (td_slice_is(comment_value(line, "part"), "headline")) {
    b->part = TD_HEADLINE;
  } else if (td_slice_is(comment_value(line, "dateline"), "yes")) {
    b->is_dateline = true;
  } else if (is_comment(line, TD_SLICE("newpar"))) {
    b->begins_paragraph = true;
  }
  return TD_OK;
}

static void note_newdoc(td_conllu_reader *reader, td_slice line) {
  td_buffer_rewind(&reader->id);
  td_buffer_add(&reader->id, comment_value(line, "newdoc id"));
  reader->must_skip = false;
}

// Offset of the first byte that is no text: not UTF-8, or a control.
static size_t text_bytes(td_slice line) {
  const size_t n_valid = td_utf8_validate(line);
  for (size_t i = 0; i < n_valid; i++) {
    const unsigned char c = (unsigned char)line.data[i];
    if ((c < 0x20 && c != '\t') || c == 0x7F) {
      return i;
    }
  }
  return n_valid;
}

static td_status check_text(builder *b, td_slice line) {
  const size_t n = text_bytes(line);
  return n == line.length
             ? TD_OK
             : FAIL(b, TD_ERR_BAD_TEXT,
                    "byte %zu of the line is not UTF-8 text; convert the file",
                    n + 1);
}

// Read one line of the document; TD_END when it has ended.
static td_status step(builder *b) {
  td_conllu_reader *reader = b->reader;
  td_slice line;
  const td_status status =
      td_source_read_line(reader->source, MAX_LINE_BYTES, &line);
  if (status == TD_END) {
    reader->is_finished = true;
    TD_TRY(end_sentence(b));
    return TD_END;
  }
  TD_TRY(status);
  TD_TRY(check_text(b, line));
  const bool is_newdoc = is_comment(line, TD_SLICE("newdoc"));
  if (is_newdoc) {
    note_newdoc(reader, line);
  }
  if (is_newdoc || line.length == 0) {
    b->at_boundary = b->document->tokens.count > 0 &&
                     (is_newdoc || reader->unit == TD_CONLLU_SENTENCES);
    TD_TRY(end_sentence(b));
    return b->at_boundary ? TD_END : TD_OK;
  }
  return line.data[0] == '#' ? read_comment(b, line) : read_row(b, line);
}

// After an error: on to the next "# newdoc", or the line after the sentence.
static td_status skip_rest(td_conllu_reader *reader) {
  while (reader->must_skip) {
    td_slice line;
    const td_status status =
        td_source_read_line(reader->source, MAX_LINE_BYTES, &line);
    if (status == TD_END) {
      reader->is_finished = true;
      return TD_END;
    }
    if (status != TD_OK && status != TD_ERR_LIMIT) {
      return status;
    }
    if (status == TD_OK && is_comment(line, TD_SLICE("newdoc"))) {
      note_newdoc(reader, line);
    } else if (status == TD_OK && line.length == 0) {
      reader->must_skip = reader->unit != TD_CONLLU_SENTENCES;
    }
  }
  return TD_OK;
}

static td_status finish(builder *b) {
  td_document *document = b->document;
  for (unsigned part = 0; part < TD_N_PARTS; part++) {
    const td_slice text =
        td_arena_copy(document->arena, td_buffer_as_slice(&b->texts[part]));
    if (!text.data) {
      return NO_MEMORY(b);
    }
    TD_TRY(td_document_set_text(document, (td_part_id)part, text));
  }
  return TD_OK;
}

static td_status read_lines(builder *b) {
  begin_sentence(b);
  td_status status = TD_OK;
  while (status == TD_OK) {
    status = step(b);
  }
  TD_TRY_ERRORS(status);
  return b->document->tokens.count ? finish(b) : TD_END;
}

static td_status begin_document(builder *b) {
  const td_source *source = b->reader->source;
  b->document = td_document_new(0);
  if (!b->document) {
    return NO_MEMORY(b);
  }
  b->document->line = td_source_line(source) + 1;
  b->document->path =
      td_arena_copy(b->document->arena, td_slice_of(td_source_name(source)))
          .data;
  return b->document->path ? TD_OK : NO_MEMORY(b);
}

td_status td_conllu_read(td_conllu_reader *reader, td_document **out) {
  TD_TRY(skip_rest(reader));
  if (reader->is_finished) {
    return TD_END;
  }
  builder b = {.reader = reader};
  td_status status = begin_document(&b);
  if (status == TD_OK) {
    status = read_lines(&b);
  }
  for (unsigned part = 0; part < TD_N_PARTS; part++) {
    td_buffer_clear(&b.texts[part]);
  }
  if (status == TD_OK) {
    *out = b.document;
  } else {
    reader->must_skip = status > TD_END && !b.at_boundary;
    td_document_free(b.document);
  }
  return status;
}
