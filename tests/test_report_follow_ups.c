/* Follow-ups on paper: commitments in the packet by owner, all else as counts; what is open on the
 * principal's page. */
#include "golden.h"
#include "report_fixture.h"
#include "suite.h"

#include "document/render.h"
#include "model/tables.h"
#include "report/packet.h"
#include "report/person.h"
#include "report/sip_page.h"
#include "work/follow_up.h"

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

static const struct section *section_of(const struct document *document, const char *id)
{
  for (guint i = 0; i < document->sections->len; i++) {
    const struct section *section = g_ptr_array_index(document->sections, i);
    if (strcmp(section->id, id) == 0)
      return section;
  }
  ck_abort_msg("no section %s", id);
}

/* Those of a DILT by owner, whom the packet names only where they lead; the others as counts. */
START_TEST(commitments_by_owner_all_else_as_counts)
{
  AUTO(document) struct document *document = packet_build(f.base.store, "2026-10", NULL, NULL);
  ck_assert_ptr_nonnull(document);
  const struct section *section = section_of(document, "follow-ups");
  ck_assert_str_eq(section->title, "Follow-ups and commitments");
  g_autoptr(GPtrArray) lines = render_section_lines(section, 100, false);
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf(text, "%s\n", (const char *)g_ptr_array_index(lines, i));
  ck_assert_ptr_nonnull(strstr(text->str, "S. O’Brien"));
  ck_assert_ptr_nonnull(strstr(text->str, "Bring student work of two teams"));
  ck_assert_ptr_nonnull(strstr(text->str, "late"));
  ck_assert_ptr_nonnull(strstr(text->str, "done"));
  ck_assert_ptr_nonnull(strstr(text->str, "Teacher"));
  ck_assert_ptr_nonnull(strstr(text->str, "(part of the SIP"));
  ck_assert_ptr_null(strstr(text->str, "Nuñez"));
  ck_assert_ptr_null(strstr(text->str, "Co-plan exit tickets")); /* a visit's: counted */
  ck_assert_ptr_null(strstr(text->str, "DILT  "));
}
END_TEST

/* New, done, open and overdue of the visits in October’s packet. Yours. */
static char *counted(void)
{
  AUTO(rowset)
  struct rowset *rows = store_query(f.base.store, STATEMENT_PACKET_FOLLOW_UPS, NULL, "first",
                                    "2026-10-01", "last", "2026-10-31", NULL);
  ck_assert_ptr_nonnull(rows);
  for (int i = 0; i < rows->row_count; i++)
    if (strcmp(rowset_get(rows, i, "origin"), "visit") == 0)
      return g_strdup_printf("%s %s %s %s", rowset_get(rows, i, "made"),
                             rowset_get(rows, i, "done"), rowset_get(rows, i, "open"),
                             rowset_get(rows, i, "overdue"));
  return g_strdup("none");
}

static char *agreed_in_october(void)
{
  return fixture_kept(
      f.base.store, fixture_record(&record_follow_up, "school", f.base.school[1], "owner",
                                   f.base.principal[1], "text", "Watch a lesson together", "due_on",
                                   "2026-10-28", "made_on", "2026-10-08", "origin", "visit", NULL));
}

/* What became of it in November is not October’s. */
START_TEST(counts_are_those_of_the_months_end)
{
  g_autofree char *carried = agreed_in_october();
  g_autofree char *reopened = agreed_in_october();
  g_autofree char *now = g_strdup(g_getenv("THROUGHLINE_NOW"));
  g_setenv("THROUGHLINE_NOW", "2026-10-29T10:00:00", TRUE);
  ck_assert(follow_up_done(f.base.store, reopened, NULL, NULL));
  g_autofree char *before = counted();
  g_setenv("THROUGHLINE_NOW", "2026-11-09T10:00:00", TRUE);
  ck_assert(follow_up_carry(f.base.store, carried, "2026-11-20", NULL, NULL, NULL));
  ck_assert(follow_up_reopen(f.base.store, reopened, NULL, NULL));
  g_autofree char *after = counted();
  ck_assert_str_eq(after, before);
  ck_assert(follow_up_done(f.base.store, carried, NULL, NULL));
  g_autofree char *later = counted();
  ck_assert_str_eq(later, before);
  if (now)
    g_setenv("THROUGHLINE_NOW", now, TRUE);
}
END_TEST

/* Open then, and new, less done and dropped, is open now. */
START_TEST(what_was_dropped_has_a_column)
{
  struct record *dropped = fixture_record(
      &record_follow_up, "school", f.base.school[1], "owner", f.base.principal[1], "text",
      "Nothing", "due_on", "2026-10-28", "made_on", "2026-10-08", "origin", "visit", "state",
      "dropped", "closed_on", "2026-10-20", "reason", "part of the SIP now", NULL);
  fixture_keep(f.base.store, dropped);
  AUTO(document) struct document *document = packet_build(f.base.store, "2026-10", NULL, NULL);
  g_autoptr(GPtrArray) lines = render_section_lines(section_of(document, "follow-ups"), 100, false);
  bool found = false;
  for (guint i = 0; i < lines->len; i++)
    found = found || strstr(lines->pdata[i], "Visit        3     1        1     1        1");
  ck_assert(found);
}
END_TEST

