/* import oneroster: schools and staff of rosters from other systems, and nothing of students. */
#include "config.h"

#include "suite.h"

#include "import_case.h"

#include "base/error.h"
#include "db/history.h"
#include "exchange/oneroster_words.h"
#include "model/tables.h"
#include "sample/typical_year.h"

#include <string.h>

static struct fixture f;
static struct import_case test;

static void start(void)
{
  g_setenv("THROUGHLINE_PRESS", TL_BUILDDIR "/throughline-press", TRUE);
  import_case_start(&test, &f, import_oneroster);
}

static void end(void)
{
  import_case_end(&test);
}

static struct record *staff(const char *id)
{
  return import_case_record(&test, &record_staff, "external_id", id);
}

/* Asserts that no byte of the store's files holds text. */
static void assert_nowhere(const char *text)
{
  static const char *const names[] = { "district.db", "district.db-wal" };
  for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autofree char *path = g_build_filename(f.folder, names[i], NULL);
    g_autofree char *bytes = NULL;
    gsize length = 0;
    if (g_file_get_contents(path, &bytes, &length, NULL))
      ck_assert_msg(!memmem(bytes, length, text, strlen(text)), "%s holds %s", names[i], text);
  }
}

START_TEST(a_bundle_of_1_1_comes_in)
{
  g_autofree char *path = import_case_data("oneroster-1.1");
  import_case_expect_path(&test, path,
                          "Schools: 1 added, 2 changed, 0 left as they were.\n"
                          "Staff: 4 added, 2 changed, 0 left as they were.\n"
                          "Calendar: 1 added, 0 changed, 0 left as they were.\nRows: 0 refused.");
  AUTO(record) struct record *jose = staff("u1");
  ck_assert_str_eq(jose->uid, f.teacher[0]);
  ck_assert_str_eq(record_get(jose, "external_source"), "millcity");
  import_case_assert_posts(jose, 2);
  ck_assert_str_eq(record_get(import_case_post(jose, 0), "school"), f.school[1]);
  ck_assert_str_eq(record_get(import_case_post(jose, 0), "subject"), "Grade 6 Mathematics");
  ck_assert_str_eq(record_get(import_case_post(jose, 0), "grade"), "06");
  ck_assert_str_eq(record_get(import_case_post(jose, 1), "school"), f.school[0]);
  ck_assert_str_eq(record_get(import_case_post(jose, 1), "subject"), "Art");
  AUTO(record) struct record *rui = staff("u2");
  ck_assert_str_eq(record_get(rui, "email"), "rcosta@millcity.example");
  ck_assert_str_eq(record_get(rui, "room"), "L12");
  import_case_assert_posts(rui, 1);
  ck_assert_str_eq(record_get(import_case_post(rui, 0), "subject"), "Chemistry");
  ck_assert_str_eq(record_get(import_case_post(rui, 0), "grade"), "09, 10");
  AUTO(record) struct record *high = import_case_record(&test, &record_school, "code", "00950777");
  ck_assert_str_eq(record_get(import_case_post(rui, 0), "school"), high->uid);
  AUTO(record) struct record *ana = staff("u3");
  ck_assert_str_eq(record_get(import_case_post(ana, 0), "role"), "principal");
  AUTO(record)
  struct record *year = import_case_record(&test, &record_school_year, "code", "SY2026-27");
  ck_assert_str_eq(record_get(year, "first_on"), "2026-08-31");
  ck_assert_str_eq(record_get(year, "last_on"), "2027-06-18");
}
END_TEST

START_TEST(administrators_of_unsaid_kind_keep_what_they_are)
{
  g_autofree char *path = import_case_data("oneroster-1.1");
  g_free(import_case_run_path(&test, path));
  AUTO(record) struct record *siobhan = staff("u4");
  ck_assert_str_eq(siobhan->uid, f.principal[1]);
  import_case_assert_posts(siobhan, 1);
  ck_assert_str_eq(record_get(import_case_post(siobhan, 0), "role"), "principal");
  AUTO(record) struct record *paulo = staff("u5");
  ck_assert_str_eq(record_get(import_case_post(paulo, 0), "role"), "director");
  import_case_assert_notice(&test, "what kind 2 administrators’ roles are");
}
END_TEST

