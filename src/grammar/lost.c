// SPDX-License-Identifier: MIT

#include "grammar/lost.h"

#include "grammar/clause.h"
#include "grammar/fits.h"
#include "grammar/quantity.h"
#include "grammar/subject.h"
#include "grammar/tense.h"

#define MAX_DEEDS 2   // "was found guilty | of killing"
#define QUOTE_REACH 6 // tokens between a verb of saying and what is said

static bool is_nominal(const td_analysis *x, uint32_t token) {
  const td_upos upos = (td_upos)x->tokens[token].upos;
  return upos == TD_UPOS_NOUN || upos == TD_UPOS_PROPN || upos == TD_UPOS_PRON;
}

// The noun before a verb that is left without a subject.
void td_lost_subject(const td_analysis *x, uint32_t token, td_arcs *arcs) {
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE && c < token;
       c = x->tokens[c].next_sibling) {
    if (is_nominal(x, c) && x->time_of[c] == TD_NONE &&
        td_marker(x, c, TD_REL_CASE).length == 0) {
      td_arc_add(arcs, TD_PATH_SUBJ, TD_NO_WORD, c, true);
    }
  }
}

// Whether a determiner or number of `noun` follows `token`: then that stands
// outside the phrase, unlike in "the Mali envoy".
static bool begins_phrase_behind(const td_analysis *x, uint32_t noun,
                                 uint32_t token) {
  for (uint32_t c = x->tokens[noun].first_child; c != TD_NONE && c < noun;
       c = x->tokens[c].next_sibling) {
    const td_rel rel = td_rel_base((td_rel)x->tokens[c].rel);
    if (rel == TD_REL_DET || rel == TD_REL_NUMMOD) {
      return c > token;
    }
  }
  return false;
}

// The object behind `first` of the same verb.
static uint32_t other_object(const td_analysis *x, uint32_t first) {
  uint32_t c = first == TD_NONE ? TD_NONE : x->tokens[first].next_sibling;
  while (c != TD_NONE && x->tokens[c].rel != TD_REL_OBJ) {
    c = x->tokens[c].next_sibling;
  }
  return c;
}

// "was granted asylum": what somebody was given may have been read as what he
// became.
static void add_given(const td_analysis *x, uint32_t token, td_arcs *arcs) {
  const uint32_t given = td_child_exact(x, token, TD_REL_XCOMP);
  const uint32_t subject = td_child_exact(x, token, TD_REL_NSUBJ_PASS);
  if (given != TD_NONE && subject != TD_NONE && is_nominal(x, given) &&
      !td_has_child(x, given, TD_REL_COP)) {
    td_arc_add(arcs, TD_PATH_OBJ, TD_NO_WORD, given, true);
    td_arc_add(arcs, TD_PATH_IOBJ, TD_NO_WORD, subject, true);
  }
}

// Whether an agent behind the noun or name `token` may be another verb's: of
// what is told between, only places, times and people tell of nothing that is
// done ("imposed on a maker of arms | by Mali").
static bool may_have_agent(const td_analysis *x, uint32_t token) {
  static const td_fits event = {TD_FITS_EVENT, 0};
  return x->tokens[token].upos != TD_UPOS_PROPN &&
         x->time_of[token] == TD_NONE &&
         (x->tokens[token].upos == TD_UPOS_VERB ||
          td_fits_any(x, token, &event, 1) ||
          !(td_is_place(x, token) ||
            (x->tokens[token].upos == TD_UPOS_NOUN && td_is_actor(x, token))));
}

// Whether `clause` tells what the subject of the passive above does: nobody
// else does that, though others may do its object ("accused of backing raids |
// by rebels").
static bool is_own_deed(const td_analysis *x, uint32_t clause) {
  static const td_fits event = {TD_FITS_EVENT, 0};
  const td_token *t = &x->tokens[clause];
  const td_rel rel = td_rel_base((td_rel)t->rel);
  const uint32_t object = td_document_child(x->document, clause, TD_REL_OBJ);
  // "Sent home after vetting | by guards".
  const bool is_noun_like =
      object == TD_NONE && td_slice_is(t->xpos, "VBG") &&
      !td_text_word(x, td_marker(x, clause, TD_REL_MARK), TD_WORD_CONTROL);
  return !is_noun_like && (rel == TD_REL_XCOMP || rel == TD_REL_ADVCL) &&
         td_own_subject(x, clause) == TD_NONE && !td_is_passive(x, clause) &&
         (object == TD_NONE || !td_fits_any(x, object, &event, 1)) &&
         (td_is_infinitive(x, clause) || t->upos == TD_UPOS_ADJ ||
          td_slice_is(t->xpos, "VBG"));
}

