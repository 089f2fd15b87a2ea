// SPDX-License-Identifier: MIT

#include "tag/lemma.h"

#include "base/try.h"
#include "base/utf8.h"

/// Kinds of keys (learn/keys.h) from here on belong to lemmas.
#define FIRST_KIND 0x10000u

td_status td_lines_read(const td_model_file *file, const char *name,
                        td_arena *arena, const td_slice **lines, uint32_t *n) {
  const td_table *table;
  TD_TRY(td_model_file_get(file, name, TD_TABLE_BYTES, 0, 1, &table));
  td_slice rest = {table->data, table->n_rows};
  size_t count = 0;
  for (size_t i = 0; i < rest.length; i++) {
    count += rest.data[i] == '\n';
  }
  td_slice *out = TD_ARENA_ARRAY(arena, td_slice, count + 1);
  if (!out) {
    return TD_ERR_NO_MEM;
  }
  *lines = out;
  for (*n = 0; rest.length > 0;) {
    out[(*n)++] = td_slice_split(rest, '\n', &rest);
  }
  return TD_OK;
}

td_status td_lemmas_read(const td_model_file *file, td_arena *arena,
                         td_lemmas *out) {
  const td_table *rows;
  TD_TRY(td_model_file_keys(file, "lemma.keys", &out->keys));
  TD_TRY(td_model_file_get(file, "lemma.rows", TD_TABLE_UINT32,
                           out->keys.n_keys, 1, &rows));
  TD_TRY(td_lines_read(file, "lemma.rules", arena, &out->rules, &out->n_rules));
  out->rule_of = rows->data;
  for (uint32_t i = 0; i < rows->n_rows; i++) {
    if (out->rule_of[i] >= out->n_rules) {
      return td_model_file_complain(file, "lemma.rows", "names no rule");
    }
  }
  return TD_OK;
}

bool td_lemma_key(uint32_t label, size_t level, td_slice plain, uint32_t *key) {
  const uint32_t kind = FIRST_KIND + label * TD_LEMMA_LEVELS + (uint32_t)level;
  if (level == TD_LEMMA_LEVELS - 1) {
    *key = td_key_of(kind, plain.data, plain.length);
    return true;
  }
  if (plain.length < level) {
    return false;
  }
  *key = td_key_of(kind, plain.data + plain.length - level, level);
  return true;
}

td_slice td_lemma_tidy(td_slice form, td_arena *arena) {
  char *out = td_arena_get(arena, form.length + 1, 1);
  if (!out) {
    return (td_slice){0};
  }
  size_t length = 0;
  for (size_t i = 0; i < form.length;) {
    size_t n_bytes = 1;
    const char mark = td_wordform_mark(td_utf8_decode(form, i, &n_bytes));
    if (mark) {
      out[length++] = mark;
    } else {
      memcpy(out + length, form.data + i, n_bytes);
      length += n_bytes;
    }
    i += n_bytes;
  }
  return (td_slice){out, length};
}

/// The rule's number, or UINT32_MAX for '*'; moves `rule` past it.
static uint32_t take_number(td_slice *rule) {
  uint32_t n = 0;
  size_t i = 0;
  if (rule->length > 0 && rule->data[0] == '*') {
    n = UINT32_MAX;
    i = 1;
  }
  for (; i < rule->length && rule->data[i] >= '0' && rule->data[i] <= '9';
       i++) {
    n = n < 1000 ? n * 10 + (uint32_t)(rule->data[i] - '0') : n;
  }
  *rule = td_slice_part(*rule, i, rule->length);
  return n;
}

/// Bytes of `text` that stay when `n` letters are taken off; none if there are
/// fewer.
static size_t cut(td_slice text, uint32_t n) {
  size_t stays = text.length;
  for (; n > 0 && stays > 0; n--) {
    stays--;
    while (stays > 0 && td_utf8_is_continuation(text.data[stays])) {
      stays--;
    }
  }
  return stays;
}

td_slice td_lemma_apply(td_slice rule, td_slice form, td_arena *arena) {
  if (rule.length == 0) {
    return form;
  }
  const bool is_lower = rule.data[0] == 'l';
  td_slice ending = td_slice_part(rule, 1, rule.length);
  const size_t stays = cut(form, take_number(&ending));
  if (stays + ending.length == 0) {
    return form;
  }
  char *lemma = td_arena_get(arena, stays + ending.length + 1, 1);
  if (!lemma) {
    return (td_slice){0};
  }
  memcpy(lemma, form.data, stays);
  if (is_lower) {
    td_wordform_lower(lemma, stays);
  }
  if (ending.length > 0) {
    memcpy(lemma + stays, ending.data, ending.length);
  }
  return (td_slice){lemma, stays + ending.length};
}

/// The rule for a word; the empty rule keeps it as it is.
static td_slice find_rule(const td_lemmas *lemmas, uint32_t label,
                          td_slice form) {
  char plain[TD_WORDFORM_BYTES];
  const td_slice word = {plain, td_wordform_plain(form, plain)};
  td_wordform_lower(plain, word.length);
  for (size_t level = TD_LEMMA_LEVELS; level-- > 0;) {
    uint32_t key;
    if (td_lemma_key(label, level, word, &key)) {
      const uint32_t row = td_keys_find(&lemmas->keys, key);
      if (row != UINT32_MAX) {
        return lemmas->rules[lemmas->rule_of[row]];
      }
    }
  }
  return (td_slice){0};
}

td_slice td_lemmas_find(const td_lemmas *lemmas, uint32_t label, td_slice form,
                        td_arena *arena) {
  const td_slice rule = find_rule(lemmas, label, form);
  const td_slice tidy = td_lemma_tidy(form, arena);
  return tidy.data ? td_lemma_apply(rule, tidy, arena) : tidy;
}
