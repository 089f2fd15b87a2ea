// SPDX-License-Identifier: MIT

#include "repair/repair_private.h"

#include "segment/words.h"

// "Court jails minister": no other part of a compound has a plural.
static bool is_plural_part(const td_token *t) {
  return t->rel == TD_REL_COMPOUND && td_slice_is(t->xpos, "NNS");
}

// The noun whose post or kind `noun` tells before it: the name in "rebel leader
// Juan Paz"; else `noun`.
static uint32_t named_by(const td_token *tokens, uint32_t noun, uint32_t end) {
  const uint32_t name = tokens[noun].head;
  return tokens[noun].rel == TD_REL_NMOD_DESC && name > noun && name < end
             ? name
             : noun;
}

// "The | accused | denied charges", "the | Chinese | imposed tariffs": whether
// the word at `i`, read as an adjective right behind an article, may stand for
// people.
static bool is_people(const td_words *w, uint32_t i) {
  const td_token *t = &w->tokens[i];
  return i > w->begin && w->tokens[i - 1].upos == TD_UPOS_DET &&
         w->tokens[i - 1].head == t->head && t->rel == TD_REL_AMOD &&
         t->form.length &&
         ((t->form.data[0] >= 'A' && t->form.data[0] <= 'Z') ||
          td_word_entry(w->know, t->form, TD_TID_AgentNoun));
}

// Whether the word at `i` stands as adjective of the root noun right behind
// another noun, or as part of it in a headline.
static bool is_misread(const td_words *w, uint32_t i) {
  const td_token *tokens = w->tokens;
  const td_token *t = &tokens[i];
  return i > w->begin &&
         ((t->rel == TD_REL_AMOD && td_token_is_past(t)) ||
          (w->is_title && is_plural_part(t))) &&
         (td_token_is_noun(&tokens[i - 1]) ||
          (!w->is_title && is_people(w, i - 1))) &&
         t->head > i && t->head < w->end &&
         td_token_is_noun(&tokens[t->head]) &&
         tokens[named_by(tokens, t->head, w->end)].head == TD_NONE;
}

// "Army tortured prisoners, UN says": set off behind what it tells.
static bool is_set_off(const td_token *tokens, uint32_t begin, uint32_t i) {
  return tokens[i].rel == TD_REL_PARATAXIS && tokens[i].head < i &&
         td_tokens_have_child(tokens, begin, i, i, TD_REL_NSUBJ);
}

// The one verb of the sentence, if it is misread; TD_NONE.
static uint32_t find_verb(const td_words *w) {
  uint32_t found = TD_NONE;
  for (uint32_t i = w->begin; i < w->end; i++) {
    if (found == TD_NONE && is_misread(w, i)) {
      found = i;
    } else if (td_token_is_finite(&w->tokens[i]) &&
               !(found != TD_NONE && is_set_off(w->tokens, w->begin, i))) {
      return TD_NONE;
    }
  }
  return found;
}

// The top of the phrase that ends before `verb`.
static uint32_t find_subject(const td_token *tokens, uint32_t begin,
                             uint32_t verb) {
  uint32_t subject = verb - 1;
  while (tokens[subject].head >= begin && tokens[subject].head < verb) {
    subject = tokens[subject].head;
  }
  return subject;
}

static bool is_part_of_noun(td_rel rel) {
  return rel == TD_REL_DET || rel == TD_REL_AMOD || rel == TD_REL_COMPOUND ||
         rel == TD_REL_NUMMOD || rel == TD_REL_NMOD_POSS ||
         rel == TD_REL_NMOD_DESC;
}

static bool is_of_clause(td_rel rel) {
  return rel == TD_REL_PUNCT || rel == TD_REL_OBL || rel == TD_REL_ADVMOD ||
         rel == TD_REL_ADVCL || rel == TD_REL_PARATAXIS ||
         rel == TD_REL_OBL_UNMARKED;
}

// "has imposed" where the participle stands as adjective of the object.
static bool is_torn(const td_token *tokens, uint32_t i, uint32_t have) {
  const td_token *t = &tokens[i];
  return t->rel == TD_REL_AMOD && t->upos == TD_UPOS_VERB &&
         td_slice_is(t->xpos, "VBN") && t->head > i &&
         td_token_is_noun(&tokens[t->head]) && tokens[t->head].head == have &&
         tokens[t->head].rel == TD_REL_OBJ;
}