// "Were told to leave their homes | by the army", "found guilty of killing her
// | by a court": the agent that hangs on what the subject does; TD_NONE.
static uint32_t agent_of_deed(const td_analysis *x, uint32_t verb,
                              unsigned depth) {
  for (uint32_t c = x->tokens[verb].first_child; c != TD_NONE && depth;
       c = x->tokens[c].next_sibling) {
    if (c < verb || !is_own_deed(x, c)) {
      continue;
    }
    for (uint32_t a = x->tokens[c].first_child; a != TD_NONE;
         a = x->tokens[a].next_sibling) {
      if (a > c && td_has_mark(x, a, TD_MARK_AGENT) && td_is_actor(x, a) &&
          x->time_of[a] == TD_NONE) {
        return a;
      }
    }
    const uint32_t below = agent_of_deed(x, c, depth - 1);
    if (below != TD_NONE) {
      return below;
    }
  }
  return TD_NONE;
}

// "Was hijacked on a flight to Lima | by two men": who does what a passive
// tells may hang on a phrase behind it.
void td_lost_agent(const td_analysis *x, uint32_t token, td_arcs *arcs) {
  const uint32_t agent = agent_of_deed(x, token, MAX_DEEDS);
  if (agent != TD_NONE) {
    td_arc_add(arcs, TD_PATH_SUBJ, TD_NO_WORD, agent, false);
    return;
  }
  const td_sentence *s =
      &x->document->sentences.items[x->tokens[token].sentence];
  const uint32_t end = s->first_token + s->n_tokens;
  for (uint32_t t = token + 1; t < end; t++) {
    const uint32_t head = x->tokens[t].head;
    if (td_is_tensed(x, t) || (x->tokens[t].upos == TD_UPOS_VERB)) {
      return;
    }
    if (head == TD_NONE || head <= token || !td_is_actor(x, t) ||
        x->time_of[t] != TD_NONE) {
      continue;
    }
    if (td_has_mark(x, t, TD_MARK_AGENT) && !may_have_agent(x, head)) {
      td_arc_add(arcs, TD_PATH_SUBJ, TD_NO_WORD, t, false);
      return;
    }
  }
}

// "The court had the editor arrested": who has it done to others does it; what
// happens to one's own or to a number of people one only suffers ("had his visa
// revoked"), and what one sues to have done a court does.
void td_lost_causer(const td_analysis *x, uint32_t token, td_arcs *arcs) {
  const uint32_t verb = x->tokens[token].head;
  const uint32_t object =
      x->tokens[token].rel == TD_REL_XCOMP && !td_is_passive(x, verb) &&
              !td_is_infinitive(x, verb) &&
              td_know_word(x->know, x->tokens[verb].lemma_term,
                           TD_TID_CausativeVerb)
          ? td_document_child(x->document, verb, TD_REL_OBJ)
          : TD_NONE;
  if (object == TD_NONE || object > token ||
      x->tokens[object].upos == TD_UPOS_NUM ||
      td_has_child(x, object, TD_REL_NUMMOD) ||
      td_has_child(x, object, TD_REL_NMOD_POSS) || !td_is_actor(x, object)) {
    return;
  }
  const uint32_t subject = td_deep_subject(x, verb);
  if (subject != TD_NONE && td_is_actor(x, subject)) {
    td_arc_add(arcs, TD_PATH_SUBJ, TD_NO_WORD, subject, false);
  }
}

// "The clerics had their assets frozen": whose is what it is done to suffers
// it, as in "froze the assets | of the clerics".
void td_lost_sufferer(const td_analysis *x, uint32_t token, td_arcs *arcs) {
  const uint32_t verb = x->tokens[token].head;
  if (x->tokens[token].rel != TD_REL_XCOMP || td_is_infinitive(x, token) ||
      !td_slice_is(x->tokens[token].xpos, "VBN") ||
      !td_know_word(x->know, x->tokens[verb].lemma_term,
                    TD_TID_CausativeVerb)) {
    return;
  }
  const uint32_t object = td_document_child(x->document, verb, TD_REL_OBJ);
  const uint32_t owner =
      object == TD_NONE ? TD_NONE : td_child_exact(x, object, TD_REL_NMOD_POSS);
  const uint32_t subject = td_deep_subject(x, verb);
  if (owner != TD_NONE && x->tokens[owner].upos == TD_UPOS_PRON &&
      object < token && subject != TD_NONE && td_is_actor(x, subject)) {
    td_arc_add(arcs, TD_PATH_OBL, x->lexicon->marks[TD_MARK_GENITIVE], subject,
               false);
  }
}

