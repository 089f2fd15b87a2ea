// SPDX-License-Identifier: MIT

#include "cli/command.h"

#include <errno.h>
#include <malloc.h>
#include <string.h>
#include <unistd.h>

const td_cli_option td_cli_common_options[] = {
    {'g', "gazetteer", "FILE.ttl", "names of your own, added to ours"},
    {'l', "lexicon", "FILE.ttl", "words of your own, added to ours"},
    {'b', "base", "IRI", "where entity/, event/ and the like stand"},
    {'j', "jobs", "N", "threads; default: one for each processor"},
    {'q', "quiet", NULL, "no progress and no summary"},
    {'h', "help", NULL, "show this help"},
    {0, NULL, NULL, NULL}};

#define INPUT_OPTIONS                                                          \
  {'i', "input", "text|ninjs|jsonl",                                           \
   "how to read the inputs; default: guess"},                                  \
  {                                                                            \
    'd', "date", "YYYY-MM-DD", "the day of articles that have none"            \
  }

static const td_cli_option build_options[] = {
    {'o', "output", "FILE",
     "the graph (.gz: packed); default: standard output"},
    {'f', "format", "turtle|trig|ntriples|nquads|rdfxml|jsonld",
     "default: by the file's name, else turtle"},
    {'t', "text", "none|mention|sentence|full",
     "how much of the text goes in; default: sentence"},
    {'c', "min-confidence", "0..1", "leave out events below it"},
    INPUT_OPTIONS,
    {0, NULL, NULL, NULL}};

static const td_cli_option annotate_options[] = {
    {'o', "output", "FILE", "default: standard output"},
    {'f', "format", "json|conllu", "default: json"},
    {'F', "from", "conllu", "take the trees of another parser"},
    {'a', "all-predicates", NULL, "every verb and event noun, not only ours"},
    INPUT_OPTIONS,
    {0, NULL, NULL, NULL}};

static const td_cli_option events_options[] = {
    {'o', "output", "FILE", "default: standard output"},
    {'f', "format", "jsonl|csv", "default: jsonl"},
    {'c', "min-confidence", "0..1", "leave out events below it"},
    INPUT_OPTIONS,
    {0, NULL, NULL, NULL}};

#define ASKING_OPTIONS                                                         \
  {'o', "output", "FILE", "default: standard output"},                         \
      {'f', "format", "table|csv|tsv|json|xml",                                \
       "default: table on a terminal, else csv"},                              \
      {'z', "timeout", "SECONDS", "end it after so long; default: 300"}, {     \
    'r', "max-rows", "N", "end it when the answer has more rows"               \
  }

static const td_cli_option query_options[] = {
    ASKING_OPTIONS,
    {'y', "all-graphs", NULL, "outside of GRAPH, ask all graphs as one"},
    {'U', "endpoint", "URL", "ask a SPARQL endpoint instead of graphs"},
    {0, NULL, NULL, NULL}};

static const td_cli_option ask_options[] = {ASKING_OPTIONS,
                                            {0, NULL, NULL, NULL}};

static const td_cli_option explain_options[] = {
    {'o', "output", "FILE", "default: standard output"},
    {'A', "article", "FILE", "the article, to show the trees as well"},
    {0, NULL, NULL, NULL}};

static const td_cli_option train_options[] = {
    {'o', "output", "FILE", "the model"},
    {'D', "dev", "FILE.conllu", "score this treebank after each round"},
    {'N', "names", "FILE.jsonl", "learn names from these texts too"},
    {'E', "names-dev", "FILE.jsonl", "score these names after each round"},
    {'V', "vectors", "FILE", "vectors of words: a word, its numbers a line"},
    {'R', "chains", "FILE.jsonl", "learn coreference from these texts too"},
    {'m', "model", "FILE", "take tags and trees of this model over"},
    {'K', "teacher", "FILE", "learn trees from this model too; several"},
    {'S', "seed", "N", "begin with other random weights; default: 1"},
    {'L', "large", NULL, "a larger network: slower, a better teacher"},
    {0, NULL, NULL, NULL}};

static const td_cli_option eval_options[] = {
    {'o', "output", "FILE", "default: standard output"},
    {'n', "names", NULL, "gold is texts with names, not a treebank"},
    {0, NULL, NULL, NULL}};

static const td_cli_option gazetteer_options[] = {
    {'o', "output", "FILE", "default: standard output"},
    {'p', "min-population", "N", "leave out smaller towns of GeoNames"},
    {'C', "country", "CODE", "the state of the persons of Popolo"},
    {0, NULL, NULL, NULL}};

