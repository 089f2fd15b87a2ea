// SPDX-License-Identifier: MIT

// Functions on strings: section 17.4.3. Positions count code points.

#include "base/utf8.h"
#include "sparql/expression_private.h"

#include <stdlib.h>
#include <unicase.h>

static bool is_string(const td_value *value) {
  return value->kind == TD_VALUE_STRING || value->kind == TD_VALUE_LANGUAGE;
}

// 17.4.3.1.2: the second is plain, or of the same language.
static bool is_compatible(const td_value *a, const td_value *b) {
  return is_string(a) && is_string(b) &&
         (b->kind == TD_VALUE_STRING ||
          (a->kind == TD_VALUE_LANGUAGE && td_slice_equal(a->tag, b->tag)));
}

// `text` with the language of `like`, if it has one.
static td_value string_like(const td_value *like, td_slice text) {
  td_value value = td_value_string(text);
  value.kind = like->kind;
  value.tag = like->tag;
  return value;
}

static td_value length_of(const td_value *a) {
  return is_string(a) ? td_value_integer((td_wide)td_utf8_count(a->text))
                      : td_value_error();
}

static bool round_number(const td_value *value, double *out) {
  if (!td_value_is_numeric(value)) {
    return false;
  }
  *out = td_double_round(td_value_to_double(value));
  return true;
}

// fn:substring: the characters at positions p with start <= p < start + length.
static td_value part_of(const td_function_call *call) {
  const td_value *a = &call->arguments[0];
  double start;
  double length = 0;
  const bool has_length = call->n_arguments == 3;
  if (!is_string(a) || !round_number(&call->arguments[1], &start) ||
      (has_length && !round_number(&call->arguments[2], &length))) {
    return td_value_error();
  }
  size_t begin = a->text.length;
  size_t end = a->text.length;
  double position = 1;
  size_t n_bytes;
  bool has_begun = false;
  for (size_t i = 0; i < a->text.length; i += n_bytes, position++) {
    td_utf8_decode(a->text, i, &n_bytes);
    const bool is_inside =
        position >= start && (!has_length || position < start + length);
    if (is_inside && !has_begun) {
      begin = i;
      has_begun = true;
    }
    if (has_begun && !is_inside) {
      end = i;
      break;
    }
  }
  return string_like(a, has_begun ? td_slice_part(a->text, begin, end)
                                  : (td_slice){0});
}

static td_value change_case(const td_function_call *call) {
  const td_value *a = &call->arguments[0];
  if (!is_string(a)) {
    return td_value_error();
  }
  size_t length = 0;
  const uint8_t *text = (const uint8_t *)(a->text.length ? a->text.data : "");
  uint8_t *made =
      call->function == TD_FN_UCASE
          ? u8_toupper(text, a->text.length, NULL, NULL, NULL, &length)
          : u8_tolower(text, a->text.length, NULL, NULL, NULL, &length);
  const td_slice kept =
      made ? td_arena_copy(call->run->scratch,
                           (td_slice){(const char *)made, length})
           : (td_slice){0};
  free(made);
  if (!kept.data) {
    call->run->status = TD_ERR_NO_MEM;
    return td_value_error();
  }
  return string_like(a, kept);
}

static td_value test(const td_function_call *call) {
  const td_value *a = &call->arguments[0];
  const td_value *b = &call->arguments[1];
  if (!is_compatible(a, b)) {
    return td_value_error();
  }
  switch (call->function) {
  case TD_FN_STRSTARTS:
    return td_value_boolean(td_slice_has_prefix(a->text, b->text));
  case TD_FN_STRENDS:
    return td_value_boolean(td_slice_has_suffix(a->text, b->text));
  default:
    return td_value_boolean(b->text.length == 0 ||
                            td_slice_find(a->text, b->text, 0) <
                                a->text.length);
  }
}

