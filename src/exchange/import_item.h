/* A record on its way in: as it stands in the store, and as the rows of a file make it. Only for
 * the importers. */
#ifndef TL_EXCHANGE_IMPORT_ITEM_H
#define TL_EXCHANGE_IMPORT_ITEM_H

#include "exchange/import_session.h"

enum import_item_state {
  IMPORT_ITEM_IDLE,   /* no row of the file is about it */
  IMPORT_ITEM_WANTED, /* to be saved */
  IMPORT_ITEM_SAVING, /* those that it refers to are being saved */
  IMPORT_ITEM_SAVED,
  IMPORT_ITEM_REFUSED,
};

struct import_item {
  struct record *before; /* NULL: new */
  struct record *record;
  char *caption;             /* what people call it */
  struct import_place place; /* the first row about it */
  enum import_item_state state;
};

/* Every record of a type that the store has, and those that the file adds. */
struct import_items {
  struct import_session *session;
  const struct record_type *type;
  char *(*caption)(const struct import_session *session, const struct record *record);
  GPtrArray *list;    /* struct import_item * */
  GHashTable *by_uid; /* struct import_item * */
};

/* Loads what the store has. caption gives what people call a record, yours. NULL with error. Yours.
 */
struct import_items *import_items_load(struct import_session *session,
                                       const struct record_type *type,
                                       char *(*caption)(const struct import_session *session,
                                                        const struct record *record),
                                       GError **error);
void import_items_free(struct import_items *items);

/* A new record, with a uid, in the list. Borrowed. */
struct import_item *import_items_add(struct import_items *items);

/* Says that a row at place is about item, which is thus to be saved. */
void import_item_want(struct import_item *item, struct import_place place);

/* Makes caption anew after the record has changed. */
void import_item_rename(struct import_items *items, struct import_item *item);

/* Saves item where rows are about it, and counts what became of it. What is refused is told, with
 * its first row. False with error where no more can be done. */
bool import_item_save(struct import_items *items, struct import_item *item, GError **error);

/* The same for all of the list in order. */
bool import_items_save(struct import_items *items, GError **error);

/* Sets a field from a cell: NULL leaves it as it is. False with TL_ERROR_INVALID, which names the
 * field. */
bool import_item_set(struct record *record, const char *field, const char *cell, GError **error);

/* record_check on a copy: record stays as it is. */
bool import_item_check(const struct record *record, GError **error);

/* Gives record each value that row has. */
void import_item_merge(struct record *record, const struct record *row);

/* Where an external id is from, unless the file says so. */
#define IMPORT_SOURCE "import"

/* What differs between before (NULL: new) and record in words, `Grades: 06,07 → 06,07,08; …`.
 * Yours. */
char *import_item_difference(const struct import_session *session, const struct record *before,
                             const struct record *record);

/* What a dry run tells of a record that would be added (before NULL) or changed: a line, of a
 * school year one for each day of it that differs. caption is what people call it. */
void import_item_tell(struct import_session *session, const char *caption,
                      const struct record *before, const struct record *record);

DEFINE_AUTO(import_items)

#endif
