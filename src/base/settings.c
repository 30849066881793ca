#include "base/settings.h"

#include "base/file.h"

static char *settings_path(void)
{
  g_autofree char *folder = file_config_folder();
  return g_build_filename(folder, "config", NULL);
}

static GKeyFile *read_settings(void)
{
  g_autofree char *path = settings_path();
  GKeyFile *file = g_key_file_new();
  g_key_file_load_from_file(file, path, G_KEY_FILE_KEEP_COMMENTS, NULL);
  return file;
}

static char *district_group(const char *district)
{
  return g_strdup_printf("district %s", district);
}

char *settings_person(const char *district)
{
  g_autoptr(GKeyFile) file = read_settings();
  g_autofree char *group = district_group(district);
  char *person = g_key_file_get_string(file, group, "as", NULL);
  return person ? person : g_key_file_get_string(file, "person", "as", NULL);
}

bool settings_set_person(const char *district, const char *person, GError **error)
{
  g_autoptr(GKeyFile) file = read_settings();
  g_autofree char *group = district_group(district);
  g_autofree char *anywhere = g_key_file_get_string(file, "person", "as", NULL);
  bool own = g_key_file_has_group(file, group) || (anywhere && g_strcmp0(anywhere, person) != 0);
  g_key_file_set_string(file, own ? group : "person", "as", person);
  g_autofree char *path = settings_path();
  g_autofree char *folder = file_config_folder();
  gsize length = 0;
  g_autofree char *text = g_key_file_to_data(file, &length, NULL);
  return file_make_folder(folder, error) && file_write(path, text, (gssize)length, error);
}
