// SPDX-License-Identifier: MIT

#include "grammar/verbarcs.h"

#include "grammar/clause.h"
#include "grammar/far.h"
#include "grammar/fits.h"
#include "grammar/headline.h"
#include "grammar/lost.h"
#include "grammar/noun.h"
#include "grammar/quantity.h"
#include "grammar/relative.h"
#include "grammar/shared.h"
#include "grammar/stranded.h"
#include "grammar/subject.h"
#include "grammar/support.h"
#include "grammar/unnamed.h"

#define AGENT_PHRASE_WORDS 4 // "at the hands of"

uint32_t td_undo_relative(const td_analysis *x, uint32_t token,
                          uint32_t filler) {
  if (!td_is_relative(x, filler) || td_is_some_of(x, filler)) {
    return filler;
  }
  for (uint32_t at = token; at != TD_NONE; at = x->tokens[at].head) {
    if (td_is_relative_clause(x, at)) {
      return td_relative_noun(x, at);
    }
  }
  return filler;
}

uint32_t td_agent_of_phrase(const td_analysis *x, uint32_t noun) {
  const uint32_t agent = td_child_exact(x, noun, TD_REL_NMOD);
  const uint32_t last =
      agent == TD_NONE ? TD_NONE
                       : td_document_child(x->document, agent, TD_REL_CASE);
  const td_term phrase =
      last == TD_NONE ? 0 : td_words_ending_at(x, last, AGENT_PHRASE_WORDS);
  return phrase && td_know_word(x->know, phrase, TD_TID_AgentPhrase) ? agent
                                                                     : TD_NONE;
}

// "Evacuated by boat", "told by telephone": a bare noun of means does nothing;
// "defeated by nine votes", "a margin of two": nor does a margin.
static bool is_means(const td_analysis *x, uint32_t noun) {
  const uint32_t article = td_child_exact(x, noun, TD_REL_DET);
  if (td_know_word(x->know, x->tokens[noun].lemma_term, TD_TID_MarginNoun) &&
      !td_has_child(x, noun, TD_REL_NMOD_POSS) &&
      (article == TD_NONE || td_has_feature(x, article, "Definite=Ind"))) {
    return true;
  }
  if (!td_token_word(x, noun, TD_WORD_MEANS_NOUN) ||
      !td_slice_is(x->tokens[noun].xpos, "NN")) {
    return false;
  }
  for (uint32_t c = x->tokens[noun].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const td_rel rel = td_rel_base((td_rel)x->tokens[c].rel);
    if (rel != TD_REL_CASE && rel != TD_REL_CONJ && rel != TD_REL_PUNCT) {
      return false;
    }
  }
  return true;
}

static void add_oblique(const td_analysis *x, uint32_t child, bool passive,
                        td_arcs *arcs) {
  const td_slice word = td_marker(x, child, TD_REL_CASE);
  const uint32_t agent = td_agent_of_phrase(x, child);
  if (agent != TD_NONE) {
    td_arc_add(arcs, passive ? TD_PATH_SUBJ : TD_PATH_OBL,
               x->lexicon->marks[TD_MARK_AGENT], agent, false);
    return;
  }
  // "Stood by the minister", "will abide by it": an active verb with a subject
  // has no agent, nor has an infinitive: "told to leave by the police"; nor
  // what has an object: "has met twice and condemned attacks by settlers".
  const uint32_t verb = x->tokens[child].head;
  const bool is_active = !passive && (td_is_infinitive(x, verb) ||
                                      td_has_child(x, verb, TD_REL_OBJ) ||
                                      td_own_subject(x, verb) != TD_NONE);
  const bool by_agent =
      (x->tokens[child].rel == TD_REL_OBL_AGENT && !is_active) ||
      (passive && td_is_mark(x, word, TD_MARK_AGENT) &&
       x->time_of[child] == TD_NONE);
  if (by_agent && !is_means(x, child)) {
    td_arc_add(arcs, TD_PATH_SUBJ, TD_NO_WORD, child, false);
  } else {
    td_arc_add(arcs, TD_PATH_OBL, word, child, false);
  }
}

