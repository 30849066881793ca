/* The screen of one item of a School Improvement Plan. */
#include "config.h"

#include "ui/sip_item.h"
#include "ui/sip_note.h"
#include "ui/sip_screen.h"

#include "model/date.h"
#include "model/tables.h"
#include "ui/dialog.h"
#include "ui/sheet.h"

#include <string.h>

enum { LABEL = 3, VALUE = 12, NOTE_ROWS = 3 };

static struct item_screen *state(struct screen *screen)
{
  return screen->state;
}

/* --- opening and the frame
 * ------------------------------------------------------------------------ */

static bool open_screen(struct screen *screen, const char *argument, GError **error)
{
  struct item_screen *self = g_new0(struct item_screen, 1);
  screen->state = self;
  self->app = screen->app;
  g_auto(GStrv) words = g_strsplit(argument, " ", 2);
  self->month = g_strdup(words[1]);
  if (!sip_item_load(self, words[0], error))
    return false;
  g_autofree char *draft = self->may_change ? sip_item_draft(self) : NULL;
  if (draft) {
    sip_item_resume(self, draft);
    app_message(screen->app, "Your note is here as you left it. Esc keeps it.");
  }
  return true;
}

static void close_screen(struct screen *screen)
{
  struct item_screen *self = state(screen);
  g_clear_pointer(&self->editor, editor_free);
  sip_item_release(self);
  g_free(self->month);
  g_free(self->noted);
  g_free(self);
}

static void leave(struct screen *screen)
{
  struct item_screen *self = state(screen);
  if (!self->editor)
    return;
  sip_item_end_typing(self);
  if (!self->editor)
    return;
  app_changed(screen->app);
  app_message(screen->app, "The note on SIP item %s is kept as a draft.",
              record_get(self->item, "code"));
}

static void draw_note(struct item_screen *self, struct sheet *sheet)
{
  const char *note = sip_item_get(sip_item_status(self, self->month), "note");
  sheet_focus_begin(sheet);
  sheet_text(sheet, 1, STYLE_SELECTED, terminal_glyph(sheet->canvas.terminal, GLYPH_MARKER));
  sheet_text(sheet, LABEL, STYLE_SELECTED, "Note");
  if (!self->editor) {
    sheet_cursor(sheet, VALUE);
    if (note)
      sheet_wrap(sheet, VALUE, STYLE_PLAIN, note, 0);
    else if (!self->waiting)
      sheet_wrap(sheet, VALUE, STYLE_DIM, "nothing yet", 1);
    if (self->waiting) {
      sheet_wrap(sheet, VALUE, STYLE_DIM,
                 note ? "A draft: Enter goes on." : "A draft: it goes with a status.", 1);
      sheet_wrap(sheet, VALUE, STYLE_PLAIN, self->waiting, 0);
    }
  } else {
    int width = sheet_wrap_width(sheet, VALUE);
    int height =
        CLAMP(editor_height(self->editor, width), NOTE_ROWS, MAX(sheet->canvas.height - 1, 1));
    struct canvas part = sheet_part(sheet, VALUE, height);
    part.width = MIN(part.width, width);
    if (!sheet->measuring)
      editor_draw(self->editor, &part, true);
  }
  sheet_focus_end(sheet);
}

static void draw_pair(struct sheet *sheet, const char *label, const char *value)
{
  sheet_text(sheet, LABEL, STYLE_DIM, label);
  sheet_wrap(sheet, VALUE, STYLE_PLAIN, value, 0);
}

/* A value, or in plain words that there is none. */
static void draw_value(struct sheet *sheet, const char *label, const char *value, const char *none)
{
  sheet_text(sheet, LABEL, STYLE_DIM, label);
  sheet_wrap(sheet, VALUE, value ? STYLE_PLAIN : STYLE_DIM, value ? value : none, 0);
}

/* Earlier months, the latest first, with their notes. */
static void draw_history(const struct item_screen *self, struct sheet *sheet)
{
  const GPtrArray *parts = record_parts(self->item, &record_sip_status);
  bool any = false;
  for (guint i = parts->len; i-- > 0;) {
    const struct record *part = g_ptr_array_index(parts, i);
    const char *month = record_get(part, "month"), *status = record_get(part, "status");
    if (strcmp(month, self->month) >= 0)
      continue;
    g_autofree char *name = month_abbreviated(month);
    g_autofree char *line = g_strdup_printf(
        "%s%s%s", choice_label(status_choices, status), record_get(part, "note") ? ": " : "",
        record_get(part, "note") ? record_get(part, "note") : "");
    if (!any)
      sheet_text(sheet, LABEL, STYLE_DIM, "Before");
    sheet_text(sheet, VALUE, STYLE_PLAIN, name);
    sheet_badge(sheet, VALUE + 5, sip_style(status), status_letter(status));
    sheet_wrap(sheet, VALUE + 9, STYLE_PLAIN, line, 0);
    any = true;
  }
  if (!any)
    draw_pair(sheet, "Before", "This is the first month it has a status in.");
}

