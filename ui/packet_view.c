/* What the Packet screen shows: the meeting, how it stands, what is missing, what names teachers.
 */
#include "config.h"

#include "ui/packet.h"

#include "base/format.h"
#include "base/text.h"
#include "model/date.h"
#include "model/tables.h"
#include "report/figures.h"
#include "report/packet.h"
#include "report/words.h"
#include "ui/record_words.h"

#include <string.h>

static const char *const names[] = { "key",    "group",    "what",   "detail",
                                     "screen", "argument", "section" };

struct packet_row {
  const char *group, *what, *detail;
  const char *screen, *argument, *section;
};

static void add(struct rowset *rows, const struct packet_row *row)
{
  g_autofree char *key = g_strconcat(row->group, " ", row->what, " ", row->detail, NULL);
  const char *cells[] = { key,         row->group,    row->what,   row->detail,
                          row->screen, row->argument, row->section };
  rowset_add(rows, cells);
}

/* --- the meeting and how it stands ---------------------------------------------------------- */

static char *meeting_words(const struct month_frame *frame)
{
  if (!frame->meeting || !frame->held_on)
    return g_strdup("The DILT meeting has no date yet. d sets it.");
  g_autofree char *day = date_weekday_medium(frame->held_on);
  GString *words = g_string_new("DILT: ");
  g_string_append(words, day);
  if (frame->starts)
    g_string_append_printf(words, ", %s", words_time(frame->starts));
  if (frame->starts && frame->ends)
    g_string_append_printf(words, " to %s", words_time(frame->ends));
  if (frame->place)
    g_string_append_printf(words, ", %s", frame->place);
  if (frame->facilitator)
    g_string_append_printf(words, "; run by %s", frame->facilitator);
  return g_string_free(words, FALSE);
}

static char *due_words(const struct month_frame *frame)
{
  if (!frame->due_on)
    return NULL;
  g_autofree char *day = date_weekday_medium(frame->due_on);
  return g_strdup_printf("Input %s due %s.", strcmp(frame->due_on, frame->today) < 0 ? "was" : "is",
                         day);
}

/* In a month in which nothing was due. */
static char *idle_words(const struct figures *figures)
{
  g_autofree char *words = month_frame_idle_words(figures->frame);
  int submitted = figures->now.submitted;
  if (submitted == 0)
    return g_steal_pointer(&words);
  g_autofree char *count =
      format_plural(submitted, "self-assessment is in", "self-assessments are in");
  return g_strdup_printf("%s %s all the same.", words, count);
}

static char *standing_words(const struct figures *figures)
{
  if (month_frame_idle(figures->frame))
    return idle_words(figures);
  g_autofree char *submitted = format_of(figures->now.submitted, figures->now.expected);
  int missing = figures->plan.missing;
  bool planned = missing + figures_status_set(figures->plan) > 0;
  g_autofree char *items =
      missing ? format_plural(missing, "SIP item has no status", "SIP items have no status")
              : g_strdup(planned                    ? "every SIP item has a status"
                         : figures_planned(figures) ? "no SIP status was due"
                                                    : "no plan is entered");
  g_autofree char *unplanned = planned ? words_unplanned(figures) : NULL;
  return g_strdup_printf("%s self-assessments are in; %s%s%s.", submitted, items,
                         unplanned ? "; " : "", unplanned ? unplanned : "");
}

/* --- what is missing ------------------------------------------------------------------------ */

static void add_missing(struct packet_view *view, const struct figures *figures)
{
  for (guint i = 0; i < figures->missing->len; i++) {
    const struct figures_missing *missing = g_ptr_array_index(figures->missing, i);
    bool assessment = missing->staff && g_str_has_prefix(missing->what, "self-assessment");
    g_autofree char *argument = assessment ? g_strdup_printf("%s %s", missing->staff, view->month)
                                           : g_strdup(missing->school);
    add(view->rows, &(struct packet_row){ .group = "Missing",
                                          .what = missing->who,
                                          .detail = missing->what,
                                          .screen = assessment ? "self-assessment" : "sip",
                                          .argument = argument });
  }
}

/* --- names of teachers ---------------------------------------------------------------------- */

/* The words around the name, so that one sees at once whether it is one. Yours. */
static char *around(const char *text, const char *name)
{
  g_autofree char *line = text_clean(text, true);
  const char *at = strstr(line, name);
  const char *family = strrchr(name, ' ');
  if (!at && family)
    at = strstr(line, family + 1);
  const char *from =
      at && g_utf8_pointer_to_offset(line, at) > 24 ? g_utf8_offset_to_pointer(at, -24) : line;
  return g_strdup_printf("%s%s", from == line ? "" : "…", from);
}

