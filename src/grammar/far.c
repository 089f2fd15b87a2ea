// SPDX-License-Identifier: MIT

#include "grammar/far.h"

#include "grammar/deep.h"
#include "grammar/fits.h"
#include "grammar/holder.h"

#define MAX_REACH 25 // tokens after a trigger that its phrases may reach

// "Convicted the colonel | of the murder", "deprived them | of food": what
// somebody did or lost belongs to the verb.
static bool is_act_of_object(const td_analysis *x, uint32_t object,
                             uint32_t phrase) {
  const td_fits thing = {TD_FITS_THING, 0};
  static const td_fits event = {TD_FITS_EVENT, 0};
  return td_is_actor(x, object) && td_is_noun(x, phrase) &&
         (td_fits_any(x, phrase, &event, 1) ||
          (td_fits_any(x, phrase, &thing, 1) &&
           td_has_mark(x, phrase, TD_MARK_GENITIVE))) &&
         td_text_word(x, td_marker(x, phrase, TD_REL_CASE), TD_WORD_CONTROL) &&
         !td_token_word(x, object, TD_WORD_PART);
}

void td_far_in_object(const td_analysis *x, td_arcs *arcs) {
  const uint32_t n = arcs->count;
  for (uint32_t i = 0; i < n; i++) {
    const td_path_kind kind = arcs->items[i].kind;
    if ((kind != TD_PATH_OBJ && kind != TD_PATH_IOBJ) ||
        arcs->items[i].is_far) {
      continue;
    }
    const uint32_t object = arcs->items[i].token;
    for (uint32_t c = x->tokens[object].first_child; c != TD_NONE;
         c = x->tokens[c].next_sibling) {
      if (x->tokens[c].rel == TD_REL_NMOD) {
        td_arc_add(arcs, TD_PATH_OBL, td_marker(x, c, TD_REL_CASE), c,
                   !is_act_of_object(x, object, c));
      }
    }
  }
}

// "Fell into the hands | of the rebels", "went to the aid | of the crew":
// whether the phrase may say of whom the verb tells, unlike "on orders of".
static bool is_idiomatic(const td_analysis *x, const td_arc *arc) {
  return arc->kind == TD_PATH_OBL && !arc->is_far &&
         !td_is_actor(x, arc->token) &&
         !td_is_mark(x, arc->word, TD_MARK_GENITIVE) &&
         !td_token_word(x, arc->token, TD_WORD_REQUEST);
}

void td_far_in_oblique(const td_analysis *x, td_arcs *arcs) {
  const uint32_t n = arcs->count;
  for (uint32_t i = 0; i < n; i++) {
    const td_arc *arc = &arcs->items[i];
    if (!is_idiomatic(x, arc)) {
      continue;
    }
    for (uint32_t c = x->tokens[arc->token].first_child; c != TD_NONE;
         c = x->tokens[c].next_sibling) {
      if (x->tokens[c].rel == TD_REL_NMOD &&
          td_has_mark(x, c, TD_MARK_GENITIVE)) {
        td_arc_add(arcs, TD_PATH_OBL, td_marker(x, c, TD_REL_CASE), c, true);
      }
    }
  }
}

static bool has_arc_to(const td_arcs *arcs, uint32_t token) {
  for (uint32_t i = 0; i < arcs->count; i++) {
    if (arcs->items[i].token == token) {
      return true;
    }
  }
  return false;
}

// "The raids continued", "talks took place": how the act of a noun
// goes.
static bool tells_course(const td_analysis *x, uint32_t verb) {
  const uint32_t object = td_document_child(x->document, verb, TD_REL_OBJ);
  return td_token_word(x, verb, TD_WORD_ASPECT) ||
         (td_token_word(x, verb, TD_WORD_COURSE) &&
          (object == TD_NONE || x->tokens[object].first_child == TD_NONE));
}

