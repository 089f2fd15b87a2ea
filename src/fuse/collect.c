// SPDX-License-Identifier: MIT

#include "base/try.h"
#include "doc/iri.h"
#include "doc/terms.h"
#include "fuse/report.h"

#define MAX_DEPTH 16
#define SHINGLE_BYTES 32

// One document while its reports are taken.
typedef struct {
  td_fuser *fuser;
  const td_document *document;
  td_iri_maker iris;
  td_buffer scratch;
  bool failed; // memory ran out
} collection;

static td_slice local_name(const void *know, td_term term) {
  return td_know_local_name(know, term);
}

static uint32_t keep(collection *c, td_slice text) {
  const uint32_t id = td_interner_add(c->fuser->texts, text);
  c->failed |= id == 0;
  return id;
}

// The number of what was appended to the scratch buffer, which is emptied.
static uint32_t keep_scratch(collection *c) {
  c->failed |= c->scratch.failed;
  const uint32_t id = keep(c, td_buffer_as_slice(&c->scratch));
  td_buffer_rewind(&c->scratch);
  return id;
}

static uint32_t entity_iri(collection *c, uint32_t entity) {
  td_iri_entity(&c->iris, entity, &c->scratch);
  return keep_scratch(c);
}

static uint32_t event_iri(collection *c, uint32_t event) {
  td_iri_event(&c->iris, event, &c->scratch);
  return keep_scratch(c);
}

static bool has_sector(const td_know *know, const td_entity *e,
                       const char *sector) {
  for (int i = 0; i < TD_MAX_SECTORS && e->sectors[i]; i++) {
    if (td_slice_is(td_know_text(know, e->sectors[i]), sector)) {
      return true;
    }
  }
  return false;
}

// Whoever acts for a state: itself, its bodies and forces, and those who hold
// office.
static bool is_official(const collection *c, uint32_t entity) {
  const td_know *know = c->fuser->know;
  const td_entity *e = &c->document->entities.items[entity];
  if (has_sector(know, e, "GOV") || has_sector(know, e, "MIL") ||
      has_sector(know, e, "COP") ||
      td_know_is_subclass(know, e->type,
                          td_know_vocab(know, TD_SCHEMA_Country)) ||
      td_know_is_subclass(
          know, e->type,
          td_know_vocab(know, TD_SCHEMA_GovernmentOrganization))) {
    return true;
  }
  for (uint32_t i = 0; i < c->document->memberships.count; i++) {
    const td_membership *m = &c->document->memberships.items[i];
    if (m->member == entity && m->organization != TD_NONE &&
        m->organization != entity && is_official(c, m->organization)) {
      return true;
    }
  }
  return false;
}

static td_slice last_word(td_slice name) {
  size_t begin = name.length;
  while (begin > 0 && name.data[begin - 1] != ' ') {
    begin--;
  }
  return td_slice_part(name, begin, name.length);
}

static void add_participant(collection *c, td_report *report, td_role role,
                            uint32_t entity, unsigned depth) {
  const td_document *d = c->document;
  const td_entity *e = &d->entities.items[entity];
  if (e->kind == TD_ENTITY_LIST) {
    for (uint32_t i = 0; depth && i < e->n_members; i++) {
      add_participant(c, report, role, e->members[i], depth - 1);
    }
    return;
  }
  td_participant *p = TD_PUSH(c->fuser->arena, &report->participants);
  if (!p) {
    c->failed = true;
    return;
  }
  const td_know *know = c->fuser->know;
  const td_term label = td_know_get(know, e->known, TD_SKOS_prefLabel);
  *p = (td_participant){
      .role = role,
      .compared_as =
          report->cause && role == TD_ROLE_ACTOR ? TD_ROLE_RECIPIENT : role,
      .iri = entity_iri(c, entity),
      .name = keep(c, label ? td_know_text(know, label) : e->name),
      .known = e->known,
      .country = e->country,
      .gender = e->gender,
      .sector = e->sectors[0],
      .is_official = is_official(c, entity),
      .is_group = e->kind == TD_ENTITY_GROUP,
      .is_plural = e->is_plural,
      .is_open = td_document_is_unnamed(d, entity),
      .type = e->type,
      .count = e->count};
  p->head =
      p->is_group
          ? keep(c, d->tokens.items[d->mentions.items[e->mention].head].lemma)
          : keep(c, last_word(td_fuser_text(c->fuser, p->name)));
}

