/* A walkthrough after it is final: changed, delivered, amended, signed; two who change the same;
 * what is said before it is final. */
#include "suite.h"
#include "ui_run.h"

#include "model/tables.h"
#include "work/delivery.h"

#include <signal.h>
#include <string.h>

static struct fixture f;
static char *uid;

static void start(void)
{
  fixture_start(&f);
  uid = fixture_walkthrough(&f, "2026-11-12", (const char *const[]){ "seen", "partly", NULL });
}

static void end(void)
{
  g_free(uid);
  fixture_end(&f);
}

static struct terminal *run(void)
{
  return ui_run(&f, "Siobhán O’Brien", 0, 0);
}

static struct record *load(void)
{
  return store_load(f.store, &record_walkthrough, uid, NULL);
}

static void deliver(void)
{
  g_autoptr(GPtrArray) uids = g_ptr_array_new();
  g_ptr_array_add(uids, uid);
  ck_assert(delivery_mark(f.store, uids, NULL, NULL, NULL));
}

/* Somebody else writes under What worked. */
static void change_elsewhere(const char *words)
{
  AUTO(record) struct record *record = load();
  record_set(record, "what_worked", words);
  fixture_save(f.store, record);
}

START_TEST(a_delivered_one_is_amended)
{
  deliver();
  struct terminal *t = run();
  terminal_keys(t, "gw<Home><Enter>");
  terminal_expect(t, "delivered");
  terminal_expect(t, "e amends it");
  terminal_check(t, "capture-delivered");
  terminal_keys(t, "e<Home>nff");
  terminal_expect(t, "Why it is amended");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "Give the reason in a few words");
  terminal_keys(t, "It was another lesson<Enter>");
  terminal_expect(t, "is amended; its new slip is to be delivered");
  terminal_keys(t, "<Home><Enter>v");
  terminal_expect(t, "It was another lesson");
  terminal_expect(t, "The amended slip is still to be delivered.");
  terminal_check(t, "capture-amended");
  terminal_keys(t, "o");
  terminal_expect(t, "What it said before it was amended");
  ck_assert_int_eq(terminal_close(t, "<Esc><Esc><Esc>q"), 0);
  AUTO(record) struct record *record = load();
  ck_assert_str_eq(record_get(record, "state"), "final");
  ck_assert_int_eq(record_parts(record, &record_amendment)->len, 1);
}
END_TEST

START_TEST(the_signature_and_the_reply)
{
  deliver();
  struct terminal *t = run();
  terminal_keys(t, "gw<Home><Enter>s");
  terminal_expect(t, "Signed on");
  terminal_keys(t, "<C-u>yesterday<Enter>");
  terminal_expect(t, "The slip was delivered on Thu 12 Nov 2026; it cannot be signed before.");
  terminal_keys(t, "<C-u>today<Enter>I see it differently.<Enter><Enter>Come again.<Esc>");
  terminal_expect(t, "Signed; the reply is kept with the walkthrough.");
  terminal_keys(t, "v");
  terminal_expect(t, "They wrote back: I see it differently.");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "signed");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
  AUTO(record) struct record *record = load();
  ck_assert_str_eq(record_get(record, "signed_on"), "2026-11-12");
  ck_assert_str_eq(record_get(record, "reply"), "I see it differently.\n\nCome again.");
}
END_TEST

