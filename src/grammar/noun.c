// SPDX-License-Identifier: MIT

#include "grammar/noun.h"

#include "grammar/deep.h"
#include "grammar/fits.h"
#include "grammar/govern.h"
#include "grammar/quantity.h"
#include "grammar/support.h"

#define MAX_DEPTH 12

// "Gave them three million dollars | in aid": the sum, hung at or right before;
// TD_NONE.
static uint32_t sum_before(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  const uint32_t preposition =
      td_document_child(x->document, token, TD_REL_CASE);
  const td_slice word = td_marker(x, token, TD_REL_CASE);
  if (t->head == TD_NONE || preposition == TD_NONE || preposition > token ||
      preposition == 0 ||
      !(td_text_word(x, word, TD_WORD_PLACE) ||
        td_is_mark(x, word, TD_MARK_GENITIVE))) {
    return TD_NONE;
  }
  const uint32_t sum = t->rel == TD_REL_NMOD ? t->head
                       : t->rel == TD_REL_OBL
                           ? td_child_exact(x, t->head, TD_REL_OBJ)
                           : TD_NONE;
  const uint32_t before = preposition - 1;
  return sum != TD_NONE && td_is_money(x, sum) &&
                 (before == sum || x->tokens[before].head == sum)
             ? sum
             : TD_NONE;
}

bool td_is_measured(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  if (t->rel != TD_REL_NMOD) {
    return false;
  }
  const td_path place = {TD_PATH_NMOD, td_marker(x, token, TD_REL_CASE)};
  return (td_has_mark(x, token, TD_MARK_GENITIVE) &&
          td_is_series(x, t->head)) ||
         (td_operator_at(x, t->head, TD_WORD_PHASE, place) &&
          !td_noun_is_known(x, token));
}

uint32_t td_noun_place(const td_analysis *x, uint32_t token) {
  const uint32_t sum = sum_before(x, token);
  token = sum == TD_NONE ? token : sum;
  for (unsigned depth = 0; depth < MAX_DEPTH; depth++) {
    const td_token *t = &x->tokens[token];
    if (t->head == TD_NONE || !td_is_noun(x, t->head)) {
      return token;
    }
    if (!td_is_measured(x, token) && t->rel != TD_REL_CONJ) {
      return token;
    }
    token = t->head;
  }
  return token;
}

// The infinitive at the end of a chain of verbs: "is expected to begin".
static uint32_t last_verb(const td_analysis *x, uint32_t token) {
  for (unsigned depth = 0; depth < MAX_DEPTH; depth++) {
    const uint32_t next = td_document_child(x->document, token, TD_REL_XCOMP);
    if (next == TD_NONE || !td_is_infinitive(x, next)) {
      return token;
    }
    token = next;
  }
  return token;
}

// "Elections are due | to be held".
static bool is_raised_support(const td_analysis *x, uint32_t verb) {
  const uint32_t head = x->tokens[verb].head;
  return x->tokens[verb].rel == TD_REL_XCOMP && head != TD_NONE &&
         x->tokens[head].upos == TD_UPOS_ADJ && td_is_infinitive(x, verb) &&
         td_is_passive(x, verb) && td_token_word(x, verb, TD_WORD_SUPPORT);
}

// "There will be talks": the word of place holds the subject's.
static bool is_existential(const td_analysis *x, uint32_t verb) {
  const uint32_t there = td_child_exact(x, verb, TD_REL_EXPL);
  return there != TD_NONE && td_slice_is(x->tokens[there].xpos, "EX");
}

bool td_tells_course(const td_analysis *x, uint32_t token, uint32_t verb) {
  const td_word *word;
  return is_existential(x, verb) ||
         td_token_word(x, verb, TD_WORD_COURSE) != NULL ||
         td_support_verb(x, token, &word) == verb ||
         is_raised_support(x, verb) ||
         (td_has_child(x, verb, TD_REL_COP) &&
          td_event_is_ruled(x, token, TD_TID_ArrangedRule));
}

