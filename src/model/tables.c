/* Field tables of the people, the schools and the calendar, and the list of all record types. */
#include "model/tables.h"

#include "model/date.h"
#include "model/name.h"
#include "base/error.h"

#include <string.h>

/* A table keeps its rows. */
/* clang-format off */
#define FIELDS(table) .fields = table, .field_count = G_N_ELEMENTS(table)
#define EXTERNAL                                                                                   \
  { .name = "external_source", .label = "Source", .flags = FIELD_HIDDEN,                           \
    .help = "Which system the external id is from." },                                             \
  { .name = "external_id", .label = "External id", .type = FIELD_CODE, .flags = FIELD_HIDDEN,      \
    .help = "What that system calls this record." }
#define KEYS                                                                                       \
  { .name = "sort_key", .label = "Sort key", .flags = FIELD_DERIVED | FIELD_HIDDEN },              \
  { .name = "search_key", .label = "Search key", .flags = FIELD_DERIVED | FIELD_HIDDEN }
#define ACTIVE(text)                                                                               \
  { .name = "active", .label = "Active", .type = FIELD_FLAG, .help = text }

static void set_default(struct record *record, const char *name, const char *value)
{
  if (!record_get(record, name))
    record_set(record, name, value);
}

static void set_keys(struct record *record, const char *text)
{
  g_autofree char *sort = name_sort_key(text);
  g_autofree char *search = name_search_key(text);
  record_set(record, "sort_key", sort);
  record_set(record, "search_key", search);
}

/* --- district ------------------------------------------------------------------------------- */

static bool check_district(struct record *record, GError **error)
{
  (void)error;
  set_default(record, "sample", "0");
  set_default(record, "shared", "0");
  set_default(record, "monthly_target", "20");
  set_default(record, "full_month", "20");
  set_default(record, "people_floor", "5");
  set_default(record, "walkthrough_floor", "4");
  set_default(record, "unseen_days", "30");
  set_default(record, "companions_count", "1");
  set_default(record, "visit_days", "30");
  set_default(record, "visit_days_priority", "14");
  return true;
}

static const struct field district_fields[] = {
  { .name = "name", .label = "District", .flags = FIELD_REQUIRED, .max = 120,
    .help = "The district’s name as it is printed on each page." },
  { .name = "code", .label = "Code", .type = FIELD_CODE, .flags = FIELD_STRICT,
    .help = "The state’s code, if it has one." },
  { .name = "sample", .label = "Sample", .type = FIELD_FLAG, .flags = FIELD_HIDDEN },
  { .name = "shared", .label = "Shared", .type = FIELD_FLAG, .flags = FIELD_HIDDEN },
  { .name = "monthly_target", .label = "Monthly target", .type = FIELD_INT, .max = 400,
    .help = "Walkthroughs an administrator is to make in a full month, unless set otherwise." },
  { .name = "full_month", .label = "Full month", .type = FIELD_INT, .min = 1, .max = 31,
    .help = "School days in a full month; a target is pro-rated for fewer." },
  { .name = "people_floor", .label = "Fewest people shown", .type = FIELD_INT, .min = 1, .max = 100,
    .help = "Counts of fewer people are not shown in what is public." },
  { .name = "walkthrough_floor", .label = "Fewest walkthroughs shown", .type = FIELD_INT, .min = 1,
    .max = 100, .help = "A school’s strategy figures need at least so many walkthroughs." },
  { .name = "unseen_days", .label = "Days until not seen", .type = FIELD_INT, .min = 1, .max = 366,
    .help = "A teacher without a walkthrough for so many days counts as not visited." },
  { .name = "companions_count", .label = "Walking along counts", .type = FIELD_FLAG,
    .help = "Whether a walkthrough also counts for those who walked along." },
  { .name = "visit_days", .label = "Days between visits", .type = FIELD_INT, .min = 1, .max = 366,
    .help = "How often each school is to be visited, unless the school says otherwise." },
  { .name = "visit_days_priority", .label = "The same, priority schools", .type = FIELD_INT,
    .min = 1, .max = 366, .help = "How often a priority school is to be visited." },
};
const struct record_type record_district = { .name = "district", .label = "District",
  .plural = "District", .title = "name", .check = check_district, FIELDS(district_fields) };

/* --- school --------------------------------------------------------------------------------- */

