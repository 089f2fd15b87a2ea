// SPDX-License-Identifier: MIT

// Posts that the article gives people: titles before names, appositions beside
// them. From the words of a title come the role, the portfolio ("Unification"
// of "Deputy Unification Minister"), how it is held ("former"), and from the
// portfolio, by the role's patterns, the body.

#include "link/link_private.h"

#include "know/phrase.h"

#define MAX_TITLE_WORDS 10
#define MAX_BODY_WORDS 12

typedef struct {
  uint32_t begin; // the title's words: [begin, end)
  uint32_t end;
  uint32_t role_begin; // its last words, which name the role
  uint32_t first;      // first word of portfolio, before role_begin
  uint32_t head;       // noun whose tree gives country and body
  td_term role;
  td_tenure tenure;
  uint32_t verb; // by which it is said of somebody; TD_NONE
} title;

static td_entity *entity_of(const td_linking *l, uint32_t id) {
  return &l->document->entities.items[id];
}

static bool has_list(const td_linking *l, uint32_t t, td_vocab list) {
  return td_know_word(l->know, l->tokens[t].form_term, list) ||
         td_know_word(l->know, l->tokens[t].lemma_term, list);
}

void td_link_read_tenure(const td_linking *l, td_term word, td_tenure *out) {
  static const struct {
    td_vocab name;
    td_tenure tenure;
  } table[] = {
      {TD_TID_Former, TD_TENURE_FORMER},
      {TD_TID_Acting, TD_TENURE_ACTING},
      {TD_TID_Elect, TD_TENURE_ELECT},
      {TD_TID_Designated, TD_TENURE_DESIGNATE},
  };
  const td_term tenure = td_know_get(l->know, word, TD_TID_tenure);
  for (size_t i = 0; tenure && i < sizeof(table) / sizeof(*table); i++) {
    if (tenure == td_know_vocab(l->know, table[i].name)) {
      *out = table[i].tenure;
    }
  }
}

static void read_tenure(const td_linking *l, uint32_t t, td_tenure *out) {
  td_link_read_tenure(
      l, td_know_word(l->know, l->tokens[t].form_term, TD_TID_TenureWord), out);
}

// Whether `t` can be a word of a title before its role.
static bool is_title_word(const td_linking *l, uint32_t t) {
  if (l->nationality[t] || l->inside[t] != TD_NONE) {
    return false;
  }
  switch (l->tokens[t].upos) {
  case TD_UPOS_ADJ:
  case TD_UPOS_NOUN:
  case TD_UPOS_PROPN:
    return true;
  case TD_UPOS_PUNCT: // the hyphen of "vice-president"
    return !l->tokens[t].space_after && t > 0 && !l->tokens[t - 1].space_after;
  default:
    return has_list(l, t, TD_TID_TenureWord) || has_list(l, t, TD_TID_RankWord);
  }
}

// The words of a role that end before `end`; their number, 0: none.
static uint32_t role_words(const td_linking *l, uint32_t first, uint32_t end,
                           td_term *role) {
  if (end <= first) {
    return 0;
  }
  const uint32_t n_before =
      end - first < TD_MAX_PHRASE_WORDS ? end - first : TD_MAX_PHRASE_WORDS;
  return td_know_phrase_to(l->know, l->words + (end - n_before), n_before,
                           l->tokens[end - 1].lemma, TD_ORG_Role, role);
}

// "Ex-president", "president-elect" in one word: the word without what says
// the tenure, which goes to `*tenure`; empty where nothing does.
static td_slice without_tenure(const td_linking *l, td_slice word,
                               td_tenure *tenure) {
  for (size_t i = 1; i + 1 < word.length; i++) {
    if (word.data[i] != '-') {
      continue;
    }
    const td_slice parts[] = {td_slice_part(word, 0, i),
                              td_slice_part(word, i + 1, word.length)};
    for (int k = 0; k < 2; k++) {
      const td_term term =
          td_know_phrase_term(l->know, &parts[k], 1, (td_slice){0});
      const td_term entry = td_know_word(l->know, term, TD_TID_TenureWord);
      if (entry) {
        td_link_read_tenure(l, entry, tenure);
        return parts[1 - k];
      }
    }
  }
  return (td_slice){0};
}

