// SPDX-License-Identifier: MIT

#include "extract/draft.h"

#include "grammar/clause.h"
#include "grammar/subject.h"

// What kind of draft `noun` is, by itself or by its attribute ("a draft
// resolution"); NULL.
static const td_word *draft_at(const td_analysis *x, uint32_t noun) {
  for (uint32_t c = x->tokens[noun].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const td_rel rel = td_rel_base((td_rel)x->tokens[c].rel);
    const td_word *word =
        rel == TD_REL_AMOD || rel == TD_REL_COMPOUND
            ? td_lexicon_word(x->lexicon, x->tokens[c].form_term, TD_WORD_TERM,
                              0)
            : NULL;
    if (word && word->upos == TD_UPOS_ADJ) {
      return word;
    }
  }
  return td_is_noun(x, noun) ? td_token_word(x, noun, TD_WORD_TERM) : NULL;
}

// "Under the deal, the army leaves the valley."
static const td_word *draft_before(const td_analysis *x, uint32_t verb) {
  for (uint32_t c = x->tokens[verb].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const td_word *word =
        x->tokens[c].rel == TD_REL_OBL ? draft_at(x, c) : NULL;
    for (uint32_t i = 0; word && i < word->n_complements; i++) {
      if (td_path_matches(word->complements[i], TD_PATH_OBL,
                          td_marker(x, c, TD_REL_CASE))) {
        return word;
      }
    }
  }
  return NULL;
}

// "passed a bill", "the deal was signed"
static bool is_enacted(const td_analysis *x, uint32_t noun) {
  const td_token *t = &x->tokens[noun];
  const td_word *verb = t->head != TD_NONE && (t->rel == TD_REL_OBJ ||
                                               t->rel == TD_REL_NSUBJ_PASS)
                            ? td_token_word(x, t->head, TD_WORD_TERM)
                            : NULL;
  return verb && verb->status == TD_HAPPENED &&
         (td_is_past(x, t->head) || td_is_present_perfect(x, t->head) ||
          td_is_in_headline(x, t->head));
}

// "a bill banning it"
static bool is_participle(const td_analysis *x, uint32_t verb) {
  return x->tokens[verb].rel == TD_REL_ACL &&
         td_slice_is(x->tokens[verb].xpos, "VBG") &&
         !td_has_child(x, verb, TD_REL_MARK);
}

// "includes", not "passes"
static bool is_term_verb(const td_analysis *x, uint32_t verb) {
  const td_word *word = td_token_word(x, verb, TD_WORD_TERM);
  return word && word->status == TD_NO_STATUS;
}

// "The bill bans", "a bill banning", "the plan included banning"; in a headline
// the present tells the past.
static bool is_told_now(const td_analysis *x, uint32_t verb) {
  return !td_is_passive(x, verb) && !td_is_in_headline(x, verb) &&
         !td_is_spoken(x, verb) &&
         (is_participle(x, verb) || is_term_verb(x, verb) ||
          // "the truce is holding" tells how it goes
          (td_is_present(x, verb) &&
           !td_slice_is(x->tokens[verb].xpos, "VBG")));
}

// "Under the deal, Mali leaves | and Chad stays": what it says of the first it
// says of all that goes on in the present.
static const td_word *draft_of_first(const td_analysis *x, uint32_t verb) {
  const td_token *t = &x->tokens[verb];
  const td_word *own = draft_before(x, verb);
  return own || t->rel != TD_REL_CONJ || !td_is_present(x, verb) ||
                 !td_is_present(x, t->head)
             ? own
             : draft_before(x, t->head);
}

td_event_status td_draft_tells(const td_analysis *x, uint32_t token) {
  if (x->tokens[token].upos != TD_UPOS_VERB || !is_told_now(x, token)) {
    return TD_NO_STATUS;
  }
  const td_word *before = draft_of_first(x, token);
  if (before) {
    return before->status;
  }
  const uint32_t subject = is_participle(x, token) ? x->tokens[token].head
                                                   : td_deep_subject(x, token);
  const td_word *draft = subject == TD_NONE ? NULL : draft_at(x, subject);
  if (draft && draft->status != TD_HAPPENED && is_enacted(x, subject)) {
    // "ratified the accord that lifts the ban": what it says is to come.
    return x->tokens[token].rel == TD_REL_ACL_RELCL && td_is_present(x, token)
               ? TD_PLANNED
               : TD_NO_STATUS;
  }
  const bool is_term = x->event_of[token] != TD_NONE || is_term_verb(x, token);
  return draft && is_term ? draft->status : TD_NO_STATUS;
}
