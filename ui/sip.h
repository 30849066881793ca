/* A School Improvement Plan as the screens have it: goals and items of one school and school year,
 * with the statuses of a month. Knows nothing of keys and rows. */
#ifndef TL_UI_SIP_H
#define TL_UI_SIP_H

#include "base/auto.h"
#include "ui/session.h"

struct sip_item {
  int goal; /* row of goals */
  const char *uid, *code, *text, *status, *status_before,
      *note; /* borrowed from items; NULL: none */
  const char *owner, *due_on, *initiative, *initiative_name;
  long revision;    /* as it is shown: what a change is held against */
  bool active;      /* now */
  bool dropped;     /* by the month that is shown: what is dropped later belongs to it still */
  char *draft;      /* a note for that month that waits for a status; NULL: none. Owned */
  GString *history; /* a letter a month from sip->first on, `·` where nothing was set */
  char *since; /* the month since which its status is the same, where that is two or more; else NULL
                */
  bool still;  /* and it is not complete: it stands still */
};

struct sip_count {
  int complete, in_progress, no_action, unset;
};

struct sip {
  struct session *session; /* borrowed */
  char *school, *school_name, *month, *previous, *school_year;
  char *first; /* the first month that any item has a status in; month where none has */
  bool may_change;
  bool dropped;           /* dropped items are shown too */
  struct rowset *goals;   /* uid, code, text */
  struct rowset *rows;    /* what the items borrow from */
  GPtrArray *items;       /* struct sip_item, in the plan's order */
  struct sip_count count; /* of items that are not dropped */
};

/* The plan of a school in the school year of month. NULL with error. Yours. */
struct sip *sip_open(struct session *session, const char *school, const char *month, bool dropped,
                     GError **error);
void sip_free(struct sip *sip);

/* Reads it again. */
bool sip_reload(struct sip *sip, GError **error);

/* The number of an item by uid; -1: not there. */
int sip_find(const struct sip *sip, const char *uid);

enum sip_set { SIP_SET_FAILED, SIP_SET_SAME, SIP_SET_CHANGED };

/* Sets the item's status for the month (NULL: takes it away with its note), as a change of its own,
 * held against what is shown: TL_ERROR_CONFLICT when another changed it meanwhile. A note that
 * waits as a draft goes with it where the month has none. SIP_SET_SAME: it was so already, and
 * there is nothing to undo. */
enum sip_set sip_set_status(struct session *session, const char *uid, long revision,
                            const char *month, const char *status, GError **error);

/* Drops an item, or takes it up again. */
bool sip_set_active(struct session *session, const char *uid, long revision, bool active,
                    GError **error);

/* The status that a key sets: c, p, n; NULL for another. Borrowed. */
const char *sip_status_of_key(int code);

/* Colour of a status as an enum style. */
unsigned sip_style(const char *status);

/* The code after the highest that the goals have (goal -1), or the items of a goal: `4`, `2.5`.
 * Yours. */
char *sip_next_code(const struct sip *sip, int goal);

DEFINE_AUTO(sip)

#endif
