/* The schools, teachers and observers that a file of walkthroughs names, each looked up once. Only
 * for import_walkthroughs. */
#ifndef TL_EXCHANGE_WALK_PEOPLE_H
#define TL_EXCHANGE_WALK_PEOPLE_H

#include "exchange/school_index.h"
#include "exchange/staff_index.h"

struct walk_people;

/* Loads schools and staff. NULL with error. Yours. */
struct walk_people *walk_people_load(struct import_session *session, GError **error);
void walk_people_free(struct walk_people *people);

/* The school that text means. NULL with error. Borrowed. */
struct import_item *walk_people_school(struct walk_people *people, const char *text,
                                       GError **error);

/* Who observed there. NULL with error. Borrowed. */
struct import_item *walk_people_observer(struct walk_people *people, const char *text,
                                         const struct import_item *school, GError **error);

/* Who was visited there; with options.create_missing someone new where nobody is called so. NULL
 * with error. place is for what is to be told. Borrowed. */
struct import_item *walk_people_teacher(struct walk_people *people, const char *text,
                                        const struct import_item *school, struct import_place place,
                                        GError **error);

/* Saves a teacher who is new. False with error. */
bool walk_people_save(struct walk_people *people, struct import_item *teacher, GError **error);

DEFINE_AUTO(walk_people)

#endif