void td_told_arcs(const td_analysis *x, uint32_t child, bool is_far,
                  td_arcs *arcs) {
  td_arc_add(arcs, TD_PATH_CCOMP, TD_NO_WORD, child, is_far);
  if (td_is_mandative(x, child)) {
    td_arc_add(arcs, TD_PATH_CCOMP_WANTED, TD_NO_WORD, child, is_far);
  }
  const uint32_t doer = td_is_passive(x, child) || td_is_noun(x, child)
                            ? TD_NONE
                            : td_own_subject(x, child);
  td_arc_add(arcs, TD_PATH_CCOMP_SUBJ, TD_NO_WORD, doer, is_far);
}

// "ordered | to leave", "fined | for leaving": the word that begins the clause,
// of an infinitive its particle.
static td_slice clause_marker(const td_analysis *x, uint32_t clause) {
  const td_slice word = td_marker(x, clause, TD_REL_MARK);
  const uint32_t mark = td_child_exact(x, clause, TD_REL_MARK);
  return word.length || mark == TD_NONE ? word : x->tokens[mark].form;
}

// "Pleaded with drivers | to stay": whom the preposition is of, where the
// parser took him for the subject of the clause; "for" begins one.
static void add_addressee(const td_analysis *x, uint32_t clause,
                          td_arcs *arcs) {
  const uint32_t mark = td_child_exact(x, clause, TD_REL_MARK);
  const uint32_t subject = td_own_subject(x, clause);
  if (mark != TD_NONE && subject != TD_NONE && mark < subject &&
      subject < clause && x->tokens[mark].upos == TD_UPOS_ADP &&
      td_is_infinitive(x, clause) &&
      !td_is_mark(x, x->tokens[mark].form, TD_MARK_AIM)) {
    td_arc_add(arcs, TD_PATH_OBL, x->tokens[mark].form, subject, false);
  }
}

static void add_complement(const td_analysis *x, uint32_t child,
                           td_arcs *arcs) {
  td_arc_add(arcs, TD_PATH_XCOMP, TD_NO_WORD, child, false);
  td_arc_add(arcs, TD_PATH_XCOMP_OBJ, TD_NO_WORD,
             td_document_child(x->document, child, TD_REL_OBJ), false);
}

static void add_clause(const td_analysis *x, uint32_t child, td_arcs *arcs) {
  switch (td_rel_base(x->tokens[child].rel)) {
  case TD_REL_XCOMP:
    add_complement(x, child, arcs);
    break;
  case TD_REL_CCOMP:
    td_told_arcs(x, child, false, arcs);
    break;
  case TD_REL_ADVCL:
    td_arc_add(arcs, TD_PATH_ADVCL, clause_marker(x, child), child, false);
    add_addressee(x, child, arcs);
    if (td_is_complement(x, child)) {
      add_complement(x, child, arcs);
    }
    break;
  default:
    break;
  }
}

// "was shot dead by the guards": who did it may hang on the result.
static void add_result_agent(const td_analysis *x, uint32_t result,
                             td_arcs *arcs) {
  const uint32_t agent = td_child_exact(x, result, TD_REL_OBL_AGENT);
  if (agent != TD_NONE) {
    add_oblique(x, agent, true, arcs);
  }
}

// "As many as 60 passengers drowned", "more than 60 drowned": the noun or the
// number, where the parser took the words before the number for its head.
static uint32_t undo_approximator(const td_analysis *x, uint32_t token) {
  if (x->tokens[token].upos != TD_UPOS_ADJ) {
    return token;
  }
  const uint32_t noun = td_child_exact(x, token, TD_REL_NSUBJ);
  if (noun != TD_NONE && noun > token &&
      x->tokens[noun - 1].upos == TD_UPOS_NUM) {
    return noun;
  }
  const uint32_t number = td_child_exact(x, token, TD_REL_OBL);
  return number == token + 2 && x->tokens[number].upos == TD_UPOS_NUM ? number
                                                                      : token;
}

