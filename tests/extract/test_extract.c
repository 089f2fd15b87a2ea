// SPDX-License-Identifier: MIT

#include "coref/coref.h"
#include "detect/detect.h"
#include "extract/confidence.h"
#include "extract/extract.h"
#include "extract/sift.h"
#include "extract/trees.h"
#include "lexicon/frame.h"
#include "link/link.h"
#include "repair/repair.h"
#include "temporal/temporal.h"

// 2019-03-22 was a Friday.
#define ARTICLE_DAY "2019-03-22"

static td_know *know;
static td_temporal *temporal;
static td_detector *detector;
static td_resolver *resolver;
static td_linker *linker;
static td_extractor *extractor;

static void extract(td_document *d) {
  CU_ASSERT_EQUAL(td_temporal_run(temporal, d), TD_OK);
  CU_ASSERT_EQUAL(td_detector_run(detector, d), TD_OK);
  CU_ASSERT_EQUAL(td_resolver_run(resolver, d), TD_OK);
  CU_ASSERT_EQUAL(td_linker_run(linker, d), TD_OK);
  CU_ASSERT_EQUAL(td_extractor_run(extractor, d), TD_OK);
}

static td_document *read_all(const char *const *sentences, size_t n) {
  td_document *d = tree_document(know, sentences, n, ARTICLE_DAY);
  CU_ASSERT_PTR_NOT_NULL_FATAL(d);
  extract(d);
  return d;
}

static td_document *read_one(const char *sentence) {
  return read_all(&sentence, 1);
}

static uint32_t find_event(const td_document *d, const char *trigger,
                           td_vocab class_name) {
  for (uint32_t i = 0; i < d->events.count; i++) {
    const td_event *e = &d->events.items[i];
    if (td_slice_is(td_document_text(d, e->part, e->span), trigger) &&
        td_know_is_subclass(know, e->classes[0],
                            td_know_vocab(know, class_name))) {
      return i;
    }
  }
  return TD_NONE;
}

// The event that `trigger` tells of; the test ends without it.
static const td_event *event(const td_document *d, const char *trigger,
                             td_vocab class_name) {
  const uint32_t found = find_event(d, trigger, class_name);
  CU_ASSERT_NOT_EQUAL_FATAL(found, TD_NONE);
  return &d->events.items[found];
}

static bool entity_is(const td_document *d, uint32_t entity,
                      const char *local) {
  if (entity == TD_NONE) {
    return false;
  }
  const td_entity *e = &d->entities.items[entity];
  return e->known ? td_slice_is(td_know_local_name(know, e->known), local)
                  : td_slice_is(e->name, local);
}

static bool has_role(const td_document *d, const td_event *e, td_role role,
                     const char *local) {
  for (uint32_t i = 0; i < e->arguments.count; i++) {
    const td_argument *a = &e->arguments.items[i];
    if (a->role == role && a->filler == TD_FILLER_ENTITY &&
        entity_is(d, a->id, local)) {
      return true;
    }
  }
  return false;
}

static bool has_event_role(const td_event *e, td_role role, uint32_t other) {
  for (uint32_t i = 0; i < e->arguments.count; i++) {
    const td_argument *a = &e->arguments.items[i];
    if (a->role == role && a->filler == TD_FILLER_EVENT && a->id == other) {
      return true;
    }
  }
  return false;
}

// ------------------------------------------------------------------ frames

static void a_frame_is_read_as_it_is_written(void) {
  td_arena *arena = td_arena_new(0);
  td_frame_reader reader = {.know = know, .arena = arena};
  td_frame frame;
  const char *problem = NULL;
  CU_ASSERT_EQUAL_FATAL(
      td_frame_parse(&reader,
                     TD_SLICE("actor=subj(Actor)! _=obj{talk,summit}! "
                              "origin=obl:from|obl:out_of(Organization)?"),
                     &frame, &problem),
      TD_OK);
  CU_ASSERT_EQUAL(frame.n_slots, 3);
  CU_ASSERT_EQUAL(frame.slots[0].role, TD_ROLE_ACTOR);
  CU_ASSERT_TRUE(frame.slots[0].is_required);
  CU_ASSERT_EQUAL(frame.slots[0].fits[0].kind, TD_FITS_ACTOR);
  CU_ASSERT_EQUAL(frame.slots[1].role, TD_SLOT_CONSTRAINT);
  CU_ASSERT_EQUAL(frame.slots[1].n_lemmas, 2);
  CU_ASSERT_EQUAL(frame.slots[2].n_paths, 2);
  CU_ASSERT_TRUE(td_slice_is(frame.slots[2].paths[1].word, "out_of"));
  CU_ASSERT_TRUE(frame.slots[2].is_free);
  td_arena_free(arena);
}

static void a_slot_of_many_frames_is_read_once(void) {
  td_arena *arena = td_arena_new(0);
  td_frame_reader reader = {
      .know = know, .arena = arena, .texts = td_interner_new()};
  td_frame first, second;
  const char *problem = NULL;
  CU_ASSERT_PTR_NOT_NULL_FATAL(reader.texts);
  CU_ASSERT_EQUAL_FATAL(td_frame_parse(&reader,
                                       TD_SLICE("actor=subj(Actor)! theme=obj"),
                                       &first, &problem),
                        TD_OK);
  CU_ASSERT_EQUAL_FATAL(td_frame_parse(&reader,
                                       TD_SLICE("actor=obj actor=subj(Actor)!"),
                                       &second, &problem),
                        TD_OK);
  CU_ASSERT_EQUAL(reader.slots.count, 3);
  CU_ASSERT_PTR_EQUAL(first.slots[0].fits, second.slots[1].fits);
  CU_ASSERT_TRUE(second.slots[1].is_required);
  // What stands before it in its frame is another matter.
  CU_ASSERT_FALSE(first.slots[0].is_counterpart);
  CU_ASSERT_TRUE(second.slots[1].is_counterpart);
  td_interner_free(reader.texts);
  td_arena_free(arena);
}

static void a_list_in_braces_stands_for_its_words(void) {
  td_arena *arena = td_arena_new(0);
  td_frame_reader reader = {.know = know, .arena = arena};
  td_frame frame;
  const char *problem = NULL;
  CU_ASSERT_EQUAL_FATAL(
      td_frame_parse(&reader, TD_SLICE("theme=obj{rumour,:truce,lull}!"),
                     &frame, &problem),
      TD_OK);
  const td_slot *slot = &frame.slots[0];
  CU_ASSERT_EQUAL(slot->n_fits, 0);
  CU_ASSERT_TRUE(slot->n_lemmas > 4);
  CU_ASSERT_TRUE(td_slice_is(slot->lemmas[0], "rumour"));
  CU_ASSERT_TRUE(td_slice_is(slot->lemmas[slot->n_lemmas - 1], "lull"));
  bool has_armistice = false;
  for (uint32_t i = 0; i < slot->n_lemmas; i++) {
    CU_ASSERT_TRUE(slot->lemmas[i].length > 0);
    has_armistice |= td_slice_is(slot->lemmas[i], "armistice");
  }
  CU_ASSERT_TRUE(has_armistice);
  td_arena_free(arena);
}

