// SPDX-License-Identifier: MIT

#include "grammar/clause.h"

#include "grammar/deep.h"
#include "grammar/question.h"
#include "grammar/seen.h"
#include "grammar/tense.h"

#define MAX_DEPTH 12

const td_word *td_own_modal(const td_analysis *x, uint32_t token) {
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    // The "'d" of "he'd left" is none.
    if (x->tokens[c].rel == TD_REL_AUX && x->tokens[c].upos == TD_UPOS_AUX &&
        !td_has_form(x, c, "VBD")) {
      const td_word *modal =
          td_lexicon_word(x->lexicon, x->tokens[c].form_term, TD_WORD_MODAL, 0);
      // "have" and "need" are modals only with an infinitive below them.
      if (modal && modal->n_complements == 0) {
        return modal;
      }
    }
  }
  return NULL;
}

static const td_word *modal_of(const td_analysis *x, uint32_t token) {
  for (unsigned depth = 0; depth < MAX_DEPTH; depth++) {
    const td_word *modal = td_own_modal(x, token);
    if (modal || !td_shares_auxiliaries(x, token)) {
      return modal;
    }
    token = x->tokens[token].head;
  }
  return NULL;
}

// "has yet to leave": a modal of several words before the verb.
static const td_word *delay_before(const td_analysis *x, uint32_t token) {
  const td_sentence *s =
      &x->document->sentences.items[x->tokens[token].sentence];
  if (token == s->first_token || x->tokens[token].upos == TD_UPOS_NOUN) {
    return NULL;
  }
  uint32_t before = token - 1;
  while (before > s->first_token && x->tokens[before].head == token &&
         x->tokens[before].rel == TD_REL_AUX_PASS) {
    before--;
  }
  return td_word_ending_at(x, before, TD_WORD_DELAY);
}

// ----------------------------------------------------------------- aspect

static bool is_dash(td_slice form) {
  return td_slice_is(form, "-") || td_slice_is(form, "--") ||
         td_slice_is(form, "\xe2\x80\x93") || td_slice_is(form, "\xe2\x80\x94");
}

// The word behind the times that open the sentence `s`, and whether these are
// all days; TD_NONE: "March 2003 - ", "10:30: ".
static uint32_t behind_times(const td_analysis *x, const td_sentence *s,
                             bool *are_days) {
  const uint32_t end = s->first_token + s->n_tokens;
  uint32_t next = s->first_token;
  *are_days = true;
  for (uint32_t t = next; t < end && t <= next + MAX_DEPTH; t++) {
    const td_time *time = x->time_of[t] == TD_NONE
                              ? NULL
                              : &x->document->times.items[x->time_of[t]];
    if (time && time->first_token == next && time->type != TD_TIME_SET) {
      next += time->n_tokens;
      *are_days &= time->type == TD_TIME_DATE;
    }
  }
  return next == s->first_token || next == end ? TD_NONE : next;
}

static const td_sentence *sentence_of(const td_analysis *x, uint32_t token) {
  return &x->document->sentences.items[x->tokens[token].sentence];
}

// Also where the day was taken for a dateline.
bool td_is_in_chronicle(const td_analysis *x, uint32_t token) {
  const td_sentence *s = sentence_of(x, token);
  s -= s > x->document->sentences.items && s[-1].is_dateline;
  bool are_days;
  const uint32_t next = behind_times(x, s, &are_days);
  return next != TD_NONE && are_days &&
         (td_slice_is(x->tokens[next].form, ":") ||
          is_dash(x->tokens[next].form));
}

bool td_opens_with_time(const td_analysis *x, uint32_t token) {
  bool are_days;
  const uint32_t next = behind_times(x, sentence_of(x, token), &are_days);
  return next != TD_NONE &&
         (!are_days || td_slice_is(x->tokens[next].form, ":"));
}

bool td_is_in_headline(const td_analysis *x, uint32_t token) {
  const td_sentence *s = sentence_of(x, token);
  return s->part == TD_HEADLINE || td_document_ends_in_word(x->document, s) ||
         td_is_in_chronicle(x, token);
}

bool td_event_is_ruled(const td_analysis *x, uint32_t token, td_vocab kind) {
  const uint32_t event = x->event_of[token];
  return event != TD_NONE &&
         td_lexicon_rule(x->lexicon, kind,
                         x->document->events.items[event].classes[0]) != 0;
}

