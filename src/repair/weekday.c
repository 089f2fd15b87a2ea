// SPDX-License-Identifier: MIT

#include "repair/repair_private.h"

#include "segment/words.h"

static bool is_finite_verb(const td_token *tokens, uint32_t begin, uint32_t end,
                           uint32_t i) {
  return tokens[i].upos == TD_UPOS_VERB &&
         (td_token_is_finite(&tokens[i]) ||
          td_tokens_have_child(tokens, begin, end, i, TD_REL_AUX));
}

// The first word of the day whose last is at `i`: "Thursday night"; TD_NONE.
static uint32_t day_at(const td_know *know, const td_token *tokens,
                       uint32_t begin, uint32_t i) {
  if (td_word_entry(know, tokens[i].form, TD_TID_Weekday)) {
    return i;
  }
  return i > begin && tokens[i - 1].head == i &&
                 td_word_entry(know, tokens[i].form, TD_TID_PartOfDay) &&
                 td_word_entry(know, tokens[i - 1].form, TD_TID_Weekday)
             ? i - 1
             : TD_NONE;
}

// "The | official" may be a noun; so are names and what people are called, but
// not what days are ("Easter Monday", one word that nothing stands before).
static bool may_act(const td_know *know, const td_token *t) {
  return t->upos == TD_UPOS_PROPN ||
         td_word_entry(know, t->lemma, TD_TID_AgentNoun) ||
         td_word_entry(know, t->form, TD_TID_AgentNoun);
}

// The word before the day that was hung on it; TD_NONE.
static uint32_t subject_before(const td_know *know, const td_token *tokens,
                               uint32_t begin, uint32_t day, uint32_t last) {
  const uint32_t noun = day - 1;
  return day > begin && tokens[noun].head == last &&
                 (tokens[noun].rel == TD_REL_AMOD ||
                  tokens[noun].rel == TD_REL_COMPOUND) &&
                 may_act(know, &tokens[noun])
             ? noun
             : TD_NONE;
}

static void part(td_token *tokens, uint32_t begin, uint32_t noun,
                 uint32_t last) {
  td_token *subject = &tokens[noun];
  for (uint32_t i = begin; i < noun; i++) {
    if (tokens[i].head == last) {
      tokens[i].head = noun;
    }
  }
  td_token_attach(subject, tokens[last].head, (td_rel)tokens[last].rel);
  td_token_attach(&tokens[last], tokens[last].head, TD_REL_OBL_UNMARKED);
  if (subject->upos == TD_UPOS_ADJ) {
    subject->upos = TD_UPOS_NOUN;
    subject->xpos = TD_SLICE("NN");
    subject->feats = TD_SLICE("Number=Sing");
  }
}

// ------------------------------------ "recalled its envoy | hours after a
// raid"

// Whether a length of time stands at `i` that is counted from what is behind it
// and was hung with the noun before it into one phrase: "office hours" end.
static bool is_measure_behind(const td_know *know, const td_token *tokens,
                              uint32_t begin, uint32_t end, uint32_t i) {
  return i > begin + 1 && i + 1 < end && td_slice_is(tokens[i].xpos, "NNS") &&
         tokens[i - 1].head == i && tokens[i - 1].rel == TD_REL_COMPOUND &&
         td_word_entry(know, tokens[i].form, TD_TID_TimeUnit) &&
         td_word_entry(know, tokens[i + 1].form, TD_TID_TimeDirection);
}

// The verb that has what the noun before the length of time at `i` is: that is
// its object or stands in a phrase behind it; TD_NONE.
static uint32_t verb_of_measure(const td_token *tokens, uint32_t i) {
  uint32_t at = i;
  // "hours | later": hung on what it counts
  if (tokens[at].head == at + 1) {
    at = at + 1;
  }
  while (tokens[at].head != TD_NONE && tokens[at].head < i &&
         td_token_is_noun(&tokens[tokens[at].head])) {
    at = tokens[at].head;
  }
  const uint32_t verb = tokens[at].head;
  return verb != TD_NONE && verb < i && tokens[verb].upos == TD_UPOS_VERB
             ? verb
             : TD_NONE;
}

