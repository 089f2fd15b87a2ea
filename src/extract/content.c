// SPDX-License-Identifier: MIT

#include "extract/content.h"

#include "doc/terms.h"
#include "extract/combine.h"

#include "grammar/govern.h"
#include "grammar/negation.h"
#include "grammar/noun.h"
#include "grammar/shared.h"

#define MAX_RANKS 3 // "the second oldest"

// Thanks and regrets are sent in the third person too: "the ministry wishes to
// thank the nurses".
static bool is_courtesy(const td_analysis *x, uint32_t token) {
  const uint32_t event = x->event_of[token];
  return event != TD_NONE &&
         (td_event_is_below(x, &x->document->events.items[event],
                            TD_TID_Praise) ||
          td_event_is_below(x, &x->document->events.items[event],
                            TD_TID_Apologize));
}

// "I would like to thank the nurses": done by saying so.
bool td_is_performed(const td_analysis *x, uint32_t token, const td_word *word,
                     uint32_t governor) {
  const uint32_t subject =
      td_document_child(x->document, governor, TD_REL_NSUBJ);
  return word->kind == TD_WORD_DESIRE && td_is_spoken(x, token) &&
         subject != TD_NONE &&
         (td_is_first_person(x, subject) || is_courtesy(x, token)) &&
         !td_is_past(x, governor) && !td_is_negated(x, governor);
}

// "wants them to leave": of others one asks it.
bool td_is_wanted_of_others(const td_analysis *x, uint32_t place,
                            const td_word *word, uint32_t governor) {
  const td_path_kind kind = td_content_place(x, place).kind;
  // "A preacher whom Oman wants | to deport": it is to do so itself.
  const bool is_own = td_gap_governor(x, place) == governor &&
                      td_object_beside(x, governor) == TD_NONE;
  return word->to_others != TD_NO_STATUS && !is_own &&
         (kind == TD_PATH_XCOMP || kind == TD_PATH_ACL ||
          kind == TD_N_PATHS) && // "wants the law | repealed"
         !td_is_finite(x, place) &&
         (td_has_child(x, governor, TD_REL_OBJ) ||
          td_has_child(x, place, TD_REL_NSUBJ));
}

// Whether a verb is about the noun: its object, or "reneged | on a pledge"; but
// not "left | in a bid to", "refused | in a statement that".
static bool is_matter(const td_analysis *x, uint32_t noun) {
  const td_token *t = &x->tokens[noun];
  const uint32_t preposition = td_child_exact(x, noun, TD_REL_CASE);
  return t->head != TD_NONE &&
         (t->rel == TD_REL_OBJ || t->rel == TD_REL_NSUBJ_PASS ||
          (t->rel == TD_REL_OBL && preposition != TD_NONE &&
           !td_know_word(x->know, x->tokens[preposition].form_term,
                         TD_TID_PlacePreposition)));
}

// "Laughed off reports", "poured cold water on reports"
static bool is_gainsaid(const td_analysis *x, uint32_t noun) {
  const uint32_t verb = x->tokens[noun].head;
  return x->tokens[verb].upos == TD_UPOS_VERB && !td_is_infinitive(x, verb) &&
         td_event_is_ruled(x, verb, TD_TID_GainsayRule) &&
         td_is_real(td_clause_reality(x, verb).status);
}

bool td_is_denied_claim(const td_analysis *x, uint32_t noun) {
  const td_token *t = &x->tokens[noun];
  if (!is_matter(x, noun)) {
    return false;
  }
  if (is_gainsaid(x, noun) || t->rel == TD_REL_OBL) {
    return is_gainsaid(x, noun);
  }
  const td_word *verb = td_token_word(x, t->head, TD_WORD_REPORTING);
  if (!verb) {
    verb = td_token_word(x, t->head, TD_WORD_IMPLICATIVE);
  }
  return verb && verb->status == TD_DID_NOT_HAPPEN &&
         !td_is_negated(x, t->head);
}

