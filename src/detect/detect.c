// SPDX-License-Identifier: MIT

#include "detect/detect.h"

#include "base/memory.h"
#include "base/try.h"
#include "detect/detect_private.h"
#include "know/fold.h"

#include <assert.h>

struct td_detector {
  const td_know *know;
};

td_status td_detector_new(const td_know *know, td_detector **out) {
  td_detector *detector = td_memory_new(1, sizeof(*detector));
  if (!detector) {
    return TD_ERR_NO_MEM;
  }
  detector->know = know;
  *out = detector;
  return TD_OK;
}

void td_detector_free(td_detector *detector) { td_memory_free(detector); }

uint32_t td_detect_head(const td_detection *d, uint32_t begin, uint32_t end) {
  for (uint32_t t = begin; t < end; t++) {
    const uint32_t head = d->tokens[t].head;
    if (head == TD_NONE || head < begin || head >= end) {
      return t;
    }
  }
  return end - 1;
}

td_mention *td_detect_add(td_detection *d, uint32_t begin, uint32_t end,
                          td_mention_form form) {
  assert(begin < end && end <= d->end);
  td_mention *m = TD_PUSH(d->document->arena, &d->found);
  if (m) {
    *m = (td_mention){.form = form, .entity = TD_NONE};
    m->part = d->document->sentences.items[d->sentence].part;
    m->span =
        (td_span){d->tokens[begin].span.begin, d->tokens[end - 1].span.end};
    m->sentence = d->sentence;
    m->first_token = begin;
    m->n_tokens = end - begin;
    m->head = td_detect_head(d, begin, end);
  }
  return m;
}

// "it" that stands for nothing. A verb with an object has a true subject.
static bool is_expletive(const td_detection *d, uint32_t t) {
  const td_token *token = &d->tokens[t];
  return token->rel == TD_REL_EXPL &&
         (token->head == TD_NONE ||
          (td_document_child(d->document, token->head, TD_REL_OBJ) == TD_NONE &&
           td_document_child(d->document, token->head, TD_REL_IOBJ) ==
               TD_NONE));
}

td_status td_detect_pronouns(td_detection *d) {
  for (uint32_t t = d->first; t < d->end; t++) {
    const td_token *token = &d->tokens[t];
    if (token->upos != TD_UPOS_PRON || (d->marks[t] & TD_MARK_NAME) ||
        is_expletive(d, t) ||
        !td_know_word(d->know, token->form_term, TD_TID_Pronoun)) {
      continue;
    }
    if (!td_detect_add(d, t, t + 1, TD_FORM_PRONOUN)) {
      return TD_ERR_NO_MEM;
    }
  }
  return TD_OK;
}

static bool has_title_case(const td_detection *d) {
  uint32_t n_words = 0;
  uint32_t n_capitals = 0;
  // Only words that are capitalised for no other reason count.
  for (uint32_t t = d->first + 1; t < d->end; t++) {
    const uint8_t upos = d->tokens[t].upos;
    if ((upos == TD_UPOS_VERB || upos == TD_UPOS_NOUN || upos == TD_UPOS_ADJ ||
         upos == TD_UPOS_ADV) &&
        d->words[t].length > 3) {
      n_words++;
      n_capitals += td_word_is_capitalised(d->words[t]);
    }
  }
  return n_words >= 2 && n_capitals * 4 >= n_words * 3;
}

static bool comes_before(const td_mention *a, const td_mention *b) {
  return a->first_token != b->first_token ? a->first_token < b->first_token
                                          : a->n_tokens > b->n_tokens;
}

// Insertion sort: the mentions of a sentence are few and nearly in order.
static void sort_found(td_detection *d) {
  td_mention *found = d->found.items;
  for (uint32_t i = 1; i < d->found.count; i++) {
    const td_mention m = found[i];
    uint32_t at = i;
    for (; at > 0 && comes_before(&m, &found[at - 1]); at--) {
      found[at] = found[at - 1];
    }
    found[at] = m;
  }
}

// A title that the tree has above its name leads to the name's mention too.
static void give_titles(td_detection *d, const td_mention *m, uint32_t id) {
  uint32_t t = d->tokens[m->head].head;
  while (t != TD_NONE && (d->marks[t] & TD_MARK_TITLE) &&
         t < m->first_token + m->n_tokens && d->tokens[t].mention == TD_NONE) {
    d->tokens[t].mention = id;
    t = d->tokens[t].head;
  }
}

static td_status keep_found(td_detection *d) {
  sort_found(d);
  for (uint32_t i = 0; i < d->found.count; i++) {
    const uint32_t id = d->document->mentions.count;
    td_mention *m = TD_PUSH(d->document->arena, &d->document->mentions);
    if (!m) {
      return TD_ERR_NO_MEM;
    }
    *m = d->found.items[i];
    if (d->tokens[m->head].mention == TD_NONE) {
      d->tokens[m->head].mention = id;
    }
    if (m->form == TD_FORM_NAME) {
      give_titles(d, m, id);
    }
  }
  d->found.count = 0;
  return TD_OK;
}

static td_status run_sentence(td_detection *d, uint32_t sentence) {
  const td_sentence *s = &d->document->sentences.items[sentence];
  d->sentence = sentence;
  d->first = s->first_token;
  d->end = s->first_token + s->n_tokens;
  for (uint32_t t = d->first; t < d->end; t++) {
    d->tokens[t].mention = TD_NONE;
    d->words[t] = d->tokens[t].form;
  }
  if (s->is_dateline) {
    return TD_OK;
  }
  td_detect_split(d);
  d->is_title_case = has_title_case(d);
  TD_TRY(td_detect_names(d));
  TD_TRY(td_detect_nominals(d));
  TD_TRY(td_detect_pronouns(d));
  return keep_found(d);
}

td_status td_detector_run(const td_detector *detector, td_document *document) {
  const uint32_t n = document->tokens.count;
  td_detection d = {.know = detector->know,
                    .document = document,
                    .tokens = document->tokens.items};
  d.words = TD_ARENA_ARRAY(document->arena, td_slice, n + 1);
  d.marks = TD_ARENA_ARRAY(document->arena, uint8_t, n + 1);
  uint32_t *name_of = TD_ARENA_ARRAY(document->arena, uint32_t, n + 1);
  if (!d.words || !d.marks || !name_of) {
    return TD_ERR_NO_MEM;
  }
  for (uint32_t i = 0; i < document->names.count; i++) {
    const td_name *name = &document->names.items[i];
    for (uint32_t k = 0; k < name->n_tokens; k++) {
      name_of[name->first_token + k] = i + 1;
    }
  }
  d.name_of = name_of;
  for (uint32_t s = 0; s < document->sentences.count; s++) {
    TD_TRY(run_sentence(&d, s));
  }
  return TD_OK;
}
