// SPDX-License-Identifier: MIT

#include "repair/repair_private.h"

#include "know/inflect.h"
#include "segment/words.h"

#define MIN_CAPTION 6 // tokens of a sentence that is to have a verb

static bool is_finite(const td_token *t) {
  return t->upos == TD_UPOS_VERB &&
         (td_slice_is(t->xpos, "VBZ") || td_slice_is(t->xpos, "VBP"));
}

// A word that is not a verb, and not one that only belongs to others.
static bool may_be_verb(const td_token *t) {
  return td_token_is_noun(t) || t->upos == TD_UPOS_ADJ ||
         t->upos == TD_UPOS_ADV;
}

// "Rebels | down army helicopter": what is a preposition elsewhere.
static bool may_be_odd_verb(const td_know *know, const td_token *tokens,
                            uint32_t i, uint32_t end) {
  return tokens[i].upos == TD_UPOS_ADP && i + 1 < end &&
         td_slice_is(tokens[i - 1].xpos, "NNS") &&
         td_word_entry(know, tokens[i - 1].lemma, TD_TID_AgentNoun) &&
         (td_token_is_noun(&tokens[i + 1]) ||
          tokens[i + 1].upos == TD_UPOS_ADJ);
}

// Whether the tagger saw a predicate in the clause: participles that only
// follow a noun behind `verb` are none, nor is what stands right behind a comma
// ("kill six, wound two").
static bool has_predicate(const td_token *tokens, uint32_t begin, uint32_t verb,
                          uint32_t end) {
  for (uint32_t i = begin; i < end; i++) {
    const td_token *t = &tokens[i];
    const bool is_past =
        td_slice_is(t->xpos, "VBN") || td_slice_is(t->xpos, "VBD");
    const bool is_next = i > verb && td_token_is_comma(&tokens[i - 1]);
    if (t->upos == TD_UPOS_AUX || (is_finite(t) && !is_next) ||
        (i < verb &&
         (t->upos == TD_UPOS_PART || (t->upos == TD_UPOS_VERB && is_past))) ||
        (is_past && t->upos == TD_UPOS_VERB && i == verb + 1)) {
      return true;
    }
  }
  return false;
}

// Whether an object begins with the token.
static bool opens_object(const td_token *t) {
  return td_token_is_noun(t) || t->upos == TD_UPOS_ADJ ||
         t->upos == TD_UPOS_NUM || t->upos == TD_UPOS_DET ||
         t->upos == TD_UPOS_PRON ||
         (t->upos == TD_UPOS_VERB && td_slice_is(t->xpos, "VBN"));
}

static bool opens_rest(const td_token *t) {
  return t->upos == TD_UPOS_ADP || t->upos == TD_UPOS_ADV ||
         t->upos == TD_UPOS_SCONJ;
}

// "Rebels", "police".
static bool is_plural_noun(const td_know *know, const td_token *t) {
  const td_term agent = td_word_entry(know, t->form, TD_TID_AgentNoun);
  const td_term plural = agent ? td_know_get(know, agent, TD_TID_isPlural) : 0;
  return td_slice_is(t->xpos, "NNS") || td_slice_is(t->xpos, "NNPS") || plural;
}

// Somebody by what he is: "minister".
static bool is_agent(const td_know *know, const td_token *t) {
  return td_word_entry(know, t->form, TD_TID_AgentNoun) ||
         td_word_entry(know, t->form, TD_ORG_Role);
}

static bool is_noun_lemma(const td_know *know, td_term lemma) {
  const td_fact_run run =
      td_know_subjects(know, td_know_vocab(know, TD_TID_lemma), lemma);
  for (const td_fact *f = run.begin; f < run.end; f++) {
    if (td_know_get(know, f->s, TD_LEXINFO_partOfSpeech) ==
        td_know_vocab(know, TD_LEXINFO_noun)) {
      return true;
    }
  }
  return false;
}

// "Mali | rebels attack mine": people, before a verb of theirs.
static bool is_people_before_verb(const td_know *know, const td_token *tokens,
                                  uint32_t i, uint32_t end) {
  const td_token *t = &tokens[i];
  return i + 2 < end &&
         (is_plural_noun(know, t) || td_slice_is(t->xpos, "VBZ")) &&
         td_word_entry(know, t->lemma, TD_TID_AgentNoun) &&
         opens_object(&tokens[i + 2]) &&
         td_lemma_is_verb(know, td_word_term(know, tokens[i + 1].form));
}

