#include "model/field.h"

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "model/date.h"

#include <string.h>

enum { QUOTE_COLUMNS = 40 };

/* text short enough to stand in a message. Yours. */
static char *quote(const char *text)
{
  return text_ellipsize(text, QUOTE_COLUMNS);
}

/* True for one @ with something before it, a dot inside what follows, and no blank. */
static bool is_email(const char *text)
{
  const char *at = strchr(text, '@');
  if (!at || at == text || strchr(at + 1, '@'))
    return false;
  const char *dot = strrchr(at, '.');
  if (!dot || dot == at + 1 || !dot[1] || at[1] == '.')
    return false;
  for (; *text; text = g_utf8_next_char(text))
    if (g_unichar_isspace(g_utf8_get_char(text)))
      return false;
  return true;
}

static bool is_strict(const char *text)
{
  for (; *text; text = g_utf8_next_char(text))
    if (*text != '-' && *text != '.' && !g_unichar_isalnum(g_utf8_get_char(text)))
      return false;
  return true;
}

/* What the field's flags ask of a text beside its length. */
static bool has_shape(const struct field *field, const char *text, GError **error)
{
  bool email = field->flags & FIELD_EMAIL;
  if (email ? is_email(text) : !(field->flags & FIELD_STRICT) || is_strict(text))
    return true;
  g_autofree char *given = quote(text);
  if (email)
    return fail(error, TL_ERROR_INVALID,
                "%s is not an e-mail address. Write it like rosa.alvarez@millcity.org: one @, a "
                "dot after it, no blanks.",
                given);
  return fail(error, TL_ERROR_INVALID,
              "%s is not a code. Write only letters, digits, - and . such as 00950045; leading "
              "zeros are kept.",
              given);
}

static bool parse_text(const struct field *field, const char *text, char **value, GError **error)
{
  if (!has_shape(field, text, error))
    return false;
  long length = g_utf8_strlen(text, -1);
  if (field->max > 0 && length > field->max) {
    g_autofree char *most = format_plural(field->max, "character", "characters");
    g_autofree char *has = format_number(length);
    return fail(error, TL_ERROR_INVALID, "This is too long: it may have %s and has %s. Shorten it.",
                most, has);
  }
  *value = g_strdup(text);
  return true;
}

/* Digits, of any script, in groups of three where they are separated; *number becomes their value
 * and *end where they stop. False where there are none, a group is short, or the number is too
 * large. */
static bool read_digits(const char *text, long *number, const char **end)
{
  int group = 0; /* digits since the last separator */
  bool separated = false;
  *number = 0;
  const char *at = text;
  for (; *at; at = g_utf8_next_char(at)) {
    gunichar c = g_utf8_get_char(at);
    int digit = g_unichar_digit_value(c);
    if (digit >= 0) {
      if (*number > (LONG_MAX - digit) / 10)
        return false;
      *number = *number * 10 + digit;
      group++;
    } else if (c == ',' || c == ' ' || c == 0xa0 || c == 0x202f || c == '\'') {
      if (group == 0 || group > 3 || (separated && group != 3))
        return false;
      separated = true;
      group = 0;
    } else {
      break;
    }
  }
  *end = at;
  return group > 0 && (!separated || group == 3);
}

/* A whole number: `12`, `+12`, `-12`, `1,219`, `007`, `451.0`. */
static bool read_int(const char *text, long *number)
{
  bool negative = *text == '-' || g_str_has_prefix(text, "−");
  if (*text == '+' || negative)
    text = g_utf8_next_char(text);
  const char *end;
  if (!read_digits(text, number, &end))
    return false;
  if (*end == '.' && strlen(end) > 1)
    end += 1 + strspn(end + 1, "0");
  if (negative)
    *number = -*number;
  return *end == '\0';
}

static bool parse_int(const struct field *field, const char *text, char **value, GError **error)
{
  long number;
  if (!read_int(text, &number)) {
    g_autofree char *given = quote(text);
    return fail(error, TL_ERROR_INVALID, "%s is not a whole number. Write it in digits.", given);
  }
  if (field->max > 0 && (number < field->min || number > field->max))
    return fail(error, TL_ERROR_INVALID, "%ld is out of range. Give a number from %ld to %ld.",
                number, field->min, field->max);
  *value = g_strdup_printf("%ld", number);
  return true;
}

