// SPDX-License-Identifier: MIT

#include "extract/attribution.h"

#include "base/try.h"
#include "extract/content.h"
#include "extract/role.h"
#include "extract/status.h"
#include "grammar/deep.h"
#include "grammar/fits.h"
#include "grammar/govern.h"
#include "speech/cue.h"

#define MAX_SOURCES 4

typedef struct {
  uint32_t token;     ///< who: head of the phrase; TD_NONE
  uint32_t mention;   ///< TD_NONE
  uint32_t entity;    ///< TD_NONE
  uint32_t statement; ///< event; TD_NONE
  bool is_direct;     ///< no other event between
} source;

typedef struct {
  source items[MAX_SOURCES];
  uint32_t count;   // innermost first
  bool is_positive; // of what did, does or will happen
  bool is_given;    // by the text: "denied the raid that killed nine"
} sources;

// "A report by Oxfam", "the ministry's statement": a document says what whoever
// made it says. Else `who`.
static uint32_t author_of(const td_analysis *x, uint32_t who) {
  if (!td_is_noun(x, who) || !td_token_word(x, who, TD_WORD_REPORTING_NOUN)) {
    return who;
  }
  for (uint32_t c = x->tokens[who].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const td_rel rel = (td_rel)x->tokens[c].rel;
    const bool is_maker =
        rel == TD_REL_NMOD_POSS ||
        (td_rel_base(rel) == TD_REL_NMOD && td_has_mark(x, c, TD_MARK_AGENT));
    if (is_maker && td_is_actor(x, c)) {
      return c;
    }
  }
  return who;
}

static void add_source(const td_analysis *x, uint32_t who, uint32_t cue,
                       bool is_direct, sources *out) {
  if (out->count == MAX_SOURCES) {
    return;
  }
  who = who == TD_NONE ? TD_NONE : author_of(x, who);
  source s = {who, TD_NONE, TD_NONE, TD_NONE, is_direct};
  if (who != TD_NONE) {
    const uint32_t head = td_content_head(x, who);
    s.mention = td_mention_at(x, who) != TD_NONE ? td_mention_at(x, who)
                                                 : td_mention_at(x, head);
    s.entity = s.mention == TD_NONE
                   ? TD_NONE
                   : x->document->mentions.items[s.mention].entity;
  }
  if (cue != TD_NONE) {
    s.statement = x->event_of[cue];
  }
  if (s.entity != TD_NONE || s.statement != TD_NONE) {
    out->items[out->count++] = s;
  }
}

// "Did not say that", "nobody claimed that", "declined to confirm it": who does
// not say so is no source.
static bool is_unsaid(const td_analysis *x, uint32_t cue) {
  return td_status_find(x, cue).status == TD_DID_NOT_HAPPEN;
}

// Sources named in the clause of `token` itself: inserted or by a marker.
static void clause_sources(const td_analysis *x, uint32_t token,
                           uint32_t event_token, bool is_direct, sources *out) {
  const uint32_t marked = td_marked_source(x, token);
  if (marked != TD_NONE) {
    add_source(x, marked, TD_NONE, is_direct, out);
  }
  const uint32_t report = td_inserted_report(x, token);
  if (report != TD_NONE && !is_unsaid(x, report) &&
      !td_document_is_below(x->document, event_token, report)) {
    add_source(x, td_cue_speaker(x, report), report, is_direct, out);
  }
}

// A clause on the way up that is an aside is not what the statement claims.
static bool is_aside(td_rel rel) {
  return rel == TD_REL_ACL_RELCL || rel == TD_REL_ADVCL || rel == TD_REL_ACL ||
         rel == TD_REL_NMOD_POSS || rel == TD_REL_OBL || rel == TD_REL_NMOD;
}

static bool has_break(const td_analysis *x, uint32_t a, uint32_t b) {
  for (uint32_t t = a < b ? a : b; t < (a < b ? b : a); t++) {
    if (td_slice_is(x->tokens[t].form, ";")) {
      return true;
    }
  }
  return false;
}

