// SPDX-License-Identifier: MIT

#include "speech/cuewords.h"

#include "grammar/deep.h"
#include "grammar/fits.h"
#include "grammar/govern.h"

#define MAX_ADJUNCT 5 // tokens of "in a statement"

td_rel td_base_rel(const td_analysis *x, uint32_t token) {
  return td_rel_base((td_rel)x->tokens[token].rel);
}

bool td_is_empty(td_span range) { return range.begin >= range.end; }

bool td_is_named_attitude(const td_analysis *x, uint32_t token) {
  const uint32_t event = x->event_of[token];
  return event != TD_NONE &&
         td_lexicon_rule(x->lexicon, TD_TID_AttitudeRule,
                         x->document->events.items[event].classes[0]);
}

static bool is_light(const td_analysis *x, uint32_t token, uint32_t of) {
  const td_rel rel = td_base_rel(x, token);
  const bool is_when = td_slice_is(x->tokens[token].xpos, "WRB");
  return x->tokens[token].head == of &&
         (rel == TD_REL_AUX || (rel == TD_REL_ADVMOD && !is_when) ||
          rel == TD_REL_COP ||
          (rel == TD_REL_MARK && x->tokens[token].upos == TD_UPOS_PART));
}

// Auxiliaries and adverbs right before `head`: "has also said". Words below
// it that an adverb has of its own ("more likely") come along.
static uint32_t words_begin(const td_analysis *x, uint32_t head) {
  const td_sentence *s =
      &x->document->sentences.items[x->tokens[head].sentence];
  uint32_t first = head;
  while (first > s->first_token) {
    const uint32_t before = first - 1;
    const uint32_t above = x->tokens[before].head;
    const bool modifies = above != TD_NONE && above >= first && above < head &&
                          td_base_rel(x, before) == TD_REL_ADVMOD;
    if (!is_light(x, before, head) && !modifies) {
      break;
    }
    first = before;
  }
  return first;
}

// "issued a statement [saying that]": the verb whose object's participle says
// what is in it; TD_NONE.
static uint32_t verb_of_text(const td_analysis *x, uint32_t cue) {
  const uint32_t noun = x->tokens[cue].head;
  if (noun == TD_NONE || noun + 1 != cue || td_base_rel(x, cue) != TD_REL_ACL ||
      !td_is_report(x, cue) || !td_slice_is(x->tokens[cue].xpos, "VBG") ||
      td_base_rel(x, noun) != TD_REL_OBJ) {
    return TD_NONE;
  }
  const uint32_t verb = x->tokens[noun].head;
  return td_token_word(x, verb, TD_WORD_SUPPORT) ||
                 td_token_word(x, verb, TD_WORD_ATTITUDE)
             ? verb
             : TD_NONE;
}

bool td_cue_brings_text(const td_analysis *x, uint32_t verb) {
  const uint32_t noun = td_document_child(x->document, verb, TD_REL_OBJ);
  return noun != TD_NONE && noun > verb &&
         noun + 1 < x->document->tokens.count &&
         verb_of_text(x, noun + 1) == verb;
}

// "began [by saying]", "insisted [on calling]".
static bool is_means(const td_analysis *x, uint32_t cue) {
  const td_slice marker = td_marker(x, cue, TD_REL_MARK);
  return td_slice_is(x->tokens[cue].xpos, "VBG") &&
         (td_is_mark(x, marker, TD_MARK_AGENT) ||
          td_text_word(x, marker, TD_WORD_PLACE));
}

// The predicate that `cue` completes without anything between them: "began by
// saying", "was quick to say", "declined to say"; TD_NONE.
static uint32_t predicate_before(const td_analysis *x, uint32_t cue,
                                 uint32_t first) {
  const uint32_t head = x->tokens[cue].head;
  const bool completes =
      x->tokens[cue].rel == TD_REL_XCOMP ||
      (x->tokens[cue].rel == TD_REL_ADVCL && head != TD_NONE &&
       (td_is_complement(x, cue) || td_is_infinitive(x, cue) ||
        is_means(x, cue) || td_quotes_another(x, head)));
  const uint32_t verb = verb_of_text(x, cue);
  if (verb != TD_NONE) {
    return verb;
  }
  if (head == TD_NONE || head >= first || !completes ||
      !(x->tokens[head].upos == TD_UPOS_VERB ||
        x->tokens[head].upos == TD_UPOS_ADJ)) {
    return TD_NONE;
  }
  for (uint32_t t = head + 1; t < first; t++) {
    if (td_base_rel(x, t) != TD_REL_ADVMOD &&
        td_base_rel(x, t) != TD_REL_MARK &&
        td_base_rel(x, t) != TD_REL_COMPOUND) {
      return TD_NONE;
    }
  }
  return head;
}