START_TEST(nothing_of_students_is_stored)
{
  static const char *const bundles[] = { "oneroster-1.1", "oneroster-1.2", "sds-2.1", "sds-1" };
  static const char *const never[] = { "Neverstored", "Pupil",      "secret",
                                       "pupil@",      "2015-02-30", "Beforewecame" };
  for (size_t i = 0; i < G_N_ELEMENTS(bundles); i++) {
    g_autofree char *path = import_case_data(bundles[i]);
    g_free(import_case_run_path(&test, path));
    for (guint k = 0; k < test.result.lines->len; k++) {
      const struct import_line *line = test.result.lines->pdata[k];
      for (size_t n = 0; n < G_N_ELEMENTS(never); n++)
        ck_assert_msg(!strstr(line->text, never[n]), "%s", line->text);
    }
  }
  for (size_t n = 0; n < G_N_ELEMENTS(never); n++)
    assert_nowhere(never[n]);
}
END_TEST

START_TEST(a_stray_cell_beside_a_parent_is_not_told)
{
  g_autofree char *path = import_case_folder(
      &test, "stray", "orgs.csv", "sourcedId,name,type\no1,Wiley Elementary,school\n", "users.csv",
      "sourcedId,role,givenName,familyName,orgSourcedIds\n"
      "p1,parent,Pat,Private,o1,beyond-private\n"
      "t1,teacher,Tess,Taught,o1,beyond\n",
      NULL);
  g_autofree char *got = import_case_run_path(&test, path);
  g_autofree char *refused = import_case_lines(&test, IMPORT_REFUSED);
  g_autofree char *notices = import_case_lines(&test, IMPORT_NOTICE);
  ck_assert_str_eq(refused, "");
  ck_assert_ptr_null(strstr(notices, "rivate"));
  ck_assert_msg(strstr(got, "Staff: 1 added") != NULL, "%s", got);
}
END_TEST

START_TEST(the_same_bundle_twice_changes_nothing)
{
  static const char *const bundles[][2] = {
    { "oneroster-1.1", "Schools: 0 added, 0 changed, 3 left as they were.\n"
                       "Staff: 0 added, 0 changed, 6 left as they were.\nRows: 0 refused." },
    { "oneroster-1.2", "Schools: 0 added, 0 changed, 2 left as they were.\n"
                       "Staff: 0 added, 0 changed, 3 left as they were.\nRows: 0 refused." },
    { "sds-2.1", "Schools: 0 added, 0 changed, 1 left as they were.\n"
                 "Staff: 0 added, 0 changed, 1 left as they were.\nRows: 0 refused." },
    { "sds-1", "Schools: 0 added, 0 changed, 2 left as they were.\n"
               "Staff: 0 added, 0 changed, 5 left as they were.\nRows: 0 refused." },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(bundles); i++) {
    g_autofree char *path = import_case_data(bundles[i][0]);
    g_free(import_case_run_path(&test, path));
    import_case_expect_path(&test, path, bundles[i][1]);
  }
}
END_TEST

START_TEST(a_bundle_of_1_2_has_roles_apart)
{
  g_autofree char *path = import_case_data("oneroster-1.2");
  import_case_expect_path(&test, path,
                          "Schools: 0 added, 2 changed, 0 left as they were.\n"
                          "Staff: 2 added, 1 changed, 0 left as they were.\nRows: 0 refused.");
  AUTO(record) struct record *jose = staff("u1");
  ck_assert_str_eq(record_get(jose, "external_source"), "oneroster");
  import_case_assert_posts(jose, 2);
  ck_assert_str_eq(record_get(import_case_post(jose, 0), "from_on"), "2026-08-31");
  AUTO(record) struct record *rui = staff("u2");
  ck_assert_str_eq(record_get(import_case_post(rui, 0), "role"), "assistant_principal");
  ck_assert_str_eq(record_get(import_case_post(rui, 0), "from_on"), "2026-07-01");
}
END_TEST

START_TEST(a_zip_is_read_like_its_folder)
{
  g_autofree char *path = import_case_data("oneroster-1.2.zip");
  import_case_expect_path(&test, path,
                          "Schools: 0 added, 2 changed, 0 left as they were.\n"
                          "Staff: 2 added, 1 changed, 0 left as they were.\nRows: 0 refused.");
  g_autofree char *broken = import_case_fail(&test, "no zip at all", TL_ERROR_INVALID);
  ck_assert_ptr_nonnull(strstr(broken, "in.csv is neither a folder nor a ZIP file"));
  g_free(import_case_fail(&test, "PK but no zip", TL_ERROR_INVALID));
}
END_TEST

