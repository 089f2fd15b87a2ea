// SPDX-License-Identifier: MIT

#include "lexicon/lexicon.h"

#include "base/try.h"
#include "doc/terms.h"
#include "lexicon/points.h"

#include <assert.h>

#define MAX_COMPLEMENTS 16

// Which lists hold the words of a kind; some lists hold several kinds.
static const struct {
  td_vocab list;
  td_word_kind kind;
} LISTS[] = {
    {TD_TID_ReportingVerb, TD_WORD_REPORTING},
    {TD_TID_ReportingNoun, TD_WORD_REPORTING_NOUN},
    {TD_TID_Implicative, TD_WORD_IMPLICATIVE},
    {TD_TID_Intender, TD_WORD_INTENTION},
    {TD_TID_Desirer, TD_WORD_DESIRE},
    {TD_TID_AttemptVerb, TD_WORD_TRIAL},
    {TD_TID_Operator, TD_WORD_ATTEMPT},
    {TD_TID_AspectVerb, TD_WORD_ASPECT},
    {TD_TID_SupportVerb, TD_WORD_SUPPORT},
    {TD_TID_PartNoun, TD_WORD_PART},
    {TD_TID_EventAnaphor, TD_WORD_ANAPHOR},
    {TD_TID_AttitudeVerb, TD_WORD_ATTITUDE},
    {TD_TID_HoldingVerb, TD_WORD_HOLD},
    {TD_TID_CourseVerb, TD_WORD_COURSE},
    {TD_TID_SeriesNoun, TD_WORD_SERIES},
    {TD_TID_PhaseNoun, TD_WORD_PHASE},
    {TD_TID_DraftNoun, TD_WORD_DRAFT},
    {TD_TID_TermNoun, TD_WORD_TERM},
    {TD_TID_TermVerb, TD_WORD_TERM},
    {TD_TID_LastingNoun, TD_WORD_LASTING},
    {TD_TID_LastingVerb, TD_WORD_LASTING},
    {TD_TID_OwnCourseVerb, TD_WORD_OWN_COURSE},
    {TD_TID_StateVerb, TD_WORD_STATE},
    {TD_TID_Hedge, TD_WORD_HEDGE},
    {TD_TID_Modal, TD_WORD_MODAL},
    {TD_TID_DelayWord, TD_WORD_DELAY},
    {TD_TID_FutilityWord, TD_WORD_FUTILE},
    {TD_TID_SpellCue, TD_WORD_SPELL},
    {TD_TID_Negator, TD_WORD_NEGATOR},
    {TD_TID_Conditional, TD_WORD_CONDITIONAL},
    {TD_TID_PurposeCue, TD_WORD_PURPOSE},
    {TD_TID_ControlCue, TD_WORD_CONTROL},
    {TD_TID_CausalCue, TD_WORD_CUE},
    {TD_TID_TemporalCue, TD_WORD_DURING},
    {TD_TID_CountVerb, TD_WORD_COUNT},
    {TD_TID_OrderVerb, TD_WORD_ORDER},
    {TD_TID_SpeechCue, TD_WORD_SOURCE},
    {TD_TID_PlaceCue, TD_WORD_PLACE},
    {TD_TID_MeansCue, TD_WORD_MEANS},
    {TD_TID_MeansNoun, TD_WORD_MEANS_NOUN},
};

static td_fact_run objects(const td_know *know, td_term s, td_vocab p) {
  const td_term property = td_know_vocab(know, p);
  if (!property) {
    return (td_fact_run){NULL, NULL};
  }
  return td_know_objects(know, s, property);
}

static td_fact_run instances(const td_know *know, td_vocab class_name) {
  const td_term type = td_know_vocab(know, TD_RDF_type);
  const td_term class_term = td_know_vocab(know, class_name);
  if (!type || !class_term) {
    return (td_fact_run){NULL, NULL};
  }
  return td_know_subjects(know, type, class_term);
}

