// SPDX-License-Identifier: MIT

#include "doc/score.h"

#include "base/try.h"
#include "base/utf8.h"

#define MAX_CELLS (1U << 20) // of a table for one run of multiword tokens

// A word; its span counts the bytes of the text that are not blank, and is
// that of the whole multiword token inside one.
typedef struct {
  const td_token *token;
  uint32_t begin;
  uint32_t end;
  uint32_t token_id;
  bool is_part;
} word;

// One side of the comparison.
typedef struct {
  const td_document *document;
  word *words; // [n_words]
  uint32_t n_words;
  td_span *tokens; // surface tokens, [n_tokens]
  uint32_t n_tokens;
  td_span *sentences; // [document->sentences.count]
  uint32_t *partner;  // [n_words]: aligned word of the other side; TD_NONE
} side;

// ------------------------------------------------------------------- spans

static uint32_t solid_bytes(td_slice form) {
  uint32_t count = 0;
  for (size_t i = 0; i < form.length;) {
    size_t n;
    const bool is_blank = td_utf8_is_blank(td_utf8_decode(form, i, &n));
    count += is_blank ? 0 : (uint32_t)n;
    i += n;
  }
  return count;
}

static td_slice surface_form(const td_document *d, const td_sentence *s,
                             const td_token *first) {
  const uint32_t n = first->n_words ? first->n_words : 1;
  return n == 1 ? first->form
                : td_document_text(
                      d, s->part,
                      (td_span){first->span.begin, first[n - 1].span.end});
}

static void add_surface(side *x, const td_sentence *s, uint32_t first,
                        uint32_t n, uint32_t *at) {
  const td_document *d = x->document;
  const td_token *token = &d->tokens.items[first];
  const uint32_t end = *at + solid_bytes(surface_form(d, s, token));
  for (uint32_t i = 0; i < n; i++) {
    x->words[x->n_words] = (word){token + i, *at, end, first + i, n > 1};
    x->partner[x->n_words] = TD_NONE;
    x->n_words++;
  }
  x->tokens[x->n_tokens++] = (td_span){*at, end};
  *at = end;
}

static td_status make_side(const td_document *d, td_arena *arena, side *x) {
  *x = (side){.document = d,
              .words = TD_ARENA_ARRAY(arena, word, d->tokens.count),
              .tokens = TD_ARENA_ARRAY(arena, td_span, d->tokens.count),
              .sentences = TD_ARENA_ARRAY(arena, td_span, d->sentences.count),
              .partner = TD_ARENA_ARRAY(arena, uint32_t, d->tokens.count)};
  if (!x->words || !x->tokens || !x->sentences || !x->partner) {
    return TD_ERR_NO_MEM;
  }
  uint32_t at = 0;
  for (uint32_t k = 0; k < d->sentences.count; k++) {
    const td_sentence *s = &d->sentences.items[k];
    const uint32_t begin = at;
    for (uint32_t i = 0; i < s->n_tokens;) {
      const td_token *token = &d->tokens.items[s->first_token + i];
      uint32_t n = token->n_words > 1 ? token->n_words : 1;
      n = n < s->n_tokens - i ? n : s->n_tokens - i;
      add_surface(x, s, s->first_token + i, n, &at);
      i += n;
    }
    x->sentences[k] = (td_span){begin, at};
  }
  return TD_OK;
}

// ------------------------------------------------------------ the same text

// The bytes that are not blank, one by one, of the surface tokens.
typedef struct {
  const td_document *document;
  uint32_t sentence;
  uint32_t token; // of the sentence
  td_slice form;
  size_t at;
} letters;

