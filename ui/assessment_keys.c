#include "config.h"

#include "ui/assessment_screen.h"

#include "model/tables.h"
#include "ui/dialog.h"

int assessment_pages(const struct assessment_screen *self)
{
  return assessment_standards(self->assessment) + 1;
}

/* --- stops ----------------------------------------------------------------------------------- */

static void add_stop(struct assessment_screen *self, enum stop_kind kind, int choice,
                     struct place place)
{
  struct stop stop = { .kind = kind, .choice = choice, .place = place };
  g_array_append_val(self->stops, stop);
}

static void add_goal_stops(struct assessment_screen *self)
{
  const struct assessment *assessment = self->assessment;
  bool had_goal =
      assessment->before && record_parts(assessment->before, &record_assessment_goal)->len > 0;
  for (int i = 0; had_goal && goal_met_choices[i].word; i++)
    add_stop(self, STOP_MET, i, (struct place){ PLACE_WHOLE, 0, "goal_met" });
  for (int i = 0; i < assessment_goals(assessment); i++) {
    add_stop(self, STOP_TEXT, 0, (struct place){ PLACE_GOAL, i, "text" });
    add_stop(self, STOP_TEXT, 0, (struct place){ PLACE_GOAL, i, "steps" });
  }
  add_stop(self, STOP_TEXT, 0, (struct place){ PLACE_WHOLE, 0, "working_on" });
}

void assessment_make_stops(struct assessment_screen *self)
{
  g_array_set_size(self->stops, 0);
  int standard = self->page;
  if (standard == assessment_pages(self) - 1) {
    add_goal_stops(self);
  } else {
    for (int i = 0; i < assessment_levels(self->assessment); i++)
      add_stop(self, STOP_LEVEL, i, (struct place){ PLACE_RATING, standard, "level" });
    add_stop(self, STOP_TEXT, 0, (struct place){ PLACE_RATING, standard, "rationale" });
    add_stop(self, STOP_TEXT, 0, (struct place){ PLACE_RATING, standard, "evidence" });
  }
  self->stop = CLAMP(self->stop, 0, (int)self->stops->len - 1);
}

struct stop *assessment_stop(const struct assessment_screen *self, int number)
{
  return &g_array_index(self->stops, struct stop, number);
}

static struct stop *here(const struct assessment_screen *self)
{
  return assessment_stop(self, self->stop);
}

int assessment_chosen(const struct assessment_screen *self, const struct stop *stop)
{
  const char *word = assessment_get(self->assessment, stop->place);
  if (stop->kind == STOP_LEVEL)
    return assessment_level_number(self->assessment, word);
  for (int i = 0; word && goal_met_choices[i].word; i++)
    if (g_strcmp0(goal_met_choices[i].word, word) == 0)
      return i;
  return -1;
}

/* What will stand in another's name is begun after a question: whose it is was perhaps only the
 * first of a list. */
static bool asks_first(const struct assessment_screen *self)
{
  const struct assessment *assessment = self->assessment;
  bool own = g_strcmp0(assessment->session->person_uid, assessment->staff) == 0;
  return !own && !self->for_another && !assessment->drafted && !assessment_submitted(assessment);
}

/* False for Esc. */
static bool in_whose_name(struct assessment_screen *self)
{
  const struct assessment *assessment = self->assessment;
  if (!asks_first(self))
    return true;
  static const struct answer answers[] = { { "e", "Enter it for them" }, { NULL, NULL } };
  g_autofree char *question = g_strdup_printf(
      "You are entering this for %s. It will stand in the packet as their own words.",
      assessment->staff_name);
  self->for_another = dialog_ask(self->app, question, answers) == 0;
  return self->for_another;
}

/* --- typing ---------------------------------------------------------------------------------- */

static void text_changed(struct editor *editor, void *data)
{
  struct assessment_screen *self = data;
  assessment_set(self->assessment, here(self)->place, editor_text(editor));
}

static const char *placeholder(const struct place *place)
{
  const struct record_type *type = place->kind == PLACE_RATING ? &record_rating
                                   : place->kind == PLACE_GOAL ? &record_assessment_goal
                                                               : &record_self_assessment;
  return type->fields[record_field(type, place->field)].help;
}

static void begin_typing(struct assessment_screen *self)
{
  struct stop *stop = here(self);
  if (self->editor || stop->kind != STOP_TEXT || !assessment_writable(self) || asks_first(self))
    return;
  assessment_remember(self->assessment);
  self->editor = editor_new(false);
  editor_set_app(self->editor, self->app);
  editor_set_text(self->editor, assessment_get(self->assessment, stop->place));
  editor_set_placeholder(self->editor, placeholder(&stop->place));
  editor_on_change(self->editor, text_changed, self);
  editor_begin(self->editor);
}