// "the talks that will be held in Oslo", "the vote to follow in May"
static uint32_t relative_course(const td_analysis *x, uint32_t noun) {
  for (uint32_t c = x->tokens[noun].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const bool is_relative =
        x->tokens[c].rel == TD_REL_ACL_RELCL && td_deep_subject(x, c) == noun;
    const bool is_ahead =
        x->tokens[c].rel == TD_REL_ACL && td_is_infinitive(x, c);
    // "talks due to open in Oslo"
    const bool is_due =
        c > noun && x->tokens[c].upos == TD_UPOS_ADJ &&
        (x->tokens[c].rel == TD_REL_ACL || x->tokens[c].rel == TD_REL_AMOD) &&
        last_verb(x, c) != c;
    if (!is_relative && !is_ahead && !is_due) {
      continue;
    }
    const uint32_t verb = last_verb(x, c);
    if (td_token_word(x, verb, TD_WORD_COURSE) ||
        (td_is_passive(x, verb) && td_token_word(x, verb, TD_WORD_SUPPORT))) {
      return verb;
    }
  }
  return TD_NONE;
}

uint32_t td_noun_course(const td_analysis *x, uint32_t token) {
  const uint32_t place = td_noun_place(x, token);
  const td_token *t = &x->tokens[place];
  const uint32_t relative = relative_course(x, token);
  if (td_rel_base((td_rel)t->rel) == TD_REL_NSUBJ && t->head != TD_NONE) {
    const uint32_t verb = last_verb(x, t->head);
    // "The talks that will be held in Oslo | are private."
    const bool is_said_before =
        relative != TD_NONE && td_has_child(x, verb, TD_REL_COP);
    if (td_tells_course(x, token, verb) && !is_said_before) {
      return verb;
    }
  }
  return relative;
}

// "A bomb | that killed two", "a bomb | killing two"
static bool is_deed_of(const td_analysis *x, uint32_t clause, uint32_t noun) {
  const td_token *t = &x->tokens[clause];
  const bool is_relative =
      t->rel == TD_REL_ACL_RELCL && td_deep_subject(x, clause) == noun;
  const bool is_participle =
      t->rel == TD_REL_ACL && td_slice_is(t->xpos, "VBG");
  return (is_relative || is_participle) && !td_is_passive(x, clause);
}

uint32_t td_noun_deed(const td_analysis *x, uint32_t token) {
  const uint32_t place = td_noun_place(x, token);
  const td_token *t = &x->tokens[place];
  if (t->head != TD_NONE && x->tokens[t->head].upos == TD_UPOS_VERB) {
    const bool is_agent =
        t->rel == TD_REL_OBL_AGENT ||
        (t->rel == TD_REL_OBL && td_has_mark(x, place, TD_MARK_AGENT));
    const bool is_passive = td_is_passive(x, t->head);
    if (is_passive ? is_agent : t->rel == TD_REL_NSUBJ) {
      return t->head;
    }
  }
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (is_deed_of(x, c, token)) {
      return c;
    }
  }
  return TD_NONE;
}

uint32_t td_noun_done(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[td_noun_place(x, token)];
  if (t->head != TD_NONE && x->tokens[t->head].upos == TD_UPOS_VERB &&
      (t->rel == TD_REL_NSUBJ_PASS || t->rel == TD_REL_OBJ)) {
    return t->head;
  }
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (x->tokens[c].rel == TD_REL_ACL &&
        td_slice_is(x->tokens[c].xpos, "VBN")) {
      return c;
    }
  }
  return TD_NONE;
}

// "Talks were under way": words that together tell of the course like an
// adjective; NULL.
static const td_word *course_at(const td_analysis *x, uint32_t told) {
  return td_is_noun(x, told) && td_has_child(x, told, TD_REL_CASE)
             ? td_word_ending_at(x, told, TD_WORD_ASPECT)
             : NULL;
}

// "The attack is imminent", "a deal remains unlikely": the adjective that is
// said of the noun at `place`; TD_NONE.
static uint32_t adjective_of(const td_analysis *x, uint32_t place) {
  const uint32_t head = x->tokens[place].head;
  if (td_rel_base((td_rel)x->tokens[place].rel) != TD_REL_NSUBJ ||
      head == TD_NONE) {
    return TD_NONE;
  }
  const uint32_t state = td_document_child(x->document, head, TD_REL_XCOMP);
  const uint32_t told = td_has_child(x, head, TD_REL_COP) ? head : state;
  return told != TD_NONE &&
                 (x->tokens[told].upos == TD_UPOS_ADJ || course_at(x, told)) &&
                 !td_is_infinitive(x, told) &&
                 !td_has_child(x, told, TD_REL_XCOMP) &&
                 !td_has_child(x, told, TD_REL_CCOMP)
             ? told
             : TD_NONE;
}

