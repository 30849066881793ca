/* Aggregates in SQL, made from the field tables: how a root and its parts are read, added, changed
 * and removed. Only for db/. */
#ifndef TL_DB_AGGREGATE_H
#define TL_DB_AGGREGATE_H

#include "db/store_private.h"

/* The integer key of a record of that type by uid, 0 where there is none. */
sqlite3_int64 aggregate_id(struct store *store, const char *type, const char *uid);

/* Reads an aggregate; seen: through the view of the person in use. NULL without error where there
 * is none. */
struct record *aggregate_read(struct store *store, const struct record_type *type, const char *uid,
                              bool seen, GError **error);

/* True when the view of the person in use shows that record; a record keeper also sees what is
 * gone. */
bool aggregate_seen(struct store *store, const struct record_type *type, const char *uid);

/* Uids of all of a type that the person in use may see, in order. */
GPtrArray *aggregate_uids(struct store *store, const struct record_type *type, GError **error);

/* Writes the root (insert where id is 0, else update with a revision one higher) and its parts. *id
 * is set. What goes wrong names the field by its label. */
bool aggregate_write(struct store *store, struct record *record, sqlite3_int64 *id, GError **error);

/* Deletes it with its parts. */
bool aggregate_delete(struct store *store, const struct record_type *type, sqlite3_int64 id,
                      GError **error);

/* Gives parts with a running number (key field `position`) their number, in order. */
void aggregate_number_parts(struct record *record);

#endif
