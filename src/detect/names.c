// SPDX-License-Identifier: MIT

// Names: first what the gazetteer knows, longest match first; then what the
// network has found (td_document.names), or without one runs of proper nouns.
// In a run titles are cut off ("Deputy Unification Minister | Chun Hae-sung"),
// and a match that is only a part of a longer name ("Seoul Central District
// Court") gives way to it.

#include "base/try.h"
#include "detect/detect_private.h"
#include "know/fold.h"
#include "know/phrase.h"

#define MAX_NAME_WORDS 20

typedef struct {
  const td_name_meaning *items;
  uint32_t count;
} meanings;

// The longest name at words[0]; names that are only towns' or last names need
// to be found by the network.
static uint32_t match(const td_detection *d, const td_slice *words,
                      uint32_t n_words, meanings *out) {
  const uint32_t n =
      td_know_match_name(d->know, words, n_words, &out->items, &out->count);
  while (n && out->count && out->items[out->count - 1].kind >= TD_NAME_TOWN) {
    out->count--;
  }
  return out->count ? n : 0;
}

static bool is_word(const td_detection *d, uint32_t t, td_vocab list) {
  return td_know_word(d->know, d->tokens[t].form_term, list) != 0;
}

static bool is_calendar_word(const td_detection *d, uint32_t t) {
  return is_word(d, t, TD_TID_Weekday) || is_word(d, t, TD_TID_Month) ||
         is_word(d, t, TD_TID_TimeZone);
}

// Whether the words a and b are written together, like "Jong" and "-".
static bool is_joined(const td_detection *d, uint32_t a) {
  return !d->tokens[a].space_after && a + 1 < d->end &&
         d->tokens[a].span.end == d->tokens[a + 1].span.begin;
}

// Whether `t` can be a word of a name that the gazetteer does not know.
static bool is_name_word(const td_detection *d, uint32_t t) {
  const td_token *token = &d->tokens[t];
  if (!td_word_is_capitalised(token->form) || is_calendar_word(d, t)) {
    return false;
  }
  if (token->upos == TD_UPOS_PROPN) {
    return true;
  }
  // "Supreme" of "Supreme Court" may be tagged an adjective.
  const bool can_be = token->upos == TD_UPOS_ADJ ||
                      token->upos == TD_UPOS_NOUN || token->upos == TD_UPOS_X;
  return can_be && !d->is_title_case && t > d->first &&
         !(d->marks[t] & TD_MARK_DEMONYM);
}

// Whether token `t` belongs in the tree to the words [begin, t) before it.
static bool is_attached(const td_detection *d, uint32_t begin, uint32_t t) {
  const uint32_t head = d->tokens[t].head;
  if (d->tokens[t].upos == TD_UPOS_PROPN &&
      d->tokens[t - 1].upos == TD_UPOS_PROPN) {
    return true; // neighbours are one name more often than the tree is right
  }
  if (head != TD_NONE && head >= begin && head < t) {
    return true;
  }
  for (uint32_t i = begin; i < t; i++) {
    const uint32_t other = d->tokens[i].head;
    if (other != TD_NONE && other >= t && (other == t || other == head)) {
      return true;
    }
  }
  return false;
}

// "-", or one of the dashes U+2010 to U+2015, between words without blanks.
static bool is_hyphen(const td_detection *d, uint32_t t) {
  const td_slice word = d->words[t];
  const bool is_dash =
      td_slice_is(word, "-") ||
      (word.length == 3 && memcmp(word.data, "\xE2\x80", 2) == 0 &&
       (unsigned char)word.data[2] >= 0x90 &&
       (unsigned char)word.data[2] <= 0x95);
  return is_dash && t > d->first && is_joined(d, t - 1) && is_joined(d, t);
}

static bool has_kind_word(const td_detection *d, uint32_t begin, uint32_t end) {
  for (uint32_t t = begin; t < end; t++) {
    if (is_word(d, t, TD_TID_OrganizationWord) ||
        is_word(d, t, TD_TID_PlaceWord)) {
      return true;
    }
  }
  return false;
}

