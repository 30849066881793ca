/* Maps of wide files: one row an answered form, one column a question. A map says which column is
 * what, and what the answers in it mean. As a file it is a CSV: `column,field,answer,means`. A row
 * with column and field maps a column, `strategy:CODE` naming what it is of; rows below it with
 * neither say what its answers mean. A row with a field alone gives in `means` what holds for all
 * rows of the file; without `means` the answers below it hold for all columns of that field. */
#ifndef TL_EXCHANGE_WIDE_MAP_H
#define TL_EXCHANGE_WIDE_MAP_H

#include "base/auto.h"

#include <glib.h>
#include <stdbool.h>

enum wide_kind {
  WIDE_WALKTHROUGHS,
  WIDE_SELF_ASSESSMENTS,
  WIDE_SIP,
  WIDE_KINDS,
};

/* What a column can be. */
enum wide_field_id {
  WIDE_IGNORE,
  WIDE_TIMESTAMP,
  WIDE_DATE,
  WIDE_START,
  WIDE_MINUTES,
  WIDE_OBSERVER,
  WIDE_TEACHER,
  WIDE_SCHOOL,
  WIDE_FORM,
  WIDE_VISIT_TYPE,
  WIDE_STRATEGY,
  WIDE_COMMENT,
  WIDE_SEEN,
  WIDE_WHAT_WORKED,
  WIDE_NEXT_STEP,
  WIDE_PRIVATE_NOTE,
  WIDE_GRADE,
  WIDE_SUBJECT,
  WIDE_ROOM,
  WIDE_PERIOD,
  WIDE_STAFF,
  WIDE_MONTH,
  WIDE_RATING,
  WIDE_RATIONALE,
  WIDE_EVIDENCE,
  WIDE_GOAL,
  WIDE_STEPS,
  WIDE_WORKING_ON,
  WIDE_GOAL_MET,
  WIDE_GOAL_CODE,
  WIDE_CODE,
  WIDE_STATUS,
  WIDE_NOTE,
  WIDE_DATES,
  WIDE_FIELDS,
};

enum wide_flag {
  WIDE_CODED = 1 << 0,    /* wants a code: `strategy:CODE` */
  WIDE_MAY_CODE = 1 << 1, /* may have one */
  WIDE_TEXT = 1 << 2,     /* several such columns are put one below the other */
  WIDE_ANSWERED = 1 << 3, /* its answers are of a few that have a meaning */
  WIDE_TICKS = 1 << 4,    /* and several of them may stand in one cell */
  WIDE_WHOLE = 1 << 5,    /* is no column: it holds for the whole file */
};

struct wide_field {
  const char *name;  /* in a map */
  const char *label; /* for people */
  unsigned kinds;    /* bits of 1 << enum wide_kind */
  unsigned flags;
};

extern const struct wide_field wide_fields[WIDE_FIELDS];

struct wide_answer {
  char *answer;      /* as the form has it */
  char *means;       /* NULL: nobody has said so far; `ignore`: nothing */
  GPtrArray *before; /* char *: what it meant before that, latest first, which may be levels of
                        another version of a form; only of strategies */
};

struct wide_column {
  char *title; /* NULL: no column, but all rows, or all columns of the field */
  enum wide_field_id field;
  char *code;         /* or NULL */
  char *value;        /* of all rows; or NULL */
  GPtrArray *answers; /* struct wide_answer * */
  long line;          /* of the map; 0: none */
};

struct wide_map {
  char *name; /* what messages call it, and the source of what it brings in */
  enum wide_kind kind;
  GPtrArray *columns; /* struct wide_column *, in the order of the file */
};

/* The kind that a word means (`walkthroughs`, `self-assessments`, `sip`); false where none is. */
bool wide_kind_find(const char *word, enum wide_kind *kind);
const char *wide_kind_word(enum wide_kind kind);

/* An empty map; its name is copied. Yours. */
struct wide_map *wide_map_new(enum wide_kind kind, const char *name);
void wide_map_free(struct wide_map *map);

/* Adds a column; title and code may be NULL. Borrowed. */
struct wide_column *wide_map_add(struct wide_map *map, const char *title, enum wide_field_id field,
                                 const char *code);

/* Adds an answer of a column, or changes what it means; a strategy's level from before is kept
 * beside the new one, for walkthroughs whose version has that. */
void wide_column_answer(struct wide_column *column, const char *answer, const char *means);

/* Reads the text of a map; name is for messages, which begin with `NAME:LINE: `. NULL with
 * TL_ERROR_INVALID or TL_ERROR_NOT_FOUND. Yours. */
struct wide_map *wide_map_parse(enum wide_kind kind, const char *name, const char *text,
                                GError **error);

/* Reads a map file; its name is the file's without ending. Yours. */
struct wide_map *wide_map_read(enum wide_kind kind, const char *path, GError **error);

/* The map as text. Yours. */
char *wide_map_text(const struct wide_map *map);

/* `strategy:objective` or `timestamp`. Yours. */
char *wide_column_field(const struct wide_column *column);

/* What the map says of a field for all rows (yours, or NULL); sets it, NULL takes it away. */
char *wide_map_value(const struct wide_map *map, enum wide_field_id field);
void wide_map_set_value(struct wide_map *map, enum wide_field_id field, const char *value);

/* True where some column, or the map for all rows, has the field. */
bool wide_map_has(const struct wide_map *map, enum wide_field_id field);

/* What an answer in the columns of field and code (or NULL) means by the map: by their own answers,
 * then by those for all columns of the field. NULL: the map does not say, *known tells whether it
 * names the answer at all. Borrowed. */
const char *wide_map_means(const struct wide_map *map, enum wide_field_id field, const char *code,
                           const char *answer, bool *known);

/* What an answer of a strategy with that code meant before, latest first. Borrowed; NULL: the map
 * does not name the answer. */
const GPtrArray *wide_map_meant(const struct wide_map *map, const char *code, const char *answer);

/* True for the word that says that an answer means nothing. */
bool wide_map_ignores(const char *means);

DEFINE_AUTO(wide_map)

#endif
