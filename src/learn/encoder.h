// SPDX-License-Identifier: MIT

/// @file learn/encoder.h
/// Words in their context as vectors: what tagger and parser share.
///
/// A word is first a row of numbers that depends on its form alone: the vector
/// of the word (or of "unknown") beside the sum of the vectors of its parts.
/// Two layers of bidirectional LSTM then read the sentence. The tagger looks
/// at the first layer's results, the parser at the second's.
///
/// Cost: about 4 microseconds a word, 8 KiB of scratch a word.
/// Thread use: read-only after reading.

#ifndef TD_LEARN_ENCODER_H
#define TD_LEARN_ENCODER_H

#include "learn/keys.h"
#include "learn/lstm.h"
#include "learn/modelfile.h"
#include "learn/wordform.h"

#define TD_ENCODER_LAYERS 2

/// Tables of the model file that others read as well: the keys of words, and
/// their rows, the last of which is that of unknown words.
#define TD_ENCODER_T_WORD_KEYS "word.keys"
#define TD_ENCODER_T_WORDS "word.rows"

typedef struct {
  td_keys words;
  td_keys parts;
  const td_table *word_rows; ///< [words.n_keys + 1]; the last: unknown
  const td_table *part_rows; ///< [parts.n_keys + TD_WORD_PARTS]; last: unknown
  size_t n_input;            ///< numbers of a word's row
  td_lstm layers[TD_ENCODER_LAYERS];
} td_encoder;

/// Numbers a word gets from layer `i`.
static inline size_t td_encoder_width(const td_encoder *encoder, size_t i) {
  return 2 * encoder->layers[i].n_hidden;
}

/// Take the encoder from `file`, which must outlive it.
/// Errors: TD_ERR_BAD_SYNTAX, TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_encoder_read(const td_model_file *file,
                                        td_encoder *out);

/// Add the row of a word to `x` [n_input], zeroed.
void td_encoder_embed(const td_encoder *encoder, const td_word_keys *keys,
                      float *x);

/// What the runs of one thread work in; made once, since the memory of an arena
/// is set to zero each time it is given.
typedef struct {
  td_arena *arena;
  float *x;
  uint32_t *same;  ///< [n_rows], the row of `x` that a word has
  uint32_t *slots; ///< [2^n], more than twice the rows: words by hash
  uint32_t mask;
  td_lstm_trace traces[TD_ENCODER_LAYERS];
} td_encoder_work;

/// For batches of at most `n_rows` rows, through the layers [begin, end).
TD_MUST_CHECK td_status td_encoder_work_init(td_encoder_work *work,
                                             const td_encoder *encoder,
                                             size_t begin, size_t end,
                                             td_arena *arena, size_t n_rows);

/// Run layer `i` over x [n_rows][n_in]. The results [n_rows][width] are in
/// `work` until the next run of that layer.
TD_MUST_CHECK td_status td_encoder_run(const td_encoder *encoder, size_t i,
                                       const float *x, const td_batch *batch,
                                       td_encoder_work *work,
                                       const float **out);

/// Both the embedding and the first layer for `forms` [n_rows of batch]. What
/// depends on a word alone is made once for all its places in the batch.
TD_MUST_CHECK td_status td_encoder_run_words(const td_encoder *encoder,
                                             const td_slice *forms,
                                             const td_batch *batch,
                                             td_encoder_work *work,
                                             const float **out);

#endif
