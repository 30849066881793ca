/* Undo and redo of a walkthrough that is being recorded, and the place where one was. */
#include "config.h"

#include "ui/capture.h"

#include "base/clock.h"
#include "model/tables.h"
#include "ui/draft_place.h"

#include <string.h>

enum { MOST_UNDO = 200 };

/* --- steps ---------------------------------------------------------------------------------- */

static void step_free(gpointer data)
{
  struct capture_step *step = data;
  record_free(step->record);
  g_free(step->what);
  g_free(step);
}

GPtrArray *capture_steps_new(void)
{
  return g_ptr_array_new_with_free_func(step_free);
}

void capture_remember(struct capture *capture, char *what, int row)
{
  struct capture_step *step = g_new0(struct capture_step, 1);
  step->record = record_copy(capture->record);
  step->what = what;
  step->row = row;
  if (capture->before->len >= MOST_UNDO)
    g_ptr_array_remove_index(capture->before, 0);
  g_ptr_array_add(capture->before, step);
}

void capture_forget(struct capture *capture)
{
  guint last = capture->before->len - 1;
  const struct capture_step *step =
      capture->before->len > 0 ? g_ptr_array_index(capture->before, last) : NULL;
  if (step && record_equal(step->record, capture->record))
    g_ptr_array_remove_index(capture->before, last);
  else
    g_ptr_array_set_size(capture->after, 0);
}

/* The latest of from becomes what there is, and what there was the latest of to. */
static const struct capture_step *go(struct capture *capture, GPtrArray *from, GPtrArray *to)
{
  if (from->len == 0)
    return NULL;
  struct capture_step *step = g_ptr_array_steal_index(from, from->len - 1);
  struct record *there = step->record;
  step->record = capture->record;
  capture->record = there;
  capture->touched = true;
  g_ptr_array_add(to, step);
  capture_refresh(capture, NULL);
  return step;
}

const struct capture_step *capture_undo(struct capture *capture)
{
  return go(capture, capture->before, capture->after);
}

const struct capture_step *capture_redo(struct capture *capture)
{
  return go(capture, capture->after, capture->before);
}

/* --- what an attempt takes away ------------------------------------------------------------- */

static const char marks_kind[] = "walkthrough_marks";

/* A finish is undone within minutes: what was kept on an earlier day is of no use. */
static void forget_older(struct session *session)
{
  g_autofree char *now = clock_instant();
  AUTO(rowset)
  struct rowset *kept =
      draft_list(session->drafts, session->district_uid,
                 session->person_uid ? session->person_uid : "", marks_kind, NULL);
  for (int i = 0; kept && i < kept->row_count; i++) {
    struct draft_key key = session_draft_key(session, marks_kind, rowset_get(kept, i, "record"));
    if (strncmp(rowset_get(kept, i, "updated_at"), now, strlen("2026-11-12")) != 0)
      draft_remove(session->drafts, &key, NULL);
  }
}

bool capture_keep_marks(struct capture *capture, GError **error)
{
  struct session *session = capture->session;
  forget_older(session);
  struct draft_key key = session_draft_key(session, marks_kind, capture->draft);
  g_autofree char *json = record_to_json(capture->record, true);
  return draft_put(session->drafts, &key, capture->teacher_name, 0, json, error);
}

char *capture_marks_kept(struct session *session, const char *uid)
{
  struct draft_key key = session_draft_key(session, marks_kind, uid);
  return draft_get(session->drafts, &key, NULL, NULL);
}

/* --- the place ------------------------------------------------------------------------------ */

bool capture_keep_place(struct capture *capture, int row, gssize byte, GError **error)
{
  g_autofree char *place = row < 0    ? NULL
                           : byte < 0 ? g_strdup_printf("%d", row)
                                      : g_strdup_printf("%d %" G_GSSIZE_FORMAT, row, byte);
  return draft_place_note(capture->session, record_walkthrough.name, capture->draft, place,
                          &capture->kept_place, error);
}

int capture_place(struct capture *capture, gssize *byte)
{
  g_free(capture->kept_place);
  capture->kept_place =
      draft_place_noted(capture->session, record_walkthrough.name, capture->draft);
  if (!capture->kept_place)
    return -1;
  char *after = NULL;
  gint64 row = g_ascii_strtoll(capture->kept_place, &after, 10);
  *byte = *after ? (gssize)g_ascii_strtoll(after, NULL, 10) : -1;
  return row < 0 || row > G_MAXINT ? -1 : (int)row;
}
