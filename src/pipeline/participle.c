// SPDX-License-Identifier: MIT

#include "pipeline/participle.h"

#include <string.h>

#include "know/inflect.h"
#include "parse/tree.h"
#include "segment/words.h"

// "A man", "nine clerks", not "police": one that others may be told of by what
// was done to him.
static bool is_person(const td_know *know, const td_token *t) {
  const td_term entry = td_word_entry(know, t->lemma, TD_TID_AgentNoun);
  return t->upos == TD_UPOS_NOUN && entry &&
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

static bool is_past(const td_token *t) {
  return t->upos == TD_UPOS_VERB &&
         (td_slice_is(t->xpos, "VBN") || td_slice_is(t->xpos, "VBD"));
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
  return td_tree_is_noun(t) || t->upos == TD_UPOS_ADJ;
}

// What a word behind "and" is where a verb, or what may be its participle,
// stands before it ("blown up or | shot", "bound and | shot"), or an object
// behind it: "took a hostage and | shot the guard".
static const char *tag_behind_and(const td_token *tokens, uint32_t i) {
  uint32_t verb = i - 2;
  if (verb > 0 && td_slice_is(tokens[verb].xpos, "RP")) {
    verb--;
  }
  return is_past(&tokens[verb])
             ? (td_slice_is(tokens[verb].xpos, "VBN") ? "VBN" : "VBD")
         : opens_object(&tokens[i + 1]) ? "VBD"
         : tokens[verb].upos == TD_UPOS_ADJ && !opens_noun(&tokens[i + 1])
             ? "VBN"
             : NULL;
}

// The tag that the words around token `i`, read as a noun, ask for if it can be
// the past of a verb; NULL: "were | spat at", "had | spat", "a man | shot by".
static const char *tag_of_past(const td_know *know, const td_token *tokens,
                               uint32_t i) {
  const td_token *before = &tokens[i - 1];
  if (before->upos == TD_UPOS_CCONJ && i > 1) {
    return tag_behind_and(tokens, i);
  }
  if (is_subject(before)) {
    return "VBD";
  }
  return before->upos == TD_UPOS_AUX ||
                 (is_person(know, before) && opens_phrase(&tokens[i + 1]))
             ? "VBN"
             : NULL;
}

static void settle_past(const td_know *know, td_token *tokens, uint32_t i) {
  td_token *t = &tokens[i];
  const char *tag =
      td_slice_is(t->xpos, "NN") ? tag_of_past(know, tokens, i) : NULL;
  const td_term lemma = tag ? verb_of(know, t->form) : 0;
  if (lemma) {
    const bool is_finite = strcmp(tag, "VBD") == 0;
    t->upos = TD_UPOS_VERB;
    t->xpos = is_finite ? TD_SLICE("VBD") : TD_SLICE("VBN");
    t->feats = is_finite ? TD_SLICE("Mood=Ind|Tense=Past|VerbForm=Fin")
                         : TD_SLICE("Tense=Past|VerbForm=Part");
    t->lemma = td_know_text(know, lemma);
  }
}

void td_participle_restore(const td_know *know, td_document *document) {
  for (uint32_t k = 0; k < document->sentences.count; k++) {
    const td_sentence *s = &document->sentences.items[k];
    for (uint32_t i = 1; i + 1 < s->n_tokens; i++) {
      settle_past(know, document->tokens.items + s->first_token, i);
    }
  }
}

// "By soldiers" behind a passive is who did it, other phrases are its own.
static td_rel rel_behind(td_rel rel) {
  return rel == TD_REL_NMOD   ? TD_REL_OBL
         : rel == TD_REL_AMOD ? TD_REL_XCOMP
                              : rel;
}

static void hang(td_token *tokens, uint32_t begin, uint32_t end, uint32_t i) {
  td_tree_attach(&tokens[i - 1], tokens[i].head, (td_rel)tokens[i].rel);
  td_tree_attach(&tokens[i], i - 1, TD_REL_ACL);
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
  return !td_tree_has_child(tokens, i, end, verb, TD_REL_NSUBJ) &&
         (td_tree_is_finite(&tokens[verb]) ||
          td_tree_has_child(tokens, begin, end, verb, TD_REL_AUX) ||
          td_tree_has_child(tokens, begin, end, verb, TD_REL_COP));
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
      !td_tree_is_noun(&tokens[t->head]) ||
      (role != TD_REL_NSUBJ && role != TD_REL_OBJ && role != TD_REL_OBL) ||
      !is_told(tokens, begin, end, tokens[i - 1].head, i)) {
    return false;
  }
  for (size_t r = 0; r < sizeof finite / sizeof *finite; r++) {
    if (td_tree_has_child(tokens, begin, end, i, finite[r])) {
      return false;
    }
  }
  return true;
}

// The verb of which the noun at `i` is written like a form; 0.
static td_term verb_written(const td_know *know, const td_token *t) {
  char lower[TD_WORD_BYTES];
  const td_slice form = {lower, td_word_lower(t->form, lower)};
  const td_term term = td_word_term(know, form);
  const td_term lemma = t->upos == TD_UPOS_NOUN && td_slice_is(t->xpos, "NN")
                            ? td_know_verb_lemma(know, form, term, 0)
                            : 0;
  return lemma == term ? 0 : lemma;
}

static bool is_of_one(const td_token *t) {
  return td_slice_is(t->xpos, "VBZ") ||
         (t->upos == TD_UPOS_AUX &&
          td_slice_find(t->feats, TD_SLICE("Number=Sing"), 0) <
              t->feats.length);
}

