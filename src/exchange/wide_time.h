/* When a form was filled in, as Google and Microsoft Forms write it. */
#ifndef TL_EXCHANGE_WIDE_TIME_H
#define TL_EXCHANGE_WIDE_TIME_H

#include <glib.h>
#include <stdbool.h>

struct wide_time {
  char date[16]; /* `2026-11-12` */
  char time[16]; /* `10:31:00`; "" where there is none */
};

/* Reads `11/12/2026 10:31:00`, `2026/11/12 10:31:00 AM EST`, `11/12/26 10:31`, with 12 or 24 hours,
 * with or without seconds and zone: it is local wherever the form was. Only `…Z` and offsets of ISO
 * 8601 are turned into local time. False with TL_ERROR_INVALID. */
bool wide_time_parse(const char *text, struct wide_time *time, GError **error);

/* The instant in UTC, `2026-11-12T15:31:00Z`; a time without an hour is midnight. Yours. */
char *wide_time_instant(const struct wide_time *time);

#endif
