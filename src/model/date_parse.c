#include "model/date.h"

#include "base/error.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_WORDS = 4, QUOTE_COLUMNS = 40, FIRST_YEAR = 1900, LAST_YEAR = 2199 };

/* A date as typed, taken apart: numbers and a month's name in their order. */
struct words {
  int count;
  struct word {
    int value;  /* of a number; of a name 1 to 12 */
    int digits; /* 0 for a name */
  } word[MAX_WORDS];
};

/* What was typed, and what it can be told. */
struct reading {
  const char *given; /* short enough for a message */
  const char *today; /* may be NULL */
  bool ahead;        /* it is of a day to come */
  bool *year_said;   /* NULL, or where to say whether the day is of a year that was given */
};

static int number_at(const char *digits)
{
  return (int)g_ascii_strtoll(digits, NULL, 10);
}

static bool fail_date(const struct reading *reading, GError **error)
{
  return fail(error, TL_ERROR_INVALID,
              "%s is not a date. Write it like 2026-11-12, 11/12/2026 or Nov 12.", reading->given);
}

/* 1 to 12 for the name of a month or its first three letters or more, else 0. */
static int month_of_name(const char *name, size_t length)
{
  if (length < 3)
    return 0;
  for (int i = 1; i <= 12; i++)
    if (g_ascii_strncasecmp(date_month_title(i), name, length) == 0)
      return i;
  return 0;
}

/* True for what people put into a date that says nothing more: a weekday, the th of 12th, of. */
static bool is_filler(const char *name, size_t length, bool after_number)
{
  static const char *const days[] = { "mondays", "tuesdays",  "wednesdays", "thursdays",
                                      "fridays", "saturdays", "sundays" };
  static const char *const ordinals[] = { "st", "nd", "rd", "th" };
  for (size_t i = 0; i < G_N_ELEMENTS(days); i++)
    if (length >= 3 && g_ascii_strncasecmp(days[i], name, length) == 0)
      return true;
  for (size_t i = 0; i < G_N_ELEMENTS(ordinals); i++)
    if (after_number && length == 2 && g_ascii_strncasecmp(ordinals[i], name, 2) == 0)
      return true;
  return length == 2 && g_ascii_strncasecmp("of", name, 2) == 0;
}

static bool add_word(struct words *words, int value, size_t digits)
{
  if (words->count == MAX_WORDS || digits > 8)
    return false;
  words->word[words->count++] = (struct word){ value, (int)digits };
  return true;
}

/* Takes text apart. False where it holds what no date does. */
static bool split(const char *text, struct words *words)
{
  *words = (struct words){ 0 };
  bool after_number = false;
  for (const char *at = text; *at;) {
    size_t digits = strspn(at, "0123456789");
    size_t letters = 0;
    while (g_ascii_isalpha(at[letters]))
      letters++;
    if (digits > 0) {
      if (digits > 8 || !add_word(words, number_at(at), digits))
        return false;
    } else if (letters > 0) {
      int month = month_of_name(at, letters);
      if (month > 0 ? !add_word(words, month, 0) : !is_filler(at, letters, after_number))
        return false;
    } else if (!strchr(" ,./-", *at)) {
      return false;
    }
    after_number = digits > 0;
    at += MAX(digits + letters, 1);
  }
  return words->count > 0;
}

/* text without a time of day or zone behind the date. Yours. */
static char *without_time(const char *text)
{
  size_t length = strlen(text);
  const char *colon = strchr(text, ':');
  if (colon) {
    size_t start = (size_t)(colon - text);
    while (start > 0 && g_ascii_isdigit(text[start - 1]))
      start--;
    const char *rest = text + start;
    if (start > 0 && strchr(" Tt+-", text[start - 1])
        && !rest[strspn(rest, "0123456789:.+-ZzAaPpMm ")])
      length = start - 1;
  } else if (length > 1 && text[length - 1] == 'Z' && g_ascii_isdigit(text[length - 2])) {
    length--;
  }
  return g_strndup(text, length);
}

/* How the words are put together: a letter each, `n` a number, `y` a number of four digits, `m` a
 * name. */
static void shape_of(const struct words *words, char shape[MAX_WORDS + 1])
{
  int i;
  for (i = 0; i < words->count; i++) {
    int digits = words->word[i].digits;
    shape[i] = digits == 0 ? 'm' : digits == 4 ? 'y' : digits <= 2 ? 'n' : '?';
  }
  shape[i] = '\0';
}

