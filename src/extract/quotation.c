// SPDX-License-Identifier: MIT

#include "extract/quotation.h"

#include "base/try.h"
#include "extract/status.h"
#include "speech/cue.h"
#include "speech/passage.h"

static td_span trim_span(const td_analysis *x, td_span range) {
  while (range.begin < range.end &&
         x->tokens[range.begin].upos == TD_UPOS_PUNCT) {
    range.begin++;
  }
  while (range.end > range.begin &&
         x->tokens[range.end - 1].upos == TD_UPOS_PUNCT) {
    range.end--;
  }
  if (range.begin >= range.end) {
    return (td_span){0, 0};
  }
  return (td_span){x->tokens[range.begin].span.begin,
                   x->tokens[range.end - 1].span.end};
}

static bool span_is_empty(td_span span) { return span.begin >= span.end; }

static bool spans_meet(td_span a, td_span b) {
  return a.begin < b.end && b.begin < a.end;
}

static td_status add_quotation(td_analysis *x, td_quotation quotation,
                               uint32_t passage) {
  td_document *d = x->document;
  td_quotation *place = TD_PUSH(d->arena, &d->quotations);
  if (!place) {
    return TD_ERR_NO_MEM;
  }
  *place = quotation;
  const uint32_t index = d->quotations.count - 1;
  if (passage != TD_NONE) {
    x->passages.items[passage].quotation = index;
  }
  if (quotation.event != TD_NONE && quotation.is_direct &&
      d->events.items[quotation.event].quotation == TD_NONE) {
    d->events.items[quotation.event].quotation = index;
  }
  return TD_OK;
}

// The words of a source without its preposition and commas, and without the
// clause after it in which it speaks ("a source who told him").
static td_span source_span(const td_analysis *x, uint32_t token, uint32_t cue) {
  td_span range = td_document_subtree(x->document, token);
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const td_span clause = td_document_subtree(x->document, c);
    if (c > token && clause.begin <= cue && cue < clause.end) {
      range.end = clause.begin;
    }
  }
  for (uint32_t t = range.begin; t < token; t++) {
    const bool opens = x->tokens[t].upos == TD_UPOS_PUNCT ||
                       x->tokens[t].rel == TD_REL_CASE ||
                       x->tokens[t].rel == TD_REL_FIXED;
    if (!opens) {
      break;
    }
    range.begin = t + 1;
  }
  return trim_span(x, range);
}

// Who speaks, whatever the words that name him there are.
static void set_speaker(const td_analysis *x, const td_cue *cue,
                        td_quotation *q) {
  if (cue->who != TD_NONE) {
    q->source = source_span(x, cue->who, cue->token);
  }
  if (cue->speaker != TD_NONE) {
    q->speaker_mention = td_mention_at(x, cue->speaker);
    q->speaker = td_entity_at(x, cue->speaker);
  }
}

// The colon that opens what is told is the cue's.
static td_span cue_span(const td_analysis *x, const td_cue *cue) {
  const uint32_t end = cue->words.end;
  const bool has_colon =
      end < x->document->tokens.count &&
      x->tokens[end].sentence == x->tokens[end - 1].sentence &&
      td_slice_is(x->tokens[end].form, ":");
  return (td_span){x->tokens[cue->words.begin].span.begin,
                   x->tokens[end - 1 + has_colon].span.end};
}

static td_quotation quotation_of(const td_analysis *x, const td_cue *cue) {
  const uint32_t sentence = x->tokens[cue->token].sentence;
  td_quotation q = {.part = x->document->sentences.items[sentence].part,
                    .sentence = sentence,
                    .cue = cue_span(x, cue),
                    .speaker = TD_NONE,
                    .speaker_mention = TD_NONE,
                    .event = TD_NONE,
                    .continues = TD_NONE};
  set_speaker(x, cue, &q);
  for (size_t i = 0; i < 2; i++) {
    const td_span told = trim_span(x, td_cue_cut(x, cue->contents[i]));
    q.reported[i] =
        span_is_empty(told) ? told : td_with_marks(x, sentence, told);
  }
  return q;
}

static uint32_t span_length(td_span span) {
  return span_is_empty(span) ? 0 : span.end - span.begin;
}