// "gave Mali two million dollars": the name before what is given may have been
// read as a part of it.
void td_lost_dative(const td_analysis *x, uint32_t token, td_arcs *arcs) {
  const uint32_t n = arcs->count;
  // "gave the rebels an ultimatum": the second as if it were a time.
  // "Promised the rebels a loan": both as objects.
  const uint32_t first = td_document_child(x->document, token, TD_REL_OBJ);
  const uint32_t unmarked = td_child_exact(x, token, TD_REL_OBL_UNMARKED);
  const uint32_t second =
      unmarked == TD_NONE ? other_object(x, first) : unmarked;
  if (first != TD_NONE && second != TD_NONE && second > first &&
      x->time_of[second] == TD_NONE && is_nominal(x, second)) {
    td_arc_add(arcs, TD_PATH_IOBJ, TD_NO_WORD, first, true);
    td_arc_add(arcs, TD_PATH_OBJ, TD_NO_WORD, second, true);
  }
  add_given(x, token, arcs);
  for (uint32_t i = 0; i < n; i++) {
    if (arcs->items[i].kind != TD_PATH_OBJ || arcs->items[i].is_far) {
      continue;
    }
    for (uint32_t c = x->tokens[arcs->items[i].token].first_child; c != TD_NONE;
         c = x->tokens[c].next_sibling) {
      if (x->tokens[c].rel == TD_REL_COMPOUND &&
          td_mention_at(x, c) != TD_NONE &&
          begins_phrase_behind(x, arcs->items[i].token, c)) {
        td_arc_add(arcs, TD_PATH_IOBJ, TD_NO_WORD, c, true);
      }
    }
  }
}

// A noun behind a verb without object, neither a time nor after a preposition,
// is the object, whatever the parser calls it.
static bool is_lost_object(const td_analysis *x, uint32_t token,
                           uint32_t child) {
  const td_rel rel = (td_rel)x->tokens[child].rel;
  const bool is_odd = rel == TD_REL_OBL || rel == TD_REL_NMOD ||
                      rel == TD_REL_APPOS || rel == TD_REL_PARATAXIS ||
                      rel == TD_REL_OBL_UNMARKED ||
                      (rel == TD_REL_NSUBJ && td_own_subject(x, token) < token);
  if (child == token + 1 && x->tokens[child].upos == TD_UPOS_NUM &&
      (rel == TD_REL_DEP || rel == TD_REL_FLAT)) {
    return true; // "Blast wounds 30"
  }
  // "Troops leave town - residents": set off, and who says so.
  if (child > token && rel == TD_REL_PARATAXIS &&
      x->tokens[child - 1].upos == TD_UPOS_PUNCT) {
    return false;
  }
  return child > token && is_odd && x->time_of[child] == TD_NONE &&
         (td_is_approximate(x, child) ||
          (is_nominal(x, child) && !td_is_predicate(x, child) &&
           td_marker(x, child, TD_REL_CASE).length == 0));
}

void td_lost_object(const td_analysis *x, uint32_t token, td_arcs *arcs) {
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (is_lost_object(x, token, c)) {
      td_arc_add(arcs, TD_PATH_OBJ, TD_NO_WORD, c, false);
      return;
    }
  }
}

bool td_is_lost_conjunct(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  const td_sentence *s = &x->document->sentences.items[t->sentence];
  return t->upos == TD_UPOS_VERB && t->rel == TD_REL_AMOD && t->head > token &&
         td_slice_has_prefix(t->xpos, TD_SLICE("VB")) &&
         token > s->first_token + 1 &&
         x->tokens[token - 1].upos == TD_UPOS_CCONJ &&
         x->tokens[token - 2].upos != TD_UPOS_ADJ;
}

