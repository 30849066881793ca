/* Objects that are appended to a PDF as an update of it (ISO 32000-1, 7.5.6), packed into object
 * streams. */
#ifndef TL_PRESS_UPDATE_H
#define TL_PRESS_UPDATE_H

#include "base/auto.h"

#include <glib.h>

struct update {
  GString *text;  /* of all its objects */
  GArray *places; /* struct update_place, by where they begin */
};

struct update_place {
  int number;  /* of the object */
  gsize start; /* in text */
};

/* The end of a PDF that is updated. */
struct trailer {
  int size; /* one more than its highest object number */
  int catalog, info;
  const char *id; /* its /ID, as it stands there */
};

/* Where the table of objects of pdf begins, as its last lines say; 0 when they do not. */
gint64 update_table(const GByteArray *pdf);

/* An update without objects. Yours. */
struct update *update_new(void);
void update_free(struct update *update);

/* What is put into text from here on is the object of that number, new or in place of an old one.
 */
void update_object(struct update *update, int number);

/* Puts text, and a number or a reference after it. */
void update_put(struct update *update, const char *text);
void update_number(struct update *update, const char *before, int number);
void update_reference(struct update *update, const char *before, int number);

/* A number with two decimals after a space. */
void update_real(struct update *update, double value);

/* text as a PDF's string after before. */
void update_text(struct update *update, const char *before, const char *text);

/* Appends the update to pdf, which ends as trailer says; next: the first object number that neither
 * has. */
void update_append(const struct update *update, GByteArray *pdf, const struct trailer *trailer,
                   int next);

/* bytes as /FlateDecode has them. Yours. */
GByteArray *update_deflated(const void *bytes, gsize length);

DEFINE_AUTO(update)

#endif
