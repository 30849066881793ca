/* The figures of one month, computed once and shared by the packet, the principal's page and the
 * screens that show the same: who did how many of which target, who submitted what, how the School
 * Improvement Plans stand, what was seen, who was not visited, what is missing.
 *
 * All of it is read through the views of the person in use: who makes the packet gets everybody,
 * others themselves, those they supervise and their schools. Everything belongs to struct figures.
 */
#ifndef TL_REPORT_FIGURES_H
#define TL_REPORT_FIGURES_H

#include "report/month_frame.h"

/* What to read, or-ed; some of it brings others along. */
enum figures_part {
  FIGURES_PEOPLE = 1 << 0,     /* administrators: walkthroughs, target, days */
  FIGURES_RATINGS = 1 << 1,    /* and their self-assessments, of this month and the last */
  FIGURES_PLANS = 1 << 2,      /* schools with their SIP items */
  FIGURES_STRATEGIES = 1 << 3, /* what was seen, in the district and by school */
  FIGURES_COVERAGE = 1 << 4,   /* teachers not visited */
  FIGURES_ALL = (1 << 5) - 1,
};

enum {
  FIGURES_MONTHS = 6, /* months in a row of small bars, the last of them the one in question */
  FIGURES_LEAST = 4,  /* a change is shown only where both months have as many */
};

/* --- administrators -------------------------------------------------------------------------- */

struct figures_rating {
  char *standard; /* code */
  char *level;    /* `HE`; NULL: no rating */
  char *label;    /* `highly effective` */
  enum role role; /* its colour */
};

/* A self-assessment that was submitted. */
struct figures_assessment {
  char *uid;
  char *working_on;   /* or NULL */
  bool had_goal;      /* one was set for the month */
  char *goal_met;     /* of goal_met_choices, or NULL; NULL where none was set */
  GPtrArray *ratings; /* struct figures_rating */
};

/* Someone who was an administrator on some day of the month; a person with two roles is one. */
struct administrator {
  char *uid, *name, *given_name, *family_name;
  char *role;       /* of role_choices: the main one */
  char *school;     /* uid of the main school; NULL: the district */
  char *place;      /* `Kuss Middle`, `Doran and Lord`; NULL: the district */
  GPtrArray *leads; /* char *: uids of the schools they are the principal of at the month's end, or
                     * today where it is not over */
  bool mine;        /* oneself, or someone one supervises, or one sees all */
  char *from_on, *until_on; /* came, or left (the day from which they are gone; it may be still to
                             * come), within the month; else NULL */
  int school_days;          /* of the month, in that time */
  int full_target;          /* for a full month: the target set, or the district's */
  int days_off;             /* school days off campus */
  int target;               /* pro-rated */
  char *reason;             /* why it is less than others'; NULL: it is not */
  int done;                 /* walkthroughs recorded, and walked along where that counts */
  int attempts;             /* visits that found a substitute, testing, an empty room */
  int days;                 /* school days with at least one */
  int schools;              /* visited */
  /* Done in each; -1: none, and they were not in post, there was no school, or nothing was recorded
   * yet. */
  int months[FIGURES_MONTHS];
  bool expected;                                             /* a self-assessment is */
  struct figures_assessment *assessment, *assessment_before; /* NULL: not submitted */
  char *sort_key;
};

/* --- schools --------------------------------------------------------------------------------- */

/* How many SIP items stand where; missing: no status was set for the month, and one was due: there
 * was school, and the item was entered by then. */
struct figures_status {
  int complete, in_progress, no_action, missing;
};

struct figures_item {
  char *uid, *goal_code, *goal_text, *code, *text;
  char *owner;     /* an administrator's name (`S. Walsh`), else a role in words; NULL: nobody */
  char *owner_uid; /* of an administrator */
  char *serves;    /* code of an initiative, or NULL */
  char *due_on;
  char *status, *note;      /* of the month */
  char *status_before;      /* of the last month */
  char *status_earlier;     /* the latest before the month */
  char *since;              /* the month since which the status is what it is */
  bool asked, asked_before; /* it was entered by the month's end, or the last one's */
};

struct figures_school {
  char *uid, *name;
  char *short_name; /* unlike any other's */
  guint index;      /* among figures->schools */
  int walkthroughs, walkthroughs_before;
  const struct administrator
      *principal;   /* at the month's end, or today; NULL: none, or FIGURES_PEOPLE not read */
  GPtrArray *items; /* struct figures_item, in the plan's order; of all schools without those that
                     * had not been entered yet */
  int entered;      /* items of the year's plan, those too */
  struct figures_status now, before;
  int forward, back; /* items whose status moved on, or back */
  int still;         /* items not complete whose status is what it was last */
  int compared;      /* items that have a status and had one before */
};

/* --- what was seen --------------------------------------------------------------------------- */

struct figures_seen {
  long seen, whole; /* whole: marks that count as seen or not seen */
};

