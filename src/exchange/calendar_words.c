#include "exchange/calendar_words.h"

#include "base/text.h"
#include "model/name.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#define WORDS(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* What a phrase says of the day. */
enum saying {
  NOBODY,  /* no pupil comes */
  HALF,    /* pupils go early, or come late */
  MAKE_UP, /* they come to make up for another day */
  SCHOOL,  /* they come */
  REOPENS, /* they come again; beside a vacation, when it is over */
  RETURN,  /* somebody does */
  SNOW,
  VACATION,
  HOLIDAY,
  STAFF,   /* those who work at the school come: by itself, without pupils */
  HALFISH, /* half of something */
  FULL,    /* a full day: of school, if nothing says of what else */
  AROUND,  /* the day is near another, or an end of it, or only has an event */
  OFF,     /* what is said beside it is not to be */
  NO,      /* what is said next is not so */
  DENIED,  /* something was said behind that */
  BESIDE,  /* changes nothing of the others */
  OTHER,   /* words we do not know */
  SAYINGS
};

/* As search keys. Of those that begin at a word the longest counts, and it alone. */
static const char *const *const phrases[SAYINGS] = {
  [NOBODY] = WORDS(
      "no school", "no school day", "no students", "no student", "no student day", "no pupils",
      "no classes", "no class", "no attendance", "non school", "non school day", "non student day",
      "non attendance", "non attendance day", "non instructional", "non instructional day",
      "noninstructional", "noninstructional day", "student free", "student free day",
      "student holiday", "students off", "students not in attendance", "not in attendance",
      "students out", "students do not attend", "students do not report", "not a school",
      "not a school day", "not in session", "schools not in session", "school is closed",
      "schools are closed", "school closed", "schools closed", "schools close", "school closure",
      "school closing", "school cancelled", "school canceled", "schools cancelled",
      "schools canceled", "classes cancelled", "classes canceled"),
  [HALF] = WORDS("half day", "half days", "half session", "1 2 day", "1 2 days", "early release",
                 "early dismissal", "early closing", "early out", "noon dismissal", "minimum day",
                 "shortened day", "short day", "abbreviated day", "partial day", "delayed opening",
                 "delayed start", "late start", "hour delay", "late opening"),
  [MAKE_UP] = WORDS("snow make up", "snow makeup", "snow make up day", "snow makeup day",
                    "snow day make up day", "snow day makeup day", "weather make up day",
                    "weather makeup day", "make up day", "makeup day", "make up school day",
                    "make up", "makeup"),
  [SCHOOL] =
      WORDS("school day", "school days", "regular day", "instructional day", "in session",
            "full day of school", "full school day", "full day for students",
            "full day for all students", "first day of school", "last day of school",
            "first day of classes", "last day of classes", "first day for students",
            "last day for students", "first day for all students", "last day for all students",
            "students first day", "students last day", "first student day", "last student day"),
  [REOPENS] = WORDS("school resumes", "schools resume", "classes resume", "school reopens",
                    "schools reopen", "school re opens", "schools re open", "students return",
                    "school opens", "schools open", "school begins", "classes begin",
                    "school starts", "classes start"),
  [RETURN] = WORDS("resume", "resumes", "reopen", "reopens", "return", "returns", "reconvene",
                   "reconvenes"),
  [SNOW] = WORDS("snow", "snow day", "snow days", "weather", "weather day", "inclement weather",
                 "weather closing", "weather closure", "emergency closing", "emergency closure"),
  [VACATION] = WORDS("vacation", "recess", "break"),
  [HOLIDAY] =
      WORDS("holiday", "holidays", "new years", "new years day", "new years eve",
            "martin luther king", "mlk", "presidents day", "washingtons birthday", "patriots day",
            "good friday", "easter monday", "memorial day", "juneteenth", "independence day",
            "labor day", "columbus day", "indigenous peoples day", "veterans day", "thanksgiving",
            "day after thanksgiving", "christmas", "christmas eve"),
  [STAFF] = WORDS("pd", "full day pd", "in service", "inservice", "professional", "staff day",
                  "staff days", "staff only", "for staff", "for teachers", "for faculty",
                  "teachers only", "teacher only", "staff learning", "staff development",
                  "teacher workday", "teacher workdays", "teacher work day", "teacher work days",
                  "teacher day", "teacher planning", "teacher preparation", "teacher prep",
                  "superintendents conference", "workday", "workdays", "work day", "work days",
                  "workshop", "workshops", "convocation", "closed"),
  [HALFISH] = WORDS("half"),
  [FULL] = WORDS("full day", "full days"),
  [AROUND] = WORDS("before", "after", "until", "till", "prior", "following", "begin", "begins",
                   "beginning", "start", "starts", "end", "ends", "ending", "last day", "eve of",
                   "concert", "party", "parade", "assembly", "fair", "sale", "show", "camp",
                   "program", "celebration", "festival", "trip", "luncheon", "breakfast", "dance",
                   "night", "evening", "performance", "registration", "deadline", "homework"),
  [OFF] = WORDS("cancelled", "canceled", "postponed", "rescheduled"),
  [NO] = WORDS("no", "not", "not a", "not an", "no regular", "no longer", "no longer a"),
  [BESIDE] = WORDS("a", "all", "am", "and", "april", "at", "autumn", "based", "both", "curriculum",
                   "day", "days", "december", "development", "dismissal", "district",
                   "districtwide", "dr", "elementary", "fall", "february", "federal", "first",
                   "first day of", "for", "grade", "grades", "high", "in", "is", "jr", "k",
                   "kindergarten", "last day of", "learning", "legal", "levels", "long", "mid",
                   "middle", "midwinter", "observance", "observed", "of", "on", "only", "or", "pm",
                   "pre", "prek", "public", "regular", "school", "schools", "sr", "spring", "state",
                   "student", "students", "summer", "the", "wide", "week", "weekend", "winter"),
};

