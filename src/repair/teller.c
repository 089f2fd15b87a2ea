// SPDX-License-Identifier: MIT

#include "repair/repair_private.h"

#include "segment/words.h"

#define MAX_BARE 12 // words behind a verb in which what it tells begins

// A comma or a quotation mark: what may stand before who speaks.
static bool is_bound(const td_words *w, uint32_t i) {
  const td_slice xpos = w->tokens[i].xpos;
  return td_token_is_comma(&w->tokens[i]) || td_slice_is(xpos, "''") ||
         td_slice_is(xpos, "``");
}

// Hangs `i` below `head`, unless that is below it already: however odd the
// parser's tree, it stays one.
static void hang(const td_words *w, uint32_t i, uint32_t head, td_rel rel) {
  if (!td_words_hang_below(w, head, i)) {
    td_token_attach(&w->tokens[i], head, rel);
  }
}

// One past the last word below `top`.
static uint32_t end_of(const td_words *w, uint32_t top) {
  uint32_t end = top + 1;
  for (uint32_t i = top + 1; i < w->end; i++) {
    end = td_words_hang_below(w, i, top) ? i + 1 : end;
  }
  return end;
}

static uint32_t begin_of(const td_words *w, uint32_t top) {
  uint32_t i = w->begin;
  while (!td_words_hang_below(w, i, top)) {
    i++;
  }
  return i;
}

static bool is_telling(const td_words *w, uint32_t i) {
  const td_token *t = &w->tokens[i];
  return t->upos == TD_UPOS_VERB && td_words_have_tense(w, i) &&
         td_words_say(w, i);
}

// "Union leader | Ann Lee": the noun right behind the word at `i` is its name.
static bool is_title_of(const td_words *w, uint32_t i) {
  if (i + 1 >= w->end) {
    return false;
  }
  const td_token *name = &w->tokens[i + 1];
  return name->upos == TD_UPOS_PROPN && name->head == i &&
         (name->rel == TD_REL_APPOS || name->rel == TD_REL_FLAT);
}

// Somebody or what he wrote: a name, "the union", "reports".
static bool can_tell(const td_words *w, uint32_t i) {
  const td_token *t = &w->tokens[i];
  return t->upos == TD_UPOS_PROPN ||
         (t->upos == TD_UPOS_NOUN &&
          (td_slice_is(t->xpos, "NNS") ||
           td_words_have_child(w, i, TD_REL_DET) ||
           td_words_have_child(w, i, TD_REL_NMOD) ||
           td_words_have_child(w, i, TD_REL_NUMMOD) || is_title_of(w, i)) &&
          (td_word_entry(w->know, t->lemma, TD_TID_AgentNoun) ||
           td_word_entry(w->know, t->lemma, TD_TID_ReportingNoun)));
}

// ------------------------------------------------------------------ "it says"

// "Recommended that ...": whether the verb tells what somebody wants.
static bool is_asking(const td_words *w, uint32_t i) {
  return w->tokens[i].upos == TD_UPOS_VERB && td_words_have_tense(w, i) &&
         td_words_ask(w, i);
}

// "It | warned that ...", "it | recommended that ...", "it | was told that
// ...": who says, asks or hears something is somebody, unlike what is said ("it
// was said that").
static void settle_it(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  if (t->rel != TD_REL_EXPL || t->upos != TD_UPOS_PRON || t->head <= i ||
      t->head >= w->end) {
    return;
  }
  if (td_words_are_passive(w, t->head)) {
    if (td_word_entry(w->know, w->tokens[t->head].lemma,
                      TD_TID_AddressingVerb)) {
      t->rel = TD_REL_NSUBJ_PASS;
    }
  } else if (is_telling(w, t->head) || is_asking(w, t->head)) {
    t->rel = TD_REL_NSUBJ;
  }
}

// --------------------------------------------- "..., X, a spokesman, | said"

// The noun above all of [first, end); TD_NONE where they have no such, or a
// preposition.
static uint32_t top_of(const td_words *w, uint32_t first, uint32_t end) {
  uint32_t top = first;
  while (w->tokens[top].head >= first && w->tokens[top].head < end) {
    top = w->tokens[top].head;
  }
  for (uint32_t i = first; i < end; i++) {
    const td_token *t = &w->tokens[i];
    if ((t->upos != TD_UPOS_PUNCT && !td_words_hang_below(w, i, top)) ||
        (t->head == top && t->rel == TD_REL_CASE && i < top)) {
      return TD_NONE;
    }
  }
  return can_tell(w, top) ? top : TD_NONE;
}