// Kinds of words whose complements are told of their subject.
bool td_cue_tells(const td_analysis *x, uint32_t child) {
  static const td_word_kind kinds[] = {TD_WORD_ATTITUDE, TD_WORD_DESIRE,
                                       TD_WORD_REQUEST};
  const bool is_thing = td_base_rel(x, child) == TD_REL_OBJ ||
                        td_base_rel(x, child) == TD_REL_OBL;
  const size_t n = is_thing ? 1 : sizeof(kinds) / sizeof(kinds[0]);
  for (size_t k = 0; k < n; k++) {
    if (td_operator_above(x, child, kinds[k])) {
      return true;
    }
  }
  return false;
}

// In what or on what occasion it was said, not at what place; the day too
// where it stands bare: "said Monday", not "said on Monday".
bool td_is_occasion(const td_analysis *x, uint32_t child) {
  if (td_base_rel(x, child) != TD_REL_OBL) {
    return false;
  }
  const td_slice preposition = td_marker(x, child, TD_REL_CASE);
  if (x->time_of[child] != TD_NONE || preposition.length == 0) {
    return x->time_of[child] != TD_NONE && preposition.length == 0;
  }
  return td_is_report(x, x->tokens[child].head) && !td_cue_tells(x, child) &&
         x->tokens[child].rel != TD_REL_OBL_AGENT && !td_is_place(x, child) &&
         td_text_word(x, preposition, TD_WORD_PLACE);
}

static bool is_adjunct(const td_analysis *x, uint32_t child) {
  const td_rel rel = td_base_rel(x, child);
  return rel == TD_REL_COMPOUND || rel == TD_REL_ADVMOD ||
         td_is_occasion(x, child);
}

// Where an adjunct ends that is the cue's: before a clause read into it, and
// before what is set off.
static uint32_t adjunct_end(const td_analysis *x, uint32_t adjunct) {
  const td_span range = td_document_subtree(x->document, adjunct);
  uint32_t end = range.begin;
  while (end < range.end && x->tokens[end].upos != TD_UPOS_PUNCT &&
         x->tokens[end].upos != TD_UPOS_SCONJ &&
         x->tokens[end].upos != TD_UPOS_AUX &&
         x->tokens[end].upos != TD_UPOS_VERB) {
    end++;
  }
  return end < range.end && x->tokens[end].upos != TD_UPOS_PUNCT &&
                 x->tokens[end].upos != TD_UPOS_SCONJ
             ? range.begin
             : end;
}

// Particles, adverbs, days and "in a statement" right behind it.
static uint32_t words_end(const td_analysis *x, uint32_t cue) {
  uint32_t end = cue + 1;
  for (uint32_t c = x->tokens[cue].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (c < cue) {
      continue;
    }
    const td_span range = td_document_subtree(x->document, c);
    const uint32_t last = adjunct_end(x, c);
    if (!is_adjunct(x, c) || range.begin != end ||
        last - range.begin > MAX_ADJUNCT) {
      break;
    }
    end = last;
    if (last < range.end) {
      break;
    }
  }
  return end;
}

// Its words, with those of the predicates that lead to it.
td_span td_cue_words(const td_analysis *x, uint32_t cue, uint32_t *top) {
  td_span words = {words_begin(x, cue), words_end(x, cue)};
  *top = cue;
  for (;;) {
    const uint32_t above = predicate_before(x, *top, words.begin);
    if (above == TD_NONE) {
      return words;
    }
    *top = above;
    words.begin = words_begin(x, above);
  }
}

void td_cue_set_source(const td_analysis *x, uint32_t top, td_cue *cue) {
  cue->speaker = td_cue_speaker(x, cue->token);
  cue->who = td_child_exact(x, top, TD_REL_NSUBJ);
  if (cue->who == TD_NONE) {
    cue->who = cue->speaker;
  }
  if (cue->speaker == TD_NONE) {
    cue->speaker = cue->who;
  }
}

// The preposition of a phrase, before a clause too ("on Oman to go"), and of a
// clause that is used as one: "for saying", "about how".
static bool is_preposition(const td_analysis *x, uint32_t token,
                           uint32_t main) {
  const uint32_t head = x->tokens[token].head;
  if (head != TD_NONE && head != main && td_base_rel(x, head) == TD_REL_OBL) {
    return x->tokens[token].rel == TD_REL_CASE &&
           x->tokens[head].head == x->tokens[main].head;
  }
  if (head != main) {
    return false;
  }
  const bool is_named =
      td_slice_is(x->tokens[main].xpos, "VBG") ||
      td_slice_has_prefix(x->tokens[token + 1].xpos, td_slice_of("W"));
  return x->tokens[token].rel == TD_REL_CASE ||
         (x->tokens[token].rel == TD_REL_MARK && is_named &&
          td_slice_is(x->tokens[token].xpos, "IN"));
}

// The preposition of what is told is the cue's: "lashed out at".
void td_cue_take_preposition(const td_analysis *x, uint32_t main,
                             td_span *range, td_cue *cue) {
  while (range->begin == cue->words.end && range->begin < main &&
         is_preposition(x, range->begin, main)) {
    range->begin++;
    cue->words.end++;
  }
}
