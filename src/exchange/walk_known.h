/* Which walkthrough of the store the rows of a file are about. Only for walk_group. */
#ifndef TL_EXCHANGE_WALK_KNOWN_H
#define TL_EXCHANGE_WALK_KNOWN_H

#include "exchange/import_item.h"

struct walk_known;

/* Yours. */
struct walk_known *walk_known_new(struct import_session *session);
void walk_known_free(struct walk_known *known);

/* Says, before the first is looked for, that the file has rows with that id, the first on line. */
void walk_known_expect(struct walk_known *known, const char *id, long line);

/* The walkthrough that said is about, as the store has it: that of its source and id, else the only
 * one of its teacher, recorder, day and start that no other rows of the file are about. said is a
 * walkthrough with what the rows say; its id begins with when it was filled in where it is a form's
 * (the session's options are wide), which stands for a start that is not told, or that was
 * corrected here; else that of a form's row with this timestamp, which is not in the file any more,
 * with one of teacher and recorder another. A copy of the ids alone where there is none so far.
 * NULL with error: TL_ERROR_REFUSED where the id is that of another walkthrough. Yours. */
struct record *walk_known_find(struct walk_known *known, const struct record *said,
                               struct import_place place, GError **error);

/* Notes that the rows at place were brought in as that walkthrough. */
void walk_known_note(struct walk_known *known, const char *uid, struct import_place place);

/* `another teacher`, `another observer`, where said has one and it is not that of before; NULL: it
 * is the same. */
const char *walk_known_person(const struct record *before, const struct record *said);

/* Tells where rows with that id have changed a walkthrough that came in with another; before: as it
 * was, after: as it is. */
void walk_known_tell(const struct walk_known *known, const struct record *before,
                     const struct record *after, const char *id, struct import_place place);

/* `José Nuñez, Wed 4 Nov 2026`. Yours. */
char *walk_known_visit(const struct walk_known *known, const struct record *record);

/* The row of a form that a walkthrough comes from. */
struct walk_filled {
  const char *at; /* when it was filled in, an instant; NULL: not known */
  struct import_place place;
};

/* Gives record back what somebody has changed of it here since the form was filled in, and tells;
 * before: as it is stored. False with error. */
bool walk_kept_apply(struct import_session *session, const struct record *before,
                     struct record *record, const struct walk_filled *filled, GError **error);

/* Tells what somebody has entered here that record changes: a file of our own wins, but not in
 * silence. False with error. */
bool walk_kept_tell(struct import_session *session, const struct record *before,
                    struct record *record, struct import_place place, GError **error);

DEFINE_AUTO(walk_known)

#endif