// The top of the phrase that the word at `i` begins or stands in, within
// [first, end).
static uint32_t climb(const td_words *w, uint32_t i, uint32_t first,
                      uint32_t end) {
  while (w->tokens[i].head >= first && w->tokens[i].head < end) {
    i = w->tokens[i].head;
  }
  return i;
}

// "Took the town, | residents and an official | said": who speaks, read as so
// many more of the noun before the comma, goes together; the first of them.
static uint32_t join_tellers(const td_words *w, uint32_t first, uint32_t end) {
  const uint32_t top = climb(w, first, first, end);
  bool is_pair = false;
  for (uint32_t i = first; i < end; i++) {
    const uint32_t other = climb(w, i, first, end);
    if (w->tokens[other].rel != TD_REL_CONJ ||
        w->tokens[other].head != w->tokens[top].head) {
      return TD_NONE;
    }
    is_pair =
        is_pair || (other != top && td_words_have_child(w, other, TD_REL_CC));
  }
  if (!is_pair || !can_tell(w, top)) {
    return TD_NONE;
  }
  for (uint32_t i = top + 1; i < end; i++) {
    if (w->tokens[i].head == w->tokens[top].head) {
      hang(w, i, top, TD_REL_CONJ);
    }
  }
  return top;
}

// The noun of the phrase that ends right before `end`, what is set off behind
// it included, and begins behind a comma or mark; TD_NONE.
static uint32_t teller_before(const td_words *w, uint32_t end,
                              uint32_t *first) {
  if (end <= w->begin) { // "Said, elected in May, has fled": a name
    return TD_NONE;
  }
  const bool has_aside = td_token_is_comma(&w->tokens[end - 1]);
  const uint32_t last = has_aside ? end - 1 : end;
  for (uint32_t i = last; i-- > w->begin && i + TD_WORDS_REACH > end;) {
    const bool is_open = i == w->begin || is_bound(w, i - 1);
    if (!is_open || (has_aside && !td_tokens_have_comma(w->tokens, i, last))) {
      if (is_open && !has_aside) {
        return TD_NONE;
      }
      continue;
    }
    const uint32_t top = top_of(w, i, last);
    if (top != TD_NONE || !has_aside) {
      *first = i;
      return top == TD_NONE ? join_tellers(w, i, last) : top;
    }
  }
  return TD_NONE;
}

// Where the clause of the verb at `i` begins: its helpers and adverbs.
static uint32_t opening_of(const td_words *w, uint32_t i) {
  while (i > w->begin + 1 && (w->tokens[i - 1].upos == TD_UPOS_AUX ||
                              w->tokens[i - 1].upos == TD_UPOS_ADV)) {
    i--;
  }
  return i;
}

// The verb goes above the clause before `first` that it was joined to: what is
// told.
static void turn(const td_words *w, uint32_t verb, uint32_t first) {
  uint32_t clause = w->tokens[verb].head;
  if (w->tokens[verb].rel != TD_REL_CONJ || clause >= first) {
    return;
  }
  while (w->tokens[clause].head != TD_NONE && w->tokens[clause].head < first &&
         w->tokens[clause].head >= w->begin) {
    clause = w->tokens[clause].head;
  }
  hang(w, verb, w->tokens[clause].head, (td_rel)w->tokens[clause].rel);
  hang(w, clause, verb, TD_REL_CCOMP);
}

static bool is_lost(const td_words *w, uint32_t noun, uint32_t first,
                    uint32_t verb) {
  const td_token *t = &w->tokens[noun];
  return t->head == verb || (t->head != TD_NONE && t->head < first &&
                             !td_words_hang_below(w, verb, noun));
}

// Whether another verb of the same series follows with "and".
static bool is_listed(const td_words *w, uint32_t verb) {
  for (uint32_t i = verb + 1; i < w->end; i++) {
    const td_token *t = &w->tokens[i];
    if (t->rel == TD_REL_CONJ && t->upos == TD_UPOS_VERB &&
        (t->head == w->tokens[verb].head || t->head == verb) &&
        td_words_have_child(w, i, TD_REL_CC) && !td_words_have_subject(w, i)) {
      return true;
    }
  }
  return false;
}

