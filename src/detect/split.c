// SPDX-License-Identifier: MIT

// Two phrases that the parser took for one: "took the mayor | hostage", "gave
// the rebels | weapons", "named Ann Lee | foreign minister", "lent Ghana |
// $50", "called the vote | a farce". The words that only knowledge of words
// tells apart.

#include "detect/detect_private.h"

#include "know/fold.h"

#define MAX_CLIMB 3
#define MAX_GIFT 12 // words

static bool has_list(const td_detection *d, uint32_t t, td_vocab list) {
  return td_know_word(d->know, d->tokens[t].lemma_term, list) != 0;
}

static void attach(td_detection *d, uint32_t t, uint32_t head, td_rel rel) {
  d->tokens[t].head = head;
  d->tokens[t].rel = (uint8_t)rel;
}

static bool is_part(const td_detection *d, uint32_t t, uint32_t noun) {
  const td_rel rel = td_rel_base((td_rel)d->tokens[t].rel);
  return d->tokens[t].head == noun &&
         (rel == TD_REL_COMPOUND || rel == TD_REL_AMOD);
}

bool td_detect_is_somebody(const td_detection *d, uint32_t t) {
  td_term entry = 0;
  const td_term class = td_detect_noun_class(d, t, &entry);
  return td_know_is_subclass(d->know, class,
                             td_know_vocab(d->know, TD_SCHEMA_Person)) ||
         td_know_is_subclass(d->know, class,
                             td_know_vocab(d->know, TD_SCHEMA_Organization));
}

// The verb that governs the phrase of noun `t`; TD_NONE.
static uint32_t verb_above(const td_detection *d, uint32_t t) {
  for (int i = 0; i < MAX_CLIMB && t != TD_NONE; i++) {
    const td_rel rel = td_rel_base((td_rel)d->tokens[t].rel);
    const uint32_t head = d->tokens[t].head;
    if (head == TD_NONE || head > t ||
        (rel != TD_REL_OBJ && rel != TD_REL_NMOD)) {
      return TD_NONE;
    }
    if (rel == TD_REL_OBJ) {
      return d->tokens[head].upos == TD_UPOS_VERB ? head : TD_NONE;
    }
    t = head;
  }
  return TD_NONE;
}

// Give the first phrase, which ends with `last`, the words of `noun` that
// stand before its end, and the place that `noun` had.
static void split(td_detection *d, uint32_t last, uint32_t noun, uint32_t verb,
                  td_rel first, td_rel second) {
  const uint32_t head = d->tokens[noun].head;
  for (uint32_t t = d->first; t < last; t++) {
    if (d->tokens[t].head == noun) {
      d->tokens[t].head = last;
    }
  }
  attach(d, last, head, head == verb ? first : (td_rel)d->tokens[noun].rel);
  attach(d, noun, verb, second);
}

// "Took nine people | hostage": what somebody is made.
static bool split_result(td_detection *d, uint32_t noun) {
  const uint32_t verb = verb_above(d, noun);
  if (noun == d->first || verb == TD_NONE || verb + 1 == noun ||
      !has_list(d, noun, TD_TID_ResultNoun) ||
      !has_list(d, verb, TD_TID_ResultVerb) ||
      d->tokens[noun - 1].rel != TD_REL_COMPOUND ||
      d->tokens[noun - 1].head != noun) {
    return false;
  }
  split(d, noun - 1, noun, verb, TD_REL_OBJ, TD_REL_XCOMP);
  return true;
}

// Whether `noun` is the object, and its verb is of the list.
static bool is_object_of(const td_detection *d, uint32_t noun, td_vocab list) {
  const uint32_t verb = d->tokens[noun].head;
  return d->tokens[noun].rel == TD_REL_OBJ && verb != TD_NONE && verb < noun &&
         has_list(d, verb, list);
}

// Whether the noun needs no determiner of its own.
static bool may_be_bare(const td_detection *d, uint32_t noun) {
  return td_slice_is(d->tokens[noun].xpos, "NNS") ||
         has_list(d, noun, TD_TID_GivenNoun);
}