static bool is_dropped(const struct item_screen *self)
{
  return self->dropped_from && strcmp(self->dropped_from, self->month) <= 0;
}

static void draw_dropped(const struct item_screen *self, struct sheet *sheet)
{
  if (is_dropped(self)) {
    sheet_wrap(sheet, 1, STYLE_PLAIN, "Dropped: it stays, and is no longer asked for.", 1);
  } else if (self->dropped_from) {
    g_autofree char *first = month_name(self->dropped_from);
    g_autofree char *month = month_name(self->month);
    g_autofree char *words =
        g_strdup_printf("Dropped from %s on; in %s it was in the plan still.", first, month);
    sheet_wrap(sheet, 1, STYLE_PLAIN, words, 2);
  }
}

static void draw_sheet(struct sheet *sheet, void *data)
{
  struct item_screen *self = data;
  const char *status = sip_item_get(sip_item_status(self, self->month), "status");
  const char *due_on = record_get(self->item, "due_on");
  g_autofree char *month = month_name(self->month);
  g_autofree char *due = due_on ? date_medium(due_on) : NULL;
  g_autofree char *goal = g_strdup_printf("Goal %s: %s", record_get(self->goal, "code"),
                                          record_get(self->goal, "text"));
  g_autofree char *text =
      g_strdup_printf("%s  %s", record_get(self->item, "code"), record_get(self->item, "text"));
  sheet_wrap(sheet, 1, STYLE_DIM, goal, 2);
  sheet_wrap(sheet, 1, STYLE_BOLD, text, 0);
  draw_dropped(self, sheet);
  sheet_next(sheet);
  sheet_text(sheet, LABEL, STYLE_BOLD, month);
  int used =
      sheet_badge(sheet, VALUE + 1, sip_style(status), status ? status_letter(status) : NULL);
  sheet_text(sheet, VALUE + 2 + MAX(used, 3), sip_style(status),
             status ? choice_label(status_choices, status) : "not set yet");
  sheet_next(sheet);
  draw_note(self, sheet);
  sheet_next(sheet);
  draw_history(self, sheet);
  sheet_next(sheet);
  draw_value(sheet, "Owner", self->owner, "No owner is named yet.");
  draw_value(sheet, "Due", due, "No date is set.");
  draw_value(sheet, "Serves", self->initiative, "No initiative of the district’s plan is named.");
  if (self->reading && !self->editor)
    sheet->focus_first = sheet->focus_last = -1;
}

static void draw(struct screen *screen, struct canvas *canvas)
{
  struct item_screen *self = state(screen);
  if (self->editor)
    app_hint(screen->app, "Esc leaves the note; it is kept as you type.");
  else if (self->may_change)
    app_hint(screen->app, "c, p or n sets the status; Enter writes the note.");
  sheet_draw(canvas, &self->top, draw_sheet, self);
}

static bool scroll_key(struct item_screen *self, const struct key *pressed)
{
  int wheel = pressed->button == MOUSE_WHEEL_UP ? -3 : pressed->button == MOUSE_WHEEL_DOWN ? 3 : 0;
  int by = pressed->code == K_UP          ? -1
           : pressed->code == K_DOWN      ? 1
           : pressed->code == K_PAGE_UP   ? -10
           : pressed->code == K_PAGE_DOWN ? 10
           : pressed->code == K_MOUSE     ? wheel
                                          : 0;
  self->top += by;
  self->reading = self->reading || by != 0;
  return by != 0;
}

static bool key(struct screen *screen, const struct key *pressed)
{
  struct item_screen *self = state(screen);
  if (!self->editor)
    return scroll_key(self, pressed);
  switch (editor_key(self->editor, pressed)) {
  case EDITOR_LEFT:
  case EDITOR_DONE:
    sip_item_end_typing(self);
    return true;
  case EDITOR_IGNORED:
    if (pressed->code == K_TAB || pressed->code == K_BACK_TAB)
      sip_item_end_typing(self);
    return pressed->code == K_TAB || pressed->code == K_BACK_TAB;
  default:
    return true;
  }
}

static bool typing(struct screen *screen)
{
  return state(screen)->editor != NULL;
}

static char *heading(struct screen *screen)
{
  struct item_screen *self = state(screen);
  g_autofree char *month = month_long(self->month);
  return g_strdup_printf("SIP item %s · %s", record_get(self->item, "code"), month);
}