// "Was jailed | twelve years": how long, of a verb that gives nothing.
static bool is_length_of(const td_analysis *x, uint32_t token,
                         uint32_t object) {
  return x->time_of[object] != TD_NONE &&
         !td_lexicon_valency(x->lexicon, x->tokens[token].lemma_term).is_giving;
}

// What the subject of `token` is to it.
static td_path_kind kind_of_subject(const td_analysis *x, uint32_t token,
                                    bool passive) {
  const uint32_t object = td_document_child(x->document, token, TD_REL_OBJ);
  return !passive                                               ? TD_PATH_SUBJ
         : object != TD_NONE && !is_length_of(x, token, object) ? TD_PATH_IOBJ
                                                                : TD_PATH_OBJ;
}

// "Left, each blaming the other": those whom the share is of.
static uint32_t undo_share(const td_analysis *x, uint32_t token,
                           uint32_t child) {
  if (!td_know_word(x->know, x->tokens[child].form_term, TD_TID_ShareWord)) {
    return child;
  }
  const uint32_t whole = td_deep_subject(x, token);
  return whole == TD_NONE ? child : whole;
}

// "It was claimed | that the men were safe": the clause behind is what is told.
static bool is_extraposed(const td_analysis *x, uint32_t token, uint32_t child,
                          bool passive) {
  const td_rel rel = (td_rel)x->tokens[child].rel;
  return passive && child > token &&
         (rel == TD_REL_CSUBJ || rel == TD_REL_CSUBJ_PASS) &&
         !td_is_infinitive(x, child);
}

// Whether `child` fills a function of the verb `token` without a preposition.
static bool add_core(const td_analysis *x, uint32_t token, uint32_t child,
                     bool passive, td_arcs *arcs) {
  const uint32_t filler =
      undo_approximator(x, td_undo_relative(x, token, child));
  if (is_extraposed(x, token, child, passive)) {
    td_told_arcs(x, child, false, arcs);
    return true;
  }
  switch ((td_rel)x->tokens[child].rel) {
  case TD_REL_EXPL:
    // "It was claimed": a frame may ask for the word.
    td_arc_add(arcs, TD_PATH_OBJ, TD_NO_WORD, passive ? child : TD_NONE, false);
    return true;
  case TD_REL_NSUBJ:
  case TD_REL_NSUBJ_OUTER:
  case TD_REL_CSUBJ:
  case TD_REL_NSUBJ_PASS:
  case TD_REL_CSUBJ_PASS:
    td_arc_add(arcs, kind_of_subject(x, token, passive), TD_NO_WORD,
               filler == child ? undo_share(x, token, child) : filler, false);
    return true;
  case TD_REL_OBJ:
    // An object has no preposition, whatever the parser calls it.
    if (filler != child && td_gives_gap(x, token)) {
      return true;
    }
    if (td_marker(x, child, TD_REL_CASE).length ||
        (passive && is_length_of(x, x->tokens[child].head, child))) {
      add_oblique(x, child, passive, arcs);
    } else {
      td_arc_add(arcs, TD_PATH_OBJ, TD_NO_WORD, filler, false);
    }
    return true;
  case TD_REL_IOBJ:
    td_arc_add(arcs, TD_PATH_IOBJ, TD_NO_WORD, filler, false);
    return true;
  default:
    return false;
  }
}