static void a_bad_frame_is_refused(void) {
  static const char *const bad[] = {"",
                                    "actor",
                                    "hero=subj",
                                    "actor=sub",
                                    "actor=subj(Unicorn)",
                                    "theme=obj{army,:unicorns}!",
                                    "theme=obj{:nouns-ties}!",
                                    "actor=subj:of"};
  td_arena *arena = td_arena_new(0);
  for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
    td_frame_reader reader = {.know = know, .arena = arena};
    td_frame frame;
    const char *problem = NULL;
    CU_ASSERT_EQUAL(
        td_frame_parse(&reader, td_slice_of(bad[i]), &frame, &problem),
        TD_ERR_BAD_SYNTAX);
    CU_ASSERT_PTR_NOT_NULL(problem);
  }
  td_arena_free(arena);
}

// ------------------------------------------------------------------- roles

static void who_a_participle_tells_of_undergoes_a_passive(void) {
  static const char *const sentence =
      "Men/man/NOUN/NNS/2/nsubj paid/pay/VERB/VBD/0/root to/to/PART/TO/4/mark "
      "guard/guard/VERB/VB/2/xcomp it/it/PRON/PRP/4/obj "
      "were/be/AUX/VBD/7/aux:pass shot/shoot/VERB/VBN/2/ccomp";
  td_document *d = tree_document(know, &sentence, 1, ARTICLE_DAY);
  CU_ASSERT_PTR_NOT_NULL_FATAL(d);
  const td_token *tokens = d->tokens.items;
  td_repair_trees(know, d);
  CU_ASSERT_EQUAL(tokens[6].head, TD_NONE);
  CU_ASSERT_EQUAL(tokens[0].head, 6);
  CU_ASSERT_EQUAL(tokens[0].rel, TD_REL_NSUBJ_PASS);
  CU_ASSERT_EQUAL(tokens[1].head, 0);
  CU_ASSERT_EQUAL(tokens[1].rel, TD_REL_ACL);
  td_document_free(d);
}

static void a_past_of_a_title_is_a_participle(void) {
  static const char title[] =
      "Oman/Oman/PROPN/NNP/2/nsubj attacked/attack/VERB/VBD/0/root "
      "by/by/ADP/IN/4/case Kenya/Kenya/PROPN/NNP/2/obl";
  static const char stop[] = " ././PUNCT/./2/punct";
  static const char body[] =
      "It/it/PRON/PRP/2/nsubj rained/rain/VERB/VBD/0/root"
      " ././PUNCT/./2/punct";
  td_document *d = read_all((const char *const[]){title, body}, 2);
  const td_event *e = event(d, "attacked", TD_TID_Assault);
  CU_ASSERT_TRUE(has_role(d, e, TD_ROLE_ACTOR, "Kenya"));
  CU_ASSERT_TRUE(has_role(d, e, TD_ROLE_RECIPIENT, "Oman"));
  td_document_free(d);
  char sentence[sizeof(title) + sizeof(stop)];
  snprintf(sentence, sizeof(sentence), "%s%s", title, stop);
  d = read_all((const char *const[]){sentence, body}, 2);
  const uint32_t found = find_event(d, "attacked", TD_TID_Assault);
  CU_ASSERT_TRUE(found == TD_NONE || !has_role(d, &d->events.items[found],
                                               TD_ROLE_RECIPIENT, "Oman"));
  td_document_free(d);
}

static void a_title_is_who_has_the_name_behind_it(void) {
  td_document *d = read_one(
      "Secretary/secretary/NOUN/NN/6/nsubj of/of/ADP/IN/4/case "
      "State/State/PROPN/NNP/4/compound Colin/Colin/PROPN/NNP/1/nmod "
      "Powell/Powell/PROPN/NNP/4/flat condemned/condemn/VERB/VBD/0/root "
      "Oman/Oman/PROPN/NNP/6/obj ././PUNCT/./6/punct");
  const td_event *e = event(d, "condemned", TD_TID_Disapprove);
  CU_ASSERT_TRUE(has_role(d, e, TD_ROLE_ACTOR, "Colin_Powell"));
  td_document_free(d);
}

static void a_verb_has_its_parties_source_and_day(void) {
  td_document *d =
      read_one("Oman/Oman/PROPN/NNP/2/nsubj withdrew/withdraw/VERB/VBD/0/root "
               "its/its/PRON/PRP$/4/nmod:poss envoys/envoy/NOUN/NNS/2/obj "
               "from/from/ADP/IN/8/case the/the/DET/DT/8/det "
               "African/African/PROPN/NNP/8/amod Union/Union/PROPN/NNP/2/obl "
               "on/on/ADP/IN/10/case Tuesday/Tuesday/PROPN/NNP/2/obl "
               ",/,/PUNCT/,/13/punct Kenya/Kenya/PROPN/NNP/13/nsubj "
               "said/say/VERB/VBD/2/parataxis ././PUNCT/./2/punct");
  const td_event *e = event(d, "withdrew", TD_TID_Withdraw);
  CU_ASSERT_TRUE(has_role(d, e, TD_ROLE_ACTOR, "Oman"));
  CU_ASSERT_TRUE(has_role(d, e, TD_ROLE_ORIGIN, "African_Union"));
  CU_ASSERT_EQUAL(e->status, TD_HAPPENED);
  CU_ASSERT_EQUAL(e->begin, td_day_parse(TD_SLICE("2019-03-19")));
  CU_ASSERT_EQUAL(e->attributions.count, 1);
  CU_ASSERT_TRUE(entity_is(d, e->attributions.items[0].source, "Kenya"));
  CU_ASSERT_FALSE(e->attributions.items[0].is_negative);
  CU_ASSERT_TRUE(e->is_main);
  CU_ASSERT_TRUE(e->is_coded);
  const td_event *said = event(d, "said", TD_TID_Statement);
  CU_ASSERT_EQUAL(said->begin, TD_NO_DAY);
  CU_ASSERT_TRUE(has_event_role(said, TD_ROLE_CLAIMS,
                                find_event(d, "withdrew", TD_TID_Withdraw)));
  td_document_free(d);
}

static void a_passive_is_undone(void) {
  td_document *d = read_one(
      "Sanctions/sanction/NOUN/NNS/3/nsubj:pass were/be/AUX/VBD/3/aux:pass "
      "imposed/impose/VERB/VBN/0/root on/on/ADP/IN/5/case "
      "Niger/Niger/PROPN/NNP/3/obl by/by/ADP/IN/7/case "
      "Mali/Mali/PROPN/NNP/3/obl:agent ././PUNCT/./3/punct");
  const td_event *e = event(d, "imposed", TD_TID_ImposeSanctions);
  CU_ASSERT_TRUE(has_role(d, e, TD_ROLE_ACTOR, "Mali"));
  CU_ASSERT_TRUE(has_role(d, e, TD_ROLE_RECIPIENT, "Niger"));
  CU_ASSERT_EQUAL(d->events.count, 1);
  td_document_free(d);
}

