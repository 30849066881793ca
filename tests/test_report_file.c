/* What the record keeper prints about one person: all that is kept, and for nobody else. */
#include "report_fixture.h"
#include "suite.h"

#include "base/error.h"
#include "document/render.h"
#include "model/tables.h"
#include "report/teacher.h"
#include "report/teacher_file.h"
#include "work/amendment.h"
#include "work/delivery.h"

#include <string.h>

static struct report_fixture f;

static void start(void)
{
  report_fixture_start(&f);
}

static void end(void)
{
  report_fixture_end(&f);
}

static void become(const char *uid)
{
  ck_assert(store_set_viewer(f.base.store, uid, NULL));
}

static char *document_text(const struct document *document)
{
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < document->sections->len; i++) {
    g_autoptr(GPtrArray) lines =
        render_section_lines(g_ptr_array_index(document->sections, i), 120, false);
    for (guint row = 0; row < lines->len; row++)
      g_string_append_printf(text, "%s\n", (const char *)g_ptr_array_index(lines, row));
  }
  return g_string_free(text, FALSE);
}

static char *file_text(const char *staff)
{
  GError *error = NULL;
  AUTO(document) struct document *document = teacher_file_build(f.base.store, staff, &error);
  ck_assert_msg(document != NULL, "%s", error ? error->message : "no error");
  return document_text(document);
}

START_TEST(the_file_has_private_notes_and_history)
{
  g_autofree char *visit =
      fixture_walkthrough(&f.base, "2026-11-10", (const char *const[3]){ "seen", "partly", NULL });
  struct record *record = store_load(f.base.store, &record_walkthrough, visit, NULL);
  record_set(record, "next_step", "Ask why");
  fixture_keep(f.base.store, record);
  /* A record keeper who is somebody reads others' private notes nowhere but here. */
  become(f.keeper);
  g_autofree char *text = file_text(f.base.teacher[0]);
  ck_assert_ptr_nonnull(strstr(text, "between us"));
  ck_assert_ptr_nonnull(strstr(text, "Ask why"));
  ck_assert_ptr_nonnull(strstr(text, "nothing → Ask why"));
  ck_assert_ptr_nonnull(strstr(text, "Tue 10 Nov 2026"));
  ck_assert_ptr_null(strstr(text, "Entered"));
  record = store_load(f.base.store, &record_walkthrough, visit, NULL);
  record_set(record, "started", "09:02");
  record_set(record, "finished_at", "2026-11-10T21:00:00Z");
  ck_assert(store_set_viewer(f.base.store, NULL, NULL));
  fixture_keep(f.base.store, record);
  become(f.keeper);
  g_autofree char *later = file_text(f.base.teacher[0]);
  ck_assert_ptr_nonnull(strstr(later, "Entered          "));
  ck_assert_ptr_null(strstr(text, "Fonseca"));
  /* What a principal watched is about others. */
  g_autofree char *principal = file_text(f.base.principal[1]);
  ck_assert_ptr_nonnull(strstr(principal, "Walkthroughs they made"));
  ck_assert_ptr_nonnull(strstr(principal, "The team meets weekly"));
  ck_assert_ptr_null(strstr(principal, "between us"));
}
END_TEST

START_TEST(a_follow_up_from_anothers_walkthrough_is_there)
{
  g_autofree char *visit =
      fixture_walkthrough(&f.base, "2026-11-10", (const char *const[3]){ "seen", "partly", NULL });
  fixture_keep(f.base.store, fixture_record(&record_follow_up, "school", f.base.school[1], "owner",
                                            f.base.teacher[1], "text", "Show the protocol",
                                            "due_on", "2026-11-20", "made_on", "2026-11-10",
                                            "origin", "walkthrough", "walkthrough", visit, NULL));
  g_autofree char *file = file_text(f.base.teacher[1]);
  ck_assert_msg(strstr(file, "Show the protocol") != NULL, "%s", file);
  AUTO(document) struct document *document =
      teacher_page_build(f.base.store, f.base.teacher[1], NULL);
  g_autofree char *page = document_text(document);
  ck_assert_msg(strstr(page, "Show the protocol") != NULL, "%s", page);
}
END_TEST

