#include "config.h"

#include "ui/teacher.h"

#include "base/format.h"
#include "base/text.h"
#include "model/date.h"
#include "model/tables.h"
#include "report/teacher.h"
#include "ui/print.h"
#include "ui/session.h"
#include "ui/walkthrough.h"

#include <string.h>

enum { TEXT_COLUMNS = 76, MARK_COLUMNS = 16, HEAD_ROWS = 3 };

/* A line of the page, made for one width. */
struct line {
  char *text;
  char *mark; /* before text; or NULL */
  unsigned style, mark_style;
  int column;
  int walkthrough; /* row it belongs to; -1: none */
};

struct teacher_screen {
  struct teacher *teacher;
  GArray *lines; /* struct line */
  int width;     /* they were made for; 0: not yet */
  int height;    /* of the page as it was last drawn */
  int top, selected;
};

static struct teacher_screen *state(struct screen *screen)
{
  return screen->state;
}

/* --- lines ----------------------------------------------------------------------------------- */

static void line_clear(gpointer data)
{
  struct line *line = data;
  g_free(line->text);
  g_free(line->mark);
}

/* text wrapped from column on; the rest of a long one stands under its beginning. */
static void add(struct teacher_screen *self, int walkthrough, int column, unsigned style,
                const char *text)
{
  int width = MAX(MIN(self->width - column - 1, TEXT_COLUMNS), 1);
  g_autoptr(GArray) wrapped = text_wrap(text, width);
  for (guint i = 0; i < wrapped->len; i++) {
    struct text_line at = g_array_index(wrapped, struct text_line, i);
    struct line line = { .text = g_strndup(text + at.start, at.end - at.start),
                         .style = style,
                         .column = column,
                         .walkthrough = walkthrough };
    g_array_append_val(self->lines, line);
  }
}

static void add_blank(struct teacher_screen *self, int walkthrough)
{
  struct line line = { .walkthrough = walkthrough };
  g_array_append_val(self->lines, line);
}

static void add_labelled(struct teacher_screen *self, int walkthrough, const char *label,
                         const char *text)
{
  if (!text || !*text)
    return;
  g_autofree char *whole = g_strdup_printf("%s %s", label, text);
  add(self, walkthrough, 3, STYLE_PLAIN, whole);
}

static unsigned mark_style(const char *counts)
{
  return g_strcmp0(counts, "seen") == 0 ? STYLE_BOLD : STYLE_DIM;
}

static void add_mark(struct teacher_screen *self, int walkthrough, int mark)
{
  const struct rowset *marks = self->teacher->marks;
  const char *level = rowset_get(marks, mark, "level");
  const char *label = rowset_get(marks, mark, "label");
  const char *comment = rowset_get(marks, mark, "comment");
  guint first = self->lines->len;
  add(self, walkthrough, 3 + MARK_COLUMNS, STYLE_PLAIN, rowset_get(marks, mark, "wording"));
  struct line *line = &g_array_index(self->lines, struct line, first);
  line->mark = label ? g_strdup_printf("%s %s", rowset_get(marks, mark, "key"), label)
                     : g_strdup(level ? level : "not marked");
  line->mark_style = mark_style(rowset_get(marks, mark, "counts"));
  if (comment)
    add(self, walkthrough, 5 + MARK_COLUMNS, STYLE_DIM, comment);
}

static void add_follow_ups(struct teacher_screen *self, int walkthrough, const char *uid)
{
  const struct rowset *rows = self->teacher->follow_ups;
  for (int i = 0; i < rows->row_count; i++) {
    if (g_strcmp0(rowset_get(rows, i, "walkthrough"), uid) != 0)
      continue;
    g_autofree char *text = teacher_follow_up(self->teacher, i);
    add_labelled(self, walkthrough, "Follow-up:", text);
  }
}

/* `6 of 9 seen`. Yours; NULL where nothing counts. */
static char *seen_words(const struct teacher *teacher, int row)
{
  int seen, whole;
  teacher_seen(teacher, row, &seen, &whole);
  g_autofree char *of = format_of(seen, whole);
  return whole > 0 ? g_strdup_printf("%s seen", of) : NULL;
}

static void add_walkthrough(struct teacher_screen *self, int row)
{
  const struct teacher *teacher = self->teacher;
  g_autofree char *day = date_weekday_medium(rowset_get(teacher->walkthroughs, row, "made_on"));
  g_autofree char *head =
      g_strdup_printf("%s  %s", day, rowset_get(teacher->walkthroughs, row, "school"));
  g_autofree char *when = teacher_when(teacher, row);
  g_autofree char *class = teacher_class(teacher, row);
  g_autofree char *who = teacher_who(teacher, row);
  g_autofree char *seen = seen_words(teacher, row);
  g_autofree char *status = teacher_state(teacher, row);
  const char *const parts[] = { who, when, class, seen, status };
  g_autoptr(GString) about = g_string_new(NULL);
  for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
    if (parts[i] && *parts[i])
      g_string_append_printf(about, "%s%s", about->len ? " · " : "", parts[i]);
  add(self, row, 3, STYLE_BOLD, head);
  add(self, row, 3, STYLE_DIM, about->str);
  int count;
  int first = teacher_first_mark(teacher, row, &count);
  for (int i = first; i < first + count; i++)
    add_mark(self, row, i);
  add_labelled(self, row, "What worked:", rowset_get(teacher->walkthroughs, row, "what_worked"));
  add_labelled(self, row,
               "Next step or question:", rowset_get(teacher->walkthroughs, row, "next_step"));
  add_labelled(self, row, "Private note:", rowset_get(teacher->walkthroughs, row, "private_note"));
  add_labelled(self, row, "The teacher’s reply:", rowset_get(teacher->walkthroughs, row, "reply"));
  add_follow_ups(self, row, rowset_get(teacher->walkthroughs, row, "uid"));
  add_blank(self, row);
}

