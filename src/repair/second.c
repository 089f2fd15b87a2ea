// SPDX-License-Identifier: MIT

#include "repair/repair_private.h"

static bool is_singular(const td_token *t) {
  return td_slice_is(t->xpos, "VBZ");
}

static bool is_present(const td_token *t) {
  return is_singular(t) || td_slice_is(t->xpos, "VBP");
}

static bool is_past(const td_token *t) { return td_slice_is(t->xpos, "VBD"); }

// The word of the clause of `i` that has its tense: itself or what helps it;
// TD_NONE.
static uint32_t tense_of(const td_words *w, uint32_t i) {
  for (uint32_t t = td_words_near(w, i); t < i; t++) {
    const td_rel rel = td_rel_base((td_rel)w->tokens[t].rel);
    if (w->tokens[t].head == i && (rel == TD_REL_AUX || rel == TD_REL_COP) &&
        td_token_is_tensed(&w->tokens[t])) {
      return t;
    }
  }
  return td_token_is_tensed(&w->tokens[i]) ? i : TD_NONE;
}

// Whether the verb at `i` has a tense and no subject of its own, as a second.
static bool is_second(const td_words *w, uint32_t i) {
  const td_token *t = &w->tokens[i];
  return t->rel == TD_REL_CONJ && t->upos == TD_UPOS_VERB &&
         td_token_is_within(t->head, w->begin, i) &&
         tense_of(w, i) != TD_NONE && !td_words_have_subject(w, i);
}

// ------------------------------------------- a subject lost to the clause
// before

static bool has_preposition(const td_words *w, uint32_t first, uint32_t noun) {
  for (uint32_t t = first; t < noun; t++) {
    const td_rel rel = (td_rel)w->tokens[t].rel;
    if (w->tokens[t].head == noun &&
        (rel == TD_REL_CASE || rel == TD_REL_MARK)) {
      return true;
    }
  }
  return false;
}

static bool may_be_subject(const td_token *t) {
  return td_token_is_noun(t) || t->upos == TD_UPOS_NUM ||
         (t->upos == TD_UPOS_PRON &&
          !td_slice_has_prefix(t->xpos, TD_SLICE("W")));
}

// The noun of the phrase that begins at `first`, hung on something before it;
// TD_NONE.
static uint32_t phrase_at(const td_words *w, uint32_t first, uint32_t end) {
  uint32_t top = first;
  for (uint32_t step = first;
       step < end && first < end &&
       td_token_is_within(w->tokens[top].head, first, end);
       step++) {
    top = w->tokens[top].head;
  }
  return first < end &&
                 td_token_is_within(w->tokens[top].head, w->begin, first) &&
                 may_be_subject(&w->tokens[top]) &&
                 !has_preposition(w, first, top)
             ? top
             : TD_NONE;
}

// Whether a comma stands right before the clause of the verb at `i`, whose
// tense and adverbs may come first.
static bool is_behind_comma(const td_words *w, uint32_t i) {
  uint32_t t = i;
  while (t > w->begin + 1 && w->tokens[t - 1].head == i &&
         w->tokens[t - 1].rel != TD_REL_PUNCT &&
         w->tokens[t - 1].rel != TD_REL_CC) {
    t--;
  }
  return t > w->begin && td_token_is_comma(&w->tokens[t - 1]);
}

// Whether something is said between commas of the noun before the verb at `i`:
// "Mali, in a letter, | asked".
static bool has_aside(const td_words *w, uint32_t noun, uint32_t i) {
  uint32_t first = noun;
  while (first < i && !td_token_is_comma(&w->tokens[first])) {
    first++;
  }
  return first + 2 < i && is_behind_comma(w, i) &&
         !td_token_is_comma(&w->tokens[first + 1]);
}

// Whether the verb at `i` is not the first second behind `from`.
static bool is_listed(const td_words *w, uint32_t from, uint32_t i) {
  for (uint32_t t = from; t < i; t++) {
    if (w->tokens[t].rel == TD_REL_CONJ &&
        w->tokens[t].head == w->tokens[i].head &&
        w->tokens[t].upos == TD_UPOS_VERB) {
      return true;
    }
  }
  return false;
}

