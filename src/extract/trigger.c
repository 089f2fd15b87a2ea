// SPDX-License-Identifier: MIT

#include "extract/trigger.h"

#include "extract/single.h"
#include "extract/trigger_private.h"
#include "extract/verbal.h"
#include "grammar/headline.h"
#include "grammar/lost.h"
#include "grammar/tense.h"

enum { SCORE_PARTICLE = 4, SCORE_WORD = 5 };

static bool word_is(const td_analysis *x, uint32_t token, td_slice word) {
  const td_token *t = &x->tokens[token];
  return td_slice_equal(td_know_text(x->know, t->lemma_term), word) ||
         td_slice_equal(td_know_text(x->know, t->form_term), word);
}

// Whether the words around `token` make up the lexeme's lemma.
static bool has_all_words(const td_analysis *x, uint32_t token,
                          const td_lexeme *lexeme, unsigned *n_words) {
  td_slice words[8];
  unsigned n = 0;
  for (td_slice rest = lexeme->lemma; rest.length && n < 8;) {
    words[n++] = td_slice_split(rest, ' ', &rest);
  }
  *n_words = n;
  const td_sentence *s =
      &x->document->sentences.items[x->tokens[token].sentence];
  const uint32_t key = td_lexeme_opens_with_key(lexeme) ? 0 : n - 1;
  if (token < s->first_token + key ||
      token - key + n > s->first_token + s->n_tokens) {
    return n == 1;
  }
  for (uint32_t i = 0; i < n; i++) {
    if (i != key && !word_is(x, token - key + i, words[i])) {
      return false;
    }
  }
  return true;
}

static bool is_name(const td_analysis *x, uint32_t token) {
  const uint32_t mention = x->tokens[token].mention;
  return mention != TD_NONE &&
         x->document->mentions.items[mention].form == TD_FORM_NAME;
}

static bool has_part_of_speech(const td_analysis *x, uint32_t token,
                               td_upos upos) {
  const td_token *t = &x->tokens[token];
  if (td_is_written_as_name(x, token)) {
    return false;
  }
  switch (upos) {
  case TD_UPOS_VERB:
    return (t->upos == TD_UPOS_VERB && t->rel != TD_REL_AMOD &&
            t->rel != TD_REL_COMPOUND) ||
           td_is_lost_conjunct(x, token) || td_is_attribute(x, token) ||
           td_is_headline_verb(x, token) || td_verbal_lemma(x, token);
  case TD_UPOS_NOUN:
    return (t->upos == TD_UPOS_NOUN || t->upos == TD_UPOS_PROPN) &&
           (!is_name(x, token) || td_is_headline_noun(x, token));
  case TD_UPOS_AUX: // "must have left" is a guess
    return t->upos == TD_UPOS_AUX && t->rel == TD_REL_AUX &&
           !td_is_perfect_infinitive(x, t->head);
  case TD_UPOS_ADJ:
    return (t->upos == TD_UPOS_ADJ || t->upos == TD_UPOS_VERB) &&
           (t->rel != TD_REL_AMOD || td_is_attribute(x, token));
  default:
    return false;
  }
}

static void match_lexeme(const td_analysis *x, const td_lexeme *lexeme,
                         const td_arcs *arcs, const td_match *empty,
                         td_match *best) {
  *best = (td_match){.lexeme = NULL};
  td_match others[4];
  uint32_t n_others = 0;
  for (uint32_t f = 0; f < lexeme->n_frames || f == 0; f++) {
    td_match match = *empty;
    if (f < lexeme->n_frames &&
        !td_trigger_match_frame(x, &lexeme->frames[f], arcs, &match)) {
      continue;
    }
    if (best->lexeme && match.score <= best->score) {
      others[n_others] = match;
      n_others += n_others < 3;
      continue;
    }
    if (best->lexeme) {
      others[n_others] = *best;
      n_others += n_others < 3;
    }
    *best = match;
  }
  for (uint32_t i = 0; best->lexeme && i < n_others; i++) {
    td_match_merge(best, &others[i]);
  }
}