/* What the message says of u is so where it is said. */
START_TEST(what_was_done_to_it_is_taken_back_there)
{
  deliver();
  struct terminal *t = run();
  terminal_keys(t, "gw<Home><Enter>s<Enter>I see it differently.<Esc>");
  terminal_expect(t, "Signed; the reply is kept with the walkthrough. u undoes.");
  terminal_keys(t, "u");
  terminal_expect(t, "─ delivered ──");
  terminal_expect(t, "^Y brings it back.");
  terminal_keys(t, "<C-y>");
  terminal_expect(t, "─ signed ──");
  terminal_keys(t, "<Esc>wtran<Enter>yff<Home><Enter>");
  terminal_expect(t, "This walkthrough is final. e changes it.");
  terminal_keys(t, "u");
  terminal_expect(t, "It is a draft again");
  terminal_keys(t, "n<C-y>");
  terminal_expect(t, "^Y does nothing here.");
  terminal_expect(t, "draft saved");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

/* Who enters what others recorded sees whose it is, and can correct that. */
START_TEST(the_record_keeper_says_whose_it_is)
{
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, "wKuss<Enter>tran<Enter>Alvarez<Enter>y");
  terminal_expect(t, "By       R. Alvarez");
  terminal_keys(t, "aArruda<Enter>");
  terminal_expect(t, "By       R. Alvarez, with M. Arruda");
  terminal_keys(t, "drecorded<Enter>Arruda<Enter>");
  terminal_expect(t, "Recorded by       Maria Arruda");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "By       M. Arruda ");
  terminal_expect_not(t, "with M. Arruda");
  terminal_keys(t, "ff");
  terminal_expect(t, "is final.");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(two_change_the_same_and_both_stay)
{
  struct terminal *t = run();
  terminal_keys(t, "gw<Home><Enter>e<Home>n");
  change_elsewhere("Students asked why.");
  terminal_keys(t, "ff");
  terminal_expect(t, "changed this Walkthrough");
  terminal_keys(t, "l");
  terminal_expect(t, "What they changed:");
  terminal_expect(t, "Students asked why.");
  terminal_keys(t, "<Esc>k");
  terminal_expect(t, "is final.");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
  AUTO(record) struct record *record = load();
  ck_assert_str_eq(record_get(record, "what_worked"), "Students asked why.");
  struct record *mark = record_find_part(record, &record_mark, "strategy", f.strategy[0]);
  ck_assert_str_eq(record_get(mark, "level"), "not_seen");
}
END_TEST

/* The same walkthrough as an import makes it: history does not have what it said. */
static void import_it(void)
{
  AUTO(record) struct record *record = load();
  struct change *change = change_begin(f.store, "Import", CHANGE_IMPORT, NULL);
  ck_assert(change_remove(change, &record_walkthrough, uid, NULL));
  record->revision = 0;
  g_clear_pointer(&record->uid, g_free);
  ck_assert(change_save(change, record, NULL, NULL));
  g_free(uid);
  uid = g_strdup(record->uid);
  ck_assert(change_commit(change, NULL));
}

START_TEST(a_draft_of_an_imported_one_drops_nothing_of_theirs)
{
  import_it();
  struct terminal *t = run();
  terminal_keys(t, "gw<Home><Enter>e<Home>n<Esc>q");
  ck_assert_int_eq(terminal_close(t, NULL), 0);
  change_elsewhere("Students asked why.");
  t = run();
  terminal_keys(t, "gw<Home><Enter>ff");
  terminal_expect(t, "changed this Walkthrough");
  terminal_keys(t, "k");
  terminal_expect(t, "is final.");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
  AUTO(record) struct record *record = load();
  ck_assert_str_eq(record_get(record, "what_worked"), "Students asked why.");
  struct record *mark = record_find_part(record, &record_mark, "strategy", f.strategy[0]);
  ck_assert_str_eq(record_get(mark, "level"), "not_seen");
}
END_TEST

START_TEST(theirs_stands_where_one_says_so)
{
  struct terminal *t = run();
  terminal_keys(t, "gw<Home><Enter>e<Home>n");
  change_elsewhere("Students asked why.");
  terminal_keys(t, "ff<Esc>");
  terminal_expect(t, "changes saved, not final");
  terminal_keys(t, "fft");
  terminal_expect(t, "What they wrote stands");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
  AUTO(record) struct record *record = load();
  struct record *mark = record_find_part(record, &record_mark, "strategy", f.strategy[0]);
  ck_assert_str_eq(record_get(mark, "level"), "seen");
}
END_TEST