bool td_noun_told_by_adjective(const td_analysis *x, uint32_t token,
                               td_reality *own) {
  const uint32_t place = td_noun_place(x, token);
  const uint32_t told = adjective_of(x, place);
  const bool is_open =
      told != TD_NONE && own->status == TD_HAPPENED && !td_is_spoken(x, token);
  const td_word *word = is_open ? course_at(x, told) : NULL;
  word = is_open && !word ? td_attribute_at(x, told) : word;
  if (is_open && !word) { // "an inquiry is necessary"
    word = td_operator_at(x, told, TD_WORD_REQUEST,
                          (td_path){TD_PATH_SUBJ, {NULL, 0}});
  }
  if (!word || word->status == TD_NO_STATUS) {
    return false;
  }
  const bool is_denied =
      td_is_negated(x, told) || td_is_negated(x, x->tokens[place].head);
  own->status = !is_denied                          ? word->status
                : word->status == TD_DID_NOT_HAPPEN ? TD_POSSIBLE
                : word->status == TD_ONGOING        ? TD_HAPPENED
                                                    : TD_DID_NOT_HAPPEN;
  own->certainty = word->has_certainty ? word->certainty : own->certainty;
  own->is_future |= own->status == TD_PLANNED;
  own->is_open |= own->status == TD_POSSIBLE;
  return true;
}

// What has done something until now need not be over.
static bool is_subject_of_perfect(const td_analysis *x, uint32_t token,
                                  uint32_t verb) {
  return td_rel_base((td_rel)x->tokens[token].rel) == TD_REL_NSUBJ &&
         td_is_present_perfect(x, verb);
}

// "hundreds have died in the war", "have been displaced by the war"
static bool is_where_now(const td_analysis *x, uint32_t token) {
  const td_slice word = td_marker(x, token, TD_REL_CASE);
  return td_rel_base((td_rel)x->tokens[token].rel) == TD_REL_OBL &&
         td_is_definite(x, token) &&
         (td_text_word(x, word, TD_WORD_DURING) ||
          td_text_word(x, word, TD_WORD_PLACE) ||
          td_is_mark(x, word, TD_MARK_AGENT));
}

// "has isolated itself through its support of them"; not "has begun its raid".
static bool is_known_now(const td_analysis *x, uint32_t noun, uint32_t verb) {
  return td_is_definite(x, noun) &&
         !(x->tokens[noun].head == verb && x->tokens[noun].rel == TD_REL_OBJ &&
           (td_token_word(x, verb, TD_WORD_SUPPORT) ||
            td_token_word(x, verb, TD_WORD_ASPECT)));
}

bool td_noun_is_current(const td_analysis *x, uint32_t token) {
  const uint32_t noun = token;
  bool is_ahead = false; // "has agreed to punish firms selling arms"
  for (unsigned depth = 0; depth < MAX_DEPTH; depth++) {
    const uint32_t head = x->tokens[token].head;
    if (head == TD_NONE) {
      return td_is_in_headline(x, token);
    }
    if (td_is_finite(x, head)) {
      return !td_is_past(x, head) &&
             (is_ahead || td_is_present(x, head) ||
              !td_is_present_perfect(x, head) || td_lasts_until_now(x, head) ||
              is_where_now(x, token) || is_known_now(x, noun, head) ||
              is_subject_of_perfect(x, token, head));
    }
    is_ahead |= td_is_infinitive(x, head);
    token = head;
  }
  return false;
}

// "a solution to the conflict", not "the days of fighting" or "a war of 1992".
static bool is_named_as_known(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  const td_slice word = td_marker(x, token, TD_REL_CASE);
  const td_word *cue = td_text_word(x, word, TD_WORD_CUE);
  return t->rel == TD_REL_NMOD && t->head != TD_NONE &&
         td_is_noun(x, t->head) && x->time_of[t->head] == TD_NONE &&
         !td_token_word(x, t->head, TD_WORD_ASPECT) &&
         !(cue && cue->relation == (int)TD_ROLE_AFTER) &&
         !td_text_word(x, word, TD_WORD_DURING) &&
         (x->event_of[token] == TD_NONE ||
          x->document->events.items[x->event_of[token]].begin == TD_NO_DAY);
}