static bool settle_before(const td_words *w, uint32_t verb) {
  uint32_t first = TD_NONE;
  const uint32_t end = opening_of(w, verb);
  const uint32_t noun =
      end > w->begin ? teller_before(w, end, &first) : TD_NONE;
  if (noun == TD_NONE || !is_lost(w, noun, first, verb)) {
    return false;
  }
  if (w->tokens[verb].rel == TD_REL_CONJ && is_listed(w, verb)) {
    return false;
  }
  hang(w, noun, verb, TD_REL_NSUBJ);
  turn(w, verb, first);
  return true;
}

// ------------------------------------------------ "..., added | the union"

// The phrase that begins right behind the verb and was taken for its object.
static uint32_t object_behind(const td_words *w, uint32_t verb) {
  for (uint32_t i = verb + 1; i < w->end; i++) {
    const td_rel rel = td_rel_base((td_rel)w->tokens[i].rel);
    if (w->tokens[i].head == verb &&
        (rel == TD_REL_OBJ || rel == TD_REL_IOBJ)) {
      return begin_of(w, i) == verb + 1 ? i : TD_NONE;
    }
  }
  return TD_NONE;
}

static bool has_clause_behind(const td_words *w, uint32_t verb) {
  for (uint32_t i = verb + 1; i < w->end; i++) {
    const td_rel rel = td_rel_base((td_rel)w->tokens[i].rel);
    if (w->tokens[i].head == verb &&
        (rel == TD_REL_CCOMP || rel == TD_REL_XCOMP || rel == TD_REL_OBJ)) {
      return true;
    }
  }
  return false;
}

static void settle_behind(const td_words *w, uint32_t verb) {
  const td_rel rel = (td_rel)w->tokens[verb].rel;
  const uint32_t noun = object_behind(w, verb);
  if (noun == TD_NONE || verb == w->begin || !is_bound(w, verb - 1) ||
      (rel != TD_REL_CONJ && rel != TD_REL_PARATAXIS) || !can_tell(w, noun) ||
      is_listed(w, verb)) {
    return;
  }
  const uint8_t old = w->tokens[noun].rel;
  w->tokens[noun].rel = TD_REL_NSUBJ;
  if (has_clause_behind(w, verb)) {
    w->tokens[noun].rel = old;
    return;
  }
  turn(w, verb, verb);
}

// ---------------------------------- "The king, said | the minister, has gone"

// The subject of the verb at `i` that stands alone before a comma; TD_NONE.
static uint32_t subject_before_comma(const td_words *w, uint32_t i) {
  if (i < w->begin + 2 || !td_token_is_comma(&w->tokens[i - 1])) {
    return TD_NONE;
  }
  const uint32_t subject = td_words_child(w, w->begin, i - 1, i, TD_REL_NSUBJ);
  return subject != TD_NONE && end_of(w, subject) >= i - 1 &&
                 !td_tokens_have_comma(w->tokens, w->begin, i - 1)
             ? subject
             : TD_NONE;
}

// The noun of the phrase behind the verb, up to a comma, whatever it is to
// what; TD_NONE.
static uint32_t noun_behind(const td_words *w, uint32_t verb) {
  for (uint32_t i = verb + 1; i < w->end && !td_token_is_comma(&w->tokens[i]);
       i++) {
    const td_rel rel = td_rel_base((td_rel)w->tokens[i].rel);
    if ((rel == TD_REL_NSUBJ || rel == TD_REL_OBJ) &&
        begin_of(w, i) == verb + 1) {
      const uint32_t end = end_of(w, i);
      return end < w->end &&
                     (td_token_is_comma(&w->tokens[end]) ||
                      td_token_is_comma(&w->tokens[end - 1])) &&
                     can_tell(w, i)
                 ? i
                 : TD_NONE;
    }
  }
  return TD_NONE;
}

