// SPDX-License-Identifier: MIT

#include "grammar/context.h"

#include "grammar/fits.h"
#include "grammar/headline.h"

#define MAX_JOINED 96
#define MAX_PHRASE_WORDS 5

uint32_t td_child_exact(const td_analysis *x, uint32_t token, td_rel rel) {
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (x->tokens[c].rel == rel) {
      return c;
    }
  }
  return TD_NONE;
}

bool td_has_child(const td_analysis *x, uint32_t token, td_rel rel) {
  return td_document_child(x->document, token, rel) != TD_NONE;
}

// ------------------------------------------------------------------ words

// Append the lower-cased form of `token` (ASCII; other letters as they are).
static size_t add_lower(td_slice form, char *out, size_t at, size_t size) {
  for (size_t i = 0; i < form.length && at < size; i++) {
    const char c = form.data[i];
    out[at++] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
  }
  return at;
}

static size_t add_part(char *out, size_t at, char joint, td_slice form) {
  if (at && at < MAX_JOINED) {
    out[at++] = joint;
  }
  return add_lower(form, out, at, MAX_JOINED);
}

td_slice td_marker(const td_analysis *x, uint32_t token, td_rel rel) {
  char joined[MAX_JOINED];
  size_t n = 0;
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    // "Out of | jail": the second word may hang on the noun.
    const bool is_rest = n && rel == TD_REL_CASE && c < token &&
                         x->tokens[c].rel == TD_REL_FIXED;
    // The possessive mark is no preposition.
    if (!is_rest &&
        (x->tokens[c].rel != rel || x->tokens[c].upos == TD_UPOS_PART)) {
      continue;
    }
    n = add_part(joined, n, '_', x->tokens[c].form);
    for (uint32_t f = x->tokens[c].first_child; f != TD_NONE;
         f = x->tokens[f].next_sibling) {
      if (x->tokens[f].rel == TD_REL_FIXED) {
        n = add_part(joined, n, '_', x->tokens[f].form);
      }
    }
  }
  return n ? td_arena_copy(x->scratch, (td_slice){joined, n})
           : (td_slice){NULL, 0};
}

bool td_is_mark(const td_analysis *x, td_slice word, td_mark mark) {
  return word.length && td_slice_equal(word, x->lexicon->marks[mark]);
}

bool td_has_mark(const td_analysis *x, uint32_t token, td_mark mark) {
  return td_is_mark(x, td_marker(x, token, TD_REL_CASE), mark);
}

static bool is_particle(const td_analysis *x, uint32_t token,
                        td_slice particle) {
  return td_slice_equal(td_know_text(x->know, x->tokens[token].form_term),
                        particle);
}

bool td_has_particle(const td_analysis *x, uint32_t token, td_slice particle) {
  if (particle.length == 0) {
    return true;
  }
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const td_rel rel = (td_rel)x->tokens[c].rel;
    if ((rel == TD_REL_COMPOUND_PRT || rel == TD_REL_ADVMOD ||
         rel == TD_REL_XCOMP) && // "fell two votes | short"
        is_particle(x, c, particle)) {
      return true;
    }
    // "pulled them out of there": read as a preposition of what follows.
    const uint32_t preposition = td_document_child(x->document, c, TD_REL_CASE);
    if (td_rel_base(rel) == TD_REL_OBL && preposition != TD_NONE &&
        preposition > token && is_particle(x, preposition, particle)) {
      return true;
    }
  }
  return token + 1 < x->document->tokens.count &&
         x->tokens[token + 1].sentence == x->tokens[token].sentence &&
         is_particle(x, token + 1, particle);
}

static bool has_upos(td_upos wanted, td_upos upos, td_word_kind kind) {
  if (wanted == TD_UPOS_NONE && kind >= TD_WORD_HEDGE) {
    return true;
  }
  if (wanted == TD_UPOS_NONE) {
    wanted = kind == TD_WORD_ANAPHOR || kind == TD_WORD_REPORTING_NOUN
                 ? TD_UPOS_NOUN
                 : TD_UPOS_VERB;
  }
  return wanted == upos || (wanted == TD_UPOS_VERB && upos == TD_UPOS_AUX) ||
         (wanted == TD_UPOS_ADJ && upos == TD_UPOS_VERB) ||
         (wanted == TD_UPOS_NOUN && upos == TD_UPOS_PROPN);
}

