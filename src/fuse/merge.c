// SPDX-License-Identifier: MIT

#include "base/buffer.h"
#include "doc/terms.h"
#include "fuse/report.h"

#define MAX_DEPTH 16
// Fingerprints that differ in fewer bits are of one text.
#define COPY_BITS 4

// One event while it is said.
typedef struct {
  td_fuser *fuser;
  const uint32_t *reports;
  uint32_t n;
  td_slice iri;
  bool is_act; // done to somebody, whatever some reports call it
  td_composer say;
} merging;

static const td_report *report_at(const merging *m, uint32_t i) {
  return &m->fuser->reports.items[m->reports[i]];
}

static void say_class(merging *m, td_term class_term, unsigned depth) {
  const td_know *know = m->fuser->know;
  td_say_iri(&m->say, m->iri, TD_RDF_type, td_know_text(know, class_term));
  if (class_term == td_know_vocab(know, TD_SEM_Event) || depth == 0) {
    return;
  }
  const td_fact_run run = td_know_objects(
      know, class_term, td_know_vocab(know, TD_RDFS_subClassOf));
  for (const td_fact *f = run.begin; f < run.end; f++) {
    say_class(m, f->o, depth - 1);
  }
}

// ------------------------------------------------------------------ roles

// Whom a group of report `i` repeats: somebody with a name anywhere in the
// event, else an earlier group; NULL.
static const td_participant *find_first(const merging *m, uint32_t i,
                                        const td_participant *group) {
  const td_participant *first = NULL;
  for (uint32_t k = 0; k < m->n; k++) {
    const td_report *other = report_at(m, k);
    for (uint32_t x = 0; x < other->participants.count; x++) {
      const td_participant *p = &other->participants.items[x];
      if (p->compared_as != group->compared_as ||
          td_participants_alike(m->fuser, p, group, k != i) < TD_MAY_BE_SAME) {
        continue;
      }
      if (!p->is_group && !p->is_official) {
        return p;
      }
      first = first || !p->is_group || k >= i ? first : p;
    }
  }
  return first;
}

static void say_participant(merging *m, uint32_t i, const td_participant *p) {
  const td_slice iri = td_fuser_text(m->fuser, p->iri);
  const td_participant *first = p->is_group ? find_first(m, i, p) : NULL;
  if (first && first->iri != p->iri) {
    td_say_iri(&m->say, iri, TD_OWL_sameAs,
               td_fuser_text(m->fuser, first->iri));
    return;
  }
  td_say_role(&m->say, m->iri, m->is_act ? p->compared_as : p->role, iri);
}

static void say_roles(merging *m, uint32_t i) {
  const td_report *r = report_at(m, i);
  for (uint32_t k = 0; k < r->participants.count; k++) {
    say_participant(m, i, &r->participants.items[k]);
  }
  for (uint32_t k = 0; k < r->links.count; k++) {
    const uint32_t text = r->links.items[k].report;
    const uint32_t other = m->fuser->by_iri[text];
    if (other &&
        m->fuser->events[other - 1] != m->fuser->events[m->reports[0]]) {
      td_say_role(&m->say, m->iri, r->links.items[k].role,
                  td_fuser_text(m->fuser, m->fuser->events[other - 1]));
    }
  }
  for (uint32_t k = 0; k < r->words.count; k++) {
    td_say_english(&m->say, m->iri, r->words.items[k].property,
                   td_fuser_text(m->fuser, r->words.items[k].text));
  }
}

// ------------------------------------------------------------------- time

static bool is_better_time(const td_report *r, const td_report *best) {
  if (r->begin == TD_NO_DAY && r->end == TD_NO_DAY) {
    return false;
  }
  // Reports come in order, so of equal ones the latest wins.
  return !best || r->precision >= best->precision;
}

static void say_time(merging *m) {
  const td_report *best = NULL;
  for (uint32_t i = 0; i < m->n; i++) {
    if (is_better_time(report_at(m, i), best)) {
      best = report_at(m, i);
    }
  }
  if (best) {
    td_say_when(&m->say, m->iri,
                (td_when){best->precision, best->begin, best->end});
  }
}

// ----------------------------------------------------------------- status

