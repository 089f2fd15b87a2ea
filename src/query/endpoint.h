// SPDX-License-Identifier: MIT

/// @file query/endpoint.h
/// A SPARQL query sent to an endpoint instead of being answered here (SPARQL
/// 1.1 Protocol).

#ifndef TD_QUERY_ENDPOINT_H
#define TD_QUERY_ENDPOINT_H

#include "query/query.h"

/// Send the query of `request`, whose graphs are not used, to `url`, and write
/// the answer to `out` as td_query_run does. Prefixes that it uses are declared
/// for it. Nothing is written before the whole answer is there.
/// Errors, sent to `errors`: those of td_http_send and td_http_check;
/// TD_ERR_BAD_SYNTAX for an answer that is none; TD_ERR_LIMIT for too many
/// rows; those of `out`.
TD_MUST_CHECK td_status td_query_send(td_rdf_world *world, const char *url,
                                      const td_query_request *request,
                                      td_sink *out,
                                      const td_error_sink *errors);

#endif