static bool is_true(const td_know *know, td_term s, td_vocab p) {
  const td_slice value = td_know_text(know, td_know_get(know, s, p));
  return td_slice_is(value, "true") || td_slice_is(value, "1");
}

// ---------------------------------------------------------------- lexemes

static td_upos part_of_speech(const td_know *know, td_term entry) {
  const td_term pos = td_know_get(know, entry, TD_LEXINFO_partOfSpeech);
  if (pos && pos == td_know_vocab(know, TD_LEXINFO_noun)) {
    return TD_UPOS_NOUN;
  }
  if (pos && pos == td_know_vocab(know, TD_LEXINFO_adjective)) {
    return TD_UPOS_ADJ;
  }
  if (pos && pos == td_know_vocab(know, TD_LEXINFO_adverb)) {
    return TD_UPOS_ADV;
  }
  if (pos && pos == td_know_vocab(know, TD_LEXINFO_modal)) {
    return TD_UPOS_AUX;
  }
  return TD_UPOS_VERB;
}

static void copy_terms(td_fact_run run, td_term *out, uint32_t max) {
  uint32_t n = 0;
  for (const td_fact *f = run.begin; f < run.end && n < max; f++) {
    out[n++] = f->o;
  }
}

// The numbers that `property` of an entry or rule names, as bits.
static unsigned number_bits(const td_know *know, td_term s, td_vocab property) {
  const td_fact_run run = objects(know, s, property);
  unsigned bits = 0;
  for (const td_fact *f = run.begin; f < run.end; f++) {
    for (int kind = 0; kind < TD_N_NUMBERS; kind++) {
      const td_vocab number = td_number_property((td_number_kind)kind);
      bits |= f->o == td_know_vocab(know, number) ? 1u << kind : 0;
    }
  }
  return bits;
}

// An entry's own, or else what the rules say of its classes.
static void load_counts(const td_lexicon *lexicon, td_lexeme *lexeme) {
  const td_know *know = lexicon->know;
  lexeme->own_counts = number_bits(know, lexeme->iri, TD_TID_ownCount);
  lexeme->tells_states = is_true(know, lexeme->iri, TD_TID_tellsStates);
  lexeme->names_thing = is_true(know, lexeme->iri, TD_TID_namesThing);
  lexeme->counts = number_bits(know, lexeme->iri, TD_TID_counts);
  for (int i = 0; i < TD_MAX_CLASSES && lexeme->classes[i]; i++) {
    const td_term rule =
        td_lexicon_rule(lexicon, TD_TID_CountRule, lexeme->classes[i]);
    lexeme->counts |= rule ? number_bits(know, rule, TD_TID_counts) : 0;
    lexeme->counts_actor |= rule && is_true(know, rule, TD_TID_countsActor);
  }
}

static td_status load_frames(td_lexicon *lexicon, td_frame_reader *reader,
                             const td_error_sink *errors, td_lexeme *lexeme) {
  const td_know *know = lexicon->know;
  td_fact_run run = objects(know, lexeme->iri, TD_TID_frame);
  const td_term model = td_know_get(know, lexeme->iri, TD_TID_nominalOf);
  if (run.begin == run.end && model) {
    run = objects(know, model, TD_TID_frame);
  }
  const size_t n = (size_t)(run.end - run.begin);
  td_frame *frames = TD_ARENA_ARRAY(lexicon->arena, td_frame, n);
  if (!frames) {
    return TD_ERR_NO_MEM;
  }
  for (const td_fact *f = run.begin; f < run.end; f++) {
    const char *problem = "";
    const td_status status =
        td_frame_parse(reader, td_know_text(know, f->o),
                       &frames[lexeme->n_frames++], &problem);
    if (status == TD_ERR_BAD_SYNTAX) {
      const td_slice iri = td_know_text(know, lexeme->iri);
      const td_slice text = td_know_text(know, f->o);
      return td_error_send(errors, status, NULL, 0,
                           "%.*s: %s in its frame \"%.*s\"", (int)iri.length,
                           iri.data, problem, (int)text.length, text.data);
    }
    TD_TRY(status);
  }
  lexeme->frames = frames;
  return TD_OK;
}

