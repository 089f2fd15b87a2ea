// SPDX-License-Identifier: MIT

#include "coref/speakers.h"

#define MAX_QUOTE_TOKENS 400
#define MAX_SPEAKER_TOKENS 100 // between the marks and who speaks

static bool is_quotation_mark(const td_document *d, uint32_t t) {
  // The Penn Treebank's tags for opening and closing marks.
  const td_token *token = &d->tokens.items[t];
  return token->upos == TD_UPOS_PUNCT &&
         (td_slice_is(token->xpos, "``") || td_slice_is(token->xpos, "''"));
}

static uint32_t sentence_begin(const td_document *d, uint32_t token) {
  return d->sentences.items[d->tokens.items[token].sentence].first_token;
}

static uint32_t sentence_end(const td_document *d, uint32_t token) {
  const td_sentence *s = &d->sentences.items[d->tokens.items[token].sentence];
  return s->first_token + s->n_tokens;
}

/// The mention that is subject of a reporting verb outside the quotation
/// [begin, end), in the sentences that it begins or ends in.
static uint32_t find_speaker(const td_know *know, const td_document *d,
                             uint32_t begin, uint32_t end) {
  uint32_t from = sentence_begin(d, begin);
  uint32_t to = sentence_end(d, end - 1);
  from = begin - from > MAX_SPEAKER_TOKENS ? begin - MAX_SPEAKER_TOKENS : from;
  to = to - end > MAX_SPEAKER_TOKENS ? end + MAX_SPEAKER_TOKENS : to;
  uint32_t best = TD_NONE;
  uint32_t best_distance = UINT32_MAX;
  for (uint32_t t = from; t < to; t++) {
    if (t == begin) {
      t = end;
      if (t >= to) {
        break;
      }
    }
    if (!td_know_word(know, d->tokens.items[t].lemma_term,
                      TD_TID_ReportingVerb)) {
      continue;
    }
    const uint32_t subject = td_document_child(d, t, TD_REL_NSUBJ);
    const uint32_t mention =
        subject == TD_NONE ? TD_NONE : d->tokens.items[subject].mention;
    const uint32_t distance = t < begin ? begin - t : t - end + 1;
    if (mention != TD_NONE && distance < best_distance) {
      best = mention;
      best_distance = distance;
    }
  }
  return best;
}

td_status td_speakers_find(const td_know *know, td_document *document) {
  const uint32_t n = document->tokens.count;
  uint32_t *speakers = TD_ARENA_ARRAY(document->arena, uint32_t, (size_t)n + 1);
  if (!speakers) {
    return TD_ERR_NO_MEM;
  }
  memset(speakers, 0xFF, n * sizeof(*speakers));
  document->speakers = speakers;
  for (uint32_t t = 0; t < n; t++) {
    if (!is_quotation_mark(document, t)) {
      continue;
    }
    uint32_t end = t + 1;
    while (end < n && end - t < MAX_QUOTE_TOKENS &&
           !is_quotation_mark(document, end)) {
      end++;
    }
    if (end >= n || end - t >= MAX_QUOTE_TOKENS) {
      continue; // never closed
    }
    const uint32_t speaker = find_speaker(know, document, t, end + 1);
    for (uint32_t i = t; i <= end; i++) {
      speakers[i] = speaker;
    }
    t = end;
  }
  return TD_OK;
}
