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

int main(void)
{
  Suite *suite = suite_create("import people");
  TCase *tests = tcase_create("import people");
  tcase_add_checked_fixture(tests, start, end);
  tcase_add_test(tests, a_family_name_of_two_words_is_found);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
