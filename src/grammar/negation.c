// SPDX-License-Identifier: MIT

#include "grammar/negation.h"

#include "grammar/clause.h"
#include "grammar/deep.h"

// The word that `token` and the next one are together: "not only".
static const td_word *negator_of_two(const td_analysis *x, uint32_t token) {
  return token + 1 < x->document->tokens.count
             ? td_lexicon_word(x->lexicon, td_words_ending_at(x, token + 1, 2),
                               TD_WORD_NEGATOR, 0)
             : NULL;
}

static bool is_negator(const td_analysis *x, uint32_t token) {
  const td_word *word = td_word_ending_at(x, token, TD_WORD_NEGATOR);
  const td_word *longer = negator_of_two(x, token);
  return word && word->status == TD_DID_NOT_HAPPEN &&
         !(longer && longer->status != TD_DID_NOT_HAPPEN);
}

// "Not one of them", "not a single soldier": what stands right before the
// number or the word of one is that word's; "not one but two" are some.
static bool is_not_one(const td_analysis *x, uint32_t token) {
  const uint32_t number = td_document_child(x->document, token, TD_REL_NUMMOD);
  const uint32_t first = number == TD_NONE ? token : number;
  const bool is_number = x->tokens[first].upos == TD_UPOS_NUM;
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (td_word_ending_at(x, c, TD_WORD_NEGATOR) && c < token &&
        ((is_number && c + 1 == first && x->tokens[c].rel == TD_REL_ADVMOD) ||
         x->tokens[c].rel == TD_REL_AMOD)) {
      const bool is_about = // "nearly 30 were hurt"
          is_number && td_listed_word(x, c, TD_TID_Approximator);
      return is_negator(x, c) && !is_about &&
             !td_has_child(x, token, TD_REL_CONJ);
    }
  }
  return false;
}

// "no officials", "nobody", "none of them".
static bool is_negative_phrase(const td_analysis *x, uint32_t token) {
  const uint32_t det = td_document_child(x->document, token, TD_REL_DET);
  const uint32_t both = td_document_child(x->document, token, TD_REL_CC);
  return (det != TD_NONE && is_negator(x, det)) ||
         (both != TD_NONE && both < token &&
          is_negator(x, both)) || // "neither"
         (x->tokens[token].upos != TD_UPOS_NUM && is_negator(x, token)) ||
         is_not_one(x, token);
}

// The headline "Oman says no delay" says something, "says nothing" does not.
static bool is_said_of_nothing(const td_analysis *x, uint32_t token,
                               uint32_t child) {
  return td_rel_base((td_rel)x->tokens[child].rel) == TD_REL_OBJ &&
         td_is_noun(x, child) && td_is_in_headline(x, token) &&
         td_token_word(x, token, TD_WORD_REPORTING);
}

// "Vowed never | to leave": a negator right before the infinitive is its own,
// wherever it hangs.
static bool is_of_infinitive(const td_analysis *x, uint32_t token,
                             uint32_t child) {
  const uint32_t next = child + 1;
  return child > token && next < x->document->tokens.count &&
         x->tokens[next].sentence == x->tokens[child].sentence &&
         td_slice_is(x->tokens[next].xpos, "TO") &&
         x->tokens[next].rel == TD_REL_MARK && x->tokens[next].head != token;
}

// Whether the infinitive `token` has such a negator.
static bool has_own_negator(const td_analysis *x, uint32_t token) {
  const uint32_t mark = td_document_child(x->document, token, TD_REL_MARK);
  const uint32_t head = x->tokens[token].head;
  return mark != TD_NONE && mark > 0 && head != TD_NONE &&
         x->tokens[mark - 1].head == head &&
         x->tokens[mark - 1].rel == TD_REL_ADVMOD &&
         is_of_infinitive(x, head, mark - 1) && is_negator(x, mark - 1);
}

// "Ninety said no", "voted no": an answer; "said nothing" has none.
static bool is_answer(const td_analysis *x, uint32_t token, uint32_t child) {
  const td_token *c = &x->tokens[child];
  return child > token && c->first_child == TD_NONE &&
         c->upos != TD_UPOS_PRON && c->upos != TD_UPOS_ADV;
}

