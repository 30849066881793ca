/* Follow-ups on paper: commitments in the packet by owner, all else as counts; what is open on the
 * principal's page. */
#include "golden.h"
#include "report_fixture.h"
#include "suite.h"

#include "document/render.h"
#include "model/tables.h"
#include "report/packet.h"
#include "report/person.h"

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
  tcase_add_test(all, open_follow_ups_are_on_the_principals_page);
  tcase_add_test(all, many_follow_ups_leave_the_page_one_page);
  tcase_add_test(all, those_without_room_say_that_they_are_late);
  tcase_add_test(all, names_in_commitments_are_warned_of);
  suite_add_tcase(suite, all);
  return suite_run(suite);
}
