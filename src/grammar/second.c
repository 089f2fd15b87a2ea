// SPDX-License-Identifier: MIT

#include "grammar/second.h"

#include "grammar/clause.h"
#include "grammar/fits.h"
#include "grammar/relative.h"
#include "grammar/subject.h"

bool td_is_speaking(const td_analysis *x, uint32_t token) {
  return td_is_mostly(x, token, TD_TID_SpokenRule, TD_TID_ConveyedRule);
}

bool td_tells_or_asks(const td_analysis *x, uint32_t token) {
  return td_token_word(x, token, TD_WORD_REPORTING) ||
         td_token_word(x, token, TD_WORD_REQUEST) || td_is_speaking(x, token);
}

// Whether the verb `token` has neither a tense nor a modal but stands below
// one: "to leave", "(should) leave".
static bool is_bare(const td_analysis *x, uint32_t token) {
  return td_slice_is(x->tokens[token].xpos, "VB") &&
         (td_is_infinitive(x, token) || td_has_child(x, token, TD_REL_AUX));
}

// "She said that they had burned the mill and ordered her to leave": what is
// done to who tells it he does not do himself.
static bool is_done_to_teller(const td_analysis *x, uint32_t token,
                              uint32_t telling) {
  const uint32_t object = td_document_child(x->document, token, TD_REL_OBJ);
  const uint32_t teller = td_own_subject(x, telling);
  return object != TD_NONE && teller != TD_NONE &&
         x->tokens[object].upos == TD_UPOS_PRON &&
         (x->noun_of[object] == teller ||
          (td_entity_at(x, object) != TD_NONE &&
           td_entity_at(x, object) == td_entity_at(x, teller)));
}

// Whether the verb `token` is what somebody tells, asks, denies or promises: a
// verb of saying, or of what is mostly done by words.
static bool is_of_words(const td_analysis *x, uint32_t token) {
  return td_tells_or_asks(x, token) ||
         td_is_mostly(x, token, TD_TID_SpokenRule, TD_TID_SpokenRule);
}

// Whether the verb `token` has a tense of its own that it shares with nobody:
// "asked", "has asked", "did not ask", not "(had) asked", "would ask".
static bool has_own_tense(const td_analysis *x, uint32_t token) {
  const uint32_t aux = td_document_child(x->document, token, TD_REL_AUX);
  return aux == TD_NONE
             ? td_is_tensed(x, token) || td_is_past_conjunct(x, token)
             : td_is_present_perfect(x, token) ||
                   (td_is_tensed(x, aux) &&
                    td_slice_is(x->tokens[token].xpos, "VB"));
}

// "She said that he was wrong | and urged talks": a verb of saying is no second
// to what is said if that has an auxiliary or another tense.
static bool goes_on_telling(const td_analysis *x, uint32_t token,
                            uint32_t said) {
  const bool differs =
      td_has_child(x, said, TD_REL_AUX) || td_has_child(x, said, TD_REL_COP) ||
      !td_slice_equal(x->tokens[said].xpos, x->tokens[token].xpos);
  const uint32_t head = x->tokens[said].head;
  return differs && x->tokens[said].rel == TD_REL_CCOMP && head < said &&
         is_of_words(x, head) && x->quote_of[token] == x->quote_of[head] &&
         is_of_words(x, token) && !is_done_to_teller(x, token, head);
}

// Whether the subject `subject` has another number than the verb `token`: "said
// that the raids go on | and calls for a truce".
static bool disagrees(const td_analysis *x, uint32_t token, uint32_t subject) {
  const td_slice xpos = x->tokens[token].xpos;
  const bool is_plural = td_has_feature(x, subject, "Number=Plur") ||
                         td_has_child(x, subject, TD_REL_CONJ);
  return td_is_noun(x, subject) && is_plural && td_slice_is(xpos, "VBZ") &&
         !td_has_child(x, token, TD_REL_AUX);
}

// Whether a comma parts the coordinated verb `token` from the one before, and
// it ends no list or aside: "lost an ear, | and sued".
static bool is_parted(const td_analysis *x, uint32_t token) {
  const uint32_t first = x->tokens[token].head;
  const uint32_t joining = td_document_child(x->document, token, TD_REL_CC);
  if (joining == TD_NONE || joining <= first) {
    return false;
  }
  for (uint32_t t = first + 1; t + 1 < joining; t++) {
    if (td_slice_is(x->tokens[t].form, ",") ||
        (x->tokens[t].rel == TD_REL_CONJ && x->tokens[t].head == first)) {
      return false;
    }
  }
  return td_slice_is(x->tokens[joining - 1].form, ",");
}

