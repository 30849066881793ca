#include "exchange/import_damage.h"

#include "base/error.h"
#include "exchange/csv_excel.h"

bool import_damage_set_grades(struct import_session *session, struct import_place place,
                              struct record *record, const char *field, const char *cell,
                              GError **error)
{
  if (!csv_excel_is_made(cell))
    return import_item_set(record, field, cell, error);
  g_autofree char *grades = csv_excel_range(cell);
  if (!grades)
    return fail(error, TL_ERROR_INVALID,
                "“%s” is no grade: a spreadsheet has made a date or a large number of it. Write "
                "what it was, such as 6-8, in a column of text.",
                cell);
  import_session_notice(session, place,
                        "“%s” is a date that a spreadsheet has made of grades, and was read as %s",
                        cell, grades);
  return import_item_set(record, field, grades, error);
}

void import_damage_tell(const struct import_table *table, const int *fields,
                        const char *const *cells)
{
  for (; *fields >= 0; fields++)
    if (csv_excel_is_made(cells[*fields]))
      import_session_notice(import_table_session(table), import_table_place(table),
                            "“%s” under “%s” looks like what a spreadsheet makes of something "
                            "else. Look what it was, and correct it there and here",
                            cells[*fields], csv_header_title(import_table_header(table), *fields));
}
