// SPDX-License-Identifier: MIT

#include "speech/opinion.h"

#include "grammar/fits.h"
#include "grammar/govern.h"
#include "speech/cuewords.h"

// What the noun or adjective `token` is about: its own complement.
static uint32_t topic_of(const td_analysis *x, uint32_t token) {
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (c > token && td_operator_above(x, c, TD_WORD_ATTITUDE)) {
      return c;
    }
  }
  return TD_NONE;
}

static bool is_attitude_noun(const td_analysis *x, uint32_t token) {
  for (unsigned n = 0; x->tokens[token].upos == TD_UPOS_NOUN; n++) {
    const td_word *word = td_lexicon_word(
        x->lexicon, x->tokens[token].lemma_term, TD_WORD_ATTITUDE, n);
    if (!word || word->upos == TD_UPOS_NOUN) {
      return word != NULL;
    }
  }
  return false;
}

// Verbs that only bring in the opinion that is their object. "Denied the
// claims" is an opinion of its own.
static bool carries_opinion(const td_analysis *x, uint32_t verb) {
  const td_word *support = td_token_word(x, verb, TD_WORD_SUPPORT);
  return (support && support->subject_role == (int)TD_ROLE_ACTOR) ||
         td_token_word(x, verb, TD_WORD_HOLD);
}

// Whether `topic` stands where an idiom has what it is about.
static bool is_place_of(const td_analysis *x, const td_path *place,
                        uint32_t topic) {
  const td_rel rel = td_base_rel(x, topic);
  if (rel == TD_REL_NMOD || rel == TD_REL_OBL) {
    return place->kind == TD_PATH_OBL &&
           td_slice_equal(place->word, td_marker(x, topic, TD_REL_CASE));
  }
  if (x->tokens[topic].rel == TD_REL_ACL_RELCL ||
      (rel != TD_REL_ACL && rel != TD_REL_ADVCL && rel != TD_REL_CCOMP)) {
    return false;
  }
  return place->kind == TD_PATH_CCOMP ||
         (place->kind == TD_PATH_ADVCL &&
          td_slice_equal(place->word, td_marker(x, topic, TD_REL_MARK)));
}

// Whether the verb has an entry with the noun as second word ("take aim") that
// is about `topic`; about anything where `topic` is TD_NONE.
static bool is_idiom(const td_analysis *x, uint32_t verb, uint32_t noun,
                     uint32_t topic) {
  const td_slice lemma = td_know_text(x->know, x->tokens[noun].lemma_term);
  const td_term key = x->tokens[verb].lemma_term;
  const td_word *word;
  for (unsigned n = 0;
       (word = td_lexicon_word(x->lexicon, key, TD_WORD_ATTITUDE, n)) != NULL;
       n++) {
    if (!word->particle.length || !td_slice_equal(word->particle, lemma)) {
      continue;
    }
    bool fits = topic == TD_NONE;
    for (uint32_t i = 0; i < word->n_complements; i++) {
      fits = fits || is_place_of(x, &word->complements[i], topic);
    }
    if (fits) {
      return true;
    }
  }
  return false;
}

// What the idiom of `verb` and `noun` is about: below the noun, or right behind
// it.
static uint32_t idiom_topic(const td_analysis *x, uint32_t verb,
                            uint32_t noun) {
  for (uint32_t c = x->tokens[noun].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (c > noun && is_idiom(x, verb, noun, c)) {
      return c;
    }
  }
  for (uint32_t c = x->tokens[noun].next_sibling; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (x->time_of[c] == TD_NONE && is_idiom(x, verb, noun, c)) {
      return c;
    }
  }
  return TD_NONE;
}