// "set out" is found by its first word, "test - fire" by its last.
bool td_lexeme_opens_with_key(const td_lexeme *lexeme) {
  return (lexeme->upos == TD_UPOS_VERB || lexeme->upos == TD_UPOS_AUX) &&
         td_slice_find(lexeme->lemma, TD_SLICE(" - "), 0) >=
             lexeme->lemma.length;
}

// The word of a lemma by which tokens find it.
static td_slice key_word(const td_lexeme *lexeme) {
  const td_slice lemma = lexeme->lemma;
  size_t begin = 0, end = lemma.length;
  for (size_t i = 0; i < lemma.length; i++) {
    if (lemma.data[i] == ' ') {
      if (td_lexeme_opens_with_key(lexeme)) {
        end = i;
        break;
      }
      begin = i + 1;
    }
  }
  return td_slice_part(lemma, begin, end);
}

// What is the same for all lemmas of an entry.
static td_status read_entry(td_lexicon *lexicon, td_frame_reader *reader,
                            td_term entry, const td_error_sink *errors,
                            td_lexeme *out) {
  const td_know *know = lexicon->know;
  *out = (td_lexeme){.iri = entry, .upos = part_of_speech(know, entry)};
  out->particle = td_know_text(know, td_know_get(know, entry, TD_TID_particle));
  copy_terms(objects(know, entry, TD_TID_evokes), out->classes, TD_MAX_CLASSES);
  out->points = td_points_get(know, entry, TD_TID_points) +
                td_points_get(know, out->classes[0], TD_TID_points);
  out->loose_points = td_points_get(know, entry, TD_TID_loosePoints);
  copy_terms(objects(know, entry, TD_TID_mode), out->modes, TD_MAX_MODES);
  load_counts(lexicon, out);
  return load_frames(lexicon, reader, errors, out);
}

static td_status add_lexeme(td_lexicon *lexicon, td_lexeme lexeme,
                            td_slice lemma) {
  lexeme.lemma = lemma;
  const td_term key = td_know_text_term(lexicon->know, key_word(&lexeme));
  if (!key || !lexeme.classes[0]) {
    return TD_OK;
  }
  td_lexeme *place = TD_PUSH(lexicon->arena, &lexicon->lexemes);
  if (!place) {
    return TD_ERR_NO_MEM;
  }
  lexeme.next = lexicon->first_lexeme[key];
  *place = lexeme;
  lexicon->first_lexeme[key] = lexicon->lexemes.count;
  return TD_OK;
}

static bool has_parts(td_slice lemma) {
  const size_t at = td_slice_find(lemma, TD_SLICE("-"), 0);
  return at < lemma.length && td_slice_find(lemma, TD_SLICE(" "), 0) >= at;
}

// Most hyphens part tokens: "cease-fire" is also looked for as "cease - fire".
static td_status add_parted(td_lexicon *lexicon, const td_lexeme *lexeme,
                            td_slice lemma) {
  if (!has_parts(lemma)) {
    return TD_OK;
  }
  char *parted = TD_ARENA_ARRAY(lexicon->arena, char, 3 * lemma.length);
  if (!parted) {
    return TD_ERR_NO_MEM;
  }
  size_t n = 0;
  for (size_t i = 0; i < lemma.length; i++) {
    if (lemma.data[i] == '-') {
      parted[n++] = ' ';
      parted[n++] = '-';
      parted[n++] = ' ';
    } else {
      parted[n++] = lemma.data[i];
    }
  }
  return add_lexeme(lexicon, *lexeme, (td_slice){parted, n});
}

