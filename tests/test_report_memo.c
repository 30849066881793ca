/* The memo is one page: what the estimate says while it is typed, and what the press makes of it.
 */
#include "suite.h"
#include "visit_data.h"

#include "base/clock.h"
#include "base/error.h"
#include "document/render.h"
#include "model/tables.h"
#include "report/export.h"
#include "report/letter.h"
#include "report/lists.h"
#include "report/memo_page.h"
#include "report/visit_page.h"

#include <glib/gstdio.h>
#include <string.h>

static struct visit_data data;

static void start(void)
{
  visit_data_start(&data);
}

static void end(void)
{
  visit_data_end(&data);
}

/* How a memo grows. */
enum shape { ONE_TEXT, FOUR_TEXTS, LINES, STEPS, SHAPES };

/* So many words, with a new line after each of so many. Yours. */
static char *words(int count, int each)
{
  static const char *const some[] = { "Students", "explain", "their", "thinking", "to",  "a",
                                      "partner",  "before",  "the",   "teacher",  "asks" };
  GString *text = g_string_new(NULL);
  for (int i = 0; i < count; i++)
    g_string_append_printf(text, "%s%s",
                           i == 0          ? ""
                           : i % each == 0 ? "\n"
                                           : " ",
                           some[i % (int)G_N_ELEMENTS(some)]);
  return g_string_free(text, FALSE);
}

static void add_step(struct record *memo, int number)
{
  g_autofree char *text = words(14 + number % 7, 1000);
  struct record *step = record_add_part(memo, &record_memo_step);
  record_set(step, "text", text);
  record_set(step, "owner", data.fixture.principal[0]);
  record_set(step, "due_on", "2026-11-20");
}

static struct record *memo_of(enum shape shape, int size)
{
  static const char *const fields[] = { "points", "decisions", "areas", "plan" };
  struct record *memo =
      fixture_record(&record_improvement_memo, "visit", data.made, "author",
                     data.fixture.principal[0], "plan", "Two rooms try talk partners.", NULL);
  for (int i = 0; i < (shape == FOUR_TEXTS ? 4 : 1); i++) {
    g_autofree char *text = words(shape == ONE_TEXT     ? size * 40
                                  : shape == FOUR_TEXTS ? size * 12
                                  : shape == LINES      ? size * 6
                                                        : 20,
                                  shape == LINES ? 3 : 60);
    record_set(memo, fields[i], text);
  }
  for (int i = 0; shape == STEPS && i < size; i++)
    add_step(memo, i);
  return memo;
}

static struct document *page_of(enum shape shape, int size)
{
  AUTO(record) struct record *memo = memo_of(shape, size);
  struct document *document = memo_page_build(data.fixture.store, data.made, memo, NULL);
  ck_assert_ptr_nonnull(document);
  return document;
}

/* While there is room it is one page; where it is none, little is missing or much said. */
START_TEST(the_estimate_is_on_the_safe_side)
{
  enum { MOST = 30, CAUTION = 4 };
  bool parted = false;
  for (int size = 2; size < MOST && !parted; size++) {
    AUTO(document) struct document *document = page_of((enum shape)_i, size);
    document->sample = size % 2 == 0;
    g_autoptr(GError) error = NULL;
    int room = letter_room(document);
    bool fits = letter_fits(document, NULL, &error);
    ck_assert_msg(fits || room < 0, "shape %d, size %d: room for %d and %s", _i, size, room,
                  error ? error->message : "");
    ck_assert_msg(!fits || room >= -CAUTION, "shape %d, size %d fits: %d", _i, size, room);
    parted = !fits;
  }
  ck_assert(parted);
}
END_TEST

START_TEST(no_pdf_of_two_pages_is_made)
{
  g_autofree char *path = g_build_filename(data.fixture.folder, "memo.pdf", NULL);
  AUTO(document) struct document *longer = page_of(FOUR_TEXTS, 40);
  g_autoptr(GError) error = NULL;
  ck_assert(!export_document(longer, EXPORT_PDF, path, NULL, &error));
  ck_assert_ptr_nonnull(strstr(error->message, "It is to be one page"));
  ck_assert_ptr_nonnull(strstr(error->message, "lines are too many"));
  ck_assert(!g_file_test(path, G_FILE_TEST_EXISTS));
  AUTO(document) struct document *one = page_of(FOUR_TEXTS, 4);
  ck_assert(export_document(one, EXPORT_PDF, path, NULL, NULL));
  ck_assert(g_file_test(path, G_FILE_TEST_EXISTS));
}
END_TEST