bool td_is_first_person(const td_analysis *x, uint32_t token) {
  return td_has_feature(x, token, "Person=1");
}

bool td_is_spoken(const td_analysis *x, uint32_t token) {
  return td_event_is_ruled(x, token, TD_TID_SpokenRule) &&
         !td_event_is_ruled(x, token, TD_TID_LastingRule) &&
         !(x->tokens[token].upos == TD_UPOS_VERB &&
           td_token_word(x, token, TD_WORD_STATE));
}

// The time that `token` is or is part of: "most of the week".
static uint32_t time_at(const td_analysis *x, uint32_t token) {
  uint32_t time = x->time_of[token];
  for (uint32_t c = x->tokens[token].first_child;
       c != TD_NONE && time == TD_NONE; c = x->tokens[c].next_sibling) {
    time = td_has_mark(x, c, TD_MARK_GENITIVE) ? x->time_of[c] : TD_NONE;
  }
  return time;
}

// "have been held for seven years", "since 2014".
static bool has_duration(const td_analysis *x, uint32_t token) {
  // "has tightened sanctions since May" tells of what was done at once.
  const bool is_state = x->tokens[token].upos != TD_UPOS_VERB ||
                        td_is_progressive(x, token) ||
                        td_token_word(x, token, TD_WORD_LASTING) ||
                        td_token_word(x, token, TD_WORD_STATE);
  // "has been jailed for nine years": so long it is to last.
  const bool has_term = td_know_word(x->know, x->tokens[token].lemma_term,
                                     TD_TID_TermedVerb) != 0;
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const uint32_t time = time_at(x, c);
    const bool is_unit = td_know_word(x->know, x->tokens[c].lemma_term,
                                      TD_TID_TimeUnit) != 0; // "for years"
    const td_rel rel = td_rel_base((td_rel)x->tokens[c].rel);
    const bool is_of_state = // "has been on strike | for years"
        rel == TD_REL_NMOD && td_has_child(x, token, TD_REL_COP);
    if ((time == TD_NONE && !is_unit) || (rel != TD_REL_OBL && !is_of_state)) {
      continue;
    }
    const td_word *cue =
        td_text_word(x, td_marker(x, c, TD_REL_CASE), TD_WORD_SPELL);
    const bool is_length =
        !has_term && (time == TD_NONE ||
                      x->document->times.items[time].type == TD_TIME_DURATION);
    if (cue && (is_length || (cue->status == TD_ONGOING && is_state))) {
      return true;
    }
  }
  return false;
}

// "has fired a hundred rockets since Monday": so many are done.
bool td_is_counted(const td_analysis *x, uint32_t token) {
  const uint32_t object = td_document_child(x->document, token, TD_REL_OBJ);
  return object != TD_NONE && td_has_child(x, object, TD_REL_NUMMOD);
}

// Not "entered", whose subject alone can go on.
static bool keeps_up_object(const td_word *word) {
  for (uint32_t i = 0; i < word->n_complements; i++) {
    if (word->complements[i].kind == TD_PATH_OBJ) {
      return true;
    }
  }
  return word->n_complements == 0 || word->in_past == TD_HAPPENED;
}

// "have stepped up attacks", read as one act: the verb says that it goes on.
static bool is_kept_up(const td_analysis *x, uint32_t token) {
  const td_word *word = td_token_word(x, token, TD_WORD_ASPECT);
  return word && x->event_of[token] != TD_NONE && !td_is_spoken(x, token) &&
         word->status == TD_ONGOING && keeps_up_object(word) &&
         td_tense_of(x, token) != TD_NO_TENSE &&
         td_tense_of(x, token) != TD_MODAL &&
         (word->in_past != TD_HAPPENED ||
          td_tense_of(x, token) == TD_PRESENT) &&
         !(word->in_past == TD_HAPPENED && td_is_perfect(x, token) &&
           td_has_child(x, token, TD_REL_OBJ));
}

bool td_lasts_until_now(const td_analysis *x, uint32_t token) {
  return td_is_present_perfect(x, token) && has_duration(x, token) &&
         !td_is_counted(x, token);
}

// "They had been on strike for three months": and still were.
static bool was_in_state(const td_analysis *x, uint32_t token) {
  return td_has_child(x, token, TD_REL_COP) &&
         td_has_child(x, token, TD_REL_CASE) && td_is_past(x, token) &&
         td_is_perfect(x, token) && has_duration(x, token);
}

