/* The packet's words where something is not there, or is said of several things at once. */
#include "golden.h"
#include "report_fixture.h"
#include "suite.h"

#include "model/tables.h"
#include "report/packet.h"
#include "report/person.h"
#include "report/self_assessment_page.h"

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

/* document as text, on wide lines; frees it. Yours. */
static char *text_of(struct document *built)
{
  AUTO(document) struct document *document = built;
  ck_assert_ptr_nonnull(document);
  return golden_export(document, EXPORT_TEXT);
}

/* The text with single spaces, so that sentences are found across lines. Yours. */
static char *unwrapped(char *text)
{
  g_autofree char *wrapped = text;
  g_autoptr(GString) line = g_string_new(NULL);
  for (const char *at = wrapped; *at; at++) {
    bool space = g_ascii_isspace(*at);
    if (!space || (line->len > 0 && line->str[line->len - 1] != ' '))
      g_string_append_c(line, space ? ' ' : *at);
  }
  return g_strdup(line->str);
}

static char *packet_text(const char *month)
{
  return text_of(packet_build(f.base.store, month, NULL, NULL));
}

static char *kuss_page(void)
{
  return text_of(person_page_build(f.base.store, f.base.principal[1], "2026-10", NULL));
}

static void assert_says(const char *text, const char *words)
{
  ck_assert_msg(strstr(text, words) != NULL, "“%s” is not in:\n%.4000s", words, text);
}

START_TEST(what_is_not_due_yet_is_not_late)
{
  g_setenv("THROUGHLINE_NOW", "2026-11-08T10:31:00", TRUE);
  g_autofree char *before = packet_text("2026-10");
  assert_says(before, "Not in yet, due 10 November");
  g_setenv("THROUGHLINE_NOW", "2026-11-11T10:31:00", TRUE);
  g_autofree char *after = packet_text("2026-10");
  assert_says(after, "Not in by 10 November\n");
}
END_TEST

/* Sets what stands beside the ratings of October. */
static void give_reasons(const char *uid, const char *rationale, const char *evidence)
{
  AUTO(record) struct record *record = store_load(f.base.store, &record_self_assessment, uid, NULL);
  struct record *rating = record_find_part(record, &record_rating, "standard", "data");
  record_set(rating, "rationale", rationale);
  record_set(rating, "evidence", evidence);
  fixture_save(f.base.store, record);
}

START_TEST(a_reason_ends_before_what_shows_it)
{
  static const char *const cases[][2] = {
    { "Teams meet", "Teams meet. Shown by: Minutes" },
    { "Teams meet.", "Teams meet. Shown by: Minutes" },
    { "Do teams meet?", "Do teams meet? Shown by: Minutes" },
    { "They say “we meet.”", "They say “we meet.” Shown by: Minutes" },
    { "Teams meet (often)", "Teams meet (often). Shown by: Minutes" },
  };
  g_autofree char *uid = report_fixture_assess(&f, f.base.principal[1], "2026-10", "E", "E");
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    give_reasons(uid, cases[i][0], "Minutes");
    g_autofree char *text = kuss_page();
    assert_says(text, cases[i][1]);
    ck_assert_ptr_null(strstr(text, "Minutes."));
  }
  give_reasons(uid, "Teams meet", NULL);
  g_autofree char *alone = kuss_page();
  ck_assert_ptr_null(strstr(alone, "Teams meet."));
}
END_TEST

/* Maria's page of October, once her evidence is this; on day. Yours. */
static char *page_with(const char *day, const char *evidence)
{
  g_autofree char *uid = store_value(f.base.store, STATEMENT_ASSESS_UID, NULL, "staff",
                                     f.base.principal[0], "month", "2026-10", NULL);
  g_autofree char *now = g_strconcat(day, "T10:31:00", NULL);
  g_setenv("THROUGHLINE_NOW", now, TRUE);
  give_reasons(uid, "Each grade brought its own data.", evidence);
  return text_of(person_page_build(f.base.store, f.base.principal[0], "2026-10", NULL));
}

