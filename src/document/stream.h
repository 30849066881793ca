/* Whether all that was written to a stream arrived. */
#ifndef TL_DOCUMENT_STREAM_H
#define TL_DOCUMENT_STREAM_H

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

/* Flushes out. False with TL_ERROR_FULL (no room) or TL_ERROR_FAILED (anything else) when something
 * written to it so far was lost. */
bool stream_finish(FILE *out, GError **error);

#endif
