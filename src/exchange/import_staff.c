/* import staff: one row a person and post. */
#include "exchange/import.h"

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "exchange/csv_match.h"
#include "exchange/csv_value.h"
#include "exchange/oneroster_words.h"
#include "exchange/person_name.h"
#include "exchange/role_words.h"
#include "exchange/import_damage.h"
#include "exchange/import_fields.h"
#include "exchange/import_missing.h"
#include "exchange/import_table.h"
#include "exchange/school_index.h"
#include "exchange/staff_kind.h"
#include "exchange/staff_rows.h"
#include "exchange/staff_vacancy.h"
#include "model/date.h"
#include "model/tables.h"

#include <string.h>

enum column {
  UID,
  FAMILY_NAME,
  GIVEN_NAME,
  WHOLE_NAME,
  EMAIL,
  ROLE,
  SCHOOL_CODE,
  SCHOOL,
  SUBJECT,
  GRADE,
  ROOM,
  MAILBOX,
  LOGIN,
  FROM_ON,
  UNTIL_ON,
  SUPERVISOR,
  ACTIVE,
  SOURCE,
  EXTERNAL_ID,
  COLUMN_COUNT
};

#define ACCEPT(...) ((const char *const[]){ __VA_ARGS__, NULL })

static const struct csv_field columns[COLUMN_COUNT] = {
  [UID] = { .name = "uid" },
  [FAMILY_NAME] = { "family_name",
                    ACCEPT("Last Name", "Surname", "Last", "Lname", "Legal Last Name",
                           "Employee Last Name"),
                    CSV_FIELD_NAME },
  [GIVEN_NAME] = { "given_name",
                   ACCEPT("First Name", "First", "Fname", "Forename", "Legal First Name",
                          "Employee First Name", "Preferred First Name"),
                   0 },
  [WHOLE_NAME] = { "name",
                   ACCEPT("Full Name", "Staff Name", "Employee Name", "Teacher Name",
                          "Educator Name", "Last, First", "Last Name, First Name",
                          "Last Name, First", "Name (Last, First)", "Name (Last Name, First Name)",
                          "Employee Name (Last, First)", "Staff Name (Last, First)",
                          "Surname, Given", "Surname, Given Name", "Surname, First Name",
                          "Family Name, Given Name", "First Last", "First Name Last Name",
                          "Employee", "Staff", "Teacher", "Educator", "Staff Member"),
                   CSV_FIELD_NAME },
  [EMAIL] = { "email",
              ACCEPT("Email Address", "Work Email", "School Email", "District Email",
                     "Primary Email", "Mail", "Teacher Email", "Staff Email", "Employee Email",
                     "Educator Email", "Contact Email", "Work Email Address", "Email Addr"),
              0 },
  [ROLE] = { "role",
             ACCEPT("Title", "Job Title", "Position", "Position Title", "Job", "Staff Type",
                    "Job Classification", "Staff Role"),
             0 },
  [SCHOOL_CODE] = { "school_code",
                    ACCEPT("School ID", "School Number", "Building Code", "Location Code",
                           "Org Code", "Site Code"),
                    0 },
  [SCHOOL] = { "school",
               ACCEPT("School Name", "Building", "Building Name", "Location", "Location Name",
                      "Site", "Work Location", "Campus", "Bldg", "Bldg Name", "School Building",
                      "Primary School", "Primary Location", "Assigned School", "Home School",
                      "Work Site", "Worksite", "School Site"),
               0 },
  [SUBJECT] = { "subject", ACCEPT("Subject Area", "Content Area", "Department", "Dept"), 0 },
  [GRADE] = { "grade", ACCEPT("Grades", "Grade Level", "Grade Levels"), 0 },
  [ROOM] = { "room", ACCEPT("Room Number", "Classroom", "Rm", "Room No"), 0 },
  [MAILBOX] = { "mailbox",
                ACCEPT("Mail Box", "Mailbox Number", "Mailbox No", "Mail Slot", "Mail Slot No",
                       "Mail Slot Number"),
                0 },
  [LOGIN] = { "login", ACCEPT("Login Name", "Username", "User Name", "Network ID"), 0 },
  [FROM_ON] = { "from_on", ACCEPT("From", "Start Date", "Begin Date", "Effective Date"),
                CSV_FIELD_DATE },
  [UNTIL_ON] = { "until_on",
                 ACCEPT("Until", "End Date", "Exit Date", "Termination Date", "Term Date",
                        "Last Day", "Last Day Worked", "Last Date Worked", "Separation Date"),
                 CSV_FIELD_DATE },
  [SUPERVISOR] = { "supervisor",
                   ACCEPT("Supervisor Email", "Supervisor Name", "Supervised By", "Reports To",
                          "Manager", "Evaluator"),
                   0 },
  [ACTIVE] = { "active", ACCEPT("Status", "Employment Status", "Is Active"), 0 },
  [SOURCE] = { "external_source", ACCEPT("Source"), 0 },
  [EXTERNAL_ID] = { "external_id",
                    ACCEPT("Employee ID", "Employee Number", "Staff ID", "Staff Number",
                           "Teacher ID", "Educator ID", "SIS ID", "Sourced ID", "Emp ID", "Emp No",
                           "Emp Number", "Employee No"),
                    0 },
};

