// SPDX-License-Identifier: MIT

#include "grammar/nounarcs.h"

#include "grammar/clause.h"
#include "grammar/far.h"
#include "grammar/fits.h"
#include "grammar/noun.h"
#include "grammar/quantity.h"
#include "grammar/subject.h"
#include "grammar/support.h"
#include "grammar/verbarcs.h"

#define MAX_DEEDS 16 // coordinated verbs read for what a noun does

// "Near Gao, | air strikes": a comma parts what is no compound, though it was
// read as one; in lists there is a conjunct.
static bool is_set_off(const td_analysis *x, uint32_t token) {
  bool has_comma = false;
  for (uint32_t t = token + 1; t < x->tokens[token].head; t++) {
    has_comma |= td_slice_is(x->tokens[t].form, ",");
  }
  return has_comma && x->tokens[token].head != TD_NONE &&
         !td_has_child(x, token, TD_REL_CONJ);
}

// "US", "E.U.", "NATO": names without an adjective, which stand for one.
static bool is_acronym(const td_analysis *x, uint32_t token) {
  const td_slice form = x->tokens[token].form;
  for (size_t i = 0; i < form.length; i++) {
    if (form.data[i] != '.' && (form.data[i] < 'A' || form.data[i] > 'Z')) {
      return false;
    }
  }
  return form.length > 1 && td_entity_at(x, token) != TD_NONE &&
         td_is_actor(x, token);
}

// "The US raid", "the police killing of a clerk": what stands before as if it
// owned the act.
static bool is_like_owner(const td_analysis *x, uint32_t noun,
                          uint32_t compound) {
  static const td_fits event = {TD_FITS_EVENT, 0};
  return is_acronym(x, compound) ||
         (td_genitive_child(x, noun) != TD_NONE && td_is_actor(x, compound) &&
          td_fits_any(x, noun, &event, 1));
}

// "Prisoner exchange talks": whom an act before the noun is done to is no part
// of the noun's, nor is the act.
static bool is_of_act(const td_analysis *x, uint32_t compound) {
  static const td_fits event = {TD_FITS_EVENT, 0};
  const uint32_t below = td_child_exact(x, compound, TD_REL_COMPOUND);
  return below != TD_NONE && x->tokens[below].upos == TD_UPOS_NOUN &&
         x->tokens[compound].rel == TD_REL_COMPOUND && td_is_actor(x, below) &&
         td_is_actor(x, compound) && td_fits_any(x, compound, &event, 1);
}

static void add_compounds(const td_analysis *x, uint32_t token, td_arcs *arcs,
                          unsigned depth) {
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE && depth;
       c = x->tokens[c].next_sibling) {
    const td_rel rel = x->tokens[c].rel;
    if (is_of_act(x, c)) {
      continue;
    }
    if ((rel == TD_REL_COMPOUND && !is_set_off(x, c)) ||
        rel == TD_REL_NMOD_DESC || rel == TD_REL_FLAT ||
        (depth < 3 && rel == TD_REL_CONJ)) {
      td_arc_add(arcs, TD_PATH_COMPOUND, TD_NO_WORD, c, false);
      if (rel == TD_REL_COMPOUND && depth == 3 && is_like_owner(x, token, c)) {
        td_arc_add(arcs, TD_PATH_POSS, TD_NO_WORD, c, false);
      }
      add_compounds(x, c, arcs, depth - 1);
    }
  }
}

// "The arrest in Quito of two clerks", "the arrest by police of two clerks": an
// "of" behind the name of a place or behind a body that does it is the noun's.
static void add_parted(const td_analysis *x, uint32_t place, td_arcs *arcs,
                       bool is_far) {
  static const td_fits event = {TD_FITS_EVENT, 0};
  const td_fits body = {TD_FITS_CLASS,
                        td_know_vocab(x->know, TD_SCHEMA_Organization)};
  const td_fits person = {TD_FITS_CLASS,
                          td_know_vocab(x->know, TD_SCHEMA_Person)};
  const uint32_t of = td_child_exact(x, place, TD_REL_NMOD);
  if (of == TD_NONE || !td_has_mark(x, of, TD_MARK_GENITIVE)) {
    return;
  }
  const bool is_agent = td_has_mark(x, place, TD_MARK_AGENT);
  const bool is_of_noun = x->tokens[place].upos == TD_UPOS_PROPN ||
                          (is_agent && td_fits_any(x, place, &body, 1));
  if ((is_of_noun && td_fits_any(x, of, &person, 1)) ||
      // "criticism by the minister | of the raid"
      (is_agent && td_is_definite(x, of) && td_fits_any(x, of, &event, 1))) {
    td_arc_add(arcs, TD_PATH_OF, td_marker(x, of, TD_REL_CASE), of, is_far);
  }
}

