// SPDX-License-Identifier: MIT

#include "repair/repair_private.h"

#include <string.h>

#include "segment/words.h"

#define MAX_PHRASE 8 // words between a participle and what goes on from it

// "A man", "nine clerks", not "police": one that others may be told of by what
// was done to him.
static bool is_person(const td_know *know, const td_token *t) {
  const td_term entry = td_word_entry(know, t->lemma, TD_TID_AgentNoun);
  return td_token_is_noun(t) && entry &&
         td_know_is_subclass(know, td_know_get(know, entry, TD_TID_class),
                             td_know_vocab(know, TD_SCHEMA_Person));
}

static bool opens_phrase(const td_token *t) {
  return t->upos == TD_UPOS_ADP || t->upos == TD_UPOS_ADJ ||
         t->upos == TD_UPOS_ADV;
}

// The verb of which the form is the past, where it is not its base form; 0.
static td_term verb_of(const td_know *know, td_slice form) {
  const td_term term = td_word_term(know, form);
  const td_term entry = td_know_word(know, term, TD_TID_IrregularVerb);
  const td_term lemma = entry ? td_know_get(know, entry, TD_TID_lemma) : 0;
  return lemma == term ? 0 : lemma;
}

// "He | shot", "those who | shot".
static bool is_subject(const td_token *t) {
  return td_slice_is(t->xpos, "WP") ||
         (td_slice_is(t->xpos, "PRP") &&
          td_slice_has_prefix(t->feats, TD_SLICE("Case=Nom")));
}

// "Shot | those who fled", "shot | him".
static bool opens_object(const td_token *t) {
  return td_slice_is(t->xpos, "DT") || td_slice_is(t->xpos, "PRP");
}

static bool opens_noun(const td_token *t) {
  return td_token_is_noun(t) || t->upos == TD_UPOS_ADJ;
}

// "Were bound with rope and | shot": whether only a phrase or two stand between
// the "and" and a participle before them.
static bool goes_on_from_phrase(const td_token *tokens, uint32_t i) {
  bool has_phrase = false;
  for (uint32_t t = i - 2; t > 0 && t + MAX_PHRASE > i; t--) {
    const td_token *word = &tokens[t];
    if (word->upos == TD_UPOS_VERB) {
      return has_phrase && td_slice_is(word->xpos, "VBN");
    }
    if (word->upos != TD_UPOS_ADP && word->upos != TD_UPOS_DET &&
        word->upos != TD_UPOS_ADJ && word->upos != TD_UPOS_NUM &&
        !td_token_is_noun(word)) {
      return false;
    }
    has_phrase |= word->upos == TD_UPOS_ADP;
  }
  return false;
}

// What a word behind "and" is where a verb, or what may be its participle,
// stands before it ("blown up or | shot", "bound and | shot"), or an object
// behind it: "took a hostage and | shot the guard".
static const char *tag_behind_and(const td_token *tokens, uint32_t i) {
  uint32_t verb = i - 2;
  if (verb > 0 && td_slice_is(tokens[verb].xpos, "RP")) {
    verb--;
  }
  return td_token_is_past(&tokens[verb])
             ? (td_slice_is(tokens[verb].xpos, "VBN") ? "VBN" : "VBD")
         : opens_object(&tokens[i + 1]) ? "VBD"
         : tokens[verb].upos == TD_UPOS_ADJ && !opens_noun(&tokens[i + 1])
             ? "VBN"
         : goes_on_from_phrase(tokens, i) && !opens_noun(&tokens[i + 1]) &&
                 !td_slice_is(tokens[i + 1].xpos, "VBD")
             ? "VBN"
             : NULL;
}

// "Those | shot": a plural, not with the singular behind it.
static bool stands_alone(const td_token *before) {
  return before->upos == TD_UPOS_DET &&
         td_token_has_feature(before, TD_SLICE("Number=Plur"));
}

// "Guard | shot, van stolen": in a headline that is all that is told of him.
static bool is_all_told(const td_words *w, uint32_t i) {
  return w->is_title && (w->tokens[i + 1].upos == TD_UPOS_PUNCT);
}

// The tag that the words around token `i`, read as a noun, ask for if it can be
// the past of a verb; NULL: "were | spat at", "had | spat", "a man | shot by".
static const char *tag_of_past(const td_words *w, uint32_t i) {
  const td_token *tokens = w->tokens + w->begin;
  const uint32_t t = i - w->begin;
  const td_token *before = &w->tokens[i - 1];
  if (before->upos == TD_UPOS_CCONJ && t > 1) {
    return tag_behind_and(tokens, t);
  }
  if (is_subject(before)) {
    return "VBD";
  }
  const bool is_told = is_person(w->know, before) &&
                       (opens_phrase(&w->tokens[i + 1]) || is_all_told(w, i));
  return before->upos == TD_UPOS_AUX || is_told || stands_alone(before) ? "VBN"
                                                                        : NULL;
}

static void settle_past(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  const char *tag = td_slice_is(t->xpos, "NN") ? tag_of_past(w, i) : NULL;
  const td_term lemma = tag ? verb_of(w->know, t->form) : 0;
  if (lemma) {
    if (strcmp(tag, "VBD") == 0) {
      td_token_make_past(t);
    } else {
      td_token_make_participle(t);
    }
    t->lemma = td_know_text(w->know, lemma);
  }
}

