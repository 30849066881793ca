/* What a form's references can be: schools, members of staff. */
#include "config.h"

#include "ui/record_own.h"

#include "model/date.h"
#include "model/name.h"
#include "model/tables.h"
#include "ui/record_words.h"

#include <string.h>

static void fill_schools(struct session *session, struct picker *picker, GError **error)
{
  AUTO(rowset)
  struct rowset *rows =
      store_query(session->store, STATEMENT_LIST_SCHOOLS, error, "active", "1", NULL);
  for (int i = 0; rows && i < rows->row_count; i++)
    picker_add(picker, rowset_get(rows, i, "uid"), rowset_get(rows, i, "name"),
               rowset_get(rows, i, "principal"));
  picker_set_empty(
      picker,
      "No school of that name. Backspace takes a letter back; schools are added in Records.");
}

/* Rows of people with role and school. */
static void add_people(const struct rowset *rows, struct picker *picker)
{
  for (int i = 0; rows && i < rows->row_count; i++) {
    g_autofree char *name =
        name_listed(rowset_get(rows, i, "given_name"), rowset_get(rows, i, "family_name"));
    const char *role = rowset_get(rows, i, "role");
    const char *school = rowset_get(rows, i, "school");
    g_autofree char *detail =
        g_strjoin(role && school ? ", " : "", role ? choice_label(role_choices, role) : "",
                  school ? school : "", NULL);
    picker_add(picker, rowset_get(rows, i, "uid"), name, detail);
  }
  picker_set_empty(
      picker, "Nobody of that name. Backspace takes a letter back; people are added in Records.");
}

static void fill_staff(struct session *session, struct picker *picker, GError **error)
{
  AUTO(rowset)
  struct rowset *rows = store_query(session->store, STATEMENT_RECORDS_STAFF_CHOICES, error, NULL);
  add_people(rows, picker);
}

/* Who has not run a meeting for longest stands first. */
static void fill_facilitators(struct record_screen *self, struct picker *picker, GError **error)
{
  AUTO(rowset)
  struct rowset *rows = store_query(self->edit->session->store, STATEMENT_RECORDS_FACILITATORS,
                                    error, "month", record_get(self->edit->record, "month"), NULL);
  for (int i = 0; rows && i < rows->row_count; i++) {
    g_autofree char *name =
        name_listed(rowset_get(rows, i, "given_name"), rowset_get(rows, i, "family_name"));
    const char *last = rowset_get(rows, i, "last_month");
    g_autofree char *month = last ? month_long(last) : NULL;
    g_autofree char *detail =
        month ? g_strdup_printf("ran the one about %s", month) : g_strdup("has not run one");
    picker_add(picker, rowset_get(rows, i, "uid"), name, detail);
  }
  picker_set_empty(picker, "No administrator of that name. Backspace takes a letter back.");
}

/* The school's principal stands first. */
static void fill_owners(struct record_screen *self, struct picker *picker, GError **error)
{
  AUTO(rowset)
  struct rowset *rows = store_query(self->edit->session->store, STATEMENT_FOLLOW_UP_OWNERS, error,
                                    "school", record_get(self->edit->record, "school"), NULL);
  picker_set_likely(picker);
  add_people(rows, picker);
}

void record_refs_fill(const char *type, struct picker *picker, void *data)
{
  struct record_screen *self = data;
  GError *error = NULL;
  if (strcmp(type, "school") == 0)
    fill_schools(self->edit->session, picker, &error);
  else if (self->edit->record->type == &record_dilt_meeting)
    fill_facilitators(self, picker, &error);
  else if (self->edit->record->type == &record_follow_up)
    fill_owners(self, picker, &error);
  else if (strcmp(type, "staff") == 0)
    fill_staff(self->edit->session, picker, &error);
  if (error)
    session_error(self->app, error);
}

char *record_refs_label(const char *type, const char *uid, void *data)
{
  struct record_screen *self = data;
  return record_words_ref(self->edit->session->store, type, uid);
}