// Whether who does it may hang on the phrase: "the defeat of | the rebels by
// Oman", "calls for | his resignation by nuns".
static bool may_have_agent(const td_analysis *x, uint32_t phrase) {
  return td_has_mark(x, phrase, TD_MARK_GENITIVE) ||
         (td_has_mark(x, phrase, TD_MARK_AIM) &&
          td_child_exact(x, phrase, TD_REL_NMOD_POSS) != TD_NONE);
}

// "A threat of retaliation | from Oman": who makes it may hang on what it is
// about.
static bool is_maker(const td_analysis *x, uint32_t phrase, uint32_t c) {
  static const td_fits event = {TD_FITS_EVENT, 0};
  return td_has_mark(x, c, TD_MARK_ORIGIN) &&
         td_has_mark(x, phrase, TD_MARK_GENITIVE) &&
         !td_is_definite(x, phrase) && td_fits_any(x, phrase, &event, 1);
}

// "By a Chinese vessel": craft act for who sails or flies them.
static bool is_craft(const td_analysis *x, uint32_t token) {
  const td_fits craft = {TD_FITS_CLASS, td_know_vocab(x->know, TD_TID_Vehicle)};
  return td_has_child(x, token, TD_REL_DET) && td_fits_any(x, token, &craft, 1);
}

static void add_agent_below(const td_analysis *x, uint32_t of, td_arcs *arcs,
                            bool is_far) {
  for (uint32_t c = x->tokens[of].first_child;
       may_have_agent(x, of) && c != TD_NONE; c = x->tokens[c].next_sibling) {
    if (x->tokens[c].rel == TD_REL_NMOD && x->time_of[c] == TD_NONE &&
        (td_has_mark(x, c, TD_MARK_AGENT) || is_maker(x, of, c)) &&
        (td_is_actor(x, c) || is_craft(x, c))) {
      td_arc_add(arcs, TD_PATH_NMOD, td_marker(x, c, TD_REL_CASE), c, is_far);
    }
  }
}

static void add_noun_child(const td_analysis *x, uint32_t child, td_arcs *arcs,
                           bool is_far) {
  const td_slice word = td_marker(x, child, TD_REL_CASE);
  switch ((td_rel)x->tokens[child].rel) {
  case TD_REL_NMOD_POSS: // "whose resignation" is somebody's before
    td_arc_add(arcs, TD_PATH_POSS, TD_NO_WORD,
               td_undo_relative(x, child, child), is_far);
    break;
  case TD_REL_NMOD:
  case TD_REL_OBL:
    td_arc_add(
        arcs, td_is_mark(x, word, TD_MARK_GENITIVE) ? TD_PATH_OF : TD_PATH_NMOD,
        word, child, is_far);
    td_arc_add(arcs, TD_PATH_NMOD, x->lexicon->marks[TD_MARK_AGENT],
               td_agent_of_phrase(x, child), is_far);
    add_parted(x, child, arcs, is_far);
    add_agent_below(x, child, arcs, is_far);
    break;
  case TD_REL_AMOD:
    td_arc_add(arcs, TD_PATH_AMOD, TD_NO_WORD, child, is_far);
    td_arc_add(arcs, TD_PATH_POSS, TD_NO_WORD, td_support_leader(x, child),
               is_far);
    break;
  case TD_REL_ACL:
    if (td_is_infinitive(x, child)) {
      td_arc_add(arcs, TD_PATH_XCOMP, TD_NO_WORD, child, is_far);
    }
    // "allegations that he lied"
    if (td_is_mark(x, td_marker(x, child, TD_REL_MARK), TD_MARK_CONTENT)) {
      td_told_arcs(x, child, is_far, arcs);
    }
    td_arc_add(arcs, TD_PATH_ACL, td_marker(x, child, TD_REL_MARK), child,
               is_far);
    break;
  case TD_REL_CCOMP:
    td_told_arcs(x, child, is_far, arcs);
    break;
  default:
    break;
  }
}