START_TEST(without_a_press_nothing_is_said_against_it)
{
  g_setenv("THROUGHLINE_PRESS", "/no/such/press", TRUE);
  AUTO(document) struct document *document = page_of(FOUR_TEXTS, 40);
  ck_assert(letter_fits(document, NULL, NULL));
}
END_TEST

/* What cannot be looked at does not hold a memo: only what is too long, or a person who stops it.
 */
START_TEST(a_press_that_fails_holds_nothing)
{
  g_setenv("THROUGHLINE_PRESS", "/bin/false", TRUE);
  AUTO(document) struct document *document = page_of(FOUR_TEXTS, 40);
  g_autoptr(GError) error = NULL;
  ck_assert(letter_fits(document, NULL, &error));
  ck_assert_ptr_null(error);
}
END_TEST

static bool stop(const char *what, long done, long total, void *data_)
{
  (void)what;
  (void)done;
  (void)total;
  (void)data_;
  return false;
}

START_TEST(who_stops_it_is_heard)
{
  struct progress stopping = { stop, NULL };
  AUTO(document) struct document *document = page_of(FOUR_TEXTS, 4);
  g_autoptr(GError) error = NULL;
  ck_assert(!letter_fits(document, &stopping, &error));
  ck_assert(error_is(error, TL_ERROR_STOPPED));
}
END_TEST

/* What was sent stays as it is: nobody can shorten it any more. */
START_TEST(a_sent_memo_is_a_pdf_however_long)
{
  g_autofree char *path = g_build_filename(data.fixture.folder, "memo.pdf", NULL);
  AUTO(record) struct record *memo = memo_of(FOUR_TEXTS, 40);
  record_set(memo, "sent_on", "2026-11-12");
  AUTO(document)
  struct document *document = memo_page_build(data.fixture.store, data.made, memo, NULL);
  g_autoptr(GError) error = NULL;
  ck_assert_msg(export_document(document, EXPORT_PDF, path, NULL, &error), "%s",
                error ? error->message : "");
  ck_assert(g_file_test(path, G_FILE_TEST_EXISTS));
}
END_TEST

START_TEST(nobody_else_reads_it_before_it_is_sent)
{
  AUTO(record) struct record *memo = memo_of(FOUR_TEXTS, 4);
  fixture_save(data.fixture.store, memo);
  g_autoptr(GError) error = NULL;
  ck_assert_ptr_null(memo_page_build(data.fixture.store, data.made, NULL, &error));
  ck_assert_ptr_nonnull(strstr(error->message, "Its writer alone reads it until it is sent."));
}
END_TEST

static char *page_text(const struct document *document)
{
  g_autoptr(GPtrArray) lines =
      render_section_lines(g_ptr_array_index(document->sections, 0), 100, false);
  g_ptr_array_add(lines, NULL);
  return g_strjoinv("\n", (char **)lines->pdata);
}

static void says(const char *text, const char *words)
{
  ck_assert_msg(strstr(text, words) != NULL, "“%s” is not in\n%s", words, text);
}

/* A walkthrough of Rosa's at Doran, without a visit of its own. Yours. */
static struct record *room(const char *visit)
{
  const struct fixture *f = &data.fixture;
  return fixture_record(&record_walkthrough, "school", f->school[0], "teacher", f->teacher[2],
                        "recorder", f->supervisor, "made_on", "2026-11-10", "started", "10:10",
                        "minutes", "11", "instrument_version", f->version, "visit_type",
                        f->visit_type, "visit", visit, NULL);
}