static const int needed[] = { FAMILY_NAME, WHOLE_NAME, EMAIL, UID, -1 };
const struct import_fields import_fields_staff = { columns, COLUMN_COUNT, &record_staff,
                                                   needed,  NULL,         false };

struct staff {
  struct import_session session;
  struct import_table *table;
  struct school_index *schools;
  struct staff_index *people;
  struct staff_rows *rows;
  GHashTable *unknown_titles; /* title → how many rows, as pointer */
  long vacancies, totals;     /* rows left out */
  bool last_day;              /* UNTIL_ON's column has the last day, not the one after it */
};

/* Cells --------------------------------------------------------------------------------------- */

static bool read_name(struct staff_row *row, const char *const *cells, GError **error)
{
  struct record *person = row->person;
  g_autofree char *given = NULL;
  g_autofree char *family = NULL;
  /* An address says whose row it is, but is nobody's name. */
  if (text_blank(cells[FAMILY_NAME]) && cells[WHOLE_NAME] && strchr(cells[WHOLE_NAME], '@'))
    return !text_blank(cells[EMAIL]) || import_item_set(person, "email", cells[WHOLE_NAME], error);
  if (cells[FAMILY_NAME] && strchr(cells[FAMILY_NAME], '@'))
    return fail(error, TL_ERROR_INVALID, "“%s” is an e-mail and no name.", cells[FAMILY_NAME]);
  /* `Costa, Rui` under Last Name, with nothing under First Name, is a whole name. */
  bool both =
      text_blank(cells[GIVEN_NAME]) && cells[FAMILY_NAME] && strchr(cells[FAMILY_NAME], ',');
  const char *whole = both ? cells[FAMILY_NAME] : cells[WHOLE_NAME];
  if ((both || text_blank(cells[FAMILY_NAME])) && !text_blank(whole)) {
    person_name_split(whole, &given, &family);
    row->guessed_name = !strchr(whole, ',');
  }
  return import_item_set(person, "family_name", family ? family : cells[FAMILY_NAME], error)
         && import_item_set(person, "given_name", given ? given : cells[GIVEN_NAME], error);
}

static bool read_email(struct record *person, const char *cell, GError **error)
{
  g_autofree char *address = csv_value_is_nothing(cell) ? NULL : csv_value_email(cell);
  return import_item_set(person, "email", address, error);
}

/* `Active`, `T`, `On leave` beside what a flag is written as. */
static bool read_active(struct record *person, const char *cell, GError **error)
{
  static const char *const here[] = { "active",   "a",     "current", "employed", "enabled",
                                      "on leave", "leave", "hired",   NULL };
  static const char *const gone[] = { "inactive", "i",         "terminated", "term",
                                      "retired",  "resigned",  "left",       "disabled",
                                      "former",   "separated", NULL };
  g_autofree char *clean = text_clean(cell, true);
  g_autofree char *small = clean ? g_ascii_strdown(clean, -1) : NULL;
  if (small && g_strv_contains(here, small))
    record_set(person, "active", "1");
  else if (small && g_strv_contains(gone, small))
    record_set(person, "active", "0");
  else
    return import_item_set(person, "active", cell, error);
  return true;
}