// Make room for all at once: there are thousands.
static td_status reserve(td_lexicon *lexicon, const td_fact_run *entries) {
  size_t n = 0;
  for (const td_fact *f = entries->begin; f < entries->end; f++) {
    const td_fact_run lemmas = objects(lexicon->know, f->s, TD_TID_lemma);
    for (const td_fact *l = lemmas.begin; l < lemmas.end; l++) {
      n += has_parts(td_know_text(lexicon->know, l->o)) ? 2 : 1;
    }
  }
  if (n == 0 || n > UINT32_MAX) {
    return TD_OK; // what is pushed makes room for itself
  }
  lexicon->lexemes.items = TD_ARENA_ARRAY(lexicon->arena, td_lexeme, n);
  lexicon->lexemes.capacity = lexicon->lexemes.items ? (uint32_t)n : 0;
  return lexicon->lexemes.items ? TD_OK : TD_ERR_NO_MEM;
}

static td_status load_entries(td_lexicon *lexicon, td_frame_reader *reader,
                              const td_error_sink *errors) {
  const td_fact_run run = instances(lexicon->know, TD_ONTOLEX_LexicalEntry);
  TD_TRY(reserve(lexicon, &run));
  for (const td_fact *f = run.begin; f < run.end; f++) {
    td_lexeme lexeme;
    TD_TRY(read_entry(lexicon, reader, f->s, errors, &lexeme));
    const td_fact_run lemmas = objects(lexicon->know, f->s, TD_TID_lemma);
    for (const td_fact *l = lemmas.begin; l < lemmas.end; l++) {
      const td_slice lemma = td_know_text(lexicon->know, l->o);
      TD_TRY(add_lexeme(lexicon, lexeme, lemma));
      TD_TRY(add_parted(lexicon, &lexeme, lemma));
    }
  }
  return TD_OK;
}

static td_status load_lexemes(td_lexicon *lexicon,
                              const td_error_sink *errors) {
  td_frame_reader reader = {.know = lexicon->know,
                            .arena = lexicon->arena,
                            .texts = td_interner_new()};
  const td_status status =
      reader.texts ? load_entries(lexicon, &reader, errors) : TD_ERR_NO_MEM;
  td_interner_free(reader.texts);
  return status;
}

// ------------------------------------------------------------- word lists

static td_event_status status_of(const td_know *know, td_term term) {
  for (int s = 0; term && s < TD_N_STATUS; s++) {
    if (term == td_know_vocab(know, td_status_term((td_event_status)s))) {
      return (td_event_status)s;
    }
  }
  return TD_NO_STATUS;
}

static void load_statuses(const td_know *know, td_word *word) {
  const struct {
    td_vocab property;
    td_event_status *status;
  } given[] = {{TD_TID_givesStatus, &word->status},
               {TD_TID_givesStatusNegated, &word->negated},
               {TD_TID_givesStatusInPast, &word->in_past},
               {TD_TID_givesStatusSupposed, &word->supposed},
               {TD_TID_givesStatusToOthers, &word->to_others},
               {TD_TID_givesStatusOfPerfect, &word->of_perfect}};
  for (size_t i = 0; i < sizeof(given) / sizeof(given[0]); i++) {
    *given[i].status =
        status_of(know, td_know_get(know, word->iri, given[i].property));
  }
}

static void load_certainty(const td_know *know, td_word *word) {
  const td_term term = td_know_get(know, word->iri, TD_TID_givesCertainty);
  word->has_certainty = term != 0;
  word->certainty =
      !term || term == td_know_vocab(know, TD_FACT_certain) ? TD_CERTAIN
      : term == td_know_vocab(know, TD_FACT_probable)       ? TD_PROBABLE
      : term == td_know_vocab(know, TD_FACT_possible) ? TD_CERTAINTY_POSSIBLE
                                                      : TD_UNDERSPECIFIED;
}

