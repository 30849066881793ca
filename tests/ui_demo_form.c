#include "tests/ui_demo.h"

#include "ui/editor.h"
#include "ui/form.h"
#include "ui/picker.h"

#include <string.h>

/* --- A form
 * ---------------------------------------------------------------------------------------- */

static const struct field person_fields[] = {
  { .name = "family_name",
    .label = "Family name",
    .type = FIELD_TEXT,
    .flags = FIELD_REQUIRED,
    .help = "As the person writes it.",
    .max = 40 },
  { .name = "given_name",
    .label = "Given name",
    .type = FIELD_TEXT,
    .help = "As the person writes it." },
  { .name = "role",
    .label = "Role",
    .type = FIELD_CHOICE,
    .choices = demo_levels,
    .flags = FIELD_REQUIRED,
    .help = "What the person does there." },
  { .name = "school",
    .label = "School",
    .type = FIELD_REF,
    .ref = "school",
    .flags = FIELD_REQUIRED,
    .help = "Where the person works." },
  { .name = "from_on",
    .label = "From",
    .type = FIELD_DATE,
    .help = "The first day, for example 12 Nov 2026; a school year begins in July and that is when "
            "most "
            "assignments begin, unless a person comes in the middle of the year." },
  { .name = "at", .label = "Time", .type = FIELD_TIME, .help = "For example 10:31." },
  { .name = "target",
    .label = "Target",
    .type = FIELD_INT,
    .min = 0,
    .max = 99,
    .help = "Walkthroughs in a month." },
  { .name = "active", .label = "Active", .type = FIELD_FLAG, .help = "Works here now." },
  { .name = "notes",
    .label = "Private notes",
    .type = FIELD_LONG,
    .help = "Not on slip or packet; part of the record." },
  { .name = "code", .label = "Code", .type = FIELD_CODE, .help = "Letters and digits." },
};
static const struct record_type person_type = { .name = "person",
                                                .label = "Person",
                                                .plural = "People",
                                                .fields = person_fields,
                                                .field_count = G_N_ELEMENTS(person_fields) };

struct person {
  struct record *record;
  struct form *form;
  bool dirty;
};

static void school_items(const char *type, struct picker *picker, void *data)
{
  (void)type;
  (void)data;
  for (size_t i = 0; i < DEMO_SCHOOLS; i++)
    picker_add(picker, demo_schools[i], demo_schools[i], demo_principals[i % 6]);
}

static char *school_label(const char *type, const char *uid, void *data)
{
  (void)type;
  (void)data;
  return g_strdup(uid);
}

static void person_changed(struct form *form, void *data)
{
  (void)form;
  ((struct person *)data)->dirty = true;
}

static void keep_draft(struct screen *screen)
{
  struct person *self = screen->state;
  const struct options *options = screen->app->data;
  if (!self->dirty || !options->draft)
    return;
  g_autofree char *draft = form_draft(self->form);
  g_file_set_contents(options->draft, draft, -1, NULL);
  self->dirty = false;
}

static bool open_person(struct screen *screen, const char *argument, GError **error)
{
  static const char *const fields[] = { "-Who",  "family_name", "given_name", "role",   "school",
                                        "-When", "from_on",     "at",         "target", "active",
                                        "-More", "notes",       "code",       NULL };
  const struct options *options = screen->app->data;
  struct person *self = g_new0(struct person, 1);
  screen->state = self;
  self->record = record_new(&person_type);
  record_set(self->record, "school", argument);
  record_set(self->record, "active", "1");
  struct form_setup setup = { .app = screen->app,
                              .record = self->record,
                              .fields = fields,
                              .refs = school_items,
                              .ref_label = school_label,
                              .changed = person_changed,
                              .data = self };
  self->form = form_new(&setup);
  g_autofree char *draft = NULL;
  if (options->draft && g_file_get_contents(options->draft, &draft, NULL, NULL))
    return form_restore(self->form, draft, error);
  return true;
}