static void deliver_and_move(const char *walkthrough, const char *teacher)
{
  g_autoptr(GPtrArray) uids = g_ptr_array_new();
  g_ptr_array_add(uids, (char *)walkthrough);
  ck_assert(delivery_mark(f.base.store, uids, NULL, NULL, NULL));
  ck_assert(delivery_sign(f.base.store, walkthrough, "2026-11-12", "I see it differently.", NULL));
  AUTO(record) struct record *record =
      store_load(f.base.store, &record_walkthrough, walkthrough, NULL);
  record_set(record, "teacher", teacher);
  ck_assert(amendment_save(f.base.store, record, "The wrong name", "Amend", NULL));
}

/* The first teacher holds a slip of it: their file has it as they got it, the other's has not. */
START_TEST(one_noted_by_mistake_is_in_the_file_of_who_holds_the_slip)
{
  g_autofree char *visit =
      fixture_walkthrough(&f.base, "2026-11-12", (const char *const[3]){ "seen", "partly", NULL });
  deliver_and_move(visit, f.base.teacher[1]);
  become(f.keeper);
  g_autofree char *first = file_text(f.base.teacher[0]);
  ck_assert_ptr_nonnull(
      strstr(first, "A walkthrough noted for them by mistake, amended on 12 Nov 2026"));
  ck_assert_ptr_nonnull(strstr(first, "I see it differently."));
  ck_assert_ptr_nonnull(strstr(first, "mailbox"));
  ck_assert_ptr_nonnull(strstr(first, "Questions ask for reasoning"));
  ck_assert_ptr_null(strstr(first, "Trần"));
  g_autofree char *second = file_text(f.base.teacher[1]);
  ck_assert_ptr_nonnull(strstr(second, "Questions ask for reasoning"));
  ck_assert_ptr_nonnull(strstr(second, "It was noted for another until then"));
  ck_assert_ptr_null(strstr(second, "I see it differently."));
  ck_assert_ptr_null(strstr(second, "mailbox"));
  ck_assert_ptr_null(strstr(second, "José Nuñez →"));
}
END_TEST

/* Where words stand in text; aborts where they do not. */
static long place_of(const char *text, const char *words)
{
  const char *found = strstr(text, words);
  ck_assert_msg(found != NULL, "“%s” is not in\n%s", words, text);
  return found - text;
}

static char *section_text(const struct document *document, const char *title)
{
  for (guint i = 0; i < document->sections->len; i++) {
    const struct section *section = g_ptr_array_index(document->sections, i);
    if (strcmp(section->title, title) != 0)
      continue;
    g_autoptr(GPtrArray) lines = render_section_lines(section, 120, false);
    g_ptr_array_add(lines, NULL);
    return g_strjoinv("\n", (char **)lines->pdata);
  }
  ck_abort_msg("no section “%s”", title);
}

/* Marks that are stored in another order than the form's. */
static char *walkthrough_backwards(const char *date)
{
  AUTO(record)
  struct record *record =
      fixture_record(&record_walkthrough, "school", f.base.school[1], "teacher", f.base.teacher[0],
                     "recorder", f.base.principal[1], "made_on", date, "started", "10:31",
                     "instrument_version", f.base.version, "visit_type", f.base.visit_type, NULL);
  for (int i = 2; i >= 0; i--)
    fixture_part(record, &record_mark, "strategy", f.base.strategy[i], "level", "seen", NULL);
  fixture_save(f.base.store, record);
  return g_strdup(record->uid);
}

static void rate_again(const char *walkthrough)
{
  AUTO(record)
  struct record *record =
      fixture_record(&record_second_rating, "walkthrough", walkthrough, "rater", f.base.supervisor,
                     "rated_at", "2026-11-10T16:00:00Z", NULL);
  for (int i = 2; i >= 0; i--)
    fixture_part(record, &record_second_mark, "strategy", f.base.strategy[i], "level",
                 i == 1 ? "na" : "not_seen", NULL);
  fixture_save(f.base.store, record);
}

static void in_form_order(const char *text)
{
  long first = place_of(text, "Objective is visible");
  long second = place_of(text, "Questions ask for reasoning");
  ck_assert_int_lt(first, second);
  ck_assert_int_lt(second, place_of(text, "Students talk"));
}