// The words after `t` that join the name [begin, t) to more of it: "of the",
// "bin", "&", the "and" of "Department of Health and Human Services". 0: none.
static uint32_t joint_words(const td_detection *d, uint32_t begin, uint32_t t) {
  const td_token *token = &d->tokens[t];
  uint32_t n = 0;
  if (is_word(d, t, TD_TID_NameParticle)) {
    n = t + 1 < d->end && is_hyphen(d, t + 1) ? 2 : 1; // "al-Malki"
  } else if (token->upos == TD_UPOS_ADP && is_word(d, t, TD_TID_NameJoint) &&
             has_kind_word(d, begin, t)) {
    n = t + 1 < d->end && d->tokens[t + 1].upos == TD_UPOS_DET ? 2 : 1;
  } else if ((token->upos == TD_UPOS_SYM || token->upos == TD_UPOS_CCONJ) &&
             token->form.length == 1) {
    n = 1; // "&"
  } else if (token->upos == TD_UPOS_CCONJ && has_kind_word(d, begin, t)) {
    // Only between what a preposition has joined, or behind "&".
    for (uint32_t i = begin; i < t && n == 0; i++) {
      n = d->tokens[i].upos == TD_UPOS_ADP && t + 1 < d->end &&
          d->tokens[t + 1].head != TD_NONE && d->tokens[t + 1].head > i;
    }
  }
  return n && t + n < d->end && is_name_word(d, t + n) ? n : 0;
}

// One past the last word of the run of name words that begins at `begin`.
static uint32_t run_end(const td_detection *d, uint32_t begin) {
  uint32_t end = begin + 1;
  while (end < d->end && end - begin < MAX_NAME_WORDS) {
    if (is_hyphen(d, end)) {
      end += 2;
    } else if (is_name_word(d, end) && is_attached(d, begin, end)) {
      end++;
    } else {
      const uint32_t n = joint_words(d, begin, end);
      if (n == 0) {
        break;
      }
      end += n + 1;
    }
  }
  // A run ends in a proper noun, not in "Friday" or an adjective.
  while (end > begin + 1 && d->tokens[end - 1].upos != TD_UPOS_PROPN &&
         !is_hyphen(d, end - 2) && d->tokens[end - 1].upos != TD_UPOS_NOUN) {
    end--;
  }
  return end < d->end ? end : d->end;
}

// The words of a title that begin at `t`: an office, a form of address, or an
// agent noun for a person; 0: none.
static uint32_t title_words(const td_detection *d, uint32_t t) {
  static const td_vocab lists[] = {TD_ORG_Role, TD_TID_Honorific};
  td_term entry = 0;
  uint32_t most = 0;
  for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++) {
    const uint32_t n = td_know_phrase_from(d->know, d->words + t, d->end - t,
                                           lists[i], &entry);
    most = n > most ? n : most;
  }
  if (most == 0) {
    entry = td_know_word(d->know, d->tokens[t].lemma_term, TD_TID_AgentNoun);
    const td_term class = td_know_get(d->know, entry, TD_TID_class);
    most =
        class && td_know_is_subclass(d->know, class,
                                     td_know_vocab(d->know, TD_SCHEMA_Person));
  }
  return most;
}

// Where the name begins in the run [begin, end), behind its last title; `end`
// when the run is a title only; `begin` when there is none.
static uint32_t skip_titles(const td_detection *d, uint32_t begin,
                            uint32_t end) {
  if (is_word(d, end - 1, TD_TID_OrganizationWord) ||
      (end - begin > 1 && is_word(d, begin, TD_TID_GivenName))) {
    return begin;
  }
  uint32_t name = begin;
  for (uint32_t t = begin; t < end;) {
    const uint32_t n = title_words(d, t);
    if (n && t + n <= end) {
      name = t + n;
    }
    t += n ? n : 1;
  }
  return name;
}

static void mark(td_detection *d, uint32_t begin, uint32_t end, uint8_t bits) {
  for (uint32_t t = begin; t < end; t++) {
    d->marks[t] |= bits;
  }
}

