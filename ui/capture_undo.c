/* Undo and redo of a walkthrough that is being recorded, and the place where one was typing. */
#include "config.h"

#include "ui/capture.h"

#include "model/tables.h"

#include <stdio.h>

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

/* --- the place ------------------------------------------------------------------------------ */

static struct draft_key place_key(const struct capture *capture)
{
  return session_draft_key(capture->session, "walkthrough_place", capture->draft);
}

bool capture_keep_place(struct capture *capture, int row, size_t byte, GError **error)
{
  g_autofree char *place = row < 0 ? g_strdup("") : g_strdup_printf("%d %zu", row, byte);
  if (g_strcmp0(place, capture->kept_place ? capture->kept_place : "") == 0)
    return true;
  struct draft_key key = place_key(capture);
  bool done = *place ? draft_put(capture->session->drafts, &key, NULL, 0, place, error)
                     : draft_remove(capture->session->drafts, &key, error);
  if (!done)
    return false;
  g_free(capture->kept_place);
  capture->kept_place = g_steal_pointer(&place);
  return true;
}

int capture_typed(struct capture *capture, size_t *byte)
{
  struct draft_key key = place_key(capture);
  g_free(capture->kept_place);
  capture->kept_place = draft_get(capture->session->drafts, &key, NULL, NULL);
  if (!capture->kept_place)
    return -1;
  char *after = NULL;
  gint64 row = g_ascii_strtoll(capture->kept_place, &after, 10);
  *byte = (size_t)g_ascii_strtoull(after, NULL, 10);
  return row < 0 || row > G_MAXINT ? -1 : (int)row;
}
