// SPDX-License-Identifier: MIT

#include "repair/part.h"

static bool is_present(const td_token *t) {
  return t->upos == TD_UPOS_VERB &&
         (td_slice_is(t->xpos, "VBZ") || td_slice_is(t->xpos, "VBP"));
}

static bool is_part(td_rel rel) {
  const td_rel base = td_rel_base(rel);
  return base == TD_REL_AMOD || base == TD_REL_COMPOUND ||
         base == TD_REL_FLAT || base == TD_REL_NMOD;
}

// The noun that ends the phrase behind `verb`: of "shell | refugee camp" the
// camp.
static uint32_t find_object(const td_token *tokens, uint32_t verb,
                            uint32_t end) {
  uint32_t noun = tokens[verb].head;
  while (is_part((td_rel)tokens[noun].rel) && tokens[noun].head > noun &&
         tokens[noun].head < end &&
         td_token_is_noun(&tokens[tokens[noun].head])) {
    noun = tokens[noun].head;
  }
  return noun;
}

// Whether the word at `i` is a verb that stands as part of a noun behind it.
static bool is_part_verb(const td_token *tokens, uint32_t i, uint32_t begin,
                         uint32_t end) {
  const td_token *t = &tokens[i];
  return i > begin && is_present(t) && is_part((td_rel)t->rel) && t->head > i &&
         t->head < end && td_token_is_noun(&tokens[t->head]) &&
         td_rel_base((td_rel)tokens[find_object(tokens, i, end)].rel) !=
             TD_REL_NSUBJ;
}

// What the clause of `verb` is to the rest: as its object was, but for what a
// clause cannot be.
static void take_place(td_token *tokens, uint32_t begin, uint32_t verb,
                       uint32_t noun) {
  const td_token *object = &tokens[noun];
  const uint32_t opener =
      td_tokens_last_child(tokens, begin, verb, noun, TD_REL_CASE);
  uint32_t head = object->head;
  td_rel rel = (td_rel)object->rel;
  if (head != TD_NONE && opener != TD_NONE) {
    rel = TD_REL_ADVCL;
  } else if (head != TD_NONE && rel == TD_REL_CONJ) {
    // "seize power, | close borders"; the tree may still run in a circle.
    for (uint32_t step = begin;
         step < verb && !is_present(&tokens[head]) && tokens[head].head < verb;
         step++) {
      head = tokens[head].head;
    }
  } else if (head != TD_NONE && head < verb) {
    rel = is_present(&tokens[head]) ? TD_REL_CONJ : TD_REL_PARATAXIS;
  }
  td_token_attach(&tokens[verb], head, rel);
  if (opener != TD_NONE) {
    tokens[opener].rel = TD_REL_MARK;
  }
}

// The phrase right before the verb, if it was of the same noun; TD_NONE.
static uint32_t find_subject(const td_token *tokens, uint32_t begin,
                             uint32_t verb, uint32_t object) {
  const uint32_t told =
      td_tokens_last_child(tokens, begin, verb, verb, TD_REL_NSUBJ);
  if (told != TD_NONE) {
    return told;
  }
  const uint32_t noun = verb - 1;
  return td_token_is_noun(&tokens[noun]) &&
                 (tokens[noun].head == object || tokens[noun].head == verb)
             ? noun
             : TD_NONE;
}

static void raise_part(td_token *tokens, uint32_t begin, uint32_t end,
                       uint32_t verb) {
  const uint32_t object = find_object(tokens, verb, end);
  const uint32_t subject = find_subject(tokens, begin, verb, object);
  take_place(tokens, begin, verb, object);
  for (uint32_t i = begin; i < end; i++) {
    const td_rel rel = td_rel_base((td_rel)tokens[i].rel);
    const bool is_left = i < verb && tokens[i].head == object;
    if (i == subject || (!is_left && rel != TD_REL_OBL && rel != TD_REL_ADVCL &&
                         rel != TD_REL_PARATAXIS)) {
      continue;
    }
    if (is_left) {
      const bool is_of_subject =
          subject != TD_NONE && i < subject &&
          (is_part(rel) || rel == TD_REL_DET || rel == TD_REL_NUMMOD);
      tokens[i].head = is_of_subject ? subject : verb;
    } else if (tokens[i].head == object && i != verb) {
      tokens[i].head = verb;
    }
  }
  if (subject != TD_NONE) {
    td_token_attach(&tokens[subject], verb, TD_REL_NSUBJ);
  }
  td_token_attach(&tokens[object], verb, TD_REL_OBJ);
}