// All that is told: with the quotation, where the clause does not hold it.
static void add_passage_to(const td_analysis *x, uint32_t passage,
                           td_quotation *q) {
  q->is_direct = true;
  q->content = td_passage_span(x, &x->passages.items[passage]);
  const td_span marked = td_with_marks(x, q->sentence, q->content);
  for (size_t i = 0; i < 2; i++) {
    if (!span_is_empty(q->reported[i]) && spans_meet(q->reported[i], marked)) {
      if (marked.begin < q->reported[i].begin) {
        q->reported[i].begin = marked.begin;
      }
      if (marked.end > q->reported[i].end) {
        q->reported[i].end = marked.end;
      }
      return;
    }
  }
  q->reported[0] = marked;
  q->reported[1] = (td_span){0, 0};
}

// Whether the verb at `token` stands right before what it says, marks aside:
// 'adding "to all of you"'.
static bool opens_passage(const td_analysis *x, uint32_t token,
                          const td_passage *p) {
  uint32_t t = token + 1;
  while (t < p->first_token && (x->tokens[t].upos == TD_UPOS_PUNCT ||
                                x->tokens[t].upos == TD_UPOS_SCONJ)) {
    t++;
  }
  return td_is_report(x, token) && t == p->first_token;
}

// Whether somebody else says what `passage` has, or he by another word:
// "asked by A, B said ...", 'thanked them, adding "..."'.
static bool is_of_another(const td_analysis *x, uint32_t token,
                          uint32_t passage) {
  const td_passage *p = &x->passages.items[passage];
  for (uint32_t t = token + 1; t < p->first_token; t++) {
    if (opens_passage(x, t, p) ||
        (td_is_passive(x, token) && td_is_report(x, t) && td_is_tensed(x, t) &&
         td_child_exact(x, t, TD_REL_NSUBJ) != TD_NONE)) {
      return true;
    }
  }
  return false;
}

// The passage that the cue at hand brings: in the clause that it tells, else
// the nearest.
static uint32_t passage_of(const td_analysis *x, const td_cue *cue) {
  if (!td_is_report(x, cue->token) && cue->clause == TD_NONE) {
    return TD_NONE;
  }
  const uint32_t nearest = td_nearest_passage(x, cue->token);
  if (nearest != TD_NONE && is_of_another(x, cue->token, nearest)) {
    return TD_NONE;
  }
  if (nearest == TD_NONE || cue->clause == TD_NONE) {
    return nearest;
  }
  const td_passage *p = &x->passages.items[nearest];
  for (size_t i = 0; i < 2; i++) {
    const td_span passage = {p->first_token, p->first_token + p->n_tokens};
    if (spans_meet(cue->contents[i], passage)) {
      return nearest;
    }
  }
  return TD_NONE;
}

// The passage that ends right before the sentence of `token`: "Go." X said.
static uint32_t passage_before(const td_analysis *x, uint32_t token) {
  const td_sentence *s =
      &x->document->sentences.items[x->tokens[token].sentence];
  if (s->first_token < 2 || s->begins_paragraph ||
      !td_is_quotation_mark(x, s->first_token - 1)) {
    return TD_NONE;
  }
  const uint32_t passage = x->quote_of[s->first_token - 2];
  return passage != TD_NONE && x->passages.items[passage].is_clause &&
                 x->passages.items[passage].quotation == TD_NONE
             ? passage
             : TD_NONE;
}

// The passage that opens the sentence after that of `token`, whose main verb it
// is: X said. "Go."
static uint32_t passage_after(const td_analysis *x, uint32_t token) {
  const td_sentence *s =
      &x->document->sentences.items[x->tokens[token].sentence];
  const uint32_t next = s->first_token + s->n_tokens;
  if (x->tokens[token].rel != TD_REL_ROOT || !td_is_tensed(x, token) ||
      next + 1 >= x->document->tokens.count ||
      x->document->sentences.items[x->tokens[next].sentence].begins_paragraph ||
      !td_is_quotation_mark(x, next)) {
    return TD_NONE;
  }
  const uint32_t passage = x->quote_of[next + 1];
  return passage != TD_NONE && x->passages.items[passage].is_clause &&
                 x->passages.items[passage].quotation == TD_NONE
             ? passage
             : TD_NONE;
}

