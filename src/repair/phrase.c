// SPDX-License-Identifier: MIT

#include "repair/repair_private.h"

#include "segment/words.h"

// The preposition of the noun `i`, before it; TD_NONE.
static uint32_t preposition_of(const td_words *w, uint32_t i) {
  for (uint32_t t = td_words_near(w, i); t < i; t++) {
    if (w->tokens[t].head == i && w->tokens[t].rel == TD_REL_CASE &&
        w->tokens[t].upos == TD_UPOS_ADP) {
      return t;
    }
  }
  return TD_NONE;
}

// One past the last word of the phrase of `top` whose words follow each other.
static uint32_t end_of(const td_words *w, uint32_t top) {
  uint32_t end = top + 1;
  while (end < w->end && w->tokens[end].head >= top &&
         w->tokens[end].head < end && w->tokens[end].rel != TD_REL_PUNCT) {
    end++;
  }
  return end;
}

// "Its neighbour", "the army's shelling".
static bool has_owner(const td_words *w, uint32_t i) {
  for (uint32_t t = td_words_near(w, i); t < i; t++) {
    if (w->tokens[t].head == i && w->tokens[t].rel == TD_REL_NMOD_POSS) {
      return true;
    }
  }
  return false;
}

// ------------------------------------------------------ "wounded | in clashes"

// A noun behind a verb with a preposition is no object; "a by-election" has
// none.
static bool settle_object(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  if (t->rel != TD_REL_OBJ || !td_token_is_noun(t) || t->head == TD_NONE ||
      t->head >= i || w->tokens[t->head].upos != TD_UPOS_VERB) {
    return false;
  }
  const uint32_t mark = preposition_of(w, i);
  if (mark == TD_NONE || td_slice_is(w->tokens[mark + 1].xpos, "HYPH")) {
    return false;
  }
  t->rel = TD_REL_OBL;
  return true;
}

// ------------------------------------------------- "conducted | searches"

// No object is a verb with a tense: a noun in the plural.
static bool settle_plural(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  if (t->rel != TD_REL_OBJ || !td_slice_is(t->xpos, "VBZ") ||
      t->head == TD_NONE || t->head >= i) {
    return false;
  }
  td_token_make_plural(t);
  return true;
}

// ------------------------------------- "The army's shelling | the camp | hurt"

// Of two subjects the first, a gerund that somebody owns, has the second as its
// object.
static bool settle_gerund(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  if (td_rel_base((td_rel)t->rel) != TD_REL_NSUBJ || !td_token_is_noun(t) ||
      t->head == TD_NONE || t->head < i) {
    return false;
  }
  uint32_t first = i;
  while (first > w->begin && w->tokens[first - 1].head == i) {
    first--;
  }
  const uint32_t gerund = first == w->begin ? TD_NONE : first - 1;
  if (gerund == TD_NONE || w->tokens[gerund].head != t->head ||
      td_rel_base((td_rel)w->tokens[gerund].rel) != TD_REL_NSUBJ ||
      !td_slice_is(w->tokens[gerund].xpos, "VBG") || !has_owner(w, gerund)) {
    return false;
  }
  td_token_attach(t, gerund, TD_REL_OBJ);
  return true;
}

// ----------------- "The choice of the judge | as chairman | angered the bar"

// Of two subjects the second, right behind "as", tells what the first is.
static bool settle_quality(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  if (td_rel_base((td_rel)t->rel) != TD_REL_NSUBJ || !td_token_is_noun(t) ||
      t->head == TD_NONE || t->head < i) {
    return false;
  }
  const uint32_t first = td_words_begin_of(w, i);
  const uint32_t mark = first == w->begin ? TD_NONE : first - 1;
  if (!td_words_in_list(w, mark, TD_TID_QualityMark) ||
      w->tokens[mark].head != t->head || w->tokens[mark].rel != TD_REL_MARK) {
    return false;
  }
  const uint32_t noun =
      td_words_child(w, td_words_near(w, mark), mark, t->head, TD_REL_NSUBJ);
  if (noun == TD_NONE || !td_token_is_noun(&w->tokens[noun]) ||
      !td_words_hang_below(w, mark - 1, noun)) {
    return false;
  }
  td_token_attach(t, noun, TD_REL_NMOD);
  td_token_attach(&w->tokens[mark], i, TD_REL_CASE);
  w->tokens[mark].upos = TD_UPOS_ADP;
  return true;
}

