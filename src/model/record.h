/* Records: an aggregate root (school, member of staff, walkthrough …) with its parts (assignments,
 * marks), values held as canonical text by the order of the field table. One form for editing,
 * drafts, CSV, JSON, history and undo. */
#ifndef TL_MODEL_RECORD_H
#define TL_MODEL_RECORD_H

#include "base/auto.h"
#include "model/field.h"

#include <glib.h>
#include <stdbool.h>

struct record;

struct record_type {
  const char *name;   /* table, CSV file and JSON name: `school` */
  const char *label;  /* for people: `School` */
  const char *plural; /* `Schools` */
  const struct field *fields;
  int field_count;
  const struct record_type *const *parts; /* NULL-terminated, or NULL */
  const struct record_type *root;         /* of a part: its root; NULL for a root */
  const char *title;                      /* field that names it to people (`name`), or NULL */
  /* Rules across fields, run before every save; may set derived fields. NULL: none. */
  bool (*check)(struct record *record, GError **error);
  /* Rules for what a person writes anew; before: as it is stored, NULL for a new one. Not run for
   * what comes in as a whole, nor for undo: what was once stored can be read and changed. NULL:
   * none. */
  bool (*check_change)(const struct record *before, const struct record *record, GError **error);
  bool no_history; /* local bookkeeping */
};

struct record {
  const struct record_type *type;
  char *uid;         /* roots; NULL until saved where it is new */
  long revision;     /* roots: as read; 0 for a new one */
  char **values;     /* by index of the field table; NULL = absent */
  GPtrArray **parts; /* by index of type->parts: GPtrArray of struct record, in order */
};

/* A new, empty record. Yours. */
struct record *record_new(const struct record_type *type);
void record_free(struct record *record);

/* A deep copy. Yours. */
struct record *record_copy(const struct record *record);

/* Index of a field by name; asserts that it exists. field_find gives -1 instead. */
int record_field(const struct record_type *type, const char *name);
int field_find(const struct record_type *type, const char *name);

/* The value of a field by name; NULL when absent. Borrowed. */
const char *record_get(const struct record *record, const char *name);
long record_get_int(const struct record *record, const char *name, long absent);
bool record_get_flag(const struct record *record, const char *name);

/* Sets a canonical value (copied; NULL and "" clear it). Values from people and files go through
 * field_parse first, or record_parse. */
void record_set(struct record *record, const char *name, const char *value);
void record_set_int(struct record *record, const char *name, long value);

/* field_parse and set in one. */
bool record_parse(struct record *record, const char *name, const char *text, const char *today,
                  GError **error);

/* The parts of one type (asserts that the type has it); borrowed, may be changed in place. */
GPtrArray *record_parts(const struct record *record, const struct record_type *part);

/* A new part at the end. Borrowed. */
struct record *record_add_part(struct record *record, const struct record_type *part);

/* The part whose field has value, or NULL. Borrowed. */
struct record *record_find_part(const struct record *record, const struct record_type *part,
                                const char *field, const char *value);

/* Each field parses as itself, required ones are there, then the type's own check, then those of
 * its parts. The message names the field by its label. */
bool record_check(struct record *record, GError **error);

/* True when all values and parts are equal (uid and revision aside). */
bool record_equal(const struct record *a, const struct record *b);

/* As JSON text, one line: {"uid":…,"name":…,"assignment":[{…}]}; NULLs left out, fields in order.
 * private: with private fields. Yours. */
char *record_to_json(const struct record *record, bool private);

/* From that JSON; members that are no fields are ignored. NULL with TL_ERROR_INVALID. Yours. */
struct record *record_from_json(const struct record_type *type, const char *json, GError **error);

DEFINE_AUTO(record)

#endif
