// SPDX-License-Identifier: MIT

#include "grammar/fits.h"

#include "grammar/quantity.h"
#include "grammar/unnamed.h"

#define MAX_MEASURES 3 // "a series of dozens of raids"

// -------------------------------------------------- what a common noun says

typedef struct {
  bool is_known; ///< some entry tells its class or sector
  bool is_agent;
  bool has_class;  ///< one of its classes is below the class asked for
  bool has_sector; ///< one of its sectors is the one asked for
} noun_facts;

static void add_facts(const td_analysis *x, td_term form, td_term class_term,
                      td_term sector, noun_facts *facts) {
  const td_term property = td_know_vocab(x->know, TD_TID_form);
  if (!form || !property) {
    return;
  }
  const td_fact_run run = td_know_subjects(x->know, property, form);
  for (const td_fact *f = run.begin; f < run.end; f++) {
    const td_term noun_class = td_know_get(x->know, f->s, TD_TID_class);
    const bool is_agent = td_know_is_a(x->know, f->s, TD_TID_AgentNoun);
    // The class of an operator is that of what it says something of.
    if ((!noun_class && !is_agent) ||
        td_know_is_a(x->know, f->s, TD_TID_NounList) ||
        td_know_is_a(x->know, f->s, TD_TID_Operator)) {
      continue;
    }
    // What it is called says nothing of what it is.
    facts->is_known |= !td_know_is_subclass(
        x->know, noun_class, td_know_vocab(x->know, TD_TID_Judgement));
    facts->is_agent |= is_agent;
    facts->has_class |= td_know_is_subclass(x->know, noun_class, class_term);
    facts->has_sector |= td_know_has(x->know, f->s, TD_TID_sector, sector);
  }
}

// What the list says that has the word, if no entry of its own described it.
static void add_listed(const td_analysis *x, td_term form, td_term class_term,
                       noun_facts *facts) {
  const td_term list = td_know_word(x->know, form, TD_TID_NounList);
  const td_term listed = list ? td_know_get(x->know, list, TD_TID_class) : 0;
  if (listed && !facts->is_known) {
    facts->is_known = true;
    facts->is_agent |= td_know_is_subclass(
        x->know, listed, td_know_vocab(x->know, TD_SCHEMA_Person));
    facts->has_class |= td_know_is_subclass(x->know, listed, class_term);
  }
}

static noun_facts facts_of(const td_analysis *x, uint32_t token,
                           td_term class_term, td_term sector) {
  noun_facts facts = {.is_known = false};
  const td_token *t = &x->tokens[token];
  if (t->upos == TD_UPOS_NOUN || t->upos == TD_UPOS_PROPN ||
      t->upos == TD_UPOS_ADJ) {
    add_facts(x, t->lemma_term, class_term, sector, &facts);
    if (t->form_term != t->lemma_term) {
      add_facts(x, t->form_term, class_term, sector, &facts);
    }
    if (t->upos == TD_UPOS_NOUN) {
      add_listed(x, t->lemma_term, class_term, &facts);
    }
  }
  return facts;
}

static bool has_class(const td_analysis *x, uint32_t token, td_term class_term);

uint32_t td_content_head(const td_analysis *x, uint32_t token) {
  for (int depth = 0; depth < 3; depth++) {
    const bool is_measure =
        td_has_child(x, token, TD_REL_NUMMOD) &&
        has_class(x, token, td_know_vocab(x->know, TD_TID_Supplies));
    if (!is_measure && (td_mention_at(x, token) != TD_NONE ||
                        facts_of(x, token, 0, 0).is_known)) {
      return token;
    }
    uint32_t of = TD_NONE;
    for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
         c = x->tokens[c].next_sibling) {
      if (x->tokens[c].rel == TD_REL_NMOD &&
          td_has_mark(x, c, TD_MARK_GENITIVE)) {
        of = c;
        break;
      }
    }
    const td_upos upos = x->tokens[token].upos;
    const bool counts =
        upos == TD_UPOS_NUM || upos == TD_UPOS_DET || upos == TD_UPOS_PRON ||
        upos == TD_UPOS_ADJ || td_is_count_word(x, token) ||
        // "ten days of talks", "700 kg of medicine"
        x->time_of[token] != TD_NONE || td_has_child(x, token, TD_REL_NUMMOD);
    if (of == TD_NONE || !counts) {
      return token;
    }
    token = of;
  }
  return token;
}

