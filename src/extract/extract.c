// SPDX-License-Identifier: MIT

#include "extract/extract.h"

#include "base/memory.h"
#include "base/try.h"
#include "doc/terms.h"
#include "extract/accident.h"
#include "extract/affected.h"
#include "extract/attribution.h"
#include "extract/blow.h"
#include "extract/confidence.h"
#include "extract/doer.h"
#include "extract/general.h"
#include "extract/joint.h"
#include "extract/mode.h"
#include "extract/number.h"
#include "extract/order.h"
#include "extract/owner.h"
#include "extract/place.h"
#include "extract/quotation.h"
#include "extract/record.h"
#include "extract/role.h"
#include "extract/same.h"
#include "extract/sides.h"
#include "extract/sift.h"
#include "extract/speech.h"
#include "extract/state.h"
#include "extract/teller.h"
#include "extract/when.h"
#include "grammar/fits.h"
#include "grammar/relative.h"
#include "grammar/subject.h"
#include "speech/passage.h"

#define SURE 1000    // until judged
#define MAX_TITLE 10 // tokens from a title to the name behind it

struct td_extractor {
  td_lexicon lexicon;
  td_sift sift;
  td_confidence confidence;
};

td_status td_extractor_new(const td_know *know, const td_error_sink *errors,
                           td_extractor **out) {
  td_extractor *extractor = td_memory_new(1, sizeof(*extractor));
  if (!extractor) {
    return TD_ERR_NO_MEM;
  }
  extractor->lexicon.know = know;
  extractor->lexicon.arena = td_arena_new(0);
  td_status status = TD_ERR_NO_MEM;
  if (extractor->lexicon.arena) {
    status = td_lexicon_load(&extractor->lexicon, errors);
  }
  if (status == TD_OK) {
    status = td_sift_load(know, errors, &extractor->sift);
  }
  if (status == TD_OK) {
    status = td_confidence_load(know, errors, &extractor->confidence);
  }
  if (status != TD_OK) {
    td_extractor_free(extractor);
    return status;
  }
  *out = extractor;
  return TD_OK;
}

void td_extractor_free(td_extractor *extractor) {
  if (extractor) {
    td_arena_free(extractor->lexicon.arena);
    td_memory_free(extractor);
  }
}

// ---------------------------------------------------------------- the maps

static uint32_t *new_map(const td_analysis *x) {
  const size_t n = x->document->tokens.count;
  uint32_t *map = TD_ARENA_ARRAY(x->scratch, uint32_t, n + 1);
  if (map) {
    memset(map, 0xFF, n * sizeof(*map));
  }
  return map;
}

// The token of a mention whose head is outside it: the top of its words.
static uint32_t top_of(const td_analysis *x, const td_mention *m) {
  for (uint32_t i = 0; i < m->n_tokens; i++) {
    const uint32_t t = m->first_token + i;
    const uint32_t head = x->tokens[t].head;
    if (head == TD_NONE || head < m->first_token ||
        head >= m->first_token + m->n_tokens) {
      return t;
    }
  }
  return m->head;
}

static bool is_resolved(const td_analysis *x, uint32_t mention) {
  return mention != TD_NONE &&
         x->document->mentions.items[mention].entity != TD_NONE;
}

static void map_mentions(const td_analysis *x) {
  const td_document *d = x->document;
  for (uint32_t m = 0; m < d->mentions.count; m++) {
    const uint32_t head = d->mentions.items[m].head;
    if (!is_resolved(x, x->mention_of[head])) {
      x->mention_of[head] = m;
    }
  }
  for (uint32_t t = 0; t < d->tokens.count; t++) {
    if (is_resolved(x, d->tokens.items[t].mention)) {
      x->mention_of[t] = d->tokens.items[t].mention;
    }
  }
  for (uint32_t m = 0; m < d->mentions.count; m++) {
    const uint32_t top = top_of(x, &d->mentions.items[m]);
    if (!is_resolved(x, x->mention_of[top])) {
      x->mention_of[top] = m;
    }
  }
}

static bool is_name(const td_analysis *x, uint32_t mention) {
  return is_resolved(x, mention) &&
         x->document->mentions.items[mention].form == TD_FORM_NAME;
}