static char *aside(struct screen *screen)
{
  struct item_screen *self = state(screen);
  return self->editor && self->drafted ? g_strdup_printf("%s · draft kept", self->school_name)
                                       : g_strdup(self->school_name);
}

static void after_frame(struct screen *screen)
{
  GError *error = NULL;
  if (!sip_item_keep(state(screen), &error))
    session_error(screen->app, error);
}

/* While a note is typed the item stays as it was, so that storing it finds out what another
 * changed. */
static void refresh(struct screen *screen)
{
  struct item_screen *self = state(screen);
  GError *error = NULL;
  g_autofree char *uid = g_strdup(self->item->uid);
  if (!self->editor && !sip_item_load(self, uid, &error))
    session_error(screen->app, error);
}

/* --- actions
 * -------------------------------------------------------------------------------------- */

static bool may_change(struct screen *screen)
{
  struct item_screen *self = state(screen);
  return self->may_change && !self->editor;
}

static bool may_colour(struct screen *screen)
{
  return may_change(screen) && !is_dropped(state(screen));
}

static bool may_note(struct screen *screen)
{
  return may_colour(screen) && sip_item_status(state(screen), state(screen)->month);
}

static void set_status(struct screen *screen, const char *status)
{
  struct item_screen *self = state(screen);
  GError *error = NULL;
  const struct record *item = self->item;
  g_autofree char *code = g_strdup(record_get(item, "code"));
  bool note = self->waiting && !sip_item_get(sip_item_status(self, self->month), "note");
  enum sip_set set = sip_set_status(session_of(screen->app), item->uid, item->revision, self->month,
                                    status, &error);
  refresh(screen);
  if (set == SIP_SET_FAILED) {
    session_error(screen->app, error);
    return;
  }
  if (set == SIP_SET_SAME && status) {
    app_message(screen->app, "%s was %s already.", code, choice_label(status_choices, status));
    return;
  }
  app_changed(screen->app);
  app_message_undo(screen->app, "%s %s%s.", code,
                   status ? choice_label(status_choices, status) : "has no status for this month",
                   status && note ? ", with the note that was a draft" : "");
}

static void run_status(struct screen *screen, const struct key *pressed)
{
  set_status(screen, sip_status_of_key(pressed->code));
}

static void run_clear(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  set_status(screen, NULL);
}

static void run_note(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  struct item_screen *self = state(screen);
  g_autofree char *draft = sip_item_draft(self);
  if (draft)
    sip_item_resume(self, draft);
  else
    sip_item_begin_typing(self, sip_item_get(sip_item_status(self, self->month), "note"));
}

static void run_edit(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  struct item_screen *self = state(screen);
  g_autofree char *argument = g_strdup_printf("item %s %s", self->item->uid, self->month);
  app_open(screen->app, "sip-form", argument);
}

static void undo(struct screen *screen)
{
  g_autofree char *uid = NULL;
  g_free(sip_note_undo(screen, &uid)); /* the page stays on its own month */
}

static bool in_note(struct screen *screen)
{
  return state(screen)->editor != NULL;
}

static const struct action actions[] = {
  EDITOR_LONG_ACTIONS("item", in_note),
  { "item.complete", "Complete", "The item is complete this month.", NULL, "c", 0, may_colour,
    run_status, NULL },
  { "item.progress", "In progress", "The item is in progress this month.", NULL, "p", 0, may_colour,
    run_status, NULL },
  { "item.none", "No action", "Nothing was done for the item this month.", NULL, "n", 0, may_colour,
    run_status, NULL },
  { "item.note", "Note", "Writes the month’s note.", NULL, "Enter", 0, may_colour, run_note, NULL },
  { "item.edit", "Edit", "Changes its words, owner, date or initiative.", NULL, "E", 0, may_change,
    run_edit, NULL },
  { "item.clear", "Clear", "Takes the month’s status and note away.", NULL, "Delete Backspace",
    ACTION_QUIET, may_note, run_clear, NULL },
  { .name = NULL },
};

const struct screen_type screen_sip_item = {
  .name = "sip-item",
  .title = "SIP item",
  .help = "One item of the plan: the month’s status and note, the months before, who answers for "
          "it and by when.",
  .actions = { actions, editor_actions },
  .open = open_screen,
  .draw = draw,
  .key = key,
  .typing = typing,
  .heading = heading,
  .aside = aside,
  .after_frame = after_frame,
  .refresh = refresh,
  .can_undo = session_can_undo_here,
  .undo = undo,
  .leave = leave,
  .close = close_screen,
};
