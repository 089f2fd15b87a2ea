// SPDX-License-Identifier: MIT

#include "speech/cueplace.h"

#include "grammar/clause.h"
#include "grammar/fits.h"
#include "speech/cuewords.h"
#include "speech/passage.h"

#define MAX_SOURCE 5   // tokens of "- the Malian army"
#define MIN_HEADLINE 4 // tokens of ": talks fail again"
#define MIN_SAID 3     // tokens of "army holds town -"
#define MAX_MARKER 5   // words of "in the words of"
#define MAX_GAP 12     // tokens between "told" and "that"

static td_span sentence_range(const td_analysis *x, uint32_t token) {
  const td_sentence *s =
      &x->document->sentences.items[x->tokens[token].sentence];
  return (td_span){s->first_token, s->first_token + s->n_tokens};
}

static bool is_phrase_part(const td_analysis *x, uint32_t child) {
  switch (td_base_rel(x, child)) {
  case TD_REL_FLAT:
  case TD_REL_COMPOUND:
  case TD_REL_NMOD:
  case TD_REL_APPOS:
  case TD_REL_ACL:
  case TD_REL_AMOD:
  case TD_REL_NUMMOD:
  case TD_REL_DET:
  case TD_REL_CASE:
  case TD_REL_CONJ:
  case TD_REL_CC:
  case TD_REL_PUNCT:
    return true;
  default:
    return false;
  }
}

// The phrase that begins at `first`, whatever the parser hung it on.
static td_span phrase_at(const td_analysis *x, uint32_t first, uint32_t *head) {
  const td_span sentence = sentence_range(x, first);
  uint32_t top = first;
  while (x->tokens[top].head != TD_NONE && x->tokens[top].head > top &&
         x->tokens[top].head < sentence.end &&
         x->tokens[x->tokens[top].head].upos != TD_UPOS_VERB &&
         is_phrase_part(x, top)) {
    top = x->tokens[top].head;
  }
  *head = top;
  td_span range = {first, top + 1};
  for (uint32_t c = x->tokens[top].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const td_span part = td_document_subtree(x->document, c);
    if (c > top && is_phrase_part(x, c) && part.begin == range.end) {
      range.end = part.end;
    } else if (c > top) {
      break;
    }
  }
  return range;
}

static bool is_bound(const td_analysis *x, uint32_t token) {
  return x->tokens[token].upos == TD_UPOS_PUNCT;
}

// The subject that ends right before the cue, with what the parser made of it
// left aside; it is the cue's then.
static bool subject_before(const td_analysis *x, td_cue *cue, td_span *range) {
  const td_span sentence = sentence_range(x, cue->token);
  uint32_t first = cue->words.begin;
  while (first > sentence.begin && !is_bound(x, first - 1) &&
         x->tokens[first - 1].upos != TD_UPOS_VERB &&
         x->tokens[first - 1].upos != TD_UPOS_AUX) {
    first--;
  }
  if (first == cue->words.begin) {
    return false;
  }
  *range = phrase_at(x, first, &cue->who);
  cue->speaker = cue->who;
  return range->end == cue->words.begin;
}

// Whether something in `range` has a tense: a clause, not a phrase.
static bool has_tense(const td_analysis *x, td_span range) {
  for (uint32_t t = range.begin; t < range.end; t++) {
    if (td_is_tensed(x, t) || td_slice_is(x->tokens[t].xpos, "MD")) {
      return true;
    }
  }
  return false;
}

// Whether `child` of a verb of saying tells when, where or to whom it was said.
static bool is_around(const td_analysis *x, uint32_t child) {
  const td_rel rel = td_base_rel(x, child);
  return x->time_of[child] != TD_NONE || rel == TD_REL_ADVMOD ||
         (rel == TD_REL_OBL && !td_cue_tells(x, child)) ||
         ((rel == TD_REL_OBJ || rel == TD_REL_IOBJ) && td_is_actor(x, child));
}

// Whether `token` can name who says something, in a clause of its own.
static bool can_speak(const td_analysis *x, uint32_t token) {
  const td_upos upos = (td_upos)x->tokens[token].upos;
  return (td_is_noun(x, token) || upos == TD_UPOS_PRON) &&
         !td_is_relative_pronoun(x, token);
}

