libtidings_core_la_SOURCES += \
  %D%/algebra.c %D%/algebra.h \
  %D%/expression.c %D%/expression.h %D%/expression_private.h \
  %D%/function.c %D%/function.h \
  %D%/function_moments.c %D%/function_numbers.c %D%/function_strings.c \
  %D%/function_terms.c \
  %D%/group.c %D%/iterator.c %D%/iterator.h %D%/join.c \
  %D%/lexer.c %D%/lexer.h \
  %D%/moment.c %D%/moment.h %D%/number.c %D%/number.h \
  %D%/order.c \
  %D%/parser.c %D%/parser.h %D%/parser_private.h \
  %D%/parser_expression.c %D%/parser_group.c %D%/parser_select.c \
  %D%/parser_terms.c %D%/parser_triples.c \
  %D%/path.c \
  %D%/plan.c %D%/plan.h %D%/plan_private.h \
  %D%/plan_estimate.c %D%/plan_graph.c %D%/plan_terms.c \
  %D%/regex.c %D%/regex.h %D%/run.c %D%/run.h \
  %D%/scan.c %D%/sparql.c %D%/sparql.h \
  %D%/table.c %D%/table.h %D%/value.c %D%/value.h %D%/vars.h