void assessment_end_typing(struct assessment_screen *self)
{
  if (!self->editor)
    return;
  g_clear_pointer(&self->editor, editor_free);
  assessment_forget(self->assessment);
}

void assessment_show_merged(struct assessment_screen *self)
{
  self->assessment->merged = false;
  assessment_make_stops(self);
  const char *text = self->editor ? assessment_get(self->assessment, here(self)->place) : NULL;
  if (self->editor && g_strcmp0(text ? text : "", editor_text(self->editor)) != 0)
    editor_set_text(self->editor, text);
}

/* --- going about ------------------------------------------------------------------------------ */

static void stand_on(struct assessment_screen *self, int stop)
{
  assessment_end_typing(self);
  self->stop = stop;
  begin_typing(self);
}

void assessment_go_page(struct assessment_screen *self, int page)
{
  assessment_end_typing(self);
  self->page = CLAMP(page, 0, assessment_pages(self) - 1);
  self->stop = 0;
  self->top = 0;
  assessment_make_stops(self);
}

static bool same_place(const struct place *a, const struct place *b)
{
  return a->kind == b->kind && a->number == b->number && g_strcmp0(a->field, b->field) == 0;
}

/* The first stop of a place, or where its choice is. */
static int stop_of(const struct assessment_screen *self, struct place place)
{
  int found = -1;
  for (int i = 0; i < (int)self->stops->len; i++) {
    const struct stop *stop = assessment_stop(self, i);
    if (same_place(&stop->place, &place)
        && (found < 0
            || (stop->kind != STOP_TEXT && stop->choice == assessment_chosen(self, stop))))
      found = i;
  }
  return found;
}

void assessment_show(struct assessment_screen *self, struct place place)
{
  assessment_go_page(self, place.kind == PLACE_RATING ? place.number : assessment_pages(self) - 1);
  self->stop = MAX(stop_of(self, place), 0);
}

void assessment_go(struct assessment_screen *self, struct place place)
{
  assessment_show(self, place);
  begin_typing(self);
}

bool assessment_note_place(struct assessment_screen *self, GError **error)
{
  g_autofree char *at =
      self->editor ? g_strdup_printf(" %zu", editor_cursor(self->editor)) : g_strdup("");
  g_autofree char *place = g_strdup_printf("%d %d%s", self->page, self->stop, at);
  return assessment_note(self->assessment, place, error);
}

bool assessment_resume(struct assessment_screen *self)
{
  g_autofree char *place = assessment_noted(self->assessment);
  if (!place)
    return false;
  g_auto(GStrv) numbers = g_strsplit(place, " ", 3);
  assessment_go_page(self, (int)g_ascii_strtoll(numbers[0], NULL, 10));
  if (!numbers[1])
    return true;
  int stop = (int)g_ascii_strtoll(numbers[1], NULL, 10);
  self->stop = CLAMP(stop, 0, (int)self->stops->len - 1);
  if (numbers[2])
    begin_typing(self);
  if (self->editor)
    editor_set_cursor(self->editor, (size_t)g_ascii_strtoull(numbers[2], NULL, 10));
  return true;
}

/* The arrows: stop by stop, over the page's end to the next. */
static bool step(struct assessment_screen *self, int by)
{
  int next = self->stop + by;
  if (next >= 0 && next < (int)self->stops->len) {
    stand_on(self, next);
  } else if (self->page + by >= 0 && self->page + by < assessment_pages(self)) {
    assessment_go_page(self, self->page + by);
    stand_on(self, by > 0 ? 0 : (int)self->stops->len - 1);
  } else {
    assessment_end_typing(self);
  }
  return true;
}

/* The first field of this page after (or last before) the present one; -1. */
static int field_beside(const struct assessment_screen *self, int by)
{
  const struct place *present = &here(self)->place;
  for (int i = self->stop + by; i >= 0 && i < (int)self->stops->len; i += by)
    if (!same_place(&assessment_stop(self, i)->place, present))
      return stop_of(self, assessment_stop(self, i)->place);
  return -1;
}

/* Tab: field by field. */
static bool next_field(struct assessment_screen *self, int by)
{
  int field = field_beside(self, by);
  if (field >= 0) {
    stand_on(self, field);
  } else if (self->page + by >= 0 && self->page + by < assessment_pages(self)) {
    assessment_go_page(self, self->page + by);
    int edge = by > 0 ? 0 : (int)self->stops->len - 1;
    stand_on(self, stop_of(self, assessment_stop(self, edge)->place));
  } else {
    assessment_end_typing(self);
    if (by > 0 && assessment_writable(self))
      app_message(self->app, "This was the last field. f shows all of it and submits it.");
  }
  return true;
}

static bool turn_page(struct assessment_screen *self, int by)
{
  int page = self->page + by;
  if (page >= 0 && page < assessment_pages(self))
    assessment_go_page(self, page);
  else
    assessment_end_typing(self);
  return true;
}