static void make_verb(const td_know *know, td_token *t, td_term lemma,
                      bool is_plural) {
  t->upos = TD_UPOS_VERB;
  t->xpos = is_plural ? TD_SLICE("VBP") : TD_SLICE("VBZ");
  t->feats = TD_SLICE("Mood=Ind|Tense=Pres|VerbForm=Fin");
  t->lemma = td_know_text(know, lemma);
}

// The same where the people were read as the verb.
static void settle_people(const td_know *know, td_token *tokens, uint32_t begin,
                          uint32_t i, uint32_t end) {
  td_token *t = &tokens[i];
  if (i > begin && t->upos == TD_UPOS_VERB && td_slice_is(t->xpos, "VBZ") &&
      (td_token_is_noun(&tokens[i - 1]) || tokens[i - 1].upos == TD_UPOS_ADJ) &&
      is_people_before_verb(know, tokens, i, end)) {
    td_token_make_plural(t);
  }
}

// "Truce | talks collapse", "Israel | strikes kill nine": acts, before a verb
// of theirs. What states and bodies do is a verb: "Army | raids camp".
static bool is_act_before_verb(const td_know *know, const td_token *tokens,
                               uint32_t begin, uint32_t i, uint32_t end) {
  bool is_plural = true;
  const td_term lemma = td_present_lemma(know, tokens[i].form, &is_plural);
  if (i == begin || i + 1 == end || !lemma || is_plural ||
      !is_noun_lemma(know, lemma) || !td_token_is_noun(&tokens[i - 1])) {
    return false;
  }
  const td_token *next = &tokens[i + 1];
  if (!td_lemma_is_verb(know, td_word_term(know, next->form)) ||
      is_agent(know, next)) {
    return false;
  }
  if (is_finite(next)) {
    return i + 2 < end && opens_object(&tokens[i + 2]);
  }
  const bool is_before_number =
      i + 2 < end && tokens[i + 2].upos == TD_UPOS_NUM;
  const bool is_last = i + 2 == end || tokens[i + 2].upos == TD_UPOS_ADP;
  return is_before_number || (is_last && tokens[i - 1].upos == TD_UPOS_NOUN &&
                              !is_agent(know, &tokens[i - 1]) &&
                              !is_plural_noun(know, &tokens[i - 1]));
}

static void settle_acts(const td_know *know, td_token *tokens, uint32_t begin,
                        uint32_t i, uint32_t end) {
  if (is_act_before_verb(know, tokens, begin, i, end)) {
    td_token_make_plural(&tokens[i]);
    if (tokens[i + 1].upos != TD_UPOS_VERB) {
      make_verb(know, &tokens[i + 1], td_word_term(know, tokens[i + 1].form),
                true);
    }
  }
}

/// A clause of a headline, and a word that may be its verb.
typedef struct {
  td_token *tokens;
  uint32_t begin;
  uint32_t end;
  bool is_list; ///< there is a comma before the word
  bool is_told; ///< behind "as", which hardly ever opens a phrase
} clause;

// Whether a preposition stands before the word: "a statement on arms report".
// Not "hundreds of Kurds | rally".
static bool has_phrase(const td_know *know, const clause *c, uint32_t word) {
  for (uint32_t i = c->begin; i < word; i++) {
    if (c->tokens[i].upos == TD_UPOS_ADP &&
        !(i > c->begin &&
          td_word_entry(know, c->tokens[i - 1].lemma, TD_TID_CollectiveNoun))) {
      return true;
    }
  }
  return false;
}

// "Strikes on Kiev | kill six": the number of the first noun counts.
static const td_token *number_noun(const clause *c, uint32_t word) {
  for (uint32_t i = c->begin + 1; i < word; i++) {
    if (c->tokens[i].upos == TD_UPOS_ADP &&
        td_token_is_noun(&c->tokens[i - 1])) {
      return &c->tokens[i - 1];
    }
  }
  return &c->tokens[word - 1];
}

// "Police | arrest, beat protesters".
static bool shares_object(const clause *c, uint32_t i) {
  return i + 2 < c->end && td_token_is_comma(&c->tokens[i + 1]) &&
         c->tokens[i + 2].upos == TD_UPOS_VERB &&
         (td_slice_is(c->tokens[i + 2].xpos, "VB") ||
          is_finite(&c->tokens[i + 2]));
}