static void add_verb_child(const td_analysis *x, uint32_t token, uint32_t child,
                           bool passive, td_arcs *arcs) {
  if (add_core(x, token, child, passive, arcs)) {
    return;
  }
  const uint32_t filler =
      undo_approximator(x, td_undo_relative(x, token, child));
  const uint32_t subject = td_own_subject(x, child);
  switch ((td_rel)x->tokens[child].rel) {
  case TD_REL_OBL:
  case TD_REL_OBL_AGENT:
  case TD_REL_NMOD:
    add_oblique(x, child, passive, arcs);
    if (filler != child && arcs->count) {
      arcs->items[arcs->count - 1].token = filler;
    }
    break;
  case TD_REL_OBL_UNMARKED: // "given | eight years"
    td_arc_add(arcs, TD_PATH_OBL, TD_NO_WORD, child, false);
    break;
  case TD_REL_ADVMOD:
    // "two more | were hurt"
    td_arc_add(arcs, passive ? TD_PATH_OBJ : TD_PATH_SUBJ, TD_NO_WORD, subject,
               false);
    td_arc_add(arcs, TD_PATH_ADVMOD, TD_NO_WORD, child, false);
    break;
  case TD_REL_DISCOURSE:    // "said no"
  case TD_REL_COMPOUND_PRT: // "closed in"
    td_arc_add(arcs, TD_PATH_ADVMOD, TD_NO_WORD, child, false);
    break;
  case TD_REL_XCOMP:
    add_clause(x, child, arcs);
    if (passive && x->tokens[child].upos == TD_UPOS_ADJ) {
      add_result_agent(x, child, arcs);
    }
    break;
  default:
    add_clause(x, child, arcs);
    break;
  }
}

// What stands in the object itself: "fired rubber bullets".
static void add_object_parts(const td_analysis *x, td_arcs *arcs) {
  const uint32_t n = arcs->count;
  for (uint32_t i = 0; i < n; i++) {
    if (arcs->items[i].kind != TD_PATH_OBJ || arcs->items[i].is_far) {
      continue;
    }
    const uint32_t object =
        td_measured_noun(x, td_content_head(x, arcs->items[i].token));
    for (uint32_t c = x->tokens[object].first_child; c != TD_NONE;
         c = x->tokens[c].next_sibling) {
      const td_rel rel = (td_rel)x->tokens[c].rel;
      if (rel == TD_REL_COMPOUND) {
        td_arc_add(arcs, TD_PATH_OBJ_COMPOUND, TD_NO_WORD, c, false);
      } else if (rel == TD_REL_AMOD) {
        td_arc_add(arcs, TD_PATH_OBJ_AMOD, TD_NO_WORD, c, false);
      } else if (rel == TD_REL_NMOD && td_has_mark(x, c, TD_MARK_GENITIVE)) {
        td_arc_add(arcs, TD_PATH_OBJ_OF, TD_NO_WORD, c, false);
      } else if (rel == TD_REL_NMOD_POSS) {
        td_arc_add(arcs, TD_PATH_OBJ_POSS, TD_NO_WORD, c, false);
      } else if (rel == TD_REL_ACL) {
        td_arc_add(arcs, TD_PATH_OBJ_ACL, TD_NO_WORD, c, false);
      }
    }
  }
}

// "*Suicide* bombers struck", "killed by *Israeli* fire": what the subject's
// noun is made of, or whose it is.
static void add_subject_parts(const td_analysis *x, td_arcs *arcs) {
  const uint32_t n = arcs->count;
  for (uint32_t i = 0; i < n; i++) {
    const td_arc *arc = &arcs->items[i];
    if (arc->kind != TD_PATH_SUBJ || arc->is_far) {
      continue;
    }
    for (uint32_t c = x->tokens[arc->token].first_child; c != TD_NONE;
         c = x->tokens[c].next_sibling) {
      if (x->tokens[c].rel == TD_REL_COMPOUND ||
          (x->tokens[c].rel == TD_REL_AMOD && td_entity_at(x, c) != TD_NONE)) {
        td_arc_add(arcs, TD_PATH_SUBJ_COMPOUND, TD_NO_WORD, c, false);
      }
    }
  }
}

// "Was shot and killed by the guards": who did the one did the other.
static void add_shared_agent(const td_analysis *x, uint32_t token,
                             td_arcs *arcs) {
  const td_token *t = &x->tokens[token];
  const uint32_t agent = t->rel == TD_REL_CONJ
                             ? td_child_exact(x, t->head, TD_REL_OBL_AGENT)
                             : TD_NONE;
  if (agent != TD_NONE && agent > token && !td_arcs_have(arcs, TD_PATH_SUBJ)) {
    add_oblique(x, agent, true, arcs);
  }
  for (uint32_t c = t->first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (x->tokens[c].rel == TD_REL_CONJ && td_own_subject(x, c) == TD_NONE &&
        td_child_exact(x, c, TD_REL_AUX_PASS) == TD_NONE &&
        td_is_passive(x, c) && !td_is_complete_before(x, token, c)) {
      add_result_agent(x, c, arcs);
    }
  }
}