static bool is_person_name(const td_analysis *x, uint32_t mention) {
  return is_name(x, mention) &&
         td_entity_is(x, x->document->mentions.items[mention].entity,
                      td_know_vocab(x->know, TD_SCHEMA_Person));
}

static bool tells_person(const td_analysis *x, uint32_t token) {
  const td_fits person = {TD_FITS_CLASS,
                          td_know_vocab(x->know, TD_SCHEMA_Person)};
  return td_fits_any(x, token, &person, 1);
}

// Whether the name at `at` belongs to the phrase of `token` before it, however
// the parser hung it: on that, on what it hangs on, or on a word between.
static bool hangs_on(const td_analysis *x, uint32_t at, uint32_t token) {
  const uint32_t head = x->tokens[at].head;
  const uint32_t top =
      x->tokens[token].rel == TD_REL_CONJ ? x->tokens[token].head : token;
  return head != TD_NONE &&
         ((head == x->tokens[top].head && x->tokens[at].rel != TD_REL_CONJ) ||
          (head >= top && head < at));
}

// "The mother of student | Kim", "the wife of Minister | Kim": one person, whom
// the name may be of; "the chief of the Corps General | Amos" is another.
static bool is_one_person(const td_analysis *x, uint32_t token,
                          bool has_article) {
  const td_term entry =
      td_know_word(x->know, x->tokens[token].form_term, TD_TID_AgentNoun);
  const bool is_title = td_slice_is(x->tokens[token].xpos, "NNP");
  return (td_slice_is(x->tokens[token].xpos, "NN") ||
          (is_title && !has_article)) &&
         td_know_is_subclass(x->know, td_know_get(x->know, entry, TD_TID_class),
                             td_know_vocab(x->know, TD_SCHEMA_Person));
}

// Whether the name that begins at `first` may be of the title `token`, which
// has a phrase of its own before the name.
static bool may_name(const td_analysis *x, uint32_t token, uint32_t first) {
  bool has_article = x->tokens[token + 2].upos == TD_UPOS_DET;
  for (uint32_t t = token + 2; t < first; t++) {
    has_article &= x->tokens[t].upos != TD_UPOS_ADP;
  }
  return first > token + 2 && !td_slice_is(x->tokens[token].xpos, "NNS") &&
         !is_one_person(x, first - 1, has_article);
}

// "Secretary of State Powell", "his opponent Kim": the name of a person that
// follows a title without a comma, with or without what he has the title of.
static uint32_t name_after(const td_analysis *x, uint32_t token) {
  const td_sentence *s =
      &x->document->sentences.items[x->tokens[token].sentence];
  const uint32_t end = s->first_token + s->n_tokens;
  const bool has_of =
      token + 1 < end && x->tokens[token + 1].upos == TD_UPOS_ADP;
  for (uint32_t t = token + 1; t < end && t <= token + MAX_TITLE; t++) {
    const uint32_t mention = x->mention_of[t];
    if (is_person_name(x, mention) && hangs_on(x, t, token) &&
        x->document->mentions.items[mention].first_token > token) {
      const uint32_t first = x->document->mentions.items[mention].first_token;
      const bool is_next =
          has_of ? may_name(x, token, first) : first == token + 1;
      return is_next ? mention : TD_NONE;
    }
    if (is_name(x, mention)) {
      continue; // what words of a name were read as says nothing
    }
    const td_upos upos = (td_upos)x->tokens[t].upos;
    if (upos == TD_UPOS_PUNCT || upos == TD_UPOS_VERB || upos == TD_UPOS_AUX ||
        upos == TD_UPOS_CCONJ || (!has_of && upos == TD_UPOS_ADP)) {
      break;
    }
  }
  return TD_NONE;
}

// Also "the broadcaster and journalist Frost": two titles of one.
static uint32_t named_by_title(const td_analysis *x, uint32_t token) {
  if (!td_is_noun(x, token) || !tells_person(x, token)) {
    return TD_NONE;
  }
  const uint32_t other = td_child_exact(x, token, TD_REL_CONJ);
  const bool is_second = other != TD_NONE && other > token &&
                         td_is_noun(x, other) && tells_person(x, other) &&
                         !td_has_child(x, other, TD_REL_DET);
  return name_after(x, is_second ? other : token);
}

