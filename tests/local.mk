# What every area's tests share; then one fragment an area, so that each can grow by itself.

# For Check programs: where the sources and the built programs are, whatever the current folder.
TEST_CFLAGS = $(TESTS_CFLAGS) -DTL_SRCDIR='"$(abs_top_srcdir)"' -DTL_BUILDDIR='"$(abs_top_builddir)"'

# Each area adds to these: programs that compare golden screens, and fuzzing harnesses
# (tests/fuzz/README.md).
SCREEN_TESTS =
FUZZERS =

# No test sees the person's own files, settings or locale. A critical message of GLib is a fault.
TEST_HOME = $(abs_top_builddir)/tests/home
AM_TESTS_ENVIRONMENT = \
	TL_SRCDIR='$(abs_top_srcdir)'; TL_BUILDDIR='$(abs_top_builddir)'; \
	THROUGHLINE_PRESS='$(abs_top_builddir)/throughline-press'; \
	LAWS_CC='$(CC)'; LAWS_CFLAGS='$(LAWS_CFLAGS)'; \
	HOME='$(TEST_HOME)'; XDG_DATA_HOME='$(TEST_HOME)/data'; XDG_STATE_HOME='$(TEST_HOME)/state'; \
	XDG_CONFIG_HOME='$(TEST_HOME)/config'; XDG_CACHE_HOME='$(TEST_HOME)/cache'; \
	LC_ALL=C.UTF-8; CK_DEFAULT_TIMEOUT=300; G_DEBUG=fatal-criticals; \
	UBSAN_OPTIONS=print_stacktrace=1; \
	LSAN_OPTIONS='suppressions=$(abs_top_srcdir)/tests/lsan.supp:print_suppressions=0'; \
	export TL_SRCDIR TL_BUILDDIR THROUGHLINE_PRESS LAWS_CC LAWS_CFLAGS HOME XDG_DATA_HOME \
	  XDG_STATE_HOME XDG_CONFIG_HOME XDG_CACHE_HOME LC_ALL CK_DEFAULT_TIMEOUT G_DEBUG \
	  UBSAN_OPTIONS LSAN_OPTIONS; \
	unset THROUGHLINE_DB THROUGHLINE_NOW THROUGHLINE_SEED NO_COLOR; \
	$(MKDIR_P) '$(TEST_HOME)';
TEST_EXTENSIONS = .sh
EXTRA_DIST += tests/suite.h tests/lsan.supp tests/valgrind.supp

include tests/base.mk
include tests/work.mk
include tests/document.mk
include tests/press.mk
include tests/exchange.mk
include tests/import.mk
include tests/db.mk
include tests/sample.mk
include tests/report.mk
include tests/command.mk
include tests/ui.mk
include tests/ui-walkthrough.mk
include tests/ui-b.mk
include tests/ui-c.mk
include tests/forms.mk
include tests/slips.mk
include tests/ui-visit.mk
include tests/ui-settle.mk
include tests/show.mk
include tests/house.mk