// The same where all of the clause hangs on the object.
static bool is_swallowed(const td_token *tokens, uint32_t i, uint32_t have) {
  const td_token *t = &tokens[i];
  return t->rel == TD_REL_AMOD && t->upos == TD_UPOS_VERB &&
         td_slice_is(t->xpos, "VBN") && t->head > i &&
         td_token_is_noun(&tokens[t->head]) && tokens[have].rel == TD_REL_AUX &&
         (tokens[have].head == t->head || tokens[have].head == i);
}

// The participle right behind `have`, adverbs aside; TD_NONE.
static uint32_t find_torn(const td_token *tokens, uint32_t have, uint32_t end) {
  const td_token *t = &tokens[have];
  if (!td_slice_is(t->lemma, "have") || !td_token_is_finite(t)) {
    return TD_NONE;
  }
  uint32_t i = have + 1;
  while (i < end && tokens[i].rel == TD_REL_ADVMOD && tokens[i].head < i + 3) {
    i++;
  }
  return i < end && (is_torn(tokens, i, have) || is_swallowed(tokens, i, have))
             ? i
             : TD_NONE;
}

// Make the participle the head of the clause that its object headed.
static void raise_verb(td_token *tokens, uint32_t begin, uint32_t end,
                       uint32_t verb) {
  const uint32_t object = tokens[verb].head;
  td_token_attach(&tokens[verb], tokens[object].head,
                  (td_rel)tokens[object].rel);
  for (uint32_t i = begin; i < end; i++) {
    const td_rel rel = (td_rel)tokens[i].rel;
    if (tokens[i].head == object &&
        (i < verb || is_of_clause(td_rel_base(rel)))) {
      tokens[i].head = verb;
    }
  }
  td_token_attach(&tokens[object], verb, TD_REL_OBJ);
}

static void join_perfect(td_token *tokens, uint32_t begin, uint32_t end,
                         uint32_t have, uint32_t verb) {
  const uint32_t object = tokens[verb].head;
  td_token_attach(&tokens[verb], tokens[have].head, (td_rel)tokens[have].rel);
  for (uint32_t i = begin; i < end; i++) {
    if (tokens[i].head == have) {
      tokens[i].head = verb;
    }
  }
  td_token_attach(&tokens[object], verb, TD_REL_OBJ);
  td_token_attach(&tokens[have], verb, TD_REL_AUX);
  tokens[have].upos = TD_UPOS_AUX;
  tokens[verb].feats = TD_SLICE("Tense=Past|VerbForm=Part");
}

// A verb in the past tense has no passive but with an auxiliary.
static void settle_voice(td_token *tokens, uint32_t begin, uint32_t end,
                         uint32_t subject) {
  const uint32_t verb = tokens[subject].head;
  if (verb == TD_NONE || !td_slice_is(tokens[verb].xpos, "VBD")) {
    return;
  }
  for (uint32_t i = begin; i < end; i++) {
    if (tokens[i].head == verb && tokens[i].rel == TD_REL_AUX_PASS) {
      return;
    }
  }
  tokens[subject].rel = TD_REL_NSUBJ;
}

// "Both armies | abided by the truce": a verb that has no passive, read as one
// that has it, or as what is told of its subject.
static void settle_bare(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  if (!td_slice_is(t->xpos, "VBN") || td_words_are_passive(w, i) ||
      !td_word_entry(w->know, t->lemma, TD_TID_BareVerb)) {
    return;
  }
  for (uint32_t c = i + 1; c < w->end && c < i + TD_WORDS_REACH; c++) {
    if (w->tokens[c].head == i && w->tokens[c].rel == TD_REL_OBL_AGENT) {
      w->tokens[c].rel = TD_REL_OBL;
    }
  }
  if (!td_words_have_child(w, i, TD_REL_AUX) &&
      (t->rel == TD_REL_ACL || t->rel == TD_REL_ROOT)) {
    td_token_make_past(t);
  }
}

static void restore_clauses(td_token *tokens, uint32_t begin, uint32_t end) {
  for (uint32_t i = begin; i < end; i++) {
    const uint32_t verb = find_torn(tokens, i, end);
    if (verb != TD_NONE && tokens[i].rel == TD_REL_AUX) {
      raise_verb(tokens, begin, end, verb);
    } else if (verb != TD_NONE) {
      join_perfect(tokens, begin, end, i, verb);
    }
    if (tokens[i].rel == TD_REL_NSUBJ_PASS) {
      settle_voice(tokens, begin, end, i);
    }
  }
}