static void draw_person(struct screen *screen, struct canvas *canvas)
{
  form_draw(((struct person *)screen->state)->form, canvas, true);
}

static bool key_person(struct screen *screen, const struct key *key)
{
  enum form_result result = form_key(((struct person *)screen->state)->form, key);
  if (result == FORM_LEAVE)
    app_back(screen->app);
  return result != FORM_IGNORED;
}

static bool typing_person(struct screen *screen)
{
  return form_typing(((struct person *)screen->state)->form);
}

static bool can_undo_person(struct screen *screen)
{
  return form_can_undo(((struct person *)screen->state)->form);
}

static void undo_person(struct screen *screen)
{
  form_undo(((struct person *)screen->state)->form);
  app_message(screen->app, "Taken back.");
}

static void leave_person(struct screen *screen)
{
  struct person *self = screen->state;
  if (form_dirty(self->form))
    app_message(screen->app, "Kept as a draft.");
}

static void close_person(struct screen *screen)
{
  struct person *self = screen->state;
  form_free(self->form);
  record_free(self->record);
  g_free(self);
}

static void finish_person(struct screen *screen, const struct key *key)
{
  (void)key;
  struct person *self = screen->state;
  g_autoptr(GError) error = NULL;
  if (!form_finish(self->form, &error))
    app_error(screen->app, error);
  else
    app_message(screen->app, "Complete.");
}

static const struct action person_actions[] = {
  { "person.finish", "Finish", "Checks that all is there.", NULL, "f ^G", 0, NULL, finish_person,
    NULL },
  { .name = NULL },
};

const struct screen_type screen_form = {
  .name = "form",
  .title = "Person",
  .letter = 'f',
  .actions = { person_actions, form_actions, editor_actions },
  .open = open_person,
  .draw = draw_person,
  .key = key_person,
  .typing = typing_person,
  .after_frame = keep_draft,
  .can_undo = can_undo_person,
  .undo = undo_person,
  .leave = leave_person,
  .close = close_person,
};

/* --- A long text
 * ----------------------------------------------------------------------------------- */

static bool open_text(struct screen *screen, const char *argument, GError **error)
{
  (void)argument;
  (void)error;
  struct editor *editor = editor_new(false);
  editor_set_app(editor, screen->app);
  editor_set_placeholder(editor, "What worked, and what is the next step?");
  screen->state = editor;
  return true;
}

static void draw_text(struct screen *screen, struct canvas *canvas)
{
  struct canvas room = canvas_part(canvas, 1, 1, canvas->height - 2, MIN(canvas->width - 2, 77));
  editor_draw(screen->state, &room, true);
  canvas_badge(canvas, 0, 1, STYLE_GOOD, "C");
  canvas_badge(canvas, 0, 5, STYLE_MIDDLE, "P");
  canvas_badge(canvas, 0, 9, STYLE_POOR, "N");
  canvas_badge(canvas, 0, 13, STYLE_PLAIN, NULL);
  int used = canvas_text(canvas, 0, 18, STYLE_PLAIN, "Walkthroughs 9 of 18 ");
  canvas_bar(canvas, 0, 18 + used, 20, STYLE_ACCENT, 0.53);
}

static bool key_text_screen(struct screen *screen, const struct key *key)
{
  enum editor_result result = editor_key(screen->state, key);
  if (result == EDITOR_LEFT)
    app_back(screen->app);
  return result != EDITOR_IGNORED;
}

static bool typing_text(struct screen *screen)
{
  (void)screen;
  return true;
}

static char *text_aside(struct screen *screen)
{
  (void)screen;
  return g_strdup("draft saved 10:42");
}

static void close_text(struct screen *screen)
{
  editor_free(screen->state);
}

const struct screen_type screen_text = {
  .name = "text",
  .title = "Text",
  .letter = 't',
  .actions = { editor_actions },
  .open = open_text,
  .draw = draw_text,
  .key = key_text_screen,
  .typing = typing_text,
  .aside = text_aside,
  .close = close_text,
};