// "is in favour of", "has been under pressure": so it is, whoever says it.
static bool is_in_state(const td_analysis *x, uint32_t token) {
  return td_has_child(x, token, TD_REL_COP) &&
         td_has_child(x, token, TD_REL_CASE) &&
         (td_is_present(x, token) ||
          (td_is_present_perfect(x, token) &&
           td_token_word(x, token, TD_WORD_LASTING))) &&
         !td_is_in_headline(x, token);
}

// "when a boy is killed", "is arrested on eight counts": told of each time,
// while "are held" tells of a state.
static bool is_done_each_time(const td_analysis *x, uint32_t token) {
  return td_is_passive(x, token) && !td_token_word(x, token, TD_WORD_LASTING) &&
         td_event_is_ruled(x, token, TD_TID_EachTimeRule);
}

// "The envoy was replying to a question", "in Oslo, where he was meeting them":
// done when it is told, but not where somebody reports what goes on ("said that
// they were calling for help").
static bool is_told_as_backdrop(const td_analysis *x, uint32_t token) {
  bool is_reported = false;
  for (uint32_t at = token; at != TD_NONE; at = x->tokens[at].head) {
    is_reported |= x->tokens[at].rel == TD_REL_CCOMP ||
                   (x->tokens[at].rel == TD_REL_ACL &&
                    td_is_mark(x, td_marker(x, at, TD_REL_MARK),
                               TD_MARK_CONTENT)); // "reports that"
  }
  return !is_reported && !td_is_passive(x, token) &&
         (td_is_spoken(x, token) ||
          td_event_is_ruled(x, token, TD_TID_BackdropRule));
}

// Goes on as far as its own verb group tells. What is done by saying it is
// done when the present tense tells it ("Oman welcomes the accord").
static bool goes_on(const td_analysis *x, uint32_t token) {
  if (td_is_progressive(x, token)) {
    return td_tense_of(x, token) != TD_PAST ||
           !(td_is_perfect(x, token) || is_told_as_backdrop(x, token));
  }
  if (x->event_of[token] == TD_NONE || td_tense_of(x, token) != TD_PRESENT) {
    return x->event_of[token] != TD_NONE && was_in_state(x, token);
  }
  if (td_is_spoken(x, token)) {
    return is_in_state(x, token);
  }
  if (td_is_perfect(x, token)) {
    return td_lasts_until_now(x, token) || is_in_state(x, token);
  }
  const bool is_state =
      (x->tokens[token].upos == TD_UPOS_VERB && !is_done_each_time(x, token) &&
       !td_is_seen(x, token)) ||
      td_has_child(x, token, TD_REL_CASE);
  return is_state && !td_is_in_headline(x, token) &&
         !td_opens_with_time(x, token);
}

// The word before the clause or phrase that leaves it open or ahead.
static const td_word *condition_of(const td_analysis *x, uint32_t token) {
  const td_rel rel =
      x->tokens[token].upos == TD_UPOS_NOUN ? TD_REL_CASE : TD_REL_MARK;
  const td_word *word =
      td_text_word(x, td_marker(x, token, rel), TD_WORD_CONDITIONAL);
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE && !word;
       c = x->tokens[c].next_sibling) {
    word = x->tokens[c].rel == rel // "as to whether", "ahead of"
               ? td_word_ending_at(x, c, TD_WORD_CONDITIONAL)
               : NULL;
  }
  const td_token *t = &x->tokens[token];
  if (!word && t->rel == TD_REL_ADVCL && t->first_child != TD_NONE &&
      x->tokens[t->first_child].rel == TD_REL_AUX &&
      t->first_child < td_own_subject(x, token)) {
    return td_word_ending_at(x, t->first_child, TD_WORD_CONDITIONAL);
  }
  // "in the event of a bridge being closed"
  const bool is_of_noun = t->rel == TD_REL_ACL &&
                          td_has_form(x, token, "VBN") &&
                          td_has_auxiliary_form(x, token, "VBG");
  return word || !is_of_noun ? word : condition_of(x, t->head);
}

// -------------------------------------------------------------- attributes

// The word of kind `kind` that child `c` is as an attribute of its head: an
// adjective, or the participle of an adjective ("talks planned in Oslo").
static const td_word *attribute_of_kind(const td_analysis *x, uint32_t c,
                                        td_word_kind kind) {
  for (unsigned n = 0;; n++) {
    const td_word *word =
        td_lexicon_word(x->lexicon, x->tokens[c].form_term, kind, n);
    if (!word || (word->upos == TD_UPOS_ADJ &&
                  (word->is_of_head || kind == TD_WORD_ATTEMPT))) {
      return word;
    }
  }
}