// ------------------------------------ "The police | killing of a man | led to"

// A noun is no participle of the noun before it, which is a part of it.
static bool settle_noun(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  if (t->rel != TD_REL_ACL || !td_slice_is(t->xpos, "NN") || i == w->begin ||
      t->head != i - 1 || !td_token_is_noun(&w->tokens[i - 1]) ||
      i + 1 >= w->end || !td_words_in_list(w, i + 1, TD_TID_GenitiveMark)) {
    return false;
  }
  td_token *part = &w->tokens[i - 1];
  td_token_attach(t, part->head, (td_rel)part->rel);
  for (uint32_t k = w->begin; k < w->end; k++) {
    td_token *other = &w->tokens[k];
    if (other->head == i - 1) {
      other->head = i;
    }
    if (other->head == i && k > i && other->rel == TD_REL_OBL) {
      other->rel = TD_REL_NMOD;
    }
  }
  td_token_attach(part, i, TD_REL_COMPOUND);
  t->upos = TD_UPOS_NOUN;
  return true;
}

// ------------------------------- "between | the Border Guard and | army units"

// What stands on either side of the conjunction, read as two parts of the last
// noun: the first a name of several words, the second a common noun.
static bool settle_pair(const td_words *w, uint32_t i) {
  const td_token *t = &w->tokens[i];
  const uint32_t first = t->head, noun = i + 1;
  if (t->rel != TD_REL_CONJ || t->upos != TD_UPOS_NOUN || noun >= w->end ||
      first < w->begin || first >= i ||
      w->tokens[first].upos != TD_UPOS_PROPN ||
      w->tokens[first].rel != TD_REL_COMPOUND ||
      w->tokens[first].head != noun || w->tokens[noun].upos != TD_UPOS_NOUN ||
      !td_words_in_list(w, preposition_of(w, noun), TD_TID_PairPreposition)) {
    return false;
  }
  td_token_attach(&w->tokens[first], w->tokens[noun].head,
                  (td_rel)w->tokens[noun].rel);
  for (uint32_t k = w->begin; k < w->end; k++) {
    if (w->tokens[k].head == noun && k < first) {
      w->tokens[k].head = first;
    } else if (w->tokens[k].rel == TD_REL_CC && w->tokens[k].head == i) {
      w->tokens[k].head = noun;
    }
  }
  td_token_attach(&w->tokens[noun], first, TD_REL_CONJ);
  td_token_attach(&w->tokens[i], noun, TD_REL_COMPOUND);
  return true;
}

// ------------------------- "A call by the nuns | for the state to free the
// men"

// "Calls grew": whether the verb tells how a request goes.
static bool tells_of_request(const td_words *w, uint32_t verb) {
  const uint32_t noun = verb < w->end ? td_words_subject(w, verb) : TD_NONE;
  return noun != TD_NONE && w->tokens[noun].upos == TD_UPOS_NOUN &&
         td_words_request(w, noun);
}

// The infinitive of a noun farther before whose "to" follows the phrase of the
// noun `i` at once; TD_NONE.
static uint32_t infinitive_behind(const td_words *w, uint32_t i,
                                  uint32_t preposition) {
  const uint32_t to = end_of(w, i);
  const uint32_t verb = to < w->end ? w->tokens[to].head : TD_NONE;
  return verb != TD_NONE && verb > to && verb < w->end &&
                 w->tokens[to].rel == TD_REL_MARK &&
                 td_slice_is(w->tokens[to].xpos, "TO") &&
                 (w->tokens[verb].rel == TD_REL_ACL ||
                  tells_of_request(w, w->tokens[verb].head)) &&
                 w->tokens[verb].head != i &&
                 w->tokens[verb].head < preposition &&
                 !td_words_have_child(w, verb, TD_REL_NSUBJ)
             ? verb
             : TD_NONE;
}

