/* Slips of several walkthroughs: which they are, in the order of the mailboxes, and the sheets they
 * are printed on, two to a sheet. Of attempts (substitute, testing …) there is no slip. */
#ifndef TL_REPORT_SLIPS_H
#define TL_REPORT_SLIPS_H

#include "base/progress.h"
#include "db/store.h"
#include "document/document.h"

/* How many days back slips are looked for that were never delivered. */
enum { SLIPS_DAYS = 30 };

/* Which slips; NULL and false: no matter. */
struct slips_filter {
  const char *walkthrough;  /* uid: only this, whatever else is said */
  const char *from, *until; /* days; both are needed where walkthrough is NULL */
  const char *school;       /* uid */
  const char *recorder;     /* uid */
  bool waiting;             /* not delivered yet, and not from elsewhere */
};

/* The slips that fit and the person in use may see: uid, made_on, started, state, teacher, room,
 * mailbox, school, school_uid, recorder, delivered_on, delivered_time, how, delivered_by,
 * signed_on, reply. By school, mailbox (2 before 10) and teacher; those without a mailbox last.
 * NULL with error. Yours. */
struct rowset *slips_query(struct store *store, const struct slips_filter *filter, GError **error);

/* The slips in rows (of slips_query) as a document. NULL with error, TL_ERROR_STOPPED when progress
 * says so. Yours. */
struct document *slips_document(struct store *store, const struct rowset *rows,
                                const struct progress *progress, GError **error);

/* The paper form to fill in by hand, two to a sheet: of the form called name (code or name, or how
 * it begins), NULL: the one offered first. NULL with TL_ERROR_NOT_FOUND. Yours. */
struct document *slips_blank(struct store *store, const char *name, GError **error);

/* Before, equal or after as people count: `2` before `10`, `B2` before `B10`; NULL last. */
int slips_compare_mailbox(const char *one, const char *other);

#endif