// "The opposition called for a vote" where the verb hangs on the root noun.
static uint32_t find_dangling(const td_token *tokens, uint32_t begin,
                              uint32_t end) {
  uint32_t found = TD_NONE;
  for (uint32_t i = begin; i < end; i++) {
    const td_token *t = &tokens[i];
    const bool dangles =
        t->rel == TD_REL_ACL && t->head < i && t->upos == TD_UPOS_VERB &&
        td_slice_is(t->xpos, "VBD") && td_token_is_noun(&tokens[t->head]) &&
        tokens[t->head].head == TD_NONE;
    if (dangles && found == TD_NONE) {
      found = i;
    } else if (td_token_is_finite(t)) {
      return TD_NONE;
    }
  }
  return found;
}

static void raise_dangling(td_token *tokens, uint32_t begin, uint32_t end,
                           uint32_t verb) {
  const uint32_t subject = tokens[verb].head;
  for (uint32_t i = begin; i < end; i++) {
    const td_rel rel = td_rel_base((td_rel)tokens[i].rel);
    if (tokens[i].head == subject && i > verb && is_of_clause(rel)) {
      tokens[i].head = verb;
    }
  }
  td_token_attach(&tokens[verb], TD_NONE, TD_REL_ROOT);
  td_token_attach(&tokens[subject], verb, TD_REL_NSUBJ);
}

// What only a verb has behind it: an object, a clause, a particle.
static bool has_verbal_part(const td_token *tokens, uint32_t i, uint32_t end) {
  return td_tokens_have_child(tokens, i, end, i, TD_REL_OBJ) ||
         td_tokens_have_child(tokens, i, end, i, TD_REL_CCOMP) ||
         td_tokens_have_child(tokens, i, end, i, TD_REL_COMPOUND);
}

// "Rebels call | a truce", "asked that the mayor step | down" where the verb
// was read as a noun, with a subject.
static bool is_noun_with_functions(const td_token *tokens, uint32_t begin,
                                   uint32_t end, uint32_t i) {
  return tokens[i].upos == TD_UPOS_NOUN &&
         (td_slice_is(tokens[i].xpos, "NN") ||
          td_slice_is(tokens[i].xpos, "NNS")) &&
         td_tokens_have_child(tokens, begin, i, i, TD_REL_NSUBJ) &&
         has_verbal_part(tokens, i, end) &&
         !td_tokens_have_child(tokens, begin, i, i, TD_REL_DET) &&
         !td_tokens_have_child(tokens, begin, end, i, TD_REL_AUX) &&
         !td_tokens_have_child(tokens, begin, end, i, TD_REL_COP);
}

// "That the mayor step down": what is wanted has the base form.
static void make_finite(td_token *tokens, uint32_t begin, uint32_t i) {
  td_token *verb = &tokens[i];
  const bool is_wanted = verb->rel == TD_REL_CCOMP &&
                         td_slice_is(verb->xpos, "NN") &&
                         td_tokens_have_child(tokens, begin, i, i, TD_REL_MARK);
  verb->upos = TD_UPOS_VERB;
  verb->feats = is_wanted ? TD_SLICE("VerbForm=Inf")
                          : TD_SLICE("Mood=Ind|Tense=Pres|VerbForm=Fin");
  verb->xpos = is_wanted                        ? TD_SLICE("VB")
               : td_slice_is(verb->xpos, "NNS") ? TD_SLICE("VBZ")
                                                : TD_SLICE("VBP");
}

// Whether the word at `i` is told to be a verb by the particle behind it, and
// the noun before it was taken for a part of it: "that the mayor | step down".
static bool is_noun_with_particle(const td_token *tokens, uint32_t begin,
                                  uint32_t end, uint32_t i) {
  const td_token *t = &tokens[i];
  return i > begin && i + 1 < end && td_slice_is(t->xpos, "NN") &&
         td_slice_is(tokens[i + 1].xpos, "RP") && tokens[i + 1].head == i &&
         td_token_is_noun(&tokens[i - 1]) && tokens[i - 1].head == i &&
         tokens[i - 1].rel == TD_REL_COMPOUND && t->head >= begin &&
         t->head < i && tokens[t->head].upos == TD_UPOS_VERB;
}

