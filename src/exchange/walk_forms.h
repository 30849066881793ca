/* Forms, their versions, strategies and scales, as a file of walkthroughs speaks of them. Only for
 * import_walkthroughs. */
#ifndef TL_EXCHANGE_WALK_FORMS_H
#define TL_EXCHANGE_WALK_FORMS_H

#include "exchange/import_item.h"

struct walk_forms;
struct walk_form;

/* What is looked for; one that the file brings has no uid until it is needed. */
struct walk_strategy {
  char *uid;  /* NULL: not in the store so far */
  char *name; /* as the file words it */
};

/* Loads all forms. NULL with error. Yours. */
struct walk_forms *walk_forms_load(struct import_session *session, GError **error);
void walk_forms_free(struct walk_forms *forms);

/* The form with that code or name; text blank: the one that is offered first. NULL with
 * TL_ERROR_NOT_FOUND. Borrowed. */
struct walk_form *walk_forms_find(struct walk_forms *forms, const char *text, GError **error);

/* The strategy that text means on any version of form, by wording, name or code; with
 * options.create_missing a new one where there is none. NULL with TL_ERROR_NOT_FOUND. Borrowed. */
struct walk_strategy *walk_forms_strategy(struct walk_forms *forms, struct walk_form *form,
                                          const char *text, GError **error);

/* True where some strategy of the store has that code. */
bool walk_forms_has_code(const struct walk_forms *forms, const char *code);

/* True where text is a strategy of the form, by wording, name or code. */
bool walk_forms_knows(const struct walk_form *form, const char *text);

/* The code of the first level of the form's scale that counts as seen; NULL: none does. Borrowed.
 */
const char *walk_forms_seen(const struct walk_form *form);

/* The level codes of the form's scale, `seen, partly and not_seen`. Yours. */
char *walk_forms_levels(const struct walk_form *form);

/* The code of the level that text means on the form's scale: by code, label or key. NULL with
 * TL_ERROR_INVALID, which lists the levels. Borrowed. */
const char *walk_forms_level(const struct walk_form *form, const char *text, GError **error);

/* True where text is a level of the scale of any version of the form. */
bool walk_forms_level_of_any(const struct walk_form *form, const char *text);

/* Levels are read by the scale of that version of the form (a uid; NULL: it is not known), else of
 * the version in force on date, else of the newest. */
void walk_forms_read_by(struct walk_form *form, const char *version, const char *date);

/* Reads them by the next newer version on whose scale all of the codes are (NULL-terminated), and
 * text too (NULL: only they). False where there is none; nothing has changed then. */
bool walk_forms_read_newer(struct walk_form *form, const char *const *codes, const char *text);

/* The form that the version with that uid is of, or NULL. Borrowed. */
struct walk_form *walk_forms_of_version(struct walk_forms *forms, const char *uid);

/* What a walkthrough asks of a version of its form. */
struct walk_need {
  const char *current;         /* uid of the version it has; NULL: none so far */
  const char *date;            /* of the walkthrough */
  const GPtrArray *strategies; /* struct walk_strategy *: all must be on it */
};

/* The uid of the version of form that fits, of those with the scale by which levels are read: the
 * current one, else that in force on the date, else the first one. Strategies without uid are
 * saved, and a new version of the form with them. NULL with error. Borrowed. */
const char *walk_forms_version(struct walk_forms *forms, struct walk_form *form,
                               const struct walk_need *need, GError **error);

DEFINE_AUTO(walk_forms)

#endif