// The last semicolon between `first` and the verb at `i`; TD_NONE.
static uint32_t last_break(const td_words *w, uint32_t first, uint32_t i) {
  for (uint32_t t = i; --t > first;) {
    if (td_slice_is(w->tokens[t].form, ";")) {
      return t;
    }
  }
  return TD_NONE;
}

// Behind the semicolon at `t` a clause of its own begins: its noun; TD_NONE.
static uint32_t noun_behind_break(const td_words *w, uint32_t t, uint32_t i) {
  const uint32_t first = t + 1 + (w->tokens[t + 1].upos == TD_UPOS_CCONJ);
  return is_listed(w, t, i) ? TD_NONE : phrase_at(w, first, i);
}

// So it may behind an "and" whose noun has something said of it.
static uint32_t noun_behind_and(const td_words *w, uint32_t first, uint32_t i) {
  for (uint32_t t = i; --t > first;) {
    const uint32_t noun =
        w->tokens[t].upos == TD_UPOS_CCONJ ? phrase_at(w, t + 1, i) : TD_NONE;
    if (noun != TD_NONE && w->tokens[noun].rel == TD_REL_CONJ &&
        w->tokens[noun].upos != TD_UPOS_NUM) {
      return has_aside(w, noun, i) && !is_listed(w, t, i) ? noun : TD_NONE;
    }
  }
  return TD_NONE;
}

// Whether only an active verb with a tense has what the one at `i` has.
static bool is_surely_tensed(const td_words *w, uint32_t i) {
  return td_words_have_child(w, i, TD_REL_OBJ) ||
         td_words_have_child(w, i, TD_REL_IOBJ) ||
         td_words_have_child(w, i, TD_REL_CCOMP) ||
         td_words_have_child(w, i, TD_REL_XCOMP) ||
         td_words_have_child(w, i, TD_REL_AUX);
}

// "Mali expelled the envoy and | Togo | recalled its own": a second verb that
// nothing joins to the first has the noun before it as its subject.
static uint32_t noun_of_unjoined(const td_words *w, uint32_t i) {
  if (td_words_have_child(w, i, TD_REL_CC) || is_behind_comma(w, i) ||
      !is_surely_tensed(w, i)) {
    return TD_NONE;
  }
  uint32_t end = i;
  while (end > w->begin && w->tokens[end - 1].head == i) {
    end--;
  }
  for (uint32_t t = end; t-- > w->tokens[i].head + 1;) {
    if (w->tokens[t].upos == TD_UPOS_CCONJ) {
      const uint32_t noun = phrase_at(w, t + 1, end);
      return noun != TD_NONE && w->tokens[noun].rel == TD_REL_CONJ &&
                     w->tokens[noun].head != w->tokens[i].head
                 ? noun
                 : TD_NONE;
    }
  }
  return TD_NONE;
}

static uint32_t lost_subject(const td_words *w, uint32_t i) {
  const uint32_t above = w->tokens[i].head;
  const uint32_t t = last_break(w, above, i);
  uint32_t noun = t == TD_NONE ? TD_NONE : noun_behind_break(w, t, i);
  noun =
      noun != TD_NONE ? noun : noun_behind_and(w, t == TD_NONE ? above : t, i);
  return noun != TD_NONE ? noun : noun_of_unjoined(w, i);
}

static bool is_of_noun(td_rel rel) {
  const td_rel base = td_rel_base(rel);
  return base == TD_REL_NMOD || base == TD_REL_ACL || base == TD_REL_APPOS;
}

// Seconds behind the verb at `i` go on from it.
static void give_seconds(const td_words *w, uint32_t i) {
  for (uint32_t t = i + 1; t < w->end && !td_slice_is(w->tokens[t].form, ";");
       t++) {
    if (w->tokens[t].head == w->tokens[i].head && is_second(w, t)) {
      w->tokens[t].head = i;
    }
  }
}

