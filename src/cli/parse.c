// SPDX-License-Identifier: MIT

#include "cli/command.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#define MAX_OPTIONS 32

// The tables of getopt_long for a command and the common options.
typedef struct {
  struct option longs[MAX_OPTIONS + 1];
  char shorts[3 + 2 * MAX_OPTIONS];
} getopt_tables;

static void add_options(getopt_tables *tables, size_t *n, size_t *n_shorts,
                        const td_cli_option *options) {
  for (const td_cli_option *o = options; o->name && *n < MAX_OPTIONS; o++) {
    tables->longs[(*n)++] =
        (struct option){o->name, o->argument ? required_argument : no_argument,
                        NULL, o->letter};
    tables->shorts[(*n_shorts)++] = (char)o->letter;
    if (o->argument) {
      tables->shorts[(*n_shorts)++] = ':';
    }
  }
}

// One of the words of `list` ("a|b|c"); else the fault is printed.
static int find_choice(const char *option, const char *list,
                       const char *value) {
  int choice = 0;
  const size_t length = strlen(value);
  for (const char *at = list; *at; choice++) {
    const size_t n = strcspn(at, "|");
    if (n == length && strncmp(at, value, n) == 0) {
      return choice;
    }
    at += n + (at[n] == '|');
  }
  fprintf(stderr, "tidings: --%s takes %s, not '%s'\n", option, list, value);
  return -1;
}

static tidings_status add_file(const char *option, const char **files,
                               size_t *n, const char *value) {
  if (*n == TD_CLI_MAX_FILES) {
    fprintf(stderr, "tidings: --%s: at most %d files\n", option,
            TD_CLI_MAX_FILES);
    return TIDINGS_USAGE;
  }
  files[(*n)++] = value;
  return TIDINGS_OK;
}

static tidings_status set_choice(const char *name, const char *value,
                                 td_cli_call *call) {
  if (strcmp(name, "text") == 0) {
    static const tidings_text texts[] = {
        TIDINGS_TEXT_NONE, TIDINGS_TEXT_MENTION, TIDINGS_TEXT_SENTENCE,
        TIDINGS_TEXT_FULL};
    const int choice = find_choice(name, "none|mention|sentence|full", value);
    call->options.text = choice < 0 ? TIDINGS_TEXT_SENTENCE : texts[choice];
    return choice < 0 ? TIDINGS_USAGE : TIDINGS_OK;
  }
  if (strcmp(name, "from") == 0) {
    call->options.input = TIDINGS_INPUT_CONLLU;
    return find_choice(name, "conllu", value) < 0 ? TIDINGS_USAGE : TIDINGS_OK;
  }
  const int choice = find_choice(name, "text|ninjs|jsonl", value);
  call->options.input = (tidings_input)(TIDINGS_INPUT_TEXT + choice);
  return choice < 0 ? TIDINGS_USAGE : TIDINGS_OK;
}

static tidings_status set_number(const char *name, const char *value,
                                 td_cli_call *call) {
  char *end;
  const double number = strtod(value, &end);
  const double most = strcmp(name, "jobs") == 0       ? 1024
                      : strcmp(name, "timeout") == 0  ? 1e6
                      : strcmp(name, "max-rows") == 0 ? 1e15
                                                      : 1;
  if (*value == '\0' || *end != '\0' || !(number >= 0) || number > most) {
    fprintf(stderr, "tidings: --%s takes a number from 0 to %.0f, not '%s'\n",
            name, most, value);
    return TIDINGS_USAGE;
  }
  if (strcmp(name, "jobs") == 0) {
    call->options.jobs = (unsigned)number;
  } else if (strcmp(name, "timeout") == 0) {
    call->asking.timeout = number;
  } else if (strcmp(name, "max-rows") == 0) {
    call->asking.max_rows = (size_t)number;
  } else {
    call->options.min_confidence = number;
  }
  return TIDINGS_OK;
}

static tidings_status set_population(const char *value, td_cli_call *call) {
  char *end;
  call->import.min_population = strtol(value, &end, 10);
  if (*value == '\0' || *end != '\0' || call->import.min_population < 0) {
    fprintf(stderr, "tidings: --min-population takes a number, not '%s'\n",
            value);
    return TIDINGS_USAGE;
  }
  return TIDINGS_OK;
}

static tidings_status set_seed(const char *value, td_cli_call *call) {
  char *end;
  call->seed = strtoul(value, &end, 10);
  if (*value < '1' || *value > '9' || *end != '\0') {
    fprintf(stderr, "tidings: --seed takes a number from 1, not '%s'\n", value);
    return TIDINGS_USAGE;
  }
  return TIDINGS_OK;
}

static tidings_status set_batch(const char *value, td_cli_call *call) {
  char *end;
  const unsigned long number = strtoul(value, &end, 10);
  if (*value < '1' || *value > '9' || *end != '\0' || number > 10000000) {
    fprintf(stderr,
            "tidings: --batch takes a number from 1 to 10000000, not '%s'\n",
            value);
    return TIDINGS_USAGE;
  }
  call->batch = number;
  return TIDINGS_OK;
}