// "campaigned for a no"
static bool is_named_no(const td_analysis *x, uint32_t token) {
  return td_has_child(x, token, TD_REL_DET) &&
         td_lexicon_word(x->lexicon, x->tokens[token].form_term,
                         TD_WORD_NEGATOR, 0);
}

// "A vote of | no confidence": a word of the event's own name.
static bool is_in_trigger(const td_analysis *x, uint32_t token,
                          uint32_t child) {
  const uint32_t event = x->event_of[token];
  return event != TD_NONE && child < token &&
         x->tokens[child].span.begin >=
             x->document->events.items[event].span.begin;
}

// "Voted 13 | to none", "by 120 votes | to nobody": the other side of a count.
static bool is_of_count(const td_analysis *x, uint32_t child) {
  const uint32_t mark = td_document_child(x->document, child, TD_REL_CASE);
  if (mark == TD_NONE || mark == 0 || mark + 1 != child) {
    return false;
  }
  return x->tokens[mark - 1].upos == TD_UPOS_NUM ||
         (td_has_child(x, mark - 1, TD_REL_NUMMOD) &&
          td_has_child(x, mark - 1, TD_REL_CASE));
}

static bool child_negates(const td_analysis *x, uint32_t token,
                          uint32_t child) {
  if (is_of_infinitive(x, token, child) || is_in_trigger(x, token, child)) {
    return false;
  }
  switch (td_rel_base(x->tokens[child].rel)) {
  case TD_REL_ADVMOD:
  case TD_REL_DET: // but "voted no" answers
    return is_negator(x, child) && x->tokens[child].upos != TD_UPOS_INTJ;
  case TD_REL_OBL: // "at no time", but "campaigned for a no"
    return td_has_child(x, child, TD_REL_CASE) && is_negator(x, child) &&
           !is_named_no(x, child) && !is_of_count(x, child);
  case TD_REL_CC: // "neither resign nor ..."
    return child < token && is_negator(x, child);
  case TD_REL_NSUBJ:
  case TD_REL_OBJ:
    return td_is_predicate(x, token) && is_negative_phrase(x, child) &&
           !is_said_of_nothing(x, token, child) && !is_answer(x, token, child);
  default:
    return false;
  }
}

// "was not released until May": then it was.
static bool was_until(const td_analysis *x, uint32_t token) {
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (c > token &&
        (td_has_mark(x, c, TD_MARK_LIMIT) ||
         td_is_mark(x, td_marker(x, c, TD_REL_MARK), TD_MARK_LIMIT))) {
      return td_is_past(x, token);
    }
  }
  return false;
}

// Whether a day is told behind the verb at `verb` that is the first or last:
// "before May", "until Friday".
static bool has_first_day(const td_analysis *x, uint32_t verb) {
  for (uint32_t c = x->tokens[verb].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const td_word *cue =
        td_text_word(x, td_marker(x, c, TD_REL_CASE), TD_WORD_CUE);
    if (c > verb && x->time_of[c] != TD_NONE &&
        (td_has_mark(x, c, TD_MARK_LIMIT) ||
         (cue && cue->relation == (int)TD_ROLE_BEFORE))) {
      return true;
    }
  }
  return false;
}

// "will not begin before May", "is not expected to begin until May": then it
// will.
static bool will_from(const td_analysis *x, uint32_t token) {
  const uint32_t next = td_document_child(x->document, token, TD_REL_XCOMP);
  const td_word *modal = td_own_modal(x, token);
  const bool is_ahead = modal && modal->status == TD_PLANNED;
  return (is_ahead && has_first_day(x, token)) ||
         (next != TD_NONE && !td_is_past(x, token) && has_first_day(x, next));
}

// "no injuries or deaths", "neither shots nor blows": one negator for all.
static bool shares_negator(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  return t->rel == TD_REL_CONJ && td_is_noun(x, token) &&
         td_is_noun(x, t->head) && !td_has_child(x, token, TD_REL_DET) &&
         td_child_exact(x, token, TD_REL_NMOD_POSS) == TD_NONE &&
         is_negative_phrase(x, t->head);
}