struct figures_strategy {
  char *uid, *name;
  long least;   /* the district's: of fewer marks than that no figure is shown */
  long *levels; /* marks by level of the scale */
  struct figures_seen now, before;
  struct figures_seen *schools; /* by index of figures->schools */
};

struct figures_level {
  char *code, *label, *counts; /* seen, not_seen, neither */
};

/* The strategies marked on one scale. */
struct figures_scale {
  char *uid, *name;
  GPtrArray *forms; /* char *: names of the forms used */
  int walkthroughs;
  long marked, marked_before; /* those with at least one mark; in the month before */
  long *marked_schools;       /* by index of figures->schools */
  GPtrArray *levels;          /* struct figures_level */
  GPtrArray *strategies;      /* struct figures_strategy, in the form's order */
};

/* --- the whole ------------------------------------------------------------------------------- */

/* Something a person was to hand in and did not. */
struct figures_missing {
  const char *staff;  /* uid; NULL: the school has no principal */
  const char *school; /* uid, or NULL */
  char *who;          /* `Carl Jackson, Stone Day` */
  char *what;         /* `self-assessment for October; SIP status of 6 items` */
};

struct figures_totals {
  int people;              /* administrators counted */
  int done, target;        /* once for each observer */
  int different;           /* the same walkthroughs, each once; with FIGURES_PEOPLE of all only */
  int expected, submitted; /* self-assessments */
  int attempts;
  int others; /* walkthroughs recorded by people without a target */
};

struct figures {
  struct month_frame *frame;
  GPtrArray *people;        /* struct administrator, by school and role */
  GPtrArray *people_before; /* the same of the month before, without what is not in its totals */
  struct figures_totals now, before;
  GPtrArray *standards; /* struct figures_level (code, label): columns of the grid */
  GPtrArray *levels;    /* struct figures_level (code, label): the rubric's, the best first */
  GPtrArray *schools;   /* struct figures_school, by name */
  struct figures_status plan, plan_before; /* of all schools */
  GPtrArray *scales;                       /* struct figures_scale */
  int teachers, unseen, unseen_schools;
  GPtrArray
      *missing; /* struct figures_missing, by school; with FIGURES_RATINGS and FIGURES_PLANS */
};

/* Reads parts of the month's figures; NULL with what month_frame_read or the store says. Yours.
 * figures_read_person reads only what is of one person: people, ratings, the plans of the schools
 * they lead and the items they own. figures_read_school reads one school's plan. */
struct figures *figures_read(struct store *store, const char *month, unsigned parts,
                             GError **error);
struct figures *figures_read_person(struct store *store, const char *month, const char *staff,
                                    GError **error);
struct figures *figures_read_school(struct store *store, const char *month, const char *school,
                                    GError **error);
void figures_free(struct figures *figures);

/* The administrator or school by uid, or NULL. Borrowed. */
const struct administrator *figures_person(const struct figures *figures, const char *uid);
const struct figures_school *figures_school(const struct figures *figures, const char *uid);

/* The rating of a standard, or NULL. Borrowed. */
const struct figures_rating *figures_rating(const struct figures_assessment *assessment,
                                            const char *standard);

/* True when the item stands still: not complete, and its status is what it was the last time. */
bool figures_stands_still(const struct figures_item *item);

/* True when the item is not complete and its date is past at the month's end, or today where the
 * month is not over. */
bool figures_item_late(const struct month_frame *frame, const struct figures_item *item);

/* Seen of 100, or -1 where whole is less than least. */
int figures_percent(struct figures_seen seen, long least);

/* The scale that most walkthroughs were marked on, or NULL: few walkthroughs move far by chance.
 * Borrowed. */
const struct figures_scale *figures_main_scale(const struct figures *figures);

/* True where the month's marks that count are enough for any figure of the strategy: those of one
 * or two walkthroughs are somebody's lesson. Of a scale: for one of its strategies. */
bool figures_shown(const struct figures_strategy *strategy);
bool figures_scale_shown(const struct figures_scale *scale);

/* Change in points since last month; false where either month has less than FIGURES_LEAST, or than
 * the district's least. */
bool figures_change(const struct figures_strategy *strategy, int *points);

/* All items that have a status. */
int figures_status_set(struct figures_status status);

/* Schools of which no SIP item is entered for the school year; with FIGURES_PLANS. Whether any
 * school has one. */
int figures_unplanned(const struct figures *figures);
bool figures_planned(const struct figures *figures);

/* Counts one more item with this status (NULL: none). */
void figures_count_status(struct figures_status *counts, const char *status);

/* Colour of a SIP status; ROLE_QUIET for none. Colour of level rank (1 the best) of count. */
enum role figures_status_role(const char *status);
enum role figures_level_role(int rank, int count);

/* `principal`, of role_choices. Borrowed. */
const char *figures_role(const struct administrator *person);

DEFINE_AUTO(figures)

#endif
