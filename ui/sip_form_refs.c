/* What a goal or an item of a plan refers to: owners, initiatives, goals. */
#include "config.h"

#include "ui/sip_form_own.h"

#include "model/name.h"
#include "model/tables.h"
#include "ui/picker.h"

#include <string.h>

static void add_owners(struct sip_form *self, struct picker *picker)
{
  AUTO(rowset)
  struct rowset *rows = store_query(session_of(self->app)->store, STATEMENT_SIP_OWNERS, NULL,
                                    "school", self->school, NULL);
  for (int i = 0; rows && i < rows->row_count; i++)
    picker_add(picker, rowset_get(rows, i, "uid"), rowset_get(rows, i, "name"),
               choice_label(role_choices, rowset_get(rows, i, "role")));
}

static void add_initiatives(struct sip_form *self, struct picker *picker)
{
  AUTO(rowset)
  struct rowset *rows =
      store_query(session_of(self->app)->store, STATEMENT_SIP_INITIATIVES, NULL, NULL);
  for (int i = 0; rows && i < rows->row_count; i++) {
    g_autofree char *label =
        g_strdup_printf("%s  %s", rowset_get(rows, i, "code"), rowset_get(rows, i, "name"));
    picker_add(picker, rowset_get(rows, i, "uid"), label, NULL);
  }
  picker_set_empty(picker, "No initiative fits. They come with the district’s plan.");
}

static void add_goals(struct sip_form *self, struct picker *picker)
{
  struct store *store = session_of(self->app)->store;
  AUTO(record)
  struct record *goal =
      store_load(store, &record_sip_goal, record_get(self->record, "sip_goal"), NULL);
  AUTO(rowset)
  struct rowset *rows = goal ? store_query(store, STATEMENT_SIP_GOALS, NULL, "school", self->school,
                                           "school_year", record_get(goal, "school_year"), NULL)
                             : NULL;
  for (int i = 0; rows && i < rows->row_count; i++) {
    g_autofree char *label =
        g_strdup_printf("%s  %s", rowset_get(rows, i, "code"), rowset_get(rows, i, "text"));
    picker_add(picker, rowset_get(rows, i, "uid"), label, NULL);
  }
}

void sip_form_refs(const char *type, struct picker *picker, void *data)
{
  if (strcmp(type, "staff") == 0)
    add_owners(data, picker);
  else if (strcmp(type, "initiative") == 0)
    add_initiatives(data, picker);
  else
    add_goals(data, picker);
}

char *sip_form_ref_label(const char *type, const char *uid, void *data)
{
  struct store *store = session_of(((struct sip_form *)data)->app)->store;
  const struct record_type *found = record_type_find(type);
  AUTO(record) struct record *record = store_load(store, found, uid, NULL);
  if (!record)
    return NULL;
  if (found == &record_staff)
    return name_full(record_get(record, "given_name"), record_get(record, "family_name"));
  return g_strdup_printf("%s  %s", record_get(record, "code"), record_get(record, found->title));
}