START_TEST(delivered_while_it_is_changed_is_an_amendment)
{
  struct terminal *t = run();
  terminal_keys(t, "gw<Home><Enter>e<Home>n");
  deliver();
  terminal_keys(t, "ffk");
  terminal_expect(t, "Why it is amended");
  terminal_keys(t, "A mark was wrong<Enter>");
  terminal_expect(t, "is amended; its new slip is to be delivered");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
  AUTO(record) struct record *record = load();
  ck_assert_int_eq(record_parts(record, &record_delivery)->len, 1);
  ck_assert_int_eq(record_parts(record, &record_amendment)->len, 1);
}
END_TEST

START_TEST(anothers_is_only_to_look_at)
{
  AUTO(record) struct record *maria = store_load(f.store, &record_staff, f.supervisor, NULL);
  AUTO(record) struct record *principal = store_load(f.store, &record_staff, f.principal[1], NULL);
  fixture_part(principal, &record_supervision, "supervisor", maria->uid, NULL);
  fixture_save(f.store, principal);
  struct terminal *t = ui_run(&f, "Rosa Alvarez", 0, 0);
  terminal_keys(t, "gw<Home><Enter>");
  terminal_expect(t, "another’s: it is only to look at");
  terminal_keys(t, "e");
  terminal_expect(t, "Only Siobhán O’Brien, who recorded it, can change it.");
  terminal_expect_not(t, "e Change");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

START_TEST(a_contract_rule_is_said_before)
{
  AUTO(record) struct record *type = store_load(f.store, &record_visit_type, f.visit_type, NULL);
  record_set(type, "counts_as_observation", "1");
  record_set(type, "minimum_minutes", "10");
  record_set(type, "feedback_days", "0");
  fixture_save(f.store, type);
  struct terminal *t = run();
  terminal_keys(t, "wtran<Enter>yf");
  terminal_expect(t, "1 minute is too short to count");
  terminal_expect(t, "Written feedback is due today.");
  terminal_check(t, "capture-rules");
  terminal_keys(t, "f");
  terminal_expect(t, "is final.");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

static void forget_confirmation(void)
{
  AUTO(record) struct record *type = store_load(f.store, &record_visit_type, f.visit_type, NULL);
  record_set(type, "confirmed_on", NULL);
  fixture_save(f.store, type);
}

static bool is_confirmed(void)
{
  AUTO(record) struct record *type = store_load(f.store, &record_visit_type, f.visit_type, NULL);
  return record_get(type, "confirmed_on") != NULL;
}

/* Esc leaves it open, and the walkthrough a draft; the record keeper may go and change it. */
START_TEST(who_does_not_confirm_the_visit_type_is_asked_again)
{
  forget_confirmation();
  struct terminal *t = run();
  terminal_keys(t, "wtran<Enter>yf");
  terminal_check(t, "capture-confirm");
  terminal_expect_not(t, "Change it first");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "draft saved");
  ck_assert(!is_confirmed());
  terminal_keys(t, "f");
  terminal_expect(t, "is this what your contract says?");
  ck_assert_int_eq(terminal_close(t, "<Esc><Esc>q"), 0);
  t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, "wkuss<Enter>tran<Enter>brien<Enter>yf");
  terminal_expect(t, "Change it first");
  terminal_keys(t, "e");
  terminal_expect(t, "Counts as an observation");
  ck_assert(!is_confirmed());
  ck_assert_int_eq(terminal_close(t, "<Esc><Esc><Esc>q"), 0);
}
END_TEST

START_TEST(the_visit_type_is_confirmed_once)
{
  forget_confirmation();
  struct terminal *t = run();
  terminal_keys(t, "wtran<Enter>yf");
  terminal_expect(t, "is this what your contract says?");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "The slip");
  terminal_keys(t, "f");
  terminal_expect(t, "is final.");
  terminal_keys(t, "wtran<Enter>yf");
  terminal_expect_not(t, "is this what your contract says?");
  ck_assert_int_eq(terminal_close(t, "<Esc><Esc>q"), 0);
}
END_TEST

