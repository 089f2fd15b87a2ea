// SPDX-License-Identifier: MIT

/// @file base/csv.h
/// Cells of CSV as RFC 4180 has them.

#ifndef TD_BASE_CSV_H
#define TD_BASE_CSV_H

#include "base/buffer.h"

/// Append `cell`, in quotes where it holds a comma, a quote or a line break.
void td_csv_add_cell(td_slice cell, td_buffer *out);

#endif