// "in Oslo as part of his visit"
static bool is_being_paid(const td_analysis *x, uint32_t token) {
  const uint32_t place = td_noun_place(x, token);
  return place != token && td_has_mark(x, place, TD_MARK_QUALITY) &&
         td_is_definite(x, token) && !td_is_spoken(x, token);
}

// "discussed the fight", "condemned the siege": one speaks of what is, but not
// of what one "hosted".
static bool is_talked_of(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[td_noun_place(x, token)];
  const uint32_t event = t->rel == TD_REL_OBJ ? x->event_of[t->head] : TD_NONE;
  const bool is_held = event != TD_NONE &&
                       td_token_word(x, t->head, TD_WORD_SUPPORT) &&
                       td_event_is_ruled(x, token, TD_TID_ArrangedRule);
  return event != TD_NONE && !is_held &&
         (td_event_is_below(x, &x->document->events.items[event],
                            TD_TID_Consult) ||
          (x->tokens[token].head == t->head && td_is_definite(x, token) &&
           td_event_is_below(x, &x->document->events.items[event],
                             TD_TID_Disapprove))) &&
         (x->event_of[token] == TD_NONE ||
          x->document->events.items[x->event_of[token]].begin == TD_NO_DAY);
}

// Whether a clause in the past tells of `token`.
static bool is_told_in_past(const td_analysis *x, uint32_t token) {
  for (unsigned depth = 0; depth < MAX_DEPTH; depth++) {
    token = x->tokens[token].head;
    if (token == TD_NONE || td_is_finite(x, token)) {
      return token == TD_NONE || td_is_past(x, token);
    }
  }
  return true;
}

// "thanked them for their support": what one is praised for was done.
static bool is_praised(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[td_noun_place(x, token)];
  const uint32_t event = t->head == TD_NONE ? TD_NONE : x->event_of[t->head];
  return event != TD_NONE && (t->rel == TD_REL_OBJ || t->rel == TD_REL_OBL) &&
         td_event_is_below(x, &x->document->events.items[event], TD_TID_Praise);
}

// "the support provided by them"
static bool is_given(const td_analysis *x, uint32_t token) {
  const uint32_t verb = td_child_exact(x, token, TD_REL_ACL);
  return verb != TD_NONE && td_slice_is(x->tokens[verb].xpos, "VBN") &&
         !td_has_child(x, verb, TD_REL_AUX) &&
         td_token_word(x, verb, TD_WORD_SUPPORT) &&
         !td_token_word(x, verb, TD_WORD_ASPECT) &&
         !td_token_word(x, verb, TD_WORD_LASTING);
}

// "fled after the crackdown": over, or at least begun before.
static bool is_after(const td_analysis *x, uint32_t token) {
  const td_word *cue =
      td_text_word(x, td_marker(x, token, TD_REL_CASE), TD_WORD_CUE);
  return cue && cue->relation == (int)TD_ROLE_AFTER;
}

// "the 2006 conflict", "the war of 1991"
static bool has_own_date(const td_analysis *x, uint32_t token) {
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const td_rel rel = td_rel_base((td_rel)x->tokens[c].rel);
    if (x->time_of[c] != TD_NONE && rel != TD_REL_ACL &&
        x->document->times.items[x->time_of[c]].type == TD_TIME_DATE &&
        !td_text_word(x, td_marker(x, c, TD_REL_CASE), TD_WORD_SPELL)) {
      return true;
    }
  }
  return false;
}

bool td_noun_is_known(const td_analysis *x, uint32_t token) {
  const uint32_t told = td_child_exact(x, token, TD_REL_ACL_RELCL);
  return has_own_date(x, token) ||
         (td_is_definite(x, token) && told != TD_NONE &&
          (td_is_past(x, told) || td_is_present_perfect(x, told)) &&
          !td_is_negated(x, told));
}

// "falls amid protests", "met on the sidelines of the summit"
static bool is_amid(const td_analysis *x, uint32_t token) {
  const uint32_t last = td_child_exact(x, token, TD_REL_CASE);
  const td_word *cue =
      td_text_word(x, td_marker(x, token, TD_REL_CASE), TD_WORD_DURING);
  if (!cue && last != TD_NONE) { // "on the margins | of"
    cue = td_word_ending_at(x, last, TD_WORD_DURING);
  }
  return td_is_noun(x, token) && cue && cue->status == TD_ONGOING &&
         !td_is_spoken(x, token) &&
         (cue->in_past == TD_ONGOING || !is_told_in_past(x, token));
}

