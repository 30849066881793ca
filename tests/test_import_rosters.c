/* import oneroster: who of a roster comes in, as what, since when and with which days of school. */
#include "config.h"

#include "suite.h"

#include "import_case.h"

#include "base/error.h"
#include "exchange/oneroster_words.h"
#include "model/tables.h"

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

START_TEST(staff_who_neither_teach_nor_lead_come_in)
{
  g_autofree char *path = import_case_data("oneroster-1.2");
  g_free(import_case_run_path(&test, path));
  AUTO(record) struct record *ana = staff("u4");
  import_case_assert_posts(ana, 1);
  ck_assert_str_eq(record_get(import_case_post(ana, 0), "role"), "other");
  ck_assert_str_eq(record_get(import_case_post(ana, 0), "school"), f.school[0]);
}
END_TEST

START_TEST(one_who_may_not_sign_in_is_here_all_the_same)
{
  g_autofree char *path = import_case_data("oneroster-1.1");
  g_free(import_case_run_path(&test, path));
  AUTO(record) struct record *locked = staff("u9");
  ck_assert_str_eq(record_get(locked, "active"), "1");
  g_autofree char *again = import_case_folder(
      &test, "again", "manifest.csv", "propertyName,value\nsource.systemCode,millcity\n",
      "users.csv", "sourcedId,enabledUser,role,givenName,familyName\nu1,FALSE,teacher,José,Nuñez\n",
      NULL);
  import_case_expect_path(&test, again,
                          "Schools: 0 added, 0 changed, 0 left as they were.\n"
                          "Staff: 0 added, 0 changed, 1 left as they were.\nRows: 0 refused.");
}
END_TEST

START_TEST(a_teacher_who_keeps_the_roster_is_a_teacher)
{
  g_autofree char *path = import_case_folder(
      &test, "both", "orgs.csv",
      "sourcedId,name,type\n10,Doran Elementary,school\n1,Mill,district\n", "users.csv",
      "sourcedId,givenName,familyName\nu1,Rui,Costa\nu2,Ana,Lima\n", "roles.csv",
      "userSourcedId,orgSourcedId,role\nu1,10,systemAdministrator\nu1,10,teacher\nu1,1,aide\n"
      "u2,10,siteAdministrator\nu2,10,assistant principal\n",
      NULL);
  g_free(import_case_run_path(&test, path));
  AUTO(record) struct record *rui = staff("u1");
  import_case_assert_posts(rui, 1);
  ck_assert_str_eq(record_get(import_case_post(rui, 0), "role"), "teacher");
  AUTO(record) struct record *ana = staff("u2");
  import_case_assert_posts(ana, 1);
  ck_assert_str_eq(record_get(import_case_post(ana, 0), "role"), "assistant_principal");
}
END_TEST

START_TEST(who_is_left_out_is_told)
{
  static const char expected[] =
      "left/users.csv: 2 students left out; students are never brought in\n"
      "left/users.csv: 1 parent, guardian or relative left out; families are never brought in\n"
      "left/users.csv: 3 people left out whose role is not known here: 1 “bus driver”, 2 "
      "“custodian”; who belongs here is to be called teacher, administrator or aide in the roster\n"
      "left/users.csv: 1 person left out who has no role and teaches no class\n"
      "left/users.csv: 1 person left out who has gone and was never here\n";
  g_autofree char *path = import_case_folder(
      &test, "left", "orgs.csv", "sourcedId,name,type\n10,Doran Elementary,school\n", "users.csv",
      "sourcedId,status,role,orgSourcedIds,givenName,familyName\nu1,,student,10,P,Neverstored\n"
      "u2,,student,10,Q,Neverstored\nu3,,guardian,10,R,Neverstored\n"
      "u4,,custodian,10,S,Silva\nu5,,custodian,10,T,Sousa\nu6,,bus driver,10,U,Reis\n"
      "u7,,,10,V,Melo\nu8,tobedeleted,teacher,10,W,Gomes\nu9,,aide,10,X,Pires\n",
      NULL);
  for (int run = 0; run < 2; run++) {
    test.options.dry = run == 0;
    g_free(import_case_run_path(&test, path));
    import_case_assert_lines(&test, IMPORT_NOTICE, expected);
  }
  ck_assert_int_eq(test.result.refused, 0);
}
END_TEST

