/* The packet and the pages as documents: their words, no teacher's name, who may have them. */
#include "golden.h"
#include "report_fixture.h"
#include "suite.h"

#include "base/error.h"
#include "document/document_json.h"
#include "model/tables.h"
#include "report/packet.h"
#include "report/person.h"
#include "report/self_assessment_page.h"
#include "report/sip_page.h"

#include <glib/gstdio.h>
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

static struct document *packet(const char *month)
{
  GError *error = NULL;
  struct document *document = packet_build(f.base.store, month, NULL, &error);
  ck_assert_msg(document != NULL, "%s", error ? error->message : "");
  return document;
}

static char *packet_text(const char *month)
{
  AUTO(document) struct document *document = packet(month);
  return golden_export(document, EXPORT_TEXT);
}

START_TEST(packet_reads_as_the_golden_one)
{
  g_autofree char *text = packet_text("2026-10");
  golden_expect("packet-2026-10.txt", text);
}
END_TEST

START_TEST(pages_read_as_the_golden_ones)
{
  GError *error = NULL;
  AUTO(document) struct document *plan =
      sip_page_build(f.base.store, f.base.school[1], "2026-10", &error);
  ck_assert_msg(plan != NULL, "%s", error ? error->message : "");
  g_autofree char *plan_text = golden_export(plan, EXPORT_TEXT);
  golden_expect("sip-2026-10.txt", plan_text);
  AUTO(document) struct document *self =
      self_assessment_page_build(f.base.store, f.base.principal[0], "2026-10", &error);
  ck_assert_msg(self != NULL, "%s", error ? error->message : "");
  g_autofree char *self_text = golden_export(self, EXPORT_TEXT);
  golden_expect("self-assessment-2026-10.txt", self_text);
  AUTO(document) struct document *person =
      person_page_build(f.base.store, f.base.principal[1], "2026-10", &error);
  ck_assert_msg(person != NULL, "%s", error ? error->message : "");
  g_autofree char *person_text = golden_export(person, EXPORT_TEXT);
  golden_expect("person-2026-10.txt", person_text);
}
END_TEST

START_TEST(the_same_twice)
{
  AUTO(document) struct document *one = packet("2026-10");
  AUTO(document) struct document *other = packet("2026-10");
  g_autofree char *first = golden_export(one, EXPORT_JSON);
  g_autofree char *second = golden_export(other, EXPORT_JSON);
  ck_assert_str_eq(first, second);
}
END_TEST

START_TEST(sections_come_in_order)
{
  static const char *const ids[] = { "agenda",    "month",           "walkthroughs", "strategies",
                                     "by-school", "self-assessment", "sip",          "follow-ups",
                                     "about",     "people" };
  AUTO(document) struct document *document = packet("2026-10");
  ck_assert_uint_eq(document->sections->len, G_N_ELEMENTS(ids) + 5);
  for (guint i = 0; i < G_N_ELEMENTS(ids); i++)
    ck_assert_str_eq(((struct section *)g_ptr_array_index(document->sections, i))->id, ids[i]);
  ck_assert(document->contents);
  ck_assert(((struct section *)g_ptr_array_index(document->sections, 9))->bare);
  for (guint i = G_N_ELEMENTS(ids); i < document->sections->len; i++) {
    const struct section *section = g_ptr_array_index(document->sections, i);
    ck_assert_int_eq(section->level, 2);
    ck_assert(section->new_page);
  }
}
END_TEST

static void check_no_teacher(const char *text)
{
  static const char *const names[] = { "Nuñez",  "Nu\\u00f1ez", "Trần", "Fonseca",
                                       "Haddad", "José",        "Noor" };
  for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
    ck_assert_msg(!strstr(text, names[i]), "%s is named in:\n%s", names[i], text);
}

START_TEST(contents_name_school_and_person)
{
  AUTO(document) struct document *document = packet("2026-10");
  const struct section *kuss = NULL;
  for (guint i = 0; i < document->sections->len; i++) {
    const struct section *section = g_ptr_array_index(document->sections, i);
    if (strcmp(section->title, "Kuss Middle") == 0)
      kuss = section;
  }
  ck_assert_ptr_nonnull(kuss);
  ck_assert_str_eq(section_entry(kuss), "Kuss Middle, Siobhán O’Brien");
  g_autofree char *json = golden_export(document, EXPORT_JSON);
  ck_assert(strstr(json, "\"entry\":\"Kuss Middle, Siobhán O’Brien\"") != NULL);
  g_autofree char *html = golden_export(document, EXPORT_HTML);
  ck_assert(strstr(html, ">Kuss Middle, Siobhán O’Brien</a>") != NULL);
}
END_TEST