static const char *const kinds[SAYINGS] = {
  [NOBODY] = "closed",  [HALF] = "half",    [MAKE_UP] = "school",    [SCHOOL] = "school",
  [REOPENS] = "school", [SNOW] = "snow",    [VACATION] = "vacation", [HOLIDAY] = "holiday",
  [STAFF] = "closed",   [HALFISH] = "half", [FULL] = "school",
};

/* At which phrase a text says each first; 0: it does not. */
struct sayings {
  int at[SAYINGS];
};

/* The length of the longest phrase that begins at text, and what it says; 0: none does. */
static size_t phrase_at(const char *text, enum saying *what)
{
  size_t longest = 0;
  for (int saying = 0; saying < SAYINGS; saying++)
    for (const char *const *phrase = phrases[saying]; phrase && *phrase; phrase++) {
      size_t length = strlen(*phrase);
      if (length > longest && g_str_has_prefix(text, *phrase)
          && (text[length] == ' ' || !text[length])) {
        longest = length;
        *what = (enum saying)saying;
      }
    }
  return longest;
}

static void note(struct sayings *said, enum saying what, int place)
{
  if (!said->at[what])
    said->at[what] = place;
}

static struct sayings read_sayings(const char *key)
{
  struct sayings said = { 0 };
  bool no = false;
  int place = 1;
  for (const char *at = key; *at; place++) {
    enum saying what = OTHER;
    size_t length = phrase_at(at, &what);
    if (length == 0) {
      length = strcspn(at, " ");
      what = strspn(at, "0123456789") == length ? BESIDE : OTHER; /* grades, days of the month */
    }
    note(&said, what, place);
    if (no && kinds[what])
      note(&said, DENIED, place);
    no = what == NO;
    at += length + strspn(at + length, " ");
  }
  return said;
}

static bool is_before(const struct sayings *said, enum saying what, enum saying than)
{
  return said->at[what] && said->at[what] < said->at[than];
}

/* The first that is said of kinds of days on which no pupil comes, or other (SAYINGS: none). */
static enum saying free_day(const struct sayings *said, enum saying other)
{
  static const enum saying known[] = { SNOW, VACATION, HOLIDAY };
  for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
    if (said->at[known[i]])
      return known[i];
  return other;
}

/* No pupil comes: why, where that is said. What says first that they do may mean most of them. */
static enum saying kind_of_nobody(const struct sayings *said, bool *surely)
{
  static const enum saying school[] = { HALF, MAKE_UP, SCHOOL };
  *surely = true;
  for (size_t i = 0; i < G_N_ELEMENTS(school); i++)
    if (is_before(said, school[i], NOBODY))
      return SAYINGS;
    else if (said->at[school[i]])
      *surely = false;
  return said->at[AROUND] ? NOBODY : free_day(said, NOBODY);
}

/* `Last day of school before winter break` is one with school, `Columbus Day, school day` may be
 * either. */
static enum saying kind_of_school(const struct sayings *said)
{
  enum saying school = said->at[MAKE_UP] ? MAKE_UP : SCHOOL, other = free_day(said, SAYINGS);
  bool either = said->at[STAFF] || (other != SAYINGS && is_before(said, other, school));
  return either ? SAYINGS : school;
}

/* `Winter recess, classes resume 4 Jan` is the recess, `Classes resume after winter recess` is not.
 */
static enum saying kind_of_return(const struct sayings *said, bool *surely)
{
  enum saying back = said->at[REOPENS] ? REOPENS : RETURN, other = free_day(said, SAYINGS);
  *surely = *surely && back == REOPENS && other == SAYINGS && !said->at[AROUND];
  if (other != SAYINGS && is_before(said, other, back))
    return said->at[AROUND] ? SAYINGS : other;
  return back == REOPENS && !said->at[STAFF] ? REOPENS : SAYINGS;
}

