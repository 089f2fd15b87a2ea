// SPDX-License-Identifier: MIT

#include "extract/cue.h"

#include "extract/deep.h"
#include "extract/fits.h"
#include "extract/status.h"

#define MAX_ADJUNCT 4  // tokens of "in a statement"
#define MIN_HEADLINE 4 // tokens of ": talks fail again"
#define MAX_GAP 7      // tokens between "told" and "that"

bool td_is_report(const td_extraction *x, uint32_t token) {
  return x->tokens[token].upos == TD_UPOS_VERB &&
         td_token_word(x, token, TD_WORD_REPORTING) != NULL;
}

uint32_t td_inserted_report(const td_extraction *x, uint32_t token) {
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    // With something said after it, it is a sentence of its own.
    const uint32_t said = td_document_child(x->document, c, TD_REL_CCOMP);
    if (x->tokens[c].rel == TD_REL_PARATAXIS && td_is_report(x, c) &&
        (said == TD_NONE || said < c) && td_has_child(x, c, TD_REL_NSUBJ)) {
      return c;
    }
  }
  return TD_NONE;
}

uint32_t td_marked_source(const td_extraction *x, uint32_t token) {
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const td_rel rel = td_rel_base(x->tokens[c].rel);
    if (rel == TD_REL_OBL || rel == TD_REL_NMOD || rel == TD_REL_PARATAXIS) {
      if (td_text_word(x, td_marker(x, c, TD_REL_CASE), TD_WORD_SOURCE)) {
        return c;
      }
    }
    if (rel == TD_REL_ADVCL &&
        td_lexicon_word(x->lexicon, x->tokens[c].form_term, TD_WORD_SOURCE,
                        0)) {
      return td_document_child(x->document, c, TD_REL_OBJ);
    }
  }
  return TD_NONE;
}

static td_rel base_rel(const td_extraction *x, uint32_t token) {
  return td_rel_base((td_rel)x->tokens[token].rel);
}

// A clause with "that" and a subject of its own, read as part of what stands
// before it: "said on Monday that she would go".
static uint32_t clause_below(const td_extraction *x, uint32_t adjunct) {
  for (uint32_t c = x->tokens[adjunct].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const uint32_t first = td_document_subtree(x->document, c).begin;
    if (c > adjunct && td_slice_is(x->tokens[first].xpos, "IN") &&
        base_rel(x, c) == TD_REL_ACL && x->tokens[first].head == c &&
        x->tokens[first].rel == TD_REL_MARK &&
        (td_has_child(x, c, TD_REL_NSUBJ) ||
         td_child_exact(x, c, TD_REL_EXPL) != TD_NONE)) {
      return c;
    }
  }
  return TD_NONE;
}

uint32_t td_told_clause(const td_extraction *x, uint32_t token) {
  const uint32_t clause = td_document_child(x->document, token, TD_REL_CCOMP);
  if (clause != TD_NONE || !td_is_report(x, token)) {
    return clause;
  }
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (c > token && base_rel(x, c) == TD_REL_OBL) {
      const uint32_t below = clause_below(x, c);
      if (below != TD_NONE) {
        return below;
      }
    }
  }
  return TD_NONE;
}

// ---------------------------------------------------------------- its words

static bool is_light(const td_extraction *x, uint32_t token, uint32_t of) {
  const td_rel rel = base_rel(x, token);
  const bool is_when = td_slice_is(x->tokens[token].xpos, "WRB");
  return x->tokens[token].head == of &&
         (rel == TD_REL_AUX || (rel == TD_REL_ADVMOD && !is_when) ||
          rel == TD_REL_COP ||
          (rel == TD_REL_MARK && x->tokens[token].upos == TD_UPOS_PART));
}

// Auxiliaries and adverbs right before `head`: "has also said". Words below
// it that an adverb has of its own ("more likely") come along.
static uint32_t words_begin(const td_extraction *x, uint32_t head) {
  const td_sentence *s =
      &x->document->sentences.items[x->tokens[head].sentence];
  uint32_t first = head;
  while (first > s->first_token) {
    const uint32_t before = first - 1;
    const uint32_t above = x->tokens[before].head;
    const bool modifies = above != TD_NONE && above >= first && above < head &&
                          base_rel(x, before) == TD_REL_ADVMOD;
    if (!is_light(x, before, head) && !modifies) {
      break;
    }
    first = before;
  }
  return first;
}

