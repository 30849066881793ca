/* Which school a file means: by uid, external id, code, short name or name. Only for the importers.
 */
#ifndef TL_EXCHANGE_SCHOOL_INDEX_H
#define TL_EXCHANGE_SCHOOL_INDEX_H

#include "exchange/import_item.h"

struct school_index;

/* Loads the schools of the store. NULL with error. Yours. */
struct school_index *school_index_load(struct import_session *session, GError **error);
void school_index_free(struct school_index *index);

/* The schools themselves. Borrowed. */
struct import_items *school_index_items(struct school_index *index);

/* Takes up what a school is known by, after it has been added or changed. */
void school_index_note(struct school_index *index, struct import_item *item);

/* The school that a record made of a row is about: by external id, code, then name where nothing
 * contradicts. NULL without error: none, it is new. NULL with TL_ERROR_AMBIGUOUS, or
 * TL_ERROR_NOT_FOUND for a uid that there is none of. Borrowed. */
struct import_item *school_index_match(const struct school_index *index, const struct record *row,
                                       GError **error);

/* The school that a cell means. NULL with TL_ERROR_NOT_FOUND (naming the nearest) or
 * TL_ERROR_AMBIGUOUS. Borrowed. */
struct import_item *school_index_find(const struct school_index *index, const char *text,
                                      GError **error);

/* The one with that id of that source, or NULL. Borrowed. */
struct import_item *school_index_external(const struct school_index *index, const char *source,
                                          const char *id);

/* True where text does not mean a school but the whole district: `Central Office`, the district's
 * name. */
bool school_index_is_district(const struct school_index *index, const char *text);

DEFINE_AUTO(school_index)

#endif