// "Gave the rebel leader | new weapons": the last word of whom it is given to.
static uint32_t find_receiver(const td_detection *d, uint32_t noun,
                              uint32_t verb) {
  uint32_t t = noun;
  while (t > verb + 1 && is_part(d, t - 1, noun)) {
    t--;
    if (d->tokens[t].upos != TD_UPOS_ADJ && td_detect_is_somebody(d, t)) {
      return t;
    }
  }
  return TD_NONE;
}

static bool begins_with_determiner(const td_detection *d, uint32_t verb,
                                   uint32_t last) {
  const td_upos upos = (td_upos)d->tokens[verb + 1].upos;
  return verb + 1 < last && (upos == TD_UPOS_DET || upos == TD_UPOS_NUM ||
                             d->tokens[verb + 1].rel == TD_REL_NMOD_POSS);
}

static bool split_gift(td_detection *d, uint32_t noun) {
  if (!is_object_of(d, noun, TD_TID_DativeVerb) || !may_be_bare(d, noun) ||
      td_detect_is_somebody(d, noun)) {
    return false;
  }
  const uint32_t verb = d->tokens[noun].head;
  const uint32_t last = find_receiver(d, noun, verb);
  if (last == TD_NONE || !begins_with_determiner(d, verb, last)) {
    return false;
  }
  split(d, last, noun, verb, TD_REL_IOBJ, TD_REL_OBJ);
  return true;
}

// "Sold the miners | his meadow": the first of two objects is whom it is given
// to.
static bool split_objects(td_detection *d, uint32_t noun) {
  if (!is_object_of(d, noun, TD_TID_DativeVerb) ||
      td_detect_is_somebody(d, noun)) {
    return false;
  }
  const uint32_t verb = d->tokens[noun].head;
  for (uint32_t t = noun - 1; t > verb && noun - t <= MAX_GIFT; t--) {
    if (d->tokens[t].head == verb && d->tokens[t].rel == TD_REL_OBJ) {
      if (!td_detect_is_somebody(d, t) && !td_detect_found_name(d, t)) {
        return false;
      }
      attach(d, t, verb, TD_REL_IOBJ);
      return true;
    }
  }
  return false;
}

// The last word of the name that follows the verb and belongs to its object
// `noun`; TD_NONE.
static uint32_t find_name(const td_detection *d, uint32_t noun, uint32_t verb) {
  const td_name *name = td_detect_found_name(d, verb + 1);
  const uint32_t last = name ? name->first_token + name->n_tokens - 1 : TD_NONE;
  return name && name->first_token == verb + 1 && last < noun &&
                 is_part(d, verb + 1, noun)
             ? last
             : TD_NONE;
}

// "Named Ann Lee | foreign minister": what somebody is made, by name.
static bool split_post(td_detection *d, uint32_t noun) {
  if (!is_object_of(d, noun, TD_TID_NamingVerb) ||
      !td_detect_is_somebody(d, noun)) {
    return false;
  }
  const uint32_t verb = d->tokens[noun].head;
  const uint32_t last = find_name(d, noun, verb);
  if (last == TD_NONE || td_detect_found_name(d, last)->type != TD_TYPE_PER) {
    return false;
  }
  split(d, last, noun, verb, TD_REL_OBJ, TD_REL_XCOMP);
  return true;
}

// "Lent Ghana | $50 million": a sum is nobody's, but "US $50".
static bool split_sum(td_detection *d, uint32_t sign) {
  if (!is_object_of(d, sign, TD_TID_DativeVerb)) {
    return false;
  }
  const uint32_t verb = d->tokens[sign].head;
  const uint32_t last = find_name(d, sign, verb);
  if (last == TD_NONE || td_word_is_capitals(d->tokens[last].form)) {
    return false;
  }
  split(d, last, sign, verb, TD_REL_IOBJ, TD_REL_OBJ);
  return true;
}