START_TEST(sds_2_1_has_the_dates_of_sessions)
{
  g_autofree char *path = import_case_data("sds-2.1");
  import_case_expect_path(&test, path,
                          "Schools: 0 added, 1 changed, 0 left as they were.\n"
                          "Staff: 0 added, 1 changed, 0 left as they were.\nRows: 0 refused.");
  AUTO(record) struct record *ana = staff("a1");
  ck_assert_str_eq(ana->uid, f.teacher[2]);
  ck_assert_str_eq(record_get(ana, "email"), "ana.fonseca@millcity.example");
  import_case_assert_posts(ana, 1);
  ck_assert_ptr_null(record_get(import_case_post(ana, 0), "until_on"));
}
END_TEST

START_TEST(a_year_that_is_there_stays_and_is_told)
{
  fixture_keep(f.store, fixture_record(&record_school_year, "code", "SY2026-27", "first_on",
                                       "2026-09-02", "last_on", "2027-06-16", NULL));
  g_autofree char *path = import_case_data("oneroster-1.1");
  g_autofree char *summary = import_case_run_path(&test, path);
  ck_assert_ptr_nonnull(summary);
  import_case_assert_notice(&test, "SY2026-27 is in the calendar already and stays as it is");
}
END_TEST

/* A roster of one school year. Its path, yours. */
static char *roster_of_year(const char *name, const char *first, const char *last)
{
  g_autofree char *sessions = g_strdup_printf(
      "sourcedId,title,type,startDate,endDate\ny,Year,schoolYear,%s,%s\n", first, last);
  return import_case_folder(&test, name, "orgs.csv",
                            "sourcedId,name,type\n10,Doran Elementary,school\n", "users.csv",
                            "sourcedId,givenName,familyName,role,orgSourcedIds\n",
                            "academicSessions.csv", sessions, NULL);
}

START_TEST(a_year_nobody_has_touched_takes_the_dates_of_the_roster)
{
  g_autofree char *uid = fixture_kept(f.store, typical_year(2026, NULL));
  g_autofree char *path = roster_of_year("later", "2026-08-31", "2027-06-23");
  for (int round = 0; round < 2; round++) {
    g_free(import_case_run_path(&test, path));
    AUTO(record) struct record *year = store_load(f.store, &record_school_year, uid, NULL);
    ck_assert_str_eq(record_get(year, "first_on"), "2026-08-31");
    ck_assert_str_eq(record_get(year, "last_on"), "2027-06-23");
    ck_assert_ptr_nonnull(record_find_part(year, &record_calendar_day, "day_on", "2026-11-26"));
    const struct record *last = record_find_part(year, &record_calendar_day, "note", "Last day");
    ck_assert_str_eq(record_get(last, "day_on"), "2027-06-23");
    g_autofree char *notices = import_case_lines(&test, IMPORT_NOTICE);
    ck_assert_int_eq(strstr(notices, "SY2026-27 now runs from 31 Aug 2026 to 23 Jun 2027") != NULL,
                     round == 0);
  }
}
END_TEST

START_TEST(a_year_with_one_day_entered_stays)
{
  AUTO(record) struct record *made = typical_year(2026, NULL);
  fixture_part(made, &record_calendar_day, "day_on", "2026-10-20", "kind", "closed", NULL);
  g_autofree char *uid = fixture_kept(f.store, g_steal_pointer(&made));
  g_autofree char *path = roster_of_year("later", "2026-08-31", "2027-06-23");
  g_free(import_case_run_path(&test, path));
  AUTO(record) struct record *year = store_load(f.store, &record_school_year, uid, NULL);
  ck_assert_str_eq(record_get(year, "first_on"), "2026-09-02");
  import_case_assert_notice(&test, "SY2026-27 is in the calendar already and stays as it is");
}
END_TEST