START_TEST(a_form_retired_and_a_school_closed_in_mid_visit)
{
  struct terminal *t = run();
  terminal_keys(t, "wtran<Enter>y");
  AUTO(record)
  struct record *version = store_load(f.store, &record_instrument_version, f.version, NULL);
  AUTO(record)
  struct record *form =
      store_load(f.store, &record_instrument, record_get(version, "instrument"), NULL);
  record_set(form, "active", "0");
  fixture_save(f.store, form);
  AUTO(record) struct record *school = store_load(f.store, &record_school, f.school[1], NULL);
  record_set(school, "active", "0");
  fixture_save(f.store, school);
  terminal_keys(t, "f");
  terminal_expect(t, "Its form was retired meanwhile.");
  terminal_expect(t, "Kuss Middle is closed, as Records have it.");
  terminal_keys(t, "f");
  terminal_expect(t, "is final.");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

/* The supervisor was along. */
static void add_companion(void)
{
  AUTO(record) struct record *record = load();
  fixture_part(record, &record_companion, "staff", f.supervisor, NULL);
  fixture_save(f.store, record);
}

START_TEST(the_laptop_is_handed_over_to_rate_blind)
{
  add_companion();
  struct terminal *t = run();
  terminal_keys(t, "gw<Home><Enter>r");
  terminal_expect(t, "blind. Has Rosa Alvarez");
  terminal_keys(t, "n");
  terminal_expect(t, "Rosa Alvarez rates what was seen");
  terminal_expect_not(t, "Y seen");
  terminal_keys(t, "f");
  terminal_expect(t, "Nothing is marked yet.");
  terminal_keys(t, "yn");
  terminal_kill(t, SIGKILL);
  terminal_close(t, NULL);
  t = run();
  terminal_keys(t, "gw<Home><Enter>rn");
  terminal_keys(t, "y"); /* the third strategy: one goes on where one was */
  terminal_check(t, "capture-rating");
  terminal_keys(t, "f");
  terminal_expect(t,
                  "Of 2 strategies that both rated: same level 1, one apart 1, further apart 0.");
  terminal_expect(t, "partly / not seen");
  terminal_check(t, "capture-compare");
  terminal_resize(t, 20, 60);
  terminal_expect(t, "Questions ask for reasoning: partly / not seen");
  terminal_resize(t, 24, 80);
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "The slip stays as it is.");
  terminal_keys(t, "r"); /* who was along rated it: nobody is left to rate */
  terminal_expect(t, "How the two compare");
  terminal_expect_not(t, "Another rates");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
  AUTO(record) struct record *record = load();
  ck_assert_int_eq(record->revision, 2);
}
END_TEST