static bool may_act(const td_words *w, uint32_t i) {
  return w->tokens[i].upos == TD_UPOS_PROPN ||
         td_word_entry(w->know, w->tokens[i].lemma, TD_TID_AgentNoun);
}

static bool settle_wish(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  const bool is_wished =
      t->rel == TD_REL_NMOD ||
      (t->rel == TD_REL_OBL && t->head < i && tells_of_request(w, t->head));
  if (!is_wished || t->head >= i || !may_act(w, i)) {
    return false;
  }
  const uint32_t mark = preposition_of(w, i);
  const uint32_t verb = td_words_in_list(w, mark, TD_TID_AimMark)
                            ? infinitive_behind(w, i, mark)
                            : TD_NONE;
  if (verb == TD_NONE) {
    return false;
  }
  td_token_attach(t, verb, TD_REL_NSUBJ);
  td_token_attach(&w->tokens[mark], verb, TD_REL_MARK);
  return true;
}

// ------------------- "announced the release of two men | by the rebels"

// The object of the verb right behind whose phrase the one that begins at
// `first` stands; TD_NONE.
static uint32_t object_before(const td_words *w, uint32_t verb,
                              uint32_t first) {
  for (uint32_t i = verb + 1; i < first; i++) {
    if (w->tokens[i].head == verb && w->tokens[i].rel == TD_REL_OBJ) {
      return w->tokens[i].upos == TD_UPOS_NOUN && end_of(w, i) >= first
                 ? i
                 : TD_NONE;
    }
  }
  return TD_NONE;
}

// No agent belongs to a verb that is no passive: it is the object's.
static bool settle_agent(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  const uint32_t verb = t->head;
  const uint32_t mark = td_rel_base((td_rel)t->rel) == TD_REL_OBL && verb < i &&
                                may_act(w, i) &&
                                w->tokens[verb].upos == TD_UPOS_VERB
                            ? preposition_of(w, i)
                            : TD_NONE;
  if (!td_words_in_list(w, mark, TD_TID_AgentMark) ||
      td_words_tell_date(w, i) || !td_words_form_phrase(w, mark, i) ||
      td_words_are_passive(w, verb) ||
      !td_words_have_child(w, verb, TD_REL_NSUBJ)) {
    return false;
  }
  const uint32_t object = object_before(w, verb, mark);
  if (object == TD_NONE) {
    return false;
  }
  td_token_attach(t, object, TD_REL_NMOD);
  return true;
}

// ------------------------- "calls by the nuns | to free the men"

// Who asks is not told what to do: what is asked for belongs to the noun.
static bool settle_request(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  if (t->rel != TD_REL_ACL || t->upos != TD_UPOS_VERB || t->head >= i ||
      !td_slice_is(t->xpos, "VB") || !may_act(w, t->head) ||
      w->tokens[t->head].rel != TD_REL_NMOD) {
    return false;
  }
  const uint32_t noun = w->tokens[t->head].head;
  const uint32_t mark = preposition_of(w, t->head);
  if (noun >= t->head ||
      !(td_words_in_list(w, mark, TD_TID_AgentMark) ||
        td_words_in_list(w, mark, TD_TID_OriginMark)) ||
      !td_words_request(w, noun)) {
    return false;
  }
  t->head = noun;
  return true;
}

// ------------------------------- "Calls grew | for the premier to resign"

// What is asked for is the request's that the verb tells of.
static bool settle_aim(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  if (t->rel != TD_REL_ADVCL || t->upos != TD_UPOS_VERB || t->head >= i ||
      !td_slice_is(t->xpos, "VB") || !td_words_have_child(w, i, TD_REL_NSUBJ) ||
      td_words_have_child(w, t->head, TD_REL_OBJ) ||
      td_words_are_passive(w, t->head)) {
    return false;
  }
  if (!tells_of_request(w, t->head)) {
    return false;
  }
  td_token_attach(t, td_words_subject(w, t->head), TD_REL_ACL);
  return true;
}

// ------------------------------------------ "Fears grow | of a new war"

