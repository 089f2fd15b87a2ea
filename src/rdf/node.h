// SPDX-License-Identifier: MIT

/// @file rdf/node.h
/// What may be a node: checks that stand before every read and write, and the
/// repairs for text that comes from articles.
///
/// The libraries below check nothing: a language tag is written as it is, bad
/// UTF-8 swallows what follows. So nothing goes in or out unchecked.

#ifndef TD_RDF_NODE_H
#define TD_RDF_NODE_H

#include "base/buffer.h"
#include "rdf/statement.h"

#include <stdint.h>

/// Whether `s` is an absolute IRI (RFC 3987): a scheme, no forbidden
/// character, whole percent escapes, one fragment at most.
bool td_node_is_iri(td_slice s);

/// Whether `s` is a BCP 47 tag by its form: letters, then letters or digits.
bool td_node_is_language(td_slice s);

/// Whether `s` is valid UTF-8 without U+0000.
bool td_node_is_text(td_slice s);

/// Whether `s` is a blank node's label that every syntax can write.
bool td_node_is_label(td_slice s);

/// What is wrong with `node` in words; NULL when nothing is.
const char *td_node_find_fault(const td_node *node);

/// The same for a whole statement, with where each kind may stand.
const char *td_statement_find_fault(const td_statement *statement);

/// Append `s` with what an IRI may not hold percent-encoded; valid escapes are
/// kept, so it can be applied twice. Makes no relative IRI absolute.
void td_node_encode_iri(td_slice s, td_buffer *out);

/// Append `s` without what literals should not hold: bad UTF-8 becomes U+FFFD,
/// controls but tab and line ends, U+FFFE and U+FFFF are dropped.
void td_node_clean_text(td_slice s, td_buffer *out);

/// Append a label that td_node_is_label takes: other bytes than letters and
/// digits become "_" and two hex digits, so different labels stay different.
void td_node_encode_label(td_slice s, td_buffer *out);

/// Append `iri`, which may be relative, as an absolute one (RFC 3986, section
/// 5). `base` must be absolute. false without memory or for what is no IRI.
bool td_node_resolve_iri(td_slice base, td_slice iri, td_buffer *out);

/// Append the canonical xsd:decimal of `value` / 10^`places`: "0.93", "1.0".
void td_node_add_decimal(int64_t value, unsigned places, td_buffer *out);

bool td_node_equal(const td_node *a, const td_node *b);

/// Append `node` as N-Triples has it: <iri>, "text"@en, _:label.
/// Order of these bytes is the order of sorted output.
void td_node_add_ntriples(const td_node *node, td_buffer *out);

/// The node that td_node_add_ntriples wrote, and nothing else, as `text`. Its
/// parts are borrowed from `text`, or from `scratch` when they had escapes.
td_node td_node_of_ntriples(td_slice text, td_buffer *scratch);

/// Append `text` between quotes with escapes, as N-Triples and Turtle take it.
void td_node_add_quoted(td_slice text, td_buffer *out);

#endif