START_TEST(sds_1_has_teachers_and_principals)
{
  g_autofree char *path = import_case_data("sds-1");
  import_case_expect_path(&test, path,
                          "Schools: 1 added, 1 changed, 0 left as they were.\n"
                          "Staff: 3 added, 2 changed, 0 left as they were.\nRows: 0 refused.");
  AUTO(record) struct record *ana = staff("800");
  ck_assert_str_eq(ana->uid, f.teacher[2]);
  ck_assert_str_eq(record_get(import_case_post(ana, 0), "subject"), "Reading, Writing");
  AUTO(record) struct record *vera = staff("801");
  ck_assert_str_eq(record_get(import_case_post(vera, 0), "role"), "assistant_principal");
  AUTO(record) struct record *maria = staff("900");
  ck_assert_str_eq(maria->uid, f.principal[0]);
  AUTO(record)
  struct record *tomas = import_case_record(&test, &record_staff, "family_name", "Vieira");
  ck_assert_ptr_null(record_get(tomas, "external_id"));
  AUTO(record)
  struct record *canal = import_case_record(&test, &record_school, "name", "Canal Street School");
  ck_assert_str_eq(record_get(canal, "grades"), "6-8");
  import_case_assert_notice(&test, "the id 802 of the principal, Tomás Vieira");
}
END_TEST

START_TEST(who_is_to_be_deleted_becomes_inactive)
{
  g_autofree char *path = import_case_data("oneroster-1.2");
  g_free(import_case_run_path(&test, path));
  g_autofree char *delta = import_case_folder(
      &test, "delta", "manifest.csv", "propertyName,value\nfile.users,delta", "users.csv",
      "sourcedId,status,givenName,familyName,email\nu1,ToBeDeleted,José,Nuñez,\n"
      "u2,active,Rui,Costa-Reis,\nu99,tobedeleted,Never,Here,\nu3,active,Pupil,Neverstored,\n",
      "roles.csv",
      "sourcedId,status,userSourcedId,role,orgSourcedId\nr3,tobedeleted,u2,siteAdministrator,10\n"
      "r9,active,u2,principal,11\n",
      "orgs.csv", "sourcedId,status,name,type\n10,tobedeleted,Doran Elementary,school\n", NULL);
  import_case_expect_path(&test, delta,
                          "Schools: 0 added, 1 changed, 0 left as they were.\n"
                          "Staff: 0 added, 2 changed, 0 left as they were.\nRows: 0 refused.");
  AUTO(record) struct record *jose = staff("u1");
  ck_assert_str_eq(record_get(jose, "active"), "0");
  import_case_assert_posts(jose, 2);
  AUTO(record) struct record *rui = staff("u2");
  ck_assert_str_eq(record_get(rui, "family_name"), "Costa-Reis");
  import_case_assert_posts(rui, 2);
  ck_assert_str_eq(record_get(import_case_post(rui, 0), "until_on"), "2026-11-12");
  ck_assert_str_eq(record_get(import_case_post(rui, 1), "role"), "principal");
  ck_assert_str_eq(record_get(import_case_post(rui, 1), "school"), f.school[1]);
  AUTO(record) struct record *doran = store_load(f.store, &record_school, f.school[0], NULL);
  ck_assert_str_eq(record_get(doran, "active"), "0");
  import_case_expect_path(&test, delta,
                          "Schools: 0 added, 0 changed, 1 left as they were.\n"
                          "Staff: 0 added, 0 changed, 2 left as they were.\nRows: 0 refused.");
}
END_TEST

START_TEST(roles_alone_change_people_who_are_known)
{
  g_autofree char *path = import_case_data("oneroster-1.2");
  g_free(import_case_run_path(&test, path));
  g_autofree char *delta = import_case_folder(&test, "delta", "ROLES.CSV",
                                              "userSourcedId,orgSourcedId,role\nu1,10,principal\n"
                                              "u77,10,teacher\nu2,55,teacher\nu78,10,student\n",
                                              NULL);
  import_case_expect_path(&test, delta,
                          "Schools: 0 added, 0 changed, 0 left as they were.\n"
                          "Staff: 0 added, 1 changed, 0 left as they were.\nRows: 2 refused.");
  import_case_assert_lines(
      &test, IMPORT_REFUSED,
      "delta/ROLES.CSV:4: The organisation “55” is neither in orgs.csv nor known from "
      "before. Add it there.\n"
      "delta/ROLES.CSV:3: The user “u77” of this role is neither in users.csv nor known "
      "from before.\n");
}
END_TEST

