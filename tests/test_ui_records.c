/* Records on the screen: lists and forms, drafts, undo, two people on one record, targets. */
#include "suite.h"
#include "ui_run.h"

#include "model/tables.h"

#include <signal.h>

static struct fixture f;

static void start(void)
{
  fixture_start(&f);
}

static void end(void)
{
  fixture_end(&f);
}

/* --- what it looks like --------------------------------------------------------------------- */

START_TEST(the_screens)
{
  ui_check_sizes(&f, NULL, "gr", "records");
  ui_check_sizes(&f, NULL, "gr<Enter>", "records-schools");
  ui_check_sizes(&f, NULL, "gr<Down><Enter>", "records-staff");
  ui_check_sizes(&f, NULL, "gr<Down><Enter>>>>", "records-staff-by-role");
  ui_check_sizes(&f, NULL, "gr<Down><Enter>/arru<Enter>", "records-person");
  ui_check_sizes(&f, NULL, "gr<Down><Down><Enter>", "records-targets");
  ui_check_sizes(&f, NULL, "gr<Down><Down><Down><Down><Enter><Enter>", "records-form");
}
END_TEST

START_TEST(without_colours)
{
  ui_check_kinds(&f, NULL, "gr", "records");
  ui_check_kinds(&f, NULL, "gr<Enter>", "records-schools");
  ui_check_kinds(&f, NULL, "gr<Down><Enter>", "records-staff");
  ui_check_kinds(&f, NULL, "gr<Down><Enter>/arru<Enter>", "records-person");
  ui_check_kinds(&f, NULL, "gr<Down><Down><Enter>", "records-targets");
  ui_check_kinds(&f, NULL, "gr<Down><Down><Down><Down><Enter><Enter>", "records-form");
}
END_TEST

START_TEST(help_unfolds_and_finds_by_word)
{
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, "p<Enter>?redo");
  terminal_expect(t, "Nothing that can be done here now has this word.");
  terminal_expect(t, "redo (^Y) are listed");
  terminal_expect(t, "throughline --help");
  terminal_keys(t, "<Esc><Esc>gr<Down><Enter>x"); /* now there is something to take back */
  terminal_keys(t, "gp<Enter>?undo");
  terminal_expect(t, "Takes back what was done last.");
  terminal_keys(t, "<Esc>?suspend");
  terminal_expect(t, "Stops the program and goes to the shell; fg comes back.");
  terminal_keys(t, "<Esc>:mouse on");
  terminal_expect(t, "Gives the mouse to the terminal, to select text with");
  terminal_expect(t, "back.");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

/* Columns that are not seen are not among them. */
START_TEST(rows_in_the_order_of_a_column)
{
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, "gr<Down><Enter>>");
  terminal_expect(t, "Name ↑");
  terminal_expect(t, "▸ Alvarez, Rosa");
  terminal_keys(t, ">");
  terminal_expect(t, "Name ↓");
  terminal_expect(t, "▸ Trần Thị, Mai");
  terminal_keys(t, ">");
  terminal_expect(t, "Role ↑");
  terminal_expect(t, "▸ Alvarez, Rosa         assistant superintendent");
  terminal_keys(t, "/ana");
  terminal_expect(t, "▸ Fonseca, Ana");
  terminal_keys(t, "<Esc><lt><lt><lt>");
  terminal_expect_not(t, "↑");
  terminal_keys(t, "<lt>");
  terminal_expect(t, "Room ↓");
  terminal_keys(t, ">");
  terminal_expect_not(t, "↓");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

/* --- typing in ------------------------------------------------------------------------------ */

START_TEST(a_teacher_typed_in)
{
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, "gr<Down><Enter>n");
  terminal_expect(t, "New: Member of staff");
  terminal_keys(t, "Đặng<Tab>Thị Ánh<Tab><Tab><Tab>204");
  terminal_keys(t, "<C-o>");
  terminal_expect(t, "What are they, and at which school?");
  terminal_keys(t, "<Enter>te");
  terminal_expect(t, "teacher");
  terminal_keys(t, "<Tab>kus<Enter>");
  terminal_expect(t, "Kuss Middle");
  terminal_keys(t, "<C-o>");
  terminal_expect(t, "Noted: teacher, Kuss Middle. ^O adds the person.");
  terminal_keys(t, "<C-o>");
  terminal_expect(t, "Saved: Thị Ánh Đặng. u undoes.");
  terminal_expect(t, "Đặng, Thị Ánh");
  terminal_keys(t, "u");
  terminal_expect(t, "Undone: Add Thị Ánh Đặng.");
  terminal_expect_not(t, "Đặng, Thị Ánh");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