// Add the name [begin, end), with an article that belongs to it.
static td_status add_name(td_detection *d, uint32_t begin, uint32_t end,
                          td_name_type type, td_term known) {
  uint32_t first = begin;
  bool has_article = false;
  const uint32_t head = td_detect_head(d, begin, end);
  const bool begins_low = known && !td_word_is_capitalised(d->words[begin]);
  while (first > d->first && !d->marks[first - 1] && !has_article) {
    const td_token *before = &d->tokens[first - 1];
    const bool is_article = before->upos == TD_UPOS_DET;
    // "the 2015 | nuclear agreement with Iran": a known description.
    const bool is_part = begins_low && (before->upos == TD_UPOS_ADJ ||
                                        before->upos == TD_UPOS_NUM);
    if (before->head == TD_NONE || (!is_article && !is_part) ||
        !(before->head == head ||
          (before->head >= begin && before->head < end))) {
      break;
    }
    first--;
    has_article = is_article;
  }
  // "the Kremlin" as the gazetteer has it; but "The Hague".
  has_article = has_article || (begin + 1 < end && first == begin &&
                                d->tokens[begin].upos == TD_UPOS_DET &&
                                !td_word_is_capitalised(d->words[begin]));
  td_mention *m = td_detect_add(d, first, end, TD_FORM_NAME);
  if (!m) {
    return TD_ERR_NO_MEM;
  }
  m->type = type;
  m->known = known;
  m->has_article = has_article;
  mark(d, first, end, TD_MARK_NAME);
  return TD_OK;
}

static bool have_only(meanings m, td_name_kind kind) {
  for (uint32_t i = 0; i < m.count; i++) {
    if (m.items[i].kind != kind) {
      return false;
    }
  }
  return m.count > 0;
}

static td_name_type type_of_known(const td_detection *d, td_term entity) {
  const td_fact_run types =
      td_know_objects(d->know, entity, td_know_vocab(d->know, TD_RDF_type));
  for (const td_fact *f = types.begin; f < types.end; f++) {
    const td_name_type type = td_detect_type_of_class(d->know, f->o);
    if (type != TD_TYPE_NONE) {
      return type;
    }
  }
  return TD_TYPE_MISC;
}

// The type that most meanings have; full names count before the others.
static td_name_type type_of_meanings(const td_detection *d, meanings m) {
  for (uint32_t i = 0; i < m.count; i++) {
    if (m.items[i].kind != TD_NAME_DEMONYM) {
      return type_of_known(d, m.items[i].entity);
    }
  }
  return TD_TYPE_MISC;
}

// A demonym before a noun is an adjective; as a noun it is a nominal. Either
// way no name, unless it begins one ("Syrian Arab Republic" is matched whole).
static bool is_demonym(meanings m) { return have_only(m, TD_NAME_DEMONYM); }

// "The envoy to Japan | John Roos": whether a given name and more stand behind
// the known name [begin, end) that a preposition governs.
static bool is_person_behind(const td_detection *d, uint32_t begin,
                             uint32_t end) {
  const bool has_article =
      begin > d->first && d->tokens[begin - 1].upos == TD_UPOS_DET;
  const uint32_t before = begin - has_article;
  return before > d->first && d->tokens[before - 1].upos == TD_UPOS_ADP &&
         end < d->end && is_word(d, end, TD_TID_GivenName) &&
         run_end(d, end) > end + 1;
}

// How many words after the match [begin, end) go on with it to a longer name.
static uint32_t longer_name(const td_detection *d, uint32_t begin,
                            uint32_t end) {
  if (end >= d->end || d->is_title_case ||
      d->tokens[end].upos != TD_UPOS_PROPN || !is_name_word(d, end) ||
      !is_attached(d, begin, end) || title_words(d, end) ||
      is_person_behind(d, begin, end)) {
    return end;
  }
  meanings next = {0};
  if (match(d, d->words + end, d->end - end, &next) &&
      !have_only(next, TD_NAME_FAMILY)) {
    return end;
  }
  const uint32_t longer = run_end(d, begin);
  return skip_titles(d, begin, longer) == begin && longer > end ? longer : end;
}

// Whether a post at the head of a ministry is named at `t`, or behind a word
// that grades it ("Deputy").
static bool heads_ministry(const td_detection *d, uint32_t t) {
  td_term role = 0;
  while (t + 1 < d->end && is_word(d, t, TD_TID_RankWord)) {
    t++;
  }
  return td_know_phrase_from(d->know, d->words + t, d->end - t, TD_ORG_Role,
                             &role) &&
         td_know_has(d->know, role, TD_TID_headOf,
                     td_know_vocab(d->know, TD_TID_Ministry));
}

