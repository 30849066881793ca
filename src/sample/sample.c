#include "sample/sample.h"

#include "base/error.h"
#include "model/tables.h"
#include "sample/city.h"
#include "sample/city_visit.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* --- the content ---------------------------------------------------------------------------- */

static bool add_district(struct city *city, GError **error)
{
  struct record *district = record_new(&record_district);
  record_set(district, "name", "Mill City Public Schools");
  record_set(district, "code", "09990000");
  record_set(district, "sample", "1");
  return city_save(city, district, NULL, error);
}

static bool add_all(struct city *city, const struct sample_options *options, GError **error)
{
  int schools = options->schools ? options->schools : SAMPLE_SCHOOLS;
  return add_district(city, error)
         && city_calendar_add(city, options->years ? options->years : SAMPLE_YEARS, error)
         && city_schools_add(city, schools, error) && city_staff_add(city, error)
         && city_forms_add(city, error) && city_plans_add(city, error)
         && city_months_add(city, error) && city_visits_plan(city, error);
}

static bool fill_store(struct store *store, const struct sample_options *options,
                       const struct progress *progress, GError **error)
{
  AUTO(city) struct city *city = city_new(options->seed);
  city->store = store;
  city->progress = progress;
  city->change = change_begin(store, "Make the sample district", CHANGE_RESTORE, error);
  if (!city->change)
    return false;
  if (!add_all(city, options, error)) {
    change_free(city->change);
    return false;
  }
  return change_commit(city->change, error);
}

/* --- the file ------------------------------------------------------------------------------- */

static void remove_store(const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };
  for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
    g_autofree char *file = g_strconcat(path, endings[i], NULL);
    g_unlink(file);
  }
}

/* A file that is not a sample is somebody's work: it is never written over. */
static bool check_target(const char *path, bool force, GError **error)
{
  if (!g_file_test(path, G_FILE_TEST_EXISTS))
    return true;
  if (!force)
    return fail(error, TL_ERROR_REFUSED,
                "%s is there already. Open it with --db, or make it anew with --force.", path);
  AUTO(store) struct store *store = store_open(path, STORE_READONLY, NULL);
  AUTO(record) struct record *district = store ? store_district(store, NULL) : NULL;
  if (!district || !record_get_flag(district, "sample"))
    return fail(error, TL_ERROR_REFUSED,
                "%s is not a sample, so it stays as it is. Name another file with -o.", path);
  return true;
}

static bool check_options(const struct sample_options *options, GError **error)
{
  if (options->schools < 0 || options->schools > SAMPLE_MOST_SCHOOLS)
    return fail(error, TL_ERROR_USAGE, "A sample has from 1 to %d schools.", SAMPLE_MOST_SCHOOLS);
  if (options->years < 0 || options->years > SAMPLE_MOST_YEARS)
    return fail(error, TL_ERROR_USAGE, "A sample has from 1 to %d school years.",
                SAMPLE_MOST_YEARS);
  return true;
}

static bool sync_file(const char *path, GError **error)
{
  int file = open(path, O_RDONLY | O_CLOEXEC);
  bool done = file >= 0 && fsync(file) == 0;
  int code = errno;
  if (file >= 0)
    close(file);
  return done || fail(error, TL_ERROR_FULL, "%s cannot be written: %s.", path, g_strerror(code));
}

static bool make_at(const char *path, const struct sample_options *options,
                    const struct progress *progress, GError **error)
{
  struct store *store = store_open(path, STORE_BUILD, error);
  if (!store)
    return false;
  bool done = fill_store(store, options, progress, error);
  store_free(store);
  return done && sync_file(path, error);
}

bool sample_make(const char *path, const struct sample_options *options,
                 const struct progress *progress, GError **error)
{
  if (!check_options(options, error) || !check_target(path, options->force, error))
    return false;
  g_autofree char *folder = g_path_get_dirname(path);
  g_autofree char *name = g_path_get_basename(path);
  g_autofree char *hidden = g_strdup_printf(".%s.part", name);
  g_autofree char *temporary = g_build_filename(folder, hidden, NULL);
  remove_store(temporary);
  if (!make_at(temporary, options, progress, error)) {
    remove_store(temporary);
    return false;
  }
  remove_store(path);
  if (g_rename(temporary, path) != 0) {
    fail(error, TL_ERROR_FAILED, "%s cannot be made: %s.", path, g_strerror(errno));
    remove_store(temporary);
    return false;
  }
  return true;
}

char *sample_path_beside(const char *path)
{
  g_autofree char *folder = g_path_get_dirname(path);
  return g_build_filename(folder, "sample.db", NULL);
}
