/* Rows about people, from whatever file: which person each is of, and what they say together. Only
 * for the importers. */
#ifndef TL_EXCHANGE_STAFF_ROWS_H
#define TL_EXCHANGE_STAFF_ROWS_H

#include "exchange/staff_index.h"

/* A row: one person in one post. What it does not say is NULL. */
struct staff_row {
  struct import_place where;
  struct record *person;          /* of staff, without parts; its uid where the row gives one */
  bool guessed_name;              /* person's name was one cell, and taken apart here */
  struct record *post;            /* of assignment */
  bool some_administrator;        /* post's role is a guess: any administrator's will do */
  bool follows;                   /* a principal without a date begins where the last one ended */
  bool ends;                      /* the post ends today, where there is one */
  bool school_known;              /* post's school NULL means the district */
  char *supervisor;               /* uid, e-mail, name …; or NULL */
  struct import_item *item;       /* whose row it is, once matched */
  struct import_item *supervised; /* by whom, once found */
  int part;                       /* index of the assignment that it is about; -1: none so far */
  bool refused;
};

struct staff_rows {
  struct import_session *session;
  struct staff_index *index;
  GPtrArray *list; /* struct staff_row * */
  char *nameless;  /* said once of rows whose person is not known, where the file names nobody; or
                      NULL */
  long nameless_line;       /* where */
  const char *default_role; /* of someone new whose row has none; NULL: the row is refused */
};

struct staff_rows *staff_rows_new(struct import_session *session, struct staff_index *index);
void staff_rows_free(struct staff_rows *rows);

/* An empty row at the end. Borrowed. */
struct staff_row *staff_rows_add(struct staff_rows *rows, struct import_place place);

/* Refuses a row. */
void staff_rows_refuse(struct staff_rows *rows, struct staff_row *row, const char *why);

/* Finds each row's person, gives them what their rows say, and saves them. False with error where
 * no more can be done. */
bool staff_rows_save(struct staff_rows *rows, GError **error);

DEFINE_AUTO(staff_rows)

#endif