// The noun that the verb only brings in; TD_NONE.
static uint32_t carried_noun(const td_analysis *x, uint32_t verb) {
  const uint32_t noun = td_document_child(x->document, verb, TD_REL_OBJ);
  if (noun == TD_NONE || noun < verb ||
      td_child_exact(x, noun, TD_REL_NMOD_POSS) != TD_NONE) {
    return TD_NONE;
  }
  return is_attitude_noun(x, noun) && carries_opinion(x, verb) ? noun : TD_NONE;
}

static uint32_t carried_topic(const td_analysis *x, uint32_t noun) {
  uint32_t topic = topic_of(x, noun);
  for (uint32_t c = noun; topic == TD_NONE && c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const bool is_about = td_base_rel(x, c) == TD_REL_OBL &&
                          x->time_of[c] == TD_NONE &&
                          td_document_subtree(x->document, c).begin == noun + 1;
    topic = is_about || td_base_rel(x, c) == TD_REL_CCOMP ? c : TD_NONE;
  }
  return topic;
}

// "made [a sharp attack on] the plan", "took [aim at] it".
bool td_opinion_read_verb(const td_analysis *x, td_cue *cue) {
  uint32_t noun = td_document_child(x->document, cue->token, TD_REL_OBJ);
  uint32_t topic = noun == TD_NONE || noun < cue->token
                       ? TD_NONE
                       : idiom_topic(x, cue->token, noun);
  if (topic == TD_NONE) {
    noun = carried_noun(x, cue->token);
    topic = noun == TD_NONE ? TD_NONE : carried_topic(x, noun);
  }
  if (topic == TD_NONE) {
    return false;
  }
  cue->contents[0] = td_document_subtree(x->document, topic);
  cue->words.end = noun + 1;
  td_cue_take_preposition(x, topic, &cue->contents[0], cue);
  return cue->contents[0].begin >= cue->words.end;
}

// ------------------------------------------------- told of its subject

// Who holds what the verb `verb` brings with its object `noun`: "criticism from
// farmers"; TD_NONE.
static uint32_t giver_of(const td_analysis *x, uint32_t verb, uint32_t noun) {
  const uint32_t heads[] = {noun, verb};
  for (size_t i = 0; i < 2; i++) {
    for (uint32_t c = x->tokens[heads[i]].first_child; c != TD_NONE;
         c = x->tokens[c].next_sibling) {
      const td_rel rel = td_base_rel(x, c);
      if (c > noun && (rel == TD_REL_NMOD || rel == TD_REL_OBL) &&
          td_document_subtree(x->document, c).begin == noun + 1 &&
          x->time_of[c] == TD_NONE && td_is_actor(x, c)) {
        return c;
      }
    }
  }
  return TD_NONE;
}

// "has the backing of farmers", "won support among them": that of a certain
// holder, not one of something.
static bool enjoys(const td_analysis *x, uint32_t verb, uint32_t noun,
                   uint32_t giver) {
  return giver != TD_NONE && td_token_word(x, verb, TD_WORD_HOLD) &&
         (td_has_mark(x, giver, TD_MARK_GENITIVE)
              ? td_is_definite(x, noun)
              : x->tokens[giver].head == noun &&
                    !td_operator_above(x, giver, TD_WORD_ATTITUDE));
}

// "her speech drew sharp criticism from farmers": who has its subject told of.
static bool read_drawn(const td_analysis *x, uint32_t subject, td_cue *cue) {
  const td_word *support = td_token_word(x, cue->token, TD_WORD_SUPPORT);
  const uint32_t noun = td_document_child(x->document, cue->token, TD_REL_OBJ);
  const bool draws = support && support->subject_role == (int)TD_ROLE_RECIPIENT;
  if (noun == TD_NONE || noun < cue->token || !is_attitude_noun(x, noun)) {
    return false;
  }
  const uint32_t giver = giver_of(x, cue->token, noun);
  // "faced questions about the dam" is not told of its subject.
  if (draws ? giver == TD_NONE && topic_of(x, noun) != TD_NONE
            : !enjoys(x, cue->token, noun, giver)) {
    return false;
  }
  cue->who = cue->speaker = giver;
  cue->words.end = noun + 1;
  cue->contents[0] = td_document_subtree(x->document, subject);
  if (giver != TD_NONE) {
    td_span from = td_document_subtree(x->document, giver);
    td_cue_take_preposition(x, giver, &from, cue);
  }
  return true;
}

