/* Mill City while it is being made: its schools, places of work and those who hold them, the days
 * of school, and where records go. Only for src/sample/. */
#ifndef TL_SAMPLE_CITY_H
#define TL_SAMPLE_CITY_H

#include "base/uid.h"
#include "db/store.h"
#include "model/calendar.h"
#include "model/date.h"
#include "sample/chance.h"
#include "sample/words.h"

/* What a stream of chance is for (chance_stream). */
enum city_stream {
  STREAM_SNOW = 1,
  STREAM_SCHOOL,
  STREAM_POST,
  STREAM_SEAT,
  STREAM_TURNOVER,
  STREAM_TARGET,
  STREAM_WALKS,
  STREAM_LIKELY,
  STREAM_ASSESSMENT,
  STREAM_MISSING,
  STREAM_PLAN,
  STREAM_MEETING,
  STREAM_DELIVERY,
  STREAM_VISIT,
  STREAM_COMMITMENT,
};

/* Who holds a place of work, and when. */
struct holder {
  char *uid;
  char *from;  /* first day; NULL: always did */
  char *until; /* the day from which no longer; NULL: still does */
};

struct city_school {
  char *uid;
  char *name;
  enum school_level level;
  int teachers;
  bool priority;
  int leader;      /* index of the principal's seat */
  GArray *posts;   /* of int: indexes of the posts of those who teach here */
  GArray *waiting; /* of int: the same, those not seen for longest first */
  /* Of the first form and of the continuum, in thousands: */
  int usual[2][16];    /* how often each strategy is seen here in the middle of what is told */
  int drift[2][16];    /* and how that changes in a year */
  int likely[2][16];   /* how often in the month last asked for */
  int likely_month[2]; /* which that is, plus one */
};

/* The place of one teacher. */
struct post {
  int school;
  int second; /* another school, or -1 */
  enum subject_index subject;
  bool classroom; /* teaches all subjects of an elementary grade */
  const char *grade;
  char room[8];
  int mailbox;
  int skill;       /* of 1,000: more or less than usual is seen here */
  GArray *holders; /* of struct holder, in order */
};

/* The place of one administrator with a target: what is remembered from month to month. */
struct seat {
  const char *role;
  int school; /* -1: the district */
  int second; /* another school, or -1 */
  const struct director_plan *director;
  int supervisor; /* index of a seat; -1: the superintendent */
  int diligence;  /* of 100: how much of the target is usually made */
  GArray *holders;

  int ratings[4]; /* 0 HE, 1 E, 2 IN */
  int goal;       /* index of the last goal, -1: none */
  char *goal_text;
  int seen[16], of[16]; /* this month, by item of the first form */
};

/* A strategy on a form. */
struct form_item {
  char *strategy;
  char *name;                         /* as it reads in a sentence */
  const struct strategy_words *words; /* how often it is seen */
  const struct strategy_words *comments;
};
struct form {
  char *version;
  const char *const *levels; /* codes: fully seen, partly, not seen, and for n.a. or NULL */
  int item_count;
  struct form_item items[16];
};

struct month {
  char *text;      /* `2026-11` */
  int year;        /* the school year began in autumn of it */
  int number;      /* September 0 … June 9; August -1 */
  GPtrArray *days; /* of char *: the school days */
};

struct city {
  struct store *store;
  struct change *change;
  struct chance *chance;
  struct chance *aside; /* of what stands beside the walkthroughs: visits, deliveries */
  struct uid_source *uids;
  const struct progress *progress;
  long walkthroughs, walkthroughs_expected;

  char *today;
  char *now_time;
  char *now;                 /* instant */
  int first_year, last_year; /* of those with data: autumns */
  struct calendar *calendar;
  GHashTable *half_days; /* dates */
  GArray *months;        /* of struct month, with school, to the present one */
  int last_full;         /* index of the last full one; -1: none */
  GHashTable *offsets;   /* of days: how far local time is from UTC, in minutes, plus 1440 */

  GArray *schools;    /* of struct city_school */
  GArray *posts;      /* of struct post */
  GArray *seats;      /* of struct seat: assistant superintendents, directors, principals, assistant
                         principals */
  GHashTable *names;  /* full names in use */
  GHashTable *emails; /* e-mail addresses and logins in use */
  GHashTable *agreed; /* school or owner, and text: the day that follow-up was last agreed */
  char *superintendent;
  struct form forms[3]; /* the first form's version 1 and 2, the continuum */
  char *visit_type;
  char *rubric;
  char *initiatives[24]; /* uids, by initiative_plans */
};