static const td_cli_option check_options[] = {
    {'e', "examples", NULL, "run the examples of the whole lexicon"},
    {0, NULL, NULL, NULL}};

static const td_cli_option no_options[] = {{0, NULL, NULL, NULL}};

// ---------------------------------------------------------------- running

static void show_progress(void *handle, const tidings_progress *p) {
  (void)handle;
  fprintf(stderr, "\r%zu documents, %zu events, %.0f words/s ", p->n_documents,
          p->n_events, p->seconds > 0 ? (double)p->n_words / p->seconds : 0.0);
  fflush(stderr);
}

static void show_summary(const td_cli_call *call, const tidings_progress *p) {
  if (call->is_quiet) {
    return;
  }
  fprintf(stderr, "%stidings: %zu documents", isatty(2) ? "\r\033[K" : "",
          p->n_documents);
  if (p->n_failed) {
    fprintf(stderr, " (%zu failed)", p->n_failed);
  }
  fprintf(stderr, ", %zu events, %zu words, %.0f words/s\n", p->n_events,
          p->n_words, p->seconds > 0 ? (double)p->n_words / p->seconds : 0.0);
}

tidings_status td_cli_open(const td_cli_call *call, tidings **t) {
  tidings_options options = call->options;
  options.on_error = td_cli_report;
  if (!call->is_quiet && isatty(2)) {
    options.on_progress = show_progress;
  }
  return tidings_open(&options, t);
}

typedef tidings_status (*document_func)(tidings *t, const char *const *inputs,
                                        size_t n_inputs, const char *output,
                                        const char *format,
                                        tidings_progress *progress);

// Most that is kept of memory given back.
#define KEPT_BYTES (64 * 1024 * 1024)

// Each stage takes memory for each document and gives it back: what is kept
// need not be asked of the system again, page by page.
static void keep_memory(void) {
  mallopt(M_MMAP_THRESHOLD, KEPT_BYTES / 2);
  mallopt(M_TRIM_THRESHOLD, KEPT_BYTES);
}

static tidings_status run_documents(const td_cli_call *call,
                                    document_func run) {
  keep_memory();
  tidings *t;
  tidings_status status = td_cli_open(call, &t);
  if (status != TIDINGS_OK) {
    return status;
  }
  tidings_progress progress = {0};
  status = run(t, call->arguments, call->n_arguments, call->output,
               call->format, &progress);
  tidings_close(t);
  if (status <= TIDINGS_SOME_FAILED) {
    show_summary(call, &progress);
  }
  return status;
}

static tidings_status run_build(const td_cli_call *call) {
  return run_documents(call, tidings_build);
}

static tidings_status run_annotate(const td_cli_call *call) {
  return run_documents(call, tidings_annotate);
}

static tidings_status run_events(const td_cli_call *call) {
  return run_documents(call, tidings_events);
}

static void show_import(void *handle, const tidings_progress *p) {
  (void)handle;
  fprintf(stderr, "\r%zu lines, %zu entries, %zu posts ", p->n_words,
          p->n_documents, p->n_events);
  fflush(stderr);
}

static tidings_status run_gazetteer(const td_cli_call *call) {
  if (strcmp(call->arguments[0], "import") != 0) {
    fprintf(stderr, "tidings: gazetteer knows one thing to do: import\n");
    return TIDINGS_USAGE;
  }
  tidings_options options = call->options;
  options.on_error = td_cli_report;
  if (!call->is_quiet && isatty(2)) {
    options.on_progress = show_import;
  }
  tidings *t;
  tidings_status status = tidings_open(&options, &t);
  if (status != TIDINGS_OK) {
    return status;
  }
  tidings_progress p = {0};
  status = tidings_import(t, &call->import, call->arguments + 1,
                          call->n_arguments - 1, call->output, &p);
  tidings_close(t);
  if (status <= TIDINGS_SOME_FAILED && !call->is_quiet) {
    fprintf(stderr, "%stidings: %zu entries, %zu posts of %zu lines",
            isatty(2) ? "\r\033[K" : "", p.n_documents, p.n_events, p.n_words);
    if (p.n_failed) {
      fprintf(stderr, ", %zu left out", p.n_failed);
    }
    fprintf(stderr, "\n");
  }
  return status;
}

static void show_round(void *handle, const char *line) {
  (void)handle;
  fprintf(stderr, "tidings: %s\n", line);
}