// "still", "currently": not with what is over, nor what is done whenever it is
// said ("has always denied it").
static const td_word *aspect_adverb(const td_analysis *x, uint32_t token,
                                    uint32_t c) {
  const td_word *word = td_word_ending_at(x, c, TD_WORD_ASPECT);
  const td_tense at = td_tense_of(x, token);
  return word && word->upos == TD_UPOS_ADV && x->event_of[token] != TD_NONE &&
                 (at == TD_PRESENT || at == TD_NO_TENSE) &&
                 (!td_is_spoken(x, token) || td_has_form(x, token, "VBG"))
             ? word
             : NULL;
}

static const td_word_kind ATTRIBUTES[] = {TD_WORD_ATTEMPT, TD_WORD_INTENTION,
                                          TD_WORD_ASPECT};

const td_word *td_attribute_at(const td_analysis *x, uint32_t adjective) {
  const td_word *word = td_word_ending_at(x, adjective, TD_WORD_HEDGE);
  if (word && word->upos == TD_UPOS_NONE) {
    return word;
  }
  word = NULL;
  for (size_t k = 0; !word && k < 3; k++) {
    word = attribute_of_kind(x, adjective, ATTRIBUTES[k]);
  }
  return word;
}

// Adverbs and adjectives that say how sure it is.
static const td_word *attribute_of(const td_analysis *x, uint32_t token) {
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const td_rel rel = td_rel_base((td_rel)x->tokens[c].rel);
    const bool is_participle =
        x->tokens[c].rel == TD_REL_ACL && td_has_form(x, c, "VBN");
    const bool is_adverb = rel == TD_REL_ADVMOD;
    const bool is_determiner = rel == TD_REL_DET && !td_is_negated(x, token);
    if (!is_adverb && rel != TD_REL_AMOD && !is_determiner && !is_participle) {
      continue;
    }
    const td_word *hedge = td_word_ending_at(x, c, TD_WORD_HEDGE);
    if (hedge && hedge->upos == TD_UPOS_NONE && !is_participle) {
      return hedge;
    }
    const td_word *word = is_adverb ? aspect_adverb(x, token, c) : NULL;
    for (size_t k = 0; !is_adverb && !word && k < 3; k++) {
      word = attribute_of_kind(x, c, ATTRIBUTES[k]);
    }
    const bool is_told = word && word->status == TD_PLANNED &&
                         td_token_word(x, c, TD_WORD_REPORTING);
    if (word && !(is_told && td_is_spoken(x, token))) { // "deal announced"
      return word;
    }
  }
  return NULL;
}

// "Were allegedly beaten and robbed": what hedges the first of them is said of
// all that share its auxiliaries.
static const td_word *hedge_before(const td_analysis *x, uint32_t token) {
  // "was reportedly struck and stabbed", read as a past tense
  const td_token *t = &x->tokens[token];
  const bool is_past = t->rel == TD_REL_CONJ && td_has_form(x, token, "VBD") &&
                       !td_has_child(x, token, TD_REL_NSUBJ) &&
                       td_has_form(x, t->head, "VBN");
  if (!(is_past || td_shares_auxiliaries(x, token)) ||
      t->upos != TD_UPOS_VERB) {
    return NULL;
  }
  const uint32_t first = t->head;
  for (uint32_t c = x->tokens[first].first_child; c != TD_NONE && c < first;
       c = x->tokens[c].next_sibling) {
    const td_word *hedge = x->tokens[c].rel == TD_REL_ADVMOD
                               ? td_word_ending_at(x, c, TD_WORD_HEDGE)
                               : NULL;
    if (hedge && hedge->upos == TD_UPOS_NONE) {
      return hedge;
    }
  }
  return hedge_before(x, first);
}

// ------------------------------------------------------------------ together

// "Said it would leave | unless it is paid" is told as what one is to do.
static bool has_condition(const td_analysis *x, uint32_t token, bool is_told) {
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const td_word *word =
        x->tokens[c].rel == TD_REL_ADVCL ? condition_of(x, c) : NULL;
    if (word && !(is_told && word->to_others == TD_REQUESTED)) {
      return true;
    }
  }
  return false;
}