// Whether `token` is itself a word of futility, or what one that is said of it
// is: "falsely claimed", "tried in vain", "efforts failed", "dropped a plan",
// "reports proved false".
bool td_is_futile(const td_analysis *x, uint32_t token) {
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const td_rel rel = td_rel_base((td_rel)x->tokens[c].rel);
    const td_word *word =
        rel == TD_REL_ADVMOD || rel == TD_REL_AMOD || rel == TD_REL_OBL
            ? td_word_ending_at(x, c, TD_WORD_FUTILE)
            : NULL;
    if (word && word->upos == TD_UPOS_NONE && !td_is_negated(x, token)) {
      return true;
    }
  }
  if (!td_is_noun(x, token)) {
    return false;
  }
  const uint32_t place = td_noun_place(x, token);
  const uint32_t head = x->tokens[place].head;
  const td_rel rel = td_rel_base((td_rel)x->tokens[place].rel);
  if (head == TD_NONE || (rel != TD_REL_NSUBJ && rel != TD_REL_OBJ)) {
    return false;
  }
  const uint32_t told = td_document_child(x->document, head, TD_REL_XCOMP);
  const bool proved = told != TD_NONE && x->tokens[told].upos == TD_UPOS_ADJ;
  return (told == TD_NONE || proved) &&
         (td_token_word(x, head, TD_WORD_FUTILE) || // "fell two votes short"
          (proved && td_token_word(x, told, TD_WORD_FUTILE))) &&
         !td_is_infinitive(x, head) &&
         td_is_real(td_clause_reality(x, head).status);
}

bool td_is_taken_back(const td_analysis *x, uint32_t noun) {
  const td_token *t = &x->tokens[noun];
  const td_word *word = td_is_noun(x, noun) && t->head != TD_NONE
                            ? td_token_word(x, noun, TD_WORD_INTENTION)
                            : NULL;
  if (!word || !is_matter(x, noun) || x->tokens[t->head].upos != TD_UPOS_VERB ||
      td_is_infinitive(x, t->head) ||
      !td_event_is_ruled(x, t->head, TD_TID_TakeBackRule) ||
      !td_is_real(td_clause_reality(x, t->head).status)) {
    return false;
  }
  // Others reject a threat or a proposal that stands for all that.
  const uint32_t owner = td_child_exact(x, noun, TD_REL_NMOD_POSS);
  return word->status == TD_PLANNED ||
         (owner != TD_NONE && x->tokens[owner].upos == TD_UPOS_PRON);
}

bool td_is_still_meant(const td_analysis *x, uint32_t noun) {
  const uint32_t verb = x->tokens[noun].head;
  return td_is_noun(x, noun) && verb != TD_NONE && is_matter(x, noun) &&
         x->tokens[verb].upos == TD_UPOS_VERB && td_is_infinitive(x, verb) &&
         td_event_is_ruled(x, verb, TD_TID_TakeBackRule);
}

bool td_is_taken_up(const td_analysis *x, uint32_t noun) {
  const uint32_t verb = x->tokens[noun].head;
  const uint32_t event = verb == TD_NONE ? TD_NONE : x->event_of[verb];
  return td_is_noun(x, noun) && event != TD_NONE && is_matter(x, noun) &&
         // "agreed to a request", not "on the need"
         (x->tokens[noun].rel == TD_REL_OBJ ||
          td_has_mark(x, noun, TD_MARK_DATIVE)) &&
         !td_is_infinitive(x, verb) &&
         td_event_is_below(x, &x->document->events.items[event],
                           TD_TID_Agree) &&
         td_is_real(td_clause_reality(x, verb).status);
}

// "investigated claims that they fled", "claims that could not be verified"
bool td_is_open_claim(const td_analysis *x, uint32_t noun) {
  const td_token *t = &x->tokens[noun];
  if (t->head == TD_NONE) {
    return false;
  }
  const uint32_t event = x->event_of[t->head];
  const bool is_examined =
      (t->rel == TD_REL_OBJ || t->rel == TD_REL_OBL || t->rel == TD_REL_NMOD) &&
      event != TD_NONE &&
      td_event_is_below(x, &x->document->events.items[event],
                        TD_TID_Investigate);
  if (is_examined || t->rel != TD_REL_NSUBJ_PASS) {
    return is_examined;
  }
  const td_word *verb = td_token_word(x, t->head, TD_WORD_REPORTING);
  return verb && verb->status == TD_HAPPENED && verb->negated == TD_POSSIBLE &&
         !td_is_real(td_clause_reality(x, t->head).status);
}

