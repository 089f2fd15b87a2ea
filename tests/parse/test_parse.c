// SPDX-License-Identifier: MIT

#include "doc/ud.h"
#include "learn/random.h"
#include "parse/decode.h"
#include "parse/oracle.h"
#include "parse/tree.h"
#include "suite.h"

/// A random projective tree over [begin, end) below `head`: a head is drawn,
/// then both sides are cut into subtrees.
static void grow(td_random *random, uint32_t *heads, uint32_t begin,
                 uint32_t end, uint32_t head) {
  while (begin < end) {
    const uint32_t size = 1 + td_random_below(random, end - begin);
    const uint32_t top = begin + td_random_below(random, size);
    heads[top] = head;
    grow(random, heads, begin, top, top);
    grow(random, heads, top + 1, begin + size, top);
    begin += size;
  }
}

static void projective_tree(td_random *random, uint32_t *heads, uint32_t n) {
  const uint32_t root = td_random_below(random, n);
  heads[root] = n;
  grow(random, heads, 0, root, root);
  grow(random, heads, root + 1, n, root);
}

static void any_tree(td_random *random, uint32_t *heads, uint32_t n) {
  uint32_t order[64];
  for (uint32_t i = 0; i < n; i++) {
    order[i] = i;
  }
  td_random_shuffle(random, order, n);
  heads[order[0]] = n;
  for (uint32_t i = 1; i < n; i++) {
    heads[order[i]] = order[td_random_below(random, i)];
  }
}

static uint8_t rel_of(uint32_t i, uint32_t head, uint32_t n) {
  return head == n ? TD_REL_ROOT : (uint8_t)(1 + i % 5);
}

/// The cheapest move that is allowed, the first of several.
static td_move cheapest(const uint32_t costs[TD_N_MOVES], uint32_t *cost) {
  td_move best = TD_SHIFT;
  for (td_move move = TD_SHIFT; move < TD_N_MOVES; move++) {
    best = costs[move] < costs[best] ? move : best;
  }
  *cost = costs[best];
  return best;
}

static uint8_t gold_rel(const td_gold *gold, const td_state *state,
                        td_move move) {
  return gold->rel[move == TD_LEFT ? td_state_stack(state, 0) : state->front];
}

/// Follow the oracle from `state` to the end; returns the costs paid.
static uint32_t follow(const td_gold *gold, td_state *state) {
  uint32_t paid = 0;
  while (!td_state_is_decided(state)) {
    uint32_t costs[TD_N_MOVES];
    uint32_t cost;
    td_oracle_costs(gold, state, costs);
    const td_move move = cheapest(costs, &cost);
    paid += cost;
    td_state_apply(state, move, gold_rel(gold, state, move));
  }
  td_tree_join(state->head, state->rel, 0, state->n, state->n);
  return paid;
}

static uint32_t count_wrong(const td_gold *gold, const td_state *state) {
  uint32_t wrong = 0;
  for (uint32_t i = 0; i < gold->n; i++) {
    wrong += gold->head[i] != state->head[i];
  }
  return wrong;
}

static void oracle_reaches_projective_trees(void) {
  td_random random = {5};
  for (int round = 0; round < 500; round++) {
    td_arena *arena = td_arena_new(0);
    uint32_t heads[64];
    uint8_t rels[64];
    const uint32_t n = 1 + td_random_below(&random, 40);
    projective_tree(&random, heads, n);
    for (uint32_t i = 0; i < n; i++) {
      rels[i] = rel_of(i, heads[i], n);
    }
    td_gold gold;
    td_state state;
    CU_ASSERT_EQUAL_FATAL(td_gold_init(&gold, arena, n, heads, rels), TD_OK);
    CU_ASSERT_EQUAL_FATAL(td_state_init(&state, arena, n), TD_OK);
    CU_ASSERT_EQUAL(follow(&gold, &state), 0);
    CU_ASSERT_EQUAL(memcmp(state.head, heads, n * sizeof(*heads)), 0);
    CU_ASSERT_EQUAL(memcmp(state.rel, rels, n), 0);
    td_arena_free(arena);
  }
}

/// After any mistakes the costs that the oracle names are the arcs that are
/// lost: those of the random moves and none after them.
static void oracle_knows_what_mistakes_cost(void) {
  td_random random = {6};
  for (int round = 0; round < 500; round++) {
    td_arena *arena = td_arena_new(0);
    uint32_t heads[64];
    uint8_t rels[64];
    const uint32_t n = 1 + td_random_below(&random, 30);
    projective_tree(&random, heads, n);
    memset(rels, TD_REL_DEP, sizeof(rels));
    td_gold gold;
    td_state state;
    CU_ASSERT_EQUAL_FATAL(td_gold_init(&gold, arena, n, heads, rels), TD_OK);
    CU_ASSERT_EQUAL_FATAL(td_state_init(&state, arena, n), TD_OK);
    uint32_t paid = 0;
    for (int i = 0; i < 10 && !td_state_is_decided(&state); i++) {
      uint32_t costs[TD_N_MOVES];
      td_oracle_costs(&gold, &state, costs);
      const td_move move = (td_move)td_random_below(&random, TD_N_MOVES);
      if (td_state_allows(&state, move)) {
        paid += costs[move];
        td_state_apply(&state, move, TD_REL_DEP);
      }
    }
    CU_ASSERT_EQUAL(follow(&gold, &state), 0);
    // Joining roots may lose or win the arcs of the root alone.
    const uint32_t wrong = count_wrong(&gold, &state);
    CU_ASSERT(wrong <= paid + 1 && wrong + 1 >= paid);
    td_arena_free(arena);
  }
}

