// SPDX-License-Identifier: MIT

#include "train/coref_pass.h"

#include "base/try.h"
#include "coref/candidates.h"
#include "train/loss.h"

/// Share of keys, and of hidden numbers, that are hidden.
#define DROP_KEY 0.2f
#define DROP_HIDDEN 0.2f
/// What wrong choices cost beyond being wrong (Durrett and Klein 2013): to take
/// up what is new, to miss what is taken up, to take up another.
#define COST_FALSE 0.1f
#define COST_MISSED 3.0f
#define COST_OTHER 1.0f
/// Smaller gradients of a score are not followed.
#define LEAST 1e-5f
/// A multiple of TD_LANES.
#define MAX_CHOICES (TD_MAX_CANDIDATES + TD_LANES)

td_status td_coref_learner_init(td_coref_learner *learner, td_arena *arena,
                                td_random *random) {
  const size_t n = learner->n_hidden;
  const size_t n_keys = learner->keys.n_keys;
  const struct {
    const char *name;
    size_t n_rows;
    float range;
    bool is_sparse;
  } plans[TD_N_COREF_PARAMS] = {{TD_COREF_T_LATER, n_keys, 0.05f, true},
                                {TD_COREF_T_EARLIER, n_keys, 0.05f, true},
                                {TD_COREF_T_PAIRS, TD_PAIR_ROWS, 0.05f, true},
                                {TD_COREF_T_BIAS, 1, 0, false},
                                {TD_COREF_T_SCORE, 1, 0.3f, false}};
  for (size_t i = 0; i < TD_N_COREF_PARAMS; i++) {
    td_param *param = &learner->params[i];
    TD_TRY(td_param_init(param, arena, plans[i].name, plans[i].n_rows, n));
    if (plans[i].is_sparse) {
      TD_TRY(td_param_make_sparse(param, arena));
      param->is_rounded = true;
    }
    td_param_randomize(param, random, plans[i].range);
  }
  return TD_OK;
}

typedef struct {
  td_coref_learner *learner;
  const td_coref_example *example;
  td_random *random;
  size_t n;         ///< hidden numbers
  float *later;     ///< [phrases][n]
  float *earlier;   ///< [phrases][n]
  float *d_later;   ///< their gradients
  float *d_earlier; ///<
  float *hidden;    ///< [MAX_CHOICES][n], of one phrase
  float *keep;      ///< [n], 0 or what keeps the mean
  bool *is_shown;   ///< [n_keys]
} pass;

static void add(const float *row, size_t n, float *out) {
  for (size_t i = 0; i < n; i++) {
    out[i] += row[i];
  }
}

static td_status pass_init(pass *p, td_arena *scratch) {
  const size_t n_phrases = p->example->n_phrases;
  p->later = td_floats_new(scratch, n_phrases, p->n);
  p->earlier = td_floats_new(scratch, n_phrases, p->n);
  p->d_later = td_floats_new(scratch, n_phrases, p->n);
  p->d_earlier = td_floats_new(scratch, n_phrases, p->n);
  p->hidden = td_floats_new(scratch, MAX_CHOICES, p->n);
  p->keep = td_floats_new(scratch, 1, p->n);
  p->is_shown = TD_ARENA_ARRAY(scratch, bool, (size_t)p->example->n_keys + 1);
  return p->later && p->earlier && p->d_later && p->d_earlier && p->hidden &&
                 p->keep && p->is_shown
             ? TD_OK
             : TD_ERR_NO_MEM;
}

static void embed(pass *p) {
  const td_param *params = p->learner->params;
  for (uint32_t i = 0; i < p->example->n_phrases; i++) {
    const td_coref_phrase *phrase = &p->example->phrases[i];
    add(params[TD_CP_BIAS].values, p->n, p->later + i * p->n);
    for (uint32_t k = phrase->first_key; k < phrase->first_key + phrase->n_keys;
         k++) {
      const uint32_t row = p->example->keys[k];
      p->is_shown[k] =
          row != UINT32_MAX && td_random_float(p->random) >= DROP_KEY;
      if (p->is_shown[k]) {
        add(params[TD_CP_LATER].values + row * p->n, p->n, p->later + i * p->n);
        add(params[TD_CP_EARLIER].values + row * p->n, p->n,
            p->earlier + i * p->n);
      }
    }
  }
}

/// Hidden numbers and score of a choice of `phrase`.
static float score(const pass *p, uint32_t phrase,
                   const td_coref_choice *choice, float *hidden) {
  const td_param *params = p->learner->params;
  const float *rows[TD_MAX_PAIR_ROWS + 2];
  size_t n_rows = 0;
  rows[n_rows++] = p->later + phrase * p->n;
  if (choice->phrase != UINT32_MAX) {
    rows[n_rows++] = p->earlier + choice->phrase * p->n;
  }
  for (uint32_t r = 0; r < choice->n_rows; r++) {
    rows[n_rows++] = params[TD_CP_PAIRS].values +
                     (size_t)p->example->rows[choice->first_row + r] * p->n;
  }
  td_kernels_get()->add_and_cut(rows, n_rows, p->n, hidden);
  float sum = 0;
  for (size_t i = 0; i < p->n; i++) {
    sum += hidden[i] * p->keep[i] * params[TD_CP_SCORE].values[i];
  }
  return sum;
}

