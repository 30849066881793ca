/* import staff: who is the same person and who is not, and which rows are nobody's. */
#include "import_case.h"
#include "suite.h"

#include "base/error.h"
#include "model/tables.h"

#include <string.h>

static struct fixture f;
static struct import_case test;

static void start(void)
{
  import_case_start(&test, &f, import_staff);
}

static void end(void)
{
  import_case_end(&test);
}

static struct record *load(const char *uid)
{
  struct record *record = store_load(f.store, &record_staff, uid, NULL);
  ck_assert_ptr_nonnull(record);
  return record;
}

/* Wherever a file, or we, take the family name to begin: the person on file is meant, and stays as
 * they are called. */
START_TEST(a_family_name_of_two_words_is_found)
{
  import_case_expect(&test,
                     "family_name,given_name,role,school\n"
                     "Matos Nuñez,Rafael,teacher,Kuss\n"
                     "Santiago-Mulvey,Jazmín,teacher,Kuss\n"
                     "St. Pierre,Lise,teacher,Kuss\n",
                     "3 added, 0 changed, 0 left as they were, 0 refused.");
  import_case_expect(&test,
                     "name,role,school,room\n"
                     "Rafael Matos Nunez,teacher,Kuss,12\n"
                     "\"Nuñez, Rafael Matos\",teacher,Kuss,12\n"
                     "Jazmin Santiago Mulvey,teacher,Kuss,14\n"
                     "Lise St Pierre,teacher,Kuss,15\n"
                     "Mai Tran Thi,teacher,Kuss,16\n",
                     "0 added, 4 changed, 0 left as they were, 0 refused.");
  AUTO(record) struct record *rafael = import_case_record(&test, &record_staff, "room", "12");
  AUTO(record) struct record *mai = load(f.teacher[1]);
  ck_assert_str_eq(record_get(rafael, "family_name"), "Matos Nuñez");
  ck_assert_str_eq(record_get(rafael, "given_name"), "Rafael");
  ck_assert_str_eq(record_get(mai, "family_name"), "Trần Thị");
  import_case_expect(&test, "name,role,school\nRafael Matos Nuñez,teacher,Doran Elementary\n",
                     "1 added, 0 changed, 0 left as they were, 0 refused.");
  import_case_assert_notice(&test, "is taken to be someone else than the");
}
END_TEST

/* An address that goes with the post is its next holder's: who they are is not told by it. */
START_TEST(nobody_takes_over_somebody_by_an_email)
{
  import_case_expect(&test,
                     "Last Name,First Name,Email,Title,School\n"
                     "Santos,Michael,office@example.org,Principal,Kuss\n",
                     "1 added, 0 changed, 0 left as they were, 0 refused.");
  import_case_expect(&test,
                     "Last Name,First Name,Email,Title,School\n"
                     "Newman,Roberta,office@example.org,Principal,Kuss\n",
                     "0 added, 0 changed, 0 left as they were, 1 refused.");
  import_case_assert_lines(&test, IMPORT_REFUSED,
                           "in.csv:2: The e-mail office@example.org is that of Michael Santos. "
                           "Correct the e-mail; if it is the same person, correct the name in "
                           "Records first.\n");
}
END_TEST

START_TEST(relatives_with_one_email_are_two_people)
{
  import_case_expect(&test,
                     "Last Name,First Name,Email,Title,School\n"
                     "Santos,Michael,santos@example.org,Teacher,Kuss\n"
                     "Santos,Maria,santos@example.org,Teacher,Kuss\n"
                     "Costa,Rob,rc@example.org,Teacher,Kuss\n"
                     "Costa,Robert,rc@example.org,Teacher,Kuss\n",
                     "2 added, 0 changed, 0 left as they were, 1 refused.");
  import_case_assert_lines(&test, IMPORT_REFUSED,
                           "in.csv:3: In line 2 the same e-mail or id is that of Michael Santos. "
                           "Correct it where it is wrong.\n");
  import_case_expect(&test,
                     "Last Name,First Name,Email,Title,School\n"
                     "Santos,Maria,SANTOS@example.org,Teacher,Kuss\n",
                     "0 added, 0 changed, 0 left as they were, 1 refused.");
  import_case_assert_lines(&test, IMPORT_REFUSED,
                           "in.csv:2: The e-mail SANTOS@example.org is that of Michael Santos. "
                           "Correct the e-mail; if it is the same person, correct the name in "
                           "Records first.\n");
}
END_TEST

