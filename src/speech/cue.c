// SPDX-License-Identifier: MIT

#include "speech/cue.h"

#include "grammar/deep.h"
#include "grammar/fits.h"
#include "grammar/govern.h"
#include "speech/cueplace.h"
#include "speech/cuewords.h"
#include "speech/opinion.h"

bool td_is_report(const td_analysis *x, uint32_t token) {
  return x->tokens[token].upos == TD_UPOS_VERB &&
         td_token_word(x, token, TD_WORD_REPORTING) != NULL;
}

bool td_is_behind_break(const td_analysis *x, uint32_t clause) {
  const uint32_t first = td_document_subtree(x->document, clause).begin;
  return td_slice_is(x->tokens[first].form, ";") ||
         (first > 0 && td_slice_is(x->tokens[first - 1].form, ";"));
}

uint32_t td_inserted_report(const td_analysis *x, uint32_t token) {
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    // With something said after it, it is a sentence of its own.
    const uint32_t said = td_document_child(x->document, c, TD_REL_CCOMP);
    if (x->tokens[c].rel == TD_REL_PARATAXIS && td_is_report(x, c) &&
        (said == TD_NONE || said < c) && td_has_child(x, c, TD_REL_NSUBJ) &&
        !td_is_behind_break(x, c)) {
      return c;
    }
  }
  return TD_NONE;
}

uint32_t td_marked_source(const td_analysis *x, uint32_t token) {
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const td_rel rel = td_rel_base(x->tokens[c].rel);
    if (rel == TD_REL_OBL || rel == TD_REL_NMOD || rel == TD_REL_PARATAXIS) {
      if (td_text_word(x, td_marker(x, c, TD_REL_CASE), TD_WORD_SOURCE)) {
        return c;
      }
    }
    if (rel == TD_REL_ADVCL &&
        td_lexicon_word(x->lexicon, x->tokens[c].form_term, TD_WORD_SOURCE,
                        0)) {
      return td_document_child(x->document, c, TD_REL_OBJ);
    }
  }
  return TD_NONE;
}

// A clause with "that" and a subject of its own, read as part of what stands
// before it: "said on Monday that she would go".
static uint32_t clause_below(const td_analysis *x, uint32_t adjunct) {
  for (uint32_t c = x->tokens[adjunct].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const uint32_t first = td_document_subtree(x->document, c).begin;
    if (c > adjunct && td_slice_is(x->tokens[first].xpos, "IN") &&
        td_base_rel(x, c) == TD_REL_ACL && x->tokens[first].head == c &&
        x->tokens[first].rel == TD_REL_MARK &&
        (td_has_child(x, c, TD_REL_NSUBJ) ||
         td_child_exact(x, c, TD_REL_EXPL) != TD_NONE)) {
      return c;
    }
  }
  return TD_NONE;
}

uint32_t td_told_clause(const td_analysis *x, uint32_t token) {
  const uint32_t clause = td_document_child(x->document, token, TD_REL_CCOMP);
  if (clause != TD_NONE || !td_is_report(x, token)) {
    return clause;
  }
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (c > token && td_base_rel(x, c) == TD_REL_OBL) {
      const uint32_t below = clause_below(x, c);
      if (below != TD_NONE) {
        return below;
      }
    }
  }
  return TD_NONE;
}

// ---------------------------------------------------------------- its source

// Who is quoted: "quoted B as saying", "B was quoted as saying"; TD_NONE.
static uint32_t quoted_by(const td_analysis *x, uint32_t verb) {
  return td_is_passive(x, verb)
             ? td_child_exact(x, verb, TD_REL_NSUBJ_PASS)
             : td_document_child(x->document, verb, TD_REL_OBJ);
}

// Whether what stands before the participle makes it what is told: "quoted B as
// saying", "was heard saying", but not "was attacked, saying".
static bool is_opened(const td_analysis *x, uint32_t verb,
                      uint32_t participle) {
  const td_token *before = &x->tokens[participle - 1];
  return td_is_mark(x, before->lemma, TD_MARK_QUALITY) ||
         (td_is_passive(x, verb) && before->upos != TD_UPOS_PUNCT &&
          before->upos != TD_UPOS_CCONJ && before->upos != TD_UPOS_ADP &&
          before->upos != TD_UPOS_SCONJ &&
          td_child_exact(x, verb, TD_REL_OBL_AGENT) == TD_NONE);
}

// "saying", with no time and nobody of its own: not "(two were held, but)
// police were saying".
static bool is_saying(const td_analysis *x, uint32_t token) {
  return td_is_report(x, token) && td_slice_is(x->tokens[token].xpos, "VBG") &&
         !td_has_child(x, token, TD_REL_AUX) &&
         !td_has_child(x, token, TD_REL_NSUBJ);
}