START_TEST(no_teacher_is_named_in_any_format)
{
  static const enum export_format formats[] = { EXPORT_TEXT, EXPORT_HTML, EXPORT_JSON };
  AUTO(document) struct document *document = packet("2026-10");
  for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
    g_autofree char *text = golden_export(document, formats[i]);
    check_no_teacher(text);
  }
  g_autofree char *folder = g_build_filename(f.base.folder, "csv", NULL);
  ck_assert(export_document(document, EXPORT_CSV, folder, NULL, NULL));
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  int files = 0;
  for (const char *name; (name = g_dir_read_name(dir)); files++) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autofree char *text = NULL;
    ck_assert(g_file_get_contents(path, &text, NULL, NULL));
    check_no_teacher(text);
  }
  ck_assert_int_gt(files, 8);
}
END_TEST

/* Where a text stands is said with the date as people write it. */
START_TEST(warnings_write_dates_as_people_do)
{
  AUTO(record)
  struct record *agreed = fixture_record(
      &record_follow_up, "school", f.base.school[1], "owner", f.base.principal[1], "text",
      "See Mr. Nuñez", "due_on", "2026-11-10", "made_on", "2026-10-21", "origin", "dilt", NULL);
  fixture_save(f.base.store, agreed);
  g_autofree char *uid = report_fixture_assess(&f, f.base.principal[1], "2026-10", "E", "E");
  AUTO(record)
  struct record *record = store_load(f.base.store, &record_self_assessment, uid, NULL);
  struct record *goal = record_add_part(record, &record_assessment_goal);
  record_set(goal, "text", "Sit in with Nuñez");
  fixture_save(f.base.store, record);
  g_autoptr(GPtrArray) warnings = packet_name_warnings(f.base.store, "2026-10", NULL);
  static const char *const places[] = { "goal set in October 2026",
                                        "what was agreed at the DILT of 21 Oct 2026" };
  ck_assert_uint_eq(warnings->len, G_N_ELEMENTS(places));
  for (guint i = 0; i < warnings->len; i++)
    ck_assert_str_eq(((const struct packet_warning *)warnings->pdata[i])->place, places[i]);
}
END_TEST

START_TEST(texts_that_name_teachers_are_warned_of)
{
  g_autoptr(GPtrArray) none = packet_name_warnings(f.base.store, "2026-10", NULL);
  ck_assert_uint_eq(none->len, 0);
  g_autofree char *uid = report_fixture_assess(&f, f.base.principal[1], "2026-10", "E", "E");
  struct record *record = store_load(f.base.store, &record_self_assessment, uid, NULL);
  struct record *rating = record_find_part(record, &record_rating, "standard", "data");
  record_set(rating, "evidence", "Ms. Nunez’s notes, and those of Trần Thị Mai.");
  fixture_save(f.base.store, record);
  record_free(record);
  g_autoptr(GPtrArray) warnings = packet_name_warnings(f.base.store, "2026-10", NULL);
  ck_assert_uint_eq(warnings->len, 2);
  const struct packet_warning *warning = g_ptr_array_index(warnings, 0);
  ck_assert_str_eq(warning->kind, "self_assessment");
  ck_assert_str_eq(warning->record, uid);
  ck_assert_str_eq(warning->author, "Siobhán O’Brien");
  ck_assert_str_eq(warning->place, "Data, what shows it");
  ck_assert_str_eq(warning->name, "José Nuñez");
}
END_TEST

START_TEST(missing_input_is_said_in_words)
{
  g_autofree char *text = packet_text("2026-10");
  ck_assert(strstr(text, "Not in by 10 November"));
  ck_assert(strstr(text, "The self-assessment for October was not submitted by 10 November."));
  ck_assert(strstr(text, "Status not set by 10 November: 1.1."));
  /* A draft is nobody's business. */
  ck_assert(!strstr(text, "A draft of mine."));
}
END_TEST

/* One with a comment and no mark, of which nothing is a share. */
static void add_noted(void)
{
  g_autofree char *uid = fixture_walkthrough(&f.base, "2026-10-20", (const char *const[3]){ NULL });
  AUTO(record) struct record *record = store_load(f.base.store, &record_walkthrough, uid, NULL);
  fixture_part(record, &record_mark, "strategy", f.base.strategy[0], "comment", "A calm room.",
               NULL);
  fixture_save(f.base.store, record);
}