// "Rebels | attack", "Oman, Mali | sign": a plural stands before a base form,
// a singular before one in -s, which has an object, or is no noun ("Minister |
// defects to Togo").
static bool agrees(const td_know *know, const clause *c, uint32_t i,
                   td_term lemma, bool is_plural) {
  const td_token *before = &c->tokens[i - 1];
  if (!td_token_is_noun(before)) {
    return false;
  }
  const bool many =
      c->is_list || is_plural_noun(know, before) ||
      (is_plural && i + 1 < c->end && opens_object(&c->tokens[i + 1]) &&
       td_word_entry(know, before->form, TD_TID_PluralName));
  const bool is_last = i + 1 == c->end;
  if (!is_last && c->tokens[i + 1].upos == TD_UPOS_NUM &&
      is_plural == is_plural_noun(know, number_noun(c, i))) {
    return true;
  }
  if (!is_last && (opens_object(&c->tokens[i + 1]) || shares_object(c, i))) {
    return is_plural == many;
  }
  const bool has_rest = is_last || opens_rest(&c->tokens[i + 1]);
  return has_rest && is_plural == many &&
         (!is_noun_lemma(know, lemma)
              ? is_plural || is_agent(know, before)
              : (is_plural && !has_phrase(know, c, i)) ||
                    (c->is_told && is_agent(know, before)));
}

// "Ferry with 200 aboard | sinks off Java": behind the first noun and how many
// it carries.
static bool agrees_with_first(const clause *c, uint32_t i, bool is_plural) {
  const td_token *first = &c->tokens[c->begin];
  return i > c->begin + 3 && !is_plural && td_slice_is(first->xpos, "NN") &&
         first[1].upos == TD_UPOS_ADP && first[2].upos == TD_UPOS_NUM &&
         (i + 1 == c->end || opens_rest(&c->tokens[i + 1]));
}

// "Police | tear-gas marchers": a noun and a word that are a verb of the
// lexicon together, between a noun and what it is done to.
static bool find_pair(const td_know *know, const clause *c) {
  for (uint32_t i = c->begin + 3; i + 1 < c->end; i++) {
    const td_token *t = &c->tokens[i];
    if (!td_slice_is(t[-1].form, "-") || !td_token_is_noun(&t[-2]) ||
        !td_token_is_noun(&t[-3]) || !opens_object(&t[1]) ||
        t[-2].span.end != t[-1].span.begin || t[-1].span.end != t->span.begin) {
      continue;
    }
    bool is_plural = false;
    const td_term lemma = td_present_lemma(know, t->form, &is_plural);
    if (lemma && td_verb_of_pair(know, t[-2].form, td_know_text(know, lemma)) &&
        !has_predicate(c->tokens, c->begin, i, c->end)) {
      make_verb(know, &c->tokens[i], lemma, is_plural);
      return true;
    }
  }
  return false;
}

// A verb in the base form behind it is no other predicate.
static void find_second(const td_know *know, const clause *c, uint32_t verb) {
  td_token *t = &c->tokens[verb + 2];
  if (shares_object(c, verb) && td_slice_is(t->xpos, "VB")) {
    make_verb(know, t, td_word_term(know, t->form), true);
  }
}

static bool find_verb(const td_know *know, clause c) {
  if (find_pair(know, &c)) {
    return true;
  }
  for (uint32_t i = c.begin + 1; i < c.end; i++) {
    bool is_plural = false;
    c.is_list |= td_token_is_comma(&c.tokens[i - 1]);
    const bool may_be = (may_be_verb(&c.tokens[i]) ||
                         may_be_odd_verb(know, c.tokens, i, c.end)) &&
                        !is_people_before_verb(know, c.tokens, i, c.end);
    const td_term lemma =
        may_be ? td_present_lemma(know, c.tokens[i].form, &is_plural) : 0;
    if (lemma &&
        (agrees(know, &c, i, lemma, is_plural) ||
         agrees_with_first(&c, i, is_plural)) &&
        !has_predicate(c.tokens, c.begin, i, c.end)) {
      make_verb(know, &c.tokens[i], lemma, is_plural);
      find_second(know, &c, i);
      return true;
    }
  }
  return false;
}

// The verb in the present tense before `end` that has no other behind it;
// `end`.
static uint32_t last_verb(const td_token *tokens, uint32_t begin,
                          uint32_t end) {
  uint32_t i = end;
  while (i > begin && tokens[i - 1].upos != TD_UPOS_VERB) {
    i--;
  }
  return i > begin && is_finite(&tokens[i - 1]) ? i - 1 : end;
}

