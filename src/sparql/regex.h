// SPDX-License-Identifier: MIT

/// @file sparql/regex.h
/// REGEX and REPLACE: the regular expressions of XPath, by PCRE2.

#ifndef TD_SPARQL_REGEX_H
#define TD_SPARQL_REGEX_H

#include "base/buffer.h"
#include "base/status.h"

typedef struct td_regex td_regex;
typedef struct td_regex_cache td_regex_cache;

/// Keeps the expressions of a query compiled. NULL without memory.
td_regex_cache *td_regex_cache_new(void);
void td_regex_cache_free(td_regex_cache *cache);

/// The compiled expression, owned by the cache; NULL for what is none, or with
/// flags other than i, s, m, x, q.
const td_regex *td_regex_get(td_regex_cache *cache, td_slice pattern,
                             td_slice flags);

/// Whether `text` has a match. TD_ERR_LIMIT when that takes too many steps.
TD_MUST_CHECK td_status td_regex_match(const td_regex *regex, td_slice text,
                                       bool *out);

/// Append `text` with every match replaced; $1 to $9 are groups, $0 all, \$
/// and \\ themselves. TD_ERR_BAD_ARG for a replacement that is none, or an
/// expression that matches the empty text; TD_ERR_LIMIT.
TD_MUST_CHECK td_status td_regex_replace(const td_regex *regex, td_slice text,
                                         td_slice replacement, td_buffer *out);

#endif
