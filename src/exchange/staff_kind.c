#include "exchange/staff_kind.h"

#include "base/error.h"
#include "exchange/csv_match.h"
#include "model/date.h"

#include <string.h>

/* A column that only lists of students have; keys (csv_match_key). */
static bool is_of_students(const char *key)
{
  static const char *const titles[] = { "student",
                                        "pupil",
                                        "sasid",
                                        "lasid",
                                        "statestudentid",
                                        "localstudentid",
                                        "parent",
                                        "parents",
                                        "parentname",
                                        "parentemail",
                                        "parentphone",
                                        "parentcontact",
                                        "parent1",
                                        "parent2",
                                        "mother",
                                        "mothername",
                                        "father",
                                        "fathername",
                                        "lunchstatus",
                                        "freereducedlunch",
                                        "yog",
                                        "graduationyear",
                                        "yearofgraduation",
                                        NULL };
  static const char *const begins[] = { "studentid",
                                        "studentnumber",
                                        "studentno",
                                        "studentname",
                                        "studentfirst",
                                        "studentlast",
                                        "studentemail",
                                        "studentlegal",
                                        "pupilid",
                                        "pupilname",
                                        "guardian",
                                        "parentguardian",
                                        NULL };
  for (const char *const *begin = begins; *begin; begin++)
    if (g_str_has_prefix(key, *begin))
      return true;
  return g_strv_contains(titles, key);
}

/* A column that lists of students have, and here and there one of staff. */
static bool is_likely_of_students(const char *key)
{
  static const char *const titles[] = { "homeroom",
                                        "homeroomteacher",
                                        "homeroomnumber",
                                        "gradelevel",
                                        "grade",
                                        "dateofbirth",
                                        "dob",
                                        "birthdate",
                                        "birthday",
                                        "counselor",
                                        "advisor",
                                        "advisory",
                                        "busroute",
                                        "bus",
                                        "enrollmentdate",
                                        "enrollmentstatus",
                                        "age",
                                        NULL };
  return g_strv_contains(titles, key);
}

/* The column by which one sees that the file is of students; NULL: it is not. Borrowed. */
static const char *student_title(const struct csv_header *header, const struct staff_kind *kind,
                                 bool mapped)
{
  const char *likely = NULL;
  int count = 0;
  for (const char *const *titles = csv_header_titles(header); *titles; titles++) {
    g_autofree char *key = csv_match_key(*titles);
    if (is_of_students(key))
      return *titles;
    if (!is_likely_of_students(key))
      continue;
    likely = *titles;
    count++;
  }
  return count > 1 && !kind->has_role && !mapped ? likely : NULL;
}

static const char *month_title(const struct csv_header *header)
{
  g_autofree char *near = import_table_mid_year(NULL);
  for (const char *const *titles = csv_header_titles(header); *titles; titles++) {
    g_autofree char *month = **titles ? month_parse(*titles, near, NULL) : NULL;
    if (month)
      return *titles;
  }
  return NULL;
}

/* Refuses a file of another kind, with the command that fits where commands are given. */
static bool fail_kind(const struct import_session *session, const char *what, const char *command,
                      const char *path, GError **error)
{
  g_autofree char *how = session->options->on_screen
                             ? g_strdup("")
                             : g_strdup_printf(": throughline import %s %s", command, path);
  return fail(error, TL_ERROR_INVALID, "%s%s.", what, how);
}

bool staff_kind_check(const struct import_session *session, const struct import_table *table,
                      const struct staff_kind *kind, GError **error)
{
  static const char *const of_schools[] = { "shortname", "town",         "gradespan",
                                            "orgcode",   "gradesserved", NULL };
  const struct csv_header *header = import_table_header(table);
  const char *file = import_table_place(table).file;
  bool mapped = session->options->maps && *session->options->maps;
  const char *student = student_title(header, kind, mapped);
  if (student)
    return fail(error, TL_ERROR_INVALID,
                "%s looks like a list of students: it has the column “%s”. Students are never "
                "brought in; nothing of it was read. If it is staff, take that column out and add "
                "one titled Role.",
                file, student);
  if (kind->of_roster) {
    g_autofree char *what =
        g_strdup_printf("%s is one file of a roster, which alone does not say who is a student. "
                        "Bring in the folder that it is in%s",
                        file, session->options->on_screen ? " as Roster of another system" : "");
    return fail_kind(session, what, "oneroster", "FOLDER", error);
  }
  const char *month = month_title(header);
  if (month && !mapped) {
    g_autofree char *what = g_strdup_printf(
        "%s looks like a list of targets: it has the column %s. Bring it in as Targets", file,
        month);
    return fail_kind(session, what, "targets", kind->path, error);
  }
  const char *school = csv_header_titled(header, of_schools);
  if (!school || kind->names_people || mapped)
    return true;
  g_autofree char *what = g_strdup_printf(
      "%s looks like a list of schools: it has the column %s. Bring it in as Schools", file,
      school);
  return fail_kind(session, what, "schools", kind->path, error);
}