bool td_is_series(const td_analysis *x, uint32_t token) {
  return td_token_word(x, token, TD_WORD_SERIES) &&
         !(td_know_word(x->know, x->tokens[token].lemma_term,
                        TD_TID_TimeUnit) &&
           td_is_definite(x, token));
}

static bool is_measure(const td_analysis *x, uint32_t token) {
  return td_is_series(x, token) || td_is_count_word(x, token) ||
         x->tokens[token].upos == TD_UPOS_NUM;
}

static bool is_genitive(const td_analysis *x, uint32_t token) {
  return x->tokens[token].rel == TD_REL_NMOD &&
         td_has_mark(x, token, TD_MARK_GENITIVE);
}

uint32_t td_measured_noun(const td_analysis *x, uint32_t token) {
  for (unsigned depth = 0; depth < MAX_MEASURES; depth++) {
    uint32_t of = is_measure(x, token) ? x->tokens[token].first_child : TD_NONE;
    while (of != TD_NONE && !is_genitive(x, of)) {
      of = x->tokens[of].next_sibling;
    }
    if (of == TD_NONE) {
      return token;
    }
    token = of;
  }
  return token;
}

uint32_t td_measure_of(const td_analysis *x, uint32_t token) {
  for (unsigned depth = 0; depth < MAX_MEASURES; depth++) {
    const uint32_t head = x->tokens[token].head;
    if (head == TD_NONE || !is_genitive(x, token) || !is_measure(x, head)) {
      return token;
    }
    token = head;
  }
  return token;
}

// ---------------------------------------------------------------- entities

static bool known_is(const td_analysis *x, td_term known, td_term class_term) {
  const td_term type = td_know_vocab(x->know, TD_RDF_type);
  if (!known || !type) {
    return false;
  }
  const td_fact_run run = td_know_objects(x->know, known, type);
  for (const td_fact *f = run.begin; f < run.end; f++) {
    if (td_know_is_subclass(x->know, f->o, class_term)) {
      return true;
    }
  }
  return false;
}

bool td_entity_is(const td_analysis *x, uint32_t entity, td_term class_term) {
  const td_entity *e = &x->document->entities.items[entity];
  return td_know_is_subclass(x->know, e->type, class_term) ||
         known_is(x, e->known, class_term) ||
         (e->kind == TD_ENTITY_LIST && e->n_members &&
          td_entity_is(x, e->members[0], class_term));
}

static bool entity_has_sector(const td_analysis *x, uint32_t entity,
                              td_term sector) {
  const td_entity *e = &x->document->entities.items[entity];
  for (int i = 0; i < TD_MAX_SECTORS && e->sectors[i]; i++) {
    if (e->sectors[i] == sector) {
      return true;
    }
  }
  return e->known && td_know_has(x->know, e->known, TD_TID_sector, sector);
}

// What a detector of names thought of a name that nobody knows.
static bool name_type_is(const td_analysis *x, uint32_t mention,
                         td_term class_term) {
  static const td_vocab classes[] = {
      [TD_TYPE_NONE] = TD_N_VOCAB,
      [TD_TYPE_PER] = TD_SCHEMA_Person,
      [TD_TYPE_ORG] = TD_SCHEMA_Organization,
      [TD_TYPE_LOC] = TD_SCHEMA_Place,
      [TD_TYPE_MISC] = TD_N_VOCAB,
  };
  const td_vocab name = classes[x->document->mentions.items[mention].type];
  return name != TD_N_VOCAB &&
         td_know_is_subclass(x->know, td_know_vocab(x->know, name), class_term);
}

static bool is_animate_class(const td_analysis *x, td_term class_term) {
  static const td_vocab classes[] = {TD_SCHEMA_Person, TD_SCHEMA_Organization,
                                     TD_SCHEMA_Country, TD_TID_Group};
  for (size_t i = 0; i < sizeof(classes) / sizeof(classes[0]); i++) {
    if (class_term == td_know_vocab(x->know, classes[i])) {
      return true;
    }
  }
  return false;
}

static bool is_personal_pronoun(const td_token *t) {
  return t->upos == TD_UPOS_PRON &&
         td_slice_has_prefix(t->xpos, TD_SLICE("PRP"));
}

static bool has_feature(const td_token *t, const char *feature) {
  const td_slice text = td_slice_of(feature);
  return td_slice_find(t->feats, text, 0) < t->feats.length;
}