START_TEST(roles_apart_say_who_is_left_out)
{
  g_autofree char *path = import_case_folder(
      &test, "apart", "orgs.csv", "sourcedId,name,type\n10,Doran Elementary,school\n", "users.csv",
      "sourcedId,givenName,familyName\nu1,P,Neverstored\nu2,Q,Neverstored\nu3,R,Silva\nu4,S,Melo\n",
      "roles.csv",
      "userSourcedId,orgSourcedId,role\nu1,10,student\nu3,10,gym master\nu4,10,teacher\n", NULL);
  g_free(import_case_run_path(&test, path));
  import_case_assert_lines(
      &test, IMPORT_NOTICE,
      "apart/users.csv: 1 student left out; students are never brought in\n"
      "apart/users.csv: 1 person left out whose role is not known here: 1 “gym master”; "
      "who belongs here is to be called teacher, administrator or aide in the roster\n"
      "apart/users.csv: 1 person left out who has no role and teaches no class\n");
}
END_TEST

#define NEW_SCHOOLS                                                                                \
  "sourcedId,status,name,type\n50,,Ferry Street School,school\n51,,Canal School,school\n"
#define ADMINISTRATORS                                                                             \
  "userSourcedId,orgSourcedId,role,beginDate\nu1,50,siteAdministrator,2026-08-01\n"                \
  "u2,51,siteAdministrator,\nu3,51,siteAdministrator,\nu4,10,siteAdministrator,\n"

START_TEST(the_only_administrator_of_a_school_without_a_principal_is_principal)
{
  static const char *const roles[] = { "principal", "assistant_principal", "assistant_principal",
                                       "assistant_principal" };
  g_autofree char *path = import_case_folder(
      &test, "new", "orgs.csv", NEW_SCHOOLS "10,,Doran Elementary,school\n", "users.csv",
      "sourcedId,givenName,familyName\nu1,Rui,Costa\nu2,Ana,Lima\nu3,Vera,Matos\nu4,Paulo,Reis\n",
      "roles.csv", ADMINISTRATORS, NULL);
  for (int run = 0; run < 2; run++) {
    g_free(import_case_run_path(&test, path));
    for (int i = 0; i < 4; i++) {
      const char *const ids[] = { "u1", "u2", "u3", "u4" };
      AUTO(record) struct record *person = staff(ids[i]);
      import_case_assert_posts(person, 1);
      ck_assert_str_eq(record_get(import_case_post(person, 0), "role"), roles[i]);
      ck_assert(g_strcmp0(record_get(import_case_post(person, 0), "from_on"),
                          i == 0 ? "2026-08-01" : NULL)
                == 0);
    }
  }
}
END_TEST

START_TEST(a_new_principal_begins_where_the_last_one_ended)
{
  g_autofree char *first =
      import_case_folder(&test, "first", "orgs.csv", NEW_SCHOOLS, "users.csv",
                         "sourcedId,givenName,familyName\nu1,Rui,Costa\nu2,Ana,Lima\n", "roles.csv",
                         "userSourcedId,orgSourcedId,role,endDate\nu1,50,siteAdministrator,\nu2,51,"
                         "principal,2026-10-01\n",
                         NULL);
  g_autofree char *next = import_case_folder(
      &test, "next", "users.csv",
      "sourcedId,status,givenName,familyName\nu1,tobedeleted,Rui,Costa\nu5,,Vera,Matos\n"
      "u6,,Paulo,Reis\n",
      "roles.csv", "userSourcedId,orgSourcedId,role\nu5,50,siteAdministrator\nu6,51,principal\n",
      NULL);
  g_free(import_case_run_path(&test, first));
  AUTO(record) struct record *rui = staff("u1");
  ck_assert_str_eq(record_get(import_case_post(rui, 0), "role"), "principal");
  ck_assert_ptr_null(record_get(import_case_post(rui, 0), "from_on"));
  for (int run = 0; run < 2; run++) {
    g_free(import_case_run_path(&test, next));
    AUTO(record) struct record *vera = staff("u5");
    import_case_assert_posts(vera, 1);
    ck_assert_str_eq(record_get(import_case_post(vera, 0), "role"), "principal");
    ck_assert_str_eq(record_get(import_case_post(vera, 0), "from_on"), "2026-11-12");
    AUTO(record) struct record *paulo = staff("u6");
    import_case_assert_posts(paulo, 1);
    ck_assert_str_eq(record_get(import_case_post(paulo, 0), "from_on"), "2026-10-01");
  }
}
END_TEST