static const td_word *find_word(const td_analysis *x, uint32_t token,
                                td_term form, td_word_kind kind) {
  const td_token *t = &x->tokens[token];
  const td_word *best = NULL;
  for (unsigned n = 0;; n++) {
    const td_word *word = td_lexicon_word(x->lexicon, form, kind, n);
    if (!word) {
      return best;
    }
    if (has_upos(word->upos, t->upos, kind) &&
        td_has_particle(x, token, word->particle) &&
        (!best || word->particle.length > best->particle.length)) {
      best = word;
    }
  }
}

const td_word *td_token_word(const td_analysis *x, uint32_t token,
                             td_word_kind kind) {
  const td_token *t = &x->tokens[token];
  const td_word *word = find_word(x, token, t->lemma_term, kind);
  return word || t->form_term == t->lemma_term
             ? word
             : find_word(x, token, t->form_term, kind);
}

td_term td_listed_word(const td_analysis *x, uint32_t token, td_vocab list) {
  const td_token *t = &x->tokens[token];
  const td_term entry = td_know_word(x->know, t->form_term, list);
  return entry ? entry : td_know_word(x->know, t->lemma_term, list);
}

const td_word *td_text_word(const td_analysis *x, td_slice text,
                            td_word_kind kind) {
  char spaced[MAX_JOINED];
  if (text.length == 0 || text.length > sizeof(spaced)) {
    return NULL;
  }
  for (size_t i = 0; i < text.length; i++) {
    spaced[i] = text.data[i] == '_' ? ' ' : text.data[i];
  }
  const td_term term =
      td_know_text_term(x->know, (td_slice){spaced, text.length});
  return td_lexicon_word(x->lexicon, term, kind, 0);
}

td_term td_words_ending_at(const td_analysis *x, uint32_t token, unsigned n) {
  const td_sentence *s =
      &x->document->sentences.items[x->tokens[token].sentence];
  if (n == 0 || token + 1 - s->first_token < n) {
    return 0;
  }
  if (n == 1) {
    return x->tokens[token].form_term;
  }
  char phrase[MAX_JOINED];
  size_t length = 0;
  for (uint32_t t = token + 1 - n; t <= token; t++) {
    length = add_part(phrase, length, ' ', x->tokens[t].form);
  }
  const td_slice words = {phrase, length};
  return td_know_opens_phrase(x->know, words) &&
                 td_know_closes_phrase(x->know, words)
             ? td_know_text_term(x->know, words)
             : 0;
}

const td_word *td_word_ending_at(const td_analysis *x, uint32_t token,
                                 td_word_kind kind) {
  for (unsigned n = 1; n <= MAX_PHRASE_WORDS; n++) {
    const td_term term = td_words_ending_at(x, token, n);
    const td_word *word = td_lexicon_word(x->lexicon, term, kind, 0);
    if (word) {
      return word;
    }
  }
  return NULL;
}

// ------------------------------------------------------------------ trees

bool td_is_predicate(const td_analysis *x, uint32_t token) {
  const td_upos upos = x->tokens[token].upos;
  return upos == TD_UPOS_VERB || upos == TD_UPOS_AUX ||
         td_has_child(x, token, TD_REL_COP) ||
         td_child_exact(x, token, TD_REL_NSUBJ) != TD_NONE;
}

// Right behind the noun it describes, or a comma; elsewhere the noun must not
// be the subject of a verb that may be this one.
static bool follows_noun(const td_analysis *x, uint32_t token) {
  const uint32_t noun = x->tokens[token].head;
  return noun + 1 == token ||
         (noun + 2 == token && x->tokens[noun + 1].upos == TD_UPOS_PUNCT) ||
         (noun < token &&
          td_rel_base((td_rel)x->tokens[noun].rel) != TD_REL_NSUBJ);
}