// Whether the entry has its content behind the word at `mark`, in a path that
// begins with `kind`.
static bool has_path(const td_words *w, td_term entry, td_slice kind,
                     uint32_t mark) {
  const td_fact_run paths = td_know_objects(
      w->know, entry, td_know_vocab(w->know, TD_TID_contentPath));
  for (const td_fact *p = paths.begin; p < paths.end; p++) {
    const td_slice path = td_know_text(w->know, p->o);
    if (td_slice_has_prefix(path, kind) &&
        td_slice_equal(td_slice_part(path, kind.length, path.length),
                       w->tokens[mark].lemma)) {
      return true;
    }
  }
  return false;
}

// Whether the word, by an entry for a noun or for a verb, has what it is about
// behind `mark`; `kind` opens its paths.
static bool is_about(const td_words *w, uint32_t i, uint32_t mark,
                     td_slice kind) {
  const bool is_noun = w->tokens[i].upos == TD_UPOS_NOUN;
  const td_fact_run run =
      td_know_subjects(w->know, td_know_vocab(w->know, TD_TID_form),
                       td_word_term(w->know, w->tokens[i].lemma));
  for (const td_fact *f = run.begin; f < run.end; f++) {
    const bool tells = td_know_is_a(w->know, f->s, TD_TID_ReportingNoun);
    const bool is_of_noun =
        tells || td_know_get(w->know, f->s, TD_LEXINFO_partOfSpeech) ==
                     td_know_vocab(w->know, TD_LEXINFO_noun);
    if (is_of_noun != is_noun) {
      continue;
    }
    // "fears of": as all that tell of what may be
    const bool is_plain =
        tells && !td_know_get(w->know, f->s, TD_TID_contentPath);
    if ((is_plain && td_words_in_list(w, mark, TD_TID_GenitiveMark)) ||
        has_path(w, f->s, kind, mark)) {
      return true;
    }
  }
  return false;
}

// Right behind a verb that only tells how it goes with a hope or fear stands
// what that is about.
static bool settle_content(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  const uint32_t verb = t->head;
  if (t->rel != TD_REL_OBL || t->upos != TD_UPOS_NOUN || verb >= i ||
      verb + 1 >= i || w->tokens[verb].upos != TD_UPOS_VERB ||
      td_words_have_child(w, verb, TD_REL_OBJ) ||
      td_words_are_passive(w, verb)) {
    return false;
  }
  const uint32_t mark = preposition_of(w, i);
  const uint32_t noun = td_words_subject(w, verb);
  if (mark != verb + 1 || noun == TD_NONE ||
      w->tokens[noun].upos != TD_UPOS_NOUN ||
      !td_words_form_phrase(w, mark, i) || td_words_tell_date(w, i) ||
      may_act(w, noun) || !is_about(w, noun, mark, TD_SLICE("nmod:")) ||
      is_about(w, verb, mark, TD_SLICE("obl:"))) {
    return false;
  }
  td_token_attach(t, noun, TD_REL_NMOD);
  return true;
}

// -------------------------------------- "invaded its neighbour | Vastra"

// A name right behind a noun that both were read as objects of one verb is
// that of the noun.
static bool settle_name(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  if (t->rel != TD_REL_OBJ || t->upos != TD_UPOS_PROPN || t->head >= i) {
    return false;
  }
  const uint32_t noun = i - 1;
  if (w->tokens[noun].head != t->head || w->tokens[noun].rel != TD_REL_OBJ ||
      w->tokens[noun].upos != TD_UPOS_NOUN || !has_owner(w, noun)) {
    return false;
  }
  td_token_attach(t, noun, TD_REL_APPOS);
  return true;
}

// ---------------------- "accused the army of | burning villages"

// Whether the verb has what somebody does behind this preposition.
static bool takes_deed(const td_words *w, uint32_t verb, uint32_t mark) {
  const td_term entry =
      td_word_entry(w->know, w->tokens[verb].lemma, TD_TID_ReportingVerb);
  return entry && has_path(w, entry, TD_SLICE("advcl:"), mark);
}