static void oracle_survives_crossing_trees(void) {
  td_random random = {7};
  for (int round = 0; round < 300; round++) {
    td_arena *arena = td_arena_new(0);
    uint32_t heads[64];
    uint8_t rels[64];
    uint32_t scratch[64];
    const uint32_t n = 1 + td_random_below(&random, 25);
    any_tree(&random, heads, n);
    memset(rels, TD_REL_DEP, sizeof(rels));
    td_gold gold;
    td_state state;
    CU_ASSERT_EQUAL_FATAL(td_gold_init(&gold, arena, n, heads, rels), TD_OK);
    CU_ASSERT_EQUAL_FATAL(td_state_init(&state, arena, n), TD_OK);
    (void)follow(&gold, &state);
    CU_ASSERT(td_tree_is_valid(state.head, n, scratch));
    td_arena_free(arena);
  }
}

/// Any allowed moves end in a tree with one root after at most 2n of them.
static void any_moves_make_a_tree(void) {
  td_random random = {8};
  for (int round = 0; round < 1000; round++) {
    td_arena *arena = td_arena_new(0);
    uint32_t scratch[64];
    const uint32_t n = 1 + td_random_below(&random, 60);
    td_state state;
    CU_ASSERT_EQUAL_FATAL(td_state_init(&state, arena, n), TD_OK);
    uint32_t n_moves = 0;
    while (!td_state_is_decided(&state)) {
      const td_move move = (td_move)td_random_below(&random, TD_N_MOVES);
      if (td_state_allows(&state, move)) {
        td_state_apply(&state, move, TD_REL_DEP);
        n_moves++;
      }
    }
    CU_ASSERT(n_moves <= 2 * n);
    td_tree_join(state.head, state.rel, 0, n, n);
    CU_ASSERT(td_tree_is_valid(state.head, n, scratch));
    uint32_t n_roots = 0;
    for (uint32_t i = 0; i < n; i++) {
      n_roots += state.rel[i] == TD_REL_ROOT;
    }
    CU_ASSERT_EQUAL(n_roots, 1);
    td_arena_free(arena);
  }
}

static void trees_are_told_from_others(void) {
  uint32_t scratch[4];
  static const uint32_t good[] = {1, 4, 1, 2};
  static const uint32_t two_roots[] = {4, 4, 1, 2};
  static const uint32_t cycle[] = {1, 0, 4, 2};
  static const uint32_t itself[] = {0, 4, 1, 2};
  static const uint32_t outside[] = {9, 4, 1, 2};
  CU_ASSERT(td_tree_is_valid(good, 4, scratch));
  CU_ASSERT(!td_tree_is_valid(two_roots, 4, scratch));
  CU_ASSERT(!td_tree_is_valid(cycle, 4, scratch));
  CU_ASSERT(!td_tree_is_valid(itself, 4, scratch));
  CU_ASSERT(!td_tree_is_valid(outside, 4, scratch));
}

static void words_without_a_head_become_parataxis(void) {
  uint32_t head[] = {UINT32_MAX, 0, UINT32_MAX, 2};
  uint8_t rel[] = {0, TD_REL_OBJ, 0, TD_REL_DET};
  td_tree_join(head, rel, 0, 4, 4);
  CU_ASSERT_EQUAL(head[0], 4);
  CU_ASSERT_EQUAL(rel[0], TD_REL_ROOT);
  CU_ASSERT_EQUAL(head[2], 0);
  CU_ASSERT_EQUAL(rel[2], TD_REL_PARATAXIS);
  CU_ASSERT_EQUAL(head[3], 2);
}

static void punctuation_heads_nothing(void) {
  // "(0) .(1) dog(2) ,(3) Friday(4)": the root is a stop, Friday is below ','.
  uint32_t head[] = {1, 5, 1, 2, 3};
  uint8_t rel[] = {TD_REL_PUNCT, TD_REL_ROOT, TD_REL_DEP, TD_REL_PUNCT,
                   TD_REL_OBL};
  static const bool is_leaf[] = {true, true, false, true, false};
  td_tree_lift(head, rel, 5, is_leaf);
  static const uint32_t lifted[] = {2, 2, 5, 2, 2};
  CU_ASSERT_EQUAL(memcmp(head, lifted, sizeof(head)), 0);
  CU_ASSERT_EQUAL(rel[2], TD_REL_ROOT);
  CU_ASSERT_EQUAL(rel[1], TD_REL_PUNCT);
  static const bool all[] = {true, true, true, true, true};
  uint32_t marks[] = {5, 0, 1, 2, 3};
  uint32_t scratch[5];
  td_tree_lift(marks, rel, 5, all);
  CU_ASSERT(td_tree_is_valid(marks, 5, scratch));
}