// The particle may have been read as a preposition: "handed over a paper",
// "pulled out of the mission".
static void undo_particle(td_slice particle, const td_arcs *arcs,
                          td_arcs *out) {
  *out = *arcs;
  for (uint32_t i = 0; i < arcs->count; i++) {
    const td_arc *arc = &arcs->items[i];
    if (arc->kind != TD_PATH_OBL || !td_slice_has_prefix(arc->word, particle)) {
      continue;
    }
    td_arc reread = *arc;
    if (arc->word.length == particle.length) {
      reread.kind = TD_PATH_OBJ;
      reread.word.length = 0;
    } else if (arc->word.data[particle.length] == '_') {
      reread.word =
          td_slice_part(arc->word, particle.length + 1, arc->word.length);
    } else {
      continue;
    }
    if (out->count < TD_MAX_ARCS) {
      out->items[out->count++] = reread;
    }
  }
}

// A preposition ("died in custody") does not tell of the act, only of who.
static uint32_t supporting_word(const td_analysis *x, const td_arcs *arcs) {
  return arcs->support != TD_NONE &&
                 x->tokens[arcs->support].upos == TD_UPOS_ADP
             ? TD_NONE
             : arcs->support;
}

// "Take in" is not "take": whether the verb and its particle are an entry.
static bool is_particle_verb(const td_analysis *x, uint32_t token) {
  if (td_document_child(x->document, token, TD_REL_COMPOUND_PRT) == TD_NONE) {
    return false;
  }
  for (const td_lexeme *l =
           td_lexicon_first(x->lexicon, x->tokens[token].lemma_term);
       l; l = td_lexicon_next(x->lexicon, l)) {
    if (l->particle.length && td_has_particle(x, token, l->particle)) {
      return true;
    }
  }
  return false;
}

void td_trigger_try(const td_analysis *x, uint32_t token,
                    const td_lexeme *lexeme, const td_arcs *arcs,
                    td_match *best) {
  unsigned n_words;
  if (!lexeme->particle.length && !best->skips_particle &&
      is_particle_verb(x, token)) {
    return;
  }
  if (!has_part_of_speech(x, token, lexeme->upos) ||
      !has_all_words(x, token, lexeme, &n_words) ||
      !td_has_particle(x, token, lexeme->particle)) {
    return;
  }
  td_arcs reread;
  if (lexeme->particle.length) {
    undo_particle(lexeme->particle, arcs, &reread);
    arcs = &reread;
  }
  const td_match empty = {.token = token,
                          .lexeme = lexeme,
                          .support = supporting_word(x, arcs),
                          .is_loose = best->is_loose,
                          .skips_particle = best->skips_particle,
                          .depth = best->depth,
                          .score =
                              (lexeme->particle.length > 0) * SCORE_PARTICLE +
                              (int)(n_words - 1) * SCORE_WORD};
  td_match match;
  match_lexeme(x, lexeme, arcs, &empty, &match);
  if (!match.lexeme) {
    return;
  }
  td_trigger_add_actor(x, arcs, &match);
  if (!best->lexeme || match.score > best->score) {
    *best = match;
  }
}

// Another sense of the word fits best: "the striker attacked".
static bool tells_of_nothing(const td_analysis *x, const td_lexeme *lexeme) {
  return lexeme->classes[0] == td_know_vocab(x->know, TD_TID_NoEvent);
}

static bool has_blank(const td_lexeme *lexeme) {
  return memchr(lexeme->lemma.data, ' ', lexeme->lemma.length) != NULL;
}

// "Is | prepared to sign" was read as a passive.
static bool is_state(const td_analysis *x, uint32_t token,
                     const td_lexeme *lexeme) {
  return lexeme->upos == TD_UPOS_ADJ && x->tokens[token].upos == TD_UPOS_VERB &&
         td_is_passive(x, token);
}