// A gerund right behind such a preposition is no adjective of the noun.
static bool settle_deed(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  const uint32_t noun = t->head, mark = i - 1;
  if (t->rel != TD_REL_AMOD || !td_slice_is(t->xpos, "VBG") || i == w->begin ||
      noun == TD_NONE || noun < i || noun >= w->end ||
      w->tokens[mark].head != noun || w->tokens[mark].rel != TD_REL_CASE) {
    return false;
  }
  const uint32_t above = w->tokens[noun].head;
  if (above == TD_NONE || above < w->begin || above > mark) {
    return false;
  }
  const uint32_t verb =
      w->tokens[above].rel == TD_REL_OBJ ? w->tokens[above].head : above;
  if (verb == TD_NONE || w->tokens[verb].upos != TD_UPOS_VERB ||
      !takes_deed(w, verb, mark)) {
    return false;
  }
  td_token_attach(t, verb, TD_REL_ADVCL);
  td_token_attach(&w->tokens[noun], i, TD_REL_OBJ);
  td_token_attach(&w->tokens[mark], i, TD_REL_MARK);
  t->upos = TD_UPOS_VERB;
  return true;
}

// ---------------------- "a plan drawn up by Mali and | announced in two towns"

// A second participle of a noun was read as a verb in the past.
static bool settle_participle(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  if (t->rel != TD_REL_CONJ || !td_slice_is(t->xpos, "VBD") || t->head >= i ||
      w->tokens[t->head].rel != TD_REL_ACL ||
      !td_slice_is(w->tokens[t->head].xpos, "VBN") ||
      td_words_have_child(w, i, TD_REL_OBJ) ||
      td_words_have_child(w, i, TD_REL_CCOMP) ||
      td_words_have_child(w, i, TD_REL_XCOMP) ||
      td_words_have_child(w, i, TD_REL_NSUBJ) ||
      !td_words_have_child(w, i, TD_REL_CC)) {
    return false;
  }
  td_token_make_participle(t);
  return true;
}

// --------------------- "is to talk to nurses who fled and | meet the king"

// A base form goes on from the base form above the clause that tells of a noun
// in which the parser found a verb for it.
static bool settle_base(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  const uint32_t first = t->head;
  if (t->rel != TD_REL_CONJ || !td_slice_is(t->xpos, "VB") || first >= i ||
      w->tokens[first].rel != TD_REL_ACL_RELCL ||
      !td_slice_is(w->tokens[first].xpos, "VBD") ||
      td_words_have_child(w, i, TD_REL_MARK) ||
      td_words_have_child(w, i, TD_REL_AUX)) {
    return false;
  }
  for (uint32_t above = w->tokens[first].head;
       above != TD_NONE && above >= w->begin && above < first;
       above = w->tokens[above].head) {
    if (td_slice_is(w->tokens[above].xpos, "VB")) {
      t->head = above;
      return true;
    }
  }
  return false;
}

// ----------------- "The men whom rebels | captured | were freed"

// The verb in the past between the noun `i`, which it was hung on, and the
// passive that both have; TD_NONE.
static uint32_t verb_between(const td_words *w, uint32_t i, uint32_t passive) {
  const uint32_t verb = i + 1;
  return verb < passive && w->tokens[verb].head == i &&
                 w->tokens[verb].rel == TD_REL_ACL &&
                 (td_slice_is(w->tokens[verb].xpos, "VBD") ||
                  td_slice_is(w->tokens[verb].xpos, "VBN")) &&
                 w->tokens[verb + 1].head == passive &&
                 w->tokens[verb + 1].upos == TD_UPOS_AUX
             ? verb
             : TD_NONE;
}

// The pronoun that opens the clause of `passive` before the phrase of the noun
// `i`; TD_NONE.
static uint32_t pronoun_before(const td_words *w, uint32_t i,
                               uint32_t passive) {
  uint32_t t = i;
  while (t > w->begin && w->tokens[t - 1].head == i) {
    t--;
  }
  return t > w->begin && w->tokens[t - 1].head == passive &&
                 w->tokens[t - 1].rel == TD_REL_OBJ &&
                 td_slice_has_prefix(w->tokens[t - 1].xpos, TD_SLICE("W"))
             ? t - 1
             : TD_NONE;
}