/* Brings in a folder with academicSessions.csv of those rows; the days of the year, or NULL. Yours.
 */
static char *days_of_year(const char *folder, const char *rows)
{
  g_autofree char *text = g_strconcat("sourcedId,title,type,startDate,endDate\n", rows, NULL);
  g_autofree char *path = import_case_folder(&test, folder, "orgs.csv", "sourcedId,name,type\n",
                                             "academicSessions.csv", text, NULL);
  g_free(import_case_run_path(&test, path));
  g_autofree char *uid = store_find(f.store, &record_school_year, "code", "SY2026-27", NULL);
  AUTO(record)
  struct record *year = uid ? store_load(f.store, &record_school_year, uid, NULL) : NULL;
  return year ? g_strdup_printf("%s %s", record_get(year, "first_on"), record_get(year, "last_on"))
              : NULL;
}

START_TEST(a_whole_year_is_no_days_of_school)
{
  g_autofree char *none = days_of_year("none", "y,2026-2027,schoolYear,2026-07-01,2027-06-30\n"
                                               "s,H1,semester,2026-07-01,2026-12-31\n"
                                               "t,H2,semester,2027-01-01,2027-06-30\n");
  ck_assert_ptr_null(none);
  import_case_assert_lines(
      &test, IMPORT_NOTICE,
      "none/academicSessions.csv:2: SY2026-27 runs from 1 Jul 2026 to 30 Jun 2027 here, "
      "which is the whole year and not its days of school, and no terms say more; the "
      "calendar stays as it is. Enter the first and last day of school in Records\n");
  g_autofree char *terms = days_of_year("terms", "t2,T2,term,2027-01-04,2027-06-18\n"
                                                 "y,2026-2027,schoolYear,2026-07-01,2027-06-30\n"
                                                 "t0,Summer,term,2026-07-06,2026-08-07\n"
                                                 "t1,T1,term,2026-08-31,2026-12-18\n");
  ck_assert_str_eq(terms, "2026-08-31 2027-06-18");
  import_case_assert_lines(&test, IMPORT_NOTICE, "");
}
END_TEST

START_TEST(titles_of_courses_lose_what_tells_classes_apart)
{
  static const char *const titles[][2] = {
    { "English 9 - 003", "English 9" },
    { "English 9 - Sec 003 (P2)", "English 9" },
    { "Chemistry H P3", "Chemistry H" },
    { "US History Per. 4", "US History" },
    { "ELA 7 (Period 2)", "ELA 7" },
    { "Art [12]", "Art" },
    { "Band: Block B", "Band" },
    { "Math 6-1", "Math 6" },
    { "Algebra I-01", "Algebra I" },
    { "Biology 10 2021", "Biology 10" },
    { "Health SY 2026-27", "Health" },
    { "Physics #2", "Physics" },
    { "Algebra 1-2", "Algebra 1-2" },
    { "Grade 6 Mathematics", "Grade 6 Mathematics" },
    { "Computer Science 101", "Computer Science 101" },
    { "Math - Algebra 1", "Math - Algebra 1" },
    { "Physical Education", "Physical Education" },
    { "Français (avancé)", "Français (avancé)" },
    { "  World   History ", "World History" },
    { "003", "003" },
    { "Period 3", "Period 3" },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(titles); i++) {
    g_autofree char *subject = oneroster_words_title(titles[i][0]);
    ck_assert_str_eq(subject, titles[i][1]);
  }
  ck_assert_ptr_null(oneroster_words_title(" "));
}
END_TEST

