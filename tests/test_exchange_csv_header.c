/* Headers of CSV files: where they stand, which column is which field, and which rows below are
 * records. */
#include "suite.h"

#include "base/error.h"
#include "exchange/csv_header.h"
#include "exchange/csv_match.h"
#include "exchange/csv_value.h"

#undef fail /* an old macro of Check */
#include <string.h>

enum { NAME, CODE, DISTRICT, EMAIL, FIELDS };

static const char *const name_accepted[] = { "School Name", "school", NULL };
static const char *const code_accepted[] = { "School Code", "Org Code", NULL };
static const char *const district_accepted[] = { "District Name", NULL };
static const char *const email_accepted[] = { "E-mail address", NULL };

static const struct csv_field fields[FIELDS] = {
  { "name", name_accepted, CSV_FIELD_REQUIRED | CSV_FIELD_NAME },
  { "code", code_accepted, CSV_FIELD_CODE },
  { "district", district_accepted, 0 },
  { "email", email_accepted, 0 },
};

struct given {
  const char *text;
  const char *maps[3];
  const char *only[4];
};

static struct csv_request request_of(const struct given *given)
{
  struct csv_request request = { .fields = fields, .field_count = FIELDS };
  if (given->maps[0])
    request.maps = given->maps;
  if (given->only[0])
    request.only = given->only;
  return request;
}

/* The records as `LINE:name|code|district|email`, an absent cell as `~`, a fault as `!` behind. */
static char *records_of(struct csv_header *header)
{
  GString *text = g_string_new(NULL);
  g_autoptr(GError) error = NULL;
  const struct csv_record *record;
  while ((record = csv_header_next(header, &error))) {
    g_string_append_printf(text, "%s%ld:", text->len ? " / " : "", record->line);
    for (int i = 0; i < FIELDS; i++)
      g_string_append_printf(text, "%s%s", i > 0 ? "|" : "",
                             record->cells[i] ? record->cells[i] : "~");
    if (record->fault)
      g_string_append_c(text, '!');
  }
  ck_assert_ptr_null(error);
  return g_string_free(text, FALSE);
}

static char *notices_of(const struct csv_reader *reader)
{
  const GPtrArray *notices = csv_reader_notices(reader);
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < notices->len; i++)
    g_string_append_printf(text, "%s\n", (const char *)notices->pdata[i]);
  return g_string_free(text, FALSE);
}

struct good {
  struct given given;
  const char *records;
  const char *notice; /* a part of the notices; NULL: there are none */
};

