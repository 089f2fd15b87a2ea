# Test programs: one runner a folder. Data-driven tests beside them.
test_cflags = $(AM_CPPFLAGS) $(CUNIT_CFLAGS) -I$(top_srcdir)/tests -UNDEBUG \
  -DTEST_SRCDIR='"$(abs_top_srcdir)"' -DTEST_BUILDDIR='"$(abs_top_builddir)"'
EXTRA_DIST += tests/suite.h
include tests/lists/local.mk
include tests/base/local.mk
include tests/rdf/local.mk
include tests/http/local.mk
include tests/learn/local.mk
include tests/doc/local.mk
include tests/know/local.mk
include tests/ingest/local.mk
include tests/segment/local.mk
include tests/tag/local.mk
include tests/parse/local.mk
include tests/names/local.mk
include tests/detect/local.mk
include tests/coref/local.mk
include tests/link/local.mk
include tests/load/local.mk
include tests/temporal/local.mk
include tests/extract/local.mk
include tests/fuse/local.mk
include tests/emit/local.mk
include tests/query/local.mk
include tests/train/local.mk
include tests/pipeline/local.mk
include tests/annotated/local.mk
include tests/cli/local.mk
include tests/golden/local.mk
include tests/ontology/local.mk
include tests/shapes/local.mk
include tests/fuzz/local.mk