// The predicate that `cue` completes without anything between them: "began by
// saying", "was quick to say", "declined to say"; TD_NONE.
static uint32_t predicate_before(const td_extraction *x, uint32_t cue,
                                 uint32_t first) {
  const uint32_t head = x->tokens[cue].head;
  const bool completes =
      x->tokens[cue].rel == TD_REL_XCOMP ||
      (x->tokens[cue].rel == TD_REL_ADVCL && head != TD_NONE &&
       (td_is_complement(x, cue) ||
        (td_is_infinitive(x, cue) &&
         td_token_word(x, head, TD_WORD_IMPLICATIVE))));
  if (head == TD_NONE || head >= first || !completes ||
      !(x->tokens[head].upos == TD_UPOS_VERB ||
        x->tokens[head].upos == TD_UPOS_ADJ)) {
    return TD_NONE;
  }
  for (uint32_t t = head + 1; t < first; t++) {
    if (base_rel(x, t) != TD_REL_ADVMOD && base_rel(x, t) != TD_REL_MARK &&
        base_rel(x, t) != TD_REL_COMPOUND) {
      return TD_NONE;
    }
  }
  return head;
}

// Where and when it was said, and in what.
static bool is_occasion(const td_extraction *x, uint32_t child) {
  return base_rel(x, child) == TD_REL_OBL &&
         (x->time_of[child] != TD_NONE ||
          (td_is_report(x, x->tokens[child].head) &&
           td_text_word(x, td_marker(x, child, TD_REL_CASE), TD_WORD_PLACE)));
}

static bool is_adjunct(const td_extraction *x, uint32_t child) {
  const td_rel rel = base_rel(x, child);
  return rel == TD_REL_COMPOUND || rel == TD_REL_ADVMOD ||
         is_occasion(x, child);
}

// Particles, adverbs, days and "in a statement" right behind it.
static uint32_t words_end(const td_extraction *x, uint32_t cue) {
  uint32_t end = cue + 1;
  for (uint32_t c = x->tokens[cue].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (c < cue) {
      continue;
    }
    const td_span range = td_document_subtree(x->document, c);
    if (!is_adjunct(x, c) || range.begin != end ||
        range.end - range.begin > MAX_ADJUNCT) {
      break;
    }
    end = range.end;
  }
  return end;
}

