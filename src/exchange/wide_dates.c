#include "exchange/wide_dates.h"

#include <string.h>

/* Figures, at most two, at *text; -1 where there are none or more. */
static int read_number(const char **text)
{
  size_t figures = strspn(*text, "0123456789");
  if (figures < 1 || figures > 2)
    return -1;
  int number = 0;
  for (; figures > 0; figures--)
    number = number * 10 + g_ascii_digit_value(*(*text)++);
  return number;
}

/* The first two numbers, the sign between them, and what stands behind; false for anything else. */
static bool split(const char *text, int numbers[2], char *sign, const char **rest)
{
  numbers[0] = read_number(&text);
  *sign = *text;
  if (numbers[0] < 1 || !*sign || !strchr(WIDE_DATES_SIGNS, *sign))
    return false;
  text++;
  numbers[1] = read_number(&text);
  if (numbers[1] < 1 || *text != *sign)
    return false;
  *rest = ++text;
  size_t year = strspn(text, "0123456789");
  return year == 4 || (year == 2 && *sign != '-'); /* 26-11-12 begins with the year */
}

enum wide_reading wide_dates_reading(const char *text)
{
  enum { MONTHS = 12, DAYS = 31 };
  int numbers[2];
  char sign;
  const char *rest;
  if (!split(text, numbers, &sign, &rest) || MAX(numbers[0], numbers[1]) > DAYS
      || MIN(numbers[0], numbers[1]) > MONTHS)
    return WIDE_READ_PLAIN;
  if (numbers[1] > MONTHS)
    return WIDE_READ_MONTH;
  if (numbers[0] > MONTHS)
    return WIDE_READ_DAY;
  if (numbers[0] == numbers[1])
    return WIDE_READ_PLAIN;
  return sign == '.' ? WIDE_READ_DOTS : WIDE_READ_EITHER;
}

int wide_dates_sign(const char *text)
{
  int numbers[2];
  char sign;
  const char *rest;
  if (wide_dates_reading(text) == WIDE_READ_PLAIN || !split(text, numbers, &sign, &rest))
    return -1;
  return (int)(strchr(WIDE_DATES_SIGNS, sign) - WIDE_DATES_SIGNS);
}

bool wide_dates_words(const char *words, bool *day_first)
{
  *day_first = g_ascii_strcasecmp(words, "day first") == 0;
  return *day_first || g_ascii_strcasecmp(words, "month first") == 0;
}