// "The raids continued against ...", "a curfew is in force in ...": what only
// says how far the trigger has got begins no clause of its own.
static bool begins_clause(const td_analysis *x, uint32_t token,
                          uint32_t trigger) {
  const uint32_t subject = td_own_subject(x, token);
  return td_is_predicate(x, token) && subject != TD_NONE && subject < token &&
         !(subject == trigger &&
           (x->tokens[token].upos != TD_UPOS_VERB || tells_course(x, token)));
}

// "Demanded a recount, while | observers from Mali | praised it": whether the
// subject of such a clause stands at `token`, whose phrases are its own.
static bool opens_clause(const td_analysis *x, uint32_t token,
                         uint32_t trigger) {
  const uint32_t verb = x->tokens[token].head;
  return verb != TD_NONE && verb > token && token != trigger &&
         td_is_noun(x, token) &&
         td_rel_base((td_rel)x->tokens[token].rel) == TD_REL_NSUBJ &&
         verb != trigger && begins_clause(x, verb, trigger);
}

// "Cancelled a trip to Oman | and vowed not to deal with them": whether a
// second verb with a tense stands at `token` behind the object of the
// `trigger`, to which nothing belongs that follows.
static bool begins_second(const td_analysis *x, uint32_t token,
                          uint32_t trigger) {
  const uint32_t object = td_document_child(x->document, trigger, TD_REL_OBJ);
  return x->tokens[token].rel == TD_REL_CONJ &&
         x->tokens[token].head == trigger &&
         x->tokens[token].upos == TD_UPOS_VERB && td_is_tensed(x, token) &&
         object != TD_NONE && object < token;
}

static bool is_in_clause_of(const td_analysis *x, uint32_t token,
                            uint32_t passage) {
  return x->quote_of[token] == passage || !x->passages.items[passage].is_clause;
}

// Whether `t` stands in a clause with a subject that `token` tells of.
static bool is_told(const td_analysis *x, uint32_t token, uint32_t t) {
  const uint32_t told = td_document_child(x->document, token, TD_REL_CCOMP);
  return told != TD_NONE && td_own_subject(x, told) != TD_NONE &&
         td_document_is_below(x->document, t, told);
}

// What a quotation says is no phrase of a word outside it; nor is what belongs
// to the subject behind its verb: "said the envoy to Mali".
static bool is_walled_off(const td_analysis *x, uint32_t token, uint32_t t) {
  const uint32_t passage = x->quote_of[t];
  const uint32_t subject = td_own_subject(x, token);
  return (passage != TD_NONE && !is_in_clause_of(x, token, passage)) ||
         (subject != TD_NONE && subject > token && t != subject &&
          td_document_is_below(x->document, t, subject));
}

// The noun whose genitive, conjunct or compound `noun` is: "suspension" of "the
// suspension of aid", "efforts" of "talks efforts"; else `noun`. `acts` tells
// whether one of them is an act.
static uint32_t top_of_genitives(const td_analysis *x, uint32_t noun,
                                 bool *acts) {
  static const td_fits event = {TD_FITS_EVENT, 0};
  for (;;) {
    const uint32_t head = x->tokens[noun].head;
    *acts |= td_fits_any(x, noun, &event, 1);
    if (head == TD_NONE || !td_is_noun(x, head) ||
        !(x->tokens[noun].rel == TD_REL_CONJ ||
          x->tokens[noun].rel == TD_REL_COMPOUND ||
          (x->tokens[noun].rel == TD_REL_NMOD &&
           td_has_mark(x, noun, TD_MARK_GENITIVE)))) {
      return noun;
    }
    noun = head;
  }
}

// "Denunciation of the coup | by Oman": who holds an opinion of the act, or
// asks into it, has no part in that.
static bool is_about_others(const td_analysis *x, uint32_t noun) {
  return td_may_be(x, noun, TD_UPOS_NOUN, TD_TID_OthersRule);
}

static bool is_of_parties(const td_analysis *x, uint32_t phrase) {
  const uint32_t preposition =
      td_document_child(x->document, phrase, TD_REL_CASE);
  return preposition != TD_NONE &&
         td_know_word(x->know, x->tokens[preposition].form_term,
                      TD_TID_PartyPreposition);
}