// "might surprise": nobody feels it yet.
static bool has_modal(const td_analysis *x, uint32_t verb) {
  for (uint32_t c = x->tokens[verb].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (td_slice_is(x->tokens[c].xpos, "MD")) {
      return true;
    }
  }
  return false;
}

// "the plan has angered farmers": who feels is the object.
static bool read_stirred(const td_analysis *x, uint32_t subject, td_cue *cue) {
  const td_path cause = {.kind = TD_PATH_OBL,
                         .word = x->lexicon->marks[TD_MARK_AGENT]};
  const uint32_t who = td_document_child(x->document, cue->token, TD_REL_OBJ);
  if (who == TD_NONE || who < cue->token || !td_is_actor(x, who) ||
      !td_operator_at(x, cue->token, TD_WORD_ATTITUDE, cause) ||
      td_has_child(x, cue->token, TD_REL_XCOMP) || has_modal(x, cue->token)) {
    return false;
  }
  cue->who = cue->speaker = who;
  cue->contents[0] = td_document_subtree(x->document, subject);
  return true;
}

bool td_opinion_read_subject(const td_analysis *x, td_cue *cue) {
  const uint32_t subject = td_child_exact(x, cue->token, TD_REL_NSUBJ);
  return subject != TD_NONE && subject < cue->token &&
         (read_drawn(x, subject, cue) || read_stirred(x, subject, cue));
}

// ------------------------------------------------------------------- nouns

// Adjectives right before a noun.
static uint32_t noun_begin(const td_analysis *x, uint32_t noun) {
  uint32_t first = noun;
  while (first > 0 && x->tokens[first - 1].head == noun &&
         (td_base_rel(x, first - 1) == TD_REL_AMOD ||
          td_base_rel(x, first - 1) == TD_REL_COMPOUND)) {
    first--;
  }
  return first;
}

static bool is_act(const td_analysis *x, uint32_t token) {
  const uint32_t event = x->event_of[token];
  return event != TD_NONE && !td_is_named_attitude(x, token) &&
         !td_event_is_below(x, &x->document->events.items[event],
                            TD_TID_Statement);
}

// Whose opinion the noun is: its owner, or by whom or from whom it is.
static uint32_t holder_of(const td_analysis *x, uint32_t noun) {
  const uint32_t owner = td_child_exact(x, noun, TD_REL_NMOD_POSS);
  for (uint32_t c = x->tokens[noun].first_child;
       owner == TD_NONE && c != TD_NONE; c = x->tokens[c].next_sibling) {
    if (c > noun && td_base_rel(x, c) == TD_REL_NMOD &&
        td_has_mark(x, c, TD_MARK_AGENT)) {
      return c;
    }
  }
  return owner;
}

// "the fear is that it fails": the copula between a noun that is told by what
// follows and that; TD_NONE.
static uint32_t copula_behind(const td_analysis *x, uint32_t noun) {
  const uint32_t clause = x->tokens[noun].head;
  const uint32_t copula =
      clause == TD_NONE ? TD_NONE : td_child_exact(x, clause, TD_REL_COP);
  if (copula == TD_NONE || copula < noun ||
      td_base_rel(x, noun) != TD_REL_NSUBJ || copula + 1 >= clause) {
    return TD_NONE;
  }
  const td_slice mark = x->tokens[copula + 1].lemma;
  return td_is_mark(x, mark, TD_MARK_CONTENT) ||
                 td_is_mark(x, mark, TD_MARK_DOUBT) ||
                 td_is_mark(x, mark, TD_MARK_INFINITIVE)
             ? copula
             : TD_NONE;
}