START_TEST(what_was_changed_after_it_was_submitted_says_when)
{
  g_autofree char *same_day = page_with("2026-10-28", NULL);
  assert_says(same_day, "Self-assessment, submitted 28 October\n");
  g_autofree char *later = page_with("2026-12-02", "Minutes");
  assert_says(later, "Self-assessment, submitted 28 October, changed 2 December\n");
  g_autofree char *own = unwrapped(
      text_of(self_assessment_page_build(f.base.store, f.base.principal[0], "2026-10", NULL)));
  assert_says(own, "self-assessment, submitted 28 Oct 2026, changed 2 Dec 2026");
  g_autofree char *undone = page_with("2026-12-03", NULL);
  assert_says(undone, "Self-assessment, submitted 28 October\n");
}
END_TEST

/* Maria leaves no goal for October, and is said to have met it. */
START_TEST(a_verdict_without_a_goal_is_of_nothing)
{
  g_autofree char *met = packet_text("2026-10");
  assert_says(met, "Maria Arruda     Doran Elementary          HE was E    E     met\n");
  g_autofree char *uid = store_value(f.base.store, STATEMENT_ASSESS_UID, NULL, "staff",
                                     f.base.principal[0], "month", "2026-09", NULL);
  AUTO(record) struct record *record = store_load(f.base.store, &record_self_assessment, uid, NULL);
  g_ptr_array_set_size(record_parts(record, &record_assessment_goal), 0);
  fixture_save(f.base.store, record);
  g_autofree char *text = packet_text("2026-10");
  assert_says(text, "Maria Arruda     Doran Elementary          HE was E    E     —\n");
  assert_says(text, "No goal was set.");
}
END_TEST

/* One walkthrough in November (three in all with these): whose lesson it was is known. */
START_TEST(the_marks_of_a_few_walkthroughs_are_no_figures)
{
  g_autofree char *one = unwrapped(packet_text("2026-11"));
  assert_says(one, "What was seen 1 walkthrough in 1 of 3 schools.");
  assert_says(one, "Too few to show: no strategy could be seen in at least 4 walkthroughs.");
  ck_assert_ptr_null(strstr(one, "1 of 1 "));
  ck_assert_ptr_null(strstr(one, "Objective is visible"));
  ck_assert_ptr_null(strstr(one, "What was seen, by school"));
  static const char *const marks[] = { "ss", "sp", "sn" };
  for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
    report_fixture_visit(&f, f.base.school[1], f.base.teacher[0], f.base.principal[1], "2026-11-09",
                         marks[i]);
  AUTO(document) struct document *document = packet_build(f.base.store, "2026-11", NULL, NULL);
  g_autofree char *four = unwrapped(golden_export(document, EXPORT_TEXT));
  assert_says(four, "Objective is visible 4 of 4 100 ██████ 4 0 0 0 up 22");
  assert_says(four, "Students talk too few to show · · · · · ·");
  g_autofree char *json = golden_export(document, EXPORT_JSON);
  assert_says(json, "{\"text\":\"Students talk\"},{\"runs\":[{\"text\":\"too few to show\"");
  /* What the district sets is what counts. */
  AUTO(record) struct record *district = store_district(f.base.store, NULL);
  record_set(district, "walkthrough_floor", "5");
  fixture_save(f.base.store, district);
  g_autofree char *five = unwrapped(packet_text("2026-11"));
  assert_says(five, "could be seen in at least 5 walkthroughs.");
  ck_assert_ptr_null(strstr(five, "Most seen"));
}
END_TEST

/* One more goal for October in the self-assessment uid of September. */
static void add_goal(const char *uid)
{
  AUTO(record) struct record *record = store_load(f.base.store, &record_self_assessment, uid, NULL);
  fixture_part(record, &record_assessment_goal, "text", "Another goal.", NULL);
  fixture_save(f.base.store, record);
}

static char *tom_page(void)
{
  return text_of(person_page_build(f.base.store, f.tom, "2026-10", NULL));
}

START_TEST(a_verdict_on_several_goals_is_on_all)
{
  g_autofree char *september = report_fixture_assess(&f, f.tom, "2026-09", "E", "E");
  g_autofree char *october = report_fixture_assess(&f, f.tom, "2026-10", "E", "E");
  ck_assert_ptr_nonnull(october);
  g_autofree char *one = tom_page();
  assert_says(one, "set in 2026-09. Met.");
  add_goal(september);
  g_autofree char *two = tom_page();
  assert_says(two, "Another goal.\n");
  assert_says(two, " Both: met.\n");
  add_goal(september);
  g_autofree char *three = tom_page();
  assert_says(three, " All: met.\n");
}
END_TEST