bool td_has_condition(const td_analysis *x, uint32_t token) {
  return has_condition(x, token, false);
}

// "We would welcome that", "would leave if": only supposed; "we said that we
// would leave" tells what was planned.
static bool is_supposed(const td_analysis *x, uint32_t token) {
  const td_token *own = &x->tokens[token];
  const bool is_told = own->rel == TD_REL_CCOMP && own->head != TD_NONE &&
                       td_is_past(x, own->head);
  const td_word *teller =
      is_told ? td_token_word(x, own->head, TD_WORD_REPORTING) : NULL;
  if (own->rel == TD_REL_ACL_RELCL && td_deep_subject(x, token) == own->head &&
      !td_is_definite(x, own->head) &&
      !td_token_word(x, own->head, TD_WORD_INTENTION)) {
    return true;
  }
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const td_token *t = &x->tokens[c];
    const td_word *any = t->rel == TD_REL_NSUBJ ? attribute_of(x, c) : NULL;
    if (any && any->status == TD_POSSIBLE) {
      return true; // "any attack would bring war"
    }
    const bool is_self =
        !is_told && t->rel == TD_REL_NSUBJ && td_is_first_person(x, c);
    if (is_self) {
      return true;
    }
  }
  return has_condition(x, token, teller && teller->status == TD_NO_STATUS);
}

bool td_is_supposed(const td_analysis *x, uint32_t token) {
  const td_word *modal = td_own_modal(x, token);
  return modal && modal->supposed != TD_NO_STATUS &&
         !td_is_perfect_infinitive(x, token) && !td_is_negated(x, token);
}

static td_event_status given_by_modal(const td_analysis *x, uint32_t token,
                                      const td_word *modal) {
  if (modal->of_perfect != TD_NO_STATUS && td_is_perfect_infinitive(x, token)) {
    return modal->of_perfect;
  }
  return modal->supposed != TD_NO_STATUS && is_supposed(x, token)
             ? modal->supposed
             : modal->status;
}

// "I must say that they lost", "we would ask you to leave": done by saying so.
static bool is_performed(const td_analysis *x, uint32_t token,
                         const td_word *modal) {
  const uint32_t subject = td_child_exact(x, token, TD_REL_NSUBJ);
  if (subject == TD_NONE || !td_is_first_person(x, subject) ||
      !td_is_spoken(x, token) || td_is_perfect_infinitive(x, token) ||
      td_is_asked(x, token)) {
    return false;
  }
  return modal->supposed == TD_NO_STATUS
             ? modal->status != TD_PLANNED &&
                   td_has_child(x, token, TD_REL_CCOMP) &&
                   td_token_word(x, token, TD_WORD_REPORTING)
             : (td_has_child(x, token, TD_REL_OBJ) ||
                td_has_child(x, token, TD_REL_IOBJ)) &&
                   td_token_word(x, token, TD_WORD_REQUEST);
}

static void apply_modal(const td_analysis *x, uint32_t token,
                        const td_word *modal, bool negated, td_reality *r) {
  const td_event_status given = given_by_modal(x, token, modal);
  r->status = given == TD_NO_STATUS ? r->status : given;
  r->certainty = modal->certainty;
  // "may leave", but not "may have left", "may be leaving"
  r->is_future = given == TD_PLANNED || given == TD_REQUESTED ||
                 (given == TD_POSSIBLE && !td_is_perfect_infinitive(x, token) &&
                  !td_is_progressive(x, token));
  if (negated) {
    r->status =
        modal->negated == TD_NO_STATUS ? TD_DID_NOT_HAPPEN : modal->negated;
  }
  r->is_open = r->status == TD_POSSIBLE;
}

static void apply_attribute(const td_word *word, td_reality *r) {
  r->certainty = word->has_certainty ? word->certainty : r->certainty;
  if (word->status != TD_NO_STATUS &&
      (r->status != TD_DID_NOT_HAPPEN || word->status == TD_POSSIBLE)) {
    r->status = word->status;
    r->is_future |= word->status == TD_PLANNED;
    r->is_open = word->status == TD_POSSIBLE && word->kind != TD_WORD_HEDGE;
  }
}

bool td_is_quoted_order(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  return t->rel == TD_REL_CCOMP && t->upos == TD_UPOS_VERB &&
         td_has_form(x, token, "VB") && token < t->head &&
         !td_has_child(x, token, TD_REL_NSUBJ) &&
         !td_has_child(x, token, TD_REL_AUX) &&
         !td_has_child(x, token, TD_REL_MARK);
}

