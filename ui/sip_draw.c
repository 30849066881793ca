#include "config.h"

#include "ui/sip_screen.h"

#include "base/text.h"
#include "model/date.h"
#include "model/tables.h"
#include "ui/sheet.h"

#include <string.h>

enum {
  CODE = 3, /* column of an item's code */
  TEXT = 9, /* of its text */
  BADGE = 3,
  FLAG = 9,   /* `unchanged` */
  WORD = 12,  /* ` in progress` */
  WORDS = 98, /* columns from which the status stands in words too */
  WIDE = 118, /* from which owner, date and history have columns of their own */
  OWNER = 18,
  DUE = 11,
  SERVES = 6,
};

/* Where the columns stand; 0: not shown. */
struct layout {
  int text_width, owner, due, serves, history, history_width, before, now, flag;
  bool words;
};

static int history_columns(const struct sip *sip)
{
  int months = month_difference(sip->first, sip->month) + 1;
  return MAX(months * 2 - 1, 10); /* `Sep to Oct` */
}

static struct layout lay_out(const struct sip *sip, int width)
{
  struct layout layout = { .words = width >= WORDS };
  int column = width - FLAG;
  layout.flag = column;
  column -= BADGE + 2 + (layout.words ? WORD : 0);
  layout.now = column;
  column -= BADGE + 2;
  layout.before = column;
  if (width >= WIDE) {
    layout.history_width = history_columns(sip);
    layout.history = column -= layout.history_width + 2;
    layout.serves = column -= SERVES + 2;
    layout.due = column -= DUE + 2;
    layout.owner = column -= OWNER + 2;
  }
  layout.text_width = MAX(column - TEXT - 2, 10);
  return layout;
}

/* --- the top ---------------------------------------------------------------------------------- */

static int draw_count(struct canvas *canvas, int column, int figure, const char *status, bool words)
{
  column += canvas_print(canvas, 0, column, STYLE_BOLD, "%d ", figure);
  column += canvas_badge(canvas, 0, column, sip_style(status), status_letter(status));
  if (words)
    column += canvas_print(canvas, 0, column, sip_style(status), " %s",
                           choice_label(status_choices, status));
  return column + 2;
}

void sip_draw_counts(const struct sip_count *count, struct canvas *canvas)
{
  enum { BAR = 14, LEAST = 6, WITH_WORDS = 68 };
  bool words = canvas->width >= WITH_WORDS;
  int column = draw_count(canvas, 1, count->complete, "complete", words);
  column = draw_count(canvas, column, count->in_progress, "in_progress", words);
  column = draw_count(canvas, column, count->no_action, "no_action", words);
  if (count->unset > 0)
    column += canvas_print(canvas, 0, column, STYLE_BOLD, "%d not set", count->unset) + 2;
  int total = count->complete + count->in_progress + count->no_action + count->unset;
  int width = MIN(BAR, canvas->width - 1 - column);
  if (width >= LEAST && total > 0)
    canvas_bar(canvas, 0, column, width, STYLE_GOOD, (double)count->complete / total);
}

static void draw_heads(const struct sip *sip, const struct layout *layout, struct canvas *canvas)
{
  g_autofree char *before = month_abbreviated(sip->previous);
  g_autofree char *now = layout->words ? month_name(sip->month) : month_abbreviated(sip->month);
  canvas_text(canvas, 0, CODE, STYLE_DIM, "Item");
  canvas_text(canvas, 0, layout->before, STYLE_DIM, before);
  canvas_text(canvas, 0, layout->now, STYLE_BOLD, now);
  if (layout->owner) {
    canvas_text(canvas, 0, layout->owner, STYLE_DIM, "Owner");
    canvas_text(canvas, 0, layout->due, STYLE_DIM, "Due");
    canvas_text(canvas, 0, layout->serves, STYLE_DIM, "Serves");
    g_autofree char *since = month_abbreviated(sip->first);
    g_autofree char *last = month_abbreviated(sip->month);
    g_autofree char *months = strcmp(sip->first, sip->month) == 0
                                  ? g_strdup(since)
                                  : g_strdup_printf("%s to %s", since, last);
    canvas_field(canvas, 0, layout->history, layout->history_width, STYLE_DIM, months);
  }
}

/* --- the tree --------------------------------------------------------------------------------- */

struct tree {
  struct sip_screen *self;
  struct layout layout;
};