/* Their role says nothing: a name does. */
START_TEST(an_owner_of_another_role_is_named)
{
  struct record *nurse =
      fixture_record(&record_staff, "given_name", "Rosa", "family_name", "Medeiros", NULL);
  fixture_part(nurse, &record_assignment, "role", "other", "school", f.base.school[1], NULL);
  g_autofree char *owner = fixture_kept(f.base.store, nurse);
  fixture_keep(f.base.store,
               fixture_record(&record_follow_up, "school", f.base.school[1], "owner", owner, "text",
                              "Count the absences", "due_on", "2026-11-20", "made_on", "2026-10-21",
                              "origin", "dilt", NULL));
  g_autofree char *kuss = fixture_kept(
      f.base.store, fixture_record(&record_sip_goal, "school", f.base.school[1], "school_year",
                                   "SY2026-27", "code", "3", "text", "Everyone is here", NULL));
  fixture_keep(f.base.store, fixture_record(&record_sip_item, "sip_goal", kuss, "code", "3.1",
                                            "text", "Call home by ten", "owner", owner, NULL));
  AUTO(document) struct document *plan =
      sip_page_build(f.base.store, f.base.school[1], "2026-10", NULL);
  g_autofree char *page = golden_export(plan, EXPORT_TEXT);
  ck_assert_msg(strstr(page, "R. Medeiros") != NULL, "%s", page);
  AUTO(document) struct document *document = packet_build(f.base.store, "2026-10", NULL, NULL);
  g_autofree char *text = golden_export(document, EXPORT_TEXT);
  ck_assert_msg(strstr(text, "R. Medeiros") != NULL, "%s", text);
}
END_TEST

/* What is open is on the page for the meeting, and on no page of the packet. */
START_TEST(open_follow_ups_are_on_the_principals_page)
{
  AUTO(document)
  struct document *page = person_page_build(f.base.store, f.base.principal[1], "2026-10", NULL);
  ck_assert_ptr_nonnull(page);
  g_autofree char *text = golden_export(page, EXPORT_TEXT);
  ck_assert_ptr_nonnull(strstr(text, "Open follow-ups"));
  ck_assert_ptr_nonnull(strstr(text, "Co-plan exit tickets with the grade 5 team"));
  ck_assert_ptr_nonnull(strstr(text, "30 Oct late"));
  ck_assert_ptr_nonnull(strstr(text, "Bring student work of two teams"));
  ck_assert_ptr_null(strstr(text, "Find a coach"));
}
END_TEST

/* One page: what is due first, and how much more there is. */
START_TEST(many_follow_ups_leave_the_page_one_page)
{
  for (int i = 0; i < 9; i++) {
    g_autofree char *due = g_strdup_printf("2026-12-%02d", i + 1);
    AUTO(record)
    struct record *record = fixture_record(&record_follow_up, "school", f.base.school[1], "owner",
                                           f.base.principal[1], "text", "One more thing", "due_on",
                                           due, "made_on", "2026-11-03", "origin", "visit", NULL);
    fixture_save(f.base.store, record);
  }
  AUTO(document)
  struct document *page = person_page_build(f.base.store, f.base.principal[1], "2026-10", NULL);
  ck_assert_ptr_nonnull(page);
  g_autofree char *text = golden_export(page, EXPORT_TEXT);
  ck_assert_ptr_nonnull(strstr(text, "4 Dec"));
  ck_assert_ptr_null(strstr(text, "5 Dec"));
  ck_assert_ptr_nonnull(strstr(text, "5 more are open."));
}
END_TEST

/* What has no room is no less late. */
START_TEST(those_without_room_say_that_they_are_late)
{
  for (int i = 0; i < 9; i++)
    fixture_keep(f.base.store,
                 fixture_record(&record_follow_up, "school", f.base.school[1], "owner",
                                f.base.principal[1], "text", "One more thing", "due_on",
                                i < 8 ? "2026-11-05" : "2026-12-05", "made_on", "2026-11-03",
                                "origin", "visit", NULL));
  AUTO(document)
  struct document *page = person_page_build(f.base.store, f.base.principal[1], "2026-10", NULL);
  g_autofree char *text = golden_export(page, EXPORT_TEXT);
  ck_assert_msg(strstr(text, "of them late.") != NULL, "%s", text);
}
END_TEST

/* A commitment's words are looked at for names before they are printed. */
START_TEST(names_in_commitments_are_warned_of)
{
  AUTO(record)
  struct record *record =
      fixture_record(&record_follow_up, "school", f.base.school[1], "owner", f.base.principal[1],
                     "text", "See José Nuñez teach fractions", "due_on", "2026-11-10", "made_on",
                     "2026-10-21", "origin", "dilt", NULL);
  fixture_save(f.base.store, record);
  g_autoptr(GPtrArray) warnings = packet_name_warnings(f.base.store, "2026-10", NULL);
  bool found = false;
  for (guint i = 0; warnings && i < warnings->len; i++) {
    const struct packet_warning *warning = g_ptr_array_index(warnings, i);
    found = found || strcmp(warning->record, record->uid) == 0;
  }
  ck_assert(found);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("follow-ups on paper");
  TCase *all = tcase_create("all");
  tcase_add_checked_fixture(all, start, end);
  tcase_add_test(all, commitments_by_owner_all_else_as_counts);
  tcase_add_test(all, counts_are_those_of_the_months_end);
  tcase_add_test(all, what_was_dropped_has_a_column);
  tcase_add_test(all, an_owner_of_another_role_is_named);
  tcase_add_test(all, open_follow_ups_are_on_the_principals_page);
  tcase_add_test(all, many_follow_ups_leave_the_page_one_page);
  tcase_add_test(all, those_without_room_say_that_they_are_late);
  tcase_add_test(all, names_in_commitments_are_warned_of);
  suite_add_tcase(suite, all);
  return suite_run(suite);
}
