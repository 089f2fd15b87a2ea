// SPDX-License-Identifier: MIT

#include "grammar/conjuncts.h"

#include "grammar/fits.h"
#include "grammar/quantity.h"

// "the meeting between himself and his counterpart": a preposition of two may
// have lost the second to the noun above.
static uint32_t other_of_pair(const td_analysis *x, uint32_t token) {
  const uint32_t preposition =
      td_document_child(x->document, token, TD_REL_CASE);
  const bool is_pair = preposition != TD_NONE &&
                       x->tokens[token].head != TD_NONE &&
                       td_know_word(x->know, x->tokens[preposition].form_term,
                                    TD_TID_PairPreposition);
  const uint32_t other =
      is_pair ? td_child_exact(x, x->tokens[token].head, TD_REL_CONJ) : TD_NONE;
  return other != TD_NONE && other > token ? other : TD_NONE;
}

// Whether the verb of subject `token` is of the plural and `token` is not:
// "Mali, | the union and the rebels are | ready".
static bool has_plural_verb(const td_analysis *x, uint32_t token) {
  const uint32_t verb = x->tokens[token].head;
  if (verb == TD_NONE || td_has_feature(x, token, "Number=Plur") ||
      td_rel_base((td_rel)x->tokens[token].rel) != TD_REL_NSUBJ) {
    return false;
  }
  const uint32_t passive = td_child_exact(x, verb, TD_REL_AUX_PASS);
  const uint32_t aux = td_document_child(x->document, verb, TD_REL_AUX);
  const uint32_t cop = td_document_child(x->document, verb, TD_REL_COP);
  return td_has_feature(x, verb, "Number=Plur") ||
         (passive != TD_NONE && td_has_feature(x, passive, "Number=Plur")) ||
         (aux != TD_NONE && td_has_feature(x, aux, "Number=Plur")) ||
         (cop != TD_NONE && td_has_feature(x, cop, "Number=Plur"));
}

// Whether two names are of states, of bodies or of persons both.
static bool are_alike(const td_analysis *x, uint32_t a, uint32_t b) {
  static const td_vocab classes[] = {TD_SCHEMA_Country, TD_SCHEMA_Organization,
                                     TD_SCHEMA_Person};
  const uint32_t first = td_entity_at(x, a);
  const uint32_t second = td_entity_at(x, b);
  if (first == TD_NONE || second == TD_NONE || first == second ||
      x->document->entities.items[first].kind == TD_ENTITY_GROUP ||
      x->document->entities.items[second].kind == TD_ENTITY_GROUP) {
    return false;
  }
  for (size_t i = 0; i < sizeof(classes) / sizeof(*classes); i++) {
    const td_term class_term = td_know_vocab(x->know, classes[i]);
    if (td_entity_is(x, first, class_term)) {
      return td_entity_is(x, second, class_term);
    }
  }
  return false;
}

// "Tariffs on Mexico, | Canada": in a headline a comma is enough.
static uint32_t second_in_title(const td_analysis *x, uint32_t token) {
  const uint32_t appos = td_child_exact(x, token, TD_REL_APPOS);
  const uint32_t second =
      appos == TD_NONE ? td_child_exact(x, token, TD_REL_NMOD_UNMARKED) : appos;
  const td_sentence *s =
      &x->document->sentences.items[x->tokens[token].sentence];
  return second != TD_NONE && second > token &&
                 td_slice_is(x->tokens[second - 1].form, ",") &&
                 td_document_is_title(x->document, s) &&
                 are_alike(x, token, second)
             ? second
             : TD_NONE;
}

// "Mali, Chad and Niger": of a list the second may have been read as an
// apposition of the first.
static uint32_t second_of_list(const td_analysis *x, uint32_t token,
                               bool is_list) {
  const uint32_t second = td_child_exact(x, token, TD_REL_APPOS);
  if (second == TD_NONE || second < token) {
    return second_in_title(x, token);
  }
  const bool has_more = td_has_child(x, second, TD_REL_CONJ);
  return (has_more && has_plural_verb(x, token)) ||
                 ((has_more || is_list) && are_alike(x, token, second))
             ? second
             : second_in_title(x, token);
}

