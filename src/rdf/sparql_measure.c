// SPDX-License-Identifier: MIT

// rasqal orders, groups and adds rightly what is of one kind only. Which kinds
// a property's values are of is a matter of the graph, so it is looked at
// before the query is asked.

#include "base/try.h"
#include "rdf/sparql_private.h"
#include "rdf/vocab.h"

enum { NUMBER = 1, DATE = 2, IRI = 4, TEXT = 8, OTHER = 16 };

static unsigned kind_of(const td_node *node) {
  static const td_vocab numbers[] = {TD_XSD_integer, TD_XSD_decimal,
                                     TD_XSD_nonNegativeInteger};
  if (node->kind == TD_NODE_IRI) {
    return IRI;
  }
  if (node->kind != TD_NODE_LITERAL || node->language.length) {
    return OTHER;
  }
  if (!node->datatype.length) {
    return TEXT;
  }
  for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
    if (td_slice_is(node->datatype, td_vocab_iri(numbers[i]))) {
      return NUMBER;
    }
  }
  return td_slice_is(node->datatype, td_vocab_iri(TD_XSD_date)) ? DATE : OTHER;
}

static td_status take_value(void *handle, const td_statement *statement) {
  unsigned *kinds = handle;
  *kinds |= kind_of(&statement->object);
  return TD_OK;
}

static bool are_fine(unsigned kinds, td_measure_kind wanted) {
  if (kinds == 0 || kinds == NUMBER) {
    return true;
  }
  if (wanted == TD_MEASURE_NUMBERS) {
    return false;
  }
  return kinds == DATE ||
         (wanted == TD_MEASURE_SORTABLE && (kinds == IRI || kinds == TEXT));
}

td_status td_sparql_check_measures(const td_sparql *query, td_model *model) {
  for (uint32_t i = 0; i < query->measures.count; i++) {
    const td_measure *measure = &query->measures.items[i];
    const td_node predicate = td_node_iri(measure->predicate);
    unsigned kinds = 0;
    TD_TRY(td_model_each(model, NULL, &predicate, NULL,
                         (td_statement_sink){take_value, &kinds}));
    if (!are_fine(kinds, measure->kind)) {
      return td_error_send(
          query->errors, TD_ERR_UNSUPPORTED, query->file, 0,
          "the query is not answered, since the answer could be wrong: it "
          "adds, orders or groups the values of <%.*s>, and they are not %s",
          (int)measure->predicate.length, measure->predicate.data,
          measure->kind == TD_MEASURE_NUMBERS
              ? "all numbers"
              : "all numbers, all dates, all IRIs or all texts without a "
                "language");
    }
  }
  return TD_OK;
}