static td_status load_complements(td_lexicon *lexicon, td_word *word) {
  const td_fact_run run = objects(lexicon->know, word->iri, TD_TID_contentPath);
  if (run.begin == run.end) {
    return TD_OK;
  }
  td_path *paths =
      TD_ARENA_ARRAY(lexicon->arena, td_path, (size_t)(run.end - run.begin));
  if (!paths) {
    return TD_ERR_NO_MEM;
  }
  for (const td_fact *f = run.begin; f < run.end; f++) {
    const td_slice text = td_know_text(lexicon->know, f->o);
    if (td_slice_is(text, "head")) {
      word->is_of_head = true;
    } else if (td_path_parse(text, &paths[word->n_complements])) {
      word->n_complements++;
    }
  }
  word->complements = paths;
  return TD_OK;
}

static td_upos word_upos(const td_know *know, td_term entry) {
  return td_know_get(know, entry, TD_LEXINFO_partOfSpeech)
             ? part_of_speech(know, entry)
             : TD_UPOS_NONE;
}

static int subject_role(const td_know *know, td_term entry) {
  const td_slice role =
      td_know_text(know, td_know_get(know, entry, TD_TID_subjectRole));
  return td_slice_is(role, "recipient") ? (int)TD_ROLE_RECIPIENT
         : role.length                  ? TD_SLOT_CONSTRAINT
                                        : (int)TD_ROLE_ACTOR;
}

static int relation_of(const td_know *know, td_term property) {
  static const td_role roles[] = {TD_ROLE_AFTER, TD_ROLE_BEFORE,
                                  TD_ROLE_PART_OF, TD_ROLE_REASON};
  for (size_t i = 0; property && i < sizeof(roles) / sizeof(roles[0]); i++) {
    if (property == td_know_vocab(know, td_role_property(roles[i]))) {
      return (int)roles[i];
    }
  }
  return TD_SLOT_CONSTRAINT;
}

static void load_relation(const td_know *know, td_word *word) {
  const td_term inverse = td_know_get(know, word->iri, TD_TID_inverseRelation);
  word->is_inverse = inverse != 0;
  word->relation = relation_of(
      know, inverse ? inverse : td_know_get(know, word->iri, TD_TID_relation));
}

// Words of one list that are of several kinds by what they stand for.
static td_word_kind refine(td_word_kind kind, const td_word *word) {
  if (kind == TD_WORD_ATTEMPT && word->status == TD_REQUESTED) {
    return TD_WORD_REQUEST;
  }
  return kind == TD_WORD_DURING && word->relation != TD_SLOT_CONSTRAINT
             ? TD_WORD_CUE
             : kind;
}

static td_status link_word(td_lexicon *lexicon, td_word word, td_term key) {
  td_word *place = TD_PUSH(lexicon->arena, &lexicon->words);
  td_word_link *link = TD_PUSH(lexicon->arena, &lexicon->links);
  if (!place || !link) {
    return TD_ERR_NO_MEM;
  }
  *place = word;
  *link = (td_word_link){lexicon->words.count - 1, lexicon->first_word[key]};
  lexicon->first_word[key] = lexicon->links.count;
  return TD_OK;
}

// A verb of two words ("carry out") is found by its first.
static td_status link_forms(td_lexicon *lexicon, td_word word) {
  const td_fact_run forms = objects(lexicon->know, word.iri, TD_TID_form);
  for (const td_fact *f = forms.begin; f < forms.end; f++) {
    td_slice rest;
    const td_slice text = td_know_text(lexicon->know, f->o);
    const td_slice first = td_slice_split(text, ' ', &rest);
    if (rest.length && word.kind < TD_WORD_HEDGE &&
        (word.upos == TD_UPOS_NONE || word.upos == TD_UPOS_VERB)) {
      const td_term key = td_know_text_term(lexicon->know, first);
      td_word phrasal = word;
      phrasal.particle = rest;
      TD_TRY(key ? link_word(lexicon, phrasal, key) : TD_OK);
    } else {
      TD_TRY(link_word(lexicon, word, f->o));
    }
  }
  return TD_OK;
}