// Find the role at the end of the title. In "Energy Minister Prince" the last
// word is an honorific and the post stands before it.
static bool read_role(const td_linking *l, uint32_t first, uint32_t last,
                      title *out) {
  uint32_t n = role_words(l, first, last, &out->role);
  while (last > first && has_list(l, last - 1, TD_TID_Honorific)) {
    td_term other = 0;
    const uint32_t n_other = role_words(l, first, last - 1, &other);
    if (n_other == 0) {
      break;
    }
    n = n_other;
    last--;
    out->role = other;
    out->end = last;
  }
  if (n == 0 && last > first) {
    const td_slice word = without_tenure(l, l->words[last - 1], &out->tenure);
    n = td_know_phrase_to(l->know, &word, 1, word, TD_ORG_Role, &out->role);
  }
  out->role_begin = last - n;
  out->head = last - 1;
  return n > 0;
}

// "former | Ugandan | President"
static void read_tenure_before(const td_linking *l, uint32_t first,
                               uint32_t begin, td_tenure *tenure) {
  uint32_t before = begin;
  while (before > first &&
         (l->nationality[before - 1] || l->inside[before - 1] != TD_NONE ||
          l->tokens[before - 1].upos == TD_UPOS_PART)) {
    before--;
  }
  if (before > first && before < begin) {
    read_tenure(l, before - 1, tenure);
  }
}

// Read the title that ends before token `end`, in its sentence; false: none.
static bool read_title(const td_linking *l, uint32_t end, title *out) {
  const uint32_t first = td_link_sentence_begin(l, end - 1);
  while (end > first + 1 && l->tokens[end - 1].upos == TD_UPOS_PUNCT) {
    end--; // "the minister, | X"
  }
  *out = (title){.end = end, .tenure = TD_TENURE_CURRENT, .verb = TD_NONE};
  // "president-elect": the tenure may stand behind the role.
  uint32_t last = end;
  while (last > first + 1 && (has_list(l, last - 1, TD_TID_TenureWord) ||
                              l->tokens[last - 1].upos == TD_UPOS_PUNCT)) {
    read_tenure(l, --last, &out->tenure);
  }
  if (!read_role(l, first, last, out)) {
    return false;
  }
  uint32_t begin = out->role_begin;
  while (begin > first && end - begin < MAX_TITLE_WORDS &&
         is_title_word(l, begin - 1)) {
    begin--;
  }
  while (begin < out->role_begin && (has_list(l, begin, TD_TID_TenureWord) ||
                                     l->tokens[begin].upos == TD_UPOS_PUNCT)) {
    read_tenure(l, begin++, &out->tenure);
  }
  out->begin = begin;
  read_tenure_before(l, first, begin, &out->tenure);
  while (begin < out->role_begin && has_list(l, begin, TD_TID_RankWord)) {
    begin++;
  }
  out->first = begin;
  return true;
}

// ---------------------------------------------------------------- the body

// The meanings of `n` words that name a body as a whole.
static td_meanings match_all(const td_linking *l, const td_slice *words,
                             uint32_t n) {
  td_meanings m = {0};
  if (n == 0 ||
      td_know_match_name(l->know, words, n, &m.items, &m.count) != n) {
    return (td_meanings){0};
  }
  return m;
}

static bool is_body(const td_linking *l, td_term entity) {
  return td_know_is_a(l->know, entity, TD_SCHEMA_Organization) &&
         !td_know_is_a(l->know, entity, TD_SCHEMA_Country);
}

static td_slice last_word(td_slice text) {
  while (text.length) {
    td_slice rest;
    const td_slice word = td_slice_split(text, ' ', &rest);
    if (rest.length == 0) {
      return word;
    }
    text = rest;
  }
  return text;
}

// Whether those whom the gazetteer has at `body` all have posts of another
// name: a Department whose head is a secretary has no minister.
static bool is_led_otherwise(const td_linking *l, td_term body, td_term role) {
  const td_slice name = last_word(
      td_know_text(l->know, td_know_get(l->know, role, TD_SKOS_prefLabel)));
  const td_fact_run posts = td_know_subjects(
      l->know, td_know_vocab(l->know, TD_ORG_organization), body);
  for (const td_fact *f = posts.begin; f < posts.end; f++) {
    const td_term other = td_know_get(l->know, f->s, TD_ORG_role);
    if (td_slice_equal(name, last_word(td_know_text(
                                 l->know, td_know_get(l->know, other,
                                                      TD_SKOS_prefLabel))))) {
      return false;
    }
  }
  return posts.begin < posts.end;
}