// What stands between the noun and its verb belongs to them.
static void give_subject(const td_words *w, uint32_t noun, uint32_t i) {
  uint32_t first = noun;
  for (uint32_t t = noun; t > w->begin && t + TD_WORDS_REACH > noun; t--) {
    first = w->tokens[t - 1].head == noun ? t - 1 : first;
  }
  for (uint32_t t = noun + 1; t < i; t++) {
    const td_rel rel = (td_rel)w->tokens[t].rel;
    if (w->tokens[t].head < first && rel != TD_REL_CONJ) {
      td_token_attach(&w->tokens[t], is_of_noun(rel) ? noun : i, rel);
    }
  }
  td_token_attach(&w->tokens[noun], i,
                  td_words_have_child(w, i, TD_REL_AUX) &&
                          w->tokens[tense_of(w, i)].rel == TD_REL_AUX_PASS
                      ? TD_REL_NSUBJ_PASS
                      : TD_REL_NSUBJ);
  give_seconds(w, i);
}

// -------------------------------------------------- what a teller does as well

#define MAX_NOUNS 4 // between a clause and the verb that it is part of

// The verb that tells what the clause of `first` says: "denied that ...", "took
// note that ...", or that has the noun of which it tells among its phrases:
// "mourn the men who ..."; TD_NONE.
static uint32_t teller_of(const td_words *w, uint32_t first) {
  const td_token *t = &w->tokens[first];
  uint32_t head = t->head;
  if (t->rel != TD_REL_CCOMP && t->rel != TD_REL_ACL &&
      t->rel != TD_REL_ACL_RELCL) {
    return TD_NONE;
  }
  for (unsigned n = 0;
       n < MAX_NOUNS && td_token_is_within(head, w->begin, first) &&
       td_token_is_noun(&w->tokens[head]);
       n++) {
    head = w->tokens[head].head;
  }
  return td_token_is_within(head, w->begin, first) &&
                 w->tokens[head].upos == TD_UPOS_VERB
             ? head
             : TD_NONE;
}

// "Demands that Mali | leave": what is wanted.
static bool is_wanted(const td_words *w, uint32_t first) {
  const uint32_t subject = td_words_subject(w, first);
  return td_slice_is(w->tokens[first].xpos, "VB") ||
         (td_slice_is(w->tokens[first].xpos, "VBP") && subject != TD_NONE &&
          td_token_is_noun(&w->tokens[subject]) &&
          td_token_has_feature(&w->tokens[subject], TD_SLICE("Number=Sing")) &&
          !td_words_have_child(w, subject, TD_REL_CONJ));
}

// Whether the verb at `first` is one that no past tense goes on from: "had
// sent", "would send", "is ready".
static bool is_no_past(const td_words *w, uint32_t first) {
  const uint32_t tense = tense_of(w, first);
  const bool is_helped = td_words_have_child(w, first, TD_REL_AUX);
  return (is_helped && td_slice_is(w->tokens[first].xpos, "VBN")) ||
         is_wanted(w, first) ||
         (!is_helped && tense != TD_NONE &&
          (is_singular(&w->tokens[tense]) ||
           (tense != first && is_present(&w->tokens[tense]))));
}

// "Says that the rebels | fled | and has asked", where tenses differ.
static bool has_tense_of_teller(const td_words *w, uint32_t i, uint32_t first,
                                uint32_t teller) {
  const uint32_t own = tense_of(w, i);
  const bool is_finite = // a past tense, though read as a participle
      td_slice_is(w->tokens[first].xpos, "VBN") &&
      !td_words_have_child(w, first, TD_REL_AUX) &&
      td_words_subject(w, first) != TD_NONE;
  const uint32_t other = is_finite ? first : tense_of(w, first);
  const uint32_t above = tense_of(w, teller);
  const bool is_told = w->tokens[first].rel == TD_REL_CCOMP;
  // "Reports that he was seized and has been held": one story.
  if (above == TD_NONE || (!is_told && own != i)) {
    return false;
  }
  // "Praised the men who had fought and died": they did.
  return is_past(&w->tokens[i])
             ? is_told && is_past(&w->tokens[teller]) && is_no_past(w, first)
             : is_present(&w->tokens[own]) && is_present(&w->tokens[above]) &&
                   other != TD_NONE &&
                   (is_finite || is_past(&w->tokens[other]));
}

