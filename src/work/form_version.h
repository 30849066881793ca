/* Walkthrough forms and their versions: the next version is changed freely until it is published,
 * published ones never change. A strategy stays itself from version to version by its code, however
 * it is worded. Each function that writes is one change. */
#ifndef TL_WORK_FORM_VERSION_H
#define TL_WORK_FORM_VERSION_H

#include "db/store.h"

/* The version that new walkthroughs are made with; NULL where none is published, with error when
 * reading failed. Yours. */
struct record *form_version_present(struct store *store, const char *instrument, GError **error);

/* The version that is not published yet: as it is stored, or else the present one copied and
 * numbered one higher, which is not stored before the first save. NULL with error. Yours. */
struct record *form_version_next(struct store *store, const char *instrument, GError **error);

/* True when version is not published yet. */
bool form_version_is_open(const struct record *version);

/* Stores the next version. TL_ERROR_REFUSED for one that is published. */
bool form_version_save(struct store *store, struct record *version, const char *label,
                       GError **error);

/* Adds a strategy that there was none of before (its code is made of its name) at place, under the
 * heading of the one above it. */
bool form_version_add(struct store *store, struct record *version, const char *name, guint place,
                      GError **error);

/* Puts a strategy that there is back on the form, at the end. */
bool form_version_bring_back(struct store *store, struct record *version, const char *strategy,
                             GError **error);

/* The one at place becomes a different strategy with these words: its trend begins anew, the old
 * one's ends. */
bool form_version_replace(struct store *store, struct record *version, guint place,
                          const char *name, GError **error);

/* Moves the one at place up (-1) or down (1). False without error where there is no room. */
bool form_version_move(struct store *store, struct record *version, guint place, int by,
                       GError **error);

/* A heading above the one at place: for it and those below that had the same one. NULL: none. */
bool form_version_set_group(struct store *store, struct record *version, guint place,
                            const char *heading, GError **error);

/* What the version changes against the present one, a line each; "" where nothing. NULL with error.
 * Yours. */
char *form_version_changes(struct store *store, const struct record *version, GError **error);

/* Publishes: from today on new walkthroughs are made with it. Strategies that are on no form any
 * more are retired, those that are again come back, and each is called what it says here.
 * TL_ERROR_INVALID for a version without strategies. */
bool form_version_publish(struct store *store, const char *uid, GError **error);

/* Throws the version away that was not published. */
bool form_version_drop(struct store *store, const char *uid, GError **error);

/* A new form with an empty next version. Its uid, yours; NULL with error. */
char *form_version_new_form(struct store *store, const char *name, const char *scale,
                            GError **error);

/* The form that a walkthrough begins with; the others are no longer. TL_ERROR_REFUSED where it has
 * no published version or is retired. */
bool form_version_offer_first(struct store *store, const char *instrument, GError **error);

/* A code made of words, `exit_ticket` of `Exit ticket!`, that no record of type has. Yours. */
char *form_version_code(struct store *store, const struct record_type *type, const char *words);

#endif
