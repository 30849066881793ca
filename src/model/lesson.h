/* How a lesson is told on paper, where no label stands beside a word: `middle of the lesson`, not
 * `middle`. Pure. */
#ifndef TL_MODEL_LESSON_H
#define TL_MODEL_LESSON_H

/* The value of a walkthrough's field as it reads without its label: of lesson_part and grouping the
 * usual words (opening, middle, close; alone, pairs, small groups …) in full, else value itself.
 * Borrowed; NULL for NULL. */
const char *lesson_words(const char *field, const char *value);

#endif