// Make it the verb of a clause that is told or wanted.
static void make_clause(td_token *tokens, uint32_t begin, uint32_t i) {
  const uint32_t subject = i - 1, above = tokens[i].head;
  for (uint32_t t = above + 1; t < subject; t++) {
    const bool is_mark = tokens[t].rel == TD_REL_MARK;
    if (is_mark && tokens[t].head == above) {
      tokens[t].head = i;
    } else if (!is_mark && tokens[t].head == i) {
      tokens[t].head = subject;
    }
  }
  td_token_attach(&tokens[subject], i, TD_REL_NSUBJ);
  td_token_attach(&tokens[i], above, TD_REL_CCOMP);
  make_finite(tokens, begin, i);
}

// "Soldiers | intimidated voters" where the verb was read as an adjective, with
// a subject and an object.
static bool is_adjective_with_functions(const td_words *w, uint32_t i) {
  return w->tokens[i].upos == TD_UPOS_ADJ &&
         td_words_child_before(w, i, TD_REL_NSUBJ) != TD_NONE &&
         td_words_child(w, i, w->end, i, TD_REL_OBJ) != TD_NONE &&
         !td_words_have_child(w, i, TD_REL_AUX) &&
         !td_words_have_child(w, i, TD_REL_COP);
}

static void settle_adjective(const td_words *w, uint32_t i) {
  const td_term lemma = is_adjective_with_functions(w, i)
                            ? td_past_lemma(w->know, w->tokens[i].form)
                            : 0;
  if (lemma) {
    td_token_make_past(&w->tokens[i]);
    w->tokens[i].lemma = td_know_text(w->know, lemma);
  }
}

// "Belgium | did away with visas": what helps no verb is one.
static void settle_help(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  if (t->upos == TD_UPOS_AUX &&
      td_word_entry(w->know, t->lemma, TD_TID_HelpingVerb) &&
      td_rel_base((td_rel)t->rel) != TD_REL_AUX &&
      td_words_child_before(w, i, TD_REL_NSUBJ) != TD_NONE &&
      (td_words_child(w, i, w->end, i, TD_REL_OBJ) != TD_NONE ||
       td_words_child(w, i, w->end, i, TD_REL_OBL) != TD_NONE ||
       td_words_child(w, i, w->end, i, TD_REL_ADVMOD) != TD_NONE)) {
    t->upos = TD_UPOS_VERB;
  }
}

static void settle_nouns(td_token *tokens, uint32_t begin, uint32_t end) {
  for (uint32_t i = begin; i < end; i++) {
    if (is_noun_with_particle(tokens, begin, end, i)) {
      make_clause(tokens, begin, i);
      continue;
    }
    if (is_noun_with_functions(tokens, begin, end, i)) {
      make_finite(tokens, begin, i);
    }
  }
}

// Whether the subject of the noun at `i` agrees with it, were it a verb of the
// present: "debates | rage", "he | disputes".
static bool agrees(const td_words *w, uint32_t i, uint32_t subject) {
  const td_token *noun = &w->tokens[subject];
  bool is_plural;
  const bool may_be_verb =
      td_present_lemma(w->know, w->tokens[i].form, &is_plural) != 0;
  const bool has_plural =
      td_slice_is(noun->xpos, "NNS") || td_slice_is(noun->xpos, "NNPS");
  return may_be_verb && td_token_is_noun(noun) && is_plural == has_plural;
}

// What only a noun has.
static bool has_nominal_part(const td_words *w, uint32_t i) {
  static const td_rel rels[] = {TD_REL_DET,  TD_REL_AMOD,  TD_REL_COMPOUND,
                                TD_REL_CASE, TD_REL_COP,   TD_REL_AUX,
                                TD_REL_FLAT, TD_REL_NUMMOD};
  for (size_t r = 0; r < sizeof(rels) / sizeof(rels[0]); r++) {
    if (td_words_have_child(w, i, rels[r])) {
      return true;
    }
  }
  return td_words_child_before(w, i, TD_REL_NMOD) != TD_NONE;
}