static bool check_school(struct record *record, GError **error)
{
  (void)error;
  const char *code = record_get(record, "code");
  if (code) {
    g_autofree char *normal = code_normalize(code);
    record_set(record, "code", normal);
  }
  set_default(record, "active", "1");
  set_default(record, "priority", "0");
  set_keys(record, record_get(record, "name"));
  return true;
}

static const struct field school_fields[] = {
  { .name = "code", .label = "Code", .type = FIELD_CODE, .flags = FIELD_STRICT,
    .help = "The state’s code; eight digits, leading zeros are kept." },
  { .name = "name", .label = "Name", .flags = FIELD_REQUIRED, .max = 120,
    .help = "The school’s name as people know it." },
  { .name = "short_name", .label = "Short name", .max = 16,
    .help = "For narrow columns, such as Kuss; made from the name if left empty." },
  { .name = "grades", .label = "Grades", .max = 60, .help = "Such as PK-5 or 06,07,08." },
  { .name = "town", .label = "Town", .max = 60, .help = "Where the school is." },
  { .name = "kind", .label = "Kind", .max = 60, .help = "Such as Public School or Charter School." },
  { .name = "district_name", .label = "District", .flags = FIELD_HIDDEN, .max = 120 },
  { .name = "priority", .label = "Priority school", .type = FIELD_FLAG,
    .help = "A priority school is visited more often." },
  { .name = "visit_days", .label = "Days between visits", .type = FIELD_INT, .min = 1, .max = 366,
    .help = "Empty: as the district’s settings say." },
  ACTIVE("A closed school stays, with all that happened in it, and is no longer offered."),
  EXTERNAL,
  KEYS,
};
const struct record_type record_school = { .name = "school", .label = "School",
  .plural = "Schools", .title = "name", .check = check_school, FIELDS(school_fields) };

/* --- staff ---------------------------------------------------------------------------------- */

const struct choice role_choices[] = {
  { "superintendent", "superintendent" },
  { "assistant_superintendent", "assistant superintendent" },
  { "principal", "principal" },
  { "assistant_principal", "assistant principal" },
  { "director", "director" },
  { "teacher", "teacher" },
  { "plan_manager", "plan manager" },
  { "plan_monitor", "plan monitor" },
  { "record_keeper", "record keeper" },
  { "other", "other" },
  { NULL, NULL },
};

static bool check_staff(struct record *record, GError **error)
{
  (void)error;
  set_default(record, "active", "1");
  const char *given = record_get(record, "given_name");
  const char *family = record_get(record, "family_name");
  g_autofree char *order = g_strconcat(family ? family : "", " ", given, NULL);
  g_autofree char *sort = name_sort_key(order);
  g_autofree char *search = name_search_key(order);
  record_set(record, "sort_key", sort);
  record_set(record, "search_key", search);
  return true;
}

static const struct field staff_fields[] = {
  { .name = "family_name", .label = "Family name", .flags = FIELD_REQUIRED, .max = 80,
    .help = "As the person writes it." },
  { .name = "given_name", .label = "Given name", .max = 80, .help = "As the person writes it." },
  { .name = "email", .label = "E-mail", .flags = FIELD_EMAIL, .max = 254,
    .help = "Finds the person again in later imports." },
  { .name = "login", .label = "Login name", .max = 64,
    .help = "On a shared store: the login name this person comes with." },
  { .name = "room", .label = "Room", .type = FIELD_CODE, .max = 20, .help = "Where they teach." },
  { .name = "mailbox", .label = "Mailbox", .type = FIELD_CODE, .max = 20,
    .help = "Slips are printed in the order of mailboxes." },
  ACTIVE("Someone who has left stays, with all records, and is no longer offered."),
  EXTERNAL,
  KEYS,
};
static const struct record_type *const staff_parts[] = { &record_assignment, &record_supervision, NULL };
const struct record_type record_staff = { .name = "staff", .label = "Member of staff",
  .plural = "Staff", .title = "family_name", .check = check_staff, .parts = staff_parts,
  FIELDS(staff_fields) };

#define POSITION                                                                                   \
  { .name = "position", .label = "Number", .type = FIELD_INT, .flags = FIELD_KEY | FIELD_HIDDEN }

