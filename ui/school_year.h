/* A school year while its days are being marked. Knows nothing of the screen. */
#ifndef TL_UI_SCHOOL_YEAR_H
#define TL_UI_SCHOOL_YEAR_H

#include "base/auto.h"
#include "db/store.h"
#include "model/calendar.h"

struct school_year {
  char *code;                /* `SY2026-27` */
  struct record *record;     /* NULL: this year is not entered */
  struct calendar *calendar; /* of it; every weekday where it is not entered */
};

/* The school year that month is in. NULL with error. Yours. */
struct school_year *school_year_read(struct store *store, const char *month, GError **error);
void school_year_free(struct school_year *year);

/* What is different about a day: `snow`, and its note; NULL where nothing is. Borrowed. */
const char *school_year_kind(const struct school_year *year, const char *date);
const char *school_year_note(const struct school_year *year, const char *date);

/* The letter of a kind in a narrow grid: `s`. Borrowed. */
const char *school_year_letter(const char *kind);

/* Marks a day (kind NULL: as any other) and stores it. */
bool school_year_mark(struct school_year *year, struct store *store, const char *date,
                      const char *kind, GError **error);

/* Sets a marked day's note and stores it. */
bool school_year_set_note(struct school_year *year, struct store *store, const char *date,
                          const char *note, GError **error);

/* Enters this year as most districts of the state have it, and stores it. */
bool school_year_make(struct school_year *year, struct store *store, GError **error);

/* School days of month, and of the whole year. */
int school_year_days(const struct school_year *year, const char *month);
int school_year_all_days(const struct school_year *year);

/* For struct form_setup: what stands beside a day to come without school; NULL for all else. */
struct app;
const char *school_year_beside(struct app *app, const struct field *field, const char *value);

DEFINE_AUTO(school_year)

#endif
