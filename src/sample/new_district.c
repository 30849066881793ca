#include "config.h"

#include "sample/new_district.h"

#include "base/error.h"
#include "base/text.h"
#include "model/tables.h"
#include "sample/defaults.h"

#include <string.h>

static bool save_district(struct change *change, const struct new_district *district,
                          GError **error)
{
  AUTO(record) struct record *record = record_new(&record_district);
  if (!record_parse(record, "name", district->name, NULL, error))
    return false;
  record_set(record, "shared", district->shared ? "1" : "0");
  return change_save(change, record, NULL, error);
}

/* *uid stays NULL where no school was named. */
static bool save_school(struct change *change, const struct new_district *district, char **uid,
                        GError **error)
{
  if (text_blank(district->school))
    return true;
  AUTO(record) struct record *record = record_new(&record_school);
  if (!record_parse(record, "name", district->school, NULL, error)
      || !change_save(change, record, NULL, error))
    return false;
  *uid = g_strdup(record->uid);
  return true;
}

static void add_assignment(struct record *staff, const char *role, const char *school)
{
  struct record *assignment = record_add_part(staff, &record_assignment);
  record_set(assignment, "role", role);
  record_set(assignment, "school", school);
}

static bool save_staff(struct change *change, const struct new_district *district,
                       const char *school, char **uid, GError **error)
{
  if (text_blank(district->family_name))
    return true;
  AUTO(record) struct record *record = record_new(&record_staff);
  if (!record_parse(record, "family_name", district->family_name, NULL, error)
      || !record_parse(record, "given_name", district->given_name, NULL, error)
      || !record_parse(record, "email", district->email, NULL, error))
    return false;
  const char *role = district->role ? district->role : "record_keeper";
  add_assignment(record, role, school);
  if (strcmp(role, "record_keeper") != 0)
    add_assignment(record, "record_keeper", NULL);
  if (!change_save(change, record, NULL, error))
    return false;
  if (uid)
    *uid = g_strdup(record->uid);
  return true;
}

bool new_district_make(struct store *store, const struct new_district *district, char **staff,
                       GError **error)
{
  if (store_has_district(store))
    return fail(error, TL_ERROR_REFUSED, "%s has a district already. Name another file with --db.",
                store_path(store));
  /* Taking this back would leave nothing to stand on: it is brought in, not done. */
  struct change *change = change_begin(store, "Set up the district", CHANGE_IMPORT, error);
  if (!change)
    return false;
  g_autofree char *school = NULL;
  if (save_district(change, district, error) && defaults_add(change, error)
      && save_school(change, district, &school, error)
      && save_staff(change, district, school, staff, error))
    return change_commit(change, error);
  change_free(change);
  return false;
}
