// SPDX-License-Identifier: MIT

#include "extract/quotation.h"

#include "base/try.h"
#include "extract/deep.h"
#include "extract/fits.h"

#define MIN_CLAUSE_TOKENS 4
#define MAX_ADJUNCT 4 // tokens of "in a statement"

// ---------------------------------------------------------------- passages

typedef enum { NO_MARK, OPENS, CLOSES, EITHER } mark;

static mark mark_of(td_slice form) {
  static const struct {
    const char *form;
    mark kind;
  } marks[] = {{"\"", EITHER},           {"\xE2\x80\x9C", OPENS},
               {"\xE2\x80\x9D", CLOSES}, {"``", OPENS},
               {"''", CLOSES},           {"\xC2\xAB", OPENS},
               {"\xC2\xBB", CLOSES},     {"\xE2\x80\x9E", OPENS}};
  for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
    if (td_slice_is(form, marks[i].form)) {
      return marks[i].kind;
    }
  }
  return NO_MARK;
}

static bool is_finite(const td_extraction *x, uint32_t token) {
  const td_slice xpos = x->tokens[token].xpos;
  return td_slice_is(xpos, "VBD") || td_slice_is(xpos, "VBZ") ||
         td_slice_is(xpos, "VBP") || td_slice_is(xpos, "MD");
}

static td_status add_passage(td_extraction *x, uint32_t first, uint32_t end) {
  if (first >= end) {
    return TD_OK;
  }
  td_passage *p = TD_PUSH(x->scratch, &x->passages);
  if (!p) {
    return TD_ERR_NO_MEM;
  }
  *p = (td_passage){first, end - first, false, TD_NONE};
  for (uint32_t t = first; t < end; t++) {
    x->quote_of[t] = x->passages.count - 1;
    p->is_clause |= p->n_tokens >= MIN_CLAUSE_TOKENS && is_finite(x, t);
  }
  return TD_OK;
}

// Where a passage is open, its first token; TD_NONE elsewhere.
static td_status pass_token(td_extraction *x, uint32_t token, uint32_t *open) {
  mark kind = mark_of(x->tokens[token].form);
  if (kind == EITHER) {
    kind = *open == TD_NONE ? OPENS : CLOSES;
  }
  if (kind == NO_MARK) {
    return TD_OK;
  }
  td_status status = TD_OK;
  if (*open != TD_NONE) {
    status = add_passage(x, *open, token);
  }
  *open = kind == OPENS ? token + 1 : TD_NONE;
  return status;
}

// A quotation that goes on in the next paragraph opens there again.
static td_status end_paragraph(td_extraction *x, uint32_t next,
                               uint32_t *open) {
  if (*open == TD_NONE) {
    return TD_OK;
  }
  const mark kind = mark_of(x->tokens[next].form);
  td_status status = TD_OK;
  if (kind == OPENS || kind == EITHER) {
    status = add_passage(x, *open, next);
  }
  *open = TD_NONE;
  return status;
}

td_status td_passages_find(td_extraction *x) {
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
  return TD_OK;
}

// ------------------------------------------------------------------- cues

bool td_is_report(const td_extraction *x, uint32_t token) {
  return x->tokens[token].upos == TD_UPOS_VERB &&
         td_token_word(x, token, TD_WORD_REPORTING) != NULL;
}

uint32_t td_inserted_report(const td_extraction *x, uint32_t token) {
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    // With something said after it, it is a sentence of its own.
    const uint32_t said = td_document_child(x->document, c, TD_REL_CCOMP);
    if (x->tokens[c].rel == TD_REL_PARATAXIS && td_is_report(x, c) &&
        (said == TD_NONE || said < c) && td_has_child(x, c, TD_REL_NSUBJ)) {
      return c;
    }
  }
  return TD_NONE;
}

uint32_t td_marked_source(const td_extraction *x, uint32_t token) {
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const td_rel rel = td_rel_base(x->tokens[c].rel);
    if (rel == TD_REL_OBL || rel == TD_REL_NMOD || rel == TD_REL_PARATAXIS) {
      if (td_text_word(x, td_marker(x, c, TD_REL_CASE), TD_WORD_SOURCE)) {
        return c;
      }
    }
    if (rel == TD_REL_ADVCL &&
        td_lexicon_word(x->lexicon, x->tokens[c].form_term, TD_WORD_SOURCE,
                        0)) {
      return td_document_child(x->document, c, TD_REL_OBJ);
    }
  }
  return TD_NONE;
}

