// SPDX-License-Identifier: MIT

#include "lexicon/points.h"

#include <stdlib.h>
#include <string.h>

// Which of the names `subject` has; as many as there are where it has none.
static unsigned name_index(const td_know *know, td_term subject,
                           const td_points_names *names) {
  const td_slice name =
      td_know_text(know, td_know_get(know, subject, names->property));
  unsigned i = 0;
  while (i < names->n && !td_slice_is(name, names->names[i])) {
    i++;
  }
  return i;
}

static int number_of(td_slice text) {
  const bool is_negative = text.length && text.data[0] == '-';
  int value = 0;
  for (size_t i = is_negative; i < text.length; i++) {
    value = value * 10 + (text.data[i] - '0');
  }
  return is_negative ? -value : value;
}

int td_points_get(const td_know *know, td_term subject, td_vocab property) {
  return number_of(td_know_text(know, td_know_get(know, subject, property)));
}

td_status td_points_load(const td_know *know, const td_points_table *table,
                         const td_error_sink *errors, int *out) {
  const unsigned n_columns = table->columns.n;
  const unsigned n_rows = table->rows.n ? table->rows.n : 1;
  memset(out, 0, n_rows * n_columns * sizeof(*out));
  const td_term type = td_know_vocab(know, TD_RDF_type);
  const td_term class_term = td_know_vocab(know, table->class_name);
  if (!type || !class_term) {
    return TD_OK;
  }
  const td_fact_run run = td_know_subjects(know, type, class_term);
  for (const td_fact *f = run.begin; f < run.end; f++) {
    const unsigned column = name_index(know, f->s, &table->columns);
    const unsigned row =
        table->rows.n ? name_index(know, f->s, &table->rows) : 0;
    if (column == n_columns || row == n_rows) {
      const td_slice iri = td_know_text(know, f->s);
      return td_error_send(errors, TD_ERR_BAD_SYNTAX, NULL, 0,
                           "%.*s is nothing that has points", (int)iri.length,
                           iri.data);
    }
    out[row * n_columns + column] = td_points_get(know, f->s, TD_TID_points);
  }
  return TD_OK;
}

unsigned td_points_probability(int points) {
  // Of 0, 250, 500 ... thousandths of a logit; straight lines between.
  static const unsigned knots[] = {500, 562, 622, 679, 731, 777, 818, 852, 881,
                                   905, 924, 940, 953, 963, 971, 977, 982};
  static const unsigned step = 250;
  static const unsigned n_steps = sizeof(knots) / sizeof(knots[0]) - 1;
  const unsigned size = (unsigned)abs(points);
  const unsigned at = size / step;
  const unsigned p = at >= n_steps ? knots[n_steps]
                                   : knots[at] + (knots[at + 1] - knots[at]) *
                                                     (size % step) / step;
  return points < 0 ? 1000 - p : p;
}
