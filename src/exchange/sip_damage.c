#include "exchange/sip_damage.h"

#include "base/error.h"
#include "base/text.h"
#include "exchange/csv_excel.h"

/* What the cell may have been; empty where it is whole. Yours. */
static GPtrArray *origins(const char *cell)
{
  static const char *const between[] = { ".", "-", "/" };
  GPtrArray *list = g_ptr_array_new_with_free_func(g_free);
  int month, day;
  if (csv_excel_date(cell, &month, &day)) {
    for (size_t i = 0; i < G_N_ELEMENTS(between); i++) {
      g_ptr_array_add(list, g_strdup_printf("%d%s%d", month, between[i], day));
      if (month != day)
        g_ptr_array_add(list, g_strdup_printf("%d%s%d", day, between[i], month));
    }
  } else if (g_regex_match_simple("^[0-9]+,[0-9]+$", cell, 0, 0)) {
    g_auto(GStrv) halves = g_strsplit(cell, ",", 2);
    g_ptr_array_add(list, g_strjoin(".", halves[0], halves[1], NULL));
    /* 1.20 is a decimal with a nought too many. */
    g_ptr_array_add(list, g_strconcat(halves[0], ".", halves[1], "0", NULL));
  }
  return list;
}

/* The only one of them that the plan has; NULL: none, or several. Borrowed. */
static const char *known(const struct sip_plans *plans, const struct record *goal,
                         const GPtrArray *list)
{
  const char *found = NULL;
  for (guint i = 0; i < list->len; i++) {
    if (!sip_plans_has(plans, goal, list->pdata[i]))
      continue;
    if (found)
      return NULL;
    found = list->pdata[i];
  }
  return found;
}

char *sip_damage_code(const struct sip_plans *plans, const struct record *goal, const char *cell,
                      struct import_session *session, struct import_place place, GError **error)
{
  g_autofree char *clean = text_clean(cell, true);
  if (text_blank(clean))
    return NULL;
  g_autoptr(GPtrArray) list = origins(clean);
  if ((list->len == 0 && !csv_excel_is_made(clean)) || sip_plans_has(plans, goal, clean))
    return g_steal_pointer(&clean);
  const char *code = known(plans, goal, list);
  if (code) {
    import_session_notice(session, place,
                          "“%s” is what a spreadsheet has made of an item’s number, and was read "
                          "as %s",
                          clean, code);
    return g_strdup(code);
  }
  fail(
      error, TL_ERROR_INVALID,
      "“%s” is no item’s number: a spreadsheet has made a date, a decimal or a large number of it. "
      "Write what it was, such as 1.10, in a column of text.",
      clean);
  return NULL;
}
