# The house laws, and the longer ways to test and measure.
TESTS += tests/check_laws.sh tests/test_completion.sh
EXTRA_DIST += tests/check_laws.sh tests/test_completion.sh tests/check_all.sh tests/fuzz.sh tests/bench.sh \
	tests/fuzz/README.md
LAWS_CFLAGS = $(TL_CFLAGS) -I$(abs_top_srcdir)/src -I$(abs_top_srcdir) -I$(abs_top_builddir) $(GLIB_CFLAGS) \
	$(JSON_CFLAGS) $(SQLITE_CFLAGS) $(CURSES_CFLAGS) $(PRESS_CFLAGS) $(TESTS_CFLAGS)

# A harness is linked with libFuzzer in `make fuzz`, else with a main of our own that tries the
# corpus and a bounded number of changes to it.
FUZZERS += tests/fuzz/document
tests_fuzz_document_SOURCES = tests/fuzz/document.c
tests_fuzz_document_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_document_LDADD = $(FUZZ_LIBS) libtldocument.a libtlbase.a $(ALL_LIBS)
EXTRA_DIST += tests/fuzz/corpus/document/section tests/fuzz/corpus/document/header

check_PROGRAMS += $(FUZZERS)
TESTS += $(FUZZERS)
if FUZZING
FUZZ_LIBS =
FUZZ_LINK = $(AM_LDFLAGS) -fsanitize=fuzzer
else
check_LIBRARIES += tests/libfuzz.a
tests_libfuzz_a_SOURCES = tests/fuzz/driver.c
FUZZ_LIBS = tests/libfuzz.a
FUZZ_LINK = $(AM_LDFLAGS)
endif

.PHONY: check-laws check-valgrind check-all fuzz fuzzers bench update-screens

check-laws:
	$(AM_V_at)$(AM_TESTS_ENVIRONMENT) $(SHELL) $(srcdir)/tests/check_laws.sh

# The unit tests, the store's and those of files that come in, under valgrind; the tree must be built without
# sanitizers.
VALGRIND_TESTS = $(filter tests/test_base% tests/test_model% tests/test_document% test_db% test_bundle% \
	tests/test_exchange%, $(check_PROGRAMS))
check-valgrind:
	$(AM_V_at)$(MAKE) $(AM_MAKEFLAGS) check TESTS='$(VALGRIND_TESTS)' LOG_COMPILER=valgrind \
	  AM_LOG_FLAGS='-q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite \
	    --suppressions=$(abs_top_srcdir)/tests/valgrind.supp'

check-all:
	$(AM_V_at)MAKE='$(MAKE)' $(SHELL) $(srcdir)/tests/check_all.sh '$(abs_top_srcdir)'

fuzz:
	$(AM_V_at)MAKE='$(MAKE)' $(SHELL) $(srcdir)/tests/fuzz.sh '$(abs_top_srcdir)' $(FUZZERS)

fuzzers: $(BUILT_SOURCES)
	$(AM_V_at)$(MAKE) $(AM_MAKEFLAGS) $(FUZZERS)

EXTRA_PROGRAMS = tests/bench_terminal tests/bench_replay
tests_bench_terminal_SOURCES = tests/bench_terminal.c
tests_bench_terminal_LDADD = $(GLIB_LIBS)
tests_bench_replay_SOURCES = tests/bench_replay.c
tests_bench_replay_CFLAGS = $(AM_CFLAGS) $(PRESS_CFLAGS)
tests_bench_replay_LDADD = $(PRESS_LIBS) $(GLIB_LIBS)
bench: all $(EXTRA_PROGRAMS)
	$(AM_V_at)$(SHELL) $(srcdir)/tests/bench.sh '$(abs_top_builddir)'

# A person then reads the difference.
update-screens:
	$(AM_V_at)UPDATE_SCREENS=1 $(MAKE) $(AM_MAKEFLAGS) check TESTS='$(SCREEN_TESTS)'

CLEANFILES += $(EXTRA_PROGRAMS)
clean-local:
	rm -rf tests/home fuzz-tree check-all-trees tests/fuzz/*.last