// Whether the match [begin, end) is a word of a title: "Treasury" of
// "Treasury Secretary". Countries and places stay names there.
static bool begins_title(const td_detection *d, uint32_t begin, uint32_t end,
                         td_name_type type) {
  return type == TD_TYPE_ORG && end < d->end && end - begin == 1 &&
         heads_ministry(d, end) &&
         (d->tokens[end].upos == TD_UPOS_PROPN ||
          d->tokens[end].upos == TD_UPOS_NOUN) &&
         is_joined(d, end - 1) == false && title_words(d, end) &&
         is_attached(d, end - 1, end);
}

// "Iranians": the plural of a demonym.
static bool is_plural_demonym(const td_detection *d, uint32_t t) {
  td_slice word = d->words[t];
  if (!td_word_is_capitalised(word) || word.length < 4 ||
      word.data[word.length - 1] != 's') {
    return false;
  }
  word.length--;
  meanings m = {0};
  return match(d, &word, 1, &m) == 1 && is_demonym(m);
}

// "British Council": the end of the unknown body's name that goes on behind
// the demonym [begin, end); `end` if there is none.
static uint32_t body_behind(const td_detection *d, uint32_t begin,
                            uint32_t end) {
  meanings m = {0};
  if (end >= d->end || d->is_title_case || !is_name_word(d, end) ||
      title_words(d, end) || match(d, d->words + end, d->end - end, &m)) {
    return end;
  }
  const uint32_t longer = run_end(d, end);
  return is_word(d, longer - 1, TD_TID_OrganizationWord) &&
                 is_attached(d, begin, end)
             ? longer
             : end;
}

static bool has_capital(const td_detection *d, uint32_t begin, uint32_t end) {
  for (uint32_t t = begin; t < end; t++) {
    if (td_word_is_capitalised(d->words[t]) && t > d->first) {
      return true;
    }
  }
  return false;
}

// "Iranian" before a noun; with what follows it may be a name after all.
static td_status take_demonym(td_detection *d, uint32_t t, uint32_t n,
                              uint32_t *n_taken) {
  mark(d, t, t + n, TD_MARK_DEMONYM);
  const uint32_t end = body_behind(d, t, t + n);
  *n_taken = end - t;
  return end > t + n ? add_name(d, t, end, TD_TYPE_ORG, 0) : TD_OK;
}

// Whether the word at `t` is part of a time: "in May".
static bool is_in_time(const td_detection *d, uint32_t t) {
  const td_document *document = d->document;
  for (uint32_t i = 0; is_calendar_word(d, t) && i < document->times.count;
       i++) {
    const td_time *time = &document->times.items[i];
    if (t >= time->first_token && t < time->first_token + time->n_tokens) {
      return true;
    }
  }
  return false;
}

// Whether the name [begin, end) only tells whose money it is: "US dollars",
// "US $5"; not "gave Canada $5".
static bool is_of_currency(const td_detection *d, uint32_t begin,
                           uint32_t end) {
  if (end >= d->end || !is_word(d, end, TD_TID_Currency)) {
    return false;
  }
  const char letter = (char)(d->words[end].data[0] | 0x20);
  return (letter >= 'a' && letter <= 'z') || is_joined(d, end - 1) ||
         (end - begin == 1 && td_word_is_capitals(d->words[begin]));
}

// Whether the words [t, t + n), which could mean `m`, are no name here.
static bool is_no_name(const td_detection *d, uint32_t t, uint32_t n,
                       meanings m) {
  if ((n == 1 && is_in_time(d, t)) || is_of_currency(d, t, t + n)) {
    return true;
  }
  if (have_only(m, TD_NAME_LOCAL) && !has_capital(d, t, t + n)) {
    return true; // "foreign ministry": a nominal
  }
  if (have_only(m, TD_NAME_SHORT) && t + n < d->end && !d->is_title_case &&
      is_name_word(d, t + n) && is_attached(d, t + n - 1, t + n)) {
    return true; // "the West | Midlands"
  }
  if (d->document->has_names && have_only(m, TD_NAME_FAMILY) &&
      !td_detect_found_name(d, t)) {
    return true; // "May" of a date
  }
  switch (d->tokens[t].upos) {
  case TD_UPOS_VERB:
  case TD_UPOS_AUX:
  case TD_UPOS_ADP:
  case TD_UPOS_ADV:
  case TD_UPOS_PRON:
  case TD_UPOS_DET:
    return n == 1;
  default:
    return false;
  }
}

