// SPDX-License-Identifier: MIT

#include "repair/repair_private.h"

#include "repair/part.h"
#include "segment/words.h"

#define MAX_TITLE 200 // tokens; what is longer is none, whatever it is given as

// ----------------------------------------------------- parts of the subject

static uint32_t subject_before(const td_token *tokens, uint32_t begin,
                               uint32_t at) {
  while (at-- > begin) {
    if (td_rel_base((td_rel)tokens[at].rel) == TD_REL_NSUBJ &&
        td_token_is_noun(&tokens[at])) {
      return at;
    }
  }
  return TD_NONE;
}

static bool has_mark_between(const td_token *tokens, uint32_t first,
                             uint32_t second, const char *mark) {
  for (uint32_t i = first + 1; i < second; i++) {
    if (tokens[i].upos == TD_UPOS_PUNCT &&
        (!mark || td_slice_is(tokens[i].form, mark))) {
      return true;
    }
  }
  return false;
}

// "US, China agree": a list. "Sudan army chief vows": one phrase.
static void join_subjects(td_token *tokens, uint32_t begin, uint32_t end) {
  for (uint32_t i = end; i-- > begin;) {
    const uint32_t verb = tokens[i].head;
    if (td_rel_base((td_rel)tokens[i].rel) != TD_REL_NSUBJ ||
        !td_token_is_noun(&tokens[i]) || verb < i) {
      continue;
    }
    const uint32_t first = subject_before(tokens, begin, i);
    if (first == TD_NONE || tokens[first].head != verb) {
      continue;
    }
    if (tokens[first + 1].upos == TD_UPOS_ADP) { // "arrest of leader sparks"
      td_token_attach(&tokens[first + 1], i, TD_REL_CASE);
      td_token_attach(&tokens[i], first, TD_REL_NMOD);
    } else if (has_mark_between(tokens, first, i, ",")) {
      td_token_attach(&tokens[i], first, TD_REL_CONJ);
    } else if (!has_mark_between(tokens, first, i, NULL)) {
      td_token_attach(&tokens[first], i, TD_REL_COMPOUND);
    }
  }
}

static bool is_nominal_part(const td_token *t) {
  return td_token_is_noun(t) || t->upos == TD_UPOS_ADJ ||
         t->upos == TD_UPOS_DET || t->upos == TD_UPOS_NUM;
}

static bool is_comma(const td_token *t) {
  return t->upos == TD_UPOS_PUNCT && td_token_is_comma(t);
}

// The noun that ends the phrase of nouns before `end`, which begins behind a
// comma or at `begin`; TD_NONE. Its other words become its parts.
static uint32_t gather_phrase(td_token *tokens, uint32_t begin, uint32_t end) {
  const uint32_t noun = end - 1;
  if (end == begin || !td_token_is_noun(&tokens[noun])) {
    return TD_NONE;
  }
  uint32_t i = noun;
  for (; i > begin && !is_comma(&tokens[i - 1]); i--) {
    td_token *part = &tokens[i - 1];
    if (part->head < i || part->head >= end) {
      td_token_attach(part, noun,
                      td_token_is_noun(part) ? TD_REL_COMPOUND
                                             : (td_rel)part->rel);
    }
  }
  return noun;
}

// Where the list of nouns that ends right before `verb` begins; `verb`: there
// is none with a comma.
static uint32_t list_begin(const td_token *tokens, uint32_t begin,
                           uint32_t verb) {
  bool has_comma = false;
  uint32_t i = verb;
  while (i > begin && (is_comma(&tokens[i - 1])
                           ? i - 1 > begin && td_token_is_noun(&tokens[i - 2])
                           : is_nominal_part(&tokens[i - 1]))) {
    i--;
    has_comma = has_comma || is_comma(&tokens[i]);
  }
  const bool is_whole =
      i == begin || (i < verb && tokens[i - 1].rel == TD_REL_CASE);
  return has_comma && is_whole && td_token_is_noun(&tokens[verb - 1]) ? i
                                                                      : verb;
}