START_TEST(students_are_no_staff)
{
  test.import = import_staff;
  import_case_expect(&test,
                     "Last Name,First Name,Role,School\nNeverstored,Pupil,Student,Kuss\n"
                     "Neverstored,Parent,guardian,Kuss\nCosta,Rui,Teacher,Kuss\n",
                     "1 added, 0 changed, 0 left as they were, 2 refused.");
  import_case_assert_lines(
      &test, IMPORT_REFUSED,
      "in.csv:2: “Student” is no role of staff: students and their families are never "
      "brought in.\nin.csv:3: “guardian” is no role of staff: students and their "
      "families are never brought in.\n");
  g_autofree char *why = import_case_fail(
      &test, "sourcedId,username,givenName,familyName,password\n1,pn,Pupil,Neverstored,x\n",
      TL_ERROR_INVALID);
  ck_assert_ptr_nonnull(strstr(why, "throughline import oneroster FOLDER"));
}
END_TEST

/* A roster of three people of whom the given ones are in it. Its path, yours. */
static char *roster_of(const char *name, const char *people)
{
  g_autofree char *users =
      g_strconcat("sourcedId,status,givenName,familyName,role,orgSourcedIds\n", people, NULL);
  return import_case_folder(&test, name, "orgs.csv",
                            "sourcedId,name,type\n10,Doran Elementary,school\n", "users.csv", users,
                            NULL);
}

START_TEST(who_is_missing_from_a_roster_is_told)
{
  g_autofree char *all = roster_of("all", "a,active,Ana,Silva,teacher,10\n"
                                          "b,active,Rui,Costa,teacher,10\n"
                                          "c,active,Eva,Ruiz,teacher,10\n");
  g_autofree char *fewer =
      roster_of("fewer", "a,active,Ana,Silva,teacher,10\nb,active,Rui,Costa,teacher,10\n");
  g_autofree char *changes = roster_of("changes", "c,active,Eva,Ruiz,teacher,10\n");
  g_free(import_case_run_path(&test, all));
  import_case_assert_lines(&test, IMPORT_NOTICE, "");
  g_free(import_case_run_path(&test, fewer));
  import_case_assert_lines(&test, IMPORT_NOTICE,
                           "fewer/users.csv: 1 person who came from this roster before is not in "
                           "it now: Eva Ruiz. They stay as they are; if they have left, end their "
                           "posts in Records\n");
  g_free(import_case_run_path(&test, changes));
  import_case_assert_lines(&test, IMPORT_NOTICE, "");
}
END_TEST

START_TEST(vacant_posts_of_a_roster_are_nobody)
{
  g_autofree char *path = import_case_folder(
      &test, "vacant", "orgs.csv", "sourcedId,name,type\n10,Doran Elementary,school\n", "users.csv",
      "sourcedId,givenName,familyName,role,orgSourcedIds\n"
      "v1,,Vacant,teacher,10\nv2,TBD,Teacher,teacher,10\nv3,Open,Position,teacher,10\n"
      "v4,To Be,Hired,teacher,10\nv5,Vacant 2,Grade 3,teacher,10\nv6,Rui,Costa,teacher,10\n",
      NULL);
  import_case_expect_path(&test, path,
                          "Schools: 0 added, 1 changed, 0 left as they were.\n"
                          "Staff: 1 added, 0 changed, 0 left as they were.\nRows: 0 refused.");
  import_case_assert_notice(&test, "5 vacant posts were left out");
}
END_TEST