/* --- choosing ----------------------------------------------------------------------------------
 */

bool assessment_writable(const struct assessment_screen *self)
{
  const struct assessment *assessment = self->assessment;
  return !assessment->read_only
         && (self->unlocked || !assessment_submitted(assessment) || assessment_dirty(assessment));
}

char *assessment_standing(const struct assessment_screen *self)
{
  const struct assessment *assessment = self->assessment;
  if (assessment->read_only)
    return g_strdup_printf("This is to look at: only %s changes it.", assessment->staff_name);
  if (!assessment_writable(self))
    return g_strdup("This self-assessment is submitted. e changes it.");
  return NULL;
}

/* Only the person whose it is writes; what is submitted only after saying so. */
static bool refuse(struct assessment_screen *self)
{
  if (assessment_writable(self))
    return !in_whose_name(self);
  g_autofree char *standing = assessment_standing(self);
  app_message(self->app, "%s", standing);
  return true;
}

static bool choose(struct assessment_screen *self, int number)
{
  const struct stop *stop = assessment_stop(self, number);
  if (refuse(self))
    return true;
  const char *word = stop->kind == STOP_LEVEL
                         ? assessment_level(self->assessment, stop->choice, "code")
                         : goal_met_choices[stop->choice].word;
  assessment_remember(self->assessment);
  assessment_set(self->assessment, stop->place, word);
  assessment_forget(self->assessment);
  self->stop = number;
  return true;
}

/* A figure chooses where one stands on the levels or the answers. */
static bool choose_number(struct assessment_screen *self, int choice)
{
  struct place present = here(self)->place;
  if (here(self)->kind == STOP_TEXT)
    return false;
  for (int i = 0; i < (int)self->stops->len; i++) {
    const struct stop *stop = assessment_stop(self, i);
    if (same_place(&stop->place, &present) && stop->choice == choice)
      return choose(self, i);
  }
  return false;
}

static bool clear_choice(struct assessment_screen *self)
{
  const struct stop *stop = here(self);
  if (stop->kind == STOP_TEXT || refuse(self))
    return true;
  assessment_remember(self->assessment);
  assessment_set(self->assessment, stop->place, NULL);
  assessment_forget(self->assessment);
  return true;
}

static bool enter(struct assessment_screen *self)
{
  if (here(self)->kind != STOP_TEXT)
    return choose(self, self->stop);
  if (!refuse(self))
    begin_typing(self);
  return true;
}

/* --- keys --------------------------------------------------------------------------------------
 */

static bool mouse_key(struct assessment_screen *self, const struct key *key)
{
  int row;
  if (key->button == MOUSE_WHEEL_UP || key->button == MOUSE_WHEEL_DOWN) {
    self->stop =
        CLAMP(self->stop + (key->button == MOUSE_WHEEL_UP ? -1 : 1), 0, (int)self->stops->len - 1);
    return true;
  }
  if (key->button != MOUSE_LEFT || !canvas_holds(&self->drawn, key, &row, NULL))
    return false;
  for (int i = 0; i < (int)self->stops->len; i++) {
    const struct stop *stop = assessment_stop(self, i);
    if (self->top + row >= stop->first && self->top + row <= stop->last) {
      stand_on(self, i);
      return true;
    }
  }
  return false;
}

static bool move_key(struct assessment_screen *self, const struct key *key)
{
  switch (key->code) {
  case K_UP:
  case K_DOWN:
    return step(self, key->code == K_DOWN ? 1 : -1);
  case K_TAB:
  case K_BACK_TAB:
    return next_field(self, key->code == K_TAB ? 1 : -1);
  case K_PAGE_UP:
  case K_PAGE_DOWN:
    return turn_page(self, key->code == K_PAGE_DOWN ? 1 : -1);
  default:
    return false;
  }
}

static bool typing_key(struct assessment_screen *self, const struct key *key)
{
  switch (editor_key(self->editor, key)) {
  case EDITOR_IGNORED:
    return move_key(self, key);
  case EDITOR_LEFT:
  case EDITOR_DONE:
    assessment_end_typing(self);
    return true;
  default:
    return true;
  }
}

bool assessment_key(struct assessment_screen *self, const struct key *key)
{
  if (self->editor && key->code == K_MOUSE)
    return editor_click(self->editor, key) || mouse_key(self, key);
  if (self->editor)
    return typing_key(self, key);
  if (key->code == K_MOUSE)
    return mouse_key(self, key);
  if (key->code >= '1' && key->code <= '9')
    return choose_number(self, key->code - '1');
  if (key->code == K_ENTER || key->code == ' ')
    return enter(self);
  if (key->code == K_BACKSPACE || key->code == K_DELETE)
    return clear_choice(self);
  return move_key(self, key);
}