// "A burned-out house": the participle is but a part of a word.
bool td_is_attribute(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  return (t->upos == TD_UPOS_VERB || t->upos == TD_UPOS_ADJ) &&
         t->rel == TD_REL_AMOD && t->head > token &&
         !td_slice_is(x->tokens[token + 1].xpos, "HYPH") &&
         td_know_word(x->know, t->form_term, TD_TID_AttributeWord);
}

// "The jailed writer" was jailed, "striking miners" strike; of "a
// Swiss-brokered truce" the word before the hyphen tells who brokered it.
void td_lost_attribute(const td_analysis *x, uint32_t token, td_arcs *arcs) {
  if (td_slice_is(x->tokens[token].xpos, "VBG")) {
    td_arc_add(arcs, TD_PATH_SUBJ, TD_NO_WORD, x->tokens[token].head, false);
    return;
  }
  td_arc_add(arcs, TD_PATH_OBJ, TD_NO_WORD, x->tokens[token].head, false);
  const uint32_t doer = td_child_exact(x, token, TD_REL_COMPOUND);
  if (doer != TD_NONE && doer + 2 == token &&
      td_slice_is(x->tokens[doer + 1].xpos, "HYPH") && td_is_actor(x, doer)) {
    td_arc_add(arcs, TD_PATH_SUBJ, TD_NO_WORD, doer, false);
  }
}

// The clause or participle that tells of `person` behind it: "exiles | who live
// abroad", "a ship | carrying oil", "a bus | full of monks"; TD_NONE.
static uint32_t clause_of_person(const td_analysis *x, uint32_t person) {
  for (uint32_t c = x->tokens[person].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const td_rel rel = (td_rel)x->tokens[c].rel;
    if (c > person && (rel == TD_REL_ACL_RELCL || rel == TD_REL_AMOD ||
                       (rel == TD_REL_ACL && !td_is_infinitive(x, c)))) {
      return c;
    }
  }
  return TD_NONE;
}

// "allow exiles who lived abroad for a year to return": what is asked for or
// allowed may have been hung into the clause that tells of the object.
void td_lost_infinitive(const td_analysis *x, uint32_t token, td_arcs *arcs) {
  const uint32_t object = td_document_child(x->document, token, TD_REL_OBJ);
  const uint32_t person =
      object != TD_NONE ? object
                        : td_document_child(x->document, token, TD_REL_IOBJ);
  const uint32_t clause =
      person == TD_NONE ? TD_NONE : clause_of_person(x, person);
  if (clause == TD_NONE || !(td_token_word(x, token, TD_WORD_ATTEMPT) ||
                             td_token_word(x, token, TD_WORD_REQUEST))) {
    return;
  }
  for (uint32_t t = td_document_subtree(x->document, clause).end;
       --t > clause;) {
    const td_rel rel = (td_rel)x->tokens[t].rel;
    if ((rel == TD_REL_ACL || rel == TD_REL_ADVCL) && td_is_infinitive(x, t) &&
        !td_token_word(x, x->tokens[t].head, TD_WORD_INTENTION)) {
      td_arc_add(arcs, TD_PATH_XCOMP, TD_NO_WORD, t, false);
      return;
    }
  }
}

// The top of the quoted clause that `t` is in; TD_NONE where it is in none.
static uint32_t quoted_clause(const td_analysis *x, uint32_t t) {
  const uint32_t passage = x->quote_of[t];
  if (passage == TD_NONE || !x->passages.items[passage].is_clause) {
    return TD_NONE;
  }
  while (x->tokens[t].head != TD_NONE &&
         x->quote_of[x->tokens[t].head] == passage) {
    t = x->tokens[t].head;
  }
  return t;
}

// "The dam, a judge found, leaked": set off by commas in the clause it tells.
static bool is_set_off(const td_analysis *x, uint32_t token, uint32_t subject) {
  const td_token *t = &x->tokens[token];
  const uint32_t first = td_document_subtree(x->document, subject).begin;
  const bool is_open =
      td_slice_is(x->tokens[first].form, ",") ||
      (first > 0 && td_slice_is(x->tokens[first - 1].form, ","));
  if (!is_open || t->head <= token || subject >= token) {
    return false;
  }
  const uint32_t end = td_document_subtree(x->document, token).end;
  return td_slice_is(x->tokens[token + 1].form, ",") ||
         (end <= t->head && (td_slice_is(x->tokens[end - 1].form, ",") ||
                             td_slice_is(x->tokens[end].form, ",")));
}

