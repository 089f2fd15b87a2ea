// SPDX-License-Identifier: MIT

#include "grammar/govern.h"

#include "grammar/apart.h"
#include "grammar/clause.h"
#include "grammar/deep.h"
#include "grammar/fits.h"
#include "grammar/holder.h"
#include "grammar/noun.h"

#define MAX_MEASURES 4 // "the start of a series of talks"

// In which order the kinds of a word count, before what is to be done and
// before what is told.
#define N_KINDS 11
static const td_word_kind TO_DO[N_KINDS] = {
    TD_WORD_REQUEST, TD_WORD_IMPLICATIVE,    TD_WORD_INTENTION, TD_WORD_TRIAL,
    TD_WORD_ATTEMPT, TD_WORD_ASPECT,         TD_WORD_MODAL,     TD_WORD_HEDGE,
    TD_WORD_DESIRE,  TD_WORD_REPORTING_NOUN, TD_WORD_REPORTING};
static const td_word_kind THAT[N_KINDS] = {
    TD_WORD_REPORTING, TD_WORD_REPORTING_NOUN, TD_WORD_IMPLICATIVE,
    TD_WORD_HEDGE,     TD_WORD_REQUEST,        TD_WORD_INTENTION,
    TD_WORD_DESIRE,    TD_WORD_TRIAL,          TD_WORD_ATTEMPT,
    TD_WORD_ASPECT,    TD_WORD_MODAL};

// "an accord reached in Oslo": tells of the noun, is not its content.
static bool is_participle_clause(const td_analysis *x, uint32_t token) {
  const td_slice xpos = x->tokens[token].xpos;
  return (td_slice_is(xpos, "VBN") || td_slice_is(xpos, "VBG")) &&
         !td_has_child(x, token, TD_REL_MARK) &&
         !td_has_child(x, token, TD_REL_AUX) &&
         !td_has_child(x, token, TD_REL_NSUBJ);
}

static td_slice adverbial_word(const td_analysis *x, uint32_t token) {
  const td_slice mark = td_marker(x, token, TD_REL_MARK);
  return mark.length == 0 && td_is_infinitive(x, token)
             ? x->lexicon->marks[TD_MARK_INFINITIVE]
             : mark;
}

static td_path bare(td_path_kind kind) { return (td_path){kind, {NULL, 0}}; }

// "Ruled out sending tanks", hung beside the verb: right after it, with nothing
// between that it could be said of.
static bool follows_verb(const td_analysis *x, uint32_t token) {
  const uint32_t verb = x->tokens[token].head;
  const uint32_t before = token == 0 ? token : token - 1;
  return td_slice_is(x->tokens[token].xpos, "VBG") &&
         !td_has_child(x, token, TD_REL_MARK) &&
         !td_has_child(x, token, TD_REL_NSUBJ) &&
         x->tokens[verb].upos == TD_UPOS_VERB &&
         (before == verb ||
          (before == verb + 1 && x->tokens[before].rel == TD_REL_COMPOUND_PRT &&
           x->tokens[before].head == verb));
}

// "Called for Mali to leave", "called for the deaths to be examined": the "for"
// opens what is asked.
static bool is_asked_for(const td_analysis *x, uint32_t token) {
  uint32_t asked = td_asked_one(x, token);
  if (asked == TD_NONE && td_is_infinitive(x, token) &&
      td_is_passive(x, token)) {
    asked = td_document_child(x->document, x->tokens[token].head, TD_REL_OBL);
  }
  return asked != TD_NONE && asked < token &&
         td_has_mark(x, asked, TD_MARK_AIM);
}

static td_path place_of_clause(const td_analysis *x, uint32_t token) {
  if (is_asked_for(x, token)) {
    return (td_path){TD_PATH_ADVCL, x->lexicon->marks[TD_MARK_AIM]};
  }
  return x->tokens[token].rel == TD_REL_XCOMP || td_is_complement(x, token) ||
                 follows_verb(x, token)
             ? bare(TD_PATH_XCOMP)
             : (td_path){TD_PATH_ADVCL, adverbial_word(x, token)};
}

// "Freeing them | would set a precedent": what does something is no content.
static bool is_doing_subject(const td_analysis *x, uint32_t token) {
  const uint32_t head = x->tokens[token].head;
  return td_slice_is(x->tokens[token].xpos, "VBG") && token < head &&
         x->tokens[head].upos == TD_UPOS_VERB && !td_is_passive(x, head);
}