static bool read_person(struct staff_row *row, const char *const *cells, GError **error)
{
  struct record *person = row->person;
  static const enum column plain[] = { ROOM, MAILBOX, LOGIN, SOURCE, EXTERNAL_ID };
  g_autofree char *uid = text_clean(cells[UID], true);
  person->uid = g_steal_pointer(&uid);
  for (size_t i = 0; i < G_N_ELEMENTS(plain); i++)
    if (!import_item_set(person, columns[plain[i]].name, cells[plain[i]], error))
      return false;
  if (record_get(person, "external_id") && !record_get(person, "external_source"))
    record_set(person, "external_source", IMPORT_SOURCE);
  if (!record_get(person, "external_id"))
    record_set(person, "external_source", NULL);
  return read_name(row, cells, error) && read_email(person, cells[EMAIL], error)
         && read_active(person, cells[ACTIVE], error);
}

/* Titles that are no role come in as `other`, and are told at the end. */
static bool read_role(struct staff *staff, struct record *post, const char *cell, GError **error)
{
  g_autofree char *title = text_clean(cell, true);
  const char *of_roster = NULL;
  enum oneroster_role kind = oneroster_words_role(title, &of_roster);
  if (kind == ONEROSTER_STUDENT || kind == ONEROSTER_FAMILY)
    return fail(error, TL_ERROR_INVALID,
                "“%s” is no role of staff: students and their families are never brought in.",
                title);
  const char *role = title ? role_words_find(title) : NULL;
  if (title)
    record_set(post, "role", role ? role : "other");
  if (!title || role)
    return true;
  gpointer count = g_hash_table_lookup(staff->unknown_titles, title);
  g_hash_table_insert(staff->unknown_titles, g_steal_pointer(&title),
                      GSIZE_TO_POINTER(GPOINTER_TO_SIZE(count) + 1));
  return true;
}

/* True where text is the names of several schools: `Kuss; Doran`. */
static bool names_several(const struct staff *staff, const char *text)
{
  g_auto(GStrv) parts = g_strsplit_set(text, ";,/&+|", -1);
  guint count = 0;
  for (char **part = parts; *part; part++, count++)
    if (!school_index_find(staff->schools, *part, NULL))
      return false;
  return count > 1;
}

/* The school by its code where the file has one, else by what is in the other column. An empty cell
 * beside a role means the district; beside none it says nothing. */
static bool read_school(struct staff *staff, struct staff_row *row, const char *const *cells,
                        GError **error)
{
  struct import_item *school = NULL;
  const char *name = text_blank(cells[SCHOOL]) ? cells[SCHOOL_CODE] : cells[SCHOOL];
  bool has_column =
      import_table_has(staff->table, SCHOOL) || import_table_has(staff->table, SCHOOL_CODE);
  row->school_known = has_column && (!text_blank(name) || record_get(row->post, "role"));
  if (text_blank(name) || school_index_is_district(staff->schools, name))
    return true;
  if (!text_blank(cells[SCHOOL_CODE]))
    school = school_index_find(staff->schools, cells[SCHOOL_CODE], NULL);
  if (!school)
    school = school_index_find(staff->schools, name, NULL);
  if (!school && names_several(staff, name))
    return fail(error, TL_ERROR_INVALID,
                "“%s” are several schools. Give each a row of its own, with the same e-mail or id.",
                name);
  if (!school)
    school = school_index_find(staff->schools, name, error);
  if (school)
    record_set(row->post, "school", school->record->uid);
  return school;
}

/* Elsewhere than in our own files the day is the last one worked; ours is the first one gone. */
static void pass_last_day(const struct staff *staff, struct record *post)
{
  const char *last = staff->last_day ? record_get(post, "until_on") : NULL;
  g_autofree char *gone = last ? date_add(last, 1) : NULL;
  if (gone)
    record_set(post, "until_on", gone);
}