// Whether the noun behind a passive is what is given or become: "a visa", "as a
// terrorist group".
static bool is_result(const td_analysis *x, uint32_t noun) {
  const td_rel rel = (td_rel)x->tokens[noun].rel;
  return rel == TD_REL_OBJ || (rel == TD_REL_XCOMP && td_is_noun(x, noun)) ||
         (rel == TD_REL_OBL && td_has_mark(x, noun, TD_MARK_QUALITY));
}

// "Was denied a visa by the state", "was listed as a gang by the state": who
// does so may hang on what is denied or become.
static void add_agent_of_result(const td_analysis *x, uint32_t token,
                                td_arcs *arcs) {
  for (uint32_t r = x->tokens[token].first_child; r != TD_NONE;
       r = x->tokens[r].next_sibling) {
    uint32_t c = is_result(x, r) ? x->tokens[r].first_child : TD_NONE;
    for (; c != TD_NONE; c = x->tokens[c].next_sibling) {
      if (c > r && x->tokens[c].rel == TD_REL_NMOD &&
          td_has_mark(x, c, TD_MARK_AGENT) && x->time_of[c] == TD_NONE) {
        td_arc_add(arcs, TD_PATH_SUBJ, TD_NO_WORD, c, false);
        return;
      }
    }
  }
}

// "Smith (was) named director": the director is no object, but what Smith
// became.
static void reread_naming(td_arcs *arcs) {
  for (uint32_t i = 0; i < arcs->count; i++) {
    td_arc *arc = &arcs->items[i];
    arc->kind = arc->kind == TD_PATH_OBJ    ? TD_PATH_XCOMP
                : arc->kind == TD_PATH_IOBJ ? TD_PATH_OBJ
                                            : arc->kind;
  }
}

// Whether a name of one word right before the noun of somebody is that of a
// person: "named Lee | minister", not "named a Labour minister".
static bool is_post(const td_analysis *x, uint32_t name, uint32_t noun) {
  const td_fits person = {TD_FITS_CLASS,
                          td_know_vocab(x->know, TD_SCHEMA_Person)};
  return name + 1 == noun && td_fits_any(x, name, &person, 1) &&
         td_is_actor(x, noun);
}

// "Named Ann Lee | minister": who is named may have been read as a part of what
// she is named.
static void add_named(const td_analysis *x, uint32_t token, td_arcs *arcs) {
  const uint32_t become = td_child_exact(x, token, TD_REL_XCOMP);
  const uint32_t post =
      become == TD_NONE ? td_child_exact(x, token, TD_REL_OBJ) : become;
  if (post == TD_NONE || post < token || x->tokens[post].upos != TD_UPOS_NOUN ||
      td_has_child(x, post, TD_REL_DET)) {
    return;
  }
  for (uint32_t c = x->tokens[post].first_child; c != TD_NONE && c < post;
       c = x->tokens[c].next_sibling) {
    const td_rel rel = (td_rel)x->tokens[c].rel;
    if ((rel == TD_REL_COMPOUND || rel == TD_REL_NMOD_DESC) && c == token + 1 &&
        x->tokens[c].upos == TD_UPOS_PROPN &&
        (td_has_child(x, c, TD_REL_FLAT) ||
         (td_is_naming(x, token) && is_post(x, c, post)))) {
      td_arc_add(arcs, TD_PATH_XCOMP, TD_NO_WORD, post, false);
      td_arc_add(arcs, TD_PATH_OBJ, TD_NO_WORD, c, false);
      return;
    }
  }
}

