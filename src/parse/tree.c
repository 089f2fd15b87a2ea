// SPDX-License-Identifier: MIT

#include "parse/tree.h"

#include "doc/ud.h"

void td_tree_join(uint32_t *head, uint8_t *rel, uint32_t begin, uint32_t end,
                  uint32_t root) {
  uint32_t first = UINT32_MAX;
  for (uint32_t i = begin; i < end; i++) {
    if (head[i] != UINT32_MAX) {
      continue;
    }
    if (first == UINT32_MAX) {
      first = i;
      head[i] = root;
      rel[i] = TD_REL_ROOT;
    } else {
      head[i] = first;
      rel[i] = TD_REL_PARATAXIS;
    }
  }
}

/// A root that is a leaf gives way to its first dependent that is none.
static void change_root(uint32_t *head, uint8_t *rel, uint32_t n,
                        const bool *is_leaf) {
  uint32_t root = 0;
  while (head[root] != n) {
    root++;
  }
  if (!is_leaf[root]) {
    return;
  }
  for (uint32_t i = 0; i < n; i++) {
    if (head[i] == root && !is_leaf[i]) {
      head[i] = n;
      rel[i] = TD_REL_ROOT;
      head[root] = i;
      rel[root] = TD_REL_PUNCT;
      return;
    }
  }
}

void td_tree_lift(uint32_t *head, uint8_t *rel, uint32_t n,
                  const bool *is_leaf) {
  change_root(head, rel, n, is_leaf);
  for (uint32_t i = 0; i < n; i++) {
    // A leaf at the root is kept: then there are only leaves at the top.
    while (head[i] != n && is_leaf[head[i]] && head[head[i]] != n) {
      head[i] = head[head[i]];
    }
  }
}

/// Relations of words that have no dependents but those of stays_below.
static bool is_function_word(uint8_t rel) {
  switch (rel) {
  case TD_REL_AUX:
  case TD_REL_AUX_PASS:
  case TD_REL_COP:
  case TD_REL_CASE:
  case TD_REL_MARK:
  case TD_REL_DET:
  case TD_REL_CC:
    return true;
  default:
    return false;
  }
}

static bool stays_below(uint8_t rel) {
  switch (rel) {
  case TD_REL_PUNCT:
  case TD_REL_FIXED:
  case TD_REL_CONJ:
  case TD_REL_CC:
  case TD_REL_GOESWITH:
  case TD_REL_REPARANDUM:
    return true;
  default:
    return false;
  }
}

void td_tree_free_function_words(uint32_t *head, const uint8_t *rel,
                                 uint32_t n) {
  for (uint32_t i = 0; i < n; i++) {
    while (head[i] != n && !stays_below(rel[i]) &&
           is_function_word(rel[head[i]]) && head[head[i]] != n) {
      head[i] = head[head[i]];
    }
  }
}

bool td_tree_is_valid(const uint32_t *head, uint32_t n, uint32_t *scratch) {
  uint32_t n_roots = 0;
  for (uint32_t i = 0; i < n; i++) {
    scratch[i] = 0;
    if (head[i] > n || head[i] == i) {
      return false;
    }
    n_roots += head[i] == n;
  }
  // Walk up from each word, marking the walk; meeting the own mark is a cycle.
  for (uint32_t i = 0; i < n; i++) {
    uint32_t word = i;
    while (word != n && scratch[word] == 0) {
      scratch[word] = i + 1;
      word = head[word];
    }
    if (word != n && scratch[word] == i + 1) {
      return false;
    }
  }
  return n_roots == 1;
}

bool td_tree_is_noun(const td_token *t) {
  return t->upos == TD_UPOS_NOUN || t->upos == TD_UPOS_PROPN;
}

bool td_tree_is_finite(const td_token *t) {
  return t->upos == TD_UPOS_AUX || td_slice_is(t->xpos, "VBD") ||
         td_slice_is(t->xpos, "VBZ") || td_slice_is(t->xpos, "VBP") ||
         td_slice_is(t->xpos, "MD");
}

bool td_tree_has_child(const td_token *tokens, uint32_t begin, uint32_t end,
                       uint32_t i, td_rel rel) {
  const uint32_t first = i - begin > TD_TREE_REACH ? i - TD_TREE_REACH : begin;
  const uint32_t last =
      end > i && end - i > TD_TREE_REACH ? i + TD_TREE_REACH : end;
  for (uint32_t c = first; c < last; c++) {
    if (tokens[c].head == i && td_rel_base((td_rel)tokens[c].rel) == rel) {
      return true;
    }
  }
  return false;
}

bool td_tree_is_passive(const td_token *tokens, uint32_t begin, uint32_t verb) {
  const uint32_t first =
      verb - begin > TD_TREE_REACH ? verb - TD_TREE_REACH : begin;
  for (uint32_t t = first; t < verb; t++) {
    if (tokens[t].head == verb && tokens[t].rel == TD_REL_AUX_PASS) {
      return true;
    }
  }
  return false;
}

bool td_tree_climbs_through(const td_token *tokens, uint32_t i, uint32_t first,
                            uint32_t last) {
  while (i != TD_NONE) {
    if (i >= first && i <= last) {
      return true;
    }
    i = tokens[i].head;
  }
  return false;
}

void td_tree_attach(td_token *token, uint32_t head, td_rel rel) {
  token->head = head;
  token->rel = (uint8_t)rel;
}
