/* Records in words: what one is called, what a reference names, what a part says in one line, how
 * two states differ and what became of a record over time. Knows nothing of the screen. */
#ifndef TL_UI_RECORD_WORDS_H
#define TL_UI_RECORD_WORDS_H

#include "db/store.h"

/* What people call the record: `Kuss Middle`, `José Nuñez`, `target of Rosa Alvarez for November
 * 2026`. NULL where it has no name yet. Yours. */
char *record_words_title(struct store *store, const struct record *record);

/* What a reference names; NULL where it is not there. Yours. */
char *record_words_ref(struct store *store, const char *type, const char *uid);

/* A value as people read it; `(empty)` for NULL. Yours. */
char *record_words_value(struct store *store, const struct field *field, const char *value);

/* A part in one line: `teacher, Kuss Middle, Math, from 1 Sep 2026`. Yours. */
char *record_words_part(struct store *store, const struct record *part);

/* Appends a line for each field and part that differs, `   Room: 204 → 301`; false where none does.
 * before NULL: everything that after holds. */
bool record_words_differences(struct store *store, const struct record *before,
                              const struct record *after, GString *into);

/* Who changed it, when and how, latest first, as text to read. NULL with error. Yours. */
char *record_words_history(struct store *store, const struct record_type *type, const char *uid,
                           GError **error);

/* `Thu 12 Nov 2026, 10:31` in local time of an instant; as it is where it is none. Yours. */
char *record_words_instant(const char *instant);

#endif