// "Withdraw your troops!": asked for, not done. A bare verb form without
// subject or auxiliary that heads a sentence is one, whatever its features.
// "Seized three guards and let them go" is none, whatever its form.
static bool is_imperative(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  if (td_has_child(x, token, TD_REL_NSUBJ) || td_is_infinitive(x, token) ||
      (t->rel == TD_REL_CONJ && td_is_past(x, t->head))) {
    return false;
  }
  if (td_has_feature(x, token, "Mood=Imp")) {
    return true;
  }
  if (t->upos != TD_UPOS_VERB || !td_has_form(x, token, "VB") ||
      td_has_child(x, token, TD_REL_AUX) ||
      td_has_child(x, token, TD_REL_MARK)) {
    return false;
  }
  // "They left, say the officers" has its subject behind.
  const bool is_aside =
      t->rel == TD_REL_PARATAXIS && !td_token_word(x, token, TD_WORD_REPORTING);
  return t->head == TD_NONE || is_aside || td_is_quoted_order(x, token) ||
         (t->rel == TD_REL_CONJ && is_imperative(x, t->head));
}

static bool heads_sentence(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  return t->head == TD_NONE ||
         (t->rel == TD_REL_CONJ && x->tokens[t->head].head == TD_NONE);
}

// "Mali to hold talks", "Offices to be searched, police say", "Panel | to
// question mayor", hung beside what should be its subject.
static bool is_due_in_headline(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  if (!td_is_in_headline(x, token)) {
    return false;
  }
  const bool is_beside = t->rel == TD_REL_PARATAXIS && t->head < token &&
                         x->tokens[t->head].head == TD_NONE &&
                         td_is_noun(x, t->head);
  return is_beside || (td_has_child(x, token, TD_REL_NSUBJ) &&
                       (heads_sentence(x, token) || t->rel == TD_REL_CCOMP));
}

// "The talks are to be held", "its purpose was to warn"; in a headline "Mali
// to hold talks".
static bool is_due(const td_analysis *x, uint32_t token) {
  for (unsigned depth = 0; depth < MAX_DEPTH; depth++) {
    if (!td_shares_auxiliaries(x, token)) {
      break;
    }
    token = x->tokens[token].head;
  }
  return td_is_infinitive(x, token) &&
         (is_due_in_headline(x, token) ||
          td_has_auxiliary_form(x, token, "VBZ") ||
          td_has_auxiliary_form(x, token, "VBP") ||
          td_has_auxiliary_form(x, token, "VBD"));
}

// "insisted that Tokyo apologize": no form for one subject in the present.
static bool has_base_of_one(const td_analysis *x, uint32_t token) {
  const uint32_t subject = td_document_child(x->document, token, TD_REL_NSUBJ);
  const bool is_one =
      subject != TD_NONE &&
      (td_has_form(x, subject, "NN") || td_has_form(x, subject, "NNP") ||
       (td_has_feature(x, subject, "Number=Sing") &&
        td_has_feature(x, subject, "Person=3")));
  const uint32_t first =
      x->tokens[token].rel == TD_REL_CONJ ? x->tokens[token].head : token;
  return td_has_form(x, token, "VBP") && is_one &&
         x->tokens[first].rel == TD_REL_CCOMP &&
         !td_has_child(x, subject, TD_REL_CONJ) &&
         !td_has_child(x, token, TD_REL_AUX) &&
         td_token_word(x, x->tokens[first].head, TD_WORD_REQUEST);
}

// "Said that the militia let them pass": a past that looks like the base form,
// below no word that asks for anything, or one that has somebody told.
static bool is_told_past(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  const td_term entry =
      td_know_word(x->know, t->form_term, TD_TID_IrregularVerb);
  return entry && td_know_get(x->know, entry, TD_TID_lemma) == t->form_term &&
         t->rel == TD_REL_CCOMP && !td_has_child(x, token, TD_REL_AUX) &&
         (!td_token_word(x, t->head, TD_WORD_REQUEST) ||
          td_has_child(x, t->head, TD_REL_OBJ) ||
          td_has_child(x, t->head, TD_REL_IOBJ));
}