/* A year of two digits in full. */
static int full_year(const struct word *word)
{
  if (word->digits > 2)
    return word->value;
  return word->value + (word->value < 80 ? 2000 : 1900);
}

/* Shapes of a date, and which word is the year (-1: none is), the month and the day. */
static const struct date_shape {
  const char *shape;
  int year, month, day;
} date_shapes[] = {
  { "ynn", 0, 1, 2 }, { "nny", 2, 0, 1 }, { "nnn", 2, 0, 1 }, { "nmy", 2, 1, 0 },
  { "mny", 2, 0, 1 }, { "nmn", 2, 1, 0 }, { "mnn", 2, 0, 1 }, { "ymn", 0, 1, 2 },
  { "nm", -1, 1, 0 }, { "mn", -1, 0, 1 }, { "nn", -1, 0, 1 },
};

static int days_in(int year, int month)
{
  return g_date_get_days_in_month((GDateMonth)month, (GDateYear)year);
}

/* The year in which month and day come nearest to today; where none of those near has the day,
 * today's. */
static int nearest_year(int month, int day, const char *today)
{
  int this_year = number_at(today), nearest = this_year, least = G_MAXINT;
  for (int year = this_year - 1; year <= this_year + 1; year++) {
    if (day < 1 || day > days_in(year, month))
      continue;
    g_autofree char *date = g_strdup_printf("%04d-%02d-%02d", year, month, day);
    int away = abs(date_difference(today, date));
    if (away < least) {
      least = away;
      nearest = year;
    }
  }
  return nearest;
}

/* The year in which month and day come next; that of today where they are today. */
static int next_year(int month, int day, const char *today)
{
  int now = number_at(today + 5) * 31 + number_at(today + 8);
  return number_at(today) + (month * 31 + day < now);
}

static bool fail_day(const struct reading *reading, int year, int month, GError **error)
{
  g_autofree char *of = month == 2 ? g_strdup_printf(" %d", year) : g_strdup("");
  return fail(error, TL_ERROR_INVALID, "%s is not a date. %s%s has %d days.", reading->given,
              date_month_title(month), of, days_in(year, month));
}

static bool check_month(const struct reading *reading, int month, bool maybe_day, GError **error)
{
  if (month >= 1 && month <= 12)
    return true;
  const char *hint = maybe_day && month > 12 ? " The month comes first, then the day." : "";
  return fail(error, TL_ERROR_INVALID, "%s is not a date. There is no month %d.%s", reading->given,
              month, hint);
}

static bool check_year(const struct reading *reading, int year, GError **error)
{
  if (year >= FIRST_YEAR && year <= LAST_YEAR)
    return true;
  return fail(error, TL_ERROR_INVALID, "%s: the year %d is too far away. Write one like 2026.",
              reading->given, year);
}

/* The date of these words in this shape. Yours. */
static char *date_of(const struct reading *reading, const struct words *words,
                     const struct date_shape *shape, GError **error)
{
  int month = words->word[shape->month].value, day = words->word[shape->day].value;
  bool month_first = shape->month == 0 && words->word[0].digits > 0;
  if (!check_month(reading, month, month_first && day >= 1 && day <= 12, error))
    return NULL;
  if (shape->year < 0 && !reading->today) {
    fail(error, TL_ERROR_INVALID, "%s has no year. Write it like 2026-11-12.", reading->given);
    return NULL;
  }
  int year = shape->year >= 0 ? full_year(&words->word[shape->year])
             : reading->ahead ? next_year(month, day, reading->today)
                              : nearest_year(month, day, reading->today);
  if (reading->year_said)
    *reading->year_said = shape->year >= 0;
  if (!check_year(reading, year, error))
    return NULL;
  if (day >= 1 && day <= days_in(year, month))
    return g_strdup_printf("%04d-%02d-%02d", year, month, day);
  fail_day(reading, year, month, error);
  return NULL;
}

/* The date of a word for it, or NULL. Yours. */
static char *date_of_word(const char *text, const char *today)
{
  static const char *const known[] = { "yesterday", "today", "tomorrow" };
  for (int i = 0; today && i < (int)G_N_ELEMENTS(known); i++)
    if (g_ascii_strcasecmp(text, known[i]) == 0)
      return date_add(today, i - 1);
  return NULL;
}

