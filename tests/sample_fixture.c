#include "sample_fixture.h"

#include <check.h>
#include <glib/gstdio.h>
#include <sqlite3.h>

static char *folder;

char *sample_in_folder(const char *name)
{
  return g_build_filename(folder, name, NULL);
}

void sample_folder_make(void)
{
  g_setenv("TZ", "America/New_York", TRUE);
  g_setenv("THROUGHLINE_NOW", "2026-11-12T10:31:00", TRUE);
  g_unsetenv("THROUGHLINE_SEED");
  folder = g_dir_make_tmp("throughline-XXXXXX", NULL);
}

void sample_folder_remove(void)
{
  GDir *dir = g_dir_open(folder, 0, NULL);
  for (const char *name = g_dir_read_name(dir); name; name = g_dir_read_name(dir)) {
    g_autofree char *path = sample_in_folder(name);
    g_unlink(path);
  }
  g_dir_close(dir);
  g_rmdir(folder);
  g_free(folder);
}

int sample_files(void)
{
  int count = 0;
  GDir *dir = g_dir_open(folder, 0, NULL);
  while (g_dir_read_name(dir))
    count++;
  g_dir_close(dir);
  return count;
}

/* One whole number from a file. */
long sample_number(const char *path, const char *sql)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  ck_assert_int_eq(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
  ck_assert_msg(sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK, "%s",
                sqlite3_errmsg(db));
  ck_assert_int_eq(sqlite3_step(statement), SQLITE_ROW);
  long value = (long)sqlite3_column_int64(statement, 0);
  sqlite3_finalize(statement);
  sqlite3_close(db);
  return value;
}

/* The first column of a query. Yours. */
GPtrArray *sample_column(const char *path, const char *sql)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func(g_free);
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  ck_assert_int_eq(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
  ck_assert_msg(sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK, "%s",
                sqlite3_errmsg(db));
  while (sqlite3_step(statement) == SQLITE_ROW)
    g_ptr_array_add(texts, g_strdup((const char *)sqlite3_column_text(statement, 0)));
  sqlite3_finalize(statement);
  sqlite3_close(db);
  return texts;
}
