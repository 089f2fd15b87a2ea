// SPDX-License-Identifier: MIT

/// @file tidings/tidings.h
/// News articles to an event-centric RDF knowledge graph.
///
/// A program opens tidings once, with options that say where its data is and
/// what a user adds to it, and then builds graphs, annotates articles, makes
/// event records, or asks graphs:
///
///     tidings *t;
///     tidings_options options = {0};
///     if (tidings_open(&options, &t) == TIDINGS_OK) {
///       const char *inputs[] = {"article.json"};
///       tidings_build(t, inputs, 1, "graph.ttl", NULL, NULL);
///       tidings_close(t);
///     }
///
/// Errors: functions return a status; the words go, one error a call, to
/// `on_error`. A bad document is reported, counted and skipped; the others are
/// done, and the function returns TIDINGS_SOME_FAILED.
///
/// Determinism: the same inputs, data and options give the same bytes, whatever
/// the order of inputs, the number of threads, the machine or the day.
///
/// Threads: one thread uses a `tidings` at a time; it starts `jobs` threads of
/// its own. Several may be open at once.
///
/// Memory: about 30 MB, and 100 KB for each document in work. Nothing grows
/// with the size of a corpus but the store of reports that fusion compares.

#ifndef TIDINGS_TIDINGS_H
#define TIDINGS_TIDINGS_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#define TIDINGS_API __attribute__((visibility("default")))

/// What a call comes to; also the exit status of the program.
typedef enum {
  TIDINGS_OK = 0,
  TIDINGS_SOME_FAILED = 1, ///< some documents, or some checks
  TIDINGS_USAGE = 2,       ///< wrong arguments
  TIDINGS_FAILED = 3       ///< could not run
} tidings_status;

typedef struct tidings tidings;

/// An error on its way to the user. Texts are borrowed for the call.
typedef struct {
  const char *file; ///< file or IRI; NULL where there is none
  size_t line;      ///< from 1; 0 where there is none
  const char *text; ///< what is wrong and what to do
} tidings_error;

/// How far a long call has come.
typedef struct {
  size_t n_documents; ///< done
  size_t n_failed;    ///< reported and skipped
  size_t n_events;
  size_t n_words;
  double seconds; ///< since the call began; for people, never in output
} tidings_progress;

/// Called by td_build and the like from the caller's own thread.
typedef void (*tidings_error_func)(void *handle, const tidings_error *error);
typedef void (*tidings_progress_func)(void *handle,
                                      const tidings_progress *progress);

/// How much of the articles' text a graph repeats.
typedef enum {
  TIDINGS_TEXT_SENTENCE = 0, ///< mentions and their sentences
  TIDINGS_TEXT_NONE,
  TIDINGS_TEXT_MENTION,
  TIDINGS_TEXT_FULL
} tidings_text;

/// How inputs are read.
typedef enum {
  TIDINGS_INPUT_GUESS = 0, ///< by content
  TIDINGS_INPUT_TEXT,
  TIDINGS_INPUT_NINJS,
  TIDINGS_INPUT_JSONL,
  TIDINGS_INPUT_CONLLU ///< trees made elsewhere; for annotate only
} tidings_input;

/// All fields may be zero.
typedef struct {
  const char *data_dir; ///< NULL: $TIDINGS_DATA, else where it is installed
  const char *const *gazetteers; ///< a user's own Turtle; [n_gazetteers]
  size_t n_gazetteers;
  const char *const *lexicons; ///< [n_lexicons]
  size_t n_lexicons;
  const char *base; ///< of entity/, event/ ...; NULL: the contract's
  const char *date; ///< "YYYY-MM-DD" for articles without one; NULL
  tidings_input input;
  tidings_text text;
  unsigned jobs;         ///< threads; 0: one for each processor
  double min_confidence; ///< events below it are left out
  int all_predicates;    ///< annotate every verb and event noun
  tidings_error_func on_error;
  tidings_progress_func on_progress; ///< NULL: none
  void *handle;                      ///< given to both
} tidings_options;

/// The version of the library, such as "0.1.0".
TIDINGS_API const char *tidings_version(void);