// Joined by "or" to the verb before, or one of a list that it ends.
static bool is_of_choice(const td_analysis *x, uint32_t token) {
  const uint32_t first = x->tokens[token].head;
  for (uint32_t c = x->tokens[first].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (c >= token && x->tokens[c].rel == TD_REL_CONJ &&
        td_marker(x, c, TD_REL_CC).length) {
      return td_is_mark(x, td_marker(x, c, TD_REL_CC), TD_MARK_CHOICE);
    }
  }
  return false;
}

// "did not arrest or charge him", "never visited Mali or met its king"
static bool shares_negated_verb(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  return t->rel == TD_REL_CONJ && t->upos == TD_UPOS_VERB &&
         x->tokens[t->head].upos == TD_UPOS_VERB &&
         td_slice_equal(t->xpos, x->tokens[t->head].xpos) &&
         !td_has_child(x, token, TD_REL_NSUBJ) &&
         !td_has_child(x, token, TD_REL_AUX) &&
         !td_has_child(x, token, TD_REL_MARK) && is_of_choice(x, token) &&
         td_is_negated(x, t->head);
}

// "without leaving"; "stopped short of leaving", whose words hang apart.
static bool has_negative_mark(const td_analysis *x, uint32_t token) {
  const uint32_t mark = td_document_child(x->document, token, TD_REL_MARK);
  return td_text_word(x, td_marker(x, token, TD_REL_MARK), TD_WORD_NEGATOR) ||
         (mark != TD_NONE && mark < token && is_negator(x, mark));
}

static bool has_adverb(const td_analysis *x, uint32_t token, td_vocab list) {
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (x->tokens[c].rel == TD_REL_ADVMOD &&
        td_know_word(x->know, x->tokens[c].form_term, list)) {
      return true;
    }
  }
  return false;
}

// "Would sooner resign | than sign it": what is not chosen.
static bool is_rejected(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  return t->rel == TD_REL_ADVCL && td_slice_is(t->xpos, "VB") &&
         t->head < token && td_has_child(x, token, TD_REL_MARK) &&
         !td_is_infinitive(x, token) && !td_has_child(x, token, TD_REL_NSUBJ) &&
         !td_has_child(x, token, TD_REL_AUX) &&
         has_adverb(x, t->head, TD_TID_PreferenceWord);
}

// "Is too weak | to attack", "it is too early | to recognise them"; "came too
// late | to save them", hung at the verb.
static bool is_out_of_reach(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  if (t->head == TD_NONE || t->head > token || !td_is_infinitive(x, token) ||
      t->rel == TD_REL_CONJ || has_own_negator(x, t->head)) {
    return false;
  }
  for (uint32_t c = x->tokens[t->head].first_child; c != TD_NONE && c < token;
       c = x->tokens[c].next_sibling) {
    if (x->tokens[c].rel == TD_REL_ADVMOD &&
        has_adverb(x, c, TD_TID_ExcessWord)) {
      return true;
    }
  }
  return has_adverb(x, t->head, TD_TID_ExcessWord);
}

// "Did not let in the envoy", where the entry itself asks for the negator and
// says that it happened.
static bool is_meant_negated(const td_analysis *x, uint32_t token) {
  const uint32_t event = x->event_of[token];
  const td_term status =
      event == TD_NONE
          ? 0
          : td_know_get(x->know, x->document->events.items[event].entry,
                        TD_TID_givesStatus);
  return status && status == td_know_vocab(x->know, TD_TID_Happened);
}

bool td_is_negated(const td_analysis *x, uint32_t token) {
  if (is_meant_negated(x, token)) {
    return false;
  }
  if (shares_negator(x, token) || shares_negated_verb(x, token)) {
    return true;
  }
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (child_negates(x, token, c)) {
      return !was_until(x, token) && !will_from(x, token);
    }
  }
  return has_own_negator(x, token) || has_negative_mark(x, token) ||
         is_rejected(x, token) || is_out_of_reach(x, token) ||
         td_text_word(x, td_marker(x, token, TD_REL_CC), TD_WORD_NEGATOR) ||
         td_text_word(x, td_marker(x, token, TD_REL_CASE), TD_WORD_NEGATOR);
}

bool td_is_denial(const td_analysis *x, uint32_t token) {
  const td_word *word = td_token_word(x, token, TD_WORD_REPORTING);
  return word && word->status == TD_DID_NOT_HAPPEN;
}