static void make_lines(struct teacher_screen *self, int width)
{
  self->width = width;
  g_array_set_size(self->lines, 0);
  for (int i = 0; i < self->teacher->walkthroughs->row_count; i++)
    add_walkthrough(self, i);
  add_follow_ups(self, -1, NULL);
  if (self->lines->len == 0)
    add(self, -1, 1, STYLE_PLAIN, "No walkthrough of them that you may see. w begins one.");
}

static const struct line *line_at(const struct teacher_screen *self, int index)
{
  return &g_array_index(self->lines, struct line, (guint)index);
}

/* The first line of a walkthrough, and the one after its last. */
static void range_of(const struct teacher_screen *self, int walkthrough, int *first, int *end)
{
  *first = *end = 0;
  for (int i = 0; i < (int)self->lines->len; i++) {
    if (line_at(self, i)->walkthrough != walkthrough)
      continue;
    if (*end == 0)
      *first = i;
    *end = i + 1;
  }
}

/* --- moving about ---------------------------------------------------------------------------- */

static int last_top(const struct teacher_screen *self)
{
  return MAX((int)self->lines->len - self->height, 0);
}

static void scroll(struct teacher_screen *self, int top)
{
  self->top = CLAMP(top, 0, last_top(self));
}

static void choose(struct teacher_screen *self, int walkthrough)
{
  int first, end;
  self->selected = CLAMP(walkthrough, 0, MAX(self->teacher->walkthroughs->row_count - 1, 0));
  range_of(self, self->selected, &first, &end);
  if (first < self->top || first >= self->top + self->height || end > self->top + self->height)
    scroll(self, first);
}

/* Down reads on where the walkthrough is taller than the window, else goes to the next. */
static void down(struct teacher_screen *self)
{
  int first, end;
  range_of(self, self->selected, &first, &end);
  if (end - 1 > self->top + self->height)
    scroll(self, self->top + MAX(self->height / 2, 1));
  else if (self->selected + 1 < self->teacher->walkthroughs->row_count)
    choose(self, self->selected + 1);
  else
    scroll(self, last_top(self));
}

static void up(struct teacher_screen *self)
{
  int first, end;
  range_of(self, self->selected, &first, &end);
  if (first < self->top)
    scroll(self, MAX(first, self->top - MAX(self->height / 2, 1)));
  else
    choose(self, self->selected - 1);
}

/* The selection goes along with the page. */
static void page(struct teacher_screen *self, int by)
{
  scroll(self, self->top + by * MAX(self->height - 2, 1));
  int seen = line_at(self, MIN(self->top, (int)self->lines->len - 1))->walkthrough;
  if (seen >= 0)
    self->selected = seen;
}

static bool key(struct screen *screen, const struct key *pressed)
{
  struct teacher_screen *self = state(screen);
  switch (pressed->code) {
  case K_DOWN:
    down(self);
    return true;
  case K_UP:
    up(self);
    return true;
  case K_PAGE_DOWN:
    page(self, 1);
    return true;
  case K_PAGE_UP:
    page(self, -1);
    return true;
  case K_HOME:
    choose(self, 0);
    return true;
  case K_END:
    choose(self, self->teacher->walkthroughs->row_count - 1);
    return true;
  default:
    return false;
  }
}

/* --- drawing --------------------------------------------------------------------------------- */

static void draw_line(const struct teacher_screen *self, struct canvas *canvas, int row, int index)
{
  const struct line *line = line_at(self, index);
  bool first = line->walkthrough >= 0
               && (index == 0 || line_at(self, index - 1)->walkthrough != line->walkthrough);
  bool selected = first && line->walkthrough == self->selected;
  if (selected)
    canvas_text(canvas, row, 1, STYLE_ACCENT, terminal_glyph(canvas->terminal, GLYPH_MARKER));
  if (line->mark)
    canvas_field(canvas, row, 3, MARK_COLUMNS - 1, line->mark_style, line->mark);
  canvas_text(canvas, row, line->column, selected ? STYLE_SELECTED : line->style, line->text);
}

