// SPDX-License-Identifier: MIT

#include "doc/score.h"

#include "doc/conllu.h"
#include "suite.h"

#include <stdlib.h>
#include <unistd.h>

// The scorer of the shared evaluation, where it lies beside the source.
#define SCRIPT TEST_SRCDIR "/../shared/eval/score_conllu.py"

#define W(id, form, lemma, upos, xpos, feats, head, rel, misc)                 \
  id "\t" form "\t" lemma "\t" upos "\t" xpos "\t" feats "\t" head "\t" rel    \
     "\t_\t" misc "\n"
#define N "SpaceAfter=No"
#define RANGE(ids, form, misc) ids "\t" form "\t_\t_\t_\t_\t_\t_\t_\t" misc "\n"

static const char gold[] = RANGE("1-2", "Don't", "_") W(
    "1", "Do", "do", "AUX", "VB", "Mood=Imp", "3", "aux",
    "_") W("2", "n't", "not", "PART", "RB", "Polarity=Neg", "3", "advmod", "_")
    W("3", "sell", "sell", "VERB", "VB", "VerbForm=Inf", "0", "root", "_")
        W("4", "co-op", "co-op", "NOUN", "NN", "Number=Sing", "5", "compound",
          "_") W("5", "shares", "share", "NOUN", "NNS", "Number=Plur|Typo=Yes",
                 "3", "obj", N)
            W("6", ".", ".", "PUNCT", ".", "_", "3", "punct",
              "_") "\n" W("1", "She", "_", "PRON", "PRP", "Person=3|Case=Nom",
                          "2", "nsubj", "_") RANGE("2-3", "cannot", N)
                W("2", "can", "can", "AUX", "MD", "_", "0", "root", "_")
                    W("3", "not", "not", "PART", "RB", "_", "2", "advmod", "_")
                        W("4", ".", ".", "PUNCT", ".", "_", "2", "punct",
                          "_") "\n" W("1", "Seoul", "Seoul", "PROPN", "NNP",
                                      "_", "2", "nmod:poss", "_")
                            W("2", "talks", "talk", "NOUN", "NNS", "_", "0",
                              "root", N) W("3", "...", "...", "PUNCT", ",", "_",
                                           "2", "punct", "_") "\n";

// Other tokens (co - op; cannot one word; Don ' t), another sentence, other
// tags, heads and relations.
static const char system_output[] = RANGE("1-3", "Don't", "_")
    W("1", "Don", "do", "AUX", "VB", "Mood=Imp", "4", "aux",
      "_") W("2", "'", "'", "PUNCT", "''", "_", "4", "punct",
             "_") W("3", "T", "t", "PART", "RB", "_", "4", "advmod", "_")
        W("4", "sell", "sell", "VERB", "VBP", "VerbForm=Inf|X=Y", "0", "root",
          "_") W("5", "co", "co", "NOUN", "NN", "Number=Sing", "8", "compound",
                 N) W("6", "-", "-", "PUNCT", "HYPH", "_", "5", "punct", N)
            W("7", "op", "op", "NOUN", "NN", "_", "8", "compound", "_")
                W("8", "shares", "share", "VERB", "NNS", "Number=Plur", "4",
                  "obl", N) W("9", ".", ".", "PUNCT", ".", "_", "4", "punct",
                              "_") "\n" W("1", "She", "she", "PRON", "PRP",
                                          "Case=Nom|Person=3", "2", "nsubj",
                                          "_")
                    W("2", "cannot", "cannot", "AUX", "MD", "_", "0", "root", N)
                        W("3", ".", ".", "PUNCT", ".", "_", "2", "punct", "_")
                            W("4", "Seoul", "Seoul", "PROPN", "NNP", "_", "5",
                              "nmod", "_") W("5", "talks", "talk", "NOUN",
                                             "NNS", "_", "2", "parataxis", N)
                                W("6", "...", "...", "PUNCT", ".", "_", "5",
                                  "punct", "_") "\n";

static td_document *read_text(const char *text) {
  td_source *source = NULL;
  td_document *document = NULL;
  CU_ASSERT_EQUAL_FATAL(
      td_source_open_memory(td_slice_of(text), "x", NULL, &source), TD_OK);
  td_conllu_reader *reader =
      td_conllu_reader_new(source, TD_CONLLU_DOCUMENTS, NULL);
  CU_ASSERT_EQUAL_FATAL(td_conllu_read(reader, &document), TD_OK);
  td_conllu_reader_free(reader);
  td_source_close(source);
  return document;
}

static td_status compare(const char *a, const char *b, td_score *score) {
  td_arena *scratch = td_arena_new(0);
  td_document *x = read_text(a);
  td_document *y = read_text(b);
  const td_status status = td_score_add(score, x, y, scratch);
  td_document_free(x);
  td_document_free(y);
  td_arena_free(scratch);
  return status;
}

