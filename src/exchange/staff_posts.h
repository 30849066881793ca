/* The posts that rows give a person, merged with those they have. Only for staff_rows. */
#ifndef TL_EXCHANGE_STAFF_POSTS_H
#define TL_EXCHANGE_STAFF_POSTS_H

#include "exchange/staff_rows.h"

/* Finds, for rows of one person (struct staff_row *), the assignments of person that say already
 * what they say. */
void staff_posts_find(const struct record *person, GPtrArray *rows);

/* True where the role of an assignment is one of an administrator. */
bool staff_posts_is_administrator(const struct record *part);

/* Gives person the post of a row, which belongs to rows: an assignment that it changes, or a new
 * one. False where a new one has no role. */
bool staff_posts_merge(struct record *person, struct staff_row *row, const GPtrArray *rows,
                       const char *default_role, GError **error);

/* Where row has given person a new post as principal or assistant principal: their roles at that
 * school up to now, a teacher's of each subject, end when it begins, today where that is not said.
 * The first post that ends, borrowed; NULL: none, or rows say that they have both. */
const struct record *staff_posts_promote(struct record *person, const struct staff_row *row,
                                         const GPtrArray *rows);

#endif