// So is a past that describes a noun and has nothing of its own, though it was
// read as finite: "miners | killed two years ago".
static bool is_participle(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  return td_slice_is(t->xpos, "VBN") ||
         (td_slice_is(t->xpos, "VBD") && t->rel == TD_REL_ACL &&
          follows_noun(x, token) && !td_has_child(x, token, TD_REL_NSUBJ) &&
          !td_has_child(x, token, TD_REL_OBJ) &&
          !td_has_child(x, token, TD_REL_CCOMP) &&
          !td_has_child(x, token, TD_REL_CONJ) &&
          !td_has_child(x, token, TD_REL_MARK));
}

// "40 arrested in protests": a number before a participle without auxiliary.
static bool is_headline_passive(const td_analysis *x, uint32_t token) {
  const uint32_t subject = td_child_exact(x, token, TD_REL_NSUBJ);
  return x->tokens[subject].upos == TD_UPOS_NUM && subject < token &&
         !td_has_child(x, token, TD_REL_OBJ) &&
         !td_has_child(x, token, TD_REL_COP);
}

// "Was arrested in May and freed in June": a participle that shares the
// auxiliary, read as a past tense. Verbs that need an object have none there,
// nor those that need a hearer: "was arrested and told that it was over".
static bool shares_passive(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  if (t->rel != TD_REL_CONJ || !td_slice_is(t->xpos, "VBD") ||
      (td_child_exact(x, t->head, TD_REL_AUX_PASS) == TD_NONE &&
       (x->tokens[t->head].rel != TD_REL_ACL || !is_participle(x, t->head))) ||
      td_has_child(x, token, TD_REL_NSUBJ) ||
      td_has_child(x, token, TD_REL_OBJ)) {
    return false;
  }
  const td_valency valency = td_lexicon_valency(x->lexicon, t->lemma_term);
  return td_has_child(x, token, TD_REL_CCOMP) ||
                 td_has_child(x, token, TD_REL_XCOMP)
             ? valency.is_telling
             : valency.is_transitive;
}

// "Has flown sorties, bombed camps and trained troops": one more of a perfect.
static bool continues_perfect(const td_analysis *x, uint32_t token) {
  const uint32_t head = x->tokens[token].head;
  return x->tokens[token].rel == TD_REL_ADVCL && head < token &&
         is_participle(x, head) && td_has_child(x, head, TD_REL_AUX) &&
         td_child_exact(x, head, TD_REL_AUX_PASS) == TD_NONE;
}

// A participle with an object of its own that only looks like a passive.
static bool is_active_participle(const td_analysis *x, uint32_t token) {
  return (td_has_child(x, token, TD_REL_OBJ) ||
          td_has_child(x, token, TD_REL_CCOMP)) &&
         !td_has_child(x, token, TD_REL_MARK) &&
         td_child_exact(x, token, TD_REL_OBL_AGENT) == TD_NONE &&
         continues_perfect(x, token);
}

// "In a statement, | Oman called on Chad to leave": the noun hangs on another
// that the parser took for all of the sentence.
static bool is_beside_root(const td_analysis *x, uint32_t noun) {
  const uint32_t head = x->tokens[noun].head;
  return x->tokens[noun].rel == TD_REL_PARATAXIS && head != TD_NONE &&
         x->tokens[head].rel == TD_REL_ROOT && td_is_noun(x, head) &&
         td_has_child(x, head, TD_REL_CASE);
}

// Whether a sense that is done by saying it takes the preposition and no object
// in one of its frames: "called | for".
static bool speaks_with(const td_lexeme *lexeme, td_slice preposition) {
  for (uint32_t f = 0; f < lexeme->n_frames; f++) {
    bool takes_phrase = false;
    bool takes_object = false;
    for (uint32_t s = 0; s < lexeme->frames[f].n_slots; s++) {
      const td_slot *slot = &lexeme->frames[f].slots[s];
      for (uint32_t p = 0; p < slot->n_paths; p++) {
        takes_object |= slot->paths[p].kind == TD_PATH_OBJ;
        takes_phrase |=
            slot->is_required &&
            td_path_matches(slot->paths[p], TD_PATH_OBL, preposition);
      }
    }
    if (takes_phrase && !takes_object) {
      return true;
    }
  }
  return false;
}

