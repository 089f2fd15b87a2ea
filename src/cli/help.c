// SPDX-License-Identifier: MIT

#include "cli/command.h"

#include <string.h>

void td_cli_print_help(FILE *out) {
  fprintf(out,
          "tidings %s: news articles to an event-centric RDF knowledge "
          "graph\n\nusage: tidings COMMAND [options] [inputs]\n\n",
          tidings_version());
  for (const td_cli_command *c = td_cli_commands; c->name; c++) {
    fprintf(out, "  %-10s %s\n", c->name, c->summary);
  }
  fprintf(out, "\nexamples:\n");
  for (const td_cli_command *c = td_cli_commands; c->name; c++) {
    fprintf(out, "  %s\n", c->examples[0]);
  }
  fprintf(out, "\n'tidings COMMAND --help' shows the options of a command.\n"
               "Exit status: 0 fine, 1 some documents failed, 2 wrong usage, "
               "3 cannot run.\n");
}

static void print_options(FILE *out, const td_cli_option *options) {
  for (const td_cli_option *o = options; o->name; o++) {
    char left[64];
    snprintf(left, sizeof(left), "-%c, --%s%s%s", o->letter, o->name,
             o->argument ? " " : "", o->argument ? o->argument : "");
    if (strlen(left) > 28) {
      fprintf(out, "  %s\n  %-28s %s\n", left, "", o->help);
    } else {
      fprintf(out, "  %-28s %s\n", left, o->help);
    }
  }
}

void td_cli_print_command_help(FILE *out, const td_cli_command *command) {
  fprintf(out, "usage: tidings %s %s\n\n%s\n\noptions:\n", command->name,
          command->arguments, command->details);
  print_options(out, command->options);
  print_options(out, td_cli_common_options);
  fprintf(out, "\nexamples:\n");
  for (const char *const *e = command->examples; *e; e += 2) {
    fprintf(out, "  %s\n      %s\n", e[0], e[1]);
  }
}

// --------------------------------------------------------------- man page

// mdoc reads a backslash and a leading dot or quote as its own.
static void print_mdoc(FILE *out, const char *text) {
  for (const char *p = text; *p; p++) {
    if ((p == text || p[-1] == '\n') && (*p == '.' || *p == '\'')) {
      fputs("\\&", out);
    }
    if (*p == '\\') {
      fputs("\\e", out);
    } else if (*p == '-') {
      fputs("\\-", out);
    } else {
      fputc(*p, out);
    }
  }
}

static void print_mdoc_options(FILE *out, const td_cli_option *options) {
  for (const td_cli_option *o = options; o->name; o++) {
    fprintf(out, ".It Fl %c , Fl \\-%s", o->letter, o->name);
    if (o->argument) {
      fprintf(out, " Ar ");
      print_mdoc(out, o->argument);
    }
    fputc('\n', out);
    print_mdoc(out, o->help);
    fputc('\n', out);
  }
}

static void print_mdoc_command(FILE *out, const td_cli_command *command) {
  fprintf(out, ".Ss tidings %s ", command->name);
  print_mdoc(out, command->arguments);
  fputc('\n', out);
  print_mdoc(out, command->details);
  fputc('\n', out);
  if (command->options->name) {
    fprintf(out, ".Bl -tag -width Ds\n");
    print_mdoc_options(out, command->options);
    fprintf(out, ".El\n");
  }
}

void td_cli_print_man(FILE *out) {
  fprintf(out, ".Dd November 21, 2026\n.Dt TIDINGS 1\n.Os\n.Sh NAME\n"
               ".Nm tidings\n.Nd news articles to an event-centric RDF "
               "knowledge graph\n.Sh SYNOPSIS\n.Nm\n.Ar command\n"
               ".Op Ar options\n.Op Ar inputs\n.Sh DESCRIPTION\n"
               "Reads news articles and writes who did what to whom, when,\n"
               "where, who says so, and whether it happened at all, each\n"
               "statement with its proof in the text.\n.Sh COMMANDS\n");
  for (const td_cli_command *c = td_cli_commands; c->name; c++) {
    print_mdoc_command(out, c);
  }
  fprintf(out, ".Sh OPTIONS OF EVERY COMMAND\n.Bl -tag -width Ds\n");
  print_mdoc_options(out, td_cli_common_options);
  fprintf(out, ".El\n.Sh ENVIRONMENT\n.Bl -tag -width Ds\n"
               ".It Ev TIDINGS_DATA\nthe folder of the compiled data\n"
               ".It Ev XDG_CACHE_HOME\nwhere compiled data of your own is "
               "kept, and what is left of a load\n"
               ".It Ev TIDINGS_USER , TIDINGS_PASSWORD\nfor a triple store; "
               "else those of ~/.netrc, or of the file in\n.Ev NETRC\n.El\n.Sh "
               "EXIT STATUS\n0 fine, 1 some documents failed, "
               "2 wrong usage, 3 cannot run.\n.Sh EXAMPLES\n");
  bool is_first = true;
  for (const td_cli_command *c = td_cli_commands; c->name; c++) {
    for (const char *const *e = c->examples; *e; e += 2) {
      fprintf(out, "%s", is_first ? "" : ".Pp\n");
      is_first = false;
      print_mdoc(out, e[1]);
      fprintf(out, ":\n.Dl ");
      print_mdoc(out, e[0]);
      fputc('\n', out);
    }
  }
}

// ------------------------------------------------------------- completion

static void print_words(FILE *out, const td_cli_option *options) {
  for (const td_cli_option *o = options; o->name; o++) {
    fprintf(out, " --%s", o->name);
  }
}

// Options whose argument is one of a few words offer those.
static void print_choices(FILE *out, const td_cli_command *command) {
  for (const td_cli_option *o = command->options; o->name; o++) {
    if (o->argument && strchr(o->argument, '|')) {
      fprintf(out, "    %s--%s|%s-%c) words='", command->name, o->name,
              command->name, o->letter);
      for (const char *p = o->argument; *p; p++) {
        fputc(*p == '|' ? ' ' : *p, out);
      }
      fprintf(out, "' ;;\n");
    }
  }
}

void td_cli_print_completion(FILE *out) {
  fprintf(out, "# bash completion of tidings; made by 'tidings help "
               "bash-completion'\n_tidings() {\n"
               "  local word=${COMP_WORDS[COMP_CWORD]} command words=\n"
               "  COMPREPLY=()\n  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
               "    words='");
  for (const td_cli_command *c = td_cli_commands; c->name; c++) {
    fprintf(out, "%s ", c->name);
  }
  fprintf(out, "--help --version'\n"
               "    COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
               "    return\n  fi\n  command=${COMP_WORDS[1]}\n"
               "  case \"$command${COMP_WORDS[COMP_CWORD-1]}\" in\n");
  for (const td_cli_command *c = td_cli_commands; c->name; c++) {
    print_choices(out, c);
  }
  fprintf(out, "  esac\n  if [ -z \"$words\" ] && [ \"${word#-}\" != \"$word\" "
               "]; then\n    case $command in\n");
  for (const td_cli_command *c = td_cli_commands; c->name; c++) {
    fprintf(out, "      %s) words='", c->name);
    print_words(out, c->options);
    print_words(out, td_cli_common_options);
    fprintf(out, "' ;;\n");
  }
  fprintf(out, "    esac\n  fi\n  if [ -n \"$words\" ]; then\n"
               "    COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
               "  else\n    COMPREPLY=($(compgen -f -- \"$word\"))\n  fi\n}\n"
               "complete -o filenames -F _tidings tidings\n");
}
