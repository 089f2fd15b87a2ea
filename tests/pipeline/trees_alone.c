// SPDX-License-Identifier: MIT

// trees_alone MODEL FILE.conllu: tags and parses the sentences of a file anew
// and prints them. Needs nothing but libc and the folders base, learn, doc, tag
// and parse, so that it compiles for processors whose libraries are not here:
// with ALONE it has what those folders ask of zlib itself.

#include "base/source.h"
#include "doc/conllu.h"
#include "learn/modelfile.h"
#include "parse/parse.h"
#include "tag/tag.h"

#include <stdio.h>

#ifdef ALONE

#include <stdlib.h>
#include <unistd.h>
#include <zlib.h>

gzFile gzdopen(int fd, const char *mode) {
  int *file = malloc(sizeof(*file));
  (void)mode;
  if (file) {
    *file = fd;
  }
  return (gzFile)(void *)file;
}

int gzbuffer(gzFile file, unsigned size) {
  (void)file;
  (void)size;
  return 0;
}

int gzread(gzFile file, voidp to, unsigned length) {
  return (int)read(*(int *)(void *)file, to, length);
}

const char *gzerror(gzFile file, int *error) {
  (void)file;
  *error = 0;
  return "";
}

int gzclose_r(gzFile file) {
  const int closed = close(*(int *)(void *)file);
  free(file);
  return closed;
}

// Nothing is packed here.
int deflateInit2_(z_streamp stream, int level, int method, int window_bits,
                  int memory_level, int strategy, const char *version,
                  int stream_size) {
  (void)stream;
  (void)level;
  (void)method;
  (void)window_bits;
  (void)memory_level;
  (void)strategy;
  (void)version;
  (void)stream_size;
  return Z_STREAM_ERROR;
}

int deflate(z_streamp stream, int flush) {
  (void)stream;
  (void)flush;
  return Z_STREAM_ERROR;
}

int deflateEnd(z_streamp stream) {
  (void)stream;
  return Z_OK;
}

#endif

static void tell(void *handle, const td_error *error) {
  (void)handle;
  fprintf(stderr, "trees_alone: %s\n", error->text);
}

int main(int argc, char **argv) {
  const td_error_sink errors = {tell, NULL};
  td_model_file *model;
  td_tagger *tagger;
  td_parser *parser;
  td_source *source;
  td_document *document;
  td_buffer out = {0};
  if (argc != 3 || td_model_file_open(argv[1], &errors, &model) != TD_OK ||
      td_tagger_new(model, &tagger) != TD_OK ||
      td_parser_new(model, &parser) != TD_OK ||
      td_source_open(argv[2], &errors, &source) != TD_OK) {
    return 2;
  }
  td_conllu_reader *reader =
      td_conllu_reader_new(source, TD_CONLLU_DOCUMENTS, &errors);
  while (reader && td_conllu_read(reader, &document) == TD_OK) {
    if (td_tagger_run(tagger, document) != TD_OK ||
        td_parser_run(parser, document) != TD_OK) {
      return 1;
    }
    td_conllu_write(document, &out);
    td_document_free(document);
  }
  const bool is_written =
      out.length && fwrite(out.data, 1, out.length, stdout) == out.length;
  td_buffer_clear(&out);
  td_conllu_reader_free(reader);
  td_source_close(source);
  td_parser_free(parser);
  td_tagger_free(tagger);
  td_model_file_close(model);
  return is_written ? 0 : 1;
}