// The verb of the finite clause in which the noun of the relative clause
// `token` stands; TD_NONE.
static uint32_t clause_of_relative(const td_analysis *x, uint32_t token) {
  uint32_t at = x->tokens[token].head;
  while (at != TD_NONE && !td_is_finite(x, at)) {
    at = x->tokens[at].head;
  }
  return at;
}

// Whether the coordinated verb `token` goes on with the clause around the
// relative clause of `first`: "praised the nuns, who had stayed, | and urged".
static bool is_behind_relative(const td_analysis *x, uint32_t token,
                               uint32_t first) {
  return x->tokens[first].rel == TD_REL_ACL_RELCL &&
         clause_of_relative(x, first) != TD_NONE &&
         (is_parted(x, token) ||
          disagrees(x, token, td_relative_noun(x, first)));
}

// "Ruled that the banker had lied | and jailed him": what is done to who is
// told of he does not do himself.
static bool is_done_to_told(const td_analysis *x, uint32_t token,
                            uint32_t subject) {
  const uint32_t object = td_document_child(x->document, token, TD_REL_OBJ);
  return object != TD_NONE && x->tokens[object].upos == TD_UPOS_PRON &&
         td_has_feature(x, object, "Number=Sing") &&
         !td_has_feature(x, object, "Reflex=Yes") &&
         x->tokens[subject].upos != TD_UPOS_PRON &&
         (x->noun_of[object] == subject ||
          (td_entity_at(x, subject) != TD_NONE &&
           td_entity_at(x, object) == td_entity_at(x, subject)));
}

// The like of a clause that is told: "said that the law left no choice | and
// invited them to change it"; or that tells when: "has met them since the
// strike began | and pledged help".
static bool is_behind_told(const td_analysis *x, uint32_t token,
                           uint32_t first) {
  const uint32_t telling = x->tokens[first].head;
  const uint32_t subject = td_own_subject(x, first);
  const bool is_told = x->tokens[first].rel == TD_REL_CCOMP;
  const bool is_aside = x->tokens[first].rel == TD_REL_ADVCL;
  if (!(is_told || is_aside) || telling > first || subject == TD_NONE ||
      !td_is_predicate(x, telling) ||
      x->quote_of[token] != x->quote_of[telling]) {
    return false;
  }
  const bool is_thing = td_is_noun(x, subject) && !td_is_actor(x, subject);
  // "Insisted that he had left, | and has arrested eleven".
  const bool is_of_now =
      td_is_present_perfect(x, token) && !td_is_present_perfect(x, first) &&
      !td_has_child(x, token, TD_REL_MARK) && is_parted(x, token);
  return disagrees(x, token, subject) || is_of_now ||
         (is_told && is_done_to_told(x, token, subject)) ||
         ((is_thing ? is_of_words(x, token)
                    : is_parted(x, token) && td_tells_or_asks(x, token)) &&
          !is_done_to_teller(x, token, telling));
}

// Whether two verbs have one form; of pasts and their participles either.
static bool are_of_one_form(const td_analysis *x, uint32_t a, uint32_t b) {
  const td_slice forms[] = {x->tokens[a].xpos, x->tokens[b].xpos};
  bool are_past = true;
  for (size_t i = 0; i < 2; i++) {
    are_past &= td_slice_is(forms[i], "VBD") || td_slice_is(forms[i], "VBN");
  }
  return are_past || td_slice_equal(forms[0], forms[1]);
}

// "Said gunmen attacked a bank, | killed two guards | and fled": whether the
// verb is of a list that goes on behind the clause that is told.
static bool goes_on_listing(const td_analysis *x, uint32_t token,
                            uint32_t told) {
  for (uint32_t c = x->tokens[x->tokens[told].head].first_child;
       c != TD_NONE && c <= token; c = x->tokens[c].next_sibling) {
    if (c > told && x->tokens[c].rel == TD_REL_CONJ &&
        td_slice_is(x->tokens[c - 1].form, ",")) {
      return true;
    }
  }
  return false;
}

// "Said that jets had crossed the border | and bombed a market": a craft acts,
// where nothing is done to it.
static bool is_craft_acting(const td_analysis *x, uint32_t told,
                            uint32_t subject) {
  const td_fits craft = {TD_FITS_CLASS, td_know_vocab(x->know, TD_TID_Vehicle)};
  return td_fits_any(x, subject, &craft, 1) &&
         !td_has_child(x, told, TD_REL_AUX_PASS);
}

