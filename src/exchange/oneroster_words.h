/* Words in rosters of OneRoster and School Data Sync: roles, statuses, lists in a cell. */
#ifndef TL_EXCHANGE_ONEROSTER_WORDS_H
#define TL_EXCHANGE_ONEROSTER_WORDS_H

#include <glib.h>
#include <stdbool.h>

enum oneroster_role {
  ONEROSTER_UNSAID,        /* nothing is said */
  ONEROSTER_STRANGER,      /* a word that nobody here knows */
  ONEROSTER_STUDENT,       /* now or before */
  ONEROSTER_FAMILY,        /* a student's parents, relatives and whoever else is asked about them */
  ONEROSTER_STAFF,         /* with a role of ours */
  ONEROSTER_ADMINISTRATOR, /* of a school or the district: which kind is not said */
};

/* True for the last two. */
bool oneroster_words_is_staff(enum oneroster_role kind);

/* What a role means; *role is ours where it is ONEROSTER_STAFF. Borrowed. */
enum oneroster_role oneroster_words_role(const char *text, const char **role);

/* True for `tobedeleted`, `Inactive` and the like; blank is active. */
bool oneroster_words_is_gone(const char *status);

/* True where text says that it is active, not only nothing. */
bool oneroster_words_is_here(const char *status);

/* The values of a cell that may hold several. NULL-terminated, without blanks. Yours. */
char **oneroster_words_list(const char *text);

/* text as a state's code of a school; NULL where it has not the form of one. Yours. */
char *oneroster_words_code(const char *text);

/* text where it is words, NULL where it is blank or a number (a code of some catalogue). Yours. */
char *oneroster_words_subject(const char *text);

/* A course's or class's title as a subject: `English 9 - Sec 003 (P2)` is `English 9`. NULL where
 * it is blank. Yours. */
char *oneroster_words_title(const char *text);

#endif
