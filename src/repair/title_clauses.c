// SPDX-License-Identifier: MIT

// What a headline leaves out between its clauses and phrases: "and", who says
// it, and who goes on doing what.

#include "repair/repair_private.h"

#include "segment/words.h"

static bool is_plural_tag(const td_token *t) {
  return td_slice_is(t->xpos, "NNS") || td_slice_is(t->xpos, "NNPS");
}

// Whether only words of one noun phrase stand in [begin, end), which a noun
// ends.
static bool is_phrase(const td_token *tokens, uint32_t begin, uint32_t end) {
  for (uint32_t i = begin; i < end; i++) {
    const td_token *t = &tokens[i];
    if (!td_token_is_noun(t) && t->upos != TD_UPOS_ADJ &&
        t->upos != TD_UPOS_NUM && t->upos != TD_UPOS_DET &&
        !td_slice_is(t->xpos, "POS")) {
      return false;
    }
  }
  return begin < end && td_token_is_noun(&tokens[end - 1]);
}

// The words of the phrase [begin, end) that hang elsewhere become its parts.
static void gather(td_token *tokens, uint32_t begin, uint32_t end) {
  for (uint32_t i = begin; i + 1 < end; i++) {
    if (!td_token_is_within(tokens[i].head, begin, end)) {
      td_token_attach(&tokens[i], end - 1,
                      td_token_is_noun(&tokens[i]) ? TD_REL_COMPOUND
                                                   : (td_rel)tokens[i].rel);
    }
  }
}

// "Oslo under attack, | mayor says": who says it stands behind the comma.
static void settle_last_teller(const td_words *w) {
  td_token *tokens = w->tokens;
  const uint32_t verb = w->end - 1;
  uint32_t comma = verb;
  while (comma > w->begin && !td_token_is_comma(&tokens[comma])) {
    comma--;
  }
  if (verb < w->begin + 4 || comma == w->begin || comma + 1 >= verb ||
      !td_token_is_finite(&tokens[verb]) || !td_words_say(w, verb) ||
      !is_phrase(tokens, comma + 1, verb)) {
    return;
  }
  const uint32_t noun = verb - 1;
  bool is_lost = false;
  for (uint32_t i = w->begin; i < comma; i++) {
    if (tokens[i].head == verb &&
        td_rel_base((td_rel)tokens[i].rel) == TD_REL_NSUBJ) {
      td_token_attach(&tokens[i], verb, TD_REL_CCOMP);
      is_lost = true;
    }
  }
  if (!is_lost) {
    return;
  }
  for (uint32_t i = w->begin; i < comma; i++) {
    if (td_token_is_within(tokens[i].head, comma + 1,
                           verb)) { // "under" the attack
      uint32_t next = i + 1;
      while (next + 1 < comma && td_token_is_noun(&tokens[next + 1])) {
        next++;
      }
      tokens[i].head = next;
    }
  }
  gather(tokens, comma + 1, verb);
  td_token_attach(&tokens[noun], verb, TD_REL_NSUBJ);
}

// The plural noun behind the verb in the singular at `verb` that was read as
// its subject; TD_NONE.
static uint32_t clashing_subject(const td_words *w, uint32_t verb) {
  const td_token *tokens = w->tokens;
  for (uint32_t i = verb + 1;
       td_slice_is(tokens[verb].xpos, "VBZ") && i < w->end; i++) {
    if (tokens[i].head == verb && is_plural_tag(&tokens[i]) &&
        td_rel_base((td_rel)tokens[i].rel) == TD_REL_NSUBJ) {
      return i;
    }
  }
  return TD_NONE;
}

// The verb before the comma that `verb` goes on from; TD_NONE.
static uint32_t verb_before(const td_words *w, uint32_t verb) {
  const td_token *tokens = w->tokens;
  for (uint32_t i = w->begin; i + 1 < verb; i++) {
    if ((tokens[i].head == verb || tokens[verb].head == i) &&
        td_slice_is(tokens[i].xpos, "VBZ") &&
        td_words_have_child(w, i, TD_REL_NSUBJ)) {
      return i;
    }
  }
  return TD_NONE;
}