START_TEST(who_has_the_marks_in_sight_does_not_rate)
{
  add_companion();
  struct terminal *t = ui_run(&f, "Rosa Alvarez", 0, 0);
  terminal_keys(t, "gw<Home><Enter>r");
  terminal_expect(t, "You have the marks in sight, and a second rating is blind.");
  terminal_expect_not(t, "Rosa Alvarez rates");
  terminal_keys(t, "gt");
  terminal_expect_not(t, "Second rating");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

/* Until it is finished it can be taken away again; nothing else is done by its letters. */
START_TEST(a_second_rating_is_thrown_away_or_vanishes)
{
  add_companion();
  struct terminal *t = ui_run(&f, "Rosa Alvarez", 24, 132);
  while (!terminal_has(t, "▸ Second rating"))
    terminal_keys(t, "<Down>");
  terminal_keys(t, "<Enter>");
  terminal_expect_not(t, "w Walkthrough");
  terminal_keys(t, "Y");
  terminal_expect(t, "A second rating has no comments.");
  terminal_expect_not(t, "  seen");
  terminal_keys(t, "y<Up><BS><Esc>");
  terminal_expect_not(t, "You were giving a second rating");
  terminal_keys(t, "<Enter>y<Esc>");
  terminal_expect(t, "You were giving a second rating");
  while (!terminal_has(t, "▸ You were giving"))
    terminal_keys(t, "<Up>");
  terminal_keys(t, "<Enter><C-d>x");
  terminal_expect(t, "The second rating is thrown away.");
  terminal_expect_not(t, "You were giving a second rating");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(being_amended_is_said)
{
  deliver();
  struct terminal *t = run();
  terminal_keys(t, "gw<Home><Enter>e<Home>");
  terminal_expect_not(t, "e Empty");
  terminal_keys(t, "n");
  terminal_expect(t, "being amended");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "is being amended; it is on Today.");
  terminal_expect(t, "amending");
  terminal_expect_not(t, "draft");
  terminal_keys(t, "gt");
  terminal_expect(t, "You were amending the walkthrough of José Nuñez");
  terminal_keys(t, "gw<Home><Enter>ffAnother lesson<Enter>");
  terminal_expect(t, "is amended; its new slip is to be delivered");
  terminal_expect(t, "amended");
  terminal_expect_not(t, "amending");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(who_was_along_rates_from_today)
{
  add_companion();
  struct terminal *t = ui_run(&f, "Rosa Alvarez", 0, 0);
  terminal_expect(t, "Second rating: J. Nuñez, 10:31");
  while (!terminal_has(t, "▸ Second rating"))
    terminal_keys(t, "<Down>");
  terminal_keys(t, "<Enter>yy");
  terminal_kill(t, SIGKILL);
  terminal_close(t, NULL);
  t = ui_run(&f, "Rosa Alvarez", 0, 0);
  while (!terminal_has(t, "▸ Second rating"))
    terminal_keys(t, "<Down>");
  terminal_keys(t, "<Enter>f");
  terminal_expect(t, "1 of 3 has no mark. Finish?");
  terminal_keys(t, "f");
  terminal_expect(t, "same level 1, one apart 1");
  terminal_keys(t, "<Esc>");
  terminal_expect_not(t, "Second rating: J. Nuñez");
  terminal_keys(t, "u");
  terminal_expect(t, "It cannot be undone: a second rating is blind");
  terminal_expect_not(t, "Second rating: J. Nuñez");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("ui_capture_states");
  TCase *tests = tcase_create("states");
  tcase_add_checked_fixture(tests, start, end);
  tcase_set_timeout(tests, 180);
  tcase_add_test(tests, a_delivered_one_is_amended);
  tcase_add_test(tests, the_signature_and_the_reply);
  tcase_add_test(tests, what_was_done_to_it_is_taken_back_there);
  tcase_add_test(tests, the_record_keeper_says_whose_it_is);
  tcase_add_test(tests, two_change_the_same_and_both_stay);
  tcase_add_test(tests, a_draft_of_an_imported_one_drops_nothing_of_theirs);
  tcase_add_test(tests, theirs_stands_where_one_says_so);
  tcase_add_test(tests, delivered_while_it_is_changed_is_an_amendment);
  tcase_add_test(tests, anothers_is_only_to_look_at);
  tcase_add_test(tests, a_contract_rule_is_said_before);
  tcase_add_test(tests, who_does_not_confirm_the_visit_type_is_asked_again);
  tcase_add_test(tests, the_visit_type_is_confirmed_once);
  tcase_add_test(tests, the_laptop_is_handed_over_to_rate_blind);
  tcase_add_test(tests, who_has_the_marks_in_sight_does_not_rate);
  tcase_add_test(tests, a_second_rating_is_thrown_away_or_vanishes);
  tcase_add_test(tests, being_amended_is_said);
  tcase_add_test(tests, who_was_along_rates_from_today);
  tcase_add_test(tests, a_form_retired_and_a_school_closed_in_mid_visit);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
