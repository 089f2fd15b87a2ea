// SPDX-License-Identifier: MIT

/// @file rdf/vocab_rdf.h
/// The few names of RDF and XML Schema that reading and writing depend on;
/// all other names come from the ontology (rdf/vocab.h).

#ifndef TD_RDF_VOCAB_RDF_H
#define TD_RDF_VOCAB_RDF_H

#define TD_RDF_NS "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define TD_XSD_NS "http://www.w3.org/2001/XMLSchema#"

#define TD_RDF_TYPE TD_RDF_NS "type"
#define TD_RDF_LANG_STRING TD_RDF_NS "langString"
#define TD_XSD_STRING TD_XSD_NS "string"
#define TD_XSD_INTEGER TD_XSD_NS "integer"
#define TD_XSD_DECIMAL TD_XSD_NS "decimal"
#define TD_XSD_DOUBLE TD_XSD_NS "double"
#define TD_XSD_FLOAT TD_XSD_NS "float"
#define TD_XSD_BOOLEAN TD_XSD_NS "boolean"

#endif