// "Debates | rage": a noun that is said of another without a verb, and has
// nothing that nouns have, is the verb.
static void settle_said(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  const td_rel rel = td_rel_base((td_rel)t->rel);
  const bool is_plain =
      td_slice_is(t->xpos, "NN") || td_slice_is(t->xpos, "NNS");
  if (w->is_title || !is_plain || t->upos != TD_UPOS_NOUN ||
      (rel != TD_REL_ROOT && rel != TD_REL_CCOMP && rel != TD_REL_CONJ &&
       rel != TD_REL_ADVCL && rel != TD_REL_ACL)) {
    return;
  }
  const uint32_t subject = td_words_child_before(w, i, TD_REL_NSUBJ);
  if (subject == TD_NONE || !agrees(w, i, subject) || has_nominal_part(w, i)) {
    return;
  }
  bool is_plural;
  t->lemma =
      td_know_text(w->know, td_present_lemma(w->know, t->form, &is_plural));
  make_finite(w->tokens, w->begin, i);
  for (uint32_t c = i + 1; c < w->end && c < i + TD_WORDS_REACH; c++) {
    if (w->tokens[c].head == i && w->tokens[c].rel == TD_REL_NMOD) {
      w->tokens[c].rel = TD_REL_OBL;
    }
  }
}

// "Will | free nine men", "refused to | free nine men": what stands right
// behind a modal or "to" and has an object is a verb, whatever its tag.
static void settle_modals(td_token *tokens, uint32_t begin, uint32_t end) {
  for (uint32_t i = begin; i + 1 < end; i++) {
    td_token *t = &tokens[i + 1];
    const bool opens =
        td_slice_is(tokens[i].xpos, "MD") ||
        (td_slice_is(tokens[i].xpos, "TO") && tokens[i].rel == TD_REL_MARK);
    if (opens && tokens[i].head == i + 1 &&
        (t->upos == TD_UPOS_ADJ || t->upos == TD_UPOS_NOUN) &&
        td_tokens_have_child(tokens, begin, end, i + 1, TD_REL_OBJ) &&
        !td_tokens_have_child(tokens, begin, end, i + 1, TD_REL_COP)) {
      t->upos = TD_UPOS_VERB;
      t->xpos = TD_SLICE("VB");
      t->feats = TD_SLICE("VerbForm=Inf");
      t->lemma = t->form;
    }
  }
}

// "Called on Mali to leave | and offered talks": a past tense is no second to
// an infinitive or gerund, but to the verb that this complements.
static bool is_past_second(const td_token *tokens, uint32_t begin, uint32_t end,
                           uint32_t i) {
  const td_token *t = &tokens[i];
  return t->rel == TD_REL_CONJ && td_token_is_past(t) && t->head < i &&
         (td_slice_is(tokens[t->head].xpos, "VB") ||
          td_slice_is(tokens[t->head].xpos, "VBG")) &&
         !td_tokens_have_child(tokens, begin, i, i, TD_REL_AUX) &&
         !td_tokens_have_child(tokens, begin, end, i, TD_REL_NSUBJ);
}

// The verb in the past above the infinitive `first`; TD_NONE.
static uint32_t past_above(const td_token *tokens, uint32_t begin,
                           uint32_t first) {
  uint32_t at = first;
  for (int depth = 0; depth < 4; depth++) {
    const uint32_t head = tokens[at].head;
    if (head == TD_NONE || head < begin || head > at ||
        (tokens[head].upos != TD_UPOS_VERB && tokens[at].rel != TD_REL_ACL &&
         tokens[at].rel != TD_REL_OBJ)) {
      return TD_NONE;
    }
    if (td_token_is_past(&tokens[head])) {
      return head;
    }
    at = head;
  }
  return TD_NONE;
}

// "Nine were killed and 20 | wounded": a number before a second participle is
// what that tells of.
static void settle_number(td_token *tokens, uint32_t i) {
  const td_token *verb = &tokens[i + 1];
  if (tokens[i].upos == TD_UPOS_NUM && tokens[i].rel == TD_REL_CONJ &&
      verb->rel == TD_REL_CONJ && verb->head == tokens[i].head &&
      td_slice_is(verb->xpos, "VBN") &&
      tokens[verb->head].upos == TD_UPOS_VERB) {
    td_token_attach(&tokens[i], i + 1, TD_REL_NSUBJ_PASS);
  }
}