// Where the phrases end that say when, where and to whom, right behind the cue.
static uint32_t tail_end(const td_analysis *x, const td_cue *cue) {
  uint32_t end = cue->words.end;
  for (uint32_t c = x->tokens[cue->token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const td_span phrase = td_document_subtree(x->document, c);
    if (phrase.begin == end && is_around(x, c) && !has_tense(x, phrase)) {
      end = phrase.end;
    }
  }
  return end;
}

// Whether `range` can be what somebody says: a clause, not one that only says
// when or why.
static bool is_told(const td_analysis *x, td_span range) {
  return has_tense(x, range) && x->tokens[range.begin].upos != TD_UPOS_SCONJ &&
         !td_slice_is(x->tokens[range.begin].xpos, "WRB");
}

bool td_cue_find_source(const td_analysis *x, td_cue *cue) {
  const td_slice xpos = x->tokens[cue->token].xpos;
  td_cue found = *cue;
  td_span range;
  if (td_is_tensed(x, cue->token) && subject_before(x, &found, &range) &&
      can_speak(x, found.who)) {
    *cue = found;
    return true;
  }
  // Nobody holds what is only to be done ("ask him", "a way to praise it").
  return td_slice_is(xpos, "VBG") || td_slice_is(xpos, "VBN");
}

// "Life, X says, is short": between commas, wherever the parser hung it.
static bool read_set_off(const td_analysis *x, td_cue *cue) {
  const td_span sentence = sentence_range(x, cue->token);
  const uint32_t subject = td_child_exact(x, cue->token, TD_REL_NSUBJ);
  td_span range = {0, 0};
  if (subject != TD_NONE) {
    range = td_document_subtree(x->document, subject);
  } else if (!subject_before(x, cue, &range)) {
    return false;
  }
  if (range.begin > cue->words.begin) {
    range.begin = cue->words.begin;
  } else if (range.end == cue->words.begin) {
    range.end = tail_end(x, cue);
  } else {
    return false;
  }
  const td_span before = {sentence.begin, range.begin};
  if (range.begin == sentence.begin || !is_bound(x, range.begin - 1) ||
      td_slice_is(x->tokens[range.begin - 1].form, ";") ||
      range.end >= sentence.end || !is_bound(x, range.end) ||
      (range.end > cue->words.end &&
       (!is_told(x, before) || !can_speak(x, cue->who)))) {
    return false;
  }
  cue->contents[0] = before;
  cue->contents[1] = (td_span){range.end, sentence.end};
  return true;
}

// Where a reader finds nothing, the source is as it was.
bool td_cue_read_set_off(const td_analysis *x, td_cue *cue) {
  td_cue read = *cue;
  const bool is_read = read_set_off(x, &read);
  if (is_read) {
    *cue = read;
  }
  return is_read;
}

// "A left, said B": the subject behind it.
bool td_cue_read_inverted(const td_analysis *x, td_cue *cue) {
  const td_span sentence = sentence_range(x, cue->token);
  const uint32_t first = cue->words.begin, next = cue->token + 1;
  if (first <= sentence.begin + 1 || next >= sentence.end ||
      !td_is_tensed(x, cue->token) || !is_bound(x, first - 1) ||
      td_slice_is(x->tokens[first - 1].form, ";") ||
      td_child_exact(x, cue->token, TD_REL_OBJ) != TD_NONE) {
    return false;
  }
  const td_upos upos = (td_upos)x->tokens[next].upos;
  const bool is_name = upos == TD_UPOS_PROPN || upos == TD_UPOS_DET ||
                       upos == TD_UPOS_NOUN || upos == TD_UPOS_PRON;
  uint32_t who;
  const td_span phrase = phrase_at(x, next, &who);
  if (!is_name || (phrase.end < sentence.end && !is_bound(x, phrase.end) &&
                   x->tokens[phrase.end].upos != TD_UPOS_ADP)) {
    return false;
  }
  cue->who = cue->speaker = who;
  cue->contents[0] = (td_span){sentence.begin, first};
  return true;
}

// "that A left", "whether A left", "why A left": a clause that is told opens
// at `token`.
static bool opens_told(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  const td_upos next = (td_upos)x->tokens[token + 1].upos;
  if (next == TD_UPOS_PUNCT) {
    return false;
  }
  if (td_is_mark(x, t->lemma, TD_MARK_CONTENT)) {
    return !td_is_tensed(x, token + 1) && next != TD_UPOS_AUX;
  }
  return td_is_mark(x, t->lemma, TD_MARK_DOUBT) &&
         x->tokens[token - 1].upos != TD_UPOS_ADP &&
         x->tokens[token - 1].upos != TD_UPOS_CCONJ;
}

// Whether nothing that a verb of saying tells begins behind `token`: another
// clause or its stop.
static bool ends_gap(const td_analysis *x, uint32_t token) {
  const td_upos upos = (td_upos)x->tokens[token].upos;
  return td_is_tensed(x, token) || td_is_report(x, token) ||
         upos == TD_UPOS_AUX ||
         (upos == TD_UPOS_PUNCT && !td_is_quotation_mark(x, token));
}

// Whether something else than a clause that opens at `token` is told: "found
// fault with the claim that ...".
static bool tells_thing(const td_analysis *x, uint32_t verb, uint32_t token) {
  for (uint32_t c = x->tokens[verb].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const bool is_thing = td_base_rel(x, c) == TD_REL_OBJ && !td_is_actor(x, c);
    if (c > verb && c < token && (is_thing || td_cue_tells(x, c))) {
      return true;
    }
  }
  return false;
}

// "told the BBC last week that A left": what follows "that".
bool td_cue_read_that(const td_analysis *x, td_cue *cue) {
  const td_span sentence = sentence_range(x, cue->token);
  for (uint32_t t = cue->words.end;
       t + 2 < sentence.end && t < cue->words.end + MAX_GAP; t++) {
    if (opens_told(x, t)) {
      cue->contents[0] = (td_span){t, sentence.end};
      return !tells_thing(x, cue->token, t);
    }
    if (ends_gap(x, t)) {
      return false;
    }
  }
  return false;
}

static bool is_adjoined(const td_analysis *x, uint32_t token) {
  const td_upos upos = (td_upos)x->tokens[token].upos;
  return upos == TD_UPOS_ADP || upos == TD_UPOS_CCONJ || upos == TD_UPOS_PART;
}

// "polls show Oman ahead": all that follows, where nothing was read as told.
// Not what only says how or where: "wrote for the paper", "is advising and
// helping".
bool td_cue_read_rest(const td_analysis *x, td_cue *cue) {
  const td_span sentence = sentence_range(x, cue->token);
  td_span rest = {cue->words.end, sentence.end};
  while (!td_is_empty(rest) && is_bound(x, rest.end - 1)) {
    rest.end--;
  }
  if (cue->who == TD_NONE || td_is_empty(rest) || is_bound(x, rest.begin) ||
      is_adjoined(x, rest.begin) || td_base_rel(x, cue->token) != TD_REL_ROOT ||
      td_child_exact(x, cue->token, TD_REL_OBJ) != TD_NONE ||
      td_is_passive(x, cue->token)) {
    return false;
  }
  cue->contents[0] = rest;
  return true;
}

// ---------------------------------------------------------- "according to"

// How many words the marker of a source that ends at `token` has; 0.
static uint32_t marker_length(const td_analysis *x, uint32_t token) {
  const td_upos upos = (td_upos)x->tokens[token].upos;
  uint32_t length = 0;
  for (uint32_t n = 1;
       n <= MAX_MARKER && (upos == TD_UPOS_ADP || upos == TD_UPOS_SCONJ); n++) {
    if (td_lexicon_word(x->lexicon, td_words_ending_at(x, token, n),
                        TD_WORD_SOURCE, 0)) {
      length = n;
    }
  }
  return length;
}

bool td_cue_read_marker(const td_analysis *x, uint32_t token, td_cue *cue) {
  const uint32_t length = marker_length(x, token);
  const td_span sentence = sentence_range(x, token);
  if (length == 0 || token + 1 >= sentence.end) {
    return false;
  }
  *cue = (td_cue){.token = token, .clause = TD_NONE};
  cue->words = (td_span){token + 1 - length, token + 1};
  const td_span phrase = phrase_at(x, token + 1, &cue->who);
  cue->speaker = cue->who;
  cue->contents[0] = (td_span){sentence.begin, cue->words.begin};
  cue->contents[1] = (td_span){phrase.end, sentence.end};
  uint32_t next = phrase.end;
  while (next < sentence.end && x->tokens[next].upos == TD_UPOS_PUNCT) {
    next++;
  }
  // "A left, according to B, but C stayed", "...; C stayed".
  if (next < sentence.end && cue->words.begin > sentence.begin + 1 &&
      (x->tokens[next].upos == TD_UPOS_CCONJ ||
       x->tokens[next].upos == TD_UPOS_SCONJ ||
       td_slice_is(x->tokens[next - 1].form, ";"))) {
    cue->contents[1] = (td_span){0, 0};
  }
  return true;
}

// The name that fills `range`; TD_NONE.
static uint32_t name_of(const td_analysis *x, td_span range) {
  for (uint32_t t = range.begin; t < range.end; t++) {
    const uint32_t mention = td_mention_at(x, t);
    if (mention == TD_NONE) {
      continue;
    }
    const td_mention *m = &x->document->mentions.items[mention];
    if (m->form == TD_FORM_NAME && m->first_token == range.begin &&
        m->first_token + m->n_tokens == range.end &&
        (m->type == TD_TYPE_PER || m->type == TD_TYPE_ORG)) {
      return t;
    }
  }
  return TD_NONE;
}

// The noun above all words of `range`, none of which is a verb; TD_NONE.
static uint32_t noun_of(const td_analysis *x, td_span range) {
  uint32_t top = range.begin;
  while (x->tokens[top].head >= range.begin &&
         x->tokens[top].head < range.end) {
    top = x->tokens[top].head;
  }
  for (uint32_t t = range.begin; t < range.end; t++) {
    const bool is_verb =
        x->tokens[t].upos == TD_UPOS_VERB &&
        !td_slice_is(x->tokens[t].xpos, "VBG"); // "ruling party"
    if (is_verb || x->tokens[t].upos == TD_UPOS_PUNCT ||
        !td_document_is_below(x->document, t, top)) {
      return TD_NONE;
    }
  }
  return td_is_noun(x, top) && td_is_actor(x, top) ? top : TD_NONE;
}

// Whether a verb of what is told stands there: no "Sanctions notice: Oman".
static bool has_verb(const td_analysis *x, td_span range) {
  for (uint32_t t = range.begin; t < range.end; t++) {
    if (x->tokens[t].upos == TD_UPOS_VERB) {
      return true;
    }
  }
  return false;
}

// "Witnesses", "Rights group" before the colon of a headline; TD_NONE. A state
// is where it is told from.
static uint32_t teller_of(const td_analysis *x, uint32_t colon, td_span range) {
  const td_sentence *s =
      &x->document->sentences.items[x->tokens[colon].sentence];
  if (!td_document_is_title(x->document, s) ||
      range.end > range.begin + MAX_SOURCE ||
      !has_verb(x, (td_span){colon, s->first_token + s->n_tokens})) {
    return TD_NONE;
  }
  const uint32_t noun = noun_of(x, range);
  return noun != TD_NONE && x->tokens[noun].upos != TD_UPOS_NUM &&
                 td_mention_at(x, noun) != TD_NONE &&
                 x->document->mentions.items[td_mention_at(x, noun)].form ==
                     TD_FORM_NOMINAL
             ? noun
             : TD_NONE;
}

bool td_cue_read_colon(const td_analysis *x, uint32_t token, td_cue *cue) {
  const td_span sentence = sentence_range(x, token);
  if (!td_slice_is(x->tokens[token].form, ":") ||
      token + MIN_HEADLINE > sentence.end) {
    return false;
  }
  const td_span before = {sentence.begin, token};
  const uint32_t name = name_of(x, before);
  const uint32_t who = name == TD_NONE && token > sentence.begin
                           ? teller_of(x, token, before)
                           : name;
  if (who == TD_NONE) {
    return false;
  }
  *cue = (td_cue){.token = token,
                  .words = {token, token + 1},
                  .who = who,
                  .speaker = who,
                  .clause = TD_NONE};
  cue->contents[0] = (td_span){token + 1, sentence.end};
  return true;
}

// A dash between spaces, or a colon before one.
static bool is_dash(const td_analysis *x, uint32_t token, td_span sentence) {
  const td_slice form = x->tokens[token].form;
  return (td_slice_is(form, "-") || td_slice_is(form, "–") ||
          td_slice_is(form, "—") || td_slice_is(form, ":")) &&
         token > sentence.begin && token + 1 < sentence.end &&
         (td_slice_is(form, ":") ||
          x->tokens[token - 1].span.end < x->tokens[token].span.begin) &&
         x->tokens[token].span.end < x->tokens[token + 1].span.begin;
}

bool td_cue_read_dash(const td_analysis *x, uint32_t token, td_cue *cue) {
  const td_span sentence = sentence_range(x, token);
  if (!is_dash(x, token, sentence) || !td_is_in_headline(x, token) ||
      token + 1 + MAX_SOURCE < sentence.end ||
      sentence.begin + MIN_SAID > token) {
    return false;
  }
  const uint32_t noun = noun_of(x, (td_span){token + 1, sentence.end});
  if (noun == TD_NONE || (td_slice_is(x->tokens[token].form, ":") &&
                          !has_verb(x, (td_span){sentence.begin, token}))) {
    return false;
  }
  *cue = (td_cue){.token = token,
                  .words = {token, token + 1},
                  .who = noun,
                  .speaker = noun,
                  .clause = TD_NONE};
  cue->contents[0] = (td_span){sentence.begin, token};
  return true;
}

// ", adding that ...": more that the same source says.
static bool says_more(const td_analysis *x, uint32_t token) {
  return td_slice_is(x->tokens[token].xpos, "VBG") &&
         td_base_rel(x, token) == TD_REL_ADVCL &&
         (td_is_report(x, token) || td_token_word(x, token, TD_WORD_ATTITUDE));
}

// ", which B said was ...": what somebody else says of it.
static bool is_said_of(const td_analysis *x, uint32_t token) {
  const uint32_t verb = x->tokens[token].head;
  return td_is_relative_pronoun(x, token) && verb != TD_NONE && verb > token &&
         td_base_rel(x, verb) == TD_REL_ACL &&
         td_child_exact(x, verb, TD_REL_NSUBJ) != token &&
         td_child_exact(x, verb, TD_REL_NSUBJ) != TD_NONE &&
         (td_is_report(x, verb) || td_token_word(x, verb, TD_WORD_ATTITUDE));
}

// ", and added that ...": the same, where the tree has it below what was told.
static bool goes_on(const td_analysis *x, uint32_t token) {
  const uint32_t verb = x->tokens[token].head;
  return x->tokens[token].upos == TD_UPOS_CCONJ && verb != TD_NONE &&
         verb > token && td_base_rel(x, verb) == TD_REL_CONJ &&
         td_is_report(x, verb) && !td_has_child(x, verb, TD_REL_NSUBJ) &&
         (td_is_tensed(x, verb) || td_slice_is(x->tokens[verb].xpos, "VBG")) &&
         td_told_clause(x, verb) != TD_NONE;
}

// Whether a source is named from `token` to the end of its sentence.
static bool ends_with_marker(const td_analysis *x, uint32_t token,
                             uint32_t *begin) {
  td_cue cue;
  if (!td_cue_read_marker(x, token, &cue)) {
    return false;
  }
  td_span behind = cue.contents[1];
  while (behind.begin < behind.end && is_bound(x, behind.begin)) {
    behind.begin++;
  }
  *begin = cue.words.begin;
  return td_is_empty(behind) && !td_is_empty(cue.contents[0]);
}

td_span td_cue_cut(const td_analysis *x, td_span range) {
  for (uint32_t t = range.begin + 1; t < range.end; t++) {
    uint32_t begin = t;
    const bool follows = is_bound(x, t - 1);
    if (ends_with_marker(x, t, &begin) || goes_on(x, t) ||
        (follows && (says_more(x, t) || is_said_of(x, t)))) {
      range.end = begin > range.begin ? begin : range.end;
    }
  }
  return range;
}