// How far each status is reached, furthest first.
static const td_event_status reach[] = {TD_HAPPENED,       TD_ONGOING,
                                        TD_DID_NOT_HAPPEN, TD_PLANNED,
                                        TD_REQUESTED,      TD_POSSIBLE};

// Who a report is by: those it names, else the article itself.
static bool is_by(const td_report *r, uint32_t source) {
  bool names_any = false;
  for (uint32_t i = 0; i < r->sources.count; i++) {
    names_any = true;
    if (r->sources.items[i] == source) {
      return true;
    }
  }
  for (uint32_t i = 0; i < r->deniers.count; i++) {
    names_any = true;
    if (r->deniers.items[i] == source) {
      return true;
    }
  }
  return !names_any && r->document == source;
}

static bool have_one_source(const td_report *a, const td_report *b) {
  for (uint32_t i = 0; i < a->sources.count; i++) {
    if (is_by(b, a->sources.items[i])) {
      return true;
    }
  }
  for (uint32_t i = 0; i < a->deniers.count; i++) {
    if (is_by(b, a->deniers.items[i])) {
      return true;
    }
  }
  return is_by(a, a->document) && is_by(b, a->document);
}

// Whether the source of a report takes it back, or repeats it, later.
static bool is_outdated(const merging *m, const td_report *r) {
  for (uint32_t i = 0; i < m->n; i++) {
    const td_report *later = report_at(m, i);
    if (later->article_day > r->article_day && have_one_source(r, later)) {
      return true;
    }
  }
  return false;
}

// "Has not met yet" on Monday does not contradict "met" on Tuesday, unless both
// speak of one time.
static bool is_of_one_time(const td_report *a, const td_report *b) {
  return a->article_day == b->article_day ||
         (a->begin != TD_NO_DAY && b->begin != TD_NO_DAY &&
          a->begin <= b->end && b->begin <= a->end);
}

static bool is_denied_by(const merging *m, const td_report *done) {
  for (uint32_t i = 0; i < m->n; i++) {
    const td_report *r = report_at(m, i);
    if (r->status == TD_DID_NOT_HAPPEN && is_of_one_time(done, r) &&
        !have_one_source(done, r) && !is_outdated(m, r)) {
      return true;
    }
  }
  return false;
}

// The newest reports of different sources contradict: one says that it
// happened, one that not.
static bool is_disputed(const merging *m) {
  for (uint32_t i = 0; i < m->n; i++) {
    const td_report *r = report_at(m, i);
    const bool is_done = r->status == TD_HAPPENED || r->status == TD_ONGOING;
    if (r->status == TD_DISPUTED ||
        (is_done && !is_outdated(m, r) && is_denied_by(m, r))) {
      return true;
    }
  }
  return false;
}

static td_event_status fused_status(const merging *m) {
  if (is_disputed(m)) {
    return TD_DISPUTED;
  }
  for (size_t s = 0; s < sizeof(reach) / sizeof(*reach); s++) {
    for (uint32_t i = 0; i < m->n; i++) {
      if (report_at(m, i)->status == reach[s]) {
        return reach[s];
      }
    }
  }
  return TD_POSSIBLE;
}

static void say_status(merging *m) {
  td_say_term(&m->say, m->iri, TD_TID_status, td_status_term(fused_status(m)));
}

// ---------------------------------------------------- numbers and sources

// Each number as the latest report that has it.
static void say_numbers(merging *m) {
  for (int kind = 0; kind < TD_N_NUMBERS; kind++) {
    bool is_said = false;
    for (uint32_t i = m->n; i-- > 0 && !is_said;) {
      is_said = td_say_number(&m->say, m->iri, (td_number_kind)kind,
                              &report_at(m, i)->numbers[kind]);
    }
  }
  for (uint32_t i = m->n; i-- > 0;) {
    if (report_at(m, i)->amount) {
      td_say_iri(&m->say, m->iri, TD_TID_amount,
                 td_fuser_text(m->fuser, report_at(m, i)->amount));
      break;
    }
  }
}

static bool is_copy(const td_article *a, const td_article *b) {
  return a == b ||
         __builtin_popcountll(a->fingerprint ^ b->fingerprint) < COPY_BITS;
}