static void gold_agrees_with_itself(void) {
  td_score score = {0};
  CU_ASSERT_EQUAL(compare(gold, gold, &score), TD_OK);
  CU_ASSERT_EQUAL(compare(gold, gold, &score), TD_OK);
  CU_ASSERT_EQUAL(score.counts[TD_SCORE_SENTENCES].correct, 6);
  CU_ASSERT_EQUAL(score.counts[TD_SCORE_TOKENS].gold, 22);
  for (unsigned m = 0; m < TD_N_SCORES; m++) {
    CU_ASSERT_EQUAL(td_score_f1(&score, (td_score_metric)m), 1);
  }
}

static void other_texts_are_refused(void) {
  td_score score = {0};
  CU_ASSERT_EQUAL(
      compare(gold, W("1", "Do", "_", "_", "_", "_", "_", "_", "_"), &score),
      TD_ERR_BAD_ARG);
  CU_ASSERT_EQUAL(score.counts[TD_SCORE_WORDS].gold, 0);
}

static void differences_are_counted(void) {
  static const uint64_t correct[TD_N_SCORES] = {
      [TD_SCORE_TOKENS] = 10,  [TD_SCORE_SENTENCES] = 1, [TD_SCORE_WORDS] = 8,
      [TD_SCORE_UPOS] = 7,     [TD_SCORE_XPOS] = 6,      [TD_SCORE_UFEATS] = 8,
      [TD_SCORE_ALL_TAGS] = 5, [TD_SCORE_LEMMAS] = 8,    [TD_SCORE_UAS] = 5,
      [TD_SCORE_LAS] = 4,      [TD_SCORE_LAS_FULL] = 3,  [TD_SCORE_CLAS] = 2};
  td_score score = {0};
  CU_ASSERT_EQUAL(compare(gold, system_output, &score), TD_OK);
  for (unsigned m = 0; m < TD_N_SCORES; m++) {
    CU_ASSERT_EQUAL(score.counts[m].correct, correct[m]);
    if (score.counts[m].correct != correct[m]) {
      printf("\n    %s: %d\n", td_score_name((td_score_metric)m),
             (int)score.counts[m].correct);
    }
  }
}

static void put(const char *path, const char *text) {
  FILE *file = fopen(path, "wb");
  CU_ASSERT_PTR_NOT_NULL_FATAL(file);
  fputs(text, file);
  fclose(file);
}

// Line by line "metric P R F1", in per cent with two digits.
static void agrees_with_the_shared_scorer(void) {
  char folder[] = "/tmp/tidings-score-XXXXXX";
  char a[64];
  char b[64];
  char command[400];
  if (access(SCRIPT, R_OK) != 0 || system("python3 -c '' 2>/dev/null") != 0) {
    printf("the shared scorer is not beside the source: skipped ... ");
    return;
  }
  CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(folder));
  snprintf(a, sizeof(a), "%s/a", folder);
  snprintf(b, sizeof(b), "%s/b", folder);
  put(a, gold);
  put(b, system_output);
  td_score score = {0};
  CU_ASSERT_EQUAL(compare(gold, system_output, &score), TD_OK);
  snprintf(command, sizeof(command), "python3 '%s' %s %s", SCRIPT, a, b);
  FILE *pipe = popen(command, "r");
  CU_ASSERT_PTR_NOT_NULL_FATAL(pipe);
  char line[200];
  unsigned n = 0;
  while (fgets(line, sizeof(line), pipe)) {
    char name[32];
    double p, r, f;
    if (sscanf(line, "%31s %lf %lf %lf", name, &p, &r, &f) != 4) {
      continue;
    }
    for (unsigned m = 0; m < TD_N_SCORES; m++) {
      if (strcmp(name, td_score_name((td_score_metric)m)) == 0) {
        n++;
        CU_ASSERT_DOUBLE_EQUAL(
            100 * td_score_precision(&score, (td_score_metric)m), p, 0.006);
        CU_ASSERT_DOUBLE_EQUAL(
            100 * td_score_recall(&score, (td_score_metric)m), r, 0.006);
        CU_ASSERT_DOUBLE_EQUAL(100 * td_score_f1(&score, (td_score_metric)m), f,
                               0.006);
      }
    }
  }
  pclose(pipe);
  CU_ASSERT_EQUAL(n, TD_N_SCORES);
  unlink(a);
  unlink(b);
  rmdir(folder);
}

static const td_test tests[] = {
    {"gold agrees with itself", gold_agrees_with_itself},
    {"other texts are refused", other_texts_are_refused},
    {"differences are counted", differences_are_counted},
    {"agrees with the shared scorer", agrees_with_the_shared_scorer},
};

SUITE_MAIN("score", tests)
