/* For tests of imports: files made of text, and what became of them. */
#ifndef TL_TESTS_IMPORT_CASE_H
#define TL_TESTS_IMPORT_CASE_H

#include "exchange/import.h"
#include "exchange/wide_map.h"
#include "fixture.h"

typedef bool import_case_function(struct store *store, const char *path,
                                  const struct import_options *options,
                                  struct import_result *result, GError **error);

struct import_case {
  struct fixture *fixture;
  import_case_function *import;
  struct import_options options;
  struct import_result result; /* of the last run */
  struct wide_map *map;        /* in the options, or NULL */
};

void import_case_start(struct import_case *test, struct fixture *fixture,
                       import_case_function *import);
void import_case_end(struct import_case *test);

/* From now on wide files are read by this map; aborts where it is none. */
void import_case_map(struct import_case *test, enum wide_kind kind, const char *text);

/* Writes text as in.csv into the fixture's folder and brings it in: the summary. Yours. */
char *import_case_run(struct import_case *test, const char *text);

/* The same for a file or folder that is there. */
char *import_case_run_path(struct import_case *test, const char *path);

/* A folder of that name in the fixture's: pairs of a file's name and its text, ended by NULL. Its
 * path, yours. */
char *import_case_folder(const struct import_case *test, const char *name, ...);

/* Brings in text and asserts the summary. */
void import_case_expect(struct import_case *test, const char *text, const char *summary);

/* Brings in text and asserts that nothing of it was taken, with an error of that code; its message,
 * yours. */
char *import_case_fail(struct import_case *test, const char *text, int code);

/* Lines of that outcome, joined by LF, with the fixture's folder left out. Yours. */
char *import_case_lines(const struct import_case *test, enum import_outcome outcome);

/* Asserts that a notice of the last import has this in it. */
void import_case_assert_notice(const struct import_case *test, const char *part);

/* The record of type whose field has value; aborts where there is none. Yours. */
struct record *import_case_record(const struct import_case *test, const struct record_type *type,
                                  const char *field, const char *value);

/* A file or folder of tests/data. Its path, yours. */
char *import_case_data(const char *name);

/* Brings in what is at path and asserts the summary; says what was refused where it differs. */
void import_case_expect_path(struct import_case *test, const char *path, const char *summary);

/* Asserts the lines of that outcome. */
void import_case_assert_lines(const struct import_case *test, enum import_outcome outcome,
                              const char *expected);

/* A person's post, and how many there are. */
const struct record *import_case_post(const struct record *person, guint index);
void import_case_assert_posts(const struct record *person, guint count);

#endif