// Whether the participle with a phrase of its own can be no passive.
static bool speaks_by_phrase(const td_analysis *x, uint32_t token) {
  const uint32_t phrase = td_document_child(x->document, token, TD_REL_OBL);
  if (phrase == TD_NONE || x->time_of[phrase] != TD_NONE) {
    return false;
  }
  const td_slice word = td_marker(x, phrase, TD_REL_CASE);
  for (const td_lexeme *l =
           td_lexicon_first(x->lexicon, x->tokens[token].lemma_term);
       l; l = td_lexicon_next(x->lexicon, l)) {
    if (l->upos == TD_UPOS_VERB && speaks_with(l, word) &&
        td_lexicon_rule(x->lexicon, TD_TID_SpokenRule, l->classes[0])) {
      return true;
    }
  }
  return false;
}

bool td_is_listed_past(const td_analysis *x, uint32_t token) {
  const td_rel rel = (td_rel)x->tokens[token].rel;
  return (rel == TD_REL_ACL || rel == TD_REL_ADVCL) && token > 0 &&
         td_slice_is(x->tokens[token - 1].form, ",") &&
         x->tokens[token].head < token && is_participle(x, token) &&
         !td_has_child(x, token, TD_REL_OBJ) &&
         !td_has_child(x, token, TD_REL_MARK) && speaks_by_phrase(x, token);
}

// Whether the participle `token` stands where a finite verb should: a clause of
// its own, all that is told of the noun that the sentence is made of, or one of
// a list of verbs.
static bool is_for_finite(const td_analysis *x, uint32_t token) {
  const td_rel rel = (td_rel)x->tokens[token].rel;
  const uint32_t head = x->tokens[token].head;
  return ((rel == TD_REL_ROOT || rel == TD_REL_CCOMP ||
           rel == TD_REL_PARATAXIS) &&
          td_child_exact(x, token, TD_REL_NSUBJ_PASS) < token) ||
         (rel == TD_REL_ACL && td_is_noun(x, head) &&
          (x->tokens[head].rel == TD_REL_ROOT || is_beside_root(x, head)) &&
          !td_has_child(x, head, TD_REL_COP)) ||
         td_is_listed_past(x, token);
}

// "Oman called on Chad to leave.": what only titles leave the auxiliary of out.
static bool is_misread_past(const td_analysis *x, uint32_t token) {
  const td_sentence *s =
      &x->document->sentences.items[x->tokens[token].sentence];
  return is_participle(x, token) && is_for_finite(x, token) &&
         x->tokens[s->first_token + s->n_tokens - 1].upos == TD_UPOS_PUNCT &&
         !td_document_is_title(x->document, s) &&
         !td_has_child(x, token, TD_REL_AUX) &&
         td_child_exact(x, token, TD_REL_AUX_PASS) == TD_NONE &&
         td_child_exact(x, token, TD_REL_OBL_AGENT) == TD_NONE;
}

// "Had its leader killed": a participle behind the object of its verb; behind
// one that describes a noun it is as often a past tense that was misread.
static bool is_of_object(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  if (t->rel != TD_REL_XCOMP || t->head == TD_NONE || t->head > token ||
      td_slice_is(x->tokens[t->head].xpos, "VBG") ||
      td_has_child(x, token, TD_REL_OBJ)) {
    return false;
  }
  const uint32_t object = td_document_child(x->document, t->head, TD_REL_OBJ);
  return object != TD_NONE && object > t->head && object < token;
}

uint32_t td_coordinated_verb(const td_analysis *x, uint32_t token) {
  const uint32_t head = x->tokens[token].head;
  return x->tokens[head].upos == TD_UPOS_ADJ &&
                 x->tokens[head].rel == TD_REL_XCOMP
             ? x->tokens[head].head
             : head;
}

