// SPDX-License-Identifier: MIT

// agree A.jsonl B.jsonl: how far two annotations of the same articles agree.
// Events are the same when their triggers share a character; what refers back
// to another event counts as a trigger, but has nothing else to compare.

#include "gold.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { N_LABELS = 24, N_ROLES = 6 };

static const char *const roles[N_ROLES] = {"actor", "recipient", "theme",
                                           "place", "time",      "source"};

// How often two raters chose which labels.
typedef struct {
  const char *names[N_LABELS];
  size_t n_names;
  int times[N_LABELS][N_LABELS];
} table;

typedef struct {
  int n_first, n_second, n_shared; ///< triggers
  int n_compared;                  ///< of the shared: those with a class
  int n_classes;                   ///< the same class
  table types, statuses;
  int given[N_ROLES][2]; ///< spans by role and rater
  int met[N_ROLES][2];   ///< those whose head the other has too
} agreement;

static size_t label_of(table *t, const char *name) {
  size_t i = 0;
  while (i < t->n_names && strcmp(t->names[i], name)) {
    i++;
  }
  if (i == t->n_names) {
    if (i == N_LABELS) {
      puts("too many labels");
      exit(99);
    }
    t->names[t->n_names++] = name;
  }
  return i;
}

static void note(table *t, const char *a, const char *b) {
  const size_t i = label_of(t, a);
  t->times[i][label_of(t, b)]++;
}

// Cohen's kappa, and in `*same` the share of equal labels.
static double kappa(const table *t, double *same) {
  double total = 0;
  double equal = 0;
  double rows[N_LABELS] = {0};
  double columns[N_LABELS] = {0};
  for (size_t i = 0; i < t->n_names; i++) {
    equal += t->times[i][i];
    for (size_t k = 0; k < t->n_names; k++) {
      total += t->times[i][k];
      rows[i] += t->times[i][k];
      columns[k] += t->times[i][k];
    }
  }
  double chance = 0;
  for (size_t i = 0; i < t->n_names; i++) {
    chance += rows[i] * columns[i] / total / total;
  }
  *same = 100 * equal / total;
  return (equal / total - chance) / (1 - chance);
}

static bool has_head(const json_t *spans, const json_t *span) {
  const json_t *other;
  size_t i;
  json_array_foreach(spans, i, other) {
    if (gold_same_head(other, json_integer_value(json_array_get(span, 0)),
                       json_integer_value(json_array_get(span, 1)), NULL)) {
      return true;
    }
  }
  return false;
}

static void compare_role(agreement *g, size_t role, const json_t *a,
                         const json_t *b) {
  const json_t *spans[2] = {json_object_get(a, roles[role]),
                            json_object_get(b, roles[role])};
  for (size_t rater = 0; rater < 2; rater++) {
    const json_t *span;
    size_t i;
    json_array_foreach(spans[rater], i, span) {
      g->given[role][rater]++;
      g->met[role][rater] += has_head(spans[1 - rater], span);
    }
  }
}

static void compare(agreement *g, const json_t *a, const json_t *b) {
  g->n_shared++;
  if (gold_is_reference(a) || gold_is_reference(b)) {
    return;
  }
  g->n_compared++;
  g->n_classes += !strcmp(gold_text(a, "class"), gold_text(b, "class"));
  note(&g->types, gold_text(a, "plover"), gold_text(b, "plover"));
  note(&g->statuses, gold_text(a, "status"), gold_text(b, "status"));
  for (size_t role = 0; role < N_ROLES; role++) {
    compare_role(g, role, a, b);
  }
}

static void compare_articles(agreement *g, const json_t *a, const json_t *b) {
  const json_t *first = json_object_get(a, "events");
  const json_t *second = json_object_get(b, "events");
  g->n_first += (int)json_array_size(first);
  g->n_second += (int)json_array_size(second);
  const json_t *one;
  const json_t *other;
  size_t i;
  size_t k;
  json_array_foreach(first, i, one) {
    const json_t *t = json_object_get(one, "trigger");
    json_array_foreach(second, k, other) {
      if (gold_overlaps(json_object_get(other, "trigger"),
                        json_integer_value(json_array_get(t, 0)),
                        json_integer_value(json_array_get(t, 1)))) {
        compare(g, one, other);
        break;
      }
    }
  }
}

static void print_labels(const char *what, const table *t) {
  double same;
  const double k = kappa(t, &same);
  printf("%s: %.1f %% equal, kappa %.2f\n", what, same, k);
}

static void print(const agreement *g) {
  printf("triggers: %d and %d, %d shared, F1 %.1f %%\n", g->n_first,
         g->n_second, g->n_shared,
         gold_percent(2 * g->n_shared, g->n_first + g->n_second));
  printf("class: %.1f %% of %d equal\n",
         gold_percent(g->n_classes, g->n_compared), g->n_compared);
  print_labels("type", &g->types);
  print_labels("status", &g->statuses);
  for (size_t role = 0; role < N_ROLES; role++) {
    const double p = gold_percent(g->met[role][0], g->given[role][0]);
    const double r = gold_percent(g->met[role][1], g->given[role][1]);
    printf("%s: %d and %d, F1 %.1f %%\n", roles[role], g->given[role][0],
           g->given[role][1], gold_f1(p, r));
  }
}

int main(int argc, char **argv) {
  if (argc != 3) {
    puts("usage: agree A.jsonl B.jsonl");
    return 2;
  }
  json_t *a = gold_read(argv[1]);
  json_t *b = gold_read(argv[2]);
  static agreement g;
  for (size_t i = 0; i < json_array_size(a); i++) {
    compare_articles(&g, json_array_get(a, i), json_array_get(b, i));
  }
  print(&g);
  json_decref(a);
  json_decref(b);
  return 0;
}