static bool parse_flag(const char *text, char **value, GError **error)
{
  static const char *const yes[] = { "yes", "y", "true", "t", "1", "x", "on", "✓", "✔", NULL };
  static const char *const no[] = { "no", "n", "false", "f", "0", "off", NULL };
  g_autofree char *folded = g_utf8_strdown(text, -1);
  if (g_strv_contains(yes, folded))
    *value = g_strdup("1");
  else if (g_strv_contains(no, folded))
    *value = g_strdup("0");
  if (*value)
    return true;
  g_autofree char *given = quote(text);
  return fail(error, TL_ERROR_INVALID, "%s is neither yes nor no. Write yes or no.", given);
}

/* A choice's word or label in the form they are compared in. Yours. */
static char *fold_choice(const char *text)
{
  g_autofree char *folded = g_utf8_casefold(text, -1);
  g_strdelimit(folded, "_-", ' ');
  return text_clean(folded, true);
}

static bool fail_choice(const struct field *field, const char *text, GError **error)
{
  g_autoptr(GPtrArray) labels = g_ptr_array_new();
  for (const struct choice *choice = field->choices; choice->word; choice++)
    g_ptr_array_add(labels, (gpointer)(choice->label ? choice->label : choice->word));
  g_ptr_array_add(labels, NULL);
  g_autofree char *list = format_list((const char *const *)labels->pdata);
  g_autofree char *given = quote(text);
  return fail(error, TL_ERROR_INVALID, "%s is not one of the choices: %s.", given, list);
}

static bool parse_choice(const struct field *field, const char *text, char **value, GError **error)
{
  for (const struct choice *choice = field->choices; choice->word; choice++)
    if (strcmp(choice->word, text) == 0) {
      *value = g_strdup(choice->word);
      return true;
    }
  g_autofree char *folded = fold_choice(text);
  for (const struct choice *choice = field->choices; choice->word; choice++) {
    g_autofree char *word = fold_choice(choice->word);
    g_autofree char *label = choice->label ? fold_choice(choice->label) : NULL;
    if (g_strcmp0(word, folded) == 0 || (label && g_strcmp0(label, folded) == 0)) {
      *value = g_strdup(choice->word);
      return true;
    }
  }
  return fail_choice(field, text, error);
}

/* True for a date, month or instant of the years that date_parse takes too: others are slips of a
 * finger. */
static bool near_enough(const char *value)
{
  return strncmp(value, "1900", 4) >= 0 && strncmp(value, "2199", 4) <= 0;
}

static bool parse_instant(const char *text, char **value, GError **error)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
  g_autoptr(GDateTime) time = g_date_time_new_from_iso8601(text, utc);
  g_autoptr(GDateTime) shifted = time ? g_date_time_to_utc(time) : NULL;
  g_autofree char *instant = shifted ? g_date_time_format(shifted, "%Y-%m-%dT%H:%M:%SZ") : NULL;
  if (instant && near_enough(instant)) {
    *value = g_steal_pointer(&instant);
    return true;
  }
  g_autofree char *given = quote(text);
  return fail(error, TL_ERROR_INVALID,
              "%s is not a date with a time. Write it like 2026-11-12T15:31:00Z.", given);
}

/* A day to come that is said without its year and has just passed is asked about: next year's is
 * seldom meant. */
static bool parse_date(const struct field *field, const char *text, const char *today, char **value,
                       GError **error)
{
  bool near = field->flags & FIELD_NEAR, ahead = !near && (field->flags & FIELD_AHEAD);
  if (ahead && today && !date_surely_ahead(text, today, error))
    return false;
  *value = near    ? date_parse_near(text, today, error)
           : ahead ? date_parse_ahead(text, today, error)
                   : date_parse(text, today, error);
  return *value;
}

