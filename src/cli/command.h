// SPDX-License-Identifier: MIT

/// @file cli/command.h
/// The table of commands: what main runs, and what --help, the man page and
/// the shell completion are made from.

#ifndef TD_CLI_COMMAND_H
#define TD_CLI_COMMAND_H

#include <tidings/tidings.h>

#include <stdbool.h>
#include <stdio.h>

#define TD_CLI_MAX_FILES 64

/// An option of the command line; `name` NULL ends a table.
typedef struct {
  int letter; ///< short form, or a value from 256 where there is none
  const char *name;
  const char *argument; ///< what follows it, as help shows it; NULL: nothing
  const char *help;
} td_cli_option;

/// What the options of a command line said, and its other arguments.
typedef struct {
  tidings_options options;
  const char *gazetteers[TD_CLI_MAX_FILES];
  const char *lexicons[TD_CLI_MAX_FILES];
  const char *format;
  tidings_asking asking; ///< without its format
  const char *output;    ///< "-" unless said
  const char *article;
  const char *dev;
  const char *names[TD_CLI_MAX_FILES];
  size_t n_names;
  const char *names_dev;
  const char *vectors;
  const char *chains[TD_CLI_MAX_FILES];
  size_t n_chains;
  const char *model;
  const char *teachers[TD_CLI_MAX_FILES];
  size_t n_teachers;
  unsigned long seed;
  bool is_large;
  tidings_import_options import;
  const char *graph;
  const char *query_url;
  const char *table;
  size_t batch;
  bool is_update;
  bool is_names;
  bool is_quiet;
  bool is_examples;
  size_t n_arguments;
  const char *const *arguments;
} td_cli_call;

typedef struct {
  const char *name;
  const char *arguments; ///< as usage shows them
  const char *summary;   ///< one line
  const char *details;   ///< paragraphs, lines under 78 bytes
  const td_cli_option *options;
  const char *const *examples; ///< pairs of command and meaning; NULL ends
  size_t min_arguments;
  tidings_status (*run)(const td_cli_call *call);
} td_cli_command;

/// All commands in the order of use; `name` NULL ends.
extern const td_cli_command td_cli_commands[];

/// Options that every command takes.
extern const td_cli_option td_cli_common_options[];

/// NULL where there is none of that name.
const td_cli_command *td_cli_find(const char *name);

/// Read argv[1 ..] of a command: *call is complete, or the fault was printed
/// and TIDINGS_USAGE is returned.
tidings_status td_cli_parse(const td_cli_command *command, int argc,
                            char **argv, td_cli_call *call);

/// The library for `call`: errors are printed.
tidings_status td_cli_open(const td_cli_call *call, tidings **t);

/// Commands of other files.
extern const td_cli_option td_cli_export_options[];
extern const char *const td_cli_export_examples[];
tidings_status td_cli_export(const td_cli_call *call);
extern const td_cli_option td_cli_load_options[];
extern const char *const td_cli_load_examples[];
tidings_status td_cli_load(const td_cli_call *call);

/// Print an error as "tidings: file:line: words" to standard error.
void td_cli_report(void *handle, const tidings_error *error);

void td_cli_print_help(FILE *out);
void td_cli_print_command_help(FILE *out, const td_cli_command *command);

/// A man page in mdoc, and a completion for bash, of the whole table.
void td_cli_print_man(FILE *out);
void td_cli_print_completion(FILE *out);

#endif