/// "the | North | has | in | recent | weeks | shifted": what hangs on "has" and
/// on "in" goes up, "of" of "out of" stays.
static void function_words_head_nothing(void) {
  uint32_t head[] = {1, 2, 6, 5, 5, 2, 7};
  const uint8_t rel[] = {TD_REL_DET,  TD_REL_NSUBJ, TD_REL_AUX, TD_REL_CASE,
                         TD_REL_AMOD, TD_REL_OBL,   TD_REL_ROOT};
  static const uint32_t freed[] = {1, 6, 6, 5, 5, 6, 7};
  td_tree_free_function_words(head, rel, 7);
  CU_ASSERT_EQUAL(memcmp(head, freed, sizeof(head)), 0);
  uint32_t chain[] = {1, 2, 3, 4};
  const uint8_t rels[] = {TD_REL_ADVMOD, TD_REL_MARK, TD_REL_CASE, TD_REL_ROOT};
  static const uint32_t chained[] = {3, 3, 3, 4};
  td_tree_free_function_words(chain, rels, 4);
  CU_ASSERT_EQUAL(memcmp(chain, chained, sizeof(chain)), 0);
  uint32_t fixed[] = {2, 0, 3};
  const uint8_t fixed_rels[] = {TD_REL_CASE, TD_REL_FIXED, TD_REL_ROOT};
  static const uint32_t kept[] = {2, 0, 3};
  td_tree_free_function_words(fixed, fixed_rels, 3);
  CU_ASSERT_EQUAL(memcmp(fixed, kept, sizeof(fixed)), 0);
}

static void lifted_trees_are_trees(void) {
  td_random random = {9};
  for (int round = 0; round < 1000; round++) {
    uint32_t heads[64];
    uint8_t rels[64] = {0};
    bool is_leaf[64];
    uint32_t scratch[64];
    const uint32_t n = 1 + td_random_below(&random, 60);
    any_tree(&random, heads, n);
    for (uint32_t i = 0; i < n; i++) {
      is_leaf[i] = td_random_below(&random, 3) == 0;
    }
    td_tree_lift(heads, rels, n, is_leaf);
    CU_ASSERT(td_tree_is_valid(heads, n, scratch));
    for (uint32_t i = 0; i < n; i++) {
      CU_ASSERT(heads[i] == n || !is_leaf[heads[i]] || heads[heads[i]] == n);
    }
    for (uint32_t i = 0; i < n; i++) {
      rels[i] = (uint8_t)td_random_below(&random, TD_N_REL);
    }
    td_tree_free_function_words(heads, rels, n);
    CU_ASSERT(td_tree_is_valid(heads, n, scratch));
  }
}

static void best_move_is_allowed(void) {
  td_arena *arena = td_arena_new(0);
  td_state state;
  float scores[TD_SCORES] = {0};
  uint8_t rel;
  CU_ASSERT_EQUAL_FATAL(td_state_init(&state, arena, 3), TD_OK);
  scores[td_score_index(TD_REDUCE, 0)] = 9;
  scores[td_score_index(TD_LEFT, TD_REL_ROOT)] = 9;
  scores[td_score_index(TD_LEFT, TD_REL_OBJ)] = 1;
  CU_ASSERT_EQUAL(td_best_move(&state, scores, &rel), TD_SHIFT);
  td_state_apply(&state, TD_SHIFT, 0);
  CU_ASSERT_EQUAL(td_best_move(&state, scores, &rel), TD_LEFT);
  CU_ASSERT_EQUAL(rel, TD_REL_OBJ);
  td_arena_free(arena);
}

static const td_test tests[] = {
    {"the oracle reaches projective trees", oracle_reaches_projective_trees},
    {"the oracle knows what mistakes cost", oracle_knows_what_mistakes_cost},
    {"the oracle survives crossing trees", oracle_survives_crossing_trees},
    {"any moves make a tree with one root", any_moves_make_a_tree},
    {"trees are told from other arcs", trees_are_told_from_others},
    {"words without a head become parataxis",
     words_without_a_head_become_parataxis},
    {"punctuation heads nothing", punctuation_heads_nothing},
    {"function words head nothing", function_words_head_nothing},
    {"lifted trees are trees", lifted_trees_are_trees},
    {"the best move is allowed, and no root", best_move_is_allowed},
};

SUITE_MAIN("parse", tests)