// Of the two verbs the first is the pronoun's, the second the noun's.
static bool settle_whom(const td_words *w, uint32_t i) {
  const td_token *t = &w->tokens[i];
  const uint32_t passive = t->head;
  if (t->rel != TD_REL_NSUBJ_PASS || passive <= i || passive >= w->end ||
      w->tokens[passive].rel != TD_REL_ACL_RELCL) {
    return false;
  }
  const uint32_t noun = w->tokens[passive].head;
  const uint32_t verb = verb_between(w, i, passive);
  const uint32_t pronoun =
      verb == TD_NONE ? TD_NONE : pronoun_before(w, i, passive);
  if (pronoun == TD_NONE || noun > pronoun) {
    return false;
  }
  td_token_attach(&w->tokens[passive], w->tokens[noun].head,
                  (td_rel)w->tokens[noun].rel);
  for (uint32_t k = passive + 1; k < w->end; k++) {
    w->tokens[k].head = w->tokens[k].head == noun ? passive : w->tokens[k].head;
  }
  td_token_attach(&w->tokens[noun], passive, TD_REL_NSUBJ_PASS);
  td_token_attach(&w->tokens[verb], noun, TD_REL_ACL_RELCL);
  td_token_attach(&w->tokens[i], verb, TD_REL_NSUBJ);
  td_token_attach(&w->tokens[pronoun], verb, TD_REL_OBJ);
  w->tokens[verb].xpos = TD_SLICE("VBD");
  return true;
}

// ------------ "A clerk who | detectives | believe | lied | was arrested"

// The last verb with a tense and no subject that hangs on `verb`, behind it and
// before `end`; TD_NONE.
static uint32_t bare_verb(const td_words *w, uint32_t verb, uint32_t end) {
  for (uint32_t i = end; --i > verb;) {
    const td_rel rel = (td_rel)w->tokens[i].rel;
    if (w->tokens[i].head == verb && w->tokens[i].upos == TD_UPOS_VERB &&
        (rel == TD_REL_CCOMP || rel == TD_REL_PARATAXIS ||
         rel == TD_REL_CONJ) &&
        td_words_have_tense(w, i) && !td_words_have_child(w, i, TD_REL_CC) &&
        !td_words_have_child(w, i, TD_REL_MARK) &&
        !td_words_have_child(w, i, TD_REL_NSUBJ)) {
      return i;
    }
  }
  return TD_NONE;
}

// The pronoun that was read as the subject of the noun `i`; TD_NONE.
static uint32_t pronoun_of(const td_words *w, uint32_t i) {
  for (uint32_t t = w->tokens[i].head + 1; t < i; t++) {
    if (w->tokens[t].head == i && w->tokens[t].rel == TD_REL_NSUBJ &&
        td_slice_has_prefix(w->tokens[t].xpos, TD_SLICE("W"))) {
      return t;
    }
  }
  return TD_NONE;
}

// The noun `i` was read as the predicate behind the pronoun, and the verb
// behind it as that of the noun before.
static bool settle_predicate(const td_words *w, uint32_t i) {
  const td_token *t = &w->tokens[i];
  const uint32_t noun = t->head, verb = i + 1;
  if (t->rel != TD_REL_ACL_RELCL || !td_token_is_noun(t) || noun >= i ||
      verb >= w->end || td_words_have_child(w, i, TD_REL_COP) ||
      w->tokens[noun].head != verb || !td_words_have_tense(w, verb)) {
    return false;
  }
  const uint32_t pronoun = pronoun_of(w, i);
  const uint32_t main = bare_verb(w, verb, w->end);
  if (pronoun == TD_NONE || main == TD_NONE) {
    return false;
  }
  const uint32_t told = bare_verb(w, verb, main);
  td_token_attach(&w->tokens[main], w->tokens[verb].head,
                  (td_rel)w->tokens[verb].rel);
  for (uint32_t k = main + 1; k < w->end; k++) {
    w->tokens[k].head = w->tokens[k].head == verb ? main : w->tokens[k].head;
  }
  td_token_attach(&w->tokens[noun], main, td_words_subject_rel(w, main));
  td_token_attach(&w->tokens[verb], noun, TD_REL_ACL_RELCL);
  td_token_attach(&w->tokens[i], verb, TD_REL_NSUBJ);
  td_token_attach(&w->tokens[pronoun], told == TD_NONE ? verb : told,
                  told == TD_NONE ? TD_REL_OBJ : TD_REL_NSUBJ);
  return true;
}