static bool next_letter(letters *l, uint32_t *out) {
  for (;;) {
    while (l->at < l->form.length) {
      size_t n;
      *out = td_utf8_decode(l->form, l->at, &n);
      l->at += n;
      if (!td_utf8_is_blank(*out)) {
        return true;
      }
    }
    const td_document *d = l->document;
    if (l->sentence >= d->sentences.count) {
      return false;
    }
    const td_sentence *s = &d->sentences.items[l->sentence];
    if (l->token >= s->n_tokens) {
      l->sentence++;
      l->token = 0;
      continue;
    }
    const td_token *token = &d->tokens.items[s->first_token + l->token];
    l->form = surface_form(d, s, token);
    l->at = 0;
    l->token += token->n_words > 1 ? token->n_words : 1;
  }
}

static bool spell_the_same(const td_document *a, const td_document *b) {
  letters x = {.document = a};
  letters y = {.document = b};
  uint32_t c = 0;
  uint32_t d = 0;
  bool has_both = true;
  while (has_both) {
    const bool has_x = next_letter(&x, &c);
    const bool has_y = next_letter(&y, &d);
    if (has_x != has_y || (has_x && c != d)) {
      return false;
    }
    has_both = has_x;
  }
  return true;
}

// --------------------------------------------------------------- alignment

static bool same_form(const word *a, const word *b) {
  const td_slice x = a->token->form;
  const td_slice y = b->token->form;
  size_t i = 0;
  size_t j = 0;
  while (i < x.length && j < y.length) {
    size_t n;
    size_t m;
    if (td_utf8_lower(td_utf8_decode(x, i, &n)) !=
        td_utf8_lower(td_utf8_decode(y, j, &m))) {
      return false;
    }
    i += n;
    j += m;
  }
  return i == x.length && j == y.length;
}

static void pair(side *g, side *s, uint32_t i, uint32_t j) {
  g->partner[i] = j;
  s->partner[j] = i;
}

// Longest common subsequence of words g[i0, i1) and s[j0, j1).
static td_status align_run(side *g, side *s, td_span gs, td_span ss,
                           td_arena *arena) {
  const size_t rows = gs.end - gs.begin + 1;
  const size_t columns = ss.end - ss.begin + 1;
  if (rows > MAX_CELLS / columns) {
    return TD_ERR_LIMIT;
  }
  const td_arena_mark mark = td_arena_set_mark(arena);
  uint32_t *best = TD_ARENA_ARRAY(arena, uint32_t, rows * columns);
  if (!best) {
    return TD_ERR_NO_MEM;
  }
  for (size_t x = rows - 1; x-- > 0;) {
    for (size_t y = columns - 1; y-- > 0;) {
      const uint32_t down = best[(x + 1) * columns + y];
      const uint32_t right = best[x * columns + y + 1];
      best[x * columns + y] =
          same_form(&g->words[gs.begin + x], &s->words[ss.begin + y])
              ? best[(x + 1) * columns + y + 1] + 1
          : down > right ? down
                         : right;
    }
  }
  uint32_t x = 0;
  uint32_t y = 0;
  while (x + 1 < rows && y + 1 < columns) {
    if (same_form(&g->words[gs.begin + x], &s->words[ss.begin + y])) {
      pair(g, s, gs.begin + x++, ss.begin + y++);
    } else if (best[x * columns + y] == best[(x + 1) * columns + y]) {
      x++;
    } else {
      y++;
    }
  }
  td_arena_rewind(arena, mark);
  return TD_OK;
}

// Words from `i` on that begin before `*end`, which multiword tokens widen.
static uint32_t pass_run(const side *x, uint32_t i, uint32_t *end) {
  while (i < x->n_words && x->words[i].begin < *end) {
    if (x->words[i].is_part && x->words[i].end > *end) {
      *end = x->words[i].end;
    }
    i++;
  }
  return i;
}

// Both sides from a common beginning to a common end.
static td_status align_parts(side *g, side *s, uint32_t *i, uint32_t *j,
                             td_arena *arena) {
  const word *a = &g->words[*i];
  const word *b = &s->words[*j];
  uint32_t end = a->is_part ? a->end : 0;
  end = b->is_part && b->end > end ? b->end : end;
  const td_span from = {*i, *j};
  uint32_t before;
  do {
    before = end;
    *i = pass_run(g, *i, &end);
    *j = pass_run(s, *j, &end);
  } while (end > before);
  return align_run(g, s, (td_span){from.begin, *i}, (td_span){from.end, *j},
                   arena);
}