static void go_back(pass *p, uint32_t phrase, const td_coref_choice *choice,
                    const float *hidden, float d_score) {
  td_param *params = p->learner->params;
  float d_hidden[512];
  for (size_t i = 0; i < p->n; i++) {
    const float kept = d_score * p->keep[i];
    params[TD_CP_SCORE].gradient[i] += kept * hidden[i];
    d_hidden[i] = hidden[i] > 0 ? kept * params[TD_CP_SCORE].values[i] : 0.0f;
  }
  add(d_hidden, p->n, p->d_later + phrase * p->n);
  if (choice->phrase != UINT32_MAX) {
    add(d_hidden, p->n, p->d_earlier + choice->phrase * p->n);
  }
  for (uint32_t r = 0; r < choice->n_rows; r++) {
    add(d_hidden, p->n,
        td_param_touch(&params[TD_CP_PAIRS],
                       p->example->rows[choice->first_row + r]));
  }
}

/// The loss of one phrase, and its gradients.
static void learn_phrase(pass *p, uint32_t i, double *loss, size_t *n_right) {
  const td_coref_phrase *phrase = &p->example->phrases[i];
  const td_coref_choice *choices = p->example->choices + phrase->first_choice;
  float scores[MAX_CHOICES] = {0};
  bool allowed[MAX_CHOICES] = {0};
  bool wanted[MAX_CHOICES] = {0};
  uint32_t best = 0;
  for (size_t k = 0; k < p->n; k++) {
    p->keep[k] = td_random_float(p->random) < DROP_HIDDEN
                     ? 0.0f
                     : 1.0f / (1.0f - DROP_HIDDEN);
  }
  const bool is_new = choices[0].is_right;
  for (uint32_t c = 0; c < phrase->n_choices; c++) {
    scores[c] = score(p, i, &choices[c], p->hidden + c * p->n);
    best = scores[c] > scores[best] ? c : best;
    allowed[c] = true;
    wanted[c] = choices[c].is_right;
  }
  *n_right += choices[best].is_right;
  for (uint32_t c = 0; c < phrase->n_choices; c++) {
    if (!wanted[c]) {
      scores[c] += is_new ? COST_FALSE : c == 0 ? COST_MISSED : COST_OTHER;
    }
  }
  *loss += (double)td_loss_softmax(scores, MAX_CHOICES, allowed, wanted);
  for (uint32_t c = 0; c < phrase->n_choices; c++) {
    if (scores[c] > LEAST || scores[c] < -LEAST) {
      go_back(p, i, &choices[c], p->hidden + c * p->n, scores[c]);
    }
  }
}

static void learn_keys(pass *p) {
  td_param *params = p->learner->params;
  for (uint32_t i = 0; i < p->example->n_phrases; i++) {
    const td_coref_phrase *phrase = &p->example->phrases[i];
    add(p->d_later + i * p->n, p->n, params[TD_CP_BIAS].gradient);
    for (uint32_t k = phrase->first_key; k < phrase->first_key + phrase->n_keys;
         k++) {
      if (p->is_shown[k]) {
        const uint32_t row = p->example->keys[k];
        add(p->d_later + i * p->n, p->n,
            td_param_touch(&params[TD_CP_LATER], row));
        add(p->d_earlier + i * p->n, p->n,
            td_param_touch(&params[TD_CP_EARLIER], row));
      }
    }
  }
}

td_status td_coref_pass_run(td_coref_learner *learner,
                            const td_coref_example *example, td_random *random,
                            td_arena *scratch, double *loss, size_t *n_right) {
  pass p = {.learner = learner,
            .example = example,
            .random = random,
            .n = learner->n_hidden};
  TD_TRY(pass_init(&p, scratch));
  embed(&p);
  for (uint32_t i = 0; i < example->n_phrases; i++) {
    learn_phrase(&p, i, loss, n_right);
  }
  learn_keys(&p);
  return TD_OK;
}

td_status td_coref_learner_write(const td_coref_learner *learner,
                                 td_model_writer *writer) {
  TD_TRY(td_model_writer_add_uint32(writer, TD_COREF_T_SIZES,
                                    &learner->n_hidden, 1, 1));
  TD_TRY(td_model_writer_add_uint32(writer, TD_COREF_T_KEYS, learner->keys.keys,
                                    learner->keys.n_keys, 1));
  return td_params_write(learner->params, TD_N_COREF_PARAMS, writer);
}
