#include "document/plain_cell.h"

#include "base/text.h"
#include "document/plain_page.h"

#include <math.h>
#include <string.h>

enum {
  PICTURE = 10,      /* columns of a bar that has room */
  LEAST_PICTURE = 4, /* columns below which a bar says nothing */
  LONGEST_WORD = 14, /* a longer word may be cut, where there is no room for all */
  LONGEST_TOLD = 40, /* no word is said to be longer */
};

/* --- Pictures ------------------------------------------------------------------------------- */

static char *draw_bar(const struct cell *cell, int columns, bool ascii)
{
  static const char *const eighths[] = { "", "▏", "▎", "▍", "▌", "▋", "▊", "▉" };
  int steps = ascii ? 1 : 8;
  double share = CLAMP(cell->value / cell->total, 0, 1);
  int filled = (int)floor(share * columns * steps + 0.5);
  /* Little is not nothing, and nearly all is not all. */
  if (cell->value > 0)
    filled = MAX(filled, 1);
  if (cell->value < cell->total)
    filled = MIN(filled, columns * steps - 1);
  GString *bar = g_string_new(NULL);
  plain_repeat(bar, ascii ? "#" : "█", filled / steps);
  g_string_append(bar, eighths[filled % steps]);
  int used = filled / steps + (filled % steps > 0);
  plain_repeat(bar, ascii ? "." : "·", columns - used);
  return g_string_free(bar, FALSE);
}

static double parts_total(const struct cell *cell, double *largest)
{
  double total = 0;
  *largest = 0;
  for (guint i = 0; cell->parts && i < cell->parts->len; i++) {
    double value = g_array_index(cell->parts, struct part, i).value;
    total += value;
    *largest = MAX(*largest, value);
  }
  return total;
}

/* Columns for each part: in proportion, none of those that are more than 0 invisible. */
static void share_columns(const struct cell *cell, double total, int columns, int *shares)
{
  int widest = 0, used = 0;
  for (int i = 0; i < (int)cell->parts->len; i++) {
    double value = g_array_index(cell->parts, struct part, (guint)i).value;
    shares[i] = (int)floor(value / total * columns + 0.5);
    if (value > 0 && shares[i] == 0)
      shares[i] = 1;
    used += shares[i];
    if (shares[i] > shares[widest])
      widest = i;
  }
  shares[widest] = MAX(shares[widest] + columns - used, 1);
}

/* The letters a part goes by where its word has no room: `C` complete, `P` in progress, `HE`; what
 * is not set has a dot, as on the screen. */
static char *part_letters(const struct part *part)
{
  if (part->role == ROLE_QUIET)
    return g_strdup("·");
  const char *word = g_str_has_prefix(part->word, "in ") ? part->word + 3 : part->word;
  g_autofree char *letters = g_utf8_substring(word, 0, MIN(g_utf8_strlen(word, -1), 1));
  return strlen(word) <= 2 ? g_strdup(word) : g_utf8_strup(letters, -1);
}

/* A letter in ASCII, a shade otherwise; parts without a role differ by their place. Yours. */
static char *part_mark(const struct part *part, guint place, bool ascii)
{
  static const char *const by_role[] = { NULL, "█", "▒", "░", "·" };
  static const char *const by_place[] = { "█", "▒", "░", "▓" };
  if (ascii && part->role == ROLE_QUIET)
    return g_strdup(".");
  if (ascii) {
    g_autofree char *letters = part_letters(part);
    return g_strdup_printf("%c", g_ascii_isalpha(*letters) ? *letters : (char)('1' + place % 9));
  }
  return g_strdup(by_role[part->role] ? by_role[part->role]
                                      : by_place[place % G_N_ELEMENTS(by_place)]);
}

static char *draw_stack(const struct cell *cell, int columns, bool ascii)
{
  double largest = 0, total = parts_total(cell, &largest);
  if (total <= 0)
    return NULL;
  g_autofree int *shares = g_new0(int, cell->parts->len);
  share_columns(cell, total, columns, shares);
  GString *bar = g_string_new(NULL);
  for (guint i = 0; i < cell->parts->len; i++) {
    const struct part *part = &g_array_index(cell->parts, struct part, i);
    g_autofree char *mark = part_mark(part, i, ascii);
    plain_repeat(bar, mark, shares[i]);
  }
  return g_string_free(bar, FALSE);
}

