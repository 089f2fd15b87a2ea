// SPDX-License-Identifier: MIT

#include "cli/command.h"

#include <locale.h>
#include <signal.h>
#include <string.h>

void td_cli_report(void *handle, const tidings_error *error) {
  (void)handle;
  fprintf(stderr, "tidings: ");
  if (error->file && error->file[0]) {
    fprintf(stderr, "%s:", error->file);
    if (error->line) {
      fprintf(stderr, "%zu:", error->line);
    }
    fputc(' ', stderr);
  }
  fprintf(stderr, "%s\n", error->text);
}

int main(int argc, char **argv) {
  setlocale(LC_ALL, "C");
  signal(SIGXFSZ, SIG_IGN); // a limit of file size is an error like others
  if (argc < 2) {
    td_cli_print_help(stderr);
    return TIDINGS_USAGE;
  }
  if (strcmp(argv[1], "--version") == 0 || strcmp(argv[1], "-V") == 0) {
    printf("tidings %s\n", tidings_version());
    return TIDINGS_OK;
  }
  if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
    td_cli_print_help(stdout);
    return TIDINGS_OK;
  }
  const td_cli_command *command = td_cli_find(argv[1]);
  if (!command) {
    fprintf(stderr,
            "tidings: there is no command '%s'; 'tidings --help' lists them\n",
            argv[1]);
    return TIDINGS_USAGE;
  }
  td_cli_call call;
  const tidings_status status =
      td_cli_parse(command, argc - 1, argv + 1, &call);
  return status == TIDINGS_OK ? (int)command->run(&call) : (int)status;
}