// Lift the verb over what stands behind it, when that hangs on what stands
// before it, which is to hang on the verb: no tree may run in a circle.
static void lift_verb(td_token *tokens, uint32_t begin, uint32_t end,
                      uint32_t verb) {
  uint32_t last = verb; // of the words behind that the verb hangs on
  while (td_token_is_within(tokens[last].head, verb + 1, end)) {
    last = tokens[last].head;
  }
  if (!td_token_is_within(tokens[last].head, begin, verb)) {
    return;
  }
  uint32_t top = tokens[last].head; // of the words before the verb
  while (td_token_is_within(tokens[top].head, begin, verb)) {
    top = tokens[top].head;
  }
  const uint32_t head = tokens[top].head;
  td_token_attach(&tokens[verb], head,
                  head == TD_NONE ? TD_REL_ROOT : TD_REL_PARATAXIS);
  if (last != verb) {
    td_token_attach(&tokens[last], verb,
                    td_token_is_noun(&tokens[last]) ? TD_REL_OBJ
                                                    : TD_REL_PARATAXIS);
  }
}

// Where the clause hangs: the head and relation that its top has.
static void take_place(td_token *tokens, uint32_t begin, uint32_t end,
                       uint32_t verb) {
  uint32_t top = verb;
  while (td_token_is_within(tokens[top].head, begin, end)) {
    top = tokens[top].head;
  }
  const uint32_t head = tokens[top].head;
  td_token_attach(&tokens[verb], head,
                  head == TD_NONE ? TD_REL_ROOT : TD_REL_PARATAXIS);
}

// The first verb that is plural or an infinitive with "to", and where what is
// before it ends; TD_NONE.
static uint32_t find_list_verb(const td_token *tokens, uint32_t begin,
                               uint32_t end, uint32_t *before) {
  for (uint32_t i = begin + 1; i < end; i++) {
    const bool has_to = tokens[i - 1].upos == TD_UPOS_PART;
    if (td_slice_is(tokens[i].xpos, "VBP") ||
        (has_to && td_slice_is(tokens[i].xpos, "VB"))) {
      *before = has_to ? i - 1 : i;
      return i;
    }
  }
  return TD_NONE;
}

// "As army, rebels | clash": what opened the phrase opens the clause.
static void open_clause(td_token *tokens, uint32_t begin, uint32_t first,
                        uint32_t verb) {
  uint32_t top = first;
  while (td_token_is_within(tokens[top].head, first, verb + 1)) {
    top = tokens[top].head;
  }
  if (first > begin && top != verb && tokens[first - 1].rel == TD_REL_CASE &&
      td_token_is_within(tokens[top].head, begin, first)) {
    td_token_attach(&tokens[verb], tokens[top].head, TD_REL_ADVCL);
    td_token_attach(&tokens[first - 1], verb, TD_REL_MARK);
  }
}

// The nouns of the list: the first is the subject, the others its conjuncts.
static void chain_list(td_token *tokens, uint32_t begin, uint32_t end,
                       uint32_t verb) {
  uint32_t first = TD_NONE;
  for (uint32_t i = begin; i < end; i++) {
    if (i + 1 < end && !is_comma(&tokens[i + 1])) {
      continue;
    }
    const uint32_t noun = gather_phrase(tokens, begin, i + 1);
    td_token_attach(&tokens[noun], first == TD_NONE ? verb : first,
                    first == TD_NONE ? TD_REL_NSUBJ : TD_REL_CONJ);
    first = first == TD_NONE ? noun : first;
    if (i + 1 < end) {
      td_token_attach(&tokens[++i], noun, TD_REL_PUNCT);
    }
  }
}

// "Oman, Mali agree": a plural verb has all for its subject, whatever the
// first was read as.
static void join_lists(td_token *tokens, uint32_t begin, uint32_t end) {
  uint32_t before = begin;
  const uint32_t verb = find_list_verb(tokens, begin, end, &before);
  const uint32_t first =
      verb == TD_NONE ? TD_NONE : list_begin(tokens, begin, before);
  if (verb == TD_NONE || first == before) {
    return;
  }
  lift_verb(tokens, begin, end, verb);
  if (td_token_is_within(tokens[verb].head, first, verb)) {
    take_place(tokens, first, end, verb);
  }
  open_clause(tokens, begin, first, verb);
  chain_list(tokens, first, before, verb);
}

// ------------------------------------------------ a verb among nouns' parts