// "Said that the army had shelled the town | and killed nine": a verb that
// tells nothing, read as a second to the telling, goes on with what is told;
// TD_NONE where it does not.
static uint32_t told_before(const td_analysis *x, uint32_t token) {
  const uint32_t telling = x->tokens[token].head;
  const uint32_t told = td_document_child(x->document, telling, TD_REL_CCOMP);
  const uint32_t subject = told == TD_NONE ? TD_NONE : td_own_subject(x, told);
  const bool goes_on =
      subject != TD_NONE && telling < told && told < token &&
      td_token_word(x, telling, TD_WORD_REPORTING) &&
      (td_child_exact(x, told, TD_REL_MARK) != TD_NONE ||
       goes_on_listing(x, token, told)) &&
      x->quote_of[told] == x->quote_of[telling] && td_is_noun(x, subject) &&
      (td_is_actor(x, subject) || is_craft_acting(x, told, subject)) &&
      are_of_one_form(x, told, token) && !td_tells_or_asks(x, token) &&
      !is_parted(x, token);
  return goes_on ? told : TD_NONE;
}

// "Is to talk to guards who survived | and meet the king": a base form read as
// a second to a tensed verb of a relative clause goes on with the base form
// around it; TD_NONE.
static uint32_t base_form_around(const td_analysis *x, uint32_t token,
                                 uint32_t first) {
  if (x->tokens[first].rel != TD_REL_ACL_RELCL ||
      !td_slice_is(x->tokens[token].xpos, "VB") ||
      td_slice_is(x->tokens[first].xpos, "VB") ||
      td_has_child(x, token, TD_REL_AUX)) {
    return TD_NONE;
  }
  uint32_t at = x->tokens[first].head;
  while (at != TD_NONE && !td_is_predicate(x, at)) {
    at = x->tokens[at].head;
  }
  return at != TD_NONE && td_slice_is(x->tokens[at].xpos, "VB") ? at : TD_NONE;
}

// Whether a comma stands before the clause of `verb`, which begins with its
// subject.
static bool is_behind_comma(const td_analysis *x, uint32_t verb) {
  const uint32_t subject = td_own_subject(x, verb);
  if (subject == TD_NONE || subject > verb) {
    return false;
  }
  const uint32_t begin = td_document_subtree(x->document, subject).begin;
  return begin > 0 && (td_slice_is(x->tokens[begin].form, ",") ||
                       td_slice_is(x->tokens[begin - 1].form, ","));
}

// "Gunmen stormed the mine, police said, | and took nine hostage": behind an
// aside of who says so, a verb that is not of words goes on with what is said;
// TD_NONE.
static uint32_t told_around(const td_analysis *x, uint32_t token,
                            uint32_t first) {
  const uint32_t before = td_document_child(x->document, first, TD_REL_CCOMP);
  const uint32_t told =
      x->tokens[first].rel == TD_REL_PARATAXIS ? x->tokens[first].head : before;
  const bool goes_on =
      told != TD_NONE && told < first && td_is_predicate(x, told) &&
      td_own_subject(x, told) != TD_NONE && is_behind_comma(x, first) &&
      td_token_word(x, first, TD_WORD_REPORTING) && is_parted(x, token) &&
      (before == TD_NONE || before < first) &&
      x->quote_of[told] == x->quote_of[token] &&
      (!is_of_words(x, token) || td_has_child(x, token, TD_REL_AUX));
  return goes_on ? told : TD_NONE;
}

uint32_t td_first_conjunct(const td_analysis *x, uint32_t token) {
  uint32_t first = td_coordinated_verb(x, token);
  const uint32_t aside = told_around(x, token, first);
  if (aside != TD_NONE) {
    return aside;
  }
  const uint32_t around = base_form_around(x, token, first);
  if (around != TD_NONE) {
    return around;
  }
  const uint32_t told = told_before(x, token);
  if (told != TD_NONE) {
    return told;
  }
  if (!has_own_tense(x, token)) {
    return first;
  }
  if (is_behind_relative(x, token, first)) {
    return clause_of_relative(x, first);
  }
  while ((is_bare(x, first) || goes_on_telling(x, token, first) ||
          is_behind_told(x, token, first)) &&
         x->tokens[first].head != TD_NONE &&
         td_is_predicate(x, x->tokens[first].head)) {
    first = x->tokens[first].head;
  }
  return first;
}