// "quoted B as saying": the participle, which hangs on `verb`; TD_NONE.
static uint32_t saying_of(const td_analysis *x, uint32_t verb) {
  for (uint32_t c = x->tokens[verb].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (c > verb && is_saying(x, c) && is_opened(x, verb, c) &&
        quoted_by(x, verb) != TD_NONE) {
      return c;
    }
  }
  return TD_NONE;
}

bool td_quotes_another(const td_analysis *x, uint32_t verb) {
  return saying_of(x, verb) != TD_NONE;
}

uint32_t td_cue_speaker(const td_analysis *x, uint32_t verb) {
  const uint32_t head = x->tokens[verb].head;
  if (head != TD_NONE && saying_of(x, head) == verb) {
    return quoted_by(x, head);
  }
  return td_quotes_another(x, verb) ? quoted_by(x, verb)
                                    : td_deep_subject(x, verb);
}

uint32_t td_cue_quoter(const td_analysis *x, uint32_t participle) {
  const uint32_t verb = x->tokens[participle].head;
  if (verb == TD_NONE || saying_of(x, verb) != participle) {
    return TD_NONE;
  }
  return td_is_passive(x, verb) ? td_child_exact(x, verb, TD_REL_OBL_AGENT)
                                : td_deep_subject(x, verb);
}

// --------------------------------------------------------------- its content

static uint32_t rank_of(const td_analysis *x, uint32_t child) {
  switch (td_base_rel(x, child)) {
  case TD_REL_CCOMP:
    return 0;
  case TD_REL_XCOMP:
    return 1;
  case TD_REL_OBJ:
    return 2;
  case TD_REL_OBL:
    return 3;
  case TD_REL_ADVCL:
    return td_is_complement(x, child) ? 1 : 4;
  default:
    return UINT32_MAX;
  }
}

// What is told of the subject of `cue`: a clause, an object, a phrase.
static uint32_t complement_of(const td_analysis *x, uint32_t cue) {
  uint32_t best = TD_NONE;
  for (uint32_t c = x->tokens[cue].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (c < cue || rank_of(x, c) == UINT32_MAX || x->time_of[c] != TD_NONE ||
        (best != TD_NONE && rank_of(x, c) >= rank_of(x, best))) {
      continue;
    }
    if (td_cue_tells(x, c) ||
        (td_is_named_attitude(x, cue) && rank_of(x, c) < 3)) {
      best = c;
    }
  }
  return best;
}

static bool belongs(const td_analysis *x, uint32_t child) {
  const td_rel rel = td_base_rel(x, child);
  return rel == TD_REL_XCOMP || rel == TD_REL_CCOMP || rel == TD_REL_OBJ ||
         rel == TD_REL_IOBJ ||
         (rel == TD_REL_OBL && x->time_of[child] == TD_NONE &&
          x->tokens[child].rel != TD_REL_OBL_AGENT);
}

// "[Oman] [to lift the ban]", "[on Oman] [to lift it]", "[her] [as a friend]":
// `main` and what belongs to the same verb around it.
static td_span content_range(const td_analysis *x, uint32_t cue,
                             uint32_t main) {
  td_span range = td_document_subtree(x->document, main);
  const bool is_clause = td_base_rel(x, main) == TD_REL_CCOMP;
  for (uint32_t c = x->tokens[cue].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const td_span here = td_document_subtree(x->document, c);
    if (c < cue || c == main || !belongs(x, c) || is_clause) {
      continue;
    }
    if (here.end == range.begin &&
        (td_base_rel(x, c) != TD_REL_OBL || td_cue_tells(x, c))) {
      range.begin = here.begin;
    } else if (here.begin == range.end) {
      range.end = here.end;
    }
  }
  return range;
}

// Whether what the verb has as its object is told by it.
static bool has_object(const td_analysis *x, uint32_t verb) {
  const td_path object = {.kind = TD_PATH_OBJ};
  return td_operator_at(x, verb, TD_WORD_ATTITUDE, object) != NULL;
}

// "a measure opposed by unions": what the participle describes is told.
static bool read_described(const td_analysis *x, uint32_t agent, td_cue *cue) {
  const uint32_t noun = x->tokens[cue->token].head;
  const uint32_t end = cue->words.begin;
  if (noun == TD_NONE || noun > end ||
      td_base_rel(x, cue->token) != TD_REL_ACL ||
      !(td_is_report(x, cue->token) ||
        td_token_word(x, cue->token, TD_WORD_STATE)) ||
      !has_object(x, cue->token)) {
    return false;
  }
  cue->contents[0] =
      (td_span){td_document_subtree(x->document, noun).begin, end};
  td_span by = td_document_subtree(x->document, agent);
  td_cue_take_preposition(x, agent, &by, cue);
  return true;
}

