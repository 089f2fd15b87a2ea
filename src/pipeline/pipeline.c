// SPDX-License-Identifier: MIT

#include "pipeline/pipeline.h"

#include "base/memory.h"
#include "base/try.h"
#include "coref/coref.h"
#include "detect/detect.h"
#include "extract/extract.h"
#include "know/inflect.h"
#include "know/phrase.h"
#include "learn/modelfile.h"
#include "link/link.h"
#include "names/names.h"
#include "parse/parse.h"
#include "repair/repair.h"
#include "segment/segment.h"
#include "segment/words.h"
#include "tag/tag.h"
#include "temporal/temporal.h"

struct td_pipeline {
  const td_know *know;
  td_model_file *model;
  td_segmenter *segmenter;
  td_tagger *tagger;
  td_parser *parser;
  td_namer *namer;
  td_detector *detector;
  td_resolver *resolver;
  td_linker *linker;
  td_temporal *temporal;
  td_extractor *extractor;
};

static td_status make_stages(td_pipeline *p, const td_error_sink *errors) {
  p->segmenter = td_segmenter_new(p->know);
  p->temporal = td_temporal_new(p->know);
  if (!p->segmenter || !p->temporal) {
    return TD_ERR_NO_MEM;
  }
  TD_TRY(td_tagger_new(p->model, &p->tagger));
  TD_TRY(td_parser_new(p->model, &p->parser));
  TD_TRY(td_namer_new(p->model, p->know, &p->namer));
  TD_TRY(td_detector_new(p->know, &p->detector));
  TD_TRY(td_resolver_new(p->model, p->know, &p->resolver));
  TD_TRY(td_linker_new(p->know, &p->linker));
  TD_TRY(td_extractor_new(p->know, errors, &p->extractor));
  return TD_OK;
}

td_status td_pipeline_open(const td_know *know, const char *model,
                           const td_error_sink *errors, td_pipeline **out) {
  td_pipeline *p = td_memory_new(1, sizeof(*p));
  if (!p) {
    return TD_ERR_NO_MEM;
  }
  p->know = know;
  td_status status = td_model_file_open(model, errors, &p->model);
  if (status == TD_OK) {
    status = make_stages(p, errors);
  }
  if (status != TD_OK) {
    td_pipeline_close(p);
    return status;
  }
  *out = p;
  return TD_OK;
}

void td_pipeline_close(td_pipeline *p) {
  if (p) {
    td_extractor_free(p->extractor);
    td_temporal_free(p->temporal);
    td_linker_free(p->linker);
    td_resolver_free(p->resolver);
    td_detector_free(p->detector);
    td_namer_free(p->namer);
    td_parser_free(p->parser);
    td_tagger_free(p->tagger);
    td_segmenter_free(p->segmenter);
    td_model_file_close(p->model);
    td_memory_free(p);
  }
}

const td_know *td_pipeline_know(const td_pipeline *pipeline) {
  return pipeline->know;
}

// A verb or plural that the data knows better than the lemmatizer does.
static void link_inflected(const td_know *know, td_token *token) {
  char lower[TD_WORD_BYTES];
  const td_slice form = {lower, td_word_lower(token->form, lower)};
  const td_term lemma =
      token->upos == TD_UPOS_VERB
          ? td_know_verb_lemma(know, form, token->form_term, token->lemma_term)
          : td_know_noun_lemma(know, form, token->form_term, token->lemma_term);
  if (lemma != token->lemma_term) {
    token->lemma_term = lemma;
    token->lemma = td_know_text(know, lemma);
  }
}

// What the words are called in the knowledge, for all later stages.
static void link_words(const td_know *know, td_document *document) {
  for (uint32_t i = 0; i < document->tokens.count; i++) {
    td_token *token = &document->tokens.items[i];
    token->form_term = td_word_term(know, token->form);
    token->lemma_term =
        td_word_term(know, td_know_untenured(know, token->lemma));
    if (token->upos == TD_UPOS_VERB || td_slice_is(token->xpos, "NNS")) {
      link_inflected(know, token);
    }
  }
}

static void tell(const td_pipeline_way *way, td_stage stage) {
  if (way->watch) {
    way->watch(way->handle, stage);
  }
}

