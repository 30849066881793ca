#include "fixture.h"

#include "model/tables.h"

#include <glib/gstdio.h>
#include <string.h>

static void set_all(struct record *record, va_list arguments)
{
  for (const char *name = va_arg(arguments, const char *); name;
       name = va_arg(arguments, const char *))
    record_set(record, name, va_arg(arguments, const char *));
}

struct record *fixture_record(const struct record_type *type, ...)
{
  struct record *record = record_new(type);
  va_list arguments;
  va_start(arguments, type);
  set_all(record, arguments);
  va_end(arguments);
  return record;
}

void fixture_part(struct record *root, const struct record_type *type, ...)
{
  va_list arguments;
  va_start(arguments, type);
  set_all(record_add_part(root, type), arguments);
  va_end(arguments);
}

void fixture_save(struct store *store, struct record *record)
{
  GError *error = NULL;
  if (!store_save(store, record, "Set up", &error))
    g_error("fixture: %s", error->message);
}

char *fixture_kept(struct store *store, struct record *record)
{
  fixture_save(store, record);
  char *uid = g_strdup(record->uid);
  record_free(record);
  return uid;
}

void fixture_keep(struct store *store, struct record *record)
{
  g_free(fixture_kept(store, record));
}

struct record *fixture_load(struct store *store, const struct record_type *type, const char *uid)
{
  GError *error = NULL;
  struct record *record = store_load(store, type, uid, &error);
  if (!record)
    g_error("fixture: %s", error->message);
  return record;
}

static char *person(struct fixture *fixture, const char *given, const char *family,
                    const char *role, const char *school)
{
  struct record *record =
      fixture_record(&record_staff, "given_name", given, "family_name", family, NULL);
  fixture_part(record, &record_assignment, "role", role, "school", school, NULL);
  return fixture_kept(fixture->store, record);
}

static void make_people(struct fixture *f)
{
  f->school[0] =
      fixture_kept(f->store, fixture_record(&record_school, "name", "Doran Elementary", "code",
                                            "950045", "short_name", "Dor", NULL));
  f->school[1] =
      fixture_kept(f->store, fixture_record(&record_school, "name", "Kuss Middle", "code", "950320",
                                            "short_name", "Kuss", NULL));
  f->supervisor = person(f, "Rosa", "Alvarez", "assistant_superintendent", NULL);
  f->manager = person(f, "James", "Ortiz", "plan_manager", NULL);
  f->principal[1] = person(f, "Siobhán", "O’Brien", "principal", f->school[1]);
  struct record *maria =
      fixture_record(&record_staff, "given_name", "Maria", "family_name", "Arruda", "email",
                     "marruda@example.org", "login", "marruda", NULL);
  fixture_part(maria, &record_assignment, "role", "principal", "school", f->school[0], NULL);
  fixture_part(maria, &record_supervision, "supervisor", f->supervisor, NULL);
  f->principal[0] = fixture_kept(f->store, maria);
  f->teacher[0] = person(f, "José", "Nuñez", "teacher", f->school[1]);
  f->teacher[1] = person(f, "Mai", "Trần Thị", "teacher", f->school[1]);
  f->teacher[2] = person(f, "Ana", "Fonseca", "teacher", f->school[0]);
}

static void make_form(struct fixture *f)
{
  static const char *const names[] = { "Objective is visible", "Questions ask for reasoning",
                                       "Students talk" };
  struct record *scale =
      fixture_record(&record_scale, "code", "spn", "name", "seen, partly, not seen", NULL);
  fixture_part(scale, &record_level, "code", "seen", "position", "1", "key", "y", "label", "seen",
               "counts", "seen", NULL);
  fixture_part(scale, &record_level, "code", "partly", "position", "2", "key", "p", "label",
               "partly", "counts", "seen", NULL);
  fixture_part(scale, &record_level, "code", "not_seen", "position", "3", "key", "n", "label",
               "not seen", "counts", "not_seen", NULL);
  fixture_part(scale, &record_level, "code", "na", "position", "4", "key", "-", "label", "n.a.",
               "counts", "neither", NULL);
  g_autofree char *scale_uid = fixture_kept(f->store, scale);
  g_autofree char *form =
      fixture_kept(f->store, fixture_record(&record_instrument, "code", "look-fors", "name",
                                            "Look-fors", "is_default", "1", NULL));
  struct record *version =
      fixture_record(&record_instrument_version, "instrument", form, "version", "1", "scale",
                     scale_uid, "published_on", "2026-08-01", NULL);
  for (int i = 0; i < 3; i++) {
    g_autofree char *code = g_strdup_printf("s%d", i + 1);
    f->strategy[i] = fixture_kept(
        f->store, fixture_record(&record_strategy, "code", code, "name", names[i], NULL));
    fixture_part(version, &record_instrument_item, "strategy", f->strategy[i], "wording", names[i],
                 NULL);
  }
  f->version = fixture_kept(f->store, version);
  f->visit_type = fixture_kept(
      f->store, fixture_record(&record_visit_type, "code", "visit", "name", "Walkthrough",
                               "is_default", "1", "sentence", "This visit is not an evaluation.",
                               "confirmed_on", "2026-08-24", NULL));
  struct record *rubric =
      fixture_record(&record_rubric, "code", "dilt", "name", "Rubric", "is_default", "1", NULL);
  fixture_part(rubric, &record_rubric_level, "code", "HE", "position", "1", "label",
               "highly effective", NULL);
  fixture_part(rubric, &record_rubric_level, "code", "E", "position", "2", "label", "effective",
               NULL);
  fixture_part(rubric, &record_rubric_level, "code", "IN", "position", "3", "label",
               "improvement necessary", NULL);
  fixture_part(rubric, &record_standard, "code", "leadership", "position", "1", "name",
               "Leadership", NULL);
  fixture_part(rubric, &record_standard, "code", "data", "position", "2", "name", "Data", NULL);
  f->rubric = fixture_kept(f->store, rubric);
}