// What the support verb has, the event noun has too.
static void add_support_arcs(const td_analysis *x, uint32_t noun, uint32_t verb,
                             td_arcs *arcs) {
  td_arcs own = {.count = 0, .support = TD_NONE};
  td_verb_arcs(x, verb, &own);
  const bool is_phrase = td_rel_base((td_rel)x->tokens[noun].rel) == TD_REL_OBL;
  // "guards subjected them to beatings"
  const bool is_put_to = is_phrase && td_arcs_have(&own, TD_PATH_OBJ) &&
                         arcs->support_role == TD_ROLE_RECIPIENT;
  // "is engaged in talks", "those involved in talks"
  const bool is_engaged = is_phrase && !td_arcs_have(&own, TD_PATH_SUBJ);
  for (uint32_t i = 0; i < own.count; i++) {
    const td_arc arc = own.items[i];
    if (arc.token == noun || arc.is_far) {
      continue;
    }
    if (arc.kind == TD_PATH_SUBJ && is_put_to) {
      td_arc_add(arcs, TD_PATH_NMOD, x->lexicon->marks[TD_MARK_AGENT],
                 arc.token, false);
    } else if (arc.kind == TD_PATH_SUBJ || arc.kind == TD_PATH_IOBJ) {
      td_arc_add(arcs, arc.kind, TD_NO_WORD, arc.token, false);
    } else if (arc.kind == TD_PATH_OBJ && (is_engaged || is_put_to)) {
      td_arc_add(arcs, TD_PATH_SUBJ, TD_NO_WORD, arc.token, false);
    } else if (arc.kind == TD_PATH_OBL) {
      td_arc_add(arcs,
                 td_is_mark(x, arc.word, TD_MARK_GENITIVE) ? TD_PATH_OF
                                                           : TD_PATH_NMOD,
                 arc.word, arc.token, !td_is_mark(x, arc.word, TD_MARK_AGENT));
    } else if (arc.kind == TD_PATH_XCOMP || arc.kind == TD_PATH_ADVCL) {
      td_arc_add(arcs, arc.kind, arc.word, arc.token, true);
    }
  }
}

// "Has the support of Iran": who gives it.
static void add_givers(const td_analysis *x, uint32_t noun, td_arcs *arcs) {
  for (uint32_t c = x->tokens[noun].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (x->tokens[c].rel == TD_REL_NMOD && td_is_actor(x, c) &&
        td_has_mark(x, c, TD_MARK_GENITIVE)) {
      td_arc_add(arcs, TD_PATH_POSS, TD_NO_WORD, c, false);
    }
  }
}

// Whether the phrases of the support verb of `noun` are its own.
static bool add_support(const td_analysis *x, uint32_t noun, td_arcs *arcs) {
  const td_support support = td_support_find(x, noun);
  arcs->support = support.word;
  arcs->support_role = support.role;
  if (td_support_is_had(x, noun)) {
    add_givers(x, noun, arcs);
  }
  if (support.word != TD_NONE && support.holder == TD_NONE) {
    add_support_arcs(x, noun, support.word, arcs);
    return true;
  }
  // "Nobody claimed responsibility for the raid": somebody raided.
  if (support.holder != TD_NONE && !td_is_nobody(x, support.holder)) {
    td_arc_add(arcs, TD_PATH_SUBJ, TD_NO_WORD, support.holder, false);
  }
  return false;
}

void td_count_arcs(const td_analysis *x, uint32_t noun, td_arcs *arcs) {
  td_arc_add(arcs, TD_PATH_COUNT, TD_NO_WORD, td_number_come_to(x, noun),
             false);
  td_arc_add(arcs, TD_PATH_COUNT, TD_NO_WORD, td_counting_noun(x, noun), false);
  for (uint32_t c = x->tokens[noun].first_child; c != TD_NONE && c < noun;
       c = x->tokens[c].next_sibling) {
    const td_rel rel = td_rel_base((td_rel)x->tokens[c].rel);
    if (rel == TD_REL_NUMMOD ||
        (rel == TD_REL_DET &&
         td_know_word(x->know, x->tokens[c].form_term, TD_TID_NoneWord))) {
      td_arc_add(arcs, TD_PATH_COUNT, TD_NO_WORD, c, false);
    }
  }
}