static bool is_uttered(const td_analysis *x, uint32_t token) {
  const uint32_t event = x->event_of[token];
  return td_is_spoken(x, token) &&
         !td_event_is_below(x, &x->document->events.items[event],
                            TD_TID_Support);
}

// "weighs the offer", "considers proposals", "opposes claims"; but "is weighing
// charges".
static bool is_uttered_before(const td_analysis *x, uint32_t token,
                              const td_word *word) {
  return is_uttered(x, token) &&
         (td_is_definite(x, token) || word->in_past != TD_NO_STATUS ||
          td_token_word(x, token, TD_WORD_INTENTION) ||
          td_token_word(x, token, TD_WORD_REQUEST));
}

// "The army warned it would respond": a threat, unlike what others may do.
bool td_is_own_threat(const td_analysis *x, uint32_t place, const td_word *word,
                      td_event_status own) {
  const uint32_t subject = td_document_child(x->document, place, TD_REL_NSUBJ);
  const uint32_t teller = x->tokens[place].head;
  return word->kind == TD_WORD_REPORTING && word->to_others != TD_NO_STATUS &&
         own == TD_PLANNED && subject != TD_NONE &&
         td_slice_is(x->tokens[subject].xpos, "PRP") &&
         !(teller != TD_NONE && td_is_passive(x, teller));
}

// "weighs the ban", "considered the killing a crime", "weighs the offer": it is
// there already; but not "weighs recognition".
bool td_is_known_already(const td_analysis *x, uint32_t token,
                         const td_word *word, uint32_t governor) {
  const bool is_backed = td_token_word(x, governor, TD_WORD_STATE) &&
                         !td_is_present(x, governor) &&
                         !td_own_modal(x, governor);
  const bool is_content_word = x->event_of[token] == TD_NONE &&
                               (td_token_word(x, token, TD_WORD_INTENTION) ||
                                td_token_word(x, token, TD_WORD_TRIAL));
  return word->kind == TD_WORD_DESIRE && word->status != TD_REQUESTED &&
         td_is_noun(x, token) &&
         (is_backed || is_content_word ||
          td_clause_reality(x, token).status == TD_ONGOING ||
          td_has_child(x, governor, TD_REL_XCOMP) ||
          (x->tokens[token].rel == TD_REL_NSUBJ_PASS &&
           td_has_child(x, governor, TD_REL_OBJ)) ||
          is_uttered_before(x, token, word) ||
          (td_token_word(x, token, TD_WORD_LASTING) &&
           td_is_definite(x, token)));
}

bool td_is_taken_for_granted(const td_analysis *x, uint32_t place,
                             const td_word *word) {
  if (word->kind != TD_WORD_REPORTING || word->status != TD_POSSIBLE ||
      !td_is_finite(x, place) || td_own_modal(x, place)) {
    return false;
  }
  const uint32_t first = x->tokens[place].first_child;
  return first != TD_NONE && first < place &&
         td_slice_has_prefix(x->tokens[first].xpos, TD_SLICE("W")) &&
         !td_has_child(x, place, TD_REL_MARK);
}

bool td_is_sequel(const td_analysis *x, uint32_t token) {
  const uint32_t mark = td_document_child(x->document, token, TD_REL_MARK);
  return mark != TD_NONE && mark > 0 && td_is_infinitive(x, token) &&
         x->tokens[mark - 1].head == token &&
         td_know_word(x->know, x->tokens[mark - 1].form_term,
                      TD_TID_SequelWord) != 0;
}

bool td_is_aim_of_request(const td_analysis *x, uint32_t token) {
  const uint32_t verb = x->tokens[token].head;
  return verb != TD_NONE && verb < token &&
         x->tokens[token].rel == TD_REL_ADVCL && td_is_infinitive(x, token) &&
         x->tokens[verb].upos == TD_UPOS_VERB && x->event_of[verb] != TD_NONE &&
         td_event_is_below(x, &x->document->events.items[x->event_of[verb]],
                           TD_TID_Request);
}