enum { FORM_OLD, FORM_NEW, FORM_CONTINUUM };

/* --- city.c --------------------------------------------------------------------------------- */

/* A city without people for the clock's present day. Yours. */
struct city *city_new(guint32 seed);
void city_free(struct city *city);

#define CITY_SCHOOL(city, index) (&g_array_index((city)->schools, struct city_school, index))
#define CITY_POST(city, index) (&g_array_index((city)->posts, struct post, index))
#define CITY_SEAT(city, index) (&g_array_index((city)->seats, struct seat, index))
#define CITY_MONTH(city, index) (&g_array_index((city)->months, struct month, index))

/* An empty list of holders. Yours. */
GArray *city_holders_new(void);

/* Gives record a uid of the city's own, saves it and frees it. *uid (may be NULL) is the uid,
 * yours. */
bool city_save(struct city *city, struct record *record, char **uid, GError **error);

/* Tells how far it is; false with TL_ERROR_STOPPED. */
bool city_report(struct city *city, const char *what, GError **error);

/* Who holds a place on date, or NULL. Borrowed. */
const struct holder *city_holder(const GArray *holders, const char *date);

/* A local day and minute of it as an instant, never later than now. Yours. */
char *city_instant(struct city *city, const char *date, int minute);

/* --- the parts, each in a file of its own --------------------------------------------------- */

/* School years with snow days, and the months to the present day. */
bool city_calendar_add(struct city *city, int years, GError **error);

/* Schools, so many of them. */
bool city_schools_add(struct city *city, int count, GError **error);

/* Which places there are, without anybody in them (city_staff_add). */
void city_posts_plan(struct city *city);
void city_seats_plan(struct city *city);

/* All posts and seats with those who hold and held them, and the district's other people. */
bool city_staff_add(struct city *city, GError **error);

/* A new person as a record of type staff, with a name nobody has, and an e-mail address. fixed:
 * NULL, or the name to give. login: whether they get a login name. Yours. */
struct record *city_people_new(struct city *city, const struct fixed_person *fixed, bool login);

/* The forms of the district: the defaults, and a second version of the first form. */
bool city_forms_add(struct city *city, GError **error);

/* The district's plan, and each school's plans with their status to the last full month. */
bool city_plans_add(struct city *city, GError **error);

/* All that happens in a month: targets, walkthroughs, self-assessments, the meeting. */
bool city_months_add(struct city *city, GError **error);

/* The walkthroughs of one seat in one month; days_off: its school days without any, at the
 * beginning of the month's list of days at off_from. */
struct absence {
  int days;
  int from; /* index into the month's days */
};
bool city_walks_add(struct city *city, int seat, int month, const struct absence *absence,
                    GError **error);

/* The lesson that was seen: what comments speak of. */
struct lesson {
  const char *topic;
  const char *word;
  const char *other_word;
  const char *grade;
  enum subject_index subject;
  int skill; /* of 1,000: more or less than usual is seen with this teacher */
};
/* What is usual in each school; once the forms are known. */
void city_marks_plan(struct city *city);
/* How often each strategy of a form is seen in a school in a month, of 1,000. Borrowed. */
const int *city_marks_likely(struct city *city, const struct form *form, int school, int month);
/* Marks and comments of one walkthrough; counts what was seen for the seat where the form is the
 * first one. */
void city_marks_add(struct city *city, struct record *walkthrough, const struct form *form,
                    const int *likely, const struct lesson *lesson, struct seat *seat);
/* What worked, next step, and now and then a private note. */
void city_marks_add_words(struct city *city, struct record *walkthrough,
                          const struct lesson *lesson);

/* The self-assessment of one seat for one month. missing: 0 none, 1 begun and not submitted, 2 not
 * begun. */
bool city_assessments_add(struct city *city, int seat, int month, int missing, GError **error);

/* Whose input for the last full month is missing: indexes of seats, the first two principals; -1:
 * none. */
enum { CITY_MISSING = 3 };
void city_missing(struct city *city, int seats[CITY_MISSING]);

DEFINE_AUTO(city)

#endif