START_TEST(schools_without_a_plan_are_told)
{
  g_autofree char *text = packet_text("2026-10");
  assert_says(text, "6 of 7 items; 1 school has no plan entered");
  assert_says(text, "Schools with no plan entered");
}
END_TEST

START_TEST(a_school_without_a_principal_has_its_plan_on_a_page)
{
  g_autofree char *led = packet_text("2026-10");
  ck_assert_ptr_null(strstr(led, "no principal"));
  AUTO(record)
  struct record *maria = fixture_load(f.base.store, &record_staff, f.base.principal[0]);
  struct record *post = record_find_part(maria, &record_assignment, "role", "principal");
  record_set(post, "until_on", "2026-10-15");
  fixture_save(f.base.store, maria);
  AUTO(document) struct document *document = packet_build(f.base.store, "2026-10", NULL, NULL);
  GPtrArray *sections = document->sections;
  g_autofree char *id = g_strconcat("school-", f.base.school[0], NULL);
  guint at = 0;
  while (at < sections->len && strcmp(((struct section *)sections->pdata[at])->id, id) != 0)
    at++;
  ck_assert_uint_lt(at + 1, sections->len);
  const struct section *page = sections->pdata[at];
  const struct section *next = sections->pdata[at + 1];
  ck_assert_str_eq(page->title, "Doran Elementary");
  ck_assert_str_eq(page->subtitle, "no principal at the end of October 2026");
  ck_assert_str_eq(page->entry, "Doran Elementary, no principal");
  ck_assert_str_eq(next->entry, "Doran Elementary, Maria Arruda");
  g_autofree char *text = unwrapped(golden_export(document, EXPORT_TEXT));
  assert_says(text, "no principal at the end of October 2026 ");
  assert_says(text, "School Improvement Plan ──");
}
END_TEST

/* One section with one sentence, on no page of its own. */
/* Stone Day with a principal of its own and a plan of three items, their first status of October;
 * the page of who leads it. Yours. */
static char *first_plan_page(int items)
{
  static const char *const statuses[] = { "complete", "no_action", "in_progress" };
  struct record *ruth =
      fixture_record(&record_staff, "given_name", "Ruth", "family_name", "Stone", NULL);
  fixture_part(ruth, &record_assignment, "role", "principal", "school", f.stone, NULL);
  g_autofree char *uid = fixture_kept(f.base.store, ruth);
  g_autofree char *goal = fixture_kept(
      f.base.store, fixture_record(&record_sip_goal, "school", f.stone, "school_year", "SY2026-27",
                                   "code", "7", "text", "A first plan", NULL));
  for (int i = 0; i < items; i++) {
    g_autofree char *code = g_strdup_printf("7.%d", i + 1);
    struct record *item =
        fixture_record(&record_sip_item, "sip_goal", goal, "code", code, "text", "A first thing",
                       "due_on", i % 3 == 2 ? "2026-10-20" : NULL, NULL);
    fixture_part(item, &record_sip_status, "month", "2026-10", "status", statuses[i % 3], NULL);
    fixture_keep(f.base.store, item);
  }
  return text_of(person_page_build(f.base.store, uid, "2026-10", NULL));
}

START_TEST(the_first_month_of_a_plan_names_what_is_not_complete)
{
  g_autofree char *page = first_plan_page(3);
  assert_says(page, " Not complete ");
  assert_says(page, "7.2 A first thing");
  assert_says(page, "7.3 A first thing");
  ck_assert_ptr_null(strstr(page, "7.1"));
  ck_assert_ptr_null(strstr(page, "standing still"));
  ck_assert_ptr_null(strstr(page, "Unchanged"));
}
END_TEST

START_TEST(what_has_no_room_in_a_first_month_is_named_too)
{
  g_free(first_plan_page(90));
  AUTO(document) struct document *packet = packet_build(f.base.store, "2026-10", NULL, NULL);
  g_autofree char *json = golden_export(packet, EXPORT_JSON);
  ck_assert(strstr(json, "Also: past due 7."));
  ck_assert(strstr(json, "; no action 7.2, 7.5, "));
  ck_assert(strstr(json, "In full, those past due, or due soon and not begun: "));
  ck_assert_ptr_null(strstr(json, "New: 7."));
}
END_TEST

