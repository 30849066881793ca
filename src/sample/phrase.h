/* Sentences from patterns: `[asked|invited] {n} of {m} to explain {topic}`. In brackets stand
 * choices (they may hold further ones), in braces what is filled in. */
#ifndef TL_SAMPLE_PHRASE_H
#define TL_SAMPLE_PHRASE_H

#include "sample/chance.h"

/* What a brace stands for. A list of slots ends with a NULL name. Without one, `{n}` is 2 to 5,
 * `{m}` 7 to 12 and `{p}` 20 to 180. */
struct phrase_slot {
  const char *name;
  const char *value;
};

/* Appends pattern, its choices made and its slots filled, to out. slots may be NULL. A slot without
 * a value asserts. */
void phrase_append(GString *out, const char *pattern, struct chance *chance,
                   const struct phrase_slot *slots);

/* The same as a string of its own; yours. */
char *phrase_make(const char *pattern, struct chance *chance, const struct phrase_slot *slots);

/* Makes a sentence of it: a capital letter (behind an opening quotation mark, too) and, where no
 * mark stands at the end, a full stop. Yours. */
char *phrase_sentence(const char *pattern, struct chance *chance, const struct phrase_slot *slots);

#endif
