/* Bringing in the answers of a form of one's own on the screen: the columns are proposed, changed,
 * looked at, kept under a name, and offered when such a file comes again. */
#include "fixture.h"
#include "suite.h"
#include "tests/terminal.h"

#include "model/tables.h"

static struct fixture f;

static void start(void)
{
  fixture_start(&f);
}

static void end(void)
{
  fixture_end(&f);
}

static struct terminal *run_program(int rows, int columns)
{
  const char *build = g_getenv("TL_BUILDDIR");
  g_autofree char *path = g_build_filename(build ? build : TL_BUILDDIR, "throughline", NULL);
  const char *const arguments[] = { path, "--db", f.path, NULL };
  return terminal_open(
      &(struct terminal_program){ .arguments = arguments, .rows = rows, .columns = columns });
}

static long walkthroughs(void)
{
  g_autoptr(GPtrArray) uids = store_uids(f.store, &record_walkthrough, NULL);
  return uids->len;
}

/* Opens the import of a form's answers, up to the list of columns. */
static void open_columns(struct terminal *t)
{
  g_autofree char *path = g_build_filename(f.folder, "Visits (Responses).csv", NULL);
  ck_assert(g_file_set_contents(
      path,
      "Timestamp,Email Address,School,Teacher,Objective is visible,Students talk,Glows,Coach?\n"
      "11/5/2026 10:31:07,marruda@example.org,Doran,Ana Fonseca,Yes,Kind of,Calm start,No\n"
      "11/6/2026 9:02:11,marruda@example.org,Doran Elementary,Ana Fonseca,No,Yes,,Yes\n",
      -1, NULL));
  g_autofree char *keys = g_strconcat("gr<End><Enter><End><Enter>", path, "<Enter>", NULL);
  terminal_keys(t, keys);
  terminal_expect(t, "What is each row of the file?");
  terminal_keys(t, "w");
  terminal_expect(t, "This is a proposal");
}

START_TEST(columns_are_proposed_changed_and_kept)
{
  struct terminal *t = run_program(43, 132);
  open_columns(t);
  terminal_expect(t, "Mark of Objective is visible");
  terminal_expect(t, "Kind of");
  /* What an answer means. */
  terminal_expect(t, "1 answer has no meaning so far");
  terminal_keys(t, "/not said<Tab><Enter>");
  terminal_expect(t, "“Kind of” means");
  terminal_keys(t, "partly<Enter>");
  /* What a column is. */
  terminal_keys(t, "<Esc>/Coach<Tab><Enter>");
  terminal_expect(t, "This column is");
  terminal_keys(t, "private<Enter>");
  terminal_expect(t, "Private notes");
  terminal_keys(t, "<Esc>r");
  terminal_expect(t, "Kind of → partly");
  terminal_keys(t, "<Esc>b");
  terminal_expect(t, "What is this form called?");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "2 would be added");
  ck_assert_int_eq(walkthroughs(), 0);
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "Bring it in now?");
  terminal_keys(t, "b");
  terminal_expect(t, "2 added");
  ck_assert_int_eq(walkthroughs(), 2);
  g_autofree char *kept = store_find(f.store, &record_import_map, "name", "Visits", NULL);
  ck_assert_ptr_nonnull(kept);
  /* The same columns again: the map is offered, and nothing is new. */
  g_autofree char *path = g_build_filename(f.folder, "Visits (Responses).csv", NULL);
  g_autofree char *keys = g_strconcat("<Enter>", path, "<Enter>w", NULL);
  terminal_keys(t, keys);
  terminal_expect(t, "These are the columns of “Visits”");
  terminal_keys(t, "b");
  terminal_expect(t, "2 left as they are");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "These are the columns of “Visits”");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "What shall come in?");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(an_answer_nobody_knows_refuses_its_row)
{
  struct terminal *t = run_program(24, 80);
  open_columns(t);
  terminal_keys(t, "b<Enter>");
  terminal_expect(t, "1 would be added");
  terminal_expect(t, "dates under “Timestamp” are read month first");
  terminal_keys(t, "<Down>");
  terminal_expect(t, "“Kind of” under “Students talk” has no");
  ck_assert_int_eq(terminal_close(t, "<Esc><Esc>q"), 0);
}
END_TEST