static td_status load_word(td_lexicon *lexicon, td_word_kind kind,
                           td_term entry) {
  const td_know *know = lexicon->know;
  td_word word = {.iri = entry};
  word.upos = word_upos(know, entry);
  word.particle = td_know_text(know, td_know_get(know, entry, TD_TID_particle));
  load_statuses(know, &word);
  word.subject_role = subject_role(know, entry);
  load_relation(know, &word);
  word.kind = refine(kind, &word);
  load_certainty(know, &word);
  TD_TRY(load_complements(lexicon, &word));
  return link_forms(lexicon, word);
}

static td_status load_words(td_lexicon *lexicon) {
  for (size_t i = 0; i < sizeof(LISTS) / sizeof(LISTS[0]); i++) {
    const td_fact_run run = instances(lexicon->know, LISTS[i].list);
    for (const td_fact *f = run.begin; f < run.end; f++) {
      TD_TRY(load_word(lexicon, LISTS[i].kind, f->s));
    }
  }
  return TD_OK;
}

// ----------------------------------------------------------------- affected

static td_behind behind_of(td_slice name) {
  return td_slice_is(name, "agent")     ? TD_BEHIND_AGENT
         : td_slice_is(name, "patient") ? TD_BEHIND_PATIENT
         : td_slice_is(name, "victim")  ? TD_BEHIND_VICTIM
         : td_slice_is(name, "subject") ? TD_BEHIND_SUBJECT
         : td_slice_is(name, "doer")    ? TD_BEHIND_DOER
         : td_slice_is(name, "owner")   ? TD_BEHIND_OWNER
                                        : TD_BEHIND_NOBODY;
}

// STEP (" " STEP)*, STEP := PATH ["/" ("agent" | "patient" | "owner")].
static td_status parse_steps(td_lexicon *lexicon, td_term entry,
                             td_affected_rule *rule,
                             const td_error_sink *errors) {
  const td_slice text = td_know_text(
      lexicon->know, td_know_get(lexicon->know, entry, TD_TID_steps));
  td_affected_step *steps =
      TD_ARENA_ARRAY(lexicon->arena, td_affected_step, text.length / 2 + 1);
  if (!steps) {
    return TD_ERR_NO_MEM;
  }
  for (td_slice rest = text; rest.length;) {
    td_slice behind;
    const td_slice step = td_slice_split(rest, ' ', &rest);
    const td_slice path = td_slice_split(step, '/', &behind);
    if (!td_path_parse(path, &steps[rule->n_steps].path)) {
      const td_slice iri = td_know_text(lexicon->know, entry);
      return td_error_send(errors, TD_ERR_BAD_SYNTAX, NULL, 0,
                           "%.*s: \"%.*s\" in its steps is no path",
                           (int)iri.length, iri.data, (int)step.length,
                           step.data);
    }
    steps[rule->n_steps++].behind = behind_of(behind);
  }
  rule->steps = steps;
  return TD_OK;
}

static td_status load_affected(td_lexicon *lexicon,
                               const td_error_sink *errors) {
  const td_fact_run rules = instances(lexicon->know, TD_TID_AffectedRule);
  for (const td_fact *f = rules.begin; f < rules.end; f++) {
    td_affected_rule *rule = TD_PUSH(lexicon->arena, &lexicon->affected);
    if (!rule) {
      return TD_ERR_NO_MEM;
    }
    *rule = (td_affected_rule){
        .class = td_know_get(lexicon->know, f->s, TD_TID_class)};
    TD_TRY(parse_steps(lexicon, f->s, rule, errors));
  }
  const td_fact_run behind = instances(lexicon->know, TD_TID_BehindRule);
  for (const td_fact *f = behind.begin; f < behind.end; f++) {
    const td_behind kind = behind_of(td_know_text(
        lexicon->know, td_know_get(lexicon->know, f->s, TD_TID_behind)));
    TD_TRY(parse_steps(lexicon, f->s, &lexicon->behind[kind], errors));
  }
  return TD_OK;
}