START_TEST(too_few_are_not_shown)
{
  add_noted();
  AUTO(document) struct document *document = packet("2026-10");
  const struct section *section = g_ptr_array_index(document->sections, 4);
  const struct table *table = NULL;
  for (guint i = 0; i < section->blocks->len && !table; i++)
    table = ((struct block *)g_ptr_array_index(section->blocks, i))->table;
  for (guint i = 0; i < table->rows->len; i++) {
    const struct table_row *row = g_ptr_array_index(table->rows, i);
    if (i == 0) { /* of how many: Doran, Kuss, Stone, the district, September */
      static const char *const counts[] = { "Walkthroughs with marks", "3", "6", "0", "9", "4" };
      for (guint k = 0; k < G_N_ELEMENTS(counts); k++) {
        g_autofree char *count = cell_plain(g_ptr_array_index(row->cells, k));
        ck_assert_str_eq(count, counts[k]);
      }
      continue;
    }
    const double percents[] = { 83, 50, 50 };
    ck_assert_double_eq(((struct cell *)g_ptr_array_index(row->cells, 1))->value, -1);
    ck_assert_double_eq(((struct cell *)g_ptr_array_index(row->cells, 2))->value, percents[i - 1]);
    ck_assert_double_eq(((struct cell *)g_ptr_array_index(row->cells, 3))->value, -1);
  }
}
END_TEST

START_TEST(a_quiet_month_says_so)
{
  g_autofree char *text = packet_text("2026-07");
  ck_assert(strstr(text, "Date and place of the DILT are not set yet."));
  ck_assert(!strstr(text, "screen"));
  ck_assert(strstr(text, "There was no school in July 2026; nothing was due."));
}
END_TEST

START_TEST(many_schools_stand_in_several_tables)
{
  for (int i = 0; i < 40; i++) {
    g_autofree char *name = g_strdup_printf("School Number %d", i + 1);
    struct record *school = fixture_record(&record_school, "name", name, NULL);
    fixture_save(f.base.store, school);
    record_free(school);
  }
  AUTO(document) struct document *document = packet("2026-10");
  const struct section *section = g_ptr_array_index(document->sections, 4);
  guint tables = 0, schools = 0;
  g_autoptr(GHashTable) labels = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < section->blocks->len; i++) {
    const struct table *table = ((struct block *)g_ptr_array_index(section->blocks, i))->table;
    tables += table != NULL;
    for (guint k = 1; table && k + 2 < table->columns->len; k++, schools++)
      ck_assert(g_hash_table_add(
          labels, ((struct table_column *)g_ptr_array_index(table->columns, k))->label));
  }
  ck_assert_uint_eq(tables, 3);
  ck_assert_uint_eq(schools, 43);
}
END_TEST

/* A goal of school with forty items that moved, 9.1 to 9.40. */
static void add_moving_items(const char *school, const char *owner)
{
  struct record *goal = fixture_record(&record_sip_goal, "school", school, "school_year",
                                       "SY2026-27", "code", "9", "text", "Many things", NULL);
  fixture_save(f.base.store, goal);
  for (int i = 1; i <= 40; i++) {
    g_autofree char *code = g_strdup_printf("9.%d", i);
    struct record *item = fixture_record(&record_sip_item, "sip_goal", goal->uid, "code", code,
                                         "text", "A thing that moves", "owner", owner, NULL);
    fixture_part(item, &record_sip_status, "month", "2026-09", "status", "no_action", NULL);
    fixture_part(item, &record_sip_status, "month", "2026-10", "status", "in_progress", NULL);
    fixture_save(f.base.store, item);
    record_free(item);
  }
  record_free(goal);
}

START_TEST(what_has_no_room_is_in_an_annex)
{
  add_moving_items(f.base.school[0], NULL);
  AUTO(document) struct document *document = packet("2026-10");
  const struct section *annex = g_ptr_array_index(document->sections, document->sections->len - 1);
  ck_assert(g_str_has_prefix(annex->id, "annex-"));
  g_autofree char *text = golden_export(document, EXPORT_TEXT);
  g_autofree char *json = golden_export(document, EXPORT_JSON);
  ck_assert(strstr(json, "\"link\":\"annex-"));
  ck_assert_ptr_null(strstr(text, "School Improvement Plan, "));
  ck_assert(strstr(json, "In full, those changed, past due, or due soon and not begun: "));
  /* Text has no end of a page: there they stand in their place. */
  ck_assert_ptr_null(strstr(text, "In full, those changed"));
  g_autofree char *rest = document_section_json(annex);
  for (int i = 1; i <= 40; i++) {
    g_autofree char *words = g_strdup_printf("9.%d A thing that moves", i);
    const char *first = strstr(text, words);
    ck_assert_msg(first && !strstr(first + 1, words), "%s", words);
    const char *row = strstr(json, words), *last = g_strrstr(json, words);
    ck_assert_msg(row && (row != last) == (strstr(rest, words) != NULL), "%s", words);
  }
}
END_TEST

