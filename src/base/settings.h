/* What the program remembers about the person who uses it: the key file `config` in the
 * configuration folder ($XDG_CONFIG_HOME/throughline). */
#ifndef TL_BASE_SETTINGS_H
#define TL_BASE_SETTINGS_H

#include <glib.h>
#include <stdbool.h>

/* Who the person is in a district (by its uid): what stands under `[district UID]`, else under
 * `[person]`, at `as`. Yours; NULL where nothing does. */
char *settings_person(const char *district);

/* Remembers it: under `[person]` where nothing else stands there, else for this district alone.
 * What else the file holds stays. False with error when it cannot be written. */
bool settings_set_person(const char *district, const char *person, GError **error);

#endif