// The verb behind the participle `i` that has lost its subject to it: "Mali,
// helped by Chad, | had won"; TD_NONE.
static uint32_t verb_behind(const td_token *tokens, uint32_t begin,
                            uint32_t end, uint32_t i) {
  if (!td_token_is_past(&tokens[i]) || i < begin + 2 ||
      !td_token_is_comma(&tokens[i - 1]) || tokens[i].head == TD_NONE ||
      td_tokens_have_child(tokens, begin, end, i, TD_REL_AUX) ||
      !td_tokens_have_child(tokens, begin, i, i, TD_REL_NSUBJ) ||
      !td_tokens_have_agent(tokens, i, end)) {
    return TD_NONE;
  }
  for (uint32_t t = i + 1; t < end && t < i + TD_WORDS_REACH; t++) {
    if (tokens[t].upos == TD_UPOS_VERB && tokens[t].head == tokens[i].head &&
        tokens[t].rel == tokens[i].rel &&
        td_tokens_have_child(tokens, i, end, t, TD_REL_AUX) &&
        !td_tokens_have_child(tokens, begin, end, t, TD_REL_NSUBJ)) {
      return t;
    }
  }
  return TD_NONE;
}

static bool has_pause(const td_token *tokens, uint32_t from, uint32_t to) {
  for (uint32_t t = from; t < to; t++) {
    if (td_token_is_comma(&tokens[t]) || td_slice_is(tokens[t].form, ";")) {
      return true;
    }
  }
  return false;
}

// Whether the words before the participle `i` are its subject and a comma.
static bool is_behind_subject(const td_token *tokens, uint32_t begin,
                              uint32_t i) {
  uint32_t first = i - 1;
  while (first > begin && !td_token_is_comma(&tokens[first - 1]) &&
         !td_slice_is(tokens[first - 1].form, ";") &&
         tokens[first - 1].head >= begin && tokens[first - 1].head <= i) {
    first--;
  }
  return td_token_is_comma(&tokens[i - 1]) &&
         td_tokens_have_child(tokens, first, i, i, TD_REL_NSUBJ) &&
         (first == begin || !td_token_is_comma(&tokens[first - 1]));
}

// Whether the verb behind comma `t - 1` ends what the participle `i` tells:
// unlike "came, saw and won".
static bool ends_aside(const td_token *tokens, uint32_t i, uint32_t t,
                       uint32_t end) {
  for (uint32_t c = t + 1; c < end && c < t + TD_WORDS_REACH; c++) {
    if (tokens[c].head == i &&
        td_rel_base((td_rel)tokens[c].rel) == TD_REL_CONJ) {
      return false;
    }
  }
  return td_token_is_comma(&tokens[t - 1]) && !has_pause(tokens, i, t - 1) &&
         td_token_is_finite(&tokens[t]);
}

// The tensed verb behind a comma that was read as a second to the participle
// `i`, with nothing that joins the two: "Mali, fined two million, | agreed";
// TD_NONE.
static uint32_t second_behind(const td_token *tokens, uint32_t begin,
                              uint32_t end, uint32_t i) {
  if (!td_token_is_past(&tokens[i]) || i < begin + 2 ||
      !is_behind_subject(tokens, begin, i) ||
      td_tokens_have_child(tokens, begin, end, i, TD_REL_AUX)) {
    return TD_NONE;
  }
  for (uint32_t t = i + 2; t < end && t < i + TD_WORDS_REACH; t++) {
    const td_rel rel = td_rel_base((td_rel)tokens[t].rel);
    if (tokens[t].head == i && tokens[t].upos == TD_UPOS_VERB &&
        (rel == TD_REL_CONJ || rel == TD_REL_PARATAXIS)) {
      return ends_aside(tokens, i, t, end) &&
                     !td_tokens_have_child(tokens, i, end, t, TD_REL_NSUBJ)
                 ? t
                 : TD_NONE;
    }
  }
  return TD_NONE;
}

// Make `verb` the head of what its first, the participle `i`, headed.
static void raise_second(td_token *tokens, uint32_t end, uint32_t i,
                         uint32_t verb) {
  td_token_attach(&tokens[verb], tokens[i].head, (td_rel)tokens[i].rel);
  for (uint32_t t = verb + 1; t < end; t++) {
    if (tokens[t].head == i) {
      tokens[t].head = verb;
    }
  }
}