static bool is_bare(const td_analysis *x, uint32_t token) {
  const td_fits person = {TD_FITS_CLASS,
                          td_know_vocab(x->know, TD_SCHEMA_Person)};
  return x->tokens[token].upos == TD_UPOS_NOUN &&
         !td_has_feature(x, token, "Number=Plur") &&
         td_fits_any(x, token, &person, 1) &&
         !td_has_child(x, token, TD_REL_DET) &&
         !td_has_child(x, token, TD_REL_NMOD_POSS) &&
         !td_has_child(x, token, TD_REL_NUMMOD) &&
         !td_has_child(x, token, TD_REL_APPOS) &&
         !td_has_child(x, token, TD_REL_FLAT);
}

static td_term country_at(const td_analysis *x, uint32_t token) {
  const uint32_t entity = td_entity_at(x, token);
  return entity == TD_NONE ? 0 : x->document->entities.items[entity].country;
}

// "Ann Lee, mayor of Lima": what a comma parts from a name.
static bool is_set_off(const td_analysis *x, uint32_t token) {
  const uint32_t begin = td_document_subtree(x->document, token).begin;
  const bool has_comma = td_slice_is(x->tokens[begin].form, ",");
  return has_comma ||
         (begin > 0 && td_slice_is(x->tokens[begin - 1].form, ","));
}

// "Ann Lee, founder and owner of the firm", "the author and critic Ann Lee": a
// bare noun coordinated beside a name says once more who that is.
static bool is_other_title(const td_analysis *x, uint32_t first,
                           uint32_t token) {
  const bool is_name = x->tokens[first].upos == TD_UPOS_PROPN;
  const td_term country = country_at(x, token);
  const td_term other = country_at(x, first);
  if (!is_bare(x, token) || (!is_name && has_plural_verb(x, first)) ||
      (country && other && country != other)) {
    return false;
  }
  for (uint32_t c = x->tokens[first].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const td_rel rel = (td_rel)x->tokens[c].rel;
    const td_upos upos = (td_upos)x->tokens[c].upos;
    if (is_name
            ? c <= token && upos == TD_UPOS_NOUN &&
                  (rel == TD_REL_APPOS ||
                   (rel == TD_REL_CONJ && is_bare(x, c) && is_set_off(x, c)))
            : c > token && upos == TD_UPOS_PROPN && rel == TD_REL_APPOS) {
      return true;
    }
  }
  return false;
}

// Or the first as a compound of the second.
static uint32_t first_of_list(const td_analysis *x, uint32_t token) {
  if (!td_has_child(x, token, TD_REL_CONJ)) {
    return TD_NONE;
  }
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE && c < token;
       c = x->tokens[c].next_sibling) {
    const td_rel rel = (td_rel)x->tokens[c].rel;
    if ((rel == TD_REL_COMPOUND || rel == TD_REL_NMOD_DESC) &&
        are_alike(x, c, token) && td_slice_is(x->tokens[c + 1].form, ",")) {
      return c;
    }
  }
  return TD_NONE;
}

// Whether a hyphen or dash stands between the word two before and `token`.
static bool first_is_joined(const td_analysis *x, uint32_t token) {
  return token > 1 && (td_slice_is(x->tokens[token - 1].form, "-") ||
                       td_slice_is(x->tokens[token - 1].form, "–"));
}

// "Israeli-Palestinian talks", "a UK-France summit": the first of two names
// that a hyphen joins.
static uint32_t first_of_pair(const td_analysis *x, uint32_t token) {
  return first_is_joined(x, token) && x->tokens[token - 2].head == token &&
                 are_alike(x, token - 2, token)
             ? token - 2
             : TD_NONE;
}