// --------------------- "calling | on | leaders to stop the war"

// Whether the lexicon has the verb with the particle: "called up | reservists".
static bool is_phrasal(const td_words *w, uint32_t verb, uint32_t particle) {
  const td_term form = td_word_term(w->know, w->tokens[particle].form);
  const td_fact_run run =
      td_know_subjects(w->know, td_know_vocab(w->know, TD_TID_lemma),
                       td_word_term(w->know, w->tokens[verb].lemma));
  for (const td_fact *f = run.begin; f < run.end; f++) {
    if (td_know_get(w->know, f->s, TD_TID_particle) == form) {
      return true;
    }
  }
  return false;
}

// Between a verb that asks and whom it asks to do something a preposition
// stands, no particle.
static bool settle_particle(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  const uint32_t verb = i - 1;
  if (t->rel != TD_REL_COMPOUND_PRT || i == w->begin || t->head != verb ||
      !td_words_ask(w, verb) || is_phrasal(w, verb, i)) {
    return false;
  }
  const uint32_t asked = td_words_child(w, i + 1, w->end, verb, TD_REL_OBJ);
  if (asked == TD_NONE || !td_words_form_phrase(w, i + 1, asked)) {
    return false;
  }
  for (uint32_t k = asked + 2; k < w->end; k++) {
    if (w->tokens[k].head == verb && td_slice_is(w->tokens[k].xpos, "VB")) {
      td_token_attach(&w->tokens[asked], verb, TD_REL_OBL);
      td_token_attach(t, asked, TD_REL_CASE);
      t->upos = TD_UPOS_ADP;
      t->xpos = TD_SLICE("IN");
      return true;
    }
  }
  return false;
}

// ---------------- "Two policemen, | a clerk and a passer-by | were killed"

// Whether a subject's apposition at `i` is not set off from the verb behind it
// and has a conjunction: then it goes on from the first of several.
static bool settle_list(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  const uint32_t first = t->head;
  if (t->rel != TD_REL_APPOS || t->upos != TD_UPOS_NOUN || first >= i ||
      w->tokens[first].upos != TD_UPOS_NOUN ||
      td_rel_base((td_rel)w->tokens[first].rel) != TD_REL_NSUBJ) {
    return false;
  }
  const uint32_t begin = td_words_begin_of(w, i);
  const uint32_t last = td_words_child(w, i + 1, w->end, i, TD_REL_CONJ);
  if (begin != first + 2 || !td_token_is_comma(&w->tokens[begin - 1]) ||
      last == TD_NONE || !td_words_have_child(w, last, TD_REL_CC)) {
    return false;
  }
  const uint32_t verb = w->tokens[first].head;
  const uint32_t behind = end_of(w, last);
  if (behind >= w->end || verb >= w->end || verb < behind ||
      (behind != verb && w->tokens[behind].head != verb) ||
      w->tokens[behind].upos == TD_UPOS_PUNCT) {
    return false;
  }
  t->rel = TD_REL_CONJ;
  td_token_attach(&w->tokens[last], first, TD_REL_CONJ);
  return true;
}

// Whether a word of this kind stood at `i` and was put right.
typedef bool settler(const td_words *w, uint32_t i);

// One word has one fault: the first that is found.
static settler *const settlers[] = {
    settle_whom,    settle_predicate, settle_plural,     settle_object,
    settle_gerund,  settle_quality,   settle_noun,       settle_pair,
    settle_wish,    settle_agent,     settle_request,    settle_aim,
    settle_content, settle_name,      settle_participle, settle_deed,
    settle_base,    settle_particle,  settle_list};

static void settle(const td_words *w, uint32_t i) {
  for (size_t k = 0; k < sizeof settlers / sizeof settlers[0]; k++) {
    if (settlers[k](w, i)) {
      return;
    }
  }
}

void td_repair_phrases(const td_words *w) {
  for (uint32_t i = w->begin; i < w->end; i++) {
    settle(w, i);
  }
}