// "Thousands | rally against law" where the verb hangs on the noun before it.
static bool hangs_on_subject(const td_token *tokens, uint32_t i,
                             uint32_t begin) {
  const td_token *t = &tokens[i];
  const td_rel rel = td_rel_base((td_rel)t->rel);
  return i > begin && is_present(t) && t->head == i - 1 &&
         (rel == TD_REL_ADVMOD || is_part(rel)) &&
         td_token_is_noun(&tokens[i - 1]) &&
         td_rel_base((td_rel)tokens[i - 1].rel) != TD_REL_NSUBJ;
}

static void raise_over(td_token *tokens, uint32_t end, uint32_t verb) {
  const uint32_t subject = verb - 1;
  td_token *noun = &tokens[subject];
  td_token_attach(&tokens[verb], noun->head, (td_rel)noun->rel);
  for (uint32_t i = verb + 1; i < end; i++) {
    if (tokens[i].head == subject) {
      tokens[i].head = verb;
      tokens[i].rel = tokens[i].rel == TD_REL_NMOD ? TD_REL_OBL : tokens[i].rel;
    }
  }
  td_token_attach(noun, verb, TD_REL_NSUBJ);
}

// "Police arrest, | beat protesters" where the first verb was read as the
// second's subject.
static bool is_subject_verb(const td_token *tokens, uint32_t i, uint32_t begin,
                            uint32_t end) {
  const td_token *t = &tokens[i];
  return i > begin && is_present(t) &&
         td_rel_base((td_rel)t->rel) == TD_REL_NSUBJ && t->head > i &&
         t->head < end && tokens[t->head].upos == TD_UPOS_VERB &&
         td_token_is_noun(&tokens[i - 1]) && tokens[i - 1].head == i;
}

static void raise_first(td_token *tokens, uint32_t verb) {
  td_token *second = &tokens[tokens[verb].head];
  td_token_attach(&tokens[verb], second->head, (td_rel)second->rel);
  td_token_attach(second, verb, TD_REL_CONJ);
  tokens[verb - 1].rel = TD_REL_NSUBJ;
}

// "Gunmen | ambush convoy, kill four" where all before the comma was read as
// the subject of what stands behind it: the verb behind; TD_NONE.
static uint32_t verb_behind(const td_token *tokens, uint32_t i, uint32_t begin,
                            uint32_t end) {
  const td_token *t = &tokens[i];
  if (i == begin || !is_present(t) || !is_part((td_rel)t->rel) ||
      t->head <= i || t->head >= end || !td_token_is_noun(&tokens[t->head]) ||
      !td_token_is_noun(&tokens[i - 1])) {
    return TD_NONE;
  }
  const td_token *object = &tokens[find_object(tokens, i, end)];
  const uint32_t verb = object->head;
  return td_rel_base((td_rel)object->rel) == TD_REL_NSUBJ && verb < end &&
                 verb > i && is_present(&tokens[verb]) &&
                 td_token_is_comma(&tokens[verb - 1])
             ? verb
             : TD_NONE;
}

static void raise_before(td_token *tokens, uint32_t begin, uint32_t verb,
                         uint32_t second) {
  const uint32_t object = find_object(tokens, verb, second);
  td_token_attach(&tokens[verb], tokens[second].head,
                  (td_rel)tokens[second].rel);
  td_token_attach(&tokens[second], verb, TD_REL_CONJ);
  for (uint32_t i = begin; i + 1 < verb; i++) {
    tokens[i].head = tokens[i].head == object ? verb - 1 : tokens[i].head;
  }
  for (uint32_t i = object + 1; i < second; i++) { // "near Gao"
    if (tokens[i].head == object && tokens[i].rel == TD_REL_NMOD) {
      td_token_attach(&tokens[i], verb, TD_REL_OBL);
    }
  }
  td_token_attach(&tokens[verb - 1], verb, TD_REL_NSUBJ);
  td_token_attach(&tokens[object], verb, TD_REL_OBJ);
}

// "Gunmen on motorbikes | raid village" where all behind the preposition was
// read as one phrase: the preposition; TD_NONE.
static uint32_t phrase_before(const td_token *tokens, uint32_t i,
                              uint32_t begin, uint32_t end) {
  if (i < begin + 3 || !td_slice_is(tokens[i].xpos, "VBP") ||
      !is_part((td_rel)tokens[i].rel) || tokens[i].head <= i ||
      tokens[i].head >= end || !td_token_is_noun(&tokens[i - 1])) {
    return TD_NONE;
  }
  const uint32_t object = find_object(tokens, i, end);
  const uint32_t opener =
      td_tokens_last_child(tokens, begin, i, object, TD_REL_CASE);
  return opener != TD_NONE && opener > begin &&
                 tokens[opener].upos == TD_UPOS_ADP &&
                 tokens[object].head == opener - 1 &&
                 td_slice_is(tokens[opener - 1].xpos, "NNS")
             ? opener
             : TD_NONE;
}