// "He", "I" and "you" are persons, "it" is none; "they" and "we" may be any.
static bool pronoun_is(const td_analysis *x, const td_token *t,
                       td_term class_term) {
  const bool is_person_class =
      class_term == td_know_vocab(x->know, TD_SCHEMA_Person);
  if (has_feature(t, "Gender=Neut")) {
    return !is_person_class && is_animate_class(x, class_term);
  }
  const bool is_one =
      has_feature(t, "Gender=Masc") || has_feature(t, "Gender=Fem") ||
      has_feature(t, "Person=2") ||
      (has_feature(t, "Person=1") && has_feature(t, "Number=Sing"));
  return is_one ? is_person_class : is_animate_class(x, class_term);
}

// "Seven of its bases": a number of what is known and does nothing.
static bool counts_things(const td_analysis *x, uint32_t token) {
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (is_genitive(x, c)) {
      return x->tokens[c].upos == TD_UPOS_NOUN && td_is_known_kind(x, c) &&
             !td_is_actor(x, c);
    }
  }
  return false;
}

static bool has_class(const td_analysis *x, uint32_t token,
                      td_term class_term) {
  const uint32_t mention = td_mention_at(x, token);
  const uint32_t entity = td_entity_at(x, token);
  if (entity != TD_NONE && td_entity_is(x, entity, class_term)) {
    return true;
  }
  if (mention != TD_NONE && name_type_is(x, mention, class_term)) {
    return true;
  }
  if (entity == TD_NONE && is_personal_pronoun(&x->tokens[token])) {
    const uint32_t noun = x->noun_of[token];
    return pronoun_is(x, &x->tokens[token], class_term) ||
           (noun != TD_NONE && facts_of(x, noun, class_term, 0).has_class);
  }
  if (entity == TD_NONE &&
      (td_is_those(x, token) || td_is_somebody(x, token))) {
    return is_animate_class(x, class_term);
  }
  if (entity == TD_NONE && td_is_only_number(x, token) &&
      !counts_things(x, token)) {
    return (class_term == td_know_vocab(x->know, TD_SCHEMA_Person) ||
            class_term == td_know_vocab(x->know, TD_TID_Group));
  }
  return facts_of(x, token, class_term, 0).has_class;
}

// A word tells the sector of whoever has none yet: a fire brigade is no army's.
static bool has_sector(const td_analysis *x, uint32_t token, td_term sector) {
  const uint32_t entity = td_entity_at(x, token);
  if (!sector) {
    return false;
  }
  if (entity != TD_NONE && entity_has_sector(x, entity, sector)) {
    return true;
  }
  const bool has_others =
      entity != TD_NONE && x->document->entities.items[entity].sectors[0];
  return !has_others && facts_of(x, token, 0, sector).has_sector;
}

static bool entity_acts(const td_analysis *x, uint32_t token, uint32_t entity) {
  static const td_vocab classes[] = {TD_SCHEMA_Person, TD_SCHEMA_Organization,
                                     TD_SCHEMA_Country, TD_TID_Collective};
  const td_entity *e = &x->document->entities.items[entity];
  if (td_document_is_unnamed(x->document, entity)) {
    return true;
  }
  if (e->kind == TD_ENTITY_GROUP && !e->type) {
    const noun_facts facts = facts_of(x, token, 0, 0);
    return facts.is_agent || (!facts.is_known && e->sectors[0]);
  }
  for (size_t i = 0; i < sizeof(classes) / sizeof(classes[0]); i++) {
    if (td_entity_is(x, entity, td_know_vocab(x->know, classes[i]))) {
      return true;
    }
  }
  // A people or faith of the gazetteer: "Palestinians".
  if (e->known &&
      td_entity_is(x, entity, td_know_vocab(x->know, TD_TID_Group))) {
    return true;
  }
  return (e->sectors[0] && !e->type) || e->nonstate ||
         (e->kind == TD_ENTITY_LIST && e->n_members);
}

// "Nobody asked him": who did not is told as well.
static bool is_no_one(const td_analysis *x, uint32_t token) {
  return x->tokens[token].upos == TD_UPOS_PRON && td_is_nobody(x, token);
}

// Whether the preposition of `token` is of places, sources or aims: not
// "against the mine", which means who is there.
static bool is_whereabouts(const td_analysis *x, uint32_t token) {
  static const td_mark marks[] = {TD_MARK_AIM, TD_MARK_ORIGIN, TD_MARK_DATIVE,
                                  TD_MARK_GENITIVE};
  for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
    if (td_has_mark(x, token, marks[i])) {
      return true;
    }
  }
  return td_text_word(x, td_marker(x, token, TD_REL_CASE), TD_WORD_PLACE);
}