static const struct good good[] = {
  { { .text = "name,code\nA,1\n" }, "2:A|1|~|~", NULL },
  { { .text = "name,code" }, "", NULL },
  { { .text = "Code;NAME\n1;A" }, "2:A|1|~|~", NULL },
  /* Names known in the field, without regard to case, spaces and punctuation. */
  { { .text = "SCHOOL_NAME,school-code,District Name,e mail\nA,1,D,a@b" }, "2:A|1|D|a@b", NULL },
  { { .text = "\" School\nName \",Org  Code\nA,1" }, "3:A|1|~|~", NULL },
  /* Our own name goes before an accepted one, the first accepted one before the next. */
  { { .text = "school,school name,name\nA,B,C" }, "2:C|~|~|~", NULL },
  { { .text = "school,school name\nA,B" }, "2:B|~|~|~", NULL },
  /* Lines above the header. */
  { { .text = "2017 Report,,\nSchool Name,School Code,\nA,1,\n" },
    "3:A|1|~|~",
    "in.csv:1: \"2017 Report\" stands above the header" },
  { { .text = "Mill City\n\nmade on,2026-11-12\n\nname,code\nA,1\n" },
    "6:A|1|~|~",
    "in.csv:3: \"made on\" stands above" },
  { { .text = "School\nschool,code\nA,1\n" }, "3:A|1|~|~", "in.csv:1: \"School\" stands above" },
  /* Blank and ragged rows, nameless columns. */
  { { .text = "name,code,district\n\n,,\nA\nB,2\n  ,\nC,3,D\n" },
    "4:A|~|~|~ / 5:B|2|~|~ / 7:C|3|D|~",
    NULL },
  { { .text = "name,code\nA,1,,\nB,2,x\nC,3\n" }, "2:A|1|~|~ / 3:B|2|~|~! / 4:C|3|~|~", NULL },
  { { .text = "name,code,,\nA,1,,\nB,2,, \nC,3,,x" }, "2:A|1|~|~ / 3:B|2|~|~ / 4:C|3|~|~!", NULL },
  { { .text = ",name,,code\n7,A,x,1\n" }, "2:A|1|~|~", NULL },
  /* Totals. */
  { { .text = "name,code\nA,1\nState Totals,00000000\nTotal,9\nx,0\nTotal Care School,2\n" },
    "2:A|1|~|~ / 6:Total Care School|2|~|~",
    "in.csv:3: the totals row (\"State Totals\") was left out\nin.csv:4: the totals row "
    "(\"Total\")" },
  /* Columns of one name, misspelt columns. */
  { { .text = "name,name,code\nA,B,1\n" },
    "2:A|1|~|~",
    "in.csv:1: columns #1 and #2 are both called \"name\"; the first is read (the other by --map "
    "name=#2)" },
  { { .text = "name,x,x\nA,B,1\n" }, "2:A|~|~|~", NULL },
  { { .text = "name,emial\nA,B\n" },
    "2:A|~|~|~",
    "in.csv:1: the column \"emial\" is not read; if email is meant, say so by --map "
    "\"email=emial\"" },
  /* Maps. */
  { { .text = "title,id\nA,1\n", .maps = { "name=title", "CODE = ID" } }, "2:A|1|~|~", NULL },
  { { .text = "name,name,code\nA,B,1\n", .maps = { "name=#2" } }, "2:B|1|~|~", NULL },
  { { .text = "name,code\nA,1\n", .maps = { "code=" } }, "2:A|~|~|~", NULL },
  { { .text = "name,code\nA,1\n", .maps = { "district=name" } }, "2:A|1|A|~", NULL },
  { { .text = "a=b,name\n1,A\n", .maps = { "code=a=b" } }, "2:A|1|~|~", NULL },
  { { .text = "Report\nx,id\nA,1\n", .maps = { "name=x" } }, "3:A|~|~|~", "in.csv:1: \"Report\"" },
  /* Only some rows. */
  { { .text = "name,District Name\nA,Fall River\nB,fall river \nC,Salem\nD\n",
      .only = { "District Name=Fall River" } },
    "2:A|~|Fall River|~ / 3:B|~|fall river|~",
    NULL },
  { { .text = "name,code,zone\nA,1,N\nB,2,S\nC,1,S\nD,3,S\n",
      .only = { "zone=s", "Code=1", "code= 2" } },
    "3:B|2|~|~ / 4:C|1|~|~",
    NULL },
  { { .text = "School,x\nA,\u00c9cole\nB,e\u0301cole\nC,ecole\n",
      .only = { "name=a", "#2=\u00e9cole" } },
    "2:A|~|~|~",
    NULL },
  { { .text = "name,x\nA,\nB,1\n", .only = { "x=" } }, "2:A|~|~|~", NULL },
  { { .text = "name,x\nA,1\n", .only = { "x=Fall Rivr" } },
    "",
    "in.csv: no row has \"x=Fall Rivr\"" },
  /* Ours: one `'` comes off where every column is ours. */
  { { .text = "name,code\n'=A,''1\n'B,'\n" }, "2:=A|'1|~|~ / 3:'B|'|~|~", NULL },
  { { .text = "name,other\n'=A,1\n" }, "2:'=A|~|~|~", NULL },
};