static void add_link(collection *c, td_report *report, const td_argument *a) {
  if (!c->document->events.items[a->id].classes[0]) {
    return;
  }
  td_link *link = TD_PUSH(c->fuser->arena, &report->links);
  if (!link) {
    c->failed = true;
    return;
  }
  *link = (td_link){a->role, event_iri(c, a->id)};
}

static void add_words(collection *c, td_report *report, td_vocab property,
                      td_slice text) {
  td_words *words = TD_PUSH(c->fuser->arena, &report->words);
  if (!words) {
    c->failed = true;
    return;
  }
  *words = (td_words){property, keep(c, text)};
}

static void add_arguments(collection *c, td_report *report, const td_event *e) {
  for (uint32_t i = 0; i < e->arguments.count; i++) {
    const td_argument *a = &e->arguments.items[i];
    td_vocab property;
    if (!td_role_takes(a->role, a->filler)) {
      continue;
    }
    if (a->filler == TD_FILLER_ENTITY) {
      add_participant(c, report, a->role, a->id, MAX_DEPTH);
    } else if (a->filler == TD_FILLER_EVENT) {
      add_link(c, report, a);
    } else if (td_role_text_property(a->role, &property)) {
      add_words(c, report, property,
                td_document_text(c->document, a->part, a->span));
    }
  }
  if (e->quotation != TD_NONE) {
    const td_quotation *q = &c->document->quotations.items[e->quotation];
    if (q->is_direct) {
      add_words(c, report, TD_TID_quotation,
                td_document_text(c->document, q->part, q->content));
    }
  }
}

// A source, or each member of a list.
static void add_source(collection *c, td_report *report, uint32_t source,
                       bool is_denier, unsigned depth) {
  const td_entity *e = &c->document->entities.items[source];
  if (e->kind == TD_ENTITY_LIST) {
    for (uint32_t i = 0; depth && i < e->n_members; i++) {
      add_source(c, report, e->members[i], is_denier, depth - 1);
    }
    return;
  }
  uint32_t *slot = is_denier ? TD_PUSH(c->fuser->arena, &report->deniers)
                             : TD_PUSH(c->fuser->arena, &report->sources);
  if (!slot) {
    c->failed = true;
    return;
  }
  *slot = entity_iri(c, source);
}

static void add_sources(collection *c, td_report *report, const td_event *e) {
  for (uint32_t i = 0; i < e->attributions.count; i++) {
    const td_attribution *a = &e->attributions.items[i];
    if (a->source != TD_NONE) {
      add_source(c, report, a->source, a->is_negative, MAX_DEPTH);
    }
  }
}

// The class right below sem:Event that `class_term` comes under.
static td_term top_class(const td_know *know, td_term class_term) {
  const td_term root = td_know_vocab(know, TD_SEM_Event);
  for (unsigned depth = 0; depth < MAX_DEPTH; depth++) {
    const td_term above = td_know_get(know, class_term, TD_RDFS_subClassOf);
    if (!above || above == root) {
      break;
    }
    class_term = above;
  }
  return class_term;
}

// The class of acts that result in events of `class_term`, or of one above.
static td_term cause_of(const td_know *know, td_term class_term) {
  const td_term property = td_know_vocab(know, TD_TID_resultsIn);
  for (unsigned depth = 0; class_term && depth < MAX_DEPTH; depth++) {
    const td_fact_run run = td_know_subjects(know, property, class_term);
    if (run.begin < run.end) {
      return run.begin->s;
    }
    class_term = td_know_get(know, class_term, TD_RDFS_subClassOf);
  }
  return 0;
}

