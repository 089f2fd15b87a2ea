// SPDX-License-Identifier: MIT

#include "grammar/above.h"

#include "grammar/clause.h"
#include "grammar/fits.h"
#include "grammar/relative.h"
#include "grammar/second.h"
#include "grammar/subject.h"

static bool is_set_off(const td_analysis *x, uint32_t token) {
  return token > 0 && td_slice_is(x->tokens[token - 1].form, ",");
}

// "Ordered the envoys to leave, | accusing them": what an object is asked to
// do.
static bool is_ordered(const td_analysis *x, uint32_t token) {
  const uint32_t head = x->tokens[token].head;
  return (x->tokens[token].rel == TD_REL_XCOMP || td_is_complement(x, token)) &&
         td_is_infinitive(x, token) && !td_is_passive(x, head) &&
         td_token_word(x, head, TD_WORD_REQUEST) &&
         (td_has_child(x, head, TD_REL_OBJ) ||
          td_has_child(x, head, TD_REL_IOBJ));
}

// "Decided to share them out, | overriding Mali": what is set off from what
// somebody chose, asked or was let do is done by who did that.
static bool is_apart_from_infinitive(const td_analysis *x, uint32_t token) {
  const uint32_t head = x->tokens[token].head;
  const uint32_t above = x->tokens[head].head;
  return x->tokens[token].rel == TD_REL_ADVCL && head < token &&
         is_set_off(x, token) && !td_has_child(x, token, TD_REL_MARK) &&
         above != TD_NONE && x->tokens[above].upos == TD_UPOS_VERB &&
         (x->tokens[head].rel == TD_REL_XCOMP || td_is_complement(x, head)) &&
         td_is_infinitive(x, head) &&
         (td_is_past(x, above) || td_is_present_perfect(x, above) ||
          td_is_in_headline(x, above));
}

// "Closed the port, | state radio reported, | extending a ban": the inserted
// verb of saying below which the participle hangs that goes on with the clause
// around it.
static bool is_behind_insertion(const td_analysis *x, uint32_t token) {
  const td_fits person = {TD_FITS_CLASS,
                          td_know_vocab(x->know, TD_SCHEMA_Person)};
  const uint32_t verb = x->tokens[token].head;
  const uint32_t teller = td_own_subject(x, verb);
  return x->tokens[verb].rel == TD_REL_PARATAXIS &&
         x->tokens[verb].head < verb && verb < token &&
         td_token_word(x, verb, TD_WORD_REPORTING) && teller != TD_NONE &&
         !td_fits_any(x, teller, &person, 1) &&
         td_slice_is(x->tokens[token].xpos, "VBG") && is_set_off(x, token) &&
         token == verb + 2 && !td_tells_or_asks(x, token);
}

// "Denied reports | that he had left, | calling them false": the verb whose
// object is the noun that the clause at `at` tells the content of; TD_NONE.
static uint32_t verb_of_claim(const td_analysis *x, uint32_t at) {
  const uint32_t noun = x->tokens[at].head;
  const uint32_t verb = x->tokens[noun].head;
  const td_rel rel = td_rel_base((td_rel)x->tokens[noun].rel);
  return (x->tokens[at].rel == TD_REL_ACL ||
          x->tokens[at].rel == TD_REL_CCOMP) &&
                 td_is_finite(x, at) && verb != TD_NONE &&
                 (rel == TD_REL_OBJ || rel == TD_REL_OBL) &&
                 x->tokens[verb].upos == TD_UPOS_VERB && td_is_noun(x, noun) &&
                 td_token_word(x, noun, TD_WORD_REPORTING_NOUN)
             ? verb
             : TD_NONE;
}