// The one body among the meanings in `country`; without a country the only
// one of the world, or of the countries in the article. 0: none or several.
static td_term pick_body(const td_linking *l, td_meanings m, td_term country,
                         td_term role) {
  td_term fitting = 0;
  td_term only = 0;
  bool is_single = true;
  for (uint32_t i = 0; i < m.count; i++) {
    const td_term body = m.items[i].entity;
    const td_term c = td_link_country_of(l, body);
    if (!is_body(l, body) || body == only ||
        (!country && m.items[i].kind == TD_NAME_LOCAL) ||
        (!country && is_led_otherwise(l, body, role))) {
      continue;
    }
    is_single = is_single && !only;
    only = body;
    if (country ? c == country : c && td_link_weight(l, c)) {
      if (fitting && fitting != body) {
        return 0;
      }
      fitting = body;
    }
  }
  return fitting ? fitting : country || !is_single ? 0 : only;
}

// `pattern` with the portfolio for its "*", as words. 0: too many.
static uint32_t fill_pattern(const td_linking *l, td_slice pattern,
                             const title *t, td_slice *words) {
  uint32_t n = 0;
  while (pattern.length) {
    const td_slice word = td_slice_split(pattern, ' ', &pattern);
    if (!td_slice_is(word, "*")) {
      if (n == MAX_BODY_WORDS) {
        return 0;
      }
      words[n++] = word;
      continue;
    }
    for (uint32_t i = t->first; i < t->role_begin; i++) {
      if (n == MAX_BODY_WORDS) {
        return 0;
      }
      words[n++] = l->words[i];
    }
  }
  return n;
}

static td_term body_by_pattern(const td_linking *l, const title *t,
                               td_term country) {
  td_slice words[MAX_BODY_WORDS];
  if (t->first == t->role_begin) {
    return 0;
  }
  const td_fact_run patterns = td_know_objects(
      l->know, t->role, td_know_vocab(l->know, TD_TID_bodyPattern));
  for (const td_fact *f = patterns.begin; f < patterns.end; f++) {
    const uint32_t n = fill_pattern(l, td_know_text(l->know, f->o), t, words);
    const td_term body = pick_body(l, match_all(l, words, n), country, t->role);
    if (body) {
      return body;
    }
  }
  // "Treasury" of "Treasury Secretary" may be a name itself.
  const td_meanings m =
      match_all(l, l->words + t->first, t->role_begin - t->first);
  return pick_body(l, m, country, t->role);
}

// What the gazetteer has the known person in that role of.
static td_term body_by_career(const td_linking *l, const td_entity *person,
                              td_term role) {
  const td_fact_run posts = td_know_subjects(
      l->know, td_know_vocab(l->know, TD_ORG_member), person->known);
  for (const td_fact *f = posts.begin; person->known && f < posts.end; f++) {
    if (td_know_has(l->know, f->s, TD_ORG_role, role)) {
      return td_know_get(l->know, f->s, TD_ORG_organization);
    }
  }
  return 0;
}

static bool heads_state(const td_linking *l, td_term role) {
  return td_know_has(l->know, role, TD_TID_headOf,
                     td_know_vocab(l->know, TD_TID_State));
}

// The country before the title: "North Korean | leader", "U.S. | President",
// "South Korea's | Minister".
static td_term country_before(const td_linking *l, const title *t) {
  const uint32_t first = td_link_sentence_begin(l, t->begin);
  uint32_t at = t->begin;
  // Tenure and possessive marks may stand between.
  while (at > first && l->inside[at - 1] == TD_NONE &&
         !l->nationality[at - 1] &&
         (l->tokens[at - 1].upos == TD_UPOS_PART ||
          has_list(l, at - 1, TD_TID_TenureWord))) {
    at--;
  }
  if (at == first) {
    return 0;
  }
  if (l->nationality[at - 1]) {
    return l->nationality[at - 1];
  }
  const uint32_t mention = l->inside[at - 1];
  const uint32_t entity = mention == TD_NONE
                              ? TD_NONE
                              : l->document->mentions.items[mention].entity;
  return entity != TD_NONE && td_link_is_state(l, entity_of(l, entity))
             ? entity_of(l, entity)->known
             : 0;
}