/* Text wrapped at width from the present row on, all of it or one line; returns the lines. */
static int draw_wrapped(struct sheet *sheet, int column, int width, unsigned style,
                        const char *text, bool all)
{
  if (!all) {
    sheet_field(sheet, column, width, style, text);
    return 1;
  }
  g_autoptr(GArray) lines = text_wrap(text, width);
  for (guint i = 0; i < lines->len; i++, sheet->row++) {
    struct text_line at = g_array_index(lines, struct text_line, i);
    g_autofree char *line = g_strndup(text + at.start, at.end - at.start);
    sheet_text(sheet, column, style, line);
  }
  sheet->row -= (int)lines->len;
  return (int)lines->len;
}

static void draw_marker(struct sheet *sheet, bool selected)
{
  if (!selected)
    return;
  sheet_text(sheet, 1, STYLE_SELECTED, terminal_glyph(sheet->canvas.terminal, GLYPH_MARKER));
}

/* `N N P P C`. Yours. */
static char *spaced(const char *letters)
{
  GString *line = g_string_new(NULL);
  for (const char *at = letters; *at; at = g_utf8_next_char(at)) {
    if (line->len)
      g_string_append_c(line, ' ');
    g_string_append_unichar(line, g_utf8_get_char(at));
  }
  return g_string_free(line, FALSE);
}

static void draw_wide(const struct layout *layout, struct sheet *sheet, const struct sip_item *item)
{
  g_autofree char *due = item->due_on ? date_medium(item->due_on) : NULL;
  g_autofree char *history = spaced(item->history->str);
  sheet_field(sheet, layout->owner, OWNER, STYLE_PLAIN, item->owner);
  sheet_field(sheet, layout->due, DUE, STYLE_PLAIN, due);
  sheet_field(sheet, layout->serves, SERVES, STYLE_PLAIN, item->initiative);
  sheet_field(sheet, layout->history, layout->history_width, STYLE_PLAIN, history);
}

static void draw_status(const struct layout *layout, struct sheet *sheet,
                        const struct sip_item *item)
{
  if (item->status_before)
    sheet_print(sheet, layout->before, STYLE_DIM, "[%s]", status_letter(item->status_before));
  else
    sheet_badge(sheet, layout->before, STYLE_DIM, NULL);
  sheet_badge(sheet, layout->now, sip_style(item->status),
              item->status ? status_letter(item->status) : NULL);
  if (layout->words && item->status)
    sheet_text(sheet, layout->now + BADGE + 1, sip_style(item->status),
               choice_label(status_choices, item->status));
  if (item->dropped)
    sheet_text(sheet, layout->flag, STYLE_DIM, "dropped");
  else if (item->still && item->status)
    sheet_text(sheet, layout->flag, STYLE_BOLD, "unchanged");
}

/* True when the item was not coloured in any month up to the present one. */
static bool has_no_status(const struct sip_item *item)
{
  for (const char *at = item->history->str; *at; at = g_utf8_next_char(at))
    if (g_ascii_isalpha(*at))
      return false;
  return true;
}

/* The letters of the months so far, where they have no column. */
static void draw_history(const struct tree *tree, struct sheet *sheet, const struct sip_item *item)
{
  g_autofree char *letters = spaced(item->history->str);
  g_autofree char *first = month_name(tree->self->sip->first);
  bool gaps = strstr(letters, "·") != NULL;
  g_autofree char *line = has_no_status(item)
                              ? g_strdup("No status yet this school year.")
                              : g_strdup_printf("Month by month since %s:  %s%s", first, letters,
                                                gaps ? "   (· not set)" : "");
  sheet_wrap(sheet, TEXT, STYLE_DIM, line, 2);
}

static void add_words(GString *line, const char *before, const char *words)
{
  if (words)
    g_string_append_printf(line, "%s%s%s", line->len ? "  ·  " : "", before, words);
}

/* What the selected item unfolds: its owner, date and history where they have no columns, and the
 * note. */
