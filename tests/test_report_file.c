/* What the record keeper prints about one person: all that is kept, and for nobody else. */
#include "report_fixture.h"
#include "suite.h"

#include "base/error.h"
#include "document/render.h"
#include "model/tables.h"
#include "report/teacher.h"
#include "report/teacher_file.h"

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
  tcase_add_test(tests, a_follow_up_from_anothers_walkthrough_is_there);
  tcase_add_test(tests, only_the_record_keeper_makes_the_file);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