bool td_is_given_term(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  if ((t->rel != TD_REL_ADVCL && t->rel != TD_REL_XCOMP) ||
      !td_is_infinitive(x, token) || t->head > token ||
      !td_know_word(x->know, x->tokens[t->head].lemma_term,
                    TD_TID_DativeVerb)) {
    return false;
  }
  for (uint32_t c = x->tokens[t->head].first_child; c != TD_NONE && c < token;
       c = x->tokens[c].next_sibling) {
    if (c > t->head && x->tokens[c].rel == TD_REL_OBL &&
        td_has_mark(x, c, TD_MARK_LIMIT)) {
      return true;
    }
  }
  return false;
}

bool td_is_bargain(const td_analysis *x, uint32_t place, const td_word *word,
                   uint32_t governor) {
  return word->kind == TD_WORD_INTENTION &&
         x->tokens[governor].upos == TD_UPOS_VERB &&
         td_is_infinitive(x, place) &&
         (td_has_condition(x, place) || td_has_condition(x, governor));
}

// The noun of a part that the noun at `place` is what one takes it in, hung at
// it or beside it at the verb; TD_NONE.
static uint32_t part_in(const td_analysis *x, uint32_t place) {
  const td_token *p = &x->tokens[place];
  const bool is_beside = p->rel == TD_REL_OBL;
  if (!is_beside && p->rel != TD_REL_NMOD && p->rel != TD_REL_ACL) {
    return TD_NONE;
  }
  const uint32_t part =
      is_beside ? td_child_exact(x, p->head, TD_REL_OBJ) : p->head;
  const td_word *word =
      part == TD_NONE ? NULL : td_token_word(x, part, TD_WORD_PART);
  for (uint32_t i = 0; word && i < word->n_complements; i++) {
    const td_slice preposition =
        td_marker(x, place, p->rel == TD_REL_ACL ? TD_REL_MARK : TD_REL_CASE);
    // "a role in the raid", unlike "responsibility for the raid"
    if (td_text_word(x, preposition, TD_WORD_PLACE) &&
        td_path_matches(word->complements[i], TD_PATH_NMOD, preposition)) {
      return part;
    }
  }
  return TD_NONE;
}

bool td_is_denied_part(const td_analysis *x, uint32_t place) {
  const uint32_t part = part_in(x, place);
  if (part == TD_NONE) {
    return false;
  }
  const uint32_t verb =
      x->tokens[part].rel == TD_REL_OBJ ? x->tokens[part].head : TD_NONE;
  // "Did not deny his part": he had one.
  return td_is_negated(x, part) ||
         (verb != TD_NONE && td_is_negated(x, verb) && !td_is_denial(x, verb));
}

bool td_is_of_hedged_noun(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  return t->rel == TD_REL_ACL && td_slice_is(t->xpos, "VBG") &&
         td_has_child(x, token, TD_REL_MARK) && td_is_noun(x, t->head) &&
         td_clause_reality(x, t->head).status == TD_POSSIBLE;
}

bool td_is_example(const td_analysis *x, uint32_t place) {
  const uint32_t mark = td_document_child(x->document, place, TD_REL_MARK);
  const uint32_t fixed =
      mark == TD_NONE ? TD_NONE : td_child_exact(x, mark, TD_REL_FIXED);
  const uint32_t last = fixed == TD_NONE ? mark : fixed;
  return last != TD_NONE &&
         td_know_word(x->know, td_words_ending_at(x, last, last - mark + 1),
                      TD_TID_ExampleWord) != 0;
}

// "first", "only", "youngest"
static bool is_rank(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  return td_slice_is(t->xpos, "JJS") ||
         td_know_word(x->know, t->form_term, TD_TID_SinglingWord) ||
         td_has_feature(x, token, "NumType=Ord");
}

// A rank may have ranks itself, `depth` of them.
static bool has_rank(const td_analysis *x, uint32_t noun, unsigned depth) {
  for (uint32_t c = x->tokens[noun].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (depth > 0 && x->tokens[c].rel == TD_REL_AMOD &&
        has_rank(x, c, depth - 1)) {
      return true;
    }
  }
  return is_rank(x, noun);
}