/// Open with a copy of `options`; on success `*out` is closed by
/// tidings_close. Maps the compiled data: some milliseconds; a user's own
/// gazetteer or lexicon is compiled at first use and cached in
/// $XDG_CACHE_HOME/tidings.
TIDINGS_API tidings_status tidings_open(const tidings_options *options,
                                        tidings **out);
TIDINGS_API void tidings_close(tidings *t);

/// Documents to a graph. `inputs` are files, folders or "-"; `output` a path
/// or "-"; `format` is "turtle", "trig", "ntriples", "nquads", "rdfxml",
/// "jsonld", or NULL to go by the path, of which ".gz" packs the file.
/// `*progress` (or NULL) gets the sums.
TIDINGS_API tidings_status tidings_build(tidings *t, const char *const *inputs,
                                         size_t n_inputs, const char *output,
                                         const char *format,
                                         tidings_progress *progress);

/// What was found in documents: `format` "json" (one object a document) or
/// "conllu".
TIDINGS_API tidings_status tidings_annotate(tidings *t,
                                            const char *const *inputs,
                                            size_t n_inputs, const char *output,
                                            const char *format,
                                            tidings_progress *progress);

/// One record for each event report: `format` "jsonl" or "csv".
TIDINGS_API tidings_status tidings_events(tidings *t, const char *const *inputs,
                                          size_t n_inputs, const char *output,
                                          const char *format,
                                          tidings_progress *progress);

/// How a graph is asked. All fields may be zero.
typedef struct {
  const char *format; ///< "table", "csv", "tsv", "json", "xml"; NULL: csv
  double timeout;     ///< seconds; 0: 300
  size_t max_rows;    ///< of the answer; 0: any number
  int all_graphs;     ///< outside of GRAPH, all graphs are asked as one
  /// URL of a SPARQL endpoint that is asked instead of graphs, of which there
  /// are none then; NULL. For tidings_query.
  const char *endpoint;
  /// For tidings_ask: "name=value" for parameters of the question; of entities
  /// a name, a label or an IRI.
  const char *const *values;
  size_t n_values;
} tidings_asking;

/// The answer of a SPARQL 1.1 query over `graphs` together. `query` is the
/// query, or the path of a file that has it. CONSTRUCT and DESCRIBE give
/// Turtle. `asking` may be NULL. A query that takes too long or would hold too
/// much is ended with an error.
TIDINGS_API tidings_status tidings_query(tidings *t, const char *const *graphs,
                                         size_t n_graphs, const char *query,
                                         const char *output,
                                         const tidings_asking *asking);

/// The answer of a question that the program knows by `name`, or of the query
/// file `name`; all graphs are asked as one.
TIDINGS_API tidings_status tidings_ask(tidings *t, const char *name,
                                       const char *const *graphs,
                                       size_t n_graphs, const char *output,
                                       const tidings_asking *asking);

/// The questions with their titles, a line each; or of one its title and its
/// parameters.
TIDINGS_API tidings_status tidings_list_questions(tidings *t, const char *name,
                                                  const char *output);

/// `graphs` in another format: "turtle", "trig", "ntriples", "nquads",
/// "rdfxml", "jsonld"; "graphml" or "dot", a network of those who take part in
/// events; "csv": the tables events, entities and edges, in the folder
/// `output`, or `table` alone (else NULL). `format` NULL: by the end of
/// `output`.
TIDINGS_API tidings_status tidings_export(tidings *t, const char *const *graphs,
                                          size_t n_graphs, const char *output,
                                          const char *format,
                                          const char *table);

/// How a graph is loaded into a triple store. Fields that are zero are not
/// used.
typedef struct tidings_load_sums tidings_load_sums;
typedef struct {
  int update;            ///< the URL takes SPARQL updates, it is no graph store
  const char *query_url; ///< where the store is asked for counts; NULL: guessed
  const char *graph;     ///< IRI for what is in no named graph
  size_t batch;          ///< statements a request; 0: 100,000, updates 1,000
  void (*on_progress)(void *handle, const tidings_load_sums *sums);
} tidings_load_options;