// "English" is a family name only where the network sees a person.
static bool is_demonym_or_family(const td_detection *d, uint32_t t,
                                 meanings m) {
  bool has_demonym = false;
  for (uint32_t i = 0; i < m.count; i++) {
    if (m.items[i].kind != TD_NAME_DEMONYM &&
        m.items[i].kind != TD_NAME_FAMILY) {
      return false;
    }
    has_demonym = has_demonym || m.items[i].kind == TD_NAME_DEMONYM;
  }
  const td_name *name = td_detect_found_name(d, t);
  return has_demonym && d->document->has_names &&
         (!name || name->type != TD_TYPE_PER);
}

// "Queen | Victoria", "Mr | Jordan": whom a form of address makes a person.
static bool is_addressed(const td_detection *d, uint32_t t) {
  return t > d->first && d->tokens[t - 1].upos == TD_UPOS_PROPN &&
         td_word_is_capitalised(d->words[t - 1]) &&
         !(d->marks[t - 1] & TD_MARK_NAME) &&
         is_word(d, t - 1, TD_TID_Honorific);
}

// "Butler, | Pa.": the state that the short form behind a comma means; 0.
static td_term area_code(const td_detection *d, uint32_t t) {
  const td_slice word = d->words[t];
  const char last = word.length ? word.data[word.length - 1] : 0;
  if (t < d->first + 2 || !td_slice_is(d->words[t - 1], ",") ||
      !td_word_is_capitalised(d->words[t - 2]) ||
      (last != '.' && !td_word_is_capitals(word))) {
    return 0;
  }
  return td_know_word(d->know, d->tokens[t].form_term, TD_TID_AbbreviatedArea);
}

// The person whose given name is at `t`, behind what was taken; whom the
// network or the gazetteer knows is looked at next.
static td_status take_person(td_detection *d, uint32_t t, uint32_t *n_taken) {
  const td_name *found = td_detect_found_name(d, t);
  meanings m = {0};
  if ((found && found->first_token == t) ||
      match(d, d->words + t, d->end - t, &m)) {
    return TD_OK;
  }
  const uint32_t end = run_end(d, t);
  *n_taken += end - t;
  return add_name(d, t, end, TD_TYPE_PER, 0);
}

// The tokens taken by a known name at `t`; 0 when there is none to be used.
static td_status try_known(td_detection *d, uint32_t t, uint32_t *n_taken) {
  meanings m = {0};
  const td_term area = area_code(d, t);
  if (area) {
    *n_taken = 1;
    return add_name(d, t, t + 1, TD_TYPE_LOC, area);
  }
  const uint32_t n = match(d, d->words + t, d->end - t, &m);
  *n_taken = 0;
  if (n == 0 && is_plural_demonym(d, t)) {
    return take_demonym(d, t, 1, n_taken);
  }
  if (n == 0 || is_no_name(d, t, n, m)) {
    return TD_OK;
  }
  if (is_demonym(m) || is_demonym_or_family(d, t, m)) {
    return take_demonym(d, t, n, n_taken);
  }
  td_name_type type = is_addressed(d, t) ? TD_TYPE_PER : type_of_meanings(d, m);
  if (begins_title(d, t, t + n, type)) {
    mark(d, t, t + n, TD_MARK_TITLE);
    *n_taken = n;
    return TD_OK;
  }
  const uint32_t end = longer_name(d, t, t + n);
  td_term known = m.count == 1 ? m.items[0].entity : 0;
  if (end > t + n) {
    type = td_detect_name_type(d, t, end);
    known = 0;
  }
  *n_taken = end - t;
  TD_TRY(add_name(d, t, end, type, known));
  return type == TD_TYPE_LOC && is_person_behind(d, t, end)
             ? take_person(d, end, n_taken)
             : TD_OK;
}