// Independent articles: a text that repeats an earlier one counts with it.
static unsigned count_sources(const merging *m) {
  unsigned n_sources = 0;
  for (uint32_t i = 0; i < m->n; i++) {
    const td_article *article =
        &m->fuser->articles.items[report_at(m, i)->document];
    bool is_new = true;
    for (uint32_t k = 0; k < i && is_new; k++) {
      is_new = !is_copy(article,
                        &m->fuser->articles.items[report_at(m, k)->document]);
    }
    n_sources += is_new;
  }
  return n_sources;
}

static void say_sources(merging *m) {
  unsigned confidence = 0;
  for (uint32_t i = 0; i < m->n; i++) {
    const td_report *r = report_at(m, i);
    confidence = r->confidence > confidence ? r->confidence : confidence;
    td_say_iri(&m->say, m->iri, TD_TID_report, td_fuser_text(m->fuser, r->iri));
    td_say_iri(&m->say, m->iri, TD_GAF_denotedBy,
               td_fuser_text(m->fuser, r->mention));
    td_say_iri(
        &m->say, m->iri, TD_PROV_wasDerivedFrom,
        td_fuser_text(m->fuser, m->fuser->articles.items[r->document].iri));
    for (uint32_t k = 0; k < r->sources.count; k++) {
      td_say_iri(&m->say, m->iri, TD_TID_attributedTo,
                 td_fuser_text(m->fuser, r->sources.items[k]));
    }
    for (uint32_t k = 0; k < r->deniers.count; k++) {
      td_say_iri(&m->say, m->iri, TD_TID_deniedBy,
                 td_fuser_text(m->fuser, r->deniers.items[k]));
    }
  }
  td_say_integer(&m->say, m->iri, TD_TID_sourceCount, count_sources(m));
  td_say_thousandths(&m->say, m->iri, TD_TID_confidence, confidence);
}

// ------------------------------------------------------------------ label

// Names of role `role`'s fillers, of the first report that has any.
static void add_names(const merging *m, td_role role, const char *before,
                      td_buffer *label) {
  for (uint32_t i = 0; i < m->n; i++) {
    const td_report *r = report_at(m, i);
    bool is_first = true;
    for (uint32_t k = 0; k < r->participants.count; k++) {
      const td_participant *p = &r->participants.items[k];
      if ((m->is_act ? p->compared_as : p->role) == role) {
        td_buffer_add_string(label, is_first ? before : ", ");
        td_buffer_add(label, td_fuser_text(m->fuser, p->name));
        is_first = false;
      }
    }
    if (!is_first) {
      return;
    }
  }
}

// "expel: France > two diplomats from Paris": the class, who, whom, whence.
static void say_label(merging *m) {
  const td_know *know = m->fuser->know;
  td_buffer label = {0};
  const td_term class_term = report_at(m, 0)->classes[0];
  td_buffer_add(
      &label, td_know_text(know, td_know_get(know, class_term, TD_RDFS_label)));
  add_names(m, TD_ROLE_ACTOR, ": ", &label);
  add_names(m, TD_ROLE_RECIPIENT, " > ", &label);
  add_names(m, TD_ROLE_THEME, " / ", &label);
  add_names(m, TD_ROLE_ORIGIN, " from ", &label);
  add_names(m, TD_ROLE_DESTINATION, " to ", &label);
  if (label.failed) {
    m->say.status = TD_ERR_NO_MEM;
  } else {
    td_say_english(&m->say, m->iri, TD_RDFS_label, td_buffer_as_slice(&label));
  }
  td_buffer_clear(&label);
}

td_status td_fuser_merge(td_fuser *fuser, const uint32_t *reports, uint32_t n,
                         td_statement_sink sink) {
  merging m = {.fuser = fuser,
               .reports = reports,
               .n = n,
               .iri = td_fuser_text(fuser, fuser->events[reports[0]]),
               .say = {.sink = sink}};
  for (uint32_t i = 0; i < n; i++) {
    m.is_act |= !report_at(&m, i)->cause;
  }
  for (uint32_t i = 0; i < n; i++) {
    const td_report *r = report_at(&m, i);
    for (int k = 0; k < TD_MAX_CLASSES && r->classes[k]; k++) {
      say_class(&m, r->classes[k], MAX_DEPTH);
    }
    say_roles(&m, i);
  }
  say_time(&m);
  say_status(&m);
  say_numbers(&m);
  say_sources(&m);
  say_label(&m);
  return m.say.status;
}
