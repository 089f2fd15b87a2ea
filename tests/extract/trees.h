// SPDX-License-Identifier: MIT

/// @file extract/trees.h
/// Documents from trees written as "form/lemma/UPOS/XPOS/head/rel ...", one
/// sentence a string, so that the stages after the parser are tested on trees
/// that are right. "the" and "a" get their feature Definite.

#ifndef TD_TESTS_EXTRACT_TREES_H
#define TD_TESTS_EXTRACT_TREES_H

#include "base/buffer.h"
#include "base/memory.h"
#include "doc/conllu.h"
#include "segment/words.h"
#include "suite.h"

static inline td_slice tree_feats(td_slice lemma) {
  return td_slice_is(lemma, "the") ? TD_SLICE("Definite=Def|PronType=Art")
         : td_slice_is(lemma, "a") ? TD_SLICE("Definite=Ind|PronType=Art")
                                   : TD_SLICE("_");
}

static inline void tree_row(td_buffer *out, int id, td_slice word) {
  td_slice c[6];
  for (int i = 0; i < 6; i++) {
    c[i] = td_slice_split(word, '/', &word);
  }
  const td_slice feats = tree_feats(c[1]);
  td_buffer_printf(out, "%d\t%.*s\t%.*s\t%.*s\t%.*s\t%.*s\t%.*s\t%.*s\t_\t_\n",
                   id, (int)c[0].length, c[0].data, (int)c[1].length, c[1].data,
                   (int)c[2].length, c[2].data, (int)c[3].length, c[3].data,
                   (int)feats.length, feats.data, (int)c[4].length, c[4].data,
                   (int)c[5].length, c[5].data);
}

/// A document of `n` sentences, dated `day`; NULL when it cannot be read.
static inline td_document *tree_document(const td_know *know,
                                         const char *const *sentences, size_t n,
                                         const char *day) {
  td_buffer text = {0};
  for (size_t s = 0; s < n; s++) {
    int id = 0;
    for (td_slice rest = td_slice_of(sentences[s]); rest.length;) {
      const td_slice word = td_slice_split(rest, ' ', &rest);
      if (word.length) {
        tree_row(&text, ++id, word);
      }
    }
    td_buffer_add_char(&text, '\n');
  }
  const td_error_sink errors = {0};
  td_source *source = NULL;
  td_document *document = NULL;
  if (td_source_open_memory(td_buffer_as_slice(&text), "tree", &errors,
                            &source) == TD_OK) {
    td_conllu_reader *reader =
        td_conllu_reader_new(source, TD_CONLLU_DOCUMENTS, &errors);
    if (td_conllu_read(reader, &document) != TD_OK) {
      document = NULL;
    }
    td_conllu_reader_free(reader);
    td_source_close(source);
  }
  td_buffer_clear(&text);
  for (uint32_t i = 0; document && i < document->tokens.count; i++) {
    td_token *token = &document->tokens.items[i];
    token->form_term = td_word_term(know, token->form);
    token->lemma_term = td_word_term(know, token->lemma);
  }
  if (document) {
    document->day = day ? td_day_parse(td_slice_of(day)) : TD_NO_DAY;
    document->uri = TD_SLICE("urn:x:tree");
  }
  return document;
}

#endif