// Where `token` stands as a complement of its head.
td_path td_content_place(const td_analysis *x, uint32_t token) {
  const td_rel rel = (td_rel)x->tokens[token].rel;
  switch (td_rel_base(rel)) {
  case TD_REL_CSUBJ: // "calls | for Mali to leave", "it is vital | for it to"
    return x->tokens[x->tokens[token].head].upos == TD_UPOS_VERB &&
                   td_is_mark(x, td_marker(x, token, TD_REL_MARK), TD_MARK_AIM)
               ? (td_path){TD_PATH_ADVCL, x->lexicon->marks[TD_MARK_AIM]}
               : bare(is_doing_subject(x, token) ? TD_PATH_SUBJ
                                                 : TD_PATH_CCOMP);
  case TD_REL_CCOMP:
    return bare(TD_PATH_CCOMP);
  case TD_REL_OBJ:
    return bare(TD_PATH_OBJ);
  case TD_REL_NSUBJ:
    return bare(rel == TD_REL_NSUBJ_PASS ? TD_PATH_OBJ : TD_PATH_SUBJ);
  case TD_REL_OBL: // "barred from voting" is doing, whatever it hangs by
    return (td_path){td_slice_is(x->tokens[token].xpos, "VBG") ? TD_PATH_ADVCL
                                                               : TD_PATH_OBL,
                     td_marker(x, token, TD_REL_CASE)};
  case TD_REL_XCOMP:
  case TD_REL_ADVCL:
    return place_of_clause(x, token);
  case TD_REL_ACL:
    return rel == TD_REL_ACL_RELCL || is_participle_clause(x, token)
               ? bare(TD_N_PATHS)
               : (td_path){TD_PATH_ACL, td_marker(x, token, TD_REL_MARK)};
  case TD_REL_NMOD:
    return (td_path){TD_PATH_NMOD, td_marker(x, token, TD_REL_CASE)};
  case TD_REL_COMPOUND:
    return bare(TD_PATH_COMPOUND);
  default:
    return bare(TD_N_PATHS);
  }
}

// Without a list of places: the usual ones of its part of speech.
static bool is_usual_place(const td_analysis *x, const td_word *word,
                           td_path place) {
  switch (place.kind) {
  case TD_PATH_XCOMP:
  case TD_PATH_CCOMP:
  case TD_PATH_ACL:
  case TD_PATH_COMPOUND:
    return true;
  case TD_PATH_OBJ:
    return word->kind != TD_WORD_REPORTING && word->kind != TD_WORD_HEDGE &&
           word->kind != TD_WORD_DESIRE;
  case TD_PATH_NMOD:
    return word->upos == TD_UPOS_NOUN || word->kind == TD_WORD_REPORTING_NOUN;
  case TD_PATH_ADVCL:
    return word->kind == TD_WORD_INTENTION &&
           td_is_mark(x, place.word, TD_MARK_INFINITIVE);
  default:
    return false;
  }
}

static bool governs(const td_analysis *x, const td_word *word, td_path place) {
  if (word->n_complements == 0) {
    return !word->is_of_head && is_usual_place(x, word, place);
  }
  for (uint32_t i = 0; i < word->n_complements; i++) {
    const td_path path = word->complements[i];
    if (td_path_matches(path, place.kind, place.word) ||
        (word->upos == TD_UPOS_NOUN &&
         (place.kind == TD_PATH_COMPOUND ||
          (place.kind == TD_PATH_ACL && path.kind == TD_PATH_XCOMP))) ||
        (path.kind == TD_PATH_OF && place.kind == TD_PATH_NMOD &&
         td_is_mark(x, place.word, TD_MARK_GENITIVE))) {
      return true;
    }
  }
  return false;
}

// "Called off the raid", read as where it called: the object of both words.
static td_path past_particle(const td_word *word, td_path place) {
  return place.kind == TD_PATH_OBL && word->particle.length &&
                 td_slice_equal(place.word, word->particle)
             ? bare(TD_PATH_OBJ)
             : place;
}

// "He is said to have left" hedges, "says he left" does not.
static bool is_said_actively(const td_analysis *x, uint32_t governor,
                             const td_word *word) {
  return word->kind == TD_WORD_HEDGE && word->status == TD_POSSIBLE &&
         x->tokens[governor].upos == TD_UPOS_VERB &&
         td_token_word(x, governor, TD_WORD_REPORTING) &&
         !td_is_passive(x, governor);
}