START_TEST(test_good)
{
  const struct good *test = &good[_i];
  g_autoptr(GError) error = NULL;
  AUTO(csv_reader)
  struct csv_reader *reader =
      csv_reader_open_memory("in.csv", test->given.text, strlen(test->given.text), NULL, &error);
  ck_assert_ptr_nonnull(reader);
  struct csv_request request = request_of(&test->given);
  AUTO(csv_header) struct csv_header *header = csv_header_read(reader, &request, &error);
  ck_assert_msg(header != NULL, "%s", error ? error->message : "");
  g_autofree char *records = records_of(header);
  ck_assert_str_eq(records, test->records);
  g_autofree char *notices = notices_of(reader);
  if (test->notice)
    ck_assert_msg(strstr(notices, test->notice) != NULL, "%s", notices);
  else
    ck_assert_str_eq(notices, "");

  struct csv_counts counts = *csv_header_counts(header);
  ck_assert(csv_header_rewind(header, &error));
  g_autofree char *again = records_of(header);
  ck_assert_str_eq(again, records);
  ck_assert_mem_eq(&counts, csv_header_counts(header), sizeof counts);
  g_autofree char *notices_again = notices_of(reader);
  ck_assert_str_eq(notices_again, notices);
}
END_TEST

struct bad {
  struct given given;
  enum tl_error code;
  const char *message;
};

static const struct bad bad[] = {
  { { .text = "" }, TL_ERROR_INVALID, "in.csv: is empty; its first row must name the columns" },
  { { .text = "code,town\n1,A\n" },
    TL_ERROR_NOT_FOUND,
    "in.csv:1: there is no column for name; say which it is by --map name=COLUMN. It has: code, "
    "town" },
  { { .text = "Report\ncode,Shcool Name\n1,A\n" },
    TL_ERROR_NOT_FOUND,
    "in.csv:2: there is no column for name; if \"Shcool Name\" is meant, say so by --map "
    "\"name=Shcool "
    "Name\". It has: code, Shcool Name" },
  { { .text = "x\nA\n" }, TL_ERROR_NOT_FOUND, "in.csv:1: there is no column for name; say" },
  { { .text = "Schule;Ort;Leiter\n12;District Name;A\n" },
    TL_ERROR_NOT_FOUND,
    "in.csv:1: there is no column for name; say which it is by --map name=COLUMN. It has: Schule, "
    "Ort, Leiter" },
  { { .text = "Report;2026\nOrt;Org Code\nA;1\n" },
    TL_ERROR_NOT_FOUND,
    "in.csv:2: there is no column for name; say which it is by --map name=COLUMN. It has: Ort, Org "
    "Code" },
  { { .text = "name\nA\n", .maps = { "nmae=x" } },
    TL_ERROR_USAGE,
    "--map nmae=x: there is no field \"nmae\"; is name meant? The fields are: name, code, "
    "district, email" },
  { { .text = "name\nA\n", .maps = { "zip=x" } },
    TL_ERROR_USAGE,
    "--map zip=x: there is no field \"zip\"; the fields are: name, code" },
  { { .text = "name\nA\n", .maps = { "name" } },
    TL_ERROR_USAGE,
    "--map name: write it as FIELD=COLUMN" },
  { { .text = "name\nA\n", .maps = { "=x" } },
    TL_ERROR_USAGE,
    "--map =x: write it as FIELD=COLUMN" },
  { { .text = "name,x\nA\n", .maps = { "name=x", "Name=name" } },
    TL_ERROR_USAGE,
    "--map Name=name: Name has a column" },
  { { .text = "name,Zone\nA\n", .maps = { "code=Zoen" } },
    TL_ERROR_NOT_FOUND,
    "in.csv:1: --map code=Zoen: there is no column \"Zoen\"; is \"Zone\" meant? It has: name, "
    "Zone" },
  { { .text = "name,Zone\nA\n", .maps = { "code=#3" } },
    TL_ERROR_NOT_FOUND,
    "in.csv:1: --map code=#3: there is no column \"#3\"; it has: name, Zone" },
  { { .text = "name\nA\n", .maps = { "name=" } },
    TL_ERROR_NOT_FOUND,
    "in.csv:1: there is no column for name" },
  { { .text = "name\nA\n", .only = { "Town" } },
    TL_ERROR_USAGE,
    "--only Town: write it as COLUMN=VALUE" },
  { { .text = "name,Town\nA\n", .only = { "Twon=x" } },
    TL_ERROR_NOT_FOUND,
    "in.csv:1: --only Twon=x: there is no column \"Twon\"; is \"Town\" meant? It has: name, Town" },
};

