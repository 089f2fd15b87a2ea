// SPDX-License-Identifier: MIT

/// @file parse/whose.h
/// What is asked for or done of somebody told of, and who does so: "the pilot,
/// whose extradition | Rome | has requested", "the rebels, whom he accuses the
/// army of | arming".

#ifndef TD_PARSE_WHOSE_H
#define TD_PARSE_WHOSE_H

#include "doc/document.h"

/// Make the noun behind "whose" the object of the relative clause where another
/// stands between it and the verb as its name. The heads are set; child links
/// are not yet made.
void td_whose_restore(td_document *document, const td_sentence *sentence);

#endif