// --------------------------------------------------------------- quotations

static td_span trim_span(const td_extraction *x, uint32_t first, uint32_t end) {
  while (first < end && x->tokens[first].upos == TD_UPOS_PUNCT) {
    first++;
  }
  while (end > first && x->tokens[end - 1].upos == TD_UPOS_PUNCT) {
    end--;
  }
  if (first >= end) {
    return (td_span){0, 0};
  }
  return (td_span){x->tokens[first].span.begin, x->tokens[end - 1].span.end};
}

static td_span passage_span(const td_extraction *x, const td_passage *p) {
  uint32_t end = p->first_token + p->n_tokens;
  if (p->n_tokens > 1 && td_slice_is(x->tokens[end - 1].form, ",")) {
    end--;
  }
  return (td_span){x->tokens[p->first_token].span.begin,
                   x->tokens[end - 1].span.end};
}

// What surrounds an inserted clause: the longer side of it.
static td_span around(const td_extraction *x, uint32_t head, uint32_t cue) {
  const td_span whole = td_document_subtree(x->document, head);
  const td_span inserted = td_document_subtree(x->document, cue);
  if (inserted.begin - whole.begin >= whole.end - inserted.end) {
    return trim_span(x, whole.begin, inserted.begin);
  }
  return trim_span(x, inserted.end, whole.end);
}

// The quoted clause that stands nearest to `cue` in its sentence, before it
// preferred; TD_NONE.
static uint32_t nearest_passage(const td_extraction *x, uint32_t cue) {
  const td_sentence *s = &x->document->sentences.items[x->tokens[cue].sentence];
  const uint32_t end = s->first_token + s->n_tokens;
  for (uint32_t t = cue; t > s->first_token; t--) {
    const uint32_t p = x->quote_of[t - 1];
    if (p != TD_NONE && x->passages.items[p].is_clause) {
      return p;
    }
  }
  for (uint32_t t = cue + 1; t < end; t++) {
    const uint32_t p = x->quote_of[t];
    if (p != TD_NONE && x->passages.items[p].is_clause) {
      return p;
    }
  }
  return TD_NONE;
}

static uint32_t content_head(const td_extraction *x, uint32_t cue) {
  const td_token *t = &x->tokens[cue];
  if (t->rel == TD_REL_PARATAXIS && td_inserted_report(x, t->head) == cue) {
    return t->head;
  }
  return td_document_child(x->document, cue, TD_REL_CCOMP);
}

static td_span content_of(const td_extraction *x, uint32_t cue, uint32_t head) {
  if (head == x->tokens[cue].head) {
    return around(x, head, cue);
  }
  const td_span range = td_document_subtree(x->document, head);
  return trim_span(x, range.begin, range.end);
}

static bool span_is_empty(td_span span) { return span.begin >= span.end; }

