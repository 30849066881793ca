# Reports: figures, packet and pages, the press.
check_PROGRAMS += tests/test_report tests/test_report_packet tests/test_report_wording tests/test_report_month tests/test_report_follow_ups tests/test_report_press
TESTS += tests/test_report tests/test_report_packet tests/test_report_wording tests/test_report_month tests/test_report_follow_ups tests/test_report_press
GOLDEN = tests/golden.c tests/golden.h
REPORT_FIXTURE = tests/report_fixture.c tests/report_fixture.h tests/fixture.c tests/fixture.h
REPORT_TEST_LIBS = libtlreport.a libtldb.a libtldocument.a libtlmodel.a libtlbase.a $(TESTS_LIBS) \
	$(SQLITE_LIBS) $(GLIB_LIBS) $(JSON_LIBS) $(UNISTRING_LIBS) -lm

tests_test_report_SOURCES = tests/test_report.c $(REPORT_FIXTURE)
tests_test_report_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
tests_test_report_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_report_LDADD = $(REPORT_TEST_LIBS)

tests_test_report_packet_SOURCES = tests/test_report_packet.c $(GOLDEN) $(REPORT_FIXTURE)
tests_test_report_packet_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_report_packet_LDADD = $(REPORT_TEST_LIBS)

tests_test_report_wording_SOURCES = tests/test_report_wording.c $(GOLDEN) $(REPORT_FIXTURE)
tests_test_report_wording_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_report_wording_LDADD = $(REPORT_TEST_LIBS)

tests_test_report_month_SOURCES = tests/test_report_month.c $(GOLDEN) $(REPORT_FIXTURE)
tests_test_report_month_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_report_month_LDADD = $(REPORT_TEST_LIBS)

tests_test_report_follow_ups_SOURCES = tests/test_report_follow_ups.c $(GOLDEN) $(REPORT_FIXTURE)
tests_test_report_follow_ups_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_report_follow_ups_LDADD = libtlwork.a $(REPORT_TEST_LIBS)

tests_test_report_press_SOURCES = tests/test_report_press.c $(REPORT_FIXTURE)
tests_test_report_press_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_report_press_LDADD = $(REPORT_TEST_LIBS)

check_PROGRAMS += tests/test_report_due
TESTS += tests/test_report_due
tests_test_report_due_SOURCES = tests/test_report_due.c $(GOLDEN) $(REPORT_FIXTURE)
tests_test_report_due_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_report_due_LDADD = $(REPORT_TEST_LIBS)

# Rewritten by `UPDATE_GOLDEN=1 make check TESTS=tests/test_report_packet`; a person then reads the difference.
EXTRA_DIST += tests/golden/packet-2026-10.txt tests/golden/person-2026-10.txt \
	tests/golden/self-assessment-2026-10.txt tests/golden/sip-2026-10.txt