// "The Gulf states | embargoed Qatar": no preposition, right behind a noun and
// before what opens another.
static void settle_preposition(const td_know *know, td_token *tokens,
                               uint32_t i) {
  td_token *t = &tokens[i];
  const td_term lemma =
      t->upos == TD_UPOS_ADP && td_token_is_noun(&tokens[i - 1]) &&
              (opens_object(&tokens[i + 1]) || opens_noun(&tokens[i + 1]))
          ? td_past_lemma(know, t->form)
          : 0;
  if (lemma) {
    td_token_make_past(t);
    t->lemma = td_know_text(know, lemma);
  }
}

void td_repair_participles(const td_words *w) {
  for (uint32_t i = 1; w->begin + i + 1 < w->end; i++) {
    settle_past(w, w->begin + i);
    settle_preposition(w->know, w->tokens + w->begin, i);
  }
}

// "By soldiers" behind a passive is who did it, other phrases are its own.
static td_rel rel_behind(td_rel rel) {
  return rel == TD_REL_NMOD   ? TD_REL_OBL
         : rel == TD_REL_AMOD ? TD_REL_XCOMP
                              : rel;
}

static void hang(td_token *tokens, uint32_t begin, uint32_t end, uint32_t i) {
  td_token_attach(&tokens[i - 1], tokens[i].head, (td_rel)tokens[i].rel);
  td_token_attach(&tokens[i], i - 1, TD_REL_ACL);
  for (uint32_t c = begin; c < end; c++) {
    if (tokens[c].head != i) {
      continue;
    }
    if (c < i) {
      tokens[c].head = i - 1;
    } else {
      tokens[c].rel = (uint8_t)rel_behind((td_rel)tokens[c].rel);
    }
  }
}

// Whether the clause of `verb` has a tense of its own, and no subject behind
// the word at `i`: that before it would be another's.
static bool is_told(const td_token *tokens, uint32_t begin, uint32_t end,
                    uint32_t verb, uint32_t i) {
  return !td_tokens_have_child(tokens, i, end, verb, TD_REL_NSUBJ) &&
         (td_token_is_finite(&tokens[verb]) ||
          td_tokens_have_child(tokens, begin, end, verb, TD_REL_AUX) ||
          td_tokens_have_child(tokens, begin, end, verb, TD_REL_COP));
}

// "The deal | reached in Doha": what is told of a noun without a subject, help
// or an object is a participle, whatever its tag.
static bool is_reduced(const td_token *tokens, uint32_t begin, uint32_t end,
                       uint32_t i) {
  const td_token *t = &tokens[i];
  static const td_rel finite[] = {TD_REL_NSUBJ, TD_REL_CSUBJ, TD_REL_AUX,
                                  TD_REL_MARK,  TD_REL_OBJ,   TD_REL_CCOMP};
  const td_rel role = td_rel_base((td_rel)tokens[i - 1].rel);
  if (t->upos != TD_UPOS_VERB || !td_slice_is(t->xpos, "VBD") ||
      t->rel != TD_REL_ACL || t->head != i - 1 ||
      !td_token_is_noun(&tokens[t->head]) ||
      (role != TD_REL_NSUBJ && role != TD_REL_OBJ && role != TD_REL_OBL) ||
      !is_told(tokens, begin, end, tokens[i - 1].head, i)) {
    return false;
  }
  for (size_t r = 0; r < sizeof finite / sizeof *finite; r++) {
    if (td_tokens_have_child(tokens, begin, end, i, finite[r])) {
      return false;
    }
  }
  return true;
}

// "Two men, | said to be spies, left": others tell it of them.
static bool is_hearsay(const td_words *w, uint32_t i) {
  const td_token *tokens = w->tokens;
  const td_token *t = &tokens[i];
  return i > w->begin + 1 && i + 2 < w->end && t->upos == TD_UPOS_VERB &&
         (td_slice_is(t->xpos, "VBD") || td_slice_is(t->xpos, "VBN")) &&
         t->head < i && td_token_is_comma(&tokens[i - 1]) &&
         td_slice_is(tokens[i + 1].xpos, "TO") &&
         td_token_is_noun(&tokens[i - 2]) &&
         td_word_entry(w->know, t->lemma, TD_TID_HearsayVerb) &&
         !td_words_hang_below(w, i - 2, i) &&
         !td_words_have_child(w, i, TD_REL_NSUBJ) &&
         !td_words_have_child(w, i, TD_REL_AUX) &&
         !td_words_have_child(w, i, TD_REL_OBJ);
}

// What tells of a noun is a participle, whatever its tag.
static void settle_told(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  const bool is_told_of = is_hearsay(w, i);
  if (is_told_of || is_reduced(w->tokens, w->begin, w->end, i)) {
    t->xpos = TD_SLICE("VBN");
    t->feats = TD_SLICE("Tense=Past|VerbForm=Part|Voice=Pass");
  }
  if (is_told_of) {
    td_token_attach(t, i - 2, TD_REL_ACL);
  }
}

// The noun, or the pronoun, that such a participle tells of.
static bool is_told_of(const td_token *t) {
  return (t->rel == TD_REL_COMPOUND && t->upos == TD_UPOS_NOUN) ||
         (t->rel == TD_REL_DET && stands_alone(t));
}

void td_repair_reduced_relatives(const td_words *w) {
  const td_token *tokens = w->tokens;
  for (uint32_t i = w->begin + 1; i < w->end; i++) {
    settle_told(w, i);
    if (tokens[i].upos == TD_UPOS_VERB && td_slice_is(tokens[i].xpos, "VBN") &&
        tokens[i - 1].head == i && is_told_of(&tokens[i - 1])) {
      hang(w->tokens, w->begin, w->end, i);
    }
  }
}