START_TEST(test_bad)
{
  const struct bad *test = &bad[_i];
  g_autoptr(GError) error = NULL;
  AUTO(csv_reader)
  struct csv_reader *reader =
      csv_reader_open_memory("in.csv", test->given.text, strlen(test->given.text), NULL, &error);
  ck_assert_ptr_nonnull(reader);
  struct csv_request request = request_of(&test->given);
  AUTO(csv_header) struct csv_header *header = csv_header_read(reader, &request, &error);
  ck_assert_ptr_null(header);
  ck_assert_msg(g_str_has_prefix(error->message, test->message), "%s", error->message);
  ck_assert_msg(error_is(error, test->code), "%s", error->message);
}
END_TEST

START_TEST(test_fault)
{
  static const char text[] = "name,code\nA,1\nMill City,Lowell,2\n";
  AUTO(csv_reader)
  struct csv_reader *reader = csv_reader_open_memory("in.csv", text, strlen(text), NULL, NULL);
  struct csv_request request = { .fields = fields, .field_count = FIELDS };
  AUTO(csv_header) struct csv_header *header = csv_header_read(reader, &request, NULL);
  ck_assert_ptr_null(csv_header_next(header, NULL)->fault);
  ck_assert_str_eq(
      csv_header_next(header, NULL)->fault,
      "\"2\" stands beyond the header’s 2 columns; put a cell that holds a comma in quotation "
      "marks, or empty the extra cell");
  ck_assert_str_eq(csv_header_title(header, NAME), "name");
  ck_assert_ptr_null(csv_header_title(header, EMAIL));
  ck_assert_str_eq(csv_header_titles(header)[1], "code");
  ck_assert_ptr_null(csv_header_titles(header)[2]);
}
END_TEST

/* Files in the shape of the state's ----------------------------------------------------------- */

static struct csv_reader *open_data(const char *file)
{
  g_autofree char *path = g_build_filename(TL_SRCDIR, "tests", "data", file, NULL);
  g_autoptr(GError) error = NULL;
  struct csv_reader *reader = csv_reader_open(path, NULL, &error);
  ck_assert_msg(reader != NULL, "%s", error ? error->message : "");
  return reader;
}

START_TEST(test_state_schools)
{
  static const char *const only[] = { "District Name=Mill City", NULL };
  AUTO(csv_reader) struct csv_reader *reader = open_data("schools_state.csv");
  struct csv_request request = { .fields = fields, .field_count = FIELDS, .only = only };
  AUTO(csv_header) struct csv_header *header = csv_header_read(reader, &request, NULL);
  g_autofree char *records = records_of(header);
  ck_assert_str_eq(records,
                   "2:Ada Whitcomb Elementary School|1230010|Mill City|~ / "
                   "3:Patrick J O'Dell School of Science/Mathematics|1230015|Mill City|~ / "
                   "4:Mill City High|1230505|Mill City|~ / "
                   "5:River Street Innovation|40|Mill City|~");
  ck_assert_int_eq(csv_header_counts(header)->others, 3);
  ck_assert_uint_eq(csv_reader_notices(reader)->len, 0);
}
END_TEST