// "A loan for | roads", "talks at | a hotel": a thing of its place that nobody
// has; "his office said" means who is there.
static bool is_site(const td_analysis *x, uint32_t token, const td_mention *m) {
  const td_rel rel = td_rel_base((td_rel)x->tokens[token].rel);
  return (rel == TD_REL_OBL || rel == TD_REL_NMOD) &&
         m->form == TD_FORM_NOMINAL && m->entity != TD_NONE &&
         is_whereabouts(x, token) &&
         !td_has_child(x, token, TD_REL_NMOD_POSS) &&
         td_entity_is(x, m->entity, td_know_vocab(x->know, TD_TID_Facility));
}

// "54 per cent voted no": a share of those who are meant.
static bool is_share_of_all(const td_analysis *x, uint32_t token) {
  const uint32_t verb = x->tokens[token].head;
  return td_is_share(x, token) &&
         td_rel_base((td_rel)x->tokens[token].rel) == TD_REL_NSUBJ &&
         verb != TD_NONE && x->tokens[verb].upos == TD_UPOS_VERB &&
         td_genitive_child(x, token) == TD_NONE;
}

bool td_is_actor(const td_analysis *x, uint32_t token) {
  const uint32_t mention = td_mention_at(x, token);
  const uint32_t entity = td_entity_at(x, token);
  const td_token *t = &x->tokens[token];
  if (entity != TD_NONE && entity_acts(x, token, entity)) {
    return true;
  }
  if (mention != TD_NONE) {
    const td_mention *m = &x->document->mentions.items[mention];
    if (m->type == TD_TYPE_PER || m->type == TD_TYPE_ORG ||
        (m->type == TD_TYPE_LOC && !is_site(x, token, m))) {
      return true;
    }
  }
  if (entity == TD_NONE && (is_personal_pronoun(t) || td_is_those(x, token) ||
                            td_is_somebody(x, token) || is_no_one(x, token))) {
    return true;
  }
  if (t->upos == TD_UPOS_NUM && entity == TD_NONE) {
    return !td_is_money(x, token) && x->time_of[token] == TD_NONE &&
           !td_has_child(x, token, TD_REL_FIXED) && // "one another"
           !counts_things(x, token);
  }
  return is_share_of_all(x, token) || facts_of(x, token, 0, 0).is_agent;
}

bool td_is_known_kind(const td_analysis *x, uint32_t token) {
  const uint32_t entity = td_entity_at(x, token);
  return (entity != TD_NONE && x->document->entities.items[entity].type) ||
         facts_of(x, token, 0, 0).is_known;
}

bool td_is_place(const td_analysis *x, uint32_t token) {
  return has_class(x, token, td_know_vocab(x->know, TD_SCHEMA_Place)) ||
         has_class(x, token, td_know_vocab(x->know, TD_SCHEMA_Country)) ||
         has_class(x, token, td_know_vocab(x->know, TD_TID_Facility));
}

bool td_evokes(const td_analysis *x, uint32_t token, td_term class_term) {
  for (const td_lexeme *l =
           td_lexicon_first(x->lexicon, x->tokens[token].lemma_term);
       l; l = td_lexicon_next(x->lexicon, l)) {
    for (int i = 0; i < TD_MAX_CLASSES && l->classes[i]; i++) {
      if (l->upos == (td_upos)x->tokens[token].upos && !l->names_thing &&
          td_has_particle(x, token, l->particle) &&
          td_know_is_subclass(x->know, l->classes[i], class_term)) {
        return true;
      }
    }
  }
  return false;
}

static bool is_event(const td_analysis *x, uint32_t token) {
  for (const td_lexeme *l =
           td_lexicon_first(x->lexicon, x->tokens[token].lemma_term);
       l; l = td_lexicon_next(x->lexicon, l)) {
    if (l->upos == (td_upos)x->tokens[token].upos && !l->names_thing) {
      return true;
    }
  }
  return td_token_word(x, token, TD_WORD_ANAPHOR) != NULL;
}