static tidings_status run_train(const td_cli_call *call) {
  tidings_options options = call->options;
  options.on_error = td_cli_report;
  if (strcmp(call->output, "-") == 0) {
    fprintf(stderr, "tidings: train needs --output FILE for the model\n");
    return TIDINGS_USAGE;
  }
  const tidings_training training = {.treebanks = call->arguments,
                                     .n_treebanks = call->n_arguments,
                                     .treebank_dev = call->dev,
                                     .names = call->names,
                                     .n_names = call->n_names,
                                     .names_dev = call->names_dev,
                                     .vectors = call->vectors,
                                     .chains = call->chains,
                                     .n_chains = call->n_chains,
                                     .model = call->model,
                                     .teachers = call->teachers,
                                     .n_teachers = call->n_teachers,
                                     .seed = call->seed,
                                     .large = call->is_large,
                                     .on_round =
                                         call->is_quiet ? NULL : show_round};
  if (training.n_treebanks == 0 &&
      (!training.model || (!training.n_names && !training.n_chains))) {
    fprintf(stderr, "tidings: train needs a treebank, or --names or --chains "
                    "and the --model that they are added to\n");
    return TIDINGS_USAGE;
  }
  return tidings_train(&options, &training, call->output);
}

static tidings_asking asking_of(const td_cli_call *call) {
  tidings_asking asking = call->asking;
  asking.format = call->format;
  if (!asking.format) {
    const bool is_terminal = strcmp(call->output, "-") == 0 && isatty(1);
    asking.format = is_terminal ? "table" : "csv";
  }
  return asking;
}

static tidings_status run_query(const td_cli_call *call) {
  const tidings_asking asking = asking_of(call);
  const size_t n_graphs = call->n_arguments - 1;
  if ((n_graphs == 0) != (asking.endpoint != NULL)) {
    fprintf(stderr, "tidings: query takes graphs or --endpoint, then the "
                    "query\n");
    return TIDINGS_USAGE;
  }
  tidings *t;
  tidings_status status = td_cli_open(call, &t);
  if (status == TIDINGS_OK) {
    status = tidings_query(t, call->arguments, n_graphs,
                           call->arguments[n_graphs], call->output, &asking);
    tidings_close(t);
  }
  return status;
}

// "name=value"; a file of such a name can be given as ./name=value.
static bool is_value(const char *argument) {
  const size_t n = strcspn(argument, "=./");
  return n > 0 && argument[n] == '=';
}

static tidings_status run_ask(const td_cli_call *call) {
  const char *const *arguments = call->arguments;
  size_t n_graphs = 0;
  size_t n_values = 0;
  while (1 + n_graphs < call->n_arguments &&
         !is_value(arguments[1 + n_graphs])) {
    n_graphs++;
  }
  while (1 + n_graphs + n_values < call->n_arguments) {
    if (!is_value(arguments[1 + n_graphs + n_values++])) {
      fprintf(stderr, "tidings: ask takes graphs before name=value\n");
      return TIDINGS_USAGE;
    }
  }
  if (n_values && !n_graphs) {
    fprintf(stderr, "tidings: ask needs a graph\n");
    return TIDINGS_USAGE;
  }
  tidings *t;
  tidings_status status = td_cli_open(call, &t);
  if (status != TIDINGS_OK) {
    return status;
  }
  tidings_asking asking = asking_of(call);
  asking.values = arguments + 1 + n_graphs;
  asking.n_values = n_values;
  status = n_graphs
               ? tidings_ask(t, arguments[0], arguments + 1, n_graphs,
                             call->output, &asking)
               : tidings_list_questions(
                     t, call->n_arguments ? arguments[0] : NULL, call->output);
  tidings_close(t);
  return status;
}

static tidings_status run_explain(const td_cli_call *call) {
  if (call->n_arguments != 2 && call->n_arguments != 4) {
    fprintf(stderr, "tidings: explain takes a graph and one IRI, or a graph "
                    "and subject, property, object\n");
    return TIDINGS_USAGE;
  }
  tidings *t;
  tidings_status status = td_cli_open(call, &t);
  if (status == TIDINGS_OK) {
    status =
        tidings_explain(t, call->arguments[0], call->arguments + 1,
                        call->n_arguments - 1, call->article, call->output);
    tidings_close(t);
  }
  return status;
}