// "a group known as the Hand", "asked about it": a participle without a
// subject of its own. What it describes is told too.
static bool read_participle(const td_analysis *x, td_cue *cue) {
  const td_token *verb = &x->tokens[cue->token];
  const uint32_t main = complement_of(x, cue->token);
  if (!td_slice_is(verb->xpos, "VBN")) {
    return false;
  }
  const uint32_t agent = td_child_exact(x, cue->token, TD_REL_OBL_AGENT);
  cue->who = cue->speaker = agent;
  if (main == TD_NONE) {
    return agent != TD_NONE && read_described(x, agent, cue);
  }
  cue->contents[0] = content_range(x, cue->token, main);
  td_cue_take_preposition(x, main, &cue->contents[0], cue);
  return true;
}

static bool read_passive(const td_analysis *x, uint32_t top, td_cue *cue) {
  const uint32_t subject = td_child_exact(x, top, TD_REL_NSUBJ_PASS);
  const uint32_t agent = td_child_exact(x, cue->token, TD_REL_OBL_AGENT);
  const uint32_t main = complement_of(x, cue->token);
  // "was angered by it": the feeling is the subject's.
  if (agent != TD_NONE && td_cue_tells(x, agent)) {
    cue->who = cue->speaker = subject != TD_NONE ? subject : cue->speaker;
    cue->contents[0] = td_document_subtree(x->document, agent);
    td_cue_take_preposition(x, agent, &cue->contents[0], cue);
    return cue->contents[0].begin >= cue->words.end;
  }
  if (subject == TD_NONE) {
    return read_participle(x, cue);
  }
  if (!td_cue_tells(x, subject) ||
      (agent == TD_NONE && main == TD_NONE && !td_is_report(x, cue->token))) {
    return false;
  }
  cue->who = cue->speaker = agent;
  cue->contents[0] = td_document_subtree(x->document, subject);
  if (main != TD_NONE) {
    cue->contents[1] = content_range(x, cue->token, main);
    td_cue_take_preposition(x, main, &cue->contents[1], cue);
  }
  return true;
}

// "what Oman described as a trap", "the ban that it opposes": a relative clause
// that tells of what stands before it.
static bool read_relative(const td_analysis *x, td_cue *cue) {
  const uint32_t noun = x->tokens[cue->token].head;
  const uint32_t subject = td_child_exact(x, cue->token, TD_REL_NSUBJ);
  const uint32_t object =
      td_document_child(x->document, cue->token, TD_REL_OBJ);
  if (x->tokens[cue->token].rel != TD_REL_ACL_RELCL || subject == TD_NONE ||
      td_is_relative_pronoun(x, subject) || noun > subject ||
      td_has_child(x, cue->token, TD_REL_CCOMP) ||
      td_has_child(x, cue->token, TD_REL_XCOMP) ||
      (object != TD_NONE && !td_is_relative_pronoun(x, object)) ||
      !td_token_word(x, cue->token, TD_WORD_ATTITUDE) ||
      td_token_word(x, cue->token, TD_WORD_INTENTION) ||
      td_token_word(x, cue->token, TD_WORD_IMPLICATIVE)) {
    return false;
  }
  const uint32_t main = complement_of(x, cue->token);
  const uint32_t told = object != TD_NONE ? object : noun;
  cue->contents[0] = (td_span){told, told + 1};
  if (told == noun) {
    cue->contents[0].begin = td_document_subtree(x->document, noun).begin;
  }
  if (main != TD_NONE && main > cue->token) {
    cue->contents[1] = content_range(x, cue->token, main);
    td_cue_take_preposition(x, main, &cue->contents[1], cue);
  }
  return true;
}

static bool read_attitude(const td_analysis *x, uint32_t top, td_cue *cue) {
  if (td_is_passive(x, cue->token)) {
    return read_passive(x, top, cue);
  }
  if (read_relative(x, cue)) {
    return true;
  }
  const uint32_t main = complement_of(x, cue->token);
  if (main == TD_NONE ||
      (cue->speaker == TD_NONE && !td_cue_find_source(x, cue))) {
    return false;
  }
  cue->contents[0] = content_range(x, cue->token, main);
  td_cue_take_preposition(x, main, &cue->contents[0], cue);
  return !td_is_empty(cue->contents[0]);
}

// The two sides of an inserted clause.
static void set_sides(const td_analysis *x, uint32_t head, uint32_t inserted,
                      td_cue *cue) {
  const td_span whole = td_document_subtree(x->document, head);
  const td_span without = td_document_subtree(x->document, inserted);
  cue->contents[0] = (td_span){whole.begin, without.begin};
  cue->contents[1] = (td_span){without.end, whole.end};
}