// Whether a word stands as nouns do, or at the top.
static bool is_nominal_place(td_rel rel) {
  const td_rel base = td_rel_base(rel);
  return base == TD_REL_COMPOUND || base == TD_REL_AMOD ||
         base == TD_REL_FLAT || base == TD_REL_NMOD || base == TD_REL_APPOS ||
         base == TD_REL_CONJ || base == TD_REL_ROOT ||
         base == TD_REL_PARATAXIS || base == TD_REL_OBL || base == TD_REL_OBJ ||
         base == TD_REL_NSUBJ || base == TD_REL_ADVMOD;
}

// "Ferry with 200 | aboard | sinks": no verb has a preposition.
static bool is_odd_case(const td_token *tokens, uint32_t verb) {
  return tokens[verb - 1].upos == TD_UPOS_ADV &&
         tokens[verb - 1].head == verb && tokens[verb - 1].rel == TD_REL_CASE;
}

// The one finite verb of the clause, in the present tense and behind a noun, if
// it was left without a subject; TD_NONE.
static uint32_t find_bare_verb(const td_token *tokens, uint32_t begin,
                               uint32_t end) {
  uint32_t found = TD_NONE;
  for (uint32_t i = begin; i < end; i++) {
    if (td_token_is_finite(&tokens[i])) {
      if (found != TD_NONE || td_slice_is(tokens[i].xpos, "VBD") ||
          tokens[i].upos != TD_UPOS_VERB) {
        return TD_NONE;
      }
      found = i;
    }
  }
  if (found == TD_NONE || found == begin ||
      (!td_token_is_noun(&tokens[found - 1]) && !is_odd_case(tokens, found)) ||
      !is_nominal_place((td_rel)tokens[found].rel)) {
    return TD_NONE;
  }
  for (uint32_t i = begin; i < end; i++) {
    if ((i < found && tokens[i].upos == TD_UPOS_VERB) ||
        (tokens[i].head == found &&
         td_rel_base((td_rel)tokens[i].rel) == TD_REL_NSUBJ)) {
      return TD_NONE;
    }
  }
  return found;
}

static bool has_case(const td_token *tokens, uint32_t begin, uint32_t noun) {
  for (uint32_t i = begin; i < noun; i++) {
    if (tokens[i].head == noun && tokens[i].rel == TD_REL_CASE) {
      return true;
    }
  }
  return false;
}

// The last noun before the verb that is part of no other and has no
// preposition; TD_NONE.
static uint32_t last_subject(const td_token *tokens, uint32_t begin,
                             uint32_t verb) {
  for (uint32_t i = verb; i-- > begin;) {
    if (td_token_is_noun(&tokens[i]) &&
        !td_token_is_within(tokens[i].head, begin, verb) &&
        !has_case(tokens, begin, i)) {
      return i;
    }
  }
  return TD_NONE;
}

// "Arrest of leader | sparks": a preposition before the verb belongs to the
// noun that ends the phrase behind it.
static void settle_cases(td_token *tokens, uint32_t begin, uint32_t verb) {
  for (uint32_t i = begin; i + 1 < verb; i++) {
    if (tokens[i].rel != TD_REL_CASE ||
        td_token_is_within(tokens[i].head, i + 1, verb)) {
      continue;
    }
    uint32_t noun = i;
    while (noun + 1 < verb && is_nominal_part(&tokens[noun + 1])) {
      noun++;
    }
    if (noun > i && td_token_is_noun(&tokens[noun])) {
      td_token_attach(&tokens[i], noun, TD_REL_CASE);
    }
  }
}

// What stands before the verb: its subject, and the subject's parts.
static void settle_left(td_token *tokens, uint32_t begin, uint32_t verb,
                        uint32_t subject) {
  for (uint32_t i = begin; i < verb; i++) {
    if (i == subject || td_token_is_within(tokens[i].head, begin, verb)) {
      continue;
    }
    const bool is_before = i < subject && is_nominal_part(&tokens[i]) &&
                           !has_mark_between(tokens, i, subject, NULL);
    const bool is_behind = i > subject && has_case(tokens, begin, i);
    const td_rel rel = is_behind ? TD_REL_NMOD
                       : is_before && td_token_is_noun(&tokens[i])
                           ? TD_REL_COMPOUND
                           : (td_rel)tokens[i].rel;
    td_token_attach(&tokens[i], is_before || is_behind ? subject : verb, rel);
  }
  td_token_attach(&tokens[subject], verb, TD_REL_NSUBJ);
}