// The name that explains `token`: "leader Kim", "his counterpart, Jon".
static uint32_t explaining_name(const td_analysis *x, uint32_t token) {
  const uint32_t head = x->tokens[token].head;
  if (x->tokens[token].rel == TD_REL_NMOD_DESC && head > token &&
      head < token + 4 && is_name(x, x->mention_of[head])) {
    return x->mention_of[head];
  }
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const td_rel rel = (td_rel)x->tokens[c].rel;
    if ((rel == TD_REL_APPOS || rel == TD_REL_FLAT) && c > token &&
        is_name(x, x->mention_of[c])) {
      return x->mention_of[c];
    }
  }
  // An apposition explains the noun right before its comma, whichever noun of
  // the phrase the parser gave it to.
  const uint32_t next = token + 2;
  if (next < x->document->tokens.count &&
      x->tokens[next].sentence == x->tokens[token].sentence &&
      td_slice_is(x->tokens[token + 1].form, ",") &&
      x->tokens[next].rel == TD_REL_APPOS && is_name(x, x->mention_of[next])) {
    return x->mention_of[next];
  }
  return named_by_title(x, token);
}

// "The President of Brazil | Ann Lee": a post that has a name of its own.
static bool is_post(const td_analysis *x, uint32_t token, uint32_t mention) {
  const td_term form = x->tokens[token].form_term;
  return td_is_noun(x, token) && is_name(x, mention) &&
         td_know_word(x->know, form, TD_ORG_Role) &&
         !is_person_name(x, mention);
}

// Somebody who is told by title and name is who has the name.
static void map_titles(const td_analysis *x) {
  const td_document *d = x->document;
  for (uint32_t t = 0; t < d->tokens.count; t++) {
    const uint32_t mention = x->mention_of[t];
    const bool is_unnamed =
        !is_resolved(x, mention) ||
        d->entities.items[d->mentions.items[mention].entity].kind ==
            TD_ENTITY_GROUP ||
        is_post(x, t, mention);
    const uint32_t name = is_unnamed ? explaining_name(x, t) : TD_NONE;
    if (name != TD_NONE) {
      x->mention_of[t] = name;
    }
  }
}

static void map_times(const td_analysis *x) {
  const td_document *d = x->document;
  for (uint32_t i = 0; i < d->times.count; i++) {
    const td_time *t = &d->times.items[i];
    for (uint32_t k = 0; k < t->n_tokens; k++) {
      x->time_of[t->first_token + k] = i;
    }
  }
}

// "The plane ... when it crashed": the nearest common noun of its chain.
static void map_pronouns(const td_analysis *x) {
  const td_phrase *phrases = x->document->phrases.items;
  for (uint32_t i = 0; i < x->document->phrases.count; i++) {
    if (phrases[i].form != TD_FORM_PRONOUN) {
      continue;
    }
    uint32_t at = phrases[i].antecedent;
    while (at != TD_NONE && phrases[at].form == TD_FORM_PRONOUN) {
      at = phrases[at].antecedent;
    }
    if (at != TD_NONE && x->tokens[phrases[at].head].upos == TD_UPOS_NOUN) {
      x->noun_of[phrases[i].head] = phrases[at].head;
    }
  }
}

static td_status prepare(td_analysis *x) {
  x->event_of = new_map(x);
  x->mention_of = new_map(x);
  x->time_of = new_map(x);
  x->quote_of = new_map(x);
  x->noun_of = new_map(x);
  x->word_of = new_map(x);
  if (!x->event_of || !x->mention_of || !x->time_of || !x->quote_of ||
      !x->noun_of || !x->word_of) {
    return TD_ERR_NO_MEM;
  }
  map_mentions(x);
  map_titles(x);
  map_times(x);
  map_pronouns(x);
  return td_passages_find(x);
}

// ------------------------------------------------------------------ events

// "Cease-fire" where the entry has "ceasefire".
static bool is_joined(const td_analysis *x, uint32_t token) {
  return token >= 2 && td_slice_is(x->tokens[token - 1].form, "-") &&
         x->tokens[token - 2].head == token &&
         td_slice_has_prefix(x->tokens[token].lemma,
                             x->tokens[token - 2].lemma) &&
         x->tokens[token].lemma.length > x->tokens[token].form.length;
}