START_TEST(files_of_another_kind_are_refused)
{
  g_autofree char *targets =
      import_case_fail(&test, "Staff,Sep 2026,Oct 2026\nma@example.org,20,20\n", TL_ERROR_INVALID);
  ck_assert_ptr_nonnull(strstr(targets, "throughline import targets"));
  g_autofree char *schools = import_case_fail(
      &test, "code,name,short_name,town\n1,Doran,Dor,Fall River\n", TL_ERROR_INVALID);
  ck_assert_ptr_nonnull(strstr(schools, "throughline import schools"));
  import_case_expect(&test, "Staff,School\nnobody@example.org,Kuss\n",
                     "0 added, 0 changed, 0 left as they were, 1 refused.");
  test.import = import_schools;
  g_autofree char *people = import_case_fail(
      &test, "Last Name,First Name,School,Grade\nA,B,Doran,04\n", TL_ERROR_INVALID);
  ck_assert_ptr_nonnull(strstr(people, "throughline import staff"));
  g_autofree char *roles =
      import_case_fail(&test, "Name,Title,School\nA B,Principal,Doran\n", TL_ERROR_INVALID);
  ck_assert_ptr_nonnull(strstr(roles, "it has the column Title"));
}
END_TEST

/* A word of a row that is the name of a column makes no header of it. */
START_TEST(a_header_nobody_knows_is_the_header)
{
  g_autofree char *why = import_case_fail(
      &test, "Staff list\nKey,Surname of person,What they do\n1,Costa,Teacher\n2,Silva,Staff\n",
      TL_ERROR_NOT_FOUND);
  ck_assert_msg(strstr(why, "in.csv:2: there is no column for family_name"), "%s", why);
  import_case_expect(&test, "Staff list,2026\nKey,Employee,Since\n1,\"Costa, Rui\",2020\n",
                     "1 added, 0 changed, 0 left as they were, 0 refused.");
}
END_TEST

/* One column for both names, whatever it is called. */
START_TEST(last_and_first_in_one_column_are_the_name)
{
  static const char *const titles[] = { "Last, First", "Name (Last, First)",
                                        "Last Name, First Name", "LAST_NAME/FIRST_NAME",
                                        "Surname/Given" };
  for (size_t i = 0; i < G_N_ELEMENTS(titles); i++) {
    g_autofree char *text =
        g_strdup_printf("\"%s\",Title,Bldg\n\"Costa, Rui%zu\",Teacher,Kuss\n", titles[i], i);
    g_autofree char *given = g_strdup_printf("Rui%zu", i);
    import_case_expect(&test, text, "1 added, 0 changed, 0 left as they were, 0 refused.");
    AUTO(record) struct record *rui = import_case_record(&test, &record_staff, "given_name", given);
    ck_assert_str_eq(record_get(rui, "family_name"), "Costa");
  }
}
END_TEST

/* It is of the file, and so said once, with the columns that there are. */
START_TEST(a_name_that_no_column_is_read_as_is_asked_for)
{
  import_case_expect(
      &test, "\"Who, where\",Email,Title\nA,a@example.org,Teacher\nB,b@example.org,Teacher\n",
      "0 added, 0 changed, 0 left as they were, 2 refused.");
  import_case_assert_lines(
      &test, IMPORT_REFUSED,
      "in.csv:1: no column is read as “Whole name”, and rows that need it were "
      "refused; say which it is by --map name=COLUMN. It has: \"Who, where\", "
      "Email, Title\n");
  g_autofree char *why =
      import_case_fail(&test, "\"Who, where\",Job Title\nA,Teacher\n", TL_ERROR_NOT_FOUND);
  ck_assert_msg(strstr(why, "It has: \"Who, where\", Job Title"), "%s", why);
}
END_TEST

START_TEST(what_other_programs_write_is_understood)
{
  import_case_expect(&test,
                     "Last Name,First Name,E-Mail,Title,Bldg,Employee ID\n"
                     "\"COSTA, Rui\",,mailto:rc@example.org,Teacher,Kuss,=\"00045\"\n"
                     "Silva,Ana,Ana Silva <as@example.org>,Teacher,Doran Elementary,7\n"
                     "Mill City Total: 2,,,,,\n"
                     "Wu,Al,aw@example.org,Teacher,Kuss; Doran Elementary,8\n",
                     "2 added, 0 changed, 0 left as they were, 1 refused.");
  AUTO(record)
  struct record *rui = import_case_record(&test, &record_staff, "external_id", "00045");
  ck_assert_str_eq(record_get(rui, "family_name"), "COSTA");
  ck_assert_str_eq(record_get(rui, "given_name"), "Rui");
  ck_assert_str_eq(record_get(rui, "email"), "rc@example.org");
  AUTO(record) struct record *ana = import_case_record(&test, &record_staff, "external_id", "7");
  ck_assert_str_eq(record_get(ana, "email"), "as@example.org");
  import_case_assert_lines(
      &test, IMPORT_REFUSED,
      "in.csv:5: “Kuss; Doran Elementary” are several schools. Give each a row of its "
      "own, with the same e-mail or id.\n");
}
END_TEST

