// SPDX-License-Identifier: MIT

// measure AGREED.jsonl RECORDS.jsonl MENTIONS.jsonl [MEASURE=LIMIT]...: how
// well records of `events` tell of the annotated events. MENTIONS is what
// `annotate -f json` gives for the same articles. Prints every measure and
// fails where one with a limit is worse than that. README.md beside this says
// when a record is right. Run with TIDINGS_DATA, which has the classes.

#include "base/error.h"
#include "gold.h"
#include "know/know.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { N_BINS = 10, ID_DIGITS = 16, PATH_BYTES = 4096 };

typedef enum { ACTOR, RECIPIENT, THEME, PLACE, N_ROLES } role;

static const char *const role_names[N_ROLES] = {"actor", "recipient", "theme",
                                                "place"};
static const char *const record_keys[N_ROLES] = {"actors", "recipients",
                                                 "theme", "place"};

typedef struct {
  int given, met; ///< what records have, and of that what was annotated
  int asked, got; ///< what was annotated, and of that what records have
} hits;

typedef struct {
  int n_gold, n_given, n_matched; ///< events, records, both
  int n_exact, n_class, n_type;   ///< of the matched: class, type right
  int n_status, n_source;
  int n_participants; ///< class, actors and recipients right
  int n_right;        ///< these and status
  int n_typed_gold, n_typed_given, n_typed_right; ///< those PLOVER codes
  hits roles[N_ROLES];
  int bin_size[N_BINS], bin_right[N_BINS];
  double bin_sum[N_BINS];
} tally;

typedef struct {
  const td_know *know;
  const json_t *article;  ///< annotated
  const json_t *mentions; ///< of the program
  tally *tally;
} judge;

// ----------------------------------------------------------------- classes

static td_term class_of(const judge *j, const char *name) {
  char iri[PATH_BYTES];
  const int n =
      snprintf(iri, sizeof(iri), "https://w3id.org/tidings/ontology#%s", name);
  return td_know_iri_term(j->know, (td_slice){iri, (size_t)n});
}

// Whether one class is the other or of its kind.
static bool are_compatible(const judge *j, const char *a, const char *b) {
  const td_term first = class_of(j, a);
  const td_term second = class_of(j, b);
  return first && second &&
         (td_know_is_subclass(j->know, first, second) ||
          td_know_is_subclass(j->know, second, first));
}

static bool has_class(const judge *j, const json_t *record,
                      const json_t *event) {
  const char *name = gold_text(record, "class");
  if (are_compatible(j, name, gold_text(event, "class"))) {
    return true;
  }
  const json_t *other;
  size_t i;
  json_array_foreach(json_object_get(event, "also"), i, other) {
    if (are_compatible(j, name, json_string_value(other))) {
      return true;
    }
  }
  return false;
}

// ------------------------------------------------------------------- roles

static const json_t *same_names(const judge *j) {
  return json_object_get(j->article, "same");
}

static bool has_iri(const json_t *entity, const char *iri) {
  const json_t *one;
  size_t i;
  json_array_foreach(entity, i, one) {
    if (!strcmp(json_string_value(one), iri)) {
      return true;
    }
  }
  return json_is_string(entity) && !strcmp(json_string_value(entity), iri);
}

// Whether the program has what stands at an annotated span for this entity.
static bool denotes(const judge *j, const json_t *span, const char *iri) {
  const json_t *mention;
  size_t i;
  json_array_foreach(j->mentions, i, mention) {
    if (gold_same_head(span, gold_number(mention, "begin"),
                       gold_number(mention, "end"), same_names(j)) &&
        has_iri(json_object_get(mention, "entity"), iri)) {
      return true;
    }
  }
  return false;
}

// The text behind its first `n` code points.
static const char *skip(const char *text, long n) {
  for (; *text && n > 0; n--) {
    do {
      text++;
    } while ((*text & 0xC0) == 0x80);
  }
  return text;
}

// Whether a text begins with a blank and a word that opens what follows a head.
static bool opens_rest(const char *text) {
  static const char *const words[] = {"of",  "for",  "in",    "from",    "on",
                                      "to",  "with", "at",    "against", "by",
                                      "who", "that", "which", "between"};
  for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
    const size_t n = strlen(words[i]);
    if (*text == ' ' && !strncmp(text + 1, words[i], n) && text[n + 1] == ' ') {
      return true;
    }
  }
  return false;
}