static void a_relative_clause_has_its_noun_as_subject(void) {
  td_document *d = read_one(
      "Norway/Norway/PROPN/NNP/8/nsubj ,/,/PUNCT/,/4/punct "
      "which/which/PRON/WDT/4/nsubj expelled/expel/VERB/VBD/1/acl:relcl "
      "two/two/NUM/CD/6/nummod diplomats/diplomat/NOUN/NNS/4/obj "
      ",/,/PUNCT/,/4/punct apologized/apologize/VERB/VBD/0/root "
      "to/to/ADP/IN/10/case Chile/Chile/PROPN/NNP/8/obl "
      "././PUNCT/./8/punct");
  CU_ASSERT_TRUE(
      has_role(d, event(d, "expelled", TD_TID_Expel), TD_ROLE_ACTOR, "Norway"));
  CU_ASSERT_TRUE(has_role(d, event(d, "apologized", TD_TID_Apologize),
                          TD_ROLE_ACTOR, "Norway"));
  td_document_free(d);
}

static void what_says_so_is_the_actor_though_it_is_nobody(void) {
  td_document *d =
      read_one("A/a/DET/DT/3/det leaked/leak/VERB/VBN/3/amod "
               "letter/letter/NOUN/NN/4/nsubj said/say/VERB/VBD/0/root "
               "that/that/SCONJ/IN/7/mark Oman/Oman/PROPN/NNP/7/nsubj "
               "condemned/condemn/VERB/VBD/4/ccomp Chad/Chad/PROPN/NNP/7/obj "
               "././PUNCT/./4/punct");
  const td_event *said = event(d, "said", TD_TID_Statement);
  CU_ASSERT_EQUAL(said->arguments.items[0].role, TD_ROLE_ACTOR);
  CU_ASSERT_TRUE(has_role(d, said, TD_ROLE_ACTOR, "A leaked letter"));
  td_document_free(d);
  d = read_one("Oman/Oman/PROPN/NNP/2/nsubj faced/face/VERB/VBD/0/root "
               "criticism/criticism/NOUN/NN/2/obj ././PUNCT/./2/punct");
  const uint32_t found = find_event(d, "criticism", TD_TID_Disapprove);
  CU_ASSERT_TRUE(found == TD_NONE ||
                 !has_role(d, &d->events.items[found], TD_ROLE_ACTOR, "Oman"));
  td_document_free(d);
}

static void who_is_asked_is_to_do_it(void) {
  td_document *d = read_one(
      "Oman/Oman/PROPN/NNP/2/nsubj called/call/VERB/VBD/0/root "
      "on/on/ADP/IN/4/case Chad/Chad/PROPN/NNP/2/obl to/to/PART/TO/6/mark "
      "free/free/VERB/VB/2/advcl the/the/DET/DT/8/det "
      "hostages/hostage/NOUN/NNS/6/obj ././PUNCT/./2/punct");
  const td_event *e = event(d, "free", TD_TID_Release);
  CU_ASSERT_TRUE(has_role(d, e, TD_ROLE_ACTOR, "Chad"));
  CU_ASSERT_FALSE(has_role(d, e, TD_ROLE_ACTOR, "Oman"));
  CU_ASSERT_EQUAL(e->status, TD_REQUESTED);
  td_document_free(d);
}

static void a_charge_tells_of_its_object(void) {
  td_document *d =
      read_one("Oman/Oman/PROPN/NNP/2/nsubj accused/accuse/VERB/VBD/0/root "
               "Chad/Chad/PROPN/NNP/2/obj of/of/SCONJ/IN/5/mark "
               "killing/kill/VERB/VBG/2/advcl the/the/DET/DT/7/det "
               "hostages/hostage/NOUN/NNS/5/obj ././PUNCT/./2/punct");
  const td_event *e = event(d, "killing", TD_TID_Kill);
  CU_ASSERT_TRUE(has_role(d, e, TD_ROLE_ACTOR, "Chad"));
  CU_ASSERT_FALSE(has_role(d, e, TD_ROLE_ACTOR, "Oman"));
  td_document_free(d);
}

static void the_first_of_a_list_is_no_part_of_the_second(void) {
  static const char *const lists[] = {
      "Mali/Mali/PROPN/NNP/3/compound ,/,/PUNCT/,/3/punct "
      "Chad/Chad/PROPN/NNP/6/nsubj and/and/CCONJ/CC/5/cc "
      "Niger/Niger/PROPN/NNP/3/conj condemned/condemn/VERB/VBD/0/root "
      "Oman/Oman/PROPN/NNP/6/obj ././PUNCT/./6/punct",
      "Mali/Mali/PROPN/NNP/6/nsubj ,/,/PUNCT/,/3/punct "
      "Chad/Chad/PROPN/NNP/1/appos and/and/CCONJ/CC/5/cc "
      "Niger/Niger/PROPN/NNP/3/conj condemned/condemn/VERB/VBD/0/root "
      "Oman/Oman/PROPN/NNP/6/obj ././PUNCT/./6/punct"};
  for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++) {
    td_document *d = read_one(lists[i]);
    const td_event *e = event(d, "condemned", TD_TID_Disapprove);
    CU_ASSERT_TRUE(has_role(d, e, TD_ROLE_ACTOR, "Mali"));
    CU_ASSERT_TRUE(has_role(d, e, TD_ROLE_ACTOR, "Chad"));
    CU_ASSERT_TRUE(has_role(d, e, TD_ROLE_ACTOR, "Niger"));
    td_document_free(d);
  }
}

static void who_stands_behind_said_says_so(void) {
  td_document *d =
      read_one("The/the/DET/DT/2/det talks/talk/NOUN/NNS/4/nsubj "
               "may/may/AUX/MD/4/aux restart/restart/VERB/VB/0/root "
               ",/,/PUNCT/,/6/punct said/say/VERB/VBD/4/conj "
               "Colin/Colin/PROPN/NNP/4/obj Powell/Powell/PROPN/NNP/7/flat "
               ",/,/PUNCT/,/11/punct the/the/DET/DT/11/det "
               "envoy/envoy/NOUN/NN/7/appos ././PUNCT/./4/punct");
  const td_event *e = event(d, "said", TD_TID_Statement);
  CU_ASSERT_TRUE(has_role(d, e, TD_ROLE_ACTOR, "Colin_Powell"));
  td_document_free(d);
}

static void a_past_read_as_a_participle_is_active(void) {
  static const char *const pasts[] = {
      "Oman/Oman/PROPN/NNP/2/nsubj:pass called/call/VERB/VBN/0/root "
      "on/on/ADP/IN/4/case Chad/Chad/PROPN/NNP/2/obl to/to/PART/TO/6/mark "
      "leave/leave/VERB/VB/2/xcomp ././PUNCT/./2/punct",
      "Oman/Oman/PROPN/NNP/0/root called/call/VERB/VBN/1/acl "
      "on/on/ADP/IN/4/case Chad/Chad/PROPN/NNP/2/obl to/to/PART/TO/6/mark "
      "leave/leave/VERB/VB/2/xcomp ././PUNCT/./1/punct"};
  for (size_t i = 0; i < sizeof(pasts) / sizeof(*pasts); i++) {
    td_document *d = read_one(pasts[i]);
    const td_event *e = event(d, "called", TD_TID_Request);
    CU_ASSERT_TRUE(has_role(d, e, TD_ROLE_ACTOR, "Oman"));
    CU_ASSERT_TRUE(has_role(d, e, TD_ROLE_RECIPIENT, "Chad"));
    td_document_free(d);
  }
}