/* Both would be asked for a self-assessment. */
START_TEST(two_principals_of_a_school_are_said)
{
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  /* Tab chooses among the schools as it goes on everywhere else. */
  terminal_keys(t, "gr<Down><Enter>nÖz<Tab>Elif<C-o><Enter>p<Tab>kus<Tab><C-o><C-o>");
  terminal_expect(t, "Saved. Siobhán O’Brien is principal of Kuss Middle, too;");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

/* What ^T puts in is kept in peace, too. */
START_TEST(phrases_are_added_changed_and_removed)
{
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "gr/phrases<Enter>");
  terminal_expect(t, "No phrase yet.");
  terminal_keys(t, "nstudents restated it<Enter><Enter>");
  terminal_expect(t, "Kept: ^T puts it in. u undoes.");
  terminal_keys(t, "nexit tickets were used<Enter><Enter>");
  terminal_check(t, "records-phrases");
  terminal_keys(t, "<Home><Enter> by all<Enter><C-u>et<Enter>");
  terminal_expect(t, "exit tickets were used by all");
  terminal_keys(t, "<Home>x");
  terminal_expect(t, "Removed: et. u undoes.");
  terminal_expect_not(t, "exit tickets");
  terminal_keys(t, "u");
  terminal_expect(t, "exit tickets were used by all");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "2 phrases");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(what_is_missing_is_said)
{
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, "gr<Enter>n<Tab><Tab>Doran<C-o>");
  terminal_expect(t, "Still needed: Name.");
  terminal_keys(t, "<Esc><Esc>");
  terminal_expect(t, "Not added: kept as a draft, on Today. Still needed: Name.");
  terminal_keys(t, "n");
  terminal_expect(t, "One was begun at 10:31. It is not added yet.");
  terminal_keys(t, "g");
  terminal_expect(t, "Taken up where you left it (10:31). Esc, then x throws what you typed away.");
  terminal_keys(t, "<Esc>x");
  terminal_expect(t, "Throw away what was typed here?");
  terminal_keys(t, "t");
  terminal_keys(t, "n");
  terminal_expect_not(t, "One was begun");
  ck_assert_int_eq(terminal_close(t, "<Esc><Esc>q"), 0);
}
END_TEST

START_TEST(esc_never_adds_somebody)
{
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, "gr<Down><Enter>nAbrams<Tab>Joel<Tab><Esc><Esc>");
  terminal_expect(t, "Not added: kept as a draft, on Today. f there adds it.");
  terminal_expect_not(t, "Abrams, Joel");
  terminal_keys(t, "n");
  terminal_expect(t, "One was begun at 10:31: Joel Abrams. It is not added yet.");
  terminal_keys(t, "g");
  terminal_expect(t, "Taken up where you left it");
  terminal_keys(t, "<Esc><Esc>nx");
  terminal_expect(t, "Thrown away. This is a new one.");
  terminal_keys(t, "<Esc><Esc>n");
  terminal_expect_not(t, "One was begun");
  terminal_keys(t, "a<BS><Esc><Esc>n"); /* nothing is left of it: no draft */
  terminal_expect_not(t, "One was begun");
  ck_assert_int_eq(terminal_close(t, "<Esc><Esc>q"), 0);
}
END_TEST

START_TEST(a_new_target_is_added_by_finishing)
{
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, "gr<Down><Down><Enter><Enter>");
  terminal_keys(t, "15<Tab><Esc><Esc>");
  terminal_expect(t, "Not added: kept as a draft, on Today.");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "Taken up where you left it");
  terminal_keys(t, "<C-o>");
  terminal_expect(t, "Saved: target of Rosa Alvarez");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(what_is_no_email_and_no_code)
{
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, "gr<Down><Enter>nAbrams<Tab>Joel<Tab>joel at school<Tab>");
  terminal_expect(t, "joel at school is not an e-mail address. Write it like");
  terminal_keys(t, "<Esc>joel@millcity.org<Tab>");
  terminal_expect_not(t, "is not an e-mail");
  terminal_keys(t, "<Esc><Esc>gr<Home><Enter>n950 045<Tab>");
  terminal_expect(t, "950 045 is not a code. Write only letters, digits, - and .");
  ck_assert_int_eq(terminal_close(t, "<Esc><Esc><Esc>q"), 0);
}
END_TEST