static void settle_aside(td_token *tokens, uint32_t begin, uint32_t end,
                         uint32_t i) {
  uint32_t verb = verb_behind(tokens, begin, end, i);
  if (verb == TD_NONE) {
    verb = second_behind(tokens, begin, end, i);
    if (verb != TD_NONE) {
      raise_second(tokens, end, i, verb);
    }
  }
  uint32_t subject = TD_NONE;
  for (uint32_t t = begin; verb != TD_NONE && t < i; t++) {
    if (tokens[t].head == i) {
      tokens[t].head = verb;
      subject =
          td_rel_base((td_rel)tokens[t].rel) == TD_REL_NSUBJ ? t : subject;
    }
  }
  if (subject != TD_NONE) {
    td_token_attach(&tokens[i], subject, TD_REL_ACL);
    tokens[i].xpos = TD_SLICE("VBN");
  }
}

static void settle_seconds(td_token *tokens, uint32_t begin, uint32_t end) {
  for (uint32_t i = begin; i < end; i++) {
    if (i + 1 < end) {
      settle_number(tokens, i);
    }
    settle_aside(tokens, begin, end, i);
    const uint32_t verb = is_past_second(tokens, begin, end, i)
                              ? past_above(tokens, begin, tokens[i].head)
                              : TD_NONE;
    if (verb != TD_NONE) {
      tokens[i].head = verb;
      tokens[i].xpos = tokens[verb].xpos;
    }
  }
}

// Make the misread `verb` the head of the sentence, what it belonged to its
// object, and the phrase before it its subject.
static void raise_misread(td_token *tokens, uint32_t begin, uint32_t end,
                          uint32_t verb) {
  const bool was_verb = tokens[verb].upos == TD_UPOS_VERB;
  const uint32_t object = named_by(tokens, tokens[verb].head, end);
  const uint32_t subject = find_subject(tokens, begin, verb);
  if (tokens[subject].upos == TD_UPOS_ADJ ||
      tokens[subject].upos == TD_UPOS_VERB) {
    tokens[subject].upos = TD_UPOS_NOUN;
    tokens[subject].xpos = TD_SLICE("NN");
  }
  if (!td_token_is_noun(&tokens[subject])) {
    return;
  }
  for (uint32_t i = begin; i < end; i++) {
    const td_rel rel = (td_rel)tokens[i].rel;
    const bool is_before = i < verb;
    if (i == subject || (tokens[i].head != object && tokens[i].head != verb) ||
        (!is_before && !is_of_clause(td_rel_base(rel)))) {
      continue;
    }
    td_token_attach(
        &tokens[i],
        is_before && i < subject && is_part_of_noun(rel) ? subject : verb, rel);
  }
  td_token_attach(&tokens[subject], verb, TD_REL_NSUBJ);
  td_token_attach(&tokens[object], verb, TD_REL_OBJ);
  td_token_attach(&tokens[verb], TD_NONE, TD_REL_ROOT);
  tokens[verb].upos = TD_UPOS_VERB;
  tokens[verb].xpos = was_verb ? TD_SLICE("VBD") : TD_SLICE("VBZ");
  tokens[verb].feats = was_verb ? TD_SLICE("Mood=Ind|Tense=Past|VerbForm=Fin")
                                : TD_SLICE("Mood=Ind|Tense=Pres|VerbForm=Fin");
}

void td_repair_finite_verbs(const td_words *w) {
  td_token *tokens = w->tokens;
  const uint32_t begin = w->begin, end = w->end;
  settle_modals(tokens, begin, end);
  settle_nouns(tokens, begin, end);
  for (uint32_t i = begin; i < end; i++) {
    settle_adjective(w, i);
    settle_help(w, i);
    settle_said(w, i);
  }
  settle_seconds(tokens, begin, end);
  if (!w->is_headline) {
    for (uint32_t i = begin; i < end; i++) {
      settle_bare(w, i);
    }
    restore_clauses(tokens, begin, end);
    const uint32_t dangling = find_dangling(tokens, begin, end);
    if (dangling != TD_NONE) {
      raise_dangling(tokens, begin, end, dangling);
      return;
    }
  }
  const uint32_t verb = find_verb(w);
  if (verb != TD_NONE) {
    raise_misread(tokens, begin, end, verb);
  }
}