// Its words, with those of the predicates that lead to it.
static td_span words_of(const td_extraction *x, uint32_t cue, uint32_t *top) {
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

// ---------------------------------------------------------------- its source

// "quoted B as saying": the participle, which hangs on `verb`; TD_NONE.
static uint32_t saying_of(const td_extraction *x, uint32_t verb) {
  for (uint32_t c = x->tokens[verb].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (c > verb && td_is_report(x, c) &&
        td_slice_is(x->tokens[c].xpos, "VBG") &&
        td_is_mark(x, x->tokens[c - 1].lemma, TD_MARK_QUALITY) &&
        td_has_child(x, verb, TD_REL_OBJ)) {
      return c;
    }
  }
  return TD_NONE;
}

bool td_quotes_another(const td_extraction *x, uint32_t verb) {
  return saying_of(x, verb) != TD_NONE;
}

uint32_t td_cue_speaker(const td_extraction *x, uint32_t verb) {
  const uint32_t head = x->tokens[verb].head;
  return head != TD_NONE && saying_of(x, head) == verb
             ? td_document_child(x->document, head, TD_REL_OBJ)
             : td_deep_subject(x, verb);
}

static void set_source(const td_extraction *x, uint32_t top, td_cue *cue) {
  cue->speaker = td_cue_speaker(x, cue->token);
  cue->who = td_child_exact(x, top, TD_REL_NSUBJ);
  if (cue->who == TD_NONE) {
    cue->who = cue->speaker;
  }
  if (cue->speaker == TD_NONE) {
    cue->speaker = cue->who;
  }
}

// --------------------------------------------------------------- its content

static bool is_empty(td_span range) { return range.begin >= range.end; }

// Kinds of words whose complements are told of their subject.
static bool tells(const td_extraction *x, uint32_t child) {
  static const td_word_kind kinds[] = {TD_WORD_ATTITUDE, TD_WORD_INTENTION,
                                       TD_WORD_DESIRE, TD_WORD_REQUEST};
  const bool is_thing =
      base_rel(x, child) == TD_REL_OBJ || base_rel(x, child) == TD_REL_OBL;
  const size_t n = is_thing ? 1 : sizeof(kinds) / sizeof(kinds[0]);
  for (size_t k = 0; k < n; k++) {
    if (td_operator_above(x, child, kinds[k])) {
      return true;
    }
  }
  return false;
}

static bool is_named_attitude(const td_extraction *x, uint32_t token) {
  const uint32_t event = x->event_of[token];
  return event != TD_NONE &&
         td_lexicon_rule(x->lexicon, TD_TID_AttitudeRule,
                         x->document->events.items[event].classes[0]);
}

static uint32_t rank_of(const td_extraction *x, uint32_t child) {
  switch (base_rel(x, child)) {
  case TD_REL_CCOMP:
    return 0;
  case TD_REL_XCOMP:
    return 1;
  case TD_REL_OBJ:
    return 2;
  case TD_REL_OBL:
    return 3;
  case TD_REL_ADVCL:
    return td_is_complement(x, child) ? 1 : 4;
  default:
    return UINT32_MAX;
  }
}

// What is told of the subject of `cue`: a clause, an object, a phrase.
static uint32_t complement_of(const td_extraction *x, uint32_t cue) {
  uint32_t best = TD_NONE;
  for (uint32_t c = x->tokens[cue].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (c < cue || rank_of(x, c) == UINT32_MAX || x->time_of[c] != TD_NONE ||
        (best != TD_NONE && rank_of(x, c) >= rank_of(x, best))) {
      continue;
    }
    if (tells(x, c) || (is_named_attitude(x, cue) && rank_of(x, c) < 3)) {
      best = c;
    }
  }
  return best;
}

static bool belongs(const td_extraction *x, uint32_t child) {
  const td_rel rel = base_rel(x, child);
  return rel == TD_REL_XCOMP || rel == TD_REL_CCOMP || rel == TD_REL_OBJ ||
         rel == TD_REL_IOBJ ||
         (rel == TD_REL_OBL && x->time_of[child] == TD_NONE &&
          x->tokens[child].rel != TD_REL_OBL_AGENT);
}

// "[Oman] [to lift the ban]", "[her] [as a friend]": `main` and what belongs
// to the same verb around it.
static td_span content_range(const td_extraction *x, uint32_t cue,
                             uint32_t main) {
  td_span range = td_document_subtree(x->document, main);
  const bool is_clause = base_rel(x, main) == TD_REL_CCOMP;
  for (uint32_t c = x->tokens[cue].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const td_span here = td_document_subtree(x->document, c);
    if (c < cue || c == main || !belongs(x, c) || is_clause) {
      continue;
    }
    if (here.end == range.begin && base_rel(x, c) != TD_REL_OBL) {
      range.begin = here.begin;
    } else if (here.begin == range.end) {
      range.end = here.end;
    }
  }
  return range;
}

// The preposition of what is told is the cue's: "lashed out at".
static void take_preposition(const td_extraction *x, uint32_t main,
                             td_span *range, td_cue *cue) {
  while (range->begin == cue->words.end && range->begin < main &&
         x->tokens[range->begin].head == main &&
         x->tokens[range->begin].rel == TD_REL_CASE) {
    range->begin++;
    cue->words.end++;
  }
}

static bool read_passive(const td_extraction *x, uint32_t top, td_cue *cue) {
  const uint32_t subject = td_child_exact(x, top, TD_REL_NSUBJ_PASS);
  const uint32_t agent = td_child_exact(x, cue->token, TD_REL_OBL_AGENT);
  const uint32_t main = complement_of(x, cue->token);
  if (subject == TD_NONE || !tells(x, subject) ||
      (agent == TD_NONE && main == TD_NONE)) {
    return false;
  }
  cue->who = cue->speaker = agent;
  cue->contents[0] = td_document_subtree(x->document, subject);
  if (main != TD_NONE) {
    cue->contents[1] = content_range(x, cue->token, main);
    take_preposition(x, main, &cue->contents[1], cue);
  }
  return true;
}

static bool read_attitude(const td_extraction *x, uint32_t top, td_cue *cue) {
  if (td_is_passive(x, cue->token)) {
    return read_passive(x, top, cue);
  }
  const uint32_t main = complement_of(x, cue->token);
  if (main == TD_NONE || cue->speaker == TD_NONE) {
    return false;
  }
  cue->contents[0] = content_range(x, cue->token, main);
  take_preposition(x, main, &cue->contents[0], cue);
  return !is_empty(cue->contents[0]);
}

// The two sides of an inserted clause.
static void set_sides(const td_extraction *x, uint32_t head, uint32_t inserted,
                      td_cue *cue) {
  const td_span whole = td_document_subtree(x->document, head);
  const td_span without = td_document_subtree(x->document, inserted);
  cue->contents[0] = (td_span){whole.begin, without.begin};
  cue->contents[1] = (td_span){without.end, whole.end};
}

// --------------------------------------------- by position, where trees fail

static td_span sentence_range(const td_extraction *x, uint32_t token) {
  const td_sentence *s =
      &x->document->sentences.items[x->tokens[token].sentence];
  return (td_span){s->first_token, s->first_token + s->n_tokens};
}

static bool is_phrase_part(const td_extraction *x, uint32_t child) {
  switch (base_rel(x, child)) {
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
static td_span phrase_at(const td_extraction *x, uint32_t first,
                         uint32_t *head) {
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

static bool is_bound(const td_extraction *x, uint32_t token) {
  return x->tokens[token].upos == TD_UPOS_PUNCT;
}

// The subject that ends right before the cue, with what the parser made of it
// left aside; it is the cue's then.
static bool subject_before(const td_extraction *x, td_cue *cue,
                           td_span *range) {
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

// "Life, X says, is short": between commas, wherever the parser hung it.
static bool read_set_off(const td_extraction *x, td_cue *cue) {
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
    range.end = cue->words.end;
  } else {
    return false;
  }
  if (range.begin == sentence.begin || !is_bound(x, range.begin - 1) ||
      range.end >= sentence.end || !is_bound(x, range.end)) {
    return false;
  }
  cue->contents[0] = (td_span){sentence.begin, range.begin};
  cue->contents[1] = (td_span){range.end, sentence.end};
  return true;
}

// "A left, said B": the subject behind it.
static bool read_inverted(const td_extraction *x, td_cue *cue) {
  const td_span sentence = sentence_range(x, cue->token);
  const uint32_t first = cue->words.begin, next = cue->token + 1;
  if (first <= sentence.begin + 1 || next >= sentence.end ||
      !td_is_tensed(x, cue->token) || !is_bound(x, first - 1) ||
      td_child_exact(x, cue->token, TD_REL_OBJ) != TD_NONE) {
    return false;
  }
  const td_upos upos = (td_upos)x->tokens[next].upos;
  const bool is_name = upos == TD_UPOS_PROPN || upos == TD_UPOS_DET ||
                       upos == TD_UPOS_NOUN || upos == TD_UPOS_PRON;
  const td_span phrase = phrase_at(x, next, &cue->who);
  if (!is_name || (phrase.end < sentence.end && !is_bound(x, phrase.end) &&
                   x->tokens[phrase.end].upos != TD_UPOS_ADP)) {
    return false;
  }
  cue->speaker = cue->who;
  cue->contents[0] = (td_span){sentence.begin, first};
  return true;
}

// "told the BBC last week that A left": what follows "that".
static bool read_that(const td_extraction *x, td_cue *cue) {
  const td_span sentence = sentence_range(x, cue->token);
  for (uint32_t t = cue->words.end;
       t + 2 < sentence.end && t < cue->words.end + MAX_GAP; t++) {
    const td_token *token = &x->tokens[t];
    if (token->upos == TD_UPOS_VERB || token->upos == TD_UPOS_AUX ||
        token->upos == TD_UPOS_PUNCT) {
      return false;
    }
    const td_upos next = (td_upos)x->tokens[t + 1].upos;
    if (td_is_mark(x, token->lemma, TD_MARK_CONTENT) && next != TD_UPOS_VERB &&
        next != TD_UPOS_AUX && next != TD_UPOS_PUNCT) {
      cue->contents[0] = (td_span){t, sentence.end};
      return true;
    }
  }
  return false;
}

// ------------------------------------------------------ nouns and adjectives

// What the noun or adjective `token` is about: its own complement.
static uint32_t topic_of(const td_extraction *x, uint32_t token) {
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (c > token && td_operator_above(x, c, TD_WORD_ATTITUDE)) {
      return c;
    }
  }
  return TD_NONE;
}

static bool is_attitude_noun(const td_extraction *x, uint32_t token) {
  for (unsigned n = 0; x->tokens[token].upos == TD_UPOS_NOUN; n++) {
    const td_word *word = td_lexicon_word(
        x->lexicon, x->tokens[token].lemma_term, TD_WORD_ATTITUDE, n);
    if (!word || word->upos == TD_UPOS_NOUN) {
      return word != NULL;
    }
  }
  return false;
}

// "made [a sharp attack on] the plan": a verb that only carries the noun.
static bool read_light_verb(const td_extraction *x, td_cue *cue) {
  const uint32_t noun = td_document_child(x->document, cue->token, TD_REL_OBJ);
  const td_word *verb = td_token_word(x, cue->token, TD_WORD_SUPPORT);
  if (noun == TD_NONE || noun < cue->token || !is_attitude_noun(x, noun) ||
      !verb || verb->subject_role != (int)TD_ROLE_ACTOR) {
    return false;
  }
  uint32_t topic = topic_of(x, noun);
  for (uint32_t c = noun; topic == TD_NONE && c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const bool is_about = base_rel(x, c) == TD_REL_OBL &&
                          x->time_of[c] == TD_NONE &&
                          td_document_subtree(x->document, c).begin == noun + 1;
    topic = is_about || base_rel(x, c) == TD_REL_CCOMP ? c : TD_NONE;
  }
  if (topic == TD_NONE) {
    return false;
  }
  cue->contents[0] = td_document_subtree(x->document, topic);
  cue->words.end = noun + 1;
  take_preposition(x, topic, &cue->contents[0], cue);
  return cue->contents[0].begin >= cue->words.end;
}

// Adjectives right before a noun.
static uint32_t noun_begin(const td_extraction *x, uint32_t noun) {
  uint32_t first = noun;
  while (first > 0 && x->tokens[first - 1].head == noun &&
         (base_rel(x, first - 1) == TD_REL_AMOD ||
          base_rel(x, first - 1) == TD_REL_COMPOUND)) {
    first--;
  }
  return first;
}

// "Oman's criticism of the plan".
static bool read_noun(const td_extraction *x, td_cue *cue) {
  const uint32_t topic = topic_of(x, cue->token);
  if (topic == TD_NONE || is_occasion(x, cue->token)) {
    return false;
  }
  cue->words = (td_span){noun_begin(x, cue->token), cue->token + 1};
  cue->who = cue->speaker = td_child_exact(x, cue->token, TD_REL_NMOD_POSS);
  if (cue->who == TD_NONE) {
    return false;
  }
  cue->contents[0] = td_document_subtree(x->document, topic);
  take_preposition(x, topic, &cue->contents[0], cue);
  return true;
}

// "is critical of the plan", "was quick to praise it".
static bool read_adjective(const td_extraction *x, td_cue *cue) {
  const uint32_t topic = topic_of(x, cue->token);
  if (topic == TD_NONE || !td_has_child(x, cue->token, TD_REL_COP) ||
      (td_is_report(x, topic) && td_told_clause(x, topic) != TD_NONE)) {
    return false; // "was quick to say that": read from "say"
  }
  cue->words = (td_span){words_begin(x, cue->token), cue->token + 1};
  set_source(x, cue->token, cue);
  cue->contents[0] = td_document_subtree(x->document, topic);
  take_preposition(x, topic, &cue->contents[0], cue);
  return true;
}

// "seems to be gone": told of its subject by nobody.
static bool read_raising(const td_extraction *x, uint32_t top, td_cue *cue) {
  const uint32_t told =
      td_document_child(x->document, cue->token, TD_REL_XCOMP);
  const uint32_t subject = td_child_exact(x, top, TD_REL_NSUBJ);
  if (told == TD_NONE || told < cue->token || subject == TD_NONE ||
      !td_operator_above(x, told, TD_WORD_HEDGE)) {
    return false;
  }
  cue->who = cue->speaker = TD_NONE;
  cue->contents[0] = td_document_subtree(x->document, subject);
  cue->contents[1] = td_document_subtree(x->document, told);
  return true;
}

bool td_cue_read(const td_extraction *x, uint32_t token, td_cue *cue) {
  *cue = (td_cue){
      .token = token, .who = TD_NONE, .speaker = TD_NONE, .clause = TD_NONE};
  const td_upos upos = (td_upos)x->tokens[token].upos;
  if (upos == TD_UPOS_NOUN) {
    return read_noun(x, cue);
  }
  if (upos == TD_UPOS_ADJ) {
    return read_adjective(x, cue);
  }
  if (upos != TD_UPOS_VERB || td_quotes_another(x, token)) {
    return false;
  }
  uint32_t top;
  cue->words = words_of(x, token, &top);
  set_source(x, top, cue);
  const uint32_t head = x->tokens[token].head;
  if (x->tokens[token].rel == TD_REL_PARATAXIS &&
      td_inserted_report(x, head) == token) {
    cue->clause = head;
    set_sides(x, head, token, cue);
    return true;
  }
  cue->clause = td_told_clause(x, token);
  if (cue->clause != TD_NONE) {
    cue->contents[0] = content_range(x, token, cue->clause);
    return true;
  }
  if (td_is_report(x, token)) {
    return read_set_off(x, cue) || read_inverted(x, cue) || read_that(x, cue) ||
           read_light_verb(x, cue) || read_attitude(x, top, cue) ||
           td_is_report(x, token);
  }
  return read_light_verb(x, cue) || read_attitude(x, top, cue) ||
         read_raising(x, top, cue);
}

// ---------------------------------------------------------- "according to"

// How many words the marker of a source that ends at `token` has; 0.
static uint32_t marker_length(const td_extraction *x, uint32_t token) {
  const td_upos upos = (td_upos)x->tokens[token].upos;
  if ((upos != TD_UPOS_ADP && upos != TD_UPOS_SCONJ) ||
      !td_word_ending_at(x, token, TD_WORD_SOURCE)) {
    return 0;
  }
  // The words of a marker hang on its first.
  uint32_t first = token;
  while (first > sentence_range(x, token).begin &&
         (x->tokens[first].head == first - 1 ||
          x->tokens[first - 1].head == token)) {
    first--;
  }
  return token + 1 - first;
}

bool td_cue_read_marker(const td_extraction *x, uint32_t token, td_cue *cue) {
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
  // "A left, according to B, but C stayed".
  if (next < sentence.end && cue->words.begin > sentence.begin + 1 &&
      (x->tokens[next].upos == TD_UPOS_CCONJ ||
       x->tokens[next].upos == TD_UPOS_SCONJ)) {
    cue->contents[1] = (td_span){0, 0};
  }
  return true;
}

// The name that fills `range`; TD_NONE.
static uint32_t name_of(const td_extraction *x, td_span range) {
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

bool td_cue_read_colon(const td_extraction *x, uint32_t token, td_cue *cue) {
  const td_span sentence = sentence_range(x, token);
  if (!td_slice_is(x->tokens[token].form, ":") ||
      token + MIN_HEADLINE > sentence.end) {
    return false;
  }
  const uint32_t name = name_of(x, (td_span){sentence.begin, token});
  if (name == TD_NONE) {
    return false;
  }
  *cue = (td_cue){.token = token,
                  .words = {token, token + 1},
                  .who = name,
                  .speaker = name,
                  .clause = TD_NONE};
  cue->contents[0] = (td_span){token + 1, sentence.end};
  return true;
}

// ", adding that ...": more that the same source says.
static bool says_more(const td_extraction *x, uint32_t token) {
  return td_slice_is(x->tokens[token].xpos, "VBG") &&
         base_rel(x, token) == TD_REL_ADVCL &&
         (td_is_report(x, token) || td_token_word(x, token, TD_WORD_ATTITUDE));
}

// ", which B said was ...": what somebody else says of it.
static bool is_said_of(const td_extraction *x, uint32_t token) {
  const uint32_t verb = x->tokens[token].head;
  return td_is_relative_pronoun(x, token) && verb != TD_NONE && verb > token &&
         base_rel(x, verb) == TD_REL_ACL &&
         td_child_exact(x, verb, TD_REL_NSUBJ) != token &&
         td_child_exact(x, verb, TD_REL_NSUBJ) != TD_NONE &&
         (td_is_report(x, verb) || td_token_word(x, verb, TD_WORD_ATTITUDE));
}

// Whether a source is named from `token` to the end of its sentence.
static bool ends_with_marker(const td_extraction *x, uint32_t token,
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
  return is_empty(behind) && !is_empty(cue.contents[0]);
}

td_span td_cue_cut(const td_extraction *x, td_span range) {
  for (uint32_t t = range.begin + 1; t < range.end; t++) {
    uint32_t begin = t;
    const bool follows = is_bound(x, t - 1);
    if (ends_with_marker(x, t, &begin) ||
        (follows && (says_more(x, t) || is_said_of(x, t)))) {
      range.end = begin > range.begin ? begin : range.end;
    }
  }
  return range;
}
