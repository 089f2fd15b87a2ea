// SPDX-License-Identifier: MIT

#include "extract/hints.h"

#include <string.h>

enum { HINT_BYTES = 96 };

/// The word that hints are sent for.
typedef struct {
  const td_analysis *x;
  const td_token *token;
  const td_hint_sink *sink;
} beside;

#define SEND(b, ...)                                                           \
  send((b)->sink, (const td_slice[]){__VA_ARGS__},                             \
       sizeof((const td_slice[]){__VA_ARGS__}) / sizeof(td_slice))

// Joins the words by blanks.
static void send(const td_hint_sink *sink, const td_slice *words, size_t n) {
  char hint[HINT_BYTES];
  size_t length = 0;
  for (size_t i = 0; i < n; i++) {
    if (words[i].length + 1 >= HINT_BYTES - length) {
      return;
    }
    if (i > 0) {
      hint[length++] = ' ';
    }
    memcpy(hint + length, words[i].data, words[i].length);
    length += words[i].length;
  }
  sink->visit(sink->user, (td_slice){hint, length});
}

static td_slice relation(td_rel rel) { return td_slice_of(td_rel_string(rel)); }

// What a word is called in hints: names by their type.
static td_slice name_of(const td_analysis *x, uint32_t token) {
  const uint32_t mention = td_mention_at(x, token);
  if (mention == TD_NONE) {
    return x->tokens[token].lemma;
  }
  const td_mention *m = &x->document->mentions.items[mention];
  return m->form == TD_FORM_NAME && m->type != TD_TYPE_NONE
             ? td_slice_of(td_name_type_string(m->type))
             : x->tokens[token].lemma;
}

static void send_head(const beside *b) {
  if (b->token->head != TD_NONE) {
    SEND(b, TD_SLICE("under"), relation(td_rel_base((td_rel)b->token->rel)),
         name_of(b->x, b->token->head));
  }
}

// "Talks with", "a visit to".
static void send_prepositions(const beside *b, uint32_t child) {
  const td_token *tokens = b->x->tokens;
  for (uint32_t c = tokens[child].first_child; c != TD_NONE;
       c = tokens[c].next_sibling) {
    if (td_rel_base((td_rel)tokens[c].rel) == TD_REL_CASE ||
        tokens[c].rel == TD_REL_MARK) {
      SEND(b, b->token->lemma, TD_SLICE("with"), tokens[c].lemma);
    }
  }
}

static void send_child(const beside *b, uint32_t child) {
  const td_rel rel = (td_rel)b->x->tokens[child].rel;
  const td_rel base = td_rel_base(rel);
  if (base == TD_REL_PUNCT) {
    return;
  }
  SEND(b, TD_SLICE("over"), relation(base), name_of(b->x, child));
  SEND(b, b->token->lemma, TD_SLICE("over"), relation(rel));
  if (base == TD_REL_OBL || base == TD_REL_NMOD || base == TD_REL_ADVCL ||
      base == TD_REL_ACL) {
    send_prepositions(b, child);
  }
}

void td_hints_send(const td_analysis *x, uint32_t token,
                   const td_hint_sink *sink) {
  const beside b = {.x = x, .token = &x->tokens[token], .sink = sink};
  send_head(&b);
  for (uint32_t c = b.token->first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    send_child(&b, c);
  }
}
