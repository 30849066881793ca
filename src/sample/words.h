/* What the sample district is made of: names, schools, subjects, and the patterns (phrase.h) of
 * what people write. Lists of patterns end with NULL. No pattern holds the name of a person. */
#ifndef TL_SAMPLE_WORDS_H
#define TL_SAMPLE_WORDS_H

#include <glib.h>
#include <stdbool.h>

/* --- people --------------------------------------------------------------------------------- */

/* Names that one community of the city gives its children. A family name with a slash has a form
 * for men and one for women; a given name with a slash is followed by how it is written in an
 * e-mail address. */
struct community {
  int weight; /* of 100 people */
  const char *const *women;
  const char *const *men;
  const char *const *families;
  bool two_families; /* some carry both parents' names */
};
extern const struct community communities[];
extern const int community_count;

/* Someone whose place is fixed, whatever the seed. */
struct fixed_person {
  const char *given;
  const char *family;
};

/* --- schools -------------------------------------------------------------------------------- */

enum school_level { SCHOOL_ELEMENTARY, SCHOOL_COMMUNITY, SCHOOL_MIDDLE, SCHOOL_HIGH, SCHOOL_SMALL };

struct school_plan {
  const char *name;
  const char *short_name;
  const char *grades;
  enum school_level level;
  int teachers;
  bool priority;
  struct fixed_person
      principal; /* no given name: the principal of the school before leads it too */
};
/* The city's eighteen schools, by name. */
extern const struct school_plan school_plans[];
extern const int school_plan_count;

/* Names for the schools of a larger district; each once. */
extern const char *const more_schools[];

extern const struct fixed_person fixed_superintendent, fixed_plan_manager, fixed_plan_monitor,
    fixed_record_keeper;
extern const struct fixed_person fixed_assistants[2];

struct director_plan {
  const char *subject; /* what they answer for */
  const char *visits;  /* the subject they mostly visit; NULL: any */
  struct fixed_person person;
};
extern const struct director_plan director_plans[];
extern const int director_plan_count;

/* --- subjects ------------------------------------------------------------------------------- */

enum band { BAND_LOWER, BAND_UPPER, BAND_MIDDLE, BAND_HIGH, BAND_COUNT };

struct subject {
  const char *name;
  const char *const *topics[BAND_COUNT];
  const char *const *words[BAND_COUNT]; /* of the subject */
};
enum subject_index {
  SUBJECT_MATH,
  SUBJECT_ENGLISH,
  SUBJECT_WRITING,
  SUBJECT_SCIENCE,
  SUBJECT_SOCIAL,
  SUBJECT_ESL,
  SUBJECT_SPECIAL,
  SUBJECT_ART,
  SUBJECT_MUSIC,
  SUBJECT_PE,
  SUBJECT_SPANISH,
  SUBJECT_TECHNOLOGY,
  SUBJECT_COUNT
};
extern const struct subject subjects[SUBJECT_COUNT];

/* --- what observers write ------------------------------------------------------------------- */

enum sight { SIGHT_SEEN, SIGHT_PARTLY, SIGHT_NOT, SIGHT_COUNT };

/* Comments on one strategy. */
struct strategy_words {
  const char *code; /* of the strategy */
  int seen;         /* of 1,000: how often it is seen or partly seen in an ordinary school */
  int drift;        /* of 1,000 a year: what the district's work on it does */
  int absent;       /* of 1,000: how often it does not apply */
  const char *like; /* code of the strategy whose comments it shares, or NULL */
  const char *const *comments[SIGHT_COUNT];
};
extern const struct strategy_words strategy_words[];
extern const int strategy_words_count;

extern const char *const worked_words[];
extern const char *const next_step_words[];
extern const char *const private_words[];

/* --- visits --------------------------------------------------------------------------------- */

extern const char *const visit_purposes[];
extern const char *const visit_seen_words[];
extern const char *const visit_next_words[];
extern const char *const follow_up_words[];
extern const char *const commitment_words[];
extern const char *const follow_up_dropped[];
extern const char *const memo_points[];
extern const char *const memo_decisions[];
extern const char *const memo_areas[];
extern const char *const memo_plans[];
extern const char *const moved_reasons[];
extern const char *const reply_words[];
extern const char *const lesson_parts[];
extern const char *const lesson_groupings[];

struct snippet_words {
  const char *shortcut, *text;
};
extern const struct snippet_words snippet_words[];
extern const int snippet_words_count;

/* A map of the form that the district used before. */
extern const char sample_map[];

/* --- what administrators write about themselves --------------------------------------------- */

struct standard_words {
  const char *code;                /* of the standard */
  const char *const *rationale[3]; /* HE, E, IN */
  const char *const *evidence[3];
};
extern const struct standard_words standard_words[4];

struct goal_words {
  const char *goal;
  const char *steps;
};
extern const struct goal_words goal_words[];
extern const int goal_words_count;
extern const char *const working_on_words[];

/* --- plans ---------------------------------------------------------------------------------- */

struct initiative_plan {
  const char *code; /* `2.1`; `2` is an objective */
  const char *name;
};
extern const struct initiative_plan initiative_plans[];
extern const int initiative_plan_count;

struct item_plan {
  const char *text;
  const char *role; /* who answers for it: NULL the principal, else the role */
  const char *initiative;
  int due; /* months after September */
};
struct goal_plan {
  unsigned levels; /* for which kinds of school: bits of enum school_level */
  const char *text;
  struct item_plan items[8]; /* ends with a NULL text */
};
extern const struct goal_plan goal_plans[];
extern const int goal_plan_count;

/* Notes beside a status: complete, in progress, no action. */
extern const char *const status_notes[3][16];

/* --- days ----------------------------------------------------------------------------------- */

extern const char *const off_reasons[];
extern const char *const long_off_reasons[]; /* four days and more */
extern const char *const meeting_rooms[];

#endif