static bool check_period(const struct record *record, GError **error)
{
  const char *from = record_get(record, "from_on");
  const char *until = record_get(record, "until_on");
  if (from && until && strcmp(from, until) > 0)
    return fail(error, TL_ERROR_INVALID, "The end (%s) is before the start (%s). Correct one of them.",
                until, from);
  return true;
}

static bool check_dated(struct record *record, GError **error)
{
  return check_period(record, error);
}

static const struct field assignment_fields[] = {
  POSITION,
  { .name = "role", .label = "Role", .type = FIELD_CHOICE, .flags = FIELD_REQUIRED,
    .choices = role_choices, .help = "What this person is there." },
  { .name = "school", .label = "School", .type = FIELD_REF, .ref = "school",
    .help = "Where; empty means the district." },
  { .name = "subject", .label = "Subject", .max = 60, .help = "What they teach." },
  { .name = "grade", .label = "Grade", .max = 20, .help = "Which grade or grades." },
  { .name = "from_on", .label = "From", .type = FIELD_DATE, .help = "First day; empty: always was." },
  { .name = "until_on", .label = "Over from", .type = FIELD_DATE,
    .help = "The first day on which it no longer holds: the one after the last day. Empty: still does." },
};
const struct record_type record_assignment = { .name = "assignment", .label = "Assignment",
  .plural = "Assignments", .root = &record_staff, .check = check_dated, FIELDS(assignment_fields) };

static const struct field supervision_fields[] = {
  POSITION,
  { .name = "supervisor", .label = "Supervisor", .type = FIELD_REF, .ref = "staff",
    .flags = FIELD_REQUIRED, .help = "Who supervises this person." },
  { .name = "from_on", .label = "From", .type = FIELD_DATE, .help = "First day; empty: always did." },
  { .name = "until_on", .label = "Over from", .type = FIELD_DATE,
    .help = "The first day on which it no longer holds: the one after the last day. Empty: still does." },
};
const struct record_type record_supervision = { .name = "supervision", .label = "Supervisor",
  .plural = "Supervisors", .root = &record_staff, .check = check_dated, FIELDS(supervision_fields) };

/* --- calendar ------------------------------------------------------------------------------- */

const struct choice calendar_kind_choices[] = {
  { "vacation", "vacation" }, { "holiday", "holiday" }, { "snow", "snow day" },
  { "closed", "no school" },  { "half", "half day" },   { "school", "school day" },
  { NULL, NULL },
};

static bool check_school_year(struct record *record, GError **error)
{
  const char *code = record_get(record, "code");
  g_autofree char *month = code ? school_year_first_month(code) : NULL;
  if (!month)
    return fail(error, TL_ERROR_INVALID, "A school year is written like SY2026-27.");
  const char *first = record_get(record, "first_on");
  const char *last = record_get(record, "last_on");
  if (first && last && strcmp(first, last) >= 0)
    return fail(error, TL_ERROR_INVALID, "The last day of school is before the first. Correct one of them.");
  return true;
}

static const struct field school_year_fields[] = {
  { .name = "code", .label = "School year", .flags = FIELD_REQUIRED, .max = 12,
    .help = "Such as SY2026-27; it runs from July to June." },
  { .name = "first_on", .label = "First day", .type = FIELD_DATE, .flags = FIELD_REQUIRED,
    .help = "The first day with students." },
  { .name = "last_on", .label = "Last day", .type = FIELD_DATE, .flags = FIELD_REQUIRED,
    .help = "The last day with students." },
};
static const struct record_type *const school_year_parts[] = { &record_calendar_day, NULL };
const struct record_type record_school_year = { .name = "school_year", .label = "School year",
  .plural = "Calendar", .title = "code", .check = check_school_year, .parts = school_year_parts,
  FIELDS(school_year_fields) };

static const struct field calendar_day_fields[] = {
  { .name = "day_on", .label = "Day", .type = FIELD_DATE, .flags = FIELD_KEY | FIELD_REQUIRED,
    .help = "Which day is different." },
  { .name = "kind", .label = "Kind", .type = FIELD_CHOICE, .flags = FIELD_REQUIRED,
    .choices = calendar_kind_choices, .help = "What kind of day it is." },
  { .name = "note", .label = "Note", .max = 80, .help = "Such as Thanksgiving." },
};
const struct record_type record_calendar_day = { .name = "calendar_day", .label = "Day",
  .plural = "Days", .root = &record_school_year, FIELDS(calendar_day_fields) };

