#include "base/press_path.h"

#include <glib.h>

char *press_path(void)
{
  const char *named = g_getenv("THROUGHLINE_PRESS");
  if (named && *named)
    return g_strdup(named);
  g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
  g_autofree char *folder = self ? g_path_get_dirname(self) : NULL;
  g_autofree char *beside = folder ? g_build_filename(folder, "throughline-press", NULL) : NULL;
  if (beside && g_file_test(beside, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer(&beside);
  return g_strdup(PRESS_PATH);
}