// Whether the noun by itself tells of such an act.
static bool names_act(const td_analysis *x, uint32_t noun,
                      const td_lexeme *act) {
  for (const td_lexeme *l =
           td_lexicon_first(x->lexicon, x->tokens[noun].lemma_term);
       l; l = td_lexicon_next(x->lexicon, l)) {
    if (l->upos == TD_UPOS_NOUN && !l->names_thing &&
        td_classes_meet(x->know, l->classes, act->classes)) {
      return true;
    }
  }
  return false;
}

// "Launched | a strike", "the fighting | flared": the noun that a verb asks for
// which says no more than that the act is done or goes on; TD_NONE.
static uint32_t noun_of_act(const td_analysis *x, const td_match *match) {
  if (match->lexeme->upos != TD_UPOS_VERB ||
      !td_listed_word(x, match->token, TD_TID_DoingVerb)) {
    return TD_NONE;
  }
  for (uint32_t i = 0; i < match->n_fills; i++) {
    const td_fill *fill = &match->fills[i];
    if (fill->role == TD_SLOT_CONSTRAINT && fill->is_named &&
        td_is_noun(x, fill->token) &&
        x->tokens[fill->token].sentence == x->tokens[match->token].sentence &&
        !td_is_actor(x, fill->token) && // "held | hostage"
        names_act(x, fill->token, match->lexeme)) {
      return fill->token;
    }
  }
  return TD_NONE;
}

static td_span trigger_span(const td_analysis *x, const td_match *match) {
  const uint32_t noun = noun_of_act(x, match);
  if (noun != TD_NONE) {
    const bool is_joint = // "a sit-in"
        noun >= 2 && td_slice_is(x->tokens[noun - 1].form, "-") &&
        x->tokens[noun - 2].head == noun;
    return (td_span){x->tokens[noun - 2 * is_joint].span.begin,
                     x->tokens[noun].span.end};
  }
  const uint32_t state = td_state_told(x, match);
  td_span span = x->tokens[state == TD_NONE ? match->token : state].span;
  if (match->lexeme->upos != TD_UPOS_NOUN) {
    return span;
  }
  // Words of a compound lemma stand before its head.
  uint32_t n_before = 0;
  for (size_t i = 0; i < match->lexeme->lemma.length; i++) {
    n_before += match->lexeme->lemma.data[i] == ' ';
  }
  n_before = n_before == 0 && is_joined(x, match->token) ? 2 : n_before;
  if (n_before > 0 && n_before <= match->token) {
    span.begin = x->tokens[match->token - n_before].span.begin;
  }
  return span;
}

static td_status add_event(const td_analysis *x, const td_match *match) {
  td_document *d = x->document;
  const td_token *t = &x->tokens[match->token];
  td_event *e = TD_PUSH(d->arena, &d->events);
  if (!e) {
    return TD_ERR_NO_MEM;
  }
  *e = (td_event){.part = d->sentences.items[t->sentence].part,
                  .span = trigger_span(x, match),
                  .sentence = t->sentence,
                  .token = match->token,
                  .entry = match->lexeme->iri,
                  .coded_as = match->coded_as,
                  .time = TD_NONE,
                  .begin = TD_NO_DAY,
                  .end = TD_NO_DAY,
                  .place_mention = TD_NONE,
                  .quotation = TD_NONE,
                  .same_as = TD_NONE};
  memcpy(e->classes, match->lexeme->classes, sizeof(e->classes));
  memcpy(e->modes, match->lexeme->modes, sizeof(e->modes));
  for (int n = 0; n < TD_N_NUMBERS; n++) {
    e->numbers[n] = TD_UNCOUNTED;
  }
  x->event_of[match->token] = d->events.count - 1;
  return TD_OK;
}

static td_status find_events(const td_analysis *x, const td_sift *sift,
                             td_matches *matches) {
  for (uint32_t s = 0; s < x->document->sentences.count; s++) {
    if (!x->document->sentences.items[s].is_dateline) {
      TD_TRY(td_trigger_find(x, s, matches));
    }
  }
  TD_TRY(td_sift_run(sift, x, matches));
  for (uint32_t i = 0; i < matches->list.count; i++) {
    TD_TRY(add_event(x, &matches->list.items[i]));
  }
  return TD_OK;
}

