/* A form made from a record and its field table: each field with its label, edited in place,
 * checked when it is left, stored as it is typed.
 *
 * Texts, dates, numbers are typed; choices are picked by their first letter, by Left and Right or
 * in a picker (Enter); flags are toggled with Space; references are picked from what the screen
 * provides; long text is an editor. Tab and Shift-Tab, Up and Down move. Esc takes a line back to
 * what it held, leaves the field, then the form. After Esc letters are the screen's keys again;
 * Enter goes back into the field. Where the screen names what finishing does, a line after the last
 * field does it: Enter there is the screen's action, letters are nothing. */
#ifndef TL_UI_FORM_H
#define TL_UI_FORM_H

#include "base/auto.h"
#include "model/record.h"
#include "ui/action.h"
#include "ui/canvas.h"
#include "ui/key.h"

#include <glib.h>
#include <stdbool.h>

struct app;
struct form;
struct picker;

enum form_result {
  FORM_IGNORED, /* not a key of the form: the screen's actions get it */
  FORM_USED,
  FORM_LEAVE, /* Esc outside a field: the form is left */
};

struct form_setup {
  struct app *app;       /* messages, pickers; borrowed */
  struct record *record; /* borrowed; changed in place, canonical values only */
  const char *const
      *fields;        /* names in the order shown, NULL-terminated; NULL: all but hidden and
                         derived ones. `-Heading` among them is a heading with a blank line */
  const char *finish; /* the line after the last field (`Add this school`); borrowed; NULL: none */
  bool read_only;
  /* Fills a picker with the records of a type that may be chosen. NULL: references are not edited.
   */
  void (*refs)(const char *type, struct picker *picker, void *data);
  /* What a reference is called. Yours; NULL: the uid is shown. */
  char *(*ref_label)(const char *type, const char *uid, void *data);
  /* What is said beside a field's value (`no school that day`); NULL: nothing. Borrowed. */
  const char *(*beside)(struct app *app, const struct field *field, const char *value);
  /* After each key that changed something: write form_draft (from after_frame). */
  void (*changed)(struct form *form, void *data);
  void *data;
};

/* Yours. */
struct form *form_new(const struct form_setup *setup);
void form_free(struct form *form);

/* Reads the record again after somebody else changed it. */
void form_reload(struct form *form);

/* Draws, scrolled to the focused field; with focus it places the cursor and gives the field's help
 * as hint. */
void form_draw(struct form *form, struct canvas *canvas, bool focus);

enum form_result form_key(struct form *form, const struct key *key);

/* True while the focused field is being filled: letters are text (or choose a choice). */
bool form_typing(const struct form *form);

/* The focused field's name; moving there (false when the present one holds what cannot be read). */
const char *form_focus(const struct form *form);
bool form_set_focus(struct form *form, const char *field);

/* True on the line after the last field. */
bool form_at_finish(const struct form *form);

/* True when there is nothing further that way (by 1 or -1). */
bool form_on_edge(const struct form *form, int by);

/* Letters are the focused field's; or the screen's keys again. */
void form_set_filling(struct form *form, bool filling);

/* Reads what is typed in the focused field; false with a sentence when it cannot be read. */
bool form_leave(struct form *form, GError **error);

/* Gives an empty field a value as one change that can be undone. */
void form_propose(struct form *form, const char *field, const char *value);

/* True when something is typed that is not in the record yet, as half a date. */
bool form_half_typed(const struct form *form);

/* True when the record differs from what it was at form_new, or something unreadable is typed. */
bool form_dirty(const struct form *form);

/* Takes back the last change of a field; false when there is none. */
bool form_undo(struct form *form);
bool form_can_undo(const struct form *form);

/* Leaves the focused field and checks all: false with a sentence, the first field at fault focused.
 * The record's own check (record_check) is the store's. */
bool form_finish(struct form *form, GError **error);

/* Labels of required fields that are empty: `Family name and Role`; NULL when none is. Yours. */
char *form_missing(const struct form *form);

/* The form as JSON for the drafts: the record with what is half typed, and where. Yours. */
char *form_draft(const struct form *form);

/* True when the focus or the cursor is elsewhere than at the call before: a draft that is there is
 * to be written again. */
bool form_moved(struct form *form);

/* Takes a draft up again into the record. False when it is not one of this record's type. */
bool form_restore(struct form *form, const char *draft, GError **error);

/* Its keys, for the tables of screens with forms. */
extern const struct action form_actions[];

DEFINE_AUTO(form)

#endif