// The body right before the title: "Hezbollah | leader", or in its tree:
// "president of the World Bank".
static uint32_t body_before(const td_linking *l, const title *t) {
  const uint32_t first = td_link_sentence_begin(l, t->begin);
  uint32_t at = t->begin;
  if (at > first && l->tokens[at - 1].upos == TD_UPOS_PART) {
    at--;
  }
  const uint32_t mention = at > first ? l->inside[at - 1] : TD_NONE;
  if (mention != TD_NONE) {
    const uint32_t entity = l->document->mentions.items[mention].entity;
    if (entity != TD_NONE &&
        td_link_is(l, entity_of(l, entity), TD_SCHEMA_Organization) &&
        !td_link_is_state(l, entity_of(l, entity))) {
      return entity;
    }
  }
  return td_link_phrase_body(l, t->head);
}

static uint32_t find_body(td_linking *l, const title *t, uint32_t person,
                          td_term country, uint32_t mention) {
  const uint32_t before = body_before(l, t);
  if (before != TD_NONE) {
    return before;
  }
  td_term body = body_by_pattern(l, t, country);
  const bool has_portfolio = t->first < t->role_begin;
  if (!body && country && heads_state(l, t->role) && !has_portfolio) {
    body = country;
  }
  if (!body) {
    body = body_by_career(l, entity_of(l, person), t->role);
    body = body && country && td_link_country_of(l, body) != country ? 0 : body;
  }
  return body ? td_link_known(l, body, mention) : TD_NONE;
}

// ------------------------------------------------------------- memberships

// A president or minister without a country is the article's own, when it is
// about one.
static td_term country_by_article(const td_linking *l, const title *t) {
  const bool is_high = heads_state(l, t->role) ||
                       td_know_has(l->know, t->role, TD_TID_headOf,
                                   td_know_vocab(l->know, TD_TID_Ministry));
  return is_high && body_before(l, t) == TD_NONE
             ? td_link_main_country(l, TD_LINK_ALONE)
             : 0;
}

// Whether a title before this one says what the person is now.
static bool was_given(const td_linking *l, uint32_t person) {
  const uint32_t n = l->document->memberships.count - 1;
  for (uint32_t i = 0; i < n; i++) {
    const td_membership *m = &l->document->memberships.items[i];
    if (m->member == person && m->tenure != TD_TENURE_FORMER) {
      return true;
    }
  }
  return false;
}

// What holding a post tells of its holder.
static void tell_holder(td_linking *l, const title *t,
                        const td_membership *held, td_term country) {
  td_entity *e = entity_of(l, held->member);
  const uint32_t body = held->organization;
  if (!e->country) {
    e->country = country           ? country
                 : body != TD_NONE ? entity_of(l, body)->country
                                   : 0;
  }
  if (e->organization == TD_NONE) {
    e->organization = body;
  }
  if (held->tenure != TD_TENURE_FORMER && !was_given(l, held->member)) {
    td_link_phrase_sectors(l, e, t->head, t->role);
    if (body != TD_NONE) {
      td_link_body_sectors(l, e, body, td_link_takes_sector(l, t->head, 0));
    }
  }
}

static void add_membership(td_linking *l, const title *t, uint32_t person,
                           uint32_t mention) {
  const td_mention *m = &l->document->mentions.items[mention];
  const td_entity *known = entity_of(l, person);
  td_term country = country_before(l, t);
  country = country ? country : td_link_phrase_country(l, t->head);
  if (!country) {
    country = known->known ? known->country : country_by_article(l, t);
  }
  const uint32_t body = find_body(l, t, person, country, mention);
  td_membership *held = TD_PUSH(l->document->arena, &l->document->memberships);
  if (!held) {
    l->status = TD_ERR_NO_MEM;
    return;
  }
  *held = (td_membership){
      .part = m->part,
      .span = {l->tokens[t->begin].span.begin, l->tokens[t->end - 1].span.end},
      .sentence = l->tokens[t->begin].sentence,
      .member = person,
      .organization = body,
      .role = t->role,
      .tenure = t->tenure,
      .since = TD_NONE,
      .until = TD_NONE};
  td_link_read_term(l, held, t->head, t->verb);
  td_link_read_beginning(l, held, m);
  tell_holder(l, t, held, country);
}

