/* A folder for the samples and stores that a test makes, and a look into the files. */
#ifndef TL_TESTS_SAMPLE_FIXTURE_H
#define TL_TESTS_SAMPLE_FIXTURE_H

#include <glib.h>

/* Makes the folder, and sets the clock (2026-11-12T10:31:00) and TZ. */
void sample_folder_make(void);

/* Removes it with what is in it. */
void sample_folder_remove(void);

/* A path in it. Yours. */
char *sample_in_folder(const char *name);

/* How many files it has. */
int sample_files(void);

/* One whole number from a database. */
long sample_number(const char *path, const char *sql);

/* The first column of a query, as text or NULL. Yours. */
GPtrArray *sample_column(const char *path, const char *sql);

#endif