START_TEST(a_month_without_walkthroughs_has_no_pages_about_them)
{
  g_setenv("THROUGHLINE_NOW", "2027-03-02T10:31:00", TRUE);
  AUTO(document) struct document *document = packet_build(f.base.store, "2027-02", NULL, NULL);
  ck_assert_ptr_nonnull(document);
  for (guint i = 0; i < document->sections->len; i++) {
    const struct section *section = g_ptr_array_index(document->sections, i);
    ck_assert_str_ne(section->id, "by-school");
    if (strcmp(section->id, "strategies") == 0)
      ck_assert(!section->new_page);
  }
  g_autofree char *text = packet_text("2027-02");
  const char *sentence = strstr(text, "No walkthrough was made in February 2027.");
  ck_assert_ptr_nonnull(sentence);
  ck_assert_ptr_null(strstr(sentence + 1, "No walkthrough was made in February 2027."));
}
END_TEST

/* A walkthrough of Fonseca, of Doran, by the one from Kuss with Doran's principal along. */
static void walk_along(void)
{
  struct record *record =
      fixture_record(&record_walkthrough, "school", f.base.school[0], "teacher", f.base.teacher[2],
                     "recorder", f.base.principal[1], "made_on", "2026-10-22", "instrument_version",
                     f.base.version, "visit_type", f.base.visit_type, "outcome", "made", NULL);
  fixture_part(record, &record_companion, "staff", f.tom, NULL);
  fixture_save(f.base.store, record);
  record_free(record);
}

START_TEST(who_is_counted_is_what_the_district_set)
{
  walk_along();
  g_autofree char *with = unwrapped(packet_text("2026-10"));
  assert_says(with, "for the person who recorded it and for each administrator who walked along.");
  assert_says(with,
              "School days on which the person recorded a walkthrough or walked along on one.");
  assert_says(with, "since the school year began, recording or walking along, of those");
  g_autofree char *seen = unwrapped(tom_page());
  assert_says(seen, "1 of 2 teachers seen by T. Sullivan since September.");
  AUTO(record) struct record *district = store_district(f.base.store, NULL);
  record_set(district, "companions_count", "0");
  fixture_save(f.base.store, district);
  g_autofree char *without = unwrapped(packet_text("2026-10"));
  assert_says(without, "counted for the person who recorded it, not for who walked along.");
  assert_says(without, "School days on which the person recorded at least one walkthrough.");
  assert_says(without, "since the school year began, recording, of those");
  g_autofree char *unseen = unwrapped(tom_page());
  assert_says(unseen, "0 of 2 teachers seen by T. Sullivan since September.");
}
END_TEST

/* Noor Haddad's one class, and a principal who comes to it in October. */
START_TEST(who_came_during_the_year_saw_classes_since_then)
{
  struct record *ruth =
      fixture_record(&record_staff, "given_name", "Ruth", "family_name", "Stone", NULL);
  fixture_part(ruth, &record_assignment, "role", "principal", "school", f.stone, "from_on",
               "2026-10-16", NULL);
  g_autofree char *uid = fixture_kept(f.base.store, ruth);
  struct record *teacher =
      fixture_record(&record_staff, "given_name", "Lee", "family_name", "Late", NULL);
  fixture_part(teacher, &record_assignment, "role", "teacher", "school", f.stone, NULL);
  fixture_keep(f.base.store, teacher);
  static const char *const months[] = { "2026-10", "2026-11" };
  for (size_t i = 0; i < G_N_ELEMENTS(months); i++) {
    g_autofree char *text =
        unwrapped(text_of(person_page_build(f.base.store, uid, months[i], NULL)));
    assert_says(text, "0 of 1 teacher seen by R. Stone since 16 October.");
  }
}
END_TEST

/* How many are warned of where Siobhán O’Brien's evidence is this; the first name. Yours. */
static char *warned_of(const char *uid, const char *evidence, guint count)
{
  AUTO(record) struct record *record = fixture_load(f.base.store, &record_self_assessment, uid);
  struct record *rating = record_find_part(record, &record_rating, "standard", "data");
  record_set(rating, "evidence", evidence);
  fixture_save(f.base.store, record);
  g_autoptr(GPtrArray) warnings = packet_name_warnings(f.base.store, "2026-10", NULL);
  ck_assert_uint_eq(warnings->len, count);
  return g_strdup(((const struct packet_warning *)g_ptr_array_index(warnings, 0))->name);
}