static void draw_more(const struct tree *tree, struct sheet *sheet, const struct sip_item *item)
{
  g_autofree char *due = item->due_on ? date_medium(item->due_on) : NULL;
  g_autofree char *since = item->since ? month_name(item->since) : NULL;
  g_autoptr(GString) line = g_string_new(NULL);
  if (!tree->layout.owner) {
    add_words(line, "", item->owner);
    add_words(line, "due ", due);
    add_words(line, "serves ", item->initiative);
  }
  if (item->still && item->status)
    add_words(line, "unchanged since ", since);
  if (line->len)
    sheet_wrap(sheet, TEXT, STYLE_DIM, line->str, 2);
  if (!tree->layout.owner)
    draw_history(tree, sheet, item);
  if (item->note)
    sheet_wrap(sheet, TEXT, STYLE_PLAIN, item->note, 3);
  if (item->draft) {
    g_autofree char *draft = g_strdup_printf("Note, a draft: %s", item->draft);
    sheet_wrap(sheet, TEXT, STYLE_DIM, draft, 3);
  }
}

static void draw_item(const struct tree *tree, struct sheet *sheet, const struct sip_item *item,
                      bool selected)
{
  const struct layout *layout = &tree->layout;
  unsigned style = item->dropped ? STYLE_DIM : selected ? STYLE_SELECTED : STYLE_PLAIN;
  draw_marker(sheet, selected);
  if (selected)
    sheet_cursor(sheet, CODE);
  sheet_field(sheet, CODE, TEXT - CODE - 1, style, item->code);
  int lines = draw_wrapped(sheet, TEXT, layout->text_width, style, item->text, selected);
  draw_status(layout, sheet, item);
  if (layout->owner)
    draw_wide(layout, sheet, item);
  sheet_skip(sheet, lines);
  if (selected)
    draw_more(tree, sheet, item);
}

static void draw_goal(const struct tree *tree, struct sheet *sheet, int goal, bool selected)
{
  const struct rowset *goals = tree->self->sip->goals;
  unsigned style = selected ? STYLE_SELECTED : STYLE_BOLD;
  if (goal > 0)
    sheet_next(sheet);
  draw_marker(sheet, selected);
  if (selected)
    sheet_cursor(sheet, CODE);
  sheet_field(sheet, CODE, TEXT - CODE - 1, style, rowset_get(goals, goal, "code"));
  sheet_skip(sheet, draw_wrapped(sheet, TEXT, MIN(sheet->width - TEXT, 76), style,
                                 rowset_get(goals, goal, "text"), true));
}

static void draw_tree(struct sheet *sheet, void *data)
{
  const struct tree *tree = data;
  struct sip_screen *self = tree->self;
  for (guint i = 0; i < self->rows->len; i++) {
    struct sip_row *row = &g_array_index(self->rows, struct sip_row, i);
    bool selected = (int)i == self->selected;
    row->first = sheet->row;
    if (selected)
      sheet_focus_begin(sheet);
    if (row->item < 0)
      draw_goal(tree, sheet, row->goal, selected);
    else
      draw_item(tree, sheet, g_ptr_array_index(self->sip->items, row->item), selected);
    row->last = sheet->row - 1;
    if (selected)
      sheet_focus_end(sheet);
  }
}

static void draw_empty(const struct sip *sip, struct canvas *canvas)
{
  struct session *session = sip->session;
  GString *words = g_string_new(NULL);
  g_string_append_printf(words,
                         "The School Improvement Plan of %s for %s is not here yet: its goals, and "
                         "under each the items that "
                         "are coloured month by month.",
                         sip->school_name, sip->school_year);
  if (sip->may_change)
    g_string_append(words, "\n\nG writes the first goal.");
  if (store_viewer_keeps_records(session->store))
    g_string_append(words, " A plan in a spreadsheet comes in on the Import screen; B "
                           "goes there.");
  struct canvas part = canvas_part(canvas, 1, CODE, canvas->height - 1, MIN(canvas->width - 4, 76));
  canvas_wrap(&part, 0, STYLE_PLAIN, words->str, part.height);
  canvas_cursor(&part, 0, 0);
  g_string_free(words, TRUE);
}

void sip_draw(struct sip_screen *self, struct canvas *canvas)
{
  if (self->rows->len == 0) {
    draw_empty(self->sip, canvas);
    return;
  }
  struct tree tree = { .self = self, .layout = lay_out(self->sip, canvas->width - 1) };
  struct canvas heads = canvas_part(canvas, 1, 0, 1, canvas->width);
  sip_draw_counts(&self->sip->count, canvas);
  draw_heads(self->sip, &tree.layout, &heads);
  self->drawn = canvas_part(canvas, 2, 0, canvas->height - 2, canvas->width);
  sheet_draw(&self->drawn, &self->top, draw_tree, &tree);
}
