/* The rows of a CSV file on their way in. Only for the importers. */
#ifndef TL_EXCHANGE_IMPORT_TABLE_H
#define TL_EXCHANGE_IMPORT_TABLE_H

#include "exchange/csv_header.h"
#include "exchange/import_session.h"

/* A CSV file being read. */
struct import_table;

/* Opens a file and finds the columns of these fields, by --map and --only too. NULL with error.
 * Yours. */
struct import_table *import_table_open(struct import_session *session, const char *path,
                                       const struct csv_field *fields, int field_count,
                                       GError **error);
/* The same for a file that may have a column a month: each whose title is a month, and that no
 * field is read from, is one of import_table_months. */
struct import_table *import_table_open_months(struct import_session *session, const char *path,
                                              const struct csv_field *fields, int field_count,
                                              GError **error);

/* The same for a wide file: the fields are the titles of its columns, as the map has them, those of
 * one name one after the other; --map says nothing of them. */
struct import_table *import_table_open_titled(struct import_session *session, const char *path,
                                              const struct csv_field *fields, int field_count,
                                              GError **error);

/* A column a month: its cells follow those of the fields. */
struct import_month {
  char *month; /* `2026-11`; a title without a year is of the present school year */
  int cell;    /* index among a record's cells */
};

/* The columns of months, struct import_month, in the order of the file. Borrowed. */
const GArray *import_table_months(const struct import_table *table);

/* The middle of a school year (NULL: the present one): a month without a year is the one nearest to
 * it. Yours. */
char *import_table_mid_year(const char *school_year);

void import_table_free(struct import_table *table);

/* The next row that can be taken at all; those that cannot, or that have the error of a spreadsheet
 * in a cell, are refused on the way. A date that is a spreadsheet's number of days is that date,
 * and one in figures has its month first. NULL at the end, when the file's notices have gone into
 * the result; with error set where reading failed or a person stopped it. */
const struct csv_record *import_table_next(struct import_table *table, GError **error);

/* Goes over all rows before the first is taken, where they say how others are to be read. False
 * with error where reading failed or a person stopped it. */
bool import_table_look(struct import_table *table,
                       void (*look)(const struct csv_record *record, void *data), void *data,
                       GError **error);

/* Why a row is refused whose cell of that field is the error of a formula; NULL: it is none. Yours.
 */
char *import_table_fault(const struct import_table *table, int field, const char *cell);

/* Tells, once, of a cell of the present row that is a date as a number of days, where it is. */
void import_table_tell_day(struct import_table *table, int field, const char *cell);

/* From now on cells beyond the header are passed over, not refused: in a roster they may be a
 * child's or a parent's, and must not even be quoted. */
void import_table_ignore_stray(struct import_table *table);

/* Where that row stands. */
struct import_place import_table_place(const struct import_table *table);

/* Whose rows they are. Borrowed. */
struct import_session *import_table_session(const struct import_table *table);

/* True where the file has a column for the field. */
bool import_table_has(const struct import_table *table, int field);

/* After the last row: says which columns nothing was read from, but of a file of ours. */
void import_table_tell_unread(const struct import_table *table);

/* The header, with the titles of the columns. Borrowed. */
const struct csv_header *import_table_header(const struct import_table *table);

DEFINE_AUTO(import_table)

#endif