/* What was marked n.a. was looked at all the same. */
START_TEST(a_strategy_that_was_not_rated_is_listed)
{
  const struct fixture *f = &data.fixture;
  g_autofree char *visit = fixture_kept(
      f->store, fixture_record(&record_visit, "school", f->school[0], "visitor", f->supervisor,
                               "state", "made", "visited_on", "2026-11-10", NULL));
  struct record *walkthrough = room(visit);
  fixture_part(walkthrough, &record_mark, "strategy", f->strategy[0], "level", "seen", NULL);
  fixture_part(walkthrough, &record_mark, "strategy", f->strategy[1], "level", "na", NULL);
  fixture_keep(f->store, walkthrough);
  AUTO(document) struct document *document = visit_page_build(f->store, visit, NULL);
  ck_assert_ptr_nonnull(document);
  g_autofree char *text = page_text(document);
  says(text, "Objective is visible");
  says(text, "Questions ask for reasoning");
  says(text, "not rated");
  ck_assert_ptr_null(strstr(text, "0 of 0"));
}
END_TEST

START_TEST(an_attempt_is_explained)
{
  struct record *attempt = room(data.made);
  record_set(attempt, "outcome", "substitute");
  fixture_keep(data.fixture.store, attempt);
  AUTO(document)
  struct document *document = visit_page_build(data.fixture.store, data.made, NULL);
  g_autofree char *text = page_text(document);
  says(text, "1 attempt (a visit at a bad time:");
  says(text, "substitute, test, empty room), counted apart.");
}
END_TEST

/* It says so, and not in the line of the date. */
START_TEST(late_is_said_without_reproach)
{
  AUTO(record) struct record *memo = memo_of(FOUR_TEXTS, 4);
  record_set(memo, "sent_on", "2026-10-14");
  AUTO(document)
  struct document *late = memo_page_build(data.fixture.store, data.made, memo, NULL);
  g_autofree char *text = page_text(late);
  says(text, "Wednesday 14 October 2026\n");
  says(text, "Expected by Tuesday 13 October 2026; sent 1 school day later.");
  record_set(memo, "sent_on", "2026-10-13");
  AUTO(document)
  struct document *timely = memo_page_build(data.fixture.store, data.made, memo, NULL);
  g_autofree char *other = page_text(timely);
  ck_assert_ptr_null(strstr(other, "Expected"));
}
END_TEST

/* Its figures are those of the walkthroughs as they are: others than when it was sent. */
START_TEST(what_was_amended_after_a_memo_is_told)
{
  struct record *seen = room(data.made);
  fixture_part(seen, &record_amendment, "amended_at", "2026-10-20T14:00:00Z", "staff",
               data.fixture.supervisor, "reason", "A wrong mark", "before", "{}", NULL);
  fixture_keep(data.fixture.store, seen);
  AUTO(record) struct record *memo = memo_of(FOUR_TEXTS, 4);
  record_set(memo, "sent_on", "2026-10-14");
  AUTO(document)
  struct document *before = memo_page_build(data.fixture.store, data.made, memo, NULL);
  g_autofree char *text = page_text(before);
  says(text, "1 walkthrough of the visit was amended after this memo was sent;");
  record_set(memo, "sent_on", "2026-10-20");
  AUTO(document)
  struct document *after = memo_page_build(data.fixture.store, data.made, memo, NULL);
  g_autofree char *other = page_text(after);
  ck_assert_ptr_null(strstr(other, "amended"));
}
END_TEST

/* An amendment of the walkthrough at that time. */
static void amend_at(const char *now)
{
  g_setenv("THROUGHLINE_NOW", now, TRUE);
  struct record *seen = room(data.made);
  g_autofree char *instant = clock_instant();
  fixture_part(seen, &record_amendment, "amended_at", instant, "staff", data.fixture.supervisor,
               "reason", "A wrong mark", "before", "{}", NULL);
  fixture_keep(data.fixture.store, seen);
}

START_TEST(what_was_amended_later_on_the_day_of_sending_is_told)
{
  amend_at("2026-10-20T08:00:00");
  g_setenv("THROUGHLINE_NOW", "2026-10-20T09:00:00", TRUE);
  struct record *memo = memo_of(FOUR_TEXTS, 4);
  g_autofree char *uid = fixture_kept(data.fixture.store, memo);
  struct record *sent = fixture_load(data.fixture.store, &record_improvement_memo, uid);
  record_set(sent, "sent_on", "2026-10-20");
  fixture_keep(data.fixture.store, sent);
  ck_assert_ptr_null(memo_page_amended(data.fixture.store, data.made, "2026-10-20"));
  amend_at("2026-10-20T10:00:00");
  g_autofree char *words = memo_page_amended(data.fixture.store, data.made, "2026-10-20");
  ck_assert_ptr_nonnull(words);
  says(words, "1 walkthrough of the visit was amended after this memo was sent;");
}
END_TEST