// Or the second as a part of the first's name.
static uint32_t second_of_pair(const td_analysis *x, uint32_t token) {
  const uint32_t second = token + 2;
  return second < x->document->tokens.count &&
                 x->tokens[second].head == token &&
                 x->tokens[second].rel == TD_REL_FLAT &&
                 first_is_joined(x, second) &&
                 td_entity_at(x, token) != TD_NONE &&
                 td_entity_at(x, second) != TD_NONE &&
                 td_entity_at(x, token) != td_entity_at(x, second) &&
                 td_is_actor(x, token) && td_is_actor(x, second)
             ? second
             : TD_NONE;
}

// "Ann Lee, 62, and her sons": the age between the commas behind a name.
static bool is_age(const td_analysis *x, uint32_t first, uint32_t token) {
  return x->tokens[token].upos == TD_UPOS_NUM && token > first + 1 &&
         x->tokens[first].upos == TD_UPOS_PROPN &&
         td_slice_is(x->tokens[token - 1].form, ",") &&
         token + 1 < x->document->tokens.count &&
         td_slice_is(x->tokens[token + 1].form, ",");
}

// Whether a word of relation `rel` before `token` denies it: "not the rebels",
// "no rebels".
static bool has_negator(const td_analysis *x, uint32_t token, td_rel rel) {
  const uint32_t word = td_child_exact(x, token, rel);
  return word != TD_NONE && word < token &&
         td_token_word(x, word, TD_WORD_NEGATOR);
}

// "The army, not the rebels", "two soldiers but no civilians": who is denied
// takes no part.
static bool is_negated_name(const td_analysis *x, uint32_t first,
                            uint32_t token) {
  return has_negator(x, token, TD_REL_ADVMOD) ||
         (has_negator(x, token, TD_REL_DET) &&
          !has_negator(x, first, TD_REL_DET));
}

// Whether the preposition of `token` takes two: "between".
static bool is_behind_between(const td_analysis *x, uint32_t token) {
  const uint32_t preposition =
      td_document_child(x->document, token, TD_REL_CASE);
  return preposition != TD_NONE &&
         td_know_word(x->know, x->tokens[preposition].form_term,
                      TD_TID_PairPreposition);
}

// "Mali's government and rebel | groups": the compound before the conjunction;
// TD_NONE.
static uint32_t compound_before_and(const td_analysis *x, uint32_t token) {
  uint32_t before = TD_NONE;
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE && c < token;
       c = x->tokens[c].next_sibling) {
    if (x->tokens[c].rel == TD_REL_CC) {
      return before != TD_NONE && before + 1 == c && td_is_actor(x, before)
                 ? before
                 : TD_NONE;
    }
    before = x->tokens[c].rel == TD_REL_COMPOUND ? c : before;
  }
  return TD_NONE;
}

// "Between | the army and Tuareg rebels": the first of two may have been read
// as describing the second.
static uint32_t first_of_two(const td_analysis *x, uint32_t token) {
  const uint32_t first = td_child_exact(x, token, TD_REL_COMPOUND);
  if (!is_behind_between(x, token) || first == TD_NONE) {
    return TD_NONE;
  }
  return td_has_child(x, first, TD_REL_CONJ) ? first
                                             : compound_before_and(x, token);
}

// "Condolences to the kin of the dead and | to the state", "the president of
// Chad and | his wife": of a phrase behind the noun, what is coordinated with
// that itself by its preposition or owner.
static bool is_lifted(const td_analysis *x, uint32_t token, uint32_t phrase,
                      uint32_t conjunct) {
  const td_slice own = td_marker(x, conjunct, TD_REL_CASE);
  const uint32_t owner = td_child_exact(x, conjunct, TD_REL_NMOD_POSS);
  const td_fits person = {TD_FITS_CLASS,
                          td_know_vocab(x->know, TD_SCHEMA_Person)};
  // "between the government of Iraq and | the Kurds"
  if (is_behind_between(x, token) && !td_has_child(x, token, TD_REL_CONJ) &&
      !td_has_feature(x, token, "Number=Plur")) {
    return true;
  }
  if (own.length) {
    return td_slice_equal(own, td_marker(x, token, TD_REL_CASE)) &&
           !td_slice_equal(own, td_marker(x, phrase, TD_REL_CASE));
  }
  return x->tokens[phrase].upos == TD_UPOS_PROPN && owner != TD_NONE &&
         x->tokens[owner].upos == TD_UPOS_PRON &&
         td_fits_any(x, token, &person, 1) &&
         td_fits_any(x, conjunct, &person, 1) &&
         !td_fits_any(x, phrase, &person, 1);
}

