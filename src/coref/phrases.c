// SPDX-License-Identifier: MIT

#include "coref/phrases.h"

#include "base/try.h"
#include "coref/attributes.h"
#include "know/fold.h"

/// Longest phrase that is looked at, in tokens.
#define MAX_WORDS 80
/// Phrases looked back for what was said before.
#define MAX_BACK 1000

typedef struct {
  uint32_t begin;
  uint32_t end;
} run;

/// Children that are no part of the phrase of a noun.
static bool is_outside(const td_noun_phrases *p, uint32_t c, bool with_list) {
  switch (td_rel_base(p->tokens[c].rel)) {
  case TD_REL_CASE:
    return !td_slice_is(p->tokens[c].xpos, "POS");
  case TD_REL_CC:
  case TD_REL_CONJ:
    return !with_list;
  case TD_REL_MARK:
  case TD_REL_COP:
  case TD_REL_AUX:
  case TD_REL_DISCOURSE:
  case TD_REL_PARATAXIS:
  case TD_REL_ADVCL:
  case TD_REL_NSUBJ:
  case TD_REL_EXPL:
  case TD_REL_DISLOCATED:
  case TD_REL_VOCATIVE:
  case TD_REL_REPARANDUM:
    return true;
  default:
    return false;
  }
}

static bool is_closing(const td_noun_phrases *p, uint32_t t) {
  const td_slice x = p->tokens[t].xpos;
  return td_slice_is(x, "-RRB-") || td_slice_is(x, "''");
}

/// The words of the phrase of `head`.
static run words_of(const td_noun_phrases *p, uint32_t head, bool with_list) {
  run r = {head, head + 1};
  for (uint32_t c = p->tokens[head].first_child; c != TD_NONE;
       c = p->tokens[c].next_sibling) {
    if (is_outside(p, c, with_list)) {
      continue;
    }
    const td_span sub = td_document_subtree(p->document, c);
    r.begin = sub.begin < r.begin ? sub.begin : r.begin;
    r.end = sub.end > r.end ? sub.end : r.end;
  }
  while (r.begin < head && p->tokens[r.begin].upos == TD_UPOS_PUNCT) {
    r.begin++;
  }
  while (r.end > head + 1 && p->tokens[r.end - 1].upos == TD_UPOS_PUNCT &&
         !is_closing(p, r.end - 1)) {
    r.end--;
  }
  return r;
}

static bool has_determiner(const td_noun_phrases *p, uint32_t t) {
  return td_document_child(p->document, t, TD_REL_DET) != TD_NONE;
}

static bool is_argument(uint8_t rel) {
  switch (td_rel_base(rel)) {
  case TD_REL_NSUBJ:
  case TD_REL_OBJ:
  case TD_REL_IOBJ:
  case TD_REL_OBL:
  case TD_REL_NMOD:
  case TD_REL_CONJ:
  case TD_REL_ROOT:
    return true;
  default:
    return false;
  }
}

/// Relations of words inside a larger noun phrase or name.
static bool is_inner(uint8_t rel) {
  switch (td_rel_base(rel)) {
  case TD_REL_COMPOUND:
  case TD_REL_FLAT:
  case TD_REL_FIXED:
  case TD_REL_GOESWITH:
  case TD_REL_AMOD:
  case TD_REL_NUMMOD:
  case TD_REL_CASE:
  case TD_REL_COP:
  case TD_REL_AUX:
  case TD_REL_DET:
    return true;
  default:
    return rel == TD_REL_NMOD_DESC;
  }
}

/// Whether the word at `t`, outside names, heads a phrase.
static bool is_head(const td_noun_phrases *p, uint32_t t) {
  const td_token *token = &p->tokens[t];
  switch (token->upos) {
  case TD_UPOS_NOUN:
  case TD_UPOS_PROPN:
    return !is_inner(token->rel);
  case TD_UPOS_PRON:
    return !td_slice_has_prefix(token->xpos, TD_SLICE("W")) &&
           !td_slice_is(token->xpos, "EX");
  case TD_UPOS_DET:
  case TD_UPOS_NUM:
    return is_argument(token->rel);
  case TD_UPOS_ADJ:
  case TD_UPOS_VERB:
    return has_determiner(p, t) && is_argument(token->rel);
  default:
    return false;
  }
}

static bool has_list(const td_noun_phrases *p, uint32_t head) {
  const uint32_t c = td_document_child(p->document, head, TD_REL_CONJ);
  return c != TD_NONE && td_rel_base(p->tokens[head].rel) != TD_REL_CONJ &&
         (p->tokens[c].upos == TD_UPOS_NOUN ||
          p->tokens[c].upos == TD_UPOS_PROPN ||
          p->tokens[c].upos == TD_UPOS_PRON);
}