// Where a known person or another full name of several words begins inside
// the run, so that the run ends before it.
static uint32_t cut_at_known(const td_detection *d, uint32_t begin,
                             uint32_t end) {
  for (uint32_t t = begin + 1; t < end; t++) {
    meanings m = {0};
    const uint32_t n = match(d, d->words + t, d->end - t, &m);
    if (n > 1 && t + n >= end && m.items[0].kind == TD_NAME_FULL &&
        !(d->tokens[t - 1].upos == TD_UPOS_ADP) && !is_hyphen(d, t - 1)) {
      return t;
    }
  }
  return end;
}

// Where the run [t, end) ends at the latest: before the next name that the
// network has found.
static uint32_t end_before_found(const td_detection *d, uint32_t t,
                                 uint32_t end) {
  for (uint32_t i = t + 1; i < end; i++) {
    const td_name *name = td_detect_found_name(d, i);
    if (name && name->first_token == i) {
      return i;
    }
  }
  return end;
}

static td_status take_run(td_detection *d, uint32_t t, uint32_t *n_taken) {
  const uint32_t title = title_words(d, t);
  uint32_t end = end_before_found(d, t, run_end(d, t));
  const uint32_t name =
      title > 1 && t + title > end ? t + title : skip_titles(d, t, end);
  if (name > t) {
    mark(d, t, name, TD_MARK_TITLE);
    *n_taken = name - t;
    return TD_OK; // what follows the title is looked at next
  }
  end = cut_at_known(d, t, end);
  *n_taken = end - t;
  if (end == t + 1 && d->words[t].length < 2) {
    return TD_OK; // an initial or a letter
  }
  if (d->document->has_names) {
    return TD_OK; // the network has seen no name here
  }
  return add_name(d, t, end, td_detect_name_type(d, t, end), 0);
}

// Whether the words of a name that is no person, body or place are adjectives
// ("Sunni"): they tell of what kind something is, and are no mention.
static bool is_quality(const td_detection *d, const td_name *name) {
  const uint32_t end = name->first_token + name->n_tokens;
  return name->type == TD_TYPE_MISC && d->tokens[end - 1].upos == TD_UPOS_ADJ;
}

// Whether the words [t, end) are several known names with a hyphen, a stroke or
// a comma between them: "Trump-Kim", "Gaeseong, North Korea".
static bool are_known_names(const td_detection *d, uint32_t t, uint32_t end) {
  for (uint32_t n_names = 0;; n_names++) {
    meanings m = {0};
    uint32_t n =
        td_know_match_name(d->know, d->words + t, end - t, &m.items, &m.count);
    n = n ? n : area_code(d, t) != 0;
    if (n == 0 || t + n == end) {
      return n > 0 && n_names > 0;
    }
    t += n;
    if (!is_hyphen(d, t) && !td_slice_is(d->words[t], ",") &&
        !td_slice_is(d->words[t], "/")) {
      return false;
    }
    if (++t == end) {
      return false;
    }
  }
}

static bool are_calendar_words(const td_detection *d, uint32_t t,
                               uint32_t end) {
  while (t < end && is_calendar_word(d, t)) {
    t++;
  }
  return t == end;
}

// Where the name [t, end) ends before a title that goes on behind it:
// "U.S. | National Security Adviser".
static uint32_t end_before_title(const td_detection *d, uint32_t t,
                                 uint32_t end) {
  for (uint32_t i = t; i < end; i++) {
    if (i + title_words(d, i) > end) {
      return i;
    }
  }
  return end;
}

// The type of a name that the network has found: a given name in front, a noun
// for a person ("the violinist X") or a last word for a body ("Unity Party")
// says more than the network does.
static td_name_type found_type(const td_detection *d, uint32_t begin,
                               uint32_t end, td_name_type type) {
  const bool is_many = end - begin > 1;
  const bool is_given = is_many && is_word(d, begin, TD_TID_GivenName);
  const bool is_body =
      is_many && !is_given && is_word(d, end - 1, TD_TID_OrganizationWord);
  if (type == TD_TYPE_PER || end - begin > 3) {
    return type == TD_TYPE_PER && is_body ? TD_TYPE_ORG : type;
  }
  const bool is_person = is_given &&
                         !is_word(d, end - 1, TD_TID_OrganizationWord) &&
                         !is_word(d, end - 1, TD_TID_PlaceWord);
  return is_person || (!is_body && td_detect_has_person_noun(d, begin))
             ? TD_TYPE_PER
             : type;
}