const td_affected_rule *td_lexicon_affected(const td_lexicon *lexicon,
                                            td_term event_class) {
  const td_affected_rule *best = NULL;
  for (uint32_t i = 0; i < lexicon->affected.count; i++) {
    const td_affected_rule *rule = &lexicon->affected.items[i];
    if (td_know_is_subclass(lexicon->know, event_class, rule->class) &&
        (!best ||
         td_know_is_subclass(lexicon->know, rule->class, best->class))) {
      best = rule;
    }
  }
  return best;
}

static bool names_above(const td_lexicon *lexicon, td_term rule,
                        td_vocab property, td_term event_class) {
  const td_fact_run classes = objects(lexicon->know, rule, property);
  for (const td_fact *c = classes.begin; c < classes.end; c++) {
    if (td_know_is_subclass(lexicon->know, event_class, c->o)) {
      return true;
    }
  }
  return false;
}

td_term td_lexicon_rule(const td_lexicon *lexicon, td_vocab kind,
                        td_term event_class) {
  const td_fact_run rules = instances(lexicon->know, kind);
  for (const td_fact *r = rules.begin; r < rules.end; r++) {
    if (names_above(lexicon, r->s, TD_TID_class, event_class) ||
        td_know_has(lexicon->know, r->s, TD_TID_exactClass, event_class)) {
      return r->s;
    }
  }
  return 0;
}

bool td_lexicon_has_pair(const td_lexicon *lexicon, td_vocab kind, td_term act,
                         td_term object) {
  const td_fact_run rules = instances(lexicon->know, kind);
  for (const td_fact *r = rules.begin; r < rules.end; r++) {
    if (names_above(lexicon, r->s, TD_TID_class, act) &&
        names_above(lexicon, r->s, TD_TID_objectClass, object)) {
      return true;
    }
  }
  return false;
}

// ------------------------------------------------------------------ public

static void load_marks(td_lexicon *lexicon) {
  static const td_vocab classes[TD_N_MARKS] = {
      TD_TID_GenitiveMark,   TD_TID_AgentMark,   TD_TID_AimMark,
      TD_TID_InfinitiveMark, TD_TID_ContentMark, TD_TID_QualityMark,
      TD_TID_LimitMark,      TD_TID_DoubtMark,   TD_TID_DativeMark,
      TD_TID_ChoiceMark,     TD_TID_OriginMark};
  for (td_mark m = 0; m < TD_N_MARKS; m++) {
    const td_fact_run run = instances(lexicon->know, classes[m]);
    if (run.begin < run.end) {
      lexicon->marks[m] = td_know_text(
          lexicon->know, td_know_get(lexicon->know, run.begin->s, TD_TID_form));
    }
  }
}

td_status td_lexicon_load(td_lexicon *lexicon, const td_error_sink *errors) {
  lexicon->n_terms = td_know_count(lexicon->know);
  const size_t n = (size_t)lexicon->n_terms + 1;
  lexicon->first_lexeme = TD_ARENA_ARRAY(lexicon->arena, uint32_t, n);
  lexicon->first_word = TD_ARENA_ARRAY(lexicon->arena, uint32_t, n);
  if (!lexicon->first_lexeme || !lexicon->first_word) {
    return TD_ERR_NO_MEM;
  }
  load_marks(lexicon);
  TD_TRY(load_lexemes(lexicon, errors));
  TD_TRY(load_affected(lexicon, errors));
  return load_words(lexicon);
}

const td_lexeme *td_lexicon_first(const td_lexicon *lexicon, td_term lemma) {
  assert(lemma <= lexicon->n_terms);
  const uint32_t first = lemma ? lexicon->first_lexeme[lemma] : 0;
  return first ? &lexicon->lexemes.items[first - 1] : NULL;
}

const td_lexeme *td_lexicon_next(const td_lexicon *lexicon,
                                 const td_lexeme *lexeme) {
  return lexeme->next ? &lexicon->lexemes.items[lexeme->next - 1] : NULL;
}

