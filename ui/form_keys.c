#include "ui/form_own.h"

#include "base/text.h"
#include "model/name.h"
#include "model/tables.h"
#include "ui/app.h"
#include "ui/picker.h"

#include <string.h>

static void say_error(struct form *form, const GError *error)
{
  g_autoptr(GError) whole =
      g_error_new(error->domain, error->code, "%s Esc puts back what was there.", error->message);
  if (form->setup.app)
    app_error(form->setup.app, form->editor && editor_changed(form->editor) ? whole : error);
}

/* Goes on to another field, if the present one can be read. Always true: the key was used. */
static bool go(struct form *form, int by)
{
  g_autoptr(GError) error = NULL;
  if (!form_leave_field(form, &error)) {
    say_error(form, error);
    form->filling = true;
  } else if (!form_move(form, by)) {
    form_enter(form, form->focus);
  }
  return true;
}

/* --- Choices, flags, references
 * ---------------------------------------------------------------------------- */

static void fill_choices(const struct form *form, struct picker *picker)
{
  const struct field *field = form_field(form, form->focus);
  for (const struct choice *choice = field->choices; choice->word; choice++)
    picker_add(picker, choice->word, choice_label(field->choices, choice->word), NULL);
  if (!(field->flags & FIELD_REQUIRED))
    picker_add_always(picker, "", "None (leave it empty)", NULL);
  picker_set_empty(picker, "No choice fits these letters. ^U takes them back and shows them all.");
}

static void fill_references(const struct form *form, struct picker *picker)
{
  const struct field *field = form_field(form, form->focus);
  form->setup.refs(field->ref, picker, form->setup.data);
  if (!(field->flags & FIELD_REQUIRED))
    picker_add_always(picker, "",
                      strcmp(field->ref, record_staff.name) == 0 ? "Nobody (leave it empty)"
                                                                 : "None (leave it empty)",
                      NULL);
}

static bool pick(struct form *form, const char *typed)
{
  const struct field *field = form_field(form, form->focus);
  AUTO(picker) struct picker *picker = picker_new(field->label);
  if (field->type == FIELD_CHOICE)
    fill_choices(form, picker);
  else
    fill_references(form, picker);
  picker_select(picker, form_value(form, form->focus));
  const char *value = picker_run(form->setup.app, picker, typed);
  if (value) {
    form_change(form, form->focus, *value ? value : NULL);
    form_move(form, 1);
  }
  return true;
}

static int choice_count(const struct field *field)
{
  int count = 0;
  while (field->choices[count].word)
    count++;
  return count;
}

static int choice_at(const struct field *field, const char *word)
{
  for (int i = 0; word && field->choices[i].word; i++)
    if (strcmp(field->choices[i].word, word) == 0)
      return i;
  return -1;
}

static bool turn_choice(struct form *form, int by)
{
  const struct field *field = form_field(form, form->focus);
  int count = choice_count(field);
  int at = choice_at(field, form_value(form, form->focus));
  int next = at < 0 ? (by > 0 ? 0 : count - 1) : CLAMP(at + by, 0, count - 1);
  form_change(form, form->focus, field->choices[next].word);
  return true;
}

/* `asst` for assistant superintendent: its letters, in order, from the first. */
static bool abbreviates(const char *letters, const char *label)
{
  if (*letters != *label)
    return false;
  for (; *label && *letters; label++)
    letters += *letters == *label;
  return !*letters;
}

typedef bool fits_label(const char *letters, const char *label);

static bool begins(const char *letters, const char *label)
{
  return g_str_has_prefix(label, letters);
}

/* Chooses the first choice from the from-th on whose label fits the letters. */
static bool choose_fitting(struct form *form, int from, const char *letters, fits_label *fits)
{
  const struct field *field = form_field(form, form->focus);
  int count = choice_count(field);
  for (int i = 0; i < count; i++) {
    const struct choice *choice = &field->choices[(from + i + count) % count];
    g_autofree char *label = name_search_key(choice_label(field->choices, choice->word));
    if (fits(letters, label)) {
      form_change(form, form->focus, choice->word);
      return true;
    }
  }
  return false;
}

/* Letters that go on with those before, or one of them alone again and again, choose; false where
 * they fit nothing. */
static bool letters_fit(struct form *form, const char *letters, const char *letter)
{
  const struct field *field = form_field(form, form->focus);
  int at = choice_at(field, form_value(form, form->focus));
  bool again = strspn(letters, letter) == strlen(letters);
  bool word = form->letters && strlen(form->letters) > 1;
  bool fits = form->letters
              && (choose_fitting(form, MAX(at, 0), letters, begins)
                  || (word && choose_fitting(form, MAX(at, 0), letters, abbreviates)));
  if (!fits && !(again && choose_fitting(form, at + 1, letter, begins)))
    return false;
  g_free(form->letters);
  form->letters = g_strdup(fits ? letters : letter);
  return true;
}