static td_fact_run classes_of(const td_analysis *x, const td_word *word) {
  return td_know_objects(x->know, word->iri,
                         td_know_vocab(x->know, TD_TID_class));
}

bool td_is_of_classes(const td_analysis *x, const td_word *word) {
  const td_fact_run run = classes_of(x, word);
  return run.begin != run.end;
}

// The event at `content`; "agreed to a resumption | of talks": that in the
// place of whose noun it stands.
static uint32_t event_at(const td_analysis *x, uint32_t content) {
  for (unsigned depth = 0; depth < MAX_MEASURES; depth++) {
    uint32_t next =
        content == TD_NONE ? TD_NONE : x->tokens[content].first_child;
    if (content == TD_NONE || x->event_of[content] != TD_NONE) {
      break;
    }
    while (next != TD_NONE && !td_is_measured(x, next)) {
      next = x->tokens[next].next_sibling;
    }
    content = next;
  }
  return content == TD_NONE ? TD_NONE : x->event_of[content];
}

// Some words are meant of some classes of events only ("faces trial"); TD_NONE
// suits all.
static bool suits_content(const td_analysis *x, uint32_t content,
                          const td_word *word) {
  const td_fact_run run = classes_of(x, word);
  const uint32_t event = event_at(x, content);
  bool suits = run.begin == run.end || content == TD_NONE;
  for (const td_fact *f = run.begin; f < run.end && event != TD_NONE; f++) {
    suits |= td_know_is_subclass(
        x->know, x->document->events.items[event].classes[0], f->o);
  }
  return suits;
}

// The longer word; of two, what is meant of the content's class by itself.
static bool is_narrower(const td_analysis *x, uint32_t content,
                        const td_word *word, const td_word *best) {
  return !best || word->particle.length > best->particle.length ||
         (content != TD_NONE &&
          word->particle.length == best->particle.length &&
          td_is_of_classes(x, word) && !td_is_of_classes(x, best));
}

// "The inquiry was set | up": with a particle it is another verb, unless the
// list has both.
static bool is_other_verb(const td_analysis *x, uint32_t governor,
                          const td_word *word) {
  return word->particle.length == 0 &&
         x->tokens[governor].upos == TD_UPOS_VERB &&
         td_child_exact(x, governor, TD_REL_COMPOUND_PRT) != TD_NONE;
}

// "The raid | ended hopes": what has an object tells of that.
static bool tells_of_object(const td_analysis *x, uint32_t governor,
                            const td_word *word, td_path place) {
  return place.kind == TD_PATH_SUBJ && td_has_child(x, governor, TD_REL_OBJ) &&
         governs(x, word, bare(TD_PATH_OBJ));
}

static const td_word *operator_of_form(const td_analysis *x, uint32_t governor,
                                       td_term form, td_word_kind kind,
                                       td_path place, uint32_t content) {
  const td_token *g = &x->tokens[governor];
  const td_word *best = NULL;
  for (unsigned n = 0;; n++) {
    const td_word *word = td_lexicon_word(x->lexicon, form, kind, n);
    if (!word) {
      return best;
    }
    const td_upos upos = word->upos != TD_UPOS_NONE       ? word->upos
                         : kind == TD_WORD_REPORTING_NOUN ? TD_UPOS_NOUN
                                                          : TD_UPOS_VERB;
    const bool fits = upos == (td_upos)g->upos || kind == TD_WORD_HEDGE ||
                      (upos == TD_UPOS_ADJ && g->upos == TD_UPOS_VERB &&
                       form == g->form_term); // but not "was freed | to"
    if (fits && !is_said_actively(x, governor, word) &&
        !is_other_verb(x, governor, word) &&
        td_has_particle(x, governor, word->particle) &&
        governs(x, word, past_particle(word, place)) &&
        !tells_of_object(x, governor, word, place) &&
        suits_content(x, content, word) &&
        is_narrower(x, content, word, best)) {
      best = word;
    }
  }
}

// By its lemma, or as an adjective that was read as a participle ("poised").
static const td_word *operator_for(const td_analysis *x, uint32_t governor,
                                   td_word_kind kind, td_path place,
                                   uint32_t content) {
  const td_token *g = &x->tokens[governor];
  const td_word *word =
      operator_of_form(x, governor, g->lemma_term, kind, place, content);
  if (!word && g->upos == TD_UPOS_VERB && g->form_term != g->lemma_term) {
    word = operator_of_form(x, governor, g->form_term, kind, place, content);
  }
  return word;
}