static td_status fill_events(const td_analysis *x, const td_matches *matches) {
  for (uint32_t i = 0; i < matches->list.count; i++) {
    const td_match *match = &matches->list.items[i];
    TD_TRY(td_role_fill(x, match, i));
    td_event *e = &x->document->events.items[i];
    td_number_fill(x, match, e);
    td_confidence_note(x, match, e);
    // A bare one is nothing until it is seen to repeat another.
    e->confidence = match->is_bare ? 0 : SURE;
  }
  TD_TRY(td_owner_fill(x));
  TD_TRY(td_sides_fill(x));
  TD_TRY(td_doer_fill(x));
  TD_TRY(td_accident_settle(x));
  td_joint_settle(x);
  TD_TRY(td_teller_fill(x));
  TD_TRY(td_affected_fill(x));
  TD_TRY(td_blow_fill(x));
  for (uint32_t s = 0; s < x->document->sentences.count; s++) {
    TD_TRY(td_when_fill(x, s));
    TD_TRY(td_place_fill(x, s));
  }
  return TD_OK;
}

// The content of a promise, request or threat is coded with that.
static bool is_content_of(const td_analysis *x, const td_event *e,
                          const td_reality *r) {
  if (!r->operator_ || (r->operator_->kind != TD_WORD_INTENTION &&
                        r->operator_->kind != TD_WORD_REQUEST &&
                        r->operator_->kind != TD_WORD_IMPLICATIVE)) {
    return false;
  }
  const uint32_t governor = x->event_of[r->governor];
  if (governor == TD_NONE) {
    return false;
  }
  const td_term act = x->document->events.items[governor].classes[0];
  const bool is_apart = // "flew there to discuss gas"
      r->operator_->kind == TD_WORD_IMPLICATIVE &&
      td_lexicon_has_pair(x->lexicon, TD_TID_ApartRule, act, e->classes[0]);
  return !is_apart &&
         !td_know_is_subclass(x->know, act,
                              td_know_vocab(x->know, TD_TID_Statement));
}

// "told him to | go" asks for a resignation, "he went" tells of none: what the
// word means only where it has another status than here.
static bool means_else(const td_analysis *x, const td_event *e) {
  return td_know_get(x->know, e->entry, TD_TID_onlyStatus) &&
         !td_know_has(x->know, e->entry, TD_TID_onlyStatus,
                      td_know_vocab(x->know, td_status_term(e->status)));
}

static td_status judge_events(const td_analysis *x) {
  for (uint32_t i = 0; i < x->document->events.count; i++) {
    td_event *e = &x->document->events.items[i];
    const td_reality r = td_status_find(x, e->token);
    e->status = r.status;
    e->is_future = r.is_future;
    e->is_purpose = r.is_purpose;
    e->is_content = is_content_of(x, e, &r);
    if (e->is_content) {
      td_mode_give(x, &x->document->events.items[x->event_of[r.governor]], e);
    }
    e->is_open = r.status == TD_POSSIBLE && r.is_open;
    if (means_else(x, e) || td_is_general(x, e)) {
      e->confidence = 0;
    }
    TD_TRY(td_attribution_add(x, i, &r));
  }
  return TD_OK;
}

static bool is_event_noun(const td_analysis *x, uint32_t token) {
  const td_term entry = td_know_vocab(x->know, TD_ONTOLEX_LexicalEntry);
  const td_term noun = td_know_vocab(x->know, TD_LEXINFO_noun);
  const td_fact_run run =
      td_know_subjects(x->know, td_know_vocab(x->know, TD_TID_lemma),
                       x->tokens[token].lemma_term);
  for (const td_fact *f = run.begin; f < run.end; f++) {
    if (td_know_has(x->know, f->s, TD_RDF_type, entry) &&
        td_know_has(x->know, f->s, TD_LEXINFO_partOfSpeech, noun)) {
      return true;
    }
  }
  return false;
}

