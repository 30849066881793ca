#include "exchange/csv_match.h"

#include <glib.h>
#include <string.h>

/* Longer names are compared by their beginning. */
#define MOST_LETTERS 64

char *csv_match_key(const char *text)
{
  GString *key = g_string_new(NULL);
  g_autofree char *composed = text ? g_utf8_normalize(text, -1, G_NORMALIZE_ALL_COMPOSE) : NULL;
  for (const char *at = composed; at && *at; at = g_utf8_next_char(at)) {
    gunichar letter = g_utf8_get_char(at);
    if (g_unichar_isalnum(letter) || g_unichar_ismark(letter) || letter == '#' || letter == '%')
      g_string_append_unichar(key, g_unichar_tolower(letter));
  }
  return g_string_free(key, FALSE);
}

static int least(int a, int b, int c)
{
  return MIN(a, MIN(b, c));
}

/* The row for the letter a[i] of the table of distances, from the two rows before it. */
static void next_row(const gunichar *a, glong i, const gunichar *b, glong length,
                     int (*rows)[MOST_LETTERS + 1])
{
  int *row = rows[i % 3], *last = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
  row[0] = (int)i;
  for (glong k = 1; k <= length; k++) {
    row[k] = least(last[k] + 1, row[k - 1] + 1, last[k - 1] + (a[i - 1] != b[k - 1]));
    if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1])
      row[k] = MIN(row[k], before[k - 2] + 1);
  }
}

int csv_match_distance(const char *a, const char *b)
{
  glong a_length, b_length;
  g_autofree gunichar *a_letters = g_utf8_to_ucs4_fast(a, -1, &a_length);
  g_autofree gunichar *b_letters = g_utf8_to_ucs4_fast(b, -1, &b_length);
  a_length = MIN(a_length, MOST_LETTERS);
  b_length = MIN(b_length, MOST_LETTERS);
  int rows[3][MOST_LETTERS + 1];
  for (int k = 0; k <= (int)b_length; k++)
    rows[0][k] = k;
  for (glong i = 1; i <= a_length; i++)
    next_row(a_letters, i, b_letters, b_length, rows);
  return rows[a_length % 3][b_length];
}

bool csv_match_is_near(const char *a, const char *b)
{
  glong length = MIN(g_utf8_strlen(a, -1), g_utf8_strlen(b, -1));
  int bound = length < 3 ? 0 : length < 8 ? 1 : 2;
  return csv_match_distance(a, b) <= bound;
}

const char *csv_match_nearest(const char *word, const char *const *choices)
{
  g_autofree char *key = csv_match_key(word);
  const char *best = NULL;
  int best_distance = G_MAXINT;
  for (; *choices; choices++) {
    g_autofree char *other = csv_match_key(*choices);
    int distance = csv_match_distance(key, other);
    if (distance < best_distance && csv_match_is_near(key, other)) {
      best = *choices;
      best_distance = distance;
    }
  }
  return best;
}