static void try_all(const td_analysis *x, uint32_t token, td_term key,
                    const td_arcs *arcs, td_match *best) {
  const td_token *t = &x->tokens[token];
  const bool is_lemma =
      key == t->lemma_term || !td_lexicon_first(x->lexicon, t->lemma_term);
  for (const td_lexeme *l = td_lexicon_first(x->lexicon, key); l;
       l = td_lexicon_next(x->lexicon, l)) {
    if ((is_lemma || has_blank(l) || is_state(x, token, l)) &&
        (!best->is_loose || !tells_of_nothing(x, l))) {
      td_trigger_try(x, token, l, arcs, best);
    }
  }
}

td_match td_trigger_best(const td_analysis *x, uint32_t token,
                         const td_arcs *arcs, bool loosely, unsigned depth) {
  const td_token *t = &x->tokens[token];
  td_match best = {.lexeme = NULL, .is_loose = loosely, .depth = depth};
  try_all(x, token, t->lemma_term, arcs, &best);
  if (t->form_term != t->lemma_term) {
    try_all(x, token, t->form_term, arcs, &best);
  }
  if (!best.lexeme && loosely && is_particle_verb(x, token)) {
    // "Threw food up": no sense of the two, but one of the verb alone.
    best = (td_match){.lexeme = NULL, .skips_particle = true, .depth = depth};
    try_all(x, token, t->lemma_term, arcs, &best);
  }
  return best;
}

// "The charge d'affaires": a word of somebody's title.
static bool is_in_title(const td_analysis *x, uint32_t token) {
  const uint32_t mention = x->mention_of[token];
  return td_is_noun(x, token) && mention != TD_NONE &&
         token + 1 < x->document->tokens.count &&
         x->tokens[token + 1].head == token &&
         td_know_word(x->know, td_words_ending_at(x, token + 1, 2),
                      TD_TID_AgentNoun);
}

// "The severing of ties by Oman": by the entries of the verb, none loosely.
static td_match match_verbal(const td_analysis *x, uint32_t token) {
  td_match best = {.lexeme = NULL};
  const td_term verb = td_verbal_lemma(x, token);
  if (verb) {
    td_arcs arcs;
    td_deep_find(x, token, &arcs);
    td_verbal_arcs(x, &arcs);
    try_all(x, token, verb, &arcs, &best);
  }
  return best;
}

static td_match match_at(const td_analysis *x, uint32_t token) {
  td_arcs arcs;
  td_deep_find(x, token, &arcs);
  const td_match best = td_trigger_best(x, token, &arcs, false, 0);
  return best.lexeme ? best : td_trigger_best(x, token, &arcs, true, 0);
}

static td_status find_at(const td_analysis *x, uint32_t token,
                         td_matches *matches) {
  const td_token *t = &x->tokens[token];
  const bool has_entry = td_lexicon_first(x->lexicon, t->lemma_term) ||
                         td_lexicon_first(x->lexicon, t->form_term);
  if (x->time_of[token] != TD_NONE || is_in_title(x, token)) {
    return TD_OK;
  }
  const td_match best = has_entry ? match_at(x, token) : match_verbal(x, token);
  if (!best.lexeme) {
    return TD_OK;
  }
  td_match *place = TD_PUSH(x->scratch, &matches->list);
  if (!place) {
    return TD_ERR_NO_MEM;
  }
  *place = best;
  return TD_OK;
}

td_status td_trigger_find(const td_analysis *x, uint32_t sentence,
                          td_matches *matches) {
  const td_sentence *s = &x->document->sentences.items[sentence];
  const uint32_t first = matches->list.count;
  for (uint32_t i = 0; i < s->n_tokens; i++) {
    const td_status status = find_at(x, s->first_token + i, matches);
    if (status != TD_OK) {
      return status;
    }
  }
  td_single_keep(x, matches, first);
  return TD_OK;
}
