#include "sample/city.h"

#include "model/name.h"
#include "model/tables.h"

static const char *const kinds[] = { [SCHOOL_ELEMENTARY] = "Elementary",
                                     [SCHOOL_COMMUNITY] = "Community",
                                     [SCHOOL_MIDDLE] = "Middle",
                                     [SCHOOL_HIGH] = "High",
                                     [SCHOOL_SMALL] = "Prep" };

/* A school of a larger district is like one of the eighteen, under another name. */
static char *school_name(int index)
{
  const struct school_plan *plan = &school_plans[index % school_plan_count];
  if (index < school_plan_count)
    return g_strdup(plan->name);
  int more = index - school_plan_count;
  int names = (int)g_strv_length((char **)more_schools);
  const char *stem = more_schools[more % names];
  if (more >= names)
    return g_strdup_printf("%s %s %d", stem, kinds[plan->level], more / names + 1);
  return g_strdup_printf("%s %s", stem, kinds[plan->level]);
}

static struct record *school_record(int index, const char *name, GHashTable *taken)
{
  const struct school_plan *plan = &school_plans[index % school_plan_count];
  struct record *record = record_new(&record_school);
  g_autofree char *code = g_strdup_printf("0999%04d", (index + 1) * 5);
  g_autofree char *made = NULL;
  if (index < school_plan_count)
    g_hash_table_add(taken, g_strdup(plan->short_name));
  else
    made = name_abbreviate(name, 5, taken);
  record_set(record, "code", code);
  record_set(record, "name", name);
  record_set(record, "short_name", made ? made : plan->short_name);
  record_set(record, "grades", plan->grades);
  record_set(record, "town", "Mill City");
  record_set(record, "kind", "Public School");
  record_set(record, "district_name", "Mill City");
  record_set(record, "priority", plan->priority ? "1" : "0");
  return record;
}

bool city_schools_add(struct city *city, int count, GError **error)
{
  g_autoptr(GHashTable) taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (int i = 0; i < count; i++) {
    const struct school_plan *plan = &school_plans[i % school_plan_count];
    struct city_school school = {
      .name = school_name(i),
      .level = plan->level,
      .teachers = plan->teachers,
      .priority = plan->priority,
      .leader = -1,
      .posts = g_array_new(FALSE, FALSE, sizeof(int)),
      .waiting = g_array_new(FALSE, FALSE, sizeof(int)),
    };
    g_array_append_val(city->schools, school);
    struct record *record = school_record(i, school.name, taken);
    if (!city_save(city, record, &CITY_SCHOOL(city, i)->uid, error))
      return false;
  }
  return true;
}