static uint32_t lifted_conjunct(const td_analysis *x, uint32_t token) {
  const uint32_t phrase = td_child_exact(x, token, TD_REL_NMOD);
  const uint32_t conjunct = phrase == TD_NONE || phrase < token
                                ? TD_NONE
                                : td_child_exact(x, phrase, TD_REL_CONJ);
  return conjunct != TD_NONE && conjunct > phrase &&
                 is_lifted(x, token, phrase, conjunct)
             ? conjunct
             : TD_NONE;
}

// Whether words before `token` say that somebody is added: "along with".
static bool is_beside(const td_analysis *x, uint32_t token) {
  uint32_t with = TD_NONE;
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE && c < token;
       c = x->tokens[c].next_sibling) {
    with = x->tokens[c].rel == TD_REL_CASE ? c : with;
  }
  return with != TD_NONE && with > 0 && td_is_actor(x, token) &&
         td_know_word(x->know, td_words_ending_at(x, with, 2),
                      TD_TID_AddingPreposition);
}

// Whether `token` stands between commas or before the clause behind words that
// add somebody: ", along with Mali,".
static bool is_added(const td_analysis *x, uint32_t token, uint32_t first) {
  uint32_t with = TD_NONE;
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE && c < token;
       c = x->tokens[c].next_sibling) {
    with = x->tokens[c].rel == TD_REL_CASE ? c : with;
  }
  const uint32_t end = td_document_subtree(x->document, token).end;
  return with != TD_NONE && with > first &&
         td_know_word(x->know, td_words_ending_at(x, with, 2),
                      TD_TID_AddingPreposition) &&
         (with == first + 1 || td_slice_is(x->tokens[with - 2].form, ",")) &&
         (td_slice_is(x->tokens[end].form, ",") ||
          td_slice_is(x->tokens[end - 1].form, ","));
}

// "Chad, along with Mali, left", "together with Mali, Chad left": who is added
// to the subject `token`.
static uint32_t added_party(const td_analysis *x, uint32_t token) {
  const uint32_t verb = x->tokens[token].head;
  if (td_rel_base((td_rel)x->tokens[token].rel) != TD_REL_NSUBJ ||
      verb == TD_NONE) {
    return TD_NONE;
  }
  const uint32_t first =
      x->document->sentences.items[x->tokens[token].sentence].first_token;
  for (uint32_t t = first; t < verb; t++) {
    const td_rel rel = td_rel_base((td_rel)x->tokens[t].rel);
    const uint32_t head = x->tokens[t].head;
    if ((rel == TD_REL_OBL || rel == TD_REL_NMOD) && head != TD_NONE &&
        (head == verb || head == token || x->tokens[head].head == verb) &&
        is_added(x, t, first)) {
      return t;
    }
  }
  return TD_NONE;
}

// Whether the subject `token` of `verb` is the only one beside whom somebody
// can be: the verb has no object that acts, or is passive.
static bool is_alone(const td_analysis *x, uint32_t token, uint32_t verb) {
  const uint32_t object = td_document_child(x->document, verb, TD_REL_OBJ);
  return x->tokens[token].rel == TD_REL_NSUBJ_PASS || object == TD_NONE ||
         (td_is_noun(x, object) && !td_is_actor(x, object) &&
          td_mention_at(x, object) == TD_NONE);
}

