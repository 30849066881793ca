/* The rows of a wide file, read by its map. Only for import_wide. */
#ifndef TL_EXCHANGE_WIDE_ROWS_H
#define TL_EXCHANGE_WIDE_ROWS_H

#include "exchange/import_table.h"
#include "exchange/wide_map.h"
#include "exchange/wide_time.h"

struct wide_rows;

/* Opens the file of the session's map. NULL with error. Yours. */
struct wide_rows *wide_rows_open(struct import_session *session, const char *path, GError **error);
void wide_rows_free(struct wide_rows *rows);

/* Goes to the next row. False at the end, and with error where reading failed. */
bool wide_rows_next(struct wide_rows *rows, GError **error);

/* Goes over all rows before the first is taken, each in its turn as if wide_rows_next had gone to
 * it. False with error where reading failed or a person stopped it. */
bool wide_rows_look(struct wide_rows *rows, void (*look)(long line, void *data), void *data,
                    GError **error);

/* Where that row stands. */
struct import_place wide_rows_place(const struct wide_rows *rows);

/* What the row says of a field, or of that code of it: the answer's meaning where the map gives
 * one (but for ticks, which the caller takes apart first), else the cell; columns of text one below
 * the other, of others the one that is filled. *text is yours, NULL where the row says nothing.
 * False with why it is refused. */
bool wide_rows_value(const struct wide_rows *rows, enum wide_field_id field, const char *code,
                     char **text, GError **error);

/* The codes that the map's columns of a field have, each once, in their order; NULL-terminated,
 * borrowed texts. Yours. */
GPtrArray *wide_rows_codes(const struct wide_rows *rows, enum wide_field_id field);

/* All that the row says, as one text. Yours. */
char *wide_rows_said(const struct wide_rows *rows);

/* The row's timestamp; false with error where it cannot be read, *given where there is one. */
bool wide_rows_time(const struct wide_rows *rows, struct wide_time *time, bool *given,
                    GError **error);

/* Says of an answer (a text of wide_rows_value) that its meaning is not known, and how to map it;
 * allowed: what it may mean. */
bool wide_rows_fail_answer(const struct wide_rows *rows, enum wide_field_id field, const char *code,
                           const char *answer, const char *allowed, GError **error);

/* Parts of a cell of ticks: calls take for each, as long a part as take knows. False with error
 * where take knows none of what stands there. */
struct wide_ticks {
  bool (*take)(const char *part, void *data); /* false: no such answer */
  void *data;
};
bool wide_rows_ticks(const char *text, const struct wide_ticks *ticks, char **unknown);

DEFINE_AUTO(wide_rows)

#endif