// "Pope meets Rama, | calls for truce", "detain, then | free activist": what
// stands right behind a comma in the form of the verb before.
static void find_next_verb(const td_know *know, const clause *c,
                           uint32_t comma) {
  uint32_t i = comma + 1;
  i += i < c->end && c->tokens[i].upos == TD_UPOS_ADV;
  const uint32_t verb = last_verb(c->tokens, c->begin, comma);
  if (i + 1 >= c->end || verb == comma || !may_be_verb(&c->tokens[i])) {
    return;
  }
  bool is_plural = false;
  const td_term lemma = td_present_lemma(know, c->tokens[i].form, &is_plural);
  const bool was_plural = td_slice_is(c->tokens[verb].xpos, "VBP");
  const bool has_object = opens_object(&c->tokens[i + 1]);
  if (lemma && is_plural == was_plural &&
      (has_object || (!is_plural && opens_rest(&c->tokens[i + 1]))) &&
      last_verb(c->tokens, i, c->end) == c->end) {
    make_verb(know, &c->tokens[i], lemma, is_plural);
  }
}

// "Miners | march": what is like its lemma is in the present. What is a past
// of an irregular verb is none: "Mayor | found dead", "40 | hurt".
static void settle_tense(const td_know *know, td_token *tokens, uint32_t begin,
                         uint32_t i) {
  td_token *t = &tokens[i];
  const td_term form = td_word_term(know, t->form);
  const bool is_irregular = td_know_word(know, form, TD_TID_IrregularVerb) != 0;
  const bool is_base = td_lemma_is_verb(know, form);
  if (td_slice_is(t->xpos, "VBD") && is_base && !is_irregular) {
    make_verb(know, t, form, true);
  }
  const td_token *before = i > begin ? t - 1 : t;
  const bool is_singular =
      td_token_is_noun(before) && !is_plural_noun(know, before);
  if (is_irregular &&
      ((td_slice_is(t->xpos, "VBP") && (!is_base || is_singular)) ||
       (td_slice_is(t->xpos, "VB") && before->upos == TD_UPOS_NUM))) {
    td_token_make_participle(t);
  }
}

// "After failed | coup", "for 2009 attempted | hijack": no past tense.
static void settle_participle(td_token *tokens, uint32_t begin, uint32_t i,
                              uint32_t end) {
  if (i == begin || i + 1 == end || !td_slice_is(tokens[i].xpos, "VBD") ||
      !td_token_is_noun(&tokens[i + 1])) {
    return;
  }
  const uint32_t before =
      i - 1 > begin && tokens[i - 1].upos == TD_UPOS_NUM ? i - 2 : i - 1;
  if (tokens[before].upos == TD_UPOS_ADP || tokens[i - 1].upos == TD_UPOS_DET) {
    td_token_make_participle(&tokens[i]);
  }
}

static bool has_later_verb(const td_token *tokens, uint32_t begin,
                           uint32_t end) {
  for (uint32_t i = begin; i < end; i++) {
    if (tokens[i].upos == TD_UPOS_VERB || tokens[i].upos == TD_UPOS_AUX) {
      return true;
    }
  }
  return false;
}

// "Oman says | downed 40 drones": a past tense read as an adjective.
static void settle_said(const td_know *know, td_token *tokens, uint32_t begin,
                        uint32_t i, uint32_t end) {
  td_token *t = &tokens[i];
  const bool is_participle = t->upos == TD_UPOS_VERB &&
                             td_slice_is(t->xpos, "VBN") &&
                             !has_later_verb(tokens, i + 1, end);
  if (i == begin || i + 1 == end ||
      (t->upos != TD_UPOS_ADJ && !is_participle) ||
      !is_finite(&tokens[i - 1]) || !opens_object(&tokens[i + 1]) ||
      !td_word_entry(know, tokens[i - 1].lemma, TD_TID_ReportingVerb)) {
    return;
  }
  char lower[TD_WORD_BYTES];
  const td_slice word = {lower, td_word_lower(t->form, lower)};
  const td_term term = td_word_term(know, t->form);
  const td_term lemma = td_know_verb_lemma(know, word, term, 0);
  if (lemma && lemma != term && td_lemma_is_verb(know, lemma)) {
    td_token_make_past(t);
    t->lemma = td_know_text(know, lemma);
  }
}

