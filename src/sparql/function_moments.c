// SPDX-License-Identifier: MIT

// Functions on dates and times: section 17.4.5, and on digests: 17.4.6.

#include "rdf/vocab.h"
#include "sparql/expression_private.h"

#include <nettle/md5.h>
#include <nettle/sha1.h>
#include <nettle/sha2.h>

static bool has_date(const td_moment *m) {
  return m->form == TD_MOMENT_DATETIME || m->form == TD_MOMENT_DATE;
}

static bool has_time(const td_moment *m) {
  return m->form == TD_MOMENT_DATETIME || m->form == TD_MOMENT_TIME;
}

static td_value seconds_of(const td_moment *m) {
  return td_value_decimal((td_wide)m->second * TD_DECIMAL_ONE +
                          (td_wide)m->fraction);
}

static td_value zone_text(const td_function_call *call, const td_moment *m) {
  td_buffer text = {0};
  const int size = m->zone < 0 ? -m->zone : m->zone;
  if (m->has_zone && m->zone == 0) {
    td_buffer_add_char(&text, 'Z');
  } else if (m->has_zone) {
    td_buffer_printf(&text, "%c%02d:%02d", m->zone < 0 ? '-' : '+', size / 60,
                     size % 60);
  }
  return td_function_text(call->run, &text);
}

// An xsd:dayTimeDuration.
static td_value zone_duration(const td_function_call *call,
                              const td_moment *m) {
  td_buffer text = {0};
  const int size = m->zone < 0 ? -m->zone : m->zone;
  if (!m->has_zone) {
    return td_value_error();
  }
  td_buffer_printf(&text, "%sPT", m->zone < 0 ? "-" : "");
  if (size / 60) {
    td_buffer_printf(&text, "%dH", size / 60);
  }
  if (size % 60) {
    td_buffer_printf(&text, "%dM", size % 60);
  }
  td_buffer_add_string(&text, size ? "" : "0S");
  td_value value = td_function_text(call->run, &text);
  if (value.kind == TD_VALUE_STRING) {
    value.kind = TD_VALUE_OTHER;
    value.tag = td_slice_of(td_vocab_iri(TD_XSD_dayTimeDuration));
  }
  return value;
}

static td_value now(const td_run *run) {
  return (td_value){.kind = TD_VALUE_MOMENT,
                    .moment = td_moment_of_seconds(run->now)};
}

td_value td_function_of_moments(const td_function_call *call) {
  if (call->function == TD_FN_NOW) {
    return now(call->run);
  }
  const td_value *a = &call->arguments[0];
  if (a->kind != TD_VALUE_MOMENT) {
    return td_value_error();
  }
  const td_moment *m = &a->moment;
  switch (call->function) {
  case TD_FN_YEAR:
    return m->form == TD_MOMENT_TIME ? td_value_error()
                                     : td_value_integer(m->year);
  case TD_FN_MONTH:
    return has_date(m) || m->form == TD_MOMENT_YEAR_MONTH
               ? td_value_integer(m->month)
               : td_value_error();
  case TD_FN_DAY:
    return has_date(m) ? td_value_integer(m->day) : td_value_error();
  case TD_FN_HOURS:
    return has_time(m) ? td_value_integer(m->hour) : td_value_error();
  case TD_FN_MINUTES:
    return has_time(m) ? td_value_integer(m->minute) : td_value_error();
  case TD_FN_SECONDS:
    return has_time(m) ? seconds_of(m) : td_value_error();
  case TD_FN_TIMEZONE:
    return zone_duration(call, m);
  default:
    return zone_text(call, m);
  }
}

static size_t digest(td_function function, td_slice text, uint8_t *out) {
  const uint8_t *data = (const uint8_t *)text.data;
  union {
    struct md5_ctx md5;
    struct sha1_ctx sha1;
    struct sha256_ctx sha256;
    struct sha512_ctx sha512;
  } context;
  switch (function) {
  case TD_FN_MD5:
    md5_init(&context.md5);
    md5_update(&context.md5, text.length, data);
    md5_digest(&context.md5, MD5_DIGEST_SIZE, out);
    return MD5_DIGEST_SIZE;
  case TD_FN_SHA1:
    sha1_init(&context.sha1);
    sha1_update(&context.sha1, text.length, data);
    sha1_digest(&context.sha1, SHA1_DIGEST_SIZE, out);
    return SHA1_DIGEST_SIZE;
  case TD_FN_SHA256:
    sha256_init(&context.sha256);
    sha256_update(&context.sha256, text.length, data);
    sha256_digest(&context.sha256, SHA256_DIGEST_SIZE, out);
    return SHA256_DIGEST_SIZE;
  case TD_FN_SHA384:
    sha384_init(&context.sha512);
    sha512_update(&context.sha512, text.length, data);
    sha384_digest(&context.sha512, SHA384_DIGEST_SIZE, out);
    return SHA384_DIGEST_SIZE;
  default:
    sha512_init(&context.sha512);
    sha512_update(&context.sha512, text.length, data);
    sha512_digest(&context.sha512, SHA512_DIGEST_SIZE, out);
    return SHA512_DIGEST_SIZE;
  }
}

td_value td_function_of_digests(const td_function_call *call) {
  uint8_t bytes[SHA512_DIGEST_SIZE];
  if (call->arguments[0].kind != TD_VALUE_STRING) {
    return td_value_error();
  }
  const size_t n = digest(call->function, call->arguments[0].text, bytes);
  td_buffer text = {0};
  for (size_t i = 0; i < n; i++) {
    td_buffer_printf(&text, "%02x", bytes[i]);
  }
  return td_function_text(call->run, &text);
}