START_TEST(marks_are_in_the_order_and_words_of_the_form)
{
  g_autofree char *visit = walkthrough_backwards("2026-11-09");
  rate_again(visit);
  AUTO(document) struct document *document =
      teacher_file_build(f.base.store, f.base.teacher[0], NULL);
  g_autofree char *made = section_text(document, "Walkthrough, Mon 9 Nov 2026, Kuss Middle");
  in_form_order(made);
  g_autofree char *second = section_text(document, "Second rating, Tue 10 Nov 2026");
  in_form_order(second);
  place_of(second, "n.a.");
  place_of(second, "not seen");
  place_of(second, "Walkthrough of 9 Nov 2026, Kuss Middle");
}
END_TEST

START_TEST(each_walkthrough_names_its_day_on_each_of_its_pages)
{
  g_autofree char *first = walkthrough_backwards("2026-11-09");
  ck_assert_ptr_nonnull(first);
  g_autofree char *second = walkthrough_backwards("2026-11-10");
  ck_assert_ptr_nonnull(second);
  AUTO(document) struct document *document =
      teacher_file_build(f.base.store, f.base.teacher[0], NULL);
  g_autofree char *later = section_text(document, "Walkthrough, Tue 10 Nov 2026, Kuss Middle");
  ck_assert_ptr_null(strstr(later, "9 Nov"));
  g_autofree char *front = section_text(document, document->title);
  place_of(front, "Walkthroughs of them");
  ck_assert(!document->contents);
}
END_TEST

/* An ISO date is how a file names a day, not a person. */
START_TEST(days_are_written_as_people_write_them)
{
  g_autofree char *visit = walkthrough_backwards("2026-11-09");
  rate_again(visit);
  fixture_keep(f.base.store, fixture_record(&record_follow_up, "school", f.base.school[1], "owner",
                                            f.base.principal[1], "text", "Show the protocol",
                                            "due_on", "2026-11-20", "made_on", "2026-11-10",
                                            "origin", "walkthrough", "walkthrough", visit, NULL));
  char *const people[] = { f.base.teacher[0], f.base.principal[1], f.base.supervisor };
  for (size_t i = 0; i < G_N_ELEMENTS(people); i++) {
    g_autofree char *text = file_text(people[i]);
    ck_assert_msg(!strstr(text, "2026-1"), "%s", text);
  }
  g_autofree char *text = file_text(f.base.principal[1]);
  place_of(text, "Walkthrough of 9 Nov 2026, Kuss Middle");
}
END_TEST

START_TEST(ratings_are_told_by_their_labels)
{
  g_autofree char *uid = report_fixture_assess(&f, f.base.principal[1], "2026-11", "HE", "IN");
  ck_assert_ptr_nonnull(uid);
  AUTO(document) struct document *document =
      teacher_file_build(f.base.store, f.base.principal[1], NULL);
  g_autofree char *text = section_text(document, "Self-assessment, November 2026");
  place_of(text, "ighly effective");
  ck_assert_ptr_null(strstr(text, " HE "));
}
END_TEST

START_TEST(only_the_record_keeper_makes_the_file)
{
  char *const others[] = { f.base.principal[1], f.base.supervisor, f.base.manager,
                           f.base.teacher[0] };
  for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
    g_autoptr(GError) error = NULL;
    become(others[i]);
    ck_assert_ptr_null(teacher_file_build(f.base.store, f.base.teacher[0], &error));
    ck_assert(error_is(error, TL_ERROR_REFUSED));
  }
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("file on a person");
  TCase *tests = tcase_create("file on a person");
  tcase_add_checked_fixture(tests, start, end);
  tcase_add_test(tests, the_file_has_private_notes_and_history);
  tcase_add_test(tests, one_noted_by_mistake_is_in_the_file_of_who_holds_the_slip);
  tcase_add_test(tests, a_follow_up_from_anothers_walkthrough_is_there);
  tcase_add_test(tests, marks_are_in_the_order_and_words_of_the_form);
  tcase_add_test(tests, each_walkthrough_names_its_day_on_each_of_its_pages);
  tcase_add_test(tests, days_are_written_as_people_write_them);
  tcase_add_test(tests, ratings_are_told_by_their_labels);
  tcase_add_test(tests, only_the_record_keeper_makes_the_file);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
