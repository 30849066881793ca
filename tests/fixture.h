/* A small store for tests: one district, two schools, a principal each, their supervisor, teachers,
 * a form, a rubric. Made in a folder of its own, with a fixed clock and seed. */
#ifndef TL_TESTS_FIXTURE_H
#define TL_TESTS_FIXTURE_H

#include "db/store.h"

struct fixture {
  char *folder;
  char *path;
  struct store *store;
  char *school[2];    /* uids: Doran Elementary, Kuss Middle */
  char *principal[2]; /* Maria Arruda, Siobhán O’Brien */
  char *supervisor;   /* Rosa Alvarez, assistant superintendent of the first principal */
  char *manager;      /* James Ortiz, plan manager */
  char *teacher[3];   /* José Nuñez (Kuss), Trần Thị Mai (Kuss), Ana Fonseca (Doran) */
  char *strategy[3];
  char *version; /* of the form, with these strategies */
  char *visit_type;
  char *rubric;
};

/* Sets THROUGHLINE_NOW (2026-11-12T10:31:00), THROUGHLINE_SEED and TZ, makes the store. Aborts on
 * failure. */
void fixture_start(struct fixture *fixture);

/* Closes the store and removes the folder. */
void fixture_end(struct fixture *fixture);

/* Removes a folder with all in it. */
void fixture_remove_folder(const char *folder);

/* Opens the same file once more. Yours. */
struct store *fixture_open_again(const struct fixture *fixture);

/* Saves record and aborts on failure. */
void fixture_save(struct store *store, struct record *record);

/* The same; frees record. fixture_kept gives its uid, yours. */
void fixture_keep(struct store *store, struct record *record);
char *fixture_kept(struct store *store, struct record *record);

/* The record of that uid; aborts where there is none. Yours. */
struct record *fixture_load(struct store *store, const struct record_type *type, const char *uid);

/* A walkthrough of teacher 0 at Kuss by principal 1 on date, with one mark a level (NULL: none).
 * Its uid, yours. */
char *fixture_walkthrough(struct fixture *fixture, const char *date, const char *const levels[3]);

/* A record with name, value pairs set, ended by NULL. Yours. */
struct record *fixture_record(const struct record_type *type, ...) G_GNUC_NULL_TERMINATED;

/* A part added to root likewise. */
void fixture_part(struct record *root, const struct record_type *type, ...) G_GNUC_NULL_TERMINATED;

#endif