static td_status align(side *g, side *s, td_arena *arena) {
  uint32_t i = 0;
  uint32_t j = 0;
  while (i < g->n_words && j < s->n_words) {
    const word *a = &g->words[i];
    const word *b = &s->words[j];
    if ((a->is_part || b->is_part) && a->begin == b->begin) {
      TD_TRY(align_parts(g, s, &i, &j, arena));
    } else if (a->begin == b->begin && a->end == b->end) {
      pair(g, s, i++, j++);
    } else if (a->is_part || b->is_part ? a->begin < b->begin
                                        : a->begin <= b->begin) {
      i++;
    } else {
      j++;
    }
  }
  return TD_OK;
}

// ---------------------------------------------------------------- features

// https://universaldependencies.org/u/feat/ : the universal features.
static bool is_universal(td_slice feature) {
  static const char *const names[] = {
      "PronType", "NumType", "Poss",   "Reflex", "Foreign",  "Abbr",
      "Gender",   "Animacy", "Number", "Case",   "Definite", "Degree",
      "VerbForm", "Mood",    "Tense",  "Aspect", "Voice",    "Evident",
      "Polarity", "Person",  "Polite"};
  td_slice rest;
  const td_slice name = td_slice_split(feature, '=', &rest);
  for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
    if (td_slice_is(name, names[i])) {
      return true;
    }
  }
  return false;
}

// Whether all universal features of `a` are in `b`.
static bool has_features(td_slice a, td_slice b) {
  while (a.length) {
    const td_slice feature = td_slice_split(a, '|', &a);
    bool is_found = !is_universal(feature);
    td_slice rest = b;
    while (!is_found && rest.length) {
      is_found = td_slice_equal(feature, td_slice_split(rest, '|', &rest));
    }
    if (!is_found) {
      return false;
    }
  }
  return true;
}

static bool is_content(const td_token *token) {
  switch (td_rel_base((td_rel)token->rel)) {
  case TD_REL_NONE:
  case TD_REL_AUX:
  case TD_REL_CASE:
  case TD_REL_CC:
  case TD_REL_COP:
  case TD_REL_DET:
  case TD_REL_MARK:
  case TD_REL_PUNCT:
    return false;
  default:
    return true;
  }
}

// ------------------------------------------------------------------ counts

static bool has_same_head(const side *g, const side *s, uint32_t i,
                          uint32_t j) {
  const uint32_t a = g->words[i].token->head;
  const uint32_t b = s->words[j].token->head;
  if (a == TD_NONE || b == TD_NONE) {
    return a == b;
  }
  // Words stand as their tokens do, from the first sentence's first on.
  return g->partner[a - g->words[0].token_id] == b - s->words[0].token_id;
}

static void count_pair(td_score *score, const side *g, const side *s,
                       uint32_t i, uint32_t j) {
  const td_token *a = g->words[i].token;
  const td_token *b = s->words[j].token;
  const bool upos = a->upos == b->upos;
  const bool xpos = td_slice_equal(a->xpos, b->xpos);
  const bool feats =
      has_features(a->feats, b->feats) && has_features(b->feats, a->feats);
  const bool head = has_same_head(g, s, i, j);
  const bool rel = td_rel_base((td_rel)a->rel) == td_rel_base((td_rel)b->rel);
  td_score_count *c = score->counts;
  c[TD_SCORE_WORDS].correct++;
  c[TD_SCORE_UPOS].correct += upos;
  c[TD_SCORE_XPOS].correct += xpos;
  c[TD_SCORE_UFEATS].correct += feats;
  c[TD_SCORE_ALL_TAGS].correct += upos && xpos && feats;
  c[TD_SCORE_LEMMAS].correct +=
      a->lemma.length == 0 || td_slice_equal(a->lemma, b->lemma);
  c[TD_SCORE_UAS].correct += head;
  c[TD_SCORE_LAS].correct += head && rel;
  c[TD_SCORE_LAS_FULL].correct += head && a->rel == b->rel;
  c[TD_SCORE_CLAS].correct += head && rel && is_content(a);
}