/* Nothing came before only because the form has its name. */
START_TEST(what_the_rows_need_is_said)
{
  struct terminal *t = run_program(24, 80);
  open_columns(t);
  terminal_keys(t, "<Down><Down><Down><Enter>not read<Enter>b<Enter>");
  terminal_expect(t,
                  "No column says who was visited. Choose the one that does: Enter on its line.");
  terminal_expect(t, "This is a proposal");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

START_TEST(what_it_looks_like)
{
  static const int sizes[][2] = { { 24, 80 }, { 20, 60 }, { 43, 132 } };
  for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
    struct terminal *t = run_program(sizes[i][0], sizes[i][1]);
    open_columns(t);
    terminal_check(t, "import-map");
    terminal_keys(t, "<Down><Down><Down><Down><Enter>");
    terminal_check(t, "import-map-picker");
    terminal_keys(t, "<Esc><End>");
    terminal_check(t, "import-map-answers");
    terminal_keys(t, "r");
    terminal_check(t, "import-map-rows");
    ck_assert_int_eq(terminal_close(t, "<Esc><Esc>q"), 0);
  }
}
END_TEST

/* Opens the import that is so many lines below the first with a file of that text. */
static void open_plain(struct terminal *t, int down, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename(f.folder, name, NULL);
  ck_assert(g_file_set_contents(path, text, -1, NULL));
  terminal_keys(t, "gr<End><Enter>");
  for (int i = 0; i < down; i++)
    terminal_keys(t, "<Down>");
  g_autofree char *keys = g_strconcat("<Enter>", path, "<Enter>", NULL);
  terminal_keys(t, keys);
}