// "(Was sworn in and) vowed to fight": who is asked can be told to, but nobody
// is vowed to.
static bool is_own_intention(const td_analysis *x, uint32_t token) {
  const uint32_t to = td_child_exact(x, token, TD_REL_XCOMP);
  return to != TD_NONE && to > token && td_is_infinitive(x, to) &&
         td_token_word(x, token, TD_WORD_INTENTION) &&
         !td_token_word(x, token, TD_WORD_REQUEST) &&
         td_is_mostly(x, token, TD_TID_SpokenRule, TD_TID_SpokenRule);
}

// "(Was sworn in and) called on the rebels to disarm", "for a truce", not
// "called for questioning".
static bool asks_by_phrase(const td_analysis *x, uint32_t token) {
  const uint32_t phrase = td_document_child(x->document, token, TD_REL_OBL);
  return phrase != TD_NONE && phrase > token &&
         (td_is_actor(x, phrase) || td_has_child(x, phrase, TD_REL_DET)) &&
         td_token_word(x, token, TD_WORD_REQUEST) && speaks_by_phrase(x, token);
}

bool td_is_past_conjunct(const td_analysis *x, uint32_t token) {
  if (x->tokens[token].rel != TD_REL_CONJ) {
    return false;
  }
  const uint32_t head = td_coordinated_verb(x, token);
  if (!is_participle(x, token) || td_has_child(x, token, TD_REL_AUX) ||
      td_child_exact(x, head, TD_REL_AUX_PASS) == TD_NONE) {
    return false;
  }
  return is_own_intention(x, token) || asks_by_phrase(x, token) ||
         (td_has_child(x, token, TD_REL_OBJ) &&
          !td_know_word(x->know, x->tokens[token].lemma_term,
                        TD_TID_DativeVerb) &&
          !td_lexicon_valency(x->lexicon, x->tokens[token].lemma_term)
               .is_naming);
}

bool td_lends_subject(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  return t->rel == TD_REL_ADVCL && t->head != TD_NONE && token < t->head &&
         (is_participle(x, token) || td_slice_is(t->xpos, "VBD")) &&
         !td_has_child(x, token, TD_REL_AUX) &&
         !td_has_child(x, token, TD_REL_MARK) &&
         td_slice_is(x->tokens[token - (token > 0)].form, ",") &&
         td_child_exact(x, token, TD_REL_NSUBJ) < token &&
         !td_has_child(x, t->head, TD_REL_NSUBJ);
}

bool td_is_gapped_passive(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  const uint32_t subject = td_document_child(x->document, token, TD_REL_NSUBJ);
  return t->rel == TD_REL_CONJ && td_slice_is(t->xpos, "VBN") &&
         subject != TD_NONE && subject < token && subject > t->head &&
         !td_has_child(x, token, TD_REL_AUX) &&
         !td_has_child(x, token, TD_REL_OBJ) &&
         !td_has_child(x, token, TD_REL_CCOMP) &&
         !td_has_child(x, token, TD_REL_XCOMP) &&
         !td_has_child(x, token, TD_REL_MARK) &&
         td_lexicon_valency(x->lexicon, t->lemma_term).is_transitive &&
         (td_child_exact(x, t->head, TD_REL_AUX_PASS) != TD_NONE ||
          td_is_gapped_passive(x, t->head));
}

bool td_is_gapped_active(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  return t->rel == TD_REL_CONJ && td_slice_is(t->xpos, "VB") &&
         td_has_child(x, token, TD_REL_NSUBJ) &&
         !td_has_child(x, token, TD_REL_AUX) &&
         !td_has_child(x, token, TD_REL_MARK) &&
         td_has_child(x, t->head, TD_REL_AUX);
}

// "Was unarmed and | shot": a participle without an object behind a state
// shares its "be".
static bool is_behind_state(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  const td_upos head = (td_upos)x->tokens[t->head].upos;
  return (head == TD_UPOS_ADJ || head == TD_UPOS_NUM) &&
         !td_has_child(x, token, TD_REL_OBJ) &&
         !td_has_child(x, token, TD_REL_CCOMP) &&
         td_lexicon_valency(x->lexicon, t->lemma_term).is_transitive;
}