// "seems to be gone": told of its subject by nobody.
static bool read_raising(const td_analysis *x, uint32_t top, td_cue *cue) {
  const uint32_t told =
      td_document_child(x->document, cue->token, TD_REL_XCOMP);
  const uint32_t subject = td_child_exact(x, top, TD_REL_NSUBJ);
  if (told == TD_NONE || told < cue->token || subject == TD_NONE ||
      !td_operator_above(x, told, TD_WORD_HEDGE) ||
      (td_token_word(x, cue->token, TD_WORD_INTENTION) &&
       !td_is_report(x, cue->token))) {
    return false;
  }
  cue->who = cue->speaker = TD_NONE;
  cue->contents[0] = td_document_subtree(x->document, subject);
  cue->contents[1] = td_document_subtree(x->document, told);
  return true;
}

// "was fined for promoting it": why something was done, not a cue.
static bool is_ground(const td_analysis *x, uint32_t token) {
  const uint32_t mark = td_child_exact(x, token, TD_REL_MARK);
  return mark != TD_NONE && td_base_rel(x, token) == TD_REL_ADVCL &&
         td_is_mark(x, x->tokens[mark].lemma, TD_MARK_AIM);
}

// "meant that", "ensured that": nobody tells the clause.
static bool brings_about(const td_analysis *x, uint32_t verb) {
  return !td_token_word(x, verb, TD_WORD_ATTITUDE) &&
         (td_token_word(x, verb, TD_WORD_INTENTION) ||
          td_token_word(x, verb, TD_WORD_IMPLICATIVE));
}

// "as the agency reported": what its clause hangs on is told.
static bool is_aside_report(const td_analysis *x, uint32_t token) {
  const uint32_t mark = td_child_exact(x, token, TD_REL_MARK);
  return td_is_report(x, token) && td_base_rel(x, token) == TD_REL_ADVCL &&
         mark != TD_NONE &&
         td_is_mark(x, x->tokens[mark].lemma, TD_MARK_QUALITY) &&
         !td_has_child(x, token, TD_REL_OBJ) &&
         !td_has_child(x, token, TD_REL_XCOMP) &&
         !td_has_child(x, token, TD_REL_CCOMP);
}

// "..., X said", "as X said": what stands around the cue's clause.
static bool read_around(const td_analysis *x, td_cue *cue) {
  const uint32_t token = cue->token;
  const uint32_t head = x->tokens[token].head;
  if (x->tokens[token].rel == TD_REL_PARATAXIS &&
      td_inserted_report(x, head) == token) {
    cue->clause = head;
  } else if (is_aside_report(x, token)) {
    // "as reported by the agency": not by the subject of its clause.
    if (td_slice_is(x->tokens[token].xpos, "VBN") &&
        !td_has_child(x, token, TD_REL_NSUBJ)) {
      cue->who = cue->speaker = td_child_exact(x, token, TD_REL_OBL_AGENT);
    }
  } else {
    return false;
  }
  set_sides(x, head, token, cue);
  return true;
}

bool td_cue_read(const td_analysis *x, uint32_t token, td_cue *cue) {
  *cue = (td_cue){
      .token = token, .who = TD_NONE, .speaker = TD_NONE, .clause = TD_NONE};
  const td_upos upos = (td_upos)x->tokens[token].upos;
  if (upos == TD_UPOS_NOUN) {
    return td_opinion_read_noun(x, cue);
  }
  if (upos == TD_UPOS_ADJ) {
    return td_opinion_read_adjective(x, cue);
  }
  if (upos != TD_UPOS_VERB || td_quotes_another(x, token) ||
      is_ground(x, token) || td_cue_brings_text(x, token)) {
    return false;
  }
  uint32_t top;
  cue->words = td_cue_words(x, token, &top);
  td_cue_set_source(x, top, cue);
  if (read_around(x, cue) || td_opinion_read_subject(x, cue)) {
    return true;
  }
  cue->clause = td_told_clause(x, token);
  if (cue->clause != TD_NONE) {
    cue->contents[0] = content_range(x, token, cue->clause);
    return td_is_report(x, token) || !brings_about(x, token) ||
           td_opinion_read_verb(x, cue);
  }
  if (td_is_report(x, token)) {
    return td_cue_read_set_off(x, cue) || td_cue_read_inverted(x, cue) ||
           td_cue_read_that(x, cue) || td_opinion_read_verb(x, cue) ||
           read_attitude(x, top, cue) || td_cue_read_rest(x, cue) ||
           td_is_report(x, token);
  }
  return td_opinion_read_verb(x, cue) || read_attitude(x, top, cue) ||
         read_raising(x, top, cue);
}