// The clause that a verb of saying stands behind: "..., the minister warned",
// or in, or that it belongs to: "As the minister warned, ...".
static uint32_t clause_beside(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  const uint32_t subject = td_own_subject(x, token);
  if (t->rel == TD_REL_ADVCL && subject != TD_NONE &&
      td_is_mark(x, td_marker(x, token, TD_REL_MARK), TD_MARK_QUALITY)) {
    return x->quote_of[t->head] == TD_NONE ? t->head : TD_NONE;
  }
  if (t->rel != TD_REL_PARATAXIS || subject == TD_NONE ||
      x->quote_of[t->head] != TD_NONE) {
    return TD_NONE;
  }
  const bool is_behind = t->head < token && subject > t->head;
  return is_behind || is_set_off(x, token, subject) ? t->head : TD_NONE;
}

// Whether a comma stands right before the phrase at `token`.
static bool is_behind_comma(const td_analysis *x, uint32_t token) {
  const uint32_t first = td_document_subtree(x->document, token).begin;
  return first > 0 && td_slice_is(x->tokens[first - 1].form, ",");
}

// "The dam will be built, the minister promised": a verb of an aside that is no
// verb of saying.
static bool may_report(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  const uint32_t subject = td_own_subject(x, token);
  return t->rel == TD_REL_PARATAXIS && subject != TD_NONE && subject < token &&
         td_know_word(x->know, t->lemma_term, TD_TID_AsideVerb) &&
         is_behind_comma(x, subject) && td_is_finite(x, token) &&
         !td_is_in_headline(x, token) && !td_has_child(x, token, TD_REL_OBJ);
}

// "'...', he added", "wrote: '...'": what a verb of saying tells may stand next
// to it in marks, wherever the parser hung it.
void td_lost_quotation(const td_analysis *x, uint32_t token, td_arcs *arcs) {
  if (td_arcs_have(arcs, TD_PATH_CCOMP) || x->quote_of[token] != TD_NONE) {
    return;
  }
  const bool reports = td_token_word(x, token, TD_WORD_REPORTING) != NULL;
  const uint32_t beside =
      reports || may_report(x, token) ? clause_beside(x, token) : TD_NONE;
  if (beside != TD_NONE && !td_arcs_have(arcs, TD_PATH_OBJ) &&
      !td_arcs_have(arcs, TD_PATH_XCOMP)) {
    td_arc_add(arcs, TD_PATH_CCOMP, TD_NO_WORD, beside, false);
    return;
  }
  if (!reports) {
    return;
  }
  const td_sentence *s =
      &x->document->sentences.items[x->tokens[token].sentence];
  const uint32_t end = s->first_token + s->n_tokens;
  uint32_t clause = TD_NONE;
  for (uint32_t t = token;
       clause == TD_NONE && t > s->first_token && token - t < QUOTE_REACH;) {
    clause = quoted_clause(x, --t);
  }
  for (uint32_t t = token + 1;
       clause == TD_NONE && t < end && t <= token + QUOTE_REACH; t++) {
    if (td_token_word(x, t, TD_WORD_REPORTING)) {
      return; // "quoted him as saying"
    }
    clause = quoted_clause(x, t);
  }
  td_arc_add(arcs, TD_PATH_CCOMP, TD_NO_WORD, clause, false);
}

// "'...', say the forces": a verb of saying right behind what is said.
static bool is_behind_words(const td_analysis *x, uint32_t token) {
  const td_sentence *s =
      &x->document->sentences.items[x->tokens[token].sentence];
  return token > s->first_token && x->tokens[token - 1].upos == TD_UPOS_PUNCT &&
         (td_is_tensed(x, token) || td_slice_is(x->tokens[token].xpos, "VB")) &&
         !td_has_child(x, token, TD_REL_AUX) && !td_is_infinitive(x, token) &&
         td_token_word(x, token, TD_WORD_REPORTING);
}

// Whether a clause behind `token` tells what is said.
static bool tells_behind(const td_analysis *x, uint32_t token) {
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const td_rel rel = (td_rel)x->tokens[c].rel;
    if (c > token && (rel == TD_REL_CCOMP || rel == TD_REL_XCOMP) &&
        x->tokens[c].upos == TD_UPOS_VERB) {
      return true;
    }
  }
  return false;
}