// "The inquiry into the payment of bribes | by the firm", "the ruling on the
// suit filed | by the union": who does what another noun tells. Where one is
// the genitive of the other, both may be meant ("the suspension of aid | by
// Oman"), and two parties come to what they talk of ("talks on a truce |
// with the rebels").
static bool is_of_other_act(const td_analysis *x, uint32_t noun,
                            uint32_t phrase) {
  const uint32_t head = x->tokens[phrase].head;
  // "Calls by the opposition | for a vote": who acts is no act.
  if (head == TD_NONE || !td_is_noun(x, head) ||
      (td_is_actor(x, head) && td_has_mark(x, head, TD_MARK_AGENT))) {
    return false;
  }
  bool acts = false, is_own = false;
  const uint32_t top = top_of_genitives(x, head, &acts);
  const uint32_t own = top_of_genitives(x, noun, &is_own);
  const bool is_of_both = is_of_parties(x, phrase) &&
                          x->tokens[top].rel == TD_REL_NMOD &&
                          x->tokens[top].head == own;
  return acts && !is_of_both &&
         (top != own ||
          (top == head && top != noun && x->tokens[noun].rel == TD_REL_NMOD &&
           is_about_others(x, top)));
}

// "The raid condemned | by Oman", "the attack, blamed | on rebels": phrases of
// a participle behind the noun belong to its act, but for those of a verb of
// support ("carried out | by Oman"); who does what it tells always does.
static bool is_of_participle(const td_analysis *x, uint32_t noun,
                             uint32_t phrase) {
  static const td_fits event = {TD_FITS_EVENT, 0};
  const uint32_t verb = x->tokens[phrase].head;
  if (verb == TD_NONE || td_token_word(x, verb, TD_WORD_SUPPORT)) {
    return verb != TD_NONE && is_of_other_act(x, noun, verb);
  }
  return x->tokens[phrase].rel == TD_REL_OBL_AGENT ||
         (x->tokens[verb].head == noun && x->tokens[verb].rel == TD_REL_ACL &&
          td_is_passive(x, verb) && td_fits_any(x, verb, &event, 1));
}

void td_far_parties(const td_analysis *x, uint32_t noun, td_arcs *arcs) {
  const uint32_t verb = x->tokens[noun].head;
  if (verb == TD_NONE || verb < noun || !td_is_predicate(x, verb) ||
      td_rel_base((td_rel)x->tokens[noun].rel) != TD_REL_NSUBJ) {
    return;
  }
  for (uint32_t c = x->tokens[verb].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (c > verb && x->tokens[c].rel == TD_REL_OBL && td_is_actor(x, c) &&
        td_is_of_two(x, c)) {
      td_arc_add(arcs, TD_PATH_NMOD, td_marker(x, c, TD_REL_CASE), c, false);
    }
  }
}

void td_far_behind(const td_analysis *x, uint32_t token, bool is_noun,
                   td_arcs *arcs) {
  const td_sentence *s =
      &x->document->sentences.items[x->tokens[token].sentence];
  const uint32_t end = s->first_token + s->n_tokens;
  for (uint32_t t = token + 1; t < end && t < token + MAX_REACH; t++) {
    if (begins_clause(x, t, token) || opens_clause(x, t, token) ||
        begins_second(x, t, token)) {
      return;
    }
    const td_rel rel = td_rel_base((td_rel)x->tokens[t].rel);
    if ((rel != TD_REL_NMOD && rel != TD_REL_OBL) || has_arc_to(arcs, t) ||
        is_walled_off(x, token, t) || is_told(x, token, t) ||
        (is_noun && is_of_participle(x, token, t))) {
      continue;
    }
    const td_slice word = td_marker(x, t, TD_REL_CASE);
    if (is_noun && is_of_other_act(x, token, t)) {
      continue;
    }
    if (word.length && !td_is_mark(x, word, TD_MARK_GENITIVE)) {
      td_arc_add(arcs, is_noun ? TD_PATH_NMOD : TD_PATH_OBL, word, t, true);
    }
  }
}