// "according to X" at either end of a sentence speaks for all of it, wherever
// the parser hung it, but for what a semicolon parts from it.
static void sentence_source(const td_analysis *x, uint32_t token,
                            sources *out) {
  const td_sentence *s =
      &x->document->sentences.items[x->tokens[token].sentence];
  const uint32_t end = s->first_token + s->n_tokens;
  for (uint32_t t = s->first_token; t < end && out->count == 0; t++) {
    const uint32_t marked = td_marked_source(x, t);
    if (marked == TD_NONE || td_document_is_below(x->document, token, marked) ||
        has_break(x, token, marked)) {
      continue;
    }
    const td_span phrase = td_document_subtree(x->document, marked);
    if (phrase.begin <= s->first_token + 1 || phrase.end + 1 >= end) {
      add_source(x, marked, TD_NONE, true, out);
    }
  }
}

// Who tells by the verb or noun `cue`: its subject or owner, or the subject of
// the verb that carries the noun: "A expressed the hope that ...". Who "is
// expected to" do something does not expect it.
static uint32_t teller_of(const td_analysis *x, uint32_t cue) {
  if (x->tokens[cue].upos != TD_UPOS_NOUN) {
    const uint32_t who = td_cue_speaker(x, cue);
    const bool is_told_of =
        who != TD_NONE && x->tokens[who].rel == TD_REL_NSUBJ_PASS &&
        x->tokens[who].head == cue && !td_quotes_another(x, cue);
    return is_told_of ? td_child_exact(x, cue, TD_REL_OBL_AGENT) : who;
  }
  const uint32_t owner = td_child_exact(x, cue, TD_REL_NMOD_POSS);
  const uint32_t verb = x->tokens[cue].head;
  if (verb != TD_NONE && td_is_denied_claim(x, cue)) {
    return td_is_passive(x, verb) ? td_child_exact(x, verb, TD_REL_OBL_AGENT)
                                  : td_deep_subject(x, verb);
  }
  // "expressed the hope that", unlike "faces calls to"
  const td_word *support =
      owner == TD_NONE && verb != TD_NONE && x->tokens[cue].rel == TD_REL_OBJ
          ? td_token_word(x, verb, TD_WORD_SUPPORT)
          : NULL;
  return support && support->subject_role == (int)TD_ROLE_ACTOR
             ? td_deep_subject(x, verb)
             : owner;
}

// Whether a comma stands before the phrase of `token`, which is added to what
// stands before that, whatever the tree takes it for.
static bool is_added(const td_analysis *x, uint32_t token) {
  const td_rel rel = td_rel_base((td_rel)x->tokens[token].rel);
  const uint32_t begin = td_document_subtree(x->document, token).begin;
  const uint32_t first =
      td_slice_is(x->tokens[begin].form, ",") ? begin + 1 : begin;
  return (rel == TD_REL_APPOS || rel == TD_REL_CCOMP ||
          rel == TD_REL_PARATAXIS) &&
         x->tokens[token].head < token && first > 0 && first < token &&
         td_slice_is(x->tokens[first - 1].form, ",");
}

// "Said it had won, | a claim that B denied", ", a step that B welcomed": a
// word on what was said, which is not said by the same.
static bool is_comment(const td_analysis *x, uint32_t token) {
  return td_is_noun(x, token) && is_added(x, token) &&
         td_child_exact(x, token, TD_REL_ACL_RELCL) != TD_NONE &&
         (td_token_word(x, token, TD_WORD_REPORTING_NOUN) ||
          td_token_word(x, token, TD_WORD_ANAPHOR));
}

static bool is_in_comment(const td_analysis *x, uint32_t token) {
  while (token != TD_NONE && !is_comment(x, token)) {
    token = x->tokens[token].head;
  }
  return token != TD_NONE;
}

// "Put the number of arrests at 25": who says how many says that there were.
static bool is_counted_by(const td_analysis *x, uint32_t at) {
  const uint32_t verb = x->tokens[at].head;
  const uint32_t event = verb == TD_NONE ? TD_NONE : x->event_of[verb];
  return event != TD_NONE && x->tokens[at].rel == TD_REL_OBJ &&
         td_token_word(x, verb, TD_WORD_COUNT) &&
         td_event_is_below(x, &x->document->events.items[event],
                           TD_TID_Statement);
}