static bool read_post(struct staff *staff, struct staff_row *row, const char *const *cells,
                      GError **error)
{
  static const enum column plain[] = { SUBJECT, FROM_ON, UNTIL_ON };
  for (size_t i = 0; i < G_N_ELEMENTS(plain); i++)
    if (!import_item_set(row->post, columns[plain[i]].name, cells[plain[i]], error))
      return false;
  pass_last_day(staff, row->post);
  if (!import_damage_set_grades(import_table_session(staff->table),
                                import_table_place(staff->table), row->post, "grade", cells[GRADE],
                                error))
    return false;
  return read_school(staff, row, cells, error);
}

/* Rows ---------------------------------------------------------------------------------------- */

/* True where a row names nobody in any way. */
static bool is_nameless(const char *const *cells)
{
  static const enum column names[] = { UID, FAMILY_NAME, GIVEN_NAME, WHOLE_NAME, EMAIL, LOGIN };
  for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
    if (!csv_value_is_nothing(cells[names[i]]))
      return false;
  return true;
}

/* True where a row is of nobody: a sum, or a post that nobody has, which its name says, or its
 * title where it has no name. They are counted. */
static bool is_nobody(struct staff *staff, const char *const *cells)
{
  const char *family = text_blank(cells[FAMILY_NAME]) ? cells[WHOLE_NAME] : cells[FAMILY_NAME];
  bool vacant = staff_vacancy_is_post(family, cells[GIVEN_NAME])
                || (is_nameless(cells) && staff_vacancy_is_post(cells[ROLE], NULL));
  bool total = !vacant && staff_vacancy_is_total(family, cells[GIVEN_NAME]);
  staff->vacancies += vacant;
  staff->totals += total;
  return vacant || total;
}

static void read_row(struct staff *staff, const char *const *cells)
{
  static const int numbers[] = { ROOM, MAILBOX, EXTERNAL_ID, -1 };
  g_autoptr(GError) problem = NULL;
  if (is_nobody(staff, cells))
    return;
  struct staff_row *row = staff_rows_add(staff->rows, import_table_place(staff->table));
  if (!csv_value_is_nothing(cells[SUPERVISOR]) && !staff_vacancy_is_post(cells[SUPERVISOR], NULL))
    row->supervisor = text_clean(cells[SUPERVISOR], true);
  if (!read_role(staff, row->post, cells[ROLE], &problem) || !read_person(row, cells, &problem)
      || !read_post(staff, row, cells, &problem))
    staff_rows_refuse(staff->rows, row, problem->message);
  else
    import_damage_tell(staff->table, numbers, cells);
}

static bool read_rows(struct staff *staff, GError **error)
{
  GError *problem = NULL;
  const struct csv_record *record;
  while ((record = import_table_next(staff->table, &problem)))
    read_row(staff, record->cells);
  if (problem)
    g_propagate_error(error, problem);
  return !problem;
}

static void tell_titles(struct staff *staff)
{
  g_autoptr(GList) titles = g_hash_table_get_keys(staff->unknown_titles);
  titles = g_list_sort(titles, (GCompareFunc)strcmp);
  struct import_place place = { import_table_place(staff->table).file, 0 };
  for (GList *at = titles; at; at = at->next) {
    gpointer count = g_hash_table_lookup(staff->unknown_titles, at->data);
    g_autofree char *rows = format_plural((long)GPOINTER_TO_SIZE(count), "row", "rows");
    import_session_notice(&staff->session, place,
                          "“%s” is no role that is known here; it is taken as other (%s)",
                          (const char *)at->data, rows);
  }
}

/* What the file is of, where that is not staff. What the person says by --map is taken, but for
 * students. */
static bool check_kind(const struct staff *staff, const char *path, GError **error)
{
  static const char *const of_staff[] = { "teacher",   "teachername",  "staff",
                                          "staffname", "employee",     "employeename",
                                          "educator",  "educatorname", "staffmember",
                                          NULL };
  const struct import_table *table = staff->table;
  const char *name = csv_header_title(import_table_header(table), WHOLE_NAME);
  g_autofree char *key = csv_match_key(name);
  const char *id = csv_header_title(import_table_header(table), EXTERNAL_ID);
  g_autofree char *id_key = csv_match_key(id);
  struct staff_kind kind = {
    .path = path,
    .of_roster = strcmp(id_key, "sourcedid") == 0 && !import_table_has(table, ROLE),
    .has_role = import_table_has(table, ROLE) || g_strv_contains(of_staff, key),
    .names_people = import_table_has(table, FAMILY_NAME) || import_table_has(table, EMAIL)
                    || import_table_has(table, ROLE),
  };
  return staff_kind_check(&staff->session, table, &kind, error);
}

