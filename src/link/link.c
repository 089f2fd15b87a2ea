// SPDX-License-Identifier: MIT

#include "link/link.h"

#include "base/memory.h"
#include "link/link_private.h"

struct td_linker {
  const td_know *know;
};

td_status td_linker_new(const td_know *know, td_linker **out) {
  td_linker *linker = td_memory_new(1, sizeof(*linker));
  if (!linker) {
    return TD_ERR_NO_MEM;
  }
  linker->know = know;
  *out = linker;
  return TD_OK;
}

void td_linker_free(td_linker *linker) { td_memory_free(linker); }

static td_status begin(td_linking *l) {
  const uint32_t n = l->document->tokens.count;
  td_arena *arena = l->document->arena;
  l->words = TD_ARENA_ARRAY(arena, td_slice, n + 1);
  l->nationality = TD_ARENA_ARRAY(arena, td_term, n + 1);
  l->inside = TD_ARENA_ARRAY(arena, uint32_t, n + 1);
  l->speaker = l->document->speakers;
  if (!l->words || !l->nationality || !l->inside) {
    return TD_ERR_NO_MEM;
  }
  for (uint32_t t = 0; t < n; t++) {
    l->words[t] = l->tokens[t].form;
    l->inside[t] = TD_NONE;
  }
  return TD_OK;
}

// The types of names follow what they turned out to be.
static void settle_types(td_linking *l) {
  static const struct {
    td_vocab class;
    td_name_type type;
  } table[] = {
      {TD_SCHEMA_Person, TD_TYPE_PER}, {TD_SCHEMA_Place, TD_TYPE_LOC},
      {TD_TID_Facility, TD_TYPE_LOC},  {TD_SCHEMA_Organization, TD_TYPE_ORG},
      {TD_TID_Thing, TD_TYPE_MISC},
  };
  for (uint32_t i = 0; i < l->document->mentions.count; i++) {
    td_mention *m = &l->document->mentions.items[i];
    if (m->form != TD_FORM_NAME || m->entity == TD_NONE) {
      continue;
    }
    const td_entity *e = &l->document->entities.items[m->entity];
    for (size_t k = 0; k < sizeof(table) / sizeof(*table); k++) {
      if (td_link_is(l, e, table[k].class)) {
        m->type = table[k].type;
        break;
      }
    }
  }
}

// "Two | of its deputies": once linked, a mention that tells of what it is a
// part ends with its head, as its name does not. Of "hundreds of miners" and
// "the rest of the miners" the miners are the head.
static void end_parts(const td_linking *l) {
  for (uint32_t i = 0; i < l->document->mentions.count; i++) {
    td_mention *m = &l->document->mentions.items[i];
    const uint32_t last = m->first_token + m->n_tokens - 1;
    if (m->form != TD_FORM_NOMINAL || m->head == last ||
        !td_document_is_below(l->document, last, m->head) ||
        td_rel_base((td_rel)l->tokens[last].rel) != TD_REL_NMOD ||
        !td_link_is_definite(l, last) ||
        td_know_word(l->know, l->tokens[m->head].lemma_term,
                     TD_TID_CollectiveNoun)) {
      continue;
    }
    m->n_tokens = m->head + 1 - m->first_token;
    m->span.end = l->tokens[m->head].span.end;
  }
}

td_status td_linker_run(const td_linker *linker, td_document *document) {
  td_linking l = {.know = linker->know,
                  .document = document,
                  .tokens = document->tokens.items,
                  .status = TD_OK};
  l.status = begin(&l);
  if (l.status == TD_OK) {
    l.status = td_link_read_chains(&l);
  }
  if (l.status != TD_OK) {
    return l.status;
  }
  td_link_read_context(&l);
  td_link_read_described(&l);
  td_link_full_names(&l);
  td_link_short_names(&l);
  td_link_titles(&l);
  for (uint32_t i = 0; i < document->mentions.count && l.status == TD_OK; i++) {
    if (document->mentions.items[i].form == TD_FORM_PRONOUN) {
      td_link_pronoun(&l, i);
    } else if (document->mentions.items[i].entity == TD_NONE) {
      td_link_nominal(&l, i);
    } else if (document->mentions.items[i].form == TD_FORM_NAME) {
      td_link_people(&l, i);
    }
  }
  td_link_settle_actors(&l);
  settle_types(&l);
  td_link_adjectives(&l);
  td_link_inner_names(&l);
  end_parts(&l);
  return l.status;
}