// The verb that goes on behind `noun`, right behind the comma; TD_NONE.
static uint32_t verb_behind(const td_words *w, uint32_t verb, uint32_t noun) {
  for (uint32_t i = end_of(w, noun); i < w->end; i++) {
    const td_rel rel = (td_rel)w->tokens[i].rel;
    if (w->tokens[i].head == verb &&
        (rel == TD_REL_CCOMP || rel == TD_REL_CONJ) &&
        !td_words_have_child(w, i, TD_REL_CC) &&
        !td_words_have_child(w, i, TD_REL_MARK)) {
      return i;
    }
  }
  return TD_NONE;
}

// Whether the clause of the verb at `i` has no subject but `noun`.
static bool lacks_subject(const td_words *w, uint32_t i, uint32_t noun) {
  for (uint32_t t = w->begin; t < i; t++) {
    const td_rel rel = td_rel_base((td_rel)w->tokens[t].rel);
    if (t != noun && w->tokens[t].head == i &&
        (rel == TD_REL_NSUBJ || rel == TD_REL_EXPL)) {
      return false;
    }
  }
  return true;
}

// The clause of `main`, behind who speaks, lost its subject to the verb of
// saying, which gives it back, and all else that it has but the `noun` itself.
static void part_clauses(const td_words *w, uint32_t verb, uint32_t noun,
                         uint32_t main) {
  const uint32_t subject =
      td_words_child(w, w->begin, noun, verb, TD_REL_NSUBJ);
  hang(w, main, w->tokens[verb].head, (td_rel)w->tokens[verb].rel);
  for (uint32_t i = w->begin; i < w->end; i++) {
    if (w->tokens[i].head == verb && i != noun && (i < noun || i > main)) {
      w->tokens[i].head = main;
    }
  }
  w->tokens[subject].rel = (uint8_t)td_words_subject_rel(w, main);
}

static bool settle_inserted(const td_words *w, uint32_t verb) {
  const uint32_t subject = subject_before_comma(w, verb);
  const uint32_t noun = subject == TD_NONE ? TD_NONE : noun_behind(w, verb);
  const uint32_t main = noun == TD_NONE ? TD_NONE : verb_behind(w, verb, noun);
  if (main == TD_NONE || !lacks_subject(w, main, noun) ||
      !td_words_have_tense(w, main)) {
    return false;
  }
  part_clauses(w, verb, noun, main);
  hang(w, verb, main, TD_REL_PARATAXIS);
  hang(w, noun, verb, TD_REL_NSUBJ);
  return true;
}

// ------------------------------ "| The mayor was shot, a minister said"

// The clause that the verb tells, with a comma between it and who speaks, and
// before it a subject of the verb that can only be the clause's own.
static bool settle_double(const td_words *w, uint32_t verb) {
  uint32_t clause = TD_NONE;
  for (uint32_t i = w->begin; i < verb; i++) {
    clause = w->tokens[i].head == verb && w->tokens[i].rel == TD_REL_CCOMP
                 ? i
                 : clause;
  }
  const uint32_t noun = clause == TD_NONE ? TD_NONE
                                          : td_words_child(w, w->begin, clause,
                                                           verb, TD_REL_NSUBJ);
  if (noun == TD_NONE ||
      td_words_child(w, clause + 1, verb, verb, TD_REL_NSUBJ) == TD_NONE) {
    return false;
  }
  const uint32_t own = td_words_subject(w, clause);
  hang(w, noun, own == TD_NONE ? clause : own,
       own != TD_NONE ? TD_REL_COMPOUND : td_words_subject_rel(w, clause));
  return true;
}

// ------------------------ "the gang | which, police say, | robbed the bank"

// The relative pronoun that opens the clause of the verb at `i`, before its
// subject; TD_NONE.
static uint32_t pronoun_before(const td_words *w, uint32_t i) {
  const uint32_t subject = td_words_subject(w, i);
  for (uint32_t t = w->tokens[i].head + 1; subject != TD_NONE && t < subject;
       t++) {
    const uint32_t head = w->tokens[t].head;
    if (td_slice_has_prefix(w->tokens[t].xpos, TD_SLICE("W")) &&
        (head == i || head == subject)) {
      return t;
    }
  }
  return TD_NONE;
}

