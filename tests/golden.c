#include "golden.h"

#include <check.h>
#include <stdlib.h>

char *golden_export(const struct document *document, enum export_format format)
{
  char *text = NULL;
  size_t size = 0;
  FILE *out = open_memstream(&text, &size);
  GError *error = NULL;
  bool done = export_stream(document, format, out, &error);
  fclose(out);
  ck_assert_msg(done, "%s", error ? error->message : "");
  char *copy = g_strdup(text);
  free(text);
  return copy;
}

void golden_expect(const char *name, const char *text)
{
  g_autofree char *path = g_build_filename(TL_SRCDIR, "tests", "golden", name, NULL);
  if (g_getenv("UPDATE_GOLDEN")) {
    ck_assert(g_file_set_contents(path, text, -1, NULL));
    return;
  }
  g_autofree char *golden = NULL;
  ck_assert_msg(g_file_get_contents(path, &golden, NULL, NULL),
                "no %s; make it with UPDATE_GOLDEN=1", path);
  size_t same = 0;
  while (golden[same] && golden[same] == text[same])
    same++;
  size_t from = same > 200 ? same - 200 : 0;
  while (from > 0 && ((unsigned char)golden[from] & 0xc0) == 0x80)
    from--;
  ck_assert_msg(golden[same] == text[same], "%s differs:\n--- golden\n%.400s\n--- now\n%.400s",
                name, golden + from, text + from);
}