// What stands behind the verb: its object, and what else the top of the old
// clause had.
static void settle_right(td_token *tokens, uint32_t verb, uint32_t end) {
  bool has_object = false;
  for (uint32_t i = verb + 1; i < end; i++) {
    td_token *t = &tokens[i];
    if (td_token_is_within(t->head, verb + 1, end)) {
      continue;
    }
    const bool is_case = has_case(tokens, verb + 1, i);
    if (td_token_is_noun(t) && !is_case && !has_object) {
      td_token_attach(t, verb, TD_REL_OBJ);
      has_object = true;
    } else {
      td_token_attach(t, verb,
                      is_case                 ? TD_REL_OBL
                      : t->rel == TD_REL_ROOT ? TD_REL_PARATAXIS
                                              : (td_rel)t->rel);
    }
  }
}

// "Court | jails minister" where the verb was read as part of a noun.
static void raise_bare_verb(td_token *tokens, uint32_t begin, uint32_t end) {
  const uint32_t verb = find_bare_verb(tokens, begin, end);
  if (verb != TD_NONE) {
    settle_cases(tokens, begin, verb);
  }
  const uint32_t subject =
      verb == TD_NONE ? TD_NONE : last_subject(tokens, begin, verb);
  if (subject == TD_NONE) {
    return;
  }
  take_place(tokens, begin, end, verb);
  settle_left(tokens, begin, verb, subject);
  settle_right(tokens, verb, end);
}

static bool has_finite(const td_token *tokens, uint32_t begin, uint32_t end) {
  for (uint32_t i = begin; i < end; i++) {
    if (td_token_is_finite(&tokens[i])) {
      return true;
    }
  }
  return false;
}

// "Tear gas as | students rally": the same behind what opens a clause.
static void raise_behind_mark(const td_know *know, td_token *tokens,
                              uint32_t begin, uint32_t end) {
  for (uint32_t i = begin + 1; i + 2 < end; i++) {
    const bool is_cue = tokens[i].upos == TD_UPOS_SCONJ &&
                        td_word_entry(know, tokens[i].form, TD_TID_ClauseCue);
    const uint32_t verb = is_cue ? find_bare_verb(tokens, i + 1, end) : TD_NONE;
    if (verb == TD_NONE || has_finite(tokens, begin, i)) {
      continue;
    }
    raise_bare_verb(tokens, i + 1, end);
    uint32_t front = i - 1; // the tree may still run in a circle
    for (uint32_t n = begin;
         n < i && td_token_is_within(tokens[front].head, begin, i); n++) {
      front = tokens[front].head;
    }
    td_token_attach(&tokens[front], TD_NONE, TD_REL_ROOT);
    td_token_attach(&tokens[verb], front, TD_REL_ADVCL);
    td_token_attach(&tokens[i], verb, TD_REL_MARK);
    return;
  }
}

// "frees | jailed blogger": a participle that has the object right behind it is
// the object's adjective.
static void lower_participles(td_token *tokens, uint32_t begin, uint32_t end) {
  for (uint32_t i = begin + 1; i + 1 < end; i++) {
    td_token *t = &tokens[i];
    const uint32_t verb = t->head;
    if ((t->rel != TD_REL_XCOMP && t->rel != TD_REL_PARATAXIS) ||
        !td_slice_is(t->xpos, "VBN") || verb != i - 1) {
      continue;
    }
    uint32_t noun = i + 1;
    while (td_token_is_within(tokens[noun].head, noun + 1, end)) {
      noun = tokens[noun].head;
    }
    if (!td_token_is_noun(&tokens[noun]) || tokens[noun].head != i ||
        tokens[noun].rel != TD_REL_OBJ) {
      continue;
    }
    for (uint32_t c = noun + 1; c < end; c++) {
      tokens[c].head = tokens[c].head == i ? verb : tokens[c].head;
    }
    td_token_attach(&tokens[noun], verb, TD_REL_OBJ);
    td_token_attach(t, noun, TD_REL_AMOD);
  }
}