static bool parse_clean(const struct field *field, const char *text, const char *today,
                        char **value, GError **error)
{
  switch (field->type) {
  case FIELD_TEXT:
  case FIELD_LONG:
  case FIELD_CODE:
  case FIELD_REF:
    return parse_text(field, text, value, error);
  case FIELD_INT:
    return parse_int(field, text, value, error);
  case FIELD_FLAG:
    return parse_flag(text, value, error);
  case FIELD_CHOICE:
    return parse_choice(field, text, value, error);
  case FIELD_INSTANT:
    return parse_instant(text, value, error);
  case FIELD_DATE:
    return parse_date(field, text, today, value, error);
  case FIELD_TIME:
    *value = time_parse_school(text, error);
    return *value;
  case FIELD_MONTH:
    *value = month_parse(text, today, error);
    return *value;
  }
  g_assert_not_reached();
}

bool field_parse(const struct field *field, const char *text, const char *today, char **value,
                 GError **error)
{
  *value = NULL;
  if (text && *text && field_canonical(field, text)) {
    *value = g_strdup(text);
    return true;
  }
  g_autofree char *clean = text_clean(text, field->type != FIELD_LONG);
  return !clean || parse_clean(field, clean, today, value, error);
}

/* True for printable ASCII without a space at an end or two in a row, at most max bytes (0: any).
 */
static bool plain_text(const char *value, long max)
{
  const char *at = value;
  for (; *at; at++)
    if (*at < ' ' || *at > '~' || (*at == ' ' && (at == value || at[1] == ' ' || !at[1])))
      return false;
  return at > value && (max <= 0 || at - value <= max);
}

static bool canonical_int(const struct field *field, const char *value)
{
  size_t digits = strspn(value, "0123456789");
  if (digits == 0 || digits > 9 || value[digits] || (value[0] == '0' && digits > 1))
    return false;
  long number = (long)g_ascii_strtoll(value, NULL, 10);
  return field->max <= 0 || (number >= field->min && number <= field->max);
}

static bool canonical_choice(const struct field *field, const char *value)
{
  for (const struct choice *choice = field->choices; choice->word; choice++)
    if (strcmp(choice->word, value) == 0)
      return true;
  return false;
}

bool field_canonical(const struct field *field, const char *value)
{
  switch (field->type) {
  case FIELD_TEXT:
  case FIELD_LONG:
  case FIELD_CODE:
  case FIELD_REF:
    return plain_text(value, field->max) && has_shape(field, value, NULL);
  case FIELD_INT:
    return canonical_int(field, value);
  case FIELD_FLAG:
    return (value[0] == '0' || value[0] == '1') && !value[1];
  case FIELD_CHOICE:
    return canonical_choice(field, value);
  case FIELD_DATE:
    return date_valid(value) && near_enough(value);
  case FIELD_TIME:
    return time_valid(value);
  case FIELD_MONTH:
    return month_valid(value) && near_enough(value);
  case FIELD_INSTANT:
    return false;
  }
  return false;
}

const char *choice_label(const struct choice *choices, const char *word)
{
  for (const struct choice *choice = choices; choice && choice->word; choice++)
    if (g_strcmp0(choice->word, word) == 0)
      return choice->label ? choice->label : choice->word;
  return word;
}

/* A stored instant as local date and time of day. Yours. */
static char *display_instant(const char *value)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
  g_autoptr(GDateTime) time = g_date_time_new_from_iso8601(value, utc);
  if (!time)
    return g_strdup(value);
  g_autoptr(GDateTime) local = g_date_time_to_local(time);
  g_autofree char *date = g_date_time_format(local, "%Y-%m-%d");
  g_autofree char *shown = date_medium(date);
  g_autofree char *clock = g_date_time_format(local, "%H:%M");
  return g_strdup_printf("%s %s", shown, clock);
}

char *field_display(const struct field *field, const char *value)
{
  if (!value)
    return g_strdup("");
  switch (field->type) {
  case FIELD_FLAG:
    return g_strdup(strcmp(value, "1") == 0 ? "yes" : "no");
  case FIELD_CHOICE:
    return g_strdup(choice_label(field->choices, value));
  case FIELD_DATE:
    return date_valid(value) ? date_medium(value) : g_strdup(value);
  case FIELD_MONTH:
    return month_valid(value) ? month_long(value) : g_strdup(value);
  case FIELD_INSTANT:
    return display_instant(value);
  default:
    return g_strdup(value);
  }
}