// Titles beside the name in the tree: "its foreign minister, X,", "X, the
// president of Y".
static bool read_apposition(const td_linking *l, const td_mention *m,
                            title *out) {
  const td_token *head = &l->tokens[m->head];
  if (td_rel_base(head->rel) == TD_REL_APPOS && head->head < m->first_token &&
      read_title(l, head->head + 1, out)) {
    return true;
  }
  for (uint32_t c = head->first_child; c != TD_NONE;
       c = l->tokens[c].next_sibling) {
    if (td_rel_base(l->tokens[c].rel) == TD_REL_APPOS &&
        c >= m->first_token + m->n_tokens && read_title(l, c + 1, out)) {
      return true;
    }
  }
  return false;
}

// ------------------------------------------------------- said of a subject

// The person whom the mention at `token` names; its mention in `*mention`.
static uint32_t person_at(const td_linking *l, uint32_t token,
                          uint32_t *mention) {
  *mention = td_link_mention_at(l, token);
  const uint32_t entity = *mention == TD_NONE
                              ? TD_NONE
                              : l->document->mentions.items[*mention].entity;
  return entity != TD_NONE && entity_of(l, entity)->kind == TD_ENTITY_NAMED &&
                 td_link_is(l, entity_of(l, entity), TD_SCHEMA_Person)
             ? entity
             : TD_NONE;
}

static bool is_denied(const td_linking *l, uint32_t predicate) {
  for (uint32_t c = l->tokens[predicate].first_child; c != TD_NONE;
       c = l->tokens[c].next_sibling) {
    if (td_know_word(l->know, l->tokens[c].form_term, TD_TID_Negator)) {
      return true;
    }
  }
  return false;
}

static bool is_past(const td_linking *l, uint32_t verb) {
  return td_slice_find(l->tokens[verb].feats, TD_SLICE("Tense=Past"), 0) <
         l->tokens[verb].feats.length;
}

// "Has been president": he is still.
static bool is_perfect(const td_linking *l, uint32_t noun) {
  for (uint32_t c = l->tokens[noun].first_child; c != TD_NONE;
       c = l->tokens[c].next_sibling) {
    const td_slice feats = l->tokens[c].feats;
    if (td_rel_base(l->tokens[c].rel) == TD_REL_AUX &&
        td_slice_find(feats, TD_SLICE("Tense=Pres"), 0) < feats.length) {
      return true;
    }
  }
  return false;
}

// "X is the president of Y": the subject's token. What was is no more, unless
// somebody else said then that it was.
static uint32_t subject_of_copula(const td_linking *l, uint32_t noun,
                                  td_tenure *tenure) {
  const uint32_t copula = td_document_child(l->document, noun, TD_REL_COP);
  if (copula == TD_NONE || is_denied(l, noun)) {
    return TD_NONE;
  }
  if (is_past(l, copula) && !is_perfect(l, noun) &&
      *tenure == TD_TENURE_CURRENT &&
      td_rel_base(l->tokens[noun].rel) != TD_REL_CCOMP) {
    *tenure = TD_TENURE_FORMER;
  }
  return td_document_child(l->document, noun, TD_REL_NSUBJ);
}