static bool is_denial(const td_analysis *x, uint32_t verb) {
  const td_word *word = td_token_word(x, verb, TD_WORD_REPORTING);
  return word && word->status == TD_DID_NOT_HAPPEN;
}

static td_status quote_by_verb(td_analysis *x, uint32_t token) {
  td_cue cue;
  if (!td_cue_read(x, token, &cue)) {
    return TD_OK;
  }
  td_quotation q = quotation_of(x, &cue);
  uint32_t passage = passage_of(x, &cue);
  if (passage == TD_NONE && span_is_empty(cue.contents[0]) &&
      span_is_empty(cue.contents[1])) {
    passage = passage_before(x, token);
    passage = passage == TD_NONE ? passage_after(x, token) : passage;
  }
  if (passage != TD_NONE) {
    add_passage_to(x, passage, &q);
  } else {
    q.content = span_length(q.reported[0]) >= span_length(q.reported[1])
                    ? q.reported[0]
                    : q.reported[1];
  }
  q.is_said = td_is_report(x, token);
  q.is_unsaid = td_status_find(x, token).status == TD_DID_NOT_HAPPEN;
  q.is_denial = is_denial(x, token);
  if (q.is_said) {
    q.event = x->event_of[token];
  }
  return span_is_empty(q.content) ? TD_OK : add_quotation(x, q, passage);
}

static td_status quote_by_marker(td_analysis *x, uint32_t token) {
  td_cue cue;
  if (!td_cue_read_marker(x, token, &cue) &&
      !td_cue_read_colon(x, token, &cue) && !td_cue_read_dash(x, token, &cue)) {
    return TD_OK;
  }
  td_quotation q = quotation_of(x, &cue);
  q.is_said = true;
  q.content = span_length(q.reported[0]) >= span_length(q.reported[1])
                  ? q.reported[0]
                  : q.reported[1];
  return span_is_empty(q.content) ? TD_OK : add_quotation(x, q, TD_NONE);
}

// The quotation whose cue has `token`, in or before the sentence of a passage;
// TD_NONE.
static uint32_t quotation_by(const td_analysis *x, uint32_t token) {
  const td_document *d = x->document;
  const td_span word = x->tokens[token].span;
  for (uint32_t i = d->quotations.count; i > 0; i--) {
    const td_quotation *q = &d->quotations.items[i - 1];
    if (q->sentence == x->tokens[token].sentence && spans_meet(q->cue, word)) {
      return i - 1;
    }
  }
  return TD_NONE;
}

// The verb of saying whose colon or comma opens `passage`: 'he said: "Go."',
// also from the sentence before; TD_NONE.
static uint32_t opening_verb(const td_analysis *x, const td_passage *p) {
  if (p->first_token < 3) {
    return TD_NONE;
  }
  const bool has_mark = td_is_quotation_mark(x, p->first_token - 1);
  uint32_t at = p->first_token - 1 - has_mark;
  const td_sentence *s = &x->document->sentences.items[x->tokens[at].sentence];
  const bool has_colon = td_slice_is(x->tokens[at].form, ":");
  if (!has_colon && !td_slice_is(x->tokens[at].form, ",")) {
    return TD_NONE;
  }
  while (at > s->first_token) {
    at--;
    if (td_is_report(x, at)) {
      return at;
    }
    if (!has_colon) {
      return TD_NONE;
    }
  }
  return TD_NONE;
}

static td_status quote_opened(td_analysis *x, uint32_t passage, uint32_t verb) {
  td_cue cue;
  if (!td_cue_read(x, verb, &cue)) {
    return TD_OK;
  }
  td_quotation q = quotation_of(x, &cue);
  q.is_said = true;
  q.event = x->event_of[verb];
  add_passage_to(x, passage, &q);
  q.content = td_passage_span(x, &x->passages.items[passage]);
  q.reported[0] = td_with_marks(
      x, x->tokens[x->passages.items[passage].first_token].sentence, q.content);
  q.reported[1] = (td_span){0, 0};
  return add_quotation(x, q, passage);
}

