/* What teachers teach, from courses, classes and enrollments. Only for import_oneroster. */
#ifndef TL_EXCHANGE_ONEROSTER_CLASSES_H
#define TL_EXCHANGE_ONEROSTER_CLASSES_H

#include "exchange/oneroster_files.h"

struct oneroster_classes;

/* Reads courses.csv, classes.csv and enrollments.csv (or Section.csv and TeacherRoster.csv). Of the
 * enrollments only those of teachers are kept. NULL with error. Yours. */
struct oneroster_classes *oneroster_classes_read(struct oneroster_files *files, GError **error);
void oneroster_classes_free(struct oneroster_classes *classes);

/* A class that somebody teaches. */
struct oneroster_class {
  char *org;     /* id of its school; or NULL */
  char *subject; /* in words; or NULL */
  char *grades;  /* or NULL */
  char *room;    /* or NULL */
};

/* The classes of the user with that id, struct oneroster_class *, or NULL. Borrowed. */
const GPtrArray *oneroster_classes_of(const struct oneroster_classes *classes, const char *user);

DEFINE_AUTO(oneroster_classes)

#endif