static void raise_over_phrase(td_token *tokens, uint32_t end, uint32_t verb,
                              uint32_t opener) {
  const uint32_t object = find_object(tokens, verb, end);
  const uint32_t subject = opener - 1;
  td_token_attach(&tokens[verb], tokens[subject].head,
                  (td_rel)tokens[subject].rel);
  for (uint32_t i = opener; i < end; i++) {
    const uint32_t head = tokens[i].head;
    if (i < verb && head == object) {
      tokens[i].head = verb - 1;
    } else if (i > verb && head == subject) {
      tokens[i].head = verb;
    }
  }
  td_token_attach(&tokens[subject], verb, TD_REL_NSUBJ);
  td_token_attach(&tokens[verb - 1], subject, TD_REL_NMOD);
  td_token_attach(&tokens[object], verb, TD_REL_OBJ);
}

// "Rebels | down two jets" where the verb was hung as the preposition it is
// elsewhere.
static bool is_odd_verb(const td_token *tokens, uint32_t i, uint32_t begin,
                        uint32_t end) {
  const td_token *t = &tokens[i];
  return i > begin && is_present(t) && t->rel == TD_REL_CASE && t->head > i &&
         t->head < end && tokens[t->head].head == i - 1 &&
         td_token_is_noun(&tokens[i - 1]);
}

static void raise_odd_verb(td_token *tokens, uint32_t end, uint32_t verb) {
  const uint32_t object = tokens[verb].head;
  const uint32_t subject = verb - 1;
  td_token_attach(&tokens[verb], tokens[subject].head,
                  (td_rel)tokens[subject].rel);
  for (uint32_t i = verb + 1; i < end; i++) {
    tokens[i].head = tokens[i].head == subject ? verb : tokens[i].head;
  }
  td_token_attach(&tokens[subject], verb, TD_REL_NSUBJ);
  td_token_attach(&tokens[object], verb, TD_REL_OBJ);
}

void td_part_raise(td_token *tokens, uint32_t begin, uint32_t end) {
  for (uint32_t i = begin; i < end; i++) {
    const uint32_t second = verb_behind(tokens, i, begin, end);
    if (second != TD_NONE) {
      raise_before(tokens, begin, i, second);
    }
    if (is_odd_verb(tokens, i, begin, end)) {
      raise_odd_verb(tokens, end, i);
    }
    const uint32_t opener = phrase_before(tokens, i, begin, end);
    if (opener != TD_NONE) {
      raise_over_phrase(tokens, end, i, opener);
    }
    if (hangs_on_subject(tokens, i, begin)) {
      raise_over(tokens, end, i);
    }
    if (is_part_verb(tokens, i, begin, end)) {
      raise_part(tokens, begin, end, i);
    } else if (is_subject_verb(tokens, i, begin, end)) {
      raise_first(tokens, i);
    }
  }
}

// ------------------------------------------------------------ one tree of all

// The word of the circle above `i` that is to head the others; TD_NONE.
static uint32_t find_circle(const td_token *tokens, uint32_t i, uint32_t n) {
  for (uint32_t step = 0; step < n; step++) {
    if (tokens[i].head == TD_NONE) {
      return TD_NONE;
    }
    i = tokens[i].head;
  }
  uint32_t best = i;
  for (uint32_t at = tokens[i].head; at != i; at = tokens[at].head) {
    best = is_present(&tokens[at]) && !is_present(&tokens[best]) ? at : best;
  }
  return best;
}

static uint32_t find_root(const td_token *tokens, uint32_t begin,
                          uint32_t end) {
  uint32_t root = TD_NONE;
  for (uint32_t i = begin; i < end; i++) {
    if (tokens[i].head == TD_NONE &&
        (root == TD_NONE ||
         (is_present(&tokens[i]) && !is_present(&tokens[root])))) {
      root = i;
    }
  }
  return root;
}

void td_part_join(td_token *tokens, uint32_t begin, uint32_t end) {
  for (uint32_t i = begin; i < end; i++) {
    const uint32_t top = find_circle(tokens, i, end - begin);
    if (top != TD_NONE) {
      td_token_attach(&tokens[top], TD_NONE, TD_REL_ROOT);
    }
  }
  const uint32_t root = find_root(tokens, begin, end);
  for (uint32_t i = begin; i < end; i++) {
    td_token *t = &tokens[i];
    if (i != root && (t->head == TD_NONE || t->rel == TD_REL_ROOT)) {
      td_token_attach(t, t->head == TD_NONE ? root : t->head, TD_REL_PARATAXIS);
    }
  }
  if (root != TD_NONE) {
    tokens[root].rel = TD_REL_ROOT;
  }
}
