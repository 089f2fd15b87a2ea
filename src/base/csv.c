// SPDX-License-Identifier: MIT

#include "base/csv.h"

void td_csv_add_cell(td_slice cell, td_buffer *out) {
  bool must_quote = false;
  for (size_t i = 0; i < cell.length; i++) {
    must_quote |= cell.data[i] && strchr(",\"\r\n", cell.data[i]);
  }
  if (!must_quote) {
    td_buffer_add(out, cell);
    return;
  }
  td_buffer_add_char(out, '"');
  for (size_t i = 0; i < cell.length; i++) {
    if (cell.data[i] == '"') {
      td_buffer_add_char(out, '"');
    }
    td_buffer_add_char(out, cell.data[i]);
  }
  td_buffer_add_char(out, '"');
}