START_TEST(files_are_read_however_they_are_written)
{
  g_autofree char *path = import_case_folder(
      &test, "odd", "Orgs.CSV",
      "\xef\xbb\xbfsourcdId;Name;type;identifier;parentSourcedId;;\r\n10;Doran "
      "Elementary;School;;99;;\r\n",
      "USERS.csv",
      "SourcedID,Family Name,given_name,role,orgSourcedIds,email,\nu1,Nuñez,José,Teacher,10;11,,\n",
      "academicsessions.csv", "sourcedId,title,type,startDate,endDate", "courses.csv", "",
      "classes.csv", "sourcedId,title", NULL);
  import_case_expect_path(&test, path,
                          "Schools: 0 added, 1 changed, 0 left as they were.\n"
                          "Staff: 0 added, 0 changed, 0 left as they were.\nRows: 1 refused.");
  import_case_assert_notice(&test,
                            "a misspelt title was taken for what it is near to: sourcedId=#1");
  import_case_assert_notice(&test, "courses.csv: has nothing in it");
  g_autofree char *refused = import_case_lines(&test, IMPORT_REFUSED);
  ck_assert(g_str_has_prefix(refused, "odd/USERS.csv:2: The organisation “11”"));
}
END_TEST

START_TEST(without_roles_teachers_are_those_who_teach)
{
  g_autofree char *path = import_case_folder(
      &test, "norole", "orgs.csv", "sourcedId,name,type\n10,Doran Elementary,school\n", "users.csv",
      "sourcedId,givenName,familyName\nu1,Rui,Costa\nu2,Pupil,Neverstored\n", "classes.csv",
      "sourcedId,title,schoolSourcedId\nk1,Music,10\n", "enrollments.csv",
      "classSourcedId,userSourcedId,role\nk1,u1,teacher\nk1,u2,student\n", NULL);
  import_case_expect_path(&test, path,
                          "Schools: 0 added, 1 changed, 0 left as they were.\n"
                          "Staff: 1 added, 0 changed, 0 left as they were.\nRows: 0 refused.");
  AUTO(record) struct record *rui = staff("u1");
  ck_assert_str_eq(record_get(import_case_post(rui, 0), "subject"), "Music");
}
END_TEST

/* What the log says last. Yours. */
static char *last_logged(void)
{
  AUTO(rowset) struct rowset *rows = store_query(f.store, STATEMENT_LOG_OF_STORE, NULL, NULL);
  return g_strdup(rows->row_count ? rowset_get(rows, 0, "label") : NULL);
}

static void undo_last(void)
{
  g_autoptr(GError) error = NULL;
  AUTO(rowset) struct rowset *last = history_last(f.store, NULL);
  ck_assert_msg(history_undo(f.store, rowset_get(last, 0, "change_uid"), NULL, &error), "%s",
                error ? error->message : "");
}

START_TEST(the_log_names_the_folder_and_says_what_was_undone)
{
  g_autofree char *path = import_case_folder(
      &test, "roster", "orgs.csv", "sourcedId,name,type\n77,New School,school\n", "users.csv",
      "sourcedId,givenName,familyName,role,orgSourcedIds\nu1,Rui,Costa,teacher,77\n", NULL);
  g_free(import_case_run_path(&test, path));
  g_autofree char *done = last_logged();
  ck_assert_str_eq(done, "Bring in a roster from roster");
  undo_last();
  g_autofree char *undone = last_logged();
  ck_assert_str_eq(undone, "Bring in a roster from roster, undone");
}
END_TEST

START_TEST(a_fault_of_one_file_refuses_all)
{
  g_autofree char *path = import_case_folder(
      &test, "broken", "orgs.csv", "sourcedId,name,type\n77,New School,school\n", "users.csv",
      "sourcedId,givenName,familyName,role,orgSourcedIds\nu1,\"Rui,Costa,teacher,77\n", NULL);
  g_autoptr(GError) error = NULL;
  import_result_clear(&test.result);
  ck_assert(!import_oneroster(f.store, path, &test.options, &test.result, &error));
  ck_assert(error_is(error, TL_ERROR_INVALID));
  ck_assert_ptr_nonnull(strstr(error->message, "users.csv:2: "));
  ck_assert_int_eq(store_count(f.store, STATEMENT_HAS_DATA, NULL), 10);
}
END_TEST