// "Was fired along with an aide", "was freed with nine others": who is added to
// the subject `token` behind the verb.
static uint32_t companion(const td_analysis *x, uint32_t token) {
  const uint32_t verb = x->tokens[token].head;
  if (td_rel_base((td_rel)x->tokens[token].rel) != TD_REL_NSUBJ ||
      verb == TD_NONE || verb < token || !is_alone(x, token, verb)) {
    return TD_NONE;
  }
  for (uint32_t c = x->tokens[verb].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (c > verb && td_rel_base((td_rel)x->tokens[c].rel) == TD_REL_OBL &&
        is_beside(x, c)) {
      return c;
    }
  }
  return TD_NONE;
}

// "Chile, | Peru and Brazil left": a name before the comma of a list, read as
// an adverbial of the clause.
static uint32_t name_before_list(const td_analysis *x, uint32_t token) {
  const uint32_t first = td_document_subtree(x->document, token).begin;
  const td_token *name = first < 2 ? NULL : &x->tokens[first - 2];
  if (td_rel_base((td_rel)x->tokens[token].rel) != TD_REL_NSUBJ || !name ||
      !td_has_child(x, token, TD_REL_CONJ) ||
      !td_slice_is(x->tokens[first - 1].form, ",") ||
      name->head != x->tokens[token].head || name->upos != TD_UPOS_PROPN) {
    return TD_NONE;
  }
  const uint32_t entity = td_entity_at(x, first - 2);
  return entity != TD_NONE && td_is_actor(x, first - 2) &&
                 !td_has_child(x, first - 2, TD_REL_CASE)
             ? first - 2
             : TD_NONE;
}

// "Was killed by rebels, | and the court that freed them": who a relative
// clause tells of behind a comma begins a clause that the tree lost.
static bool begins_clause(const td_analysis *x, uint32_t first,
                          uint32_t token) {
  const uint32_t joining = td_document_child(x->document, token, TD_REL_CC);
  const uint32_t clause = td_child_exact(x, token, TD_REL_ACL_RELCL);
  return x->tokens[first].rel == TD_REL_OBL_AGENT && joining != TD_NONE &&
         joining > first && td_slice_is(x->tokens[joining - 1].form, ",") &&
         clause != TD_NONE && clause > token &&
         !td_slice_is(x->tokens[token + 1].form, ",");
}

uint32_t td_conjuncts(const td_analysis *x, uint32_t token,
                      uint32_t out[TD_MAX_CONJUNCTS]) {
  uint32_t n = 0;
  out[n++] = token;
  const bool is_list = td_has_child(x, token, TD_REL_CONJ);
  uint32_t first = first_of_list(x, token);
  first = first != TD_NONE ? first : first_of_pair(x, token);
  first = first != TD_NONE ? first : first_of_two(x, token);
  const uint32_t more[] = {first, added_party(x, token),
                           name_before_list(x, token), companion(x, token)};
  for (size_t i = 0; i < sizeof(more) / sizeof(*more); i++) {
    if (more[i] != TD_NONE) {
      out[n++] = more[i];
    }
  }
  for (uint32_t i = 0; i < n; i++) {
    const uint32_t second = second_of_list(x, out[i], is_list);
    if (second != TD_NONE && n < TD_MAX_CONJUNCTS) {
      out[n++] = second;
    }
    for (uint32_t c = x->tokens[out[i]].first_child;
         c != TD_NONE && n < TD_MAX_CONJUNCTS; c = x->tokens[c].next_sibling) {
      if (x->tokens[c].rel == TD_REL_CONJ && !td_is_predicate(x, c) &&
          !is_other_title(x, out[i], c) && !is_negated_name(x, out[i], c) &&
          !is_age(x, out[i], c) && !begins_clause(x, out[i], c)) {
        out[n++] = c;
      }
    }
  }
  const uint32_t others[] = {n == 1 ? other_of_pair(x, token) : TD_NONE,
                             lifted_conjunct(x, token),
                             n == 1 ? second_of_pair(x, token) : TD_NONE};
  for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
    if (others[i] != TD_NONE && n < TD_MAX_CONJUNCTS) {
      out[n++] = others[i];
    }
  }
  return n;
}

