/* The one function each for plurals, percentages and pro-rating. */
#ifndef TL_BASE_FORMAT_H
#define TL_BASE_FORMAT_H

#include <glib.h>

/* `1 school`, `3 schools`, `1,234 schools`. Yours. */
char *format_plural(long count, const char *one, const char *many);

/* part of whole in whole per cent, half up; 0 where whole is 0. */
int format_percent(long part, long whole);

/* `6 of 9`. Yours. */
char *format_of(long part, long whole);

/* full × part ÷ whole, half rounded up; full where whole is 0. */
int format_prorate(int full, int part, int whole);

/* 1234567 as `1,234,567`. Yours. */
char *format_number(long number);

/* a, b and c. Yours. items is a NULL-terminated array. */
char *format_list(const char *const *items);

/* `4.2 MB`. Yours. */
char *format_bytes(goffset bytes);

#endif