static void one_more_of_a_perfect_is_active(void) {
  td_document *d =
      read_one("Oman/Oman/PROPN/NNP/3/nsubj has/have/AUX/VBZ/3/aux "
               "flown/fly/VERB/VBN/0/root sorties/sortie/NOUN/NNS/3/obj "
               ",/,/PUNCT/,/6/punct conducted/conduct/VERB/VBN/3/advcl "
               "raids/raid/NOUN/NNS/6/obj on/on/ADP/IN/9/case "
               "Chad/Chad/PROPN/NNP/7/nmod ././PUNCT/./3/punct");
  const td_event *e = event(d, "raids", TD_TID_Assault);
  CU_ASSERT_TRUE(has_role(d, e, TD_ROLE_ACTOR, "Oman"));
  td_document_free(d);
}

static void an_aim_of_a_noun_has_its_doer(void) {
  td_document *d =
      read_one("Kenya/Kenya/PROPN/NNP/2/nsubj praised/praise/VERB/VBD/0/root "
               "the/the/DET/DT/5/det Omani/Omani/ADJ/JJ/5/amod "
               "effort/effort/NOUN/NN/2/obj to/to/PART/TO/7/mark "
               "free/free/VERB/VB/5/acl the/the/DET/DT/9/det "
               "hostages/hostage/NOUN/NNS/7/obj ././PUNCT/./2/punct");
  const td_event *e = event(d, "free", TD_TID_Release);
  CU_ASSERT_FALSE(has_role(d, e, TD_ROLE_ACTOR, "Kenya"));
  CU_ASSERT_TRUE(has_role(d, e, TD_ROLE_ACTOR, "Oman"));
  td_document_free(d);
  d = read_one("Oman/Oman/PROPN/NNP/2/nsubj launched/launch/VERB/VBD/0/root "
               "the/the/DET/DT/5/det last/last/ADJ/JJ/5/amod "
               "phase/phase/NOUN/NN/2/obj of/of/ADP/IN/8/case "
               "the/the/DET/DT/8/det effort/effort/NOUN/NN/5/nmod "
               "to/to/PART/TO/10/mark free/free/VERB/VB/8/acl "
               "the/the/DET/DT/12/det hostages/hostage/NOUN/NNS/10/obj "
               "././PUNCT/./2/punct");
  CU_ASSERT_TRUE(
      has_role(d, event(d, "free", TD_TID_Release), TD_ROLE_ACTOR, "Oman"));
  td_document_free(d);
  d = read_one("Oman/Oman/PROPN/NNP/2/nsubj passed/pass/VERB/VBD/0/root "
               "a/a/DET/DT/4/det bill/bill/NOUN/NN/2/obj "
               "to/to/PART/TO/6/mark free/free/VERB/VB/4/acl "
               "the/the/DET/DT/8/det hostages/hostage/NOUN/NNS/6/obj "
               "././PUNCT/./2/punct");
  CU_ASSERT_FALSE(
      has_role(d, event(d, "free", TD_TID_Release), TD_ROLE_ACTOR, "Oman"));
  td_document_free(d);
}

static void an_acronym_before_a_noun_owns_it(void) {
  td_document *d =
      read_one("The/the/DET/DT/3/det UN/UN/PROPN/NNP/3/compound "
               "investigation/investigation/NOUN/NN/6/nsubj "
               "into/into/ADP/IN/5/case Oman/Oman/PROPN/NNP/3/nmod "
               "goes/go/VERB/VBZ/0/root on/on/ADP/RP/6/compound:prt "
               "././PUNCT/./6/punct");
  const td_event *e = event(d, "investigation", TD_TID_Investigate);
  CU_ASSERT_TRUE(has_role(d, e, TD_ROLE_ACTOR, "United_Nations"));
  CU_ASSERT_TRUE(has_role(d, e, TD_ROLE_RECIPIENT, "Oman"));
  td_document_free(d);
}

static void who_leads_an_act_does_it(void) {
  td_document *d =
      read_one("Chad/Chad/PROPN/NNP/2/nsubj fell/fall/VERB/VBD/0/root "
               "after/after/ADP/IN/8/case the/the/DET/DT/8/det "
               "Oman/Oman/PROPN/NNP/7/compound -/-/PUNCT/HYPH/5/punct "
               "led/lead/VERB/VBN/8/amod invasion/invasion/NOUN/NN/2/obl "
               "././PUNCT/./2/punct");
  const td_event *e = event(d, "invasion", TD_TID_Assault);
  CU_ASSERT_TRUE(has_role(d, e, TD_ROLE_ACTOR, "Oman"));
  td_document_free(d);
}

static void who_says_one_thing_asks_for_another(void) {
  td_document *d =
      read_one("Oman/Oman/PROPN/NNP/2/nsubj said/say/VERB/VBD/0/root "
               "that/that/SCONJ/IN/6/mark Chad/Chad/PROPN/NNP/6/nsubj "
               "had/have/AUX/VBD/6/aux withdrawn/withdraw/VERB/VBN/2/ccomp "
               ",/,/PUNCT/,/9/punct and/and/CCONJ/CC/9/cc "
               "urged/urge/VERB/VBD/6/conj Niger/Niger/PROPN/NNP/9/obj "
               "to/to/PART/TO/12/mark leave/leave/VERB/VB/9/xcomp "
               "././PUNCT/./2/punct");
  const td_event *e = event(d, "urged", TD_TID_Urge);
  CU_ASSERT_TRUE(has_role(d, e, TD_ROLE_ACTOR, "Oman"));
  CU_ASSERT_FALSE(has_role(d, e, TD_ROLE_ACTOR, "Chad"));
  td_document_free(d);
}

static void coordinated_verbs_share_their_subject(void) {
  td_document *d =
      read_one("Peru/Peru/PROPN/NNP/2/nsubj arrested/arrest/VERB/VBD/0/root "
               "12/12/NUM/CD/4/nummod protesters/protester/NOUN/NNS/2/obj "
               "and/and/CCONJ/CC/6/cc killed/kill/VERB/VBD/2/conj "
               "three/three/NUM/CD/8/nummod people/person/NOUN/NNS/6/obj "
               "././PUNCT/./2/punct");
  const td_event *arrest = event(d, "arrested", TD_TID_Arrest);
  const td_event *kill = event(d, "killed", TD_TID_Kill);
  CU_ASSERT_TRUE(has_role(d, kill, TD_ROLE_ACTOR, "Peru"));
  CU_ASSERT_EQUAL(arrest->numbers[TD_NUMBER_DETAINED].value, 12);
  CU_ASSERT_EQUAL(kill->numbers[TD_NUMBER_KILLED].value, 3);
  td_document_free(d);
}

static void an_event_noun_takes_the_subject_of_its_support_verb(void) {
  td_document *d =
      read_one("Peru/Peru/PROPN/NNP/3/nsubj will/will/AUX/MD/3/aux "
               "hold/hold/VERB/VB/0/root talks/talk/NOUN/NNS/3/obj "
               "with/with/ADP/IN/6/case Chile/Chile/PROPN/NNP/4/nmod "
               "on/on/ADP/IN/8/case Monday/Monday/PROPN/NNP/3/obl "
               "././PUNCT/./3/punct");
  CU_ASSERT_EQUAL(d->events.count, 1);
  const td_event *e = &d->events.items[0];
  CU_ASSERT_TRUE(has_role(d, e, TD_ROLE_ACTOR, "Peru"));
  CU_ASSERT_TRUE(has_role(d, e, TD_ROLE_ACTOR, "Chile"));
  CU_ASSERT_EQUAL(e->status, TD_PLANNED);
  CU_ASSERT_TRUE(e->is_future);
  CU_ASSERT_EQUAL(e->begin, td_day_parse(TD_SLICE("2019-03-25")));
  td_document_free(d);
}