static td_status quote_on(td_analysis *x, uint32_t passage, uint32_t before) {
  const td_passage *p = &x->passages.items[passage];
  td_quotation q = x->document->quotations.items[before];
  q.continues = q.continues == TD_NONE ? before : q.continues;
  q.sentence = x->tokens[p->first_token].sentence;
  q.content = td_passage_span(x, p);
  q.reported[0] = td_with_marks(x, q.sentence, q.content);
  q.reported[1] = (td_span){0, 0};
  q.source = (td_span){0, 0};
  q.cue = (td_span){0, 0};
  q.is_direct = true;
  q.event = TD_NONE;
  return add_quotation(x, q, passage);
}

// The quotation of the passage that ended right before `passage`, as a speech
// of several paragraphs does, or of the same statement; TD_NONE.
static uint32_t speaker_before(const td_analysis *x, uint32_t passage) {
  if (passage == 0) {
    return TD_NONE;
  }
  const td_passage *before = &x->passages.items[passage - 1];
  const uint32_t last = before->first_token + before->n_tokens - 1;
  const uint32_t sentence =
      x->tokens[x->passages.items[passage].first_token].sentence;
  const bool is_same =
      !before->has_marks && !x->passages.items[passage].has_marks;
  return is_same || x->tokens[last].sentence + 1 >= sentence ? before->quotation
                                                             : TD_NONE;
}

// A passage without a cue is said by who spoke before it.
static td_status quote_alone(td_analysis *x, uint32_t passage) {
  const td_passage *p = &x->passages.items[passage];
  const td_document *d = x->document;
  if (p->quotation != TD_NONE) {
    return TD_OK;
  }
  const uint32_t verb = opening_verb(x, p);
  if (verb != TD_NONE && x->quote_of[verb] == TD_NONE) {
    const uint32_t before = quotation_by(x, verb);
    return before == TD_NONE ? quote_opened(x, passage, verb)
                             : quote_on(x, passage, before);
  }
  const uint32_t sentence = x->tokens[p->first_token].sentence;
  uint32_t before = speaker_before(x, passage);
  for (uint32_t i = 0; before == TD_NONE && i < d->quotations.count; i++) {
    const td_quotation *q = &d->quotations.items[i];
    if (q->is_direct && q->sentence <= sentence &&
        q->sentence + 2 >= sentence) {
      before = i;
    }
  }
  return before == TD_NONE || !p->is_clause ? TD_OK
                                            : quote_on(x, passage, before);
}

static bool tells_of(const td_quotation *q, const td_quotation *other) {
  return spans_meet(q->reported[0], other->cue) ||
         spans_meet(q->reported[1], other->cue);
}

static uint32_t told_length(const td_quotation *q) {
  return span_length(q->reported[0]) + span_length(q->reported[1]);
}

// What is told within what somebody tells is not told by the text. Of two that
// hold each other, the shorter was read too far. Of two cues with a word in
// common ("went on", "went on to say") the longer stands.
static bool is_within(const td_quotation *q, const td_quotation *other) {
  if (spans_meet(q->cue, other->cue) && (q->is_said || other->is_said)) {
    return span_length(q->cue) < span_length(other->cue);
  }
  return tells_of(other, q) &&
         !(tells_of(q, other) && told_length(q) > told_length(other));
}

static void mark_nested(td_document *d) {
  uint32_t first = 0;
  for (uint32_t i = 0; i < d->quotations.count; i++) {
    td_quotation *q = &d->quotations.items[i];
    if (d->quotations.items[first].sentence != q->sentence) {
      first = i;
    }
    for (uint32_t k = first; k < d->quotations.count &&
                             d->quotations.items[k].sentence == q->sentence;
         k++) {
      q->is_nested |= k != i && is_within(q, &d->quotations.items[k]);
    }
  }
}

td_status td_quotation_find(td_analysis *x) {
  const uint32_t n = x->document->tokens.count;
  for (uint32_t t = 0; t < n; t++) {
    const uint32_t passage = x->quote_of[t];
    if (passage != TD_NONE && x->passages.items[passage].is_clause) {
      continue;
    }
    TD_TRY(quote_by_verb(x, t));
    TD_TRY(quote_by_marker(x, t));
  }
  mark_nested(x->document);
  for (uint32_t p = 0; p < x->passages.count; p++) {
    TD_TRY(quote_alone(x, p));
  }
  return TD_OK;
}