// "Japan PM visits", "Iraqi PM in Paris": the noun behind a name is the
// subject, the name its part.
static void join_titles(td_token *tokens, uint32_t begin, uint32_t end) {
  for (uint32_t i = begin; i + 1 < end; i++) {
    td_token *name = &tokens[i];
    td_token *noun = &tokens[i + 1];
    const bool is_subject = td_rel_base((td_rel)name->rel) == TD_REL_NSUBJ ||
                            name->rel == TD_REL_ROOT;
    const bool is_name =
        name->upos == TD_UPOS_PROPN || name->upos == TD_UPOS_ADJ;
    if (!is_subject || !is_name || noun->head != i ||
        noun->upos != TD_UPOS_NOUN ||
        (noun->rel != TD_REL_NMOD_UNMARKED &&
         noun->rel != TD_REL_OBL_UNMARKED)) {
      continue;
    }
    for (uint32_t c = begin; c < end; c++) {
      if (tokens[c].head == i && c > i + 1) {
        tokens[c].head = i + 1;
      }
    }
    td_token_attach(noun, name->head, (td_rel)name->rel);
    td_token_attach(name, i + 1,
                    name->upos == TD_UPOS_ADJ ? TD_REL_AMOD : TD_REL_COMPOUND);
  }
}

// Whether what stands behind a comma goes on telling of the same: "cleared of
// abuse, | freed"; "gunmen storm church, | kill priest". What has a subject of
// its own does not: "two hurt, police say".
static bool goes_on(const td_token *tokens, uint32_t begin, uint32_t end,
                    uint32_t i) {
  const td_token *t = &tokens[i];
  if (!is_comma(&tokens[i - 1]) ||
      td_tokens_have_child(tokens, begin, end, i, TD_REL_NSUBJ)) {
    return false;
  }
  return ((t->rel == TD_REL_ACL || t->rel == TD_REL_ADVCL) &&
          td_slice_is(t->xpos, "VBN")) ||
         (t->rel == TD_REL_PARATAXIS && t->upos == TD_UPOS_VERB);
}

static void join_predicates(td_token *tokens, uint32_t begin, uint32_t end) {
  for (uint32_t i = begin + 2; i < end; i++) {
    uint32_t verb = tokens[i].head;
    if (!goes_on(tokens, begin, end, i)) {
      continue;
    }
    // The tree may still run in a circle here.
    for (uint32_t step = begin;
         step < i && td_token_is_within(verb, begin, i) &&
         tokens[verb].upos != TD_UPOS_VERB;
         step++) {
      verb = tokens[verb].head;
    }
    if (td_token_is_within(verb, begin, i) &&
        tokens[verb].upos == TD_UPOS_VERB) {
      td_token_attach(&tokens[i], verb, TD_REL_CONJ);
    }
  }
}

// "Army shells | Idlib": a verb has no apposition.
static void settle_objects(td_token *tokens, uint32_t begin, uint32_t end) {
  for (uint32_t i = begin + 1; i < end; i++) {
    const uint32_t verb = tokens[i].head;
    if (tokens[i].rel == TD_REL_APPOS && td_token_is_noun(&tokens[i]) &&
        td_token_is_within(verb, begin, i) &&
        tokens[verb].upos == TD_UPOS_VERB &&
        td_token_is_finite(&tokens[verb]) &&
        !has_mark_between(tokens, verb, i, NULL) &&
        !td_tokens_have_child(tokens, begin, end, verb, TD_REL_OBJ)) {
      td_token_attach(&tokens[i], verb, TD_REL_OBJ);
    }
  }
}

// "Israel | strikes kill | nine" where the first two were read as a clause.
static void settle_acts(td_token *tokens, uint32_t begin, uint32_t end) {
  for (uint32_t i = begin; i + 2 < end; i++) {
    const uint32_t noun = i + 1;
    const uint32_t verb = tokens[noun].head;
    if (!td_token_is_noun(&tokens[i]) || tokens[i].head != noun ||
        tokens[i].rel != TD_REL_NSUBJ || !td_token_is_noun(&tokens[noun]) ||
        tokens[noun].rel != TD_REL_NSUBJ || verb != noun + 1) {
      continue;
    }
    td_token_attach(&tokens[i], noun, TD_REL_COMPOUND);
    if (verb + 1 < end && tokens[verb + 1].head == verb &&
        tokens[verb + 1].rel == TD_REL_FLAT) {
      td_token_attach(&tokens[verb + 1], verb, TD_REL_OBJ);
    }
  }
}