// "Hundreds | of farmers" where "hundreds" is annotated: both begin alike, an
// article apart, and the filler goes on behind the head, which ends a span.
static bool goes_on(const json_t *span, const json_t *filler) {
  static const long article = 4;
  const long begin = (long)json_integer_value(json_array_get(span, 0));
  const long end = (long)json_integer_value(json_array_get(span, 1));
  const long first = gold_number(filler, "begin");
  return labs(begin - first) <= article && end > first &&
         end < gold_number(filler, "end") &&
         opens_rest(skip(gold_text(filler, "text"), end - first));
}

static bool is_filler(const judge *j, const json_t *span,
                      const json_t *filler) {
  const char *iri = json_string_value(json_object_get(filler, "iri"));
  return goes_on(span, filler) ||
         gold_same_head(span, gold_number(filler, "begin"),
                        gold_number(filler, "end"), same_names(j)) ||
         (iri && denotes(j, span, iri));
}

static bool is_among(const judge *j, const json_t *spans,
                     const json_t *filler) {
  const json_t *span;
  size_t i;
  json_array_foreach(spans, i, span) {
    if (is_filler(j, span, filler)) {
      return true;
    }
  }
  return false;
}

static bool is_filled(const judge *j, const json_t *span,
                      const json_t *fillers) {
  const json_t *filler;
  size_t i;
  json_array_foreach(fillers, i, filler) {
    if (is_filler(j, span, filler)) {
      return true;
    }
  }
  return false;
}

// What a record has in a role, as a new array.
static json_t *fillers_of(const json_t *record, role r) {
  json_t *value = json_object_get(record, record_keys[r]);
  if (json_is_array(value)) {
    return json_incref(value);
  }
  json_t *one = json_array();
  if (json_is_object(value)) {
    json_array_append(one, value);
  }
  return one;
}

// Whether all in the role was annotated, and all annotated is in it. What the
// annotation leaves open is neither asked for nor wrong.
static bool check_role(const judge *j, const json_t *record,
                       const json_t *event, role r) {
  hits *h = &j->tally->roles[r];
  const json_t *spans = json_object_get(event, role_names[r]);
  const json_t *open =
      json_object_get(json_object_get(event, "maybe"), role_names[r]);
  json_t *fillers = fillers_of(record, r);
  const hits before = *h;
  const json_t *one;
  size_t i;
  json_array_foreach(fillers, i, one) {
    const bool is_met = is_among(j, spans, one);
    h->given += is_met || !is_among(j, open, one);
    h->met += is_met;
  }
  json_array_foreach(spans, i, one) {
    h->asked++;
    h->got += is_filled(j, one, fillers);
  }
  json_decref(fillers);
  return h->given - before.given == h->met - before.met &&
         h->asked - before.asked == h->got - before.got;
}

// ------------------------------------------------------------------ source

static bool names_source(const judge *j, const json_t *record,
                         const json_t *span) {
  static const char *const keys[] = {"attributed_to", "denied_by"};
  for (size_t k = 0; k < sizeof(keys) / sizeof(keys[0]); k++) {
    const json_t *iri;
    size_t i;
    json_array_foreach(json_object_get(record, keys[k]), i, iri) {
      if (denotes(j, span, json_string_value(iri))) {
        return true;
      }
    }
  }
  return false;
}

static bool has_source(const judge *j, const json_t *record,
                       const json_t *event) {
  const json_t *spans = json_object_get(event, "source");
  if (json_array_size(spans) == 0) {
    return json_array_size(json_object_get(record, "attributed_to")) == 0 &&
           json_array_size(json_object_get(record, "denied_by")) == 0;
  }
  return names_source(j, record, json_array_get(spans, 0));
}

// ---------------------------------------------------------------- matching

static bool is_trigger(const json_t *record, const json_t *event) {
  const json_t *t = json_object_get(record, "trigger");
  const long begin = gold_number(t, "begin");
  const long end = gold_number(t, "end");
  if (gold_overlaps(json_object_get(event, "trigger"), begin, end)) {
    return true;
  }
  const json_t *span;
  size_t i;
  json_array_foreach(json_object_get(event, "with"), i, span) {
    if (gold_overlaps(span, begin, end)) {
      return true;
    }
  }
  return false;
}