// "Dozens of men and women": those counted, as many of each.
static uint32_t counted(const td_analysis *x, uint32_t token) {
  const uint32_t of = td_child_exact(x, token, TD_REL_NMOD);
  return td_is_count_word(x, token) && of != TD_NONE &&
                 td_has_mark(x, of, TD_MARK_GENITIVE)
             ? of
             : token;
}

// "The leader Ann Lee and her husband": what is coordinated may hang on the
// name behind a title.
static uint32_t named_in(const td_analysis *x, uint32_t token) {
  const uint32_t name = td_child_exact(x, token, TD_REL_APPOS);
  return name != TD_NONE && name > token && !is_set_off(x, name) &&
                 x->tokens[name].upos == TD_UPOS_PROPN
             ? name
             : token;
}

uint32_t td_conjuncts_behind(const td_analysis *x, uint32_t token,
                             uint32_t out[TD_MAX_CONJUNCTS]) {
  const uint32_t of = counted(x, token);
  const uint32_t n = td_conjuncts(x, of == token ? named_in(x, of) : of, out);
  out[0] = token;
  return n;
}

// Whether two phrases of one verb are a list that repeats its preposition, the
// later set off by a comma: "by the union, by the church".
static bool repeats(const td_analysis *x, uint32_t token, uint32_t other) {
  const td_slice word = td_marker(x, other, TD_REL_CASE);
  return td_rel_base((td_rel)x->tokens[other].rel) == TD_REL_OBL &&
         word.length && x->time_of[other] == TD_NONE && td_is_actor(x, other) &&
         td_slice_equal(word, td_marker(x, token, TD_REL_CASE)) &&
         is_set_off(x, other > token ? other : token);
}

uint32_t td_conjuncts_repeated(const td_analysis *x, uint32_t token, uint32_t n,
                               uint32_t out[TD_MAX_CONJUNCTS]) {
  const uint32_t verb = x->tokens[token].head;
  if (verb == TD_NONE ||
      td_rel_base((td_rel)x->tokens[token].rel) != TD_REL_OBL) {
    return n;
  }
  for (uint32_t c = x->tokens[verb].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (c == token || !repeats(x, token, c)) {
      continue;
    }
    uint32_t more[TD_MAX_CONJUNCTS];
    const uint32_t n_more = td_conjuncts(x, c, more);
    for (uint32_t i = 0; i < n_more && n < TD_MAX_CONJUNCTS; i++) {
      out[n++] = more[i];
    }
  }
  return n;
}

// Leaves of `tokens` those from `from` up to `to`.
static uint32_t keep_between(uint32_t from, uint32_t to, uint32_t n,
                             uint32_t tokens[TD_MAX_CONJUNCTS]) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < n; i++) {
    if (tokens[i] >= from && tokens[i] < to) {
      tokens[kept++] = tokens[i];
    }
  }
  return kept;
}

// The infinitive that the one at `token` is coordinated with and that stands
// right before it; TD_NONE.
static uint32_t infinitive_before(const td_analysis *x, uint32_t token) {
  if (x->tokens[token].rel != TD_REL_CONJ || x->tokens[token].head > token) {
    return TD_NONE;
  }
  uint32_t found = x->tokens[token].head;
  for (uint32_t c = x->tokens[found].first_child; c != TD_NONE && c < token;
       c = x->tokens[c].next_sibling) {
    if (x->tokens[c].rel == TD_REL_CONJ && td_is_infinitive(x, c)) {
      found = c;
    }
  }
  return found;
}

uint32_t td_conjuncts_asked(const td_analysis *x, uint32_t token, uint32_t n,
                            uint32_t tokens[TD_MAX_CONJUNCTS]) {
  if (n < 2 || tokens[0] > token || !td_is_infinitive(x, token)) {
    return n;
  }
  const uint32_t before = infinitive_before(x, token);
  bool is_split = false;
  for (uint32_t i = 1; i < n; i++) {
    is_split |= before != TD_NONE && before > tokens[0] && before < tokens[i] &&
                tokens[i] < token;
  }
  return keep_between(is_split ? before : 0, token, n, tokens);
}