static void part_measure(const td_know *know, td_token *tokens, uint32_t begin,
                         uint32_t end, uint32_t i) {
  const uint32_t verb = is_measure_behind(know, tokens, begin, end, i)
                            ? verb_of_measure(tokens, i)
                            : TD_NONE;
  if (verb == TD_NONE) {
    return;
  }
  const bool is_counted = tokens[i].head == i + 1;
  part(tokens, begin, i - 1, i);
  if (is_counted) {
    td_token_attach(&tokens[i - 1], verb, TD_REL_OBJ);
  } else {
    td_token_attach(&tokens[i], verb, TD_REL_OBL_UNMARKED);
  }
}

// ------------------ "sailors held in Iran | since July | have been freed"

static bool is_date(const td_know *know, const td_token *t) {
  return td_word_entry(know, t->form, TD_TID_Weekday) ||
         td_word_entry(know, t->form, TD_TID_Month) || t->upos == TD_UPOS_NUM;
}

// The participle below which the clause of `verb` was hung as telling when, and
// that tells of a noun without a verb; TD_NONE.
static uint32_t participle_above(const td_token *tokens, uint32_t begin,
                                 uint32_t verb) {
  uint32_t i = tokens[verb].head;
  if (tokens[verb].rel != TD_REL_ADVCL || i == TD_NONE || i > verb) {
    return TD_NONE;
  }
  while (td_rel_base((td_rel)tokens[i].rel) != TD_REL_ACL &&
         tokens[i].head != TD_NONE && tokens[i].head >= begin &&
         tokens[i].head < i) {
    i = tokens[i].head;
  }
  const uint32_t noun = tokens[i].head;
  if (td_rel_base((td_rel)tokens[i].rel) != TD_REL_ACL || noun == TD_NONE ||
      noun > i || !td_token_is_noun(&tokens[noun])) {
    return TD_NONE;
  }
  const td_rel rel = (td_rel)tokens[noun].rel;
  return rel == TD_REL_ROOT || rel == TD_REL_CCOMP || rel == TD_REL_PARATAXIS ||
                 rel == TD_REL_CONJ
             ? i
             : TD_NONE;
}

// Whether the day or month at `i`, right behind the conjunction of `verb`, was
// taken for the subject of that, or what somebody is: "spies posing | as
// diplomats | were expelled".
static bool is_taken(const td_know *know, const td_token *tokens,
                     uint32_t begin, uint32_t i, uint32_t verb) {
  return i > begin && tokens[i - 1].rel == TD_REL_MARK &&
         tokens[i - 1].head == verb &&
         (is_date(know, &tokens[i]) ||
          (participle_above(tokens, begin, verb) + 2 == i &&
           td_word_entry(know, tokens[i - 1].form, TD_TID_QualityMark)));
}

// The noun without a verb gets it, the date goes to the participle.
static void give_verb(td_token *tokens, uint32_t begin, uint32_t end,
                      uint32_t i) {
  const uint32_t verb = tokens[i].head;
  const uint32_t participle = participle_above(tokens, begin, verb);
  if (participle == TD_NONE) {
    return;
  }
  const uint32_t noun = tokens[participle].head;
  const td_rel rel = (td_rel)tokens[i].rel;
  td_token_attach(&tokens[verb], tokens[noun].head, (td_rel)tokens[noun].rel);
  td_token_attach(&tokens[noun], verb, rel);
  for (uint32_t t = i + 1; t < end; t++) {
    if ((tokens[t].head == noun || tokens[t].head == participle) && t != verb) {
      tokens[t].head = verb;
    }
  }
  td_token_attach(&tokens[i], participle, TD_REL_OBL);
  td_token_attach(&tokens[i - 1], i, TD_REL_CASE);
  tokens[i - 1].upos = TD_UPOS_ADP;
  tokens[i].upos =
      tokens[i].upos == TD_UPOS_AUX ? TD_UPOS_PROPN : tokens[i].upos;
}

// ------------------------------------------ "in 2017 | judges annulled the
// vote"

static bool is_year(const td_token *t) {
  return t->upos == TD_UPOS_NUM && t->form.length == 4 &&
         (td_slice_has_prefix(t->form, TD_SLICE("19")) ||
          td_slice_has_prefix(t->form, TD_SLICE("20")));
}

// Whether the word at `i` ends a date: "2017", "May", "May 5", "Monday".
static bool ends_date(const td_know *know, const td_token *tokens,
                      uint32_t begin, uint32_t i) {
  const bool is_day = tokens[i].upos == TD_UPOS_NUM && i > begin &&
                      td_word_entry(know, tokens[i - 1].form, TD_TID_Month);
  return is_day || is_year(&tokens[i]) ||
         td_word_entry(know, tokens[i].form, TD_TID_Month) ||
         day_at(know, tokens, begin, i) != TD_NONE;
}