static void check_short_name(const char *code, const char *expected)
{
  g_autoptr(GPtrArray) uids = store_uids(f.store, &record_school, NULL);
  const char *found = NULL;
  for (guint i = 0; i < uids->len && !found; i++) {
    AUTO(record) struct record *school = store_load(f.store, &record_school, uids->pdata[i], NULL);
    if (g_strcmp0(record_get(school, "code"), code) == 0) {
      found = code;
      ck_assert_pstr_eq(record_get(school, "short_name"), expected);
    }
  }
  ck_assert_ptr_nonnull(found);
}

START_TEST(typing_on_after_the_last_field_runs_nothing)
{
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, "gr<Enter>n00950998<Enter>Wiley Middle School<Enter>");
  terminal_expect(t, "Wiley"); /* the short name, proposed */
  terminal_keys(t, "<Enter>6-8<Enter>Mill City<Enter>Public School<Enter>n<Enter><Enter>y<Enter>");
  terminal_expect(t, "▸ Finish: add it");
  terminal_expect(t, "Enter Add it");
  terminal_keys(t, "fqux");
  terminal_expect(t, "Nothing is typed here.");
  terminal_expect(t, "▸ Finish: add it");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "Saved: Wiley Middle School.");
  terminal_expect(t, "▸ 00950998   Wiley Middle School"); /* the list is on the new one */
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "00950998");
  check_short_name("00950998", "Wiley");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(tab_reaches_the_assignments)
{
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, "gr<Down><Enter>nAbrams<Tab>Joel<Tab><Tab><Tab><Tab><Tab><Tab>");
  terminal_expect(t, "▸ Add an assignment");
  terminal_keys(t, "xq"); /* typed on: nothing */
  terminal_expect(t, "Nothing is typed here.");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "^O Done");
  terminal_expect_not(t, "^O Add it");
  terminal_keys(t, "te<Tab><Tab>Math<Enter><Enter><Enter><Enter>");
  terminal_expect(t, "▸ Done with this assignment");
  terminal_expect(t, "Enter Done");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "Noted: teacher, Math. ^O adds the person.");
  terminal_keys(t, "<Tab><Tab><Tab>");
  terminal_expect(t, "▸ Finish: add it");
  terminal_keys(t, "<Tab>");
  terminal_expect(t, "▸ Family name");
  terminal_keys(t, "<S-Tab>");
  terminal_expect(t, "▸ Finish: add it");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "Saved: Joel Abrams. u undoes.");
  terminal_expect(t, "▸ Abrams, Joel");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(half_a_date_in_an_assignment_is_kept)
{
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, "gr<Down><Enter>nAbrams<S-Tab><Up><Up><Enter>te<Tab><Tab>Math<Tab><Tab>Sep");
  terminal_expect(t, "Sep");
  terminal_kill(t, SIGKILL);
  terminal_close(t, NULL);
  t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, "gr<Down><Enter>ng");
  terminal_expect(t, "▸ From");
  terminal_expect(t, "Sep");
  terminal_expect(t, "Math");
  terminal_keys(t, " 1<Tab><C-o>");
  terminal_expect(t, "Noted: teacher, Math, from 1 Sep 2026.");
  terminal_keys(t, "<C-o>");
  terminal_expect(t, "Saved: Abrams.");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(nothing_is_lost_when_it_is_killed)
{
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, "gr<Enter><Enter><Down><Enter> of Arts");
  terminal_kill(t, SIGKILL);
  terminal_close(t, NULL);
  t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, "gr<Enter><Enter>");
  terminal_expect(t, "Taken up where you left it");
  terminal_expect(t, "Doran Elementary of Arts");
  terminal_keys(t, "f");
  terminal_expect(t, "Saved: Doran Elementary of Arts.");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(an_assignment_ends)
{
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, "gr<Down><Enter>/nun<Enter>");
  terminal_expect(t, "José Nuñez");
  terminal_keys(t, "<Down><Down><Down><Down><Down><Down><Down>e");
  terminal_expect(t, "teacher, Kuss Middle until 11 Nov 2026");
  terminal_expect(t, "Over from today: its last day was 11 Nov 2026. Enter changes the day.");
  terminal_keys(t, "u");
  terminal_expect_not(t, "until 11 Nov 2026");
  terminal_keys(t, "ef");
  terminal_expect(t, "Saved: José Nuñez.");
  terminal_keys(t, "h");
  terminal_expect(t, "Assignment added: teacher, Kuss Middle until 11 Nov 2026");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