static td_noun_phrase *add(td_noun_phrases *p, run r, uint32_t head,
                           uint32_t mention, td_phrase_kind kind) {
  if (r.end - r.begin > MAX_WORDS) {
    r = (run){head, head + 1};
  }
  td_noun_phrase *phrase = TD_PUSH(p->arena, &p->items);
  if (phrase) {
    *phrase = (td_noun_phrase){.begin = r.begin,
                               .end = r.end,
                               .head = head,
                               .sentence = p->tokens[head].sentence,
                               .mention = mention,
                               .kind = (uint8_t)kind,
                               .speaker = TD_NONE};
    td_noun_phrase_describe(p, phrase);
  }
  return phrase;
}

static td_status add_with_list(td_noun_phrases *p, run r, uint32_t head,
                               uint32_t mention, td_phrase_kind kind) {
  if (has_list(p, head) &&
      !add(p, words_of(p, head, true), head, TD_NONE, TD_PHRASE_LIST)) {
    return TD_ERR_NO_MEM;
  }
  return add(p, r, head, mention, kind) ? TD_OK : TD_ERR_NO_MEM;
}

/// The name of `mention` with its titles and what follows, or, where it only
/// modifies another noun, its own words.
static td_status add_name(td_noun_phrases *p, uint32_t id) {
  const td_mention *m = &p->document->mentions.items[id];
  uint32_t head = m->head;
  for (uint32_t up = p->tokens[head].head;
       up != TD_NONE && p->tokens[up].mention == id; up = p->tokens[up].head) {
    head = up;
  }
  const run own = {m->first_token, m->first_token + m->n_tokens};
  if (is_inner(p->tokens[head].rel)) {
    td_noun_phrase *phrase = add(p, own, m->head, id, TD_PHRASE_NAME);
    if (!phrase) {
      return TD_ERR_NO_MEM;
    }
    phrase->is_in_name = true;
    return TD_OK;
  }
  run r = words_of(p, head, false);
  r.begin = own.begin < r.begin ? own.begin : r.begin;
  r.end = own.end > r.end ? own.end : r.end;
  return add_with_list(p, r, head, id, TD_PHRASE_NAME);
}

static td_phrase_kind kind_of(const td_noun_phrases *p, uint32_t t) {
  const td_token *token = &p->tokens[t];
  if (token->upos != TD_UPOS_PRON) {
    return token->upos == TD_UPOS_DET ? TD_PHRASE_OTHER : TD_PHRASE_NOUN;
  }
  const td_term entry = td_know_word(p->know, token->form_term, TD_TID_Pronoun);
  const td_slice person =
      td_know_text(p->know, td_know_get(p->know, entry, TD_TID_person));
  if (!entry || !td_slice_has_prefix(token->xpos, TD_SLICE("PRP"))) {
    return TD_PHRASE_OTHER;
  }
  return td_slice_is(person, "3") ? TD_PHRASE_THIRD : TD_PHRASE_SPOKEN;
}

static td_status run_sentence(td_noun_phrases *p, const td_sentence *s,
                              const uint32_t *inside) {
  for (uint32_t t = s->first_token; t < s->first_token + s->n_tokens; t++) {
    if (inside[t] != TD_NONE) {
      if (p->document->mentions.items[inside[t]].head == t) {
        TD_TRY(add_name(p, inside[t]));
      }
    } else if (is_head(p, t)) {
      uint32_t mention = p->tokens[t].mention;
      if (mention != TD_NONE &&
          p->document->mentions.items[mention].form == TD_FORM_NAME) {
        continue; // a title above its name
      }
      TD_TRY(
          add_with_list(p, words_of(p, t, false), t, mention, kind_of(p, t)));
    }
  }
  return TD_OK;
}

static bool comes_before(const td_noun_phrase *a, const td_noun_phrase *b) {
  return a->begin != b->begin ? a->begin < b->begin : a->end > b->end;
}

/// Nearly in order already.
static void sort(td_noun_phrases *p) {
  td_noun_phrase *items = p->items.items;
  for (uint32_t i = 1; i < p->items.count; i++) {
    const td_noun_phrase phrase = items[i];
    uint32_t at = i;
    for (; at > 0 && comes_before(&phrase, &items[at - 1]); at--) {
      items[at] = items[at - 1];
    }
    items[at] = phrase;
  }
}