// "The use of chemical weapons": what the noun is of has parts of its own.
static void add_genitive_parts(const td_analysis *x, td_arcs *arcs) {
  const uint32_t n = arcs->count;
  for (uint32_t i = 0; i < n; i++) {
    if (arcs->items[i].kind != TD_PATH_OF || arcs->items[i].is_far) {
      continue;
    }
    for (uint32_t c = x->tokens[arcs->items[i].token].first_child; c != TD_NONE;
         c = x->tokens[c].next_sibling) {
      if (x->tokens[c].rel == TD_REL_COMPOUND) {
        td_arc_add(arcs, TD_PATH_OF_COMPOUND, TD_NO_WORD, c, false);
      } else if (x->tokens[c].rel == TD_REL_AMOD) {
        td_arc_add(arcs, TD_PATH_OF_AMOD, TD_NO_WORD, c, false);
      }
    }
  }
}

// "Days of | strikes", "days of strikes and | marches": the noun of which what
// the noun tells is part; TD_NONE.
static uint32_t whole_of(const td_analysis *x, uint32_t noun) {
  const uint32_t first =
      x->tokens[noun].rel == TD_REL_CONJ ? x->tokens[noun].head : noun;
  const uint32_t head = x->tokens[first].head;
  return head != TD_NONE && td_is_noun(x, head) && head < first &&
                 td_rel_base((td_rel)x->tokens[first].rel) == TD_REL_NMOD &&
                 td_has_mark(x, first, TD_MARK_GENITIVE)
             ? head
             : TD_NONE;
}

// "Rockets | set off sirens and killed a man": what the noun does; "put off |
// the vote": what is done with it.
static void add_deeds(const td_analysis *x, uint32_t noun, td_arcs *arcs) {
  const uint32_t deed = td_noun_deed(x, noun);
  td_arc_add(arcs, TD_PATH_DOES, TD_NO_WORD, deed, false);
  td_arc_add(arcs, TD_PATH_DONE, TD_NO_WORD, td_noun_done(x, noun), false);
  td_arc_add(arcs, TD_PATH_WHOLE, TD_NO_WORD, whole_of(x, noun), false);
  td_arc_add(arcs, TD_PATH_CASE, TD_NO_WORD,
             td_child_exact(x, noun, TD_REL_CASE), false);
  uint32_t c = deed == TD_NONE ? TD_NONE : x->tokens[deed].first_child;
  for (unsigned n = 0; c != TD_NONE && n < MAX_DEEDS;
       c = x->tokens[c].next_sibling) {
    if (x->tokens[c].rel != TD_REL_CONJ) {
      continue;
    }
    n++;
    if (!td_is_passive(x, c) && td_own_subject(x, c) == TD_NONE) {
      td_arc_add(arcs, TD_PATH_DOES, TD_NO_WORD, c, false);
    }
  }
}

// "Kosovo's recognition by Peru": where another does it, it is done to whose it
// is.
static void settle_owner(const td_analysis *x, uint32_t token, td_arcs *arcs) {
  const uint32_t other = td_child_exact(x, token, TD_REL_CONJ);
  bool has_agent = false;
  for (uint32_t i = 0; i < arcs->count; i++) {
    const td_arc *arc = &arcs->items[i];
    has_agent |= arc->kind == TD_PATH_NMOD && !arc->is_far &&
                 (other == TD_NONE || arc->token < other) &&
                 td_is_mark(x, arc->word, TD_MARK_AGENT) &&
                 td_is_actor(x, arc->token);
  }
  for (uint32_t i = 0; has_agent && i < arcs->count; i++) {
    td_arc *arc = &arcs->items[i];
    if (arc->kind == TD_PATH_POSS && x->time_of[arc->token] == TD_NONE &&
        x->tokens[arc->token].rel == TD_REL_NMOD_POSS) {
      arc->kind = TD_PATH_OF;
    }
  }
}

void td_noun_arcs(const td_analysis *x, uint32_t token, td_arcs *arcs) {
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    add_noun_child(x, c, arcs, false);
  }
  settle_owner(x, token, arcs);
  add_genitive_parts(x, arcs);
  add_compounds(x, token, arcs, 3);
  td_count_arcs(x, token, arcs);
  add_deeds(x, token, arcs);
  td_arc_add(arcs, TD_PATH_SELF, TD_NO_WORD, token, false);
  if (add_support(x, token, arcs)) {
    return;
  }
  td_far_parties(x, token, arcs);
  td_far_behind(x, token, true, arcs);
}