static uint64_t count_common(const td_span *a, uint32_t n, const td_span *b,
                             uint32_t m) {
  uint64_t count = 0;
  uint32_t i = 0;
  uint32_t j = 0;
  while (i < n && j < m) {
    if (a[i].begin == b[j].begin && a[i].end == b[j].end) {
      count++;
      i++;
      j++;
    } else if (a[i].begin < b[j].begin ||
               (a[i].begin == b[j].begin && a[i].end < b[j].end)) {
      i++;
    } else {
      j++;
    }
  }
  return count;
}

static uint64_t count_content(const side *x) {
  uint64_t count = 0;
  for (uint32_t i = 0; i < x->n_words; i++) {
    count += is_content(x->words[i].token);
  }
  return count;
}

static void count_all(td_score *score, const side *g, const side *s) {
  td_score_count *c = score->counts;
  c[TD_SCORE_TOKENS].gold += g->n_tokens;
  c[TD_SCORE_TOKENS].system += s->n_tokens;
  c[TD_SCORE_TOKENS].correct +=
      count_common(g->tokens, g->n_tokens, s->tokens, s->n_tokens);
  c[TD_SCORE_SENTENCES].gold += g->document->sentences.count;
  c[TD_SCORE_SENTENCES].system += s->document->sentences.count;
  c[TD_SCORE_SENTENCES].correct +=
      count_common(g->sentences, g->document->sentences.count, s->sentences,
                   s->document->sentences.count);
  for (unsigned m = TD_SCORE_WORDS; m < TD_SCORE_CLAS; m++) {
    c[m].gold += g->n_words;
    c[m].system += s->n_words;
  }
  c[TD_SCORE_CLAS].gold += count_content(g);
  c[TD_SCORE_CLAS].system += count_content(s);
  for (uint32_t i = 0; i < g->n_words; i++) {
    if (g->partner[i] != TD_NONE) {
      count_pair(score, g, s, i, g->partner[i]);
    }
  }
}

static td_status add(td_score *score, const td_document *gold,
                     const td_document *system, td_arena *scratch) {
  side g;
  side s;
  TD_TRY(make_side(gold, scratch, &g));
  TD_TRY(make_side(system, scratch, &s));
  TD_TRY(align(&g, &s, scratch));
  count_all(score, &g, &s);
  return TD_OK;
}

td_status td_score_add(td_score *score, const td_document *gold,
                       const td_document *system, td_arena *scratch) {
  if (!spell_the_same(gold, system)) {
    return TD_ERR_BAD_ARG;
  }
  const td_arena_mark mark = td_arena_set_mark(scratch);
  const td_status status = add(score, gold, system, scratch);
  td_arena_rewind(scratch, mark);
  return status;
}

const char *td_score_name(td_score_metric metric) {
  static const char *const names[TD_N_SCORES] = {
      "Tokens",  "Sentences", "Words", "UPOS", "XPOS",    "UFeats",
      "AllTags", "Lemmas",    "UAS",   "LAS",  "LASfull", "CLAS"};
  return (unsigned)metric < TD_N_SCORES ? names[metric] : "";
}

static double ratio(uint64_t part, uint64_t whole) {
  return whole ? (double)part / (double)whole : 0;
}

double td_score_precision(const td_score *score, td_score_metric metric) {
  return ratio(score->counts[metric].correct, score->counts[metric].system);
}

double td_score_recall(const td_score *score, td_score_metric metric) {
  return ratio(score->counts[metric].correct, score->counts[metric].gold);
}

double td_score_f1(const td_score *score, td_score_metric metric) {
  const td_score_count *c = &score->counts[metric];
  return ratio(2 * c->correct, c->gold + c->system);
}