START_TEST(totals_and_vacant_posts_are_nobody)
{
  import_case_expect(&test,
                     "Last Name,First Name,Title,School\n"
                     "Costa,Rui,Teacher,Kuss\n"
                     "VACANT,,Teacher,Kuss\n"
                     "Vacant Position,,Teacher,Kuss\n"
                     "Open Position,,Teacher,Kuss\n"
                     "TBD,,Teacher,Kuss\n"
                     "To Be Hired,TBH,Teacher,Kuss\n"
                     "Unfilled,,Teacher,Kuss\n"
                     ",,VACANT,Kuss\n"
                     ",,Teacher (vacant),Kuss\n"
                     "Total Employees,61,,\n"
                     "\"Total, Staff\",Count: 61,,\n"
                     "Count: 9,9,,\n",
                     "1 added, 0 changed, 0 left as they were, 0 refused.");
  import_case_assert_notice(&test, "8 vacant posts were left out");
  import_case_assert_notice(&test, "3 rows of totals were left out");
}
END_TEST

START_TEST(an_end_date_is_the_last_day_there)
{
  import_case_expect(&test,
                     "Last Name,First Name,Email,Title,School,End Date\n"
                     "Costa,Rui,rc@example.org,Teacher,Kuss,01/15/2027\n",
                     "1 added, 0 changed, 0 left as they were, 0 refused.");
  import_case_expect(&test,
                     "family_name,given_name,email,role,school,until_on\n"
                     "Lima,Ana,al@example.org,teacher,Kuss,2027-01-15\n",
                     "1 added, 0 changed, 0 left as they were, 0 refused.");
  AUTO(record) struct record *rui = import_case_record(&test, &record_staff, "given_name", "Rui");
  AUTO(record)
  struct record *ana = import_case_record(&test, &record_staff, "email", "al@example.org");
  ck_assert_str_eq(record_get(import_case_post(rui, 0), "until_on"), "2027-01-16");
  ck_assert_str_eq(record_get(import_case_post(ana, 0), "until_on"), "2027-01-15");
}
END_TEST

START_TEST(a_transfer_and_a_teacher_without_school_are_told)
{
  import_case_expect(&test, "name,email,role,school\nRui Costa,rc@example.org,teacher,Kuss\n",
                     "1 added, 0 changed, 0 left as they were, 0 refused.");
  import_case_expect(&test,
                     "name,email,role,school\nRui Costa,rc@example.org,teacher,Doran Elementary\n",
                     "0 added, 1 changed, 0 left as they were, 0 refused.");
  import_case_assert_notice(&test, "Rui Costa stays at Kuss Middle");
  import_case_expect(&test, "name,role\nAna Lima,teacher\n",
                     "1 added, 0 changed, 0 left as they were, 0 refused.");
  import_case_assert_notice(&test, "1 teacher has no school");
}
END_TEST

START_TEST(who_directs_what_is_not_taught_visits_nobody)
{
  import_case_expect(&test,
                     "name,email,Title\n"
                     "A B,ab@example.org,Director of Food Services\n"
                     "C D,cd@example.org,Director of Teaching and Learning\n",
                     "2 added, 0 changed, 0 left as they were, 0 refused.");
  import_case_assert_notice(&test, "“Director of Food Services” is no role that is known here");
  AUTO(record)
  struct record *food = import_case_record(&test, &record_staff, "email", "ab@example.org");
  AUTO(record)
  struct record *taught = import_case_record(&test, &record_staff, "email", "cd@example.org");
  ck_assert_str_eq(record_get(import_case_post(food, 0), "role"), "other");
  ck_assert_str_eq(record_get(import_case_post(taught, 0), "role"), "director");
}
END_TEST

/* Who has a role at the district has no second post by a title that says none of ours. */
START_TEST(a_vague_title_adds_no_post_to_a_district_role)
{
  g_free(import_case_run(&test, "family_name,given_name,email,role\n"
                                "Gomes,Carl,cgomes@example.org,plan_monitor\n"));
  g_free(import_case_run(&test, "family_name,given_name,email,role\n"
                                "Gomes,Carl,cgomes@example.org,other\n"));
  AUTO(record)
  struct record *person = import_case_record(&test, &record_staff, "email", "cgomes@example.org");
  import_case_assert_posts(person, 1);
  ck_assert_str_eq(record_get(import_case_post(person, 0), "role"), "plan_monitor");
}
END_TEST