// "Ministers | meeting in Oslo agreed", unlike "a ministers meeting": people in
// the plural are no part of what they do, if nothing tells that it is one.
static td_term verb_of_people(const td_know *know, const td_token *tokens,
                              uint32_t begin, uint32_t end, uint32_t i) {
  const td_token *t = &tokens[i];
  const uint32_t clause = t->head;
  if (i + 1 >= end || td_rel_base((td_rel)t->rel) != TD_REL_NSUBJ ||
      clause < i || clause >= end || tokens[i - 1].head != i ||
      tokens[i - 1].rel != TD_REL_COMPOUND ||
      !td_slice_is(tokens[i - 1].xpos, "NNS") ||
      !is_person(know, &tokens[i - 1]) || tokens[i + 1].upos != TD_UPOS_ADP ||
      is_of_one(&tokens[clause])) {
    return 0;
  }
  for (uint32_t c = begin; c < clause; c++) {
    const bool is_article =
        (tokens[c].head == i || tokens[c].head == i - 1) &&
        td_slice_is(tokens[c].feats, "Definite=Ind|PronType=Art");
    if (is_article || (tokens[c].head == clause && is_of_one(&tokens[c]))) {
      return 0;
    }
  }
  return verb_written(know, t);
}

// "Ministers, | meeting in Oslo, agreed", "Meeting in Oslo, ministers agreed":
// what tells of a noun right behind its comma, or opens the sentence as a
// clause does, with neither an article nor a preposition, is a participle,
// though written like a noun; the verb, 0 where it is none.
static td_term verb_told(const td_know *know, const td_token *tokens,
                         uint32_t begin, uint32_t end, uint32_t i) {
  const td_token *t = &tokens[i];
  const bool is_aside =
      i > begin && t->rel == TD_REL_ACL && t->head != TD_NONE && t->head < i &&
      td_slice_is(tokens[i - 1].form, ",") && td_tree_is_noun(&tokens[t->head]);
  const bool is_clause = i == begin && t->rel == TD_REL_ADVCL;
  if (!(is_aside || is_clause) ||
      td_tree_has_child(tokens, begin, end, i, TD_REL_DET) ||
      td_tree_has_child(tokens, begin, end, i, TD_REL_CASE)) {
    return 0;
  }
  return verb_written(know, t);
}

// Phrases behind it are a verb's.
static void make_participle(const td_know *know, td_token *tokens, uint32_t end,
                            uint32_t i, td_term verb) {
  td_token *t = &tokens[i];
  for (uint32_t c = i + 1; c < end; c++) {
    if (tokens[c].head == i) {
      tokens[c].rel = (uint8_t)rel_behind((td_rel)tokens[c].rel);
    }
  }
  t->upos = TD_UPOS_VERB;
  t->xpos = TD_SLICE("VBG");
  t->feats = TD_SLICE("VerbForm=Ger");
  t->lemma = td_know_text(know, verb);
}

// "Two men, | said to be spies, left": others tell it of them.
static bool is_hearsay(const td_know *know, const td_token *tokens,
                       uint32_t begin, uint32_t end, uint32_t i) {
  const td_token *t = &tokens[i];
  return i > begin + 1 && i + 2 < end && t->upos == TD_UPOS_VERB &&
         (td_slice_is(t->xpos, "VBD") || td_slice_is(t->xpos, "VBN")) &&
         t->head < i && td_slice_is(tokens[i - 1].form, ",") &&
         td_slice_is(tokens[i + 1].xpos, "TO") &&
         td_tree_is_noun(&tokens[i - 2]) &&
         td_word_entry(know, t->lemma, TD_TID_HearsayVerb) &&
         !td_tree_climbs_through(tokens, i - 2, i, i) &&
         !td_tree_has_child(tokens, begin, end, i, TD_REL_NSUBJ) &&
         !td_tree_has_child(tokens, begin, end, i, TD_REL_AUX) &&
         !td_tree_has_child(tokens, begin, end, i, TD_REL_OBJ);
}

// Whether the word at `i` is hung elsewhere now.
static bool settle(const td_know *know, td_token *tokens, uint32_t begin,
                   uint32_t end, uint32_t i) {
  const td_term verb = verb_told(know, tokens, begin, end, i);
  if (verb) {
    make_participle(know, tokens, end, i, verb);
  }
  if (verb || i == begin) {
    return false;
  }
  const td_term done = verb_of_people(know, tokens, begin, end, i);
  if (done) {
    make_participle(know, tokens, end, i, done);
    hang(tokens, begin, end, i);
    return true;
  }
  const bool is_told_of = is_hearsay(know, tokens, begin, end, i);
  if (is_told_of || is_reduced(tokens, begin, end, i)) {
    tokens[i].xpos = TD_SLICE("VBN");
    tokens[i].feats = TD_SLICE("Tense=Past|VerbForm=Part|Voice=Pass");
  }
  if (is_told_of) {
    td_tree_attach(&tokens[i], i - 2, TD_REL_ACL);
    return true;
  }
  if (tokens[i].upos == TD_UPOS_VERB && td_slice_is(tokens[i].xpos, "VBN") &&
      tokens[i - 1].head == i && tokens[i - 1].rel == TD_REL_COMPOUND &&
      tokens[i - 1].upos == TD_UPOS_NOUN) {
    hang(tokens, begin, end, i);
    return true;
  }
  return false;
}

void td_participle_hang(const td_know *know, td_document *document) {
  td_token *tokens = document->tokens.items;
  for (uint32_t k = 0; k < document->sentences.count; k++) {
    const td_sentence *s = &document->sentences.items[k];
    const uint32_t end = s->first_token + s->n_tokens;
    bool is_hung = false;
    for (uint32_t i = s->first_token; i < end; i++) {
      is_hung |= settle(know, tokens, s->first_token, end, i);
    }
    if (is_hung) {
      td_document_link_children(document, k);
    }
  }
}