// The clause that the verb tells near behind it; TD_NONE.
static uint32_t clause_told(const td_words *w, uint32_t verb) {
  const uint32_t end = w->end - verb > MAX_BARE ? verb + MAX_BARE : w->end;
  return td_words_child(w, verb + 1, end, verb, TD_REL_CCOMP);
}

// The same, without "that" and a subject; TD_NONE.
static uint32_t bare_clause(const td_words *w, uint32_t verb) {
  const uint32_t told = clause_told(w, verb);
  return told != TD_NONE && td_words_have_tense(w, told) &&
                 !td_words_have_subject(w, told)
             ? told
             : TD_NONE;
}

// "A raid that officials said | killed nine | lasted an hour": the first verb
// behind was read as the noun's, the noun's own hung on it; TD_NONE.
static uint32_t verb_taken(const td_words *w, uint32_t verb) {
  const uint32_t noun = w->tokens[verb].head;
  const uint32_t taken = w->tokens[noun].head;
  return taken != TD_NONE && taken > verb && taken < verb + MAX_BARE &&
                 td_rel_base((td_rel)w->tokens[noun].rel) == TD_REL_NSUBJ &&
                 opening_of(w, taken) == verb + 1 &&
                 td_words_have_tense(w, taken)
             ? taken
             : TD_NONE;
}

// "Killed | nine | were arrested": the object of the verb before, which tells
// nothing that somebody says, read as the subject of the one behind.
static bool has_taken_object(const td_words *w, uint32_t taken, uint32_t t) {
  const uint32_t subject = td_words_subject(w, t);
  return subject != TD_NONE && subject > taken && !td_words_say(w, taken) &&
         begin_of(w, subject) == taken + 1 &&
         !td_words_have_child(w, taken, TD_REL_OBJ);
}

static uint32_t verb_lost(const td_words *w, uint32_t taken) {
  for (uint32_t t = taken + 1; t < w->end; t++) {
    const td_rel rel = td_rel_base((td_rel)w->tokens[t].rel);
    if (w->tokens[t].head == taken &&
        (rel == TD_REL_CCOMP || rel == TD_REL_XCOMP || rel == TD_REL_CONJ ||
         rel == TD_REL_PARATAXIS) &&
        td_words_have_tense(w, t) &&
        (!td_words_have_subject(w, t) || has_taken_object(w, taken, t)) &&
        !td_words_have_child(w, t, TD_REL_CC) &&
        !td_words_have_child(w, t, TD_REL_MARK)) {
      return t;
    }
  }
  return TD_NONE;
}

static void give_back(const td_words *w, uint32_t verb, uint32_t taken,
                      uint32_t lost) {
  const uint32_t noun = w->tokens[verb].head;
  const uint32_t object = td_words_subject(w, lost);
  hang(w, lost, w->tokens[taken].head, (td_rel)w->tokens[taken].rel);
  if (object != TD_NONE) {
    hang(w, object, taken, TD_REL_OBJ);
  }
  for (uint32_t t = w->begin; t < w->end; t++) {
    if (w->tokens[t].head == taken && (t < verb || t > lost)) {
      w->tokens[t].head = lost;
    }
  }
  hang(w, noun, lost, td_words_subject_rel(w, lost));
  hang(w, taken, verb, TD_REL_CCOMP);
}

// "Men whom the army says | it captured": the clause with a subject of its own
// whose object the pronoun is; TD_NONE.
static uint32_t clause_of_object(const td_words *w, uint32_t verb,
                                 uint32_t pronoun) {
  if (w->tokens[pronoun].head != verb || w->tokens[pronoun].rel != TD_REL_OBJ) {
    return TD_NONE;
  }
  const uint32_t t = clause_told(w, verb);
  return t != TD_NONE && w->tokens[t].upos == TD_UPOS_VERB &&
                 td_words_have_subject(w, t) &&
                 !td_words_have_child(w, t, TD_REL_OBJ) &&
                 !td_words_have_child(w, t, TD_REL_MARK) &&
                 !td_words_have_child(w, t, TD_REL_CCOMP) &&
                 !td_words_have_child(w, t, TD_REL_XCOMP) &&
                 !td_words_are_passive(w, t)
             ? t
             : TD_NONE;
}