static tidings_status run_check(const td_cli_call *call) {
  tidings *t;
  tidings_status status = td_cli_open(call, &t);
  if (status == TIDINGS_OK) {
    status = call->is_examples
                 ? tidings_check_examples(t)
                 : tidings_check(t, call->arguments, call->n_arguments);
    tidings_close(t);
  }
  return status;
}

static tidings_status run_eval(const td_cli_call *call) {
  tidings *t;
  tidings_status status = td_cli_open(call, &t);
  if (status == TIDINGS_OK) {
    status = call->is_names
                 ? tidings_eval_names(t, call->arguments[0], call->output)
                 : tidings_eval(t, call->arguments[0], call->output);
    tidings_close(t);
  }
  return status;
}

static tidings_status run_help(const td_cli_call *call) {
  const char *topic = call->n_arguments ? call->arguments[0] : "";
  if (strcmp(topic, "man-page") == 0) {
    td_cli_print_man(stdout);
  } else if (strcmp(topic, "bash-completion") == 0) {
    td_cli_print_completion(stdout);
  } else if (td_cli_find(topic)) {
    td_cli_print_command_help(stdout, td_cli_find(topic));
  } else {
    td_cli_print_help(stdout);
  }
  if (fflush(stdout) != 0) {
    fprintf(stderr, "tidings: standard output: %s\n", strerror(errno));
    return TIDINGS_FAILED;
  }
  return TIDINGS_OK;
}

// ------------------------------------------------------------------ table

static const char *const build_examples[] = {
    "tidings build -o graph.ttl articles/", "a folder of articles to a graph",
    "tidings build -f nquads *.json.gz > graph.nq",
    "a named graph for each article", NULL};
static const char *const annotate_examples[] = {
    "tidings annotate article.txt", "sentences, mentions, times, events",
    "tidings annotate -f conllu article.txt", "words and trees", NULL};
static const char *const events_examples[] = {
    "tidings events articles.jsonl | jq .class", "the class of every report",
    "tidings events -f csv -o events.csv articles/", "for a spreadsheet", NULL};
static const char *const train_examples[] = {
    "tidings train -o model.bin --dev dev.conllu train.conllu",
    "a new language model",
    "tidings train -o new.bin --teacher a.bin --teacher b.bin train.conllu",
    "the same, learned from the trees and from two models",
    "tidings train -o new.bin --model model.bin --names names.jsonl",
    "the same with a new network for names",
    "tidings train -o new.bin --model model.bin --chains chains.jsonl",
    "the same with a new network for coreference",
    NULL};
static const char *const query_examples[] = {
    "tidings query graph.ttl 'SELECT ?e ?a { ?e a tid:Meet ; tid:actor ?a }'",
    "who met",
    "tidings query -f json graph.ttl question.rq",
    "a query from a file",
    "tidings query --endpoint http://localhost:8890/sparql 'ASK { ?e a "
    "tid:Meet }'",
    "the same of a triple store",
    NULL};
static const char *const ask_examples[] = {
    "tidings ask",
    "the questions there are",
    "tidings ask dyad",
    "what one of them wants to know",
    "tidings ask dyad graph.ttl one=Iran other='United States'",
    "what the two did to each other",
    "tidings ask who-did-what graph.ttl class=Assault from=2019-01-01",
    "attacks since 2019",
    NULL};
static const char *const explain_examples[] = {
    "tidings explain graph.ttl EVENT-IRI", "why this event is there",
    "tidings explain graph.ttl EVENT-IRI tid:actor ent:France",
    "why France is said to have done it", NULL};
static const char *const gazetteer_examples[] = {
    "tidings gazetteer import -o towns.ttl -p 5000 cities5000.txt",
    "towns of GeoNames",
    "tidings gazetteer import -o world.ttl latest-all.nt.gz",
    "persons, bodies, places of Wikidata",
    "tidings gazetteer import -o kenya.ttl -C KE ep-popolo-v1.0.json",
    "a parliament of EveryPolitician",
    NULL};
static const char *const check_examples[] = {"tidings check", "our own data",
                                             "tidings check my-lexicon.ttl",
                                             "yours", NULL};
static const char *const eval_examples[] = {
    "tidings eval dev.conllu", "words, tags and trees against gold",
    "tidings eval --names dev.jsonl", "names against gold", NULL};
static const char *const help_examples[] = {"tidings help build",
                                            "the help of one command", NULL};