/* A record keeper prints everybody's file: no title makes one unless it says so, and who becomes
 * one is told once. */
START_TEST(nobody_becomes_record_keeper_in_silence)
{
  import_case_expect(&test,
                     "Name,School,Job Title,Email\n"
                     "\"Reg, Rita\",Kuss,Registrar,rita@example.org\n"
                     "\"Dat, Dora\",Kuss,Data Clerk,dora@example.org\n",
                     "2 added, 0 changed, 0 left as they were, 0 refused.");
  import_case_assert_lines(
      &test, IMPORT_NOTICE,
      "in.csv: “Data Clerk” is no role that is known here; it is taken as other (1 row)\n"
      "in.csv: “Registrar” is no role that is known here; it is taken as other (1 row)\n");
  AUTO(record)
  struct record *rita = import_case_record(&test, &record_staff, "email", "rita@example.org");
  ck_assert_str_eq(record_get(import_case_post(rita, 0), "role"), "other");
  const char *keeper = "Name,Job Title,Email\n\"Kee, Per\",Record Keeper,per@example.org\n";
  import_case_expect(&test, keeper, "1 added, 0 changed, 0 left as they were, 0 refused.");
  import_case_assert_lines(
      &test, IMPORT_NOTICE,
      "in.csv:2: Per Kee becomes record keeper, who reads and changes everything and prints "
      "anybody’s private file. If that is not meant, correct the role in Records\n");
  import_case_expect(&test, keeper, "0 added, 0 changed, 1 left as they were, 0 refused.");
  import_case_assert_lines(&test, IMPORT_NOTICE, "");
}
END_TEST

START_TEST(columns_that_are_not_read_are_told)
{
  static const char text[] =
      "Last Name,First Name,Title,Bldg,EMAIL_ADDR,Mail Slot,Emp ID,HIRE_DATE,"
      "\"Ext, Office\",,Union\n"
      "Costa,Rui,Teacher,Kuss,rc@example.org,007,E1,44075,12,,FREA\n";
  test.options.only = (const char *const[]){ "Union=FREA", NULL };
  import_case_expect(&test, text, "1 added, 0 changed, 0 left as they were, 0 refused.");
  AUTO(record)
  struct record *rui = import_case_record(&test, &record_staff, "email", "rc@example.org");
  ck_assert_str_eq(record_get(rui, "mailbox"), "007");
  ck_assert_str_eq(record_get(rui, "external_id"), "E1");
  import_case_assert_lines(&test, IMPORT_NOTICE,
                           "in.csv:1: nothing was read from these columns: HIRE_DATE, \"Ext, "
                           "Office\". Say what one is by --map FIELD=COLUMN\n");
  test.options.only = NULL;
  test.options.on_screen = true;
  import_case_expect(&test, "Name,School,Role,Phone\nRui Costa,Kuss,teacher,1\n",
                     "0 added, 0 changed, 1 left as they were, 0 refused.");
  import_case_assert_notice(&test, "in.csv:1: nothing was read from the column: Phone. Choose what "
                                   "one is among the columns (c)");
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("import people");
  TCase *tests = tcase_create("import people");
  tcase_add_checked_fixture(tests, start, end);
  tcase_add_test(tests, a_vague_title_adds_no_post_to_a_district_role);
  tcase_add_test(tests, nobody_becomes_record_keeper_in_silence);
  tcase_add_test(tests, a_family_name_of_two_words_is_found);
  tcase_add_test(tests, nobody_takes_over_somebody_by_an_email);
  tcase_add_test(tests, relatives_with_one_email_are_two_people);
  tcase_add_test(tests, files_of_another_kind_are_refused);
  tcase_add_test(tests, a_header_nobody_knows_is_the_header);
  tcase_add_test(tests, last_and_first_in_one_column_are_the_name);
  tcase_add_test(tests, a_name_that_no_column_is_read_as_is_asked_for);
  tcase_add_test(tests, columns_that_are_not_read_are_told);
  tcase_add_test(tests, what_other_programs_write_is_understood);
  tcase_add_test(tests, totals_and_vacant_posts_are_nobody);
  tcase_add_test(tests, an_end_date_is_the_last_day_there);
  tcase_add_test(tests, a_transfer_and_a_teacher_without_school_are_told);
  tcase_add_test(tests, who_directs_what_is_not_taught_visits_nobody);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