static void swap_forms(td_document *document, td_slice *forms) {
  for (uint32_t i = 0; i < document->tokens.count; i++) {
    const td_slice form = document->tokens.items[i].form;
    document->tokens.items[i].form = forms[i];
    forms[i] = form;
  }
}

typedef enum { SWAP_ALL, SWAP_VERBS, SWAP_DASHES } swapped;

// Put the forms that titles are read by in place of those written: all, of
// verbs and dashes, or of dashes. Those written are in `*forms` then.
static td_status show_titles(const td_pipeline *p, td_document *document,
                             swapped which, td_slice **forms) {
  *forms = td_repair_forms(p->know, document);
  if (!*forms) {
    return document->tokens.count ? TD_ERR_NO_MEM : TD_OK;
  }
  for (uint32_t i = 0; i < document->tokens.count; i++) {
    const td_token *t = &document->tokens.items[i];
    const bool is_shown = which == SWAP_ALL || td_slice_is((*forms)[i], ":") ||
                          (which == SWAP_VERBS && t->upos == TD_UPOS_VERB);
    (*forms)[i] = is_shown ? (*forms)[i] : t->form;
  }
  swap_forms(document, *forms);
  return TD_OK;
}

static td_status run_tagger(const td_pipeline *p, td_document *document) {
  td_slice *forms;
  TD_TRY(show_titles(p, document, SWAP_ALL, &forms));
  const td_status status = td_tagger_run(p->tagger, document);
  swap_forms(document, forms);
  td_repair_tags(p->know, document);
  return status;
}

static td_status run_namer(const td_pipeline *p, td_document *document) {
  td_slice *forms;
  TD_TRY(show_titles(p, document, SWAP_VERBS, &forms));
  const td_status status = td_namer_run(p->namer, document);
  swap_forms(document, forms);
  return status;
}

static td_status run_parser(const td_pipeline *p, td_document *document) {
  td_slice *forms;
  TD_TRY(show_titles(p, document, SWAP_DASHES, &forms));
  const td_status status = td_parser_run(p->parser, document);
  if (status == TD_OK) {
    td_repair_trees(p->know, document);
  }
  swap_forms(document, forms);
  return status;
}

static td_status make_trees(const td_pipeline *p, const td_pipeline_way *way,
                            td_document *document) {
  if (!way->has_trees) {
    TD_TRY(td_segmenter_run(p->segmenter, document));
    tell(way, TD_STAGE_SEGMENT);
    TD_TRY(run_tagger(p, document));
    tell(way, TD_STAGE_TAG);
    TD_TRY(run_parser(p, document));
  }
  link_words(p->know, document);
  tell(way, TD_STAGE_PARSE);
  return TD_OK;
}

static void drop_unsure(td_document *document, unsigned min_confidence) {
  for (uint32_t i = 0; i < document->events.count; i++) {
    td_event *e = &document->events.items[i];
    if (e->confidence < min_confidence) {
      e->classes[0] = 0;
    }
  }
}

// What has no singular, as "troops", is of several all the same.
static void settle_plurals(td_document *document) {
  for (uint32_t i = 0; i < document->tokens.count; i++) {
    td_token *token = &document->tokens.items[i];
    if (td_slice_is(token->feats, "Number=Ptan")) {
      token->feats = TD_SLICE("Number=Plur");
    }
  }
}

td_status td_pipeline_run(const td_pipeline *p, const td_pipeline_way *way,
                          td_document *document) {
  TD_TRY(make_trees(p, way, document));
  if (way->trees_only) {
    return TD_OK;
  }
  settle_plurals(document);
  TD_TRY(run_namer(p, document));
  tell(way, TD_STAGE_NAMES);
  TD_TRY(td_temporal_run(p->temporal, document));
  TD_TRY(td_detector_run(p->detector, document));
  TD_TRY(td_resolver_run(p->resolver, document));
  if (way->mentions_only) {
    return TD_OK;
  }
  TD_TRY(td_linker_run(p->linker, document));
  document->wants_predicates = way->all_predicates;
  TD_TRY(td_extractor_run(p->extractor, document));
  drop_unsure(document, way->min_confidence);
  tell(way, TD_STAGE_EVENTS);
  return TD_OK;
}