static void draw_head(const struct teacher_screen *self, struct canvas *canvas)
{
  const struct teacher *teacher = self->teacher;
  g_autofree char *count = teacher_count(teacher);
  int end = canvas->width - 1;
  int column = canvas_right(canvas, 0, end, STYLE_DIM, count);
  canvas_field(canvas, 0, 1, column - 2, STYLE_BOLD,
               teacher->post ? teacher->post : "No post at present");
  g_autofree char *seen = teacher->seen ? g_strdup_printf("seen: %s", teacher->seen) : NULL;
  int left = seen ? canvas_right(canvas, 1, end, STYLE_DIM, seen) - 2 : end - 1;
  canvas_field(canvas, 1, 1, left, STYLE_DIM, teacher->earlier);
}

static void draw(struct screen *screen, struct canvas *canvas)
{
  struct teacher_screen *self = state(screen);
  struct canvas part = canvas_part(canvas, HEAD_ROWS, 0, canvas->height - HEAD_ROWS, canvas->width);
  draw_head(self, canvas);
  self->height = part.height;
  if (self->width != canvas->width) {
    make_lines(self, canvas->width);
    choose(self, self->selected);
  }
  scroll(self, self->top);
  int first, end;
  range_of(self, self->selected, &first, &end);
  for (int row = 0; row < part.height && self->top + row < (int)self->lines->len; row++)
    draw_line(self, &part, row, self->top + row);
  canvas_cursor(&part, MAX(first - self->top, 0), 1);
  if (self->top > 0)
    canvas_text(&part, 0, canvas->width - 1, STYLE_DIM,
                terminal_glyph(canvas->terminal, GLYPH_MORE_UP));
  if (self->top < last_top(self))
    canvas_text(&part, part.height - 1, canvas->width - 1, STYLE_DIM,
                terminal_glyph(canvas->terminal, GLYPH_MORE_DOWN));
}

/* --- the screen ------------------------------------------------------------------------------ */

static bool load(struct screen *screen, const char *staff, GError **error)
{
  struct teacher_screen *self = state(screen);
  struct teacher *teacher = teacher_read(session_of(screen->app)->store, staff, error);
  if (!teacher)
    return false;
  g_clear_pointer(&self->teacher, teacher_free);
  self->teacher = teacher;
  self->width = 0;
  self->selected = CLAMP(self->selected, 0, MAX(teacher->walkthroughs->row_count - 1, 0));
  return true;
}

static bool open_screen(struct screen *screen, const char *argument, GError **error)
{
  struct teacher_screen *self = g_new0(struct teacher_screen, 1);
  screen->state = self;
  self->lines = g_array_new(FALSE, FALSE, sizeof(struct line));
  g_array_set_clear_func(self->lines, line_clear);
  return load(screen, argument, error);
}

static void close_screen(struct screen *screen)
{
  struct teacher_screen *self = state(screen);
  g_array_unref(self->lines);
  g_clear_pointer(&self->teacher, teacher_free);
  g_free(self);
}

static void refresh(struct screen *screen)
{
  GError *error = NULL;
  g_autofree char *staff = g_strdup(state(screen)->teacher->uid);
  if (!load(screen, staff, &error))
    session_error(screen->app, error);
}

static char *heading(struct screen *screen)
{
  return g_strdup_printf("Teacher · %s", state(screen)->teacher->name);
}

static bool has_row(struct screen *screen)
{
  return state(screen)->teacher->walkthroughs->row_count > 0;
}

static void run_open(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  struct teacher_screen *self = state(screen);
  app_open(screen->app, "walkthrough",
           rowset_get(self->teacher->walkthroughs, self->selected, "uid"));
}

static void run_print(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  struct teacher *teacher = state(screen)->teacher;
  GError *error = NULL;
  AUTO(document)
  struct document *document =
      teacher_page_build(session_of(screen->app)->store, teacher->uid, &error);
  if (document)
    print_document(screen->app, document, teacher->name);
  else
    session_error(screen->app, error);
}

static void run_start(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  walkthrough_start_with(screen, NULL, state(screen)->teacher->uid);
}

static const struct action actions[] = {
  { "teacher.open", "Open", "Opens the walkthrough.", NULL, "Enter", 0, has_row, run_open, NULL },
  { "teacher.print", "Print", "Shows the page as it prints, and writes it as a file.", NULL, "P", 0,
    NULL, run_print, NULL },
  { "teacher.walkthrough", "Walkthrough", "Begins a walkthrough of this teacher.", NULL, "w", 0,
    walkthrough_may_start, run_start, NULL },
  { "teacher.move", "Move", "Goes to the walkthrough before or after; reads on in a long one.",
    NULL, "Down Up PgDn PgUp Home End", ACTION_QUIET | ACTION_KEY, NULL, NULL, NULL },
  { .name = NULL },
};

const struct screen_type screen_teacher = {
  .name = "teacher",
  .title = "Teacher",
  .help = "Every walkthrough of one teacher that you may see, with its comments, the reply and "
          "what was agreed, the latest first.",
  .actions = { actions },
  .open = open_screen,
  .draw = draw,
  .key = key,
  .heading = heading,
  .refresh = refresh,
  .close = close_screen,
};
