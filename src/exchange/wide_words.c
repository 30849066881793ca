/* Words that forms use for what a column is, and what answers mean. */
#include "exchange/wide_guess.h"

#include "exchange/csv_match.h"
#include "exchange/sip_words.h"
#include "model/name.h"

#include <string.h>

#define W (1u << WIDE_WALKTHROUGHS)
#define A (1u << WIDE_SELF_ASSESSMENTS)
#define S (1u << WIDE_SIP)

/* As csv_match_key has them; the likeliest of a field first. */
static const struct {
  unsigned kinds;
  enum wide_field_id field;
  const char *words[14];
} known[] = {
  { W | A | S,
    WIDE_TIMESTAMP,
    { "timestamp", "completiontime", "submittedat", "submissiontime", "submitteddate",
      "datesubmitted" } },
  { W | A | S,
    WIDE_IGNORE,
    { "id", "lastmodifiedtime", "score", "totalpoints", "quizfeedback", "responseid" } },
  { A | S, WIDE_IGNORE, { "starttime" } },
  { W,
    WIDE_DATE,
    { "date", "dateofvisit", "visitdate", "observationdate", "dateofobservation",
      "dateofwalkthrough", "walkthroughdate" } },
  { W,
    WIDE_START,
    { "starttime", "timein", "timeofvisit", "timeofobservation", "timestarted", "begintime" } },
  { W,
    WIDE_MINUTES,
    { "minutes", "duration", "length", "howlong", "lengthofvisit", "lengthofobservation" } },
  { W,
    WIDE_OBSERVER,
    { "emailaddress", "email", "username", "observer", "observername", "observedby",
      "administrator", "youremail", "yourname", "evaluator" } },
  { W,
    WIDE_TEACHER,
    { "teacher", "teachername", "teacherobserved", "nameofteacher", "teachersname",
      "whomdidyouvisit", "whodidyouvisit", "educator", "staffmember" } },
  { W | S, WIDE_SCHOOL, { "school", "schoolname", "building", "site", "whichschool" } },
  { W, WIDE_FORM, { "form", "formname", "instrument" } },
  { W, WIDE_VISIT_TYPE, { "visittype", "typeofvisit", "typeofobservation", "observationtype" } },
  { W,
    WIDE_WHAT_WORKED,
    { "whatworked", "glow", "glows", "strength", "strengths", "praise", "positives",
      "commendations", "whatwentwell", "celebrations" } },
  { W,
    WIDE_NEXT_STEP,
    { "nextstep", "nextsteps", "grow", "grows", "question", "questions", "wonder", "wonderings",
      "areasforgrowth", "suggestions", "recommendations" } },
  { W, WIDE_PRIVATE_NOTE, { "privatenotes", "privatenote", "notestoself", "notetoself" } },
  { W, WIDE_GRADE, { "grade", "gradelevel", "grades" } },
  { W, WIDE_SUBJECT, { "subject", "contentarea", "course", "subjectarea" } },
  { W, WIDE_ROOM, { "room", "roomnumber", "classroom" } },
  { W, WIDE_PERIOD, { "period", "block", "classperiod" } },
  { W,
    WIDE_SEEN,
    { "strategiesseen", "strategiesobserved", "whichstrategiesdidyousee", "checkallthatapply",
      "whatdidyousee", "lookfors" } },
  { A,
    WIDE_STAFF,
    { "emailaddress", "email", "username", "administrator", "principal", "yourname", "name" } },
  { A | S, WIDE_MONTH, { "month", "whichmonth", "reportingmonth", "monthyouarereportingon" } },
  { A,
    WIDE_GOAL_MET,
    { "goalmet", "didyoumeetyourgoal", "didyoumeetlastmonthsgoal", "lastmonthsgoal",
      "wasthegoalmet", "goalfromlastmonth", "goaloflastmonth", "goalreached" } },
  { A,
    WIDE_GOAL,
    { "goal", "yourgoal", "goalfornextmonth", "nextmonthsgoal", "newgoal", "mygoal" } },
  { A, WIDE_STEPS, { "steps", "actionsteps", "stepstothegoal", "howwillyoureachit" } },
  { A, WIDE_WORKING_ON, { "stillworkingon", "challenges", "workingon", "growthareas" } },
  { S, WIDE_GOAL_CODE, { "goalnumber", "goalno", "goal", "whichgoal" } },
  { S,
    WIDE_CODE,
    { "item", "itemnumber", "itemno", "number", "actionstep", "whichitem", "sipitem" } },
  { S, WIDE_STATUS, { "status", "progress", "howisitgoing", "statusofitem" } },
  { S, WIDE_NOTE, { "note", "notes", "comment", "comments", "evidence" } },
};

static int fit(const char *key, const char *word)
{
  size_t length = strlen(word);
  if (strcmp(key, word) == 0)
    return 100;
  if (length >= 4 && g_str_has_prefix(key, word))
    return 60;
  return length >= 6 && strstr(key, word) ? 40 : 0;
}

enum wide_field_id wide_words_field(enum wide_kind kind, const char *title, int *score)
{
  enum wide_field_id found = WIDE_FIELDS;
  g_autofree char *key = csv_match_key(title);
  *score = 0;
  for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
    for (size_t k = 0; (known[i].kinds & (1u << kind)) && k < G_N_ELEMENTS(known[i].words); k++) {
      int points = known[i].words[k] ? fit(key, known[i].words[k]) : 0;
      if (points > *score) {
        *score = points;
        found = known[i].field;
      }
    }
  return found;
}