/* What is only named, and thus is the day if nothing says that it is near it. */
static enum saying kind_of_name(const struct sayings *said, bool *surely)
{
  static const enum saying known[] = { STAFF, HALFISH, FULL };
  enum saying named = free_day(said, SAYINGS);
  if (said->at[AROUND])
    return SAYINGS;
  if (named != SAYINGS && said->at[STAFF])
    *surely = false;
  for (size_t i = 0; i < G_N_ELEMENTS(known) && named == SAYINGS; i++)
    if (said->at[known[i]])
      named = known[i];
  return named;
}

static enum saying kind_of(const struct sayings *said, bool *surely)
{
  *surely = !said->at[OTHER];
  if (said->at[DENIED] || (said->at[OFF] && !said->at[NOBODY]))
    return SAYINGS;
  if (said->at[NOBODY])
    return kind_of_nobody(said, surely);
  if (said->at[HALF]) {
    enum saying free = free_day(said, HALF);
    bool that_is_half = is_before(said, free, HALF) && !is_before(said, AROUND, free);
    *surely = !said->at[FULL] && !that_is_half;
    return HALF;
  }
  if (said->at[MAKE_UP] || said->at[SCHOOL])
    return kind_of_school(said);
  if (said->at[REOPENS] || said->at[RETURN])
    return kind_of_return(said, surely);
  return kind_of_name(said, surely);
}

/* text as a search key without punctuation. Yours. */
static char *plain_key(const char *text)
{
  GString *plain = g_string_new(text);
  g_string_replace(plain, "½", " half ", 0);
  char *key = name_search_key(plain->str);
  g_string_free(plain, TRUE);
  g_strdelimit(key, "/,;:_()&+", ' ');
  return g_strchug(key);
}

/* A day that begins late is half of one at some schools, a full one at others. */
static bool begins_late(const char *key)
{
  return strstr(key, "delay") || strstr(key, "late start") || strstr(key, "late opening");
}

const char *calendar_words_kind(const char *text, bool *surely)
{
  g_autofree char *key = plain_key(text);
  const struct sayings said = read_sayings(key);
  enum saying kind = kind_of(&said, surely);
  if (kind == HALF && begins_late(key))
    *surely = false;
  return kind == SAYINGS ? NULL : kinds[kind];
}

/* What follows the first of phrases that text begins with, without `for students`; NULL: none. */
static const char *behind(const char *text, const char *const *beginnings)
{
  static const char *const pupils[] = { "for students", "for all students", NULL };
  for (; *beginnings; beginnings++) {
    if (!g_str_has_prefix(text, *beginnings))
      continue;
    const char *rest = text + strlen(*beginnings);
    rest += strspn(rest, " ");
    for (const char *const *pupil = pupils; *pupil; pupil++)
      if (g_str_has_prefix(rest, *pupil))
        rest += strlen(*pupil);
    return rest + strspn(rest, " ");
  }
  return NULL;
}

enum calendar_words_end calendar_words_end(const char *text)
{
  static const char *const firsts[] = { "first day of school",
                                        "first day of classes",
                                        "first day for students",
                                        "first day for all students",
                                        "students first day",
                                        "first student day",
                                        NULL };
  static const char *const lasts[] = { "last day of school",
                                       "last day of classes",
                                       "last day for students",
                                       "last day for all students",
                                       "students last day",
                                       "last student day",
                                       NULL };
  g_autofree char *key = plain_key(text);
  const char *first = behind(key, firsts);
  const char *rest = first ? first : behind(key, lasts);
  bool surely = true;
  if (!rest || (*rest && (g_strcmp0(calendar_words_kind(rest, &surely), "half") != 0 || !surely)))
    return CALENDAR_WORDS_NO_END;
  return first ? CALENDAR_WORDS_FIRST_DAY : CALENDAR_WORDS_LAST_DAY;
}

bool calendar_words_range(const char *text, char **first, char **last)
{
  static const char *const between[] = { " - ",       "\u2013", "\u2014", " to ",
                                         " through ", " thru ", "-",      NULL };
  for (const char *const *sign = between; *sign; sign++) {
    const char *at = strstr(text, *sign);
    /* 2026-11-12 is a day. */
    if (!at || strstr(at + strlen(*sign), *sign))
      continue;
    g_autofree char *begin = g_strndup(text, (gsize)(at - text));
    *first = text_clean(begin, true);
    *last = text_clean(at + strlen(*sign), true);
    if (*first && *last)
      return true;
    g_clear_pointer(first, g_free);
    g_clear_pointer(last, g_free);
  }
  return false;
}