static void a_noun_has_its_parties_in_its_phrases(void) {
  td_document *d =
      read_one("Peru/Peru/PROPN/NNP/3/nmod:poss 's/'s/PART/POS/1/case "
               "expulsion/expulsion/NOUN/NN/7/nsubj of/of/ADP/IN/6/case "
               "two/two/NUM/CD/6/nummod diplomats/diplomat/NOUN/NNS/3/nmod "
               "angered/anger/VERB/VBD/0/root Chile/Chile/PROPN/NNP/7/obj "
               "././PUNCT/./7/punct");
  CU_ASSERT_TRUE(
      has_role(d, event(d, "expulsion", TD_TID_Expel), TD_ROLE_ACTOR, "Peru"));
  td_document_free(d);
}

// ------------------------------------------------------------------ status

static void what_was_not_held_did_not_happen(void) {
  td_document *d =
      read_one("The/the/DET/DT/2/det talks/talk/NOUN/NNS/9/nsubj:pass "
               "between/between/ADP/IN/4/case Peru/Peru/PROPN/NNP/2/nmod "
               "and/and/CCONJ/CC/6/cc Chile/Chile/PROPN/NNP/4/conj "
               "were/be/AUX/VBD/9/aux:pass not/not/PART/RB/9/advmod "
               "held/hold/VERB/VBN/0/root ././PUNCT/./9/punct");
  CU_ASSERT_EQUAL(d->events.count, 1);
  const td_event *e = &d->events.items[0];
  CU_ASSERT_EQUAL(e->status, TD_DID_NOT_HAPPEN);
  CU_ASSERT_TRUE(has_role(d, e, TD_ROLE_ACTOR, "Peru"));
  CU_ASSERT_TRUE(has_role(d, e, TD_ROLE_ACTOR, "Chile"));
  CU_ASSERT_FALSE(e->is_coded);
  td_document_free(d);
}

static void what_has_yet_to_come_did_not_happen(void) {
  td_document *d =
      read_one("Kenya/Kenya/PROPN/NNP/2/nsubj has/have/VERB/VBZ/0/root "
               "yet/yet/ADV/RB/2/advmod to/to/PART/TO/5/mark "
               "withdraw/withdraw/VERB/VB/2/xcomp from/from/ADP/IN/9/case "
               "the/the/DET/DT/9/det African/African/PROPN/NNP/9/amod "
               "Union/Union/PROPN/NNP/5/obl ././PUNCT/./2/punct");
  const td_event *e = event(d, "withdraw", TD_TID_Withdraw);
  CU_ASSERT_EQUAL(e->status, TD_DID_NOT_HAPPEN);
  CU_ASSERT_TRUE(has_role(d, e, TD_ROLE_ACTOR, "Kenya"));
  td_document_free(d);
}

static void what_one_meets_for_or_breaks_off_is_coded_too(void) {
  td_document *d =
      read_one("Peru/Peru/PROPN/NNP/4/nsubj and/and/CCONJ/CC/3/cc "
               "Chile/Chile/PROPN/NNP/1/conj met/meet/VERB/VBD/0/root "
               "to/to/PART/TO/6/mark discuss/discuss/VERB/VB/4/advcl "
               "tariffs/tariff/NOUN/NNS/6/obj ././PUNCT/./4/punct");
  CU_ASSERT_TRUE(event(d, "discuss", TD_TID_Consult)->is_coded);
  td_document_free(d);
  d = read_one("Talks/talk/NOUN/NNS/6/nsubj between/between/ADP/IN/3/case "
               "Peru/Peru/PROPN/NNP/1/nmod and/and/CCONJ/CC/5/cc "
               "Chile/Chile/PROPN/NNP/3/conj "
               "collapsed/collapse/VERB/VBD/0/root ././PUNCT/./6/punct");
  CU_ASSERT_TRUE(event(d, "Talks", TD_TID_Consult)->is_coded);
  td_document_free(d);
}

static void what_is_denied_is_negative_for_its_source(void) {
  td_document *d =
      read_one("Kenya/Kenya/PROPN/NNP/2/nsubj denied/deny/VERB/VBD/0/root "
               "that/that/SCONJ/IN/6/mark Mali/Mali/PROPN/NNP/6/nsubj "
               "had/have/AUX/VBD/6/aux imposed/impose/VERB/VBN/2/ccomp "
               "sanctions/sanction/NOUN/NNS/6/obj on/on/ADP/IN/9/case "
               "Niger/Niger/PROPN/NNP/6/obl ././PUNCT/./2/punct");
  const td_event *e = event(d, "imposed", TD_TID_ImposeSanctions);
  CU_ASSERT_EQUAL(e->status, TD_DID_NOT_HAPPEN);
  CU_ASSERT_TRUE(entity_is(d, e->attributions.items[0].source, "Kenya"));
  CU_ASSERT_TRUE(e->attributions.items[0].is_negative);
  td_document_free(d);
}

static void what_is_asked_for_is_requested_and_its_content(void) {
  td_document *d =
      read_one("Iran/Iran/PROPN/NNP/2/nsubj urged/urge/VERB/VBD/0/root "
               "Oman/Oman/PROPN/NNP/2/obj to/to/PART/TO/5/mark "
               "withdraw/withdraw/VERB/VB/2/xcomp from/from/ADP/IN/9/case "
               "the/the/DET/DT/9/det African/African/PROPN/NNP/9/amod "
               "Union/Union/PROPN/NNP/5/obl ././PUNCT/./2/punct");
  const td_event *asked = event(d, "urged", TD_TID_Request);
  const td_event *e = event(d, "withdraw", TD_TID_Withdraw);
  CU_ASSERT_EQUAL(asked->status, TD_HAPPENED);
  CU_ASSERT_TRUE(asked->is_coded);
  CU_ASSERT_EQUAL(e->status, TD_REQUESTED);
  CU_ASSERT_TRUE(e->is_content);
  CU_ASSERT_FALSE(e->is_coded);
  CU_ASSERT_TRUE(has_role(d, e, TD_ROLE_ACTOR, "Oman"));
  CU_ASSERT_FALSE(has_role(d, e, TD_ROLE_ACTOR, "Iran"));
  td_document_free(d);
}