// "On Monday | riot police": a day behind a preposition is no part of the noun.
static bool split_day(td_detection *d, uint32_t t) {
  const uint32_t noun = d->tokens[t].head;
  uint32_t top = noun;
  if (t == d->first || noun == TD_NONE || noun < t ||
      d->tokens[t].rel != TD_REL_COMPOUND ||
      d->tokens[t - 1].upos != TD_UPOS_ADP || !has_list(d, t, TD_TID_Weekday)) {
    return false;
  }
  while (d->tokens[top].rel == TD_REL_COMPOUND && d->tokens[top].head > top &&
         d->tokens[top].head != TD_NONE) {
    top = d->tokens[top].head;
  }
  const uint32_t verb = d->tokens[top].head;
  if (td_rel_base((td_rel)d->tokens[top].rel) != TD_REL_NSUBJ ||
      verb == TD_NONE) {
    return false;
  }
  attach(d, t, verb, TD_REL_OBL);
  attach(d, t - 1, t, TD_REL_CASE);
  return true;
}

// "Five were killed and | nine wounded": a number with a participle behind it
// is a clause of its own.
static bool split_count(td_detection *d, uint32_t t) {
  const uint32_t verb = d->tokens[t].head;
  const uint32_t next = t + 1;
  if (d->tokens[t].rel != TD_REL_CONJ || verb == TD_NONE || verb > t ||
      next >= d->end || d->tokens[next].head != t ||
      td_rel_base((td_rel)d->tokens[next].rel) != TD_REL_ACL ||
      !td_slice_is(d->tokens[next].xpos, "VBN") ||
      !td_slice_is(d->tokens[verb].xpos, "VBN")) {
    return false;
  }
  for (uint32_t i = d->first; i < d->end; i++) {
    if (d->tokens[i].head == t) {
      d->tokens[i].head = next;
    }
  }
  attach(d, next, verb, TD_REL_CONJ);
  attach(d, t, next, TD_REL_NSUBJ_PASS);
  return true;
}

// "Killed ten guards and | wounded dozens": no participle is an attribute of
// such a measure.
static bool split_measure(td_detection *d, uint32_t t) {
  const uint32_t noun = t + 1;
  if (t == d->first || noun >= d->end || d->tokens[t].rel != TD_REL_AMOD ||
      d->tokens[t].head != noun || d->tokens[noun].rel != TD_REL_CONJ ||
      d->tokens[t - 1].upos != TD_UPOS_CCONJ ||
      !td_know_word(d->know, d->tokens[noun].form_term, TD_TID_Quantifier)) {
    return false;
  }
  const uint32_t object = d->tokens[noun].head;
  const uint32_t verb = object == TD_NONE ? TD_NONE : d->tokens[object].head;
  if (verb == TD_NONE || verb > object || d->tokens[object].rel != TD_REL_OBJ ||
      d->tokens[verb].upos != TD_UPOS_VERB) {
    return false;
  }
  attach(d, t, verb, TD_REL_CONJ);
  attach(d, t - 1, t, TD_REL_CC);
  attach(d, noun, t, TD_REL_OBJ);
  d->tokens[t].xpos = d->tokens[verb].xpos;
  return true;
}

// ------------------------------------------------- what something is called

// Whether a token of [begin, end) is written `form`.
static bool has_form(const td_detection *d, uint32_t begin, uint32_t end,
                     const char *form) {
  for (uint32_t t = begin; t < end; t++) {
    if (td_slice_is(d->tokens[t].form, form)) {
      return true;
    }
  }
  return false;
}

static bool is_calling(const td_detection *d, uint32_t verb) {
  return verb != TD_NONE && d->tokens[verb].upos == TD_UPOS_VERB &&
         has_list(d, verb, TD_TID_CallingVerb);
}

// The first token of [begin, end) that hangs on `head` by `rel`; TD_NONE.
static uint32_t find_part(const td_detection *d, uint32_t begin, uint32_t end,
                          uint32_t head, td_rel rel) {
  for (uint32_t t = begin; t < end; t++) {
    if (d->tokens[t].head == head && d->tokens[t].rel == (uint8_t)rel) {
      return t;
    }
  }
  return TD_NONE;
}

// The object of the calling verb in whose phrase the noun is; TD_NONE.
static uint32_t object_around(const td_detection *d, uint32_t noun) {
  const uint32_t verb = verb_above(d, noun);
  while (verb != TD_NONE && d->tokens[noun].head != verb) {
    noun = d->tokens[noun].head;
  }
  return verb != TD_NONE && is_calling(d, verb) ? noun : TD_NONE;
}