// "people fleeing the fighting", "in support of the war": known, and so still.
static bool is_done_about(const td_analysis *x, uint32_t token) {
  const uint32_t verb = x->tokens[token].head;
  return x->tokens[token].rel == TD_REL_OBJ && verb != TD_NONE &&
         td_is_definite(x, token) && td_slice_is(x->tokens[verb].xpos, "VBG") &&
         !td_is_finite(x, verb) && !td_token_word(x, verb, TD_WORD_ASPECT) &&
         x->time_of[token] == TD_NONE;
}

// "supports them with air strikes": as long as that which they are done for.
static bool is_means(const td_analysis *x, uint32_t token) {
  const uint32_t place = td_noun_place(x, token);
  const td_token *t = &x->tokens[place];
  return td_is_noun(x, token) && t->rel == TD_REL_OBL && t->head != TD_NONE &&
         !td_is_spoken(x, token) && x->event_of[token] != TD_NONE &&
         x->event_of[t->head] != TD_NONE &&
         td_text_word(x, td_marker(x, place, TD_REL_CASE), TD_WORD_MEANS) &&
         td_clause_reality(x, t->head).status == TD_ONGOING;
}

static bool is_nth_unit(const td_analysis *x, uint32_t token) {
  const uint32_t nth = td_document_child(x->document, token, TD_REL_AMOD);
  return nth != TD_NONE &&
         td_know_word(x->know, x->tokens[token].lemma_term, TD_TID_TimeUnit) &&
         td_has_feature(x, nth, "NumType=Ord");
}

// "it was the second day of a strike", "the strike is in its fifth week"
static bool is_in_its_nth_day(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  const bool is_span =
      t->rel == TD_REL_NMOD && td_has_mark(x, token, TD_MARK_GENITIVE);
  return t->head != TD_NONE && (is_span || t->rel == TD_REL_NSUBJ) &&
         is_nth_unit(x, t->head) &&
         (td_has_child(x, t->head, TD_REL_COP) ||
          td_child_exact(x, t->head, TD_REL_NMOD_POSS) != TD_NONE);
}

// "Chancellor quits over graft probe": what a headline tells of is done, while
// a war that it names is known.
static bool is_news(const td_analysis *x, uint32_t token, const td_word *word) {
  const td_slice preposition = td_marker(x, token, TD_REL_CASE);
  const td_word *cue = td_text_word(x, preposition, TD_WORD_CUE);
  const bool is_where = td_event_is_ruled(x, token, TD_TID_LastingRule) &&
                        td_text_word(x, preposition, TD_WORD_PLACE) &&
                        !(cue && cue->relation == (int)TD_ROLE_REASON);
  return word->status == TD_HAPPENED && td_is_in_headline(x, token) &&
         !is_where;
}

// "a general on trial", "a man under arrest": how somebody is.
static bool is_state_of_noun(const td_analysis *x, uint32_t token) {
  const uint32_t word = td_support_find(x, token).word;
  return x->tokens[td_noun_place(x, token)].rel == TD_REL_NMOD &&
         word != TD_NONE && x->tokens[word].upos == TD_UPOS_ADP &&
         !td_is_spoken(x, token);
}

bool td_noun_goes_on(const td_analysis *x, uint32_t token) {
  const td_word *word =
      td_is_noun(x, token) ? td_token_word(x, token, TD_WORD_LASTING) : NULL;
  if (is_being_paid(x, token) && td_is_noun(x, token)) {
    return true;
  }
  if (td_is_in_chronicle(x, token)) {
    return false;
  }
  return is_amid(x, token) || is_means(x, token) ||
         (td_is_noun(x, token) &&
          (is_in_its_nth_day(x, token) || is_state_of_noun(x, token))) ||
         (word && !is_news(x, token, word) && !is_praised(x, token) &&
          !is_given(x, token) && !is_after(x, token) &&
          !has_own_date(x, token) &&
          (td_noun_is_current(x, token) || is_talked_of(x, token) ||
           is_done_about(x, token) ||
           (word->status == TD_ONGOING && is_named_as_known(x, token))));
}