const td_cli_command td_cli_commands[] = {
    {"build", "[options] INPUT...", "articles to a graph",
     "Reads articles (plain text, ninjs, JSON Lines; folders and .gz of all; "
     "-\n"
     "is standard input) and writes one graph of what they report.",
     build_options, build_examples, 1, run_build},
    {"annotate", "[options] INPUT...", "what was found in articles",
     "Writes sentences, mentions, times, events and attributions as JSON, one\n"
     "object a document, or words and trees as CoNLL-U.",
     annotate_options, annotate_examples, 1, run_annotate},
    {"events", "[options] INPUT...", "one record for each event report",
     "Writes flat records: who did what to whom, when, where, and whether.",
     events_options, events_examples, 1, run_events},
    {"train", "[options] -o MODEL [TREEBANK...]", "train the language model",
     "Learns tags, lemmas and trees from CoNLL-U treebanks, names and chains "
     "of\n"
     "coreference from texts in JSON Lines with their gold names and chains.",
     train_options, train_examples, 0, run_train},
    {"query", "[options] GRAPH... 'SPARQL' | FILE.rq", "ask a graph",
     "Answers a SPARQL 1.1 query; CONSTRUCT and DESCRIBE give Turtle.\n"
     "The prefixes of the vocabulary are declared.\n"
     "A query that takes too long or too much memory ends with an error.\n"
     "With --endpoint a triple store is asked.\n"
     "Name and password, where it wants them, stand in TIDINGS_USER and\n"
     "TIDINGS_PASSWORD or in the netrc file.",
     query_options, query_examples, 1, run_query},
    {"ask", "[options] [NAME [GRAPH... [PARAMETER=VALUE...]]]",
     "ask a graph without SPARQL",
     "Answers a question by its name; without a name lists the questions, "
     "with\n"
     "a name alone says what parameters it has.\n"
     "A value is an IRI, a short name (ent:Iran), a local name or label of "
     "the\n"
     "graph, a class, a day or a number.\n"
     "NAME may also be the path of a query file of your own, whose first "
     "lines\n"
     "say what it takes, as '# @who! entity: the person'.\n"
     "All graphs are asked as one.",
     ask_options, ask_examples, 0, run_ask},
    {"export", "[options] GRAPH...", "a graph for other tools",
     "Writes graphs in another format of RDF; as a network of those who take\n"
     "part in events (graphml for Gephi and Cytoscape, dot for Graphviz); or "
     "as\n"
     "the tables events, entities and edges (csv).",
     td_cli_export_options, td_cli_export_examples, 1, td_cli_export},
    {"load", "[options] GRAPH... URL", "a graph into a triple store",
     "Loads graphs into a store by the SPARQL 1.1 Graph Store Protocol, or "
     "with\n"
     "--update by SPARQL Update.\n"
     "What the store holds of the same named graphs is replaced, so it can be\n"
     "repeated; cut off, it goes on when run again.\n"
     "User and password: TIDINGS_USER and TIDINGS_PASSWORD, or ~/.netrc.",
     td_cli_load_options, td_cli_load_examples, 2, td_cli_load},
    {"explain", "[options] GRAPH IRI | GRAPH S P O", "why a graph says so",
     "Shows the sentences, the lexicon entry and the sources behind an event\n"
     "or a statement.",
     explain_options, explain_examples, 2, run_explain},
    {"check", "[options] [FILE.ttl...]", "find faults in data",
     "Checks lexicon and gazetteer: classes exist, frames are well-formed,\n"
     "names are unique, dates are in order.\n"
     "With --examples the lexicon tests itself on its own sentences.",
     check_options, check_examples, 0, run_check},
    {"gazetteer", "import [options] FILE...", "names of others to yours",
     "Makes Turtle for --gazetteer from dumps of GeoNames, N-Triples of\n"
     "Wikidata and JSON of Popolo (EveryPolitician), .gz of each;\n"
     "- is standard input.\n"
     "Dumps are read line by line, so their size does not matter.",
     gazetteer_options, gazetteer_examples, 2, run_gazetteer},
    {"eval", "[options] TREEBANK|NAMES", "score the language model",
     "Analyses the raw text of a treebank and compares with its trees; with\n"
     "--names that of texts in JSON Lines, and compares with their names.",
     eval_options, eval_examples, 1, run_eval},
    {"help", "[COMMAND]", "show help",
     "Also: help man-page, help bash-completion.", no_options, help_examples, 0,
     run_help},
    {NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL}};

const td_cli_command *td_cli_find(const char *name) {
  for (const td_cli_command *c = td_cli_commands; c->name; c++) {
    if (strcmp(c->name, name) == 0) {
      return c;
    }
  }
  return NULL;
}