// What the tree of the verb itself leaves open.
static void add_gaps(const td_analysis *x, uint32_t token, bool passive,
                     td_arcs *arcs) {
  if (!passive && !td_arcs_have(arcs, TD_PATH_OBJ)) {
    td_arc_add(arcs, TD_PATH_OBJ, TD_NO_WORD, td_gap_object(x, token), false);
  }
  if (!passive && !td_arcs_have(arcs, TD_PATH_SUBJ)) {
    td_lost_subject(x, token, arcs);
  }
  if (!td_arcs_have(arcs, TD_PATH_OBJ)) {
    // Of two objects only one is there: "telephoned the prince".
    td_arc_add(arcs, TD_PATH_OBJ, TD_NO_WORD,
               td_document_child(x->document, token, TD_REL_IOBJ), false);
  }
  if (!td_arcs_have(arcs, TD_PATH_IOBJ)) {
    td_lost_dative(x, token, arcs);
  }
  if (!td_arcs_have(arcs, TD_PATH_XCOMP)) {
    td_lost_infinitive(x, token, arcs);
  }
  if (passive && !td_arcs_have(arcs, TD_PATH_SUBJ)) {
    add_shared_agent(x, token, arcs);
    add_agent_of_result(x, token, arcs);
  }
  if (passive && !td_arcs_have(arcs, TD_PATH_SUBJ)) {
    td_lost_agent(x, token, arcs);
  }
  if (passive && !td_arcs_have(arcs, TD_PATH_SUBJ)) {
    td_lost_causer(x, token, arcs);
  }
  td_lost_sufferer(x, token, arcs);
}

// "Paid tribute to | the dead": an adjective that names people has no subject.
static bool stands_as_noun(const td_analysis *x, uint32_t token) {
  const td_rel rel = td_rel_base((td_rel)x->tokens[token].rel);
  return x->tokens[token].upos == TD_UPOS_ADJ &&
         (rel == TD_REL_OBJ || rel == TD_REL_OBL || rel == TD_REL_NMOD) &&
         td_has_child(x, token, TD_REL_DET);
}

void td_verb_arcs(const td_analysis *x, uint32_t token, td_arcs *arcs) {
  const bool is_state = // "the slain mayor", a participle though read as none
      x->tokens[token].upos == TD_UPOS_ADJ && td_is_attribute(x, token);
  // "Looted homes and | raped women"
  const bool is_second = td_is_lost_conjunct(x, token) &&
                         x->tokens[x->tokens[token].head].rel == TD_REL_CONJ;
  const bool passive = is_state || (td_is_passive(x, token) && !is_second);
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    add_verb_child(x, token, c, passive, arcs);
  }
  const bool inverted = !passive && td_lost_inversion(x, token, arcs);
  if (td_own_subject(x, token) == TD_NONE && !inverted &&
      !stands_as_noun(x, token)) {
    td_arc_add(arcs, kind_of_subject(x, token, passive), TD_NO_WORD,
               td_deep_subject(x, token), false);
  }
  if (td_is_attribute(x, token)) {
    td_lost_attribute(x, token, arcs);
  } else if (td_is_lost_conjunct(x, token)) {
    td_arc_add(arcs, TD_PATH_OBJ, TD_NO_WORD, x->tokens[token].head, false);
  }
  add_gaps(x, token, passive, arcs);
  if (!passive && x->tokens[token].upos == TD_UPOS_VERB) {
    add_named(x, token, arcs);
  }
  if (td_is_naming(x, token)) {
    reread_naming(arcs);
  }
  td_stranded_find(x, token, passive, arcs);
  td_far_in_object(x, arcs);
  td_far_in_oblique(x, arcs);
  td_far_behind(x, token, false, arcs);
  if (!passive && !td_arcs_have(arcs, TD_PATH_OBJ)) {
    td_shared_object(x, token, arcs);
    td_lost_object(x, token, arcs);
  }
  add_object_parts(x, arcs);
  add_subject_parts(x, arcs);
  td_lost_answer(x, token, arcs);
  td_lost_quotation(x, token, arcs);
}
