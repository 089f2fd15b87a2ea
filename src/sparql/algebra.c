// SPDX-License-Identifier: MIT

#include "sparql/algebra.h"

static void add_slot(const td_slot *slot, td_op *op) {
  if (slot->is_var) {
    td_vars_add(&op->scope, slot->var);
    td_vars_add(&op->certain, slot->var);
  }
}

static void finish_patterns(td_op *op) {
  for (uint32_t i = 0; i < op->patterns.count; i++) {
    for (int k = 0; k < 4; k++) {
      if ((k != TD_SLOT_P || !op->path) &&
          (k != TD_SLOT_G || op->patterns.items[i].has_graph)) {
        add_slot(&op->patterns.items[i].at[k], op);
      }
    }
  }
}

static void finish_values(td_op *op) {
  for (uint32_t c = 0; c < op->vars.count; c++) {
    bool is_certain = true;
    for (uint32_t r = 0; r < op->n_rows; r++) {
      is_certain =
          is_certain &&
          op->cells.items[r * op->vars.count + c].node.kind != TD_NODE_NONE;
    }
    td_vars_add(&op->scope, op->vars.items[c]);
    if (is_certain) {
      td_vars_add(&op->certain, op->vars.items[c]);
    }
  }
}

static void finish_group(td_op *op) {
  for (uint32_t i = 0; i < op->keys.count; i++) {
    td_vars_add(&op->scope, op->keys.items[i].var);
    td_vars_join(&op->mentions, &op->keys.items[i].expr->vars);
    if (op->keys.items[i].expr->kind == TD_EXPR_VARIABLE &&
        td_vars_has(&op->left->certain, op->keys.items[i].var)) {
      td_vars_add(&op->certain, op->keys.items[i].var);
    }
  }
  for (uint32_t i = 0; i < op->aggregates.count; i++) {
    td_vars_add(&op->scope, op->aggregates.items[i].var);
    if (op->aggregates.items[i].argument) {
      td_vars_join(&op->mentions, &op->aggregates.items[i].argument->vars);
    }
  }
}

static void finish_project(td_op *op) {
  for (uint32_t i = 0; i < op->projected.count; i++) {
    const td_projected *p = &op->projected.items[i];
    td_vars_add(&op->scope, p->outer);
    if (td_vars_has(&op->left->certain, p->inner)) {
      td_vars_add(&op->certain, p->outer);
    }
  }
  op->mentions = op->scope; // what is inside is of no concern outside
}

// What the operators over one or two others take from them.
static void take_from_parts(td_op *op) {
  op->scope = op->left->scope;
  op->certain = op->left->certain;
  if (!op->right) {
    return;
  }
  if (op->kind != TD_OP_MINUS) {
    td_vars_join(&op->scope, &op->right->scope);
  }
  if (op->kind == TD_OP_JOIN) {
    td_vars_join(&op->certain, &op->right->certain);
  } else if (op->kind == TD_OP_UNION) {
    op->certain = td_vars_common(&op->certain, &op->right->certain);
  }
}

static void take_mentions(td_op *op) {
  if (op->left && op->kind != TD_OP_PROJECT) {
    op->mentions = op->left->mentions;
  }
  if (op->right) {
    td_vars_join(&op->mentions, &op->right->mentions);
  }
  if (op->expr) {
    td_vars_join(&op->mentions, &op->expr->vars);
  }
}

void td_op_finish(td_op *op) {
  op->scope = op->certain = op->mentions = (td_vars){{0}};
  take_mentions(op);
  switch (op->kind) {
  case TD_OP_UNIT:
    break;
  case TD_OP_BGP:
  case TD_OP_PATH:
    finish_patterns(op);
    break;
  case TD_OP_VALUES:
    finish_values(op);
    break;
  case TD_OP_GROUP:
    finish_group(op);
    break;
  case TD_OP_PROJECT:
    finish_project(op);
    break;
  default:
    take_from_parts(op);
  }
  if (op->kind == TD_OP_EXTEND) {
    td_vars_add(&op->scope, op->var);
  } else if (op->kind == TD_OP_GRAPH) {
    add_slot(&op->graph, op);
  } else if (op->kind == TD_OP_ORDER) {
    for (uint32_t i = 0; i < op->order.count; i++) {
      td_vars_join(&op->mentions, &op->order.items[i].expr->vars);
    }
  }
  td_vars_join(&op->mentions, &op->scope);
}