// "Police | arrest": a verb has no noun for a part.
static void settle_parts(td_token *tokens, uint32_t begin, uint32_t end) {
  for (uint32_t i = begin; i < end; i++) {
    const uint32_t verb = tokens[i].head;
    if (tokens[i].rel == TD_REL_COMPOUND && td_token_is_noun(&tokens[i]) &&
        td_token_is_within(verb, i + 1, end) &&
        tokens[verb].upos == TD_UPOS_VERB &&
        !td_tokens_have_child(tokens, begin, end, verb, TD_REL_NSUBJ)) {
      td_token_attach(&tokens[i], verb, TD_REL_NSUBJ);
    }
  }
}

// "Arrest of leader" where the first noun was read as part of the second.
static void settle_phrases(td_token *tokens, uint32_t begin, uint32_t end) {
  for (uint32_t i = begin; i + 2 < end; i++) {
    td_token *first = &tokens[i];
    const td_token *of = &tokens[i + 1];
    const uint32_t second = first->head;
    if (td_token_is_noun(first) && first->rel == TD_REL_COMPOUND &&
        of->upos == TD_UPOS_ADP && of->rel == TD_REL_CASE &&
        td_token_is_within(second, i + 2, end) &&
        td_token_is_within(of->head, i + 2, end)) {
      td_token_attach(first, tokens[second].head, (td_rel)tokens[second].rel);
      td_token_attach(&tokens[second], i, TD_REL_NMOD);
    }
  }
}

// "Army kills nine: police": who says it is no apposition of the last noun.
static void settle_source(td_token *tokens, uint32_t begin, uint32_t end) {
  uint32_t i = end;
  while (i > begin && is_nominal_part(&tokens[i - 1])) {
    i--;
  }
  td_token *noun = &tokens[end - 1];
  uint32_t top = noun->head;
  if (i == end || i <= begin + 1 || !td_slice_is(tokens[i - 1].form, ":") ||
      noun->rel != TD_REL_APPOS || !td_token_is_within(top, begin, i)) {
    return;
  }
  while (td_token_is_within(tokens[top].head, begin, i)) {
    top = tokens[top].head;
  }
  if (tokens[top].upos == TD_UPOS_VERB) {
    td_token_attach(noun, top, TD_REL_DISLOCATED);
  }
}

// "Police: Gunman shot two": a clause is no apposition.
static void settle_clauses(td_token *tokens, uint32_t begin, uint32_t end) {
  for (uint32_t i = begin; i < end; i++) {
    if (tokens[i].rel == TD_REL_APPOS && tokens[i].upos == TD_UPOS_VERB &&
        (td_token_is_finite(&tokens[i]) ||
         td_tokens_have_child(tokens, begin, end, i, TD_REL_AUX))) {
      tokens[i].rel = TD_REL_PARATAXIS;
    }
  }
}

// "Strikes back after | rocket hits port": the noun between the two words is
// the subject of the verb that has none.
static void settle_inner_subjects(td_token *tokens, uint32_t begin,
                                  uint32_t end) {
  for (uint32_t i = begin + 2; i < end; i++) {
    td_token *noun = &tokens[i - 1];
    if (tokens[i].rel != TD_REL_ADVCL || !td_token_is_finite(&tokens[i]) ||
        noun->rel != TD_REL_OBL || noun->head != tokens[i].head ||
        td_tokens_have_child(tokens, begin, end, i, TD_REL_NSUBJ)) {
      continue;
    }
    for (uint32_t c = begin; c < i; c++) {
      if (tokens[c].head == i - 1 && tokens[c].upos == TD_UPOS_SCONJ) {
        td_token_attach(&tokens[c], i, TD_REL_MARK);
        td_token_attach(noun, i, TD_REL_NSUBJ);
      }
    }
  }
}

// "Strikes back after | missile hits port": a verb with a subject is no phrase,
// and what follows it is its own.
static void settle_adverbials(td_token *tokens, uint32_t begin, uint32_t end) {
  for (uint32_t i = begin + 2; i < end; i++) {
    const uint32_t verb = tokens[i].head;
    if (tokens[i].rel != TD_REL_OBL || !td_token_is_finite(&tokens[i]) ||
        tokens[i].upos != TD_UPOS_VERB || !td_token_is_within(verb, begin, i) ||
        !td_tokens_have_child(tokens, begin, end, i, TD_REL_NSUBJ)) {
      continue;
    }
    td_token_attach(&tokens[i], verb, TD_REL_ADVCL);
    for (uint32_t c = begin; c < end; c++) {
      if (c < i && tokens[c].head == i && tokens[c].rel == TD_REL_CASE) {
        tokens[c].rel = TD_REL_MARK;
      } else if (c == i + 1 && tokens[c].head == verb &&
                 td_token_is_noun(&tokens[c])) {
        td_token_attach(&tokens[c], i, TD_REL_OBJ);
      }
    }
  }
}