// The event that the record tells of and no other record yet, of its class if
// there is one; NULL.
static json_t *event_of(const judge *j, const json_t *record) {
  json_t *best = NULL;
  json_t *event;
  size_t i;
  json_array_foreach(json_object_get(j->article, "events"), i, event) {
    if (is_trigger(record, event) && !json_object_get(event, "taken") &&
        (!best || (!gold_is_reference(event) && has_class(j, record, event)))) {
      best = event;
    }
  }
  return best;
}

static bool is_optional(const json_t *event) {
  return gold_is_reference(event) || json_object_get(event, "optional");
}

// ---------------------------------------------------------------- judgement

static void put_in_bin(tally *t, const json_t *record, bool is_right) {
  const double sure = json_number_value(json_object_get(record, "confidence"));
  const int bin = sure >= 1 ? N_BINS - 1 : (int)(sure * N_BINS);
  t->bin_size[bin]++;
  t->bin_right[bin] += is_right;
  t->bin_sum[bin] += sure;
}

// Whether class, participants and status are right.
static bool judge_match(const judge *j, const json_t *record,
                        const json_t *event) {
  tally *t = j->tally;
  const bool has_its_class = has_class(j, record, event);
  const bool has_status =
      !strcmp(gold_text(record, "status"), gold_text(event, "status"));
  bool are_filled = true;
  for (role r = 0; r < N_ROLES; r++) {
    // Theme and place are counted, not asked for: one more or less is no other
    // event.
    are_filled &= check_role(j, record, event, r) || r > RECIPIENT;
  }
  t->n_matched++;
  t->n_exact += !strcmp(gold_text(record, "class"), gold_text(event, "class"));
  t->n_class += has_its_class;
  t->n_type += !strcmp(gold_text(record, "type"), gold_text(event, "plover"));
  t->n_status += has_status;
  t->n_source += has_source(j, record, event);
  t->n_participants += has_its_class && are_filled;
  return has_its_class && are_filled && has_status;
}

static void judge_record(const judge *j, const json_t *record) {
  tally *t = j->tally;
  json_t *event = event_of(j, record);
  if (event && is_optional(event)) {
    return;
  }
  const bool is_right = event && judge_match(j, record, event);
  if (event) {
    json_object_set_new(event, "taken", json_true());
  }
  t->n_given++;
  t->n_right += is_right;
  const bool is_typed = !json_is_null(json_object_get(record, "type"));
  t->n_typed_given += is_typed;
  t->n_typed_right +=
      is_typed && is_right &&
      !strcmp(gold_text(record, "type"), gold_text(event, "plover"));
  put_in_bin(t, record, is_right);
  if (getenv("TIDINGS_SHOW")) {
    printf("%s %s %s%s\n",
           is_right ? "right"
           : event  ? "wrong"
                    : "extra",
           gold_text(record, "report"), gold_text(record, "class"),
           event ? "" : " of nothing annotated");
  }
}

static void count_gold(const judge *j) {
  const json_t *event;
  size_t i;
  json_array_foreach(json_object_get(j->article, "events"), i, event) {
    j->tally->n_gold += !is_optional(event);
    j->tally->n_typed_gold +=
        !is_optional(event) && json_is_string(json_object_get(event, "plover"));
  }
}

// Records, or mentions of documents, as arrays by the name of their document,
// which the SHA-256 of an article begins with. Takes over `all`.
static json_t *by_document(json_t *all) {
  json_t *sorted = json_object();
  json_t *one;
  size_t i;
  json_array_foreach(all, i, one) {
    const char *slash = strrchr(gold_text(one, "document"), '/');
    const char *name = slash ? slash + 1 : "";
    json_t *there = json_object_get(sorted, name);
    if (!there) {
      there = json_array();
      json_object_set_new(sorted, name, there);
    }
    json_array_append(there, one);
  }
  json_decref(all);
  return sorted;
}

static json_t *of_article(const json_t *sorted, const json_t *article) {
  char name[ID_DIGITS + 1];
  snprintf(name, sizeof(name), "%s", gold_text(article, "sha256"));
  return json_object_get(sorted, name);
}

static void judge_article(judge *j, const json_t *records,
                          const json_t *documents) {
  const json_t *document = json_array_get(of_article(documents, j->article), 0);
  if (!document) {
    printf("%s was not read\n", gold_text(j->article, "document"));
    exit(99);
  }
  j->mentions = json_object_get(document, "mentions");
  const json_t *one;
  size_t i;
  json_array_foreach(of_article(records, j->article), i, one) {
    judge_record(j, one);
  }
  count_gold(j);
}