static void what_is_only_reported_or_conditional_is_possible(void) {
  td_document *d = read_one(
      "Peru/Peru/PROPN/NNP/3/nsubj reportedly/reportedly/ADV/RB/3/advmod "
      "expelled/expel/VERB/VBD/0/root two/two/NUM/CD/5/nummod "
      "diplomats/diplomat/NOUN/NNS/3/obj ././PUNCT/./3/punct");
  CU_ASSERT_EQUAL(event(d, "expelled", TD_TID_Expel)->status, TD_POSSIBLE);
  td_document_free(d);
  d = read_one("If/if/SCONJ/IN/3/mark Peru/Peru/PROPN/NNP/3/nsubj "
               "attacks/attack/VERB/VBZ/8/advcl Chile/Chile/PROPN/NNP/3/obj "
               ",/,/PUNCT/,/3/punct Brazil/Brazil/PROPN/NNP/8/nsubj "
               "will/will/AUX/MD/8/aux impose/impose/VERB/VB/0/root "
               "sanctions/sanction/NOUN/NNS/8/obj on/on/ADP/IN/11/case "
               "Peru/Peru/PROPN/NNP/8/obl ././PUNCT/./8/punct");
  CU_ASSERT_EQUAL(event(d, "attacks", TD_TID_Assault)->status, TD_POSSIBLE);
  CU_ASSERT_EQUAL(event(d, "impose", TD_TID_ImposeSanctions)->status,
                  TD_PLANNED);
  td_document_free(d);
}

// ------------------------------------------------------------------ sources

static void a_nested_source_is_told_via_the_outer_one(void) {
  td_document *d =
      read_one("Kenya/Kenya/PROPN/NNP/2/nsubj said/say/VERB/VBD/0/root "
               "that/that/SCONJ/IN/5/mark Uganda/Uganda/PROPN/NNP/5/nsubj "
               "announced/announce/VERB/VBD/2/ccomp that/that/SCONJ/IN/9/mark "
               "Mali/Mali/PROPN/NNP/9/nsubj had/have/AUX/VBD/9/aux "
               "attacked/attack/VERB/VBN/5/ccomp Niger/Niger/PROPN/NNP/9/obj "
               "././PUNCT/./2/punct");
  const td_event *e = event(d, "attacked", TD_TID_Assault);
  CU_ASSERT_EQUAL(e->attributions.count, 1);
  CU_ASSERT_TRUE(entity_is(d, e->attributions.items[0].source, "Uganda"));
  CU_ASSERT_TRUE(entity_is(d, e->attributions.items[0].via, "Kenya"));
  td_document_free(d);
}

static void a_quotation_without_words_around_it_goes_on(void) {
  static const char *const sentences[] = {
      "\"/\"/PUNCT/``/3/punct We/we/PRON/PRP/3/nsubj "
      "gave/give/VERB/VBD/8/ccomp them/they/PRON/PRP/3/iobj "
      "time/time/NOUN/NN/3/obj ,/,/PUNCT/,/3/punct \"/\"/PUNCT/''/3/punct "
      "said/say/VERB/VBD/0/root Kenya/Kenya/PROPN/NNP/8/nsubj "
      "././PUNCT/./8/punct",
      "\"/\"/PUNCT/``/3/punct They/they/PRON/PRP/3/nsubj "
      "asked/ask/VERB/VBD/0/root for/for/ADP/IN/5/case "
      "more/more/ADJ/JJR/3/obl ././PUNCT/./3/punct \"/\"/PUNCT/''/3/punct"};
  td_document *d = read_all(sentences, 2);
  CU_ASSERT_EQUAL_FATAL(d->quotations.count, 2);
  for (uint32_t i = 0; i < 2; i++) {
    CU_ASSERT_TRUE(d->quotations.items[i].is_direct);
    CU_ASSERT_TRUE(entity_is(d, d->quotations.items[i].speaker, "Kenya"));
  }
  CU_ASSERT_TRUE(
      td_slice_is(td_document_text(d, TD_BODY, d->quotations.items[0].content),
                  "We gave them time"));
  CU_ASSERT_EQUAL(event(d, "said", TD_TID_Statement)->quotation, 0);
  td_document_free(d);
}

// ------------------------------------------------------- again, and not at all

static void the_same_act_named_again_is_one(void) {
  static const char *const sentences[] = {
      "Mali/Mali/PROPN/NNP/2/nsubj expelled/expel/VERB/VBD/0/root "
      "two/two/NUM/CD/5/nummod Chilean/chilean/ADJ/JJ/5/amod "
      "diplomats/diplomat/NOUN/NNS/2/obj ././PUNCT/./2/punct",
      "The/the/DET/DT/2/det expulsion/expulsion/NOUN/NN/3/nsubj "
      "angered/anger/VERB/VBD/0/root Chile/Chile/PROPN/NNP/3/obj "
      "././PUNCT/./3/punct"};
  td_document *d = read_all(sentences, 2);
  const uint32_t first = find_event(d, "expelled", TD_TID_Expel);
  CU_ASSERT_EQUAL(event(d, "expulsion", TD_TID_Expel)->same_as, first);
  td_document_free(d);
}

static void other_senses_of_a_word_do_not_fire(void) {
  td_document *d =
      read_one("She/she/PRON/PRP/2/nsubj withdrew/withdraw/VERB/VBD/0/root "
               "200/200/NUM/CD/4/nummod dollars/dollar/NOUN/NNS/2/obj "
               "from/from/ADP/IN/7/case her/her/PRON/PRP$/7/nmod:poss "
               "account/account/NOUN/NN/2/obl ././PUNCT/./2/punct");
  CU_ASSERT_EQUAL(d->events.count, 0);
  td_document_free(d);
}

static void a_thing_that_helps_tells_of_no_help(void) {
  td_document *d = read_one(
      "Chad/Chad/PROPN/NNP/2/nsubj helped/help/VERB/VBD/0/root "
      "Malawi/Malawi/PROPN/NNP/2/obj to/to/PART/TO/5/mark "
      "buy/buy/VERB/VB/2/xcomp maize/maize/NOUN/NN/5/obj ././PUNCT/./2/punct");
  const td_event *e = event(d, "helped", TD_TID_Aid);
  CU_ASSERT(has_role(d, e, TD_ROLE_RECIPIENT, "Malawi"));
  td_document_free(d);
  d = read_one("The/the/DET/DT/2/det loan/loan/NOUN/NN/3/nsubj "
               "helped/help/VERB/VBD/0/root ././PUNCT/./3/punct");
  CU_ASSERT_EQUAL(find_event(d, "helped", TD_TID_Aid), TD_NONE);
  td_document_free(d);
}

static void an_act_of_another_is_beside_the_verb(void) {
  td_document *d = read_one(
      "Peru/Peru/PROPN/NNP/2/nsubj welcomed/welcome/VERB/VBD/0/root "
      "Chile/Chile/PROPN/NNP/5/nmod:poss 's/'s/PART/POS/3/case "
      "support/support/NOUN/NN/2/obj for/for/ADP/IN/8/case "
      "the/the/DET/DT/8/det reform/reform/NOUN/NN/5/nmod ././PUNCT/./2/punct");
  const td_event *e = event(d, "support", TD_TID_Support);
  CU_ASSERT(has_role(d, e, TD_ROLE_ACTOR, "Chile"));
  td_document_free(d);
  d = read_one("Two/two/NUM/CD/2/nummod guards/guard/NOUN/NNS/3/nsubj "
               "died/die/VERB/VBD/0/root in/in/ADP/IN/6/case "
               "the/the/DET/DT/6/det attacks/attack/NOUN/NNS/3/obl "
               "on/on/ADP/IN/8/case Gao/Gao/PROPN/NNP/6/nmod "
               "././PUNCT/./3/punct");
  CU_ASSERT_NOT_EQUAL(find_event(d, "died", TD_TID_Kill), TD_NONE);
  CU_ASSERT_NOT_EQUAL(find_event(d, "attacks", TD_TID_Assault), TD_NONE);
  td_document_free(d);
}