/* A file whose titles nobody knows: what is needed is asked for, and nothing speaks of options. */
START_TEST(columns_of_a_plain_file_are_chosen)
{
  struct terminal *t = run_program(24, 80);
  open_plain(t, 1, "people.csv",
             "Key,Surname of person,Call name,What they do,Where\n"
             "1,Costa,Rui,Teacher,Doran\n2,Silva,Ana,Teacher,Kuss\n");
  terminal_expect(t, "No column is known to be “Family name”");
  terminal_expect_not(t, "--map");
  terminal_keys(t, "<Enter>Surname<Enter>");
  terminal_expect(t, "From which column is each read?");
  terminal_check(t, "import-columns");
  terminal_keys(t, "/Given<Enter>Call<Enter>");
  terminal_keys(t, "/Role<Enter>What<Enter>");
  terminal_keys(t, "r");
  terminal_expect(t, "Family name: Costa");
  terminal_keys(t, "<Esc>");
  terminal_keys(t, "b");
  terminal_expect(t, "2 would be added");
  /* Back to the columns, and to what would come in. */
  terminal_keys(t, "c");
  terminal_expect(t, "What they do");
  terminal_keys(t, "b");
  terminal_keys(t, "<Enter>b");
  terminal_expect(t, "2 added");
  g_autoptr(GPtrArray) uids = store_uids(f.store, &record_staff, NULL);
  bool found = false;
  for (guint i = 0; i < uids->len; i++) {
    AUTO(record) struct record *person = fixture_load(f.store, &record_staff, uids->pdata[i]);
    found |= g_strcmp0(record_get(person, "family_name"), "Silva") == 0
             && g_strcmp0(record_get(person, "given_name"), "Ana") == 0;
  }
  ck_assert(found);
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

/* What is needed of each kind of file, below lines that are no header. */
START_TEST(what_is_needed_is_asked_for)
{
  static const struct {
    int down;
    const char *text, *asked;
  } cases[] = {
    { 0, "Our schools\nWhat,Where\nWiley,Mill City\n", "“Name”, which is needed" },
    { 3, "Who,How many\nMaria Arruda,12\n", "“Administrator”, which is needed" },
    { 4, "Tag,Was\n2026-12-02,Early Release\n", "“Date”, which is needed" },
    { 5, "What,Where\nRead,Doran\n", "“School”, which is needed" },
    { 6, "What,Where\nRead,Doran\n", "“Walkthrough”, which is needed" },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    struct terminal *t = run_program(24, 80);
    open_plain(t, cases[i].down, "odd.csv", cases[i].text);
    terminal_expect(t, cases[i].asked);
    ck_assert_int_eq(terminal_close(t, "<Esc><Esc>q"), 0);
  }
}
END_TEST

/* From one that is needed one comes to the next. */
START_TEST(what_is_needed_is_gone_through)
{
  struct terminal *t = run_program(24, 80);
  open_plain(t, 4, "days.csv", "When,Sort,Named\n2026-12-02,Early Release,Staff learning\n");
  terminal_expect(t, "“Date”, which is needed");
  terminal_keys(t, "<Enter>When<Enter>");
  terminal_expect(t, "“Kind”, which is needed");
  terminal_expect(t, "▸ Kind");
  terminal_keys(t, "<Enter>Sort<Enter>");
  terminal_expect(t, "From which column is each read?");
  ck_assert_int_eq(terminal_close(t, "<Esc><Esc>q"), 0);
}
END_TEST

/* A column a month is read by its title, and shown. */
START_TEST(columns_of_months_are_shown)
{
  struct terminal *t = run_program(24, 80);
  open_plain(t, 3, "targets.csv", "Who is it,Oct 2026,Nov 2026\nMaria Arruda,5,6\n");
  terminal_expect(t, "“Administrator”, which is needed");
  terminal_expect(t, "A column a month");
  terminal_keys(t, "<Enter>Who<Enter>");
  terminal_keys(t, "r");
  terminal_expect(t, "October 2026: 5");
  terminal_keys(t, "<Esc>");
  terminal_keys(t, "b");
  terminal_expect(t, "2 would be added");
  ck_assert_int_eq(terminal_close(t, "<Esc><Esc><Esc>q"), 0);
}
END_TEST

/* A column that is chosen for one field is taken from the one that had it, which is proposed anew
 * from those that are left. */
START_TEST(a_column_is_of_one_field)
{
  struct terminal *t = run_program(43, 132);
  open_plain(t, 5, "plan.csv",
             "School,Goal #,Goal,Item,Action Step\n"
             "Doran Elementary,1,Raise growth,1.1,Common planning time\n");
  terminal_expect(t, "no column is read as “Code”");
  terminal_keys(t, "c");
  terminal_expect(t, "No column is known to be “Code”, which is needed");
  terminal_keys(t, "<Enter>Item<Enter>");
  terminal_expect(t, "From which column is each read?");
  terminal_expect(t, "Action Step");
  terminal_keys(t, "r");
  terminal_expect(t, "Item: Common planning time");
  terminal_keys(t, "<Esc>b");
  terminal_expect(t, "would be added");
  terminal_keys(t, "<Enter>b");
  terminal_expect(t, "added");
  g_autofree char *item =
      store_find(f.store, &record_sip_item, "text", "Common planning time", NULL);
  ck_assert_ptr_nonnull(item);
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

/* A list of statuses of one month need not say it in each row. */
START_TEST(the_month_of_all_rows_is_said)
{
  struct terminal *t = run_program(24, 80);
  open_plain(t, 5, "plan.csv",
             "School,Goal code,Goal,Code,Item,Status\n"
             "Doran Elementary,1,Raise growth,1.1,Common planning time,complete\n");
  terminal_expect(t, "no column is read as “Month”");
  terminal_keys(t, "m");
  terminal_expect(t, "▸ November 2026");
  terminal_keys(t, "soon<Enter>");
  terminal_expect(t, "Month of the rows that say none");
  terminal_keys(t, "<C-u>Sept<Enter>");
  terminal_expect(t, "plan.csv, for September 2026");
  terminal_expect_not(t, "no column is read");
  terminal_keys(t, "<Enter>b");
  terminal_expect(t, "added");
  g_autofree char *uid =
      store_find(f.store, &record_sip_item, "text", "Common planning time", NULL);
  AUTO(record) struct record *item = fixture_load(f.store, &record_sip_item, uid);
  ck_assert_ptr_nonnull(record_find_part(item, &record_sip_status, "month", "2026-09"));
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

/* Esc goes back from the columns to what would come in, as it was; from there to the beginning. */
START_TEST(esc_goes_back_from_the_columns)
{
  struct terminal *t = run_program(24, 80);
  open_plain(t, 1, "staff.csv", "Last Name,First Name,Other\nCosta,Rui,Reis\n");
  terminal_expect(t, "1 would be added");
  terminal_keys(t, "c<Enter>Other<Enter>");
  terminal_expect(t, "Family name             Other");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "1 would be added");
  terminal_expect(t, "Costa");
  terminal_keys(t, "c");
  terminal_expect(t, "Family name             Last Name");
  terminal_keys(t, "<Esc><Esc>");
  terminal_expect(t, "What shall come in?");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

/* What is told of a file on the screen names keys, not options. */
START_TEST(nothing_speaks_of_options)
{
  struct terminal *t = run_program(24, 80);
  open_plain(t, 1, "doubts.csv",
             "Last Name,First Name,Last Name,Emial\nCosta,Rui,Reis,x@example.org\n");
  terminal_expect(t, "c Columns");
  terminal_expect(t, "columns #1 and #3 are both called");
  terminal_expect_not(t, "--");
  ck_assert_int_eq(terminal_close(t, "<Esc><Esc>q"), 0);
}
END_TEST

/* A line a day, so that one sees them all before they come in. */
START_TEST(each_day_of_a_calendar_is_seen)
{
  fixture_keep(f.store, fixture_record(&record_school_year, "code", "SY2026-27", "first_on",
                                       "2026-09-02", "last_on", "2027-06-18", NULL));
  struct terminal *t = run_program(24, 80);
  open_plain(t, 4, "days.csv",
             "Date,Type\n2026-12-02,Early Release\n2026-12-03,No School\n12/28/2026,Vacation\n"
             "12/29/2026,Vacation\n12/30/2026,Vacation\n");
  terminal_expect(t, "SY2026-27: Wed 2 Dec 2026 (Kind: half day)");
  terminal_expect(t, "SY2026-27: Thu 3 Dec 2026 (Kind: no school)");
  terminal_expect(t, "SY2026-27: Wed 30 Dec 2026 (Kind: vacation)");
  ck_assert_int_eq(terminal_close(t, "<Esc><Esc>q"), 0);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("ui_import_map");
  TCase *cases = tcase_create("ui_import_map");
  tcase_add_checked_fixture(cases, start, end);
  tcase_add_test(cases, columns_are_proposed_changed_and_kept);
  tcase_add_test(cases, each_day_of_a_calendar_is_seen);
  tcase_add_test(cases, an_answer_nobody_knows_refuses_its_row);
  tcase_add_test(cases, what_the_rows_need_is_said);
  tcase_add_test(cases, what_it_looks_like);
  tcase_add_test(cases, columns_of_a_plain_file_are_chosen);
  tcase_add_test(cases, what_is_needed_is_asked_for);
  tcase_add_test(cases, what_is_needed_is_gone_through);
  tcase_add_test(cases, columns_of_months_are_shown);
  tcase_add_test(cases, a_column_is_of_one_field);
  tcase_add_test(cases, the_month_of_all_rows_is_said);
  tcase_add_test(cases, esc_goes_back_from_the_columns);
  tcase_add_test(cases, nothing_speaks_of_options);
  suite_add_tcase(suite, cases);
  return suite_run(suite);
}