// The last word of the date at the beginning of the phrase of `noun`, from
// `first` on, all hung on that; TD_NONE.
static uint32_t date_from(const td_know *know, const td_token *tokens,
                          uint32_t first, uint32_t noun) {
  uint32_t last = TD_NONE;
  for (uint32_t i = first; i < noun && i < first + 3; i++) {
    const uint32_t head = tokens[i].head;
    if (head == TD_NONE || head <= i || head > noun ||
        tokens[i].rel == TD_REL_DET) {
      break;
    }
    last = ends_date(know, tokens, first, i) ? i : last;
  }
  return last;
}

// The first word of the phrase of `noun`.
static uint32_t first_of(const td_token *tokens, uint32_t begin,
                         uint32_t noun) {
  uint32_t first = noun;
  while (first > begin && tokens[first - 1].head != TD_NONE &&
         tokens[first - 1].head >= first && tokens[first - 1].head <= noun) {
    first--;
  }
  return first;
}

// The subject at `noun` begins with a date that was taken for a part of it:
// behind a preposition, which no subject has, or behind "last".
static bool part_date(const td_know *know, td_token *tokens, uint32_t begin,
                      uint32_t noun) {
  uint32_t first = first_of(tokens, begin, noun);
  const uint32_t verb = tokens[noun].head;
  const bool is_marked = first > begin && tokens[first - 1].head == verb &&
                         tokens[first - 1].rel == TD_REL_MARK;
  first -= is_marked;
  const bool has_case = is_marked || tokens[first].rel == TD_REL_CASE;
  const bool is_shifted =
      !has_case && may_act(know, &tokens[noun]) &&
      td_word_entry(know, tokens[first].form, TD_TID_TimeShift);
  const uint32_t last = has_case || is_shifted
                            ? date_from(know, tokens, first + 1, noun)
                            : TD_NONE;
  if (last == TD_NONE) {
    return false;
  }
  for (uint32_t i = first; i < last; i++) {
    tokens[i].head = last;
  }
  if (has_case) {
    tokens[first].upos = TD_UPOS_ADP;
    tokens[first].rel = TD_REL_CASE;
  }
  td_token_attach(&tokens[last], verb,
                  has_case ? TD_REL_OBL : TD_REL_OBL_UNMARKED);
  return true;
}

// Whether the subject at `noun` begins with a preposition and a name, which was
// taken for a part of it: "in Maputo | police".
static bool part_place(const td_words *w, uint32_t noun, uint32_t first) {
  const uint32_t last = noun - 1;
  if (w->tokens[first].rel != TD_REL_CASE || first == last ||
      !td_word_entry(w->know, w->tokens[noun].lemma, TD_TID_AgentNoun)) {
    return false;
  }
  for (uint32_t i = first + 1; i < noun; i++) {
    if (w->tokens[i].upos != TD_UPOS_PROPN) {
      return false;
    }
  }
  for (uint32_t i = first; i < last; i++) {
    w->tokens[i].head = last;
  }
  td_token_attach(&w->tokens[last], w->tokens[noun].head, TD_REL_OBL);
  return true;
}

// "On Sunday | troops backed by tanks attacked it", "in Maputo | police fired":
// read as the time or place of a verb without a subject, at the beginning of
// its clause.
static void give_dated(const td_words *w, uint32_t i) {
  const uint32_t verb = w->tokens[i].head;
  const bool is_subject = td_rel_base((td_rel)w->tokens[i].rel) == TD_REL_NSUBJ;
  if ((w->tokens[i].rel != TD_REL_OBL && !is_subject) || verb <= i ||
      verb >= w->end || !may_act(w->know, &w->tokens[i]) ||
      !is_finite_verb(w->tokens, w->begin, w->end, verb) ||
      (!is_subject && td_words_have_subject(w, verb))) {
    return;
  }
  const uint32_t first = first_of(w->tokens, w->begin, i);
  const bool is_first = first == w->begin ||
                        w->tokens[first - 1].upos == TD_UPOS_PUNCT ||
                        w->tokens[first - 1].upos == TD_UPOS_CCONJ;
  if (is_first && first < i && w->tokens[first].rel == TD_REL_CASE &&
      (part_date(w->know, w->tokens, w->begin, i) || part_place(w, i, first))) {
    w->tokens[i].rel = (uint8_t)td_words_subject_rel(w, verb);
  }
}

