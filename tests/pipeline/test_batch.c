// SPDX-License-Identifier: MIT

#include "pipeline/batch.h"
#include "suite.h"

#include <time.h>

#define N_DOCUMENTS 200

// Numbered documents, some of which fail; what was taken, in order.
typedef struct {
  size_t n_read;
  size_t taken[N_DOCUMENTS];
  td_status status[N_DOCUMENTS];
  size_t n_taken;
  size_t stop_at; // the take that fails
} batching;

static bool is_unreadable(size_t i) { return i % 11 == 3; }
static bool is_unworkable(size_t i) { return i % 7 == 5; }

static td_status read_one(void *handle, td_document **out) {
  batching *b = handle;
  const size_t i = b->n_read++;
  if (i >= N_DOCUMENTS) {
    return TD_END;
  }
  if (is_unreadable(i)) {
    return TD_ERR_BAD_SYNTAX;
  }
  *out = td_document_new(0);
  CU_ASSERT_PTR_NOT_NULL_FATAL(*out);
  (*out)->line = i;
  return TD_OK;
}

// Early documents of each run of sixteen take longest, so that later ones
// overtake them.
static td_status work_one(void *handle, td_document *document) {
  (void)handle;
  const struct timespec nap = {0, 20000L * (long)(16 - document->line % 16)};
  nanosleep(&nap, NULL);
  document->day = (td_day)document->line;
  return is_unworkable(document->line) ? TD_ERR_LIMIT : TD_OK;
}

static td_status take_one(void *handle, td_document *document,
                          td_status worked) {
  batching *b = handle;
  CU_ASSERT_EQUAL(document->day, (td_day)document->line);
  if (b->n_taken == b->stop_at) {
    return TD_ERR_IO;
  }
  b->taken[b->n_taken] = document->line;
  b->status[b->n_taken++] = worked;
  return TD_OK;
}

static td_status run(batching *b, unsigned jobs, size_t *n_failed) {
  const td_batch batch = {read_one, work_one, take_one, b, jobs};
  *n_failed = 0;
  return td_batch_run(&batch, n_failed);
}

static void documents_are_taken_in_order_whatever_the_threads(void) {
  static const unsigned jobs[] = {1, 2, 8, 64};
  for (size_t j = 0; j < sizeof(jobs) / sizeof(*jobs); j++) {
    batching b = {.stop_at = SIZE_MAX};
    size_t n_failed;
    CU_ASSERT_EQUAL(run(&b, jobs[j], &n_failed), TD_OK);
    size_t n = 0;
    for (size_t i = 0; i < N_DOCUMENTS; i++) {
      if (is_unreadable(i)) {
        continue;
      }
      CU_ASSERT_EQUAL(b.taken[n], i);
      CU_ASSERT_EQUAL(b.status[n], is_unworkable(i) ? TD_ERR_LIMIT : TD_OK);
      n++;
    }
    CU_ASSERT_EQUAL(b.n_taken, n);
    CU_ASSERT_EQUAL(n_failed, N_DOCUMENTS - n);
  }
}

static void a_failure_to_take_ends_the_batch(void) {
  static const unsigned jobs[] = {1, 8};
  for (size_t j = 0; j < sizeof(jobs) / sizeof(*jobs); j++) {
    batching b = {.stop_at = 20};
    size_t n_failed;
    CU_ASSERT_EQUAL(run(&b, jobs[j], &n_failed), TD_ERR_IO);
    CU_ASSERT_EQUAL(b.n_taken, 20);
    CU_ASSERT_TRUE(b.n_read < N_DOCUMENTS);
  }
}

static void nothing_to_read_is_no_failure(void) {
  batching b = {.n_read = N_DOCUMENTS, .stop_at = SIZE_MAX};
  size_t n_failed;
  CU_ASSERT_EQUAL(run(&b, 4, &n_failed), TD_OK);
  CU_ASSERT_EQUAL(b.n_taken, 0);
}

static const td_test tests[] = {
    {"documents are taken in order, whatever the threads",
     documents_are_taken_in_order_whatever_the_threads},
    {"a failure to take ends the batch", a_failure_to_take_ends_the_batch},
    {"nothing to read is no failure", nothing_to_read_is_no_failure},
};

SUITE_MAIN("pipeline", tests)
