/* Field tables: each record is described once, and forms, list columns, CSV headers and mapping,
 * JSON keys, statement binding, definition lists and the man page follow from it. A new field is
 * one line here and a migration. */
#ifndef TL_MODEL_FIELD_H
#define TL_MODEL_FIELD_H

#include "base/auto.h"

#include <glib.h>
#include <stdbool.h>

enum field_type {
  FIELD_TEXT,    /* one line */
  FIELD_LONG,    /* several lines */
  FIELD_CODE,    /* text of letters and digits, kept as is (leading zeros) */
  FIELD_INT,     /* whole number, decimal */
  FIELD_FLAG,    /* `1` or `0` */
  FIELD_DATE,    /* `YYYY-MM-DD` */
  FIELD_TIME,    /* `HH:MM` */
  FIELD_MONTH,   /* `YYYY-MM` */
  FIELD_INSTANT, /* `YYYY-MM-DDTHH:MM:SSZ` */
  FIELD_CHOICE,  /* one word of choices */
  FIELD_REF,     /* uid of a record of type ref; in the database an integer key */
};

enum field_flag {
  FIELD_REQUIRED = 1 << 0, /* may not be NULL */
  FIELD_KEY = 1 << 1,      /* with the other key fields names a part inside its root */
  FIELD_HIDDEN = 1 << 2,   /* not on forms (set by the program) */
  FIELD_PRIVATE = 1 << 3,  /* private notes: only in a complete export, only to the observer */
  FIELD_DERIVED = 1 << 4,  /* computed on save (sort keys); not exported */
  FIELD_FIXED = 1 << 5,    /* cannot be changed once set */
  FIELD_EMAIL = 1 << 6,    /* text: an e-mail address */
  FIELD_STRICT = 1 << 7,   /* code: letters, digits, `-` and `.` only */
  FIELD_AHEAD = 1 << 8,    /* date: of a day to come, so that Fri and +7 say one */
  FIELD_NEAR = 1 << 9, /* date, beside AHEAD: one that may have been; without a year the nearest */
  FIELD_SENTENCE = 1 << 10, /* long: one sentence, so that Enter goes on to the next field */
};

/* A word that is stored, and the words that people see. */
struct choice {
  const char *word;
  const char *label;
};

struct field {
  const char *name;  /* column and CSV header, snake_case; a FIELD_REF's column is name + `_id` */
  const char *label; /* on forms and lists */
  enum field_type type;
  unsigned flags;
  const char *ref;              /* FIELD_REF: name of the record type referred to */
  const struct choice *choices; /* FIELD_CHOICE: ends with a NULL word */
  const char *help;             /* one sentence: what belongs here */
  long min, max; /* FIELD_INT where max > 0; FIELD_TEXT: max characters where max > 0 */
};

/* Checks and normalises what a person or a file gave for field: trims, NFC, dates and times in any
 * form that date.h reads, `yes`/`true`/`x` for flags, a choice by word or label. *value becomes
 * canonical (NULL for nothing); yours. False with a sentence that says what would be right. today
 * as in date_parse. */
bool field_parse(const struct field *field, const char *text, const char *today, char **value,
                 GError **error);

/* True when value is seen at a glance to be canonical already, so that field_parse would give it
 * back; false says nothing. For checking what was parsed before, millions of times. */
bool field_canonical(const struct field *field, const char *value);

/* value as people read it (choice label, `12 Nov 2026`, `yes`); "" for NULL. Refs as they are.
 * Yours. */
char *field_display(const struct field *field, const char *value);

/* A choice's label; the word itself where it is none of them. Borrowed. */
const char *choice_label(const struct choice *choices, const char *word);

#endif
