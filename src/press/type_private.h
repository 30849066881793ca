/* What the parts of type share. */
#ifndef TL_PRESS_TYPE_PRIVATE_H
#define TL_PRESS_TYPE_PRIVATE_H

#include "press/type.h"

/* A face of one size and weight: with Noto Sans alone, with those for all scripts. */
struct face {
  PangoFontDescription *plain, *wide;
};

struct type {
  PangoFontMap *map;
  PangoContext *context;
  struct face faces[SIZE_COUNT][2];
  PangoAttrList *figures; /* tabular digits */
  GHashTable *lines;      /* key of type_line → struct text */
  GHashTable *runs;       /* key of runs_key → struct text that is not wrapped; one of texts */
  GPtrArray *texts;       /* all others */
};

/* A layout without words, with the faces that words need. Yours. */
PangoLayout *type_layout(struct type *type, struct look look, const char *words);

/* The width at which layout wraps; none where it is 0. */
void type_set_width(PangoLayout *layout, double width);

/* Lets layout read from the left where words have a letter that is written so. */
void type_set_direction(PangoLayout *layout, const char *words);

/* words without what does not print, and without line ends before a dot between two things. Yours.
 */
char *type_safe_words(const char *words);

/* layout (which it takes), measured; space: the width that it wraps at, or 0. Yours. */
struct text *type_measured(PangoLayout *layout, enum size size, double space);

/* Whether words may fit into width: what is measured wrongly is wrapped, rightly. */
bool type_may_fit(struct look look, const char *words, double width);

#endif
