/* The press as a child process: a document in, a PDF out. */
#ifndef TL_REPORT_PRESS_H
#define TL_REPORT_PRESS_H

#include "base/auto.h"
#include "base/progress.h"
#include "document/document.h"

struct press;

/* Starts a press that writes to descriptor, which stays open, and waits for a document; so it gets
 * ready while the document is put together. A press that cannot be started says so in press_print.
 * Yours. */
struct press *press_start(int descriptor);

/* Sends document to press and comes back when all is sent, with the press at work: for who has
 * other things to do meanwhile. press_print, which must follow, says what went wrong. */
void press_send(struct press *press, const struct document *document,
                const struct progress *progress);

/* Sends document, where press_send has not, to press section by section and waits until the PDF is
 * written; once only. False with TL_ERROR_NOT_FOUND where there is no press, TL_ERROR_STOPPED when
 * progress says so (the press is ended), TL_ERROR_FAILED with the press's own sentence otherwise.
 */
bool press_print(struct press *press, const struct document *document,
                 const struct progress *progress, GError **error);

/* Ends a press that has nothing to print, and frees it. */
void press_free(struct press *press);

DEFINE_AUTO(press)

#endif