// Where an option's word goes that needs no check; NULL for the other options.
static const char **word_of(int letter, td_cli_call *call) {
  switch (letter) {
  case 'b':
    return &call->options.base;
  case 'd':
    return &call->options.date;
  case 'o':
    return &call->output;
  case 'f':
    return &call->format;
  case 'A':
    return &call->article;
  case 'C':
    return &call->import.country;
  case 'D':
    return &call->dev;
  case 'E':
    return &call->names_dev;
  case 'V':
    return &call->vectors;
  case 'm':
    return &call->model;
  case 'G':
    return &call->graph;
  case 'T':
    return &call->table;
  case 'Q':
    return &call->query_url;
  case 'U':
    return &call->asking.endpoint;
  default:
    return NULL;
  }
}

// Set an option that has no value; whether `letter` is one.
static bool set_flag(int letter, td_cli_call *call) {
  switch (letter) {
  case 'q':
    call->is_quiet = true;
    return true;
  case 'e':
    call->is_examples = true;
    return true;
  case 'a':
    call->options.all_predicates = 1;
    return true;
  case 'u':
    call->is_update = true;
    return true;
  case 'n':
    call->is_names = true;
    return true;
  case 'L':
    call->is_large = true;
    return true;
  case 'y':
    call->asking.all_graphs = 1;
    return true;
  default:
    return false;
  }
}

// An option whose value is a number, a choice or one of several files.
static tidings_status set_value(int letter, const char *value,
                                td_cli_call *call) {
  switch (letter) {
  case 'g':
    return add_file("gazetteer", call->gazetteers, &call->options.n_gazetteers,
                    value);
  case 'l':
    return add_file("lexicon", call->lexicons, &call->options.n_lexicons,
                    value);
  case 'N':
    return add_file("names", call->names, &call->n_names, value);
  case 'R':
    return add_file("chains", call->chains, &call->n_chains, value);
  case 'K':
    return add_file("teacher", call->teachers, &call->n_teachers, value);
  case 'S':
    return set_seed(value, call);
  case 'p':
    return set_population(value, call);
  case 'B':
    return set_batch(value, call);
  case 'j':
    return set_number("jobs", value, call);
  case 'z':
    return set_number("timeout", value, call);
  case 'r':
    return set_number("max-rows", value, call);
  case 'c':
    return set_number("min-confidence", value, call);
  case 't':
    return set_choice("text", value, call);
  case 'F':
    return set_choice("from", value, call);
  default:
    return set_choice("input", value, call);
  }
}

static tidings_status set_option(int letter, const char *value,
                                 td_cli_call *call) {
  const char **word = word_of(letter, call);
  if (word) {
    *word = value;
    return TIDINGS_OK;
  }
  return set_flag(letter, call) ? TIDINGS_OK : set_value(letter, value, call);
}

// A fault that getopt_long found; `word` is the argument of an unknown long
// option, of the others the letter is known.
static void complain(int letter, const char *shorts, const char *word) {
  if (optopt == 0) {
    fprintf(stderr, "tidings: %s is no option\n", word);
  } else {
    const char *what = letter == ':'            ? "needs a value"
                       : strchr(shorts, optopt) ? "takes no value"
                                                : "is no option";
    fprintf(stderr, "tidings: -%c %s\n", optopt, what);
  }
}

tidings_status td_cli_parse(const td_cli_command *command, int argc,
                            char **argv, td_cli_call *call) {
  getopt_tables tables = {0};
  size_t n = 0;
  size_t n_shorts = 0;
  tables.shorts[n_shorts++] = ':'; // tell what is missing from what is unknown
  add_options(&tables, &n, &n_shorts, command->options);
  add_options(&tables, &n, &n_shorts, td_cli_common_options);
  *call = (td_cli_call){.output = "-"};
  optind = 1;
  opterr = 0;
  int letter;
  while ((letter = getopt_long(argc, argv, tables.shorts, tables.longs,
                               NULL)) != -1) {
    if (letter == 'h') {
      td_cli_print_command_help(stdout, command);
      exit(TIDINGS_OK);
    }
    if (letter == '?' || letter == ':') {
      complain(letter, tables.shorts, argv[optind - 1]);
    }
    if (letter == '?' || letter == ':' ||
        set_option(letter, optarg, call) != TIDINGS_OK) {
      fprintf(stderr, "tidings: see 'tidings %s --help'\n", command->name);
      return TIDINGS_USAGE;
    }
  }
  call->options.gazetteers = call->gazetteers;
  call->options.lexicons = call->lexicons;
  call->arguments = (const char *const *)argv + optind;
  call->n_arguments = (size_t)(argc - optind);
  if (call->n_arguments < command->min_arguments) {
    fprintf(stderr, "tidings: usage: tidings %s %s\n", command->name,
            command->arguments);
    return TIDINGS_USAGE;
  }
  return TIDINGS_OK;
}