// "X became minister", "X was elected president", "named X minister", "X
// served as minister": whoever has the post, by the verb above it.
static uint32_t subject_of_verb(const td_linking *l, uint32_t noun,
                                td_tenure *tenure) {
  const uint32_t verb = l->tokens[noun].head;
  const td_rel rel = td_rel_base(l->tokens[noun].rel);
  const td_term entry =
      verb == TD_NONE
          ? 0
          : td_know_word(l->know, l->tokens[verb].lemma_term, TD_TID_PostVerb);
  const bool gives = td_know_get(l->know, entry, TD_TID_givesPost) != 0;
  const uint32_t as = td_document_child(l->document, noun, TD_REL_CASE);
  const bool is_post = as == TD_NONE
                           ? rel == TD_REL_XCOMP || (rel == TD_REL_OBJ && gives)
                           : (rel == TD_REL_XCOMP || rel == TD_REL_OBL) &&
                                 td_know_word(l->know, l->tokens[as].form_term,
                                              TD_TID_PostPreposition);
  if (!entry || !is_post || is_denied(l, verb)) {
    return TD_NONE;
  }
  td_link_read_tenure(l, entry, tenure);
  uint32_t subject = td_document_child(l->document, verb, TD_REL_NSUBJ);
  const bool is_passive =
      subject != TD_NONE && l->tokens[subject].rel == TD_REL_NSUBJ_PASS;
  if (td_rel_base(l->tokens[verb].rel) == TD_REL_ACL && subject != TD_NONE &&
      l->tokens[subject].upos == TD_UPOS_PRON) {
    subject = l->tokens[verb].head; // "X, who took office as president"
  }
  return gives == is_passive ? subject
         : gives             ? td_document_child(l->document, verb, TD_REL_OBJ)
                             : TD_NONE;
}

void td_link_predicate(td_linking *l, uint32_t id) {
  const td_mention *m = &l->document->mentions.items[id];
  title t;
  if (!td_link_role(l, m->head) || !read_title(l, m->head + 1, &t)) {
    return;
  }
  uint32_t subject = subject_of_copula(l, m->head, &t.tenure);
  if (subject == TD_NONE) {
    subject = subject_of_verb(l, m->head, &t.tenure);
    t.verb = l->tokens[m->head].head;
  }
  uint32_t mention = TD_NONE;
  const uint32_t person =
      subject == TD_NONE ? TD_NONE : person_at(l, subject, &mention);
  if (person != TD_NONE) {
    add_membership(l, &t, person, mention);
  }
}

// ------------------------------------------------- titles without a name

// Whether the words before the noun let it be the one holder of a post: an
// article, or a country or portfolio without any determiner.
static bool may_be_holder(const td_linking *l, const title *t) {
  const uint32_t determiner =
      td_document_child(l->document, t->head, TD_REL_DET);
  return determiner == TD_NONE
             ? t->first < t->role_begin || country_before(l, t)
             : td_link_is_definite(l, t->head);
}

static bool is_graded(const title *t) { return t->begin < t->first; }

uint32_t td_link_post_holder(td_linking *l, uint32_t id) {
  const td_mention *m = &l->document->mentions.items[id];
  title t;
  if (l->document->day == TD_NO_DAY || !read_title(l, m->head + 1, &t) ||
      t.tenure != TD_TENURE_CURRENT || is_graded(&t) || !may_be_holder(l, &t)) {
    return TD_NONE;
  }
  td_term country = country_before(l, &t);
  country = country ? country : td_link_phrase_country(l, t.head);
  country = country ? country : td_link_main_country(l, TD_LINK_MOSTLY);
  const uint32_t before = body_before(l, &t);
  td_term body = before == TD_NONE ? body_by_pattern(l, &t, country)
                                   : entity_of(l, before)->known;
  if (before == TD_NONE && !country) {
    return TD_NONE;
  }
  if (!body && before == TD_NONE && heads_state(l, t.role) &&
      t.first == t.role_begin) {
    body = country;
  }
  const td_term person = body ? td_link_holder_of(l, body, t.role) : 0;
  return person ? td_link_known(l, person, id) : TD_NONE;
}

void td_link_titles(td_linking *l) {
  for (uint32_t id = 0; id < l->document->mentions.count; id++) {
    const td_mention *m = &l->document->mentions.items[id];
    if (m->form != TD_FORM_NAME || m->entity == TD_NONE ||
        !(td_link_is(l, entity_of(l, m->entity), TD_SCHEMA_Person)) ||
        l->status != TD_OK) {
      continue;
    }
    title t;
    const uint32_t first = td_link_sentence_begin(l, m->first_token);
    if ((m->first_token > first && read_title(l, m->first_token, &t)) ||
        read_apposition(l, m, &t)) {
      add_membership(l, &t, m->entity, id);
    }
  }
}