START_TEST(test_state_staffing)
{
  static const char *const district_name[] = { "District Name", NULL };
  static const char *const district_code[] = { "District Code", NULL };
  static const char *const teachers[] = { "Teacher Total", NULL };
  static const char *const retained[] = { "Teacher # Retained", NULL };
  static const struct csv_field staffing[] = {
    { "district", district_name, CSV_FIELD_REQUIRED | CSV_FIELD_NAME },
    { "code", district_code, CSV_FIELD_REQUIRED | CSV_FIELD_CODE },
    { "teachers", teachers, CSV_FIELD_REQUIRED },
    { "retained", retained, CSV_FIELD_REQUIRED },
  };
  AUTO(csv_reader) struct csv_reader *reader = open_data("staffing_state.csv");
  struct csv_request request = { .fields = staffing, .field_count = G_N_ELEMENTS(staffing) };
  AUTO(csv_header) struct csv_header *header = csv_header_read(reader, &request, NULL);
  ck_assert_ptr_nonnull(header);
  ck_assert_int_eq(csv_header_line(header), 2);
  ck_assert_str_eq(csv_header_title(header, 3), "Teacher # Retained");
  const struct csv_record *record = NULL;
  for (int i = 0; i < 3; i++)
    record = csv_header_next(header, NULL);
  g_autofree char *total = csv_value_number(record->cells[2]);
  ck_assert_str_eq(record->cells[0], "Mill City");
  ck_assert_str_eq(record->cells[1], "01230000");
  ck_assert_str_eq(total, "1219");
  ck_assert_ptr_null(csv_header_next(header, NULL));
  ck_assert_int_eq(csv_header_counts(header)->totals, 1);
  ck_assert_uint_eq(csv_reader_notices(reader)->len, 2);
}
END_TEST

/* Small things --------------------------------------------------------------------------------- */

static void check_text(char *got, const char *expected)
{
  ck_assert_pstr_eq(got, expected);
  g_free(got);
}

START_TEST(test_match)
{
  check_text(csv_match_key(" School_Name: "), "schoolname");
  check_text(csv_match_key("% Retained"), "%retained");
  check_text(csv_match_key("PR\xc3\x89NOM"), "pr\xc3\xa9nom");
  check_text(csv_match_key("pre\xcc\x81nom"), "pr\xc3\xa9nom");
  check_text(csv_match_key(NULL), "");
  ck_assert_int_eq(csv_match_distance("", "abc"), 3);
  ck_assert_int_eq(csv_match_distance("abc", ""), 3);
  ck_assert_int_eq(csv_match_distance("school", "shcool"), 1);
  ck_assert_int_eq(csv_match_distance("kitten", "sitting"), 3);
  ck_assert_int_eq(csv_match_distance("caf\xc3\xa9", "cafe"), 1);
  static const char *const names[] = { "name", "code", "district", "", NULL };
  ck_assert_pstr_eq(csv_match_nearest("Nmae", names), "name");
  ck_assert_pstr_eq(csv_match_nearest("Distrcit", names), "district");
  ck_assert_pstr_eq(csv_match_nearest("e-mail", names), NULL);
  ck_assert_pstr_eq(csv_match_nearest("x", names), NULL);
}
END_TEST

START_TEST(test_values)
{
  static const char *const numbers[][2] = {
    { "   1,751", "1751" },
    { "12", "12" },
    { "007", "7" },
    { "0", "0" },
    { "1 219", "1219" },
    { "1\u00a0219", "1219" },
    { "1,234,567", "1234567" },
    { "-1,000", "-1000" },
    { "12.0", "12" },
    { "12.00 ", "12" },
    { "12.5", "12.5" },
    { "1,5", "1,5" },
    { "1234,567", "1234,567" },
    { "1,2345", "1,2345" },
    { "12a", "12a" },
    { "-", "-" },
    { "  ", NULL },
    { NULL, NULL },
    { "1,", "1," },
    { "-0", "0" },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++)
    check_text(csv_value_number(numbers[i][0]), numbers[i][1]);
  check_text(csv_value_code("10505", 8), "00010505");
  check_text(csv_value_code(" 10505.0 ", 8), "00010505");
  check_text(csv_value_code("00950505", 8), "00950505");
  check_text(csv_value_code("123456789", 8), "123456789");
  check_text(csv_value_code("A12", 8), "A12");
  check_text(csv_value_code("", 8), NULL);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("exchange_csv_header");
  TCase *tests = tcase_create("header");
  tcase_add_loop_test(tests, test_good, 0, G_N_ELEMENTS(good));
  tcase_add_loop_test(tests, test_bad, 0, G_N_ELEMENTS(bad));
  tcase_add_test(tests, test_fault);
  tcase_add_test(tests, test_match);
  tcase_add_test(tests, test_values);
  tcase_add_test(tests, test_state_schools);
  tcase_add_test(tests, test_state_staffing);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