static void a_noun_says_what_its_loose_verb_asks_for(void) {
  td_document *d =
      read_one("The/the/DET/DT/2/det sloop/sloop/NOUN/NN/3/nsubj "
               "conducted/conduct/VERB/VBD/0/root a/a/DET/DT/5/det "
               "raid/raid/NOUN/NN/3/obj on/on/ADP/IN/8/case "
               "the/the/DET/DT/8/det rebels/rebel/NOUN/NNS/5/nmod "
               "././PUNCT/./3/punct");
  CU_ASSERT_EQUAL(d->events.count, 1);
  td_document_free(d);
}

static void verbs_that_share_an_object_are_both_events(void) {
  td_document *d =
      read_one("Rebels/rebel/NOUN/NNS/2/nsubj killed/kill/VERB/VBD/0/root "
               "and/and/CCONJ/CC/4/cc wounded/wound/VERB/VBD/5/amod "
               "residents/resident/NOUN/NNS/2/obj ././PUNCT/./2/punct");
  CU_ASSERT_NOT_EQUAL(find_event(d, "killed", TD_TID_Kill), TD_NONE);
  CU_ASSERT_NOT_EQUAL(find_event(d, "wounded", TD_TID_Injure), TD_NONE);
  td_document_free(d);
}

static void a_verb_of_a_title_may_look_like_a_plural(void) {
  static const char title[] =
      "Kenya/Kenya/PROPN/NNP/2/compound blocks/block/NOUN/NNS/3/nsubj "
      "access/access/NOUN/NN/0/root to/to/ADP/IN/5/case "
      "Internet/Internet/PROPN/NNP/3/nmod";
  static const char body[] =
      "It/it/PRON/PRP/2/nsubj rained/rain/VERB/VBD/0/root"
      " ././PUNCT/./2/punct";
  td_document *d = read_all((const char *const[]){title, body}, 2);
  const td_event *e = event(d, "blocks", TD_TID_Withhold);
  CU_ASSERT(has_role(d, e, TD_ROLE_ACTOR, "Kenya"));
  td_document_free(d);
  d = read_all((const char *const[]){body, title}, 2);
  CU_ASSERT_EQUAL(find_event(d, "blocks", TD_TID_Withhold), TD_NONE);
  td_document_free(d);
}

static void memory_that_runs_out_is_an_error_and_no_crash(void) {
  const char *sentence =
      "Sanctions/sanction/NOUN/NNS/3/nsubj:pass were/be/AUX/VBD/3/aux:pass "
      "imposed/impose/VERB/VBN/0/root on/on/ADP/IN/5/case "
      "Niger/Niger/PROPN/NNP/3/obl by/by/ADP/IN/7/case "
      "Mali/Mali/PROPN/NNP/3/obl:agent ././PUNCT/./3/punct";
  td_status status = TD_ERR_NO_MEM;
  for (long n = 0; n < 50 && status != TD_OK; n++) {
    td_document *d = tree_document(know, &sentence, 1, ARTICLE_DAY);
    CU_ASSERT_PTR_NOT_NULL_FATAL(d);
    td_memory_fail_after(n);
    status = td_extractor_run(extractor, d);
    td_memory_fail_after(-1);
    CU_ASSERT_TRUE(status == TD_OK || status == TD_ERR_NO_MEM);
    td_document_free(d);
  }
  CU_ASSERT_EQUAL(status, TD_OK);
}

// -------------------------------------------------------------- confidence

static void a_probability_grows_with_its_points(void) {
  unsigned before = 0;
  for (int points = -6000; points <= 6000; points += 50) {
    const unsigned p = td_points_probability(points);
    CU_ASSERT_TRUE(p >= before && p > 0 && p < 1000);
    CU_ASSERT_EQUAL(p + td_points_probability(-points), 1000);
    before = p;
  }
  CU_ASSERT_EQUAL(td_points_probability(0), 500);
  CU_ASSERT_EQUAL(td_points_probability(1000), 731);
  CU_ASSERT_EQUAL(td_points_probability(1125), 754); // halfway to 777
}

static bool rests_on(const td_event *e, td_ground ground) {
  return e->grounds >> ground & 1;
}

static void what_confidence_rests_on_is_noted(void) {
  td_document *d =
      read_one("Peru/Peru/PROPN/NNP/4/nsubj did/do/AUX/VBD/4/aux "
               "not/not/PART/RB/4/advmod arrest/arrest/VERB/VB/0/root "
               "them/they/PRON/PRP/4/obj ././PUNCT/./4/punct");
  const td_event *arrest = event(d, "arrest", TD_TID_Arrest);
  CU_ASSERT_TRUE(rests_on(arrest, TD_GROUND_BASE));
  CU_ASSERT_TRUE(rests_on(arrest, TD_GROUND_ACTOR));
  CU_ASSERT_TRUE(rests_on(arrest, TD_GROUND_ACTOR_NAMED));
  CU_ASSERT_TRUE(rests_on(arrest, TD_GROUND_NEGATED));
  CU_ASSERT_FALSE(rests_on(arrest, TD_GROUND_NOUN));
  CU_ASSERT_FALSE(rests_on(arrest, TD_GROUND_EMBEDDED));
  CU_ASSERT_FALSE(rests_on(arrest, TD_GROUND_LONG));
  td_document_free(d);
  d = read_one("Peru/Peru/PROPN/NNP/3/nmod:poss 's/'s/PART/POS/1/case "
               "expulsion/expulsion/NOUN/NN/7/nsubj of/of/ADP/IN/6/case "
               "two/two/NUM/CD/6/nummod diplomats/diplomat/NOUN/NNS/3/nmod "
               "angered/anger/VERB/VBD/0/root Chile/Chile/PROPN/NNP/7/obj "
               "././PUNCT/./7/punct");
  const td_event *expulsion = event(d, "expulsion", TD_TID_Expel);
  CU_ASSERT_TRUE(rests_on(expulsion, TD_GROUND_NOUN));
  CU_ASSERT_TRUE(rests_on(expulsion, TD_GROUND_EMBEDDED));
  CU_ASSERT_FALSE(rests_on(expulsion, TD_GROUND_NEGATED));
  td_document_free(d);
}

static void points_are_read(void) {
  td_confidence confidence;
  CU_ASSERT_EQUAL(td_confidence_load(know, NULL, &confidence), TD_OK);
  int n = 0;
  for (td_ground g = 0; g < TD_N_GROUNDS; g++) {
    n += confidence.points[g] != 0;
  }
  // Some may well be worth nothing, but then the data were read.
  CU_ASSERT_TRUE(n > TD_N_GROUNDS / 2);
  td_sift sift;
  CU_ASSERT_EQUAL(td_sift_load(know, NULL, &sift), TD_OK);
  for (unsigned k = 0; k < TD_N_KINDS; k++) {
    CU_ASSERT_NOT_EQUAL(sift.points[k][TD_SIGN_BASE], 0);
    CU_ASSERT_TRUE(sift.points[k][TD_SIGN_LOOSE] < 0);
  }
  CU_ASSERT_NOT_EQUAL(sift.points[TD_KIND_TYPED_VERB][TD_SIGN_LOOSE],
                      sift.points[TD_KIND_TYPED_NOUN][TD_SIGN_LOOSE]);
}