START_TEST(a_whole_name_is_that_person_alone)
{
  static const char *const given[] = { "Ivone", "Luís", "Ana" };
  for (size_t i = 0; i < G_N_ELEMENTS(given); i++) {
    struct record *teacher =
        fixture_record(&record_staff, "given_name", given[i], "family_name", "Tavares", NULL);
    fixture_part(teacher, &record_assignment, "role", "teacher", "school", f.base.school[1], NULL);
    fixture_keep(f.base.store, teacher);
  }
  g_autofree char *uid = report_fixture_assess(&f, f.base.principal[1], "2026-10", "E", "E");
  g_autofree char *ivone = warned_of(uid, "Ivone Tavares’s room, and the wall", 1);
  ck_assert_str_eq(ivone, "Ivone Tavares");
  g_autofree G_GNUC_UNUSED char *any = warned_of(uid, "Ms. Tavares’s room", 3);
  g_autofree char *two = warned_of(uid, "Luis Tavares and Mr. Nuñez", 2);
  ck_assert_str_eq(two, "Luís Tavares");
  /* Who leads may be named, and then no teacher of that family is meant. */
  struct record *leader =
      fixture_record(&record_staff, "given_name", "Nadia", "family_name", "Tavares", NULL);
  fixture_part(leader, &record_assignment, "role", "director", NULL);
  fixture_keep(f.base.store, leader);
  g_autofree char *nunez = warned_of(uid, "Nadia Tavares and Mr. Nuñez", 1);
  ck_assert_str_eq(nunez, "José Nuñez");
  g_autofree char *both = warned_of(uid, "Nadia Tavares and Ana Tavares", 1);
  ck_assert_str_eq(both, "Ana Tavares");
}
END_TEST

/* Nine walkthroughs with marks in all, six of them at one school. */
START_TEST(no_page_by_school_without_a_school)
{
  AUTO(record) struct record *district = store_district(f.base.store, NULL);
  record_set(district, "walkthrough_floor", "6");
  fixture_save(f.base.store, district);
  g_autofree char *six = unwrapped(packet_text("2026-10"));
  assert_says(six, "What was seen, by school");
  ck_assert_ptr_null(strstr(six, "By school there are too few"));
  record_set(district, "walkthrough_floor", "7");
  fixture_save(f.base.store, district);
  g_autofree char *seven = unwrapped(packet_text("2026-10"));
  ck_assert_ptr_null(strstr(seven, "What was seen, by school"));
  assert_says(seven, "By school there are too few to show (under 7).");
}
END_TEST

START_TEST(what_was_agreed_stands_as_of_the_day)
{
  g_autofree char *over = unwrapped(packet_text("2026-10"));
  assert_says(over, "Standing: on 12 November 2026, not at the end of October.");
  g_autofree char *present = unwrapped(packet_text("2026-11"));
  ck_assert_ptr_null(strstr(present, "Standing: on"));
}
END_TEST

int main(void)
{
  const TTest *const tests[] = {
    what_is_not_due_yet_is_not_late,
    a_reason_ends_before_what_shows_it,
    what_was_changed_after_it_was_submitted_says_when,
    the_marks_of_a_few_walkthroughs_are_no_figures,
    a_verdict_without_a_goal_is_of_nothing,
    a_verdict_on_several_goals_is_on_all,
    schools_without_a_plan_are_told,
    a_school_without_a_principal_has_its_plan_on_a_page,
    the_first_month_of_a_plan_names_what_is_not_complete,
    what_has_no_room_in_a_first_month_is_named_too,
    a_month_without_walkthroughs_has_no_pages_about_them,
    who_is_counted_is_what_the_district_set,
    a_whole_name_is_that_person_alone,
    no_page_by_school_without_a_school,
    what_was_agreed_stands_as_of_the_day,
    who_came_during_the_year_saw_classes_since_then,
  };
  Suite *suite = suite_create("report wording");
  TCase *pages = tcase_create("wording");
  tcase_add_checked_fixture(pages, start, end);
  for (size_t i = 0; i < G_N_ELEMENTS(tests); i++)
    tcase_add_test(pages, tests[i]);
  suite_add_tcase(suite, pages);
  return suite_run(suite);
}