/* Letters typed one after the other narrow to one choice, as `te` to teacher and `asst` to
 * assistant; one letter again is the next choice that begins with it. What fits none is not half
 * used: the choice is as it was before them, and a picker has them all. */
static bool choose_by_letter(struct form *form, const struct key *key)
{
  g_autofree char *typed = key_text(key);
  g_autofree char *letter = name_search_key(typed);
  g_autofree char *letters = g_strconcat(form->letters ? form->letters : "", letter, NULL);
  if (!form->letters) {
    g_free(form->unlettered);
    form->unlettered = g_strdup(form_value(form, form->focus));
  }
  if (*letter && letters_fit(form, letters, letter))
    return true;
  g_autofree char *whole = g_strconcat(form->letters ? form->letters : "", typed, NULL);
  g_clear_pointer(&form->letters, g_free);
  form_change(form, form->focus, form->unlettered);
  return pick(form, whole);
}

static bool clear_value(struct form *form)
{
  form_change(form, form->focus, NULL);
  return true;
}

static bool choice_key(struct form *form, const struct key *key)
{
  if (key->code == K_ENTER)
    return pick(form, NULL);
  if (key->code == K_LEFT || key->code == K_RIGHT)
    return turn_choice(form, key->code == K_RIGHT ? 1 : -1);
  if (key->code == ' ') { /* of the words that are typed, or by itself */
    g_autofree char *typed = form->letters ? g_strconcat(form->letters, " ", NULL) : NULL;
    return pick(form, typed);
  }
  if (key->code == K_BACKSPACE || key->code == K_DELETE)
    return clear_value(form);
  return key_is_text(key) && key->code != K_PASTE && choose_by_letter(form, key);
}

static bool flag_key(struct form *form, const struct key *key)
{
  bool on = g_strcmp0(form_value(form, form->focus), "1") == 0;
  if (key->code == ' ' || key->code == K_LEFT || key->code == K_RIGHT)
    form_change(form, form->focus, on ? "0" : "1");
  else if (key->code == 'y' || key->code == 'n')
    form_change(form, form->focus, key->code == 'y' ? "1" : "0");
  else if (key->code == K_ENTER)
    return go(form, 1);
  else
    return key_is_text(key);
  return true;
}

static bool reference_key(struct form *form, const struct key *key)
{
  if (key->code == K_ENTER || key->code == ' ')
    return pick(form, NULL);
  if (key->code == K_BACKSPACE || key->code == K_DELETE)
    return clear_value(form);
  if (!key_is_text(key) || key->code == K_PASTE)
    return false;
  g_autofree char *typed = key_text(key);
  return pick(form, typed);
}

/* --- Typed fields
 * ------------------------------------------------------------------------------------------ */

/* Enter in a line: on to the next field. On the last one letters stay text: what one types on must
 * not run actions. */
static bool line_done(struct form *form)
{
  int before = form->focus;
  go(form, 1);
  form->untouched = form->untouched || form->wrong; /* typed anew */
  if (form->focus == before && !form->wrong && form->setup.app)
    app_message(form->setup.app, "That was the last field. Esc leaves it.");
  return true;
}

static bool left_text(struct form *form)
{
  g_autoptr(GError) error = NULL;
  if (!form_leave_field(form, &error)) {
    say_error(form, error);
    return true;
  }
  form->filling = false;
  return true;
}

static bool restored_text(struct form *form)
{
  form->wrong = false;
  form_restore_field(form);
  form_tell(form);
  if (form->setup.app)
    app_message(form->setup.app, "What was there is back; ^_ brings back what you typed.");
  return true;
}

/* A date, a time or a number that stands there gives way to what is typed over it; ^_ brings it
 * back. Who moves in it first goes on in it. */
static void give_way(struct form *form, const struct key *key)
{
  enum field_type type = form_field(form, form->focus)->type;
  bool figures =
      type == FIELD_DATE || type == FIELD_TIME || type == FIELD_MONTH || type == FIELD_INT;
  bool untouched = form->untouched;
  form->untouched = false;
  if (figures && untouched && key_is_text(key) && *editor_text(form->editor))
    editor_key(form->editor, &(struct key){ .code = K_CTRL('U') });
}

static bool typed_key(struct form *form, const struct key *key)
{
  give_way(form, key);
  switch (editor_key(form->editor, key)) {
  case EDITOR_DONE:
    return line_done(form);
  case EDITOR_LEFT:
    return left_text(form);
  case EDITOR_RESTORED:
    return restored_text(form);
  case EDITOR_IGNORED:
    return false;
  case EDITOR_USED:
  case EDITOR_CHANGED:
    break;
  }
  return true;
}