START_TEST(nobody_disappears)
{
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, "gr<Down><Enter>x");
  terminal_expect(t, "Rosa Alvarez is no longer active; all that happened stays. u undoes.");
  terminal_expect_not(t, "Alvarez, Rosa");
  terminal_keys(t, "o");
  terminal_expect(t, "Alvarez, Rosa");
  terminal_keys(t, "u");
  terminal_expect(t, "Undone: Rosa Alvarez is no longer active.");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(others_only_look)
{
  struct terminal *t = ui_run(&f, "Rosa Alvarez", 0, 0);
  terminal_keys(t, "gr");
  terminal_expect(t, "your phrases are yours");
  terminal_keys(t, "<Enter>");
  terminal_expect_not(t, "n New");
  terminal_keys(t, "n");
  terminal_expect(t, "n does nothing here.");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "to look at");
  terminal_keys(t, "<Enter>zzz");
  terminal_expect_not(t, "zzz");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

/* --- two people ----------------------------------------------------------------------------- */

static void change_town(const char *town)
{
  GError *error = NULL;
  AUTO(record) struct record *school = store_load(f.store, &record_school, f.school[1], &error);
  record_set(school, "town", town);
  ck_assert(store_save(f.store, school, "Move the school", &error));
}

START_TEST(two_edit_the_same_record)
{
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, "gr<Enter><Down><Enter><Down><Enter> School");
  change_town("Mill City");
  terminal_wait_text(t, "Somebody else has just changed this record.");
  terminal_keys(t, "<C-o>");
  terminal_expect(t, "the record keeper changed this School at 10:31 on 12 Nov");
  terminal_keys(t, "l");
  terminal_expect(t, "Town: (empty) → Mill City");
  terminal_expect(t, "Name: Kuss Middle → Kuss Middle School");
  terminal_keys(t, "<Esc>k");
  terminal_expect(t, "Saved; where both wrote the same, yours stands. u undoes.");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "Mill City");
  terminal_expect(t, "Kuss Middle School");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(theirs_is_taken)
{
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, "gr<Enter><Down><Enter><Down><Enter> School");
  change_town("Fall River");
  terminal_keys(t, "<C-o>");
  terminal_keys(t, "t");
  terminal_expect(t, "What they wrote stands; yours is dropped.");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "Fall River");
  terminal_expect_not(t, "Kuss Middle School");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(what_another_changes_is_seen)
{
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, "gr<Enter><Down><Enter>");
  change_town("Fall River");
  terminal_wait_text(t, "Fall River");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

/* --- targets -------------------------------------------------------------------------------- */

START_TEST(targets_for_all_and_one)
{
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, "gr<Down><Down><Enter>s");
  terminal_keys(t, "x<Enter>");
  terminal_expect(t, "is not a whole number.");
  terminal_keys(t, "<BS>18<Enter>");
  terminal_expect(t, "Set 18 walkthroughs for everybody in November 2026. u undoes.");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "Target of Rosa Alvarez for November 2026");
  terminal_keys(t, "<Down><Down><Enter><BS><BS>12<Enter>2<Enter>state conference<C-o>");
  terminal_expect(t, "Saved: target of Rosa Alvarez");
  terminal_expect(t, "state conference");
  terminal_keys(t, "]=");
  terminal_expect(t, "Set the targets of December 2026 as in November. u undoes.");
  terminal_expect(t, "12");
  terminal_expect_not(t, "state conference");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("records on the screen");
  TCase *tests = tcase_create("records");
  tcase_add_checked_fixture(tests, start, end);
  tcase_add_test(tests, the_screens);
  tcase_add_test(tests, without_colours);
  tcase_add_test(tests, help_unfolds_and_finds_by_word);
  tcase_add_test(tests, rows_in_the_order_of_a_column);
  tcase_add_test(tests, a_teacher_typed_in);
  tcase_add_test(tests, two_principals_of_a_school_are_said);
  tcase_add_test(tests, phrases_are_added_changed_and_removed);
  tcase_add_test(tests, what_is_missing_is_said);
  tcase_add_test(tests, esc_never_adds_somebody);
  tcase_add_test(tests, a_new_target_is_added_by_finishing);
  tcase_add_test(tests, what_is_no_email_and_no_code);
  tcase_add_test(tests, typing_on_after_the_last_field_runs_nothing);
  tcase_add_test(tests, tab_reaches_the_assignments);
  tcase_add_test(tests, half_a_date_in_an_assignment_is_kept);
  tcase_add_test(tests, nothing_is_lost_when_it_is_killed);
  tcase_add_test(tests, an_assignment_ends);
  tcase_add_test(tests, nobody_disappears);
  tcase_add_test(tests, others_only_look);
  tcase_add_test(tests, two_edit_the_same_record);
  tcase_add_test(tests, theirs_is_taken);
  tcase_add_test(tests, what_another_changes_is_seen);
  tcase_add_test(tests, targets_for_all_and_one);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