// What it is, and when.
static void copy_facts(const collection *c, const td_event *e,
                       td_report *report) {
  const td_know *know = c->fuser->know;
  memcpy(report->classes, e->classes, sizeof(e->classes));
  report->cause = cause_of(know, e->classes[0]);
  report->top = top_class(know, report->cause ? report->cause : e->classes[0]);
  report->status = e->status;
  report->precision = e->precision;
  report->begin = e->begin;
  report->end = e->end;
  memcpy(report->numbers, e->numbers, sizeof(e->numbers));
  report->confidence = e->confidence;
  report->is_new = e->is_new;
}

static void add_report(collection *c, uint32_t event, uint32_t article) {
  const td_document *d = c->document;
  const td_event *e = &d->events.items[event];
  td_report *report = TD_PUSH(c->fuser->arena, &c->fuser->reports);
  if (!report) {
    c->failed = true;
    return;
  }
  report->document = article;
  report->article_day = d->day;
  if (e->token < d->tokens.count) {
    report->lemma = keep(c, d->tokens.items[e->token].lemma);
  }
  report->order = td_document_codepoint(d, e->part, e->span.begin) +
                  (e->part == TD_BODY ? UINT32_MAX / 2 : 0);
  copy_facts(c, e, report);
  if (e->amount.span.end) {
    td_iri_amount(&c->iris, event, &c->scratch);
    report->amount = keep_scratch(c);
  }
  report->iri = event_iri(c, event);
  td_iri_string(&c->iris, e->part, e->span, &c->scratch);
  report->mention = keep_scratch(c);
  if (e->same_as != TD_NONE && d->events.items[e->same_as].classes[0]) {
    report->same_as = event_iri(c, e->same_as);
  }
  if (td_know_is_subclass(c->fuser->know, e->classes[0],
                          td_know_vocab(c->fuser->know, TD_TID_Statement))) {
    c->failed |= td_saying_take(c->fuser, d, e, &report->said) != TD_OK;
  }
  add_arguments(c, report, e);
  add_sources(c, report, e);
}

// A 64-bit simhash of the body's overlapping runs of bytes (Charikar 2002):
// copied text, even slightly edited, differs in few bits.
static uint64_t fingerprint(td_slice text) {
  int weights[64] = {0};
  for (size_t i = 0; i + SHINGLE_BYTES <= text.length; i += 4) {
    const unsigned long long hash =
        td_slice_hash(td_slice_part(text, i, i + SHINGLE_BYTES));
    for (int bit = 0; bit < 64; bit++) {
      weights[bit] += hash >> bit & 1 ? 1 : -1;
    }
  }
  uint64_t print = 0;
  for (int bit = 0; bit < 64; bit++) {
    print |= (uint64_t)(weights[bit] > 0) << bit;
  }
  return print;
}

td_status td_fuser_add(td_fuser *fuser, const td_document *document) {
  collection c = {.fuser = fuser,
                  .document = document,
                  .iris = {document, fuser->base, local_name, fuser->know}};
  td_article *article = TD_PUSH(fuser->arena, &fuser->articles);
  if (!article) {
    return TD_ERR_NO_MEM;
  }
  article->iri = keep(&c, document->uri);
  article->day = document->day;
  article->story = fuser->articles.count - 1;
  article->fingerprint = fingerprint(document->parts[TD_BODY].text);
  TD_TRY(td_story_take(fuser, document, article));
  for (uint32_t i = 0; i < document->events.count; i++) {
    if (document->events.items[i].classes[0]) {
      add_report(&c, i, fuser->articles.count - 1);
    }
  }
  td_buffer_clear(&c.scratch);
  return c.failed ? TD_ERR_NO_MEM : TD_OK;
}