const td_word *td_operator_at(const td_analysis *x, uint32_t governor,
                              td_word_kind kind, td_path place) {
  return operator_for(x, governor, kind, place, TD_NONE);
}

// "barred the senator from leaving", hung at whom it is done to: the verb.
static uint32_t verb_behind_object(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  const uint32_t object = t->head;
  if (t->rel != TD_REL_ACL || td_is_infinitive(x, token) ||
      !td_has_child(x, token, TD_REL_MARK) || !td_slice_is(t->xpos, "VBG") ||
      x->tokens[object].head == TD_NONE) {
    return TD_NONE;
  }
  const uint32_t verb = x->tokens[object].head;
  const td_path place = {TD_PATH_ADVCL, td_marker(x, token, TD_REL_MARK)};
  return x->tokens[object].rel == TD_REL_OBJ &&
                 (td_operator_at(x, verb, TD_WORD_IMPLICATIVE, place) ||
                  td_operator_at(x, verb, TD_WORD_REPORTING, place))
             ? verb
             : TD_NONE;
}

const td_word *td_operator_above(const td_analysis *x, uint32_t token,
                                 td_word_kind kind) {
  const td_path place = td_content_place(x, token);
  const uint32_t governor = x->tokens[token].head;
  return governor == TD_NONE || place.kind == TD_N_PATHS
             ? NULL
             : td_operator_at(x, governor, kind, place);
}

// "Enough evidence to convict them": an aim, while a statement to condemn them
// condemns them. What may be so without any evidence is not in it.
static bool is_aim_of_report(const td_analysis *x, uint32_t token,
                             const td_word *word) {
  return word->kind == TD_WORD_REPORTING_NOUN && word->status == TD_NO_STATUS &&
         word->negated == TD_POSSIBLE && x->tokens[token].rel == TD_REL_ACL &&
         td_is_infinitive(x, token) && !td_is_perfect_infinitive(x, token);
}

// What asks something of or for the noun `object`, to be done to it where
// `is_passive`; NULL.
static const td_word *request_above(const td_analysis *x, uint32_t object,
                                    bool is_passive) {
  static const td_word_kind kinds[] = {TD_WORD_REQUEST, TD_WORD_DESIRE};
  const td_token *o = &x->tokens[object];
  if (o->rel == TD_REL_OBL || o->rel == TD_REL_NMOD) {
    return is_passive ? td_operator_above(x, object, TD_WORD_REQUEST) : NULL;
  }
  const td_word *word = NULL;
  for (size_t k = 0; o->rel == TD_REL_OBJ && k < 2 && !word; k++) {
    word = td_operator_at(x, o->head, kinds[k], bare(TD_PATH_XCOMP));
  }
  return is_passive || td_is_actor(x, object) ? word : NULL;
}

// "Wants the law | to be repealed", "wants the law | repealed", "urged the
// court | to free them", hung at the noun: what is asked for it or of it.
static const td_word *object_request(const td_analysis *x, uint32_t token,
                                     uint32_t *governor) {
  const uint32_t object = x->tokens[token].head;
  const bool is_infinitive = td_is_infinitive(x, token);
  const bool is_passive = td_is_passive(x, token);
  if (x->tokens[token].rel != TD_REL_ACL ||
      !(is_infinitive || (is_passive && is_participle_clause(x, token)))) {
    return NULL;
  }
  *governor = x->tokens[object].head;
  const td_word *word = request_above(x, object, is_passive);
  // "ordered troops | based in Oslo | to leave": which troops
  const bool is_asked =
      is_infinitive || (word && word->to_others != TD_NO_STATUS &&
                        !(td_has_child(x, *governor, TD_REL_XCOMP) &&
                          word->kind == TD_WORD_REQUEST));
  return word && is_asked ? word : NULL;
}

// "Took an hour | to find them", unlike "gave them an hour to leave".
static bool is_idle_time(const td_analysis *x, uint32_t noun) {
  const td_token *t = &x->tokens[noun];
  return td_is_noun(x, noun) &&
         td_know_word(x->know, t->lemma_term, TD_TID_TimeUnit) &&
         !(t->rel == TD_REL_OBJ &&
           td_know_word(x->know, x->tokens[t->head].lemma_term,
                        TD_TID_DativeVerb));
}

