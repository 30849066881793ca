#include "exchange/oneroster_zip.h"

#include "base/error.h"
#include "base/press_path.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

/* What the press complained of, without its name in front. Borrowed. */
static const char *complaint(char *said)
{
  static const char name[] = "throughline-press: ";
  g_strstrip(said);
  return g_str_has_prefix(said, name) ? said + strlen(name) : said;
}

static bool run_press(const char *path, const char *folder, GError **error)
{
  g_autofree char *press = press_path();
  g_autofree char *said = NULL;
  g_autoptr(GError) problem = NULL;
  const char *const words[] = { press, "unzip", path, folder, NULL };
  int status = 0;
  if (!g_spawn_sync(NULL, (char **)words, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, &said,
                    &status, &problem))
    return fail(
        error, TL_ERROR_NOT_FOUND,
        "%s, which unpacks ZIP files, cannot be run: %s. Unpack the file yourself and name the "
        "folder.",
        press, problem->message);
  if (g_spawn_check_wait_status(status, NULL))
    return true;
  const char *why = complaint(said);
  return fail(error, TL_ERROR_INVALID, "%s",
              *why ? why
                   : "The ZIP file could not be unpacked. Unpack it yourself and name the folder.");
}

static bool is_zip(const char *path)
{
  char start[2] = "";
  FILE *file = g_fopen(path, "rb");
  bool zip = file && fread(start, sizeof start, 1, file) == 1 && memcmp(start, "PK", 2) == 0;
  if (file)
    fclose(file);
  return zip || !file;
}

char *oneroster_zip_unpack(const char *path, GError **error)
{
  if (!is_zip(path)) {
    fail(error, TL_ERROR_INVALID,
         "%s is neither a folder nor a ZIP file. Name the folder or ZIP file that holds orgs.csv "
         "and users.csv.",
         path);
    return NULL;
  }
  g_autoptr(GError) problem = NULL;
  g_autofree char *folder = g_dir_make_tmp("throughline-XXXXXX", &problem);
  if (!folder) {
    fail(error, TL_ERROR_FAILED, "There is no room to unpack the file: %s.", problem->message);
    return NULL;
  }
  if (run_press(path, folder, error))
    return g_steal_pointer(&folder);
  oneroster_zip_remove(folder);
  return NULL;
}

void oneroster_zip_remove(const char *folder)
{
  g_autoptr(GDir) directory = g_dir_open(folder, 0, NULL);
  for (const char *name; directory && (name = g_dir_read_name(directory));) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_unlink(path);
  }
  g_rmdir(folder);
}
