// SPDX-License-Identifier: MIT

#include "repair/repair_private.h"

#include "segment/words.h"

// "The text condemns the raids on convoys and | calls on Oman to": what goes on
// in the present from a verb before it, and was read as a second noun; "to end
// the siege and | free the poet": an adjective that is followed by an object.

static bool is_singular_present(const td_token *t) {
  return t->upos == TD_UPOS_VERB && td_slice_is(t->xpos, "VBZ");
}

static bool opens_clause(const td_token *t) {
  return td_token_is_comma(t) || td_slice_has_prefix(t->xpos, TD_SLICE("W")) ||
         t->upos == TD_UPOS_SCONJ;
}

// Whether the clause that goes on at `from` has a verb with a tense: what
// stands before it would be its subject ("calls for strikes | are growing").
static bool has_tense_behind(const td_words *w, uint32_t from) {
  for (uint32_t t = from; t < w->end && !opens_clause(&w->tokens[t]); t++) {
    const td_token *word = &w->tokens[t];
    if (td_token_is_tensed(word) || td_slice_is(word->xpos, "MD")) {
      return true;
    }
  }
  return false;
}

static bool has_present_before(const td_words *w, uint32_t i) {
  for (uint32_t t = w->begin; t < i; t++) {
    if (is_singular_present(&w->tokens[t])) {
      return true;
    }
  }
  return false;
}

// "Demands | that the minister resign", not "demands that were made".
static bool tells_clause(const td_words *w, uint32_t i) {
  const td_upos behind = (td_upos)w->tokens[i + 1].upos;
  return td_slice_is(w->tokens[i].xpos, "WDT") &&
         (behind == TD_UPOS_DET || behind == TD_UPOS_PROPN ||
          td_slice_has_prefix(w->tokens[i + 1].xpos, TD_SLICE("PRP")));
}

// Whether the word behind a plural shows it to be a verb: no noun stands before
// "the" or "that"; a word of asking may have a phrase.
static bool goes_on_as_verb(const td_words *w, uint32_t i, td_slice lemma) {
  const td_token *next = &w->tokens[i + 1];
  return next->upos == TD_UPOS_DET || next->upos == TD_UPOS_SCONJ ||
         td_slice_is(next->xpos, "PRP$") || tells_clause(w, i + 1) ||
         (next->upos == TD_UPOS_ADP && td_words_request(w, i) &&
          td_word_entry(w->know, lemma, TD_TID_AttitudeVerb));
}

void td_repair_second_presents(const td_words *w) {
  for (uint32_t i = w->begin + 2; i + 2 < w->end; i++) {
    td_token *t = &w->tokens[i];
    bool is_plural = false;
    if (!td_slice_is(t->xpos, "NNS") ||
        w->tokens[i - 1].upos != TD_UPOS_CCONJ || !has_present_before(w, i)) {
      continue;
    }
    const td_term lemma = td_present_lemma(w->know, t->form, &is_plural);
    if (!lemma || is_plural ||
        !goes_on_as_verb(w, i, td_know_text(w->know, lemma)) ||
        has_tense_behind(w, i + 1)) {
      continue;
    }
    t->upos = TD_UPOS_VERB;
    t->xpos = TD_SLICE("VBZ");
    t->feats =
        TD_SLICE("Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin");
    t->lemma = td_know_text(w->know, lemma);
    if (tells_clause(w, i + 1)) {
      w->tokens[i + 1].upos = TD_UPOS_SCONJ;
      w->tokens[i + 1].xpos = TD_SLICE("IN");
    }
  }
}

// Whether the verb nearest before `i` is a base form: "to end the siege".
static bool has_base_before(const td_words *w, uint32_t i) {
  for (uint32_t t = i; t > w->begin && i - t < TD_WORDS_REACH; t--) {
    if (td_slice_has_prefix(w->tokens[t - 1].xpos, TD_SLICE("VB"))) {
      return td_slice_is(w->tokens[t - 1].xpos, "VB");
    }
  }
  return false;
}

// "The", "their", "them": no adjective stands before it.
static bool opens_object(const td_token *t) {
  return t->upos == TD_UPOS_DET ||
         td_slice_has_prefix(t->xpos, TD_SLICE("PRP"));
}

void td_repair_joined_bases(const td_words *w) {
  for (uint32_t i = w->begin + 2; i + 1 < w->end; i++) {
    td_token *t = &w->tokens[i];
    bool is_base = false;
    if (td_slice_is(t->xpos, "JJ") && w->tokens[i - 1].upos == TD_UPOS_CCONJ &&
        opens_object(&w->tokens[i + 1]) && has_base_before(w, i) &&
        td_present_lemma(w->know, t->form, &is_base) && is_base) {
      t->upos = TD_UPOS_VERB;
      t->xpos = TD_SLICE("VB");
      t->feats = TD_SLICE("VerbForm=Inf");
    }
  }
}

// "Has given", "is a thief", not "having given".
static bool has_tensed_help(const td_words *w, uint32_t verb) {
  for (uint32_t t = w->begin; t < verb; t++) {
    const td_token *help = &w->tokens[t];
    const td_rel rel = td_rel_base((td_rel)help->rel);
    if (help->head == verb && (rel == TD_REL_AUX || rel == TD_REL_COP) &&
        (td_token_is_tensed(help) || td_slice_is(help->xpos, "MD"))) {
      return true;
    }
  }
  return false;
}

