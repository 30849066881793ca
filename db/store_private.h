/* What the store's own files share. Only for db/. */
#ifndef TL_DB_STORE_PRIVATE_H
#define TL_DB_STORE_PRIVATE_H

#include "base/uid.h"
#include "db/store.h"

#include <sqlite3.h>

#define STORE_APPLICATION_ID 0x54684C6E /* "ThLn" */
/* A test is built with one version more (STORE_NEXT_MIGRATION, its SQL), to go the way there. */
#ifdef STORE_NEXT_MIGRATION
#define STORE_SCHEMA_VERSION 3
#else
#define STORE_SCHEMA_VERSION 2
#endif

/* Of pages in memory: for a store in use, and for a change of a great many records. */
enum { STORE_CACHE_KIB = 8192, CHANGE_CACHE_KIB = 65536 };

struct store {
  sqlite3 *db;
  char *path;
  enum store_mode mode;
  bool made;   /* the file was not there before */
  bool filled; /* something was written: else a file that was made goes again */
  sqlite3_stmt *statements[STATEMENT_COUNT]; /* prepared at first use */
  GHashTable *generated;                     /* SQL text made from field tables → sqlite3_stmt */
  GHashTable *ids;       /* "type uid" → integer key, as long as nobody else changes the file */
  long ids_version;      /* the file's version that they are of */
  sqlite3_stmt *version; /* the pragma that gives it */
  struct uid_source *uids;
  char *viewer;     /* uid or NULL */
  char *day;        /* the day that the views were filled for; NULL: they are to be filled anew */
  long day_version; /* the file's version then */
  bool sees_all, makes_packet, keeps_records, is_administrator, runs_dilt;
  int packets;                 /* scopes that are open (packet_scope_new) */
  bool in_packet;              /* and show what else is not the viewer's to see */
  struct change *change;       /* the open one */
  bool (*waiting)(void *data); /* whom reading gives way to; NULL: nobody */
  void *waiting_data;
  bool gave_way;
  int firm; /* what must not be left half done is under way */
};

struct change {
  struct store *store;
  enum change_kind kind;
  char *label;
  char *uid;
  char *at;
  char *undoes; /* uid of the change that this one takes back */
  long written;
  GArray *held; /* struct held: records that are as before where it comes to nothing; or NULL */
};

/* Fills the views for the viewer when the day or, by others, the file has changed; cheap otherwise.
 * Not within a change: what it writes would be taken back with it. */
void store_follow_day(struct store *store);

/* `10:31 on 12 Nov`, local, of an instant of history; `a moment ago` for NULL. Yours. */
char *store_when(const char *instant);

/* True when path is a file of ours of a version that is known; else false with its sentence. */
bool store_is_ours(const char *path, GError **error);

/* `Backup to NAME` in the log, without the folder's path. Yours. */
char *store_label(const char *what, const char *path);

/* path, or where something is there already, with -2, -3 … at its end. Yours. */
char *store_free_name(const char *path);

/* Where the copy goes that is made of the file at path before it is brought up to date. Yours. */
char *store_copy_before(const char *path);

/* The statement, prepared and reset. Asserts that it can be prepared. Borrowed. */
sqlite3_stmt *store_statement(struct store *store, enum statement statement);

/* Made from SQL text that is kept with the store, prepared at first use. NULL with error. Borrowed.
 */
sqlite3_stmt *store_generated(struct store *store, const char *sql, GError **error);

/* An e-mail says who signs a slip and whose a row of a file is: of those who are here one has it.
 * False with TL_ERROR_INVALID where record (before: as it is stored, or NULL) would be another. */
bool store_check_email(struct store *store, const struct record *record,
                       const struct record *before, GError **error);

#endif
