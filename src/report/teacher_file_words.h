/* How the values of records read in the file on a person: references by name, days as people write
 * them, marks and ratings by their labels in the order of their form. */
#ifndef TL_REPORT_TEACHER_FILE_WORDS_H
#define TL_REPORT_TEACHER_FILE_WORDS_H

#include "db/store.h"
#include "document/document.h"

/* The form or rubric by which the parts of a record are marked. */
struct marking {
  struct rowset *things; /* `key`, `name`: strategies or standards, in order; NULL: not known */
  struct rowset *levels; /* `code`, `label`; NULL: not known */
};

/* That of a walkthrough, second rating or self-assessment; of others nothing is known. Yours. */
struct marking *marking_read(struct store *store, const struct record *record);
void marking_free(struct marking *marking);

/* The parts of one type of record, those that are marked in the order of the form. Yours; the parts
 * stay the record's. */
GPtrArray *marking_parts(const struct marking *marking, const struct record *record,
                         const struct record_type *type);

/* A value of a part, that of a mark as the form says it. Yours; NULL where there is none. */
char *marking_value(const struct marking *marking, struct store *store, const struct record *part,
                    int field);

/* True for what stands in the file: all but what follows from other fields. */
bool teacher_file_shows(const struct field *field);

/* A value as people read it; a record referred to by its name. Yours. */
char *teacher_file_value(struct store *store, const struct field *field, const char *value);

/* `12 Nov 2026, 10:31`, local time; a day without time is one too. Yours; NULL for NULL. */
char *teacher_file_when(const char *instant);

/* Adds who changed the record, when and what, as far as it concerns the person: what is known of a
 * walkthrough from when it was another's is in the other's file. */
bool teacher_file_add_history(struct section *section, struct store *store,
                              const struct record *record, const char *staff, GError **error);

DEFINE_AUTO(marking)

#endif