bool wide_words_comment(const char *title, bool *evidence)
{
  static const char *const words[] = { "comment", "comments",  "note",    "notes",
                                       "why",     "rationale", "explain", "explanation",
                                       "because", "details",   NULL };
  static const char *const shows[] = { "evidence", "shows", "show", "artifacts", NULL };
  g_autofree char *key = name_search_key(title);
  g_strdelimit(key, "?:,()[]", ' ');
  g_auto(GStrv) parts = g_strsplit(key, " ", -1);
  bool comment = false;
  *evidence = false;
  for (char **part = parts; *part; part++) {
    *evidence = *evidence || g_strv_contains(shows, *part);
    comment = comment || g_strv_contains(words, *part);
  }
  return comment || *evidence;
}

/* Answers ------------------------------------------------------------------------------------- */

enum sense { SENSE_NONE, SENSE_YES, SENSE_PARTLY, SENSE_NO, SENSE_NEITHER };

static enum sense sense_of(const char *answer)
{
  static const struct {
    const char *begin;
    enum sense sense;
  } words[] = {
    { "not applicable", SENSE_NEITHER },
    { "n/a", SENSE_NEITHER },
    { "na", SENSE_NEITHER },
    { "not yet", SENSE_NO },
    { "not", SENSE_NO },
    { "no", SENSE_NO },
    { "never", SENSE_NO },
    { "none", SENSE_NO },
    { "partial", SENSE_PARTLY },
    { "part", SENSE_PARTLY },
    { "some", SENSE_PARTLY },
    { "emerging", SENSE_PARTLY },
    { "developing", SENSE_PARTLY },
    { "yes", SENSE_YES },
    { "seen", SENSE_YES },
    { "observed", SENSE_YES },
    { "evident", SENSE_YES },
    { "clearly", SENSE_YES },
    { "always", SENSE_YES },
    { "consistent", SENSE_YES },
    { "fully", SENSE_YES },
  };
  g_autofree char *plain = g_utf8_strdown(answer, -1);
  for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
    size_t length = strlen(words[i].begin);
    /* A short one must be the whole word. */
    if (g_str_has_prefix(plain, words[i].begin) && (length > 3 || !g_ascii_isalpha(plain[length])))
      return words[i].sense;
  }
  return SENSE_NONE;
}

bool wide_words_short(const char *answer)
{
  enum { LONGEST = 14 }; /* `Not applicable` */
  return strlen(answer) <= LONGEST && sense_of(answer) != SENSE_NONE;
}

static const char *level_of(const GPtrArray *levels, const char *part)
{
  for (guint i = 0; i < levels->len; i++) {
    const struct wide_topic *level = levels->pdata[i];
    if (strstr(level->words, part))
      return level->code;
  }
  return NULL;
}

static const char *by_sense(enum sense sense, const GPtrArray *levels)
{
  const char *found = NULL;
  switch (sense) {
  case SENSE_YES:
    return level_of(levels, "+seen") ? level_of(levels, "+seen") : level_of(levels, "+met");
  case SENSE_PARTLY:
    found = level_of(levels, "part");
    return found ? found : level_of(levels, "develop");
  case SENSE_NO:
    return level_of(levels, "+not_seen") ? level_of(levels, "+not_seen")
                                         : level_of(levels, "+not_met");
  case SENSE_NEITHER:
    return level_of(levels, "+neither") ? level_of(levels, "+neither") : "ignore";
  default:
    return NULL;
  }
}

const char *wide_words_exact(const char *answer, const GPtrArray *levels)
{
  g_autofree char *key = name_search_key(answer);
  for (guint i = 0; i < levels->len; i++) {
    const struct wide_topic *level = levels->pdata[i];
    g_autofree char *label = g_strndup(level->words, strcspn(level->words, "+"));
    g_autofree char *words = name_search_key(label);
    g_autofree char *code = name_search_key(level->code);
    if (*key && (strcmp(key, g_strchomp(words)) == 0 || strcmp(key, code) == 0))
      return level->code;
  }
  return NULL;
}

/* The only level whose words an answer begins, or that begin it. */
static const char *only_beginning(const char *answer, const GPtrArray *levels)
{
  const char *found = NULL;
  g_autofree char *key = name_search_key(answer);
  for (guint i = 0; i < levels->len; i++) {
    const struct wide_topic *level = levels->pdata[i];
    g_autofree char *words = name_search_key(level->words);
    if (!*key || !*words || (!g_str_has_prefix(words, key) && !g_str_has_prefix(key, words)))
      continue;
    if (found && strcmp(found, level->code) != 0)
      return NULL;
    found = level->code;
  }
  return found;
}

const char *wide_words_level(enum wide_field_id field, const char *answer, const GPtrArray *levels)
{
  if (field == WIDE_STATUS) {
    enum sense sense = sense_of(answer);
    const char *status = sip_words_status(answer, NULL);
    return status                  ? status
           : sense == SENSE_NO     ? "no_action"
           : sense == SENSE_PARTLY ? "in_progress"
                                   : NULL;
  }
  const char *exact = wide_words_exact(answer, levels);
  if (exact || field == WIDE_SCHOOL)
    return exact ? exact : only_beginning(answer, levels);
  return by_sense(sense_of(answer), levels);
}
