// SPDX-License-Identifier: MIT

// excerpts LIST.tsv FOLDER: each line of the list, which has a file below the
// folder and where a sentence stands in it, in code points, as an article of
// its own, in JSON Lines.

#include "list.h"

#include <stdio.h>
#include <stdlib.h>

enum { FILE_BYTES = 1 << 20 };

// The bytes of the file, ended by a zero; false when it cannot be read whole.
static bool read_text(const char *folder, const char *name, char *out) {
  char path[4096];
  snprintf(path, sizeof(path), "%s/%s", folder, name);
  FILE *file = fopen(path, "rb");
  if (!file) {
    return false;
  }
  const size_t n = fread(out, 1, FILE_BYTES, file);
  fclose(file);
  out[n < FILE_BYTES ? n : 0] = '\0';
  return n < FILE_BYTES;
}

// The byte at which the code point of that number begins.
static const char *at_point(const char *text, long number) {
  for (; *text; text++) {
    if (((unsigned char)*text & 0xC0) != 0x80 && number-- == 0) {
      break;
    }
  }
  return text;
}

static bool write_excerpt(const list *l, size_t line, const char *folder) {
  static char text[FILE_BYTES];
  const char *name = list_cell(l, line, "document");
  if (!read_text(folder, name, text)) {
    fprintf(stderr, "%s/%s cannot be read\n", folder, name);
    return false;
  }
  const char *begin =
      at_point(text, strtol(list_cell(l, line, "begin"), NULL, 10));
  const char *end = at_point(text, strtol(list_cell(l, line, "end"), NULL, 10));
  char uri[100];
  snprintf(uri, sizeof(uri), "urn:test:%s", l->lines[line].cells[0]);
  json_t *article = begin < end
                        ? json_pack("{s:s, s:s, s:s%}", "uri", uri,
                                    "versioncreated", "2022-06-15T12:00:00Z",
                                    "body_text", begin, (size_t)(end - begin))
                        : NULL;
  if (!article) {
    fprintf(stderr, "%s: no text there\n", uri);
    return false;
  }
  json_dumpf(article, stdout, JSON_COMPACT);
  putchar('\n');
  json_decref(article);
  return true;
}

int main(int argc, char **argv) {
  static list l;
  if (argc != 3) {
    fputs("usage: excerpts LIST.tsv FOLDER\n", stderr);
    return 99;
  }
  bool ok = list_read(&l, argv[1], NULL);
  for (size_t i = 0; ok && i < l.n_lines; i++) {
    ok = write_excerpt(&l, i, argv[2]);
  }
  list_clear(&l);
  return ok ? 0 : 99;
}