static td_status add_quotation(td_extraction *x, td_quotation quotation,
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
static td_span source_span(const td_extraction *x, uint32_t token,
                           uint32_t cue) {
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
  return trim_span(x, range.begin, range.end);
}

static void set_speaker(const td_extraction *x, uint32_t token, uint32_t cue,
                        td_quotation *q) {
  q->speaker = TD_NONE;
  q->speaker_mention = TD_NONE;
  if (token == TD_NONE) {
    return;
  }
  q->source = source_span(x, token, cue);
  q->speaker_mention = td_mention_at(x, token);
  q->speaker = td_entity_at(x, token);
}

// Auxiliaries and adverbs right before the verb: "has also said".
static uint32_t cue_begin(const td_extraction *x, uint32_t cue) {
  const td_sentence *s = &x->document->sentences.items[x->tokens[cue].sentence];
  uint32_t first = cue;
  while (first > s->first_token) {
    const td_token *before = &x->tokens[first - 1];
    const td_rel rel = td_rel_base((td_rel)before->rel);
    if (before->head != cue || (rel != TD_REL_AUX && rel != TD_REL_ADVMOD)) {
      break;
    }
    first--;
  }
  return first;
}

// Particles, adverbs, days and "in a statement" right behind it.
static uint32_t cue_end(const td_extraction *x, uint32_t cue) {
  uint32_t end = cue + 1;
  for (uint32_t c = x->tokens[cue].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (c < cue) {
      continue;
    }
    const td_span range = td_document_subtree(x->document, c);
    const td_rel rel = td_rel_base((td_rel)x->tokens[c].rel);
    const bool belongs =
        rel == TD_REL_COMPOUND || rel == TD_REL_ADVMOD ||
        (rel == TD_REL_OBL && (x->time_of[c] != TD_NONE ||
                               td_token_word(x, c, TD_WORD_REPORTING_NOUN)));
    if (!belongs || range.begin != end ||
        range.end - range.begin > MAX_ADJUNCT) {
      break;
    }
    end = range.end;
  }
  return end;
}

static td_span cue_span(const td_extraction *x, uint32_t cue) {
  return (td_span){x->tokens[cue_begin(x, cue)].span.begin,
                   x->tokens[cue_end(x, cue) - 1].span.end};
}

// `span`, which some passage begins or ends, with its quotation marks.
static td_span with_marks(const td_extraction *x, const td_passage *p,
                          td_span span) {
  const uint32_t end = p->first_token + p->n_tokens;
  if (p->first_token > 0 &&
      span.begin == x->tokens[p->first_token].span.begin) {
    span.begin = x->tokens[p->first_token - 1].span.begin;
  }
  if (end < x->document->tokens.count &&
      mark_of(x->tokens[end].form) != NO_MARK &&
      span.end >= passage_span(x, p).end &&
      span.end < x->tokens[end].span.end) {
    span.end = x->tokens[end].span.end;
  }
  return span;
}

// All that is told: the clause with the quotation in it, or the two sides of
// the clause around an inserted cue.
static void set_reported(const td_extraction *x, uint32_t cue, uint32_t head,
                         td_quotation *q) {
  q->reported[0] = q->content;
  if (head == TD_NONE) {
    return;
  }
  const td_span whole = td_document_subtree(x->document, head);
  if (head == x->tokens[cue].head) {
    const td_span inserted = td_document_subtree(x->document, cue);
    q->reported[0] = trim_span(x, whole.begin, inserted.begin);
    q->reported[1] = trim_span(x, inserted.end, whole.end);
    return;
  }
  const td_span clause = trim_span(x, whole.begin, whole.end);
  if (clause.begin < q->content.end && q->content.begin < clause.end) {
    q->reported[0].begin =
        clause.begin < q->content.begin ? clause.begin : q->content.begin;
    q->reported[0].end =
        clause.end > q->content.end ? clause.end : q->content.end;
  }
}

// What an attitude is about: a clause, an object, else a prepositional phrase.
static uint32_t attitude_content(const td_extraction *x, uint32_t cue) {
  static const td_rel rels[] = {TD_REL_CCOMP, TD_REL_XCOMP, TD_REL_OBJ,
                                TD_REL_OBL};
  for (size_t i = 0; i < sizeof(rels) / sizeof(rels[0]); i++) {
    for (uint32_t c = x->tokens[cue].first_child; c != TD_NONE;
         c = x->tokens[c].next_sibling) {
      if (td_rel_base((td_rel)x->tokens[c].rel) == rels[i] && c > cue &&
          x->time_of[c] == TD_NONE) {
        return c;
      }
    }
  }
  return TD_NONE;
}

static bool is_attitude(const td_extraction *x, uint32_t token) {
  if (x->tokens[token].upos != TD_UPOS_VERB) {
    return false;
  }
  const uint32_t event = x->event_of[token];
  return (event != TD_NONE &&
          td_lexicon_rule(x->lexicon, TD_TID_AttitudeRule,
                          x->document->events.items[event].classes[0])) ||
         td_token_word(x, token, TD_WORD_ATTITUDE) ||
         td_token_word(x, token, TD_WORD_INTENTION) ||
         td_token_word(x, token, TD_WORD_DESIRE) ||
         td_token_word(x, token, TD_WORD_REQUEST);
}

// "condemned the raid", "plans to leave": told of its subject, not said by it.
static td_status quote_by_attitude(td_extraction *x, uint32_t cue) {
  const bool passive = td_is_passive(x, cue);
  const uint32_t content = passive ? td_child_exact(x, cue, TD_REL_NSUBJ_PASS)
                                   : attitude_content(x, cue);
  const uint32_t who = passive ? td_child_exact(x, cue, TD_REL_OBL_AGENT)
                               : td_deep_subject(x, cue);
  if (content == TD_NONE || who == TD_NONE ||
      !td_is_actor(x, td_content_head(x, who))) {
    return TD_OK;
  }
  const td_token *t = &x->tokens[cue];
  td_quotation q = {.part = x->document->sentences.items[t->sentence].part,
                    .sentence = t->sentence,
                    .cue = cue_span(x, cue),
                    .event = TD_NONE};
  set_speaker(x, who, cue, &q);
  td_span range = td_document_subtree(x->document, content);
  const uint32_t preposition =
      td_document_child(x->document, content, TD_REL_CASE);
  if (preposition == cue + 1 && range.begin == preposition) {
    q.cue.end = x->tokens[preposition].span.end;
    range.begin++;
  }
  q.content = trim_span(x, range.begin, range.end);
  q.reported[0] = q.content;
  return span_is_empty(q.content) ? TD_OK : add_quotation(x, q, TD_NONE);
}

static td_status quote_by_verb(td_extraction *x, uint32_t cue) {
  const uint32_t head = content_head(x, cue);
  uint32_t passage = nearest_passage(x, cue);
  if (passage != TD_NONE && x->passages.items[passage].quotation != TD_NONE) {
    passage = TD_NONE;
  }
  if (head == TD_NONE && passage == TD_NONE) {
    return quote_by_attitude(x, cue);
  }
  const td_token *t = &x->tokens[cue];
  td_quotation q = {.part = x->document->sentences.items[t->sentence].part,
                    .sentence = t->sentence,
                    .cue = cue_span(x, cue),
                    .event = x->event_of[cue]};
  set_speaker(x, td_deep_subject(x, cue), cue, &q);
  q.is_direct = passage != TD_NONE;
  q.content = passage != TD_NONE ? passage_span(x, &x->passages.items[passage])
                                 : content_of(x, cue, head);
  set_reported(x, cue, head, &q);
  if (passage != TD_NONE) {
    q.reported[0] = with_marks(x, &x->passages.items[passage], q.reported[0]);
  }
  return span_is_empty(q.content) ? TD_OK : add_quotation(x, q, passage);
}

static td_status quote_by_marker(td_extraction *x, uint32_t token) {
  const uint32_t source = td_marked_source(x, token);
  if (source == TD_NONE) {
    return TD_OK;
  }
  const td_token *t = &x->tokens[token];
  const uint32_t phrase =
      x->tokens[source].head == token ? source : x->tokens[source].head;
  td_quotation q = {.part = x->document->sentences.items[t->sentence].part,
                    .sentence = t->sentence,
                    .event = TD_NONE};
  q.content = around(x, token, phrase);
  q.reported[0] = q.content;
  set_speaker(x, source, phrase, &q);
  const uint32_t preposition =
      td_document_child(x->document, source, TD_REL_CASE);
  q.cue = preposition == TD_NONE ? x->tokens[phrase].span
                                 : td_subtree_span(x, preposition);
  return span_is_empty(q.content) ? TD_OK : add_quotation(x, q, TD_NONE);
}

// A passage without words around it is said by who spoke before it.
static td_status quote_alone(td_extraction *x, uint32_t passage) {
  const td_passage *p = &x->passages.items[passage];
  td_document *d = x->document;
  const uint32_t sentence = x->tokens[p->first_token].sentence;
  const td_quotation *before = NULL;
  for (uint32_t i = 0; i < d->quotations.count; i++) {
    const td_quotation *q = &d->quotations.items[i];
    if (q->is_direct && q->sentence < sentence && q->sentence + 2 >= sentence) {
      before = q;
    }
  }
  if (!before || !p->is_clause || p->quotation != TD_NONE ||
      before->speaker == TD_NONE) {
    return TD_OK;
  }
  td_quotation q = *before;
  q.sentence = sentence;
  q.content = passage_span(x, p);
  q.reported[0] = with_marks(x, p, q.content);
  q.reported[1] = (td_span){0, 0};
  q.continues = true;
  q.source = (td_span){0, 0};
  q.cue = (td_span){0, 0};
  q.event = TD_NONE;
  return add_quotation(x, q, passage);
}

td_status td_quotation_find(td_extraction *x) {
  const uint32_t n = x->document->tokens.count;
  for (uint32_t t = 0; t < n; t++) {
    const uint32_t passage = x->quote_of[t];
    const bool is_quoted =
        passage != TD_NONE && x->passages.items[passage].is_clause;
    if (!is_quoted && td_is_report(x, t)) {
      TD_TRY(quote_by_verb(x, t));
    } else if (!is_quoted && is_attitude(x, t)) {
      TD_TRY(quote_by_attitude(x, t));
    }
    if (!is_quoted && td_is_predicate(x, t)) {
      TD_TRY(quote_by_marker(x, t));
    }
  }
  for (uint32_t p = 0; p < x->passages.count; p++) {
    TD_TRY(quote_alone(x, p));
  }
  return TD_OK;
}