// "Was stopped and | asked to pay", read as a past tense: behind a passive
// nobody asks without asking somebody.
static bool is_asked(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  const uint32_t to = td_child_exact(x, token, TD_REL_XCOMP);
  return t->rel == TD_REL_CONJ && td_slice_is(t->xpos, "VBD") &&
         to == token + 2 && td_is_infinitive(x, to) &&
         !td_has_child(x, token, TD_REL_NSUBJ) &&
         td_child_exact(x, t->head, TD_REL_AUX_PASS) != TD_NONE &&
         td_token_word(x, token, TD_WORD_REQUEST) &&
         td_know_word(x->know, t->lemma_term, TD_TID_ObjectControlVerb);
}

bool td_is_passive(const td_analysis *x, uint32_t token) {
  if (is_asked(x, token) || td_is_gapped_passive(x, token) ||
      td_is_headline_passive(x, token) || shares_passive(x, token) ||
      td_lends_subject(x, token)) {
    return true;
  }
  if (is_misread_past(x, token)) {
    return false;
  }
  if (td_child_exact(x, token, TD_REL_NSUBJ_PASS) != TD_NONE ||
      td_child_exact(x, token, TD_REL_AUX_PASS) != TD_NONE ||
      td_child_exact(x, token, TD_REL_CSUBJ_PASS) != TD_NONE) {
    return true;
  }
  if (!is_participle(x, token) || td_has_child(x, token, TD_REL_AUX)) {
    return false;
  }
  if (td_child_exact(x, token, TD_REL_NSUBJ) != TD_NONE) {
    return is_headline_passive(x, token);
  }
  if (is_active_participle(x, token)) {
    return false;
  }
  const td_rel rel = x->tokens[token].rel;
  if (rel == TD_REL_CONJ) {
    return !td_is_past_conjunct(x, token) &&
           (is_behind_state(x, token) ||
            td_is_passive(x, td_coordinated_verb(x, token)));
  }
  return rel == TD_REL_ACL || rel == TD_REL_ACL_RELCL || rel == TD_REL_ADVCL ||
         rel == TD_REL_AMOD || is_of_object(x, token) ||
         rel == TD_REL_XCOMP || // "remain | banned"
         td_child_exact(x, token, TD_REL_OBL_AGENT) != TD_NONE;
}

bool td_is_relative_pronoun(const td_analysis *x, uint32_t token) {
  const td_slice xpos = x->tokens[token].xpos;
  return x->tokens[token].upos == TD_UPOS_PRON &&
         (td_slice_is(xpos, "WDT") || td_slice_is(xpos, "WP") ||
          td_slice_is(xpos, "WP$"));
}

bool td_is_tensed(const td_analysis *x, uint32_t token) {
  const td_slice xpos = x->tokens[token].xpos;
  return td_slice_is(xpos, "VBD") || td_slice_is(xpos, "VBZ") ||
         td_slice_is(xpos, "VBP");
}

bool td_has_feature(const td_analysis *x, uint32_t token, const char *feature) {
  const td_slice feats = x->tokens[token].feats;
  return td_slice_find(feats, td_slice_of(feature), 0) < feats.length;
}

bool td_is_noun(const td_analysis *x, uint32_t token) {
  return x->tokens[token].upos == TD_UPOS_NOUN ||
         x->tokens[token].upos == TD_UPOS_PROPN;
}

bool td_event_is_below(const td_analysis *x, const td_event *event,
                       td_vocab class_name) {
  return td_know_is_subclass(x->know, event->classes[0],
                             td_know_vocab(x->know, class_name));
}

bool td_is_infinitive(const td_analysis *x, uint32_t token) {
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (x->tokens[c].rel == TD_REL_MARK && x->tokens[c].upos == TD_UPOS_PART) {
      return true;
    }
  }
  return false;
}