static td_value before_or_after(const td_function_call *call) {
  const td_value *a = &call->arguments[0];
  const td_value *b = &call->arguments[1];
  if (!is_compatible(a, b)) {
    return td_value_error();
  }
  const bool is_before = call->function == TD_FN_STRBEFORE;
  if (!b->text.length) {
    return string_like(a, is_before ? (td_slice){0} : a->text);
  }
  const size_t at = td_slice_find(a->text, b->text, 0);
  if (at >= a->text.length) {
    return td_value_string((td_slice){0});
  }
  return string_like(a, is_before ? td_slice_part(a->text, 0, at)
                                  : td_slice_part(a->text, at + b->text.length,
                                                  a->text.length));
}

static td_value encode(const td_function_call *call) {
  const td_value *a = &call->arguments[0];
  if (!is_string(a)) {
    return td_value_error();
  }
  td_buffer text = {0};
  for (size_t i = 0; i < a->text.length; i++) {
    const char c = a->text.data[i];
    const bool is_kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                         (c >= '0' && c <= '9') || (c && strchr("-_.~", c));
    if (is_kept) {
      td_buffer_add_char(&text, c);
    } else {
      td_buffer_printf(&text, "%%%02X", (unsigned)(unsigned char)c);
    }
  }
  return td_function_text(call->run, &text);
}

// The language is kept when all have the same.
static td_value concatenate(const td_function_call *call) {
  td_buffer text = {0};
  const td_value *first = call->arguments;
  bool is_alike = call->n_arguments > 0;
  for (uint32_t i = 0; i < call->n_arguments; i++) {
    const td_value *a = &call->arguments[i];
    if (!is_string(a)) {
      td_buffer_clear(&text);
      return td_value_error();
    }
    is_alike = is_alike && a->kind == first->kind &&
               td_slice_equal(a->tag, first->tag);
    td_buffer_add(&text, a->text);
  }
  const td_value made = td_function_text(call->run, &text);
  return made.kind == TD_VALUE_STRING && is_alike
             ? string_like(first, made.text)
             : made;
}

static td_value stop(td_run *run) {
  run->status = td_error_send(run->errors, TD_ERR_LIMIT, NULL, 0,
                              "a regular expression takes too many steps");
  return td_value_error();
}

static const td_regex *regex_of(const td_function_call *call, uint32_t flags) {
  td_slice options = {0};
  for (uint32_t i = 1; i < call->n_arguments; i++) {
    if (call->arguments[i].kind != TD_VALUE_STRING) {
      return NULL;
    }
  }
  if (call->n_arguments > flags) {
    options = call->arguments[flags].text;
  }
  return td_regex_get(call->run->regexes, call->arguments[1].text, options);
}

static td_value match(const td_function_call *call) {
  bool found;
  const td_regex *regex =
      is_string(&call->arguments[0]) ? regex_of(call, 2) : NULL;
  if (!regex) {
    return td_value_error();
  }
  if (td_regex_match(regex, call->arguments[0].text, &found) != TD_OK) {
    return stop(call->run);
  }
  return td_value_boolean(found);
}

static td_value replace(const td_function_call *call) {
  const td_value *a = &call->arguments[0];
  const td_regex *regex = is_string(a) ? regex_of(call, 3) : NULL;
  if (!regex) {
    return td_value_error();
  }
  td_buffer text = {0};
  const td_status status =
      td_regex_replace(regex, a->text, call->arguments[2].text, &text);
  if (status != TD_OK) {
    td_buffer_clear(&text);
    return status == TD_ERR_LIMIT ? stop(call->run) : td_value_error();
  }
  const td_value made = td_function_text(call->run, &text);
  return made.kind == TD_VALUE_STRING ? string_like(a, made.text) : made;
}

td_value td_function_of_strings(const td_function_call *call) {
  switch (call->function) {
  case TD_FN_STRLEN:
    return length_of(&call->arguments[0]);
  case TD_FN_SUBSTR:
    return part_of(call);
  case TD_FN_UCASE:
  case TD_FN_LCASE:
    return change_case(call);
  case TD_FN_STRBEFORE:
  case TD_FN_STRAFTER:
    return before_or_after(call);
  case TD_FN_ENCODE_FOR_URI:
    return encode(call);
  case TD_FN_CONCAT:
    return concatenate(call);
  case TD_FN_REGEX:
    return match(call);
  case TD_FN_REPLACE:
    return replace(call);
  default:
    return test(call);
  }
}
