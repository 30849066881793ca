#include "exchange/staff_match.h"

#include "base/error.h"
#include "model/name.h"
#include "model/tables.h"

#include <string.h>

/* Refuses row for problem, which is freed. */
static void refuse(struct staff_rows *rows, struct staff_row *row, GError *problem)
{
  staff_rows_refuse(rows, row, problem->message);
  g_error_free(problem);
}

/* A name of one cell is parted as it is for the person whose name it is. */
static void part_name(struct staff_row *row, const struct record *person)
{
  static const char *const names[] = { "given_name", "family_name" };
  g_autofree char *guessed = name_search_key(record_get(row->person, "family_name"));
  g_autofree char *known = name_search_key(record_get(person, "family_name"));
  if (!row->guessed_name || strcmp(guessed, known) == 0
      || !staff_index_same_name(row->person, person))
    return;
  for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
    record_set(row->person, names[i], record_get(person, names[i]));
}

/* Row is of item: later rows find it by what this one says. */
static void take_item(struct staff_rows *rows, struct staff_row *row, struct import_item *item)
{
  row->item = item;
  part_name(row, item->record);
  staff_index_note(rows->index, item, row->person);
  if (row->school_known)
    staff_index_note_place(rows->index, item, record_get(row->post, "school"));
  if (row->person->uid || record_get(row->person, "external_id")
      || record_get(row->person, "email"))
    staff_index_claim(rows->index, item);
}

static char *row_name(const struct staff_row *row)
{
  return name_full(record_get(row->person, "given_name"), record_get(row->person, "family_name"));
}

static void tell_renewed(struct staff_rows *rows, const struct staff_row *row)
{
  g_autofree char *name = row_name(row);
  import_session_notice(rows->session, row->where,
                        "%s is taken to be the one who had the e-mail %s; if it is someone else, "
                        "add external_id to both",
                        name, record_get(row->item->record, "email"));
}

/* Somebody new of whom the file has no more than a name may be somebody known. */
static void tell_namesake(struct staff_rows *rows, const struct staff_row *row)
{
  const struct import_item *other = staff_index_namesake(rows->index, row->person, row->item);
  if (!other)
    return;
  g_autofree char *name = row_name(row);
  import_session_notice(
      rows->session, row->where,
      "%s is taken to be someone else than the %s of another school; if it is the "
      "same person, add the e-mail or external_id to both",
      name, name);
}

/* Somebody new, with what they are called by until their rows are taken. */
static void add_person(struct staff_rows *rows, struct staff_row *row)
{
  static const char *const keys[] = { "family_name", "given_name", "email", "external_source",
                                      "external_id" };
  struct import_item *item = import_items_add(staff_index_items(rows->index));
  for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
    record_set(item->record, keys[i], record_get(row->person, keys[i]));
  take_item(rows, row, item);
  tell_namesake(rows, row);
}

static void match_key(struct staff_rows *rows, struct staff_row *row)
{
  GError *problem = NULL;
  struct import_item *item = staff_index_by_key(rows->index, row->person, &problem);
  if (problem)
    refuse(rows, row, problem);
  else if (item)
    take_item(rows, row, item);
}

/* The person by name and place. Refuses nothing: NULL with problem where more than one fits. */
static void match_name(struct staff_rows *rows, struct staff_row *row, GError **problem)
{
  bool renewed = false;
  struct staff_place place = { row->school_known, record_get(row->post, "school") };
  if (!record_get(row->person, "family_name"))
    return;
  struct import_item *item =
      staff_index_by_name(rows->index, row->person, place, &renewed, problem);
  if (!item)
    return;
  row->item = item;
  if (renewed)
    tell_renewed(rows, row);
  take_item(rows, row, item);
}

static void refuse_nobody(struct staff_rows *rows, struct staff_row *row)
{
  struct import_place header = { row->where.file, rows->nameless_line };
  if (!rows->nameless) {
    staff_rows_refuse(rows, row, "Who is it? Fill in family_name, or the e-mail of someone known.");
    return;
  }
  row->refused = true;
  import_session_refuse_once(rows->session, header, rows->nameless);
}

/* What is left: those of rows above, who may be new people by now, and those who are new. */
static void match_rest(struct staff_rows *rows, struct staff_row *row)
{
  GError *problem = NULL;
  match_key(rows, row);
  if (!row->item && !row->refused)
    match_name(rows, row, &problem);
  if (problem)
    refuse(rows, row, problem);
  if (row->item || row->refused)
    return;
  if (record_get(row->person, "family_name"))
    add_person(rows, row);
  else
    refuse_nobody(rows, row);
}

/* What a row waits for: those without a name are of somebody whom another row may bring. */
static void match_in_pass(struct staff_rows *rows, struct staff_row *row, int pass)
{
  bool named = record_get(row->person, "family_name");
  if (pass == 0)
    match_key(rows, row);
  else if (pass == 1)
    match_name(rows, row, NULL);
  else if (pass == 2 ? named : !named)
    match_rest(rows, row);
}

void staff_match_rows(struct staff_rows *rows)
{
  for (int pass = 0; pass < 4; pass++)
    for (guint i = 0; i < rows->list->len; i++) {
      struct staff_row *row = rows->list->pdata[i];
      if (!row->item && !row->refused)
        match_in_pass(rows, row, pass);
    }
}