START_TEST(who_owns_items_is_told_where_they_stand)
{
  add_moving_items(f.base.school[0], f.tom);
  AUTO(document) struct document *document = packet("2026-10");
  g_autofree char *id = g_strconcat("person-", f.tom, NULL);
  for (guint i = 0; i < document->sections->len; i++) {
    const struct section *section = g_ptr_array_index(document->sections, i);
    g_autofree char *json = document_section_json(section);
    if (strcmp(section->id, id) == 0)
      ck_assert(strstr(json, "\"link\":\"annex-") != NULL);
  }
}
END_TEST

START_TEST(a_page_by_itself_has_the_rest_in_words_at_its_end)
{
  add_moving_items(f.base.school[0], NULL);
  AUTO(document) struct document *document =
      person_page_build(f.base.store, f.base.principal[0], "2026-10", NULL);
  ck_assert_ptr_nonnull(document);
  g_autofree char *json = golden_export(document, EXPORT_JSON);
  g_autofree char *text = golden_export(document, EXPORT_TEXT);
  ck_assert_ptr_null(strstr(json, "lso changed"));
  ck_assert_ptr_null(strstr(json, "Items changed"));
  const char *told = strstr(json, "are at the end."), *later = strstr(json, "Plan, continued");
  ck_assert(told && later && told < later);
  ck_assert_ptr_null(strstr(text, "are at the end."));
  for (int i = 1; i <= 40; i++) {
    g_autofree char *words = g_strdup_printf("9.%d A thing that moves", i);
    const char *first = strstr(text, words);
    ck_assert_msg(first && !strstr(first + 1, words), "%s", words);
  }
}
END_TEST

START_TEST(the_annex_keeps_two_schools_of_one_principal_apart)
{
  struct record *principal = store_load(f.base.store, &record_staff, f.base.principal[0], NULL);
  fixture_part(principal, &record_assignment, "role", "principal", "school", f.stone, NULL);
  fixture_save(f.base.store, principal);
  record_free(principal);
  add_moving_items(f.base.school[0], NULL);
  add_moving_items(f.stone, NULL);
  AUTO(document) struct document *document = packet("2026-10");
  g_autofree char *text = golden_export(document, EXPORT_JSON);
  const char *annex = g_strrstr(text, "School Improvement Plan, Doran Elementary");
  ck_assert_ptr_nonnull(annex);
  const char *first = strstr(annex, "9.40 A thing");
  const char *stone = strstr(annex, "School Improvement Plan, Stone Day");
  ck_assert(first && stone && first < stone && strstr(stone, "9.40 A thing"));
}
END_TEST

/* --- who may --------------------------------------------------------------------------------- */

typedef struct document *page_builder(struct store *store, const char *uid, const char *month,
                                      GError **error);

static enum tl_error refusal(page_builder *build, const char *uid)
{
  g_autoptr(GError) error = NULL;
  AUTO(document) struct document *document = build(f.base.store, uid, "2026-10", &error);
  ck_assert_ptr_null(document);
  ck_assert_ptr_nonnull(error);
  return (enum tl_error)error->code;
}

static bool granted(page_builder *build, const char *uid)
{
  AUTO(document) struct document *document = build(f.base.store, uid, "2026-10", NULL);
  return document != NULL;
}

START_TEST(a_principal_gets_what_is_theirs)
{
  ck_assert(store_set_viewer(f.base.store, f.base.principal[0], NULL));
  g_autoptr(GError) error = NULL;
  ck_assert_ptr_null(packet_build(f.base.store, "2026-10", NULL, &error));
  ck_assert(error_is(error, TL_ERROR_REFUSED));
  ck_assert(strstr(error->message, "plan manager"));
  ck_assert(granted(person_page_build, f.base.principal[0]));
  ck_assert(granted(sip_page_build, f.base.school[0]));
  ck_assert(granted(self_assessment_page_build, f.base.principal[0]));
  ck_assert_int_eq(refusal(person_page_build, f.base.principal[1]), TL_ERROR_REFUSED);
  ck_assert_int_eq(refusal(sip_page_build, f.base.school[1]), TL_ERROR_REFUSED);
  ck_assert_int_eq(refusal(self_assessment_page_build, f.base.principal[1]), TL_ERROR_REFUSED);
}
END_TEST