// Add who tells the clause or phrase of `at` by the word above it, if anybody
// does; whether that is a word of telling or asking.
static bool add_governor(const td_analysis *x, uint32_t at, bool is_direct,
                         sources *out) {
  const uint32_t quoter = td_cue_quoter(x, at);
  if (quoter != TD_NONE) {
    add_source(x, quoter, TD_NONE, is_direct, out);
  }
  const td_word *report = td_operator_above(x, at, TD_WORD_REPORTING);
  if (!report) {
    report = td_operator_above(x, at, TD_WORD_REPORTING_NOUN);
  }
  if (!report) {
    report = td_operator_above(x, at, TD_WORD_REQUEST);
  }
  const uint32_t governor = x->tokens[at].head;
  // "denied a role in the attack": says nothing for the attack.
  const bool is_aside_denial =
      report && out->is_positive && report->status == TD_DID_NOT_HAPPEN;
  // "Denied the raid that killed nine": the text gives it, unless it stands in
  // a clause that is told as a whole.
  const bool may_tell =
      !out->is_given || td_rel_base((td_rel)x->tokens[at].rel) == TD_REL_CCOMP;
  const bool is_told = report && may_tell && !is_aside_denial;
  if ((is_told || is_counted_by(x, at)) && !is_unsaid(x, governor)) {
    add_source(x, teller_of(x, governor), governor, is_direct, out);
  }
  return report != NULL;
}

static void climb(const td_analysis *x, uint32_t token, sources *out) {
  bool is_direct = true;
  for (uint32_t at = token;
       at != TD_NONE && out->count < MAX_SOURCES && !is_comment(x, at);
       at = x->tokens[at].head) {
    if (!out->is_given) {
      clause_sources(x, at, token, is_direct, out);
    }
    const bool is_told = add_governor(x, at, is_direct, out);
    const uint32_t governor = x->tokens[at].head;
    const td_rel rel = (td_rel)x->tokens[at].rel;
    if (rel == TD_REL_PARATAXIS && td_is_behind_break(x, at)) {
      return;
    }
    out->is_given =
        out->is_given || rel == TD_REL_ACL_RELCL ||
        (rel == TD_REL_ACL && td_slice_is(x->tokens[at].xpos, "VBN"));
    is_direct &= !is_aside(rel);
    is_direct &= governor == TD_NONE || rel == TD_REL_CONJ || is_told ||
                 x->event_of[governor] == TD_NONE;
  }
}

uint32_t td_attribution_speaker(const td_analysis *x, uint32_t token) {
  sources found = {.count = 0};
  climb(x, token, &found);
  sentence_source(x, token, &found);
  return found.count ? found.items[0].token : TD_NONE;
}

static void add_speaker(const td_analysis *x, uint32_t token, sources *out) {
  const uint32_t passage = x->quote_of[token];
  if (passage == TD_NONE || x->passages.items[passage].quotation == TD_NONE) {
    return;
  }
  const td_quotation *q =
      &x->document->quotations.items[x->passages.items[passage].quotation];
  for (uint32_t i = 0; i < out->count; i++) {
    if (out->items[i].entity == q->speaker) {
      return;
    }
  }
  if (out->count < MAX_SOURCES && q->speaker != TD_NONE &&
      q->event != x->event_of[token]) {
    out->items[out->count++] =
        (source){TD_NONE, q->speaker_mention, q->speaker, q->event, true};
  }
}

static bool holds(const td_quotation *q, const td_event *event) {
  const bool in_sentence =
      q->sentence == event->sentence && q->part == event->part;
  for (size_t i = 0; in_sentence && i < 2; i++) {
    if (q->reported[i].begin <= event->span.begin &&
        event->span.end <= q->reported[i].end) {
      return true;
    }
  }
  return false;
}

static uint32_t told_length(const td_quotation *q) {
  return q->reported[0].end - q->reported[0].begin + q->reported[1].end -
         q->reported[1].begin;
}