// ------------------------------------------------------------------ figures

static double calibration_error(const tally *t) {
  double error = 0;
  for (int b = 0; b < N_BINS; b++) {
    error += fabs(t->bin_sum[b] - t->bin_right[b]);
  }
  return t->n_given ? error / t->n_given : 0;
}

typedef struct {
  const char *name;
  double value;
  bool is_less_better;
} measure;

static void print_roles(const tally *t) {
  for (role r = 0; r < N_ROLES; r++) {
    const hits *h = &t->roles[r];
    printf("%s: precision %.1f, recall %.1f (%d annotated)\n", role_names[r],
           gold_percent(h->met, h->given), gold_percent(h->got, h->asked),
           h->asked);
  }
}

static void print_bins(const tally *t) {
  for (int b = 0; b < N_BINS; b++) {
    if (t->bin_size[b]) {
      printf("confidence %.2f: %d of %d right\n",
             t->bin_sum[b] / t->bin_size[b], t->bin_right[b], t->bin_size[b]);
    }
  }
}

// Whether the value keeps the limit that an argument gives the measure.
static bool keeps(const measure *m, int argc, char **argv) {
  const size_t n = strlen(m->name);
  for (int i = 0; i < argc; i++) {
    if (strncmp(argv[i], m->name, n) || argv[i][n] != '=') {
      continue;
    }
    const double limit = strtod(argv[i] + n + 1, NULL);
    if (m->is_less_better ? m->value > limit : m->value < limit) {
      printf("%s: %.3f is worse than %g\n", m->name, m->value, limit);
      return false;
    }
  }
  return true;
}

static int report(const tally *t, int argc, char **argv) {
  const double p = gold_percent(t->n_matched, t->n_given);
  const double r = gold_percent(t->n_matched, t->n_gold);
  const measure all[] = {
      {"trigger-precision", p, false},
      {"trigger-recall", r, false},
      {"trigger-f1", gold_f1(p, r), false},
      {"class-exact", gold_percent(t->n_exact, t->n_matched), false},
      {"class", gold_percent(t->n_class, t->n_matched), false},
      {"type", gold_percent(t->n_type, t->n_matched), false},
      {"status", gold_percent(t->n_status, t->n_matched), false},
      {"source", gold_percent(t->n_source, t->n_matched), false},
      {"roles-precision", gold_percent(t->n_participants, t->n_given), false},
      {"roles-recall", gold_percent(t->n_participants, t->n_gold), false},
      {"precision", gold_percent(t->n_right, t->n_given), false},
      {"recall", gold_percent(t->n_right, t->n_gold), false},
      {"typed-precision", gold_percent(t->n_typed_right, t->n_typed_given),
       false},
      {"typed-recall", gold_percent(t->n_typed_right, t->n_typed_gold), false},
      {"calibration-error", calibration_error(t), true}};
  int status = 0;
  printf("%d events annotated, %d records, %d of both\n", t->n_gold, t->n_given,
         t->n_matched);
  for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
    printf("%s: %.3g\n", all[i].name, all[i].value);
    status |= !keeps(&all[i], argc, argv);
  }
  print_roles(t);
  print_bins(t);
  return status;
}

static void say(void *handle, const td_error *error) {
  (void)handle;
  printf("%s\n", error->text);
}

int main(int argc, char **argv) {
  const char *data = getenv("TIDINGS_DATA");
  if (argc < 4 || !data) {
    puts("usage: TIDINGS_DATA=FOLDER measure AGREED RECORDS MENTIONS");
    return 2;
  }
  char path[PATH_BYTES];
  snprintf(path, sizeof(path), "%s/tidings.know", data);
  td_know *know = NULL;
  const td_error_sink sink = {say, NULL};
  if (td_know_open(path, &sink, &know) != TD_OK) {
    return 99;
  }
  json_t *agreed = gold_read(argv[1]);
  json_t *records = by_document(gold_read(argv[2]));
  json_t *documents = by_document(gold_read(argv[3]));
  static tally all;
  judge j = {.know = know, .tally = &all};
  for (size_t i = 0; i < json_array_size(agreed); i++) {
    j.article = json_array_get(agreed, i);
    judge_article(&j, records, documents);
  }
  const int status = report(&all, argc - 4, argv + 4);
  json_decref(agreed);
  json_decref(records);
  json_decref(documents);
  td_know_close(know);
  return status;
}