// ------------------------------------------------------------- "X to leave"

// The infinitive behind the noun that heads the headline; TD_NONE.
static uint32_t find_infinitive(const td_token *tokens, uint32_t begin,
                                uint32_t end) {
  for (uint32_t i = begin + 1; i < end; i++) {
    const uint32_t noun = tokens[i].head;
    if ((tokens[i].rel == TD_REL_ACL || tokens[i].rel == TD_REL_ADVCL) &&
        td_slice_is(tokens[i].xpos, "VB") && tokens[i - 1].rel == TD_REL_MARK &&
        tokens[i - 1].head == i && tokens[i - 1].upos == TD_UPOS_PART &&
        noun < i && td_token_is_noun(&tokens[noun]) &&
        tokens[noun].head == TD_NONE) {
      return i;
    }
  }
  return TD_NONE;
}

static void raise_infinitive(td_token *tokens, uint32_t begin, uint32_t end) {
  const uint32_t verb = find_infinitive(tokens, begin, end);
  if (verb == TD_NONE || has_finite(tokens, begin, end)) {
    return;
  }
  const uint32_t subject = tokens[verb].head;
  for (uint32_t i = verb + 1; i < end; i++) {
    if (tokens[i].head == subject) {
      tokens[i].head = verb;
    }
  }
  td_token_attach(&tokens[verb], TD_NONE, TD_REL_ROOT);
  td_token_attach(&tokens[subject], verb, TD_REL_NSUBJ);
}

// "Police | arrest a mayor outside his home.", a caption: its only verb heads
// it.
static void raise_caption(td_token *tokens, uint32_t begin, uint32_t end) {
  uint32_t verb = TD_NONE;
  for (uint32_t i = begin; i < end; i++) {
    if (tokens[i].upos == TD_UPOS_AUX || td_token_is_finite(&tokens[i])) {
      if (verb != TD_NONE || tokens[i].upos == TD_UPOS_AUX) {
        return;
      }
      verb = i;
    }
  }
  if (verb != TD_NONE && verb > begin && tokens[verb].head != TD_NONE &&
      (td_slice_is(tokens[verb].xpos, "VBP") ||
       td_slice_is(tokens[verb].xpos, "VBZ"))) {
    td_part_raise(tokens, begin, end);
    raise_bare_verb(tokens, begin, end);
    td_part_join(tokens, begin, end);
  }
  if (verb != TD_NONE) {
    lower_participles(tokens, begin, end);
    for (uint32_t i = verb + 1; i < end; i++) { // "clash | with police"
      const bool is_phrase =
          tokens[i].head == verb && tokens[i].rel == TD_REL_NMOD;
      tokens[i].rel = is_phrase ? TD_REL_OBL : tokens[i].rel;
    }
  }
}

void td_repair_titles(const td_words *w) {
  const uint32_t begin = w->begin, end = w->end;
  td_token *tokens = w->tokens;
  if (end - begin > MAX_TITLE) {
    return;
  }
  if (!w->is_title) {
    raise_caption(tokens, begin, end);
    return;
  }
  settle_clauses(tokens, begin, end);
  settle_phrases(tokens, begin, end);
  td_part_raise(tokens, begin, end);
  uint32_t first = begin;
  for (uint32_t i = begin; i <= end; i++) {
    if (i == end || td_slice_is(tokens[i].form, ":")) {
      raise_behind_mark(w->know, tokens, first, i);
      raise_bare_verb(tokens, first, i);
      join_lists(tokens, first, i);
      first = i + 1;
    }
  }
  join_subjects(tokens, begin, end);
  join_titles(tokens, begin, end);
  lower_participles(tokens, begin, end);
  join_predicates(tokens, begin, end);
  settle_parts(tokens, begin, end);
  settle_objects(tokens, begin, end);
  settle_acts(tokens, begin, end);
  settle_inner_subjects(tokens, begin, end);
  settle_adverbials(tokens, begin, end);
  raise_infinitive(tokens, begin, end);
  settle_source(tokens, begin, end);
  td_part_join(tokens, begin, end);
}