static bool is_agreed(const td_analysis *x, uint32_t verb) {
  const uint32_t event = x->event_of[verb];
  return event != TD_NONE &&
         td_event_is_below(x, &x->document->events.items[event], TD_TID_Agree);
}

// "Renewed his call | for an end", hung at the verb: the noun of content that
// is its object.
static const td_word *object_operator(const td_analysis *x, uint32_t token,
                                      uint32_t *governor) {
  const td_token *t = &x->tokens[token];
  const uint32_t object = td_document_child(x->document, t->head, TD_REL_OBJ);
  const bool is_clause = t->rel == TD_REL_ADVCL && td_is_infinitive(x, token);
  if (!(is_clause || t->rel == TD_REL_OBL) || object == TD_NONE ||
      object > token || !td_is_noun(x, object) || is_idle_time(x, object)) {
    return NULL;
  }
  const td_path place = {is_clause ? TD_PATH_ACL : TD_PATH_NMOD,
                         td_marker(x, token, TD_REL_CASE)};
  // "put pressure on them | to leave"; but "accepted a request | to leave"
  const size_t n = is_clause ? !is_agreed(x, t->head) : N_KINDS;
  for (size_t k = 0; k < n; k++) {
    const td_word *word = td_operator_at(x, object, TO_DO[k], place);
    if (word && word->upos == TD_UPOS_NOUN && word->n_complements) {
      *governor = object;
      return word;
    }
  }
  return NULL;
}

const td_word *td_operator_of(const td_analysis *x, uint32_t token,
                              uint32_t governor, td_path place) {
  // "asked for them to be freed" is to be done, "asked whether to leave" is
  // told
  const bool is_told =
      place.kind == TD_PATH_CCOMP &&
      !(td_is_infinitive(x, token) && td_has_child(x, token, TD_REL_NSUBJ));
  const td_word_kind *order = is_told ? THAT : TO_DO;
  const td_word *word = NULL;
  for (size_t k = 0; k < N_KINDS; k++) {
    const td_word *next = operator_for(x, governor, order[k], place, token);
    const bool is_better = next && !is_aim_of_report(x, token, next) &&
                           !is_idle_time(x, governor) &&
                           is_narrower(x, token, next, word);
    word = is_better ? next : word;
  }
  return word;
}

// "Urged the court, which sits in Oslo, | to free them", hung at the verb of
// the relative clause: the verb that asks; TD_NONE. Without a comma that verb
// must be none that takes an infinitive.
static uint32_t verb_behind_relative(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  const uint32_t mark = td_document_child(x->document, token, TD_REL_MARK);
  if (t->rel != TD_REL_ADVCL || !td_is_infinitive(x, token) ||
      x->tokens[t->head].rel != TD_REL_ACL_RELCL || t->head > token) {
    return TD_NONE;
  }
  const td_token *noun = &x->tokens[x->tokens[t->head].head];
  const td_path aim = {TD_PATH_ADVCL, x->lexicon->marks[TD_MARK_INFINITIVE]};
  const bool is_apart =
      (mark != TD_NONE && mark > t->head &&
       td_slice_is(x->tokens[mark - 1].form, ",")) ||
      !(td_operator_of(x, token, t->head, aim) ||
        td_operator_of(x, token, t->head, bare(TD_PATH_XCOMP)));
  const bool is_asked = noun->rel == TD_REL_OBJ || noun->rel == TD_REL_IOBJ ||
                        noun->rel == TD_REL_OBL;
  return is_apart && is_asked &&
                 td_operator_at(x, noun->head, TD_WORD_REQUEST,
                                bare(TD_PATH_XCOMP))
             ? noun->head
             : TD_NONE;
}

// "Made it illegal | to protest", hung at the verb: the adjective that says so
// of it; TD_NONE.
static uint32_t said_of_it(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  const uint32_t told =
      t->head == TD_NONE
          ? TD_NONE
          : td_document_child(x->document, t->head, TD_REL_XCOMP);
  const bool is_apart = (t->rel == TD_REL_ADVCL || t->rel == TD_REL_CCOMP ||
                         t->rel == TD_REL_XCOMP) &&
                        td_is_infinitive(x, token) && told != TD_NONE &&
                        told < token;
  return is_apart && x->tokens[told].upos == TD_UPOS_ADJ &&
                 told > t->head + 1 &&
                 td_has_feature(x, told - 1, "Gender=Neut") &&
                 x->tokens[told - 1].head == t->head
             ? told
             : TD_NONE;
}