// Whether the event of the verb `verb` has the noun as its trigger.
static bool is_trigger_of(const td_analysis *x, uint32_t noun, uint32_t verb) {
  const uint32_t at = verb == TD_NONE ? TD_NONE : x->event_of[verb];
  return at != TD_NONE &&
         x->document->events.items[at].span.end == x->tokens[noun].span.end &&
         x->document->events.items[at].part ==
             x->document->sentences.items[x->tokens[noun].sentence].part;
}

static bool is_told_by_verb(const td_analysis *x, uint32_t noun) {
  bool is_told = is_trigger_of(x, noun, x->tokens[noun].head);
  for (uint32_t c = x->tokens[noun].first_child; c != TD_NONE && !is_told;
       c = x->tokens[c].next_sibling) {
    is_told = is_trigger_of(x, noun, c);
  }
  return is_told;
}

// Verbs and event nouns that the lexicon made no event of.
static td_status find_predicates(const td_analysis *x) {
  td_document *d = x->document;
  for (uint32_t i = 0; d->wants_predicates && i < d->tokens.count; i++) {
    const bool is_predicate = x->tokens[i].upos == TD_UPOS_VERB ||
                              (x->tokens[i].upos == TD_UPOS_NOUN &&
                               x->tokens[i].lemma_term && is_event_noun(x, i));
    if (!is_predicate || x->event_of[i] != TD_NONE || is_told_by_verb(x, i)) {
      continue;
    }
    td_predicate *p = TD_PUSH(d->arena, &d->predicates);
    if (!p) {
      return TD_ERR_NO_MEM;
    }
    *p = (td_predicate){i, td_status_find(x, i).status};
  }
  return TD_OK;
}

// The noun that the relative pronoun `token` stands for, if a relative clause
// begins with it; TD_NONE: "the judge who asked | who had left".
static uint32_t relative_antecedent(const td_analysis *x, uint32_t token) {
  uint32_t at = token;
  while (at != TD_NONE && !td_is_relative_clause(x, at)) {
    at = x->tokens[at].head;
  }
  const uint32_t begin =
      at == TD_NONE ? token : td_document_subtree(x->document, at).begin;
  for (uint32_t t = begin; t < token; t++) {
    if (td_is_predicate(x, t)) {
      return TD_NONE;
    }
  }
  return at == TD_NONE ? TD_NONE : td_relative_noun(x, at);
}

// "The mayor, | who resigned": what grammar alone tells of a pronoun.
static void resolve_relatives(const td_analysis *x) {
  for (uint32_t t = 0; t < x->document->tokens.count; t++) {
    const uint32_t mention = x->mention_of[t];
    const uint32_t noun = mention != TD_NONE && !is_resolved(x, mention) &&
                                  td_is_relative_pronoun(x, t)
                              ? relative_antecedent(x, t)
                              : TD_NONE;
    if (noun != TD_NONE) {
      x->document->mentions.items[mention].entity = td_entity_at(x, noun);
    }
  }
}

static td_status run(td_analysis *x, const td_extractor *extractor) {
  td_matches matches = {{0}};
  TD_TRY(prepare(x));
  TD_TRY(find_events(x, &extractor->sift, &matches));
  TD_TRY(td_quotation_find(x));
  TD_TRY(fill_events(x, &matches));
  TD_TRY(judge_events(x));
  td_mode_settle(x);
  TD_TRY(td_doer_fill_own(x));
  TD_TRY(find_predicates(x));
  td_same_find(x);
  td_speech_merge(x);
  TD_TRY(td_record_prune(x));
  TD_TRY(td_order_fill(x));
  TD_TRY(td_place_inherit(x));
  td_record_mark(x);
  resolve_relatives(x);
  td_confidence_judge(&extractor->confidence, x);
  return TD_OK;
}

td_status td_extractor_run(const td_extractor *extractor,
                           td_document *document) {
  td_analysis x = {.lexicon = &extractor->lexicon,
                   .know = extractor->lexicon.know,
                   .document = document,
                   .tokens = document->tokens.items,
                   .scratch = td_arena_new(0)};
  const td_status status = x.scratch ? run(&x, extractor) : TD_ERR_NO_MEM;
  td_arena_free(x.scratch);
  return status;
}