/* 20261112 as three words. */
static void split_eight(struct words *words)
{
  if (words->count != 1 || words->word[0].digits != 8)
    return;
  int value = words->word[0].value;
  words->count = 0;
  add_word(words, value / 10000, 4);
  add_word(words, value / 100 % 100, 2);
  add_word(words, value % 100, 2);
}

static char *parse_words(const struct reading *reading, struct words *words, GError **error)
{
  split_eight(words);
  char shape[MAX_WORDS + 1];
  shape_of(words, shape);
  for (size_t i = 0; i < G_N_ELEMENTS(date_shapes); i++)
    if (strcmp(date_shapes[i].shape, shape) == 0)
      return date_of(reading, words, &date_shapes[i], error);
  static const char *const months[] = { "my", "ym", "yn", "ny", NULL };
  if (g_strv_contains(months, shape))
    fail(error, TL_ERROR_INVALID, "%s is a month, not a date. Add the day: 2026-11-12.",
         reading->given);
  else
    fail_date(reading, error);
  return NULL;
}

/* *year_said (which may be NULL) becomes false where the year is not the text's but chosen here. */
static char *parse(const char *text, const char *today, bool ahead, bool *year_said, GError **error)
{
  /* The form that files and the store use, millions of times. */
  if (date_valid(text) && number_at(text) >= FIRST_YEAR && number_at(text) <= LAST_YEAR)
    return g_strdup(text);
  g_autofree char *clean = text_clean(text, true);
  if (!clean) {
    fail(error, TL_ERROR_INVALID, "The date is missing. Write it like %s2026-11-12.",
         today ? "12 Nov or " : "");
    return NULL;
  }
  g_autofree char *given = text_ellipsize(clean, QUOTE_COLUMNS);
  struct reading reading = { given, date_valid(today) ? today : NULL, ahead, year_said };
  char *date = date_of_word(clean, reading.today);
  if (date)
    return date;
  g_autofree char *day = without_time(clean);
  struct words words;
  if (split(day, &words))
    return parse_words(&reading, &words, error);
  fail_date(&reading, error);
  return NULL;
}

char *date_parse(const char *text, const char *today, GError **error)
{
  return parse(text, today, false, NULL, error);
}

/* 1 Monday to 7 for a weekday's name or its first three letters or more, else 0. */
static int weekday_of_name(const char *name)
{
  static const char *const days[] = { "monday", "tuesday",  "wednesday", "thursday",
                                      "friday", "saturday", "sunday" };
  size_t length = strlen(name);
  for (size_t i = 0; i < G_N_ELEMENTS(days); i++)
    if (length >= 3 && g_ascii_strncasecmp(days[i], name, length) == 0)
      return (int)i + 1;
  return 0;
}

char *date_parse_past(const char *text, const char *today, GError **error)
{
  g_autofree char *clean = text_clean(text, true);
  const char *name = clean ? clean : "";
  if (g_ascii_strncasecmp(name, "last ", 5) == 0)
    name += 5;
  int weekday = weekday_of_name(name);
  if (!weekday || !date_valid(today))
    return date_parse(text, today, error);
  int back = (date_weekday(today) - weekday + 7) % 7;
  return date_add(today, back ? -back : -7);
}

/* Days from today to the weekday that is said: `Fri` the first to come, `next Fri` that of the week
 * which begins on Monday. 0 where none is. */
static int days_to_weekday(const char *said, const char *today)
{
  bool next = g_ascii_strncasecmp(said, "next ", 5) == 0;
  int weekday = weekday_of_name(next ? said + 5 : said), now = date_weekday(today);
  if (!weekday)
    return 0;
  return next || weekday <= now ? weekday - now + 7 : weekday - now;
}

/* Days of `+7`, `in 3 days`, `2 weeks`, `+2 weeks`. 0 where it is none of these. */
static int days_of_count(const char *said)
{
  bool sign = *said == '+', in = g_ascii_strncasecmp(said, "in ", 3) == 0;
  const char *digits = said + (sign ? 1 : in ? 3 : 0);
  size_t length = strspn(digits, "0123456789");
  const char *unit = digits + length + strspn(digits + length, " ");
  if (length < 1 || length > 3)
    return 0;
  if (g_ascii_strcasecmp(unit, "week") == 0 || g_ascii_strcasecmp(unit, "weeks") == 0)
    return number_at(digits) * 7;
  bool days = g_ascii_strcasecmp(unit, "day") == 0 || g_ascii_strcasecmp(unit, "days") == 0;
  return days || (sign && !*unit) ? number_at(digits) : 0;
}

