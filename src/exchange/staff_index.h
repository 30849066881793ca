/* Which person a file means: by uid, external id, e-mail, or name and school. Only for the
 * importers. */
#ifndef TL_EXCHANGE_STAFF_INDEX_H
#define TL_EXCHANGE_STAFF_INDEX_H

#include "exchange/import_item.h"

struct staff_index;

/* Loads the staff of the store. NULL with error. Yours. */
struct staff_index *staff_index_load(struct import_session *session, GError **error);
void staff_index_free(struct staff_index *index);

/* The people themselves. Borrowed. */
struct import_items *staff_index_items(struct staff_index *index);

/* Takes up what a person is known by, as said in known: their own record, or that of a row. */
void staff_index_note(struct staff_index *index, struct import_item *item,
                      const struct record *known);

/* Takes up that a person is at school (NULL: the district), before their record says so. */
void staff_index_note_place(struct staff_index *index, const struct import_item *item,
                            const char *school);

/* Takes up that a row speaks of item by a key that is theirs alone, so that another of the same
 * name is someone else. */
void staff_index_claim(struct staff_index *index, struct import_item *item);

/* The person of a row (a record of staff) by uid, external id with its source, then e-mail. NULL
 * without error: none. NULL with TL_ERROR_NOT_FOUND for an unknown uid, TL_ERROR_AMBIGUOUS.
 * Borrowed. */
struct import_item *staff_index_by_key(const struct staff_index *index, const struct record *row,
                                       GError **error);

/* True where both are called the same, accents and where the family name begins aside. */
bool staff_index_same_name(const struct record *row, const struct record *person);

/* Somebody else who is here and has that e-mail (NULL: nobody has). Borrowed. */
struct import_item *staff_index_other_of_email(const struct staff_index *index, const char *email,
                                               const struct import_item *except);

/* What a row says of where its person is. */
struct staff_place {
  bool known;         /* false: the row says nothing of it */
  const char *school; /* uid; NULL: the district */
};

/* The person of a row by name and school, where nothing contradicts; *renewed says that their
 * e-mail is another than the row's. NULL without error: none; with TL_ERROR_AMBIGUOUS: more than
 * one. Borrowed. */
struct import_item *staff_index_by_name(const struct staff_index *index, const struct record *row,
                                        struct staff_place place, bool *renewed, GError **error);

/* Someone else of that name of whom nothing says that they are not the row's person, or NULL.
 * Borrowed. */
struct import_item *staff_index_namesake(const struct staff_index *index, const struct record *row,
                                         const struct import_item *except);

/* The person that a cell means: uid, e-mail, login name, external id, or a name in either order; of
 * several of that name the one at school (a uid or NULL). NULL with TL_ERROR_NOT_FOUND or
 * TL_ERROR_AMBIGUOUS. Borrowed. */
struct import_item *staff_index_find(const struct staff_index *index, const char *text,
                                     const char *school, GError **error);

/* The same, at whatever school; of several of that name the one who alone is an administrator. */
struct import_item *staff_index_find_administrator(const struct staff_index *index,
                                                   const char *text, GError **error);

/* The one with that id of that source, or NULL. Borrowed. */
struct import_item *staff_index_external(const struct staff_index *index, const char *source,
                                         const char *id);

/* True where a person has, or had, a post at school (NULL: at the district). */
bool staff_index_is_at(const struct staff_index *index, const struct import_item *item,
                       const char *school);

DEFINE_AUTO(staff_index)

#endif