// The top of the phrase that begins at `first`, before a comma.
static uint32_t top_of_phrase(const td_analysis *x, uint32_t first) {
  uint32_t top = first;
  for (;;) {
    const uint32_t head = x->tokens[top].head;
    if (head == TD_NONE || head < top || !td_is_noun(x, head)) {
      return top;
    }
    for (uint32_t t = top; t < head; t++) {
      if (x->tokens[t].upos == TD_UPOS_PUNCT &&
          td_slice_is(x->tokens[t].form, ",")) {
        return top;
      }
    }
    top = head;
  }
}

// "'A powder keg,' says the envoy", "recipients, said Smith, must pay": whether
// `own`, read as the subject of the verb `token`, gives way to `behind`.
static bool gives_way(const td_analysis *x, uint32_t token, uint32_t own,
                      uint32_t behind) {
  return own == TD_NONE || own > token ||
         x->quote_of[own] != x->quote_of[token] ||
         (x->tokens[behind].head == token &&
          x->tokens[behind].rel == TD_REL_NSUBJ);
}

static void drop_subjects(td_arcs *arcs) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < arcs->count; i++) {
    if (arcs->items[i].kind != TD_PATH_SUBJ) {
      arcs->items[n++] = arcs->items[i];
    }
  }
  arcs->count = n;
}

// "Army denies it, blames | rebels": a verb in the singular, whose subject many
// are not.
static bool clashes(const td_analysis *x, uint32_t verb, uint32_t noun) {
  return td_slice_is(x->tokens[verb].xpos, "VBZ") &&
         x->tokens[verb].rel == TD_REL_CONJ &&
         x->tokens[noun].rel == TD_REL_OBJ &&
         td_slice_is(x->tokens[noun].xpos, "NNS");
}

// "Closed the port, blamed | the rebels and barred four clerks": one verb of a
// list that goes on behind its object.
static bool is_in_list(const td_analysis *x, uint32_t verb, uint32_t noun) {
  const uint32_t first = x->tokens[verb].head;
  if (x->tokens[verb].rel != TD_REL_CONJ || x->tokens[noun].rel != TD_REL_OBJ ||
      first == TD_NONE || first > verb || td_is_in_marks(x, first)) {
    return false;
  }
  for (uint32_t c = x->tokens[first].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (c > noun && x->tokens[c].rel == TD_REL_CONJ &&
        x->tokens[c].upos == TD_UPOS_VERB && td_has_child(x, c, TD_REL_CC)) {
      return td_own_subject(x, c) == TD_NONE;
    }
  }
  return false;
}

// Who stands behind a verb of saying that follows what is said is its subject,
// whatever the parser calls it.
bool td_lost_inversion(const td_analysis *x, uint32_t token, td_arcs *arcs) {
  const td_sentence *s =
      &x->document->sentences.items[x->tokens[token].sentence];
  if (!is_behind_words(x, token) || tells_behind(x, token) ||
      token + 1 == s->first_token + s->n_tokens) {
    return false;
  }
  const uint32_t top = top_of_phrase(x, token + 1);
  if (!is_nominal(x, top) || !td_is_actor(x, top) || clashes(x, token, top) ||
      is_in_list(x, token, top) || td_marker(x, top, TD_REL_CASE).length ||
      !gives_way(x, token, td_own_subject(x, token), top)) {
    return false;
  }
  drop_subjects(arcs);
  for (uint32_t i = 0; i < arcs->count; i++) {
    td_arc *arc = &arcs->items[i];
    if (arc->kind == TD_PATH_OBJ && arc->token == top) {
      arc->kind = TD_PATH_SUBJ;
      return true;
    }
  }
  td_arc_add(arcs, TD_PATH_SUBJ, TD_NO_WORD, top, false);
  return true;
}

void td_lost_answer(const td_analysis *x, uint32_t token, td_arcs *arcs) {
  const uint32_t answer = token + 1;
  if (answer < x->document->tokens.count &&
      x->tokens[answer].sentence == x->tokens[token].sentence &&
      x->tokens[answer].upos == TD_UPOS_INTJ &&
      x->tokens[answer].head > answer && x->tokens[answer].head != TD_NONE &&
      x->tokens[x->tokens[answer].head].head == token) {
    td_arc_add(arcs, TD_PATH_ADVMOD, TD_NO_WORD, answer, false);
  }
}
