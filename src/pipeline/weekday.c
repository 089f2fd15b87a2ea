// SPDX-License-Identifier: MIT

#include "pipeline/weekday.h"

#include "parse/tree.h"
#include "segment/words.h"

static bool is_finite_verb(const td_token *tokens, uint32_t begin, uint32_t end,
                           uint32_t i) {
  return tokens[i].upos == TD_UPOS_VERB &&
         (td_tree_is_finite(&tokens[i]) ||
          td_tree_has_child(tokens, begin, end, i, TD_REL_AUX));
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
  td_tree_attach(subject, tokens[last].head, (td_rel)tokens[last].rel);
  td_tree_attach(&tokens[last], tokens[last].head, TD_REL_OBL_UNMARKED);
  if (subject->upos == TD_UPOS_ADJ) {
    subject->upos = TD_UPOS_NOUN;
    subject->xpos = TD_SLICE("NN");
    subject->feats = TD_SLICE("Number=Sing");
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
  while (tokens[i].rel != TD_REL_ACL && tokens[i].head != TD_NONE &&
         tokens[i].head >= begin && tokens[i].head < i) {
    i = tokens[i].head;
  }
  const uint32_t noun = tokens[i].head;
  if (tokens[i].rel != TD_REL_ACL || noun == TD_NONE || noun > i ||
      !td_tree_is_noun(&tokens[noun])) {
    return TD_NONE;
  }
  const td_rel rel = (td_rel)tokens[noun].rel;
  return rel == TD_REL_ROOT || rel == TD_REL_CCOMP || rel == TD_REL_PARATAXIS ||
                 rel == TD_REL_CONJ
             ? i
             : TD_NONE;
}

// Whether the day or month at `i`, right behind the conjunction of `verb`, was
// taken for the subject of that.
static bool is_taken(const td_know *know, const td_token *tokens,
                     uint32_t begin, uint32_t i, uint32_t verb) {
  return i > begin && tokens[i - 1].rel == TD_REL_MARK &&
         tokens[i - 1].head == verb && is_date(know, &tokens[i]);
}

// The noun without a verb gets it, the date goes to the participle.
static bool give_verb(td_token *tokens, uint32_t begin, uint32_t end,
                      uint32_t i) {
  const uint32_t verb = tokens[i].head;
  const uint32_t participle = participle_above(tokens, begin, verb);
  if (participle == TD_NONE) {
    return false;
  }
  const uint32_t noun = tokens[participle].head;
  const td_rel rel = (td_rel)tokens[i].rel;
  td_tree_attach(&tokens[verb], tokens[noun].head, (td_rel)tokens[noun].rel);
  td_tree_attach(&tokens[noun], verb, rel);
  for (uint32_t t = i + 1; t < end; t++) {
    if ((tokens[t].head == noun || tokens[t].head == participle) && t != verb) {
      tokens[t].head = verb;
    }
  }
  td_tree_attach(&tokens[i], participle, TD_REL_OBL);
  td_tree_attach(&tokens[i - 1], i, TD_REL_CASE);
  tokens[i - 1].upos = TD_UPOS_ADP;
  tokens[i].upos =
      tokens[i].upos == TD_UPOS_AUX ? TD_UPOS_PROPN : tokens[i].upos;
  return true;
}

// ------------------------------------------ "in 2017 | judges annulled the
// vote"

static bool is_year(const td_token *t) {
  return t->upos == TD_UPOS_NUM && t->form.length == 4 &&
         (td_slice_has_prefix(t->form, TD_SLICE("19")) ||
          td_slice_has_prefix(t->form, TD_SLICE("20")));
}

// Whether the word at `i` ends a date: "2017", "May", "May 5".
static bool ends_date(const td_know *know, const td_token *tokens,
                      uint32_t begin, uint32_t i) {
  const bool is_day = tokens[i].upos == TD_UPOS_NUM && i > begin &&
                      td_word_entry(know, tokens[i - 1].form, TD_TID_Month);
  return is_day || is_year(&tokens[i]) ||
         td_word_entry(know, tokens[i].form, TD_TID_Month);
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
  td_tree_attach(&tokens[last], verb,
                 has_case ? TD_REL_OBL : TD_REL_OBL_UNMARKED);
  return true;
}

void td_weekday_restore(const td_know *know, td_document *document) {
  td_token *tokens = document->tokens.items;
  for (uint32_t k = 0; k < document->sentences.count; k++) {
    const td_sentence *s = &document->sentences.items[k];
    const uint32_t begin = s->first_token, end = begin + s->n_tokens;
    bool is_parted = false;
    for (uint32_t i = begin; i < end; i++) {
      const uint32_t verb = tokens[i].head;
      if (td_rel_base((td_rel)tokens[i].rel) != TD_REL_NSUBJ || verb < i ||
          verb >= end || !is_finite_verb(tokens, begin, end, verb)) {
        continue;
      }
      if (is_taken(know, tokens, begin, i, verb)) {
        is_parted = give_verb(tokens, begin, end, i) || is_parted;
        continue;
      }
      if (part_date(know, tokens, begin, i)) {
        is_parted = true;
        continue;
      }
      const uint32_t day = day_at(know, tokens, begin, i);
      const uint32_t noun = day == TD_NONE
                                ? TD_NONE
                                : subject_before(know, tokens, begin, day, i);
      if (noun != TD_NONE) {
        part(tokens, begin, noun, i);
        is_parted = true;
      }
    }
    if (is_parted) {
      td_document_link_children(document, k);
    }
  }
}
