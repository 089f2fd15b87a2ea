// SPDX-License-Identifier: MIT

#include "parse/title.h"

static bool is_noun(const td_token *t) {
  return t->upos == TD_UPOS_NOUN || t->upos == TD_UPOS_PROPN;
}

static bool is_finite(const td_token *t) {
  return t->upos == TD_UPOS_AUX || td_slice_is(t->xpos, "VBD") ||
         td_slice_is(t->xpos, "VBZ") || td_slice_is(t->xpos, "VBP") ||
         td_slice_is(t->xpos, "MD");
}

static void attach(td_token *token, uint32_t head, td_rel rel) {
  token->head = head;
  token->rel = (uint8_t)rel;
}

// ----------------------------------------------------- parts of the subject

static uint32_t subject_before(const td_token *tokens, uint32_t begin,
                               uint32_t at) {
  while (at-- > begin) {
    if (td_rel_base((td_rel)tokens[at].rel) == TD_REL_NSUBJ &&
        is_noun(&tokens[at])) {
      return at;
    }
  }
  return TD_NONE;
}

static bool has_mark_between(const td_token *tokens, uint32_t first,
                             uint32_t second, const char *mark) {
  for (uint32_t i = first + 1; i < second; i++) {
    if (tokens[i].upos == TD_UPOS_PUNCT &&
        (!mark || td_slice_is(tokens[i].form, mark))) {
      return true;
    }
  }
  return false;
}

// "US, China agree": a list. "Sudan army chief vows": one phrase.
static void join_subjects(td_token *tokens, uint32_t begin, uint32_t end) {
  for (uint32_t i = end; i-- > begin;) {
    const uint32_t verb = tokens[i].head;
    if (td_rel_base((td_rel)tokens[i].rel) != TD_REL_NSUBJ ||
        !is_noun(&tokens[i]) || verb < i) {
      continue;
    }
    const uint32_t first = subject_before(tokens, begin, i);
    if (first == TD_NONE || tokens[first].head != verb) {
      continue;
    }
    if (has_mark_between(tokens, first, i, ",")) {
      attach(&tokens[i], first, TD_REL_CONJ);
    } else if (!has_mark_between(tokens, first, i, NULL)) {
      attach(&tokens[first], i, TD_REL_COMPOUND);
    }
  }
}

static bool is_nominal_part(const td_token *t) {
  return is_noun(t) || t->upos == TD_UPOS_ADJ || t->upos == TD_UPOS_DET ||
         t->upos == TD_UPOS_NUM;
}

// The comma that opens a headline's second phrase, which `subject` ends, behind
// a first phrase of nouns; TD_NONE.
static uint32_t comma_before(const td_token *tokens, uint32_t begin,
                             uint32_t subject) {
  uint32_t at = subject;
  while (at > begin && tokens[at - 1].head >= at &&
         tokens[at - 1].head <= subject && is_nominal_part(&tokens[at - 1])) {
    at--;
  }
  if (at < begin + 2 || !td_slice_is(tokens[at - 1].form, ",")) {
    return TD_NONE;
  }
  for (uint32_t i = begin; i + 1 < at; i++) {
    if (!is_nominal_part(&tokens[i])) {
      return TD_NONE;
    }
  }
  return at - 1;
}

// "Oman, Mali agree": a plural verb has both for its subject, whatever the
// first was read as.
static void join_lists(td_token *tokens, uint32_t begin, uint32_t end) {
  for (uint32_t i = begin; i < end; i++) {
    const uint32_t verb = tokens[i].head;
    if (td_rel_base((td_rel)tokens[i].rel) != TD_REL_NSUBJ ||
        !is_noun(&tokens[i]) || verb == TD_NONE || verb < i ||
        !td_slice_is(tokens[verb].xpos, "VBP")) {
      continue;
    }
    const uint32_t comma = comma_before(tokens, begin, i);
    if (comma == TD_NONE) {
      continue;
    }
    uint32_t first = comma - 1;
    while (tokens[first].head >= begin && tokens[first].head < comma) {
      first = tokens[first].head;
    }
    attach(&tokens[first], verb, TD_REL_NSUBJ);
    attach(&tokens[i], first, TD_REL_CONJ);
  }
}

// ------------------------------------------------------------- "X to leave"

static bool has_finite(const td_token *tokens, uint32_t begin, uint32_t end) {
  for (uint32_t i = begin; i < end; i++) {
    if (is_finite(&tokens[i])) {
      return true;
    }
  }
  return false;
}

// The infinitive behind the noun that heads the headline; TD_NONE.
static uint32_t find_infinitive(const td_token *tokens, uint32_t begin,
                                uint32_t end) {
  for (uint32_t i = begin + 1; i < end; i++) {
    const uint32_t noun = tokens[i].head;
    if (tokens[i].rel == TD_REL_ACL && td_slice_is(tokens[i].xpos, "VB") &&
        tokens[i - 1].rel == TD_REL_MARK && tokens[i - 1].head == i &&
        tokens[i - 1].upos == TD_UPOS_PART && noun < i &&
        is_noun(&tokens[noun]) && tokens[noun].head == TD_NONE) {
      return i;
    }
  }
  return TD_NONE;
}

static void raise_infinitive(td_token *tokens, uint32_t begin, uint32_t end) {
  const uint32_t verb = find_infinitive(tokens, begin, end);
  if (verb == TD_NONE || has_finite(tokens, begin, end)) {
    return;
  }
  const uint32_t subject = tokens[verb].head;
  for (uint32_t i = verb + 1; i < end; i++) {
    if (tokens[i].head == subject) {
      tokens[i].head = verb;
    }
  }
  attach(&tokens[verb], TD_NONE, TD_REL_ROOT);
  attach(&tokens[subject], verb, TD_REL_NSUBJ);
}

void td_title_restore(td_document *document, const td_sentence *sentence) {
  const uint32_t begin = sentence->first_token;
  const uint32_t end = begin + sentence->n_tokens;
  join_subjects(document->tokens.items, begin, end);
  join_lists(document->tokens.items, begin, end);
  raise_infinitive(document->tokens.items, begin, end);
}
