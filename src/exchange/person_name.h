/* A whole name in one cell taken apart: `Nuñez, José`, `José Nuñez`, `Ana da Silva Jr.`. */
#ifndef TL_EXCHANGE_PERSON_NAME_H
#define TL_EXCHANGE_PERSON_NAME_H

/* What stands before the first comma is the family name; without one it is the last word, with what
 * belongs to it in front (`da`, `de la`, `van`) and behind it (`Jr.`). *given may become NULL,
 * *family only for blank text. Both yours. */
void person_name_split(const char *text, char **given, char **family);

#endif