// The noun and the copula, where they stand together.
static td_span equation_words(const td_analysis *x, uint32_t noun,
                              uint32_t copula) {
  const td_span words = {noun_begin(x, noun), copula + 1};
  for (uint32_t t = noun + 1; t < copula; t++) {
    if (x->tokens[t].upos != TD_UPOS_AUX && x->tokens[t].upos != TD_UPOS_ADV) {
      return (td_span){words.begin, noun + 1};
    }
  }
  return words;
}

// "Oman's fear is that the plan fails": the clause that the noun is.
static bool read_equation(const td_analysis *x, td_cue *cue) {
  const uint32_t copula = copula_behind(x, cue->token);
  const uint32_t clause = x->tokens[cue->token].head;
  if (copula == TD_NONE || !(is_attitude_noun(x, cue->token) ||
                             td_token_word(x, cue->token, TD_WORD_INTENTION))) {
    return false;
  }
  cue->words = equation_words(x, cue->token, copula);
  cue->who = cue->speaker = holder_of(x, cue->token);
  cue->contents[0] =
      (td_span){copula + 1, td_document_subtree(x->document, clause).end};
  return true;
}

// "Oman's criticism of the plan", "fears that it fails".
bool td_opinion_read_noun(const td_analysis *x, td_cue *cue) {
  if (read_equation(x, cue)) {
    return true;
  }
  const uint32_t topic = topic_of(x, cue->token);
  const uint32_t verb = x->tokens[cue->token].head;
  const bool is_carried = verb != TD_NONE &&
                          td_base_rel(x, cue->token) == TD_REL_OBJ &&
                          (carried_noun(x, verb) == cue->token ||
                           is_idiom(x, verb, cue->token, TD_NONE));
  if (topic == TD_NONE || is_carried || td_is_occasion(x, cue->token)) {
    return false;
  }
  cue->words = (td_span){noun_begin(x, cue->token), cue->token + 1};
  cue->who = cue->speaker = holder_of(x, cue->token);
  // "the attack on the town" is nobody's opinion.
  if (cue->who == TD_NONE && is_act(x, cue->token)) {
    return false;
  }
  cue->contents[0] = td_document_subtree(x->document, topic);
  td_cue_take_preposition(x, topic, &cue->contents[0], cue);
  return true;
}

// "is critical of", "grew wary of", "voters tired of": with a verb of its own,
// or behind the noun that it is said of.
static bool is_predicative(const td_analysis *x, uint32_t adjective) {
  const uint32_t head = x->tokens[adjective].head;
  const td_rel rel = td_base_rel(x, adjective);
  return td_has_child(x, adjective, TD_REL_COP) ||
         (head != TD_NONE && head < adjective &&
          (rel == TD_REL_XCOMP || rel == TD_REL_ACL || rel == TD_REL_AMOD));
}

// "is critical of the plan", "was quick to praise it".
bool td_opinion_read_adjective(const td_analysis *x, td_cue *cue) {
  const uint32_t topic = topic_of(x, cue->token);
  if (topic == TD_NONE || !is_predicative(x, cue->token) ||
      td_has_child(x, cue->token, TD_REL_EXPL) ||
      (td_is_report(x, topic) && td_told_clause(x, topic) != TD_NONE)) {
    return false; // "was quick to say that": read from "say"
  }
  uint32_t top;
  cue->words = td_cue_words(x, cue->token, &top);
  cue->words.end = cue->token + 1;
  td_cue_set_source(x, top, cue);
  const uint32_t noun = x->tokens[top].head;
  if (cue->who == TD_NONE && noun != TD_NONE && td_is_noun(x, noun)) {
    cue->who = cue->speaker = noun;
  }
  cue->contents[0] = td_document_subtree(x->document, topic);
  td_cue_take_preposition(x, topic, &cue->contents[0], cue);
  return true;
}