// ------------------------ "who | last spring | accused the army of lying"

// The relative pronoun right before the words of the time at `i`, which was
// taken for the subject of the verb that has the pronoun; TD_NONE.
static uint32_t pronoun_before(const td_words *w, uint32_t i) {
  uint32_t t = i;
  while (t > w->begin && w->tokens[t - 1].head == i) {
    t--;
  }
  return t > w->begin && t < i && w->tokens[t - 1].head == w->tokens[i].head &&
                 td_slice_is(w->tokens[t - 1].xpos, "WP")
             ? t - 1
             : TD_NONE;
}

// Whether the time at `i` gave its verb back to the pronoun.
static bool give_pronoun(const td_words *w, uint32_t i) {
  const uint32_t pronoun =
      td_words_tell_time(w, i) ? pronoun_before(w, i) : TD_NONE;
  if (pronoun == TD_NONE) {
    return false;
  }
  w->tokens[pronoun].rel = w->tokens[i].rel;
  w->tokens[i].rel = TD_REL_OBL_UNMARKED;
  return true;
}

// Whether the relative clause of the verb at `i` tells of somebody: "who".
static bool tells_of_somebody(const td_words *w, uint32_t i) {
  const td_rel rel = (td_rel)w->tokens[i].rel;
  if (rel != TD_REL_ACL_RELCL && rel != TD_REL_ADVCL_RELCL) {
    return false;
  }
  for (uint32_t c = i; c-- > w->begin && c + TD_WORDS_REACH > i;) {
    if (w->tokens[c].head == i && td_slice_is(w->tokens[c].xpos, "WP")) {
      return true;
    }
  }
  return false;
}

// The last phrase of the verb before `end` that is no time; TD_NONE.
static uint32_t phrase_before(const td_words *w, uint32_t verb, uint32_t end) {
  for (uint32_t c = end; c-- > verb + 1;) {
    const td_rel rel = td_rel_base((td_rel)w->tokens[c].rel);
    if (w->tokens[c].head == verb && td_token_is_noun(&w->tokens[c]) &&
        !td_words_tell_time(w, c) && (rel == TD_REL_OBJ || rel == TD_REL_OBL)) {
      return c;
    }
  }
  return TD_NONE;
}

// "Met his counterpart | that afternoon, who apologised": neither a time nor a
// verb does.
static void give_relative(const td_words *w, uint32_t i) {
  const uint32_t head = w->tokens[i].head;
  if (head >= i || head < w->begin || !tells_of_somebody(w, i)) {
    return;
  }
  const bool is_time =
      w->tokens[head].rel == TD_REL_OBL_UNMARKED && td_words_tell_time(w, head);
  const uint32_t verb = is_time ? w->tokens[head].head : head;
  const uint32_t noun = verb < head || w->tokens[head].upos == TD_UPOS_VERB
                            ? phrase_before(w, verb, is_time ? head : i)
                            : TD_NONE;
  if (noun != TD_NONE) {
    td_token_attach(&w->tokens[i], noun, TD_REL_ACL_RELCL);
  }
}

void td_repair_days(const td_words *w) {
  td_token *tokens = w->tokens;
  for (uint32_t i = w->begin; i < w->end; i++) {
    const uint32_t verb = tokens[i].head;
    give_relative(w, i);
    give_dated(w, i);
    part_measure(w->know, tokens, w->begin, w->end, i);
    if (td_rel_base((td_rel)tokens[i].rel) != TD_REL_NSUBJ || verb < i ||
        verb >= w->end || !is_finite_verb(tokens, w->begin, w->end, verb) ||
        give_pronoun(w, i)) {
      continue;
    }
    if (is_taken(w->know, tokens, w->begin, i, verb)) {
      give_verb(tokens, w->begin, w->end, i);
      continue;
    }
    if (part_date(w->know, tokens, w->begin, i)) {
      continue;
    }
    const uint32_t day = day_at(w->know, tokens, w->begin, i);
    const uint32_t noun =
        day == TD_NONE ? TD_NONE
                       : subject_before(w->know, tokens, w->begin, day, i);
    if (noun != TD_NONE) {
      part(tokens, w->begin, noun, i);
    }
  }
}
