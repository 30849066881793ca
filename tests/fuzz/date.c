/* What is typed for a date, a time, a month or a number: refused with a sentence, or canonical, and
 * then it is read as itself. */
#include "model/date.h"
#include "model/field.h"

#include <glib.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char today[] = "2026-11-12";

static void try_date(const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *date = date_parse(text, today, &error);
  g_assert_true(date ? date_valid(date) : error != NULL);
  g_autofree char *shown = date ? date_medium(date) : NULL;
  g_autofree char *again = shown ? date_parse(shown, NULL, NULL) : NULL;
  g_assert_cmpstr(date, ==, again);
}

static void try_time(const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *time = time_parse(text, &error);
  g_assert_true(time ? time_valid(time) : error != NULL);
}

static void try_month(const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *month = month_parse(text, today, &error);
  g_assert_true(month ? month_valid(month) : error != NULL);
}

static void try_field(enum field_type type, const char *text)
{
  const struct field field = { .name = "field", .label = "Field", .type = type, .max = 5000 };
  g_autoptr(GError) error = NULL;
  g_autofree char *value = NULL;
  g_autofree char *again = NULL;
  if (!field_parse(&field, text, today, &value, &error)) {
    g_assert_nonnull(error);
    return;
  }
  g_assert_no_error(error);
  g_assert_true(field_parse(&field, value, NULL, &again, NULL));
  g_assert_cmpstr(value, ==, again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  static const enum field_type types[] = { FIELD_TEXT, FIELD_LONG, FIELD_INT,   FIELD_FLAG,
                                           FIELD_DATE, FIELD_TIME, FIELD_MONTH, FIELD_INSTANT };
  g_autofree char *text = g_strndup((const char *)data, size);
  try_date(text);
  try_time(text);
  try_month(text);
  for (size_t i = 0; i < G_N_ELEMENTS(types); i++)
    try_field(types[i], text);
  return 0;
}
