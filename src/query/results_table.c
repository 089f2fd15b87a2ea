// SPDX-License-Identifier: MIT

#include "base/utf8.h"
#include "query/results_private.h"

typedef struct {
  uint32_t first;
  uint32_t last;
  unsigned width; ///< columns of a terminal
} width_range;

// Unicode: combining marks and signs without width; East Asian wide letters
// and pictures. Everything else takes one column.
static const width_range ranges[] = {
    {0x300, 0x36F, 0},     {0x483, 0x489, 0},     {0x591, 0x5BD, 0},
    {0x610, 0x61A, 0},     {0x64B, 0x65F, 0},     {0x1100, 0x115F, 2},
    {0x1AB0, 0x1AFF, 0},   {0x1DC0, 0x1DFF, 0},   {0x200B, 0x200F, 0},
    {0x20D0, 0x20FF, 0},   {0x2E80, 0x303E, 2},   {0x3041, 0xA4CF, 2},
    {0xA960, 0xA97F, 2},   {0xAC00, 0xD7A3, 2},   {0xF900, 0xFAFF, 2},
    {0xFE00, 0xFE0F, 0},   {0xFE20, 0xFE2F, 0},   {0xFE30, 0xFE6F, 2},
    {0xFF00, 0xFF60, 2},   {0xFFE0, 0xFFE6, 2},   {0x1F300, 0x1F64F, 2},
    {0x1F680, 0x1F6FF, 2}, {0x1F900, 0x1F9FF, 2}, {0x20000, 0x3FFFD, 2},
};

static unsigned width_of(uint32_t c) {
  if (c < ranges[0].first) {
    return 1;
  }
  for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++) {
    if (c <= ranges[i].last) {
      return c >= ranges[i].first ? ranges[i].width : 1;
    }
  }
  return 1;
}

static size_t text_width(td_slice text) {
  size_t width = 0;
  size_t n_bytes;
  for (size_t i = 0; i < text.length; i += n_bytes) {
    width += width_of(td_utf8_decode(text, i, &n_bytes));
  }
  return width;
}

// Nothing in a graph may steer the terminal.
static void add_visible(td_slice text, td_buffer *out) {
  size_t n_bytes;
  for (size_t i = 0; i < text.length; i += n_bytes) {
    const uint32_t c = td_utf8_decode(text, i, &n_bytes);
    if (c == '\n') {
      td_buffer_add_string(out, "\\n");
    } else if (c < 0x20 || (c >= 0x7F && c < 0xA0) ||
               (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) {
      td_buffer_printf(out, "\\u%04X", (unsigned)c);
    } else {
      td_buffer_add(out, td_slice_part(text, i, i + n_bytes));
    }
  }
}

void td_results_add_shown(const td_prefix_map *prefixes, const td_node *node,
                          td_buffer *out) {
  td_slice local;
  const td_vocab_prefix *prefix =
      node->kind == TD_NODE_IRI && prefixes
          ? td_prefix_map_find(prefixes, node->text, &local)
          : NULL;
  if (prefix) {
    td_buffer_printf(out, "%s:", prefix->name);
    add_visible(local, out);
  } else if (node->kind == TD_NODE_IRI) {
    td_buffer_add_char(out, '<');
    add_visible(node->text, out);
    td_buffer_add_char(out, '>');
  } else {
    td_buffer_add_string(out, node->kind == TD_NODE_BLANK ? "_:" : "");
    add_visible(node->text, out);
  }
}

static void add_cells(td_results *results, const td_slice *cells) {
  size_t n = results->options.n_columns;
  while (n > 0 && cells[n - 1].length == 0) {
    n--; // no blanks at a line's end
  }
  for (size_t i = 0; i < n; i++) {
    td_buffer_add(&results->text, cells[i]);
    if (i + 1 < n) {
      const size_t width = text_width(cells[i]);
      const size_t wanted = results->widths[i] + 2;
      for (size_t k = width; k < wanted; k++) {
        td_buffer_add_char(&results->text, ' ');
      }
    }
  }
  td_buffer_add_char(&results->text, '\n');
}

static void add_rule(td_results *results) {
  for (size_t i = 0; i < results->options.n_columns; i++) {
    td_buffer_add_string(&results->text, i ? "  " : "");
    for (size_t k = 0; k < results->widths[i]; k++) {
      td_buffer_add_char(&results->text, '-');
    }
  }
  td_buffer_add_char(&results->text, '\n');
}

// From now on rows are written as they come.
static void write_held(td_results *results) {
  const size_t n = results->options.n_columns;
  add_cells(results, results->options.columns);
  add_rule(results);
  for (size_t i = 0; i < results->n_rows; i++) {
    add_cells(results, results->cells + i * n);
  }
  results->is_wide = true;
}

static void begin_table(td_results *results) {
  const size_t n = results->options.n_columns;
  results->widths = TD_ARENA_ARRAY(results->arena, size_t, n + 1);
  results->cells = TD_ARENA_ARRAY(results->arena, td_slice,
                                  (n ? n : 1) * (TD_RESULTS_HELD_ROWS + 1));
  if (!results->widths || !results->cells) {
    results->text.failed = true;
    return;
  }
  for (size_t i = 0; i < n; i++) {
    results->widths[i] = text_width(results->options.columns[i]);
  }
}

static bool set_cells(td_results *results, const td_node *row,
                      td_slice *cells) {
  td_buffer cell = {0};
  bool is_fine = true;
  for (size_t i = 0; i < results->options.n_columns; i++) {
    td_buffer_rewind(&cell);
    td_results_add_shown(results->options.prefixes, &row[i], &cell);
    cells[i] = td_arena_copy(results->arena, td_buffer_as_slice(&cell));
    const size_t width = text_width(cells[i]);
    if (!results->is_wide && width > results->widths[i]) {
      results->widths[i] = width;
    }
    is_fine &= cells[i].data != NULL && !cell.failed;
  }
  td_buffer_clear(&cell);
  return is_fine;
}

static td_status add_table(td_results *results, const td_node *row) {
  if (!results->is_wide && results->n_rows == TD_RESULTS_HELD_ROWS) {
    write_held(results);
  }
  const td_arena_mark mark = td_arena_set_mark(results->arena);
  const size_t place =
      results->is_wide ? TD_RESULTS_HELD_ROWS : results->n_rows;
  td_slice *cells = results->cells + place * results->options.n_columns;
  if (!set_cells(results, row, cells)) {
    return TD_ERR_NO_MEM;
  }
  if (results->is_wide) {
    add_cells(results, cells);
    td_arena_rewind(results->arena, mark);
  }
  return TD_OK;
}

static td_status end_table(td_results *results) {
  if (!results->is_wide) {
    write_held(results);
  }
  td_buffer_printf(&results->text, "%zu row%s\n", results->n_rows,
                   results->n_rows == 1 ? "" : "s");
  return TD_OK;
}

const td_results_class td_results_table = {begin_table, add_table, end_table};