// "Nepalese | Maoists", "Rwandan | Hutu": a people or a noun for people behind
// a demonym.
static bool are_people(const td_detection *d, uint32_t t, uint32_t end) {
  meanings m = {0};
  const uint32_t n = match(d, d->words + t, end - t, &m);
  if (t + n == end && m.count &&
      td_know_is_a(d->know, m.items[0].entity, TD_TID_Group)) {
    return true;
  }
  td_term entry = 0;
  return t + 1 == end &&
         td_slice_find(d->tokens[t].feats, TD_SLICE("Number=Plur"), 0) <
             d->tokens[t].feats.length &&
         td_detect_type_of_class(d->know, td_detect_noun_class(d, t, &entry)) ==
             TD_TYPE_PER;
}

// "Jihadists | attacked": what was found is a common noun for people, which
// has its capital from where it stands.
static bool are_unnamed(const td_detection *d, const td_name *name) {
  const uint32_t t = name->first_token;
  return name->type == TD_TYPE_MISC && name->n_tokens == 1 &&
         d->tokens[t].upos == TD_UPOS_NOUN && are_people(d, t, t + 1);
}

// The name that the network has found at `t`. An entity of the gazetteer that
// is as long or longer is taken instead, and so are several that it is made of;
// titles that were taken for a part of the name are cut off.
static td_status try_found(td_detection *d, uint32_t t, const td_name *name,
                           uint32_t *n_taken) {
  const uint32_t whole_end = t + name->n_tokens;
  const uint32_t end = end_before_title(d, t, whole_end);
  meanings m = {0};
  const uint32_t n = match(d, d->words + t, d->end - t, &m);
  const bool are_several = are_known_names(d, t, end);
  if (t + n >= end || is_plural_demonym(d, t) || are_several ||
      area_code(d, t)) {
    TD_TRY(try_known(d, t, n_taken));
    if (*n_taken) {
      return TD_OK;
    }
  }
  if (are_several) { // the first is a town's: "Irving, Texas"
    *n_taken =
        td_know_match_name(d->know, d->words + t, end - t, &m.items, &m.count);
    return add_name(d, t, t + *n_taken, TD_TYPE_LOC, 0);
  }
  if (n && t + n < end && is_demonym(m) && are_people(d, t + n, end)) {
    mark(d, t, t + n, TD_MARK_DEMONYM);
    *n_taken = n;
    return TD_OK;
  }
  *n_taken = end > t ? end - t : 1;
  if (is_quality(d, name) || are_unnamed(d, name) ||
      (t + n == end && is_demonym(m)) || are_calendar_words(d, t, end) ||
      is_of_currency(d, t, end)) {
    return TD_OK;
  }
  const uint32_t begin =
      name->type == TD_TYPE_PER && end > t ? skip_titles(d, t, end) : t;
  mark(d, t, begin, TD_MARK_TITLE);
  return begin < end
             ? add_name(d, begin, end, found_type(d, begin, end, name->type), 0)
             : TD_OK;
}

// A proper noun, or a capitalised adjective or noun before one.
static bool begins_name(const td_detection *d, uint32_t t) {
  return is_name_word(d, t) &&
         (d->tokens[t].upos == TD_UPOS_PROPN ||
          (t + 1 < d->end && d->tokens[t + 1].upos == TD_UPOS_PROPN &&
           is_name_word(d, t + 1) && is_attached(d, t, t + 1)));
}

td_status td_detect_names(td_detection *d) {
  for (uint32_t t = d->first; t < d->end;) {
    uint32_t n_taken = 0;
    const td_name *name = td_detect_found_name(d, t);
    if (name && name->first_token == t) {
      TD_TRY(try_found(d, t, name, &n_taken));
    } else if (d->tokens[t].upos != TD_UPOS_PUNCT) {
      TD_TRY(try_known(d, t, &n_taken));
      if (n_taken == 0 && begins_name(d, t)) {
        TD_TRY(take_run(d, t, &n_taken));
      }
    }
    t += n_taken ? n_taken : 1;
  }
  return TD_OK;
}