// "Commented on the arrest of nine": what happened and somebody speaks about,
// in a phrase of the verb, he need not tell, unlike what may come ("warned
// of").
static bool is_only_topic(const td_analysis *x, uint32_t token,
                          td_event_status status) {
  while (status == TD_HAPPENED && x->tokens[token].head != TD_NONE &&
         td_is_noun(x, token)) {
    const uint32_t head = x->tokens[token].head;
    if (td_rel_base((td_rel)x->tokens[token].rel) == TD_REL_OBL) {
      return td_is_report(x, head);
    }
    token = head;
  }
  return false;
}

// Where the tree leads to nobody: who tells the least that has `event` in it.
static void add_teller(const td_analysis *x, uint32_t event, sources *out) {
  const td_event *e = &x->document->events.items[event];
  const td_quotation *best = NULL;
  for (uint32_t i = 0; i < x->document->quotations.count; i++) {
    const td_quotation *q = &x->document->quotations.items[i];
    if (q->is_said && q->speaker != TD_NONE && q->event != event &&
        holds(q, e) && !q->is_unsaid && !(out->is_positive && q->is_denial) &&
        (!best || told_length(q) < told_length(best))) {
      best = q;
    }
  }
  if (best && out->count == 0) {
    out->items[out->count++] = (source){TD_NONE, best->speaker_mention,
                                        best->speaker, best->event, true};
  }
}

static td_certainty certainty_of(const td_reality *reality) {
  if (reality->status == TD_REQUESTED) {
    return TD_UNDERSPECIFIED;
  }
  return reality->status == TD_POSSIBLE && reality->certainty == TD_CERTAIN
             ? TD_CERTAINTY_POSSIBLE
             : reality->certainty;
}

static td_status add_attribution(const td_analysis *x, uint32_t event,
                                 const source *s, const source *via,
                                 const td_reality *reality) {
  td_attribution *a = TD_PUSH(x->document->arena,
                              &x->document->events.items[event].attributions);
  if (!a) {
    return TD_ERR_NO_MEM;
  }
  *a = (td_attribution){.source = s ? s->entity : TD_NONE,
                        .mention = s ? s->mention : TD_NONE,
                        .via = via ? via->entity : TD_NONE,
                        .certainty = certainty_of(reality),
                        .is_negative = reality->status == TD_DID_NOT_HAPPEN,
                        .is_future = reality->is_future};
  return TD_OK;
}

static bool is_statement(const td_analysis *x, uint32_t event) {
  return td_know_is_subclass(x->know,
                             x->document->events.items[event].classes[0],
                             td_know_vocab(x->know, TD_TID_Statement));
}

// Nobody is the source of his own statement: "A warned of it, saying that ...".
static bool is_own(const td_analysis *x, uint32_t event, uint32_t entity) {
  const td_event *e = &x->document->events.items[event];
  if (!is_statement(x, event)) {
    return false;
  }
  for (uint32_t i = 0; i < e->arguments.count; i++) {
    const td_argument *a = &e->arguments.items[i];
    if (a->role == TD_ROLE_ACTOR && a->filler == TD_FILLER_ENTITY &&
        a->id == entity) {
      return true;
    }
  }
  return false;
}

td_status td_attribution_add(const td_analysis *x, uint32_t event,
                             const td_reality *reality) {
  const uint32_t token = x->document->events.items[event].token;
  sources found = {.is_positive = reality->status != TD_DID_NOT_HAPPEN};
  climb(x, token, &found);
  if (!is_in_comment(x, token)) {
    sentence_source(x, token, &found);
    add_speaker(x, token, &found);
    if (!found.is_given && !is_only_topic(x, token, reality->status)) {
      add_teller(x, event, &found);
    }
  }
  const source *first = NULL, *next = NULL;
  for (uint32_t i = 0; i < found.count; i++) {
    const source *s = &found.items[i];
    if (i == 0 && s->statement != TD_NONE && s->is_direct &&
        is_statement(x, s->statement)) {
      TD_TRY(td_role_add_event(x, s->statement, TD_ROLE_CLAIMS, event));
    }
    if (s->entity == TD_NONE || is_own(x, event, s->entity)) {
      continue;
    }
    if (!first) {
      first = s;
    } else if (!next && s->entity != first->entity) {
      next = s;
    }
  }
  return add_attribution(x, event, first, next, reality);
}
