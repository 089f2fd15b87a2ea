// SPDX-License-Identifier: MIT

#include "pipeline/examples.h"

#include "base/try.h"

// Whether `lemma` is one of the words of `entry`.
static bool is_word_of(const td_know *know, td_term entry, td_slice lemma) {
  const td_fact_run run =
      td_know_objects(know, entry, td_know_vocab(know, TD_TID_lemma));
  for (const td_fact *f = run.begin; f < run.end; f++) {
    for (td_slice rest = td_know_text(know, f->o); rest.length;) {
      if (td_slice_equal(td_slice_split(rest, ' ', &rest), lemma)) {
        return true;
      }
    }
  }
  return false;
}

// Whether a word of `entry` keeps from telling of what is coded; with
// `by_itself` only where nothing at all is told by it, nor coded by others.
static bool is_quiet(const td_know *know, const td_document *document,
                     td_term entry, bool by_itself) {
  for (uint32_t i = 0; i < document->events.count; i++) {
    const td_event *e = &document->events.items[i];
    const bool is_own =
        e->classes[0] &&
        is_word_of(know, entry, document->tokens.items[e->token].lemma);
    if (by_itself ? is_own || e->is_coded : is_own && e->is_coded) {
      return false;
    }
  }
  return true;
}

// Whether an event of `document` is of a class that `entry` evokes; with
// `by_itself` only one that this very entry evoked counts. An entry that tells
// of no event does so where its word tells of nothing that is coded.
static bool fires(const td_know *know, const td_document *document,
                  td_term entry, bool by_itself) {
  if (td_know_has(know, entry, TD_TID_evokes,
                  td_know_vocab(know, TD_TID_NoEvent))) {
    return is_quiet(know, document, entry, by_itself);
  }
  for (uint32_t i = 0; i < document->events.count; i++) {
    const td_event *e = &document->events.items[i];
    if (!e->classes[0]) {
      continue;
    }
    if (e->entry == entry ||
        td_know_has(know, entry, TD_TID_evokes, e->coded_as) ||
        (!by_itself &&
         td_know_has(know, entry, TD_TID_evokes, e->classes[0]))) {
      return true;
    }
  }
  return false;
}

static td_status run_sentence(const td_pipeline *pipeline, td_slice sentence,
                              td_document **out) {
  td_document *document = td_document_new(0);
  if (!document) {
    return TD_ERR_NO_MEM;
  }
  document->uri = TD_SLICE("urn:example");
  const td_pipeline_way way = {0};
  td_status status = td_document_set_text(document, TD_HEADLINE, (td_slice){0});
  if (status == TD_OK) {
    status = td_document_set_text(document, TD_BODY, sentence);
  }
  if (status == TD_OK) {
    status = td_pipeline_run(pipeline, &way, document);
  }
  if (status != TD_OK) {
    td_document_free(document);
    return status;
  }
  *out = document;
  return TD_OK;
}

typedef struct {
  const td_pipeline *pipeline;
  td_term entry;
  td_example_sink sink;
} running;

// All sentences of `property`: `*n` of them, `*n_bad` that do not do as they
// should.
static td_status run_all(const running *r, td_vocab property, bool must_fire,
                         size_t *n, size_t *n_bad) {
  const td_know *know = td_pipeline_know(r->pipeline);
  const td_fact_run run =
      td_know_objects(know, r->entry, td_know_vocab(know, property));
  for (const td_fact *f = run.begin; f < run.end; f++) {
    const td_slice sentence = td_know_text(know, f->o);
    td_document *document;
    TD_TRY(run_sentence(r->pipeline, sentence, &document));
    ++*n;
    if (fires(know, document, r->entry, !must_fire) != must_fire) {
      ++*n_bad;
      r->sink.fault(r->sink.handle, r->entry,
                    must_fire ? "the example evokes no such event"
                              : "the counter-example fires",
                    sentence);
    }
    td_document_free(document);
  }
  return TD_OK;
}

td_status td_examples_run(const td_pipeline *pipeline, td_term entry,
                          td_example_sink sink, td_example_counts *counts) {
  const running r = {pipeline, entry, sink};
  TD_TRY(run_all(&r, TD_SKOS_example, true, &counts->n_examples,
                 &counts->n_silent));
  return run_all(&r, TD_TID_counterExample, false, &counts->n_counter_examples,
                 &counts->n_false);
}