static bool has_hint(const td_trigger *trigger, const char *hint) {
  for (uint32_t i = 0; i < trigger->hints.count; i++) {
    if (td_slice_is(trigger->hints.items[i], hint)) {
      return true;
    }
  }
  return false;
}

static void what_stands_beside_a_word_is_noted(void) {
  static const char *const sentence[] = {
      "Oman/Oman/PROPN/NNP/2/nsubj withdrew/withdraw/VERB/VBD/0/root "
      "envoys/envoy/NOUN/NNS/2/obj from/from/ADP/IN/5/case "
      "Kenya/Kenya/PROPN/NNP/2/obl ././PUNCT/./2/punct"};
  td_document *d = tree_document(know, sentence, 1, ARTICLE_DAY);
  CU_ASSERT_PTR_NOT_NULL_FATAL(d);
  d->wants_triggers = true;
  extract(d);
  CU_ASSERT_FATAL(d->triggers.count > 0);
  const td_trigger *t = &d->triggers.items[0];
  CU_ASSERT_TRUE(has_hint(t, "over nsubj LOC"));
  CU_ASSERT_TRUE(has_hint(t, "over obj envoy"));
  CU_ASSERT_TRUE(has_hint(t, "withdraw over obl"));
  CU_ASSERT_TRUE(has_hint(t, "withdraw with from"));
  CU_ASSERT_EQUAL(t->hints.count, 7);
  td_document_free(d);
}

static void a_long_hint_is_left_out(void) {
  char sentence[400];
  snprintf(sentence, sizeof(sentence),
           "Oman/Oman/PROPN/NNP/2/nsubj withdrew/withdraw/VERB/VBD/0/root "
           "%0100d/%0100d/NOUN/NN/2/obj ././PUNCT/./2/punct",
           0, 0);
  const char *const sentences[] = {sentence};
  td_document *d = tree_document(know, sentences, 1, ARTICLE_DAY);
  CU_ASSERT_PTR_NOT_NULL_FATAL(d);
  d->wants_triggers = true;
  extract(d);
  CU_ASSERT_FATAL(d->triggers.count > 0);
  CU_ASSERT_TRUE(has_hint(&d->triggers.items[0], "withdraw over obj"));
  CU_ASSERT_EQUAL(d->triggers.items[0].hints.count, 3);
  td_document_free(d);
}

static const td_test tests[] = {
    {"a frame is read as it is written", a_frame_is_read_as_it_is_written},
    {"a slot of many frames is read once", a_slot_of_many_frames_is_read_once},
    {"a list in braces stands for its words",
     a_list_in_braces_stands_for_its_words},
    {"a bad frame is refused", a_bad_frame_is_refused},
    {"a verb has its parties, source and day",
     a_verb_has_its_parties_source_and_day},
    {"a passive is undone", a_passive_is_undone},
    {"a relative clause has its noun as subject",
     a_relative_clause_has_its_noun_as_subject},
    {"coordinated verbs share their subject",
     coordinated_verbs_share_their_subject},
    {"what says so is the actor though it is nobody",
     what_says_so_is_the_actor_though_it_is_nobody},
    {"who is asked is to do it", who_is_asked_is_to_do_it},
    {"a charge tells of its object", a_charge_tells_of_its_object},
    {"the first of a list is no part of the second",
     the_first_of_a_list_is_no_part_of_the_second},
    {"who stands behind said says so", who_stands_behind_said_says_so},
    {"a past read as a participle is active",
     a_past_read_as_a_participle_is_active},
    {"one more of a perfect is active", one_more_of_a_perfect_is_active},
    {"an aim of a noun has its doer", an_aim_of_a_noun_has_its_doer},
    {"an acronym before a noun owns it", an_acronym_before_a_noun_owns_it},
    {"who leads an act does it", who_leads_an_act_does_it},
    {"who says one thing asks for another",
     who_says_one_thing_asks_for_another},
    {"an event noun takes the subject of its support verb",
     an_event_noun_takes_the_subject_of_its_support_verb},
    {"a noun has its parties in its phrases",
     a_noun_has_its_parties_in_its_phrases},
    {"what was not held did not happen", what_was_not_held_did_not_happen},
    {"what has yet to come did not happen",
     what_has_yet_to_come_did_not_happen},
    {"what one meets for, or breaks off, is coded too",
     what_one_meets_for_or_breaks_off_is_coded_too},
    {"what is denied is negative for its source",
     what_is_denied_is_negative_for_its_source},
    {"what is asked for is requested, and content",
     what_is_asked_for_is_requested_and_its_content},
    {"what is only reported or conditional is possible",
     what_is_only_reported_or_conditional_is_possible},
    {"who a participle tells of undergoes a passive",
     who_a_participle_tells_of_undergoes_a_passive},
    {"a past of a title is a participle", a_past_of_a_title_is_a_participle},
    {"a title is who has the name behind it",
     a_title_is_who_has_the_name_behind_it},
    {"a nested source is told via the outer one",
     a_nested_source_is_told_via_the_outer_one},
    {"a quotation without words around it goes on",
     a_quotation_without_words_around_it_goes_on},
    {"the same act named again is one", the_same_act_named_again_is_one},
    {"other senses of a word do not fire", other_senses_of_a_word_do_not_fire},
    {"a thing that helps tells of no help",
     a_thing_that_helps_tells_of_no_help},
    {"an act of another is beside the verb",
     an_act_of_another_is_beside_the_verb},
    {"a noun says what its loose verb asks for",
     a_noun_says_what_its_loose_verb_asks_for},
    {"verbs that share an object are both events",
     verbs_that_share_an_object_are_both_events},
    {"a verb of a title may look like a plural",
     a_verb_of_a_title_may_look_like_a_plural},
    {"a probability grows with its points",
     a_probability_grows_with_its_points},
    {"what confidence rests on is noted", what_confidence_rests_on_is_noted},
    {"points are read", points_are_read},
    {"what stands beside a word is noted", what_stands_beside_a_word_is_noted},
    {"a long hint is left out", a_long_hint_is_left_out},
    {"memory that runs out is an error and no crash",
     memory_that_runs_out_is_an_error_and_no_crash},
};

int main(void) {
  if (td_know_open(TEST_BUILDDIR "/data/tidings.know", NULL, &know) != TD_OK ||
      td_detector_new(know, &detector) != TD_OK ||
      td_resolver_new(NULL, know, &resolver) != TD_OK ||
      td_linker_new(know, &linker) != TD_OK ||
      td_extractor_new(know, NULL, &extractor) != TD_OK) {
    return 99;
  }
  temporal = td_temporal_new(know);
  const int status =
      td_run_suite("extract", tests, sizeof(tests) / sizeof(tests[0]));
  td_extractor_free(extractor);
  td_linker_free(linker);
  td_resolver_free(resolver);
  td_detector_free(detector);
  td_temporal_free(temporal);
  td_know_close(know);
  return status;
}
