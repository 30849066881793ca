/* One field of a walkthrough's details, and how it is asked for. Only for ui/walkthrough_*.c. */
#ifndef TL_UI_WALKTHROUGH_DETAILS_H
#define TL_UI_WALKTHROUGH_DETAILS_H

#include "ui/walkthrough_capture.h"

enum detail_kind {
  DETAIL_WORDS, /* a picker: what was said before, then the usual words, or what is typed */
  DETAIL_COUNT,
  DETAIL_DATE,
  DETAIL_TIME,
  DETAIL_MINUTES, /* or the time it ended */
  DETAIL_TEXT,
  DETAIL_TEACHER,
  DETAIL_SCHOOL,
  DETAIL_ALONG,
  DETAIL_RECORDER, /* for the record keeper, who enters what others recorded */
  DETAIL_FORM,
  DETAIL_TYPE,
};

struct detail {
  const char *field;
  enum detail_kind kind;
};

/* Asks by a picker; sets the field. False for Esc. */
bool detail_ask_words(struct app *app, struct capture *capture, const char *field);

/* Asks for a line and reads it, again until it can be read; nothing typed leaves it as it is, `-`
 * empties it. False for Esc. */
bool detail_ask_typed(struct app *app, struct capture *capture, const struct detail *detail);

/* Takes it out of its visit, and with it who was along there. What to say of that, yours (`no
 * longer part of the visit of 30 Nov`); "" where it is part of none. */
char *detail_leave_visit(struct capture *capture);

/* Reads what was typed for a field into record, as detail_ask_typed does; false with a sentence
 * where it is none, ends before it starts, or is still to come. */
bool detail_read(struct record *record, const struct detail *detail, const char *text,
                 GError **error);

#endif
