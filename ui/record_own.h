/* The inside of the record screen, for ui/record_*.c. */
#ifndef TL_UI_RECORD_OWN_H
#define TL_UI_RECORD_OWN_H

#include "ui/form.h"
#include "ui/picker.h"
#include "ui/record_edit.h"
#include "ui/record_parts.h"
#include "ui/screen.h"

struct record_screen {
  struct app *app; /* borrowed */
  struct record_edit *edit;
  struct form *form;
  struct record_parts *parts; /* NULL: this type shows none */
  bool in_parts;              /* the focus is below the form */
  bool letters_rest;          /* there: what is typed on runs nothing, until Esc */
  struct form *part_form;     /* a part is being changed; NULL: none */
  struct record *part;        /* that one; borrowed */
  GPtrArray *before;          /* struct record: for the undo of parts, the latest last */
  bool touched;               /* the draft is to be written */
  bool asked_for_part;        /* was told once that a part is missing */
  bool proposed;              /* a short name, once */
  bool dropped;               /* thrown away: nothing is kept when it closes */
  char *kept_at;              /* when the draft was written; NULL: there is none */
};

/* Checks and stores what was typed, asking where another changed it meanwhile. False with error
 * where it stays a draft. */
bool record_finish(struct record_screen *self, GError **error);

/* Writes the draft, with what is half typed; notes when. */
bool record_keep(struct record_screen *self, GError **error);

/* The form is left: what was stored is saved, what is new stays a draft; says which. */
void record_leave(struct record_screen *self);

/* Makes the forms and lists show the record as it is now. */
void record_show_again(struct record_screen *self);

/* A form of record or one of its parts, with all that forms here have in common. finish: its last
 * line, or NULL. */
struct form *record_make_form(struct record_screen *self, struct record *record,
                              const char *finish);

/* A short name for a school that is being entered, once its name is there. */
void record_propose(struct record_screen *self);

/* What can be done on the screen; the last has no name. */
extern const struct action record_actions[];

/* --- record_part.c: the focus is below the form, or in the form of a part ----------------------
 */

bool record_parts_key(struct record_screen *self, const struct key *key);
bool record_part_key(struct record_screen *self, const struct key *key);

/* The focus goes below the form: to the first row, or the last. letters_rest as above. */
void record_parts_enter(struct record_screen *self, bool first, bool letters_rest);

/* json, a draft of the record, with the part that is open and what is half typed in it. Yours. */
char *record_part_draft(struct record_screen *self, const char *json);

/* Opens the part again that was open in the draft. */
void record_part_restore(struct record_screen *self, const char *draft);

/* Opens the selected part, or a new one where the selected row adds one. */
void record_part_open(struct record_screen *self);

/* Leaves the form of the part; stays and says why where something is missing. */
void record_part_close(struct record_screen *self);
void record_part_end(struct record_screen *self);
void record_part_remove(struct record_screen *self);
void record_part_undo(struct record_screen *self);

/* True once for a new member of staff without a role, after saying so. */
bool record_part_lacks(struct record_screen *self);

/* For struct form_setup; data is the struct record_screen. */
void record_refs_fill(const char *type, struct picker *picker, void *data);
char *record_refs_label(const char *type, const char *uid, void *data);

#endif