static bool has_infinitive_path(const td_analysis *x, const td_word *word) {
  const td_slice mark = x->lexicon->marks[TD_MARK_INFINITIVE];
  for (uint32_t i = 0; i < word->n_complements; i++) {
    if (word->complements[i].kind == TD_PATH_XCOMP ||
        td_path_matches(word->complements[i], TD_PATH_ADVCL, mark)) {
      return true;
    }
  }
  return word->n_complements == 0;
}

// Whether the content of `verb` as a word of `kind` may be an infinitive:
// "decided to", not "faces".
static bool takes_infinitive(const td_analysis *x, uint32_t verb,
                             td_word_kind kind) {
  const td_token *t = &x->tokens[verb];
  const td_term forms[] = {t->lemma_term, t->form_term};
  for (size_t f = 0; f < 2; f++) {
    for (unsigned n = 0;; n++) {
      const td_word *word = td_lexicon_word(x->lexicon, forms[f], kind, n);
      if (!word) {
        break;
      }
      if (has_upos(word->upos, t->upos, kind) &&
          td_has_particle(x, verb, word->particle) &&
          has_infinitive_path(x, word)) {
        return true;
      }
    }
  }
  return false;
}

uint32_t td_asked_one(const td_analysis *x, uint32_t infinitive) {
  const uint32_t request = x->tokens[infinitive].head;
  if (request == TD_NONE || request > infinitive ||
      !td_is_infinitive(x, infinitive) ||
      !td_token_word(x, request, TD_WORD_REQUEST)) {
    return TD_NONE;
  }
  // "Called for him to go", "called on him to go", but "marched on the palace".
  const bool takes_any = takes_infinitive(x, request, TD_WORD_REQUEST);
  for (uint32_t c = x->tokens[request].first_child;
       c != TD_NONE && c < infinitive; c = x->tokens[c].next_sibling) {
    if (c > request && x->tokens[c].rel == TD_REL_OBL && td_is_actor(x, c) &&
        (takes_any ? td_marker(x, c, TD_REL_CASE).length > 0
                   : td_has_mark(x, c, TD_MARK_AIM))) {
      return c;
    }
  }
  return TD_NONE;
}

bool td_is_complement(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  if (t->rel != TD_REL_ADVCL || t->head == TD_NONE || t->head > token ||
      !td_is_infinitive(x, token) || td_has_child(x, t->head, TD_REL_XCOMP)) {
    return false;
  }
  return td_asked_one(x, token) != TD_NONE ||
         takes_infinitive(x, t->head, TD_WORD_INTENTION) ||
         takes_infinitive(x, t->head, TD_WORD_ATTEMPT) ||
         takes_infinitive(x, t->head, TD_WORD_DESIRE) ||
         // "was told by the court to leave"
         (td_child_exact(x, t->head, TD_REL_OBL_AGENT) != TD_NONE &&
          takes_infinitive(x, t->head, TD_WORD_REQUEST)) ||
         ((td_has_child(x, t->head, TD_REL_OBJ) ||
           td_has_child(x, t->head, TD_REL_IOBJ)) &&
          (takes_infinitive(x, t->head, TD_WORD_REQUEST) ||
           takes_infinitive(x, t->head, TD_WORD_IMPLICATIVE)));
}

// --------------------------------------------------------------- mentions

uint32_t td_mention_at(const td_analysis *x, uint32_t token) {
  return x->mention_of[token];
}

uint32_t td_entity_at(const td_analysis *x, uint32_t token) {
  const uint32_t mention = td_mention_at(x, token);
  return mention == TD_NONE ? TD_NONE
                            : x->document->mentions.items[mention].entity;
}

bool td_is_definite(const td_analysis *x, uint32_t token) {
  const uint32_t det = td_document_child(x->document, token, TD_REL_DET);
  if (det == TD_NONE) {
    return td_child_exact(x, token, TD_REL_NMOD_POSS) != TD_NONE;
  }
  return td_slice_has_prefix(x->tokens[det].feats, TD_SLICE("Definite=Def")) ||
         td_know_word(x->know, x->tokens[det].form_term, TD_TID_Demonstrative);
}