// Whether one of the words that tell what the noun `token` is like, or what it
// is an act of, is of the class: "a barbaric act", "an act of courage".
static bool is_likened(const td_analysis *x, uint32_t token,
                       td_term class_term) {
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const td_rel rel = (td_rel)x->tokens[c].rel;
    const bool is_kind =
        is_genitive(x, c) &&
        td_know_word(x->know, x->tokens[token].lemma_term, TD_TID_KindNoun);
    if ((rel == TD_REL_AMOD || rel == TD_REL_CONJ || is_kind) &&
        facts_of(x, c, class_term, 0).has_class) {
      return true;
    }
  }
  return false;
}

// A judgement by a word beside the head, which is none of the other kind.
static bool is_judged(const td_analysis *x, uint32_t token,
                      td_term class_term) {
  const td_term judgement = td_know_vocab(x->know, TD_TID_Judgement);
  return td_know_is_subclass(x->know, class_term, judgement) &&
         !facts_of(x, token, judgement, 0).has_class &&
         is_likened(x, token, class_term);
}

// Whether the phrase of `token` begins with or has words in quotation marks, in
// a sentence that does not stand in them itself.
static bool is_quoted(const td_analysis *x, uint32_t token) {
  const uint32_t passage = x->quote_of[token];
  return td_is_in_marks(x, token) &&
         x->passages.items[passage].first_token >=
             td_document_subtree(x->document, token).begin;
}

static bool fits_one(const td_analysis *x, uint32_t token, td_fits fits) {
  switch (fits.kind) {
  case TD_FITS_CLASS:
    return has_class(x, token, fits.term) || td_evokes(x, token, fits.term) ||
           is_judged(x, token, fits.term);
  case TD_FITS_SECTOR:
    return has_sector(x, token, fits.term);
  case TD_FITS_ACTOR:
    return td_is_actor(x, token);
  case TD_FITS_EVENT:
    return is_event(x, token);
  case TD_FITS_MONEY:
    return td_is_money(x, token);
  case TD_FITS_QUOTED:
    return is_quoted(x, token);
  case TD_FITS_THING:
    return has_class(x, token, fits.term) ||
           (!td_is_actor(x, token) && !td_is_place(x, token) &&
            x->time_of[token] == TD_NONE);
  }
  return false;
}

bool td_fits_any(const td_analysis *x, uint32_t token, const td_fits *fits,
                 uint32_t n_fits) {
  const uint32_t head = td_content_head(x, token);
  const uint32_t noun = td_measured_noun(x, token);
  for (uint32_t i = 0; i < n_fits; i++) {
    if (fits_one(x, token, fits[i]) ||
        (head != token && fits_one(x, head, fits[i])) ||
        (noun != token && noun != head && fits_one(x, noun, fits[i]))) {
      return true;
    }
  }
  return n_fits == 0;
}

bool td_is_quality(const td_analysis *x, uint32_t token) {
  const td_fits body = {TD_FITS_CLASS,
                        td_know_vocab(x->know, TD_SCHEMA_Organization)};
  const td_token *t = &x->tokens[token];
  const uint32_t entity = td_entity_at(x, token);
  return t->upos == TD_UPOS_ADJ && t->rel == TD_REL_AMOD &&
         (entity == TD_NONE || !x->document->entities.items[entity].known) &&
         td_fits_any(x, token, &body, 1);
}

bool td_may_be(const td_analysis *x, uint32_t token, td_upos upos,
               td_vocab rule) {
  for (const td_lexeme *l =
           td_lexicon_first(x->lexicon, x->tokens[token].lemma_term);
       l; l = td_lexicon_next(x->lexicon, l)) {
    if (l->upos == upos && l->classes[0] &&
        td_lexicon_rule(x->lexicon, rule, l->classes[0])) {
      return true;
    }
  }
  return false;
}

bool td_is_mostly(const td_analysis *x, uint32_t token, td_vocab rule,
                  td_vocab other) {
  unsigned n_named = 0, n_others = 0;
  for (const td_lexeme *l =
           td_lexicon_first(x->lexicon, x->tokens[token].lemma_term);
       l; l = td_lexicon_next(x->lexicon, l)) {
    const bool is_verb = l->upos == TD_UPOS_VERB && l->classes[0];
    const bool is_named = is_verb &&
                          td_lexicon_rule(x->lexicon, rule, l->classes[0]) &&
                          td_lexicon_rule(x->lexicon, other, l->classes[0]);
    n_named += is_named;
    n_others += is_verb && !is_named;
  }
  return n_named > n_others;
}