static bool same_text(const struct packet_warning *one, const struct packet_warning *other)
{
  return strcmp(one->record, other->record) == 0 && strcmp(one->place, other->place) == 0;
}

/* Whether its record is this person's to see; where it is not, the words are read here. */
static bool opens(struct store *store, const struct packet_warning *warning)
{
  AUTO(record)
  struct record *record = store_load(store, record_type_find(warning->kind), warning->record, NULL);
  return record != NULL;
}

/* names: all those that this text may mean. */
static void add_warning(struct packet_view *view, struct store *store,
                        const struct packet_warning *warning, const char *names_meant)
{
  g_autofree char *words = around(warning->text, warning->name);
  g_autofree char *what = g_strdup_printf("%s: %s", warning->author, warning->place);
  g_autofree char *detail = g_strdup_printf("“%s” – %s?", words, names_meant);
  bool plain = strcmp(warning->kind, record_target.name) == 0
               || strcmp(warning->kind, record_follow_up.name) == 0;
  g_autofree char *argument =
      plain ? g_strdup_printf("%s %s", warning->kind, warning->record) : g_strdup(warning->record);
  struct packet_row row = {
    .group = "Texts that name teachers", .what = what, .detail = detail, .argument = argument
  };
  bool item = strcmp(warning->kind, record_sip_item.name) == 0;
  row.screen = !(plain || item) || !opens(store, warning) ? "read" : plain ? "record" : "sip-item";
  add(view->rows, &row);
  view->warnings++;
}

static bool add_warnings(struct packet_view *view, struct store *store, GError **error)
{
  g_autoptr(GPtrArray) warnings = packet_name_warnings(store, view->month, error);
  for (guint i = 0; warnings && i < warnings->len; i++) {
    const struct packet_warning *warning = g_ptr_array_index(warnings, i);
    g_autoptr(GString) meant = g_string_new(warning->name);
    while (i + 1 < warnings->len && same_text(warning, g_ptr_array_index(warnings, i + 1)))
      g_string_append_printf(meant, ", %s",
                             ((struct packet_warning *)g_ptr_array_index(warnings, ++i))->name);
    add_warning(view, store, warning, meant->str);
  }
  return warnings != NULL;
}

/* --- the sections --------------------------------------------------------------------------- */

static void add_sections(struct rowset *rows, const struct document *document)
{
  for (guint i = 0; i < document->sections->len; i++) {
    const struct section *section = g_ptr_array_index(document->sections, i);
    g_autofree char *number = g_strdup_printf("%u", i);
    g_autofree char *what = g_strdup_printf("%*s%s", 2 * (section->level - 1), "", section->title);
    add(rows, &(struct packet_row){ .group = "What it will say",
                                    .what = what,
                                    .detail = section->subtitle ? section->subtitle : "",
                                    .section = number });
  }
}

/* --- the whole ------------------------------------------------------------------------------ */

struct packet_view *packet_view_read(struct session *session, const char *month, GError **error)
{
  unsigned parts = FIGURES_PEOPLE | FIGURES_RATINGS | FIGURES_PLANS;
  AUTO(figures) struct figures *figures = figures_read(session->store, month, parts, error);
  if (!figures)
    return NULL;
  AUTO(packet_view) struct packet_view *view = g_new0(struct packet_view, 1);
  view->month = g_strdup(month);
  view->rows = rowset_new(G_N_ELEMENTS(names), names);
  view->meeting = meeting_words(figures->frame);
  view->due = due_words(figures->frame);
  view->standing = standing_words(figures);
  add_missing(view, figures);
  if (!add_warnings(view, session->store, error))
    return NULL;
  return g_steal_pointer(&view);
}

struct rowset *packet_view_rows(const struct packet_view *view, const struct document *document)
{
  struct rowset *rows = rowset_new(G_N_ELEMENTS(names), names);
  for (int i = 0; i < view->rows->row_count; i++) {
    const char *cells[G_N_ELEMENTS(names)];
    for (size_t k = 0; k < G_N_ELEMENTS(names); k++)
      cells[k] = rowset_get(view->rows, i, names[k]);
    rowset_add(rows, cells);
  }
  if (document)
    add_sections(rows, document);
  return rows;
}

void packet_view_free(struct packet_view *view)
{
  g_clear_pointer(&view->rows, rowset_free);
  g_free(view->month);
  g_free(view->meeting);
  g_free(view->due);
  g_free(view->standing);
  g_free(view);
}