// "Army denies it, blames | rebels": a verb in the singular has no subject in
// the plural behind it; what stands before the comma goes on.
static void settle_second_object(const td_words *w) {
  td_token *tokens = w->tokens;
  for (uint32_t i = w->begin + 3; i + 1 < w->end; i++) {
    const uint32_t noun =
        td_token_is_comma(&tokens[i - 1]) ? clashing_subject(w, i) : TD_NONE;
    const uint32_t first = noun == TD_NONE ? TD_NONE : verb_before(w, i);
    if (first == TD_NONE) {
      continue;
    }
    if (tokens[first].head == i) {
      td_token_attach(&tokens[first], tokens[i].head, (td_rel)tokens[i].rel);
      td_token_attach(&tokens[i], first, TD_REL_CONJ);
    }
    tokens[noun].rel = TD_REL_OBJ;
  }
}

// "Mayor, deputy | held", "Oman's Ali, Mali's Keita | talk": two, where a pair
// of commas would set off an apposition.
static void settle_pairs(const td_words *w) {
  td_token *tokens = w->tokens;
  for (uint32_t i = w->begin + 2; i + 1 < w->end; i++) {
    td_token *second = &tokens[i];
    const uint32_t first = second->head;
    uint32_t comma = i;
    while (comma > w->begin && !td_token_is_comma(&tokens[comma])) {
      comma--;
    }
    if (second->rel == TD_REL_APPOS && td_token_is_noun(second) &&
        td_token_is_within(first, w->begin, comma) &&
        td_rel_base((td_rel)tokens[first].rel) == TD_REL_NSUBJ &&
        tokens[first].head == i + 1 && tokens[i + 1].upos == TD_UPOS_VERB &&
        is_phrase(tokens, comma + 1, i + 1) &&
        is_phrase(tokens, w->begin, comma)) {
      second->rel = TD_REL_CONJ;
    }
  }
}

// "Envoy: Truce | to hold": an infinitive behind the noun of a clause that a
// colon opens.
static void settle_plans(const td_words *w) {
  td_token *tokens = w->tokens;
  for (uint32_t i = w->begin + 3; i < w->end; i++) {
    const uint32_t noun = tokens[i].head;
    if (tokens[i].rel != TD_REL_ACL || !td_slice_is(tokens[i].xpos, "VB") ||
        tokens[i - 1].upos != TD_UPOS_PART || tokens[i - 1].head != i ||
        !td_token_is_within(noun, w->begin + 2, i) || noun + 2 != i ||
        tokens[noun].rel != TD_REL_APPOS) {
      continue;
    }
    uint32_t colon = noun;
    while (colon > w->begin && !td_slice_is(tokens[colon].form, ":")) {
      colon--;
    }
    if (colon > w->begin && is_phrase(tokens, colon + 1, noun + 1)) {
      td_token_attach(&tokens[i], tokens[noun].head, TD_REL_PARATAXIS);
      td_token_attach(&tokens[noun], i, TD_REL_NSUBJ);
    }
  }
}

// The conjunct of `noun` that a comma opens and the verb follows; TD_NONE.
static uint32_t second_behind(const td_words *w, uint32_t noun, uint32_t verb) {
  for (uint32_t i = noun + 1; i < verb; i++) {
    if (w->tokens[i].head == noun && w->tokens[i].rel == TD_REL_CONJ &&
        td_token_is_comma(&w->tokens[noun + 1]) &&
        is_phrase(w->tokens, noun + 2, i + 1)) {
      return i;
    }
  }
  return TD_NONE;
}

// "Bomb rips through bus, ten | die": what opens no clause belongs to the noun
// before the comma.
static void settle_false_marks(const td_words *w) {
  td_token *tokens = w->tokens;
  for (uint32_t i = w->begin + 1; i + 3 < w->end; i++) {
    const uint32_t verb = tokens[i].head;
    if (tokens[i].rel != TD_REL_MARK || tokens[i].upos != TD_UPOS_ADP ||
        !td_token_is_within(verb, i + 1, w->end) ||
        tokens[verb].rel != TD_REL_ADVCL ||
        td_word_entry(w->know, tokens[i].form, TD_TID_ClauseCue)) {
      continue;
    }
    for (uint32_t noun = i + 1; noun < verb; noun++) {
      const uint32_t second = second_behind(w, noun, verb);
      if (tokens[noun].head == verb && second != TD_NONE &&
          td_rel_base((td_rel)tokens[noun].rel) == TD_REL_NSUBJ) {
        td_token_attach(&tokens[i], noun, TD_REL_CASE);
        td_token_attach(&tokens[noun], tokens[verb].head, TD_REL_OBL);
        td_token_attach(&tokens[second], verb, TD_REL_NSUBJ);
        tokens[verb].rel = TD_REL_PARATAXIS;
      }
    }
  }
}

