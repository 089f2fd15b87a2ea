// SPDX-License-Identifier: MIT

#include "pipeline/batch.h"

#include "base/memory.h"

#include <pthread.h>
#include <unistd.h>

#define SLOTS_PER_JOB 4
#define MAX_JOBS 256

typedef enum { SLOT_EMPTY, SLOT_READY, SLOT_WORKING, SLOT_DONE } slot_state;

typedef struct {
  slot_state state;
  td_document *document;
  td_status status;
} slot;

// A ring of slots: [taken, read) are in work, in the order of reading. The
// lock guards everything but the documents, each of which has one owner.
typedef struct {
  const td_batch *batch;
  slot *slots;
  size_t n_slots;
  size_t read;  // documents read so far
  size_t begun; // documents whose work has begun
  size_t taken;
  bool is_over; // no more work will come
  pthread_mutex_t lock;
  pthread_cond_t has_work;
  pthread_cond_t is_done;
} ring;

static void *work(void *handle) {
  ring *r = handle;
  pthread_mutex_lock(&r->lock);
  for (;;) {
    while (r->begun == r->read && !r->is_over) {
      pthread_cond_wait(&r->has_work, &r->lock);
    }
    if (r->begun == r->read) {
      break;
    }
    slot *s = &r->slots[r->begun++ % r->n_slots];
    s->state = SLOT_WORKING;
    pthread_mutex_unlock(&r->lock);
    s->status = r->batch->work(r->batch->handle, s->document);
    pthread_mutex_lock(&r->lock);
    s->state = SLOT_DONE;
    pthread_cond_signal(&r->is_done);
  }
  pthread_mutex_unlock(&r->lock);
  return NULL;
}

// Passes over bad documents; TD_END after the last.
static td_status read_next(const td_batch *batch, size_t *n_failed,
                           td_document **out) {
  for (;;) {
    const td_status status = batch->read(batch->handle, out);
    if (status == TD_OK || status == TD_END || status == TD_ERR_NO_MEM ||
        status == TD_ERR_INTERNAL) {
      return status;
    }
    ++*n_failed;
  }
}

static td_status run_alone(const td_batch *batch, size_t *n_failed) {
  td_document *document;
  td_status status;
  while ((status = read_next(batch, n_failed, &document)) == TD_OK) {
    const td_status worked = batch->work(batch->handle, document);
    status = batch->take(batch->handle, document, worked);
    td_document_free(document);
    if (status != TD_OK) {
      break;
    }
  }
  return status == TD_END ? TD_OK : status;
}

static td_status take_oldest(ring *r) {
  slot *s = &r->slots[r->taken % r->n_slots];
  pthread_mutex_lock(&r->lock);
  while (s->state != SLOT_DONE) {
    pthread_cond_wait(&r->is_done, &r->lock);
  }
  s->state = SLOT_EMPTY;
  r->taken++;
  pthread_mutex_unlock(&r->lock);
  const td_status status =
      r->batch->take(r->batch->handle, s->document, s->status);
  td_document_free(s->document);
  s->document = NULL;
  return status;
}

static void hand_out(ring *r, td_document *document) {
  pthread_mutex_lock(&r->lock);
  r->slots[r->read % r->n_slots] =
      (slot){.state = SLOT_READY, .document = document};
  r->read++;
  pthread_cond_signal(&r->has_work);
  pthread_mutex_unlock(&r->lock);
}

// Keep the ring full, take in order, until all is read and taken.
static td_status feed(ring *r, size_t *n_failed) {
  td_status status = TD_OK;
  while (status == TD_OK) {
    if (r->read - r->taken == r->n_slots) {
      status = take_oldest(r);
      continue;
    }
    td_document *document;
    status = read_next(r->batch, n_failed, &document);
    if (status == TD_OK) {
      hand_out(r, document);
    }
  }
  if (status == TD_END) {
    status = TD_OK;
    while (status == TD_OK && r->taken < r->read) {
      status = take_oldest(r);
    }
  }
  return status;
}

static void stop_workers(ring *r, pthread_t *threads, unsigned n) {
  pthread_mutex_lock(&r->lock);
  r->is_over = true;
  pthread_cond_broadcast(&r->has_work);
  pthread_mutex_unlock(&r->lock);
  for (unsigned i = 0; i < n; i++) {
    pthread_join(threads[i], NULL);
  }
  for (size_t i = 0; i < r->n_slots; i++) {
    td_document_free(r->slots[i].document);
  }
}

static td_status run_threads(const td_batch *batch, unsigned jobs,
                             size_t *n_failed) {
  ring r = {.batch = batch,
            .n_slots = (size_t)jobs * SLOTS_PER_JOB,
            .lock = PTHREAD_MUTEX_INITIALIZER,
            .has_work = PTHREAD_COND_INITIALIZER,
            .is_done = PTHREAD_COND_INITIALIZER};
  pthread_t threads[MAX_JOBS];
  unsigned n_threads = 0;
  r.slots = td_memory_new(r.n_slots, sizeof(slot));
  if (!r.slots) {
    return TD_ERR_NO_MEM;
  }
  while (n_threads < jobs &&
         pthread_create(&threads[n_threads], NULL, work, &r) == 0) {
    n_threads++;
  }
  const td_status status = n_threads ? feed(&r, n_failed) : TD_ERR_NO_MEM;
  stop_workers(&r, threads, n_threads);
  td_memory_free(r.slots);
  return status;
}

td_status td_batch_run(const td_batch *batch, size_t *n_failed) {
  long jobs = batch->jobs ? (long)batch->jobs : sysconf(_SC_NPROCESSORS_ONLN);
  jobs = jobs < 1 ? 1 : jobs > MAX_JOBS ? MAX_JOBS : jobs;
  return jobs == 1 ? run_alone(batch, n_failed)
                   : run_threads(batch, (unsigned)jobs, n_failed);
}