static char *parse_with_days(const char *text, const char *today, bool ahead, bool *year_said,
                             GError **error)
{
  g_autofree char *clean = text_clean(text, true);
  if (!clean || !date_valid(today))
    return parse(text, today, ahead, year_said, error);
  int days = days_to_weekday(clean, today);
  if (!days)
    days = days_of_count(clean);
  return days ? date_add(today, days) : parse(text, today, ahead, year_said, error);
}

char *date_parse_ahead(const char *text, const char *today, GError **error)
{
  return parse_with_days(text, today, true, NULL, error);
}

char *date_parse_near(const char *text, const char *today, GError **error)
{
  return parse_with_days(text, today, false, NULL, error);
}

bool date_surely_ahead(const char *text, const char *today, GError **error)
{
  enum { TEN_MONTHS = 300 };
  bool year_said = true; /* a weekday and a count of days name their day too */
  g_autofree char *date = parse_with_days(text, today, true, &year_said, NULL);
  if (!date || year_said || date_difference(today, date) <= TEN_MONTHS)
    return true;
  g_autofree char *words = date_weekday_medium(date);
  return fail(error, TL_ERROR_INVALID, "That day is past. If you mean %s, write the year too.",
              words);
}

/* The year in which month comes nearest to the month of today, the earlier of two. */
static int nearest_year_of_month(int month, const char *today)
{
  int year = number_at(today), this_month = number_at(today + 5);
  int ahead = month - this_month;
  return ahead >= 6 ? year - 1 : ahead < -6 ? year + 1 : year;
}

/* Shapes of a month, and which word is the year (-1: none is) and the month. */
static const struct month_shape {
  const char *shape;
  int year, month;
} month_shapes[] = {
  { "yn", 0, 1 }, { "ny", 1, 0 }, { "my", 1, 0 }, { "ym", 0, 1 }, { "mn", 1, 0 }, { "m", -1, 0 },
};

static char *month_of_words(const struct reading *reading, const struct words *words,
                            const struct month_shape *shape, GError **error)
{
  int month = words->word[shape->month].value;
  if (month < 1 || month > 12) {
    fail(error, TL_ERROR_INVALID, "%s is not a month. There is no month %d.", reading->given,
         month);
    return NULL;
  }
  if (shape->year < 0 && !reading->today) {
    fail(error, TL_ERROR_INVALID, "%s has no year. Write it like 2026-11.", reading->given);
    return NULL;
  }
  int year = shape->year >= 0 ? full_year(&words->word[shape->year])
                              : nearest_year_of_month(month, reading->today);
  return check_year(reading, year, error) ? g_strdup_printf("%04d-%02d", year, month) : NULL;
}

static char *parse_month_words(const struct reading *reading, struct words *words, GError **error)
{
  if (words->count == 1 && words->word[0].digits == 6) {
    int value = words->word[0].value;
    words->count = 0;
    add_word(words, value / 100, 4);
    add_word(words, value % 100, 2);
  }
  char shape[MAX_WORDS + 1];
  shape_of(words, shape);
  for (size_t i = 0; i < G_N_ELEMENTS(month_shapes); i++)
    if (strcmp(month_shapes[i].shape, shape) == 0)
      return month_of_words(reading, words, &month_shapes[i], error);
  /* A spreadsheet may have made a date of it. */
  g_autofree char *date = words->count != 2 ? parse_words(reading, words, NULL) : NULL;
  if (date)
    return date_month(date);
  fail(error, TL_ERROR_INVALID, "%s is not a month. Write it like 2026-11 or Nov 2026.",
       reading->given);
  return NULL;
}

char *month_parse(const char *text, const char *today, GError **error)
{
  g_autofree char *clean = text_clean(text, true);
  if (!clean) {
    fail(error, TL_ERROR_INVALID, "The month is missing. Write it like 2026-11.");
    return NULL;
  }
  g_autofree char *given = text_ellipsize(clean, QUOTE_COLUMNS);
  struct reading reading = { given, date_valid(today) ? today : NULL, false, NULL };
  g_autofree char *day = without_time(clean);
  struct words words;
  if (!split(day, &words))
    words.count = 0;
  return parse_month_words(&reading, &words, error);
}
