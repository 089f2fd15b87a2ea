// SPDX-License-Identifier: MIT

#include "learn/pieces.h"

td_status td_pieces_init(td_pieces *pieces, td_arena *arena,
                         const uint32_t *lengths, uint32_t n) {
  size_t room = 1;
  for (uint32_t i = 0; i < n; i++) {
    room += (lengths[i] + TD_PIECE_ROWS - 1) / TD_PIECE_ROWS;
  }
  *pieces = (td_pieces){.bounds = TD_ARENA_ARRAY(arena, uint32_t, room),
                        .local = TD_ARENA_ARRAY(arena, uint32_t, room)};
  if (!pieces->bounds || !pieces->local) {
    return TD_ERR_NO_MEM;
  }
  uint32_t row = 0;
  for (uint32_t i = 0; i < n; i++) {
    const uint32_t end = row + lengths[i];
    while (row < end) {
      const uint32_t n_rows =
          end - row > TD_PIECE_ROWS ? TD_PIECE_ROWS : end - row;
      row += n_rows;
      pieces->bounds[++pieces->n_pieces] = row;
      pieces->most = n_rows > pieces->most ? n_rows : pieces->most;
    }
  }
  const uint32_t usual = row < TD_BATCH_ROWS ? row : TD_BATCH_ROWS;
  pieces->most = usual > pieces->most ? usual : pieces->most;
  return TD_OK;
}

bool td_pieces_take(td_pieces *pieces, td_batch *batch, uint32_t *first_row) {
  if (pieces->next == pieces->n_pieces) {
    return false;
  }
  const uint32_t *bounds = pieces->bounds + pieces->next;
  const uint32_t n_left = pieces->n_pieces - pieces->next;
  uint32_t n = 1;
  while (n < n_left && bounds[n + 1] - bounds[0] <= TD_BATCH_ROWS) {
    n++;
  }
  for (uint32_t i = 0; i <= n; i++) {
    pieces->local[i] = bounds[i] - bounds[0];
  }
  *first_row = bounds[0];
  *batch = (td_batch){.bounds = pieces->local, .n_sequences = n};
  pieces->next += n;
  return true;
}