/* --- target --------------------------------------------------------------------------------- */

static const struct field target_fields[] = {
  { .name = "staff", .label = "Administrator", .type = FIELD_REF, .ref = "staff",
    .flags = FIELD_REQUIRED, .help = "Whose target it is." },
  { .name = "month", .label = "Month", .type = FIELD_MONTH, .flags = FIELD_REQUIRED,
    .help = "Such as 2026-11." },
  { .name = "walkthroughs", .label = "Walkthroughs", .type = FIELD_INT, .flags = FIELD_REQUIRED,
    .max = 400, .help = "For a full month; pro-rated for fewer school days." },
  { .name = "days_off", .label = "Days off campus", .type = FIELD_INT, .max = 31,
    .help = "School days on which this person could make none." },
  { .name = "reason", .label = "Reason", .max = 120,
    .help = "Such as: 2 days at the state. Printed in the packet: no matters of health or family." },
};
const struct record_type record_target = { .name = "target", .label = "Target",
  .plural = "Targets", FIELDS(target_fields) };

/* --- DILT meeting --------------------------------------------------------------------------- */

static bool check_dilt_meeting(struct record *record, GError **error)
{
  const char *starts = record_get(record, "starts");
  const char *ends = record_get(record, "ends");
  if (starts && ends && strcmp(ends, starts) <= 0)
    return fail(error, TL_ERROR_INVALID, "The meeting would end at %s, before it begins at %s. Correct one of them.",
                ends, starts);
  const char *held_on = record_get(record, "held_on"), *due_on = record_get(record, "due_on");
  if (!held_on || !due_on || strcmp(due_on, held_on) <= 0)
    return true;
  g_autofree char *due = date_medium(due_on);
  g_autofree char *held = date_medium(held_on);
  return fail(error, TL_ERROR_INVALID, "Input would be due on %s, after the meeting on %s. Correct one of them.",
              due, held);
}

static const struct field dilt_meeting_fields[] = {
  { .name = "month", .label = "Reports on", .type = FIELD_MONTH, .flags = FIELD_REQUIRED,
    .help = "The month that the meeting’s packet reports on." },
  { .name = "held_on", .label = "Date", .type = FIELD_DATE, .flags = FIELD_AHEAD | FIELD_NEAR,
    .help = "The day of the meeting." },
  { .name = "starts", .label = "From", .type = FIELD_TIME, .help = "Such as 8:00." },
  { .name = "ends", .label = "To", .type = FIELD_TIME, .help = "Such as 15:00." },
  { .name = "place", .label = "Place", .max = 120, .help = "Such as: Kuss Middle School, library." },
  { .name = "facilitator", .label = "Run by", .type = FIELD_REF, .ref = "staff",
    .help = "A different administrator each month." },
  { .name = "due_on", .label = "Input due", .type = FIELD_DATE, .flags = FIELD_AHEAD | FIELD_NEAR,
    .help = "By when self-assessments and SIP status are to be in." },
};
const struct record_type record_dilt_meeting = { .name = "dilt_meeting", .label = "DILT meeting",
  .plural = "DILT meetings", .title = "month", .check = check_dilt_meeting, FIELDS(dilt_meeting_fields) };

/* --- the list ------------------------------------------------------------------------------- */

const struct record_type *const record_types[] = {
  &record_district, &record_school, &record_staff, &record_school_year, &record_scale,
  &record_strategy, &record_instrument, &record_instrument_version, &record_visit_type,
  &record_target, &record_rubric, &record_strategic_objective, &record_initiative,
  &record_sip_goal, &record_sip_item, &record_self_assessment, &record_dilt_meeting,
  &record_visit, &record_walkthrough, &record_improvement_memo, &record_follow_up,
  &record_snippet, &record_second_rating, &record_import_map, NULL,
};

const struct record_type *record_type_find(const char *name)
{
  for (int i = 0; record_types[i]; i++) {
    if (strcmp(record_types[i]->name, name) == 0)
      return record_types[i];
    for (int p = 0; record_types[i]->parts && record_types[i]->parts[p]; p++)
      if (strcmp(record_types[i]->parts[p]->name, name) == 0)
        return record_types[i]->parts[p];
  }
  return NULL;
}