// Whether the noun at `holder` tells by whom what the noun at `noun` tells is
// asked or said: "a call | by the bishop | for talks".
static bool is_teller_of(const td_analysis *x, uint32_t holder, uint32_t noun) {
  return x->tokens[holder].rel == TD_REL_NMOD && td_is_noun(x, noun) &&
         td_is_actor(x, holder) &&
         (td_has_mark(x, holder, TD_MARK_AGENT) ||
          td_has_mark(x, holder, TD_MARK_GENITIVE) ||
          td_has_mark(x, holder, TD_MARK_ORIGIN));
}

// "A call by the bishop | for talks", "called at a rally | for talks", hung at
// the noun between: what asks for them; NULL.
static const td_word *operator_past(const td_analysis *x, uint32_t token,
                                    td_path place, uint32_t *governor) {
  const uint32_t holder = x->tokens[token].head;
  const td_token *h = &x->tokens[holder];
  if (holder > token || h->head == TD_NONE || h->head > holder ||
      (place.kind != TD_PATH_NMOD && place.kind != TD_PATH_ACL) ||
      x->event_of[holder] != TD_NONE) {
    return NULL;
  }
  const td_word *word = NULL;
  if (is_teller_of(x, holder, h->head)) {
    word = td_operator_of(x, token, h->head, place);
    word = word && word->upos == TD_UPOS_NOUN ? word : NULL;
  } else if (h->rel == TD_REL_OBL && place.kind == TD_PATH_NMOD &&
             td_is_mark(x, place.word, TD_MARK_AIM)) {
    place.kind = TD_PATH_OBL;
    word = td_operator_at(x, h->head, TD_WORD_REQUEST, place);
  }
  *governor = word ? h->head : *governor;
  return word;
}

const td_word *td_operator_find(const td_analysis *x, uint32_t token,
                                uint32_t *governor) {
  const td_word *naming = td_operator_naming(x, token, governor);
  if (naming) {
    return naming;
  }
  const uint32_t told = said_of_it(x, token);
  if (told != TD_NONE) {
    *governor = told;
    return td_operator_of(x, token, told, bare(TD_PATH_XCOMP));
  }
  const uint32_t asking = verb_behind_relative(x, token);
  if (asking != TD_NONE) {
    *governor = asking;
    return td_operator_at(x, asking, TD_WORD_REQUEST, bare(TD_PATH_XCOMP));
  }
  if (td_is_around_time(x, token)) {
    *governor = x->tokens[x->tokens[token].head].head;
    return td_operator_of(x, token, *governor, bare(TD_PATH_XCOMP));
  }
  const uint32_t verb = verb_behind_object(x, token);
  const td_path place =
      verb == TD_NONE
          ? td_content_place(x, token)
          : (td_path){TD_PATH_ADVCL, td_marker(x, token, TD_REL_MARK)};
  *governor = verb == TD_NONE ? x->tokens[token].head : verb;
  if (*governor == TD_NONE || place.kind == TD_N_PATHS) {
    return *governor == TD_NONE ? NULL : object_request(x, token, governor);
  }
  const td_word *word = td_operator_of(x, token, *governor, place);
  word = word ? word : object_operator(x, token, governor);
  word = word ? word : td_operator_before(x, token, governor);
  word = word ? word : operator_past(x, token, place, governor);
  return word ? word : object_request(x, token, governor);
}

uint32_t td_clause_asked(const td_analysis *x, uint32_t noun,
                         uint32_t governor) {
  for (uint32_t c = x->tokens[noun].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (x->tokens[c].rel == TD_REL_ACL && c > noun && td_is_passive(x, c) &&
        (td_is_infinitive(x, c) || is_participle_clause(x, c))) {
      return c;
    }
  }
  for (uint32_t c = x->tokens[governor].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const bool is_behind = c > noun && (x->tokens[c].rel == TD_REL_XCOMP ||
                                        td_asked_one(x, c) == noun);
    if (is_behind && x->tokens[noun].head == governor &&
        (td_is_infinitive(x, c) || td_slice_is(x->tokens[c].xpos, "VBN"))) {
      return c;
    }
  }
  return TD_NONE;
}