START_TEST(makers_of_the_packet_see_everybody)
{
  const char *const makers[] = { f.base.supervisor, f.base.manager, NULL };
  for (size_t i = 0; i < G_N_ELEMENTS(makers); i++) {
    ck_assert(store_set_viewer(f.base.store, makers[i], NULL));
    AUTO(document) struct document *document = packet("2026-10");
    ck_assert_uint_eq(document->sections->len, 15);
  }
}
END_TEST

START_TEST(who_runs_one_dilt_makes_its_packet_alone)
{
  AUTO(rowset)
  struct rowset *rows =
      store_query(f.base.store, STATEMENT_REPORT_MEETING, NULL, "month", "2026-10", NULL);
  struct record *meeting =
      fixture_load(f.base.store, &record_dilt_meeting, rowset_get(rows, 0, "uid"));
  record_set(meeting, "facilitator", f.tom);
  fixture_keep(f.base.store, meeting);
  ck_assert(store_set_viewer(f.base.store, f.tom, NULL));
  AUTO(document) struct document *own = packet("2026-10");
  ck_assert_ptr_nonnull(own);
  g_autoptr(GError) error = NULL;
  ck_assert_ptr_null(packet_build(f.base.store, "2026-09", NULL, &error));
  ck_assert_int_eq(error->code, TL_ERROR_REFUSED);
  g_clear_error(&error);
  ck_assert_ptr_null(packet_name_warnings(f.base.store, "2026-09", &error));
  ck_assert_int_eq(error->code, TL_ERROR_REFUSED);
  ck_assert(store_set_viewer(f.base.store, NULL, NULL));
}
END_TEST

START_TEST(a_draft_is_for_its_writer)
{
  ck_assert(store_set_viewer(f.base.store, f.base.manager, NULL));
  ck_assert_int_eq(refusal(self_assessment_page_build, f.base.supervisor), TL_ERROR_NOT_FOUND);
  ck_assert(store_set_viewer(f.base.store, f.base.supervisor, NULL));
  AUTO(document) struct document *own =
      self_assessment_page_build(f.base.store, f.base.supervisor, "2026-10", NULL);
  g_autofree char *text = golden_export(own, EXPORT_TEXT);
  ck_assert(strstr(text, "not submitted yet"));
}
END_TEST

START_TEST(pages_of_nobody)
{
  ck_assert_int_eq(refusal(person_page_build, f.base.teacher[0]), TL_ERROR_NOT_FOUND);
  ck_assert_int_eq(refusal(person_page_build, "no-such-uid"), TL_ERROR_REFUSED);
  ck_assert_int_eq(refusal(sip_page_build, f.stone), TL_ERROR_NOT_FOUND);
}
END_TEST

int main(void)
{
  const TTest *const tests[] = {
    packet_reads_as_the_golden_one,
    pages_read_as_the_golden_ones,
    the_same_twice,
    sections_come_in_order,
    contents_name_school_and_person,
    no_teacher_is_named_in_any_format,
    texts_that_name_teachers_are_warned_of,
    warnings_write_dates_as_people_do,
    missing_input_is_said_in_words,
    too_few_are_not_shown,
    a_quiet_month_says_so,
    what_has_no_room_is_in_an_annex,
    who_owns_items_is_told_where_they_stand,
    a_page_by_itself_has_the_rest_in_words_at_its_end,
    the_annex_keeps_two_schools_of_one_principal_apart,
    many_schools_stand_in_several_tables,
    a_principal_gets_what_is_theirs,
    makers_of_the_packet_see_everybody,
    who_runs_one_dilt_makes_its_packet_alone,
    a_draft_is_for_its_writer,
    pages_of_nobody,
  };
  Suite *suite = suite_create("report packet");
  TCase *pages = tcase_create("packet");
  tcase_add_checked_fixture(pages, start, end);
  for (size_t i = 0; i < G_N_ELEMENTS(tests); i++)
    tcase_add_test(pages, tests[i]);
  suite_add_tcase(suite, pages);
  return suite_run(suite);
}
