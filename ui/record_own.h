/* The inside of the record screen, for ui/record_screen.c, record_finish.c and record_refs.c. */
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
  struct form *part_form;     /* a part is being changed; NULL: none */
  struct record *part;        /* that one; borrowed */
  GPtrArray *before;          /* struct record: for the undo of parts, the latest last */
  bool touched;               /* the draft is to be written */
  bool asked_for_part;        /* was told once that a part is missing */
  bool dropped;               /* thrown away: nothing is kept when it closes */
  char *kept_at;              /* when the draft was written; NULL: there is none */
};

/* Checks and stores what was typed, asking where another changed it meanwhile. False with error
 * where it stays a draft. */
bool record_finish(struct record_screen *self, GError **error);

/* Makes the forms and lists show the record as it is now. */
void record_show_again(struct record_screen *self);

/* A form of record or one of its parts, with all that forms here have in common. */
struct form *record_make_form(struct record_screen *self, struct record *record);

/* --- record_part.c: the focus is below the form, or in the form of a part ----------------------
 */

bool record_parts_key(struct record_screen *self, const struct key *key);
bool record_part_key(struct record_screen *self, const struct key *key);

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