void fixture_start(struct fixture *fixture)
{
  memset(fixture, 0, sizeof *fixture);
  g_setenv("TZ", "UTC", TRUE);
  g_setenv("THROUGHLINE_NOW", "2026-11-12T10:31:00", TRUE);
  g_setenv("THROUGHLINE_SEED", "fixture", TRUE);
  GError *error = NULL;
  fixture->folder = g_dir_make_tmp("throughline-XXXXXX", &error);
  if (!fixture->folder)
    g_error("%s", error->message);
  g_setenv("XDG_DATA_HOME", fixture->folder, TRUE);
  g_setenv("XDG_STATE_HOME", fixture->folder, TRUE);
  g_setenv("XDG_CONFIG_HOME", fixture->folder, TRUE);
  fixture->path = g_build_filename(fixture->folder, "district.db", NULL);
  fixture->store = store_open(fixture->path, STORE_CREATE, &error);
  if (!fixture->store)
    g_error("%s", error->message);
  g_free(fixture_kept(fixture->store,
                      fixture_record(&record_district, "name", "Mill City Public Schools", NULL)));
  make_people(fixture);
  make_form(fixture);
}

void fixture_remove_folder(const char *folder)
{
  GDir *dir = g_dir_open(folder, 0, NULL);
  const char *name;
  while (dir && (name = g_dir_read_name(dir))) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    if (g_file_test(path, G_FILE_TEST_IS_DIR) && !g_file_test(path, G_FILE_TEST_IS_SYMLINK))
      fixture_remove_folder(path);
    else
      g_unlink(path);
  }
  if (dir)
    g_dir_close(dir);
  g_rmdir(folder);
}

void fixture_end(struct fixture *fixture)
{
  store_free(fixture->store);
  fixture_remove_folder(fixture->folder);
  char **texts[] = { &fixture->folder,      &fixture->path,         &fixture->school[0],
                     &fixture->school[1],   &fixture->principal[0], &fixture->principal[1],
                     &fixture->supervisor,  &fixture->manager,      &fixture->teacher[0],
                     &fixture->teacher[1],  &fixture->teacher[2],   &fixture->strategy[0],
                     &fixture->strategy[1], &fixture->strategy[2],  &fixture->version,
                     &fixture->visit_type,  &fixture->rubric };
  for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
    g_clear_pointer(texts[i], g_free);
}

struct store *fixture_open_again(const struct fixture *fixture)
{
  GError *error = NULL;
  struct store *store = store_open(fixture->path, STORE_OPEN, &error);
  if (!store)
    g_error("%s", error->message);
  return store;
}

char *fixture_walkthrough(struct fixture *fixture, const char *date, const char *const levels[3])
{
  struct record *record =
      fixture_record(&record_walkthrough, "school", fixture->school[1], "teacher",
                     fixture->teacher[0], "recorder", fixture->principal[1], "made_on", date,
                     "started", "10:31", "minutes", "11", "instrument_version", fixture->version,
                     "visit_type", fixture->visit_type, "private_note", "between us", NULL);
  for (int i = 0; i < 3; i++)
    if (levels[i])
      fixture_part(record, &record_mark, "strategy", fixture->strategy[i], "level", levels[i],
                   NULL);
  return fixture_kept(fixture->store, record);
}
