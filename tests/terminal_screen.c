#include "tests/terminal_own.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static VTermScreenCell cell_at(const struct terminal *t, int row, int column)
{
  VTermScreenCell cell = { 0 };
  vterm_screen_get_cell(t->screen, (VTermPos){ .row = row, .col = column }, &cell);
  return cell;
}

char *terminal_line(struct terminal *t, int row)
{
  GString *line = g_string_new(NULL);
  for (int column = 0; column < t->columns;) {
    VTermScreenCell cell = cell_at(t, row, column);
    if (cell.chars[0] == 0 || cell.chars[0] == (uint32_t)-1)
      g_string_append_c(line, ' ');
    for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i] && cell.chars[0] != (uint32_t)-1;
         i++)
      g_string_append_unichar(line, cell.chars[i]);
    column += MAX(cell.width, 1);
  }
  g_strchomp(line->str);
  return g_string_free(line, FALSE);
}

char *terminal_text(struct terminal *t)
{
  GString *text = g_string_new(NULL);
  for (int row = 0; row < t->rows; row++) {
    g_autofree char *line = terminal_line(t, row);
    g_string_append_printf(text, "%s\n", line);
  }
  return g_string_free(text, FALSE);
}

bool terminal_has(struct terminal *t, const char *text)
{
  g_autofree char *screen = terminal_text(t);
  return strstr(screen, text) != NULL;
}

void terminal_fail(struct terminal *t, const char *why)
{
  g_autofree char *screen = terminal_snapshot(t);
  fprintf(stderr, "%s:\n%s\nlast output:\n", why, screen);
  g_autofree char *log =
      g_strescape(t->log->str + (t->log->len > 4000 ? t->log->len - 4000 : 0), NULL);
  fprintf(stderr, "%s\n", log);
  ck_abort_msg("%s", why);
  abort(); /* never reached */
}

void terminal_expect(struct terminal *t, const char *text)
{
  if (terminal_has(t, text))
    return;
  g_autofree char *why = g_strdup_printf("\"%s\" is not on the screen", text);
  terminal_fail(t, why);
}

void terminal_expect_not(struct terminal *t, const char *text)
{
  if (!terminal_has(t, text))
    return;
  g_autofree char *why = g_strdup_printf("\"%s\" is on the screen", text);
  terminal_fail(t, why);
}

void terminal_cursor(struct terminal *t, int *row, int *column)
{
  VTermPos at;
  vterm_state_get_cursorpos(vterm_obtain_state(t->vterm), &at);
  *row = at.row;
  *column = at.col;
}

/* --- Golden screens
 * ------------------------------------------------------------------------------------ */

static void append_colour(GString *look, const char *what, const VTermColor *colour)
{
  if (VTERM_COLOR_IS_DEFAULT_FG(colour) || VTERM_COLOR_IS_DEFAULT_BG(colour))
    return;
  if (VTERM_COLOR_IS_INDEXED(colour))
    g_string_append_printf(look, " %s%d", what, colour->indexed.idx);
  else
    g_string_append_printf(look, " %s#%02x%02x%02x", what, colour->rgb.red, colour->rgb.green,
                           colour->rgb.blue);
}

/* `bold dim on 33`; "" for plain. Yours. */
static char *look_of(const VTermScreenCell *cell)
{
  GString *look = g_string_new(NULL);
  if (cell->attrs.bold)
    g_string_append(look, " bold");
  if (cell->attrs.italic) /* see dim_as_italic */
    g_string_append(look, " dim");
  if (cell->attrs.underline)
    g_string_append(look, " underlined");
  if (cell->attrs.reverse)
    g_string_append(look, " reversed");
  append_colour(look, "colour ", &cell->fg);
  append_colour(look, "on ", &cell->bg);
  return g_string_free(look, FALSE);
}

static bool is_blank(const VTermScreenCell *cell)
{
  return (cell->chars[0] == 0 || cell->chars[0] == ' ') && !cell->attrs.reverse
         && !cell->attrs.underline;
}

/* `  3: 1-12 bold` for each stretch of one look. */
static void append_looks(GString *out, struct terminal *t, int row)
{
  g_autofree char *before = g_strdup("");
  int from = 0, last = 0;
  for (int column = 0; column <= t->columns; column++) {
    VTermScreenCell cell = { 0 };
    if (column < t->columns)
      cell = cell_at(t, row, column);
    if (column < t->columns && is_blank(&cell) && column > 0)
      continue; /* how a blank looks cannot be seen */
    g_autofree char *look = column < t->columns && !is_blank(&cell) ? look_of(&cell) : g_strdup("");
    if (strcmp(look, before) == 0) {
      last = column;
      continue;
    }
    if (*before)
      g_string_append_printf(out, "%3d: %d-%d%s\n", row, from, last, before);
    g_free(before);
    before = g_strdup(look);
    from = last = column;
  }
}

char *terminal_snapshot(struct terminal *t)
{
  int row, column;
  terminal_cursor(t, &row, &column);
  GString *out = g_string_new(NULL);
  g_autofree char *text = terminal_text(t);
  g_string_append_printf(out, "%dx%d cursor %d,%d\n%s--\n", t->columns, t->rows, row, column, text);
  for (int line = 0; line < t->rows; line++)
    append_looks(out, t, line);
  return g_string_free(out, FALSE);
}

static char *golden_path(const struct terminal *t, const char *name)
{
  const char *source = getenv("TL_SRCDIR");
  bool usual = strcmp(t->term, "xterm-256color") == 0;
  g_autofree char *file = g_strdup_printf("%s-%dx%d%s%s.txt", name, t->columns, t->rows,
                                          usual ? "" : "-", usual ? "" : t->term);
  return g_build_filename(source ? source : TL_SRCDIR, "tests", "screens", file, NULL);
}

static void print_beside(const char *wanted, const char *got, int width)
{
  g_auto(GStrv) left = g_strsplit(wanted, "\n", -1);
  g_auto(GStrv) right = g_strsplit(got, "\n", -1);
  guint left_count = g_strv_length(left), right_count = g_strv_length(right);
  fprintf(stderr, "  %-*s | %s\n", width, "golden", "this time");
  for (guint i = 0; i < MAX(left_count, right_count); i++) {
    const char *one = i < left_count ? left[i] : "";
    const char *two = i < right_count ? right[i] : "";
    int pad = MAX(width - (int)g_utf8_strlen(one, -1), 0);
    fprintf(stderr, "%s %s%*s | %s\n", strcmp(one, two) == 0 ? " " : "!", one, pad, "", two);
  }
}

void terminal_check(struct terminal *t, const char *name)
{
  g_autofree char *path = golden_path(t, name);
  g_autofree char *got = terminal_snapshot(t);
  const char *update = getenv("UPDATE_SCREENS");
  if (update && *update) {
    ck_assert_msg(g_file_set_contents(path, got, -1, NULL), "cannot write %s", path);
    return;
  }
  g_autofree char *wanted = NULL;
  if (!g_file_get_contents(path, &wanted, NULL, NULL))
    wanted = g_strdup("(there is no golden screen; make update-screens writes it)");
  if (strcmp(wanted, got) == 0)
    return;
  print_beside(wanted, got, t->columns);
  ck_abort_msg("the screen differs from %s", path);
}