// The deed of which the verb `verb` accuses somebody, below it or its object:
// "accused the rebels of shelling a school", "blamed them for firing"; TD_NONE.
static uint32_t deed_of_accused(const td_analysis *x, uint32_t verb,
                                uint32_t end) {
  const uint32_t object = td_document_child(x->document, verb, TD_REL_OBJ);
  if (object == TD_NONE || object < verb || !td_tells_or_asks(x, verb)) {
    return TD_NONE;
  }
  for (uint32_t t = object + 1; t < end; t++) {
    const td_rel rel = (td_rel)x->tokens[t].rel;
    if ((x->tokens[t].head == verb || x->tokens[t].head == object) &&
        (rel == TD_REL_ADVCL || rel == TD_REL_ACL) &&
        td_slice_is(x->tokens[t].xpos, "VBG") &&
        td_text_word(x, td_marker(x, t, TD_REL_MARK), TD_WORD_CONTROL)) {
      return td_tells_or_asks(x, t) ? TD_NONE : t;
    }
  }
  return TD_NONE;
}

// "Accused the rebels of shelling a school, | killing three": what comes of the
// deed is theirs, unlike what is said with it ("urging calm").
static uint32_t deed_before(const td_analysis *x, uint32_t token) {
  return x->tokens[token].rel == TD_REL_ADVCL && is_set_off(x, token) &&
                 x->tokens[token].head < token &&
                 td_slice_is(x->tokens[token].xpos, "VBG") &&
                 !td_has_child(x, token, TD_REL_MARK) &&
                 !td_tells_or_asks(x, token)
             ? deed_of_accused(x, x->tokens[token].head, token)
             : TD_NONE;
}

// The relative clause below which `token` hangs, or which a verb of wanting
// heads whose infinitive it hangs on; TD_NONE.
static uint32_t relative_above(const td_analysis *x, uint32_t token) {
  uint32_t at = x->tokens[token].head;
  while (at != TD_NONE && at < token && x->tokens[at].rel == TD_REL_XCOMP) {
    at = x->tokens[at].head;
  }
  return at != TD_NONE && at < token && td_is_relative_clause(x, at) ? at
                                                                     : TD_NONE;
}

// Whether a sense of the verb `verb`, or half of them, tells of an act that
// goes on in one that `token` may tell of: "fired, | killing two".
static bool leads_to(const td_analysis *x, uint32_t verb, uint32_t token,
                     bool is_mostly) {
  unsigned n_leading = 0, n_others = 0;
  for (const td_lexeme *l =
           td_lexicon_first(x->lexicon, x->tokens[verb].lemma_term);
       l; l = td_lexicon_next(x->lexicon, l)) {
    bool leads = false;
    for (const td_lexeme *m =
             td_lexicon_first(x->lexicon, x->tokens[token].lemma_term);
         m && !leads; m = td_lexicon_next(x->lexicon, m)) {
      leads = m->upos == TD_UPOS_VERB &&
              td_lexicon_has_pair(x->lexicon, TD_TID_LeadRule, l->classes[0],
                                  m->classes[0]);
    }
    n_leading += l->upos == TD_UPOS_VERB && leads;
    n_others += l->upos == TD_UPOS_VERB && !leads;
  }
  return is_mostly ? n_leading >= n_others : n_leading > 0;
}

// Whether what `token` tells is rather done by who does what the relative
// clause of `verb` tells of `noun`: "a man who fired on a bus, | killing two",
// "mines that went off, | killing two"; not what goes on in the background
// ("who were marching home").
static bool is_within(const td_analysis *x, uint32_t noun, uint32_t verb,
                      uint32_t token) {
  const td_term assault = td_know_vocab(x->know, TD_TID_Assault);
  const td_fits weapon = {TD_FITS_CLASS, td_know_vocab(x->know, TD_TID_Weapon)};
  return !td_slice_is(x->tokens[verb].xpos, "VBG") &&
         (leads_to(x, verb, token, true) ||
          (td_evokes(x, verb, assault) && td_evokes(x, token, assault) &&
           td_is_actor(x, noun)) ||
          td_fits_any(x, noun, &weapon, 1));
}

// Whether the object of `token` stands for `noun`.
static bool is_done_to(const td_analysis *x, uint32_t token, uint32_t noun) {
  const uint32_t object = td_document_child(x->document, token, TD_REL_OBJ);
  return object != TD_NONE && x->tokens[object].upos == TD_UPOS_PRON &&
         !td_has_feature(x, object, "Reflex=Yes") &&
         (x->noun_of[object] == noun ||
          (td_entity_at(x, noun) != TD_NONE &&
           td_entity_at(x, object) == td_entity_at(x, noun)));
}

