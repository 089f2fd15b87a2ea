// SPDX-License-Identifier: MIT

#include "emit/private.h"

static const td_part_id all_parts[] = {TD_HEADLINE, TD_BODY};

td_slice td_emission_keep(td_emission *emission, td_buffer *buffer) {
  const td_slice kept =
      buffer->failed
          ? (td_slice){0}
          : td_arena_copy(emission->arena, td_buffer_as_slice(buffer));
  if (!kept.data) {
    emission->failed = true;
  }
  td_buffer_clear(buffer);
  return kept;
}

td_slice td_emission_string_iri(td_emission *emission, td_part_id part,
                                td_span span) {
  td_buffer iri = {0};
  td_iri_string(&emission->iris, part, span, &iri);
  return td_emission_keep(emission, &iri);
}

td_slice td_emission_event_iri(td_emission *emission, uint32_t event) {
  td_buffer iri = {0};
  td_iri_event(&emission->iris, event, &iri);
  return td_emission_keep(emission, &iri);
}

static td_slice part_iri(td_emission *emission, td_part_id part) {
  td_buffer iri = {0};
  td_iri_part(&emission->iris, part, &iri);
  return td_emission_keep(emission, &iri);
}

static td_slice sentence_iri(td_emission *emission, uint32_t sentence) {
  td_buffer iri = {0};
  td_iri_sentence(&emission->iris, sentence, &iri);
  return td_emission_keep(emission, &iri);
}

// What every string has: offsets, words, and the part it stands in.
static void say_string(td_emission *emission, td_slice iri, td_part_id part,
                       td_span span, td_text_policy least) {
  const td_document *d = emission->document;
  td_composer *c = &emission->own;
  td_say_offset(c, iri, TD_NIF_beginIndex,
                td_document_codepoint(d, part, span.begin));
  td_say_offset(c, iri, TD_NIF_endIndex,
                td_document_codepoint(d, part, span.end));
  td_say_iri(c, iri, TD_NIF_referenceContext, part_iri(emission, part));
  if (emission->config->text >= least) {
    td_say_string(c, iri, TD_NIF_anchorOf, td_document_text(d, part, span));
  }
}

td_slice td_emit_mention(td_emission *emission, td_part_id part, td_span span,
                         uint32_t sentence) {
  if (sentence == TD_NONE ||
      emission->document->sentences.items[sentence].is_dateline) {
    return (td_slice){0};
  }
  const td_slice iri = td_emission_string_iri(emission, part, span);
  td_composer *c = &emission->own;
  td_say_term(c, iri, TD_RDF_type, TD_GAF_Mention);
  td_say_term(c, iri, TD_RDF_type, TD_NIF_OffsetBasedString);
  say_string(emission, iri, part, span, TD_TEXT_MENTION);
  td_say_iri(c, iri, TD_NIF_sentence, sentence_iri(emission, sentence));
  return iri;
}

static void say_sentences(td_emission *emission) {
  for (uint32_t i = 0; i < emission->document->sentences.count; i++) {
    const td_sentence *s = &emission->document->sentences.items[i];
    if (!s->is_dateline) {
      const td_slice iri = sentence_iri(emission, i);
      td_say_term(&emission->own, iri, TD_RDF_type, TD_NIF_Sentence);
      say_string(emission, iri, s->part, s->span, TD_TEXT_SENTENCE);
    }
  }
}

static void say_parts(td_emission *emission) {
  td_composer *c = &emission->own;
  for (size_t i = 0; i < sizeof(all_parts) / sizeof(*all_parts); i++) {
    const td_slice text = emission->document->parts[all_parts[i]].text;
    if (text.length == 0 && all_parts[i] != TD_BODY) {
      continue;
    }
    const td_slice iri = part_iri(emission, all_parts[i]);
    td_say_term(c, iri, TD_RDF_type, TD_NIF_Context);
    td_say_iri(c, iri, TD_NIF_sourceUrl, emission->document->uri);
    if (emission->config->text == TD_TEXT_FULL) {
      td_say_string(c, iri, TD_NIF_isString, text);
    }
  }
}

// The length of what of `text` looks like `shape`, whose 0 is any digit; 0
// when it does not.
static size_t match_shape(td_slice text, const char *shape) {
  size_t i = 0;
  for (; shape[i]; i++) {
    const bool fits =
        i < text.length &&
        (shape[i] == '0' ? text.data[i] >= '0' && text.data[i] <= '9'
                         : text.data[i] == shape[i]);
    if (!fits) {
      return 0;
    }
  }
  return i;
}

// An xsd:dateTime: a day, "T", a time of day, perhaps a fraction and a zone.
// Other stamps ("2019-03-22", "...+0900") are left out.
static bool is_date_time(td_slice stamp) {
  size_t at = match_shape(stamp, "0000-00-00T00:00:00");
  if (at == 0 || td_day_parse(stamp) == TD_NO_DAY ||
      memcmp(stamp.data + 11, "23", 2) > 0 || stamp.data[14] > '5' ||
      stamp.data[17] > '5') {
    return false;
  }
  const size_t point =
      match_shape(td_slice_part(stamp, at, stamp.length), ".0");
  for (at += point; point && at < stamp.length && stamp.data[at] >= '0' &&
                    stamp.data[at] <= '9';) {
    at++;
  }
  const td_slice zone = td_slice_part(stamp, at, stamp.length);
  return zone.length == 0 || td_slice_is(zone, "Z") ||
         (zone.length == 6 &&
          (match_shape(zone, "+00:00") || match_shape(zone, "-00:00")) &&
          memcmp(zone.data + 1, "14", 2) < 0 && zone.data[4] <= '5');
}

void td_emit_article(td_emission *emission) {
  const td_document *d = emission->document;
  td_composer *c = &emission->own;
  td_say_term(c, d->uri, TD_RDF_type, TD_SCHEMA_NewsArticle);
  if (emission->config->has_graphs) {
    td_say_term(c, d->uri, TD_RDF_type, TD_PROV_Bundle);
  }
  td_say_english(c, d->uri, TD_SCHEMA_headline, d->parts[TD_HEADLINE].text);
  td_say_day(c, d->uri, TD_SCHEMA_datePublished, d->day);
  if (is_date_time(d->version)) {
    td_say_typed(c, d->uri, TD_SCHEMA_dateModified, d->version,
                 TD_XSD_dateTime);
  }
  td_say_string(c, d->uri, TD_SCHEMA_author, d->byline);
  td_say_string(c, d->uri, TD_SCHEMA_inLanguage, d->language);
  say_parts(emission);
  say_sentences(emission);
}