struct tidings_load_sums {
  size_t n_statements;
  size_t n_graphs;
  size_t n_sent;     ///< and acknowledged
  size_t n_resumed;  ///< of these, by an earlier run that was cut off
  size_t n_rejected; ///< told to `on_error` with the store's reason
  size_t n_counted;  ///< graphs that the store counted at the end
  size_t n_wrong;    ///< of these, with another number; told to `on_error`
};

/// Load `graphs` into the triple store at `url`: what is there of the same
/// named graphs is replaced. Run again after it was cut off, it goes on. User
/// and password are read from TIDINGS_USER and TIDINGS_PASSWORD or ~/.netrc.
/// TIDINGS_SOME_FAILED when statements were rejected or counts differ.
TIDINGS_API tidings_status tidings_load(tidings *t, const char *const *graphs,
                                        size_t n_graphs, const char *url,
                                        const tidings_load_options *options,
                                        tidings_load_sums *sums);

/// Why `graph` says `terms` (n_terms 1: an IRI; 3: subject, property, object):
/// the sentences, the lexicon entry, the sources. With `article` (else NULL)
/// the trees of its sentences.
TIDINGS_API tidings_status tidings_explain(tidings *t, const char *graph,
                                           const char *const *terms,
                                           size_t n_terms, const char *article,
                                           const char *output);

/// Check the Turtle in `files`, or with none our own data: every class and
/// property exists, frames are well-formed, dates are in order. One line a
/// fault to `on_error`.
TIDINGS_API tidings_status tidings_check(tidings *t, const char *const *files,
                                         size_t n_files);

/// Run the examples of the whole lexicon, the user's own included: each must
/// evoke an event of its entry's class, no counter-example may fire its entry.
/// One line a fault to `on_error`, then one with the sums.
TIDINGS_API tidings_status tidings_check_examples(tidings *t);

/// What tidings_import takes of a gazetteer of others. All fields may be zero.
typedef struct {
  long min_population; ///< smaller towns of GeoNames are left out
  const char *country; ///< ISO code, of what is said in Popolo; NULL: none
} tidings_import_options;

/// Gazetteers of others to Turtle that tidings_options.gazetteers takes:
/// `inputs` are dumps of GeoNames, N-Triples of Wikidata, JSON of Popolo, or
/// "-"; .gz of each. Bad lines are told, counted and left out. In `*progress`
/// (or NULL) documents are entries, events posts, words lines.
TIDINGS_API tidings_status tidings_import(tidings *t,
                                          const tidings_import_options *options,
                                          const char *const *inputs,
                                          size_t n_inputs, const char *output,
                                          tidings_progress *progress);

/// What a language model is learned from. Fields that are zero are not used.
typedef struct {
  const char *const *treebanks; ///< CoNLL-U, for tags, lemmas and trees
  size_t n_treebanks;
  const char *treebank_dev; ///< scored after each round
  const char *const *names; ///< JSON Lines with gold names
  size_t n_names;
  const char *names_dev;     ///< scored after each round
  const char *vectors;       ///< of words, as text, frequent words first; NULL
  const char *const *chains; ///< JSON Lines with gold chains of coreference
  size_t n_chains;
  const char *model; ///< without treebanks: whose tags and trees are taken over
  const char *const *teachers; ///< models that a new one learns trees from, too
  size_t n_teachers;
  unsigned long seed; ///< of tags and trees; 0: that of the shipped model
  int large;          ///< a larger network for them: slower, a better teacher
  void (*on_round)(void *handle,
                   const char *line); ///< told how each went; NULL
} tidings_training;

/// Train the language model and write it to `output`. `on_round` gets the
/// `handle` of the options.
TIDINGS_API tidings_status tidings_train(const tidings_options *options,
                                         const tidings_training *training,
                                         const char *output);

/// Score the analysis of the raw text of a treebank against its gold.
TIDINGS_API tidings_status tidings_eval(tidings *t, const char *gold,
                                        const char *output);

/// Score the names found in raw texts against the gold names of a file of JSON
/// Lines: {"text": "...", "entities": [{"start": 0, "end": 5, "type": "PER"}]},
/// offsets in code points. Exact spans, by type.
TIDINGS_API tidings_status tidings_eval_names(tidings *t, const char *gold,
                                              const char *output);

#ifdef __cplusplus
}
#endif

#endif