/// Two heads may have the same words; the first stays.
static void drop_repeated(td_noun_phrases *p) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < p->items.count; i++) {
    const td_noun_phrase *a = &p->items.items[i];
    if (n == 0 || a->begin != p->items.items[n - 1].begin ||
        a->end != p->items.items[n - 1].end) {
      p->items.items[n++] = *a;
    }
  }
  p->items.count = n;
}

/// Quotations are numbered; one ends with its paragraph at the latest.
static void number_quotations(td_noun_phrases *p) {
  uint32_t n = 0;
  bool is_open = false;
  for (uint32_t s = 0; s < p->document->sentences.count; s++) {
    const td_sentence *sentence = &p->document->sentences.items[s];
    is_open = is_open && !sentence->begins_paragraph;
    for (uint32_t i = 0; i < sentence->n_tokens; i++) {
      const uint32_t t = sentence->first_token + i;
      const td_slice xpos = p->tokens[t].xpos;
      if (p->tokens[t].upos == TD_UPOS_PUNCT &&
          (td_slice_is(xpos, "``") || td_slice_is(xpos, "''"))) {
        is_open = !is_open && td_slice_is(xpos, "``");
        n += is_open;
      }
      p->quotation[t] = is_open ? n : 0;
    }
  }
}

/// How often the same was said before, as far as MAX_BACK phrases go back.
static void count_before(td_noun_phrases *p, uint32_t i) {
  td_noun_phrase *phrase = &p->items.items[i];
  if (phrase->kind < TD_PHRASE_NAME) {
    return;
  }
  for (uint32_t k = i > MAX_BACK ? i - MAX_BACK : 0; k < i; k++) {
    const td_noun_phrase *other = &p->items.items[k];
    phrase->n_before +=
        other->lemma == phrase->lemma && other->kind >= TD_PHRASE_NAME;
    phrase->n_same += other->words == phrase->words;
  }
}

/// What only all phrases together tell.
static void connect(td_noun_phrases *p) {
  uint32_t paragraph = 0;
  uint32_t sentence = TD_NONE;
  for (uint32_t i = 0; i < p->items.count; i++) {
    td_noun_phrase *phrase = &p->items.items[i];
    for (; sentence != phrase->sentence; sentence++) {
      paragraph += p->document->sentences.items[sentence + 1].begins_paragraph;
    }
    phrase->paragraph = paragraph;
    phrase->quotation = p->quotation[phrase->head];
    count_before(p, i);
    if (phrase->kind != TD_PHRASE_LIST) {
      p->phrase_at[phrase->head] = i;
    }
  }
  const uint32_t *speakers = p->document->speakers;
  for (uint32_t i = 0; speakers && i < p->items.count; i++) {
    td_noun_phrase *phrase = &p->items.items[i];
    const uint32_t mention = speakers[phrase->head];
    phrase->speaker =
        mention == TD_NONE
            ? TD_NONE
            : p->phrase_at[p->document->mentions.items[mention].head];
  }
}

static td_status prepare(td_noun_phrases *p, uint32_t **inside) {
  const size_t n = (size_t)p->document->tokens.count + 1;
  *inside = TD_ARENA_ARRAY(p->arena, uint32_t, n);
  p->phrase_at = TD_ARENA_ARRAY(p->arena, uint32_t, n);
  p->quotation = TD_ARENA_ARRAY(p->arena, uint32_t, n);
  if (!*inside || !p->phrase_at || !p->quotation) {
    return TD_ERR_NO_MEM;
  }
  memset(*inside, 0xFF, n * sizeof(**inside));
  memset(p->phrase_at, 0xFF, n * sizeof(*p->phrase_at));
  for (uint32_t i = 0; i < p->document->mentions.count; i++) {
    const td_mention *m = &p->document->mentions.items[i];
    for (uint32_t k = 0; m->form == TD_FORM_NAME && k < m->n_tokens; k++) {
      (*inside)[m->first_token + k] = i;
    }
  }
  return TD_OK;
}

td_status td_noun_phrases_find(const td_know *know, const td_document *document,
                               td_arena *arena, td_noun_phrases *out) {
  *out = (td_noun_phrases){.know = know,
                           .document = document,
                           .tokens = document->tokens.items,
                           .arena = arena};
  uint32_t *inside;
  TD_TRY(prepare(out, &inside));
  for (uint32_t s = 0; s < document->sentences.count; s++) {
    const td_sentence *sentence = &document->sentences.items[s];
    if (!sentence->is_dateline) {
      TD_TRY(run_sentence(out, sentence, inside));
    }
  }
  sort(out);
  drop_repeated(out);
  number_quotations(out);
  connect(out);
  return TD_OK;
}