static void settle_relative(const td_words *w, uint32_t verb) {
  const uint32_t noun = w->tokens[verb].head;
  const uint32_t pronoun =
      w->tokens[verb].rel == TD_REL_ACL_RELCL && noun < verb
          ? pronoun_before(w, verb)
          : TD_NONE;
  if (pronoun == TD_NONE) {
    return;
  }
  const uint32_t other = clause_of_object(w, verb, pronoun);
  if (other != TD_NONE) {
    hang(w, pronoun, other, TD_REL_OBJ);
    return;
  }
  uint32_t told = bare_clause(w, verb);
  if (told == TD_NONE && !has_clause_behind(w, verb)) {
    told = verb_taken(w, verb);
    const uint32_t lost = told == TD_NONE ? TD_NONE : verb_lost(w, told);
    if (lost == TD_NONE) {
      return;
    }
    give_back(w, verb, told, lost);
  }
  if (told == TD_NONE) {
    return;
  }
  hang(w, pronoun, told, td_words_subject_rel(w, told));
}

// ------------------- "The bridge, engineers concluded, | was badly built"

// What the clause that the aside cuts in two hangs on: above the noun before
// the comma, and behind the aside; TD_NONE.
static uint32_t verb_above(const td_words *w, uint32_t noun, uint32_t verb) {
  uint32_t i = noun;
  for (uint32_t step = w->begin; step < w->end && i < verb; step++) {
    const td_rel rel = td_rel_base((td_rel)w->tokens[i].rel);
    const uint32_t head = w->tokens[i].head;
    if (head != TD_NONE && head > verb) {
      return rel == TD_REL_NSUBJ && head < w->end ? head : TD_NONE;
    }
    i = head;
  }
  return TD_NONE;
}

static bool goes_on(const td_words *w, uint32_t i) {
  return (td_words_have_tense(w, i) || td_words_have_child(w, i, TD_REL_COP)) &&
         !td_words_have_subject(w, i) &&
         !td_words_have_child(w, i, TD_REL_CC) &&
         !td_words_have_child(w, i, TD_REL_MARK);
}

// The verb of the clause that goes on behind the aside, taken for what the verb
// of saying governs; TD_NONE.
static uint32_t clause_taken(const td_words *w, uint32_t verb) {
  for (uint32_t i = verb + 2; i < w->end; i++) {
    const td_rel rel = (td_rel)w->tokens[i].rel;
    if (w->tokens[i].head == verb &&
        (rel == TD_REL_CCOMP || rel == TD_REL_CONJ ||
         rel == TD_REL_PARATAXIS) &&
        goes_on(w, i)) {
      return i;
    }
  }
  return TD_NONE;
}

// The clause that the aside cuts in two, joined again; TD_NONE where `host` is
// in none.
static uint32_t join_clause(const td_words *w, uint32_t host, uint32_t verb,
                            uint32_t noun) {
  const uint32_t above = verb_above(w, host, verb);
  if (above != TD_NONE) {
    return has_clause_behind(w, verb) || td_words_hang_below(w, above, verb)
               ? TD_NONE
               : above;
  }
  const uint32_t subject =
      td_words_child(w, w->begin, noun, verb, TD_REL_NSUBJ);
  if (subject == TD_NONE) {
    return TD_NONE;
  }
  const uint32_t head = w->tokens[verb].head;
  if (w->tokens[verb].rel == TD_REL_PARATAXIS && head > verb && head < w->end &&
      goes_on(w, head)) {
    hang(w, subject, head, td_words_subject_rel(w, head));
    return head;
  }
  const uint32_t taken = clause_taken(w, verb);
  if (taken != TD_NONE) {
    part_clauses(w, verb, noun, taken);
  }
  return taken;
}

// Who speaks and a verb of saying between commas, with nothing behind it, that
// the parser hung on the noun before them.
static bool settle_aside(const td_words *w, uint32_t verb) {
  uint32_t first = TD_NONE;
  if (verb + 1 >= w->end || !td_token_is_comma(&w->tokens[verb + 1])) {
    return false;
  }
  const uint32_t noun = teller_before(w, opening_of(w, verb), &first);
  if (noun == TD_NONE || first <= w->begin ||
      !td_token_is_comma(&w->tokens[first - 1])) {
    return false;
  }
  const uint32_t top = w->tokens[noun].head == verb ? verb : noun;
  const uint32_t host = w->tokens[top].head;
  if (host == TD_NONE || host >= first || w->tokens[top].rel != TD_REL_APPOS) {
    return false;
  }
  const uint32_t main = join_clause(w, host, verb, noun);
  if (main == TD_NONE) {
    return false;
  }
  hang(w, verb, main, TD_REL_PARATAXIS);
  hang(w, noun, verb, TD_REL_NSUBJ);
  return true;
}