static bool field_key(struct form *form, const struct key *key)
{
  const struct field *field = form_field(form, form->focus);
  if (form->editor)
    return typed_key(form, key);
  if (key->code == K_ESC) {
    form->filling = false;
    return true;
  }
  if (key->code == K_CTRL('_') || key->code == K_CTRL('Z'))
    return form_undo(form);
  if (field->type == FIELD_CHOICE)
    return choice_key(form, key);
  if (field->type == FIELD_FLAG)
    return flag_key(form, key);
  return reference_key(form, key);
}

/* --- Moving
 * --------------------------------------------------------------------------------------------------
 */

static bool mouse_key(struct form *form, const struct key *key)
{
  int row;
  if (key->button == MOUSE_WHEEL_UP || key->button == MOUSE_WHEEL_DOWN)
    return go(form, key->button == MOUSE_WHEEL_UP ? -1 : 1);
  if (!canvas_holds(&form->drawn, key, &row, NULL))
    return false;
  int item = row < (int)form->rows->len ? g_array_index(form->rows, int, row) : -1;
  const struct field *field = form_field(form, item);
  if (item >= 0 && g_array_index(form->items, struct item, item).end)
    return go(form, item - form->focus);
  if (field && item != form->focus && form_editable(form, item))
    form_set_focus(form, field->name);
  if (form->editor)
    editor_click(form->editor, key);
  return true;
}

/* Tab goes round: after the last field comes the first. */
static bool go_round(struct form *form, int by)
{
  int before = form->focus;
  form->filling = !form->setup.read_only;
  go(form, by);
  if (form->focus == before && !form->wrong) {
    form->focus = by > 0 ? -1 : (int)form->items->len;
    form_move(form, by);
  }
  return true;
}

static bool move_key(struct form *form, const struct key *key)
{
  switch (key->code) {
  case K_TAB:
    return go_round(form, 1);
  case K_BACK_TAB:
    return go_round(form, -1);
  case K_DOWN:
    return go(form, 1);
  case K_UP:
    return go(form, -1);
  default:
    return false;
  }
}

/* On the line that finishes: Enter is the screen's; letters are nothing until Esc. */
static enum form_result finish_key(struct form *form, const struct key *key)
{
  if (key->code == K_ESC) {
    form->filling = false;
    return FORM_USED;
  }
  if (!key_is_text(key) && key->code != K_PASTE)
    return move_key(form, key) ? FORM_USED : FORM_IGNORED;
  if (form->setup.app)
    app_message(form->setup.app, "Nothing is typed here. Enter: %s. Shift-Tab goes back.",
                form->setup.finish);
  return FORM_USED;
}

enum form_result form_key(struct form *form, const struct key *key)
{
  bool used;
  if (key->code == K_ESC && !form_typing(form))
    return FORM_LEAVE;
  if (form_at_finish(form) && form->filling && key->code != K_MOUSE)
    return finish_key(form, key);
  if (key->code == K_MOUSE) {
    used = mouse_key(form, key);
  } else if (form->focus < 0 || (form_typing(form) && field_key(form, key))) {
    used = form->focus >= 0;
  } else if (!form->filling && key->code == K_ENTER && form_editable(form, form->focus)) {
    form->filling = true;
    form->untouched = !form->wrong;
    bool flag = form_field(form, form->focus)->type == FIELD_FLAG; /* Space is what changes it */
    used = form->editor || flag || field_key(form, key);
  } else {
    used = move_key(form, key);
  }
  return used ? FORM_USED : FORM_IGNORED;
}

static const char in_form[] = "In a form";

const struct action form_actions[] = {
  { "form.next", "Next field", "Goes to the next field; Shift-Tab to the one before.", in_form,
    "Tab Shift-Tab", 0, NULL, NULL, NULL },
  { "form.move", "Up and down", "Goes to the field above or below.", in_form, "Up Down",
    ACTION_QUIET | ACTION_KEY, NULL, NULL, NULL },
  { "form.choose", "Choose", "Opens the choices of a field, or goes into it.", in_form, "Enter",
    ACTION_QUIET | ACTION_KEY, NULL, NULL, NULL },
  { "form.turn", "Another choice", "Turns to the choice before or after; a letter chooses too.",
    in_form, "Left Right", ACTION_QUIET | ACTION_KEY, NULL, NULL, NULL },
  { "form.clear", "Clear", "Empties a field that is chosen.", in_form, "Backspace Delete",
    ACTION_QUIET | ACTION_KEY, NULL, NULL, NULL },
  { .name = NULL },
};