// "Demands that the rebels leave | and reminds": a verb of the singular is none
// of several.
static bool has_number_of_teller(const td_words *w, uint32_t i, uint32_t first,
                                 uint32_t teller) {
  const uint32_t theirs = td_words_subject(w, first);
  const uint32_t its = td_words_subject(w, teller);
  return is_singular(&w->tokens[tense_of(w, i)]) && theirs != TD_NONE &&
         td_token_has_feature(&w->tokens[theirs], TD_SLICE("Number=Plur")) &&
         (its == TD_NONE ||
          !td_token_has_feature(&w->tokens[its], TD_SLICE("Number=Plur")));
}

// "Denied that it had sent arms and | accused Chad": what cannot go on from the
// verb of the clause goes on from the one that tells it.
static void share_teller(const td_words *w, uint32_t i) {
  const uint32_t first = w->tokens[i].head;
  const uint32_t teller = teller_of(w, first);
  if (teller != TD_NONE && (has_tense_of_teller(w, i, first, teller) ||
                            has_number_of_teller(w, i, first, teller))) {
    td_token_attach(&w->tokens[i], teller, TD_REL_CONJ);
  }
}

// ------------------------------------------- a second read as part of a noun

// The past tense above the noun `i`; TD_NONE.
static uint32_t past_above(const td_words *w, uint32_t i) {
  uint32_t at = i;
  while (td_token_is_within(at, w->begin, i + 1) &&
         w->tokens[at].upos != TD_UPOS_VERB) {
    at = w->tokens[at].head;
  }
  return td_token_is_within(at, w->begin, i) && is_past(&w->tokens[at])
             ? at
             : TD_NONE;
}

// "Entered the town and | looted shops": a past tense right behind "and" is no
// part of the noun behind it.
static void raise_part(const td_words *w, uint32_t i) {
  const uint32_t noun = w->tokens[i].head;
  if (w->tokens[i].rel != TD_REL_AMOD || !is_past(&w->tokens[i]) ||
      i < w->begin + 2 || w->tokens[i - 1].upos != TD_UPOS_CCONJ ||
      !td_token_is_within(noun, i + 1, w->end) ||
      w->tokens[noun].rel != TD_REL_CONJ ||
      !td_token_is_within(w->tokens[noun].head, w->begin, i)) {
    return;
  }
  const uint32_t verb = past_above(w, w->tokens[noun].head);
  if (verb != TD_NONE) {
    td_token_attach(&w->tokens[noun], i, TD_REL_OBJ);
    td_token_attach(&w->tokens[i], verb, TD_REL_CONJ);
    td_token_attach(&w->tokens[i - 1], i, TD_REL_CC);
  }
}

// "Were taken to a quarry and | shot": a participle right behind "and" goes on
// from a passive, not from the noun of its phrase.
static void raise_participle(const td_words *w, uint32_t i) {
  const uint32_t noun = w->tokens[i].head;
  if (i < w->begin + 3 || !td_slice_is(w->tokens[i].xpos, "VBN") ||
      w->tokens[i].rel != TD_REL_CONJ ||
      w->tokens[i - 1].upos != TD_UPOS_CCONJ || w->tokens[i - 1].head != i ||
      !td_token_is_within(noun, w->begin + 1, i) ||
      !td_token_is_noun(&w->tokens[noun]) ||
      td_rel_base((td_rel)w->tokens[noun].rel) != TD_REL_OBL ||
      td_words_have_subject(w, i) || td_words_have_child(w, i, TD_REL_AUX)) {
    return;
  }
  const uint32_t verb = w->tokens[noun].head;
  if (td_token_is_within(verb, w->begin, noun) &&
      td_words_are_passive(w, verb)) {
    td_token_attach(&w->tokens[i], verb, TD_REL_CONJ);
  }
}