// ------------------------------------- "'...,' added | spokesman Ali"

// The verb right behind what is quoted, hung on the title or name of who speaks
// as if it told what he is like, goes above the clause that he is hung on.
static bool settle_participle(const td_words *w, uint32_t verb) {
  td_token *t = &w->tokens[verb];
  if (verb == w->begin || t->rel != TD_REL_AMOD || t->head == TD_NONE ||
      !td_slice_has_prefix(t->xpos, TD_SLICE("VB")) ||
      !td_slice_is(w->tokens[verb - 1].xpos, "''") ||
      !td_word_entry(w->know, t->lemma, TD_TID_ReportingVerb)) {
    return false;
  }
  uint32_t noun = t->head;
  while (w->tokens[noun].head != TD_NONE && w->tokens[noun].head > verb) {
    noun = w->tokens[noun].head;
  }
  uint32_t clause = w->tokens[noun].head;
  if (noun < verb || clause == TD_NONE || !can_tell(w, noun)) {
    return false;
  }
  while (w->tokens[clause].head != TD_NONE && w->tokens[clause].head < verb &&
         w->tokens[clause].head >= w->begin) {
    clause = w->tokens[clause].head;
  }
  hang(w, verb, w->tokens[clause].head, (td_rel)w->tokens[clause].rel);
  hang(w, clause, verb, TD_REL_CCOMP);
  hang(w, noun, verb, TD_REL_NSUBJ);
  t->upos = TD_UPOS_VERB;
  t->xpos = TD_SLICE("VBD");
  return true;
}

// -------------------------------------------------------------------- all

// "Nine of them, the judge | alleged, had fled": whether the verb of saying was
// read as a participle of who speaks, whom it could not be told of.
static bool is_aside_told(const td_words *w, uint32_t i) {
  const td_token *t = &w->tokens[i];
  return i > w->begin && t->rel == TD_REL_ACL && t->head == i - 1 &&
         td_slice_is(t->xpos, "VBN") && td_words_say(w, i) &&
         !td_word_entry(w->know, t->lemma, TD_TID_AddressingVerb) &&
         w->tokens[i - 1].rel == TD_REL_APPOS;
}

// "Without aid, the premier | warned, it would fail": an aside that was read as
// a clause of when or why, without a word that would mark it.
static void free_aside(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  const uint32_t subject = td_words_subject(w, i);
  if (t->rel != TD_REL_ADVCL || t->head == TD_NONE || t->head <= i ||
      i + 1 >= w->end || subject == TD_NONE ||
      !td_token_is_comma(&w->tokens[i + 1]) ||
      td_words_have_child(w, i, TD_REL_MARK)) {
    return;
  }
  const uint32_t first = td_words_begin_of(w, subject);
  if (first > w->begin && td_token_is_comma(&w->tokens[first - 1])) {
    t->rel = TD_REL_PARATAXIS;
  }
}

static void settle(const td_words *w, uint32_t i) {
  if (is_aside_told(w, i)) {
    if (settle_aside(w, i)) {
      td_token_make_past(&w->tokens[i]);
    }
    return;
  }
  if (settle_participle(w, i) || !is_telling(w, i) ||
      td_words_are_passive(w, i) || settle_aside(w, i)) {
    return;
  }
  if (td_words_have_subject(w, i)) {
    free_aside(w, i);
    if (!settle_inserted(w, i) && !settle_double(w, i)) {
      settle_relative(w, i);
    }
  } else if (td_rel_base((td_rel)w->tokens[i].rel) != TD_REL_ACL &&
             !td_words_have_child(w, i, TD_REL_CC) && !settle_before(w, i)) {
    settle_behind(w, i);
  }
}

void td_repair_tellers(const td_words *w) {
  for (uint32_t i = w->begin; i < w->end; i++) {
    settle_it(w, i);
    settle(w, i);
  }
}