// Whether a comma stands before the clause of `verb`.
static bool is_aside(const td_analysis *x, uint32_t verb) {
  const uint32_t begin = td_document_subtree(x->document, verb).begin;
  return td_slice_is(x->tokens[begin].form, ",") || is_set_off(x, begin);
}

// "Protested against the flight, | which Mali denied, | insisting ...": whether
// what is said behind a clause that somebody else comments by is said by him.
static bool is_of_commenter(const td_analysis *x, uint32_t noun, uint32_t verb,
                            uint32_t token) {
  const uint32_t doer = td_own_subject(x, verb);
  return doer != TD_NONE && !td_is_relative(x, doer) && td_is_actor(x, doer) &&
         !td_is_actor(x, noun) && is_aside(x, verb) &&
         td_tells_or_asks(x, token);
}

// "Fired on a crowd that had gathered, | wounding four": the verb around the
// relative clause below which the participle hangs that goes on with what that
// does; TD_NONE.
static uint32_t verb_around(const td_analysis *x, uint32_t token) {
  if (x->tokens[token].rel != TD_REL_ADVCL ||
      !td_slice_is(x->tokens[token].xpos, "VBG") ||
      td_has_child(x, token, TD_REL_MARK) || !is_set_off(x, token)) {
    return TD_NONE;
  }
  const uint32_t verb = relative_above(x, token);
  const uint32_t noun = verb == TD_NONE ? TD_NONE : td_relative_noun(x, verb);
  uint32_t above = verb == TD_NONE ? TD_NONE : x->tokens[verb].head;
  while (above != TD_NONE && x->tokens[above].upos != TD_UPOS_VERB) {
    above = x->tokens[above].head;
  }
  if (above == TD_NONE || above > noun) {
    return TD_NONE;
  }
  const bool goes_on = leads_to(x, above, token, false) &&
                       !is_within(x, noun, verb, token) &&
                       !is_of_commenter(x, noun, verb, token) &&
                       !(td_is_actor(x, noun) && is_aside(x, verb));
  const uint32_t doer = td_own_subject(x, verb);
  return goes_on || is_done_to(x, token, noun) ||
                 (doer != TD_NONE && is_done_to(x, token, doer))
             ? above
             : TD_NONE;
}

uint32_t td_clause_governor(const td_analysis *x, uint32_t token) {
  const uint32_t deed = deed_before(x, token);
  if (deed != TD_NONE) {
    return deed;
  }
  const uint32_t around = verb_around(x, token);
  if (around != TD_NONE) {
    return around;
  }
  const uint32_t head = x->tokens[token].head;
  if (head != TD_NONE && td_slice_is(x->tokens[token].xpos, "VBG") &&
      (is_apart_from_infinitive(x, token) ||
       (x->tokens[token].rel == TD_REL_ADVCL &&
        is_behind_insertion(x, token)))) {
    return x->tokens[head].head;
  }
  // "says he was tortured | into confessing": what a word ties to its verb
  const bool is_tied =
      td_has_child(x, token, TD_REL_MARK) && !is_set_off(x, token);
  if (head == TD_NONE || !td_slice_is(x->tokens[token].xpos, "VBG") ||
      is_tied ||
      !(td_token_word(x, token, TD_WORD_REPORTING) ||
        (x->tokens[token].rel == TD_REL_ADVCL && td_is_speaking(x, token)))) {
    return head;
  }
  for (uint32_t at = head; at != TD_NONE && x->tokens[at].head != TD_NONE;
       at = x->tokens[at].head) {
    const uint32_t above = x->tokens[at].head;
    if (x->quote_of[above] != x->quote_of[token]) {
      return head;
    }
    if ((x->tokens[at].rel == TD_REL_CCOMP &&
         td_token_word(x, above, TD_WORD_REPORTING)) ||
        td_asked_one(x, at) != TD_NONE ||
        (is_set_off(x, token) && is_ordered(x, at))) {
      return above;
    }
    const uint32_t verb = is_set_off(x, token) ? verb_of_claim(x, at) : TD_NONE;
    if (verb != TD_NONE) {
      return verb;
    }
  }
  return head;
}
