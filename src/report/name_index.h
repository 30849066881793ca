/* Whom a text names: people by the words of their family names, so that a text is looked through
 * once and not once a person. */
#ifndef TL_REPORT_NAME_INDEX_H
#define TL_REPORT_NAME_INDEX_H

#include "db/store.h"

struct name_index;

/* Of people: rows with given_name and family_name, borrowed until name_index_free. Yours. */
struct name_index *name_index_new(const struct rowset *people);
void name_index_free(struct name_index *index);

/* Others, who are not looked for: where one of them is named with given and family name nobody of
 * the index is meant by that family name. Rows as above, borrowed likewise. */
void name_index_others(struct name_index *index, const struct rowset *others);

/* The names of those whom text may mean, each once, as they come in it. Where a given and a family
 * name stand together nobody else of that family is meant. GPtrArray of char *; yours. */
GPtrArray *name_index_find(const struct name_index *index, const char *text);

DEFINE_AUTO(name_index)

#endif
