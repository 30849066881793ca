/* The store: one SQLite file, opened, checked and migrated before anything else; queries through
 * named statements; everything a list, search, report or export shows comes through the views of
 * the person in use. The store never prints and knows no screen.
 *
 * One thread, one store. Parameters and cells are text (NULL = absent); SQLite turns the text of
 * whole numbers into integers where a column is one. */
#ifndef TL_DB_STORE_H
#define TL_DB_STORE_H

#include "base/auto.h"
#include "base/progress.h"
#include "model/record.h"
#include "model/rowset.h"
#include "statements.h" /* made from db/sql/query-*.sql: enum statement */

#include <glib.h>
#include <stdbool.h>

struct store;

enum store_mode {
  STORE_OPEN,   /* the file must exist */
  STORE_CREATE, /* made where it does not exist (0600 in a folder 0700); store_has_district tells
                   the rest */
  STORE_CREATE_SHARED, /* the same for a group: 0660 in a setgid folder 2770 */
  STORE_READONLY,      /* never written, not even migrated */
  STORE_BUILD, /* a new file that nobody else knows of, and that is thrown away unless all went
                  well: faster, and not safe against a power cut before it is synced and moved into
                  place */
};

/* The file in use unless one is named: $THROUGHLINE_DB, else district.db in the data folder. Yours.
 */
char *store_default_path(void);

/* Opens path, checks whose it is and migrates it. NULL with one of: TL_ERROR_NOT_FOUND, _FOREIGN,
 * _NEWER, _READONLY, _FULL, _DAMAGED, _NETWORK, _BUSY, _FAILED, each with a sentence of its own;
 * nothing is touched then. Yours. */
struct store *store_open(const char *path, enum store_mode mode, GError **error);
void store_free(struct store *store);

const char *store_path(const struct store *store); /* borrowed */

/* True when the store has a district (init was done). */
bool store_has_district(struct store *store);

/* The district's record. NULL with TL_ERROR_NOT_FOUND before init. Yours. */
struct record *store_district(struct store *store, GError **error);

/* A new uid from the store's source. Yours. */
char *store_new_uid(struct store *store);

/* A number that changes whenever another connection has changed the file; cheap. */
long store_version(struct store *store);

/* Everything read until store_let_go is of one moment, whatever others write meanwhile. For work
 * without a person in between; not within a change. */
bool store_hold(struct store *store, GError **error);
void store_let_go(struct store *store);

/* --- who is using it ------------------------------------------------------------------------ */

/* Sets the person in use by uid; NULL: the record keeper, who sees everything. The views follow. */
bool store_set_viewer(struct store *store, const char *staff_uid, GError **error);
const char *store_viewer(const struct store *store); /* uid or NULL; borrowed */

/* What the person in use may do (product.md, Who sees what). */
bool store_viewer_sees_all(const struct store *store); /* superintendent, record keeper */
bool store_viewer_makes_packet(
    const struct store *store); /* some packet: and plan manager, assistant superintendent,
                                   facilitator of a DILT */
/* That of month: a facilitator’s is the one of the DILT that they run. */
bool store_viewer_makes_packet_of(struct store *store, const char *month);
/* While it is there the packet's views show what the packet of month is made of, where the person
 * in use makes that one; of other months a facilitator sees what they see anyway. One within
 * another changes nothing. Yours; store must outlive it. */
struct packet_scope *packet_scope_new(struct store *store, const char *month);
void packet_scope_free(struct packet_scope *scope);

DEFINE_AUTO(packet_scope)

bool store_viewer_keeps_records(
    const struct store *store); /* record keeper: settings, roster, imports */
bool store_viewer_is_administrator(const struct store *store); /* principal, superintendents, … */

/* The person that a login name, e-mail, uid or name means. NULL with TL_ERROR_NOT_FOUND or
 * TL_ERROR_AMBIGUOUS (naming those that fit). Yours. */
char *store_find_staff(struct store *store, const char *text, GError **error);

/* The same, those who left included. */
char *store_find_staff_ever(struct store *store, const char *text, GError **error);

/* The school that a uid, code, short name or (beginning of a) name means; likewise. Yours. */
char *store_find_school(struct store *store, const char *text, GError **error);

/* --- queries -------------------------------------------------------------------------------- */

/* Runs a statement with named parameters: name, value pairs, both const char *, ended by NULL;
 * parameters not given are NULL, one that the statement does not have asserts. Every statement may
 * also use :today, which is bound by itself. NULL with error. Yours. */