// "Called the suit (of the firm) | 'a slap'": read as an apposition without a
// comma.
static bool is_unset_apposition(const td_detection *d, uint32_t t) {
  const uint32_t noun = d->tokens[t].head;
  if (d->tokens[t].rel != TD_REL_APPOS || noun == TD_NONE || noun > t) {
    return false;
  }
  const uint32_t object = object_around(d, noun);
  return object != TD_NONE && !has_form(d, object, t, ",");
}

// "What she called | a farce", "was called | a liar", "called it | a farce",
// "which he called | a farce": an object of a verb that has one already.
static bool is_second_object(const td_detection *d, uint32_t t) {
  const uint32_t verb = d->tokens[t].head;
  if (d->tokens[t].rel != TD_REL_OBJ || !is_calling(d, verb) || verb > t) {
    return false;
  }
  const uint32_t above = d->tokens[verb].head;
  return find_part(d, d->first, t, verb, TD_REL_OBJ) != TD_NONE ||
         find_part(d, verb, t, verb, TD_REL_IOBJ) != TD_NONE ||
         find_part(d, d->first, verb, verb, TD_REL_AUX_PASS) != TD_NONE ||
         (d->tokens[verb].rel == TD_REL_ACL_RELCL &&
          td_slice_is(d->tokens[above].xpos, "WP"));
}

// "Called this | 'a lie'": a determiner outside the marks of its noun.
static bool free_determiner(td_detection *d, uint32_t t) {
  const uint32_t verb = d->tokens[t].head;
  if (d->tokens[t].rel != TD_REL_OBJ || !is_calling(d, verb) || verb + 2 >= t ||
      d->tokens[verb + 1].head != t || d->tokens[verb + 1].rel != TD_REL_DET ||
      d->tokens[verb + 2].upos != TD_UPOS_PUNCT) {
    return false;
  }
  attach(d, verb + 1, verb, TD_REL_OBJ);
  return true;
}

// "'A farce', she called it": words in front of a verb that has an object.
static bool is_fronted(const td_detection *d, uint32_t t) {
  const uint32_t verb = d->tokens[t].head;
  return d->tokens[t].rel == TD_REL_CCOMP && is_calling(d, verb) && t < verb &&
         find_part(d, verb, d->end, verb, TD_REL_OBJ) != TD_NONE;
}

// What something is called is a complement of the verb.
static bool split_calling(td_detection *d, uint32_t t) {
  const uint32_t head = d->tokens[t].head;
  if (is_unset_apposition(d, t)) {
    attach(d, t, d->tokens[object_around(d, head)].head, TD_REL_XCOMP);
    return true;
  }
  if (!is_second_object(d, t) && !free_determiner(d, t) && !is_fronted(d, t)) {
    return false;
  }
  const uint32_t named = find_part(d, head, t, head, TD_REL_IOBJ);
  if (named != TD_NONE) {
    d->tokens[named].rel = TD_REL_OBJ;
  }
  d->tokens[t].rel = TD_REL_XCOMP;
  return true;
}

void td_detect_split(td_detection *d) {
  bool has_split = false;
  for (uint32_t t = d->first; t < d->end; t++) {
    has_split |= split_day(d, t);
    if (d->tokens[t].upos == TD_UPOS_NOUN ||
        d->tokens[t].upos == TD_UPOS_PROPN) {
      has_split |= td_detect_beside(d, t);
    }
    if (d->tokens[t].upos == TD_UPOS_NOUN || d->tokens[t].upos == TD_UPOS_ADJ) {
      has_split |= split_calling(d, t);
    }
    if (d->tokens[t].upos == TD_UPOS_NOUN) {
      has_split |= split_result(d, t) || split_gift(d, t) ||
                   split_objects(d, t) || split_post(d, t);
    } else if (d->tokens[t].upos == TD_UPOS_SYM) {
      has_split |= split_sum(d, t);
    } else if (d->tokens[t].upos == TD_UPOS_VERB) {
      has_split |= split_measure(d, t);
    } else if (d->tokens[t].upos == TD_UPOS_NUM) {
      has_split |= split_count(d, t);
    }
  }
  if (has_split) {
    td_document_link_children(d->document, d->sentence);
  }
}