/* The follow-ups of a month, open ones. */
static int follow_ups_of(const char *month)
{
  struct list_filter filter = { .month = month };
  AUTO(rowset)
  struct rowset *rows = lists_query(data.fixture.store, &view_follow_ups, &filter, NULL);
  return rows->row_count;
}

START_TEST(follow_ups_of_a_month_were_agreed_or_are_due_in_it)
{
  ck_assert_int_eq(follow_ups_of(NULL), 2);
  ck_assert_int_eq(follow_ups_of("2026-10"), 2);
  ck_assert_int_eq(follow_ups_of("2026-11"), 2);
  ck_assert_int_eq(follow_ups_of("2026-09"), 0);
}
END_TEST

/* What is named of a follow-up is for who may see it: its owner sees the visit's day only then. */
START_TEST(where_a_follow_up_was_born_is_named_to_who_may_see_it)
{
  fixture_keep(data.fixture.store,
               fixture_record(&record_follow_up, "school", data.fixture.school[0], "owner",
                              data.fixture.principal[1], "text", "Lend the carts", "due_on",
                              "2026-11-20", "made_on", "2026-10-06", "origin", "visit", "visit",
                              data.made, NULL));
  ck_assert(store_set_viewer(data.fixture.store, data.fixture.principal[1], NULL));
  AUTO(rowset)
  struct rowset *rows = store_query(data.fixture.store, STATEMENT_FOLLOW_UP_LIST, NULL, "owner",
                                    data.fixture.principal[1], NULL);
  ck_assert_int_eq(rows->row_count, 1);
  ck_assert_ptr_null(rowset_get(rows, 0, "visit_uid"));
  ck_assert_ptr_null(rowset_get(rows, 0, "visited_on"));
}
END_TEST

START_TEST(minutes_are_averaged_over_those_that_are_known)
{
  struct fixture *f = &data.fixture;
  fixture_keep(f->store,
               fixture_record(&record_walkthrough, "school", f->school[0], "teacher", f->teacher[2],
                              "recorder", f->supervisor, "made_on", "2026-10-06", "started",
                              "10:10", "instrument_version", f->version, "visit_type",
                              f->visit_type, "visit", data.made, NULL));
  AUTO(rowset)
  struct rowset *head = store_query(f->store, STATEMENT_VISIT_HEAD, NULL, "visit", data.made, NULL);
  g_autofree char *words = letter_classrooms(head);
  ck_assert_str_eq(words, "In 3 classrooms, 11 minutes on average (2 of them timed).");
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("memo");
  TCase *all = tcase_create("all");
  tcase_add_checked_fixture(all, start, end);
  tcase_add_loop_test(all, the_estimate_is_on_the_safe_side, 0, SHAPES);
  tcase_add_test(all, no_pdf_of_two_pages_is_made);
  tcase_add_test(all, without_a_press_nothing_is_said_against_it);
  tcase_add_test(all, a_press_that_fails_holds_nothing);
  tcase_add_test(all, who_stops_it_is_heard);
  tcase_add_test(all, a_sent_memo_is_a_pdf_however_long);
  tcase_add_test(all, nobody_else_reads_it_before_it_is_sent);
  tcase_add_test(all, a_strategy_that_was_not_rated_is_listed);
  tcase_add_test(all, an_attempt_is_explained);
  tcase_add_test(all, late_is_said_without_reproach);
  tcase_add_test(all, what_was_amended_after_a_memo_is_told);
  tcase_add_test(all, what_was_amended_later_on_the_day_of_sending_is_told);
  tcase_add_test(all, follow_ups_of_a_month_were_agreed_or_are_due_in_it);
  tcase_add_test(all, where_a_follow_up_was_born_is_named_to_who_may_see_it);
  tcase_add_test(all, minutes_are_averaged_over_those_that_are_known);
  suite_add_tcase(suite, all);
  return suite_run(suite);
}