static bool frame_has(const td_frame *frame, td_path_kind kind,
                      bool is_required) {
  for (uint32_t s = 0; s < frame->n_slots; s++) {
    const td_slot *slot = &frame->slots[s];
    for (uint32_t p = 0; p < slot->n_paths; p++) {
      if (slot->paths[p].kind == kind && slot->is_required >= is_required) {
        return true;
      }
    }
  }
  return false;
}

bool td_lexeme_has_path(const td_lexeme *lexeme, int role, td_path_kind kind,
                        td_slice word) {
  for (uint32_t f = 0; f < lexeme->n_frames; f++) {
    for (uint32_t s = 0; s < lexeme->frames[f].n_slots; s++) {
      const td_slot *slot = &lexeme->frames[f].slots[s];
      for (uint32_t p = 0; slot->role == role && p < slot->n_paths; p++) {
        if (td_path_matches(slot->paths[p], kind, word)) {
          return true;
        }
      }
    }
  }
  return false;
}

// Whether the frame says what its object is made: a complement with a role.
// Other complements only tell senses apart.
static bool is_naming(const td_frame *frame) {
  for (uint32_t s = 0; s < frame->n_slots; s++) {
    const td_slot *slot = &frame->slots[s];
    for (uint32_t p = 0; p < slot->n_paths; p++) {
      if (slot->paths[p].kind == TD_PATH_XCOMP &&
          slot->role != TD_SLOT_CONSTRAINT) {
        return frame_has(frame, TD_PATH_OBJ, true);
      }
    }
  }
  return false;
}

// "Told them that": the clause has a hearer beside it.
static bool has_hearer(const td_frame *frame) {
  bool found = false;
  for (uint32_t s = 0; s < frame->n_slots; s++) {
    for (uint32_t p = 0; p < frame->slots[s].n_paths; p++) {
      found |= frame->slots[s].role == TD_ROLE_RECIPIENT &&
               frame->slots[s].paths[p].kind == TD_PATH_OBJ;
    }
  }
  return found;
}

td_valency td_lexicon_valency(const td_lexicon *lexicon, td_term lemma) {
  unsigned n_with = 0, n_without = 0;
  bool names = false, tells = false, says = false, gives = false;
  for (const td_lexeme *l = td_lexicon_first(lexicon, lemma); l;
       l = td_lexicon_next(lexicon, l)) {
    // "March off" says nothing of "march".
    const bool is_bare = l->upos == TD_UPOS_VERB && l->particle.length == 0;
    for (uint32_t f = 0; is_bare && f < l->n_frames; f++) {
      const bool has_object = frame_has(&l->frames[f], TD_PATH_OBJ, true);
      n_with += has_object;
      n_without += !has_object;
      names |= is_naming(&l->frames[f]);
      gives |= frame_has(&l->frames[f], TD_PATH_IOBJ, false);
      const bool has_clause = frame_has(&l->frames[f], TD_PATH_CCOMP, false);
      tells |= has_clause && has_hearer(&l->frames[f]);
      says |= has_clause && !has_hearer(&l->frames[f]);
    }
  }
  return (td_valency){
      .is_intransitive = n_without > n_with,
      .is_transitive = n_with > n_without,
      .needs_object = n_with > 0 && n_without == 0,
      .is_naming = names,
      .is_telling = tells && !says,
      .is_giving = gives,
  };
}

const td_word *td_lexicon_word(const td_lexicon *lexicon, td_term form,
                               td_word_kind kind, unsigned n) {
  uint32_t at = form ? lexicon->first_word[form] : 0;
  while (at) {
    const td_word_link *link = &lexicon->links.items[at - 1];
    const td_word *word = &lexicon->words.items[link->word];
    if (word->kind == kind && n-- == 0) {
      return word;
    }
    at = link->next;
  }
  return NULL;
}
