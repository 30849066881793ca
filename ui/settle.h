/* Two people changed the same record: what each wrote, and whose stands. */
#ifndef TL_UI_SETTLE_H
#define TL_UI_SETTLE_H

#include "db/store.h"
#include "ui/app.h"

enum settled {
  SETTLED_NOT,    /* it stays a draft */
  SETTLED_OURS,   /* ours was put onto theirs: store it again */
  SETTLED_MERGED, /* ours was put onto theirs, and the two do not meet: store it again */
  SETTLED_ANEW,   /* the record was taken away, ours is one that is new: store it */
  SETTLED_THEIRS, /* ours was dropped */
  SETTLED_GONE,   /* the record was taken away, and ours is dropped: there is nothing to show */
};

/* What can be done about it. Each gets data; false or NULL with error. */
struct settle {
  char *(*compare)(void *data, GError **error); /* both, as text to read; yours */
  bool (*keep_ours)(void *data, GError **error);
  bool (*take_theirs)(void *data, GError **error);
  void *data;
};

/* Asks, after looking at both as often as one likes. said: who changed it, and when. Failures are
 * said, and settle nothing. */
enum settled settle_ask(struct app *app, const char *said, const struct settle *settle);

/* Asks what becomes of ours where another took the record away: SETTLED_ANEW, SETTLED_GONE or
 * SETTLED_NOT; nothing is done about it yet. said as above. */
enum settled settle_ask_gone(struct app *app, const char *said);

/* What becomes of what was typed where it may be stored no more. */
enum settle_refused { REFUSED_STAY, REFUSED_KEEP, REFUSED_DROP };

/* Asks for it: goes back to it, leaves it as a draft, or throws it away; nothing is done about it
 * yet. said: why. */
enum settle_refused settle_ask_refused(struct app *app, const char *said);

/* Says whose words stand, after it is stored; false, with nothing said, where nothing was settled.
 */
bool settle_said(struct app *app, enum settled settled);

/* The record as it was when its revision was that one, from history; NULL where that is not known.
 * Yours. */
struct record *settle_base(struct store *store, const struct record *theirs, long revision);

/* True when two lists of parts hold the same in the same order. */
bool settle_same_parts(const GPtrArray *some, const GPtrArray *others);

/* Theirs with what ours changed since base (NULL: all that ours holds) put onto it; the marks and
 * other parts of a kind are ours where we changed any of them. Yours. */
struct record *settle_merge(const struct record *base, const struct record *ours,
                            const struct record *theirs);

/* What they changed since base, and what we did, in words; without base how the two differ. Yours.
 */
char *settle_words(struct store *store, const struct record *base, const struct record *ours,
                   const struct record *theirs);

#endif