bool td_is_of_ranked(const td_analysis *x, uint32_t infinitive) {
  const td_token *t = &x->tokens[infinitive];
  // "became the last state | to sign", hung beside it
  const uint32_t noun =
      t->rel == TD_REL_ACL
          ? t->head
          : td_document_child(x->document, t->head, TD_REL_XCOMP);
  if (noun == TD_NONE || noun > infinitive ||
      (t->rel != TD_REL_ACL && !td_is_noun(x, noun))) {
    return false;
  }
  return has_rank(x, noun, MAX_RANKS) ||
         (x->tokens[noun].rel == TD_REL_CONJ &&
          has_rank(x, x->tokens[noun].head, MAX_RANKS));
}

// "previously", "in 2009", but not "since 2009"
static bool is_told_of_past(const td_analysis *x, uint32_t token) {
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const bool is_before =
        x->tokens[c].rel == TD_REL_ADVMOD &&
        td_know_word(x->know, x->tokens[c].form_term, TD_TID_TimeDirection);
    if (is_before ||
        (x->time_of[c] != TD_NONE &&
         !td_text_word(x, td_marker(x, c, TD_REL_CASE), TD_WORD_SPELL))) {
      return true;
    }
  }
  return false;
}

bool td_is_state_left(const td_analysis *x, uint32_t token) {
  const uint32_t event = x->event_of[token];
  return td_slice_is(x->tokens[token].xpos, "VBN") &&
         !td_has_child(x, token, TD_REL_AUX) &&
         td_token_word(x, token, TD_WORD_LASTING) &&
         !is_told_of_past(x, token) &&
         (event == TD_NONE ||
          x->document->events.items[event].begin == TD_NO_DAY) &&
         td_noun_is_current(x, token);
}

bool td_is_supposed_subject(const td_analysis *x, uint32_t token,
                            uint32_t place) {
  const td_token *t = &x->tokens[place];
  if (t->rel != TD_REL_NSUBJ || t->head == TD_NONE || td_is_spoken(x, token)) {
    return false;
  }
  // What "would" is told of after a past tense may be known.
  const td_token *clause = &x->tokens[t->head];
  const bool is_told = clause->rel == TD_REL_CCOMP && clause->head != TD_NONE &&
                       clause->head < t->head && td_is_past(x, clause->head);
  return !is_told && td_is_supposed(x, t->head);
}

bool td_is_any_subject(const td_analysis *x, uint32_t token, uint32_t place,
                       td_reality *own) {
  const td_token *t = &x->tokens[place];
  if (t->rel != TD_REL_NSUBJ || t->head == TD_NONE || td_is_spoken(x, token) ||
      td_is_definite(x, place) || !td_has_child(x, place, TD_REL_DET)) {
    return false;
  }
  const td_reality clause = td_clause_reality(x, t->head);
  const bool is_ahead = clause.status == TD_POSSIBLE &&
                        (clause.is_future || clause.is_open) &&
                        !td_is_perfect_infinitive(x, t->head);
  own->status = is_ahead ? TD_POSSIBLE : own->status;
  own->is_open |= is_ahead;
  return is_ahead;
}

// What it says itself; 0 where nothing.
static td_term status_of_entry(const td_analysis *x, uint32_t token) {
  const uint32_t event = x->event_of[token];
  return event == TD_NONE
             ? 0
             : td_know_get(x->know, x->document->events.items[event].entry,
                           TD_TID_givesStatus);
}

bool td_entry_says(const td_analysis *x, uint32_t token,
                   td_event_status status) {
  const td_term term = status_of_entry(x, token);
  return term && term == td_know_vocab(x->know, td_status_term(status));
}

bool td_is_left_so(const td_analysis *x, uint32_t token, uint32_t governor,
                   const td_word *word) {
  const uint32_t left = td_child_exact(x, governor, TD_REL_XCOMP);
  return word->kind == TD_WORD_ASPECT && word->status == TD_ONGOING &&
         left != TD_NONE && !td_is_infinitive(x, left) &&
         (x->tokens[left].upos == TD_UPOS_ADJ ||
          td_slice_is(x->tokens[left].xpos, "VBN")) &&
         !td_token_word(x, token, TD_WORD_LASTING);
}