// "Arrest of leader | sparks protests": a noun and a verb whose numbers clash.
static void settle_clash(const td_know *know, td_token *tokens, uint32_t begin,
                         uint32_t i) {
  bool is_plural = false;
  td_token *noun = &tokens[i];
  if (i < begin + 2 || !td_slice_is(noun->xpos, "VBZ") ||
      noun->upos != TD_UPOS_VERB || !td_slice_is(noun[-1].xpos, "NNS") ||
      !td_token_is_noun(&noun[-2]) || is_plural_noun(know, &noun[-2])) {
    return;
  }
  const td_term lemma = td_present_lemma(know, noun[-1].form, &is_plural);
  if (lemma && !is_plural) {
    make_verb(know, &noun[-1], lemma, false);
    td_token_make_plural(noun);
  }
}

// "Two hurt as | rebels shell town": what opens a clause, if one follows.
static bool opens_clause(const td_know *know, const td_token *t) {
  return (t->upos == TD_UPOS_ADP || t->upos == TD_UPOS_SCONJ) &&
         td_word_entry(know, t->form, TD_TID_TemporalCue);
}

// Whether a noun with a verb in the present tense stands there.
static bool is_clause(const td_token *tokens, uint32_t begin, uint32_t end) {
  for (uint32_t i = begin + 1; i < end; i++) {
    if (is_finite(&tokens[i]) && td_token_is_noun(&tokens[i - 1])) {
      return true;
    }
  }
  return false;
}

// "As", "while".
static bool is_during(const td_know *know, const td_token *t) {
  const td_term cue = td_word_entry(know, t->form, TD_TID_TemporalCue);
  return cue && td_word_entry(know, t->form, TD_TID_ClauseCue) &&
         !td_know_get(know, cue, TD_TID_relation);
}

// The verb of a clause that is told beside the headline's: "as | rebels shell
// town"; and of the headline before such a clause.
static void find_inner_verbs(const td_know *know, td_token *tokens,
                             uint32_t begin, uint32_t end) {
  clause c = {tokens, begin, begin, false, false};
  for (uint32_t i = begin; i <= end; i++) {
    if (i < end && !opens_clause(know, &tokens[i])) {
      continue;
    }
    c.end = i;
    const bool is_inner = c.begin > begin;
    if (is_inner && (find_verb(know, c) || is_clause(tokens, c.begin, c.end))) {
      tokens[c.begin - 1].upos = TD_UPOS_SCONJ;
    } else if (!is_inner && is_clause(tokens, i + 1, end)) {
      find_verb(know, c);
    }
    c.begin = i + 1;
    c.is_told = i < end && is_during(know, &tokens[i]);
  }
}

// "Tear gas as | students rally": a clause, where its verb is the only one.
static void settle_during(const td_know *know, td_token *tokens, uint32_t begin,
                          uint32_t end) {
  for (uint32_t i = begin + 1; i + 2 < end; i++) {
    if (tokens[i].upos == TD_UPOS_ADP && is_during(know, &tokens[i]) &&
        is_clause(tokens, i + 1, end)) {
      tokens[i].upos = TD_UPOS_SCONJ;
    }
  }
}

static void restore_title(const td_know *know, td_token *tokens, uint32_t begin,
                          uint32_t end) {
  for (uint32_t i = begin; i < end; i++) {
    settle_tense(know, tokens, begin, i);
    settle_participle(tokens, begin, i, end);
    settle_said(know, tokens, begin, i, end);
    settle_clash(know, tokens, begin, i);
    settle_people(know, tokens, begin, i, end);
    settle_acts(know, tokens, begin, i, end);
  }
  clause c = {tokens, begin, begin, false, false};
  for (uint32_t i = begin; i <= end; i++) {
    if (i == end || td_slice_is(tokens[i].xpos, ":")) {
      c.end = i;
      if (!find_verb(know, c)) {
        find_inner_verbs(know, tokens, c.begin, i);
      }
      c.begin = i + 1;
    }
  }
  settle_during(know, tokens, begin, end);
  c = (clause){tokens, begin, end, false, false};
  for (uint32_t i = begin; i < end; i++) {
    if (td_token_is_comma(&tokens[i])) {
      find_next_verb(know, &c, i);
    }
  }
}

// "Riot police fire gas at students.", a caption: a sentence that was left
// without any verb.
static bool lacks_verb(const td_words *w) {
  for (uint32_t i = w->begin; i < w->end; i++) {
    if (w->tokens[i].upos == TD_UPOS_AUX || td_token_is_finite(&w->tokens[i])) {
      return false;
    }
  }
  return w->end - w->begin >= MIN_CAPTION;
}

void td_repair_title_verbs(const td_words *w) {
  if (w->is_title || lacks_verb(w)) {
    restore_title(w->know, w->tokens, w->begin, w->end);
  }
}