// The verb of the present above what stands at `i`, an object or an infinitive;
// TD_NONE.
static uint32_t present_above(const td_words *w, uint32_t i) {
  uint32_t at = i;
  while (at > w->begin && at != TD_NONE) {
    const td_token *t = &w->tokens[at];
    const bool is_part = td_token_is_noun(t) || td_slice_is(t->xpos, "VB") ||
                         td_slice_is(t->xpos, "VBN");
    if (!is_part || has_tensed_help(w, at)) {
      break;
    }
    at = t->head < at ? t->head : TD_NONE;
  }
  return at != i && at != TD_NONE && at >= w->begin &&
                 is_singular_present(&w->tokens[at])
             ? at
             : TD_NONE;
}

void td_repair_joined_presents(const td_words *w) {
  for (uint32_t i = w->begin + 2; i < w->end; i++) {
    td_token *t = &w->tokens[i];
    if (!is_singular_present(t) || t->rel != TD_REL_CONJ ||
        t->head < w->begin || t->head >= i || td_words_have_subject(w, i) ||
        td_words_have_child(w, i, TD_REL_AUX)) {
      continue;
    }
    const uint32_t verb = present_above(w, t->head);
    if (verb != TD_NONE) {
      t->head = verb;
    }
  }
}

static bool has_any_child(const td_words *w, uint32_t i, const td_rel *rels,
                          size_t n) {
  for (size_t r = 0; r < n; r++) {
    if (td_words_have_child(w, i, rels[r])) {
      return true;
    }
  }
  return false;
}

// Whether something describes it, as nouns are described, and nothing stands
// below it that only verbs have.
static bool stands_as_noun(const td_words *w, uint32_t i) {
  static const td_rel nouns[] = {TD_REL_AMOD, TD_REL_COMPOUND, TD_REL_DET};
  static const td_rel verbs[] = {TD_REL_NSUBJ, TD_REL_OBJ,   TD_REL_AUX,
                                 TD_REL_MARK,  TD_REL_XCOMP, TD_REL_CCOMP,
                                 TD_REL_ADVMOD};
  return has_any_child(w, i, nouns, sizeof nouns / sizeof nouns[0]) &&
         !has_any_child(w, i, verbs, sizeof verbs / sizeof verbs[0]);
}

// The past form near behind the verb at `i` that was read as telling of it or
// of a noun below it, and has an object, as no participle has; TD_NONE.
static uint32_t past_behind(const td_words *w, uint32_t i) {
  for (uint32_t t = i + 2; t < w->end && t - i < TD_WORDS_REACH; t++) {
    if (w->tokens[t].rel == TD_REL_ACL && td_token_is_past(&w->tokens[t]) &&
        w->tokens[t].head < t && td_words_hang_below(w, w->tokens[t].head, i)) {
      return td_words_have_child(w, t, TD_REL_OBJ) &&
                     !td_words_have_child(w, t, TD_REL_AUX)
                 ? t
                 : TD_NONE;
    }
  }
  return TD_NONE;
}

// "Israeli air | strikes on a town | killed nine": whether the verb of the
// present at `i` has a singular right before it as subject, no object, and a
// preposition behind it, and the lexicon has it as a noun.
static bool may_be_subject(const td_words *w, uint32_t i) {
  const td_token *part = &w->tokens[i - 1];
  return is_singular_present(&w->tokens[i]) && i + 2 < w->end &&
         part->head == i && part->rel == TD_REL_NSUBJ &&
         td_slice_is(part->xpos, "NN") &&
         w->tokens[i + 1].upos == TD_UPOS_ADP &&
         !td_words_have_child(w, i, TD_REL_OBJ) &&
         td_lemma_is_noun(w->know, td_word_term(w->know, w->tokens[i].lemma));
}

// Make the verb at `i` a noun with its phrases, and with what describes the
// part before it.
static void make_noun(const td_words *w, uint32_t i) {
  td_token_make_plural(&w->tokens[i]);
  for (uint32_t t = td_words_near(w, i); t + 1 < i; t++) {
    if (w->tokens[t].head == i - 1 && w->tokens[i - 1].head == i) {
      w->tokens[t].head = i;
    }
  }
  for (uint32_t t = i + 1; t < w->end && t - i < TD_WORDS_REACH; t++) {
    if (w->tokens[t].head == i && w->tokens[t].rel == TD_REL_OBL) {
      w->tokens[t].rel = TD_REL_NMOD;
    }
  }
}

// Make the verb at `i` the plural subject of the `past` behind it, which takes
// its place, and the noun before it a part of that.
static void make_subject(const td_words *w, uint32_t i, uint32_t past) {
  td_token_attach(&w->tokens[past], w->tokens[i].head,
                  (td_rel)w->tokens[i].rel);
  td_token_make_past(&w->tokens[past]);
  for (uint32_t t = w->begin; t < w->end; t++) {
    td_token *c = &w->tokens[t];
    c->head = c->head == i && t > past ? past : c->head;
  }
  td_token_attach(&w->tokens[i - 1], i, TD_REL_COMPOUND);
  td_token_attach(&w->tokens[i], past, TD_REL_NSUBJ);
  make_noun(w, i);
}

void td_repair_plural_subjects(const td_words *w) {
  for (uint32_t i = w->begin + 1; i < w->end; i++) {
    td_token *t = &w->tokens[i];
    if (is_singular_present(t) &&
        (t->rel == TD_REL_NSUBJ || t->rel == TD_REL_NSUBJ_PASS) &&
        t->head > i && stands_as_noun(w, i)) {
      make_noun(w, i);
    }
    const uint32_t past = may_be_subject(w, i) ? past_behind(w, i) : TD_NONE;
    if (past != TD_NONE) {
      make_subject(w, i, past);
    }
  }
}