START_TEST(a_list_of_students_is_refused)
{
  static const char *const lists[] = {
    "Student ID,Last Name,First Name,Grade Level,Homeroom\n1,Neverstored,Pupil,04,12\n",
    "Last Name,First Name,Grade Level,Homeroom\nNeverstored,Pupil,04,12\n",
    "Last Name,First Name,School,Guardian 1 Name\nNeverstored,Pupil,Kuss,A\n",
    "Student Name,Email,Teacher\nNeverstored,p@example.org,Costa\n",
    "Name,Role,SASID\nNeverstored,Teacher,1\n",
  };
  test.import = import_staff;
  for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
    g_autofree char *why = import_case_fail(&test, lists[i], TL_ERROR_INVALID);
    ck_assert_msg(strstr(why, "looks like a list of students"), "%s", why);
  }
  import_case_expect(&test, "Teacher,Grade,Homeroom\n\"Costa, Rui\",4,12\n",
                     "1 added, 0 changed, 0 left as they were, 0 refused.");
}
END_TEST

START_TEST(an_id_without_its_system_leaves_the_one_that_is_known)
{
  static const char known[] = "external_id,external_source,family_name,given_name,role,school\n"
                              "77,millcity,Costa,Rui,teacher,Kuss\n";
  static const char other[] = "Employee ID,Last Name,First Name,Title,School\n"
                              "77,Costa,Rui,Teacher,Kuss\n";
  test.import = import_staff;
  import_case_expect(&test, known, "1 added, 0 changed, 0 left as they were, 0 refused.");
  import_case_expect(&test, other, "0 added, 0 changed, 1 left as they were, 0 refused.");
  import_case_expect(&test, known, "0 added, 0 changed, 1 left as they were, 0 refused.");
}
END_TEST

START_TEST(an_address_is_looked_at)
{
  g_autofree char *path =
      import_case_folder(&test, "mail", "users.csv",
                         "sourcedId,role,username,givenName,familyName,email\n"
                         "u1,teacher,,Rui,Costa,rui at millcity\nu2,teacher,ana@,Ana,Lima,\n"
                         "u3,teacher,vera@millcity.example,Vera,Matos,n/a\n",
                         NULL);
  import_case_expect_path(&test, path,
                          "Schools: 0 added, 0 changed, 0 left as they were.\n"
                          "Staff: 2 added, 0 changed, 0 left as they were.\nRows: 1 refused.");
  g_autofree char *refused = import_case_lines(&test, IMPORT_REFUSED);
  ck_assert(g_str_has_prefix(refused, "mail/users.csv:2: E-mail: "));
  AUTO(record) struct record *ana = staff("u2");
  ck_assert_ptr_null(record_get(ana, "email"));
  AUTO(record) struct record *vera = staff("u3");
  ck_assert_str_eq(record_get(vera, "email"), "vera@millcity.example");
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("import rosters");
  TCase *tests = tcase_create("import rosters");
  tcase_add_checked_fixture(tests, start, end);
  tcase_add_test(tests, staff_who_neither_teach_nor_lead_come_in);
  tcase_add_test(tests, one_who_may_not_sign_in_is_here_all_the_same);
  tcase_add_test(tests, a_teacher_who_keeps_the_roster_is_a_teacher);
  tcase_add_test(tests, who_is_left_out_is_told);
  tcase_add_test(tests, roles_apart_say_who_is_left_out);
  tcase_add_test(tests, the_only_administrator_of_a_school_without_a_principal_is_principal);
  tcase_add_test(tests, a_new_principal_begins_where_the_last_one_ended);
  tcase_add_test(tests, a_whole_year_is_no_days_of_school);
  tcase_add_test(tests, titles_of_courses_lose_what_tells_classes_apart);
  tcase_add_test(tests, students_are_no_staff);
  tcase_add_test(tests, who_is_missing_from_a_roster_is_told);
  tcase_add_test(tests, vacant_posts_of_a_roster_are_nobody);
  tcase_add_test(tests, a_list_of_students_is_refused);
  tcase_add_test(tests, an_id_without_its_system_leaves_the_one_that_is_known);
  tcase_add_test(tests, an_address_is_looked_at);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