bool td_is_mandative(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  if (t->rel == TD_REL_CONJ && !td_has_child(x, token, TD_REL_NSUBJ) &&
      td_is_base_form(x, token)) {
    return td_is_mandative(x, t->head);
  }
  const bool is_base =
      td_has_auxiliary_form(x, token, "VB") ||
      ((td_slice_is(t->xpos, "VB") || has_base_of_one(x, token)) &&
       !td_has_child(x, token, TD_REL_AUX));
  // "that the men be tried | and that the army apologise"
  const bool is_second =
      t->rel == TD_REL_CONJ && is_base && td_is_mandative(x, t->head);
  return is_base && !is_told_past(x, token) &&
         (t->rel == TD_REL_CCOMP || t->rel == TD_REL_ACL || is_second) &&
         td_has_child(x, token, TD_REL_NSUBJ) &&
         td_has_child(x, token, TD_REL_MARK) && !td_is_infinitive(x, token) &&
         (td_tense_of(x, token) == TD_NO_TENSE || has_base_of_one(x, token));
}

// "Had they left", "if they had left, it would have ended": so they did not.
static bool is_against_fact(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  const td_word *modal =
      t->rel == TD_REL_ADVCL ? td_own_modal(x, t->head) : NULL;
  const uint32_t subject = td_document_child(x->document, token, TD_REL_NSUBJ);
  const uint32_t first = td_document_child(x->document, token, TD_REL_AUX);
  return modal && modal->of_perfect == TD_DID_NOT_HAPPEN &&
         td_is_perfect_infinitive(x, t->head) && td_is_perfect(x, token) &&
         td_is_past(x, token) && subject != TD_NONE &&
         (condition_of(x, token) || first < subject);
}

// "if they attack the port and shell the town": one condition for both.
static uint32_t first_of_condition(const td_analysis *x, uint32_t token) {
  for (unsigned depth = 0; depth < MAX_DEPTH; depth++) {
    const td_token *t = &x->tokens[token];
    if (t->rel != TD_REL_CONJ || t->upos != TD_UPOS_VERB ||
        x->tokens[t->head].rel != TD_REL_ADVCL ||
        td_has_child(x, token, TD_REL_MARK)) {
      break;
    }
    token = t->head;
  }
  return token;
}

// "Said that she was resigning": what takes no time is to come.
static bool is_imminent(const td_analysis *x, uint32_t token) {
  return td_is_progressive(x, token) && !td_is_perfect(x, token) &&
         !td_is_passive(x, token) &&
         td_event_is_ruled(x, token, TD_TID_ImminentRule);
}

td_reality td_clause_reality(const td_analysis *x, uint32_t token) {
  td_reality r = {.status = TD_HAPPENED, .governor = TD_NONE};
  const bool negated = td_is_negated(x, token);
  const td_word *modal = modal_of(x, token);
  const td_word *own_attribute = attribute_of(x, token);
  const td_word *attribute =
      own_attribute ? own_attribute : hedge_before(x, token);
  const bool is_wanted = td_is_mandative(x, token);
  if (!is_wanted && is_imminent(x, token)) {
    r.status = TD_PLANNED;
    r.is_future = true;
  } else if (!is_wanted && (goes_on(x, token) || is_kept_up(x, token))) {
    r.status = TD_ONGOING;
  } else if (is_due(x, token)) { // "was to have left": but it was not so
    r.is_future = !td_is_perfect_infinitive(x, token);
    r.status = r.is_future ? TD_PLANNED : TD_DID_NOT_HAPPEN;
  } else if (is_wanted || is_imperative(x, token)) {
    r.status = TD_REQUESTED;
    r.is_future = true;
  }
  if (modal && (negated || !is_performed(x, token, modal))) {
    apply_modal(x, token, modal, negated, &r);
  } else if (negated || delay_before(x, token)) {
    r.status = TD_DID_NOT_HAPPEN;
  }
  if (attribute) {
    apply_attribute(attribute, &r);
  }
  const td_word *condition = condition_of(x, first_of_condition(x, token));
  if (is_against_fact(x, token)) {
    r.status = negated ? TD_HAPPENED : TD_DID_NOT_HAPPEN;
  } else if (condition && condition->status == TD_PLANNED) {
    r.status = TD_PLANNED;
    r.is_future = true;
  } else if (condition || td_is_asked(x, token) || td_is_asked_how(x, token)) {
    r.status = TD_POSSIBLE;
    r.certainty = TD_CERTAINTY_POSSIBLE;
    r.is_open = true;
  }
  return r;
}