/* The header must say who, in whatever way. */
static bool check_people(struct staff *staff, GError **error)
{
  const struct import_table *table = staff->table;
  const struct csv_header *header = import_table_header(table);
  if (import_table_has(table, FAMILY_NAME) || import_table_has(table, WHOLE_NAME))
    return true;
  if (!import_table_has(table, UID) && !import_table_has(table, EMAIL)) {
    g_autofree char *titles = csv_columns_list(csv_header_titles(header));
    return fail(error, TL_ERROR_NOT_FOUND,
                "%s:%ld: there is no column for %s, nor for name with both in one; say which it "
                "is%s. It has: %s",
                import_table_place(table).file, csv_header_line(header),
                import_session_say(&staff->session, "family_name", "the family name"),
                import_session_say(&staff->session, " by --map family_name=COLUMN", ""), titles);
  }
  staff->rows->nameless =
      import_missing_sentence(&staff->session, table, &import_fields_staff, WHOLE_NAME);
  staff->rows->nameless_line = csv_header_line(header);
  return true;
}

static bool check_columns(struct staff *staff, GError **error)
{
  const struct import_table *table = staff->table;
  if (!check_people(staff, error))
    return false;
  if (!import_table_has(table, ROLE))
    staff->rows->default_role = "teacher";
  const char *until = csv_header_title(import_table_header(table), UNTIL_ON);
  g_autofree char *key = csv_match_key(until);
  staff->last_day = until && strcmp(key, "untilon") != 0;
  return true;
}

static void tell_default_role(struct staff *staff)
{
  struct import_place place = { import_table_place(staff->table).file, 0 };
  if (staff->rows->default_role)
    import_session_notice(&staff->session, place,
                          "has no column for role; whoever is new is taken for a teacher");
}

static void tell_nobody(struct staff *staff)
{
  struct import_place place = { import_table_place(staff->table).file, 0 };
  g_autofree char *totals =
      format_plural(staff->totals, "row of totals was", "rows of totals were");
  g_autofree char *posts = format_plural(staff->vacancies, "vacant post was", "vacant posts were");
  if (staff->totals > 0)
    import_session_notice(&staff->session, place, "%s left out", totals);
  if (staff->vacancies > 0)
    import_session_notice(&staff->session, place, "%s left out", posts);
}

static bool run(struct staff *staff, const char *path, GError **error)
{
  struct import_session *session = &staff->session;
  staff->table = import_table_open(session, path, columns, COLUMN_COUNT, error);
  if (!staff->table || !import_session_begin(session, "Bring in staff", error))
    return false;
  import_session_tally(session, &record_staff);
  staff->schools = school_index_load(session, error);
  staff->people = staff->schools ? staff_index_load(session, error) : NULL;
  if (!staff->people)
    return false;
  staff->rows = staff_rows_new(session, staff->people);
  if (!check_kind(staff, path, error) || !check_columns(staff, error) || !read_rows(staff, error))
    return false;
  tell_titles(staff);
  tell_default_role(staff);
  tell_nobody(staff);
  import_table_tell_unread(staff->table);
  return staff_rows_save(staff->rows, error);
}

bool import_staff(struct store *store, const char *path, const struct import_options *options,
                  struct import_result *result, GError **error)
{
  struct staff staff = { 0 };
  import_session_init(&staff.session, store, options, result);
  staff.unknown_titles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  bool done = run(&staff, path, error);
  g_clear_pointer(&staff.rows, staff_rows_free);
  g_clear_pointer(&staff.people, staff_index_free);
  g_clear_pointer(&staff.schools, school_index_free);
  g_clear_pointer(&staff.table, import_table_free);
  g_hash_table_unref(staff.unknown_titles);
  return import_session_end(&staff.session, done, error);
}