char *plain_picture(const struct cell *cell, int columns, bool ascii)
{
  if (columns < 1)
    return NULL;
  if (cell->kind == CELL_BAR)
    return cell->total > 0 && isfinite(cell->value / cell->total) ? draw_bar(cell, columns, ascii)
                                                                  : NULL;
  return cell->kind == CELL_STACK ? draw_stack(cell, columns, ascii) : NULL;
}

static char *draw_spark(const struct cell *cell, bool ascii)
{
  static const char *const levels[] = { "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };
  static const char *const ascii_levels[] = { "_", ".", "-", "~", "=", "+", "*", "#" };
  const char *none = ascii ? "'" : "·";
  double largest = 0;
  parts_total(cell, &largest);
  GString *spark = g_string_new(NULL);
  for (guint i = 0; cell->parts && i < cell->parts->len; i++) {
    double value = g_array_index(cell->parts, struct part, i).value;
    int level = largest > 0 && value > 0 ? (int)floor(value / largest * 7 + 0.5) : 0;
    g_string_append(spark, value < 0 ? none : ascii ? ascii_levels[level] : levels[level]);
  }
  return g_string_free(spark, FALSE);
}

static const struct shade {
  int from; /* of 100 */
  const char *mark, *ascii;
} shades[PLAIN_SHADES] = {
  { 75, "█", "#" },
  { 50, "▓", "*" },
  { 25, "▒", ":" },
  { 0, "░", "." },
};

int plain_shade(int percent)
{
  for (int i = 0; i < PLAIN_SHADES; i++)
    if (percent >= shades[i].from)
      return i;
  return -1;
}

const char *plain_shade_mark(int shade, bool ascii)
{
  return ascii ? shades[shade].ascii : shades[shade].mark;
}

char *plain_shade_key(bool ascii)
{
  GString *key = g_string_new("Of 100:");
  for (int i = 0; i < PLAIN_SHADES; i++) {
    g_string_append_printf(key, "%s %s ", i > 0 ? "," : "", plain_shade_mark(i, ascii));
    if (shades[i].from > 0)
      g_string_append_printf(key, "from %d", shades[i].from);
    else
      g_string_append_printf(key, "under %d", shades[i - 1].from);
  }
  g_string_append_c(key, '.');
  return g_string_free(key, FALSE);
}

static char *draw_shade(const struct cell *cell, bool ascii)
{
  if (cell->value < 0)
    return g_strdup(ascii ? "-" : "·");
  int percent = (int)floor(CLAMP(cell->value, 0, 100) + 0.5);
  return g_strdup_printf("%s%2d", plain_shade_mark(plain_shade(percent), ascii), percent);
}

/* --- Words ---------------------------------------------------------------------------------- */

int plain_longest_word(const char *text, int limit)
{
  int longest = 0;
  while (*text && longest < limit) {
    size_t length = strcspn(text, " \n");
    longest = MAX(longest, text_width_n(text, length));
    text += length;
    text += strspn(text, " \n");
  }
  return MIN(longest, limit);
}

static int widest_line(const char *text)
{
  int widest = 0;
  for (;;) {
    size_t length = strcspn(text, "\n");
    widest = MAX(widest, text_width_n(text, length));
    if (!text[length])
      return widest;
    text += length + 1;
  }
}

/* `9 C 7 P 2 N` for `9 complete, 7 in progress, 2 no action`, with what stands beside it. */
static char *stack_brief(const struct cell *cell)
{
  GString *brief = g_string_new(NULL);
  for (guint i = 0; cell->parts && i < cell->parts->len; i++) {
    const struct part *part = &g_array_index(cell->parts, struct part, i);
    g_autofree char *value = document_number(part->value);
    g_autofree char *letters = part_letters(part);
    g_string_append_printf(brief, "%s%s %s", i > 0 ? " " : "", value, letters);
  }
  g_autofree char *beside = runs_plain(cell->runs);
  if (*beside)
    g_string_append_printf(brief, " %s", beside);
  return g_string_free(brief, FALSE);
}

/* A fixed picture with what stands beside it. Takes picture. */
static char *with_runs(const struct cell *cell, char *picture)
{
  g_autofree char *drawn = picture;
  g_autofree char *beside = runs_plain(cell->runs);
  return *beside ? g_strconcat(drawn, " ", beside, NULL) : g_steal_pointer(&drawn);
}

static char *cell_words(const struct cell *cell, bool silent, bool ascii)
{
  if (cell->kind == CELL_SPARK)
    return with_runs(cell, draw_spark(cell, ascii));
  if (cell->kind == CELL_SHADE)
    return with_runs(cell, draw_shade(cell, ascii));
  return silent ? g_strdup("") : cell_plain(cell);
}

static void measure_picture(struct plain_cell *plain)
{
  int words = widest_line(plain->words);
  int shortest = plain->brief ? MIN(words, widest_line(plain->brief)) : words;
  int gap = words > 0;
  plain->natural = words + gap + PICTURE;
  plain->minimum = shortest + gap + LEAST_PICTURE;
  plain->hard = words > 0 ? plain_longest_word(plain->words, LONGEST_WORD) : LEAST_PICTURE;
}

void plain_cell_init(struct plain_cell *plain, const struct cell *cell, bool silent, bool ascii)
{
  *plain = (struct plain_cell){ .cell = cell };
  g_autofree char *words = cell ? cell_words(cell, silent, ascii) : g_strdup("");
  plain->words = plain_shown(words, ascii);
  if (cell && cell->kind == CELL_STACK) {
    g_autofree char *brief = stack_brief(cell);
    plain->brief = plain_shown(brief, ascii);
  }
  if (cell && (cell->kind == CELL_BAR || cell->kind == CELL_STACK)) {
    measure_picture(plain);
    return;
  }
  plain->natural = widest_line(plain->words);
  plain->minimum = plain->natural;
  plain->word = plain_longest_word(plain->words, LONGEST_TOLD);
  plain->hard = plain_longest_word(plain->words, LONGEST_WORD);
  if (cell && cell->kind == CELL_SPARK && cell->parts)
    plain->hard = MAX(plain->hard, (int)cell->parts->len);
  if (cell && cell->kind == CELL_SHADE && !cell->runs)
    plain->hard = plain->natural;
}

void plain_cell_clear(struct plain_cell *plain)
{
  g_free(plain->words);
  g_free(plain->brief);
}

/* The picture and words in one line, or NULL where they do not fit. */
static char *picture_line(const struct plain_cell *plain, const char *words, int columns,
                          bool ascii)
{
  int beside = *words ? text_width(words) + 1 : 0;
  if (strchr(words, '\n') || columns - beside < LEAST_PICTURE)
    return NULL;
  g_autofree char *picture = plain_picture(plain->cell, MIN(columns - beside, PICTURE), ascii);
  if (!picture)
    return NULL;
  return g_strconcat(picture, *words ? " " : "", words, NULL);
}

GPtrArray *plain_cell_lines(const struct plain_cell *plain, int columns, bool ascii)
{
  const char *words = plain->words;
  if (plain->cell && (plain->cell->kind == CELL_BAR || plain->cell->kind == CELL_STACK)) {
    char *line = picture_line(plain, words, columns, ascii);
    if (!line && plain->brief)
      line = picture_line(plain, plain->brief, columns, ascii);
    if (line) {
      GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
      g_ptr_array_add(lines, line);
      return lines;
    }
    if (plain->brief && text_width(words) > columns)
      words = plain->brief;
  }
  if (plain->cell && plain->cell->kind == CELL_SHADE && !plain->cell->runs) {
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(lines, g_strdup(words));
    return lines;
  }
  return plain_wrap(words, columns);
}