struct rowset *store_query(struct store *store, enum statement statement, GError **error,
                           ...) G_GNUC_NULL_TERMINATED;

/* The first cell of the first row; NULL without error where there is none. Yours. */
char *store_value(struct store *store, enum statement statement, GError **error,
                  ...) G_GNUC_NULL_TERMINATED;

/* A whole number of the first row's first cell; 0 where there is none or it failed. */
long store_count(struct store *store, enum statement statement, ...) G_GNUC_NULL_TERMINATED;

/* --- giving way ----------------------------------------------------------------------------- */

/* From here on reading stops with TL_ERROR_STOPPED as soon as waiting(data) says that somebody
 * waits: for what can be read again when nobody does. waiting is asked many times a millisecond,
 * and may not use the store. Not within a change. */
void store_give_way(struct store *store, bool (*waiting)(void *data), void *data);

/* No longer. True when it did give way: what was read since is not whole, and to be thrown away. */
bool store_give_way_end(struct store *store);

/* --- records -------------------------------------------------------------------------------- */

/* Loads an aggregate with its parts. NULL with TL_ERROR_NOT_FOUND. Private fields come as NULL to
 * others than their writer. Yours. */
struct record *store_load(struct store *store, const struct record_type *type, const char *uid,
                          GError **error);

/* Uids of all records of a type that the person in use may see, in their order. NULL with error.
 * Yours; each is a char *. */
GPtrArray *store_uids(struct store *store, const struct record_type *type, GError **error);

/* The uid of the root of type whose field has value (code, name …); NULL without error where none
 * has it; TL_ERROR_AMBIGUOUS where several have. Refs by uid. Yours. */
char *store_find(struct store *store, const struct record_type *type, const char *field,
                 const char *value, GError **error);

/* A change: one action of a person, one transaction (BEGIN IMMEDIATE), one line of history for each
 * record it touches. label says what was done, as a person would: "Colour SIP item 2.1". */
struct change;
enum change_kind {
  CHANGE_PERSON,  /* history with before and after */
  CHANGE_IMPORT,  /* of what it creates, history keeps the uid only */
  CHANGE_RESTORE, /* writes no history: it comes with the data */
};

/* Begins. NULL with TL_ERROR_BUSY, _READONLY, _FULL, _NEWER (another program has migrated the
 * file), or _REFUSED: only the record keeper brings in and restores. */
struct change *change_begin(struct store *store, const char *label, enum change_kind kind,
                            GError **error);

/* Checks and writes record; a new one gets a uid. TL_ERROR_CONFLICT when it was changed since it
 * was read (who and when), TL_ERROR_REFUSED when it is not for the person in use to write
 * (db/rights.c), TL_ERROR_INVALID when a rule is broken or another record has the same code.
 * *changed (may be NULL) says whether anything was written. record's uid, revision and derived
 * fields are set. The transaction goes on after a failure; what failed is taken back alone. */
bool change_save(struct change *change, struct record *record, bool *changed, GError **error);

/* Before record is saved: it lives until the change has ended, and is to be as it was (uid,
 * revision) where that comes to nothing, so that it can be saved again. store_save does so by
 * itself. */
void change_hold(struct change *change, struct record *record);

/* Removes a record (undo of its creation). */
bool change_remove(struct change *change, const struct record_type *type, const char *uid,
                   GError **error);

/* Notes in history what was done with the file as a whole, or with all of one record's papers: an
 * export, a backup, an import, a teacher's file, what left under the retention schedule. label says
 * it in words without a folder's path; uid is the record that it is about, NULL: the district. It
 * is no change of a record: it is not undone and hides no conflict. STATEMENT_LOG_OF_STORE lists
 * the notes for the record keeper. */
bool store_log(struct store *store, const char *label, const char *uid, GError **error);

/* The same as part of a change, with what it wrote. */
bool change_log(struct change *change, const char *label, const char *uid, GError **error);

/* How many records the change has written so far. */
long change_written(const struct change *change);

/* Ends the transaction and frees change in either case. A change that wrote nothing leaves no
 * trace. */
bool change_commit(struct change *change, GError **error);
void change_free(struct change *change);             /* rolls back */
const char *change_uid(const struct change *change); /* borrowed */

/* Begin, save, commit in one. */
bool store_save(struct store *store, struct record *record, const char *label, GError **error);

DEFINE_AUTO(store)
DEFINE_AUTO(change)

#endif