// --------------------------------------------------------- a second gerund

// A gerund without help: "beating them", not "are beating them".
static bool is_gerund(const td_words *w, uint32_t i) {
  const td_token *t = &w->tokens[i];
  return td_slice_is(t->xpos, "VBG") && t->upos == TD_UPOS_VERB &&
         !td_words_have_child(w, i, TD_REL_AUX) &&
         !td_words_have_child(w, i, TD_REL_NSUBJ);
}

// Whether commas stand before the relative clause of the verb `first` and
// before the "and" of the one at `i`: "men, who were guarding it, | and".
static bool is_closed(const td_words *w, uint32_t first, uint32_t i) {
  const uint32_t join = td_words_child_before(w, i, TD_REL_CC);
  const uint32_t noun = w->tokens[first].head;
  return join != TD_NONE && join > first &&
         td_token_is_comma(&w->tokens[join - 1]) && noun + 1 < first &&
         td_token_is_comma(&w->tokens[noun + 1]);
}

// The gerund that the infinitive `first`, with what it asks for, is part of:
// "urging them | to stop it and warning"; TD_NONE.
static uint32_t gerund_around(const td_words *w, uint32_t first) {
  const uint32_t above = w->tokens[first].head;
  return td_slice_is(w->tokens[first].xpos, "VB") &&
                 (w->tokens[first].rel == TD_REL_XCOMP ||
                  w->tokens[first].rel == TD_REL_ADVCL) &&
                 td_slice_is(w->tokens[first - 1].xpos, "TO") &&
                 td_token_is_within(above, w->begin, first) &&
                 is_gerund(w, above)
             ? above
             : TD_NONE;
}

// The gerund in whose object the relative clause of the verb `first` stands,
// before that at `i`; TD_NONE.
static uint32_t gerund_above(const td_words *w, uint32_t first, uint32_t i) {
  if (w->tokens[first].rel != TD_REL_ACL_RELCL ||
      tense_of(w, first) == TD_NONE || is_gerund(w, first) ||
      (td_slice_is(w->tokens[first].xpos, "VBG") && !is_closed(w, first, i))) {
    return TD_NONE;
  }
  uint32_t at = w->tokens[first].head;
  while (td_token_is_within(at, w->begin, first) &&
         td_token_is_noun(&w->tokens[at]) && w->tokens[at].rel == TD_REL_NMOD &&
         w->tokens[at].head < at) {
    at = w->tokens[at].head;
  }
  const uint32_t verb = w->tokens[at].head;
  return td_token_is_within(verb, w->begin, at) &&
                 w->tokens[at].rel == TD_REL_OBJ && is_gerund(w, verb)
             ? verb
             : TD_NONE;
}

// "Beating those who resisted | and torching tents": no gerund is second to a
// verb with a tense, nor to an infinitive.
static void share_gerund(const td_words *w, uint32_t i) {
  const uint32_t first = w->tokens[i].head;
  if (!td_token_is_within(first, w->begin + 1, i)) {
    return;
  }
  uint32_t gerund = gerund_around(w, first);
  gerund = gerund == TD_NONE ? gerund_above(w, first, i) : gerund;
  if (gerund != TD_NONE) {
    td_token_attach(&w->tokens[i], gerund, TD_REL_CONJ);
  }
}

void td_repair_second_verbs(const td_words *w) {
  for (uint32_t i = w->begin; i < w->end; i++) {
    raise_part(w, i);
    raise_participle(w, i);
    if (w->tokens[i].rel == TD_REL_CONJ && is_gerund(w, i)) {
      share_gerund(w, i);
    }
    if (!is_second(w, i)) {
      continue;
    }
    const uint32_t noun = lost_subject(w, i);
    if (noun != TD_NONE) {
      give_subject(w, noun, i);
    } else {
      share_teller(w, i);
    }
  }
}