START_TEST(a_folder_without_a_roster_is_refused)
{
  static const char *const paths[] = { "/", "/no/such/folder" };
  for (size_t i = 0; i < G_N_ELEMENTS(paths); i++) {
    g_autoptr(GError) error = NULL;
    import_result_clear(&test.result);
    ck_assert(!import_oneroster(f.store, paths[i], &test.options, &test.result, &error));
    ck_assert(error_is(error, TL_ERROR_NOT_FOUND));
  }
}
END_TEST

START_TEST(words_of_rosters_are_read)
{
  static const struct {
    const char *text;
    enum oneroster_role kind;
    const char *role;
  } roles[] = {
    { "teacher", ONEROSTER_STAFF, "teacher" },
    { "Principal", ONEROSTER_STAFF, "principal" },
    { "professor", ONEROSTER_STAFF, "teacher" },
    { "siteAdministrator", ONEROSTER_ADMINISTRATOR, NULL },
    { "administrator", ONEROSTER_ADMINISTRATOR, NULL },
    { "student", ONEROSTER_STUDENT, NULL },
    { "guardian", ONEROSTER_FAMILY, NULL },
    { "Parent", ONEROSTER_FAMILY, NULL },
    { "relative", ONEROSTER_FAMILY, NULL },
    { "aide", ONEROSTER_STAFF, "other" },
    { "proctor", ONEROSTER_STAFF, "other" },
    { "ext:nurse", ONEROSTER_STAFF, "other" },
    { "systemAdministrator", ONEROSTER_STAFF, "other" },
    { "", ONEROSTER_UNSAID, NULL },
    { "something else", ONEROSTER_STRANGER, NULL },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(roles); i++) {
    const char *role = NULL;
    ck_assert_int_eq(oneroster_words_role(roles[i].text, &role), roles[i].kind);
    ck_assert(g_strcmp0(role, roles[i].role) == 0);
  }
  g_auto(GStrv) list = oneroster_words_list(" 1, 2;;3 |");
  ck_assert_uint_eq(g_strv_length(list), 3);
  ck_assert_str_eq(list[2], "3");
  g_autofree char *code = oneroster_words_code("950045");
  ck_assert_str_eq(code, "00950045");
  ck_assert_ptr_null(oneroster_words_code("my identifier"));
  ck_assert_ptr_null(oneroster_words_code("250000012345"));
  ck_assert_ptr_null(oneroster_words_subject("02, 14"));
  ck_assert(oneroster_words_is_gone("toBeDeleted") && !oneroster_words_is_gone(""));
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("import oneroster");
  TCase *tests = tcase_create("import oneroster");
  tcase_add_checked_fixture(tests, start, end);
  tcase_add_test(tests, a_bundle_of_1_1_comes_in);
  tcase_add_test(tests, administrators_of_unsaid_kind_keep_what_they_are);
  tcase_add_test(tests, nothing_of_students_is_stored);
  tcase_add_test(tests, a_stray_cell_beside_a_parent_is_not_told);
  tcase_add_test(tests, the_same_bundle_twice_changes_nothing);
  tcase_add_test(tests, a_bundle_of_1_2_has_roles_apart);
  tcase_add_test(tests, a_zip_is_read_like_its_folder);
  tcase_add_test(tests, sds_2_1_has_the_dates_of_sessions);
  tcase_add_test(tests, a_year_that_is_there_stays_and_is_told);
  tcase_add_test(tests, a_year_nobody_has_touched_takes_the_dates_of_the_roster);
  tcase_add_test(tests, a_year_with_one_day_entered_stays);
  tcase_add_test(tests, sds_1_has_teachers_and_principals);
  tcase_add_test(tests, who_is_to_be_deleted_becomes_inactive);
  tcase_add_test(tests, roles_alone_change_people_who_are_known);
  tcase_add_test(tests, files_are_read_however_they_are_written);
  tcase_add_test(tests, without_roles_teachers_are_those_who_teach);
  tcase_add_test(tests, the_log_names_the_folder_and_says_what_was_undone);
  tcase_add_test(tests, a_fault_of_one_file_refuses_all);
  tcase_add_test(tests, a_folder_without_a_roster_is_refused);
  tcase_add_test(tests, words_of_rosters_are_read);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