// "Oman says | downed drone": whoever says so.
static void settle_own_acts(const td_words *w) {
  td_token *tokens = w->tokens;
  for (uint32_t i = w->begin + 2; i < w->end; i++) {
    td_token *t = &tokens[i];
    if (t->rel == TD_REL_CCOMP && t->head == i - 1 && td_token_is_past(t) &&
        td_token_is_finite(&tokens[i - 1]) && td_words_say(w, i - 1) &&
        !td_words_have_subject(w, i) && td_words_have_child(w, i, TD_REL_OBJ)) {
      t->rel = TD_REL_XCOMP;
    }
  }
}

// "Workers storm ministry | demanding pay": who does the one does the other.
static void settle_demands(const td_words *w) {
  td_token *tokens = w->tokens;
  for (uint32_t i = w->begin + 2; i < w->end; i++) {
    const uint32_t noun = tokens[i].head;
    if (tokens[i].rel == TD_REL_ACL && td_slice_is(tokens[i].xpos, "VBG") &&
        td_token_is_within(noun, w->begin, i) &&
        tokens[noun].rel == TD_REL_OBJ && td_words_ask(w, i)) {
      td_token_attach(&tokens[i], tokens[noun].head, TD_REL_ADVCL);
    }
  }
}

// "Nine soldiers | dead, two hurt", "Dozens | missing after wreck": what stands
// behind a noun says what it is.
static void settle_states(const td_words *w) {
  td_token *tokens = w->tokens;
  for (uint32_t i = w->begin + 1; i < w->end; i++) {
    td_token *t = &tokens[i];
    td_token *noun = &tokens[i - 1];
    const bool ends_clause = i + 1 == w->end ||
                             tokens[i + 1].upos == TD_UPOS_PUNCT ||
                             tokens[i + 1].upos == TD_UPOS_ADP ||
                             tokens[i + 1].upos == TD_UPOS_SCONJ;
    if (t->upos != TD_UPOS_ADJ || t->head != i - 1 || !ends_clause ||
        (t->rel != TD_REL_AMOD && t->rel != TD_REL_ACL) ||
        noun->rel != TD_REL_ROOT || !is_plural_tag(noun)) {
      continue;
    }
    td_token_attach(t, noun->head, (td_rel)noun->rel);
    for (uint32_t c = i + 1; c < w->end; c++) {
      tokens[c].head = tokens[c].head == i - 1 ? i : tokens[c].head;
    }
    td_token_attach(noun, i, TD_REL_NSUBJ);
  }
}

static bool has_mark(const td_words *w, uint32_t begin, uint32_t end) {
  for (uint32_t i = begin; i < end; i++) {
    if (w->tokens[i].upos == TD_UPOS_PUNCT) {
      return true;
    }
  }
  return false;
}

// "Why | was he arrested?": the auxiliary is the verb's.
static void settle_asked(const td_words *w) {
  td_token *tokens = w->tokens;
  for (uint32_t i = w->begin + 1; i + 2 < w->end; i++) {
    const uint32_t word = i - 1;
    const uint32_t verb = tokens[word].head;
    if (tokens[i].rel == TD_REL_COP && tokens[i].head == word &&
        td_slice_is(tokens[word].xpos, "WRB") &&
        td_token_is_within(verb, i + 1, w->end) &&
        td_slice_is(tokens[verb].xpos, "VBN") && !has_mark(w, i, verb)) {
      td_token_attach(&tokens[i], verb, TD_REL_AUX_PASS);
    }
  }
}

void td_repair_title_clauses(const td_words *w) {
  settle_asked(w);
  if (!w->is_title || w->end - w->begin > TD_MAX_TITLE_TOKENS) {
    return;
  }
  settle_last_teller(w);
  settle_second_object(w);
  settle_pairs(w);
  settle_plans(w);
  settle_demands(w);
  settle_own_acts(w);
  settle_states(w);
  settle_false_marks(w);
}
